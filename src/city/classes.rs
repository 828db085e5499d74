//! A notice by schools in figures: by school, grade and class. Pure; the rows come counted from
//! `store::classes`.
//!
//! Children and people are counted apart. A child counts once, in the class it stood in when the list
//! was frozen, and one guardian's answer is enough for it (X-15, the rule of D-34 over the family). A
//! person counts once in each class, grade and school that a child of theirs stands in, and once in all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where a child stood when the list was frozen. Its order is the order of every list by classes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Its id; empty: not known.
    pub school: String,
    pub grade: i64,
    /// Empty: "not set", which comes first.
    pub class: String,
}

/// `all` = `reached` + `waiting` + `not_reached`, always; `read` are some of `reached`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub all: i64,
    /// At least one channel took it, or it was confirmed another way.
    pub reached: i64,
    pub read: i64,
    /// Under way, and not reached yet.
    pub waiting: i64,
    pub not_reached: i64,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.all += other.all;
        self.reached += other.reached;
        self.read += other.read;
        self.waiting += other.waiting;
        self.not_reached += other.not_reached;
    }
}

/// The figures of a class, a grade, a school or a whole notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    pub children: Counts,
    pub people: Counts,
    /// Why people were not reached, and how many for each; somebody with two causes counts for both.
    pub causes: BTreeMap<String, i64>,
}

/// Children and people of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfClass {
    pub place: Place,
    pub children: Counts,
    /// As they are counted in the class, the grade, the school and the notice.
    pub people: [Counts; 4],
}

/// People of a class whom nothing has reached, for the same causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub place: Place,
    /// Separated by commas.
    pub causes: String,
    /// How many of them are counted in the class, the grade, the school and the notice.
    pub people: [i64; 4],
}

/// A notice by schools.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub all: Sums,
    pub schools: Vec<Of<String, Grade>>,
}

/// A grade and its classes.
pub type Grade = Of<i64, Class>;
/// Made of nothing further.
pub type Class = Of<String, Never>;

/// One of a level, and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Of<K, P> {
    /// A school's id, a grade or a class; empty as in [`Place`].
    pub key: K,
    pub sums: Sums,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<P>,
}

/// Below a class there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Never {}

impl Figures {
    /// From rows in any order.
    pub fn of(classes: &[OfClass], lost: &[Lost]) -> Figures {
        // By place, of the class, the grade, the school and all.
        let mut levels: BTreeMap<&Place, [Sums; 4]> = BTreeMap::new();
        for row in classes {
            let levels = levels.entry(&row.place).or_default();
            for (sums, people) in levels.iter_mut().zip(row.people) {
                sums.children.add(row.children);
                sums.people.add(people);
            }
        }
        for row in lost {
            let levels = levels.entry(&row.place).or_default();
            for (sums, people) in levels.iter_mut().zip(row.people) {
                for cause in row.causes.split(',').filter(|_| people > 0) {
                    *sums.causes.entry(cause.to_owned()).or_default() += people;
                }
            }
        }
        let mut figures = Figures::default();
        for (place, [class, grade, school, all]) in levels {
            figures.all.add(all);
            let of_school = last(&mut figures.schools, place.school.clone());
            of_school.sums.add(school);
            let of_grade = last(&mut of_school.parts, place.grade);
            of_grade.sums.add(grade);
            last(&mut of_grade.parts, place.class.clone())
                .sums
                .add(class);
        }
        figures
    }
}

/// The one with this key, which is the last or is to follow it.
fn last<K: PartialEq, P>(parts: &mut Vec<Of<K, P>>, key: K) -> &mut Of<K, P> {
    let there = parts.last().is_some_and(|last| last.key == key);
    if !there {
        parts.push(Of {
            key,
            sums: Sums::default(),
            parts: Vec::new(),
        });
    }
    let at = parts.len() - 1;
    &mut parts[at]
}

impl Sums {
    fn add(&mut self, other: Sums) {
        self.children.add(other.children);
        self.people.add(other.people);
        for (cause, count) in other.causes {
            *self.causes.entry(cause).or_default() += count;
        }
    }
}

/// At how many levels each row of one person counts the person: `places` are those of the person's
/// children, in order. 4: the notice, the school, the grade and the class; 0: none, for a sibling in
/// the same class does.
pub fn counted<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<i64> {
    let mut before: Option<&Place> = None;
    let levels = places.map(|place| {
        let level = match before {
            None => 4,
            Some(before) if before.school != place.school => 3,
            Some(before) if before.grade != place.grade => 2,
            Some(before) if before.class != place.class => 1,
            Some(_) => 0,
        };
        before = Some(place);
        level
    });
    levels.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(school: &str, grade: i64, class: &str) -> Place {
        Place {
            school: school.into(),
            grade,
            class: class.into(),
        }
    }

    #[test]
    fn a_person_counts_once_at_every_level() {
        /// School, grade, class; and what is counted.
        type Case<'a> = (&'a [(&'a str, i64, &'a str)], &'a [i64]);
        let table: [Case<'_>; 5] = [
            (&[("a", 1, "1-1")], &[4]),
            (&[("a", 1, "1-1"), ("a", 1, "1-1")], &[4, 0]),
            (&[("a", 1, ""), ("a", 1, "1-1"), ("a", 2, "")], &[4, 1, 2]),
            (
                &[("a", 1, "1-1"), ("b", 1, "1-1"), ("b", 1, "1-2")],
                &[4, 3, 1],
            ),
            (&[], &[]),
        ];
        for (places, expected) in table {
            let places: Vec<Place> = places.iter().map(|(s, g, c)| place(s, *g, c)).collect();
            assert_eq!(counted(places.iter()), expected, "{places:?}");
        }
    }

    // D-27 X-15
    #[test]
    fn figures_add_up_from_class_to_notice_without_counting_anybody_twice() {
        let counted = |[all, reached, read, waiting]: [i64; 4]| Counts {
            all,
            reached,
            read,
            waiting,
            not_reached: all - reached - waiting,
        };
        let none = [0; 4];
        let class = |place, children, people: [[i64; 4]; 4]| OfClass {
            place,
            children: counted(children),
            people: people.map(counted),
        };
        let lost = |place, people| Lost {
            place,
            causes: "line-blocked,address-unproven".into(),
            people,
        };
        let figures = Figures::of(
            &[
                class(place("b", 1, "1-1"), [1, 0, 0, 1], [[1, 0, 0, 1]; 4]),
                // Of the two in 1-1, one has a child in 1-2, too, where three others were lost.
                class(
                    place("a", 1, "1-2"),
                    [4, 1, 1, 0],
                    [[4, 1, 1, 0], [3, 0, 0, 0], [3, 0, 0, 0], [3, 0, 0, 0]],
                ),
                class(place("a", 1, "1-1"), [2, 2, 1, 0], [[2, 2, 2, 0]; 4]),
                // A brother of somebody in grade 1.
                class(
                    place("a", 2, ""),
                    [1, 1, 1, 0],
                    [[1, 1, 1, 0], [1, 1, 1, 0], none, none],
                ),
            ],
            &[
                lost(place("a", 1, "1-2"), [3, 3, 3, 3]),
                lost(place("a", 2, ""), [1, 0, 0, 0]),
            ],
        );
        let counts = |counts: Counts| {
            [
                counts.all,
                counts.reached,
                counts.read,
                counts.waiting,
                counts.not_reached,
            ]
        };
        assert_eq!(counts(figures.all.people), [6, 2, 2, 1, 3]);
        assert_eq!(counts(figures.all.children), [8, 4, 3, 1, 3]);
        let keys: Vec<&str> = figures.schools.iter().map(|of| of.key.as_str()).collect();
        assert_eq!(keys, ["a", "b"]);
        let [first, second] = &figures.schools[0].parts[..] else {
            panic!("two grades");
        };
        assert_eq!(counts(first.sums.people), [5, 2, 2, 0, 3]);
        assert_eq!(counts(first.parts[1].sums.people), [4, 1, 1, 0, 3]);
        assert_eq!(first.parts[1].sums.causes["line-blocked"], 3);
        assert_eq!(first.parts[1].sums.causes["address-unproven"], 3);
        assert_eq!(counts(second.sums.people), [1, 1, 1, 0, 0]);
        assert_eq!(second.parts[0].key, "");
        assert_eq!(second.parts[0].sums.causes["line-blocked"], 1);
        assert_eq!(second.sums.causes, BTreeMap::new());
        assert_eq!(counts(figures.schools[0].sums.people), [5, 2, 2, 0, 3]);
        let kept = serde_json::to_string(&figures).unwrap();
        assert_eq!(serde_json::from_str::<Figures>(&kept).unwrap(), figures);
    }
}
