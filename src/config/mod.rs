//! What the operator sets: from the environment, or the same keys in a TOML file; the environment
//! wins. All mistakes are told at once, one clear line each that names the key.

mod keys;
mod line;
mod mail;
mod secret;
mod settings;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::sync::Arc;

use ipnet::IpNet;
use jiff::tz::TimeZone;

use crate::city::profile::Profile;
use crate::city::quota::Reserve;
use crate::clock::Clock;
use crate::line::client::{Client, Hosts};
use crate::mail::dkim::Dkim;
use crate::mail::smtp::Mailer;
use crate::mail::trust::Trust;
use crate::mail::write::Writer;
use crate::seal::Seal;
use crate::translate::{Http, Translator};
pub use keys::KEYS;
pub use line::LineToken;
use line::{client, hosts, line_token, reserve, secrets};
pub use mail::{BounceListen, Speech};
use mail::{bounce_listen, dkim, domain_of, domains, mail_from, smtp_trust, smtp_url};
pub use secret::Secret;
use secret::secret_key;
pub use settings::{ConfigError, Settings};
use settings::{Mistakes, area_codes, list};

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
    /// `KAIRAN_SMTP_CA`: authorities whose certificates the mail server may show, too.
    pub smtp_trust: Trust,
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
    /// `KAIRAN_TRANSLATION_URL` and `KAIRAN_TRANSLATION_KEY`: who translates notices, if anybody.
    pub translation: Option<(String, Option<Secret>)>,
    /// `KAIRAN_AREA_CODES`: the place codes in JMA and CAP files that concern the city.
    pub area_codes: Vec<String>,
    /// `KAIRAN_ALERT_FEEDS`: Atom feeds of alerts that are looked at.
    pub alert_feeds: Vec<String>,
    /// `KAIRAN_TIME_ZONE`: the city's.
    pub time_zone: TimeZone,
    /// `KAIRAN_LINE_EMERGENCY_RESERVE`: of the month's LINE messages what only emergencies may use.
    pub emergency_reserve: Reserve,
    /// `KAIRAN_CITY_FILE`: what makes this city another than the next.
    pub profile: Arc<Profile>,
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
        let smtp_trust = smtp_trust(settings, smtp_url.as_ref(), &mut m);
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
        let translation = match settings.get("KAIRAN_TRANSLATION_URL") {
            None => Some(None),
            Some(_) => {
                let url = m.parsed(settings, "KAIRAN_TRANSLATION_URL", http_url);
                let key = settings.get("KAIRAN_TRANSLATION_KEY");
                let key = key.map(|key| Secret(key.to_owned()));
                url.map(|url| Some((url, key)))
            }
        };
        let area_codes = m.parsed(settings, "KAIRAN_AREA_CODES", area_codes);
        let alert_feeds = match settings.get("KAIRAN_ALERT_FEEDS") {
            None => Some(Vec::new()),
            Some(_) => m.parsed(settings, "KAIRAN_ALERT_FEEDS", feeds),
        };
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
                smtp_trust: smtp_trust?,
                mail_from: mail_from?,
                bounce_listen: bounce_listen?,
                mail_iso_2022_jp: mail_iso_2022_jp?,
                dkim: dkim?,
                seal: seal?,
                personal_fields: personal_fields?,
                trusted_proxies: trusted_proxies?,
                translation: translation?,
                area_codes: area_codes?,
                alert_feeds: alert_feeds?,
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

    /// The translation service these values describe, if any.
    pub fn translator(&self) -> anyhow::Result<Option<Translator>> {
        let Some((url, key)) = &self.translation else {
            return Ok(None);
        };
        let http = Http::new(url.clone(), key.clone())?;
        Ok(Some(Arc::new(http)))
    }

    /// The mail server these values describe, and how mails to it look.
    pub fn mailer(&self) -> anyhow::Result<Mailer> {
        let writer = Writer::new(
            &self.mail_from,
            self.time_zone.clone(),
            self.mail_iso_2022_jp.clone(),
            self.dkim.clone(),
        );
        let (url, domain) = (&self.smtp_url.0, self.mail_domain());
        Mailer::new(url, domain, &self.smtp_trust, writer)
    }

    /// The domain of the sender address: of every Message-ID, and what a person must let through.
    pub fn mail_domain(&self) -> &str {
        domain_of(&self.mail_from)
    }
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

fn feeds(text: &str) -> Result<Vec<String>, String> {
    let urls = list(text);
    match urls.iter().find(|url| http_url(url).is_err()) {
        None => Ok(urls),
        Some(wrong) => Err(format!(
            "holds {wrong:?}, which is no http:// or https:// URL"
        )),
    }
}

fn database_url(text: &str) -> Result<String, String> {
    let known = ["sqlite://", "postgres://", "postgresql://"];
    match known.iter().any(|scheme| text.starts_with(scheme)) {
        true => Ok(text.to_owned()),
        false => Err("must begin with sqlite:// or postgres://".into()),
    }
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

fn time_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "must be a time zone such as Asia/Tokyo".into())
}
