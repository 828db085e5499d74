//! The one-time codes of authenticator apps (RFC 6238): six digits, SHA-1, a new one every 30 seconds,
//! which is what all apps can do.

use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret: what RFC 4226, 4, recommends for SHA-1.
pub const SECRET_BYTES: usize = 20;

/// The secret of one person's app.
#[derive(Clone, PartialEq, Eq)]
pub struct Codes([u8; SECRET_BYTES]);

impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Codes(***)")
    }
}

impl Codes {
    pub const fn new(secret: [u8; SECRET_BYTES]) -> Codes {
        Codes(secret)
    }

    /// As [`Codes::text`] writes it.
    pub fn parse(text: &str) -> Option<Codes> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Codes(secret.as_bytes().try_into().ok()?))
    }

    /// In base32: for the store, and for whoever cannot scan the picture.
    pub fn text(&self) -> String {
        Secret::new(self.0.into()).to_base32()
    }

    /// What the picture holds: the app's own kind of address (Google Authenticator, "Key Uri Format").
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let percent = crate::line::client::percent;
        let secret = self.text();
        let (issuer, account) = (percent(issuer), percent(account));
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    /// The code of a moment, in seconds since 1970.
    pub fn at(&self, seconds: i64) -> String {
        self.totp().generate(unsigned(seconds)).to_string()
    }

    /// The step of this code if it is one of now, of the one before or of the next, for clocks are not
    /// exact; and only if it is a later one than the newest that was taken.
    pub fn check(&self, code: &str, seconds: i64, taken: i64) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = self.totp().check(&code, unsigned(seconds))?;
        i64::try_from(step).ok().filter(|step| *step > taken)
    }

    fn totp(&self) -> Totp {
        let secret = Secret::new(self.0.into());
        let built = Builder::new().with_secret(secret).build();
        built.expect("twenty bytes are enough for a secret, and the rest are the defaults")
    }
}

fn unsigned(seconds: i64) -> u64 {
    u64::try_from(seconds).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: Codes = Codes::new(*b"12345678901234567890");

    /// RFC 6238, appendix B; its codes have eight digits, of which ours are the last six.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(CODES.at(seconds), code);
        }
    }

    #[test]
    fn a_code_is_good_once_and_for_a_minute_and_a_half() {
        let at = 1_800_000_000;
        let step = at / 30;
        let code = CODES.at(at);
        assert_eq!(CODES.check(&code, at, 0), Some(step));
        assert_eq!(CODES.check(&code, at + 30, 0), Some(step));
        assert_eq!(CODES.check(&code, at - 30, 0), Some(step));
        assert_eq!(CODES.check(&code, at + 60, 0), None);
        assert_eq!(CODES.check(&code, at, step), None);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(CODES.check(&spaced, at, step - 1), Some(step));
        for wrong in ["", "1", "1234567", "abcdef", "１２３４５６"] {
            assert_eq!(CODES.check(wrong, at, 0), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_read_as_it_is_written() {
        assert_eq!(Codes::parse(&CODES.text()), Some(CODES));
        assert_eq!(Codes::parse("ABC"), None);
        let uri = CODES.uri("東広島市", "hanako@example.jp");
        assert!(uri.starts_with("otpauth://totp/%E6%9D%B1"), "{uri}");
        assert!(!format!("{CODES:?}").contains("1234"));
    }
}
