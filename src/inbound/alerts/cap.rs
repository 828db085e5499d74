//! CAP 1.2 (OASIS; ITU-T X.1303). Its older versions mean other things by the same words and are refused
//! by name.

use roxmltree::Node;

use super::time;
use super::xml::{children, said};
use crate::city::alert::{Alert, Kind, Says, Warning, one_line};
use crate::city::evacuation::{Hazard, Mode};
use crate::words::Language;

const CAP: &str = "urn:oasis:names:tc:emergency:cap:1.2";
const OLDER: &str = "urn:oasis:names:tc:emergency:cap:";
/// Letters of an identifier, a sender and a time: they are stored as keys.
const KEY_LIMIT: usize = 300;
/// Letters of a headline that a draft quotes.
const NAME_LIMIT: usize = 60;
/// Earlier messages that one may name.
const REFERENCES: usize = 500;
/// Places of one message.
const PLACES: usize = 20_000;
/// What a parameter is called that holds 警戒レベル.
const LEVEL_NAMES: [&str; 3] = ["警戒レベル", "alert level", "alertlevel"];

pub fn read(alert: Node<'_, '_>) -> Result<Alert, String> {
    match alert.tag_name().namespace() {
        Some(CAP) => {}
        Some(older) if older.starts_with(OLDER) => {
            let version = older.trim_start_matches(OLDER);
            return Err(format!("is CAP {version}; only CAP 1.2 is read"));
        }
        Some("http://www.incident.com/cap/1.0") => {
            return Err("is CAP 1.0; only CAP 1.2 is read".into());
        }
        _ => return Err("is an alert of another namespace than CAP 1.2's".into()),
    }
    let (identifier, sender) = (key(alert, "identifier")?, key(alert, "sender")?);
    let stated = key(alert, "sent")?;
    let sent = time(&stated).ok_or_else(|| format!("was sent at {stated:?}, which is no time"))?;
    let mode = match said(alert, "status").as_str() {
        "Actual" => Some(Mode::Real),
        "Exercise" => Some(Mode::Drill),
        "Test" => Some(Mode::Test),
        // Between machines, or not finished.
        "System" | "Draft" => None,
        other => return Err(format!("has the status {other:?}")),
    };
    let about = references(alert)?;
    let infos: Vec<Node<'_, '_>> = children(alert, "info").collect();
    let is_over = |info: &Node<'_, '_>| {
        let mut responses = children(*info, "responseType").map(super::xml::own_text);
        responses.any(|response| response == "AllClear") || said(*info, "urgency") == "Past"
    };
    let over = !infos.is_empty() && infos.iter().all(is_over);
    let public = matches!(said(alert, "scope").as_str(), "Public");
    let kind = match said(alert, "msgType").as_str() {
        "Alert" | "Update" => Kind::News,
        "Cancel" if about.is_empty() => {
            return Err("is a Cancel that names no earlier message".into());
        }
        // The danger is over; without such a word the message was wrong.
        "Cancel" if over => Kind::News,
        "Cancel" => Kind::Cancel,
        "Ack" | "Error" => Kind::Internal,
        other => return Err(format!("has the msgType {other:?}")),
    };
    let says = match own(&infos) {
        Some(info) => of_info(info, over)?,
        None => Vec::new(),
    };
    if kind == Kind::News && infos.is_empty() && mode.is_some() {
        return Err("says nothing: it has no info".into());
    }
    let id = format!("cap/{sender},{identifier},{stated}");
    // An exercise may name a real alert: it goes on a series of its own.
    let first = about.first().unwrap_or(&id);
    let series = format!("{}/{first}", mode.unwrap_or(Mode::Test).name());
    Ok(Alert {
        series,
        id,
        sender: own(&infos)
            .map(|info| one_line(&said(info, "senderName"), NAME_LIMIT))
            .filter(|name| !name.is_empty())
            .unwrap_or(sender),
        kind: match (mode, public) {
            (Some(_), true) => kind,
            _ => Kind::Internal,
        },
        mode: mode.unwrap_or(Mode::Test),
        sent,
        // What cannot be read as a time ends nothing: the warning itself is plain.
        until: own(&infos).and_then(|info| time(&said(info, "expires"))),
        says,
        about,
    })
}

/// A text of the message itself that must be there; it may hold no spaces, commas and the like.
fn key(alert: Node<'_, '_>, name: &'static str) -> Result<String, String> {
    let text = said(alert, name);
    let wrong = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '<' | '&');
    if text.is_empty() {
        return Err(format!("has no {name}"));
    }
    if text.contains(wrong) || text.chars().count() > KEY_LIMIT {
        return Err(format!("has a {name} that CAP does not allow"));
    }
    Ok(text)
}

/// Ids of earlier messages: `sender,identifier,sent` with spaces between.
fn references(alert: Node<'_, '_>) -> Result<Vec<String>, String> {
    let text = said(alert, "references");
    let named: Vec<&str> = text.split_whitespace().collect();
    if named.len() > REFERENCES {
        return Err(format!("names more than {REFERENCES} earlier messages"));
    }
    if let Some(wrong) = named.iter().find(|one| one.split(',').count() != 3) {
        let wrong: String = wrong.chars().take(NAME_LIMIT).collect();
        return Err(format!(
            "has the reference {wrong:?}, which is no sender,identifier,sent"
        ));
    }
    Ok(named.iter().map(|one| format!("cap/{one}")).collect())
}

/// The info in Japanese, or the first.
fn own<'a, 'i>(infos: &[Node<'a, 'i>]) -> Option<Node<'a, 'i>> {
    let japanese = infos
        .iter()
        .find(|info| Language::parse(&said(**info, "language")) == Some(Language::Ja));
    japanese.or(infos.first()).copied()
}

fn of_info(info: Node<'_, '_>, over: bool) -> Result<Vec<Says>, String> {
    let (event, headline) = (said(info, "event"), said(info, "headline"));
    let codes = children(info, "eventCode").map(|code| said(code, "value"));
    let codes = codes.collect::<Vec<_>>().join(" ");
    let about = format!("{event} {headline} {codes}");
    let hazard = Hazard::named(&event).or_else(|| Hazard::named(&about));
    let name = match (event.is_empty(), headline.is_empty()) {
        (false, _) => event,
        (true, false) => headline.clone(),
        (true, true) => return Err("has neither event nor headline".into()),
    };
    let name: String = name.chars().take(NAME_LIMIT).collect();
    let level = level(info).or_else(|| crate::city::evacuation::level_named(&about));
    let warning = Warning::told(&name, level, hazard);
    let areas = children(info, "area").flat_map(|area| children(area, "geocode"));
    let mut places: Vec<String> = areas.map(|geocode| said(geocode, "value")).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() > PLACES {
        return Err(format!("names more than {PLACES} places"));
    }
    let says = |area| Says {
        area,
        warning: warning.clone(),
        over,
        moved: true,
    };
    Ok(places.into_iter().map(says).collect())
}

/// The level that a parameter says, or that urgency, severity and what to do amount to (domain.md, 2.5).
fn level(info: Node<'_, '_>) -> Option<i64> {
    let mut parameters = children(info, "parameter");
    let told = parameters.find_map(|parameter| {
        let name = said(parameter, "valueName").to_lowercase();
        let value = said(parameter, "value");
        let digit = value.chars().find_map(crate::city::alert::digit);
        digit.filter(|_| LEVEL_NAMES.iter().any(|known| name.contains(known)))
    });
    let does = |response: &str| {
        let mut all = children(info, "responseType").map(super::xml::own_text);
        all.any(|its| its == response)
    };
    let (urgency, severity) = (said(info, "urgency"), said(info, "severity"));
    told.or_else(|| match (urgency.as_str(), severity.as_str()) {
        ("Immediate", "Extreme") if does("Shelter") || does("Execute") => Some(5),
        ("Immediate", "Extreme" | "Severe") if does("Evacuate") => Some(4),
        ("Expected", "Extreme" | "Severe") if does("Prepare") || does("Evacuate") => Some(3),
        _ => None,
    })
}
