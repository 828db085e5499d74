//! The catalogue of city notices, and who wants which.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::city::wishes::By;
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
    /// Offered no more since then; those who chose it are kept.
    pub retired_at: Option<Millis>,
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
        retired_at: row.try_get::<Option<i64>, _>("retired_at")?.map(Millis),
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

/// A topic as one person has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub topic: Topic,
    pub wanted: bool,
    /// `None`: as the person's settings say for the city's notices.
    pub channel: Option<By>,
}

/// The topics offered now in order, each with whether and how this person receives it.
pub async fn of_person(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<Vec<Choice>> {
    let rows = sqlx::query(
        "select t.*, coalesce(s.wanted, t.by_default) as wanted, s.channel
           from topics t
           left join subscriptions s on s.topic_id = t.id and s.person_id = $1
          where (t.opens_at is null or t.opens_at <= $2) and t.retired_at is null
          order by t.position, t.id",
    )
    .bind(person)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await?;
    let choice = |row: &sqlx::any::AnyRow| {
        let channel: Option<String> = row.try_get("channel")?;
        Ok(Choice {
            topic: read(row)?,
            wanted: row.try_get::<i64, _>("wanted")? == 1,
            channel: channel.as_deref().and_then(By::parse),
        })
    };
    rows.iter().map(choice).collect()
}

/// By which channel a person wants a topic; `None`: as their settings say.
pub async fn set_channel(
    tx: &mut Tx,
    person: &str,
    topic: &str,
    channel: Option<By>,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into subscriptions (person_id, topic_id, wanted, changed_at, channel)
         select $1, id, by_default, $3, $4 from topics where id = $2
         on conflict (person_id, topic_id) do update set
             changed_at = excluded.changed_at, channel = excluded.channel",
    )
    .bind(person)
    .bind(topic)
    .bind(now.0)
    .bind(channel.map(By::name))
    .execute(tx.conn())
    .await
    .context("store a topic's channel")?;
    Ok(())
}

/// How many people receive each topic, by its id: who chose it, and who never chose where it is by default.
pub async fn sizes(tx: &mut Tx) -> anyhow::Result<BTreeMap<String, i64>> {
    let rows = sqlx::query(
        "select t.id,
             (select count(*) from subscriptions s where s.topic_id = t.id and s.wanted = 1)
             + t.by_default
                 * ((select count(*) from people)
                     - (select count(*) from subscriptions s where s.topic_id = t.id)) as people
         from topics t",
    )
    .fetch_all(tx.conn())
    .await
    .context("count who receives the topics")?;
    rows.iter()
        .map(|row| Ok((row.try_get("id")?, row.try_get("people")?)))
        .collect()
}

/// Takes a topic out of what is offered, or back into it (`None`).
pub async fn retire(tx: &mut Tx, id: &str, at: Option<Millis>, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update topics set retired_at = $2, updated_at = $3 where id = $1")
        .bind(id)
        .bind(at.map(|at| at.0))
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("retire a topic")?;
    super::exactly_one(done.rows_affected(), "retire a topic")
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
    let wanted: Vec<_> = wanted.filter(|choice| choice.wanted).collect();
    for choice in &wanted {
        choose(tx, person, &choice.topic.id, false, now).await?;
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
