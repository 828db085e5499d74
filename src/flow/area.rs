//! The question where somebody lives, for every flow that asks it. [`city::area`](crate::city::area)
//! finds the area.

use super::choice::Choices;
use super::{Answer, Field};

/// The name of an area; stored as the home area.
pub const AREA: Field = Field::asked("area", Answer::One(Choices::Area));
