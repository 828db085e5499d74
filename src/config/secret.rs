//! What must not be printed, and the key that seals.

use super::settings::{Mistakes, Settings};
use crate::clock::Random;
use crate::seal::Seal;

/// A value that must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// From the key itself, or from the file that holds it: one key a line, or separated by commas.
pub(super) fn secret_key(settings: &Settings, m: &mut Mistakes) -> Option<Seal> {
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

fn seal(text: &str) -> Result<Seal, String> {
    Seal::parse(text, Random::System)
        .map_err(|e| format!("{e}; make one with: head -c 32 /dev/urandom | base64"))
}

#[cfg(test)]
mod tests {
    use crate::config::tests::complete;
    use crate::config::{Config, ConfigError};

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
}
