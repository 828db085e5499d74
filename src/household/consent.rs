//! What a person agreed to: in which version, and whether it is to be asked again (A-17, B-26).

use crate::clock::Millis;
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::store::throttles::Limit;
use crate::store::{Tx, people, throttles};

/// The documents and the versions in force.
const DOCUMENTS: [(&str, &str); 2] = [("privacy", PRIVACY_VERSION), ("terms", TERMS_VERSION)];

/// The chat asks once a day: it is a wish, and people come there for something else.
const REMINDERS: Limit = Limit {
    failures: 0,
    window: DAY,
    lock: Some(DAY),
};
const DAY: i64 = 24 * 3600;

/// Whether a text has changed since the person agreed, or they never did (an import).
pub async fn is_due(tx: &mut Tx, person: &str) -> anyhow::Result<bool> {
    let agreed = people::consents(tx, person).await?;
    // Versions are dates: the later is the greater.
    let is_agreed = |(document, version): &(&str, &str)| {
        let known = agreed.iter().filter(|(known, _, _)| known == document);
        known
            .into_iter()
            .any(|(_, known, _)| known.as_str() >= *version)
    };
    Ok(!DOCUMENTS.iter().all(is_agreed))
}

/// The person agrees to both texts as they are now.
pub async fn agree(tx: &mut Tx, person: &str, at: Millis) -> anyhow::Result<()> {
    for (document, version) in DOCUMENTS {
        people::consent(tx, person, document, version, at).await?;
    }
    Ok(())
}

/// Whether the chat asks now: it is due, and was not asked for today.
pub async fn remind(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<bool> {
    if !is_due(tx, person).await? {
        return Ok(false);
    }
    let subject = format!("consent:{person}");
    if throttles::locked_until(tx, &subject, now).await?.is_some() {
        return Ok(false);
    }
    throttles::fail(tx, &subject, REMINDERS, now).await?;
    Ok(true)
}
