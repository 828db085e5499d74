//! What is read to write a notice to people: its words, who signs it, and why each one gets it.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::announcement::{Announcement, Mark};
use crate::mail::notice::Reason;
use crate::words::Language;

/// What [`read`] needs, where `n` is a notice, `s` the school that signs it and `t` its topic.
pub const COLUMNS: &str = "n.id, n.kind, n.matter, n.level, n.content, n.wants_receipt,
    n.topic_id, s.name as school, t.names as topic";
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
        id,
        mark: match (kind.as_str(), matter.as_deref(), level) {
            ("emergency", _, Some(level)) => Mark::Emergency(level),
            ("maintenance", ..) => Mark::Maintenance,
            (_, Some("safety"), _) => Mark::Safety,
            _ => Mark::None,
        },
        texts,
        wants_receipt: row.try_get::<i64, _>("wants_receipt")? != 0,
        school: row.try_get("school")?,
        topic: names(topic.as_deref().unwrap_or("{}")),
        optional_topic: match kind.as_str() {
            "city" => row.try_get("topic_id")?,
            _ => None,
        },
    })
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
             and person_id in (select value from {texts:$2})",
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

/// The reasons in a column `recipients.reasons`. One of a later version is left out; the mail says
/// the others.
pub fn read_reasons(json: &str) -> serde_json::Result<Vec<Reason>> {
    let reasons: Vec<serde_json::Value> = serde_json::from_str(json)?;
    let reasons = reasons.into_iter();
    let known = reasons.filter_map(|reason| serde_json::from_value(reason).ok());
    Ok(known.collect())
}
