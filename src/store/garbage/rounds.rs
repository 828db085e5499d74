//! Rounds of reminders: each is taken once, by whichever instance comes first.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;

use crate::clock::Millis;
use crate::store::Tx;

/// Whether a round was taken.
pub async fn is_taken(tx: &mut Tx, day: Date, way: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from garbage_rounds where day = $1 and way = $2")
        .bind(day.to_string())
        .bind(way)
        .fetch_optional(tx.conn())
        .await
        .context("look for a round of reminders")?;
    Ok(row.is_some())
}

/// The ways in which people were reminded of a day already.
pub async fn sent(tx: &mut Tx, day: Date) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query("select way from garbage_rounds where day = $1 and sent = 1")
        .bind(day.to_string())
        .fetch_all(tx.conn())
        .await
        .context("rounds of reminders about a day")?;
    rows.iter().map(|row| Ok(row.try_get("way")?)).collect()
}

/// Takes a round; false: another has.
pub async fn take(
    tx: &mut Tx,
    day: Date,
    way: &str,
    sent: bool,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into garbage_rounds (day, way, sent, at) values ($1, $2, $3, $4)
         on conflict do nothing",
    )
    .bind(day.to_string())
    .bind(way)
    .bind(i64::from(sent))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("take a round of reminders")?;
    Ok(done.rows_affected() == 1)
}

/// A notice belongs to a round.
pub async fn add(
    tx: &mut Tx,
    notice: &str,
    day: Date,
    sort: &str,
    kinds: &[String],
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into garbage_reminders (notice_id, day, sort, kinds) values ($1, $2, $3, $4)",
    )
    .bind(notice)
    .bind(day.to_string())
    .bind(sort)
    .bind(serde_json::to_string(kinds)?)
    .execute(tx.conn())
    .await
    .context("note a reminder")?;
    Ok(())
}

/// A notice corrects what was told of a day.
pub async fn add_correction(tx: &mut Tx, notice: &str, day: Date) -> anyhow::Result<()> {
    sqlx::query("insert into garbage_corrections (notice_id, day) values ($1, $2)")
        .bind(notice)
        .bind(day.to_string())
        .execute(tx.conn())
        .await
        .context("note a correction")?;
    Ok(())
}

/// Whether any reminder named this kind on that day.
pub async fn told(tx: &mut Tx, day: Date, kind: &str) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from garbage_reminders where day = $1 and kinds like '%' || $2 || '%' limit 1",
    )
    .bind(day.to_string())
    .bind(serde_json::to_string(kind)?)
    .fetch_optional(tx.conn())
    .await
    .context("look whether people were told of a day")?;
    Ok(row.is_some())
}

/// A notice about a day of garbage up to this one that has not ended.
pub async fn unfinished(tx: &mut Tx, day: Date) -> anyhow::Result<Option<String>> {
    let row = sqlx::query(
        "select g.notice_id from garbage_reminders g
         join notices n on n.id = g.notice_id
         where g.day <= $1 and n.state in ('scheduled', 'sending')
         limit 1",
    )
    .bind(day.to_string())
    .fetch_optional(tx.conn())
    .await
    .context("look for reminders that are over")?;
    Ok(row.map(|row| row.try_get("notice_id")).transpose()?)
}

/// How many notices of reminders have not ended.
pub async fn under_way(tx: &mut Tx) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "select count(*) as n from garbage_reminders g
         join notices n on n.id = g.notice_id
         where n.state in ('scheduled', 'sending')",
    )
    .fetch_one(tx.conn())
    .await
    .context("count reminders under way")?;
    Ok(row.try_get("n")?)
}

/// Whether staff were told that a year ends in so many days.
pub async fn is_warned(tx: &mut Tx, year: i16, days: i64) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from garbage_warnings where year = $1 and days = $2")
        .bind(i64::from(year))
        .bind(days)
        .fetch_optional(tx.conn())
        .await
        .context("look for a warning")?;
    Ok(row.is_some())
}

/// Staff are told that a year ends in so many days; false: they were.
pub async fn warn(tx: &mut Tx, year: i16, days: i64, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into garbage_warnings (year, days, at) values ($1, $2, $3)
         on conflict do nothing",
    )
    .bind(i64::from(year))
    .bind(days)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note a warning")?;
    Ok(done.rows_affected() == 1)
}
