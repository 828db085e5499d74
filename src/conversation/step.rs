//! What an input means where a talk stands. Pure, total, without a clock.

mod asking;

use asking::{answer, ask, correct, form_done, proceed, save, tap_question};

use super::{Asking, Draw, Effect, Input, Item, Note, Receipt, State, TopicTap, Turn, Verb};
use crate::city::profile::Service;
use crate::flow::area::AREA;
use crate::flow::choice::Choices;
use crate::flow::field::Answer;
use crate::flow::garbage::Question;
use crate::flow::{Facts, FlowName, message, say};

/// Decides what an input means. Loses nothing, never stays silent (but to an unfollow).
pub fn step(state: State, turn: i64, input: Input, facts: &Facts) -> Turn {
    // What was typed last is left now or never: whatever else comes in is about something else.
    let state = match (state, &input) {
        (State::Heard { words }, Input::Tap { turn: drawn, verb }) if *drawn == turn => {
            match verb {
                Verb::Tell => return tell(&words, facts),
                _ => State::Idle,
            }
        }
        (State::Heard { .. }, heard) if *heard != Input::Unfollow => State::Idle,
        (state, _) => state,
    };
    match input {
        Input::Follow { again } => {
            let id = if again { "greeting-again" } else { "greeting" };
            let draw = match state {
                State::Idle => Draw::Languages,
                _ => Draw::Current,
            };
            let mut turn = stay(state).note(id).drawing(draw);
            turn.effects.push(Effect::LinkMenu);
            turn
        }
        Input::Unfollow => stay(state).drawing(Draw::Nothing),
        Input::Language(_) => {
            let mut turn = stay(state).note("language-set");
            turn.effects.push(Effect::LinkMenu);
            turn
        }
        Input::Menu(item) => menu(state, item, facts),
        Input::Help { article, words } => match words {
            None => stay(state).drawing(Draw::Article(article)),
            Some(words) => {
                let turn = match state.is_idle() {
                    true => heard(words, facts),
                    false => stay(state),
                };
                turn.note("help-maybe").drawing(Draw::Article(article))
            }
        },
        Input::Garbage(question) => garbage(state, question, facts),
        Input::Tap { turn: drawn, .. } if drawn != turn => stay(state).note("stale-button"),
        Input::Tap { verb, .. } => tap(state, verb, facts),
        Input::TestMail(_) if !facts.has_person => stay(state).note("needs-id"),
        Input::TestMail(slot) => check(state, Some(slot)),
        Input::Receipt(receipt) => {
            let id = match receipt {
                Receipt::Confirmed => "receipt-thanks",
                Receipt::Already => "receipt-already",
                Receipt::Drill => "receipt-drill-line",
                Receipt::Recalled => "receipt-recalled",
                Receipt::Unknown => "receipt-unknown",
            };
            let draw = below(&state);
            stay(state).note(id).drawing(draw)
        }
        Input::Topic(tap) => {
            let draw = below(&state);
            topic(stay(state), tap).drawing(draw)
        }
        Input::FormDone(name, filled) => form_done(state, name, filled, facts),
        Input::Registered => {
            let next = match state {
                State::Asking(Asking { flow, .. }) | State::Confirm { flow, .. }
                    if flow == FlowName::Register =>
                {
                    State::Idle
                }
                other => other,
            };
            let mut turn = stay(next).note("registered");
            turn.effects.push(Effect::LinkMenu);
            turn
        }
        // Whatever was open belonged to whoever had this LINE before.
        Input::Linked => {
            let mut turn = stay(State::Idle).note("linked");
            turn.effects.push(Effect::LinkMenu);
            turn
        }
        Input::LinkedLate => stay(state).note("linked-late"),
        Input::Text(text) => typed(state, &text, facts),
        Input::Position { area, .. } => position(state, area, facts),
        Input::Other => stay(state).note("words-only"),
    }
}

/// In the middle of a flow the question is drawn again: what is said above took its buttons.
fn below(state: &State) -> Draw {
    match state {
        State::Idle => Draw::Nothing,
        _ => Draw::Current,
    }
}

/// Says what became of a button below a topic's notice.
fn topic(turn: Turn, tap: TopicTap) -> Turn {
    match tap {
        TopicTap::Why(reasons) => turn.note_with("notice-why", vec![("reasons", reasons)]),
        TopicTap::Resumed { name } => turn.note_with("topic-resumed", vec![("topic", name)]),
        TopicTap::Unknown => turn.note("receipt-unknown"),
        TopicTap::Stopped { id, name } => {
            let mut turn = turn.note_with("topic-stopped", vec![("topic", name)]);
            if let Some(note) = turn.notes.last_mut() {
                note.undo = Some(id);
            }
            turn
        }
    }
}

fn stay(next: State) -> Turn {
    Turn {
        next,
        notes: Vec::new(),
        draw: Draw::Current,
        effects: Vec::new(),
    }
}

impl Turn {
    fn note(self, id: impl Into<String>) -> Turn {
        self.note_with(id, Vec::new())
    }

    fn note_with(mut self, id: impl Into<String>, args: Vec<(&'static str, String)>) -> Turn {
        self.notes.push(Note {
            id: id.into(),
            args,
            undo: None,
        });
        self
    }

    fn drawing(mut self, draw: Draw) -> Turn {
        self.draw = draw;
        self
    }
}

/// Words that say nothing we know, but may be left as a message.
fn heard(words: String, facts: &Facts) -> Turn {
    stay(match message::can_be_left(&words, facts) {
        true => State::Heard { words },
        false => State::Idle,
    })
}

/// Begins to leave what was typed: only the window is still to be chosen.
fn tell(words: &str, facts: &Facts) -> Turn {
    if let Some(missing) = FlowName::Message.missing(facts) {
        return stay(State::Idle).note(missing);
    }
    match message::typed(words, facts) {
        Some(answers) => proceed(&message::MESSAGE, answers, facts).note("message-typed"),
        None => stay(State::Idle).note("not-understood"),
    }
}

fn menu(state: State, item: Item, facts: &Facts) -> Turn {
    let open = state.flow();
    match (item, item.flow()) {
        (Item::Help, _) => stay(state).drawing(Draw::Help),
        (Item::Language, _) => stay(state).drawing(Draw::Languages),
        (Item::Mine | Item::Notices | Item::More | Item::Check, _) if !facts.has_person => {
            stay(state).note("needs-id")
        }
        (Item::Link, _) => link(state, facts),
        (Item::Check, _) => check(state, None),
        (Item::Mine, _) => stay(state).drawing(Draw::Mine),
        (Item::Notices, _) => stay(state).drawing(Draw::Notices),
        (Item::More, _) => stay(state).drawing(Draw::More),
        (_, Some(flow)) if open.is_some_and(|open| open != flow) => {
            stay(state).drawing(Draw::Leave(item))
        }
        (_, Some(_)) if open.is_some() => stay(state),
        (_, Some(flow)) => start(flow, facts),
        (_, None) => stay(state),
    }
}

/// Where the answer depends on it and is not known, the area is asked first.
fn garbage(state: State, question: Question, facts: &Facts) -> Turn {
    if question.is_of_an_area() {
        if !facts.has_person {
            return stay(state).note("needs-id");
        }
        if !facts.current.contains_key(AREA.id) && state.is_idle() {
            let mut turn = start(FlowName::Garbage, facts);
            let note = Note {
                id: "garbage-needs-area".into(),
                args: Vec::new(),
                undo: None,
            };
            turn.notes.insert(0, note);
            return turn;
        }
    }
    let mut turn = stay(state).drawing(Draw::Answer);
    turn.effects.push(Effect::Answer(question));
    turn
}

fn link(state: State, facts: &Facts) -> Turn {
    if facts.has_person {
        return stay(state).note("already-linked");
    }
    if let Some((id, args)) = say::closed(Some(Service::Link), &facts.closed, &facts.zone) {
        return stay(state).note_with(id, args);
    }
    let mut turn = stay(state).note("link-begin");
    turn.effects.push(Effect::HandLink);
    turn
}

/// The seven points, after a test mail if one was asked for.
fn check(state: State, test: Option<i64>) -> Turn {
    let mut turn = stay(state).drawing(Draw::Check);
    turn.effects.extend(test.map(Effect::TestMail));
    turn.effects.push(Effect::Check);
    turn
}

fn start(name: FlowName, facts: &Facts) -> Turn {
    let flow = name.flow();
    if let Some((id, args)) = say::closed(name.service(), &facts.closed, &facts.zone) {
        return stay(State::Idle).note_with(id, args);
    }
    if flow.needs_person && !facts.has_person {
        return stay(State::Idle).note("needs-id");
    }
    match name.missing(facts) {
        // The child first, then its school.
        Some("needs-child") => {
            let mut turn = start(FlowName::Child, facts);
            let note = Note {
                id: "needs-child".into(),
                args: Vec::new(),
                undo: None,
            };
            turn.notes.insert(0, note);
            turn
        }
        Some(missing) => stay(State::Idle).note(missing),
        None => {
            let id = format!("start-{}", name.as_str());
            proceed(flow, flow.start(facts), facts).note(id)
        }
    }
}

fn tap(state: State, verb: Verb, facts: &Facts) -> Turn {
    match (state, verb) {
        (_, Verb::Cancel) => stay(State::Idle).note("cancelled"),
        (_, Verb::Leave(item)) => menu(State::Idle, item, facts),
        (State::Asking(asking), verb) => tap_question(asking, verb, facts),
        (State::Confirm { flow, answers, .. }, Verb::Ok) => save(flow, answers, facts),
        (State::Confirm { flow, answers, .. }, Verb::Fix(None)) => stay(State::Confirm {
            flow,
            answers,
            correcting: true,
        }),
        (State::Confirm { flow, answers, .. }, Verb::Fix(Some(id))) => {
            correct(flow, answers, &id, facts)
        }
        (
            State::Confirm {
                flow,
                answers,
                correcting: true,
            },
            Verb::Back,
        ) => stay(State::Confirm {
            flow,
            answers,
            correcting: false,
        }),
        (
            State::Confirm {
                flow: name,
                answers,
                ..
            },
            Verb::Back,
        ) => {
            let flow = name.flow();
            match flow.fields.last() {
                Some(last) if last.given(facts).is_none() && last.applies(&answers, facts) => {
                    stay(ask(flow, answers, last, false, facts))
                }
                _ => correct(name, answers, "", facts),
            }
        }
        (state, _) => stay(state),
    }
}

/// Where somebody is answers which area they live in, while that is asked.
fn position(state: State, area: Option<String>, facts: &Facts) -> Turn {
    let asked = |asking: &Asking| asking.flow.flow().field(&asking.field);
    match (state, area) {
        (State::Asking(asking), area)
            if asked(&asking).is_some_and(|field| field.answer == Answer::One(Choices::Area)) =>
        {
            match (asked(&asking), area) {
                (Some(field), Some(area)) => answer(asking, field, &area, facts),
                _ => stay(State::Asking(asking)).note("no-area-there"),
            }
        }
        (state, _) => stay(state).note("words-only"),
    }
}

fn typed(state: State, text: &str, facts: &Facts) -> Turn {
    match state {
        State::Asking(asking) => {
            let Some(field) = asking.flow.flow().field(&asking.field) else {
                return stay(State::Idle).note("state-lost");
            };
            // Personal data stays off LINE's side: what is typed here is neither read nor kept.
            if facts.by_form && field.personal {
                return stay(State::Asking(asking)).note("use-the-form");
            }
            answer(asking, field, text, facts)
        }
        State::Idle | State::Heard { .. } => heard(text.to_owned(), facts).note("not-understood"),
        confirm => stay(confirm).note("please-choose"),
    }
}
