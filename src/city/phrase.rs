//! The phrase book: sentences with slots, in every language, to write notices from (F-26). Pure.
//!
//! A sentence in a language is *published* (taken from a text that its publisher stands for), *reviewed*
//! (somebody who speaks the language has looked at these very words) or a *draft*. The words stand in
//! `locales/*/phrases.ftl`.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::notice::{BODY_LIMIT, Content, Mistake, Wording};
use super::template::{self, Ask, NAME_LIMIT, Slot, required};
use crate::words::{Arg, Language, Words};

/// What a sentence is about; its title is that of a notice that begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Closure,
    Evacuation,
    Garbage,
    Handover,
}

impl Group {
    pub const ALL: [Group; 4] = [
        Group::Evacuation,
        Group::Closure,
        Group::Handover,
        Group::Garbage,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Group::Closure => "closure",
            Group::Evacuation => "evacuation",
            Group::Garbage => "garbage",
            Group::Handover => "handover",
        }
    }
}

/// A sentence of the book.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As staff and the API name it; its words are `phrase-{name}`.
    pub name: &'static str,
    pub group: Group,
    pub slots: &'static [Slot],
    /// In which languages it stands word for word in a published text, and where.
    pub published: &'static [(Language, &'static str)],
}

const DATE: Slot = required("date", Ask::Date);
const NEW_DATE: Slot = required("new-date", Ask::Date);
const TIME: Slot = required("time", Ask::Time);
const START: Slot = required("start", Ask::Time);
const NEXT: Slot = required("next", Ask::Time);
const PLACE: Slot = required("place", Ask::Text(NAME_LIMIT));

/// An international exchange association's texts, which repeat the Cabinet Office's wording of 2021.
const EASY: &str = "yiea.or.jp/easy_jp/news/easy_jp_news_14650";
const ENGLISH: &str = "yiea.or.jp/news/news_15411";
const CHINESE: &str = "yiea.or.jp/news/chinese_news_14652";

const ALERT_LEVELS: &[(Language, &str)] = &[
    (Language::JaEasy, EASY),
    (Language::En, ENGLISH),
    (Language::ZhHans, CHINESE),
];

/// In the order in which they are offered: what hurries most comes first.
pub const PHRASES: &[Phrase] = &[
    phrase("evacuate-5", Group::Evacuation, &[], ALERT_LEVELS),
    phrase("evacuate-4", Group::Evacuation, &[], ALERT_LEVELS),
    phrase("evacuate-3", Group::Evacuation, &[], ALERT_LEVELS),
    phrase("shelter-open", Group::Evacuation, &[PLACE], &[]),
    phrase("evacuation-lifted", Group::Evacuation, &[], &[]),
    phrase("school-closed", Group::Closure, &[DATE], &[]),
    phrase("remain-home", Group::Closure, &[], &[]),
    phrase("next-word", Group::Closure, &[NEXT], &[]),
    phrase("handover-come", Group::Handover, &[START, PLACE], &[]),
    phrase("handover-wait", Group::Handover, &[], &[]),
    phrase("handover-ask", Group::Handover, &[], &[]),
    phrase("garbage-moved", Group::Garbage, &[DATE, NEW_DATE], &[]),
    phrase("garbage-none", Group::Garbage, &[DATE], &[]),
    phrase("garbage-time", Group::Garbage, &[TIME], &[]),
];

const fn phrase(
    name: &'static str,
    group: Group,
    slots: &'static [Slot],
    published: &'static [(Language, &'static str)],
) -> Phrase {
    Phrase {
        name,
        group,
        slots,
        published,
    }
}

/// A sentence as it is wished: which, and what stands in its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wished<'a> {
    pub phrase: &'static Phrase,
    pub values: &'a BTreeMap<String, String>,
}

impl Phrase {
    pub fn by_name(name: &str) -> Option<&'static Phrase> {
        PHRASES.iter().find(|phrase| phrase.name == name)
    }

    /// Every slot that any sentence has, each once.
    pub fn all_slots() -> Vec<&'static Slot> {
        let mut all: Vec<&Slot> = Vec::new();
        for slot in PHRASES.iter().flat_map(|phrase| phrase.slots) {
            if all.iter().all(|known| known.name != slot.name) {
                all.push(slot);
            }
        }
        all
    }

    /// The sentence in every language that `words` offers. `Err`: each slot that is missing or wrong.
    pub fn fill(
        &self,
        words: &Words,
        values: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<Language, String>, Vec<Mistake>> {
        let values = template::read(self.slots, values)?;
        let languages = words.offered().iter();
        let said = languages.map(|language| {
            let args = template::args(&values, words, *language, "template-date");
            (*language, words.say_with(*language, &self.id(), &args))
        });
        Ok(said.collect())
    }

    /// The sentence with its slots open: `{date}`.
    pub fn open(&self, words: &Words, language: Language) -> String {
        let args = self.slots.iter();
        let args: Vec<(&str, Arg<'_>)> = args
            .map(|slot| (slot.name, Arg::from(format!("{{{}}}", slot.name))))
            .collect();
        words.say_with(language, &self.id(), &args)
    }

    /// What a review of these very words is known by: SHA-256, base64url without padding.
    pub fn fingerprint(&self, words: &Words, language: Language) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.open(words, language)))
    }

    /// Where it was published in a language.
    pub fn source(&self, language: Language) -> Option<&'static str> {
        let mut published = self.published.iter();
        published
            .find(|(of, _)| *of == language)
            .map(|(_, source)| *source)
    }

    fn id(&self) -> String {
        format!("phrase-{}", self.name)
    }
}

/// A notice of sentences, one a paragraph, in every language that `words` offers; its title says what
/// the first is about.
pub fn notice(words: &Words, wished: &[Wished<'_>]) -> Result<Content, Vec<Mistake>> {
    let Some(first) = wished.first() else {
        return Err(vec![Mistake::new("phrases", "must not be empty")]);
    };
    let mut mistakes = Vec::new();
    let mut bodies: BTreeMap<Language, Vec<String>> = BTreeMap::new();
    for (at, Wished { phrase, values }) in wished.iter().enumerate() {
        match phrase.fill(words, values) {
            Ok(said) => {
                for (language, sentence) in said {
                    bodies.entry(language).or_default().push(sentence);
                }
            }
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|mistake| Mistake {
                field: format!("phrases[{at}].slots.{}", mistake.field),
                ..mistake
            })),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let title = format!("phrase-title-{}", first.phrase.group.name());
    let texts = bodies.into_iter().map(|(language, sentences)| {
        let wording = Wording {
            title: words.say(language, &title),
            body: sentences.join("\n\n"),
            machine: false,
        };
        (language, wording)
    });
    let content = Content(texts.collect());
    let too_long = |text: &Wording| text.body.chars().count() > BODY_LIMIT;
    match content.0.values().any(too_long) {
        true => Err(vec![Mistake::new("phrases", "are longer than a notice")]),
        false => Ok(content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let pairs = pairs.iter();
        pairs.map(|(k, v)| ((*k).into(), (*v).into())).collect()
    }

    fn example(slot: &Slot) -> &'static str {
        match slot.ask {
            Ask::Date => "2026-12-01",
            Ask::Time => "07:30",
            _ => "西条小学校",
        }
    }

    // X-03 B-34
    #[test]
    fn every_sentence_is_whole_in_every_language() {
        let words = Words::load().unwrap();
        for phrase in PHRASES {
            let slots = phrase.slots.iter();
            let given: Vec<_> = slots.map(|slot| (slot.name, example(slot))).collect();
            let said = phrase.fill(&words, &values(&given)).unwrap();
            assert_eq!(said.len(), Language::ALL.len(), "{}", phrase.name);
            for (language, sentence) in said {
                let told = format!("{} {language}: {sentence}", phrase.name);
                assert!(sentence.chars().count() > 5, "{told}");
                assert!(
                    !sentence.contains(['{', '}']) && !sentence.contains("phrase-"),
                    "{told}"
                );
                let place = phrase.slots.iter().any(|slot| slot.name == "place");
                assert_eq!(sentence.contains("西条小学校"), place, "{told}");
            }
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_told_by_its_slot() {
        let words = Words::load().unwrap();
        let moved = Phrase::by_name("garbage-moved").unwrap();
        let wrong = |given: &[(&str, &str)]| {
            let given = values(given);
            let wished = Wished {
                phrase: moved,
                values: &given,
            };
            let mistakes = notice(&words, &[wished]).unwrap_err().into_iter();
            mistakes.map(|mistake| mistake.field).collect::<Vec<_>>()
        };
        let (date, new) = ("phrases[0].slots.date", "phrases[0].slots.new-date");
        assert_eq!(wrong(&[]), [date, new]);
        assert_eq!(
            wrong(&[("date", "soon"), ("new-date", "2026-12-03")]),
            [date]
        );
        assert!(notice(&words, &[]).is_err());
    }

    #[test]
    fn published_sentences_are_the_published_ones() {
        let words = Words::load().unwrap();
        let said = |name: &str, language| {
            let phrase = Phrase::by_name(name).unwrap();
            assert!(phrase.source(language).is_some());
            phrase.open(&words, language)
        };
        assert_eq!(
            said("evacuate-4", Language::En),
            "ALL PEOPLE should evacuate from dangerous areas."
        );
        assert_eq!(
            said("evacuate-4", Language::JaEasy),
            "危(あぶ)ない 場所(ばしょ)から 全員(ぜんいん) 避難(ひなん)しましょう。"
        );
        assert_eq!(
            said("evacuate-4", Language::ZhHans),
            "建议全部人员离开危险地点进行避难。"
        );
        let vietnamese = Phrase::by_name("evacuate-4").unwrap().source(Language::Vi);
        assert_eq!(vietnamese, None, "a draft");
    }
}
