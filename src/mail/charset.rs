//! ISO-2022-JP (RFC 1468) for readers so old that UTF-8 is not sure. Pure.
//!
//! It holds no Vietnamese, no emoji, no 𠮷. What merely looks the same is replaced first, so that
//! few texts fail; a text that still does not fit is written in UTF-8 (domain.md, 3.3).

use encoding_rs::{EncoderResult, ISO_2022_JP};
use unicode_normalization::UnicodeNormalization;

/// How a mail's text becomes bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    Utf8,
    Iso2022Jp,
}

impl Charset {
    /// As MIME calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::Iso2022Jp => "ISO-2022-JP",
        }
    }
}

/// The text in bytes that begin and end in ASCII; `None` if a character has no place.
pub fn iso_2022_jp(text: &str) -> Option<Vec<u8>> {
    let mut encoder = ISO_2022_JP.new_encoder();
    // Two bytes for a kanji's three, and escapes where scripts change.
    let most = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = Vec::with_capacity(most);
    // Never `encode`, which would write &#…; for what it lacks.
    let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
    matches!(result, EncoderResult::InputEmpty).then_some(bytes)
}

/// The text with look-alikes in place of what ISO-2022-JP lacks.
pub fn with_look_alikes(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest
            .find(|letter| is_half_kana(letter) != is_half_kana(first))
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match is_half_kana(first) {
            // A mark joins the letter before it: ｶﾞ is one ガ, not カ゛.
            true => written.extend(run.nfkc()),
            false => written.extend(run.chars().map(look_alike)),
        }
        rest = after;
    }
    written
}

fn is_half_kana(letter: char) -> bool {
    ('\u{ff61}'..='\u{ff9f}').contains(&letter)
}

fn look_alike(letter: char) -> char {
    match letter {
        // Macs and phones write these for what Windows calls ～ ― ∥ … ・.
        '〜' => '～',
        '—' => '―',
        '‖' => '∥',
        '⋯' => '…',
        '·' | '•' => '・',
        '–' | '‑' => '-',
        '¢' => '￠',
        '£' => '￡',
        '¬' => '￢',
        // In the Roman set of JIS, which would show every \ as ¥.
        '¥' => '￥',
        '‾' => '￣',
        '\u{a0}' => ' ',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let bytes = iso_2022_jp(&with_look_alikes(text))?;
        assert!(bytes.is_ascii(), "seven bits");
        let (decoded, _, wrong) = ISO_2022_JP.decode(&bytes);
        assert!(!wrong);
        Some(decoded.into_owned())
    }

    // A-41 X-10
    #[test]
    fn what_old_readers_lack_is_replaced_by_what_looks_the_same() {
        for (text, shown) in [
            ("本日は休みです。", "本日は休みです。"),
            ("9時〜10時—⋯·•", "9時～10時―…・・"),
            ("ｶﾞｯｺｳ ﾊﾟﾝ ﾔﾏ", "ガッコウ パン ヤマ"),
            ("①㈱Ⅲ№髙﨑", "①㈱Ⅲ№髙﨑"),
            ("¥100\\ ‾", "￥100\\ ￣"),
            ("−－‖¢£¬–‑\u{a0}", "－－∥￠￡￢-- "),
            ("", ""),
        ] {
            assert_eq!(written(text).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_has_no_place_is_left_to_utf_8() {
        for text in ["Trường", "não", "𠮷野", "葛\u{e0100}城", "😀", "㋿", "请假"] {
            assert_eq!(written(text), None, "{text}");
        }
        // No reference of HTML ever stands in a mail.
        assert_eq!(written("&#12316;").as_deref(), Some("&#12316;"));
    }

    #[test]
    fn it_ends_in_ascii() {
        let bytes = iso_2022_jp("あ").unwrap();
        assert_eq!(bytes, b"\x1b$B$\"\x1b(B");
    }
}
