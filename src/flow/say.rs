//! How a question's name, its answer and what was wrong with one are put into words. Pure.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::choice::grade_label;
use super::facts::ChildFact;
use super::field::NAME_MAX;
use super::{Answer, Answers, Facts, Field, Value, Wrong};
use crate::city::profile::Service;
use crate::city::rollover::Open;
use crate::clock::Millis;
use crate::words::{Arg, Language, Words};

impl Field {
    /// The text of the documents' name of this field.
    pub fn label_id(&self) -> String {
        format!("field-{}", self.id)
    }
}

/// An answer as a person reads it.
pub fn shown(
    field: &Field,
    value: &Value,
    answers: &Answers,
    facts: &Facts,
    language: Language,
    words: &Words,
) -> String {
    let say = |id: &str| words.say(language, id);
    let choices = field.choices(answers, facts);
    let named = |value: &String| {
        let choice = choices.iter().find(|choice| choice.value == *value);
        choice.map_or_else(|| value.clone(), |choice| choice.label.say(language, words))
    };
    match (value, field.answer) {
        (Value::Skipped(()), _) => say("value-none"),
        (Value::Many(values), _) if values.is_empty() => say("value-none"),
        (Value::Many(values), _) => values.iter().map(named).collect::<Vec<_>>().join("、"),
        (Value::One(_), Answer::Consent) => say("value-agreed"),
        (Value::One(_), Answer::JoinCode) => say("value-entered"),
        (Value::One(value), _) => named(value),
    }
}

/// The text that tells when a service opens, if it is not open yet.
pub fn closed(
    service: Option<Service>,
    closed: &BTreeMap<Service, Millis>,
    zone: &TimeZone,
) -> Option<(&'static str, Vec<(&'static str, String)>)> {
    let service = service?;
    let at = closed.get(&service)?;
    let id = match service {
        Service::Register => "opens-register",
        Service::Link => "opens-link",
        Service::Child => "opens-child",
        Service::Topics => "opens-topics",
    };
    let at = at.timestamp().to_zoned(zone.clone()).datetime();
    Some((id, vec![("at", at.to_string())]))
}

/// School, grade and class of a child.
pub fn place(
    (school, grade, class): &(String, i64, Option<String>),
    facts: &Facts,
    words: &Words,
    language: Language,
) -> String {
    let of = facts.schools.iter().find(|known| known.name == *school);
    let grade = of.map_or_else(
        || grade.to_string(),
        |of| grade_label(of, *grade).say(language, words),
    );
    let not_set = || words.say(language, "class-not-set");
    let class = class.clone().unwrap_or_else(not_set);
    format!("{school} {grade} {class}")
}

/// The children whose grade and class are to be confirmed after the turn of the school year, a line
/// each; by number where names stay off LINE.
pub fn new_year(facts: &Facts, words: &Words, language: Language) -> Vec<String> {
    let numbered = (1_i64..).zip(&facts.children);
    let open = numbered.filter(|(_, child)| child.new_year == Some(Open::Check));
    let line = |(number, child): (i64, &ChildFact)| {
        let name = match facts.by_form {
            true => words.say_with(language, "mine-child", &[("number", number.into())]),
            false => child.name.clone(),
        };
        let place = place(child.enrolment.as_ref()?, facts, words, language);
        Some(format!("・{name}: {place}"))
    };
    open.filter_map(line).collect()
}

/// That the person has asked to leave, and until when everything goes on.
pub fn departure(facts: &Facts, words: &Words, language: Language) -> Option<String> {
    let departure = facts.departure.as_ref()?;
    let args = [("day", Arg::from(departure.last_day.to_string()))];
    let id = format!("departure-{}", departure.kind);
    Some(words.say_with(language, &id, &args))
}

/// The text that tells why an answer was not taken.
pub fn wrong(wrong: Wrong, facts: &Facts) -> (&'static str, Vec<(&'static str, String)>) {
    let id = match wrong {
        Wrong::Empty => "wrong-empty",
        Wrong::TooLong => return ("wrong-too-long", vec![("max", NAME_MAX.to_string())]),
        Wrong::Email => "wrong-email",
        Wrong::Kana => "wrong-kana",
        Wrong::Date => "wrong-date",
        Wrong::Future => "wrong-future",
        Wrong::TooOld => "wrong-too-old",
        Wrong::Past => "wrong-past",
        Wrong::TooFar => "wrong-too-far",
        Wrong::Choice => "wrong-choice",
        Wrong::Consent => "wrong-consent",
        Wrong::Number => "wrong-number",
        Wrong::Code(0) => "wrong-code-last",
        Wrong::Code(left) => return ("wrong-code", vec![("left", left.to_string())]),
        Wrong::CodeLocked(until) => {
            let until = until.timestamp().to_zoned(facts.zone.clone()).datetime();
            return ("wrong-code-locked", vec![("until", until.to_string())]);
        }
    };
    (id, Vec::new())
}
