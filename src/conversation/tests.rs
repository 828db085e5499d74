//! A sweep of states × inputs: nothing panics, nobody is left without an answer, no flow is lost
//! but by its owner's word, cancel always ends one, and every state survives being stored.

use std::sync::LazyLock;

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::draw::{Voice, draw, drawn_now};
use super::*;
use crate::city::school::{School, SchoolKind};
use crate::clock::Millis;
use crate::flow::facts::{ChildFact, TopicFact};
use crate::flow::{Facts, Field, Value};
use crate::words::Words;

fn facts(by_form: bool, has_person: bool) -> Facts {
    let texts = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let child = |id: &str| ChildFact {
        id: id.into(),
        name: format!("child {id}"),
        birthday: Some(jiff::civil::date(2018, 5, 5)),
        enrolment: Some(("西条小学校".into(), 2, None)),
        // Of the first child everything is stored, of the second nothing.
        stored: FlowName::EditChild
            .flow()
            .fields
            .iter()
            .filter(|field| id == "c1" && field.id != "child")
            .map(|field| (field.id.to_owned(), answer_to(field)))
            .collect(),
        school: Some("s1".into()),
        ..ChildFact::default()
    };
    Facts {
        now: Millis(1_790_000_000_000),
        today: jiff::civil::date(2026, 11, 21),
        zone: TimeZone::UTC,
        by_form,
        left_out: Default::default(),
        has_person,
        closed: std::collections::BTreeMap::new(),
        has_line: has_person,
        children: vec![child("c1"), child("c2")],
        codes: (0..30)
            .map(|number| (format!("s{number}"), vec!["CODE".to_owned()]))
            .collect(),
        schools: (0..30)
            .map(|number| School {
                id: format!("s{number}"),
                kind: SchoolKind::Elementary,
                name: format!("第{number}小学校"),
                join_code: "CODE".into(),
                grades: vec![1, 2, 3, 4, 5, 6],
                classes: texts(&["1-1", "2-1", "2-2"]),
                clubs: texts(&["サッカー"]),
                groups: (0..20).map(|n| format!("グループ{n}")).collect(),
            })
            .collect(),
        topics: vec![TopicFact {
            channel: None,
            id: "bosai".into(),
            name: "防災".into(),
            wanted: true,
        }],
        areas: (0..40).map(|number| format!("西条{number}区")).collect(),
        areas_have_shapes: true,
        garbage: Default::default(),
        answer: None,
        current: Answers::new(),
        departure: None,
        code_failures: 0,
        code_locked_until: None,
        messages_full: false,
        addresses: Vec::new(),
        check: None,
    }
}

/// Good answers for a whole flow, so that every question is met with what came before it.
fn answer_to(field: &Field) -> Value {
    let one = |text: &str| Value::One(text.to_owned());
    match field.id {
        "email" => one("a@example.jp"),
        "birthday" => one("2018-05-05"),
        "sex" => one("female"),
        "relationship" => one("mother"),
        "child" => one("c1"),
        "school" => one("s3"),
        "grade" => one("2"),
        "class" => one("unset"),
        "clubs" => Value::Many(vec!["サッカー".into()]),
        "groups" => Value::Many(Vec::new()),
        "topics" => Value::Many(vec!["bosai".into()]),
        "attendance-number" => Value::Skipped(()),
        "start-date" | "leave-day" => one("2026-12-01"),
        "leave-why" => one("moving"),
        "privacy" | "terms" => one("yes"),
        "school-code" => one("ok"),
        "address-slot" => one("1"),
        "address-owner" => one("work"),
        "employer-agrees" => one("yes"),
        "address" => one("a@example.jp"),
        "message-to" => one("office"),
        "area" | "second-area" | "third-area" => one("西条3区"),
        "zones" | "second-zones" | "third-zones" => Value::Many(vec!["flood".into()]),
        "second-place" | "third-place" => one("yes"),
        "news-of" => one("places"),
        "garbage-evening" => one("19"),
        "garbage-morning" => one("none"),
        "phone" => one("090-1234-5678"),
        _ => one("ヤマダ"),
    }
}

/// Every state there is, but for the answers themselves.
fn states() -> Vec<State> {
    let words = "給食費について教えてください".into();
    let mut states = vec![State::Idle, State::Heard { words }];
    for &name in FlowName::ALL {
        let mut answers = Answers::new();
        for field in name.flow().fields {
            for from_summary in [false, true] {
                states.push(State::Asking(Asking {
                    flow: name,
                    answers: answers.clone(),
                    field: field.id.to_owned(),
                    picked: vec!["サッカー".into()],
                    sought: Some("西条".into()),
                    page: 99,
                    tries: 2,
                    from_summary,
                }));
            }
            answers.insert(field.id.to_owned(), answer_to(field));
        }
        for correcting in [false, true] {
            states.push(State::Confirm {
                flow: name,
                answers: answers.clone(),
                correcting,
            });
        }
        // What only a changed program or a broken hand could leave behind.
        states.push(State::Confirm {
            flow: name,
            answers: Answers::new(),
            correcting: false,
        });
        states.push(State::Asking(Asking {
            flow: name,
            answers: Answers::new(),
            field: "no-such-field".into(),
            picked: Vec::new(),
            sought: None,
            page: 0,
            tries: 255,
            from_summary: false,
        }));
    }
    states
}

const TURN: i64 = 7;

fn inputs() -> Vec<Input> {
    let mut inputs = vec![
        Input::Follow { again: false },
        Input::Follow { again: true },
        Input::Language(Language::En),
        Input::Receipt(Receipt::Confirmed),
        Input::Receipt(Receipt::Already),
        Input::Receipt(Receipt::Drill),
        Input::Receipt(Receipt::Recalled),
        Input::Receipt(Receipt::Unknown),
        Input::Registered,
        Input::TestMail(1),
        Input::TestMail(i64::MAX),
        Input::Help {
            article: "arrival",
            words: Some("届かない".into()),
        },
        Input::Help {
            article: "enrol",
            words: None,
        },
        Input::Position {
            at: crate::city::area::Position {
                latitude: 34_430_700,
                longitude: 132_743_600,
            },
            area: Some("西条3区".into()),
        },
        Input::Garbage(crate::flow::garbage::Question::Tomorrow),
        Input::Other,
    ];
    for text in [
        "",
        " ",
        "💐",
        "ヤマダ",
        "2018-05-05",
        "CODE",
        "第3小学校",
        "1",
        &"あ".repeat(5000),
        "\u{0}",
        "a@b.jp",
    ] {
        inputs.push(Input::Text(text.to_owned()));
    }
    inputs.extend(Item::ALL.iter().map(|item| Input::Menu(*item)));
    inputs.extend(
        FlowName::ALL
            .iter()
            .map(|flow| Input::FormDone(*flow, Answers::new())),
    );
    for verb in [
        Verb::Pick("s3".into()),
        Verb::Pick(String::new()),
        Verb::Pick("💐".into()),
        Verb::Done,
        Verb::Skip,
        Verb::Back,
        Verb::Cancel,
        Verb::Page(usize::MAX),
        Verb::Ok,
        Verb::Fix(None),
        Verb::Fix(Some("birthday".into())),
        Verb::Fix(Some("no-such-field".into())),
        Verb::Continue,
        Verb::Leave(Item::Help),
        Verb::Leave(Item::Enrol),
        Verb::Tell,
    ] {
        for turn in [TURN, TURN - 1] {
            let verb = verb.clone();
            inputs.push(Input::Tap { turn, verb });
        }
    }
    inputs
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::load().unwrap());

fn voice() -> Voice<'static> {
    Voice {
        words: &WORDS,
        language: Language::En,
        turn: TURN,
        form_url: Some("https://city.example/form/x"),
        public_url: "https://city.example",
    }
}

fn flow_of(state: &State) -> Option<FlowName> {
    state.flow()
}

/// Whether the person said that the flow is to end.
fn ends_flow(input: &Input) -> bool {
    match input {
        Input::Tap { turn: TURN, verb } => matches!(verb, Verb::Cancel | Verb::Leave(_) | Verb::Ok),
        Input::Registered => true,
        _ => false,
    }
}

#[test]
fn every_input_in_every_state_is_answered_and_loses_nothing() {
    for (by_form, has_person) in [(false, true), (true, true), (false, false), (true, false)] {
        let facts = facts(by_form, has_person);
        for state in states() {
            for input in inputs() {
                let told = format!("{state:?}\n{input:?}");
                let turn = step(state.clone(), TURN, input.clone(), &facts);
                let messages = draw(&turn, &facts, &voice()).messages();
                assert!(!messages.is_empty() && messages.len() <= 5, "{told}");
                let was = flow_of(&state);
                let broken = told.contains("no-such-field") && matches!(state, State::Asking(_));
                if was.is_some() && !ends_flow(&input) && !broken {
                    assert_eq!(flow_of(&turn.next), was, "{told}");
                }
                let stored = serde_json::to_string(&turn.next).unwrap();
                assert_eq!(serde_json::from_str::<State>(&stored).unwrap(), turn.next);
            }
        }
    }
}

// F-50
#[test]
fn a_message_goes_to_the_schools_of_the_children_each_once_or_to_the_office() {
    for (has_person, expected) in [(true, &["s1", "office"][..]), (false, &["office"])] {
        let mut facts = facts(false, has_person);
        facts.children.retain(|_| has_person);
        let field = FlowName::Message.flow().field("message-to").unwrap();
        let offered = field.choices(&Answers::new(), &facts);
        let offered: Vec<&str> = offered.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(offered, expected);
        // Where there is one window only, nobody is asked.
        assert_eq!(field.given(&facts).is_some(), !has_person);
    }
}

#[test]
fn cancel_ends_every_flow_and_an_unfollow_is_silent() {
    let facts = facts(false, true);
    for state in states() {
        let cancel = Input::Tap {
            turn: TURN,
            verb: Verb::Cancel,
        };
        assert_eq!(step(state.clone(), TURN, cancel, &facts).next, State::Idle);
        let turn = step(state.clone(), TURN, Input::Unfollow, &facts);
        assert_eq!((turn.next, turn.draw), (state, Draw::Nothing));
    }
}

#[test]
fn what_a_button_says_can_be_typed() {
    let facts = facts(false, true);
    for state in states() {
        let voice = voice();
        let drawn = drawn_now(&state, &facts, &voice);
        for action in drawn.actions() {
            if let crate::line::message::Action::Postback { label, data, .. } = action {
                let typed = read::words(label, &state, TURN, &drawn, &facts, &WORDS);
                // Two buttons may say the same only if they do the same.
                assert_eq!(
                    Some(typed),
                    read::postback(data, None),
                    "{label} in {state:?}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_talk_panic(text in "\\PC{0,60}", at in 0_usize..200) {
        static STATES: LazyLock<Vec<State>> = LazyLock::new(states);
        static FACTS: LazyLock<Facts> = LazyLock::new(|| facts(false, true));
        let state = STATES[at % STATES.len()].clone();
        let drawn = drawn_now(&state, &FACTS, &voice());
        let input = read::words(&text, &state, TURN, &drawn, &FACTS, &WORDS);
        let turn = step(state, TURN, input, &FACTS);
        prop_assert!(!draw(&turn, &FACTS, &voice()).messages().is_empty());
    }
}
