//! The phrase book as staff have it: its sentences, who looked at which, and notices made of them (F-26).

use std::collections::BTreeMap;

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::notice::Content;
use crate::city::phrase::{self, PHRASES, Phrase, Wished};
use crate::clock::Millis;
use crate::store::audit;
use crate::store::phrases::{self, Review};
use crate::store::staff::Staff;
use crate::words::Language;

/// Characters of a reviewer's name and office.
const REVIEWER_LIMIT: usize = 80;
/// Sentences of one notice: more is a text of its own.
const SENTENCES: usize = 20;

/// How far a sentence can be trusted in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Word for word in a published text: where.
    Published(&'static str),
    /// Somebody who speaks the language has looked at these very words.
    Reviewed {
        by: String,
        at: Millis,
    },
    Draft,
}

/// A sentence in every language, its slots open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub phrase: &'static Phrase,
    pub texts: BTreeMap<Language, (String, Trust)>,
}

/// The whole book.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Shown>, Refusal> {
    allowed(staff.role.sends())?;
    let mut tx = app.db.read().await?;
    let reviews = phrases::reviews(&mut tx).await?;
    Ok(PHRASES.iter().map(|of| shown(app, of, &reviews)).collect())
}

fn shown(app: &App, phrase: &'static Phrase, reviews: &[Review]) -> Shown {
    let languages = app.words.offered().iter();
    let texts = languages.map(|&language| {
        let text = phrase.open(&app.words, language);
        let wording = phrase.fingerprint(&app.words, language);
        let is_it = |review: &&Review| {
            review.phrase == phrase.name && review.language == language && review.wording == wording
        };
        let trust = match (phrase.source(language), reviews.iter().find(is_it)) {
            (_, Some(review)) => Trust::Reviewed {
                by: review.reviewer.clone(),
                at: review.at,
            },
            (Some(source), None) => Trust::Published(source),
            (None, None) => Trust::Draft,
        };
        (language, (text, trust))
    });
    Shown {
        phrase,
        texts: texts.collect(),
    }
}

/// A notice of these sentences, in every language. Nothing is stored.
pub fn fill(
    app: &App,
    staff: &Staff,
    wished: &[(String, BTreeMap<String, String>)],
) -> Result<Content, Refusal> {
    allowed(staff.role.sends())?;
    if wished.is_empty() || wished.len() > SENTENCES {
        return Err(Refusal::wrong("phrases", "must be 1 to 20"));
    }
    let known = wished.iter().enumerate().map(|(at, (name, values))| {
        let phrase = Phrase::by_name(name);
        let phrase = phrase.ok_or_else(|| {
            let field = format!("phrases[{at}].name");
            Refusal::wrong(&field, format!("{name:?} is no phrase"))
        })?;
        Ok(Wished { phrase, values })
    });
    let known = known.collect::<Result<Vec<_>, Refusal>>()?;
    phrase::notice(&app.words, &known).map_err(Refusal::Invalid)
}

/// Somebody who speaks the language has looked at a sentence as it stands now.
pub async fn review(
    app: &App,
    staff: &Staff,
    (name, language): (&str, &str),
    reviewer: &str,
) -> Result<Shown, Refusal> {
    allowed(staff.asker().may_review_phrases())?;
    let phrase = Phrase::by_name(name).ok_or(Refusal::NotFound("phrase"))?;
    let mut offered = app.words.offered().iter();
    let language = offered.find(|offered| offered.tag() == language);
    let language = *language.ok_or(Refusal::NotFound("language"))?;
    let reviewer = reviewer.trim();
    if reviewer.is_empty()
        || reviewer.chars().count() > REVIEWER_LIMIT
        || reviewer.chars().any(char::is_control)
    {
        return Err(Refusal::wrong(
            "reviewer",
            "must be one line of 1 to 80 characters",
        ));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let review = Review {
        phrase: phrase.name.to_owned(),
        language,
        wording: phrase.fingerprint(&app.words, language),
        reviewer: reviewer.to_owned(),
        at: now,
    };
    phrases::review(&mut tx, &review, &staff.id).await?;
    let deed = Deed::new(&staff.id, Act::PhraseReviewed).about(phrase.name);
    audit::record(&mut tx, &deed, now).await?;
    let reviews = phrases::reviews(&mut tx).await?;
    tx.commit().await?;
    Ok(shown(app, phrase, &reviews))
}
