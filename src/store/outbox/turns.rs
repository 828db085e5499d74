//! Whoever settles messages of a notice and whoever stops it take turns: else each waits for people whom the
//! other holds, and a message is put back into the queue of what was stopped that moment. On PostgreSQL, by
//! locks that end with the transaction (its manual, 13.3.5); SQLite has one writer.

use anyhow::Context;

use crate::store::{Engine, Tx};

/// For whoever settles or adds messages of these: side by side with their like, before they touch any row.
pub(in crate::store) async fn share(
    tx: &mut Tx,
    notices: impl IntoIterator<Item = &str>,
) -> anyhow::Result<()> {
    let mut notices: Vec<&str> = notices.into_iter().collect();
    // In one order everywhere.
    notices.sort_unstable();
    notices.dedup();
    for notice in notices {
        take(tx, "pg_advisory_xact_lock_shared", notice).await?;
    }
    Ok(())
}

/// For whoever stops it: once those are done, and before the next.
pub(super) async fn alone(tx: &mut Tx, notice: &str) -> anyhow::Result<()> {
    take(tx, "pg_advisory_xact_lock", notice).await
}

async fn take(tx: &mut Tx, lock: &'static str, notice: &str) -> anyhow::Result<()> {
    if tx.engine == Engine::Sqlite {
        return Ok(());
    }
    // As a text, for it answers a type of its own, which is none.
    let sql = format!("select length(cast({lock}(hashtextextended($1, 0)) as text)) as nothing");
    sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .fetch_one(tx.conn())
        .await
        .context("take turns at a notice's messages")?;
    Ok(())
}
