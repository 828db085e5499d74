//! A flow as a talk. [`step`] decides: pure, total, without a clock.
//!
//! ```text
//!            ┌── menu item ──► Asking ──last answer──► Confirm ──ok──► saved
//!   Idle ◄───┤                  │  ▲ ▲                   │ │
//!            └──── cancel ──────┘  │ └──── correct ──────┘ │
//!                                back ◄────────────────────┘
//! ```
//!
//! Whatever comes in, the person gets an answer, and ends in the question that is open. A button
//! carries the turn it was drawn in; an old one is answered kindly and the question drawn again.

mod check;
pub mod draw;
mod item;
pub mod read;
mod step;
pub mod turn;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use item::Item;
pub use step::step;

use crate::city::area::Position;
use crate::flow::{Answers, FlowName};
use crate::words::Language;

/// Where a talk stands. Stored sealed after every turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum State {
    #[default]
    Idle,
    /// Nothing is open, and the words typed last said nothing we know: they may be left as a message.
    Heard {
        words: String,
    },
    Asking(Asking),
    Confirm {
        flow: FlowName,
        answers: Answers,
        /// The person is choosing which field to correct.
        correcting: bool,
    },
}

impl State {
    /// No flow is open.
    pub fn is_idle(&self) -> bool {
        matches!(self, State::Idle | State::Heard { .. })
    }

    /// The flow that is open.
    pub fn flow(&self) -> Option<FlowName> {
        match self {
            State::Idle | State::Heard { .. } => None,
            State::Asking(Asking { flow, .. }) | State::Confirm { flow, .. } => Some(*flow),
        }
    }
}

/// One question is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    pub flow: FlowName,
    pub answers: Answers,
    /// The field's id.
    pub field: String,
    /// What is ticked so far where several may be chosen.
    pub picked: Vec<String>,
    /// Part of a name that was typed: only what it may mean is shown.
    #[serde(default)]
    pub sought: Option<String>,
    /// Which page of the choices is shown.
    pub page: usize,
    /// Answers in a row that were not taken: after three a way out is offered.
    pub tries: u8,
    /// The question was reached from the summary and goes back there.
    pub from_summary: bool,
}

/// What comes in. No LINE JSON in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Follow {
        again: bool,
    },
    Unfollow,
    /// Typed, and no button says so.
    Text(String),
    Menu(Item),
    /// A help article: asked for, or found for words that say nothing else.
    Help {
        article: &'static str,
        /// The words it was found for; none: it was asked for.
        words: Option<String>,
    },
    /// The language is already stored: the loader needs it for the facts.
    Language(Language),
    Tap {
        turn: i64,
        verb: Verb,
    },
    /// A test mail to the address in this slot.
    TestMail(i64),
    /// A receipt's button, already looked up and stored.
    Receipt(Receipt),
    /// The personal fields came in through the form.
    FormDone(FlowName, Answers),
    /// The link in the confirmation mail was used: there is an ID now.
    Registered,
    /// LINE's page was allowed: this account has the ID that was logged in with.
    Linked,
    /// It was allowed when the time was over.
    LinkedLate,
    /// Where somebody is, and the area there.
    Position {
        at: Position,
        area: Option<String>,
    },
    /// A sticker, an image, anything else.
    Other,
}

/// What a question's buttons do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    Pick(String),
    /// Enough chosen.
    Done,
    Skip,
    Back,
    Cancel,
    Page(usize),
    Ok,
    /// Which field is wrong? Or: this one.
    Fix(Option<String>),
    /// Draw the open question again.
    Continue,
    /// Leave the open flow for this item.
    Leave(Item),
    /// Leave what was typed as a message.
    Tell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    Confirmed,
    /// Confirmed before, by this person or over another channel.
    Already,
    /// Of a drill, here: what arrives by mail is confirmed there.
    Drill,
    /// The notice does not hold any more.
    Recalled,
    /// Not on the list of that notice.
    Unknown,
}

/// What a step decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub next: State,
    /// Said first: texts by id with their arguments.
    pub notes: Vec<Note>,
    /// Then this is drawn.
    pub draw: Draw,
    pub effects: Vec<Effect>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: String,
    pub args: Vec<(&'static str, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draw {
    /// The open question, the summary, or the menu's choices.
    Current,
    /// The languages, and the menu's choices after them.
    Languages,
    /// What is registered, then the current.
    Mine,
    /// Where the notices received are read, then the current.
    Notices,
    /// What the check found, then the current.
    Check,
    /// The items needed rarely, then the current.
    More,
    /// Help's topics, then the current.
    Help,
    /// A help article, then the current.
    Article(&'static str),
    /// Whether to leave the open flow for this item.
    Leave(Item),
    Nothing,
}

/// What is stored with the next state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Save(FlowName, Answers),
    /// Counts towards the lock.
    WrongCode,
    /// The right one: the count begins anew.
    RightCode,
    /// Walks the seven points: the findings are in the facts when the turn is drawn.
    Check,
    /// Sends a test mail to the address in this slot.
    TestMail(i64),
    /// The rich menu follows the language and whether there is an ID.
    LinkMenu,
    /// Hands over the page on which LINE is linked.
    HandLink,
}
