//! LINE's protocol, with no city in it.

pub mod signature;
