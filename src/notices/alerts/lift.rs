//! 解除: a danger is over. The city lifts what it ordered, where it ordered it, and only once nothing else
//! says that the danger is still there; where it ordered nothing, that it is over is news.

use std::collections::BTreeSet;

use super::Taking;
use crate::city::alert::{self, Warning};
use crate::city::evacuation::{self, Hazard, Mode, Present, Step};
use crate::notices::colleagues;
use crate::store::evacuations::{self, Said};
use crate::store::{Tx, alerts};
use crate::words::Language;

/// Days after which a series that says nothing more is not believed: an alert of CAP may end without a word.
const HEARD_DAYS: i64 = 3;

impl Taking<'_> {
    pub(super) async fn lift(&mut self, tx: &mut Tx, over: &[Warning]) -> anyhow::Result<()> {
        let mut news = Vec::new();
        for (hazard, warnings) in alert::by_draft(over) {
            let Some(hazard) = hazard else {
                news.extend(warnings);
                continue;
            };
            let held = self.held(tx, hazard).await?;
            if !held.is_empty() {
                self.tell_that_it_holds(tx, hazard, &warnings, &held)
                    .await?;
                continue;
            }
            match self.to_lift(tx, hazard, &warnings).await? {
                Some(said) => self.draft_order(tx, said, &warnings).await?,
                None => news.extend(warnings),
            }
        }
        match news.is_empty() {
            true => Ok(()),
            false => self.draft_plain(tx, &news, Step::Lift).await,
        }
    }

    /// Warnings by which the danger is still there, of this series or another.
    async fn held(&self, tx: &mut Tx, hazard: Hazard) -> anyhow::Result<Vec<Warning>> {
        let since = self.alert.sent.plus_seconds(-HEARD_DAYS * 86_400);
        let codes = &self.app.config.area_codes;
        let grave = alerts::grave(tx, codes, self.alert.mode, since).await?;
        let of_it = |its: &Warning| alert::grave(its) == Some(hazard);
        let mut held = Vec::new();
        alert::add(&mut held, grave.into_iter().filter(of_it));
        Ok(held)
    }

    /// The lift of what stands; `None`: nothing does.
    async fn to_lift(
        &self,
        tx: &mut Tx,
        hazard: Hazard,
        warnings: &[Warning],
    ) -> anyhow::Result<Option<Said>> {
        let said = |level, areas| Said {
            hazard,
            level,
            step: Step::Lift,
            mode: self.alert.mode,
            areas,
        };
        if self.alert.mode != Mode::Real {
            // What is rehearsed never stood.
            let level = warnings.iter().filter_map(|warning| warning.level).max();
            return Ok(level.map(|level| said(level, Vec::new())));
        }
        let present = evacuation::present(&evacuations::released(tx, self.app.clock.now()).await?);
        let stand: Vec<&Present> = present
            .iter()
            .filter(|its| its.hazard == hazard && its.level.is_some())
            .collect();
        let areas: BTreeSet<&str> = stand.iter().map(|its| its.area.as_str()).collect();
        let areas = match areas.contains("") {
            true => Vec::new(),
            false => areas.into_iter().map(str::to_owned).collect(),
        };
        let level = stand.iter().filter_map(|its| its.level).max();
        Ok(level.map(|level| said(level, areas)))
    }

    /// Nothing is drafted: whoever decides about evacuation hears why.
    async fn tell_that_it_holds(
        &self,
        tx: &mut Tx,
        hazard: Hazard,
        over: &[Warning],
        held: &[Warning],
    ) -> anyhow::Result<()> {
        if self.alert.mode != Mode::Real {
            return Ok(());
        }
        let (app, words) = (self.app, &self.app.words);
        let names = |warnings: &[Warning]| {
            let mut names: Vec<&str> = warnings.iter().map(|its| its.name.as_str()).collect();
            names.dedup();
            names.join("\n")
        };
        let hazard = [("hazard", hazard.name().into())];
        let args = [
            ("sender", self.alert.sender.as_str().into()),
            ("over", names(over).into()),
            ("held", names(held).into()),
            (
                "hazard",
                words
                    .say_with(Language::Ja, "evacuation-hazard", &hazard)
                    .into(),
            ),
            (
                "url",
                format!("{}/console/evacuations", app.config.public_url).into(),
            ),
        ];
        let say = |id: &str| words.say_with(Language::Ja, id, &args);
        let mail = (say("console-held-subject"), say("console-held-mail"));
        colleagues::tell_the_city(app, tx, mail).await
    }
}
