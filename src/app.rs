//! What every door and worker shares.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::clock::{Clock, Random};
use crate::config::Config;
use crate::line::client::Client;
use crate::mail::smtp::Mailer;
use crate::store::Db;
use crate::words::Words;

/// Cheap to clone: every part is behind a counter.
#[derive(Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub db: Db,
    pub line: Client,
    pub mailer: Mailer,
    pub words: Words,
    pub clock: Clock,
    pub random: Random,
    pub wake: Arc<Wake>,
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
}

impl App {
    pub fn new(config: Config, db: Db, clock: Clock, random: Random) -> anyhow::Result<App> {
        Ok(App {
            line: config.line_client(clock.clone())?,
            mailer: config.mailer()?,
            words: Words::of(&config.profile, clock.clone(), config.time_zone.clone())?,
            config: Arc::new(config),
            db,
            clock,
            random,
            wake: Arc::default(),
        })
    }

    /// A new row's id: sorts by time.
    pub fn new_id(&self) -> String {
        self.random.id(self.clock.now()).to_string()
    }
}
