//! Atom feeds (RFC 4287): of alerts themselves, or of where they stand.

use roxmltree::Node;

use super::xml::{child, children, said};
use super::{Read, cap, jma};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// One entry whose alert stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub link: String,
}

pub fn read(feed: Node<'_, '_>) -> Result<Read, String> {
    if feed.tag_name().namespace() != Some(ATOM) {
        return Err("is a feed of another namespace than Atom's".into());
    }
    let mut alerts = Vec::new();
    let mut entries = Vec::new();
    for entry in children(feed, "entry") {
        let content = child(entry, "content").into_iter();
        let mut held = content.flat_map(|content| content.children());
        match held.find(Node::is_element) {
            Some(node) if node.tag_name().name() == "alert" => alerts.push(cap::read(node)?),
            Some(node) if node.tag_name().name() == "Report" => alerts.push(jma::read(node)?),
            _ => entries.extend(elsewhere(entry)),
        }
    }
    match (alerts.is_empty(), entries.is_empty()) {
        (true, true) => Err("is a feed without entries".into()),
        (true, false) => Ok(Read::Feed(entries)),
        (false, _) => Ok(Read::Alerts(alerts)),
    }
}

fn elsewhere(entry: Node<'_, '_>) -> Option<Entry> {
    let mut links = children(entry, "link");
    let link = links.find_map(|link| link.attribute("href"))?.to_owned();
    let id = said(entry, "id");
    Some(Entry {
        id: if id.is_empty() { link.clone() } else { id },
        link,
    })
}
