//! The table of everything that recurs, with what each job did last and has next, for whoever answers for
//! the service.

use super::{Refusal, allowed};
use crate::app::App;
use crate::clock::Millis;
use crate::inbound::alerts::fetch::shown;
use crate::schedule::{JOBS, Late, NOTED_SECONDS};
use crate::store::feeds;
use crate::store::jobs::{self, Fared};
use crate::store::milestones;
use crate::store::staff::Staff;

/// A job and how it fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub name: &'static str,
    /// Seconds from look to look.
    pub period: u64,
    pub late: Late,
    /// When it last looked for work, as it notes every five minutes.
    pub looked_at: Option<Millis>,
    pub fared: Fared,
    /// When it has something to do next, or looks next where that is not known before.
    pub next_at: Option<Millis>,
    /// It has not looked for so long that something is wrong.
    pub stuck: bool,
}

/// All jobs in their table's order.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Line>, Refusal> {
    allowed(staff.asker().may_see_jobs())?;
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let looked = milestones::all(&mut tx).await?;
    let mut fared = jobs::all(&mut tx).await?;
    let due = jobs::due(&mut tx).await?;
    drop(tx);
    let lines = JOBS.iter().map(|recurring| {
        let name = recurring.job.name();
        let milestone = milestones::of_job(name);
        let looked = looked.iter().find(|(its, _)| *its == milestone);
        let looked_at = looked.map(|(_, at)| *at);
        let period = recurring.period.as_secs();
        let seconds = i64::try_from(period).unwrap_or(i64::MAX / 2000);
        // It looks more often than it notes.
        let next_look = looked_at.map(|at| at.plus_seconds(seconds).max(now));
        Line {
            name,
            period,
            late: recurring.late,
            looked_at,
            fared: fared.remove(name).unwrap_or_default(),
            next_at: due.get(name).copied().or(next_look),
            stuck: looked_at
                .is_some_and(|at| now.since(at) > (3 * NOTED_SECONDS).max(seconds * 2) * 1000),
        }
    });
    Ok(lines.collect())
}

/// Feeds of alerts and how each fares, by the addresses that staff may see. One that was never looked at is
/// among them.
pub async fn feeds(app: &App, staff: &Staff) -> Result<Vec<feeds::Fared>, Refusal> {
    allowed(staff.asker().may_see_jobs())?;
    let mut tx = app.db.read().await?;
    let mut known = feeds::all(&mut tx).await?;
    let feeds = app.config.alert_feeds.iter().map(|url| {
        let at = known.iter().position(|its| its.url == *url);
        let fared = at.map(|at| known.swap_remove(at));
        feeds::Fared {
            url: shown(url),
            worked_at: fared.as_ref().and_then(|its| its.worked_at),
            failing: fared.and_then(|its| its.failing),
        }
    });
    Ok(feeds.collect())
}
