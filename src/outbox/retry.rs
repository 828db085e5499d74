//! When to try again, and when to stop. Pure; used by [`super::verdict`], [`super::rest`] and where
//! rows are queued.

use std::time::Duration;

use super::{Carrier, Lane};
use crate::city::notice::{Kind, Matter};
use crate::clock::{Millis, Random};

/// Seconds before the second, third … try: 15 s, 30 s, 1 min, 2 min, 4 min, 8 min, 16 min, then every
/// 30 min. A blip is over after the first, a carrier's night work within the last.
const WAITS: [u64; 8] = [15, 30, 60, 120, 240, 480, 960, 1800];
/// Seconds before a reply's tries: its token lives for a minute, so that a long wait is worth nothing.
const REPLY_WAITS: [u64; 4] = [2, 4, 8, 16];
/// Of each wait this share, drawn by chance, is taken off, so that 400 batches refused together do
/// not come back together.
const JITTER_PERCENT: u64 = 20;
/// A provider's Retry-After beyond this is not believed: a broken header must not park a notice for days.
const HINT_LIMIT: Duration = Duration::from_secs(3600);
/// The same for emergencies.
const EMERGENCY_HINT_LIMIT: Duration = Duration::from_secs(300);

/// LINE forgets a retry key after 24 hours and would send again (line-platform, "Retry key").
const KEY_HOURS: i64 = 23;

/// How long a message is worth trying, in hours from when it is due. After that it is told of as
/// failed, and the other channel is tried: late words can do harm, silent ones can be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience(i64);

impl Patience {
    /// Warnings are renewed or lifted within hours: who reads an old one runs for nothing, or to a
    /// shelter that has closed.
    const EMERGENCY: Patience = Patience(6);
    /// A closure or a matter of safety is about today.
    const TODAY: Patience = Patience(12);
    /// Maintenance is announced for the next days; the links in a talk's mails end after a day.
    const A_DAY: Patience = Patience(24);
    /// A relay or a host that is down over a long weekend.
    const A_WEEKEND: Patience = Patience(72);

    /// Of what belongs to no notice. What is said about tomorrow is worth nothing tomorrow.
    pub const fn of_lane(lane: Lane) -> Patience {
        match lane {
            Lane::Emergency => Patience::EMERGENCY,
            Lane::Conversation => Patience::A_DAY,
            Lane::Notice => Patience::A_WEEKEND,
            Lane::Reminder => Patience::TODAY,
        }
    }

    /// The last moment of what is due at that time.
    pub const fn end(self, due_at: Millis) -> Millis {
        due_at.plus_seconds(self.0 * 3600)
    }
}

/// How long a notice's messages are worth trying.
pub const fn patience(kind: Kind, matter: Option<Matter>) -> Patience {
    match (kind, matter) {
        (Kind::Emergency, _) => Patience::EMERGENCY,
        (Kind::School, Some(Matter::Closure | Matter::Safety)) => Patience::TODAY,
        (Kind::Maintenance, _) => Patience::A_DAY,
        // From the evening to the morning of the collection.
        (Kind::Garbage, _) => Patience::TODAY,
        (Kind::School | Kind::City | Kind::Drill, _) => Patience::A_WEEKEND,
    }
}

/// A minute, less the way to LINE and back (line-platform, 5.1).
const TOKEN_SECONDS: i64 = 50;

/// Milliseconds until the next try, after `tries` that failed (1 is the first).
pub fn wait(tries: i64, lane: Lane, at_least: Option<Duration>, random: &Random) -> i64 {
    let hint = at_least.unwrap_or_default().min(hint_limit(lane));
    let own = jittered(step(&WAITS, tries), random);
    millis(own.max(hint))
}

/// How long a row waits after the `attempt`-th refusal for LINE's rate: a bucket is full again after
/// a second, and whoever was refused all the same comes back more seldom.
pub fn rest(attempt: i64) -> Duration {
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(6);
    Duration::from_secs(1 << doublings).min(Duration::from_secs(60))
}

/// Milliseconds until a row comes back that waits for `until` with others: spread, so that they do
/// not come back together.
pub fn held(until: Duration, lane: Lane, random: &Random) -> i64 {
    let until = until.min(hint_limit(lane));
    let spread = (until.as_millis() as u64 * JITTER_PERCENT / 100).min(1000);
    millis(until + Duration::from_millis(random.below(spread + 1)))
}

/// The same for a reply whose token is alive.
pub fn reply_wait(attempt: i64, random: &Random) -> i64 {
    millis(jittered(step(&REPLY_WAITS, attempt), random))
}

const fn hint_limit(lane: Lane) -> Duration {
    match lane {
        Lane::Emergency => EMERGENCY_HINT_LIMIT,
        Lane::Conversation | Lane::Notice | Lane::Reminder => HINT_LIMIT,
    }
}

fn step(waits: &[u64], attempt: i64) -> u64 {
    let at = usize::try_from(attempt - 1).unwrap_or(0);
    waits[at.min(waits.len() - 1)]
}

fn jittered(seconds: u64, random: &Random) -> Duration {
    let off = random.below(seconds * 10 * JITTER_PERCENT + 1);
    Duration::from_millis(seconds * 1000 - off)
}

fn millis(wait: Duration) -> i64 {
    i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)
}

/// The last moment at which a message may be tried: while its words are worth it, and at LINE while
/// the retry key lives.
pub fn deadline(carrier: Carrier, stale_at: Millis, first_tried_at: Millis) -> Millis {
    match carrier {
        Carrier::Line => stale_at.min(first_tried_at.plus_seconds(KEY_HOURS * 3600)),
        Carrier::Mail => stale_at,
    }
}

/// Whether a reply token that reached us at `token_at` is still worth a try.
pub fn token_lives(token_at: Millis, now: Millis) -> bool {
    now < token_at.plus_seconds(TOKEN_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_half_an_hour_and_stay_there() {
        let random = Random::seeded(1);
        let listed = [15, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800];
        for (at, seconds) in listed.into_iter().enumerate() {
            for _ in 0..50 {
                let wait = wait(at as i64 + 1, Lane::Notice, None, &random);
                assert!((seconds * 800..=seconds * 1000).contains(&wait), "{wait}");
            }
        }
        // Counted from 1; anything below is the first.
        assert!(wait(0, Lane::Notice, None, &random) <= 15_000);
        assert!(wait(i64::MAX, Lane::Notice, None, &random) <= 1_800_000);
    }

    #[test]
    fn a_hint_is_followed_but_not_for_ever() {
        let wait = |lane, hint| {
            let hint = Some(Duration::from_secs(hint));
            super::wait(1, lane, hint, &Random::seeded(1)) / 1000
        };
        assert!(wait(Lane::Notice, 0) >= 12);
        assert_eq!(wait(Lane::Notice, 90), 90);
        assert_eq!(wait(Lane::Notice, 86_400), 3600);
        assert_eq!(wait(Lane::Emergency, 86_400), 300);
    }

    #[test]
    fn a_rate_limit_is_waited_for_in_seconds() {
        let seconds: Vec<u64> = (1..=9).map(|attempt| rest(attempt).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        let random = Random::seeded(1);
        let held = |lane, seconds| held(Duration::from_secs(seconds), lane, &random);
        for _ in 0..50 {
            assert!((1000..=1200).contains(&held(Lane::Emergency, 1)));
            assert!((300_000..=301_000).contains(&held(Lane::Emergency, 9000)));
            assert!((60_000..=61_000).contains(&held(Lane::Notice, 60)));
        }
    }

    #[test]
    fn a_reply_is_tried_while_its_token_lives() {
        let random = Random::seeded(1);
        assert!(reply_wait(1, &random) <= 2000);
        assert!(reply_wait(9, &random) <= 16_000);
        assert!(token_lives(Millis(0), Millis(49_999)));
        assert!(!token_lives(Millis(0), Millis(50_000)));
    }

    #[test]
    fn every_kind_of_notice_has_its_last_moment() {
        let hour = 3_600_000;
        let hours = |kind, matter| patience(kind, matter).end(Millis(hour)).0 / hour - 1;
        assert_eq!(hours(Kind::Emergency, None), 6);
        assert_eq!(hours(Kind::School, Some(Matter::Closure)), 12);
        assert_eq!(hours(Kind::School, Some(Matter::Safety)), 12);
        assert_eq!(hours(Kind::School, Some(Matter::Notice)), 72);
        assert_eq!(hours(Kind::City, None), 72);
        assert_eq!(hours(Kind::Drill, None), 72);
        assert_eq!(hours(Kind::Maintenance, None), 24);
        let lanes = Lane::ALL.map(|lane| Patience::of_lane(lane).end(Millis(0)).0 / hour);
        assert_eq!(lanes, [6, 24, 72, 12]);
    }

    #[test]
    fn at_line_the_retry_key_ends_it_too() {
        let hour = 3_600_000;
        let stale = Millis(72 * hour);
        let deadline = |carrier, stale| deadline(carrier, stale, Millis(hour)).0 / hour;
        assert_eq!(deadline(Carrier::Line, stale), 24);
        assert_eq!(deadline(Carrier::Mail, stale), 72);
        assert_eq!(deadline(Carrier::Line, Millis(6 * hour)), 6);
    }
}
