//! How often LINE's endpoints may be called: a token bucket for each, kept so that LINE never has to
//! refuse. Every call of [`super::client`] passes here.
//!
//! Source: LINE Developers, Messaging API reference, "Rate limits" (line-platform, 7): buckets of the
//! stated size per channel and endpoint, filled continuously. All instances share them: each takes a
//! slice of tokens ahead ([`Shared`]) and spends it without asking again. Notices may use four fifths
//! of a bucket, so that an emergency or an answer never waits behind them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use metrics::{counter, histogram};
use reqwest::Method;

use crate::clock::{Clock, Millis};

/// An endpoint with a bucket of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    Reply,
    Push,
    Multicast,
    Profile,
    Loading,
    LinkToken,
    Menu,
    Quota,
    Token,
    /// All that people do not wait for; rich menus are published by hand, at their own pace.
    Other,
}

impl Endpoint {
    pub const ALL: [Endpoint; 10] = [
        Endpoint::Reply,
        Endpoint::Push,
        Endpoint::Multicast,
        Endpoint::Profile,
        Endpoint::Loading,
        Endpoint::LinkToken,
        Endpoint::Menu,
        Endpoint::Quota,
        Endpoint::Token,
        Endpoint::Other,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Endpoint::Reply => "reply",
            Endpoint::Push => "push",
            Endpoint::Multicast => "multicast",
            Endpoint::Profile => "profile",
            Endpoint::Loading => "loading",
            Endpoint::LinkToken => "link-token",
            Endpoint::Menu => "menu",
            Endpoint::Quota => "quota",
            Endpoint::Token => "token",
            Endpoint::Other => "other",
        }
    }

    /// Calls a second (line-platform, 7). `None`: not held back.
    const fn per_second(self) -> Option<i64> {
        match self {
            Endpoint::Multicast => Some(200),
            Endpoint::Loading => Some(100),
            Endpoint::Token => Some(370),
            Endpoint::Reply
            | Endpoint::Push
            | Endpoint::Profile
            | Endpoint::LinkToken
            | Endpoint::Menu
            | Endpoint::Quota => Some(2000),
            Endpoint::Other => None,
        }
    }

    /// The endpoint behind a method and a path.
    pub fn of(method: &Method, path: &str) -> Endpoint {
        let Some(rest) = path.strip_prefix("/v2/bot/") else {
            return Endpoint::Other;
        };
        match rest {
            "message/reply" => Endpoint::Reply,
            "message/push" => Endpoint::Push,
            "message/multicast" => Endpoint::Multicast,
            "chat/loading/start" => Endpoint::Loading,
            "message/quota" | "message/quota/consumption" => Endpoint::Quota,
            _ if rest.starts_with("profile/") => Endpoint::Profile,
            _ if rest.starts_with("user/all/") => Endpoint::Other,
            _ if rest.ends_with("/linkToken") => Endpoint::LinkToken,
            _ if rest.starts_with("user/") && *method == Method::POST => Endpoint::Menu,
            _ => Endpoint::Other,
        }
    }
}

/// Who calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Emergencies, answers and whatever somebody waits for: the whole bucket.
    #[default]
    Urgent,
    /// Notices and reminders: a part of it.
    Bulk,
}

/// Of a bucket what notices may use, in percent.
const BULK_PERCENT: i64 = 80;
/// Of a full bucket what is spent at once, in percent: the rest covers calls that reach LINE closer
/// together than they left, and slices that other instances hold.
const BURST_PERCENT: i64 = 90;
/// Microseconds in which that is filled again: a bucket holds what a second fills, and the notices'
/// part of it fills more slowly by as much as it is smaller.
const BURST: i64 = 1_000_000 * BURST_PERCENT / 100;
/// A slice is a twentieth of a second's tokens: 20 questions a second at the most.
const SLICES_A_SECOND: i64 = 20;
/// Unspent tokens of a slice are forgotten after this, or they would add up beyond the bucket.
const SLICE_LIFETIME: i64 = 1_000_000;
/// A call waits this long for its token; for longer it would only hold a worker's place.
const PATIENCE: Duration = Duration::from_secs(2);
/// LINE's buckets are full again after a second: how long an endpoint rests after a refusal that
/// names no time of its own.
pub const REST: Duration = Duration::from_secs(1);
/// A broken Retry-After must not silence the city.
const LONGEST_REST: Duration = Duration::from_secs(300);
/// Microseconds: a level or a slice that lies farther ahead was written before the clock went back. Ten
/// seconds for what instances' clocks differ by.
pub const FARTHEST: i64 = LONGEST_REST.as_micros() as i64 + 10_000_000;

/// When a bucket would be full again if nobody took from it, in microseconds: all there is to know of
/// it (the "generic cell rate algorithm").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Level {
    pub full_at: i64,
    /// The same for the part that notices may use.
    pub bulk_full_at: i64,
}

/// So many tokens of an endpoint for one who calls, or a rest for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub endpoint: Endpoint,
    pub now: i64,
    /// Microseconds that the whole bucket is set back by.
    pub cost: i64,
    /// The same for the notices' part; 0 where it is not touched.
    pub bulk_cost: i64,
    /// Nothing may be full before.
    pub not_before: i64,
}

impl Change {
    /// The level after it. `store::buckets` does the same in SQL.
    pub fn apply(&self, level: Level) -> Level {
        let later = |at: i64, cost: i64| {
            let at = if at > self.now + FARTHEST {
                self.now
            } else {
                at
            };
            at.max(self.now).max(self.not_before) + cost
        };
        Level {
            full_at: later(level.full_at, self.cost),
            bulk_full_at: match self.bulk_cost == 0 && self.not_before == 0 {
                true => level.bulk_full_at,
                false => later(level.bulk_full_at, self.bulk_cost),
            },
        }
    }
}

/// Where the levels are kept that several instances share: makes the change, and tells the level after it.
pub type Shared = Arc<dyn Fn(Change) -> BoxFuture<'static, anyhow::Result<Level>> + Send + Sync>;

/// The buckets of the channel, as one process sees them. Cheap to clone.
#[derive(Clone)]
pub struct Budget {
    clock: Clock,
    shared: Option<Shared>,
    levels: Arc<Mutex<HashMap<Endpoint, Level>>>,
    slices: Arc<HashMap<(Endpoint, Urgency), tokio::sync::Mutex<Slice>>>,
}

/// Tokens in hand.
#[derive(Clone, Copy, Debug, Default)]
struct Slice {
    left: i64,
    /// From when they may be spent, and until when (microseconds).
    from: i64,
    until: i64,
}

impl Budget {
    /// For a process that is alone with its channel.
    pub fn new(clock: Clock) -> Budget {
        let slices = Endpoint::ALL.into_iter().flat_map(|endpoint| {
            [Urgency::Urgent, Urgency::Bulk]
                .map(|urgency| ((endpoint, urgency), Default::default()))
        });
        Budget {
            clock,
            shared: None,
            levels: Arc::default(),
            slices: Arc::new(slices.collect()),
        }
    }

    /// The same with levels that other instances share.
    pub fn shared(self, shared: Shared) -> Budget {
        Budget {
            shared: Some(shared),
            ..self
        }
    }

    /// Takes a token and waits until it may be spent. `Err`: how long the endpoint rests, where that is
    /// too long to wait.
    pub async fn pass(&self, endpoint: Endpoint, urgency: Urgency) -> Result<(), Duration> {
        let wait = self.wait(endpoint, urgency).await;
        if wait.is_zero() {
            return Ok(());
        }
        let class = match urgency {
            Urgency::Urgent => "urgent",
            Urgency::Bulk => "bulk",
        };
        histogram!("kairan_line_bucket_wait_seconds", "endpoint" => endpoint.name(), "class" => class)
            .record(wait);
        if wait > PATIENCE {
            return Err(wait);
        }
        tokio::time::sleep(wait).await;
        Ok(())
    }

    /// LINE refused a call for its rate: nobody calls this endpoint until it has rested.
    pub async fn rest(&self, endpoint: Endpoint, at_least: Option<Duration>) {
        if endpoint.per_second().is_none() {
            return;
        }
        let rest = at_least.unwrap_or(REST).clamp(REST, LONGEST_REST);
        let now = self.now();
        let until = now + micros(rest);
        let change = Change {
            endpoint,
            now,
            cost: 0,
            bulk_cost: 0,
            // A bucket that is empty then.
            not_before: until + BURST,
        };
        self.change(change).await;
        for urgency in [Urgency::Urgent, Urgency::Bulk] {
            self.slices[&(endpoint, urgency)].lock().await.left = 0;
        }
        tracing::warn!(
            line.endpoint = endpoint.name(),
            rest_ms = u64::try_from(rest.as_millis()).unwrap_or(u64::MAX),
            "LINE's rate limit: the endpoint rests"
        );
    }

    async fn wait(&self, endpoint: Endpoint, urgency: Urgency) -> Duration {
        let Some(rate) = endpoint.per_second() else {
            return Duration::ZERO;
        };
        // The lock makes it one question for all who wait.
        let mut slice = self.slices[&(endpoint, urgency)].lock().await;
        let now = self.now();
        if slice.left == 0 || now >= slice.until || slice.from > now + FARTHEST {
            *slice = self.slice(endpoint, urgency, rate, now).await;
        }
        let wait = Duration::from_micros(u64::try_from(slice.from - now).unwrap_or(0));
        // While the endpoint rests for long, the slice is kept for whoever comes first afterwards.
        if wait <= PATIENCE {
            slice.left -= 1;
        }
        wait
    }

    async fn slice(&self, endpoint: Endpoint, urgency: Urgency, rate: i64, now: i64) -> Slice {
        let tokens = (rate / SLICES_A_SECOND).max(1);
        let cost = tokens * 1_000_000 / rate;
        let change = Change {
            endpoint,
            now,
            cost,
            bulk_cost: match urgency {
                Urgency::Urgent => 0,
                Urgency::Bulk => cost * 100 / BULK_PERCENT,
            },
            not_before: 0,
        };
        let level = self.change(change).await;
        let whole = level.full_at - BURST;
        let from = match urgency {
            Urgency::Urgent => whole,
            // The same time to fill, for fewer tokens.
            Urgency::Bulk => whole.max(level.bulk_full_at - BURST),
        };
        let from = from.max(now);
        Slice {
            left: tokens,
            from,
            until: from + SLICE_LIFETIME,
        }
    }

    async fn change(&self, change: Change) -> Level {
        if let Some(shared) = &self.shared {
            match shared(change).await {
                Ok(level) => return level,
                Err(error) => tracing::warn!(
                    error = format!("{error:#}"),
                    "the shared buckets do not answer: this instance counts alone"
                ),
            }
        }
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let level = levels.entry(change.endpoint).or_default();
        *level = change.apply(*level);
        *level
    }

    fn now(&self) -> i64 {
        let Millis(millis) = self.clock.now();
        millis.saturating_mul(1000)
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// What a 429 means (line-platform, 7). LINE tells them apart in words only, and does not promise those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Too many calls: waiting helps.
    Rate,
    /// The month's messages are used up: waiting does not help.
    Month,
    /// Too many messages to one person: waiting helps, and nobody else is concerned.
    Person,
    Unknown,
}

impl Limit {
    pub fn of(message: &str) -> Limit {
        let message = message.to_ascii_lowercase();
        match () {
            () if message.contains("monthly limit") => Limit::Month,
            () if message.contains("rate limit") => Limit::Rate,
            () if message.contains("same user") => Limit::Person,
            () => Limit::Unknown,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Limit::Rate => "rate",
            Limit::Month => "month",
            Limit::Person => "person",
            Limit::Unknown => "unknown",
        }
    }
}

/// Counts a 429.
pub(super) fn count(endpoint: Endpoint, limit: Limit) {
    counter!("kairan_line_limited_total", "endpoint" => endpoint.name(), "limit" => limit.name())
        .increment(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_795_226_400_000;

    fn budget() -> (Budget, Clock) {
        let clock = Clock::manual(Millis(START));
        (Budget::new(clock.clone()), clock)
    }

    /// How many of `calls` need not wait, and how long the last one does, in milliseconds.
    async fn spend(budget: &Budget, urgency: Urgency, calls: usize) -> (usize, u128) {
        let (mut at_once, mut last) = (0, Duration::ZERO);
        for _ in 0..calls {
            last = budget.wait(Endpoint::Multicast, urgency).await;
            at_once += usize::from(last.is_zero());
        }
        (at_once, last.as_millis())
    }

    // A-06
    #[tokio::test]
    async fn notices_leave_a_fifth_to_emergencies_and_answers() {
        let (budget, clock) = budget();
        // At most 0.9 of a bucket of 200 at once, of which four fifths for notices; then 160 a second.
        let (at_once, last) = spend(&budget, Urgency::Bulk, 160).await;
        assert_eq!(at_once, 140);
        assert!((60..=130).contains(&last), "{last}");
        let (urgent, _) = spend(&budget, Urgency::Urgent, 40).await;
        assert!(urgent >= 20, "{urgent}");
        // A second later all is as at the beginning.
        clock.advance_seconds(3);
        assert_eq!(spend(&budget, Urgency::Urgent, 180).await.0, 180);
    }

    #[tokio::test]
    async fn a_second_s_calls_are_never_more_than_line_allows() {
        let (budget, clock) = budget();
        let mut sent: Vec<i64> = Vec::new();
        for _ in 0..40 {
            for urgency in [Urgency::Bulk, Urgency::Urgent] {
                for _ in 0..9 {
                    let wait = budget.wait(Endpoint::Multicast, urgency).await;
                    sent.push(budget.now() + micros(wait));
                }
            }
            clock.set(Millis(clock.now().0 + 50));
        }
        sent.sort_unstable();
        for from in &sent {
            let window = sent
                .iter()
                .filter(|at| (*from..from + 1_000_000).contains(at));
            // A full bucket and what a second adds.
            assert!(window.count() <= 400);
        }
        // In the long run the rate itself: two seconds' worth of calls besides the first bucket.
        let span = sent[sent.len() - 1] - sent[0];
        let allowed = 200 + span * 200 / 1_000_000;
        assert!(
            i64::try_from(sent.len()).unwrap() <= allowed + 1,
            "{} in {span}",
            sent.len()
        );
    }

    #[tokio::test]
    async fn a_refusal_rests_the_endpoint_for_everybody_and_no_other() {
        let (budget, clock) = budget();
        budget.rest(Endpoint::Push, None).await;
        let wait = budget.wait(Endpoint::Push, Urgency::Urgent).await;
        assert!(wait >= REST && wait < PATIENCE, "{wait:?}");
        assert!(budget.wait(Endpoint::Push, Urgency::Bulk).await >= REST);
        assert!(budget.wait(Endpoint::Reply, Urgency::Bulk).await.is_zero());
        // A hint is followed, and one for days is not believed.
        for (hint, seconds) in [(30, 30), (86_400, 300)] {
            budget
                .rest(Endpoint::Push, Some(Duration::from_secs(hint)))
                .await;
            let rest = budget.pass(Endpoint::Push, Urgency::Urgent).await;
            let rest = rest.unwrap_err().as_secs();
            assert!((seconds..=seconds + 1).contains(&rest), "{hint}: {rest}");
        }
        clock.advance_seconds(302);
        assert!(budget.wait(Endpoint::Push, Urgency::Urgent).await.is_zero());
    }

    #[tokio::test]
    async fn a_clock_that_is_set_back_silences_nobody() {
        let (budget, clock) = budget();
        spend(&budget, Urgency::Bulk, 100).await;
        spend(&budget, Urgency::Urgent, 5).await;
        clock.jump_seconds(-3_600);
        for urgency in [Urgency::Bulk, Urgency::Urgent] {
            assert!(budget.wait(Endpoint::Multicast, urgency).await.is_zero());
        }
        assert!(
            spend(&budget, Urgency::Urgent, 180).await.0 < 180,
            "no free bucket"
        );
    }

    #[tokio::test]
    async fn instances_share_one_level_and_go_on_alone_without_it() {
        let clock = Clock::manual(Millis(START));
        let level: Arc<Mutex<Level>> = Arc::default();
        let shared: Shared = {
            let level = level.clone();
            Arc::new(move |change| {
                let mut level = level.lock().unwrap();
                *level = change.apply(*level);
                let level = *level;
                Box::pin(async move { Ok(level) })
            })
        };
        let one = Budget::new(clock.clone()).shared(shared.clone());
        let two = Budget::new(clock.clone()).shared(shared);
        let first = spend(&one, Urgency::Urgent, 100).await.0;
        let second = spend(&two, Urgency::Urgent, 100).await.0;
        assert_eq!((first, second), (100, 80));
        let broken: Shared = Arc::new(|_| Box::pin(async { anyhow::bail!("away") }));
        let alone = Budget::new(clock).shared(broken);
        assert_eq!(spend(&alone, Urgency::Urgent, 200).await.0, 180);
    }

    #[test]
    fn each_path_has_its_endpoint() {
        let post = |path| Endpoint::of(&Method::POST, path);
        let get = |path| Endpoint::of(&Method::GET, path);
        assert_eq!(post("/v2/bot/message/multicast"), Endpoint::Multicast);
        assert_eq!(post("/v2/bot/message/push"), Endpoint::Push);
        assert_eq!(post("/v2/bot/message/reply"), Endpoint::Reply);
        assert_eq!(post("/v2/bot/chat/loading/start"), Endpoint::Loading);
        assert_eq!(get("/v2/bot/message/quota/consumption"), Endpoint::Quota);
        assert_eq!(get("/v2/bot/profile/U1"), Endpoint::Profile);
        assert_eq!(post("/v2/bot/user/U1/linkToken"), Endpoint::LinkToken);
        assert_eq!(post("/v2/bot/user/U1/richmenu/r"), Endpoint::Menu);
        assert_eq!(post("/v2/bot/user/all/richmenu/r"), Endpoint::Other);
        assert_eq!(post("/v2/bot/richmenu"), Endpoint::Other);
    }

    #[test]
    fn the_kinds_of_429_are_told_apart_by_their_words() {
        let table = [
            (
                "The API rate limit has been exceeded. Try again later.",
                Limit::Rate,
            ),
            ("You have reached your monthly limit.", Limit::Month),
            ("Too many messages to the same user", Limit::Person),
            ("something new", Limit::Unknown),
            ("", Limit::Unknown),
        ];
        for (message, limit) in table {
            assert_eq!(Limit::of(message), limit, "{message}");
        }
    }
}
