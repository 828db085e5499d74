//! What is done by the clock alone: a table of jobs with their periods. Each job takes small steps,
//! and two instances never take the same one.

pub mod alerts;
pub mod codes;
pub mod departures;
pub mod doubts;
pub mod feeds;
pub mod guard;
pub mod jumps;
pub mod keys;
pub mod narrowed;
pub mod overdue;
pub mod repeats;
pub mod retention;
pub mod rollover;
pub mod unconfirmed;
pub mod unused;

use std::time::Duration;

use crate::app::App;
use crate::clock::Millis;
use crate::household::returned;
use crate::store::milestones;

/// A job by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Looks whether somebody set the clock.
    Clock,
    /// Erases those who leave today.
    Departures,
    /// Turns the school year.
    Rollover,
    /// Gives school codes from files their end.
    Codes,
    /// Sees that the keys in use are those the database expects.
    Keys,
    /// Deletes what has been kept long enough.
    Retention,
    /// Writes to those who have not used their account for long.
    Unused,
    /// Reminds those who narrowed evacuation news.
    Narrowed,
    /// Tells families, and the school's staff, of reports that nobody there has read.
    Overdue,
    /// Writes by the other channel to those who have not confirmed.
    Unconfirmed,
    /// Sends notices again to those who have not confirmed.
    Repeats,
    /// Asks LINE who has blocked the account in silence.
    Doubts,
    /// Asks LINE what is left of the month's messages.
    Quota,
    /// Looks at feeds of alerts.
    Feeds,
    /// Makes drafts of alerts from outside.
    Alerts,
    /// Acts on mails that came back.
    Returned,
    /// Watches how many come back, and stops optional mail where it is too much.
    Guard,
}

/// The jobs, and how often each looks for work.
pub const JOBS: &[(Job, Duration)] = &[
    // For so long nothing is sent when the clock was set.
    (Job::Clock, Duration::from_secs(1)),
    // Leaving takes effect at midnight: within a minute of it.
    (Job::Departures, Duration::from_secs(60)),
    // School notices of 1 April wait for it.
    (Job::Rollover, Duration::from_secs(2)),
    // Staff are shown how long a code lives; until then it lives on.
    (Job::Codes, Duration::from_secs(60)),
    // An operator who changes keys looks at the log meanwhile.
    (Job::Keys, Duration::from_secs(15)),
    // Nothing in it is kept for less than days.
    (Job::Retention, Duration::from_secs(3600)),
    (Job::Unused, Duration::from_secs(3600)),
    (Job::Narrowed, Duration::from_secs(3600)),
    // A school sets minutes.
    (Job::Overdue, Duration::from_secs(20)),
    // A sender sets minutes.
    (Job::Unconfirmed, Duration::from_secs(20)),
    // Whoever asks for one by hand waits for it.
    (Job::Repeats, Duration::from_secs(2)),
    // Twenty profiles a minute are no burden to anybody.
    (Job::Doubts, Duration::from_secs(60)),
    // A notice that starts by itself knows what is left if it was asked within ten minutes.
    (Job::Quota, Duration::from_secs(300)),
    // Each feed has its own minute.
    (Job::Feeds, Duration::from_secs(5)),
    // What an import took up is acted on within a second (contract.md), drafts included.
    (Job::Alerts, Duration::from_millis(500)),
    (Job::Returned, Duration::from_secs(1)),
    // The shares are of a whole day; but a large notice is out within a quarter of an hour.
    (Job::Guard, Duration::from_secs(60)),
];

impl Job {
    pub const fn name(self) -> &'static str {
        match self {
            Job::Clock => "clock",
            Job::Departures => "departures",
            Job::Rollover => "rollover",
            Job::Codes => "codes",
            Job::Keys => "keys",
            Job::Retention => "retention",
            Job::Unused => "unused",
            Job::Narrowed => "narrowed",
            Job::Overdue => "overdue",
            Job::Unconfirmed => "unconfirmed",
            Job::Repeats => "repeats",
            Job::Doubts => "doubts",
            Job::Quota => "quota",
            Job::Feeds => "feeds",
            Job::Alerts => "alerts",
            Job::Returned => "returned",
            Job::Guard => "guard",
        }
    }

    /// Takes its next step, if there is one. False: there was nothing to do.
    async fn step(self, app: &App) -> anyhow::Result<bool> {
        match self {
            Job::Clock => jumps::run_once(app).await,
            Job::Departures => departures::run_once(app).await,
            Job::Rollover => rollover::run_once(app).await,
            Job::Codes => codes::run_once(app).await,
            Job::Keys => keys::run_once(app).await,
            Job::Retention => retention::run_once(app).await,
            Job::Unused => unused::run_once(app).await,
            Job::Narrowed => narrowed::run_once(app).await,
            Job::Overdue => overdue::run_once(app).await,
            Job::Unconfirmed => unconfirmed::run_once(app).await,
            Job::Repeats => repeats::run_once(app).await,
            Job::Doubts => doubts::run_once(app).await,
            Job::Quota => {
                app.quota.refresh().await;
                Ok(false)
            }
            Job::Feeds => feeds::run_once(app).await,
            Job::Alerts => alerts::run_once(app).await,
            Job::Returned => returned::run_once(app).await,
            Job::Guard => guard::run_once(app).await,
        }
    }
}

/// How often a job notes that it runs: `kairan check` calls one that has not for thrice this stuck.
pub const NOTED_SECONDS: i64 = 300;

/// Runs one job until `stop` is done. A step that has begun is finished.
pub async fn run(app: App, job: Job, period: Duration, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut noted = Millis(0);
    loop {
        let stepped = async {
            let took_a_step = job.step(&app).await?;
            note(&app, job, &mut noted).await?;
            anyhow::Ok(took_a_step)
        };
        let took_a_step = stepped.await.unwrap_or_else(|error| {
            tracing::error!(
                job = job.name(),
                error = format!("{error:#}"),
                "a job failed"
            );
            false
        });
        let pause = if took_a_step { Duration::ZERO } else { period };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Notes now and then that the job runs.
async fn note(app: &App, job: Job, noted: &mut Millis) -> anyhow::Result<()> {
    let now = app.clock.now();
    // A time in the future was noted before the clock was set back.
    if (0..NOTED_SECONDS * 1000).contains(&now.since(*noted)) {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    milestones::reach(&mut tx, &milestones::of_job(job.name()), now).await?;
    tx.commit().await?;
    *noted = now;
    Ok(())
}

/// A step of every job that has one: for tests, which have no periods. False: none had.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let mut took_a_step = false;
    for (job, _) in JOBS {
        took_a_step |= job.step(app).await?;
    }
    Ok(took_a_step)
}
