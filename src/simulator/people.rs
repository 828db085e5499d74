//! The LINE users of the simulated world and their chats with the account.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::clock::Millis;

/// How many bubbles a chat keeps: more than anybody scrolls back.
const CHAT_LENGTH: usize = 500;
/// A person who wrote within so many seconds (7 days) gets pushes without being a friend.
const REACHABLE_AFTER_WRITING: i64 = 7 * 24 * 3600;

/// A place in [`People`]: 4 bytes instead of 33 in the record of hundred thousands of sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seat(u32);

#[derive(Debug)]
pub struct Person {
    pub id: Arc<str>,
    pub name: String,
    pub language: Option<String>,
    /// Added the account as a friend and has not removed it; stays true while blocked.
    pub friend: bool,
    pub blocked: bool,
    pub unread: u32,
    pub wrote_at: Option<Millis>,
    /// Time of the last event; the next one's is later, so that a still clock keeps the order.
    pub last_event: Millis,
    pub chat: VecDeque<Entry>,
    /// The number of the last change (see `bell`).
    pub changed: u64,
    /// One webhook of a person at a time.
    pub lane: Arc<tokio::sync::Mutex<()>>,
}

impl Person {
    /// Whether a push shows up on this person's phone.
    pub fn is_reachable(&self, now: Millis) -> bool {
        let wrote_lately = self
            .wrote_at
            .is_some_and(|at| now.since(at) <= REACHABLE_AFTER_WRITING * 1000);
        !self.blocked && (self.friend || wrote_lately)
    }

    /// Multicasts and broadcasts reach friends only.
    pub fn is_active_friend(&self) -> bool {
        self.friend && !self.blocked
    }

    pub fn put(&mut self, entry: Entry) {
        if entry.from == From::Bot {
            self.unread += 1;
        }
        if self.chat.len() == CHAT_LENGTH {
            self.chat.pop_front();
        }
        self.chat.push_back(entry);
    }
}

/// Who a bubble is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Bot,
    Person,
    /// A line in the middle of the chat: added, blocked.
    System,
}

/// One bubble.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: u64,
    pub at: Millis,
    pub from: From,
    /// The message object as it was sent or typed; shared by everybody who got it.
    pub message: Arc<Value>,
    /// The call that sent it.
    pub request_id: Option<Arc<str>>,
    pub silent: bool,
}

impl Entry {
    /// The text of a text message, for tests.
    pub fn text(&self) -> Option<&str> {
        self.message.get("text").and_then(Value::as_str)
    }

    pub fn to_json(&self) -> Value {
        let from = match self.from {
            From::Bot => "bot",
            From::Person => "person",
            From::System => "system",
        };
        let mut json = json!({"id": self.id.to_string(), "at": self.at, "from": from, "message": *self.message});
        if let Some(request_id) = &self.request_id {
            json["requestId"] = Value::from(&**request_id);
        }
        if self.silent {
            json["silent"] = true.into();
        }
        json
    }
}

/// Everybody, in the order of their making.
#[derive(Debug, Default)]
pub struct People {
    seats: HashMap<Arc<str>, Seat>,
    people: Vec<Person>,
}

impl People {
    /// Makes a person, or gives the one who has this id already.
    pub fn add(&mut self, id: &str, name: &str, language: Option<&str>) -> Seat {
        if let Some(seat) = self.seat(id) {
            return seat;
        }
        let seat =
            Seat(u32::try_from(self.people.len()).expect("nobody simulates four billion people"));
        let id: Arc<str> = id.into();
        self.seats.insert(Arc::clone(&id), seat);
        self.people.push(Person {
            id,
            name: name.to_owned(),
            language: language.map(str::to_owned),
            friend: false,
            blocked: false,
            unread: 0,
            wrote_at: None,
            last_event: Millis(0),
            chat: VecDeque::new(),
            changed: 0,
            lane: Arc::default(),
        });
        seat
    }

    pub fn seat(&self, id: &str) -> Option<Seat> {
        self.seats.get(id).copied()
    }

    pub fn find(&self, id: &str) -> Option<&Person> {
        self.seat(id).map(|seat| self.at(seat))
    }

    pub fn find_mut(&mut self, id: &str) -> Option<&mut Person> {
        self.seat(id).map(|seat| self.at_mut(seat))
    }

    pub fn at(&self, seat: Seat) -> &Person {
        &self.people[seat.0 as usize]
    }

    pub fn at_mut(&mut self, seat: Seat) -> &mut Person {
        &mut self.people[seat.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// The seats of everybody whose phone shows a broadcast.
    pub fn active_friends(&self) -> Vec<Seat> {
        let numbered = (0_u32..).zip(&self.people);
        numbered
            .filter(|(_, person)| person.is_active_friend())
            .map(|(number, _)| Seat(number))
            .collect()
    }
}
