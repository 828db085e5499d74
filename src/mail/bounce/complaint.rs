//! Complaints: somebody pressed "this is spam" (RFC 5965), and the ways of those who wrote before it.

use super::addresses::addresses;
use super::parts::{Head, Parts};
use super::report::About;
use crate::city::bounce::Reason;

/// One for each recipient it names, or one for nobody known; empty: it is no complaint.
pub fn complaints(parts: &Parts) -> Vec<About> {
    let feedback: Vec<&str> = parts.feedback.lines().collect();
    let (fields, _) = Head::read(&feedback);
    let Some(kind) = fields.get("feedback-type") else {
        return Vec::new();
    };
    let about = |address| About {
        address,
        complaint: Some(kind.to_ascii_lowercase()),
        ..About::plain(Reason::Feedback)
    };
    let about_whom = [
        "original-rcpt-to",
        "original-recipient",
        "final-recipient",
        "removal-recipient",
        "x-hmxmroriginalrecipient",
    ];
    let mut told = about_whom.iter().map(|name| {
        let values = fields.all(name).filter_map(first);
        values.collect::<Vec<String>>()
    });
    let named = told.find(|addresses| !addresses.is_empty());
    match named {
        Some(addresses) => addresses.into_iter().map(|of| about(Some(of))).collect(),
        None => vec![about(parts.original.get("to").and_then(first))],
    }
}

fn first(value: &str) -> Option<String> {
    addresses(value).into_iter().next()
}
