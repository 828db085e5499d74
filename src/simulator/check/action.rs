//! Actions: what a tap does, and where which of them may stand.
//!
//! Source: LINE Developers, Messaging API reference, "Action objects".

use serde_json::Value;

use super::shape::{
    Count, Field, Is, Object, Shape, Walk, graphemes, needed, nothing_more, optional,
};

/// Where an action stands decides which kinds there are and how long its label may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Template,
    ImageCarousel,
    /// Where no label is shown: a template's default action.
    Unlabelled,
    QuickReply,
    FlexButton,
    Flex,
    RichMenu,
}

impl Place {
    fn label(self) -> Field {
        match self {
            Place::Template | Place::QuickReply => needed("label", graphemes(20)),
            Place::ImageCarousel => optional("label", graphemes(12)),
            Place::FlexButton => needed("label", graphemes(40)),
            Place::Flex | Place::Unlabelled => optional("label", graphemes(40)),
            Place::RichMenu => optional("label", graphemes(20)),
        }
    }

    fn actions(self) -> &'static [(&'static str, &'static Shape)] {
        match self {
            Place::QuickReply => QUICK_REPLY,
            Place::RichMenu => RICH_MENU,
            _ => ANYWHERE,
        }
    }
}

const ANYWHERE: &[(&str, &Shape)] = &[
    ("postback", &POSTBACK),
    ("message", &MESSAGE),
    ("uri", &URI),
    ("datetimepicker", &DATETIME_PICKER),
    ("clipboard", &CLIPBOARD),
];

const QUICK_REPLY: &[(&str, &Shape)] = &[
    ("postback", &POSTBACK),
    ("message", &MESSAGE),
    ("uri", &URI),
    ("datetimepicker", &DATETIME_PICKER),
    ("clipboard", &CLIPBOARD),
    ("camera", &NOTHING),
    ("cameraRoll", &NOTHING),
    ("location", &NOTHING),
];

const RICH_MENU: &[(&str, &Shape)] = &[
    ("postback", &POSTBACK),
    ("message", &MESSAGE),
    ("uri", &URI),
    ("datetimepicker", &DATETIME_PICKER),
    ("clipboard", &CLIPBOARD),
    ("richmenuswitch", &RICH_MENU_SWITCH),
];

const DATA: Field = needed(
    "data",
    Is::Text {
        max: 300,
        by: Count::Utf16,
    },
);

static NOTHING: Shape = Shape::of(&[]);
static MESSAGE: Shape = Shape::of(&[needed("text", graphemes(300))]);
static CLIPBOARD: Shape = Shape::of(&[needed(
    "clipboardText",
    Is::Text {
        max: 1000,
        by: Count::Utf16,
    },
)]);
static POSTBACK: Shape = Shape {
    fields: &[
        DATA,
        optional("displayText", graphemes(300)),
        optional("text", graphemes(300)),
        optional(
            "inputOption",
            Is::OneOf(&["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"]),
        ),
        optional("fillInText", graphemes(300)),
    ],
    also: |map, at, walk| {
        if map.contains_key("text") && map.contains_key("displayText") {
            walk.report(&format!("{at}.text"), "May not be used with displayText");
        }
        let opens_keyboard = map.get("inputOption").and_then(Value::as_str) == Some("openKeyboard");
        if map.contains_key("fillInText") && !opens_keyboard {
            walk.report(
                &format!("{at}.fillInText"),
                "May only be used with openKeyboard",
            );
        }
    },
};
/// Schemes LINE opens; `line` for its own deep links.
const SCHEMES: &[&str] = &["https", "http", "line", "tel"];
static URI: Shape = Shape::of(&[
    needed(
        "uri",
        Is::Url {
            max: 1000,
            schemes: SCHEMES,
        },
    ),
    optional(
        "altUri",
        Is::Object(&Shape::of(&[needed(
            "desktop",
            Is::Url {
                max: 1000,
                schemes: SCHEMES,
            },
        )])),
    ),
]);
static RICH_MENU_SWITCH: Shape = Shape {
    fields: &[needed("richMenuAliasId", Is::Like(is_alias_id)), DATA],
    also: nothing_more,
};
static DATETIME_PICKER: Shape = Shape {
    fields: &[
        DATA,
        needed("mode", Is::OneOf(&["date", "time", "datetime"])),
        optional("initial", Is::Data { max: 20 }),
        optional("min", Is::Data { max: 20 }),
        optional("max", Is::Data { max: 20 }),
    ],
    also: date_range,
};

/// `[a-z0-9_-]{1,32}`
pub fn is_alias_id(text: &str) -> bool {
    (1..=32).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}

/// The three times of a picker have its mode's form, `min` < `max`, and `initial` lies between.
fn date_range(map: &Object, at: &str, walk: &mut Walk) {
    let Some(mode) = map.get("mode").and_then(Value::as_str) else {
        return;
    };
    let mut read = |name: &str| {
        let text = map.get(name)?.as_str()?.replace('t', "T");
        if !is_moment(mode, &text) {
            walk.report(&format!("{at}.{name}"), "invalid property");
            return None;
        }
        Some(text)
    };
    let (min, max, initial) = (read("min"), read("max"), read("initial"));
    // Digits of fixed width sort as the times they write.
    if let (Some(min), Some(max)) = (&min, &max)
        && min >= max
    {
        walk.report(&format!("{at}.min"), "Must be less than max");
    }
    if let Some(initial) = &initial {
        let outside =
            min.is_some_and(|min| *initial < min) || max.is_some_and(|max| *initial > max);
        if outside {
            walk.report(&format!("{at}.initial"), "Must be between min and max");
        }
    }
}

/// Whether `text` is what a picker of `mode` may hold and send: `2026-01-31`, `09:30`, `2026-01-31T09:30`.
pub fn is_moment(mode: &str, text: &str) -> bool {
    match mode {
        "date" => is_date(text),
        "time" => is_time(text),
        "datetime" => text
            .split_once('T')
            .is_some_and(|(date, time)| is_date(date) && is_time(time)),
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    // LINE's calendar: 1900-01-01 to 2100-12-31.
    text.len() == 10
        && text
            .parse::<jiff::civil::Date>()
            .is_ok_and(|date| (1900..=2100).contains(&date.year()))
}

fn is_time(text: &str) -> bool {
    text.len() == 5 && text.parse::<jiff::civil::Time>().is_ok()
}

/// Checks an action that stands at `place`.
pub fn action(value: &Value, at: &str, place: Place, walk: &mut Walk) {
    walk.tagged(value, at, place.actions(), &[place.label()]);
    if place == Place::QuickReply {
        // The deprecated text of a postback, and the second address of a link.
        let is_postback = value.get("type").is_some_and(|kind| kind == "postback");
        let refused = if is_postback { "text" } else { "altUri" };
        if value.get(refused).is_some() {
            walk.report(
                &format!("{at}.{refused}"),
                "May not be used in a quick reply",
            );
        }
    }
}

pub fn in_template(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::Template, walk);
}

pub fn in_image_carousel(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::ImageCarousel, walk);
}

pub fn unlabelled(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::Unlabelled, walk);
}

pub fn in_quick_reply(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::QuickReply, walk);
}

pub fn in_flex_button(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::FlexButton, walk);
}

pub fn in_flex(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::Flex, walk);
}

pub fn in_rich_menu(value: &Value, at: &str, walk: &mut Walk) {
    action(value, at, Place::RichMenu, walk);
}
