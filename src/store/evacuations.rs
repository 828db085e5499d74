//! What notices say about evacuation, and the places of people.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::notices::Notice;
use super::{Tx, exactly_one};
use crate::city::evacuation::{Hazard, Mode, Order, Released, Step, Zone};
use crate::city::notice::Content;
use crate::clock::Millis;

/// Orders that are looked at: a city gives some dozens a year.
const HISTORY: i64 = 2000;

/// What a notice says about evacuation, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub hazard: Hazard,
    pub level: i64,
    pub step: Step,
    pub mode: Mode,
    pub areas: Vec<String>,
}

impl Said {
    pub fn of(order: &Order) -> Said {
        Said {
            hazard: order.hazard,
            level: order.level,
            step: order.step,
            mode: order.mode,
            areas: order.areas.clone(),
        }
    }

    fn read(row: &AnyRow) -> anyhow::Result<Said> {
        let text = |column: &str| row.try_get::<String, _>(column);
        let (hazard, step, mode) = (text("hazard")?, text("step")?, text("mode")?);
        Ok(Said {
            hazard: Hazard::parse(&hazard).context("evacuations.hazard cannot be read")?,
            level: row.try_get("level")?,
            step: Step::parse(&step).context("evacuations.step cannot be read")?,
            mode: Mode::parse(&mode).context("evacuations.mode cannot be read")?,
            areas: serde_json::from_str(&text("areas")?)
                .ok()
                .context("evacuations.areas cannot be read")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, notice: &str, said: &Said) -> anyhow::Result<()> {
    sqlx::query(
        "insert into evacuations (notice_id, hazard, level, step, mode, areas)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(notice)
    .bind(said.hazard.name())
    .bind(said.level)
    .bind(said.step.name())
    .bind(said.mode.name())
    .bind(serde_json::to_string(&said.areas)?)
    .execute(tx.conn())
    .await
    .context("note what a notice says about evacuation")?;
    Ok(())
}

/// `None`: the notice says nothing about evacuation.
pub async fn of_notice(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Said>> {
    let row = sqlx::query(
        "select hazard, level, step, mode, areas from evacuations where notice_id = $1",
    )
    .bind(notice)
    .fetch_optional(tx.conn())
    .await
    .context("what a notice says about evacuation")?;
    row.as_ref().map(Said::read).transpose()
}

/// The real ones that were released, the oldest first: what waits for a second person or its time changes no
/// state. What staff stopped before anybody had it never was.
pub async fn released(tx: &mut Tx, now: Millis) -> anyhow::Result<Vec<Released>> {
    let rows = sqlx::query(
        "select e.notice_id, e.hazard, e.level, e.step, e.mode, e.areas, e.stopped_at,
             n.send_at, n.superseded_by
         from evacuations e
         join notices n on n.id = e.notice_id
         where e.mode = 'real'
             and (n.started_at is not null or n.state = 'scheduled' and n.send_at <= $2)
             and (e.stopped_at is null or exists
                 (select 1 from recipients r
                  where r.notice_id = n.id and (r.state = 'accepted' or r.pending > 0)))
         order by n.send_at desc, n.id desc
         limit $1",
    )
    .bind(HISTORY)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("released evacuations")?;
    rows.iter().rev().map(read_released).collect()
}

/// The real ones that were released before this one, the oldest first, of which something may still go out.
pub async fn before(tx: &mut Tx, notice: &Notice) -> anyhow::Result<Vec<Released>> {
    let rows = sqlx::query(
        "select e.notice_id, e.hazard, e.level, e.step, e.mode, e.areas, e.stopped_at,
             n.send_at, n.superseded_by
         from evacuations e
         join notices n on n.id = e.notice_id
         where e.mode = 'real'
             and n.id <> $1
             and n.superseded_by is null
             and (n.started_at is not null or n.state = 'scheduled')
             and (n.send_at < $2 or n.send_at = $2 and n.id < $1)
         order by n.id",
    )
    .bind(&notice.id)
    .bind(notice.send_at.0)
    .fetch_all(tx.conn())
    .await
    .context("evacuations released before")?;
    rows.iter().map(read_released).collect()
}

fn read_released(row: &AnyRow) -> anyhow::Result<Released> {
    let said = Said::read(row)?;
    Ok(Released {
        notice: row.try_get("notice_id")?,
        hazard: said.hazard,
        level: said.level,
        step: said.step,
        areas: said.areas,
        at: Millis(row.try_get("send_at")?),
        stopped: row.try_get::<Option<i64>, _>("stopped_at")?.is_some(),
        superseded_by: row.try_get("superseded_by")?,
    })
}

/// Staff stopped it on its way, or took it back; nothing of a notice that says nothing about evacuation.
pub async fn note_stop(tx: &mut Tx, notice: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update evacuations set stopped_at = coalesce(stopped_at, $2) where notice_id = $1",
    )
    .bind(notice)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note that an evacuation was stopped")?;
    Ok(())
}

/// Nothing more of it goes out: `by` stands in its place.
pub async fn supersede(tx: &mut Tx, notice: &str, by: &str) -> anyhow::Result<()> {
    let done = sqlx::query("update notices set superseded_by = $2 where id = $1")
        .bind(notice)
        .bind(by)
        .execute(tx.conn())
        .await
        .context("supersede a notice")?;
    exactly_one(done.rows_affected(), "supersede a notice")
}

/// It is released now: what waited for a second person goes by this moment, not by that of its writing.
pub async fn release(tx: &mut Tx, notice: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update notices set send_at = $2 where id = $1 and send_at < $2")
        .bind(notice)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("the time of a release")?;
    Ok(())
}

/// Its words as they go out, with the time of its release.
pub async fn put_content(tx: &mut Tx, notice: &str, content: &Content) -> anyhow::Result<()> {
    let done = sqlx::query("update notices set content = $2 where id = $1")
        .bind(notice)
        .bind(serde_json::to_string(content)?)
        .execute(tx.conn())
        .await
        .context("put the words of an evacuation")?;
    exactly_one(done.rows_affected(), "put the words of an evacuation")
}

/// A draft that an alert made, and that waits for the city's decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    pub notice: String,
    /// Its Japanese title.
    pub title: String,
    pub said: Said,
}

/// Open drafts beyond which nobody looks: a bad night of a whole prefecture.
const SUGGESTED: i64 = 50;

/// The newest first.
pub async fn suggested(tx: &mut Tx) -> anyhow::Result<Vec<Suggested>> {
    let rows = sqlx::query(
        "select n.id, n.content, e.hazard, e.level, e.step, e.mode, e.areas
         from alert_notices m
         join notices n on n.id = m.notice_id
         join evacuations e on e.notice_id = m.notice_id
         where n.state = 'draft'
         order by n.id desc
         limit $1",
    )
    .bind(SUGGESTED)
    .fetch_all(tx.conn())
    .await
    .context("drafts that alerts made")?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let content: String = row.try_get("content")?;
        let content: Content = serde_json::from_str(&content)
            .ok()
            .context("notices.content cannot be read")?;
        let title = content.japanese();
        found.push(Suggested {
            notice: row.try_get("id")?,
            title: title.map_or(String::new(), |wording| wording.title.clone()),
            said: Said::read(row)?,
        });
    }
    Ok(found)
}

/// A place of a person, and the zones it lies in. The first is their home: its area is `people.area`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub area: String,
    pub zones: Vec<Zone>,
}

/// Where somebody's evacuation news come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Up to three, home first.
    pub places: Vec<Place>,
    /// Since when only news of these places come; `None`: of the whole city.
    pub narrowed_at: Option<Millis>,
}

const ZONE_COLUMNS: &str = "landslide, flood, surge";

fn zones(row: &AnyRow) -> anyhow::Result<Vec<Zone>> {
    let mut zones = Vec::new();
    for zone in Zone::ALL {
        if row.try_get::<i64, _>(zone.name())? == 1 {
            zones.push(zone);
        }
    }
    Ok(zones)
}

pub async fn places(tx: &mut Tx, person: &str) -> anyhow::Result<Places> {
    let sql = format!("select area, narrowed_at, {ZONE_COLUMNS} from people where id = $1");
    let home = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .fetch_optional(tx.conn())
        .await
        .context("a person's home")?;
    let Some(home) = home else {
        return Ok(Places::default());
    };
    let mut places = Vec::new();
    if let Some(area) = home.try_get::<Option<String>, _>("area")? {
        let zones = zones(&home)?;
        places.push(Place { area, zones });
    }
    let sql =
        format!("select area, {ZONE_COLUMNS} from places where person_id = $1 order by position");
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .fetch_all(tx.conn())
        .await
        .context("a person's places")?;
    for row in &rows {
        places.push(Place {
            area: row.try_get("area")?,
            zones: zones(row)?,
        });
    }
    Ok(Places {
        places,
        narrowed_at: home.try_get::<Option<i64>, _>("narrowed_at")?.map(Millis),
    })
}

/// In place of what was there.
pub async fn put_places(
    tx: &mut Tx,
    person: &str,
    places: &Places,
    now: Millis,
) -> anyhow::Result<()> {
    let lies = |place: Option<&Place>, zone| {
        i64::from(place.is_some_and(|place| place.zones.contains(&zone)))
    };
    let home = places.places.first();
    let done = sqlx::query(
        "update people
         set area = $2, landslide = $3, flood = $4, surge = $5, narrowed_at = $6,
             narrowed_told_at = case when $6 is null then null
                 else coalesce(narrowed_told_at, $6) end,
             updated_at = $7
         where id = $1",
    )
    .bind(person)
    .bind(home.map(|home| home.area.as_str()))
    .bind(lies(home, Zone::Landslide))
    .bind(lies(home, Zone::Flood))
    .bind(lies(home, Zone::Surge))
    .bind(places.narrowed_at.map(|at| at.0))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("put a person's home")?;
    exactly_one(done.rows_affected(), "put a person's home")?;
    sqlx::query("delete from places where person_id = $1")
        .bind(person)
        .execute(tx.conn())
        .await
        .context("forget a person's places")?;
    for (position, place) in (2_i64..=3).zip(places.places.iter().skip(1)) {
        sqlx::query(
            "insert into places (person_id, position, area, landslide, flood, surge)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(person)
        .bind(position)
        .bind(&place.area)
        .bind(lies(Some(place), Zone::Landslide))
        .bind(lies(Some(place), Zone::Flood))
        .bind(lies(Some(place), Zone::Surge))
        .execute(tx.conn())
        .await
        .context("put a person's place")?;
    }
    Ok(())
}

/// Those who get news of their own places only and were not reminded of it since.
pub async fn narrowed_before(
    tx: &mut Tx,
    before: Millis,
    limit: i64,
) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select id from people
         where narrowed_at is not null and narrowed_told_at < $1
         order by narrowed_told_at, id
         limit $2",
    )
    .bind(before.0)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("who narrowed evacuation news")?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}

/// They were reminded.
pub async fn narrowed_told(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("update people set narrowed_told_at = $2 where id = $1")
        .bind(person)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("note a reminder")?;
    Ok(())
}
