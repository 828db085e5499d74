//! The people on a notice's frozen list: found in chunks ([`candidates`]), planned for
//! ([`planned`]), listed for staff, confirming.
//!
//! What becomes of their messages is settled in [`super::ledger`].

pub mod candidates;
pub mod planned;

use anyhow::Context;
use serde_json::Value;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{FAMILY_NAME, GIVEN_NAME};
use super::{Tx, families, repeats};
use crate::clock::Millis;

/// A channel that stood in for the other for one person, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    pub to: String,
    pub because: String,
    pub at: Millis,
}

fn fallbacks(text: Option<String>) -> Vec<Fallback> {
    let text = text.unwrap_or_default();
    let one = |text: &str| {
        let mut parts = text.split(':').map(str::to_owned);
        Some(Fallback {
            to: parts.next()?,
            because: parts.next()?,
            at: Millis(parts.next()?.parse().ok()?),
        })
    };
    text.split(',').filter_map(one).collect()
}

/// One person of a notice, as staff see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    pub person: String,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub state: String,
    pub cause: Option<String>,
    /// In the order of time.
    pub fallbacks: Vec<Fallback>,
    /// JSON: why this person is on the list.
    pub reasons: Value,
    pub line_at: Option<Millis>,
    pub email_at: Option<Millis>,
    pub opened_at: Option<Millis>,
    pub read_at: Option<Millis>,
    /// Another guardian has confirmed for each child this is about.
    pub family_confirmed: bool,
}

/// The people after `after` in the order of their ids; an empty `state` means all. `opened`: only those who
/// are known to have opened it, or only all others.
pub async fn page(
    tx: &mut Tx,
    notice: &str,
    state: &str,
    opened: Option<bool>,
    after: &str,
    limit: i64,
) -> anyhow::Result<Vec<Recipient>> {
    let opened = match opened {
        None => "",
        Some(true) => "and r.opened_at is not null",
        Some(false) => "and r.opened_at is null",
    };
    let sql = format!(
        "select r.person_id, p.family_name, p.given_name, r.state, r.cause, r.detours, r.reasons,
             r.line_at, r.email_at, r.opened_at, r.read_at
         from recipients r
         left join people p on p.id = r.person_id
         where r.notice_id = $1
             and ($2 = '' or r.state = $2)
             {opened}
             and r.person_id > $3
         order by r.person_id
         limit $4"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(state)
        .bind(after)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("people of a notice")?;
    read(tx, notice, rows).await
}

/// Some of the people, in the order of their ids.
pub async fn some(tx: &mut Tx, notice: &str, people: &[&str]) -> anyhow::Result<Vec<Recipient>> {
    let sql = tx.engine.sql(
        "select r.person_id, p.family_name, p.given_name, r.state, r.cause, r.detours, r.reasons,
             r.line_at, r.email_at, r.opened_at, r.read_at
         from recipients r
         left join people p on p.id = r.person_id
         where r.notice_id = $1 and r.person_id {among:$2}
         order by r.person_id",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await
        .context("some people of a notice")?;
    read(tx, notice, rows).await
}

async fn read(tx: &mut Tx, notice: &str, rows: Vec<AnyRow>) -> anyhow::Result<Vec<Recipient>> {
    let mut recipients = Vec::with_capacity(rows.len());
    for row in rows {
        let name = |column: &str, sealed_for: &str| -> anyhow::Result<Option<String>> {
            let sealed: Option<String> = row.try_get(column)?;
            Ok(sealed.and_then(|sealed| tx.seal.open(sealed_for, &sealed)))
        };
        let time = |column: &str| row.try_get::<Option<i64>, _>(column).map(|t| t.map(Millis));
        recipients.push(Recipient {
            person: row.try_get("person_id")?,
            family_name: name("family_name", FAMILY_NAME)?,
            given_name: name("given_name", GIVEN_NAME)?,
            state: row.try_get("state")?,
            cause: row.try_get("cause")?,
            fallbacks: fallbacks(row.try_get("detours")?),
            reasons: serde_json::from_str(&row.try_get::<String, _>("reasons")?)?,
            line_at: time("line_at")?,
            email_at: time("email_at")?,
            opened_at: time("opened_at")?,
            read_at: time("read_at")?,
            family_confirmed: false,
        });
    }
    let people: Vec<&str> = recipients.iter().map(|of| of.person.as_str()).collect();
    let answered = families::answered(tx, notice, &people).await?;
    for recipient in &mut recipients {
        recipient.family_confirmed = answered.contains(&recipient.person);
    }
    Ok(recipients)
}

/// Where a person confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBy {
    /// The button in LINE.
    Line,
    /// The button behind a mail's link.
    Mail,
    /// The list of notices received.
    Inbox,
}

impl ReadBy {
    /// The column `recipients.read_by`.
    const fn name(self) -> &'static str {
        match self {
            ReadBy::Line => "line",
            ReadBy::Mail => "mail",
            ReadBy::Inbox => "inbox",
        }
    }
}

/// What a confirmation changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    First,
    /// The person had confirmed before, on this channel or another (D-34).
    Again,
    NotOnList,
}

/// The person has read it, by whichever address or channel: the first time counts (D-34).
pub async fn confirm(
    tx: &mut Tx,
    notice: &str,
    person: &str,
    by: ReadBy,
    now: Millis,
) -> anyhow::Result<Receipt> {
    let first = sqlx::query(
        "update recipients
         set read_at = $3, read_by = $4, opened_at = coalesce(opened_at, $3)
         where notice_id = $1 and person_id = $2 and read_at is null",
    )
    .bind(notice)
    .bind(person)
    .bind(now.0)
    .bind(by.name())
    .execute(tx.conn())
    .await
    .context("confirm notice")?;
    if first.rows_affected() == 1 {
        repeats::cancel_for(tx, notice, person, now).await?;
        return Ok(Receipt::First);
    }
    let listed = sqlx::query("select 1 from recipients where notice_id = $1 and person_id = $2")
        .bind(notice)
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("look up recipient")?;
    Ok(match listed {
        Some(_) => Receipt::Again,
        None => Receipt::NotOnList,
    })
}

/// Its page was opened by a link of the person's own, by them or by a mail scanner: never a confirmation
/// . Only so much is known of who opened it: over LINE many share one link, and it tells of nobody.
pub async fn opened(tx: &mut Tx, notice: &str, person: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update recipients set opened_at = $3
         where notice_id = $1 and person_id = $2 and opened_at is null",
    )
    .bind(notice)
    .bind(person)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("notice opened")?;
    Ok(())
}
