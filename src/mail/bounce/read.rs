//! From the pieces of a mail to what it reports: by machine-readable parts where there are any
//! (`groups`), else by what is written for people (`prose`). Pure.

use super::RECIPIENTS;
use super::addresses::addresses;
use super::complaint::complaints;
use super::groups::groups;
use super::judge::{Told, judge};
use super::parts::{Head, Parts};
use super::prose::Text;
use super::reply::reply;
use super::report::{About, NotUnderstood, Report};
use crate::city::bounce::Reason;

pub fn read(parts: &Parts) -> Result<Report, NotUnderstood> {
    let head = &parts.head;
    if head.is_empty() {
        return Err(NotUnderstood::NoMail);
    }
    // A complaint quotes the mail, and a bounce may say that it is an automatic reply: in this order.
    let ways = [complaints, bounced, reply];
    let mut about = ways.iter().map(|way| way(parts));
    let about = about.find(|about| !about.is_empty()).unwrap_or_default();
    if about.is_empty() {
        return Err(NotUnderstood::NoReport);
    }
    Ok(Report {
        about,
        came_to: came_to(head),
        original_id: parts.original.get("message-id").and_then(id).or_else(|| {
            // Some name it only in the report's own head.
            let names = ["in-reply-to", "references", "x-original-message-id"];
            names.iter().find_map(|name| head.get(name).and_then(id))
        }),
        id: head.get("message-id").and_then(id),
    })
}

fn id(value: &str) -> Option<String> {
    let begin = value.rfind('<')?;
    let end = value[begin..].find('>')?;
    Some(value[begin..=begin + end].to_owned())
}

fn came_to(head: &Head) -> Vec<String> {
    let names = [
        "to",
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "x-delivered-to",
        "x-rcpt-to",
    ];
    let values = names.iter().flat_map(|name| head.all(name));
    let mut found: Vec<String> = values.flat_map(addresses).collect();
    for received in head.all("received") {
        let after = received.split(" for ").nth(1).unwrap_or_default();
        found.extend(addresses(after).into_iter().next());
    }
    found.dedup();
    found.truncate(RECIPIENTS);
    found
}

fn bounced(parts: &Parts) -> Vec<About> {
    let text = Text::of(parts);
    let groups = match groups(&parts.status) {
        none if none.is_empty() => self::groups(&parts.text),
        groups => groups,
    };
    let told: Vec<Told> = match groups.is_empty() {
        false => groups
            .iter()
            .map(|group| group.told(&text, groups.len()))
            .collect(),
        true => text.told(parts),
    };
    let spasign = parts
        .head
        .get("x-spasign")
        .is_some_and(|value| value.eq_ignore_ascii_case("ng"));
    let about = told.into_iter().take(RECIPIENTS).map(|told| {
        // au's old filter: it says so in a field of its own (domain.md, 3.8).
        let reason = match spasign {
            true => Reason::Filtered,
            false => judge(&told),
        };
        let permanent = told
            .status
            .map_or(told.code.is_none_or(|code| code >= 500), |status| {
                status.0 == 5
            });
        About {
            address: Some(told.address).filter(|address| !address.is_empty()),
            reason,
            hard: reason.is_hard(permanent) && !told.delayed,
            delayed: told.delayed,
            code: told.code,
            status: told.status,
            stage: told.stage,
            complaint: None,
        }
    });
    about.collect()
}
