//! Why a mail came back, and what is done about it (D-04, D-08; domain.md, 3.8). Pure.
//!
//! No soft reason ever takes a parent off the list: only mailboxes that are gone, said twice.
//!
//! The names are those of Sisimai, the parser whose samples stand in `tests/it/dsn`: operators know
//! them, and other tools' figures can be compared.

use serde::{Deserialize, Serialize};

use crate::clock::Millis;

/// Bounces older than this are history.
pub const PERIOD_DAYS: i64 = 14;
/// One "unknown" may be a server's bad day; two mails' are not.
const GONE: i64 = 2;
/// Passing troubles within the period before the person is warned.
const TROUBLES: i64 = 5;
/// Of a provider's or a notice's mails in a day, how many may come back: a list that old is a danger
/// to all others, since carriers block senders for it (domain.md, 3.4).
pub const WARN_PERCENT: i64 = 5;
pub const ALARM_PERCENT: i64 = 10;
/// Below so many mails a share says nothing.
pub const ENOUGH_MAILS: i64 = 20;

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

/// What is known of an address when one more mail comes back from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Different mails in the period that say it is gone, this one included.
    pub gone: i64,
    /// The same for passing troubles.
    pub passing: i64,
    /// When the person was last told of a filter, and of troubles.
    pub filtered_at: Option<Millis>,
    pub troubled_at: Option<Millis>,
}

/// What follows from a bounce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// No mail goes there any more, and the person is told.
    Disable,
    /// The person is told what to let through.
    TellFilter,
    /// The person is told that mails keep failing.
    TellTrouble,
    /// Optional mail stops.
    StopOptional,
    /// The operator is called.
    Call,
    /// It is counted, and that is all.
    Count,
}

impl Act {
    pub const ALL: [Act; 6] = [
        Act::Disable,
        Act::TellFilter,
        Act::TellTrouble,
        Act::StopOptional,
        Act::Call,
        Act::Count,
    ];

    /// The `act` column.
    pub const fn name(self) -> &'static str {
        match self {
            Act::Disable => "disable",
            Act::TellFilter => "tell-filter",
            Act::TellTrouble => "tell-trouble",
            Act::StopOptional => "stop-optional",
            Act::Call => "call",
            Act::Count => "count",
        }
    }

    pub fn parse(name: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// The policy.
pub fn act(reason: Reason, past: &Past, now: Millis) -> Act {
    let lately = |told: Option<Millis>| told.is_some_and(|at| at > period_before(now));
    match reason.effect() {
        Effect::Gone if past.gone >= GONE => Act::Disable,
        Effect::Filter if !lately(past.filtered_at) => Act::TellFilter,
        Effect::Passing if past.passing >= TROUBLES && !lately(past.troubled_at) => {
            Act::TellTrouble
        }
        Effect::Complaint => Act::StopOptional,
        Effect::Ours | Effect::Message => Act::Call,
        Effect::Gone | Effect::Filter | Effect::Passing | Effect::Slower | Effect::Nothing => {
            Act::Count
        }
    }
}

/// What follows from a complaint of this kind (RFC 5965). Not every one comes from a reader: an
/// authentication failure (RFC 6591) is ours to mend, and "no spam after all" (RFC 6430) takes nothing
/// from anybody.
pub fn complaint(kind: &str) -> Act {
    match kind {
        "auth-failure" | "dkim" => Act::Call,
        "not-spam" => Act::Count,
        _ => Act::StopOptional,
    }
}

/// What came back then or earlier counts no more.
pub const fn period_before(now: Millis) -> Millis {
    now.plus_seconds(-PERIOD_DAYS * 86_400)
}

/// How a share of bounces is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    Fine,
    Warn,
    Alarm,
}

/// Of `mails` handed over, `back` came back.
pub const fn guard(mails: i64, back: i64) -> Guard {
    if mails < ENOUGH_MAILS || back * 100 < mails * WARN_PERCENT {
        Guard::Fine
    } else if back * 100 < mails * ALARM_PERCENT {
        Guard::Warn
    } else {
        Guard::Alarm
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

    // D-04 D-08
    #[test]
    fn only_two_mails_of_a_mailbox_that_is_gone_disable_it() {
        let now = Millis(2_000_000_000_000);
        let days = |days: i64| Some(now.plus_seconds(-days * 86_400));
        let gone = |gone| Past {
            gone,
            ..Past::default()
        };
        let passing = |passing, troubled_at| Past {
            passing,
            troubled_at,
            ..Past::default()
        };
        let filtered = |filtered_at| Past {
            filtered_at,
            ..Past::default()
        };
        let table = [
            (Reason::UserUnknown, gone(1), Act::Count),
            (Reason::UserUnknown, gone(2), Act::Disable),
            (Reason::HostUnknown, gone(2), Act::Disable),
            (Reason::HasMoved, gone(3), Act::Disable),
            (Reason::Filtered, filtered(None), Act::TellFilter),
            (Reason::Filtered, filtered(days(13)), Act::Count),
            (Reason::Rejected, filtered(days(14)), Act::TellFilter),
            (Reason::MailboxFull, passing(4, None), Act::Count),
            (Reason::MailboxFull, passing(5, None), Act::TellTrouble),
            (Reason::Expired, passing(9, days(2)), Act::Count),
            (Reason::Suspend, passing(50, days(20)), Act::TellTrouble),
            (Reason::SpamDetected, gone(9), Act::Call),
            (Reason::AuthFailure, gone(9), Act::Call),
            (Reason::MesgTooBig, gone(9), Act::Call),
            (Reason::Speeding, gone(9), Act::Count),
            (Reason::Feedback, gone(0), Act::StopOptional),
            (Reason::Vacation, gone(9), Act::Count),
            (Reason::Delivered, gone(9), Act::Count),
        ];
        for (reason, past, expected) in table {
            assert_eq!(act(reason, &past, now), expected, "{reason:?} {past:?}");
        }
        let worst = Past {
            gone: 99,
            passing: 99,
            ..Past::default()
        };
        for reason in Reason::ALL {
            let disables = act(reason, &worst, now) == Act::Disable;
            assert_eq!(disables, reason.effect() == Effect::Gone, "{reason:?}");
        }
        for of in Act::ALL {
            assert_eq!(Act::parse(of.name()), Some(of));
        }
    }

    #[test]
    fn a_complaint_is_a_reader_s_unless_it_says_otherwise() {
        for (kind, expected) in [
            ("abuse", Act::StopOptional),
            ("opt-out", Act::StopOptional),
            ("fraud", Act::StopOptional),
            ("other", Act::StopOptional),
            ("auth-failure", Act::Call),
            ("not-spam", Act::Count),
        ] {
            assert_eq!(complaint(kind), expected, "{kind}");
        }
    }

    #[test]
    fn the_guard_warns_at_five_percent_and_raises_the_alarm_at_ten() {
        let table = [
            (0, 0, Guard::Fine),
            (19, 19, Guard::Fine),
            (100, 4, Guard::Fine),
            (100, 5, Guard::Warn),
            (100, 9, Guard::Warn),
            (100, 10, Guard::Alarm),
        ];
        for (mails, back, expected) in table {
            assert_eq!(guard(mails, back), expected, "{back} of {mails}");
        }
    }
}
