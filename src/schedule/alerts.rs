//! Alerts from outside: what was imported or fetched is looked at, one after the other.

use crate::app::App;
use crate::notices::alerts;

/// Looks at the next. False: none waits.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    alerts::take_next(app).await
}
