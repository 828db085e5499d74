//! A child and who looks after it.

use super::one;
use crate::app::App;
use crate::flow::Answers;
use crate::store::{Tx, children};

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let id = app.new_id();
    let child = children::NewChild {
        id: &id,
        family_name: one(answers, "family-name").unwrap_or_default(),
        given_name: one(answers, "given-name").unwrap_or_default(),
        family_kana: one(answers, "family-kana"),
        given_kana: one(answers, "given-kana"),
        sex: one(answers, "sex"),
        birthday: one(answers, "birthday"),
    };
    let relationship = one(answers, "relationship");
    children::insert(tx, &child, person, relationship, app.clock.now()).await
}
