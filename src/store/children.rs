//! Children, who looks after them, and the school each is at.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// The fields of A-25; only the name must be there (imports bring no more).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewChild<'a> {
    pub id: &'a str,
    pub family_name: &'a str,
    pub given_name: &'a str,
    pub family_kana: Option<&'a str>,
    pub given_kana: Option<&'a str>,
    pub sex: Option<&'a str>,
    /// `YYYY-MM-DD`.
    pub birthday: Option<&'a str>,
}

/// A child as its guardian sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub id: String,
    pub family_name: String,
    pub given_name: String,
    pub birthday: Option<Date>,
    pub enrolment: Option<Enrolment>,
}

/// Today's school of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    pub school_id: String,
    pub school_name: String,
    pub grade: i64,
    /// `None`: not set.
    pub class: Option<String>,
}

/// The fields of A-27 to be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEnrolment<'a> {
    pub id: &'a str,
    pub child: &'a str,
    pub school: &'a str,
    pub grade: i64,
    pub class: Option<&'a str>,
    pub attendance_number: Option<&'a str>,
    /// Clubs and other groups, each once.
    pub groups: Vec<String>,
}

pub async fn insert(
    tx: &mut Tx,
    child: &NewChild<'_>,
    guardian: &str,
    relationship: Option<&str>,
    now: Millis,
) -> anyhow::Result<()> {
    let seal = tx.seal.clone();
    let sealed = |column: &str, text: Option<&str>| {
        text.map(|text| seal.seal(&format!("children.{column}"), text))
    };
    sqlx::query(
        "insert into children (id, family_name, given_name, family_kana, given_kana, sex, birthday,
                               created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
    )
    .bind(child.id)
    .bind(sealed("family_name", Some(child.family_name)))
    .bind(sealed("given_name", Some(child.given_name)))
    .bind(sealed("family_kana", child.family_kana))
    .bind(sealed("given_kana", child.given_kana))
    .bind(sealed("sex", child.sex))
    .bind(sealed("birthday", child.birthday))
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "insert into guardians (person_id, child_id, relationship, created_at)
         values ($1, $2, $3, $4)",
    )
    .bind(guardian)
    .bind(child.id)
    .bind(relationship.map(|text| seal.seal("guardians.relationship", text)))
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A guardian's children in the order they were registered, each with today's school.
pub async fn of_guardian(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Child>> {
    let rows = sqlx::query(
        "select c.id, c.family_name, c.given_name, c.birthday,
                e.school_id, s.name as school_name, e.grade, e.class
           from guardians g
           join children c on c.id = g.child_id
           left join enrolments e on e.child_id = c.id and e.ended_at is null
           left join schools s on s.id = e.school_id
          where g.person_id = $1
          order by c.created_at, c.id",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &Tx, row: &sqlx::any::AnyRow) -> anyhow::Result<Child> {
    let id: String = row.try_get("id")?;
    let open = |column: &str, sealed: String| {
        tx.seal
            .open(&format!("children.{column}"), &sealed)
            .with_context(|| format!("children.{column} of {id} does not open"))
    };
    let birthday = match row.try_get::<Option<String>, _>("birthday")? {
        Some(sealed) => open("birthday", sealed)?.parse().ok(),
        None => None,
    };
    let enrolment = match row.try_get::<Option<String>, _>("school_id")? {
        None => None,
        Some(school_id) => Some(Enrolment {
            school_id,
            school_name: row.try_get("school_name")?,
            grade: row.try_get("grade")?,
            class: row.try_get("class")?,
        }),
    };
    Ok(Child {
        family_name: open("family_name", row.try_get("family_name")?)?,
        given_name: open("given_name", row.try_get("given_name")?)?,
        birthday,
        enrolment,
        id,
    })
}

/// Puts a child into a school; it leaves the one it was at.
pub async fn enrol(tx: &mut Tx, enrolment: &NewEnrolment<'_>, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update enrolments set ended_at = $1 where child_id = $2 and ended_at is null")
        .bind(now.0)
        .bind(enrolment.child)
        .execute(tx.conn())
        .await?;
    let number = enrolment
        .attendance_number
        .map(|number| tx.seal.seal("enrolments.attendance_number", number));
    sqlx::query(
        "insert into enrolments (id, child_id, school_id, grade, class, attendance_number, started_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(enrolment.id)
    .bind(enrolment.child)
    .bind(enrolment.school)
    .bind(enrolment.grade)
    .bind(enrolment.class.map(str::to_owned))
    .bind(number)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    let sql = tx.engine.sql(
        "insert into enrolment_groups (enrolment_id, name) select $1, value from {texts:$2}
         where true on conflict do nothing",
    );
    sqlx::query(sql)
        .bind(enrolment.id)
        .bind(serde_json::to_string(&enrolment.groups)?)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The clubs and groups of a child's school today.
pub async fn groups(tx: &mut Tx, child: &str) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select g.name from enrolment_groups g join enrolments e on e.id = g.enrolment_id
          where e.child_id = $1 and e.ended_at is null order by g.name",
    )
    .bind(child)
    .fetch_all(tx.conn())
    .await?;
    rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
}
