//! What stands in the outbox, for others to know.

use sqlx::Row;

use crate::clock::Millis;
use crate::outbox::Carrier;
use crate::store::Tx;

/// How many rows of a notice have not ended.
pub async fn open_count(tx: &mut Tx, notice: &str) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "select count(*) as open from outbox where notice_id = $1 and ended_at is null",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await?;
    Ok(row.try_get("open")?)
}

/// Whether any row of a notice has not ended: the cheap question.
pub async fn is_open(tx: &mut Tx, notice: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from outbox where notice_id = $1 and ended_at is null limit 1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.is_some())
}

/// What waits for a carrier, for the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    pub carrier: Carrier,
    pub queued: i64,
    /// When the oldest row that is due became so.
    pub oldest_due: Option<Millis>,
}

pub async fn depths(tx: &mut Tx, now: Millis) -> anyhow::Result<Vec<Depth>> {
    let mut depths = Vec::new();
    for carrier in Carrier::ALL {
        let row = sqlx::query(
            "select count(*) as queued,
                 min(case when due_at <= $2 then due_at end) as oldest
             from outbox
             where carrier = $1
                 and state = 'queued'",
        )
        .bind(carrier.name())
        .bind(now.0)
        .fetch_one(tx.conn())
        .await?;
        depths.push(Depth {
            carrier,
            queued: row.try_get("queued")?,
            oldest_due: row.try_get::<Option<i64>, _>("oldest")?.map(Millis),
        });
    }
    Ok(depths)
}

/// The earliest time at which a queued row becomes due and its host has rested; `None` if nothing is
/// queued. Tests move their clock there.
pub async fn next_due(tx: &mut Tx) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "select min(at) as due
         from (
             select coalesce(
                 (
                     select max(r.rests_until)
                     from rests r
                     where r.host in (o.carrier, o.carrier || ':' || coalesce(o.provider, ''))
                         and r.rests_until > o.due_at
                 ),
                 o.due_at
             ) as at
             from outbox o
             where o.state = 'queued'
         ) dues",
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(row.try_get::<Option<i64>, _>("due")?.map(Millis))
}
