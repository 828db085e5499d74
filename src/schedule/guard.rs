//! How many of a provider's or a notice's mails come back: too many, and carriers block the sender for
//! all (domain.md, 3.4). Warns at 5 %, raises the alarm at 10 %.

use metrics::gauge;

use crate::app::App;
use crate::city::bounce::{Guard, guard};
use crate::store::Tx;
use crate::store::bounces;

/// A day's mails.
const SECONDS: i64 = 86_400;

/// The worst share of the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    pub guard: Guard,
    pub mails: i64,
    pub back: i64,
}

pub async fn worst(tx: &mut Tx, now: crate::clock::Millis) -> anyhow::Result<Worst> {
    let shares = bounces::shares(tx, now.plus_seconds(-SECONDS)).await?;
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
    let mut tx = app.db.read().await?;
    let worst = worst(&mut tx, app.clock.now()).await?;
    drop(tx);
    gauge!("kairan_bounce_share_percent").set(worst.percent());
    let (mails, back) = (worst.mails, worst.back);
    match worst.guard {
        Guard::Fine => {}
        Guard::Warn => tracing::warn!(mails, back, "many mails of a provider or notice come back"),
        Guard::Alarm => tracing::error!(
            mails,
            back,
            "too many mails of a provider or notice come back: carriers will block us. See `kairan check`"
        ),
    }
    Ok(false)
}
