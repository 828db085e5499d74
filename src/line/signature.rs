//! `x-line-signature`: how LINE signs a webhook and how we know that it did.
//!
//! Source: LINE Developers, Messaging API, "Verify webhook signature". The MAC covers the raw body
//! bytes; the channel secret is used as text, not decoded from hexadecimal.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The signature LINE puts on `body` for a channel with this secret.
pub fn sign(secret: &str, body: &[u8]) -> String {
    STANDARD.encode(mac(secret, body).finalize().into_bytes())
}

/// The secrets that LINE may sign with: two while one is being replaced, because LINE's reissue takes
/// effect at once. Each is prepared once, for many bodies.
#[derive(Clone)]
pub struct Secrets(Vec<Hmac<Sha256>>);

impl Secrets {
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Secrets {
        Secrets(secrets.into_iter().map(keyed).collect())
    }

    /// Whether one of them signed `body`. Undecodable or wrongly long signatures are simply wrong.
    pub fn verify(&self, body: &[u8], signature: &[u8]) -> bool {
        let Ok(claimed) = STANDARD.decode(signature) else {
            return false;
        };
        // Every secret is tried even after a match, so time tells nothing of which one it was.
        self.0.iter().fold(false, |found, keyed| {
            let mut mac = keyed.clone();
            mac.update(body);
            mac.verify_slice(&claimed).is_ok() | found
        })
    }
}

fn keyed(secret: &str) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes any key")
}

fn mac(secret: &str, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = keyed(secret);
    mac.update(body);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
    const BODY: &[u8] = br#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#;
    /// The known answer of LINE's documentation.
    const SIGNATURE: &[u8] = b"GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    fn verify(secrets: &[&str], body: &[u8], signature: &[u8]) -> bool {
        Secrets::new(secrets.iter().copied()).verify(body, signature)
    }

    #[test]
    fn the_documented_example_verifies() {
        assert!(verify(&[SECRET], BODY, SIGNATURE));
        assert_eq!(sign(SECRET, BODY).as_bytes(), SIGNATURE);
    }

    #[test]
    fn either_secret_of_a_rotation_verifies() {
        assert!(verify(&["old", SECRET], BODY, SIGNATURE));
        assert!(verify(&[SECRET, "new"], BODY, SIGNATURE));
        assert!(!verify(&["old", "new"], BODY, SIGNATURE));
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(!verify(&[SECRET], b"{}", SIGNATURE));
        for wrong in [&b""[..], b"=", b"GhRK", b"\xff\xfe", &SIGNATURE[1..]] {
            assert!(!verify(&[SECRET], BODY, wrong));
        }
        assert!(!verify(&[], BODY, SIGNATURE));
    }
}
