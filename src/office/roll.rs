//! The roll of a school's day: the children with what was reported of each; and the roll call: the
//! families of children who are missing without a report are asked at once on every channel.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::absences::{Report, counting, existing, pupils, report};
use super::{Refusal, allowed, number, seen, still_seen};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::school::School;
use crate::household::{absence, day_of};
use crate::store::absences::{self, Pupil};
use crate::store::missing_children::{self, Missing, Reached};
use crate::store::staff::Staff;
use crate::store::{Tx, audit};

/// Children named at once: a large class and some; more is a list sent by mistake, and would frighten
/// a whole school.
const AT_ONCE: usize = 50;

/// The roll of today.
#[derive(Clone, Debug)]
pub struct Roll {
    pub school: School,
    pub day: Date,
    /// By grade, class and attendance number.
    pub children: Vec<Called>,
}

/// A child on the roll.
#[derive(Clone, Debug)]
pub struct Called {
    pub pupil: Pupil,
    /// What was reported of today and counts, or was taken back.
    pub reports: Vec<Report>,
    /// It was missed today: whether its family's messages arrived.
    pub missing: Option<(Missing, Reached)>,
}

/// Part of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub grade: Option<i64>,
    pub class: Option<String>,
}

impl Part {
    fn holds(&self, pupil: &Pupil) -> bool {
        let in_grade = self.grade.is_none_or(|grade| grade == pupil.grade);
        in_grade && (self.class.is_none() || self.class == pupil.class)
    }
}

/// What became of a child that was named missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everybody who looks after it is being asked.
    Asked,
    /// A report says why it is not there, as none of leaving early does: nobody is asked.
    Reported,
    /// Its family was asked today before: nobody is asked twice.
    AskedBefore,
    /// Nobody who looks after it can be written to: telephone them.
    Unreachable,
    /// No child of this school.
    Unknown,
}

/// The children of the school today, with what was reported of each and whether its family was asked.
/// `again`: somebody goes on looking.
pub async fn show(
    app: &App,
    staff: &Staff,
    school: &str,
    part: &Part,
    again: bool,
) -> Result<Roll, Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    let why = staff.asker().may_see_reasons(school);
    let today = day_of(app.clock.now(), &app.config.time_zone);
    let mut tx = app.db.read().await?;
    let school = existing(&mut tx, school).await?;
    let desk = absences::desk(&mut tx, &school.id).await?;
    let mut reports: HashMap<String, Vec<_>> = HashMap::new();
    for report in counting(absences::of_day(&mut tx, &school.id, today).await?) {
        let of_child = reports.entry(report.child.clone()).or_default();
        of_child.push(report);
    }
    let missing = missing_children::of_day(&mut tx, &school.id, today).await?;
    let mut missing: HashMap<String, Missing> = missing
        .into_iter()
        .map(|it| (it.child.clone(), it))
        .collect();
    let mut children = Vec::new();
    for pupil in pupils(app, &mut tx, &school.id, today).await? {
        if !part.holds(&pupil) {
            continue;
        }
        let reports = reports.remove(&pupil.child).unwrap_or_default();
        let reports = reports.into_iter();
        children.push(Called {
            reports: reports
                .map(|it| report(app, it, &pupil, &desk, today, why))
                .collect(),
            missing: match missing.remove(&pupil.child) {
                Some(missing) => Some(with_reached(&mut tx, missing).await?),
                None => None,
            },
            pupil,
        });
    }
    drop(tx);
    let deed = Deed::new(&staff.id, Act::RollSeen).about(&school.id);
    match again {
        true => still_seen(app, &deed.amount(number(children.len()))).await?,
        false => seen(app, &deed.amount(number(children.len()))).await?,
    }
    Ok(Roll {
        school,
        day: today,
        children,
    })
}

async fn with_reached(tx: &mut Tx, missing: Missing) -> anyhow::Result<(Missing, Reached)> {
    let reached = missing_children::reached(tx, &missing.messages).await?;
    Ok((missing, reached))
}

/// Enters who is missing. The families of those without a report are asked at once, in LINE and by mail,
/// whatever they wish of ordinary notices; the same child again that day asks nobody. Answers the day,
/// and each child's outcome.
pub async fn call(
    app: &App,
    staff: &Staff,
    school: &str,
    missing: Vec<String>,
) -> Result<(Date, Vec<(String, Outcome)>), Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    let missing = named("missing", missing)?;
    let now = app.clock.now();
    let today = day_of(now, &app.config.time_zone);
    let mut tx = app.db.write().await?;
    existing(&mut tx, school).await?;
    let pupils = pupils(app, &mut tx, school, today).await?;
    let pupils: HashMap<&str, &Pupil> = pupils
        .iter()
        .map(|pupil| (pupil.child.as_str(), pupil))
        .collect();
    let reported = counting(absences::of_day(&mut tx, school, today).await?).into_iter();
    let reported: HashSet<String> = reported
        .filter(|report| report.withdrawn_at.is_none() && report.kind.explains_missing())
        .map(|report| report.child)
        .collect();
    let mut outcomes = Vec::new();
    for child in missing {
        let outcome = match pupils.get(child.as_str()) {
            None => Outcome::Unknown,
            Some(_) if reported.contains(&child) => Outcome::Reported,
            Some(pupil) => {
                let (id, at) = (app.new_id(), (child.as_str(), school));
                if missing_children::miss(&mut tx, &id, at, today, &staff.id, now).await? {
                    let sent = absence::ask_where(app, &mut tx, pupil, school).await?;
                    missing_children::set_messages(&mut tx, &id, &sent).await?;
                    match sent.is_empty() {
                        true => Outcome::Unreachable,
                        false => Outcome::Asked,
                    }
                } else {
                    Outcome::AskedBefore
                }
            }
        };
        outcomes.push((child, outcome));
    }
    let deed = Deed::new(&staff.id, Act::RollCalled).about(school);
    audit::record(&mut tx, &deed.amount(number(outcomes.len())), now).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::info!(school.id = school, staff.id = staff.id, "a roll was called");
    Ok((today, outcomes))
}

/// Which children were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Their families are told.
    pub found: Vec<String>,
    /// Not missed today, or found before.
    pub others: Vec<String>,
}

/// The school knows where these children are; their families are told on every channel.
pub async fn found(
    app: &App,
    staff: &Staff,
    school: &str,
    children: Vec<String>,
) -> Result<Found, Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    let children = named("children", children)?;
    let now = app.clock.now();
    let today = day_of(now, &app.config.time_zone);
    let mut tx = app.db.write().await?;
    existing(&mut tx, school).await?;
    let mut answer = Found::default();
    for child in children {
        let at = (child.as_str(), school);
        if missing_children::found(&mut tx, at, today, &staff.id, now).await? {
            let pupil = absences::pupils(&mut tx, school, Some(&child), now).await?;
            if let Some(pupil) = pupil.first() {
                absence::tell_found(app, &mut tx, pupil, school).await?;
            }
            answer.found.push(child);
        } else {
            answer.others.push(child);
        }
    }
    if !answer.found.is_empty() {
        let deed = Deed::new(&staff.id, Act::MissingFound).about(school);
        audit::record(&mut tx, &deed.amount(number(answer.found.len())), now).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(answer)
}

/// The children named, each once.
fn named(field: &str, mut children: Vec<String>) -> Result<Vec<String>, Refusal> {
    let mut seen = HashSet::new();
    children.retain(|child| seen.insert(child.clone()));
    match (1..=AT_ONCE).contains(&children.len()) {
        true => Ok(children),
        false => Err(Refusal::wrong(field, "must name 1 to 50 children")),
    }
}
