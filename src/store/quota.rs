//! The month's LINE messages: whom of a frozen list they do not last for, and what running notices
//! still need of them.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::city::quota::Readers;
use crate::clock::Millis;

/// Of people `p`: LINE reaches them.
pub(super) const HAS_LINE: &str = "exists (
    select 1
    from line_accounts l
    where l.person_id = p.id and l.blocked_at is null and l.refused_at is null
)";

/// Of people `p`: a mail reaches them. `open`: nobody's own choice mutes mails.
pub(super) fn has_mail(open: bool) -> String {
    let switch = if open {
        ""
    } else {
        "p.mail_off_at is null and "
    };
    format!(
        "{switch}exists (
            select 1
            from addresses a
            where a.person_id = p.id
                and a.slot <= 2
                and a.proven_at is not null
                and a.stopped_at is null
        )"
    )
}

/// Those of a frozen list who would get it over LINE. `open`: nobody's own choice mutes mails.
pub async fn readers(tx: &mut Tx, notice: &str, open: bool) -> anyhow::Result<Readers> {
    let has_mail = has_mail(open);
    let sql = format!(
        "select count(*) as line, count(case when {has_mail} then 1 end) as mailed
         from recipients r
         join people p on p.id = r.person_id
         where r.notice_id = $1 and {HAS_LINE}"
    );
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .fetch_one(tx.conn())
        .await
        .context("count a list's LINE")?;
    let line: i64 = row.try_get("line")?;
    Ok(Readers {
        line,
        line_only: line - row.try_get::<i64, _>("mailed")?,
    })
}

/// The messages last for the first `room` people of the list, those with LINE alone before the others.
pub async fn withhold(tx: &mut Tx, notice: &str, open: bool, room: i64) -> anyhow::Result<()> {
    let has_mail = has_mail(open);
    let sql = format!(
        "update recipients
         set line_withheld = 1
         where notice_id = $1
             and person_id in (
                 select person_id
                 from (
                     select r.person_id,
                         row_number() over (
                             order by case when {has_mail} then 1 else 0 end, r.person_id
                         ) as place
                     from recipients r
                     join people p on p.id = r.person_id
                     where r.notice_id = $1 and {HAS_LINE}
                 ) placed
                 where place > $2
             )"
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(room)
        .execute(tx.conn())
        .await
        .context("withhold LINE messages")?;
    Ok(())
}

/// Notes how many messages a notice was given.
pub async fn set_messages(tx: &mut Tx, notice: &str, messages: i64) -> anyhow::Result<()> {
    sqlx::query("update notices set line_messages = $2 where id = $1")
        .bind(notice)
        .bind(messages)
        .execute(tx.conn())
        .await
        .context("note LINE messages")?;
    Ok(())
}

/// Messages that were given out and that LINE may not have counted when it told its figures.
pub async fn under_way(tx: &mut Tx, told_at: Millis) -> anyhow::Result<i64> {
    // `sum` is a decimal on PostgreSQL.
    let row = sqlx::query(
        "select cast(coalesce(sum(line_messages), 0) as bigint) as messages
         from notices
         where line_messages is not null
             and (state = 'sending' or ended_at >= $1)",
    )
    .bind(told_at.0)
    .fetch_one(tx.conn())
    .await
    .context("sum LINE messages under way")?;
    Ok(row.try_get("messages")?)
}
