//! What is done by the clock alone: one table of everything that recurs, with how often each looks for
//! work and what becomes of what was due while the service stood still. Each job takes small steps, and
//! two instances never take the same one.

pub mod alerts;
pub mod answers;
pub mod codes;
pub mod departures;
pub mod doubts;
pub mod feeds;
pub mod garbage;
pub mod guard;
pub mod jumps;
pub mod keys;
mod log;
pub mod maintenance;
pub mod narrowed;
pub mod overdue;
pub mod repeats;
pub mod retention;
pub mod rollover;
pub mod unconfirmed;
pub mod unused;

use std::time::Duration;

use crate::app::App;
use crate::household::{reconfirm, returned};
use crate::notices::starter;

pub use log::Log;

/// A job by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Starts notices at their time.
    Notices,
    /// Asks whose address was proven long ago whether it is still theirs.
    Reconfirm,
    /// Lets the talk go on when maintenance is over.
    Maintenance,
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
    /// Tells of answers by mail that LINE did not take.
    Answers,
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
    /// Reminds people of garbage days.
    Garbage,
}

/// What becomes of work that was due while the service stood still. Never is it done twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// It is done at once, once.
    Done,
    /// It is done at once if that still helps by the job's own rule, else passed over, and the log says so.
    DoneOrSkipped,
    /// Nothing is due at a time: the next look stands for all that were missed.
    Nothing,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurring {
    pub job: Job,
    /// How often it looks for work.
    pub period: Duration,
    pub late: Late,
}

const fn every(seconds: u64, job: Job, late: Late) -> Recurring {
    Recurring {
        job,
        period: Duration::from_secs(seconds),
        late,
    }
}

/// Everything that recurs.
pub const JOBS: &[Recurring] = &[
    // Start times are found within a second (contract). Late ones start at once: their senders see it and
    // can stop them.
    every(1, Job::Notices, Late::Done),
    // Nobody waits for it. By day only, so that a night's are asked in the morning.
    every(60, Job::Reconfirm, Late::Done),
    // People wait for their answers.
    every(1, Job::Maintenance, Late::Done),
    // For so long nothing is sent when the clock was set.
    every(1, Job::Clock, Late::Nothing),
    // Leaving takes effect at midnight: within a minute of it.
    every(60, Job::Departures, Late::Done),
    // School notices of 1 April wait for it.
    every(2, Job::Rollover, Late::Done),
    // Staff are shown how long a code lives; until then it lives on.
    every(60, Job::Codes, Late::Done),
    // An operator who changes keys looks at the log meanwhile.
    every(15, Job::Keys, Late::Nothing),
    // Nothing in it is kept for less than days.
    every(3600, Job::Retention, Late::Done),
    every(3600, Job::Unused, Late::Done),
    // Nobody waits to be asked.
    every(3600, Job::Narrowed, Late::Done),
    // A school sets minutes. Yesterday's reports are passed over: that school day is over.
    every(20, Job::Overdue, Late::DoneOrSkipped),
    // A sender sets minutes.
    every(20, Job::Unconfirmed, Late::Done),
    // Whoever answers looks for a moment whether it went out.
    every(5, Job::Answers, Late::Done),
    // Whoever asks for one by hand waits for it. One that is hours late would come at the wrong time.
    every(2, Job::Repeats, Late::DoneOrSkipped),
    // Twenty profiles a minute are no burden to anybody.
    every(60, Job::Doubts, Late::Done),
    // A notice that starts by itself knows what is left if it was asked within ten minutes.
    every(300, Job::Quota, Late::Nothing),
    // Each feed has its own minute.
    every(5, Job::Feeds, Late::Nothing),
    // What an import took up is acted on within a second (contract.md), drafts included.
    every(1, Job::Alerts, Late::Done),
    every(1, Job::Returned, Late::Done),
    // The shares are of a whole day; but a large notice is out within a quarter of an hour.
    every(60, Job::Guard, Late::Nothing),
    // People chose an hour; a few seconds after it nobody waits yet. Late in the evening it wakes, and after
    // the collection it is of no use.
    every(5, Job::Garbage, Late::DoneOrSkipped),
];

impl Job {
    pub const fn name(self) -> &'static str {
        match self {
            Job::Notices => "notices",
            Job::Reconfirm => "reconfirm",
            Job::Maintenance => "maintenance",
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
            Job::Answers => "answers",
            Job::Repeats => "repeats",
            Job::Doubts => "doubts",
            Job::Quota => "quota",
            Job::Feeds => "feeds",
            Job::Alerts => "alerts",
            Job::Returned => "returned",
            Job::Guard => "guard",
            Job::Garbage => "garbage",
        }
    }

    /// Takes its next step, if there is one. False: there was nothing to do.
    async fn step(self, app: &App) -> anyhow::Result<bool> {
        match self {
            Job::Notices => starter::run_once(app).await,
            Job::Reconfirm => reconfirm::run_once(app).await,
            Job::Maintenance => maintenance::run_once(app).await,
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
            Job::Answers => answers::run_once(app).await,
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
            Job::Garbage => garbage::run_once(app).await,
        }
    }
}

impl Recurring {
    /// Whether it has a pause after each step: what waits is spread over hours, not done in one go.
    const fn is_slow(&self) -> bool {
        matches!(self.job, Job::Reconfirm)
    }
}

/// How often a job notes that it runs: `kairan check` calls one that has not for thrice this stuck.
pub const NOTED_SECONDS: i64 = 300;

/// Runs one job until `stop` is done. A step that has begun is finished.
pub async fn run(app: App, recurring: Recurring, stop: impl Future<Output = ()>) {
    let Recurring { job, period, .. } = recurring;
    tokio::pin!(stop);
    let mut log = Log::of(job);
    loop {
        let outcome = job.step(&app).await;
        log.note(&app, &outcome).await;
        let took_a_step = outcome.unwrap_or(false) && !recurring.is_slow();
        let pause = if took_a_step { Duration::ZERO } else { period };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// A step of every job that has one: for tests, which have no periods. False: none had.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let mut took_a_step = false;
    for Recurring { job, .. } in JOBS {
        let outcome = job.step(app).await;
        if !matches!(outcome, Ok(false)) {
            Log::of(*job).note(app, &outcome).await;
        }
        took_a_step |= outcome?;
    }
    Ok(took_a_step)
}
