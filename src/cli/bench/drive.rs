//! One notice from its approval to its last message and its closed books: what `notice`, `mail`,
//! `emergency` and `scale` have in common.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use tokio::time::Instant;

use super::apart::{Apart, Pinning};
use super::crowd::{self, Citizen, Reach, crowd};
use super::figures::Figures;
use super::office::Office;
use super::sink::Sink;
use super::watch::{per_second, until};
use super::world::World;
use crate::simulator::{Fault, FaultKind};
use crate::store::notices;

/// A run that takes longer has come to a stand.
const LIMIT: Duration = Duration::from_secs(1800);

/// What is sent, to whom, on what.
pub struct Drive<'a> {
    pub database: Option<&'a str>,
    pub pinning: Pinning,
    pub people: usize,
    pub reach: fn(usize) -> Reach,
    /// An emergency instead of an ordinary notice.
    pub emergency: bool,
    /// Milliseconds LINE takes for a call.
    pub latency: u64,
    /// Services on the one database.
    pub services: usize,
    /// The key of DKIM, if mails are signed.
    pub key: Option<&'a Path>,
}

/// What became of it.
pub struct Told {
    pub approved: Duration,
    pub planned: Duration,
    pub line: Option<Handover>,
    pub mail: Option<Handover>,
    /// Nothing open, and the ledger's sums say so.
    pub closed: Duration,
    /// Of all services.
    pub processor: Duration,
    /// Of the service that had the most, in MiB.
    pub memory: Option<f64>,
    /// Bytes of a mail, on average.
    pub mail_size: f64,
}

/// When the world had got the first, 99.9 % and the last of one channel.
#[derive(Clone, Copy)]
pub struct Handover {
    pub people: usize,
    pub first: Duration,
    pub nearly_all: Duration,
    pub last: Duration,
}

impl Drive<'_> {
    pub async fn run(&self) -> anyhow::Result<Told> {
        let sink = Sink::open().await?;
        let world = World::make(self.database).await?;
        let world = world.mailing_to(sink.address).signing(self.key);
        let crowd = crowd(self.people, self.reach);
        let now = world.app.clock.now();
        crowd::store(&world.app.db, &crowd, &world.app.clock).await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        if self.latency > 0 {
            let slow = Fault::new("multicast", FaultKind::Latency).millis(self.latency);
            world.simulator.platform.fault(slow);
        }
        let office = Office::new(&world.url, crowd::staff(&world.app.db, now).await?)?;
        let (lines, mails) = (count(&crowd, |c| &c.line), count(&crowd, |c| &c.mail));
        drop(crowd);
        let apart = world.start_several(self.pinning, self.services).await?;
        let told = self.watch(&apart, &office, &sink, (lines, mails)).await;
        apart.end().await?;
        told
    }

    async fn watch(
        &self,
        apart: &Apart,
        office: &Office,
        sink: &Sink,
        (lines, mails): (usize, usize),
    ) -> anyhow::Result<Told> {
        let notice = match self.emergency {
            true => office.write_emergency().await?,
            false => office.write().await?,
        };
        let (processor, begin) = (apart.processor_time(), Instant::now());
        office.approve(&notice).await?;
        let approved = begin.elapsed();
        let platform = &apart.simulator.platform;
        let (line, mail) = tokio::try_join!(
            handover("LINE", begin, lines, || platform.sent_count()),
            handover("mail", begin, mails, || sink.mails()),
        )?;
        let closed = closed(apart, &notice).await? - begin;
        let mut tx = apart.app.db.read().await?;
        let stored = notices::load(&mut tx, &notice).await?;
        let stored = stored.context("the notice is gone")?;
        let (started, planned) = (stored.started_at, stored.planned_at);
        let (started, planned) = started.zip(planned).context("the notice is not planned")?;
        let standing = office.look(&notice).await?;
        anyhow::ensure!(
            standing["ledger"]["accepted"] == self.people as u64,
            "the books are not closed: {standing}"
        );
        Ok(Told {
            approved,
            planned: Duration::from_millis(u64::try_from(planned.since(started))?),
            line,
            mail,
            closed,
            processor: apart.processor_time() - processor,
            memory: apart.peak_memory(),
            mail_size: sink.bytes() as f64 / sink.mails().max(1) as f64,
        })
    }
}

fn count(crowd: &[Citizen], of: impl Fn(&Citizen) -> &Option<String>) -> usize {
    crowd.iter().filter(|citizen| of(citizen).is_some()).count()
}

/// When the notice was `sent`, asked of the database as an instance would.
async fn closed(apart: &Apart, notice: &str) -> anyhow::Result<Instant> {
    use crate::city::notice::State;
    let begin = Instant::now();
    loop {
        let mut tx = apart.app.db.read().await?;
        let stored = notices::load(&mut tx, notice).await?;
        drop(tx);
        if stored.is_some_and(|notice| notice.state == State::Sent) {
            return Ok(Instant::now());
        }
        anyhow::ensure!(begin.elapsed() < LIMIT, "the notice never ends");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn handover(
    what: &str,
    begin: Instant,
    all: usize,
    count: impl Fn() -> u64,
) -> anyhow::Result<Option<Handover>> {
    if all == 0 {
        return Ok(None);
    }
    let nearly_all = (all as u64 * 999).div_ceil(1000);
    let first = until(what, LIMIT, || count() > 0).await?;
    let most = until(what, LIMIT, || count() >= nearly_all).await?;
    let last = until(what, LIMIT, || count() >= all as u64).await?;
    Ok(Some(Handover {
        people: all,
        first: first - begin,
        nearly_all: most - begin,
        last: last - begin,
    }))
}

impl Told {
    /// The figures of a run, by the names that tables and comparisons know.
    pub fn figures(&self, of: String, people: usize) -> Figures {
        let mut figures = Figures::new(of);
        let millis = |took: Duration| took.as_secs_f64() * 1000.0;
        figures.add("approval answered", millis(self.approved), "ms");
        figures.add("planned in", millis(self.planned), "ms");
        for (channel, handover) in [("LINE", &self.line), ("mail", &self.mail)] {
            let Some(handover) = handover else { continue };
            figures.add(
                &format!("first to {channel} after"),
                millis(handover.first),
                "ms",
            );
            let nearly = format!("99.9 % to {channel} after");
            figures.add(&nearly, millis(handover.nearly_all), "ms");
            figures.add(
                &format!("last to {channel} after"),
                millis(handover.last),
                "ms",
            );
            let rate = per_second(handover.people, handover.last);
            figures.add(&format!("handed to {channel}"), rate, "people/s");
        }
        figures.add("books closed after", millis(self.closed), "ms");
        let each = self.processor.as_secs_f64() * 1e6 / people as f64;
        figures.add("the service's processor time", each, "µs/person");
        if let Some(memory) = self.memory {
            figures.add("the service's peak memory", memory, "MiB");
        }
        if self.mail.is_some() {
            figures.add("a mail", self.mail_size, "bytes");
        }
        figures
    }
}
