//! After the turn of the school year: the guardian looks at the grades and classes that the city has
//! moved up, and says that they are right. A class is set with 学校情報登録.

use super::{Flow, FlowName};

pub const NEW_YEAR: Flow = Flow {
    name: FlowName::NewYear,
    fields: &[],
    needs_person: true,
};
