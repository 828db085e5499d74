//! Which of the city's notices a person wants, and by which channel.

use super::one;
use crate::app::App;
use crate::city::wishes::By;
use crate::flow::Answers;
use crate::mail::notice;
use crate::store::{Tx, announcements, topics};
use crate::words::Language;

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let now = app.clock.now();
    let wanted = answers.get("topics").map_or(&[][..], |value| value.many());
    for choice in topics::of_person(tx, person, now).await? {
        let topic = &choice.topic.id;
        topics::choose(tx, person, topic, wanted.contains(topic), now).await?;
    }
    Ok(())
}

/// By which channel one of them is wanted.
pub async fn save_channel(
    app: &App,
    tx: &mut Tx,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<()> {
    let Some(topic) = one(answers, "topic") else {
        return Ok(());
    };
    let channel = one(answers, "topic-channel").and_then(By::parse);
    topics::set_channel(tx, person, topic, channel, app.clock.now()).await
}

/// A topic, for saying what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: String,
    /// In the reader's language.
    pub name: String,
}

/// Why a notice came to a person, a reason a line in their language; empty: it did not.
pub async fn why(
    app: &App,
    tx: &mut Tx,
    person: &str,
    notice: &str,
    language: Language,
) -> anyhow::Result<Vec<String>> {
    let Some(announcement) = announcements::load(tx, notice).await? else {
        return Ok(Vec::new());
    };
    let mut reasons = announcements::reasons(tx, notice, &[person.to_owned()]).await?;
    let mut lines: Vec<String> = Vec::new();
    for reason in reasons.remove(person).unwrap_or_default() {
        let line = notice::why(&app.words, &announcement, language, &reason);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Nothing more of a notice's topic, by no channel. `None`: it has none that may be stopped: a danger, a
/// closure, a school's word and maintenance come to everybody they are meant for.
pub async fn stop(
    app: &App,
    tx: &mut Tx,
    person: &str,
    notice: &str,
    language: Language,
) -> anyhow::Result<Option<Told>> {
    let announcement = announcements::load(tx, notice).await?;
    match announcement.and_then(|announcement| announcement.optional_topic) {
        Some(topic) => choose(app, tx, person, &topic, false, language).await,
        None => Ok(None),
    }
}

/// Takes that back.
pub async fn resume(
    app: &App,
    tx: &mut Tx,
    person: &str,
    topic: &str,
    language: Language,
) -> anyhow::Result<Option<Told>> {
    choose(app, tx, person, topic, true, language).await
}

async fn choose(
    app: &App,
    tx: &mut Tx,
    person: &str,
    topic: &str,
    wanted: bool,
    language: Language,
) -> anyhow::Result<Option<Told>> {
    let all = topics::all(tx).await?;
    let Some(known) = all.iter().find(|known| known.id == topic) else {
        return Ok(None);
    };
    topics::choose(tx, person, topic, wanted, app.clock.now()).await?;
    Ok(Some(Told {
        id: known.id.clone(),
        name: known.name(language).to_owned(),
    }))
}
