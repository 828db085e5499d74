//! A guardian's telephone number, as the question has it, and stored.

use super::one;
use crate::app::App;
use crate::flow::{Answers, Value};
use crate::store::{Tx, people};

/// What is stored now, by question.
pub async fn current(tx: &mut Tx, person: &str) -> anyhow::Result<Answers> {
    let phone = people::phone(tx, person).await?;
    let phone = phone.map(|phone| ("phone".to_owned(), Value::One(phone)));
    Ok(phone.into_iter().collect())
}

/// Whoever gives none has none from now on.
pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    people::set_phone(tx, person, one(answers, "phone"), app.clock.now()).await
}
