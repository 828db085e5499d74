//! The database as a command opens it: while the service runs, and only with this version's schema.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use crate::app::App;
use crate::clock::{Clock, Random};
use crate::config::{Config, Settings};
use crate::store::{Db, keys};

/// What every command takes that reads the configuration.
#[derive(Debug, Args)]
pub struct ConfigFile {
    /// A TOML file with the KAIRAN_ keys; the environment wins.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl ConfigFile {
    pub fn settings(&self) -> anyhow::Result<Settings> {
        Ok(Settings::read(self.path())?)
    }

    fn path(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// The database, whatever its schema.
    pub async fn connect(&self) -> anyhow::Result<Db> {
        let settings = self.settings()?;
        // Both are told at once if both are wrong.
        let (url, seal) = match (settings.database_url(), settings.seal()) {
            (Ok(url), Ok(seal)) => (url, seal),
            (Err(one), Err(other)) => anyhow::bail!("{one}\n{other}"),
            (Err(error), _) | (_, Err(error)) => return Err(error.into()),
        };
        Db::connect(&url, seal).await
    }

    /// The database with this version's schema.
    pub async fn open(&self) -> anyhow::Result<Db> {
        let db = self.connect().await?;
        db.require_current_schema().await?;
        keys::admit(&db, db.seal(), Clock::System.now()).await?;
        Ok(db)
    }

    /// What the service shares, for a command that does what staff do: it needs the whole configuration.
    pub async fn app(&self) -> anyhow::Result<App> {
        let config = Config::load(&self.settings()?)?;
        App::new(config, self.open().await?, Clock::System, Random::System)
    }
}

/// Runs a command to its end.
pub fn block_on<T>(command: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Runtime::new()
        .context("cannot start the runtime")?
        .block_on(command)
}
