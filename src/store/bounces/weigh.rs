//! What follows from a bounce by what came back before, and its mark on the address.

use anyhow::Context;
use sqlx::Row;

use super::original::Original;
use crate::city::bounce::{Act, Effect, Past, Reason, act, complaint, period_before};
use crate::clock::Millis;
use crate::mail::bounce::About;
use crate::store::addresses::{self, Address};
use crate::store::people::address_hashes;
use crate::store::{Tx, exactly_one};

/// What follows, and its mark on every row that holds the address: a family's mailbox is gone for all.
pub(super) async fn weigh(
    tx: &mut Tx,
    original: &Original,
    about: &About,
    now: Millis,
) -> anyhow::Result<Act> {
    let follows = |past: &Past| match &about.complaint {
        Some(kind) => complaint(kind),
        None => act(about.reason, past, now),
    };
    let by_policy = follows(&Past::default());
    let rows = match &original.address_hash {
        Some(hash) => rows_of(tx, hash).await?,
        None => Vec::new(),
    };
    if about.delayed || !original.proven || rows.is_empty() {
        // Our own faults are told whoever it was.
        return Ok(match by_policy {
            Act::Call if !about.delayed => Act::Call,
            _ => Act::Count,
        });
    }
    let mut most = Act::Count;
    for row in &rows {
        let past = past(tx, row, now).await?;
        let act = follows(&past);
        match act {
            Act::Disable if row.stopped_at.is_none() => disable(tx, &row.id, now).await?,
            Act::TellFilter => mark(tx, &row.id, "filtered_at", now).await?,
            Act::TellTrouble => mark(tx, &row.id, "troubled_at", now).await?,
            // It is off already.
            Act::Disable | Act::Count => continue,
            Act::StopOptional | Act::Call => {}
        }
        most = act;
    }
    Ok(most)
}

/// The rows original present address it is, not those that wait for it.
pub async fn rows_of(tx: &mut Tx, hash: &str) -> anyhow::Result<Vec<Address>> {
    let rows = addresses::by_hash(tx, hash).await?;
    let hashes: Vec<String> = rows
        .iter()
        .filter(|row| row.hash == hash)
        .flat_map(|row| address_hashes(tx, &row.address))
        .chain([hash.to_owned()])
        .collect();
    let rows = rows.into_iter();
    Ok(rows.filter(|row| hashes.contains(&row.hash)).collect())
}

/// Each mail counts once, however often it is reported; what was before the last proof, not at all.
async fn past(tx: &mut Tx, row: &Address, now: Millis) -> anyhow::Result<Past> {
    let hashes = address_hashes(tx, &row.address);
    let since = period_before(now).max(row.proven_at.unwrap_or(row.created_at));
    let sql = tx.engine.sql(
        "select reason, count(distinct coalesce(outbox_id, digest)) as mails
         from bounces
         where address_hash {among:$1}
             and at >= $2
             and delayed = 0
             and proven = 1
         group by reason",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(since.0)
        .fetch_all(tx.conn())
        .await
        .context("what came back before")?;
    let mut past = Past {
        filtered_at: row.filtered_at,
        troubled_at: row.troubled_at,
        ..Past::default()
    };
    for row in rows {
        let mails: i64 = row.try_get("mails")?;
        let reason: String = row.try_get("reason")?;
        match Reason::parse(&reason).map(Reason::effect) {
            Some(Effect::Gone) => past.gone += mails,
            Some(Effect::Passing) => past.passing += mails,
            _ => {}
        }
    }
    Ok(past)
}

async fn disable(tx: &mut Tx, address: &str, now: Millis) -> anyhow::Result<()> {
    let done =
        sqlx::query("update addresses set stopped_at = $2, stopped_for = 'bounces' where id = $1")
            .bind(address)
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("disable an address")?;
    exactly_one(done.rows_affected(), "disable an address")
}

async fn mark(tx: &mut Tx, address: &str, column: &str, now: Millis) -> anyhow::Result<()> {
    let sql = format!("update addresses set {column} = $2 where id = $1");
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(address)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("mark an address")?;
    exactly_one(done.rows_affected(), "mark an address")
}
