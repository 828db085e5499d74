//! The words of evacuation information, composed in every language from level, hazard, area, shelters and
//! contact. They stand in `locales/*/evacuation.ftl`; level first in the title (domain.md, 2.1).

use super::{Left, Mode, Order, Step};
use crate::city::drill;
use crate::city::notice::{BODY_LIMIT, Content, TITLE_LIMIT, Wording};
use crate::clock::Millis;
use crate::words::{Arg, Language, Words};

/// Areas that a title names; more are counted.
const IN_TITLE: usize = 3;

impl Order {
    /// The title and the text in every language that `words` offers.
    pub fn content(&self, words: &Words) -> Content {
        self.content_because(words, |_| self.reason.clone())
    }

    /// The same with a reason that differs from language to language.
    pub fn content_because(&self, words: &Words, because: impl Fn(Language) -> String) -> Content {
        let languages = words.offered().iter();
        let said = languages.map(|language| {
            let wording = Wording {
                title: self.title(words, *language),
                body: self.body(words, *language, &because(*language)),
                machine: false,
            };
            (*language, wording)
        });
        Content(said.collect())
    }

    fn title(&self, words: &Words, language: Language) -> String {
        for named in (0..=IN_TITLE).rev() {
            let title = self.title_naming(words, language, named);
            if title.chars().count() <= TITLE_LIMIT {
                return title;
            }
            if named == 0 {
                return shortened(&title, TITLE_LIMIT);
            }
        }
        String::new()
    }

    /// `named`: so many areas by their names.
    fn title_naming(&self, words: &Words, language: Language, named: usize) -> String {
        let areas = areas_naming(&self.areas, words, language, named);
        let args = [
            ("level", Arg::from(self.level)),
            (
                "name",
                words
                    .say_with(language, "evacuation-name", &self.level())
                    .into(),
            ),
            ("hazard", self.hazard(words, language).into()),
            ("areas", areas.into()),
        ];
        let id = match self.step {
            Step::Lift => "evacuation-title-lift",
            Step::Withdraw => "evacuation-title-withdraw",
            Step::Issue | Step::Raise | Step::Lower | Step::Renew => "evacuation-title",
        };
        marked(
            words,
            language,
            self.mode,
            words.say_with(language, id, &args),
        )
    }

    fn level(&self) -> [(&'static str, Arg<'static>); 1] {
        [("level", Arg::from(self.level))]
    }

    fn hazard(&self, words: &Words, language: Language) -> String {
        let hazard = [("hazard", Arg::from(self.hazard.name()))];
        words.say_with(language, "evacuation-hazard", &hazard)
    }

    fn body(&self, words: &Words, language: Language, because: &str) -> String {
        // A drill says little (`city::drill`): the level, where, and what one would do.
        let is_real = self.mode == Mode::Real;
        let all = self.parts(words, language, because, is_real);
        let whole = all.join("\n\n");
        if is_real || whole.chars().count() <= drill::BODY_LIMIT {
            return whole;
        }
        shortened(&whole, drill::BODY_LIMIT)
    }

    fn parts(&self, words: &Words, language: Language, because: &str, whole: bool) -> Vec<String> {
        let say = |id: &str| words.say_with(language, id, &self.level());
        let mut parts = Vec::new();
        match self.mode {
            Mode::Real => {}
            Mode::Drill => parts.push(words.say(language, "evacuation-drill")),
            Mode::Test => parts.push(words.say(language, "evacuation-test")),
        }
        let args = [
            ("level", Arg::from(self.level)),
            ("name", say("evacuation-name").into()),
            ("hazard", self.hazard(words, language).into()),
            ("step", Arg::from(self.step.name())),
        ];
        // Levels 1 and 2 are the weather service's: the city tells of them.
        let said = match self.level {
            ..=2 => "evacuation-said-weather",
            _ => "evacuation-said",
        };
        parts.push(words.say_with(language, said, &args));
        let most = if whole { self.areas.len() } else { IN_TITLE };
        let areas = areas_naming(&self.areas, words, language, most);
        parts.push(words.say_with(language, "evacuation-where", &[("areas", areas.into())]));
        let left = self.left.iter();
        parts.extend(left.map(|left| left.said(words, language)));
        if self.step.stands() {
            parts.push(say("evacuation-action"));
            if self.level == 4 {
                parts.push(words.say(language, "evacuation-by-four"));
            }
            if whole && self.level >= 4 {
                parts.push(words.say(language, "evacuation-upstairs"));
            }
        }
        if whole {
            for (id, text) in [
                ("evacuation-shelters", self.shelters.as_str()),
                ("evacuation-reason", because),
                ("evacuation-contact", self.contact.as_str()),
            ] {
                if !text.trim().is_empty() {
                    let args = [("text", Arg::from(text.trim()))];
                    parts.push(words.say_with(language, id, &args));
                }
            }
            parts.push(words.say(language, "evacuation-one-of-several"));
        }
        parts
    }
}

impl Left {
    /// That it stands on, where, and what to do there.
    fn said(&self, words: &Words, language: Language) -> String {
        let level = [("level", Arg::from(self.level))];
        let areas = areas_naming(&self.areas, words, language, self.areas.len());
        let name = words.say_with(language, "evacuation-name", &level);
        let args = [
            ("level", Arg::from(self.level)),
            ("name", name.into()),
            ("areas", areas.into()),
        ];
        let said = words.say_with(language, "evacuation-left", &args);
        let action = words.say_with(language, "evacuation-action", &level);
        format!("{said}\n{action}")
    }
}

/// What was done, as the line with its time names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    pub level: i64,
    pub step: Step,
    /// `None`: it is not released yet.
    pub at: Option<Millis>,
}

/// The words with the time of issue, which nobody knows before the release: words wait for a second person,
/// and drafts of alerts for the city. It stands before the last lines, or after whatever staff wrote.
pub fn with_time(content: &Content, words: &Words, issued: Issued) -> Content {
    let mut content = content.clone();
    for (language, wording) in &mut content.0 {
        let kind = match (issued.step, issued.level) {
            (Step::Lift, _) => "lift",
            (Step::Withdraw, _) => "withdraw",
            (_, ..=2) => "told",
            _ => "issue",
        };
        let at = issued.at.map_or_else(
            || words.say(*language, "evacuation-at-release").into(),
            |at| words.time(at),
        );
        let args = [("kind", Arg::from(kind)), ("at", at)];
        let line = words.say_with(*language, "evacuation-at", &args);
        let last = words.say(*language, "evacuation-one-of-several");
        let body = match wording.body.strip_suffix(&last) {
            Some(head) => format!("{head}{line}\n\n{last}"),
            None => format!("{}\n\n{line}", wording.body),
        };
        if body.chars().count() <= BODY_LIMIT {
            wording.body = body;
        }
    }
    content
}

/// `named`: so many areas by their names.
fn areas_naming(areas: &[String], words: &Words, language: Language, named: usize) -> String {
    if areas.is_empty() {
        return words.say(language, "evacuation-whole-city");
    }
    let listed: Vec<&str> = areas.iter().take(named).map(String::as_str).collect();
    let listed = listed.join(&words.say(language, "evacuation-comma"));
    match areas.len().saturating_sub(named) {
        0 => listed,
        more if named == 0 => {
            let args = [("areas", Arg::from(i64::try_from(more).unwrap_or(i64::MAX)))];
            words.say_with(language, "evacuation-areas", &args)
        }
        more => {
            let more = Arg::from(i64::try_from(more).unwrap_or(i64::MAX));
            let args = [("areas", Arg::from(listed)), ("more", more)];
            words.say_with(language, "evacuation-areas-more", &args)
        }
    }
}

/// At most so many characters; that something was left out is seen.
pub(in crate::city) fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// A title that cannot be taken for real, where it is not.
pub(in crate::city) fn marked(
    words: &Words,
    language: Language,
    mode: Mode,
    title: String,
) -> String {
    let id = match mode {
        Mode::Real => return title,
        Mode::Drill => "notice-title-drill",
        Mode::Test => "evacuation-title-test",
    };
    words.say_with(language, id, &[("title", title.into())])
}
