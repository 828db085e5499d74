//! Gives school codes that came from a file their end, as every code has one. A file knows no
//! calendar, and codes of before ends were known are not to stop on the day of an upgrade.

use crate::app::App;
use crate::city::code;
use crate::household::{day_of, start_of};
use crate::store::codes;

/// Gives an end to all that have none.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.read().await?;
    let endless = codes::endless(&mut tx).await?;
    drop(tx);
    if endless == 0 {
        return Ok(false);
    }
    let zone = &app.config.time_zone;
    let last_day = code::last_day(day_of(app.clock.now(), zone));
    let end = start_of(last_day.tomorrow()?, zone)?;
    let mut tx = app.db.write().await?;
    codes::end_at(&mut tx, end).await?;
    tx.commit().await?;
    Ok(true)
}
