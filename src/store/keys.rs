//! The keys of `KAIRAN_SECRET_KEY` that seal or have sealed something here: which are still needed,
//! and what remains of those that are not.
//!
//! A key is changed by putting the new one first, by `kairan keys reseal`, and by taking the old one
//! away (docs/operations.md). Used by `serve`, by every command that opens the database, by
//! `schedule::keys` and by `cli::keys`.

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use sqlx::Row;

use super::sealed::{UNKNOWN, sums};
use super::{Db, Tx};
use crate::clock::Millis;
use crate::seal::Seal;

/// Seals `seal_keys.remains`.
pub(super) const REMAINS: &str = "seal_keys.remains";

/// A key the database knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: String,
    pub first_at: Millis,
    pub retired_at: Option<Millis>,
}

/// The keys the database knows, oldest first.
pub async fn known(tx: &mut Tx) -> anyhow::Result<Vec<Known>> {
    let rows = sqlx::query("select id, first_at, retired_at from seal_keys order by first_at, id")
        .fetch_all(tx.conn())
        .await
        .context("known keys")?;
    rows.iter()
        .map(|row| {
            Ok(Known {
                id: row.try_get("id")?,
                first_at: Millis(row.try_get("first_at")?),
                retired_at: row.try_get::<Option<i64>, _>("retired_at")?.map(Millis),
            })
        })
        .collect()
}

/// Takes up `seal`'s keys for this database, before anything is read or written with them: refuses
/// them if what is stored would not open, finds what remains of former keys, and notes the first.
pub async fn admit(db: &Db, seal: &Seal, now: Millis) -> anyhow::Result<()> {
    let mut tx = db.read().await?;
    let known = known(&mut tx).await?;
    let ids = seal.key_ids();
    let mut needed: Vec<String> = needed(&known).map(|key| key.id.clone()).collect();
    if known.is_empty() {
        // A database of before keys were noted, or a new one.
        needed = used(&mut tx, &ids).await?.into_iter().collect();
    }
    if let Some(missing) = needed.iter().find(|id| !ids.contains(id)) {
        let missing = match missing.as_str() {
            UNKNOWN => "a key",
            id => &format!("the key {id}"),
        };
        bail!(
            "KAIRAN_SECRET_KEY lacks {missing}: what it sealed would not open. Put it back, behind the first; once `kairan keys reseal` has run, it may go"
        );
    }
    load_former(&mut tx, seal).await?;
    drop(tx);
    let unknown = needed.iter().filter(|id| !is_needed(&known, id));
    let mut noted: BTreeSet<&String> = unknown.collect();
    noted.extend(ids.first().filter(|id| !is_needed(&known, id)));
    if !noted.is_empty() {
        let mut tx = db.write().await?;
        for id in noted {
            note(&mut tx, id, now).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn needed(known: &[Known]) -> impl Iterator<Item = &Known> {
    known.iter().filter(|key| key.retired_at.is_none())
}

fn is_needed(known: &[Known], id: &str) -> bool {
    needed(known).any(|key| key.id == id)
}

/// Finds what remains of the keys that were taken away.
pub async fn load_former(tx: &mut Tx, seal: &Seal) -> anyhow::Result<()> {
    let rows = sqlx::query("select id, remains from seal_keys where remains is not null");
    let rows = rows.fetch_all(tx.conn()).await.context("former keys")?;
    let (ids, mut remains) = (seal.key_ids(), Vec::new());
    for row in rows {
        let id: String = row.try_get("id")?;
        match seal.open(REMAINS, &row.try_get::<String, _>("remains")?) {
            _ if ids.contains(&id) => {}
            Some(json) => remains.push(json),
            None => tracing::error!(key.id = id, "what remains of a key does not open"),
        }
    }
    seal.set_former(remains.iter().map(String::as_str));
    Ok(())
}

/// A key seals here from now on, also one that was retired.
pub async fn note(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into seal_keys (id, first_at) values ($1, $2)
         on conflict (id) do update set retired_at = null, remains = null",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note a key")?;
    Ok(())
}

/// The ids of `ids` with which anything is sealed, and eight question marks for any other key.
async fn used(tx: &mut Tx, ids: &[String]) -> anyhow::Result<BTreeSet<String>> {
    let sums = sums(tx, ids).await?;
    Ok(sums.into_iter().map(|sum| sum.key).collect())
}

/// Of the keys behind the first those with which nothing is sealed (any more). Reads every table.
pub async fn idle(tx: &mut Tx) -> anyhow::Result<Vec<String>> {
    let ids = tx.seal.key_ids();
    let used = used(tx, &ids).await?;
    let behind = ids.into_iter().skip(1);
    Ok(behind.filter(|id| !used.contains(id)).collect())
}

/// Retires a key; what remains of it is kept. False: it was retired before, or never sealed here.
pub async fn retire(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<bool> {
    let Some(remains) = tx.seal.remains(id) else {
        return Ok(false);
    };
    let done = sqlx::query(
        "update seal_keys set retired_at = $2, remains = $3
         where id = $1 and retired_at is null",
    )
    .bind(id)
    .bind(now.0)
    .bind(tx.seal.seal(REMAINS, &remains))
    .execute(tx.conn())
    .await
    .context("retire a key")?;
    Ok(done.rows_affected() > 0)
}

/// Forgets what remains of a retired key: its links end. False: there is no such.
pub async fn forget(tx: &mut Tx, id: &str) -> anyhow::Result<bool> {
    let done = sqlx::query("delete from seal_keys where id = $1 and retired_at is not null")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("forget a key")?;
    Ok(done.rows_affected() > 0)
}
