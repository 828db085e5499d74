//! One carrier's loop: settles what was tried and claims what fits, in one transaction after another,
//! while up to a budget of messages and rounds are under way.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use super::carriage::{Carriage, Orders, Reports, Tried};
use super::hosts::Hosts;
use super::verdict::{Cause, Claimed, Verdict};
use super::worker::{LEASE_SECONDS, announce, budget, by_holder, claim, settle, stopped};
use super::{Carrier, Lane};
use crate::app::App;
use crate::store::outbox::{self, Settlement, Wanted};
use crate::store::{Engine, Tx};

/// A try that takes long keeps its row by this.
const RENEWAL: Duration = Duration::from_secs(15);
/// Rows of other processes are found within a second (contract.md).
const POLL: Duration = Duration::from_secs(1);
/// Kept free of notices and reminders, so that an emergency never waits for a slow one's end.
const RESERVED: usize = 8;
/// Of the messages under way, the most of one mail provider, before another claim: carriers want few
/// connections from one sender (domain.md, 3.4), and a hanging one leaves the others theirs.
const PROVIDER_SHARE: usize = 8;
/// Whoever has not come back for so long hangs; others get a place instead.
const HANGS: Duration = Duration::from_secs(5);
/// So many places at most: relays allow few connections (Postfix: 50 from one client).
const INSTEAD: usize = 16;
/// What ended waits so long for others to be written down with: a commit costs as much as 50 rows.
const PACE: Duration = Duration::from_millis(30);
/// People of one settling, two multicasts: some 8 ms of SQLite's one writer.
const SETTLED: usize = 1000;
/// Mails that ended and are not written down: they arrive twice if the process dies now. As many as
/// are sent at full speed while a transaction is under way, which takes longer over a network.
const fn unsettled(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 256,
        Engine::Postgres => 1024,
    }
}

/// Tries at settling what is in hand when the database is away at the very end; a lease covers it.
const LAST_FAILURES: u32 = 5;

/// A row under way: a message, or a round.
struct Held {
    attempt: i64,
    provider: Option<String>,
    notice: Option<String>,
    /// Its messages that have not ended.
    open: usize,
    /// When one of them ended last.
    moved: Instant,
    orders: Orders,
}

pub struct Loop {
    app: App,
    carrier: Carrier,
    bell: Arc<Notify>,
    carriage: Carriage,
    hosts: Hosts,
    tasks: JoinSet<()>,
    reports: Reports,
    ended: mpsc::UnboundedReceiver<Tried>,
    /// By the id of the row that is leased.
    held: HashMap<String, Held>,
    /// Tried, and not yet written down. It only grows at its end.
    tried: Vec<(Claimed, Verdict)>,
    places: Vec<OwnedSemaphorePermit>,
    /// By lane, the queue whose turn was last.
    last: BTreeMap<Lane, String>,
    /// A bell rang or a second passed: anything may be due.
    asked: bool,
    /// The last claim took something, or what held others back has ended: there may be more.
    more: bool,
    /// The last claim left rows of busy providers.
    held_back: bool,
    renewed: Instant,
    written: Instant,
}

impl Loop {
    pub fn new(app: App, carrier: Carrier, bell: Arc<Notify>) -> Loop {
        let (reports, ended) = Reports::new(unsettled(app.db.engine()));
        Loop {
            carriage: Carriage::new(&app),
            app,
            carrier,
            bell,
            hosts: Hosts::new(carrier),
            tasks: JoinSet::new(),
            reports,
            ended,
            held: HashMap::new(),
            tried: Vec::new(),
            places: Vec::new(),
            last: BTreeMap::new(),
            asked: true,
            more: true,
            held_back: false,
            renewed: Instant::now(),
            written: Instant::now(),
        }
    }

    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut failures = 0;
        loop {
            let stopping = *stop.borrow();
            if stopping {
                self.held.values().for_each(|held| held.orders.turn_back());
            }
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
            if stopping && self.held.is_empty() && self.tried.is_empty() {
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
        let pause = match self.tried.is_empty() {
            true => POLL,
            false => PACE.saturating_sub(self.written.elapsed()),
        };
        tokio::select! {
            Some(tried) = self.ended.recv() => self.take(tried),
            // A bell that rang since the claim is remembered: nothing is missed in between.
            () = bell.notified(), if !stopping => self.ask(),
            () = sleep(pause) => if pause == POLL { self.ask() },
            () = stopped(stop), if !stopping => {}
        }
        self.take_ended();
    }

    fn take_ended(&mut self) {
        while let Ok(tried) = self.ended.try_recv() {
            self.take(tried);
        }
        while self.tasks.try_join_next().is_some() {}
    }

    fn ask(&mut self) {
        self.asked = true;
        self.more = true;
    }

    /// Settles what was tried and claims what fits, in one transaction; then sends it on its way.
    async fn round(&mut self, stopping: bool) -> anyhow::Result<()> {
        let claims = self.fits().is_some() && !stopping;
        let renews = self.renewed.elapsed() >= RENEWAL && !self.held.is_empty();
        if !self.is_to_be_written() && !claims && !renews {
            return Ok(());
        }
        let mut tx = self.app.db.write().await?;
        // What ended while this waited for its turn to write is settled with the rest.
        self.take_ended();
        let fits = self.fits().filter(|_| !stopping);
        let settled = self.settled_at_once();
        let tried = &self.tried[..settled];
        let settlement = match tried.is_empty() {
            true => Settlement::default(),
            false => settle(&self.app, &mut tx, &mut self.hosts, tried).await?,
        };
        if renews {
            self.renew(&mut tx).await?;
        }
        let rows = match fits {
            Some((up_to, room)) => self.claim(&mut tx, up_to, room).await?,
            None => Vec::new(),
        };
        tx.commit().await?;
        self.written = Instant::now();
        let written: Vec<_> = self.tried.drain(..settled).collect();
        announce(&self.app, &written, &settlement);
        if self.tried.is_empty() {
            self.places.clear();
        }
        self.halt(&settlement.stopped);
        self.send(rows);
        Ok(())
    }

    /// How many of those tried are written down in one transaction.
    fn settled_at_once(&self) -> usize {
        let mut people = 0;
        let fits = self.tried.iter().take_while(|(row, _)| {
            let first = people == 0;
            people += row.people.len().max(1);
            first || people <= SETTLED
        });
        fits.count()
    }

    /// Whether what ended is written down now, or with what ends in the next moment.
    fn is_to_be_written(&self) -> bool {
        let waits_for_it = |row: &Claimed| row.lane <= Lane::Conversation && row.round.is_none();
        !self.tried.is_empty()
            && (self.held.is_empty()
                || self.tried.len() >= unsettled(self.app.db.engine()) / 2
                || self.written.elapsed() >= PACE
                || self.tried.iter().any(|(row, _)| waits_for_it(row)))
    }

    /// What may be claimed now: anything, as long as the reserve stays free; or what may use it.
    fn fits(&self) -> Option<(Lane, usize)> {
        let hanging = self.held.values().filter(|held| hangs(held)).count();
        let places = budget(self.carrier) + hanging.min(INSTEAD);
        let room = places.saturating_sub(self.held.len());
        let open = room.saturating_sub(RESERVED);
        // A claim of one row costs as much as one of many: it waits until a few fit.
        let step = match self.held.is_empty() {
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
        let now = self.app.clock.now();
        self.hosts.look(tx, now).await?;
        let down = self.hosts.down_until();
        self.asked = false;
        if down.is_some_and(|until| until > now || !self.held.is_empty()) {
            // One message asks whether it is back; all others wait.
            self.more = false;
            return Ok(Vec::new());
        }
        let busy = self.busy();
        // One we are too fast for has its one row already; an emergency goes all the same.
        let slow = self.slow_in_hand();
        let mut resting = self.hosts.resting(now);
        resting.extend(slow.iter().cloned());
        let limit = match (self.carrier, down) {
            (_, Some(_)) => 1,
            (Carrier::Line, None) => room,
            (Carrier::Mail, None) => room.min(PROVIDER_SHARE),
        };
        let wanted = Wanted {
            carrier: self.carrier,
            up_to,
            limit,
            busy: &busy,
            resting: &resting,
            slow: self.hosts.slow(),
            stopped: self.hosts.stopped(),
            last: &self.last,
        };
        let rows = claim(&self.app, tx, &wanted).await?;
        if up_to == Lane::Reminder {
            self.more = !rows.is_empty();
            self.held_back = rows.is_empty() && !(busy.is_empty() && slow.is_empty());
        }
        for row in &rows {
            self.last.insert(row.lane, row.queue.clone());
        }
        Ok(rows)
    }

    /// Providers that say that we are too fast, of which a row is under way.
    fn slow_in_hand(&self) -> BTreeSet<String> {
        let providers = self.held.values().filter_map(|held| held.provider.as_ref());
        let slow = providers.filter(|provider| self.hosts.slow().contains(*provider));
        slow.cloned().collect()
    }

    /// Providers that have their share; or one, that somebody asks after its rest.
    fn busy(&self) -> BTreeSet<String> {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for held in self.held.values() {
            let Some(provider) = &held.provider else {
                continue;
            };
            let asks = self.hosts.is_asked(provider) || hangs(held);
            let share = if asks { PROVIDER_SHARE } else { 1 };
            *counts.entry(provider).or_insert(0) += share;
        }
        let busy = counts.into_iter().filter(|(_, n)| *n >= PROVIDER_SHARE);
        busy.map(|(provider, _)| provider.clone()).collect()
    }

    async fn renew(&mut self, tx: &mut Tx) -> anyhow::Result<()> {
        let held = self.held.iter();
        let rows: Vec<_> = held.map(|(id, held)| (id.clone(), held.attempt)).collect();
        let until = self.app.clock.now().plus_seconds(LEASE_SECONDS);
        outbox::renew(tx, &rows, until).await?;
        self.renewed = Instant::now();
        Ok(())
    }

    /// Stops the rounds of notices that were stopped.
    fn halt(&self, notices: &BTreeMap<String, Cause>) {
        for held in self.held.values() {
            let notice = held.notice.as_ref();
            if let Some(cause) = notice.and_then(|notice| notices.get(notice)) {
                held.orders.halt(*cause);
            }
        }
    }

    fn send(&mut self, rows: Vec<Claimed>) {
        if self.held.is_empty() {
            self.renewed = Instant::now();
        }
        for rows in by_holder(rows) {
            let orders = Orders::new(self.hosts.asks(&rows[0]));
            let held = Held {
                attempt: rows[0].attempt,
                provider: rows[0].provider.clone(),
                notice: rows[0].notice.clone(),
                open: rows.len(),
                moved: Instant::now(),
                orders: orders.clone(),
            };
            self.held.insert(rows[0].holder().to_owned(), held);
            let (carriage, reports) = (self.carriage.clone(), self.reports.clone());
            self.tasks
                .spawn(async move { carriage.carry(rows, &orders, &reports).await });
        }
    }

    fn take(&mut self, tried: Tried) {
        let Tried {
            row,
            verdict,
            place,
        } = tried;
        self.places.extend(place);
        let mut freed = false;
        if let Some(held) = self.held.get_mut(row.holder()) {
            held.moved = Instant::now();
            held.open = held.open.saturating_sub(1);
            freed = held.open == 0;
        }
        if freed {
            self.held.remove(row.holder());
            // The next of its talk, or of its provider, may go now.
            self.more |= row.line_account.is_some() || self.held_back;
        }
        self.tried.push((row, verdict));
    }
}

fn hangs(held: &Held) -> bool {
    held.moved.elapsed() >= HANGS
}
