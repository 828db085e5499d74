//! What makes one city's service differ from another's (D-22): names, languages, openings, contacts.
//! Read from the TOML file that `KAIRAN_CITY_FILE` names, else from the one built in. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::school::SchoolKind;
use crate::clock::Millis;
use crate::words::Language;

/// The city this was first made for, and the example for the next.
const BUILT_IN: &str = include_str!("higashihiroshima.toml");

/// Questions a city may leave out: nothing is decided by their answers.
const LEAVABLE: [&str; 6] = [
    "sex",
    "family-kana",
    "given-kana",
    "clubs",
    "groups",
    "attendance-number",
];

/// One city.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Those people may choose, in the order they are offered; Japanese is among them.
    pub languages: Vec<Language>,
    /// The LINE Official Account's basic id with its `@`.
    pub line_id: Option<String>,
    names: BTreeMap<Language, Names>,
    #[serde(default)]
    opens: Opens,
    #[serde(default)]
    pub features: Features,
    #[serde(default)]
    pub garbage: Garbage,
    #[serde(default)]
    contacts: Vec<Contact>,
}

/// What the city calls itself in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub city: String,
    pub portal: String,
    /// The LINE Official Account.
    pub line: String,
}

/// What opens at a time of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Getting an ID.
    Register,
    /// Linking LINE with an ID.
    Link,
    /// Children and their schools.
    Child,
    /// Choosing the city's notices.
    Topics,
}

impl Service {
    pub const ALL: [Service; 4] = [
        Service::Register,
        Service::Link,
        Service::Child,
        Service::Topics,
    ];
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opens {
    register: Option<Timestamp>,
    link: Option<Timestamp>,
    child: Option<Timestamp>,
    topics: Option<Timestamp>,
}

/// What is done in this city another way than in others.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Features {
    /// Fields that are not asked.
    pub leave_out: BTreeSet<String>,
    /// Mail addresses a person may have, 1 to 4.
    pub addresses: usize,
    /// The kinds of schools there are.
    pub schools: Vec<SchoolKind>,
}

/// The contract's four addresses.
const ADDRESSES_MAX: usize = 4;

impl Default for Features {
    fn default() -> Features {
        Features {
            leave_out: BTreeSet::new(),
            addresses: ADDRESSES_MAX,
            schools: SchoolKind::ALL.to_vec(),
        }
    }
}

/// How garbage is collected in this city, as far as no calendar tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Garbage {
    /// By when it must be out; reminders name the hour only where the city does.
    pub out_by: Option<Time>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Registering and using the service.
    Registration,
    /// What the city's own notices say; about a school's the school is asked.
    Content,
    /// Seeing, mending and ending what is kept about somebody.
    Privacy,
}

impl Topic {
    pub const ALL: [Topic; 3] = [Topic::Registration, Topic::Content, Topic::Privacy];

    /// Ends `contact-{name}`, the text that tells the contact of today.
    pub const fn as_str(self) -> &'static str {
        match self {
            Topic::Registration => "registration",
            Topic::Content => "content",
            Topic::Privacy => "privacy",
        }
    }
}

/// Whom to ask, and from when until when.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub topic: Topic,
    name: BTreeMap<Language, String>,
    pub phone: Option<String>,
    /// A form or page.
    pub url: Option<String>,
    #[serde(default)]
    hours: BTreeMap<Language, String>,
    /// The first day.
    valid_from: Option<Date>,
    /// The last day.
    valid_until: Option<Date>,
}

impl Contact {
    pub fn name(&self, language: Language) -> &str {
        in_language(&self.name, language)
    }

    /// When somebody answers; empty if that is not told.
    pub fn hours(&self, language: Language) -> &str {
        in_language(&self.hours, language)
    }

    /// Name, phone and hours in one line.
    pub fn line(&self, language: Language) -> String {
        let phone = self.phone.as_deref().unwrap_or_default();
        let parts = [self.name(language), phone, self.hours(language)];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }

    fn holds(&self, on: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= on)
            && self.valid_until.is_none_or(|until| on <= until)
    }
}

fn in_language(names: &BTreeMap<Language, String>, language: Language) -> &str {
    let name = names.get(&language).or_else(|| names.get(&Language::Ja));
    name.map_or("", String::as_str)
}

impl Profile {
    /// The city that is built in.
    pub fn built_in() -> Profile {
        Profile::parse(BUILT_IN).expect("a test reads it")
    }

    /// Reads a city's file. Errors: every mistake, each beginning with its key.
    pub fn parse(text: &str) -> Result<Profile, Vec<String>> {
        let document = toml::Deserializer::parse(text)
            .map_err(|error| vec![format!("is no TOML: {}", error.message())])?;
        let profile: Profile = serde_path_to_error::deserialize(document)
            .map_err(|error| vec![format!("{}: {}", error.path(), error.inner().message())])?;
        match profile.mistakes() {
            mistakes if mistakes.is_empty() => Ok(profile),
            mistakes => Err(mistakes),
        }
    }

    fn mistakes(&self) -> Vec<String> {
        let mut mistakes = Vec::new();
        let mut wrong = |key: String, why: &str| mistakes.push(format!("{key}: {why}"));
        if !self.languages.contains(&Language::Ja) {
            wrong(
                "languages".into(),
                "must hold ja, the language of every notice",
            );
        }
        for (index, language) in self.languages.iter().enumerate() {
            if self.languages[..index].contains(language) {
                wrong("languages".into(), &format!("{language} stands twice"));
            }
            let key = format!("names.{language}");
            match self.names.get(language) {
                None => wrong(key, "is missing, but the language is offered"),
                Some(names) => {
                    let all = [
                        ("city", &names.city),
                        ("portal", &names.portal),
                        ("line", &names.line),
                    ];
                    for (name, _) in all.iter().filter(|(_, value)| value.trim().is_empty()) {
                        wrong(format!("{key}.{name}"), "is empty");
                    }
                }
            }
        }
        if let Some(id) = &self.line_id
            && !id.strip_prefix('@').is_some_and(is_line_id)
        {
            wrong("line_id".into(), "must be a basic id such as @123abcde");
        }
        let features = &self.features;
        for field in features
            .leave_out
            .iter()
            .filter(|field| !LEAVABLE.contains(&field.as_str()))
        {
            let why = format!("{field} cannot be left out, only {}", LEAVABLE.join(", "));
            wrong("features.leave_out".into(), &why);
        }
        if !(1..=ADDRESSES_MAX).contains(&features.addresses) {
            wrong("features.addresses".into(), "must be 1 to 4");
        }
        if features.schools.is_empty() {
            wrong("features.schools".into(), "names no kind of school");
        }
        for (index, contact) in self.contacts.iter().enumerate() {
            for (key, why) in contact_mistakes(contact) {
                wrong(format!("contacts[{index}].{key}"), why);
            }
        }
        if !self
            .contacts
            .iter()
            .any(|contact| contact.topic == Topic::Registration)
        {
            wrong("contacts".into(), "has none with the topic registration");
        }
        mistakes
    }

    /// What the city calls itself; in Japanese where it has no name in that language.
    pub fn names(&self, language: Language) -> &Names {
        let names = self
            .names
            .get(&language)
            .or_else(|| self.names.get(&Language::Ja));
        names.expect("`parse` took no city without its Japanese names")
    }

    /// The city's name.
    pub fn name(&self, language: Language) -> &str {
        &self.names(language).city
    }

    /// Whether people may choose this language.
    pub fn offers(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }

    /// When the service opens; `None` if it always was open.
    pub fn opens_at(&self, service: Service) -> Option<Millis> {
        let at = match service {
            Service::Register => self.opens.register,
            Service::Link => self.opens.link,
            Service::Child => self.opens.child,
            Service::Topics => self.opens.topics,
        };
        at.map(Millis::from)
    }

    /// Where LINE adds the account as a friend (LINE URL schemes).
    pub fn friend_url(&self) -> Option<String> {
        let id = self.line_id.as_ref()?.trim_start_matches('@');
        Some(format!("https://line.me/R/ti/p/%40{id}"))
    }

    /// Whether this city asks this field.
    pub fn asks(&self, field: &str) -> bool {
        !self.features.leave_out.contains(field)
    }

    /// Whom to ask on this day: the topic's own contact, else the one for registering and using.
    pub fn contact(&self, topic: Topic, on: Date) -> Option<&Contact> {
        let of = |topic: Topic| {
            let mut held = self.contacts.iter().filter(|contact| contact.holds(on));
            held.find(|contact| contact.topic == topic)
        };
        of(topic).or_else(|| of(Topic::Registration))
    }
}

/// Letters, digits and what else LINE allows in a basic or premium id.
fn is_line_id(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    !id.is_empty() && id.chars().all(allowed)
}

fn contact_mistakes(contact: &Contact) -> Vec<(&'static str, &'static str)> {
    let mut mistakes = Vec::new();
    if contact.name(Language::Ja).trim().is_empty() {
        mistakes.push(("name.ja", "is missing"));
    }
    if contact.phone.is_none() && contact.url.is_none() {
        mistakes.push(("phone", "is missing, and so is url: one of them is needed"));
    }
    let dialled = |c: char| c.is_ascii_digit() || "+-() ".contains(c);
    if contact
        .phone
        .as_ref()
        .is_some_and(|phone| !phone.chars().all(dialled))
    {
        mistakes.push(("phone", "holds more than digits and + - ( )"));
    }
    let is_page = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    if contact.url.as_ref().is_some_and(|url| !is_page(url)) {
        mistakes.push(("url", "must begin with https:// or http://"));
    }
    if let (Some(from), Some(until)) = (contact.valid_from, contact.valid_until)
        && until < from
    {
        mistakes.push(("valid_until", "lies before valid_from"));
    }
    mistakes
}

#[cfg(test)]
mod tests;
