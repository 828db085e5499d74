//! What was sent: retry keys, reply tokens, the month's quota and the record of every delivery.
//!
//! Source: LINE Developers, Messaging API, "Retry failed API requests", "Messaging API pricing".

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use serde_json::Value;

use super::people::Seat;
use crate::clock::Millis;

/// A retry key holds 24 hours from the first request.
const KEY_KEPT: i64 = 24 * 3600 * 1000;
/// A reply token serves within a minute of its delivery…
const REPLY_AFTER_DELIVERY: i64 = 60 * 1000;
/// …and never later than 20 minutes after its event, however late that was delivered again.
const REPLY_AFTER_EVENT: i64 = 20 * 60 * 1000;
/// How many sends are remembered with their recipients: a million people in multicasts of 500 are 2,000.
const SENDS_KEPT: usize = 20_000;
/// The most names of aggregation units in a month.
const MOST_UNITS: usize = 1000;
/// LINE's months, and the dates of its statistics, are Japan's.
const JAPAN: jiff::tz::Offset = jiff::tz::offset(9);

/// The ways to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    Reply,
    Push,
    Multicast,
    Narrowcast,
    Broadcast,
}

/// One call that was accepted, and whose phone showed it.
#[derive(Clone, Debug)]
pub struct Send {
    pub at: Millis,
    pub way: Way,
    pub request_id: Arc<str>,
    pub retry_key: Option<Arc<str>>,
    pub messages: Arc<[Arc<Value>]>,
    pub seats: Arc<[Seat]>,
}

/// What a retry of an accepted call is told.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub at: Millis,
    pub request_id: Arc<str>,
    /// `sentMessages` of a push.
    pub sent: Option<Value>,
}

#[derive(Clone, Copy, Debug)]
struct ReplyToken {
    seat: Seat,
    event: Millis,
    delivered: Millis,
}

/// The ceiling on a month's messages: `None` is the municipal plan, without any.
pub type Quota = Option<u64>;

#[derive(Debug, Default)]
pub struct Sending {
    keys: HashMap<Arc<str>, Accepted>,
    keys_by_age: VecDeque<(Millis, Arc<str>)>,
    reply_tokens: HashMap<Arc<str>, ReplyToken>,
    tokens_by_age: VecDeque<(Millis, Arc<str>)>,
    pub quota: Quota,
    month: Option<(i16, i8)>,
    used: u64,
    units: BTreeSet<String>,
    /// Deliveries by way and Japanese date `yyyyMMdd`.
    counts: HashMap<(Way, String), u64>,
    sends: VecDeque<Send>,
    delivered: u64,
}

impl Sending {
    /// The call this key was accepted with, if that was less than 24 hours ago.
    pub fn accepted(&mut self, key: &str, now: Millis) -> Option<Accepted> {
        while let Some((at, _)) = self.keys_by_age.front()
            && now.since(*at) >= KEY_KEPT
        {
            let (at, key) = self.keys_by_age.pop_front()?;
            if self
                .keys
                .get(&key)
                .is_some_and(|accepted| accepted.at == at)
            {
                self.keys.remove(&key);
            }
        }
        self.keys.get(key).cloned()
    }

    /// Remembers that `key` was accepted.
    pub fn accept(&mut self, key: Arc<str>, accepted: Accepted) {
        self.keys_by_age.push_back((accepted.at, Arc::clone(&key)));
        self.keys.insert(key, accepted);
    }

    pub fn give_reply_token(&mut self, token: &str, seat: Seat, now: Millis) {
        while let Some((event, _)) = self.tokens_by_age.front()
            && now.since(*event) > REPLY_AFTER_EVENT
        {
            let old = self.tokens_by_age.pop_front();
            old.and_then(|(_, token)| self.reply_tokens.remove(&token));
        }
        let token: Arc<str> = token.into();
        self.tokens_by_age.push_back((now, Arc::clone(&token)));
        self.reply_tokens.insert(
            token,
            ReplyToken {
                seat,
                event: now,
                delivered: now,
            },
        );
    }

    /// A webhook with this token goes out (again): its minute begins.
    pub fn token_is_delivered(&mut self, token: &str, now: Millis) {
        if let Some(token) = self.reply_tokens.get_mut(token) {
            token.delivered = now;
        }
    }

    /// Uses a reply token up: whom it answers. One that came too late is not used: its webhook may
    /// be delivered again.
    pub fn take_reply_token(&mut self, token: &str, now: Millis) -> Option<Seat> {
        let given = self.reply_tokens.get(token)?;
        let alive = now.since(given.delivered) <= REPLY_AFTER_DELIVERY
            && now.since(given.event) <= REPLY_AFTER_EVENT;
        let given = alive.then_some(given.seat)?;
        self.reply_tokens.remove(token);
        Some(given)
    }

    /// Takes `count` messages from the month's quota; false if they are not left.
    pub fn charge(&mut self, count: usize, now: Millis) -> bool {
        self.turn_month(now);
        let wanted = self.used + count as u64;
        if self.quota.is_some_and(|quota| wanted > quota) {
            return false;
        }
        self.used = wanted;
        true
    }

    pub fn used(&mut self, now: Millis) -> u64 {
        self.turn_month(now);
        self.used
    }

    pub fn add_unit(&mut self, unit: &str) {
        if self.units.len() < MOST_UNITS {
            self.units.insert(unit.to_owned());
        }
    }

    pub fn units(&mut self, now: Millis) -> &BTreeSet<String> {
        self.turn_month(now);
        &self.units
    }

    fn turn_month(&mut self, now: Millis) {
        let date = JAPAN.to_datetime(now.timestamp()).date();
        let month = Some((date.year(), date.month()));
        if self.month != month {
            self.month = month;
            self.used = 0;
            self.units.clear();
        }
    }

    pub fn record(&mut self, send: Send) {
        let count = send.seats.len() as u64;
        let date = JAPAN
            .to_datetime(send.at.timestamp())
            .strftime("%Y%m%d")
            .to_string();
        *self.counts.entry((send.way, date)).or_default() += count;
        self.delivered += count;
        if self.sends.len() == SENDS_KEPT {
            self.sends.pop_front();
        }
        self.sends.push_back(send);
    }

    /// Deliveries of a Japanese date, written `yyyyMMdd`.
    pub fn count_on(&self, way: Way, date: &str) -> u64 {
        self.counts
            .get(&(way, date.to_owned()))
            .copied()
            .unwrap_or(0)
    }

    /// Every delivery since the start: one person, one call.
    pub fn delivered(&self) -> u64 {
        self.delivered
    }

    pub fn sends(&self) -> impl Iterator<Item = &Send> {
        self.sends.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::people::People;
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn accepted(at: Millis) -> Accepted {
        Accepted {
            at,
            request_id: "r".into(),
            sent: None,
        }
    }

    #[test]
    fn a_retry_key_holds_a_day_and_can_then_send_again() {
        let mut sending = Sending::default();
        sending.accept("k".into(), accepted(Millis(0)));
        assert!(sending.accepted("k", Millis(24 * HOUR - 1)).is_some());
        assert!(sending.accepted("k", Millis(24 * HOUR)).is_none());
        sending.accept("k".into(), accepted(Millis(24 * HOUR)));
        assert!(sending.accepted("k", Millis(47 * HOUR)).is_some());
    }

    #[test]
    fn a_reply_token_serves_once_a_minute_from_delivery_and_twenty_from_the_event() {
        let mut sending = Sending::default();
        let seat = People::default().add("U1", "a", None);
        let mut give = |token: &str| {
            sending.give_reply_token(token, seat, Millis(0));
        };
        for token in ["used", "late", "again", "old"] {
            give(token);
        }
        assert!(sending.take_reply_token("used", Millis(60_000)).is_some());
        assert!(sending.take_reply_token("used", Millis(60_000)).is_none());
        assert!(sending.take_reply_token("late", Millis(60_001)).is_none());
        sending.token_is_delivered("again", Millis(600_000));
        assert!(sending.take_reply_token("again", Millis(660_000)).is_some());
        sending.token_is_delivered("old", Millis(1_199_000));
        assert!(sending.take_reply_token("old", Millis(1_200_001)).is_none());
    }

    #[test]
    fn a_quota_is_all_or_nothing_and_comes_back_on_the_first_in_japan() {
        let mut sending = Sending {
            quota: Some(200),
            ..Sending::default()
        };
        let month_end = Millis::from("2026-11-30T14:59:59Z".parse::<jiff::Timestamp>().unwrap());
        assert!(sending.charge(150, month_end));
        assert!(!sending.charge(51, month_end));
        assert!(sending.charge(50, month_end));
        assert_eq!(sending.used(month_end), 200);
        assert!(sending.charge(1, month_end.plus_seconds(1)));
        assert_eq!(sending.used(month_end.plus_seconds(1)), 1);
    }
}
