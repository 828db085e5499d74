//! Alerts from outside, in one form whatever they came as, and what of one is news to the city. Pure; read
//! by `inbound::alerts`, made into drafts by `notices::alerts`.
//!
//! An alert never sends anything: levels 3 to 5 are the city's own decision (domain.md, 2.1).

mod subject;
mod text;
mod trigger;
mod warning;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::evacuation::{Hazard, Mode};
use crate::clock::Millis;

pub use subject::{Rule, Subject};
pub use trigger::{Choice, CityTrigger, NO_TIME, TEMPLATES as TRIGGER_TEMPLATES, Trigger, Written};
pub use warning::{Warning, digit, one_line};

/// One alert, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// What makes it another one than the next: the same again has the same.
    pub id: String,
    /// Later alerts of the same series take the place of earlier ones.
    pub series: String,
    pub sender: String,
    pub mode: Mode,
    pub kind: Kind,
    pub sent: Millis,
    /// Until when what holds holds; `None`: until the next word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
    /// What it says of places.
    pub says: Vec<Says>,
    /// Ids of the alerts it is about.
    pub about: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It says how things stand now.
    News,
    /// 取消: an earlier one was wrong.
    Cancel,
    /// Between machines, or for a few only: nobody is told.
    Internal,
}

/// One warning for one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Says {
    /// The place's code, such as 3421200.
    pub area: String,
    pub warning: Warning,
    /// 解除: it holds no longer.
    pub over: bool,
    /// The alert itself says that something changed here.
    pub moved: bool,
}

/// What a series last said of an area, by phenomenon.
pub type Known = BTreeMap<String, Warning>;

/// What is news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Warnings that hold now and did not, or not so.
    pub holds: Vec<Warning>,
    /// Warnings that hold no longer.
    pub over: Vec<Warning>,
}

impl News {
    pub fn is_empty(&self) -> bool {
        self.holds.is_empty() && self.over.is_empty()
    }

    /// Takes in more, each once.
    pub fn add(&mut self, more: News) {
        add(&mut self.holds, more.holds);
        add(&mut self.over, more.over);
    }

    /// What is over in one place and holds in another of the same city is not over: it holds as it does there.
    pub fn keep_held(&mut self, holds: &[Warning]) {
        let held = |over: &Warning| {
            let same = holds.iter().filter(|its| its.phenomenon == over.phenomenon);
            same.max_by_key(|its| its.level)
        };
        let changed: Vec<Warning> = self
            .over
            .iter()
            .filter_map(|over| held(over).filter(|its| !its.is_like(over)))
            .cloned()
            .collect();
        self.over.retain(|over| held(over).is_none());
        add(&mut self.holds, changed);
    }

    /// Whether the warning's phenomenon is among them.
    pub fn names(&self, warning: &Warning) -> bool {
        let mut all = self.holds.iter().chain(&self.over);
        all.any(|its| its.phenomenon == warning.phenomenon)
    }

    /// Whether they are about the warning: its phenomenon, or the danger for which it has a draft.
    pub fn touches(&self, warning: &Warning) -> bool {
        let danger = grave(warning);
        let mut all = self.holds.iter().chain(&self.over);
        self.names(warning) || (danger.is_some() && all.any(|its| grave(its) == danger))
    }
}

/// Each once.
pub fn add(all: &mut Vec<Warning>, new: impl IntoIterator<Item = Warning>) {
    for warning in new {
        if !all.contains(&warning) {
            all.push(warning);
        }
    }
}

impl Alert {
    /// Whether it came too late: what it says of a danger holds no longer. That one is over stays true.
    pub fn is_expired(&self, now: Millis) -> bool {
        let holds = self.says.iter().any(|says| !says.over);
        self.kind == Kind::News && holds && self.until.is_some_and(|until| until < now)
    }

    /// Whether any of these places is meant.
    pub fn concerns(&self, codes: &[String]) -> bool {
        self.says.iter().any(|says| codes.contains(&says.area))
    }

    /// What of it is news in one area, and what is known of the area from then on. Where nothing was known,
    /// the alert's own word counts; where something was, the difference does, for an alert may have been
    /// missed.
    pub fn news(&self, area: &str, known: &Known) -> (News, Known) {
        let mut news = News::default();
        let mut now = Known::new();
        for says in self.says.iter().filter(|says| says.area == area) {
            let phenomenon = says.warning.phenomenon.clone();
            let before = known.get(&phenomenon);
            if says.over {
                // Without a name of its own it is what stood before.
                let over = before.unwrap_or(&says.warning).clone();
                if before.is_some() || says.moved {
                    news.over.push(over);
                }
                continue;
            }
            let is_new = match before {
                Some(before) => !before.is_like(&says.warning),
                None => says.moved,
            };
            if is_new {
                news.holds.push(says.warning.clone());
            }
            now.insert(phenomenon, says.warning.clone());
        }
        // Whole pictures: what is left out holds no longer.
        let named = |phenomenon: &String| {
            let mut says = self.says.iter();
            says.any(|says| says.area == area && says.warning.phenomenon == *phenomenon)
        };
        let gone = known.iter().filter(|(phenomenon, _)| !named(phenomenon));
        news.over.extend(gone.map(|(_, warning)| warning.clone()));
        (news, now)
    }
}

impl Alert {
    /// Those of its warnings that hold in any of these places and for which the city decides about a hazard.
    pub fn warnings_of(&self, codes: &[String], hazard: Hazard) -> Vec<Warning> {
        let mut found: Vec<Warning> = Vec::new();
        for says in &self.says {
            let is_new = !found.contains(&says.warning);
            if is_new && !says.over && codes.contains(&says.area) {
                found.push(says.warning.clone());
            }
        }
        by_draft(&found).remove(&Some(hazard)).unwrap_or_default()
    }
}

/// Warnings by the draft they belong into: each hazard of level 3 and more by itself, for the city decides
/// about each; all others together.
pub fn by_draft(warnings: &[Warning]) -> BTreeMap<Option<Hazard>, Vec<Warning>> {
    let mut drafts: BTreeMap<Option<Hazard>, Vec<Warning>> = BTreeMap::new();
    for warning in warnings {
        let draft = drafts.entry(grave(warning)).or_default();
        draft.push(warning.clone());
    }
    drafts
}

/// The danger that a warning of level 3 and more is of: the city decides about its evacuation.
pub fn grave(warning: &Warning) -> Option<Hazard> {
    match warning.level {
        Some(3..=5) => Some(warning.hazard.unwrap_or(Hazard::Other)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(name: &str, over: bool, moved: bool) -> Says {
        Says {
            area: "3421200".into(),
            warning: Warning::named(name),
            over,
            moved,
        }
    }

    fn alert(says: Vec<Says>) -> Alert {
        Alert {
            id: "a".into(),
            series: "s".into(),
            sender: "広島地方気象台".into(),
            mode: Mode::Real,
            kind: Kind::News,
            sent: Millis(0),
            until: None,
            says,
            about: Vec::new(),
        }
    }

    fn names(warnings: &[Warning]) -> Vec<&str> {
        warnings.iter().map(|its| its.name.as_str()).collect()
    }

    //
    #[test]
    fn only_a_change_is_news() {
        let first = alert(vec![
            says("レベル４土砂災害危険警報", false, true),
            says("雷注意報", false, false),
        ]);
        let (news, known) = first.news("3421200", &Known::new());
        assert_eq!(names(&news.holds), ["レベル４土砂災害危険警報"]);
        assert_eq!(known.len(), 2);
        // The same again, whatever it says of itself.
        assert!(first.news("3421200", &known).0.is_empty());
        // Another place's.
        assert!(first.news("3421300", &Known::new()).0.is_empty());
        // One was missed in between.
        let later = alert(vec![says("レベル２土砂災害注意報", false, false)]);
        let (news, known) = later.news("3421200", &known);
        assert_eq!(names(&news.holds), ["レベル２土砂災害注意報"]);
        assert_eq!(names(&news.over), ["雷注意報"]);
        let last = alert(vec![says("レベル２土砂災害注意報", true, true)]);
        let (news, known) = last.news("3421200", &known);
        assert_eq!(names(&news.over), ["レベル２土砂災害注意報"]);
        assert!(known.is_empty());
    }

    #[test]
    fn what_is_over_in_one_place_and_holds_in_another_is_not_over() {
        let mut news = News {
            over: ["レベル４土砂災害危険警報", "雷注意報"]
                .map(Warning::named)
                .into(),
            ..News::default()
        };
        news.keep_held(&[Warning::named("レベル３土砂災害警報")]);
        assert_eq!(names(&news.holds), ["レベル３土砂災害警報"]);
        assert_eq!(names(&news.over), ["雷注意報"]);
        let mut news = News {
            over: vec![Warning::named("雷注意報")],
            ..News::default()
        };
        news.keep_held(&[Warning::named("雷注意報")]);
        assert!(news.is_empty());
    }

    #[test]
    fn each_grave_hazard_has_a_draft_of_its_own() {
        let warnings = ["土砂災害警戒情報", "大雨警報", "暴風警報", "雷注意報"].map(Warning::named);
        let drafts = by_draft(&warnings);
        let hazards: Vec<Option<Hazard>> = drafts.keys().copied().collect();
        assert_eq!(hazards, [None, Some(Hazard::Landslide), Some(Hazard::Rain)]);
        assert_eq!(names(&drafts[&None]), ["暴風警報", "雷注意報"]);
    }
}
