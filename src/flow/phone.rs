//! A telephone number, for the school to call when nothing else has reached anybody: 電話番号の登録.
//! Nobody has to give one, and leaving it empty takes the old one away.

use super::register::personal;
use super::{Answer, Field, Flow, FlowName};

pub const PHONE: Flow = Flow {
    name: FlowName::Phone,
    fields: &[Field {
        required: false,
        ..personal("phone", Answer::Phone)
    }],
    needs_person: true,
};
