//! Flex Messages: bubbles, boxes and what stands in them.
//!
//! Source: LINE Developers, Messaging API reference, "Flex Message".

use serde_json::Value;

use super::action::{in_flex, in_flex_button};
use super::shape::{Field, HTTPS, Is, Object, Shape, Walk, needed, optional, text};

/// The most bytes of JSON in a bubble and in a carousel. LINE says 30 KB and 50 KB and not which
/// kilo; the smaller one passes in both readings.
const BUBBLE_BYTES: usize = 30_000;
const CAROUSEL_BYTES: usize = 50_000;
/// Deeper than any layout; keeps the walk's recursion short.
const DEPTH: usize = 20;

const CONTAINERS: &[(&str, &Shape)] = &[("bubble", &BUBBLE), ("carousel", &CAROUSEL)];
static CAROUSEL: Shape = Shape {
    fields: &[needed(
        "contents",
        Is::List {
            min: 1,
            max: 12,
            of: &Is::Tagged(&[("bubble", &BUBBLE)]),
        },
    )],
    also: same_width,
};
static BUBBLE: Shape = Shape {
    fields: &[
        optional(
            "size",
            Is::OneOf(&["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]),
        ),
        optional("direction", Is::OneOf(&["ltr", "rtl"])),
        optional("header", Is::Tagged(&[("box", &BOX)])),
        optional(
            "hero",
            Is::Tagged(&[("box", &BOX), ("image", &IMAGE), ("video", &VIDEO)]),
        ),
        optional("body", Is::Tagged(&[("box", &BOX)])),
        optional("footer", Is::Tagged(&[("box", &BOX)])),
        optional(
            "styles",
            Is::Object(&Shape::of(&[
                optional("header", BLOCK_STYLE),
                optional("hero", BLOCK_STYLE),
                optional("body", BLOCK_STYLE),
                optional("footer", BLOCK_STYLE),
            ])),
        ),
        optional("action", Is::By(in_flex)),
    ],
    also: |map, at, walk| {
        if !["header", "hero", "body", "footer"]
            .iter()
            .any(|block| map.contains_key(*block))
        {
            walk.report(at, "At least one block must be specified");
        }
        if written(&Value::Object(map.clone())) > BUBBLE_BYTES {
            walk.report(at, format!("Size must be {BUBBLE_BYTES} bytes or less"));
        }
    },
};
const BLOCK_STYLE: Is = Is::Object(&Shape::of(&[
    optional("backgroundColor", COLOR),
    optional("separator", Is::Flag),
    optional("separatorColor", COLOR),
]));

const COMPONENTS: &[(&str, &Shape)] = &[
    ("box", &BOX),
    ("button", &BUTTON),
    ("image", &IMAGE),
    ("text", &TEXT),
    ("separator", &SEPARATOR),
    ("filler", &FILLER),
];
/// What a baseline box may hold: things that stand on a line of text.
const BASELINE: &[(&str, &Shape)] = &[("icon", &ICON), ("text", &TEXT), ("filler", &FILLER)];

const COLOR: Is = Is::Like(is_color);
const SPACE: Is = Is::Like(|text| {
    is_keyword(text, &["none", "xs", "sm", "md", "lg", "xl", "xxl"]) || is_pixels(text)
});
const LENGTH: Is = Is::Like(|text| is_pixels(text) || is_percent(text));
const FLEX: Field = optional("flex", Is::Whole { min: 0, max: 1000 });
const MARGIN: Field = optional("margin", SPACE);
const POSITION: Field = optional("position", Is::OneOf(&["relative", "absolute"]));
const OFFSET: Is = Is::Like(|text| {
    is_keyword(text, &["none", "xs", "sm", "md", "lg", "xl", "xxl"])
        || is_pixels(text)
        || is_percent(text)
});
const TOP: Field = optional("offsetTop", OFFSET);
const BOTTOM: Field = optional("offsetBottom", OFFSET);
const START: Field = optional("offsetStart", OFFSET);
const END: Field = optional("offsetEnd", OFFSET);
const GRAVITY: Field = optional("gravity", Is::OneOf(&["top", "bottom", "center"]));
const ALIGN: Field = optional("align", Is::OneOf(&["start", "end", "center"]));
const ACTION: Field = optional("action", Is::By(in_flex));
const RATIO: Field = optional("aspectRatio", Is::Like(is_ratio));
const SHRINK: Field = optional("adjustMode", Is::OneOf(&["shrink-to-fit"]));
const SCALING: Field = optional("scaling", Is::Flag);
const TEXT_SIZE: Is = Is::Like(|text| is_keyword(text, SIZES) || is_pixels(text));
const SIZES: &[&str] = &[
    "xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl",
];

static BOX: Shape = Shape {
    fields: &[
        needed("layout", Is::OneOf(&["horizontal", "vertical", "baseline"])),
        optional("spacing", SPACE),
        optional("backgroundColor", COLOR),
        optional("borderColor", COLOR),
        optional(
            "borderWidth",
            Is::Like(|text| {
                is_keyword(
                    text,
                    &["none", "light", "normal", "medium", "semi-bold", "bold"],
                ) || is_pixels(text)
            }),
        ),
        optional("cornerRadius", SPACE),
        optional("width", LENGTH),
        optional("maxWidth", LENGTH),
        optional("height", LENGTH),
        optional("maxHeight", LENGTH),
        optional("paddingAll", OFFSET),
        optional("paddingTop", OFFSET),
        optional("paddingBottom", OFFSET),
        optional("paddingStart", OFFSET),
        optional("paddingEnd", OFFSET),
        optional(
            "justifyContent",
            Is::OneOf(&[
                "center",
                "flex-start",
                "flex-end",
                "space-between",
                "space-around",
                "space-evenly",
            ]),
        ),
        optional(
            "alignItems",
            Is::OneOf(&["center", "flex-start", "flex-end"]),
        ),
        optional("background", Is::Tagged(&[("linearGradient", &GRADIENT)])),
        FLEX,
        MARGIN,
        POSITION,
        TOP,
        BOTTOM,
        START,
        END,
        ACTION,
        needed("contents", Is::By(any)),
    ],
    also: contents,
};
static GRADIENT: Shape = Shape::of(&[
    needed(
        "angle",
        Is::Like(|text| text.strip_suffix("deg").is_some_and(is_number)),
    ),
    needed("startColor", COLOR),
    needed("endColor", COLOR),
    optional("centerColor", COLOR),
    optional("centerPosition", Is::Like(is_percent)),
]);
static BUTTON: Shape = Shape::of(&[
    needed("action", Is::By(in_flex_button)),
    optional("color", COLOR),
    optional("style", Is::OneOf(&["primary", "secondary", "link"])),
    optional("height", Is::OneOf(&["sm", "md"])),
    FLEX,
    MARGIN,
    POSITION,
    TOP,
    BOTTOM,
    START,
    END,
    GRAVITY,
    SHRINK,
    SCALING,
]);
static IMAGE: Shape = Shape::of(&[
    needed("url", HTTPS),
    optional(
        "size",
        Is::Like(|text| {
            is_keyword(text, SIZES) || text == "full" || is_pixels(text) || is_percent(text)
        }),
    ),
    optional("aspectMode", Is::OneOf(&["cover", "fit"])),
    optional("backgroundColor", COLOR),
    optional("animated", Is::Flag),
    FLEX,
    MARGIN,
    POSITION,
    TOP,
    BOTTOM,
    START,
    END,
    ALIGN,
    GRAVITY,
    RATIO,
    ACTION,
]);
static VIDEO: Shape = Shape::of(&[
    needed("url", HTTPS),
    needed("previewUrl", HTTPS),
    needed(
        "altContent",
        Is::Tagged(&[("box", &BOX), ("image", &IMAGE)]),
    ),
    RATIO,
    ACTION,
]);
static ICON: Shape = Shape::of(&[
    needed("url", HTTPS),
    optional("size", TEXT_SIZE),
    RATIO,
    MARGIN,
    POSITION,
    TOP,
    BOTTOM,
    START,
    END,
    SCALING,
]);
static TEXT: Shape = Shape {
    fields: &[
        // LINE states no length; the bubble's bytes bound it.
        optional("text", text(BUBBLE_BYTES)),
        optional(
            "contents",
            Is::List {
                min: 0,
                max: 1000,
                of: &Is::Tagged(&[("span", &SPAN)]),
            },
        ),
        optional("size", TEXT_SIZE),
        optional("color", COLOR),
        optional("weight", Is::OneOf(&["regular", "bold"])),
        optional("style", Is::OneOf(&["normal", "italic"])),
        optional(
            "decoration",
            Is::OneOf(&["none", "underline", "line-through"]),
        ),
        optional("wrap", Is::Flag),
        optional("lineSpacing", Is::Like(is_pixels)),
        optional(
            "maxLines",
            Is::Whole {
                min: 0,
                max: i32::MAX as i64,
            },
        ),
        FLEX,
        MARGIN,
        POSITION,
        TOP,
        BOTTOM,
        START,
        END,
        ALIGN,
        GRAVITY,
        ACTION,
        SHRINK,
        SCALING,
    ],
    also: |map, at, walk| {
        if !map.contains_key("text") && !map.contains_key("contents") {
            walk.report(&format!("{at}.text"), "May not be empty");
        }
    },
};
static SPAN: Shape = Shape::of(&[
    optional("text", text(BUBBLE_BYTES)),
    optional("size", TEXT_SIZE),
    optional("color", COLOR),
    optional("weight", Is::OneOf(&["regular", "bold"])),
    optional("style", Is::OneOf(&["normal", "italic"])),
    optional(
        "decoration",
        Is::OneOf(&["none", "underline", "line-through"]),
    ),
]);
static SEPARATOR: Shape = Shape::of(&[MARGIN, optional("color", COLOR)]);
static FILLER: Shape = Shape::of(&[FLEX]);

/// Checks the `contents` of a Flex Message.
pub fn flex(value: &Value, at: &str, walk: &mut Walk) {
    walk.tagged(value, at, CONTAINERS, &[]);
    if written(value) > CAROUSEL_BYTES {
        walk.report(at, format!("Size must be {CAROUSEL_BYTES} bytes or less"));
    }
}

fn any(_: &Value, _: &str, _: &mut Walk) {}

/// What stands in a box depends on its layout.
fn contents(map: &Object, at: &str, walk: &mut Walk) {
    let Some(value) = map.get("contents").filter(|value| !value.is_null()) else {
        return;
    };
    let at = format!("{at}.contents");
    if at.matches(".contents").count() > DEPTH {
        return walk.report(&at, "Too many nested boxes");
    }
    let in_line = map.get("layout").and_then(Value::as_str) == Some("baseline");
    let of = if in_line {
        Is::Tagged(BASELINE)
    } else {
        Is::Tagged(COMPONENTS)
    };
    // A carousel of 50 KB cannot hold this many.
    walk.list(value, &at, 0, 5_000, &of);
}

fn same_width(map: &Object, at: &str, walk: &mut Walk) {
    let Some(bubbles) = map.get("contents").and_then(Value::as_array) else {
        return;
    };
    let size = |bubble: &Value| {
        bubble
            .get("size")
            .and_then(Value::as_str)
            .unwrap_or("mega")
            .to_owned()
    };
    for (index, bubble) in bubbles.iter().enumerate().skip(1) {
        if size(bubble) != size(&bubbles[0]) {
            walk.report(
                &format!("{at}.contents[{index}].size"),
                "All bubbles must have the same size",
            );
        }
    }
}

fn written(value: &Value) -> usize {
    serde_json::to_vec(value).map_or(usize::MAX, |json| json.len())
}

/// `#RRGGBB` or `#RRGGBBAA`
fn is_color(text: &str) -> bool {
    matches!(text.len(), 7 | 9)
        && text
            .strip_prefix('#')
            .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_keyword(text: &str, keywords: &[&str]) -> bool {
    keywords.contains(&text)
}

fn is_pixels(text: &str) -> bool {
    text.strip_suffix("px").is_some_and(is_number)
}

fn is_percent(text: &str) -> bool {
    text.strip_suffix('%').is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || first == '-')
        && text.parse::<f64>().is_ok()
}

/// `{width}:{height}`, each from 1 to 100000, the height at most three times the width.
fn is_ratio(text: &str) -> bool {
    let Some((width, height)) = text.split_once(':') else {
        return false;
    };
    let part = |text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|part| (1.0..=100_000.0).contains(part))
    };
    match (part(width), part(height)) {
        (Some(width), Some(height)) => height <= 3.0 * width,
        _ => false,
    }
}
