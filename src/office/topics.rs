//! The catalogue of the city's notices as staff keep it (F-20): six names each, an order, on or off for
//! those who never chose, open from a date, offered no more. Whoever chose a topic keeps it through all of
//! it; a topic that comes back comes back with them.

use std::collections::BTreeMap;

use super::{Refusal, allowed, number};
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::notice::Mistake;
use crate::clock::Millis;
use crate::notices::desk::Once;
use crate::store::idempotency::{self, Key};
use crate::store::staff::Staff;
use crate::store::topics::{self, Topic};
use crate::store::{Tx, audit};
use crate::words::Language;

/// Characters of a name: it is a button's label in LINE, which has room for 20, and the other languages
/// need some more.
const NAME_LIMIT: usize = 40;
/// Characters of an id: it stands in LINE's postback data (300 characters in all).
const ID_LIMIT: usize = 64;

/// A topic and how many people receive it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub topic: Topic,
    pub people: i64,
}

/// What of a topic is staff's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// By language tag; `ja` must be there.
    pub names: BTreeMap<String, String>,
    pub by_default: bool,
    pub opens_at: Option<Millis>,
}

/// All of them, those offered no more too, in their order.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Listed>, Refusal> {
    allowed(staff.asker().may_see_topics())?;
    let mut tx = app.db.read().await?;
    Ok(listed(&mut tx).await?)
}

async fn listed(tx: &mut Tx) -> anyhow::Result<Vec<Listed>> {
    let mut sizes = topics::sizes(tx).await?;
    let all = topics::all(tx).await?.into_iter();
    let listed = all.map(|topic| Listed {
        people: sizes.remove(&topic.id).unwrap_or_default(),
        topic,
    });
    Ok(listed.collect())
}

/// One of them.
async fn one(tx: &mut Tx, id: &str) -> Result<Listed, Refusal> {
    let all = listed(tx).await?.into_iter();
    let mut same = all.filter(|listed| listed.topic.id == id);
    same.next().ok_or(Refusal::NotFound("topic"))
}

/// Adds a topic behind all others; `id`: its name for programs, made up if absent. The same key again adds
/// nothing.
pub async fn add(
    app: &App,
    staff: &Staff,
    id: Option<&str>,
    wanted: Wanted,
    once: Once<'_>,
) -> Result<Listed, Refusal> {
    allowed(staff.asker().may_keep_topics())?;
    let mut mistakes = mistakes(&wanted);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if let Some(id) = id
        && (id.is_empty() || id.len() > ID_LIMIT || !id.chars().all(is_plain))
    {
        let detail = "must be 1 to 64 of the characters a-z A-Z 0-9 - _ .";
        mistakes.push(Mistake::new("id", detail));
    }
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    match idempotency::take(&mut tx, &staff.id, once.key, once.body_hash, now).await? {
        Key::Answered(id) => return one(&mut tx, &id).await,
        Key::OtherBody => return Err(Refusal::KeyReused),
        Key::New => {}
    }
    let all = topics::all(&mut tx).await?;
    let id = id.map_or_else(|| app.new_id(), str::to_owned);
    if all.iter().any(|topic| topic.id == id) {
        return Err(Refusal::Conflict("there is a topic with this id"));
    }
    let last = all.iter().map(|topic| topic.position).max();
    let topic = Topic {
        id,
        names: wanted.names,
        by_default: wanted.by_default,
        opens_at: wanted.opens_at,
        position: last.map_or(0, |last| last + 1),
        retired_at: None,
    };
    topics::put(&mut tx, &topic, now).await?;
    idempotency::answer(&mut tx, &staff.id, once.key, &topic.id).await?;
    done(tx, staff, Act::TopicAdded, &topic.id, now).await
}

/// Changes a topic. Whoever chose it, or chose not to have it, keeps that; a change of the default counts
/// for those who never chose.
pub async fn change(app: &App, staff: &Staff, id: &str, wanted: Wanted) -> Result<Listed, Refusal> {
    allowed(staff.asker().may_keep_topics())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let known = one(&mut tx, id).await?.topic;
    let mistakes = mistakes(&wanted);
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    let topic = Topic {
        names: wanted.names,
        by_default: wanted.by_default,
        opens_at: wanted.opens_at,
        ..known
    };
    topics::put(&mut tx, &topic, now).await?;
    done(tx, staff, Act::TopicChanged, id, now).await
}

/// Puts all topics into this order.
pub async fn order(app: &App, staff: &Staff, ids: &[String]) -> Result<Vec<Listed>, Refusal> {
    allowed(staff.asker().may_keep_topics())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let all = topics::all(&mut tx).await?;
    let mut given: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut known: Vec<&str> = all.iter().map(|topic| topic.id.as_str()).collect();
    given.sort_unstable();
    known.sort_unstable();
    if given != known {
        return Err(Refusal::wrong(
            "ids",
            "must be the ids of all topics, each once",
        ));
    }
    for (position, id) in (0_i64..).zip(ids) {
        if let Some(topic) = all.iter().find(|topic| topic.id == *id) {
            let moved = Topic {
                position,
                ..topic.clone()
            };
            topics::put(&mut tx, &moved, now).await?;
        }
    }
    let deed = Deed::new(&staff.id, Act::TopicsOrdered).amount(number(ids.len()));
    audit::record(&mut tx, &deed, now).await?;
    let listed = listed(&mut tx).await?;
    tx.commit().await?;
    Ok(listed)
}

/// Offers a topic no more, or again (`retired`: false). Nobody's choice is lost by it.
pub async fn retire(app: &App, staff: &Staff, id: &str, retired: bool) -> Result<Listed, Refusal> {
    allowed(staff.asker().may_keep_topics())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let known = one(&mut tx, id).await?;
    // Asked for twice it is done once.
    if known.topic.retired_at.is_some() == retired {
        return Ok(known);
    }
    topics::retire(&mut tx, id, retired.then_some(now), now).await?;
    let act = match retired {
        true => Act::TopicRetired,
        false => Act::TopicRestored,
    };
    done(tx, staff, act, id, now).await
}

async fn done(
    mut tx: Tx,
    staff: &Staff,
    act: Act,
    id: &str,
    now: Millis,
) -> Result<Listed, Refusal> {
    let deed = Deed::new(&staff.id, act).about(id);
    audit::record(&mut tx, &deed, now).await?;
    let listed = one(&mut tx, id).await?;
    tx.commit().await?;
    Ok(listed)
}

fn mistakes(wanted: &Wanted) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if !wanted.names.contains_key(Language::Ja.tag()) {
        mistakes.push(Mistake::new("names.ja", "must be given"));
    }
    for (tag, name) in &wanted.names {
        let field = format!("names.{tag}");
        if Language::ALL.iter().all(|language| language.tag() != tag) {
            mistakes.push(Mistake::new(field, "is no language of ours"));
        } else if name.trim().is_empty()
            || name.chars().count() > NAME_LIMIT
            || name.chars().any(char::is_control)
        {
            mistakes.push(Mistake::new(
                field,
                "must be one line of 1 to 40 characters",
            ));
        }
    }
    mistakes
}
