//! A child and who looks after it: registered, and changed later.

use super::one;
use crate::app::App;
use crate::city::school::School;
use crate::flow::choice::CLASS_UNSET;
use crate::flow::{Answers, Value};
use crate::store::children::{Child, NewChild};
use crate::store::{Tx, children};

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let id = app.new_id();
    let relationship = one(answers, "relationship");
    let child = told(&id, answers);
    children::insert(tx, &child, person, relationship, app.clock.now()).await
}

/// Stores the changed fields of a child of this person's.
pub async fn edit(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let Some(id) = one(answers, "child") else {
        return Ok(());
    };
    let relationship = one(answers, "relationship");
    let child = told(id, answers);
    children::update(tx, &child, person, relationship, app.clock.now()).await
}

fn told<'a>(id: &'a str, answers: &'a Answers) -> NewChild<'a> {
    NewChild {
        id,
        family_name: one(answers, "family-name").unwrap_or_default(),
        given_name: one(answers, "given-name").unwrap_or_default(),
        family_kana: one(answers, "family-kana"),
        given_kana: one(answers, "given-kana"),
        sex: one(answers, "sex"),
        birthday: one(answers, "birthday"),
    }
}

/// What is stored of a child and its school, as answers to the questions that asked for it.
pub fn stored(child: &Child, groups: Vec<String>, schools: &[School]) -> Answers {
    let birthday = child.birthday.map(|day| day.to_string());
    let fields = [
        ("family-name", Some(child.family_name.clone())),
        ("given-name", Some(child.given_name.clone())),
        ("family-kana", child.family_kana.clone()),
        ("given-kana", child.given_kana.clone()),
        ("sex", child.sex.clone()),
        ("birthday", birthday),
        ("relationship", child.relationship.clone()),
    ];
    let mut stored: Answers = fields
        .into_iter()
        .filter_map(|(field, value)| Some((field.to_owned(), Value::One(value?))))
        .collect();
    let Some(enrolment) = &child.enrolment else {
        return stored;
    };
    let class = enrolment.class.as_deref().unwrap_or(CLASS_UNSET);
    let mut put = |field: &str, value: Value| drop(stored.insert(field.to_owned(), value));
    put("school", Value::One(enrolment.school_id.clone()));
    put("grade", Value::One(enrolment.grade.to_string()));
    put("class", Value::One(class.to_owned()));
    if let Some(number) = &enrolment.attendance_number {
        put("attendance-number", Value::One(number.clone()));
    }
    let school = schools.iter().find(|of| of.id == enrolment.school_id);
    let clubs = school.map_or(&[][..], School::club_choices);
    let (clubs, others) = groups.into_iter().partition(|group| clubs.contains(group));
    put("clubs", Value::Many(clubs));
    put("groups", Value::Many(others));
    stored
}
