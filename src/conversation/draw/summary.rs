//! What was answered, before it is stored, and which answer to correct.

use super::{Say, Voice, form_fields};
use crate::conversation::{Item, Verb};
use crate::flow::say::{message, new_year, shown};
use crate::flow::{Answers, Facts, Field, FlowName};
use crate::line::message::Action;

pub(super) fn summary(
    flow: FlowName,
    answers: &Answers,
    facts: &Facts,
    voice: &Voice<'_>,
) -> Vec<Say> {
    let mut lines = vec![voice.say(&format!("flow-title-{}", flow.as_str()))];
    for field in flow.flow().fields {
        if let Some(value) = answers.get(field.id) {
            let name = voice.say(&field.label_id());
            let shown = match facts.by_form && field.personal {
                true => voice.say("value-entered"),
                false => shown(field, value, answers, facts, voice.language, voice.words),
            };
            lines.push(format!("{name}: {shown}"));
        }
    }
    if flow == FlowName::NewYear {
        lines.extend(new_year(facts, voice.words, voice.language));
    }
    if flow == FlowName::Message {
        lines.push(String::new());
        lines.extend(message(answers, facts, voice.words, voice.language));
    }
    let (ask, ok) = flow.confirm_ids(answers, facts);
    let mut buttons = vec![
        voice.button(ok, Verb::Ok),
        voice.button("button-fix", Verb::Fix(None)),
        voice.button("button-cancel", Verb::Cancel),
    ];
    if changeable(flow, answers, facts).next().is_none() {
        buttons.remove(1);
    }
    if flow == FlowName::NewYear {
        // Whose class is known by now sets it instead.
        let label = voice.say("menu-enrol");
        buttons.insert(1, voice.labelled(label, Verb::Leave(Item::Enrol)));
    }
    let ask = voice.say(ask);
    let has_personal = !form_fields(flow, answers, None, facts).is_empty();
    match voice.form_url {
        Some(url) if facts.by_form && has_personal => vec![
            Say {
                text: lines.join("\n"),
                link: Some((voice.say("button-look-at-form"), url.to_owned())),
                buttons: Vec::new(),
            },
            Say {
                text: ask,
                link: None,
                buttons,
            },
        ],
        _ => {
            lines.push(String::new());
            lines.push(ask);
            vec![Say {
                text: lines.join("\n"),
                link: None,
                buttons,
            }]
        }
    }
}

/// The fields that were somebody's answer, and may be answered otherwise.
fn changeable(
    flow: FlowName,
    answers: &Answers,
    facts: &Facts,
) -> impl Iterator<Item = &'static Field> {
    let fields = flow.flow().fields.iter();
    fields.filter(|field| field.applies(answers, facts) && field.given(facts).is_none())
}

pub(super) fn which_field(
    flow: FlowName,
    answers: &Answers,
    facts: &Facts,
    voice: &Voice<'_>,
) -> Say {
    let mut buttons: Vec<Action> = changeable(flow, answers, facts)
        .map(|field| {
            let verb = Verb::Fix(Some(field.id.to_owned()));
            voice.labelled(voice.say(&field.label_id()), verb)
        })
        .collect();
    buttons.push(voice.button("button-back", Verb::Back));
    Say {
        text: voice.say("ask-which-field"),
        link: None,
        buttons,
    }
}
