//! The configuration as a whole.

use super::*;

pub(super) fn complete() -> Settings {
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
        ("KAIRAN_SMTP_CA", "/nowhere/ca.pem"),
        ("KAIRAN_MAIL_FROM", "nobody"),
        ("KAIRAN_BOUNCE_LISTEN", "lmtp:2525"),
        ("KAIRAN_MAIL_ISO_2022_JP", "a b"),
        ("KAIRAN_DKIM_SELECTOR", "a,b"),
        ("KAIRAN_SECRET_KEY", "AAEC"),
        ("KAIRAN_PERSONAL_FIELDS", "talk"),
        ("KAIRAN_TRUSTED_PROXIES", "10.0.0.0/99"),
        ("KAIRAN_AREA_CODES", "abc"),
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
fn what_is_missing_is_named() {
    let ConfigError(lines) = Config::load(&Settings::default()).unwrap_err();
    assert_eq!(lines.len(), 5);
    assert!(lines.iter().all(|line| line.contains("is missing")));
}
