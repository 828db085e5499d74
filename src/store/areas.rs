//! Areas of the garbage calendars.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// An area's name; the same again changes nothing.
pub async fn put(tx: &mut Tx, name: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("insert into areas (name, created_at) values ($1, $2) on conflict do nothing")
        .bind(name)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The names of all.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query("select name from areas order by name")
        .fetch_all(tx.conn())
        .await
        .context("list areas")?;
    rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
}
