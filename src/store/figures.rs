//! What waits, what failed and when what was last done: for `/metrics` and `kairan check`.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use super::held_back::NEVER;
use crate::clock::Millis;

/// Messages of one lane and one mail provider that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    pub carrier: String,
    pub lane: i64,
    /// `store::outbox`'s keyed hash of the mail's domain.
    pub provider: Option<String>,
    /// Not yet sent, whenever due.
    pub waiting: i64,
    /// In the hands of a worker.
    pub sending: i64,
    /// Waiting until somebody decides (`store::held_back`).
    pub held: i64,
    /// Since when the oldest could be sent and is not.
    pub oldest_due: Option<Millis>,
}

pub async fn queues(tx: &mut Tx, now: Millis) -> anyhow::Result<Vec<Queue>> {
    let rows = sqlx::query(
        "select carrier, lane, provider,
             cast(sum(case when state = 'queued' then coalesce(length(slots), 1) else 0 end) as bigint) as waiting,
             cast(sum(case when state = 'sending' then coalesce(length(slots), 1) else 0 end) as bigint) as sending,
             cast(sum(case when due_at = $2 then 1 else 0 end) as bigint) as held,
             min(case when state = 'queued' and due_at <= $1 then due_at end) as oldest
         from outbox
         where state in ('queued', 'sending')
         group by carrier, lane, provider",
    )
    .bind(now.0)
    .bind(NEVER.0)
    .fetch_all(tx.conn())
    .await
    .context("queues")?;
    rows.iter()
        .map(|row| {
            Ok(Queue {
                carrier: row.try_get("carrier")?,
                lane: row.try_get("lane")?,
                provider: row.try_get("provider")?,
                waiting: row.try_get("waiting")?,
                sending: row.try_get("sending")?,
                held: row.try_get("held")?,
                oldest_due: row.try_get::<Option<i64>, _>("oldest")?.map(Millis),
            })
        })
        .collect()
}

/// LINE events not taken up: how many, and since when the oldest.
pub async fn inbox(tx: &mut Tx) -> anyhow::Result<(i64, Option<Millis>)> {
    let row = sqlx::query(
        "select count(*) as waiting, min(received_at) as oldest
         from inbox_events where done_at is null",
    )
    .fetch_one(tx.conn())
    .await
    .context("inbox")?;
    let oldest: Option<i64> = row.try_get("oldest")?;
    Ok((row.try_get("waiting")?, oldest.map(Millis)))
}

/// People whom notices started since then did not reach, by cause.
pub async fn not_reached(tx: &mut Tx, since: Millis) -> anyhow::Result<Vec<(String, i64)>> {
    let rows = sqlx::query(
        "select coalesce(cause, '') as cause, count(*) as people
         from recipients
         where state in ('failed', 'unreachable')
             and notice_id in (select id from notices where started_at >= $1)
         group by cause
         order by people desc, cause",
    )
    .bind(since.0)
    .fetch_all(tx.conn())
    .await
    .context("people not reached")?;
    rows.iter()
        .map(|row| Ok((row.try_get("cause")?, row.try_get("people")?)))
        .collect()
}
