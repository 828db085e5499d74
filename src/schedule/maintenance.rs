//! Maintenance that is over: what was written meanwhile is taken up at once, and an announcement that has
//! not gone out by then never does (F-33).

use crate::app::App;
use crate::city::notice::State;
use crate::store::audience::Frozen;
use crate::store::{lists, maintenances, notices};

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let over = maintenances::over(&mut tx, now).await?;
    drop(tx);
    let Some(id) = over else {
        return Ok(false);
    };
    let mut tx = app.db.write().await?;
    if !maintenances::close(&mut tx, &id, now).await? {
        return Ok(true);
    }
    if let Some(notice) = notices::lock(&mut tx, &id).await?
        && notice.state.is_before_start()
    {
        let size = lists::freeze(&mut tx, &notice, Frozen::Cancelled(now), now).await?;
        notices::set_size(&mut tx, &id, size).await?;
        notices::stop(&mut tx, &id, State::Cancelled, now).await?;
        tracing::warn!(
            notice.id = id,
            "maintenance was over before it was announced"
        );
    }
    tx.commit().await?;
    app.wake.inbox.notify_one();
    Ok(true)
}
