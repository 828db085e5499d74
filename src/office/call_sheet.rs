//! The call sheet: whom to telephone after a notice, ticked off by several people at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::follow_up::{by_schools, on_its_way, sendable_by};
use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::call_sheet::{Call, Mark, Marking, NOTE_LIMIT, Part, marking};
use crate::city::classes::Place;
use crate::store::call_sheet::{self, Asked, Child, Entry, Length};
use crate::store::notices::Notice;
use crate::store::staff::Staff;
use crate::store::{Tx, audit, ledger, schools};

/// What of the sheet is looked at.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub part: Part,
    /// Only this school, grade and class; empty and 0 mean all.
    pub within: Place,
    /// Behind this place: where the page before ended.
    pub after: Option<Place>,
    /// Children of a page, which ends with a whole class: there may be some more.
    pub limit: i64,
    /// The version that is on the screen already.
    pub since: Option<String>,
    /// For a file, which is a list for the audit of its own.
    pub exported: bool,
}

/// A page of the sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub notice: Notice,
    /// Changes whenever anything on the sheet may have: a mark, a confirmation, a message that arrived.
    pub version: String,
    /// `None`: nothing has changed since the version that is known.
    pub content: Option<Content>,
    /// The schools' names, by their ids.
    pub schools: BTreeMap<String, String>,
    /// The names of those who called, by their ids.
    pub staff: HashMap<String, String>,
}

/// What stands on it.
#[derive(Clone, Debug)]
pub struct Content {
    pub length: Length,
    /// In the order of places and attendance numbers.
    pub rows: Vec<Row>,
    /// Where the next page begins.
    pub next: Option<Place>,
}

/// A child on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub entry: Entry,
    pub child: Child,
    /// Why messages did not arrive, of all its guardians.
    pub causes: BTreeSet<String>,
}

/// A page of the sheet, audited.
pub async fn show(app: &App, staff: &Staff, id: &str, look: &Look) -> Result<Sheet, Refusal> {
    allowed(staff.role.sends())?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let notice = sendable_by(&mut tx, staff, id).await?;
    by_schools(&notice)?;
    on_its_way(&notice)?;
    let opened = call_sheet::opened(&mut tx, id).await?;
    let (opened_at, marks) = opened.unwrap_or((now, 0));
    let mut sheet = Sheet {
        version: version(&mut tx, id, marks).await?,
        content: None,
        schools: BTreeMap::new(),
        staff: HashMap::new(),
        notice,
    };
    if look.since.as_ref() == Some(&sheet.version) {
        return Ok(sheet);
    }
    let asked = Asked {
        notice: id,
        wants_receipt: sheet.notice.wants_receipt,
        opened_at,
        part: Some(look.part),
        within: look.within.clone(),
        child: None,
        now,
    };
    let length = call_sheet::length(&mut tx, &asked).await?;
    let (entries, next) = page(&mut tx, &asked, look.after.as_ref(), look.limit).await?;
    let ids: Vec<&str> = entries.iter().map(|entry| entry.child.as_str()).collect();
    let mut named = call_sheet::named(&mut tx, id, &ids, now).await?;
    let rows = entries.into_iter().map(|entry| {
        let child = named.remove(&entry.child).unwrap_or_default();
        Row {
            causes: causes(&child),
            entry,
            child,
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_cached_key(order);
    let calls = rows.iter().filter_map(|row| row.entry.call.as_ref());
    let calls: BTreeSet<&str> = calls.map(|call| call.by.as_str()).collect();
    let calls: Vec<&str> = calls.into_iter().collect();
    sheet.staff = call_sheet::names_of_staff(&mut tx, &calls).await?;
    let schools = schools::all(&mut tx).await?.into_iter();
    sheet.schools = schools.map(|school| (school.id, school.name)).collect();
    drop(tx);
    let amount = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let act = match look.exported {
        true => Act::CallSheetExported,
        false => Act::CallSheetListed,
    };
    let mut tx = app.db.write().await?;
    call_sheet::open_sheet(&mut tx, id, now).await?;
    let deed = Deed::new(&staff.id, act).about(id).amount(amount);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    sheet.content = Some(Content { length, rows, next });
    Ok(sheet)
}

/// Of everything that the sheet is made of.
async fn version(tx: &mut Tx, notice: &str, marks: i64) -> anyhow::Result<String> {
    let ledger = serde_json::to_string(&ledger::sums(tx, notice).await?)?;
    let hash = Sha256::digest(format!("{ledger} {marks}"));
    Ok(URL_SAFE_NO_PAD.encode(&hash[..12]))
}

/// Whole classes, until there are `limit` children; and where the rest begins.
async fn page(
    tx: &mut Tx,
    asked: &Asked<'_>,
    after: Option<&Place>,
    limit: i64,
) -> anyhow::Result<(Vec<Entry>, Option<Place>)> {
    let mut limit = limit.max(1);
    loop {
        let mut found = call_sheet::entries(tx, asked, after, limit + 1).await?;
        if i64::try_from(found.len())? <= limit {
            return Ok((found, None));
        }
        let cut = found.last().map(|last| last.place.clone());
        found.retain(|entry| Some(&entry.place) != cut.as_ref());
        if let Some(last) = found.last() {
            let next = last.place.clone();
            return Ok((found, Some(next)));
        }
        // One class is longer than that.
        limit = limit.saturating_mul(2);
    }
}

/// By class and attendance number, as a teacher's own list is; who has none comes behind.
fn order(row: &Row) -> (Place, i64, String, String) {
    let number = row.child.attendance_number.as_deref();
    let number = number.and_then(|number| number.parse().ok());
    let child = &row.child;
    let name = child.family_kana.as_ref().unwrap_or(&child.family_name);
    (
        row.entry.place.clone(),
        number.unwrap_or(i64::MAX),
        name.clone(),
        row.entry.child.clone(),
    )
}

fn causes(child: &Child) -> BTreeSet<String> {
    let causes = child.guardians.iter();
    let causes = causes.filter_map(|guardian| guardian.cause.as_deref());
    let causes = causes.flat_map(|causes| causes.split(','));
    causes.map(str::to_owned).collect()
}

/// A mark that somebody makes.
#[derive(Clone, Debug)]
pub struct Marked {
    pub mark: Mark,
    pub note: Option<String>,
    /// The version of the child's mark that they saw; 0: none.
    pub seen: i64,
}

/// What became of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It stands so now; or stood so before.
    Done(Call),
    /// Somebody else has marked the child since, and otherwise: so it stands.
    Newer(Call),
}

/// Marks a child. The same twice is harmless.
pub async fn mark(
    app: &App,
    staff: &Staff,
    (id, child): (&str, &str),
    marked: Marked,
) -> Result<(Stands, String), Refusal> {
    allowed(staff.role.sends())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let notice = sendable_by(&mut tx, staff, id).await?;
    by_schools(&notice)?;
    on_its_way(&notice)?;
    let note = note(marked.note)?;
    let asked = Asked {
        notice: id,
        wants_receipt: notice.wants_receipt,
        opened_at: now,
        part: None,
        within: Place::default(),
        child: Some(child),
        now,
    };
    if call_sheet::entries(&mut tx, &asked, None, 1)
        .await?
        .is_empty()
    {
        return Err(Refusal::NotFound("child on the notice's list"));
    }
    let version = call_sheet::lock(&mut tx, id, now).await?;
    let stands = call_sheet::mark_of(&mut tx, id, child).await?;
    let call = Call {
        mark: marked.mark,
        by: staff.id.clone(),
        at: now,
        version,
        note,
    };
    let marking = marking(
        stands.as_ref(),
        marked.seen,
        marked.mark,
        call.note.as_deref(),
    );
    let stands = match (marking, stands) {
        (Marking::Newer, Some(stands)) => Stands::Newer(stands),
        (Marking::Same, Some(stands)) => Stands::Done(stands),
        (Marking::Same, None) => Stands::Done(Call { version: 0, ..call }),
        (Marking::Store | Marking::Newer, _) => {
            call_sheet::mark(&mut tx, id, child, &call).await?;
            let deed = Deed::new(&staff.id, Act::CallMarked).about(child);
            audit::record(&mut tx, &deed, now).await?;
            let name = staff.name.clone();
            tx.commit().await?;
            return Ok((Stands::Done(call), name));
        }
    };
    let (Stands::Done(of) | Stands::Newer(of)) = &stands;
    let names = call_sheet::names_of_staff(&mut tx, &[&of.by]).await?;
    let name = names.get(&of.by).cloned().unwrap_or_default();
    Ok((stands, name))
}

fn note(note: Option<String>) -> Result<Option<String>, Refusal> {
    let Some(note) = note else {
        return Ok(None);
    };
    let clean: String = note.chars().filter(|c| !c.is_control()).collect();
    match clean.trim() {
        "" => Ok(None),
        clean if clean.chars().count() > NOTE_LIMIT => Err(Refusal::wrong(
            "note",
            format!("has more than {NOTE_LIMIT} characters"),
        )),
        clean => Ok(Some(clean.to_owned())),
    }
}
