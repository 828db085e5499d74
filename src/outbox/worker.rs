//! Takes rows out of the outbox and to their carriers: claim, commit, send, settle.
//!
//! `serve` and `demo` run [`run`]; tests drain with [`run_once`], which uses the same steps. LINE and
//! mail each have a loop and a budget of their own ([`super::rounds`]), so that a slow one never
//! holds up the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use metrics::{counter, gauge, histogram};
use tokio::sync::{Notify, watch};
use tokio::time::{MissedTickBehavior, interval};

use super::carriage::{Carriage, Orders, Reports, Tried};
use super::hosts::Hosts;
use super::leases::Leases;
use super::rounds::Loop;
use super::verdict::{Claimed, Next, Verdict};
use super::{Carrier, Lane};
use crate::app::App;
use crate::mail::smtp::CONNECTIONS;
use crate::store::outbox::{self, Lease, Settlement, Wanted};
use crate::store::{Engine, Tx};

/// Longer than between two renewals, with room for a database that is busy; short, because what a
/// dead process held waits for its end ([`super::leases`]).
pub(super) const LEASE_SECONDS: i64 = 45;
/// Leases that ran out, and the gauges.
const HOUSEKEEPING: Duration = Duration::from_secs(5);
/// Calls to LINE at a time: at 100 ms each, 320 a second; multicasts may be 200 (line-platform, 7).
const LINE_BUDGET: usize = 32;

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
    let carriage = Carriage::new(app);
    let mut ran = 0;
    for carrier in Carrier::ALL {
        let mut hosts = Hosts::new(carrier);
        let mut tx = app.db.write().await?;
        // Nobody watches between two runs.
        return_leases(app, &mut tx, &mut Leases::default()).await?;
        let rows = claim_as_one(app, &mut tx, &mut hosts).await?;
        tx.commit().await?;
        let mut tried = Vec::with_capacity(rows.len());
        // Places for all: here they are written down at the end.
        let (reports, mut told) = Reports::new(rows.len());
        for holding in by_holder(rows) {
            let orders = Orders::new(hosts.asks(&holding[0]));
            carriage.carry(holding, &orders, &reports).await;
        }
        let mut places = Vec::new();
        while let Ok(Tried {
            row,
            verdict,
            place,
        }) = told.try_recv()
        {
            tried.push((row, verdict));
            places.extend(place);
        }
        if !tried.is_empty() {
            let mut tx = app.db.write().await?;
            let settlement = settle(app, &mut tx, &mut hosts, &tried).await?;
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

async fn claim_as_one(app: &App, tx: &mut Tx, hosts: &mut Hosts) -> anyhow::Result<Vec<Claimed>> {
    let now = app.clock.now();
    hosts.look(tx, now).await?;
    let down = hosts.down_until();
    if down.is_some_and(|until| until > now) {
        return Ok(Vec::new());
    }
    let wanted = Wanted {
        carrier: hosts.carrier(),
        up_to: Lane::Reminder,
        limit: match down {
            Some(_) => 1,
            None => budget(hosts.carrier()),
        },
        busy: &BTreeSet::new(),
        resting: &hosts.resting(now),
        slow: hosts.slow(),
        stopped: hosts.stopped(),
        last: &BTreeMap::new(),
    };
    claim(app, tx, &wanted).await
}

/// The claimed rows, those of each round together.
pub(super) fn by_holder(rows: Vec<Claimed>) -> Vec<Vec<Claimed>> {
    let mut holders: Vec<Vec<Claimed>> = Vec::new();
    for row in rows {
        match holders.last_mut() {
            Some(last) if last[0].holder() == row.holder() => last.push(row),
            _ => holders.push(vec![row]),
        }
    }
    holders
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
    let mut leases = Leases::default();
    let mut tick = interval(HOUSEKEEPING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = stopped(&mut stop) => return,
        }
        if let Err(error) = housekeeping(app, &mut leases).await {
            tracing::warn!(
                error = format!("{error:#}"),
                "the outbox's housekeeping failed"
            );
        }
    }
}

async fn housekeeping(app: &App, leases: &mut Leases) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    return_leases(app, &mut tx, leases).await?;
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
        let all = outbox::leases(&mut tx).await?;
        free(app, &mut tx, &all).await?;
        tx.commit().await
    };
    if let Err(error) = freed.await {
        tracing::warn!(
            error = format!("{error:#}"),
            "leases of the last run end by themselves"
        );
    }
}

async fn return_leases(app: &App, tx: &mut Tx, leases: &mut Leases) -> anyhow::Result<()> {
    let all = outbox::leases(tx).await?;
    free(app, tx, &leases.over(all, app.clock.look())).await
}

/// What a dead process was sending is counted: a mail of these may arrive twice.
async fn free(app: &App, tx: &mut Tx, over: &[Lease]) -> anyhow::Result<()> {
    for (carrier, lost) in outbox::return_leases(tx, over, app.clock.now()).await? {
        tracing::warn!(
            outbox.carrier = carrier.name(),
            outbox.lost = lost,
            "leases ran out"
        );
        counter!("kairan_outbox_lost_total", "carrier" => carrier.name()).increment(lost);
    }
    Ok(())
}

pub(super) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone can ask no more: that is a stop, too.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Rows under way at a time; a round of mails is one.
pub(super) const fn budget(carrier: Carrier) -> usize {
    match carrier {
        Carrier::Line => LINE_BUDGET,
        Carrier::Mail => CONNECTIONS as usize,
    }
}

pub(super) async fn claim(
    app: &App,
    tx: &mut Tx,
    wanted: &Wanted<'_>,
) -> anyhow::Result<Vec<Claimed>> {
    if app.watch.is_set(&app.clock) {
        // Until what waits is brought along, all of it may seem too early or too late.
        return Ok(Vec::new());
    }
    let now = app.clock.now();
    outbox::claim(tx, wanted, now, now.plus_seconds(LEASE_SECONDS)).await
}

pub(super) async fn settle(
    app: &App,
    tx: &mut Tx,
    hosts: &mut Hosts,
    tried: &[(Claimed, Verdict)],
) -> anyhow::Result<Settlement> {
    hosts.note(tx, app, tried).await?;
    outbox::settle(tx, app, tried, app.clock.now()).await
}

/// After the commit: bells and figures.
pub(super) fn announce(app: &App, tried: &[(Claimed, Verdict)], settlement: &Settlement) {
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
    let mut tries: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (row, verdict) in tried {
        let carrier = row.payload.carrier().name();
        *tries.entry((carrier, verdict.next.name())).or_default() += 1;
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
    for ((carrier, outcome), times) in tries {
        counter!("kairan_outbox_tries_total", "carrier" => carrier, "outcome" => outcome)
            .increment(times);
    }
}
