//! The turn of the school year: what a child becomes on 1 April (A-28, X-07; domain, 4.1). Pure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::school::{SchoolKind, usual_grade};
use crate::clock::Millis;

/// A child at a school on 31 March, as far as the turn depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before<'a> {
    pub kind: SchoolKind,
    /// The school's own grades: a branch school may end before its kind does.
    pub grades: &'a [i64],
    pub grade: i64,
    pub birthday: Option<Date>,
}

/// What becomes of it. The class is no longer set and the attendance number is gone in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One grade up at the same school; clubs and other groups go on or end.
    Promoted { grade: i64, keeps_groups: bool },
    /// Has finished this school.
    Leaves,
    /// The grade is none of such a school: nothing is known to be moved up, so nothing is changed.
    Unset,
}

impl Outcome {
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Promoted { .. } => "promoted",
            Outcome::Leaves => "leaves",
            Outcome::Unset => "unset",
        }
    }

    /// The grade from April on; `None` where there is none.
    pub const fn grade(self) -> Option<i64> {
        match self {
            Outcome::Promoted { grade, .. } => Some(grade),
            Outcome::Leaves | Outcome::Unset => None,
        }
    }
}

/// What staff should look at. Never a reason to refuse: children repeat, wait a year, or are placed
/// by language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    GradeUnset,
    /// Does not fit the birthday.
    GradeUnusual,
}

impl Warning {
    pub const fn name(self) -> &'static str {
        match self {
            Warning::GradeUnset => "grade_unset",
            Warning::GradeUnusual => "grade_unusual",
        }
    }

    pub fn parse(name: &str) -> Option<Warning> {
        let all = [Warning::GradeUnset, Warning::GradeUnusual];
        all.into_iter().find(|warning| warning.name() == name)
    }
}

/// What a guardian still has to say after the turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Grade and class are to be looked at and confirmed.
    Check,
    /// Finished this school: the next one is to be registered.
    Register,
    /// Finished junior high school: nothing more.
    Finished,
}

/// Days for which a school can be put back: by May its classes are set, and what would come back is wrong.
pub const UNDO_DAYS: i64 = 30;

/// Whether a school that was turned at `done` can still be put back.
pub fn may_undo(done: Millis, now: Millis) -> bool {
    now <= done.plus_seconds(UNDO_DAYS * 86_400)
}

/// The first day of a school year; `None` for a year no calendar has.
pub fn first_day(school_year: i64) -> Option<Date> {
    Date::new(i16::try_from(school_year).ok()?, 4, 1).ok()
}

/// What a child becomes on `first_day`, and what is to be looked at. `keep_groups` is the school's
/// setting; only elementary grades 2 to 6 and junior high 2 and 3 know it.
pub fn turn(child: &Before<'_>, first_day: Date, keep_groups: bool) -> (Outcome, Option<Warning>) {
    if !child.kind.grades().contains(&child.grade) {
        return (Outcome::Unset, Some(Warning::GradeUnset));
    }
    let grade = child.grade + 1;
    let outcome = match child.kind.grades().contains(&grade) && child.grades.contains(&grade) {
        true => Outcome::Promoted {
            grade,
            keeps_groups: keep_groups && child.kind != SchoolKind::Kindergarten,
        },
        false => Outcome::Leaves,
    };
    (outcome, warning(child, first_day))
}

fn warning(child: &Before<'_>, first_day: Date) -> Option<Warning> {
    let last_day = first_day.yesterday().ok()?;
    let usual = usual_grade(child.kind, child.birthday?, last_day);
    (usual != Some(child.grade)).then_some(Warning::GradeUnusual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn before(kind: SchoolKind, grade: i64, birthday: Option<Date>) -> Before<'static> {
        let grades: &[i64] = match kind {
            SchoolKind::Kindergarten => &[3, 4, 5],
            SchoolKind::Elementary => &[1, 2, 3, 4, 5, 6],
            SchoolKind::JuniorHigh => &[1, 2, 3],
        };
        Before {
            kind,
            grades,
            grade,
            birthday,
        }
    }

    const fn promoted(grade: i64, keeps_groups: bool) -> Outcome {
        Outcome::Promoted {
            grade,
            keeps_groups,
        }
    }

    // A-28 X-07
    #[test]
    fn each_grade_moves_up_and_the_last_one_leaves() {
        use SchoolKind::*;
        let april = first_day(2027).unwrap();
        let table = [
            (Kindergarten, 3, promoted(4, false)),
            (Kindergarten, 4, promoted(5, false)),
            (Kindergarten, 5, Outcome::Leaves),
            (Elementary, 1, promoted(2, true)),
            (Elementary, 2, promoted(3, true)),
            (Elementary, 3, promoted(4, true)),
            (Elementary, 4, promoted(5, true)),
            (Elementary, 5, promoted(6, true)),
            (Elementary, 6, Outcome::Leaves),
            (JuniorHigh, 1, promoted(2, true)),
            (JuniorHigh, 2, promoted(3, true)),
            (JuniorHigh, 3, Outcome::Leaves),
        ];
        for (kind, grade, outcome) in table {
            let child = before(kind, grade, None);
            assert_eq!(
                turn(&child, april, true),
                (outcome, None),
                "{kind:?} {grade}"
            );
            // The school's setting clears the groups of whoever stays.
            let cleared = match outcome {
                Outcome::Promoted { grade, .. } => promoted(grade, false),
                other => other,
            };
            assert_eq!(turn(&child, april, false).0, cleared, "{kind:?} {grade}");
        }
    }

    //
    #[test]
    fn a_grade_that_is_none_is_told_and_left_alone() {
        use SchoolKind::*;
        let april = first_day(2027).unwrap();
        for (kind, grade) in [
            (Elementary, 0),
            (Elementary, 7),
            (JuniorHigh, 4),
            (Kindergarten, 1),
        ] {
            let child = before(kind, grade, None);
            let expected = (Outcome::Unset, Some(Warning::GradeUnset));
            assert_eq!(turn(&child, april, true), expected, "{kind:?} {grade}");
        }
    }

    //
    #[test]
    fn a_grade_that_does_not_fit_the_birthday_is_told_and_moves_all_the_same() {
        use SchoolKind::*;
        let april = first_day(2027).unwrap();
        let table = [
            // In school year 2026 the second grade is born from 2018-04-02 to 2019-04-01.
            (Elementary, 2, date(2018, 4, 2), None),
            (Elementary, 2, date(2019, 4, 1), None),
            (Elementary, 2, date(2019, 4, 2), Some(Warning::GradeUnusual)),
            (Elementary, 2, date(2018, 4, 1), Some(Warning::GradeUnusual)),
            (Kindergarten, 5, date(2020, 4, 2), None),
            (JuniorHigh, 3, date(2012, 4, 1), None),
            (JuniorHigh, 3, date(2012, 4, 2), Some(Warning::GradeUnusual)),
        ];
        for (kind, grade, birthday, warning) in table {
            let (outcome, told) = turn(&before(kind, grade, Some(birthday)), april, true);
            assert_eq!(told, warning, "{kind:?} {grade} {birthday}");
            assert_ne!(outcome, Outcome::Unset);
        }
    }

    #[test]
    fn a_branch_school_ends_where_its_grades_end() {
        let child = Before {
            grades: &[1, 2, 3],
            ..before(SchoolKind::Elementary, 3, None)
        };
        let april = first_day(2027).unwrap();
        assert_eq!(turn(&child, april, true), (Outcome::Leaves, None));
    }
}
