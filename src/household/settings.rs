//! How a person wants to be reached: as the questions of the settings have it, and stored.

use super::one;
use crate::app::App;
use crate::city::wishes::{By, Quiet, Wishes};
use crate::flow::{Answers, Value};
use crate::store::{Tx, wishes};

/// What is stored now, by question.
pub async fn current(tx: &mut Tx, person: &str) -> anyhow::Result<Answers> {
    let wishes = wishes::of_person(tx, person).await?;
    let stands = [
        ("school-channel", wishes.school.name()),
        ("city-channel", wishes.city.name()),
        ("bulk-mail", if wishes.mail { "on" } else { "off" }),
        ("quiet-hours", wishes.quiet.map_or("none", Quiet::name)),
    ];
    let stands = stands.map(|(field, value)| (field.to_owned(), Value::One(value.to_owned())));
    Ok(stands.into())
}

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let by = |id| one(answers, id).and_then(By::parse).unwrap_or_default();
    let wishes = Wishes {
        school: by("school-channel"),
        city: by("city-channel"),
        mail: one(answers, "bulk-mail") != Some("off"),
        quiet: one(answers, "quiet-hours").and_then(Quiet::parse),
    };
    wishes::put(tx, person, &wishes, app.clock.now()).await
}
