//! One cell of `area_days.csv`: rules, separated by a space.
//!
//! ```text
//!   月 木              every Monday and Thursday
//!   水2 水4            the second and the fourth Wednesday of each month
//!   水2:4 6 8          only in these months; the rules before the colon, up to the next group
//!   20260401           this day
//!   隔水20260408       every 14 days from this one
//!   水1:4 6; 水2:5 1   two groups; a space may stand for the semicolon
//!   *1                 see remark 1
//! ```
//!
//! What is clear is read however it is written: full width, English weekdays, 第2水曜日. What could mean
//! two things is told and not guessed at: people would miss a day by it.

use jiff::civil::{Date, Weekday};
use unicode_normalization::UnicodeNormalization;

/// Days by one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    Weekly(Weekday),
    /// The so-many-th such weekday of a month, 1 to 5.
    Nth(Weekday, i8),
    On(Date),
    /// Every 14 days from this one, [`FORTNIGHTS`] times.
    Fortnightly(Date),
}

/// How often a day comes that is given as "every 14 days from": the convention's own number.
pub const FORTNIGHTS: i64 = 27;

/// Rules, and the months they count in; none means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub rules: Vec<Rule>,
    pub months: Vec<i8>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub groups: Vec<Group>,
    /// Numbers of remarks.
    pub remarks: Vec<String>,
    pub unread: Vec<Unread>,
}

/// A part of a cell that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub text: String,
    pub why: &'static str,
}

/// Reads a cell.
pub fn read(text: &str) -> Cell {
    let text: String = text.nfkc().collect();
    let mut cell = Cell::default();
    if matches!(text.trim(), "" | "NULL" | "-" | "なし") {
        return cell;
    }
    for part in text.split(';') {
        Reader::default().read(part, &mut cell);
    }
    cell
}

/// A part of a cell between semicolons.
#[derive(Default)]
struct Reader {
    group: Group,
    /// The colon has been read: numbers are months.
    in_months: bool,
    /// The words of the group, for saying what was not clear.
    said: Vec<String>,
}

impl Reader {
    fn read(mut self, part: &str, cell: &mut Cell) {
        for token in part.split_whitespace() {
            if let Some(number) = token.strip_prefix('*') {
                match !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) {
                    true => cell.remarks.push(number.to_owned()),
                    false => cell.unread.push(unread(token, "is no number of a remark")),
                }
                continue;
            }
            if self.in_months {
                if let Some(months) = months(token) {
                    self.said.push(token.to_owned());
                    self.group.months.extend(months);
                    continue;
                }
                // A rule after months begins a group of its own.
                self.end(cell);
            }
            self.said.push(token.to_owned());
            let (rule, months_of) = match token.split_once(':') {
                Some((rule, months)) => (rule, Some(months)),
                None => (token, None),
            };
            if !rule.is_empty() {
                match rules(rule) {
                    Ok(rules) => self.group.rules.extend(rules),
                    Err(why) => cell.unread.push(unread(token, why)),
                }
            }
            if let Some(text) = months_of {
                self.in_months = true;
                match months(text) {
                    Some(months) => self.group.months.extend(months),
                    None if text.is_empty() => {}
                    None => cell
                        .unread
                        .push(unread(token, "names a month that is none")),
                }
            }
        }
        self.end(cell);
    }

    fn end(&mut self, cell: &mut Cell) {
        let done = std::mem::take(self);
        let (group, said) = (done.group, done.said.join(" "));
        let weekly = |rule: &Rule| matches!(rule, Rule::Weekly(_));
        let dated = |rule: &Rule| matches!(rule, Rule::On(_) | Rule::Fortnightly(_));
        if group.rules.is_empty() {
            if done.in_months && cell.unread.is_empty() {
                cell.unread.push(unread(&said, "has months without a rule"));
            }
            return;
        }
        if done.in_months && group.months.is_empty() {
            cell.unread
                .push(unread(&said, "has a colon without months"));
            return;
        }
        let limited = !group.months.is_empty();
        if limited && group.rules.iter().any(dated) {
            let why = "limits a date to months";
            cell.unread.push(unread(&said, why));
            return;
        }
        // By the convention the months limit all of these; cities have meant the last alone.
        let mixed = group.rules.len() > 1
            && group.rules.iter().any(weekly) != group.rules.iter().all(weekly);
        if limited && mixed {
            let why = "does not tell whether the months limit what comes every week, too: separate them by a semicolon";
            cell.unread.push(unread(&said, why));
            return;
        }
        cell.groups.push(group);
    }
}

fn unread(text: &str, why: &'static str) -> Unread {
    Unread {
        text: text.to_owned(),
        why,
    }
}

/// `4`, `4月`, or several with a comma between.
fn months(text: &str) -> Option<Vec<i8>> {
    let parts = text.split([',', '、', '・']).map(|month| {
        let month = month.strip_suffix('月').unwrap_or(month);
        let is_number = (1..=2).contains(&month.len());
        let month: i8 = month.parse().ok().filter(|_| is_number)?;
        (1..=12).contains(&month).then_some(month)
    });
    parts.collect()
}

fn rules(token: &str) -> Result<Vec<Rule>, &'static str> {
    match rule(token) {
        Ok(rule) => Ok(vec![rule]),
        Err(why) => {
            if let Some(rules) = ordinals(token) {
                return Ok(rules);
            }
            let parts: Vec<&str> = token.split(['、', ',', '・', '/']).collect();
            let each: Result<Vec<Rule>, _> = parts.iter().map(|part| rule(part)).collect();
            match each {
                Ok(rules) if parts.len() > 1 => Ok(rules),
                _ => Err(why),
            }
        }
    }
}

/// `第1・3土曜日`: the first and the third Saturday.
fn ordinals(token: &str) -> Option<Vec<Rule>> {
    let rest = token.strip_prefix('第')?;
    let day = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "・,、第".contains(c));
    let numbers = rest.strip_suffix(day)?;
    let weekday = weekday(day)?;
    let numbers = numbers
        .split(['・', ',', '、'])
        .map(|number| number.trim_start_matches('第'));
    let rules: Option<Vec<Rule>> = numbers
        .map(|number| Some(Rule::Nth(weekday, nth(number).ok()?)))
        .collect();
    rules.filter(|rules| !rules.is_empty())
}

fn rule(token: &str) -> Result<Rule, &'static str> {
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return day(token).map(Rule::On);
    }
    if let Some(rest) = token.strip_prefix('隔') {
        return fortnightly(rest);
    }
    let token = token.strip_prefix('毎').unwrap_or(token);
    let token = token.strip_prefix('週').unwrap_or(token);
    let at = token.find(|c: char| c.is_ascii_digit());
    let (day, number) = token.split_at(at.unwrap_or(token.len()));
    let weekday = weekday(day).ok_or("is no rule that is known")?;
    match number {
        "" => Ok(Rule::Weekly(weekday)),
        number => Ok(Rule::Nth(weekday, nth(number)?)),
    }
}

fn nth(number: &str) -> Result<i8, &'static str> {
    match number.parse() {
        Ok(nth @ 1..=5) if number.len() == 1 => Ok(nth),
        _ => Err("is no such week of a month: 1 to 5"),
    }
}

fn fortnightly(rest: &str) -> Result<Rule, &'static str> {
    let at = rest
        .find(|c: char| c.is_ascii_digit())
        .ok_or("does not say from which date on")?;
    let (weekday_name, date) = rest.split_at(at);
    let from = day(date)?;
    // 隔月 is "every other Monday" here and nowhere else.
    let weekday = weekday(weekday_name).ok_or("names no weekday before its date")?;
    match from.weekday() == weekday {
        true => Ok(Rule::Fortnightly(from)),
        false => Err("has a date that is another weekday"),
    }
}

/// `20260401`, `2026/4/1` or `2026-4-1`.
pub fn day(text: &str) -> Result<Date, &'static str> {
    const NONE: &str = "is no day of a calendar";
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [digits] if digits.chars().all(|c| c.is_ascii_digit()) => match digits.len() {
            8 => (&digits[..4], &digits[4..6], &digits[6..]),
            0..=2 => return Err("stands alone: is it a week, a month or a day?"),
            _ => return Err("is no date: a date has eight digits"),
        },
        _ => return Err(NONE),
    };
    let number = |text: &str| text.parse::<i8>().map_err(|_| NONE);
    let year: i16 = year.parse().map_err(|_| NONE)?;
    Date::new(year, number(month)?, number(day)?).map_err(|_| NONE)
}

/// 月, 月曜, 月曜日, Mon or Monday.
fn weekday(name: &str) -> Option<Weekday> {
    let lower = name.to_lowercase();
    let name = lower.strip_suffix("曜日").or(lower.strip_suffix('曜'));
    let name = name.unwrap_or(&lower).trim_end_matches('.');
    Some(match name {
        "月" | "mon" | "monday" => Weekday::Monday,
        "火" | "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "水" | "wed" | "wednesday" => Weekday::Wednesday,
        "木" | "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "金" | "fri" | "friday" => Weekday::Friday,
        "土" | "sat" | "saturday" => Weekday::Saturday,
        "日" | "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn group(rules: &[Rule], months: &[i8]) -> Group {
        Group {
            rules: rules.to_vec(),
            months: months.to_vec(),
        }
    }

    fn groups(text: &str) -> Vec<Group> {
        let cell = read(text);
        assert_eq!(cell.unread, [], "{text}");
        cell.groups
    }

    // B-14
    #[test]
    fn the_convention_is_read() {
        use Rule::{Fortnightly, Nth, On, Weekly};
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        let both = [group(&[Weekly(Monday), Weekly(Thursday)], &[])];
        for same in [
            "月 木",
            "月　木 ",
            "Mon Thu",
            "月曜日 木曜",
            "毎週月 毎週木",
            "月・木",
            "monday,thursday",
        ] {
            assert_eq!(groups(same), both, "{same}");
        }
        let second = [group(&[Nth(Wednesday, 2)], &[])];
        for same in ["水2", "水２", "Wed2", "第2水曜日"] {
            assert_eq!(groups(same), second, "{same}");
        }
        let limited = [group(&[Nth(Friday, 1), Nth(Friday, 3)], &[4, 6, 12, 2])];
        for same in [
            "金1 金3:4 6 12 2",
            "金1 金3: 4 6 12 2",
            "第1・3金:4月 6月 12月 2月",
            "金1 金3：4 6 12 2",
        ] {
            assert_eq!(groups(same), limited, "{same}");
        }
        assert_eq!(
            groups("20260401 2026/4/15"),
            [group(&[On(date(2026, 4, 1)), On(date(2026, 4, 15))], &[])]
        );
        assert_eq!(
            groups("隔月20140407"),
            [group(&[Fortnightly(date(2014, 4, 7))], &[])]
        );
        let two = [
            group(&[Nth(Wednesday, 1)], &[6, 7, 11]),
            group(&[Nth(Wednesday, 2)], &[4, 5, 8]),
        ];
        assert_eq!(groups("水1:6 7 11 水2:4 5 8"), two);
        assert_eq!(groups("水1:6 7 11; 水2:4 5 8"), two);
        assert_eq!(groups("火5"), [group(&[Nth(Tuesday, 5)], &[])]);
        assert_eq!(read("月 *1").remarks, ["1"]);
        for nothing in ["", "　", "NULL", "-"] {
            assert_eq!(read(nothing), Cell::default(), "{nothing:?}");
        }
    }

    // B-14
    #[test]
    fn what_could_mean_two_things_is_told() {
        let table = [
            ("2020024", "is no date: a date has eight digits"),
            ("202312110", "is no date: a date has eight digits"),
            ("20230231", "is no day of a calendar"),
            ("隔金20150198", "is no day of a calendar"),
            ("隔火20150107", "has a date that is another weekday"),
            ("隔火", "does not say from which date on"),
            ("公社", "is no rule that is known"),
            ("第1・3回目の土", "is no rule that is known"),
            ("水6", "is no such week of a month: 1 to 5"),
            ("水2 4", "stands alone: is it a week, a month or a day?"),
            ("水2:13", "names a month that is none"),
            ("水2:", "has a colon without months"),
            (":4 5", "has months without a rule"),
            ("20260401:4", "limits a date to months"),
            ("*x", "is no number of a remark"),
        ];
        for (text, why) in table {
            let cell = read(text);
            let reasons: Vec<&str> = cell.unread.iter().map(|unread| unread.why).collect();
            assert!(reasons.contains(&why), "{text}: {reasons:?}");
        }
        let mixed = read("月 木 日5:12");
        assert_eq!(mixed.groups, []);
        assert_eq!(mixed.unread[0].text, "月 木 日5:12");
        // What stands beside it is read.
        assert_eq!(read("公社 月").groups.len(), 1);
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(text in "[月火水木金土日隔第毎週0-9:;*・,/ 　\\-]{0,24}|\\PC{0,24}") {
            let cell = read(&text);
            // Whatever is not nothing says something.
            let said = cell.groups.len() + cell.remarks.len() + cell.unread.len();
            let only_marks = text.chars().all(|c| c.is_whitespace() || matches!(c, ';' | '；' | '\u{37e}'));
            prop_assert!(said > 0 || only_marks || matches!(text.trim(), "-" | "－" | "NULL" | "なし"), "{text:?}");
        }
    }
}
