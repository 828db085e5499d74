//! Notices whose readers are written to again by the other channel if they do not confirm: looked
//! through page by page, by one instance at a time, each person once.

use anyhow::Context;
use sqlx::Row;

use super::{Tx, exactly_one};
use crate::city::plan::Channel;
use crate::clock::Millis;

/// A notice to be looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub notice: String,
    /// Minutes people are given from the moment they were reached.
    pub after: i64,
    /// The last person of the page before; empty at the beginning.
    pub from: String,
    /// Nothing of it is under way any more.
    pub is_sent: bool,
}

/// Nobody is reminded of what has been corrected or superseded since.
const DUE: &str = "remind_after is not null
    and reminded_at is null
    and state in ('sending', 'sent')
    and superseded_by is null
    and not exists (
        select 1 from notices c where c.corrects_id = notices.id and c.started_at is not null)
    and coalesce(remind_at, started_at + remind_after * 60000) <= $1";

/// Whether any is due; asked before a writing transaction is opened for it.
pub async fn any_due(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    let sql = format!("select 1 from notices where {DUE} limit 1");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look for notices to remind of")?;
    Ok(row.is_some())
}

/// One that is due, taken for this transaction: another instance passes over it.
pub async fn take_due(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Due>> {
    let sql = format!(
        "select id, remind_after, coalesce(remind_from, '') as remind_from, state
         from notices
         where {DUE}
         order by started_at, id
         limit 1
         {{skip locked}}"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("take a notice to remind of")?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Due {
        notice: row.try_get("id")?,
        after: row.try_get("remind_after")?,
        from: row.try_get("remind_from")?,
        is_sent: row.try_get::<String, _>("state")? == "sent",
    }))
}

/// Somebody on the list who has not confirmed and was reached by one channel alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    pub person: String,
    pub over: Channel,
    pub reached_at: Millis,
}

/// One page of the list: the last person on it (`None`: it was the end), and the silent ones.
pub async fn page(
    tx: &mut Tx,
    due: &Due,
    limit: i64,
) -> anyhow::Result<(Option<String>, Vec<Silent>)> {
    let rows = sqlx::query(
        "select person_id, state, line_at, email_at, read_at, reminded_at, pending
         from recipients
         where notice_id = $1 and person_id > $2
         order by person_id
         limit $3",
    )
    .bind(&due.notice)
    .bind(&due.from)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("look through a list")?;
    let mut silent = Vec::new();
    for row in &rows {
        let at = |column| row.try_get::<Option<i64>, _>(column);
        let settled = row.try_get::<String, _>("state")? == "accepted"
            && row.try_get::<i64, _>("pending")? == 0
            && at("read_at")?.is_none()
            && at("reminded_at")?.is_none();
        let (over, reached_at) = match (at("line_at")?, at("email_at")?) {
            (Some(at), None) if settled => (Channel::Line, Millis(at)),
            (None, Some(at)) if settled => (Channel::Mail, Millis(at)),
            _ => continue,
        };
        silent.push(Silent {
            person: row.try_get("person_id")?,
            over,
            reached_at,
        });
    }
    let full = i64::try_from(rows.len())? == limit;
    let last = rows.last().filter(|_| full);
    let last = last.map(|row| row.try_get("person_id")).transpose()?;
    Ok((last, silent))
}

/// These people have had their reminder, or need none.
pub async fn mark(tx: &mut Tx, notice: &str, people: &[&str], now: Millis) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update recipients
         set reminded_at = $3
         where notice_id = $1
             and person_id {among:$2}",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("mark the reminded")?;
    Ok(())
}

/// The next page begins behind this person.
pub async fn turn_page(tx: &mut Tx, notice: &str, from: &str) -> anyhow::Result<()> {
    let done = sqlx::query("update notices set remind_from = $2 where id = $1")
        .bind(notice)
        .bind(from)
        .execute(tx.conn())
        .await
        .context("turn the page")?;
    exactly_one(done.rows_affected(), "turn the page")
}

/// The list was looked through: again from its beginning then, or never (`None`).
pub async fn end_look(
    tx: &mut Tx,
    notice: &str,
    again_at: Option<Millis>,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set remind_from = null, remind_at = $2, reminded_at = $3
         where id = $1",
    )
    .bind(notice)
    .bind(again_at.map(|at| at.0))
    .bind(again_at.is_none().then_some(now.0))
    .execute(tx.conn())
    .await
    .context("end a look")?;
    exactly_one(done.rows_affected(), "end a look")
}

/// When the first was reached of those who are silent and have time left; `None`: nobody.
pub async fn earliest(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "select min(coalesce(line_at, email_at)) as earliest
         from recipients
         where notice_id = $1
             and state = 'accepted'
             and read_at is null
             and reminded_at is null
             and (line_at is null or email_at is null)",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await
    .context("who has time left")?;
    Ok(row.try_get::<Option<i64>, _>("earliest")?.map(Millis))
}
