//! What staff see of one person, and the names that must not stand in a notice.

use anyhow::Context;
use serde_json::json;
use sqlx::Row;

use super::columns::{
    ADDRESS, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, FAMILY_NAME, GIVEN_NAME, LOGIN,
};
use super::{Tx, addresses, bounces, drills};
use crate::city::address::State;
use crate::city::bounce::period_before;
use crate::city::plan::Line;
use crate::clock::Millis;

/// A person as staff see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub id: String,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub language: String,
    pub area: Option<String>,
    pub addresses: Vec<SeenAddress>,
    pub line: Line,
    /// When a drill last proved LINE and each address.
    pub proofs: Vec<drills::Proof>,
    pub children: Vec<SeenChild>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAddress {
    pub slot: i64,
    pub address: String,
    pub state: State,
    pub changing: bool,
    /// Its filter refused a mail of ours lately.
    pub filtered: bool,
    pub last_bounce: Option<bounces::Last>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenChild {
    pub id: String,
    pub family_name: String,
    pub given_name: String,
    /// Where it goes to school now.
    pub place: Option<SeenPlace>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenPlace {
    pub school: String,
    pub grade: i64,
    pub class: Option<String>,
    pub groups: Vec<String>,
}

/// Who has this address: whoever logs in with it, else the first of those who have it in a slot.
pub async fn by_email(tx: &mut Tx, email: &str, now: Millis) -> anyhow::Result<Option<Seen>> {
    let folded = email.trim().to_lowercase();
    let logins = json!(tx.seal.lookups(LOGIN, &folded)).to_string();
    let addresses = json!(tx.seal.lookups(ADDRESS, &folded)).to_string();
    let sql = tx.engine.sql(
        "select p.id, p.family_name, p.given_name, p.language, p.area
         from people p
         where p.login_hash {among:$1}
             or p.id in (
                 select person_id
                 from addresses
                 where address_hash {among:$2}
             )
         order by case when p.login_hash {among:$1} then 0 else 1 end,
             p.created_at, p.id
         limit 1",
    );
    let row = sqlx::query(sql)
        .bind(logins)
        .bind(addresses)
        .fetch_optional(tx.conn())
        .await
        .context("look up a person")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let id: String = row.try_get("id")?;
    let name = |column: &str, sealed_for: &str| -> anyhow::Result<Option<String>> {
        let sealed: Option<String> = row.try_get(column)?;
        Ok(sealed.and_then(|sealed| tx.seal.open(sealed_for, &sealed)))
    };
    Ok(Some(Seen {
        family_name: name("family_name", FAMILY_NAME)?,
        given_name: name("given_name", GIVEN_NAME)?,
        language: row.try_get("language")?,
        area: row.try_get("area")?,
        addresses: addresses_of(tx, &id, now).await?,
        line: line_of(tx, &id).await?,
        proofs: drills::last_of(tx, &id).await?,
        children: children_of(tx, &id, now).await?,
        id,
    }))
}

async fn addresses_of(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<Vec<SeenAddress>> {
    let mut seen = Vec::new();
    for row in addresses::of_person(tx, person).await? {
        seen.push(SeenAddress {
            slot: row.slot,
            state: row.state(now),
            changing: row.next.is_some(),
            filtered: row.filtered_at.is_some_and(|at| at > period_before(now)),
            last_bounce: bounces::last(tx, &row).await?,
            address: row.address,
        });
    }
    Ok(seen)
}

/// Of several accounts the state of the best.
async fn line_of(tx: &mut Tx, person: &str) -> anyhow::Result<Line> {
    let rows = sqlx::query(
        "select blocked_at, refused_at from line_accounts where person_id = $1 order by created_at",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await
    .context("a person's LINE accounts")?;
    let mut line = Line::Unlinked;
    for row in rows {
        let blocked: Option<i64> = row.try_get("blocked_at")?;
        let refused: Option<i64> = row.try_get("refused_at")?;
        line = match (blocked, refused) {
            _ if line == Line::Reachable => line,
            (None, None) => Line::Reachable,
            (Some(_), _) => Line::Blocked,
            (None, Some(_)) => Line::Refused,
        };
    }
    Ok(line)
}

async fn children_of(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<Vec<SeenChild>> {
    let rows = sqlx::query(
        "select c.id, c.family_name, c.given_name, e.id as enrolment, e.school_id, e.grade, e.class
         from guardians g
         join children c on c.id = g.child_id
         left join enrolments e on e.child_id = c.id
             and e.started_at <= $2
             and (e.ended_at is null or e.ended_at > $2)
         where g.person_id = $1
         order by c.created_at, c.id",
    )
    .bind(person)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("a person's children")?;
    let mut children = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.try_get("id")?;
        let open = |column: &str, sealed_for: &str| -> anyhow::Result<String> {
            let sealed: String = row.try_get(column)?;
            let opened = tx.seal.open(sealed_for, &sealed);
            opened.with_context(|| format!("{sealed_for} of {id} is sealed with another key"))
        };
        let (family_name, given_name) = (
            open("family_name", CHILD_FAMILY_NAME)?,
            open("given_name", CHILD_GIVEN_NAME)?,
        );
        let place = match row.try_get::<Option<String>, _>("enrolment")? {
            None => None,
            Some(enrolment) => Some(SeenPlace {
                school: row.try_get("school_id")?,
                grade: row.try_get("grade")?,
                class: row.try_get("class")?,
                groups: groups_of(tx, &enrolment).await?,
            }),
        };
        children.push(SeenChild {
            id,
            family_name,
            given_name,
            place,
        });
    }
    Ok(children)
}

async fn groups_of(tx: &mut Tx, enrolment: &str) -> anyhow::Result<Vec<String>> {
    let rows =
        sqlx::query("select name from enrolment_groups where enrolment_id = $1 order by name")
            .bind(enrolment)
            .fetch_all(tx.conn())
            .await
            .context("a child's groups")?;
    rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
}

/// Changes whenever a child is added, renamed or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildrenVersion {
    children: i64,
    updated_at: Option<i64>,
    newest: Option<String>,
}

pub async fn children_version(tx: &mut Tx) -> anyhow::Result<ChildrenVersion> {
    let row = sqlx::query(
        "select count(*) as children, max(updated_at) as updated_at, max(id) as newest
         from children",
    )
    .fetch_one(tx.conn())
    .await
    .context("version of the children")?;
    Ok(ChildrenVersion {
        children: row.try_get("children")?,
        updated_at: row.try_get("updated_at")?,
        newest: row.try_get("newest")?,
    })
}

/// Family and given names of all children.
pub async fn children_names(tx: &mut Tx) -> anyhow::Result<Vec<(String, String)>> {
    let rows = sqlx::query("select family_name, given_name from children")
        .fetch_all(tx.conn())
        .await
        .context("names of the children")?;
    let mut names = Vec::with_capacity(rows.len());
    for row in rows {
        let family: String = row.try_get("family_name")?;
        let given: String = row.try_get("given_name")?;
        // A name that does not open (a lost key) cannot be looked for.
        if let (Some(family), Some(given)) = (
            tx.seal.open(CHILD_FAMILY_NAME, &family),
            tx.seal.open(CHILD_GIVEN_NAME, &given),
        ) {
            names.push((family, given));
        }
    }
    Ok(names)
}
