//! Garbage calendars: drafts and what is published, their days, and the rounds of reminders.

pub mod days;
pub mod rounds;

use std::collections::HashSet;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Tx, exactly_one};
use crate::city::garbage::calendar::{Calendar, Kind, UnreadCell};
use crate::city::garbage::target::Target;
use crate::city::garbage::{Closures, FiscalYear};
use crate::clock::Millis;

/// One statement's JSON stays below a megabyte.
const ROWS_AT_ONCE: usize = 4000;

/// The topic of the reminders: who wants it, whose mails of it were stopped.
pub const TOPIC: &str = "garbage";

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GarbageState)]
pub enum State {
    Draft,
    Published,
    /// A later one of the same year was published.
    Replaced,
    Discarded,
}

impl State {
    pub const fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Published => "published",
            State::Replaced => "replaced",
            State::Discarded => "discarded",
        }
    }

    fn parse(name: &str) -> Option<State> {
        let all = [
            State::Draft,
            State::Published,
            State::Replaced,
            State::Discarded,
        ];
        all.into_iter().find(|state| state.name() == name)
    }
}

/// A calendar as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub id: String,
    pub year: FiscalYear,
    pub closures: Closures,
    pub state: State,
    pub content_hash: String,
    pub notes: Vec<String>,
    pub made_at: Millis,
    pub made_by: String,
    pub published_at: Option<Millis>,
    pub published_by: Option<String>,
}

const COLUMNS: &str = "id, year, closures, state, content_hash, notes, made_at, made_by,
    published_at, published_by";

fn read(row: &AnyRow) -> anyhow::Result<Stored> {
    let year: i64 = row.try_get("year")?;
    let closures: String = row.try_get("closures")?;
    let state: String = row.try_get("state")?;
    Ok(Stored {
        id: row.try_get("id")?,
        year: FiscalYear::new(i16::try_from(year)?).context("garbage_calendars.year")?,
        closures: Closures::parse(&closures).context("garbage_calendars.closures")?,
        state: State::parse(&state).context("garbage_calendars.state")?,
        content_hash: row.try_get("content_hash")?,
        notes: serde_json::from_str(&row.try_get::<String, _>("notes")?)?,
        made_at: Millis(row.try_get("made_at")?),
        made_by: row.try_get("made_by")?,
        published_at: row.try_get::<Option<i64>, _>("published_at")?.map(Millis),
        published_by: row.try_get("published_by")?,
    })
}

/// All, the newest first.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<Stored>> {
    let sql = format!("select {COLUMNS} from garbage_calendars order by id desc");
    let rows = sqlx::query(tx.engine.sql(&sql)).fetch_all(tx.conn()).await;
    rows.context("list calendars")?.iter().map(read).collect()
}

pub async fn load(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Stored>> {
    let sql = format!("select {COLUMNS} from garbage_calendars where id = $1");
    let row = sqlx::query(tx.engine.sql(&sql)).bind(id);
    let row = row
        .fetch_optional(tx.conn())
        .await
        .context("load a calendar")?;
    row.as_ref().map(read).transpose()
}

/// The calendar of a year in a state that only one is in at a time.
pub async fn of_year(
    tx: &mut Tx,
    year: FiscalYear,
    state: State,
) -> anyhow::Result<Option<Stored>> {
    let sql = format!("select {COLUMNS} from garbage_calendars where year = $1 and state = $2");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(i64::from(year.number()))
        .bind(state.name())
        .fetch_optional(tx.conn())
        .await
        .context("load a year's calendar")?;
    row.as_ref().map(read).transpose()
}

/// Those that hold now.
pub async fn published(tx: &mut Tx) -> anyhow::Result<Vec<Stored>> {
    let sql =
        format!("select {COLUMNS} from garbage_calendars where state = 'published' order by year");
    let rows = sqlx::query(tx.engine.sql(&sql)).fetch_all(tx.conn()).await;
    rows.context("list published calendars")?
        .iter()
        .map(read)
        .collect()
}

/// A new draft with everything that was read.
pub async fn insert(tx: &mut Tx, stored: &Stored, calendar: &Calendar) -> anyhow::Result<()> {
    sqlx::query(
        "insert into garbage_calendars
             (id, year, closures, state, content_hash, notes, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&stored.id)
    .bind(i64::from(stored.year.number()))
    .bind(stored.closures.name())
    .bind(stored.state.name())
    .bind(&stored.content_hash)
    .bind(serde_json::to_string(&stored.notes)?)
    .bind(stored.made_at.0)
    .bind(&stored.made_by)
    .execute(tx.conn())
    .await
    .context("insert a calendar")?;
    let id = &stored.id;
    for (position, kind) in (0_i64..).zip(&calendar.kinds) {
        sqlx::query(
            "insert into garbage_kinds
                 (calendar_id, position, label, sublabel, description, colour)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(position)
        .bind(&kind.label)
        .bind(&kind.sublabel)
        .bind(&kind.text)
        .bind(&kind.colour)
        .execute(tx.conn())
        .await
        .context("insert a kind of garbage")?;
    }
    let rules = calendar.rules.iter();
    let rules = rules.map(|rule| serde_json::json!([rule.area, rule.kind, rule.text]));
    // An area without any rule stands in the calendar, too.
    let ruled: HashSet<&str> = calendar
        .rules
        .iter()
        .map(|rule| rule.area.as_str())
        .collect();
    let bare = calendar
        .areas
        .iter()
        .filter(|area| !ruled.contains(area.as_str()));
    let bare = bare.map(|area| serde_json::json!([area, "", ""]));
    put(
        tx,
        id,
        rules.chain(bare).collect(),
        "insert into garbage_rules (calendar_id, area, kind, rule)
         select $1, value ->> 0, value ->> 1, value ->> 2 from {rows:$2}",
    )
    .await?;
    let days = calendar.days.iter();
    let days = days.map(|(area, kind, day)| serde_json::json!([area, kind, day.to_string()]));
    put(
        tx,
        id,
        days.collect(),
        "insert into garbage_days (calendar_id, area, kind, day)
         select $1, value ->> 0, value ->> 1, value ->> 2 from {rows:$2}",
    )
    .await?;
    let unread = (1_i64..).zip(&calendar.unread);
    let unread: Result<Vec<_>, _> = unread
        .map(|(number, cell)| {
            let cell = serde_json::to_string(cell)?;
            anyhow::Ok(serde_json::json!([number, cell]))
        })
        .collect();
    put(
        tx,
        id,
        unread?,
        "insert into garbage_unread (calendar_id, number, cell)
         select $1, cast(value ->> 0 as bigint), value ->> 1 from {rows:$2}",
    )
    .await?;
    let targets = (0_i64..).zip(&calendar.targets);
    let targets = targets.map(|(position, target)| {
        serde_json::json!([
            position,
            target.kind,
            target.name,
            target.notice,
            target.reading
        ])
    });
    put(
        tx,
        id,
        targets.collect(),
        "insert into garbage_targets (calendar_id, position, kind, name, notice, reading)
         select $1, cast(value ->> 0 as bigint), value ->> 1, value ->> 2, value ->> 3, value ->> 4
         from {rows:$2}",
    )
    .await
}

async fn put(
    tx: &mut Tx,
    calendar: &str,
    rows: Vec<serde_json::Value>,
    sql: &str,
) -> anyhow::Result<()> {
    for rows in rows.chunks(ROWS_AT_ONCE) {
        sqlx::query(tx.engine.sql(sql))
            .bind(calendar)
            .bind(serde_json::to_string(rows)?)
            .execute(tx.conn())
            .await
            .context("store a part of a calendar")?;
    }
    Ok(())
}

/// Ends a draft or a published calendar: what it said goes, that it was stays. False: it is in another
/// state by now.
pub async fn end(tx: &mut Tx, id: &str, from: State, to: State) -> anyhow::Result<bool> {
    let done = sqlx::query("update garbage_calendars set state = $3 where id = $1 and state = $2")
        .bind(id)
        .bind(from.name())
        .bind(to.name())
        .execute(tx.conn())
        .await
        .context("end a calendar")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for table in [
        "garbage_days",
        "garbage_rules",
        "garbage_kinds",
        "garbage_targets",
        "garbage_unread",
    ] {
        let sql = format!("delete from {table} where calendar_id = $1");
        sqlx::query(tx.engine.sql(&sql))
            .bind(id)
            .execute(tx.conn())
            .await
            .context("empty a calendar")?;
    }
    Ok(true)
}

/// What staff should know of it, besides what was known at the import.
pub async fn note(tx: &mut Tx, id: &str, notes: &[String]) -> anyhow::Result<()> {
    sqlx::query("update garbage_calendars set notes = $2 where id = $1")
        .bind(id)
        .bind(serde_json::to_string(notes)?)
        .execute(tx.conn())
        .await
        .context("note what staff should know of a calendar")?;
    Ok(())
}

/// A draft holds from now on; false: it is no draft any more.
pub async fn publish(tx: &mut Tx, id: &str, by: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update garbage_calendars set state = 'published', published_at = $2, published_by = $3
         where id = $1 and state = 'draft'",
    )
    .bind(id)
    .bind(now.0)
    .bind(by)
    .execute(tx.conn())
    .await
    .context("publish a calendar")?;
    Ok(done.rows_affected() == 1)
}

/// The kinds of a calendar, in the order of its file.
pub async fn kinds(tx: &mut Tx, calendar: &str) -> anyhow::Result<Vec<Kind>> {
    let rows = sqlx::query(
        "select label, sublabel, description, colour from garbage_kinds
         where calendar_id = $1 order by position",
    )
    .bind(calendar)
    .fetch_all(tx.conn())
    .await
    .context("kinds of garbage")?;
    rows.iter()
        .map(|row| {
            Ok(Kind {
                label: row.try_get("label")?,
                sublabel: row.try_get("sublabel")?,
                text: row.try_get("description")?,
                colour: row.try_get("colour")?,
            })
        })
        .collect()
}

/// The things of a calendar.
pub async fn targets(tx: &mut Tx, calendar: &str) -> anyhow::Result<Vec<Target>> {
    let rows = sqlx::query(
        "select kind, name, notice, reading from garbage_targets
         where calendar_id = $1 order by position",
    )
    .bind(calendar)
    .fetch_all(tx.conn())
    .await
    .context("how things are thrown away")?;
    rows.iter()
        .map(|row| {
            Ok(Target {
                kind: row.try_get("kind")?,
                name: row.try_get("name")?,
                notice: row.try_get("notice")?,
                reading: row.try_get("reading")?,
            })
        })
        .collect()
}

/// A cell that could not be read, and whether staff accepted it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub number: i64,
    pub cell: UnreadCell,
    pub accepted_by: Option<String>,
}

pub async fn unread(tx: &mut Tx, calendar: &str) -> anyhow::Result<Vec<Cell>> {
    let rows = sqlx::query(
        "select number, cell, accepted_by from garbage_unread
         where calendar_id = $1 order by number",
    )
    .bind(calendar)
    .fetch_all(tx.conn())
    .await
    .context("unreadable cells")?;
    rows.iter()
        .map(|row| {
            Ok(Cell {
                number: row.try_get("number")?,
                cell: serde_json::from_str(&row.try_get::<String, _>("cell")?)?,
                accepted_by: row.try_get("accepted_by")?,
            })
        })
        .collect()
}

/// Staff accept a cell as it was read; false: there is none, or it is accepted already.
pub async fn accept(
    tx: &mut Tx,
    calendar: &str,
    number: i64,
    by: &str,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update garbage_unread set accepted_by = $3, accepted_at = $4
         where calendar_id = $1 and number = $2 and accepted_at is null",
    )
    .bind(calendar)
    .bind(number)
    .bind(by)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("accept a cell")?;
    Ok(done.rows_affected() == 1)
}

/// When a person is reminded, as stored: evening, morning.
pub async fn hours(tx: &mut Tx, person: &str) -> anyhow::Result<(Option<String>, Option<String>)> {
    let row = sqlx::query("select garbage_evening, garbage_morning from people where id = $1")
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("load hours of reminders")?;
    Ok(match row {
        Some(row) => (
            row.try_get("garbage_evening")?,
            row.try_get("garbage_morning")?,
        ),
        None => (None, None),
    })
}

pub async fn choose_hours(
    tx: &mut Tx,
    person: &str,
    evening: &str,
    morning: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update people set garbage_evening = $2, garbage_morning = $3, updated_at = $4
         where id = $1",
    )
    .bind(person)
    .bind(evening)
    .bind(morning)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("store hours of reminders")?;
    exactly_one(done.rows_affected(), "store hours of reminders")
}

/// Everybody lives in one of these areas and chose this hour and the reminders: for measurements.
pub async fn spread(
    tx: &mut Tx,
    areas: &[String],
    evening: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let rows = sqlx::query("select id from people order by id")
        .fetch_all(tx.conn())
        .await
        .context("list people")?;
    let ids: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("id"))
        .collect::<Result<_, _>>()?;
    for (id, area) in ids.iter().zip(areas.iter().cycle()) {
        sqlx::query("update people set area = $2, garbage_evening = $3 where id = $1")
            .bind(id)
            .bind(area)
            .bind(evening)
            .execute(tx.conn())
            .await
            .context("spread people")?;
    }
    sqlx::query(
        "insert into subscriptions (person_id, topic_id, wanted, changed_at)
         select id, $1, 1, $2 from people where true
         on conflict do nothing",
    )
    .bind(TOPIC)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("subscribe people")?;
    Ok(())
}
