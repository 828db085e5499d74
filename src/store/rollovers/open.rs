//! What guardians still have to say after the turn of the year: look at grade and class, or register
//! the next school. One guardian's word counts for the child.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::Row;

use super::super::Tx;
use crate::city::rollover::Open;
use crate::city::school::SchoolKind;
use crate::clock::Millis;

/// The child is at the school that the turn left it at, and nobody has confirmed that. `$2` is now.
const UNCONFIRMED: &str = "
    r.outcome <> 'leaves' and r.undone is null and r.confirmed_at is null
    and exists (select 1 from enrolments e
                where e.id = r.new_enrolment
                    and e.started_at <= $2 and (e.ended_at is null or e.ended_at > $2))";

/// What is open for a guardian's children, by child. An answer given in another way, such as a class
/// set since, closes it as well.
pub async fn of_guardian(
    tx: &mut Tx,
    person: &str,
    now: Millis,
) -> anyhow::Result<BTreeMap<String, Open>> {
    let sql = format!(
        "select r.child_id, r.outcome, s.kind
         from guardians g
         join rollover_children r on r.child_id = g.child_id
         join rollovers o on o.id = r.rollover_id
         join schools s on s.id = r.school_id
         where g.person_id = $1
             and (({UNCONFIRMED})
                  or (r.outcome = 'leaves' and r.undone is null
                      and not exists (select 1 from enrolments e
                                      where e.child_id = r.child_id
                                          and (e.ended_at is null or e.ended_at > $2))))
         order by o.school_year"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .bind(now.0)
        .fetch_all(tx.conn())
        .await
        .context("what a guardian has to confirm")?;
    let mut open = BTreeMap::new();
    // The last turn is what counts.
    for row in &rows {
        let outcome: String = row.try_get("outcome")?;
        let kind: String = row.try_get("kind")?;
        let left = outcome == "leaves";
        let is_last = SchoolKind::parse(&kind) == Some(SchoolKind::JuniorHigh);
        let what = match (left, is_last) {
            (false, _) => Open::Check,
            (true, false) => Open::Register,
            (true, true) => Open::Finished,
        };
        open.insert(row.try_get("child_id")?, what);
    }
    Ok(open)
}

/// A guardian has looked at the grades and classes of all their children. Returns how many were open.
pub async fn confirm(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<u64> {
    let sql = format!(
        "update rollover_children as r set confirmed_at = $2
         where r.child_id in (select child_id from guardians where person_id = $1)
             and {UNCONFIRMED}"
    );
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(person)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("confirm grades and classes")?;
    Ok(done.rows_affected())
}

/// The next guardians of a turn's children, in the order of their ids, those after `after`.
pub async fn guardians(
    tx: &mut Tx,
    rollover: &str,
    after: &str,
    limit: i64,
) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select distinct g.person_id
         from rollover_children r
         join guardians g on g.child_id = r.child_id
         where r.rollover_id = $1 and r.undone is null and g.person_id > $2
         order by g.person_id
         limit $3",
    )
    .bind(rollover)
    .bind(after)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("guardians to be told")?;
    rows.iter()
        .map(|row| Ok(row.try_get("person_id")?))
        .collect()
}
