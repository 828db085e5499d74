//! Who is logged in on the pages.

use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

pub async fn insert(
    tx: &mut Tx,
    token_hash: &str,
    person: &str,
    now: Millis,
    expires_at: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into sessions (token_hash, person_id, created_at, expires_at)
         values ($1, $2, $3, $4)",
    )
    .bind(token_hash)
    .bind(person)
    .bind(now.0)
    .bind(expires_at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The person of a session that has not expired.
pub async fn person(tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<Option<String>> {
    let row =
        sqlx::query("select person_id from sessions where token_hash = $1 and expires_at > $2")
            .bind(token_hash)
            .bind(now.0)
            .fetch_optional(tx.conn())
            .await?;
    row.map(|row| Ok(row.try_get("person_id")?)).transpose()
}

/// Logging out. Expired ones of everybody go with it.
pub async fn end(tx: &mut Tx, token_hash: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("delete from sessions where token_hash = $1 or expires_at <= $2")
        .bind(token_hash)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}
