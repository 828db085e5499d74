//! What a school does with the reports of its families: it reads those of a day, says that it has, and
//! sets until when and where it takes them (B-17). Why a child is absent is told to the school's own
//! staff alone.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Refusal, allowed, number, seen, still_seen};
use crate::app::App;
use crate::city::absence::{self, Desk, counts};
use crate::city::audit::{Act, Deed};
use crate::city::school::School;
use crate::clock::Millis;
use crate::household::absence::acknowledged;
use crate::household::{day_of, start_of};
use crate::sheet::csv;
use crate::store::absences::{self, Absence, Pupil};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, schools};

/// Reports acknowledged at once: all of a large school's morning.
const AT_ONCE: usize = 1000;
/// Characters of a telephone number, with its extension.
const PHONE_MAX: usize = 40;
/// Minutes within which a report is read: a whole morning at most, or nobody at home waits for it.
const READ_WITHIN_MAX: i64 = 240;

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Reported,
    /// Taken back by a guardian: the child is expected.
    Withdrawn,
}

/// A report that counts on a day, or was taken back; without its reasons for who may not read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub absence: Absence,
    pub pupil: Pupil,
    /// It should have been read by now, and was not.
    pub overdue: bool,
}

impl Report {
    pub fn standing(&self) -> Standing {
        standing(&self.absence)
    }

    /// The school has not read it as it stands.
    pub fn is_unread(&self) -> bool {
        self.absence.acknowledged_at.is_none()
    }
}

/// The columns of a day as a file.
pub const COLUMNS: [&str; 15] = [
    "grade",
    "class",
    "attendance_number",
    "family_name",
    "given_name",
    "kind",
    "state",
    "first_day",
    "last_day",
    "reason",
    "expected",
    "note",
    "reported_at",
    "unread",
    "id",
];

impl Report {
    /// In the order of [`COLUMNS`].
    pub fn row(&self, zone: &TimeZone) -> [String; COLUMNS.len()] {
        let Report { absence, pupil, .. } = self;
        let why = absence.why.as_ref();
        let harmless = |text: Option<&String>| csv::harmless(text.cloned().unwrap_or_default());
        let state = match self.standing() {
            Standing::Reported => "reported",
            Standing::Withdrawn => "withdrawn",
        };
        let at = absence.reported_at.timestamp().to_zoned(zone.clone());
        [
            pupil.grade.to_string(),
            harmless(pupil.class.as_ref()),
            harmless(pupil.attendance_number.as_ref()),
            harmless(Some(&pupil.family_name)),
            harmless(Some(&pupil.given_name)),
            absence.kind.name().to_owned(),
            state.to_owned(),
            absence.days.first.to_string(),
            absence.days.last.to_string(),
            why.map_or("", |why| why.reason.name()).to_owned(),
            why.and_then(|why| why.expected.clone()).unwrap_or_default(),
            harmless(why.and_then(|why| why.note.as_ref())),
            at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            i64::from(self.is_unread()).to_string(),
            absence.id.clone(),
        ]
    }
}

fn standing(absence: &Absence) -> Standing {
    match absence.withdrawn_at {
        Some(_) => Standing::Withdrawn,
        None => Standing::Reported,
    }
}

/// The reports of a school's day.
#[derive(Clone, Debug)]
pub struct Day {
    pub school: School,
    pub day: Date,
    /// When this was so.
    pub at: Millis,
    /// By grade, class and attendance number.
    pub reports: Vec<Report>,
}

/// How a day's reports are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// On a page, or to a program.
    List,
    /// Again and again while somebody looks: the same look, audited once in a while.
    Live,
    /// As a file that stays with whoever asked.
    File,
}

/// The reports of a day; today's where none is named.
pub async fn day(
    app: &App,
    staff: &Staff,
    school: &str,
    day: Option<&str>,
    shown: Shown,
) -> Result<Day, Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    let now = app.clock.now();
    let day = match day {
        None => day_of(now, &app.config.time_zone),
        Some(text) => text
            .parse()
            .map_err(|_| Refusal::wrong("day", "must be a day such as 2026-12-31"))?,
    };
    let mut tx = app.db.read().await?;
    let school = existing(&mut tx, school).await?;
    let why = staff.asker().may_see_reasons(&school.id);
    let desk = absences::desk(&mut tx, &school.id).await?;
    let mut by_child: HashMap<String, Vec<Absence>> = HashMap::new();
    for absence in counting(absences::of_day(&mut tx, &school.id, day).await?) {
        let of_child = by_child.entry(absence.child.clone()).or_default();
        of_child.push(absence);
    }
    let mut reports = Vec::new();
    for pupil in pupils(app, &mut tx, &school.id, day).await? {
        for absence in by_child.remove(&pupil.child).unwrap_or_default() {
            reports.push(report(app, absence, &pupil, &desk, day, why));
        }
    }
    drop(tx);
    let act = match shown {
        Shown::List | Shown::Live => Act::AbsencesListed,
        Shown::File => Act::AbsencesExported,
    };
    let deed = Deed::new(&staff.id, act).about(&school.id);
    match shown {
        Shown::Live => still_seen(app, &deed.amount(number(reports.len()))).await?,
        Shown::List | Shown::File => seen(app, &deed.amount(number(reports.len()))).await?,
    }
    Ok(Day {
        school,
        day,
        at: now,
        reports,
    })
}

/// A report as it stands in a list; `why`: with its reasons.
pub(super) fn report(
    app: &App,
    mut absence: Absence,
    pupil: &Pupil,
    desk: &Desk,
    day: Date,
    why: bool,
) -> Report {
    let zone = &app.config.time_zone;
    let local = |at: Millis| at.timestamp().to_zoned(zone.clone()).datetime();
    absence.why = absence.why.filter(|_| why);
    let stands = standing(&absence) == Standing::Reported && absence.acknowledged_at.is_none();
    let due = desk.overdue_at(day, local(absence.reported_at));
    Report {
        overdue: stands && local(app.clock.now()) >= due,
        pupil: pupil.clone(),
        absence,
    }
}

/// What was read: a report's id, and how it stood.
pub type ReadReport = (String, Standing);

/// What became of saying so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledged {
    /// Read now, or before.
    pub acknowledged: Vec<String>,
    /// No longer as they were read: look again.
    pub changed: Vec<String>,
    /// No reports of this school.
    pub unknown: Vec<String>,
}

/// The school has read these reports; whoever made one is told, once.
pub async fn acknowledge(
    app: &App,
    staff: &Staff,
    school: &str,
    reports: Vec<ReadReport>,
) -> Result<Acknowledged, Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    if reports.is_empty() || reports.len() > AT_ONCE {
        return Err(Refusal::wrong("reports", "must be 1 to 1000"));
    }
    let mut tx = app.db.write().await?;
    existing(&mut tx, school).await?;
    let ids: Vec<String> = reports.iter().map(|(id, _)| id.clone()).collect();
    let found = absences::by_ids(&mut tx, school, &ids).await?;
    let mut found: HashMap<String, Absence> =
        found.into_iter().map(|it| (it.id.clone(), it)).collect();
    let mut answer = Acknowledged::default();
    for (id, state) in reports {
        let Some(absence) = found.remove(&id) else {
            if !answer.acknowledged.contains(&id) && !answer.changed.contains(&id) {
                answer.unknown.push(id);
            }
            continue;
        };
        if standing(&absence) != state {
            answer.changed.push(id);
            continue;
        }
        if absence.acknowledged_at.is_none() {
            let now = app.clock.now();
            absences::acknowledge(&mut tx, &id, &staff.id, now).await?;
            if state == Standing::Reported {
                tell_read(app, &mut tx, &absence, school).await?;
            }
        }
        answer.acknowledged.push(id);
    }
    if !answer.acknowledged.is_empty() {
        let deed = Deed::new(&staff.id, Act::AbsencesRead).about(school);
        let deed = deed.amount(super::number(answer.acknowledged.len()));
        audit::record(&mut tx, &deed, app.clock.now()).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(answer)
}

async fn tell_read(app: &App, tx: &mut Tx, absence: &Absence, school: &str) -> anyhow::Result<()> {
    let over = start_of(absence.days.last.tomorrow()?, &app.config.time_zone)?;
    let at = Millis(over.0 - 1);
    let pupil = absences::pupils(tx, school, Some(&absence.child), at).await?;
    match pupil.first() {
        Some(pupil) => acknowledged(app, tx, absence, pupil, school).await,
        None => Ok(()),
    }
}

/// Until when and where a school takes reports.
pub async fn desk(app: &App, staff: &Staff, school: &str) -> Result<Desk, Refusal> {
    allowed(staff.asker().may_take_absences(school))?;
    let mut tx = app.db.read().await?;
    existing(&mut tx, school).await?;
    Ok(absences::desk(&mut tx, school).await?)
}

/// A desk as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDesk {
    /// A time of day, as people write it.
    pub deadline: String,
    pub phone: Option<String>,
    /// Minutes; the default if absent.
    pub read_within: Option<i64>,
}

/// Sets until when and where a school takes reports. It holds from now on.
pub async fn set_desk(
    app: &App,
    staff: &Staff,
    school: &str,
    new: &NewDesk,
) -> Result<Desk, Refusal> {
    allowed(staff.asker().may_set_absence_desk(school))?;
    let deadline = absence::time(&new.deadline);
    let deadline =
        deadline.ok_or_else(|| Refusal::wrong("deadline", "must be a time such as 08:00"))?;
    let phone = new.phone.as_deref().map(str::trim);
    let phone = phone.filter(|phone| !phone.is_empty()).map(str::to_owned);
    if let Some(phone) = &phone
        && (phone.chars().count() > PHONE_MAX || phone.chars().any(char::is_control))
    {
        let why = "must be one line of at most 40 characters";
        return Err(Refusal::wrong("phone", why));
    }
    let read_within = new.read_within.unwrap_or(absence::READ_WITHIN);
    if !(1..=READ_WITHIN_MAX).contains(&read_within) {
        return Err(Refusal::wrong("read_within", "must be 1 to 240 minutes"));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    existing(&mut tx, school).await?;
    let desk = Desk {
        deadline,
        phone,
        read_within,
    };
    absences::set_desk(&mut tx, school, &desk, &staff.id, now).await?;
    let deed = Deed::new(&staff.id, Act::AbsenceDeskSet).about(school);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(desk)
}

/// The school with this id.
pub(super) async fn existing(tx: &mut Tx, school: &str) -> Result<School, Refusal> {
    let found = schools::by_id(tx, school).await?;
    found.ok_or(Refusal::NotFound("school"))
}

/// The children at a school when this day ends, by grade, class and attendance number.
pub(super) async fn pupils(
    app: &App,
    tx: &mut Tx,
    school: &str,
    day: Date,
) -> anyhow::Result<Vec<Pupil>> {
    let over = start_of(day.tomorrow()?, &app.config.time_zone)?;
    let mut pupils = absences::pupils(tx, school, None, Millis(over.0 - 1)).await?;
    pupils.sort_by_cached_key(|pupil| {
        let number = pupil.attendance_number.as_deref();
        let number: Option<i64> = number.and_then(|number| number.parse().ok());
        // Whoever has no number comes behind those that have.
        let number = number.unwrap_or(i64::MAX);
        (
            pupil.grade,
            pupil.class.clone(),
            number,
            pupil.child.clone(),
        )
    });
    Ok(pupils)
}

/// Those that count where a child has several, and those that were taken back. In the order of their
/// making, as they are given.
pub(super) fn counting(absences: Vec<Absence>) -> Vec<Absence> {
    let stands = |absence: &Absence| absence.withdrawn_at.is_none();
    let count: Vec<bool> = (0..absences.len())
        .map(|at| {
            let (of, later) = (&absences[at], &absences[at + 1..]);
            let later = later.iter().filter(|it| it.child == of.child && stands(it));
            !stands(of) || counts(of.kind, later.map(|it| it.kind))
        })
        .collect();
    let both = absences.into_iter().zip(count);
    both.filter(|(_, count)| *count).map(|(it, _)| it).collect()
}
