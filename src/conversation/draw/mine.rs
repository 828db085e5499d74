//! What is registered: children, topics, settings, addresses.

use super::{Say, Voice, plain};
use crate::city::address::none_for_notices;
use crate::city::rollover::Open;
use crate::flow::facts::ChildFact;
use crate::flow::places::is_narrowed;
use crate::flow::say::{absences, departure, place, shown};
use crate::flow::{Facts, FlowName};

/// What is registered. Children's names stay off LINE where the city asks personal fields by form.
pub(super) fn mine(facts: &Facts, voice: &Voice<'_>) -> Say {
    let mut lines = vec![voice.say("mine-title")];
    if facts.children.is_empty() {
        lines.push(voice.say("mine-no-children"));
    }
    for (at, child) in facts.children.iter().enumerate() {
        let number = i64::try_from(at + 1).unwrap_or(0);
        let name = match facts.by_form {
            true => {
                voice
                    .words
                    .say_with(voice.language, "mine-child", &[("number", number.into())])
            }
            false => child.name.clone(),
        };
        let school = match &child.enrolment {
            None => voice.say("mine-no-school"),
            Some(of) => place(of, facts, voice.words, voice.language),
        };
        lines.push(format!("・{name}: {school}"));
        lines.extend(planned(child, voice).map(|planned| format!("　{planned}")));
        let reports = absences(child, voice.words, voice.language).into_iter();
        lines.extend(reports.map(|report| format!("　{report}")));
        if child.new_year == Some(Open::Check) {
            lines.push(format!("　{}", voice.say("year-note")));
        }
    }
    let topics: Vec<String> = facts
        .topics
        .iter()
        .filter(|topic| topic.wanted)
        .map(|topic| topic.label().say(voice.language, voice.words))
        .collect();
    let topics = match topics.is_empty() {
        true => voice.say("value-none"),
        false => topics.join("、"),
    };
    lines.push(format!("{}: {topics}", voice.say("field-topics")));
    let garbage = facts.garbage.chosen.then_some(FlowName::Garbage);
    let flows = [FlowName::Settings, FlowName::Places]
        .into_iter()
        .chain(garbage);
    for field in flows.flat_map(|flow| flow.flow().fields) {
        if let Some(value) = facts.current.get(field.id) {
            let (stored, language) = (&facts.current, voice.language);
            let shown = shown(field, value, stored, facts, language, voice.words);
            lines.push(format!("{}: {shown}", voice.say(&field.label_id())));
        }
    }
    if is_narrowed(&facts.current) {
        lines.push(voice.say("mine-narrowed"));
    }
    lines.extend(addresses(facts, voice));
    lines.extend(departure(facts, voice.words, voice.language));
    plain(lines.join("\n"))
}

/// The addresses' states: the addresses themselves stay off LINE.
fn addresses(facts: &Facts, voice: &Voice<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for address in &facts.addresses {
        let slot = [("slot", address.slot.into())];
        let name = voice
            .words
            .say_with(voice.language, "address-number", &slot);
        let state = voice.say(&format!("address-state-{}", address.state.as_str()));
        lines.push(format!("{name}: {state}"));
        if address.changing {
            lines.push(voice.say("address-state-changing"));
        }
    }
    if none_for_notices(&facts.addresses) {
        lines.push(voice.say("addresses-none-for-notices"));
    }
    lines
}

fn planned(child: &ChildFact, voice: &Voice<'_>) -> Option<String> {
    let (first, school) = child.planned.as_ref()?;
    let args = [
        ("day", first.to_string().into()),
        ("school", school.as_str().into()),
    ];
    Some(voice.words.say_with(voice.language, "mine-planned", &args))
}
