//! A notice by schools in figures, counted by the place its list has each child in. The sums are
//! [`crate::city::classes`]'s.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::classes::{Counts, Figures, Lost, OfClass, Place};

/// As they stand; or as they were written down where the list has had its time.
pub async fn figures(tx: &mut Tx, notice: &str) -> anyhow::Result<Figures> {
    let row = sqlx::query("select kept_classes from notices where id = $1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("look for kept figures")?;
    let kept = row.map(|row| row.try_get::<Option<String>, _>("kept_classes"));
    if let Some(kept) = kept.transpose()?.flatten() {
        return serde_json::from_str(&kept).context("kept figures");
    }
    Ok(Figures::of(
        &classes(tx, notice).await?,
        &lost(tx, notice).await?,
    ))
}

/// The levels at which people are counted, and how they stand: the names of the columns that [`classes`]
/// reads.
const LEVELS: [i64; 4] = [1, 2, 3, 4];
const STANDS: [(&str, &str); 4] = [
    ("all", "1 = 1"),
    ("reached", "(r.read_at is not null or r.state = 'accepted')"),
    ("read", "r.read_at is not null"),
    ("waiting", "r.read_at is null and r.state = 'waiting'"),
];

/// The list is walked once, child by child in the order of places.
async fn classes(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<OfClass>> {
    let (mut counted, mut summed) = (String::new(), String::new());
    for level in LEVELS {
        for (name, stands) in STANDS {
            counted += &format!(
                ", count(case when c.counts >= {level} and {stands} then 1 end) as {name}_{level}"
            );
            summed += &format!(", cast(sum({name}_{level}) as bigint) as {name}_{level}");
        }
    }
    let sql = format!(
        "select school_id, grade, class,
             count(*) as children,
             count(case when confirmed = 1 then 1 end) as confirmed,
             count(case when confirmed = 1 or reached = 1 then 1 end) as reached,
             count(case when confirmed = 0 and reached = 0 and waiting = 1 then 1 end) as waiting
             {summed}
         from (
             select c.school_id, c.grade, c.class, c.child_id, {STANDING} {counted}
             from recipient_children c
             join recipients r on r.notice_id = c.notice_id and r.person_id = c.person_id
             where c.notice_id = $1
             group by c.school_id, c.grade, c.class, c.child_id
         ) children
         group by school_id, grade, class"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .fetch_all(tx.conn())
        .await
        .context("children and people by class")?;
    let counts = |all: i64, reached: i64, read: i64, waiting: i64| Counts {
        all,
        reached,
        read,
        waiting,
        not_reached: all - reached - waiting,
    };
    let of_class = |row: &AnyRow| {
        let number = |column: &str| row.try_get::<i64, _>(column);
        let mut people = [Counts::default(); 4];
        for (people, level) in people.iter_mut().zip(LEVELS) {
            let [all, reached, read, waiting] =
                STANDS.map(|(name, _)| number(&format!("{name}_{level}")));
            *people = counts(all?, reached?, read?, waiting?);
        }
        Ok(OfClass {
            place: place(row)?,
            children: counts(
                number("children")?,
                number("reached")?,
                number("confirmed")?,
                number("waiting")?,
            ),
            people,
        })
    };
    rows.iter().map(of_class).collect()
}

/// From the few whom nothing has reached to their children.
async fn lost(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<Lost>> {
    let rows = sqlx::query(
        "select c.school_id, c.grade, c.class, r.cause,
             count(*) as in_class,
             count(case when c.counts >= 2 then 1 end) as in_grade,
             count(case when c.counts >= 3 then 1 end) as in_school,
             count(case when c.counts >= 4 then 1 end) as in_all
         from recipients r
         cross join recipient_children c
         where r.notice_id = $1
             and c.notice_id = $1
             and c.person_id = r.person_id
             and c.counts > 0
             and r.state in ('failed', 'unreachable', 'cancelled')
             and r.read_at is null
             and r.cause is not null
         group by c.school_id, c.grade, c.class, r.cause",
    )
    .bind(notice)
    .fetch_all(tx.conn())
    .await
    .context("why people of a class were not reached")?;
    let lost = |row: &AnyRow| {
        Ok(Lost {
            place: place(row)?,
            causes: row.try_get("cause")?,
            people: [
                row.try_get("in_class")?,
                row.try_get("in_grade")?,
                row.try_get("in_school")?,
                row.try_get("in_all")?,
            ],
        })
    };
    rows.iter().map(lost).collect()
}

/// How a child stands, over the `recipients r` who are on the list for it.
pub(super) const STANDING: &str = "
    max(case when r.read_at is null then 0 else 1 end) as confirmed,
    max(case when r.state = 'accepted' then 1 else 0 end) as reached,
    max(case when r.state = 'waiting' then 1 else 0 end) as waiting";

/// Of a row of `recipient_children`.
pub(super) fn place(row: &AnyRow) -> anyhow::Result<Place> {
    Ok(Place {
        school: row.try_get("school_id")?,
        grade: row.try_get("grade")?,
        class: row.try_get("class")?,
    })
}
