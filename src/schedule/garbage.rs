//! Reminds people of garbage days at the hour each chose (B-11), and tells staff in time that a year's
//! calendar ends. A round that was missed is sent as long as it is of use, else it is left out and
//! noted; whoever takes it first has it, so no instance sends it again.

use jiff::civil::Date;

use crate::app::App;
use crate::city::authority::Role;
use crate::city::garbage::FiscalYear;
use crate::city::message::Window;
use crate::clock::Millis;
use crate::household::{day_of, mail};
use crate::notices::garbage::{Sort, expire, remind};
use crate::store::garbage::{days, rounds};
use crate::store::{Tx, garbage, staff_logins};
use crate::words::Language;

/// The hours people may choose.
const EVENINGS: [i8; 5] = [17, 18, 19, 20, 21];
const MORNINGS: [i8; 2] = [6, 7];
/// Minutes of the day after which a reminder helps nobody: people sleep, or the garbage is collected.
const EVENING_ENDS: i32 = 23 * 60;
const MORNING_ENDS: i32 = 8 * 60 + 30;
/// Minutes for which every round of the morning may be sent.
const LEAST_MINUTES: i32 = 30;
/// Days before the collection on which people are told of what comes a few times a year.
const EARLY_DAYS: i64 = 7;
/// Days before a calendar's end at which staff are told that no other follows: a printed one takes weeks.
const WARNINGS: [i64; 3] = [60, 30, 7];

/// A round that is due.
struct Due {
    day: Date,
    sort: Sort,
    /// As the round is noted, and whom it is for.
    way: String,
    whom: String,
    /// It is of use no more.
    late: bool,
}

/// The rounds whose hour has come today; `out_by`: the minute by which the city wants garbage out.
fn due(today: Date, minute: i32, out_by: Option<i32>) -> anyhow::Result<Vec<Due>> {
    let mut rounds = Vec::new();
    let tomorrow = today.tomorrow()?;
    let early = today.checked_add(jiff::Span::new().days(EARLY_DAYS))?;
    for hour in EVENINGS {
        if minute < i32::from(hour) * 60 {
            continue;
        }
        for (day, sort) in [(tomorrow, Sort::Evening), (early, Sort::Early)] {
            rounds.push(Due {
                day,
                sort,
                way: format!("{}-{hour}", sort.name()),
                whom: format!("evening-{hour}"),
                late: minute >= EVENING_ENDS,
            });
        }
    }
    for hour in MORNINGS {
        let begins = i32::from(hour) * 60;
        // Whoever wants it at seven gets it at seven, also where garbage must be out by then.
        let ends = out_by.map_or(MORNING_ENDS, |by| by.max(begins + LEAST_MINUTES));
        if minute >= begins {
            rounds.push(Due {
                day: today,
                sort: Sort::Morning,
                way: format!("morning-{hour}"),
                whom: format!("morning-{hour}"),
                late: minute >= ends,
            });
        }
    }
    Ok(rounds)
}

/// Takes the next round that is due, or warns of a year's end.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let local = now.timestamp().to_zoned(app.config.time_zone.clone());
    let today = local.date();
    let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
    let mut tx = app.db.read().await?;
    let published = garbage::published(&mut tx).await?;
    if published.is_empty() {
        return Ok(false);
    }
    let is_told = |day: Date| {
        let year = FiscalYear::of(day);
        published.iter().any(|known| Some(known.year) == year)
    };
    let mut open = Vec::new();
    let out_by = app.config.profile.garbage.out_by;
    let out_by = out_by.map(|by| i32::from(by.hour()) * 60 + i32::from(by.minute()));
    for round in due(today, minute, out_by)? {
        // A year's calendar may still come this evening.
        if is_told(round.day) && !rounds::is_taken(&mut tx, round.day, &round.way).await? {
            open.push(round);
        }
    }
    let ends = warnings(&mut tx, today).await?;
    let over = match minute >= MORNING_ENDS {
        true => rounds::unfinished(&mut tx, today).await?,
        false => None,
    };
    drop(tx);
    let mut took_a_step = false;
    if let Some(notice) = over {
        end(app, &notice).await?;
        took_a_step = true;
    }
    for round in open {
        took_a_step |= take(app, &round).await?;
    }
    for (year, days) in ends {
        took_a_step |= warn(app, year, days).await?;
    }
    Ok(took_a_step)
}

async fn take(app: &App, round: &Due) -> anyhow::Result<bool> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    if !rounds::take(&mut tx, round.day, &round.way, !round.late, now).await? {
        return Ok(false);
    }
    let (day, way) = (round.day.to_string(), round.way.as_str());
    if round.late {
        let today = day_of(now, &app.config.time_zone);
        let since = |at: Millis| day_of(at, &app.config.time_zone);
        let year = FiscalYear::of(round.day);
        let calendars = garbage::published(&mut tx).await?.into_iter();
        let calendars = calendars.filter(|calendar| Some(calendar.year) == year);
        let mut known = calendars.filter_map(|calendar| calendar.published_at);
        let was_awaited = known.any(|at| since(at) < today);
        tx.commit().await?;
        // Of a calendar that came today nobody was waiting for the morning's.
        if was_awaited {
            tracing::warn!(
                day,
                way,
                "a round of garbage reminders came too late: it is left out"
            );
        }
        return Ok(true);
    }
    for calendar in garbage::published(&mut tx).await? {
        days::take_turn(&mut tx, &calendar.id).await?;
    }
    let notices = remind(app, &mut tx, round.day, (round.sort, &round.whom)).await?;
    tx.commit().await?;
    app.wake.notices.notify_one();
    tracing::info!(day, way, notices, "garbage reminders");
    Ok(true)
}

/// What has not gone out by the collection stays in: nobody puts garbage out behind the lorry.
async fn end(app: &App, notice: &str) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    expire(app, &mut tx, notice).await?;
    tx.commit().await?;
    tracing::warn!(
        notice.id = notice,
        "garbage reminders had not gone out by the collection: the rest is left out"
    );
    Ok(())
}

/// The calendars that end soon without another that follows, each with the warning that is due.
async fn warnings(tx: &mut Tx, today: Date) -> anyhow::Result<Vec<(FiscalYear, i64)>> {
    let published = garbage::published(tx).await?;
    let mut ends = Vec::new();
    for calendar in &published {
        let next = calendar.year.number() + 1;
        if published.iter().any(|other| other.year.number() == next) {
            continue;
        }
        let left = i64::from((calendar.year.last() - today).get_days());
        let due = WARNINGS.into_iter().filter(|days| left <= *days).min();
        if let Some(days) = due.filter(|_| left >= 0)
            && !rounds::is_warned(tx, calendar.year.number(), days).await?
        {
            ends.push((calendar.year, days));
        }
    }
    Ok(ends)
}

async fn warn(app: &App, year: FiscalYear, days: i64) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if !rounds::warn(&mut tx, year.number(), days, now).await? {
        return Ok(false);
    }
    let today = day_of(now, &app.config.time_zone);
    let left = i64::from((year.last() - today).get_days());
    let args = [
        ("year", i64::from(year.number()).into()),
        ("days", left.into()),
        ("day", year.last().to_string().into()),
        (
            "url",
            format!("{}/console/garbage", app.config.public_url).into(),
        ),
    ];
    let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
    let mut to = staff_logins::addresses_of(&mut tx, &Window::Office, Role::City).await?;
    to.extend(staff_logins::addresses_of(&mut tx, &Window::Office, Role::Admin).await?);
    to.sort();
    to.dedup();
    for address in to {
        let (subject, text) = (
            say("console-garbage-ends-subject"),
            say("console-garbage-ends-mail"),
        );
        mail(app, &mut tx, &address, subject, text).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::warn!(
        year = year.number(),
        days = left,
        "a garbage calendar ends and none follows"
    );
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    // B-11
    #[test]
    fn a_round_is_due_from_its_hour_on_and_late_at_night() {
        let today = jiff::civil::date(2026, 11, 29);
        let ways_by = |minute, out_by| -> Vec<String> {
            let rounds = due(today, minute, out_by).unwrap().into_iter();
            let rounds = rounds.map(|round| format!("{} {} {}", round.way, round.day, round.late));
            rounds.collect()
        };
        let ways = |minute| ways_by(minute, None);
        assert_eq!(ways(6 * 60 - 1), [""; 0]);
        assert_eq!(ways(6 * 60), ["morning-6 2026-11-29 false"]);
        assert_eq!(
            ways(17 * 60),
            [
                "evening-17 2026-11-30 false",
                "early-17 2026-12-06 false",
                "morning-6 2026-11-29 true",
                "morning-7 2026-11-29 true"
            ]
        );
        let by_half_past = Some(7 * 60 + 30);
        let at = |minute| ways_by(minute, by_half_past);
        assert_eq!(
            at(7 * 60 + 29),
            ["morning-6 2026-11-29 false", "morning-7 2026-11-29 false"]
        );
        assert_eq!(
            at(7 * 60 + 30),
            ["morning-6 2026-11-29 true", "morning-7 2026-11-29 true"]
        );
        assert!(ways(23 * 60).contains(&"evening-19 2026-11-30 true".to_owned()));
    }
}
