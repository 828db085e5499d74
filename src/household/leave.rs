//! Asking to leave, and taking that or a planned change of schools back. Until the day everything
//! goes on, danger to life included; what happens then is [`super::erase`]'s.

use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{day_of, one, start_of, write_to};
use crate::app::App;
use crate::clock::Millis;
use crate::flow::Answers;
use crate::flow::leave::MOVING;
use crate::store::departures::{self, Departure, Kind};
use crate::store::{Tx, children, people};

/// Days in which a withdrawal can be taken back: whoever pressed it by mistake, or whose phone
/// somebody else held, reads the mail about it within a week.
pub const COOLING_DAYS: i64 = 7;

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let (kind, day) = match one(answers, "leave-why") {
        Some(MOVING) => (Kind::Moving, one(answers, "leave-day")),
        _ => (Kind::Withdrawal, None),
    };
    let day = day.map(str::parse).transpose().context("a checked day")?;
    ask(app, tx, person, kind, day, None).await?;
    Ok(())
}

/// Stores the request and tells the person. `last_day`: the last on which everything goes on; without
/// one, and for a withdrawal never before, the end of the cooling-off. `None`: there is one already.
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    person: &str,
    kind: Kind,
    last_day: Option<Date>,
    staff: Option<&str>,
) -> anyhow::Result<Option<Departure>> {
    let (now, zone) = (app.clock.now(), &app.config.time_zone);
    let known = people::by_id(tx, person).await?;
    let known = known.context("somebody asks to leave")?;
    if departures::open_of(tx, person).await?.is_some() {
        return Ok(None);
    }
    let cooled = now.plus_seconds(COOLING_DAYS * 86_400);
    let due_at = match (kind, last_day) {
        (_, None) => cooled,
        (Kind::Moving, Some(day)) => start_of(day.tomorrow()?, zone)?.max(now),
        (_, Some(day)) => start_of(day.tomorrow()?, zone)?.max(cooled),
    };
    let departure = Departure {
        id: app.new_id(),
        person: person.to_owned(),
        kind,
        asked_at: now,
        asked_by: staff.map(str::to_owned),
        due_at,
        withdrawn_at: None,
        withdrawn_by: None,
        done_at: None,
    };
    departures::insert(tx, &departure).await?;
    let text = match kind {
        Kind::Unused => "unused-mail",
        Kind::Moving | Kind::Withdrawal => "leave-mail",
    };
    let args = [
        ("day", last_day_text(due_at, zone).into()),
        ("url", stay_url(app).into()),
    ];
    write_to(app, tx, &known, "leave-mail-subject", text, &args).await?;
    Ok(Some(departure))
}

fn stay_url(app: &App) -> String {
    format!("{}/mine/do/stay", app.config.public_url)
}

/// The last day on which everything goes on.
pub fn last_day(due_at: Millis, zone: &TimeZone) -> Date {
    day_of(Millis(due_at.0 - 1), zone)
}

fn last_day_text(due_at: Millis, zone: &TimeZone) -> String {
    last_day(due_at, zone).to_string()
}

/// Withdraws the open request, by the person or by a staff member, and tells the person.
pub async fn stay(app: &App, tx: &mut Tx, person: &str, staff: Option<&str>) -> anyhow::Result<()> {
    let now = app.clock.now();
    let Some(open) = departures::open_of(tx, person).await? else {
        return Ok(());
    };
    if departures::withdraw(tx, &open.id, staff, now).await?
        && let Some(known) = people::by_id(tx, person).await?
    {
        write_to(app, tx, &known, "stay-mail-subject", "stay-mail", &[]).await?;
    }
    Ok(())
}

/// The account is in use after all: what the service proposed is void.
pub async fn used(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<()> {
    if !people::set_used(tx, person, now).await? {
        return Ok(());
    }
    if let Some(open) = departures::open_of(tx, person).await?
        && open.kind == Kind::Unused
    {
        departures::withdraw(tx, &open.id, None, now).await?;
    }
    Ok(())
}

/// The child stays at its school.
pub async fn keep_school(
    app: &App,
    tx: &mut Tx,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let Some(child) = one(answers, "moving-child") else {
        return Ok(());
    };
    let theirs = children::of_guardian(tx, person, now).await?;
    if theirs.iter().any(|known| known.id == child) {
        children::keep_school(tx, child, now).await?;
    }
    Ok(())
}
