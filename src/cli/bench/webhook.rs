//! `kairan bench webhook`: signed webhooks over keep-alive connections, all people at once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::Setting;
use super::apart::{Apart, Pinning};
use super::crowd::{self, Citizen, Reach, crowd};
use super::figures::Figures;
use super::office::Office;
use super::watch::{per_second, percentile};
use super::wire::{self, Connection};
use super::world::World;
use crate::simulator::Channel;
use crate::store::inbox;

/// A run that takes longer has come to a stand.
const LIMIT: Duration = Duration::from_secs(600);
/// After the storm: so long is looked at how fast events are taken up.
const AFTERWARDS: Duration = Duration::from_secs(3);
/// Every so many requests one comes again, as LINE redelivers: it must be known.
const REPEATED: usize = 50;

#[derive(Debug, Args)]
pub struct Webhook {
    /// Requests, one event each; two in a hundred bring an event again.
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    events: u32,
    /// Keep-alive connections that send side by side.
    #[arg(long, value_name = "C", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    connections: u32,
    /// People who write.
    #[arg(long, value_name = "P", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// Requests a second, at even times; without it, as fast as the service answers.
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    rate: Option<u32>,
    /// Meanwhile a notice is sent to all these people.
    #[arg(long)]
    notice: bool,
    /// Each with a database of its own; the medians are told.
    #[arg(long, value_name = "RUNS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    #[command(flatten)]
    pinning: Pinning,
    #[command(flatten)]
    pub(super) setting: Setting,
}

impl Webhook {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let mut runs = Vec::new();
        for _ in 0..self.runs {
            runs.push(self.once().await?);
        }
        Figures::median(&runs).context("no run")
    }

    async fn once(&self) -> anyhow::Result<Figures> {
        let world = World::make(self.setting.database.as_deref()).await?;
        let crowd = crowd(self.people as usize, |_| Reach::Line);
        let now = world.app.clock.now();
        crowd::store(&world.app.db, &crowd, &world.app.clock).await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        let office = Office::new(&world.url, crowd::staff(&world.app.db, now).await?)?;
        let apart = world.start_apart(self.pinning).await?;
        let figures = timeout(LIMIT, self.run(&apart, &office, &crowd)).await;
        apart.end().await?;
        figures.context("events are not stored in time")?
    }

    async fn run(
        &self,
        apart: &Apart,
        office: &Office,
        crowd: &[Citizen],
    ) -> anyhow::Result<Figures> {
        let (shares, distinct) = self.requests(apart, crowd);
        if self.notice {
            let notice = office.write().await?;
            office.approve(&notice).await?;
        }
        let (commits, processor) = (commits(&apart.url).await?, apart.processor_time());
        let begin = Instant::now();
        let mut took = self.send(apart.address, shares).await?;
        let stored = begin.elapsed();
        let processor = apart.processor_time() - processor;
        let commits = self::commits(&apart.url).await? - commits;
        let sent = apart.simulator.platform.sent_count();
        let events = self.events as usize;
        ensure!(
            known(apart).await? == distinct,
            "not every event is stored once"
        );

        let mut figures = Figures::new(self.of());
        figures.add("stored", per_second(events, stored), "events/s");
        for (name, share) in [
            ("answer p50", 0.5),
            ("answer p99", 0.99),
            ("answer max", 1.0),
        ] {
            let value = percentile(&mut took, share).as_secs_f64() * 1000.0;
            figures.add(name, value, "ms");
        }
        let each = processor.as_secs_f64() * 1e6 / events as f64;
        figures.add("processor time of the service", each, "us an event");
        figures.add("events in a commit", events as f64 / commits.max(1.0), "");
        match self.notice {
            true => figures.add("of the notice sent meanwhile", sent as f64, "people"),
            false => {
                let rate = taken_up(apart).await?;
                figures.add("taken up afterwards", rate, "events/s");
            }
        }
        if let Some(memory) = apart.peak_memory() {
            figures.add("peak memory of the service", memory, "MiB");
        }
        Ok(figures)
    }

    /// The command, for who wants to repeat it.
    fn of(&self) -> String {
        let mut of = format!(
            "kairan bench webhook --events {} --connections {} --people {}",
            self.events, self.connections, self.people,
        );
        if let Some(rate) = self.rate {
            of += &format!(" --rate {rate}");
        }
        of += if self.notice { " --notice" } else { "" };
        of += if self.pinning.pin { " --pin" } else { "" };
        of + " on " + engine(&self.setting)
    }

    /// What each connection sends, and how many different events that is.
    fn requests(&self, apart: &Apart, crowd: &[Citizen]) -> (Vec<Vec<Arc<[u8]>>>, usize) {
        let (channel, connections) = (Channel::sample(), self.connections as usize);
        let (mut shares, mut distinct) = (vec![Vec::new(); connections], 0);
        for number in 0..self.events as usize {
            let writer = crowd[number % crowd.len()].line.as_deref();
            let share: &mut Vec<Arc<[u8]>> = &mut shares[number % connections];
            let again = share.last().filter(|_| number % REPEATED == 0).cloned();
            share.push(again.unwrap_or_else(|| {
                distinct += 1;
                let now = apart.app.clock.now();
                let event = wire::asks_for_the_menu(writer.unwrap_or_default(), None, now);
                wire::request(apart.address, &channel, &event).into()
            }));
        }
        (shares, distinct)
    }

    /// How long each answer took; at a given rate, since it was to be sent.
    async fn send(
        &self,
        address: SocketAddr,
        shares: Vec<Vec<Arc<[u8]>>>,
    ) -> anyhow::Result<Vec<Duration>> {
        let pace = self
            .rate
            .map(|rate| Duration::from_secs(1).mul_f64(1.0 / f64::from(rate)));
        let (begin, connections) = (Instant::now(), self.connections);
        let mut senders = JoinSet::new();
        for (first, share) in (0..).zip(shares) {
            senders.spawn(async move {
                let mut connection = Connection::open(address).await?;
                let mut took = Vec::with_capacity(share.len());
                for (at, request) in (0..).zip(share) {
                    let mut due = Instant::now();
                    if let Some(pace) = pace {
                        due = begin + pace * (first + at * connections);
                        sleep_until(due).await;
                    }
                    let status = connection.post(&request).await?;
                    ensure!(status == 200, "a webhook was answered {status}");
                    took.push(due.elapsed());
                }
                anyhow::Ok(took)
            });
        }
        let mut all = Vec::with_capacity(self.events as usize);
        while let Some(took) = senders.join_next().await {
            all.extend(took??);
        }
        Ok(all)
    }
}

/// Events in the database, taken up or not.
async fn known(apart: &Apart) -> anyhow::Result<usize> {
    let mut tx = apart.app.db.read().await?;
    Ok(usize::try_from(inbox::known(&mut tx).await?)?)
}

/// Events taken up in a second.
async fn taken_up(apart: &Apart) -> anyhow::Result<f64> {
    let waiting = async || {
        let mut tx = apart.app.db.read().await?;
        inbox::waiting(&mut tx).await
    };
    let (begin, before) = (Instant::now(), waiting().await?);
    sleep(AFTERWARDS).await;
    let taken = usize::try_from(before - waiting().await?)?;
    Ok(per_second(taken, begin.elapsed()))
}

/// The inbox's commits so far, as `/metrics` tells them.
async fn commits(url: &str) -> anyhow::Result<f64> {
    let text = reqwest::get(format!("{url}/metrics")).await?.text().await?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("kairan_inbox_commits_total "));
    Ok(line.map(str::parse).transpose()?.unwrap_or(0.0))
}

pub(super) fn engine(setting: &Setting) -> &'static str {
    match setting.database {
        Some(_) => "PostgreSQL",
        None => "SQLite",
    }
}
