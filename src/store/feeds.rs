//! Feeds of alerts: when each was fetched, what its server said of it, and which entries are known.

use std::collections::HashSet;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// What the feed's server said of its last answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// Takes a feed that was not fetched since, for this period. `None`: somebody has.
pub async fn take(
    tx: &mut Tx,
    url: &str,
    since: Millis,
    now: Millis,
) -> anyhow::Result<Option<Version>> {
    let row = sqlx::query(
        "insert into alert_feeds (url, fetched_at) values ($1, $3)
         on conflict (url) do update set fetched_at = $3 where alert_feeds.fetched_at <= $2
         returning etag, modified",
    )
    .bind(url)
    .bind(since.0)
    .bind(now.0)
    .fetch_optional(tx.conn())
    .await
    .context("take a feed")?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Version {
        etag: row.try_get("etag")?,
        modified: row.try_get("modified")?,
    }))
}

/// What it said of its last answer, once all of that was taken.
pub async fn put_version(tx: &mut Tx, url: &str, version: &Version) -> anyhow::Result<()> {
    sqlx::query("update alert_feeds set etag = $2, modified = $3 where url = $1")
        .bind(url)
        .bind(version.etag.as_deref())
        .bind(version.modified.as_deref())
        .execute(tx.conn())
        .await
        .context("note a feed's version")?;
    Ok(())
}

/// Those of these entries that were not fetched yet.
pub async fn unseen(tx: &mut Tx, ids: &[&str]) -> anyhow::Result<HashSet<String>> {
    let sql = tx
        .engine
        .sql("select id from alert_entries where id {among:$1}");
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(tx.conn())
        .await
        .context("known entries of a feed")?;
    let mut unseen: HashSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    for row in &rows {
        unseen.remove(&row.try_get::<String, _>("id")?);
    }
    Ok(unseen)
}

pub async fn seen(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("insert into alert_entries (id, seen_at) values ($1, $2) on conflict do nothing")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("note an entry of a feed")?;
    Ok(())
}

/// Forgets entries of long ago, which no feed names any more.
pub async fn forget(tx: &mut Tx, before: Millis) -> anyhow::Result<()> {
    sqlx::query("delete from alert_entries where seen_at < $1")
        .bind(before.0)
        .execute(tx.conn())
        .await
        .context("forget entries of feeds")?;
    Ok(())
}
