//! Who is meant by an audience now: counted for a preview, or written down when a notice starts.

mod pool;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::quota::{HAS_LINE, has_mail};
use crate::city::audience::{Audience, Place};
use crate::city::classes;
use crate::city::notice::Mistake;
use crate::city::quota::Readers;
use crate::clock::Millis;

pub use pool::{Filter, Pool};

/// One statement's JSON stays below a megabyte.
const ROWS_AT_ONCE: usize = 5000;

/// What the people frozen on a list begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frozen {
    /// The notice starts.
    Waiting,
    /// It was cancelled before its start.
    Cancelled(Millis),
    /// A later one stands in its place.
    Superseded(Millis),
}

impl Frozen {
    /// The columns `state`, `cause` and `planned_at`.
    pub(super) const fn columns(self) -> (&'static str, Option<&'static str>, Option<i64>) {
        match self {
            Frozen::Waiting => ("waiting", None, None),
            Frozen::Cancelled(now) => ("cancelled", Some("cancelled"), Some(now.0)),
            Frozen::Superseded(now) => ("cancelled", Some("superseded"), Some(now.0)),
        }
    }
}

/// How long a list is, and how many children it concerns: none where no school is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub people: i64,
    pub children: i64,
}

/// How many people would get it now. `topic` narrows to those who want that topic.
pub async fn count(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
    now: Millis,
) -> anyhow::Result<Size> {
    if matches!(audience, Audience::Schools(_)) {
        return Ok(size(&guardians(tx, audience, topic, now).await?));
    }
    let pool = Pool::of(audience, topic);
    let sql = format!("select count(*) as people {}", pool.from());
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(pool.topic())
        .bind(pool.rows())
        .fetch_one(tx.conn())
        .await
        .context("count audience")?;
    Ok(Size {
        people: row.try_get("people")?,
        children: 0,
    })
}

/// Children whom an audience that names classes leaves out only because their class is not set; `None`:
/// it names none.
pub async fn unset(tx: &mut Tx, audience: &Audience, now: Millis) -> anyhow::Result<Option<i64>> {
    if !audience.names_classes() {
        return Ok(None);
    }
    let schools = serde_json::to_string(&audience.schools())?;
    let groups = groups(tx, audience, &schools, now).await?;
    let sql = tx.engine.sql(
        "select id, school_id, grade
         from enrolments
         where school_id {among:$1}
             and class is null
             and started_at <= $2
             and (ended_at is null or ended_at > $2)",
    );
    let rows = sqlx::query(sql).bind(schools).bind(now.0);
    let rows = rows.fetch_all(tx.conn()).await;
    let mut unset = 0;
    for row in rows.context("children without a class")? {
        let enrolment: String = row.try_get("id")?;
        let school: String = row.try_get("school_id")?;
        let place = Place {
            school: &school,
            grade: row.try_get("grade")?,
            class: None,
            groups: groups.get(&enrolment).map_or(&[], Vec::as_slice),
        };
        unset += i64::from(audience.misses(&place));
    }
    Ok(Some(unset))
}

/// Those of an audience who would get it over LINE now. `open`: nobody's own choice mutes mails.
pub async fn readers(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
    open: bool,
    now: Millis,
) -> anyhow::Result<Readers> {
    let (from, (topic, rows)) = meant(tx, audience, topic, now).await?;
    let has_mail = has_mail(open);
    let sql = format!(
        "select count(*) as line, count(case when {has_mail} then 1 end) as mailed
         {from} and {HAS_LINE}"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(topic)
        .bind(rows)
        .fetch_one(tx.conn())
        .await
        .context("count an audience's LINE")?;
    let line: i64 = row.try_get("line")?;
    Ok(Readers {
        line,
        line_only: line - row.try_get::<i64, _>("mailed")?,
    })
}

/// How the people of an audience would be reached now: `people` = `both` + `line` + `mail` + `neither`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub people: i64,
    /// Over LINE and by mail.
    pub both: i64,
    /// Over LINE alone.
    pub line: i64,
    /// By mail alone.
    pub mail: i64,
    pub neither: i64,
}

/// `open`: nobody's own choice mutes mails.
pub async fn reach(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
    open: bool,
    now: Millis,
) -> anyhow::Result<Reach> {
    let (from, (topic, rows)) = meant(tx, audience, topic, now).await?;
    let has_mail = has_mail(open);
    let sql = format!(
        "select count(*) as people,
             count(case when {HAS_LINE} and {has_mail} then 1 end) as mixed,
             count(case when {HAS_LINE} then 1 end) as line,
             count(case when {has_mail} then 1 end) as mailed
         {from}"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(topic)
        .bind(rows)
        .fetch_one(tx.conn())
        .await
        .context("count an audience's channels")?;
    Reach::read(&row)
}

impl Reach {
    /// Of a row that counts `people`, those with LINE and mail as `mixed`, with `line`, and `mailed`.
    pub(super) fn read(row: &AnyRow) -> anyhow::Result<Reach> {
        let count = |column: &str| row.try_get::<i64, _>(column);
        let (people, both) = (count("people")?, count("mixed")?);
        let (line, mail) = (count("line")? - both, count("mailed")? - both);
        Ok(Reach {
            people,
            both,
            line,
            mail,
            neither: people - both - line - mail,
        })
    }
}

/// The people `p` of an audience, as the end of a statement, and the values it takes as `$1` and `$2`.
async fn meant(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
    now: Millis,
) -> anyhow::Result<(String, (String, String))> {
    if matches!(audience, Audience::Schools(_)) {
        let listed = guardians(tx, audience, topic, now).await?;
        let people: Vec<&String> = listed.keys().collect();
        let from = "from people p where $1 = '' and p.id {among:$2}";
        return Ok((
            from.to_owned(),
            (String::new(), serde_json::to_string(&people)?),
        ));
    }
    // One walk: a list of a million would not fit in memory.
    let pool = Pool::of(audience, topic);
    Ok((pool.from(), (pool.topic().to_owned(), pool.rows())))
}

/// Writes the list down, each person once, with every reason to be on it and the children it
/// concerns. Returns its size.
pub async fn freeze(
    tx: &mut Tx,
    notice: &str,
    audience: &Audience,
    topic: Option<&str>,
    frozen: Frozen,
    now: Millis,
) -> anyhow::Result<Size> {
    let (state, cause, planned) = frozen.columns();
    if matches!(audience, Audience::Schools(_)) {
        let listed = guardians(tx, audience, topic, now).await?;
        let rows: Vec<Value> = listed
            .iter()
            .map(|(person, listed)| json!({"person": person, "reasons": reasons_json(&listed.reasons)}))
            .collect();
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let sql = tx.engine.sql(
                "insert into recipients (notice_id, person_id, reasons, state, cause, planned_at)
                 select $1, value ->> 'person', value ->> 'reasons', $2, $3, $4
                 from {rows:$5}",
            );
            sqlx::query(sql)
                .bind(notice)
                .bind(state)
                .bind(cause)
                .bind(planned)
                .bind(serde_json::to_string(rows)?)
                .execute(tx.conn())
                .await
                .context("freeze list")?;
        }
        freeze_children(tx, notice, &listed).await?;
        return Ok(size(&listed));
    }
    freeze_pool(tx, notice, audience, topic, frozen, "").await
}

/// Writes down those of a pool's people who are not on the list yet: after the id up to which it was.
pub async fn freeze_rest(
    tx: &mut Tx,
    notice: &str,
    audience: &Audience,
    topic: Option<&str>,
    frozen: Frozen,
    after: &str,
) -> anyhow::Result<Size> {
    freeze_pool(tx, notice, audience, topic, frozen, after).await
}

async fn freeze_pool(
    tx: &mut Tx,
    notice: &str,
    audience: &Audience,
    topic: Option<&str>,
    frozen: Frozen,
    after: &str,
) -> anyhow::Result<Size> {
    let (state, cause, planned) = frozen.columns();
    let pool = Pool::of(audience, topic);
    let sql = format!(
        "insert into recipients (notice_id, person_id, reasons, state, cause, planned_at)
         select $3, p.id, value ->> 'reasons', $4, $5, $6 {} and p.id > $7",
        pool.from()
    );
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(pool.topic())
        .bind(pool.rows())
        .bind(notice)
        .bind(state)
        .bind(cause)
        .bind(planned)
        .bind(after)
        .execute(tx.conn())
        .await
        .context("freeze list")?;
    Ok(Size {
        people: i64::try_from(done.rows_affected())?,
        children: 0,
    })
}

/// The children each person on the list is there for.
async fn freeze_children(
    tx: &mut Tx,
    notice: &str,
    listed: &BTreeMap<String, Listed>,
) -> anyhow::Result<()> {
    let mut pairs = Vec::new();
    for (person, listed) in listed {
        let counted = classes::counted(listed.children.iter().map(|(place, _)| place));
        for ((place, child), counts) in listed.children.iter().zip(counted) {
            pairs.push((child, person, place, counts));
        }
    }
    // In the order of the table's key, so that its tree grows at one end.
    pairs.sort_unstable_by_key(|(child, person, ..)| (*child, *person));
    for pairs in pairs.chunks(ROWS_AT_ONCE) {
        let rows: Vec<Value> = pairs
            .iter()
            .map(|(child, person, place, counts)| {
                json!({
                    "child": child, "person": person, "counts": counts,
                    "school": place.school, "grade": place.grade, "class": place.class,
                })
            })
            .collect();
        let sql = tx.engine.sql(
            "insert into recipient_children
                 (notice_id, child_id, person_id, school_id, grade, class, counts)
             select $1, value ->> 'child', value ->> 'person', value ->> 'school',
                 cast(value ->> 'grade' as bigint), value ->> 'class',
                 cast(value ->> 'counts' as bigint)
             from {rows:$2}",
        );
        sqlx::query(sql)
            .bind(notice)
            .bind(serde_json::to_string(&rows)?)
            .execute(tx.conn())
            .await
            .context("freeze the children of a list")?;
    }
    Ok(())
}

/// A topic that is offered.
const TOPIC: &str = "select 1 from topics where id = $1 and retired_at is null";

/// Names in an audience that nobody knows: schools, grades, classes, groups, topics, areas.
pub async fn unknown(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
) -> anyhow::Result<Vec<Mistake>> {
    let mut mistakes = Vec::new();
    if let Some(topic) = topic
        && !exists(tx, TOPIC, topic).await?
    {
        mistakes.push(Mistake::new("topic", format!("{topic:?} is no topic")));
    }
    match audience {
        Audience::Schools(_) => unknown_places(tx, audience, &mut mistakes).await?,
        Audience::Topic(topic) => {
            if !exists(tx, TOPIC, topic).await? {
                let detail = format!("{topic:?} is no topic");
                mistakes.push(Mistake::new("audience.topic", detail));
            }
        }
        Audience::Areas(areas) => {
            unknown_areas(tx, "audience.areas", areas, STANDING_AREA, &mut mistakes).await?;
        }
        Audience::Evacuation(whom) => {
            let field = "audience.evacuation.areas";
            // What is in force in an area of an earlier calendar is lifted there; which may be named otherwise
            // is `office::evacuations`' to say.
            unknown_areas(tx, field, &whom.areas, ANY_AREA, &mut mistakes).await?;
        }
        Audience::Everyone(_) | Audience::Garbage(_) => {}
    }
    Ok(mistakes)
}

/// Why somebody is on a list by schools.
#[derive(Default)]
struct Listed {
    reasons: Vec<Value>,
    /// Each with where it stands.
    children: BTreeSet<(classes::Place, String)>,
}

fn size(listed: &BTreeMap<String, Listed>) -> Size {
    let children = listed.values().flat_map(|of| &of.children);
    let children: HashSet<&String> = children.map(|(_, child)| child).collect();
    let count = |len: usize| i64::try_from(len).unwrap_or(i64::MAX);
    Size {
        people: count(listed.len()),
        children: count(children.len()),
    }
}

/// Guardians of the children named, in order, with a reason for each such child.
async fn guardians(
    tx: &mut Tx,
    audience: &Audience,
    topic: Option<&str>,
    now: Millis,
) -> anyhow::Result<BTreeMap<String, Listed>> {
    let schools = serde_json::to_string(&audience.schools())?;
    let groups = groups(tx, audience, &schools, now).await?;
    let sql = tx.engine.sql(
        "select g.person_id, g.child_id, e.id, e.school_id, s.name, e.grade, e.class
         from enrolments e
         join schools s on s.id = e.school_id
         join guardians g on g.child_id = e.child_id
         where e.school_id {among:$1}
             and e.started_at <= $2
             and (e.ended_at is null or e.ended_at > $2)",
    );
    let rows = sqlx::query(sql).bind(schools).bind(now.0);
    let rows = rows.fetch_all(tx.conn()).await;
    let mut listed: BTreeMap<String, Listed> = BTreeMap::new();
    for row in rows.context("guardians of an audience")? {
        let enrolment: String = row.try_get("id")?;
        let class: Option<String> = row.try_get("class")?;
        let school: String = row.try_get("school_id")?;
        let place = Place {
            school: &school,
            grade: row.try_get("grade")?,
            class: class.as_deref(),
            groups: groups.get(&enrolment).map_or(&[], Vec::as_slice),
        };
        if let Some(part) = audience.part_naming(&place) {
            let mut reason = json!({
                "school": row.try_get::<String, _>("name")?,
                "grade": place.grade,
                "class": place.class,
            });
            if let Some(group) = part.group_of(place.groups) {
                reason["group"] = group.into();
            }
            if let Some(topic) = topic {
                reason["topic"] = topic.into();
            }
            let of = listed.entry(row.try_get("person_id")?).or_default();
            of.reasons.push(reason);
            let stands = classes::Place {
                school: place.school.to_owned(),
                grade: place.grade,
                class: place.class.unwrap_or_default().to_owned(),
            };
            of.children.insert((stands, row.try_get("child_id")?));
        }
    }
    if let Some(topic) = topic {
        let wanting = wanting(tx, topic).await?;
        listed.retain(|person, _| wanting.contains(person));
    }
    Ok(listed)
}

/// The reasons as stored: sorted, so that the same list is frozen the same, and each once (twins).
fn reasons_json(reasons: &[Value]) -> String {
    let sorted: BTreeSet<String> = reasons.iter().map(Value::to_string).collect();
    let sorted: Vec<String> = sorted.into_iter().collect();
    format!("[{}]", sorted.join(","))
}

/// The groups of every enrolment at these schools, if the audience asks for any.
async fn groups(
    tx: &mut Tx,
    audience: &Audience,
    schools: &str,
    now: Millis,
) -> anyhow::Result<HashMap<String, Vec<String>>> {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    let asks = |parts: &[crate::city::audience::Part]| parts.iter().any(|p| !p.groups.is_empty());
    if !matches!(audience, Audience::Schools(parts) if asks(parts)) {
        return Ok(groups);
    }
    let sql = tx.engine.sql(
        "select eg.enrolment_id, eg.name
         from enrolments e
         join enrolment_groups eg on eg.enrolment_id = e.id
         where e.school_id {among:$1}
             and e.started_at <= $2
             and (e.ended_at is null or e.ended_at > $2)",
    );
    let rows = sqlx::query(sql).bind(schools).bind(now.0);
    let rows = rows.fetch_all(tx.conn()).await;
    for row in rows.context("groups of an audience")? {
        let enrolment = row.try_get("enrolment_id")?;
        groups
            .entry(enrolment)
            .or_default()
            .push(row.try_get("name")?);
    }
    Ok(groups)
}

/// Everybody who wants this topic, by choice or by its default.
async fn wanting(tx: &mut Tx, topic: &str) -> anyhow::Result<HashSet<String>> {
    let pool = Pool::of(&Audience::Topic(topic.to_owned()), None);
    let sql = format!("select p.id {}", pool.from());
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(pool.topic())
        .bind(pool.rows())
        .fetch_all(tx.conn())
        .await
        .context("who wants a topic")?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}

const STANDING_AREA: &str = "select 1 from areas where name = $1 and retired_at is null";
const ANY_AREA: &str = "select 1 from areas where name = $1";

async fn unknown_areas(
    tx: &mut Tx,
    field: &str,
    areas: &[String],
    sql: &'static str,
    mistakes: &mut Vec<Mistake>,
) -> anyhow::Result<()> {
    for (at, area) in areas.iter().enumerate() {
        if !exists(tx, sql, area).await? {
            mistakes.push(Mistake::new(
                format!("{field}[{at}]"),
                format!("{area:?} is no area"),
            ));
        }
    }
    Ok(())
}

async fn exists(tx: &mut Tx, sql: &'static str, name: &str) -> anyhow::Result<bool> {
    let row = sqlx::query(sql).bind(name).fetch_optional(tx.conn()).await;
    Ok(row.context("look up a name")?.is_some())
}

async fn unknown_places(
    tx: &mut Tx,
    audience: &Audience,
    mistakes: &mut Vec<Mistake>,
) -> anyhow::Result<()> {
    let Audience::Schools(parts) = audience else {
        return Ok(());
    };
    for (at, part) in parts.iter().enumerate() {
        let row = sqlx::query("select grades, classes, clubs, groups from schools where id = $1")
            .bind(&part.school)
            .fetch_optional(tx.conn())
            .await
            .context("look up a school")?;
        let field = |name: &str| format!("audience.schools[{at}].{name}");
        let Some(row) = row else {
            let detail = format!("{:?} is no school", part.school);
            mistakes.push(Mistake::new(field("school"), detail));
            continue;
        };
        let grades: Vec<i64> = serde_json::from_str(&row.try_get::<String, _>("grades")?)?;
        let names = |column: &str| -> anyhow::Result<Vec<String>> {
            Ok(serde_json::from_str(&row.try_get::<String, _>(column)?)?)
        };
        let groups = [names("clubs")?, names("groups")?].concat();
        for grade in part.grades.iter().filter(|grade| !grades.contains(grade)) {
            let detail = format!("the school has no grade {grade}");
            mistakes.push(Mistake::new(field("grades"), detail));
        }
        for (name, wanted, known) in [
            ("classes", &part.classes, &names("classes")?),
            ("groups", &part.groups, &groups),
        ] {
            for unknown in wanted.iter().filter(|wanted| !known.contains(wanted)) {
                let detail = format!("the school has no {unknown:?}");
                mistakes.push(Mistake::new(field(name), detail));
            }
        }
    }
    Ok(())
}
