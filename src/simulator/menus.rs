//! Rich menus: objects, pictures, the default, aliases and who is linked to which.
//!
//! Source: LINE Developers, Messaging API reference, "Rich menu". Plain state, no HTTP.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::body::Bytes;
use serde_json::Value;

use super::check;
use crate::clock::Millis;

/// The most menus, and the most aliases, of an account.
const MOST: usize = 1000;
/// How long the progress of a batch can be asked for: 14 days.
const BATCH_KEPT: i64 = 14 * 24 * 3600 * 1000;

/// LINE's refusal: status and message.
pub type Refusal = (u16, &'static str);

const MENU_NOT_FOUND: Refusal = (404, "Not found");
const ALIAS_NOT_FOUND: Refusal = (404, "richmenu alias not found");
const NO_IMAGE: Refusal = (400, "must upload richmenu image before applying it to user");

#[derive(Debug)]
pub struct Menu {
    /// The object as it was created, with its `richMenuId`.
    pub object: Arc<Value>,
    pub image: Option<(&'static str, Bytes)>,
}

/// What switching by an alias came to: the `status` of the postback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switched {
    Success,
    AliasNotFound,
    MenuNotFound,
}

impl Switched {
    pub fn status(self) -> &'static str {
        match self {
            Switched::Success => "SUCCESS",
            Switched::AliasNotFound => "RICHMENU_ALIAS_ID_NOTFOUND",
            Switched::MenuNotFound => "RICHMENU_NOTFOUND",
        }
    }
}

/// One operation of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    Link { from: String, to: String },
    Unlink { from: String },
    UnlinkAll,
}

/// A batch that was accepted: LINE works on it until `done`.
#[derive(Clone, Copy, Debug)]
pub struct Batch {
    pub accepted: Millis,
    pub done: Millis,
}

#[derive(Debug)]
enum Later {
    Link {
        users: Vec<Arc<str>>,
        menu: Option<Arc<str>>,
    },
    Batch(Vec<Operation>),
}

#[derive(Debug, Default)]
pub struct Menus {
    menus: BTreeMap<Arc<str>, Menu>,
    default: Option<Arc<str>>,
    aliases: BTreeMap<String, Arc<str>>,
    links: HashMap<Arc<str>, Arc<str>>,
    batches: HashMap<Arc<str>, Batch>,
    /// Bulk links and batches LINE has taken and not yet done, in order.
    waiting: Vec<(Millis, Later)>,
    /// Milliseconds a bulk link or a batch takes.
    pub bulk_takes: i64,
}

impl Menus {
    pub fn create(&mut self, id: &str, mut object: Value) -> Result<(), Refusal> {
        if self.menus.len() >= MOST {
            return Err((400, "The number of rich menus exceeds the limit"));
        }
        object["richMenuId"] = id.into();
        let object = Arc::new(object);
        self.menus.insert(
            id.into(),
            Menu {
                object,
                image: None,
            },
        );
        Ok(())
    }

    pub fn get(&self, id: &str) -> Result<&Menu, Refusal> {
        self.menus.get(id).ok_or(MENU_NOT_FOUND)
    }

    pub fn list(&self) -> impl Iterator<Item = &Menu> {
        self.menus.values()
    }

    pub fn delete(&mut self, id: &str) -> Result<(), Refusal> {
        self.menus.remove(id).ok_or(MENU_NOT_FOUND)?;
        self.links.retain(|_, menu| &**menu != id);
        if self.default.as_deref() == Some(id) {
            self.default = None;
        }
        Ok(())
    }

    /// Puts the picture on a menu: once, in its size, PNG or JPEG, at most 1 MB.
    pub fn upload(&mut self, id: &str, kind: &str, image: Bytes) -> Result<(), Refusal> {
        let menu = self.menus.get_mut(id).ok_or(MENU_NOT_FOUND)?;
        if menu.image.is_some() {
            return Err((400, "An image has already been uploaded to the richmenu"));
        }
        if image.len() > check::IMAGE_BYTES {
            return Err((413, "Request entity too large"));
        }
        let (actual, width, height) = check::picture(&image)
            .filter(|(actual, ..)| *actual == kind)
            .ok_or((400, "The image is not a valid image of the content type"))?;
        let size = &menu.object["size"];
        let as_stated = size["width"] == width && size["height"] == height;
        if !as_stated || !check::fits(width, height) {
            return Err((400, "The image size is not allowed for richmenu"));
        }
        menu.image = Some((actual, image));
        Ok(())
    }

    fn with_image(&self, id: &str) -> Result<Arc<str>, Refusal> {
        let (id, menu) = self.menus.get_key_value(id).ok_or(MENU_NOT_FOUND)?;
        menu.image.as_ref().ok_or(NO_IMAGE)?;
        Ok(Arc::clone(id))
    }

    pub fn set_default(&mut self, id: &str) -> Result<(), Refusal> {
        self.default = Some(self.with_image(id)?);
        Ok(())
    }

    pub fn default_id(&self) -> Result<&str, Refusal> {
        self.default.as_deref().ok_or((404, "no default richmenu"))
    }

    pub fn clear_default(&mut self) {
        self.default = None;
    }

    /// Links if `user` is somebody LINE links; a stranger or one who blocked is passed over in silence.
    pub fn link(&mut self, user: Option<Arc<str>>, id: &str) -> Result<(), Refusal> {
        let menu = self.with_image(id)?;
        if let Some(user) = user {
            self.links.insert(user, menu);
        }
        Ok(())
    }

    pub fn linked(&self, user: &str) -> Result<&str, Refusal> {
        let menu = self.links.get(user).map(|menu| &**menu);
        menu.ok_or((404, "the user has no richmenu"))
    }

    pub fn unlink(&mut self, user: &str) {
        self.links.remove(user);
    }

    /// The menu this person's phone shows: their own, else the default.
    pub fn shown(&self, user: &str) -> Option<&Menu> {
        let id = self.links.get(user).or(self.default.as_ref())?;
        self.menus.get(id)
    }

    /// A tap on a `richmenuswitch`.
    pub fn switch(&mut self, user: Arc<str>, alias: &str) -> Switched {
        let Some(menu) = self.aliases.get(alias) else {
            return Switched::AliasNotFound;
        };
        if !self.menus.contains_key(menu) {
            return Switched::MenuNotFound;
        }
        self.links.insert(user, Arc::clone(menu));
        Switched::Success
    }

    pub fn bulk(
        &mut self,
        users: Vec<Arc<str>>,
        menu: Option<&str>,
        now: Millis,
    ) -> Result<(), Refusal> {
        let menu = match menu {
            None => None,
            Some(id) => Some(self.with_image(id).map_err(|refusal| {
                if refusal == MENU_NOT_FOUND {
                    (404, "richmenu not found")
                } else {
                    refusal
                }
            })?),
        };
        self.later(now, Later::Link { users, menu });
        Ok(())
    }

    /// Why LINE would not take these operations.
    pub fn batch_problem(&self, operations: &[Operation]) -> Option<Refusal> {
        let mut froms = Vec::new();
        for operation in operations {
            match operation {
                Operation::UnlinkAll if operations.len() > 1 => {
                    return Some((400, "unlinkAll must be the only operation"));
                }
                Operation::UnlinkAll => {}
                Operation::Link { from, to } => {
                    froms.push(from);
                    if let Err((_, message)) = self.with_image(to) {
                        return Some((400, message));
                    }
                }
                Operation::Unlink { from } => froms.push(from),
            }
        }
        if froms
            .iter()
            .any(|from| !self.menus.contains_key(from.as_str()))
        {
            return Some((400, "richmenu not found"));
        }
        froms.sort_unstable();
        let repeated = froms.windows(2).any(|pair| pair[0] == pair[1]);
        repeated.then_some((400, "from must be unique"))
    }

    pub fn batch(
        &mut self,
        request_id: Arc<str>,
        operations: Vec<Operation>,
        now: Millis,
    ) -> Result<(), Refusal> {
        if let Some(refusal) = self.batch_problem(&operations) {
            return Err(refusal);
        }
        let done = Millis(now.0 + self.bulk_takes);
        self.batches.insert(
            request_id,
            Batch {
                accepted: now,
                done,
            },
        );
        self.later(now, Later::Batch(operations));
        Ok(())
    }

    pub fn progress(&self, request_id: &str, now: Millis) -> Option<Batch> {
        let batch = self.batches.get(request_id).copied();
        batch.filter(|batch| now.since(batch.accepted) <= BATCH_KEPT)
    }

    fn later(&mut self, now: Millis, what: Later) {
        self.waiting.push((Millis(now.0 + self.bulk_takes), what));
        self.settle(now);
    }

    /// Does what LINE would have done by now.
    pub fn settle(&mut self, now: Millis) {
        let due: Vec<_> = self.waiting.extract_if(.., |(at, _)| *at <= now).collect();
        for (_, what) in due {
            match what {
                Later::Link { users, menu: None } => {
                    users.iter().for_each(|user| self.unlink(user))
                }
                Later::Link {
                    users,
                    menu: Some(menu),
                } => {
                    self.links
                        .extend(users.into_iter().map(|user| (user, Arc::clone(&menu))));
                }
                Later::Batch(operations) => self.run(&operations),
            }
        }
    }

    /// Every operation looks at the links as they were before the batch: A→B, B→C does not chain.
    fn run(&mut self, operations: &[Operation]) {
        let before = std::mem::take(&mut self.links);
        self.links = before
            .into_iter()
            .filter_map(|(user, menu)| {
                for operation in operations {
                    match operation {
                        Operation::UnlinkAll => return None,
                        Operation::Unlink { from } if **from == *menu => return None,
                        Operation::Link { from, to } if **from == *menu => {
                            return Some((user, to.as_str().into()));
                        }
                        _ => {}
                    }
                }
                Some((user, menu))
            })
            .collect();
    }

    pub fn add_alias(&mut self, alias: &str, menu: &str) -> Result<(), Refusal> {
        if self.aliases.contains_key(alias) {
            return Err((400, "conflict richmenu alias id"));
        }
        if self.aliases.len() >= MOST {
            return Err((400, "The number of rich menu aliases exceeds the limit"));
        }
        let menu = self
            .with_image(menu)
            .map_err(|_| (400, "richmenu not found"))?;
        self.aliases.insert(alias.to_owned(), menu);
        Ok(())
    }

    pub fn update_alias(&mut self, alias: &str, menu: &str) -> Result<(), Refusal> {
        self.alias(alias)?;
        let menu = self
            .with_image(menu)
            .map_err(|_| (400, "richmenu not found"))?;
        self.aliases.insert(alias.to_owned(), menu);
        Ok(())
    }

    pub fn alias(&self, alias: &str) -> Result<&str, Refusal> {
        self.aliases
            .get(alias)
            .map(|menu| &**menu)
            .ok_or(ALIAS_NOT_FOUND)
    }

    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases
            .iter()
            .map(|(alias, menu)| (alias.as_str(), &**menu))
    }

    pub fn delete_alias(&mut self, alias: &str) -> Result<(), Refusal> {
        self.aliases
            .remove(alias)
            .map(|_| ())
            .ok_or(ALIAS_NOT_FOUND)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn png(width: u32, height: u32) -> Bytes {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(width.to_be_bytes());
        png.extend(height.to_be_bytes());
        png.into()
    }

    fn with(ids: &[&str]) -> Menus {
        let mut menus = Menus::default();
        for id in ids {
            menus
                .create(id, json!({"size": {"width": 800, "height": 270}}))
                .unwrap();
            menus.upload(id, "image/png", png(800, 270)).unwrap();
        }
        menus
    }

    #[test]
    fn a_menu_is_shown_only_once_it_has_its_picture() {
        let mut menus = with(&[]);
        menus
            .create("m", json!({"size": {"width": 800, "height": 270}}))
            .unwrap();
        assert_eq!(menus.set_default("m"), Err(NO_IMAGE));
        let wrong = Err((400, "The image size is not allowed for richmenu"));
        assert_eq!(menus.upload("m", "image/png", png(801, 270)), wrong);
        assert_eq!(
            menus
                .upload("m", "image/jpeg", png(800, 270))
                .unwrap_err()
                .0,
            400
        );
        menus.upload("m", "image/png", png(800, 270)).unwrap();
        assert_eq!(
            menus.upload("m", "image/png", png(800, 270)).unwrap_err().0,
            400
        );
        menus.set_default("m").unwrap();
        assert_eq!(menus.shown("U1").unwrap().object["richMenuId"], "m");
    }

    #[test]
    fn an_own_menu_covers_the_default_and_goes_with_its_deletion() {
        let mut menus = with(&["a", "b"]);
        menus.set_default("a").unwrap();
        menus.link(Some("U1".into()), "b").unwrap();
        menus.link(None, "b").unwrap();
        assert_eq!(menus.linked("U1"), Ok("b"));
        assert_eq!(menus.shown("U1").unwrap().object["richMenuId"], "b");
        menus.delete("b").unwrap();
        assert_eq!(menus.linked("U1").unwrap_err().0, 404);
        assert_eq!(menus.shown("U1").unwrap().object["richMenuId"], "a");
    }

    #[test]
    fn a_batch_does_not_chain_and_takes_its_time() {
        let mut menus = with(&["a", "b", "c"]);
        menus.bulk_takes = 3000;
        menus.links.insert("U1".into(), "a".into());
        menus.links.insert("U2".into(), "b".into());
        let link = |from: &str, to: &str| Operation::Link {
            from: from.into(),
            to: to.into(),
        };
        menus
            .batch("r".into(), vec![link("a", "b"), link("b", "c")], Millis(0))
            .unwrap();
        menus.settle(Millis(2999));
        assert_eq!(menus.linked("U1"), Ok("a"));
        menus.settle(Millis(3000));
        assert_eq!((menus.linked("U1"), menus.linked("U2")), (Ok("b"), Ok("c")));
        assert_eq!(
            menus.progress("r", Millis(3000)).unwrap().done,
            Millis(3000)
        );
        assert_eq!(
            menus.batch_problem(&[link("a", "b"), link("a", "c")]),
            Some((400, "from must be unique"))
        );
        assert!(
            menus
                .batch_problem(&[Operation::UnlinkAll, link("a", "b")])
                .is_some()
        );
    }

    #[test]
    fn an_alias_outlives_its_menu_and_says_so_when_tapped() {
        let mut menus = with(&["a"]);
        menus.add_alias("main", "a").unwrap();
        assert_eq!(
            menus.add_alias("main", "a"),
            Err((400, "conflict richmenu alias id"))
        );
        assert_eq!(menus.switch("U1".into(), "main"), Switched::Success);
        assert_eq!(menus.switch("U1".into(), "other"), Switched::AliasNotFound);
        menus.delete("a").unwrap();
        assert_eq!(menus.switch("U1".into(), "main"), Switched::MenuNotFound);
        menus.delete_alias("main").unwrap();
        assert_eq!(menus.alias("main"), Err(ALIAS_NOT_FOUND));
    }
}
