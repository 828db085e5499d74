use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

fn name(alias: &str, version: u8) -> Name {
    Name::new(alias, &[version; 8])
}

fn wanted() -> Vec<Name> {
    let aliases = ["guest-ja", "guest-en", "member-ja", "member-en"];
    aliases.iter().map(|alias| name(alias, 2)).collect()
}

/// LINE, as far as a plan can tell: it refuses what LINE refuses.
#[derive(Clone, Debug, Default)]
struct Channel {
    found: Found,
    /// Who holds which menu, by the menu's alias at the beginning.
    holders: BTreeMap<String, String>,
    made: usize,
}

impl Channel {
    fn take(&mut self, step: &Step) {
        match step {
            Step::Create(name) => {
                self.made += 1;
                self.found.menus.push(FoundMenu {
                    id: format!("new-{}", self.made),
                    name: name.clone(),
                    has_image: false,
                });
            }
            Step::Upload(name) => {
                let id = self.kept(name);
                let mut menus = self.found.menus.iter_mut();
                let menu = menus.find(|menu| menu.id == id).unwrap();
                assert!(!menu.has_image, "an image is uploaded once");
                menu.has_image = true;
            }
            Step::Point { to, new } => {
                let id = self.usable(to);
                let before = self.found.aliases.insert(to.alias().to_owned(), id);
                assert_eq!(before.is_none(), *new);
            }
            Step::Default(name) => self.found.default = Some(self.usable(name)),
            Step::Move(moves) => {
                for step in moves {
                    let to = self.usable(&step.to);
                    let holders = self.holders.values_mut();
                    holders
                        .filter(|id| **id == step.from)
                        .for_each(|id| *id = to.clone());
                }
            }
            Step::DeleteAlias(alias) => {
                self.found.aliases.remove(alias).unwrap();
            }
            Step::Delete { id, .. } => {
                assert!(!self.found.aliases.values().any(|at| at == id));
                assert_ne!(self.found.default.as_ref(), Some(id));
                let count = self.found.menus.len();
                self.found.menus.retain(|menu| menu.id != *id);
                assert_eq!(self.found.menus.len(), count - 1);
                self.holders.retain(|menu, held| {
                    let lost = held == id;
                    assert!(
                        !lost || menu.starts_with("gone"),
                        "{menu} is deleted in use"
                    );
                    !lost
                });
            }
        }
    }

    fn kept(&self, name: &Name) -> String {
        kept(std::slice::from_ref(name), &self.found)[name]
            .id
            .clone()
    }

    fn usable(&self, name: &Name) -> String {
        let id = self.kept(name);
        let menu = self.found.menus.iter().find(|menu| menu.id == id).unwrap();
        assert!(menu.has_image, "LINE links nothing without an image");
        id
    }

    fn plan(&self) -> Vec<Step> {
        plan(&wanted(), "guest-ja", &self.found)
    }

    /// Does the first `steps` of the plan.
    fn run(&mut self, steps: usize) {
        for step in self.plan().iter().take(steps) {
            self.take(step);
        }
    }

    fn add(&mut self, name: Name, has_image: bool) {
        let id = format!("old-{}", self.found.menus.len());
        if has_image {
            self.holders
                .insert(name.alias().to_owned() + &id, id.clone());
        }
        self.found.menus.push(FoundMenu {
            id,
            name,
            has_image,
        });
    }

    fn assert_done(&self) {
        assert_eq!(self.plan(), []);
        let names: std::collections::BTreeSet<&Name> =
            self.found.menus.iter().map(|menu| &menu.name).collect();
        assert_eq!(names, wanted().iter().collect());
        assert_eq!(self.found.menus.len(), wanted().len());
        for name in wanted() {
            assert_eq!(self.found.aliases[name.alias()], self.usable(&name));
        }
        assert_eq!(self.found.default, Some(self.usable(&wanted()[0])));
        for id in self.holders.values() {
            assert!(self.found.menus.iter().any(|menu| menu.id == *id));
        }
    }
}

#[test]
fn an_empty_channel_gets_everything_and_then_nothing() {
    let mut channel = Channel::default();
    let lines: Vec<String> = channel.plan().iter().map(|step| step.to_string()).collect();
    let v = "0202020202020202";
    assert_eq!(lines.len(), 13);
    assert_eq!(lines[0], format!("create guest-ja@{v}"));
    assert_eq!(lines[1], format!("upload the image of guest-ja@{v}"));
    assert_eq!(lines[8], format!("let guest-ja stand for guest-ja@{v}"));
    assert_eq!(lines[12], format!("make guest-ja@{v} the default"));
    channel.run(usize::MAX);
    channel.assert_done();
}

#[test]
fn one_changed_menu_is_replaced_and_its_holders_are_moved_first() {
    let mut channel = Channel::default();
    channel.run(usize::MAX);
    channel.add(name("member-en", 1), true);
    let old = "old-4".to_owned();
    let steps = channel.plan();
    let moved = Move {
        from: old.clone(),
        from_name: name("member-en", 1),
        to: name("member-en", 2),
    };
    let delete = Step::Delete {
        id: old,
        name: name("member-en", 1),
    };
    assert_eq!(steps, [Step::Move(vec![moved]), delete]);
}

#[test]
fn a_language_no_longer_served_falls_back_to_japanese_and_a_menu_that_is_gone_to_the_default() {
    let mut channel = Channel::default();
    channel.add(name("member-vi", 1), true);
    channel.add(name("gone-ja", 1), true);
    let alias = |alias: &str, id: &str| (alias.to_owned(), id.to_owned());
    channel.found.aliases = [alias("member-vi", "old-0"), alias("gone-ja", "old-1")].into();
    channel.run(usize::MAX);
    channel.assert_done();
    let holder = &channel.holders["member-viold-0"];
    assert_eq!(*holder, channel.usable(&name("member-ja", 2)));
    assert_eq!(channel.holders.len(), 1);
    assert!(!channel.found.aliases.contains_key("member-vi"));
}

#[test]
fn other_peoples_aliases_and_default_stay_or_are_replaced_without_deleting_their_menus() {
    let mut channel = Channel::default();
    channel.found.default = Some("theirs".to_owned());
    let theirs = ("campaign".to_owned(), "theirs".to_owned());
    channel.found.aliases = [theirs.clone()].into();
    channel.run(usize::MAX);
    channel.assert_done();
    assert_eq!(channel.found.aliases.get(&theirs.0), Some(&theirs.1));
}

/// Channels after any history: older versions, orphans without image, doubles, dropped menus.
fn channels() -> impl Strategy<Value = Channel> {
    let aliases = ["guest-ja", "guest-en", "member-ja", "member-vi", "gone-ja"];
    let menu = (select(aliases.to_vec()), 1..=2u8, any::<bool>());
    let menus = proptest::collection::vec(menu, 0..8);
    let pointed = subsequence(aliases.to_vec(), 0..=aliases.len());
    (menus, pointed, any::<Option<u8>>()).prop_map(|(menus, pointed, default)| {
        let mut channel = Channel::default();
        for (alias, version, has_image) in menus {
            channel.add(name(alias, version), has_image);
        }
        let usable = |menu: &&FoundMenu| menu.has_image;
        for alias in pointed {
            let mut menus = channel.found.menus.iter().filter(usable);
            if let Some(menu) = menus.find(|menu| menu.name.alias() == alias) {
                let id = menu.id.clone();
                channel.found.aliases.insert(alias.to_owned(), id);
            }
        }
        let usable: Vec<&FoundMenu> = channel.found.menus.iter().filter(usable).collect();
        if let (Some(at), false) = (default, usable.is_empty()) {
            let id = usable[usize::from(at) % usable.len()].id.clone();
            channel.found.default = Some(id);
        }
        channel
    })
}

proptest! {
    #[test]
    fn a_run_stopped_anywhere_is_finished_by_the_next(mut channel in channels(), stops in proptest::collection::vec(0..20usize, 0..4)) {
        for steps in stops {
            channel.run(steps);
        }
        channel.run(usize::MAX);
        channel.assert_done();
    }
}
