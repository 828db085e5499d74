//! What a drill proves: by how many channels each household is reached. Pure; called by
//! `store::drills` with what the list and its confirmations say.
//!
//! What is proven is a channel, not a device: when LINE is down, all phones with LINE are silent at
//! once, and when the mail server is, all mailboxes. So two addresses are one channel, and two
//! guardians' LINE are one; but one guardian's LINE and the other's mail are two, for whichever fails,
//! somebody in the household still learns of it.
//!
//! A household is everybody who is bound by looking after the same children. It is as safe as the
//! child about whom the fewest are reached: a brother's father does not answer for a sister who is not
//! his.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Days after the start until which people are given time: a whole week has everybody's free day in it,
/// and whoever has not confirmed by then is asked in another way. What is confirmed later counts, too.
pub const DAYS: i64 = 7;

/// Characters of a drill's body: it says what to press. A long one would be taken for news.
pub const BODY_LIMIT: usize = 1000;

/// On how many channels it is proven that a household is reached.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Nothing is known to arrive.
    None,
    /// On LINE or by mail: if that one fails, nobody of the household learns of it.
    One,
    /// On LINE and by mail.
    Two,
}

impl Grade {
    pub const fn name(self) -> &'static str {
        match self {
            Grade::None => "none",
            Grade::One => "one",
            Grade::Two => "two",
        }
    }
}

/// The channels on which somebody has confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proven {
    pub line: bool,
    /// By the link in a mail to whichever address.
    pub mail: bool,
}

impl Proven {
    const fn and(self, other: Proven) -> Proven {
        Proven {
            line: self.line || other.line,
            mail: self.mail || other.mail,
        }
    }

    const fn grade(self) -> Grade {
        match (self.line, self.mail) {
            (true, true) => Grade::Two,
            (true, false) | (false, true) => Grade::One,
            (false, false) => Grade::None,
        }
    }
}

/// People who look after the same children, and how they are reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Ids, in their order; never empty.
    pub people: Vec<String>,
    pub grade: Grade,
}

/// How many households have which grade: `households` = `two` + `one` + `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    pub households: i64,
    pub two: i64,
    pub one: i64,
    pub none: i64,
}

impl Sums {
    pub fn of(households: &[Household]) -> Sums {
        let mut sums = Sums::default();
        households.iter().for_each(|its| sums.add(its.grade));
        sums
    }

    fn add(&mut self, grade: Grade) {
        self.households += 1;
        match grade {
            Grade::Two => self.two += 1,
            Grade::One => self.one += 1,
            Grade::None => self.none += 1,
        }
    }
}

/// What a drill has proven until now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grades {
    pub all: Sums,
    /// By the school's name, of a drill for several. A household with children at two counts at both.
    pub schools: BTreeMap<String, Sums>,
}

impl Grades {
    /// `schools`: for whose sake a person is on the list; of a drill for one school or none, nobody's.
    pub fn of(households: &[Household], schools: &HashMap<String, BTreeSet<String>>) -> Grades {
        let mut grades = Grades {
            all: Sums::of(households),
            schools: BTreeMap::new(),
        };
        for household in households {
            let its = household.people.iter().filter_map(|id| schools.get(id));
            let its: BTreeSet<&String> = its.flatten().collect();
            for school in its {
                let sums = grades.schools.entry(school.clone()).or_default();
                sums.add(household.grade);
            }
        }
        grades
    }
}

/// The households of a list, in the order of their first people. `people` are all on the list, in the
/// order of their ids, each with what they proved; `children` are child and guardian, whom of it nobody
/// else than these people is. Whoever has no child among them is a household alone.
pub fn households(people: &[(String, Proven)], children: &[(String, String)]) -> Vec<Household> {
    let places = people.iter().enumerate();
    let places: HashMap<&str, usize> = places.map(|(at, (id, _))| (id.as_str(), at)).collect();
    let mut guardians: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (child, person) in children {
        if let Some(at) = places.get(person.as_str()) {
            guardians.entry(child).or_default().push(*at);
        }
    }
    let mut bonds = Bonds((0..people.len()).collect());
    for of_child in guardians.values() {
        let pairs = of_child.iter().zip(of_child.iter().skip(1));
        pairs.for_each(|(one, other)| bonds.bind(*one, *other));
    }
    let mut grades: BTreeMap<usize, Grade> = BTreeMap::new();
    for of_child in guardians.values() {
        let proven = of_child.iter().map(|at| people[*at].1);
        let grade = proven.fold(Proven::default(), Proven::and).grade();
        let Some(first) = of_child.first() else {
            continue;
        };
        let known = grades.entry(bonds.first_of(*first)).or_insert(grade);
        *known = grade.min(*known);
    }
    let mut households: BTreeMap<usize, Household> = BTreeMap::new();
    for (at, (person, proven)) in people.iter().enumerate() {
        let first = bonds.first_of(at);
        let grade = grades.get(&first).copied();
        let household = households.entry(first).or_insert_with(|| Household {
            people: Vec::new(),
            grade: grade.unwrap_or_else(|| proven.grade()),
        });
        household.people.push(person.clone());
    }
    households.into_values().collect()
}

/// For each place one that it is bound to, never a later one; itself if it is the first.
struct Bonds(Vec<usize>);

impl Bonds {
    fn first_of(&mut self, at: usize) -> usize {
        let mut first = at;
        while self.0[first] != first {
            // Every second step is left out the next time.
            self.0[first] = self.0[self.0[first]];
            first = self.0[first];
        }
        first
    }

    fn bind(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Proven = Proven {
        line: false,
        mail: false,
    };
    const LINE: Proven = Proven { line: true, ..NONE };
    const MAIL: Proven = Proven { mail: true, ..NONE };
    const BOTH: Proven = Proven {
        line: true,
        mail: true,
    };

    /// Each household in a word: who is in it, and its grade. People are named a, b and so on;
    /// children by their guardians.
    fn graded(proven: &[Proven], children: &[&str]) -> Vec<String> {
        let names = ('a'..).zip(proven);
        let people: Vec<_> = names.map(|(name, its)| (name.to_string(), *its)).collect();
        let pairs = children.iter().enumerate().flat_map(|(child, guardians)| {
            let guardians = guardians.chars();
            guardians.map(move |name| (child.to_string(), name.to_string()))
        });
        let pairs: Vec<(String, String)> = pairs.collect();
        let households = households(&people, &pairs);
        let sums = Sums::of(&households);
        assert_eq!(sums.households, sums.two + sums.one + sums.none);
        let words = households.iter();
        words
            .map(|its| format!("{} {}", its.people.concat(), its.grade.name()))
            .collect()
    }

    #[test]
    fn a_household_is_as_safe_as_its_channels_are_different() {
        let table: &[(&[Proven], &[&str], &[&str])] = &[
            // Alone.
            (&[NONE], &[], &["a none"]),
            (&[LINE], &[], &["a one"]),
            (&[MAIL], &["a"], &["a one"]),
            (&[BOTH], &["a"], &["a two"]),
            // Two guardians: what one has not proven, the other may have.
            (&[LINE, MAIL], &["ab"], &["ab two"]),
            (&[NONE, BOTH], &["ab"], &["ab two"]),
            (&[NONE, MAIL], &["ab"], &["ab one"]),
            (&[NONE, NONE], &["ab"], &["ab none"]),
            // The same channel twice is one: it fails for both at once.
            (&[LINE, LINE], &["ab"], &["ab one"]),
            (&[MAIL, MAIL], &["ab"], &["ab one"]),
            // Without a common child they are two households.
            (&[LINE, MAIL], &["a", "b"], &["a one", "b one"]),
            (&[LINE, MAIL], &[], &["a one", "b one"]),
            // Brothers and sisters are one household; the child about whom the fewest are reached counts.
            (&[LINE, MAIL], &["ab", "ab"], &["ab two"]),
            (&[LINE, MAIL], &["ab", "a"], &["ab one"]),
            (&[NONE, BOTH], &["ab", "a"], &["ab none"]),
            (&[NONE, LINE, BOTH], &["ab", "bc"], &["abc one"]),
            (&[NONE, NONE, BOTH], &["ab", "bc"], &["abc none"]),
            // Whichever child binds them, and in whatever order.
            (
                &[BOTH, NONE, BOTH, BOTH],
                &["cd", "ac"],
                &["acd two", "b none"],
            ),
            // A guardian who is not on the list counts for nothing.
            (&[LINE], &["ax"], &["a one"]),
            (&[], &["ab"], &[]),
        ];
        for (proven, children, expected) in table {
            let found = graded(proven, children);
            assert_eq!(found, *expected, "{proven:?} {children:?}");
        }
    }

    #[test]
    fn a_household_counts_once_at_each_of_its_schools() {
        let household = |people: &[&str], grade| Household {
            people: people.iter().map(|&id| id.to_owned()).collect(),
            grade,
        };
        let households = [
            household(&["a", "b"], Grade::Two),
            household(&["c"], Grade::None),
        ];
        let at = |id: &str, schools: &[&str]| {
            let schools = schools.iter().map(|&name| name.to_owned());
            (id.to_owned(), schools.collect())
        };
        let schools = [
            at("a", &["小学校", "中学校"]),
            at("b", &["小学校"]),
            at("c", &["小学校"]),
        ];
        let grades = Grades::of(&households, &schools.into());
        let sums = |two, none| Sums {
            households: two + none,
            two,
            one: 0,
            none,
        };
        assert_eq!(grades.all, sums(1, 1));
        let expected = [("中学校", sums(1, 0)), ("小学校", sums(1, 1))];
        let expected = expected.map(|(name, sums)| (name.to_owned(), sums));
        assert_eq!(grades.schools, expected.into());
        assert_eq!(Grades::of(&[], &HashMap::new()), Grades::default());
    }

    #[test]
    fn a_long_row_of_bonds_is_one_household() {
        let people: Vec<_> = (0..2000).map(|at| (format!("{at:04}"), LINE)).collect();
        let bond = |at: usize| [(at, at), (at, at + 1)];
        let pairs = (0..1999).rev().flat_map(bond);
        let pairs: Vec<_> = pairs
            .map(|(child, person)| (child.to_string(), format!("{person:04}")))
            .collect();
        let households = households(&people, &pairs);
        assert_eq!(households.len(), 1);
        assert_eq!(households[0].people.len(), 2000);
        assert_eq!(households[0].grade, Grade::One);
    }
}
