//! Events as LINE delivered them, until they are taken up: once each, one sender's in order,
//! different senders' side by side.

use anyhow::Context;
use serde::Serialize;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

const BODY: &str = "inbox_events.body";
const QUEUE: &str = "inbox_queues.queue";

/// An event to be stored.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// LINE's `webhookEventId`.
    pub id: String,
    /// The sender's LINE id; the event's own id where there is none.
    pub sender: String,
    pub happened_at: Millis,
    /// The raw JSON.
    pub body: String,
}

/// An event taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub happened_at: Millis,
    pub received_at: Millis,
    /// Raw JSON; empty if it no longer opens.
    pub body: String,
}

#[derive(Serialize)]
struct InboxRow {
    id: String,
    queue: String,
    at: i64,
    body: String,
}

/// Stores events; those known by their id are passed over. Returns how many are new.
pub async fn append(tx: &mut Tx, events: &[NewEvent], now: Millis) -> anyhow::Result<u64> {
    let rows: Vec<InboxRow> = events
        .iter()
        .map(|event| InboxRow {
            id: event.id.clone(),
            queue: tx.seal.lookup(QUEUE, &event.sender),
            at: event.happened_at.0,
            body: tx.seal.seal(BODY, &event.body),
        })
        .collect();
    let json = serde_json::to_string(&rows)?;
    let sql = tx.engine.sql(
        "insert into inbox_events (id, queue, happened_at, body, received_at)
         select value ->> 'id', value ->> 'queue', cast(value ->> 'at' as bigint),
                value ->> 'body', $2
           from {rows:$1} where true
         on conflict do nothing",
    );
    let new = sqlx::query(sql)
        .bind(&json)
        .bind(now.0)
        .execute(tx.conn())
        .await?
        .rows_affected();
    if new > 0 {
        let sql = tx.engine.sql(
            "insert into inbox_queues (queue, waiting_since)
             select distinct value ->> 'queue', cast($2 as bigint) from {rows:$1} where true
             order by 1
             on conflict (queue) do update set
                 waiting_since = coalesce(inbox_queues.waiting_since, excluded.waiting_since)",
        );
        sqlx::query(sql)
            .bind(&json)
            .bind(now.0)
            .execute(tx.conn())
            .await?;
    }
    Ok(new)
}

/// Leases up to `limit` queues that have events waiting, the longest waiting first.
pub async fn claim(
    tx: &mut Tx,
    limit: i64,
    now: Millis,
    until: Millis,
) -> anyhow::Result<Vec<String>> {
    let sql = tx.engine.sql(
        "update inbox_queues set leased_until = $1
          where queue in (
              select queue from inbox_queues
               where waiting_since is not null and leased_until <= $2
               order by waiting_since limit $3 {skip locked})
          returning queue",
    );
    let rows = sqlx::query(sql)
        .bind(until.0)
        .bind(now.0)
        .bind(limit)
        .fetch_all(tx.conn())
        .await?;
    rows.iter().map(|row| Ok(row.try_get("queue")?)).collect()
}

/// The next event of a queue, by LINE's time.
pub async fn next(tx: &mut Tx, queue: &str) -> anyhow::Result<Option<Event>> {
    let row = sqlx::query(
        "select id, happened_at, received_at, body from inbox_events
          where queue = $1 and done_at is null
          order by happened_at, id limit 1",
    )
    .bind(queue)
    .fetch_optional(tx.conn())
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let sealed: String = row.try_get("body")?;
    let id: String = row.try_get("id")?;
    // Sealed with a key that this process was not given (yet): it waits, nobody is passed over.
    if !sealed.is_empty() && !tx.seal.knows(&sealed) {
        anyhow::bail!("the event {id} waits for a key: run `kairan check`");
    }
    Ok(Some(Event {
        id,
        happened_at: Millis(row.try_get("happened_at")?),
        received_at: Millis(row.try_get("received_at")?),
        body: tx.seal.open(BODY, &sealed).unwrap_or_default(),
    }))
}

/// An event was taken up. Its body is emptied: what people write is not kept.
pub async fn done(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update inbox_events set done_at = $1, body = '' where id = $2 and done_at is null",
    )
    .bind(now.0)
    .bind(id)
    .execute(tx.conn())
    .await?;
    super::exactly_one(done.rows_affected(), "an event is taken up once")
        .with_context(|| format!("inbox_events {id}"))
}

/// Gives a queue back: empty queues rest, others wait for the next claim.
pub async fn release(tx: &mut Tx, queue: &str) -> anyhow::Result<()> {
    sqlx::query(
        "update inbox_queues
            set leased_until = 0, failures = 0,
                waiting_since = (select min(received_at) from inbox_events
                                  where inbox_events.queue = inbox_queues.queue
                                    and done_at is null)
          where queue = $1",
    )
    .bind(queue)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Counts a failed turn; returns how often in a row it has failed.
pub async fn failed(tx: &mut Tx, queue: &str) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "update inbox_queues set failures = failures + 1 where queue = $1 returning failures",
    )
    .bind(queue)
    .fetch_one(tx.conn())
    .await?;
    Ok(row.try_get("failures")?)
}

/// The queue rests until then.
pub async fn rest(tx: &mut Tx, queue: &str, until: Millis) -> anyhow::Result<()> {
    sqlx::query("update inbox_queues set leased_until = $1 where queue = $2")
        .bind(until.0)
        .bind(queue)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Events not yet taken up, for metrics and for draining tests.
pub async fn waiting(tx: &mut Tx) -> anyhow::Result<i64> {
    let row = sqlx::query("select count(*) as n from inbox_events where done_at is null")
        .fetch_one(tx.conn())
        .await?;
    Ok(row.try_get("n")?)
}

/// All events that are known, taken up or not, for measurements.
pub async fn known(tx: &mut Tx) -> anyhow::Result<i64> {
    let row = sqlx::query("select count(*) as n from inbox_events")
        .fetch_one(tx.conn())
        .await?;
    Ok(row.try_get("n")?)
}

/// Whether an event of this sender waits or is being taken up.
pub async fn is_busy(tx: &mut Tx, sender: &str) -> anyhow::Result<bool> {
    let queues = serde_json::to_string(&tx.seal.lookups(QUEUE, sender))?;
    let sql = tx.engine.sql(
        "select 1 from inbox_queues
          where waiting_since is not null and queue in (select value from {texts:$1}) limit 1",
    );
    let row = sqlx::query(sql)
        .bind(queues)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.is_some())
}

/// Forgets a sender with all events; returns how many there were.
pub async fn forget(tx: &mut Tx, sender: &str) -> anyhow::Result<i64> {
    let queues = serde_json::to_string(&tx.seal.lookups(QUEUE, sender))?;
    let sql = tx
        .engine
        .sql("delete from inbox_events where queue in (select value from {texts:$1})");
    let done = sqlx::query(sql).bind(&queues).execute(tx.conn()).await?;
    let sql = tx
        .engine
        .sql("delete from inbox_queues where queue in (select value from {texts:$1})");
    sqlx::query(sql).bind(&queues).execute(tx.conn()).await?;
    Ok(i64::try_from(done.rows_affected())?)
}
