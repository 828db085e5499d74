//! School codes: how they are made, how long they live, and when two are the same. Pure.

use jiff::ToSpan;
use jiff::civil::Date;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

use super::school::school_year;

/// Digits and letters that nobody takes for each other on paper: neither 0 nor O, 1 nor I nor L, U nor V, of
/// 2 and Z, 5 and S, 8 and B the digit; and no vowels, so that no word comes about.
const LETTERS: &[u8; 24] = b"23456789CDFGHJKMNPQRTWXY";
/// Letters of a code: 24⁸ are 110 thousand millions, and whoever guesses has five tries a day.
const LENGTH: usize = 8;

/// How many days the code before still works if staff say nothing: sheets in bags and on refrigerators.
pub const TRANSITION_DAYS: i64 = 30;

/// A code such as `7K2M-9QXR` from random bytes.
pub fn written(random: [u8; 16]) -> String {
    let mut left = u128::from_le_bytes(random);
    let count = LETTERS.len() as u128;
    let mut code = String::with_capacity(LENGTH + 1);
    for at in 0..LENGTH {
        if at == LENGTH / 2 {
            code.push('-');
        }
        // The remainder is below 24. 24⁸ is so much less than 2¹²⁸ that no letter is likelier.
        let letter = usize::try_from(left % count).unwrap_or_default();
        code.push(char::from(LETTERS[letter]));
        left /= count;
    }
    code
}

/// The last day on which a code of this day works: a month after the school year is over, when those who
/// enter in April have registered.
pub fn last_day(made: Date) -> Date {
    let ends = i16::try_from(school_year(made) + 1).unwrap_or(i16::MAX);
    Date::new(ends, 4, 30).unwrap_or(Date::MAX)
}

/// The last day that staff may choose: that of a code of the next school year.
pub fn furthest(today: Date) -> Date {
    last_day(today.saturating_add(1.year()))
}

/// Whether what was typed is one of these codes. It comes from paper: width, case, spaces and hyphens do
/// not matter. Every code is compared to its end, so that time tells nothing.
pub fn is_among(typed: &str, codes: &[String]) -> bool {
    let typed = folded(typed);
    let mut found = subtle::Choice::from(0);
    for code in codes {
        found |= typed.as_bytes().ct_eq(folded(code).as_bytes());
    }
    bool::from(found) && !typed.is_empty()
}

/// Whether two codes let in the same.
pub fn is_same(one: &str, other: &str) -> bool {
    is_among(one, &[other.to_owned()])
}

fn folded(code: &str) -> String {
    code.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How a code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = CodeStanding)]
#[serde(rename_all = "snake_case")]
#[schema(as = CodeState)]
pub enum Standing {
    /// The one that is handed out.
    Current,
    /// Another is handed out; it works until its end.
    Replaced,
    /// Its end has come.
    Expired,
    Revoked,
}

impl Standing {
    pub const fn works(self) -> bool {
        matches!(self, Standing::Current | Standing::Replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    //
    #[test]
    fn a_code_is_read_from_paper_without_doubt() {
        let code = written(*b"sixteen bytes!!!");
        assert_eq!(code.len(), 9);
        let (one, other) = code.split_once('-').unwrap();
        for letter in [one, other].concat().bytes() {
            assert!(LETTERS.contains(&letter), "{code}");
        }
        assert_eq!((one.len(), other.len()), (4, 4));
        assert_ne!(code, written([7; 16]));
        for alike in b"01258OILZSBUV" {
            let count = LETTERS.iter().filter(|letter| *letter == alike);
            // Of each pair one stays.
            assert!(count.count() <= usize::from(b"258".contains(alike)));
        }
    }

    //
    #[test]
    fn a_code_lives_until_a_month_after_the_school_year() {
        for (made, last) in [
            (date(2026, 4, 1), date(2027, 4, 30)),
            (date(2026, 11, 29), date(2027, 4, 30)),
            (date(2027, 3, 31), date(2027, 4, 30)),
            (date(2027, 4, 1), date(2028, 4, 30)),
        ] {
            assert_eq!(last_day(made), last, "{made}");
        }
        assert_eq!(furthest(date(2027, 2, 1)), date(2028, 4, 30));
        assert_eq!(furthest(date(2028, 2, 29)), date(2029, 4, 30));
    }

    //
    #[test]
    fn width_case_spaces_and_hyphens_do_not_matter_and_everything_else_does() {
        let codes = ["7K2M-9QXR".to_owned(), "さくら 12".to_owned()];
        for right in [
            "7K2M-9QXR",
            "7k2m9qxr",
            "７Ｋ２Ｍ－９ＱＸＲ",
            " 7K2M 9QXR ",
            "7K2Mー9QXR",
            "さくら12",
        ] {
            assert!(is_among(right, &codes), "{right}");
        }
        for wrong in ["", "-", "7K2M", "7K2M-9QXS", "さくら", "7K2M-9QXR7"] {
            assert!(!is_among(wrong, &codes), "{wrong}");
        }
        assert!(!is_among("", &[String::new()]));
        assert!(!is_among("7K2M-9QXR", &[]));
    }
}
