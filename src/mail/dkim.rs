//! Signatures of our domain on every mail: DKIM (RFC 6376; Ed25519 after RFC 8463). Pure.
//!
//! Without one docomo's phones warn and Gmail refuses (domain.md, 3.5). ring signs, which the TLS
//! here already uses: lettre's own signing takes the `rsa` crate, whose timing leaks keys
//! (RUSTSEC-2023-0071), and wants its own kind of message.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::rsa;
use ring::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256};
use sha2::{Digest, Sha256};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;

use super::header::base64;
use crate::clock::Millis;

/// Letters of base64 on a line of the header: 76 with the tab before them.
const LINE: usize = 72;
/// DER before an RSA key of at most 4096 bits, its lengths aside: SubjectPublicKeyInfo's algorithm
/// `rsaEncryption` with no parameters (RFC 3279, 2.3.1).
const RSA_ALGORITHM: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// The key of one selector, read once. Cheap to clone; `Debug` tells nothing of the key.
#[derive(Clone)]
pub struct Dkim(Arc<Inner>);

struct Inner {
    domain: String,
    selector: String,
    key: Key,
}

enum Key {
    Rsa(rsa::KeyPair),
    Ed25519(Ed25519KeyPair),
}

impl fmt::Debug for Dkim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dkim({})", self.record_name())
    }
}

impl Dkim {
    /// `Err` says what is wrong with the file.
    pub fn read(domain: &str, selector: &str, file: &Path) -> Result<Dkim, String> {
        let pem = std::fs::read(file);
        let pem = pem.map_err(|why| format!("{} cannot be read: {why}", file.display()))?;
        Dkim::parse(domain, selector, &pem).map_err(|why| format!("{} {why}", file.display()))
    }

    /// `pem`: a private key as openssl writes it.
    pub fn parse(domain: &str, selector: &str, pem: &[u8]) -> Result<Dkim, String> {
        const WANTED: &str = "must hold an RSA key of 2048 to 4096 bits or an Ed25519 key, in PEM without a password";
        let key = match PrivateKeyDer::from_pem_slice(pem) {
            Ok(PrivateKeyDer::Pkcs1(der)) => {
                rsa::KeyPair::from_der(der.secret_pkcs1_der()).map(Key::Rsa)
            }
            Ok(PrivateKeyDer::Pkcs8(der)) => {
                let der = der.secret_pkcs8_der();
                rsa::KeyPair::from_pkcs8(der).map(Key::Rsa).or_else(|_| {
                    // openssl leaves the public half out, so there is nothing to compare.
                    Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).map(Key::Ed25519)
                })
            }
            _ => return Err(WANTED.into()),
        };
        Ok(Dkim(Arc::new(Inner {
            domain: domain.to_ascii_lowercase(),
            selector: selector.to_owned(),
            key: key.map_err(|_| WANTED)?,
        })))
    }

    /// Where the record with the public key belongs.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.0.selector, self.0.domain)
    }

    /// The text of that TXT record.
    pub fn record(&self) -> String {
        let (kind, public) = match &self.0.key {
            Key::Rsa(key) => ("rsa", public_key_info(key.public().as_ref())),
            Key::Ed25519(key) => ("ed25519", key.public_key().as_ref().to_vec()),
        };
        format!("v=DKIM1; k={kind}; p={}", STANDARD.encode(public))
    }

    /// The header that goes before all others. `head` are the headers as they go out, with the empty
    /// line that ends them or without.
    pub fn sign(&self, head: &[u8], body: &[u8], now: Millis) -> Vec<u8> {
        let mut signed = Vec::with_capacity(head.len() + 512);
        let mut names = Vec::with_capacity(256);
        for (name, value) in fields(head) {
            relaxed_field(&mut signed, name, value);
            signed.extend_from_slice(b"\r\n");
            names.extend_from_slice(name);
            names.push(b':');
        }
        names.make_ascii_lowercase();
        // Named once more than it is there: a second From, put in by somebody else, breaks it (8.15).
        names.extend_from_slice(b"from");
        let mut header = self.header(&names, &body_hash(body), now);
        let end = header.iter().position(|byte| *byte == b':').unwrap_or(0);
        relaxed_field(&mut signed, b"dkim-signature", &header[end + 1..]);
        folded(&mut header, &self.signature(&signed));
        header
    }

    /// All but the signature itself, which it does not sign.
    fn header(&self, names: &[u8], body: &[u8], now: Millis) -> Vec<u8> {
        let Inner {
            domain,
            selector,
            key,
        } = &*self.0;
        let algorithm = match key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        };
        let seconds = now.0 / 1000;
        let mut header = format!(
            "DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; d={domain};\r\n\ts={selector}; t={seconds};\r\n\th="
        )
        .into_bytes();
        // A line for a few names each; white space around a colon does not count (3.5).
        let mut column = 0;
        for name in names.split_inclusive(|byte| *byte == b':') {
            if column + name.len() > LINE {
                header.extend_from_slice(b"\r\n\t ");
                column = 0;
            }
            header.extend_from_slice(name);
            column += name.len();
        }
        header.extend_from_slice(b";\r\n\tbh=");
        base64(&mut header, body);
        header.extend_from_slice(b";\r\n\tb=");
        header
    }

    fn signature(&self, signed: &[u8]) -> Vec<u8> {
        match &self.0.key {
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                let random = SystemRandom::new();
                key.sign(&RSA_PKCS1_SHA256, &random, signed, &mut signature)
                    .expect("ring's key and padding fit each other, and the length is the key's");
                signature
            }
            // The signature is of the hash (RFC 8463, 3).
            Key::Ed25519(key) => key.sign(&Sha256::digest(signed)).as_ref().to_vec(),
        }
    }
}

fn folded(header: &mut Vec<u8>, signature: &[u8]) {
    let letters = STANDARD.encode(signature);
    for (at, line) in letters.as_bytes().chunks(LINE).enumerate() {
        if at > 0 {
            header.extend_from_slice(b"\r\n\t");
        }
        header.extend_from_slice(line);
    }
    header.extend_from_slice(b"\r\n");
}

/// Names and values, folded lines together.
fn fields(head: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = head;
    std::iter::from_fn(move || {
        let mut end = 0;
        loop {
            let line = rest[end..].iter().position(|byte| *byte == b'\n')?;
            end += line + 1;
            // A line that begins with white space belongs to the one before.
            if !matches!(rest.get(end), Some(b' ' | b'\t')) {
                break;
            }
        }
        let (field, after) = rest.split_at(end);
        rest = after;
        let colon = field.iter().position(|byte| *byte == b':')?;
        Some((&field[..colon], &field[colon + 1..]))
    })
}

/// "relaxed" (RFC 6376, 3.4.2), without its CRLF.
fn relaxed_field(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    out.extend(name.trim_ascii().iter().map(u8::to_ascii_lowercase));
    out.push(b':');
    let mut space = false;
    for byte in value.trim_ascii() {
        if byte.is_ascii_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(b' ');
        }
        out.push(*byte);
    }
}

/// Of the body in "relaxed" form (RFC 6376, 3.4.4).
fn body_hash(body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    // Empty lines at the end do not count; those in between are known as such only later.
    let mut empty = 0;
    let mut relaxed = Vec::with_capacity(body.len().min(8192));
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let before = relaxed.len();
        for _ in 0..empty {
            relaxed.extend_from_slice(b"\r\n");
        }
        let filled = relaxed.len();
        relaxed_line(&mut relaxed, line);
        if relaxed.len() == filled {
            relaxed.truncate(before);
            empty += 1;
            continue;
        }
        empty = 0;
        relaxed.extend_from_slice(b"\r\n");
        if relaxed.len() > 4096 {
            hash.update(&relaxed);
            relaxed.clear();
        }
    }
    hash.update(&relaxed);
    hash.finalize().into()
}

fn relaxed_line(out: &mut Vec<u8>, line: &[u8]) {
    let mut space = false;
    for byte in line {
        match byte {
            b' ' | b'\t' => space = true,
            b'\r' | b'\n' => {}
            _ => {
                if std::mem::take(&mut space) {
                    out.push(b' ');
                }
                out.push(*byte);
            }
        }
    }
}

/// The key as DNS has it: with its algorithm around it, as openssl prints it.
fn public_key_info(key: &[u8]) -> Vec<u8> {
    let mut bits = vec![0];
    bits.extend_from_slice(key);
    let inner = [&RSA_ALGORITHM[..], &der(0x03, &bits)].concat();
    der(0x30, &inner)
}

/// A value of DER, shorter than 64 KiB.
fn der(tag: u8, value: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(value.len()).unwrap_or(u16::MAX).to_be_bytes();
    [&[tag, 0x82, high, low], value].concat()
}

#[cfg(test)]
mod tests {
    use ring::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    use super::*;

    const HEAD: &[u8] = b"From: =?UTF-8?B?5biC?= <city@city.example>\r\nSubject: a\r\n  b \r\n\r\n";
    const BODY: &[u8] = b"one  two \r\n\r\nthree\r\n\r\n";

    fn dkim(pem: &str) -> Dkim {
        Dkim::parse("City.example", "k1", pem.as_bytes()).unwrap()
    }

    /// Takes a signature apart as its reader does, and returns what is signed and the signature.
    fn taken_apart(header: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let text = String::from_utf8(header.to_vec()).unwrap();
        let (before, b) = text.rsplit_once("b=").unwrap();
        let value = before.split_once(':').unwrap().1;
        let value: Vec<&str> = value.split_whitespace().collect();
        let mut signed = b"from:=?UTF-8?B?5biC?= <city@city.example>\r\nsubject:a b\r\n".to_vec();
        signed.extend(format!("dkim-signature:{} b=", value.join(" ")).bytes());
        let b: String = b.split_whitespace().collect();
        (signed, STANDARD.decode(b).unwrap())
    }

    #[test]
    fn a_signature_fits_the_published_key() {
        let rsa = dkim(include_str!("dkim/rsa.pem"));
        let (signed, signature) = taken_apart(&rsa.sign(HEAD, BODY, Millis(1_795_226_400_000)));
        let Key::Rsa(key) = &rsa.0.key else {
            panic!("an RSA key")
        };
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public().as_ref())
            .verify(&signed, &signature)
            .unwrap();
        let ed25519 = dkim(include_str!("dkim/ed25519.pem"));
        let (signed, signature) = taken_apart(&ed25519.sign(HEAD, BODY, Millis(0)));
        let record = ed25519.record();
        let public = STANDARD
            .decode(record.rsplit_once("p=").unwrap().1)
            .unwrap();
        UnparsedPublicKey::new(&ED25519, public)
            .verify(&Sha256::digest(&signed), &signature)
            .unwrap();
    }

    #[test]
    fn the_record_is_what_openssl_prints() {
        let rsa = dkim(include_str!("dkim/rsa.pem"));
        assert_eq!(rsa.record_name(), "k1._domainkey.city.example");
        let public: String = include_str!("dkim/rsa.pub")
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        assert_eq!(rsa.record(), format!("v=DKIM1; k=rsa; p={public}"));
        assert!(format!("{rsa:?}").len() < 50);
    }

    #[test]
    fn a_header_has_short_lines_and_signs_from_twice() {
        let head: String = [
            "From",
            "To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Content-Transfer-Encoding",
        ]
        .map(|name| format!("{name}: x\r\n"))
        .concat();
        let header = dkim(include_str!("dkim/rsa.pem")).sign(head.as_bytes(), BODY, Millis(0));
        let header = String::from_utf8(header).unwrap();
        assert!(header.lines().all(|line| line.len() <= 78), "{header}");
        let unfolded = header.replace("\r\n\t ", "").replace("\r\n\t", " ");
        let names =
            "h=from:to:list-unsubscribe:list-unsubscribe-post:content-transfer-encoding:from;";
        assert!(unfolded.contains(names), "{unfolded}");
    }

    #[test]
    fn white_space_that_relays_change_does_not_count() {
        let hash = |body: &str| body_hash(body.as_bytes());
        // RFC 6376, 3.4.5: the example, and the hash of nothing.
        assert_eq!(hash(" C \r\nD \t E\r\n\r\n\r\n"), hash(" C\r\nD E\r\n"));
        assert_eq!(hash(" C\r\nD E"), hash(" C\r\nD E\r\n"));
        assert_ne!(hash("a\r\n\r\nb\r\n"), hash("a\r\nb\r\n"));
        let nothing = STANDARD.encode(hash("\r\n\r\n"));
        assert_eq!(nothing, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        let long = "a b\r\n".repeat(5000);
        assert_eq!(hash(&long), <[u8; 32]>::from(Sha256::digest(&long)));
    }

    #[test]
    fn another_key_is_told() {
        for pem in [
            "",
            "x",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ] {
            let why = Dkim::parse("city.example", "k1", pem.as_bytes()).unwrap_err();
            assert!(why.contains("RSA"), "{why}");
        }
        let why = Dkim::read("city.example", "k1", Path::new("/nowhere")).unwrap_err();
        assert!(why.contains("/nowhere cannot be read"), "{why}");
    }
}
