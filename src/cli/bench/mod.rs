//! `kairan bench`: how fast the service is, against the simulator without LINE's rate limits.
//!
//! The service is a process of its own ([`apart`]), and can have a processor of its own; simulator,
//! mail server and whoever sends are this one. `tests/it/kill` lays its city with [`crowd`] and asks
//! with [`office`].

mod apart;
pub mod crowd;
mod drive;
mod figures;
mod notice;
pub mod office;
mod reminders;
mod scale;
mod sink;
mod turn;
mod watch;
mod webhook;
mod wire;
mod world;

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Bench {
    /// Webhooks from LINE: how many events are stored a second, and how long an answer takes.
    Webhook(webhook::Webhook),
    /// Turns of talks: how long from the webhook to the reply at LINE.
    Turn(turn::Turn),
    /// One notice to many on LINE: how fast it is planned, handed over and its books are closed.
    Notice(notice::Notice),
    /// One notice to many by mail, a personal one each.
    Mail(notice::Mail),
    /// An emergency on LINE and mail together.
    Emergency(notice::Emergency),
    /// One evening's garbage reminders to a whole city.
    Reminders(reminders::Reminders),
    /// How the cost of one person grows with their number.
    Scale(scale::Scale),
}

/// Where it runs and what becomes of the figures.
#[derive(Debug, Args)]
struct Setting {
    /// A PostgreSQL server, as postgres://…/DATABASE: a database of its own is made there and
    /// dropped afterwards. Without it: a temporary SQLite file.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Writes the figures there.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Prints an earlier run's figures and the ratios beside the new ones.
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
}

impl Bench {
    pub async fn run(self) -> anyhow::Result<()> {
        super::log("error");
        if cfg!(debug_assertions) {
            println!("This is a debug build: only a release build's figures mean anything.\n");
        }
        let (setting, figures) = match self {
            Bench::Webhook(webhook) => {
                let figures = webhook.measure().await?;
                (webhook.setting, figures)
            }
            Bench::Turn(turn) => {
                let figures = turn.measure().await?;
                (turn.setting, figures)
            }
            Bench::Notice(notice) => {
                let figures = notice.measure().await?;
                (notice.runs.setting, figures)
            }
            Bench::Mail(mail) => {
                let figures = mail.measure().await?;
                (mail.runs.setting, figures)
            }
            Bench::Emergency(emergency) => {
                let figures = emergency.measure().await?;
                (emergency.runs.setting, figures)
            }
            Bench::Reminders(reminders) => {
                let figures = reminders.measure().await?;
                (reminders.setting, figures)
            }
            Bench::Scale(scale) => {
                let figures = scale.measure().await?;
                (scale.setting, figures)
            }
        };
        let earlier = setting
            .compare
            .as_deref()
            .map(figures::Figures::read)
            .transpose()?;
        print!("{}", figures.table(earlier.as_ref()));
        match setting.json {
            Some(file) => figures.write(&file),
            None => Ok(()),
        }
    }
}
