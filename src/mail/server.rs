//! The mail server as `KAIRAN_SMTP_URL` names it, in lettre's forms. Pure.

use lettre::transport::smtp::authentication::Credentials;
use reqwest::Url;

/// Whether and how a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// A server on our own network.
    None,
    /// `STARTTLS` where it is offered.
    Opportunistic,
    /// `STARTTLS`, or nothing is sent.
    Required,
    /// From the first byte.
    Wrapped,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Without the brackets that IPv6 addresses have in URLs alone.
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub credentials: Option<Credentials>,
    /// What we call ourselves, if the URL says it.
    pub hello: Option<String>,
}

impl Server {
    /// `smtp://host:port`, `smtps://user:password@host`, `smtp://…?tls=required` or `opportunistic`;
    /// a path is the name for `EHLO`.
    pub fn parse(url: &str) -> Result<Server, String> {
        let url = Url::parse(url).map_err(|why| why.to_string())?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or("there is no host in it")?;
        let asked = url.query_pairs().find(|(key, _)| key == "tls");
        let asked = asked.as_ref().map(|(_, value)| value.as_ref());
        let (tls, port) = match (url.scheme(), asked) {
            ("smtp", None) => (Tls::None, 25),
            // A mail that is handed in rather than passed on (RFC 6409).
            ("smtp", Some("required")) => (Tls::Required, 587),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic, 587),
            ("smtps", _) => (Tls::Wrapped, 465),
            ("smtp", Some(_)) => return Err("tls must be required or opportunistic".into()),
            _ => return Err("it must begin with smtp:// or smtps://".into()),
        };
        let hello = url.path().trim_matches('/');
        if !hello.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("its path must be a host's name".into());
        }
        let host = host.trim_start_matches('[').trim_end_matches(']');
        Ok(Server {
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            tls,
            credentials: credentials(&url)?,
            hello: Some(hello.to_owned()).filter(|hello| !hello.is_empty()),
        })
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, String> {
    let Some(password) = url.password() else {
        return Ok(None);
    };
    let decoded = |text: &str| {
        let text = percent_decoded(text);
        text.ok_or("its user or password is not UTF-8")
    };
    let (user, password) = (decoded(url.username())?, decoded(password)?);
    Ok(Some(Credentials::new(user, password)))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *first == b'%');
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lettre_s_forms_are_understood() {
        let table = [
            ("smtp://relay.example", "relay.example", 25, Tls::None),
            ("smtp://127.0.0.1:2525/", "127.0.0.1", 2525, Tls::None),
            ("smtp://[::1]:2525", "::1", 2525, Tls::None),
            (
                "smtp://a.example?tls=required",
                "a.example",
                587,
                Tls::Required,
            ),
            (
                "smtp://a.example:25?tls=opportunistic",
                "a.example",
                25,
                Tls::Opportunistic,
            ),
            ("smtps://a.example", "a.example", 465, Tls::Wrapped),
        ];
        for (url, host, port, tls) in table {
            let server = Server {
                host: host.into(),
                port,
                tls,
                credentials: None,
                hello: None,
            };
            assert_eq!(Server::parse(url), Ok(server), "{url}");
        }
        let full = Server::parse("smtps://city%40a.example:p%2Fs%25@b.example:10465/me.example");
        let full = full.unwrap();
        let credentials = Credentials::new("city@a.example".into(), "p/s%".into());
        assert_eq!(full.credentials, Some(credentials));
        assert_eq!(
            (full.port, full.hello.as_deref()),
            (10465, Some("me.example"))
        );
    }

    #[test]
    fn what_is_no_mail_server_is_told() {
        for url in [
            "relay.example",
            "http://relay.example",
            "smtp://",
            "smtp://a.example?tls=maybe",
            "smtp://a:%ff@a.example",
        ] {
            assert!(Server::parse(url).is_err(), "{url}");
        }
    }
}
