//! What a notice says about evacuation, beside its words: written down with it, and kept when its words are
//! written anew.

use super::{Desk, stop};
use crate::city::audit::{Act, Deed};
use crate::city::evacuation::{self, Mode, Step};
use crate::city::notice::{Kind, State, Wanted};
use crate::clock::Millis;
use crate::office::Refusal;
use crate::store::evacuations::{self, Said};
use crate::store::notices::{self, Notice};
use crate::store::staff::Staff;
use crate::store::{Tx, alerts, areas, audit};

/// What a notice says about evacuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evacuation {
    pub said: Said,
    /// A draft that an alert made: it is cancelled once this one is there.
    pub replaces: Option<String>,
}

impl Desk {
    pub(super) async fn note_evacuation(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        notice: &Notice,
        evacuation: &Evacuation,
    ) -> Result<(), Refusal> {
        let now = self.app.clock.now();
        evacuations::insert(tx, &notice.id, &evacuation.said).await?;
        let deed = Deed::new(&staff.id, Act::EvacuationOrdered).about(&notice.id);
        audit::record(tx, &deed.amount(evacuation.said.level), now).await?;
        let Some(draft) = &evacuation.replaces else {
            return Ok(());
        };
        let replaced = notices::lock(tx, draft).await?;
        let replaced = replaced.ok_or(Refusal::NotFound("draft"))?;
        let mode = alerts::mode_of(tx, draft).await?;
        if mode.is_none() || replaced.state != State::Draft {
            return Err(Refusal::Conflict(
                "replaces names no open draft of an alert",
            ));
        }
        if mode != Some(evacuation.said.mode) {
            return Err(Refusal::Conflict(
                "what was a drill or a test stays one, and what was real stays real",
            ));
        }
        alerts::also_made(tx, &notice.id, draft).await?;
        stop::drop_draft(&self.app, tx, &replaced).await?;
        let deed = Deed::new(&staff.id, Act::NoticeCancelled).about(draft);
        audit::record(tx, &deed, now).await?;
        Ok(())
    }
}

/// It is released now, or asks a second person. A lift or a withdrawal only while it says what is so: who
/// approves it must not end what was ordered since it was written.
pub(super) async fn release(tx: &mut Tx, notice: &Notice, now: Millis) -> Result<(), Refusal> {
    let said = evacuations::of_notice(tx, &notice.id).await?;
    let Some(said) = said.filter(|said| said.mode == Mode::Real) else {
        return Ok(());
    };
    let released = evacuations::released(tx, now).await?;
    let since = notice.created_at;
    if !said.step.stands() && evacuation::changed_since(&released, said.hazard, &said.areas, since)
    {
        return Err(Refusal::Conflict(
            "something was released there since it was written: cancel it and write it anew",
        ));
    }
    if speaks_of_before(said.step) {
        let present = evacuation::present(&released);
        let known = areas::all(tx).await?;
        let meant = evacuation::meant(&present, said.hazard, &said.areas, &known);
        let before = meant
            .iter()
            .map(|area| evacuation::level_in(&present, said.hazard, area));
        if Step::between(before, said.level) != said.step {
            return Err(Refusal::Conflict(
                "what stands there has changed since it was written: cancel it and write it anew",
            ));
        }
    }
    evacuations::release(tx, &notice.id, now).await?;
    Ok(())
}

/// Whether its words are wrong once what stood before is another: "raised", "lowered", "continues".
const fn speaks_of_before(step: Step) -> bool {
    matches!(step, Step::Raise | Step::Lower | Step::Renew)
}

/// What of a draft stays as it is where it is about evacuation, or came of a drill.
pub(super) async fn keep(tx: &mut Tx, known: &Notice, wanted: &mut Wanted) -> Result<(), Refusal> {
    let about_evacuation = evacuations::of_notice(tx, &known.id).await?.is_some();
    let pretends = alerts::mode_of(tx, &known.id)
        .await?
        .is_some_and(|mode| mode != Mode::Real);
    if pretends && wanted.kind != Kind::Drill {
        return Err(Refusal::Conflict(
            "the draft came of a drill or a test: it is never sent as real",
        ));
    }
    if about_evacuation || pretends {
        // Its state follows from what was ordered; its words alone are written anew.
        wanted.kind = known.kind;
        wanted.level = known.level;
        wanted.audience = known.audience.clone();
        wanted.topic.clone_from(&known.topic);
        wanted.matter = known.matter;
    }
    Ok(())
}
