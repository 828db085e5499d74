//! The schools' own lists of their pupils, one a school year, and the children whom guardians have
//! registered there (F-14).

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{
    CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, PUPIL_FAMILY_KANA, PUPIL_FAMILY_NAME, PUPIL_GIVEN_KANA,
    PUPIL_GIVEN_NAME, PUPIL_NUMBER,
};
use super::quota::{HAS_LINE, has_mail};
use super::{Tx, exactly_one};
use crate::city::roster::{ByClass, EndReason, Pupil};
use crate::clock::Millis;

/// When a list was taken over, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    pub applied_at: Millis,
    /// A staff member, or `cli`.
    pub applied_by: String,
}

/// A list to be taken over.
#[derive(Clone, Copy, Debug)]
pub struct NewRoster<'a> {
    pub school: &'a str,
    pub school_year: i64,
    pub by: &'a str,
    /// When the school year is over.
    pub ends_at: Millis,
}

/// A school's list of a year, if there is one.
pub async fn find(tx: &mut Tx, school: &str, year: i64) -> anyhow::Result<Option<Roster>> {
    let row = sqlx::query(
        "select applied_at, applied_by from rosters where school_id = $1 and school_year = $2",
    )
    .bind(school)
    .bind(year)
    .fetch_optional(tx.conn())
    .await
    .context("look up a roster")?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Roster {
        applied_at: Millis(row.try_get("applied_at")?),
        applied_by: row.try_get("applied_by")?,
    }))
}

/// Its pupils with their ids, in no order.
pub async fn pupils(tx: &mut Tx, school: &str, year: i64) -> anyhow::Result<Vec<(String, Pupil)>> {
    let rows = sqlx::query(
        "select id, grade, class, attendance_number, family_name, given_name, family_kana, given_kana
         from roster_pupils
         where school_id = $1 and school_year = $2",
    )
    .bind(school)
    .bind(year)
    .fetch_all(tx.conn())
    .await
    .context("pupils of a roster")?;
    let columns = Columns {
        table: "roster_pupils",
        family_name: PUPIL_FAMILY_NAME,
        given_name: PUPIL_GIVEN_NAME,
        family_kana: PUPIL_FAMILY_KANA,
        given_kana: PUPIL_GIVEN_KANA,
        attendance_number: PUPIL_NUMBER,
    };
    rows.iter().map(|row| read(tx, row, &columns)).collect()
}

/// The children at a school now, as their guardians registered them, by id.
pub async fn registered(
    tx: &mut Tx,
    school: &str,
    now: Millis,
) -> anyhow::Result<Vec<(String, Pupil)>> {
    let rows = sqlx::query(
        "select c.id, e.grade, e.class, e.attendance_number,
                c.family_name, c.given_name, c.family_kana, c.given_kana
         from enrolments e
         join children c on c.id = e.child_id
         where e.school_id = $1 and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
         order by c.id",
    )
    .bind(school)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("children at a school")?;
    let columns = Columns {
        table: "children",
        family_name: CHILD_FAMILY_NAME,
        given_name: CHILD_GIVEN_NAME,
        family_kana: "children.family_kana",
        given_kana: "children.given_kana",
        attendance_number: "enrolments.attendance_number",
    };
    rows.iter().map(|row| read(tx, row, &columns)).collect()
}

/// What the columns of a row are sealed for.
struct Columns {
    table: &'static str,
    family_name: &'static str,
    given_name: &'static str,
    family_kana: &'static str,
    given_kana: &'static str,
    attendance_number: &'static str,
}

fn read(tx: &Tx, row: &AnyRow, columns: &Columns) -> anyhow::Result<(String, Pupil)> {
    let id: String = row.try_get("id")?;
    let maybe = |column: &'static str, name: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        let open = |sealed: String| {
            let opened = tx.seal.open(name, &sealed);
            opened.with_context(|| format!("{}.{column} of {id} does not open", columns.table))
        };
        sealed.map(open).transpose()
    };
    let pupil = Pupil {
        grade: row.try_get("grade")?,
        class: row.try_get("class")?,
        attendance_number: maybe("attendance_number", columns.attendance_number)?,
        family_name: maybe("family_name", columns.family_name)?.unwrap_or_default(),
        given_name: maybe("given_name", columns.given_name)?.unwrap_or_default(),
        family_kana: maybe("family_kana", columns.family_kana)?,
        given_kana: maybe("given_kana", columns.given_kana)?,
    };
    Ok((id, pupil))
}

/// Takes a list over in the place of the one there is. Each pupil comes with a new id.
pub async fn replace(
    tx: &mut Tx,
    new: &NewRoster<'_>,
    pupils: &[(String, &Pupil)],
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "insert into rosters (school_id, school_year, applied_at, applied_by, ends_at)
         values ($1, $2, $3, $4, $5)
         on conflict (school_id, school_year) do update set
             applied_at = excluded.applied_at, applied_by = excluded.applied_by",
    )
    .bind(new.school)
    .bind(new.school_year)
    .bind(now.0)
    .bind(new.by)
    .bind(new.ends_at.0)
    .execute(tx.conn())
    .await
    .context("store a roster")?;
    exactly_one(done.rows_affected(), "store a roster")?;
    sqlx::query("delete from roster_pupils where school_id = $1 and school_year = $2")
        .bind(new.school)
        .bind(new.school_year)
        .execute(tx.conn())
        .await
        .context("empty a roster")?;
    let seal = tx.seal.clone();
    let sealed = |name: &str, text: &Option<String>| {
        let text = text.as_ref();
        text.map(|text| seal.seal(name, text))
    };
    let rows = pupils.iter().map(|(id, pupil)| {
        json!({
            "id": id,
            "grade": pupil.grade,
            "class": pupil.class,
            "number": sealed(PUPIL_NUMBER, &pupil.attendance_number),
            "family_name": seal.seal(PUPIL_FAMILY_NAME, &pupil.family_name),
            "given_name": seal.seal(PUPIL_GIVEN_NAME, &pupil.given_name),
            "family_kana": sealed(PUPIL_FAMILY_KANA, &pupil.family_kana),
            "given_kana": sealed(PUPIL_GIVEN_KANA, &pupil.given_kana),
        })
    });
    let rows: Vec<Value> = rows.collect();
    let sql = tx.engine.sql(
        "insert into roster_pupils (id, school_id, school_year, grade, class, attendance_number,
                                    family_name, given_name, family_kana, given_kana)
         select value ->> 'id', $1, $2, cast(value ->> 'grade' as bigint), value ->> 'class',
                value ->> 'number', value ->> 'family_name', value ->> 'given_name',
                value ->> 'family_kana', value ->> 'given_kana'
         from {rows:$3}",
    );
    sqlx::query(sql)
        .bind(new.school)
        .bind(new.school_year)
        .bind(serde_json::to_string(&rows)?)
        .execute(tx.conn())
        .await
        .context("fill a roster")?;
    Ok(())
}

/// How the guardians of a class are reached. Somebody with children in two classes counts in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub children: i64,
    pub guardians: i64,
    /// Guardians whom LINE reaches,
    pub line: i64,
    /// whom a mail reaches,
    pub mail: i64,
    /// and whom neither does.
    pub neither: i64,
}

/// The registered children of a school by class, and how their guardians are reached.
pub async fn reach(tx: &mut Tx, school: &str, now: Millis) -> anyhow::Result<ByClass<Reach>> {
    let has_mail = has_mail(true);
    let sql = format!(
        "select grade, class, count(distinct child_id) as children,
                count(distinct person_id) as guardians,
                count(distinct case when line = 1 then person_id end) as line,
                count(distinct case when mail = 1 then person_id end) as mail,
                count(distinct case when line = 0 and mail = 0 then person_id end) as neither
         from (
             select e.grade, e.class, e.child_id, p.id as person_id,
                    case when {HAS_LINE} then 1 else 0 end as line,
                    case when {has_mail} then 1 else 0 end as mail
             from enrolments e
             join guardians g on g.child_id = e.child_id
             join people p on p.id = g.person_id
             where e.school_id = $1
                 and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
         ) reached
         group by grade, class"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(school)
        .bind(now.0)
        .fetch_all(tx.conn())
        .await
        .context("how a school's guardians are reached")?;
    let mut reach = ByClass::new();
    for row in &rows {
        let of = Reach {
            children: row.try_get("children")?,
            guardians: row.try_get("guardians")?,
            line: row.try_get("line")?,
            mail: row.try_get("mail")?,
            neither: row.try_get("neither")?,
        };
        reach.insert((row.try_get("grade")?, row.try_get("class")?), of);
    }
    Ok(reach)
}

/// Ends what ties a child to a school: now, and what was planned there. False: the child is not at it.
pub async fn end_link(
    tx: &mut Tx,
    school: &str,
    child: &str,
    reason: EndReason,
    staff: &str,
    now: Millis,
) -> anyhow::Result<bool> {
    sqlx::query(
        "delete from enrolments where child_id = $1 and school_id = $2 and started_at > $3",
    )
    .bind(child)
    .bind(school)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("end what was planned at a school")?;
    let done = sqlx::query(
        "update enrolments set ended_at = $3, ended_by = $4, end_reason = $5
         where child_id = $1 and school_id = $2
             and started_at <= $3 and (ended_at is null or ended_at > $3)",
    )
    .bind(child)
    .bind(school)
    .bind(now.0)
    .bind(staff)
    .bind(reason.name())
    .execute(tx.conn())
    .await
    .context("end a child's school")?;
    Ok(done.rows_affected() == 1)
}
