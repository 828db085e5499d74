//! Getting an ID: 市民ポータルサイトID取得 (B-22…B-28). The password is never asked here: it is set
//! behind the link in the confirmation mail.

use super::{Answer, Field, Flow, FlowName};

pub const REGISTER: Flow = Flow {
    name: FlowName::Register,
    fields: &[EMAIL, FAMILY_NAME, GIVEN_NAME, PRIVACY, TERMS],
    needs_person: false,
};

/// What must be agreed to.
pub const CONSENTS: [&Field; 2] = [&PRIVACY, &TERMS];

/// The versions a person agrees to now; a changed text gets a new date here.
pub const PRIVACY_VERSION: &str = "2026-11-29";
pub const TERMS_VERSION: &str = "2026-11-21";

/// The consents with a text of their own, at `/{id}`.
pub const DOCUMENTS: [&str; 2] = ["privacy", "terms"];

const EMAIL: Field = personal("email", Answer::Email);
pub const FAMILY_NAME: Field = personal("family-name", Answer::Name);
pub const GIVEN_NAME: Field = personal("given-name", Answer::Name);
const PRIVACY: Field = consent("privacy");
const TERMS: Field = consent("terms");

pub const fn personal(id: &'static str, answer: Answer) -> Field {
    Field {
        id,
        answer,
        personal: true,
        required: true,
        depends_on: None,
        only_if: None,
    }
}

const fn consent(id: &'static str) -> Field {
    Field {
        id,
        answer: Answer::Consent,
        personal: false,
        required: true,
        depends_on: None,
        only_if: None,
    }
}
