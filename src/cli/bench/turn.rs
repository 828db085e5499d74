//! `kairan bench turn`: from a webhook to its reply at LINE, one talk after another or many a second.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use super::Setting;
use super::apart::{Apart, Pinning};
use super::crowd::{self, Reach, crowd};
use super::figures::Figures;
use super::watch::{per_second, percentile, until};
use super::webhook::engine;
use super::wire::{self, Connection};
use super::world::World;
use crate::clock::Millis;
use crate::simulator::{Channel, Platform, Way};

/// A reply that takes longer never comes.
const LIMIT: Duration = Duration::from_secs(60);
/// Between two turns of an idle service.
const PAUSE: Duration = Duration::from_millis(5);
/// Turns before the first that counts: connections and caches are made.
const WARM: usize = 20;
/// Connections that LINE's webhooks come over.
const CONNECTIONS: usize = 16;

#[derive(Debug, Args)]
pub struct Turn {
    /// Turns, each of another person.
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=15_000))]
    turns: u32,
    /// Turns a second, at even times; without it, one after another.
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    rate: Option<u32>,
    /// Each with a database of its own; the medians are told.
    #[arg(long, value_name = "RUNS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=99))]
    runs: u32,
    #[command(flatten)]
    pinning: Pinning,
    #[command(flatten)]
    pub(super) setting: Setting,
}

/// One person's message.
struct Message {
    user: String,
    token: String,
    request: Vec<u8>,
}

impl Message {
    /// The reply token's minute begins with it.
    async fn post(&self, platform: &Platform, connection: &mut Connection) -> anyhow::Result<()> {
        platform.with(|state, now| state.sending.token_is_delivered(&self.token, now));
        let status = connection.post(&self.request).await?;
        ensure!(status == 200, "a webhook was answered {status}");
        Ok(())
    }
}

impl Turn {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let mut runs = Vec::new();
        for _ in 0..self.runs {
            runs.push(self.once().await?);
        }
        Figures::median(&runs).context("no run")
    }

    async fn once(&self) -> anyhow::Result<Figures> {
        let world = World::make(self.setting.database.as_deref()).await?;
        let crowd = crowd(self.turns as usize + WARM, |_| Reach::Line);
        crowd::store(&world.app.db, &crowd, &world.app.clock).await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        let apart = world.start_apart(self.pinning).await?;
        let users = crowd.into_iter().filter_map(|citizen| citizen.line);
        let messages = users.map(|user| message(&apart, user)).collect();
        let figures = self.run(&apart, messages).await;
        apart.end().await?;
        figures
    }

    async fn run(&self, apart: &Apart, mut messages: Vec<Message>) -> anyhow::Result<Figures> {
        let rest = messages.split_off(WARM);
        one_by_one(apart, messages).await?;
        let (processor, begin) = (apart.processor_time(), Instant::now());
        let sent = match self.rate {
            None => one_by_one(apart, rest).await?,
            Some(rate) => evenly(apart, rest, rate).await?,
        };
        let took = begin.elapsed();
        let processor = apart.processor_time() - processor;
        let mut waits = waits(&apart.simulator.platform, &sent)?;

        let turns = self.turns as usize;
        let mut figures = Figures::new(self.of());
        for (name, share) in [
            ("webhook to reply p50", 0.5),
            ("webhook to reply p99", 0.99),
            ("webhook to reply max", 1.0),
        ] {
            let value = percentile(&mut waits, share).as_secs_f64() * 1000.0;
            figures.add(name, value, "ms");
        }
        figures.add("turns", per_second(turns, took), "turns/s");
        let each = processor.as_secs_f64() * 1e6 / turns as f64;
        figures.add("processor time of the service", each, "us a turn");
        if let Some(memory) = apart.peak_memory() {
            figures.add("peak memory of the service", memory, "MiB");
        }
        Ok(figures)
    }

    fn of(&self) -> String {
        let mut of = format!("kairan bench turn --turns {}", self.turns);
        if let Some(rate) = self.rate {
            of += &format!(" --rate {rate}");
        }
        of += if self.pinning.pin { " --pin" } else { "" };
        of + " on " + engine(&self.setting)
    }
}

/// LINE gives the reply token before anything is measured.
fn message(apart: &Apart, user: String) -> Message {
    let token = apart.app.random.uuid().simple().to_string();
    apart.simulator.platform.with(|state, now| {
        if let Some(seat) = state.people.seat(&user) {
            state.sending.give_reply_token(&token, seat, now);
        }
    });
    let event = wire::asks_for_the_menu(&user, Some(&token), apart.app.clock.now());
    Message {
        request: wire::request(apart.address, &Channel::sample(), &event),
        user,
        token,
    }
}

/// Who wrote when.
type Written = HashMap<String, Millis>;

async fn one_by_one(apart: &Apart, messages: Vec<Message>) -> anyhow::Result<Written> {
    let platform = &apart.simulator.platform;
    let mut connection = Connection::open(apart.address).await?;
    let mut written = Written::new();
    for message in messages {
        let replies = platform.sent_count();
        let at = apart.app.clock.now();
        message.post(platform, &mut connection).await?;
        written.insert(message.user, at);
        until("a reply", LIMIT, || platform.sent_count() > replies).await?;
        sleep(PAUSE).await;
    }
    Ok(written)
}

async fn evenly(apart: &Apart, messages: Vec<Message>, rate: u32) -> anyhow::Result<Written> {
    let platform = &apart.simulator.platform;
    let all = platform.sent_count() + messages.len() as u64;
    let mut shares: Vec<Vec<(u32, Message)>> = (0..CONNECTIONS).map(|_| Vec::new()).collect();
    for (number, message) in (0..).zip(messages) {
        shares[number as usize % CONNECTIONS].push((number, message));
    }
    let pace = Duration::from_secs(1).mul_f64(1.0 / f64::from(rate));
    let (begin, clock, address) = (Instant::now(), apart.app.clock.clone(), apart.address);
    let mut senders = JoinSet::new();
    for share in shares {
        let (clock, platform) = (clock.clone(), platform.clone());
        senders.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut written = Written::new();
            for (number, message) in share {
                let due = begin + pace * number;
                sleep_until(due).await;
                // Since it was to be sent, whatever it waited for.
                let late = i64::try_from(due.elapsed().as_millis())?;
                let at = Millis(clock.now().0 - late);
                message.post(&platform, &mut connection).await?;
                written.insert(message.user, at);
            }
            anyhow::Ok(written)
        });
    }
    let mut written = Written::new();
    while let Some(share) = senders.join_next().await {
        written.extend(share??);
    }
    until("the last reply", LIMIT, || platform.sent_count() >= all).await?;
    Ok(written)
}

/// From each message to its reply, as LINE dates it, to the millisecond.
fn waits(platform: &Platform, written: &Written) -> anyhow::Result<Vec<Duration>> {
    let sends = platform.sends();
    let replies = sends.iter().filter(|sent| sent.way == Way::Reply);
    let waits: Vec<Duration> = replies
        .filter_map(|sent| {
            let at = written.get(&*sent.user)?;
            let waited = u64::try_from(sent.at.since(*at)).unwrap_or(0);
            Some(Duration::from_millis(waited))
        })
        .collect();
    ensure!(
        waits.len() == written.len(),
        "{} of {} were replied to",
        waits.len(),
        written.len()
    );
    Ok(waits)
}
