//! Schools as imported.

use anyhow::Context;
use sqlx::Row;

use super::{Tx, codes};
use crate::city::code::{TRANSITION_DAYS, is_same};
use crate::city::school::{School, SchoolKind};
use crate::clock::Millis;

const JOIN_CODE: &str = "schools.join_code";

/// All schools by id.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<School>> {
    let rows = sqlx::query("select * from schools order by id")
        .fetch_all(tx.conn())
        .await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<School>> {
    let row = sqlx::query("select * from schools where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| read(tx, &row)).transpose()
}

fn read(tx: &Tx, row: &sqlx::any::AnyRow) -> anyhow::Result<School> {
    let id: String = row.try_get("id")?;
    let kind: String = row.try_get("kind")?;
    let join_code: String = row.try_get("join_code")?;
    let list = |column: &'static str| -> anyhow::Result<Vec<String>> {
        let json: String = row.try_get(column)?;
        serde_json::from_str(&json).with_context(|| format!("schools.{column} of {id}"))
    };
    let grades: String = row.try_get("grades")?;
    Ok(School {
        kind: SchoolKind::parse(&kind).with_context(|| format!("schools.kind of {id}"))?,
        name: row.try_get("name")?,
        join_code: tx
            .seal
            .open(JOIN_CODE, &join_code)
            .with_context(|| format!("{JOIN_CODE} of {id} does not open"))?,
        grades: serde_json::from_str(&grades).with_context(|| format!("schools.grades of {id}"))?,
        classes: list("classes")?,
        clubs: list("clubs")?,
        groups: list("groups")?,
        id,
    })
}

/// Stores a school or changes it; the same again changes nothing. A code other than its import's of before
/// becomes the current one; whatever staff have made of the codes since, the same file leaves alone. False:
/// the code was revoked, and nothing was stored.
pub async fn put(tx: &mut Tx, school: &School, now: Millis) -> anyhow::Result<bool> {
    let before = by_id(tx, &school.id).await?;
    if before.as_ref() == Some(school) {
        return Ok(true);
    }
    let (id, code) = (&school.id, &school.join_code);
    let is_new = before.is_none_or(|before| !is_same(&before.join_code, code));
    if is_new && codes::is_revoked(tx, id, code).await? {
        return Ok(false);
    }
    let join_code = tx.seal.seal(JOIN_CODE, &school.join_code);
    sqlx::query(
        "insert into schools (id, kind, name, join_code, grades, classes, clubs, groups, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do update set
             kind = excluded.kind, name = excluded.name, join_code = excluded.join_code,
             grades = excluded.grades, classes = excluded.classes, clubs = excluded.clubs,
             groups = excluded.groups, updated_at = excluded.updated_at",
    )
    .bind(&school.id)
    .bind(school.kind.as_str())
    .bind(&school.name)
    .bind(join_code)
    .bind(serde_json::to_string(&school.grades)?)
    .bind(serde_json::to_string(&school.classes)?)
    .bind(serde_json::to_string(&school.clubs)?)
    .bind(serde_json::to_string(&school.groups)?)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    if is_new {
        let transition = now.plus_seconds(TRANSITION_DAYS * 86_400);
        codes::import(tx, id, code, transition, now).await?;
    }
    Ok(true)
}
