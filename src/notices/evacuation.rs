//! What a notice about evacuation does when it starts: its words get the time of its release, and what it
//! supersedes stops, so that nobody gets an order after its lift.

use super::desk::stop;
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::evacuation::{self, Issued, Mode, Released};
use crate::city::notice::State;
use crate::clock::Millis;
use crate::outbox::verdict::Cause;
use crate::store::audience::Frozen;
use crate::store::evacuations::{self, Said};
use crate::store::notices::{self, Notice};
use crate::store::{Tx, audit, outbox};

/// It has started in this transaction: its list stands, or grows from now on.
pub(super) async fn start(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    let said = evacuations::of_notice(tx, &notice.id).await?;
    let Some(said) = said.filter(|said| said.mode == Mode::Real) else {
        return Ok(());
    };
    let mut released = notice.clone();
    put_time(app, &mut released, &said, Some(notice.send_at));
    evacuations::put_content(tx, &notice.id, &released.content).await?;
    let this = Released {
        notice: notice.id.clone(),
        hazard: said.hazard,
        level: said.level,
        step: said.step,
        areas: said.areas,
        at: notice.send_at,
        stopped: false,
        superseded_by: None,
    };
    let earlier = evacuations::before(tx, notice).await?;
    for its in evacuation::superseded(&this, &earlier) {
        supersede(app, tx, &its.notice, notice).await?;
    }
    Ok(())
}

/// Whoever has not got it by now gets what stands in its place.
async fn supersede(app: &App, tx: &mut Tx, earlier: &str, by: &Notice) -> anyhow::Result<()> {
    let Some(earlier) = notices::lock(tx, earlier).await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let stopped = match earlier.state {
        State::Sending => {
            let rest = Frozen::Superseded(now);
            stop::break_off(tx, &earlier, State::Cancelled, rest, now).await?;
            true
        }
        State::Scheduled => {
            stop::withdraw_draft(tx, &earlier, Frozen::Superseded(now), now).await?;
            true
        }
        // A channel may still stand in for the other, or a try may have been left without an answer.
        State::Sent | State::Cancelled | State::Recalled => {
            if outbox::is_open(tx, &earlier.id).await? {
                outbox::cancel_for_notice(tx, &earlier.id, Cause::Superseded, now).await?;
            }
            false
        }
        State::Draft | State::AwaitingApproval => return Ok(()),
    };
    evacuations::supersede(tx, &earlier.id, &by.id).await?;
    if let (true, Some(staff)) = (stopped, by.approved_by.as_ref().or(by.sent_by.as_ref())) {
        let deed = Deed::new(staff, Act::NoticeCancelled).about(&earlier.id);
        audit::record(tx, &deed, now).await?;
    }
    Ok(())
}

/// A notice as staff look at it before its release: with where the time will stand.
pub(super) async fn unreleased(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<Notice> {
    let mut notice = notice.clone();
    if notice.state.is_before_start()
        && let Some(said) = evacuations::of_notice(tx, &notice.id).await?
    {
        put_time(app, &mut notice, &said, None);
    }
    Ok(notice)
}

/// `None`: it is not released yet. What is not real says no time.
pub(super) fn put_time(app: &App, notice: &mut Notice, said: &Said, at: Option<Millis>) {
    if said.mode != Mode::Real {
        return;
    }
    let issued = Issued {
        level: said.level,
        step: said.step,
        at,
    };
    notice.content = evacuation::with_time(&notice.content, &app.words, issued);
}
