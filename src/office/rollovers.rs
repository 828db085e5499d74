//! The turn of the school year: tried out, asked for, approved by another person, undone.
//! The schedule runs it on 1 April.

use std::collections::{BTreeMap, BTreeSet};

use super::{Refusal, allowed, seen};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::notice::Mistake;
use crate::city::rollover::{UNDO_DAYS, first_day, may_undo};
use crate::city::school::{School, school_year};
use crate::household::{day_of, start_of};
use crate::store::rollovers::pupils::{self, Turned};
use crate::store::rollovers::{self, Part, Rollover};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, schools};

/// More children than any school has.
const ALL: i64 = 100_000;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub school_year: i64,
    /// `None`: every school the sender may decide for that has none for that year yet.
    pub schools: Option<Vec<String>>,
    /// By school, whether children keep their clubs and other groups; true where nothing is said.
    pub keep_groups: BTreeMap<String, bool>,
}

/// A turn with those of its schools that may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub rollover: Rollover,
    pub state: Standing,
    pub schools: Vec<TurnSchool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnSchool {
    pub name: String,
    pub part: Part,
    /// What will become of each child, or what became of it.
    pub children: Vec<Turned>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    AwaitingApproval,
    /// Waits for its day, or is being run.
    Approved,
    Done,
    /// Every school was taken out or put back.
    Undone,
}

/// What becomes of the children of one grade, as it is before the turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradeSums {
    pub grade: i64,
    pub promoted: i64,
    pub leaving: i64,
    /// The grade is none of such a school: nothing is changed.
    pub unset: i64,
    pub warnings: i64,
    /// Whose grade and class a guardian has confirmed since.
    pub confirmed: i64,
}

/// What an undo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// How many children are as they were before.
    pub restored: usize,
    /// Children, by id, whose school was changed since: that change stays.
    pub kept: Vec<String>,
}

impl Turn {
    /// How many children are shown.
    fn children(&self) -> i64 {
        let children = self.schools.iter().map(|school| school.children.len());
        number(children.sum())
    }
}

impl TurnSchool {
    /// By the grade before the turn.
    pub fn grades(&self) -> Vec<GradeSums> {
        let mut grades: BTreeMap<i64, GradeSums> = BTreeMap::new();
        for child in &self.children {
            let of = grades.entry(child.grade).or_default();
            of.grade = child.grade;
            match child.outcome.as_str() {
                "promoted" => of.promoted += 1,
                "leaves" => of.leaving += 1,
                _ => of.unset += 1,
            }
            of.warnings += i64::from(child.warning.is_some());
            of.confirmed += i64::from(child.confirmed_at.is_some());
        }
        grades.into_values().collect()
    }
}

/// What a turn would do; nothing is stored.
pub async fn try_out(app: &App, staff: &Staff, wanted: &Wanted) -> Result<Turn, Refusal> {
    let rollover = new(app, staff, wanted)?;
    let mut tx = app.db.read().await?;
    let parts = parts(&mut tx, staff, wanted).await?;
    let turn = turn(app, &mut tx, staff, rollover, &parts).await?;
    drop(tx);
    audited(app, staff, &turn, None).await?;
    Ok(turn)
}

/// Asks for a turn: it runs once another person has approved it.
pub async fn ask(app: &App, staff: &Staff, wanted: &Wanted) -> Result<Turn, Refusal> {
    let rollover = new(app, staff, wanted)?;
    let mut tx = app.db.write().await?;
    let parts = parts(&mut tx, staff, wanted).await?;
    let turn = turn(app, &mut tx, staff, rollover, &parts).await?;
    if !rollovers::insert(&mut tx, &turn.rollover, &parts).await? {
        return Err(Refusal::Conflict(TAKEN));
    }
    let id = &turn.rollover.id;
    let deed = Deed::new(&staff.id, Act::RolloverAsked).about(id);
    let deed = deed.amount(number(parts.len()));
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    tracing::info!(
        rollover.id = id,
        staff.id = staff.id,
        "a rollover was asked for"
    );
    Ok(turn)
}

const TAKEN: &str = "one of the schools has a rollover for that year already: undo it there first";

/// Every turn of the schools that may be seen, the newest first.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Turn>, Refusal> {
    may_see_any(staff)?;
    let mut tx = app.db.read().await?;
    let mut turns = Vec::new();
    for rollover in rollovers::list(&mut tx).await? {
        let parts = rollovers::parts(&mut tx, &rollover.id).await?;
        let turn = turn(app, &mut tx, staff, rollover, &parts).await?;
        if !turn.schools.is_empty() {
            turns.push(turn);
        }
    }
    Ok(turns)
}

/// One turn: what will become of its children, or what became.
pub async fn show(app: &App, staff: &Staff, id: &str) -> Result<Turn, Refusal> {
    may_see_any(staff)?;
    let mut tx = app.db.read().await?;
    let (rollover, parts) = find(&mut tx, id).await?;
    let turn = turn(app, &mut tx, staff, rollover, &parts).await?;
    if turn.schools.is_empty() {
        return Err(Refusal::Forbidden);
    }
    drop(tx);
    audited(app, staff, &turn, Some(id)).await?;
    Ok(turn)
}

fn may_see_any(staff: &Staff) -> Result<(), Refusal> {
    let own = staff.school.as_deref().unwrap_or_default();
    allowed(staff.asker().may_see_rollover(own))
}

/// Approves what another person asked for.
pub async fn approve(app: &App, staff: &Staff, id: &str) -> Result<Turn, Refusal> {
    allowed(staff.asker().may_roll_over(std::iter::empty()))?;
    let mut tx = app.db.write().await?;
    rollovers::hold(&mut tx, id).await?;
    let (rollover, parts) = find(&mut tx, id).await?;
    let schools = parts.iter().map(|part| part.school.as_str());
    allowed(staff.asker().may_roll_over(schools))?;
    if rollover.created_by == staff.id {
        return Err(Refusal::OwnNotice);
    }
    let open = parts.iter().any(|part| part.undone_at.is_none());
    let now = app.clock.now();
    if !open || !rollovers::approve(&mut tx, id, &staff.id, now).await? {
        return Err(Refusal::Conflict("the rollover does not wait for approval"));
    }
    let (rollover, parts) = find(&mut tx, id).await?;
    let turn = turn(app, &mut tx, staff, rollover, &parts).await?;
    let deed = Deed::new(&staff.id, Act::RolloverApproved).about(id);
    audit::record(&mut tx, &deed.amount(number(parts.len())), now).await?;
    tx.commit().await?;
    tracing::info!(
        rollover.id = id,
        staff.id = staff.id,
        "a rollover was approved"
    );
    Ok(turn)
}

/// Takes one school out before the turn, or puts it back to what it was, for thirty days after. Then
/// another turn can be asked for.
pub async fn undo(app: &App, staff: &Staff, id: &str, school: &str) -> Result<Undone, Refusal> {
    allowed(staff.asker().may_roll_over(std::iter::once(school)))?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    rollovers::hold(&mut tx, id).await?;
    let (rollover, parts) = find(&mut tx, id).await?;
    let part = parts.iter().find(|part| part.school == school);
    let part = part.ok_or(Refusal::NotFound("school in this rollover"))?;
    if part.done_at.is_some_and(|done| !may_undo(done, now)) {
        debug_assert_eq!(UNDO_DAYS, 30, "the words below say so");
        return Err(Refusal::Conflict(
            "the school was turned more than 30 days ago: classes are set, and it stays",
        ));
    }
    if !rollovers::school_undone(&mut tx, id, school, &staff.id, now).await? {
        return Err(Refusal::Conflict("the school was undone before"));
    }
    pupils::put_back(&mut tx, id, school, rollover.due_at).await?;
    let turned = pupils::turned(&mut tx, id, school).await?;
    let (restored, kept): (Vec<_>, Vec<_>) = turned
        .into_iter()
        .partition(|child| child.undone.as_deref() == Some("restored"));
    let deed = Deed::new(&staff.id, Act::RolloverUndone).about(id);
    audit::record(&mut tx, &deed.amount(number(restored.len())), now).await?;
    tx.commit().await?;
    tracing::info!(
        rollover.id = id,
        staff.id = staff.id,
        "a school was put back"
    );
    Ok(Undone {
        restored: restored.len(),
        kept: kept.into_iter().map(|child| child.child).collect(),
    })
}

async fn find(tx: &mut Tx, id: &str) -> Result<(Rollover, Vec<Part>), Refusal> {
    let found = rollovers::by_id(tx, id).await?;
    let found = found.ok_or(Refusal::NotFound("rollover"))?;
    let parts = rollovers::parts(tx, id).await?;
    Ok((found, parts))
}

/// A new one, of this school year or the next.
fn new(app: &App, staff: &Staff, wanted: &Wanted) -> Result<Rollover, Refusal> {
    let named = wanted
        .schools
        .iter()
        .flatten()
        .chain(wanted.keep_groups.keys());
    allowed(staff.asker().may_roll_over(named.map(String::as_str)))?;
    let (now, zone, year) = (app.clock.now(), &app.config.time_zone, wanted.school_year);
    let this = school_year(day_of(now, zone));
    let first = first_day(year).filter(|_| (this..=this + 1).contains(&year));
    let first = first
        .ok_or_else(|| Refusal::wrong("school_year", format!("must be {this} or {}", this + 1)))?;
    Ok(Rollover {
        id: app.new_id(),
        school_year: year,
        created_at: now,
        created_by: staff.id.clone(),
        approved_at: None,
        approved_by: None,
        due_at: start_of(first, zone)?,
        done_at: None,
        told_to: String::new(),
        told_at: None,
    })
}

/// The schools asked for, each known and free.
async fn parts(tx: &mut Tx, staff: &Staff, wanted: &Wanted) -> Result<Vec<Part>, Refusal> {
    let known = schools::all(tx).await?;
    let taken = rollovers::taken(tx, wanted.school_year).await?;
    let chosen: BTreeSet<&String> = match &wanted.schools {
        Some(named) => named.iter().collect(),
        None => {
            let ids = known.iter().map(|school| &school.id);
            ids.filter(|id| staff.asker().may_roll_over(std::iter::once(id.as_str())))
                .filter(|id| !taken.contains(id))
                .collect()
        }
    };
    let is_known = |id: &String| known.iter().any(|school| school.id == *id);
    let unknown = chosen.iter().filter(|id| !is_known(id));
    let unknown = unknown.map(|id| Mistake::new("schools", format!("{id:?} is no school")));
    let stray = wanted.keep_groups.keys().filter(|id| !chosen.contains(id));
    let stray = stray.map(|id| Mistake::new("keep_groups", format!("{id:?} is none of them")));
    let mistakes: Vec<Mistake> = unknown.chain(stray).collect();
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    if chosen.is_empty() || chosen.iter().any(|id| taken.contains(id)) {
        return Err(Refusal::Conflict(TAKEN));
    }
    let part = |id: &String| Part {
        school: id.clone(),
        keep_groups: wanted.keep_groups.get(id).copied().unwrap_or(true),
        done_at: None,
        undone_at: None,
    };
    Ok(chosen.into_iter().map(part).collect())
}

async fn turn(
    app: &App,
    tx: &mut Tx,
    staff: &Staff,
    rollover: Rollover,
    parts: &[Part],
) -> Result<Turn, Refusal> {
    let asker = staff.asker();
    let mut shown = Vec::new();
    for part in parts
        .iter()
        .filter(|part| asker.may_see_rollover(&part.school))
    {
        let school = schools::by_id(tx, &part.school).await?;
        let school = school.ok_or(Refusal::NotFound("school"))?;
        shown.push(TurnSchool {
            children: turned(app, tx, &rollover, part, &school).await?,
            name: school.name,
            part: part.clone(),
        });
    }
    let undone = parts.iter().all(|part| part.undone_at.is_some());
    Ok(Turn {
        state: match (undone, rollover.approved_at, rollover.done_at) {
            (true, ..) => Standing::Undone,
            (_, None, _) => Standing::AwaitingApproval,
            (_, Some(_), None) => Standing::Approved,
            (_, _, Some(_)) => Standing::Done,
        },
        rollover,
        schools: shown,
    })
}

/// What became of the children so far, and what will become of the others.
async fn turned(
    app: &App,
    tx: &mut Tx,
    rollover: &Rollover,
    part: &Part,
    school: &School,
) -> anyhow::Result<Vec<Turned>> {
    let (id, due_at) = (&rollover.id, rollover.due_at);
    let mut turned = pupils::turned(tx, id, &school.id).await?;
    let first_day = first_day(rollover.school_year);
    if let Some(first_day) = first_day.filter(|_| part.done_at.or(part.undone_at).is_none()) {
        let now = app.clock.now();
        let waiting = pupils::waiting(tx, id, &school.id, due_at, now, ALL).await?;
        let previews = waiting.iter();
        turned.extend(previews.map(|pupil| pupil.preview(school, first_day, part.keep_groups)));
    }
    Ok(turned)
}

/// Children are shown only once the audit says to whom.
async fn audited(app: &App, staff: &Staff, turn: &Turn, id: Option<&str>) -> anyhow::Result<()> {
    let deed = Deed::new(&staff.id, Act::RolloverSeen).amount(turn.children());
    seen(app, &id.map_or(deed, |id| deed.about(id))).await
}

fn number(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
