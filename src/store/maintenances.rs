//! When the service is closed for maintenance (F-33), and who was told so in the talk.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Tx, exactly_one};
use crate::city::notice::State;
use crate::clock::Millis;

/// A time for which staff close the service. It begins only if the notice that announces it has gone out:
/// nobody is shut out unannounced, and whoever approves the notice approves the closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// Its notice's.
    pub id: String,
    pub from: Millis,
    pub until: Millis,
    pub asked_at: Millis,
    pub asked_by: String,
    /// Opened again earlier, or called off: when and by whom.
    pub ended: Option<(Millis, String)>,
    /// How its notice stands.
    pub notice: State,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A second person has still to approve its notice, or it goes out later.
    Unannounced,
    Ahead,
    Open,
    Over,
    /// It never began: called off, or its notice never went out.
    CalledOff,
}

impl Maintenance {
    /// When people are answered again.
    pub fn end(&self) -> Millis {
        self.ended.as_ref().map_or(self.until, |(at, _)| *at)
    }

    pub fn standing(&self, now: Millis) -> Standing {
        let announced = matches!(self.notice, State::Sending | State::Sent);
        let gone = matches!(self.notice, State::Cancelled | State::Recalled);
        match self.end() {
            end if end <= self.from || gone => Standing::CalledOff,
            end if end <= now && announced => Standing::Over,
            end if end <= now => Standing::CalledOff,
            _ if !announced => Standing::Unannounced,
            _ if self.from > now => Standing::Ahead,
            _ => Standing::Open,
        }
    }
}

const COLUMNS: &str = "m.id, m.from_at, m.until_at, m.asked_at, m.asked_by, m.ended_at, m.ended_by,
    n.state
    from maintenances m
    join notices n on n.id = m.id";

fn read(row: &AnyRow) -> anyhow::Result<Maintenance> {
    let ended: Option<i64> = row.try_get("ended_at")?;
    let by: Option<String> = row.try_get("ended_by")?;
    let state: String = row.try_get("state")?;
    Ok(Maintenance {
        id: row.try_get("id")?,
        from: Millis(row.try_get("from_at")?),
        until: Millis(row.try_get("until_at")?),
        asked_at: Millis(row.try_get("asked_at")?),
        asked_by: row.try_get("asked_by")?,
        ended: ended.map(Millis).zip(by),
        notice: State::parse(&state).context("notices.state")?,
    })
}

/// Stores one; false: it is there already.
pub async fn insert(tx: &mut Tx, new: &Maintenance) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into maintenances (id, from_at, until_at, asked_at, asked_by)
         values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing",
    )
    .bind(&new.id)
    .bind(new.from.0)
    .bind(new.until.0)
    .bind(new.asked_at.0)
    .bind(&new.asked_by)
    .execute(tx.conn())
    .await
    .context("store maintenance")?;
    Ok(done.rows_affected() == 1)
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Maintenance>> {
    let sql = format!("select {COLUMNS} where m.id = $1");
    let row = sqlx::query(tx.engine.sql(&sql)).bind(id);
    let row = row.fetch_optional(tx.conn()).await;
    row.context("load maintenance")?
        .as_ref()
        .map(read)
        .transpose()
}

/// The latest first.
pub async fn list(tx: &mut Tx, limit: i64) -> anyhow::Result<Vec<Maintenance>> {
    let sql = format!("select {COLUMNS} order by m.from_at desc, m.id desc limit $1");
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("list maintenance")?;
    rows.iter().map(read).collect()
}

/// Whether another one lies in that time.
pub async fn overlaps(tx: &mut Tx, from: Millis, until: Millis) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1
         from maintenances m
         join notices n on n.id = m.id
         where m.from_at < $2 and m.until_at > $1
             and m.ended_at is null
             and n.state not in ('cancelled', 'recalled')
         limit 1",
    )
    .bind(from.0)
    .bind(until.0)
    .fetch_optional(tx.conn())
    .await
    .context("look for other maintenance")?;
    Ok(row.is_some())
}

/// The one for which the service is closed now. One that was announced only after its beginning closes
/// nothing: nobody is shut out unannounced (D-06).
pub async fn open(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<Maintenance>> {
    let sql = format!(
        "select {COLUMNS}
         where m.closed_at is null and m.ended_at is null
             and m.from_at <= $1 and m.until_at > $1
             and n.state in ('sending', 'sent') and n.started_at < m.from_at
         order by m.until_at desc
         limit 1"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(now.0)
        .fetch_optional(tx.conn())
        .await
        .context("look for maintenance")?;
    row.as_ref().map(read).transpose()
}

/// Ends one before its time. False: it had ended.
pub async fn end(tx: &mut Tx, id: &str, staff: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update maintenances
         set ended_at = $2, ended_by = $3
         where id = $1 and ended_at is null and until_at > $2",
    )
    .bind(id)
    .bind(now.0)
    .bind(staff)
    .execute(tx.conn())
    .await
    .context("end maintenance")?;
    Ok(done.rows_affected() == 1)
}

/// One whose end has come and that is not closed yet.
pub async fn over(tx: &mut Tx, now: Millis) -> anyhow::Result<Option<String>> {
    let row = sqlx::query(
        "select id
         from maintenances
         where closed_at is null and coalesce(ended_at, until_at) <= $1
         order by id
         limit 1",
    )
    .bind(now.0)
    .fetch_optional(tx.conn())
    .await
    .context("look for maintenance that is over")?;
    Ok(row.map(|row| row.try_get("id")).transpose()?)
}

/// It is over; who was told is forgotten. False: another instance has closed it.
pub async fn close(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<bool> {
    let done =
        sqlx::query("update maintenances set closed_at = $2 where id = $1 and closed_at is null")
            .bind(id)
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("close maintenance")?;
    sqlx::query("delete from maintenance_told where maintenance_id = $1")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("forget who was told of maintenance")?;
    Ok(done.rows_affected() == 1)
}

/// Senders whose events wait and who have not been told why, the longest waiting first. Whoever is being
/// answered this moment by an instance that began before is none.
pub async fn untold(tx: &mut Tx, id: &str, limit: i64, now: Millis) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select q.queue
         from inbox_queues q
         where q.waiting_since is not null and q.leased_until <= $3
             and not exists
                 (select 1 from maintenance_told t
                  where t.maintenance_id = $1 and t.queue = q.queue)
         order by q.waiting_since
         limit $2",
    )
    .bind(id)
    .bind(limit)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("who is to be told of maintenance")?;
    rows.iter().map(|row| Ok(row.try_get("queue")?)).collect()
}

/// Notes that a sender is told. False: another instance tells them.
pub async fn tell(tx: &mut Tx, id: &str, queue: &str) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "insert into maintenance_told (maintenance_id, queue) values ($1, $2)
         on conflict do nothing",
    )
    .bind(id)
    .bind(queue)
    .execute(tx.conn())
    .await
    .context("note who is told of maintenance")?;
    match done.rows_affected() {
        0 => Ok(false),
        rows => exactly_one(rows, "tell of maintenance").map(|()| true),
    }
}
