//! What is wrong with the menus as they are: what LINE would refuse, and images that no longer show
//! what the definitions say. Needs no font and no network.

use std::fmt;

use crate::line::rich_menu::{Bounds, alias_problem};
use crate::menu::definition::{Definitions, Edition, Item};
use crate::menu::name::split_alias;
use crate::menu::render::{drawn_from, look_at};

/// One thing to mend, with the menu it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub alias: String,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.alias, self.what)
    }
}

/// Every problem, in the order of the menus.
pub fn check(definitions: &Definitions) -> Vec<Problem> {
    let mut problems = Vec::new();
    for edition in &definitions.editions {
        let found = [
            object_problems(edition),
            area_problems(&edition.menu.items, edition.menu.size),
            image_problems(edition, definitions),
        ];
        problems.extend(found.concat().into_iter().map(|what| Problem {
            alias: edition.alias.clone(),
            what,
        }));
    }
    problems.extend(whole_problems(definitions));
    problems
}

fn object_problems(edition: &Edition) -> Vec<String> {
    let menu = edition.rich_menu(&[]);
    let alias = alias_problem(&edition.alias);
    let problems = alias.into_iter().chain(menu.problems());
    let mut problems: Vec<String> = problems.map(|problem| problem.to_string()).collect();
    if split_alias(&edition.alias).is_none_or(|(menu, _)| menu != edition.menu.name) {
        let name = &edition.menu.name;
        problems.push(format!(
            "the name \"{name}\" cannot be told from a language"
        ));
    }
    problems
}

/// Every pixel belongs to exactly one area, or a tap would do nothing or one of two things.
fn area_problems(items: &[Item], [width, height]: [u32; 2]) -> Vec<String> {
    let mut problems = Vec::new();
    for (index, item) in items.iter().enumerate() {
        for other in &items[index + 1..] {
            let (one, two) = (&item.label, &other.label);
            if overlap(&item.bounds(), &other.bounds()) {
                problems.push(format!("the areas of {one} and {two} overlap"));
            }
            if item.data == other.data {
                problems.push(format!("{one} and {two} say the same: {}", item.data));
            }
        }
    }
    let area = |[_, _, width, height]: [u32; 4]| u64::from(width) * u64::from(height);
    let covered: u64 = items.iter().map(|item| area(item.bounds)).sum();
    if covered < u64::from(width) * u64::from(height) {
        problems.push("the areas leave a part where a tap does nothing".to_owned());
    }
    problems
}

fn overlap(one: &Bounds, two: &Bounds) -> bool {
    let apart = |at: u32, length: u32, other: u32| at.saturating_add(length) <= other;
    !(apart(one.x, one.width, two.x)
        || apart(two.x, two.width, one.x)
        || apart(one.y, one.height, two.y)
        || apart(two.y, two.height, one.y))
}

fn image_problems(edition: &Edition, definitions: &Definitions) -> Vec<String> {
    const MEND: &str = "run `kairan rich-menus render`";
    let Some(image) = definitions.images.get(&edition.alias) else {
        return vec![format!("there is no images/{}.png: {MEND}", edition.alias)];
    };
    let seen = match look_at(image) {
        Ok(seen) => seen,
        Err(error) => return vec![format!("the image cannot be read ({error}): {MEND}")],
    };
    let limits = edition.size().image_problems(seen.size, image.len());
    let mut problems: Vec<String> = limits.iter().map(|problem| problem.to_string()).collect();
    match drawn_from(edition, definitions) {
        Ok(now) if seen.drawn_from.as_deref() == Some(&now) => {}
        Ok(_) => problems.push(format!(
            "the image is stale, the definition, its words or parts have changed: {MEND}"
        )),
        Err(error) => problems.push(format!("{error:#}")),
    }
    problems
}

/// What concerns all menus together.
fn whole_problems(definitions: &Definitions) -> Vec<Problem> {
    let mut problems = Vec::new();
    let known = |alias: &str| {
        definitions
            .editions
            .iter()
            .filter(|e| e.alias == alias)
            .count()
    };
    if known(&definitions.default) == 0 {
        problems.push(Problem {
            alias: definitions.default.clone(),
            what: "it is to be the default, but there is no such menu".to_owned(),
        });
    }
    for edition in &definitions.editions {
        if known(&edition.alias) > 1 {
            problems.push(Problem {
                alias: edition.alias.clone(),
                what: "two menus have this name".to_owned(),
            });
        }
    }
    for alias in definitions.images.keys().filter(|alias| known(alias) == 0) {
        problems.push(Problem {
            alias: alias.clone(),
            what: "no menu uses this image: run `kairan rich-menus render`".to_owned(),
        });
    }
    problems
}

#[cfg(test)]
mod tests;
