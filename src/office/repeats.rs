//! A running notice is sent again by hand, now or at a time, to those who have not confirmed it.
//! `schedule::repeats` sends it.

use super::follow_up::{on_its_way, seen_by, sendable_by};
use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::notice::{Kind, REMIND_AFTER};
use crate::city::repeat::{APART, MOST_BY_HAND, When};
use crate::clock::Millis;
use crate::notices::desk::Once;
use crate::store::idempotency::{self, Key};
use crate::store::notices::{self, Notice};
use crate::store::repeats::{self, Repeat};
use crate::store::staff::Staff;
use crate::store::{Tx, audit};

/// Those of a notice, in the order of their times.
pub async fn list(app: &App, staff: &Staff, id: &str) -> Result<Vec<Repeat>, Refusal> {
    let mut tx = app.db.read().await?;
    seen_by(&mut tx, staff, id).await?;
    Ok(repeats::of_notice(&mut tx, id).await?)
}

/// Asks for it (`at`: not now, but then), and answers what `answer` makes of it: the same again for the
/// same key.
pub async fn by_hand(
    app: &App,
    staff: &Staff,
    (id, at): (&str, Option<Millis>),
    once: Once<'_>,
    answer: impl Fn(&Notice, &Repeat) -> String,
) -> Result<String, Refusal> {
    allowed(staff.role.sends())?;
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    sendable_by(&mut tx, staff, id).await?;
    match idempotency::take(&mut tx, &staff.id, once.key, once.body_hash, now).await? {
        Key::Answered(answer) => return Ok(answer),
        Key::OtherBody => return Err(Refusal::KeyReused),
        Key::New => {}
    }
    // Two who ask at the same moment ask one after the other.
    let notice = notices::lock(&mut tx, id).await?;
    let notice = notice.ok_or(Refusal::NotFound("notice"))?;
    on_its_way(&notice)?;
    if !notice.wants_receipt || notice.kind == Kind::Drill {
        return Err(Refusal::Conflict("the notice asks for no confirmation"));
    }
    let at = at.unwrap_or(now);
    is_time(&mut tx, &notice, at, now).await?;
    let repeat = Repeat {
        id: app.new_id(),
        when: When::At(at),
        asked_by: Some(staff.id.clone()),
        asked_at: now,
        people: 0,
        outcome: None,
        ended_at: None,
    };
    repeats::insert(&mut tx, id, &repeat).await?;
    let answer = answer(&notice, &repeat);
    idempotency::answer(&mut tx, &staff.id, once.key, &answer).await?;
    let deed = Deed::new(&staff.id, Act::NoticeRepeated).about(id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Whether it may be sent then.
async fn is_time(tx: &mut Tx, notice: &Notice, at: Millis, now: Millis) -> Result<(), Refusal> {
    let started = notice.started_at.unwrap_or(now);
    let minutes = at.since(started) / 60_000;
    if at < now || minutes > *REMIND_AFTER.end() {
        return Err(Refusal::wrong(
            "at",
            "must lie ahead, and at most a week after the start",
        ));
    }
    let repeats = repeats::of_notice(tx, &notice.id).await?;
    let by_hand = repeats.iter().filter(|repeat| repeat.asked_by.is_some());
    if by_hand.count() >= MOST_BY_HAND {
        return Err(Refusal::Conflict(
            "the notice was repeated often enough: telephone those who are left",
        ));
    }
    let others = repeats.iter().map(|repeat| repeat.when.at(started));
    let mut sent = others.chain([started]);
    if sent.any(|other| at.since(other).abs() < APART * 60_000) {
        return Err(Refusal::Conflict(
            "it is less than ten minutes from another time: give people time to answer",
        ));
    }
    Ok(())
}
