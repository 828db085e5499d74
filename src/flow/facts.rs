//! What a step may know: loaded before it, whoever asks (`household::facts`).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::field::Answers;
use crate::city::school::School;
use crate::clock::Millis;

/// What a step may know, loaded before it. A step that needs more teaches the loader.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Millis,
    /// The city's date.
    pub today: Date,
    /// The city's time zone, for saying when.
    pub zone: TimeZone,
    /// Personal fields are taken by a form of our own, not in the talk (design.md, section 2).
    pub by_form: bool,
    /// Questions this city does not ask ([`crate::city::profile::Features`]).
    pub left_out: BTreeSet<String>,
    /// Whether this LINE account has an ID.
    pub has_person: bool,
    /// The person's children in the order they were registered.
    pub children: Vec<ChildFact>,
    pub schools: Vec<School>,
    pub topics: Vec<TopicFact>,
    /// What is stored now of the questions that change something, by field: the settings' present
    /// state, preset wherever they are asked.
    pub current: Answers,
    /// Wrong school codes so far, and until when no more are taken.
    pub code_failures: i64,
    pub code_locked_until: Option<Millis>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildFact {
    pub id: String,
    pub name: String,
    pub birthday: Option<Date>,
    /// School name, grade and class of today's enrolment.
    pub enrolment: Option<(String, i64, Option<String>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFact {
    pub id: String,
    /// In the person's language.
    pub name: String,
    pub wanted: bool,
}
