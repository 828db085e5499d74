//! School notices that are written by filling in what differs, in every language at once.
//!
//! The words stand in `locales/*/templates.ftl`, what staff read in `console-templates.ftl`. What a
//! template makes is a draft: its sender may still change every word.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};

use super::notice::{Content, Matter, Mistake, Wording};
use crate::words::{Arg, Language, Words};

/// A notice that is written by filling in what differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// In requests and ids of words: `template-{name}-title`, `console-template-{name}`.
    pub name: &'static str,
    pub matter: Matter,
    pub wants_receipt: bool,
    /// In the order in which they are asked.
    pub slots: &'static [Slot],
}

/// What differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Slot {
    /// In requests and ids of words: `console-slot-{name}`.
    pub name: &'static str,
    pub ask: Ask,
    /// Without a [`Ask::Date`] that is not, the notice says "today".
    pub is_required: bool,
}

/// What may stand in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// `2026-12-01`.
    Date,
    /// `06:30`, 00:00 to 23:59.
    Time,
    /// One of [`REASONS`].
    Reason,
    /// One line of free words, up to so many characters.
    Text(usize),
    /// Free words, up to so many characters.
    Lines(usize),
}

/// Why a school does what it does: `template-reason-{name}`. With `other` the note must say it.
pub const REASONS: &[&str] = &[
    "typhoon",
    "rain",
    "snow",
    "earthquake",
    "heat",
    "infection",
    "outage",
    "water",
    "suspicious",
    OTHER,
];
const OTHER: &str = "other";

/// Characters of 6年3組・特別支援学級1組 and the like: it stands in a title.
const CLASS_LIMIT: usize = 20;
/// Characters of a place or an event: half of a title (`notice::TITLE_LIMIT`).
pub(super) const NAME_LIMIT: usize = 40;
/// Characters of what happened and of a note: two paragraphs. Longer is no template any more.
const LINES_LIMIT: usize = 500;
/// Forms hand over a year that is half typed: 0202.
const YEARS: RangeInclusive<i16> = 2020..=2120;

const DATE: Slot = required("date", Ask::Date);
/// Of what is mostly done on the day.
const DATE_OR_TODAY: Slot = optional("date", Ask::Date);
const REASON: Slot = required("reason", Ask::Reason);
const NEXT: Slot = required("next", Ask::Time);
const PLACE: Slot = required("place", Ask::Text(NAME_LIMIT));
const WHAT: Slot = required("what", Ask::Lines(LINES_LIMIT));
const NOTE: Slot = optional("note", Ask::Lines(LINES_LIMIT));

/// In the order in which they are offered: what hurries most on an early morning comes first.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "closure",
        matter: Matter::Closure,
        wants_receipt: true,
        slots: &[DATE, REASON, NOTE],
    },
    Template {
        name: "wait",
        matter: Matter::Closure,
        wants_receipt: true,
        slots: &[NEXT, REASON, DATE_OR_TODAY, NOTE],
    },
    Template {
        name: "late",
        matter: Matter::Closure,
        wants_receipt: true,
        slots: &[DATE, required("begin", Ask::Time), REASON, NOTE],
    },
    Template {
        name: "dismissal",
        matter: Matter::Closure,
        wants_receipt: true,
        slots: &[required("leave", Ask::Time), REASON, DATE_OR_TODAY, NOTE],
    },
    Template {
        name: "hold",
        matter: Matter::Safety,
        wants_receipt: true,
        slots: &[NEXT, REASON, DATE_OR_TODAY, NOTE],
    },
    Template {
        name: "handover",
        matter: Matter::Safety,
        wants_receipt: true,
        slots: &[
            required("start", Ask::Time),
            PLACE,
            REASON,
            DATE_OR_TODAY,
            NOTE,
        ],
    },
    Template {
        name: "class-closure",
        matter: Matter::Closure,
        wants_receipt: true,
        slots: &[
            required("class", Ask::Text(CLASS_LIMIT)),
            required("from", Ask::Date),
            required("until", Ask::Date),
            REASON,
            NOTE,
        ],
    },
    Template {
        name: "suspicious",
        matter: Matter::Safety,
        wants_receipt: false,
        slots: &[DATE, required("time", Ask::Time), PLACE, WHAT, NOTE],
    },
    Template {
        name: "postponed",
        matter: Matter::Notice,
        wants_receipt: false,
        slots: &[
            required("event", Ask::Text(NAME_LIMIT)),
            required("old-date", Ask::Date),
            required("new-date", Ask::Date),
            NOTE,
        ],
    },
    Template {
        name: "lunch",
        matter: Matter::Notice,
        wants_receipt: false,
        slots: &[DATE, WHAT, NOTE],
    },
];

pub(super) const fn required(name: &'static str, ask: Ask) -> Slot {
    Slot {
        name,
        ask,
        is_required: true,
    }
}

const fn optional(name: &'static str, ask: Ask) -> Slot {
    Slot {
        name,
        ask,
        is_required: false,
    }
}

/// What stands in a slot, checked.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Day(Date),
    Today,
    At(Time),
    Reason(&'static str),
    Free(String),
}

/// By the slot's name.
pub(super) type Values = BTreeMap<&'static str, Value>;

impl Template {
    pub fn by_name(name: &str) -> Option<&'static Template> {
        TEMPLATES.iter().find(|template| template.name == name)
    }

    /// Whether any template asks for this.
    pub fn has_slot(name: &str) -> bool {
        let mut slots = TEMPLATES.iter().flat_map(|template| template.slots);
        slots.any(|slot| slot.name == name)
    }

    /// The words in every language that `words` offers. What is empty counts as left out. `Err`: each
    /// slot that is missing or wrong, `field` its name.
    pub fn fill(
        &self,
        words: &Words,
        values: &BTreeMap<String, String>,
    ) -> Result<Content, Vec<Mistake>> {
        let values = read(self.slots, values)?;
        let languages = words.offered().iter();
        let wordings =
            languages.map(|language| (*language, self.wording(words, *language, &values)));
        Ok(Content(wordings.collect()))
    }

    fn wording(&self, words: &Words, language: Language, values: &Values) -> Wording {
        let say = |part: &str, day: &str| {
            words.say_with(language, part, &args(values, words, language, day))
        };
        let mut body = say(&format!("template-{}-body", self.name), "template-date");
        if values.contains_key(NOTE.name) {
            body.push_str("\n\n");
            body.push_str(&say("template-note", "template-date"));
        }
        Wording {
            title: say(&format!("template-{}-title", self.name), "template-day"),
            body,
            machine: false,
        }
    }
}

/// What stands in slots, checked; what is empty counts as left out.
pub(super) fn read(
    slots: &[Slot],
    given: &BTreeMap<String, String>,
) -> Result<Values, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut values = Values::new();
    for name in given.keys() {
        if slots.iter().all(|slot| slot.name != name) {
            mistakes.push(Mistake::new(name, "is no slot here"));
        }
    }
    for slot in slots {
        let text = given.get(slot.name).map(|text| text.trim());
        let value = match text.filter(|text| !text.is_empty()) {
            Some(text) => slot.ask.read(text).map(Some),
            None if slot.is_required => Err("must be given".to_owned()),
            None => Ok((slot.ask == Ask::Date).then_some(Value::Today)),
        };
        match value {
            Ok(value) => values.extend(value.map(|value| (slot.name, value))),
            Err(detail) => mistakes.push(Mistake::new(slot.name, detail)),
        }
    }
    mistakes.extend(contradictions(&values));
    if mistakes.is_empty() {
        Ok(values)
    } else {
        Err(mistakes)
    }
}

/// The values as arguments of a text; `day` is the text that writes a date.
pub(super) fn args<'a>(
    values: &Values,
    words: &Words,
    language: Language,
    day: &str,
) -> Vec<(&'static str, Arg<'a>)> {
    let values = values.iter();
    values
        .map(|(name, value)| (*name, value.say(words, language, day).into()))
        .collect()
}

impl Ask {
    fn read(self, text: &str) -> Result<Value, String> {
        match self {
            Ask::Date => Date::strptime("%Y-%m-%d", text)
                .ok()
                .filter(|date| YEARS.contains(&date.year()))
                .map(Value::Day)
                .ok_or_else(|| "must be a date such as 2026-12-01".to_owned()),
            Ask::Time => Time::strptime("%H:%M", text)
                .map(Value::At)
                .map_err(|_| "must be a time such as 06:30".to_owned()),
            Ask::Reason => {
                let reason = REASONS.iter().find(|reason| **reason == text);
                reason
                    .map(|reason| Value::Reason(reason))
                    .ok_or_else(|| format!("must be one of {}", REASONS.join(", ")))
            }
            Ask::Text(limit) if text.chars().any(char::is_control) => Err(format!(
                "must be one line of up to {limit} characters without control characters"
            )),
            Ask::Text(limit) => free(text.to_owned(), limit),
            // A form ends its lines with CRLF.
            Ask::Lines(limit) => free(text.replace("\r\n", "\n"), limit),
        }
    }
}

fn free(text: String, limit: usize) -> Result<Value, String> {
    let length = text.chars().count();
    if length > limit {
        return Err(format!("has {length} characters, {limit} is the limit"));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err("holds control characters".to_owned());
    }
    Ok(Value::Free(text))
}

/// What is right by itself and wrong together.
fn contradictions(values: &Values) -> Vec<Mistake> {
    let day = |name: &str| match values.get(name) {
        Some(Value::Day(date)) => Some(*date),
        _ => None,
    };
    let mut mistakes = Vec::new();
    if let (Some(from), Some(until)) = (day("from"), day("until"))
        && until < from
    {
        mistakes.push(Mistake::new("until", "must not be before from"));
    }
    if let (Some(old), Some(new)) = (day("old-date"), day("new-date"))
        && new <= old
    {
        mistakes.push(Mistake::new("new-date", "must be after old-date"));
    }
    let is_other = matches!(values.get(REASON.name), Some(Value::Reason(OTHER)));
    if is_other && !values.contains_key(NOTE.name) {
        mistakes.push(Mistake::new(
            NOTE.name,
            "must say why, because reason is other",
        ));
    }
    mistakes
}

impl Value {
    /// As the language writes it; `day` is the text that writes a date.
    fn say(&self, words: &Words, language: Language, day: &str) -> String {
        match self {
            Value::Day(date) => {
                let weekday = date.weekday().to_monday_one_offset();
                let args = [
                    ("year", i64::from(date.year()).into()),
                    ("month", i64::from(date.month()).into()),
                    ("day", i64::from(date.day()).into()),
                    ("weekday", i64::from(weekday).into()),
                ];
                words.say_with(language, day, &args)
            }
            Value::Today => words.say(language, "template-today"),
            Value::At(time) => {
                let hour = ("hour", Arg::Number(time.hour().into()));
                if time.minute() == 0 {
                    return words.say_with(language, "template-hour", &[hour]);
                }
                let minute = ("minute", format!("{:02}", time.minute()).into());
                words.say_with(language, "template-time", &[hour, minute])
            }
            Value::Reason(reason) => words.say(language, &format!("template-reason-{reason}")),
            Value::Free(text) => text.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
