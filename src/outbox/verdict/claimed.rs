//! What is judged: a row in the hands of a worker.

use crate::clock::Millis;
use crate::outbox::{Lane, Payload};

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
    /// It is of a notice whose mails stand still (`store::mail_stops`).
    pub stopped: bool,
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

    /// The same when the clock was set ahead by so many milliseconds while it was in hand: worth telling
    /// as long as before. Its retry key ages by the clock (`store::jumps`).
    pub fn brought_along(&self, by: i64) -> Claimed {
        let stale_at = self.stale_at;
        Claimed {
            stale_at: stale_at.map(|at| Millis(at.0.saturating_add(by.max(0)))),
            ..self.clone()
        }
    }
}
