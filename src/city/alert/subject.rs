//! What a draft that an alert made is about, and whether that is still so. Pure.

use serde::{Deserialize, Serialize};

use super::{News, Warning, grave};
use crate::city::evacuation::Step;

/// What one draft is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The warnings that it names.
    pub warnings: Vec<Warning>,
    /// Whether it says that they hold, are over, or were wrong.
    pub step: Step,
    /// Of a school's draft: the rule that they met.
    pub rule: Option<Rule>,
}

/// Of a school's rule what its draft is known by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The warning that the rule names.
    pub warning: String,
    pub template: String,
}

impl Subject {
    pub fn of(warnings: &[Warning], step: Step) -> Subject {
        Subject {
            warnings: warnings.to_vec(),
            step,
            rule: None,
        }
    }

    /// Whether news say otherwise than it does; `holds` is everything that holds now. What a school does
    /// follows from its rule: it stays as long as anything meets that, at whatever hour.
    pub fn is_stale(&self, news: &News, holds: &[Warning]) -> bool {
        match &self.rule {
            Some(rule) => !holds.iter().any(|warning| warning.meets(&rule.warning)),
            None => self.warnings.iter().any(|warning| news.touches(warning)),
        }
    }

    /// Whether all of it holds now as it says, or more gravely: who is told of it is not told too much.
    pub fn still_holds(&self, holds: &[Warning]) -> bool {
        let holds = |its: &Warning| {
            let same = |other: &&Warning| {
                other.is_at_least(its)
                    || (grave(its).is_some()
                        && grave(other) == grave(its)
                        && other.level >= its.level)
            };
            holds.iter().find(same).is_some()
        };
        self.step.stands() && self.warnings.iter().all(holds)
    }

    /// Of a stale one, what is as it says nevertheless: another draft is to say it.
    pub fn left(&self, news: &News, holds: &[Warning]) -> News {
        let mut left = News::default();
        if self.rule.is_some() {
            return left;
        }
        for its in self.warnings.iter().filter(|its| !news.names(its)) {
            let now = holds
                .iter()
                .find(|now| now.phenomenon == its.phenomenon)
                .cloned();
            match self.step {
                Step::Lift if now.is_none() => left.over.push(its.clone()),
                Step::Lift | Step::Withdraw => {}
                _ => left.holds.extend(now),
            }
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<Warning> {
        names.iter().map(|name| Warning::named(name)).collect()
    }

    fn news(holds: &[&str], over: &[&str]) -> News {
        News {
            holds: named(holds),
            over: named(over),
        }
    }

    //
    #[test]
    fn a_draft_is_stale_once_news_touch_what_it_is_about() {
        let plain = Subject::of(&named(&["暴風警報", "雷注意報"]), Step::Issue);
        let holds = named(&["暴風警報", "雷注意報", "波浪警報"]);
        assert!(!plain.is_stale(&news(&["波浪警報"], &[]), &holds));
        let thunder_over = news(&[], &["雷注意報"]);
        assert!(plain.is_stale(&thunder_over, &named(&["暴風警報"])));
        let left = plain.left(&thunder_over, &named(&["暴風警報"]));
        assert_eq!(left, news(&["暴風警報"], &[]));
        // What ended meanwhile is not said again.
        assert!(plain.left(&thunder_over, &[]).is_empty());
        // Of one danger the city hears by one draft.
        let slide = Subject::of(&named(&["大雨警報（土砂災害）"]), Step::Issue);
        let graver = news(&["レベル４土砂災害危険警報"], &[]);
        assert!(slide.is_stale(&graver, &graver.holds));
        let holds = named(&["大雨警報（土砂災害）", "レベル４土砂災害危険警報"]);
        let left = slide.left(&graver, &holds);
        assert_eq!(left, news(&["大雨警報（土砂災害）"], &[]));
        let advisory = news(&["レベル２土砂災害注意報"], &[]);
        assert!(!slide.is_stale(&advisory, &advisory.holds));
        let lifted = Subject::of(&named(&["暴風警報", "雷注意報"]), Step::Lift);
        let again = news(&["雷注意報"], &[]);
        assert_eq!(lifted.left(&again, &again.holds), news(&[], &["暴風警報"]));
    }

    #[test]
    fn what_grew_graver_still_holds() {
        let rain = Subject::of(&named(&["レベル３大雨警報"]), Step::Issue);
        assert!(rain.still_holds(&named(&["レベル４大雨危険警報"])));
        assert!(!rain.still_holds(&named(&["レベル２大雨注意報"])));
        assert!(!rain.still_holds(&[]));
        let slide = Subject::of(&named(&["大雨警報（土砂災害）"]), Step::Issue);
        assert!(slide.still_holds(&named(&["レベル４土砂災害危険警報"])));
        let lifted = Subject::of(&named(&["レベル３大雨警報"]), Step::Lift);
        assert!(!lifted.still_holds(&named(&["レベル４大雨危険警報"])));
    }

    #[test]
    fn a_school_s_draft_stays_as_long_as_its_rule_is_met() {
        let school = Subject {
            rule: Some(Rule {
                warning: "大雨警報".into(),
                template: "closure".into(),
            }),
            ..Subject::of(&named(&["レベル３大雨警報"]), Step::Issue)
        };
        let stale = |holds: &[&str]| school.is_stale(&news(holds, &[]), &named(holds));
        assert!(!stale(&["レベル３大雨警報", "雷注意報"]));
        assert!(!stale(&["レベル５大雨特別警報"]));
        assert!(stale(&["レベル２大雨注意報"]) && stale(&[]));
    }
}
