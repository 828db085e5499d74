//! Addresses proven long ago are confirmed again, once: the mailbox may be somebody else's by now
//! (domain, 3.4). Mails still go there until a bounce says otherwise.

use super::address;
use crate::app::App;
use crate::city::address::{may_ask_now, stale_before};
use crate::store::addresses;

/// With a look a minute 6,000 an hour: an import of all citizens comes due on one day, and is asked
/// within the week without a burst that carriers take for junk (domain, 3.4).
const AT_ONCE: i64 = 100;

/// Asks the next ones, by day. False: there was nobody to ask.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    if !may_ask_now(now, &app.config.time_zone) {
        return Ok(false);
    }
    let before = stale_before(now);
    let mut tx = app.db.read().await?;
    if addresses::stale(&mut tx, before, 1).await?.is_empty() {
        return Ok(false);
    }
    drop(tx);
    let mut tx = app.db.write().await?;
    let rows = addresses::stale(&mut tx, before, AT_ONCE).await?;
    for row in &rows {
        address::ask_again(app, &mut tx, row).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(!rows.is_empty())
}
