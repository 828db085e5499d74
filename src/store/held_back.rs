//! What a restored database had decided to send: held back until somebody says what is to become of
//! it, because between the backup and the loss it may have been sent already.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// Due at this time is due never (in the year 287,166).
pub const NEVER: Millis = Millis(9_000_000_000_000_000);

/// Messages of a notice, or of none, that are held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// `None`: answers in talks, confirmations and other single messages.
    pub notice: Option<String>,
    pub kind: String,
    pub state: String,
    pub send_at: Millis,
    pub messages: i64,
}

/// Holds back everything that waits or was under way. A message that was being sent may have arrived;
/// one never tried counts as tried at `backup_at`, so that no retry key outlives LINE's 24 hours
/// (line-platform, section 6).
pub async fn hold_back(tx: &mut Tx, backup_at: Millis, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update outbox
         set uncertain_at = case when state = 'sending' then coalesce(uncertain_at, $2)
                 else uncertain_at end,
             state = 'queued',
             leased_until = 0,
             first_tried_at = coalesce(first_tried_at, $1),
             due_at = $3
         where ended_at is null",
    )
    .bind(backup_at.0)
    .bind(now.0)
    .bind(NEVER.0)
    .execute(tx.conn())
    .await
    .context("hold back messages")?;
    sqlx::query(
        "update notices set rests_until = $1
         where state = 'scheduled' or state = 'sending' and planned_at is null",
    )
    .bind(NEVER.0)
    .execute(tx.conn())
    .await
    .context("hold back notices")?;
    // Passwords and log-outs of after the backup are lost: nobody stays in by an old session.
    sqlx::query("delete from sessions")
        .execute(tx.conn())
        .await
        .context("end all sessions")?;
    sqlx::query("update inbox_queues set leased_until = 0")
        .execute(tx.conn())
        .await
        .context("free the inbox's leases")?;
    Ok(())
}

/// What is held back, notices by time.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<HeldBack>> {
    let rows = sqlx::query(
        "select n.id, n.kind, n.state, n.send_at, coalesce(o.messages, 0) as messages
         from notices n
         left join (
             select notice_id, count(*) as messages
             from outbox
             where due_at = $1 and ended_at is null
             group by notice_id
         ) o on o.notice_id = n.id
         where n.rests_until = $1 or o.messages > 0
         order by n.send_at, n.id",
    )
    .bind(NEVER.0)
    .fetch_all(tx.conn())
    .await
    .context("notices held back")?;
    let mut all = Vec::with_capacity(rows.len() + 1);
    for row in rows {
        all.push(HeldBack {
            notice: Some(row.try_get("id")?),
            kind: row.try_get("kind")?,
            state: row.try_get("state")?,
            send_at: Millis(row.try_get("send_at")?),
            messages: row.try_get("messages")?,
        });
    }
    let row = sqlx::query(
        "select count(*) as messages, coalesce(min(created_at), 0) as oldest from outbox
         where due_at = $1 and ended_at is null and notice_id is null",
    )
    .bind(NEVER.0)
    .fetch_one(tx.conn())
    .await
    .context("messages held back")?;
    let messages: i64 = row.try_get("messages")?;
    if messages > 0 {
        all.push(HeldBack {
            notice: None,
            kind: "single messages".into(),
            state: String::new(),
            send_at: Millis(row.try_get("oldest")?),
            messages,
        });
    }
    Ok(all)
}

/// Sends what is held back of a notice, or of none.
pub async fn release(tx: &mut Tx, notice: Option<&str>, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update outbox set due_at = $2
         where due_at = $3 and ended_at is null
             and (notice_id = $1 or $1 is null and notice_id is null)",
    )
    .bind(notice.map(str::to_owned))
    .bind(now.0)
    .bind(NEVER.0)
    .execute(tx.conn())
    .await
    .context("release messages")?;
    sqlx::query("update notices set rests_until = 0 where id = $1 and rests_until = $2")
        .bind(notice.map(str::to_owned))
        .bind(NEVER.0)
        .execute(tx.conn())
        .await
        .context("release a notice")?;
    Ok(())
}

/// Lets messages of a notice that may have arrived be cancelled with the rest.
pub async fn forget_doubt(tx: &mut Tx, notice: &str) -> anyhow::Result<()> {
    sqlx::query("update outbox set uncertain_at = null where notice_id = $1 and due_at = $2")
        .bind(notice)
        .bind(NEVER.0)
        .execute(tx.conn())
        .await
        .context("prepare to cancel messages")?;
    Ok(())
}

/// Cancels the single messages that are held back.
pub async fn cancel_single(tx: &mut Tx, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update outbox set state = 'cancelled', ended_at = $1, payload = ''
         where due_at = $2 and ended_at is null and notice_id is null",
    )
    .bind(now.0)
    .bind(NEVER.0)
    .execute(tx.conn())
    .await
    .context("cancel messages")?;
    Ok(())
}
