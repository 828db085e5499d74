//! Feeds of alerts: when each was fetched, what its server said of it, and which entries are known.

use std::collections::HashMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

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

/// How a feed fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fared {
    pub url: String,
    /// When it was last fetched and understood.
    pub worked_at: Option<Millis>,
    pub failing: Option<Failing>,
}

/// Of a feed that fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    pub since: Millis,
    /// How it last did.
    pub failure: String,
    /// When staff were told.
    pub told_at: Option<Millis>,
}

/// All that were ever looked at.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<Fared>> {
    let rows = sqlx::query(
        "select url, worked_at, failing_since, failure, told_at from alert_feeds order by url",
    )
    .fetch_all(tx.conn())
    .await
    .context("how feeds fare")?;
    let time = |row: &AnyRow, column: &str| -> anyhow::Result<Option<Millis>> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(Millis))
    };
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let failure: Option<String> = row.try_get("failure")?;
        let told_at = time(row, "told_at")?;
        let failing = time(row, "failing_since")?.map(|since| Failing {
            since,
            failure: failure.unwrap_or_default(),
            told_at,
        });
        all.push(Fared {
            url: row.try_get("url")?,
            worked_at: time(row, "worked_at")?,
            failing,
        });
    }
    Ok(all)
}

pub async fn worked(tx: &mut Tx, url: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update alert_feeds
         set worked_at = $2, failing_since = null, failure = null, told_at = null
         where url = $1",
    )
    .bind(url)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note that a feed works")?;
    Ok(())
}

pub async fn failed(tx: &mut Tx, url: &str, why: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update alert_feeds
         set failing_since = coalesce(failing_since, $3), failure = $2
         where url = $1",
    )
    .bind(url)
    .bind(why)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note that a feed fails")?;
    Ok(())
}

/// Takes it upon this transaction to tell staff of a feed that fails since then or longer. `None`: it does
/// not, or they were told.
pub async fn to_tell(
    tx: &mut Tx,
    url: &str,
    since: Millis,
    now: Millis,
) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "update alert_feeds set told_at = $3
         where url = $1 and failing_since <= $2 and told_at is null
         returning failing_since",
    )
    .bind(url)
    .bind(since.0)
    .bind(now.0)
    .fetch_optional(tx.conn())
    .await
    .context("note that staff were told of a feed")?;
    let since = row.map(|row| row.try_get("failing_since")).transpose()?;
    Ok(since.map(Millis))
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

/// How it is with the entries of these that are known: `None` of one that was fetched or need not be, else when
/// it was last asked for in vain.
pub async fn known(tx: &mut Tx, ids: &[&str]) -> anyhow::Result<HashMap<String, Option<Millis>>> {
    let sql = tx
        .engine
        .sql("select id, failed_at from alert_entries where id {among:$1}");
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(tx.conn())
        .await
        .context("known entries of a feed")?;
    rows.iter()
        .map(|row| {
            let failed: Option<i64> = row.try_get("failed_at")?;
            Ok((row.try_get("id")?, failed.map(Millis)))
        })
        .collect()
}

/// It was fetched, or need not be.
pub async fn seen(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    note(tx, id, now, None).await
}

/// It was asked for in vain.
pub async fn missed(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    note(tx, id, now, Some(now)).await
}

async fn note(tx: &mut Tx, id: &str, now: Millis, failed: Option<Millis>) -> anyhow::Result<()> {
    sqlx::query(
        "insert into alert_entries (id, seen_at, failed_at) values ($1, $2, $3)
         on conflict (id) do update set seen_at = excluded.seen_at, failed_at = excluded.failed_at",
    )
    .bind(id)
    .bind(now.0)
    .bind(failed.map(|at| at.0))
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
