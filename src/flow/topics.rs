//! Which of the city's notices a person wants (B-08): one tap each, the current state shown.

use super::choice::Choices;
use super::{Answer, Field, Flow, FlowName};

pub const TOPICS: Flow = Flow {
    name: FlowName::Topics,
    fields: &[Field {
        id: "topics",
        answer: Answer::Many(Choices::Topic),
        personal: false,
        required: true,
        depends_on: None,
        only_if: None,
    }],
    needs_person: true,
};
