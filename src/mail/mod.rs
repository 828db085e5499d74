//! Mail: what one looks like, how it leaves, how a notice reads as one, and where what does not
//! arrive comes back to ([`verp`]).
//!
//! ```text
//!   notice ──► Letter ──► write (header, charset, dkim) ──► smtp ──► connection (server, reply)
//! ```

pub mod bounce;
mod charset;
mod connection;
pub mod dkim;
mod header;
pub mod notice;
mod refusal;
mod reply;
pub mod server;
pub mod smtp;
pub mod trust;
pub mod verp;
pub mod write;

pub use refusal::{Refusal, Stage, Status};

use crate::clock::Millis;

/// A mail to one address, before it is bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Who writes, in words: the school or the city (X-05). The address is always the configured one.
    pub from_name: String,
    /// The envelope's sender: where bounces go.
    pub sender: String,
    /// As the person typed it.
    pub to: String,
    pub subject: String,
    /// Plain text with `\n`.
    pub text: String,
    /// With its angle brackets; the same at every try, so that a second copy can be told.
    pub message_id: String,
    pub date: Millis,
    /// Where one click stops mails of this kind (RFC 8058), for what may be stopped.
    pub unsubscribe: Option<String>,
}
