//! What follows a notice: whose it is to look at and to act on. Figures by class are
//! [`super::classes`]', repeats [`super::repeats`]', telephoning [`super::call_sheet`]'s.

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audience::Audience;
use crate::city::notice::State;
use crate::store::Tx;
use crate::store::notices::{self, Notice};
use crate::store::staff::Staff;

/// A notice whose figures this person may see.
pub(super) async fn seen_by(tx: &mut Tx, staff: &Staff, id: &str) -> Result<Notice, Refusal> {
    let notice = notices::load(tx, id).await?;
    let notice = notice.ok_or(Refusal::NotFound("notice"))?;
    allowed(staff.asker().may_see(notice.kind, &notice.audience))?;
    Ok(notice)
}

/// Whether this person may follow a notice up: a door asks before it says what is wrong with a request.
pub async fn judge(app: &App, staff: &Staff, id: &str) -> Result<(), Refusal> {
    allowed(staff.role.sends())?;
    let mut tx = app.db.read().await?;
    sendable_by(&mut tx, staff, id).await?;
    Ok(())
}

/// A notice to whose people this person may write.
pub(super) async fn sendable_by(tx: &mut Tx, staff: &Staff, id: &str) -> Result<Notice, Refusal> {
    let notice = notices::load(tx, id).await?;
    let notice = notice.ok_or(Refusal::NotFound("notice"))?;
    allowed(staff.asker().may_send(notice.kind, &notice.audience))?;
    Ok(notice)
}

/// Only such a notice knows of children and classes.
pub(super) fn by_schools(notice: &Notice) -> Result<(), Refusal> {
    match notice.audience {
        Audience::Schools(_) => Ok(()),
        _ => Err(Refusal::Conflict("the notice is not for schools")),
    }
}

/// Its list is frozen.
pub(super) fn started(notice: &Notice) -> Result<(), Refusal> {
    match notice.started_at {
        Some(_) => Ok(()),
        None => Err(Refusal::Conflict("the notice has not started")),
    }
}

/// It has started, and was not stopped.
pub(super) fn on_its_way(notice: &Notice) -> Result<(), Refusal> {
    match notice.state {
        State::Sending | State::Sent => Ok(()),
        State::Cancelled | State::Recalled => Err(Refusal::Conflict("the notice was stopped")),
        _ => Err(Refusal::Conflict("the notice has not started")),
    }
}
