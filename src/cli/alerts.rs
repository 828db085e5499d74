//! `kairan import alerts FILE…`: JMA XML, CAP and Atom, while the service runs, which makes drafts of them
//! within a second. Nothing is sent.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::database::ConfigFile;
use super::import::SOME_REJECTED;
use crate::city::alert::Alert;
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::Clock;
use crate::inbound::alerts::{self, LARGEST, Read};
use crate::store::{self, Db};

#[derive(Debug, Args)]
pub struct Alerts {
    /// JMA XML, CAP 1.2, or an Atom feed that holds such alerts.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    config: ConfigFile,
}

impl Alerts {
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let codes = self.config.settings()?.area_codes()?;
        let db = self.config.open().await?;
        let (mut rejected, mut new, mut known, mut elsewhere) = (0, 0, 0, 0);
        for file in &self.files {
            match understand(file) {
                Ok(alerts) => {
                    let taken = take_up(&db, &alerts).await?;
                    new += taken;
                    // What says of no place anything takes something back.
                    let others = |alert: &&Alert| !alert.says.is_empty() && !alert.concerns(&codes);
                    elsewhere += alerts.iter().filter(others).count();
                    known += alerts.len() - taken;
                }
                Err(why) => {
                    rejected += 1;
                    eprintln!("{}: {why}", file.display());
                }
            }
        }
        db.close().await;
        eprintln!("{new} alerts taken up, {known} known before, {rejected} files rejected");
        if elsewhere > 0 {
            eprintln!(
                "{elsewhere} of them name no place of KAIRAN_AREA_CODES ({}): no draft comes of these but that something is over",
                codes.join(", ")
            );
        }
        Ok(match rejected {
            0 => ExitCode::SUCCESS,
            all if all == self.files.len() => ExitCode::FAILURE,
            _ => ExitCode::from(SOME_REJECTED),
        })
    }
}

fn understand(file: &Path) -> Result<Vec<Alert>, String> {
    let size = std::fs::metadata(file)
        .map_err(|why| why.to_string())?
        .len();
    if size > LARGEST as u64 {
        return Err(format!("has {size} bytes, {LARGEST} is the limit"));
    }
    let bytes = std::fs::read(file).map_err(|why| why.to_string())?;
    match alerts::read(&bytes)? {
        Read::Alerts(alerts) => Ok(alerts),
        Read::Feed(_) => Err(
            "is a feed that only says where alerts stand; the service fetches feeds itself \
             (KAIRAN_ALERT_FEEDS)"
                .into(),
        ),
    }
}

/// How many of them are new.
async fn take_up(db: &Db, alerts: &[Alert]) -> anyhow::Result<usize> {
    let now = Clock::System.now();
    let mut tx = db.write().await?;
    let mut new = 0;
    for alert in alerts {
        new += usize::from(store::alerts::put(&mut tx, alert, now).await?);
    }
    if new > 0 {
        let amount = i64::try_from(new).unwrap_or(i64::MAX);
        let deed = Deed::new(CLI, Act::Imported).about("alerts").amount(amount);
        store::audit::record(&mut tx, &deed, now).await?;
    }
    tx.commit().await?;
    Ok(new)
}
