//! What the operator sets: from the environment, or the same keys in a TOML file; the environment
//! wins. All mistakes are told at once, one clear line each that names the key.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use ipnet::IpNet;
use jiff::tz::TimeZone;

use crate::city::profile::Profile;
use crate::city::quota::Reserve;
use crate::clock::{Clock, Random};
use crate::line::client::{Client, Hosts, Token};
use crate::mail::dkim::Dkim;
use crate::mail::server::Server;
use crate::mail::smtp::Mailer;
use crate::mail::write::Writer;
use crate::seal::Seal;

/// A value that must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// How the chat asks a personal field (design.md, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalFields {
    /// The bot hands over a signed page of our own: personal data stays off LINE's side.
    Form,
    /// The bot asks right in the talk.
    Chat,
}

/// Everything `kairan serve` needs. README's table says the same; a test compares the two.
#[derive(Clone, Debug)]
pub struct Config {
    /// `KAIRAN_LISTEN`: address served.
    pub listen: SocketAddr,
    /// `KAIRAN_PUBLIC_URL`: base of every link that leaves the service, without a final slash.
    pub public_url: String,
    /// `KAIRAN_DATABASE_URL`: `sqlite://FILE` or `postgres://…`.
    pub database_url: String,
    /// `KAIRAN_LINE_CHANNEL_SECRET`: signs webhooks; two while one is being replaced.
    pub channel_secrets: Vec<Secret>,
    /// `KAIRAN_LINE_CHANNEL_ACCESS_TOKEN`, or `KAIRAN_LINE_CHANNEL_ID` to fetch short-lived ones.
    pub token: LineToken,
    /// `KAIRAN_LINE_API_URL`, `KAIRAN_LINE_DATA_API_URL`, `KAIRAN_LINE_ACCESS_URL`.
    pub hosts: Hosts,
    /// `KAIRAN_SMTP_URL`, in lettre's own forms.
    pub smtp_url: Secret,
    /// `KAIRAN_MAIL_FROM`: the one stated sender address.
    pub mail_from: String,
    /// `KAIRAN_BOUNCE_LISTEN`: where mails that come back are taken in, if anywhere.
    pub bounce_listen: Option<BounceListen>,
    /// `KAIRAN_MAIL_ISO_2022_JP`: domains whose readers may be too old for UTF-8.
    pub mail_iso_2022_jp: Vec<String>,
    /// `KAIRAN_DKIM_SELECTOR` and `KAIRAN_DKIM_KEY`: what signs every mail.
    pub dkim: Option<Dkim>,
    /// `KAIRAN_SECRET_KEY` or `KAIRAN_SECRET_KEY_FILE`: seals personal data, signs links.
    pub seal: Seal,
    /// `KAIRAN_PERSONAL_FIELDS`.
    pub personal_fields: PersonalFields,
    /// `KAIRAN_TRUSTED_PROXIES`: networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// `KAIRAN_AREA_CODES`: the place codes in JMA and CAP files that concern the city.
    pub area_codes: Vec<String>,
    /// `KAIRAN_TIME_ZONE`: the city's.
    pub time_zone: TimeZone,
    /// `KAIRAN_LINE_EMERGENCY_RESERVE`: of the month's LINE messages what only emergencies may use.
    pub emergency_reserve: Reserve,
    /// `KAIRAN_CITY_FILE`: what makes this city another than the next.
    pub profile: Arc<Profile>,
}

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

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineToken {
    LongLived(Secret),
    ChannelId(String),
}

/// The wrong keys, one line each.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

/// The keys and their defaults, in README's order. An empty default is "none" or "required".
pub const KEYS: &[(&str, &str)] = &[
    ("KAIRAN_LISTEN", "127.0.0.1:8080"),
    ("KAIRAN_PUBLIC_URL", ""),
    ("KAIRAN_DATABASE_URL", "sqlite://kairan.db"),
    ("KAIRAN_LINE_CHANNEL_SECRET", ""),
    ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", ""),
    ("KAIRAN_LINE_CHANNEL_ID", ""),
    ("KAIRAN_LINE_API_URL", "https://api.line.me"),
    ("KAIRAN_LINE_DATA_API_URL", "https://api-data.line.me"),
    ("KAIRAN_LINE_ACCESS_URL", "https://access.line.me"),
    ("KAIRAN_LINE_EMERGENCY_RESERVE", "10%"),
    ("KAIRAN_SMTP_URL", ""),
    ("KAIRAN_MAIL_FROM", ""),
    ("KAIRAN_BOUNCE_LISTEN", ""),
    ("KAIRAN_MAIL_ISO_2022_JP", ""),
    ("KAIRAN_DKIM_SELECTOR", ""),
    ("KAIRAN_DKIM_KEY", ""),
    ("KAIRAN_SECRET_KEY", ""),
    ("KAIRAN_SECRET_KEY_FILE", ""),
    ("KAIRAN_PERSONAL_FIELDS", "form"),
    ("KAIRAN_TRUSTED_PROXIES", ""),
    ("KAIRAN_AREA_CODES", "3421200"),
    ("KAIRAN_TIME_ZONE", "Asia/Tokyo"),
    ("KAIRAN_CITY_FILE", ""),
    ("KAIRAN_LOG", "info"),
];

/// The values as given, before they are understood.
#[derive(Clone, Debug, Default)]
pub struct Settings(BTreeMap<String, String>);

impl Settings {
    /// The environment over the file.
    pub fn read(file: Option<&Path>) -> Result<Settings, ConfigError> {
        let mut settings = match file {
            Some(file) => Settings::from_file(file)?,
            None => Settings::default(),
        };
        for (key, _) in KEYS {
            if let Ok(value) = std::env::var(key) {
                settings.0.insert((*key).to_owned(), value);
            }
        }
        Ok(settings)
    }

    fn from_file(file: &Path) -> Result<Settings, ConfigError> {
        let name = file.display();
        let wrong = |line: String| ConfigError(vec![line]);
        let text = std::fs::read_to_string(file).map_err(|e| wrong(format!("{name}: {e}")))?;
        let table: toml::Table = text.parse().map_err(|e| wrong(format!("{name}: {e}")))?;
        let mut settings = Settings::default();
        let mut mistakes = Vec::new();
        for (key, value) in table {
            match value {
                _ if !KEYS.iter().any(|(known, _)| *known == key) => {
                    mistakes.push(format!("{name}: {key} is not a key of kairan"));
                }
                toml::Value::String(text) => {
                    settings.0.insert(key, text);
                }
                other => {
                    settings.0.insert(key, other.to_string());
                }
            }
        }
        if mistakes.is_empty() {
            Ok(settings)
        } else {
            Err(ConfigError(mistakes))
        }
    }

    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        self.0.insert(key.to_owned(), value.into());
    }

    fn get(&self, key: &str) -> Option<&str> {
        let given = self.0.get(key).map(|value| value.trim());
        let default = || KEYS.iter().find(|(k, _)| *k == key).map(|(_, d)| *d);
        given
            .filter(|value| !value.is_empty())
            .or_else(default)
            .filter(|value| !value.is_empty())
    }

    /// `KAIRAN_LOG`: how much is logged, as `tracing_subscriber`'s filters say it.
    pub fn log(&self) -> String {
        self.get("KAIRAN_LOG").unwrap_or("info").to_owned()
    }

    /// For the commands that touch nothing but the database.
    pub fn database_url(&self) -> Result<String, ConfigError> {
        let mut mistakes = Mistakes(Vec::new());
        let url = mistakes.parsed(self, "KAIRAN_DATABASE_URL", database_url);
        url.ok_or(ConfigError(mistakes.0))
    }

    /// For the commands that read or write personal columns.
    pub fn seal(&self) -> Result<Seal, ConfigError> {
        let mut mistakes = Mistakes(Vec::new());
        let seal = secret_key(self, &mut mistakes);
        seal.ok_or(ConfigError(mistakes.0))
    }

    /// Whether the secret key stands in a file, which can change while the service runs.
    pub fn key_can_change(&self) -> bool {
        std::env::var("KAIRAN_SECRET_KEY").map_or(true, |key| key.trim().is_empty())
    }

    /// For the commands that talk to LINE and nothing else.
    pub fn line_client(&self, clock: Clock) -> anyhow::Result<Client> {
        let mut mistakes = Mistakes(Vec::new());
        let token = line_token(self, &mut mistakes);
        let hosts = hosts(self, &mut mistakes);
        let secrets = match token {
            Some(LineToken::ChannelId(_)) => {
                mistakes.parsed(self, "KAIRAN_LINE_CHANNEL_SECRET", secrets)
            }
            _ => Some(Vec::new()),
        };
        match (hosts, token, secrets) {
            (Some(hosts), Some(token), Some(secrets)) => client(hosts, &token, &secrets, clock),
            _ => Err(ConfigError(mistakes.0).into()),
        }
    }

    /// The city's time zone, for commands that write or read dates.
    pub fn time_zone(&self) -> Result<TimeZone, ConfigError> {
        let mut mistakes = Mistakes(Vec::new());
        let zone = mistakes.parsed(self, "KAIRAN_TIME_ZONE", time_zone);
        zone.ok_or(ConfigError(mistakes.0))
    }

    /// The city's file, for commands that say its words.
    pub fn profile(&self) -> Result<Arc<Profile>, ConfigError> {
        let mut mistakes = Mistakes(Vec::new());
        let profile = profile(self, &mut mistakes);
        profile.ok_or(ConfigError(mistakes.0))
    }
}

struct Mistakes(Vec<String>);

impl Mistakes {
    fn parsed<T>(
        &mut self,
        settings: &Settings,
        key: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let Some(value) = settings.get(key) else {
            self.0.push(format!("{key} is missing"));
            return None;
        };
        parse(value)
            .map_err(|why| self.0.push(format!("{key} {why}")))
            .ok()
    }
}

impl Config {
    pub fn load(settings: &Settings) -> Result<Config, ConfigError> {
        let mut m = Mistakes(Vec::new());
        let listen = m.parsed(settings, "KAIRAN_LISTEN", listen);
        let public_url = match settings.get("KAIRAN_PUBLIC_URL") {
            Some(_) => m.parsed(settings, "KAIRAN_PUBLIC_URL", http_url),
            None => listen.map(|listen| format!("http://{listen}")),
        };
        let database_url = m.parsed(settings, "KAIRAN_DATABASE_URL", database_url);
        let channel_secrets = m.parsed(settings, "KAIRAN_LINE_CHANNEL_SECRET", secrets);
        let token = line_token(settings, &mut m);
        let hosts = hosts(settings, &mut m);
        let smtp_url = m.parsed(settings, "KAIRAN_SMTP_URL", smtp_url);
        let mail_from = m.parsed(settings, "KAIRAN_MAIL_FROM", mail_from);
        let bounce_listen = match settings.get("KAIRAN_BOUNCE_LISTEN") {
            None => Some(None),
            Some(_) => m.parsed(settings, "KAIRAN_BOUNCE_LISTEN", bounce_listen),
        };
        let old = settings.get("KAIRAN_MAIL_ISO_2022_JP");
        let mail_iso_2022_jp = old.map_or(Some(Vec::new()), |_| {
            m.parsed(settings, "KAIRAN_MAIL_ISO_2022_JP", domains)
        });
        let dkim = dkim(settings, mail_from.as_deref(), &mut m);
        let seal = secret_key(settings, &mut m);
        let personal_fields = m.parsed(settings, "KAIRAN_PERSONAL_FIELDS", personal_fields);
        let proxies = settings.get("KAIRAN_TRUSTED_PROXIES").is_none();
        let trusted_proxies = match proxies {
            true => Some(Vec::new()),
            false => m.parsed(settings, "KAIRAN_TRUSTED_PROXIES", networks),
        };
        let area_codes = m.parsed(settings, "KAIRAN_AREA_CODES", |text| Ok(list(text)));
        let time_zone = m.parsed(settings, "KAIRAN_TIME_ZONE", time_zone);
        let reserve = m.parsed(settings, "KAIRAN_LINE_EMERGENCY_RESERVE", reserve);
        let profile = profile(settings, &mut m);
        let config = (|| {
            Some(Config {
                listen: listen?,
                public_url: public_url?,
                database_url: database_url?,
                channel_secrets: channel_secrets?,
                token: token?,
                hosts: hosts?,
                smtp_url: smtp_url?,
                mail_from: mail_from?,
                bounce_listen: bounce_listen?,
                mail_iso_2022_jp: mail_iso_2022_jp?,
                dkim: dkim?,
                seal: seal?,
                personal_fields: personal_fields?,
                trusted_proxies: trusted_proxies?,
                area_codes: area_codes?,
                time_zone: time_zone?,
                emergency_reserve: reserve?,
                profile: profile?,
            })
        })();
        config.ok_or(ConfigError(m.0))
    }

    /// The LINE client these values describe.
    pub fn line_client(&self, clock: Clock) -> anyhow::Result<Client> {
        client(
            self.hosts.clone(),
            &self.token,
            &self.channel_secrets,
            clock,
        )
    }

    /// The mail server these values describe, and how mails to it look.
    pub fn mailer(&self) -> anyhow::Result<Mailer> {
        let writer = Writer::new(
            &self.mail_from,
            self.time_zone.clone(),
            self.mail_iso_2022_jp.clone(),
            self.dkim.clone(),
        );
        Mailer::new(&self.smtp_url.0, self.mail_domain(), writer)
    }

    /// The domain of the sender address: of every Message-ID, and what a person must let through.
    pub fn mail_domain(&self) -> &str {
        domain_of(&self.mail_from)
    }
}

/// Of two secrets a stateless token is fetched with the first.
fn client(
    hosts: Hosts,
    token: &LineToken,
    secrets: &[Secret],
    clock: Clock,
) -> anyhow::Result<Client> {
    let token = match token {
        LineToken::LongLived(token) => Token::LongLived(token.0.clone()),
        LineToken::ChannelId(channel_id) => Token::Stateless {
            channel_id: channel_id.clone(),
            secret: secrets[0].0.clone(),
        },
    };
    Client::new(hosts, token, clock)
}

fn hosts(settings: &Settings, m: &mut Mistakes) -> Option<Hosts> {
    let api = m.parsed(settings, "KAIRAN_LINE_API_URL", http_url);
    let data = m.parsed(settings, "KAIRAN_LINE_DATA_API_URL", http_url);
    let access = m.parsed(settings, "KAIRAN_LINE_ACCESS_URL", http_url);
    Some(Hosts {
        api: api?,
        data: data?,
        access: access?,
    })
}

fn line_token(settings: &Settings, m: &mut Mistakes) -> Option<LineToken> {
    if let Some(token) = settings.get("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN") {
        return Some(LineToken::LongLived(Secret(token.to_owned())));
    }
    if let Some(id) = settings.get("KAIRAN_LINE_CHANNEL_ID") {
        return Some(LineToken::ChannelId(id.to_owned()));
    }
    m.0.push("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN is missing (or set KAIRAN_LINE_CHANNEL_ID, and tokens are fetched)".into());
    None
}

fn list(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "must be an address and port such as 127.0.0.1:8080".into())
}

fn http_url(text: &str) -> Result<String, String> {
    let url = reqwest::Url::parse(text).map_err(|e| format!("is not a URL: {e}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("must begin with http:// or https://".into());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn database_url(text: &str) -> Result<String, String> {
    let known = ["sqlite://", "postgres://", "postgresql://"];
    match known.iter().any(|scheme| text.starts_with(scheme)) {
        true => Ok(text.to_owned()),
        false => Err("must begin with sqlite:// or postgres://".into()),
    }
}

fn secrets(text: &str) -> Result<Vec<Secret>, String> {
    match list(text) {
        secrets if (1..=2).contains(&secrets.len()) => {
            Ok(secrets.into_iter().map(Secret).collect())
        }
        _ => Err("must be one secret, or two separated by a comma".into()),
    }
}

fn smtp_url(text: &str) -> Result<Secret, String> {
    Server::parse(text).map_err(|why| format!("is not a mail server's URL: {why}"))?;
    Ok(Secret(text.to_owned()))
}

fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("localhost", |(_, d)| d)
}

fn domains(text: &str) -> Result<Vec<String>, String> {
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
fn dkim(settings: &Settings, from: Option<&str>, m: &mut Mistakes) -> Option<Option<Dkim>> {
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

fn mail_from(text: &str) -> Result<String, String> {
    text.parse::<lettre::Address>()
        .map(|_| text.to_owned())
        .map_err(|_| "must be a plain e-mail address".into())
}

/// From the key itself, or from the file that holds it: one key a line, or separated by commas.
fn secret_key(settings: &Settings, m: &mut Mistakes) -> Option<Seal> {
    const FILE: &str = "KAIRAN_SECRET_KEY_FILE";
    if settings.get(FILE).is_none() {
        return m.parsed(settings, "KAIRAN_SECRET_KEY", seal);
    }
    if settings.get("KAIRAN_SECRET_KEY").is_some() {
        m.0.push(format!(
            "{FILE} and KAIRAN_SECRET_KEY are both set: leave one out"
        ));
        return None;
    }
    m.parsed(settings, FILE, |file| {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        seal(&text.lines().collect::<Vec<_>>().join(","))
    })
}

fn bounce_listen(text: &str) -> Result<Option<BounceListen>, String> {
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

fn seal(text: &str) -> Result<Seal, String> {
    Seal::parse(text, Random::System)
        .map_err(|e| format!("{e}; make one with: head -c 32 /dev/urandom | base64"))
}

fn personal_fields(text: &str) -> Result<PersonalFields, String> {
    match text {
        "form" => Ok(PersonalFields::Form),
        "chat" => Ok(PersonalFields::Chat),
        _ => Err("must be form or chat".into()),
    }
}

fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    list(text)
        .iter()
        .map(|part| {
            let address = part.parse().map(|address: std::net::IpAddr| address.into());
            part.parse()
                .or(address)
                .map_err(|_| format!("holds {part:?}, which is no network such as 10.0.0.0/8"))
        })
        .collect()
}

/// The city that the file describes, or the one built in.
fn profile(settings: &Settings, m: &mut Mistakes) -> Option<Arc<Profile>> {
    const KEY: &str = "KAIRAN_CITY_FILE";
    let Some(file) = settings.get(KEY) else {
        return Some(Arc::new(Profile::built_in()));
    };
    let read = std::fs::read_to_string(file)
        .map_err(|why| vec![format!("cannot be read: {why}")])
        .and_then(|text| Profile::parse(&text));
    let tell = |lines: Vec<String>| {
        let lines = lines
            .into_iter()
            .map(|line| format!("{KEY} {file}: {line}"));
        m.0.extend(lines);
    };
    read.map(Arc::new).map_err(tell).ok()
}

fn reserve(text: &str) -> Result<Reserve, String> {
    Reserve::parse(text).ok_or_else(|| "must be a share such as 10% or a number of messages".into())
}

fn time_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "must be a time zone such as Asia/Tokyo".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> Settings {
        let mut settings = Settings::default();
        settings.set("KAIRAN_LINE_CHANNEL_SECRET", "a, b");
        settings.set("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", "token");
        settings.set("KAIRAN_SMTP_URL", "smtp://127.0.0.1:25");
        settings.set("KAIRAN_MAIL_FROM", "city@city.example");
        settings.set(
            "KAIRAN_SECRET_KEY",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        );
        settings
    }

    #[test]
    fn the_required_keys_are_enough() {
        let config = Config::load(&complete()).unwrap();
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
        assert_eq!(config.channel_secrets.len(), 2);
        assert_eq!(config.mail_domain(), "city.example");
        assert!(!format!("{config:?}").contains("token\""));
    }

    #[test]
    fn every_mistake_is_told_at_once_and_names_its_key() {
        let mut settings = complete();
        let wrong = [
            ("KAIRAN_LISTEN", "8080"),
            ("KAIRAN_PUBLIC_URL", "ftp://x"),
            ("KAIRAN_DATABASE_URL", "mysql://x"),
            ("KAIRAN_LINE_CHANNEL_SECRET", "a,b,c"),
            ("KAIRAN_SMTP_URL", "http://x"),
            ("KAIRAN_MAIL_FROM", "nobody"),
            ("KAIRAN_BOUNCE_LISTEN", "lmtp:2525"),
            ("KAIRAN_MAIL_ISO_2022_JP", "a b"),
            ("KAIRAN_DKIM_SELECTOR", "a,b"),
            ("KAIRAN_SECRET_KEY", "AAEC"),
            ("KAIRAN_PERSONAL_FIELDS", "talk"),
            ("KAIRAN_TRUSTED_PROXIES", "10.0.0.0/99"),
            ("KAIRAN_TIME_ZONE", "Mars/Olympus"),
            ("KAIRAN_LINE_EMERGENCY_RESERVE", "half"),
            ("KAIRAN_CITY_FILE", "/nowhere/city.toml"),
        ];
        for (key, value) in wrong {
            settings.set(key, value);
        }
        settings.set("KAIRAN_DKIM_KEY", "/nowhere");
        let ConfigError(lines) = Config::load(&settings).unwrap_err();
        let named: Vec<_> = lines.iter().map(|l| l.split(' ').next().unwrap()).collect();
        assert_eq!(named, wrong.map(|(key, _)| key));
    }

    #[test]
    fn the_secret_key_may_stand_in_a_file_a_line_each() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let old = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let new = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
        std::fs::write(file.path(), format!("{new}\n{old}\n")).unwrap();
        let mut settings = complete();
        settings.set("KAIRAN_SECRET_KEY_FILE", file.path().to_str().unwrap());
        let ConfigError(lines) = Config::load(&settings).unwrap_err();
        assert!(lines[0].contains("both set"), "{lines:?}");
        settings.set("KAIRAN_SECRET_KEY", "");
        let config = Config::load(&settings).unwrap();
        assert_eq!(config.seal.key_ids().len(), 2);
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

    #[test]
    fn what_is_missing_is_named() {
        let ConfigError(lines) = Config::load(&Settings::default()).unwrap_err();
        assert_eq!(lines.len(), 5);
        assert!(lines.iter().all(|line| line.contains("is missing")));
    }
}
