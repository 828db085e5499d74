//! Workers take due rows: lane by lane, and in each lane the queues take turns.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{COLUMN, attempt_line, rounds, write_attempts};
use crate::clock::Millis;
use crate::outbox::verdict::{Cause, Claimed};
use crate::outbox::{Carrier, Lane, Payload};
use crate::store::ledger::{self, Settled};
use crate::store::{Tx, exactly_one};

/// Until a row whose key is missing is looked at again: an operator is at it, or must come.
const KEY_WAIT_SECONDS: i64 = 30;
/// Up to so many queues are claimed from one by one; of more, one row each with one statement.
const FEW_QUEUES: usize = 3;

/// What a worker has room for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub carrier: Carrier,
    /// This lane and those before it.
    pub up_to: Lane,
    /// Rows; a round of mails is one.
    pub limit: usize,
    /// Mail providers that have their share already.
    pub busy: &'a BTreeSet<String>,
    /// Those that rest; an emergency is tried all the same.
    pub resting: &'a BTreeSet<String>,
    /// Those that said lately that we are too fast: one row at a time; an emergency as ever.
    pub slow: &'a BTreeSet<String>,
    /// Notices whose mails stand still (`store::mail_stops`).
    pub stopped: &'a BTreeSet<String>,
    /// By lane, the queue whose turn was last.
    pub last: &'a BTreeMap<Lane, String>,
}

/// Takes due rows: emergencies first; in a lane one queue after another, and of each what is due
/// longest; never a row of a talk while an earlier one is unfinished. A round comes as its mails. A
/// row that does not open is refused here and now.
pub async fn claim(
    tx: &mut Tx,
    wanted: &Wanted<'_>,
    now: Millis,
    leased_until: Millis,
) -> anyhow::Result<Vec<Claimed>> {
    let (mut claimed, mut limit) = (Vec::new(), wanted.limit);
    // Lane by lane: those of a lane that wait for the morning, a whole city's at times, stand behind
    // the due ones in the index and are never read.
    for lane in Lane::ALL.into_iter().filter(|lane| *lane <= wanted.up_to) {
        if limit == 0 {
            break;
        }
        let queues = due_queues(tx, wanted, lane, limit, now).await?;
        let lease = Lease {
            carrier: wanted.carrier,
            lane,
            now,
            until: leased_until,
        };
        let (slow, mut queues) = apart(queues, wanted.slow, lane);
        let mut rows = Vec::new();
        // First: of all others there may be more than fits, for as long as the notice is under way.
        for queue in slow.iter().take(limit) {
            rows.extend(claim_rows(tx, &lease, queue, OF_ONE, 1).await?);
        }
        let left = limit.saturating_sub(rows.len());
        queues.truncate(left);
        rows.extend(claim_queues(tx, &lease, &queues, left).await?);
        limit = limit.saturating_sub(rows.len());
        for row in &rows {
            match open(tx, row, wanted.stopped)? {
                Some((row, done)) => claimed.extend(rounds::open(row, done)),
                None => refuse_unreadable(tx, row, now).await?,
            }
        }
    }
    // `returning` promises no order.
    claimed.sort_by(|a, b| (a.lane, &a.id).cmp(&(b.lane, &b.id)));
    Ok(claimed)
}

/// The first queue of each provider that we are too fast for, and the queues of all others.
fn apart(queues: Vec<String>, slow: &BTreeSet<String>, lane: Lane) -> (Vec<String>, Vec<String>) {
    let provider = |queue: &str| queue.split('|').next().unwrap_or_default().to_owned();
    let is_slow = |queue: &String| lane != Lane::Emergency && slow.contains(&provider(queue));
    let (mut ours, others): (Vec<_>, Vec<_>) = queues.into_iter().partition(is_slow);
    let mut seen = BTreeSet::new();
    ours.retain(|queue| seen.insert(provider(queue)));
    (ours, others)
}

/// The next queues of a lane with something due, from the one after the last turn on.
async fn due_queues(
    tx: &mut Tx,
    wanted: &Wanted<'_>,
    lane: Lane,
    limit: usize,
    now: Millis,
) -> anyhow::Result<Vec<String>> {
    let mut passed: Vec<&String> = wanted.busy.iter().collect();
    if lane != Lane::Emergency {
        passed.extend(wanted.resting);
    }
    let look = Look {
        carrier: wanted.carrier,
        lane,
        passed: serde_json::to_string(&passed)?,
        now,
    };
    let last = wanted.last.get(&lane).map_or("", String::as_str);
    let mut queues = queues_between(tx, &look, (last, ""), limit).await?;
    if !last.is_empty() && queues.len() < limit {
        let rest = limit - queues.len();
        queues.extend(queues_between(tx, &look, ("", last), rest).await?);
    }
    Ok(queues)
}

struct Look {
    carrier: Carrier,
    lane: Lane,
    /// JSON: providers that are passed over.
    passed: String,
    now: Millis,
}

/// Queues after one name and up to another (empty: to the end). From name to name along the index:
/// what stands in a queue is not read, however long it is.
async fn queues_between(
    tx: &mut Tx,
    look: &Look,
    (after, until): (&str, &str),
    limit: usize,
) -> anyhow::Result<Vec<String>> {
    let sql = tx.engine.sql(
        "with recursive names(queue) as (
             select min(queue) from outbox
             where carrier = $1 and state = 'queued' and lane = $2 and queue > $3
             union all
             select (
                 select min(following.queue) from outbox following
                 where following.carrier = $1 and following.state = 'queued'
                     and following.lane = $2 and following.queue > names.queue
             )
             from names
             where names.queue is not null and ($4 = '' or names.queue < $4)
         )
         select queue from names
         where queue is not null
             and ($4 = '' or queue <= $4)
             and exists (
                 select 1 from outbox due
                 where due.carrier = $1 and due.state = 'queued' and due.lane = $2
                     and due.queue = names.queue and due.due_at <= $5
             )
             and not exists (
                 select 1 from {texts:$6}
                 where substr(names.queue, 1, length(value) + 1) = value || '|'
             )
         limit $7",
    );
    let rows = sqlx::query(sql)
        .bind(look.carrier.name())
        .bind(look.lane.number())
        .bind(after)
        .bind(until)
        .bind(look.now.0)
        .bind(&look.passed)
        .bind(i64::try_from(limit)?)
        .fetch_all(tx.conn())
        .await
        .context("look for queues")?;
    rows.iter().map(|row| Ok(row.try_get("queue")?)).collect()
}

struct Lease {
    carrier: Carrier,
    lane: Lane,
    now: Millis,
    until: Millis,
}

async fn claim_queues(
    tx: &mut Tx,
    lease: &Lease,
    queues: &[String],
    limit: usize,
) -> anyhow::Result<Vec<AnyRow>> {
    if queues.len() > FEW_QUEUES {
        return claim_rows(tx, lease, &serde_json::to_string(queues)?, ONE_EACH, 1).await;
    }
    let mut rows = Vec::new();
    for (at, queue) in queues.iter().enumerate() {
        // What one queue has not, the others may take.
        let share = (limit - rows.len()).div_ceil(queues.len() - at);
        let share = i64::try_from(share)?;
        rows.extend(claim_rows(tx, lease, queue, OF_ONE, share).await?);
    }
    Ok(rows)
}

/// The first rows of the queue `$2`.
const OF_ONE: &str = "
    select due.id
    from outbox due
    where due.queue = $2 and {due}
    order by due.due_at, due.id
    limit $3
    {skip locked}";
/// The first row of each of the queues in `$2`.
const ONE_EACH: &str = "
    select (
        select due.id
        from outbox due
        where due.queue = value and {due}
        order by due.due_at, due.id
        limit $3
        {skip locked}
    )
    from {texts:$2}";
/// A menu waits for menus only: it never holds up the talk.
const DUE: &str = "
    due.carrier = $1
        and due.state = 'queued'
        and due.lane = $6
        and due.due_at <= $4
        and not exists (
            select 1
            from outbox earlier
            where earlier.line_account_id = due.line_account_id
                and earlier.ended_at is null
                and (earlier.place < due.place
                    or (earlier.place = due.place and earlier.id < due.id))
                and (earlier.channel = 'line_menu') = (due.channel = 'line_menu')
        )";

async fn claim_rows(
    tx: &mut Tx,
    lease: &Lease,
    queues: &str,
    which: &str,
    limit: i64,
) -> anyhow::Result<Vec<AnyRow>> {
    let which = which.replace("{due}", DUE);
    let sql = tx.engine.sql(&format!(
        "update outbox
         set state = 'sending',
             attempts = attempts + 1,
             leased_until = $5,
             first_tried_at = coalesce(first_tried_at, $4)
         where id in ({which})
         returning id, lane, queue, payload, notice_id, people, line_account_id, provider, place,
             send_key, attempts, failures, done, created_at, first_tried_at, stale_at, uncertain_at"
    ));
    let rows = sqlx::query(sql)
        .bind(lease.carrier.name())
        .bind(queues)
        .bind(limit)
        .bind(lease.now.0)
        .bind(lease.until.0)
        .bind(lease.lane.number())
        .fetch_all(tx.conn())
        .await
        .context("claim messages")?;
    Ok(rows)
}

/// The row, and which mails of a round have ended. `None`: sealed with a key that was lost, or
/// written by a program that knew other payloads.
fn open(
    tx: &Tx,
    row: &AnyRow,
    stopped: &BTreeSet<String>,
) -> anyhow::Result<Option<(Claimed, i64)>> {
    let sealed: String = row.try_get("payload")?;
    let payload = tx.seal.open(COLUMN, &sealed);
    let payload = payload.and_then(|json| serde_json::from_str::<Payload>(&json).ok());
    let lane = Lane::of(row.try_get("lane")?);
    let people: String = row.try_get("people")?;
    let (Some(payload), Some(lane)) = (payload, lane) else {
        return Ok(None);
    };
    let notice: Option<String> = row.try_get("notice_id")?;
    let claimed = Claimed {
        id: row.try_get("id")?,
        lane,
        queue: row.try_get("queue")?,
        payload,
        stopped: notice.as_ref().is_some_and(|n| stopped.contains(n)),
        notice,
        people: serde_json::from_str(&people).context("outbox.people is a list")?,
        reasons: None,
        round: None,
        line_account: row.try_get("line_account_id")?,
        provider: row.try_get("provider")?,
        place: row.try_get("place")?,
        send_key: row.try_get("send_key")?,
        attempt: row.try_get("attempts")?,
        failures: row.try_get("failures")?,
        created_at: Millis(row.try_get("created_at")?),
        first_tried_at: Millis(row.try_get("first_tried_at")?),
        stale_at: row.try_get::<Option<i64>, _>("stale_at")?.map(Millis),
        uncertain: row.try_get::<Option<i64>, _>("uncertain_at")?.is_some(),
    };
    Ok(Some((claimed, row.try_get("done")?)))
}

async fn refuse_unreadable(tx: &mut Tx, row: &AnyRow, now: Millis) -> anyhow::Result<()> {
    let id: String = row.try_get("id")?;
    let attempt: i64 = row.try_get("attempts")?;
    if !tx.seal.knows(&row.try_get::<String, _>("payload")?) {
        return wait_for_key(tx, &id, now).await;
    }
    tracing::error!(outbox.id = id, "a row's payload does not open: refused");
    let changed = sqlx::query(
        "update outbox set state = 'refused', ended_at = $2, payload = '' where id = $1",
    )
    .bind(&id)
    .bind(now.0)
    .execute(tx.conn())
    .await?
    .rows_affected();
    exactly_one(changed, "refuse an unreadable row")?;
    let cause = Cause::Unreadable;
    let line = attempt_line(&id, attempt, "refused", cause.name());
    write_attempts(tx, vec![line], now).await?;
    let Some(notice) = row.try_get::<Option<String>, _>("notice_id")? else {
        return Ok(());
    };
    let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
    let people = rounds::not_done(people, row.try_get("done")?);
    // A person may stand on a round with two addresses: each settles for itself.
    for people in rounds::each_once(people) {
        ledger::settle(tx, &notice, &people, Settled::Lost(cause), now).await?;
    }
    Ok(())
}

/// Sealed with a key that this process was not given (yet): another may have it.
async fn wait_for_key(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    tracing::error!(outbox.id = id, "a row waits for a key: run `kairan check`");
    let changed = sqlx::query(
        "update outbox
         set state = 'queued', attempts = attempts - 1, leased_until = 0, due_at = $2
         where id = $1",
    )
    .bind(id)
    .bind(now.plus_seconds(KEY_WAIT_SECONDS).0)
    .execute(tx.conn())
    .await?
    .rows_affected();
    exactly_one(changed, "let a row wait for its key")
}

/// Rows that take long stay with their worker: their leases end later.
pub async fn renew(
    tx: &mut Tx,
    rows: &[(String, i64)],
    leased_until: Millis,
) -> anyhow::Result<()> {
    let rows: Vec<Value> = rows
        .iter()
        .map(|(id, attempt)| json!({ "id": id, "attempt": attempt }))
        .collect();
    let sql = tx.engine.sql(
        "update outbox
         set leased_until = $2
         from (
             select value ->> 'id' as id, cast(value ->> 'attempt' as bigint) as attempt
             from {rows:$1}
         ) held
         where outbox.id = held.id
             and outbox.state = 'sending'
             and outbox.attempts = held.attempt",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .bind(leased_until.0)
        .execute(tx.conn())
        .await
        .context("renew leases")?;
    Ok(())
}
