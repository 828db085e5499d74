//! A machine's translation of what staff write, when they ask for it (F-26). It is marked in every channel,
//! with the Japanese below, until somebody who speaks the language has looked at it.

use std::collections::BTreeMap;

use futures_util::future::join_all;

use super::{Refusal, allowed, number, seen};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::notice::{BODY_LIMIT, Content, Mistake, TITLE_LIMIT, Wording};
use crate::store::staff::Staff;
use crate::translate::{self, Failed};
use crate::words::Language;

/// What came of it: the languages that were translated, and those that were not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translated {
    pub content: Content,
    pub failed: BTreeMap<Language, Failed>,
}

/// The languages that can be asked for: those the city offers, but for Japanese itself.
pub fn languages(app: &App) -> Vec<Language> {
    let offered = app.words.offered().iter().copied();
    offered
        .filter(|language| translate::is_possible(*language))
        .collect()
}

/// Translates a notice's Japanese into these languages. What fails in one is told, and the others stand.
pub async fn translate(
    app: &App,
    staff: &Staff,
    japanese: &Wording,
    wanted: &[Language],
) -> Result<Translated, Refusal> {
    allowed(staff.role.sends())?;
    let Some(translator) = &app.translator else {
        return Err(Refusal::Conflict("no translation service is configured"));
    };
    let possible = languages(app);
    let mut mistakes = Vec::new();
    for (part, text, limit) in [
        ("title", &japanese.title, TITLE_LIMIT),
        ("body", &japanese.body, BODY_LIMIT),
    ] {
        if text.trim().is_empty() || text.chars().count() > limit {
            let detail = format!("must have 1 to {limit} characters");
            mistakes.push(Mistake::new(format!("content.ja.{part}"), detail));
        }
    }
    if wanted.is_empty() || wanted.iter().any(|language| !possible.contains(language)) {
        let detail = "must be languages of the city other than Japanese";
        mistakes.push(Mistake::new("languages", detail));
    }
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    // What leaves the city's machines is on record before it does.
    let deed = Deed::new(&staff.id, Act::Translated).amount(number(wanted.len()));
    seen(app, &deed).await?;
    let asked = wanted.iter().map(async |&language| {
        let title = translator.translate(&japanese.title, language);
        let body = translator.translate(&japanese.body, language);
        let (title, body) = futures_util::future::join(title, body).await;
        (
            language,
            title.and_then(|title| Ok((title, body?))).and_then(wording),
        )
    });
    let mut translated = Translated::default();
    for (language, outcome) in join_all(asked).await {
        match outcome {
            Ok(wording) => {
                translated.content.0.insert(language, wording);
            }
            Err(failed) => {
                let (language_tag, why) = (language.tag(), failed.to_string());
                tracing::warn!(language = language_tag, why, "a translation failed");
                translated.failed.insert(language, failed);
            }
        }
    }
    Ok(translated)
}

/// What a machine answers, as a notice can hold it: a title of one line, nothing longer than is sent.
fn wording((title, body): (String, String)) -> Result<Wording, Failed> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title
        .chars()
        .filter(|c| !c.is_control())
        .take(TITLE_LIMIT)
        .collect();
    let body = body.replace("\r\n", "\n").replace('\0', "");
    let body = body.trim().to_owned();
    if title.is_empty() || body.is_empty() || body.chars().count() > BODY_LIMIT {
        return Err(Failed::Unread);
    }
    Ok(Wording {
        title,
        body,
        machine: true,
    })
}
