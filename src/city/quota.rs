//! The month's LINE messages where the account's plan limits them: what of them a notice may use. Pure;
//! called before a notice is sent, to warn its sender, and when it starts.
//!
//! One message is one person, whatever number of bubbles (LINE Developers, "Messaging API pricing").
//! A month is Japan's. Who has mail, too, gives way to who has LINE alone.

use crate::clock::Millis;

/// What of the month's messages is kept for emergencies (`KAIRAN_LINE_EMERGENCY_RESERVE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserve {
    Percent(i64),
    Messages(i64),
}

impl Reserve {
    /// `10%` or `3000`.
    pub fn parse(text: &str) -> Option<Reserve> {
        let number = |text: &str| text.trim().parse().ok().filter(|n: &i64| *n >= 0);
        match text.strip_suffix('%') {
            Some(percent) => number(percent)
                .filter(|percent| *percent <= 100)
                .map(Reserve::Percent),
            None => number(text).map(Reserve::Messages),
        }
    }

    const fn of(self, limit: i64) -> i64 {
        match self {
            Reserve::Percent(percent) => limit * percent / 100,
            Reserve::Messages(messages) => messages,
        }
    }
}

/// How many more people a notice may reach over LINE this month. `under_way`: messages of other
/// notices that LINE has not counted yet.
pub fn room(limit: i64, used: i64, under_way: i64, reserve: Reserve, is_emergency: bool) -> i64 {
    let reserve = match is_emergency {
        true => 0,
        false => reserve.of(limit),
    };
    (limit - used - under_way - reserve).max(0)
}

/// People of a notice who would get it over LINE.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    pub line: i64,
    /// Of these, those without an open mail address.
    pub line_only: i64,
}

/// What becomes of them with so much room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    pub room: i64,
    pub by_mail_alone: i64,
    pub unreachable: i64,
}

/// `None`: it fits.
pub fn shortage(readers: Readers, room: i64) -> Option<Shortage> {
    let short = readers.line - room;
    if short <= 0 {
        return None;
    }
    let unreachable = (readers.line_only - room).max(0);
    Some(Shortage {
        room,
        by_mail_alone: short - unreachable,
        unreachable,
    })
}

/// Whether two times lie in the same month of LINE's, which is Japan's.
pub fn same_month(one: Millis, other: Millis) -> bool {
    let month = |at: Millis| {
        let date = jiff::tz::offset(9).to_datetime(at.timestamp()).date();
        (date.year(), date.month())
    };
    month(one) == month(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emergency_may_use_what_is_kept_for_it() {
        let ten = Reserve::Percent(10);
        // (limit, used, under way, reserve) → room for a notice, and for an emergency.
        let table = [
            ((1000, 0, 0, ten), 900, 1000),
            ((1000, 850, 0, ten), 50, 150),
            ((1000, 850, 40, ten), 10, 110),
            ((1000, 950, 0, ten), 0, 50),
            ((1000, 1200, 0, ten), 0, 0),
            ((3, 0, 0, ten), 3, 3),
            ((1000, 0, 0, Reserve::Messages(300)), 700, 1000),
            ((200, 0, 0, Reserve::Messages(300)), 0, 200),
            ((1000, 0, 0, Reserve::Percent(0)), 1000, 1000),
        ];
        for ((limit, used, under_way, reserve), notice, emergency) in table {
            let found = [false, true].map(|is| room(limit, used, under_way, reserve, is));
            assert_eq!(
                found,
                [notice, emergency],
                "{limit} {used} {under_way} {reserve:?}"
            );
        }
    }

    #[test]
    fn who_has_mail_too_gives_way_to_who_has_line_alone() {
        let readers = Readers {
            line: 1200,
            line_only: 300,
        };
        let short = |room, by_mail_alone, unreachable| {
            Some(Shortage {
                room,
                by_mail_alone,
                unreachable,
            })
        };
        assert_eq!(shortage(readers, 1200), None);
        assert_eq!(shortage(readers, 1199), short(1199, 1, 0));
        assert_eq!(shortage(readers, 300), short(300, 900, 0));
        assert_eq!(shortage(readers, 100), short(100, 900, 200));
        assert_eq!(shortage(readers, 0), short(0, 900, 300));
        assert_eq!(shortage(Readers::default(), 0), None);
    }

    #[test]
    fn a_month_turns_at_midnight_in_japan() {
        let at = |time: &str| Millis::from(time.parse::<jiff::Timestamp>().unwrap());
        let (last, first) = (
            at("2026-11-30T23:59:59+09:00"),
            at("2026-12-01T00:00:00+09:00"),
        );
        assert!(!same_month(last, first));
        assert!(same_month(first, at("2026-12-31T14:59:59Z")));
        assert!(!same_month(first, at("2027-12-01T00:00:00+09:00")));
    }

    #[test]
    fn a_reserve_is_a_share_or_a_number() {
        assert_eq!(Reserve::parse("10%"), Some(Reserve::Percent(10)));
        assert_eq!(Reserve::parse("3000"), Some(Reserve::Messages(3000)));
        for wrong in ["", "%", "101%", "-1", "ten", "1.5"] {
            assert_eq!(Reserve::parse(wrong), None, "{wrong}");
        }
    }
}
