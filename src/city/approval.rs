//! When a notice waits for a second person.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::audience::Audience;

/// Levels 4 (避難指示) and 5 (緊急安全確保) move people out of their homes.
const GRAVE_LEVEL: i64 = 4;
/// Up to here nobody is asked: about the size of one school.
const MANY: i64 = 500;
/// How much longer than the sender's longest list of the last year is unusual.
const UNUSUAL: i64 = 3;

/// Why a second person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Level,
    Everyone,
    /// The name of a registered child stands in the text.
    ChildName,
    /// Over 500 people, and over three times the sender's largest audience of the last year.
    LargeAudience,
}

/// What decides.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub level: Option<i64>,
    pub audience: &'a Audience,
    pub people: i64,
    /// The sender's longest list of the last year; `None` without any.
    pub largest: Option<i64>,
    pub names_a_child: bool,
}

/// Every cause to ask a second person; none: it may go.
pub fn causes(facts: &Facts<'_>) -> Vec<Cause> {
    let usual = facts.largest.unwrap_or(0).saturating_mul(UNUSUAL);
    let asked = [
        (Cause::Level, facts.level >= Some(GRAVE_LEVEL)),
        (
            Cause::Everyone,
            matches!(
                facts.audience,
                Audience::Everyone(_) | Audience::Evacuation(_)
            ),
        ),
        (Cause::ChildName, facts.names_a_child),
        (
            Cause::LargeAudience,
            facts.people > MANY && facts.people > usual,
        ),
    ];
    let asked = asked.into_iter().filter(|(_, asked)| *asked);
    asked.map(|(cause, _)| cause).collect()
}

/// The whole names of children, as they are looked for: in either order, however spaced and cased. A
/// given name alone is too often a word: さくら, ひかり.
#[derive(Clone, Debug, Default)]
pub struct ChildNames {
    names: HashSet<String>,
    /// Of the names, in bytes: so many parts of a text are looked up from each of its letters.
    lengths: BTreeSet<usize>,
}

impl ChildNames {
    /// Family and given names; whoever lacks one of them is not looked for.
    pub fn new<'n>(children: impl Iterator<Item = (&'n str, &'n str)>) -> ChildNames {
        let mut known = ChildNames::default();
        for (family, given) in children {
            let (family, given) = (fold(family), fold(given));
            if family.is_empty() || given.is_empty() {
                continue;
            }
            known.lengths.insert(family.len() + given.len());
            known.names.insert(format!("{family}{given}"));
            known.names.insert(format!("{given}{family}"));
        }
        known
    }

    /// Whether any of them stands in a text. It takes as long for a city's children as for a class's.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = fold(text);
        let begins = text.char_indices().map(|(at, _)| at);
        begins.into_iter().any(|at| {
            let parts = self.lengths.iter().map_while(|length| {
                let end = at + length;
                (end <= text.len()).then(|| text.get(at..end))
            });
            parts.flatten().any(|part| self.names.contains(part))
        })
    }
}

/// A text without spaces and differences of width and case.
fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let folded = text.nfkc().flat_map(char::to_lowercase);
    folded.filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic() -> Audience {
        Audience::Topic("events".into())
    }

    fn asked(
        level: Option<i64>,
        audience: &Audience,
        people: i64,
        largest: Option<i64>,
    ) -> Vec<Cause> {
        causes(&Facts {
            level,
            audience,
            people,
            largest,
            names_a_child: false,
        })
    }

    #[test]
    fn levels_four_and_five_ask_for_a_second_person() {
        let asks = |level| asked(level, &topic(), 1, None) == [Cause::Level];
        let table = [
            (None, false),
            (Some(1), false),
            (Some(3), false),
            (Some(4), true),
            (Some(5), true),
        ];
        for (level, expected) in table {
            assert_eq!(asks(level), expected, "{level:?}");
        }
    }

    #[test]
    fn everyone_asks_for_a_second_person_however_few_they_are() {
        assert_eq!(
            asked(None, &Audience::Everyone(true), 0, Some(9999)),
            [Cause::Everyone]
        );
    }

    #[test]
    fn an_unusually_large_audience_asks_for_a_second_person() {
        let table = [
            (500, None, false),
            (501, None, true),
            (501, Some(0), true),
            (501, Some(166), true),
            (501, Some(167), false),
            (500, Some(1), false),
            (3000, Some(1000), false),
            (3001, Some(1000), true),
        ];
        for (people, largest, expected) in table {
            let asks = asked(None, &topic(), people, largest) == [Cause::LargeAudience];
            assert_eq!(asks, expected, "{people} {largest:?}");
        }
    }

    #[test]
    fn a_child_s_whole_name_is_found_however_it_is_written() {
        let names = |family, given| ChildNames::new([(family, given)].into_iter());
        let found = |text: &str| names("山田", "花子").stand_in(text);
        assert!(found("本日、山田花子さんが"));
        assert!(found("山田　花子さん"));
        assert!(found("山田\n花子"));
        assert!(!found("花子さん"));
        assert!(!found("山田さんと花子さん"));
        let found = |text: &str| names("Yamada", "Hanako").stand_in(text);
        assert!(found("HANAKO YAMADA won"));
        assert!(found("Ｙａｍａｄａ Ｈａｎａｋｏ"));
        assert!(!names("", "").stand_in("山田花子"));
        assert!(!names("山田", "").stand_in("山田"));
        let class = [("グエン", "Mai"), ("山田", "花子"), ("森", "一")];
        let class = ChildNames::new(class.into_iter());
        assert!(class.stand_in("今日は森 一くん") && class.stand_in("Mai グエン"));
        assert!(!class.stand_in("森さんと山田さんとMaiさん") && !class.stand_in(""));
    }
}
