//! Garbage days: where somebody lives and at what hour to be reminded (B-11, B-14); `question` has what is
//! answered in the talk. Pure.

mod question;

use super::area::AREA;
use super::choice::Choices;
use super::{Answer, Answers, Facts, Field, Flow, FlowName};
pub use question::{Question, question};

/// ごみの日のお知らせ.
pub const GARBAGE: Flow = Flow {
    name: FlowName::Garbage,
    fields: &[
        AREA,
        Field::asked(
            EVENING,
            Answer::One(Choices::Coded("garbage-evening", EVENINGS)),
        ),
        Field::asked(
            MORNING,
            Answer::One(Choices::Coded("garbage-morning", MORNINGS)),
        ),
    ],
    needs_person: true,
};

pub const EVENING: &str = "garbage-evening";
pub const MORNING: &str = "garbage-morning";
/// Not at all then.
pub const NONE: &str = "none";
/// The evening's hour of whoever never chose: after supper, before bed.
pub const USUAL: &str = "19";
const EVENINGS: &[&str] = &[USUAL, "17", "18", "20", "21", NONE];
const MORNINGS: &[&str] = &[NONE, "6", "7"];

/// What is known of garbage days before a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GarbageFact {
    /// The labels of the calendars that hold; none: there is no calendar.
    pub kinds: Vec<String>,
    /// The person has chosen hours before.
    pub chosen: bool,
}

/// Whether somebody moves to another area, by which zones of danger registered there end.
pub fn moves(answers: &Answers, facts: &Facts) -> bool {
    let (before, now) = (facts.current.get(AREA.id), answers.get(AREA.id));
    before.is_some() && now.is_some() && before != now
}
