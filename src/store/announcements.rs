//! What is read to write a notice to people: its words, who signs it, and why each one gets it.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::notices::Notice;
use super::{schools, topics};
use crate::city::announcement::{Announcement, Mark, Text};
use crate::city::audience::Audience;
use crate::city::evacuation::Hazard;
use crate::city::notice::{Kind, Matter};
use crate::clock::Millis;
use crate::mail::notice::Reason;
use crate::words::Language;

/// What [`read`] needs, where `n` is a notice, `s` the school that signs it and `t` its topic.
pub const COLUMNS: &str = "n.id, n.kind, n.matter, n.level, n.content, n.wants_receipt,
    n.topic_id, n.audience as whom, s.name as school, t.names as topic,
    (select count(*) from notice_attachments a where a.notice_id = n.id) as files,
    (select e.started_at from notices e where e.id = n.corrects_id) as corrected_at";
/// The tables of [`COLUMNS`] besides `notices n`.
pub const JOINS: &str =
    "left join schools s on s.id = n.school_id left join topics t on t.id = n.topic_id";

/// `None`: there is no such notice.
pub async fn load(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Announcement>> {
    let sql = format!("select {COLUMNS} from notices n {JOINS} where n.id = $1");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("load announcement")?;
    row.as_ref().map(read).transpose()
}

/// The words of a row with [`COLUMNS`].
pub fn read(row: &AnyRow) -> anyhow::Result<Announcement> {
    let id: String = row.try_get("id")?;
    let content: String = row.try_get("content")?;
    let texts = serde_json::from_str(&content)
        .ok()
        .with_context(|| format!("notices.content of {id} cannot be read"))?;
    let topic: Option<String> = row.try_get("topic")?;
    let kind: String = row.try_get("kind")?;
    let matter: Option<String> = row.try_get("matter")?;
    let level: Option<i64> = row.try_get("level")?;
    Ok(Announcement {
        mark: Mark::of(
            Kind::parse(&kind).with_context(|| format!("notices.kind of {id} cannot be read"))?,
            matter.as_deref().and_then(Matter::parse),
            level,
        ),
        again: false,
        texts,
        wants_receipt: row.try_get::<i64, _>("wants_receipt")? != 0,
        school: row.try_get("school")?,
        topic: names(topic.as_deref().unwrap_or("{}")),
        optional_topic: match kind.as_str() {
            "city" | "garbage" => row.try_get("topic_id")?,
            _ => None,
        },
        files: row.try_get("files")?,
        corrects: row.try_get::<Option<i64>, _>("corrected_at")?.map(Millis),
        warns_of: serde_json::from_str(&row.try_get::<String, _>("whom")?)
            .ok()
            .and_then(|audience| warns_of(&audience)),
        in_zone: false,
        id,
    })
}

/// The words of a notice that may not be stored yet.
pub async fn of(tx: &mut Tx, notice: &Notice) -> anyhow::Result<Announcement> {
    let school = match &notice.school {
        Some(id) => schools::by_id(tx, id).await?.map(|school| school.name),
        None => None,
    };
    let topic = match &notice.topic {
        Some(id) => topics::all(tx).await?.into_iter().find(|it| it.id == *id),
        None => None,
    };
    let named = topic.map(|topic| serde_json::to_string(&topic.names));
    let texts = notice.content.0.iter().map(|(language, wording)| {
        let text = Text {
            title: wording.title.clone(),
            body: wording.body.clone(),
            machine: wording.machine,
        };
        (*language, text)
    });
    Ok(Announcement {
        again: false,
        id: notice.id.clone(),
        mark: Mark::of(notice.kind, notice.matter, notice.level),
        texts: texts.collect(),
        wants_receipt: notice.wants_receipt,
        school,
        topic: names(named.transpose()?.as_deref().unwrap_or("{}")),
        optional_topic: notice
            .topic
            .clone()
            .filter(|_| matches!(notice.kind, Kind::City | Kind::Garbage)),
        files: files(tx, &notice.id).await?,
        corrects: corrected_at(tx, notice).await?,
        warns_of: warns_of(&notice.audience),
        in_zone: false,
    })
}

/// Whether anybody of this audience reads stronger words, and of what.
fn warns_of(audience: &Audience) -> Option<Hazard> {
    match audience {
        Audience::Evacuation(whom) if whom.warns => Some(whom.hazard),
        _ => None,
    }
}

/// How many files go with a stored notice.
async fn files(tx: &mut Tx, notice: &str) -> anyhow::Result<i64> {
    let row = sqlx::query("select count(*) as files from notice_attachments where notice_id = $1")
        .bind(notice)
        .fetch_one(tx.conn())
        .await
        .context("count a notice's files")?;
    Ok(row.try_get("files")?)
}

/// When the notice was sent that this one corrects.
async fn corrected_at(tx: &mut Tx, notice: &Notice) -> anyhow::Result<Option<Millis>> {
    let Some(corrects) = &notice.corrects else {
        return Ok(None);
    };
    let earlier = super::notices::load(tx, &corrects.notice).await?;
    Ok(earlier.and_then(|earlier| earlier.started_at))
}

/// A topic's names; languages that this program does not know are left out.
fn names(json: &str) -> BTreeMap<Language, String> {
    let names: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    let names = names.into_iter();
    names
        .filter_map(|(tag, name)| Some((Language::parse(&tag)?, name)))
        .collect()
}

/// Why these people are on a notice's list.
pub async fn reasons(
    tx: &mut Tx,
    notice: &str,
    people: &[String],
) -> anyhow::Result<BTreeMap<String, Vec<Reason>>> {
    let sql = tx.engine.sql(
        "select person_id, reasons
         from recipients
         where notice_id = $1
             and person_id {among:$2}",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await
        .context("load reasons")?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let reasons: String = row.try_get("reasons")?;
        let person: String = row.try_get("person_id")?;
        found.insert(person, read_reasons(&reasons)?);
    }
    Ok(found)
}

/// Whether a place of this person lies in the zone of what the notice warns of.
pub async fn is_in_zone(tx: &mut Tx, notice: &str, person: &str) -> anyhow::Result<bool> {
    let reasons = reasons(tx, notice, &[person.to_owned()]).await?;
    let mut of_person = reasons.values().flatten();
    Ok(of_person.any(|reason| reason.zone.is_some()))
}

/// The reasons in a column `recipients.reasons`. One of a later version is left out; the mail says
/// the others.
pub fn read_reasons(json: &str) -> serde_json::Result<Vec<Reason>> {
    let reasons: Vec<serde_json::Value> = serde_json::from_str(json)?;
    let reasons = reasons.into_iter();
    let known = reasons.filter_map(|reason| serde_json::from_value(reason).ok());
    Ok(known.collect())
}
