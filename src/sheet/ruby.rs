//! Readings above the words: plain Japanese writes `漢字(かんじ)`, which LINE and mails show as it is
//! and pages show as ruby. Pure.

use crate::flow::field::{is_hiragana, is_kanji};

/// Elements whose text is shown without markup by every browser.
const PLAIN: [&str; 4] = ["title", "option", "textarea", "style"];

/// A page in which each kanji word followed by its reading in brackets is ruby; tags, attributes and
/// what stands in [`PLAIN`] elements stay as they are. `html` is a whole page, its text escaped.
pub fn on_page(html: &str) -> String {
    let mut page = String::with_capacity(html.len() + html.len() / 4);
    let mut plain: Option<&str> = None;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, after) = rest.split_at(start);
        push(&mut page, text, plain.is_none());
        let tag = &after[..tag_end(after)];
        match (plain, name(tag)) {
            (None, opened) => plain = PLAIN.into_iter().find(|known| *known == opened),
            (Some(open), closed) if closed.strip_prefix('/') == Some(open) => plain = None,
            (Some(_), _) => {}
        }
        page.push_str(tag);
        rest = &after[tag.len()..];
    }
    push(&mut page, rest, plain.is_none());
    page
}

/// The end of the tag that `html` begins with; a `>` inside an attribute does not end it.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    let end = html.find(|c: char| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or(html.len(), |at| at + 1)
}

fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<');
    let end = inside.find(|c: char| c.is_whitespace() || c == '>');
    &inside[..end.unwrap_or(inside.len())]
}

fn push(page: &mut String, text: &str, marked: bool) {
    match marked {
        true => page.push_str(&marked_up(text)),
        false => page.push_str(text),
    }
}

/// One stretch of text, already escaped.
fn marked_up(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '（']) {
        let (before, bracket) = rest.split_at(open);
        let width = bracket.chars().next().map_or(0, char::len_utf8);
        let after = &bracket[width..];
        let base = before.trim_end_matches(is_kanji);
        let word = &before[base.len()..];
        let reading = after.find([')', '）']).map(|close| after.split_at(close));
        match reading {
            Some((reading, closing)) if !word.is_empty() && is_reading(reading) => {
                let ruby = format!("<ruby>{word}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>");
                said.push_str(base);
                said.push_str(&ruby);
                rest = &closing[closing.chars().next().map_or(0, char::len_utf8)..];
            }
            _ => {
                said.push_str(before);
                said.push_str(&bracket[..width]);
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
}

/// Hiragana, or katakana for names that are read so.
fn is_reading(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| is_hiragana(c) || matches!(c, 'ァ'..='ヺ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stand_above_their_words() {
        for (written, shown) in [
            (
                "<p>市(し)からの おしらせ</p>",
                "<p><ruby>市<rp>(</rp><rt>し</rt><rp>)</rp></ruby>からの おしらせ</p>",
            ),
            (
                "お知(し)らせ（2年）",
                "お<ruby>知<rp>(</rp><rt>し</rt><rp>)</rp></ruby>らせ（2年）",
            ),
            ("男(", "男("),
            ("(しみん)", "(しみん)"),
            ("市(shi)", "市(shi)"),
            ("", ""),
        ] {
            assert_eq!(on_page(written), shown);
        }
    }

    #[test]
    fn tags_and_attributes_stay_as_they_are() {
        for same in [
            "<a title=\"市(し) > 町(まち)\">a</a>",
            "<title>市(し)</title>",
            "<option value=\"1\">小学校(しょうがっこう)</option>",
            "<textarea name=\"x\">市(し)<b></textarea>",
            "市(&lt;script&gt;)",
            "<",
            "<a href=\"",
        ] {
            assert_eq!(on_page(same), same);
        }
        let page = "<title>市(し)</title><h1>市(し)</h1>";
        assert!(on_page(page).starts_with("<title>市(し)</title><h1><ruby>"));
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_panics(text in "[市町(（)）しまち<>\"a]{0,40}") {
            let bare = |text: &str| {
                let text = text.replace("<rp>(</rp><rt>", "(").replace("</rt><rp>)</rp>", ")");
                let text = text.replace("<ruby>", "").replace("</ruby>", "");
                text.replace('（', "(").replace('）', ")")
            };
            proptest::prop_assert_eq!(bare(&on_page(&text)), bare(&text));
        }
    }
}
