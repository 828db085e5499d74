//! `kairan serve`: the service.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::App;
use crate::clock::{Clock, Random};
use crate::config::{Config, Settings};
use crate::seal::Seal;
use crate::service::Service;
use crate::store::{Db, keys};

#[derive(Debug, Args)]
pub struct Serve {
    /// A TOML file with the same keys as the environment, which wins.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Brings the database to this version's schema first.
    #[arg(long)]
    migrate: bool,
}

impl Serve {
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = Settings::read(self.config.as_deref())?;
        super::log(&settings.log());
        let config = Config::load(&settings)?;
        let _lock = lock(&config.database_url)?;
        let db = Db::connect(&config.database_url, config.seal.clone()).await?;
        if self.migrate {
            db.migrate().await?;
        }
        db.require_current_schema().await?;
        let seal = config.seal.clone();
        keys::admit(&db, &seal, Clock::System.now()).await?;
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("KAIRAN_LISTEN: cannot listen on {}", config.listen))?;
        let app = App::new(config, db.clone(), Clock::System, Random::System)?;
        let stop = stop_signal()?;
        let mut hangup = signal(SignalKind::hangup()).context("cannot listen for SIGHUP")?;
        let service = Service::start(app, listener)?;
        println!("kairan listens on {}", service.address);
        tokio::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                _ = hangup.recv() => self.change_keys(&db, &seal).await,
            }
        }
        service.stop().await
    }

    /// At SIGHUP: takes up the keys as the file has them now. Keys that cannot be taken up change
    /// nothing; the log says why.
    async fn change_keys(&self, db: &Db, seal: &Seal) {
        match self.new_keys(db, seal).await {
            Ok(()) => tracing::info!(keys = seal.key_ids().join(","), "the keys were read again"),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the keys stay as they are")
            }
        }
    }

    async fn new_keys(&self, db: &Db, seal: &Seal) -> anyhow::Result<()> {
        let settings = Settings::read(self.config.as_deref())?;
        if !settings.key_can_change() {
            bail!(
                "KAIRAN_SECRET_KEY stands in the environment, which does not change in a running process: set KAIRAN_SECRET_KEY_FILE instead, or start anew"
            );
        }
        let new = settings.seal()?;
        keys::admit(db, &new, Clock::System.now()).await?;
        seal.replace(&new);
        Ok(())
    }
}

/// Done at SIGTERM or SIGINT. Listening begins at the call.
pub fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Keeps a second service off the same SQLite file. The lock dies with its process; PostgreSQL
/// takes several services.
pub fn lock(database_url: &str) -> anyhow::Result<Option<File>> {
    let Some(file) = database_url.strip_prefix("sqlite://") else {
        return Ok(None);
    };
    let file = file.split('?').next().unwrap_or(file);
    let path = format!("{file}.lock");
    let lock = File::create(Path::new(&path))
        .with_context(|| format!("KAIRAN_DATABASE_URL: cannot write {path}"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => bail!(
            "another kairan serves {file} already: one service on an SQLite file, use PostgreSQL for several"
        ),
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("cannot lock {path}"))
        }
    }
}
