//! Message objects: what may be sent, and how long it may be.
//!
//! Source: LINE Developers, Messaging API reference, "Message objects"; counting as in "Character
//! counting in a text".

use serde_json::Value;

use super::action::{in_image_carousel, in_quick_reply, in_template, unlabelled};
use super::flex::flex;
use super::shape::{
    Count, Field, HTTPS, Is, Object, Shape, Walk, graphemes, needed, optional, text,
};

pub const MESSAGES: Field = needed(
    "messages",
    Is::List {
        min: 1,
        max: 5,
        of: &Is::By(message),
    },
);

const KINDS: &[(&str, &Shape)] = &[
    ("text", &TEXT),
    ("textV2", &TEXT_V2),
    ("sticker", &STICKER),
    ("image", &IMAGE),
    ("video", &VIDEO),
    ("audio", &AUDIO),
    ("location", &LOCATION),
    ("imagemap", &IMAGEMAP),
    ("template", &TEMPLATE),
    ("flex", &FLEX),
];

const QUICK_REPLY: Field = optional("quickReply", Is::Object(&QUICK_REPLY_SHAPE));
static QUICK_REPLY_SHAPE: Shape = Shape::of(&[needed(
    "items",
    Is::List {
        min: 1,
        max: 13,
        of: &Is::Object(&Shape::of(&[
            needed("type", Is::OneOf(&["action"])),
            optional("imageUrl", HTTPS),
            needed("action", Is::By(in_quick_reply)),
        ])),
    },
)]);
const SENDER: Field = optional(
    "sender",
    Is::Object(&Shape::of(&[
        optional("name", Is::By(sender_name)),
        optional("iconUrl", HTTPS),
    ])),
);
const QUOTE: Field = optional("quoteToken", text(1000));
const ALT_TEXT: Field = needed("altText", text(1500));

static TEXT: Shape = Shape {
    fields: &[
        needed("text", text(5000)),
        optional(
            "emojis",
            Is::List {
                min: 0,
                max: 20,
                of: &Is::Object(&Shape::of(&[
                    needed("index", Is::Whole { min: 0, max: 4999 }),
                    needed("productId", text(100)),
                    needed("emojiId", text(100)),
                ])),
            },
        ),
        QUOTE,
        QUICK_REPLY,
        SENDER,
    ],
    also: emojis_point_at_dollars,
};
static TEXT_V2: Shape = Shape {
    fields: &[
        needed("text", text(5000)),
        optional("substitution", Is::By(substitution)),
        QUOTE,
        QUICK_REPLY,
        SENDER,
    ],
    also: placeholders_are_known,
};
static STICKER: Shape = Shape::of(&[
    needed("packageId", Is::Like(is_digits)),
    needed("stickerId", Is::Like(is_digits)),
    QUOTE,
    QUICK_REPLY,
    SENDER,
]);
static IMAGE: Shape = Shape::of(&[
    needed("originalContentUrl", HTTPS),
    needed("previewImageUrl", HTTPS),
    QUICK_REPLY,
    SENDER,
]);
static VIDEO: Shape = Shape::of(&[
    needed("originalContentUrl", HTTPS),
    needed("previewImageUrl", HTTPS),
    optional("trackingId", Is::Like(is_tracking_id)),
    QUICK_REPLY,
    SENDER,
]);
static AUDIO: Shape = Shape::of(&[
    needed("originalContentUrl", HTTPS),
    needed(
        "duration",
        Is::Whole {
            min: 1,
            max: i64::MAX,
        },
    ),
    QUICK_REPLY,
    SENDER,
]);
static LOCATION: Shape = Shape::of(&[
    needed("title", text(100)),
    needed("address", text(100)),
    needed(
        "latitude",
        Is::Number {
            min: -90.0,
            max: 90.0,
        },
    ),
    needed(
        "longitude",
        Is::Number {
            min: -180.0,
            max: 180.0,
        },
    ),
    QUICK_REPLY,
    SENDER,
]);
static FLEX: Shape = Shape::of(&[
    ALT_TEXT,
    needed("contents", Is::By(flex)),
    QUICK_REPLY,
    SENDER,
]);

const AREA: Field = needed(
    "area",
    Is::Object(&Shape::of(&[
        needed("x", Is::Whole { min: 0, max: 1040 }),
        needed(
            "y",
            Is::Whole {
                min: 0,
                max: i32::MAX as i64,
            },
        ),
        needed("width", Is::Whole { min: 1, max: 1040 }),
        needed(
            "height",
            Is::Whole {
                min: 1,
                max: i32::MAX as i64,
            },
        ),
    ])),
);
const IMAGEMAP_LABEL: Field = optional("label", text(100));
static IMAGEMAP: Shape = Shape::of(&[
    needed("baseUrl", HTTPS),
    ALT_TEXT,
    needed(
        "baseSize",
        Is::Object(&Shape::of(&[
            needed(
                "width",
                Is::Whole {
                    min: 1040,
                    max: 1040,
                },
            ),
            needed(
                "height",
                Is::Whole {
                    min: 1,
                    max: i32::MAX as i64,
                },
            ),
        ])),
    ),
    needed(
        "actions",
        Is::List {
            min: 1,
            max: 50,
            of: &Is::Tagged(&[
                (
                    "uri",
                    &Shape::of(&[
                        needed(
                            "linkUri",
                            Is::Url {
                                max: 1000,
                                schemes: &["https", "http", "line", "tel"],
                            },
                        ),
                        IMAGEMAP_LABEL,
                        AREA,
                    ]),
                ),
                (
                    "message",
                    &Shape::of(&[needed("text", text(400)), IMAGEMAP_LABEL, AREA]),
                ),
                (
                    "clipboard",
                    &Shape::of(&[needed("clipboardText", text(1000)), IMAGEMAP_LABEL, AREA]),
                ),
            ]),
        },
    ),
    QUICK_REPLY,
    SENDER,
]);

static TEMPLATE: Shape = Shape::of(&[
    ALT_TEXT,
    needed(
        "template",
        Is::Tagged(&[
            ("buttons", &BUTTONS),
            ("confirm", &CONFIRM),
            ("carousel", &CAROUSEL),
            ("image_carousel", &IMAGE_CAROUSEL),
        ]),
    ),
    QUICK_REPLY,
    SENDER,
]);
const ASPECT: Field = optional("imageAspectRatio", Is::OneOf(&["rectangle", "square"]));
const IMAGE_SIZE: Field = optional("imageSize", Is::OneOf(&["cover", "contain"]));
const COLOR: Field = optional("imageBackgroundColor", Is::Like(is_rgb));
static BUTTONS: Shape = Shape {
    fields: &[
        optional("thumbnailImageUrl", HTTPS),
        ASPECT,
        IMAGE_SIZE,
        COLOR,
        optional("title", graphemes(40)),
        needed("text", graphemes(160)),
        optional("defaultAction", Is::By(unlabelled)),
        needed(
            "actions",
            Is::List {
                min: 1,
                max: 4,
                of: &Is::By(in_template),
            },
        ),
    ],
    also: |map, at, walk| shorter_below_a_picture(map, at, walk),
};
static CONFIRM: Shape = Shape::of(&[
    needed("text", graphemes(240)),
    needed(
        "actions",
        Is::List {
            min: 2,
            max: 2,
            of: &Is::By(in_template),
        },
    ),
]);
static CAROUSEL: Shape = Shape {
    fields: &[
        needed(
            "columns",
            Is::List {
                min: 1,
                max: 10,
                of: &Is::Object(&Shape {
                    fields: &[
                        optional("thumbnailImageUrl", HTTPS),
                        COLOR,
                        optional("title", graphemes(40)),
                        needed("text", graphemes(120)),
                        optional("defaultAction", Is::By(unlabelled)),
                        needed(
                            "actions",
                            Is::List {
                                min: 1,
                                max: 3,
                                of: &Is::By(in_template),
                            },
                        ),
                    ],
                    also: |map, at, walk| shorter_below_a_picture(map, at, walk),
                }),
            },
        ),
        ASPECT,
        IMAGE_SIZE,
    ],
    also: columns_are_alike,
};
static IMAGE_CAROUSEL: Shape = Shape::of(&[needed(
    "columns",
    Is::List {
        min: 1,
        max: 10,
        of: &Is::Object(&Shape::of(&[
            needed("imageUrl", HTTPS),
            needed("action", Is::By(in_image_carousel)),
        ])),
    },
)]);

fn message(value: &Value, at: &str, walk: &mut Walk) {
    walk.tagged(value, at, KINDS, &[]);
}

/// At most 20 characters, and never LINE's own name.
fn sender_name(value: &Value, at: &str, walk: &mut Walk) {
    walk.value(value, at, &text(20));
    if value
        .as_str()
        .is_some_and(|name| name.eq_ignore_ascii_case("LINE"))
    {
        walk.report(at, "May not contain words reserved by LINE");
    }
}

/// Every emoji stands where the text has a `$`, counted in UTF-16 units.
fn emojis_point_at_dollars(map: &Object, at: &str, walk: &mut Walk) {
    let Some(emojis) = map.get("emojis").and_then(Value::as_array) else {
        return;
    };
    let text = map.get("text").and_then(Value::as_str).unwrap_or_default();
    let units: Vec<u16> = text.encode_utf16().collect();
    for (number, emoji) in emojis.iter().enumerate() {
        let index = emoji.get("index").and_then(Value::as_u64);
        let unit = index.and_then(|index| units.get(usize::try_from(index).ok()?));
        if unit != Some(&u16::from(b'$')) {
            walk.report(&format!("{at}.emojis[{number}].index"), "Must point at a $");
        }
    }
}

fn substitution(value: &Value, at: &str, walk: &mut Walk) {
    let Some(map) = value.as_object() else {
        return walk.report(at, "invalid property");
    };
    if map.len() > 100 {
        walk.report(at, "Size must be between 0 and 100");
    }
    for (key, what) in map {
        let at = format!("{at}.{key}");
        if !is_placeholder(key) {
            walk.report(&at, "invalid property");
        }
        walk.tagged(what, &at, SUBSTITUTIONS, &[]);
    }
}

const SUBSTITUTIONS: &[(&str, &Shape)] = &[
    (
        "mention",
        &Shape::of(&[needed(
            "mentionee",
            Is::Tagged(&[
                ("user", &Shape::of(&[needed("userId", text(33))])),
                ("all", &Shape::of(&[])),
            ]),
        )]),
    ),
    (
        "emoji",
        &Shape::of(&[needed("productId", text(100)), needed("emojiId", text(100))]),
    ),
];

fn is_placeholder(key: &str) -> bool {
    (1..=20).contains(&key.len())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Every `{key}` has its substitution; a literal brace is doubled.
fn placeholders_are_known(map: &Object, at: &str, walk: &mut Walk) {
    let text = map.get("text").and_then(Value::as_str).unwrap_or_default();
    let known = |key: &str| {
        map.get("substitution")
            .is_some_and(|all| all.get(key).is_some())
    };
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let doubled = rest[brace..].starts_with("{{") || rest[brace..].starts_with("}}");
        if doubled {
            rest = &rest[brace + 2..];
            continue;
        }
        let key = rest[brace..]
            .strip_prefix('{')
            .and_then(|tail| tail.split_once('}'));
        match key {
            Some((key, tail)) if is_placeholder(key) && known(key) => rest = tail,
            _ => return walk.report(&format!("{at}.text"), "Unknown placeholder"),
        }
    }
}

/// 60 characters instead of 160 or 120 below a title or a picture.
fn shorter_below_a_picture(map: &Object, at: &str, walk: &mut Walk) {
    let crowded = map.contains_key("title") || map.contains_key("thumbnailImageUrl");
    let text = map.get("text").and_then(Value::as_str).unwrap_or_default();
    if crowded && Count::Graphemes.of(text) > 60 {
        walk.report(&format!("{at}.text"), "Length must be between 0 and 60");
    }
}

/// All columns have the same number of actions, and all or none a title and a picture.
fn columns_are_alike(map: &Object, at: &str, walk: &mut Walk) {
    let Some(columns) = map.get("columns").and_then(Value::as_array) else {
        return;
    };
    let face = |column: &Value| {
        let actions = column
            .get("actions")
            .and_then(Value::as_array)
            .map(Vec::len);
        (
            actions,
            column.get("title").is_some(),
            column.get("thumbnailImageUrl").is_some(),
        )
    };
    for (index, column) in columns.iter().enumerate().skip(1) {
        if face(column) != face(&columns[0]) {
            let at = format!("{at}.columns[{index}]");
            walk.report(&at, "All columns must have the same number of actions, and all or none a title and an image");
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `#RRGGBB`
fn is_rgb(text: &str) -> bool {
    text.len() == 7
        && text
            .strip_prefix('#')
            .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_tracking_id(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.=,+*()%$&;:@{}!?<>[]".contains(&byte))
}
