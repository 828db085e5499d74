//! `kairan keys status | reseal | forget`: changing `KAIRAN_SECRET_KEY` while the service runs.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::Clock;
use crate::store::sealed::{self, Sum, UNKNOWN};
use crate::store::{Db, audit, keys};

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Which key sealed how much, and which may be taken away.
    Status(ConfigFile),
    /// Seals everything anew with the first key; may be interrupted and run again.
    Reseal(ConfigFile),
    /// Ends the links that a key signed which was taken away: for a key that was stolen.
    Forget(Forget),
}

#[derive(Debug, Args)]
pub struct Forget {
    /// As `kairan keys status` shows it.
    id: String,
    #[command(flatten)]
    config: ConfigFile,
}

impl KeysCommand {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            match self {
                KeysCommand::Status(config) => {
                    let db = config.open().await?;
                    status(&db).await?;
                    db.close().await;
                }
                KeysCommand::Reseal(config) => {
                    let db = config.open().await?;
                    let done = reseal(&db).await;
                    db.close().await;
                    return done;
                }
                KeysCommand::Forget(forget) => return forget.run().await,
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

impl Forget {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let db = self.config.open().await?;
        let mut tx = db.write().await?;
        let done = keys::forget(&mut tx, &self.id).await?;
        if done {
            // It may be what the audit's newest entry was proven with: this one is proven anew.
            let deed = Deed::new(CLI, Act::KeyForgotten).about(&self.id);
            audit::record(&mut tx, &deed, Clock::System.now()).await?;
        }
        tx.commit().await?;
        db.close().await;
        if done {
            println!("{}: its links open no more", self.id);
            return Ok(ExitCode::SUCCESS);
        }
        eprintln!(
            "{}: no such key, or it is still in use: see `kairan keys status`",
            self.id
        );
        Ok(ExitCode::FAILURE)
    }
}

async fn status(db: &Db) -> anyhow::Result<()> {
    let mut tx = db.read().await?;
    let known = keys::known(&mut tx).await?;
    let configured = db.seal().key_ids();
    let mut ids = configured.clone();
    let others = known.iter().map(|key| key.id.clone());
    ids.extend(others.filter(|id| !configured.contains(id)));
    let sums = sealed::sums(&mut tx, &ids).await?;
    drop(tx);
    let of = totals(&sums);
    println!("key       values  what it does");
    for id in ids.iter().map(String::as_str).chain([UNKNOWN]) {
        let values = of.get(id).copied().unwrap_or_default();
        let place = configured.iter().position(|its| its == id);
        let retired = known
            .iter()
            .any(|key| key.id == id && key.retired_at.is_some());
        let does = match (place, retired, values) {
            (Some(0), ..) => "seals, signs and opens",
            (Some(_), false, 0) => "opens; run `kairan keys reseal` once more, and it may go",
            (Some(_), false, _) => "opens; run `kairan keys reseal`",
            (Some(_), true, 0) => "may be taken away",
            (None, true, 0) => "was taken away; its links still open",
            (None, _, 0) => continue,
            _ => "IS NEEDED: put it back behind the first",
        };
        println!("{id}  {values:>6}  {does}");
    }
    Ok(())
}

fn totals(sums: &[Sum]) -> BTreeMap<&str, i64> {
    let mut totals = BTreeMap::new();
    for sum in sums {
        *totals.entry(sum.key.as_str()).or_default() += sum.values;
    }
    totals
}

/// Exit code 1 where something does not open with any key.
async fn reseal(db: &Db) -> anyhow::Result<ExitCode> {
    let mut tx = db.read().await?;
    let sums = sealed::sums(&mut tx, &db.seal().key_ids()).await?;
    drop(tx);
    let first = db.seal().key_ids().into_iter().next().unwrap_or_default();
    let to_do = sums.iter().filter(|sum| sum.key != first);
    let bar = bar(to_do.map(|sum| sum.values).sum());
    let done = sealed::reseal_all(db, |step| bar.inc(step.resealed + step.lost)).await?;
    bar.finish_and_clear();
    println!("sealed anew with {first}: {}", done.resealed);
    finish(db).await?;
    if done.lost == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "{} values open with no key of KAIRAN_SECRET_KEY: put the key back that sealed them",
        done.lost
    );
    Ok(ExitCode::FAILURE)
}

async fn finish(db: &Db) -> anyhow::Result<()> {
    let mut tx = db.read().await?;
    let idle = keys::idle(&mut tx).await?;
    drop(tx);
    let mut tx = db.write().await?;
    for id in &idle {
        if keys::retire(&mut tx, id, Clock::System.now()).await? {
            println!("{id} may be taken away: nothing is sealed with it any more");
        }
    }
    tx.commit().await?;
    for id in db.seal().key_ids().iter().skip(1) {
        if !idle.contains(id) {
            println!("{id} is still in use: reload every service, and run this again");
        }
    }
    Ok(())
}

/// Drawn on a terminal only.
fn bar(length: i64) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(length).unwrap_or_default());
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
