//! Hosts that refuse or hang get a rest, so that they delay only themselves: the relay, and each
//! recipient domain. How they stand is kept in the database (`store::rests`), for all instances. Pure.

use super::verdict::{NOT_TRIED, Next, Verdict};
use crate::clock::{Millis, Random};

/// Rejections in a row after which a domain rests: a single full mailbox is none of its host's.
pub const IN_A_ROW: i64 = 5;
/// For how long a provider whose reports say "too fast" gets one connection: the relay takes our mails
/// at once and is slowed down itself, so that its answers to us say nothing. Carriers count by the hour
/// (domain.md, 3.4).
pub const SLOW_SECONDS: i64 = 3600;
/// Seconds of a domain's rests, one after another: as a single mail's tries (F-42).
const DOMAIN: [u64; 8] = [15, 30, 60, 120, 240, 480, 960, 1800];
/// Seconds of the relay's: one mail asks whether it is back, and 200,000 others wait for the answer.
const RELAY: [u64; 6] = [1, 2, 5, 10, 20, 30];
/// Off each rest, by chance: instances do not ask all at once.
const JITTER_PERCENT: u64 = 20;

/// How the relay is called among the hosts.
pub const THE_RELAY: &str = "mail";

/// Who rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Relay,
    Domain,
}

/// What a try said about its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It works: whatever was counted is forgotten.
    Well,
    /// One rejection for now.
    Refused,
    /// It hangs, or closes its doors (421): others would fare the same.
    Ill,
}

/// `None`: nothing was tried.
pub fn sign(verdict: &Verdict) -> Option<Sign> {
    match verdict.next {
        Next::Delivered | Next::Refused(_) => Some(Sign::Well),
        Next::Again {
            uncertain: true, ..
        } => Some(Sign::Ill),
        Next::GivenUp(_) if verdict.detail == NOT_TRIED => None,
        _ if verdict.detail.starts_with("421") => Some(Sign::Ill),
        Next::Again { .. } | Next::GivenUp(_) => Some(Sign::Refused),
        Next::Untried { .. } | Next::Replaced { .. } => None,
    }
}

/// Until when a host rests after so many failures; `None`: it does not yet.
pub fn rest(host: Host, failures: i64, now: Millis, random: &Random) -> Option<Millis> {
    let (waits, first): (&[u64], i64) = match host {
        Host::Relay => (&RELAY, 1),
        Host::Domain => (&DOMAIN, IN_A_ROW),
    };
    let step = usize::try_from(failures.checked_sub(first)?).ok()?;
    let millis = waits[step.min(waits.len() - 1)] * 1000;
    let off = random.below(millis * JITTER_PERCENT / 100 + 1);
    let wait = i64::try_from(millis - off).unwrap_or(i64::MAX);
    Some(Millis(now.0.saturating_add(wait)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::verdict::Cause;

    // F-42
    #[test]
    fn a_domain_rests_after_five_rejections_and_ever_longer() {
        let random = Random::seeded(1);
        let seconds = |host, failures| {
            rest(host, failures, Millis(0), &random).map(|until| (until.0 + 999) / 1000)
        };
        assert_eq!(seconds(Host::Domain, 4), None);
        for (failures, longest) in [(5, 15), (6, 30), (7, 60), (8, 120), (12, 1800), (99, 1800)] {
            let rests = seconds(Host::Domain, failures).unwrap();
            assert!((longest * 4 / 5..=longest).contains(&rests), "{rests}");
        }
        assert_eq!(seconds(Host::Relay, 0), None);
        assert!(seconds(Host::Relay, 1).unwrap() <= 1);
        assert!(seconds(Host::Relay, 99).unwrap() <= 30);
    }

    #[test]
    fn a_refusal_for_good_says_nothing_against_the_host() {
        let said = |next, detail: &str| {
            sign(&Verdict {
                next,
                detail: detail.into(),
            })
        };
        let again = |uncertain| Next::Again {
            due_at: Millis(0),
            uncertain,
        };
        assert_eq!(said(Next::Delivered, "250"), Some(Sign::Well));
        let refused = Next::Refused(Cause::MailRefused);
        assert_eq!(said(refused, "550"), Some(Sign::Well));
        assert_eq!(said(again(false), "451"), Some(Sign::Refused));
        assert_eq!(said(again(false), "421"), Some(Sign::Ill));
        assert_eq!(said(again(true), "timeout"), Some(Sign::Ill));
        let untried = Next::Untried {
            due_at: Millis(0),
            down: true,
        };
        assert_eq!(said(untried, ""), None);
        let given_up = || Next::GivenUp(Cause::TooLate);
        assert_eq!(said(given_up(), "451"), Some(Sign::Refused));
        assert_eq!(said(given_up(), NOT_TRIED), None);
    }
}
