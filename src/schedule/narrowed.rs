//! Reminds those who get evacuation news of their own places only that they do: what somebody once chose
//! is forgotten, and this may cost a life.

use crate::app::App;
use crate::household::write_to;
use crate::store::{evacuations, people};

/// Days from one reminder to the next: twice between the rainy seasons, and before each.
const EVERY: i64 = 90;
/// People of one step.
const AT_ONCE: i64 = 50;

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let before = now.plus_seconds(-EVERY * 86_400);
    let mut tx = app.db.read().await?;
    let none = evacuations::narrowed_before(&mut tx, before, 1)
        .await?
        .is_empty();
    drop(tx);
    if none {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let url = format!("{}/mine/do/all-news", app.config.public_url);
    let args = [("url", url.into())];
    for id in evacuations::narrowed_before(&mut tx, before, AT_ONCE).await? {
        evacuations::narrowed_told(&mut tx, &id, now).await?;
        if let Some(person) = people::by_id(&mut tx, &id).await? {
            let (subject, text) = ("narrowed-subject", "narrowed-mail");
            write_to(app, &mut tx, &person, subject, text, &args).await?;
        }
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(true)
}
