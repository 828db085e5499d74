//! Takes rows out of the outbox and to their carriers: claim, commit, send, settle.
//!
//! `serve` and `demo` run [`run`]; tests drain with [`run_once`], which uses the same steps. LINE and
//! mail each have a loop and a budget of their own, so that a slow one never holds up the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use metrics::{counter, gauge, histogram};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

use super::line::LineChannel;
use super::post::Post;
use super::verdict::{self, Claimed, Next, Outcome, Verdict};
use super::{Carrier, Lane};
use crate::app::App;
use crate::clock::Millis;
use crate::mail::Letter;
use crate::mail::smtp::CONNECTIONS;
use crate::store::outbox::{self, Settlement, Wanted};
use crate::store::{Engine, Tx};

/// Longer than between two renewals, with room for a database that is busy; short, because what a
/// dead process held waits for its end.
const LEASE_SECONDS: i64 = 45;
/// A try that takes long keeps its row by this.
const RENEWAL: Duration = Duration::from_secs(15);
/// Rows of other processes are found within a second (contract.md).
const POLL: Duration = Duration::from_secs(1);
/// Leases that ran out, and the gauges.
const HOUSEKEEPING: Duration = Duration::from_secs(5);
/// Calls to LINE at a time: at 100 ms each, 320 a second; multicasts may be 200 (line-platform, 7).
const LINE_BUDGET: usize = 32;
/// Kept free of notices and reminders, so that an emergency never waits for a slow one's end.
const RESERVED: usize = 8;
/// Of the mails under way, the most of one provider, before another claim: half of all.
const PROVIDER_SHARE: usize = CONNECTIONS as usize / 2;

/// Tries at settling what is in hand when the database is away at the very end; a lease covers it.
const LAST_FAILURES: u32 = 5;

/// What one run found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// So many rows were tried.
    Ran(usize),
    /// Nothing is due.
    Empty,
}

/// One claim of each carrier, tried and settled.
pub async fn run_once(app: &App) -> anyhow::Result<Run> {
    let channels = Channels::new(app);
    let mut ran = 0;
    for carrier in Carrier::ALL {
        let mut tx = app.db.write().await?;
        return_leases(app, &mut tx, false).await?;
        let wanted = Wanted {
            carrier,
            up_to: Lane::Reminder,
            limit: i64::try_from(budget(carrier))?,
            busy: &BTreeSet::new(),
        };
        let rows = claim(app, &mut tx, &wanted).await?;
        tx.commit().await?;
        let mut tried = Vec::with_capacity(rows.len());
        for (row, task) in channels.prepare(rows).await {
            let verdict = channels.attempt(&row, task).await;
            tried.push((row, verdict));
        }
        if !tried.is_empty() {
            let mut tx = app.db.write().await?;
            let settlement = settle(app, &mut tx, &tried).await?;
            tx.commit().await?;
            announce(app, &tried, &settlement);
        }
        ran += tried.len();
    }
    Ok(match ran {
        0 => Run::Empty,
        ran => Run::Ran(ran),
    })
}

/// Works until `stop` turns true: then nothing more is claimed, what is in hand is finished and
/// settled, and this returns.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    if app.db.engine() == Engine::Sqlite {
        // One process at a time works on a file: whatever is leased was held by a dead one.
        free_all(&app).await;
    }
    let bells: BTreeMap<Carrier, Arc<Notify>> = Carrier::ALL
        .into_iter()
        .map(|carrier| (carrier, Arc::default()))
        .collect();
    let loops = Carrier::ALL.map(|carrier| {
        let bell = bells[&carrier].clone();
        Loop::new(app.clone(), carrier, bell).run(stop.clone())
    });
    let [line, mail] = loops;
    tokio::join!(
        line,
        mail,
        ring(&app, &bells, stop.clone()),
        keep_house(&app, stop.clone())
    );
}

/// One bell rings for the process; each loop has one of its own, which remembers a ring.
async fn ring(app: &App, bells: &BTreeMap<Carrier, Arc<Notify>>, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = app.wake.outbox.notified() => bells.values().for_each(|bell| bell.notify_one()),
            () = stopped(&mut stop) => return,
        }
    }
}

async fn keep_house(app: &App, mut stop: watch::Receiver<bool>) {
    let mut tick = interval(HOUSEKEEPING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = stopped(&mut stop) => return,
        }
        if let Err(error) = housekeeping(app).await {
            tracing::warn!(
                error = format!("{error:#}"),
                "the outbox's housekeeping failed"
            );
        }
    }
}

async fn housekeeping(app: &App) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    return_leases(app, &mut tx, false).await?;
    tx.commit().await?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    for depth in outbox::depths(&mut tx, now).await? {
        let carrier = depth.carrier.name();
        let age = depth.oldest_due.map_or(0, |due| now.since(due));
        gauge!("kairan_outbox_queued", "carrier" => carrier).set(depth.queued as f64);
        gauge!("kairan_outbox_oldest_seconds", "carrier" => carrier).set(age as f64 / 1000.0);
    }
    Ok(())
}

async fn free_all(app: &App) {
    let freed = async {
        let mut tx = app.db.write().await?;
        return_leases(app, &mut tx, true).await?;
        tx.commit().await
    };
    if let Err(error) = freed.await {
        tracing::warn!(
            error = format!("{error:#}"),
            "leases of the last run end by themselves"
        );
    }
}

/// What a dead process was sending is counted: a mail of these may arrive twice.
async fn return_leases(app: &App, tx: &mut Tx, everybody: bool) -> anyhow::Result<()> {
    for (carrier, lost) in outbox::return_leases(tx, app.clock.now(), everybody).await? {
        tracing::warn!(
            outbox.carrier = carrier.name(),
            outbox.lost = lost,
            "leases ran out"
        );
        counter!("kairan_outbox_lost_total", "carrier" => carrier.name()).increment(lost);
    }
    Ok(())
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone can ask no more: that is a stop, too.
    let _ = stop.wait_for(|stop| *stop).await;
}

const fn budget(carrier: Carrier) -> usize {
    match carrier {
        Carrier::Line => LINE_BUDGET,
        Carrier::Mail => CONNECTIONS as usize,
    }
}

async fn claim(app: &App, tx: &mut Tx, wanted: &Wanted<'_>) -> anyhow::Result<Vec<Claimed>> {
    let now = app.clock.now();
    outbox::claim(tx, wanted, now, now.plus_seconds(LEASE_SECONDS)).await
}

async fn settle(
    app: &App,
    tx: &mut Tx,
    tried: &[(Claimed, Verdict)],
) -> anyhow::Result<Settlement> {
    outbox::settle(tx, app, tried, app.clock.now()).await
}

/// After the commit: bells and figures.
fn announce(app: &App, tried: &[(Claimed, Verdict)], settlement: &Settlement) {
    if settlement.queued > 0 {
        app.wake.outbox.notify_one();
    }
    if !settlement.finished.is_empty() {
        app.wake.notices.notify_one();
    }
    if settlement.stale > 0 {
        tracing::warn!(
            outbox.stale = settlement.stale,
            "rows were taken over by another"
        );
    }
    let now = app.clock.now();
    for (row, verdict) in tried {
        let carrier = row.payload.carrier().name();
        let outcome = verdict.next.name();
        counter!("kairan_outbox_tries_total", "carrier" => carrier, "outcome" => outcome)
            .increment(1);
        if verdict.next == Next::Delivered {
            let seconds = now.since(row.created_at) as f64 / 1000.0;
            histogram!("kairan_outbox_handover_seconds", "carrier" => carrier).record(seconds);
        }
        if let Next::Refused(cause) | Next::GivenUp(cause) = verdict.next {
            counter!("kairan_outbox_failures_total", "carrier" => carrier, "cause" => cause.name())
                .increment(1);
            let (id, notice) = (&row.id, row.notice.as_deref());
            tracing::warn!(
                outbox.id = id,
                notice.id = notice,
                cause = cause.name(),
                detail = verdict.detail,
                "not delivered"
            );
        }
    }
}

/// The carriers, as both ways of running use them.
#[derive(Clone)]
struct Channels {
    app: App,
    line: LineChannel,
    post: Post,
}

/// What is to be done with a claimed row.
enum Task {
    Nothing(Verdict),
    Line,
    Mail(Result<Box<Letter>, Outcome>),
}

impl Channels {
    fn new(app: &App) -> Channels {
        Channels {
            app: app.clone(),
            line: LineChannel::new(app.line.clone()),
            post: Post::new(app.clone()),
        }
    }

    /// Rows with what is to be done with them; mails are written here, all with one read.
    async fn prepare(&self, rows: Vec<Claimed>) -> Vec<(Claimed, Task)> {
        let now = self.app.clock.now();
        let (mails, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
            row.payload.carrier() == Carrier::Mail && self.before(row, now).is_none()
        });
        let letters = self.post.letters(&mails).await;
        let mails = mails.into_iter().zip(letters).map(|(row, letter)| {
            let task = Task::Mail(letter.map(Box::new));
            (row, task)
        });
        let others = others.into_iter().map(|row| {
            let task = self.before(&row, now).map_or(Task::Line, Task::Nothing);
            (row, task)
        });
        others.chain(mails).collect()
    }

    fn before(&self, row: &Claimed, now: Millis) -> Option<Verdict> {
        verdict::before(row, now, &self.app.config.time_zone)
    }

    /// A try that panics is a lost one: its row goes back to the queue instead of being held for ever.
    async fn unbroken_attempt(&self, row: &Claimed, task: Task) -> Verdict {
        let attempt = AssertUnwindSafe(self.attempt(row, task)).catch_unwind();
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
    async fn attempt(&self, row: &Claimed, task: Task) -> Verdict {
        let begin = Instant::now();
        let outcome = match task {
            Task::Nothing(verdict) => return verdict,
            Task::Line => self.line.deliver(row).await,
            Task::Mail(Ok(letter)) => self.post.deliver(&letter).await,
            Task::Mail(Err(outcome)) => outcome,
        };
        let carrier = row.payload.carrier().name();
        histogram!("kairan_outbox_try_seconds", "carrier" => carrier).record(begin.elapsed());
        verdict::after(row, outcome, self.app.clock.now(), &self.app.random)
    }
}

/// One carrier's loop.
struct Loop {
    app: App,
    carrier: Carrier,
    bell: Arc<Notify>,
    channels: Channels,
    under_way: JoinSet<(Claimed, Verdict)>,
    /// The same rows by id: their attempt and mail provider.
    held: HashMap<String, (i64, Option<String>)>,
    /// Tried, and not yet written down.
    tried: Vec<(Claimed, Verdict)>,
    /// A bell rang or a second passed: anything may be due.
    asked: bool,
    /// The last claim took all it could, or what held others back has ended: there may be more.
    more: bool,
    /// The last claim left rows of busy providers.
    held_back: bool,
    renewed: Instant,
}

impl Loop {
    fn new(app: App, carrier: Carrier, bell: Arc<Notify>) -> Loop {
        Loop {
            channels: Channels::new(&app),
            app,
            carrier,
            bell,
            under_way: JoinSet::new(),
            held: HashMap::new(),
            tried: Vec::new(),
            asked: true,
            more: true,
            held_back: false,
            renewed: Instant::now(),
        }
    }

    async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut failures = 0;
        loop {
            let stopping = *stop.borrow();
            if let Err(error) = self.round(stopping).await {
                // The database: what was tried stays in hand and is written down when it is back.
                tracing::error!(error = format!("{error:#}"), "the outbox stands still");
                failures += 1;
                if stopping && failures >= LAST_FAILURES {
                    return;
                }
                sleep(POLL).await;
                continue;
            }
            failures = 0;
            if stopping && self.under_way.is_empty() {
                return;
            }
            if self.fits().is_some() && !stopping {
                continue;
            }
            self.wait(&mut stop, stopping).await;
        }
    }

    async fn wait(&mut self, stop: &mut watch::Receiver<bool>, stopping: bool) {
        let bell = self.bell.clone();
        tokio::select! {
            Some(tried) = self.under_way.join_next() => self.take(tried),
            // A bell that rang since the claim is remembered: nothing is missed in between.
            () = bell.notified(), if !stopping => self.ask(),
            () = sleep(POLL) => self.ask(),
            () = stopped(stop), if !stopping => {}
        }
        self.take_ended();
    }

    fn take_ended(&mut self) {
        while let Some(tried) = self.under_way.try_join_next() {
            self.take(tried);
        }
    }

    fn ask(&mut self) {
        self.asked = true;
        self.more = true;
    }

    /// Settles what was tried and claims what fits, in one transaction; then sends it on its way.
    async fn round(&mut self, stopping: bool) -> anyhow::Result<()> {
        let claims = self.fits().is_some() && !stopping;
        let renews = self.renewed.elapsed() >= RENEWAL && !self.held.is_empty();
        if self.tried.is_empty() && !claims && !renews {
            return Ok(());
        }
        let mut tx = self.app.db.write().await?;
        // What ended while this waited for its turn to write is settled with the rest.
        self.take_ended();
        let fits = self.fits().filter(|_| !stopping);
        let settlement = match self.tried.is_empty() {
            true => Settlement::default(),
            false => settle(&self.app, &mut tx, &self.tried).await?,
        };
        if renews {
            self.renew(&mut tx).await?;
        }
        let rows = match fits {
            Some((up_to, room)) => self.claim(&mut tx, up_to, room).await?,
            None => Vec::new(),
        };
        tx.commit().await?;
        announce(&self.app, &self.tried, &settlement);
        self.tried.clear();
        self.send(rows).await;
        Ok(())
    }

    /// What may be claimed now: anything, as long as the reserve stays free; or what may use it.
    fn fits(&self) -> Option<(Lane, usize)> {
        let room = budget(self.carrier).saturating_sub(self.under_way.len());
        let open = room.saturating_sub(RESERVED);
        // A claim of one row costs as much as one of many: it waits until a few fit.
        let step = match self.under_way.is_empty() {
            true => 1,
            false => RESERVED / 2,
        };
        if self.more && open >= step {
            return Some((Lane::Reminder, open));
        }
        (self.asked && room > 0).then_some((Lane::Conversation, room))
    }

    async fn claim(
        &mut self,
        tx: &mut Tx,
        up_to: Lane,
        room: usize,
    ) -> anyhow::Result<Vec<Claimed>> {
        let busy = self.busy();
        let limit = match self.carrier {
            Carrier::Line => room,
            Carrier::Mail => room.min(PROVIDER_SHARE),
        };
        let wanted = Wanted {
            carrier: self.carrier,
            up_to,
            limit: i64::try_from(limit)?,
            busy: &busy,
        };
        let rows = claim(&self.app, tx, &wanted).await?;
        let all = rows.len() < limit;
        self.asked = false;
        if up_to == Lane::Reminder {
            self.more = !all;
            self.held_back = all && !busy.is_empty();
        }
        Ok(rows)
    }

    fn busy(&self) -> BTreeSet<String> {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for provider in self.held.values().filter_map(|(_, p)| p.as_ref()) {
            *counts.entry(provider).or_insert(0) += 1;
        }
        let busy = counts.into_iter().filter(|(_, n)| *n >= PROVIDER_SHARE);
        busy.map(|(provider, _)| provider.clone()).collect()
    }

    async fn renew(&mut self, tx: &mut Tx) -> anyhow::Result<()> {
        let held = self.held.iter();
        let rows: Vec<_> = held.map(|(id, (n, _))| (id.clone(), *n)).collect();
        let until = self.app.clock.now().plus_seconds(LEASE_SECONDS);
        outbox::renew(tx, &rows, until).await?;
        self.renewed = Instant::now();
        Ok(())
    }

    async fn send(&mut self, rows: Vec<Claimed>) {
        if self.held.is_empty() {
            self.renewed = Instant::now();
        }
        for (row, task) in self.channels.prepare(rows).await {
            let held = (row.attempt, row.provider.clone());
            self.held.insert(row.id.clone(), held);
            let channels = self.channels.clone();
            self.under_way.spawn(async move {
                let verdict = channels.unbroken_attempt(&row, task).await;
                (row, verdict)
            });
        }
    }

    fn take(&mut self, tried: Result<(Claimed, Verdict), tokio::task::JoinError>) {
        match tried {
            Ok((row, verdict)) => {
                self.held.remove(&row.id);
                // The next of its talk, or of its provider, may go now.
                self.more |= row.line_account.is_some() || self.held_back;
                self.tried.push((row, verdict));
            }
            Err(error) => tracing::error!(error = %error, "a try was ended from outside"),
        }
    }
}
