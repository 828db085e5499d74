//! From what a report says of one recipient to the reason. Pure.
//!
//! The order matters: a full mailbox behind `5.1.1` is full, an address behind "relay denied" is not
//! unknown. What a server says outweighs its code, and the stage outweighs both where it says
//! "unknown user" of phones (domain.md, 3.8: the trap).

use super::carriers::carrier;
use super::phrases;
use super::report::Stage;
use crate::city::bounce::Reason;

/// What is told of one recipient; texts in small letters, their blanks single.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The recipient's address, for its carrier.
    pub address: String,
    /// The host that refused it.
    pub host: String,
    /// Enhanced status (RFC 3463).
    pub status: Option<Status>,
    pub code: Option<u16>,
    pub stage: Option<Stage>,
    /// `Diagnostic-Code` or the server's words.
    pub diagnostic: String,
    /// What is written around it for a person.
    pub text: String,
    /// `x-unix` and the like: not an SMTP server's words.
    pub local: bool,
    /// `Action: delayed`.
    pub delayed: bool,
}

/// An enhanced status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status(pub u8, pub u16, pub u16);

impl Status {
    /// The first in a text that tells most: `5.0.0` says only that there is an error.
    pub fn find(text: &str) -> Option<Status> {
        let mut vague = None;
        let mut before = None;
        for (at, c) in text.char_indices() {
            let begins = matches!(c, '2' | '4' | '5')
                && before.is_none_or(|b: char| !b.is_alphanumeric() && b != '.');
            before = Some(c);
            if !begins {
                continue;
            }
            match Status::at(&text[at..]) {
                Some(Status(_, 0, 0)) if vague.is_none() => vague = Status::at(&text[at..]),
                Some(found) if found.1 != 0 || found.2 != 0 => return Some(found),
                _ => {}
            }
        }
        vague
    }

    /// At the beginning of a text, and nothing longer: no address of a host.
    pub fn at(text: &str) -> Option<Status> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let digits = text[..end.unwrap_or(text.len())].trim_end_matches('.');
        let mut parts = digits.split('.');
        let class = parts.next()?.parse().ok()?;
        let (subject, detail) = (parts.next()?, parts.next()?);
        let short = subject.len() <= 3 && detail.len() <= 3 && parts.next().is_none();
        let known = matches!(class, 2 | 4 | 5) && short;
        let (subject, detail) = (subject.parse().ok()?, detail.parse().ok()?);
        (known && subject <= 7).then_some(Status(class, subject, detail))
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// Asked one after another; the first whose phrase is said, or whose code is given, it is.
const PLAIN: [Reason; 19] = [
    Reason::MailboxFull,
    Reason::MesgTooBig,
    Reason::ExceedLimit,
    Reason::Suspend,
    Reason::HasMoved,
    Reason::NoRelaying,
    Reason::AuthFailure,
    Reason::UserUnknown,
    Reason::Filtered,
    Reason::RequirePtr,
    Reason::NotCompliantRfc,
    Reason::BadReputation,
    Reason::Rejected,
    Reason::HostUnknown,
    Reason::SpamDetected,
    Reason::TooManyConn,
    Reason::Speeding,
    Reason::Blocked,
    Reason::VirusDetected,
];

/// Asked where the code says nothing exact.
const VAGUE: [Reason; 19] = [
    Reason::MailboxFull,
    Reason::AuthFailure,
    Reason::BadReputation,
    Reason::Speeding,
    Reason::SpamDetected,
    Reason::VirusDetected,
    Reason::PolicyViolation,
    Reason::NoRelaying,
    Reason::MailerError,
    Reason::SystemError,
    Reason::NetworkError,
    Reason::Suspend,
    Reason::ContentError,
    Reason::SystemFull,
    Reason::NotAccept,
    Reason::Expired,
    Reason::FailedStartTls,
    Reason::SecurityError,
    Reason::SyntaxError,
];

/// Why this recipient's mail came back.
pub fn judge(told: &Told) -> Reason {
    if let Some(Status(2, ..)) = told.status {
        return Reason::Delivered;
    }
    let reason = carrier(told).unwrap_or_else(|| by_words(told));
    match (told.stage, reason) {
        _ if told.delayed && matches!(reason, Reason::OnHold | Reason::Undefined) => {
            Reason::Expired
        }
        // Nobody had spoken of the recipient yet: whatever is unknown or unwelcome is the sender, or
        // the host that spoke for it.
        (Some(Stage::Mail), of) if is_of_recipient(of) => Reason::Rejected,
        (Some(Stage::Connect | Stage::Hello), of) if is_of_recipient(of) => Reason::Blocked,
        _ => reason,
    }
}

fn is_of_recipient(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::UserUnknown | Reason::HostUnknown | Reason::HasMoved | Reason::Filtered
    )
}

fn by_words(told: &Told) -> Reason {
    // `X-Unix; 71`: how a program ended.
    if told.local
        && !told.diagnostic.is_empty()
        && told.diagnostic.bytes().all(|b| b.is_ascii_digit())
    {
        return Reason::MailerError;
    }
    let by_code = told.status.and_then(of_status);
    // The server's own words first; what is written around them may speak of many recipients.
    let plain = |text: &str, code| plain(told, text, code);
    let found = match told.local {
        true => None,
        false => plain(&told.diagnostic, by_code)
            .or_else(|| vague(&told.diagnostic, by_code))
            .or_else(|| plain(&told.text, None)),
    };
    found
        .or_else(|| vague(&told.diagnostic, by_code))
        .or_else(|| vague(&told.text, by_code))
        .or(by_code)
        .unwrap_or_else(|| last_resort(told))
}

fn plain(told: &Told, text: &str, by_code: Option<Reason>) -> Option<Reason> {
    let says = |reason| says(text, reason);
    PLAIN.into_iter().find_map(|reason| {
        let coded = by_code == Some(reason);
        match reason {
            // `5.1.1` is given with many other words.
            Reason::UserUnknown if coded => {
                let others = [
                    Reason::Blocked,
                    Reason::Rejected,
                    Reason::NotAccept,
                    Reason::SpamDetected,
                ];
                let other = others.into_iter().any(&says);
                (!other || says(Reason::UserUnknown)).then_some(reason)
            }
            // `4.2.1` is also given to whoever sends too fast.
            Reason::Suspend if coded => (!says(Reason::Speeding)).then_some(reason),
            // A sender's address that does not exist is not the reader's.
            Reason::UserUnknown if matches!(by_code, Some(Reason::Suspend | Reason::Rejected)) => {
                None
            }
            Reason::UserUnknown => says(reason).then(|| unknown(told, text, by_code)),
            // A code of its own for both: the words decide.
            Reason::Filtered if coded => says(reason).then_some(reason),
            Reason::HostUnknown if coded => (!says(Reason::NetworkError)).then_some(reason),
            Reason::Rejected
                if says(Reason::Rejected) && text.contains("recipient address rejected") =>
            {
                None
            }
            _ => (coded || says(reason)).then_some(reason),
        }
    })
}

/// "Unknown user", with the stage: once the mail was sent it is a filter that says so. Where the report
/// leaves the stage out nobody can tell, unless the words show that a list of mailboxes was looked
/// into: a parent is not given up for that.
fn unknown(told: &Told, text: &str, by_code: Option<Reason>) -> Reason {
    let looked_up = || {
        phrases::LOOKED_UP
            .iter()
            .any(|phrase| text.contains(phrase))
    };
    match told.stage {
        Some(Stage::Data) => Reason::Filtered,
        Some(_) => Reason::UserUnknown,
        None if by_code != Some(Reason::Filtered) && looked_up() => Reason::UserUnknown,
        None => Reason::Filtered,
    }
}

fn vague(text: &str, by_code: Option<Reason>) -> Option<Reason> {
    let exact = by_code.is_some_and(|reason| {
        !matches!(
            reason,
            Reason::UserUnknown
                | Reason::SystemError
                | Reason::SecurityError
                | Reason::NetworkError
                | Reason::HostUnknown
                | Reason::Expired
                | Reason::OnHold
                | Reason::Filtered
        )
    });
    if exact {
        return None;
    }
    VAGUE.into_iter().find(|reason| says(text, *reason))
}

fn last_resort(told: &Told) -> Reason {
    match told.status {
        Some(Status(_, 6, _)) => return Reason::ContentError,
        Some(Status(_, 7, _)) => return Reason::SecurityError,
        _ => {}
    }
    if told.local {
        return Reason::MailerError;
    }
    let broke = |text: &str| phrases::CONNECTION.iter().any(|phrase| holds(text, phrase));
    if broke(&told.diagnostic) || broke(&told.text) {
        return Reason::NetworkError;
    }
    match (told.code, told.stage) {
        (Some(500..=504), _) => Reason::SyntaxError,
        (Some(521 | 556), _) => Reason::NotAccept,
        (_, Some(Stage::Connect | Stage::Hello)) => Reason::Blocked,
        _ if says(&told.text, Reason::OnHold) => Reason::OnHold,
        _ if !told.diagnostic.is_empty() || told.status.is_some() => Reason::OnHold,
        _ => Reason::Undefined,
    }
}

/// What a code means by itself (RFC 3463, 5248, 7372, 7505), as servers use it.
fn of_status(status: Status) -> Option<Reason> {
    Some(match (status.0, status.1, status.2) {
        (4, 1, 6) | (5, 1, 6) | (5, 7, 17 | 18) => Reason::HasMoved,
        (_, 1, 7 | 8) => Reason::Rejected,
        (5, 1, 0 | 1 | 3) => Reason::UserUnknown,
        (5, 1, 2) | (5, 4, 4 | 310) => Reason::HostUnknown,
        (5, 1, 4) | (5, 2, 0 | 1 | 4) | (4, 2, 4) => Reason::Filtered,
        (_, 1, 9) => Reason::SystemError,
        (_, 1, 10) | (_, 3, 2) | (5, 7, 27) => Reason::NotAccept,
        (4, 2, 1) | (5, 7, 13) => Reason::Suspend,
        (_, 2, 2) => Reason::MailboxFull,
        (_, 2, 3) => Reason::ExceedLimit,
        (5, 3, 0) | (_, 3, 3 | 5) | (_, 4, 3) | (5, 5, 4 | 5) | (4, 5, 3 | 5) => {
            Reason::SystemError
        }
        (_, 3, 1) | (4, 4, 5) => Reason::SystemFull,
        (_, 3, 4) | (_, 7, 16) => Reason::MesgTooBig,
        (4, 4, 1) | (_, 4, 7) => Reason::Expired,
        (5, 4, 0) | (4, 4, 2 | 4 | 6 | 8) | (5, 4, 6) => Reason::NetworkError,
        (5, 5, 2 | 6) => Reason::SyntaxError,
        (5, 5, 3) => Reason::TooManyConn,
        (_, 6, 0..=9) => Reason::ContentError,
        (_, 7, 20..=24 | 26) => Reason::AuthFailure,
        (_, 7, 25) => Reason::RequirePtr,
        (4, 7, 1 | 2) => Reason::Blocked,
        (_, 7, 0..=15 | 19) => Reason::SecurityError,
        _ => return None,
    })
}

/// Farther apart two pieces of a phrase belong to different sentences.
const APART: usize = 160;

fn says(text: &str, reason: Reason) -> bool {
    phrases::of(reason).iter().any(|phrase| holds(text, phrase))
}

fn holds(text: &str, phrase: &str) -> bool {
    let (first, rest) = phrase.split_once('*').unwrap_or((phrase, ""));
    if rest.is_empty() {
        return text.contains(first);
    }
    text.match_indices(first).take(8).any(|(at, _)| {
        let after = &text[at + first.len()..];
        let end = (0..=APART.min(after.len()))
            .rev()
            .find(|end| after.is_char_boundary(*end));
        holds(&after[..end.unwrap_or(0)], rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(diagnostic: &str) -> Told {
        Told {
            diagnostic: diagnostic.to_lowercase(),
            status: Status::find(diagnostic),
            ..Told::default()
        }
    }

    #[test]
    fn a_status_is_found_and_a_host_s_address_is_none() {
        for (text, found) in [
            ("550 5.1.1 <a@b.example>: x", Some(Status(5, 1, 1))),
            ("smtp; 554 5.0.0 (#5.2.2) full", Some(Status(5, 2, 2))),
            ("550-5.7.26 this mail", Some(Status(5, 7, 26))),
            ("host 5.1.1.7 said nothing", None),
            ("192.0.2.5 and 4.4.7", Some(Status(4, 4, 7))),
            ("554 5.0.0 service unavailable", Some(Status(5, 0, 0))),
            ("version 5.12.1 of x", None),
            ("", None),
        ] {
            assert_eq!(Status::find(text), found, "{text}");
        }
    }

    #[test]
    fn servers_answers_are_understood() {
        let table: &[(&str, Reason)] = include!("answers.rs");
        let wrong = table.iter().filter_map(|(said, reason)| {
            let judged = judge(&told(said));
            (judged != *reason).then(|| format!("{judged:?}, not {reason:?}: {said}"))
        });
        let wrong: Vec<String> = wrong.collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn pieces_of_a_phrase_stand_close_to_each_other() {
        assert!(holds(
            "account of x does not exist",
            "account*does not exist"
        ));
        let far = format!("account{}does not exist", " x".repeat(APART));
        assert!(!holds(&far, "account*does not exist"));
        assert!(!holds("does not exist account", "account*does not exist"));
        assert!(!holds("account あいうえお", "account*does not exist"));
    }
}
