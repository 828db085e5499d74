//! The call sheet of a notice by schools: children of whom nobody was reached or nobody has confirmed,
//! whom to telephone for them, and what became of it.

use std::collections::HashMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::classes::{STANDING, place};
use super::columns::{
    CALL_NOTE, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, FAMILY_NAME, GIVEN_NAME, PHONE, RELATIONSHIP,
};
use super::{Tx, exactly_one};
use crate::city::call_sheet::{Call, Mark, Part};
use crate::city::classes::Place;
use crate::clock::Millis;

/// Which children are asked for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub notice: &'a str,
    /// Of a notice that wants none, whoever was reached is settled.
    pub wants_receipt: bool,
    /// When the sheet was first looked at: who has settled it themselves since then is told of.
    pub opened_at: Millis,
    /// `None`: the whole list, whoever is on the sheet.
    pub part: Option<Part>,
    /// Only this school, grade and class; empty and 0 mean all.
    pub within: Place,
    /// The one child.
    pub child: Option<&'a str>,
    pub now: Millis,
}

/// A child on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub child: String,
    pub place: Place,
    /// Somebody was reached.
    pub reached: bool,
    /// When the family settled it themselves.
    pub settled_at: Option<Millis>,
    pub call: Option<Call>,
}

/// How long the sheet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    pub open: i64,
    pub settled: i64,
    /// Children all of whose messages are still under way: they may come to stand on it.
    pub waiting: i64,
}

/// The children of a list, and how each stands. Of those who left the school since, nothing is told to it.
const CHILDREN: &str = "
    select c.school_id, c.grade, c.class, c.child_id, {standing},
        min(case when $2 = 1 then r.read_at else coalesce(r.line_at, r.email_at, r.read_at) end)
            as settled_at,
        max(k.state) as call_state, max(k.note) as note, max(k.called_by) as called_by,
        max(k.called_at) as called_at, max(k.version) as version
    from recipient_children c
    join recipients r on r.notice_id = c.notice_id and r.person_id = c.person_id
    join children on children.id = c.child_id
    left join calls k on k.notice_id = c.notice_id and k.child_id = c.child_id
    where c.notice_id = $1
        and {within}
        and (c.school_id = '' or exists (
            select 1 from enrolments e
            where e.child_id = c.child_id
                and e.school_id = c.school_id
                and e.started_at <= $8
                and (e.ended_at is null or e.ended_at > $8)
        ))
    group by c.school_id, c.grade, c.class, c.child_id";

/// Of [`CHILDREN`]: the family has settled it themselves.
const SETTLED: &str = "(confirmed = 1 or ($2 = 0 and reached = 1))";

fn condition(part: Option<Part>) -> String {
    let open = format!(
        "(not {SETTLED} and (reached = 1 or waiting = 0) and coalesce(call_state, '') <> 'reached')"
    );
    let settled = format!(
        "(call_state = 'reached' or ({SETTLED} and (call_state is not null or settled_at > $3)))"
    );
    match part {
        Some(Part::Open) => open,
        Some(Part::Settled) => settled,
        Some(Part::All) => format!("({open} or {settled})"),
        None => "1 = 1".into(),
    }
}

/// [`CHILDREN`], with only those comparisons that narrow: they lead into the indices.
fn children(asked: &Asked<'_>) -> String {
    let within = &asked.within;
    let narrows = [
        (!within.school.is_empty(), "c.school_id = $4", "$4 = ''"),
        (within.grade != 0, "c.grade = $5", "$5 = 0"),
        (!within.class.is_empty(), "c.class = $6", "$6 = ''"),
        (asked.child.is_some(), "c.child_id = $7", "$7 = ''"),
    ];
    let narrows = narrows.map(|(narrows, to, all)| if narrows { to } else { all });
    let children = CHILDREN.replace("{standing}", STANDING);
    children.replace("{within}", &narrows.join(" and "))
}

macro_rules! bound {
    ($query:expr, $asked:expr) => {
        $query
            .bind($asked.notice)
            .bind(i64::from($asked.wants_receipt))
            .bind($asked.opened_at.0)
            .bind(&$asked.within.school)
            .bind($asked.within.grade)
            .bind(&$asked.within.class)
            .bind($asked.child.unwrap_or_default())
            .bind($asked.now.0)
    };
}

/// The children behind this place, in the order of places, at most `limit`.
pub async fn entries(
    tx: &mut Tx,
    asked: &Asked<'_>,
    after: Option<&Place>,
    limit: i64,
) -> anyhow::Result<Vec<Entry>> {
    let sql = format!(
        "select * from ({}) children
         where {}
             and ($9 = 0 or (school_id, grade, class) > ($10, $11, $12))
         order by school_id, grade, class, child_id
         limit $13",
        children(asked),
        condition(asked.part)
    );
    let from = after.cloned().unwrap_or_default();
    let rows = bound!(sqlx::query(tx.engine.sql(&sql)), asked)
        .bind(i64::from(after.is_some()))
        .bind(from.school)
        .bind(from.grade)
        .bind(from.class)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("children on a call sheet")?;
    rows.iter().map(|row| entry(tx, row)).collect()
}

pub async fn length(tx: &mut Tx, asked: &Asked<'_>) -> anyhow::Result<Length> {
    let sql = format!(
        "select count(case when {} then 1 end) as open_ones,
             count(case when {} then 1 end) as settled_ones,
             count(case when not {SETTLED} and reached = 0 and waiting = 1
                 and coalesce(call_state, '') <> 'reached' then 1 end) as waiting_ones
         from ({}) children",
        condition(Some(Part::Open)),
        condition(Some(Part::Settled)),
        children(asked),
    );
    let row = bound!(sqlx::query(tx.engine.sql(&sql)), asked)
        .fetch_one(tx.conn())
        .await
        .context("how long a call sheet is")?;
    Ok(Length {
        open: row.try_get("open_ones")?,
        settled: row.try_get("settled_ones")?,
        waiting: row.try_get("waiting_ones")?,
    })
}

fn entry(tx: &Tx, row: &AnyRow) -> anyhow::Result<Entry> {
    let yes = |column: &str| Ok::<bool, sqlx::Error>(row.try_get::<i64, _>(column)? != 0);
    let settled_at: Option<i64> = row.try_get("settled_at")?;
    Ok(Entry {
        child: row.try_get("child_id")?,
        place: place(row)?,
        reached: yes("reached")?,
        settled_at: settled_at.map(Millis),
        call: call(tx, row, "call_state")?,
    })
}

/// `None`: nobody has marked the child.
fn call(tx: &Tx, row: &AnyRow, state: &str) -> anyhow::Result<Option<Call>> {
    let Some(state) = row.try_get::<Option<String>, _>(state)? else {
        return Ok(None);
    };
    let note: Option<String> = row.try_get("note")?;
    Ok(Some(Call {
        mark: Mark::parse(&state).context("calls.state")?,
        note: note.and_then(|note| tx.seal.open(CALL_NOTE, &note)),
        by: row.try_get("called_by")?,
        at: Millis(row.try_get("called_at")?),
        version: row.try_get("version")?,
    }))
}

/// A child as the sheet names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    pub family_name: String,
    pub given_name: String,
    pub family_kana: Option<String>,
    pub given_kana: Option<String>,
    pub attendance_number: Option<String>,
    pub guardians: Vec<Guardian>,
}

/// Somebody to telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guardian {
    pub person: String,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub relationship: Option<String>,
    pub phone: Option<String>,
    /// Of the notice's list; `None`: not on it.
    pub state: Option<String>,
    pub cause: Option<String>,
    pub line_at: Option<Millis>,
    pub email_at: Option<Millis>,
    pub read_at: Option<Millis>,
}

/// Who these children are, and who looks after them now.
pub async fn named(
    tx: &mut Tx,
    notice: &str,
    children: &[&str],
    now: Millis,
) -> anyhow::Result<HashMap<String, Child>> {
    let ids = serde_json::to_string(children)?;
    let seal = tx.seal.clone();
    let open = |row: &AnyRow, column: &str, name: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        Ok(sealed.and_then(|sealed| seal.open(name, &sealed)))
    };
    let sql = tx.engine.sql(
        "select c.id, c.family_name, c.given_name, c.family_kana, c.given_kana, e.attendance_number
         from children c
         left join enrolments e
             on e.child_id = c.id
             and e.started_at <= $2
             and (e.ended_at is null or e.ended_at > $2)
         where c.id {among:$1}",
    );
    let rows = sqlx::query(sql).bind(&ids).bind(now.0);
    let rows = rows.fetch_all(tx.conn()).await;
    let mut named: HashMap<String, Child> = HashMap::new();
    for row in rows.context("names on a call sheet")? {
        let child = Child {
            family_name: open(&row, "family_name", CHILD_FAMILY_NAME)?.unwrap_or_default(),
            given_name: open(&row, "given_name", CHILD_GIVEN_NAME)?.unwrap_or_default(),
            family_kana: open(&row, "family_kana", "children.family_kana")?,
            given_kana: open(&row, "given_kana", "children.given_kana")?,
            attendance_number: open(&row, "attendance_number", "enrolments.attendance_number")?,
            guardians: Vec::new(),
        };
        named.insert(row.try_get("id")?, child);
    }
    let sql = tx.engine.sql(
        "select g.child_id, g.person_id, g.relationship, p.family_name, p.given_name, p.phone,
             r.state, r.cause, r.line_at, r.email_at, r.read_at
         from guardians g
         join people p on p.id = g.person_id
         left join recipients r on r.notice_id = $2 and r.person_id = g.person_id
         where g.child_id {among:$1}
         order by g.created_at, g.person_id",
    );
    let rows = sqlx::query(sql).bind(&ids).bind(notice);
    let rows = rows.fetch_all(tx.conn()).await;
    for row in rows.context("guardians on a call sheet")? {
        let time = |column: &str| row.try_get::<Option<i64>, _>(column).map(|t| t.map(Millis));
        let guardian = Guardian {
            person: row.try_get("person_id")?,
            family_name: open(&row, "family_name", FAMILY_NAME)?,
            given_name: open(&row, "given_name", GIVEN_NAME)?,
            relationship: open(&row, "relationship", RELATIONSHIP)?,
            phone: open(&row, "phone", PHONE)?,
            state: row.try_get("state")?,
            cause: row.try_get("cause")?,
            line_at: time("line_at")?,
            email_at: time("email_at")?,
            read_at: time("read_at")?,
        };
        let child: String = row.try_get("child_id")?;
        if let Some(child) = named.get_mut(&child) {
            child.guardians.push(guardian);
        }
    }
    Ok(named)
}

/// When the sheet was first looked at, and its version: raised by each mark. `None`: never.
pub async fn opened(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<(Millis, i64)>> {
    let row = sqlx::query("select opened_at, version from call_sheets where notice_id = $1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("a call sheet")?;
    row.map(|row| Ok((Millis(row.try_get("opened_at")?), row.try_get("version")?)))
        .transpose()
}

/// It is looked at for the first time; again: changes nothing.
pub async fn open_sheet(tx: &mut Tx, notice: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into call_sheets (notice_id, opened_at, version) values ($1, $2, 0)
         on conflict do nothing",
    )
    .bind(notice)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("open a call sheet")?;
    Ok(())
}

/// Takes the sheet for this transaction: whoever else would mark somebody waits. Its next version.
pub async fn lock(tx: &mut Tx, notice: &str, now: Millis) -> anyhow::Result<i64> {
    open_sheet(tx, notice, now).await?;
    let row = sqlx::query(
        "update call_sheets set version = version + 1 where notice_id = $1 returning version",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await
    .context("lock a call sheet")?;
    Ok(row.try_get("version")?)
}

/// How a child is marked.
pub async fn mark_of(tx: &mut Tx, notice: &str, child: &str) -> anyhow::Result<Option<Call>> {
    let row = sqlx::query("select * from calls where notice_id = $1 and child_id = $2")
        .bind(notice)
        .bind(child)
        .fetch_optional(tx.conn())
        .await
        .context("a call")?;
    match row {
        Some(row) => call(tx, &row, "state"),
        None => Ok(None),
    }
}

pub async fn mark(tx: &mut Tx, notice: &str, child: &str, call: &Call) -> anyhow::Result<()> {
    let note = call.note.as_deref();
    let note = note.map(|note| tx.seal.seal(CALL_NOTE, note));
    let done = sqlx::query(
        "insert into calls (notice_id, child_id, state, note, called_by, called_at, version)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (notice_id, child_id) do update set
             state = excluded.state, note = excluded.note, called_by = excluded.called_by,
             called_at = excluded.called_at, version = excluded.version",
    )
    .bind(notice)
    .bind(child)
    .bind(call.mark.name())
    .bind(note)
    .bind(&call.by)
    .bind(call.at.0)
    .bind(call.version)
    .execute(tx.conn())
    .await
    .context("mark a call")?;
    exactly_one(done.rows_affected(), "mark a call")
}

/// The names of staff, also of those whose access has ended.
pub async fn names_of_staff(tx: &mut Tx, ids: &[&str]) -> anyhow::Result<HashMap<String, String>> {
    let sql = tx
        .engine
        .sql("select id, name from staff where id {among:$1}");
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(tx.conn())
        .await
        .context("who called")?;
    let names = rows.iter();
    let names = names.map(|row| Ok((row.try_get("id")?, row.try_get("name")?)));
    names.collect()
}
