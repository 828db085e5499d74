//! Alerts from outside: each once, what its series said last, and which notices came of it.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::alert::{Alert, Known, Warning};
use crate::city::evacuation::Mode;
use crate::city::notice::State;
use crate::clock::Millis;

/// Stores an alert to be looked at. False: it was known.
pub async fn put(tx: &mut Tx, alert: &Alert, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into alerts (id, series, mode, sent_at, received_at, content)
         values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
    )
    .bind(&alert.id)
    .bind(&alert.series)
    .bind(alert.mode.name())
    .bind(alert.sent.0)
    .bind(now.0)
    .bind(serde_json::to_string(alert)?)
    .execute(tx.conn())
    .await
    .context("store an alert")?;
    Ok(done.rows_affected() == 1)
}

/// The oldest that nobody has looked at.
pub async fn waiting(tx: &mut Tx) -> anyhow::Result<Option<Alert>> {
    let row = sqlx::query(
        "select id, content from alerts where taken_at is null order by sent_at, id limit 1",
    )
    .fetch_optional(tx.conn())
    .await
    .context("an alert that waits")?;
    let Some(row) = row else {
        return Ok(None);
    };
    read(&row).map(Some)
}

/// What a notice came of; `None`: of no alert.
pub async fn of_notice(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Alert>> {
    let row = sqlx::query(
        "select a.id, a.content from alert_notices m
         join alerts a on a.id = m.alert_id
         where m.notice_id = $1",
    )
    .bind(notice)
    .fetch_optional(tx.conn())
    .await
    .context("the alert that a notice came of")?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> anyhow::Result<Alert> {
    let id: String = row.try_get("id")?;
    let alert = serde_json::from_str(&row.try_get::<String, _>("content")?);
    alert
        .ok()
        .with_context(|| format!("alerts.content of {id} cannot be read"))
}

/// Takes it for this transaction. False: somebody else has.
pub async fn take(tx: &mut Tx, id: &str, series: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update alerts set taken_at = $3, series = $2 where id = $1 and taken_at is null",
    )
    .bind(id)
    .bind(series)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("take an alert")?;
    Ok(done.rows_affected() == 1)
}

/// What became of it.
pub async fn end(tx: &mut Tx, id: &str, outcome: &str) -> anyhow::Result<()> {
    sqlx::query("update alerts set outcome = $2 where id = $1")
        .bind(id)
        .bind(outcome)
        .execute(tx.conn())
        .await
        .context("end an alert")?;
    Ok(())
}

/// The series of the first of these alerts that is known.
pub async fn series_of(tx: &mut Tx, ids: &[String]) -> anyhow::Result<Option<String>> {
    let sql = tx
        .engine
        .sql("select series from alerts where id {among:$1} order by sent_at limit 1");
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .fetch_optional(tx.conn())
        .await
        .context("the series of alerts")?;
    Ok(row.map(|row| row.try_get("series")).transpose()?)
}

/// Whether anything of the series is stored.
pub async fn knows(tx: &mut Tx, series: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from alerts where series = $1 limit 1")
        .bind(series)
        .fetch_optional(tx.conn())
        .await
        .context("look for a series of alerts")?;
    Ok(row.is_some())
}

/// Whether a later one of the series was looked at already.
pub async fn is_outdated(tx: &mut Tx, series: &str, sent: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from alerts
         where series = $1 and sent_at > $2 and taken_at is not null limit 1",
    )
    .bind(series)
    .bind(sent.0)
    .fetch_optional(tx.conn())
    .await
    .context("later alerts of a series")?;
    Ok(row.is_some())
}

/// What the series last said of an area.
pub async fn known(tx: &mut Tx, series: &str, area: &str) -> anyhow::Result<Known> {
    let rows = sqlx::query(
        "select phenomenon, name, level from alert_states where series = $1 and area = $2",
    )
    .bind(series)
    .bind(area)
    .fetch_all(tx.conn())
    .await
    .context("what a series said last")?;
    let mut known = Known::new();
    for row in &rows {
        let phenomenon: String = row.try_get("phenomenon")?;
        let warning: String = row.try_get("name")?;
        let warning: Warning = serde_json::from_str(&warning)
            .ok()
            .context("alert_states.name cannot be read")?;
        known.insert(phenomenon, warning);
    }
    Ok(known)
}

/// In place of what it said before.
pub async fn put_known(tx: &mut Tx, series: &str, area: &str, known: &Known) -> anyhow::Result<()> {
    sqlx::query("delete from alert_states where series = $1 and area = $2")
        .bind(series)
        .bind(area)
        .execute(tx.conn())
        .await
        .context("forget what a series said")?;
    for (phenomenon, warning) in known {
        sqlx::query(
            "insert into alert_states (series, area, phenomenon, name, level)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(series)
        .bind(area)
        .bind(phenomenon)
        .bind(serde_json::to_string(warning)?)
        .bind(warning.level)
        .execute(tx.conn())
        .await
        .context("note what a series said")?;
    }
    Ok(())
}

/// A notice that came of an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub notice: String,
    pub alert: String,
    /// The hazard's name, or `none`.
    pub hazard: String,
    pub state: State,
}

pub async fn made(
    tx: &mut Tx,
    notice: &str,
    alert: &Alert,
    series: &str,
    hazard: &str,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into alert_notices (notice_id, alert_id, series, hazard, mode)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(notice)
    .bind(&alert.id)
    .bind(series)
    .bind(hazard)
    .bind(alert.mode.name())
    .execute(tx.conn())
    .await
    .context("note what came of an alert")?;
    Ok(())
}

/// Another notice stands in the place of one that came of an alert.
pub async fn also_made(tx: &mut Tx, notice: &str, like: &str) -> anyhow::Result<()> {
    sqlx::query(
        "insert into alert_notices (notice_id, alert_id, series, hazard, mode)
         select $1, alert_id, series, hazard, mode from alert_notices where notice_id = $2
         on conflict do nothing",
    )
    .bind(notice)
    .bind(like)
    .execute(tx.conn())
    .await
    .context("note what stands in a draft's place")?;
    Ok(())
}

/// Notices that came of a series, the newest first.
pub async fn of_series(tx: &mut Tx, series: &str) -> anyhow::Result<Vec<Made>> {
    let rows = sqlx::query(
        "select m.notice_id, m.alert_id, m.hazard, n.state
         from alert_notices m
         join notices n on n.id = m.notice_id
         join alerts a on a.id = m.alert_id
         where m.series = $1
         order by a.sent_at desc, m.notice_id desc
         limit 200",
    )
    .bind(series)
    .fetch_all(tx.conn())
    .await
    .context("what came of a series")?;
    let mut made = Vec::with_capacity(rows.len());
    for row in &rows {
        let state: String = row.try_get("state")?;
        made.push(Made {
            notice: row.try_get("notice_id")?,
            alert: row.try_get("alert_id")?,
            hazard: row.try_get("hazard")?,
            state: State::parse(&state).context("notices.state cannot be read")?,
        });
    }
    Ok(made)
}

/// The mode of the alert that a notice came of; `None`: it came of none.
pub async fn mode_of(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Mode>> {
    let row = sqlx::query("select mode from alert_notices where notice_id = $1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("what a notice came of")?;
    let mode: Option<String> = row.map(|row| row.try_get("mode")).transpose()?;
    Ok(mode.as_deref().and_then(Mode::parse))
}
