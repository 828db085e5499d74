//! What is stored of the people an import names again.

use std::collections::HashMap;

use anyhow::Context;
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::clock::Millis;
use crate::inbound::citizens::Place;
use crate::store::Tx;
use crate::store::columns::{
    ADDRESS, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, FAMILY_NAME, GIVEN_NAME,
};

#[derive(Default)]
pub(super) struct Stored(HashMap<String, Person>);

#[derive(Default)]
pub(super) struct Person {
    pub id: String,
    pub has_login: bool,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub language: String,
    pub area: Option<String>,
    pub addresses: Vec<Address>,
    pub children: Vec<Child>,
    /// What was chosen, by topic.
    pub topics: HashMap<String, bool>,
    /// LINE accounts linked to this person.
    pub accounts: Vec<String>,
}

pub(super) struct Address {
    pub id: String,
    pub slot: i64,
    /// As typed.
    pub address: String,
    pub proven: bool,
}

pub(super) struct Child {
    pub id: String,
    pub family_name: String,
    pub given_name: String,
    /// With the groups in order.
    pub place: Option<Place>,
}

impl Stored {
    pub async fn load(tx: &mut Tx, people: &[&str], now: Millis) -> anyhow::Result<Stored> {
        let mut stored = Stored::default();
        if people.is_empty() {
            return Ok(stored);
        }
        let ids = json!(people).to_string();
        stored.people(tx, &ids).await?;
        stored.addresses(tx, &ids).await?;
        stored.children(tx, &ids, now).await?;
        stored.topics(tx, &ids).await?;
        stored.accounts(tx, &ids).await?;
        Ok(stored)
    }

    /// The person, once: what the first of two changes the second would not see.
    pub fn take(&mut self, id: &str) -> Option<Person> {
        self.0.remove(id)
    }

    fn of(&mut self, row: &AnyRow) -> anyhow::Result<Option<&mut Person>> {
        Ok(self.0.get_mut(&row.try_get::<String, _>("person_id")?))
    }

    async fn people(&mut self, tx: &mut Tx, ids: &str) -> anyhow::Result<()> {
        let sql = "select id, login_hash, family_name, given_name, language, area
                   from people
                   where id {among:$1}";
        for row in rows(tx, sql, ids).await? {
            let id: String = row.try_get("id")?;
            let name = |column: &str, sealed_for: &str| -> anyhow::Result<Option<String>> {
                let sealed: Option<String> = row.try_get(column)?;
                Ok(sealed.and_then(|sealed| tx.seal.open(sealed_for, &sealed)))
            };
            let person = Person {
                id: id.clone(),
                has_login: row.try_get::<Option<String>, _>("login_hash")?.is_some(),
                family_name: name("family_name", FAMILY_NAME)?,
                given_name: name("given_name", GIVEN_NAME)?,
                language: row.try_get("language")?,
                area: row.try_get("area")?,
                ..Person::default()
            };
            self.0.insert(id, person);
        }
        Ok(())
    }

    async fn addresses(&mut self, tx: &mut Tx, ids: &str) -> anyhow::Result<()> {
        let sql = "select id, person_id, slot, address, proven_at
                   from addresses
                   where person_id {among:$1}";
        for row in rows(tx, sql, ids).await? {
            let sealed: String = row.try_get("address")?;
            let address = Address {
                id: row.try_get("id")?,
                slot: row.try_get("slot")?,
                // One that does not open (a lost key) differs from whatever the file says.
                address: tx.seal.open(ADDRESS, &sealed).unwrap_or_default(),
                proven: row.try_get::<Option<i64>, _>("proven_at")?.is_some(),
            };
            if let Some(person) = self.of(&row)? {
                person.addresses.push(address);
            }
        }
        Ok(())
    }

    async fn children(&mut self, tx: &mut Tx, ids: &str, now: Millis) -> anyhow::Result<()> {
        let mut groups = self.groups(tx, ids, now).await?;
        let sql = "select g.person_id, c.id, c.family_name, c.given_name, e.id as enrolment,
                       e.school_id, e.grade, e.class
                   from guardians g
                   join children c on c.id = g.child_id
                   left join enrolments e on e.child_id = c.id
                       and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
                   where g.person_id {among:$1}
                   order by c.created_at, c.id";
        for row in rows_at(tx, sql, ids, now).await? {
            let name = |column: &str, sealed_for: &str| -> anyhow::Result<String> {
                let sealed: String = row.try_get(column)?;
                Ok(tx.seal.open(sealed_for, &sealed).unwrap_or_default())
            };
            let place = match row.try_get::<Option<String>, _>("enrolment")? {
                None => None,
                Some(enrolment) => Some(Place {
                    school: row.try_get("school_id")?,
                    grade: row.try_get("grade")?,
                    class: row.try_get("class")?,
                    groups: groups.remove(&enrolment).unwrap_or_default(),
                }),
            };
            let child = Child {
                id: row.try_get("id")?,
                family_name: name("family_name", CHILD_FAMILY_NAME)?,
                given_name: name("given_name", CHILD_GIVEN_NAME)?,
                place,
            };
            if let Some(person) = self.of(&row)? {
                person.children.push(child);
            }
        }
        Ok(())
    }

    async fn groups(
        &self,
        tx: &mut Tx,
        ids: &str,
        now: Millis,
    ) -> anyhow::Result<HashMap<String, Vec<String>>> {
        let sql = "select eg.enrolment_id, eg.name
                   from guardians g
                   join enrolments e on e.child_id = g.child_id
                       and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2)
                   join enrolment_groups eg on eg.enrolment_id = e.id
                   where g.person_id {among:$1}";
        let mut groups: HashMap<String, Vec<String>> = HashMap::new();
        for row in rows_at(tx, sql, ids, now).await? {
            let of_enrolment = groups.entry(row.try_get("enrolment_id")?).or_default();
            let name: String = row.try_get("name")?;
            // A child with two guardians of this file comes twice.
            if !of_enrolment.contains(&name) {
                of_enrolment.push(name);
            }
        }
        // Here and not in SQL, whose order depends on the server's locale.
        groups.values_mut().for_each(|names| names.sort());
        Ok(groups)
    }

    async fn topics(&mut self, tx: &mut Tx, ids: &str) -> anyhow::Result<()> {
        let sql = "select person_id, topic_id, wanted
                   from subscriptions
                   where person_id {among:$1}";
        for row in rows(tx, sql, ids).await? {
            let topic: String = row.try_get("topic_id")?;
            let wanted = row.try_get::<i64, _>("wanted")? != 0;
            if let Some(person) = self.of(&row)? {
                person.topics.insert(topic, wanted);
            }
        }
        Ok(())
    }

    async fn accounts(&mut self, tx: &mut Tx, ids: &str) -> anyhow::Result<()> {
        let sql = "select person_id, id
                   from line_accounts
                   where person_id {among:$1}";
        for row in rows(tx, sql, ids).await? {
            let account: String = row.try_get("id")?;
            if let Some(person) = self.of(&row)? {
                person.accounts.push(account);
            }
        }
        Ok(())
    }
}

async fn rows(tx: &mut Tx, sql: &str, ids: &str) -> anyhow::Result<Vec<AnyRow>> {
    let sql = tx.engine.sql(sql);
    let rows = sqlx::query(sql).bind(ids).fetch_all(tx.conn()).await;
    rows.context("people of an import")
}

async fn rows_at(tx: &mut Tx, sql: &str, ids: &str, now: Millis) -> anyhow::Result<Vec<AnyRow>> {
    let sql = tx.engine.sql(sql);
    let rows = sqlx::query(sql).bind(ids).bind(now.0);
    let rows = rows.fetch_all(tx.conn()).await;
    rows.context("children of an import")
}
