//! LINE's rate limits as all instances share them (`line::budget`): one small row an endpoint, taken
//! from in slices.

use std::sync::Arc;

use anyhow::Context;
use sqlx::Row;

use super::{Db, Engine, Tx};
use crate::line::budget::{Change, FARTHEST, Level, Shared};

/// Makes a change; the same as [`Change::apply`], where several instances may make theirs at once.
pub async fn apply(tx: &mut Tx, change: &Change) -> anyhow::Result<Level> {
    let row = sqlx::query(
        "insert into line_buckets (endpoint, full_at, bulk_full_at)
         values (
             $1,
             case when $2 > $5 then $2 else $5 end + $3,
             case when $4 = 0 and $5 = 0 then 0
                 when $2 > $5 then $2 + $4
                 else $5 + $4 end
         )
         on conflict (endpoint) do update set
             full_at = case
                 when line_buckets.full_at > $2 and line_buckets.full_at > $5
                     and line_buckets.full_at <= $2 + $6
                     then line_buckets.full_at
                 when $2 > $5 then $2
                 else $5
             end + $3,
             bulk_full_at = case
                 when $4 = 0 and $5 = 0 then line_buckets.bulk_full_at
                 when line_buckets.bulk_full_at > $2 and line_buckets.bulk_full_at > $5
                     and line_buckets.bulk_full_at <= $2 + $6
                     then line_buckets.bulk_full_at + $4
                 when $2 > $5 then $2 + $4
                 else $5 + $4
             end
         returning full_at, bulk_full_at",
    )
    .bind(change.endpoint.name())
    .bind(change.now)
    .bind(change.cost)
    .bind(change.bulk_cost)
    .bind(change.not_before)
    .bind(FARTHEST)
    .fetch_one(tx.conn())
    .await
    .context("take from a bucket")?;
    Ok(Level {
        full_at: row.try_get("full_at")?,
        bulk_full_at: row.try_get("bulk_full_at")?,
    })
}

/// The levels in this database. `None` on SQLite: one process is alone with its file, and its one
/// writer has better things to do.
pub fn shared(db: &Db) -> Option<Shared> {
    if db.engine() == Engine::Sqlite {
        return None;
    }
    let db = db.clone();
    Some(Arc::new(move |change| {
        let db = db.clone();
        Box::pin(async move {
            let mut tx = db.write().await?;
            let level = apply(&mut tx, &change).await?;
            tx.commit().await?;
            Ok(level)
        })
    }))
}
