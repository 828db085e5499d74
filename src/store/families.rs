//! The families of a notice by schools: the children it concerns, and for which of them somebody has
//! confirmed it. Beside the ledger, which counts people.

use std::collections::HashSet;

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use super::notices::Notice;

/// One guardian's confirmation is enough for a child (X-15: the rule of D-34 over the family).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// Children the notice concerns.
    pub children: i64,
    /// Of these, children of whom any guardian on the list has confirmed.
    pub confirmed: i64,
}

/// The sums of a started notice.
pub async fn sums(tx: &mut Tx, notice: &Notice) -> anyhow::Result<Families> {
    let children = notice.children.unwrap_or_default();
    if children == 0 {
        return Ok(Families::default());
    }
    // From those who confirmed to their children: a city's whole list is not joined. As it was
    // written down where the list has had its time.
    let row = sqlx::query(
        "select coalesce(
             (select kept_confirmed from notices where id = $1),
             (select count(distinct c.child_id)
              from recipients r
              join recipient_children c on c.notice_id = r.notice_id and c.person_id = r.person_id
              where r.notice_id = $1 and r.read_at is not null)
         ) as confirmed",
    )
    .bind(&notice.id)
    .fetch_one(tx.conn())
    .await
    .context("sum the families")?;
    Ok(Families {
        children,
        confirmed: row.try_get("confirmed")?,
    })
}

/// Of these people those whose family has answered: each child the notice concerns them for was
/// confirmed by another of its guardians.
pub async fn answered(
    tx: &mut Tx,
    notice: &str,
    people: &[&str],
) -> anyhow::Result<HashSet<String>> {
    let sql = tx.engine.sql(
        "select person_id
         from (
             select c.person_id,
                 case when exists (
                     select 1
                     from recipient_children o
                     join recipients r on r.notice_id = o.notice_id and r.person_id = o.person_id
                     where o.notice_id = c.notice_id
                         and o.child_id = c.child_id
                         and o.person_id <> c.person_id
                         and r.read_at is not null
                 ) then 1 else 0 end as answered
             from recipient_children c
             where c.notice_id = $1 and c.person_id {among:$2}
         ) children
         group by person_id
         having min(answered) = 1",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await
        .context("whose family has answered")?;
    rows.iter()
        .map(|row| Ok(row.try_get("person_id")?))
        .collect()
}
