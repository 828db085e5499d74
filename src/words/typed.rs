//! What people type, made comparable with words that are written down. Width, case and the spaces between
//! Japanese letters never matter; katakana is hiragana; a Latin letter typed without its mark is the marked
//! one ("chao" is "chảo"), while a word that has none is not found in one that has. Pure.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::city::area::katakana_as_hiragana;

/// A text beside what is compared of it, letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    plain: Vec<char>,
    /// As many letters, without marks.
    bare: Vec<char>,
}

impl Typed {
    /// The marks of a sentence around it are left out.
    pub fn new(text: &str) -> Typed {
        let plain: Vec<char> = text.nfkc().flat_map(char::to_lowercase).collect();
        let is_outside = |c: &char| c.is_whitespace() || "?!¿¡。、,.:;「」『』“”\"".contains(*c);
        let from = plain.iter().take_while(|c| is_outside(c)).count();
        let rest = &plain[from..];
        let behind = rest.iter().rev().take_while(|c| is_outside(c)).count();
        let plain = joined(&rest[..rest.len() - behind]);
        let bare = plain.iter().map(|c| bare(*c)).collect();
        Typed { plain, bare }
    }

    pub fn len(&self) -> usize {
        self.plain.len()
    }

    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// A part as it was typed.
    pub fn part(&self, range: Range<usize>) -> Typed {
        Typed::new(&self.plain[range].iter().collect::<String>())
    }

    /// As it was typed.
    pub fn text(&self) -> String {
        self.plain.iter().collect()
    }

    /// Without spaces and hyphens, which people set as they like.
    pub fn whole(&self) -> String {
        self.plain.iter().filter(|c| is_letter(**c)).collect()
    }

    /// The same without marks.
    pub fn bare(&self) -> String {
        self.bare.iter().filter(|c| is_letter(**c)).collect()
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let words = self.bare.split(|c| !is_letter(*c));
        words
            .filter(|word| !word.is_empty())
            .map(|word| word.iter().collect())
    }

    /// Where these words stand, whole as far as they are of Latin letters.
    pub fn find(&self, words: &Typed, from: usize) -> Option<Range<usize>> {
        let most = self.len().checked_sub(words.len())?;
        (from..=most)
            .map(|at| at..at + words.len())
            .find(|range| self.has_at(words, range))
    }

    pub fn holds(&self, words: &Typed) -> bool {
        self.find(words, 0).is_some()
    }

    /// The same, with each mark that was written down.
    pub fn holds_as_written(&self, words: &Typed) -> bool {
        let most = self.len().checked_sub(words.len());
        let mut places = most.into_iter().flat_map(|most| 0..=most);
        places.any(|at| {
            let range = at..at + words.len();
            self.plain[range.clone()] == words.plain[..] && self.has_at(words, &range)
        })
    }

    pub fn begins_with(&self, words: &Typed) -> bool {
        self.len() >= words.len() && self.has_at(words, &(0..words.len()))
    }

    pub fn ends_with(&self, words: &Typed) -> bool {
        let from = self.len().checked_sub(words.len());
        from.is_some_and(|from| self.has_at(words, &(from..self.len())))
    }

    fn has_at(&self, words: &Typed, range: &Range<usize>) -> bool {
        let (plain, bare) = (&self.plain[range.clone()], &self.bare[range.clone()]);
        let has_marks = !words.plain.iter().all(char::is_ascii);
        !words.is_empty()
            && *bare == words.bare
            && (has_marks || plain.iter().all(char::is_ascii))
            && !self.is_within_word(range.start)
            && !self.is_within_word(range.end)
    }

    fn is_within_word(&self, at: usize) -> bool {
        let is_latin = |at: usize| self.bare.get(at).is_some_and(char::is_ascii_alphanumeric);
        at > 0 && is_latin(at - 1) && is_latin(at)
    }
}

/// One space for several, and none beside a letter of Japanese or Chinese.
fn joined(text: &[char]) -> Vec<char> {
    let mut joined: Vec<char> = Vec::with_capacity(text.len());
    for (at, c) in text.iter().enumerate() {
        if !c.is_whitespace() {
            joined.push(*c);
            continue;
        }
        let next = text[at..].iter().find(|c| !c.is_whitespace());
        let beside = [joined.last(), next];
        let is_apart = beside.iter().all(|c| c.is_some_and(|c| !is_wide(*c)));
        if is_apart && joined.last() != Some(&' ') {
            joined.push(' ');
        }
    }
    joined
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == 'ー'
}

/// Letters that are written without spaces.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn bare(c: char) -> char {
    let first = std::iter::once(c).nfd().next().unwrap_or(c);
    match c {
        'đ' => 'd',
        '-' | '‐'..='―' | '\'' | '’' => ' ',
        _ if first.is_ascii_alphabetic() => first,
        _ => katakana_as_hiragana(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_their_marks_and_never_within_a_word() {
        let holds = |text: &str, words: &str| Typed::new(text).holds(&Typed::new(words));
        for (text, words, expected) in [
            ("vut chao nhu the nao", "chảo", true),
            ("VỨT CHẢO?", "chảo", true),
            ("abraço", "rác", false),
            ("vứt ô", "o", false),
            ("o guarda-chuva", "o", true),
            ("ゴミ の 日", "ごみの日", true),
            ("ｺﾞﾐ", "ごみ", true),
            ("how  do I", "how do i", true),
            ("pans", "pan", false),
            ("", "", false),
        ] {
            assert_eq!(holds(text, words), expected, "{text}: {words}");
        }
        for (text, words, expected) in [
            ("một cái CHẢO cũ", "chảo", true),
            ("mot cai chao cu", "chảo", false),
            ("abraço", "ço", false),
            ("cát", "cát vệ sinh", false),
            ("", "", false),
        ] {
            let held = Typed::new(text).holds_as_written(&Typed::new(words));
            assert_eq!(held, expected, "{text}: {words}");
        }
        assert_eq!(Typed::new(" フライパン は？ ").text(), "フライパンは");
        assert_eq!(Typed::new("T-Shirt").whole(), "tshirt");
    }
}
