//! How a question's name, its answer and what was wrong with one are put into words. Pure.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::choice::chosen_child;
use super::choice::grade_label;
use super::facts::ChildFact;
use super::field::{NAME_MAX, NOTE_MAX};
use super::{Answer, Answers, Facts, Field, Value, Wrong};
use crate::city;
use crate::city::message::Window;
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

/// The text that tells to telephone the chosen child's school: it takes no more reports of the day.
pub fn too_late(answers: &Answers, facts: &Facts) -> (&'static str, Vec<(&'static str, String)>) {
    let desk = chosen_child(answers, facts).map(|child| child.desk.clone());
    let desk = desk.unwrap_or_default();
    let until = ("until", city::absence::written(desk.deadline));
    match desk.phone {
        Some(phone) => ("wrong-too-late-phone", vec![until, ("phone", phone)]),
        None => ("wrong-too-late", vec![until]),
    }
}

/// Who will read a message, when an answer can be expected, and that it is none for an emergency.
pub fn message(answers: &Answers, facts: &Facts, words: &Words, language: Language) -> Vec<String> {
    let seen = match super::message::chosen(answers) {
        Some(Window::School(id)) => {
            let mut children = facts.children.iter();
            let child = children.find(|child| child.school.as_deref() == Some(id.as_str()));
            let school = child.and_then(|child| child.enrolment.as_ref());
            let school = school.map_or_else(String::new, |(school, ..)| school.clone());
            let phone = child.and_then(|child| child.desk.phone.clone());
            let phone = phone.unwrap_or_else(|| words.say(language, "phone-not-told"));
            let args = [("school", school.into()), ("phone", phone.into())];
            words.say_with(language, "message-seen-school", &args)
        }
        _ => words.say(language, "message-seen-office"),
    };
    vec![seen, words.say(language, "message-danger")]
}

/// The reports to a child's school that are not over, a line each: kind, days, and whether the school
/// has read it.
pub fn absences(child: &ChildFact, words: &Words, language: Language) -> Vec<String> {
    let reports = child.absences.iter().map(|report| {
        let kind = words.say(language, &format!("absence-kind-{}", report.kind.name()));
        let args = [
            ("kind", Arg::from(kind)),
            ("days", report.days.to_string().into()),
        ];
        let id = match report.acknowledged {
            true => "mine-absence-read",
            false => "mine-absence",
        };
        words.say_with(language, id, &args)
    });
    reports.collect()
}

/// The text that tells why an answer was not taken.
pub fn wrong(
    wrong: Wrong,
    answers: &Answers,
    facts: &Facts,
) -> (&'static str, Vec<(&'static str, String)>) {
    let id = match wrong {
        Wrong::Empty => "wrong-empty",
        Wrong::TooLong => return ("wrong-too-long", vec![("max", NAME_MAX.to_string())]),
        Wrong::TooLongNote => return ("wrong-too-long", vec![("max", NOTE_MAX.to_string())]),
        Wrong::TooLongMessage => {
            let max = city::message::TEXT_MAX.to_string();
            return ("wrong-too-long", vec![("max", max)]);
        }
        Wrong::TooLate => return too_late(answers, facts),
        Wrong::BeforeFirst => "wrong-before-first",
        Wrong::TooManyDays => {
            let max = city::absence::LONGEST_DAYS.to_string();
            return ("wrong-too-many-days", vec![("max", max)]);
        }
        Wrong::Time => "wrong-time",
        Wrong::Email => "wrong-email",
        Wrong::Kana => "wrong-kana",
        Wrong::Date => "wrong-date",
        Wrong::Future => "wrong-future",
        Wrong::TooOld => "wrong-too-old",
        Wrong::Past => "wrong-past",
        Wrong::TooFar => "wrong-too-far",
        Wrong::Choice => "wrong-choice",
        Wrong::NoArea => "wrong-no-area",
        Wrong::SeveralAreas => "wrong-several-areas",
        Wrong::Consent => "wrong-consent",
        Wrong::Number => "wrong-number",
        Wrong::Phone => "wrong-phone",
        Wrong::Code(0) => "wrong-code-last",
        Wrong::Code(left) => return ("wrong-code", vec![("left", left.to_string())]),
        Wrong::CodeLocked(until) => {
            let until = until.timestamp().to_zoned(facts.zone.clone()).datetime();
            return ("wrong-code-locked", vec![("until", until.to_string())]);
        }
    };
    (id, Vec::new())
}
