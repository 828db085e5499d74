//! Taking back that a mail arrived.

use anyhow::Context;
use sqlx::Row;

use crate::app::App;
use crate::clock::Millis;
use crate::outbox::Lane;
use crate::outbox::verdict::Cause;
use crate::store::Tx;
use crate::store::fallback::{self, Lost};
use crate::store::ledger::{self, Settled};

/// The person whose mail of a notice came back is no longer taken for reached by mail, if no other
/// mail of it arrived and nobody has opened it. Where LINE did not take it either, LINE is tried if it
/// is open. Of a sent notice nothing waits: until LINE has taken it, the person has failed. Returns
/// how many messages were queued.
pub async fn unreach(
    tx: &mut Tx,
    app: &App,
    notice: &str,
    outbox: &str,
    now: Millis,
) -> anyhow::Result<usize> {
    let row = sqlx::query("select people, lane from outbox where id = $1 and state = 'delivered'")
        .bind(outbox)
        .fetch_optional(tx.conn())
        .await
        .context("whose mail came back")?;
    let Some(row) = row else {
        return Ok(0);
    };
    let lane = Lane::of(row.try_get("lane")?).context("outbox.lane")?;
    let people: String = row.try_get("people")?;
    let people: Vec<String> = serde_json::from_str(&people).context("outbox.people")?;
    let Some(person) = people.first() else {
        return Ok(0);
    };
    if !take_back(tx, notice, outbox, person).await? {
        return Ok(0);
    }
    let lost = Lost {
        notice,
        people: &people,
        lane,
        because: Cause::MailBounced.name(),
    };
    let queued = fallback::to_line(tx, app, &lost, now).await?;
    ledger::settle(tx, notice, &people, Settled::Lost(Cause::MailBounced), now).await?;
    sqlx::query(
        "update recipients
         set state = 'failed', cause = $3
         where notice_id = $1
             and person_id = $2
             and state = 'waiting'",
    )
    .bind(notice)
    .bind(person)
    .bind(Cause::MailBounced.name())
    .execute(tx.conn())
    .await
    .context("settle a bounced mail")?;
    Ok(queued)
}

/// True: the person has nothing else of the notice, and one message under way, this one.
async fn take_back(tx: &mut Tx, notice: &str, outbox: &str, person: &str) -> anyhow::Result<bool> {
    // As the outbox has it.
    let people = serde_json::to_string(&[person])?;
    let row = sqlx::query(
        "update recipients
         set email_at = null,
             state = case when line_at is null then 'waiting' else state end,
             pending = pending + case when line_at is null then 1 else 0 end
         where notice_id = $1
             and person_id = $4
             and state = 'accepted'
             and email_at is not null
             and opened_at is null
             and read_at is null
             and (line_at is not null or pending = 0)
             -- Mails without a row of their own arrived in their rounds.
             and mails <= (
                 select count(*)
                 from outbox own
                 where own.notice_id = $1
                     and own.people = $3
                     and own.carrier = 'mail'
                     and own.slots is null
             )
             and not exists (
                 select 1
                 from outbox other
                 where other.notice_id = $1
                     and other.people = $3
                     and other.carrier = 'mail'
                     and other.slots is null
                     and other.state = 'delivered'
                     and other.id <> $2
                     and not exists
                         (select 1 from bounces where outbox_id = other.id and delayed = 0)
             )
         returning line_at",
    )
    .bind(notice)
    .bind(outbox)
    .bind(people)
    .bind(person)
    .fetch_optional(tx.conn())
    .await
    .context("take back that a mail arrived")?;
    let line = row
        .map(|row| row.try_get::<Option<i64>, _>("line_at"))
        .transpose()?;
    Ok(line == Some(None))
}
