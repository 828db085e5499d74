//! Asks LINE for the profiles of those of whom nobody knows whether they still get anything: LINE
//! accepts a message to somebody who has blocked the account, and the event that told of it may have
//! been lost. Only who gives reason to doubt is asked for, seldom: LINE forbids sweeping
//! (line-platform, 5.7).

use crate::app::App;
use crate::store::line_accounts;

/// Profiles of one step.
const AT_ONCE: i64 = 20;

pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let any = line_accounts::any_doubted(&mut tx, now).await?;
    drop(tx);
    if !any {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let doubted = line_accounts::take_doubted(&mut tx, AT_ONCE, now).await?;
    tx.commit().await?;
    let (mut blocked, mut unknown) = (Vec::new(), Vec::new());
    for account in &doubted {
        match app.line.profile(&account.user_id).await {
            Ok(Some(_)) => {}
            Ok(None) => blocked.push(account.id.clone()),
            Err(error) => {
                tracing::warn!(error = %error, "LINE does not tell a profile");
                unknown.push(account.id.clone());
            }
        }
    }
    let mut tx = app.db.write().await?;
    line_accounts::found_blocked(&mut tx, &blocked, now).await?;
    line_accounts::doubt_later(&mut tx, &unknown, now).await?;
    tx.commit().await?;
    // In a crowd the next step comes after a pause: it is not urgent.
    Ok(false)
}
