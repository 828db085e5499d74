//! What comes back: bounces, complaints and holiday replies, from their bytes to a [`Report`] (D-04,
//! D-08; domain.md, 3.8). Pure: `inbound::bounces` gives it bytes and acts on what it says.
//!
//! RFC 3464 reports, RFC 5965 complaints, RFC 3834 replies, and what carriers and old mail servers
//! write for people alone. Nothing here panics, and a huge or deep mail costs no more than a megabyte.

mod addresses;
mod carriers;
mod complaint;
mod dialogue;
mod groups;
mod judge;
mod parts;
mod phrases;
mod prose;
mod read;
mod reply;
mod report;

use crate::city::bounce::Reason;
pub use addresses::addresses;
pub use judge::Status;
pub use report::{About, NotUnderstood, Report, Stage};

/// Recipients of one report; our own mails have one each.
const RECIPIENTS: usize = 200;
/// Lines of a text that are looked at,
const LINES: usize = 4000;
/// and bytes: what a server says stands in the first screens, and a thousand phrases are looked for.
const TEXT: usize = 64 * 1024;

/// Understands a returned mail.
pub fn read(bytes: &[u8]) -> Result<Report, NotUnderstood> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotUnderstood::Empty);
    }
    read::read(&parts::parts(bytes))
}

/// What a refusal in our own SMTP session means. The server's words are not kept (they quote the
/// address), so code, status and stage decide; without a stage nobody is given up for a bare 550.
pub fn of_session(to: &str, code: u16, status: Option<Status>, stage: Option<Stage>) -> Reason {
    let unknown = match (code, stage) {
        (550 | 553, Some(Stage::Rcpt | Stage::Data)) => "user unknown",
        (551, Some(Stage::Rcpt)) => "user has moved",
        (552, Some(Stage::Rcpt)) => "mailbox full",
        // At MAIL the size is told (RFC 1870): the mail is too large for whoever it is.
        (552, Some(Stage::Mail)) => "message too large",
        _ => "",
    };
    let bare = status.is_none_or(|Status(_, subject, detail)| (subject, detail) == (0, 0));
    judge::judge(&judge::Told {
        address: to.to_ascii_lowercase(),
        status,
        code: Some(code),
        stage,
        diagnostic: match bare || Some(Stage::Data) == stage {
            true => format!("{code} {unknown}"),
            false => code.to_string(),
        },
        ..judge::Told::default()
    })
}

#[cfg(test)]
mod tests;
