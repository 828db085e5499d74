//! What must be done so that the channel's menus are what the definitions say. Pure.
//!
//! The order keeps everyone with a working menu at every moment: the new menus stand complete before
//! anything points to them, people are moved before what they hold is deleted. Whatever was done
//! before a stop is found again by its name and is not done twice.

use std::collections::BTreeMap;
use std::fmt;

use crate::menu::name::{Name, alias, split_alias};
use crate::words::Language;

/// The channel as it is, as far as it is ours: menus of our form, all aliases, the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub menus: Vec<FoundMenu>,
    /// The menu ids by alias.
    pub aliases: BTreeMap<String, String>,
    /// The id of the default menu, which may be somebody else's.
    pub default: Option<String>,
}

/// A menu of ours at LINE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMenu {
    pub id: String,
    pub name: Name,
    /// A menu without one was left behind between two calls.
    pub has_image: bool,
}

/// One thing to do. New menus have no id yet, so what is wanted goes by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Create(Name),
    Upload(Name),
    /// Makes the name's alias stand for it; `new` if there is no such alias yet.
    Point {
        to: Name,
        new: bool,
    },
    Default(Name),
    /// Everyone who holds one of these old menus gets the wanted one.
    Move(Vec<Move>),
    DeleteAlias(String),
    Delete {
        id: String,
        name: Name,
    },
}

/// From an old menu, by id, to a wanted one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: String,
    pub from_name: Name,
    pub to: Name,
}

/// The steps from `found` to `wanted`, of which `default` is the alias of the default menu.
pub fn plan(wanted: &[Name], default: &str, found: &Found) -> Vec<Step> {
    let kept = kept(wanted, found);
    let id_of = |name: &Name| kept.get(name).map(|menu| menu.id.as_str());
    let mut steps = Vec::new();
    for name in wanted {
        match kept.get(name) {
            None => steps.extend([Step::Create(name.clone()), Step::Upload(name.clone())]),
            Some(menu) if !menu.has_image => steps.push(Step::Upload(name.clone())),
            Some(_) => {}
        }
    }
    for name in wanted {
        let points_to = found.aliases.get(name.alias()).map(String::as_str);
        if points_to.is_none() || points_to != id_of(name) {
            steps.push(Step::Point {
                to: name.clone(),
                new: points_to.is_none(),
            });
        }
    }
    for name in wanted.iter().filter(|name| name.alias() == default) {
        if found.default.is_none() || found.default.as_deref() != id_of(name) {
            steps.push(Step::Default(name.clone()));
        }
    }
    let is_old = |menu: &&FoundMenu| id_of(&menu.name) != Some(menu.id.as_str());
    let old: Vec<&FoundMenu> = found.menus.iter().filter(is_old).collect();
    steps.extend(removal(wanted, &old, found));
    steps
}

/// Of the found menus, the one that stays for each wanted name. A creation whose answer was lost may
/// have left two: the finished one stays, or the one that is in use.
pub fn kept<'a>(wanted: &[Name], found: &'a Found) -> BTreeMap<Name, &'a FoundMenu> {
    let best = |name: &Name| {
        let same = found.menus.iter().filter(|menu| menu.name == *name);
        same.max_by_key(|menu| {
            let in_use = found.aliases.get(name.alias()) == Some(&menu.id);
            (menu.has_image, in_use, std::cmp::Reverse(&menu.id))
        })
    };
    let kept = wanted
        .iter()
        .filter_map(|name| Some((name.clone(), best(name)?)));
    kept.collect()
}

/// Takes the old menus away, after whoever holds them.
fn removal(wanted: &[Name], old: &[&FoundMenu], found: &Found) -> Vec<Step> {
    let mut steps = Vec::new();
    // Nobody can have been given a menu without an image.
    let held = old.iter().filter(|menu| menu.has_image);
    let moves: Vec<Move> = held
        .filter_map(|menu| {
            Some(Move {
                from: menu.id.clone(),
                from_name: menu.name.clone(),
                to: successor(&menu.name, wanted)?.clone(),
            })
        })
        .collect();
    if !moves.is_empty() {
        steps.push(Step::Move(moves));
    }
    for (alias, id) in &found.aliases {
        let is_wanted = wanted.iter().any(|name| name.alias() == alias);
        if !is_wanted && old.iter().any(|menu| menu.id == *id) {
            steps.push(Step::DeleteAlias(alias.clone()));
        }
    }
    steps.extend(old.iter().map(|menu| Step::Delete {
        id: menu.id.clone(),
        name: menu.name.clone(),
    }));
    steps
}

/// What the holders of an old menu get: its newer version, or the same menu in Japanese where its
/// language is no longer served. Holders of a menu that has neither will see the default.
fn successor<'a>(old: &Name, wanted: &'a [Name]) -> Option<&'a Name> {
    let called = |alias: &str| wanted.iter().find(|name| name.alias() == alias);
    let (menu, _) = split_alias(old.alias())?;
    called(old.alias()).or_else(|| called(&alias(menu, Language::Ja)))
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Create(name) => write!(f, "create {name}"),
            Step::Upload(name) => write!(f, "upload the image of {name}"),
            Step::Point { to, .. } => write!(f, "let {} stand for {to}", to.alias()),
            Step::Default(name) => write!(f, "make {name} the default"),
            Step::Move(moves) => {
                let pair = |step: &Move| format!("{} to {}", step.from_name, step.to);
                let pairs: Vec<String> = moves.iter().map(pair).collect();
                write!(f, "move people from {}", pairs.join(", from "))
            }
            Step::DeleteAlias(alias) => write!(f, "delete the alias {alias}"),
            Step::Delete { id, name } => write!(f, "delete {name} ({id})"),
        }
    }
}

#[cfg(test)]
mod tests;
