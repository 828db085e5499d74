//! What comes in from outside: stored first, taken up afterwards.

pub mod alerts;
pub mod bounces;
pub mod citizens;
mod closed;
pub mod garbage;
pub mod line;
pub mod returned;
pub mod roster;
pub mod schools;
pub mod table;
pub mod take;
mod turns;
