//! Rows to be written, gathered for one statement a table.

use anyhow::Context;
use serde_json::{Value, json};

use super::DefaultTopics;
use crate::clock::{Millis, Random};
use crate::inbound::citizens::{Child, Citizen, Place};
use crate::store::Tx;
use crate::store::columns::{
    ADDRESS, CHILD_FAMILY_NAME, CHILD_GIVEN_NAME, FAMILY_NAME, GIVEN_NAME, LINE_USER, LINE_USER_ID,
    LOGIN,
};

/// The tables in the order their rows need each other, with their text and their number columns.
const TABLES: [(&str, &[&str], &[&str]); 8] = [
    (
        "people",
        &[
            "id",
            "login_hash",
            "login",
            "family_name",
            "given_name",
            "language",
            "area",
        ],
        &["created_at", "updated_at"],
    ),
    (
        "addresses",
        &["id", "person_id", "address", "address_hash"],
        &["slot", "proven_at", "created_at"],
    ),
    (
        "line_accounts",
        &["id", "user_id_hash", "user_id", "person_id", "language"],
        &["followed_state_at", "created_at"],
    ),
    (
        "children",
        &["id", "family_name", "given_name"],
        &["created_at", "updated_at"],
    ),
    ("guardians", &["person_id", "child_id"], &["created_at"]),
    (
        "enrolments",
        &["id", "child_id", "school_id", "class"],
        &["grade", "started_at"],
    ),
    ("enrolment_groups", &["enrolment_id", "name"], &[]),
    (
        "subscriptions",
        &["person_id", "topic_id"],
        &["wanted", "changed_at"],
    ),
];

const PEOPLE: usize = 0;
const ADDRESSES: usize = 1;
const LINE_ACCOUNTS: usize = 2;
const CHILDREN: usize = 3;
const GUARDIANS: usize = 4;
const ENROLMENTS: usize = 5;
const GROUPS: usize = 6;
const SUBSCRIPTIONS: usize = 7;

pub(super) struct New<'a> {
    random: &'a Random,
    pub now: Millis,
    by_default: &'a DefaultTopics,
    rows: [Vec<Value>; TABLES.len()],
    /// LINE accounts we know and whose they are from now on.
    links: Vec<Value>,
}

impl<'a> New<'a> {
    pub fn begin(random: &'a Random, now: Millis, by_default: &'a DefaultTopics) -> New<'a> {
        New {
            random,
            now,
            by_default,
            rows: Default::default(),
            links: Vec::new(),
        }
    }

    fn id(&self) -> String {
        self.random.id(self.now).to_string()
    }

    /// A person with everything the file says.
    pub fn person(&mut self, tx: &Tx, citizen: &Citizen) -> String {
        let person = self.person_of_friend(tx, citizen);
        if let Some(user_id) = &citizen.line_user_id {
            self.line_account(tx, &person, user_id, citizen);
        }
        person
    }

    /// The same, but the LINE account is there.
    pub fn person_of_friend(&mut self, tx: &Tx, citizen: &Citizen) -> String {
        let person = self.id();
        let sealed = |column: &str, name: &Option<String>| {
            name.as_ref().map(|name| tx.seal.seal(column, name))
        };
        let login = citizen.emails[0].as_ref();
        let row = json!({
            "id": person,
            "login_hash": login.map(|email| tx.seal.lookup(LOGIN, &email.to_lowercase())),
            "login": login.map(|email| tx.seal.seal(LOGIN, email)),
            "family_name": sealed(FAMILY_NAME, &citizen.family_name),
            "given_name": sealed(GIVEN_NAME, &citizen.given_name),
            "language": citizen.language.unwrap_or_default(),
            "area": citizen.area,
            "created_at": self.now,
            "updated_at": self.now,
        });
        self.rows[PEOPLE].push(row);
        for (slot, email) in (1..).zip(&citizen.emails) {
            if let Some(email) = email {
                self.address(tx, &person, slot, email, citizen.proven);
            }
        }
        for child in &citizen.children {
            self.child(tx, &person, child);
        }
        for (topic, wanted) in self.choices(citizen) {
            self.choice(&person, &topic, wanted);
        }
        person
    }

    pub fn address(&mut self, tx: &Tx, person: &str, slot: i64, email: &str, proven: bool) {
        let row = json!({
            "id": self.id(),
            "person_id": person,
            "slot": slot,
            "address": tx.seal.seal(ADDRESS, email),
            "address_hash": tx.seal.lookup(ADDRESS, &email.to_lowercase()),
            "proven_at": proven.then_some(self.now),
            "created_at": self.now,
        });
        self.rows[ADDRESSES].push(row);
    }

    /// Linked and not blocked, until an unfollow of any date says otherwise.
    pub fn line_account(&mut self, tx: &Tx, person: &str, user_id: &str, citizen: &Citizen) {
        let row = json!({
            "id": self.id(),
            "user_id_hash": tx.seal.lookup(LINE_USER, user_id),
            "user_id": tx.seal.seal(LINE_USER_ID, user_id),
            "person_id": person,
            "language": citizen.language.unwrap_or_default(),
            "followed_state_at": 0,
            "created_at": self.now,
        });
        self.rows[LINE_ACCOUNTS].push(row);
    }

    pub fn link(&mut self, account: &str, person: &str) {
        self.links
            .push(json!({"account": account, "person": person}));
    }

    pub fn child(&mut self, tx: &Tx, person: &str, child: &Child) {
        let id = self.id();
        let row = json!({
            "id": id,
            "family_name": tx.seal.seal(CHILD_FAMILY_NAME, &child.family_name),
            "given_name": tx.seal.seal(CHILD_GIVEN_NAME, &child.given_name),
            "created_at": self.now,
            "updated_at": self.now,
        });
        self.rows[CHILDREN].push(row);
        let row = json!({"person_id": person, "child_id": id, "created_at": self.now});
        self.rows[GUARDIANS].push(row);
        if let Some(place) = &child.place {
            self.enrolment(&id, place);
        }
    }

    pub fn enrolment(&mut self, child: &str, place: &Place) {
        let id = self.id();
        for group in &place.groups {
            self.rows[GROUPS].push(json!({"enrolment_id": id, "name": group}));
        }
        let row = json!({
            "id": id,
            "child_id": child,
            "school_id": place.school,
            "class": place.class,
            "grade": place.grade,
            "started_at": self.now,
        });
        self.rows[ENROLMENTS].push(row);
    }

    pub fn choice(&mut self, person: &str, topic: &str, wanted: bool) {
        let row = json!({
            "person_id": person,
            "topic_id": topic,
            "wanted": i64::from(wanted),
            "changed_at": self.now,
        });
        self.rows[SUBSCRIPTIONS].push(row);
    }

    /// What a list of topics says: those, and no other that comes by default. An empty list says
    /// nothing.
    pub fn choices(&self, citizen: &Citizen) -> Vec<(String, bool)> {
        if citizen.topics.is_empty() {
            return Vec::new();
        }
        let wanted = citizen.topics.iter().map(|topic| (topic.clone(), true));
        let others = self.by_default.iter();
        let others = others.filter(|topic| !citizen.topics.contains(topic));
        wanted
            .chain(others.map(|topic| (topic.clone(), false)))
            .collect()
    }

    pub async fn flush(self, tx: &mut Tx) -> anyhow::Result<()> {
        for ((table, texts, numbers), rows) in TABLES.iter().zip(&self.rows) {
            if !rows.is_empty() {
                let sql = insert_sql(table, texts, numbers);
                sqlx::query(tx.engine.sql(&sql))
                    .bind(serde_json::to_string(rows)?)
                    .execute(tx.conn())
                    .await
                    .with_context(|| format!("import into {table}"))?;
            }
        }
        if !self.links.is_empty() {
            let sql = tx.engine.sql(
                "update line_accounts
                 set person_id = value ->> 'person'
                 from {rows:$1}
                 where line_accounts.id = value ->> 'account'",
            );
            sqlx::query(sql)
                .bind(serde_json::to_string(&self.links)?)
                .execute(tx.conn())
                .await
                .context("link LINE accounts")?;
        }
        Ok(())
    }
}

fn insert_sql(table: &str, texts: &[&str], numbers: &[&str]) -> String {
    let columns = [texts, numbers].concat().join(", ");
    let texts = texts.iter().map(|name| format!("value ->> '{name}'"));
    let numbers = numbers.iter();
    let numbers = numbers.map(|name| format!("cast(value ->> '{name}' as bigint)"));
    let values: Vec<String> = texts.chain(numbers).collect();
    format!(
        "insert into {table} ({columns}) select {} from {{rows:$1}}",
        values.join(", ")
    )
}
