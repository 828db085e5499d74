//! Ending the link with LINE: nothing is asked but whether to do it.

use super::{Flow, FlowName};

pub const UNLINK: Flow = Flow {
    name: FlowName::Unlink,
    fields: &[],
    needs_person: true,
};
