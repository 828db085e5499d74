//! `kairan bench scale`: how the cost of one person grows with their number.

use anyhow::{Context, ensure};
use clap::Args;

use super::Setting;
use super::apart::Pinning;
use super::crowd::Reach;
use super::drive::Drive;
use super::figures::Figures;
use super::webhook::engine;

#[derive(Debug, Args)]
pub struct Scale {
    /// Half of them have LINE, half mail; one notice to each number of people.
    #[arg(
        long,
        value_name = "N,…",
        value_delimiter = ',',
        default_value = "1000,10000,100000,1000000"
    )]
    people: Vec<u32>,
    /// Each with a database of its own; the medians are told.
    #[arg(long, value_name = "RUNS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    #[command(flatten)]
    pinning: Pinning,
    #[command(flatten)]
    pub(super) setting: Setting,
}

impl Scale {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let mut runs = Vec::new();
        for _ in 0..self.runs {
            runs.push(self.once().await?);
        }
        Figures::median(&runs).context("no run")
    }

    async fn once(&self) -> anyhow::Result<Figures> {
        let mut figures = Figures::new(format!(
            "kairan bench scale on {}: per person, and the service's memory",
            engine(&self.setting)
        ));
        for people in &self.people {
            ensure!((1..=1_000_000).contains(people), "1 to 1,000,000 people");
            let count = *people as usize;
            let drive = Drive {
                database: self.setting.database.as_deref(),
                pinning: self.pinning,
                people: count,
                reach: |number| match number % 2 {
                    0 => Reach::Line,
                    _ => Reach::Mail,
                },
                emergency: false,
                latency: 50,
                services: 1,
                key: None,
            };
            let told = drive.run().await?;
            let each = |took: std::time::Duration| took.as_secs_f64() * 1e6 / count as f64;
            let name = |what: &str| format!("{people} people: {what}");
            figures.add(&name("time"), each(told.closed), "µs/person");
            figures.add(&name("processor time"), each(told.processor), "µs/person");
            if let Some(memory) = told.memory {
                figures.add(&name("peak memory"), memory, "MiB");
            }
        }
        Ok(figures)
    }
}
