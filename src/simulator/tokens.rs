//! Channel access tokens and link tokens: who issued them when, and whether they still hold.
//!
//! Source: LINE Developers, "Channel access tokens" and "Linking user accounts".

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::clock::Millis;

/// A stateless token lives 15 minutes.
pub const STATELESS_SECONDS: i64 = 900;
/// A short-lived one, and the longest v2.1 one: 30 days.
pub const LONGEST_SECONDS: i64 = 30 * 24 * 3600;
/// At most so many tokens of a kind at a time (stateless ones are not counted).
const MOST: usize = 30;
/// A link token lives 10 minutes.
const LINK_SECONDS: i64 = 600;
/// An assertion may be valid at most 30 minutes from now.
const ASSERTION_SECONDS: i64 = 1800;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Stateless,
    V21,
    ShortLived,
}

#[derive(Clone, Debug)]
pub struct Issued {
    pub kind: Kind,
    pub at: Millis,
    pub until: Millis,
    /// The `kid` of the key that asked for it (v2.1).
    pub key_id: Option<String>,
}

/// What a JWT assertion said, once it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    pub key_id: String,
    pub token_seconds: Option<i64>,
}

#[derive(Debug, Default)]
pub struct Tokens {
    issued: HashMap<String, Issued>,
}

impl Tokens {
    /// Notes a token; false if this channel has too many of the kind.
    pub fn issue(&mut self, token: &str, issued: Issued) -> bool {
        let now = issued.at;
        self.issued.retain(|_, token| token.until > now);
        let of_kind = |token: &Issued| token.kind == issued.kind;
        let count = self.issued.values().filter(|token| of_kind(token)).count();
        if count >= MOST && issued.kind == Kind::V21 {
            return false;
        }
        if count >= MOST && issued.kind == Kind::ShortLived {
            // The oldest is revoked in silence.
            let all = self.issued.iter().filter(|(_, token)| of_kind(token));
            let oldest = all
                .min_by_key(|(_, token)| token.at)
                .map(|(name, _)| name.clone());
            oldest.and_then(|name| self.issued.remove(&name));
        }
        self.issued.insert(token.to_owned(), issued);
        true
    }

    pub fn find(&self, token: &str, now: Millis) -> Option<&Issued> {
        self.issued.get(token).filter(|issued| issued.until > now)
    }

    /// A stateless token cannot be revoked.
    pub fn revoke(&mut self, token: &str) {
        let revocable = self
            .issued
            .get(token)
            .is_some_and(|issued| issued.kind != Kind::Stateless);
        if revocable {
            self.issued.remove(token);
        }
    }

    /// The key ids of the living v2.1 tokens.
    pub fn key_ids(&self, now: Millis) -> Vec<&str> {
        let living = self.issued.values().filter(|issued| issued.until > now);
        living
            .filter_map(|issued| issued.key_id.as_deref())
            .collect()
    }
}

/// Reads a JWT assertion for `channel`; the error is LINE's `error_description`. The signature is
/// not checked: no key was ever registered with the simulator.
pub fn assertion(jwt: &str, channel: &str, now: Millis) -> Result<Assertion, &'static str> {
    let mut parts = jwt.split('.');
    let mut part = || URL_SAFE_NO_PAD.decode(parts.next()?).ok();
    let (Some(header), Some(payload), Some(signature)) = (part(), part(), part()) else {
        return Err("Invalid client assertion");
    };
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let (header, payload) = (read(&header), read(&payload));
    let key_id = header["kid"].as_str().filter(|kid| !kid.is_empty());
    let (Some(key_id), true, false) = (key_id, header["alg"] == "RS256", signature.is_empty())
    else {
        return Err("Invalid client assertion");
    };
    if payload["iss"] != channel || payload["sub"] != channel {
        return Err("Invalid iss or sub");
    }
    if payload["aud"] != "https://api.line.me/" {
        return Err("Invalid aud");
    }
    let left = payload["exp"].as_i64().map(|exp| exp - now.0 / 1000);
    if !left.is_some_and(|left| (1..=ASSERTION_SECONDS).contains(&left)) {
        return Err("Invalid exp");
    }
    let token_seconds = payload["token_exp"].as_i64();
    if token_seconds.is_some_and(|seconds| !(1..=LONGEST_SECONDS).contains(&seconds)) {
        return Err("Invalid token_exp");
    }
    Ok(Assertion {
        key_id: key_id.to_owned(),
        token_seconds,
    })
}

/// Tokens of the account link, each for one person and one use.
#[derive(Debug, Default)]
pub struct LinkTokens {
    issued: HashMap<String, (String, Millis)>,
}

impl LinkTokens {
    pub fn issue(&mut self, token: &str, user: &str, now: Millis) {
        self.issued.retain(|_, (_, until)| *until > now);
        let until = now.plus_seconds(LINK_SECONDS);
        self.issued
            .insert(token.to_owned(), (user.to_owned(), until));
    }

    /// Whom a living token was issued to.
    pub fn owner(&self, token: &str, now: Millis) -> Option<&str> {
        let (user, until) = self.issued.get(token)?;
        (*until > now).then_some(user)
    }

    /// Uses a token up.
    pub fn take(&mut self, token: &str, now: Millis) -> Option<String> {
        let (user, until) = self.issued.remove(token)?;
        (until > now).then_some(user)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn issued(kind: Kind, at: i64) -> Issued {
        Issued {
            kind,
            at: Millis(at),
            until: Millis(at + 900_000),
            key_id: None,
        }
    }

    #[test]
    fn the_thirty_first_token_is_refused_or_revokes_the_oldest() {
        let mut tokens = Tokens::default();
        for number in 0..30 {
            assert!(tokens.issue(&format!("v{number}"), issued(Kind::V21, number)));
            assert!(tokens.issue(&format!("s{number}"), issued(Kind::ShortLived, number)));
        }
        assert!(!tokens.issue("v30", issued(Kind::V21, 30)));
        assert!(tokens.issue("s30", issued(Kind::ShortLived, 30)));
        assert!(tokens.find("s0", Millis(31)).is_none());
        assert!(tokens.find("s1", Millis(31)).is_some());
        assert!(tokens.find("s30", Millis(900_030)).is_none());
    }

    #[test]
    fn a_stateless_token_cannot_be_revoked() {
        let mut tokens = Tokens::default();
        tokens.issue("a", issued(Kind::Stateless, 0));
        tokens.issue("b", issued(Kind::ShortLived, 0));
        tokens.revoke("a");
        tokens.revoke("b");
        assert!(tokens.find("a", Millis(1)).is_some() && tokens.find("b", Millis(1)).is_none());
    }

    #[test]
    fn an_assertion_has_its_shape_its_audience_and_half_an_hour() {
        let jwt = |payload: Value| {
            let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            format!(
                "{}.{}.c2ln",
                encode(&json!({"alg": "RS256", "kid": "k"})),
                encode(&payload)
            )
        };
        let read = |payload| assertion(&jwt(payload), "1", Millis(0));
        let good = json!({"iss": "1", "sub": "1", "aud": "https://api.line.me/", "exp": 1800, "token_exp": 60});
        assert_eq!(read(good.clone()).unwrap().token_seconds, Some(60));
        for (field, value) in [
            ("iss", json!("2")),
            ("aud", json!("x")),
            ("exp", json!(1801)),
            ("token_exp", json!(0)),
        ] {
            let mut bad = good.clone();
            bad[field] = value;
            assert!(read(bad).is_err(), "{field}");
        }
        assert!(assertion("a.b", "1", Millis(0)).is_err());
    }

    #[test]
    fn a_link_token_serves_once_and_ten_minutes() {
        let mut tokens = LinkTokens::default();
        tokens.issue("t", "U1", Millis(0));
        assert_eq!(tokens.owner("t", Millis(599_999)), Some("U1"));
        assert_eq!(tokens.owner("t", Millis(600_000)), None);
        assert_eq!(tokens.take("t", Millis(1)), Some("U1".to_owned()));
        assert_eq!(tokens.take("t", Millis(1)), None);
    }
}
