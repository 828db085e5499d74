//! Time and chance, passed in: production reads the system's, a test moves and seeds its own.
//!
//! Nothing else in the crate may ask the operating system what time it is or for random bytes
//! (`.clippy.toml` forbids the usual ways), so a test can replay a whole city day.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Milliseconds since 1970-01-01T00:00:00Z: how every time is kept, stored and compared.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    pub const fn plus_seconds(self, seconds: i64) -> Millis {
        Millis(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Milliseconds from `earlier` to this time; negative if this one is the earlier.
    pub const fn since(self, earlier: Millis) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same instant for jiff, which does the calendar.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }
}

impl From<jiff::Timestamp> for Millis {
    fn from(timestamp: jiff::Timestamp) -> Millis {
        Millis(timestamp.as_millisecond())
    }
}

/// Where "now" comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Goes like the system's, so many milliseconds ahead of it: of somebody who tries the service out,
    /// begins when they like and moves it on.
    Ahead(Arc<AtomicI64>),
    /// Stands still until a test moves it.
    Manual(Arc<Hands>),
}

/// What a manual clock shows.
#[derive(Debug)]
pub struct Hands(Mutex<Look>);

impl Hands {
    fn look(&self) -> MutexGuard<'_, Look> {
        // Two numbers, of which neither can be half-written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub now: Millis,
    /// How long this machine has run, which nobody can set: only its differences mean anything, and
    /// only within one process.
    pub steady: Millis,
}

impl Look {
    /// By how many milliseconds the clock was set since an earlier look, beyond [`TOLERANCE`]: ahead is
    /// more than 0, back less.
    pub fn set_since(self, earlier: Look) -> i64 {
        let set = self.now.since(earlier.now) - self.steady.since(earlier.steady);
        if set.abs() < TOLERANCE { 0 } else { set }
    }
}

impl Clock {
    /// Shows this time now, goes like the system's and can be moved on.
    pub fn starting(at: Millis) -> Clock {
        Clock::Ahead(Arc::new(AtomicI64::new(at.since(Clock::System.now()))))
    }

    pub fn manual(start: Millis) -> Clock {
        let look = Look {
            now: start,
            steady: Millis(0),
        };
        Clock::Manual(Arc::new(Hands(Mutex::new(look))))
    }

    pub fn now(&self) -> Millis {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that may ask")]
            Clock::System => jiff::Timestamp::now().into(),
            Clock::Ahead(by) => Millis(Clock::System.now().0 + by.load(Ordering::Relaxed)),
            Clock::Manual(hands) => hands.look().now,
        }
    }

    pub fn look(&self) -> Look {
        match self {
            Clock::System => Look {
                now: self.now(),
                steady: Millis(running()),
            },
            // As if the machine had slept: the time has passed.
            Clock::Ahead(by) => {
                let by = by.load(Ordering::Relaxed);
                let Look { now, steady } = Clock::System.look();
                Look {
                    now: Millis(now.0 + by),
                    steady: Millis(steady.0 + by),
                }
            }
            Clock::Manual(hands) => *hands.look(),
        }
    }

    /// Time passes on a manual clock until then; to a time that lies behind it jumps. The system's
    /// cannot be moved and is left alone.
    pub fn set(&self, to: Millis) {
        if let Clock::Manual(hands) = self {
            let mut look = hands.look();
            look.steady.0 += to.since(look.now).max(0);
            look.now = to;
        }
    }

    /// Time passes until then on a clock that can be moved on, at most [`FURTHEST`] from now.
    pub fn move_on(&self, to: Millis) -> Result<(), Unmoved> {
        let on = to.since(self.now());
        match self {
            Clock::System => Err(Unmoved::System),
            _ if on < 0 => Err(Unmoved::Back),
            _ if on > FURTHEST => Err(Unmoved::Far),
            Clock::Ahead(by) => {
                by.fetch_add(on, Ordering::Relaxed);
                Ok(())
            }
            Clock::Manual(_) => {
                self.set(to);
                Ok(())
            }
        }
    }

    /// Somebody sets a manual clock, and no time passes.
    pub fn jump_seconds(&self, seconds: i64) {
        if let Clock::Manual(hands) = self {
            let mut look = hands.look();
            look.now = look.now.plus_seconds(seconds);
        }
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }
}

/// Milliseconds of a move at once: two years, so that whoever tries it out may turn a school year.
const FURTHEST: i64 = 2 * 366 * 24 * 3_600 * 1000;

/// Why a clock was not moved on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmoved {
    #[error("the system's clock is not moved: only a demo has one that is")]
    System,
    #[error("it is later already: a clock is moved on, not back")]
    Back,
    #[error("at most two years at once")]
    Far,
}

/// With the time that the machine was asleep, where the system counts it: that has really passed.
#[cfg(target_os = "linux")]
fn running() -> i64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    time.tv_sec.saturating_mul(1000) + time.tv_nsec / 1_000_000
}

#[cfg(not(target_os = "linux"))]
fn running() -> i64 {
    static START: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    i64::try_from(START.elapsed().as_millis()).unwrap_or(i64::MAX)
}

/// By so much two clocks that are kept right may differ, and a clock that is brought back into step
/// slowly may stray between two looks. Whatever is more was set by somebody.
pub const TOLERANCE: i64 = 10_000;

/// Notices when the clock was set: then it went on by more or less than the steady one.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    last: Option<Look>,
    echo: Option<Echo>,
}

/// A clock that went back a while ago: what was reckoned before and is written only now still waits for
/// the old time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// What the clock showed a minute before it was set: nothing takes longer to be written.
    pub from: Millis,
    /// Milliseconds by which it went back.
    pub by: i64,
    steady: Millis,
}

/// Milliseconds: whatever was reckoned before a jump is written by then, or was given up.
const ECHO: i64 = 60_000;

impl Watch {
    /// By how many milliseconds the clock was set since the look that was kept last: ahead is more than
    /// 0, back less. `None`: none was kept yet.
    pub fn set_by(&self, look: Look) -> Option<i64> {
        Some(look.set_since(self.kept().last?))
    }

    /// Whether the clock was set and nobody has acted on it yet: then no time that stands anywhere can
    /// be compared with it.
    pub fn is_set(&self, clock: &Clock) -> bool {
        self.set_by(clock.look()).is_some_and(|set| set != 0)
    }

    /// Milliseconds since the look that was kept last.
    pub fn age(&self, look: Look) -> Option<i64> {
        Some(look.steady.since(self.kept().last?.steady))
    }

    /// What the look found was acted on: the next is compared with it.
    pub fn keep(&self, look: Look) {
        self.kept().last = Some(look);
    }

    /// The clock went back by so many milliseconds, as this look found. What two or three minutes leave
    /// behind is not worth the search: it could take a lease of the new time for one of the old.
    pub fn went_back(&self, look: Look, by: i64) {
        self.kept().echo = (by > 3 * ECHO).then(|| Echo {
            from: Millis(look.now.0.saturating_add(by - ECHO)),
            by,
            steady: look.steady,
        });
    }

    pub fn echo(&self, look: Look) -> Option<Echo> {
        let echo = self.kept().echo?;
        (look.steady.since(echo.steady) <= ECHO).then_some(echo)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Written at once, so that nothing can be half-done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where random bytes come from.
#[derive(Clone, Debug, Default)]
pub enum Random {
    /// The operating system's generator: every key, token and nonce of production.
    #[default]
    System,
    /// The same bytes every time, for tests.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Random {
    pub fn seeded(seed: u64) -> Random {
        Random::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    pub fn fill(&self, bytes: &mut [u8]) {
        match self {
            Random::System => SysRng
                .try_fill_bytes(bytes)
                .expect("a machine without random bytes cannot keep any secret"),
            Random::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .fill_bytes(bytes),
        }
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A number in `0..end`; 0 if `end` is 0. For jitter and draws, where a bias below 2⁻³² is nothing.
    pub fn below(&self, end: u64) -> u64 {
        u64::from_le_bytes(self.bytes())
            .checked_rem(end)
            .unwrap_or(0)
    }

    /// An unguessable id (version 4): LINE's retry keys.
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// An id that sorts by time (version 7): the rows' ids.
    pub fn id(&self, now: Millis) -> Uuid {
        let millis = u64::try_from(now.0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_is_told_from_time_that_passes() {
        let clock = Clock::manual(Millis(1_795_226_400_000));
        let watch = Watch::default();
        let seen = || {
            let look = clock.look();
            let set = watch.set_by(look);
            watch.keep(look);
            set
        };
        assert_eq!(seen(), None);
        clock.advance_seconds(86_400);
        assert_eq!(seen(), Some(0));
        clock.jump_seconds(-3_600);
        assert!(watch.is_set(&clock));
        clock.advance_seconds(60);
        assert_eq!(seen(), Some(-3_600_000), "not before it is acted on");
        assert_eq!(seen(), Some(0));
        clock.jump_seconds(9 * 3_600);
        assert_eq!(seen(), Some(9 * 3_600_000));
        // Within what the time service does.
        clock.jump_seconds(-5);
        assert_eq!(seen(), Some(0));
        assert_eq!(clock.look().steady, Millis(86_460_000));
    }

    #[test]
    fn a_clock_is_moved_on_and_the_time_has_passed() {
        let clock = Clock::starting(Millis(1_795_226_400_000));
        let watch = Watch::default();
        watch.keep(clock.look());
        let begin = clock.now();
        let tomorrow = begin.plus_seconds(86_400);
        clock.move_on(tomorrow).unwrap();
        assert!((0..60_000).contains(&clock.now().since(tomorrow)));
        assert_eq!(watch.set_by(clock.look()), Some(0));
        assert_eq!(clock.move_on(begin), Err(Unmoved::Back));
        let far = begin.plus_seconds(3 * 366 * 86_400);
        assert_eq!(clock.move_on(far), Err(Unmoved::Far));
        assert_eq!(Clock::System.move_on(tomorrow), Err(Unmoved::System));
    }

    #[test]
    fn the_system_s_steady_clock_never_goes_back() {
        let clock = Clock::System;
        let begin = clock.look();
        assert!(clock.look().steady >= begin.steady);
        let watch = Watch::default();
        watch.keep(begin);
        assert_eq!(watch.set_by(clock.look()), Some(0));
    }
}
