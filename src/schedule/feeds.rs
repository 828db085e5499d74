//! Looks at the feeds of alerts (`KAIRAN_ALERT_FEEDS`): each once in its period, by whichever instance
//! comes first, and nothing twice.

use crate::app::App;
use crate::city::alert::Alert;
use crate::inbound::alerts::fetch::{Fetcher, is_of_host};
use crate::inbound::alerts::{self, Entry, Read};
use crate::store::feeds::{self, Version};
use crate::store::{Tx, alerts as stored};

/// Seconds between two looks: JMA's feeds change every minute.
const PERIOD: i64 = 60;
/// Alerts fetched in one look: a bad night's minute over all of Japan. Others follow in the next.
const AT_ONCE: usize = 60;

/// Days for which an entry is known: JMA's longest feed is of a week.
const KEPT_DAYS: i64 = 40;

/// Looks at the next feed whose time has come. False: none.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    for url in &app.config.alert_feeds {
        let mut tx = app.db.write().await?;
        let since = now.plus_seconds(-PERIOD);
        let Some(known) = feeds::take(&mut tx, url, since, now).await? else {
            continue;
        };
        tx.commit().await?;
        if let Err(error) = look(app, url, known).await {
            tracing::warn!(error = format!("{error:#}"), "a feed of alerts failed");
        }
        return Ok(true);
    }
    Ok(false)
}

async fn look(app: &App, url: &str, known: Version) -> anyhow::Result<()> {
    let fetcher = Fetcher::new()?;
    let Some((bytes, version)) = fetcher.feed(url, &known).await? else {
        return Ok(());
    };
    let whole = match alerts::read(&bytes).map_err(anyhow::Error::msg)? {
        Read::Alerts(found) => {
            let mut tx = app.db.write().await?;
            put(app, &mut tx, &found).await?;
            tx.commit().await?;
            true
        }
        Read::Feed(entries) => take_entries(app, &fetcher, url, &entries).await?,
    };
    let mut tx = app.db.write().await?;
    let before = app.clock.now().plus_seconds(-KEPT_DAYS * 86_400);
    feeds::forget(&mut tx, before).await?;
    tx.commit().await?;
    // What is left over is asked for again.
    if whole {
        let mut tx = app.db.write().await?;
        feeds::put_version(&mut tx, url, &version).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Stores what concerns the city, or a series of which something did: a feed is of all Japan.
async fn put(app: &App, tx: &mut Tx, found: &[Alert]) -> anyhow::Result<()> {
    for alert in found {
        let concerns = alert.concerns(&app.config.area_codes)
            || stored::knows(tx, &alert.series).await?
            || stored::series_of(tx, &alert.about, alert.mode).await?.is_some();
        if concerns {
            stored::put(tx, alert, app.clock.now()).await?;
        }
    }
    Ok(())
}

/// False: not all of them were taken.
async fn take_entries(
    app: &App,
    fetcher: &Fetcher,
    url: &str,
    entries: &[Entry],
) -> anyhow::Result<bool> {
    let mut tx = app.db.read().await?;
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let new = feeds::unseen(&mut tx, &ids).await?;
    drop(tx);
    let mut whole = true;
    let new: Vec<&Entry> = entries.iter().filter(|of| new.contains(&of.id)).collect();
    for entry in new.iter().take(AT_ONCE) {
        let bytes = match is_of_host(url, &entry.link) {
            true => fetcher.entry(&entry.link).await.map(Some),
            false => Ok(None),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let error = format!("{error:#}");
                tracing::warn!(error, "an alert of a feed was not to be had");
                whole = false;
                continue;
            }
        };
        let mut tx = app.db.write().await?;
        match bytes.as_deref().map(alerts::read) {
            None => tracing::warn!("an entry of a feed stands on another host"),
            Some(Ok(Read::Alerts(found))) => {
                put(app, &mut tx, &found).await?;
            }
            Some(Ok(Read::Feed(_))) => tracing::warn!("an entry of a feed is a feed"),
            Some(Err(reason)) => tracing::warn!(reason, "an alert of a feed was refused"),
        }
        feeds::seen(&mut tx, &entry.id, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(whole && new.len() <= AT_ONCE)
}
