//! Leaving a message for the city's office or a school (F-50). Whoever has no ID writes to the office. What
//! it says may be personal; typed in the talk it stands on LINE's side already, and nothing can be done
//! about that but to say so and to offer a page of our own.

use super::choice::{Choice, Choices, Label};
use super::facts::Facts;
use super::{Answer, Answers, Field, Flow, FlowName, Value};
use crate::city::message::{OFFICE, Window, text};

/// 窓口・学校への連絡.
pub const MESSAGE: Flow = Flow {
    name: FlowName::Message,
    fields: &[
        Field::asked(TO, Answer::One(Choices::Window)),
        Field {
            personal: true,
            ..Field::asked(TEXT, Answer::Message)
        },
    ],
    needs_person: false,
};

/// [`OFFICE`], or a school's id.
pub const TO: &str = "message-to";
pub const TEXT: &str = "message-text";

/// The schools of the person's children, each once, and the office.
pub(super) fn windows(facts: &Facts) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for child in &facts.children {
        let Some((school, (name, ..))) = child.school.as_ref().zip(child.enrolment.as_ref()) else {
            continue;
        };
        if !choices.iter().any(|choice| choice.value == *school) {
            choices.push(Choice {
                value: school.clone(),
                label: Label::Plain(name.clone()),
            });
        }
    }
    choices.push(Choice {
        value: OFFICE.into(),
        label: Label::Text("message-to-office".into()),
    });
    choices
}

/// The window, where there is only one.
pub(super) fn only_window(facts: &Facts) -> Option<Value> {
    match windows(facts).as_slice() {
        [only] => Some(Value::One(only.value.clone())),
        _ => None,
    }
}

/// The window chosen.
pub fn chosen(answers: &Answers) -> Option<Window> {
    Some(Window::parse(answers.get(TO)?.one()?))
}

/// The answers with which words that nothing understood are left as they were typed; `None` where they
/// cannot be.
pub fn typed(words: &str, facts: &Facts) -> Option<Answers> {
    let mut answers = MESSAGE.start(facts);
    answers.insert(TEXT.to_owned(), Value::One(text(words)?));
    Some(answers)
}

/// Whether words that nothing understood may be left as a message.
pub fn can_be_left(words: &str, facts: &Facts) -> bool {
    !facts.messages_full && text(words).is_some()
}
