//! LINE's protocol, with no city in it.

pub mod client;
pub mod signature;
