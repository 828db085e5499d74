//! Garbage days: where somebody lives and at what hour to be reminded (B-11, B-14), and the questions that
//! are answered in the talk. Pure.

use unicode_normalization::UnicodeNormalization;

use super::area::AREA;
use super::choice::Choices;
use super::{Answer, Answers, Facts, Field, Flow, FlowName};
use crate::city::area::folded;
use crate::city::garbage::kinds;
use crate::words::{Language, Words};

/// ごみの日のお知らせ.
pub const GARBAGE: Flow = Flow {
    name: FlowName::Garbage,
    fields: &[
        AREA,
        Field::asked(
            EVENING,
            Answer::One(Choices::Coded("garbage-evening", EVENINGS)),
        ),
        Field::asked(
            MORNING,
            Answer::One(Choices::Coded("garbage-morning", MORNINGS)),
        ),
    ],
    needs_person: true,
};

pub const EVENING: &str = "garbage-evening";
pub const MORNING: &str = "garbage-morning";
/// Not at all then.
pub const NONE: &str = "none";
/// The evening's hour of whoever never chose: after supper, before bed.
pub const USUAL: &str = "19";
const EVENINGS: &[&str] = &[USUAL, "17", "18", "20", "21", NONE];
const MORNINGS: &[&str] = &[NONE, "6", "7"];

/// What is known of garbage days before a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GarbageFact {
    /// The labels of the calendars that hold; none: there is no calendar.
    pub kinds: Vec<String>,
    /// The person has chosen hours before.
    pub chosen: bool,
}

/// Whether somebody moves to another area, by which zones of danger registered there end.
pub fn moves(answers: &Answers, facts: &Facts) -> bool {
    let (before, now) = (facts.current.get(AREA.id), answers.get(AREA.id));
    before.is_some() && now.is_some() && before != now
}

/// What somebody asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    Today,
    Tomorrow,
    /// The next seven days.
    Week,
    /// When a kind comes next; its label.
    Next(String),
    /// How a thing is thrown away.
    Thing(String),
}

impl Question {
    /// Whether the answer depends on where somebody lives.
    pub const fn is_of_an_area(&self) -> bool {
        !matches!(self, Question::Thing(_))
    }
}

/// Nobody asks in more letters; what is longer is a message.
const LONGEST: usize = 60;

/// What was asked, if it was that. In any language, whichever the talk is in.
pub fn question(text: &str, kinds: &[String], words: &Words) -> Option<Question> {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || "?!。、.".contains(c));
    if kinds.is_empty() || plain.is_empty() || plain.chars().count() > LONGEST {
        return None;
    }
    let spoken = |id: &str| -> Vec<String> {
        let all = Language::ALL.into_iter();
        let lists = all.map(|language| words.say(language, id));
        lists
            .flat_map(|list| list.split('|').map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    if let Some(thing) = thing(plain, spoken("garbage-words-throw")) {
        return Some(Question::Thing(thing));
    }
    let typed = folded(plain);
    let has = |id: &str| spoken(id).iter().any(|word| typed.contains(&folded(word)));
    let kind = kind(&typed, kinds, words);
    let noun = has("garbage-words-noun");
    let about = noun || kind.is_some();
    // A day alone asks only with a question mark: 今日は is also how people greet.
    let asks = text.nfkc().any(|c| c == '?');
    let short = |id: &str| {
        let mut words = spoken(id).into_iter();
        words.any(|word| asks && (typed == folded(&word) || typed == folded(&format!("{word}は"))))
    };
    for (id, question) in [
        ("garbage-words-tomorrow", Question::Tomorrow),
        ("garbage-words-today", Question::Today),
    ] {
        if (about && has(id)) || short(id) {
            return Some(question);
        }
    }
    if let Some((kind, whole)) = kind
        && (whole || has("garbage-words-next"))
    {
        return Some(Question::Next(kind));
    }
    let when = has("garbage-words-week") || has("garbage-words-next");
    (noun && when).then_some(Question::Week)
}

/// The thing that stands before or behind the words that ask how to throw it away.
fn thing(plain: &str, mut around: Vec<String>) -> Option<String> {
    around.sort_by_key(|words| std::cmp::Reverse(words.chars().count()));
    let around = around.iter().find(|words| plain.contains(words.as_str()))?;
    let thing = plain.replacen(around.as_str(), " ", 1);
    let thing = thing.trim_matches(|c: char| c.is_whitespace() || "?!。、.「」\"".contains(c));
    let articles = ["the ", "my ", "an ", "a ", "um ", "uma ", "o "];
    let thing = articles
        .iter()
        .find_map(|article| thing.strip_prefix(article))
        .unwrap_or(thing);
    (!thing.is_empty()).then(|| thing.to_owned())
}

/// The kind that is named, the longest name first, and whether nothing else was typed.
fn kind(typed: &str, kinds: &[String], words: &Words) -> Option<(String, bool)> {
    let mut names: Vec<(String, &String)> = Vec::new();
    for label in kinds {
        names.push((folded(label), label));
        let short = folded(label.trim_end_matches("ごみ").trim_end_matches("ゴミ"));
        if short.chars().count() > 1 {
            names.push((short, label));
        }
        for language in Language::ALL {
            let name = kinds::name(label, language, words);
            let own = name.split('（').next().unwrap_or_default();
            names.push((folded(own), label));
        }
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    let (name, label) = names
        .into_iter()
        .find(|(name, _)| !name.is_empty() && typed.contains(name.as_str()))?;
    Some((label.clone(), name == typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    // B-11
    #[test]
    fn questions_are_known_in_every_language() {
        let words = Words::load().unwrap();
        let kinds = ["燃やせるごみ", "粗大ごみ", "あきびん"].map(str::to_owned);
        let asked = |text: &str| question(text, &kinds, &words);
        let bulky = || Some(Question::Next("粗大ごみ".into()));
        for (text, expected) in [
            ("明日のごみは？", Some(Question::Tomorrow)),
            ("あしたのゴミは何？", Some(Question::Tomorrow)),
            ("明日は？", Some(Question::Tomorrow)),
            ("今日のごみ", Some(Question::Today)),
            ("today?", Some(Question::Today)),
            ("garbage tomorrow?", Some(Question::Tomorrow)),
            ("明天的垃圾？", Some(Question::Tomorrow)),
            ("rác ngày mai?", Some(Question::Tomorrow)),
            ("lixo amanhã?", Some(Question::Tomorrow)),
            ("次の粗大ごみはいつ？", bulky()),
            ("粗大ごみ", bulky()),
            ("粗大はいつですか", bulky()),
            ("When is the next oversized garbage?", bulky()),
            ("今週のごみ", Some(Question::Week)),
            ("ごみはいつ？", Some(Question::Week)),
            (
                "フライパンの捨て方",
                Some(Question::Thing("フライパン".into())),
            ),
            (
                "フライパンはどうやって捨てればいいですか？",
                Some(Question::Thing("フライパン".into())),
            ),
            (
                "How do I throw away a frying pan?",
                Some(Question::Thing("frying pan".into())),
            ),
            ("今日は", None),
            ("今日は学校を休みます", None),
            ("給食費について教えてください", None),
            ("", None),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
        assert_eq!(question("明日のごみは？", &[], &words), None, "no calendar");
    }
}
