//! `kairan mail-stop show | lift`: mail that stands still because too much came back.

use std::process::ExitCode;

use anyhow::bail;
use clap::Subcommand;

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::Clock;
use crate::store::{audit, mail_stops};

#[derive(Debug, Subcommand)]
pub enum MailStop {
    /// Whether optional mail stands still, since when and why.
    Show(ConfigFile),
    /// Lets it go on; kept with the reason.
    Lift {
        /// What was found and mended.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        config: ConfigFile,
    },
}

impl MailStop {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            match self {
                MailStop::Show(config) => {
                    let db = config.open().await?;
                    let mut tx = db.read().await?;
                    match mail_stops::open(&mut tx).await? {
                        None => println!("optional mail goes out"),
                        Some(stop) => println!(
                            "optional mail is stopped since {}: {} of {} mails of one provider or notice came back; {} wait",
                            stop.at.timestamp(),
                            stop.back,
                            stop.mails,
                            mail_stops::waiting(&mut tx).await?,
                        ),
                    }
                    drop(tx);
                    db.close().await;
                }
                MailStop::Lift { reason, config } => {
                    let reason = reason.trim();
                    if reason.is_empty() {
                        bail!("--reason is empty");
                    }
                    let db = config.open().await?;
                    let mut tx = db.write().await?;
                    let now = Clock::System.now();
                    let lifted = mail_stops::lift(&mut tx, CLI, reason, now).await?;
                    if let Some(stop) = &lifted {
                        let deed = Deed::new(CLI, Act::MailStopLifted).about(&stop.id);
                        audit::record(&mut tx, &deed, now).await?;
                    }
                    tx.commit().await?;
                    db.close().await;
                    match lifted {
                        Some(_) => println!("optional mail goes on"),
                        None => bail!("optional mail is not stopped"),
                    }
                }
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}
