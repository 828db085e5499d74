//! Erasing a person, and the proof that it was done.

use std::collections::BTreeMap;

use anyhow::Context;
use serde_json::json;
use sqlx::Row;

use super::columns::{LINE_USER, LOGIN};
use super::holdings::{HOLDINGS, Holding};
use super::{Tx, inbox, people, registrations};
use crate::clock::Millis;

/// Hashes the login in a proof: a name of its own, so that nothing else can be joined to it.
const PROOF: &str = "erasures.login";

/// Rows erased, by table; tables without any are left out.
pub type Counts = BTreeMap<String, i64>;

/// How the person is known where no reference leads to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub person: String,
    pub addresses: Vec<String>,
    /// LINE accounts: row id and LINE user id.
    pub line: Vec<(String, String)>,
}

/// The proof of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    pub number: String,
    pub counts: Counts,
    pub erased_at: Millis,
}

/// Deletes every row of a person. What waits in the outbox is stopped before (`outbox::forget`).
pub async fn erase(tx: &mut Tx, known: &Known) -> anyhow::Result<Counts> {
    let mut counts = Counts::new();
    // Counted first: deleting a child takes its guardians with it.
    for (table, condition) in persons() {
        let sql = format!("select count(*) as n from {table} where {condition}");
        let row = sqlx::query(tx.engine.sql(&sql))
            .bind(&known.person)
            .fetch_one(tx.conn())
            .await
            .with_context(|| format!("count {table} of a person"))?;
        note(&mut counts, table, row.try_get("n")?);
    }
    let open = registrations::forget(tx, known).await?;
    note(&mut counts, "registrations", open);
    for (_, user_id) in &known.line {
        let events = inbox::forget(tx, user_id).await?;
        note(&mut counts, "inbox_events", events);
    }
    note(&mut counts, "throttles", forget_failures(tx, known).await?);
    for (table, condition) in persons() {
        let sql = format!("delete from {table} where {condition}");
        sqlx::query(tx.engine.sql(&sql))
            .bind(&known.person)
            .execute(tx.conn())
            .await
            .with_context(|| format!("erase {table} of a person"))?;
    }
    Ok(counts)
}

fn persons() -> impl Iterator<Item = (&'static str, &'static str)> {
    HOLDINGS
        .iter()
        .filter_map(|(table, holding)| match holding {
            Holding::Persons(condition) => Some((*table, *condition)),
            _ => None,
        })
}

fn note(counts: &mut Counts, table: &str, rows: i64) {
    if rows > 0 {
        *counts.entry(table.to_owned()).or_default() += rows;
    }
}

async fn forget_failures(tx: &mut Tx, known: &Known) -> anyhow::Result<i64> {
    let mut hashes: Vec<String> = vec![known.person.clone()];
    for address in &known.addresses {
        hashes.extend(people::address_hashes(tx, address));
        hashes.extend(tx.seal.lookups(LOGIN, &address.to_lowercase()));
    }
    for (_, user_id) in &known.line {
        hashes.extend(tx.seal.lookups(LINE_USER, user_id));
    }
    // Subjects end in whom they count: "join:{person}", "login:{hash}".
    let sql = tx.engine.sql(
        "delete from throttles
         where exists (select 1 from {texts:$1} where throttles.subject like '%:' || value)",
    );
    let done = sqlx::query(sql)
        .bind(json!(hashes).to_string())
        .execute(tx.conn())
        .await
        .context("erase throttles of a person")?;
    Ok(i64::try_from(done.rows_affected())?)
}

/// No mail and no bounce names these addresses any more, but where they are somebody else's, too.
pub async fn unname(tx: &mut Tx, addresses: &[String]) -> anyhow::Result<()> {
    let hashes = addresses.iter();
    let hashes: Vec<String> = hashes
        .flat_map(|address| people::address_hashes(tx, address))
        .collect();
    let hashes = serde_json::to_string(&hashes)?;
    for table in ["outbox", "bounces"] {
        let sql = tx.engine.sql(&format!(
            "update {table} set address_hash = null
             where address_hash {{among:$1}}
                 and address_hash not in (select address_hash from addresses)"
        ));
        sqlx::query(sql)
            .bind(&hashes)
            .execute(tx.conn())
            .await
            .with_context(|| format!("forget addresses of {table}"))?;
    }
    Ok(())
}

/// Keeps the proof; `login` is the address that was the login ID.
pub async fn insert(tx: &mut Tx, erasure: &Erasure, login: Option<&str>) -> anyhow::Result<()> {
    let hash = login.map(|login| tx.seal.lookup(PROOF, &login.to_lowercase()));
    sqlx::query(
        "insert into erasures (number, login_hash, counts, erased_at) values ($1, $2, $3, $4)",
    )
    .bind(&erasure.number)
    .bind(hash)
    .bind(serde_json::to_string(&erasure.counts)?)
    .bind(erasure.erased_at.0)
    .execute(tx.conn())
    .await
    .context("store a proof")?;
    Ok(())
}

pub async fn by_number(tx: &mut Tx, number: &str) -> anyhow::Result<Option<Erasure>> {
    let row = sqlx::query("select number, counts, erased_at from erasures where number = $1")
        .bind(number)
        .fetch_optional(tx.conn())
        .await
        .context("look up a proof")?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Erasure {
        number: row.try_get("number")?,
        counts: serde_json::from_str(&row.try_get::<String, _>("counts")?)?,
        erased_at: Millis(row.try_get("erased_at")?),
    }))
}

/// Whether the erasure was of the ID that logged in with this address.
pub async fn is_of(tx: &mut Tx, number: &str, login: &str) -> anyhow::Result<bool> {
    let hashes = json!(tx.seal.lookups(PROOF, &login.trim().to_lowercase())).to_string();
    let sql = tx.engine.sql(
        "select 1 from erasures
         where number = $1 and login_hash {among:$2}",
    );
    let row = sqlx::query(sql)
        .bind(number)
        .bind(hashes)
        .fetch_optional(tx.conn())
        .await
        .context("compare a proof")?;
    Ok(row.is_some())
}
