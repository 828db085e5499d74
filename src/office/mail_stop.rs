//! Mail that may be unsubscribed from stands still because too much came back (`schedule::guard`):
//! whether it does, and the word that it may go on.

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::store::mail_stops::{self, Stop};
use crate::store::staff::Staff;
use crate::store::{Tx, audit};

/// Characters of a reason: a sentence or two.
const LONGEST: usize = 500;

/// How optional mail stands.
#[derive(Clone, Debug)]
pub struct Look {
    /// `None`: it goes out.
    pub stop: Option<Stop>,
    /// Mails that wait.
    pub waiting: i64,
}

/// Whether optional mail stands still.
pub async fn look(app: &App, by: &Staff) -> Result<Look, Refusal> {
    allowed(by.asker().may_see_mail_stop())?;
    let mut tx = app.db.read().await?;
    Ok(read(&mut tx).await?)
}

async fn read(tx: &mut Tx) -> anyhow::Result<Look> {
    Ok(Look {
        stop: mail_stops::open(tx).await?,
        waiting: mail_stops::waiting(tx).await?,
    })
}

/// Lets it go on; who did it and why is kept. What came back before does not count any more.
pub async fn lift(app: &App, by: &Staff, reason: &str) -> Result<Look, Refusal> {
    let reason = reason.trim();
    may_lift(by)?;
    if reason.is_empty() || reason.chars().count() > LONGEST {
        let detail = format!("must have 1 to {LONGEST} characters");
        return Err(Refusal::wrong("reason", detail));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let lifted = mail_stops::lift(&mut tx, &by.id, reason, now).await?;
    let lifted = lifted.ok_or(Refusal::Conflict("mail is not stopped"))?;
    let look = read(&mut tx).await?;
    let deed = Deed::new(&by.id, Act::MailStopLifted).about(&lifted.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::info!(
        mail_stop.id = lifted.id,
        staff.id = by.id,
        "optional mail goes on"
    );
    Ok(look)
}

/// Judged before what is wrong with the request.
pub fn may_lift(by: &Staff) -> Result<(), Refusal> {
    allowed(by.asker().may_lift_mail_stop())
}
