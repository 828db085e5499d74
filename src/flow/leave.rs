//! Leaving for good: moving away from the city, or no longer wanting the service (D-20, D-24); and
//! what takes a plan back.

use super::choice::Choices;
use super::{Answer, Field, Flow, FlowName};

/// 退会・転出の届け出.
pub const LEAVE: Flow = Flow {
    name: FlowName::Leave,
    fields: &[
        asked(
            "leave-why",
            Answer::One(Choices::Coded("leave-why", WHYS)),
            None,
        ),
        asked("leave-day", Answer::Day, Some(("leave-why", MOVING))),
    ],
    needs_person: true,
};

/// Takes back the request to leave.
pub const STAY: Flow = Flow {
    name: FlowName::Stay,
    fields: &[],
    needs_person: true,
};

/// Takes back a planned change of schools. Which child is told by its name, so it is personal; with
/// one such child nobody is asked.
pub const KEEP_SCHOOL: Flow = Flow {
    name: FlowName::KeepSchool,
    fields: &[Field {
        id: "moving-child",
        answer: Answer::One(Choices::Moving),
        personal: true,
        required: true,
        depends_on: None,
        only_if: None,
    }],
    needs_person: true,
};

/// Leaves the city: the answer of `leave-why` that asks for a day.
pub const MOVING: &str = "moving";
const WHYS: &[&str] = &[MOVING, "unneeded"];

const fn asked(
    id: &'static str,
    answer: Answer,
    only_if: Option<(&'static str, &'static str)>,
) -> Field {
    Field {
        id,
        answer,
        personal: false,
        required: true,
        depends_on: None,
        only_if,
    }
}
