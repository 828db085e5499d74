//! How many of a provider's or a notice's mails come back: too many, and carriers block the sender for
//! all (domain.md, 3.4). Warns at 5 %; at 10 % it raises the alarm and stops what may be unsubscribed
//! from until somebody says that it may go on (`store::mail_stops`). What schools, emergencies and
//! talks have to say is never stopped, and nothing is lost: the mails wait, and LINE takes over where
//! it is open.

use metrics::gauge;

use crate::app::App;
use crate::city::bounce::{Guard, guard};
use crate::store::Tx;
use crate::store::{bounces, mail_stops};

/// A day's mails.
const SECONDS: i64 = 86_400;
/// After a lift: whoever had mails in hand then may not know of it yet, and puts them aside for a
/// quarter of an hour. Two looks of this job find those.
const AFTERGLOW_SECONDS: i64 = 150;

/// The worst share of the last day, or since a stop was lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    pub guard: Guard,
    pub mails: i64,
    pub back: i64,
}

pub async fn worst(tx: &mut Tx, now: crate::clock::Millis) -> anyhow::Result<Worst> {
    let day = now.plus_seconds(-SECONDS);
    let lifted = mail_stops::lifted_at(tx).await?;
    let shares = bounces::shares(tx, lifted.map_or(day, |lifted| lifted.max(day))).await?;
    let shares = shares.into_iter().map(|share| Worst {
        guard: guard(share.mails, share.back),
        mails: share.mails,
        back: share.back,
    });
    let nothing = Worst {
        guard: Guard::Fine,
        mails: 0,
        back: 0,
    };
    Ok(shares.fold(nothing, |worst, share| {
        match share.percent() > worst.percent() {
            true if share.guard >= worst.guard => share,
            _ if share.guard > worst.guard => share,
            _ => worst,
        }
    }))
}

impl Worst {
    pub fn percent(&self) -> f64 {
        match self.mails {
            0 => 0.0,
            mails => self.back as f64 * 100.0 / mails as f64,
        }
    }
}

/// Looks once. It leaves nothing to be done again at once.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let worst = worst(&mut tx, now).await?;
    let stopped = mail_stops::open(&mut tx).await?.is_some();
    let lifted = mail_stops::lifted_at(&mut tx).await?;
    drop(tx);
    if !stopped && lifted.is_some_and(|at| at.plus_seconds(AFTERGLOW_SECONDS) > now) {
        let mut tx = app.db.write().await?;
        mail_stops::wake(&mut tx, now).await?;
        tx.commit().await?;
        app.wake.outbox.notify_one();
    }
    gauge!("kairan_bounce_share_percent").set(worst.percent());
    let (mails, back) = (worst.mails, worst.back);
    match worst.guard {
        Guard::Fine => {}
        Guard::Warn => tracing::warn!(mails, back, "many mails of a provider or notice come back"),
        Guard::Alarm if stopped => {}
        Guard::Alarm => stop(app, &worst).await?,
    }
    tell(app).await?;
    Ok(false)
}

async fn stop(app: &App, worst: &Worst) -> anyhow::Result<()> {
    let (mails, back) = (worst.mails, worst.back);
    let mut tx = app.db.write().await?;
    let begun = mail_stops::begin(&mut tx, &app.random, mails, back, app.clock.now()).await?;
    tx.commit().await?;
    if begun {
        tracing::error!(
            mails,
            back,
            "too many mails of a provider or notice come back, and carriers will block us: optional mail \
             is stopped. See `kairan check` and `kairan mail-stop`"
        );
    }
    Ok(())
}

/// How it stands, in the metrics.
async fn tell(app: &App) -> anyhow::Result<()> {
    let mut tx = app.db.read().await?;
    let stopped = mail_stops::open(&mut tx).await?.is_some();
    let waiting = match stopped {
        true => mail_stops::waiting(&mut tx).await?,
        false => 0,
    };
    gauge!("kairan_optional_mail_stopped").set(if stopped { 1.0 } else { 0.0 });
    gauge!("kairan_optional_mail_waiting").set(waiting as f64);
    Ok(())
}
