//! The news of an answer that LINE did not take after all goes out by mail; where no address works either,
//! staff see that nothing but the telephone is left (F-50).

use crate::app::App;
use crate::city::message::Channel;
use crate::household::message::tell_by_mail;
use crate::store::messages;

/// Answers looked at in one step: an office writes fewer in an hour.
const AT_ONCE: i64 = 100;

/// Looks at those that ended in LINE.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.read().await?;
    let ended = messages::ended(&mut tx, AT_ONCE).await?;
    drop(tx);
    if ended.is_empty() {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    for news in ended {
        if news.arrived {
            messages::settle(&mut tx, &news.message, Some(Channel::Line)).await?;
            continue;
        }
        // Whoever settles it first tells it.
        if !messages::settle(&mut tx, &news.message, None).await? {
            continue;
        }
        let Some(thread) = messages::by_id(&mut tx, &news.thread).await? else {
            continue;
        };
        if tell_by_mail(app, &mut tx, &thread).await? {
            messages::told_by_mail(&mut tx, &news.message).await?;
        }
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(true)
}
