//! What becomes of notices of before that do not say any more what is so. A draft goes. What somebody already
//! decided on, and what has not started, is put before its people again: it becomes a draft, or, where the
//! danger has only grown, goes on waiting; and they are told. What has started stands.

use super::{NONE, Taking};
use crate::city::alert::News;
use crate::city::audit::{ALERTS, Act, Deed};
use crate::city::evacuation::Hazard;
use crate::city::notice::State;
use crate::notices::colleagues::{self, Change};
use crate::notices::desk::stop;
use crate::store::alerts::{self, Made};
use crate::store::notices::{self, Notice};
use crate::store::{Tx, audit};

impl Taking<'_> {
    /// What drafts said that go now, and that is so nevertheless.
    pub(super) async fn supersede(&mut self, tx: &mut Tx, news: &News) -> anyhow::Result<News> {
        let mut left = News::default();
        let mut all = alerts::of_series(tx, self.series, self.alert.mode).await?;
        for made in &mut all {
            if !made.state.is_before_start() || !self.is_stale(made, news) {
                continue;
            }
            match made.state {
                State::Draft if self.cancel(tx, made).await? => {
                    made.state = State::Cancelled;
                    let about = made.about.iter();
                    about.for_each(|about| left.add(about.left(news, &self.holds)));
                }
                State::AwaitingApproval | State::Scheduled => self.doubt(tx, made).await?,
                _ => {}
            }
        }
        self.made = all;
        Ok(left)
    }

    fn is_stale(&self, made: &Made, news: &News) -> bool {
        match &made.about {
            Some(about) => about.is_stale(news, &self.holds),
            None => {
                let mut said = news.holds.iter().chain(&news.over);
                let of = |hazard: Option<Hazard>| hazard.map_or(NONE, Hazard::name);
                made.hazard == NONE || said.any(|its| of(its.hazard) == made.hazard)
            }
        }
    }

    /// False: somebody sent it this very moment.
    pub(super) async fn cancel(&self, tx: &mut Tx, made: &Made) -> anyhow::Result<bool> {
        let notice = notices::lock(tx, &made.notice).await?;
        let Some(notice) = notice.filter(|notice| notice.state == State::Draft) else {
            return Ok(false);
        };
        stop::drop_draft(self.app, tx, &notice).await?;
        let deed = Deed::new(ALERTS, Act::NoticeCancelled).about(&notice.id);
        audit::record(tx, &deed, self.app.clock.now()).await?;
        Ok(true)
    }

    /// Of one on which somebody decided, and that has not started.
    async fn doubt(&self, tx: &mut Tx, made: &Made) -> anyhow::Result<()> {
        let notice = notices::lock(tx, &made.notice).await?;
        let Some(notice) = notice.filter(|notice| self.still_waits(notice)) else {
            return Ok(());
        };
        let about = made.about.as_ref();
        // An order of level 4 that waits while 5 is called for is late, not wrong.
        if about.is_some_and(|about| about.still_holds(&self.holds)) {
            let sender = &self.alert.sender;
            return colleagues::tell_of_change(self.app, tx, &notice, sender, Change::Graver).await;
        }
        self.put_back(tx, &notice, Change::Other).await
    }

    /// Whether it waits for a second person, or for a time that has not come.
    pub(super) fn still_waits(&self, notice: &Notice) -> bool {
        match notice.state {
            State::AwaitingApproval => true,
            State::Scheduled => notice.send_at > self.app.clock.now(),
            _ => false,
        }
    }

    /// It becomes a draft again, so that nobody approves what is not so without a look at it.
    pub(super) async fn put_back(
        &self,
        tx: &mut Tx,
        notice: &Notice,
        change: Change,
    ) -> anyhow::Result<()> {
        notices::put_back(tx, &notice.id).await?;
        let deed = Deed::new(ALERTS, Act::NoticePutBack).about(&notice.id);
        audit::record(tx, &deed, self.app.clock.now()).await?;
        colleagues::tell_of_change(self.app, tx, notice, &self.alert.sender, change).await
    }
}
