//! The places whose danger concerns somebody: as the questions have it, and stored.

use super::one;
use crate::app::App;
use crate::city::evacuation::Zone;
use crate::flow::places::{NEWS_OF, OWN_PLACES, WHOLE_CITY, YES, is_narrowed};
use crate::flow::{Answers, Value};
use crate::store::Tx;
use crate::store::evacuations::{self, Place, Places};

/// The questions of each place: whether there is one, its area, its zones.
const QUESTIONS: [(Option<&str>, &str, &str); 3] = [
    (None, "area", "zones"),
    (Some("second-place"), "second-area", "second-zones"),
    (Some("third-place"), "third-area", "third-zones"),
];

/// What is stored now, by question.
pub async fn current(tx: &mut Tx, person: &str) -> anyhow::Result<Answers> {
    let known = evacuations::places(tx, person).await?;
    let mut answers = Answers::new();
    if known.places.is_empty() {
        return Ok(answers);
    }
    let mut places = known.places.iter();
    for (asked, area, zones) in QUESTIONS {
        let place = places.next();
        if let Some(asked) = asked {
            let there = if place.is_some() { YES } else { "no" };
            answers.insert(asked.to_owned(), Value::One(there.to_owned()));
        }
        let Some(place) = place else {
            break;
        };
        answers.insert(area.to_owned(), Value::One(place.area.clone()));
        let named = place.zones.iter().map(|zone| zone.name().to_owned());
        answers.insert(zones.to_owned(), Value::Many(named.collect()));
    }
    let news_of = match known.narrowed_at {
        Some(_) => OWN_PLACES,
        None => WHOLE_CITY,
    };
    answers.insert(NEWS_OF.to_owned(), Value::One(news_of.to_owned()));
    Ok(answers)
}

pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let now = app.clock.now();
    let before = evacuations::places(tx, person).await?;
    let mut places: Vec<Place> = Vec::new();
    for (asked, area, zones) in QUESTIONS {
        let is_there = asked.is_none_or(|asked| one(answers, asked) == Some(YES));
        let Some(area) = one(answers, area).filter(|_| is_there) else {
            continue;
        };
        // The same place twice is one place.
        if places.iter().any(|place| place.area == area) {
            continue;
        }
        let zones = answers.get(zones).map_or(&[][..], Value::many);
        places.push(Place {
            area: area.to_owned(),
            zones: zones.iter().filter_map(|zone| Zone::parse(zone)).collect(),
        });
    }
    let narrowed_at = is_narrowed(answers).then(|| before.narrowed_at.unwrap_or(now));
    let places = Places {
        narrowed_at: narrowed_at.filter(|_| !places.is_empty()),
        places,
    };
    evacuations::put_places(tx, person, &places, now).await
}

/// News of the whole city again.
pub async fn all_news(app: &App, tx: &mut Tx, person: &str) -> anyhow::Result<()> {
    let before = evacuations::places(tx, person).await?;
    let places = Places {
        narrowed_at: None,
        ..before
    };
    evacuations::put_places(tx, person, &places, app.clock.now()).await
}
