//! What every door and worker shares.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use crate::clock::{Clock, Random, Watch};
use crate::config::Config;
use crate::line::client::Client;
use crate::mail::smtp::Mailer;
use crate::office::classes::Counted;
use crate::outbox::quota::Quota;
use crate::store::{Db, buckets};
use crate::translate::Translator;
use crate::words::Words;

/// Cheap to clone: every part is behind a counter.
#[derive(Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub db: Db,
    pub line: Client,
    /// The month's LINE messages.
    pub quota: Quota,
    pub mailer: Mailer,
    /// Translates what staff write, if the configuration names a service.
    pub translator: Option<Translator>,
    /// The figures of notices that are watched.
    pub counted: Counted,
    pub words: Words,
    pub clock: Clock,
    /// Whether somebody set the clock.
    pub watch: Arc<Watch>,
    pub random: Random,
    pub wake: Arc<Wake>,
    /// Names this process where several share a database; another one after each start.
    pub instance: Arc<str>,
}

/// Rings for the workers of this process, so that what was just stored is not found by polling
/// only. Other processes' rows are found by the poll, within a second.
#[derive(Debug, Default)]
pub struct Wake {
    /// Events were stored in the inbox.
    pub inbox: Notify,
    /// Rows were stored in the outbox.
    pub outbox: Notify,
    /// A notice is due or was approved, cancelled or recalled.
    pub notices: Notify,
    /// How hard webhooks come in.
    pub storm: Storm,
}

/// Whether webhooks come in faster than talks can be answered. Then storing goes first: what is not
/// stored in time is lost until LINE brings it again, while an answer may be late.
#[derive(Debug, Default)]
pub struct Storm(AtomicUsize);

impl Storm {
    /// Webhooks a second: more than two cores answer beside a notice (`kairan bench turn`).
    const FROM: f64 = 1000.0;

    /// So many webhooks share the next commit.
    pub fn add(&self, webhooks: usize) {
        self.0.fetch_add(webhooks, Ordering::Relaxed);
    }

    /// Whether it has raged since the last question, `passed` ago.
    pub fn raged(&self, passed: Duration) -> bool {
        let webhooks = self.0.swap(0, Ordering::Relaxed);
        webhooks as f64 > Storm::FROM * passed.as_secs_f64().max(SHORTEST)
    }
}

/// Seconds that are looked at together at least: some webhooks at one moment are no storm.
const SHORTEST: f64 = 0.05;

impl App {
    pub fn new(config: Config, db: Db, clock: Clock, random: Random) -> anyhow::Result<App> {
        let line = config.line_client(clock.clone())?;
        let line = match buckets::shared(&db) {
            Some(shared) => line.sharing(shared),
            None => line,
        };
        Ok(App {
            quota: Quota::new(line.clone(), clock.clone()),
            line,
            mailer: config.mailer()?,
            translator: config.translator()?,
            counted: Counted::default(),
            words: Words::of(&config.profile, clock.clone(), config.time_zone.clone())?,
            config: Arc::new(config),
            db,
            clock,
            watch: Arc::default(),
            instance: random.uuid().to_string().into(),
            random,
            wake: Arc::default(),
        })
    }

    /// A new row's id: sorts by time.
    pub fn new_id(&self) -> String {
        self.random.id(self.clock.now()).to_string()
    }
}
