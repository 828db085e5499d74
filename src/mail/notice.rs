//! One person's mail of a notice. Pure; called by `outbox::post` when the mail is sent.
//!
//! For small screens: the words first, in the reader's language with the Japanese below; then what is
//! asked for, each link on a line of its own; then who sent it, whom to ask and why it came. The
//! first link of a mail is the one it asks to open (contract): if the sender's own words hold a link,
//! what is asked stands above them.

use serde::Deserialize;

use crate::city::announcement::Announcement;
use crate::words::{Arg, Language, Words};

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
    /// Of `links::receipt`.
    pub receipt: String,
    /// Of `links::notice`.
    pub page: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
}

/// The mail for one reader. `None` only for a notice without Japanese words, which is never stored.
pub fn write(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    reasons: &[Reason],
    links: &Links,
) -> Option<Written> {
    let text = announcement.first(reader)?;
    let said = said(words, announcement, reader)?;
    let asked = asked(words, announcement, reader, links);
    let mut parts = match has_link(&said) {
        true => vec![asked, Some(said)],
        false => vec![Some(said), asked],
    };
    parts.push(translation(words, announcement, reader, links));
    parts.push(Some(footer(words, announcement, reader, reasons)));
    let rule = format!("\n\n{}\n\n", words.say(reader, "mail-rule"));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(Written {
        subject: announcement.title(words, reader, text),
        text: format!("{}\n", parts.join(&rule)),
    })
}

/// The sender's words: the reader's language, and the Japanese below.
fn said(words: &Words, announcement: &Announcement, reader: Language) -> Option<String> {
    let japanese = announcement.japanese()?;
    let Some(own) = announcement.translation(reader) else {
        return Some(japanese.body.trim_end().to_owned());
    };
    Some(format!(
        "{}\n\n{}\n{}\n\n{}",
        own.body.trim_end(),
        words.say(reader, "mail-original"),
        announcement.title(words, Language::Ja, japanese),
        japanese.body.trim_end(),
    ))
}

fn asked(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    links: &Links,
) -> Option<String> {
    let ask = || words.say(reader, "mail-please-confirm");
    let wanted = announcement.wants_receipt;
    wanted.then(|| format!("{}\n{}", ask(), links.receipt))
}

fn translation(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    links: &Links,
) -> Option<String> {
    let title = || words.say(reader, "mail-translation");
    let translated = announcement.is_translated();
    translated.then(|| format!("{}\n{}", title(), links.page))
}

fn footer(
    words: &Words,
    announcement: &Announcement,
    reader: Language,
    reasons: &[Reason],
) -> String {
    let sender = announcement.sender(words, reader);
    let by = |id| words.say_with(reader, id, &[("sender", Arg::from(sender.as_str()))]);
    let ask = match &announcement.school {
        Some(_) => by("mail-ask"),
        None => words.say(reader, "mail-ask-city"),
    };
    let mut lines = vec![by("mail-sender"), ask];
    if !reasons.is_empty() {
        lines.push(words.say(reader, "mail-why"));
    }
    for reason in reasons {
        let line = why(words, announcement, reader, reason);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
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
        }
    }

    fn written(announcement: &Announcement, reader: Language, reasons: &str) -> Written {
        let words = Words::load().unwrap();
        let reasons: Vec<Reason> = serde_json::from_str(reasons).unwrap();
        let links = Links {
            receipt: "https://city.example/r/x".into(),
            page: "https://city.example/n/x".into(),
        };
        write(&words, announcement, reader, &reasons, &links).unwrap()
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
"
        );
    }

    // D-30 B-36
    #[test]
    fn a_mail_that_asks_for_nothing_holds_no_link() {
        let mut notice = closure();
        notice.wants_receipt = false;
        notice.texts.remove(&Language::En);
        let mail = written(&notice, Language::En, r#"[{"everyone": true}]"#);
        assert!(!mail.text.contains("http"));
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
    }
}
