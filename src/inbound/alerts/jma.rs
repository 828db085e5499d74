//! JMA's disaster XML (気象庁防災情報XML), as far as it is about warnings for municipalities.
//!
//! Warnings are repeated for areas of four sizes; only 市町村等 counts. Volcanoes have levels 1 to 5 of
//! their own: what a report is about says its InfoKind, never the word レベル (domain.md, 2.2 and 2.3).

use std::collections::{BTreeSet, HashSet};

use roxmltree::Node;

use super::time;
use super::xml::{child, children, own_text, said};
use crate::city::alert::{Alert, Kind, Says, Warning, one_line};
use crate::city::evacuation::Mode;

const REPORT: &str = "http://xml.kishou.go.jp/jmaxml1/";
const HEAD: &str = "http://xml.kishou.go.jp/jmaxml1/informationBasis1/";

/// What the reports are about whose warnings for municipalities are read.
const INFO_KINDS: [&str; 4] = [
    "気象警報・注意報",
    "気象特別警報・警報・注意報",
    "土砂災害警戒情報",
    RIVERS,
];
const RIVERS: &str = "指定河川洪水予報";
/// 市町村等 of the body's warnings.
const MUNICIPALITIES: &str = "（市町村等）";
const LANDSLIDES: &str = "土砂災害警戒情報";
/// Places of one report: all of Japan has 1,900 municipalities.
const PLACES: usize = 20_000;
/// Letters of each part of a key: JMA's longest titles have about thirty.
const KEY_LIMIT: usize = 100;

pub fn read(report: Node<'_, '_>) -> Result<Alert, String> {
    if report.tag_name().namespace() != Some(REPORT) {
        return Err("is a Report of another namespace than JMA's".into());
    }
    let control = child(report, "Control").ok_or("has no Control")?;
    let head = child(report, "Head").ok_or("has no Head")?;
    if head.tag_name().namespace() != Some(HEAD) {
        return Err("has a Head of another namespace than JMA's".into());
    }
    let mode = match said(control, "Status").as_str() {
        "通常" => Mode::Real,
        "訓練" => Mode::Drill,
        "試験" => Mode::Test,
        other => return Err(format!("has the Status {other:?}")),
    };
    let info_type = said(head, "InfoType");
    let kind = match info_type.as_str() {
        "発表" | "訂正" | "遅延" => Kind::News,
        "取消" => Kind::Cancel,
        other => return Err(format!("has the InfoType {other:?}")),
    };
    let stated = said(control, "DateTime");
    let sent = time(&stated).ok_or_else(|| format!("has the DateTime {stated:?}"))?;
    let (title, office) = (said(control, "Title"), said(control, "EditorialOffice"));
    let event = said(head, "EventID");
    if title.is_empty() {
        return Err("has no Title".into());
    }
    // Together they are a key.
    if [&title, &office, &event, &stated]
        .iter()
        .any(|part| part.chars().count() > KEY_LIMIT)
    {
        return Err("has a Title, EditorialOffice or EventID that is too long".into());
    }
    let info_kind = said(head, "InfoKind");
    let known = INFO_KINDS.contains(&info_kind.as_str());
    let says = match child(report, "Body").filter(|_| known) {
        Some(body) if info_kind == RIVERS => of_a_river(body),
        Some(body) => of_municipalities(body)?,
        None => Vec::new(),
    };
    let series = format!("jma/{title}/{office}/{}/{event}", mode.name());
    Ok(Alert {
        id: format!("{series}/{stated}/{info_type}"),
        series,
        sender: one_line(&office, KEY_LIMIT),
        mode,
        // A report about something else is nobody's draft.
        kind: if known { kind } else { Kind::Internal },
        sent,
        until: None,
        says,
        about: Vec::new(),
    })
}

fn of_municipalities(body: Node<'_, '_>) -> Result<Vec<Says>, String> {
    let mut says: Vec<Says> = Vec::new();
    let mut known: HashSet<(String, String)> = HashSet::new();
    for warning in children(body, "Warning") {
        let about = warning.attribute("type").unwrap_or_default();
        let landslides = about == LANDSLIDES;
        if !landslides && !about.ends_with(MUNICIPALITIES) {
            continue;
        }
        for item in children(warning, "Item") {
            let still = said(item, "ChangeStatus") == "変化無";
            let of_item = of_item(item, landslides);
            for code in codes(item) {
                for its in &of_item {
                    // The same warning stands once for its name and once for its figures.
                    if !known.insert((code.clone(), its.warning.phenomenon.clone())) {
                        continue;
                    }
                    says.push(Says {
                        area: code.clone(),
                        moved: its.moved && !still,
                        ..its.clone()
                    });
                    if says.len() > PLACES {
                        return Err(format!("names more than {PLACES} places"));
                    }
                }
            }
        }
    }
    Ok(says)
}

/// What an item says of each of its places: each phenomenon once.
fn of_item(item: Node<'_, '_>, landslides: bool) -> Vec<Says> {
    let mut known = HashSet::new();
    let all = children(item, "Kind").filter_map(|kind| of_kind(kind, landslides));
    all.filter(|says| known.insert(says.warning.phenomenon.clone()))
        .collect()
}

/// The codes of an item's places, each once.
fn codes(item: Node<'_, '_>) -> BTreeSet<String> {
    let single = children(item, "Area");
    let listed = children(item, "Areas").flat_map(|areas| children(areas, "Area"));
    let codes = single.chain(listed).map(|area| said(area, "Code"));
    codes.filter(|code| !code.is_empty()).collect()
}

/// `None`: no warning, as in 発表警報・注意報はなし.
fn of_kind(kind: Node<'_, '_>, landslides: bool) -> Option<Says> {
    let (name, status) = (said(kind, "Name"), said(kind, "Status"));
    let over = status == "解除" || name == "解除";
    let name = match name.as_str() {
        // A lift names what it lifts, or what stood last does.
        "解除" | "なし" | "" if landslides && over => LANDSLIDES.to_owned(),
        "解除" => child(kind, "LastKind").map(|last| said(last, "Name"))?,
        "" | "なし" => return None,
        "警戒" if landslides => LANDSLIDES.to_owned(),
        _ => name,
    };
    if name.is_empty() {
        return None;
    }
    let notes = child(kind, "Addition").map_or(String::new(), own_text);
    let mut warning = Warning::named(&name);
    if name == "大雨警報" && notes.contains("土砂災害") {
        warning = Warning {
            name,
            ..Warning::named("大雨警報（土砂災害）")
        };
    }
    Some(Says {
        area: String::new(),
        warning,
        over,
        moved: status != "継続",
    })
}

/// A river's forecast names the cities along it beside the river.
fn of_a_river(body: Node<'_, '_>) -> Vec<Says> {
    let forecasts = children(body, "Warning").filter(|warning| {
        let about = warning.attribute("type").unwrap_or_default();
        about.starts_with(RIVERS)
    });
    let mut items = forecasts.flat_map(|warning| children(warning, "Item"));
    let Some(kind) = items.find_map(|item| child(item, "Kind")) else {
        return Vec::new();
    };
    let (name, status) = (said(kind, "Name"), said(kind, "Status"));
    let over = status == "解除" || name.ends_with("解除");
    let name = name.strip_suffix("解除").unwrap_or(&name);
    let cities = body
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == "CityCode");
    let mut codes: Vec<String> = cities.map(own_text).collect();
    codes.sort_unstable();
    codes.dedup();
    let said = |area| Says {
        area,
        warning: Warning::named(name),
        over,
        moved: status != "継続",
    };
    codes.into_iter().take(PLACES).map(said).collect()
}
