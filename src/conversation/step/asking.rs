//! A flow's questions, one after another: what an answer means, the way back, the summary, and saving.

use super::{Asking, Effect, State, Turn, Verb, stay};
use crate::flow::field::{Answer, Wrong};
use crate::flow::{Answers, Facts, Field, Flow, FlowName, Value, garbage, say};

/// Wrong answers in a row before a way out is offered.
const PATIENCE: u8 = 3;

/// The next open question, or the summary.
pub(super) fn proceed(flow: &'static Flow, mut answers: Answers, facts: &Facts) -> Turn {
    flow.fill_in(&mut answers, facts);
    stay(match flow.next(&answers, facts) {
        Some(field) => ask(flow, answers, field, false, facts),
        None => State::Confirm {
            flow: flow.name,
            answers,
            correcting: false,
        },
    })
}

pub(super) fn ask(
    flow: &Flow,
    answers: Answers,
    field: &Field,
    from_summary: bool,
    facts: &Facts,
) -> State {
    let picked = match answers.get(field.id) {
        Some(Value::Many(picked)) => picked.clone(),
        _ => field.preset(&answers, facts),
    };
    State::Asking(Asking {
        flow: flow.name,
        answers,
        field: field.id.to_owned(),
        picked,
        sought: None,
        page: 0,
        tries: 0,
        from_summary,
    })
}

pub(super) fn correct(name: FlowName, answers: Answers, id: &str, facts: &Facts) -> Turn {
    let flow = name.flow();
    match flow.field(id) {
        Some(field) if field.applies(&answers, facts) => {
            stay(ask(flow, answers, field, true, facts))
        }
        _ => stay(State::Confirm {
            flow: name,
            answers,
            correcting: true,
        }),
    }
}

/// A summary left open for days may be about things that are gone: every answer is checked again.
pub(super) fn save(name: FlowName, answers: Answers, facts: &Facts) -> Turn {
    let flow = name.flow();
    if let Some(field) = flow.fields.iter().find(|f| !still_good(f, &answers, facts)) {
        let mut answers = answers;
        answers.remove(field.id);
        return proceed(flow, answers, facts).note("answer-gone");
    }
    let mut turn = stay(State::Idle).note(format!("saved-{}", name.as_str()));
    if name == FlowName::Garbage && garbage::moves(&answers, facts) {
        turn = turn.note("garbage-moved");
    }
    turn.effects.push(Effect::Save(name, answers));
    turn
}

fn still_good(field: &Field, answers: &Answers, facts: &Facts) -> bool {
    let choices = || field.choices(answers, facts);
    let offered = |value: &str| choices().iter().any(|choice| choice.value == value);
    match (answers.get(field.id), field.answer) {
        (None, _) => !field.applies(answers, facts),
        (Some(Value::One(value)), Answer::One(_)) => offered(value),
        (Some(Value::Many(values)), Answer::Many(_)) => values.iter().all(|value| offered(value)),
        // The deadline may have passed, and the first day may be another now.
        (Some(Value::One(value)), Answer::SchoolDay | Answer::LastDay) => {
            field.check(value, answers, facts).is_ok()
        }
        _ => true,
    }
}

pub(super) fn tap_question(mut asking: Asking, verb: Verb, facts: &Facts) -> Turn {
    let flow = asking.flow.flow();
    let Some(field) = flow.field(&asking.field) else {
        return stay(State::Idle).note("state-lost");
    };
    match verb {
        Verb::Pick(value) => answer(asking, field, &value, facts),
        Verb::Done if matches!(field.answer, Answer::Many(_)) => {
            let picked = std::mem::take(&mut asking.picked);
            taken(asking, field, Value::Many(picked), facts)
        }
        Verb::Skip if !field.required => taken(asking, field, Value::Skipped(()), facts),
        Verb::Page(page) => {
            asking.page = page;
            stay(State::Asking(asking))
        }
        Verb::Back if asking.from_summary => stay(State::Confirm {
            flow: asking.flow,
            answers: asking.answers,
            correcting: false,
        }),
        Verb::Back => match flow.previous(field.id, &asking.answers, facts) {
            Some(previous) => stay(ask(flow, asking.answers, previous, false, facts)),
            None => stay(State::Asking(asking)),
        },
        _ => stay(State::Asking(asking)),
    }
}

pub(super) fn answer(mut asking: Asking, field: &'static Field, text: &str, facts: &Facts) -> Turn {
    match (field.check(text, &asking.answers, facts), field.answer) {
        (Ok(Value::Many(chosen)), Answer::Many(_)) => {
            toggle(&mut asking.picked, chosen);
            asking.tries = 0;
            stay(State::Asking(asking))
        }
        (Ok(value), _) => taken(asking, field, value, facts),
        (Err(Wrong::SeveralAreas), _) => {
            asking.sought = Some(text.to_owned());
            asking.page = 0;
            stay(State::Asking(asking)).note("wrong-several-areas")
        }
        (Err(wrong), _) => {
            asking.sought = None;
            refused(asking, wrong, facts)
        }
    }
}

fn toggle(picked: &mut Vec<String>, chosen: Vec<String>) {
    for value in chosen {
        match picked.iter().position(|known| *known == value) {
            Some(at) => drop(picked.remove(at)),
            None => picked.push(value),
        }
    }
}

fn taken(asking: Asking, field: &'static Field, value: Value, facts: &Facts) -> Turn {
    let flow = asking.flow.flow();
    let mut answers = asking.answers;
    flow.put(&mut answers, field, value);
    let mut turn = proceed(flow, answers, facts);
    if field.answer == Answer::JoinCode {
        turn.effects.push(Effect::RightCode);
    }
    turn
}

fn refused(mut asking: Asking, wrong: Wrong, facts: &Facts) -> Turn {
    asking.tries = asking.tries.saturating_add(1);
    let patient = asking.tries < PATIENCE;
    let (id, args) = say::wrong(wrong, &asking.answers, facts);
    let mut turn = stay(State::Asking(asking)).note_with(id, args);
    if matches!(wrong, Wrong::Code(_)) {
        turn.effects.push(Effect::WrongCode);
    }
    if patient { turn } else { turn.note("way-out") }
}

pub(super) fn form_done(state: State, name: FlowName, filled: Answers, facts: &Facts) -> Turn {
    let flow = name.flow();
    let mut answers = match state {
        State::Asking(Asking { flow, answers, .. }) | State::Confirm { flow, answers, .. }
            if flow == name =>
        {
            answers
        }
        // The talk has moved on meanwhile; nothing is mixed into another flow.
        other => return stay(other).note("form-too-late"),
    };
    for field in flow.fields.iter().filter(|field| field.personal) {
        if let Some(value) = filled.get(field.id) {
            flow.put(&mut answers, field, value.clone());
        }
    }
    proceed(flow, answers, facts).note("form-received")
}
