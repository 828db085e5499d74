//! Who of a school's list is registered. Names decide first, then grade, class and number; what two
//! explanations fit equally well is told as ambiguous rather than guessed.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ByClass, Key, Pupil};

/// How somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[schema(as = PupilState)]
#[serde(rename_all = "snake_case")]
#[schema(as = RosterState)]
pub enum State {
    /// A guardian has registered this pupil, in this class or with the class not set.
    Registered,
    /// Registered in another grade or class.
    OtherClass,
    /// A registered child may be this pupil or another of the same name.
    Ambiguous,
    /// Nobody has registered this pupil.
    NotRegistered,
    /// A registered child that stands on no row of the list: perhaps none of the school's.
    Unknown,
}

impl State {
    pub const ALL: [State; 5] = [
        State::Registered,
        State::OtherClass,
        State::Ambiguous,
        State::NotRegistered,
        State::Unknown,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            State::Registered => "registered",
            State::OtherClass => "other_class",
            State::Ambiguous => "ambiguous",
            State::NotRegistered => "not_registered",
            State::Unknown => "unknown",
        }
    }

    pub fn parse(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What was found, by the places in the two lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// One for each pupil.
    pub pupils: Vec<Found>,
    pub unknown: Vec<Unknown>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub state: State,
    /// The children it is, or may be; both parents may have registered the same one apart.
    pub children: Vec<usize>,
}

/// A child that is none of the pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub child: usize,
    /// The pupil with its grade, class and number: perhaps the same one, spelt otherwise.
    pub near: Option<usize>,
}

/// How well a child's place fits a pupil's, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    OtherGrade,
    OtherClass,
    /// The same class, but the numbers differ.
    OtherNumber,
    /// The same class, or one of the two has none yet.
    Class,
    Number,
}

/// How well a child's name fits, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Only the name or only its kana.
    Half,
    Whole,
}

/// Finds each registered child on the list.
pub fn matched(pupils: &[Pupil], children: &[Pupil]) -> Matched {
    let keys: Vec<Key> = pupils.iter().map(Key::of).collect();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (key, pupil)) in keys.iter().zip(pupils).enumerate() {
        let ways = [key.name.clone(), Key::turned(pupil), key.kana.clone()];
        for way in ways.into_iter().filter(|way| !way.is_empty()) {
            let of = by_name.entry(way).or_default();
            if of.last() != Some(&at) {
                of.push(at);
            }
        }
    }
    let mut found: Vec<Found> = pupils
        .iter()
        .map(|_| Found {
            state: State::NotRegistered,
            children: Vec::new(),
        })
        .collect();
    let mut unknown = Vec::new();
    for (child_at, child) in children.iter().enumerate() {
        let key = Key::of(child);
        let named = [&key.name, &key.kana].map(|way| by_name.get(way));
        let mut named: Vec<usize> = named.into_iter().flatten().flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        let fitting = named.into_iter().filter_map(|at| {
            let (likeness, fit) = (
                likeness(&pupils[at], &keys[at], &key)?,
                fit(&pupils[at], child),
            );
            // Half a name in another grade is somebody else.
            let is_other = likeness == Likeness::Half && fit == Fit::OtherGrade;
            (!is_other).then_some(((likeness, fit), at))
        });
        let fitting: Vec<((Likeness, Fit), usize)> = fitting.collect();
        let Some(best) = fitting.iter().map(|(how, _)| *how).max() else {
            let near = |pupil: &Pupil| pupil.same_class(child) && pupil.same_number(child);
            unknown.push(Unknown {
                child: child_at,
                near: pupils.iter().position(near),
            });
            continue;
        };
        let best: Vec<usize> = fitting
            .into_iter()
            .filter(|(how, _)| *how == best)
            .map(|(_, at)| at)
            .collect();
        for at in &best {
            let state = match (best.len(), fit(&pupils[*at], child)) {
                (1, Fit::OtherGrade | Fit::OtherClass) => State::OtherClass,
                (1, _) => State::Registered,
                _ => State::Ambiguous,
            };
            let of = &mut found[*at];
            of.children.push(child_at);
            of.state = better(of.state, state);
        }
    }
    Matched {
        pupils: found,
        unknown,
    }
}

/// What is surer: one parent's entry may be right where the other's is old.
fn better(one: State, other: State) -> State {
    let rank = |state| match state {
        State::Registered => 3,
        State::OtherClass => 2,
        State::Ambiguous => 1,
        State::NotRegistered | State::Unknown => 0,
    };
    match rank(one) >= rank(other) {
        true => one,
        false => other,
    }
}

fn likeness(pupil: &Pupil, of_pupil: &Key, of_child: &Key) -> Option<Likeness> {
    let name = of_pupil.name == of_child.name || Key::turned(pupil) == of_child.name;
    let have_kana = !of_pupil.kana.is_empty() && !of_child.kana.is_empty();
    let kana = have_kana && of_pupil.kana == of_child.kana;
    match (name, kana) {
        (true, true) => Some(Likeness::Whole),
        // Where one has no kana, the name is all there is.
        (true, false) if !have_kana => Some(Likeness::Whole),
        (true, false) | (false, true) => Some(Likeness::Half),
        (false, false) => None,
    }
}

fn fit(pupil: &Pupil, child: &Pupil) -> Fit {
    let numbers = pupil.attendance_number.is_some() && child.attendance_number.is_some();
    match () {
        () if pupil.grade != child.grade => Fit::OtherGrade,
        () if pupil.class.is_none() || child.class.is_none() => Fit::Class,
        () if pupil.class != child.class => Fit::OtherClass,
        () if !numbers => Fit::Class,
        () if pupil.same_number(child) => Fit::Number,
        () => Fit::OtherNumber,
    }
}

/// How a class stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RosterSums)]
pub struct Sums {
    /// On the list: the sum of the next four.
    pub pupils: i64,
    pub registered: i64,
    pub other_class: i64,
    pub ambiguous: i64,
    pub not_registered: i64,
    /// Registered children of this class who stand on no row.
    pub unknown: i64,
}

/// The sums by grade and class: of pupils where the list has them, of unknown children where their
/// guardians say they are.
pub fn sums(pupils: &[Pupil], children: &[Pupil], matched: &Matched) -> ByClass<Sums> {
    let mut sums: ByClass<Sums> = ByClass::new();
    for (pupil, found) in pupils.iter().zip(&matched.pupils) {
        let of = sums.entry((pupil.grade, pupil.class.clone())).or_default();
        of.pupils += 1;
        match found.state {
            State::Registered => of.registered += 1,
            State::OtherClass => of.other_class += 1,
            State::Ambiguous => of.ambiguous += 1,
            State::NotRegistered | State::Unknown => of.not_registered += 1,
        }
    }
    for unknown in &matched.unknown {
        let child = &children[unknown.child];
        let of = sums.entry((child.grade, child.class.clone())).or_default();
        of.unknown += 1;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::tests::pupil;
    use super::*;

    const LIST: [(&str, &str, &str); 7] = [
        ("1/1-1/1", "青木 葵", "アオキ アオイ"),
        ("1/1-1/2", "佐藤 葵", "サトウ アオイ"),
        ("1/1-2/3", "佐藤 葵", "サトウ アオイ"),
        ("1/1-2/4", "髙橋 凛", "タカハシ リン"),
        ("2/2-1/1", "NGUYEN THI HA", "グエン ティハ"),
        ("2/2-1/2", "中村 陽", "ナカムラ ヨウ"),
        ("2/2-1/3", "中村 遥", "ナカムラ ハルカ"),
    ];

    fn list() -> Vec<Pupil> {
        LIST.iter()
            .map(|(place, name, kana)| pupil(place, name, kana))
            .collect()
    }

    /// The states of the pupils that the children touch, and how many children are unknown.
    fn found(children: &[Pupil]) -> (Vec<(usize, &'static str)>, usize) {
        let matched = matched(&list(), children);
        let states = matched.pupils.iter().enumerate();
        let states = states.filter(|(_, of)| !of.children.is_empty());
        (
            states.map(|(at, of)| (at, of.state.name())).collect(),
            matched.unknown.len(),
        )
    }

    // F-14
    #[test]
    fn each_child_is_found_where_name_and_place_say() {
        /// Place, name, kana; and who is found, and how.
        type Case<'a> = (&'a str, &'a str, &'a str, &'a [(usize, &'a str)]);
        let table: &[Case<'_>] = &[
            // Exactly, with the class not set, in hiragana, in the other way of writing.
            ("1/1-1/1", "青木 葵", "アオキ アオイ", &[(0, "registered")]),
            ("1//", "青木 葵", "あおき あおい", &[(0, "registered")]),
            ("1/1-2/", "高橋 凛", "タカハシ リン", &[(3, "registered")]),
            ("1/1-1/9", "青木 葵", "", &[(0, "registered")]),
            // In another class, in another grade.
            ("1/1-2/1", "青木 葵", "アオキ アオイ", &[(0, "other_class")]),
            ("2/2-1/9", "青木 葵", "アオキ アオイ", &[(0, "other_class")]),
            // Two of one name: the class decides, then the number, else nobody.
            ("1/1-1/", "佐藤 葵", "サトウ アオイ", &[(1, "registered")]),
            ("1/1-2/3", "佐藤 葵", "サトウ アオイ", &[(2, "registered")]),
            (
                "1//",
                "佐藤 葵",
                "サトウ アオイ",
                &[(1, "ambiguous"), (2, "ambiguous")],
            ),
            // Foreign names: either order, with accents.
            ("2/2-1/1", "Nguyễn Thị Hà", "", &[(4, "registered")]),
            (
                "2/2-1/",
                "ThịHà Nguyễn",
                "グエン ティハ",
                &[(4, "registered")],
            ),
            // Only the kana, or only the name: in the same grade alone.
            ("2/2-1/2", "中村 暘", "ナカムラ ヨウ", &[(5, "registered")]),
            (
                "2/2-1/3",
                "中村 遥",
                "ナカムラ ヨウコ",
                &[(6, "registered")],
            ),
            ("1/1-1/5", "中村 暘", "ナカムラ ヨウ", &[]),
            // Nobody.
            ("1/1-1/5", "鈴木 一", "スズキ ハジメ", &[]),
        ];
        for (place, name, kana, expected) in table {
            let child = pupil(place, name, kana);
            let unknown = usize::from(expected.is_empty());
            assert_eq!(
                found(&[child]),
                (expected.to_vec(), unknown),
                "{place} {name}"
            );
        }
    }

    #[test]
    fn a_pupil_whom_both_parents_registered_is_registered_once() {
        let both = [
            pupil("1/1-2/", "青木 葵", "アオキ アオイ"),
            pupil("1//", "青木 葵", "アオキ アオイ"),
        ];
        let matched = matched(&list(), &both);
        assert_eq!(matched.pupils[0].state, State::Registered);
        assert_eq!(matched.pupils[0].children, [0, 1]);
        let sums = sums(&list(), &both, &matched);
        let first = sums[&(1, Some("1-1".to_owned()))];
        assert_eq!(
            (first.pupils, first.registered, first.not_registered),
            (2, 1, 1)
        );
    }

    #[test]
    fn an_unknown_child_points_to_whoever_has_its_number() {
        let children = [
            pupil("1/1-1/01", "蒼木 あおい", "アウキ アオイ"),
            pupil("1/1-1/40", "鈴木 一", "スズキ ハジメ"),
        ];
        let matched = matched(&list(), &children);
        let near: Vec<Option<usize>> = matched.unknown.iter().map(|of| of.near).collect();
        assert_eq!(near, [Some(0), None]);
        let sums = sums(&list(), &children, &matched);
        assert_eq!(sums[&(1, Some("1-1".to_owned()))].unknown, 2);
    }

    #[test]
    fn the_sums_close() {
        let children: Vec<Pupil> = ["1/1-1/2", "1//", "2/2-1/2", "3/3-1/1"]
            .iter()
            .zip(["佐藤 葵", "佐藤 葵", "中村 陽", "山田 花"])
            .map(|(place, name)| pupil(place, name, ""))
            .collect();
        let matched = matched(&list(), &children);
        for (class, of) in sums(&list(), &children, &matched) {
            let parts = of.registered + of.other_class + of.ambiguous + of.not_registered;
            assert_eq!(of.pupils, parts, "{class:?}");
        }
    }

    #[test]
    fn every_state_has_a_name() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
    }
}
