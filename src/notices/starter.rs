//! Starts what is due: freezes the list, plans everybody's messages, and closes what is finished.
//!
//! Every step is one transaction that holds the notice's row: two instances never take the same
//! step, and a crash at any point leaves the step undone and found again. After each step the most
//! urgent notice is looked for anew, so that an emergency never waits behind a long list.

use std::time::Duration;

use anyhow::Context;

use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::State;
use crate::city::plan::{Cause, plan};
use crate::city::wishes::{Quiet, due};
use crate::links;
use crate::outbox::announce::{self, Readers};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::audience::{self, Frozen};
use crate::store::notices::{self, Notice};
use crate::store::recipients::{self, Planned, Unplanned};
use crate::store::{Tx, announcements, outbox};
use crate::words::Language;

use super::quota;

/// People of one step: some 50 ms of SQLite's one writer, so that the webhook is not held up.
const PEOPLE_AT_ONCE: i64 = 2000;
/// Start times, and what other processes stored, are found within a second (contract).
const POLL: Duration = Duration::from_secs(1);
/// Seconds a notice rests after a failed step, so that a broken one does not hold up the others.
const REST: i64 = 30;

/// Takes steps until `stop` is done. A step that has begun is finished.
pub async fn run(app: App, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        // Registered before looking: what is stored meanwhile is not missed.
        let woken = app.wake.notices.notified();
        let took_a_step = run_once(&app).await.unwrap_or_else(|error| {
            tracing::error!(error = format!("{error:#}"), "cannot look for due notices");
            false
        });
        let pause = if took_a_step { Duration::ZERO } else { POLL };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = woken => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Takes the most urgent step, if any is due. False: there was nothing to do.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let finished = notices::any_finished(&mut tx).await?;
    let due = notices::any_due(&mut tx, now).await?;
    drop(tx);
    if finished {
        close(app).await?;
    }
    Ok(due && step(app).await? || finished)
}

async fn close(app: &App) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    notices::close_finished(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

async fn step(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.write().await?;
    let Some(id) = notices::take_due(&mut tx, app.clock.now()).await? else {
        return Ok(false);
    };
    match take_step(app, tx, &id).await {
        Ok(()) => app.wake.outbox.notify_one(),
        Err(error) => {
            tracing::error!(notice.id = id, error = format!("{error:#}"), "notice rests");
            let mut tx = app.db.write().await?;
            let until = app.clock.now().plus_seconds(REST);
            notices::rest(&mut tx, &id, until).await?;
            tx.commit().await?;
        }
    }
    Ok(true)
}

async fn take_step(app: &App, mut tx: Tx, id: &str) -> anyhow::Result<()> {
    let notice = notices::load(&mut tx, id).await?.context("taken notice")?;
    match notice.state {
        State::Scheduled => freeze(app, &mut tx, &notice).await?,
        _ => plan_next(app, &mut tx, &notice).await?,
    }
    tx.commit().await
}

async fn freeze(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    let topic = notice.topic.as_deref();
    let now = app.clock.now();
    let (audience, waiting) = (&notice.audience, Frozen::Waiting);
    let size = audience::freeze(tx, &notice.id, audience, topic, waiting, now).await?;
    quota::give_out(app, tx, notice).await?;
    notices::start(tx, &notice.id, size, now).await?;
    let people = size.people;
    tracing::info!(notice.id = notice.id, people, "notice started");
    Ok(())
}

async fn plan_next(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    let now = app.clock.now();
    let announcement = announcements::load(tx, &notice.id).await?;
    let announcement = announcement.context("planned notice")?;
    let page = links::notice(&app.config.seal, &app.config.public_url, &notice.id, now)?;
    let people = recipients::unplanned(tx, &notice.id, PEOPLE_AT_ONCE).await?;
    let last = (people.len() as i64) < PEOPLE_AT_ONCE;
    let batch = Batch::new(app, notice, &announcement, &page);
    let (planned, messages) = batch.fill(people);
    recipients::set_planned(tx, &notice.id, &planned, now).await?;
    outbox::queue_many(tx, app, messages).await?;
    if last {
        notices::set_planned(tx, &notice.id, now).await?;
    }
    Ok(())
}

/// Everybody's messages: a mail to each proven address, and multicasts of those who read the same
/// words, at the same time.
struct Batch<'a> {
    app: &'a App,
    notice: &'a Notice,
    announcement: &'a Announcement,
    /// The link of the notice's page.
    page: &'a str,
    line: Readers,
    messages: Vec<NewMessage>,
}

impl<'a> Batch<'a> {
    fn new(
        app: &'a App,
        notice: &'a Notice,
        announcement: &'a Announcement,
        page: &'a str,
    ) -> Batch<'a> {
        Batch {
            app,
            notice,
            announcement,
            page,
            line: Readers::new(),
            messages: Vec::new(),
        }
    }

    fn fill(mut self, people: Vec<Unplanned>) -> (Vec<Planned>, Vec<NewMessage>) {
        let planned = people.into_iter().map(|person| self.add(person)).collect();
        (planned, self.finish())
    }

    fn add(&mut self, mut person: Unplanned) -> Planned {
        let unreachable = |person: Unplanned, causes| Planned {
            person: person.person,
            messages: Err(causes),
            detour: None,
        };
        let Some(language) = person.language else {
            return unreachable(person, vec![Cause::Gone]);
        };
        let terms = person.wishes.terms(self.notice.kind, self.notice.matter);
        let plan = match plan(person.has(), terms) {
            Ok(plan) => plan,
            Err(causes) => return unreachable(person, causes),
        };
        let mut count = 0;
        for address in person.addresses_of(plan.mails) {
            self.mail(address, &person.person, language, terms.quiet);
            count += 1;
        }
        if let Some(user_id) = person.user_id.filter(|_| plan.line) {
            count += 1;
            let group = self.line.entry((language, terms.quiet)).or_default();
            group.push((person.person.clone(), user_id));
        }
        Planned {
            person: person.person,
            messages: Ok(count),
            detour: plan.instead,
        }
    }

    fn mail(&mut self, to: String, person: &str, language: Language, quiet: Option<Quiet>) {
        let payload = Payload::NoticeMail {
            to,
            person: person.to_owned(),
            language,
            quiet,
        };
        self.push(payload, vec![person.to_owned()]);
    }

    fn push(&mut self, payload: Payload, people: Vec<String>) {
        let lane = Lane::of_notice(self.notice.kind);
        let (now, zone) = (self.app.clock.now(), &self.app.config.time_zone);
        let quiet = payload.quiet();
        self.messages.push(NewMessage {
            lane,
            payload,
            notice: Some((self.notice.id.clone(), people)),
            line_account: None,
            due_at: due(quiet, now, zone),
        });
    }

    fn finish(mut self) -> Vec<NewMessage> {
        let readers = std::mem::take(&mut self.line);
        let words = &self.app.words;
        for (payload, people) in announce::multicasts(words, self.announcement, self.page, readers)
        {
            self.push(payload, people);
        }
        self.messages
    }
}
