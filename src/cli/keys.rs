//! `kairan keys status | reseal | forget`: changing `KAIRAN_SECRET_KEY` while the service runs.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::database::{ConfigFile, block_on};
use crate::clock::Clock;
use crate::store::keys::{self, SEALED, Sum, UNKNOWN};
use crate::store::{Db, Tx};

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
    let sums = keys::sums(&mut tx, &ids).await?;
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
    let sums = keys::sums(&mut tx, &db.seal().key_ids()).await?;
    drop(tx);
    let first = db.seal().key_ids().into_iter().next().unwrap_or_default();
    let to_do = sums.iter().filter(|sum| sum.key != first);
    let bar = bar(to_do.map(|sum| sum.values).sum());
    let mut tx = db.write().await?;
    keys::adopt_logins(&mut tx).await?;
    tx.commit().await?;
    let (mut resealed, mut lost) = (0, 0);
    for sealed in SEALED {
        let mut after = None;
        loop {
            let mut tx = db.write().await?;
            let step = keys::reseal(&mut tx, sealed, after.as_deref()).await?;
            tx.commit().await?;
            bar.inc(step.resealed + step.lost);
            resealed += step.resealed;
            lost += step.lost;
            after = step.last;
            if after.is_none() {
                break;
            }
        }
    }
    bar.finish_and_clear();
    println!("sealed anew with {first}: {resealed}");
    let tx = db.write().await?;
    finish(tx).await?;
    if lost == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "{lost} values open with no key of KAIRAN_SECRET_KEY: put the key back that sealed them"
    );
    Ok(ExitCode::FAILURE)
}

async fn finish(mut tx: Tx) -> anyhow::Result<()> {
    let ids = tx.seal.key_ids();
    let retired = keys::retire(&mut tx, Clock::System.now()).await?;
    let known = keys::known(&mut tx).await?;
    tx.commit().await?;
    for id in &retired {
        println!("{id} may be taken away: nothing is sealed with it any more");
    }
    let in_use = |id: &&String| {
        known
            .iter()
            .any(|key| key.id == **id && key.retired_at.is_none())
    };
    for id in ids.iter().skip(1).filter(in_use) {
        println!("{id} is still in use: reload every service, and run this again");
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
