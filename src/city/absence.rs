//! Absences as guardians report them (B-17, X-11): kinds and reasons, until when of a day a school
//! takes a report, what may still be taken back, and what counts where reports meet.
//!
//! A report is never rewritten. A correction is a newer report: on the days of both it counts.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AbsenceKind)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 欠席.
    Absent,
    /// 遅刻.
    Late,
    /// 早退.
    Early,
    Other,
}

/// The kinds in the order they are offered.
pub const KINDS: &[&str] = &["absent", "late", "early", "other"];

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Absent, Kind::Late, Kind::Early, Kind::Other];

    /// The `kind` column, and ends the id of its text (`absence-kind-late`).
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Absent => "absent",
            Kind::Late => "late",
            Kind::Early => "early",
            Kind::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it tells why a child is not there in the morning.
    pub const fn explains_missing(self) -> bool {
        !matches!(self, Kind::Early)
    }

    /// Whether a report of this kind and one of the other cannot both be true of one day. A child may
    /// come late and leave early.
    pub fn excludes(self, other: Kind) -> bool {
        self == other || self == Kind::Absent || other == Kind::Absent
    }
}

/// Why, as coarse as a school needs it (domain.md, 4.3 and 6): what is not known cannot leak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// 体調不良.
    Ill,
    /// 感染症: the school may order the child to stay at home (出席停止).
    Infection,
    /// 通院.
    Hospital,
    /// 家庭の都合.
    Family,
    /// 忌引: not counted as an absence.
    Mourning,
    Other,
}

/// The reasons in the order they are offered.
pub const REASONS: &[&str] = &[
    "ill",
    "infection",
    "hospital",
    "family",
    "mourning",
    "other",
];

impl Reason {
    pub const ALL: [Reason; 6] = [
        Reason::Ill,
        Reason::Infection,
        Reason::Hospital,
        Reason::Family,
        Reason::Mourning,
        Reason::Other,
    ];

    /// What is stored, and ends the id of its text (`absence-reason-ill`).
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Ill => "ill",
            Reason::Infection => "infection",
            Reason::Hospital => "hospital",
            Reason::Family => "family",
            Reason::Mourning => "mourning",
            Reason::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// Days of one report: who stays away for longer talks with the school anyway, and a slip in the month
/// is not taken.
pub const LONGEST_DAYS: i32 = 31;

/// The first to the last day of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub first: Date,
    pub last: Date,
}

impl Days {
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all days of the other are among these.
    pub fn cover(self, other: Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

impl Days {
    /// Without the year, for a button of LINE's 20 characters.
    pub fn short(self) -> String {
        let day = |day: Date| day.strftime("%m-%d").to_string();
        match self.first == self.last {
            true => day(self.first),
            false => format!("{}–{}", day(self.first), day(self.last)),
        }
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.first == self.last {
            true => self.first.fmt(f),
            false => write!(f, "{} – {}", self.first, self.last),
        }
    }
}

/// The latest last day of a report that begins on this day.
pub fn longest(first: Date) -> Date {
    first.saturating_add(Span::new().days(LONGEST_DAYS - 1))
}

/// How a school takes reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// From then on the day's reports are taken by telephone.
    pub deadline: Time,
    pub phone: Option<String>,
    /// Minutes after the deadline, or after a report that came later, by which the school has read it.
    pub read_within: i64,
}

/// Before the roll call of most schools (domain.md, 4.3): a family whose report nobody has read by then
/// would be asked where its child is.
pub const READ_WITHIN: i64 = 20;

impl Default for Desk {
    /// Before the morning's roll call of most schools (domain.md, 4.3).
    fn default() -> Desk {
        Desk {
            deadline: Time::constant(8, 0, 0, 0),
            phone: None,
            read_within: READ_WITHIN,
        }
    }
}

impl Desk {
    /// From when on a report that nobody has read is overdue on this day.
    pub fn overdue_at(&self, day: Date, reported: DateTime) -> DateTime {
        let expected = day.to_datetime(self.deadline).max(reported);
        expected.saturating_add(Span::new().minutes(self.read_within))
    }

    /// The last day about which nothing is taken any more, at this time of the city.
    pub fn closed_through(&self, now: DateTime) -> Date {
        let today = now.date();
        match now.time() < self.deadline {
            true => today.saturating_sub(Span::new().days(1)),
            false => today,
        }
    }

    /// Whether a report that begins on this day is taken now. A family that was asked where its child
    /// is may answer all day long.
    pub fn takes(&self, first: Date, now: DateTime, asked: bool) -> bool {
        first > self.closed_through(now) || (asked && first == now.date())
    }

    /// What is left of a report that is taken back now.
    pub fn left(&self, days: Days, now: DateTime) -> Left {
        let closed = self.closed_through(now);
        if days.first > closed {
            Left::Nothing
        } else if days.last > closed {
            Left::Until(closed)
        } else {
            Left::All
        }
    }
}

/// What is left of a report that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// The days that were over, up to this one.
    Until(Date),
    /// It is too late for all of it.
    All,
}

/// A report as its family sees it. Why is not in it: that is for the school alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: String,
    pub kind: Kind,
    pub days: Days,
    /// The school has read it.
    pub acknowledged: bool,
}

/// Whether a report counts on a day for which these were made later.
pub fn counts(kind: Kind, mut later: impl Iterator<Item = Kind>) -> bool {
    !later.any(|other| kind.excludes(other))
}

/// A time of day as people write it: `9:30`, `9時30分`, `9時`, `0930`, `午後1時`, in any width.
pub fn time(text: &str) -> Option<Time> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
    let (text, afternoon) = match (text.strip_prefix("午前"), text.strip_prefix("午後")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => match text.strip_suffix("pm") {
            Some(rest) => (rest, true),
            None => (text.strip_suffix("am").unwrap_or(&text), false),
        },
    };
    let text = text
        .replace('時', ":")
        .replace('半', "30")
        .replace('分', "");
    let (hour, minute) = match text.split_once(':') {
        Some((hour, "")) => (hour, "0"),
        Some(both) => both,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// `HH:MM`, as it is stored and shown.
pub fn written(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    const MONDAY: Date = date(2026, 11, 23);
    const WEDNESDAY: Date = date(2026, 11, 25);

    #[test]
    fn names_are_those_offered() {
        assert_eq!(Kind::ALL.map(Kind::name), KINDS);
        assert_eq!(Reason::ALL.map(Reason::name), REASONS);
        let explaining = Kind::ALL.map(Kind::explains_missing);
        assert_eq!(explaining, [true, true, false, true]);
        assert!(
            Kind::ALL
                .into_iter()
                .all(|kind| Kind::parse(kind.name()) == Some(kind))
        );
        let reasons = Reason::ALL.into_iter();
        assert!(
            reasons
                .into_iter()
                .all(|it| Reason::parse(it.name()) == Some(it))
        );
    }

    // B-17 X-11
    #[test]
    fn a_day_is_taken_until_its_deadline_and_longer_from_whom_was_asked() {
        let desk = Desk::default();
        let day = |day: i8| date(2026, 11, day);
        let at = |hour, minute| datetime(2026, 11, 24, hour, minute, 0, 0);
        let table = [
            // The first day, now, asked where the child is: taken.
            (day(24), at(0, 0), false, true),
            (day(24), at(7, 59), false, true),
            (day(24), at(8, 0), false, false),
            (day(24), at(8, 0), true, true),
            (day(24), at(23, 59), true, true),
            (day(25), at(8, 0), false, true),
            (day(25), at(23, 59), false, true),
            (day(23), at(7, 0), false, false),
            (day(23), at(9, 0), true, false),
        ];
        for (first, now, asked, taken) in table {
            assert_eq!(
                desk.takes(first, now, asked),
                taken,
                "{first} at {now}, {asked}"
            );
        }
        let late = Desk {
            deadline: Time::constant(10, 0, 0, 0),
            ..Desk::default()
        };
        assert!(late.takes(day(24), at(9, 59), false) && !late.takes(day(24), at(10, 0), false));
    }

    // F-16
    #[test]
    fn a_report_is_overdue_some_minutes_after_the_deadline_or_after_it_came() {
        let desk = Desk::default();
        let at = |day, hour, minute| datetime(2026, 11, day, hour, minute, 0, 0);
        let day = date(2026, 11, 24);
        let table = [
            (at(20, 21, 0), at(24, 8, 20)),
            (at(24, 7, 59), at(24, 8, 20)),
            // Of whoever was asked where the child is.
            (at(24, 9, 0), at(24, 9, 20)),
        ];
        for (reported, overdue) in table {
            assert_eq!(desk.overdue_at(day, reported), overdue, "{reported}");
        }
    }

    #[test]
    fn what_is_over_stays_when_a_report_is_taken_back() {
        let desk = Desk::default();
        let days = Days {
            first: MONDAY,
            last: WEDNESDAY,
        };
        let table = [
            (datetime(2026, 11, 22, 20, 0, 0, 0), Left::Nothing),
            (datetime(2026, 11, 23, 7, 59, 0, 0), Left::Nothing),
            (datetime(2026, 11, 23, 8, 0, 0, 0), Left::Until(MONDAY)),
            (
                datetime(2026, 11, 25, 7, 59, 0, 0),
                Left::Until(date(2026, 11, 24)),
            ),
            (datetime(2026, 11, 25, 8, 0, 0, 0), Left::All),
            (datetime(2026, 12, 25, 7, 0, 0, 0), Left::All),
        ];
        for (now, left) in table {
            assert_eq!(desk.left(days, now), left, "{now}");
        }
    }

    #[test]
    fn the_newest_counts_but_late_and_early_go_together() {
        use Kind::*;
        let table = [
            (Absent, vec![Late], false),
            (Late, vec![Absent], false),
            (Late, vec![Late], false),
            (Late, vec![Early], true),
            (Late, vec![Early, Absent], false),
            (Other, vec![Late], true),
            (Absent, vec![], true),
        ];
        for (kind, later, expected) in table {
            assert_eq!(
                counts(kind, later.iter().copied()),
                expected,
                "{kind:?} {later:?}"
            );
        }
    }

    #[test]
    fn days_cover_and_are_written() {
        let one = Days {
            first: MONDAY,
            last: MONDAY,
        };
        let three = Days {
            first: MONDAY,
            last: WEDNESDAY,
        };
        assert!(three.cover(one) && !one.cover(three) && three.cover(three));
        assert!(three.holds(WEDNESDAY) && !one.holds(WEDNESDAY));
        assert_eq!(one.to_string(), "2026-11-23");
        assert_eq!(three.to_string(), "2026-11-23 – 2026-11-25");
        assert_eq!(
            (one.short(), three.short()),
            ("11-23".into(), "11-23–11-25".into())
        );
        assert_eq!(longest(date(2026, 12, 1)), date(2026, 12, 31));
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let table = [
            ("9:30", Some("09:30")),
            ("９：３０", Some("09:30")),
            ("9時30分", Some("09:30")),
            ("9時半", Some("09:30")),
            ("10時", Some("10:00")),
            ("午前 10時", Some("10:00")),
            ("午後1時", Some("13:00")),
            ("1:15 pm", Some("13:15")),
            ("0930", Some("09:30")),
            ("24:00", None),
            ("9:60", None),
            ("930", None),
            ("昼ごろ", None),
            ("", None),
            ("::", None),
            ("+9:30", None),
        ];
        for (text, expected) in table {
            let read = time(text).map(written);
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}") {
            let _ = time(&text);
        }
    }
}
