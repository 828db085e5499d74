//! Schools, school years and grades.
//!
//! A school year runs from 1 April to 31 March (学校教育法施行規則 59条). A child enters elementary
//! school on the first 1 April after the day it turned six; age is gained at the end of the day
//! before the birthday, so whoever is born on 1 April belongs to the older class (学校教育法 17条).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolKind {
    Kindergarten,
    Elementary,
    JuniorHigh,
}

impl SchoolKind {
    pub const ALL: [SchoolKind; 3] = [
        SchoolKind::Kindergarten,
        SchoolKind::Elementary,
        SchoolKind::JuniorHigh,
    ];

    pub fn parse(text: &str) -> Option<SchoolKind> {
        match text {
            "kindergarten" => Some(SchoolKind::Kindergarten),
            "elementary" => Some(SchoolKind::Elementary),
            "junior_high" => Some(SchoolKind::JuniorHigh),
            _ => None,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            SchoolKind::Kindergarten => "kindergarten",
            SchoolKind::Elementary => "elementary",
            SchoolKind::JuniorHigh => "junior_high",
        }
    }

    /// The grades such a school can have, as it counts them: kindergartens by the child's age.
    pub const fn grades(self) -> std::ops::RangeInclusive<i64> {
        match self {
            SchoolKind::Kindergarten => 3..=5,
            SchoolKind::Elementary => 1..=6,
            SchoolKind::JuniorHigh => 1..=3,
        }
    }
}

/// A school as its import describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    pub id: String,
    pub kind: SchoolKind,
    pub name: String,
    /// As the import gave it last. What enrolment takes stands in `store::codes`.
    pub join_code: String,
    pub grades: Vec<i64>,
    /// Such as `2-1`, which belongs to grade 2.
    pub classes: Vec<String>,
    /// Empty where the import does not tell clubs from other groups; then `groups` holds both.
    pub clubs: Vec<String>,
    pub groups: Vec<String>,
}

impl School {
    /// The classes of one grade.
    pub fn classes_of(&self, grade: i64) -> impl Iterator<Item = &str> {
        self.classes
            .iter()
            .map(String::as_str)
            .filter(move |class| grade_of_class(class) == Some(grade))
    }

    /// The clubs to choose from: all groups where the two are not told apart.
    pub fn club_choices(&self) -> &[String] {
        if self.clubs.is_empty() {
            &self.groups
        } else {
            &self.clubs
        }
    }
}

/// `2-1` belongs to grade 2.
pub fn grade_of_class(class: &str) -> Option<i64> {
    class.split('-').next()?.trim().parse().ok()
}

/// The year in which the school year holding `on` began.
pub fn school_year(on: Date) -> i64 {
    let year = i64::from(on.year());
    if on.month() >= 4 { year } else { year - 1 }
}

/// The grade of a school of this kind that a child born on `birthday` is in on the day `on`, as the
/// school counts it; `None` if the child is of another age. Only a default to offer: children
/// repeat, wait a year, or are placed by language.
pub fn usual_grade(kind: SchoolKind, birthday: Date, on: Date) -> Option<i64> {
    let born_in = i64::from(birthday.year());
    // 2 April opens a class, 1 April closes the one before.
    let class_of = match (birthday.month(), birthday.day()) >= (4, 2) {
        true => born_in,
        false => born_in - 1,
    };
    let since_elementary = school_year(on) - class_of - 6;
    let grade = match kind {
        SchoolKind::Kindergarten => since_elementary + 5,
        SchoolKind::Elementary => since_elementary,
        SchoolKind::JuniorHigh => since_elementary - 6,
    };
    kind.grades().contains(&grade).then_some(grade)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_class_turns_on_the_second_of_april() {
        use SchoolKind::*;
        let spring = date(2026, 4, 1);
        let table = [
            (date(2019, 4, 2), Elementary, Some(1)),
            (date(2020, 4, 1), Elementary, Some(1)),
            (date(2020, 4, 2), Elementary, None),
            (date(2020, 4, 2), Kindergarten, Some(5)),
            (date(2020, 2, 29), Elementary, Some(1)),
            (date(2014, 4, 1), JuniorHigh, Some(1)),
            (date(2014, 4, 2), Elementary, Some(6)),
            (date(2022, 4, 2), Kindergarten, Some(3)),
            (date(2023, 4, 2), Kindergarten, None),
        ];
        for (birthday, kind, grade) in table {
            assert_eq!(usual_grade(kind, birthday, spring), grade, "{birthday}");
        }
    }

    #[test]
    fn the_year_begins_in_april() {
        assert_eq!(school_year(date(2026, 3, 31)), 2025);
        assert_eq!(school_year(date(2026, 4, 1)), 2026);
        let born = date(2018, 5, 5);
        assert_eq!(
            usual_grade(SchoolKind::Elementary, born, date(2026, 3, 31)),
            Some(1)
        );
        assert_eq!(
            usual_grade(SchoolKind::Elementary, born, date(2026, 4, 1)),
            Some(2)
        );
    }

    #[test]
    fn a_class_belongs_to_its_grade() {
        assert_eq!(grade_of_class("2-1"), Some(2));
        assert_eq!(grade_of_class("ひまわり"), None);
    }
}
