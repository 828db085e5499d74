//! What state an e-mail address is in, and what may still be sent to it. Pure.
//!
//! ```text
//!   waiting ──link opened──► proven ──13 months──► to confirm
//!      ▲                       │  ▲                    │
//!      └── another address     │  └─── link opened ────┤
//!                              └──► stopped ◄──────────┘   by whoever owns the mailbox
//! ```
//!
//! Mails that come back as from a mailbox that is gone make any of these `unreachable`, until a link
//! sent there is opened again.
//!
//! A carrier may give a mailbox to somebody else (domain, 3.4). Its new owner can stop it and nothing
//! else: mails and the pages behind their links hold neither names nor other addresses.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use serde::{Deserialize, Serialize};

use crate::clock::Millis;

/// The slots of a person (F-04).
pub const SLOTS: i64 = 4;
/// Slots 1 and 2 get notices, 3 and 4 are kept for other services (D-13, X-14).
pub const NOTICE_SLOTS: i64 = 2;
/// Addresses are confirmed yearly, at the turn of the school year (domain, 3.4); a month more, so
/// that whoever confirms each April is never asked twice in one year.
const FRESH_MONTHS: i64 = 13;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No link sent there was opened yet.
    Waiting,
    Proven,
    /// Proven, but so long ago that the mailbox may be somebody else's by now. Mails still go out.
    ToConfirm,
    /// Whoever owns the mailbox wants no mail of ours.
    Stopped,
    /// Mails came back from it again and again as from a mailbox that is gone (`city::bounce`).
    Unreachable,
}

impl State {
    pub fn of(proven_at: Option<Millis>, stopped_at: Option<Millis>, now: Millis) -> State {
        match (proven_at, stopped_at) {
            (_, Some(_)) => State::Stopped,
            (None, None) => State::Waiting,
            (Some(at), None) if at <= stale_before(now) => State::ToConfirm,
            (Some(_), None) => State::Proven,
        }
    }

    /// Whether notices go there.
    pub const fn is_usable(self) -> bool {
        matches!(self, State::Proven | State::ToConfirm)
    }

    /// Ends the id of its text: `address-state-waiting`.
    pub const fn as_str(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Proven => "proven",
            State::ToConfirm => "to-confirm",
            State::Stopped => "stopped",
            State::Unreachable => "unreachable",
        }
    }
}

/// What was proven then or earlier is to be confirmed again.
pub fn stale_before(now: Millis) -> Millis {
    let zoned = Zoned::new(now.timestamp(), TimeZone::UTC);
    zoned
        .checked_sub(FRESH_MONTHS.months())
        .map_or(Millis(0), |then| then.timestamp().into())
}

/// Nobody is asked to confirm at night.
pub fn may_ask_now(now: Millis, zone: &TimeZone) -> bool {
    let time = now.timestamp().to_zoned(zone.clone()).time();
    (Time::constant(9, 0, 0, 0)..Time::constant(18, 0, 0, 0)).contains(&time)
}

/// One of a person's addresses, without the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub slot: i64,
    pub state: State,
    /// Another address waits to replace it.
    pub changing: bool,
}

/// Whether notices reach none of these addresses (D-14).
pub fn none_for_notices(slots: &[Slot]) -> bool {
    !slots
        .iter()
        .any(|slot| slot.slot <= NOTICE_SLOTS && slot.state.is_usable())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn a_proof_holds_for_thirteen_months() {
        let proven = Some(at("2026-04-10T00:00:00Z"));
        let table = [
            ("2026-04-10T00:00:00Z", State::Proven),
            ("2027-05-09T23:59:59Z", State::Proven),
            ("2027-05-10T00:00:00Z", State::ToConfirm),
        ];
        for (now, state) in table {
            assert_eq!(State::of(proven, None, at(now)), state, "{now}");
        }
        let now = at("2026-04-11T00:00:00Z");
        assert_eq!(State::of(None, None, now), State::Waiting);
        assert_eq!(State::of(proven, Some(now), now), State::Stopped);
        assert_eq!(State::of(None, Some(now), now), State::Stopped);
    }

    // D-13 D-14 D-32 X-14
    #[test]
    fn only_usable_addresses_in_slots_one_and_two_count_for_notices() {
        let slot = |slot, state| Slot {
            slot,
            state,
            changing: false,
        };
        let table = [
            (vec![], true),
            (vec![slot(1, State::Proven)], false),
            (vec![slot(2, State::ToConfirm)], false),
            (vec![slot(1, State::Waiting), slot(2, State::Stopped)], true),
            (vec![slot(3, State::Proven), slot(4, State::Proven)], true),
        ];
        for (slots, none) in table {
            assert_eq!(none_for_notices(&slots), none, "{slots:?}");
        }
    }

    #[test]
    fn nobody_is_asked_at_night() {
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
        for (now, may) in [
            ("2026-11-20T23:59:59Z", false),
            ("2026-11-21T00:00:00Z", true),
            ("2026-11-21T08:59:59Z", true),
            ("2026-11-21T09:00:00Z", false),
        ] {
            assert_eq!(may_ask_now(at(now), &tokyo), may, "{now}");
        }
    }
}
