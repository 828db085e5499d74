//! The days of calendars.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;

use crate::city::garbage::calendar::Counts;
use crate::clock::Millis;
use crate::store::Tx;

/// A day of an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub day: Date,
    pub area: String,
    pub kind: String,
    pub draft: bool,
}

/// Days from one to another, by day, area and the kinds' order; `area` empty: of all. Of drafts, too, if
/// `drafts`.
pub async fn between(
    tx: &mut Tx,
    area: &str,
    (from, to): (Date, Date),
    drafts: bool,
) -> anyhow::Result<Vec<Day>> {
    let rows = sqlx::query(
        "select d.area, d.day, d.kind, c.state,
             (select min(k.position) from garbage_kinds k
              where k.calendar_id = d.calendar_id and k.label = d.kind) as position
         from garbage_days d
         join garbage_calendars c on c.id = d.calendar_id
         where (c.state = 'published' or $4 = 1 and c.state = 'draft')
             and ($1 = '' or d.area = $1) and d.day >= $2 and d.day <= $3
         order by d.day, d.area, c.state desc, position, d.kind",
    )
    .bind(area)
    .bind(from.to_string())
    .bind(to.to_string())
    .bind(i64::from(drafts))
    .fetch_all(tx.conn())
    .await
    .context("days of garbage")?;
    rows.iter()
        .map(|row| {
            Ok(Day {
                area: row.try_get("area")?,
                day: row.try_get::<String, _>("day")?.parse()?,
                kind: row.try_get("kind")?,
                draft: row.try_get::<String, _>("state")? == "draft",
            })
        })
        .collect()
}

/// The days of an area and a kind from one on, at most so many.
pub async fn next(
    tx: &mut Tx,
    area: &str,
    kind: &str,
    from: Date,
    most: i64,
) -> anyhow::Result<Vec<Date>> {
    let rows = sqlx::query(
        "select d.day from garbage_days d
         join garbage_calendars c on c.id = d.calendar_id
         where c.state = 'published' and d.area = $1 and d.kind = $2 and d.day >= $3
         order by d.day limit $4",
    )
    .bind(area)
    .bind(kind)
    .bind(from.to_string())
    .bind(most)
    .fetch_all(tx.conn())
    .await
    .context("next days of garbage")?;
    rows.iter()
        .map(|row| Ok(row.try_get::<String, _>("day")?.parse()?))
        .collect()
}

/// How many days a year an area has of each kind; those it has none of are left out.
pub async fn frequencies(
    tx: &mut Tx,
    calendar: &str,
) -> anyhow::Result<Vec<(String, String, i64)>> {
    let rows = sqlx::query(
        "select area, kind, count(*) as days from garbage_days
         where calendar_id = $1 group by area, kind",
    )
    .bind(calendar)
    .fetch_all(tx.conn())
    .await
    .context("how often garbage is collected")?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get("area")?,
                row.try_get("kind")?,
                row.try_get("days")?,
            ))
        })
        .collect()
}

/// Days by kind and month over all areas.
pub async fn counts(tx: &mut Tx, calendar: &str) -> anyhow::Result<Counts> {
    let rows = sqlx::query(
        "select kind, substr(day, 6, 2) as month, count(*) as days from garbage_days
         where calendar_id = $1 group by kind, substr(day, 6, 2)",
    )
    .bind(calendar)
    .fetch_all(tx.conn())
    .await
    .context("count days of garbage")?;
    let mut counts = Counts::new();
    for row in &rows {
        let month: usize = row.try_get::<String, _>("month")?.parse()?;
        let months = counts.entry(row.try_get("kind")?).or_default();
        if let Some(count) = months.get_mut(month.saturating_sub(1)) {
            *count = usize::try_from(row.try_get::<i64, _>("days")?)?;
        }
    }
    Ok(counts)
}

/// A single day that staff change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: String,
    pub calendar: String,
    pub area: String,
    pub kind: String,
    pub day: Date,
    /// Or taken away.
    pub added: bool,
    pub by: String,
}

/// Whether an area stands in a calendar.
pub async fn has_area(tx: &mut Tx, calendar: &str, area: &str) -> anyhow::Result<bool> {
    let row =
        sqlx::query("select 1 from garbage_rules where calendar_id = $1 and area = $2 limit 1")
            .bind(calendar)
            .bind(area)
            .fetch_optional(tx.conn())
            .await
            .context("look for an area in a calendar")?;
    Ok(row.is_some())
}

/// Rounds that read a calendar's days and changes of these take turns, so that each knows of the other.
pub async fn take_turn(tx: &mut Tx, calendar: &str) -> anyhow::Result<()> {
    sqlx::query("update garbage_calendars set state = state where id = $1")
        .bind(calendar)
        .execute(tx.conn())
        .await
        .context("take turns at a calendar's days")?;
    Ok(())
}

/// Changes a day and notes who did; false: it is so already.
pub async fn change(tx: &mut Tx, change: &Change, now: Millis) -> anyhow::Result<bool> {
    let sql = match change.added {
        true => {
            "insert into garbage_days (calendar_id, area, day, kind) values ($1, $2, $3, $4)
             on conflict do nothing"
        }
        false => {
            "delete from garbage_days
             where calendar_id = $1 and area = $2 and day = $3 and kind = $4"
        }
    };
    let done = sqlx::query(sql)
        .bind(&change.calendar)
        .bind(&change.area)
        .bind(change.day.to_string())
        .bind(&change.kind)
        .execute(tx.conn())
        .await
        .context("change a day of garbage")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(
        "insert into garbage_changes
             (id, calendar_id, area, day, kind, added, changed_at, changed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&change.id)
    .bind(&change.calendar)
    .bind(&change.area)
    .bind(change.day.to_string())
    .bind(&change.kind)
    .bind(i64::from(change.added))
    .bind(now.0)
    .bind(&change.by)
    .execute(tx.conn())
    .await
    .context("note a change of a day")?;
    Ok(true)
}

/// The single days, from one on, that staff changed in a calendar, as they came.
pub async fn changes(tx: &mut Tx, calendar: &str, from: Date) -> anyhow::Result<Vec<Change>> {
    let rows = sqlx::query(
        "select id, area, day, kind, added, changed_by from garbage_changes
         where calendar_id = $1 and day >= $2 order by changed_at, id",
    )
    .bind(calendar)
    .bind(from.to_string())
    .fetch_all(tx.conn())
    .await
    .context("changes of days")?;
    rows.iter()
        .map(|row| {
            Ok(Change {
                id: row.try_get("id")?,
                calendar: calendar.to_owned(),
                area: row.try_get("area")?,
                kind: row.try_get("kind")?,
                day: row.try_get::<String, _>("day")?.parse()?,
                added: row.try_get::<i64, _>("added")? == 1,
                by: row.try_get("changed_by")?,
            })
        })
        .collect()
}
