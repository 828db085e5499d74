//! Erases those whose day to leave has come, one in a transaction.

use crate::app::App;
use crate::household::erase::{Erased, erase};
use crate::store::departures;

/// Seconds until a departure is looked at again whose person is being written to, or writes, this
/// very moment.
const BUSY_REST: i64 = 60;
/// Seconds until one is tried again that failed, so that it does not hold up the others.
const FAILED_REST: i64 = 600;

/// Erases the next, if any is due.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let due = departures::any_due(&mut tx, now).await?;
    drop(tx);
    if !due {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let Some(departure) = departures::take_due(&mut tx, now).await? else {
        return Ok(false);
    };
    let rest = match erase(app, &mut tx, &departure).await {
        Ok(Erased::Done) => {
            tx.commit().await?;
            app.wake.outbox.notify_one();
            return Ok(true);
        }
        Ok(Erased::NotYet) => BUSY_REST,
        Err(error) => {
            let error = format!("{error:#}");
            tracing::error!(departure.id = departure.id, error, "a departure rests");
            FAILED_REST
        }
    };
    drop(tx);
    let mut tx = app.db.write().await?;
    departures::rest(&mut tx, &departure.id, now.plus_seconds(rest)).await?;
    tx.commit().await?;
    Ok(true)
}
