//! A school's own list of its pupils beside the children whom guardians have registered (F-14). Pure.
//!
//! [`matching`] says who of the list is registered; here stands what a list is, and what a new one
//! changes.

mod folding;
pub mod matching;

use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

pub use folding::{Key, folded};

/// A pupil as the list has it, or a child as its guardian registered it.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[schema(as = RosterPupil)]
pub struct Pupil {
    /// As the school counts.
    pub grade: i64,
    /// Null: not told yet.
    pub class: Option<String>,
    pub attendance_number: Option<String>,
    pub family_name: String,
    pub given_name: String,
    pub family_kana: Option<String>,
    pub given_kana: Option<String>,
}

impl Pupil {
    /// Where it stands: by grade, class and number; whoever has none comes last.
    pub fn place(&self) -> impl Ord + use<> {
        let number = self.attendance_number.as_deref();
        let number = number.and_then(|number| number.parse::<i64>().ok());
        let class = (self.class.is_none(), self.class.clone());
        (self.grade, class, number.unwrap_or(i64::MAX))
    }

    /// How lists are ordered: by place, then by name.
    pub fn order(&self) -> impl Ord + use<> {
        let kana = (self.family_kana.clone(), self.given_kana.clone());
        let name = (self.family_name.clone(), self.given_name.clone());
        (self.place(), kana, name)
    }

    fn same_number(&self, other: &Pupil) -> bool {
        match (&self.attendance_number, &other.attendance_number) {
            (Some(one), Some(other)) => plain(one) == plain(other),
            _ => false,
        }
    }

    fn same_class(&self, other: &Pupil) -> bool {
        self.grade == other.grade && self.class.is_some() && self.class == other.class
    }
}

/// `03` is 3.
fn plain(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// Why a row of a list was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Why {
    /// In the words of the reader of tables.
    #[error("{0}")]
    Row(String),
    #[error("grade {0:?} is none of the school's")]
    Grade(String),
    #[error("class {0:?} is none of the school's")]
    Class(String),
    #[error("attendance_number {0:?} is no number of up to four digits")]
    Number(String),
    #[error("family_name and given_name are empty")]
    Nameless,
    #[error("a name is longer than 100 characters")]
    TooLong,
    #[error("the same pupil stands in line {0}")]
    Twice(u64),
    #[error("line {0} has the same class and attendance number")]
    Taken(u64),
}

/// A row that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Of the file; its head is line 1.
    pub line: u64,
    pub why: Why,
}

/// What a new list changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub new: Vec<Pupil>,
    pub gone: Vec<Pupil>,
    /// In another grade or class, under another number, or written in another way: before and after.
    pub changed: Vec<(Pupil, Pupil)>,
    /// Pupils who stand as before.
    pub same: usize,
}

/// Compares the list that stands with a new one. A pupil is known by the whole name with its kana; where
/// two have the same, by class and number, too.
pub fn difference(old: &[Pupil], new: &[Pupil]) -> Difference {
    let mut found = Difference::default();
    let mut left: Vec<&Pupil> = old.iter().collect();
    let mut came: Vec<&Pupil> = Vec::new();
    let mut standing: HashMap<&Pupil, usize> = HashMap::new();
    for pupil in old {
        *standing.entry(pupil).or_default() += 1;
    }
    for pupil in new {
        match standing.get_mut(pupil).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                found.same += 1;
                let at = left.iter().position(|of| *of == pupil);
                at.map(|at| left.remove(at));
            }
            None => came.push(pupil),
        }
    }
    pair(&mut left, &mut came, &mut found.changed, |before, after| {
        Key::of(before) == Key::of(after)
    });
    // Spelt anew: the same place, and the name or its kana as before.
    pair(&mut left, &mut came, &mut found.changed, |before, after| {
        let (before_key, after_key) = (Key::of(before), Key::of(after));
        before.same_class(after)
            && before.same_number(after)
            && (before_key.name == after_key.name || before_key.kana == after_key.kana)
    });
    found.new = came.into_iter().cloned().collect();
    found.gone = left.into_iter().cloned().collect();
    found.new.sort_by_cached_key(Pupil::order);
    found.gone.sort_by_cached_key(Pupil::order);
    found.changed.sort_by_cached_key(|(_, after)| after.order());
    found
}

/// Takes out those who are each other's only likeness.
fn pair(
    left: &mut Vec<&Pupil>,
    came: &mut Vec<&Pupil>,
    changed: &mut Vec<(Pupil, Pupil)>,
    alike: impl Fn(&Pupil, &Pupil) -> bool,
) {
    // Beyond that it is another school's list, and a row-by-row comparison would take seconds.
    if left.len().saturating_mul(came.len()) > 4_000_000 {
        return;
    }
    let mut kept = Vec::new();
    for after in std::mem::take(came) {
        let mut before = left.iter().enumerate().filter(|(_, it)| alike(it, after));
        let only = before.next().filter(|_| before.next().is_none());
        match only.map(|(at, _)| at) {
            Some(at) => changed.push((left.remove(at).clone(), after.clone())),
            None => kept.push(after),
        }
    }
    *came = kept;
}

/// Stands for a comparison: whoever applies a list names what they saw, and nothing else is applied.
/// SHA-256, base64url, of the school, the year, both lists in order and the rows not read.
pub fn digest(
    school: &str,
    year: i64,
    old: &[Pupil],
    new: &[Pupil],
    unreadable: &[Unreadable],
) -> String {
    let sorted = |pupils: &[Pupil]| {
        let mut pupils = pupils.to_vec();
        pupils.sort();
        pupils
    };
    let lines = unreadable.iter().map(|of| (of.line, of.why.to_string()));
    let lines: Vec<(u64, String)> = lines.collect();
    let content = serde_json::json!([school, year, sorted(old), sorted(new), lines]);
    URL_SAFE_NO_PAD.encode(Sha256::digest(content.to_string()))
}

/// Why staff end what ties a child to their school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Nobody of the school's pupils.
    NotAPupil,
    /// Went to another school, and its guardians have not said so.
    HasLeft,
    /// The same child is registered by another entry.
    RegisteredTwice,
    Other,
}

impl EndReason {
    pub const ALL: [EndReason; 4] = [
        EndReason::NotAPupil,
        EndReason::HasLeft,
        EndReason::RegisteredTwice,
        EndReason::Other,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            EndReason::NotAPupil => "not_a_pupil",
            EndReason::HasLeft => "has_left",
            EndReason::RegisteredTwice => "registered_twice",
            EndReason::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<EndReason> {
        EndReason::ALL.into_iter().find(|of| of.name() == name)
    }
}

/// How many of something stand in each grade and class.
pub type ByClass<T> = BTreeMap<(i64, Option<String>), T>;

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn pupil(place: &str, name: &str, kana: &str) -> Pupil {
        let mut place = place.split('/');
        let filled = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        let (family, given) = name.split_once(' ').unwrap_or((name, ""));
        let kana = kana.split_once(' ');
        Pupil {
            grade: place.next().unwrap().parse().unwrap(),
            class: filled(place.next()),
            attendance_number: filled(place.next()),
            family_name: family.into(),
            given_name: given.into(),
            family_kana: kana.map(|(family, _)| family.into()),
            given_kana: kana.map(|(_, given)| given.into()),
        }
    }

    fn names(pupils: &[Pupil]) -> Vec<&str> {
        pupils.iter().map(|of| of.given_name.as_str()).collect()
    }

    // F-14
    #[test]
    fn a_new_list_tells_who_came_who_went_and_who_changed() {
        let old = [
            pupil("1/1-1/1", "青木 葵", "アオキ アオイ"),
            pupil("1/1-1/2", "佐藤 翔", "サトウ ショウ"),
            pupil("1/1-2/1", "高橋 凛", "タカハシ リン"),
            pupil("2/2-1/7", "渡辺 蓮", "ワタナベ レン"),
            pupil("2/2-1/8", "Silva Maria", ""),
        ];
        let new = [
            pupil("1/1-1/1", "青木 葵", "アオキ アオイ"),
            // Another class, written in the other way, another kana.
            pupil("1/1-2/9", "佐藤 翔", "さとう しょう"),
            pupil("1/1-2/1", "髙橋 凛", "タカハシ リン"),
            pupil("2/2-1/7", "渡辺 漣", "ワタナベ レン"),
            pupil("1/1-2/3", "伊藤 新", "イトウ アラタ"),
        ];
        let found = difference(&old, &new);
        assert_eq!(found.same, 1);
        assert_eq!(names(&found.new), ["新"]);
        assert_eq!(names(&found.gone), ["Maria"]);
        let changed: Vec<(&str, &str)> = found
            .changed
            .iter()
            .map(|(before, after)| (before.given_name.as_str(), after.given_name.as_str()))
            .collect();
        assert_eq!(changed, [("凛", "凛"), ("翔", "翔"), ("蓮", "漣")]);
        let again = difference(&new, &new);
        assert_eq!((again.same, again.changed.len()), (5, 0));
        let all = difference(&[], &new);
        assert_eq!((all.new.len(), all.gone.len()), (5, 0));
    }

    #[test]
    fn two_of_one_name_are_not_taken_for_each_other() {
        let old = [
            pupil("1/1-1/1", "佐藤 葵", "サトウ アオイ"),
            pupil("1/1-2/2", "佐藤 葵", "サトウ アオイ"),
        ];
        let new = [
            pupil("2/2-1/1", "佐藤 葵", "サトウ アオイ"),
            pupil("2/2-2/2", "佐藤 葵", "サトウ アオイ"),
        ];
        let found = difference(&old, &new);
        assert_eq!((found.new.len(), found.gone.len()), (2, 2));
        // One stays: then it is plain who the other is.
        let found = difference(&old, &[old[0].clone(), new[1].clone()]);
        assert_eq!((found.same, found.changed.len()), (1, 1));
    }

    #[test]
    fn a_digest_stands_for_both_lists_in_any_order() {
        let (one, two) = (
            pupil("1/1-1/1", "青木 葵", "アオキ アオイ"),
            pupil("1/1-1/2", "佐藤 翔", "サトウ ショウ"),
        );
        let both = [one.clone(), two.clone()];
        let sum = digest("a-es", 2026, &[], &both, &[]);
        assert_eq!(sum, digest("a-es", 2026, &[], &[two, one.clone()], &[]));
        let bad = Unreadable {
            line: 3,
            why: Why::Nameless,
        };
        for other in [
            digest("b-es", 2026, &[], &both, &[]),
            digest("a-es", 2027, &[], &both, &[]),
            digest("a-es", 2026, std::slice::from_ref(&one), &both, &[]),
            digest("a-es", 2026, &[], &[one], &[]),
            digest("a-es", 2026, &[], &both, &[bad]),
        ] {
            assert_ne!(sum, other);
        }
    }

    #[test]
    fn every_reason_has_a_name() {
        for reason in EndReason::ALL {
            assert_eq!(EndReason::parse(reason.name()), Some(reason));
            let json = serde_json::to_string(&reason).unwrap();
            assert_eq!(json, format!("\"{}\"", reason.name()));
        }
        assert_eq!(EndReason::parse("because"), None);
    }
}
