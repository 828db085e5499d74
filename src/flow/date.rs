//! Dates as people write them in Japan: `2018-04-02`, `2018/4/2`, `2018年4月2日`, `20180402`,
//! `平成30年4月2日`, `H30.4.2`, in any width.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// First day's year minus one for the eras a living parent or child may be born in.
const ERAS: [(&str, &str, i16); 3] = [
    ("令和", "r", 2018),
    ("平成", "h", 1988),
    ("昭和", "s", 1925),
];

/// The date meant, or `None`.
pub fn parse(text: &str) -> Option<Date> {
    let text: String = text.trim().nfkc().collect::<String>().to_lowercase();
    let text = text.replace('元', "1");
    let (offset, rest) = ERAS
        .iter()
        .find_map(|(name, letter, offset)| {
            let rest = text
                .strip_prefix(name)
                .or_else(|| text.strip_prefix(letter))?;
            Some((*offset, rest.to_owned()))
        })
        .unwrap_or((0, text));
    let numbers: Vec<&str> = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日/.-".contains(c);
    if !rest.chars().all(allowed) {
        return None;
    }
    let (year, month, day) = match numbers[..] {
        [year, month, day] => (year, month, day),
        [all] if all.len() == 8 && offset == 0 => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    // "18/4/2" could be anything.
    if offset == 0 && year.len() != 4 {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    Date::new(
        year.checked_add(offset)?,
        month.parse().ok()?,
        day.parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_usual_ways_of_writing_a_date_are_read() {
        for text in [
            "2018-04-02",
            "2018/4/2",
            "2018.4.2",
            "2018年4月2日",
            "20180402",
            "２０１８年４月２日",
            "平成30年4月2日",
            "H30.4.2",
            " h30/4/2 ",
        ] {
            assert_eq!(parse(text), Some(date(2018, 4, 2)), "{text}");
        }
        assert_eq!(parse("令和元年5月1日"), Some(date(2019, 5, 1)));
        assert_eq!(parse("R2-2-29"), Some(date(2020, 2, 29)));
    }

    #[test]
    fn what_is_no_date_is_not_guessed_at() {
        for text in [
            "",
            "18/4/2",
            "2018-13-01",
            "2019-02-29",
            "4月2日",
            "2018-4-2-1",
            "20184",
            "二〇一八年",
            "H99999.1.1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}") {
            let _ = parse(&text);
        }
    }
}
