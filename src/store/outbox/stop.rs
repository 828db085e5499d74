//! Messages are stopped: with their notice, or because their person leaves.

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{COLUMN, rounds, turns};
use crate::clock::Millis;
use crate::outbox::verdict::Cause;
use crate::outbox::{Payload, Round};
use crate::store::erasures::Known;
use crate::store::{Tx, ledger};

/// Cancels what of a notice is not under way, and the people who are left with nothing. A message
/// that is being sent stays with what becomes of it; one that may have arrived, too, unless the notice is
/// superseded: trying again might bring it after what stands in its place.
pub async fn cancel_for_notice(
    tx: &mut Tx,
    notice: &str,
    cause: Cause,
    now: Millis,
) -> anyhow::Result<u64> {
    turns::alone(tx, notice).await?;
    let rows = sqlx::query(
        "update outbox
         set state = 'cancelled',
             ended_at = $2,
             payload = ''
         where notice_id = $1
             and state = 'queued'
             and (uncertain_at is null or $3 = 1)
         returning people, done",
    )
    .bind(notice)
    .bind(now.0)
    .bind(i64::from(cause == Cause::Superseded))
    .fetch_all(tx.conn())
    .await
    .context("cancel messages")?;
    let mut lists = Vec::with_capacity(rows.len());
    for row in &rows {
        let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
        lists.extend(rounds::not_done(people, row.try_get("done")?));
    }
    let sql = tx.engine.sql(
        "update recipients
         set pending = pending - gone.messages
         from (
             select value as person_id, count(*) as messages
             from {texts:$2}
             group by value
         ) gone
         where recipients.notice_id = $1
             and recipients.person_id = gone.person_id",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&lists)?)
        .execute(tx.conn())
        .await
        .context("count cancelled messages")?;
    ledger::cancel_waiting(tx, notice, cause, now).await?;
    Ok(rows.len() as u64)
}

/// Stops what would repeat a notice to somebody who need not be asked again. A message that is being
/// sent, or that may have arrived, stays.
pub async fn cancel_repeats(
    tx: &mut Tx,
    notice: &str,
    person: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "select id, state, payload, people, done, notice_id
         from outbox
         where notice_id = $1
             and ended_at is null
             and state = 'queued'
             and uncertain_at is null
             and people like '%' || $2 || '%'
         {skip locked}",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(person)
        .fetch_all(tx.conn())
        .await
        .context("repeats to somebody who has confirmed")?;
    let known = Known {
        person: person.to_owned(),
        addresses: Vec::new(),
        line: Vec::new(),
    };
    let (mut cancelled, mut shortened) = (Vec::new(), Vec::new());
    for row in &rows {
        let payload = tx.seal.open(COLUMN, &row.try_get::<String, _>("payload")?);
        let payload = payload.and_then(|json| serde_json::from_str::<Payload>(&json).ok());
        if let Some(payload) = payload.filter(Payload::is_repeat) {
            take_out(tx, row, payload, &known, &mut cancelled, &mut shortened)?;
        }
    }
    let stopped = i64::try_from(cancelled.len() + shortened.len())?;
    if stopped == 0 {
        return Ok(());
    }
    write_forgotten(tx, &cancelled, &shortened, now).await?;
    sqlx::query(
        "update recipients set pending = pending - $3 where notice_id = $1 and person_id = $2",
    )
    .bind(notice)
    .bind(person)
    .bind(stopped)
    .execute(tx.conn())
    .await
    .context("count cancelled repeats")?;
    Ok(())
}

/// Takes somebody out of a row, which is cancelled where nobody else is in it.
fn take_out(
    tx: &Tx,
    row: &AnyRow,
    payload: Payload,
    known: &Known,
    cancelled: &mut Vec<String>,
    shortened: &mut Vec<Value>,
) -> anyhow::Result<()> {
    match without(payload, row, known)? {
        Some(Shortened {
            payload,
            people,
            done,
        }) => shortened.push(json!({
            "id": row.try_get::<String, _>("id")?,
            "payload": tx.seal.seal(COLUMN, &serde_json::to_string(&payload)?),
            "people": serde_json::to_string(&people)?,
            "done": done,
        })),
        None => cancelled.push(row.try_get("id")?),
    }
    Ok(())
}

/// Stops everything that waits for somebody who leaves: single messages are cancelled, from a
/// multicast they are taken out. `None`: one is being sent this moment, so nothing was done yet.
pub async fn forget(tx: &mut Tx, known: &Known, now: Millis) -> anyhow::Result<Option<i64>> {
    let rows = sqlx::query(
        "select id, state, payload, people, done, notice_id
         from outbox
         where ended_at is null
             and (notice_id is null
                 or people like '%' || $1 || '%' and notice_id in
                     (select notice_id from recipients where person_id = $1 and pending > 0))",
    )
    .bind(&known.person)
    .fetch_all(tx.conn())
    .await
    .context("messages to somebody who leaves")?;
    let (mut cancelled, mut shortened): (Vec<String>, Vec<Value>) = (Vec::new(), Vec::new());
    for row in &rows {
        let sealed: String = row.try_get("payload")?;
        let payload = tx.seal.open(COLUMN, &sealed);
        let payload = payload.and_then(|json| serde_json::from_str::<Payload>(&json).ok());
        let Some(payload) = payload.filter(|payload| is_to(payload, known)) else {
            continue;
        };
        if row.try_get::<String, _>("state")? == "sending" {
            return Ok(None);
        }
        take_out(tx, row, payload, known, &mut cancelled, &mut shortened)?;
    }
    let stopped = i64::try_from(cancelled.len() + shortened.len())?;
    write_forgotten(tx, &cancelled, &shortened, now).await?;
    ledger::gone(tx, &known.person).await?;
    Ok(Some(stopped))
}

async fn write_forgotten(
    tx: &mut Tx,
    cancelled: &[String],
    shortened: &[Value],
    now: Millis,
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update outbox
         set state = 'cancelled', ended_at = $2, payload = ''
         where id {among:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(cancelled)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("cancel messages to somebody who leaves")?;
    let sql = tx.engine.sql(
        "update outbox
         set payload = value ->> 'payload',
             people = value ->> 'people',
             done = cast(value ->> 'done' as bigint)
         from {rows:$1}
         where outbox.id = value ->> 'id'",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(shortened)?)
        .execute(tx.conn())
        .await
        .context("take somebody out of multicasts")?;
    Ok(())
}

fn is_to(payload: &Payload, known: &Known) -> bool {
    let line = |to: &String| known.line.iter().any(|(_, user_id)| user_id == to);
    let folded = |address: &str| address.to_lowercase();
    match payload {
        Payload::Reply { to, .. } | Payload::Push { to, .. } | Payload::Menu { to, .. } => line(to),
        Payload::Multicast { to, .. } => to.iter().any(line),
        Payload::NoticeMail { person, .. } => *person == known.person,
        // Its people are those of the row, which names this one.
        Payload::Round(_) => true,
        Payload::Mail { to, .. } => {
            let mut addresses = known.addresses.iter();
            addresses.any(|address| folded(address) == folded(to))
        }
    }
}

struct Shortened {
    payload: Payload,
    people: Vec<String>,
    /// The marks of a round's mails.
    done: i64,
}

/// A multicast or a round without them; `None` where nobody is left.
fn without(payload: Payload, row: &AnyRow, known: &Known) -> anyhow::Result<Option<Shortened>> {
    let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
    let done: i64 = row.try_get("done")?;
    Ok(match payload {
        Payload::Multicast {
            to,
            messages,
            quiet,
            silent,
            again,
        } => {
            let others = people.into_iter().zip(to);
            let others = others.filter(|(person, _)| *person != known.person);
            let (people, to): (Vec<String>, Vec<String>) = others.unzip();
            let payload = Payload::Multicast {
                to,
                messages,
                quiet,
                silent,
                again,
            };
            (!people.is_empty()).then_some(Shortened {
                payload,
                people,
                done,
            })
        }
        Payload::Round(round) => round_without(round, people, done, known),
        _ => None,
    })
}

/// The others keep their places, which their mails are known by.
fn round_without(
    mut round: Round,
    people: Vec<String>,
    mut done: i64,
    known: &Known,
) -> Option<Shortened> {
    for (at, person) in people.iter().enumerate() {
        if *person == known.person {
            done |= rounds::bit(at);
            if let Some(to) = round.to.get_mut(at) {
                to.clear();
            }
        }
    }
    (done != rounds::whole(people.len())).then_some(Shortened {
        payload: Payload::Round(round),
        people,
        done,
    })
}
