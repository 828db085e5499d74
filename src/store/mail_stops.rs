//! When mail that may be unsubscribed from stands still (`schedule::guard`), and who let it go on.

use std::collections::BTreeSet;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::clock::{Millis, Random};
use crate::outbox::verdict::STOPPED_SECONDS;

/// A stop that is not lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub id: String,
    pub at: Millis,
    /// Of so many mails of one provider or notice
    pub mails: i64,
    /// so many had come back.
    pub back: i64,
}

/// Notices whose mails may be stopped: those that carry a link to unsubscribe
/// (`Announcement::optional_topic`).
const OPTIONAL: &str = "kind in ('city', 'garbage') and topic_id is not null";

pub async fn open(tx: &mut Tx) -> anyhow::Result<Option<Stop>> {
    let row = sqlx::query("select id, at, mails, back from mail_stops where lifted_at is null")
        .fetch_optional(tx.conn())
        .await
        .context("whether optional mail is stopped")?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> anyhow::Result<Stop> {
    Ok(Stop {
        id: row.try_get("id")?,
        at: Millis(row.try_get("at")?),
        mails: row.try_get("mails")?,
        back: row.try_get("back")?,
    })
}

/// Stops optional mail. False: it is stopped already.
pub async fn begin(
    tx: &mut Tx,
    random: &Random,
    mails: i64,
    back: i64,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into mail_stops (id, at, mails, back)
         select $1, $2, $3, $4
         where not exists (select 1 from mail_stops where lifted_at is null)
         on conflict do nothing",
    )
    .bind(random.id(now).to_string())
    .bind(now.0)
    .bind(mails)
    .bind(back)
    .execute(tx.conn())
    .await
    .context("stop optional mail")?;
    Ok(done.rows_affected() == 1)
}

/// Lets optional mail go on: what waits for that is due now. `None`: nothing was stopped.
pub async fn lift(
    tx: &mut Tx,
    by: &str,
    because: &str,
    now: Millis,
) -> anyhow::Result<Option<Stop>> {
    let row = sqlx::query(
        "update mail_stops
         set lifted_at = $1, lifted_by = $2, lifted_because = $3
         where lifted_at is null
         returning id, at, mails, back",
    )
    .bind(now.0)
    .bind(by)
    .bind(because)
    .fetch_optional(tx.conn())
    .await
    .context("let optional mail go on")?;
    let Some(row) = row else {
        return Ok(None);
    };
    wake(tx, now).await?;
    Ok(Some(read(&row)?))
}

/// Makes due what was put aside because mail stood still.
pub async fn wake(tx: &mut Tx, now: Millis) -> anyhow::Result<()> {
    let sql = format!(
        "update outbox
         set due_at = $1
         where carrier = 'mail'
             and state = 'queued'
             and due_at > $1
             and due_at <= $2
             and notice_id in (select id from notices where {OPTIONAL})"
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .bind(now.plus_seconds(STOPPED_SECONDS).0)
        .execute(tx.conn())
        .await
        .context("wake optional mail")?;
    Ok(())
}

/// When it was lifted last: what came back before has been looked at.
pub async fn lifted_at(tx: &mut Tx) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query("select max(lifted_at) as lifted_at from mail_stops")
        .fetch_one(tx.conn())
        .await
        .context("when optional mail went on")?;
    Ok(row.try_get::<Option<i64>, _>("lifted_at")?.map(Millis))
}

/// The notices whose mails stand still now.
pub async fn notices(tx: &mut Tx) -> anyhow::Result<BTreeSet<String>> {
    let sql = format!(
        "select id from notices
         where {OPTIONAL}
             and state in ('sending', 'sent')
             and exists (select 1 from mail_stops where lifted_at is null)
             and exists (
                 select 1 from outbox
                 where outbox.notice_id = notices.id
                     and outbox.carrier = 'mail'
                     and outbox.ended_at is null
             )"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .fetch_all(tx.conn())
        .await
        .context("notices whose mails are stopped")?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}

/// How many mails stand still; one of a round counts as it is.
pub async fn waiting(tx: &mut Tx) -> anyhow::Result<i64> {
    let sql = format!(
        "select cast(coalesce(sum(case
                 when slots is not null then length(slots)
                 else 1
             end), 0) as bigint) as mails
         from outbox
         where carrier = 'mail'
             and ended_at is null
             and notice_id in (select id from notices where {OPTIONAL})
             and exists (select 1 from mail_stops where lifted_at is null)"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .fetch_one(tx.conn())
        .await
        .context("mails that stand still")?;
    Ok(row.try_get("mails")?)
}
