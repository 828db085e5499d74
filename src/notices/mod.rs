//! From a staff member's wish to messages in the outbox.
//!
//! ```text
//!  draft ──send──► awaiting_approval ──approve──► scheduled ──start──► sending ──► sent
//!                  (or straight to scheduled)                            │  list frozen
//!        ──cancel──► cancelled (before or while sending)      recall ──► recalled
//! ```
//!
//! What waits, for a second person or for its time, is a draft again if the alert behind it ends ([`alerts`]).
//!
//! [`desk`] is what staff do (the API and the console call it), [`starter`] what time does.

pub mod alerts;
pub(crate) mod colleagues;
pub mod desk;
mod evacuation;
pub mod garbage;
pub mod held;
mod names;
pub mod preview;
mod quota;
pub mod starter;
pub mod trial;

pub use names::Names;
