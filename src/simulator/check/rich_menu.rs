//! Rich menus: the object and its picture.
//!
//! Source: LINE Developers, Messaging API reference, "Rich menu object" and "Upload rich menu image".

use serde_json::Value;

use super::action::in_rich_menu;
use super::shape::{Field, Is, Object, Shape, Walk, graphemes, needed};

/// Pixels a menu may be wide.
const WIDTH: std::ops::RangeInclusive<i64> = 800..=2500;
/// The fewest pixels it may be high.
const HEIGHT: i64 = 250;
/// The least width divided by height.
const RATIO: f64 = 1.45;
/// The most bytes of a picture: 1 MB.
pub const IMAGE_BYTES: usize = 1_048_576;

pub static RICH_MENU: Shape = Shape {
    fields: &[
        needed("size", Is::Object(&SIZE)),
        needed("selected", Is::Flag),
        needed("name", graphemes(300)),
        needed("chatBarText", graphemes(14)),
        needed(
            "areas",
            Is::List {
                min: 0,
                max: 20,
                of: &Is::Object(&AREA),
            },
        ),
    ],
    also: proportions,
};
static SIZE: Shape = Shape::of(&[
    needed(
        "width",
        Is::Whole {
            min: 800,
            max: 2500,
        },
    ),
    needed(
        "height",
        Is::Whole {
            min: HEIGHT,
            max: i32::MAX as i64,
        },
    ),
]);
static AREA: Shape = Shape::of(&[
    needed(
        "bounds",
        Is::Object(&Shape::of(&[
            bound("x", 0),
            bound("y", 0),
            bound("width", 1),
            bound("height", 1),
        ])),
    ),
    needed("action", Is::By(in_rich_menu)),
]);

const fn bound(name: &'static str, min: i64) -> Field {
    needed(
        name,
        Is::Whole {
            min,
            max: i32::MAX as i64,
        },
    )
}

/// The menu is wide enough, and every area lies inside.
fn proportions(map: &Object, at: &str, walk: &mut Walk) {
    let side = |name: &str| map.get("size")?.get(name)?.as_i64();
    let (Some(width), Some(height)) = (side("width"), side("height")) else {
        return;
    };
    if !fits(width, height) {
        walk.report(if at.is_empty() { "size" } else { at }, "invalid size");
    }
    let areas = map
        .get("areas")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    for (index, area) in areas.iter().enumerate() {
        let bound = |name: &str| area.get("bounds")?.get(name)?.as_i64();
        let end = |from: &str, length: &str| Some(bound(from)?.saturating_add(bound(length)?));
        let inside = end("x", "width").is_none_or(|right| right <= width)
            && end("y", "height").is_none_or(|bottom| bottom <= height);
        if !inside {
            walk.report(
                &format!("areas[{index}].bounds"),
                "must be inside the rich menu",
            );
        }
    }
}

/// Whether a picture or menu of so many pixels is one LINE shows.
#[expect(clippy::cast_precision_loss, reason = "pixels are far below 2^52")]
pub fn fits(width: i64, height: i64) -> bool {
    WIDTH.contains(&width) && height >= HEIGHT && width as f64 / height as f64 >= RATIO
}

/// Width and height of a PNG or JPEG, read from its header, and what kind it is.
pub fn picture(bytes: &[u8]) -> Option<(&'static str, i64, i64)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let side = |at: usize| {
            Some(i64::from(u32::from_be_bytes(
                bytes.get(at..at + 4)?.try_into().ok()?,
            )))
        };
        return (bytes.get(12..16)? == b"IHDR").then_some(("image/png", side(16)?, side(20)?));
    }
    if bytes.starts_with(b"\xff\xd8") {
        let (width, height) = jpeg_size(bytes)?;
        return Some(("image/jpeg", width, height));
    }
    None
}

/// Walks the segments of a JPEG to its start-of-frame.
fn jpeg_size(bytes: &[u8]) -> Option<(i64, i64)> {
    let word = |at: usize| {
        Some(i64::from(u16::from_be_bytes(
            bytes.get(at..at + 2)?.try_into().ok()?,
        )))
    };
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            // SOF0 to SOF15, without the tables that share the range (DHT, JPG, DAC).
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((word(at + 7)?, word(at + 5)?));
            }
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + usize::try_from(word(at + 2)?).ok()?,
        }
    }
}
