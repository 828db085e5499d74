//! Everything held about a person, as one structure that the readable page and the download are both
//! made of. Nothing of another guardian is in it.

use std::collections::HashMap;

use anyhow::Context;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::columns::{
    ABSENCE_EXPECTED, ABSENCE_NOTE, ABSENCE_REASON, ADDRESS, CALL_NOTE, FAMILY_NAME, GIVEN_NAME,
    LINE_USER_ID, MESSAGE_BODY, PHONE,
};
use crate::clock::Millis;
use crate::words::Language;

/// Names the shape of the download; a changed one gets another name.
pub const FORMAT: &str = "kairan-held-1";

/// The tables that stand in it. A test compares them with [`super::holdings::HOLDINGS`].
pub const EXPORTED: &[&str] = &[
    "people",
    "addresses",
    "line_accounts",
    "conversations",
    "consents",
    "children",
    "guardians",
    "enrolments",
    "enrolment_groups",
    "rollover_children",
    "absences",
    "absence_reasons",
    "missing_children",
    "message_threads",
    "messages",
    "calls",
    "subscriptions",
    "places",
    "invitations",
    "invitation_children",
    "link_tries",
    "diagnoses",
    "recipients",
    "drill_proofs",
    "sessions",
    "departures",
];

/// One thing that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Text(String),
    Number(i64),
    Time(Millis),
    List(Vec<String>),
}

/// What is known of one thing, by names that end the ids of their words (`held-family-name`).
pub type Entry = Vec<(&'static str, Fact)>;

/// Things of one kind, under a name that ends the id of its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub name: &'static str,
    pub entries: Vec<Entry>,
}

/// Everything held about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub at: Millis,
    pub sections: Vec<Section>,
}

impl Held {
    /// The download: an object with a list of objects for each section; times as RFC 3339; what is
    /// not known is left out. Names are written with `_`.
    pub fn json(&self, zone: &TimeZone) -> Value {
        let mut whole = Map::new();
        whole.insert("format".into(), FORMAT.into());
        whole.insert("at".into(), time(self.at, zone).into());
        for section in &self.sections {
            let entries = section.entries.iter().map(|entry| {
                let facts = entry.iter();
                let facts = facts.map(|(name, fact)| (name.replace('-', "_"), fact.json(zone)));
                Value::Object(facts.collect())
            });
            whole.insert(section.name.replace('-', "_"), entries.collect());
        }
        Value::Object(whole)
    }
}

impl Fact {
    fn json(&self, zone: &TimeZone) -> Value {
        match self {
            Fact::Text(text) => text.as_str().into(),
            Fact::Number(number) => (*number).into(),
            Fact::Time(at) => time(*at, zone).into(),
            Fact::List(texts) => json!(texts),
        }
    }

    /// As a person reads it.
    pub fn written(&self, zone: &TimeZone) -> String {
        match self {
            Fact::Text(text) => text.clone(),
            Fact::Number(number) => number.to_string(),
            Fact::Time(at) => {
                let at = at.timestamp().to_zoned(zone.clone());
                at.strftime("%Y-%m-%d %H:%M").to_string()
            }
            Fact::List(texts) => texts.join("、"),
        }
    }
}

fn time(at: Millis, zone: &TimeZone) -> String {
    let at = at.timestamp().to_zoned(zone.clone());
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Loads it all.
pub async fn of_person(
    tx: &mut Tx,
    person: &str,
    language: Language,
    now: Millis,
) -> anyhow::Result<Held> {
    let sections = vec![
        me(tx, person).await?,
        addresses(tx, person).await?,
        places(tx, person).await?,
        line(tx, person).await?,
        links(tx, person).await?,
        talks(tx, person).await?,
        consents(tx, person).await?,
        children(tx, person).await?,
        schools(tx, person).await?,
        absences(tx, person).await?,
        missing(tx, person).await?,
        messages(tx, person).await?,
        calls(tx, person).await?,
        invitations(tx, person).await?,
        topics(tx, person, language).await?,
        notices(tx, person, language).await?,
        sessions(tx, person).await?,
        departures(tx, person).await?,
        diagnoses(tx, person).await?,
    ];
    Ok(Held { at: now, sections })
}

/// Reads one row into facts; what is null is left out.
struct Reader<'a> {
    tx: &'a Tx,
    row: &'a AnyRow,
    entry: Entry,
}

impl<'a> Reader<'a> {
    fn new(tx: &'a Tx, row: &'a AnyRow) -> Reader<'a> {
        Reader {
            tx,
            row,
            entry: Entry::new(),
        }
    }

    fn text(mut self, name: &'static str, column: &str) -> anyhow::Result<Self> {
        let text: Option<String> = self.row.try_get(column)?;
        self.entry.extend(text.map(|text| (name, Fact::Text(text))));
        Ok(self)
    }

    fn number(mut self, name: &'static str, column: &str) -> anyhow::Result<Self> {
        let number: Option<i64> = self.row.try_get(column)?;
        self.entry
            .extend(number.map(|number| (name, Fact::Number(number))));
        Ok(self)
    }

    fn time(mut self, name: &'static str, column: &str) -> anyhow::Result<Self> {
        let at: Option<i64> = self.row.try_get(column)?;
        self.entry
            .extend(at.map(|at| (name, Fact::Time(Millis(at)))));
        Ok(self)
    }

    fn sealed(
        mut self,
        name: &'static str,
        column: &str,
        sealed_for: &str,
    ) -> anyhow::Result<Self> {
        let sealed: Option<String> = self.row.try_get(column)?;
        let open = |sealed: String| {
            let opened = self.tx.seal.open(sealed_for, &sealed);
            opened.with_context(|| format!("{sealed_for} does not open"))
        };
        let opened = sealed.map(open).transpose()?;
        self.entry
            .extend(opened.map(|text| (name, Fact::Text(text))));
        Ok(self)
    }
}

async fn rows(tx: &mut Tx, sql: &'static str, person: &str) -> anyhow::Result<Vec<AnyRow>> {
    let rows = sqlx::query(sql).bind(person).fetch_all(tx.conn()).await;
    rows.context("what is held about a person")
}

async fn me(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let rows = rows(tx, "select * from people where id = $1", person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("id", "id")?
            .sealed("family-name", "family_name", FAMILY_NAME)?
            .sealed("given-name", "given_name", GIVEN_NAME)?
            .sealed("phone", "phone", PHONE)?
            .sealed("login", "login", "people.login")?
            .text("language", "language")?
            .text("area", "area")?
            .text("ways-of-school", "school_by")?
            .text("ways-of-city", "city_by")?
            .time("off-since", "mail_off_at")?
            .text("quiet-hours", "quiet_hours")?
            .text("garbage-evening", "garbage_evening")?
            .text("garbage-morning", "garbage_morning")?
            .number("landslide", "landslide")?
            .number("flood", "flood")?
            .number("surge", "surge")?
            .time("since-narrowed", "narrowed_at")?
            .time("created-at", "created_at")?
            .time("updated-at", "updated_at")?
            .time("last-used-at", "last_used_at")?
            .entry)
    });
    section("person", entries)
}

async fn addresses(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from addresses where person_id = $1 order by slot";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .number("slot", "slot")?
            .sealed("address", "address", ADDRESS)?
            .text("owner", "owner")?
            .time("proven-at", "proven_at")?
            .time("stopped-at", "stopped_at")?
            .time("employer-agreed-at", "employer_agreed_at")?
            .sealed("next-address", "next_address", ADDRESS)?
            .time("created-at", "created_at")?
            .entry)
    });
    section("addresses", entries)
}

/// Besides home, which stands with the person.
async fn places(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from places where person_id = $1 order by position";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("area", "area")?
            .number("landslide", "landslide")?
            .number("flood", "flood")?
            .number("surge", "surge")?
            .entry)
    });
    section("places", entries)
}

async fn line(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from line_accounts where person_id = $1 order by created_at, id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .sealed("id-at-line", "user_id", LINE_USER_ID)?
            .text("language", "language")?
            .time("created-at", "created_at")?
            .time("since-linked", "linked_at")?
            .time("blocked-at", "blocked_at")?
            .entry)
    });
    section("line", entries)
}

async fn links(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from link_tries where person_id = $1 order by created_at, nonce_hash";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .time("created-at", "created_at")?
            .time("ended-at", "ended_at")?
            .text("outcome", "outcome")?
            .entry)
    });
    section("links", entries)
}

/// Those the person made; who used one is that person's.
async fn invitations(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select i.*, c.child_id from invitations i
               join invitation_children c on c.invitation_id = i.id
               where i.inviter_id = $1 order by i.created_at, i.id, c.child_id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("child", "child_id")?
            .time("created-at", "created_at")?
            .time("expires-at", "expires_at")?
            .time("withdrawn-at", "withdrawn_at")?
            .time("used-at", "used_at")?
            .entry)
    });
    section("invitations", entries)
}

async fn talks(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select c.state, c.updated_at from conversations c
               join line_accounts a on a.id = c.line_account_id where a.person_id = $1
               order by a.created_at, a.id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .sealed("entered", "state", "conversations.state")?
            .time("updated-at", "updated_at")?
            .entry)
    });
    section("talks", entries)
}

async fn consents(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from consents where person_id = $1 order by agreed_at, document";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("document", "document")?
            .text("version", "version")?
            .time("agreed-at", "agreed_at")?
            .entry)
    });
    section("consents", entries)
}

/// With the person's own relationship, never another guardian's.
async fn children(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select c.*, g.relationship, g.created_at as since from guardians g
               join children c on c.id = g.child_id where g.person_id = $1
               order by c.created_at, c.id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("child", "id")?
            .sealed("family-name", "family_name", "children.family_name")?
            .sealed("given-name", "given_name", "children.given_name")?
            .sealed("family-kana", "family_kana", "children.family_kana")?
            .sealed("given-kana", "given_kana", "children.given_kana")?
            .sealed("sex", "sex", "children.sex")?
            .sealed("birthday", "birthday", "children.birthday")?
            .sealed("relationship", "relationship", "guardians.relationship")?
            .time("created-at", "since")?
            .entry)
    });
    section("children", entries)
}

/// Those of now, before and planned.
async fn schools(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select e.*, s.name as school, r.confirmed_at from guardians g
               join enrolments e on e.child_id = g.child_id
               left join rollover_children r on r.new_enrolment = e.id and r.undone is null
               join schools s on s.id = e.school_id where g.person_id = $1
               order by e.child_id, e.started_at, e.id";
    let of_enrolments = rows(tx, sql, person).await?;
    let sql = "select eg.enrolment_id, eg.name from guardians g
               join enrolments e on e.child_id = g.child_id
               join enrolment_groups eg on eg.enrolment_id = e.id where g.person_id = $1";
    let groups = rows(tx, sql, person).await?;
    let entries = of_enrolments.iter().map(|row| {
        let enrolment: String = row.try_get("id")?;
        let mut names = Vec::new();
        for group in &groups {
            if group.try_get::<String, _>("enrolment_id")? == enrolment {
                names.push(group.try_get("name")?);
            }
        }
        names.sort();
        let number = "enrolments.attendance_number";
        let mut entry = Reader::new(tx, row)
            .text("child", "child_id")?
            .text("school", "school")?
            .number("grade", "grade")?
            .text("class", "class")?
            .sealed("attendance-number", "attendance_number", number)?
            .time("from", "started_at")?
            .time("until", "ended_at")?
            .text("end-reason", "end_reason")?
            .time("confirmed-at", "confirmed_at")?
            .entry;
        if !names.is_empty() {
            entry.push(("groups", Fact::List(names)));
        }
        Ok(entry)
    });
    section("schools", entries)
}

/// Of the person's children. What another guardian wrote of the reason is that guardian's.
async fn absences(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select a.*, s.name as school, r.reason, r.expected, r.note from guardians g
               join absences a on a.child_id = g.child_id
               join schools s on s.id = a.school_id
               left join absence_reasons r on r.absence_id = a.id and a.reported_by = g.person_id
               where g.person_id = $1 order by a.first_day, a.id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("child", "child_id")?
            .text("school", "school")?
            .text("kind", "kind")?
            .text("from", "first_day")?
            .text("until", "last_day")?
            .sealed("cause", "reason", ABSENCE_REASON)?
            .sealed("expected", "expected", ABSENCE_EXPECTED)?
            .sealed("note", "note", ABSENCE_NOTE)?
            .time("created-at", "reported_at")?
            .time("confirmed-at", "acknowledged_at")?
            .time("withdrawn-at", "withdrawn_at")?
            .entry)
    });
    section("absences", entries)
}

/// When a school missed the person's children and asked.
async fn missing(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select m.*, s.name as school from guardians g
               join missing_children m on m.child_id = g.child_id
               join schools s on s.id = m.school_id
               where g.person_id = $1 order by m.asked_at, m.id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("child", "child_id")?
            .text("school", "school")?
            .time("sent-at", "asked_at")?
            .time("confirmed-at", "found_at")?
            .entry)
    });
    section("missing", entries)
}

/// What the person and the office or schools wrote to each other.
async fn messages(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select m.*, t.state, coalesce(s.name, 'office') as at_window from message_threads t
               join messages m on m.thread_id = t.id
               left join schools s on s.id = coalesce(m.school_id, t.school_id)
               where t.person_id = $1 order by t.created_at, t.id, m.position";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("window", "at_window")?
            .text("kind", "kind")?
            .sealed("message", "body", MESSAGE_BODY)?
            .time("sent-at", "at")?
            .text("state", "state")?
            .entry)
    });
    section("messages", entries)
}

/// When a school telephoned about the person's children, and what it noted.
async fn calls(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select k.* from guardians g
               join calls k on k.child_id = g.child_id
               where g.person_id = $1 order by k.called_at, k.notice_id, k.child_id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("child", "child_id")?
            .text("notice", "notice_id")?
            .time("called-at", "called_at")?
            .text("outcome", "state")?
            .sealed("note", "note", CALL_NOTE)?
            .entry)
    });
    section("calls", entries)
}

async fn topics(tx: &mut Tx, person: &str, language: Language) -> anyhow::Result<Section> {
    let sql = "select s.*, t.names from subscriptions s join topics t on t.id = s.topic_id
               where s.person_id = $1 order by t.position, t.id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        let mut entry = vec![("topic", named(row, "names", language)?)];
        let read = Reader::new(tx, row)
            .number("wanted", "wanted")?
            .text("topic-channel", "channel")?
            .time("stopped-at", "mail_off_at")?
            .time("changed-at", "changed_at")?;
        entry.extend(read.entry);
        Ok(entry)
    });
    section("topics", entries)
}

/// The name in a JSON object by language.
fn named(row: &AnyRow, column: &str, language: Language) -> anyhow::Result<Fact> {
    let names: Value = serde_json::from_str(&row.try_get::<String, _>(column)?)?;
    let name = names[language.tag()].as_str().or(names["ja"].as_str());
    Ok(Fact::Text(name.unwrap_or_default().to_owned()))
}

async fn notices(tx: &mut Tx, person: &str, language: Language) -> anyhow::Result<Section> {
    let sql = "select r.*, n.content, n.started_at from recipients r
               join notices n on n.id = r.notice_id where r.person_id = $1
               order by n.started_at desc, n.id";
    let rows = rows(tx, sql, person).await?;
    let mut proven = proven(tx, person).await?;
    let entries = rows.iter().map(|row| {
        let content: Value = serde_json::from_str(&row.try_get::<String, _>("content")?)?;
        let title = content[language.tag()]["title"].as_str();
        let title = title
            .or(content["ja"]["title"].as_str())
            .unwrap_or_default();
        let mut entry = vec![("title-of-notice", Fact::Text(title.to_owned()))];
        let read = Reader::new(tx, row)
            .text("notice", "notice_id")?
            .time("sent-at", "started_at")?
            .text("state", "state")?
            .text("cause", "cause")?
            .text("reasons", "reasons")?
            .time("delivered-by-line", "line_at")?
            .time("delivered-by-email", "email_at")?
            .time("opened-at", "opened_at")?
            .time("read-at", "read_at")?
            .text("read-by", "read_by")?;
        entry.extend(read.entry);
        let ways = proven.remove(&row.try_get::<String, _>("notice_id")?);
        entry.extend(ways.map(|ways| ("proven-by", Fact::List(ways))));
        Ok(entry)
    });
    section("notices", entries)
}

/// By notice, where a person confirmed drills: `line`, or `mail` with the address's slot.
async fn proven(tx: &mut Tx, person: &str) -> anyhow::Result<HashMap<String, Vec<String>>> {
    let sql = "select * from drill_proofs where person_id = $1 order by slot";
    let mut proven: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows(tx, sql, person).await? {
        let way = match row.try_get("slot")? {
            0 => row.try_get("channel")?,
            slot => format!("{}{slot}", row.try_get::<String, _>("channel")?),
        };
        let ways = proven.entry(row.try_get("notice_id")?).or_default();
        ways.push(way);
    }
    Ok(proven)
}

async fn sessions(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from sessions where person_id = $1 order by created_at, token_hash";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .time("created-at", "created_at")?
            .time("expires-at", "expires_at")?
            .text("device", "device")?
            .entry)
    });
    section("sessions", entries)
}

async fn departures(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from departures where person_id = $1 order by id";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("kind", "kind")?
            .time("asked-at", "asked_at")?
            .time("due-at", "due_at")?
            .time("withdrawn-at", "withdrawn_at")?
            .entry)
    });
    section("departures", entries)
}

async fn diagnoses(tx: &mut Tx, person: &str) -> anyhow::Result<Section> {
    let sql = "select * from diagnoses where person_id = $1 order by created_at, number";
    let rows = rows(tx, sql, person).await?;
    let entries = rows.iter().map(|row| {
        Ok(Reader::new(tx, row)
            .text("number", "number")?
            .text("findings", "findings")?
            .time("created-at", "created_at")?
            .entry)
    });
    section("diagnoses", entries)
}

fn section(
    name: &'static str,
    entries: impl Iterator<Item = anyhow::Result<Entry>>,
) -> anyhow::Result<Section> {
    Ok(Section {
        name,
        entries: entries.collect::<anyhow::Result<_>>()?,
    })
}
