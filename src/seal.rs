//! Sealing of personal columns, keyed hashes for look-ups, and signed links.
//!
//! `KAIRAN_SECRET_KEY` holds one or more keys. The first seals and signs, all of them open and
//! verify, so a key is changed without a stop (`store::keys`). Every use has a sub-key of its own: of
//! a key that was taken away those for look-ups and links are kept, so that mails of before still
//! lead somewhere; what it sealed they cannot open.

use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::{Millis, Random};

const KEY_ID: usize = 4;
/// Characters of base64 that hold nothing but the key's id.
const KEY_HEAD: usize = 5;
const NONCE: usize = 24;
/// Half of SHA-256: 2¹²⁸ guesses for a link, and short enough for a mail's line.
const TAG: usize = 16;

/// What a signed link is for. A link for one purpose is worth nothing for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Shows one notice to whoever has the link.
    Notice = 1,
    /// Confirms one notice for one person.
    Receipt = 2,
    /// Sets the password of a registration.
    Registration = 3,
    /// Takes the personal fields of a talk.
    Form = 4,
    /// Sets a new password in place of a lost one.
    Reset = 6,
    /// Makes another person a guardian of somebody's children.
    Invitation = 9,
    /// Ties an ID to the LINE account of a talk.
    Link = 5,
    /// Sends a registration's mail again.
    Resend = 12,
    /// Proves an address.
    AddressProof = 7,
    /// Stops mails to an address.
    AddressStop = 8,
    /// Stops one person's mails about one topic.
    Unsubscribe = 13,
    /// Shows a thread to the LINE account without an ID that wrote it.
    Thread = 30,
    /// Shows the proof that somebody was erased.
    Erasure = 11,
    /// Sets the password and the app of a member of staff.
    StaffInvitation = 14,
    /// Lets a member of staff in, from whoever has the machine.
    StaffEntry = 15,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LinkError {
    #[error("the link is not one of ours")]
    Forged,
    #[error("the link has expired")]
    Expired,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    #[error("is not base64")]
    NotBase64,
    #[error("must be 32 bytes, has {0}")]
    WrongLength(usize),
    #[error("holds no key")]
    Missing,
}

/// Cheap to clone; clones share their keys, also after [`Seal::replace`]. `Debug` tells nothing.
#[derive(Clone)]
pub struct Seal {
    ring: Arc<RwLock<Arc<Ring>>>,
    random: Random,
}

struct Ring {
    /// Never empty; the first seals.
    keys: Vec<Key>,
    /// What is left of keys that were taken away.
    former: Vec<SubKeys>,
}

#[derive(Clone)]
struct Key {
    id: [u8; KEY_ID],
    cipher: XChaCha20Poly1305,
    sub: SubKeys,
}

/// What finds and verifies, and opens nothing.
#[derive(Clone, Serialize, Deserialize)]
struct SubKeys {
    lookup: [u8; 32],
    link: [u8; 32],
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(***)")
    }
}

impl Seal {
    /// `keys`: base64 of 32 bytes each, comma-separated.
    pub fn parse(keys: &str, random: Random) -> Result<Seal, KeyError> {
        let keys: Vec<Key> = keys
            .split(',')
            .map(str::trim)
            .filter(|key| !key.is_empty())
            .map(|key| {
                let bytes = STANDARD.decode(key).map_err(|_| KeyError::NotBase64)?;
                let bytes: [u8; 32] = bytes
                    .try_into()
                    .map_err(|bytes: Vec<u8>| KeyError::WrongLength(bytes.len()))?;
                Ok(Key::new(&bytes))
            })
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(KeyError::Missing);
        }
        let former = Vec::new();
        Ok(Seal {
            ring: Arc::new(RwLock::new(Arc::new(Ring { keys, former }))),
            random,
        })
    }

    fn ring(&self) -> Arc<Ring> {
        let ring = self.ring.read();
        ring.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, ring: Arc<Ring>) {
        let mut place = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        *place = ring;
    }

    /// The keys as they are now, whatever becomes of these: for one transaction, so that a row's
    /// ciphertext and its hashes are of one key.
    pub fn fixed(&self) -> Seal {
        Seal {
            ring: Arc::new(RwLock::new(self.ring())),
            random: self.random.clone(),
        }
    }

    /// From now on this and all its clones use the keys of `other`.
    pub fn replace(&self, other: &Seal) {
        self.set(other.ring());
    }

    /// The ids of the keys, the sealing one's first.
    pub fn key_ids(&self) -> Vec<String> {
        self.ring().keys.iter().map(Key::name).collect()
    }

    /// What is to be kept of a key that will be taken away; `None` for a key we do not have.
    pub fn remains(&self, id: &str) -> Option<String> {
        let ring = self.ring();
        let key = ring.keys.iter().find(|key| key.name() == id)?;
        serde_json::to_string(&key.sub).ok()
    }

    /// Takes up what was kept of keys taken away. Of one that cannot be read nothing is used.
    pub fn set_former<'a>(&self, remains: impl Iterator<Item = &'a str>) {
        let ring = self.ring();
        let former = remains.filter_map(|json| serde_json::from_str(json).ok());
        self.set(Arc::new(Ring {
            keys: ring.keys.clone(),
            former: former.collect(),
        }));
    }

    /// Whether a value was sealed with one of our keys. One that was not may open elsewhere.
    pub fn knows(&self, sealed: &str) -> bool {
        let head = sealed.get(..KEY_HEAD).unwrap_or_default();
        self.ring().keys.iter().any(|key| head_of(key.id) == head)
    }

    /// Ciphertext for a column. `column` is bound to it: a value moved to another column does not open.
    pub fn seal(&self, column: &str, plain: &str) -> String {
        self.seal_bytes(column, plain.as_bytes())
    }

    /// The same of what is no text.
    pub fn seal_bytes(&self, column: &str, plain: &[u8]) -> String {
        // The module's own tests seal for columns that are none.
        #[cfg(all(debug_assertions, not(test)))]
        assert!(
            crate::store::sealed::is_listed(column),
            "{column} is not listed in store::sealed: it would be lost when keys are changed"
        );
        let ring = self.ring();
        let key = ring.first();
        let nonce: [u8; NONCE] = self.random.bytes();
        let payload = Payload {
            msg: plain,
            aad: column.as_bytes(),
        };
        let sealed = key
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .expect("memory holds the ciphertext");
        let mut bytes = Vec::with_capacity(KEY_ID + NONCE + sealed.len());
        bytes.extend_from_slice(&key.id);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&sealed);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The plain text, or `None` if it was sealed with a key we do not have, for another column, or changed.
    pub fn open(&self, column: &str, sealed: &str) -> Option<String> {
        String::from_utf8(self.open_bytes(column, sealed)?).ok()
    }

    /// The same of what is no text.
    pub fn open_bytes(&self, column: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (id, rest) = bytes.split_at_checked(KEY_ID)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let ring = self.ring();
        let key = ring.keys.iter().find(|key| key.id == id)?;
        let payload = Payload {
            msg: sealed,
            aad: column.as_bytes(),
        };
        key.cipher.decrypt(&XNonce::from(nonce), payload).ok()
    }

    /// The keyed hash a value is found by. `what` keeps an address and a LINE id of the same text apart.
    pub fn lookup(&self, what: &str, value: &str) -> String {
        self.ring().first().sub.lookup(what, value)
    }

    /// The hashes under every key, for finding what was stored before a key was changed.
    pub fn lookups(&self, what: &str, value: &str) -> Vec<String> {
        let ring = self.ring();
        let hashes = ring.all().map(|key| key.lookup(what, value));
        hashes.collect()
    }

    /// A token that ends a link: URL-safe, at most `payload` + 25 bytes before base64.
    pub fn sign_link(&self, purpose: Purpose, payload: &[u8], expires: Millis) -> String {
        let mut bytes = Vec::with_capacity(9 + payload.len() + TAG);
        bytes.push(purpose as u8);
        bytes.extend_from_slice(&expires.0.to_be_bytes());
        bytes.extend_from_slice(payload);
        let tag = link_tag(&self.ring().first().sub.link, &bytes);
        bytes.extend_from_slice(&tag);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The payload of a link of ours for this purpose that has not expired.
    pub fn verify_link(
        &self,
        purpose: Purpose,
        token: &str,
        now: Millis,
    ) -> Result<Vec<u8>, LinkError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(token)
            .map_err(|_| LinkError::Forged)?;
        let at = bytes.len().checked_sub(TAG).ok_or(LinkError::Forged)?;
        let (signed, tag) = bytes.split_at(at);
        let ours = self
            .ring()
            .all()
            .any(|key| subtle::ConstantTimeEq::ct_eq(&link_tag(&key.link, signed)[..], tag).into());
        let (head, payload) = signed.split_at_checked(9).ok_or(LinkError::Forged)?;
        if !ours || head[0] != purpose as u8 {
            return Err(LinkError::Forged);
        }
        let expires = i64::from_be_bytes(head[1..9].try_into().map_err(|_| LinkError::Forged)?);
        if now.0 >= expires {
            return Err(LinkError::Expired);
        }
        Ok(payload.to_vec())
    }
}

impl Ring {
    fn first(&self) -> &Key {
        self.keys.first().expect("parse refuses an empty list")
    }

    /// Of those in use and of those taken away.
    fn all(&self) -> impl Iterator<Item = &SubKeys> {
        let keys = self.keys.iter().map(|key| &key.sub);
        keys.chain(&self.former)
    }
}

impl Key {
    fn new(bytes: &[u8; 32]) -> Key {
        let id = derive(bytes, "id");
        Key {
            id: [id[0], id[1], id[2], id[3]],
            cipher: XChaCha20Poly1305::new(&derive(bytes, "seal").into()),
            sub: SubKeys {
                lookup: derive(bytes, "lookup"),
                link: derive(bytes, "link"),
            },
        }
    }

    /// The id as operators see it.
    fn name(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.id))
    }
}

impl SubKeys {
    fn lookup(&self, what: &str, value: &str) -> String {
        let mut mac = mac(&self.lookup);
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..TAG])
    }
}

/// The characters every value sealed with the key of this id begins with; `None`: that is no id.
/// They tell 30 of its 32 bits, which is enough among a city's few keys.
pub fn head(id: &str) -> Option<String> {
    u32::from_str_radix(id, 16)
        .ok()
        .map(|id| head_of(id.to_be_bytes()))
}

fn head_of(id: [u8; KEY_ID]) -> String {
    let mut head = URL_SAFE_NO_PAD.encode(id);
    head.truncate(KEY_HEAD);
    head
}

fn derive(key: &[u8; 32], usage: &str) -> [u8; 32] {
    let mut mac = mac(key);
    mac.update(b"kairan 1 ");
    mac.update(usage.as_bytes());
    mac.finalize().into_bytes().into()
}

fn link_tag(key: &[u8; 32], signed: &[u8]) -> [u8; TAG] {
    let mut mac = mac(key);
    mac.update(signed);
    let whole: [u8; 32] = mac.finalize().into_bytes().into();
    std::array::from_fn(|at| whole[at])
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes any key")
}

/// The hash a random bearer token is stored under. The token has 256 bits, so a fast hash is enough.
pub fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// A new unguessable token: 256 bits, URL-safe.
pub fn new_token(random: &Random) -> String {
    URL_SAFE_NO_PAD.encode(random.bytes::<32>())
}

/// argon2id with the crate's defaults (OWASP's first choice: 19 MiB, 2 passes), off the async threads.
pub async fn hash_password(password: String, random: Random) -> anyhow::Result<String> {
    use argon2::password_hash::phc::Salt;
    use argon2::{Argon2, PasswordHasher};
    tokio::task::spawn_blocking(move || {
        let salt = Salt::new(&random.bytes::<16>()).map_err(|error| anyhow::anyhow!("{error}"))?;
        let hash = Argon2::default()
            .hash_password_with_salt(password.as_bytes(), salt.as_ref())
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(hash.to_string())
    })
    .await?
}

/// Whether the password is the one of this hash; off the async threads.
pub async fn verify_password(password: String, hash: String) -> anyhow::Result<bool> {
    use argon2::password_hash::phc::PasswordHash;
    use argon2::{Argon2, PasswordVerifier};
    tokio::task::spawn_blocking(move || {
        let hash = PasswordHash::new(&hash).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok())
    })
    .await?
}

/// A hash no password has, so that an address without an ID takes as long as one with.
pub const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const NEW: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    fn seal(keys: &str) -> Seal {
        Seal::parse(keys, Random::seeded(1)).unwrap()
    }

    #[test]
    fn what_was_sealed_opens_in_its_own_column_only() {
        let seal = seal(OLD);
        let sealed = seal.seal("people.family_name", "髙橋");
        assert!(!sealed.contains("髙"));
        assert_eq!(seal.open("people.family_name", &sealed).unwrap(), "髙橋");
        assert_eq!(seal.open("people.given_name", &sealed), None);
        assert_eq!(seal.open("people.family_name", &sealed[1..]), None);
        assert_eq!(seal.open("people.family_name", ""), None);
    }

    #[test]
    fn a_changed_key_still_opens_finds_and_verifies_the_old() {
        let (old, both) = (seal(OLD), seal(&format!("{NEW},{OLD}")));
        assert_eq!(both.open("c", &old.seal("c", "x")).unwrap(), "x");
        assert_eq!(old.open("c", &both.seal("c", "x")), None);
        assert!(
            both.lookups("address", "a@b")
                .contains(&old.lookup("address", "a@b"))
        );
        let link = old.sign_link(Purpose::Form, b"1", Millis(10));
        assert_eq!(
            both.verify_link(Purpose::Form, &link, Millis(9)).unwrap(),
            b"1"
        );
    }

    #[test]
    fn what_remains_of_a_key_finds_and_verifies_but_opens_nothing() {
        let (old, new) = (seal(OLD), seal(NEW));
        let sealed = old.seal("c", "x");
        let link = old.sign_link(Purpose::AddressStop, b"1", Millis(10));
        let hash = old.lookup("address", "a@b");
        let clone = new.clone();
        let remains = old.remains(&old.key_ids()[0]).unwrap();
        new.set_former([remains.as_str(), "unreadable"].into_iter());
        assert!(clone.lookups("address", "a@b").contains(&hash));
        assert!(
            clone
                .verify_link(Purpose::AddressStop, &link, Millis(9))
                .is_ok()
        );
        assert_eq!(clone.open("c", &sealed), None);
        assert!(!clone.knows(&sealed));
    }

    #[test]
    fn keys_are_replaced_for_all_clones_but_not_in_the_middle_of_a_transaction() {
        let (mine, new) = (seal(OLD), seal(NEW));
        let (clone, fixed) = (mine.clone(), mine.fixed());
        mine.replace(&new);
        assert_eq!(clone.key_ids(), new.key_ids());
        assert_ne!(fixed.key_ids(), new.key_ids());
        let head = head(&new.key_ids()[0]).unwrap();
        assert!(clone.seal("c", "x").starts_with(&head));
    }

    #[test]
    fn a_link_is_for_one_purpose_and_ends() {
        let seal = seal(OLD);
        let link = seal.sign_link(Purpose::Receipt, b"payload", Millis(1000));
        assert_eq!(
            seal.verify_link(Purpose::Receipt, &link, Millis(999))
                .unwrap(),
            b"payload"
        );
        assert_eq!(
            seal.verify_link(Purpose::Receipt, &link, Millis(1000)),
            Err(LinkError::Expired)
        );
        assert_eq!(
            seal.verify_link(Purpose::Notice, &link, Millis(1)),
            Err(LinkError::Forged)
        );
        for forged in ["", "x", "💥", &link[2..], &format!("{link}A")] {
            assert_eq!(
                seal.verify_link(Purpose::Receipt, forged, Millis(1)),
                Err(LinkError::Forged)
            );
        }
    }

    #[test]
    fn keys_are_checked() {
        let parse = |keys| Seal::parse(keys, Random::System).err();
        assert_eq!(parse(""), Some(KeyError::Missing));
        assert_eq!(parse("AAEC"), Some(KeyError::WrongLength(3)));
        assert_eq!(parse("not base64"), Some(KeyError::NotBase64));
    }
}
