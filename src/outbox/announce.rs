//! A notice as LINE messages, for all readers of one language. Pure; called by the planner, which
//! sends the same words to many.
//!
//! The whole text stands in the talk: the reader's language first, the Japanese below it, in at most
//! four bubbles; a card closes it, with who sent it and the buttons.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Payload;
use crate::city::announcement::{Announcement, Mark, Text};
use crate::city::wishes::Quiet;
use crate::line::message::{self, Action, Card, MESSAGES_LIMIT, TEXT_LIMIT};
use crate::line::send::MULTICAST_LIMIT;
use crate::words::{Arg, Language, Words};

/// Bubbles of text; the fifth message is the card.
const BUBBLES: usize = MESSAGES_LIMIT - 1;
/// Of the body in the card's alternative text: what a lock screen shows, and some more.
const ALT_BODY: usize = 200;

/// What the button 確認しました sends back: `receipt:{notice id}`.
pub const RECEIPT: &str = "receipt:";

/// Below a notice that may be stopped: why it came (`why:{notice id}`), and no more of its topic.
const WHY: &str = "why:";
const STOP: &str = "stop:";

/// The messages for readers of `reader`. `page` is the link of `links::notice`.
pub fn messages(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    page: &str,
) -> Vec<Value> {
    let Some(first) = announcement.first(reader) else {
        return Vec::new();
    };
    let original = announcement
        .japanese()
        .filter(|_| announcement.translation(reader).is_some());
    let (bubbles, whole) = bubbles(words, announcement, reader, first, original);
    let mut messages: Vec<Value> = bubbles.iter().map(|text| message::text(text)).collect();
    messages.push(card(words, announcement, reader, first, page, whole).message());
    messages
}

/// Person and LINE user id, by what makes their message the same: words, when it may go, and whether they
/// live in the zone of what it warns of.
pub type Readers = BTreeMap<(Language, Option<Quiet>, bool), Vec<(String, String)>>;

/// Multicasts for all of them, each with its people in the order of its recipients.
pub fn multicasts(
    words: &Words,
    announcement: &Announcement,
    page: &str,
    readers: Readers,
) -> Vec<(Payload, Vec<String>)> {
    let mut multicasts = Vec::new();
    for ((language, quiet, in_zone), group) in readers {
        let said = match in_zone {
            true => messages(words, &announcement.in_zone(), language, page),
            false => messages(words, announcement, language, page),
        };
        for part in group.chunks(MULTICAST_LIMIT) {
            let (people, to) = part.iter().cloned().unzip();
            let messages = said.clone();
            let payload = Payload::Multicast {
                to,
                messages,
                quiet,
                silent: announcement.mark == Mark::Drill,
                again: announcement.again,
            };
            multicasts.push((payload, people));
        }
    }
    multicasts
}

/// The texts, and whether the original is among them.
fn bubbles(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    first: &Text,
    original: Option<&Text>,
) -> (Vec<String>, bool) {
    let head = announcement.title(words, reader, first);
    let body = announcement.body(words, reader, first);
    let own = fitting(&format!("{head}\n\n{body}"), &body);
    let Some(original) = original else {
        return (own, true);
    };
    let head = announcement.title(words, Language::Ja, original);
    let body = announcement.body(words, Language::Ja, original);
    let below = format!("{head}\n\n{body}");
    let below = message::split(&below, TEXT_LIMIT).into_iter();
    let both = own.iter().cloned().chain(below.map(str::to_owned));
    let both: Vec<String> = both.collect();
    match both.len() <= BUBBLES {
        true => (both, true),
        false => (own, false),
    }
}

/// `text` in at most four bubbles: cut at lines, or else wherever they are full. A body of 10,000
/// characters that are two units each fits without its title only, which the card has.
fn fitting(text: &str, body: &str) -> Vec<String> {
    for text in [text, body] {
        let parts = message::split(text, TEXT_LIMIT);
        if parts.len() <= BUBBLES {
            return parts.into_iter().map(str::to_owned).collect();
        }
        let parts = full(text);
        if parts.len() <= BUBBLES {
            return parts;
        }
    }
    let mut parts = full(body);
    parts.truncate(BUBBLES);
    parts
}

/// Parts of exactly as many characters as fit.
fn full(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut used = 0;
    for letter in text.chars() {
        used += letter.len_utf16();
        if used > TEXT_LIMIT {
            parts.push(String::new());
            used = letter.len_utf16();
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn card(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    first: &Text,
    page: &str,
    whole: bool,
) -> Card {
    let title = announcement.title(words, reader, first);
    let mut lines = Vec::from_iter(announcement.correction(words, reader));
    let mut buttons = Vec::new();
    if announcement.wants_receipt {
        lines.push(words.say(reader, "notice-please-confirm"));
        let label = words.say(reader, "notice-confirm");
        buttons.push(Action::Postback {
            said: Some(label.clone()),
            label,
            data: format!("{RECEIPT}{}", announcement.id),
        });
    }
    if !whole {
        lines.push(words.say(reader, "notice-original-behind-link"));
    }
    if announcement.is_translated() {
        buttons.push(Action::Uri {
            label: words.say(reader, "notice-translation"),
            uri: page.to_owned(),
        });
    }
    if announcement.files > 0 {
        let files = [("files", Arg::from(announcement.files))];
        lines.push(words.say_with(reader, "notice-files", &files));
        buttons.push(Action::Uri {
            label: words.say(reader, "notice-files-open"),
            uri: page.to_owned(),
        });
    }
    if announcement.optional_topic.is_some() {
        // Quiet ones, below what is asked for: why it came, and an end to it with one tap.
        for (id, verb) in [("notice-why-button", WHY), ("notice-stop-button", STOP)] {
            let label = words.say(reader, id);
            buttons.push(Action::Postback {
                said: Some(label.clone()),
                label,
                data: format!("{verb}{}", announcement.id),
            });
        }
    }
    let body = announcement.body(words, reader, first);
    Card {
        alt_text: format!("{title}\n{}", message::units(&body, ALT_BODY)),
        title,
        lines,
        fields: Vec::new(),
        note: Some(announcement.sender_and_contact(words, reader)),
        buttons,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::announcement::Mark;
    use crate::city::evacuation::Hazard;

    fn announcement(texts: &[(Language, &str, &str)]) -> Announcement {
        let text = |title: &str, body: &str| Text {
            title: title.into(),
            body: body.into(),
            machine: false,
        };
        let texts = texts.iter().map(|(l, t, b)| (*l, text(t, b)));
        Announcement {
            id: "n1".into(),
            mark: Mark::None,
            again: false,
            texts: texts.collect(),
            wants_receipt: true,
            school: Some("西条小学校".into()),
            topic: BTreeMap::new(),
            optional_topic: None,
            files: 0,
            corrects: None,
            warns_of: None,
            in_zone: false,
        }
    }

    fn written(announcement: &Announcement, reader: Language) -> Vec<Value> {
        let words = Words::load().unwrap();
        messages(&words, announcement, reader, "https://city.example/n/x")
    }

    fn texts(messages: &[Value]) -> Vec<&str> {
        messages.iter().filter_map(|m| m["text"].as_str()).collect()
    }

    fn labels(messages: &[Value]) -> Vec<String> {
        let card = messages.last().unwrap();
        let buttons = card["contents"]["footer"]["contents"].as_array();
        let buttons = buttons.into_iter().flatten();
        buttons
            .map(|button| button["action"]["label"].as_str().unwrap().to_owned())
            .collect()
    }

    // B-35 B-36 D-30
    #[test]
    fn buttons_stand_only_where_they_do_something() {
        let japanese = [(Language::Ja, "臨時休業", "本日は休みです。")];
        let both = [japanese[0], (Language::En, "School closed", "No school.")];
        let mut plain = announcement(&japanese);
        assert_eq!(labels(&written(&plain, Language::Ja)), ["確認しました"]);
        plain.wants_receipt = false;
        assert_eq!(labels(&written(&plain, Language::En)), [""; 0]);
        let both = announcement(&both);
        assert_eq!(
            labels(&written(&both, Language::Ja)),
            ["確認しました", "翻訳はこちら"]
        );
        let card = &written(&both, Language::En)[2];
        let action = &card["contents"]["footer"]["contents"][0]["action"];
        assert_eq!(action["data"], "receipt:n1");
    }

    // B-08
    #[test]
    fn what_may_be_stopped_has_two_quiet_buttons_below_what_is_asked() {
        let mut notice = announcement(&[(Language::Ja, "図書館まつり", "どうぞ。")]);
        notice.optional_topic = Some("library".into());
        let messages = written(&notice, Language::Ja);
        assert_eq!(
            labels(&messages),
            ["確認しました", "届いた理由", "この分野を止める"]
        );
        let buttons = &messages.last().unwrap()["contents"]["footer"]["contents"];
        assert_eq!(buttons[1]["action"]["data"], "why:n1");
        assert_eq!(buttons[2]["action"]["data"], "stop:n1");
    }

    // X-03 A-44
    #[test]
    fn the_reader_s_language_stands_first_and_the_japanese_below() {
        let both = announcement(&[
            (Language::Ja, "臨時休業", "本日は休みです。"),
            (Language::En, "School closed", "No school."),
        ]);
        let english = written(&both, Language::En);
        assert_eq!(
            texts(&english),
            [
                "School closed\n\nNo school.",
                "臨時休業\n\n本日は休みです。"
            ]
        );
        assert_eq!(english[2]["altText"], "School closed\nNo school.");
        assert!(english[2].to_string().contains("西条小学校"));
        // Without a translation of theirs, readers get the original.
        let vietnamese = written(&both, Language::Vi);
        assert_eq!(texts(&vietnamese), ["臨時休業\n\n本日は休みです。"]);
    }

    #[test]
    fn an_emergency_says_its_level_first() {
        let mut notice = announcement(&[(Language::Ja, "避難指示", "西条町 全員避難")]);
        notice.mark = Mark::Emergency(4);
        let messages = written(&notice, Language::Ja);
        assert_eq!(
            messages[1]["altText"],
            "【緊急・警戒レベル4】避難指示\n西条町 全員避難"
        );
    }

    #[test]
    fn a_drill_says_so_above_everything_in_the_reader_s_language() {
        let mut notice = announcement(&[
            (Language::Ja, "避難指示", "西条町 全員避難"),
            (Language::En, "Evacuate", "Everybody in Saijo"),
        ]);
        notice.mark = Mark::Drill;
        let english = written(&notice, Language::En);
        assert_eq!(
            texts(&english),
            [
                "[DRILL] Evacuate\n\nDRILL. This is only a drill.\n\nEverybody in Saijo",
                "【訓練】避難指示\n\n【訓練】これは訓練です。\n\n西条町 全員避難"
            ]
        );
        let alt = english[2]["altText"].as_str().unwrap();
        assert!(alt.starts_with("[DRILL] Evacuate\nDRILL. This is only a drill."));
        // Also where the text itself is not in it.
        let vietnamese = written(&notice, Language::Vi);
        assert!(texts(&vietnamese)[0].starts_with("[DIỄN TẬP] 避難指示\n\nDiễn tập."));
    }

    #[test]
    fn every_length_the_api_takes_is_whole_in_five_messages() {
        let bodies = [
            "あ".repeat(10_000),
            "𠮷".repeat(10_000),
            format!("{}\n", "い".repeat(2500)).repeat(4)[..].to_owned() + "終",
            "👨‍👩‍👧‍👦".repeat(1400),
            "a\n".repeat(5000),
        ];
        let title = "題".repeat(100);
        let squeezed = |text: &str| text.replace('\n', "");
        for body in &bodies {
            let japanese = [(Language::Ja, title.as_str(), body.as_str())];
            let messages = written(&announcement(&japanese), Language::Ja);
            assert!(messages.len() <= 5);
            let joined = squeezed(&texts(&messages).concat());
            assert!(joined.ends_with(&squeezed(body)), "{}", joined.len());
            for text in texts(&messages) {
                assert!(message::length(text) <= 5000);
            }
            // With a translation as long, the original stands behind the link.
            let both = [japanese[0], (Language::En, "Title", body.as_str())];
            let messages = written(&announcement(&both), Language::En);
            assert!(messages.len() <= 5);
            assert!(squeezed(&texts(&messages).concat()).contains(&squeezed(body)));
        }
    }

    #[test]
    fn files_have_a_button_of_their_own_also_without_a_translation() {
        let mut notice = announcement(&[(Language::Ja, "遠足", "しおりをご覧ください。")]);
        notice.files = 1;
        let messages = written(&notice, Language::Ja);
        assert_eq!(labels(&messages), ["確認しました", "添付ファイルを見る"]);
        let card = messages.last().unwrap();
        let action = &card["contents"]["footer"]["contents"][1]["action"];
        assert_eq!(action["uri"], "https://city.example/n/x");
        assert!(card.to_string().contains("添付ファイルがあります"));
        let en = Text {
            title: "Excursion".into(),
            body: "See the leaflet.".into(),
            machine: false,
        };
        notice.texts.insert(Language::En, en);
        notice.wants_receipt = false;
        assert_eq!(
            labels(&written(&notice, Language::Ja)),
            ["翻訳はこちら", "添付ファイルを見る"]
        );
    }

    #[test]
    fn the_longest_correction_with_files_is_whole_in_five_messages() {
        let body = "𠮷".repeat(10_000);
        let mut notice = announcement(&[(Language::Ja, &"題".repeat(100), &body)]);
        (notice.files, notice.corrects) = (5, Some(crate::clock::Millis(0)));
        let messages = written(&notice, Language::Ja);
        assert_eq!(messages.len(), 5);
        assert_eq!(texts(&messages).concat().matches('𠮷').count(), 10_000);
        let card = messages.last().unwrap();
        assert!(card["altText"].as_str().unwrap().starts_with("【訂正】題"));
        assert!(
            card["contents"].to_string().len() < 30_000,
            "a bubble has 30 KB"
        );
    }

    #[test]
    fn an_original_that_does_not_fit_below_is_said_to_be_behind_the_link() {
        let long = "あ".repeat(10_000);
        let both = announcement(&[
            (Language::Ja, "題", long.as_str()),
            (Language::En, "Title", long.as_str()),
        ]);
        let messages = written(&both, Language::En);
        assert!(messages.last().unwrap().to_string().contains("behind"));
    }

    // B-10
    #[test]
    fn who_lives_in_the_zone_reads_stronger_words_and_a_level_stands_once() {
        let mut notice = announcement(&[
            (
                Language::Ja,
                "【警戒レベル4】避難指示（土砂災害）西条",
                "全員避難",
            ),
            (
                Language::En,
                "[Alert Level 4] Evacuation Order: Saijo",
                "Leave",
            ),
        ]);
        notice.mark = Mark::Emergency(4);
        notice.warns_of = Some(Hazard::Landslide);
        let all = written(&notice, Language::Ja);
        assert_eq!(
            texts(&all)[0],
            "【警戒レベル4】避難指示（土砂災害）西条\n\n全員避難"
        );
        let near = written(&notice.in_zone(), Language::En);
        let near = texts(&near)[0];
        assert!(
            near.starts_with("[Alert Level 4] Evacuation Order: Saijo\n\nA place you registered")
        );
        assert!(near.ends_with("Leave NOW.\n\nLeave"), "{near}");
        // A level in the middle of a sentence is no mark.
        let other = announcement(&[(Language::Ja, "訂正：警戒レベル4について", "…")]);
        let other = Announcement {
            mark: Mark::Emergency(4),
            ..other
        };
        assert!(texts(&written(&other, Language::Ja))[0].starts_with("【緊急・警戒レベル4】訂正"));
        // What is corrected, rehearsed or no danger to life says nothing stronger.
        for quiet in [
            Announcement {
                corrects: Some(crate::clock::Millis(0)),
                ..notice.clone()
            },
            Announcement {
                mark: Mark::Drill,
                ..notice.clone()
            },
            Announcement {
                mark: Mark::Emergency(2),
                ..notice.clone()
            },
            Announcement {
                warns_of: None,
                ..notice.clone()
            },
        ] {
            let said = written(&quiet.in_zone(), Language::En);
            assert!(!texts(&said).concat().contains("NOW"), "{said:?}");
        }
    }
}
