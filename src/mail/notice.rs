//! One person's mail of a notice. Pure; called by `outbox::post` when the mail is sent.
//!
//! For small screens: the words first, in the reader's language with the Japanese below; then what is
//! asked for, each link on a line of its own; then who sent it, whom to ask, why it came and how to
//! have it another way. The first link of a mail is the one it asks to open (contract): if the
//! sender's own words hold a link, what is asked stands above them.
//!
//! What all readers of a language share is written once, as a [`Draft`].

use std::fmt::Write;

use serde::Deserialize;

use crate::city::announcement::Announcement;
use crate::words::{Arg, Language, Words};

/// The most bytes of the sender's words. A mail for phones stays below 50 KB (domain.md, 3.4), and
/// base64 makes four of three: so much leaves room for headers, signature and footer. It holds 10,000
/// characters of any language; what does not fit is the Japanese below a long translation, and that
/// stands on the page of the translations.
const WORDS: usize = 35_000;

/// Why a person is on the list, as the starter wrote it down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Reason {
    /// The school's name, with the grade and class of a child there.
    pub school: Option<String>,
    pub grade: Option<i64>,
    pub class: Option<String>,
    pub group: Option<String>,
    pub topic: Option<String>,
    pub area: Option<String>,
    /// The notice that this one corrects: whoever had it is on the list.
    pub correction_of: Option<String>,
    /// What it warns of, to somebody whose place lies in its zone.
    pub zone: Option<String>,
    /// It is about one of the places of whoever gets it.
    pub place: Option<bool>,
    /// Whoever gets it was told of what it ends.
    pub told: Option<bool>,
}

/// The links of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// Of `links::receipt`; unused where no receipt is asked for.
    pub receipt: String,
    /// Of `links::notice_for` where files go with the notice, else of `links::notice`; unused where it has
    /// neither files nor translations.
    pub page: String,
    /// Of `links::unsubscribe` for a topic's notice, else of `links::settings`.
    pub exit: String,
}

/// A notice in one language, but for what is each reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub subject: String,
    /// Who signs: the school or the city, in its own name (D-05).
    pub sender: String,
    language: Language,
    text: Vec<Piece>,
    /// Above the reasons.
    why: String,
    /// Above the last link.
    exit: String,
}

/// A piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Said(String),
    /// The link of the receipt.
    Receipt,
    /// The link of the notice's page.
    Page,
}

impl Draft {
    /// `None` only for a notice without Japanese words, which is never stored.
    pub fn new(words: &Words, announcement: &Announcement, reader: Language) -> Option<Draft> {
        let text = announcement.first(reader)?;
        let said = said(words, announcement, reader)?;
        let rule = format!("\n\n{}\n\n", words.say(reader, "mail-rule"));
        let asks = asks(words, announcement, reader);
        let footer = footer(words, announcement, reader);
        let said = (said, None);
        let mut parts: Vec<(String, Option<Piece>)> = Vec::new();
        match !asks.is_empty() && has_link(&said.0) {
            true => parts.extend(asks.into_iter().chain([said])),
            false => parts.extend([said].into_iter().chain(asks)),
        }
        if announcement.is_translated() {
            let title = words.say(reader, "mail-translation");
            parts.push((title, Some(Piece::Page)));
        }
        parts.push((footer, None));
        Some(Draft {
            subject: announcement.title(words, reader, text),
            sender: announcement.sender(words, Language::Ja),
            language: reader,
            text: joined(parts, &rule),
            why: words.say(reader, "mail-why"),
            exit: exit(words, announcement, reader),
        })
    }

    /// The text for one reader.
    pub fn text(
        &self,
        words: &Words,
        announcement: &Announcement,
        reasons: &[Reason],
        links: &Links,
    ) -> String {
        let pieces = self.text.iter().map(|piece| match piece {
            Piece::Said(said) => said.as_str(),
            Piece::Receipt => &links.receipt,
            Piece::Page => &links.page,
        });
        let length: usize = pieces.clone().map(str::len).sum();
        // A reason and the last link are a few hundred bytes.
        let mut text = String::with_capacity(length + 1024);
        text.extend(pieces);
        let mut lines: Vec<String> = Vec::with_capacity(reasons.len());
        for reason in reasons {
            let line = why(words, announcement, self.language, reason);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if !lines.is_empty() {
            lines.insert(0, self.why.clone());
        }
        for line in &lines {
            text.push('\n');
            text.push_str(line);
        }
        write!(text, "\n\n{}\n{}\n", self.exit, links.exit).expect("a text grows");
        text
    }
}

/// What the mail asks to open, the first of it first: to confirm, and the files.
fn asks(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
) -> Vec<(String, Option<Piece>)> {
    let mut asks = Vec::new();
    if announcement.wants_receipt {
        let ask = words.say(reader, "mail-please-confirm");
        asks.push((ask, Some(Piece::Receipt)));
    }
    if announcement.files > 0 {
        let files = [("files", Arg::from(announcement.files))];
        let ask = words.say_with(reader, "mail-files", &files);
        asks.push((ask, Some(Piece::Page)));
    }
    asks
}

/// The parts with a rule between them, each link on a line of its own below what is said of it. What is the
/// same for all readers stands together.
fn joined(parts: Vec<(String, Option<Piece>)>, rule: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut said = String::new();
    for (at, (text, link)) in parts.into_iter().enumerate() {
        if at > 0 {
            said.push_str(rule);
        }
        said.push_str(&text);
        if let Some(link) = link {
            said.push('\n');
            pieces.extend([Piece::Said(std::mem::take(&mut said)), link]);
        }
    }
    pieces.push(Piece::Said(said));
    pieces
}

/// The sender's words: the reader's language, and the Japanese below.
fn said(words: &Words, announcement: &Announcement, reader: Language) -> Option<String> {
    let japanese = announcement.japanese()?;
    let first = announcement.first(reader)?;
    let own = announcement.body(words, reader, first);
    let own = own.trim_end();
    let own = match announcement.correction(words, reader) {
        Some(note) => format!("{note}\n\n{own}"),
        None => own.to_owned(),
    };
    if announcement.translation(reader).is_none() {
        return Some(own);
    }
    let both = format!(
        "{own}\n\n{}\n{}\n\n{}",
        words.say(reader, "mail-original"),
        announcement.title(words, Language::Ja, japanese),
        announcement.body(words, Language::Ja, japanese).trim_end(),
    );
    Some(match both.len() <= WORDS {
        true => both,
        false => own,
    })
}

/// How to have it another way: a topic's mails can be stopped, all others only be changed.
fn exit(words: &Words, announcement: &Announcement, reader: Language) -> String {
    match announcement.optional_topic {
        Some(_) => {
            let topic = announcement.topic_name(reader).unwrap_or_default();
            words.say_with(reader, "mail-unsubscribe", &[("topic", Arg::from(topic))])
        }
        None => words.say(reader, "mail-settings"),
    }
}

fn footer(words: &Words, announcement: &Announcement, reader: Language) -> String {
    let sender = announcement.sender(words, reader);
    let by = |id| words.say_with(reader, id, &[("sender", Arg::from(sender.as_str()))]);
    let ask = match &announcement.school {
        Some(_) => by("mail-ask"),
        None => words.say(reader, "mail-ask-city"),
    };
    format!("{}\n{ask}", by("mail-sender"))
}

/// One reason as a line of a list.
pub fn why(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    reason: &Reason,
) -> String {
    let say = |id, args: &[(&str, Option<&str>)]| {
        let args = args.iter();
        let args: Vec<(&str, Arg<'_>)> = args
            .map(|(name, text)| (*name, Arg::from(text.unwrap_or_default())))
            .collect();
        words.say_with(reader, id, &args)
    };
    let grade = reason.grade.map(|grade| grade.to_string());
    let grade = ("grade", grade.as_deref());
    let school = ("school", reason.school.as_deref());
    let topic = || {
        let topic = ("topic", announcement.topic_name(reader));
        say("mail-why-topic", &[topic])
    };
    match reason {
        Reason {
            correction_of: Some(_),
            ..
        } => words.say(reader, "mail-why-correction"),
        Reason { zone: Some(_), .. } => words.say(reader, "evacuation-why-zone"),
        Reason {
            place: Some(true), ..
        } => words.say(reader, "evacuation-why-place"),
        Reason {
            told: Some(true), ..
        } => words.say(reader, "evacuation-why-told"),
        Reason {
            school: Some(_),
            group: Some(group),
            ..
        } => say("mail-why-group", &[school, grade, ("group", Some(group))]),
        Reason {
            school: Some(_),
            class: Some(class),
            ..
        } => say("mail-why-class", &[school, grade, ("class", Some(class))]),
        Reason {
            school: Some(_), ..
        } => say("mail-why-grade", &[school, grade]),
        Reason {
            area: Some(area), ..
        } => {
            let area = say("mail-why-area", &[("area", Some(area))]);
            match announcement.optional_topic {
                // Of a garbage day: wanted, and of this place.
                Some(_) => format!("{}\n{area}", topic()),
                None => area,
            }
        }
        Reason { topic: Some(_), .. } => topic(),
        _ => words.say(reader, "mail-why-everyone"),
    }
}

fn has_link(text: &str) -> bool {
    text.contains("https://") || text.contains("http://")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::city::announcement::{Mark, Text};

    fn closure() -> Announcement {
        let text = |title: &str, body: &str| Text {
            title: title.into(),
            body: body.into(),
            machine: false,
        };
        Announcement {
            id: "n1".into(),
            mark: Mark::None,
            again: false,
            texts: BTreeMap::from([
                (Language::Ja, text("臨時休業", "本日は休みです。")),
                (Language::En, text("School closed", "No school today.")),
            ]),
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

    struct Written {
        subject: String,
        text: String,
    }

    fn written(announcement: &Announcement, reader: Language, reasons: &str) -> Written {
        let words = Words::load().unwrap();
        let reasons: Vec<Reason> = serde_json::from_str(reasons).unwrap();
        let links = Links {
            receipt: "https://city.example/r/x".into(),
            page: "https://city.example/n/x".into(),
            exit: "https://city.example/e".into(),
        };
        let draft = Draft::new(&words, announcement, reader).unwrap();
        let text = draft.text(&words, announcement, &reasons, &links);
        let subject = draft.subject;
        Written { subject, text }
    }

    // X-03 A-44 D-25 D-29 B-35
    #[test]
    fn a_mail_reads_well() {
        let reasons = r#"[
            {"school": "西条小学校", "grade": 2, "class": "2-1"},
            {"school": "西条小学校", "grade": 2, "class": "2-1"},
            {"school": "西条小学校", "grade": 1, "class": null}
        ]"#;
        let mail = written(&closure(), Language::En, reasons);
        assert_eq!(mail.subject, "School closed");
        assert_eq!(
            mail.text,
            "No school today.

[Japanese original]
臨時休業

本日は休みです。

----------

* Please confirm that you have read this:
open this page and press [確認しました].
https://city.example/r/x

----------

* Translation here (翻訳はこちら)
https://city.example/n/x

----------

From: 西条小学校
Questions about the content: 西条小学校
Why you get this mail:
- You are registered as a guardian at 西条小学校 (grade 2, class 2-1)
- You are registered as a guardian at 西条小学校 (grade 1)

Change how notices reach you:
https://city.example/e
"
        );
    }

    // B-10
    #[test]
    fn news_of_evacuation_say_why_they_came_a_line_each() {
        for (reason, line) in [
            (
                r#"{"zone": "landslide"}"#,
                "- A place you registered lies in a danger zone",
            ),
            (r#"{"place": true}"#, "- It is about a place you registered"),
            (
                r#"{"told": true}"#,
                "- You were sent the evacuation notice that this one ends",
            ),
        ] {
            let mail = written(&closure(), Language::En, &format!("[{reason}]"));
            assert!(mail.text.lines().any(|its| its == line), "{}", mail.text);
        }
    }

    // D-30 B-36
    #[test]
    fn a_mail_that_asks_for_nothing_leads_to_the_settings_alone() {
        let mut notice = closure();
        notice.wants_receipt = false;
        notice.texts.remove(&Language::En);
        let mail = written(&notice, Language::En, r#"[{"everyone": true}]"#);
        assert_eq!(mail.text.matches("http").count(), 1);
        assert!(mail.text.ends_with("\nhttps://city.example/e\n"));
        assert_eq!(mail.subject, "臨時休業");
        assert!(mail.text.contains("Citizens' Portal Site"));
    }

    #[test]
    fn files_stand_behind_the_notice_s_page_after_what_is_asked_first() {
        let mut notice = closure();
        notice.files = 2;
        let mail = written(&notice, Language::En, "[]").text;
        let links: Vec<&str> = mail.lines().filter(|l| l.starts_with("http")).collect();
        let paths = ["r/x", "n/x", "n/x", "e"].map(|path| format!("https://city.example/{path}"));
        assert_eq!(links, paths);
        assert!(mail.contains("2 files"), "{mail}");
        // Without a receipt the files are what is asked to open.
        notice.wants_receipt = false;
        notice.texts.get_mut(&Language::En).unwrap().body = "See https://school.example/".into();
        let mail = written(&notice, Language::En, "[]").text;
        let first = mail.split_once("https://").unwrap().1;
        assert!(first.starts_with("city.example/n/x\n"), "{mail}");
    }

    #[test]
    fn a_correction_says_which_notice_it_corrects_and_not_what_was_wrong() {
        let mut notice = closure();
        notice.corrects = Some(crate::clock::Millis(1_796_000_000_000));
        let reasons = r#"[
            {"school": "西条小学校", "grade": 2, "class": "2-1", "correction_of": "n0"},
            {"school": "西条小学校", "grade": 1, "class": "1-1", "correction_of": "n0"}
        ]"#;
        let mail = written(&notice, Language::Ja, reasons);
        assert_eq!(mail.subject, "【訂正】臨時休業");
        assert!(
            mail.text
                .starts_with("このお知らせは、2026年11月30日 0:53 にお送りした"),
            "{}",
            mail.text
        );
        assert_eq!(mail.text.matches("訂正前").count(), 1, "{}", mail.text);
        let mail = written(&notice, Language::En, reasons);
        assert_eq!(mail.subject, "[CORRECTION] School closed");
        notice.mark = Mark::Emergency(4);
        let mail = written(&notice, Language::Ja, reasons);
        assert_eq!(mail.subject, "【訂正】【緊急・警戒レベル4】臨時休業");
    }

    #[test]
    fn the_first_link_is_the_one_to_open() {
        let mut notice = closure();
        let linked = "詳しくは https://school.example/ へ".to_owned();
        notice.texts.get_mut(&Language::Ja).unwrap().body = linked;
        for reader in [Language::Ja, Language::En] {
            let text = written(&notice, reader, "[]").text;
            let first = text.split_once("https://").unwrap().1;
            assert!(first.starts_with("city.example/r/x"), "{text}");
        }
    }

    // B-10 D-05
    #[test]
    fn an_emergency_of_the_city_says_its_level_first() {
        let mut notice = closure();
        notice.mark = Mark::Emergency(4);
        notice.school = None;
        let reasons = r#"[{"area": "西条", "topic": "t"}, {"unknown": 1}]"#;
        let mail = written(&notice, Language::Ja, reasons);
        assert_eq!(mail.subject, "【緊急・警戒レベル4】臨時休業");
        assert!(mail.text.contains("差出人：東広島市\n"));
        assert!(mail.text.contains("・お住まいの地域が「西条」"));
    }

    #[test]
    fn a_drill_is_marked_in_subject_and_text() {
        let mut notice = closure();
        notice.mark = Mark::Drill;
        let mail = written(&notice, Language::En, "[]");
        assert_eq!(mail.subject, "[DRILL] School closed");
        let text = &mail.text;
        assert!(text.starts_with("DRILL. This is only a drill.\n\nNo school"));
        let below = "【訓練】臨時休業\n\n【訓練】これは訓練です。\n\n本日は休みです。";
        assert!(text.contains(below), "{text}");
        notice.texts.remove(&Language::En);
        let mail = written(&notice, Language::En, "[]");
        assert!(
            mail.text
                .starts_with("DRILL. This is only a drill.\n\n本日")
        );
    }

    #[test]
    fn a_topic_is_named_in_the_reader_s_language() {
        let mut notice = closure();
        notice.topic = BTreeMap::from([(Language::Ja, "防災".into())]);
        let reasons = r#"[{"topic": "t1"}]"#;
        let text = written(&notice, Language::Ja, reasons).text;
        assert!(text.contains("「防災」のお知らせ"));
        notice.topic.insert(Language::En, "Disasters".into());
        let text = written(&notice, Language::En, reasons).text;
        assert!(text.contains("\"Disasters\""));
        // What may be stopped says how.
        notice.optional_topic = Some("t1".into());
        let text = written(&notice, Language::En, reasons).text;
        let exit = "Stop mails about \"Disasters\":\nhttps://city.example/e\n";
        assert!(text.ends_with(exit), "{text}");
    }

    // A-41 X-10
    #[test]
    fn the_longest_words_stay_small_enough_for_phones() {
        let mut notice = closure();
        let body = |letter: &str| letter.repeat(10_000);
        notice.texts.get_mut(&Language::Ja).unwrap().body = body("休");
        let zh = Text {
            title: "停课".into(),
            body: body("课"),
            machine: false,
        };
        notice.texts.insert(Language::ZhHans, zh);
        let reason = r#"[{"school": "西条小学校", "grade": 2, "class": "2-1"}]"#;
        for (reader, whole) in [(Language::Ja, "休"), (Language::ZhHans, "课")] {
            let text = written(&notice, reader, reason).text;
            assert_eq!(text.matches(whole).count() / 10_000, 1);
            // In base64, with 2 KB of headers and signature.
            let mail = text.len().div_ceil(57) * 78 + 2048;
            assert!(mail <= 50 * 1024, "{mail}");
        }
        // A short translation has the original below it.
        let text = written(&notice, Language::En, reason).text;
        assert!(text.contains("[Japanese original]"));
    }
}
