//! Katakana as it is stored: full width, whatever was typed (domain, 4.2).

use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KanaError {
    #[error("holds something that is neither hiragana nor katakana")]
    NotKana,
    #[error("is too long")]
    TooLong,
}

/// Hiragana and half-width katakana become full-width katakana; long marks, middle dots and single
/// spaces stay. Anything else is refused.
pub fn katakana(text: &str, max: usize) -> Result<String, KanaError> {
    let mut kana = String::with_capacity(text.len());
    // NFKC joins a half-width letter and its sound mark into one: ｶﾞ → ガ.
    for c in text.trim().nfkc() {
        match c {
            'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => kana.extend(char::from_u32(u32::from(c) + 0x60)),
            'ァ'..='ヺ' | '・' | 'ー' | 'ヽ' | 'ヾ' => kana.push(c),
            // What keyboards give for the long mark after kana.
            '-' | '‐' | '−' | '―' => kana.push('ー'),
            c if c.is_whitespace() => {
                if !kana.ends_with(' ') {
                    kana.push(' ');
                }
            }
            _ => return Err(KanaError::NotKana),
        }
    }
    if kana.chars().count() > max {
        return Err(KanaError::TooLong);
    }
    match kana.chars().any(|c| ('ァ'..='ヺ').contains(&c)) {
        true => Ok(kana),
        false => Err(KanaError::NotKana),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_typing_kana_is_taken() {
        // A-25 C-14
        for (typed, stored) in [
            ("ハナ", "ハナ"),
            ("はな", "ハナ"),
            ("ﾊﾅ", "ハナ"),
            ("ｶﾞｷﾞﾊﾟ", "ガギパ"),
            ("じょーじ", "ジョージ"),
            ("ジョ-ジ", "ジョージ"),
            ("ヴァンダイク", "ヴァンダイク"),
            ("グエン　ティ  トゥ", "グエン ティ トゥ"),
            ("ジョン・ポール", "ジョン・ポール"),
            ("か\u{3099}", "ガ"),
        ] {
            assert_eq!(katakana(typed, 50).as_deref(), Ok(stored), "{typed}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in ["花", "Hana", "ハナ1", "", "ー", "・", "ハナ💐"] {
            assert_eq!(katakana(typed, 50), Err(KanaError::NotKana), "{typed}");
        }
        assert_eq!(katakana("アアア", 2), Err(KanaError::TooLong));
    }

    proptest! {
        #[test]
        fn what_comes_out_is_katakana_and_stays_as_it_is(typed in "\\PC{0,40}") {
            if let Ok(kana) = katakana(&typed, 60) {
                prop_assert!(kana.chars().all(|c| matches!(c, 'ァ'..='ヺ' | '・' | 'ー' | 'ヽ' | 'ヾ' | ' ')));
                let again = katakana(&kana, 60);
                prop_assert_eq!(again.as_deref(), Ok(kana.as_str()));
            }
        }

        #[test]
        fn all_hiragana_and_katakana_words_are_taken(typed in "[ぁ-ゖ]{1,20}|[ァ-ヺ]{1,20}") {
            prop_assert!(katakana(&typed, 40).is_ok());
        }
    }
}
