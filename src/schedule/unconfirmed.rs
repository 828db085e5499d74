//! Writes by the other channel to those who have not confirmed in the time that the sender set. For a
//! child one guardian's answer is enough: then nobody else of the family is asked again.

use std::collections::BTreeMap;

use crate::app::App;
use crate::city::plan::{Cause, Channel};
use crate::clock::Millis;
use crate::outbox::Lane;
use crate::store::fallback::{self, Lost};
use crate::store::reminders::{self, Due, Silent};
use crate::store::{Tx, families, line_accounts, maintenances, notices};

/// People of one step: as many as fit into a multicast.
const AT_ONCE: i64 = 500;
/// Seconds between two looks through the same list: those who were reached later than others.
const PAUSE: i64 = 60;

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let due = reminders::any_due(&mut tx, now).await?;
    // While the talk is closed, taps on 確認しました wait with it: whoever gave one is not asked again.
    let closed = maintenances::open(&mut tx, now).await?.is_some();
    drop(tx);
    if !due || closed {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let Some(due) = reminders::take_due(&mut tx, now).await? else {
        return Ok(false);
    };
    let (last, silent) = reminders::page(&mut tx, &due, AT_ONCE).await?;
    let before = now.plus_seconds(-due.after * 60);
    let late = silent.into_iter().filter(|one| one.reached_at <= before);
    remind(app, &mut tx, &due, late.collect(), now).await?;
    match last {
        Some(last) => reminders::turn_page(&mut tx, &due.notice, &last).await?,
        None => {
            let again_at = next_look(&mut tx, &due, now).await?;
            reminders::end_look(&mut tx, &due.notice, again_at, now).await?;
        }
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(true)
}

async fn next_look(tx: &mut Tx, due: &Due, now: Millis) -> anyhow::Result<Option<Millis>> {
    let patience = due.after * 60;
    Ok(match reminders::earliest(tx, &due.notice).await? {
        Some(earliest) => Some(earliest.plus_seconds(patience).max(now.plus_seconds(PAUSE))),
        None if due.is_sent => None,
        // Whoever is reached from now on has that long.
        None => Some(now.plus_seconds(patience)),
    })
}

async fn remind(
    app: &App,
    tx: &mut Tx,
    due: &Due,
    late: Vec<Silent>,
    now: Millis,
) -> anyhow::Result<()> {
    let ids: Vec<&str> = late.iter().map(|one| one.person.as_str()).collect();
    let answered = families::answered(tx, &due.notice, &ids).await?;
    reminders::mark(tx, &due.notice, &ids, now).await?;
    let mut by_channel: BTreeMap<Channel, Vec<String>> = BTreeMap::new();
    for one in late.iter().filter(|one| !answered.contains(&one.person)) {
        by_channel
            .entry(one.over)
            .or_default()
            .push(one.person.clone());
    }
    let Some(notice) = notices::load(tx, &due.notice).await? else {
        return Ok(());
    };
    for (over, people) in by_channel {
        let lost = Lost {
            notice: &due.notice,
            people: &people,
            lane: Lane::of_notice(notice.kind),
            because: Cause::Unconfirmed.name(),
        };
        match over {
            Channel::Line => {
                fallback::to_mail(tx, app, &lost, now).await?;
                // LINE says "accepted" for those, too, who have blocked the account.
                line_accounts::doubt(tx, &people, now).await?;
            }
            Channel::Mail => {
                fallback::unconfirmed_to_line(tx, app, &lost, now).await?;
            }
        }
    }
    Ok(())
}
