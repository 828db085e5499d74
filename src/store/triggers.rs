//! What weather warnings suggest to schools: by the city's rules, or by a school's own.

use std::collections::BTreeMap;

use anyhow::Context;
use jiff::civil::Time;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::alert::{Choice, CityTrigger, Trigger};
use crate::city::school::SchoolKind;

/// A school with what it has chosen.
pub struct Chosen {
    pub id: String,
    pub name: String,
    pub kind: SchoolKind,
    pub choice: Choice,
}

/// What each school has chosen, by id.
pub async fn choices(tx: &mut Tx) -> anyhow::Result<Vec<Chosen>> {
    let rows = sqlx::query(
        "select school_id, warning, from_minute, until_minute, template, next_minute
         from alert_triggers order by school_id, position",
    )
    .fetch_all(tx.conn())
    .await
    .context("all schools' triggers")?;
    let mut own: BTreeMap<String, Vec<Trigger>> = BTreeMap::new();
    for row in &rows {
        let school = row.try_get("school_id")?;
        own.entry(school).or_default().push(read(row)?);
    }
    let rows = sqlx::query(
        "select schools.id, schools.name, schools.kind, apart.school_id as apart
         from schools
         left join schools_without_triggers apart on apart.school_id = schools.id
         order by schools.id",
    )
    .fetch_all(tx.conn())
    .await
    .context("the schools of triggers")?;
    let chosen = rows.iter().map(|row| {
        let id: String = row.try_get("id")?;
        let apart: Option<String> = row.try_get("apart")?;
        Ok(Chosen {
            choice: chosen(own.remove(&id).unwrap_or_default(), apart.is_some()),
            kind: kind(&row.try_get::<String, _>("kind")?)?,
            name: row.try_get("name")?,
            id,
        })
    });
    chosen.collect()
}

/// What one school has chosen.
pub async fn choice(tx: &mut Tx, school: &str) -> anyhow::Result<Choice> {
    let rows = sqlx::query(
        "select warning, from_minute, until_minute, template, next_minute
         from alert_triggers where school_id = $1 order by position",
    )
    .bind(school)
    .fetch_all(tx.conn())
    .await
    .context("a school's triggers")?;
    let own: Vec<Trigger> = rows.iter().map(read).collect::<anyhow::Result<_>>()?;
    let nothing = sqlx::query("select 1 from schools_without_triggers where school_id = $1")
        .bind(school)
        .fetch_optional(tx.conn())
        .await
        .context("a school without triggers")?;
    Ok(chosen(own, nothing.is_some()))
}

fn chosen(own: Vec<Trigger>, nothing: bool) -> Choice {
    match (own.is_empty(), nothing) {
        (false, _) => Choice::Own(own),
        (true, true) => Choice::Nothing,
        (true, false) => Choice::City,
    }
}

/// The city's rules, in their order.
pub async fn of_city(tx: &mut Tx) -> anyhow::Result<Vec<CityTrigger>> {
    let rows = sqlx::query(
        "select school_kind, warning, from_minute, until_minute, template, next_minute
         from city_triggers order by position",
    )
    .fetch_all(tx.conn())
    .await
    .context("the city's triggers")?;
    let triggers = rows.iter().map(|row| {
        let of: Option<String> = row.try_get("school_kind")?;
        Ok(CityTrigger {
            kind: of.as_deref().map(kind).transpose()?,
            trigger: read(row)?,
        })
    });
    triggers.collect()
}

/// In place of what it chose before.
pub async fn put(tx: &mut Tx, school: &str, choice: &Choice) -> anyhow::Result<()> {
    for sql in [
        "delete from alert_triggers where school_id = $1",
        "delete from schools_without_triggers where school_id = $1",
    ] {
        sqlx::query(sql)
            .bind(school)
            .execute(tx.conn())
            .await
            .context("forget a school's triggers")?;
    }
    let own = match choice {
        Choice::Own(own) => own.as_slice(),
        Choice::City | Choice::Nothing => &[],
    };
    if *choice == Choice::Nothing {
        sqlx::query("insert into schools_without_triggers (school_id) values ($1)")
            .bind(school)
            .execute(tx.conn())
            .await
            .context("put a school without triggers")?;
    }
    for (position, trigger) in (1_i64..).zip(own) {
        sqlx::query(
            "insert into alert_triggers (school_id, position, warning, from_minute, until_minute,
                 template, next_minute)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(school)
        .bind(position)
        .bind(&trigger.warning)
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

/// The city's, in place of those before.
pub async fn put_of_city(tx: &mut Tx, triggers: &[CityTrigger]) -> anyhow::Result<()> {
    sqlx::query("delete from city_triggers")
        .execute(tx.conn())
        .await
        .context("forget the city's triggers")?;
    for (position, CityTrigger { kind, trigger }) in (1_i64..).zip(triggers) {
        sqlx::query(
            "insert into city_triggers (position, school_kind, warning, from_minute, until_minute,
                 template, next_minute)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(position)
        .bind(kind.map(SchoolKind::as_str))
        .bind(&trigger.warning)
        .bind(minute(trigger.from))
        .bind(minute(trigger.until))
        .bind(&trigger.template)
        .bind(trigger.next.map(minute))
        .execute(tx.conn())
        .await
        .context("put the city's trigger")?;
    }
    Ok(())
}

fn kind(text: &str) -> anyhow::Result<SchoolKind> {
    SchoolKind::parse(text).with_context(|| format!("no kind of school: {text}"))
}

fn minute(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn time(minute: i64) -> anyhow::Result<Time> {
    let (hour, minute) = (i8::try_from(minute / 60)?, i8::try_from(minute % 60)?);
    Time::new(hour, minute, 0, 0).context("a trigger's time: no time of day")
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
