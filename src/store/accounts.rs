//! What somebody logs in with: the user name, which is a mail address (B-28), and the password.

use anyhow::Context;
use sqlx::Row;

use super::columns::{ADDRESS, LOGIN};
use super::people::{self, folded};
use super::{Tx, exactly_one};
use crate::clock::Millis;

/// What somebody logs in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The user name as typed; `None` for people imported with LINE alone.
    pub login: Option<String>,
    pub password_hash: Option<String>,
}

impl Account {
    /// A text that changes with the password and with the user name: a link bound to it is void
    /// from then on.
    pub fn state(&self) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        // Not its hash, which changes with the key.
        let login = self.login.as_ref().map(|login| folded(login));
        format!("{} {}", part(&self.password_hash), part(&login))
    }
}

pub async fn of_person(tx: &mut Tx, person: &str) -> anyhow::Result<Option<Account>> {
    let row = sqlx::query("select login, login_hash, password_hash from people where id = $1")
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("look up account")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let login_hash: Option<String> = row.try_get("login_hash")?;
    let sealed: Option<String> = row.try_get("login")?;
    let login = match (sealed, &login_hash) {
        (Some(sealed), _) => {
            let login = tx.seal.open(LOGIN, &sealed);
            Some(login.with_context(|| format!("{LOGIN} of {person} does not open"))?)
        }
        // A row of before the user name was kept: it is the address with its hash.
        (None, Some(hash)) => {
            let addresses = people::addresses(tx, person).await?;
            let is_login = |address: &str| tx.seal.lookups(LOGIN, &folded(address)).contains(hash);
            let found = addresses.into_iter().map(|address| address.address);
            found.into_iter().find(|address| is_login(address))
        }
        (None, None) => None,
    };
    Ok(Some(Account {
        login,
        password_hash: row.try_get("password_hash")?,
    }))
}

pub async fn set_password(
    tx: &mut Tx,
    person: &str,
    password_hash: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query("update people set password_hash = $2, updated_at = $3 where id = $1")
        .bind(person)
        .bind(password_hash)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("set password")?;
    exactly_one(done.rows_affected(), "set password")
}

/// Everybody this address belongs to: who logs in with it, and who has proven it in any slot. What
/// was only entered may be a stranger's.
pub async fn owners(tx: &mut Tx, address: &str) -> anyhow::Result<Vec<String>> {
    let logins = tx.seal.lookups(LOGIN, &folded(address));
    let addresses = tx.seal.lookups(ADDRESS, &folded(address));
    let sql = tx.engine.sql(
        "select id from people
          where login_hash {among:$1}
             or id in (select person_id from addresses
                        where proven_at is not null
                          and address_hash {among:$2})
          order by created_at, id",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&logins)?)
        .bind(serde_json::to_string(&addresses)?)
        .fetch_all(tx.conn())
        .await
        .context("owners of an address")?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}

/// Whether the owner of this mailbox stopped our mails to it: it may be somebody else's by now, whom
/// the carrier gave the address (domain, 3.4).
pub async fn is_stopped(tx: &mut Tx, address: &str) -> anyhow::Result<bool> {
    let hashes = tx.seal.lookups(ADDRESS, &folded(address));
    let sql = tx.engine.sql(
        "select 1 from addresses
          where stopped_at is not null and address_hash {among:$1}",
    );
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .fetch_optional(tx.conn())
        .await
        .context("look for a stopped address")?;
    Ok(row.is_some())
}

/// What mails to an address that somebody asks for are counted under, whether or not we know it.
pub fn mail_subject(tx: &Tx, address: &str) -> String {
    format!("mail:{}", tx.seal.lookup(ADDRESS, &folded(address)))
}
