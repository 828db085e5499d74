//! A school's own list of its pupils: compared, taken over, and laid beside who is registered; a child
//! that is none of the school's is taken off it (F-14).

use super::{Refusal, allowed, school_named, seen};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::rollover::first_day;
use crate::city::roster::matching::{self, Found, State, Sums, matched};
use crate::city::roster::{ByClass, Difference, EndReason, Pupil, Unreadable, difference, digest};
use crate::city::school::{School, school_year};
use crate::clock::{Millis, Random};
use crate::household::{day_of, removed, start_of};
use crate::inbound::roster::{self as file, List};
use crate::store::rosters::{self, NewRoster, Reach, Roster};
use crate::store::staff::Staff;
use crate::store::{Tx, audit, schools};

/// A new list beside the one that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub school: String,
    pub name: String,
    pub school_year: i64,
    /// Rows that were read.
    pub pupils: usize,
    pub difference: Difference,
    pub unreadable: Vec<Unreadable>,
    /// Whoever takes the list over names it.
    pub digest: String,
}

/// The pupils of this school year beside who is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub school: String,
    pub name: String,
    pub school_year: i64,
    /// `None`: the school has given no list for this year.
    pub roster: Option<Roster>,
    /// Pupils, and the registered children who are none of them, by grade, class and number. Without a
    /// list there are none.
    pub items: Vec<Item>,
    pub classes: Vec<Class>,
}

/// Somebody on the list, or a registered child who is not on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Of the pupil, or of the child.
    pub id: String,
    pub state: State,
    /// As the list has it; of an unknown child as its guardian registered it.
    pub pupil: Pupil,
    /// Who it is, or may be, among the registered.
    pub children: Vec<Child>,
    /// Of an unknown child: the pupil who has its number.
    pub near: Option<Pupil>,
}

/// A registered child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub id: String,
    pub pupil: Pupil,
}

/// One class, or a grade's children without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    pub grade: i64,
    pub class: Option<String>,
    /// `None`: there is no list.
    pub sums: Option<Sums>,
    pub reach: Reach,
}

/// Shows what a new list would change; nothing is stored.
pub async fn compare(
    app: &App,
    staff: &Staff,
    school: &str,
    year: Option<i64>,
    bytes: &[u8],
) -> Result<Compared, Refusal> {
    allowed(staff.asker().may_change_roster(school))?;
    let mut tx = app.db.read().await?;
    let year = year_of(app, year)?;
    let school = find(&mut tx, school).await?;
    let list = read(bytes, &school)?;
    let compared = beside(&mut tx, &school, year, &list).await?;
    drop(tx);
    let deed = Deed::new(&staff.id, Act::RosterCompared).about(&school.id);
    seen(app, &deed.amount(number(compared.pupils))).await?;
    Ok(compared)
}

/// Takes a new list over, if it changes what was seen: `digest` is that comparison's.
pub async fn apply(
    app: &App,
    staff: &Staff,
    school: &str,
    year: Option<i64>,
    bytes: &[u8],
    digest: &str,
) -> Result<Compared, Refusal> {
    allowed(staff.asker().may_change_roster(school))?;
    let mut tx = app.db.write().await?;
    let year = year_of(app, year)?;
    let school = find(&mut tx, school).await?;
    crate::store::codes::hold(&mut tx, &school.id).await?;
    let list = read(bytes, &school)?;
    let compared = beside(&mut tx, &school, year, &list).await?;
    if compared.digest != digest {
        return Err(Refusal::Conflict(CHANGED));
    }
    let (now, zone) = (app.clock.now(), &app.config.time_zone);
    let new = NewRoster {
        school: &school.id,
        school_year: year,
        by: &staff.id,
        ends_at: end_of(year, zone)?,
    };
    take_over(&mut tx, &new, &list, &app.random, now).await?;
    let deed = Deed::new(&staff.id, Act::RosterApplied).about(&school.id);
    audit::record(&mut tx, &deed.amount(number(compared.pupils)), now).await?;
    tx.commit().await?;
    tracing::info!(
        school = school.id,
        staff.id = staff.id,
        "a roster was taken over"
    );
    Ok(compared)
}

const CHANGED: &str =
    "this is not the comparison that was seen: the file or the list has changed, look again";

/// Shows who of a school's pupils is registered now. `as_file`: it leaves as a file.
pub async fn show(app: &App, staff: &Staff, school: &str, as_file: bool) -> Result<Shown, Refusal> {
    allowed(staff.asker().may_see_roster(school))?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let name = school_named(&mut tx, school).await?;
    let year = year_of(app, None)?;
    let roster = rosters::find(&mut tx, school, year).await?;
    let reach = rosters::reach(&mut tx, school, now).await?;
    let mut shown = Shown {
        school: school.to_owned(),
        name,
        school_year: year,
        roster,
        items: Vec::new(),
        classes: Vec::new(),
    };
    let mut sums = None;
    if shown.roster.is_some() {
        let pupils = rosters::pupils(&mut tx, school, year).await?;
        let children = rosters::registered(&mut tx, school, now).await?;
        let (items, of_classes) = laid_beside(pupils, children);
        shown.items = items;
        sums = Some(of_classes);
    }
    drop(tx);
    shown.classes = classes(sums, &reach);
    let act = match as_file {
        true => Act::RosterExported,
        false => Act::RosterSeen,
    };
    let deed = Deed::new(&staff.id, act).about(school);
    seen(app, &deed.amount(number(shown.items.len()))).await?;
    Ok(shown)
}

/// Ends what ties a registered child to a school whose pupil it is not; its guardians are told.
pub async fn remove(
    app: &App,
    staff: &Staff,
    school: &str,
    child: &str,
    reason: EndReason,
) -> Result<(), Refusal> {
    allowed(staff.asker().may_change_roster(school))?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let name = school_named(&mut tx, school).await?;
    if !rosters::end_link(&mut tx, school, child, reason, &staff.id, now).await? {
        return Err(Refusal::NotFound("child at this school"));
    }
    removed::tell(app, &mut tx, child, &name).await?;
    let deed = Deed::new(&staff.id, Act::LinkRemoved).about(child);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::info!(
        school,
        staff.id = staff.id,
        "a child was taken off a school"
    );
    Ok(())
}

/// A list beside the one that stands.
pub async fn beside(
    tx: &mut Tx,
    school: &School,
    year: i64,
    list: &List,
) -> anyhow::Result<Compared> {
    let old = rosters::pupils(tx, &school.id, year).await?;
    let old: Vec<Pupil> = old.into_iter().map(|(_, pupil)| pupil).collect();
    Ok(Compared {
        school: school.id.clone(),
        name: school.name.clone(),
        school_year: year,
        pupils: list.pupils.len(),
        difference: difference(&old, &list.pupils),
        digest: digest(&school.id, year, &old, &list.pupils, &list.unreadable),
        unreadable: list.unreadable.clone(),
    })
}

/// Puts a list in the place of the one that stands.
pub async fn take_over(
    tx: &mut Tx,
    new: &NewRoster<'_>,
    list: &List,
    random: &Random,
    now: Millis,
) -> anyhow::Result<()> {
    let ids = list.pupils.iter();
    let ids = ids.map(|pupil| (random.id(now).to_string(), pupil));
    let pupils: Vec<(String, &Pupil)> = ids.collect();
    rosters::replace(tx, new, &pupils, now).await
}

/// When a school year is over.
pub fn end_of(year: i64, zone: &jiff::tz::TimeZone) -> anyhow::Result<Millis> {
    let next = first_day(year + 1);
    start_of(
        next.ok_or_else(|| anyhow::anyhow!("no such school year"))?,
        zone,
    )
}

/// This school year or the next one; this, if nothing is said.
fn year_of(app: &App, year: Option<i64>) -> Result<i64, Refusal> {
    let this = school_year(day_of(app.clock.now(), &app.config.time_zone));
    match year {
        None => Ok(this),
        Some(year) if (this..=this + 1).contains(&year) => Ok(year),
        Some(_) => {
            let detail = format!("must be {this} or {}", this + 1);
            Err(Refusal::wrong("school_year", detail))
        }
    }
}

async fn find(tx: &mut Tx, school: &str) -> Result<School, Refusal> {
    let found = schools::by_id(tx, school).await?;
    found.ok_or(Refusal::NotFound("school"))
}

fn read(bytes: &[u8], school: &School) -> Result<List, Refusal> {
    let list = file::read(bytes, school);
    list.map_err(|error| Refusal::wrong("file", error.to_string()))
}

/// Pupils and unknown children in one order, and the sums of the classes.
fn laid_beside(
    mut pupils: Vec<(String, Pupil)>,
    children: Vec<(String, Pupil)>,
) -> (Vec<Item>, ByClass<Sums>) {
    pupils.sort_by_cached_key(|(_, pupil)| pupil.order());
    let (ids, pupils): (Vec<String>, Vec<Pupil>) = pupils.into_iter().unzip();
    let (child_ids, children): (Vec<String>, Vec<Pupil>) = children.into_iter().unzip();
    let matched = matched(&pupils, &children);
    let sums = matching::sums(&pupils, &children, &matched);
    let child = |at: &usize| Child {
        id: child_ids[*at].clone(),
        pupil: children[*at].clone(),
    };
    let on_list = |(at, found): (usize, &Found)| Item {
        id: ids[at].clone(),
        state: found.state,
        pupil: pupils[at].clone(),
        children: found.children.iter().map(child).collect(),
        near: None,
    };
    let mut items: Vec<Item> = matched.pupils.iter().enumerate().map(on_list).collect();
    items.extend(matched.unknown.iter().map(|unknown| Item {
        id: child_ids[unknown.child].clone(),
        state: State::Unknown,
        pupil: children[unknown.child].clone(),
        children: vec![child(&unknown.child)],
        near: unknown.near.map(|at| pupils[at].clone()),
    }));
    items.sort_by_cached_key(|item| {
        let is_unknown = item.state == State::Unknown;
        (item.pupil.place(), is_unknown, item.pupil.order())
    });
    (items, sums)
}

fn classes(sums: Option<ByClass<Sums>>, reach: &ByClass<Reach>) -> Vec<Class> {
    let of_list = sums.iter().flat_map(|sums| sums.keys());
    let mut places: Vec<&(i64, Option<String>)> = of_list.chain(reach.keys()).collect();
    // Those without a class behind the others of their grade.
    places.sort_by_key(|(grade, class)| (*grade, class.is_none(), class.clone()));
    places.dedup();
    let class = |place: &&(i64, Option<String>)| Class {
        grade: place.0,
        class: place.1.clone(),
        sums: sums
            .as_ref()
            .map(|sums| sums.get(*place).copied().unwrap_or_default()),
        reach: reach.get(*place).copied().unwrap_or_default(),
    };
    places.iter().map(class).collect()
}

fn number(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
