//! LINE's rate limits: one token bucket per endpoint, filled continuously.
//!
//! Source: LINE Developers, Messaging API reference, "Rate limits" (token bucket documented
//! 2026-07-31): a bucket of the stated size per channel and endpoint, whatever the parameters.

use std::collections::HashMap;

use crate::clock::Millis;

/// How often an endpoint may be called: the size of its bucket, and how long an empty one takes to
/// be full again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    size: u32,
    full_after_millis: u32,
}

impl Limit {
    pub const fn per_second(size: u32) -> Limit {
        Limit {
            size,
            full_after_millis: 1_000,
        }
    }

    pub const fn per_minute(size: u32) -> Limit {
        Limit {
            size,
            full_after_millis: 60_000,
        }
    }

    pub const fn per_hour(size: u32) -> Limit {
        Limit {
            size,
            full_after_millis: 3_600_000,
        }
    }
}

/// The buckets of one channel.
#[derive(Debug)]
pub struct Buckets {
    enforced: bool,
    buckets: HashMap<&'static str, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    at: Millis,
}

impl Default for Buckets {
    fn default() -> Buckets {
        Buckets {
            enforced: true,
            buckets: HashMap::new(),
        }
    }
}

impl Buckets {
    /// Benchmarks measure the caller, not LINE's limits, and switch them off.
    pub fn enforce(&mut self, enforced: bool) {
        self.enforced = enforced;
    }

    /// Takes one token of `endpoint`'s bucket; false if it is empty.
    pub fn take(&mut self, endpoint: &'static str, limit: Limit, now: Millis) -> bool {
        if !self.enforced {
            return true;
        }
        let size = f64::from(limit.size);
        let bucket = self.buckets.entry(endpoint).or_insert(Bucket {
            tokens: size,
            at: now,
        });
        // A clock that is moved back by a test fills nothing.
        let elapsed = f64::from(u32::try_from(now.since(bucket.at)).unwrap_or(0));
        bucket.tokens =
            (bucket.tokens + elapsed * size / f64::from(limit.full_after_millis)).min(size);
        bucket.at = now;
        let granted = bucket.tokens >= 1.0;
        if granted {
            bucket.tokens -= 1.0;
        }
        granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_of_three_an_hour_refills_one_in_twenty_minutes() {
        let mut buckets = Buckets::default();
        let mut take = |now| buckets.take("richmenu.batch", Limit::per_hour(3), Millis(now));
        assert!(take(0) && take(0) && take(0));
        assert!(!take(0));
        assert!(!take(19 * 60_000));
        assert!(take(20 * 60_000));
        assert!(!take(20 * 60_000));
    }

    #[test]
    fn endpoints_have_buckets_of_their_own_and_none_overflows() {
        let mut buckets = Buckets::default();
        assert!(buckets.take("broadcast", Limit::per_minute(1), Millis(0)));
        assert!(buckets.take("narrowcast", Limit::per_minute(1), Millis(0)));
        assert!(buckets.take("broadcast", Limit::per_minute(1), Millis(3_600_000)));
        assert!(!buckets.take("broadcast", Limit::per_minute(1), Millis(3_600_000)));
    }

    #[test]
    fn switched_off_nothing_is_refused() {
        let mut buckets = Buckets::default();
        buckets.enforce(false);
        assert!((0..100).all(|_| buckets.take("push", Limit::per_hour(1), Millis(0))));
    }
}
