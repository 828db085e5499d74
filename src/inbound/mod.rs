//! What comes in from outside: stored first, taken up afterwards.

pub mod line;
pub mod take;
