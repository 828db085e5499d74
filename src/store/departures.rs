//! Who asked to leave, when, and what became of it (D-24); and the proofs of erasures.

use anyhow::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;
use utoipa::ToSchema;

use super::{Tx, exactly_one};
use crate::clock::Millis;

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DepartureKind)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Away from the city (転出).
    Moving,
    /// No longer wants the service (退会).
    Withdrawal,
    /// Proposed by the service: nobody has used the account for long.
    Unused,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Moving, Kind::Withdrawal, Kind::Unused];

    /// The `kind` column, and ends the ids of its texts (`departure-moving`).
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Moving => "moving",
            Kind::Withdrawal => "withdrawal",
            Kind::Unused => "unused",
        }
    }
}

/// One request, open, withdrawn or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub id: String,
    pub person: String,
    pub kind: Kind,
    pub asked_at: Millis,
    /// The staff member who took a form in; `None`: the person, or the service for [`Kind::Unused`].
    pub asked_by: Option<String>,
    /// Everything goes on until then.
    pub due_at: Millis,
    pub withdrawn_at: Option<Millis>,
    pub withdrawn_by: Option<String>,
    pub done_at: Option<Millis>,
}

pub async fn insert(tx: &mut Tx, departure: &Departure) -> anyhow::Result<()> {
    sqlx::query(
        "insert into departures (id, person_id, kind, asked_at, asked_by, due_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&departure.id)
    .bind(&departure.person)
    .bind(departure.kind.name())
    .bind(departure.asked_at.0)
    .bind(departure.asked_by.clone())
    .bind(departure.due_at.0)
    .execute(tx.conn())
    .await
    .context("store a departure")?;
    Ok(())
}

/// The request of a person that can still be withdrawn.
pub async fn open_of(tx: &mut Tx, person: &str) -> anyhow::Result<Option<Departure>> {
    let row = sqlx::query(
        "select * from departures
         where person_id = $1 and withdrawn_at is null and done_at is null",
    )
    .bind(person)
    .fetch_optional(tx.conn())
    .await
    .context("open departure of a person")?;
    row.map(|row| read(&row)).transpose()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Departure>> {
    let row = sqlx::query("select * from departures where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("look up a departure")?;
    row.map(|row| read(&row)).transpose()
}

/// Everything a person ever asked for, the newest first.
pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Departure>> {
    let rows = sqlx::query("select * from departures where person_id = $1 order by id desc")
        .bind(person)
        .fetch_all(tx.conn())
        .await
        .context("departures of a person")?;
    rows.iter().map(read).collect()
}

/// The newest first, those before `before`; with `open` only what can still be withdrawn.
pub async fn list(
    tx: &mut Tx,
    open: bool,
    before: Option<&str>,
    limit: i64,
) -> anyhow::Result<Vec<Departure>> {
    let rows = sqlx::query(
        "select * from departures
         where ($1 = 0 or (withdrawn_at is null and done_at is null))
             and ($2 = '' or id < $2)
         order by id desc
         limit $3",
    )
    .bind(i64::from(open))
    .bind(before.unwrap_or_default())
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("list departures")?;
    rows.iter().map(read).collect()
}

/// Takes a request back. False: it was withdrawn or done before.
pub async fn withdraw(
    tx: &mut Tx,
    id: &str,
    staff: Option<&str>,
    now: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update departures set withdrawn_at = $2, withdrawn_by = $3
         where id = $1 and withdrawn_at is null and done_at is null",
    )
    .bind(id)
    .bind(now.0)
    .bind(staff.map(str::to_owned))
    .execute(tx.conn())
    .await
    .context("withdraw a departure")?;
    Ok(done.rows_affected() == 1)
}

/// Whether any is due; asked before a writing transaction is opened for it.
pub async fn any_due(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from departures
         where withdrawn_at is null and done_at is null and due_at <= $1 and rests_until <= $1
         limit 1",
    )
    .bind(now.0)
    .fetch_optional(tx.conn())
    .await
    .context("look for due departures")?;
    Ok(row.is_some())
}

/// The next that is due, taken for this transaction: another instance passes over it.
pub async fn take_due(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Departure>> {
    let sql = tx.engine.sql(
        "select * from departures
         where withdrawn_at is null and done_at is null and due_at <= $1 and rests_until <= $1
         order by due_at, id
         limit 1
         {skip locked}",
    );
    let row = sqlx::query(sql).bind(now.0).fetch_optional(tx.conn()).await;
    let row = row.context("take a due departure")?;
    row.map(|row| read(&row)).transpose()
}

/// Not before then.
pub async fn rest(tx: &mut Tx, id: &str, until: Millis) -> anyhow::Result<()> {
    sqlx::query("update departures set rests_until = $2 where id = $1")
        .bind(id)
        .bind(until.0)
        .execute(tx.conn())
        .await
        .context("let a departure rest")?;
    Ok(())
}

/// Everything of the person was erased.
pub async fn done(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update departures set done_at = $2
         where id = $1 and withdrawn_at is null and done_at is null",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("end a departure")?;
    exactly_one(done.rows_affected(), "end a departure")
}

fn read(row: &AnyRow) -> anyhow::Result<Departure> {
    let id: String = row.try_get("id")?;
    let kind: String = row.try_get("kind")?;
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind);
    let time = |column: &str| row.try_get::<Option<i64>, _>(column).map(|t| t.map(Millis));
    Ok(Departure {
        person: row.try_get("person_id")?,
        kind: kind.with_context(|| format!("departures.kind of {id}"))?,
        asked_at: Millis(row.try_get("asked_at")?),
        asked_by: row.try_get("asked_by")?,
        due_at: Millis(row.try_get("due_at")?),
        withdrawn_at: time("withdrawn_at")?,
        withdrawn_by: row.try_get("withdrawn_by")?,
        done_at: time("done_at")?,
        id,
    })
}
