//! The service is closed for maintenance (F-33): announced to everybody beforehand, kept and answered
//! afterwards. Emergencies and the notices of staff go out all the while.

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audience::Audience;
use crate::city::audit::{Act, Deed};
use crate::city::notice::{Content, Kind, Wanted, Wording};
use crate::clock::Millis;
use crate::notices::desk::{Desk, Once, Order};
use crate::store::idempotency::{self, Key};
use crate::store::maintenances::{self, Maintenance};
use crate::store::staff::Staff;
use crate::store::{audit, notices};
use crate::words::Words;

/// The longest: LINE brings what it could not deliver again for hours, and people wait for no more than
/// two nights.
const LONGEST: i64 = 48 * 3600;
/// How far ahead: a year.
const FURTHEST: i64 = 366 * 86_400;
/// As many as are shown: some years of them.
const SHOWN: i64 = 100;

/// Maintenance as staff want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub from: Millis,
    pub until: Millis,
    /// `None`: now.
    pub announce_at: Option<Millis>,
    /// `None`: words of ours, in every language.
    pub content: Option<Content>,
}

/// All, the latest first.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Maintenance>, Refusal> {
    allowed(staff.asker().may_see_maintenance())?;
    let mut tx = app.db.read().await?;
    Ok(maintenances::list(&mut tx, SHOWN).await?)
}

/// Asks for it: its notice goes to everybody, once a second person has approved it. The same key again
/// gives the same one.
pub async fn ask(
    app: &App,
    staff: &Staff,
    new: New,
    once: Once<'_>,
) -> Result<Maintenance, Refusal> {
    allowed(staff.asker().may_close_service())?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let known = idempotency::look_up(&mut tx, &staff.id, once.key, once.body_hash).await?;
    let known = matches!(known, Key::Answered(_));
    // Asked for again it may have begun.
    if !known {
        check(&new, now)?;
        if maintenances::overlaps(&mut tx, new.from, new.until).await? {
            return Err(Refusal::Conflict("other maintenance lies in that time"));
        }
    }
    drop(tx);
    let content = new.content;
    let content = content.unwrap_or_else(|| words_of_ours(&app.words, new.from, new.until));
    let order = Order {
        wanted: Wanted {
            kind: Kind::Maintenance,
            matter: None,
            topic: None,
            level: None,
            audience: Audience::Everyone(true),
            content,
            wants_receipt: false,
            remind_after: None,
            repeats: None,
            alone: None,
        },
        send_at: new.announce_at,
        draft: false,
        attachments: None,
        corrects: None,
        evacuation: None,
    };
    let desk = Desk::new(app.clone());
    let id = desk.take(staff, order, once, |standing| standing.notice.id.clone());
    let id = id.await?;
    let mut tx = app.db.write().await?;
    let notice = notices::load(&mut tx, &id).await?;
    let asked = Maintenance {
        notice: notice.ok_or(Refusal::NotFound("notice"))?.state,
        id,
        from: new.from,
        until: new.until,
        asked_at: now,
        asked_by: staff.id.clone(),
        ended: None,
    };
    if maintenances::insert(&mut tx, &asked).await? {
        let deed = Deed::new(&staff.id, Act::MaintenanceAsked).about(&asked.id);
        audit::record(&mut tx, &deed, now).await?;
    }
    let stored = maintenances::by_id(&mut tx, &asked.id).await?;
    tx.commit().await?;
    stored.ok_or(Refusal::NotFound("maintenance"))
}

fn check(new: &New, now: Millis) -> Result<(), Refusal> {
    if new.from < now || new.from.since(now) > FURTHEST * 1000 {
        return Err(Refusal::wrong("from", "must lie ahead, within a year"));
    }
    let length = new.until.since(new.from);
    if length <= 0 || length > LONGEST * 1000 {
        return Err(Refusal::wrong(
            "until",
            "must come after from, and at most 48 hours after it",
        ));
    }
    match new.announce_at {
        Some(at) if at >= new.from => Err(Refusal::wrong("announce_at", "must come before from")),
        _ => Ok(()),
    }
}

/// What it says where staff wrote nothing, in all languages of the city.
fn words_of_ours(words: &Words, from: Millis, until: Millis) -> Content {
    let languages = words.offered().iter();
    let texts = languages.map(|language| {
        let times = [("from", words.time(from)), ("until", words.time(until))];
        let wording = Wording {
            title: words.say(*language, "maintenance-title"),
            body: words.say_with(*language, "maintenance-text", &times),
            machine: false,
        };
        (*language, wording)
    });
    Content(texts.collect())
}

/// Opens the service again, or calls off what has not begun: then its notice does not go out, if it has
/// not yet.
pub async fn end(app: &App, staff: &Staff, id: &str) -> Result<Maintenance, Refusal> {
    allowed(staff.asker().may_close_service())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let known = maintenances::by_id(&mut tx, id).await?;
    known.ok_or(Refusal::NotFound("maintenance"))?;
    if !maintenances::end(&mut tx, id, &staff.id, now).await? {
        return Err(Refusal::Conflict("it has ended"));
    }
    let deed = Deed::new(&staff.id, Act::MaintenanceEnded).about(id);
    audit::record(&mut tx, &deed, now).await?;
    let ended = maintenances::by_id(&mut tx, id).await?;
    tx.commit().await?;
    app.wake.inbox.notify_one();
    ended.ok_or(Refusal::NotFound("maintenance"))
}
