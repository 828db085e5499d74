//! `kairan bench webhook`: signed webhooks over keep-alive connections, all people at once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, timeout};

use super::Setting;
use super::crowd::{self, Citizen, Reach, crowd};
use super::figures::Figures;
use super::watch::{peak_memory, per_second};
use super::wire::Connection;
use super::world::{Running, World};
use crate::clock::{Clock, Millis, Random};
use crate::simulator::Channel;
use crate::store::inbox;

/// A run that takes longer has come to a stand.
const LIMIT: Duration = Duration::from_secs(600);
/// How often the inbox is looked at while its events are taken up.
const LOOK: Duration = Duration::from_millis(100);

#[derive(Debug, Args)]
pub struct Webhook {
    /// Events to be stored, one a request.
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    events: u32,
    /// Keep-alive connections that send side by side.
    #[arg(long, value_name = "C", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    connections: u32,
    /// People who write.
    #[arg(long, value_name = "P", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    people: u32,
    #[command(flatten)]
    pub(super) setting: Setting,
}

impl Webhook {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let world = World::make(self.setting.database.as_deref()).await?;
        let crowd = crowd(self.people as usize, |_| Reach::Line);
        crowd::store(&world.app.db, &crowd, world.app.clock.now()).await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        let url = world.url.clone();
        let address = url.trim_start_matches("http://").parse()?;
        let running = world.start()?;
        let figures = self.run(&running, &url, address, crowd).await;
        running.stop().await?;
        figures
    }

    async fn run(
        &self,
        running: &Running,
        url: &str,
        address: SocketAddr,
        crowd: Vec<Citizen>,
    ) -> anyhow::Result<Figures> {
        let commits = commits(url).await?;
        let begin = Instant::now();
        let sent = timeout(LIMIT, self.send(address, crowd)).await;
        let mut took = sent.context("events are not stored in time")??;
        let stored = begin.elapsed();
        let commits = self::commits(url).await? - commits;
        let left = drained(running).await?;
        let taken = begin.elapsed();

        took.sort_unstable();
        let events = self.events as usize;
        let mut figures = Figures::new(format!(
            "kairan bench webhook --events {events} --connections {} --people {} on {}",
            self.connections,
            self.people,
            engine(&self.setting),
        ));
        figures.add("stored", per_second(events, stored), "events/s");
        for (name, share) in [
            ("answer p50", 0.5),
            ("answer p99", 0.99),
            ("answer max", 1.0),
        ] {
            figures.add(name, at(&took, share).as_secs_f64() * 1000.0, "ms");
        }
        figures.add("commits", commits / stored.as_secs_f64(), "commits/s");
        figures.add("taken up", per_second(events - left, taken), "events/s");
        if let Some(memory) = peak_memory() {
            figures.add("peak memory, simulator included", memory, "MiB");
        }
        Ok(figures)
    }

    /// How long each answer took.
    async fn send(
        &self,
        address: SocketAddr,
        crowd: Vec<Citizen>,
    ) -> anyhow::Result<Vec<Duration>> {
        let crowd: Arc<[Citizen]> = crowd.into();
        let next = Arc::new(AtomicUsize::new(0));
        let mut senders = JoinSet::new();
        for _ in 0..self.connections {
            let (crowd, next, events) = (crowd.clone(), next.clone(), self.events as usize);
            senders.spawn(async move {
                let mut connection = Connection::open(address).await?;
                let secret = Channel::sample().secret;
                let mut took = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= events {
                        return anyhow::Ok(took);
                    }
                    let writer = crowd[number % crowd.len()].line.as_deref();
                    let body = body(writer.unwrap_or_default(), Clock::System.now());
                    let begin = Instant::now();
                    let status = connection.post(&secret, &body).await?;
                    ensure!(status == 200, "a webhook was answered {status}");
                    took.push(begin.elapsed());
                }
            });
        }
        let mut all = Vec::with_capacity(self.events as usize);
        while let Some(took) = senders.join_next().await {
            all.extend(took??);
        }
        Ok(all)
    }
}

/// Somebody asks for the menu. Without a reply token: the answer is a push, which the simulator takes.
fn body(user: &str, now: Millis) -> String {
    let id = Random::System.id(now).simple().to_string();
    let event = json!({
        "type": "message",
        "message": {"type": "text", "id": "444573844083572737", "quoteToken": "q3Plxr4AgKd", "text": "メニュー"},
        "webhookEventId": id.to_uppercase()[..26],
        "deliveryContext": {"isRedelivery": false},
        "timestamp": now.0,
        "source": {"type": "user", "userId": user},
        "mode": "active",
    });
    json!({"destination": Channel::sample().destination, "events": [event]}).to_string()
}

/// Waits until everything is taken up; how many events are not when the time is over.
async fn drained(running: &Running) -> anyhow::Result<usize> {
    let begin = Instant::now();
    let mut looks = interval(LOOK);
    loop {
        looks.tick().await;
        let mut tx = running.app.db.read().await?;
        let waiting = inbox::waiting(&mut tx).await?;
        if waiting == 0 || begin.elapsed() > LIMIT {
            return Ok(usize::try_from(waiting)?);
        }
    }
}

/// The inbox's commits so far, as `/metrics` tells them.
async fn commits(url: &str) -> anyhow::Result<f64> {
    let text = reqwest::get(format!("{url}/metrics")).await?.text().await?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("kairan_inbox_commits_total "));
    Ok(line.map(str::parse).transpose()?.unwrap_or(0.0))
}

fn at(sorted: &[Duration], share: f64) -> Duration {
    let last = sorted.len().saturating_sub(1);
    let index = (share * last as f64).ceil() as usize;
    sorted.get(index).copied().unwrap_or_default()
}

pub(super) fn engine(setting: &Setting) -> &'static str {
    match setting.database {
        Some(_) => "PostgreSQL",
        None => "SQLite",
    }
}
