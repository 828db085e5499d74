//! A letter as the bytes a mail server takes. Pure.
//!
//! UTF-8 plain text, which every phone of today reads; lettre encodes it so that no line is longer
//! than SMTP allows, and headers as RFC 2047 says.

use std::time::{Duration, UNIX_EPOCH};

use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};

use super::Letter;

#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Cannot be put into an envelope in any way.
    #[error("the address cannot be written")]
    Address,
    #[error("the mail cannot be written: {0}")]
    Mail(#[from] lettre::error::Error),
}

/// The message and its envelope. `from` is the configured sender address.
pub fn message(letter: &Letter, from: &Address) -> Result<Message, WriteError> {
    let to = wire_address(&letter.to).ok_or(WriteError::Address)?;
    let envelope = Envelope::new(Some(from.clone()), vec![to.clone()])?;
    let name = Some(letter.from_name.clone()).filter(|name| !name.is_empty());
    let millis = u64::try_from(letter.date.0).unwrap_or(0);
    let message = Message::builder()
        .from(Mailbox::new(name, from.clone()))
        // Written raw: lettre's own `To` does not take quoted local parts (measured, 0.11.23).
        .raw_header(raw("To", to.to_string()))
        .envelope(envelope)
        .subject(letter.subject.clone())
        .message_id(Some(letter.message_id.clone()))
        .date(UNIX_EPOCH + Duration::from_millis(millis))
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.replace("\r\n", "\n").replace('\n', "\r\n"))?;
    Ok(message)
}

/// The address as SMTP takes it. Until 2009 docomo and au gave out local parts that RFC 5321 allows
/// only in quotes (`ab..cd`, `abc.`); their owners still use them (domain.md, 3.2).
pub fn wire_address(typed: &str) -> Option<Address> {
    let (local, domain) = typed.trim().rsplit_once('@')?;
    if let Ok(address) = Address::new(local, domain) {
        return (local.is_ascii() && domain.is_ascii()).then_some(address);
    }
    let quotable = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\\');
    if local.is_empty() || !local.chars().all(quotable) || !domain.is_ascii() {
        return None;
    }
    Address::new(format!("\"{local}\""), domain).ok()
}

fn raw(name: &'static str, ascii: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        ascii.clone(),
        ascii,
    )
}

/// RFC 3834: no holiday reply comes back.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;
    use crate::clock::Millis;

    fn letter(to: &str, text: &str) -> Letter {
        Letter {
            from_name: "東広島市立西条小学校".into(),
            to: to.into(),
            subject: "【臨時休業】髙屋﨑①～〜 葛󠄀城𠮷野のお知らせ".into(),
            text: text.into(),
            message_id: "<1@city.example>".into(),
            date: Millis(1_795_226_400_000),
        }
    }

    fn written(letter: &Letter) -> (Message, Vec<u8>) {
        let from = "school@city.example".parse().unwrap();
        let message = message(letter, &from).unwrap();
        let bytes = message.formatted();
        (message, bytes)
    }

    // A-16 A-41 X-05
    #[test]
    fn a_mail_says_what_was_written() {
        let text = "本日は臨時休業です。\nTrường nghỉ học.\n.\n";
        let letter = letter("parent@example.ne.jp", text);
        let (_, bytes) = written(&letter);
        let mail = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(mail.subject(), Some(letter.subject.as_str()));
        assert_eq!(mail.body_text(0).unwrap().replace("\r\n", "\n"), text);
        let from = mail.from().unwrap().first().unwrap();
        assert_eq!(from.name(), Some("東広島市立西条小学校"));
        assert_eq!(from.address(), Some("school@city.example"));
        assert_eq!(mail.message_id(), Some("1@city.example"));
        assert_eq!(mail.date().unwrap().to_timestamp(), 1_795_226_400);
        let raw = String::from_utf8(bytes).unwrap();
        assert!(raw.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(raw.contains("text/plain; charset=utf-8"));
    }

    #[test]
    fn no_line_is_longer_than_smtp_allows() {
        for long in ["あ".repeat(10_000), "a".repeat(10_000), "a あ".repeat(3000)] {
            let (_, bytes) = written(&letter("a@example.com", &long));
            let longest = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).max();
            assert!(longest.unwrap() <= 998 + 1, "{longest:?}");
            assert!(bytes.is_ascii());
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
            let found = wire_address(typed).map(|address| address.to_string());
            assert_eq!(found.as_deref(), wire, "{typed:?}");
        }
        let (message, bytes) = written(&letter("ab..cd@docomo.ne.jp", "x"));
        let to = message.envelope().to()[0].to_string();
        assert_eq!(to, "\"ab..cd\"@docomo.ne.jp");
        let raw = String::from_utf8(bytes).unwrap();
        assert!(raw.contains("To: \"ab..cd\"@docomo.ne.jp\r\n"));
    }
}
