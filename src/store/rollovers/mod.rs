//! The turn of the school year: what staff asked for, and how far each school is (X-07). What is done
//! to the children stands in [`pupils`], what their guardians still have to say in [`open`].
//!
//! ```text
//!   awaiting_approval ──another person──► approved ──1 April, in steps──► done ──► guardians told
//!                                            │                             │
//!                                            └── undo, school by school ───┘
//! ```

pub mod open;
pub mod pupils;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Tx, exactly_one};
use crate::clock::Millis;

/// One turn of one or more schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollover {
    pub id: String,
    /// The year in which the school year begins.
    pub school_year: i64,
    pub created_at: Millis,
    /// A staff member's id.
    pub created_by: String,
    pub approved_at: Option<Millis>,
    /// Another one's.
    pub approved_by: Option<String>,
    /// 1 April 00:00 in the city.
    pub due_at: Millis,
    pub done_at: Option<Millis>,
    /// The last guardian told, in the order of their ids.
    pub told_to: String,
    pub told_at: Option<Millis>,
}

/// One school of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub school: String,
    /// Whether clubs and other groups go on.
    pub keep_groups: bool,
    pub done_at: Option<Millis>,
    /// Taken out before it ran, or put back after.
    pub undone_at: Option<Millis>,
}

/// Stores a turn that waits for a second person. False: one of the schools has one for that year;
/// drop the transaction.
pub async fn insert(tx: &mut Tx, rollover: &Rollover, parts: &[Part]) -> anyhow::Result<bool> {
    sqlx::query(
        "insert into rollovers (id, school_year, created_at, created_by, due_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(&rollover.id)
    .bind(rollover.school_year)
    .bind(rollover.created_at.0)
    .bind(&rollover.created_by)
    .bind(rollover.due_at.0)
    .execute(tx.conn())
    .await
    .context("store a rollover")?;
    for part in parts {
        let done = sqlx::query(
            "insert into rollover_schools (rollover_id, school_id, school_year, keep_groups)
             values ($1, $2, $3, $4)
             on conflict do nothing",
        )
        .bind(&rollover.id)
        .bind(&part.school)
        .bind(rollover.school_year)
        .bind(i64::from(part.keep_groups))
        .execute(tx.conn())
        .await
        .context("store a rollover's school")?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The schools that have a turn for this year already.
pub async fn taken(tx: &mut Tx, school_year: i64) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select school_id from rollover_schools
         where school_year = $1 and undone_at is null
         order by school_id",
    )
    .bind(school_year)
    .fetch_all(tx.conn())
    .await
    .context("schools that have a rollover")?;
    rows.iter()
        .map(|row| Ok(row.try_get("school_id")?))
        .collect()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Rollover>> {
    let row = sqlx::query("select * from rollovers where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("look up a rollover")?;
    row.map(|row| read(&row)).transpose()
}

/// All of them, the newest first: a few a year.
pub async fn list(tx: &mut Tx) -> anyhow::Result<Vec<Rollover>> {
    let rows = sqlx::query("select * from rollovers order by id desc")
        .fetch_all(tx.conn())
        .await
        .context("list rollovers")?;
    rows.iter().map(read).collect()
}

/// Its schools by id.
pub async fn parts(tx: &mut Tx, id: &str) -> anyhow::Result<Vec<Part>> {
    let rows = sqlx::query(
        "select school_id, keep_groups, done_at, undone_at
         from rollover_schools
         where rollover_id = $1
         order by school_id",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await
    .context("schools of a rollover")?;
    let part = |row: &AnyRow| {
        Ok(Part {
            school: row.try_get("school_id")?,
            keep_groups: row.try_get::<i64, _>("keep_groups")? == 1,
            done_at: time(row, "done_at")?,
            undone_at: time(row, "undone_at")?,
        })
    };
    rows.iter().map(part).collect()
}

/// Approves what another person asked for. False: it does not wait for approval, or is one's own.
pub async fn approve(tx: &mut Tx, id: &str, staff: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update rollovers set approved_at = $3, approved_by = $2
         where id = $1 and approved_at is null and created_by <> $2",
    )
    .bind(id)
    .bind(staff)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("approve a rollover")?;
    Ok(done.rows_affected() == 1)
}

/// Keeps every other instance from the rollover until the transaction ends.
pub async fn hold(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    sqlx::query("update rollovers set rests_until = rests_until where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("hold a rollover")?;
    Ok(())
}

/// Approved, its time has come, and something is left to do. `$1` is now.
const IS_DUE: &str =
    "approved_at is not null and done_at is null and due_at <= $1 and rests_until <= $1";

/// Its guardians are to be told. `$1` is now.
const IS_UNTOLD: &str = "done_at is not null and told_at is null and rests_until <= $1";

/// Whether any is due; asked before a writing transaction is opened for it.
pub async fn any_due(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    Ok(one_where(tx, IS_DUE, "", now).await?.is_some())
}

/// The next that is due, taken for this transaction: another instance passes over it.
pub async fn take_due(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Rollover>> {
    one_where(tx, IS_DUE, "{skip locked}", now).await
}

/// Whether guardians wait to be told.
pub async fn any_untold(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    Ok(one_where(tx, IS_UNTOLD, "", now).await?.is_some())
}

/// The next whose guardians are to be told, taken for this transaction.
pub async fn take_untold(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Rollover>> {
    one_where(tx, IS_UNTOLD, "{skip locked}", now).await
}

async fn one_where(
    tx: &mut Tx,
    condition: &str,
    lock: &str,
    now: Millis,
) -> anyhow::Result<Option<Rollover>> {
    let sql =
        format!("select * from rollovers where {condition} order by due_at, id limit 1 {lock}");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look for rollovers")?;
    row.map(|row| read(&row)).transpose()
}

/// Not before then.
pub async fn rest(tx: &mut Tx, id: &str, until: Millis) -> anyhow::Result<()> {
    sqlx::query("update rollovers set rests_until = $2 where id = $1")
        .bind(id)
        .bind(until.0)
        .execute(tx.conn())
        .await
        .context("let a rollover rest")?;
    Ok(())
}

/// Every child of the school has been moved.
pub async fn school_done(tx: &mut Tx, id: &str, school: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update rollover_schools set done_at = $3
         where rollover_id = $1 and school_id = $2 and done_at is null and undone_at is null",
    )
    .bind(id)
    .bind(school)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("end a rollover's school")?;
    exactly_one(done.rows_affected(), "end a rollover's school")
}

/// Takes a school out. False: it was, or is none of it.
pub async fn school_undone(
    tx: &mut Tx,
    id: &str,
    school: &str,
    staff: &str,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update rollover_schools set undone_at = $4, undone_by = $3
         where rollover_id = $1 and school_id = $2 and undone_at is null",
    )
    .bind(id)
    .bind(school)
    .bind(staff)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("take a school out of a rollover")?;
    Ok(done.rows_affected() == 1)
}

/// All its schools are through.
pub async fn done(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update rollovers set done_at = $2 where id = $1 and done_at is null")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("end a rollover")?;
    exactly_one(done.rows_affected(), "end a rollover")
}

/// The guardians up to this one have been told; `all`: there is none after them.
pub async fn told(tx: &mut Tx, id: &str, up_to: &str, all: Option<Millis>) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update rollovers set told_to = $2, told_at = $3 where id = $1 and told_at is null",
    )
    .bind(id)
    .bind(up_to)
    .bind(all.map(|at| at.0))
    .execute(tx.conn())
    .await
    .context("note who was told")?;
    exactly_one(done.rows_affected(), "note who was told")
}

fn time(row: &AnyRow, column: &str) -> anyhow::Result<Option<Millis>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Millis))
}

fn read(row: &AnyRow) -> anyhow::Result<Rollover> {
    Ok(Rollover {
        id: row.try_get("id")?,
        school_year: row.try_get("school_year")?,
        created_at: Millis(row.try_get("created_at")?),
        created_by: row.try_get("created_by")?,
        approved_at: time(row, "approved_at")?,
        approved_by: row.try_get("approved_by")?,
        due_at: Millis(row.try_get("due_at")?),
        done_at: time(row, "done_at")?,
        told_to: row.try_get("told_to")?,
        told_at: time(row, "told_at")?,
    })
}
