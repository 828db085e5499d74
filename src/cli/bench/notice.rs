//! `kairan bench notice`, `mail` and `emergency`: one notice to a crowd, by LINE, by mail or by both.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::Setting;
use super::apart::Pinning;
use super::crowd::Reach;
use super::drive::Drive;
use super::figures::Figures;
use super::webhook::engine;

/// How a notice is measured, whatever it is.
#[derive(Debug, Args)]
pub struct Runs {
    /// Services on the one database; several only on PostgreSQL.
    #[arg(long, value_name = "S", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=8))]
    services: u32,
    /// Milliseconds LINE takes for a call.
    #[arg(long, value_name = "MS", default_value_t = 50)]
    latency: u64,
    /// Each with a database of its own; the medians are told.
    #[arg(long, value_name = "RUNS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    #[command(flatten)]
    pinning: Pinning,
    #[command(flatten)]
    pub(super) setting: Setting,
}

impl Runs {
    /// An ordinary notice to so many people.
    fn drive(&self, people: u32, reach: fn(usize) -> Reach) -> Drive<'_> {
        Drive {
            database: self.setting.database.as_deref(),
            pinning: self.pinning,
            people: people as usize,
            reach,
            emergency: false,
            latency: self.latency,
            services: self.services as usize,
            key: None,
        }
    }

    async fn measure(&self, name: &str, drive: Drive<'_>) -> anyhow::Result<Figures> {
        let mut of = format!(
            "kairan bench {name} --people {} --latency {} --services {}",
            drive.people, self.latency, self.services,
        );
        of += if drive.key.is_some() { " --dkim" } else { "" };
        of += if self.pinning.pin { " --pin" } else { "" };
        of = format!("{of} on {}", engine(&self.setting));
        let mut runs = Vec::new();
        for _ in 0..self.runs {
            runs.push(drive.run().await?.figures(of.clone(), drive.people));
        }
        Figures::median(&runs).context("no run")
    }
}

#[derive(Debug, Args)]
pub struct Notice {
    /// Everybody has LINE.
    #[arg(long, value_name = "N", default_value_t = 200_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// Everybody has a mail address as well.
    #[arg(long)]
    both: bool,
    #[command(flatten)]
    pub(super) runs: Runs,
}

impl Notice {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let reach: fn(usize) -> Reach = match self.both {
            true => |_| Reach::Both,
            false => |_| Reach::Line,
        };
        let drive = self.runs.drive(self.people, reach);
        self.runs.measure("notice", drive).await
    }
}

#[derive(Debug, Args)]
pub struct Mail {
    /// Everybody has a mail address, at one of eight providers, and nothing else.
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// Every mail is signed with the key in this file, as `KAIRAN_DKIM_KEY` names it.
    #[arg(long, value_name = "FILE")]
    dkim: Option<PathBuf>,
    #[command(flatten)]
    pub(super) runs: Runs,
}

impl Mail {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let drive = Drive {
            key: self.dkim.as_deref(),
            ..self.runs.drive(self.people, |_| Reach::Mail)
        };
        self.runs.measure("mail", drive).await
    }
}

#[derive(Debug, Args)]
pub struct Emergency {
    /// Two thirds have LINE, one third has mail.
    #[arg(long, value_name = "N", default_value_t = 150_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    #[command(flatten)]
    pub(super) runs: Runs,
}

impl Emergency {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let reach = |number: usize| match number % 3 {
            2 => Reach::Mail,
            _ => Reach::Line,
        };
        let drive = Drive {
            emergency: true,
            ..self.runs.drive(self.people, reach)
        };
        self.runs.measure("emergency", drive).await
    }
}
