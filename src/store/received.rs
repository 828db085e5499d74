//! The notices a person received: what the list on the pages shows.
//!
//! Everybody on a started notice's list has received it there, also whom no channel reached: the
//! pages are one more way to it. Of a notice that was stopped, only those who had got it by then.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::notices::Recall;
use super::{Tx, announcements};
use crate::city::announcement::Announcement;
use crate::clock::Millis;

/// A notice as one of its people sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub announcement: Announcement,
    pub started_at: Millis,
    /// When it was first known to be opened.
    pub opened_at: Option<Millis>,
    /// When the person confirmed it.
    pub read_at: Option<Millis>,
    /// Its words are shown no more.
    pub recalled: bool,
    pub recall: Option<Recall>,
}

/// Of `notices n` and `recipients r`.
const IS_RECEIVED: &str = "n.started_at is not null
    and (n.state in ('sending', 'sent')
        or r.line_at is not null
        or r.email_at is not null
        or r.read_at is not null)";

/// What [`Recall::read`] needs, of `notices n`.
const RECALL: &str = "n.recalled_at, n.recalled_by, n.recall_reason";

/// The newest first, `limit` of them after the first `skip`.
pub async fn list(
    tx: &mut Tx,
    person: &str,
    limit: i64,
    skip: i64,
) -> anyhow::Result<Vec<Received>> {
    let sql = format!(
        "select {columns}, {RECALL}, n.state, n.started_at, r.opened_at, r.read_at
         from recipients r
         join notices n on n.id = r.notice_id
         {joins}
         where r.person_id = $1 and {IS_RECEIVED}
         order by n.started_at desc, n.id desc
         limit $2
         offset $3",
        columns = announcements::COLUMNS,
        joins = announcements::JOINS,
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .bind(limit)
        .bind(skip)
        .fetch_all(tx.conn())
        .await
        .context("notices received")?;
    rows.iter().map(read).collect()
}

/// One of them; `None`: this person never received it.
pub async fn one(tx: &mut Tx, person: &str, notice: &str) -> anyhow::Result<Option<Received>> {
    let sql = format!(
        "select {columns}, {RECALL}, n.state, n.started_at, r.opened_at, r.read_at
         from recipients r
         join notices n on n.id = r.notice_id
         {joins}
         where r.person_id = $1 and r.notice_id = $2 and {IS_RECEIVED}",
        columns = announcements::COLUMNS,
        joins = announcements::JOINS,
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("notice received")?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> anyhow::Result<Received> {
    Ok(Received {
        announcement: announcements::read(row)?,
        started_at: Millis(row.try_get("started_at")?),
        opened_at: row.try_get::<Option<i64>, _>("opened_at")?.map(Millis),
        read_at: row.try_get::<Option<i64>, _>("read_at")?.map(Millis),
        recalled: row.try_get::<String, _>("state")? == "recalled",
        recall: Recall::read(row)?,
    })
}
