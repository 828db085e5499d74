//! Names made comparable: the same name as schools and as parents write it.

use unicode_normalization::UnicodeNormalization;

use super::Pupil;

/// A name for comparing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub name: String,
    /// Empty: there is none.
    pub kana: String,
}

impl Key {
    pub fn of(pupil: &Pupil) -> Key {
        let kana = |text: &Option<String>| folded(text.as_deref().unwrap_or_default());
        Key {
            name: folded(&pupil.family_name) + &folded(&pupil.given_name),
            kana: kana(&pupil.family_kana) + &kana(&pupil.given_kana),
        }
    }

    /// The name with the given name first, as some schools write foreign children.
    pub fn turned(pupil: &Pupil) -> String {
        folded(&pupil.given_name) + &folded(&pupil.family_name)
    }
}

/// Kanji that registers and schools write in more than one way (domain, 4.2), and the way they are
/// compared in.
const VARIANTS: &[(&str, char)] = &[
    ("髙", '高'),
    ("﨑嵜碕", '崎'),
    ("邊邉", '辺'),
    ("濵濱", '浜'),
    ("澤", '沢'),
    ("齋齊斎", '斉'),
    ("廣", '広'),
    ("國", '国'),
    ("惠", '恵'),
    ("眞", '真'),
    ("德", '徳'),
    ("櫻", '桜'),
    ("龍", '竜'),
    ("嶋", '島'),
    ("冨", '富'),
    ("吉𠮷", '吉'),
    ("曾", '曽'),
    ("實", '実'),
    ("榮", '栄'),
    ("藏", '蔵'),
];

/// Without spaces, marks between parts, and differences of width, case, kana and accents; kanji in one of
/// their ways.
pub fn folded(text: &str) -> String {
    // NFKC first, that half-width kana have their sound marks; then Latin letters lose their accents, and
    // kana, whose marks are others, keep theirs.
    let text: String = text.nfkc().collect();
    let bare = text.nfd().filter(|c| !is_accent(*c) && !is_selector(*c));
    let text: String = bare.nfc().collect();
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {}
            '・' | '-' | '‐' | '‑' | '–' | '−' | '\'' | '’' | '.' | ',' => {}
            'ぁ'..='ゖ' => folded.extend(char::from_u32(u32::from(c) + 0x60)),
            'đ' | 'Đ' => folded.push('d'),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            c => folded.extend(one_way(c).to_lowercase()),
        }
    }
    folded
}

fn one_way(c: char) -> char {
    let known = VARIANTS.iter().find(|(ways, _)| ways.contains(c));
    known.map_or(c, |(_, way)| *way)
}

/// Combining marks of Latin letters; those of kana are U+3099 and U+309A.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Says which shape of a kanji is meant.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_ways_is_one_name() {
        for (one, other) in [
            ("髙橋", "高橋"),
            ("山﨑", "山崎"),
            ("渡邊", "渡辺"),
            ("渡邉", "渡辺"),
            ("葛󠄀城", "葛城"),
            ("𠮷田", "吉田"),
            ("ﾀﾅﾍﾞ", "タナベ"),
            ("さとう　はなこ", "サトウハナコ"),
            ("Nguyễn Thị Thu Hà", "NGUYEN THI THU HA"),
            ("Đặng", "Dang"),
            ("D'Ávila-Souza", "d’avila souza"),
            ("Ｓｉｌｖａ", "silva"),
            ("ジョン・ポール", "ジョンポール"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn another_name_stays_another() {
        for (one, other) in [
            ("ハナ", "バナ"),
            ("ハ", "パ"),
            ("ショウ", "シヨウ"),
            ("葵", "碧"),
            ("山田", "山口"),
            ("オーノ", "オノ"),
        ] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}
