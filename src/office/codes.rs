//! A school's codes: shown, made anew, ended. Whoever is registered already is touched by
//! none of it.

use jiff::civil::Date;

use super::{Refusal, allowed, school_named};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::code;
use crate::clock::Millis;
use crate::household::{day_of, start_of};
use crate::store::codes::{Code, NewCode};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, codes};

/// A school's codes, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    pub school: String,
    pub name: String,
    pub codes: Vec<Code>,
    /// When they stood so.
    pub now: Millis,
}

impl Codes {
    /// The one that is handed out, if there is one that works.
    pub fn current(&self) -> Option<&Code> {
        let standing = |code: &&Code| code.standing(self.now) == code::Standing::Current;
        self.codes.iter().find(standing)
    }
}

/// What is wished of a new code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How many days the code before still works; 30 if nothing is said, 0: not at all.
    pub transition_days: Option<i64>,
    /// The last day of the new one; a month after the school year if nothing is said.
    pub last_day: Option<Date>,
}

/// Longer than a code lives: then it is no transition.
const MAX_TRANSITION_DAYS: i64 = 366;

/// Shows a school's codes.
pub async fn show(app: &App, staff: &Staff, school: &str) -> Result<Codes, Refusal> {
    allowed(staff.asker().may_see_code(school))?;
    let mut tx = app.db.write().await?;
    let codes = of_school(app, &mut tx, school).await?;
    let deed = Deed::new(&staff.id, Act::CodesSeen).about(school);
    audit::record(&mut tx, &deed, codes.now).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Makes a new code the current one.
pub async fn rotate(
    app: &App,
    staff: &Staff,
    school: &str,
    wishes: Wishes,
) -> Result<Codes, Refusal> {
    allowed(staff.asker().may_change_code(school))?;
    let (now, zone) = (app.clock.now(), &app.config.time_zone);
    let today = day_of(now, zone);
    let days = wishes.transition_days.unwrap_or(code::TRANSITION_DAYS);
    if !(0..=MAX_TRANSITION_DAYS).contains(&days) {
        return Err(Refusal::wrong("transition_days", "must be 0 to 366"));
    }
    let last_day = wishes.last_day.unwrap_or_else(|| code::last_day(today));
    if last_day <= today || last_day > code::furthest(today) {
        let detail = format!("must lie after today, until {}", code::furthest(today));
        return Err(Refusal::wrong("last_day", detail));
    }
    let after = last_day.tomorrow().map_err(anyhow::Error::from)?;
    let (id, text) = (app.new_id(), code::written(app.random.bytes()));
    let new = NewCode {
        id: &id,
        school,
        code: &text,
        by: &staff.id,
        expires_at: Some(start_of(after, zone)?),
    };
    let mut tx = app.db.write().await?;
    school_named(&mut tx, school).await?;
    codes::hold(&mut tx, school).await?;
    codes::rotate(&mut tx, &new, until(today, days, now, zone)?, now).await?;
    let codes = of_school(app, &mut tx, school).await?;
    let deed = Deed::new(&staff.id, Act::CodeRotated).about(school);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    tracing::info!(school, staff.id = staff.id, "a school's code was made anew");
    Ok(codes)
}

/// When a transition of so many days is over: with the last of them, or now if there is none.
fn until(today: Date, days: i64, now: Millis, zone: &jiff::tz::TimeZone) -> anyhow::Result<Millis> {
    match days {
        0 => Ok(now),
        days => start_of(today.checked_add(jiff::Span::new().days(days + 1))?, zone),
    }
}

/// Ends a code at once; it is never taken again, not even from a file.
pub async fn revoke(app: &App, staff: &Staff, school: &str, id: &str) -> Result<Codes, Refusal> {
    allowed(staff.asker().may_change_code(school))?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    school_named(&mut tx, school).await?;
    codes::hold(&mut tx, school).await?;
    let known = codes::of_school(&mut tx, school).await?;
    if !known.iter().any(|code| code.id == id) {
        return Err(Refusal::NotFound("code of this school"));
    }
    if !codes::revoke(&mut tx, id, &staff.id, now).await? {
        return Err(Refusal::Conflict("the code has ended already"));
    }
    let codes = of_school(app, &mut tx, school).await?;
    let deed = Deed::new(&staff.id, Act::CodeRevoked).about(school);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    tracing::info!(school, staff.id = staff.id, "a school's code was revoked");
    Ok(codes)
}

async fn of_school(app: &App, tx: &mut Tx, school: &str) -> Result<Codes, Refusal> {
    Ok(Codes {
        school: school.to_owned(),
        name: school_named(tx, school).await?,
        codes: codes::of_school(tx, school).await?,
        now: app.clock.now(),
    })
}
