//! Looks at the feeds of alerts (`KAIRAN_ALERT_FEEDS`): each once in its period, by whichever instance
//! comes first, and nothing twice.

use super::Job;
use crate::app::App;
use crate::city::alert::Alert;
use crate::inbound::alerts::fetch::{Fetcher, is_of_host, shown};
use crate::inbound::alerts::{self, Entry, Read};
use crate::notices::colleagues;
use crate::store::feeds::{self, Version};
use crate::store::{Tx, alerts as stored, jobs};
use crate::words::Language;

/// Seconds between two looks: JMA's feeds change every minute.
const PERIOD: i64 = 60;
/// Alerts fetched in one look: a bad night's minute over all of Japan. Others follow in the next.
const AT_ONCE: usize = 60;
/// Seconds of one look after which the rest waits for the next: other feeds wait meanwhile.
const LONGEST: i64 = 30;
/// Seconds for which a feed may fail before staff hear of it: servers are mended within minutes.
pub const TOLD_AFTER: i64 = 3600;

/// Days for which an entry is known: JMA's longest feed is of a week.
const KEPT_DAYS: i64 = 40;

/// Looks at the next feed whose time has come, past those that fail. False: none.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    for url in &app.config.alert_feeds {
        let now = app.clock.now();
        let mut tx = app.db.write().await?;
        let since = now.plus_seconds(-PERIOD);
        let Some(known) = feeds::take(&mut tx, url, since, now).await? else {
            continue;
        };
        tx.commit().await?;
        match look(app, url, known).await {
            Ok(()) => {
                let mut tx = app.db.write().await?;
                feeds::worked(&mut tx, url, app.clock.now()).await?;
                tx.commit().await?;
                return Ok(true);
            }
            Err(error) => fail(app, url, &format!("{error:#}")).await?,
        }
    }
    Ok(false)
}

/// Notes that a feed failed, for whoever looks at the jobs; and tells the city once it has for long, for
/// nobody misses an alert that does not come.
async fn fail(app: &App, url: &str, why: &str) -> anyhow::Result<()> {
    tracing::warn!(error = why, "a feed of alerts failed");
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    feeds::failed(&mut tx, url, why, now).await?;
    jobs::failed(&mut tx, Job::Feeds.name(), why, now).await?;
    let long_ago = now.plus_seconds(-TOLD_AFTER);
    if let Some(since) = feeds::to_tell(&mut tx, url, long_ago, now).await? {
        tracing::error!("a feed of alerts has failed for an hour: see `kairan check`");
        let args = [
            ("feed", shown(url).into()),
            ("failure", why.into()),
            ("since", app.words.time(since)),
            (
                "url",
                format!("{}/console/jobs", app.config.public_url).into(),
            ),
        ];
        let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
        let mail = (say("console-feed-subject"), say("console-feed-mail"));
        colleagues::tell_the_city(app, &mut tx, mail).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(())
}

async fn look(app: &App, url: &str, known: Version) -> anyhow::Result<()> {
    let fetcher = Fetcher::new()?;
    let Some((bytes, version)) = fetcher.feed(url, &known).await? else {
        return Ok(());
    };
    let whole = match understand(bytes).await?.map_err(anyhow::Error::msg)? {
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

/// Reads a file where it holds up nothing else: megabytes take a moment.
async fn understand(bytes: Vec<u8>) -> anyhow::Result<Result<Read, String>> {
    Ok(tokio::task::spawn_blocking(move || alerts::read(&bytes)).await?)
}

/// Stores what concerns the city, or a series of which something did: a feed is of all Japan.
async fn put(app: &App, tx: &mut Tx, found: &[Alert]) -> anyhow::Result<()> {
    for alert in found {
        let concerns = alert.concerns(&app.config.area_codes)
            || stored::knows(tx, &alert.series).await?
            || stored::series_of(tx, &alert.about, alert.mode)
                .await?
                .is_some();
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
    let known = feeds::known(&mut tx, &ids).await?;
    drop(tx);
    let begun = app.clock.now();
    let mut whole = true;
    let of = |entry: &Entry| known.get(&entry.id).copied();
    let mut new: Vec<&Entry> = entries.iter().filter(|its| of(its) != Some(None)).collect();
    // What was asked for in vain is asked for again after the others: it may take its time in vain again.
    new.sort_by_key(|its| of(its).flatten());
    for (at, entry) in new.iter().enumerate() {
        let now = app.clock.now();
        if at >= AT_ONCE || now.since(begun) >= LONGEST * 1000 {
            return Ok(false);
        }
        let bytes = match is_of_host(url, &entry.link) {
            true => fetcher.entry(&entry.link).await.map(Some),
            false => Ok(None),
        };
        let read = match bytes {
            Ok(Some(bytes)) => Some(understand(bytes).await?),
            Ok(None) => None,
            Err(error) => {
                let error = format!("{error:#}");
                tracing::warn!(error, "an alert of a feed was not to be had");
                whole = false;
                let mut tx = app.db.write().await?;
                feeds::missed(&mut tx, &entry.id, now).await?;
                tx.commit().await?;
                continue;
            }
        };
        let mut tx = app.db.write().await?;
        match read {
            None => tracing::warn!("an entry of a feed stands on another host"),
            Some(Ok(Read::Alerts(found))) => {
                put(app, &mut tx, &found).await?;
            }
            Some(Ok(Read::Feed(_))) => tracing::warn!("an entry of a feed is a feed"),
            Some(Err(reason)) => tracing::warn!(reason, "an alert of a feed was refused"),
        }
        feeds::seen(&mut tx, &entry.id, now).await?;
        tx.commit().await?;
    }
    Ok(whole)
}
