//! LINE's protocol, with no city in it.

pub mod client;
pub mod message;
pub mod rich_menu;
pub mod signature;
