//! The inbox while the service is closed for maintenance (D-07): what comes in stays where it is, in its
//! order, and is taken up afterwards. Whoever writes is told so, once.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::app::App;
use crate::clock::Millis;
use crate::line::event::{self, Kind};
use crate::line::message;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::maintenances::{self, Maintenance};
use crate::store::{Tx, inbox, line_accounts, outbox};
use crate::words::Arg;

/// Events of one sender that are looked at: one of the first has a token to answer with.
const LOOKED_AT: i64 = 8;

/// Tells up to `limit` of those who wait; returns how many were looked at.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    closed: &Maintenance,
    limit: i64,
) -> anyhow::Result<usize> {
    let now = app.clock.now();
    let queues = maintenances::untold(tx, &closed.id, limit, now).await?;
    let mut last: BTreeMap<String, (event::Event, Millis)> = BTreeMap::new();
    for stored in inbox::events(tx, &queues, LOOKED_AT).await? {
        let json: Json =
            serde_json::from_str(stored.body.as_deref().unwrap_or_default()).unwrap_or_default();
        let event = event::event(&json);
        if is_said(&event) {
            last.insert(stored.queue, (event, stored.received_at));
        }
    }
    for queue in &queues {
        if maintenances::tell(tx, &closed.id, queue).await?
            && let Some((event, received_at)) = last.remove(queue)
        {
            answer(app, tx, closed, event, received_at).await?;
        }
    }
    Ok(queues.len())
}

/// Whether somebody waits for an answer to it.
fn is_said(event: &event::Event) -> bool {
    let said = !matches!(
        event.kind,
        Kind::Unfollow | Kind::Other | Kind::AccountLink { .. }
    );
    said && event.active && event.user_id.is_some() && event.reply_token.is_some()
}

async fn answer(
    app: &App,
    tx: &mut Tx,
    closed: &Maintenance,
    event: event::Event,
    received_at: Millis,
) -> anyhow::Result<()> {
    let (Some(to), Some(token)) = (event.user_id, event.reply_token) else {
        return Ok(());
    };
    let account = line_accounts::by_user_id(tx, &to).await?;
    let language = account
        .as_ref()
        .map_or_else(Default::default, |account| account.language);
    let until: [(&str, Arg<'_>); 1] = [("until", app.words.time(closed.until))];
    let text = app.words.say_with(language, "maintenance-held", &until);
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Reply {
            token,
            token_at: received_at,
            to,
            messages: vec![message::text(&text)],
        },
        notice: None,
        line_account: account.map(|account| account.id),
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}
