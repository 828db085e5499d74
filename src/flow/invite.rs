//! Asking another guardian in: for one child, or for all of them with one link.

use super::choice::Choices;
use super::enrol::CHILD;
use super::facts::{ChildFact, Facts};
use super::{Answer, Field, Flow, FlowName};

pub const INVITE: Flow = Flow {
    name: FlowName::Invite,
    fields: &[Field {
        answer: Answer::One(Choices::Invited),
        ..CHILD
    }],
    needs_person: true,
};

/// Instead of a child's id.
pub const ALL: &str = "all";

/// Open invitations of a child at a time: more links than a family has guardians only get lost.
pub const OPEN_LIMIT: i64 = 5;

impl Facts {
    /// The children for whom one more guardian may be asked in.
    pub fn invitable(&self) -> impl Iterator<Item = &ChildFact> {
        let children = self.children.iter();
        children.filter(|child| child.open_invitations < OPEN_LIMIT)
    }
}
