//! What becomes of a row after a try. Pure: from (the row, the channel's answer, now) to a verdict,
//! which `store::outbox::settle` writes down.

use std::time::Duration;

use jiff::tz::TimeZone;

use super::{Lane, NewMessage, Payload, retry};
use crate::clock::{Millis, Random};

/// A row in the hands of a worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    pub id: String,
    pub lane: Lane,
    /// Whose turn it was.
    pub queue: String,
    pub payload: Payload,
    pub notice: Option<String>,
    pub people: Vec<String>,
    /// JSON: why they are on the notice's list, if it came along.
    pub reasons: Option<String>,
    /// Of a mail in a round.
    pub round: Option<Place>,
    pub line_account: Option<String>,
    /// Keyed hash of a mail's domain.
    pub provider: Option<String>,
    /// Its place in the talk.
    pub place: i64,
    pub send_key: String,
    /// How often it was claimed: 1 is the first time.
    pub attempt: i64,
    /// Tries before this one that failed; that the carrier was away is none of a message's.
    pub failures: i64,
    pub created_at: Millis,
    pub first_tried_at: Millis,
    /// Worth nothing from then on.
    pub stale_at: Option<Millis>,
    /// Nobody knows whether an earlier try arrived.
    pub uncertain: bool,
}

/// Where a mail stands in its round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The round's id.
    pub round: String,
    pub at: usize,
    /// How many mails the round has.
    pub of: usize,
}

impl Claimed {
    /// The row that holds the lease: the round, or itself.
    pub fn holder(&self) -> &str {
        self.round.as_ref().map_or(&self.id, |place| &place.round)
    }
}

/// A channel's answer to one try. A channel never tries again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The provider took it.
    Delivered { detail: String },
    /// It may work later. `uncertain`: the provider may have taken it all the same.
    Later {
        at_least: Option<Duration>,
        uncertain: bool,
        detail: String,
    },
    /// Its turn has not come: LINE's rate limit. Nothing was taken.
    Held { until: Duration, detail: String },
    /// The carrier itself was not there, so nothing was tried: whatever is next would fare the same.
    Down { detail: String },
    /// It will never work.
    Refused { cause: Cause, detail: String },
    /// LINE refused the n-th recipient of a multicast, and with it the whole request.
    WithoutOne { at: usize, detail: String },
    /// LINE refused a multicast for one of its recipients, without saying for which.
    Halves { detail: String },
    /// The reply token is worth nothing (any more).
    TokenSpent { detail: String },
}

/// Why a person did not get a message. Shown to staff, in `recipients.cause`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// LINE does not know this person's id, or does not take this message.
    LineRefused,
    /// The month's LINE messages are used up.
    Quota,
    /// LINE takes no more messages to this person for now.
    LineLimited,
    /// The mail server refused the address or the mail.
    MailRefused,
    /// The mail server took the mail, and it came back.
    MailBounced,
    /// The address cannot be written in an envelope.
    BadAddress,
    /// Tried until it was too late.
    TooLate,
    /// The rich menu was not published.
    NoMenu,
    /// The row no longer opens, such as after a lost key.
    Unreadable,
    /// The notice was stopped.
    Cancelled,
}

impl Cause {
    pub const fn name(self) -> &'static str {
        match self {
            Cause::LineRefused => "line-refused",
            Cause::Quota => "quota",
            Cause::LineLimited => "line-limited",
            Cause::MailRefused => "mail-refused",
            Cause::MailBounced => "mail-bounced",
            Cause::BadAddress => "bad-address",
            Cause::TooLate => "too-late",
            Cause::NoMenu => "no-menu",
            Cause::Unreadable => "unreadable",
            Cause::Cancelled => "cancelled",
        }
    }
}

/// What is to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub next: Next,
    /// The provider's code and request id, for the `attempts` line.
    pub detail: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    Delivered,
    /// Back to the queue, with the same key.
    Again {
        due_at: Millis,
        uncertain: bool,
    },
    /// Back to the queue without having been tried. `down`: the carrier was not there.
    Untried {
        due_at: Millis,
        down: bool,
    },
    Refused(Cause),
    GivenUp(Cause),
    /// The row ends and others, with keys of their own, carry on.
    Replaced {
        by: Vec<NewMessage>,
        /// The person LINE refused, and the LINE id to be quarantined.
        without: Option<Without>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    pub person: Option<String>,
    pub line_user: String,
}

impl Next {
    /// The word in the `attempts` line and in the metrics.
    pub const fn name(&self) -> &'static str {
        match self {
            Next::Delivered => "delivered",
            Next::Again {
                uncertain: true, ..
            } => "uncertain",
            Next::Again { .. } => "later",
            Next::Untried { .. } => "untried",
            Next::Refused(_) => "refused",
            Next::GivenUp(_) => "given-up",
            Next::Replaced { .. } => "replaced",
        }
    }
}

/// The verdict on a row that is not to be tried now, or not at all any more, before it is tried.
pub fn before(row: &Claimed, now: Millis, zone: &TimeZone) -> Option<Verdict> {
    if let Payload::Reply { token_at, .. } = row.payload
        && !retry::token_lives(token_at, now)
    {
        return Some(push_instead(row, now, "token too old".into()));
    }
    if now >= last_moment(row) {
        return Some(Verdict {
            next: Next::GivenUp(Cause::TooLate),
            detail: "not tried".into(),
        });
    }
    // Planned for an hour that was not quiet, and late: behind others, or after a failed try.
    let due_at = row.payload.quiet()?.end(now, zone)?;
    Some(Verdict {
        next: Next::Again {
            due_at,
            uncertain: false,
        },
        detail: "quiet hours".into(),
    })
}

/// The verdict on a try.
pub fn after(row: &Claimed, outcome: Outcome, now: Millis, random: &Random) -> Verdict {
    match outcome {
        Outcome::Delivered { detail } => Verdict {
            next: Next::Delivered,
            detail,
        },
        Outcome::Refused { cause, detail } => Verdict {
            next: Next::Refused(cause),
            detail,
        },
        Outcome::Later {
            at_least,
            uncertain,
            detail,
        } => again(row, at_least, uncertain, detail, now, random),
        Outcome::Held { until, detail } => held(row, until, detail, now, random),
        Outcome::Down { detail } => untried(row, now, true, detail),
        Outcome::WithoutOne { at, detail } => without_one(row, at, detail, now),
        Outcome::Halves { detail } => halves(row, detail, now),
        Outcome::TokenSpent { detail } => token_spent(row, detail, now),
    }
}

/// The longest wait of an answer: soon after it, its token is spent and it goes as a push, which has
/// a rate limit of its own.
const ANSWER_HELD: Duration = Duration::from_secs(10);

fn held(row: &Claimed, until: Duration, detail: String, now: Millis, random: &Random) -> Verdict {
    let until = match &row.payload {
        Payload::Reply { .. } => until.min(ANSWER_HELD),
        _ => until,
    };
    let wait = retry::held(until, row.lane, random);
    until_then(row, wait, false, detail, now)
}

/// The verdict on a row that is handed back; too late, if it is.
pub fn untried(row: &Claimed, due_at: Millis, down: bool, detail: String) -> Verdict {
    let next = match due_at >= last_moment(row) {
        true => Next::GivenUp(Cause::TooLate),
        false => Next::Untried { due_at, down },
    };
    Verdict { next, detail }
}

fn last_moment(row: &Claimed) -> Millis {
    let carrier = row.payload.carrier();
    // Rows of versions that did not write it down.
    let since = row.first_tried_at;
    let stale_at = row.stale_at;
    let stale_at = stale_at.unwrap_or_else(|| retry::Patience::of_lane(row.lane).end(since));
    retry::deadline(carrier, stale_at, row.first_tried_at)
}

fn again(
    row: &Claimed,
    at_least: Option<Duration>,
    uncertain: bool,
    detail: String,
    now: Millis,
    random: &Random,
) -> Verdict {
    let wait = match row.payload {
        // After the token's life it becomes a push (`before`): until then it is tried closely.
        Payload::Reply { .. } => retry::reply_wait(row.failures + 1, random),
        _ => retry::wait(row.failures + 1, row.lane, at_least, random),
    };
    until_then(row, wait, uncertain, detail, now)
}

/// Back to the queue for `wait` milliseconds, if it is not too late then.
fn until_then(row: &Claimed, wait: i64, uncertain: bool, detail: String, now: Millis) -> Verdict {
    let due_at = Millis(now.0.saturating_add(wait));
    let next = match due_at >= last_moment(row) {
        true => Next::GivenUp(Cause::TooLate),
        false => Next::Again { due_at, uncertain },
    };
    Verdict { next, detail }
}

/// "Invalid reply token": used up, or too old. If an earlier try was left without an answer, that try
/// used it: the person has the message (line-platform, 5.1). Else it becomes a push.
fn token_spent(row: &Claimed, detail: String, now: Millis) -> Verdict {
    match row.uncertain {
        true => Verdict {
            next: Next::Delivered,
            detail,
        },
        false => push_instead(row, now, detail),
    }
}

fn push_instead(row: &Claimed, now: Millis, detail: String) -> Verdict {
    let by = match &row.payload {
        Payload::Reply { to, messages, .. } => vec![NewMessage {
            payload: Payload::Push {
                to: to.clone(),
                messages: messages.clone(),
            },
            ..like(row, row.people.clone(), now)
        }],
        _ => Vec::new(),
    };
    Verdict {
        next: Next::Replaced { by, without: None },
        detail,
    }
}

fn without_one(row: &Claimed, at: usize, detail: String, now: Millis) -> Verdict {
    let Payload::Multicast { to, .. } = &row.payload else {
        return refused(detail);
    };
    let Some(line_user) = to.get(at).cloned() else {
        return halves(row, detail, now);
    };
    let rest: Vec<usize> = (0..to.len()).filter(|n| *n != at).collect();
    let by = (!rest.is_empty()).then(|| part(row, &rest, now));
    Verdict {
        next: Next::Replaced {
            by: by.into_iter().collect(),
            without: Some(Without {
                person: row.people.get(at).cloned(),
                line_user,
            }),
        },
        detail,
    }
}

fn halves(row: &Claimed, detail: String, now: Millis) -> Verdict {
    let Payload::Multicast { to, .. } = &row.payload else {
        return refused(detail);
    };
    if to.len() < 2 {
        return refused(detail);
    }
    let all: Vec<usize> = (0..to.len()).collect();
    let (first, second) = all.split_at(to.len() / 2);
    let by = [first, second].map(|half| part(row, half, now));
    Verdict {
        next: Next::Replaced {
            by: by.into(),
            without: None,
        },
        detail,
    }
}

fn refused(detail: String) -> Verdict {
    Verdict {
        next: Next::Refused(Cause::LineRefused),
        detail,
    }
}

/// The same multicast to some of its recipients.
fn part(row: &Claimed, places: &[usize], now: Millis) -> NewMessage {
    let pick = |list: &[String]| {
        let picked = places.iter().filter_map(|at| list.get(*at).cloned());
        picked.collect::<Vec<_>>()
    };
    let mut payload = row.payload.clone();
    if let Payload::Multicast { to, .. } = &mut payload {
        *to = pick(to);
    }
    NewMessage {
        payload,
        ..like(row, pick(&row.people), now)
    }
}

fn like(row: &Claimed, people: Vec<String>, now: Millis) -> NewMessage {
    NewMessage {
        lane: row.lane,
        payload: row.payload.clone(),
        notice: row.notice.clone().map(|notice| (notice, people)),
        line_account: row.line_account.clone(),
        due_at: now,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(payload: Payload) -> Claimed {
        Claimed {
            id: "1".into(),
            lane: Lane::Notice,
            queue: "|n".into(),
            payload,
            notice: Some(("n").into()),
            reasons: None,
            round: None,
            people: vec!["a".into(), "b".into(), "c".into()],
            line_account: None,
            provider: None,
            place: 1,
            send_key: "key".into(),
            attempt: 1,
            failures: 0,
            created_at: Millis(0),
            first_tried_at: Millis(0),
            stale_at: None,
            uncertain: false,
        }
    }

    fn multicast(to: &[&str]) -> Claimed {
        row(Payload::Multicast {
            to: to.iter().map(|to| (*to).to_owned()).collect(),
            messages: vec![json!({"type": "text", "text": "休校"})],
            quiet: None,
        })
    }

    fn reply() -> Claimed {
        row(Payload::Reply {
            token: "t".into(),
            token_at: Millis(0),
            to: "U1".into(),
            messages: Vec::new(),
        })
    }

    fn verdict(row: &Claimed, outcome: Outcome, now: i64) -> Next {
        after(row, outcome, Millis(now), &Random::seeded(1)).next
    }

    fn later(uncertain: bool) -> Outcome {
        Outcome::Later {
            at_least: None,
            uncertain,
            detail: "500".into(),
        }
    }

    fn spent() -> Outcome {
        Outcome::TokenSpent {
            detail: "400".into(),
        }
    }

    fn recipients(message: &NewMessage) -> (Vec<String>, Vec<String>) {
        let Payload::Multicast { to, .. } = &message.payload else {
            panic!("{message:?}");
        };
        (to.clone(), message.notice.clone().unwrap().1)
    }

    #[test]
    fn one_bad_recipient_is_left_out_and_the_rest_go_again() {
        let outcome = |at| Outcome::WithoutOne {
            at,
            detail: String::new(),
        };
        let Next::Replaced { by, without } =
            verdict(&multicast(&["Ua", "Ub", "Uc"]), outcome(1), 0)
        else {
            panic!()
        };
        assert_eq!(
            without,
            Some(Without {
                person: Some("b".into()),
                line_user: "Ub".into()
            })
        );
        let to = |list: [&str; 2]| list.map(str::to_owned).to_vec();
        assert_eq!(recipients(&by[0]), (to(["Ua", "Uc"]), to(["a", "c"])));
        // The only one, and one that is not there.
        let Next::Replaced { by, .. } = verdict(&multicast(&["Ua"]), outcome(0), 0) else {
            panic!()
        };
        assert_eq!(by, []);
        assert_eq!(
            verdict(&multicast(&["Ua"]), outcome(7), 0),
            Next::Refused(Cause::LineRefused)
        );
    }

    #[test]
    fn an_unnamed_bad_recipient_is_searched_by_halves_that_lose_nobody() {
        let mut found = Vec::new();
        let mut rows = vec![multicast(&["Ua", "Ub", "Uc"])];
        while let Some(row) = rows.pop() {
            let outcome = Outcome::Halves {
                detail: String::new(),
            };
            match verdict(&row, outcome, 0) {
                Next::Replaced { by, .. } => rows.extend(by.into_iter().map(|message| Claimed {
                    people: message.notice.unwrap().1,
                    payload: message.payload,
                    ..row.clone()
                })),
                next => {
                    assert_eq!(next, Next::Refused(Cause::LineRefused));
                    found.extend(row.people);
                }
            }
        }
        found.sort();
        assert_eq!(found, ["a", "b", "c"]);
    }

    #[test]
    fn a_reply_s_end_by_what_came_before() {
        // (was an earlier try uncertain, LINE's answer) → what becomes of it.
        let mut row = reply();
        assert!(matches!(
            verdict(&row, spent(), 1000),
            Next::Replaced { ref by, .. } if matches!(by[0].payload, Payload::Push { .. })
        ));
        row.uncertain = true;
        assert_eq!(verdict(&row, spent(), 1000), Next::Delivered);
        let Next::Again { due_at, uncertain } = verdict(&row, later(true), 1000) else {
            panic!()
        };
        assert!(uncertain && due_at <= Millis(3000));
        // Alive: nothing before the try. Too old: a push, whatever was before.
        assert_eq!(before(&row, Millis(49_999), &TimeZone::UTC), None);
        let next = before(&row, Millis(50_000), &TimeZone::UTC).unwrap().next;
        assert!(matches!(
            next,
            Next::Replaced { ref by, .. } if matches!(by[0].payload, Payload::Push { .. })
        ));
    }

    #[test]
    fn a_retry_key_is_never_used_after_23_hours() {
        let row = multicast(&["Ua"]);
        let hour = 3_600_000;
        let Next::Again { due_at, .. } = verdict(&row, later(true), 22 * hour) else {
            panic!()
        };
        assert!(due_at > Millis(22 * hour));
        assert_eq!(
            verdict(&row, later(true), 23 * hour - 1000),
            Next::GivenUp(Cause::TooLate)
        );
        assert_eq!(before(&row, Millis(23 * hour - 1), &TimeZone::UTC), None);
        assert_eq!(
            before(&row, Millis(23 * hour), &TimeZone::UTC)
                .unwrap()
                .next,
            Next::GivenUp(Cause::TooLate)
        );
    }

    #[test]
    fn what_was_held_up_into_the_quiet_hours_waits_for_their_end() {
        use crate::city::wishes::Quiet;
        let hour = 3_600_000;
        let mut row = multicast(&["Ua", "Ub"]);
        (row.created_at, row.first_tried_at) = (Millis(20 * hour), Millis(20 * hour));
        let zone = TimeZone::UTC;
        assert_eq!(before(&row, Millis(22 * hour), &zone), None);
        if let Payload::Multicast { quiet, .. } = &mut row.payload {
            *quiet = Quiet::parse("21-7");
        }
        assert_eq!(before(&row, Millis(21 * hour - 1), &zone), None);
        let waits = Next::Again {
            due_at: Millis(31 * hour),
            uncertain: false,
        };
        assert_eq!(before(&row, Millis(21 * hour), &zone).unwrap().next, waits);
        assert_eq!(before(&row, Millis(31 * hour), &zone), None);
        // Its parts wish the same.
        let outcome = Outcome::Halves {
            detail: String::new(),
        };
        let Next::Replaced { by, .. } = verdict(&row, outcome, 20 * hour) else {
            panic!()
        };
        assert!(
            by.iter()
                .all(|part| part.payload.quiet() == Quiet::parse("21-7"))
        );
    }
}
