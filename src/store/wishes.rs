//! How people want to be reached: columns of their rows, read along wherever people are planned for.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Tx, exactly_one};
use crate::city::wishes::{By, Quiet, Wishes};
use crate::clock::Millis;

/// What [`read`] needs of `people`, in a select where that table is `people`.
pub const COLUMNS: &str =
    "people.school_by, people.city_by, people.mail_off_at, people.quiet_hours";

/// The wishes in a row with [`COLUMNS`]; nulls, as of somebody who is gone, are the defaults.
pub fn read(row: &AnyRow) -> anyhow::Result<Wishes> {
    let text = |column: &str| row.try_get::<Option<String>, _>(column);
    let by = |name: Option<String>| name.as_deref().and_then(By::parse).unwrap_or_default();
    Ok(Wishes {
        school: by(text("school_by")?),
        city: by(text("city_by")?),
        mail: row.try_get::<Option<i64>, _>("mail_off_at")?.is_none(),
        quiet: text("quiet_hours")?.as_deref().and_then(Quiet::parse),
    })
}

/// A person's wishes.
pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Wishes> {
    let sql = tx
        .engine
        .sql(&format!("select {COLUMNS} from people where id = $1"));
    let row = sqlx::query(sql).bind(person).fetch_optional(tx.conn());
    let row = row.await.context("load wishes")?;
    Ok(row.as_ref().map(read).transpose()?.unwrap_or_default())
}

pub async fn put(tx: &mut Tx, person: &str, wishes: &Wishes, now: Millis) -> anyhow::Result<()> {
    let by = |by: By| (by != By::Both).then(|| by.name());
    let done = sqlx::query(
        "update people
         set school_by = $2,
             city_by = $3,
             mail_off_at = case when $4 = 1 then null else coalesce(mail_off_at, $6) end,
             quiet_hours = $5,
             updated_at = $6
         where id = $1",
    )
    .bind(person)
    .bind(by(wishes.school))
    .bind(by(wishes.city))
    .bind(i64::from(wishes.mail))
    .bind(wishes.quiet.map(Quiet::name))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("store wishes")?;
    exactly_one(done.rows_affected(), "store wishes")
}
