//! Who is logged in: citizens on the pages, staff on the console.

use anyhow::Context;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::Tx;
use crate::clock::Millis;

/// A log-in in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What its owner ends it by; tells nothing about the token.
    pub id: String,
    pub token_hash: String,
    /// The id of a person or of a member of staff.
    pub owner: String,
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

/// The sessions of one door.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    table: &'static str,
    /// The column of whose they are.
    owner: &'static str,
}

pub const CITIZENS: Sessions = Sessions {
    table: "sessions",
    owner: "person_id",
};

pub const STAFF: Sessions = Sessions {
    table: "staff_sessions",
    owner: "staff_id",
};

impl Sessions {
    /// For `{table}` and `{owner}` stand this door's.
    fn sql(self, text: &str) -> AssertSqlSafe<String> {
        let text = text.replace("{table}", self.table);
        AssertSqlSafe(text.replace("{owner}", self.owner))
    }

    pub async fn insert(self, tx: &mut Tx, session: &Session) -> anyhow::Result<()> {
        let sql = self.sql(
            "insert into {table} (token_hash, id, {owner}, device, created_at, seen_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        );
        sqlx::query(sql)
            .bind(&session.token_hash)
            .bind(&session.id)
            .bind(&session.owner)
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
        self,
        tx: &mut Tx,
        token_hash: &str,
        now: Millis,
    ) -> anyhow::Result<Option<Session>> {
        let sql = self.sql("select * from {table} where token_hash = $1 and expires_at > $2");
        let row = sqlx::query(sql)
            .bind(token_hash)
            .bind(now.0)
            .fetch_optional(tx.conn())
            .await
            .context("look up session")?;
        row.map(|row| self.read(&row)).transpose()
    }

    /// Somebody's sessions, the last used first.
    pub async fn of(self, tx: &mut Tx, owner: &str, now: Millis) -> anyhow::Result<Vec<Session>> {
        let sql = self.sql(
            "select * from {table} where {owner} = $1 and expires_at > $2
              order by seen_at desc, created_at desc, id",
        );
        let rows = sqlx::query(sql)
            .bind(owner)
            .bind(now.0)
            .fetch_all(tx.conn())
            .await
            .context("list sessions")?;
        rows.iter().map(|row| self.read(row)).collect()
    }

    fn read(self, row: &AnyRow) -> anyhow::Result<Session> {
        Ok(Session {
            id: row.try_get("id")?,
            token_hash: row.try_get("token_hash")?,
            owner: row.try_get(self.owner)?,
            device: row.try_get("device")?,
            created_at: Millis(row.try_get("created_at")?),
            seen_at: Millis(row.try_get("seen_at")?),
            expires_at: Millis(row.try_get("expires_at")?),
        })
    }

    /// It is in use.
    pub async fn seen(self, tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<()> {
        let sql =
            self.sql("update {table} set seen_at = $2 where token_hash = $1 and seen_at < $2");
        sqlx::query(sql)
            .bind(token_hash)
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("note use of a session")?;
        Ok(())
    }

    /// Logging out. Expired ones of everybody go with it.
    pub async fn end(self, tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<()> {
        let sql = self.sql("delete from {table} where token_hash = $1 or expires_at <= $2");
        sqlx::query(sql)
            .bind(token_hash)
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("log out")?;
        Ok(())
    }

    /// Ends one of somebody's own by its id. True if there was one.
    pub async fn end_one(self, tx: &mut Tx, owner: &str, id: &str) -> anyhow::Result<bool> {
        let sql = self.sql("delete from {table} where {owner} = $1 and id = $2");
        let done = sqlx::query(sql)
            .bind(owner)
            .bind(id)
            .execute(tx.conn())
            .await
            .context("end session")?;
        Ok(done.rows_affected() > 0)
    }

    /// Ends all of somebody's, but the one that is kept. Returns how many.
    pub async fn end_all(self, tx: &mut Tx, owner: &str, but: Option<&str>) -> anyhow::Result<u64> {
        let sql = self.sql("delete from {table} where {owner} = $1 and token_hash <> $2");
        let done = sqlx::query(sql)
            .bind(owner)
            // No token has an empty hash.
            .bind(but.unwrap_or_default())
            .execute(tx.conn())
            .await
            .context("end sessions")?;
        Ok(done.rows_affected())
    }
}
