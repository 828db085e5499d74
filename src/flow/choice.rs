//! What a question offers, and how the choices are named. Pure.

use super::absence::reports;
use super::facts::{ChildFact, Facts};
use super::field::{Answer, Answers, Field, Value};
use super::invite::ALL;
use super::message::windows;
use crate::city::school::{School, SchoolKind, usual_grade};
use crate::words::{Arg, Language, Words};

/// Where the choices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Named by texts of ours: `{kind}-{value}`.
    Coded(&'static str, &'static [&'static str]),
    Child,
    /// A child that another guardian may be asked in for, or all of these.
    Invited,
    /// A child whose move to another school is planned.
    Moving,
    /// A child at a school.
    Pupil,
    /// A child with a report to its school that can still be taken back.
    Reported,
    /// A report of the chosen child.
    Report,
    /// Where a message may be left.
    Window,
    School,
    Grade,
    Class,
    Club,
    Group,
    Topic,
    /// One of the city's areas, perhaps a thousand: part of the name is typed, a page turned, or a
    /// position shared.
    Area,
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
                words.say_with(language, id, &[(name, Arg::read(value))])
            }
        }
    }
}

/// "○ grade (class not set)".
pub const CLASS_UNSET: &str = "unset";

impl Field {
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
            Choices::Coded(kind, values) => values.iter().map(|v| coded(kind, v)).collect(),
            Choices::Child => facts.children.iter().map(child_choice).collect(),
            Choices::Moving => facts.moving().map(child_choice).collect(),
            Choices::Pupil => facts.pupils().map(child_choice).collect(),
            Choices::Reported => facts.reported().map(child_choice).collect(),
            Choices::Report => reports(answers, facts),
            Choices::Window => windows(facts),
            Choices::Invited => invited(facts),
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
            Choices::Area => facts.areas.iter().map(plain).collect(),
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
}

fn coded(kind: &str, value: &str) -> Choice {
    Choice {
        value: value.into(),
        label: Label::Text(format!("{kind}-{value}")),
    }
}

fn child_choice(child: &ChildFact) -> Choice {
    Choice {
        value: child.id.clone(),
        label: Label::Plain(child.name.clone()),
    }
}

fn invited(facts: &Facts) -> Vec<Choice> {
    let mut choices: Vec<Choice> = facts.invitable().map(child_choice).collect();
    if choices.len() > 1 {
        choices.push(Choice {
            value: ALL.into(),
            label: Label::Text("invite-all".into()),
        });
    }
    choices
}

pub fn chosen_child<'a>(answers: &Answers, facts: &'a Facts) -> Option<&'a ChildFact> {
    let id = answers.get("child")?.one()?;
    facts.children.iter().find(|child| child.id == id)
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
    let id = match school.kind {
        SchoolKind::Kindergarten => "grade-by-age",
        _ => "grade-number",
    };
    Label::TextWith(id, "grade", grade.to_string())
}

fn usual(school: &School, answers: &Answers, facts: &Facts) -> Option<i64> {
    let child = chosen_child(answers, facts)?;
    usual_grade(school.kind, child.birthday?, facts.today)
}

/// The classes of the chosen grade, and "not set" first: it is what everybody picks in April.
fn classes(school: &School, answers: &Answers) -> Vec<Choice> {
    let Some(grade) = chosen_grade(answers) else {
        return Vec::new();
    };
    let id = match school.kind {
        SchoolKind::Kindergarten => "class-unset-by-age",
        _ => "class-unset",
    };
    let unset = Choice {
        value: CLASS_UNSET.into(),
        label: Label::TextWith(id, "grade", grade.to_string()),
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
