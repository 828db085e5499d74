//! Leaving a child.

use super::one;
use crate::flow::Answers;
use crate::store::{Tx, children};

pub async fn save(tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    match one(answers, "child") {
        Some(child) => children::leave(tx, child, person).await,
        None => Ok(()),
    }
}
