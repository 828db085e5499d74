//! Reports that a child is absent, late or leaves early, and the desks that take them. The rules are
//! [`crate::city::absence`]'s.

use anyhow::Context;
use jiff::civil::Date;
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::columns::{
    ABSENCE_EXPECTED, ABSENCE_NOTE, ABSENCE_REASON, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME,
};
use crate::city::absence::{Days, Desk, Kind, READ_WITHIN, Reason, Report, time, written};
use crate::clock::Millis;

/// A report to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewAbsence<'a> {
    pub id: &'a str,
    pub child: &'a str,
    pub school: &'a str,
    pub kind: Kind,
    pub days: Days,
    /// When the last day is over.
    pub ends_at: Millis,
    pub person: &'a str,
    pub reason: &'a str,
    /// `HH:MM`.
    pub expected: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// A child at a school on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    pub child: String,
    pub family_name: String,
    pub given_name: String,
    pub grade: i64,
    pub class: Option<String>,
    pub attendance_number: Option<String>,
}

/// A report as the school reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: String,
    pub child: String,
    pub kind: Kind,
    pub days: Days,
    pub why: Option<Why>,
    pub reported_at: Millis,
    pub reported_by: Option<String>,
    pub withdrawn_at: Option<Millis>,
    pub acknowledged_at: Option<Millis>,
    pub acknowledged_by: Option<String>,
}

/// A report that its school has not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub school: String,
    /// Without its reasons.
    pub absence: Absence,
}

/// Why a child stays away: gone after its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub reason: Reason,
    pub expected: Option<String>,
    pub note: Option<String>,
}

/// How a school takes reports.
pub async fn desk(tx: &mut Tx, school: &str) -> anyhow::Result<Desk> {
    let row =
        sqlx::query("select deadline, phone, read_within from absence_desks where school_id = $1")
            .bind(school)
            .fetch_optional(tx.conn())
            .await
            .context("a school's desk")?;
    let Some(row) = row else {
        return Ok(Desk::default());
    };
    let deadline: String = row.try_get("deadline")?;
    let deadline =
        time(&deadline).with_context(|| format!("absence_desks.deadline of {school}"))?;
    Ok(Desk {
        deadline,
        phone: row.try_get("phone")?,
        read_within: row
            .try_get::<Option<i64>, _>("read_within")?
            .unwrap_or(READ_WITHIN),
    })
}

pub async fn set_desk(
    tx: &mut Tx,
    school: &str,
    desk: &Desk,
    staff: &str,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into absence_desks (school_id, deadline, phone, read_within, updated_at, updated_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (school_id) do update set
             deadline = excluded.deadline, phone = excluded.phone, read_within = excluded.read_within,
             updated_at = excluded.updated_at, updated_by = excluded.updated_by",
    )
    .bind(school)
    .bind(written(desk.deadline))
    .bind(desk.phone.clone())
    .bind(desk.read_within)
    .bind(now.0)
    .bind(staff)
    .execute(tx.conn())
    .await
    .context("set a school's desk")?;
    Ok(())
}

/// Stores a report. It takes the place of those of the child that cannot be true beside it and whose
/// days it covers.
pub async fn insert(tx: &mut Tx, new: &NewAbsence<'_>, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into absences (id, child_id, school_id, kind, first_day, last_day, ends_at,
                               reported_at, reported_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new.id)
    .bind(new.child)
    .bind(new.school)
    .bind(new.kind.name())
    .bind(new.days.first.to_string())
    .bind(new.days.last.to_string())
    .bind(new.ends_at.0)
    .bind(now.0)
    .bind(new.person)
    .execute(tx.conn())
    .await
    .context("store a report")?;
    let seal = tx.seal.clone();
    let sealed = |name: &str, text: Option<&str>| text.map(|text| seal.seal(name, text));
    sqlx::query(
        "insert into absence_reasons (absence_id, reason, expected, note) values ($1, $2, $3, $4)",
    )
    .bind(new.id)
    .bind(sealed(ABSENCE_REASON, Some(new.reason)))
    .bind(sealed(ABSENCE_EXPECTED, new.expected))
    .bind(sealed(ABSENCE_NOTE, new.note))
    .execute(tx.conn())
    .await
    .context("store a report's reason")?;
    let excluded = Kind::ALL
        .into_iter()
        .filter(|kind| new.kind.excludes(*kind));
    let excluded: Vec<&str> = excluded.map(Kind::name).collect();
    let sql = tx.engine.sql(
        "update absences set withdrawn_at = $2, withdrawn_by = $3, replaced_by = $1
         where child_id = $4 and school_id = $5 and id <> $1 and withdrawn_at is null
             and first_day >= $6 and last_day <= $7 and kind {among:$8}",
    );
    sqlx::query(sql)
        .bind(new.id)
        .bind(now.0)
        .bind(new.person)
        .bind(new.child)
        .bind(new.school)
        .bind(new.days.first.to_string())
        .bind(new.days.last.to_string())
        .bind(json!(excluded).to_string())
        .execute(tx.conn())
        .await
        .context("replace reports")?;
    Ok(())
}

/// Takes a report back; the school is to read that anew. False: it was taken back before.
pub async fn withdraw(tx: &mut Tx, id: &str, person: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update absences
         set withdrawn_at = $2, withdrawn_by = $3, acknowledged_at = null, acknowledged_by = null
         where id = $1 and withdrawn_at is null",
    )
    .bind(id)
    .bind(now.0)
    .bind(person)
    .execute(tx.conn())
    .await
    .context("withdraw a report")?;
    Ok(done.rows_affected() == 1)
}

/// Ends a report with this day. False: it was taken back before.
pub async fn end(tx: &mut Tx, id: &str, last: Date, ends_at: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update absences set last_day = $2, ends_at = $3
         where id = $1 and withdrawn_at is null",
    )
    .bind(id)
    .bind(last.to_string())
    .bind(ends_at.0)
    .execute(tx.conn())
    .await
    .context("end a report")?;
    Ok(done.rows_affected() == 1)
}

/// The reports of a child that are not over on this day, by their first day.
pub async fn of_child(tx: &mut Tx, child: &str, day: Date) -> anyhow::Result<Vec<Report>> {
    let rows = sqlx::query(
        "select * from absences
         where child_id = $1 and last_day >= $2 and withdrawn_at is null
         order by first_day, reported_at, id",
    )
    .bind(child)
    .bind(day.to_string())
    .fetch_all(tx.conn())
    .await
    .context("reports of a child")?;
    let report = |row: &AnyRow| {
        let acknowledged: Option<i64> = row.try_get("acknowledged_at")?;
        Ok(Report {
            id: row.try_get("id")?,
            kind: kind(row)?,
            days: days(row)?,
            acknowledged: acknowledged.is_some(),
        })
    };
    rows.iter().map(report).collect()
}

/// Reports to a school that hold this day, the oldest first; also those that were taken back,
/// for the child is expected after all, but none that another took the place of.
pub async fn of_day(tx: &mut Tx, school: &str, day: Date) -> anyhow::Result<Vec<Absence>> {
    let rows = sqlx::query(
        "select a.*, r.reason, r.expected, r.note from absences a
         left join absence_reasons r on r.absence_id = a.id
         where a.school_id = $1 and a.first_day <= $2 and a.last_day >= $2 and a.replaced_by is null
         order by a.reported_at, a.id",
    )
    .bind(school)
    .bind(day.to_string())
    .fetch_all(tx.conn())
    .await
    .context("reports of a day")?;
    rows.iter().map(|row| absence(tx, row)).collect()
}

/// Reports of a school by their ids; others are left out.
pub async fn by_ids(tx: &mut Tx, school: &str, ids: &[String]) -> anyhow::Result<Vec<Absence>> {
    let sql = tx.engine.sql(
        "select a.*, r.reason, r.expected, r.note from absences a
         left join absence_reasons r on r.absence_id = a.id
         where a.school_id = $1 and a.id {among:$2}
         order by a.id",
    );
    let rows = sqlx::query(sql)
        .bind(school)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(tx.conn())
        .await
        .context("reports by ids")?;
    rows.iter().map(|row| absence(tx, row)).collect()
}

/// The school has read a report as it stands now.
pub async fn acknowledge(tx: &mut Tx, id: &str, staff: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update absences set acknowledged_at = $2, acknowledged_by = $3 where id = $1")
        .bind(id)
        .bind(now.0)
        .bind(staff)
        .execute(tx.conn())
        .await
        .context("acknowledge a report")?;
    Ok(())
}

/// Reports that hold this day, stand, were never read, and of which the family was not yet told so: by
/// school, at most `limit`.
pub async fn unread(tx: &mut Tx, day: Date, limit: i64) -> anyhow::Result<Vec<Unread>> {
    let rows = sqlx::query(
        "select a.*, null as reason, null as expected, null as note from absences a
         where a.last_day >= $1 and a.first_day <= $1
             and a.acknowledged_at is null and a.withdrawn_at is null
             and a.overdue_told_at is null
         order by a.school_id, a.id
         limit $2",
    )
    .bind(day.to_string())
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("reports that nobody has read")?;
    let unread = |row: &AnyRow| {
        Ok(Unread {
            school: row.try_get("school_id")?,
            absence: absence(tx, row)?,
        })
    };
    rows.iter().map(unread).collect()
}

/// The family is told that nobody has read it. False: it was, or somebody has read it meanwhile.
pub async fn overdue_told(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update absences set overdue_told_at = $2
         where id = $1 and overdue_told_at is null and acknowledged_at is null
             and withdrawn_at is null",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("a report is overdue")?;
    Ok(done.rows_affected() == 1)
}

/// The children at a school, by grade and class. `child`: only this one.
pub async fn pupils(
    tx: &mut Tx,
    school: &str,
    child: Option<&str>,
    at: Millis,
) -> anyhow::Result<Vec<Pupil>> {
    let rows = sqlx::query(
        "select c.id, c.family_name, c.given_name, e.grade, e.class, e.attendance_number
         from enrolments e join children c on c.id = e.child_id
         where e.school_id = $1 and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
             and ($3 = '' or c.id = $3)
         order by e.grade, e.class, c.id",
    )
    .bind(school)
    .bind(at.0)
    .bind(child.unwrap_or_default())
    .fetch_all(tx.conn())
    .await
    .context("children at a school")?;
    rows.iter().map(|row| pupil(tx, row)).collect()
}

/// Everybody who looks after a child.
pub async fn guardians(tx: &mut Tx, child: &str) -> anyhow::Result<Vec<String>> {
    let rows =
        sqlx::query("select person_id from guardians where child_id = $1 order by person_id")
            .bind(child)
            .fetch_all(tx.conn())
            .await
            .context("guardians of a child")?;
    rows.iter()
        .map(|row| Ok(row.try_get("person_id")?))
        .collect()
}

fn kind(row: &AnyRow) -> anyhow::Result<Kind> {
    let kind: String = row.try_get("kind")?;
    Kind::parse(&kind).context("absences.kind")
}

fn days(row: &AnyRow) -> anyhow::Result<Days> {
    let day = |column: &str| -> anyhow::Result<Date> {
        let day: String = row.try_get(column)?;
        day.parse().with_context(|| format!("absences.{column}"))
    };
    Ok(Days {
        first: day("first_day")?,
        last: day("last_day")?,
    })
}

fn absence(tx: &Tx, row: &AnyRow) -> anyhow::Result<Absence> {
    let id: String = row.try_get("id")?;
    let time = |column: &str| row.try_get::<Option<i64>, _>(column).map(|t| t.map(Millis));
    Ok(Absence {
        child: row.try_get("child_id")?,
        kind: kind(row)?,
        days: days(row)?,
        why: why(tx, row).with_context(|| format!("why of {id}"))?,
        reported_at: Millis(row.try_get("reported_at")?),
        reported_by: row.try_get("reported_by")?,
        withdrawn_at: time("withdrawn_at")?,
        acknowledged_at: time("acknowledged_at")?,
        acknowledged_by: row.try_get("acknowledged_by")?,
        id,
    })
}

fn why(tx: &Tx, row: &AnyRow) -> anyhow::Result<Option<Why>> {
    let open = |column: &str, name: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        let opened = |sealed: String| tx.seal.open(name, &sealed);
        sealed
            .map(|sealed| opened(sealed).with_context(|| format!("{name} does not open")))
            .transpose()
    };
    let Some(reason) = open("reason", ABSENCE_REASON)? else {
        return Ok(None);
    };
    Ok(Some(Why {
        reason: Reason::parse(&reason).context("absence_reasons.reason")?,
        expected: open("expected", ABSENCE_EXPECTED)?,
        note: open("note", ABSENCE_NOTE)?,
    }))
}

fn pupil(tx: &Tx, row: &AnyRow) -> anyhow::Result<Pupil> {
    let child: String = row.try_get("id")?;
    let open = |column: &str, name: &str| -> anyhow::Result<String> {
        let sealed: String = row.try_get(column)?;
        let opened = tx.seal.open(name, &sealed);
        opened.with_context(|| format!("{name} of {child} does not open"))
    };
    let number: Option<String> = row.try_get("attendance_number")?;
    Ok(Pupil {
        family_name: open("family_name", CHILD_FAMILY_NAME)?,
        given_name: open("given_name", CHILD_GIVEN_NAME)?,
        grade: row.try_get("grade")?,
        class: row.try_get("class")?,
        attendance_number: number
            .and_then(|sealed| tx.seal.open("enrolments.attendance_number", &sealed)),
        child,
    })
}
