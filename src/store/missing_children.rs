//! The children that a roll call misses without a report, and the messages that ask their families.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::clock::Millis;

/// A child that was missing, and whose guardians were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub child: String,
    pub asked_at: Millis,
    pub asked_by: String,
    /// The outbox's rows of the question.
    pub messages: Vec<String>,
    pub found_at: Option<Millis>,
}

/// What became of the messages that asked a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// A channel took one.
    Yes,
    /// Under way.
    NotYet,
    /// None was taken, or there was no way to send one.
    No,
}

/// The children a school missed on a day.
pub async fn of_day(tx: &mut Tx, school: &str, day: Date) -> anyhow::Result<Vec<Missing>> {
    let rows = sqlx::query("select * from missing_children where school_id = $1 and day = $2")
        .bind(school)
        .bind(day.to_string())
        .fetch_all(tx.conn())
        .await
        .context("missing children")?;
    let missing = |row: &AnyRow| {
        Ok(Missing {
            child: row.try_get("child_id")?,
            asked_at: Millis(row.try_get("asked_at")?),
            asked_by: row.try_get("asked_by")?,
            messages: serde_json::from_str(&row.try_get::<String, _>("messages")?)?,
            found_at: row.try_get::<Option<i64>, _>("found_at")?.map(Millis),
        })
    };
    rows.iter().map(missing).collect()
}

/// A child is missing. False: its family was asked on this day before.
pub async fn miss(
    tx: &mut Tx,
    id: &str,
    (child, school): (&str, &str),
    day: Date,
    staff: &str,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into missing_children (id, child_id, school_id, day, asked_at, asked_by, messages)
         values ($1, $2, $3, $4, $5, $6, '[]')
         on conflict do nothing",
    )
    .bind(id)
    .bind(child)
    .bind(school)
    .bind(day.to_string())
    .bind(now.0)
    .bind(staff)
    .execute(tx.conn())
    .await
    .context("a child is missing")?;
    Ok(done.rows_affected() == 1)
}

/// The outbox's rows that ask its family.
pub async fn set_messages(tx: &mut Tx, id: &str, messages: &[String]) -> anyhow::Result<()> {
    sqlx::query("update missing_children set messages = $2 where id = $1")
        .bind(id)
        .bind(serde_json::to_string(messages)?)
        .execute(tx.conn())
        .await
        .context("messages about a missing child")?;
    Ok(())
}

/// The school knows where the child is. False: it was not missed that day, or is found already.
pub async fn found(
    tx: &mut Tx,
    (child, school): (&str, &str),
    day: Date,
    staff: &str,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update missing_children set found_at = $4, found_by = $5
         where child_id = $1 and school_id = $2 and day = $3 and found_at is null",
    )
    .bind(child)
    .bind(school)
    .bind(day.to_string())
    .bind(now.0)
    .bind(staff)
    .execute(tx.conn())
    .await
    .context("a child is found")?;
    Ok(done.rows_affected() == 1)
}

/// Whether a child's school asked for it on this day and does not know yet.
pub async fn is_asked_for(tx: &mut Tx, child: &str, day: Date) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from missing_children where child_id = $1 and day = $2 and found_at is null",
    )
    .bind(child)
    .bind(day.to_string())
    .fetch_optional(tx.conn())
    .await
    .context("whether a child is asked for")?;
    Ok(row.is_some())
}

/// Whether a family's messages arrived.
pub async fn reached(tx: &mut Tx, messages: &[String]) -> anyhow::Result<Reached> {
    let sql = tx.engine.sql(
        "select coalesce(sum(case when state = 'delivered' then 1 else 0 end), 0) as taken,
             coalesce(sum(case when ended_at is null then 1 else 0 end), 0) as open
         from outbox where id {among:$1}",
    );
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(messages)?)
        .fetch_one(tx.conn())
        .await
        .context("whether a family was reached")?;
    let (taken, open): (i64, i64) = (row.try_get("taken")?, row.try_get("open")?);
    Ok(match (taken, open) {
        (0, 0) => Reached::No,
        (0, _) => Reached::NotYet,
        _ => Reached::Yes,
    })
}
