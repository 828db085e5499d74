//! Hosts that rest (`outbox::rest`), as all instances know them.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// How a host stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Without a success in between.
    pub failures: i64,
    pub until: Millis,
}

/// A host that stands like this and was not heard of for so long is forgotten.
const FORGOTTEN_AFTER: i64 = 24 * 3600;

/// All that failed lately, by their names: `mail` is the relay, `mail:` and a keyed hash a domain.
pub async fn all(tx: &mut Tx, now: Millis) -> anyhow::Result<BTreeMap<String, Standing>> {
    let rows = sqlx::query("select host, failures, rests_until from rests where updated_at > $1")
        .bind(now.plus_seconds(-FORGOTTEN_AFTER).0)
        .fetch_all(tx.conn())
        .await
        .context("hosts that rest")?;
    let rows = rows.iter().map(|row| {
        let standing = Standing {
            failures: row.try_get("failures")?,
            until: Millis(row.try_get("rests_until")?),
        };
        Ok((row.try_get("host")?, standing))
    });
    rows.collect()
}

/// Counts failures; returns how many there are now. `anew`: there was a success before them.
pub async fn count(
    tx: &mut Tx,
    host: &str,
    failures: i64,
    anew: bool,
    now: Millis,
) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "insert into rests (host, failures, rests_until, updated_at)
         values ($1, $2, 0, $4)
         on conflict (host) do update
         set failures = case when $3 = 1 then 0 else rests.failures end + excluded.failures,
             updated_at = excluded.updated_at
         returning failures",
    )
    .bind(host)
    .bind(failures)
    .bind(i64::from(anew))
    .bind(now.0)
    .fetch_one(tx.conn())
    .await
    .context("count a host's failures")?;
    Ok(row.try_get("failures")?)
}

pub async fn rest(tx: &mut Tx, host: &str, until: Millis) -> anyhow::Result<()> {
    sqlx::query("update rests set rests_until = $2 where host = $1")
        .bind(host)
        .bind(until.0)
        .execute(tx.conn())
        .await
        .context("let a host rest")?;
    Ok(())
}

/// It works again.
pub async fn well(tx: &mut Tx, host: &str) -> anyhow::Result<()> {
    sqlx::query("delete from rests where host = $1")
        .bind(host)
        .execute(tx.conn())
        .await
        .context("forget a host's failures")?;
    Ok(())
}
