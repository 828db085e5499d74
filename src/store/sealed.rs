//! Every sealed column with its hash, and sealing everything anew with the first key.
//!
//! Who decides which keys there are is [`super::keys`].

use std::collections::BTreeMap;

use anyhow::Context;
use serde_json::{Map, Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{
    ABSENCE_EXPECTED, ABSENCE_NOTE, ABSENCE_REASON, ADDRESS, ATTACHMENT_CONTENT, ATTACHMENT_NAME,
    CALL_NOTE, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, FAMILY_NAME, GIVEN_NAME, JOIN_CODE,
    LINE_USER_ID, LOGIN, MESSAGE_BODY, PHONE, PUPIL_FAMILY_KANA, PUPIL_FAMILY_NAME,
    PUPIL_GIVEN_KANA, PUPIL_GIVEN_NAME, PUPIL_NUMBER, RELATIONSHIP, STAFF_EMAIL, STAFF_TOTP,
};
use super::keys::REMAINS;
use super::people::{self, folded};
use super::{Db, Tx, is_busy};
use crate::seal;

/// A sealed column.
#[derive(Debug)]
pub struct Sealed {
    pub table: &'static str,
    /// The columns of its primary key; all are text.
    keys: &'static [&'static str],
    pub column: &'static str,
    /// What it is sealed for (`Seal::seal`).
    name: &'static str,
    hash: Option<Hash>,
    /// Values of one step.
    at_once: usize,
}

/// The keyed hash that goes with a sealed column: always written together with it.
#[derive(Debug)]
struct Hash {
    column: &'static str,
    /// Whether upper and lower case are the same.
    folds: bool,
    /// Where the hash of before is kept.
    former: Option<&'static str>,
    /// Other columns that hold the same hash: table and column.
    followers: &'static [(&'static str, &'static str)],
}

const fn of(table: &'static str, column: &'static str, name: &'static str) -> Sealed {
    Sealed {
        table,
        keys: &["id"],
        column,
        name,
        hash: None,
        at_once: AT_ONCE,
    }
}

impl Sealed {
    const fn by(mut self, keys: &'static [&'static str]) -> Sealed {
        self.keys = keys;
        self
    }

    const fn large(mut self) -> Sealed {
        self.at_once = LARGE_AT_ONCE;
        self
    }

    const fn with(mut self, hash: Hash) -> Sealed {
        self.hash = Some(hash);
        self
    }
}

const fn hash(column: &'static str, folds: bool) -> Hash {
    Hash {
        column,
        folds,
        former: None,
        followers: &[],
    }
}

/// Every sealed column with its hash. `Seal::seal` refuses others in tests, so that none is forgotten.
///
/// Four keyed hashes have no value beside them to be made anew from: `throttles.subject`,
/// `inbox_queues.queue` and the `provider` of mails are of use for days, and `erasures.login_hash` is
/// found through what remains of a key that was taken away.
pub const SEALED: &[Sealed] = &[
    of("people", "login", LOGIN).with(hash("login_hash", true)),
    of("people", "family_name", FAMILY_NAME),
    of("people", "given_name", GIVEN_NAME),
    of("people", "phone", PHONE),
    of("addresses", "address", ADDRESS).with(Hash {
        column: "address_hash",
        folds: true,
        former: Some("former_hash"),
        followers: &[("outbox", "address_hash"), ("bounces", "address_hash")],
    }),
    of("addresses", "next_address", ADDRESS).with(hash("next_hash", true)),
    of("line_accounts", "user_id", LINE_USER_ID).with(hash("user_id_hash", false)),
    of("registrations", "answers", "registrations.answers"),
    of("conversations", "state", "conversations.state").by(&["line_account_id"]),
    of("schools", "join_code", JOIN_CODE),
    of("staff", "email", STAFF_EMAIL).with(hash("email_hash", true)),
    of("staff", "totp_secret", STAFF_TOTP),
    of("school_codes", "code", JOIN_CODE),
    of("roster_pupils", "family_name", PUPIL_FAMILY_NAME),
    of("roster_pupils", "given_name", PUPIL_GIVEN_NAME),
    of("roster_pupils", "family_kana", PUPIL_FAMILY_KANA),
    of("roster_pupils", "given_kana", PUPIL_GIVEN_KANA),
    of("roster_pupils", "attendance_number", PUPIL_NUMBER),
    of("children", "family_name", CHILD_FAMILY_NAME),
    of("children", "given_name", CHILD_GIVEN_NAME),
    of("children", "family_kana", "children.family_kana"),
    of("children", "given_kana", "children.given_kana"),
    of("children", "sex", "children.sex"),
    of("children", "birthday", "children.birthday"),
    of("guardians", "relationship", RELATIONSHIP).by(&["person_id", "child_id"]),
    of(
        "enrolments",
        "attendance_number",
        "enrolments.attendance_number",
    ),
    of("absence_reasons", "reason", ABSENCE_REASON).by(&["absence_id"]),
    of("absence_reasons", "expected", ABSENCE_EXPECTED).by(&["absence_id"]),
    of("absence_reasons", "note", ABSENCE_NOTE).by(&["absence_id"]),
    of("calls", "note", CALL_NOTE).by(&["notice_id", "child_id"]),
    of("attachments", "name", ATTACHMENT_NAME),
    of("attachment_parts", "content", ATTACHMENT_CONTENT).large(),
    of("messages", "body", MESSAGE_BODY),
    of("inbox_events", "body", "inbox_events.body"),
    of("outbox", "payload", "outbox.payload"),
    of("returned_mails", "content", "returned_mails.content"),
    of("seal_keys", "remains", REMAINS),
];

/// Whether values are sealed for this name.
pub fn is_listed(name: &str) -> bool {
    SEALED.iter().any(|sealed| sealed.name == name)
}

/// What one key sealed in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub table: &'static str,
    pub column: &'static str,
    /// The key's id; `????????` for one that is none of those asked for.
    pub key: String,
    pub values: i64,
}

/// Stands for a key whose id nobody knows.
pub const UNKNOWN: &str = "????????";

/// How many values are sealed with which of these keys, column by column. Reads every table once.
pub async fn sums(tx: &mut Tx, ids: &[String]) -> anyhow::Result<Vec<Sum>> {
    let heads: BTreeMap<String, &String> = ids
        .iter()
        .filter_map(|id| Some((seal::head(id)?, id)))
        .collect();
    let mut sums = Vec::new();
    for Sealed { table, column, .. } in SEALED {
        let sql = format!(
            "select substr({column}, 1, 5) as head, count(*) as n
             from {table}
             where {column} is not null and {column} <> ''
             group by 1"
        );
        let rows = sqlx::query(tx.engine.sql(&sql)).fetch_all(tx.conn()).await;
        for row in rows.with_context(|| format!("count {table}.{column}"))? {
            let head: String = row.try_get("head")?;
            let key = heads.get(&head).map_or(UNKNOWN, |id| id.as_str());
            sums.push(Sum {
                table,
                column,
                key: key.to_owned(),
                values: row.try_get("n")?,
            });
        }
    }
    Ok(sums)
}

/// What a step of sealing anew did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub resealed: u64,
    /// Rows that no key of ours opens; they stay as they are.
    pub lost: u64,
    /// The last row looked at; `None`: the column is done.
    pub last: Option<Vec<String>>,
}

/// Values of one step: some tens of milliseconds of SQLite's one writer.
const AT_ONCE: usize = 500;
/// The same of parts of files, which have a third of a megabyte each.
const LARGE_AT_ONCE: usize = 4;

/// Of one step. PostgreSQL ends the wait of two for each other after a second.
const TRIES: u32 = 10;

/// What sealing everything anew did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub resealed: u64,
    /// Values that no key of ours opens; they stay as they are.
    pub lost: u64,
}

/// Seals everything anew with the first key, while others work; `told` hears of every step. Stopped in
/// the middle it is begun again and passes over what was done.
pub async fn reseal_all(db: &Db, mut told: impl FnMut(&Step)) -> anyhow::Result<Done> {
    let mut tx = db.write().await?;
    adopt_logins(&mut tx).await?;
    tx.commit().await?;
    let mut done = Done::default();
    for sealed in SEALED {
        let mut after = None;
        loop {
            let step = step(db, sealed, after.as_deref()).await?;
            told(&step);
            done.resealed += step.resealed;
            done.lost += step.lost;
            after = step.last;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(done)
}

/// One transaction, tried again where it stood in others' way: they may hold the same rows in another order.
async fn step(db: &Db, sealed: &Sealed, after: Option<&[String]>) -> anyhow::Result<Step> {
    let mut tries = 1;
    loop {
        let outcome = async {
            let mut tx = db.write().await?;
            let step = reseal(&mut tx, sealed, after).await?;
            tx.commit().await?;
            anyhow::Ok(step)
        };
        match outcome.await {
            Err(error) if tries < TRIES && is_busy(&error) => tries += 1,
            outcome => return outcome,
        }
    }
}

/// Seals some values of a column anew with the first key, and makes their hashes anew; those
/// after the row `after`. A value that was changed meanwhile is left as it is.
async fn reseal(tx: &mut Tx, sealed: &Sealed, after: Option<&[String]>) -> anyhow::Result<Step> {
    let rows = not_of_first(tx, sealed, after).await?;
    let mut step = Step::default();
    if rows.len() == sealed.at_once
        && let Some(last) = rows.last()
    {
        step.last = Some(key_of(sealed, last)?);
    }
    let mut changes = Vec::with_capacity(rows.len());
    for row in &rows {
        match change(tx, sealed, row)? {
            Some(change) => changes.push(change),
            None => step.lost += 1,
        }
    }
    step.resealed = write(tx, sealed, &changes).await?;
    Ok(step)
}

async fn not_of_first(
    tx: &mut Tx,
    sealed: &Sealed,
    after: Option<&[String]>,
) -> anyhow::Result<Vec<AnyRow>> {
    let Sealed { table, column, .. } = sealed;
    let keys = sealed.keys.join(", ");
    let hash = sealed.hash.as_ref().map_or("null", |hash| hash.column);
    // $1 is the first key's head; the row after which to go on stands from $2.
    let from: Vec<String> = (2..)
        .take(sealed.keys.len())
        .map(|n| format!("${n}"))
        .collect();
    let sql = format!(
        "select {keys}, {column} as sealed, cast({hash} as text) as hash
         from {table}
         where {column} is not null and {column} <> ''
             and substr({column}, 1, 5) <> $1
             and ({keys}) > ({})
         order by {keys}
         limit {}",
        from.join(", "),
        sealed.at_once
    );
    let first = tx.seal.key_ids().into_iter().next().unwrap_or_default();
    let mut query = sqlx::query(tx.engine.sql(&sql)).bind(seal::head(&first));
    for at in 0..sealed.keys.len() {
        let value = after.and_then(|after| after.get(at)).cloned();
        query = query.bind(value.unwrap_or_default());
    }
    let rows = query.fetch_all(tx.conn()).await;
    rows.with_context(|| format!("values of {table}.{column}"))
}

fn key_of(sealed: &Sealed, row: &AnyRow) -> anyhow::Result<Vec<String>> {
    let keys = sealed.keys.iter();
    keys.map(|key| Ok(row.try_get(*key)?)).collect()
}

/// `None`: it does not open.
fn change(tx: &Tx, sealed: &Sealed, row: &AnyRow) -> anyhow::Result<Option<Value>> {
    let old: String = row.try_get("sealed")?;
    let Some(plain) = tx.seal.open_bytes(sealed.name, &old) else {
        return Ok(None);
    };
    let mut change = Map::new();
    for (name, value) in sealed.keys.iter().zip(key_of(sealed, row)?) {
        change.insert(format!("key_{name}"), value.into());
    }
    change.insert("new".into(), tx.seal.seal_bytes(sealed.name, &plain).into());
    change.insert("old".into(), old.into());
    if let Some(hash) = &sealed.hash {
        // What is looked up by its hash is a text.
        let Ok(plain) = String::from_utf8(plain) else {
            return Ok(None);
        };
        let value = if hash.folds { folded(&plain) } else { plain };
        let hash = tx.seal.lookup(sealed.name, &value);
        change.insert("hash".into(), hash.into());
        let before: Option<String> = row.try_get("hash")?;
        change.insert("hash_before".into(), before.into());
    }
    Ok(Some(Value::Object(change)))
}

async fn write(tx: &mut Tx, sealed: &Sealed, changes: &[Value]) -> anyhow::Result<u64> {
    if changes.is_empty() {
        return Ok(0);
    }
    let Sealed { table, column, .. } = sealed;
    let changes = serde_json::to_string(changes)?;
    let mut set = format!("{column} = value ->> 'new'");
    if let Some(hash) = &sealed.hash {
        set += &format!(", {} = value ->> 'hash'", hash.column);
        if let Some(former) = hash.former {
            set += &format!(", {former} = value ->> 'hash_before'");
        }
    }
    let keys = sealed.keys.iter();
    let keys = keys.map(|key| format!("{table}.{key} = value ->> 'key_{key}'"));
    let sql = format!(
        "update {table} set {set} from {{rows:$1}}
         where {} and {table}.{column} = value ->> 'old'",
        keys.collect::<Vec<_>>().join(" and ")
    );
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(&changes)
        .execute(tx.conn())
        .await
        .with_context(|| format!("seal {table}.{column} anew"))?;
    let followers = sealed.hash.as_ref().map_or(&[][..], |hash| hash.followers);
    for (table, column) in followers {
        let sql = format!(
            "update {table} set {column} = value ->> 'hash' from {{rows:$1}}
             where {table}.{column} = value ->> 'hash_before'"
        );
        sqlx::query(tx.engine.sql(&sql))
            .bind(&changes)
            .execute(tx.conn())
            .await
            .with_context(|| format!("hashes of {table}.{column}"))?;
    }
    Ok(done.rows_affected())
}

/// People of before user names were kept (migration 0008) get theirs: it is the address with the same
/// hash, and the hash can only be made anew from it. Returns how many.
async fn adopt_logins(tx: &mut Tx) -> anyhow::Result<u64> {
    let rows = sqlx::query(
        "select id, login_hash from people where login is null and login_hash is not null",
    );
    let rows = rows.fetch_all(tx.conn()).await.context("old log-ins")?;
    let mut changes = Vec::new();
    for row in rows {
        let (id, hash): (String, String) = (row.try_get("id")?, row.try_get("login_hash")?);
        let addresses = people::addresses(tx, &id).await?;
        let is_login = |address: &&people::Address| {
            let hashes = tx.seal.lookups(LOGIN, &folded(&address.address));
            hashes.contains(&hash)
        };
        if let Some(login) = addresses.iter().find(is_login) {
            changes.push(json!({
                "id": id,
                "login": tx.seal.seal(LOGIN, &login.address),
                "hash": tx.seal.lookup(LOGIN, &folded(&login.address)),
            }));
        }
    }
    let sql = tx.engine.sql(
        "update people set login = value ->> 'login', login_hash = value ->> 'hash'
         from {rows:$1} where people.id = value ->> 'id' and people.login is null",
    );
    let done = sqlx::query(sql)
        .bind(serde_json::to_string(&changes)?)
        .execute(tx.conn())
        .await
        .context("keep old log-ins")?;
    Ok(done.rows_affected())
}
