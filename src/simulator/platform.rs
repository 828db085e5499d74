//! The platform itself: one channel, the people around it, and everything LINE remembers of them.
//!
//! [`State`] is plain state with plain methods; `line_api`, `control` and `link` are faces of it,
//! and tests hold the same [`Platform`] in their hand.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use serde_json::{Value, json};

use super::bell::Bell;
use super::faults::{Fault, Faults};
use super::limits::Buckets;
use super::menus::Menus;
use super::people::{Entry, From, People, Person, Seat};
use super::sending::{Quota, Send, Sending, Way};
use super::tokens::{LinkTokens, Tokens};
use super::webhook::{Courier, Delivery, Flow};
use crate::clock::{Clock, Millis, Random, Unmoved};

/// How many calls and deliveries the logs keep.
/// A multicast's body has 20 kB, so that these are at most 40 MB.
pub const LOG_LENGTH: usize = 2_000;
/// How many pictures people sent are kept; LINE, too, removes them after a while.
const PICTURES: usize = 100;
/// LINE's message ids have 18 digits: more than 2^53, so that nobody reads them as numbers.
const FIRST_MESSAGE: u64 = 461_230_966_842_064_897;

/// What identifies the channel on both sides.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Signs the webhooks.
    pub secret: String,
    pub id: String,
    /// The long-lived channel access token.
    pub access_token: String,
    /// The account's own user id, `destination` of every webhook.
    pub destination: String,
    /// The account's name, over the talk.
    pub name: String,
}

impl Channel {
    /// A channel anybody may know.
    pub fn sample() -> Channel {
        Channel {
            secret: "5a3c1f0e9b7d4826a1b2c3d4e5f60718".to_owned(),
            id: "2006000001".to_owned(),
            access_token: "simulator-channel-access-token".to_owned(),
            destination: "U00000000000000000000000000c0ffee".to_owned(),
            name: "Official account".to_owned(),
        }
    }
}

/// A call of the LINE API, as it was received and answered.
#[derive(Clone, Debug)]
pub struct Request {
    pub seq: u64,
    pub at: Millis,
    /// The endpoint's name (`push`, `richmenu.create`), empty for an unknown path.
    pub endpoint: &'static str,
    pub method: String,
    /// Path and query.
    pub path: String,
    /// 0 if the connection was broken instead of answered.
    pub status: u16,
    pub request_id: Arc<str>,
    pub retry_key: Option<String>,
    pub body: Bytes,
    pub response: Bytes,
}

/// One person's share of a send, for tests.
#[derive(Clone, Debug)]
pub struct Sent {
    pub user: Arc<str>,
    pub way: Way,
    pub retry_key: Option<Arc<str>>,
    pub request_id: Arc<str>,
    pub messages: Arc<[Arc<Value>]>,
    pub at: Millis,
}

/// How a narrowcast went.
#[derive(Clone, Copy, Debug)]
pub struct Narrowcast {
    pub accepted: Millis,
    pub success: u64,
}

/// Everything LINE remembers.
#[derive(Debug)]
pub struct State {
    pub channel: Channel,
    pub endpoint: Option<String>,
    pub webhook_active: bool,
    pub people: People,
    pub sending: Sending,
    pub menus: Menus,
    pub tokens: Tokens,
    pub link_tokens: LinkTokens,
    pub limits: Buckets,
    pub faults: Faults,
    pub flow: Flow,
    pub narrowcasts: HashMap<Arc<str>, Narrowcast>,
    /// Pictures people sent, by message id.
    contents: BTreeMap<u64, (String, Bytes)>,
    pub requests: VecDeque<Request>,
    pub deliveries: VecDeque<Delivery>,
    last_message: u64,
    bell: Bell,
    /// The number of the last change of the list of people.
    pub people_changed: u64,
    pub clock_changed: u64,
    pub faults_changed: u64,
}

/// What is to be shown on phones.
pub struct Order {
    pub way: Way,
    pub request_id: Arc<str>,
    pub retry_key: Option<Arc<str>>,
    pub messages: Arc<[Arc<Value>]>,
    pub silent: bool,
}

impl State {
    pub fn next_message(&mut self) -> u64 {
        self.last_message += 1;
        self.last_message
    }

    /// Keeps a picture for the bot to fetch.
    pub fn keep_picture(&mut self, message: u64, kind: String, bytes: Bytes) {
        self.contents.insert(message, (kind, bytes));
        if self.contents.len() > PICTURES {
            self.contents.pop_first();
        }
    }

    /// A picture's media type and bytes.
    pub fn picture(&self, message: u64) -> Option<(String, Bytes)> {
        self.contents.get(&message).cloned()
    }

    /// Whether there ever was a message of this id.
    pub fn had_message(&self, id: u64) -> bool {
        (FIRST_MESSAGE + 1..=self.last_message).contains(&id)
    }

    /// Puts the messages on the phones of `seats`; ids of the last person's bubbles.
    pub fn show(&mut self, now: Millis, order: Order, seats: Vec<Seat>) -> Vec<u64> {
        let mut ids = Vec::new();
        let changed = self.bell.ring();
        for seat in &seats {
            ids.clear();
            for message in order.messages.iter() {
                ids.push(self.next_message());
                let entry = Entry {
                    id: self.last_message,
                    at: now,
                    from: From::Bot,
                    message: Arc::clone(message),
                    request_id: Some(Arc::clone(&order.request_id)),
                    silent: order.silent,
                };
                self.people.at_mut(*seat).put(entry);
            }
            self.people.at_mut(*seat).changed = changed;
        }
        self.sending.record(Send {
            at: now,
            way: order.way,
            request_id: order.request_id,
            retry_key: order.retry_key,
            messages: order.messages,
            seats: seats.into(),
        });
        ids
    }

    /// A bubble of the person's own, or a line in the middle; its message id.
    pub fn put(&mut self, seat: Seat, now: Millis, from: From, message: Value) -> u64 {
        let id = self.next_message();
        let changed = self.bell.ring();
        let person = self.people.at_mut(seat);
        person.put(Entry {
            id,
            at: now,
            from,
            message: Arc::new(message),
            request_id: None,
            silent: false,
        });
        person.changed = changed;
        id
    }

    /// Notes that a person's name, state or menu changed.
    pub fn touch(&mut self, seat: Seat) {
        let changed = self.bell.ring();
        self.people.at_mut(seat).changed = changed;
        self.people_changed = changed;
    }

    pub fn log_request(&mut self, mut request: Request) {
        request.seq = self.bell.ring();
        if self.requests.len() == LOG_LENGTH {
            self.requests.pop_front();
        }
        self.requests.push_back(request);
    }

    pub fn log_delivery(&mut self, mut delivery: Delivery) {
        delivery.seq = self.bell.ring();
        if self.deliveries.len() == LOG_LENGTH {
            self.deliveries.pop_front();
        }
        self.deliveries.push_back(delivery);
    }

    /// Every menu's phone may look different now.
    pub fn menus_changed(&mut self) {
        self.people_changed = self.bell.ring();
    }

    /// A person as the page shows them.
    pub fn person_json(&self, person: &Person) -> Value {
        let shown = self.menus.shown(&person.id);
        json!({
            "userId": *person.id, "name": person.name, "language": person.language,
            "friend": person.friend, "blocked": person.blocked, "unread": person.unread,
            "richMenuId": shown.map(|menu| menu.object["richMenuId"].clone()),
        })
    }
}

/// A handle on the platform; clones share it.
#[derive(Clone, Debug)]
pub struct Platform(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    clock: Clock,
    random: Random,
    bell: Bell,
    state: Mutex<State>,
    courier: Courier,
}

impl Platform {
    pub fn new(
        clock: Clock,
        random: Random,
        bell: Bell,
        channel: Channel,
        webhook: Option<String>,
    ) -> anyhow::Result<Platform> {
        let state = State {
            channel,
            endpoint: webhook,
            webhook_active: true,
            people: People::default(),
            sending: Sending::default(),
            menus: Menus::default(),
            tokens: Tokens::default(),
            link_tokens: LinkTokens::default(),
            limits: Buckets::default(),
            faults: Faults::default(),
            flow: Flow::default(),
            narrowcasts: HashMap::new(),
            contents: BTreeMap::new(),
            requests: VecDeque::new(),
            deliveries: VecDeque::new(),
            last_message: FIRST_MESSAGE,
            bell: bell.clone(),
            people_changed: 0,
            clock_changed: 0,
            faults_changed: 0,
        };
        let courier = Courier::new()?;
        Ok(Platform(Arc::new(Inner {
            clock,
            random,
            bell,
            state: Mutex::new(state),
            courier,
        })))
    }

    /// Looks at or changes the state, which by then is what LINE's would be at this time.
    pub fn with<T>(&self, work: impl FnOnce(&mut State, Millis) -> T) -> T {
        let now = self.0.clock.now();
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.menus.settle(now);
        work(&mut state, now)
    }

    pub fn now(&self) -> Millis {
        self.0.clock.now()
    }

    /// Whether the clock is one that is moved on by hand.
    pub fn is_movable(&self) -> bool {
        !matches!(self.0.clock, Clock::System)
    }

    /// Time passes until then, for whatever shares the clock. What it shows then.
    pub fn move_on(&self, to: Millis) -> Result<Millis, Unmoved> {
        self.0.clock.move_on(to)?;
        Ok(self.with(|state, now| {
            state.clock_changed = state.bell.ring();
            now
        }))
    }

    pub fn random(&self) -> &Random {
        &self.0.random
    }

    pub fn bell(&self) -> &Bell {
        &self.0.bell
    }

    pub fn courier(&self) -> &Courier {
        &self.0.courier
    }

    /// `N` random bytes in hexadecimal: ids and tokens.
    pub fn hex<const N: usize>(&self) -> String {
        use std::fmt::Write;
        let bytes: [u8; N] = self.0.random.bytes();
        bytes
            .iter()
            .fold(String::with_capacity(2 * N), |mut hex, byte| {
                write!(hex, "{byte:02x}").expect("writing to a string does not fail");
                hex
            })
    }

    pub fn channel(&self) -> Channel {
        self.with(|state, _| state.channel.clone())
    }

    /// Where webhooks go, as set in LINE's console.
    pub fn set_webhook(&self, endpoint: &str) {
        self.with(|state, _| state.endpoint = Some(endpoint.to_owned()));
    }

    /// LINE reissues the secret at once, without any overlap.
    pub fn set_secret(&self, secret: &str) {
        self.with(|state, _| secret.clone_into(&mut state.channel.secret));
    }

    /// The ceiling on this month's messages; `None` is the municipal plan.
    pub fn set_quota(&self, quota: Quota) {
        self.with(|state, _| state.sending.quota = quota);
    }

    /// Benchmarks switch LINE's rate limits off.
    pub fn enforce_limits(&self, enforced: bool) {
        self.with(|state, _| state.limits.enforce(enforced));
    }

    /// Bulk links and batches are done only so much later.
    pub fn set_bulk_delay(&self, millis: i64) {
        self.with(|state, _| state.menus.bulk_takes = millis);
    }

    /// Makes a LINE user who is not yet a friend; their id.
    pub fn new_person(&self, name: &str, language: &str) -> String {
        let id = format!("U{}", self.hex::<16>());
        self.with(|state, _| {
            let seat = state
                .people
                .add(&id, name, Some(language).filter(|tag| !tag.is_empty()));
            state.touch(seat);
        });
        id
    }

    /// Makes the LINE user with this id a friend without any event: somebody who was there before.
    pub fn adopt(&self, id: &str, name: &str, language: &str) {
        self.with(|state, _| {
            let seat = state.people.add(id, name, Some(language));
            state.people.at_mut(seat).friend = true;
            state.touch(seat);
        });
    }

    /// The bubbles on this person's phone, oldest first; empty for a stranger.
    pub fn chat(&self, user: &str) -> Vec<Entry> {
        self.with(|state, _| {
            let person = state.people.find(user);
            person.map_or_else(Vec::new, |person| person.chat.iter().cloned().collect())
        })
    }

    /// The rich menu this person's phone shows: their own, else the default.
    pub fn shown_menu(&self, user: &str) -> Option<Arc<Value>> {
        self.with(|state, _| state.menus.shown(user).map(|menu| Arc::clone(&menu.object)))
    }

    /// The latest calls of the LINE API, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.with(|state, _| state.requests.iter().cloned().collect())
    }

    /// The latest webhooks, oldest first.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.with(|state, _| state.deliveries.iter().cloned().collect())
    }

    /// Every message that showed up on a phone, one entry per person and call, in order.
    pub fn sends(&self) -> Vec<Sent> {
        self.with(|state, _| {
            let mut all = Vec::new();
            for send in state.sending.sends() {
                all.extend(send.seats.iter().map(|seat| Sent {
                    user: Arc::clone(&state.people.at(*seat).id),
                    way: send.way,
                    retry_key: send.retry_key.clone(),
                    request_id: Arc::clone(&send.request_id),
                    messages: Arc::clone(&send.messages),
                    at: send.at,
                }));
            }
            all
        })
    }

    /// How many entries [`Platform::sends`] would have, had it kept all since the start.
    pub fn sent_count(&self) -> u64 {
        self.with(|state, _| state.sending.delivered())
    }

    /// Orders a fault; its id.
    pub fn fault(&self, fault: Fault) -> u64 {
        self.with(|state, _| {
            state.faults_changed = state.bell.ring();
            state.faults.order(fault)
        })
    }

    pub fn clear_fault(&self, id: u64) -> bool {
        self.with(|state, _| {
            state.faults_changed = state.bell.ring();
            state.faults.cancel(id)
        })
    }

    pub fn clear_faults(&self) {
        self.with(|state, _| {
            state.faults_changed = state.bell.ring();
            state.faults.clear();
        });
    }
}
