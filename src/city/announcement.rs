//! What a notice says, as both channels write it: `outbox::announce` for LINE, `mail::notice`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::evacuation::Hazard;
use super::notice::{Kind, Matter};
use crate::clock::Millis;
use crate::words::{Arg, Language, Words};

/// A notice in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Text {
    pub title: String,
    pub body: String,
    /// A machine's translation: it says so first.
    #[serde(default)]
    pub machine: bool,
}

/// What the title is marked with, so that it stands out in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    None,
    /// 警戒レベル 1 to 5.
    Emergency(i64),
    Safety,
    Maintenance,
    /// The body is marked, too: nobody takes it for real.
    Drill,
}

impl Mark {
    pub fn of(kind: Kind, matter: Option<Matter>, level: Option<i64>) -> Mark {
        match (kind, matter, level) {
            (Kind::Emergency, _, Some(level)) => Mark::Emergency(level),
            (Kind::Maintenance, ..) => Mark::Maintenance,
            (Kind::Drill, ..) => Mark::Drill,
            (_, Some(Matter::Safety), _) => Mark::Safety,
            _ => Mark::None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub id: String,
    pub mark: Mark,
    /// It is sent once more to somebody who has not confirmed, and says so first.
    pub again: bool,
    /// In the languages the sender gave; Japanese is always there.
    pub texts: BTreeMap<Language, Text>,
    pub wants_receipt: bool,
    /// The school that signs it; `None` is the city.
    pub school: Option<String>,
    /// The topic's names, of a city notice.
    pub topic: BTreeMap<Language, String>,
    /// That topic's id where mails of it may be stopped: news of the city are, a danger, a school's
    /// word and maintenance are not.
    pub optional_topic: Option<String>,
    /// Files that go with it, as links.
    pub files: i64,
    /// It corrects the notice that was sent then.
    pub corrects: Option<Millis>,
    /// It warns of this, and whoever lives in its zone reads stronger words.
    pub warns_of: Option<Hazard>,
    /// The reader lives there.
    pub in_zone: bool,
}

impl Announcement {
    pub fn japanese(&self) -> Option<&Text> {
        self.texts.get(&Language::Ja)
    }

    /// The reader's own language, if the sender gave it and it is not the original.
    pub fn translation(&self, reader: Language) -> Option<&Text> {
        self.texts.get(&reader).filter(|_| reader != Language::Ja)
    }

    /// Whether 翻訳はこちら has anything to show (B-35, B-36).
    pub fn is_translated(&self) -> bool {
        self.texts.keys().any(|language| *language != Language::Ja)
    }

    /// The words a reader gets first.
    pub fn first(&self, reader: Language) -> Option<&Text> {
        self.translation(reader).or_else(|| self.japanese())
    }

    /// A title with its marks, in words of `language`.
    pub fn title(&self, words: &Words, language: Language, text: &Text) -> String {
        let title = self.title_of_kind(words, language, text);
        match self.corrects {
            None => title,
            Some(_) => {
                let title = [("title", Arg::from(title))];
                words.say_with(language, "notice-title-correction", &title)
            }
        }
    }

    fn title_of_kind(&self, words: &Words, language: Language, text: &Text) -> String {
        let own = [("title", Arg::from(text.title.as_str()))];
        let own = match self.again {
            true => words.say_with(language, "notice-title-again", &own),
            false => text.title.clone(),
        };
        let title = ("title", Arg::from(own.as_str()));
        if self.is_marked(words, language, text) {
            return own;
        }
        match self.mark {
            Mark::None => own,
            Mark::Emergency(level) => {
                let args = [title, ("level", Arg::from(level))];
                words.say_with(language, "notice-title-emergency", &args)
            }
            Mark::Safety => words.say_with(language, "notice-title-safety", &[title]),
            Mark::Maintenance => words.say_with(language, "notice-title-maintenance", &[title]),
            Mark::Drill => words.say_with(language, "notice-title-drill", &[title]),
        }
    }

    /// Whether the title says itself what its mark would say.
    fn is_marked(&self, words: &Words, language: Language, text: &Text) -> bool {
        let begins = |id: &str| {
            let mark = words.say_with(language, id, &[("title", "".into())]);
            text.title.starts_with(mark.trim())
        };
        match self.mark {
            Mark::Emergency(level) => {
                let level = [("level", Arg::from(level))];
                let level = words.say_with(language, "evacuation-level", &level);
                // [Alert Level 4] at the head, not in the middle of a sentence.
                let head = text.title.char_indices().nth(1).map_or(0, |(at, _)| at);
                text.title
                    .get(head..)
                    .is_some_and(|rest| rest.starts_with(&level))
            }
            Mark::Drill => begins("notice-title-drill") || begins("evacuation-title-test"),
            Mark::None | Mark::Safety | Mark::Maintenance => false,
        }
    }

    /// The same as somebody reads it whose place lies in the zone of what it warns of.
    pub fn in_zone(&self) -> Announcement {
        Announcement {
            in_zone: true,
            ..self.clone()
        }
    }

    /// What those read first who live in the zone.
    fn zone_head(&self, words: &Words, language: Language) -> Option<String> {
        // A correction may well say that there is no danger.
        let (true, None, Mark::Emergency(level @ 3..=5)) = (self.in_zone, self.corrects, self.mark)
        else {
            return None;
        };
        let hazard = [("hazard", Arg::from(self.warns_of?.name()))];
        let args = [
            ("level", Arg::from(level)),
            (
                "hazard",
                words
                    .say_with(language, "evacuation-hazard", &hazard)
                    .into(),
            ),
        ];
        Some(words.say_with(language, "evacuation-zone", &args))
    }

    /// A body with its mark, in words of `language`.
    pub fn body<'a>(&self, words: &Words, language: Language, text: &'a Text) -> Cow<'a, str> {
        let head = match self.mark {
            Mark::Drill => Some("notice-drill-head"),
            _ if self.again => Some("notice-again-head"),
            _ => None,
        };
        let head = head.map(|head| words.say(language, head));
        let head = head.filter(|head| !text.body.starts_with(head.as_str()));
        let machine = text
            .machine
            .then(|| words.say(language, "notice-machine-head"));
        let zone = self.zone_head(words, language);
        let heads: Vec<String> = [head, machine, zone].into_iter().flatten().collect();
        match heads.is_empty() {
            true => Cow::Borrowed(&text.body),
            false => Cow::Owned(format!("{}\n\n{}", heads.join("\n\n"), text.body)),
        }
    }

    /// That it corrects an earlier notice and which; `None` of all others. The earlier one's title is not
    /// said again: it may be what was wrong.
    pub fn correction(&self, words: &Words, language: Language) -> Option<String> {
        let at = words.time(self.corrects?);
        Some(words.say_with(language, "notice-correction", &[("at", at)]))
    }

    /// Who sends it, in words of `language`.
    pub fn sender(&self, words: &Words, language: Language) -> String {
        match &self.school {
            Some(school) => school.clone(),
            None => words.say(language, "city"),
        }
    }

    /// Who sends it and whom to ask about it, in one line: the school, or the city's contact of today
    ///
    pub fn sender_and_contact(&self, words: &Words, language: Language) -> String {
        match &self.school {
            Some(school) => {
                let sender = [("sender", school.as_str().into())];
                words.say_with(language, "notice-sender", &sender)
            }
            None => words.say(language, "notice-sender-city"),
        }
    }

    /// The topic's name in the reader's language, or in Japanese.
    pub fn topic_name(&self, reader: Language) -> Option<&str> {
        let name = self.topic.get(&reader).filter(|name| !name.is_empty());
        name.or_else(|| self.topic.get(&Language::Ja))
            .map(String::as_str)
    }
}
