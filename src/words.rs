//! Every word a person reads: `locales/{language}/*.ftl` (Project Fluent), carried in the binary.
//!
//! A language counts as complete when it has a folder there; a test keeps all folders equal in ids
//! and arguments, but for what staff read (`console*.ftl`), which stands in Japanese and English. Until then a person may choose the language and is served in Japanese.

pub mod typed;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use anyhow::{Context, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::city::profile::{Profile, Topic};
use crate::clock::{Clock, Millis};
use typed::Typed;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The languages a person may choose, in the order they are offered (glossary, "Language codes").
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum Language {
    #[default]
    Ja,
    JaEasy,
    En,
    ZhHans,
    Vi,
    PtBr,
}

impl Language {
    pub const ALL: [Language; 6] = [
        Language::Ja,
        Language::JaEasy,
        Language::En,
        Language::ZhHans,
        Language::Vi,
        Language::PtBr,
    ];

    /// The BCP 47 tag it is stored and sent under.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::JaEasy => "ja-easy",
            Language::En => "en",
            Language::ZhHans => "zh-Hans",
            Language::Vi => "vi",
            Language::PtBr => "pt-BR",
        }
    }

    /// The language in its own words: what a person looks for who reads no other.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::Ja => "日本語",
            Language::JaEasy => "やさしい にほんご",
            Language::En => "English",
            Language::ZhHans => "简体中文",
            Language::Vi => "Tiếng Việt",
            Language::PtBr => "Português (Brasil)",
        }
    }

    /// Reads a tag leniently: `zh-TW`, `pt`, `en-US` and any case are taken as the nearest we have.
    pub fn parse(tag: &str) -> Option<Language> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        if tag == "ja-easy" {
            return Some(Language::JaEasy);
        }
        match tag.split('-').next()? {
            "ja" => Some(Language::Ja),
            "en" => Some(Language::En),
            "zh" => Some(Language::ZhHans),
            "vi" => Some(Language::Vi),
            "pt" => Some(Language::PtBr),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that we have, by weight.
    pub fn negotiate(accept: &str) -> Option<Language> {
        let mut wanted: Vec<(f32, Language)> = accept
            .split(',')
            .filter_map(|range| {
                let (tag, q) = range.split_once(";q=").unwrap_or((range, "1"));
                let q = q.trim().parse().ok().filter(|q| *q > 0.0)?;
                Some((q, Language::parse(tag)?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, language)| *language)
    }
}

impl TryFrom<String> for Language {
    type Error = String;
    fn try_from(tag: String) -> Result<Language, String> {
        Language::parse(&tag).ok_or_else(|| format!("no such language: {tag}"))
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.tag().to_owned()
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// What stands in a message's `{ $name }`.
pub type Args<'a> = [(&'a str, Arg<'a>)];

#[derive(Clone, Debug)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    /// A day and time, written as the language writes them (the text `moment`).
    Moment(DateTime),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(text.into())
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(text.into())
    }
}
impl<'a> Arg<'a> {
    /// A number or a moment (`2026-03-26T09:00:00`) where the text is one, so that a language can
    /// choose its plural and its way of writing.
    pub fn read(text: &'a str) -> Arg<'a> {
        let number: Option<i64> = text.parse().ok().filter(|n: &i64| n.to_string() == text);
        let moment = || {
            text.parse()
                .ok()
                .filter(|at: &DateTime| at.to_string() == text)
        };
        match number {
            Some(number) => Arg::Number(number),
            None => moment().map_or_else(|| Arg::from(text), Arg::Moment),
        }
    }
}
impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

/// All texts, with this city's names in them. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    bundles: Arc<HashMap<Language, FluentBundle<FluentResource>>>,
    profile: Arc<Profile>,
    zone: TimeZone,
    /// Made when it is first asked for, by whoever knows what people type.
    typed: Arc<OnceLock<HashMap<String, usize>>>,
    /// By the id of their text.
    patterns: Arc<RwLock<HashMap<&'static str, Patterns>>>,
}

/// Words by which something that was typed is known, the longest first: each the parts that stand around the
/// dots, most one alone.
pub type Patterns = Arc<[Vec<Typed>]>;

impl Words {
    /// What people may type for each of some things, in every language, and the thing's number. Made
    /// once: it takes every text of a menu apart.
    pub fn typed(&self, make: impl FnOnce() -> HashMap<String, usize>) -> &HashMap<String, usize> {
        self.typed.get_or_init(make)
    }

    /// The patterns of a text in every language, which has them with `|` between. Made once.
    pub fn patterns(&self, id: &'static str) -> Patterns {
        let known = self.patterns.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(patterns) = known.get(id) {
            return patterns.clone();
        }
        drop(known);
        let texts = Language::ALL.map(|language| self.say(language, id));
        let patterns = texts.iter().flat_map(|text| text.split('|'));
        let mut patterns: Vec<Vec<Typed>> = patterns
            .map(|pattern| pattern.split('…').map(Typed::new).collect())
            .collect();
        let length = |parts: &[Typed]| parts.iter().map(Typed::len).sum::<usize>();
        patterns.sort_by_key(|parts| Reverse(length(parts)));
        let patterns: Patterns = patterns.into();
        let mut known = self
            .patterns
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(id, patterns.clone());
        patterns
    }

    /// The texts of the city that is built in: for tools, and where there is no configuration.
    pub fn load() -> anyhow::Result<Words> {
        let profile = Arc::new(Profile::built_in());
        Words::of(&profile, Clock::System, TimeZone::UTC)
    }

    /// Parses what the binary carries. An error names the file; `tests/it/words.rs` keeps it from
    /// happening. The city's names take the place of those in `locales/`; `CONTACT("registration")`
    /// in a text stands for whom to ask on the day of its reading.
    pub fn of(profile: &Arc<Profile>, clock: Clock, zone: TimeZone) -> anyhow::Result<Words> {
        let mut bundles = HashMap::new();
        for language in Language::ALL {
            let Some(folder) = LOCALES.get_dir(language.tag()) else {
                continue;
            };
            let mut bundle =
                FluentBundle::new_concurrent(vec![language.tag().parse().context("language tag")?]);
            // The isolation marks U+2068 and U+2069 would be seen in LINE and in mail subjects.
            bundle.set_use_isolating(false);
            for file in folder.files() {
                let name = file.path().display();
                let text = file.contents_utf8().context("locales are UTF-8")?;
                let resource = FluentResource::try_new(text.to_owned())
                    .map_err(|(_, errors)| anyhow!("{name}: {errors:?}"))?;
                bundle
                    .add_resource(resource)
                    .map_err(|errors| anyhow!("{name}: {errors:?}"))?;
            }
            bundle.add_resource_overriding(names(profile, language)?);
            let (city, clock, zone) = (profile.clone(), clock.clone(), zone.clone());
            bundle
                .add_function("CONTACT", move |topic, _| {
                    let today = clock.now().timestamp().to_zoned(zone.clone()).date();
                    contact(&city, topic, today, language)
                })
                .map_err(|error| anyhow!("CONTACT: {error}"))?;
            bundles.insert(language, bundle);
        }
        Ok(Words {
            bundles: Arc::new(bundles),
            profile: profile.clone(),
            zone,
            typed: Arc::default(),
            patterns: Arc::default(),
        })
    }

    /// A time as the city's clocks show it.
    pub fn time(&self, at: Millis) -> Arg<'static> {
        let local = at.timestamp().to_zoned(self.zone.clone());
        // By the minute, as people say it.
        let minute = local.datetime().with().second(0).subsec_nanosecond(0);
        Arg::Moment(minute.build().unwrap_or(local.datetime()))
    }

    /// The city that the texts name.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The languages people may choose in this city, in the order they are offered.
    pub fn offered(&self) -> &[Language] {
        &self.profile.languages
    }

    /// Whether people who chose this language are served in it: its texts are there, and the city
    /// offers it.
    pub fn is_complete(&self, language: Language) -> bool {
        self.bundles.contains_key(&language) && self.profile.offers(language)
    }

    /// What staff read in who chose this language: Japanese or English (`console*.ftl`).
    pub const fn of_staff(language: Language) -> Language {
        match language {
            Language::En => Language::En,
            _ => Language::Ja,
        }
    }

    /// The texts that stand in Japanese but not in this language; its readers get those in Japanese.
    pub fn missing(&self, language: Language) -> Vec<String> {
        let there = ids(language);
        let master = ids(Language::Ja).into_iter();
        master.filter(|id| !there.contains(id)).collect()
    }

    /// The language this person is served in: the chosen one, or Japanese until that is complete.
    pub fn served(&self, language: Language) -> Language {
        if self.is_complete(language) {
            language
        } else {
            Language::Ja
        }
    }

    /// A text without arguments. An unknown id is shown as itself: the last thing a person can quote.
    pub fn say(&self, language: Language, id: &str) -> String {
        self.say_with(language, id, &[])
    }

    /// A text with arguments.
    pub fn say_with(&self, language: Language, id: &str, args: &Args<'_>) -> String {
        self.find(language, id, args)
            .or_else(|| self.find(Language::Ja, id, args))
            .unwrap_or_else(|| id.to_owned())
    }

    fn moment(&self, language: Language, at: DateTime) -> String {
        let number = |value: i16| Arg::Number(value.into());
        let args = [
            ("year", number(at.year())),
            ("month", number(at.month().into())),
            ("day", number(at.day().into())),
            ("hour", number(at.hour().into())),
            ("minute", format!("{:02}", at.minute()).into()),
        ];
        self.say_with(language, "moment", &args)
    }

    /// As [`Words::say`], but `None` where there is no such text: optional hints.
    pub fn hint(&self, language: Language, id: &str) -> Option<String> {
        self.find(self.served(language), id, &[])
    }

    fn find(&self, language: Language, id: &str, args: &Args<'_>) -> Option<String> {
        let bundle = self.bundles.get(&self.served(language))?;
        let pattern = bundle.get_message(id)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Moment(at) => self.moment(language, *at).into(),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        if !errors.is_empty() {
            tracing::error!(words.id = id, language = language.tag(), "text with errors");
        }
        Some(text.into_owned())
    }
}

/// The ids of a language's texts for people, in their order.
fn ids(language: Language) -> Vec<String> {
    let folder = LOCALES.get_dir(language.tag());
    let files = folder.into_iter().flat_map(|folder| folder.files());
    let texts = files
        .filter(|file| !is_for_staff(file.path()))
        .filter_map(|file| file.contents_utf8());
    let mut ids = Vec::new();
    for text in texts {
        // What cannot be read was told when the words were loaded.
        let Ok(resource) = FluentResource::try_new(text.to_owned()) else {
            continue;
        };
        ids.extend(resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        }));
    }
    ids
}

/// Staff read Japanese or English.
fn is_for_staff(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with("console"))
}

/// The texts that a city's file says.
fn names(profile: &Profile, language: Language) -> anyhow::Result<FluentResource> {
    let names = profile.names(language);
    let said = [
        ("city", &names.city),
        ("portal-name", &names.portal),
        ("line-account", &names.line),
    ];
    // As a string literal: a brace or a star in a name is no syntax.
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let lines = said.map(|(id, name)| format!("{id} = {{ \"{}\" }}\n", quoted(name)));
    FluentResource::try_new(lines.concat())
        .map_err(|(_, errors)| anyhow!("names.{language}: {errors:?}"))
}

/// Whom to ask about a topic on a day, in one line.
fn contact<'a>(
    city: &Profile,
    topic: &[FluentValue<'_>],
    on: jiff::civil::Date,
    language: Language,
) -> FluentValue<'a> {
    let [FluentValue::String(name)] = topic else {
        return FluentValue::Error;
    };
    let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.as_str() == name) else {
        return FluentValue::Error;
    };
    let contact = city.contact(topic, on);
    contact
        .map_or_else(String::new, |contact| contact.line(language))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_leniently() {
        assert_eq!(Language::parse("zh"), Some(Language::ZhHans));
        assert_eq!(Language::parse("pt"), Some(Language::PtBr));
        assert_eq!(Language::parse("en-US"), Some(Language::En));
        assert_eq!(Language::parse("JA-easy"), Some(Language::JaEasy));
        assert_eq!(Language::parse("tlh"), None);
        for language in Language::ALL {
            assert_eq!(Language::parse(language.tag()), Some(language));
        }
    }

    #[test]
    fn an_argument_that_is_a_number_is_one() {
        assert!(matches!(Arg::read("3"), Arg::Number(3)));
        assert!(matches!(Arg::read("03"), Arg::Text(_)));
        assert!(matches!(Arg::read("2-1"), Arg::Text(_)));
        assert!(matches!(Arg::read("2018-05-05"), Arg::Text(_)));
    }

    #[test]
    fn a_moment_is_written_as_the_language_writes_it() {
        let words = Words::load().unwrap();
        let args = [("at", Arg::read("2021-03-26T09:00:00"))];
        let said = |language| words.say_with(language, "mine-linked", &args);
        assert!(said(Language::Ja).contains("2021年3月26日 9:00"));
        assert!(said(Language::En).contains("26 March 2021, 9:00"));
    }

    #[test]
    fn the_browser_s_best_language_wins() {
        assert_eq!(
            Language::negotiate("fr, en;q=0.3, vi;q=0.8"),
            Some(Language::Vi)
        );
        assert_eq!(Language::negotiate("fr;q=1"), None);
        assert_eq!(Language::negotiate(""), None);
    }
}
