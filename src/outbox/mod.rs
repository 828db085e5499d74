//! What is to be sent. A row is written in the transaction that decided it; workers claim it,
//! commit, call the network and settle.
//!
//! ```text
//!  queued ──claim──► sending ──► delivered
//!    ▲                 │ ├─────► refused      will never work
//!    └──── not before ◄┘ └─────► given_up     tries used up, or too late
//!  queued ─────────────────────► cancelled    its notice was
//! ```

pub mod announce;
pub mod carriage;
mod hosts;
mod leases;
pub mod line;
pub mod post;
pub mod quota;
pub mod rest;
pub mod retry;
mod rounds;
pub mod verdict;
pub mod worker;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::city::notice::Kind;
use crate::city::wishes::Quiet;
use crate::clock::Millis;
use crate::words::Language;

/// Who goes first. An emergency never waits behind ordinary notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Emergency = 0,
    Conversation = 1,
    Notice = 2,
    Reminder = 3,
}

impl Lane {
    pub const ALL: [Lane; 4] = [
        Lane::Emergency,
        Lane::Conversation,
        Lane::Notice,
        Lane::Reminder,
    ];

    /// The `lane` column.
    pub const fn number(self) -> i64 {
        self as i64
    }

    /// Of a notice's messages.
    pub const fn of_notice(kind: Kind) -> Lane {
        match kind {
            Kind::Emergency => Lane::Emergency,
            Kind::School | Kind::City | Kind::Maintenance => Lane::Notice,
            Kind::Drill | Kind::Garbage => Lane::Reminder,
        }
    }

    /// The label of the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Lane::Emergency => "emergency",
            Lane::Conversation => "conversation",
            Lane::Notice => "notice",
            Lane::Reminder => "reminder",
        }
    }

    pub fn of(number: i64) -> Option<Lane> {
        Lane::ALL.into_iter().find(|lane| lane.number() == number)
    }
}

/// Who carries a message. Each has workers of its own, so that a slow one never holds up the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    Line,
    Mail,
}

impl Carrier {
    pub const ALL: [Carrier; 2] = [Carrier::Line, Carrier::Mail];

    /// The `carrier` column, and the label of the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Carrier::Line => "line",
            Carrier::Mail => "mail",
        }
    }
}

/// What a row carries. Sealed as JSON: it holds ids, addresses and texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Payload {
    /// An answer in a talk: the reply token while it lives, then a push.
    Reply {
        token: String,
        /// When the webhook that brought the token reached us: it lives about a minute from then.
        token_at: Millis,
        to: String,
        messages: Vec<Value>,
    },
    /// A message to one LINE user.
    Push { to: String, messages: Vec<Value> },
    /// The same words to up to 500 LINE users; `people` stands in the row, in the same order.
    Multicast {
        to: Vec<String>,
        messages: Vec<Value>,
        /// The quiet hours that all of them wish.
        #[serde(default, deserialize_with = "known_hours")]
        quiet: Option<Quiet>,
        /// Phones show it and neither ring nor vibrate: a drill.
        #[serde(default)]
        silent: bool,
        /// A repeat: nobody gets it who has confirmed meanwhile.
        #[serde(default)]
        again: bool,
    },
    /// Shows this rich menu (by its alias) to one LINE user.
    Menu { to: String, alias: String },
    /// A mail with its text, such as a confirmation.
    Mail {
        to: String,
        subject: String,
        text: String,
    },
    /// A notice's mails to up to 50 people at one provider, as a postman takes them along: one row
    /// instead of fifty. Its people stand in the row, in the same order.
    Round(Round),
    /// One person's mail of a notice: the text is written from the notice when it is sent, so that
    /// 200,000 rows do not hold it 200,000 times.
    NoticeMail {
        to: String,
        person: String,
        language: Language,
        /// The quiet hours that the person wishes.
        #[serde(default, deserialize_with = "known_hours")]
        quiet: Option<Quiet>,
        /// As in [`Payload::Multicast`].
        #[serde(default)]
        again: bool,
    },
}

/// Mails of a round at most: what is lost of a round that breaks off stays small, and docomo takes
/// up to 100 on one connection (domain.md, 3.4).
pub const ROUND: usize = 50;

/// What a round of mails carries; the lists are as long as the row's list of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Empty where somebody has left since.
    pub to: Vec<String>,
    pub languages: Vec<Language>,
    /// The slot of each address, 1 or 2: by it a bounce finds the address when the payload is gone.
    #[serde(skip)]
    pub slots: Vec<u8>,
    /// JSON: why all of them are on the list, where it is the same for all; else the list is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// The quiet hours that all of them wish.
    #[serde(default, deserialize_with = "known_hours")]
    pub quiet: Option<Quiet>,
}

impl Round {
    pub const fn empty() -> Round {
        Round {
            to: Vec::new(),
            languages: Vec::new(),
            slots: Vec::new(),
            reasons: None,
            quiet: None,
        }
    }
}

/// Hours that this program does not offer are none: the message goes out all the same.
fn known_hours<'de, D: Deserializer<'de>>(json: D) -> Result<Option<Quiet>, D::Error> {
    let name: Option<String> = Option::deserialize(json)?;
    Ok(name.as_deref().and_then(Quiet::parse))
}

impl Payload {
    /// The `channel` column.
    pub fn channel(&self) -> &'static str {
        match self {
            Payload::Reply { .. } => "line_reply",
            Payload::Push { .. } => "line_push",
            Payload::Multicast { .. } => "line_multicast",
            Payload::Menu { .. } => "line_menu",
            Payload::Mail { .. } | Payload::NoticeMail { .. } | Payload::Round(_) => "mail",
        }
    }

    /// In these hours it is not sent.
    pub fn quiet(&self) -> Option<Quiet> {
        match self {
            Payload::Multicast { quiet, .. } | Payload::NoticeMail { quiet, .. } => *quiet,
            Payload::Round(round) => round.quiet,
            _ => None,
        }
    }

    /// Whether it repeats a notice to those who have not confirmed it.
    pub fn is_repeat(&self) -> bool {
        matches!(
            self,
            Payload::Multicast { again: true, .. } | Payload::NoticeMail { again: true, .. }
        )
    }

    /// Where a single mail goes.
    pub fn address(&self) -> Option<&str> {
        match self {
            Payload::Mail { to, .. } | Payload::NoticeMail { to, .. } => Some(to),
            _ => None,
        }
    }

    pub fn carrier(&self) -> Carrier {
        match self {
            Payload::Mail { .. } | Payload::NoticeMail { .. } | Payload::Round(_) => Carrier::Mail,
            Payload::Reply { .. }
            | Payload::Push { .. }
            | Payload::Multicast { .. }
            | Payload::Menu { .. } => Carrier::Line,
        }
    }
}

/// A row to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMessage {
    pub lane: Lane,
    pub payload: Payload,
    /// The notice whose ledger this settles, and the people on it: one for a mail or push, up to
    /// 500 for a multicast, up to 50 for a round of mails.
    pub notice: Option<(String, Vec<String>)>,
    /// The talk this belongs to: its messages go out one after another.
    pub line_account: Option<String>,
    pub due_at: Millis,
}
