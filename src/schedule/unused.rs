//! Writes to those who have not used their account for long, and lets them leave if nothing comes
//! back.

use super::retention::UNUSED_DAYS;
use crate::app::App;
use crate::household::day_of;
use crate::household::leave::ask;
use crate::store::departures::Kind;
use crate::store::people;

/// Days from the mail to the erasure: time to come home from anywhere.
const NOTICE_DAYS: i64 = 60;
/// People of one step.
const AT_ONCE: i64 = 50;

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let since = now.plus_seconds(-UNUSED_DAYS * 86_400);
    let mut tx = app.db.read().await?;
    let none = people::unused_since(&mut tx, since, now, 1)
        .await?
        .is_empty();
    drop(tx);
    if none {
        return Ok(false);
    }
    let last = now.plus_seconds(NOTICE_DAYS * 86_400);
    let last_day = day_of(last, &app.config.time_zone);
    let mut tx = app.db.write().await?;
    for person in people::unused_since(&mut tx, since, now, AT_ONCE).await? {
        ask(app, &mut tx, &person, Kind::Unused, Some(last_day), None).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(true)
}
