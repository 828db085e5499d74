//! Staff: who has access to the API and the console.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::authority::{Asker, Role};
use crate::clock::Millis;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub id: String,
    pub name: String,
    pub role: Role,
    /// Of `school` and `teacher`.
    pub school: Option<String>,
    pub created_at: Millis,
}

impl Staff {
    pub fn asker(&self) -> Asker<'_> {
        Asker {
            role: self.role,
            school: self.school.as_deref(),
        }
    }
}

/// A staff member without a log-in yet.
pub async fn insert(tx: &mut Tx, staff: &Staff) -> anyhow::Result<()> {
    sqlx::query(
        "insert into staff (id, name, role, school_id, created_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(&staff.id)
    .bind(&staff.name)
    .bind(staff.role.name())
    .bind(staff.school.as_deref())
    .bind(staff.created_at.0)
    .execute(tx.conn())
    .await
    .context("add staff")?;
    Ok(())
}

/// Somebody whose access has not ended.
pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Staff>> {
    let row = sqlx::query(
        "select id, name, role, school_id, created_at
         from staff
         where id = $1 and ended_at is null",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
    .context("look up staff")?;
    row.map(|row| read(&row)).transpose()
}

/// Everybody whose access has not ended, the oldest first.
pub async fn list(tx: &mut Tx) -> anyhow::Result<Vec<Staff>> {
    let rows = sqlx::query(
        "select id, name, role, school_id, created_at
         from staff
         where ended_at is null
         order by created_at, id",
    )
    .fetch_all(tx.conn())
    .await
    .context("list staff")?;
    rows.iter().map(read).collect()
}

/// Ends all access of this person at once: keys, log-in and sessions. False: nobody of that id has any.
pub async fn end(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query("update staff set ended_at = $2 where id = $1 and ended_at is null")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("end staff")?;
    Ok(done.rows_affected() == 1)
}

pub(super) fn read(row: &AnyRow) -> anyhow::Result<Staff> {
    let id: String = row.try_get("id")?;
    let role: String = row.try_get("role")?;
    Ok(Staff {
        role: Role::parse(&role).with_context(|| format!("staff.role of {id} cannot be read"))?,
        name: row.try_get("name")?,
        school: row.try_get("school_id")?,
        created_at: Millis(row.try_get("created_at")?),
        id,
    })
}
