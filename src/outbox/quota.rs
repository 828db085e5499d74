//! The month's LINE messages as this process last heard of them: asked before something is sent, so
//! that the sender is warned, and by a job now and then, so that a notice that starts by itself knows.
//!
//! A notice never waits for it: what is not known, LINE will say (429, `outbox::line`).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use metrics::gauge;

use crate::city::quota::same_month;
use crate::clock::{Clock, Millis};
use crate::line::client::Client;
use crate::line::send::Month;

/// LINE's count is approximate anyway; the staff's programs look at a notice every few seconds.
const FRESH_SECONDS: i64 = 60;
/// Older than this it says nothing: twice what the job takes.
const KNOWN_SECONDS: i64 = 600;
/// Somebody waits for the answer, and can do without.
const PATIENCE: Duration = Duration::from_secs(2);

/// What LINE said, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub month: Month,
    pub at: Millis,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Quota {
    line: Client,
    clock: Clock,
    last: Arc<Mutex<Last>>,
}

#[derive(Default)]
struct Last {
    reading: Option<Reading>,
    /// When LINE was last asked, whatever it answered.
    asked_at: Option<Millis>,
}

impl Quota {
    pub fn new(line: Client, clock: Clock) -> Quota {
        Quota {
            line,
            clock,
            last: Arc::default(),
        }
    }

    /// Asks LINE, but not more often than once a minute.
    pub async fn refresh(&self) {
        let now = self.clock.now();
        if !self.is_due(now) {
            return;
        }
        match tokio::time::timeout(PATIENCE, self.line.month()).await {
            Ok(Ok(month)) => self.note(Reading { month, at: now }),
            Ok(Err(error)) => {
                tracing::warn!(error = %error, "LINE does not tell the month's quota")
            }
            Err(_) => tracing::warn!("LINE does not tell the month's quota in time"),
        }
    }

    /// The last reading, if it is of this month and not too old.
    pub fn known(&self) -> Option<Reading> {
        let now = self.clock.now();
        let reading = self.last().reading?;
        let young = now.since(reading.at) < KNOWN_SECONDS * 1000;
        (young && same_month(now, reading.at)).then_some(reading)
    }

    /// One who asks now keeps the others from asking, too.
    fn is_due(&self, now: Millis) -> bool {
        let mut last = self.last();
        let fresh = last.asked_at.is_some_and(|at| {
            now.since(at) < FRESH_SECONDS * 1000 && same_month(now, at) && now >= at
        });
        if !fresh {
            last.asked_at = Some(now);
        }
        !fresh
    }

    fn note(&self, reading: Reading) {
        let Month { limit, used } = reading.month;
        // Without a ceiling nothing can run out.
        let left = limit.map_or(f64::INFINITY, |limit| (limit - used).max(0) as f64);
        gauge!("kairan_line_quota_left").set(left);
        self.last().reading = Some(reading);
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
