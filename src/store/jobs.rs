//! What the recurring jobs did last, over all instances, and when each has something to do next.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// How a job fared. When it last looked for work stands in `milestones`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// It had something to do and did it.
    pub worked_at: Option<Millis>,
    /// When it last failed, and why.
    pub failed: Option<(Millis, String)>,
}

/// By the job's name; one that never had anything to do is missing.
pub async fn all(tx: &mut Tx) -> anyhow::Result<BTreeMap<String, Fared>> {
    let rows = sqlx::query("select name, worked_at, failed_at, failure from jobs")
        .fetch_all(tx.conn())
        .await
        .context("what the jobs did")?;
    let read = |row: &sqlx::any::AnyRow| {
        let failed: Option<i64> = row.try_get("failed_at")?;
        let failure: Option<String> = row.try_get("failure")?;
        let fared = Fared {
            worked_at: row.try_get::<Option<i64>, _>("worked_at")?.map(Millis),
            failed: failed.map(Millis).zip(failure),
        };
        Ok((row.try_get("name")?, fared))
    };
    rows.iter().map(read).collect()
}

/// It did something.
pub async fn worked(tx: &mut Tx, name: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into jobs (name, worked_at) values ($1, $2)
         on conflict (name) do update set worked_at = excluded.worked_at",
    )
    .bind(name)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note a job's work")?;
    Ok(())
}

/// It failed.
pub async fn failed(tx: &mut Tx, name: &str, why: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into jobs (name, failed_at, failure) values ($1, $2, $3)
         on conflict (name) do update set
             failed_at = excluded.failed_at, failure = excluded.failure",
    )
    .bind(name)
    .bind(now.0)
    .bind(why)
    .execute(tx.conn())
    .await
    .context("note a job's failure")?;
    Ok(())
}

/// What the next due time of a job is found by; of all others nobody knows before they look.
const DUE: &[(&str, &str)] = &[
    (
        "notices",
        "select min(send_at) as due from notices where state = 'scheduled'",
    ),
    (
        "departures",
        "select min(due_at) as due from departures
         where withdrawn_at is null and done_at is null",
    ),
    (
        "rollover",
        "select min(due_at) as due from rollovers
         where approved_at is not null and done_at is null",
    ),
    (
        "unconfirmed",
        "select min(coalesce(remind_at, started_at + remind_after * 60000)) as due
         from notices
         where remind_after is not null and reminded_at is null and state in ('sending', 'sent')
             and superseded_by is null",
    ),
    (
        "repeats",
        "select min(coalesce(r.due_at, n.started_at + r.after_minutes * 60000)) as due
         from repeats r
         join notices n on n.id = r.notice_id
         where r.ended_at is null and n.state in ('sending', 'sent')
             and n.superseded_by is null",
    ),
    (
        "maintenance",
        "select min(coalesce(ended_at, until_at)) as due
         from maintenances
         where closed_at is null",
    ),
];

/// When the jobs that are done at a time have their next, by name.
pub async fn due(tx: &mut Tx) -> anyhow::Result<BTreeMap<&'static str, Millis>> {
    let mut found = BTreeMap::new();
    for (name, sql) in DUE {
        let row = sqlx::query(*sql).fetch_one(tx.conn()).await;
        let row = row.with_context(|| format!("when {name} is due"))?;
        if let Some(due) = row.try_get::<Option<i64>, _>("due")? {
            found.insert(*name, Millis(due));
        }
    }
    Ok(found)
}
