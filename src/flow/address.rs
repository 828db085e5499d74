//! Up to four e-mail addresses (F-04): メールアドレスの登録・変更. What each is for stands in its
//! choice: notices go to 1 and 2 (D-13), 3 and 4 are kept for other services.

use super::choice::Choices;
use super::register::personal;
use super::{Answer, Field, Flow, FlowName};

pub const ADDRESS: Flow = Flow {
    name: FlowName::Address,
    fields: &[
        Field::asked(
            "address-slot",
            Answer::One(Choices::Coded("address-slot", &["1", "2", "3", "4"])),
        ),
        Field::asked(
            "address-owner",
            Answer::One(Choices::Coded("address-owner", &["own", "family", WORK])),
        ),
        EMPLOYER,
        personal("address", Answer::Email),
    ],
    needs_person: true,
};

/// The owner that asks for the employer's consent.
pub const WORK: &str = "work";

/// The guardian answers for having asked at work (D-19).
const EMPLOYER: Field = Field {
    depends_on: Some("address-owner"),
    only_if: Some(("address-owner", WORK)),
    ..Field::asked("employer-agrees", Answer::Consent)
};
