//! The places whose danger concerns somebody: home and up to two others, and whether they lie in a zone of
//! the hazard maps (F-22): 避難情報の地区・危険区域の登録.
//!
//! Everybody gets evacuation news of the whole city. Who wants only those of their own places says so
//! expressly, and takes it back with [`ALL_NEWS`].

use super::area::AREA;
use super::choice::Choices;
use super::{Answer, Answers, Field, Flow, FlowName};
use crate::flow::facts::Facts;

pub const PLACES: Flow = Flow {
    name: FlowName::Places,
    fields: &[
        AREA,
        zones("zones", None),
        another("second-place", None),
        area("second-area", "second-place"),
        zones("second-zones", Some("second-place")),
        another("third-place", Some("second-place")),
        area("third-area", "third-place"),
        zones("third-zones", Some("third-place")),
        Field::asked(
            NEWS_OF,
            Answer::One(Choices::Coded("news-of", NEWS_OF_WHAT)),
        ),
    ],
    needs_person: true,
};

/// Evacuation news of the whole city again.
pub const ALL_NEWS: Flow = Flow {
    name: FlowName::AllNews,
    fields: &[],
    needs_person: true,
};

/// The question whether only news of one's own places are wanted.
pub const NEWS_OF: &str = "news-of";
/// The answer that narrows them.
pub const OWN_PLACES: &str = "places";
pub const WHOLE_CITY: &str = "city";
const NEWS_OF_WHAT: &[&str] = &[WHOLE_CITY, OWN_PLACES];
const ZONES: &[&str] = &["landslide", "flood", "surge"];
/// The answer that there is another place.
pub const YES: &str = "yes";

/// Whether somebody gets news of their own places only.
pub fn is_narrowed(answers: &Answers) -> bool {
    answers.get(NEWS_OF).and_then(super::Value::one) == Some(OWN_PLACES)
}

/// What the summary asks: never without a warning where the news are narrowed.
pub(super) fn ask(answers: &Answers) -> &'static str {
    match is_narrowed(answers) {
        true => "confirm-places",
        false => "ask-confirm",
    }
}

pub(super) fn narrowed_now(facts: &Facts) -> bool {
    is_narrowed(&facts.current)
}

const fn another(id: &'static str, only_if: Option<&'static str>) -> Field {
    within(
        Field::asked(id, Answer::One(Choices::Coded("another", &["no", YES]))),
        only_if,
    )
}

const fn area(id: &'static str, only_if: &'static str) -> Field {
    within(Field::asked(id, Answer::One(Choices::Area)), Some(only_if))
}

const fn zones(id: &'static str, only_if: Option<&'static str>) -> Field {
    let field = Field::asked(id, Answer::Many(Choices::Coded("zone", ZONES)));
    within(
        Field {
            required: false,
            ..field
        },
        only_if,
    )
}

const fn within(field: Field, only_if: Option<&'static str>) -> Field {
    Field {
        depends_on: only_if,
        only_if: match only_if {
            Some(place) => Some((place, YES)),
            None => None,
        },
        ..field
    }
}
