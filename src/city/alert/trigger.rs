//! What schools have agreed on: which warning at which hour suggests which template. Rules everywhere are
//! written with names of before May 2026 (大雨警報), so they are data: part of a warning's name, an hour, a
//! template. The city's rules hold for each school that has none of its own. What comes of one is a draft;
//! the school decides. Pure.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Time};

use super::Warning;
use crate::city::notice::{Content, Mistake};
use crate::city::school::SchoolKind;
use crate::city::template::Template;
use crate::words::Words;

/// Rules of one page: a school has three or four, the city as many for each kind of school.
const MOST: usize = 20;
/// Characters of a part of a warning's name.
const WARNING_LIMIT: usize = 30;
/// What is wrong with a time that is none.
pub const NO_TIME: &str = "must be a time such as 06:30";
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

/// One rule of the city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityTrigger {
    /// `None`: it holds for schools of every kind.
    pub kind: Option<SchoolKind>,
    pub trigger: Trigger,
}

/// What a school has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The city's rules hold for it.
    #[default]
    City,
    /// Its own do, in place of the city's: at least one.
    Own(Vec<Trigger>),
    /// None do: no warning suggests anything to it.
    Nothing,
}

/// A rule as a form or a request brings it: nothing of it is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub warning: String,
    pub from: String,
    pub until: String,
    pub template: String,
    /// Empty: not given.
    pub next: String,
    /// Empty: schools of every kind. Of the city's rules alone.
    pub school_kind: String,
}

impl Choice {
    /// What a school has written: rules, that it wants none, or neither.
    pub fn read(written: &[Written], nothing: bool) -> Result<Choice, Vec<Mistake>> {
        let own = read(written, Written::read)?;
        match (own.is_empty(), nothing) {
            (true, false) => Ok(Choice::City),
            (true, true) => Ok(Choice::Nothing),
            (false, false) => Ok(Choice::Own(own)),
            (false, true) => Err(vec![Mistake::new("none", "must be false beside triggers")]),
        }
    }

    /// The rules that hold for a school of this kind, in the order in which they are looked at.
    pub fn holding<'a>(&'a self, city: &'a [CityTrigger], kind: SchoolKind) -> Vec<&'a Trigger> {
        match self {
            Choice::Own(own) => own.iter().collect(),
            Choice::Nothing => Vec::new(),
            Choice::City => {
                let concerned = city.iter().filter(|its| its.concerns(kind));
                concerned.map(|its| &its.trigger).collect()
            }
        }
    }
}

impl CityTrigger {
    /// The city's rules as they were written.
    pub fn read(written: &[Written]) -> Result<Vec<CityTrigger>, Vec<Mistake>> {
        read(written, |its, field, mistakes| {
            let trigger = its.read(field, mistakes);
            let kind = SchoolKind::parse(&its.school_kind);
            if kind.is_none() && !its.school_kind.is_empty() {
                let detail = "must be kindergarten, elementary or junior_high";
                mistakes.push(Mistake::new(format!("{field}.school_kind"), detail));
            }
            CityTrigger { kind, trigger }
        })
    }

    /// Whether it is about schools of this kind.
    pub fn concerns(&self, kind: SchoolKind) -> bool {
        self.kind.is_none_or(|its| its == kind)
    }
}

/// All of them, or everything wrong with them by its field.
fn read<T>(
    written: &[Written],
    one: impl Fn(&Written, &str, &mut Vec<Mistake>) -> T,
) -> Result<Vec<T>, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    if written.len() > MOST {
        let detail = format!("must be at most {MOST}");
        mistakes.push(Mistake::new("triggers", detail));
    }
    let numbered = written.iter().enumerate();
    let read = numbered.map(|(at, its)| one(its, &format!("triggers[{at}]"), &mut mistakes));
    let read = read.collect();
    match mistakes.is_empty() {
        true => Ok(read),
        false => Err(mistakes),
    }
}

impl Written {
    /// `field` is where it stands; what is read of a wrong one is of no use.
    fn read(&self, field: &str, mistakes: &mut Vec<Mistake>) -> Trigger {
        let mut wrong = |name: &str, detail: &str| {
            mistakes.push(Mistake::new(format!("{field}.{name}"), detail));
        };
        let letters = self.warning.trim().chars().count();
        if !(1..=WARNING_LIMIT).contains(&letters) {
            wrong("warning", "must have 1 to 30 characters");
        }
        let (from, until) = (time(&self.from), time(&self.until));
        for (name, time) in [("from", from), ("until", until)] {
            if time.is_none() {
                wrong(name, NO_TIME);
            }
        }
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            wrong("until", "must not be before from");
        }
        if !TEMPLATES.contains(&self.template.as_str()) {
            wrong("template", "must be closure, wait or hold");
        }
        let next = time(&self.next);
        match next.is_some() {
            false if !self.next.trim().is_empty() => wrong("next", NO_TIME),
            false if asks_next(&self.template) => wrong("next", "must be given for this template"),
            _ => {}
        }
        Trigger {
            warning: self.warning.trim().to_owned(),
            from: from.unwrap_or_default(),
            until: until.unwrap_or_default(),
            template: self.template.clone(),
            next,
        }
    }
}

impl From<&Trigger> for Written {
    fn from(trigger: &Trigger) -> Written {
        Written {
            warning: trigger.warning.clone(),
            from: clock(trigger.from),
            until: clock(trigger.until),
            template: trigger.template.clone(),
            next: trigger.next.map(clock).unwrap_or_default(),
            school_kind: String::new(),
        }
    }
}

impl From<&CityTrigger> for Written {
    fn from(its: &CityTrigger) -> Written {
        Written {
            school_kind: its.kind.map_or("", SchoolKind::as_str).to_owned(),
            ..Written::from(&its.trigger)
        }
    }
}

fn time(text: &str) -> Option<Time> {
    Time::strptime("%H:%M", text.trim()).ok()
}

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

impl Trigger {
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

    fn written() -> Written {
        Written::from(&trigger())
    }

    #[test]
    fn mistakes_are_named() {
        let wrong = |change: fn(&mut Written)| {
            let mut written = written();
            change(&mut written);
            let mistakes = Choice::read(&[written], false).err().unwrap_or_default();
            let told = mistakes.iter();
            let told = told.map(|of| format!("{} {}", of.field, of.detail));
            told.collect::<Vec<_>>()
        };
        let no_time = |name: &str| format!("triggers[0].{name} {NO_TIME}");
        assert_eq!(wrong(|_| {}), [""; 0]);
        assert_eq!(
            wrong(|of| of.warning = " ".into()),
            ["triggers[0].warning must have 1 to 30 characters"]
        );
        assert_eq!(
            wrong(|of| of.until = "04:00".into()),
            ["triggers[0].until must not be before from"]
        );
        // What is no time is not also too early.
        assert_eq!(wrong(|of| of.until = "四時".into()), [no_time("until")]);
        assert_eq!(
            wrong(|of| (of.from, of.next) = ("25:00".into(), "x".into())),
            [no_time("from"), no_time("next")]
        );
        assert_eq!(
            wrong(|of| of.template = "lunch".into()),
            ["triggers[0].template must be closure, wait or hold"]
        );
        assert_eq!(
            wrong(|of| of.next = String::new()),
            ["triggers[0].next must be given for this template"]
        );
        let many = vec![written(); MOST + 1];
        assert_eq!(CityTrigger::read(&many).unwrap_err()[0].field, "triggers");
        let none = Choice::read(&[written()], true).unwrap_err();
        assert_eq!(none[0].field, "none");
        let of_kind = |kind: &str| Written {
            school_kind: kind.into(),
            ..written()
        };
        let wrong = CityTrigger::read(&[of_kind("elementary"), of_kind("university")]);
        assert_eq!(wrong.unwrap_err()[0].field, "triggers[1].school_kind");
    }

    #[test]
    fn a_school_s_own_rules_stand_in_place_of_the_city_s() {
        use SchoolKind::*;
        let of_city = |kind, warning: &str| CityTrigger {
            kind,
            trigger: Trigger {
                warning: warning.into(),
                ..trigger()
            },
        };
        let city = [
            of_city(None, "特別警報"),
            of_city(Some(Kindergarten), "大雨"),
            of_city(Some(JuniorHigh), "洪水"),
        ];
        let holding = |choice: &Choice, kind| {
            let rules = choice.holding(&city, kind).into_iter();
            rules.map(|its| its.warning.clone()).collect::<Vec<_>>()
        };
        assert_eq!(holding(&Choice::City, Kindergarten), ["特別警報", "大雨"]);
        assert_eq!(holding(&Choice::City, Elementary), ["特別警報"]);
        let own = Choice::read(&[written()], false).unwrap();
        assert_eq!(holding(&own, Kindergarten), ["暴風"]);
        assert_eq!(holding(&Choice::Nothing, Kindergarten), [""; 0]);
        assert_eq!(Choice::read(&[], false), Ok(Choice::City));
        assert_eq!(Choice::read(&[], true), Ok(Choice::Nothing));
        // What is shown in a form comes back as it was.
        let shown: Vec<Written> = city.iter().map(Written::from).collect();
        assert_eq!(CityTrigger::read(&shown).unwrap(), city);
    }
}
