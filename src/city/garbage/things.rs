//! Household things by their names in every language, and where the city's own list of things (target.csv)
//! has them: the list is in Japanese, those who ask need not be. Pure.
//!
//! The names stand in `locales/things.csv`: a row is a thing; the columns are `ja` (as cities list it),
//! `reading` (in hiragana), `en`, `vi`, `zh-Hans` and `pt-BR`. A cell holds one or more names with `|`
//! between, the one that an answer calls it by first; none is empty, and a Japanese name stands in one row
//! alone. A name that has two meanings (a glass, glass) stands in the rows of both.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::super::area::folded;
use super::target::{self, MOST, Target, distance};
use crate::words::Language;
use crate::words::typed::{Typed, is_wide};

const FILE: &str = include_str!("../../../locales/things.csv");
/// The columns; a reading is Japanese, too.
const COLUMNS: [Language; 6] = [
    Language::Ja,
    Language::Ja,
    Language::En,
    Language::Vi,
    Language::ZhHans,
    Language::PtBr,
];
const READING: usize = 1;

static THINGS: LazyLock<Vec<Thing>> = LazyLock::new(|| {
    let rows = FILE.lines().skip(1).enumerate();
    rows.map(|(number, row)| Thing::read(number, row)).collect()
});

/// Every Japanese name as the city's list is searched.
static JAPANESE: LazyLock<Vec<Japanese>> = LazyLock::new(|| {
    let names = THINGS.iter().flat_map(|thing| {
        let names = thing.names.iter().enumerate();
        let japanese = names.filter(|(_, name)| name.language == Language::Ja);
        japanese.map(|(position, name)| {
            let shortest = if name.is_reading { 3 } else { 2 };
            let name = folded(&name.written);
            let length = name.chars().count();
            Japanese {
                length,
                is_word: length >= shortest,
                name,
                position,
                thing: thing.number,
            }
        })
    });
    names.collect()
});

struct Japanese {
    name: String,
    length: usize,
    /// Whether it says something within other words: no single letter, and no reading of two.
    is_word: bool,
    /// Among the thing's names.
    position: usize,
    thing: usize,
}

/// A thing of the household.
#[derive(Debug)]
pub struct Thing {
    number: usize,
    names: Vec<Name>,
}

/// What it is called.
#[derive(Debug)]
struct Name {
    language: Language,
    is_reading: bool,
    written: String,
    typed: Typed,
    whole: String,
    bare: String,
    /// Whether letters of it have marks, without which it may be another language's word: cát, "cat".
    is_marked: bool,
    /// In languages whose words say how many there are.
    stem: Option<String>,
}

/// What was found of a thing that somebody asks about.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// Things of the city's list, each with its name in the reader's language, if that is known.
    Listed(Vec<(Option<&'a str>, &'a Target)>),
    /// A thing that the list has not, with its Japanese name.
    Unlisted(Option<&'a str>, &'a str),
    Unknown,
}

/// Looks up what was typed, in whichever language, for a reader of this one.
pub fn look_up<'a>(targets: &'a [Target], typed: &str, reader: Language) -> Found<'a> {
    let listed = || -> Vec<(Option<&'a str>, &'a Target)> {
        let found = target::search(targets, typed).into_iter();
        let named = found.map(|target| (name_of(target, reader), target));
        named.collect()
    };
    // The city's own words say most to whoever types Japanese.
    if is_japanese(typed, reader) {
        let found = listed();
        if !found.is_empty() {
            return Found::Listed(found);
        }
    }
    let meant = meant(typed, reader);
    let mut found: Vec<(Option<&'static str>, &'a Target)> = Vec::new();
    for (thing, name) in &meant {
        let word = thing.called(name, reader);
        found.extend(thing.listed(targets).into_iter().map(|of| (word, of)));
    }
    found.truncate(MOST);
    match (found.is_empty(), meant.first()) {
        (false, _) => Found::Listed(found),
        (true, Some((thing, name))) => {
            Found::Unlisted(thing.called(name, reader), &thing.names[0].written)
        }
        (true, None) => match listed() {
            found if found.is_empty() => Found::Unknown,
            found => Found::Listed(found),
        },
    }
}

/// Whether it names a thing and says nothing else. A name without its marks may be another language's word.
pub fn is_thing(typed: &str, reader: Language) -> bool {
    let typed = Typed::new(typed);
    let (whole, bare) = (typed.whole(), typed.bare());
    let names = THINGS.iter().flat_map(|thing| &thing.names);
    let mut same = names.filter(|name| {
        let is_bare = name.language == reader && bare.len() >= PART && name.bare == bare;
        name.whole == whole || is_bare
    });
    same.next().is_some()
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_japanese(typed: &str, reader: Language) -> bool {
    let reads = matches!(reader, Language::Ja | Language::JaEasy);
    typed.chars().any(is_kana) || (reads && typed.chars().any(is_wide))
}

/// What the city lists, in the reader's language.
fn name_of(target: &Target, reader: Language) -> Option<&'static str> {
    let (name, _) = of(&folded(&target.name))?;
    THINGS[name.thing].name_in(reader)
}

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// All of what was typed. In the reader's own language first, then letter for letter, without its
    /// marks, in another number.
    Whole(bool, u8),
    /// A part of it, or it is a little miswritten: the most letters first.
    Partly(Reverse<usize>, bool),
}

/// The things that were meant, each by the name that fits; several only where they are called the same.
fn meant(typed: &str, reader: Language) -> Vec<(&'static Thing, &'static Name)> {
    let asked = Asked::new(typed, reader);
    let mut best: Option<(Fit, Vec<(&Thing, &Name)>)> = None;
    for thing in THINGS.iter() {
        let fits = thing.names.iter();
        let fits = fits.filter_map(|name| Some((asked.fit(name)?, name)));
        let Some((fit, name)) = fits.min_by_key(|(fit, _)| *fit) else {
            continue;
        };
        match &mut best {
            Some((known, _)) if *known < fit => {}
            Some((known, meant)) if *known == fit => meant.push((thing, name)),
            _ => best = Some((fit, vec![(thing, name)])),
        }
    }
    best.map_or_else(Vec::new, |(_, meant)| meant)
}

/// What somebody asks about.
struct Asked {
    language: Language,
    typed: Typed,
    whole: String,
    bare: String,
    /// Of an English and of a Portuguese word.
    stems: [Option<String>; 2],
}

/// Letters a name must have to be found within others, or miswritten; a wrong letter takes as many from it.
const PART: usize = 3;
const NEAR: usize = 5;
const NEAR_TWICE: usize = 9;

impl Asked {
    fn new(typed: &str, reader: Language) -> Asked {
        let typed = Typed::new(typed);
        Asked {
            language: match reader {
                Language::JaEasy => Language::Ja,
                other => other,
            },
            whole: typed.whole(),
            bare: typed.bare(),
            stems: [Language::En, Language::PtBr].map(|language| stem(&typed, language)),
            typed,
        }
    }

    fn fit(&self, name: &Name) -> Option<Fit> {
        if self.whole.is_empty() {
            return None;
        }
        let foreign = name.language != self.language;
        // Only its readers leave its marks out.
        let exact = foreign && name.is_marked;
        let same = [
            name.whole == self.whole,
            !exact && name.bare == self.bare,
            !exact
                && name.stem.is_some()
                && self.stems[usize::from(name.language == Language::PtBr)] == name.stem,
        ];
        if let Some(grade) = (0..).zip(same).find_map(|(at, same)| same.then_some(at)) {
            return Some(Fit::Whole(foreign, grade));
        }
        let letters = name.bare.chars().count();
        let is_long = letters >= PART || (letters > 1 && name.bare.chars().all(is_wide));
        let is_held = match exact {
            true => self.typed.holds_as_written(&name.typed),
            false => self.typed.holds(&name.typed) && stands_in(&self.bare, &name.bare),
        };
        if is_long && is_held {
            return Some(Fit::Partly(Reverse(letters), foreign));
        }
        let few = match letters {
            _ if exact => return None,
            ..NEAR => return None,
            NEAR..NEAR_TWICE => 1,
            _ => 2,
        };
        let typed = self.bare.chars().count();
        let is_near =
            letters.abs_diff(typed) <= few && self.bare.chars().next() == name.bare.chars().next();
        let apart = is_near.then(|| distance(&name.bare, &self.bare))?;
        let sure = letters.saturating_sub(apart * PART);
        (apart <= few).then_some(Fit::Partly(Reverse(sure), foreign))
    }
}

impl Thing {
    fn read(number: usize, row: &str) -> Thing {
        let cells = row.split(',').zip(COLUMNS).enumerate();
        let names = cells.flat_map(|(at, (cell, language))| {
            cell.split('|').map(move |written| {
                let typed = Typed::new(written);
                let (whole, bare) = (typed.whole(), typed.bare());
                Name {
                    language,
                    is_reading: at == READING,
                    is_marked: language != Language::Ja && whole != bare,
                    whole,
                    bare,
                    stem: stem(&typed, language),
                    written: written.to_owned(),
                    typed,
                }
            })
        });
        Thing {
            number,
            names: names.collect(),
        }
    }

    /// Its first name in a language; none for readers of Japanese, who read it in the city's list.
    fn name_in(&self, language: Language) -> Option<&str> {
        let mut names = self.names.iter();
        let name = names.find(|name| name.language == language && language != Language::Ja)?;
        Some(&name.written)
    }

    /// The name that was typed, if it is of the reader's language.
    fn called<'a>(&'a self, name: &'a Name, reader: Language) -> Option<&'a str> {
        match name.language == reader && reader != Language::Ja {
            true => Some(&name.written),
            false => self.name_in(reader),
        }
    }

    /// Where the city lists it; under names that only hold one of its own if there is no other.
    fn listed<'a>(&self, targets: &'a [Target]) -> Vec<&'a Target> {
        let mine = JAPANESE.iter().filter(|name| name.thing == self.number);
        let mine: Vec<&Japanese> = mine.collect();
        let mut found: Vec<(Rank, usize, &Target)> = Vec::new();
        for target in targets {
            let listed = folded(&target.name);
            let may_be = mine.iter().any(|name| listed.contains(&name.name));
            if may_be
                && let Some((name, by)) = of(&listed)
                && name.thing == self.number
            {
                let rank = (by == Listed::Within, name.position, by);
                found.push((rank, listed.chars().count(), target));
            }
        }
        found.sort_by_key(|(rank, length, _)| (*rank, *length));
        let is_within = found.first().is_some_and(|((within, ..), ..)| *within);
        let found = found.into_iter();
        let found = found.filter(|((within, ..), ..)| *within == is_within);
        found.map(|(_, _, target)| target).collect()
    }
}

/// Whether it only holds the name, the name's place among the thing's, and how it says so.
type Rank = (bool, usize, Listed);

/// How a name of the list says which thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Listed {
    /// By itself, or with what stands in brackets behind.
    Alone,
    Before,
    Within,
}

/// The name by which a thing of the city's list is known here, as it is folded. The longest decides:
/// アイロン台 is no アイロン.
fn of(listed: &str) -> Option<(&'static Japanese, Listed)> {
    let alone = listed.split('(').next().unwrap_or_default();
    let fits = JAPANESE.iter().filter_map(|known| {
        let (name, is_word) = (known.name.as_str(), known.is_word);
        let by = if name == listed || name == alone {
            Listed::Alone
        } else if listed.starts_with(name) && (is_word || is_measured(listed, name)) {
            Listed::Before
        } else if is_word && listed.contains(name) && stands_in(listed, name) {
            Listed::Within
        } else {
            return None;
        };
        Some((known, by))
    });
    fits.min_by_key(|(known, by)| (*by, Reverse(known.length)))
}

/// Whether a name that is held there is a word of its own. Two kana are a part of many other words: いす
/// stands in 木のいす, but not in アイスクリーム.
fn stands_in(text: &str, name: &str) -> bool {
    if name.chars().count() != 2 || !name.chars().all(is_kana) {
        return true;
    }
    let goes_on = |c: char| is_kana(c) && !"のな".contains(c);
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        !before.is_some_and(goes_on) && !behind.is_some_and(goes_on)
    })
}

/// A single letter is the thing only where a size follows: 枕70cm以下, but not 石けん.
fn is_measured(listed: &str, name: &str) -> bool {
    let next = listed
        .strip_prefix(name)
        .and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_ascii_digit())
}

/// The same for one thing and for several.
fn stem(typed: &Typed, language: Language) -> Option<String> {
    let endings = match language {
        Language::En => &[("ies", "y"), ("ss", "ss")][..],
        Language::PtBr => &PORTUGUESE,
        _ => return None,
    };
    Some(typed.words().map(|word| one(&word, endings)).collect())
}

/// Endings of several things, without their marks, and what one has.
const PORTUGUESE: [(&str, &str); 6] = [
    ("oes", "ao"),
    ("aes", "ao"),
    ("ais", "al"),
    ("eis", "el"),
    ("ois", "ol"),
    ("ns", "m"),
];

fn one(word: &str, endings: &[(&str, &str)]) -> String {
    let known = endings.iter().find_map(|(several, one)| {
        let begin = word.strip_suffix(several)?;
        (begin.len() > 1).then(|| format!("{begin}{one}"))
    });
    // Box and boxes, knife and knives.
    let one = known.unwrap_or_else(|| word.strip_suffix('s').unwrap_or(word).to_owned());
    let one = one.strip_suffix('e').unwrap_or(&one);
    match one.strip_suffix('v') {
        Some(begin) => format!("{begin}f"),
        None => one.to_owned(),
    }
}

#[cfg(test)]
mod tests;
