//! What a returned mail is: the shape that everything else works with.

use super::judge::Status;
use crate::city::bounce::Reason;

/// A returned mail, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// One for each recipient it tells of; never empty.
    pub about: Vec<About>,
    /// Addresses it was sent to: one of them may be the mail's own envelope sender (`mail::verp`).
    pub came_to: Vec<String>,
    /// Message-ID of the mail that came back, with its brackets.
    pub original_id: Option<String>,
    /// Message-ID of the report itself.
    pub id: Option<String>,
}

/// What it says of one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// As it was written to, where that is told; else where it ended. May be missing.
    pub address: Option<String>,
    pub reason: Reason,
    /// Another try can never work.
    pub hard: bool,
    /// Still being tried.
    pub delayed: bool,
    pub code: Option<u16>,
    pub status: Option<Status>,
    pub stage: Option<Stage>,
    /// The kind of a complaint (RFC 5965), such as `abuse`.
    pub complaint: Option<String>,
}

impl About {
    /// What is neither hard nor of one recipient's session.
    pub(super) fn plain(reason: Reason) -> About {
        About {
            address: None,
            reason,
            hard: false,
            delayed: false,
            code: None,
            status: None,
            stage: None,
            complaint: None,
        }
    }
}

/// Where in the SMTP dialogue it was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Connect,
    Hello,
    Mail,
    Rcpt,
    Data,
}

impl Stage {
    pub const ALL: [Stage; 5] = [
        Stage::Connect,
        Stage::Hello,
        Stage::Mail,
        Stage::Rcpt,
        Stage::Data,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Stage::Connect => "CONN",
            Stage::Hello => "EHLO",
            Stage::Mail => "MAIL",
            Stage::Rcpt => "RCPT",
            Stage::Data => "DATA",
        }
    }

    pub fn parse(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// Why nothing is made of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUnderstood {
    #[error("is empty")]
    Empty,
    #[error("is no mail: it has no header")]
    NoMail,
    #[error("is no report of a mail that came back")]
    NoReport,
}
