//! A school's list of its pupils, read from a file. Pure; `office::roster` and `kairan import roster`
//! call it.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::table::{Named, Table, TableError};
use crate::city::roster::{Pupil, Unreadable, Why, folded};
use crate::city::school::School;
use crate::flow::field::NAME_MAX;

/// The columns a file must have.
pub const COLUMNS: [&str; 7] = [
    "grade",
    "class",
    "attendance_number",
    "family_name",
    "given_name",
    "family_kana",
    "given_kana",
];

/// A list as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub pupils: Vec<Pupil>,
    /// The rows that were not, in the file's order.
    pub unreadable: Vec<Unreadable>,
}

/// Reads a file; rows that cannot be meant are told, the others taken.
pub fn read(bytes: &[u8], school: &School) -> Result<List, TableError> {
    let table = Table::read(bytes, &COLUMNS)?;
    Ok(list(&table, school))
}

/// The same of a table that is read.
pub fn list(table: &Table, school: &School) -> List {
    let mut list = List::default();
    let mut seen = Seen::default();
    for row in &table.rows {
        let named = table.named(row).map_err(Why::Row);
        match named.and_then(|named| seen.first(pupil(&named, school)?, row.line)) {
            Ok(pupil) => list.pupils.push(pupil),
            Err(why) => list.unreadable.push(Unreadable {
                line: row.line,
                why,
            }),
        }
    }
    list
}

/// What stands in lines above, by line.
#[derive(Default)]
struct Seen {
    pupils: HashMap<Pupil, u64>,
    numbers: HashMap<(i64, String, String), u64>,
}

impl Seen {
    fn first(&mut self, pupil: Pupil, line: u64) -> Result<Pupil, Why> {
        if let Some(above) = self.pupils.get(&pupil) {
            return Err(Why::Twice(*above));
        }
        if let (Some(class), Some(number)) = (&pupil.class, &pupil.attendance_number) {
            let place = (pupil.grade, class.clone(), number.clone());
            if let Some(above) = self.numbers.get(&place) {
                return Err(Why::Taken(*above));
            }
            self.numbers.insert(place, line);
        }
        self.pupils.insert(pupil.clone(), line);
        Ok(pupil)
    }
}

fn pupil(row: &Named<'_>, school: &School) -> Result<Pupil, Why> {
    let text = |column: &str| row.cell(column).to_owned();
    let filled = |column: &str| row.filled(column).map(str::to_owned);
    let plain = |column: &str| row.cell(column).nfkc().collect::<String>();
    let grade = plain("grade").parse().ok();
    let grade = grade.filter(|grade| school.grades.contains(grade));
    let grade = grade.ok_or_else(|| Why::Grade(text("grade")))?;
    let pupil = Pupil {
        grade,
        class: class(&plain("class"), grade, school)?,
        attendance_number: number(&plain("attendance_number"))?,
        family_name: text("family_name"),
        given_name: text("given_name"),
        family_kana: filled("family_kana"),
        given_kana: filled("given_kana"),
    };
    if folded(&pupil.family_name).is_empty() && folded(&pupil.given_name).is_empty() {
        return Err(Why::Nameless);
    }
    let is_long = |name: &str| name.chars().count() > NAME_MAX;
    let kana = [&pupil.family_kana, &pupil.given_kana].map(|kana| kana.as_deref());
    let names = [Some(pupil.family_name.as_str()), Some(&pupil.given_name)];
    if names.into_iter().chain(kana).flatten().any(is_long) {
        return Err(Why::TooLong);
    }
    Ok(pupil)
}

/// As the school's import names it; lists often hold the class alone, `1` for `2-1`.
fn class(text: &str, grade: i64, school: &School) -> Result<Option<String>, Why> {
    if text.is_empty() {
        return Ok(None);
    }
    let ways = [
        text.to_owned(),
        format!("{grade}-{text}"),
        format!("{grade}-{}", text.trim_end_matches('組')),
    ];
    let known = school
        .classes
        .iter()
        .find(|class| ways.iter().any(|way| way.nfkc().eq(class.nfkc())));
    match known {
        Some(class) => Ok(Some(class.clone())),
        None => Err(Why::Class(text.to_owned())),
    }
}

fn number(text: &str) -> Result<Option<String>, Why> {
    if text.is_empty() {
        return Ok(None);
    }
    let is_number = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = text.trim_start_matches('0');
    match is_number && !plain.is_empty() {
        true => Ok(Some(plain.to_owned())),
        false => Err(Why::Number(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::school::SchoolKind;

    fn school() -> School {
        School {
            id: "a-es".into(),
            kind: SchoolKind::Elementary,
            name: "西条小学校".into(),
            join_code: "K".into(),
            grades: vec![1, 2],
            classes: ["1-1", "1-2", "2-1", "ひまわり"].map(str::to_owned).into(),
            clubs: vec![],
            groups: vec![],
        }
    }

    fn read_rows(rows: &str) -> List {
        let text = format!("{}\n{rows}", COLUMNS.join(","));
        read(text.as_bytes(), &school()).unwrap()
    }

    // F-14
    #[test]
    fn a_list_is_read_as_schools_write_it() {
        let list = read_rows(
            "1,1-1,1,青木,葵,アオキ,アオイ\n１,１組,０２,佐藤,翔,,\n2,1,,Silva,Maria,シルバ,マリア\n\
             2,ひまわり,3,山田,花,ヤマダ,ハナ\n1,,,林,雪,ハヤシ,ユキ\n",
        );
        assert_eq!(list.unreadable, []);
        let places: Vec<String> = list
            .pupils
            .iter()
            .map(|of| {
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                format!(
                    "{}/{}/{}",
                    of.grade,
                    text(&of.class),
                    text(&of.attendance_number)
                )
            })
            .collect();
        assert_eq!(
            places,
            ["1/1-1/1", "1/1-1/2", "2/2-1/", "2/ひまわり/3", "1//"]
        );
    }

    // F-14
    #[test]
    fn what_cannot_be_meant_is_told_by_line_and_the_rest_taken() {
        let list = read_rows(
            "1,1-1,1,青木,葵,,\n7,1-1,2,佐藤,翔,,\n1,9-9,2,佐藤,翔,,\n1,1-1,x,佐藤,翔,,\n1,1-1,2, ,,,\n\
             1,1-1,1,青木,葵,,\n1,1-1,01,伊藤,新,,\n1,1-1\n1,1-2,0,伊藤,新,,\n",
        );
        assert_eq!(list.pupils.len(), 1);
        let lines: Vec<u64> = list.unreadable.iter().map(|of| of.line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 8, 9, 10]);
        let why = |at: usize| list.unreadable[at].why.clone();
        assert_eq!(why(0), Why::Grade("7".into()));
        assert_eq!(why(1), Why::Class("9-9".into()));
        assert_eq!(why(2), Why::Number("x".into()));
        assert_eq!(why(3), Why::Nameless);
        assert_eq!(why(4), Why::Twice(2));
        assert_eq!(why(5), Why::Taken(2));
        assert!(matches!(why(6), Why::Row(_)));
        assert_eq!(why(7), Why::Number("0".into()));
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        let wrong = read("id,name\n1,2\n".as_bytes(), &school());
        assert!(matches!(wrong, Err(TableError::Missing(_))));
        assert_eq!(read(b"", &school()), Err(TableError::Empty));
    }
}
