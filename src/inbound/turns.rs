//! One event of the inbox: who it is from, what it means, and the turn that it is. In the caller's
//! transaction, whole or not at all.

use crate::app::App;
use crate::city::area::Position;
use crate::conversation::turn::{self, Heard, Reply};
use crate::conversation::{Input, Receipt, read};
use crate::household::link::{self, Allowed};
use crate::line::event::{Event, Kind};
use crate::store::drills::{self, Way};
use crate::store::line_accounts::{self, LineAccount};
use crate::store::recipients::{self, ReadBy, Receipt as Confirmed};
use crate::store::{Tx, areas, inbox, notices};
use crate::words::Language;

/// An event in hand.
pub struct Taken {
    pub stored: inbox::Event,
    pub event: Event,
    /// Of somebody we have not met: their profile's language.
    pub language: Option<Language>,
}

/// Takes it up, and notes that it was.
pub async fn take_event(app: &App, tx: &mut Tx, taken: &Taken) -> anyhow::Result<()> {
    let Taken {
        stored,
        event,
        language,
    } = taken;
    match (&event.kind, &event.user_id) {
        // LINE does not say whose phone it was.
        (Kind::AccountLink { ok: false, nonce }, _) => {
            let begun = link::failed(app, tx, nonce).await?;
            if !begun {
                tracing::warn!(inbox.event = stored.id, "a link failed that nobody began");
            }
        }
        (_, Some(user_id)) if event.active => {
            let account = account(app, tx, user_id, *language).await?;
            take_turn(app, tx, account, event, stored).await?;
        }
        _ => {}
    }
    inbox::done(tx, &stored.id, app.clock.now()).await
}

async fn account(
    app: &App,
    tx: &mut Tx,
    user_id: &str,
    language: Option<Language>,
) -> anyhow::Result<LineAccount> {
    if let Some(account) = line_accounts::by_user_id(tx, user_id).await? {
        return Ok(account);
    }
    let (id, now) = (app.new_id(), app.clock.now());
    let language = language.unwrap_or_default();
    line_accounts::insert(tx, &id, user_id, None, language, now).await?;
    let account = line_accounts::by_id(tx, &id).await?;
    account.ok_or_else(|| anyhow::anyhow!("a LINE account just stored is gone"))
}

async fn take_turn(
    app: &App,
    tx: &mut Tx,
    account: LineAccount,
    event: &Event,
    stored: &inbox::Event,
) -> anyhow::Result<()> {
    let at = stored.happened_at;
    let heard = match &event.kind {
        Kind::Other => return Ok(()),
        Kind::AccountLink { nonce, .. } => {
            return take_link(app, tx, &account, nonce, event, stored).await;
        }
        Kind::Follow { .. } | Kind::Unfollow => {
            let blocked = event.kind == Kind::Unfollow;
            // An older one that arrives late says nothing about now.
            if !line_accounts::follow_state(tx, &account.id, blocked, at).await? || blocked {
                return Ok(());
            }
            Heard::Input(Input::Follow {
                again: account.language_chosen,
            })
        }
        Kind::Text(text) => Heard::Words(text.clone()),
        Kind::Position {
            latitude,
            longitude,
        } => {
            let at = Position {
                latitude: *latitude,
                longitude: *longitude,
            };
            let area = areas::at(tx, at).await?;
            Heard::Input(Input::Position { at, area })
        }
        Kind::OtherMessage => Heard::Input(Input::Other),
        Kind::Postback { data, date } => tapped(app, tx, &account, data, date.as_deref()).await?,
    };
    if account.blocked || account.refused {
        line_accounts::heard_from(tx, &account.id, at).await?;
    }
    turn::take(app, tx, &account, heard, reply(event, stored)).await
}

fn reply(event: &Event, stored: &inbox::Event) -> Option<Reply> {
    let token = event.reply_token.clone()?;
    Some((token, stored.received_at))
}

/// LINE's page was allowed. Nobody is answered for a nonce that is not theirs, or a second time.
async fn take_link(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    nonce: &str,
    event: &Event,
    stored: &inbox::Event,
) -> anyhow::Result<()> {
    let input = match link::allowed(app, tx, account, nonce, stored.happened_at).await? {
        Allowed::Linked => Input::Linked,
        Allowed::Late => Input::LinkedLate,
        Allowed::Again => return Ok(()),
        Allowed::Unknown => {
            tracing::warn!(
                inbox.event = stored.id,
                "a link with a nonce that is not good"
            );
            return Ok(());
        }
    };
    // Read again: it has its ID and the ID's language now.
    let linked = line_accounts::by_id(tx, &account.id).await?;
    let linked = linked.ok_or_else(|| anyhow::anyhow!("a LINE account just linked is gone"))?;
    turn::take(app, tx, &linked, Heard::Input(input), reply(event, stored)).await
}

async fn tapped(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    data: &str,
    date: Option<&str>,
) -> anyhow::Result<Heard> {
    let Some(notice) = read::receipt(data) else {
        let input = read::postback(data, date).unwrap_or(Input::Other);
        return Ok(Heard::Input(input));
    };
    let now = app.clock.now();
    if notices::is_recalled(tx, notice).await? {
        // Nothing in a talk can be unsent: whoever taps it is told, and has read what does not hold.
        if let Some(person) = &account.person_id {
            recipients::opened(tx, notice, person, now).await?;
        }
        return Ok(Heard::Input(Input::Receipt(Receipt::Recalled)));
    }
    let confirmed = match &account.person_id {
        Some(person) => recipients::confirm(tx, notice, person, ReadBy::Line, now).await?,
        None => Confirmed::NotOnList,
    };
    let proven = match &account.person_id {
        Some(person) => drills::prove(tx, notice, person, Way::Line, now).await?,
        None => false,
    };
    let receipt = match confirmed {
        Confirmed::First | Confirmed::Again if proven => Receipt::Drill,
        Confirmed::First => Receipt::Confirmed,
        Confirmed::Again => Receipt::Already,
        Confirmed::NotOnList => Receipt::Unknown,
    };
    Ok(Heard::Input(Input::Receipt(receipt)))
}
