//! Which sentences of the phrase book were looked at by somebody who speaks the language.

use anyhow::Context;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::words::Language;

/// A review of one sentence in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub phrase: String,
    pub language: Language,
    /// Of the words that were looked at (`Phrase::fingerprint`).
    pub wording: String,
    pub reviewer: String,
    pub at: Millis,
}

pub async fn reviews(tx: &mut Tx) -> anyhow::Result<Vec<Review>> {
    let rows = sqlx::query(
        "select phrase, language, wording, reviewer, reviewed_at
         from phrase_reviews
         order by phrase, language",
    )
    .fetch_all(tx.conn())
    .await
    .context("reviews of phrases")?;
    let mut reviews = Vec::with_capacity(rows.len());
    for row in &rows {
        let tag: String = row.try_get("language")?;
        // One of a later version's language is left out.
        let Some(language) = Language::parse(&tag) else {
            continue;
        };
        reviews.push(Review {
            phrase: row.try_get("phrase")?,
            language,
            wording: row.try_get("wording")?,
            reviewer: row.try_get("reviewer")?,
            at: Millis(row.try_get("reviewed_at")?),
        });
    }
    Ok(reviews)
}

/// Stores a review in place of an earlier one.
pub async fn review(tx: &mut Tx, review: &Review, by: &str) -> anyhow::Result<()> {
    sqlx::query(
        "insert into phrase_reviews (phrase, language, wording, reviewer, reviewed_at, entered_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (phrase, language) do update set
             wording = excluded.wording, reviewer = excluded.reviewer,
             reviewed_at = excluded.reviewed_at, entered_by = excluded.entered_by",
    )
    .bind(&review.phrase)
    .bind(review.language.tag())
    .bind(&review.wording)
    .bind(&review.reviewer)
    .bind(review.at.0)
    .bind(by)
    .execute(tx.conn())
    .await
    .context("store a review")?;
    Ok(())
}
