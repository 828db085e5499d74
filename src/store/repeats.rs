//! A notice's repeats: stored with it or asked for by hand, looked through page by page, by one
//! instance at a time, each once.

use std::collections::HashMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Tx, exactly_one, families, outbox};
use crate::city::plan::{Cause, Channel};
use crate::city::repeat::When;
use crate::clock::Millis;

/// As `recipients.detours` names it.
pub const CAUSE: &str = "repeat";

/// How a repeat ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// It came too late to be of use.
    Skipped,
}

impl Outcome {
    const fn name(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Skipped => "skipped",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    pub id: String,
    pub when: When,
    /// Who asked for it by hand; `None`: it came with the notice.
    pub asked_by: Option<String>,
    pub asked_at: Millis,
    /// How many it was sent to until now.
    pub people: i64,
    pub outcome: Option<Outcome>,
    pub ended_at: Option<Millis>,
}

pub async fn insert(tx: &mut Tx, notice: &str, repeat: &Repeat) -> anyhow::Result<()> {
    let (after, at) = match repeat.when {
        When::After(minutes) => (Some(minutes), None),
        When::At(at) => (None, Some(at.0)),
    };
    sqlx::query(
        "insert into repeats (id, notice_id, after_minutes, due_at, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&repeat.id)
    .bind(notice)
    .bind(after)
    .bind(at)
    .bind(repeat.asked_by.as_deref())
    .bind(repeat.asked_at.0)
    .execute(tx.conn())
    .await
    .context("store a repeat")?;
    Ok(())
}

/// Those of a draft that is written anew.
pub async fn replace(tx: &mut Tx, notice: &str, repeats: &[Repeat]) -> anyhow::Result<()> {
    sqlx::query("delete from repeats where notice_id = $1")
        .bind(notice)
        .execute(tx.conn())
        .await
        .context("repeats of a draft")?;
    for repeat in repeats {
        insert(tx, notice, repeat).await?;
    }
    Ok(())
}

/// Those of a notice, in the order of their times.
pub async fn of_notice(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<Repeat>> {
    let rows = sqlx::query(
        "select r.*
         from repeats r
         join notices n on n.id = r.notice_id
         where r.notice_id = $1
         order by coalesce(r.due_at, coalesce(n.started_at, n.send_at) + r.after_minutes * 60000),
             r.id",
    )
    .bind(notice)
    .fetch_all(tx.conn())
    .await
    .context("repeats of a notice")?;
    let read = |row: &AnyRow| {
        let after: Option<i64> = row.try_get("after_minutes")?;
        let at: Option<i64> = row.try_get("due_at")?;
        let outcome: Option<String> = row.try_get("outcome")?;
        Ok(Repeat {
            id: row.try_get("id")?,
            when: match after {
                Some(minutes) => When::After(minutes),
                None => When::At(Millis(at.context("repeats.due_at")?)),
            },
            asked_by: row.try_get("asked_by")?,
            asked_at: Millis(row.try_get("asked_at")?),
            people: row.try_get("people")?,
            outcome: outcome.map(|outcome| match outcome.as_str() {
                "skipped" => Outcome::Skipped,
                _ => Outcome::Done,
            }),
            ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Millis),
        })
    };
    rows.iter().map(read).collect()
}

/// A repeat to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: String,
    pub notice: String,
    pub due_at: Millis,
    pub started_at: Millis,
    /// The last person of the page before; `None` at the beginning.
    pub from: Option<String>,
}

const DUE: &str = "
    from repeats r
    join notices n on n.id = r.notice_id
    where r.ended_at is null
        and n.state in ('sending', 'sent')
        and n.superseded_by is null
        and coalesce(r.due_at, n.started_at + r.after_minutes * 60000) <= $1";

/// Whether any is due; asked before a writing transaction is opened for it.
pub async fn any_due(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(tx.engine.sql(&format!("select 1 {DUE} limit 1")))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look for repeats")?;
    Ok(row.is_some())
}

/// One that is due, taken with its notice for this transaction: another instance passes over it, and
/// whoever stops the notice waits.
pub async fn take_due(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Due>> {
    let sql = format!(
        "select r.id, r.notice_id, r.from_person, n.started_at,
             coalesce(r.due_at, n.started_at + r.after_minutes * 60000) as at
         {DUE}
         order by at, r.id
         limit 1
         {{skip locked}}"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("take a repeat")?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Due {
        id: row.try_get("id")?,
        notice: row.try_get("notice_id")?,
        due_at: Millis(row.try_get("at")?),
        started_at: Millis(row.try_get("started_at")?),
        from: row.try_get("from_person")?,
    }))
}

/// One page of a list: the last person on it (`None`: it was the end), and who has not confirmed and has
/// nothing under way, each with the channel the notice last came by, where it was one.
pub async fn page(
    tx: &mut Tx,
    due: &Due,
    limit: i64,
) -> anyhow::Result<(Option<String>, Vec<(String, Option<Channel>)>)> {
    let rows = sqlx::query(
        "select person_id, state, line_at, email_at, read_at, pending, planned_at, detours
         from recipients
         where notice_id = $1 and person_id > $2
         order by person_id
         limit $3",
    )
    .bind(&due.notice)
    .bind(due.from.as_deref().unwrap_or_default())
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("look through a list for a repeat")?;
    let mut silent = Vec::new();
    for row in &rows {
        let at = |column| row.try_get::<Option<i64>, _>(column);
        let state: String = row.try_get("state")?;
        let is_settled = !["waiting", "cancelled"].contains(&state.as_str())
            && row.try_get::<i64, _>("pending")? == 0
            && at("planned_at")?.is_some();
        if !is_settled || at("read_at")?.is_some() {
            continue;
        }
        let asked = row.try_get::<Option<String>, _>("detours")?;
        let last = match (at("line_at")?, at("email_at")?) {
            (Some(_), None) => Some(Channel::Line),
            (None, Some(_)) => Some(Channel::Mail),
            _ => None,
        };
        let last = last_asked(asked.as_deref().unwrap_or_default()).or(last);
        silent.push((row.try_get("person_id")?, last));
    }
    let full = i64::try_from(rows.len())? == limit;
    let last = rows.last().filter(|_| full);
    let last = last.map(|row| row.try_get("person_id")).transpose()?;
    Ok((last, silent))
}

/// By which channel somebody was last asked again, in a column `recipients.detours`.
fn last_asked(detours: &str) -> Option<Channel> {
    let mut newest = detours.split(',').rev().filter_map(|detour| {
        let mut parts = detour.split(':');
        let (to, because) = (parts.next()?, parts.next()?);
        let asked = because == CAUSE || because == Cause::Unconfirmed.name();
        let mut channels = [Channel::Line, Channel::Mail].into_iter();
        channels.find(|channel| asked && channel.name() == to)
    });
    newest.next()
}

/// The notice was sent to these people again.
pub async fn mark(
    tx: &mut Tx,
    notice: &str,
    people: &HashMap<String, Option<Channel>>,
    now: Millis,
) -> anyhow::Result<()> {
    let people: Vec<&String> = people.keys().collect();
    let sql = tx.engine.sql(
        "update recipients set repeated_at = $3
         where notice_id = $1 and person_id {among:$2}",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&people)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("mark whom a repeat went to")?;
    Ok(())
}

/// A page was sent, to so many; the next begins behind this person.
pub async fn turn_page(tx: &mut Tx, id: &str, from: &str, people: i64) -> anyhow::Result<()> {
    let done =
        sqlx::query("update repeats set from_person = $2, people = people + $3 where id = $1")
            .bind(id)
            .bind(from)
            .bind(people)
            .execute(tx.conn())
            .await
            .context("turn the page of a repeat")?;
    exactly_one(done.rows_affected(), "turn the page of a repeat")
}

/// The last page was sent, to so many; or none was.
pub async fn end(
    tx: &mut Tx,
    id: &str,
    outcome: Outcome,
    people: i64,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update repeats
         set outcome = $2, people = people + $3, ended_at = $4, from_person = null
         where id = $1",
    )
    .bind(id)
    .bind(outcome.name())
    .bind(people)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("end a repeat")?;
    exactly_one(done.rows_affected(), "end a repeat")
}

/// Somebody has confirmed: no repeat that waits goes to them, nor to those whose family has answered
/// with it.
pub async fn cancel_for(
    tx: &mut Tx,
    notice: &str,
    person: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let any = sqlx::query("select 1 from repeats where notice_id = $1 limit 1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("whether a notice is repeated")?;
    if any.is_none() {
        return Ok(());
    }
    let rows = sqlx::query(
        "select distinct o.person_id
         from recipient_children c
         join recipient_children o on o.notice_id = c.notice_id and o.child_id = c.child_id
         where c.notice_id = $1 and c.person_id = $2 and o.person_id <> $2",
    )
    .bind(notice)
    .bind(person)
    .fetch_all(tx.conn())
    .await
    .context("the family of somebody who has confirmed")?;
    let family = rows.iter().map(|row| row.try_get("person_id"));
    let family: Vec<String> = family.collect::<Result<_, _>>()?;
    let family: Vec<&str> = family.iter().map(String::as_str).collect();
    let mut people = families::answered(tx, notice, &family).await?;
    people.insert(person.to_owned());
    let people: Vec<&String> = people.iter().collect();
    let sql = tx.engine.sql(
        "select person_id
         from recipients
         where notice_id = $1
             and person_id {among:$2}
             and repeated_at is not null
             and pending > 0
         order by person_id",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&people)?)
        .fetch_all(tx.conn())
        .await
        .context("repeats under way")?;
    for row in rows {
        outbox::cancel_repeats(tx, notice, row.try_get("person_id")?, now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_channel_asked_by_last_is_read_from_the_newest() {
        let table = [
            ("", None),
            ("mail:quota:1", None),
            ("mail:quota:1,line:unconfirmed:2", Some(Channel::Line)),
            ("line:repeat:1,mail:repeat:2", Some(Channel::Mail)),
            ("mail:repeat:1,line:mail-bounced:2", Some(Channel::Mail)),
        ];
        for (detours, expected) in table {
            assert_eq!(last_asked(detours), expected, "{detours}");
        }
    }
}
