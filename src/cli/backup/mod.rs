//! `kairan backup FILE`, `kairan restore FILE`, `kairan held`: a copy of the whole database while the
//! service runs, and the way back.

mod postgres;
mod restore;

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

pub use restore::Restore;

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::Clock;
use crate::store::milestones::{self, BACKUP, BACKUP_BEGUN};
use crate::store::{Db, Engine, audit};

/// Copies the whole database into one file, while the service runs.
#[derive(Debug, Args)]
pub struct Backup {
    /// Must not exist yet. It appears under this name when it is complete and on the disk.
    file: PathBuf,
    #[command(flatten)]
    config: ConfigFile,
}

impl Backup {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            let file = &self.file;
            if file.exists() {
                bail!("{} is there already: choose another name", file.display());
            }
            let db = self.config.open().await?;
            reach(&db, BACKUP_BEGUN).await?;
            let url = self.config.settings()?.database_url()?;
            let part = beside(file, ".part");
            write(&db, &url, &part).await?;
            let bytes = settle(&part, file)?;
            reach(&db, BACKUP).await?;
            println!(
                "{}: {bytes} bytes; to restore it KAIRAN_SECRET_KEY must hold {}",
                file.display(),
                db.seal().key_ids().join(" and ")
            );
            db.close().await;
            Ok(ExitCode::SUCCESS)
        })
    }
}

async fn reach(db: &Db, milestone: &str) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    let now = Clock::System.now();
    milestones::reach(&mut tx, milestone, now).await?;
    if milestone == BACKUP {
        audit::record(&mut tx, &Deed::new(CLI, Act::BackedUp), now).await?;
    }
    tx.commit().await
}

async fn write(db: &Db, url: &str, part: &Path) -> anyhow::Result<()> {
    let name = part.display();
    // One of a backup that was interrupted; made anew, so that nobody else reads it.
    let _ = std::fs::remove_file(part);
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(part)
        .with_context(|| format!("cannot write {name}"))?;
    let written = match db.engine() {
        Engine::Sqlite => db.copy_into(part).await,
        Engine::Postgres => postgres::dump(url, part).await,
    };
    if written.is_err() {
        let _ = std::fs::remove_file(part);
    }
    written
}

/// On the disk first, then under its name: a file of that name is whole, also if the power fails.
fn settle(part: &Path, file: &Path) -> anyhow::Result<u64> {
    let written = File::open(part)?;
    written.sync_all().context("write the backup to the disk")?;
    std::fs::rename(part, file).with_context(|| format!("rename to {}", file.display()))?;
    sync_directory(file)?;
    Ok(written.metadata()?.len())
}

fn sync_directory(file: &Path) -> anyhow::Result<()> {
    let directory = file.parent().filter(|path| !path.as_os_str().is_empty());
    let directory = File::open(directory.unwrap_or(Path::new(".")))?;
    directory
        .sync_all()
        .context("write the directory to the disk")
}

/// The file's name with something at its end.
fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
