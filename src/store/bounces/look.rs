//! What is asked about bounces: by staff, by the guard, by whoever sends.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use sqlx::Row;

use crate::city::bounce::Reason;
use crate::clock::Millis;
use crate::store::Tx;
use crate::store::addresses::Address;
use crate::store::people::address_hashes;

/// The newest report on an address that says it did not arrive, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    pub reason: Reason,
    pub hard: bool,
    pub code: Option<i64>,
    pub status: Option<String>,
    pub stage: Option<String>,
    pub at: Millis,
}

pub async fn last(tx: &mut Tx, address: &Address) -> anyhow::Result<Option<Last>> {
    let hashes = address_hashes(tx, &address.address);
    let sql = tx.engine.sql(
        "select reason, hard, code, status, stage, at from bounces
         where address_hash {among:$1}
             and proven = 1
             and at >= $2
         order by at desc, id desc
         limit 1",
    );
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(address.created_at.0)
        .fetch_optional(tx.conn())
        .await
        .context("an address's last bounce")?;
    let last = row.map(|row| {
        let reason: String = row.try_get("reason")?;
        anyhow::Ok(Last {
            reason: Reason::parse(&reason).context("bounces.reason")?,
            hard: row.try_get::<i64, _>("hard")? == 1,
            code: row.try_get("code")?,
            status: row.try_get("status")?,
            stage: row.try_get("stage")?,
            at: Millis(row.try_get("at")?),
        })
    });
    last.transpose()
}

/// How many came back by reason since then.
pub async fn by_reason(tx: &mut Tx, since: Millis) -> anyhow::Result<BTreeMap<Reason, i64>> {
    let rows = sqlx::query(
        "select reason, count(*) as mails from bounces where at >= $1 and delayed = 0 group by reason",
    )
    .bind(since.0)
    .fetch_all(tx.conn())
    .await
    .context("count bounces")?;
    let mut counts = BTreeMap::new();
    for row in rows {
        let reason: String = row.try_get("reason")?;
        if let Some(reason) = Reason::parse(&reason) {
            counts.insert(reason, row.try_get("mails")?);
        }
    }
    Ok(counts)
}

/// Mails handed over and mails that came back, of one provider or one notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub mails: i64,
    pub back: i64,
}

/// The shares of every provider and notice of which anything came back since then: only those are
/// counted, so a quiet day costs nothing. Of mails that were handed over before, what comes back late
/// is not: it would stand against the few since. What a stranger may have made up is not: they stop the mail.
pub async fn shares(tx: &mut Tx, since: Millis) -> anyhow::Result<Vec<Share>> {
    let mut shares = Vec::new();
    for column in ["provider", "notice_id"] {
        let sql = tx.engine.sql(&format!(
            "select back.key, back.mails as back,
                 (select coalesce(sum(case
                      when slots is not null then length(slots)
                      -- Counted with the round it left.
                      when send_key like '<' || outbox.id || '@%' then 0
                      else 1
                  end), 0)
                  from outbox
                  where outbox.{column} = back.key
                      and outbox.carrier = 'mail'
                      and outbox.state in ('delivered', 'refused')
                      and outbox.ended_at >= $1) as mails
             from (
                 select {column} as key, count(distinct coalesce(outbox_id, digest)) as mails
                 from bounces
                 where at >= $1 and delayed = 0 and proven = 1 and {column} is not null
                     and reason not in ('feedback', 'vacation', 'delivered')
                     and (outbox_id is null or exists (
                         select 1 from outbox
                         where outbox.id = bounces.outbox_id and outbox.ended_at >= $1))
                 group by {column}
             ) back"
        ));
        let rows = sqlx::query(sql).bind(since.0).fetch_all(tx.conn()).await;
        for row in rows.context("shares of bounces")? {
            shares.push(Share {
                mails: row.try_get("mails")?,
                back: row.try_get("back")?,
            });
        }
    }
    Ok(shares)
}

/// Providers that said since then that we are too fast (`outbox.provider`), also of mails that were
/// still being tried. What a stranger may have made up slows nobody down.
pub async fn too_fast(tx: &mut Tx, since: Millis) -> anyhow::Result<BTreeSet<String>> {
    let rows = sqlx::query(
        "select distinct provider from bounces
         where at >= $1
             and reason in ('speeding', 'toomanyconn')
             and provider is not null
             and proven = 1",
    )
    .bind(since.0)
    .fetch_all(tx.conn())
    .await
    .context("providers we are too fast for")?;
    rows.iter()
        .map(|row| Ok(row.try_get("provider")?))
        .collect()
}
