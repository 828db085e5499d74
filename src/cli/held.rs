//! `kairan held list | send | drop`: what a restored database had decided to send.

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::Clock;
use crate::notices::held;
use crate::store::held_back::{self, HeldBack};
use crate::store::{Db, audit};

#[derive(Debug, Subcommand)]
pub enum Held {
    /// What is held back since a restore.
    List(ConfigFile),
    /// Sends it after all. Whoever had it before the loss may get it a second time.
    Send(Which),
    /// Cancels it: who was still waiting is counted as cancelled.
    Drop(Which),
}

#[derive(Debug, Args)]
pub struct Which {
    /// Ids of notices, or `single` for the messages that belong to none.
    #[arg(required_unless_present = "all")]
    notices: Vec<String>,
    /// Everything that is held back.
    #[arg(long, conflicts_with = "notices")]
    all: bool,
    #[command(flatten)]
    config: ConfigFile,
}

/// Stands for the messages of no notice.
const SINGLE: &str = "single";

impl Held {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            let (config, which) = match &self {
                Held::List(config) => (config, None),
                Held::Send(which) | Held::Drop(which) => (&which.config, Some(which)),
            };
            let db = config.open().await?;
            let mut tx = db.read().await?;
            let all = held_back::all(&mut tx).await?;
            drop(tx);
            match which {
                None if all.is_empty() => println!("nothing is held back"),
                None => list(&all),
                Some(which) => self.act(&db, &which.of(&all)?).await?,
            }
            db.close().await;
            Ok(ExitCode::SUCCESS)
        })
    }

    async fn act(&self, db: &Db, held: &[&HeldBack]) -> anyhow::Result<()> {
        for one in held {
            let (notice, now) = (one.notice.as_deref(), Clock::System.now());
            let mut tx = db.write().await?;
            let act = match self {
                Held::Drop(_) => {
                    held::cancel(&mut tx, notice, now).await?;
                    Act::HeldDropped
                }
                _ => {
                    held_back::release(&mut tx, notice, now).await?;
                    Act::HeldSent
                }
            };
            let deed = Deed {
                about: notice,
                ..Deed::new(CLI, act).amount(one.messages)
            };
            audit::record(&mut tx, &deed, now).await?;
            tx.commit().await?;
        }
        list_ids(held);
        Ok(())
    }
}

impl Which {
    fn of<'a>(&self, all: &'a [HeldBack]) -> anyhow::Result<Vec<&'a HeldBack>> {
        if self.all {
            return Ok(all.iter().collect());
        }
        let mut found = Vec::with_capacity(self.notices.len());
        for id in &self.notices {
            match all.iter().find(|one| name(one) == id) {
                Some(one) => found.push(one),
                None => bail!("{id} is not held back: see `kairan held list`"),
            }
        }
        Ok(found)
    }
}

fn name(one: &HeldBack) -> &str {
    one.notice.as_deref().unwrap_or(SINGLE)
}

/// No words of the notice: whoever restores need not be whoever may read them.
pub fn list(held: &[HeldBack]) {
    for one in held {
        let at = one.send_at.timestamp();
        let (name, kind, state) = (name(one), &one.kind, &one.state);
        println!(
            "{name}  {kind} {state} of {at:.0}, messages: {}",
            one.messages
        );
    }
}

fn list_ids(held: &[&HeldBack]) {
    for one in held {
        println!("{}: done, messages: {}", name(one), one.messages);
    }
}
