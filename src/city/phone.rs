//! Telephone numbers of families, as they are typed on a Japanese phone.

use unicode_normalization::UnicodeNormalization;

/// Longer than any number with its hyphens, spaces and brackets.
const LONGEST: usize = 30;

/// A Japanese number as it is stored and read out, such as `090-1234-5678`: full-width digits, hyphens,
/// brackets and spaces of any kind and `+81` are taken. `None`: no number by which a family is called.
pub fn parse(text: &str) -> Option<String> {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return None;
    }
    // The 0 that stands in brackets behind +81 is not dialled from abroad.
    let national = match text.strip_prefix("+81") {
        Some(rest) => format!(
            "0{}",
            rest.trim_start_matches(between).replacen("0)", "", 1)
        ),
        None => text.to_owned(),
    };
    if !national.chars().all(|c| c.is_ascii_digit() || between(c)) {
        return None;
    }
    let groups = national.split(between).filter(|group| !group.is_empty());
    let groups: Vec<&str> = groups.collect();
    let digits = groups.concat();
    let head = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        // Mobile phones and IP telephony (総務省, 電気通信番号計画).
        11 if MOBILE.contains(&head(0, 3)) && head(3, 4) != "0" => Some(hyphened(&digits, 3, 7)),
        // Lines at home. Nobody lives behind a free or paid service.
        10 if head(0, 1) == "0"
            && head(1, 2) != "0"
            && !MOBILE.contains(&head(0, 3))
            && !["0120", "0180", "0570", "0800", "0990"].contains(&head(0, 4)) =>
        {
            Some(match groups.len() {
                // Where the area code ends is known to the family.
                3 => groups.join("-"),
                _ if ["03", "06"].contains(&head(0, 2)) => hyphened(&digits, 2, 6),
                _ => digits,
            })
        }
        _ => None,
    }
}

/// How numbers of eleven digits begin; no area code does.
const MOBILE: [&str; 5] = ["050", "060", "070", "080", "090"];

/// What stands between groups of digits: Japanese keyboards offer many strokes.
fn between(c: char) -> bool {
    c.is_whitespace() || "-‐‑‒–—―−ー()".contains(c)
}

fn hyphened(digits: &str, first: usize, second: usize) -> String {
    let (area, rest) = digits.split_at(first);
    let (middle, last) = rest.split_at(second - first);
    format!("{area}-{middle}-{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_type_them() {
        let table = [
            ("09012345678", "090-1234-5678"),
            ("090-1234-5678", "090-1234-5678"),
            ("０９０－１２３４－５６７８", "090-1234-5678"),
            ("０９０ー１２３４ー５６７８", "090-1234-5678"),
            ("080 1234 5678", "080-1234-5678"),
            ("070−1234−5678", "070-1234-5678"),
            ("06012345678", "060-1234-5678"),
            ("050-3123-4567", "050-3123-4567"),
            ("+81 90 1234 5678", "090-1234-5678"),
            ("+81-90-1234-5678", "090-1234-5678"),
            ("＋８１（０）９０－１２３４－５６７８", "090-1234-5678"),
            ("+819012345678", "090-1234-5678"),
            ("082-420-0400", "082-420-0400"),
            ("(082)420-0400", "082-420-0400"),
            ("0824200400", "0824200400"),
            ("0312345678", "03-1234-5678"),
            (" 0848-12-3456 ", "0848-12-3456"),
        ];
        for (typed, expected) in table {
            assert_eq!(parse(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_calls_no_family_is_no_number() {
        let wrong = [
            "",
            "-",
            "110",
            "119",
            "12345678901",
            "0901234567",
            "090123456789",
            "090-0234-5678",
            "0120-123-456",
            "0800-123-4567",
            "0570012345",
            "0012345678",
            "020-1234-5678",
            "+1 212 555 0100",
            "+44 20 7946 0000",
            "090-1234-567a",
            "でんわ",
            "090/1234/5678",
            "0000000000",
            "(((((((((((((((((((((((09012345678",
        ];
        for typed in wrong {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
