//! `kairan audit check | show`: whether the audit stands as it was written, and what it says.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::database::{ConfigFile, block_on};
use crate::city::audit::Mark;
use crate::store::audit::{self, Filter, Told};

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Follows every entry from the first to the last; exit 0 only if none was changed or is missing.
    Check(Check),
    /// The newest entries, the last one at the end.
    Show(Show),
}

#[derive(Debug, Args)]
pub struct Check {
    /// What an earlier check told, kept where nobody of this machine can change it: that entry must
    /// still be there.
    #[arg(long, value_name = "NUMBER:HASH")]
    noted: Option<Mark>,
    #[command(flatten)]
    config: ConfigFile,
}

#[derive(Debug, Args)]
pub struct Show {
    /// Only what this member of staff did, by id; `cli`: what a command did.
    #[arg(long, value_name = "ID")]
    by: Option<String>,
    /// Only what was done about this notice, person and so on.
    #[arg(long, value_name = "ID")]
    about: Option<String>,
    /// At most so many.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    config: ConfigFile,
}

impl Audit {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            match self {
                Audit::Check(check) => check.run().await,
                Audit::Show(show) => show.run().await,
            }
        })
    }
}

impl Check {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let db = self.config.open().await?;
        let mut tx = db.read().await?;
        let found = audit::check(&mut tx, self.noted.as_ref()).await?;
        drop(tx);
        db.close().await;
        Ok(match found {
            Ok(last) if last.seq == 0 => {
                println!("the audit has no entry yet");
                ExitCode::SUCCESS
            }
            Ok(last) => {
                println!(
                    "the audit is whole, entries: {}; note the last elsewhere, for --noted:",
                    last.seq
                );
                println!("{last}");
                ExitCode::SUCCESS
            }
            Err(broken) => {
                eprintln!("the audit is broken: {broken}");
                ExitCode::FAILURE
            }
        })
    }
}

impl Show {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let db = self.config.open().await?;
        let filter = Filter {
            by: self.by,
            about: self.about,
            before: None,
        };
        let mut tx = db.read().await?;
        let found = audit::list(&mut tx, &filter, i64::from(self.limit)).await?;
        drop(tx);
        db.close().await;
        for Told { entry, name } in found.into_iter().rev() {
            let by = name.map_or(entry.by.clone(), |name| format!("{} {name}", entry.by));
            let about = entry.about.as_deref().unwrap_or("-");
            let amount = entry.amount.map_or("-".into(), |amount| amount.to_string());
            let (seq, at, act) = (entry.seq, entry.at.timestamp(), &entry.act);
            println!("{seq}  {at}  {by}  {act}  {about}  {amount}");
        }
        Ok(ExitCode::SUCCESS)
    }
}
