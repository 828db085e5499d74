//! Mail: what one looks like ([`write`]), how it leaves ([`smtp`]), how a notice reads as one
//! ([`notice`]), and where what does not arrive comes back to ([`verp`]).

pub mod bounce;
pub mod notice;
mod relay;
pub mod smtp;
pub mod verp;
pub mod write;

use crate::clock::Millis;

/// A mail to one address, before it is bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Who writes, in words: the school or the city. The address is always the configured one.
    pub from_name: String,
    /// As the person typed it.
    pub to: String,
    pub subject: String,
    /// Plain text with `\n`.
    pub text: String,
    /// With its angle brackets; the same at every try, so that a second copy can be told.
    pub message_id: String,
    pub date: Millis,
}
