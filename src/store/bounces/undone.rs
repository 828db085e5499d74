//! Bounces about which the service has something to do.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::city::bounce::{Act, Reason};
use crate::clock::Millis;
use crate::store::{Tx, exactly_one};

/// One bounce about which the service has something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub id: String,
    pub outbox: Option<String>,
    pub notice: Option<String>,
    pub address_hash: Option<String>,
    pub reason: Reason,
    pub act: Act,
    pub delayed: bool,
    pub proven: bool,
    pub code: Option<i64>,
    pub status: Option<String>,
    pub stage: Option<String>,
    pub way: String,
}

/// The oldest of them; on PostgreSQL those that no other instance has in hand.
pub async fn undone(tx: &mut Tx, limit: i64) -> anyhow::Result<Vec<Undone>> {
    let sql = tx
        .engine
        .sql("select * from bounces where done_at is null order by id limit $1 {skip locked}");
    let rows = sqlx::query(sql).bind(limit).fetch_all(tx.conn()).await;
    let rows = rows.context("what is to be done about bounces")?;
    rows.iter().map(read).collect()
}

/// Whether there is any: asked before a writing transaction is opened for it.
pub async fn any_undone(tx: &mut Tx) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from bounces where done_at is null
         union all
         select 1 from returned_mails
         limit 1",
    );
    let row = row.fetch_optional(tx.conn()).await;
    Ok(row.context("look for bounces")?.is_some())
}

fn read(row: &AnyRow) -> anyhow::Result<Undone> {
    let (reason, act): (String, String) = (row.try_get("reason")?, row.try_get("act")?);
    Ok(Undone {
        id: row.try_get("id")?,
        outbox: row.try_get("outbox_id")?,
        notice: row.try_get("notice_id")?,
        address_hash: row.try_get("address_hash")?,
        reason: Reason::parse(&reason).context("bounces.reason")?,
        act: Act::parse(&act).context("bounces.act")?,
        delayed: row.try_get::<i64, _>("delayed")? == 1,
        proven: row.try_get::<i64, _>("proven")? == 1,
        code: row.try_get("code")?,
        status: row.try_get("status")?,
        stage: row.try_get("stage")?,
        way: row.try_get("way")?,
    })
}

pub async fn done(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update bounces set done_at = $2 where id = $1")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    exactly_one(done.rows_affected(), "finish a bounce")
}
