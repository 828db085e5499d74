//! The signed links that leave the service, and how the pages read them.
//!
//! `{public_url}/n/{token}` shows one notice in its languages, with its files; `{public_url}/r/{token}` confirms it
//! for one person; `/address/{token}` proves an address, `/stop/{token}` stops it;
//! `/unsubscribe/{token}` stops mails about one topic. None needs a log-in; each is signed, ends,
//! and is for one purpose.

use anyhow::Context;
use uuid::Uuid;

use crate::clock::Millis;
use crate::seal::{LinkError, Purpose, Seal};

/// A term's notices stay readable, and a list printed at its beginning keeps working to its end.
const DAYS: i64 = 90;

/// The page of a notice, for all who get it.
pub fn notice(seal: &Seal, public_url: &str, notice: &str, now: Millis) -> anyhow::Result<String> {
    let payload = id(notice)?;
    let token = seal.sign_link(Purpose::Notice, &payload, end(now));
    Ok(format!("{public_url}/n/{token}"))
}

/// The same page for one person: opening it is noted, which confirms nothing. For mails of notices
/// with files; over LINE many get the same words, and with them the page for all.
pub fn notice_for(
    seal: &Seal,
    public_url: &str,
    notice: &str,
    person: &str,
    now: Millis,
) -> anyhow::Result<String> {
    let payload = [id(notice)?, id(person)?].concat();
    let token = seal.sign_link(Purpose::Notice, &payload, end(now));
    Ok(format!("{public_url}/n/{token}"))
}

/// The page on which one person confirms a notice. `address`: of `store::addresses::mark`, where it
/// counts to which of a person's addresses the mail went.
pub fn receipt(
    seal: &Seal,
    public_url: &str,
    notice: &str,
    person: &str,
    address: Option<&str>,
    now: Millis,
) -> anyhow::Result<String> {
    let address = address.unwrap_or_default().as_bytes();
    let payload = [&id(notice)?[..], &id(person)?, address].concat();
    let token = seal.sign_link(Purpose::Receipt, &payload, end(now));
    Ok(format!("{public_url}/r/{token}"))
}

/// What stands behind `/n/{token}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub notice: String,
    /// Whose link it is; `None`: that of all.
    pub person: Option<String>,
}

pub fn read_notice(seal: &Seal, token: &str, now: Millis) -> Result<Shown, LinkError> {
    let payload = seal.verify_link(Purpose::Notice, token, now)?;
    let (notice, person) = payload.split_at_checked(16).ok_or(LinkError::Forged)?;
    let id = |bytes| Uuid::from_slice(bytes).map_err(|_| LinkError::Forged);
    Ok(Shown {
        notice: id(notice)?.to_string(),
        person: match person {
            [] => None,
            person => Some(id(person)?.to_string()),
        },
    })
}

/// What stands behind `/r/{token}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub notice: String,
    pub person: String,
    /// Of `store::addresses::mark`: to which address the mail went.
    pub address: Option<String>,
}

pub fn read_receipt(seal: &Seal, token: &str, now: Millis) -> Result<Receipt, LinkError> {
    let payload = seal.verify_link(Purpose::Receipt, token, now)?;
    let (notice, rest) = payload.split_at_checked(16).ok_or(LinkError::Forged)?;
    let (person, address) = rest.split_at_checked(16).ok_or(LinkError::Forged)?;
    let id = |bytes| Uuid::from_slice(bytes).map_err(|_| LinkError::Forged);
    let address = String::from_utf8(address.to_vec()).map_err(|_| LinkError::Forged)?;
    Ok(Receipt {
        notice: id(notice)?.to_string(),
        person: id(person)?.to_string(),
        address: Some(address).filter(|address| !address.is_empty()),
    })
}

/// Seconds a proof link works: until tomorrow, for those who read mail in the evening.
pub const PROOF_SECONDS: i64 = 24 * 3600;
/// Days in which an address proven long ago is confirmed: nobody waits for that mail.
pub const CONFIRM_DAYS: i64 = 30;
/// Days a stop link works: longer than most mails are kept. A new one can be had at any time.
const STOP_DAYS: i64 = 5 * 365;

/// The page that proves an address; `round` ends with the first use.
pub fn address_proof(
    seal: &Seal,
    public_url: &str,
    address: &str,
    round: i64,
    hash: &str,
    expires: Millis,
) -> anyhow::Result<String> {
    let payload = [&id(address)?[..], &round.to_be_bytes(), hash.as_bytes()].concat();
    let token = seal.sign_link(Purpose::AddressProof, &payload, expires);
    Ok(format!("{public_url}/address/{token}"))
}

/// The row's id, the round and the address's hash behind `/address/{token}`.
pub fn read_address_proof(
    seal: &Seal,
    token: &str,
    now: Millis,
) -> Result<(String, i64, String), LinkError> {
    let payload = seal.verify_link(Purpose::AddressProof, token, now)?;
    let (id, rest) = payload.split_at_checked(16).ok_or(LinkError::Forged)?;
    let (round, hash) = rest.split_at_checked(8).ok_or(LinkError::Forged)?;
    let id = Uuid::from_slice(id).map_err(|_| LinkError::Forged)?;
    let round = round.try_into().map_err(|_| LinkError::Forged)?;
    let hash = String::from_utf8(hash.to_vec()).map_err(|_| LinkError::Forged)?;
    Ok((id.to_string(), i64::from_be_bytes(round), hash))
}

/// The page on which the owner of an address stops it: nothing else, and whoever it is.
pub fn address_stop(seal: &Seal, public_url: &str, hash: &str, now: Millis) -> String {
    let expires = now.plus_seconds(STOP_DAYS * 86_400);
    let token = seal.sign_link(Purpose::AddressStop, hash.as_bytes(), expires);
    format!("{public_url}/stop/{token}")
}

/// The address's hash behind `/stop/{token}`.
pub fn read_address_stop(seal: &Seal, token: &str, now: Millis) -> Result<String, LinkError> {
    let payload = seal.verify_link(Purpose::AddressStop, token, now)?;
    String::from_utf8(payload).map_err(|_| LinkError::Forged)
}

/// The page that stops one person's mails about one topic, with one click too (RFC 8058). It works as
/// long as mails are kept.
pub fn unsubscribe(
    seal: &Seal,
    public_url: &str,
    person: &str,
    topic: &str,
    now: Millis,
) -> anyhow::Result<String> {
    let payload = [&id(person)?[..], topic.as_bytes()].concat();
    let expires = now.plus_seconds(STOP_DAYS * 86_400);
    let token = seal.sign_link(Purpose::Unsubscribe, &payload, expires);
    Ok(format!("{public_url}/unsubscribe/{token}"))
}

/// The person's and the topic's id behind `/unsubscribe/{token}`.
pub fn read_unsubscribe(
    seal: &Seal,
    token: &str,
    now: Millis,
) -> Result<(String, String), LinkError> {
    let payload = seal.verify_link(Purpose::Unsubscribe, token, now)?;
    let (person, topic) = payload.split_at_checked(16).ok_or(LinkError::Forged)?;
    let person = Uuid::from_slice(person).map_err(|_| LinkError::Forged)?;
    let topic = String::from_utf8(topic.to_vec()).map_err(|_| LinkError::Forged)?;
    Ok((person.to_string(), topic))
}

/// The page on which a person chooses how notices come; it asks to log in.
pub fn settings(public_url: &str) -> String {
    format!("{public_url}/mine/do/settings")
}

fn id(id: &str) -> anyhow::Result<[u8; 16]> {
    let id = Uuid::parse_str(id).context("ids are UUIDs")?;
    Ok(id.into_bytes())
}

fn end(now: Millis) -> Millis {
    now.plus_seconds(DAYS * 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Random;

    const NOTICE: &str = "01950000-0000-7000-8000-000000000001";
    const PERSON: &str = "01950000-0000-7000-8000-000000000002";

    fn token(link: &str) -> &str {
        link.rsplit_once('/').unwrap().1
    }

    #[test]
    fn a_link_leads_back_to_what_it_was_made_for() {
        let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let seal = Seal::parse(key, Random::seeded(1)).unwrap();
        let (now, url) = (Millis(1_000), "https://city.example");
        let page = notice(&seal, url, NOTICE, now).unwrap();
        let confirm = receipt(&seal, url, NOTICE, PERSON, None, now).unwrap();
        assert!(page.starts_with("https://city.example/n/"));
        assert!(confirm.starts_with("https://city.example/r/"));
        let mut shown = Shown {
            notice: NOTICE.into(),
            person: None,
        };
        assert_eq!(read_notice(&seal, token(&page), now).unwrap(), shown);
        let own = notice_for(&seal, url, NOTICE, PERSON, now).unwrap();
        shown.person = Some(PERSON.into());
        assert_eq!(read_notice(&seal, token(&own), now).unwrap(), shown);
        let mut behind = Receipt {
            notice: NOTICE.into(),
            person: PERSON.into(),
            address: None,
        };
        let read = read_receipt(&seal, token(&confirm), now).unwrap();
        assert_eq!(read, behind);
        let marked = receipt(&seal, url, NOTICE, PERSON, Some("a-mark"), now).unwrap();
        behind.address = Some("a-mark".into());
        let read = read_receipt(&seal, token(&marked), now).unwrap();
        assert_eq!(read, behind);
        // For its own purpose, and for its time.
        assert_eq!(
            read_receipt(&seal, token(&page), now),
            Err(LinkError::Forged)
        );
        let after = now.plus_seconds(90 * 86_400);
        assert_eq!(
            read_notice(&seal, token(&page), after),
            Err(LinkError::Expired)
        );
        assert!(notice(&seal, url, "not an id", now).is_err());
        let stop = unsubscribe(&seal, url, PERSON, "bosai", now).unwrap();
        assert_eq!(
            read_unsubscribe(&seal, token(&stop), after).unwrap(),
            (PERSON.into(), "bosai".into())
        );
        assert_eq!(
            read_unsubscribe(&seal, token(&confirm), now),
            Err(LinkError::Forged)
        );
    }
}
