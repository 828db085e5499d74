//! 取消: an alert was wrong. What was not sent never is; whoever had it is to be told.

use super::{Taking, order};
use crate::city::alert::{Known, Subject, Warning};
use crate::city::correction::{Corrects, To};
use crate::city::evacuation::{self, Left, Mode, Order, Step};
use crate::city::notice::{Kind, State};
use crate::notices::colleagues::Change;
use crate::store::alerts::{self, Made};
use crate::store::evacuations::{self, Said};
use crate::store::notices::{self, Notice};
use crate::store::{Tx, areas};

impl Taking<'_> {
    pub(super) async fn withdraw(&mut self, tx: &mut Tx) -> anyhow::Result<&'static str> {
        for code in &self.app.config.area_codes {
            alerts::put_known(tx, self.series, code, &Known::new()).await?;
        }
        let made = alerts::of_series(tx, self.series, self.alert.mode).await?;
        let named =
            |made: &&Made| self.alert.about.is_empty() || self.alert.about.contains(&made.alert);
        // Of a series that cancels without saying what, its last.
        let last = made.iter().find(named).map(|made| made.alert.clone());
        let concerned: Vec<Made> = made
            .iter()
            .filter(named)
            .filter(|made| !self.alert.about.is_empty() || Some(&made.alert) == last.as_ref())
            .cloned()
            .collect();
        let mut outcome = "nothing to withdraw";
        for made in concerned {
            let Some(notice) = notices::lock(tx, &made.notice).await? else {
                continue;
            };
            match notice.state {
                State::Draft => {
                    self.cancel(tx, &made).await?;
                }
                _ if self.still_waits(&notice) => {
                    self.put_back(tx, &notice, Change::Cancelled).await?;
                }
                // Released, and about to start.
                State::Scheduled | State::Sending | State::Sent => {
                    self.correct(tx, &made, notice).await?;
                }
                State::AwaitingApproval | State::Cancelled | State::Recalled => continue,
            }
            outcome = "withdrawn";
        }
        Ok(outcome)
    }

    /// A draft for those who had the notice: it was a mistake.
    async fn correct(&mut self, tx: &mut Tx, made: &Made, earlier: Notice) -> anyhow::Result<()> {
        let said = evacuations::of_notice(tx, &made.notice).await?;
        let said = said.map(|said| Said {
            step: Step::Withdraw,
            mode: self.alert.mode,
            ..said
        });
        let title = earlier.content.japanese();
        let title = title.map_or(String::new(), |wording| wording.title.clone());
        let about = match &made.about {
            Some(about) => about.clone(),
            None => Subject::of(&[Warning::named(&title)], Step::Withdraw),
        };
        let content = match &said {
            Some(said) => {
                let withdrawal = Order {
                    left: self.left(tx, said).await?,
                    ..order(said)
                };
                withdrawal.content(&self.app.words)
            }
            None => self.plain(&[Warning::named(&title)], Step::Withdraw),
        };
        let mut notice = self.notice(earlier.kind, earlier.level, earlier.audience, content);
        notice.topic = earlier.topic;
        notice.matter = earlier.matter;
        notice.school = earlier.school;
        // A drill is not corrected (`city::correction`).
        notice.corrects = (earlier.kind != Kind::Drill).then_some(Corrects {
            notice: earlier.id,
            to: To::Reached,
        });
        let about = Subject {
            step: Step::Withdraw,
            rule: None,
            ..about
        };
        self.store(tx, &notice, said, &made.hazard, &about).await
    }

    /// What stands again once an order is taken back.
    async fn left(&self, tx: &mut Tx, said: &Said) -> anyhow::Result<Vec<Left>> {
        if said.mode != Mode::Real {
            return Ok(Vec::new());
        }
        let released = evacuations::released(tx, self.app.clock.now()).await?;
        let known = areas::all(tx).await?;
        let (hazard, level) = (said.hazard, said.level);
        Ok(evacuation::left(
            &released,
            hazard,
            level,
            &said.areas,
            &known,
        ))
    }
}
