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
}

/// The links of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// Of `links::receipt`; unused where no receipt is asked for.
    pub receipt: String,
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
    /// Before and after the link of the receipt, if one is asked for.
    text: (String, Option<String>),
    /// Above the reasons.
    why: String,
    /// Above the last link.
    exit: String,
}

impl Draft {
    /// `page`: of `links::notice`. `None` only for a notice without Japanese words, which is never
    /// stored.
    pub fn new(
        words: &Words,
        announcement: &Announcement,
        reader: Language,
        page: &str,
    ) -> Option<Draft> {
        let text = announcement.first(reader)?;
        let said = said(words, announcement, reader)?;
        let rule = format!("\n\n{}\n\n", words.say(reader, "mail-rule"));
        let ask = announcement.wants_receipt;
        let ask = ask.then(|| words.say(reader, "mail-please-confirm"));
        let mut after: Vec<String> = Vec::new();
        let before = match &ask {
            Some(ask) if has_link(&said) => {
                after.push(said);
                format!("{ask}\n")
            }
            Some(ask) => format!("{said}{rule}{ask}\n"),
            None => said,
        };
        if announcement.is_translated() {
            let title = words.say(reader, "mail-translation");
            after.push(format!("{title}\n{page}"));
        }
        after.push(footer(words, announcement, reader));
        let after = after.iter().map(|part| format!("{rule}{part}"));
        let after: String = after.collect();
        Some(Draft {
            subject: announcement.title(words, reader, text),
            sender: announcement.sender(words, Language::Ja),
            language: reader,
            text: match ask {
                Some(_) => (before, Some(after)),
                None => (before + &after, None),
            },
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
        let (before, after) = &self.text;
        let after = after.as_deref().map(|after| (&*links.receipt, after));
        let (receipt, after) = after.unwrap_or_default();
        // A reason and the last link are a few hundred bytes.
        let mut text = String::with_capacity(before.len() + after.len() + receipt.len() + 1024);
        for part in [before, receipt, after] {
            text.push_str(part);
        }
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

/// The sender's words: the reader's language, and the Japanese below.
fn said(words: &Words, announcement: &Announcement, reader: Language) -> Option<String> {
    let japanese = announcement.japanese()?;
    let Some(own) = announcement.translation(reader) else {
        return Some(japanese.body.trim_end().to_owned());
    };
    let own = own.body.trim_end();
    let both = format!(
        "{own}\n\n{}\n{}\n\n{}",
        words.say(reader, "mail-original"),
        announcement.title(words, Language::Ja, japanese),
        japanese.body.trim_end(),
    );
    Some(match both.len() <= WORDS {
        true => both,
        false => own.to_owned(),
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
    match reason {
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
        } => say("mail-why-area", &[("area", Some(area))]),
        Reason { topic: Some(_), .. } => say(
            "mail-why-topic",
            &[("topic", announcement.topic_name(reader))],
        ),
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
        };
        Announcement {
            id: "n1".into(),
            mark: Mark::None,
            texts: BTreeMap::from([
                (Language::Ja, text("臨時休業", "本日は休みです。")),
                (Language::En, text("School closed", "No school today.")),
            ]),
            wants_receipt: true,
            school: Some("西条小学校".into()),
            topic: BTreeMap::new(),
            optional_topic: None,
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
            exit: "https://city.example/e".into(),
        };
        let page = "https://city.example/n/x";
        let draft = Draft::new(&words, announcement, reader, page).unwrap();
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
