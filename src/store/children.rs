//! Children, who looks after them, and the school each is at.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;

use super::Tx;
use super::columns::RELATIONSHIP;
use crate::clock::Millis;

const ATTENDANCE_NUMBER: &str = "enrolments.attendance_number";

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
    pub family_kana: Option<String>,
    pub given_kana: Option<String>,
    pub sex: Option<String>,
    pub birthday: Option<Date>,
    /// Of this guardian; the others' are their own.
    pub relationship: Option<String>,
    /// How many other guardians it has. Who they are is told to nobody.
    pub others: i64,
    /// Today's.
    pub enrolment: Option<Enrolment>,
    /// The next, and when it begins.
    pub planned: Option<(Enrolment, Millis)>,
}

/// A child at a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    pub school_id: String,
    pub school_name: String,
    pub grade: i64,
    /// `None`: not set.
    pub class: Option<String>,
    pub attendance_number: Option<String>,
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
    add_guardian(tx, child.id, guardian, relationship, now).await
}

/// Another guardian of a child; who is one already stays as they are.
pub async fn add_guardian(
    tx: &mut Tx,
    child: &str,
    person: &str,
    relationship: Option<&str>,
    now: Millis,
) -> anyhow::Result<()> {
    let relationship = relationship.map(|text| tx.seal.seal(RELATIONSHIP, text));
    sqlx::query(
        "insert into guardians (person_id, child_id, relationship, created_at)
         values ($1, $2, $3, $4)
         on conflict do nothing",
    )
    .bind(person)
    .bind(child)
    .bind(relationship)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Changes the fields of a child, for all its guardians, and this guardian's relationship. Changes
/// nothing for somebody who is none.
pub async fn update(
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
    let done = sqlx::query(
        "update guardians set relationship = $1 where child_id = $2 and person_id = $3",
    )
    .bind(relationship.map(|text| seal.seal(RELATIONSHIP, text)))
    .bind(child.id)
    .bind(guardian)
    .execute(tx.conn())
    .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query(
        "update children
         set family_name = $1, given_name = $2, family_kana = $3, given_kana = $4, sex = $5,
             birthday = $6, updated_at = $7
         where id = $8",
    )
    .bind(sealed("family_name", Some(child.family_name)))
    .bind(sealed("given_name", Some(child.given_name)))
    .bind(sealed("family_kana", child.family_kana))
    .bind(sealed("given_kana", child.given_kana))
    .bind(sealed("sex", child.sex))
    .bind(sealed("birthday", child.birthday))
    .bind(now.0)
    .bind(child.id)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends one guardian's tie to a child. The last one's takes the child with it, and with the child
/// its schools and invitations.
pub async fn leave(tx: &mut Tx, child: &str, person: &str) -> anyhow::Result<()> {
    // Held until the end: of two who leave at once, one comes second and is the last.
    sqlx::query("update children set updated_at = updated_at where id = $1")
        .bind(child)
        .execute(tx.conn())
        .await?;
    let done = sqlx::query("delete from guardians where child_id = $1 and person_id = $2")
        .bind(child)
        .bind(person)
        .execute(tx.conn())
        .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query(
        "delete from children
         where id = $1 and not exists (select 1 from guardians where child_id = $1)",
    )
    .bind(child)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A guardian's children in the order they were registered, each with its school of now and the
/// next one.
pub async fn of_guardian(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<Vec<Child>> {
    let rows = sqlx::query(
        "select c.id, c.family_name, c.given_name, c.family_kana, c.given_kana, c.sex, c.birthday,
                g.relationship,
                (select count(*) from guardians o
                  where o.child_id = c.id and o.person_id <> g.person_id) as others,
                e.school_id, s.name as school_name, e.grade, e.class, e.attendance_number,
                n.school_id as next_school_id, ns.name as next_school_name,
                n.grade as next_grade, n.class as next_class,
                n.attendance_number as next_attendance_number, n.started_at as next_at
           from guardians g
           join children c on c.id = g.child_id
           left join enrolments e on e.child_id = c.id
                and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
           left join schools s on s.id = e.school_id
           left join enrolments n on n.child_id = c.id
                and n.started_at > $2 and n.ended_at is null
           left join schools ns on ns.id = n.school_id
          where g.person_id = $1
          order by c.created_at, c.id",
    )
    .bind(person)
    .bind(now.0)
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
    let maybe = |column: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        sealed.map(|sealed| open(column, sealed)).transpose()
    };
    let elsewhere = |name: &str, column: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        Ok(sealed.and_then(|sealed| tx.seal.open(name, &sealed)))
    };
    let next_at: Option<i64> = row.try_get("next_at")?;
    Ok(Child {
        family_name: open("family_name", row.try_get("family_name")?)?,
        given_name: open("given_name", row.try_get("given_name")?)?,
        family_kana: maybe("family_kana")?,
        given_kana: maybe("given_kana")?,
        sex: maybe("sex")?,
        birthday: maybe("birthday")?.and_then(|text| text.parse().ok()),
        relationship: elsewhere(RELATIONSHIP, "relationship")?,
        others: row.try_get("others")?,
        enrolment: enrolment(tx, row, "")?,
        planned: enrolment(tx, row, "next_")?.zip(next_at.map(Millis)),
        id,
    })
}

fn enrolment(tx: &Tx, row: &sqlx::any::AnyRow, prefix: &str) -> anyhow::Result<Option<Enrolment>> {
    let column = |name: &str| format!("{prefix}{name}");
    let school: Option<String> = row.try_get(column("school_id").as_str())?;
    let number: Option<String> = row.try_get(column("attendance_number").as_str())?;
    let Some(school_id) = school else {
        return Ok(None);
    };
    Ok(Some(Enrolment {
        school_id,
        school_name: row.try_get(column("school_name").as_str())?,
        grade: row.try_get(column("grade").as_str())?,
        class: row.try_get(column("class").as_str())?,
        attendance_number: number.and_then(|sealed| tx.seal.open(ATTENDANCE_NUMBER, &sealed)),
    }))
}

/// Takes back a planned move: the school of now goes on. True if there was one.
pub async fn keep_school(tx: &mut Tx, child: &str, now: Millis) -> anyhow::Result<bool> {
    let planned = sqlx::query("delete from enrolments where child_id = $1 and started_at > $2")
        .bind(child)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    sqlx::query("update enrolments set ended_at = null where child_id = $1 and ended_at > $2")
        .bind(child)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    Ok(planned.rows_affected() > 0)
}

/// The child's school ends at this time, and what was planned after it never begins.
pub async fn leave_school(tx: &mut Tx, child: &str, at: Millis, now: Millis) -> anyhow::Result<()> {
    keep_school(tx, child, now).await?;
    sqlx::query("update enrolments set ended_at = $1 where child_id = $2 and ended_at is null")
        .bind(at.0)
        .bind(child)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Puts a child into a school from `at` on; it leaves the one it is at then. A time to come is a
/// planned move and replaces an earlier plan.
pub async fn enrol(
    tx: &mut Tx,
    enrolment: &NewEnrolment<'_>,
    at: Millis,
    now: Millis,
) -> anyhow::Result<()> {
    leave_school(tx, enrolment.child, at, now).await?;
    let number = enrolment
        .attendance_number
        .map(|number| tx.seal.seal(ATTENDANCE_NUMBER, number));
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
    .bind(at.0)
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
pub async fn groups(tx: &mut Tx, child: &str, now: Millis) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select g.name from enrolment_groups g join enrolments e on e.id = g.enrolment_id
          where e.child_id = $1
              and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
          order by g.name",
    )
    .bind(child)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await?;
    rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
}
