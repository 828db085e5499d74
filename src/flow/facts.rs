//! What a step may know: loaded before it, whoever asks (`household::facts`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::choice::chosen_child;
use super::field::{Answers, Field, Value};
use crate::city::absence::{Desk, Report};
use crate::city::address::Slot;
use crate::city::diagnosis::Finding;
use crate::city::profile::Service;
use crate::city::rollover::Open;
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
    /// What is not open yet, and when it opens.
    pub closed: BTreeMap<Service, Millis>,
    /// Whether this LINE account has an ID.
    pub has_person: bool,
    /// Whether that ID is linked with a LINE account.
    pub has_line: bool,
    /// The person's children in the order they were registered.
    pub children: Vec<ChildFact>,
    pub schools: Vec<School>,
    /// The join codes that work now, by school.
    pub codes: BTreeMap<String, Vec<String>>,
    pub topics: Vec<TopicFact>,
    /// The names of the city's areas.
    pub areas: Vec<String>,
    /// Areas can be found by a position.
    pub areas_have_shapes: bool,
    /// What is stored now of the questions that change something, by field: the settings' present
    /// state, preset wherever they are asked.
    pub current: Answers,
    /// The person has asked to leave.
    pub departure: Option<DepartureFact>,
    /// Wrong school codes so far, and until when no more are taken.
    pub code_failures: i64,
    pub code_locked_until: Option<Millis>,
    /// As many messages as one may leave in a day were left.
    pub messages_full: bool,
    /// The person's e-mail addresses, by slot.
    pub addresses: Vec<Slot>,
    /// What the check of "the mail does not come" has just found, where it was asked for.
    pub check: Option<Check>,
}

/// A check and its number for the support desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub findings: Vec<Finding>,
    pub number: String,
    /// The domain that filters must let through.
    pub domain: String,
    /// A test mail that was asked for.
    pub test: Option<Test>,
}

/// What became of asking for a test mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    Queued,
    /// Too many mails to this address within the hour.
    TooMany,
    /// There is no such address, or its owner stopped it.
    Impossible,
}

impl Facts {
    /// What is stored now of a question: of the chosen child, where it is about one, else of the
    /// person. Nothing once the answer it hangs on is another than the stored one.
    pub fn stored(&self, field: &Field, answers: &Answers) -> Option<&Value> {
        let of_child = chosen_child(answers, self).and_then(|child| {
            let same = field
                .depends_on
                .is_none_or(|on| on == "child" || answers.get(on) == child.stored.get(on));
            child.stored.get(field.id).filter(|_| same)
        });
        of_child.or_else(|| self.current.get(field.id))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildFact {
    pub id: String,
    pub name: String,
    pub birthday: Option<Date>,
    /// School name, grade and class of today's enrolment.
    pub enrolment: Option<(String, i64, Option<String>)>,
    /// How many other guardians it has.
    pub others: i64,
    /// Invitations of further guardians that can still be used.
    pub open_invitations: i64,
    /// What is stored of the child and of its school, by field.
    pub stored: Answers,
    /// The id of today's school.
    pub school: Option<String>,
    /// The next school, and its first day.
    pub planned: Option<(Date, String)>,
    /// What is left to say of it after the turn of the school year.
    pub new_year: Option<Open>,
    /// How its school takes reports.
    pub desk: Desk,
    /// Reports to its school that are not over, by their first day.
    pub absences: Vec<Report>,
    /// The school misses it today and has asked where it is.
    pub is_asked_for: bool,
}

/// A request to leave that can still be withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartureFact {
    /// `moving`, `withdrawal` or `unused`.
    pub kind: String,
    /// The last day on which everything goes on.
    pub last_day: Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFact {
    pub id: String,
    /// In the person's language.
    pub name: String,
    pub wanted: bool,
}

impl Facts {
    /// Whether grades and classes that the city moved up are to be confirmed.
    pub fn has_new_year(&self) -> bool {
        let mut open = self.children.iter().filter_map(|child| child.new_year);
        open.any(|open| open == Open::Check)
    }

    /// The children whose move to another school is planned.
    pub fn moving(&self) -> impl Iterator<Item = &ChildFact> {
        self.children.iter().filter(|child| child.planned.is_some())
    }
}
