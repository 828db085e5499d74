//! What stands where, from what was released; and what a new step stops of what is still being sent.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hazard, Step};
use crate::clock::Millis;

/// A notice about evacuation that was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    pub notice: String,
    pub hazard: Hazard,
    pub level: i64,
    pub step: Step,
    /// None: the whole city.
    pub areas: Vec<String>,
    pub at: Millis,
    /// Staff stopped it or took it back after its start: it holds nowhere, but some people have it.
    pub stopped: bool,
    /// The later one that stands in its place: whoever had not got it gets that one.
    pub superseded_by: Option<String>,
}

impl Released {
    fn names(&self, area: &str) -> bool {
        self.areas.is_empty() || self.areas.iter().any(|name| name == area)
    }

    /// Whether it is about the same hazard and all places of the other: all who would get that one get this.
    fn covers(&self, other: &Released) -> bool {
        let within = |areas: &[String]| areas.iter().all(|area| self.names(area));
        self.hazard == other.hazard
            && (self.areas.is_empty() || !other.areas.is_empty() && within(&other.areas))
    }

    fn touches(&self, hazard: Hazard, areas: &[String]) -> bool {
        self.hazard == hazard && (areas.is_empty() || areas.iter().any(|area| self.names(area)))
    }
}

/// Those of the earlier ones that nobody may get any more once `by` starts. What it covers in part goes on:
/// it is news to the others.
pub fn superseded<'a>(by: &Released, earlier: &'a [Released]) -> Vec<&'a Released> {
    // A withdrawal takes back its own level: what stood below still stands.
    let ends = |its: &Released| by.step != Step::Withdraw || its.level == by.level || its.stopped;
    let earlier = earlier.iter();
    earlier.filter(|its| by.covers(its) && ends(its)).collect()
}

/// Whether anything was released since then that changed what stands in these areas (none: in the city).
pub fn changed_since(
    released: &[Released],
    hazard: Hazard,
    areas: &[String],
    since: Millis,
) -> bool {
    let mut released = released.iter();
    released.any(|its| !its.stopped && its.at > since && its.touches(hazard, areas))
}

/// What stands in one area for one hazard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The area's name; empty: the whole city.
    pub area: String,
    pub hazard: Hazard,
    /// `None`: lifted, withdrawn or stopped.
    pub level: Option<i64>,
    pub step: Step,
    pub since: Millis,
    /// The notice that says so.
    pub notice: String,
    /// What staff stopped on its way and nothing has been said of since: whoever has it believes it.
    pub stopped: Option<Stopped>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    pub level: i64,
    pub notice: String,
}

/// What stands where, from what was released, the oldest first. What holds for the whole city is told as
/// such and for every area about which something else was said.
pub fn present(released: &[Released]) -> Vec<Present> {
    let mut named: BTreeMap<Hazard, BTreeSet<&str>> = BTreeMap::new();
    for order in released {
        let areas = named.entry(order.hazard).or_default();
        areas.extend(order.areas.iter().map(String::as_str));
        if order.areas.is_empty() {
            areas.insert("");
        }
    }
    let mut found = Vec::new();
    for (hazard, areas) in named {
        let areas = areas.into_iter();
        found.extend(areas.filter_map(|area| in_area(released, hazard, area)));
    }
    found
}

/// What was said of one area for one hazard and still counts.
#[derive(Default)]
struct Standing<'a> {
    /// A withdrawal uncovers what stood before, so all that stands is kept, in its order.
    orders: Vec<&'a Released>,
    /// Of what staff stopped since, the one that frightens most.
    stopped: Option<&'a Released>,
    /// The lift or withdrawal that came last.
    ended: Option<&'a Released>,
}

fn standing<'a>(released: &'a [Released], hazard: Hazard, area: &str) -> Standing<'a> {
    let mut found = Standing::default();
    for its in released {
        if its.hazard != hazard || !its.names(area) {
            continue;
        }
        if its.stopped {
            let known = found.stopped;
            if its.step.stands() && known.is_none_or(|known| known.level <= its.level) {
                found.stopped = Some(its);
            }
            continue;
        }
        match its.step {
            Step::Lift => {
                found.orders.clear();
                found.ended = Some(its);
            }
            Step::Withdraw => {
                while found
                    .orders
                    .last()
                    .is_some_and(|last| last.level == its.level)
                {
                    found.orders.pop();
                }
                found.ended = Some(its);
            }
            Step::Issue | Step::Raise | Step::Lower | Step::Renew => found.orders.push(its),
        }
        // Everybody there was told something newer.
        found.stopped = None;
    }
    found
}

fn in_area(released: &[Released], hazard: Hazard, area: &str) -> Option<Present> {
    let Standing {
        orders,
        stopped,
        ended,
    } = standing(released, hazard, area);
    let says = orders.last().copied().or(ended).or(stopped)?;
    Some(Present {
        area: area.to_owned(),
        hazard,
        level: orders.last().map(|its| its.level),
        step: says.step,
        since: says.at,
        notice: says.notice.clone(),
        stopped: stopped.map(|its| Stopped {
            level: its.level,
            notice: its.notice.clone(),
        }),
    })
}

/// The notices that somebody may still believe of these areas (none: of the city): whoever has one of them
/// hears of its end.
pub fn believed(released: &[Released], hazard: Hazard, areas: &[String]) -> Vec<String> {
    let named = match areas.is_empty() {
        true => released.iter().flat_map(|its| &its.areas).collect(),
        false => areas.iter().collect::<BTreeSet<_>>(),
    };
    let of_area = |area: &str| {
        let Standing {
            orders, stopped, ..
        } = standing(released, hazard, area);
        orders.into_iter().chain(stopped)
    };
    let whole = areas.is_empty().then_some("");
    let areas = named.into_iter().map(String::as_str).chain(whole);
    let notices: BTreeSet<&String> = areas.flat_map(of_area).map(|its| &its.notice).collect();
    notices.into_iter().cloned().collect()
}

fn in_place<'a>(present: &'a [Present], hazard: Hazard, area: &str) -> Option<&'a Present> {
    let of = |name: &str| {
        let mut present = present.iter();
        present.find(|its| its.hazard == hazard && its.area == name)
    };
    of(area).or_else(|| of(""))
}

/// The level in an area for a hazard, if something stands.
pub fn level_in(present: &[Present], hazard: Hazard, area: &str) -> Option<i64> {
    in_place(present, hazard, area)?.level
}

/// The highest level that anybody of these areas may believe in: what a lift ends.
pub fn to_lift(present: &[Present], hazard: Hazard, areas: &[String]) -> Option<i64> {
    let there = areas
        .iter()
        .filter_map(|area| in_place(present, hazard, area));
    let levels = there.flat_map(|its| [its.level, its.stopped.as_ref().map(|of| of.level)]);
    levels.flatten().max()
}

/// The highest level that was said there last: what a withdrawal takes back.
pub fn to_withdraw(present: &[Present], hazard: Hazard, areas: &[String]) -> Option<i64> {
    let there = areas
        .iter()
        .filter_map(|area| in_place(present, hazard, area));
    let last = there.filter_map(|its| its.stopped.as_ref().map(|of| of.level).or(its.level));
    last.max()
}

/// The areas that are meant by name where the whole city is: all there are, and those of which something
/// was said; the city itself where it has none.
pub fn meant(
    present: &[Present],
    hazard: Hazard,
    named: &[String],
    known: &[String],
) -> Vec<String> {
    if !named.is_empty() {
        return named.to_vec();
    }
    let said = present.iter().filter(|its| its.hazard == hazard);
    let said = said.map(|its| &its.area).filter(|area| !area.is_empty());
    let all: BTreeSet<&String> = known.iter().chain(said).collect();
    match all.is_empty() {
        true => vec![String::new()],
        false => all.into_iter().cloned().collect(),
    }
}

/// A level that still stands after a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub level: i64,
    /// None: the whole city.
    pub areas: Vec<String>,
}

/// What a withdrawal of `level` in the areas `named` (none: in the city) would leave there, the highest
/// first. `known`: all areas of the city.
pub fn left(
    released: &[Released],
    hazard: Hazard,
    level: i64,
    named: &[String],
    known: &[String],
) -> Vec<Left> {
    let withdrawal = Released {
        notice: String::new(),
        hazard,
        level,
        step: Step::Withdraw,
        areas: named.to_vec(),
        at: Millis(i64::MAX),
        stopped: false,
        superseded_by: None,
    };
    let after = present(&[released, &[withdrawal]].concat());
    let meant = meant(&after, hazard, named, known);
    let mut left: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for area in &meant {
        if let Some(level) = level_in(&after, hazard, area) {
            left.entry(level).or_default().push(area.clone());
        }
    }
    let left = left.into_iter().rev().map(|(level, areas)| Left {
        level,
        areas: match named.is_empty() && areas.len() == meant.len() {
            true => Vec::new(),
            false => areas,
        },
    });
    left.collect()
}
