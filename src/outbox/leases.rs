//! Whose holders are dead: leases that nobody renews any more.
//!
//! Not the end that stands in a row decides, which its holder wrote by its own clock, but for how long
//! this process has seen the row unchanged, by a clock that nobody can set. So a clock that jumps,
//! here or in another instance, takes no message out of living hands and leaves none in dead ones.

use std::collections::HashMap;

use super::worker::LEASE_SECONDS;
use crate::clock::{Look, Millis};
use crate::store::outbox::Lease;

const LEASE: i64 = LEASE_SECONDS * 1000;

/// The leases as one process has watched them.
#[derive(Debug, Default)]
pub struct Leases {
    /// By the row's id: the lease, and when it is over unless it is renewed, by the steady clock.
    seen: HashMap<String, (Lease, Millis)>,
    watches: bool,
}

impl Leases {
    /// Of all leases there are now, those that are over. At its first look a process knows nothing
    /// better than the end that stands in the row.
    pub fn over(&mut self, leases: Vec<Lease>, look: Look) -> Vec<Lease> {
        let first = !self.watches;
        self.watches = true;
        let mut before = std::mem::take(&mut self.seen);
        let mut over = Vec::new();
        for lease in leases {
            let ends = match before.remove(&lease.id) {
                Some((same, ends)) if same == lease => ends,
                _ => {
                    let left = if first {
                        lease.until.since(look.now)
                    } else {
                        LEASE
                    };
                    Millis(look.steady.0 + left.clamp(0, LEASE))
                }
            };
            if look.steady >= ends || lease.until == Millis(0) {
                over.push(lease.clone());
            }
            self.seen.insert(lease.id.clone(), (lease, ends));
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    const START: Millis = Millis(1_795_226_400_000);

    fn lease(id: &str, until: Millis) -> Lease {
        Lease {
            id: id.into(),
            attempt: 1,
            until,
        }
    }

    fn ids(over: Vec<Lease>) -> Vec<String> {
        over.into_iter().map(|lease| lease.id).collect()
    }

    #[test]
    fn a_lease_is_over_when_nobody_renews_it() {
        let clock = Clock::manual(START);
        let mut leases = Leases::default();
        let mut alive = START.plus_seconds(45);
        let dead = START.plus_seconds(45);
        let mut look = |alive| {
            let all = vec![lease("alive", alive), lease("dead", dead)];
            ids(leases.over(all, clock.look()))
        };
        assert!(look(alive).is_empty());
        clock.advance_seconds(30);
        alive = alive.plus_seconds(30);
        assert!(look(alive).is_empty());
        clock.advance_seconds(15);
        assert_eq!(look(alive), ["dead"]);
    }

    #[test]
    fn a_jump_takes_nothing_from_the_living_and_leaves_nothing_with_the_dead() {
        let clock = Clock::manual(START);
        let mut leases = Leases::default();
        let held = |until| vec![lease("a", until)];
        let until = START.plus_seconds(45);
        assert!(leases.over(held(until), clock.look()).is_empty());
        clock.jump_seconds(86_400);
        assert!(leases.over(held(until), clock.look()).is_empty());
        // Taken by an instance whose clock was not set: over by ours.
        let theirs = START.plus_seconds(50);
        assert!(leases.over(held(theirs), clock.look()).is_empty());
        clock.jump_seconds(-2 * 86_400);
        assert!(leases.over(held(theirs), clock.look()).is_empty());
        clock.advance_seconds(45);
        assert_eq!(ids(leases.over(held(theirs), clock.look())), ["a"]);
    }

    #[test]
    fn a_process_that_starts_takes_what_is_over_and_what_was_given_back() {
        let clock = Clock::manual(START);
        let all = || {
            vec![
                lease("over", START),
                lease("given back", Millis(0)),
                lease("held", START.plus_seconds(1)),
            ]
        };
        let mut leases = Leases::default();
        let over = leases.over(all(), clock.look());
        assert_eq!(ids(over), ["over", "given back"]);
        clock.advance_seconds(1);
        let over = leases.over(all(), clock.look());
        assert_eq!(ids(over), ["over", "given back", "held"]);
        // Set back while nobody was there: an hour ahead is no longer than a lease.
        let mut leases = Leases::default();
        let far = || vec![lease("far", START.plus_seconds(3_600))];
        assert!(leases.over(far(), clock.look()).is_empty());
        clock.advance_seconds(45);
        assert_eq!(ids(leases.over(far(), clock.look())), ["far"]);
    }
}
