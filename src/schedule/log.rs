//! What a job notes of itself: that it runs, what it did last, and how it last failed.

use super::{Job, NOTED_SECONDS};
use crate::app::App;
use crate::clock::Millis;
use crate::store::{jobs, milestones};

/// Seconds within which work is one piece of work, and a failure one failure: a large list is a thousand
/// steps, and a database that is away fails every second.
const ONE_PIECE: i64 = 10;

/// The notes of one job in this process.
pub struct Log {
    job: Job,
    looked: Millis,
    worked: Millis,
    failed: Millis,
}

impl Log {
    pub const fn of(job: Job) -> Log {
        Log {
            job,
            looked: Millis(0),
            worked: Millis(0),
            failed: Millis(0),
        }
    }

    /// Notes what a step came to. What cannot be noted is in the log alone.
    pub async fn note(&mut self, app: &App, outcome: &anyhow::Result<bool>) {
        let job = self.job.name();
        if let Err(error) = outcome {
            let error = format!("{error:#}");
            tracing::error!(job, error, "a job failed");
        }
        if let Err(error) = self.store(app, outcome).await {
            let error = format!("{error:#}");
            tracing::error!(job, error, "what a job did cannot be noted");
        }
    }

    async fn store(&mut self, app: &App, outcome: &anyhow::Result<bool>) -> anyhow::Result<()> {
        let now = app.clock.now();
        // A time in the future was noted before the clock was set back.
        let is_old = |noted: Millis, seconds| !(0..seconds * 1000).contains(&now.since(noted));
        let job = self.job.name();
        match outcome {
            Ok(worked) => {
                let works = *worked && is_old(self.worked, ONE_PIECE);
                if !works && !is_old(self.looked, NOTED_SECONDS) {
                    return Ok(());
                }
                let mut tx = app.db.write().await?;
                milestones::reach(&mut tx, &milestones::of_job(job), now).await?;
                if works {
                    jobs::worked(&mut tx, job, now).await?;
                }
                tx.commit().await?;
                self.looked = now;
                if works {
                    self.worked = now;
                }
            }
            Err(error) if is_old(self.failed, ONE_PIECE) => {
                let mut tx = app.db.write().await?;
                jobs::failed(&mut tx, job, &format!("{error:#}"), now).await?;
                tx.commit().await?;
                self.failed = now;
            }
            Err(_) => {}
        }
        Ok(())
    }
}
