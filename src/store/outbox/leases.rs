//! Leases: what is in whose hands, and what goes back to the queue when these are dead.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;

use super::{attempt_line, cancel_for_notice, rounds, stopped, write_attempts};
use crate::clock::Millis;
use crate::outbox::Carrier;
use crate::outbox::verdict::Cause;
use crate::store::Tx;

/// A row in somebody's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub id: String,
    pub attempt: i64,
    /// By the holder's clock; 0 where it was given back.
    pub until: Millis,
}

/// All of them: a few hundred at most, however much waits.
pub async fn leases(tx: &mut Tx) -> anyhow::Result<Vec<Lease>> {
    let rows = sqlx::query("select id, attempts, leased_until from outbox where state = 'sending'")
        .fetch_all(tx.conn())
        .await
        .context("look at leases")?;
    let rows = rows.iter().map(|row| {
        Ok(Lease {
            id: row.try_get("id")?,
            attempt: row.try_get("attempts")?,
            until: Millis(row.try_get("leased_until")?),
        })
    });
    rows.collect()
}

/// Rows whose leases are over go back to the queue, unless they were renewed or settled meanwhile:
/// whoever held them died, and nobody knows whether that try arrived. Returns how many messages of
/// each carrier: of a round, its mails that had not ended.
pub async fn return_leases(
    tx: &mut Tx,
    over: &[Lease],
    now: Millis,
) -> anyhow::Result<Vec<(Carrier, u64)>> {
    if over.is_empty() {
        return Ok(Vec::new());
    }
    let over = over.iter().map(|lease| {
        let Lease { id, attempt, until } = lease;
        json!({ "id": id, "attempt": attempt, "until": until })
    });
    let over: Vec<Value> = over.collect();
    let sql = tx.engine.sql(
        "update outbox
         set state = 'queued',
             due_at = $1,
             leased_until = 0,
             failures = failures + 1,
             uncertain_at = coalesce(uncertain_at, $1)
         from (
             select value ->> 'id' as id,
                 cast(value ->> 'attempt' as bigint) as attempt,
                 cast(value ->> 'until' as bigint) as until
             from {rows:$2}
         ) ended
         where outbox.id = ended.id
             and outbox.state = 'sending'
             and outbox.attempts = ended.attempt
             and outbox.leased_until = ended.until
         returning outbox.id as id, outbox.attempts as attempts, outbox.carrier as carrier,
             outbox.people as people, outbox.done as done, outbox.slots as slots,
             outbox.notice_id as notice_id",
    );
    let rows = sqlx::query(sql)
        .bind(now.0)
        .bind(serde_json::to_string(&over)?)
        .fetch_all(tx.conn())
        .await
        .context("return leases")?;
    let mut lines = Vec::with_capacity(rows.len());
    let mut lost = BTreeMap::new();
    let mut notices = BTreeSet::new();
    for row in &rows {
        notices.extend(row.try_get::<Option<String>, _>("notice_id")?);
        let attempt: i64 = row.try_get("attempts")?;
        let id: String = row.try_get("id")?;
        let messages = match row.try_get::<Option<String>, _>("slots")? {
            Some(_) => {
                let people: Vec<String> =
                    serde_json::from_str(&row.try_get::<String, _>("people")?)?;
                rounds::not_done(people, row.try_get("done")?).len()
            }
            None => 1,
        };
        let detail = format!("the lease ran out: {messages} in hand");
        lines.push(attempt_line(&id, attempt, "lost", &detail));
        let carrier = carrier(&row.try_get::<String, _>("carrier")?)?;
        *lost.entry(carrier).or_insert(0) += u64::try_from(messages)?;
    }
    write_attempts(tx, lines, now).await?;
    for notice in notices {
        if stopped(tx, &notice).await? == Some(Cause::Superseded) {
            cancel_for_notice(tx, &notice, Cause::Superseded, now).await?;
        }
    }
    Ok(lost.into_iter().collect())
}

fn carrier(name: &str) -> anyhow::Result<Carrier> {
    let found = Carrier::ALL.into_iter().find(|c| c.name() == name);
    found.with_context(|| format!("outbox.carrier: {name}"))
}
