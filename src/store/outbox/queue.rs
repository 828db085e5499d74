//! Rows are written.

use std::collections::BTreeMap;

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;

use super::{COLUMN, rounds};
use crate::app::App;
use crate::city::notice::{Kind, Matter};
use crate::clock::Millis;
use crate::outbox::retry::{Patience, patience};
use crate::outbox::verdict::{Claimed, Next};
use crate::outbox::{Carrier, NewMessage, Payload};
use crate::seal::Seal;
use crate::store::{Tx, people};

/// One statement's JSON stays at a few megabytes.
const ROWS_AT_ONCE: usize = 1000;

/// Writes one row; returns its id. Ring `app.wake.outbox` after the commit.
pub async fn queue(tx: &mut Tx, app: &App, message: NewMessage) -> anyhow::Result<String> {
    let mut ids = queue_many(tx, app, vec![message]).await?;
    ids.pop().context("a row was queued")
}

/// Writes many rows, and returns their ids in the same order. Rows of one talk go out in the order
/// they are written.
pub async fn queue_many(
    tx: &mut Tx,
    app: &App,
    messages: Vec<NewMessage>,
) -> anyhow::Result<Vec<String>> {
    let rows = messages.iter().map(|message| (message, None));
    write(tx, app, rows.collect()).await
}

/// Rows with the place in their talk they are to take; without one, the next.
pub(super) async fn write(
    tx: &mut Tx,
    app: &App,
    messages: Vec<(&NewMessage, Option<i64>)>,
) -> anyhow::Result<Vec<String>> {
    let kinds = kinds(tx, &messages).await?;
    let mut ids = Vec::with_capacity(messages.len());
    for chunk in messages.chunks(ROWS_AT_ONCE) {
        let mut rows = Vec::with_capacity(chunk.len());
        for (at, (message, place)) in chunk.iter().enumerate() {
            let kind = message.notice.as_ref().and_then(|(id, _)| kinds.get(id));
            let id = match &message.payload {
                Payload::Round(_) => rounds::new_id(app),
                _ => app.new_id(),
            };
            rows.push(row(tx, app, &id, message, at, *place, kind.copied())?);
            ids.push(id);
        }
        insert(tx, app.clock.now(), &rows).await?;
    }
    Ok(ids)
}

/// What kind of notice each message belongs to: it says how long the message is worth trying.
async fn kinds(
    tx: &mut Tx,
    messages: &[(&NewMessage, Option<i64>)],
) -> anyhow::Result<BTreeMap<String, (Kind, Option<Matter>)>> {
    let mut kinds = BTreeMap::new();
    for (message, _) in messages {
        let Some((notice, _)) = &message.notice else {
            continue;
        };
        if kinds.contains_key(notice) {
            continue;
        }
        let row = sqlx::query("select kind, matter from notices where id = $1")
            .bind(notice)
            .fetch_optional(tx.conn())
            .await
            .context("the notice of a message")?;
        let Some(row) = row else { continue };
        let kind = Kind::parse(&row.try_get::<String, _>("kind")?).context("notices.kind")?;
        let matter: Option<String> = row.try_get("matter")?;
        let matter = matter.as_deref().and_then(Matter::parse);
        kinds.insert(notice.clone(), (kind, matter));
    }
    Ok(kinds)
}

fn row(
    tx: &Tx,
    app: &App,
    id: &str,
    message: &NewMessage,
    at: usize,
    place: Option<i64>,
    kind: Option<(Kind, Option<Matter>)>,
) -> anyhow::Result<Value> {
    let payload = &message.payload;
    let carrier = payload.carrier();
    let no_people = Vec::new();
    let (notice, people) = match &message.notice {
        Some((notice, people)) => (Some(notice), people),
        None => (None, &no_people),
    };
    let provider = provider(tx, payload);
    let patience = kind.map_or(Patience::of_lane(message.lane), |(kind, matter)| {
        patience(kind, matter)
    });
    Ok(json!({
        "id": id,
        "lane": message.lane.number(),
        "channel": payload.channel(),
        "carrier": carrier.name(),
        "queue": queue_name(provider.as_deref(), notice.map(String::as_str)),
        "provider": provider,
        "address": payload.address().map(|to| people::address_hash(tx, to)),
        "slots": rounds::slots(payload),
        "notice": notice,
        // Text, not a list: the column holds JSON.
        "people": serde_json::to_string(people)?,
        // A mail waits for no talk.
        "account": message.line_account.as_ref().filter(|_| carrier == Carrier::Line),
        "at": at + 1,
        "place": place,
        "payload": tx.seal.seal(COLUMN, &serde_json::to_string(payload).context("a payload is JSON")?),
        "key": send_key(app, payload, id),
        "due": message.due_at.0,
        // What was planned before the clock went ahead is not late for it.
        "stale": patience.end(message.due_at.max(app.clock.now())).0,
    }))
}

/// Who waits together: a provider's mails of one notice, or LINE's of one notice.
pub(super) fn queue_name(provider: Option<&str>, notice: Option<&str>) -> String {
    format!(
        "{}|{}",
        provider.unwrap_or_default(),
        notice.unwrap_or_default()
    )
}

/// The retry key of a LINE call, or the Message-ID of a mail: in a round, by the mail's id.
fn send_key(app: &App, payload: &Payload, id: &str) -> String {
    let (key, domain) = (app.random.uuid(), app.config.mail_domain());
    match (payload, payload.carrier()) {
        (_, Carrier::Line) => key.to_string(),
        (Payload::Round(_), _) => rounds::message_id(id, domain),
        (_, Carrier::Mail) => format!("<{key}@{domain}>"),
    }
}

/// What a mail's domain may stand as in `outbox.provider`, under each key.
pub fn provider_hashes(seal: &Seal, domain: &str) -> Vec<String> {
    seal.lookups("mail domain", &domain.to_ascii_lowercase())
}

fn provider(tx: &Tx, payload: &Payload) -> Option<String> {
    let address = match payload {
        Payload::Round(round) => round.to.iter().find(|to| !to.is_empty())?,
        _ => payload.address()?,
    };
    let (_, domain) = address.rsplit_once('@')?;
    Some(tx.seal.lookup("mail domain", &domain.to_ascii_lowercase()))
}

/// A mail that left its round: it waits for another try, or ended badly and is kept to be found.
pub(super) fn left(
    tx: &Tx,
    row: &Claimed,
    next: &Next,
    state: &str,
    now: Millis,
) -> anyhow::Result<Value> {
    let (due, uncertain) = match next {
        Next::Again {
            due_at, uncertain, ..
        } => (Some(due_at.0), *uncertain || row.uncertain),
        _ => (None, row.uncertain),
    };
    let payload = match due {
        Some(_) => tx.seal.seal(COLUMN, &serde_json::to_string(&row.payload)?),
        None => String::new(),
    };
    Ok(json!({
        "id": row.id,
        "lane": row.lane.number(),
        "channel": row.payload.channel(),
        "carrier": Carrier::Mail.name(),
        "queue": queue_name(row.provider.as_deref(), row.notice.as_deref()),
        "provider": row.provider,
        "address": row.payload.address().map(|to| people::address_hash(tx, to)),
        "notice": row.notice,
        "people": serde_json::to_string(&row.people)?,
        "at": 1,
        "payload": payload,
        "key": row.send_key,
        "due": due.unwrap_or(now.0),
        "stale": row.stale_at.map(|at| at.0),
        "state": state,
        "attempts": row.attempt,
        "failures": row.failures + 1,
        "first": row.first_tried_at.0,
        "uncertain": uncertain.then_some(now.0),
        "created": row.created_at.0,
        "ended": due.is_none().then_some(now.0),
    }))
}

pub(super) async fn insert(tx: &mut Tx, now: Millis, rows: &[Value]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let sql = tx.engine.sql(
        "insert into outbox (id, lane, channel, carrier, queue, provider, address_hash, slots,
             notice_id, people, line_account_id, place, payload, send_key, due_at, stale_at, state,
             attempts, failures, first_tried_at, uncertain_at, created_at, ended_at)
         select value ->> 'id', cast(value ->> 'lane' as bigint), value ->> 'channel',
             value ->> 'carrier', value ->> 'queue', value ->> 'provider', value ->> 'address',
             value ->> 'slots', value ->> 'notice', value ->> 'people', value ->> 'account',
             coalesce(
                 cast(value ->> 'place' as bigint),
                 cast(value ->> 'at' as bigint) + (
                     select coalesce(max(earlier.place), 0)
                     from outbox earlier
                     where earlier.line_account_id = value ->> 'account'
                         and earlier.ended_at is null
                 )
             ),
             value ->> 'payload', value ->> 'key', cast(value ->> 'due' as bigint),
             cast(value ->> 'stale' as bigint), coalesce(value ->> 'state', 'queued'),
             coalesce(cast(value ->> 'attempts' as bigint), 0),
             coalesce(cast(value ->> 'failures' as bigint), 0),
             cast(value ->> 'first' as bigint), cast(value ->> 'uncertain' as bigint),
             coalesce(cast(value ->> 'created' as bigint), $2), cast(value ->> 'ended' as bigint)
         from {rows:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(rows)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("queue messages")?;
    Ok(())
}
