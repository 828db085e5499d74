//! Telling the school that a child is absent, late, leaves early or something else (B-17), and taking
//! that back. The reason may tell of an illness, so it is personal and stays off LINE's side.

use jiff::civil::{Date, DateTime};

use super::choice::{Choice, Choices, Label, chosen_child};
use super::enrol::CHILD;
use super::facts::{ChildFact, Facts};
use super::field::{Wrong, day};
use super::{Answer, Answers, Field, Flow, FlowName, Value};
use crate::city::absence::{KINDS, Left, REASONS, longest};

/// 欠席・遅刻・早退の連絡.
pub const ABSENCE: Flow = Flow {
    name: FlowName::Absence,
    fields: &[
        Field {
            answer: Answer::One(Choices::Pupil),
            ..CHILD
        },
        Field::asked(KIND, Answer::One(Choices::Coded("absence-kind", KINDS))),
        Field::asked(DAY, Answer::SchoolDay),
        of_kind(UNTIL, Answer::LastDay, "absent"),
        of_kind(ARRIVAL, Answer::Time, "late"),
        of_kind(LEAVING, Answer::Time, "early"),
        Field {
            personal: true,
            ..Field::asked(
                REASON,
                Answer::One(Choices::Coded("absence-reason", REASONS)),
            )
        },
        Field {
            personal: true,
            required: false,
            ..Field::asked(NOTE, Answer::Note)
        },
    ],
    needs_person: true,
};

/// 連絡の取り消し.
pub const WITHDRAW: Flow = Flow {
    name: FlowName::WithdrawAbsence,
    fields: &[
        Field {
            answer: Answer::One(Choices::Reported),
            ..CHILD
        },
        Field {
            depends_on: Some("child"),
            ..Field::asked(REPORT, Answer::One(Choices::Report))
        },
    ],
    needs_person: true,
};

pub const KIND: &str = "absence-kind";
/// The day, or the first of several.
pub const DAY: &str = "absence-day";
/// The last of several days.
pub const UNTIL: &str = "absence-until";
/// When a late child comes.
pub const ARRIVAL: &str = "arrival-time";
/// When a child that leaves early goes.
pub const LEAVING: &str = "leaving-time";
pub const REASON: &str = "absence-reason";
pub const NOTE: &str = "absence-note";
/// The report that is taken back.
pub const REPORT: &str = "absence-report";

/// Not needed, and asked for one kind only.
const fn of_kind(id: &'static str, answer: Answer, kind: &'static str) -> Field {
    Field {
        required: false,
        depends_on: Some(KIND),
        only_if: Some((KIND, kind)),
        ..Field::asked(id, answer)
    }
}

impl Facts {
    /// The city's day and time.
    pub fn here(&self) -> DateTime {
        self.now.timestamp().to_zoned(self.zone.clone()).datetime()
    }

    /// The children at a school.
    pub fn pupils(&self) -> impl Iterator<Item = &ChildFact> {
        self.children.iter().filter(|child| child.school.is_some())
    }

    /// The children with a report that can still be taken back, at least in part.
    pub fn reported(&self) -> impl Iterator<Item = &ChildFact> {
        let children = self.children.iter();
        children.filter(|child| self.open_reports(child).next().is_some())
    }

    /// The reports of a child that can still be taken back.
    pub fn open_reports<'a>(
        &'a self,
        child: &'a ChildFact,
    ) -> impl Iterator<Item = &'a crate::city::absence::Report> {
        let now = self.here();
        let reports = child.absences.iter();
        reports.filter(move |report| child.desk.left(report.days, now) != Left::All)
    }
}

/// What may be taken back of the chosen child's reports: kind and days name each.
pub(super) fn reports(answers: &Answers, facts: &Facts) -> Vec<Choice> {
    let Some(child) = chosen_child(answers, facts) else {
        return Vec::new();
    };
    let choices = facts.open_reports(child).map(|report| Choice {
        value: report.id.clone(),
        label: Label::TextWith(
            match report.kind.name() {
                "absent" => "report-absent",
                "late" => "report-late",
                "early" => "report-early",
                _ => "report-other",
            },
            "days",
            report.days.short(),
        ),
    });
    choices.collect()
}

/// The only report of the only child that has any.
pub(super) fn only_report(facts: &Facts) -> Option<Value> {
    let mut reports = facts
        .children
        .iter()
        .flat_map(|child| facts.open_reports(child));
    let only = reports.next().filter(|_| reports.next().is_none())?;
    Some(Value::One(only.id.clone()))
}

/// A day of which the chosen child's school still takes reports.
pub(super) fn school_day(text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
    let text = day(text, facts.today)?;
    let first: Option<Date> = text.parse().ok();
    let closed = first.is_some_and(|first| is_closed(first, answers, facts));
    if closed {
        Err(Wrong::TooLate)
    } else {
        Ok(text)
    }
}

/// Whether the chosen child's school takes no more reports of this day.
pub fn is_closed(first: Date, answers: &Answers, facts: &Facts) -> bool {
    // Before the child is known the day is not judged; it is checked again at the end.
    chosen_child(answers, facts)
        .is_some_and(|child| !child.desk.takes(first, facts.here(), child.is_asked_for))
}

/// The last day: from the first on, and not too far.
pub(super) fn last_day(text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
    let text = day(text, facts.today)?;
    let date = |text: &str| text.parse::<Date>().ok();
    let first = answers.get(DAY).and_then(Value::one).and_then(date);
    match (first, date(&text)) {
        (Some(first), Some(last)) if last < first => Err(Wrong::BeforeFirst),
        (Some(first), Some(last)) if last > longest(first) => Err(Wrong::TooManyDays),
        _ => Ok(text),
    }
}
