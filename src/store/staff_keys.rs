//! Keys of the staff's API: bearer tokens, of which only hashes are kept.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::staff::{self, Staff};
use crate::city::scope::Scope;
use crate::clock::Millis;

/// A key of somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub staff: String,
    /// What it is for, in its owner's words.
    pub name: String,
    pub scopes: Vec<Scope>,
    pub created_at: Millis,
    /// `None`: without an end.
    pub expires_at: Option<Millis>,
    /// When it was last used, to the hour.
    pub used_at: Option<Millis>,
}

/// Stored so often at most, so that asking does not write.
const USED_SECONDS: i64 = 3600;

impl Key {
    /// For everything its owner may do, without an end: what `kairan staff add` gives.
    pub fn whole(id: String, staff: &Staff) -> Key {
        Key {
            id,
            staff: staff.id.clone(),
            name: "token".to_owned(),
            scopes: Scope::ALL.to_vec(),
            created_at: staff.created_at,
            expires_at: None,
            used_at: None,
        }
    }

    /// Whether it is time to store that it is in use.
    pub fn is_unseen(&self, now: Millis) -> bool {
        let used = self.used_at;
        used.is_none_or(|used| used.plus_seconds(USED_SECONDS) <= now)
    }
}

pub async fn insert(tx: &mut Tx, key: &Key, token_hash: &str) -> anyhow::Result<()> {
    sqlx::query(
        "insert into staff_keys (id, staff_id, name, token_hash, scopes, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&key.id)
    .bind(&key.staff)
    .bind(&key.name)
    .bind(token_hash)
    .bind(serde_json::to_string(&key.scopes)?)
    .bind(key.created_at.0)
    .bind(key.expires_at.map(|at| at.0))
    .execute(tx.conn())
    .await
    .context("add a key")?;
    Ok(())
}

/// Whoever holds this token, and the key, unless either has ended.
pub async fn by_token(
    tx: &mut Tx,
    token_hash: &str,
    now: Millis,
) -> anyhow::Result<Option<(Staff, Key)>> {
    let row = sqlx::query(
        "select s.id, s.name, s.role, s.school_id, s.created_at, k.id as key_id,
             k.name as key_name, k.scopes, k.created_at as key_at, k.expires_at, k.used_at
         from staff_keys k
         join staff s on s.id = k.staff_id
         where k.token_hash = $1 and k.ended_at is null and s.ended_at is null
             and (k.expires_at is null or k.expires_at > $2)",
    )
    .bind(token_hash)
    .bind(now.0)
    .fetch_optional(tx.conn())
    .await
    .context("look up token")?;
    row.map(|row| {
        let staff = staff::read(&row)?;
        let key = read(&row, &staff.id)?;
        Ok((staff, key))
    })
    .transpose()
}

/// The keys of somebody that have not ended, the newest first.
pub async fn of_staff(tx: &mut Tx, staff: &str, now: Millis) -> anyhow::Result<Vec<Key>> {
    let rows = sqlx::query(
        "select id as key_id, name as key_name, scopes, created_at as key_at, expires_at, used_at
         from staff_keys
         where staff_id = $1 and ended_at is null and (expires_at is null or expires_at > $2)
         order by created_at desc, id desc",
    )
    .bind(staff)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("list keys")?;
    rows.iter().map(|row| read(row, staff)).collect()
}

fn read(row: &AnyRow, staff: &str) -> anyhow::Result<Key> {
    let id: String = row.try_get("key_id")?;
    let scopes: String = row.try_get("scopes")?;
    let time = |column: &str| -> anyhow::Result<Option<Millis>> {
        let at: Option<i64> = row.try_get(column)?;
        Ok(at.map(Millis))
    };
    Ok(Key {
        scopes: serde_json::from_str(&scopes)
            .with_context(|| format!("staff_keys.scopes of {id} cannot be read"))?,
        staff: staff.to_owned(),
        name: row.try_get("key_name")?,
        created_at: Millis(row.try_get("key_at")?),
        expires_at: time("expires_at")?,
        used_at: time("used_at")?,
        id,
    })
}

/// It is in use.
pub async fn used(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update staff_keys set used_at = $2 where id = $1")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("note use of a key")?;
    Ok(())
}

/// Ends one key of somebody's. False: they have no such key.
pub async fn end(tx: &mut Tx, staff: &str, id: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update staff_keys set ended_at = $3
         where staff_id = $1 and id = $2 and ended_at is null",
    )
    .bind(staff)
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("end key")?;
    Ok(done.rows_affected() == 1)
}
