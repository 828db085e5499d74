//! From what a cell says to the days of a fiscal year.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::cell::{Cell, FORTNIGHTS, Group, Rule};
use super::{Closures, FiscalYear};

/// From the first to the last day on which a centre takes nothing.
pub type Closed = (Date, Date);

/// The days of a cell, and what of it cannot be told for this year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub days: BTreeSet<Date>,
    pub unread: Vec<&'static str>,
    /// Dates that lie outside of the year, such as those of a year before.
    pub outside: usize,
    /// Days that a closed centre takes away or moves.
    pub closed: usize,
}

/// From this year on a date means "never": cities write 20991231 and 99991231.
const NEVER: i16 = 2090;

/// Which days of the year a cell names.
pub fn days(cell: &Cell, year: FiscalYear, closed: &[Closed], policy: Closures) -> Days {
    let mut found = Days::default();
    let mut dated = 0;
    let mut dates = 0;
    for group in &cell.groups {
        for rule in &group.rules {
            match rule {
                Rule::Weekly(weekday) => by_week(*weekday, None, group, year, &mut found, |day| {
                    place(day, closed, policy)
                }),
                Rule::Nth(weekday, nth) => {
                    by_week(*weekday, Some(*nth), group, year, &mut found, |day| {
                        place(day, closed, policy)
                    });
                }
                Rule::On(day) => {
                    dates += usize::from(day.year() < NEVER);
                    match year.holds(*day) {
                        true => {
                            dated += 1;
                            alone(*day, year, &mut found, place(*day, closed, policy));
                        }
                        false => found.outside += 1,
                    }
                }
                Rule::Fortnightly(from) => {
                    for day in fortnights(*from, year, &mut found) {
                        alone(day, year, &mut found, place(day, closed, policy));
                    }
                }
            }
        }
    }
    if dates > 0 && dated == 0 {
        found
            .unread
            .push("names dates of other years and none of this one");
    }
    found
}

/// What becomes of one day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Stays,
    Falls,
    Moves,
}

fn place(day: Date, closed: &[Closed], policy: Closures) -> Place {
    let is_closed = closed
        .iter()
        .any(|(from, until)| (*from..=*until).contains(&day));
    match (is_closed, policy) {
        (false, _) | (_, Closures::Keep) => Place::Stays,
        (true, Closures::Drop) => Place::Falls,
        (true, Closures::Shift) => Place::Moves,
    }
}

fn week_later(day: Date) -> Option<Date> {
    day.checked_add(Span::new().days(7)).ok()
}

/// A weekday of every week or of one week of each month. Once a week of a month moves, so do the later
/// ones of that month, and what leaves the month falls out (the convention's own reading).
fn by_week(
    weekday: Weekday,
    nth: Option<i8>,
    group: &Group,
    year: FiscalYear,
    found: &mut Days,
    place: impl Fn(Date) -> Place,
) {
    for first in year.months() {
        if !group.months.is_empty() && !group.months.contains(&first.month()) {
            continue;
        }
        let mut moved = false;
        for week in 1..=5_i8 {
            let Ok(day) = first.nth_weekday_of_month(week, weekday) else {
                continue;
            };
            let place = place(day);
            moved |= place == Place::Moves;
            if nth.is_some_and(|nth| nth != week) {
                continue;
            }
            found.closed += usize::from(place != Place::Stays);
            let day = match (place, moved) {
                (Place::Falls, _) => None,
                (_, true) => week_later(day).filter(|later| later.month() == first.month()),
                (_, false) => Some(day),
            };
            found.days.extend(day);
        }
    }
}

/// A day that no other moves with.
fn alone(day: Date, year: FiscalYear, found: &mut Days, place: Place) {
    found.closed += usize::from(place != Place::Stays);
    let day = match place {
        Place::Stays => Some(day),
        Place::Falls => None,
        Place::Moves => week_later(day),
    };
    found.days.extend(day.filter(|day| year.holds(*day)));
}

/// Every 14 days from a day on, as long as the convention lets it go on. One that ends before the year
/// does is told: nobody knows what comes after.
fn fortnights(from: Date, year: FiscalYear, found: &mut Days) -> Vec<Date> {
    let later = |times: i64| from.checked_add(Span::new().days(14 * times)).ok();
    let days = (0..FORTNIGHTS).filter_map(later);
    let days: Vec<Date> = days.filter(|day| year.holds(*day)).collect();
    if later(FORTNIGHTS).is_none_or(|end| end <= year.last()) || days.is_empty() {
        found
            .unread
            .push("counts every other week from a day that does not reach through this year");
        return Vec::new();
    }
    days
}

#[cfg(test)]
mod tests {
    use super::super::cell::read;
    use super::*;
    use jiff::civil::date;

    fn of(text: &str, closed: &[Closed], policy: Closures) -> Days {
        days(&read(text), FiscalYear::new(2022).unwrap(), closed, policy)
    }

    fn open(text: &str) -> Vec<String> {
        let found = of(text, &[], Closures::Drop);
        assert_eq!(found.unread, [""; 0], "{text}");
        found.days.iter().map(Date::to_string).collect()
    }

    // B-14
    #[test]
    fn rules_become_the_days_of_a_fiscal_year() {
        let weekly = open("月");
        assert_eq!(weekly.len(), 52);
        assert_eq!((&*weekly[0], &*weekly[51]), ("2022-04-04", "2023-03-27"));
        assert_eq!(open("水2:4 2"), ["2022-04-13", "2023-02-08"]);
        // Of the fifth weekdays of a year there are a few.
        assert_eq!(
            open("金5"),
            [
                "2022-04-29",
                "2022-07-29",
                "2022-09-30",
                "2022-12-30",
                "2023-03-31"
            ]
        );
        assert_eq!(open("20230331 20220401"), ["2022-04-01", "2023-03-31"]);
        let fortnightly = open("隔金20220401");
        assert_eq!(fortnightly.len(), 27);
        assert_eq!(fortnightly[26], "2023-03-31");
        assert_eq!(open("水1:6; 水2:6"), ["2022-06-01", "2022-06-08"]);
    }

    // B-14
    #[test]
    fn a_year_that_is_not_told_is_not_guessed_at() {
        let other = of("20210401 20210501", &[], Closures::Drop);
        assert_eq!((other.days.len(), other.outside), (0, 2));
        assert_eq!(other.unread.len(), 1);
        let some = of("20210401 20220501", &[], Closures::Drop);
        assert_eq!(
            (some.days.len(), some.outside, some.unread.len()),
            (1, 1, 0)
        );
        let never = of("20991231", &[], Closures::Drop);
        assert_eq!(
            (never.days.len(), never.outside, never.unread.len()),
            (0, 1, 0)
        );
        for elsewhere in ["隔木20210401", "隔土20230401"] {
            let found = of(elsewhere, &[], Closures::Drop);
            assert_eq!(
                (found.days.len(), found.unread.len()),
                (0, 1),
                "{elsewhere}"
            );
        }
    }

    // B-14
    #[test]
    fn a_closed_centre_takes_days_away_or_moves_them() {
        let closed = [(date(2022, 12, 30), date(2023, 1, 6))];
        let january = |text: &str, policy| -> Vec<i8> {
            let found = of(text, &closed, policy).days;
            let january = found
                .iter()
                .filter(|day| day.year() == 2023 && day.month() == 1);
            january.map(|day| day.day()).collect()
        };
        assert_eq!(january("金1", Closures::Keep), [6]);
        assert_eq!(january("金1", Closures::Drop), [0_i8; 0]);
        assert_eq!(january("金1", Closures::Shift), [13]);
        assert_eq!(january("金2", Closures::Drop), [13]);
        assert_eq!(
            january("金2", Closures::Shift),
            [20],
            "later weeks move, too"
        );
        assert_eq!(
            january("金4", Closures::Shift),
            [0_i8; 0],
            "the 34th of January"
        );
        assert_eq!(january("金", Closures::Shift), [13, 20, 27]);
        assert_eq!(january("金", Closures::Drop), [13, 20, 27]);
        assert_eq!(january("20230105", Closures::Shift), [12]);
        let december = of("金5", &closed, Closures::Shift);
        assert!(
            !december
                .days
                .iter()
                .any(|day| day.month() == 12 || day.month() == 1)
        );
        assert_eq!(december.closed, 1);
    }
}
