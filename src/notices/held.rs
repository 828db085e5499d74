//! Cancelling what a restored database had decided to send (`store::held_back`).

use anyhow::Context;

use crate::city::notice::State;
use crate::clock::Millis;
use crate::outbox::verdict::Cause;
use crate::store::audience::Frozen;
use crate::store::{Tx, evacuations, held_back, lists, notices, outbox};

/// Cancels a notice that is held back, or the single messages (`None`): as staff would have, but also
/// what may have arrived before the loss.
pub async fn cancel(tx: &mut Tx, notice: Option<&str>, now: Millis) -> anyhow::Result<()> {
    let Some(id) = notice else {
        return held_back::cancel_single(tx, now).await;
    };
    let notice = notices::lock(tx, id).await?.context("a held notice")?;
    if notice.state == State::Scheduled {
        let size = lists::freeze(tx, &notice, Frozen::Cancelled(now), now).await?;
        notices::set_size(tx, id, size).await?;
    }
    held_back::forget_doubt(tx, id).await?;
    outbox::cancel_for_notice(tx, id, Cause::Cancelled, now).await?;
    match notice.state {
        // It was stopped before; only messages were left.
        State::Cancelled | State::Recalled => Ok(()),
        _ => {
            evacuations::note_stop(tx, id, now).await?;
            notices::stop(tx, id, State::Cancelled, now).await
        }
    }
}
