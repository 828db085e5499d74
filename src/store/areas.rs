//! Areas of the garbage calendars.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::city::area::{Position, Shape};
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

/// The names of all.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query("select name from areas order by name")
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
    let row = sqlx::query("select 1 from areas where shape is not null limit 1")
        .fetch_optional(tx.conn())
        .await
        .context("look for shapes of areas")?;
    Ok(row.is_some())
}

/// The area at a position; of several the first by name.
pub async fn at(tx: &mut Tx, position: Position) -> anyhow::Result<Option<String>> {
    let rows = sqlx::query("select name, shape from areas where shape is not null order by name")
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

/// Sets a person's home area.
pub async fn choose(tx: &mut Tx, person: &str, area: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update people set area = $2, updated_at = $3 where id = $1")
        .bind(person)
        .bind(area)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("store a home area")?;
    super::exactly_one(done.rows_affected(), "store a home area")
}
