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
    let mut refused = None;
    for entry in children(feed, "entry") {
        let content = child(entry, "content").into_iter();
        let mut held = content.flat_map(|content| content.children());
        let alert = match held.find(Node::is_element) {
            Some(node) if node.tag_name().name() == "alert" => cap::read(node),
            Some(node) if node.tag_name().name() == "Report" => jma::read(node),
            _ => {
                entries.extend(elsewhere(entry));
                continue;
            }
        };
        // One that is wrong keeps nobody from the others.
        match alert {
            Ok(alert) => alerts.push(alert),
            Err(why) => {
                tracing::warn!(reason = why, "an alert in a feed was refused");
                refused.get_or_insert(why);
            }
        }
    }
    match (alerts.is_empty(), entries.is_empty()) {
        (true, true) => Err(match refused {
            Some(why) => format!("is a feed of which nothing can be read; one entry {why}"),
            None => "is a feed without entries".into(),
        }),
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
