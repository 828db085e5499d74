//! Claimed rows are carried: one after another, as far as their carrier and their orders allow.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::FutureExt;
use metrics::histogram;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::Instant;

use super::line::LineChannel;
use super::post::Post;
use super::rest::{self, Sign};
use super::verdict::{self, Cause, Claimed, Next, Outcome, Verdict};
use super::{Carrier, Lane};
use crate::app::App;
use crate::clock::Look;
use crate::mail::Letter;

/// The carriers, as both ways of running use them.
#[derive(Clone)]
pub struct Carriage {
    app: App,
    line: LineChannel,
    post: Post,
}

/// Orders to somebody who is on the way with a round.
#[derive(Clone, Debug, Default)]
pub struct Orders(Arc<Given>);

#[derive(Debug, Default)]
struct Given {
    /// The host has just rested: one message asks how it is, and the rest is handed back if it is not
    /// well.
    asks: bool,
    /// The notice was stopped: what has not gone does not go.
    halt: AtomicBool,
    /// It was superseded: not even what may have arrived goes once more.
    wholly: AtomicBool,
    /// The process ends: what has not gone is handed back.
    turn_back: AtomicBool,
}

impl Orders {
    /// `asks`: the host has just rested.
    pub fn new(asks: bool) -> Orders {
        Orders(Arc::new(Given {
            asks,
            ..Given::default()
        }))
    }

    pub fn halt(&self, cause: Cause) {
        let wholly = cause == Cause::Superseded;
        self.0.wholly.fetch_or(wholly, Ordering::Relaxed);
        self.0.halt.store(true, Ordering::Relaxed);
    }

    pub fn turn_back(&self) {
        self.0.turn_back.store(true, Ordering::Relaxed);
    }
}

/// A try that was made, on its way to be written down.
pub struct Tried {
    pub row: Claimed,
    pub verdict: Verdict,
    /// Of a round's mail: given back when it is written down.
    pub place: Option<OwnedSemaphorePermit>,
}

/// Where tries are told of. Cheap to clone.
#[derive(Clone)]
pub struct Reports {
    tell: mpsc::UnboundedSender<Tried>,
    /// Mails that ended and are not written down arrive twice if the process dies: there are only so
    /// many places for them.
    places: Arc<Semaphore>,
}

impl Reports {
    pub fn new(places: usize) -> (Reports, mpsc::UnboundedReceiver<Tried>) {
        let (tell, told) = mpsc::unbounded_channel();
        let places = Arc::new(Semaphore::new(places));
        (Reports { tell, places }, told)
    }

    async fn tell(&self, row: Claimed, verdict: Verdict) {
        let place = match row.round {
            // It is never closed.
            Some(_) => self.places.clone().acquire_owned().await.ok(),
            None => None,
        };
        // Whoever is gone has left its rows to their leases.
        let _ = self.tell.send(Tried {
            row,
            verdict,
            place,
        });
    }
}

/// What is to be done with a claimed row.
enum Task {
    Nothing(Verdict),
    Line,
    Mail(Result<Box<Letter>, Outcome>),
}

impl Carriage {
    pub fn new(app: &App) -> Carriage {
        Carriage {
            app: app.clone(),
            line: LineChannel::new(app.line.clone()),
            post: Post::new(app.clone()),
        }
    }

    /// Carries the rows of one holder, a single message or the mails of a round, and tells of each.
    /// A round ends early where its host refuses one after another: the rest is handed back.
    pub async fn carry(&self, rows: Vec<Claimed>, orders: &Orders, reports: &Reports) {
        let mut refused = match orders.0.asks {
            true => rest::IN_A_ROW - 1,
            false => 0,
        };
        let mut back: Option<(bool, &str)> = None;
        let begin = self.app.clock.look();
        for (row, task) in self.prepare(rows).await {
            if let Some(verdict) = self.by_order(&row, orders, back, begin) {
                let row = self.brought_along(&row, begin).unwrap_or(row);
                reports.tell(row, verdict).await;
                continue;
            }
            let verdict = self.unbroken_attempt(&row, task, begin).await;
            refused = match rest::sign(&verdict) {
                Some(Sign::Refused) => refused + 1,
                Some(Sign::Ill) => rest::IN_A_ROW,
                Some(Sign::Well) => 0,
                None => refused,
            };
            if let Next::Untried { down: true, .. } = verdict.next {
                back = Some((true, "carrier down"));
            } else if refused >= rest::IN_A_ROW && row.lane != Lane::Emergency {
                back = Some((false, "host rests"));
            }
            let row = self.brought_along(&row, begin).unwrap_or(row);
            reports.tell(row, verdict).await;
        }
    }

    /// A row as it is to be judged if somebody set the clock ahead since it was taken in hand.
    fn brought_along(&self, row: &Claimed, begin: Look) -> Option<Claimed> {
        let set = self.app.clock.look().set_since(begin);
        (set > 0).then(|| row.brought_along(set))
    }

    /// What becomes of a mail that is not tried any more.
    fn by_order(
        &self,
        row: &Claimed,
        orders: &Orders,
        back: Option<(bool, &str)>,
        begin: Look,
    ) -> Option<Verdict> {
        row.round.as_ref()?;
        let now = self.app.clock.now();
        let wholly = orders.0.wholly.load(Ordering::Relaxed);
        if orders.0.halt.load(Ordering::Relaxed) && (wholly || !row.uncertain) {
            return Some(Verdict {
                next: Next::Refused(Cause::Cancelled),
                detail: "notice stopped".into(),
            });
        }
        let turned = orders.0.turn_back.load(Ordering::Relaxed);
        let back = back.or(turned.then_some((false, "process ends")));
        let (down, why) = back?;
        let set = self.brought_along(row, begin);
        Some(verdict::untried(
            set.as_ref().unwrap_or(row),
            now,
            down,
            why.into(),
        ))
    }

    /// Rows with what is to be done with them; mails are written here, all with one read.
    async fn prepare(&self, rows: Vec<Claimed>) -> Vec<(Claimed, Task)> {
        let (now, zone) = (self.app.clock.now(), &self.app.config.time_zone);
        // Claimed a moment ago by a clock that has been set since: it is no time to say what is too late.
        let is_set = self.app.watch.is_set(&self.app.clock);
        let before = |row: &Claimed| match is_set {
            true => None,
            false => verdict::before(row, now, zone),
        };
        let (mails, others): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| row.payload.carrier() == Carrier::Mail && before(row).is_none());
        let letters = self.post.letters(&mails).await;
        let mails = mails.into_iter().zip(letters).map(|(row, letter)| {
            let task = Task::Mail(letter.map(Box::new));
            (row, task)
        });
        let others = others.into_iter().map(|row| {
            let task = before(&row).map_or(Task::Line, Task::Nothing);
            (row, task)
        });
        others.chain(mails).collect()
    }

    /// A try that panics is a lost one: its row goes back to the queue instead of being held for ever.
    async fn unbroken_attempt(&self, row: &Claimed, task: Task, begin: Look) -> Verdict {
        let attempt = AssertUnwindSafe(self.attempt(row, task, begin)).catch_unwind();
        attempt.await.unwrap_or_else(|_| {
            tracing::error!(outbox.id = row.id, "a try broke off");
            let outcome = Outcome::Later {
                at_least: None,
                uncertain: true,
                detail: "broke off".into(),
            };
            verdict::after(row, outcome, self.app.clock.now(), &self.app.random)
        })
    }

    /// One try, and the verdict on it.
    async fn attempt(&self, row: &Claimed, task: Task, begin: Look) -> Verdict {
        let started = Instant::now();
        let outcome = match task {
            Task::Nothing(verdict) => return verdict,
            Task::Line => self.line.deliver(row).await,
            Task::Mail(Ok(letter)) => self.post.deliver(&letter).await,
            Task::Mail(Err(outcome)) => outcome,
        };
        let carrier = row.payload.carrier().name();
        histogram!("kairan_outbox_try_seconds", "carrier" => carrier).record(started.elapsed());
        let set = self.brought_along(row, begin);
        let row = set.as_ref().unwrap_or(row);
        verdict::after(row, outcome, self.app.clock.now(), &self.app.random)
    }
}
