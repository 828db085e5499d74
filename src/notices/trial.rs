//! "Send it to me first": a notice to its sender alone, on both channels, marked as a trial.
//!
//! The mail goes to the address its sender logs in with; LINE to the account of whoever proved the same
//! address as a citizen, for staff have no LINE of their own here.

use super::{evacuation, preview};
use crate::app::App;
use crate::household::mail;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::notices::Notice;
use crate::store::staff::Staff;
use crate::store::{Tx, addresses, announcements, line_accounts, outbox, people, staff_logins};
use crate::words::{Arg, Language};

/// Where a trial went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub mail: bool,
    pub line: bool,
}

pub(super) async fn send(
    app: &App,
    tx: &mut Tx,
    staff: &Staff,
    notice: &Notice,
) -> anyhow::Result<Tried> {
    let mut tried = Tried::default();
    let Some(login) = staff_logins::of_staff(tx, &staff.id).await? else {
        return Ok(tried);
    };
    let notice = evacuation::unreleased(app, tx, notice).await?;
    let mut announcement = announcements::of(tx, &notice).await?;
    for (language, text) in &mut announcement.texts {
        let title = [("title", Arg::from(text.title.as_str()))];
        text.title = app.words.say_with(*language, "notice-title-trial", &title);
    }
    let Some(reading) = preview::read(app, &announcement, Language::Ja)? else {
        return Ok(tried);
    };
    mail(app, tx, &login.email, reading.subject, reading.mail).await?;
    tried.mail = true;
    for person in people::by_address(tx, &login.email).await? {
        let now = app.clock.now();
        let proven = addresses::of_person(tx, &person.id).await?;
        let mut proven = proven.iter();
        let is_hers = proven.any(|it| it.is_same(&login.email) && it.state(now).is_usable());
        let accounts = line_accounts::of_person(tx, &person.id).await?;
        let account = accounts.into_iter().find(|account| !account.blocked);
        if let (true, Some(account)) = (is_hers, account) {
            let message = NewMessage {
                lane: Lane::Conversation,
                payload: Payload::Push {
                    to: account.user_id,
                    messages: reading.line.clone(),
                },
                notice: None,
                line_account: Some(account.id),
                due_at: now,
            };
            outbox::queue(tx, app, message).await?;
            tried.line = true;
        }
    }
    Ok(tried)
}
