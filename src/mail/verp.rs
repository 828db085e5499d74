//! The envelope sender of each mail: an address of its own (VERP), so that what comes back names the
//! mail even where it names neither its recipient nor its Message-ID.
//!
//! `bounce+TOKEN@domain`, TOKEN being the base32 of the outbox row's id and a keyed hash of it:
//! nobody else can make one, and so nobody can have somebody's address switched off.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::seal::Seal;

/// The local part before the token.
const PREFIX: &str = "bounce+";
const ID: usize = 16;
/// A guess is right once in 2⁶⁴, and there is nothing to be won but one bounce; longer would not fit
/// the 64 octets of a local part with room for what forwarders put before it.
const HASH: usize = 8;
/// Base32 of these bytes.
const TOKEN: usize = ((ID + HASH) * 8).div_ceil(5);
/// RFC 4648's, in small letters: some mail servers write addresses in them, some in capitals.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The envelope sender of the mail in this row of the outbox. An id that is no uuid, which the outbox
/// has none of, gives an address without a token.
pub fn sender(seal: &Seal, domain: &str, outbox_id: &str) -> String {
    let Ok(id) = Uuid::try_parse(outbox_id) else {
        return format!("bounce@{domain}");
    };
    let mut bytes = id.as_bytes().to_vec();
    bytes.extend(hash(&seal.lookup(USE, &id.to_string())));
    format!("{PREFIX}{}@{domain}", encode(&bytes))
}

/// The outbox row of an address that [`sender`] made, under any of the seal's keys.
pub fn read(seal: &Seal, address: &str) -> Option<String> {
    let (local, _) = address.trim_matches(['<', '>', ' ']).rsplit_once('@')?;
    let (prefix, token) = local.split_at_checked(PREFIX.len())?;
    if !prefix.eq_ignore_ascii_case(PREFIX) || token.len() != TOKEN {
        return None;
    }
    let bytes = decode(token)?;
    let (id, signed) = bytes.split_at_checked(ID)?;
    let id = Uuid::from_slice(id).ok()?.to_string();
    let keys = seal.lookups(USE, &id);
    let ours = keys.iter().any(|key| hash(key)[..].ct_eq(signed).into());
    ours.then_some(id)
}

/// What the keyed hash is for.
const USE: &str = "verp";

/// The first bytes of a look-up hash.
fn hash(lookup: &str) -> [u8; HASH] {
    let bytes = URL_SAFE_NO_PAD.decode(lookup).unwrap_or_default();
    std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default())
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(TOKEN);
    let (mut bits, mut held) = (0u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            text.push(digit(bits >> held));
        }
    }
    if held > 0 {
        text.push(digit(bits << (5 - held)));
    }
    text
}

fn digit(bits: u32) -> char {
    char::from(ALPHABET[(bits & 31) as usize])
}

/// `None` for what [`encode`] never writes, such as bits set beyond the last byte.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(ID + HASH);
    let (mut bits, mut held) = (0u32, 0);
    for digit in text.bytes() {
        let digit = digit.to_ascii_lowercase();
        let value = ALPHABET.iter().position(|known| *known == digit)?;
        bits = bits << 5 | u32::try_from(value).ok()?;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 255).ok()?);
        }
    }
    (bits & ((1 << held) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::{Millis, Random};

    const OLD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const NEW: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    fn seal(keys: &str) -> Seal {
        Seal::parse(keys, Random::seeded(1)).unwrap()
    }

    fn id() -> String {
        let now = Millis(1_790_000_000_000);
        Random::seeded(7).id(now).to_string()
    }

    #[test]
    fn an_envelope_sender_names_its_row_in_any_case_and_between_brackets() {
        let (seal, id) = (seal(OLD), id());
        let sender = sender(&seal, "city.example", &id);
        let (local, domain) = sender.split_once('@').unwrap();
        assert_eq!(domain, "city.example");
        assert!(local.len() <= 64, "{local}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '+';
        assert!(local.chars().all(plain), "{local}");
        for written in [
            sender.clone(),
            sender.to_ascii_uppercase(),
            format!("<{sender}>"),
            format!("{local}@mx.city.example"),
        ] {
            assert_eq!(
                read(&seal, &written).as_deref(),
                Some(id.as_str()),
                "{written}"
            );
        }
    }

    #[test]
    fn every_key_reads_and_a_strange_one_does_not() {
        let id = id();
        let old = sender(&seal(OLD), "city.example", &id);
        assert_eq!(read(&seal(&format!("{NEW},{OLD}")), &old), Some(id));
        assert_eq!(read(&seal(NEW), &old), None);
    }

    #[test]
    fn forged_and_broken_ones_are_nobody_s() {
        let (seal, id) = (seal(OLD), id());
        let sender = sender(&seal, "city.example", &id);
        let token = &sender[PREFIX.len()..PREFIX.len() + TOKEN];
        for at in 0..TOKEN {
            for other in ALPHABET {
                let mut forged = token.as_bytes().to_vec();
                if forged[at] == *other {
                    continue;
                }
                forged[at] = *other;
                let forged = String::from_utf8(forged).unwrap();
                assert_eq!(
                    read(&seal, &format!("bounce+{forged}@city.example")),
                    None,
                    "{forged}"
                );
            }
        }
        for bad in [
            "",
            "@",
            "bounce",
            "bounce+@city.example",
            "bounce@city.example",
            &format!("bounce+{token}"),
            &format!("bounce+{}@city.example", &token[1..]),
            &format!("bounce+{token}a@city.example"),
            &format!("bounce-{token}@city.example"),
            &format!("other+{token}@city.example"),
            &format!("bounce+{}é@city.example", &token[2..]),
        ] {
            assert_eq!(read(&seal, bad), None, "{bad}");
        }
        assert_eq!(super::sender(&seal, "c.example", "1"), "bounce@c.example");
    }

    proptest! {
        #[test]
        fn any_id_comes_back(bytes in any::<[u8; 16]>()) {
            let (seal, id) = (seal(OLD), Uuid::from_bytes(bytes).to_string());
            let sender = sender(&seal, "city.example", &id);
            prop_assert_eq!(read(&seal, &sender), Some(id));
        }

        #[test]
        fn no_address_breaks_it(address in ".{0,80}") {
            prop_assert_eq!(read(&seal(OLD), &address), None);
        }
    }
}
