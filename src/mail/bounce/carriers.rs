//! docomo's and au's own words, which mean something else than the same words elsewhere (domain.md, 3.8).

use super::judge::{Status, Told};
use super::report::Stage;
use crate::city::bounce::Reason;

/// docomo and au say "Unknown user" of a mailbox whose owner's list of domains keeps us out, too.
/// At RCPT it is unknown; once the mail was sent, it is the filter (domain.md, 3.8).
pub fn carrier(told: &Told) -> Option<Reason> {
    let (_, domain) = told.address.rsplit_once('@').unwrap_or_default();
    let belongs = |names: &[&str]| {
        names.iter().any(|name| {
            let of = |host: &str| host == *name || host.ends_with(&format!(".{name}"));
            of(domain) || of(told.host.trim_end_matches('.'))
        })
    };
    let (docomo, au) = (
        belongs(&["docomo.ne.jp"]),
        belongs(&["ezweb.ne.jp", "au.com"]),
    );
    if !docomo && !au {
        return None;
    }
    let said = |phrase: &str| told.diagnostic.contains(phrase) || told.text.contains(phrase);
    if docomo && said("too much mail data") {
        return Some(Reason::MailboxFull);
    }
    if docomo && said("too many recipients") {
        return Some(Reason::TooManyConn);
    }
    if docomo && (said("bad sequence of commands") || said("command parameter not implemented")) {
        let unknown = said("unknown user") || said("user unknown");
        return (!unknown).then_some(Reason::SyntaxError);
    }
    // au's own words stand before the "user unknown" that its gateway adds.
    if au && (said("account is disabled") || said("account is temporarily limited")) {
        return Some(Reason::Suspend);
    }
    if au && said("over quota") {
        return Some(Reason::MailboxFull);
    }
    if au && said("was not delivered within") {
        return Some(Reason::Expired);
    }
    if !said("unknown user") && !said("user unknown") {
        return None;
    }
    Some(match (told.stage, told.status) {
        (Some(Stage::Rcpt), _) => Reason::UserUnknown,
        (Some(Stage::Data), Some(Status(5, 0, 0))) if docomo => Reason::Rejected,
        (Some(Stage::Data), _) | (_, Some(Status(_, 2, _))) => Reason::Filtered,
        // au names the address at RCPT, and no address once it has read the mail.
        _ if au && (said("550 : user unknown") || said("550 user unknown")) => Reason::Filtered,
        _ if au && said(">: user unknown") => Reason::UserUnknown,
        (_, Some(Status(_, 1, 1))) => Reason::UserUnknown,
        // Nobody can tell: a parent is not given up for that.
        _ => Reason::Filtered,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::bounce::judge::judge;

    // D-04 D-08
    #[test]
    fn the_stage_tells_an_unknown_phone_from_a_filter() {
        use Stage::{Data, Rcpt};
        let table = [
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 1, 1)),
                Some(Rcpt),
                Reason::UserUnknown,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 0, 0)),
                Some(Rcpt),
                Reason::UserUnknown,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 2, 0)),
                Some(Data),
                Reason::Filtered,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 2, 0)),
                None,
                Reason::Filtered,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 0, 0)),
                Some(Data),
                Reason::Rejected,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                Some(Status(5, 1, 1)),
                Some(Data),
                Reason::Filtered,
            ),
            (
                "docomo.ne.jp",
                "550 Unknown user x@docomo.ne.jp",
                None,
                None,
                Reason::Filtered,
            ),
            (
                "docomo.ne.jp",
                "552 too much mail data",
                None,
                Some(Data),
                Reason::MailboxFull,
            ),
            (
                "docomo.ne.jp",
                "552 too many recipients",
                None,
                Some(Rcpt),
                Reason::TooManyConn,
            ),
            (
                "docomo.ne.jp",
                "503 Bad sequence of commands",
                None,
                None,
                Reason::SyntaxError,
            ),
            (
                "ezweb.ne.jp",
                "550 <x@ezweb.ne.jp>: User unknown",
                None,
                Some(Rcpt),
                Reason::UserUnknown,
            ),
            (
                "au.com",
                "550 <x@au.com>: User unknown",
                None,
                None,
                Reason::UserUnknown,
            ),
            (
                "au.com",
                "550 : User unknown",
                None,
                Some(Data),
                Reason::Filtered,
            ),
            ("au.com", "550 : User unknown", None, None, Reason::Filtered),
            (
                "example.jp",
                "550 5.1.1 User unknown",
                Some(Status(5, 1, 1)),
                Some(Data),
                Reason::UserUnknown,
            ),
            (
                "example.jp",
                "550 User unknown",
                None,
                Some(Data),
                Reason::Filtered,
            ),
            // Nobody can tell; but who looked into the list of mailboxes knows.
            (
                "example.jp",
                "550 User unknown",
                None,
                None,
                Reason::Filtered,
            ),
            (
                "example.jp",
                "User x not listed in Domino Directory",
                None,
                None,
                Reason::UserUnknown,
            ),
            // What is refused before the recipient is told was not about the recipient.
            (
                "example.jp",
                "553 5.1.0 city.example does not exist",
                Some(Status(5, 1, 0)),
                Some(Stage::Mail),
                Reason::Rejected,
            ),
            (
                "example.jp",
                "550 Host unknown",
                None,
                Some(Stage::Hello),
                Reason::Blocked,
            ),
        ];
        for (domain, said, status, stage, reason) in table {
            let told = Told {
                address: format!("x@{domain}"),
                status,
                stage,
                diagnostic: said.to_lowercase(),
                ..Told::default()
            };
            assert_eq!(
                judge(&told),
                reason,
                "{domain}: {said} {status:?} {stage:?}"
            );
        }
    }
}
