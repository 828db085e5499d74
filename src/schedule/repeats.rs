//! Sends a notice again to those who have not confirmed it, at the times its sender chose or when
//! somebody asks for it by hand. For a child one guardian's answer is enough.

use std::collections::HashMap;

use crate::app::App;
use crate::city::plan::Channel;
use crate::city::repeat::is_too_late;
use crate::clock::Millis;
use crate::outbox::Lane;
use crate::store::fallback::{self, Lost};
use crate::store::repeats::{self, CAUSE, Due, Outcome};
use crate::store::{Tx, families, maintenances, notices};

/// People of one step: as many as fit into a multicast.
const AT_ONCE: i64 = 500;

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let due = repeats::any_due(&mut tx, now).await?;
    // While the talk is closed, taps on 確認しました wait with it: whoever gave one is not asked again.
    let closed = maintenances::open(&mut tx, now).await?.is_some();
    drop(tx);
    if !due || closed {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let Some(due) = repeats::take_due(&mut tx, now).await? else {
        return Ok(false);
    };
    // One that was due before the notice started would find nobody reached.
    let is_early = due.due_at <= due.started_at;
    if due.from.is_none() && (is_early || is_too_late(due.due_at, now)) {
        repeats::end(&mut tx, &due.id, Outcome::Skipped, 0, now).await?;
        tx.commit().await?;
        let minutes = now.since(due.due_at) / 60_000;
        tracing::warn!(
            notice.id = due.notice,
            minutes,
            "a repeat was due before the notice started, or so long ago: it is not sent"
        );
        return Ok(true);
    }
    let (last, silent) = repeats::page(&mut tx, &due, AT_ONCE).await?;
    let people = send(app, &mut tx, &due, silent, now).await?;
    match last {
        Some(last) => repeats::turn_page(&mut tx, &due.id, &last, people).await?,
        None => repeats::end(&mut tx, &due.id, Outcome::Done, people, now).await?,
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(true)
}

async fn send(
    app: &App,
    tx: &mut Tx,
    due: &Due,
    silent: Vec<(String, Option<Channel>)>,
    now: Millis,
) -> anyhow::Result<i64> {
    let ids: Vec<&str> = silent.iter().map(|(person, _)| person.as_str()).collect();
    let answered = families::answered(tx, &due.notice, &ids).await?;
    let silent = silent.into_iter();
    let silent: HashMap<String, Option<Channel>> = silent
        .filter(|(person, _)| !answered.contains(person))
        .collect();
    let Some(notice) = notices::load(tx, &due.notice).await? else {
        return Ok(0);
    };
    let people: Vec<String> = silent.keys().cloned().collect();
    let lost = Lost {
        notice: &due.notice,
        people: &people,
        lane: Lane::of_notice(notice.kind),
        because: CAUSE,
    };
    let last = silent.iter();
    let last = last.filter_map(|(person, last)| Some((person.clone(), (*last)?)));
    let sent = fallback::repeat(tx, app, &lost, &last.collect(), now).await?;
    repeats::mark(tx, &due.notice, &silent, now).await?;
    Ok(i64::try_from(sent)?)
}
