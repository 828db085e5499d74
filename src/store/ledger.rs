//! The ledger: every person of a notice in exactly one state, and sums that close at every moment.
//!
//! `recipients.pending` counts a person's messages under way; it is raised when messages are queued
//! (by the planner, and by the fallback in `store::outbox`) and lowered here, once for each of them.

use anyhow::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::outbox::Carrier;
use crate::outbox::verdict::Cause;

/// How many people of a notice stand where (contract.md): `people` = `waiting` + `accepted` +
/// `failed` + `unreachable` + `cancelled`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    pub people: i64,
    pub waiting: i64,
    /// At least one channel took it.
    pub accepted: i64,
    pub failed: i64,
    pub unreachable: i64,
    pub cancelled: i64,
    /// Confirmed by the person, on either channel.
    pub read: i64,
    pub line: i64,
    pub email: i64,
    /// Known to have opened it; sums kept before this was counted say none.
    #[serde(default)]
    pub opened: i64,
}

/// What became of one message of each of some people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Took(Carrier),
    Lost(Cause),
}

/// Settles one message of each of `people`, who are all different. The last one decides: who was
/// reached by none has failed, or was cancelled if the notice was.
pub async fn settle(
    tx: &mut Tx,
    notice: &str,
    people: &[String],
    settled: Settled,
    now: Millis,
) -> anyhow::Result<()> {
    let (line, email, cause) = match settled {
        Settled::Took(Carrier::Line) => (Some(now.0), None, None),
        Settled::Took(Carrier::Mail) => (None, Some(now.0), None),
        Settled::Lost(cause) => (None, None, Some(cause.name())),
    };
    let end = match settled {
        Settled::Lost(cause) if cause.is_stop() => "cancelled",
        Settled::Took(_) | Settled::Lost(_) => "failed",
    };
    // Somebody who is reached after all (by a fallback that came late, or a repeat) is accepted.
    let sql = tx.engine.sql(
        "update recipients
         set pending = pending - 1,
             line_at = coalesce(line_at, $3),
             email_at = coalesce(email_at, $4),
             state = case
                 when $5 is null and state in ('waiting', 'failed', 'unreachable', 'cancelled') then 'accepted'
                 when $5 is not null and state = 'waiting' and pending = 1 then $6
                 else state
             end,
             cause = case
                 when $5 is null and state in ('waiting', 'failed', 'unreachable', 'cancelled') then null
                 when $5 is not null and state = 'waiting' and pending = 1 then $5
                 else cause
             end
         where notice_id = $1
             and person_id {among:$2}",
    );
    let changed = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .bind(line)
        .bind(email)
        .bind(cause)
        .bind(end)
        .execute(tx.conn())
        .await
        .context("settle recipients")?
        .rows_affected();
    // Not an error to the caller: what was sent was sent, and must not be sent again for this.
    if changed != people.len() as u64 {
        let meant = people.len();
        tracing::error!(
            notice.id = notice,
            changed,
            meant,
            "people missing from a ledger"
        );
    }
    Ok(())
}

/// One more message under way for each of `people`; a person twice in the list has two.
pub async fn add_pending(tx: &mut Tx, notice: &str, people: &[String]) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update recipients
         set pending = pending + more.messages
         from (
             select value as person_id, count(*) as messages
             from {texts:$2}
             group by value
         ) more
         where recipients.notice_id = $1
             and recipients.person_id = more.person_id",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .execute(tx.conn())
        .await
        .context("count messages under way")?;
    Ok(())
}

/// These people were given a mail each: who has one is not written to again when LINE loses them.
pub async fn add_mails(tx: &mut Tx, notice: &str, people: &[String]) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update recipients
         set mails = mails + 1
         where notice_id = $1
             and person_id {among:$2}",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .execute(tx.conn())
        .await
        .context("count mails")?;
    Ok(())
}

/// Everybody still waiting with nothing under way is cancelled: the end of a notice that was stopped.
pub async fn cancel_waiting(
    tx: &mut Tx,
    notice: &str,
    cause: Cause,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "update recipients
         set state = 'cancelled',
             cause = $3,
             planned_at = coalesce(planned_at, $2)
         where notice_id = $1
             and state = 'waiting'
             and pending = 0",
    )
    .bind(notice)
    .bind(now.0)
    .bind(cause.name())
    .execute(tx.conn())
    .await
    .context("cancel recipients")?;
    Ok(())
}

/// Somebody left with messages under way, which are stopped: who was still waiting is gone. Those
/// not yet planned are found gone by the planner.
pub async fn gone(tx: &mut Tx, person: &str) -> anyhow::Result<()> {
    sqlx::query(
        "update recipients
         set pending = 0,
             cause = case when state = 'waiting' then $2 else cause end,
             state = case when state = 'waiting' then 'unreachable' else state end
         where person_id = $1
             and planned_at is not null
             and (pending > 0 or state = 'waiting')",
    )
    .bind(person)
    .bind(crate::city::plan::Cause::Gone.name())
    .execute(tx.conn())
    .await
    .context("settle somebody who left")?;
    Ok(())
}

/// The sums of a started notice; as they were written down where its list has had its time.
pub async fn sums(tx: &mut Tx, notice: &str) -> anyhow::Result<Ledger> {
    let row = sqlx::query(
        "select kept_sums,
             case when state = 'sending' and planned_to is not null and planned_at is null
                 then people end as expected
         from notices
         where id = $1",
    )
    .bind(notice)
    .fetch_optional(tx.conn())
    .await
    .context("look for kept sums")?;
    let (kept, expected) = match row {
        Some(row) => (row.try_get("kept_sums")?, row.try_get("expected")?),
        None => (None::<String>, None::<i64>),
    };
    if let Some(kept) = kept {
        return serde_json::from_str(&kept).context("kept sums");
    }
    let sums = sums_of_list(tx, notice).await?;
    // Whoever is still to be written on the list waits.
    let to_come = expected.map_or(0, |people| people - sums.people).max(0);
    Ok(Ledger {
        people: sums.people + to_come,
        waiting: sums.waiting + to_come,
        ..sums
    })
}

async fn sums_of_list(tx: &mut Tx, notice: &str) -> anyhow::Result<Ledger> {
    let row = sqlx::query(
        "select count(*) as people,
             count(case when state = 'waiting' then 1 end) as waiting,
             count(case when state = 'accepted' then 1 end) as accepted,
             count(case when state = 'failed' then 1 end) as failed,
             count(case when state = 'unreachable' then 1 end) as unreachable,
             count(case when state = 'cancelled' then 1 end) as cancelled,
             count(read_at) as confirmed,
             count(line_at) as line,
             count(email_at) as email,
             count(opened_at) as opened
         from recipients
         where notice_id = $1",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await
    .context("sum the ledger")?;
    Ok(Ledger {
        people: row.try_get("people")?,
        waiting: row.try_get("waiting")?,
        accepted: row.try_get("accepted")?,
        failed: row.try_get("failed")?,
        unreachable: row.try_get("unreachable")?,
        cancelled: row.try_get("cancelled")?,
        read: row.try_get("confirmed")?,
        line: row.try_get("line")?,
        email: row.try_get("email")?,
        opened: row.try_get("opened")?,
    })
}
