//! The catalogue of city notices, and who wants which.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::words::Language;

/// A topic of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub id: String,
    /// By language tag; `ja` is always there.
    pub names: BTreeMap<String, String>,
    /// Received by those who never chose.
    pub by_default: bool,
    pub opens_at: Option<Millis>,
    pub position: i64,
}

impl Topic {
    /// The name in a language, or the Japanese one.
    pub fn name(&self, language: Language) -> &str {
        self.names
            .get(language.tag())
            .or_else(|| self.names.get(Language::Ja.tag()))
            .map_or(&self.id, String::as_str)
    }
}

/// The catalogue in its order.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<Topic>> {
    let rows = sqlx::query("select * from topics order by position, id")
        .fetch_all(tx.conn())
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &sqlx::any::AnyRow) -> anyhow::Result<Topic> {
    let id: String = row.try_get("id")?;
    let names: String = row.try_get("names")?;
    Ok(Topic {
        names: serde_json::from_str(&names).with_context(|| format!("topics.names of {id}"))?,
        by_default: row.try_get::<i64, _>("by_default")? == 1,
        opens_at: row.try_get::<Option<i64>, _>("opens_at")?.map(Millis),
        position: row.try_get("position")?,
        id,
    })
}

/// Stores a topic or changes it.
pub async fn put(tx: &mut Tx, topic: &Topic, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into topics (id, names, by_default, opens_at, position, updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set
             names = excluded.names, by_default = excluded.by_default,
             opens_at = excluded.opens_at, position = excluded.position,
             updated_at = excluded.updated_at",
    )
    .bind(&topic.id)
    .bind(serde_json::to_string(&topic.names)?)
    .bind(i64::from(topic.by_default))
    .bind(topic.opens_at.map(|at| at.0))
    .bind(topic.position)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The open topics in order, each with whether this person receives it.
pub async fn of_person(
    tx: &mut Tx,
    person: &str,
    now: Millis,
) -> anyhow::Result<Vec<(Topic, bool)>> {
    let rows = sqlx::query(
        "select t.*, coalesce(s.wanted, t.by_default) as wanted
           from topics t
           left join subscriptions s on s.topic_id = t.id and s.person_id = $1
          where t.opens_at is null or t.opens_at <= $2
          order by t.position, t.id",
    )
    .bind(person)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await?;
    rows.iter()
        .map(|row| Ok((read(row)?, row.try_get::<i64, _>("wanted")? == 1)))
        .collect()
}

/// What a person chose for one topic.
pub async fn choose(
    tx: &mut Tx,
    person: &str,
    topic: &str,
    wanted: bool,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into subscriptions (person_id, topic_id, wanted, changed_at)
         values ($1, $2, $3, $4)
         on conflict (person_id, topic_id) do update set
             wanted = excluded.wanted, changed_at = excluded.changed_at,
             mail_off_at = case excluded.wanted when 1 then null else subscriptions.mail_off_at end
         where subscriptions.wanted <> excluded.wanted",
    )
    .bind(person)
    .bind(topic)
    .bind(i64::from(wanted))
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// No topic is wanted any more. Returns how many were.
pub async fn stop_all(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<usize> {
    let wanted = of_person(tx, person, now).await?.into_iter();
    let wanted: Vec<_> = wanted.filter(|(_, wanted)| *wanted).collect();
    for (topic, _) in &wanted {
        choose(tx, person, &topic.id, false, now).await?;
    }
    Ok(wanted.len())
}

/// One topic as its mails are stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailed {
    pub topic: Topic,
    /// The person's.
    pub language: Language,
    /// No mails about it.
    pub stopped: bool,
}

/// `None`: the person or the topic is gone.
pub async fn mailed(tx: &mut Tx, person: &str, topic: &str) -> anyhow::Result<Option<Mailed>> {
    let row = sqlx::query(
        "select t.*, p.language, s.mail_off_at, s.wanted
         from topics t
         join people p on p.id = $1
         left join subscriptions s on s.topic_id = t.id and s.person_id = p.id
         where t.id = $2",
    )
    .bind(person)
    .bind(topic)
    .fetch_optional(tx.conn())
    .await
    .context("load how a topic is mailed")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let off: Option<i64> = row.try_get("mail_off_at")?;
    let language: String = row.try_get("language")?;
    Ok(Some(Mailed {
        topic: read(&row)?,
        language: Language::parse(&language).unwrap_or_default(),
        stopped: off.is_some() || row.try_get::<Option<i64>, _>("wanted")? == Some(0),
    }))
}

/// Stops the mails about a topic: LINE goes on. Whom LINE does not reach is off the topic's list, and
/// never counted as one whom a notice did not reach.
pub async fn stop_mails(tx: &mut Tx, person: &str, topic: &str, now: Millis) -> anyhow::Result<()> {
    const ON_LINE: &str = "exists (
         select 1
         from line_accounts
         where person_id = $1 and blocked_at is null and refused_at is null
     )";
    let sql = format!(
        "insert into subscriptions (person_id, topic_id, wanted, changed_at, mail_off_at)
         select $1, t.id, case when {ON_LINE} then t.by_default else 0 end, $3, $3
         from topics t
         where t.id = $2
         on conflict (person_id, topic_id) do update set
             wanted = case when {ON_LINE} then subscriptions.wanted else 0 end,
             changed_at = excluded.changed_at,
             mail_off_at = excluded.mail_off_at
         where subscriptions.mail_off_at is null"
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .bind(topic)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("stop a topic's mails")?;
    Ok(())
}

/// Takes that back.
pub async fn resume_mails(
    tx: &mut Tx,
    person: &str,
    topic: &str,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "update subscriptions
         set wanted = 1, changed_at = $3, mail_off_at = null
         where person_id = $1 and topic_id = $2",
    )
    .bind(person)
    .bind(topic)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("resume a topic's mails")?;
    Ok(())
}
