//! Alert files: JMA's disaster XML, CAP 1.2, and Atom feeds that hold either. Read leniently where real
//! senders differ, and refused where nobody honest writes so.

mod atom;
mod cap;
pub mod fetch;
mod jma;
mod xml;

pub use atom::Entry;

use jiff::Timestamp;

use crate::city::alert::Alert;
use crate::clock::Millis;
use xml::Source;

/// Bytes of a file: JMA's largest have some hundred thousand, its feed of a week about a million.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    Alerts(Vec<Alert>),
    /// An Atom feed whose entries stand elsewhere.
    Feed(Vec<Entry>),
}

/// Reads a file. `Err`: why nothing of it is taken.
pub fn read(bytes: &[u8]) -> Result<Read, String> {
    let text = xml::text(bytes)?;
    let source = Source(text);
    let document = source.parse()?;
    let root = document.root_element();
    match root.tag_name().name() {
        "Report" => jma::read(root).map(|alert| Read::Alerts(vec![alert])),
        "alert" => cap::read(root).map(|alert| Read::Alerts(vec![alert])),
        "feed" => atom::read(root),
        other => Err(format!("{other:?} is neither JMA XML nor CAP nor Atom")),
    }
}

/// A time with its offset; seconds may be fractions.
fn time(text: &str) -> Option<Millis> {
    let at: Timestamp = text.trim().parse().ok()?;
    Some(at.into())
}

#[cfg(test)]
mod tests;
