//! Areas of the garbage calendars.

use anyhow::Context;
use jiff::tz::TimeZone;
use sqlx::Row;

use super::Tx;
use crate::city::area::{Position, Shape};
use crate::city::garbage::FiscalYear;
use crate::clock::Millis;

/// An area's name; the same again changes nothing.
pub async fn put(tx: &mut Tx, name: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("insert into areas (name, created_at) values ($1, $2) on conflict do nothing")
        .bind(name)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Which areas stand: those of this fiscal year's published calendar and of later ones, where there is none of
/// the last published, and as long as there is none at all, of the drafts. The others are offered nowhere. Returns those that stood until now.
pub async fn settle(tx: &mut Tx, now: Millis) -> anyhow::Result<Vec<String>> {
    // To the day, in whichever zone: calendars come months before.
    let today = now.timestamp().to_zoned(TimeZone::UTC).date();
    let year = FiscalYear::of(today).map_or(0, FiscalYear::number);
    let rows = sqlx::query(
        "with standing as (
             select r.area from garbage_rules r
             join garbage_calendars c on c.id = r.calendar_id
             where c.state = case
                 when exists (select 1 from garbage_calendars where state = 'published')
                 then 'published' else 'draft' end
                 and (c.year >= $2 or not exists
                     (select 1 from garbage_calendars n
                      where n.state = 'published' and n.year >= $2)))
         update areas
         set retired_at = case
             when name in (select area from standing) then null
             else coalesce(retired_at, $1) end
         returning name, retired_at",
    )
    .bind(now.0)
    .bind(i64::from(year))
    .fetch_all(tx.conn())
    .await
    .context("settle which areas stand")?;
    let mut gone = Vec::new();
    for row in &rows {
        if row.try_get::<Option<i64>, _>("retired_at")? == Some(now.0) {
            gone.push(row.try_get("name")?);
        }
    }
    gone.sort();
    Ok(gone)
}

/// How many people live in any of these areas, or have a place there.
pub async fn people_in(tx: &mut Tx, areas: &[String]) -> anyhow::Result<i64> {
    let sql = "select count(*) as n from people
         where area {among:$1} or id in (select person_id from places where area {among:$1})";
    let row = sqlx::query(tx.engine.sql(sql))
        .bind(serde_json::to_string(areas)?)
        .fetch_one(tx.conn())
        .await
        .context("count people of areas")?;
    Ok(row.try_get("n")?)
}

/// The names of all that stand.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query("select name from areas where retired_at is null order by name")
        .fetch_all(tx.conn())
        .await
        .context("list areas")?;
    rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
}

/// Where an area lies, as GeoJSON; false: there is no such area.
pub async fn put_shape(tx: &mut Tx, name: &str, geometry: &str) -> anyhow::Result<bool> {
    let done = sqlx::query("update areas set shape = $2 where name = $1")
        .bind(name)
        .bind(geometry)
        .execute(tx.conn())
        .await
        .context("store an area's shape")?;
    Ok(done.rows_affected() > 0)
}

/// Whether any area can be found by a position.
pub async fn have_shapes(tx: &mut Tx) -> anyhow::Result<bool> {
    let row =
        sqlx::query("select 1 from areas where shape is not null and retired_at is null limit 1")
            .fetch_optional(tx.conn())
            .await
            .context("look for shapes of areas")?;
    Ok(row.is_some())
}

/// The area at a position; of several the first by name.
pub async fn at(tx: &mut Tx, position: Position) -> anyhow::Result<Option<String>> {
    let rows = sqlx::query(
        "select name, shape from areas
         where shape is not null and retired_at is null order by name",
    )
    .fetch_all(tx.conn())
    .await
    .context("shapes of areas")?;
    for row in rows {
        let geometry = serde_json::from_str(&row.try_get::<String, _>("shape")?)?;
        if Shape::parse(&geometry).is_some_and(|shape| shape.contains(position)) {
            return Ok(Some(row.try_get("name")?));
        }
    }
    Ok(None)
}

/// A person's home area.
pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Option<String>> {
    let row = sqlx::query("select area from people where id = $1")
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("load a home area")?;
    Ok(match row {
        Some(row) => row.try_get("area")?,
        None => None,
    })
}

/// Sets a person's home area. Somebody who moves leaves the zones of danger of the old one behind, and gets
/// news of evacuation from everywhere until they narrow them again: nobody is cut off by moving.
pub async fn choose(tx: &mut Tx, person: &str, area: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update people set area = $2, updated_at = $3,
             landslide = case when area = $2 then landslide else 0 end,
             flood = case when area = $2 then flood else 0 end,
             surge = case when area = $2 then surge else 0 end,
             narrowed_at = case when area = $2 then narrowed_at end,
             narrowed_told_at = case when area = $2 then narrowed_told_at end
         where id = $1",
    )
    .bind(person)
    .bind(area)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("store a home area")?;
    super::exactly_one(done.rows_affected(), "store a home area")
}
