//! A school's draft: one at a time, and not again because what it rests on grew graver.

use jiff::civil::Date;

use super::{NONE, Taking};
use crate::city::alert::{Rule, Subject, Trigger, Warning};
use crate::city::evacuation::Step;
use crate::city::notice::State;
use crate::clock::Millis;
use crate::store::Tx;
use crate::store::alerts::Made;
use crate::store::notices::Notice;

impl Taking<'_> {
    /// Stores what a rule suggests to a school, unless it was told the same on this day of the same warning.
    pub(super) async fn suggest_to(
        &mut self,
        tx: &mut Tx,
        notice: &Notice,
        trigger: &Trigger,
        warning: &Warning,
    ) -> anyhow::Result<()> {
        let rule = Rule {
            warning: trigger.warning.clone(),
            template: trigger.template.clone(),
        };
        let of_school = |made: &&Made| made.school.is_some() && made.school == notice.school;
        let earlier: Vec<Made> = self.made.iter().filter(of_school).cloned().collect();
        let met_before = self.before.iter().any(|its| its.meets(&rule.warning));
        if met_before && earlier.iter().any(|made| self.is_told(made, &rule)) {
            return Ok(());
        }
        for made in earlier.iter().filter(|made| made.state == State::Draft) {
            self.cancel(tx, made).await?;
        }
        let about = Subject {
            rule: Some(rule),
            ..Subject::of(std::slice::from_ref(warning), Step::Issue)
        };
        self.store(tx, notice, None, NONE, &about).await
    }

    fn is_told(&self, made: &Made, rule: &Rule) -> bool {
        let its = made.about.as_ref().and_then(|about| about.rule.as_ref());
        let stands = !matches!(made.state, State::Cancelled | State::Recalled);
        let is_same = its.is_some_and(|its| its.template == rule.template);
        stands && is_same && self.day(made.sent) == self.day(self.alert.sent)
    }

    fn day(&self, at: Millis) -> Date {
        let zone = self.app.config.time_zone.clone();
        at.timestamp().to_zoned(zone).date()
    }
}
