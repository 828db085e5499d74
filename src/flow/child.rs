//! The seven fields of a child: こどもの情報登録.

use super::field::Choices;
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

const FAMILY_KANA: Field = personal("family-kana", Answer::Kana);
const GIVEN_KANA: Field = personal("given-kana", Answer::Kana);
const SEX: Field = personal("sex", Answer::One(Choices::Sex));
const BIRTHDAY: Field = personal("birthday", Answer::Birthday);
const RELATIONSHIP: Field = personal("relationship", Answer::One(Choices::Relationship));
