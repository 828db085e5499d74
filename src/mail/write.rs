//! A letter as the bytes a mail server takes. Pure.
//!
//! Plain text and nothing else: UTF-8, or ISO-2022-JP where the recipient's domain is configured for
//! it and everything fits. All bytes are ASCII and every line is short, so that any server
//! takes them: docomo answers unbroken lines with "Line Too Long" (domain.md, 3.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::tz::TimeZone;
use lettre::Address;

use super::Letter;
use super::charset::{Charset, iso_2022_jp, with_look_alikes};
use super::dkim::Dkim;
use super::header::{self, LONGEST_LINE};
use crate::clock::Millis;

/// Bytes of a line of base64: 76 letters (RFC 2045, 6.8).
const LINE: usize = 57;
/// Octets of the headers and a signature, so that a mail is seldom copied while it grows.
const HEADERS: usize = 2048;

/// The address cannot be put into an envelope in any way.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address cannot be written")]
pub struct BadAddress;

/// What goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// The envelope's sender: where bounces go.
    pub sender: &'a str,
    /// The envelope's recipient, quoted where it must be.
    pub recipient: String,
    /// Headers and body, CRLF, all ASCII, without dot-stuffing.
    pub content: Vec<u8>,
}

/// Writes letters of one sender.
#[derive(Clone, Debug)]
pub struct Writer {
    /// The one stated address.
    from: String,
    /// The city's: a phone shows when a mail was written.
    zone: TimeZone,
    /// Domains whose readers may be too old for UTF-8.
    iso_2022_jp: Vec<String>,
    dkim: Option<Dkim>,
}

impl Writer {
    pub fn new(from: &str, zone: TimeZone, iso_2022_jp: Vec<String>, dkim: Option<Dkim>) -> Writer {
        Writer {
            from: from.to_owned(),
            zone,
            iso_2022_jp,
            dkim,
        }
    }

    pub fn write<'a>(&self, letter: &'a Letter) -> Result<Message<'a>, BadAddress> {
        let recipient = wire_address(&letter.to).ok_or(BadAddress)?;
        let content = match self.is_old(&recipient) {
            true => self.old(letter, &recipient),
            false => None,
        };
        Ok(Message {
            sender: &letter.sender,
            content: content.unwrap_or_else(|| self.utf_8(letter, &recipient)),
            recipient,
        })
    }

    fn is_old(&self, recipient: &str) -> bool {
        let domain = recipient.rsplit('@').next().unwrap_or_default();
        self.iso_2022_jp.iter().any(|old| {
            let at = domain.len().checked_sub(old.len());
            let ends = at.is_some_and(|at| domain[at..].eq_ignore_ascii_case(old));
            ends && (domain.len() == old.len() || domain[..domain.len() - old.len()].ends_with('.'))
        })
    }

    fn utf_8(&self, letter: &Letter, recipient: &str) -> Vec<u8> {
        let head = Head {
            name: &letter.from_name,
            subject: &letter.subject,
            charset: Charset::Utf8,
            encoding: "base64",
        };
        let mut content = self.head(letter, recipient, &head, letter.text.len());
        let body = content.len();
        lines_of_base64(&mut content, &with_crlf(&letter.text));
        self.signed(content, body, letter.date)
    }

    /// `None`: something has no place in ISO-2022-JP.
    fn old(&self, letter: &Letter, recipient: &str) -> Option<Vec<u8>> {
        let plain = |text: &str| {
            let text = with_look_alikes(text);
            iso_2022_jp(&text).map(|bytes| (text, bytes))
        };
        let (name, _) = plain(&letter.from_name)?;
        let (subject, _) = plain(&letter.subject)?;
        let (_, mut text) = plain(&String::from_utf8(with_crlf(&letter.text)).ok()?)?;
        let short = text.split(|byte| *byte == b'\n');
        let short = short.map(<[u8]>::len).max().unwrap_or(0) <= LONGEST_LINE;
        let head = Head {
            name: &name,
            subject: &subject,
            charset: Charset::Iso2022Jp,
            // Seven bits as they are, which is what the oldest readers know.
            encoding: if short { "7bit" } else { "base64" },
        };
        let mut content = self.head(letter, recipient, &head, text.len());
        let body = content.len();
        match short {
            true => content.append(&mut text),
            false => lines_of_base64(&mut content, &text),
        }
        if !content.ends_with(b"\r\n") {
            content.extend_from_slice(b"\r\n");
        }
        Some(self.signed(content, body, letter.date))
    }

    fn head(&self, letter: &Letter, recipient: &str, head: &Head<'_>, body: usize) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADERS + body / 2 * 3);
        header::mailbox(&mut out, "From", head.name, &self.from, head.charset);
        header::plain(&mut out, "To", recipient);
        header::unstructured(&mut out, "Subject", head.subject, head.charset);
        header::plain(&mut out, "Date", &date(letter.date, &self.zone));
        header::plain(&mut out, "Message-ID", &letter.message_id);
        // RFC 3834: no holiday reply comes back.
        header::plain(&mut out, "Auto-Submitted", "auto-generated");
        if let Some(url) = &letter.unsubscribe {
            header::plain(&mut out, "List-Unsubscribe", &format!("<{url}>"));
            // RFC 8058, 3.1.
            let one_click = "List-Unsubscribe=One-Click";
            header::plain(&mut out, "List-Unsubscribe-Post", one_click);
        }
        header::plain(&mut out, "MIME-Version", "1.0");
        let kind = format!("text/plain; charset={}", head.charset.name());
        header::plain(&mut out, "Content-Type", &kind);
        header::plain(&mut out, "Content-Transfer-Encoding", head.encoding);
        out.extend_from_slice(b"\r\n");
        out
    }

    /// `body`: where it begins.
    fn signed(&self, mut content: Vec<u8>, body: usize, now: Millis) -> Vec<u8> {
        if let Some(dkim) = &self.dkim {
            let (head, body) = content.split_at(body);
            let signature = dkim.sign(head, body, now);
            content.splice(..0, signature);
        }
        content
    }
}

/// What of the headers the charset decides.
struct Head<'a> {
    name: &'a str,
    subject: &'a str,
    charset: Charset,
    encoding: &'static str,
}

/// As in `Sat, 21 Nov 2026 09:00:00 +0900` (RFC 5322, 3.3).
fn date(at: Millis, zone: &TimeZone) -> String {
    let zoned = at.timestamp().to_zoned(zone.clone());
    zoned.strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// With line ends as mail has them.
fn with_crlf(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 16);
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(line) => {
                let line = line.strip_suffix('\r').unwrap_or(line);
                out.extend_from_slice(line.as_bytes());
                out.extend_from_slice(b"\r\n");
            }
            None => out.extend_from_slice(line.as_bytes()),
        }
    }
    out
}

fn lines_of_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut line = [0; LINE / 3 * 4];
    for part in bytes.chunks(LINE) {
        let written = STANDARD.encode_slice(part, &mut line);
        let written = written.expect("a line holds four letters for every three bytes");
        out.extend_from_slice(&line[..written]);
        out.extend_from_slice(b"\r\n");
    }
}

/// The address as SMTP takes it. Until 2009 docomo and au gave out local parts that RFC 5321 allows
/// only in quotes (`ab..cd`, `abc.`); their owners still use them (domain.md, 3.2).
pub fn wire_address(typed: &str) -> Option<String> {
    let (local, domain) = typed.trim().rsplit_once('@')?;
    if !local.is_ascii() || !domain.is_ascii() {
        return None;
    }
    if let Ok(address) = Address::new(local, domain) {
        return Some(address.to_string());
    }
    let quotable = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\\');
    if local.is_empty() || !local.chars().all(quotable) {
        return None;
    }
    let address = Address::new(format!("\"{local}\""), domain).ok()?;
    Some(address.to_string())
}

#[cfg(test)]
mod tests {
    use mail_parser::{HeaderValue, MessageParser};
    use proptest::prelude::*;

    use super::*;

    fn letter(to: &str, text: &str) -> Letter {
        Letter {
            from_name: "東広島市立西条小学校".into(),
            sender: "bounce+abc@city.example".into(),
            to: to.into(),
            subject: "【臨時休業】髙屋﨑①～〜 葛󠄀城𠮷野のお知らせ".into(),
            text: text.into(),
            message_id: "<1@city.example>".into(),
            date: Millis(1_795_226_400_000),
            unsubscribe: None,
        }
    }

    fn writer(old: &[&str]) -> Writer {
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let old = old.iter().map(|&domain| domain.to_owned()).collect();
        Writer::new("school@city.example", zone, old, None)
    }

    fn written(letter: &Letter) -> Vec<u8> {
        writer(&[]).write(letter).unwrap().content
    }

    // A-16 A-41 D-05 X-05
    #[test]
    fn a_mail_says_what_was_written() {
        let text = "本日は臨時休業です。\nTrường nghỉ học.\n.\n";
        let letter = letter("parent@example.ne.jp", text);
        let message = writer(&[]).write(&letter).unwrap();
        assert_eq!(message.sender, "bounce+abc@city.example");
        assert_eq!(message.recipient, "parent@example.ne.jp");
        let bytes = message.content;
        let mail = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(mail.subject(), Some(letter.subject.as_str()));
        assert_eq!(mail.body_text(0).unwrap().replace("\r\n", "\n"), text);
        let from = mail.from().unwrap().first().unwrap();
        assert_eq!(from.name(), Some("東広島市立西条小学校"));
        assert_eq!(from.address(), Some("school@city.example"));
        assert_eq!(mail.message_id(), Some("1@city.example"));
        assert_eq!(mail.date().unwrap().to_timestamp(), 1_795_226_400);
        let raw = String::from_utf8(bytes).unwrap();
        assert!(raw.contains("\r\nAuto-Submitted: auto-generated\r\n"));
        assert!(raw.contains("\r\nContent-Type: text/plain; charset=UTF-8\r\n"));
        assert!(
            raw.contains("\r\nDate: Sat, 21 Nov 2026 11:00:00 +0900\r\n"),
            "{raw}"
        );
        assert!(!raw.contains("List-Unsubscribe"));
    }

    // A-41 X-10
    #[test]
    fn a_configured_domain_gets_iso_2022_jp_where_it_fits() {
        let writer = writer(&["old.example"]);
        let mut letter = letter("hana@mail.OLD.example", "9時〜10時 ｶﾞｯｺｳ\n.\n");
        letter.subject = "【臨時休業】西条小学校".into();
        let bytes = writer.write(&letter).unwrap().content;
        let raw = String::from_utf8(bytes.clone()).unwrap();
        assert!(raw.contains("charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n"));
        assert!(raw.contains("Subject: =?ISO-2022-JP?B?"));
        let mail = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(mail.subject(), Some("【臨時休業】西条小学校"));
        let text = mail.body_text(0).unwrap();
        assert_eq!(text.replace("\r\n", "\n"), "9時～10時 ガッコウ\n.\n");
        // One character without a place, and all of the mail is UTF-8.
        for (subject, to) in [
            ("𠮷野", "a@old.example"),
            ("休業", "a@notold.example"),
            ("休業", "a@b.example"),
        ] {
            let (subject, to) = (subject.into(), to.into());
            let letter = Letter {
                subject,
                to,
                ..letter.clone()
            };
            let raw = String::from_utf8(writer.write(&letter).unwrap().content).unwrap();
            assert!(raw.contains("charset=UTF-8") && !raw.contains("ISO-2022-JP"));
        }
    }

    // A-41 X-10
    #[test]
    fn no_line_is_longer_than_a_phone_takes() {
        let writer = writer(&["old.example"]);
        for long in ["あ".repeat(10_000), "a".repeat(10_000), "a あ".repeat(3000)] {
            for to in ["a@example.com", "a@old.example"] {
                let mut letter = letter(to, &long);
                letter.subject = long.chars().take(300).collect();
                let bytes = writer.write(&letter).unwrap().content;
                let longest = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).max();
                assert!(longest.unwrap() <= 76 + 1, "{longest:?}");
                assert!(bytes.is_ascii());
                let mail = MessageParser::default().parse(&bytes).unwrap();
                assert_eq!(mail.body_text(0).unwrap().trim_end(), long.trim_end());
            }
        }
    }

    //
    #[test]
    fn addresses_of_old_phones_are_quoted_in_envelope_and_header() {
        let table = [
            ("ab..cd@docomo.ne.jp", Some("\"ab..cd\"@docomo.ne.jp")),
            ("abc.@docomo.ne.jp", Some("\"abc.\"@docomo.ne.jp")),
            (".abc@ezweb.ne.jp", Some("\".abc\"@ezweb.ne.jp")),
            ("-a--b@docomo.ne.jp", Some("-a--b@docomo.ne.jp")),
            ("Plain@Example.com", Some("Plain@Example.com")),
            ("a\r\nBcc: x@docomo.ne.jp", None),
            ("a b@docomo.ne.jp", None),
            ("a\"b..c@docomo.ne.jp", None),
            ("@docomo.ne.jp", None),
            ("nobody", None),
            ("名前@docomo.ne.jp", None),
        ];
        for (typed, wire) in table {
            assert_eq!(wire_address(typed).as_deref(), wire, "{typed:?}");
        }
        let letter = letter("ab..cd@docomo.ne.jp", "x");
        let message = writer(&[]).write(&letter).unwrap();
        assert_eq!(message.recipient, "\"ab..cd\"@docomo.ne.jp");
        let raw = String::from_utf8(message.content).unwrap();
        assert!(raw.contains("To: \"ab..cd\"@docomo.ne.jp\r\n"));
    }

    #[test]
    fn what_may_be_unsubscribed_says_so_in_its_headers() {
        let mut letter = letter("a@example.com", "x");
        letter.unsubscribe = Some("https://city.example/unsubscribe/token".into());
        let bytes = written(&letter);
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let url = mail
            .header("List-Unsubscribe")
            .and_then(HeaderValue::as_address);
        let url = url
            .and_then(|list| list.first())
            .and_then(|one| one.address());
        assert_eq!(url, letter.unsubscribe.as_deref());
        let raw = String::from_utf8(bytes).unwrap();
        assert!(raw.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    }

    proptest! {
        // A-41 D-05
        #[test]
        fn whatever_is_written_is_read(
            name in "[^\\p{Cc}]{0,60}",
            subject in "[^\\p{Cc}]{1,120}",
            text in "(?s)[^\r\0]{0,2000}",
        ) {
            let mut letter = letter("ab..cd@docomo.ne.jp", &text);
            (letter.from_name, letter.subject) = (name, subject);
            let bytes = written(&letter);
            prop_assert!(bytes.is_ascii());
            for line in bytes.split(|byte| *byte == b'\n') {
                prop_assert!(line.len() <= 77);
            }
            let mail = MessageParser::default().parse(&bytes).unwrap();
            prop_assert_eq!(mail.subject(), Some(letter.subject.as_str()));
            let read = mail.body_text(0).unwrap_or_default().replace("\r\n", "\n");
            prop_assert_eq!(read, text);
            let from = mail.from().unwrap().first().unwrap();
            prop_assert_eq!(from.address(), Some("school@city.example"));
            prop_assert_eq!(from.name().unwrap_or_default(), letter.from_name);
        }
    }
}
