//! Guessing is slowed down by counting in the database, so that it holds over all instances.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// How many failures are borne, and for how long a subject is shut out then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Failures that are borne; one more shuts out.
    pub failures: i64,
    /// Seconds after the first failure in which they are counted together.
    pub window: i64,
    /// Seconds shut out, from the failure too many; `None`: until the window ends.
    pub lock: Option<i64>,
}

/// Until when this subject is shut out, if it is.
pub async fn locked_until(
    tx: &mut Tx,
    subject: &str,
    now: Millis,
) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query("select locked_until from throttles where subject = $1")
        .bind(subject)
        .fetch_optional(tx.conn())
        .await
        .context("look up throttle")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let until = Millis(row.try_get("locked_until")?);
    Ok((until > now).then_some(until))
}

/// Counts a failure; tells until when the subject is shut out, if it now is.
pub async fn fail(
    tx: &mut Tx,
    subject: &str,
    limit: Limit,
    now: Millis,
) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "insert into throttles (subject, failures, since, locked_until)
         values ($1, 1, $2, 0)
         on conflict (subject) do update
         set failures = case when throttles.since <= $3 then 1 else throttles.failures + 1 end,
             since = case when throttles.since <= $3 then $2 else throttles.since end
         returning failures, since",
    )
    .bind(subject)
    .bind(now.0)
    .bind(now.plus_seconds(-limit.window).0)
    .fetch_one(tx.conn())
    .await
    .context("count failure")?;
    if row.try_get::<i64, _>("failures")? <= limit.failures {
        return Ok(None);
    }
    let until = match limit.lock {
        Some(seconds) => now.plus_seconds(seconds),
        None => Millis(row.try_get("since")?).plus_seconds(limit.window),
    };
    sqlx::query("update throttles set locked_until = $2 where subject = $1")
        .bind(subject)
        .bind(until.0)
        .execute(tx.conn())
        .await
        .context("shut out")?;
    Ok(Some(until))
}

/// Forgets the failures: it was right at last.
pub async fn forgive(tx: &mut Tx, subject: &str) -> anyhow::Result<()> {
    sqlx::query("delete from throttles where subject = $1")
        .bind(subject)
        .execute(tx.conn())
        .await
        .context("forget failures")?;
    Ok(())
}

/// Failures counted together so far.
pub async fn failures(
    tx: &mut Tx,
    subject: &str,
    limit: Limit,
    now: Millis,
) -> anyhow::Result<i64> {
    let row = sqlx::query("select failures from throttles where subject = $1 and since > $2")
        .bind(subject)
        .bind(now.plus_seconds(-limit.window).0)
        .fetch_optional(tx.conn())
        .await
        .context("look up failures")?;
    Ok(match row {
        Some(row) => row.try_get("failures")?,
        None => 0,
    })
}
