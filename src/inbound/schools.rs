//! A row of a schools or topics file, checked. Pure; `kairan import` calls it.

use std::collections::BTreeMap;

use super::table::{Named, Reason};
use crate::city::school::{School, SchoolKind, grade_of_class};
use crate::clock::Millis;
use crate::store::topics::Topic;
use crate::words::Language;

/// The columns a schools file must have.
pub const SCHOOL_COLUMNS: [&str; 7] = [
    "id",
    "kind",
    "name",
    "join_code",
    "grades",
    "classes",
    "groups",
];
/// With it the form fields 部活動 and その他のグループ have lists of their own.
pub const CLUBS: &str = "clubs";
/// The columns a topics file must have.
pub const TOPIC_COLUMNS: [&str; 8] = [
    "id", "ja", "en", "zh-Hans", "vi", "pt-BR", "default", "opens_at",
];

/// With it a topic has a name in plain Japanese, too.
pub const PLAIN_NAME: &str = "ja-easy";

/// Characters of an id: it stands in URLs and in LINE's postback data (300 characters in all).
const ID_LIMIT: usize = 64;

pub fn school(row: &Named<'_>) -> Result<School, Reason> {
    let kind = SchoolKind::parse(row.cell("kind"))
        .ok_or("kind must be kindergarten, elementary or junior_high")?;
    let school = School {
        id: id(row)?,
        kind,
        name: needed(row, "name")?,
        join_code: needed(row, "join_code")?,
        grades: grades(row, kind)?,
        classes: row.list("classes"),
        clubs: row.list(CLUBS),
        groups: row.list("groups"),
    };
    for class in &school.classes {
        // A name such as ひまわり tells no grade.
        if let Some(grade) = grade_of_class(class)
            && !school.grades.contains(&grade)
        {
            return Err(format!(
                "class {class} begins with a grade the school has not"
            ));
        }
    }
    Ok(school)
}

fn grades(row: &Named<'_>, kind: SchoolKind) -> Result<Vec<i64>, Reason> {
    let possible = kind.grades();
    let mut grades = Vec::new();
    for grade in row.list("grades") {
        match grade.parse() {
            Ok(number) if possible.contains(&number) => grades.push(number),
            _ => {
                return Err(format!(
                    "grade {grade} is none of a {}: {} to {}",
                    kind.as_str(),
                    possible.start(),
                    possible.end()
                ));
            }
        }
    }
    match grades.is_empty() {
        true => Err("grades is empty".into()),
        false => Ok(grades),
    }
}

/// `position`: the topic's place in the file, which is its place on the screens.
pub fn topic(row: &Named<'_>, position: i64) -> Result<Topic, Reason> {
    needed(row, "ja")?;
    let tags = Language::ALL.iter().map(|language| language.tag());
    let names: BTreeMap<String, String> = tags
        .filter_map(|tag| Some((tag.to_owned(), row.filled(tag)?.to_owned())))
        .collect();
    let by_default = match row.cell("default") {
        "" | "0" => false,
        "1" => true,
        _ => return Err("default must be 0 or 1".into()),
    };
    let opens_at =
        match row.filled("opens_at") {
            None => None,
            Some(text) => Some(time(text).ok_or(
                "opens_at must be a time with its offset, such as 2026-12-01T09:00:00+09:00",
            )?),
        };
    Ok(Topic {
        id: id(row)?,
        names,
        by_default,
        opens_at,
        position,
        retired_at: None,
    })
}

fn time(text: &str) -> Option<Millis> {
    let timestamp: jiff::Timestamp = text.parse().ok()?;
    Some(timestamp.into())
}

fn id(row: &Named<'_>) -> Result<String, Reason> {
    let id = needed(row, "id")?;
    let good = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    match id.len() <= ID_LIMIT && id.chars().all(good) {
        true => Ok(id),
        false => Err(format!(
            "id must be at most {ID_LIMIT} of the characters a-z A-Z 0-9 - _ ."
        )),
    }
}

fn needed(row: &Named<'_>, column: &str) -> Result<String, Reason> {
    let cell = row.filled(column);
    cell.map(str::to_owned)
        .ok_or_else(|| format!("{column} is empty"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbound::table::Table;

    fn schools(rows: &str) -> Vec<Result<School, Reason>> {
        let text = format!("id,kind,name,join_code,grades,classes,groups\n{rows}");
        let table = Table::read(text.as_bytes(), &SCHOOL_COLUMNS).unwrap();
        let rows = table.rows.iter();
        rows.map(|row| school(&table.named(row).unwrap())).collect()
    }

    #[test]
    fn a_school_is_read() {
        let school = schools("a-es,elementary,西条小学校,K7,1;2,1-1;2-1,soccer;choir\n");
        let school = school[0].clone().unwrap();
        assert_eq!(school.grades, [1, 2]);
        assert_eq!(school.classes, ["1-1", "2-1"]);
        assert_eq!(school.groups, ["soccer", "choir"]);
    }

    #[test]
    fn what_a_school_cannot_have_is_told() {
        let rows = "a,elementary,n,c,1;7,,\na,high,n,c,1,,\na,kindergarten,n,c,3;5,ひまわり,\n\
                    a,junior_high,n,c,1,2-1,\n,elementary,n,c,1,,\na,elementary,n,,1,,\n\
                    a,elementary,n,c,,,\na b,elementary,n,c,1,,\n";
        let good: Vec<bool> = schools(rows).iter().map(Result::is_ok).collect();
        assert_eq!(
            good,
            [false, false, true, false, false, false, false, false]
        );
    }

    // B-08
    #[test]
    fn a_topic_is_read() {
        let read = |row: &str| {
            let text = format!("id,ja,en,zh-Hans,vi,pt-BR,default,opens_at\n{row}\n");
            let table = Table::read(text.as_bytes(), &TOPIC_COLUMNS).unwrap();
            topic(&table.named(&table.rows[0]).unwrap(), 3)
        };
        let read_topic = read("events,イベント,Events,,,,1,2026-12-01T09:00:00+09:00").unwrap();
        assert_eq!(read_topic.names.len(), 2);
        assert!(read_topic.by_default && read_topic.opens_at.is_some());
        assert!(!read("events,イベント,,,,,,").unwrap().by_default);
        for wrong in [
            "events,,Events,,,,0,",
            "events,a,,,,,2,",
            "events,a,,,,,0,soon",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
