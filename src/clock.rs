//! Time and chance, passed in: production reads the system's, a test moves and seeds its own.
//!
//! Nothing else in the crate may ask the operating system what time it is or for random bytes
//! (`.clippy.toml` forbids the usual ways), so a test can replay a whole city day.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

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
    /// Stands still until a test moves it.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    pub fn manual(start: Millis) -> Clock {
        Clock::Manual(Arc::new(AtomicI64::new(start.0)))
    }

    pub fn now(&self) -> Millis {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that may ask")]
            Clock::System => jiff::Timestamp::now().into(),
            Clock::Manual(now) => Millis(now.load(Ordering::SeqCst)),
        }
    }

    /// Sets a manual clock; the system's cannot be moved and is left alone.
    pub fn set(&self, to: Millis) {
        if let Clock::Manual(now) = self {
            now.store(to.0, Ordering::SeqCst);
        }
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
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
