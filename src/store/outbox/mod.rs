//! The outbox's rows: written where something is decided ([`queue`]), claimed and settled by
//! `outbox::worker` ([`claim`], [`settle`]), taken from the dead ([`leases`]), stopped with their notice
//! or their person ([`stop`]). When the clock was set their times are brought along (`store::jumps`).
//!
//! Nothing else writes a row's state (the picture stands in `outbox/mod.rs`).

mod claim;
mod leases;
mod look;
mod queue;
mod rounds;
mod settle;
mod stop;
pub(in crate::store) mod turns;

pub use claim::{Wanted, claim, renew};
pub use leases::{Lease, leases, return_leases};
pub use look::{Depth, depths, is_open, next_due, open_count};
pub use queue::{provider_hashes, queue, queue_many};
pub use rounds::own_row;
pub use settle::{Settlement, settle};
pub use stop::{cancel_for_notice, cancel_repeats, forget};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::outbox::verdict::Cause;

/// What the `payload` column is sealed for.
const COLUMN: &str = "outbox.payload";

/// Why nothing more is tried of a notice; `None`: it is on its way.
async fn stopped(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Cause>> {
    let row = sqlx::query("select state, superseded_by from notices where id = $1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await
        .context("whether a notice was stopped")?;
    let Some(row) = row else {
        return Ok(Some(Cause::Cancelled));
    };
    let superseded: Option<String> = row.try_get("superseded_by")?;
    let state: String = row.try_get("state")?;
    Ok(match state.as_str() {
        _ if superseded.is_some() => Some(Cause::Superseded),
        "sending" | "sent" => None,
        _ => Some(Cause::Cancelled),
    })
}

fn attempt_line(id: &str, attempt: i64, outcome: &str, detail: &str) -> Value {
    json!({ "id": id, "attempt": attempt, "outcome": outcome, "detail": detail })
}

async fn write_attempts(tx: &mut Tx, lines: Vec<Value>, now: Millis) -> anyhow::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let sql = tx.engine.sql(
        "insert into attempts (outbox_id, attempt, at, outcome, detail)
         select value ->> 'id', cast(value ->> 'attempt' as bigint), $2,
             value ->> 'outcome', value ->> 'detail'
         from {rows:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&lines)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("write attempts")?;
    Ok(())
}
