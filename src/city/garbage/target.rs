//! How a thing is thrown away: the list of things that cities keep (target.csv), searched as people type.

use super::super::area::folded;

/// A thing, and where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The kind's label; also one without days of its own, such as 有料粗大ごみ.
    pub kind: String,
    pub name: String,
    pub notice: String,
    /// Its reading, or as most cities write it only the first letter of that.
    pub reading: String,
}

/// Answers that fit into one message and are read by somebody in a kitchen.
pub const MOST: usize = 5;

/// The things that may be meant, the best first, at most [`MOST`]. `typed` is a whole sentence or a word.
pub fn search<'a>(targets: &'a [Target], typed: &str) -> Vec<&'a Target> {
    let typed = folded(typed);
    if typed.chars().count() < 2 {
        let exact = targets
            .iter()
            .filter(|target| folded(&target.name) == typed);
        return exact.take(MOST).collect();
    }
    let mut found: Vec<(u8, usize, &Target)> = targets
        .iter()
        .filter_map(|target| {
            let (fit, length) = fit(target, &typed)?;
            Some((fit, length, target))
        })
        .collect();
    found.sort_by_key(|(fit, length, _)| (*fit, *length));
    found.truncate(MOST);
    found.into_iter().map(|(_, _, target)| target).collect()
}

/// How well it fits, 0 the best, and how much of its name is beside what was typed.
fn fit(target: &Target, typed: &str) -> Option<(u8, usize)> {
    let name = folded(&target.name);
    let reading = folded(&target.reading);
    let length = name.chars().count();
    let whole = name == typed || (reading.chars().count() > 1 && reading == typed);
    if whole {
        return Some((0, 0));
    }
    if name.starts_with(typed) || (reading.chars().count() > 1 && reading.starts_with(typed)) {
        return Some((1, length));
    }
    if name.contains(typed) || (reading.chars().count() > 1 && reading.contains(typed)) {
        return Some((2, length));
    }
    // A little miswritten: フライパソ, れいぞうこう.
    let (short, typed_length) = (length.min(typed.chars().count()), typed.chars().count());
    let few = if short >= 6 {
        2
    } else {
        usize::from(short >= 4)
    };
    let apart = |text: &str| distance(text, typed);
    let near = few > 0 && length.abs_diff(typed_length) <= few && apart(&name) <= few;
    near.then_some((3, length))
}

/// How many letters are to be changed, added or left out (Levenshtein).
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (column, of_other) in other.iter().enumerate() {
            let change = before + usize::from(letter != *of_other);
            before = row[column + 1];
            row[column + 1] = change.min(before + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn things(names: &[(&str, &str)]) -> Vec<Target> {
        let target = |(name, reading): &(&str, &str)| Target {
            kind: "燃やさないごみ".into(),
            name: (*name).to_owned(),
            reading: (*reading).to_owned(),
            notice: String::new(),
        };
        names.iter().map(target).collect()
    }

    #[test]
    fn things_are_found_as_people_type_them() {
        let things = things(&[
            ("フライパン(金属)", "ふ"),
            ("冷蔵庫", "れいぞうこ"),
            ("布団", "ふとん"),
            ("鍋", "な"),
            ("鍋のふた", "な"),
        ]);
        let first = |typed: &str| search(&things, typed).first().map(|t| t.name.as_str());
        assert_eq!(first("フライパン"), Some("フライパン(金属)"));
        assert_eq!(first("ふらいぱん"), Some("フライパン(金属)"));
        assert_eq!(first("ﾌﾗｲﾊﾟﾝ"), Some("フライパン(金属)"));
        assert_eq!(first("れいぞうこ"), Some("冷蔵庫"));
        assert_eq!(first("ふとん"), Some("布団"));
        assert_eq!(first("鍋"), Some("鍋"));
        assert_eq!(first("フライパン（金族）"), Some("フライパン(金属)"));
        assert_eq!(first("戦車"), None);
        assert_eq!(first(""), None);
    }
}
