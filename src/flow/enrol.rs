//! The eight fields of a child at a school: 学校情報登録. For a child who leaves another
//! school it is the change of schools in one step (D-21), and asks the first day.

use super::choice::{Choices, chosen_child};
use super::{Answer, Answers, Facts, Field, Flow, FlowName, Value};

pub const ENROL: Flow = Flow {
    name: FlowName::Enrol,
    fields: &[
        CHILD,
        asked("school", Answer::One(Choices::School), true, None),
        asked("grade", Answer::One(Choices::Grade), true, Some("school")),
        asked("class", Answer::One(Choices::Class), true, Some("grade")),
        asked("clubs", Answer::Many(Choices::Club), false, Some("school")),
        asked(
            "groups",
            Answer::Many(Choices::Group),
            false,
            Some("school"),
        ),
        // not needed. A number in one school is none in another.
        asked("attendance-number", Answer::Number, false, Some("school")),
        asked("school-code", Answer::JoinCode, true, Some("school")),
        // D-21: only where the child leaves another school for this one.
        asked(START_DATE, Answer::Day, true, Some("school")),
    ],
    needs_person: true,
};

/// The first day at the new school.
pub const START_DATE: &str = "start-date";

/// Whether the child is at a school and the chosen one is another.
pub fn is_move(answers: &Answers, facts: &Facts) -> bool {
    let one = |id: &str| answers.get(id).and_then(Value::one);
    let (Some(child), Some(school)) = (one("child"), one("school")) else {
        return false;
    };
    let child = facts.children.iter().find(|known| known.id == child);
    let now_at = child.and_then(|child| child.school.as_deref());
    now_at.is_some_and(|now_at| now_at != school)
}

/// Which child is told by its name, so it is personal; with one child nobody is asked.
pub(super) const CHILD: Field = Field {
    id: "child",
    answer: Answer::One(Choices::Child),
    personal: true,
    required: true,
    depends_on: None,
    only_if: None,
};

/// Whoever changes the class of a child at the same school has shown its code before.
pub(super) fn knows_code(answers: &Answers, facts: &Facts) -> bool {
    let school = answers.get("school");
    let enrolled = chosen_child(answers, facts).and_then(|child| child.stored.get("school"));
    school.is_some() && school == enrolled
}

const fn asked(
    id: &'static str,
    answer: Answer,
    required: bool,
    depends_on: Option<&'static str>,
) -> Field {
    Field {
        id,
        answer,
        personal: false,
        required,
        depends_on,
        only_if: None,
    }
}
