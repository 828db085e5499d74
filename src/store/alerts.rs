//! Alerts from outside: each once, what its series said last, and which notices came of it.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::alert::{Alert, Known, Subject, Warning};
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

/// The series of the first of these alerts that is known in this mode: what is rehearsed never goes on what
/// is real.
pub async fn series_of(tx: &mut Tx, ids: &[String], mode: Mode) -> anyhow::Result<Option<String>> {
    let sql = tx.engine.sql(
        "select series from alerts where id {among:$1} and mode = $2 order by sent_at limit 1",
    );
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(ids)?)
        .bind(mode.name())
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
        known.insert(row.try_get("phenomenon")?, warning(row)?);
    }
    Ok(known)
}

fn warning(row: &AnyRow) -> anyhow::Result<Warning> {
    let warning: String = row.try_get("name")?;
    let warning = serde_json::from_str(&warning).ok();
    warning.context("alert_states.name cannot be read")
}

/// Warnings of level 3 and more that hold in these areas by series of this mode, of which something was heard
/// since: a series may end without a word.
pub async fn grave(
    tx: &mut Tx,
    areas: &[String],
    mode: Mode,
    since: Millis,
) -> anyhow::Result<Vec<Warning>> {
    let sql = tx.engine.sql(
        "select s.name from alert_states s
         where s.area {among:$1} and s.level >= 3
           and exists (select 1 from alerts a
               where a.series = s.series and a.mode = $2 and a.sent_at >= $3)
         order by s.level desc, s.series, s.area",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(areas)?)
        .bind(mode.name())
        .bind(since.0)
        .fetch_all(tx.conn())
        .await
        .context("what alerts say of grave dangers")?;
    rows.iter().map(warning).collect()
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
    /// When that alert was sent.
    pub sent: Millis,
    /// The hazard's name, or `none`.
    pub hazard: String,
    /// `None`: of before it was noted.
    pub about: Option<Subject>,
    /// The school whose rule was met.
    pub school: Option<String>,
    pub state: State,
}

pub async fn made(
    tx: &mut Tx,
    notice: &str,
    (alert, series): (&Alert, &str),
    hazard: &str,
    about: &Subject,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into alert_notices (notice_id, alert_id, series, hazard, mode, about)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(notice)
    .bind(&alert.id)
    .bind(series)
    .bind(hazard)
    .bind(alert.mode.name())
    .bind(serde_json::to_string(about)?)
    .execute(tx.conn())
    .await
    .context("note what came of an alert")?;
    Ok(())
}

/// Another notice stands in the place of one that came of an alert.
pub async fn also_made(tx: &mut Tx, notice: &str, like: &str) -> anyhow::Result<()> {
    sqlx::query(
        "insert into alert_notices (notice_id, alert_id, series, hazard, mode, about)
         select $1, alert_id, series, hazard, mode, about from alert_notices where notice_id = $2
         on conflict do nothing",
    )
    .bind(notice)
    .bind(like)
    .execute(tx.conn())
    .await
    .context("note what stands in a draft's place")?;
    Ok(())
}

/// Notices of a series that are looked at: of one alert each school may have one.
const MADE: i64 = 2000;

/// Notices that came of a series in this mode, the newest first.
pub async fn of_series(tx: &mut Tx, series: &str, mode: Mode) -> anyhow::Result<Vec<Made>> {
    let rows = sqlx::query(
        "select m.notice_id, m.alert_id, m.hazard, m.about, a.sent_at,
             n.state, n.school_id
         from alert_notices m
         join notices n on n.id = m.notice_id
         join alerts a on a.id = m.alert_id
         where m.series = $1 and m.mode = $2
         order by a.sent_at desc, m.notice_id desc
         limit $3",
    )
    .bind(series)
    .bind(mode.name())
    .bind(MADE)
    .fetch_all(tx.conn())
    .await
    .context("what came of a series")?;
    let mut made = Vec::with_capacity(rows.len());
    for row in &rows {
        let state: String = row.try_get("state")?;
        let about: Option<String> = row.try_get("about")?;
        let about = about.map(|about| serde_json::from_str(&about)).transpose();
        made.push(Made {
            notice: row.try_get("notice_id")?,
            alert: row.try_get("alert_id")?,
            sent: Millis(row.try_get("sent_at")?),
            hazard: row.try_get("hazard")?,
            about: about.ok().context("alert_notices.about cannot be read")?,
            school: row.try_get("school_id")?,
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
