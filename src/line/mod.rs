//! LINE's protocol, with no city in it.

pub mod budget;
pub mod client;
pub mod event;
pub mod message;
pub mod rich_menu;
pub mod send;
pub mod signature;
