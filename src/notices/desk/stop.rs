//! Stopping a notice: before its end, so that whoever has not got it does not get it; or taking it back,
//! so that our pages say at once that it does not hold.
//!
//! What LINE or a mail server has taken cannot be unsent: it stands in talks and mailboxes. What can be
//! done about it is a correction ([`super::correct`]) to exactly those.

use super::Desk;
use crate::app::App;
use crate::city::audit::Act;
use crate::city::correction::REASON_LIMIT;
use crate::city::notice::{Kind, State};
use crate::clock::Millis;
use crate::office::Refusal;
use crate::outbox::verdict::Cause;
use crate::store::audience::{self, Frozen, Size};
use crate::store::notices::{self, Notice};
use crate::store::staff::Staff;
use crate::store::{Tx, drills, evacuations, ledger, lists, outbox};

use super::Standing;

/// Takes a draft back that nobody ever decided to send: of a list that was never meant nothing is written.
pub(in crate::notices) async fn drop_draft(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
) -> anyhow::Result<()> {
    notices::set_size(tx, &notice.id, Size::default()).await?;
    notices::stop(tx, &notice.id, State::Cancelled, app.clock.now()).await
}

/// Stops what has not started: its list is written down as not reached.
pub(in crate::notices) async fn withdraw_draft(
    tx: &mut Tx,
    notice: &Notice,
    list: Frozen,
    now: Millis,
) -> anyhow::Result<()> {
    let size = lists::freeze(tx, notice, list, now).await?;
    notices::set_size(tx, &notice.id, size).await?;
    notices::stop(tx, &notice.id, State::Cancelled, now).await
}

/// Stops what is on its way: what is not yet out stays in. `rest`: how those stand on the list who were still
/// to be written on it.
pub(in crate::notices) async fn break_off(
    tx: &mut Tx,
    notice: &Notice,
    state: State,
    rest: Frozen,
    now: Millis,
) -> anyhow::Result<()> {
    let id = &notice.id;
    let cause = match rest {
        Frozen::Superseded(_) => Cause::Superseded,
        Frozen::Waiting | Frozen::Cancelled(_) => {
            evacuations::note_stop(tx, id, now).await?;
            Cause::Cancelled
        }
    };
    outbox::cancel_for_notice(tx, id, cause, now).await?;
    if let (Some(after), None) = (&notice.planned_to, notice.planned_at) {
        // Who was still to be written on the list is told of as well.
        let (audience, topic) = (&notice.audience, notice.topic.as_deref());
        audience::freeze_rest(tx, id, audience, topic, rest, after).await?;
        if notice.kind == Kind::Drill {
            drills::freeze_families(tx, id, after, None).await?;
        }
    }
    notices::stop(tx, id, state, now).await
}

/// Stops what helps nobody any more, however far it has come.
pub(in crate::notices) async fn expire(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let list = Frozen::Cancelled(now);
    match notice.state {
        State::Sending => break_off(tx, notice, State::Cancelled, list, now).await,
        State::Draft | State::AwaitingApproval | State::Scheduled => {
            withdraw_draft(tx, notice, list, now).await
        }
        State::Sent | State::Cancelled | State::Recalled => Ok(()),
    }
}

impl Desk {
    /// Stops a notice: whoever has not got it does not get it. Again: changes nothing.
    pub async fn cancel(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        let now = self.app.clock.now();
        let list = Frozen::Cancelled(now);
        match notice.state {
            State::Cancelled => return Ok(super::standing(&self.app, &mut tx, notice).await?),
            State::Sent => return Err(Refusal::Conflict("the notice has been sent: recall it")),
            State::Recalled => return Err(Refusal::Conflict("the notice has been recalled")),
            State::Sending => break_off(&mut tx, &notice, State::Cancelled, list, now).await?,
            State::Draft | State::AwaitingApproval | State::Scheduled => {
                withdraw_draft(&mut tx, &notice, list, now).await?;
            }
        }
        self.done(tx, staff, Act::NoticeCancelled, id).await
    }

    /// Takes back what has started: what is not yet out stays in, and from this moment our pages show
    /// neither its words nor its files, but that it was recalled and why. Again: changes nothing.
    pub async fn recall(
        &self,
        staff: &Staff,
        id: &str,
        reason: Option<&str>,
    ) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        let reason = reason.map(str::trim);
        let length = reason.map_or(1, |reason| reason.chars().count());
        if !(1..=REASON_LIMIT).contains(&length) {
            let detail = format!("must have 1 to {REASON_LIMIT} characters, not {length}");
            return Err(Refusal::wrong("reason", detail));
        }
        let now = self.app.clock.now();
        match notice.state {
            State::Recalled => return Ok(super::standing(&self.app, &mut tx, notice).await?),
            // One that was cancelled on its way is still shown to those who had got it.
            State::Cancelled if ledger::sums(&mut tx, id).await?.accepted == 0 => {
                return Err(Refusal::Conflict(
                    "the notice was cancelled before anybody had it",
                ));
            }
            State::Sending | State::Sent | State::Cancelled => {
                let list = Frozen::Cancelled(now);
                break_off(&mut tx, &notice, State::Recalled, list, now).await?;
            }
            State::Draft | State::AwaitingApproval | State::Scheduled => {
                return Err(Refusal::Conflict("the notice has not started: cancel it"));
            }
        }
        notices::note_recall(&mut tx, id, &staff.id, reason, now).await?;
        self.done(tx, staff, Act::NoticeRecalled, id).await
    }
}
