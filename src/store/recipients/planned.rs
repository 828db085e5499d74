//! The plan of a chunk is written down, in the transaction that queues its messages.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;

use crate::city::plan::{Cause, Channel, Detour};
use crate::clock::Millis;
use crate::store::Tx;

/// What the plan says of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub person: String,
    /// JSON: why they are on the list, if they are not written on it yet.
    pub reasons: Option<String>,
    /// What was queued, or why nothing could be.
    pub messages: Result<Queued, Vec<Cause>>,
    /// One channel stands in for the other.
    pub detour: Option<Detour>,
}

/// Messages queued for one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Queued {
    pub all: i64,
    /// Of these, mails.
    pub mails: i64,
}

/// What a plan comes to; few differ.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Outcome<'a> {
    queued: Queued,
    cause: Option<String>,
    detour: Option<Detour>,
    reasons: Option<&'a str>,
}

/// People with the same outcome: one statement for all of them. SQLite would find the rows of an
/// `update … from` by reading the whole list for each.
fn by_outcome(planned: &[Planned]) -> BTreeMap<Outcome<'_>, Vec<&str>> {
    let mut outcomes: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for planned in planned {
        let (queued, cause, detour) = match &planned.messages {
            Ok(queued) => (*queued, None, planned.detour),
            Err(causes) => (Queued::default(), Some(causes_text(causes)), None),
        };
        let outcome = Outcome {
            queued,
            cause,
            detour,
            reasons: planned.reasons.as_deref(),
        };
        outcomes.entry(outcome).or_default().push(&planned.person);
    }
    outcomes
}

fn causes_text(causes: &[Cause]) -> String {
    let names: Vec<&str> = causes.iter().map(|cause| cause.name()).collect();
    names.join(",")
}

impl Outcome<'_> {
    /// The column.
    fn detours(&self, now: Millis) -> Option<String> {
        let detour = self.detour.as_ref();
        detour.map(|Detour { to, because }| detour_text(*to, because.name(), now))
    }
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
             and person_id {among:$2}",
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

fn state(outcome: &Outcome<'_>) -> &'static str {
    match outcome.cause {
        None => "waiting",
        Some(_) => "unreachable",
    }
}

/// For people who stand on the frozen list.
pub async fn write(
    tx: &mut Tx,
    notice: &str,
    planned: &[Planned],
    now: Millis,
) -> anyhow::Result<()> {
    for (outcome, people) in by_outcome(planned) {
        let sql = tx.engine.sql(
            "update recipients
             set planned_at = $2,
                 pending = $3,
                 mails = $4,
                 state = $5,
                 cause = $6,
                 detours = $7
             where notice_id = $1
                 and person_id {among:$8}",
        );
        let done = sqlx::query(sql)
            .bind(notice)
            .bind(now.0)
            .bind(outcome.queued.all)
            .bind(outcome.queued.mails)
            .bind(state(&outcome))
            .bind(&outcome.cause)
            .bind(outcome.detours(now))
            .bind(serde_json::to_string(&people)?)
            .execute(tx.conn())
            .await
            .context("write the plan down")?;
        all(notice, done.rows_affected(), &people)?;
    }
    Ok(())
}

/// For people who are written on the list with it.
pub async fn write_on_list(
    tx: &mut Tx,
    notice: &str,
    planned: &[Planned],
    now: Millis,
) -> anyhow::Result<()> {
    for (outcome, people) in by_outcome(planned) {
        let sql = tx.engine.sql(
            "insert into recipients
                 (notice_id, person_id, reasons, planned_at, pending, mails, state, cause, detours)
             select $1, value, $2, $3, $4, $5, $6, $7, $8
             from {texts:$9}",
        );
        let done = sqlx::query(sql)
            .bind(notice)
            .bind(outcome.reasons.unwrap_or("[]"))
            .bind(now.0)
            .bind(outcome.queued.all)
            .bind(outcome.queued.mails)
            .bind(state(&outcome))
            .bind(&outcome.cause)
            .bind(outcome.detours(now))
            .bind(serde_json::to_string(&people)?)
            .execute(tx.conn())
            .await
            .context("write people on the list")?;
        all(notice, done.rows_affected(), &people)?;
    }
    Ok(())
}

fn all(notice: &str, rows: u64, people: &[&str]) -> anyhow::Result<()> {
    let meant = people.len();
    anyhow::ensure!(
        rows == meant as u64,
        "the plan of notice {notice}: {rows} rows for {meant} people"
    );
    Ok(())
}
