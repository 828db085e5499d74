//! The people on a notice's frozen list: planned in chunks, listed for staff, confirming.
//!
//! What becomes of their messages is settled in [`super::ledger`].

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context;
use serde_json::Value;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{ADDRESS, FAMILY_NAME, GIVEN_NAME, LINE_USER_ID};
use super::{Tx, families, wishes};
use crate::city::plan::{Cause, Channel, Detour, Has, Line, Mailbox};
use crate::city::wishes::Wishes;
use crate::clock::Millis;
use crate::words::Language;

/// Somebody on the list who has no messages yet, and what is known of each channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplanned {
    pub person: String,
    /// `None`: the person has left since the start.
    pub language: Option<Language>,
    pub wishes: Wishes,
    pub line: Line,
    /// The LINE user id, if LINE is reachable.
    pub user_id: Option<String>,
    /// Slots 1 and 2.
    pub mailboxes: [Mailbox; 2],
    pub addresses: [Option<String>; 2],
}

impl Unplanned {
    pub fn has(&self) -> Has {
        Has {
            line: self.line,
            mailboxes: self.mailboxes,
        }
    }

    /// Where the mails of these slots go. The same address in both is written to once.
    pub fn addresses_of(&mut self, mails: [bool; 2]) -> Vec<String> {
        let mut written: Vec<String> = Vec::with_capacity(2);
        for (address, wanted) in std::mem::take(&mut self.addresses).into_iter().zip(mails) {
            let Some(address) = address.filter(|_| wanted) else {
                continue;
            };
            let folded = address.to_lowercase();
            if written.iter().all(|known| known.to_lowercase() != folded) {
                written.push(address);
            }
        }
        written
    }
}

/// The next people without messages, in the order of their ids.
pub async fn unplanned(tx: &mut Tx, notice: &str, limit: i64) -> anyhow::Result<Vec<Unplanned>> {
    let sql = format!(
        "select r.person_id, r.line_withheld, people.language, s.mail_off_at as topic_off, {}
         from (
             select person_id, line_withheld
             from recipients
             where notice_id = $1 and planned_at is null
             order by person_id
             limit $2
         ) r
         left join people on people.id = r.person_id
         left join notices on notices.id = $1
         left join subscriptions s
             on s.person_id = r.person_id and s.topic_id = notices.topic_id
         order by r.person_id",
        wishes::COLUMNS
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("next people without messages")?;
    known(tx, &rows).await
}

/// What is known by now of some people on the list, in the order of their ids.
pub async fn again(tx: &mut Tx, notice: &str, people: &[String]) -> anyhow::Result<Vec<Unplanned>> {
    let sql = format!(
        "select r.person_id, r.line_withheld, people.language, s.mail_off_at as topic_off, {}
         from recipients r
         join people on people.id = r.person_id
         join notices on notices.id = r.notice_id
         left join subscriptions s
             on s.person_id = r.person_id and s.topic_id = notices.topic_id
         where r.notice_id = $1 and r.person_id in (select value from {{texts:$2}})
         order by r.person_id",
        wishes::COLUMNS
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await
        .context("what people have by now")?;
    known(tx, &rows).await
}

async fn known(tx: &mut Tx, rows: &[AnyRow]) -> anyhow::Result<Vec<Unplanned>> {
    let mut people = Vec::with_capacity(rows.len());
    let mut withheld = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let language: Option<String> = row.try_get("language")?;
        if row.try_get::<Option<i64>, _>("line_withheld")?.is_some() {
            withheld.push(at);
        }
        let mut wishes = wishes::read(row)?;
        // One click stopped this topic's mails.
        wishes.mail &= row.try_get::<Option<i64>, _>("topic_off")?.is_none();
        people.push(Unplanned {
            person: row.try_get("person_id")?,
            language: language.map(|tag| Language::parse(&tag).unwrap_or_default()),
            wishes,
            line: Line::Unlinked,
            user_id: None,
            mailboxes: [Mailbox::Missing; 2],
            addresses: [None, None],
        });
    }
    let ids: Vec<&str> = people.iter().map(|person| person.person.as_str()).collect();
    let ids = serde_json::to_string(&ids)?;
    let at: HashMap<String, usize> = people
        .iter()
        .enumerate()
        .map(|(at, person)| (person.person.clone(), at))
        .collect();
    add_addresses(tx, &ids, &at, &mut people).await?;
    add_line(tx, &ids, &at, &mut people).await?;
    for at in withheld {
        if people[at].line == Line::Reachable {
            people[at].line = Line::Spent;
        }
    }
    Ok(people)
}

async fn add_addresses(
    tx: &mut Tx,
    ids: &str,
    at: &HashMap<String, usize>,
    people: &mut [Unplanned],
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "select person_id, slot, address, proven_at, stopped_at, stopped_for,
             coalesce(filtered_at, troubled_at) as bouncing_at
         from addresses
         where slot in (1, 2) and person_id in (select value from {texts:$1})",
    );
    let rows = sqlx::query(sql).bind(ids).fetch_all(tx.conn()).await;
    for row in rows.context("addresses of people")? {
        let person: String = row.try_get("person_id")?;
        let slot = usize::from(row.try_get::<i64, _>("slot")? == 2);
        let Some(person) = at.get(&person).and_then(|at| people.get_mut(*at)) else {
            continue;
        };
        if row.try_get::<Option<i64>, _>("stopped_at")?.is_some() {
            person.mailboxes[slot] = match row.try_get::<Option<String>, _>("stopped_for")? {
                None => Mailbox::Stopped,
                Some(_) => Mailbox::Disabled,
            };
        } else if row.try_get::<Option<i64>, _>("proven_at")?.is_none() {
            person.mailboxes[slot] = Mailbox::Unproven;
        } else if let Some(address) = tx.seal.open(ADDRESS, &row.try_get::<String, _>("address")?) {
            // An address that does not open (a lost key) is none: the person ends as unreachable.
            person.mailboxes[slot] = match row.try_get::<Option<i64>, _>("bouncing_at")? {
                None => Mailbox::Proven,
                Some(_) => Mailbox::Bouncing,
            };
            person.addresses[slot] = Some(address);
        }
    }
    Ok(())
}

/// One LINE account a person: of several, the one that can be reached, and of these the newest.
async fn add_line(
    tx: &mut Tx,
    ids: &str,
    at: &HashMap<String, usize>,
    people: &mut [Unplanned],
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "select person_id, user_id, blocked_at, refused_at
         from line_accounts
         where person_id in (select value from {texts:$1})
         order by created_at, id",
    );
    let rows = sqlx::query(sql).bind(ids).fetch_all(tx.conn()).await;
    for row in rows.context("LINE accounts of people")? {
        let person: String = row.try_get("person_id")?;
        let Some(person) = at.get(&person).and_then(|at| people.get_mut(*at)) else {
            continue;
        };
        let blocked: Option<i64> = row.try_get("blocked_at")?;
        let refused: Option<i64> = row.try_get("refused_at")?;
        let sealed: String = row.try_get("user_id")?;
        match (blocked, refused, tx.seal.open(LINE_USER_ID, &sealed)) {
            (None, None, Some(user_id)) => {
                person.line = Line::Reachable;
                person.user_id = Some(user_id);
            }
            _ if person.line == Line::Reachable => {}
            (Some(_), _, _) => person.line = Line::Blocked,
            (None, Some(_), _) => person.line = Line::Refused,
            (None, None, None) => {}
        }
    }
    Ok(())
}

/// What the plan says of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub person: String,
    /// How many messages were queued, or why none could be.
    pub messages: Result<i64, Vec<Cause>>,
    /// One channel stands in for the other.
    pub detour: Option<Detour>,
}

/// Messages, or the causes without any, and what stands in for what.
type Outcome = (i64, Option<String>, Option<Detour>);

/// Writes down what was planned, in the transaction that queues the messages.
pub async fn set_planned(
    tx: &mut Tx,
    notice: &str,
    planned: &[Planned],
    now: Millis,
) -> anyhow::Result<()> {
    // One statement for all with the same outcome, of which there are few: SQLite would find the
    // rows of an `update … from` by reading the whole list for each.
    let mut outcomes: BTreeMap<Outcome, Vec<&str>> = BTreeMap::new();
    for planned in planned {
        let outcome = match &planned.messages {
            Ok(messages) => (*messages, None, planned.detour),
            Err(causes) => (0, Some(causes_text(causes)), None),
        };
        outcomes.entry(outcome).or_default().push(&planned.person);
    }
    for ((pending, cause, detour), people) in outcomes {
        let sql = tx.engine.sql(
            "update recipients
             set planned_at = $2,
                 pending = $3,
                 state = $4,
                 cause = $5,
                 detours = $7
             where notice_id = $1
                 and person_id in (select value from {texts:$6})",
        );
        let state = if cause.is_none() {
            "waiting"
        } else {
            "unreachable"
        };
        let done = sqlx::query(sql)
            .bind(notice)
            .bind(now.0)
            .bind(pending)
            .bind(state)
            .bind(cause)
            .bind(serde_json::to_string(&people)?)
            .bind(detour.map(|Detour { to, because }| detour_text(to, because.name(), now)))
            .execute(tx.conn())
            .await
            .context("write the plan down")?;
        anyhow::ensure!(
            done.rows_affected() == people.len() as u64,
            "the plan of notice {notice}: {} rows for {} people",
            done.rows_affected(),
            people.len()
        );
    }
    Ok(())
}

/// One more channel stands in for the other for these people, each of them once.
pub async fn add_detour(
    tx: &mut Tx,
    notice: &str,
    people: &BTreeSet<String>,
    to: Channel,
    because: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update recipients
         set detours = case when detours is null then '' else detours || ',' end || $3
         where notice_id = $1
             and person_id in (select value from {texts:$2})",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .bind(detour_text(to, because, now))
        .execute(tx.conn())
        .await
        .context("note a fallback")?;
    Ok(())
}

/// `recipients.detours` holds these, separated by commas; no cause has a colon or comma.
fn detour_text(to: Channel, because: &str, at: Millis) -> String {
    format!("{}:{because}:{}", to.name(), at.0)
}

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

fn causes_text(causes: &[Cause]) -> String {
    let names: Vec<&str> = causes.iter().map(|cause| cause.name()).collect();
    names.join(",")
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

/// The people after `after` in the order of their ids; an empty `state` means all.
pub async fn page(
    tx: &mut Tx,
    notice: &str,
    state: &str,
    after: &str,
    limit: i64,
) -> anyhow::Result<Vec<Recipient>> {
    let rows = sqlx::query(
        "select r.person_id, p.family_name, p.given_name, r.state, r.cause, r.detours, r.reasons,
             r.line_at, r.email_at, r.opened_at, r.read_at
         from recipients r
         left join people p on p.id = r.person_id
         where r.notice_id = $1
             and ($2 = '' or r.state = $2)
             and r.person_id > $3
         order by r.person_id
         limit $4",
    )
    .bind(notice)
    .bind(state)
    .bind(after)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("people of a notice")?;
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

/// Its page was opened, by the person or by a mail scanner: never a confirmation.
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
