//! Leaving a child: こどもの登録を外す. Only one's own guardianship ends; the last one takes the
//! child's registration with it, and is told so before.

use super::choice::chosen_child;
use super::enrol::CHILD;
use super::{Answers, Facts, Flow, FlowName};

pub const QUIT_CHILD: Flow = Flow {
    name: FlowName::QuitChild,
    fields: &[CHILD],
    needs_person: true,
};

/// What is asked before it is done.
pub fn ask(answers: &Answers, facts: &Facts) -> &'static str {
    match chosen_child(answers, facts) {
        Some(child) if child.others > 0 => "confirm-quit-shared",
        _ => "confirm-quit-last",
    }
}
