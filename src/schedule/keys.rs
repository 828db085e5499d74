//! Sees that this process seals with a key the database expects: one that was retired while this
//! process still had it first is in use again, and a key this process lacks is called for.

use crate::app::App;
use crate::store::keys;

/// Never has more to do at once.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let seal = &app.config.seal;
    let mut tx = app.db.read().await?;
    let known = keys::known(&mut tx).await?;
    keys::load_former(&mut tx, seal).await?;
    drop(tx);
    let ids = seal.key_ids();
    let mut needed = known.iter().filter(|key| key.retired_at.is_none());
    if let Some(missing) = needed.find(|key| !ids.contains(&key.id)) {
        tracing::error!(
            key.id = missing.id,
            "another process seals with a key that this one lacks: put it behind the first and reload"
        );
    }
    let Some(first) = ids.first() else {
        return Ok(false);
    };
    let is_noted = known
        .iter()
        .any(|key| key.id == *first && key.retired_at.is_none());
    if !is_noted {
        let mut tx = app.db.write().await?;
        keys::note(&mut tx, first, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(false)
}
