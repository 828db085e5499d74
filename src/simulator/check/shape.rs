//! The engine of the checks: shapes are tables of fields, walked over a JSON value.
//!
//! Unknown fields are refused everywhere. LINE does so inside Flex and ignores most others today,
//! but a misspelt field never does what its author wanted.

use serde_json::{Map, Value};
use unicode_segmentation::UnicodeSegmentation;

/// What is wrong at one place, in LINE's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub message: String,
    pub property: String,
    /// A value of the wrong JSON type: LINE stops reading there and names nothing else.
    pub unreadable: bool,
}

/// How long a text is, by LINE's two ways of counting.
#[derive(Clone, Copy, Debug)]
pub enum Count {
    Utf16,
    Graphemes,
}

impl Count {
    pub fn of(self, text: &str) -> usize {
        match self {
            Count::Utf16 => text.encode_utf16().count(),
            Count::Graphemes => text.graphemes(true).count(),
        }
    }
}

pub type Object = Map<String, Value>;

/// An object: its fields, and what no table can say.
pub struct Shape {
    pub fields: &'static [Field],
    pub also: fn(&Object, &str, &mut Walk),
}

impl Shape {
    pub const fn of(fields: &'static [Field]) -> Shape {
        Shape {
            fields,
            also: nothing_more,
        }
    }
}

pub fn nothing_more(_: &Object, _: &str, _: &mut Walk) {}

#[derive(Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub needed: bool,
    pub is: Is,
}

pub const fn needed(name: &'static str, is: Is) -> Field {
    Field {
        name,
        needed: true,
        is,
    }
}

pub const fn optional(name: &'static str, is: Is) -> Field {
    Field {
        name,
        needed: false,
        is,
    }
}

/// What a field may hold.
#[derive(Clone, Copy)]
pub enum Is {
    Text {
        max: usize,
        by: Count,
    },
    /// A text that may be empty.
    Data {
        max: usize,
    },
    Url {
        max: usize,
        schemes: &'static [&'static str],
    },
    OneOf(&'static [&'static str]),
    /// A text of a certain form.
    Like(fn(&str) -> bool),
    Whole {
        min: i64,
        max: i64,
    },
    Number {
        min: f64,
        max: f64,
    },
    Flag,
    Object(&'static Shape),
    /// An object whose `type` says which shape it has.
    Tagged(&'static [(&'static str, &'static Shape)]),
    List {
        min: usize,
        max: usize,
        of: &'static Is,
    },
    /// Whatever a function finds.
    By(fn(&Value, &str, &mut Walk)),
}

/// A text counted in UTF-16 units, LINE's usual way.
pub const fn text(max: usize) -> Is {
    Is::Text {
        max,
        by: Count::Utf16,
    }
}

/// A text counted in what a reader takes for characters.
pub const fn graphemes(max: usize) -> Is {
    Is::Text {
        max,
        by: Count::Graphemes,
    }
}

/// An https address of at most 2000 characters.
pub const HTTPS: Is = Is::Url {
    max: 2000,
    schemes: &["https"],
};

/// One walk over a body.
#[derive(Debug, Default)]
pub struct Walk {
    pub problems: Vec<Problem>,
    /// Rich menu endpoints say it in other words.
    pub is_rich_menu: bool,
}

impl Walk {
    pub fn report(&mut self, property: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            message: message.into(),
            property: property.to_owned(),
            unreadable: false,
        });
    }

    fn unreadable(&mut self, property: &str) {
        self.problems.push(Problem {
            message: "invalid property".to_owned(),
            property: property.to_owned(),
            unreadable: true,
        });
    }

    /// Walks `value` as an object of this shape; `extra` are fields the place adds, such as `type`.
    pub fn object(&mut self, value: &Value, at: &str, shape: &Shape, extra: &[Field]) {
        let Some(map) = value.as_object() else {
            return self.unreadable(at);
        };
        for field in extra.iter().chain(shape.fields) {
            self.field(map, at, field);
        }
        for (name, value) in map {
            let known = extra
                .iter()
                .chain(shape.fields)
                .any(|field| field.name == name);
            if !known && !value.is_null() {
                self.report(&join(at, name), "unknown field");
            }
        }
        (shape.also)(map, at, self);
    }

    pub fn field(&mut self, map: &Object, at: &str, field: &Field) {
        match map.get(field.name) {
            None | Some(Value::Null) if field.needed => {
                let message = match field.is {
                    _ if self.is_rich_menu => "must be specified".to_owned(),
                    Is::List { min, max, .. } => format!("Size must be between {min} and {max}"),
                    _ => "May not be empty".to_owned(),
                };
                self.report(&join(at, field.name), message);
            }
            None | Some(Value::Null) => {}
            Some(value) => self.value(value, &join(at, field.name), &field.is),
        }
    }

    pub fn value(&mut self, value: &Value, at: &str, is: &Is) {
        match is {
            Is::Text { .. } | Is::Data { .. } | Is::Url { .. } | Is::OneOf(_) | Is::Like(_) => {
                match value.as_str() {
                    Some(text) => self.text(text, at, is),
                    None => self.unreadable(at),
                }
            }
            Is::Whole { min, max } => match value.as_i64() {
                Some(number) if (*min..=*max).contains(&number) => {}
                Some(_) => self.report(at, format!("Must be between {min} and {max}")),
                None => self.unreadable(at),
            },
            Is::Number { min, max } => match value.as_f64() {
                Some(number) if (*min..=*max).contains(&number) => {}
                Some(_) => self.report(at, format!("Must be between {min} and {max}")),
                None => self.unreadable(at),
            },
            Is::Flag if value.is_boolean() => {}
            Is::Flag => self.unreadable(at),
            Is::Object(shape) => self.object(value, at, shape, &[]),
            Is::Tagged(shapes) => {
                self.tagged(value, at, shapes, &[]);
            }
            Is::List { min, max, of } => self.list(value, at, *min, *max, of),
            Is::By(check) => check(value, at, self),
        }
    }

    fn text(&mut self, text: &str, at: &str, is: &Is) {
        match is {
            Is::Text { .. } | Is::Url { .. } if text.is_empty() => {
                self.report(at, "May not be empty");
            }
            Is::Text { max, by } if by.of(text) > *max => {
                self.report(at, format!("Length must be between 0 and {max}"));
            }
            Is::Data { max } | Is::Url { max, .. } if Count::Utf16.of(text) > *max => {
                self.report(at, format!("Length must be between 0 and {max}"));
            }
            Is::Url { schemes, .. } if !is_url(text, schemes) => {
                let message = if self.is_rich_menu {
                    "invalid uri"
                } else {
                    "Invalid uri"
                };
                self.report(at, message);
            }
            Is::OneOf(values) if !values.contains(&text) => self.report(at, one_of(values)),
            Is::Like(form) if !form(text) => self.report(at, "invalid property"),
            _ => {}
        }
    }

    /// Walks an object by its `type`; which one it was.
    pub fn tagged(
        &mut self,
        value: &Value,
        at: &str,
        shapes: &'static [(&'static str, &'static Shape)],
        extra: &[Field],
    ) -> Option<&'static str> {
        const TYPE: Field = optional("type", Is::Data { max: usize::MAX });
        if !value.is_object() {
            self.unreadable(at);
            return None;
        }
        let kind = value.get("type").and_then(Value::as_str);
        let Some((name, shape)) = shapes.iter().find(|(name, _)| Some(*name) == kind) else {
            let names: Vec<_> = shapes.iter().map(|(name, _)| *name).collect();
            self.report(&join(at, "type"), one_of(&names));
            return None;
        };
        let extra: Vec<Field> = extra.iter().chain([&TYPE]).copied().collect();
        self.object(value, at, shape, &extra);
        Some(name)
    }

    pub fn list(&mut self, value: &Value, at: &str, min: usize, max: usize, of: &Is) {
        let Some(items) = value.as_array() else {
            return self.unreadable(at);
        };
        if !(min..=max).contains(&items.len()) {
            self.report(at, format!("Size must be between {min} and {max}"));
        }
        for (index, item) in items.iter().take(max).enumerate() {
            self.value(item, &format!("{at}[{index}]"), of);
        }
    }
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() {
        name.to_owned()
    } else {
        format!("{at}.{name}")
    }
}

fn one_of(values: &[&str]) -> String {
    format!(
        "Must be one of the following values: [{}]",
        values.join(", ")
    )
}

/// An absolute address in ASCII: what is not must be percent-encoded before LINE takes it.
fn is_url(text: &str, schemes: &[&str]) -> bool {
    let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
    let scheme = schemes.iter().find(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
            && text[scheme.len()..].starts_with(':')
    });
    match scheme {
        Some(&"tel") => printable && text.len() > "tel:".len(),
        Some(scheme) => {
            let rest = &text[scheme.len() + 1..];
            printable && rest.starts_with("//") && rest.len() > 2 && !rest.starts_with("///")
        }
        None => false,
    }
}
