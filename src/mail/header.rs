//! Header lines: names and subjects as encoded words (RFC 2047), lines no longer than 76 octets. Pure.
//!
//! mail-builder 0.4 puts encoded words into quotes, which some phones show raw; lettre's builder
//! knows UTF-8 alone. Here a word never splits a character or what belongs to it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use unicode_segmentation::UnicodeSegmentation;

use super::charset::{Charset, iso_2022_jp};

/// The longest encoded word (RFC 2047, 2); a header line may have one octet more.
const WORD: usize = 75;
/// The longest line of a header that holds one.
const LINE: usize = 76;
/// The longest line that anybody must take (RFC 5322, 2.1.1), without its end.
pub const LONGEST_LINE: usize = 998;

/// A line such as `Subject: …`; the text may be anything. It ends with CRLF.
pub fn unstructured(out: &mut Vec<u8>, name: &str, text: &str, charset: Charset) {
    begin(out, name);
    // What ends the line would begin another header.
    if is_plain(text) && name.len() + 2 + text.len() <= LINE {
        out.extend_from_slice(text.as_bytes());
    } else {
        encoded_words(out, name.len() + 2, text, charset);
    }
    out.extend_from_slice(b"\r\n");
}

/// `From: name <address>`: the name in encoded words, never in quotes (RFC 2047, 5), or in quotes if
/// it is plain.
pub fn mailbox(out: &mut Vec<u8>, header: &str, name: &str, address: &str, charset: Charset) {
    begin(out, header);
    let mut column = header.len() + 2;
    if !name.is_empty() {
        match is_plain(name) && column + name.len() * 2 + 2 <= LINE {
            true => column += quoted(out, name),
            false => column = encoded_words(out, column, name, charset),
        }
        match column + address.len() + 3 <= LINE {
            true => out.push(b' '),
            false => out.extend_from_slice(b"\r\n "),
        }
    }
    for part in ["<", address, ">\r\n"] {
        out.extend_from_slice(part.as_bytes());
    }
}

/// A line whose text is ours and ASCII.
pub fn plain(out: &mut Vec<u8>, name: &str, text: &str) {
    begin(out, name);
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn begin(out: &mut Vec<u8>, name: &str) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
}

/// Printable ASCII that no reader takes for an encoded word and no relay trims.
fn is_plain(text: &str) -> bool {
    let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    printable && !text.contains("=?") && text.trim() == text && !text.contains("  ")
}

/// Returns how much was written.
fn quoted(out: &mut Vec<u8>, name: &str) -> usize {
    let before = out.len();
    out.push(b'"');
    for byte in name.bytes() {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
    out.len() - before
}

/// Words one line each, but the first, which shares its line with the header's name. Returns the
/// column after the last.
fn encoded_words(out: &mut Vec<u8>, column: usize, text: &str, charset: Charset) -> usize {
    // `=?charset?B?` and `?=`.
    let around = 2 + charset.name().len() + 3 + 2;
    let fits = |column: usize| (WORD.min(LINE - column) - around) / 4 * 3;
    let (mut column, mut room) = (column, fits(column));
    let mut word = Word::new(charset);
    for cluster in text.graphemes(true) {
        if word.takes(cluster, room) {
            continue;
        }
        // One that is longer than a word by itself (a family of emoji) is split between characters.
        for letter in cluster.split_inclusive(|_: char| true) {
            if !word.takes(letter, room) {
                word.write(out);
                out.extend_from_slice(b"\r\n ");
                (column, room) = (1, fits(1));
                word.takes(letter, room);
            }
        }
    }
    let before = out.len();
    word.write(out);
    column + out.len() - before
}

/// An encoded word in the making.
struct Word {
    charset: Charset,
    text: String,
    bytes: Vec<u8>,
}

impl Word {
    fn new(charset: Charset) -> Word {
        let (text, bytes) = Default::default();
        Word {
            charset,
            text,
            bytes,
        }
    }

    /// Takes more if the word stays within `room` bytes.
    fn takes(&mut self, more: &str, room: usize) -> bool {
        let before = self.text.len();
        self.text.push_str(more);
        // Each word begins and ends in ASCII, so it is encoded as a whole.
        let encoded = match self.charset {
            Charset::Utf8 => None,
            Charset::Iso2022Jp => iso_2022_jp(&self.text),
        };
        let length = encoded.as_ref().map_or(self.text.len(), Vec::len);
        if length > room {
            self.text.truncate(before);
            return false;
        }
        if let Some(encoded) = encoded {
            self.bytes = encoded;
        }
        true
    }

    fn write(&mut self, out: &mut Vec<u8>) {
        let bytes = match self.charset {
            Charset::Utf8 => self.text.as_bytes(),
            Charset::Iso2022Jp => &self.bytes,
        };
        for part in ["=?", self.charset.name(), "?B?"] {
            out.extend_from_slice(part.as_bytes());
        }
        base64(out, bytes);
        out.extend_from_slice(b"?=");
        self.text.clear();
        self.bytes.clear();
    }
}

/// Appends base64 on one line.
pub fn base64(out: &mut Vec<u8>, bytes: &[u8]) {
    let start = out.len();
    out.resize(start + bytes.len().div_ceil(3) * 4, 0);
    let written = STANDARD.encode_slice(bytes, &mut out[start..]);
    let written = written.expect("there is room for four letters for every three bytes");
    out.truncate(start + written);
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    use super::*;

    fn subject(text: &str, charset: Charset) -> String {
        let mut out = Vec::new();
        unstructured(&mut out, "Subject", text, charset);
        String::from_utf8(out).unwrap()
    }

    fn read(header: &str) -> Option<String> {
        let mail = format!("{header}\r\nx");
        let mail = MessageParser::default().parse(mail.as_bytes())?;
        mail.subject().map(str::to_owned)
    }

    fn lines_are_short(header: &str) {
        for line in header.trim_end().split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
            for word in line.trim().split(' ').filter(|word| word.starts_with("=?")) {
                assert!(word.len() <= WORD && word.ends_with("?="), "{word}");
            }
        }
    }

    //
    #[test]
    fn a_subject_stands_in_short_words_that_split_no_character() {
        let text = "【緊急・警戒レベル4】臨時休業 葛\u{e0100}城𠮷野小学校のお知らせです👨‍👩‍👧‍👦";
        let header = subject(text, Charset::Utf8);
        lines_are_short(&header);
        assert_eq!(read(&header).as_deref(), Some(text));
        for word in header.split("=?UTF-8?B?").skip(1) {
            let bytes = STANDARD.decode(word.split("?=").next().unwrap()).unwrap();
            let part = String::from_utf8(bytes).unwrap();
            assert!(!part.starts_with('\u{e0100}') && !part.starts_with('\u{200d}'));
        }
        assert_eq!(
            subject("School closed", Charset::Utf8),
            "Subject: School closed\r\n"
        );
    }

    //
    #[test]
    fn every_word_of_iso_2022_jp_begins_and_ends_in_ascii() {
        let text =
            "【臨時休業】西条小学校 School からのお知らせ（全員の方へ）と、明日の給食について";
        let header = subject(text, Charset::Iso2022Jp);
        lines_are_short(&header);
        assert_eq!(read(&header).as_deref(), Some(text));
        let words: Vec<_> = header.split("=?ISO-2022-JP?B?").skip(1).collect();
        assert!(words.len() > 2);
        for word in words {
            let bytes = STANDARD.decode(word.split("?=").next().unwrap()).unwrap();
            let last = bytes.windows(3).rev().find(|three| three[0] == 0x1b);
            assert_eq!(last, Some(&b"\x1b(B"[..]), "{bytes:?}");
        }
    }

    // A-16 D-05
    #[test]
    fn a_sender_s_name_never_stands_encoded_in_quotes() {
        let from = |name: &str| {
            let mut out = Vec::new();
            mailbox(&mut out, "From", name, "city@city.example", Charset::Utf8);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(from(""), "From: <city@city.example>\r\n");
        assert_eq!(
            from("Saijo, \"East\""),
            "From: \"Saijo, \\\"East\\\"\" <city@city.example>\r\n"
        );
        let header = from("東広島市立西条小学校");
        assert!(
            header.starts_with("From: =?UTF-8?B?") && !header.contains('"'),
            "{header}"
        );
        lines_are_short(&from(&"学校".repeat(40)));
    }

    #[test]
    fn nothing_in_a_text_begins_another_header() {
        for text in [
            "a\r\nBcc: x@example.com",
            "a\nb",
            "=?UTF-8?B?eA==?=",
            " a",
            "a  b",
            "\0",
        ] {
            let header = subject(text, Charset::Utf8);
            assert!(header.starts_with("Subject: =?UTF-8?B?"), "{header}");
            assert!(!header.contains("Bcc"));
        }
    }

    proptest! {
        #[test]
        fn any_subject_and_name_are_read_back(text in "\\PC{1,120}", iso: bool) {
            let charset = match iso && iso_2022_jp(&text).is_some() {
                true => Charset::Iso2022Jp,
                false => Charset::Utf8,
            };
            let header = subject(&text, charset);
            lines_are_short(&header);
            prop_assert!(header.is_ascii());
            if charset == Charset::Utf8 {
                prop_assert_eq!(read(&header), Some(text.clone()));
            }
            let mut out = Vec::new();
            mailbox(&mut out, "From", &text, "city@city.example", charset);
            let from = String::from_utf8(out).unwrap();
            lines_are_short(&from);
            prop_assert!(from.ends_with("<city@city.example>\r\n"));
        }
    }
}
