//! LINE's rich menus: the object as the wire has it, the limits it must keep, and the calls.
//!
//! Source: LINE Developers, Messaging API reference, "Rich menu" and "Rich menu alias". A menu is
//! immutable: neither the object nor an image once uploaded can be changed, so a new version is a
//! new menu. Creating and deleting are allowed 100 times an hour, a batch 3 times.

mod calls;

pub use calls::{Alias, Listed, Phase};

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// An image may weigh "1 MB"; the smaller reading of it is safe under both.
pub const IMAGE_BYTES: usize = 1_000_000;
/// `areas` holds at most so many.
pub const AREAS: usize = 20;

/// A rich menu as it is created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RichMenu {
    pub size: Size,
    /// Whether the menu stands open when the talk is opened.
    pub selected: bool,
    /// Seen by nobody but the channel's owner: 1 to 300 characters.
    pub name: String,
    /// What opens and closes the menu: 1 to 14 characters.
    pub chat_bar_text: String,
    pub areas: Vec<Area>,
}

/// Pixels; equal to the image's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// One place to tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Area {
    pub bounds: Bounds,
    pub action: Postback,
}

/// A rectangle in the image's pixels, the origin at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

impl Bounds {
    fn fits(&self, size: Size) -> bool {
        let ends_within = |at: u32, length: u32, whole: u32| {
            at.checked_add(length).is_some_and(|end| end <= whole)
        };
        self.width > 0
            && self.height > 0
            && ends_within(self.x, self.width, size.width)
            && ends_within(self.y, self.height, size.height)
    }
}

/// The postback action, the only kind our menus use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "type", rename = "postback")]
pub struct Postback {
    /// Read aloud by the phone's screen reader: at most 20 characters.
    pub label: String,
    /// Comes back in the webhook: 1 to 300 UTF-16 units.
    pub data: String,
    /// What the person is shown to have said: at most 300 characters.
    pub display_text: String,
}

/// What LINE would refuse.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("the {what} has {length} characters; LINE takes {least} to {most}")]
    Length {
        what: String,
        length: usize,
        least: usize,
        most: usize,
    },
    #[error("the size is {width} x {height}; LINE takes 800 to 2500 wide, at least 250 high")]
    Size { width: u32, height: u32 },
    #[error("the size is {width} x {height}; LINE wants width / height to be at least 1.45")]
    TooTall { width: u32, height: u32 },
    #[error("there are {0} areas; LINE takes at most {AREAS}")]
    TooManyAreas(usize),
    #[error("area {0} does not lie within the image")]
    Outside(usize),
    #[error("the alias \"{0}\" is not 1 to 32 of a-z, 0-9, - and _")]
    Alias(String),
    #[error("the image weighs {0} bytes; LINE takes at most {IMAGE_BYTES}")]
    TooHeavy(usize),
    #[error("the image is {found_width} x {found_height} pixels, the menu says {width} x {height}")]
    OtherSize {
        found_width: u32,
        found_height: u32,
        width: u32,
        height: u32,
    },
}

impl RichMenu {
    /// Everything LINE would refuse about the object, in the order of its fields.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.size.problems();
        problems.extend(length("name", graphemes(&self.name), 1, 300));
        problems.extend(length(
            "chat bar text",
            graphemes(&self.chat_bar_text),
            1,
            14,
        ));
        if self.areas.len() > AREAS {
            problems.push(Problem::TooManyAreas(self.areas.len()));
        }
        for (number, area) in (1..).zip(&self.areas) {
            if !area.bounds.fits(self.size) {
                problems.push(Problem::Outside(number));
            }
            problems.extend(area.action.problems(number));
        }
        problems
    }
}

impl Size {
    fn problems(self) -> Vec<Problem> {
        let Size { width, height } = self;
        let mut problems = Vec::new();
        if !(800..=2500).contains(&width) || height < 250 {
            problems.push(Problem::Size { width, height });
        }
        if u64::from(width) * 100 < u64::from(height) * 145 {
            problems.push(Problem::TooTall { width, height });
        }
        problems
    }

    /// What LINE would refuse about an image of `found` pixels and `bytes` bytes for this menu.
    pub fn image_problems(self, found: Size, bytes: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        if found != self {
            problems.push(Problem::OtherSize {
                found_width: found.width,
                found_height: found.height,
                width: self.width,
                height: self.height,
            });
        }
        if bytes > IMAGE_BYTES {
            problems.push(Problem::TooHeavy(bytes));
        }
        problems
    }
}

impl Postback {
    fn problems(&self, number: usize) -> Vec<Problem> {
        // LINE lets the label be absent; a menu nobody can have read aloud is a fault of ours.
        let lengths = [
            ("label", graphemes(&self.label), 1, 20),
            ("data", self.data.encode_utf16().count(), 1, 300),
            ("display text", graphemes(&self.display_text), 1, 300),
        ];
        let of = |what| format!("{what} of area {number}");
        lengths
            .into_iter()
            .filter_map(|(what, count, least, most)| length(&of(what), count, least, most))
            .collect()
    }
}

/// What LINE would refuse about an alias id.
pub fn alias_problem(alias: &str) -> Option<Problem> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    let fits = (1..=32).contains(&alias.len()) && alias.bytes().all(allowed);
    (!fits).then(|| Problem::Alias(alias.to_owned()))
}

/// LINE counts what people read in extended grapheme clusters (UAX #29).
fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

fn length(what: &str, length: usize, least: usize, most: usize) -> Option<Problem> {
    (!(least..=most).contains(&length)).then(|| Problem::Length {
        what: what.to_owned(),
        length,
        least,
        most,
    })
}

#[cfg(test)]
mod tests;
