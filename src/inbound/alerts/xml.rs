//! XML from strangers: its letters, its limits, and short ways through its tree.
//!
//! The parser was in the tree already, below resvg. It knows no entities without a DOCTYPE and no DOCTYPE
//! at all as it is used here; what it would do slowly is refused before.

use encoding_rs::{Encoding, UTF_8};
use roxmltree::{Document, Error, Node, ParsingOptions};

use super::LARGEST;

/// Elements within elements: JMA's deepest have fifteen.
const DEEPEST: usize = 64;
/// Elements of a file: a feed of a week has about fifty thousand.
const ELEMENTS: usize = 200_000;
/// Bytes of one tag: names, attributes and namespaces of JMA's have some hundred. The parser looks for
/// doubles among them one by one.
const TAG: usize = 8 * 1024;
/// Bytes in which an XML declaration stands.
const DECLARATION: usize = 200;

/// The letters of a file in whichever encoding it says.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > LARGEST {
        return Err(format!("has {} bytes, {LARGEST} is the limit", bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("is empty".into());
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes)?,
    };
    let (text, _, broken) = encoding.decode(bytes);
    match broken {
        true => Err(format!("is not {}, as it says", encoding.name())),
        false => Ok(text.into_owned()),
    }
}

/// The encoding of the XML declaration; UTF-8 without one.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, String> {
    let head = bytes.get(..DECLARATION).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    let named = declaration.and_then(|(declaration, _)| {
        let (_, after) = declaration.split_once("encoding")?;
        let after = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after.get(1..)?.split(quote).next()
    });
    match named {
        None => Ok(UTF_8),
        Some(label) => Encoding::for_label(label.as_bytes())
            .ok_or_else(|| format!("is in {label:?}, which is not known")),
    }
}

/// A text that is parsed once it is found harmless.
pub struct Source(pub String);

impl Source {
    pub fn parse(&self) -> Result<Document<'_>, String> {
        limits(&self.0)?;
        let options = ParsingOptions {
            allow_dtd: false,
            // Texts and comments count as well.
            nodes_limit: 4 * 200_000,
            ..ParsingOptions::default()
        };
        Document::parse_with_options(&self.0, options).map_err(|error| match error {
            Error::DtdDetected => "holds a DOCTYPE".to_owned(),
            Error::NodesLimitReached => "has too many elements".to_owned(),
            other => format!("is not well-formed XML: {other}"),
        })
    }
}

/// What the parser must not be given: declarations of types, and trees that are only there to be large.
fn limits(text: &str) -> Result<(), String> {
    let (mut depth, mut elements) = (0_usize, 0_usize);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = |to: &str| rest.find(to).map_or("", |end| &rest[end + to.len()..]);
        if rest.starts_with("<!--") {
            rest = skipped("-->");
        } else if rest.starts_with("<![CDATA[") {
            rest = skipped("]]>");
        } else if rest.starts_with("<!") {
            return Err("holds a DOCTYPE".into());
        } else if rest.starts_with("<?") {
            rest = skipped("?>");
        } else if rest.starts_with("</") {
            depth = depth.saturating_sub(1);
            rest = skipped(">");
        } else {
            let length = tag_length(rest).ok_or("has a tag that is too long or never ends")?;
            let tag = &rest[..length];
            elements += 1;
            if !tag.ends_with("/>") {
                depth += 1;
            }
            if depth > DEEPEST {
                return Err(format!("is deeper than {DEEPEST} elements"));
            }
            if elements > ELEMENTS {
                return Err(format!("has more than {ELEMENTS} elements"));
            }
            rest = &rest[length..];
        }
    }
    Ok(())
}

/// Bytes up to the `>` that ends the tag, which may stand in quotes before.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The element children of this name, whatever their namespace.
pub fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// The text of a child, without spaces around; empty if there is none.
pub fn said(node: Node<'_, '_>, name: &'static str) -> String {
    child(node, name).map_or(String::new(), own_text)
}

/// All text within.
pub fn own_text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|within| within.is_text());
    let text: String = texts.filter_map(|text| text.text()).collect();
    text.trim().to_owned()
}
