//! How a turn looks. One function draws a question: the first time, after an answer that was not
//! taken, and when the person comes back tomorrow. Pure.

mod help;
mod menu;
mod mine;
mod question;
mod summary;

use serde_json::Value as Json;

use super::read::{menu_data, question_data, resume_data};
use super::{Draw, Effect, Item, State, Turn, Verb, check};
use crate::city::address::none_for_notices;
use crate::flow::{Facts, FlowName};
use crate::line::message::{self, Action, Card};
use crate::words::{Arg, Language, Words};

pub use question::{PAGE, form_fields};

use help::{article, help_topics};
use menu::{languages, leave, menu_buttons, more, notices, offer};
use mine::mine;
use question::question;
use summary::{summary, which_field};

/// What drawing needs beside the turn.
pub struct Voice<'a> {
    pub words: &'a Words,
    pub language: Language,
    /// The turn the buttons carry.
    pub turn: i64,
    /// The signed page for the open flow's personal fields.
    pub form_url: Option<&'a str>,
    pub public_url: &'a str,
}

/// What is sent: bubbles in order, the buttons under the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    pub language: Language,
    pub says: Vec<Say>,
}

/// One bubble.
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    pub text: String,
    /// A page to open: drawn as a card with a button, which stays when quick replies vanish.
    pub link: Option<(String, String)>,
    pub buttons: Vec<Action>,
}

impl Drawn {
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.says.iter().flat_map(|say| &say.buttons)
    }

    /// A page that what was said leads to: its button stands below the first words.
    pub fn hand_over(&mut self, label: String, url: String) {
        if let Some(say) = self.says.first_mut() {
            say.link = Some((label, url));
        }
    }

    /// Something with a page to open that is said before everything else.
    pub fn first(&mut self, text: String, label: String, url: String) {
        let say = Say {
            text,
            link: Some((label, url)),
            buttons: Vec::new(),
        };
        self.says.insert(0, say);
    }

    /// LINE's message objects, at most five.
    pub fn messages(&self) -> Vec<Json> {
        let mut messages = Vec::new();
        for say in &self.says {
            match &say.link {
                None => messages.extend(message::texts(&say.text)),
                Some((label, url)) => messages.push(card(&say.text, label, url).message()),
            }
        }
        messages.truncate(message::MESSAGES_LIMIT);
        let buttons: Vec<Action> = self
            .says
            .last()
            .map_or_else(Vec::new, |s| s.buttons.clone());
        if !buttons.is_empty() {
            message::quick_reply(&mut messages, &buttons);
        }
        messages
    }
}

fn card(text: &str, label: &str, url: &str) -> Card {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    Card {
        alt_text: text.to_owned(),
        title: title.to_owned(),
        lines: rest
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        fields: Vec::new(),
        note: None,
        buttons: vec![Action::Uri {
            label: label.to_owned(),
            uri: url.to_owned(),
        }],
    }
}

/// Draws a whole turn.
pub fn draw(turn: &Turn, facts: &Facts, voice: &Voice<'_>) -> Drawn {
    let mut says: Vec<Say> = turn
        .notes
        .iter()
        .map(|note| {
            let args: Vec<_> = note.args.iter().map(|(k, v)| (*k, Arg::read(v))).collect();
            let mut say = plain(voice.words.say_with(voice.language, &note.id, &args));
            say.buttons.extend(note.undo.as_deref().map(|topic| {
                let label = voice.say("button-topic-resume");
                Action::Postback {
                    data: resume_data(topic),
                    said: Some(label.clone()),
                    label,
                }
            }));
            say
        })
        .collect();
    let saved = |effect: &Effect| matches!(effect, Effect::Save(FlowName::Address, _));
    if turn.effects.iter().any(saved) && none_for_notices(&facts.addresses) {
        says.push(plain(voice.say("addresses-none-for-notices")));
    }
    match turn.draw {
        Draw::Nothing => {}
        Draw::Current => says.extend(current(&turn.next, facts, voice)),
        Draw::Languages => says.push(languages(facts, voice)),
        Draw::Mine => {
            says.push(mine(facts, voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Notices => {
            says.push(notices(voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Check => {
            says.extend(check::check(facts, voice));
            // In the middle of a flow its question stands below, with its own buttons.
            if turn.next != State::Idle || facts.check.is_none() {
                says.extend(current(&turn.next, facts, voice));
            }
        }
        Draw::Answer => {
            says.extend(facts.answer.clone().map(plain));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::More => says.extend(more(&turn.next, facts, voice)),
        Draw::Help => {
            says.push(help_topics(voice));
            says.extend(unless_idle(&turn.next, facts, voice));
        }
        Draw::Article(id) => {
            says.extend(article(id, voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Leave(item) => says.push(leave(&turn.next, item, voice)),
    }
    Drawn {
        language: voice.language,
        says: merge_menu(says, voice),
    }
}

/// What is open now, as the reader of typed words needs it.
pub fn drawn_now(state: &State, facts: &Facts, voice: &Voice<'_>) -> Drawn {
    Drawn {
        language: voice.language,
        says: current(state, facts, voice),
    }
}

/// The menu's buttons go under the bubble before them. Alone they need words, or there is no bubble
/// and nobody is answered.
fn merge_menu(mut says: Vec<Say>, voice: &Voice<'_>) -> Vec<Say> {
    let Some(last) = says.pop_if(|last| last.text.is_empty()) else {
        return says;
    };
    match says.last_mut() {
        Some(say) => say.buttons = last.buttons,
        None => says.push(Say {
            text: voice.say("choose-from-menu"),
            ..last
        }),
    }
    says
}

fn plain(text: String) -> Say {
    Say {
        text,
        link: None,
        buttons: Vec::new(),
    }
}

impl Voice<'_> {
    pub(super) fn say(&self, id: &str) -> String {
        self.words.say(self.language, id)
    }

    fn button(&self, id: &str, verb: Verb) -> Action {
        self.labelled(self.say(id), verb)
    }

    fn labelled(&self, label: String, verb: Verb) -> Action {
        Action::Postback {
            data: question_data(self.turn, &verb),
            said: Some(label.clone()),
            label,
        }
    }

    pub(super) fn item(&self, item: Item) -> Action {
        let label = self.say(&format!("menu-{}", item.as_str()));
        Action::Postback {
            data: menu_data(item),
            said: Some(label.clone()),
            label,
        }
    }
}

fn current(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    match state {
        State::Idle => vec![Say {
            text: String::new(),
            link: None,
            buttons: menu_buttons(facts, voice),
        }],
        State::Heard { .. } => vec![offer(facts, voice)],
        State::Asking(asking) => question(asking, facts, voice),
        State::Confirm {
            flow,
            answers,
            correcting: false,
        } => summary(*flow, answers, facts, voice),
        State::Confirm {
            flow,
            answers,
            correcting: true,
        } => vec![which_field(*flow, answers, facts, voice)],
    }
}

/// The open question, which stands below what was said.
fn unless_idle(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    match state {
        State::Idle | State::Heard { .. } => Vec::new(),
        open => current(open, facts, voice),
    }
}
