//! The values as given: read from the environment and the file, and taken one by one by whoever needs
//! few of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::keys::KEYS;
use super::line::{LineToken, client, hosts, line_token, secrets};
use super::secret::secret_key;
use super::{database_url, profile, time_zone};
use crate::city::profile::Profile;
use crate::clock::Clock;
use crate::line::client::Client;
use crate::seal::Seal;

/// The wrong keys, one line each.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

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

    pub(super) fn get(&self, key: &str) -> Option<&str> {
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

    /// For the command that takes alerts up.
    pub fn area_codes(&self) -> Result<Vec<String>, ConfigError> {
        let mut mistakes = Mistakes(Vec::new());
        let codes = mistakes.parsed(self, "KAIRAN_AREA_CODES", area_codes);
        codes.ok_or(ConfigError(mistakes.0))
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

pub(super) struct Mistakes(pub(super) Vec<String>);

impl Mistakes {
    pub(super) fn parsed<T>(
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

/// Place codes of JMA and CAP: digits, with letters in other countries' files.
pub(super) fn area_codes(text: &str) -> Result<Vec<String>, String> {
    let codes = list(text);
    let is_code = |code: &String| code.contains(|c: char| c.is_ascii_digit());
    match !codes.is_empty() && codes.iter().all(is_code) {
        true => Ok(codes),
        false => Err("must be place codes, comma-separated, such as 3421200".into()),
    }
}

pub(super) fn list(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
