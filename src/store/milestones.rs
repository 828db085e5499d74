//! When the service did last what an operator must be able to rely on: backups, restores, jobs.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// A backup was begun: what is in it is of this moment or a little later.
pub const BACKUP_BEGUN: &str = "backup-begun";
/// A backup was finished and is on the disk.
pub const BACKUP: &str = "backup";
/// The database was restored from a backup.
pub const RESTORED: &str = "restored";

/// The job of the schedule last looked for work and found the database in order.
pub fn of_job(job: &str) -> String {
    format!("job-{job}")
}

pub async fn reach(tx: &mut Tx, name: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into milestones (name, at) values ($1, $2)
         on conflict (name) do update set at = excluded.at",
    )
    .bind(name)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note a milestone")?;
    Ok(())
}

/// All by name.
pub async fn all(tx: &mut Tx) -> anyhow::Result<Vec<(String, Millis)>> {
    let rows = sqlx::query("select name, at from milestones order by name");
    let rows = rows.fetch_all(tx.conn()).await.context("milestones")?;
    rows.iter()
        .map(|row| Ok((row.try_get("name")?, Millis(row.try_get("at")?))))
        .collect()
}

pub async fn last(tx: &mut Tx, name: &str) -> anyhow::Result<Option<Millis>> {
    let all = all(tx).await?;
    Ok(all
        .into_iter()
        .find(|(its, _)| its == name)
        .map(|(_, at)| at))
}
