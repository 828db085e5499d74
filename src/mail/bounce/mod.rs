//! What comes back: bounces, complaints and holiday replies, from their bytes to a [`Report`] (D-04,
//! D-08; domain.md, 3.8). Pure: `inbound::bounces` gives it bytes and acts on what it says.
//!
//! RFC 3464 reports, RFC 5965 complaints, RFC 3834 replies, and what carriers and old mail servers
//! write for people alone. Nothing here panics, and a huge or deep mail costs no more than a megabyte.

mod judge;
mod parts;
mod phrases;
mod read;
pub mod reason;
mod report;

pub use judge::Status;
pub use read::addresses;
pub use reason::{Effect, Reason};
pub use report::{About, NotUnderstood, Report, Stage};

/// Understands a returned mail.
pub fn read(bytes: &[u8]) -> Result<Report, NotUnderstood> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotUnderstood::Empty);
    }
    read::read(&parts::parts(bytes))
}

/// What a code of our own relay means, given in the SMTP session itself.
pub fn of_session(to: &str, stage: Option<Stage>, said: &str) -> Reason {
    judge::judge(&judge::Told {
        address: to.to_ascii_lowercase(),
        status: Status::find(said),
        code: said.get(..3).and_then(|code| code.parse().ok()),
        stage,
        diagnostic: said.to_lowercase(),
        ..judge::Told::default()
    })
}

#[cfg(test)]
mod tests;
