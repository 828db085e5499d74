//! Who is logged in on the pages.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::clock::Millis;

/// A log-in in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What its owner ends it by; tells nothing about the token.
    pub id: String,
    pub token_hash: String,
    pub person: String,
    /// Coarse, such as "Chrome, Android"; empty if unknown.
    pub device: String,
    pub created_at: Millis,
    /// When a page was last opened in it, to the hour.
    pub seen_at: Millis,
    pub expires_at: Millis,
}

/// Stored so often at most, so that reading pages does not write.
const SEEN_SECONDS: i64 = 3600;

impl Session {
    /// Whether it is time to store that it is in use.
    pub fn is_unseen(&self, now: Millis) -> bool {
        self.seen_at.plus_seconds(SEEN_SECONDS) <= now
    }
}

pub async fn insert(tx: &mut Tx, session: &Session) -> anyhow::Result<()> {
    sqlx::query(
        "insert into sessions (token_hash, id, person_id, device, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&session.token_hash)
    .bind(&session.id)
    .bind(&session.person)
    .bind(&session.device)
    .bind(session.created_at.0)
    .bind(session.seen_at.0)
    .bind(session.expires_at.0)
    .execute(tx.conn())
    .await
    .context("log in")?;
    Ok(())
}

/// The session of a token that has not expired.
pub async fn by_token(
    tx: &mut Tx,
    token_hash: &str,
    now: Millis,
) -> anyhow::Result<Option<Session>> {
    let row = sqlx::query("select * from sessions where token_hash = $1 and expires_at > $2")
        .bind(token_hash)
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look up session")?;
    row.map(|row| read(&row)).transpose()
}

/// A person's sessions, the last used first.
pub async fn of_person(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<Vec<Session>> {
    let rows = sqlx::query(
        "select * from sessions where person_id = $1 and expires_at > $2
          order by seen_at desc, created_at desc, id",
    )
    .bind(person)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("list sessions")?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> anyhow::Result<Session> {
    Ok(Session {
        id: row.try_get("id")?,
        token_hash: row.try_get("token_hash")?,
        person: row.try_get("person_id")?,
        device: row.try_get("device")?,
        created_at: Millis(row.try_get("created_at")?),
        seen_at: Millis(row.try_get("seen_at")?),
        expires_at: Millis(row.try_get("expires_at")?),
    })
}

/// It is in use.
pub async fn seen(tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update sessions set seen_at = $2 where token_hash = $1 and seen_at < $2")
        .bind(token_hash)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("note use of a session")?;
    Ok(())
}

/// Logging out. Expired ones of everybody go with it.
pub async fn end(tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("delete from sessions where token_hash = $1 or expires_at <= $2")
        .bind(token_hash)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("log out")?;
    Ok(())
}

/// Ends one of a person's own by its id. True if there was one.
pub async fn end_one(tx: &mut Tx, person: &str, id: &str) -> anyhow::Result<bool> {
    let done = sqlx::query("delete from sessions where person_id = $1 and id = $2")
        .bind(person)
        .bind(id)
        .execute(tx.conn())
        .await
        .context("end session")?;
    Ok(done.rows_affected() > 0)
}

/// Ends all of a person's, but the one that is kept. Returns how many.
pub async fn end_all(tx: &mut Tx, person: &str, but: Option<&str>) -> anyhow::Result<u64> {
    let done = sqlx::query("delete from sessions where person_id = $1 and token_hash <> $2")
        .bind(person)
        // No token has an empty hash.
        .bind(but.unwrap_or_default())
        .execute(tx.conn())
        .await
        .context("end sessions")?;
    Ok(done.rows_affected())
}
