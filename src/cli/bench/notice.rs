//! `kairan bench notice`: one notice to people who have both LINE and mail.

use std::time::Duration;

use anyhow::Context;
use clap::Args;
use tokio::time::Instant;

use super::Setting;
use super::crowd::{self, Reach, crowd};
use super::figures::Figures;
use super::office::Office;
use super::watch::{peak_memory, per_second, until};
use super::webhook::engine;
use super::world::{Running, World};
use crate::store::notices;

/// A run that takes longer has come to a stand.
const LIMIT: Duration = Duration::from_secs(1200);

#[derive(Debug, Args)]
pub struct Notice {
    /// Everybody has LINE and a mail address.
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    #[command(flatten)]
    pub(super) setting: Setting,
}

/// When the world had got the first and the last of one channel.
struct Handover {
    first: Duration,
    last: Duration,
}

impl Notice {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let world = World::make(self.setting.database.as_deref()).await?;
        let crowd = crowd(self.people as usize, |_| Reach::Both);
        let now = world.app.clock.now();
        crowd::store(&world.app.db, &crowd, now).await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        let office = Office::new(&world.url, crowd::staff(&world.app.db, now).await?)?;
        let running = world.start()?;
        let figures = self.run(&running, &office).await;
        running.stop().await?;
        figures
    }

    async fn run(&self, running: &Running, office: &Office) -> anyhow::Result<Figures> {
        let people = u64::from(self.people);
        let notice = office.write().await?;
        let begin = Instant::now();
        office.approve(&notice).await?;
        let accepted = begin.elapsed();
        let (platform, post_office) = (&running.simulator.platform, &running.simulator.post_office);
        let (line, mail) = tokio::try_join!(
            handover("LINE", begin, people, || platform.sent_count()),
            handover("mail", begin, people, || post_office.count()),
        )?;
        let mut tx = running.app.db.read().await?;
        let stored = notices::load(&mut tx, &notice).await?;
        let stored = stored.context("the notice is gone")?;
        let (started, planned) = (stored.started_at, stored.planned_at);
        let (started, planned) = started.zip(planned).context("the notice is not planned")?;

        let mut figures = Figures::new(format!(
            "kairan bench notice --people {people} on {}",
            engine(&self.setting)
        ));
        let count = self.people as usize;
        let mut time = |name: &str, took: Duration| {
            figures.add(name, took.as_secs_f64() * 1000.0, "ms");
        };
        time("approval answered", accepted);
        time(
            "planned in",
            Duration::from_millis(u64::try_from(planned.since(started))?),
        );
        time("first at LINE after", line.first);
        time("last at LINE after", line.last);
        time("first mail after", mail.first);
        time("last mail after", mail.last);
        figures.add("handed to LINE", per_second(count, line.last), "people/s");
        figures.add("handed to SMTP", per_second(count, mail.last), "mails/s");
        if let Some(memory) = peak_memory() {
            figures.add("peak memory, simulator included", memory, "MiB");
        }
        Ok(figures)
    }
}

async fn handover(
    what: &str,
    begin: Instant,
    all: u64,
    count: impl Fn() -> u64,
) -> anyhow::Result<Handover> {
    let first = until(what, LIMIT, || count() > 0).await?;
    let last = until(what, LIMIT, || count() >= all).await?;
    Ok(Handover {
        first: first - begin,
        last: last - begin,
    })
}
