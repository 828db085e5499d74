//! What became of claimed rows is written down: their state, the `attempts` lines, the ledger, the
//! rows that carry on, and messages by the other channel for people whom one has lost.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;

use super::{attempt_line, is_open, queue, rounds, turns, write_attempts};
use crate::app::App;
use crate::clock::Millis;
use crate::outbox::verdict::{Cause, Claimed, Next, Verdict};
use crate::outbox::{Carrier, Lane};
use crate::store::Tx;
use crate::store::bounces;
use crate::store::columns::LINE_USER;
use crate::store::fallback::{self, Lost};
use crate::store::ledger::{self, Settled};

/// What a settling did, for the worker's log and bells.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Rows that somebody else had claimed meanwhile, our lease having run out: theirs counts.
    pub stale: usize,
    /// New rows were queued.
    pub queued: usize,
    /// Notices of which nothing is open any more.
    pub finished: Vec<String>,
    /// Notices that were stopped while rounds of theirs are under way, and why.
    pub stopped: BTreeMap<String, Cause>,
}

/// Settles tried rows, which may be single mails of rounds: a round ends with its last mail.
pub async fn settle(
    tx: &mut Tx,
    app: &App,
    tried: &[(Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<Settlement> {
    let notices = tried.iter().filter_map(|(row, _)| row.notice.as_deref());
    turns::share(tx, notices).await?;
    let stopped = stopped(tx, tried).await?;
    let tried: Vec<_> = tried
        .iter()
        .map(|(row, verdict)| (row, unless_stopped(row, verdict, &stopped)))
        .collect();
    let ours = write_states(tx, &tried, now).await?;
    let mine = |row: &Claimed| ours.contains(row.holder());
    let stale = tried.iter().filter(|(row, _)| !mine(row)).count();
    let tried: Vec<_> = tried.into_iter().filter(|(row, _)| mine(row)).collect();
    let lines = tried.iter().filter(|(row, verdict)| is_kept(row, verdict));
    let lines = lines.map(|(row, verdict)| {
        attempt_line(&row.id, row.attempt, verdict.next.name(), &verdict.detail)
    });
    write_attempts(tx, lines.collect(), now).await?;
    let left = leave_rounds(tx, &tried, now).await?;
    bounces::of_session(tx, app, &tried, now).await?;
    let queued = carry_on(tx, app, &tried, now).await?;
    let fallbacks = settle_ledger(tx, app, &tried, now).await?;
    Ok(Settlement {
        stale,
        queued: left + queued + fallbacks,
        finished: finished(tx, &tried).await?,
        stopped,
    })
}

type Tried<'a> = [(&'a Claimed, Verdict)];

/// Of the notices of rounds and of messages to be tried again, those that were stopped meanwhile.
async fn stopped(
    tx: &mut Tx,
    tried: &[(Claimed, Verdict)],
) -> anyhow::Result<BTreeMap<String, Cause>> {
    let goes_on = |row: &Claimed, next: &Next| {
        let again = matches!(next, Next::Again { .. } | Next::Untried { .. });
        again || row.round.is_some() || matches!(next, Next::Replaced { .. })
    };
    let concerned: BTreeSet<&String> = tried
        .iter()
        .filter(|(row, verdict)| goes_on(row, &verdict.next))
        .filter_map(|(row, _)| row.notice.as_ref())
        .collect();
    let mut stopped = BTreeMap::new();
    for notice in concerned {
        if let Some(cause) = super::stopped(tx, notice).await? {
            stopped.insert(notice.clone(), cause);
        }
    }
    Ok(stopped)
}

/// A message that is to be tried again, of a notice that was stopped meanwhile, is not: unless the
/// try may have arrived, which only another one can tell. Of a superseded notice not even then.
fn unless_stopped(row: &Claimed, verdict: &Verdict, stopped: &BTreeMap<String, Cause>) -> Verdict {
    let cause = row.notice.as_ref().and_then(|notice| stopped.get(notice));
    let Some(cause) = cause.copied() else {
        return verdict.clone();
    };
    let may_have_arrived = match verdict.next {
        Next::Again { uncertain, .. } => uncertain || row.uncertain,
        Next::Untried { .. } => row.uncertain,
        // LINE refused it, or it was halted: it has not.
        Next::Replaced { .. } | Next::Refused(Cause::Cancelled) => false,
        Next::Delivered | Next::Refused(_) | Next::GivenUp(_) => return verdict.clone(),
    };
    match may_have_arrived && cause != Cause::Superseded {
        true => verdict.clone(),
        false => Verdict {
            next: Next::Refused(cause),
            detail: verdict.detail.clone(),
        },
    }
}

/// Whether a try is worth a line: of a round's mails, which are many, not those that simply arrived.
fn is_kept(row: &Claimed, verdict: &Verdict) -> bool {
    match verdict.next {
        Next::Untried { .. } => false,
        Next::Delivered => row.round.is_none() || row.attempt > 1,
        _ => true,
    }
}

/// Returns the ids of the rows, rounds among them, that were ours to settle.
async fn write_states(
    tx: &mut Tx,
    tried: &Tried<'_>,
    now: Millis,
) -> anyhow::Result<BTreeSet<String>> {
    let (rounds, single): (Vec<_>, Vec<_>) = tried.iter().partition(|(row, _)| row.round.is_some());
    let mut ours = write_single(tx, &single, now).await?;
    ours.extend(write_rounds(tx, &rounds, now).await?);
    Ok(ours.into_iter().collect())
}

async fn write_single(
    tx: &mut Tx,
    tried: &[&(&Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<Vec<String>> {
    if tried.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Value> = tried
        .iter()
        .map(|(row, verdict)| {
            let (state, due) = state(&verdict.next);
            let uncertain = matches!(
                verdict.next,
                Next::Again {
                    uncertain: true,
                    ..
                }
            );
            json!({
                "id": row.id,
                "attempt": row.attempt,
                "state": state,
                "due": due,
                "failed": i64::from(matches!(verdict.next, Next::Again { .. })),
                "ended": due.is_none().then_some(now.0),
                "uncertain": uncertain.then_some(now.0),
            })
        })
        .collect();
    let sql = tx.engine.sql(
        "update outbox
         set state = became.state,
             due_at = coalesce(became.due, outbox.due_at),
             leased_until = 0,
             failures = outbox.failures + became.failed,
             uncertain_at = coalesce(outbox.uncertain_at, became.uncertain),
             ended_at = became.ended,
             -- Addresses and texts are not kept for longer than they are needed.
             payload = case when became.ended is null then outbox.payload else '' end
         from (
             select value ->> 'id' as id,
                 cast(value ->> 'attempt' as bigint) as attempt,
                 value ->> 'state' as state,
                 cast(value ->> 'due' as bigint) as due,
                 cast(value ->> 'failed' as bigint) as failed,
                 cast(value ->> 'ended' as bigint) as ended,
                 cast(value ->> 'uncertain' as bigint) as uncertain
             from {rows:$1}
         ) became
         where outbox.id = became.id
             and outbox.state = 'sending'
             and outbox.attempts = became.attempt
         returning outbox.id as id",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .fetch_all(tx.conn())
        .await
        .context("settle messages")?;
    let ids = rows.iter().map(|row| Ok(row.try_get("id")?));
    ids.collect()
}

/// The `state` column, and when it is due again.
fn state(next: &Next) -> (&'static str, Option<i64>) {
    match next {
        Next::Delivered => ("delivered", None),
        Next::Again { due_at, .. } | Next::Untried { due_at, .. } => ("queued", Some(due_at.0)),
        Next::Refused(cause) if cause.is_stop() => ("cancelled", None),
        Next::Refused(_) | Next::Replaced { .. } => ("refused", None),
        Next::GivenUp(_) => ("given_up", None),
    }
}

/// Marks the mails of rounds that have ended, or go on by themselves. A round with mails that were
/// not tried goes back to the queue with these.
async fn write_rounds(
    tx: &mut Tx,
    tried: &[&(&Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<Vec<String>> {
    struct Became {
        attempt: i64,
        done: i64,
        whole: i64,
        back: Option<i64>,
    }
    let mut became: BTreeMap<&str, Became> = BTreeMap::new();
    for (row, verdict) in tried {
        let Some(place) = &row.round else { continue };
        let round = became.entry(&place.round).or_insert(Became {
            attempt: row.attempt,
            done: 0,
            whole: rounds::whole(place.of),
            back: None,
        });
        match verdict.next {
            Next::Untried { due_at, .. } => round.back = Some(due_at.0),
            _ => round.done |= rounds::bit(place.at),
        }
    }
    if became.is_empty() {
        return Ok(Vec::new());
    }
    let rows = became.iter().map(|(id, became)| {
        let Became {
            attempt,
            done,
            whole,
            back,
        } = became;
        json!({ "id": id, "attempt": attempt, "done": done, "whole": whole, "back": back })
    });
    let rows: Vec<Value> = rows.collect();
    let sql = tx.engine.sql(
        "update outbox
         set done = outbox.done | became.done,
             state = case
                 when (outbox.done | became.done) = became.whole then 'delivered'
                 when became.back is not null then 'queued'
                 else outbox.state
             end,
             due_at = coalesce(became.back, outbox.due_at),
             ended_at = case when (outbox.done | became.done) = became.whole then $2 end,
             payload = case when (outbox.done | became.done) = became.whole then '' else outbox.payload end
         from (
             select value ->> 'id' as id,
                 cast(value ->> 'attempt' as bigint) as attempt,
                 cast(value ->> 'done' as bigint) as done,
                 cast(value ->> 'whole' as bigint) as whole,
                 cast(value ->> 'back' as bigint) as back
             from {rows:$1}
         ) became
         where outbox.id = became.id
             and outbox.state = 'sending'
             and outbox.attempts = became.attempt
         returning outbox.id as id",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .bind(now.0)
        .fetch_all(tx.conn())
        .await
        .context("settle rounds")?;
    let ids = rows.iter().map(|row| Ok(row.try_get("id")?));
    ids.collect()
}

/// Mails of rounds that are tried again get rows of their own; those that ended badly, too, to be
/// found by whoever asks. Returns how many wait.
async fn leave_rounds(tx: &mut Tx, tried: &Tried<'_>, now: Millis) -> anyhow::Result<usize> {
    let mut rows = Vec::new();
    let mut waiting = 0;
    for (row, verdict) in tried.iter().filter(|(row, _)| row.round.is_some()) {
        let left = match &verdict.next {
            Next::Delivered | Next::Untried { .. } | Next::Replaced { .. } => continue,
            Next::Again { .. } | Next::Refused(_) | Next::GivenUp(_) => &verdict.next,
        };
        waiting += usize::from(matches!(left, Next::Again { .. }));
        rows.push(queue::left(tx, row, left, state(left).0, now)?);
    }
    queue::insert(tx, now, &rows).await?;
    Ok(waiting)
}

/// Queues the rows that carry on for replaced ones, each in its row's place in the talk.
async fn carry_on(tx: &mut Tx, app: &App, tried: &Tried<'_>, now: Millis) -> anyhow::Result<usize> {
    let mut rows = Vec::new();
    for (row, verdict) in tried {
        let Next::Replaced { by, without } = &verdict.next else {
            continue;
        };
        rows.extend(by.iter().map(|message| (message, Some(row.place))));
        if let Some(without) = without {
            quarantine(tx, &without.line_user, now).await?;
        }
    }
    Ok(queue::write(tx, app, rows).await?.len())
}

/// LINE refused this id: it is not written to again until an event comes from it.
async fn quarantine(tx: &mut Tx, line_user: &str, now: Millis) -> anyhow::Result<()> {
    let hashes = tx.seal.lookups(LINE_USER, line_user);
    let sql = tx.engine.sql(
        "update line_accounts
         set refused_at = $2
         where user_id_hash {among:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("quarantine a LINE account")?;
    Ok(())
}

/// Settles the people of ended rows, in one statement for all with the same end; returns how many
/// messages were queued instead.
async fn settle_ledger(
    tx: &mut Tx,
    app: &App,
    tried: &Tried<'_>,
    now: Millis,
) -> anyhow::Result<usize> {
    let mut ends: BTreeMap<(&str, Carrier, &str), End> = BTreeMap::new();
    for (row, verdict) in tried {
        let Some(notice) = row.notice.as_deref() else {
            continue;
        };
        let Some((settled, people)) = ledger_end(row, &verdict.next) else {
            continue;
        };
        let name = match settled {
            Settled::Took(carrier) => carrier.name(),
            Settled::Lost(cause) => cause.name(),
        };
        let key = (notice, row.payload.carrier(), name);
        let end = ends.entry(key).or_insert_with(|| End::new(settled, row));
        end.people.extend(people);
    }
    let mut queued = 0;
    for ((notice, _, name), end) in ends {
        // A person may have two mails that end together: each settles for itself.
        for people in rounds::each_once(end.people) {
            if matches!(end.settled, Settled::Lost(cause) if !cause.is_stop()) {
                let lost = Lost {
                    notice,
                    people: &people,
                    lane: end.lane,
                    because: name,
                };
                queued += match end.carrier {
                    Carrier::Line => fallback::to_mail(tx, app, &lost, now).await?,
                    Carrier::Mail => fallback::to_line(tx, app, &lost, now).await?,
                };
            }
            ledger::settle(tx, notice, &people, end.settled, now).await?;
        }
    }
    Ok(queued)
}

struct End {
    settled: Settled,
    people: Vec<String>,
    lane: Lane,
    carrier: Carrier,
}

impl End {
    fn new(settled: Settled, row: &Claimed) -> End {
        End {
            settled,
            people: Vec::new(),
            lane: row.lane,
            carrier: row.payload.carrier(),
        }
    }
}

/// Whose ledger rows a verdict settles, and how; `None` while it goes on.
fn ledger_end(row: &Claimed, next: &Next) -> Option<(Settled, Vec<String>)> {
    match next {
        Next::Delivered => Some((Settled::Took(row.payload.carrier()), row.people.clone())),
        Next::Refused(cause) | Next::GivenUp(cause) => {
            Some((Settled::Lost(*cause), row.people.clone()))
        }
        Next::Again { .. } | Next::Untried { .. } => None,
        Next::Replaced { without, .. } => {
            let person = without.as_ref()?.person.clone()?;
            Some((Settled::Lost(Cause::LineRefused), vec![person]))
        }
    }
}

/// Of the notices of these rows, those of which nothing is open any more.
async fn finished(tx: &mut Tx, tried: &Tried<'_>) -> anyhow::Result<Vec<String>> {
    let notices: BTreeSet<&String> = tried
        .iter()
        .filter_map(|(row, _)| row.notice.as_ref())
        .collect();
    let mut finished = Vec::new();
    for notice in notices {
        if !is_open(tx, notice).await? {
            finished.push(notice.clone());
        }
    }
    Ok(finished)
}
