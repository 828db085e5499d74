//! A citizens file: rows to people with their children, checked against schools, topics and areas.
//! Pure; `kairan import citizens` calls it, `store::citizens` takes up what it returns.

use std::collections::{HashMap, HashSet};

use super::table::{Named, Reason, Row, Table};
use crate::city::school::{School, grade_of_class};
use crate::flow::field;
use crate::words::Language;

/// All columns of the file; each may be absent.
pub const COLUMNS: [&str; 17] = [
    "email",
    "email2",
    "email3",
    "email4",
    "line_user_id",
    "family_name",
    "given_name",
    "language",
    "topics",
    "area",
    "school",
    "grade",
    "class",
    "groups",
    "child_family_name",
    "child_given_name",
    "proven",
];

/// What the city has.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub schools: HashMap<String, School>,
    pub topics: HashSet<String>,
    pub areas: HashSet<String>,
}

/// A person as one or several rows describe them. What is `None` or empty is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citizen {
    /// Slots 1 to 4; the first is the login ID.
    pub emails: [Option<String>; 4],
    pub line_user_id: Option<String>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    pub language: Option<Language>,
    pub topics: Vec<String>,
    pub area: Option<String>,
    /// Whether the addresses count as proven.
    pub proven: bool,
    pub children: Vec<Child>,
    /// The places in the table of the rows that describe this person.
    pub rows: Vec<usize>,
}

/// A child; without names if the file has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub family_name: String,
    pub given_name: String,
    pub place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub school: String,
    pub grade: i64,
    /// `None`: not set.
    pub class: Option<String>,
    pub groups: Vec<String>,
}

/// The people of a file, in its order, and the rows nobody can be made of.
pub fn citizens<'t>(table: &'t Table, known: &Known) -> (Vec<Citizen>, Vec<(&'t Row, Reason)>) {
    let mut gathered = Gathered::default();
    let mut rejected = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let read = table.named(row).and_then(|row| citizen(&row, at, known));
        if let Err(reason) = read.and_then(|citizen| gathered.add(citizen)) {
            rejected.push((row, reason));
        }
    }
    (gathered.citizens, rejected)
}

fn citizen(row: &Named<'_>, at: usize, known: &Known) -> Result<Citizen, Reason> {
    let citizen = Citizen {
        emails: [
            email(row, "email")?,
            email(row, "email2")?,
            email(row, "email3")?,
            email(row, "email4")?,
        ],
        line_user_id: line_user_id(row)?,
        family_name: row.filled("family_name").map(str::to_owned),
        given_name: row.filled("given_name").map(str::to_owned),
        language: language(row)?,
        topics: row.list("topics"),
        area: row.filled("area").map(str::to_owned),
        proven: match row.cell("proven") {
            "" | "1" => true,
            "0" => false,
            _ => return Err("proven must be 0 or 1".into()),
        },
        children: child(row, known)?.into_iter().collect(),
        rows: vec![at],
    };
    if citizen.emails[0].is_none() && citizen.line_user_id.is_none() {
        return Err("neither email nor line_user_id is given".into());
    }
    if let Some(topic) = citizen.topics.iter().find(|t| !known.topics.contains(*t)) {
        return Err(format!("topic {topic} is not known"));
    }
    if let Some(area) = citizen
        .area
        .iter()
        .find(|area| !known.areas.contains(*area))
    {
        return Err(format!("area {area} is not known"));
    }
    Ok(citizen)
}

fn email(row: &Named<'_>, column: &str) -> Result<Option<String>, Reason> {
    let Some(text) = row.filled(column) else {
        return Ok(None);
    };
    let address = field::email(text).map_err(|_| format!("{column} is no e-mail address"))?;
    Ok(Some(address))
}

fn line_user_id(row: &Named<'_>) -> Result<Option<String>, Reason> {
    let Some(text) = row.filled("line_user_id") else {
        return Ok(None);
    };
    let digits = text.strip_prefix('U').unwrap_or_default();
    match digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        // LINE writes them in lower case, and compares them as written.
        true => Ok(Some(format!("U{}", digits.to_ascii_lowercase()))),
        false => Err("line_user_id must be U and 32 hexadecimal digits".into()),
    }
}

fn language(row: &Named<'_>) -> Result<Option<Language>, Reason> {
    let Some(tag) = row.filled("language") else {
        return Ok(None);
    };
    let short = [("zh", Language::ZhHans), ("pt", Language::PtBr)];
    let exact = Language::ALL.into_iter().map(|l| (l.tag(), l)).chain(short);
    let mut named = exact.filter(|(known, _)| known.eq_ignore_ascii_case(tag));
    match named.next() {
        Some((_, language)) => Ok(Some(language)),
        None => Err(format!("language {tag} is not known")),
    }
}

fn child(row: &Named<'_>, known: &Known) -> Result<Option<Child>, Reason> {
    let place = place(row, known)?;
    let (family, given) = (row.cell("child_family_name"), row.cell("child_given_name"));
    if place.is_none() && family.is_empty() && given.is_empty() {
        return Ok(None);
    }
    let family = match family.is_empty() && !given.is_empty() {
        true => row.cell("family_name"),
        false => family,
    };
    Ok(Some(Child {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        place,
    }))
}

fn place(row: &Named<'_>, known: &Known) -> Result<Option<Place>, Reason> {
    let Some(id) = row.filled("school") else {
        let orphan = ["grade", "class", "groups"].into_iter();
        let mut orphan = orphan.filter(|column| row.filled(column).is_some());
        return match orphan.next() {
            Some(column) => Err(format!("{column} is given without a school")),
            None => Ok(None),
        };
    };
    let school = known.schools.get(id);
    let school = school.ok_or_else(|| format!("school {id} is not known"))?;
    let class = row.filled("class");
    let grade = match row.filled("grade") {
        Some(text) => text
            .parse()
            .map_err(|_| format!("grade {text} is no number"))?,
        // A class tells its grade.
        None => class.and_then(grade_of_class).ok_or("grade is empty")?,
    };
    if !school.grades.contains(&grade) {
        return Err(format!("school {id} has no grade {grade}"));
    }
    if let Some(class) = class {
        if !school.classes.iter().any(|known| known == class) {
            return Err(format!("school {id} has no class {class}"));
        }
        if grade_of_class(class).is_some_and(|of_class| of_class != grade) {
            return Err(format!("class {class} is not of grade {grade}"));
        }
    }
    let groups = row.list("groups");
    let has = |group: &String| school.groups.contains(group) || school.clubs.contains(group);
    if let Some(group) = groups.iter().find(|group| !has(group)) {
        return Err(format!("school {id} has no group {group}"));
    }
    Ok(Some(Place {
        school: id.to_owned(),
        grade,
        class: class.map(str::to_owned),
        groups,
    }))
}

/// People by what they are known by.
#[derive(Default)]
struct Gathered {
    citizens: Vec<Citizen>,
    by_email: HashMap<String, usize>,
    by_line: HashMap<String, usize>,
}

impl Gathered {
    fn add(&mut self, citizen: Citizen) -> Result<(), Reason> {
        let email = citizen.emails[0].as_ref().map(|email| email.to_lowercase());
        let line = citizen.line_user_id.clone();
        let by_email = email.as_ref().and_then(|email| self.by_email.get(email));
        let by_line = line.as_ref().and_then(|line| self.by_line.get(line));
        let at = match (by_email, by_line) {
            (Some(one), Some(other)) if one != other => {
                return Err("email and line_user_id are given to two people above".into());
            }
            (Some(at), _) | (None, Some(at)) => *at,
            (None, None) => self.citizens.len(),
        };
        match self.citizens.get_mut(at) {
            Some(same) => same.join(citizen)?,
            None => self.citizens.push(citizen),
        }
        if let Some(email) = email {
            self.by_email.insert(email, at);
        }
        if let Some(line) = line {
            self.by_line.insert(line, at);
        }
        Ok(())
    }
}

impl Citizen {
    /// Takes in another row of the same person: what the first rows say holds, what they leave open
    /// is filled, children and topics add up.
    fn join(&mut self, other: Citizen) -> Result<(), Reason> {
        let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(one), Some(other)) if !one.eq_ignore_ascii_case(other));
        if differ(&self.line_user_id, &other.line_user_id) {
            return Err("the same email is given with another line_user_id above".into());
        }
        if differ(&self.emails[0], &other.emails[0]) {
            return Err("the same line_user_id is given with another email above".into());
        }
        for child in other.children {
            self.join_child(child)?;
        }
        for (own, email) in self.emails.iter_mut().zip(other.emails) {
            fill(own, email);
        }
        fill(&mut self.line_user_id, other.line_user_id);
        fill(&mut self.family_name, other.family_name);
        fill(&mut self.given_name, other.given_name);
        fill(&mut self.area, other.area);
        self.language = self.language.or(other.language);
        self.proven &= other.proven;
        for topic in other.topics {
            if !self.topics.contains(&topic) {
                self.topics.push(topic);
            }
        }
        self.rows.extend(other.rows);
        Ok(())
    }

    fn join_child(&mut self, child: Child) -> Result<(), Reason> {
        let named = |child: &Child| !child.family_name.is_empty() || !child.given_name.is_empty();
        let mut same = self.children.iter_mut().filter(|known| {
            (&known.family_name, &known.given_name) == (&child.family_name, &child.given_name)
                && (named(known) || known.place == child.place)
        });
        match same.next() {
            None => self.children.push(child),
            Some(known) if known.place.is_none() => known.place = child.place,
            Some(known) if child.place.is_none() || known.place == child.place => {}
            Some(_) => return Err("the child is at another school or class above".into()),
        }
        Ok(())
    }
}

fn fill<T>(own: &mut Option<T>, other: Option<T>) {
    if own.is_none() {
        *own = other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::school::SchoolKind;

    fn known() -> Known {
        let school = School {
            id: "a".into(),
            kind: SchoolKind::Elementary,
            name: "A".into(),
            join_code: "K".into(),
            grades: vec![1, 2],
            classes: vec!["1-1".into(), "2-1".into()],
            clubs: vec!["soccer".into()],
            groups: vec!["choir".into()],
        };
        Known {
            schools: HashMap::from([("a".to_owned(), school)]),
            topics: HashSet::from(["events".to_owned(), "sports".to_owned()]),
            areas: HashSet::from(["西条".to_owned()]),
        }
    }

    fn read(text: &str) -> (Vec<Citizen>, Vec<(u64, Reason)>) {
        let table = Table::read(text.as_bytes(), &[]).unwrap();
        let (citizens, rejected) = citizens(&table, &known());
        let rejected = rejected.into_iter().map(|(row, why)| (row.line, why));
        (citizens, rejected.collect())
    }

    #[test]
    fn rows_of_one_address_or_line_id_are_one_person() {
        let u = format!("U{}", "a".repeat(32));
        let (people, rejected) = read(&format!(
            "email,line_user_id,topics,school,class,child_given_name\n\
             h@x.jp,,events,a,1-1,花\nH@X.jp,{u},sports,a,2-1,空\n,{u},,,,\n"
        ));
        assert_eq!(rejected, []);
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].children.len(), 2);
        assert_eq!(people[0].topics, ["events", "sports"]);
        assert_eq!(people[0].rows, [0, 1, 2]);
        assert_eq!(people[0].line_user_id.as_deref(), Some(u.as_str()));
    }

    #[test]
    fn what_nobody_knows_is_rejected_by_row() {
        let (people, rejected) = read(
            "email,topics,area,school,grade,class,groups,language\n\
             a@x.jp,,,b,1,,,\nb@x.jp,,,a,3,,,\nc@x.jp,,,a,1,9-9,,\nd@x.jp,,,a,2,1-1,,\n\
             e@x.jp,nothing,,,,,,\nf@x.jp,,東京,,,,,\ng@x.jp,,,a,1,,tennis,\nh@x.jp,,,,1,,,\n\
             ,,,,,,,\nno address,,,,,,,\ni@x.jp,,,a,,,,\nj@x.jp,,,,,,,xx\n,events,,,,,,\n\
             ok@x.jp,events,西条,a,2,2-1,soccer;choir,zh\n",
        );
        let lines: Vec<u64> = rejected.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]);
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].language, Some(Language::ZhHans));
    }

    #[test]
    fn a_child_may_have_no_class_no_name_and_no_school() {
        let (people, rejected) = read(
            "email,school,grade,class,child_family_name,child_given_name\n\
             a@x.jp,a,1,,,\nb@x.jp,,,,山田,花\nc@x.jp,a,,2-1,,\n",
        );
        assert_eq!(rejected, []);
        let place = |at: usize| people[at].children[0].place.as_ref();
        assert_eq!(place(0).unwrap().class, None);
        assert_eq!(place(1), None);
        assert_eq!(place(2).unwrap().grade, 2);
    }

    #[test]
    fn rows_that_contradict_each_other_are_rejected() {
        let (u, v) = (
            format!("U{}", "a".repeat(32)),
            format!("U{}", "b".repeat(32)),
        );
        let (people, rejected) = read(&format!(
            "email,line_user_id,school,class,child_given_name\n\
             a@x.jp,{u},a,1-1,花\na@x.jp,{v},,,\nb@x.jp,{u},,,\na@x.jp,,a,2-1,花\nb@x.jp,{v},,,\n\
             a@x.jp,{v},,,\nc@x.jp,U123,,,\n"
        ));
        let lines: Vec<u64> = rejected.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5, 7, 8]);
        assert_eq!(people.len(), 2);
    }
}
