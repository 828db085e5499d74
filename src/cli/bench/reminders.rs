//! `kairan bench reminders`: one evening's garbage reminders to a whole city, by LINE and by mail, from the
//! hour they were asked for to the last of them; and that none goes out twice.

use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use jiff::civil::Date;
use tokio::time::Instant;

use super::Setting;
use super::apart::{Apart, Pinning};
use super::crowd::{self, Citizen, Reach, crowd};
use super::figures::Figures;
use super::sink::Sink;
use super::watch::{per_second, until};
use super::webhook::engine;
use super::world::World;
use crate::app::App;
use crate::city::audit::CLI;
use crate::city::garbage::calendar::{Files, Row, Table, calendar};
use crate::city::garbage::{Closures, FiscalYear};
use crate::household::day_of;
use crate::inbound::garbage::Directory;
use crate::notices::garbage::{Sort, remind};
use crate::office::garbage::take_up;
use crate::store::garbage::{self, rounds};

/// A run that takes longer has come to a stand: the reminders are of use for some hours.
const LIMIT: Duration = Duration::from_secs(1800);
/// As many districts as a middling city has.
const AREAS: usize = 40;
/// No hour of the clock, so that the service's own rounds of this evening are not mixed in.
const HOUR: &str = "bench";

#[derive(Debug, Args)]
pub struct Reminders {
    /// Half have LINE, a quarter mail, a quarter both.
    #[arg(long, value_name = "N", default_value_t = 60_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// Services on the one database; several only on PostgreSQL.
    #[arg(long, value_name = "S", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=8))]
    services: u32,
    #[command(flatten)]
    pinning: Pinning,
    #[command(flatten)]
    pub(super) setting: Setting,
}

fn reach(number: usize) -> Reach {
    match number % 4 {
        0 | 1 => Reach::Line,
        2 => Reach::Mail,
        _ => Reach::Both,
    }
}

impl Reminders {
    pub(super) async fn measure(&self) -> anyhow::Result<Figures> {
        let of = format!(
            "kairan bench reminders --people {} --services {} on {}",
            self.people,
            self.services,
            engine(&self.setting)
        );
        let sink = Sink::open().await?;
        let world = World::make(self.setting.database.as_deref()).await?;
        let world = world.mailing_to(sink.address);
        let app = &world.app;
        let tomorrow = day_of(app.clock.now(), &app.config.time_zone).tomorrow()?;
        lay(app, tomorrow).await?;
        let crowd = crowd(self.people as usize, reach);
        crowd::store(&app.db, &crowd, &app.clock).await?;
        let mut tx = app.db.write().await?;
        garbage::spread(&mut tx, &areas(), HOUR, app.clock.now()).await?;
        tx.commit().await?;
        crowd::adopt(&world.simulator.platform, &crowd);
        let count = |has: fn(&Citizen) -> bool| crowd.iter().filter(|it| has(it)).count();
        let (lines, mails) = (count(|it| it.line.is_some()), count(|it| it.mail.is_some()));
        drop(crowd);
        let apart = world
            .start_several(self.pinning, self.services as usize)
            .await?;
        let figures = evening(&apart, &sink, tomorrow, (lines, mails), Figures::new(of)).await;
        apart.end().await?;
        figures
    }
}

fn areas() -> Vec<String> {
    (0..AREAS).map(|number| format!("第{number}区")).collect()
}

/// A calendar by which something is collected everywhere on that day, in eight different ways.
async fn lay(app: &App, day: Date) -> anyhow::Result<()> {
    let cell = |is: bool| match is {
        true => day.to_string().replace('-', ""),
        false => String::new(),
    };
    let rows = (2..)
        .zip(areas())
        .zip(0..)
        .map(|((line, area), number)| Row {
            line,
            cells: vec![
                area,
                String::new(),
                "月 火 水 木 金 土 日".into(),
                cell(number % 2 == 0),
                cell(number % 4 < 2),
                cell(number % 8 < 4),
            ],
        });
    let header = [
        "地名",
        "センター",
        "燃やせるごみ",
        "ペットボトル",
        "ビン・缶",
        "粗大ごみ",
    ];
    let directory = Directory {
        files: Files {
            area_days: Table {
                header: header.map(str::to_owned).to_vec(),
                rows: rows.collect(),
            },
            ..Files::default()
        },
        hash: HOUR.into(),
        shapes: Vec::new(),
    };
    let year = FiscalYear::of(day).context("a day of no fiscal year")?;
    let read = calendar(&directory.files, year, Closures::Drop)?;
    let mut tx = app.db.write().await?;
    let made = (app.new_id(), CLI, app.clock.now());
    take_up(&mut tx, &app.words, &directory, &read, made).await?;
    tx.commit().await
}

/// Takes the round as an instance does; answers the notices, none if it was taken before.
async fn take(app: &App, day: Date) -> anyhow::Result<usize> {
    let way = format!("evening-{HOUR}");
    let mut tx = app.db.write().await?;
    if !rounds::take(&mut tx, day, &way, true, app.clock.now()).await? {
        return Ok(0);
    }
    let notices = remind(app, &mut tx, day, (Sort::Evening, &way)).await?;
    tx.commit().await?;
    Ok(notices)
}

async fn evening(
    apart: &Apart,
    sink: &Sink,
    day: Date,
    (lines, mails): (usize, usize),
    mut figures: Figures,
) -> anyhow::Result<Figures> {
    let (processor, begin) = (apart.processor_time(), Instant::now());
    let notices = take(&apart.app, day).await?;
    let made = begin.elapsed();
    ensure!(
        take(&apart.app, day).await? == 0,
        "the round was taken twice"
    );
    let platform = &apart.simulator.platform;
    let line = async {
        let first = until("LINE", LIMIT, || platform.sent_count() > 0).await?;
        let last = until("LINE", LIMIT, || platform.sent_count() >= lines as u64).await?;
        anyhow::Ok((first - begin, last - begin))
    };
    let mail = async {
        let first = until("mail", LIMIT, || mails == 0 || sink.mails() > 0).await?;
        let last = until("mail", LIMIT, || sink.mails() >= mails as u64).await?;
        anyhow::Ok((first - begin, last - begin))
    };
    let (line, mail) = tokio::try_join!(line, mail)?;
    let closed = closed(&apart.app).await? - begin;
    ensure!(
        platform.sent_count() == lines as u64 && sink.mails() == mails as u64,
        "somebody was reminded twice: {} on LINE of {lines}, {} mails of {mails}",
        platform.sent_count(),
        sink.mails()
    );
    let millis = |took: Duration| took.as_secs_f64() * 1000.0;
    figures.add("notices", notices as f64, "");
    figures.add("round made in", millis(made), "ms");
    for (channel, all, (first, last)) in [("LINE", lines, line), ("mail", mails, mail)] {
        figures.add(&format!("first to {channel} after"), millis(first), "ms");
        figures.add(&format!("last to {channel} after"), millis(last), "ms");
        let rate = per_second(all, last);
        figures.add(&format!("handed to {channel}"), rate, "people/s");
    }
    figures.add("books closed after", millis(closed), "ms");
    let each = (apart.processor_time() - processor).as_secs_f64() * 1e6;
    let people = (lines.max(1) + mails) as f64;
    figures.add("the service's processor time", each / people, "µs/message");
    if let Some(memory) = apart.peak_memory() {
        figures.add("the service's peak memory", memory, "MiB");
    }
    Ok(figures)
}

/// When no reminder is under way any more.
async fn closed(app: &App) -> anyhow::Result<Instant> {
    let begin = Instant::now();
    loop {
        let mut tx = app.db.read().await?;
        let open = rounds::under_way(&mut tx).await?;
        drop(tx);
        if open == 0 {
            return Ok(Instant::now());
        }
        ensure!(begin.elapsed() < LIMIT, "the reminders never end");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
