//! The seven fields of a child: こどもの情報登録.

use super::choice::Choices;
use super::register::{FAMILY_NAME, GIVEN_NAME, personal};
use super::{Answer, Field, Flow, FlowName};

pub const CHILD: Flow = Flow {
    name: FlowName::Child,
    fields: &[
        FAMILY_NAME,
        GIVEN_NAME,
        FAMILY_KANA,
        GIVEN_KANA,
        SEX,
        BIRTHDAY,
        RELATIONSHIP,
    ],
    needs_person: true,
};

pub(super) const FAMILY_KANA: Field = personal("family-kana", Answer::Kana);
pub(super) const GIVEN_KANA: Field = personal("given-kana", Answer::Kana);
pub(super) const SEX: Field = personal("sex", Answer::One(Choices::Coded("sex", SEXES)));
pub(super) const BIRTHDAY: Field = personal("birthday", Answer::Birthday);
/// Also asked of a guardian who joins a child.
pub const RELATIONSHIP: Field = personal(
    "relationship",
    Answer::One(Choices::Coded("relationship", RELATIONSHIPS)),
);

/// The sources ask for the sex, nothing needs it, so nobody has to say (domain, 4.2).
const SEXES: &[&str] = &["male", "female", "unsaid"];
const RELATIONSHIPS: &[&str] = &[
    "father",
    "mother",
    "grandfather",
    "grandmother",
    "sibling",
    "relative",
    "foster",
    "other",
];
