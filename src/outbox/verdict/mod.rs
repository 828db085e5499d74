//! What becomes of a row after a try. Pure: from (the row, the channel's answer, now) to a verdict,
//! which `store::outbox::settle` writes down.

mod claimed;
mod outcome;
mod replace;
#[cfg(test)]
mod tests;

use std::time::Duration;

use jiff::tz::TimeZone;

use super::{NewMessage, Payload, retry};
use crate::clock::{Millis, Random};
pub use claimed::{Claimed, Place};
pub use outcome::{Cause, Outcome};
pub use replace::Without;
use replace::{halves, push_instead, without_one};

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

/// Of what was given up before it was tried: it says nothing of its host.
pub const NOT_TRIED: &str = "not tried";
/// How often a mail that stands still is looked at: whoever lets it go on makes it due at once.
pub const STOPPED_SECONDS: i64 = 900;

/// The verdict on a row that is not to be tried now, or not at all any more, before it is tried.
pub fn before(row: &Claimed, now: Millis, zone: &TimeZone) -> Option<Verdict> {
    if let Payload::Reply { token_at, .. } = row.payload
        && !retry::token_lives(token_at, now)
    {
        return Some(push_instead(row, now, "token too old".into()));
    }
    if now >= last_moment(row) {
        let cause = match row.stopped {
            true => Cause::MailStopped,
            false => Cause::TooLate,
        };
        return Some(Verdict {
            next: Next::GivenUp(cause),
            detail: NOT_TRIED.into(),
        });
    }
    if row.stopped {
        let due_at = now.plus_seconds(STOPPED_SECONDS).min(last_moment(row));
        return Some(Verdict {
            next: Next::Untried {
                due_at,
                down: false,
            },
            detail: "optional mail is stopped".into(),
        });
    }
    // Planned for an hour that was not quiet, and late: behind others, or after a failed try.
    let due_at = row.payload.quiet()?.end(now, zone)?;
    Some(Verdict {
        next: Next::Untried {
            due_at,
            down: false,
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
