//! Turns the school year on 1 April, some children in a transaction, and tells their guardians by day.
//!
//! What is done is noted with the child, so a turn that was cut off goes on where it stopped, and
//! several instances take turns. School notices of the new year wait meanwhile (`store::notices`).

use crate::app::App;
use crate::city::address::may_ask_now;
use crate::city::rollover::first_day;
use crate::household::new_year;
use crate::store::rollovers::{self, Rollover, open, pupils};
use crate::store::{Tx, schools};

/// Children of one transaction: some tens of milliseconds of SQLite's one writer.
pub const CHILDREN_AT_ONCE: i64 = 500;
/// Guardians told in one transaction: each has a mail and a push of their own.
const GUARDIANS_AT_ONCE: i64 = 100;
/// Seconds until a turn is tried again that failed.
const FAILED_REST: i64 = 600;

/// Takes the next step, if any is due.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let by_day = may_ask_now(now, &app.config.time_zone);
    let mut tx = app.db.read().await?;
    let due = rollovers::any_due(&mut tx, now).await?;
    let untold = !due && by_day && rollovers::any_untold(&mut tx, now).await?;
    drop(tx);
    match (due, untold) {
        (true, _) => turn(app).await,
        (false, true) => tell(app).await,
        (false, false) => Ok(false),
    }
}

async fn turn(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.write().await?;
    let Some(rollover) = rollovers::take_due(&mut tx, app.clock.now()).await? else {
        return Ok(false);
    };
    match step(app, &mut tx, &rollover).await {
        Ok(()) => {
            tx.commit().await?;
            app.wake.notices.notify_one();
        }
        Err(error) => {
            drop(tx);
            rest(app, &rollover, &error).await?;
        }
    }
    Ok(true)
}

/// The next children of the first school that is not through.
async fn step(app: &App, tx: &mut Tx, rollover: &Rollover) -> anyhow::Result<()> {
    let (now, id) = (app.clock.now(), &rollover.id);
    let parts = rollovers::parts(tx, id).await?;
    let mut open = parts
        .iter()
        .filter(|part| part.done_at.is_none() && part.undone_at.is_none());
    let Some(part) = open.next() else {
        rollovers::done(tx, id, now).await?;
        tracing::info!(rollover.id = id, "the school year has turned");
        return Ok(());
    };
    let school = schools::by_id(tx, &part.school).await?;
    let Some((school, first_day)) = school.zip(first_day(rollover.school_year)) else {
        anyhow::bail!("a rollover's school or year is gone");
    };
    let due_at = rollover.due_at;
    let limit = CHILDREN_AT_ONCE;
    let next = pupils::waiting(tx, id, &school.id, due_at, now, limit).await?;
    let last = i64::try_from(next.len())? < limit;
    let moves = next.into_iter().map(|pupil| {
        let (outcome, warning) = pupil.turn(&school, first_day, part.keep_groups);
        pupils::Move {
            pupil,
            outcome,
            warning,
            new: app.new_id(),
        }
    });
    let moves: Vec<pupils::Move> = moves.collect();
    pupils::turn_over(tx, id, &school.id, due_at, &moves).await?;
    if last {
        rollovers::school_done(tx, id, &school.id, now).await?;
    }
    Ok(())
}

async fn tell(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.write().await?;
    let Some(rollover) = rollovers::take_untold(&mut tx, app.clock.now()).await? else {
        return Ok(false);
    };
    match tell_next(app, &mut tx, &rollover).await {
        Ok(()) => {
            tx.commit().await?;
            app.wake.outbox.notify_one();
        }
        Err(error) => {
            drop(tx);
            rest(app, &rollover, &error).await?;
        }
    }
    Ok(true)
}

async fn tell_next(app: &App, tx: &mut Tx, rollover: &Rollover) -> anyhow::Result<()> {
    let (id, after) = (&rollover.id, &rollover.told_to);
    let people = open::guardians(tx, id, after, GUARDIANS_AT_ONCE).await?;
    for person in &people {
        new_year::tell(app, tx, person).await?;
    }
    let all = i64::try_from(people.len())? < GUARDIANS_AT_ONCE;
    let all = all.then(|| app.clock.now());
    let last = people.last().unwrap_or(after);
    rollovers::told(tx, id, last, all).await
}

async fn rest(app: &App, rollover: &Rollover, error: &anyhow::Error) -> anyhow::Result<()> {
    let error = format!("{error:#}");
    tracing::error!(rollover.id = rollover.id, error, "a rollover rests");
    let mut tx = app.db.write().await?;
    let until = app.clock.now().plus_seconds(FAILED_REST);
    rollovers::rest(&mut tx, &rollover.id, until).await?;
    tx.commit().await
}
