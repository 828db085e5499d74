//! The same key and body again gives the same answer and does nothing twice.

use anyhow::Context;
use sqlx::Row;

use super::{Tx, exactly_one};
use crate::clock::Millis;

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// Never used before; once taken, [`answer`] must follow in the same transaction.
    New,
    /// Used before for this very body, which was answered so.
    Answered(String),
    /// Used before for another body.
    OtherBody,
}

/// Takes the key for this body. Another instance taking the same waits for this transaction.
pub async fn take(
    tx: &mut Tx,
    staff: &str,
    key: &str,
    body_hash: &str,
    now: Millis,
) -> anyhow::Result<Key> {
    let taken = sqlx::query(
        "insert into idempotency_keys (staff_id, key, body_hash, answer, created_at)
         values ($1, $2, $3, '', $4)
         on conflict (staff_id, key) do nothing",
    )
    .bind(staff)
    .bind(key)
    .bind(body_hash)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("take key")?;
    match taken.rows_affected() {
        1 => Ok(Key::New),
        _ => look_up(tx, staff, key, body_hash).await,
    }
}

/// What is known of the key, without taking it.
pub async fn look_up(tx: &mut Tx, staff: &str, key: &str, body_hash: &str) -> anyhow::Result<Key> {
    let row = sqlx::query(
        "select body_hash, answer from idempotency_keys where staff_id = $1 and key = $2",
    )
    .bind(staff)
    .bind(key)
    .fetch_optional(tx.conn())
    .await
    .context("look up key")?;
    let Some(row) = row else {
        return Ok(Key::New);
    };
    Ok(match row.try_get::<String, _>("body_hash")? == body_hash {
        true => Key::Answered(row.try_get("answer")?),
        false => Key::OtherBody,
    })
}

/// What the key was answered with.
pub async fn answer(tx: &mut Tx, staff: &str, key: &str, answer: &str) -> anyhow::Result<()> {
    let done =
        sqlx::query("update idempotency_keys set answer = $3 where staff_id = $1 and key = $2")
            .bind(staff)
            .bind(key)
            .bind(answer)
            .execute(tx.conn())
            .await
            .context("keep answer")?;
    exactly_one(done.rows_affected(), "keep answer")
}
