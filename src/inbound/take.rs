//! From the inbox to the talks: claims senders' queues, and takes their events one after another,
//! each in one transaction with everything it decides.

use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::App;
use crate::conversation::turn::{self, Heard, Reply};
use crate::conversation::{Input, Receipt, read};
use crate::household::link::{self, Allowed};
use crate::line::event::{self, Event, Kind};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::line_accounts::{self, LineAccount};
use crate::store::recipients::{self, ReadBy, Receipt as Confirmed};
use crate::store::{Tx, inbox, outbox};
use crate::words::Language;

/// Senders taken side by side: SQLite has one writer, so more only wait; profiles are fetched meanwhile.
const SIDE_BY_SIDE: usize = 16;
/// Longer than a slow profile and a busy database together; a dead holder's queue waits this long.
const LEASE_SECONDS: i64 = 30;
/// Events of one claim, so that the lease cannot run out under a flood from one sender.
const EVENTS_AT_ONCE: usize = 20;
/// Failed turns before an event is set aside and the person told.
const FAILURES: i64 = 5;
/// LINE's profile must not hold up a greeting.
const PROFILE_PATIENCE: Duration = Duration::from_secs(1);
/// How often queues of other processes and ended leases are looked for.
const POLL: Duration = Duration::from_secs(1);

/// Takes events until told to stop; what is in hand is finished.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        // Registered before looking, so that nothing stored in between is slept over.
        let rung = app.wake.inbox.notified();
        match run_once(&app).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the inbox could not be read");
            }
        }
        tokio::select! {
            () = rung => {}
            () = tokio::time::sleep(POLL) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Takes what is waiting now, and returns how many queues were taken.
pub async fn run_once(app: &App) -> anyhow::Result<usize> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let limit = i64::try_from(SIDE_BY_SIDE).unwrap_or(1);
    let queues = inbox::claim(&mut tx, limit, now, now.plus_seconds(LEASE_SECONDS)).await?;
    tx.commit().await?;
    let count = queues.len();
    let mut taking = JoinSet::new();
    for queue in queues {
        let app = app.clone();
        taking.spawn(async move { take_queue(&app, &queue).await });
    }
    while let Some(taken) = taking.join_next().await {
        match taken {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(error = format!("{error:#}"), "a queue is left"),
            Err(_) => tracing::error!("a turn panicked; its queue comes back with its lease"),
        }
    }
    Ok(count)
}

async fn take_queue(app: &App, queue: &str) -> anyhow::Result<()> {
    for _ in 0..EVENTS_AT_ONCE {
        let mut tx = app.db.read().await?;
        let Some(stored) = inbox::next(&mut tx, queue).await? else {
            break;
        };
        drop(tx);
        if let Err(error) = take_event(app, &stored).await {
            return postpone(app, queue, &stored, error).await;
        }
        app.wake.outbox.notify_one();
    }
    let mut tx = app.db.write().await?;
    inbox::release(&mut tx, queue).await?;
    tx.commit().await
}

/// A failed turn is tried again, later each time; at last it is set aside and the person told.
async fn postpone(
    app: &App,
    queue: &str,
    stored: &inbox::Event,
    error: anyhow::Error,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let failures = inbox::failed(&mut tx, queue).await?;
    tracing::error!(
        inbox.event = stored.id,
        inbox.failures = failures,
        error = format!("{error:#}"),
        "a turn failed"
    );
    if failures < FAILURES {
        // 2, 4, 8, 16 seconds: a short trouble passes, and the person is still there.
        inbox::rest(&mut tx, queue, now.plus_seconds(1 << failures)).await?;
    } else {
        apologise(app, &mut tx, stored).await?;
        inbox::done(&mut tx, &stored.id, now).await?;
        inbox::release(&mut tx, queue).await?;
    }
    tx.commit().await
}

async fn apologise(app: &App, tx: &mut Tx, stored: &inbox::Event) -> anyhow::Result<()> {
    let json: Json = serde_json::from_str(&stored.body).unwrap_or_default();
    let Some(user_id) = event::event(&json).user_id else {
        return Ok(());
    };
    let account = line_accounts::by_user_id(tx, &user_id).await.ok().flatten();
    let language = account.map_or_else(Language::default, |account| account.language);
    let text = app.words.say(language, "state-lost");
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Push {
            to: user_id,
            messages: vec![crate::line::message::text(&text)],
        },
        notice: None,
        line_account: None,
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

async fn take_event(app: &App, stored: &inbox::Event) -> anyhow::Result<()> {
    let json: Json = serde_json::from_str(&stored.body).unwrap_or_default();
    let event = event::event(&json);
    let language = match (&event.user_id, event.active) {
        (Some(user_id), true) => profile_language(app, user_id).await?,
        _ => None,
    };
    let mut tx = app.db.write().await?;
    match (&event.kind, &event.user_id) {
        // LINE does not say whose phone it was.
        (Kind::AccountLink { ok: false, nonce }, _) => {
            let begun = link::failed(app, &mut tx, nonce).await?;
            if !begun {
                tracing::warn!(inbox.event = stored.id, "a link failed that nobody began");
            }
        }
        (_, Some(user_id)) if event.active => {
            let account = account(app, &mut tx, user_id, language).await?;
            take_turn(app, &mut tx, account, &event, stored).await?;
        }
        _ => {}
    }
    inbox::done(&mut tx, &stored.id, app.clock.now()).await?;
    tx.commit().await
}

/// For somebody we have not met: the profile's language. `None` if known, or if LINE is slow.
async fn profile_language(app: &App, user_id: &str) -> anyhow::Result<Option<Language>> {
    let mut tx = app.db.read().await?;
    if line_accounts::by_user_id(&mut tx, user_id).await?.is_some() {
        return Ok(None);
    }
    drop(tx);
    let asked = tokio::time::timeout(PROFILE_PATIENCE, app.line.profile(user_id)).await;
    let profile = asked.ok().and_then(Result::ok).flatten();
    Ok(profile
        .and_then(|profile| profile.language)
        .and_then(|tag: String| Language::parse(&tag)))
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
    let confirmed = match &account.person_id {
        Some(person) => recipients::confirm(tx, notice, person, ReadBy::Line, now).await?,
        None => Confirmed::NotOnList,
    };
    let receipt = match confirmed {
        Confirmed::First => Receipt::Confirmed,
        Confirmed::Again => Receipt::Already,
        Confirmed::NotOnList => Receipt::Unknown,
    };
    Ok(Heard::Input(Input::Receipt(receipt)))
}
