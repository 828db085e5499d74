//! What weather warnings suggest to schools.

use anyhow::Context;
use jiff::civil::Time;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::alert::Trigger;

const COLUMNS: &str = "school_id, warning, from_minute, until_minute, template, next_minute";

/// A school's rules, in their order.
pub async fn of_school(tx: &mut Tx, school: &str) -> anyhow::Result<Vec<Trigger>> {
    let sql =
        format!("select {COLUMNS} from alert_triggers where school_id = $1 order by position");
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(school)
        .fetch_all(tx.conn())
        .await
        .context("a school's triggers")?;
    rows.iter().map(read).collect()
}

/// Every school with its rules, in their order.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<(String, Trigger)>> {
    let sql = format!("select {COLUMNS} from alert_triggers order by school_id, position");
    let rows = sqlx::query(tx.engine.sql(&sql))
        .fetch_all(tx.conn())
        .await
        .context("all triggers")?;
    rows.iter()
        .map(|row| Ok((row.try_get("school_id")?, read(row)?)))
        .collect()
}

/// In place of those before.
pub async fn put(tx: &mut Tx, school: &str, triggers: &[Trigger]) -> anyhow::Result<()> {
    sqlx::query("delete from alert_triggers where school_id = $1")
        .bind(school)
        .execute(tx.conn())
        .await
        .context("forget a school's triggers")?;
    for (position, trigger) in (1_i64..).zip(triggers) {
        sqlx::query(
            "insert into alert_triggers (school_id, position, warning, from_minute, until_minute,
                 template, next_minute)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(school)
        .bind(position)
        .bind(trigger.warning.trim())
        .bind(minute(trigger.from))
        .bind(minute(trigger.until))
        .bind(&trigger.template)
        .bind(trigger.next.map(minute))
        .execute(tx.conn())
        .await
        .context("put a school's trigger")?;
    }
    Ok(())
}

fn minute(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn time(minute: i64) -> anyhow::Result<Time> {
    let (hour, minute) = (i8::try_from(minute / 60)?, i8::try_from(minute % 60)?);
    Time::new(hour, minute, 0, 0).context("alert_triggers: no time of day")
}

fn read(row: &AnyRow) -> anyhow::Result<Trigger> {
    let next: Option<i64> = row.try_get("next_minute")?;
    Ok(Trigger {
        warning: row.try_get("warning")?,
        from: time(row.try_get("from_minute")?)?,
        until: time(row.try_get("until_minute")?)?,
        template: row.try_get("template")?,
        next: next.map(time).transpose()?,
    })
}
