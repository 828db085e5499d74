//! The figures that `/metrics` shows beside what the process counts: read from the database and the
//! disk when they are asked for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use metrics::gauge;

use crate::app::App;
use crate::city::carrier::named_domains;
use crate::clock::Millis;
use crate::outbox::{Carrier, Lane};
use crate::seal::Seal;
use crate::store::figures::{self, Queue};
use crate::store::{Schema, keys, milestones, outbox};

/// The label of mail providers that have no name of their own.
const OTHER: &str = "other";

/// The names of mail providers by the hash they are stored under.
pub struct Providers(HashMap<String, &'static str>);

impl Providers {
    pub fn new(seal: &Seal) -> Providers {
        let hashes = named_domains().flat_map(|(domain, name)| {
            let hashes = outbox::provider_hashes(seal, domain).into_iter();
            hashes.map(move |hash| (hash, name))
        });
        Providers(hashes.collect())
    }

    /// `line` where it is no mail.
    pub fn name(&self, queue: &Queue) -> &'static str {
        match &queue.provider {
            None if queue.carrier == Carrier::Line.name() => Carrier::Line.name(),
            None => OTHER,
            Some(hash) => self.0.get(hash).copied().unwrap_or(OTHER),
        }
    }

    fn all(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = self.0.values().copied().collect();
        names.extend([Carrier::Line.name(), OTHER]);
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Sets the gauges. An error leaves those of the database as they were, and `kairan_database_up` at 0.
pub async fn set(app: &App) -> anyhow::Result<()> {
    gauge!("kairan_database_up").set(0.0);
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let queues = figures::queues(&mut tx, now).await?;
    let (waiting, oldest) = figures::inbox(&mut tx).await?;
    let milestones = milestones::all(&mut tx).await?;
    let known = keys::known(&mut tx).await?;
    drop(tx);
    set_queues(&Providers::new(app.db.seal()), &queues, now);
    gauge!("kairan_inbox_waiting").set(waiting as f64);
    gauge!("kairan_inbox_oldest_seconds").set(age(oldest, now));
    for (name, at) in milestones {
        // A time and not an age: it stays right between two scrapes.
        gauge!("kairan_last_done_timestamp_seconds", "what" => name).set(at.0 as f64 / 1000.0);
    }
    let ids = app.db.seal().key_ids();
    let lacks = known
        .iter()
        .any(|key| key.retired_at.is_none() && !ids.contains(&key.id));
    gauge!("kairan_key_missing").set(f64::from(u8::from(lacks)));
    let current = app.db.schema().await? == Schema::Current;
    gauge!("kairan_schema_current").set(f64::from(u8::from(current)));
    if let Some(free) = file_of(&app.config.database_url).and_then(|file| free_bytes(&file)) {
        gauge!("kairan_disk_free_bytes").set(free as f64);
    }
    gauge!("kairan_database_up").set(1.0);
    Ok(())
}

/// All combinations, so that a queue that is empty again says so.
fn set_queues(providers: &Providers, queues: &[Queue], now: Millis) {
    for (carrier, lane) in Carrier::ALL
        .iter()
        .flat_map(|carrier| Lane::ALL.map(|lane| (carrier.name(), lane)))
    {
        for provider in providers.all() {
            let is_line = provider == Carrier::Line.name();
            if is_line != (carrier == Carrier::Line.name()) {
                continue;
            }
            let its: Vec<&Queue> = queues
                .iter()
                .filter(|queue| {
                    let is_its = queue.carrier == carrier && queue.lane == lane.number();
                    is_its && providers.name(queue) == provider
                })
                .collect();
            let labels = [
                ("carrier", carrier),
                ("lane", lane.name()),
                ("provider", provider),
            ];
            let sum = |of: fn(&Queue) -> i64| its.iter().map(|queue| of(queue)).sum::<i64>() as f64;
            gauge!("kairan_queue_waiting", &labels).set(sum(|queue| queue.waiting - queue.held));
            gauge!("kairan_queue_sending", &labels).set(sum(|queue| queue.sending));
            gauge!("kairan_queue_held", &labels).set(sum(|queue| queue.held));
            let oldest = its.iter().filter_map(|queue| queue.oldest_due).min();
            gauge!("kairan_queue_oldest_seconds", &labels).set(age(oldest, now));
        }
    }
}

/// Seconds; 0 where nothing waits.
fn age(since: Option<Millis>, now: Millis) -> f64 {
    since.map_or(0, |since| now.since(since).max(0)) as f64 / 1000.0
}

/// The file of an SQLite database; PostgreSQL's disk is the server's.
pub fn file_of(database_url: &str) -> Option<PathBuf> {
    let file = database_url.strip_prefix("sqlite://")?;
    Some(PathBuf::from(file.split('?').next().unwrap_or(file)))
}

/// Bytes that this process may still write beside a file.
pub fn free_bytes(file: &Path) -> Option<u64> {
    let directory = file.parent().filter(|path| !path.as_os_str().is_empty());
    let disk = rustix::fs::statvfs(directory.unwrap_or(Path::new("."))).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
