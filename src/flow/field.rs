//! One question: its kind of answer, its check, its choices. Both doors read this and nothing else.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{date, kana};
use crate::city::school::{School, usual_grade};
use crate::clock::Millis;
use crate::words::{Language, Words};

/// A declared question.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// Ends the ids of its texts: `field-{id}` (the documents' name), `ask-{id}`, `hint-{id}`.
    pub id: &'static str,
    pub answer: Answer,
    /// Kept off LINE's side when `KAIRAN_PERSONAL_FIELDS` is `form`.
    pub personal: bool,
    pub required: bool,
    /// The field whose change makes this answer void.
    pub depends_on: Option<&'static str>,
}

/// The kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Email,
    /// A name as its owner writes it: any script, up to [`NAME_MAX`] characters.
    Name,
    /// Stored as full-width katakana.
    Kana,
    /// A date of birth of somebody of school age.
    Birthday,
    One(Choices),
    Many(Choices),
    /// Must be agreed to.
    Consent,
    /// Up to four digits.
    Number,
    /// The chosen school's join code.
    JoinCode,
}

/// Where the choices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    Sex,
    Relationship,
    Child,
    School,
    Grade,
    Class,
    Club,
    Group,
    Topic,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: Label,
}

/// How a choice is named: by its owner's words, or by a text of ours with one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    Plain(String),
    Text(String),
    TextWith(&'static str, &'static str, String),
}

impl Label {
    /// The name in a language.
    pub fn say(&self, language: Language, words: &Words) -> String {
        match self {
            Label::Plain(text) => text.clone(),
            Label::Text(id) => words.say(language, id),
            Label::TextWith(id, name, value) => {
                words.say_with(language, id, &[(name, value.as_str().into())])
            }
        }
    }
}

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Not needed and not given.
    Skipped(()),
    One(String),
    Many(Vec<String>),
}

impl Value {
    pub fn one(&self) -> Option<&str> {
        match self {
            Value::One(text) => Some(text),
            _ => None,
        }
    }

    pub fn many(&self) -> &[String] {
        match self {
            Value::Many(texts) => texts,
            _ => &[],
        }
    }
}

pub type Answers = BTreeMap<String, Value>;

/// What a step may know, loaded before it. A step that needs more teaches the loader.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Millis,
    /// The city's date.
    pub today: Date,
    /// The city's time zone, for saying when.
    pub zone: TimeZone,
    /// Personal fields are taken by a form of our own, not in the talk (design.md, section 2).
    pub by_form: bool,
    /// Whether this LINE account has an ID.
    pub has_person: bool,
    /// The person's children in the order they were registered.
    pub children: Vec<ChildFact>,
    pub schools: Vec<School>,
    pub topics: Vec<TopicFact>,
    /// Wrong school codes so far, and until when no more are taken.
    pub code_failures: i64,
    pub code_locked_until: Option<Millis>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildFact {
    pub id: String,
    pub name: String,
    pub birthday: Option<Date>,
    /// School name, grade and class of today's enrolment.
    pub enrolment: Option<(String, i64, Option<String>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFact {
    pub id: String,
    /// In the person's language.
    pub name: String,
    pub wanted: bool,
}

/// Why an answer was not taken. Each is a text `wrong-{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    TooLong,
    Email,
    Kana,
    Date,
    Future,
    TooOld,
    Choice,
    Consent,
    Number,
    /// The tries left before the lock.
    Code(i64),
    CodeLocked(Millis),
}

/// A name's longest length in characters: Vietnamese and Brazilian full names fit (domain, 4.2: at least 50).
pub const NAME_MAX: usize = 100;
/// RFC 5321, 4.5.3.1.3 (a path of 256 octets with its brackets).
const EMAIL_MAX: usize = 254;
/// Wrong school codes before the lock (contract, "The chat").
pub const CODE_TRIES: i64 = 5;
/// "○ grade (class not set)".
pub const CLASS_UNSET: &str = "unset";

/// What may be chosen for the sex: the sources ask, nothing needs it, so nobody has to say (domain, 4.2).
const SEXES: [&str; 3] = ["male", "female", "unsaid"];
const RELATIONSHIPS: [&str; 8] = [
    "father",
    "mother",
    "grandfather",
    "grandmother",
    "sibling",
    "relative",
    "foster",
    "other",
];

impl Field {
    /// Reads an answer that was typed, picked or entered in a form.
    pub fn check(&self, text: &str, answers: &Answers, facts: &Facts) -> Result<Value, Wrong> {
        let text = text.trim();
        if text.is_empty() {
            return match self.required {
                true => Err(Wrong::Empty),
                false => Ok(Value::Skipped(())),
            };
        }
        let one = match self.answer {
            Answer::Email => email(text)?,
            Answer::Name => name(text)?,
            Answer::Kana => kana::katakana(text, NAME_MAX).map_err(|wrong| match wrong {
                kana::KanaError::TooLong => Wrong::TooLong,
                kana::KanaError::NotKana => Wrong::Kana,
            })?,
            Answer::Birthday => birthday(text, facts.today)?,
            Answer::One(_) | Answer::Many(_) => self.pick(text, answers, facts)?,
            Answer::Consent if text == "yes" => "yes".into(),
            Answer::Consent => return Err(Wrong::Consent),
            Answer::Number => number(text)?,
            Answer::JoinCode => join_code(text, answers, facts)?,
        };
        Ok(match self.answer {
            Answer::Many(_) => Value::Many(vec![one]),
            _ => Value::One(one),
        })
    }

    /// The value of the choice meant by `text`: its value, or its label where that is the owner's words.
    fn pick(&self, text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
        let folded = fold(text);
        self.choices(answers, facts)
            .into_iter()
            .find(|choice| match &choice.label {
                _ if choice.value == text => true,
                Label::Plain(label) => fold(label) == folded,
                _ => false,
            })
            .map(|choice| choice.value)
            .ok_or(Wrong::Choice)
    }

    /// What there is to choose from; empty for typed answers.
    pub fn choices(&self, answers: &Answers, facts: &Facts) -> Vec<Choice> {
        let (Answer::One(choices) | Answer::Many(choices)) = self.answer else {
            return Vec::new();
        };
        let school = chosen_school(answers, facts);
        let plain = |text: &String| Choice {
            value: text.clone(),
            label: Label::Plain(text.clone()),
        };
        match choices {
            Choices::Sex => SEXES.map(|v| coded("sex", v)).into(),
            Choices::Relationship => RELATIONSHIPS.map(|v| coded("relationship", v)).into(),
            Choices::Child => facts
                .children
                .iter()
                .map(|child| Choice {
                    value: child.id.clone(),
                    label: Label::Plain(child.name.clone()),
                })
                .collect(),
            Choices::School => facts
                .schools
                .iter()
                .map(|school| Choice {
                    value: school.id.clone(),
                    label: Label::Plain(school.name.clone()),
                })
                .collect(),
            Choices::Grade => school.map_or_else(Vec::new, |s| grades(s, answers, facts)),
            Choices::Class => school.map_or_else(Vec::new, |s| classes(s, answers)),
            Choices::Club => {
                school.map_or_else(Vec::new, |s| s.club_choices().iter().map(plain).collect())
            }
            Choices::Group => school.map_or_else(Vec::new, |s| groups(s, answers)),
            Choices::Topic => facts
                .topics
                .iter()
                .map(|topic| Choice {
                    value: topic.id.clone(),
                    label: Label::Plain(topic.name.clone()),
                })
                .collect(),
        }
    }

    /// Whether the question makes sense: an optional one with nothing to choose from does not.
    pub fn applies(&self, answers: &Answers, facts: &Facts) -> bool {
        self.required || self.answer == Answer::Number || !self.choices(answers, facts).is_empty()
    }

    /// The answer that is known without asking: the only child, the topics already chosen.
    pub fn given(&self, facts: &Facts) -> Option<Value> {
        match self.answer {
            Answer::One(Choices::Child) if facts.children.len() == 1 => {
                Some(Value::One(facts.children[0].id.clone()))
            }
            _ => None,
        }
    }

    /// What stands chosen when a question with several answers is first drawn.
    pub fn preset(&self, facts: &Facts) -> Vec<String> {
        match self.answer {
            Answer::Many(Choices::Topic) => facts
                .topics
                .iter()
                .filter(|topic| topic.wanted)
                .map(|topic| topic.id.clone())
                .collect(),
            _ => Vec::new(),
        }
    }
}

fn coded(kind: &str, value: &str) -> Choice {
    Choice {
        value: value.into(),
        label: Label::Text(format!("{kind}-{value}")),
    }
}

pub fn chosen_school<'a>(answers: &Answers, facts: &'a Facts) -> Option<&'a School> {
    let id = answers.get("school")?.one()?;
    facts.schools.iter().find(|school| school.id == id)
}

pub fn chosen_grade(answers: &Answers) -> Option<i64> {
    answers.get("grade")?.one()?.parse().ok()
}

/// The school's grades, the usual one for the child's age first: one tap for most people.
fn grades(school: &School, answers: &Answers, facts: &Facts) -> Vec<Choice> {
    let usual = usual(school, answers, facts);
    let mut grades = school.grades.clone();
    grades.sort_by_key(|grade| (Some(*grade) != usual, *grade));
    grades
        .iter()
        .map(|grade| Choice {
            value: grade.to_string(),
            label: grade_label(school, *grade),
        })
        .collect()
}

pub fn grade_label(school: &School, grade: i64) -> Label {
    use crate::city::school::SchoolKind::Kindergarten;
    let id = match school.kind {
        Kindergarten => "grade-by-age",
        _ => "grade-number",
    };
    Label::TextWith(id, "grade", grade.to_string())
}

fn usual(school: &School, answers: &Answers, facts: &Facts) -> Option<i64> {
    let child = answers.get("child")?.one()?;
    let child = facts.children.iter().find(|fact| fact.id == child)?;
    usual_grade(school.kind, child.birthday?, facts.today)
}

/// The classes of the chosen grade, and "not set" first: it is what everybody picks in April.
fn classes(school: &School, answers: &Answers) -> Vec<Choice> {
    let Some(grade) = chosen_grade(answers) else {
        return Vec::new();
    };
    let unset = Choice {
        value: CLASS_UNSET.into(),
        label: Label::TextWith("class-unset", "grade", grade.to_string()),
    };
    let named = school.classes_of(grade).map(|class| Choice {
        value: class.into(),
        label: Label::Plain(class.into()),
    });
    std::iter::once(unset).chain(named).collect()
}

/// The other groups; where the school does not tell them from clubs, those not chosen as a club.
fn groups(school: &School, answers: &Answers) -> Vec<Choice> {
    let clubs = answers.get("clubs").map_or(&[][..], Value::many);
    school
        .groups
        .iter()
        .filter(|group| !clubs.contains(group))
        .map(|group| Choice {
            value: group.clone(),
            label: Label::Plain(group.clone()),
        })
        .collect()
}

/// How labels and typed words are compared: width, case and spaces do not matter.
pub fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

fn name(text: &str) -> Result<String, Wrong> {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    match clean.trim() {
        "" => Err(Wrong::Empty),
        clean if clean.chars().count() > NAME_MAX => Err(Wrong::TooLong),
        clean => Ok(clean.to_owned()),
    }
}

/// Lenient before the @: carriers gave out addresses such as `ab..cd@docomo.ne.jp` (domain, 3.2).
/// The confirmation mail is the proof.
pub fn email(text: &str) -> Result<String, Wrong> {
    let text: String = text.nfkc().collect();
    let (local, domain) = text.rsplit_once('@').ok_or(Wrong::Email)?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| c.is_ascii_graphic() && !"()<>[]:;@\\,\"".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
    if text.len() > EMAIL_MAX {
        return Err(Wrong::TooLong);
    }
    match local_ok && domain_ok {
        true => Ok(format!("{local}@{}", domain.to_ascii_lowercase())),
        false => Err(Wrong::Email),
    }
}

/// Longer ago than anybody is in a junior high school.
const OLDEST_YEARS: i16 = 20;

fn birthday(text: &str, today: Date) -> Result<String, Wrong> {
    let date = date::parse(text).ok_or(Wrong::Date)?;
    if date > today {
        return Err(Wrong::Future);
    }
    if date.year() < today.year() - OLDEST_YEARS {
        return Err(Wrong::TooOld);
    }
    Ok(date.to_string())
}

fn number(text: &str) -> Result<String, Wrong> {
    let digits: String = text.nfkc().collect();
    match (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) {
        true => Ok(digits),
        false => Err(Wrong::Number),
    }
}

/// Compared in constant time and without regard to width, case and spaces: it is typed from paper.
fn join_code(text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
    if let Some(until) = facts.code_locked_until {
        return Err(Wrong::CodeLocked(until));
    }
    let school = chosen_school(answers, facts).ok_or(Wrong::Choice)?;
    let right = fold(&school.join_code);
    let same: bool = subtle::ConstantTimeEq::ct_eq(fold(text).as_bytes(), right.as_bytes()).into();
    match same && !right.is_empty() {
        true => Ok("ok".into()),
        false => Err(Wrong::Code((CODE_TRIES - facts.code_failures - 1).max(0))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_phones_have_them() {
        for good in [
            "hana@example.jp",
            "ab..cd@docomo.ne.jp",
            "abc.@docomo.ne.jp",
            "a+b@x.co.jp",
            "ｈａｎａ＠example.jp",
        ] {
            assert!(email(good).is_ok(), "{good}");
        }
        assert_eq!(email("Hana@EXAMPLE.jp").unwrap(), "Hana@example.jp");
        for bad in [
            "", "hana", "@x.jp", "a@b", "a b@x.jp", "a@-x.jp", "a@x..jp", "<a@x.jp>",
        ] {
            assert_eq!(email(bad), Err(Wrong::Email), "{bad}");
        }
    }

    #[test]
    fn names_of_any_script_are_kept_as_typed() {
        for good in ["髙橋", "𠮷田", "Nguyễn Thị Thu Hà", "D'Ávila-Souza", "葛󠄀城"]
        {
            assert_eq!(name(good).unwrap(), good);
        }
        assert_eq!(name("あ\u{0}\nい").unwrap(), "あい");
        assert_eq!(name(&"あ".repeat(101)), Err(Wrong::TooLong));
    }

    #[test]
    fn a_date_of_birth_lies_in_the_past_but_not_too_far() {
        let today = jiff::civil::date(2026, 11, 21);
        assert_eq!(birthday("2018年4月2日", today).unwrap(), "2018-04-02");
        assert_eq!(birthday("2026-11-22", today), Err(Wrong::Future));
        assert_eq!(birthday("1990-01-01", today), Err(Wrong::TooOld));
        assert_eq!(birthday("yesterday", today), Err(Wrong::Date));
    }

    #[test]
    fn numbers_may_be_full_width() {
        assert_eq!(number("１２").unwrap(), "12");
        assert_eq!(number("12345"), Err(Wrong::Number));
        assert_eq!(number("x"), Err(Wrong::Number));
    }

    // A-28 C-16 C-17
    #[test]
    fn not_set_is_a_choice_of_the_class_and_the_number_is_one_of_the_child() {
        let words = Words::load().unwrap();
        for language in [Language::Ja, Language::En] {
            let unset = Label::TextWith("class-unset", "grade", "2".into());
            let unset = unset.say(language, &words);
            assert!(unset.contains('2') && unset.len() > 4, "{unset}");
            let texts = ["field-grade", "field-class", "field-attendance-number"];
            let texts = texts.map(|id| words.say(language, id));
            assert!(texts[0] != texts[1] && texts[1] != texts[2], "{texts:?}");
        }
        let english = words.say(Language::En, "field-attendance-number");
        assert!(english.contains("Attendance number") && english.contains("出席番号"));
        let ask = words.say(Language::En, "hint-class");
        assert!(ask.contains("class") && !ask.contains("grade"), "{ask}");
    }
}
