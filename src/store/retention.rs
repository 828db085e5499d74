//! Deleting what has been kept long enough, in small steps. What and for how long stands in
//! `schedule/retention.rs`.

use anyhow::Context;
use sqlx::Row;

use super::{Tx, classes, drills, families, ledger, notices};
use crate::clock::Millis;

/// Rows of one table that have had their time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    pub table: &'static str,
    /// The columns of its primary key.
    pub key: &'static str,
    /// Which rows; `$1` is the time before which they may go.
    pub old: &'static str,
}

/// Whether there are any; asked before a writing transaction is opened for them.
pub async fn any(tx: &mut Tx, rows: &Rows, before: Millis) -> anyhow::Result<bool> {
    let Rows { table, old, .. } = rows;
    let sql = format!("select 1 from {table} where {old} limit 1");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(before.0)
        .fetch_optional(tx.conn())
        .await
        .with_context(|| format!("look for old {table}"))?;
    Ok(row.is_some())
}

/// Deletes up to `limit` of them; returns how many.
pub async fn delete(tx: &mut Tx, rows: &Rows, before: Millis, limit: i64) -> anyhow::Result<u64> {
    let Rows { table, key, old } = rows;
    let sql = format!(
        "delete from {table} where ({key}) in
             (select {key} from {table} where {old} limit $2 {{skip locked}})"
    );
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(before.0)
        .bind(limit)
        .execute(tx.conn())
        .await
        .with_context(|| format!("delete old {table}"))?;
    Ok(done.rows_affected())
}

/// Notices whose lists of people may go: first their sums are written down, so that the figures stay.
/// Returns how many were.
pub async fn keep_sums(tx: &mut Tx, before: Millis, limit: i64) -> anyhow::Result<u64> {
    let rows = sqlx::query(
        "select id from notices
         where ended_at < $1 and kept_sums is null and started_at is not null
         order by ended_at limit $2",
    )
    .bind(before.0)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("notices whose lists have had their time")?;
    for row in &rows {
        let id: String = row.try_get("id")?;
        let Some(notice) = notices::load(tx, &id).await? else {
            continue;
        };
        let sums = ledger::sums(tx, &id).await?;
        let families = families::sums(tx, &notice).await?;
        let drill = drills::grades(tx, &notice).await?;
        let drill = drill
            .map(|grades| serde_json::to_string(&grades))
            .transpose()?;
        let classes = serde_json::to_string(&classes::figures(tx, &id).await?)?;
        sqlx::query(
            "update notices
             set kept_sums = $2, kept_confirmed = $3, kept_drill = $4, kept_classes = $5
             where id = $1",
        )
        .bind(&id)
        .bind(serde_json::to_string(&sums)?)
        .bind(families.confirmed)
        .bind(drill)
        .bind(classes)
        .execute(tx.conn())
        .await
        .context("keep a ledger's sums")?;
    }
    Ok(rows.len() as u64)
}

/// Whether any are to be written down.
pub async fn any_sums(tx: &mut Tx, before: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from notices
         where ended_at < $1 and kept_sums is null and started_at is not null limit 1",
    )
    .bind(before.0)
    .fetch_optional(tx.conn())
    .await
    .context("look for lists that have had their time")?;
    Ok(row.is_some())
}
