//! The schools' codes: the current one, those that still work, and those that do no more.
//! Registered children are tied to their school by enrolments alone: no change here touches one.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::columns::JOIN_CODE;
use crate::city::audit::CLI;
use crate::city::code::{Standing, is_same};
use crate::clock::Millis;

/// A code that a school has or had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub id: String,
    pub code: String,
    pub made_at: Millis,
    /// A staff member, or `cli`.
    pub made_by: String,
    /// `None`: the service has not given it its end yet.
    pub expires_at: Option<Millis>,
    pub replaced_at: Option<Millis>,
    pub revoked_at: Option<Millis>,
    pub revoked_by: Option<String>,
}

impl Code {
    pub fn standing(&self, now: Millis) -> Standing {
        match self {
            _ if self.revoked_at.is_some() => Standing::Revoked,
            _ if self.expires_at.is_some_and(|end| end <= now) => Standing::Expired,
            _ if self.replaced_at.is_some() => Standing::Replaced,
            _ => Standing::Current,
        }
    }
}

/// A code to be handed out from now on.
#[derive(Clone, Copy, Debug)]
pub struct NewCode<'a> {
    pub id: &'a str,
    pub school: &'a str,
    pub code: &'a str,
    pub by: &'a str,
    pub expires_at: Option<Millis>,
}

/// Not revoked, and its end has not come. `$1` is now.
const WORKS: &str = "revoked_at is null and (expires_at is null or expires_at > $1)";

/// The codes that work now, by school.
pub async fn working(tx: &mut Tx, now: Millis) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let sql = format!("select id, school_id, code from school_codes where {WORKS}");
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_all(tx.conn())
        .await
        .context("codes that work")?;
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &rows {
        let school = row.try_get("school_id")?;
        codes.entry(school).or_default().push(opened(tx, row)?);
    }
    Ok(codes)
}

/// All codes of a school: the one that is handed out, then the newest first.
pub async fn of_school(tx: &mut Tx, school: &str) -> anyhow::Result<Vec<Code>> {
    let rows = sqlx::query(
        "select id, code, made_at, made_by, expires_at, replaced_at, revoked_at, revoked_by
         from school_codes
         where school_id = $1
         order by case when replaced_at is null and revoked_at is null then 0 else 1 end,
             made_at desc, id desc",
    )
    .bind(school)
    .fetch_all(tx.conn())
    .await
    .context("codes of a school")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// Keeps every other instance from a school's codes until the transaction ends.
pub async fn hold(tx: &mut Tx, school: &str) -> anyhow::Result<()> {
    sqlx::query("update schools set updated_at = updated_at where id = $1")
        .bind(school)
        .execute(tx.conn())
        .await
        .context("hold a school")?;
    Ok(())
}

/// Makes a code the current one. The one before works on until `transition`, or its own end if that is
/// earlier.
pub async fn rotate(
    tx: &mut Tx,
    new: &NewCode<'_>,
    transition: Millis,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "update school_codes
         set replaced_at = $2,
             expires_at = case when expires_at < $3 then expires_at else $3 end
         where school_id = $1 and replaced_at is null and revoked_at is null",
    )
    .bind(new.school)
    .bind(now.0)
    .bind(transition.0)
    .execute(tx.conn())
    .await
    .context("replace a code")?;
    sqlx::query(
        "insert into school_codes (id, school_id, code, made_at, made_by, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.id)
    .bind(new.school)
    .bind(tx.seal.seal(JOIN_CODE, new.code))
    .bind(now.0)
    .bind(new.by)
    .bind(new.expires_at.map(|at| at.0))
    .execute(tx.conn())
    .await
    .context("store a code")?;
    Ok(())
}

/// Ends a code at once. False: it had ended.
pub async fn revoke(tx: &mut Tx, id: &str, staff: &str, now: Millis) -> anyhow::Result<bool> {
    let sql = format!(
        "update school_codes set revoked_at = $1, revoked_by = $2 where id = $3 and {WORKS}"
    );
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .bind(staff)
        .bind(id)
        .execute(tx.conn())
        .await
        .context("revoke a code")?;
    Ok(done.rows_affected() == 1)
}

/// Whether a school's code was revoked: it never comes back.
pub async fn is_revoked(tx: &mut Tx, school: &str, code: &str) -> anyhow::Result<bool> {
    let known = of_school(tx, school).await?;
    let mut same = known.iter().filter(|of| is_same(&of.code, code));
    Ok(same.any(|of| of.revoked_at.is_some()))
}

/// What an import says is a school's code becomes the current one, unless it is. The one before works on
/// until `transition`.
pub async fn import(
    tx: &mut Tx,
    school: &str,
    code: &str,
    transition: Millis,
    now: Millis,
) -> anyhow::Result<()> {
    let known = of_school(tx, school).await?;
    let mut same = known.iter().filter(|of| is_same(&of.code, code));
    if same.any(|of| of.standing(now) == Standing::Current) {
        return Ok(());
    }
    // Two of one school at one moment have different numbers.
    let id = format!("{school}.{}.{}", now.0, known.len());
    let new = NewCode {
        id: &id,
        school,
        code,
        by: CLI,
        expires_at: None,
    };
    rotate(tx, &new, transition, now).await
}

/// How many codes from files wait for their end.
pub async fn endless(tx: &mut Tx) -> anyhow::Result<i64> {
    let row = sqlx::query("select count(*) as n from school_codes where expires_at is null")
        .fetch_one(tx.conn())
        .await
        .context("codes without an end")?;
    Ok(row.try_get("n")?)
}

/// Gives them this end.
pub async fn end_at(tx: &mut Tx, expires_at: Millis) -> anyhow::Result<()> {
    sqlx::query("update school_codes set expires_at = $1 where expires_at is null")
        .bind(expires_at.0)
        .execute(tx.conn())
        .await
        .context("give codes their end")?;
    Ok(())
}

fn opened(tx: &Tx, row: &AnyRow) -> anyhow::Result<String> {
    let (id, code): (String, String) = (row.try_get("id")?, row.try_get("code")?);
    tx.seal
        .open(JOIN_CODE, &code)
        .with_context(|| format!("school_codes.code of {id} does not open"))
}

fn read(tx: &Tx, row: &AnyRow) -> anyhow::Result<Code> {
    let time = |column: &str| -> anyhow::Result<Option<Millis>> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(Millis))
    };
    Ok(Code {
        code: opened(tx, row)?,
        id: row.try_get("id")?,
        made_at: Millis(row.try_get("made_at")?),
        made_by: row.try_get("made_by")?,
        expires_at: time("expires_at")?,
        replaced_at: time("replaced_at")?,
        revoked_at: time("revoked_at")?,
        revoked_by: row.try_get("revoked_by")?,
    })
}
