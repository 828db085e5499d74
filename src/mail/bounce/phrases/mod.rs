//! What mail servers say, in small letters, and which reason it means: the table that `judge` reads.
//!
//! A room for each kind of trouble: `gone`, `mailbox`, `passing`, `ours`, `message`. A phrase holds where it stands in the text, its pieces (split by `*`) in this order and not far
//! from each other. Collected from the answers that real servers give, as the documentation of their
//! makers and the pattern lists of Sisimai (BSD-2-Clause, tests/it/dsn/LICENSE.sisimai) tell them.

mod gone;
mod mailbox;
mod message;
mod ours;
mod passing;

use crate::city::bounce::Reason;
pub use gone::LOOKED_UP;
pub use passing::CONNECTION;

/// The phrases of a reason.
pub const fn of(reason: Reason) -> &'static [&'static str] {
    match reason {
        Reason::UserUnknown => gone::USER_UNKNOWN,
        Reason::HostUnknown => gone::HOST_UNKNOWN,
        Reason::HasMoved => gone::HAS_MOVED,
        Reason::Filtered => mailbox::FILTERED,
        Reason::Rejected => mailbox::REJECTED,
        Reason::MailboxFull => mailbox::MAILBOX_FULL,
        Reason::Suspend => mailbox::SUSPEND,
        Reason::Expired => passing::EXPIRED,
        Reason::OnHold => passing::ON_HOLD,
        Reason::NetworkError => passing::NETWORK,
        Reason::NotAccept => passing::NOT_ACCEPT,
        Reason::MailerError => passing::MAILER,
        Reason::SystemError => passing::SYSTEM,
        Reason::SystemFull => passing::SYSTEM_FULL,
        Reason::AuthFailure => ours::AUTH,
        Reason::Blocked => ours::BLOCKED,
        Reason::BadReputation => ours::REPUTATION,
        Reason::RequirePtr => ours::REQUIRE_PTR,
        Reason::PolicyViolation => ours::POLICY,
        Reason::SpamDetected => ours::SPAM,
        Reason::VirusDetected => ours::VIRUS,
        Reason::SecurityError => ours::SECURITY,
        Reason::FailedStartTls => ours::STARTTLS,
        Reason::NoRelaying => ours::NO_RELAYING,
        Reason::SyntaxError => ours::SYNTAX,
        Reason::NotCompliantRfc => ours::NOT_RFC,
        Reason::MesgTooBig => message::TOO_BIG,
        Reason::ExceedLimit => message::EXCEED_LIMIT,
        Reason::ContentError => message::CONTENT,
        Reason::TooManyConn => message::TOO_MANY,
        Reason::Speeding => message::SPEEDING,
        Reason::Feedback | Reason::Vacation | Reason::Delivered | Reason::Undefined => &[],
    }
}
