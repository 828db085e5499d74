//! A person's addresses through their lives: registered, proven, changed, stopped, confirmed again.
//!
//! The rules stand in `city::address`; reading all of a person's for other ends in [`super::people`].

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{ADDRESS, LOGIN};
use super::people::{address_hash, folded};
use super::{Tx, exactly_one};
use crate::city::address::{Slot, State};
use crate::clock::Millis;
use crate::seal::Seal;

/// One address, and the one that waits to replace it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub id: String,
    pub person: String,
    pub slot: i64,
    pub address: String,
    pub hash: String,
    pub proven_at: Option<Millis>,
    pub stopped_at: Option<Millis>,
    /// Stopped because mails came back, not by its owner.
    pub came_back: bool,
    /// When the person was last told that a filter keeps our mails out, and that mails keep failing.
    pub filtered_at: Option<Millis>,
    pub troubled_at: Option<Millis>,
    pub next: Option<Next>,
    /// What proof links must be of: older ones are used up.
    pub round: i64,
    /// The outbox's row of the newest test mail.
    pub test_id: Option<String>,
    pub created_at: Millis,
    /// It is what the person logs in with.
    pub is_login: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub address: String,
    pub hash: String,
}

impl Address {
    pub fn state(&self, now: Millis) -> State {
        match State::of(self.proven_at, self.stopped_at, now) {
            State::Stopped if self.came_back => State::Unreachable,
            state => state,
        }
    }

    pub fn summary(&self, now: Millis) -> Slot {
        Slot {
            slot: self.slot,
            state: self.state(now),
            changing: self.next.is_some(),
        }
    }

    pub fn is_same(&self, address: &str) -> bool {
        folded(&self.address) == folded(address)
    }
}

/// What tells a person's addresses apart in a link: the first characters of an address's hash. Eight
/// are 48 bits, for at most four addresses.
pub fn mark(seal: &Seal, address: &str) -> String {
    let mut hash = seal.lookup(ADDRESS, &folded(address));
    hash.truncate(MARK);
    hash
}

const MARK: usize = 8;

/// In which slot the person has the address with this mark; `None`: it is there no more.
pub async fn slot_of(tx: &mut Tx, person: &str, mark: &str) -> anyhow::Result<Option<i64>> {
    let rows = of_person(tx, person).await?;
    let is_its = |row: &&Address| {
        // A key may have been changed since the link was made.
        let hashes = tx.seal.lookups(ADDRESS, &folded(&row.address));
        mark.len() == MARK && hashes.iter().any(|hash| hash.starts_with(mark))
    };
    Ok(rows.iter().find(is_its).map(|row| row.slot))
}

/// An address as a person registers it.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub address: &'a str,
    /// `own`, `family` or `work`.
    pub owner: Option<&'a str>,
    /// When the person said that the employer agrees (D-19).
    pub employer_agreed_at: Option<Millis>,
}

const SELECT: &str =
    "select a.*, p.login_hash from addresses a join people p on p.id = a.person_id";

/// A person's addresses by slot.
pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Address>> {
    let sql = tx
        .engine
        .sql(&format!("{SELECT} where a.person_id = $1 order by a.slot"));
    let rows = sqlx::query(sql)
        .bind(person)
        .fetch_all(tx.conn())
        .await
        .context("a person's addresses")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Address>> {
    let sql = tx.engine.sql(&format!("{SELECT} where a.id = $1"));
    let row = sqlx::query(sql).bind(id).fetch_optional(tx.conn()).await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// Everybody's rows that hold an address, or wait for it: it may be a family's (D-18).
pub async fn by_address(tx: &mut Tx, address: &str) -> anyhow::Result<Vec<Address>> {
    let hashes = serde_json::to_string(&tx.seal.lookups(ADDRESS, &folded(address)))?;
    by_hashes(tx, hashes).await
}

/// The same, by the hash that a link holds; one of a key before the present one finds its address,
/// and with it the rows stored under the others.
pub async fn by_hash(tx: &mut Tx, hash: &str) -> anyhow::Result<Vec<Address>> {
    let found = by_hashes(tx, serde_json::to_string(&[hash])?).await?;
    let address = found.iter().find_map(|row| match &row.next {
        Some(next) if next.hash == hash => Some(next.address.clone()),
        _ => (row.hash == hash).then(|| row.address.clone()),
    });
    let address = match address {
        Some(address) => Some(address),
        None => by_former_hash(tx, hash).await?,
    };
    match address {
        Some(address) => by_address(tx, &address).await,
        None => Ok(found),
    }
}

/// The address that had this hash before its row was sealed anew (`store::keys`).
async fn by_former_hash(tx: &mut Tx, hash: &str) -> anyhow::Result<Option<String>> {
    let sql = tx
        .engine
        .sql("select address from addresses where former_hash = $1");
    let rows = sqlx::query(sql).bind(hash).fetch_all(tx.conn()).await?;
    for row in rows {
        let sealed: String = row.try_get("address")?;
        let address = tx.seal.open(ADDRESS, &sealed);
        // The row may hold another address since.
        let is_its = |address: &String| {
            let hashes = tx.seal.lookups(ADDRESS, &folded(address));
            hashes.iter().any(|its| its == hash)
        };
        if let Some(address) = address.filter(is_its) {
            return Ok(Some(address));
        }
    }
    Ok(None)
}

async fn by_hashes(tx: &mut Tx, hashes: String) -> anyhow::Result<Vec<Address>> {
    let sql = tx.engine.sql(&format!(
        "{SELECT}
         where a.address_hash {{among:$1}}
             or a.next_hash {{among:$1}}
         order by a.created_at, a.id"
    ));
    let rows = sqlx::query(sql).bind(hashes).fetch_all(tx.conn()).await;
    let rows = rows.context("look up an address")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &Tx, row: &AnyRow) -> anyhow::Result<Address> {
    let id: String = row.try_get("id")?;
    let open = |sealed: String| {
        let plain = tx.seal.open(ADDRESS, &sealed);
        plain.with_context(|| format!("{ADDRESS} of {id} does not open"))
    };
    let address = open(row.try_get("address")?)?;
    let next = match row.try_get::<Option<String>, _>("next_address")? {
        None => None,
        Some(sealed) => Some(Next {
            address: open(sealed)?,
            hash: row.try_get("next_hash")?,
        }),
    };
    let login: Option<String> = row.try_get("login_hash")?;
    let logins = tx.seal.lookups(LOGIN, &folded(&address));
    let time =
        |column: &str| Ok::<_, sqlx::Error>(row.try_get::<Option<i64>, _>(column)?.map(Millis));
    Ok(Address {
        person: row.try_get("person_id")?,
        slot: row.try_get("slot")?,
        address,
        hash: row.try_get("address_hash")?,
        proven_at: time("proven_at")?,
        stopped_at: time("stopped_at")?,
        came_back: row.try_get::<Option<String>, _>("stopped_for")?.is_some(),
        filtered_at: time("filtered_at")?,
        troubled_at: time("troubled_at")?,
        next,
        round: row.try_get("proof_round")?,
        test_id: row.try_get("test_id")?,
        created_at: Millis(row.try_get("created_at")?),
        is_login: login.is_some_and(|login| logins.contains(&login)),
        id,
    })
}

/// Takes an address into an empty slot, not yet proven.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    person: &str,
    slot: i64,
    said: Said<'_>,
    now: Millis,
) -> anyhow::Result<()> {
    super::people::insert_address(tx, id, person, slot, said.address, None, now).await?;
    describe(tx, id, said).await
}

/// What a person says of an address that is there already.
pub async fn describe(tx: &mut Tx, id: &str, said: Said<'_>) -> anyhow::Result<()> {
    let done =
        sqlx::query("update addresses set owner = $2, employer_agreed_at = $3 where id = $1")
            .bind(id)
            .bind(said.owner.map(str::to_owned))
            .bind(said.employer_agreed_at.map(|at| at.0))
            .execute(tx.conn())
            .await?;
    exactly_one(done.rows_affected(), "describe an address")
}

/// Another address in the place of one that was never proven.
pub async fn overwrite(tx: &mut Tx, id: &str, said: Said<'_>, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set address = $2,
             address_hash = $3,
             owner = $4,
             employer_agreed_at = $5,
             created_at = $6,
             stopped_at = null,
             stopped_for = null,
             filtered_at = null,
             troubled_at = null,
             next_address = null,
             next_hash = null,
             former_hash = null,
             test_id = null,
             proof_round = proof_round + 1
         where id = $1",
    )
    .bind(id)
    .bind(tx.seal.seal(ADDRESS, said.address))
    .bind(address_hash(tx, said.address))
    .bind(said.owner.map(str::to_owned))
    .bind(said.employer_agreed_at.map(|at| at.0))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("overwrite an address")?;
    exactly_one(done.rows_affected(), "overwrite an address")
}

/// Another address waits for its proof to replace this one, which stays in use until then.
pub async fn set_next(tx: &mut Tx, id: &str, said: Said<'_>) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set next_address = $2,
             next_hash = $3,
             next_owner = $4,
             next_employer_agreed_at = $5,
             proof_round = proof_round + 1
         where id = $1",
    )
    .bind(id)
    .bind(tx.seal.seal(ADDRESS, said.address))
    .bind(address_hash(tx, said.address))
    .bind(said.owner.map(str::to_owned))
    .bind(said.employer_agreed_at.map(|at| at.0))
    .execute(tx.conn())
    .await
    .context("prepare a change of address")?;
    exactly_one(done.rows_affected(), "prepare a change of address")
}

/// The change is not made after all.
pub async fn drop_next(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set next_address = null,
             next_hash = null,
             next_owner = null,
             next_employer_agreed_at = null,
             proof_round = proof_round + 1
         where id = $1",
    )
    .bind(id)
    .execute(tx.conn())
    .await?;
    exactly_one(done.rows_affected(), "drop a change of address")
}

/// A link sent to the address was opened: it is in use, also if it was stopped before.
pub async fn prove(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set proven_at = $2,
             stopped_at = null,
             stopped_for = null,
             filtered_at = null,
             troubled_at = null,
             asked_again_at = null,
             proof_round = proof_round + 1
         where id = $1",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    exactly_one(done.rows_affected(), "prove an address")
}

/// The waiting address is proven and takes this one's place.
pub async fn replace(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set address = next_address,
             address_hash = next_hash,
             owner = next_owner,
             employer_agreed_at = next_employer_agreed_at,
             created_at = $2,
             proven_at = $2,
             stopped_at = null,
             stopped_for = null,
             filtered_at = null,
             troubled_at = null,
             asked_again_at = null,
             former_hash = null,
             test_id = null,
             next_address = null,
             next_hash = null,
             next_owner = null,
             next_employer_agreed_at = null,
             proof_round = proof_round + 1
         where id = $1
             and next_address is not null",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("replace an address")?;
    exactly_one(done.rows_affected(), "replace an address")
}

/// No mail goes there any more.
pub async fn stop(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update addresses
         set stopped_at = $2, stopped_for = null, proof_round = proof_round + 1
         where id = $1",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    exactly_one(done.rows_affected(), "stop an address")
}

/// Takes an address out of its slot.
pub async fn remove(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    let done = sqlx::query("delete from addresses where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    exactly_one(done.rows_affected(), "remove an address")
}

/// Remembers the outbox's row of a test mail.
pub async fn set_test(tx: &mut Tx, id: &str, outbox: &str) -> anyhow::Result<()> {
    let done = sqlx::query("update addresses set test_id = $2 where id = $1")
        .bind(id)
        .bind(outbox)
        .execute(tx.conn())
        .await?;
    exactly_one(done.rows_affected(), "remember a test mail")
}

/// The person logs in with another address from now on. False: it is somebody else's log-in.
pub async fn move_login(tx: &mut Tx, person: &str, to: &str, now: Millis) -> anyhow::Result<bool> {
    let taken = super::people::by_login(tx, to).await?;
    if taken.is_some_and(|other| other.id != person) {
        return Ok(false);
    }
    let done =
        sqlx::query("update people set login_hash = $2, login = $3, updated_at = $4 where id = $1")
            .bind(person)
            .bind(tx.seal.lookup(LOGIN, &folded(to)))
            .bind(tx.seal.seal(LOGIN, to))
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("move a log-in")?;
    exactly_one(done.rows_affected(), "move a log-in")?;
    Ok(true)
}

/// Addresses whose proof is older than this and whose people were not asked yet, oldest first.
pub async fn stale(tx: &mut Tx, before: Millis, limit: i64) -> anyhow::Result<Vec<Address>> {
    let sql = tx.engine.sql(&format!(
        "{SELECT}
         where a.proven_at <= $1
             and a.asked_again_at is null
             and a.stopped_at is null
         order by a.proven_at, a.id
         limit $2"
    ));
    let rows = sqlx::query(sql)
        .bind(before.0)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("addresses to be confirmed again")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// The person was asked: once.
pub async fn set_asked(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update addresses set asked_again_at = $2 where id = $1")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    exactly_one(done.rows_affected(), "remember having asked")
}
