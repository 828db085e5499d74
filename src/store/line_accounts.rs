//! Friends of the LINE account, with an ID or without.

use std::collections::HashSet;

use anyhow::Context;
use sqlx::Row;

use super::{Tx, messages};
use crate::clock::Millis;
use crate::words::Language;

/// A friend of the LINE account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAccount {
    pub id: String,
    pub user_id: String,
    pub person_id: Option<String>,
    pub language: Language,
    pub language_chosen: bool,
    pub blocked: bool,
    /// LINE refused its id.
    pub refused: bool,
    /// LINE's time of the newest follow or unfollow that was taken up.
    pub followed_state_at: Millis,
    pub created_at: Millis,
    /// Since when it has its ID; `None` where an import said so.
    pub linked_at: Option<Millis>,
}

const LOOKUP: &str = "line_accounts.user_id";

/// The account of a LINE user id, or `None` before its first event.
pub async fn by_user_id(tx: &mut Tx, user_id: &str) -> anyhow::Result<Option<LineAccount>> {
    // Under every key: an account stored before a key was changed is found, too.
    let hashes = serde_json::to_string(&tx.seal.lookups(LOOKUP, user_id))?;
    let sql = tx
        .engine
        .sql("select * from line_accounts where user_id_hash {among:$1}");
    let row = sqlx::query(sql)
        .bind(hashes)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// Those of these LINE user ids that have no account yet.
pub async fn strangers(tx: &mut Tx, users: Vec<String>) -> anyhow::Result<Vec<String>> {
    let hashes: Vec<_> = users
        .iter()
        .map(|user| tx.seal.lookups(LOOKUP, user))
        .collect();
    let all = serde_json::to_string(&hashes.concat())?;
    let sql = tx.engine.sql(
        "select user_id_hash from line_accounts
          where user_id_hash {among:$1}",
    );
    let rows = sqlx::query(sql).bind(all).fetch_all(tx.conn()).await?;
    let known = rows.iter().map(|row| row.try_get("user_id_hash"));
    let known = known.collect::<Result<HashSet<String>, _>>()?;
    let users = users.into_iter().zip(hashes);
    let strangers = users.filter(|(_, hashes)| !hashes.iter().any(|hash| known.contains(hash)));
    Ok(strangers.map(|(user, _)| user).collect())
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<LineAccount>> {
    let row = sqlx::query("select * from line_accounts where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| read(tx, &row)).transpose()
}

/// The LINE accounts of a person, newest first.
pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<LineAccount>> {
    let rows = sqlx::query(
        "select * from line_accounts where person_id = $1 order by created_at desc, id",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &Tx, row: &sqlx::any::AnyRow) -> anyhow::Result<LineAccount> {
    let id: String = row.try_get("id")?;
    let user_id: String = row.try_get("user_id")?;
    let user_id = tx
        .seal
        .open(LOOKUP, &user_id)
        .with_context(|| format!("line_accounts.user_id of {id} does not open"))?;
    let language: String = row.try_get("language")?;
    Ok(LineAccount {
        user_id,
        person_id: row.try_get("person_id")?,
        language: Language::parse(&language).unwrap_or_default(),
        language_chosen: row
            .try_get::<Option<i64>, _>("language_chosen_at")?
            .is_some(),
        blocked: row.try_get::<Option<i64>, _>("blocked_at")?.is_some(),
        refused: row.try_get::<Option<i64>, _>("refused_at")?.is_some(),
        followed_state_at: Millis(row.try_get("followed_state_at")?),
        created_at: Millis(row.try_get("created_at")?),
        linked_at: row.try_get::<Option<i64>, _>("linked_at")?.map(Millis),
        id,
    })
}

/// A new friend, with the language of the LINE profile. `person`: an import that counts as linked.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    user_id: &str,
    person: Option<&str>,
    language: Language,
    now: Millis,
) -> anyhow::Result<()> {
    let (sealed, hash) = (
        tx.seal.seal(LOOKUP, user_id),
        tx.seal.lookup(LOOKUP, user_id),
    );
    sqlx::query(
        "insert into line_accounts
             (id, user_id_hash, user_id, person_id, language, followed_state_at, created_at)
         values ($1, $2, $3, $4, $5, 0, $6)",
    )
    .bind(id)
    .bind(hash)
    .bind(sealed)
    .bind(person.map(str::to_owned))
    .bind(language.tag())
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes up a follow or unfollow that LINE dated `at`. An older one that arrives late changes
/// nothing (LINE: order of events can change). True if it was taken.
pub async fn follow_state(
    tx: &mut Tx,
    id: &str,
    blocked: bool,
    at: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update line_accounts
            set blocked_at = $1, refused_at = null, followed_state_at = $2
          where id = $3 and followed_state_at < $2",
    )
    .bind(blocked.then_some(at.0))
    .bind(at.0)
    .bind(id)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A message or a tap came from it, which nobody who blocks the account can send: it is written to
/// again, whatever LINE seemed to say before `at`.
pub async fn heard_from(tx: &mut Tx, id: &str, at: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update line_accounts
            set blocked_at = case when blocked_at < $2 then null else blocked_at end,
                refused_at = case when refused_at < $2 then null else refused_at end
          where id = $1",
    )
    .bind(id)
    .bind(at.0)
    .execute(tx.conn())
    .await
    .context("hear from an account")?;
    Ok(())
}

/// A profile is asked for once in this time: thirty days.
const CHECKED_FOR: i64 = 30 * 86_400;
/// Seconds until LINE is asked again that did not answer.
const ASK_AGAIN: i64 = 3600;

/// These people may have blocked the account.
pub async fn doubt(tx: &mut Tx, people: &[String], now: Millis) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update line_accounts
            set doubted_at = $2
          where person_id {among:$1}
              and blocked_at is null
              and refused_at is null
              and doubted_at is null
              and coalesce(checked_at, 0) < $3",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(people)?)
        .bind(now.0)
        .bind(now.plus_seconds(-CHECKED_FOR).0)
        .execute(tx.conn())
        .await
        .context("doubt accounts")?;
    Ok(())
}

pub async fn any_doubted(tx: &mut Tx, now: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from line_accounts where doubted_at <= $1 limit 1")
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look for doubted accounts")?;
    Ok(row.is_some())
}

/// The next accounts to ask LINE for, each for one instance.
pub async fn take_doubted(
    tx: &mut Tx,
    limit: i64,
    now: Millis,
) -> anyhow::Result<Vec<LineAccount>> {
    let sql = tx.engine.sql(
        "update line_accounts
            set doubted_at = null, checked_at = $1
          where id in (
              select id
              from line_accounts
              where doubted_at <= $1
              order by doubted_at, id
              limit $2
              {skip locked}
          )
          returning *",
    );
    let rows = sqlx::query(sql)
        .bind(now.0)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("take doubted accounts")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// LINE knows no profile of these accounts.
pub async fn found_blocked(tx: &mut Tx, ids: &[String], now: Millis) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update line_accounts
            set blocked_at = coalesce(blocked_at, $2)
          where id {among:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("accounts found blocked")?;
    Ok(())
}

/// LINE did not answer for these.
pub async fn doubt_later(tx: &mut Tx, ids: &[String], now: Millis) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update line_accounts
            set doubted_at = $2
          where id {among:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .bind(now.plus_seconds(ASK_AGAIN).0)
        .execute(tx.conn())
        .await
        .context("doubt accounts later")?;
    Ok(())
}

/// The language a person chose; stored with the person, too, if there is one.
pub async fn choose_language(
    tx: &mut Tx,
    account: &LineAccount,
    language: Language,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query("update line_accounts set language = $1, language_chosen_at = $2 where id = $3")
        .bind(language.tag())
        .bind(now.0)
        .bind(&account.id)
        .execute(tx.conn())
        .await?;
    if let Some(person) = &account.person_id {
        sqlx::query("update people set language = $1, updated_at = $2 where id = $3")
            .bind(language.tag())
            .bind(now.0)
            .bind(person)
            .execute(tx.conn())
            .await?;
    }
    Ok(())
}

/// Ties an account to a person: who got an ID in it, or linked it later. From now on it speaks the
/// person's language, so that both ways end alike.
pub async fn link(tx: &mut Tx, id: &str, person: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update line_accounts
            set person_id = $1, linked_at = $2,
                language = (select language from people where id = $1),
                language_chosen_at = coalesce(language_chosen_at, $2)
          where id = $3",
    )
    .bind(person)
    .bind(now.0)
    .bind(id)
    .execute(tx.conn())
    .await?;
    messages::adopt(tx, id, person).await
}

/// Forgets an account with its LINE user id and its talk. Its next event is a stranger's.
pub async fn delete(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    sqlx::query("delete from line_accounts where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await?;
    Ok(())
}
