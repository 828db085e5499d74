//! The outbox's rows: written where something is decided, claimed and settled by `outbox::worker`.
//!
//! Nothing else writes a row's state (the picture stands in `outbox/mod.rs`).

use anyhow::Context;
use serde_json::json;

use super::Tx;
use crate::app::App;
use crate::outbox::{Carrier, NewMessage, Payload};

/// What the `payload` column is sealed for.
const COLUMN: &str = "outbox.payload";
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
    let mut ids = Vec::with_capacity(messages.len());
    for chunk in messages.chunks(ROWS_AT_ONCE) {
        let rows = chunk.iter().enumerate();
        let rows: Vec<serde_json::Value> = rows
            .map(|(at, message)| row(tx, app, at, message))
            .collect::<anyhow::Result<_>>()?;
        ids.extend(
            rows.iter()
                .filter_map(|row| Some(row["id"].as_str()?.to_owned())),
        );
        insert(tx, app, &rows).await?;
    }
    Ok(ids)
}

fn row(tx: &Tx, app: &App, at: usize, message: &NewMessage) -> anyhow::Result<serde_json::Value> {
    let carrier = message.payload.carrier();
    let payload = serde_json::to_string(&message.payload).context("a payload is JSON")?;
    let no_people = Vec::new();
    let (notice, people) = match &message.notice {
        Some((notice, people)) => (Some(notice), people),
        None => (None, &no_people),
    };
    Ok(json!({
        "id": app.new_id(),
        "lane": message.lane.number(),
        "channel": message.payload.channel(),
        "carrier": carrier.name(),
        "provider": provider(tx, &message.payload),
        "notice": notice,
        // Text, not a list: the column holds JSON.
        "people": serde_json::to_string(people)?,
        // A mail waits for no talk.
        "account": message.line_account.as_ref().filter(|_| carrier == Carrier::Line),
        "at": at + 1,
        "payload": tx.seal.seal(COLUMN, &payload),
        "key": send_key(app, carrier),
        "due": message.due_at.0,
    }))
}

/// The retry key of a LINE call, or the Message-ID of a mail.
fn send_key(app: &App, carrier: Carrier) -> String {
    let key = app.random.uuid();
    match carrier {
        Carrier::Line => key.to_string(),
        Carrier::Mail => format!("<{key}@{}>", app.config.mail_domain()),
    }
}

fn provider(tx: &Tx, payload: &Payload) -> Option<String> {
    let (Payload::Mail { to, .. } | Payload::NoticeMail { to, .. }) = payload else {
        return None;
    };
    let (_, domain) = to.rsplit_once('@')?;
    Some(tx.seal.lookup("mail domain", &domain.to_ascii_lowercase()))
}

async fn insert(tx: &mut Tx, app: &App, rows: &[serde_json::Value]) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "insert into outbox (id, lane, channel, carrier, provider, notice_id, people,
             line_account_id, place, payload, send_key, due_at, created_at)
         select value ->> 'id', cast(value ->> 'lane' as bigint), value ->> 'channel',
             value ->> 'carrier', value ->> 'provider', value ->> 'notice', value ->> 'people',
             value ->> 'account',
             cast(value ->> 'at' as bigint) + coalesce((
                 select max(earlier.place)
                 from outbox earlier
                 where earlier.line_account_id = value ->> 'account'
                     and earlier.ended_at is null
             ), 0),
             value ->> 'payload', value ->> 'key', cast(value ->> 'due' as bigint), $2
         from {rows:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(rows)?)
        .bind(app.clock.now().0)
        .execute(tx.conn())
        .await
        .context("queue messages")?;
    Ok(())
}
