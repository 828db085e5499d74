//! Starts what is due: freezes the list, plans everybody's messages, and closes what is finished.
//!
//! A list that is not by schools grows with its plan, chunk by chunk in the order of the people's
//! ids. The next chunk is read, opened and planned while the one before is written, and writing it
//! is one transaction: it goes on only from where the list ended and while the notice is being sent,
//! so two instances never take the same step, and a crash leaves a step undone and found again. After
//! each step the most urgent notice is looked for anew: an emergency never waits behind a long list.

mod batch;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::task::JoinSet;

use super::{evacuation, quota};
use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::audience::Audience;
use crate::city::notice::{Kind, State};
use crate::links;
use crate::outbox::NewMessage;
use crate::schedule::{Job, Log};
use crate::store::audience::{Frozen, Pool};
use crate::store::notices::{self, Chunk, List, Notice};
use crate::store::recipients::candidates::{self, Unplanned};
use crate::store::recipients::planned::{self, Planned};
use crate::store::{Engine, Tx, announcements, drills, lists, mail_stops, outbox};
use batch::Batch;

/// People of one step: enough to fill multicasts of 500 in the languages that most read.
fn people_at_once(engine: Engine) -> i64 {
    match engine {
        // Some 15 ms of the one writer, so that the webhook is not held up.
        Engine::Sqlite => 2000,
        Engine::Postgres => 4000,
    }
}

/// Start times, and what other processes stored, are found within a second (contract).
const POLL: Duration = Duration::from_secs(1);
/// Seconds a notice rests after a failed step, so that a broken one does not hold up the others.
const REST: i64 = 30;
/// Seconds for which others leave a notice to the instance that took its last step.
const GOES_ON: i64 = 2;

/// Takes steps until `stop` is done. A step that has begun is finished.
pub async fn run(app: App, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut starter = Starter::new(app.clone());
    let mut log = Log::of(Job::Notices);
    loop {
        // Registered before looking: what is stored meanwhile is not missed.
        let woken = app.wake.notices.notified();
        let outcome = starter.step().await;
        log.note(&app, &outcome).await;
        let took_a_step = outcome.unwrap_or(false);
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
    Starter::new(app.clone()).step().await
}

/// Takes steps, and remembers what it read ahead.
struct Starter {
    app: App,
    ahead: Option<Ahead>,
}

/// The chunk after the one that was written last.
struct Ahead {
    notice: String,
    after: String,
    read: JoinSet<anyhow::Result<Part>>,
}

/// A chunk, ready to be written.
struct Part {
    after: String,
    until: String,
    span: i64,
    planned: Vec<Planned>,
    messages: Vec<NewMessage>,
    last: bool,
}

impl Starter {
    fn new(app: App) -> Starter {
        Starter { app, ahead: None }
    }

    async fn step(&mut self) -> anyhow::Result<bool> {
        let (app, now) = (&self.app, self.app.clock.now());
        let mut tx = app.db.read().await?;
        let finished = notices::any_finished(&mut tx).await?;
        let due = notices::any_due(&mut tx, &app.instance, now).await?;
        drop(tx);
        if finished {
            close(app).await?;
        }
        let Some(id) = due else {
            return Ok(finished);
        };
        match self.take_step(&id).await {
            Ok(()) => self.app.wake.outbox.notify_one(),
            Err(error) => {
                tracing::error!(notice.id = id, error = format!("{error:#}"), "notice rests");
                self.ahead = None;
                let mut tx = self.app.db.write().await?;
                let until = self.app.clock.now().plus_seconds(REST);
                notices::rest(&mut tx, &id, until).await?;
                tx.commit().await?;
            }
        }
        Ok(true)
    }

    async fn take_step(&mut self, id: &str) -> anyhow::Result<()> {
        let mut tx = self.app.db.read().await?;
        let notice = notices::load(&mut tx, id).await?.context("due notice")?;
        drop(tx);
        let notice = &notice;
        let pool = lists::pool(notice);
        match (notice.state, pool, &notice.planned_to) {
            (State::Scheduled, pool, _) => start(&self.app, notice, pool.is_some()).await,
            (_, Some(pool), Some(after)) => self.grow(notice, pool, after).await,
            _ => plan_next(&self.app, notice).await,
        }
    }

    /// Writes the next chunk, and reads the one after meanwhile.
    async fn grow(&mut self, notice: &Notice, pool: Pool, after: &str) -> anyhow::Result<()> {
        let notice = Arc::new(notice.clone());
        let part = match self.read_ahead(&notice, after).await {
            Some(part) => part?,
            None => {
                read(
                    self.app.clone(),
                    notice.clone(),
                    pool.clone(),
                    after.to_owned(),
                )
                .await?
            }
        };
        if !part.last {
            let mut ahead = JoinSet::new();
            let after = part.until.clone();
            ahead.spawn(read(
                self.app.clone(),
                notice.clone(),
                pool.clone(),
                after.clone(),
            ));
            self.ahead = Some(Ahead {
                notice: notice.id.clone(),
                after,
                read: ahead,
            });
        }
        write(&self.app, &notice, &pool, part).await
    }

    async fn read_ahead(&mut self, notice: &Notice, after: &str) -> Option<anyhow::Result<Part>> {
        let mut ahead = self.ahead.take()?;
        if ahead.notice != notice.id || ahead.after != after {
            return None;
        }
        let read = ahead.read.join_next().await?;
        Some(read.context("reading ahead broke off").flatten())
    }
}

async fn close(app: &App) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    notices::close_finished(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

/// The notice, if this step is still to be taken and nobody else takes it.
async fn take(app: &App, notice: &Notice) -> anyhow::Result<Option<Tx>> {
    let mut tx = app.db.write().await?;
    let taken = notices::take_due(&mut tx, &app.instance, app.clock.now()).await?;
    if taken.as_deref() != Some(&notice.id) {
        return Ok(None);
    }
    // Another may have started it since it was read.
    let now = notices::load(&mut tx, &notice.id).await?;
    let is_as_read = now.is_some_and(|now| now.state == notice.state);
    Ok(is_as_read.then_some(tx))
}

async fn start(app: &App, notice: &Notice, in_chunks: bool) -> anyhow::Result<()> {
    let now = app.clock.now();
    // Counted before: a city is not counted while others wait to write.
    let mut tx = app.db.read().await?;
    // Whom the month's LINE messages last for is decided over the whole list.
    let enough = quota::is_enough(app, &mut tx, notice).await?;
    let counted = match in_chunks && enough {
        true => Some(lists::count(&mut tx, notice, now).await?),
        false => None,
    };
    drop(tx);
    let Some(mut tx) = take(app, notice).await? else {
        return Ok(());
    };
    let (size, list) = match counted {
        Some(size) => {
            quota::count_in(app, &mut tx, notice).await?;
            (size, List::InChunks)
        }
        None => {
            let size = lists::freeze(&mut tx, notice, Frozen::Waiting, now).await?;
            if binds_families(notice) {
                drills::freeze_families(&mut tx, &notice.id, "", None).await?;
            }
            quota::give_out(app, &mut tx, notice).await?;
            (size, List::Whole)
        }
    };
    notices::start(&mut tx, &notice.id, size, list, now).await?;
    // After its list: a correction's is made from what the other's messages have come to.
    evacuation::start(app, &mut tx, notice).await?;
    tx.commit().await?;
    let people = size.people;
    tracing::info!(notice.id = notice.id, people, "notice started");
    Ok(())
}

/// Reads and plans a chunk.
async fn read(app: App, notice: Arc<Notice>, pool: Pool, after: String) -> anyhow::Result<Part> {
    let mut tx = app.db.read().await?;
    part(&app, &mut tx, &notice, &pool, &after).await
}

async fn part(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
    pool: &Pool,
    after: &str,
) -> anyhow::Result<Part> {
    let most = people_at_once(tx.engine);
    let following = candidates::following(tx, pool, after, most).await?;
    let last = (following.people.len() as i64) < most;
    let (planned, messages) = plan(app, tx, notice, following.people).await?;
    Ok(Part {
        after: after.to_owned(),
        until: following.until,
        span: following.span,
        planned,
        messages,
        last,
    })
}

async fn write(app: &App, notice: &Notice, pool: &Pool, mut ready: Part) -> anyhow::Result<()> {
    let Some(mut tx) = take(app, notice).await? else {
        return Ok(());
    };
    let now = app.clock.now();
    if candidates::span(&mut tx, &ready.after, &ready.until).await? != ready.span {
        // Somebody came or left since it was read.
        ready = part(app, &mut tx, notice, pool, &ready.after).await?;
    }
    let until = match ready.planned.is_empty() {
        true => &ready.after,
        false => &ready.until,
    };
    let chunk = Chunk {
        notice: &notice.id,
        after: &ready.after,
        until,
        people: i64::try_from(ready.planned.len())?,
    };
    let goes_on = now.plus_seconds(GOES_ON);
    if !notices::grow(&mut tx, chunk, &app.instance, goes_on).await? {
        return Ok(());
    }
    planned::write_on_list(&mut tx, &notice.id, &ready.planned, now).await?;
    if binds_families(notice) {
        drills::freeze_families(&mut tx, &notice.id, &ready.after, Some(until)).await?;
    }
    outbox::queue_many(&mut tx, app, ready.messages).await?;
    if ready.last {
        notices::set_planned(&mut tx, &notice.id, now).await?;
    }
    tx.commit().await
}

/// A drill grades households: whom it is not by schools, where the list says for which children people
/// are on it, their families are written down beside it.
fn binds_families(notice: &Notice) -> bool {
    notice.kind == Kind::Drill && !matches!(notice.audience, Audience::Schools(_))
}

/// The next people of a list that is frozen already.
async fn plan_next(app: &App, notice: &Notice) -> anyhow::Result<()> {
    let Some(mut tx) = take(app, notice).await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let most = people_at_once(tx.engine);
    let people = candidates::unplanned(&mut tx, &notice.id, most).await?;
    let last = (people.len() as i64) < most;
    let (planned, messages) = plan(app, &mut tx, notice, people).await?;
    planned::write(&mut tx, &notice.id, &planned, now).await?;
    outbox::queue_many(&mut tx, app, messages).await?;
    if last {
        notices::set_planned(&mut tx, &notice.id, now).await?;
    }
    tx.commit().await
}

async fn plan(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
    people: Vec<Unplanned>,
) -> anyhow::Result<(Vec<Planned>, Vec<NewMessage>)> {
    let announcement = announcements::load(tx, &notice.id).await?;
    let announcement: Announcement = announcement.context("planned notice")?;
    let now = app.clock.now();
    let page = links::notice(&app.config.seal, &app.config.public_url, &notice.id, now)?;
    let stopped = announcement.optional_topic.is_some() && mail_stops::open(tx).await?.is_some();
    Ok(Batch::new(app, notice, &announcement, &page, stopped).fill(people))
}
