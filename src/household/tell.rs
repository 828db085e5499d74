//! Telling somebody what happened to their own registration.

use super::mail;
use crate::app::App;
use crate::line::message::{self, Action};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::people::Person;
use crate::store::{Tx, addresses, line_accounts, outbox, people};

/// Says a text in the person's language, in LINE and by mail: whoever reads only one of the two
/// learns of it. Texts told so name nobody: an address may have come to another owner.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    person: &str,
    subject: &str,
    text: &str,
) -> anyhow::Result<()> {
    let Some(found) = people::by_id(tx, person).await? else {
        return Ok(());
    };
    let subject = app.words.say(found.language, subject);
    let text = app.words.say(found.language, text);
    tell_with(app, tx, &found, subject, text, &[]).await
}

/// The same with words already put together, and buttons below them in LINE.
pub(super) async fn tell_with(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    subject: String,
    text: String,
    buttons: &[Action],
) -> anyhow::Result<()> {
    let accounts = line_accounts::of_person(tx, &person.id).await?;
    if let Some(account) = accounts.into_iter().find(|account| !account.blocked) {
        let mut messages = message::texts(&text);
        message::quick_reply(&mut messages, buttons);
        let message = NewMessage {
            lane: Lane::Conversation,
            payload: Payload::Push {
                to: account.user_id,
                messages,
            },
            notice: None,
            line_account: Some(account.id),
            due_at: app.clock.now(),
        };
        outbox::queue(tx, app, message).await?;
    }
    let now = app.clock.now();
    let addresses = addresses::of_person(tx, &person.id).await?;
    match addresses.into_iter().find(|of| of.state(now).is_usable()) {
        Some(usable) => mail(app, tx, &usable.address, subject, text).await,
        None => Ok(()),
    }
}
