//! Keys for programs: each belongs to somebody, may do no more than they, and ends when they do.

use super::Refusal;
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::city::scope::Scope;
use crate::seal::{new_token, token_hash};
use crate::store::audit;
use crate::store::staff::Staff;
use crate::store::staff_keys::{self, Key};

const NAME_MAX: usize = 60;
/// Two school years: a program that nobody has looked after for so long is asked about.
const DAYS_MAX: i64 = 2 * 366;
/// More than anybody has programs.
const KEYS_MAX: usize = 50;

/// A key to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// What it is for.
    pub name: String,
    pub scopes: Vec<Scope>,
    /// Days until it ends.
    pub days: i64,
}

/// Makes a key of one's own; answers it and the token, which is shown once.
pub async fn make(app: &App, owner: &Staff, new: New) -> Result<(Key, String), Refusal> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Refusal::wrong("name", "must be 1 to 60 characters"));
    }
    if new.scopes.is_empty() {
        return Err(Refusal::wrong("scopes", "must name at least one"));
    }
    if !(1..=DAYS_MAX).contains(&new.days) {
        return Err(Refusal::wrong("days", "must be 1 to 732"));
    }
    let now = app.clock.now();
    let mut scopes = new.scopes;
    scopes.sort_by_key(Scope::to_string);
    scopes.dedup();
    let key = Key {
        id: app.new_id(),
        staff: owner.id.clone(),
        name: name.to_owned(),
        scopes,
        created_at: now,
        expires_at: Some(now.plus_seconds(new.days * 86_400)),
        used_at: None,
    };
    let token = new_token(&app.random);
    let mut tx = app.db.write().await?;
    let have = staff_keys::of_staff(&mut tx, &owner.id, now).await?;
    if have.len() >= KEYS_MAX {
        return Err(Refusal::Conflict("nobody has more than 50 keys: end one"));
    }
    staff_keys::insert(&mut tx, &key, &token_hash(&token)).await?;
    let deed = Deed::new(&owner.id, Act::KeyMade).about(&owner.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok((key, token))
}

/// One's own keys, the newest first.
pub async fn list(app: &App, owner: &Staff) -> Result<Vec<Key>, Refusal> {
    let mut tx = app.db.read().await?;
    Ok(staff_keys::of_staff(&mut tx, &owner.id, app.clock.now()).await?)
}

/// Ends one of one's own keys at once.
pub async fn end(app: &App, owner: &Staff, id: &str) -> Result<(), Refusal> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if !staff_keys::end(&mut tx, &owner.id, id, now).await? {
        return Err(Refusal::NotFound("key"));
    }
    let deed = Deed::new(&owner.id, Act::KeyEnded).about(&owner.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(())
}
