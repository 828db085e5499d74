//! Tries at linking LINE with an ID: from the log-in to LINE's answer.

use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::seal::token_hash;

/// How long an ended try is known: LINE repeats events for less, and who failed looks sooner.
const KEPT_SECONDS: i64 = 7 * 86_400;

/// One try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    pub person: String,
    pub line_account: String,
    pub expires_at: Millis,
    /// `None` while LINE has not answered.
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Linked,
    /// Somebody else's phone, says LINE.
    Failed,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Outcome::Linked => "linked",
            Outcome::Failed => "failed",
        }
    }
}

/// A try begins; those of last week go.
pub async fn begin(
    tx: &mut Tx,
    nonce: &str,
    person: &str,
    line_account: &str,
    now: Millis,
    expires_at: Millis,
) -> anyhow::Result<()> {
    sqlx::query("delete from link_tries where created_at < $1")
        .bind(now.plus_seconds(-KEPT_SECONDS).0)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "insert into link_tries (nonce_hash, person_id, line_account_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(token_hash(nonce))
    .bind(person)
    .bind(line_account)
    .bind(now.0)
    .bind(expires_at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The try of a nonce, ended or not.
pub async fn find(tx: &mut Tx, nonce: &str) -> anyhow::Result<Option<Try>> {
    let row = sqlx::query("select * from link_tries where nonce_hash = $1")
        .bind(token_hash(nonce))
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| {
        Ok(Try {
            person: row.try_get("person_id")?,
            line_account: row.try_get("line_account_id")?,
            expires_at: Millis(row.try_get("expires_at")?),
            outcome: outcome(&row)?,
        })
    })
    .transpose()
}

fn outcome(row: &sqlx::any::AnyRow) -> anyhow::Result<Option<Outcome>> {
    let text: Option<String> = row.try_get("outcome")?;
    Ok([Outcome::Linked, Outcome::Failed]
        .into_iter()
        .find(|outcome| Some(outcome.as_str()) == text.as_deref()))
}

/// Uses a nonce up. True for the first who does, false for everybody after.
pub async fn end(tx: &mut Tx, nonce: &str, outcome: Outcome, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update link_tries set ended_at = $2, outcome = $3
          where nonce_hash = $1 and ended_at is null",
    )
    .bind(token_hash(nonce))
    .bind(now.0)
    .bind(outcome.as_str())
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether the person's newest try of the last week failed.
pub async fn has_failed(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select outcome from link_tries
          where person_id = $1 and created_at >= $2 and ended_at is not null
          order by created_at desc, nonce_hash limit 1",
    )
    .bind(person)
    .bind(now.plus_seconds(-KEPT_SECONDS).0)
    .fetch_optional(tx.conn())
    .await?;
    Ok(match row {
        Some(row) => outcome(&row)? == Some(Outcome::Failed),
        None => false,
    })
}
