//! `kairan restore FILE`: from a backup to a database that may serve. Whatever fails, the database of
//! before is there as it was.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use super::{beside, postgres, sync_directory};
use crate::city::audit::{Act, CLI, Deed};
use crate::cli::database::{ConfigFile, block_on};
use crate::cli::held;
use crate::cli::serve::lock;
use crate::clock::{Clock, Millis};
use crate::seal::Seal;
use crate::store::held_back::{self, HeldBack};
use crate::store::milestones::{self, BACKUP_BEGUN, RESTORED};
use crate::store::sealed::{self, UNKNOWN};
use crate::store::{Db, Engine, Schema, audit, keys};

/// Brings a backup back. What it had decided to send is held back: see `kairan held`.
#[derive(Debug, Args)]
pub struct Restore {
    file: PathBuf,
    /// Replaces what is in the database.
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    config: ConfigFile,
}

impl Restore {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            let settings = self.config.settings()?;
            let (url, seal) = (settings.database_url()?, settings.seal()?);
            let engine = Engine::of(&url)?;
            self.require_kind(engine)?;
            let held = match engine {
                Engine::Sqlite => self.to_file(&url, &seal).await?,
                Engine::Postgres => self.to_server(&url, &seal).await?,
            };
            tell(&held);
            Ok(ExitCode::SUCCESS)
        })
    }

    /// By the file's first bytes, which both programs write.
    fn require_kind(&self, engine: Engine) -> anyhow::Result<()> {
        let name = self.file.display();
        let file = std::fs::File::open(&self.file).with_context(|| name.to_string())?;
        let mut head = Vec::new();
        file.take(16).read_to_end(&mut head)?;
        let (is_sqlite, is_postgres) = (
            head.starts_with(b"SQLite format 3\0"),
            head.starts_with(b"PGDMP"),
        );
        match engine {
            Engine::Sqlite if is_sqlite => Ok(()),
            Engine::Postgres if is_postgres => Ok(()),
            Engine::Postgres if is_sqlite => {
                bail!("{name} is a backup of SQLite, and KAIRAN_DATABASE_URL is PostgreSQL's")
            }
            Engine::Sqlite if is_postgres => {
                bail!("{name} is a backup of PostgreSQL, and KAIRAN_DATABASE_URL is SQLite's")
            }
            _ => bail!("{name} is no backup"),
        }
    }

    /// Everything is done on a copy beside; at last it takes the file's place.
    async fn to_file(&self, url: &str, seal: &Seal) -> anyhow::Result<Vec<HeldBack>> {
        let _lock = lock(url)?;
        let target = url.strip_prefix("sqlite://").unwrap_or(url);
        let target = PathBuf::from(target.split('?').next().unwrap_or(target));
        if target.exists() && !self.replace {
            let db = Db::connect(url, seal.clone()).await?;
            let is_empty = db.is_empty().await;
            db.close().await;
            require_empty(is_empty?)?;
        }
        let side = beside(&target, ".restoring");
        remove_database(&side);
        let done = self.prepare_beside(&side, seal).await;
        if done.is_err() {
            remove_database(&side);
        }
        let held = done?;
        if target.exists() {
            let aside = beside(&target, ".replaced");
            remove_database(&aside);
            move_database(&target, &aside)?;
            println!(
                "the database of before is {}: delete it when all is well",
                aside.display()
            );
        }
        std::fs::rename(&side, &target).context("put the database in its place")?;
        sync_directory(&target)?;
        Ok(held)
    }

    async fn prepare_beside(&self, side: &Path, seal: &Seal) -> anyhow::Result<Vec<HeldBack>> {
        std::fs::copy(&self.file, side).with_context(|| format!("copy to {}", side.display()))?;
        let db = Db::connect(&format!("sqlite://{}", side.display()), seal.clone()).await?;
        let held = self.prepare(&db).await?;
        db.fold_log().await?;
        db.close().await;
        std::fs::File::open(side)?.sync_all()?;
        Ok(held)
    }

    /// The tables of before stand aside until all is well.
    async fn to_server(&self, url: &str, seal: &Seal) -> anyhow::Result<Vec<HeldBack>> {
        let db = Db::connect(url, seal.clone()).await?;
        let others = db.others_connected().await?;
        if others > 0 {
            bail!("{others} others are connected to this database: stop every kairan first");
        }
        // Of a restore that was interrupted.
        db.put_back().await?;
        if !self.replace {
            require_empty(db.is_empty().await?)?;
        }
        db.set_aside().await?;
        let done = async {
            postgres::restore(url, &self.file).await?;
            self.prepare(&db).await
        };
        let done = done.await;
        let held = match done {
            Ok(held) => held,
            Err(error) => {
                db.put_back().await?;
                return Err(error);
            }
        };
        db.drop_aside().await?;
        db.close().await;
        Ok(held)
    }

    /// Sound, of a schema this program knows, readable with the keys it has, and silent.
    async fn prepare(&self, db: &Db) -> anyhow::Result<Vec<HeldBack>> {
        let now = Clock::System.now();
        db.require_sound().await?;
        match db.schema().await? {
            Schema::Current => {}
            Schema::Older(missing) => {
                db.migrate().await?;
                println!("the backup is of an older version; migrations done: {missing}");
            }
            Schema::Newer => db.require_current_schema().await?,
        }
        require_keys(db, now).await?;
        let mut tx = db.write().await?;
        let begun = milestones::last(&mut tx, BACKUP_BEGUN).await?;
        let backup_at = begun.unwrap_or(written_at(&self.file)?);
        held_back::hold_back(&mut tx, backup_at, now).await?;
        milestones::reach(&mut tx, RESTORED, now).await?;
        let held = held_back::all(&mut tx).await?;
        audit::record(&mut tx, &Deed::new(CLI, Act::Restored), now).await?;
        tx.commit().await?;
        Ok(held)
    }
}

fn require_empty(is_empty: bool) -> anyhow::Result<()> {
    if !is_empty {
        bail!("the database is not empty: --replace puts the backup in its place");
    }
    Ok(())
}

/// Of a copy that was made by other means.
fn written_at(file: &Path) -> anyhow::Result<Millis> {
    let written = std::fs::metadata(file)?.modified()?;
    Ok(jiff::Timestamp::try_from(written)?.into())
}

/// Every value opens: what no key opens would be lost without a word.
async fn require_keys(db: &Db, now: Millis) -> anyhow::Result<()> {
    keys::admit(db, db.seal(), now).await?;
    let mut tx = db.read().await?;
    let sums = sealed::sums(&mut tx, &db.seal().key_ids()).await?;
    let lost = sums.iter().filter(|sum| sum.key == UNKNOWN);
    let lost: i64 = lost.map(|sum| sum.values).sum();
    if lost > 0 {
        bail!("{lost} values of the backup were sealed with a key that KAIRAN_SECRET_KEY lacks");
    }
    Ok(())
}

/// SQLite's file and the two it may have beside it.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

fn remove_database(file: &Path) {
    for part in PARTS {
        let _ = std::fs::remove_file(beside(file, part));
    }
}

fn move_database(from: &Path, to: &Path) -> anyhow::Result<()> {
    // The log first: a database without it is whole, a log beside another database is not.
    for part in PARTS.iter().rev() {
        let part_of = beside(from, part);
        if part_of.exists() {
            std::fs::rename(&part_of, beside(to, part))
                .with_context(|| format!("move {} aside", part_of.display()))?;
        }
    }
    Ok(())
}

fn tell(held: &[HeldBack]) {
    println!("restored");
    if held.is_empty() {
        println!("nothing was waiting to be sent");
        return;
    }
    println!("held back, because it may have been sent since the backup:");
    held::list(held);
    println!("see `kairan held --help` for sending or dropping it");
}
