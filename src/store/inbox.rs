//! Events as LINE delivered them, until they are taken up: once each, one sender's in order,
//! different senders' side by side.
//!
//! The webhook only appends ([`append`]). Whoever takes up sorts what is new into its senders' queues
//! ([`sort`]), claims queues and reads their events.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::Context;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Db, Engine, Tx};
use crate::clock::Millis;
use crate::seal::Seal;

const BODY: &str = "inbox_events.body";
const QUEUE: &str = "inbox_queues.queue";
/// Rows of one statement at most. Values that are bound cost a third of values in JSON (measured
/// with 64 rows on SQLite: 3.4 against 12 microseconds a row).
pub const AT_ONCE: usize = 1 << (POWERS - 1);
/// Statements of 1, 2, 4 … rows: few to be prepared, whatever number comes.
const POWERS: usize = 8;

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

/// An event ready to be appended: sealed before the one writer is asked for.
#[derive(Clone, Debug)]
pub struct Sealed {
    id: String,
    queue: String,
    happened_at: Millis,
    body: String,
}

impl Sealed {
    pub fn new(seal: &Seal, event: NewEvent) -> Sealed {
        Sealed {
            queue: seal.lookup(QUEUE, &event.sender),
            body: seal.seal(BODY, &event.body),
            happened_at: event.happened_at,
            id: event.id,
        }
    }
}

/// An event taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub queue: String,
    pub happened_at: Millis,
    pub received_at: Millis,
    /// Raw JSON; empty if it no longer opens. `None`: it waits for a key that we were not given.
    pub body: Option<String>,
}

/// Stores events, together or not at all; those known by their id are passed over. Returns how many
/// are new.
pub async fn append(db: &Db, events: &[&Sealed], now: Millis) -> anyhow::Result<u64> {
    if events.len() <= AT_ONCE {
        // One statement needs no transaction around it.
        let mut alone = db.write_alone().await?;
        return insert(alone.conn(), db.engine(), events, now).await;
    }
    let mut tx = db.write().await?;
    let new = insert(tx.conn(), db.engine(), events, now).await?;
    tx.commit().await?;
    Ok(new)
}

async fn insert(
    connection: &mut AnyConnection,
    engine: Engine,
    events: &[&Sealed],
    now: Millis,
) -> anyhow::Result<u64> {
    let mut new = 0;
    for events in events.chunks(AT_ONCE) {
        let Some(last) = events.last() else { continue };
        let power = events.len().next_power_of_two().ilog2() as usize;
        // What is left over repeats the last one, which is known by then.
        let padded = events.iter().chain(std::iter::repeat(last));
        let mut query = sqlx::query(insertion(engine, power));
        for row in padded.take(1 << power) {
            query = query
                .bind(&row.id)
                .bind(&row.queue)
                .bind(row.happened_at.0)
                .bind(&row.body)
                .bind(now.0);
        }
        new += query.execute(&mut *connection).await?.rows_affected();
    }
    Ok(new)
}

/// The statement for 2 to the power of `power` rows.
fn insertion(engine: Engine, power: usize) -> sqlx::AssertSqlSafe<&'static str> {
    static STATEMENTS: OnceLock<[Vec<String>; 2]> = OnceLock::new();
    let [sqlite, postgres] = STATEMENTS.get_or_init(|| {
        [Engine::Sqlite, Engine::Postgres].map(|engine| {
            let statements = (0..POWERS).map(|power| {
                let rows: Vec<String> = (0..1 << power).map(|at| row(engine, at)).collect();
                format!(
                    "insert into inbox_events (id, queue, happened_at, body, received_at)
                     values {} on conflict do nothing",
                    rows.join(", ")
                )
            });
            statements.collect()
        })
    });
    sqlx::AssertSqlSafe(match engine {
        Engine::Sqlite => &sqlite[power],
        Engine::Postgres => &postgres[power],
    })
}

/// The places of a row's five values.
fn row(engine: Engine, at: usize) -> String {
    match engine {
        // A place with a number is a name to SQLite, looked for among hundreds at each binding.
        Engine::Sqlite => "(?, ?, ?, ?, ?)".into(),
        Engine::Postgres => {
            let places: Vec<String> = (1..=5).map(|n| format!("${}", 5 * at + n)).collect();
            format!("({})", places.join(", "))
        }
    }
}

/// Sorts up to `limit` new events into their senders' queues, the longest waiting first.
pub async fn sort(tx: &mut Tx, limit: i64) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update inbox_events set sorted = 1
          where id in (select id from inbox_events where sorted = 0
                        order by received_at limit $1 {skip locked})
          returning queue, received_at",
    );
    let rows = sqlx::query(sql).bind(limit).fetch_all(tx.conn()).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut since: BTreeMap<String, i64> = BTreeMap::new();
    for row in &rows {
        let received: i64 = row.try_get("received_at")?;
        let oldest = since.entry(row.try_get("queue")?).or_insert(received);
        *oldest = received.min(*oldest);
    }
    // In order, so that instances that meet on several queues wait for each other instead of in a ring.
    let rows = since.iter();
    let rows: Vec<_> = rows
        .map(|(queue, at)| json!({"queue": queue, "at": at}))
        .collect();
    let sql = tx.engine.sql(
        "insert into inbox_queues (queue, waiting_since)
         select value ->> 'queue', cast(value ->> 'at' as bigint) from {rows:$1} where true
         order by 1
         on conflict (queue) do update set
             waiting_since = coalesce(inbox_queues.waiting_since, excluded.waiting_since)",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .execute(tx.conn())
        .await?;
    Ok(())
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

/// The first `each` waiting events of every queue, one queue's after another in the order of LINE's time.
pub async fn events(tx: &mut Tx, queues: &[String], each: i64) -> anyhow::Result<Vec<Event>> {
    let sql = tx.engine.sql(
        "select e.id, e.queue, e.happened_at, e.received_at, e.body
           from (select id, row_number() over (partition by queue order by happened_at, id) as place
                   from inbox_events
                  where sorted = 1 and done_at is null
                    and queue {among:$1}) waiting
           join inbox_events e on e.id = waiting.id
          where waiting.place <= $2
          order by e.queue, waiting.place",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(queues)?)
        .bind(each)
        .fetch_all(tx.conn())
        .await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &Tx, row: &AnyRow) -> anyhow::Result<Event> {
    let sealed: String = row.try_get("body")?;
    // Sealed with a key that this process was not given (yet): it waits, nobody is passed over.
    let is_ours = sealed.is_empty() || tx.seal.knows(&sealed);
    Ok(Event {
        id: row.try_get("id")?,
        queue: row.try_get("queue")?,
        happened_at: Millis(row.try_get("happened_at")?),
        received_at: Millis(row.try_get("received_at")?),
        body: is_ours.then(|| tx.seal.open(BODY, &sealed).unwrap_or_default()),
    })
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

/// Gives queues back: empty ones rest, others wait for the next claim.
pub async fn release(tx: &mut Tx, queues: &[String]) -> anyhow::Result<()> {
    let queues = serde_json::to_string(queues)?;
    if tx.engine == Engine::Postgres {
        // Locked first and looked at afterwards: what another sorts in meanwhile is seen then.
        sqlx::query(
            "select queue from inbox_queues
              where queue in (select jsonb_array_elements_text($1::jsonb))
              order by queue for update",
        )
        .bind(&queues)
        .fetch_all(tx.conn())
        .await?;
    }
    let sql = tx.engine.sql(
        "update inbox_queues
            set leased_until = 0, failures = 0,
                waiting_since = (select min(received_at) from inbox_events
                                  where inbox_events.queue = inbox_queues.queue
                                    and sorted = 1 and done_at is null)
          where queue {among:$1}",
    );
    sqlx::query(sql).bind(queues).execute(tx.conn()).await?;
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
    // Each half has its index; the table holds what was done in the last months as well.
    let row = sqlx::query(
        "select (select count(*) from inbox_events where sorted = 0)
              + (select count(*) from inbox_events where sorted = 1 and done_at is null) as n",
    )
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
          where waiting_since is not null and queue {among:$1}
         union all
         select 1 from inbox_events
          where sorted = 0 and queue {among:$1} limit 1",
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
        .sql("delete from inbox_events where queue {among:$1}");
    let done = sqlx::query(sql).bind(&queues).execute(tx.conn()).await?;
    let sql = tx
        .engine
        .sql("delete from inbox_queues where queue {among:$1}");
    sqlx::query(sql).bind(&queues).execute(tx.conn()).await?;
    let sql = tx
        .engine
        .sql("delete from maintenance_told where queue {among:$1}");
    sqlx::query(sql).bind(&queues).execute(tx.conn()).await?;
    Ok(i64::try_from(done.rows_affected())?)
}
