//! The kinds' names for readers of other languages: where a label is one of Higashihiroshima's, as the
//! city translates it; else the city's own word, which stands on the bags and the boards.

use crate::words::{Language, Words};

/// Labels as they are written, and the text that says each.
const KNOWN: &[(&str, &str)] = &[
    ("燃やせるごみ", "garbage-kind-burnable"),
    ("燃えるごみ", "garbage-kind-burnable"),
    ("燃やすごみ", "garbage-kind-burnable"),
    ("可燃ごみ", "garbage-kind-burnable"),
    ("リサイクルプラ", "garbage-kind-recycled-plastic"),
    ("その他プラ", "garbage-kind-other-plastic"),
    ("ペットボトル", "garbage-kind-pet"),
    ("ビン・缶", "garbage-kind-bottles"),
    ("新聞・雑誌・段ボール等(資源)", "garbage-kind-paper"),
    ("危険ごみ", "garbage-kind-dangerous"),
    ("有害ごみ", "garbage-kind-toxic"),
    ("粗大ごみ", "garbage-kind-bulky"),
];

/// A kind's name in a language. The Japanese stands behind a translation: it is what is written on the
/// bag.
pub fn name(label: &str, language: Language, words: &Words) -> String {
    let known = KNOWN.iter().find(|(known, _)| *known == label);
    match (known, language) {
        (None, _) | (_, Language::Ja) => label.to_owned(),
        (Some((_, id)), Language::JaEasy) => words.say(language, id),
        (Some((_, id)), _) => format!("{}（{label}）", words.say(language, id)),
    }
}
