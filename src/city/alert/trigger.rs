//! What a school has agreed on: which warning at which hour suggests which template. Rules everywhere are
//! written with names of before May 2026 (大雨警報), so they are data: part of a warning's name, an hour, a
//! template. What comes of it is a draft; the school decides. Pure.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Time};

use super::Warning;
use crate::city::notice::{Content, Mistake};
use crate::city::template::Template;
use crate::words::Words;

/// Rules of one school: one page, and a school has three or four.
pub const MOST: usize = 20;
/// Characters of a part of a warning's name.
const WARNING_LIMIT: usize = 30;
/// Templates that can be filled from a warning alone.
pub const TEMPLATES: [&str; 3] = ["closure", "wait", "hold"];

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Part of a warning's name.
    pub warning: String,
    /// The hours in which it must be issued, both ends included.
    pub from: Time,
    pub until: Time,
    pub template: String,
    /// When the school says more; of templates that ask it.
    pub next: Option<Time>,
}

impl Trigger {
    /// Everything wrong with it; `field` is where it stands.
    pub fn mistakes(&self, field: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut wrong = |name: &str, detail: &str| {
            mistakes.push(Mistake::new(format!("{field}.{name}"), detail));
        };
        let letters = self.warning.trim().chars().count();
        if !(1..=WARNING_LIMIT).contains(&letters) {
            wrong("warning", "must have 1 to 30 characters");
        }
        if self.until < self.from {
            wrong("until", "must not be before from");
        }
        if !TEMPLATES.contains(&self.template.as_str()) {
            wrong("template", "must be closure, wait or hold");
        } else if asks_next(&self.template) && self.next.is_none() {
            wrong("next", "must be given for this template");
        }
        mistakes
    }

    /// Whether a warning issued at this time of the city's day suggests the template.
    pub fn is_met(&self, warning: &Warning, at: DateTime) -> bool {
        warning.meets(&self.warning) && (self.from..=self.until).contains(&at.time())
    }

    /// The template filled in; `None`: it cannot be.
    pub fn content(&self, words: &Words, warning: &Warning, at: DateTime) -> Option<Content> {
        let template = Template::by_name(&self.template)?;
        let mut values = BTreeMap::from([
            ("date".to_owned(), at.date().to_string()),
            ("reason".to_owned(), reason(warning).to_owned()),
            ("note".to_owned(), warning.name.clone()),
        ]);
        if let Some(next) = self.next.filter(|_| asks_next(&self.template)) {
            values.insert("next".to_owned(), next.strftime("%H:%M").to_string());
        }
        template.fill(words, &values).ok()
    }
}

fn asks_next(template: &str) -> bool {
    let template = Template::by_name(template);
    template.is_some_and(|template| template.slots.iter().any(|slot| slot.name == "next"))
}

/// The reason of the templates that a warning is.
fn reason(warning: &Warning) -> &'static str {
    const SIGNS: [(&str, &str); 8] = [
        ("雪", "snow"),
        ("暴風", "typhoon"),
        ("強風", "typhoon"),
        ("高潮", "typhoon"),
        ("大雨", "rain"),
        ("土砂", "rain"),
        ("洪水", "rain"),
        ("氾濫", "rain"),
    ];
    let found = SIGNS.iter().find(|(sign, _)| warning.name.contains(sign));
    found.map_or("other", |(_, reason)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use jiff::civil::{date, time};

    fn trigger() -> Trigger {
        Trigger {
            warning: "暴風".into(),
            from: time(5, 0, 0, 0),
            until: time(7, 0, 0, 0),
            template: "wait".into(),
            next: Some(time(10, 0, 0, 0)),
        }
    }

    #[test]
    fn a_warning_at_its_hour_fills_the_template() {
        let storm = Warning::named("暴風警報");
        let at = |hour: i8, minute: i8| date(2026, 11, 24).at(hour, minute, 0, 0);
        assert!(trigger().is_met(&storm, at(6, 0)) && trigger().is_met(&storm, at(7, 0)));
        assert!(!trigger().is_met(&storm, at(7, 1)) && !trigger().is_met(&storm, at(4, 59)));
        assert!(!trigger().is_met(&Warning::named("レベル３大雨警報"), at(6, 0)));
        let words = Words::load().unwrap();
        let content = trigger().content(&words, &storm, at(6, 0)).unwrap();
        assert_eq!(content.0.len(), 6);
        let ja = content.translation(Language::Ja).unwrap();
        assert!(
            ja.body.contains("10時") && ja.body.contains("暴風警報"),
            "{}",
            ja.body
        );
        let slide = Trigger {
            template: "closure".into(),
            next: None,
            ..trigger()
        };
        assert!(
            slide
                .content(&words, &Warning::named("雷注意報"), at(6, 0))
                .is_some()
        );
    }

    #[test]
    fn mistakes_are_named() {
        let wrong = |change: fn(&mut Trigger)| {
            let mut trigger = trigger();
            change(&mut trigger);
            let mistakes = trigger.mistakes("triggers[0]").into_iter();
            mistakes.map(|of| of.field).collect::<Vec<_>>()
        };
        assert_eq!(wrong(|_| {}), [""; 0]);
        assert_eq!(wrong(|of| of.warning = " ".into()), ["triggers[0].warning"]);
        assert_eq!(
            wrong(|of| of.until = time(4, 0, 0, 0)),
            ["triggers[0].until"]
        );
        assert_eq!(
            wrong(|of| of.template = "lunch".into()),
            ["triggers[0].template"]
        );
        assert_eq!(wrong(|of| of.next = None), ["triggers[0].next"]);
    }
}
