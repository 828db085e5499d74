//! Why a mail came back, and what each reason asks for (domain.md, 3.8). Pure.
//!
//! The names are those of Sisimai, the parser whose samples stand in `tests/it/dsn`: operators know
//! them, and other tools' figures can be compared.

use serde::{Deserialize, Serialize};

/// Why a mail came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// No such mailbox.
    UserUnknown,
    /// No such domain.
    HostUnknown,
    /// The mailbox has moved away.
    HasMoved,
    /// The recipient's own filter, such as a phone's list of domains.
    Filtered,
    /// The sender address is not welcome.
    Rejected,
    MailboxFull,
    /// The mailbox is switched off, such as for an unpaid bill.
    Suspend,
    /// Tried until it was too late, or still being tried.
    Expired,
    /// Something is told, but not what.
    OnHold,
    NetworkError,
    /// The host takes no mail at all.
    NotAccept,
    /// A program behind the mailbox failed.
    MailerError,
    SystemError,
    SystemFull,
    /// SPF, DKIM or DMARC.
    AuthFailure,
    /// The sending host is on a list.
    Blocked,
    BadReputation,
    /// The sending host has no name.
    RequirePtr,
    PolicyViolation,
    SpamDetected,
    VirusDetected,
    SecurityError,
    FailedStartTls,
    NoRelaying,
    SyntaxError,
    NotCompliantRfc,
    MesgTooBig,
    /// Larger than this mailbox takes.
    ExceedLimit,
    ContentError,
    TooManyConn,
    Speeding,
    /// A complaint: somebody pressed "this is spam" (RFC 5965).
    Feedback,
    /// A holiday reply (RFC 3834).
    Vacation,
    Delivered,
    /// Nothing is told.
    Undefined,
}

/// What is done about a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Twice in 14 days: the address is no longer written to.
    Gone,
    /// The address stays; the person is told what to let through.
    Filter,
    /// The address stays; five in 14 days and the person is warned.
    Passing,
    /// Our fault: nobody's address is touched, the operator is called.
    Ours,
    /// This mail's fault.
    Message,
    /// Too fast for this provider.
    Slower,
    /// Optional mail stops.
    Complaint,
    Nothing,
}

impl Reason {
    pub const ALL: [Reason; 35] = [
        Reason::UserUnknown,
        Reason::HostUnknown,
        Reason::HasMoved,
        Reason::Filtered,
        Reason::Rejected,
        Reason::MailboxFull,
        Reason::Suspend,
        Reason::Expired,
        Reason::OnHold,
        Reason::NetworkError,
        Reason::NotAccept,
        Reason::MailerError,
        Reason::SystemError,
        Reason::SystemFull,
        Reason::AuthFailure,
        Reason::Blocked,
        Reason::BadReputation,
        Reason::RequirePtr,
        Reason::PolicyViolation,
        Reason::SpamDetected,
        Reason::VirusDetected,
        Reason::SecurityError,
        Reason::FailedStartTls,
        Reason::NoRelaying,
        Reason::SyntaxError,
        Reason::NotCompliantRfc,
        Reason::MesgTooBig,
        Reason::ExceedLimit,
        Reason::ContentError,
        Reason::TooManyConn,
        Reason::Speeding,
        Reason::Feedback,
        Reason::Vacation,
        Reason::Delivered,
        Reason::Undefined,
    ];

    /// In the database, in lists and in the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::UserUnknown => "userunknown",
            Reason::HostUnknown => "hostunknown",
            Reason::HasMoved => "hasmoved",
            Reason::Filtered => "filtered",
            Reason::Rejected => "rejected",
            Reason::MailboxFull => "mailboxfull",
            Reason::Suspend => "suspend",
            Reason::Expired => "expired",
            Reason::OnHold => "onhold",
            Reason::NetworkError => "networkerror",
            Reason::NotAccept => "notaccept",
            Reason::MailerError => "mailererror",
            Reason::SystemError => "systemerror",
            Reason::SystemFull => "systemfull",
            Reason::AuthFailure => "authfailure",
            Reason::Blocked => "blocked",
            Reason::BadReputation => "badreputation",
            Reason::RequirePtr => "requireptr",
            Reason::PolicyViolation => "policyviolation",
            Reason::SpamDetected => "spamdetected",
            Reason::VirusDetected => "virusdetected",
            Reason::SecurityError => "securityerror",
            Reason::FailedStartTls => "failedstarttls",
            Reason::NoRelaying => "norelaying",
            Reason::SyntaxError => "syntaxerror",
            Reason::NotCompliantRfc => "notcompliantrfc",
            Reason::MesgTooBig => "mesgtoobig",
            Reason::ExceedLimit => "exceedlimit",
            Reason::ContentError => "contenterror",
            Reason::TooManyConn => "toomanyconn",
            Reason::Speeding => "speeding",
            Reason::Feedback => "feedback",
            Reason::Vacation => "vacation",
            Reason::Delivered => "delivered",
            Reason::Undefined => "undefined",
        }
    }

    pub fn parse(name: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// What is done about it.
    pub const fn effect(self) -> Effect {
        match self {
            Reason::UserUnknown | Reason::HostUnknown | Reason::HasMoved => Effect::Gone,
            Reason::Filtered | Reason::Rejected => Effect::Filter,
            Reason::MailboxFull
            | Reason::Suspend
            | Reason::Expired
            | Reason::OnHold
            | Reason::NetworkError
            | Reason::NotAccept
            | Reason::MailerError
            | Reason::SystemError
            | Reason::SystemFull
            | Reason::Undefined => Effect::Passing,
            Reason::AuthFailure
            | Reason::Blocked
            | Reason::BadReputation
            | Reason::RequirePtr
            | Reason::PolicyViolation
            | Reason::SpamDetected
            | Reason::VirusDetected
            | Reason::SecurityError
            | Reason::FailedStartTls
            | Reason::NoRelaying
            | Reason::SyntaxError
            | Reason::NotCompliantRfc => Effect::Ours,
            Reason::MesgTooBig | Reason::ExceedLimit | Reason::ContentError => Effect::Message,
            Reason::TooManyConn | Reason::Speeding => Effect::Slower,
            Reason::Feedback => Effect::Complaint,
            Reason::Vacation | Reason::Delivered => Effect::Nothing,
        }
    }

    /// Whether the mail did not arrive. A complaint and a holiday reply come from where it did.
    pub const fn is_loss(self) -> bool {
        !matches!(self.effect(), Effect::Complaint | Effect::Nothing)
    }

    /// Whether another try can never work. A host that takes no mail is hard only by its word (5.x).
    pub const fn is_hard(self, permanent: bool) -> bool {
        match self {
            Reason::NotAccept => permanent,
            _ => matches!(self.effect(), Effect::Gone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_name_of_its_own() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.name()), Some(reason));
        }
        assert_eq!(Reason::parse("nothing"), None);
    }

    // D-04 D-08
    #[test]
    fn only_what_is_gone_for_good_is_hard() {
        let hard: Vec<Reason> = Reason::ALL
            .into_iter()
            .filter(|reason| reason.is_hard(true))
            .collect();
        let gone = [Reason::UserUnknown, Reason::HostUnknown, Reason::HasMoved];
        assert_eq!(hard, [&gone[..], &[Reason::NotAccept]].concat());
        assert!(!Reason::NotAccept.is_hard(false));
    }
}
