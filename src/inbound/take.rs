//! From the inbox to the talks: sorts what is new, claims senders' queues, and takes their events one
//! after another. Some people's turns share a transaction; one that fails is taken alone.

use std::collections::{BTreeSet, HashMap};
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use anyhow::anyhow;
use futures_util::FutureExt;
use serde_json::Value as Json;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use super::closed;
use super::turns::{Taken, take_event};
use crate::app::App;
use crate::line::event;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::{Engine, Tx, inbox, line_accounts, maintenances, outbox};
use crate::words::Language;

/// Senders of one claim: what comes in while one is worked on waits for the next.
const SIDE_BY_SIDE: usize = 32;
/// The same while webhooks come in faster than they can be answered…
const IN_A_STORM: usize = 4;
/// …and the pause between two claims then: storing has nearly all of the time.
const SHELTER: Duration = Duration::from_millis(100);
/// New events sorted for each sender that is claimed, so that old and new are taken alike.
const SORTED: usize = 8;
/// Longer than a slow profile and a busy database together; a dead holder's queue waits this long.
const LEASE_SECONDS: i64 = 30;
/// Events of one sender in one claim, so that the lease cannot run out under a flood from one.
const EVENTS_AT_ONCE: usize = 8;
/// Failed turns before an event is set aside and the person told.
const FAILURES: i64 = 5;
/// LINE's profile must not hold up a greeting.
const PROFILE_PATIENCE: Duration = Duration::from_secs(1);
/// How often queues of other processes and ended leases are looked for.
const POLL: Duration = Duration::from_secs(1);

/// A claimed queue and its first events.
struct Queue {
    name: String,
    events: Vec<Taken>,
    /// Its sender's LINE user id, if we have not met.
    stranger: Option<String>,
}

/// Takes events until told to stop; what is in hand is finished.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut asked = Instant::now();
    while !*stop.borrow() {
        let mut most = SIDE_BY_SIDE;
        let passed = asked.elapsed();
        asked = Instant::now();
        if app.wake.storm.raged(passed) {
            sleep(SHELTER).await;
            most = IN_A_STORM;
        }
        // Registered before looking, so that nothing stored in between is slept over.
        let rung = app.wake.inbox.notified();
        match take_some(&app, most).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the inbox could not be read");
            }
        }
        tokio::select! {
            () = rung => {}
            () = sleep(POLL) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Takes what is waiting now, and returns how many queues were taken, or told that they wait.
pub async fn run_once(app: &App) -> anyhow::Result<usize> {
    take_some(app, SIDE_BY_SIDE).await
}

async fn take_some(app: &App, most: usize) -> anyhow::Result<usize> {
    let (queues, told) = claim(app, most).await?;
    let count = queues.len() + told;
    let (strangers, known): (Vec<_>, Vec<_>) = queues
        .into_iter()
        .partition(|queue| queue.stranger.is_some());
    let mut taking = JoinSet::new();
    for hand in hands(known, turns_at_once(app.db.engine())) {
        let app = app.clone();
        taking.spawn(async move { take_hand(&app, hand).await });
    }
    // Each on its own: a slow profile holds up nobody else.
    for mut queue in strangers {
        let app = app.clone();
        taking.spawn(async move {
            let language = profile_language(&app, &queue).await;
            for taken in &mut queue.events {
                taken.language = language;
            }
            take_hand(&app, vec![queue]).await
        });
    }
    while let Some(taken) = taking.join_next().await {
        match taken {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(error = format!("{error:#}"), "a queue is left"),
            Err(_) => tracing::error!("taking broke off; its queues come back with their leases"),
        }
    }
    Ok(count)
}

/// Turns that share a transaction. SQLite has one writer: they hold it for a few milliseconds, and
/// save as many commits. PostgreSQL takes several such groups side by side.
fn turns_at_once(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 4,
        Engine::Postgres => 4,
    }
}

/// What to take up, or how many were told that they wait.
async fn claim(app: &App, most: usize) -> anyhow::Result<(Vec<Queue>, usize)> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    inbox::sort(&mut tx, i64::try_from(most * SORTED)?).await?;
    if let Some(closed) = maintenances::open(&mut tx, now).await? {
        let told = closed::tell(app, &mut tx, &closed, i64::try_from(most)?).await?;
        tx.commit().await?;
        app.wake.outbox.notify_one();
        return Ok((Vec::new(), told));
    }
    let until = now.plus_seconds(LEASE_SECONDS);
    let names = inbox::claim(&mut tx, i64::try_from(most)?, now, until).await?;
    if names.is_empty() {
        tx.commit().await?;
        return Ok((Vec::new(), 0));
    }
    let stored = inbox::events(&mut tx, &names, i64::try_from(EVENTS_AT_ONCE)?).await?;
    let (names, stored) = without_the_unreadable(names, stored);
    let events: Vec<_> = stored.into_iter().map(read_event).collect();
    let active = events.iter().filter(|(_, event)| event.active);
    let users: BTreeSet<_> = active
        .filter_map(|(_, event)| event.user_id.clone())
        .collect();
    let strangers = line_accounts::strangers(&mut tx, users.into_iter().collect()).await?;
    tx.commit().await?;

    let mut by_queue: HashMap<String, Vec<Taken>> = HashMap::new();
    for (stored, event) in events {
        let queue = by_queue.entry(stored.queue.clone()).or_default();
        queue.push(Taken {
            stored,
            event,
            language: None,
        });
    }
    let queues = names.into_iter().map(|name| {
        let events = by_queue.remove(&name).unwrap_or_default();
        let mut users = events
            .iter()
            .filter_map(|taken| taken.event.user_id.as_ref());
        let stranger = users.find(|user| strangers.contains(user)).cloned();
        Queue {
            name,
            events,
            stranger,
        }
    });
    Ok((queues.collect(), 0))
}

/// What waits for a key stays with its queue until the lease ends; its sender's order is kept.
fn without_the_unreadable(
    mut names: Vec<String>,
    mut stored: Vec<inbox::Event>,
) -> (Vec<String>, Vec<inbox::Event>) {
    let waiting = stored.iter().filter(|event| event.body.is_none());
    let waiting: BTreeSet<String> = waiting
        .map(|event| {
            let id = &event.id;
            tracing::error!(inbox.event = id, "waits for a key: run `kairan check`");
            event.queue.clone()
        })
        .collect();
    names.retain(|name| !waiting.contains(name));
    stored.retain(|event| !waiting.contains(&event.queue));
    (names, stored)
}

fn read_event(stored: inbox::Event) -> (inbox::Event, event::Event) {
    let body = stored.body.as_deref().unwrap_or_default();
    let json: Json = serde_json::from_str(body).unwrap_or_default();
    (stored, event::event(&json))
}

/// The language of a stranger's profile; none if LINE is slow or says none that we know.
async fn profile_language(app: &App, queue: &Queue) -> Option<Language> {
    let asked = app.line.profile(queue.stranger.as_deref()?);
    let asked = tokio::time::timeout(PROFILE_PATIENCE, asked).await;
    let profile = asked.ok().and_then(Result::ok).flatten()?;
    let tag: String = profile.language?;
    Language::parse(&tag)
}

/// Queues in groups of at most so many events; never a queue in two.
fn hands(queues: Vec<Queue>, events: usize) -> Vec<Vec<Queue>> {
    let (mut hands, mut room) = (Vec::<Vec<Queue>>::new(), 0);
    for queue in queues {
        let wanted = queue.events.len();
        match hands.last_mut().filter(|_| wanted <= room) {
            Some(hand) => {
                room -= wanted;
                hand.push(queue);
            }
            None => {
                room = events.saturating_sub(wanted);
                hands.push(vec![queue]);
            }
        }
    }
    hands
}

async fn take_hand(app: &App, hand: Vec<Queue>) -> anyhow::Result<()> {
    let Err(error) = unbroken(take_together(app, &hand)).await else {
        return Ok(());
    };
    tracing::warn!(
        error = format!("{error:#}"),
        "turns taken together failed: each is taken alone"
    );
    for queue in hand {
        take_alone(app, queue).await?;
    }
    Ok(())
}

/// All of it in one transaction, or nothing.
async fn take_together(app: &App, hand: &[Queue]) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    for taken in hand.iter().flat_map(|queue| &queue.events) {
        take_event(app, &mut tx, taken).await?;
    }
    let names: Vec<_> = hand.iter().map(|queue| queue.name.clone()).collect();
    inbox::release(&mut tx, &names).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(())
}

async fn take_alone(app: &App, queue: Queue) -> anyhow::Result<()> {
    for taken in &queue.events {
        let turn = async {
            let mut tx = app.db.write().await?;
            take_event(app, &mut tx, taken).await?;
            tx.commit().await
        };
        if let Err(error) = unbroken(turn).await {
            return postpone(app, &queue.name, &taken.stored, error).await;
        }
        app.wake.outbox.notify_one();
    }
    let mut tx = app.db.write().await?;
    inbox::release(&mut tx, &[queue.name]).await?;
    tx.commit().await
}

/// A turn that panics is one that failed: it must not come back with its lease for ever.
async fn unbroken(turn: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let turn = AssertUnwindSafe(turn).catch_unwind().await;
    turn.unwrap_or_else(|_| Err(anyhow!("broke off")))
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
        inbox::release(&mut tx, &[queue.to_owned()]).await?;
    }
    tx.commit().await
}

async fn apologise(app: &App, tx: &mut Tx, stored: &inbox::Event) -> anyhow::Result<()> {
    let body = stored.body.as_deref().unwrap_or_default();
    let json: Json = serde_json::from_str(body).unwrap_or_default();
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
