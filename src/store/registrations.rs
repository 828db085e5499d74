//! Those who asked for an ID and have not yet opened the link in the confirmation mail.

use anyhow::Context;
use sqlx::Row;

use super::erasures::Known;
use super::{Tx, exactly_one};
use crate::clock::Millis;
use crate::flow::Answers;
use crate::words::Language;

const ANSWERS: &str = "registrations.answers";

/// An open or used registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: String,
    /// The talk it began in.
    pub line_account_id: Option<String>,
    pub answers: Answers,
    pub language: Language,
    /// Of the password chosen on the web; `None` where it is set behind the link.
    pub password_hash: Option<String>,
    pub created_at: Millis,
    pub expires_at: Millis,
    pub used: bool,
}

/// Stores a registration. Those whose link has ended go: nobody needs them any more.
pub async fn insert(tx: &mut Tx, registration: &Registration) -> anyhow::Result<()> {
    sqlx::query("delete from registrations where expires_at <= $1")
        .bind(registration.created_at.0)
        .execute(tx.conn())
        .await?;
    let answers = serde_json::to_string(&registration.answers)?;
    let answers = tx.seal.seal(ANSWERS, &answers);
    sqlx::query(
        "insert into registrations
             (id, line_account_id, answers, language, password_hash, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&registration.id)
    .bind(registration.line_account_id.clone())
    .bind(answers)
    .bind(registration.language.tag())
    .bind(registration.password_hash.clone())
    .bind(registration.created_at.0)
    .bind(registration.expires_at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Registration>> {
    let row = sqlx::query("select * from registrations where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let sealed: String = row.try_get("answers")?;
    let answers = tx
        .seal
        .open(ANSWERS, &sealed)
        .with_context(|| format!("{ANSWERS} of {id} does not open"))?;
    let language: String = row.try_get("language")?;
    Ok(Some(Registration {
        id: row.try_get("id")?,
        line_account_id: row.try_get("line_account_id")?,
        answers: serde_json::from_str(&answers).with_context(|| format!("{ANSWERS} of {id}"))?,
        language: Language::parse(&language).unwrap_or_default(),
        password_hash: row.try_get("password_hash")?,
        created_at: Millis(row.try_get("created_at")?),
        expires_at: Millis(row.try_get("expires_at")?),
        used: row.try_get::<Option<i64>, _>("used_at")?.is_some(),
    }))
}

/// Uses a registration: once, whoever comes second gets an error and the transaction is dropped. Its
/// answers are the person's from now on and are not kept twice.
pub async fn mark_used(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let nothing = tx.seal.seal(ANSWERS, "{}");
    let done = sqlx::query(
        "update registrations set used_at = $1, password_hash = null, answers = $3
          where id = $2 and used_at is null",
    )
    .bind(now.0)
    .bind(id)
    .bind(nothing)
    .execute(tx.conn())
    .await?;
    exactly_one(done.rows_affected(), "a registration is used once")
}

/// Deletes those begun in a talk of this person, and those with one of their addresses: these are
/// found by opening all that are not yet confirmed, which are days old at most. Returns how many.
pub async fn forget(tx: &mut Tx, known: &Known) -> anyhow::Result<i64> {
    let rows = sqlx::query("select id, line_account_id, used_at, answers from registrations")
        .fetch_all(tx.conn())
        .await?;
    let mut theirs: Vec<String> = Vec::new();
    for row in rows {
        let account: Option<String> = row.try_get("line_account_id")?;
        let in_talk = account.is_some_and(|id| known.line.iter().any(|(known, _)| *known == id));
        let sealed: String = row.try_get("answers")?;
        let answers: Option<Answers> = tx
            .seal
            .open(ANSWERS, &sealed)
            .and_then(|json| serde_json::from_str(&json).ok());
        let email = answers
            .as_ref()
            .and_then(|answers| answers.get("email")?.one());
        let by_address = email.is_some_and(|email| {
            let email = email.to_lowercase();
            known
                .addresses
                .iter()
                .any(|address| address.to_lowercase() == email)
        });
        if in_talk || by_address {
            theirs.push(row.try_get("id")?);
        }
    }
    let sql = tx
        .engine
        .sql("delete from registrations where id {among:$1}");
    sqlx::query(sql)
        .bind(serde_json::to_string(&theirs)?)
        .execute(tx.conn())
        .await?;
    Ok(i64::try_from(theirs.len())?)
}
