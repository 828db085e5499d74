//! Changing what is stored of a child: the fields of its registration, with what stands there now.
//! What one guardian changes is changed for all of them, but for their own relationship.

use super::child::{BIRTHDAY, FAMILY_KANA, GIVEN_KANA, RELATIONSHIP, SEX};
use super::enrol::CHILD;
use super::register::{FAMILY_NAME, GIVEN_NAME};
use super::{Field, Flow, FlowName};

pub const EDIT_CHILD: Flow = Flow {
    name: FlowName::EditChild,
    fields: &[
        CHILD,
        of_child(FAMILY_NAME),
        of_child(GIVEN_NAME),
        of_child(FAMILY_KANA),
        of_child(GIVEN_KANA),
        of_child(SEX),
        of_child(BIRTHDAY),
        of_child(RELATIONSHIP),
    ],
    needs_person: true,
};

/// Another child has other names: what is shown waits for which child it is.
const fn of_child(field: Field) -> Field {
    Field {
        depends_on: Some("child"),
        ..field
    }
}
