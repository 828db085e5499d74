//! What staff do, whichever door they come by: the API and the console call these, as the talk and
//! the pages call `household`. Each judges authority before it looks anything up, changes and audits in
//! one transaction, and refuses in words that say what to mend.

pub mod absences;
pub mod attachments;
pub mod call_sheet;
pub mod classes;
pub mod codes;
pub mod evacuations;
pub mod follow_up;
pub mod garbage;
pub mod jobs;
pub mod keys;
pub mod login;
pub mod mail_stop;
pub mod maintenances;
pub mod messages;
pub mod phrases;
pub mod repeats;
pub mod roll;
pub mod rollovers;
pub mod roster;
pub mod staff;
pub mod topics;
pub mod translations;
pub mod triggers;
pub mod waiting;

use crate::app::App;
use crate::city::audit::Deed;
use crate::city::notice::Mistake;
use crate::store::{Tx, audit, schools};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("beyond the authority of whoever asked")]
    Forbidden,
    #[error("whoever sent it cannot approve it")]
    OwnNotice,
    /// What was asked for is not there.
    #[error("no such {0}")]
    NotFound(&'static str),
    #[error("{} mistakes", .0.len())]
    Invalid(Vec<Mistake>),
    /// The state of what was asked for does not allow it.
    #[error("{0}")]
    Conflict(&'static str),
    #[error("the Idempotency-Key was used for another body")]
    KeyReused,
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl Refusal {
    /// One field is wrong.
    pub fn wrong(field: &str, detail: impl Into<String>) -> Refusal {
        Refusal::Invalid(vec![Mistake::new(field, detail)])
    }
}

/// Whoever may not is told so, and nothing else.
pub fn allowed(may: bool) -> Result<(), Refusal> {
    match may {
        true => Ok(()),
        false => Err(Refusal::Forbidden),
    }
}

/// There is such a school; its name.
pub async fn school_named(tx: &mut Tx, school: &str) -> Result<String, Refusal> {
    let found = schools::by_id(tx, school).await?;
    Ok(found.ok_or(Refusal::NotFound("school"))?.name)
}

/// What was looked up is shown only once the audit says to whom.
pub async fn seen(app: &App, deed: &Deed<'_>) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    audit::record(&mut tx, deed, app.clock.now()).await?;
    tx.commit().await
}

/// Seconds for which looking on is one look: a page that is fetched every few seconds all morning would
/// bury what else was done.
const ONE_LOOK: i64 = 600;

/// The same of a page that somebody goes on looking at.
async fn still_seen(app: &App, deed: &Deed<'_>) -> anyhow::Result<()> {
    let mut tx = app.db.read().await?;
    let before = audit::newest(&mut tx, deed).await?;
    drop(tx);
    let since = app.clock.now().plus_seconds(-ONE_LOOK);
    match before.is_some_and(|at| at > since) {
        true => Ok(()),
        false => seen(app, deed).await,
    }
}

/// Rows in memory are never more than fit.
fn number(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
