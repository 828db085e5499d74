//! What comes in from outside: stored first, taken up afterwards.

pub mod citizens;
pub mod line;
pub mod schools;
pub mod table;
pub mod take;
mod turns;
