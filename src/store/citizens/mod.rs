//! Takes up imported citizens in bulk: who is new is written with one statement a table, who is
//! known is compared, and only what differs is changed. The same again changes nothing.

mod change;
mod new;
mod stored;

use std::collections::{HashMap, HashSet};

use anyhow::Context;
use serde_json::json;
use sqlx::Row;

use super::columns::{LINE_USER, LOGIN};
use super::{Tx, topics};
use crate::clock::{Millis, Random};
use crate::inbound::citizens::{Citizen, Known};
use crate::inbound::table::Reason;
use new::New;
use stored::Stored;

/// The topics somebody gets who never chose.
pub type DefaultTopics = HashSet<String>;

/// The schools, topics and areas a file is checked against, and which topics are by default.
pub async fn known(tx: &mut Tx) -> anyhow::Result<(Known, DefaultTopics)> {
    let schools = super::schools::all(tx).await?;
    let topics = topics::all(tx).await?;
    let rows = sqlx::query("select name from areas where retired_at is null").fetch_all(tx.conn());
    let areas = rows.await.context("areas")?;
    let by_default = topics.iter().filter(|topic| topic.by_default);
    let by_default = by_default.map(|topic| topic.id.clone()).collect();
    let schools = schools.into_iter();
    let known = Known {
        schools: schools.map(|school| (school.id.clone(), school)).collect(),
        topics: topics.into_iter().map(|topic| topic.id).collect(),
        areas: areas
            .iter()
            .map(|row| row.try_get("name"))
            .collect::<Result<_, _>>()?,
    };
    Ok((known, by_default))
}

/// Takes up some people, in their order; tells of each why not, if not.
pub async fn take_up(
    tx: &mut Tx,
    citizens: &[&Citizen],
    by_default: &DefaultTopics,
    random: &Random,
    now: Millis,
) -> anyhow::Result<Vec<Result<(), Reason>>> {
    let found = find(tx, citizens).await?;
    let ids: Vec<&str> = found.iter().filter_map(Found::person).collect();
    let mut stored = Stored::load(tx, &ids, now).await?;
    let mut new = New::begin(random, now, by_default);
    let mut taken = Vec::with_capacity(citizens.len());
    for (citizen, found) in citizens.iter().zip(&found) {
        taken.push(match found {
            Found::Nobody => {
                new.person(tx, citizen);
                Ok(())
            }
            Found::Friend { account } => {
                let person = new.person_of_friend(tx, citizen);
                new.link(account, &person);
                Ok(())
            }
            Found::Person { id, account } => match stored.take(id) {
                Some(person) => {
                    change::apply(tx, &person, citizen, account.as_deref(), &mut new).await?
                }
                None => Err("the same person is given above by other keys".into()),
            },
            Found::Two => Err("email and line_user_id belong to two people".into()),
        });
    }
    new.flush(tx).await?;
    Ok(taken)
}

/// Who an imported citizen is.
enum Found {
    Nobody,
    /// A friend of the LINE account who has no ID yet.
    Friend {
        account: String,
    },
    /// `account`: the LINE account of the file, if we know it; it may still have to be linked.
    Person {
        id: String,
        account: Option<String>,
    },
    Two,
}

impl Found {
    fn person(&self) -> Option<&str> {
        match self {
            Found::Person { id, .. } => Some(id),
            Found::Nobody | Found::Friend { .. } | Found::Two => None,
        }
    }
}

async fn find(tx: &mut Tx, citizens: &[&Citizen]) -> anyhow::Result<Vec<Found>> {
    let by_login = by_login(tx, citizens).await?;
    let by_line = by_line(tx, citizens).await?;
    let found = citizens.iter().map(|citizen| {
        let login = citizen.emails[0].as_ref();
        let login = login.and_then(|email| by_login.get(&email.to_lowercase()));
        let line = citizen.line_user_id.as_ref().and_then(|id| by_line.get(id));
        match (login, line) {
            (None, None) => Found::Nobody,
            (None, Some((account, None))) => Found::Friend {
                account: account.clone(),
            },
            (Some(one), Some((_, Some(other)))) if one != other => Found::Two,
            (Some(id), _) | (None, Some((_, Some(id)))) => Found::Person {
                id: id.clone(),
                account: line.map(|(account, _)| account.clone()),
            },
        }
    });
    Ok(found.collect())
}

/// People by the address they log in with.
async fn by_login(tx: &mut Tx, citizens: &[&Citizen]) -> anyhow::Result<HashMap<String, String>> {
    let mut asked = HashMap::new();
    for email in citizens
        .iter()
        .filter_map(|citizen| citizen.emails[0].as_ref())
    {
        let email = email.to_lowercase();
        // Under every key: who was stored before a key was changed is found, too.
        for hash in tx.seal.lookups(LOGIN, &email) {
            asked.insert(hash, email.clone());
        }
    }
    let hashes: Vec<&String> = asked.keys().collect();
    let sql = tx.engine.sql(
        "select id, login_hash
         from people
         where login_hash {among:$1}",
    );
    let rows = sqlx::query(sql).bind(json!(hashes).to_string());
    let rows = rows.fetch_all(tx.conn()).await.context("known log-ins")?;
    let mut found = HashMap::new();
    for row in rows {
        let hash: String = row.try_get("login_hash")?;
        if let Some(email) = asked.get(&hash) {
            found.insert(email.clone(), row.try_get("id")?);
        }
    }
    Ok(found)
}

/// LINE accounts and whose they are, by user id.
async fn by_line(
    tx: &mut Tx,
    citizens: &[&Citizen],
) -> anyhow::Result<HashMap<String, (String, Option<String>)>> {
    let mut asked = HashMap::new();
    for id in citizens
        .iter()
        .filter_map(|citizen| citizen.line_user_id.as_ref())
    {
        for hash in tx.seal.lookups(LINE_USER, id) {
            asked.insert(hash, id.clone());
        }
    }
    let hashes: Vec<&String> = asked.keys().collect();
    let sql = tx.engine.sql(
        "select id, user_id_hash, person_id
         from line_accounts
         where user_id_hash {among:$1}",
    );
    let rows = sqlx::query(sql).bind(json!(hashes).to_string());
    let rows = rows.fetch_all(tx.conn()).await.context("known LINE ids")?;
    let mut found = HashMap::new();
    for row in rows {
        let hash: String = row.try_get("user_id_hash")?;
        if let Some(id) = asked.get(&hash) {
            found.insert(id.clone(), (row.try_get("id")?, row.try_get("person_id")?));
        }
    }
    Ok(found)
}
