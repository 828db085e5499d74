//! How a person wants to be reached (B-41, D-10): 受け取り方の設定.

use super::choice::Choices;
use super::{Answer, Field, Flow, FlowName};
use crate::city::wishes::{CHANNELS, QUIET_NAMES};

pub const SETTINGS: Flow = Flow {
    name: FlowName::Settings,
    fields: &[
        asked("school-channel", Choices::Coded("channel", CHANNELS)),
        asked("city-channel", Choices::Coded("channel", CHANNELS)),
        asked("bulk-mail", Choices::Coded("bulk-mail", &["on", "off"])),
        asked("quiet-hours", Choices::Coded("quiet-hours", QUIET_NAMES)),
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
