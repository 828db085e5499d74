//! The rich menus: defined in `rich-menus/`, drawn once, committed, and brought to the LINE channel.
//!
//! ```text
//!   menus.toml + locales + parts/ ──render──► images/*.png ──check──► publish ─► LINE
//! ```
//!
//! The service itself only asks LINE for an alias (`guest-ja`, `member-en`) and links people to what
//! it stands for; see [`name::menu_for`].

pub mod check;
pub mod definition;
mod draw;
pub mod name;
pub mod plan;
pub mod publish;
pub mod render;

pub use definition::Definitions;
pub use publish::{Report, publish};
