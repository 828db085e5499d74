//! What somebody asks about garbage in the talk, in any language, whichever the talk is in. Pure.
//!
//! The words by which a question is known stand in each language's `garbage.ftl` (`Words::patterns`).

use std::cmp::Reverse;

use crate::city::garbage::{kinds, things};
use crate::words::typed::Typed;
use crate::words::{Language, Patterns, Words};

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
const LONGEST: usize = 80;

/// What was asked, if it was that.
pub fn question(text: &str, kinds: &[String], words: &Words) -> Option<Question> {
    let typed = Typed::new(text);
    if kinds.is_empty() || typed.is_empty() || typed.len() > LONGEST {
        return None;
    }
    // 明日は何ごみ: the same words ask what a day is and what a thing is.
    if let Some(thing) = thing(&typed, words).filter(|thing| !is_day(thing, words)) {
        return Some(Question::Thing(thing));
    }
    let has = |id: &'static str| {
        let patterns = words.patterns(id);
        let mut words = patterns.iter().flatten();
        words.any(|word| typed.holds(word))
    };
    let kind = kind(&typed, kinds, words);
    let noun = has("garbage-words-noun");
    let about = noun || kind.is_some();
    // A day alone asks only with a question mark: 今日は is also how people greet.
    let asks = text.contains(['?', '？']);
    let short = |id: &'static str| {
        let is_all = |day: &Typed| typed.begins_with(day) && typed.len() == day.len();
        let alone = |day: &Typed| is_all(day) || is_all(&Typed::new(&format!("{}は", day.text())));
        asks && words.patterns(id).iter().flatten().any(alone)
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

fn is_day(said: &str, words: &Words) -> bool {
    let said = Typed::new(said);
    let days = [
        "garbage-words-today",
        "garbage-words-tomorrow",
        "garbage-words-week",
    ];
    days.into_iter().any(|id| {
        let days = words.patterns(id);
        let mut days = days.iter().flatten();
        days.any(|day| said.begins_with(day) && said.len() == day.len())
    })
}

/// The thing that stands before, behind or between the words that ask how to throw it away.
fn thing(typed: &Typed, words: &Words) -> Option<String> {
    if let Some(thing) = around("garbage-words-throw", typed, words) {
        return Some(thing);
    }
    around("garbage-words-handle", typed, words).filter(|thing| is_known(thing))
}

fn is_known(thing: &str) -> bool {
    let mut readers = Language::ALL.into_iter();
    readers.any(|reader| things::is_thing(thing, reader))
}

/// What is said beside the words of the first pattern that is there.
fn around(id: &'static str, typed: &Typed, words: &Words) -> Option<String> {
    let patterns = words.patterns(id);
    let mut pieces = patterns.iter().find_map(|pattern| pieces(typed, pattern))?;
    // What stands behind is more often the thing than what stands before: "how do I", "my son asks how to".
    let before = pieces.remove(0);
    pieces.push(before);
    let fillers = Fillers::of(words);
    let mut named = pieces.iter().map(|piece| fillers.without(piece).text());
    let named = named.find(|piece| !piece.is_empty());
    // "dau" is a filler (đâu) where something else is named, and else the thing (dầu).
    let mut typed = pieces.iter().map(Typed::text);
    named.or_else(|| typed.find(|piece| is_known(piece)))
}

/// What stands around the words of a pattern.
fn pieces(typed: &Typed, pattern: &[Typed]) -> Option<Vec<Typed>> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for words in pattern {
        let found = typed.find(words, from)?;
        pieces.push(typed.part(from..found.start));
        from = found.end;
    }
    pieces.push(typed.part(from..typed.len()));
    Some(pieces)
}

/// What people say around a thing and what says nothing of it.
struct Fillers {
    before: Patterns,
    behind: Patterns,
}

impl Fillers {
    fn of(words: &Words) -> Fillers {
        Fillers {
            before: words.patterns("garbage-words-before"),
            behind: words.patterns("garbage-words-behind"),
        }
    }

    fn without(&self, piece: &Typed) -> Typed {
        let mut rest = piece.clone();
        loop {
            // As it is written: dầu is no đâu, old clothes are clothes by their name.
            if things::is_thing(&rest.text(), Language::Ja) {
                return rest;
            }
            let begins = self
                .before
                .iter()
                .flatten()
                .find(|words| rest.begins_with(words));
            let ends = self
                .behind
                .iter()
                .flatten()
                .find(|words| rest.ends_with(words));
            rest = match (begins, ends) {
                (Some(words), _) => rest.part(words.len()..rest.len()),
                (None, Some(words)) => rest.part(0..rest.len() - words.len()),
                (None, None) => return rest,
            };
        }
    }
}

/// The kind that is named, the longest name first, and whether nothing else was typed.
fn kind(typed: &Typed, kinds: &[String], words: &Words) -> Option<(String, bool)> {
    let mut names: Vec<(Typed, Option<&String>)> = Vec::new();
    for label in kinds {
        let short = label.trim_end_matches("ごみ").trim_end_matches("ゴミ");
        let said = kinds::said(label, words).into_iter();
        let all = said.chain([label, short].map(Typed::new));
        let all = all.filter(|name| name.len() > 1);
        names.extend(all.map(|name| (name, Some(label))));
    }
    // Behind the kinds: where the city has none of these, what burns is not meant, either.
    let unburnable = words.patterns(kinds::UNBURNABLE);
    names.extend(unburnable.iter().flatten().map(|name| (name.clone(), None)));
    names.sort_by_key(|(name, _)| Reverse(name.len()));
    let (name, label) = names.into_iter().find(|(name, _)| typed.holds(name))?;
    Some((label?.clone(), name.len() == typed.len()))
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
            ("明日は何ごみ？", Some(Question::Tomorrow)),
            ("今日は何のごみですか", Some(Question::Today)),
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
            ("今日は", None),
            ("今日は学校を休みます", None),
            ("給食費について教えてください", None),
            ("", None),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
        assert_eq!(question("明日のごみは？", &[], &words), None, "no calendar");
    }

    // B-11
    #[test]
    fn the_thing_is_taken_out_of_the_question_in_every_language() {
        let words = Words::load().unwrap();
        let kinds = ["粗大ごみ".to_owned()];
        let mut wrong = Vec::new();
        for (thing, asked) in [
            (
                "フライパン",
                &[
                    "フライパンの捨て方",
                    "フライパンはどうやって捨てればいいですか？",
                    "フライパンは どう すてますか",
                    "フライパンって何ゴミ？",
                    "古いフライパンを捨てたい",
                    "フライパンは何曜日に出しますか",
                    "フライパンの すてかたを おしえてください",
                ][..],
            ),
            (
                "frying pan",
                &[
                    "How do I throw away a frying pan?",
                    "how to dispose of my old frying pan",
                    "frying pan: how do I throw it away?",
                    "How can I throw a frying pan away?",
                    "What kind of garbage is a frying pan?",
                    "where do I put a frying pan",
                    "Where does a frying pan go?",
                    "I want to get rid of a frying pan please",
                ],
            ),
            ("can opener", &["how can I throw away a can opener"]),
            (
                "chảo",
                &[
                    "vứt chảo như thế nào?",
                    "chảo vứt thế nào",
                    "Làm sao để vứt cái chảo cũ?",
                    "tôi muốn vứt chảo",
                    "chảo là rác gì?",
                    "chảo thì bỏ vào đâu ạ?",
                    "Cách vứt chảo",
                ],
            ),
            ("chao", &["vut chao nhu the nao", "chao vut o dau"]),
            ("ô", &["vứt ô thế nào"]),
            ("dầu", &["vứt dầu", "dầu vứt ở đâu", "tôi muốn vứt dầu cũ"]),
            ("dau", &["vut dau"]),
            ("can", &["How do I throw away a can?"]),
            ("broken glass", &["how do I throw away broken glass"]),
            ("割れたガラス", &["割れたガラスの捨て方"]),
            (
                "平底锅",
                &[
                    "平底锅怎么扔",
                    "怎么扔平底锅？",
                    "请问平底锅应该怎么扔呢？",
                    "平底锅是什么垃圾",
                    "平底锅扔哪里",
                    "我想扔平底锅",
                    "旧的平底锅如何处理？",
                ],
            ),
            (
                "frigideira",
                &[
                    "como descartar uma frigideira?",
                    "Como jogo fora a frigideira?",
                    "como jogar a frigideira fora",
                    "frigideira, como descarto?",
                    "onde jogo minha frigideira velha?",
                    "que tipo de lixo é frigideira?",
                    "Quero me livrar de uma frigideira",
                ],
            ),
        ] {
            for text in asked {
                let found = question(text, &kinds, &words);
                if found != Some(Question::Thing(thing.into())) {
                    wrong.push(format!("{text}: {found:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(question("How do I throw away?", &kinds, &words), None);
    }

    // B-11
    #[test]
    fn a_kind_is_known_by_what_people_call_it() {
        let words = Words::load().unwrap();
        let kinds = ["燃やせるごみ", "粗大ごみ", "ペットボトル"].map(str::to_owned);
        let next = |kind: &str| Some(Question::Next(kind.into()));
        for (text, kind) in [
            ("When is the next bulky garbage?", "粗大ごみ"),
            ("next oversized garbage", "粗大ごみ"),
            ("when is burnable trash collected?", "燃やせるごみ"),
            ("when are plastic bottles picked up", "ペットボトル"),
            ("khi nào thu rác cồng kềnh?", "粗大ごみ"),
            ("khi nao thu rac cong kenh", "粗大ごみ"),
            ("rác cháy được đổ ngày nào?", "燃やせるごみ"),
            ("下次大件垃圾是什么时候？", "粗大ごみ"),
            ("可燃垃圾哪天收", "燃やせるごみ"),
            ("quando é o próximo lixo grande?", "粗大ごみ"),
            ("que dia passa o lixo queimavel", "燃やせるごみ"),
            ("大きい ごみは いつですか", "粗大ごみ"),
            ("もえるごみは いつ？", "燃やせるごみ"),
            ("粗大ゴミは次いつ", "粗大ごみ"),
        ] {
            assert_eq!(question(text, &kinds, &words), next(kind), "{text}");
        }
        for text in [
            "不可燃垃圾什么时候",
            "when is non-burnable garbage",
            "quando é o lixo não queimável",
            "khi nào thu rác không cháy được",
            "燃えないごみはいつ？",
        ] {
            let found = question(text, &kinds, &words);
            assert_eq!(found, Some(Question::Week), "no such kind: {text}");
            let kinds = ["燃やせるごみ", "燃やさないごみ"].map(str::to_owned);
            let found = question(text, &kinds, &words);
            assert_eq!(found, next("燃やさないごみ"), "{text}");
        }
        for text in [
            "um abraço, até hoje",
            "the next school day",
            "where do I put my address?",
            "quero jogar futebol",
            "xử lý hồ sơ như thế nào",
        ] {
            assert_eq!(question(text, &kinds, &words), None, "{text}");
        }
    }
}
