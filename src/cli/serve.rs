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
use crate::service::Service;
use crate::store::Db;

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
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("KAIRAN_LISTEN: cannot listen on {}", config.listen))?;
        let app = App::new(config, db, Clock::System, Random::System)?;
        let stop = stop_signal()?;
        let service = Service::start(app, listener)?;
        println!("kairan listens on {}", service.address);
        stop.await;
        service.stop().await
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
