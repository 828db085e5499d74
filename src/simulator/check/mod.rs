//! The strict reading of what a bot sends: every limit LINE states, in LINE's words.
//!
//! `line_api` calls these before anything is done; what passes here passes at LINE. Pure.

use serde_json::{Map, Value};

mod action;
mod flex;
mod message;
mod rich_menu;
mod shape;
#[cfg(test)]
mod tests;

pub use action::{is_alias_id, is_moment};
pub use rich_menu::{IMAGE_BYTES, fits, picture};
pub use shape::Problem;
use shape::{Field, Is, Shape, Walk, needed, optional, text};

const SILENT: Field = optional("notificationDisabled", Is::Flag);
const UNITS: Field = optional(
    "customAggregationUnits",
    Is::List {
        min: 0,
        max: 1,
        of: &Is::Like(is_unit),
    },
);

static REPLY: Shape = Shape::of(&[needed("replyToken", text(1000)), message::MESSAGES, SILENT]);
static PUSH: Shape = Shape::of(&[needed("to", text(100)), message::MESSAGES, SILENT, UNITS]);
static MULTICAST: Shape = Shape::of(&[
    needed(
        "to",
        Is::List {
            min: 1,
            max: 500,
            of: &Is::Data { max: usize::MAX },
        },
    ),
    message::MESSAGES,
    SILENT,
    UNITS,
]);
static BROADCAST: Shape = Shape::of(&[message::MESSAGES, SILENT]);
static NARROWCAST: Shape = Shape::of(&[
    message::MESSAGES,
    optional("recipient", Is::By(anything)),
    optional("filter", Is::By(anything)),
    optional(
        "limit",
        Is::Object(&Shape {
            fields: &[
                optional(
                    "max",
                    Is::Whole {
                        min: 1,
                        max: i32::MAX as i64,
                    },
                ),
                optional("upToRemainingQuota", Is::Flag),
                optional("forbidPartialDelivery", Is::Flag),
            ],
            also: shape::nothing_more,
        }),
    ),
    SILENT,
]);
/// Only `messages` is read by the validation endpoints.
static MESSAGES_ONLY: Shape = Shape::of(&[
    message::MESSAGES,
    optional("to", Is::By(anything)),
    optional("replyToken", Is::By(anything)),
    optional("notificationDisabled", Is::By(anything)),
    optional("customAggregationUnits", Is::By(anything)),
]);
static LOADING: Shape = Shape {
    fields: &[
        needed("chatId", text(100)),
        optional("loadingSeconds", Is::Whole { min: 5, max: 60 }),
    ],
    also: |map, _, walk| {
        let seconds = map
            .get("loadingSeconds")
            .and_then(Value::as_i64)
            .unwrap_or(20);
        if (5..=60).contains(&seconds) && seconds % 5 != 0 {
            walk.report("loadingSeconds", "must be a multiple of five");
        }
        if !map
            .get("chatId")
            .and_then(Value::as_str)
            .is_none_or(is_user_id)
        {
            walk.report("chatId", "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.");
        }
    },
};

/// The bodies that are checked as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    Reply,
    Push,
    Multicast,
    Broadcast,
    Narrowcast,
    MessagesOnly,
    Loading,
    RichMenu,
}

/// Everything that is wrong with `value` as such a body.
pub fn body(kind: Body, value: &Value) -> Vec<Problem> {
    let shape = match kind {
        Body::Reply => &REPLY,
        Body::Push => &PUSH,
        Body::Multicast => &MULTICAST,
        Body::Broadcast => &BROADCAST,
        Body::Narrowcast => &NARROWCAST,
        Body::MessagesOnly => &MESSAGES_ONLY,
        Body::Loading => &LOADING,
        Body::RichMenu => &rich_menu::RICH_MENU,
    };
    let mut walk = Walk {
        is_rich_menu: kind == Body::RichMenu,
        ..Walk::default()
    };
    walk.object(value, "", shape, &[]);
    walk.problems
}

/// `U` and 32 hexadecimal digits.
pub fn is_user_id(text: &str) -> bool {
    is_id('U', text)
}

/// The id of a group (`C`) or room (`R`), which has the same form as a person's.
pub fn is_id(first: char, text: &str) -> bool {
    text.strip_prefix(first).is_some_and(|hex| {
        hex.len() == 32
            && hex
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// `[A-Za-z0-9_]{1,30}`
fn is_unit(text: &str) -> bool {
    (1..=30).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn anything(_: &Value, _: &str, _: &mut Walk) {}

/// LINE's error body for these problems.
pub fn error(problems: &[Problem]) -> Value {
    if let Some(problem) = problems.iter().find(|problem| problem.unreadable) {
        return serde_json::json!({"message": invalid_property(&format!("'{}'", problem.property))});
    }
    let details: Vec<Value> = problems
        .iter()
        .map(
            |problem| serde_json::json!({"message": problem.message, "property": problem.property}),
        )
        .collect();
    let mut error = Map::new();
    error.insert(
        "message".into(),
        format!("The request body has {} error(s)", details.len()).into(),
    );
    error.insert("details".into(), details.into());
    Value::Object(error)
}

/// What LINE says of a property it could not take, quoted or not as the endpoint does.
pub fn invalid_property(property: &str) -> String {
    format!("The property, {property}, in the request body is invalid (line: -, column: -)")
}
