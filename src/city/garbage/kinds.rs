//! The kinds' names for readers of other languages: where a label is one of Higashihiroshima's, as the
//! city translates it; else the city's own word, which stands on the bags and the boards.

use crate::words::typed::Typed;
use crate::words::{Language, Words};

/// The labels that cities write, the text that says each kind, and the words by which people mean it.
const KNOWN: &[(&[&str], &str, &str)] = &[
    (
        &["燃やせるごみ", "燃えるごみ", "燃やすごみ", "可燃ごみ"],
        "garbage-kind-burnable",
        "garbage-words-burnable",
    ),
    (
        &[
            "燃やせないごみ",
            "燃やさないごみ",
            "不燃ごみ",
            "燃えないごみ",
        ],
        "garbage-kind-unburnable",
        UNBURNABLE,
    ),
    (
        &["リサイクルプラ"],
        "garbage-kind-recycled-plastic",
        "garbage-words-recycled-plastic",
    ),
    (
        &["その他プラ"],
        "garbage-kind-other-plastic",
        "garbage-words-other-plastic",
    ),
    (&["ペットボトル"], "garbage-kind-pet", "garbage-words-pet"),
    (
        &["ビン・缶"],
        "garbage-kind-bottles",
        "garbage-words-bottles",
    ),
    (
        &["新聞・雑誌・段ボール等(資源)"],
        "garbage-kind-paper",
        "garbage-words-paper",
    ),
    (
        &["危険ごみ"],
        "garbage-kind-dangerous",
        "garbage-words-dangerous",
    ),
    (&["有害ごみ"], "garbage-kind-toxic", "garbage-words-toxic"),
    (&["粗大ごみ"], "garbage-kind-bulky", "garbage-words-bulky"),
];

/// What people say for what does not burn: it holds the words for what does.
pub const UNBURNABLE: &str = "garbage-words-unburnable";

/// A kind's name in a language. The Japanese stands behind a translation: it is what is written on the
/// bag.
pub fn name(label: &str, language: Language, words: &Words) -> String {
    let known = KNOWN.iter().find(|(known, ..)| known.contains(&label));
    match (known, language) {
        (None, _) | (_, Language::Ja) => label.to_owned(),
        (Some((_, id, _)), Language::JaEasy) => words.say(language, id),
        (Some((_, id, _)), _) => format!("{}（{label}）", words.say(language, id)),
    }
}

/// What people in any language say for a kind.
pub fn said(label: &str, words: &Words) -> Vec<Typed> {
    let known = KNOWN.iter().find(|(known, ..)| known.contains(&label));
    let ids = known.map(|(_, name, said)| [*name, *said]);
    let patterns = ids.into_iter().flatten().map(|id| words.patterns(id));
    let all = patterns.flat_map(|patterns| patterns.concat());
    all.collect()
}
