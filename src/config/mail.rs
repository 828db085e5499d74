//! The keys of mail: the server, how our mails are signed and written, and those that come back.

use std::net::SocketAddr;
use std::path::Path;

use super::secret::Secret;
use super::settings::{Mistakes, Settings, list};
use crate::mail::dkim::Dkim;
use crate::mail::server::{Server, Tls};
use crate::mail::trust::Trust;

/// How those who deliver mails that came back speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    Smtp,
    Lmtp,
}

/// The door for mails that come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BounceListen {
    pub speech: Speech,
    pub address: SocketAddr,
}

pub(super) fn smtp_url(text: &str) -> Result<Secret, String> {
    Server::parse(text).map_err(|why| format!("is not a mail server's URL: {why}"))?;
    Ok(Secret(text.to_owned()))
}

/// `url`: what it is for, if that is right.
pub(super) fn smtp_trust(
    settings: &Settings,
    url: Option<&Secret>,
    m: &mut Mistakes,
) -> Option<Trust> {
    const KEY: &str = "KAIRAN_SMTP_CA";
    if settings.get(KEY).is_none() {
        return Some(Trust::default());
    }
    // Whoever sets it believes that mails go encrypted.
    let server = url.and_then(|url| Server::parse(&url.0).ok());
    if server.is_some_and(|server| server.tls == Tls::None) {
        m.0.push(format!(
            "{KEY} is of no use while KAIRAN_SMTP_URL asks for no encryption: smtps://… or smtp://…?tls=required does"
        ));
        return None;
    }
    m.parsed(settings, KEY, |file| Trust::read(Path::new(file)))
}

pub(super) fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, d)| d)
}

pub(super) fn domains(text: &str) -> Result<Vec<String>, String> {
    let named = |domain: &str| {
        let part = |part: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !part.is_empty() && part.bytes().all(plain)
        };
        domain.split('.').all(part)
    };
    let domains = list(text);
    match domains.iter().find(|domain| !named(domain)) {
        None => Ok(domains),
        Some(other) => Err(format!(
            "holds {other:?}, which is no domain such as docomo.ne.jp"
        )),
    }
}

/// Both keys or neither. `from`: the sender address, whose domain signs.
pub(super) fn dkim(
    settings: &Settings,
    from: Option<&str>,
    m: &mut Mistakes,
) -> Option<Option<Dkim>> {
    const KEYS: [&str; 2] = ["KAIRAN_DKIM_SELECTOR", "KAIRAN_DKIM_KEY"];
    let domain = domain_of(from.unwrap_or_default());
    match KEYS.map(|key| settings.get(key)) {
        [None, None] => Some(None),
        [Some(_), Some(file)] => {
            let selector = m.parsed(settings, KEYS[0], dkim_selector)?;
            let read = |file: &str| Dkim::read(domain, &selector, Path::new(file));
            match read(file) {
                Ok(dkim) => Some(Some(dkim)),
                Err(why) => {
                    m.0.push(format!("{}: {why}", KEYS[1]));
                    None
                }
            }
        }
        [selector, _] => {
            let (there, missing) = match selector {
                Some(_) => (KEYS[0], KEYS[1]),
                None => (KEYS[1], KEYS[0]),
            };
            m.0.push(format!("{missing} is missing, which {there} needs"));
            None
        }
    }
}

fn dkim_selector(text: &str) -> Result<String, String> {
    let selector = domains(text).ok().filter(|domains| domains.len() == 1);
    let selector = selector.and_then(|mut one| one.pop());
    selector.ok_or_else(|| "must be a name of DNS such as k1".into())
}

pub(super) fn mail_from(text: &str) -> Result<String, String> {
    text.parse::<lettre::Address>()
        .map(|_| text.to_owned())
        .map_err(|_| "must be a plain e-mail address".into())
}

pub(super) fn bounce_listen(text: &str) -> Result<Option<BounceListen>, String> {
    let speeches = [("smtp://", Speech::Smtp), ("lmtp://", Speech::Lmtp)];
    let found = speeches.iter().find_map(|(scheme, speech)| {
        let address = text.strip_prefix(scheme)?.trim_end_matches('/');
        Some(BounceListen {
            speech: *speech,
            address: address.parse().ok()?,
        })
    });
    let found = found
        .ok_or("must be smtp:// or lmtp:// and an address and port such as lmtp://127.0.0.1:2525");
    Ok(Some(found?))
}

#[cfg(test)]
mod tests {
    use crate::config::tests::complete;
    use crate::config::{Config, ConfigError};

    #[test]
    fn an_authority_for_a_connection_without_encryption_is_a_mistake() {
        let mut settings = complete();
        settings.set("KAIRAN_SMTP_CA", "src/mail/connection/certificate.pem");
        let ConfigError(lines) = Config::load(&settings).unwrap_err();
        assert!(
            lines[0].starts_with("KAIRAN_SMTP_CA is of no use"),
            "{lines:?}"
        );
        for url in ["smtps://relay.example", "smtp://relay.example?tls=required"] {
            settings.set("KAIRAN_SMTP_URL", url);
            assert!(Config::load(&settings).is_ok(), "{url}");
        }
    }

    #[test]
    fn a_key_to_sign_with_needs_its_name() {
        let mistakes = |pairs: &[(&str, &str)]| {
            let mut settings = complete();
            for (key, value) in pairs {
                settings.set(key, *value);
            }
            let ConfigError(lines) = Config::load(&settings).unwrap_err();
            lines.join("\n")
        };
        let selector = ("KAIRAN_DKIM_SELECTOR", "k1");
        let nowhere = ("KAIRAN_DKIM_KEY", "/nowhere");
        assert!(mistakes(&[selector]).starts_with("KAIRAN_DKIM_KEY is missing"));
        assert!(mistakes(&[nowhere]).starts_with("KAIRAN_DKIM_SELECTOR is missing"));
        assert!(
            mistakes(&[selector, nowhere]).starts_with("KAIRAN_DKIM_KEY: /nowhere cannot be read")
        );
    }
}
