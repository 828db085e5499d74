//! Which of the city's notices a person wants (B-08): one tap each, the current state shown. And by which
//! channel, for one of them that is to come otherwise than the others (B-41).

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

/// What the channel of a topic may be: as the settings say, or of its own.
const OF_A_TOPIC: &[&str] = &["settings", "both", "line", "mail"];

pub const TOPIC_CHANNEL: Flow = Flow {
    name: FlowName::TopicChannel,
    fields: &[
        asked("topic", Choices::WantedTopic),
        asked("topic-channel", Choices::Coded("topic-channel", OF_A_TOPIC)),
    ],
    needs_person: true,
};

const fn asked(id: &'static str, choices: Choices) -> Field {
    Field {
        id,
        answer: Answer::One(choices),
        personal: false,
        required: true,
        depends_on: None,
        only_if: None,
    }
}
