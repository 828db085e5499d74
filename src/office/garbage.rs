//! Garbage calendars, as staff and whoever runs the machine handle them: taken up as drafts, published
//! once every cell that cannot be read is accepted, changed day by day.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Refusal, allowed, number};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::garbage::FiscalYear;
use crate::city::garbage::calendar::{Calendar, Counts, Kind};
use crate::clock::Millis;
use crate::inbound::garbage::Directory;
use crate::notices::garbage::{correct, put_topic};
use crate::store::garbage::days::{self, Change, Day};
use crate::store::garbage::{self, Cell, State, Stored};
use crate::store::staff::Staff;
use crate::store::{Tx, areas, audit};
use crate::words::Words;

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub calendar: Stored,
    /// The same files were taken up before: nothing was changed.
    pub again: bool,
    /// What publishing it changed for people; `None`: it is a draft.
    pub effect: Option<Effect>,
}

/// What a calendar that takes the place of another changes for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Single days to come that staff had changed and that hold on in the new one.
    pub kept_changes: usize,
    /// Those that do not, for the area or the category is gone.
    pub lost_changes: usize,
    /// Areas that stand in no calendar any more,
    pub gone: Vec<String>,
    /// and how many people live there.
    pub people: i64,
}

impl Effect {
    /// As staff read it.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.kept_changes > 0 {
            let kept = self.kept_changes;
            notes.push(format!("{kept} single days that staff had changed hold on"));
        }
        if self.lost_changes > 0 {
            let lost = self.lost_changes;
            notes.push(format!(
                "{lost} single days that staff had changed are gone with their area or category"
            ));
        }
        if !self.gone.is_empty() {
            let (count, people) = (self.gone.len(), self.people);
            let named: Vec<&str> = self
                .gone
                .iter()
                .take(GONE_NAMED)
                .map(String::as_str)
                .collect();
            notes.push(format!(
                "{count} areas of the calendar before are not in this one, where {people} people live who \
                 are reminded no more until they choose another: {}{}",
                named.join(", "),
                if count > GONE_NAMED { " …" } else { "" }
            ));
        }
        notes
    }
}

/// Names of areas in one note.
const GONE_NAMED: usize = 20;

/// Takes files up: as a draft, or where all was read as the calendar that holds.
pub async fn take_up(
    tx: &mut Tx,
    words: &Words,
    directory: &Directory,
    calendar: &Calendar,
    (id, by, now): (String, &str, Millis),
) -> anyhow::Result<Taken> {
    let year = calendar.year;
    for state in [State::Draft, State::Published] {
        if let Some(known) = garbage::of_year(tx, year, state).await?
            && known.content_hash == directory.hash
        {
            return Ok(Taken {
                calendar: known,
                again: true,
                effect: None,
            });
        }
    }
    if let Some(draft) = garbage::of_year(tx, year, State::Draft).await? {
        garbage::end(tx, &draft.id, State::Draft, State::Discarded).await?;
    }
    let stored = Stored {
        id,
        year,
        closures: calendar.closures,
        state: State::Draft,
        content_hash: directory.hash.clone(),
        notes: calendar.notes.clone(),
        made_at: now,
        made_by: by.to_owned(),
        published_at: None,
        published_by: None,
    };
    garbage::insert(tx, &stored, calendar).await?;
    for area in &calendar.areas {
        areas::put(tx, area, now).await?;
    }
    for (area, geometry) in &directory.shapes {
        areas::put_shape(tx, area, geometry).await?;
    }
    put_topic(words, tx, now).await?;
    let deed = Deed::new(by, Act::Imported).about("garbage");
    let deed = deed.amount(number(calendar.areas.len()));
    audit::record(tx, &deed, now).await?;
    let effect = match calendar.unread.is_empty() {
        true => Some(put_in_force(tx, &stored, by, now).await?),
        false => None,
    };
    areas::settle(tx, now).await?;
    let calendar = garbage::load(tx, &stored.id).await?;
    Ok(Taken {
        calendar: calendar.unwrap_or(stored),
        again: false,
        effect,
    })
}

/// A draft takes the place of what held before. What staff changed of days to come holds on.
async fn put_in_force(
    tx: &mut Tx,
    draft: &Stored,
    by: &str,
    now: Millis,
) -> anyhow::Result<Effect> {
    let before = garbage::of_year(tx, draft.year, State::Published).await?;
    let mut changes = Vec::new();
    if let Some(before) = before {
        // A day that is over is nobody's any more; the zone's difference does not matter here.
        let today = Date::from(now.timestamp().to_zoned(TimeZone::UTC));
        days::take_turn(tx, &before.id).await?;
        changes = days::changes(tx, &before.id, today).await?;
        garbage::end(tx, &before.id, State::Published, State::Replaced).await?;
    }
    if !garbage::publish(tx, &draft.id, by, now).await? {
        anyhow::bail!("the calendar is no draft any more");
    }
    let mut effect = Effect::default();
    let kinds = garbage::kinds(tx, &draft.id).await?;
    for change in changes {
        let has_kind = kinds.iter().any(|kind| kind.label == change.kind);
        if !has_kind || !days::has_area(tx, &draft.id, &change.area).await? {
            effect.lost_changes += 1;
            continue;
        }
        let change = Change {
            // The change of before keeps its own.
            id: format!("{}+", change.id),
            calendar: draft.id.clone(),
            ..change
        };
        days::change(tx, &change, now).await?;
        effect.kept_changes += 1;
    }
    effect.gone = areas::settle(tx, now).await?;
    if !effect.gone.is_empty() {
        effect.people = areas::people_in(tx, &effect.gone).await?;
        tracing::warn!(
            areas = effect.gone.len(),
            people = effect.people,
            "areas are gone with the garbage calendar that named them"
        );
    }
    let notes: Vec<String> = draft.notes.iter().cloned().chain(effect.notes()).collect();
    garbage::note(tx, &draft.id, &notes).await?;
    let deed = Deed::new(by, Act::GarbagePublished).about(&draft.id);
    audit::record(tx, &deed, now).await?;
    Ok(effect)
}

/// A calendar with what staff look at before they publish it.
#[derive(Clone, Debug)]
pub struct Look {
    pub calendar: Stored,
    pub kinds: Vec<Kind>,
    pub counts: Counts,
    pub unread: Vec<Cell>,
}

impl Look {
    /// Cells that stand in the way.
    pub fn open(&self) -> usize {
        let cells = self.unread.iter();
        cells.filter(|cell| cell.accepted_by.is_none()).count()
    }
}

/// All calendars, the newest first.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Stored>, Refusal> {
    allowed(staff.asker().may_see_garbage())?;
    let mut tx = app.db.read().await?;
    Ok(garbage::all(&mut tx).await?)
}

/// What a single day may be of, in the calendars that hold now.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub areas: Vec<String>,
    /// Labels of the kinds, in the order of the calendars.
    pub kinds: Vec<String>,
}

pub async fn choices(app: &App, staff: &Staff) -> Result<Choices, Refusal> {
    allowed(staff.asker().may_change_garbage())?;
    let mut tx = app.db.read().await?;
    let mut kinds = Vec::new();
    for calendar in garbage::published(&mut tx).await? {
        for kind in garbage::kinds(&mut tx, &calendar.id).await? {
            // This year's and the next one's mostly are the same.
            if !kinds.contains(&kind.label) {
                kinds.push(kind.label);
            }
        }
    }
    let areas = areas::all(&mut tx).await?;
    Ok(Choices { areas, kinds })
}

pub async fn look(app: &App, staff: &Staff, id: &str) -> Result<Look, Refusal> {
    allowed(staff.asker().may_see_garbage())?;
    let mut tx = app.db.read().await?;
    read(&mut tx, id).await
}

async fn read(tx: &mut Tx, id: &str) -> Result<Look, Refusal> {
    let calendar = garbage::load(tx, id).await?;
    let calendar = calendar.ok_or(Refusal::NotFound("calendar"))?;
    Ok(Look {
        kinds: garbage::kinds(tx, id).await?,
        counts: days::counts(tx, id).await?,
        unread: garbage::unread(tx, id).await?,
        calendar,
    })
}

/// The longest span asked for at once: two fiscal years.
const MOST_DAYS: i32 = 731;

/// Days of an area, or of all; of drafts, too.
pub async fn days_between(
    app: &App,
    staff: &Staff,
    area: &str,
    (from, to): (Date, Date),
) -> Result<Vec<Day>, Refusal> {
    allowed(staff.asker().may_see_garbage())?;
    if to < from || (to - from).get_days() > MOST_DAYS {
        return Err(Refusal::wrong(
            "to",
            "must not lie before from, nor more than two years after it",
        ));
    }
    let mut tx = app.db.read().await?;
    Ok(days::between(&mut tx, area, (from, to), true).await?)
}

/// Staff accept cells as they were read: `None` all of them.
pub async fn accept(
    app: &App,
    staff: &Staff,
    id: &str,
    cells: Option<&[i64]>,
) -> Result<Look, Refusal> {
    allowed(staff.asker().may_change_garbage())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let look = read(&mut tx, id).await?;
    is_draft(&look.calendar)?;
    let all: Vec<i64> = look.unread.iter().map(|cell| cell.number).collect();
    let cells = cells.unwrap_or(&all);
    if let Some(unknown) = cells.iter().find(|cell| !all.contains(cell)) {
        return Err(Refusal::wrong(
            "cells",
            format!("there is no cell {unknown}"),
        ));
    }
    let mut accepted = 0;
    for cell in cells {
        let first = garbage::accept(&mut tx, id, *cell, &staff.id, now).await?;
        accepted += i64::from(first);
    }
    if accepted > 0 {
        let deed = Deed::new(&staff.id, Act::GarbageAccepted).about(id);
        audit::record(&mut tx, &deed.amount(accepted), now).await?;
    }
    let look = read(&mut tx, id).await?;
    tx.commit().await?;
    Ok(look)
}

fn is_draft(calendar: &Stored) -> Result<(), Refusal> {
    match calendar.state {
        State::Draft => Ok(()),
        _ => Err(Refusal::Conflict("the calendar is no draft any more")),
    }
}

/// Publishes a draft; refused while a cell that cannot be read is not accepted.
pub async fn publish(app: &App, staff: &Staff, id: &str) -> Result<Look, Refusal> {
    allowed(staff.asker().may_change_garbage())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let look = read(&mut tx, id).await?;
    is_draft(&look.calendar)?;
    if look.open() > 0 {
        return Err(Refusal::Conflict(
            "cells that cannot be read are not accepted yet: accept each, or mend the file and import it again",
        ));
    }
    put_in_force(&mut tx, &look.calendar, &staff.id, now).await?;
    let look = read(&mut tx, id).await?;
    tx.commit().await?;
    tracing::info!(
        calendar.id = id,
        staff.id = staff.id,
        "a garbage calendar was published"
    );
    Ok(look)
}

/// Throws a draft away.
pub async fn discard(app: &App, staff: &Staff, id: &str) -> Result<(), Refusal> {
    allowed(staff.asker().may_change_garbage())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    is_draft(&read(&mut tx, id).await?.calendar)?;
    if !garbage::end(&mut tx, id, State::Draft, State::Discarded).await? {
        return Err(Refusal::Conflict("the calendar is no draft any more"));
    }
    areas::settle(&mut tx, now).await?;
    let deed = Deed::new(&staff.id, Act::GarbageDiscarded).about(id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A single day to be added or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub area: String,
    pub kind: String,
    pub day: Date,
    pub added: bool,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// False: it was so already.
    pub changed: bool,
    /// People had been told otherwise and are written to.
    pub corrected: bool,
}

/// Changes a single day of what is published. Whoever was told otherwise hears of it, once.
pub async fn change(app: &App, staff: &Staff, wanted: &Wanted) -> Result<Changed, Refusal> {
    allowed(staff.asker().may_change_garbage())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let year = FiscalYear::of(wanted.day);
    let calendar = match year {
        Some(year) => garbage::of_year(&mut tx, year, State::Published).await?,
        None => None,
    };
    let calendar = calendar.ok_or_else(|| {
        Refusal::wrong("date", "no calendar is published of that day's fiscal year")
    })?;
    days::take_turn(&mut tx, &calendar.id).await?;
    if !days::has_area(&mut tx, &calendar.id, &wanted.area).await? {
        return Err(Refusal::wrong("area", "is no area of that year's calendar"));
    }
    let kinds = garbage::kinds(&mut tx, &calendar.id).await?;
    if !kinds.iter().any(|kind| kind.label == wanted.kind) {
        return Err(Refusal::wrong(
            "category",
            "is no category of that year's calendar",
        ));
    }
    let change = Change {
        id: app.new_id(),
        calendar: calendar.id,
        area: wanted.area.clone(),
        kind: wanted.kind.clone(),
        day: wanted.day,
        added: wanted.added,
        by: staff.id.clone(),
    };
    if !days::change(&mut tx, &change, now).await? {
        return Ok(Changed {
            changed: false,
            corrected: false,
        });
    }
    let today = crate::household::day_of(now, &app.config.time_zone);
    let corrected = match change.day >= today {
        true => correct(app, &mut tx, &change).await?,
        false => false,
    };
    let deed = Deed::new(&staff.id, Act::GarbageChanged).about(&change.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    app.wake.notices.notify_one();
    Ok(Changed {
        changed: true,
        corrected,
    })
}
