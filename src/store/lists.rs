//! Whose list it is: a notice's audience says who is on it, but a correction's list is made from that of
//! the notice it corrects, as it stood there (`city::correction`).

use std::collections::HashMap;

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;

use super::Tx;
use super::audience::{self, Frozen, Pool, Reach, Size};
use super::notices::Notice;
use super::quota::{HAS_LINE, has_mail};
use crate::city::correction::{Corrects, To};
use crate::city::quota::Readers;
use crate::clock::Millis;

/// One statement's JSON stays below a megabyte.
const ROWS_AT_ONCE: usize = 5000;

/// Of `recipients r`, the earlier list: whom a correction goes to.
const fn had_it(to: To) -> &'static str {
    match to {
        To::Opened => "(r.opened_at is not null or r.read_at is not null)",
        To::Reached => {
            "(r.state = 'accepted' or r.opened_at is not null or r.read_at is not null
                or r.pending > 0)"
        }
    }
}

/// How many people would get it now.
pub async fn count(tx: &mut Tx, notice: &Notice, now: Millis) -> anyhow::Result<Size> {
    let Some(corrects) = &notice.corrects else {
        let topic = notice.topic.as_deref();
        return audience::count(tx, &notice.audience, topic, now).await;
    };
    // Who has left since has no addresses any more.
    let sql = format!(
        "select count(*) as people,
             (select count(distinct c.child_id)
              from recipient_children c
              join recipients r on r.notice_id = c.notice_id and r.person_id = c.person_id
              join people p on p.id = r.person_id
              where c.notice_id = $1 and {had_it}) as children
         from recipients r
         join people p on p.id = r.person_id
         where r.notice_id = $1 and {had_it}",
        had_it = had_it(corrects.to),
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(&corrects.notice)
        .fetch_one(tx.conn())
        .await
        .context("count who had a notice")?;
    Ok(Size {
        people: row.try_get("people")?,
        children: row.try_get("children")?,
    })
}

/// Those who would get it over LINE now. `open`: nobody's own choice mutes mails.
pub async fn readers(
    tx: &mut Tx,
    notice: &Notice,
    open: bool,
    now: Millis,
) -> anyhow::Result<Readers> {
    let Some(corrects) = &notice.corrects else {
        let topic = notice.topic.as_deref();
        return audience::readers(tx, &notice.audience, topic, open, now).await;
    };
    let sql = format!(
        "select count(*) as line, count(case when {has_mail} then 1 end) as mailed
         from recipients r
         join people p on p.id = r.person_id
         where r.notice_id = $1 and {had_it} and {HAS_LINE}",
        has_mail = has_mail(open),
        had_it = had_it(corrects.to),
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(&corrects.notice)
        .fetch_one(tx.conn())
        .await
        .context("count the LINE of who had a notice")?;
    let line: i64 = row.try_get("line")?;
    Ok(Readers {
        line,
        line_only: line - row.try_get::<i64, _>("mailed")?,
    })
}

/// How the people would be reached now. `open`: nobody's own choice mutes mails.
pub async fn reach(tx: &mut Tx, notice: &Notice, open: bool, now: Millis) -> anyhow::Result<Reach> {
    let Some(corrects) = &notice.corrects else {
        let topic = notice.topic.as_deref();
        return audience::reach(tx, &notice.audience, topic, open, now).await;
    };
    let sql = format!(
        "select count(*) as people,
             count(case when {HAS_LINE} and {has_mail} then 1 end) as mixed,
             count(case when {HAS_LINE} then 1 end) as line,
             count(case when {has_mail} then 1 end) as mailed
         from recipients r
         join people p on p.id = r.person_id
         where r.notice_id = $1 and {had_it}",
        has_mail = has_mail(open),
        had_it = had_it(corrects.to),
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(&corrects.notice)
        .fetch_one(tx.conn())
        .await
        .context("count the channels of who had a notice")?;
    Reach::read(&row)
}

/// Who may be on a list that is not by schools; `None` also of a correction, whose list is frozen whole.
pub fn pool(notice: &Notice) -> Option<Pool> {
    match &notice.corrects {
        None => Pool::of_notice(&notice.audience, notice.topic.as_deref()),
        Some(_) => None,
    }
}

/// Writes the list down. Returns its size.
pub async fn freeze(
    tx: &mut Tx,
    notice: &Notice,
    frozen: Frozen,
    now: Millis,
) -> anyhow::Result<Size> {
    match &notice.corrects {
        None => {
            let topic = notice.topic.as_deref();
            audience::freeze(tx, &notice.id, &notice.audience, topic, frozen, now).await
        }
        Some(corrects) => freeze_correction(tx, &notice.id, corrects, frozen).await,
    }
}

async fn freeze_correction(
    tx: &mut Tx,
    notice: &str,
    corrects: &Corrects,
    frozen: Frozen,
) -> anyhow::Result<Size> {
    let had_it = had_it(corrects.to);
    let sql = format!(
        "select r.person_id, r.reasons
         from recipients r
         join people p on p.id = r.person_id
         where r.notice_id = $1 and {had_it}
         order by r.person_id"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(&corrects.notice)
        .fetch_all(tx.conn())
        .await
        .context("who had a notice")?;
    // Few differ: everybody of a class has the same.
    let mut marked: HashMap<String, String> = HashMap::new();
    let mut listed = Vec::with_capacity(rows.len());
    for row in &rows {
        let reasons: String = row.try_get("reasons")?;
        let reasons = match marked.get(&reasons) {
            Some(known) => known.clone(),
            None => {
                let new = as_correction(&reasons, &corrects.notice)?;
                marked.insert(reasons, new.clone());
                new
            }
        };
        let person: String = row.try_get("person_id")?;
        listed.push(json!({"person": person, "reasons": reasons}));
    }
    let (state, cause, planned) = frozen.columns();
    for rows in listed.chunks(ROWS_AT_ONCE) {
        let sql = tx.engine.sql(
            "insert into recipients (notice_id, person_id, reasons, state, cause, planned_at)
             select $1, value ->> 'person', value ->> 'reasons', $2, $3, $4
             from {rows:$5}",
        );
        sqlx::query(sql)
            .bind(notice)
            .bind(state)
            .bind(cause)
            .bind(planned)
            .bind(serde_json::to_string(rows)?)
            .execute(tx.conn())
            .await
            .context("freeze a correction's list")?;
    }
    sqlx::query(
        "insert into recipient_children
             (notice_id, child_id, person_id, school_id, grade, class, counts)
         select r.notice_id, c.child_id, c.person_id, c.school_id, c.grade, c.class, c.counts
         from recipient_children c
         join recipients r on r.notice_id = $1 and r.person_id = c.person_id
         where c.notice_id = $2",
    )
    .bind(notice)
    .bind(&corrects.notice)
    .execute(tx.conn())
    .await
    .context("freeze the children of a correction's list")?;
    let row = sqlx::query(
        "select count(distinct child_id) as children from recipient_children where notice_id = $1",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await
    .context("count the children of a correction's list")?;
    Ok(Size {
        people: i64::try_from(listed.len())?,
        children: row.try_get("children")?,
    })
}

/// Each reason says of which notice this is a correction, besides why that one had come.
fn as_correction(reasons: &str, earlier: &str) -> anyhow::Result<String> {
    let reasons: Vec<Value> = serde_json::from_str(reasons).context("recipients.reasons")?;
    let mut reasons: Vec<Value> = match reasons.is_empty() {
        true => vec![json!({})],
        false => reasons,
    };
    for reason in &mut reasons {
        if let Value::Object(reason) = reason {
            reason.insert("correction_of".into(), earlier.into());
        }
    }
    Ok(Value::Array(reasons).to_string())
}

/// The corrections of a notice that have started and stand, the newest first.
pub async fn corrections(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select id from notices
         where corrects_id = $1 and state in ('sending', 'sent')
         order by started_at desc, id desc",
    )
    .bind(notice)
    .fetch_all(tx.conn())
    .await
    .context("corrections of a notice")?;
    rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_says_what_is_corrected() {
        let reasons = r#"[{"school":"西条小学校","grade":2},{"school":"西条小学校","grade":1}]"#;
        let marked: Value = serde_json::from_str(&as_correction(reasons, "n1").unwrap()).unwrap();
        assert_eq!(
            marked,
            json!([
                {"school": "西条小学校", "grade": 2, "correction_of": "n1"},
                {"school": "西条小学校", "grade": 1, "correction_of": "n1"},
            ])
        );
        // A correction of a correction is one of that.
        let again = as_correction(&marked.to_string(), "n2").unwrap();
        assert!(!again.contains("n1"));
        assert_eq!(
            as_correction("[]", "n1").unwrap(),
            r#"[{"correction_of":"n1"}]"#
        );
    }
}
