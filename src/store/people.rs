//! People with an ID, their addresses, and what they agreed to.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use super::columns::PHONE;
use crate::clock::Millis;
use crate::words::Language;

/// Somebody with an ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub language: Language,
    pub area: Option<String>,
    pub has_password: bool,
}

/// One of up to four e-mail addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub id: String,
    pub slot: i64,
    pub address: String,
    pub proven_at: Option<Millis>,
}

/// A person to be stored.
#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    pub id: &'a str,
    /// The login ID (B-28); none for people imported with LINE alone.
    pub login: Option<&'a str>,
    pub password_hash: Option<&'a str>,
    pub family_name: Option<&'a str>,
    pub given_name: Option<&'a str>,
    pub language: Language,
    pub area: Option<&'a str>,
}

const ADDRESS: &str = "addresses.address";
const LOGIN: &str = "people.login";
const FAMILY_NAME: &str = "people.family_name";
const GIVEN_NAME: &str = "people.given_name";

/// How addresses are compared: without regard to case, as carriers do (domain, 3.2).
pub(super) fn folded(address: &str) -> String {
    address.to_lowercase()
}

/// What an address is found by.
pub fn address_hash(tx: &Tx, address: &str) -> String {
    tx.seal.lookup(ADDRESS, &folded(address))
}

/// The hashes it may be stored under, one for each key.
pub fn address_hashes(tx: &Tx, address: &str) -> Vec<String> {
    tx.seal.lookups(ADDRESS, &folded(address))
}

pub async fn insert(tx: &mut Tx, person: &NewPerson<'_>, now: Millis) -> anyhow::Result<()> {
    let seal = tx.seal.clone();
    let sealed = |column: &str, text: Option<&str>| text.map(|text| seal.seal(column, text));
    sqlx::query(
        "insert into people (id, login_hash, login, password_hash, family_name, given_name, language,
                             area, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
    )
    .bind(person.id)
    .bind(person.login.map(|login| seal.lookup(LOGIN, &folded(login))))
    .bind(sealed(LOGIN, person.login))
    .bind(person.password_hash.map(str::to_owned))
    .bind(sealed(FAMILY_NAME, person.family_name))
    .bind(sealed(GIVEN_NAME, person.given_name))
    .bind(person.language.tag())
    .bind(person.area.map(str::to_owned))
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Person>> {
    let row = sqlx::query("select * from people where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// The person who logs in with this address.
pub async fn by_login(tx: &mut Tx, login: &str) -> anyhow::Result<Option<Person>> {
    let hashes = serde_json::to_string(&tx.seal.lookups(LOGIN, &folded(login)))?;
    let sql = tx
        .engine
        .sql("select * from people where login_hash {among:$1}");
    let row = sqlx::query(sql)
        .bind(hashes)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// Who logs in with this address, and the password's hash; `None` also for an ID without a password.
pub async fn password_of(tx: &mut Tx, login: &str) -> anyhow::Result<Option<(String, String)>> {
    let hashes = serde_json::to_string(&tx.seal.lookups(LOGIN, &folded(login)))?;
    let sql = tx.engine.sql(
        "select id, password_hash from people
          where login_hash {among:$1} and password_hash is not null",
    );
    let row = sqlx::query(sql)
        .bind(hashes)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| Ok((row.try_get("id")?, row.try_get("password_hash")?)))
        .transpose()
}

/// What wrong passwords for an address are counted under, whether or not it is an ID.
pub fn login_subject(tx: &Tx, login: &str) -> String {
    format!("login:{}", tx.seal.lookup(LOGIN, &folded(login)))
}

/// Everybody who has this address in any slot: it may be a family's (D-18).
pub async fn by_address(tx: &mut Tx, address: &str) -> anyhow::Result<Vec<Person>> {
    let hashes = serde_json::to_string(&tx.seal.lookups(ADDRESS, &folded(address)))?;
    let sql = tx.engine.sql(
        "select * from people where id in
             (select person_id from addresses where address_hash {among:$1})
          order by created_at, id",
    );
    let rows = sqlx::query(sql).bind(hashes).fetch_all(tx.conn()).await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// The telephone number, if the person gave one.
pub async fn phone(tx: &mut Tx, person: &str) -> anyhow::Result<Option<String>> {
    let row = sqlx::query("select phone from people where id = $1")
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("a telephone number")?;
    let sealed = row.map(|row| row.try_get::<Option<String>, _>("phone"));
    let sealed = sealed.transpose()?.flatten();
    Ok(sealed.and_then(|sealed| tx.seal.open(PHONE, &sealed)))
}

/// Another number, or none.
pub async fn set_phone(
    tx: &mut Tx,
    person: &str,
    phone: Option<&str>,
    now: Millis,
) -> anyhow::Result<()> {
    let sealed = phone.map(|phone| tx.seal.seal(PHONE, phone));
    sqlx::query("update people set phone = $2, updated_at = $3 where id = $1")
        .bind(person)
        .bind(sealed)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("set a telephone number")?;
    Ok(())
}

fn read(tx: &Tx, row: &sqlx::any::AnyRow) -> anyhow::Result<Person> {
    let id: String = row.try_get("id")?;
    let open = |column: &'static str| -> anyhow::Result<Option<String>> {
        let name = column.rsplit('.').next().unwrap_or(column);
        let sealed: Option<String> = row.try_get(name)?;
        sealed
            .map(|sealed| {
                let plain = tx.seal.open(column, &sealed);
                plain.with_context(|| format!("{column} of {id} does not open"))
            })
            .transpose()
    };
    let language: String = row.try_get("language")?;
    Ok(Person {
        family_name: open(FAMILY_NAME)?,
        given_name: open(GIVEN_NAME)?,
        language: Language::parse(&language).unwrap_or_default(),
        area: row.try_get("area")?,
        has_password: row.try_get::<Option<String>, _>("password_hash")?.is_some(),
        id,
    })
}

/// Puts an address into a slot that is empty.
pub async fn insert_address(
    tx: &mut Tx,
    id: &str,
    person: &str,
    slot: i64,
    address: &str,
    proven_at: Option<Millis>,
    now: Millis,
) -> anyhow::Result<()> {
    let (sealed, hash) = (tx.seal.seal(ADDRESS, address), address_hash(tx, address));
    sqlx::query(
        "insert into addresses (id, person_id, slot, address, address_hash, proven_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(person)
    .bind(slot)
    .bind(sealed)
    .bind(hash)
    .bind(proven_at.map(|at| at.0))
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A person's addresses by slot.
pub async fn addresses(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Address>> {
    let rows = sqlx::query("select * from addresses where person_id = $1 order by slot")
        .bind(person)
        .fetch_all(tx.conn())
        .await?;
    rows.iter()
        .map(|row| {
            let id: String = row.try_get("id")?;
            let sealed: String = row.try_get("address")?;
            Ok(Address {
                slot: row.try_get("slot")?,
                address: tx
                    .seal
                    .open(ADDRESS, &sealed)
                    .with_context(|| format!("{ADDRESS} of {id} does not open"))?,
                proven_at: row.try_get::<Option<i64>, _>("proven_at")?.map(Millis),
                id,
            })
        })
        .collect()
}

/// Opens a sealed address read by another file of the store.
pub fn open_address(tx: &Tx, sealed: &str) -> Option<String> {
    tx.seal.open(ADDRESS, sealed)
}

/// That a person agreed to a version of a document; agreeing again changes nothing.
pub async fn consent(
    tx: &mut Tx,
    person: &str,
    document: &str,
    version: &str,
    at: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into consents (person_id, document, version, agreed_at) values ($1, $2, $3, $4)
         on conflict do nothing",
    )
    .bind(person)
    .bind(document)
    .bind(version)
    .bind(at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What a person agreed to: document, version, time.
pub async fn consents(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<(String, String, Millis)>> {
    let rows = sqlx::query(
        "select document, version, agreed_at from consents where person_id = $1
          order by document, agreed_at",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get("document")?,
                row.try_get("version")?,
                Millis(row.try_get("agreed_at")?),
            ))
        })
        .collect()
}

/// A sign of life. Written down at most once a day; true if it was.
pub async fn set_used(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update people set last_used_at = $2
          where id = $1 and coalesce(last_used_at, 0) <= $3",
    )
    .bind(person)
    .bind(now.0)
    .bind(now.plus_seconds(-86_400).0)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Somebody whose account nobody has used since then, who has no child at a school and has not asked
/// to leave.
pub async fn unused_since(
    tx: &mut Tx,
    since: Millis,
    now: Millis,
    limit: i64,
) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select id from people
          where coalesce(last_used_at, updated_at) < $1
              and not exists (
                  select 1 from guardians g join enrolments e on e.child_id = g.child_id
                   where g.person_id = people.id and (e.ended_at is null or e.ended_at > $2))
              and not exists (
                  select 1 from departures d
                   where d.person_id = people.id
                       and (d.done_at is null and d.withdrawn_at is null or d.asked_at > $1))
          order by id limit $3",
    )
    .bind(since.0)
    .bind(now.0)
    .bind(limit)
    .fetch_all(tx.conn())
    .await?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}
