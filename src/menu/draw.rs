//! Lays a menu out as SVG: cards in the tap areas, an icon on each, labels as large as fit.
//!
//! The look (colours, corners, icons) stands in `rich-menus/parts/`; here stands only what must be
//! calculated. Pure: how wide a text is comes from whoever has the fonts (`render`), or is guessed
//! where only the difference between two drawings matters ([`guess`]).

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::line::rich_menu::Bounds;
use crate::menu::definition::{Edition, Label};
use crate::words::Language;

/// How wide a text is at [`Font::SIZE`], in pixels.
pub type Measure<'a> = dyn Fn(&str, Font) -> Result<f64> + 'a;

/// Roughly how wide a text is: kanji and kana fill their square, other letters half of it.
pub fn guess(text: &str, _: Font) -> Result<f64> {
    let letters = text
        .chars()
        .map(|letter| if letter.is_ascii() { 0.5 } else { 1.0 });
    Ok(letters.sum::<f64>() * Font::SIZE)
}

/// In what a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    pub family: &'static str,
    pub bold: bool,
}

impl Font {
    /// The size texts are measured at.
    pub const SIZE: f64 = 100.0;

    fn of(language: Language, bold: bool) -> Font {
        let family = match language {
            Language::ZhHans => "Noto Sans CJK SC",
            // The CJK fonts lack most Vietnamese letters.
            Language::Vi => "Noto Sans",
            Language::Ja | Language::JaEasy | Language::En | Language::PtBr => "Noto Sans CJK JP",
        };
        Font { family, bold }
    }
}

/// Between two cards, and between a card and the edge.
const GAP: f64 = 40.0;
/// Between a card's edge and what stands on it.
const PADDING: f64 = 48.0;
/// The same beside words that stand in the middle: seldom does a line reach so far.
const BESIDE: f64 = 28.0;
/// The icons are drawn in boxes of so many units.
const ICON_BOX: f64 = 96.0;
/// The icon's share of its disc's diameter: the drawings leave the corners of their boxes empty.
const ICON_SHARE: f64 = 0.72;
/// A phone shows 2500 pixels on about 390 points: 122 pixels are 19 points.
const LARGEST: f64 = 122.0;
/// The line below the label, against the label; and never under 58 pixels (9 points).
const BELOW_SHARE: f64 = 0.56;
const BELOW_LEAST: f64 = 58.0;
/// From one baseline to the next, in sizes.
const LEADING: f64 = 1.22;
/// Above the line below the label, in its size.
const BELOW_GAP: f64 = 0.15;
/// From the top of a line's box to its baseline, in sizes: Noto's capitals and kanji then stand in
/// the middle of the box.
const BASELINE: f64 = 0.97;

/// The whole image.
pub fn svg(
    edition: &Edition,
    parts: &BTreeMap<String, String>,
    measure: &Measure<'_>,
) -> Result<String> {
    let bounds: Vec<Bounds> = edition
        .menu
        .items
        .iter()
        .map(|item| item.bounds())
        .collect();
    let frames: Vec<Frame> = bounds.iter().map(|b| Frame::of(b, edition)).collect();
    let sizes = sizes(edition, &frames, measure)?;
    let mut cards = String::new();
    for (index, frame) in frames.iter().enumerate() {
        let size = sizes[usize::from(frame.wide)];
        let lines = frame.lines(
            &edition.labels[index],
            edition.language,
            size,
            parts,
            measure,
        )?;
        let item = &edition.menu.items[index];
        let icon = part(parts, &format!("icons/{}.svg", item.icon))?;
        cards.push_str(&frame.card(&item.look, icon, &lines, part(parts, "card.svg")?)?);
    }
    let [width, height] = edition.menu.size.map(f64::from);
    let frame = part(parts, "frame.svg")?;
    fill(
        frame,
        &[
            ("width", &pixels(width)),
            ("height", &pixels(height)),
            ("cards", &cards),
        ],
    )
}

/// Where a card and the things on it stand.
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    /// Icon beside the words, not above them.
    wide: bool,
    disc_radius: f64,
}

impl Frame {
    /// Half a gap inside the tap area, a whole one where that ends at the image's edge.
    fn of(bounds: &Bounds, edition: &Edition) -> Frame {
        let [image_width, image_height] = edition.menu.size;
        let start = |at: u32| if at == 0 { GAP } else { GAP / 2.0 };
        let end = |at: u32, whole: u32| if at >= whole { GAP } else { GAP / 2.0 };
        let (left, top) = (start(bounds.x), start(bounds.y));
        let right = end(bounds.x.saturating_add(bounds.width), image_width);
        let bottom = end(bounds.y.saturating_add(bounds.height), image_height);
        let width = f64::from(bounds.width) - left - right;
        let height = f64::from(bounds.height) - top - bottom;
        let wide = width > 2.0 * height;
        let disc_radius = if wide { 0.33 * height } else { 0.17 * height };
        Frame {
            x: f64::from(bounds.x) + left,
            y: f64::from(bounds.y) + top,
            width,
            height,
            wide,
            disc_radius,
        }
    }

    fn disc(&self) -> (f64, f64) {
        if self.wide {
            let inset = (self.height / 2.0).max(PADDING + self.disc_radius);
            (self.x + inset + PADDING / 2.0, self.y + self.height / 2.0)
        } else {
            let top = self.y + PADDING;
            (self.x + self.width / 2.0, top + self.disc_radius)
        }
    }

    /// The room for words: left, top, width, height.
    fn words(&self) -> (f64, f64, f64, f64) {
        let (disc_x, disc_y) = self.disc();
        if self.wide {
            let left = disc_x + self.disc_radius + 1.2 * PADDING;
            let width = self.x + self.width - PADDING - left;
            (left, self.y, width, self.height)
        } else {
            let top = disc_y + self.disc_radius + PADDING / 3.0;
            let height = self.y + self.height - PADDING / 2.0 - top;
            let width = self.width - 2.0 * BESIDE;
            (self.x + BESIDE, top, width, height)
        }
    }

    fn card(&self, look: &str, icon: &str, lines: &str, template: &str) -> Result<String> {
        let (disc_x, disc_y) = self.disc();
        let icon_size = 2.0 * self.disc_radius * ICON_SHARE;
        fill(
            template,
            &[
                ("look", look),
                ("x", &pixels(self.x)),
                ("y", &pixels(self.y)),
                ("width", &pixels(self.width)),
                ("height", &pixels(self.height)),
                ("disc_x", &pixels(disc_x)),
                ("disc_y", &pixels(disc_y)),
                ("disc_radius", &pixels(self.disc_radius)),
                ("icon_x", &pixels(disc_x - icon_size / 2.0)),
                ("icon_y", &pixels(disc_y - icon_size / 2.0)),
                ("icon_scale", &format!("{:.3}", icon_size / ICON_BOX)),
                ("icon", icon),
                ("lines", lines),
            ],
        )
    }

    /// The label's lines and the one below, as a block in the middle of their room.
    fn lines(
        &self,
        label: &Label,
        language: Language,
        size: f64,
        parts: &BTreeMap<String, String>,
        measure: &Measure<'_>,
    ) -> Result<String> {
        let (left, top, width, height) = self.words();
        let font = Font::of(language, true);
        let mut set: Vec<(String, &str, Font, f64)> = Vec::new();
        for line in best_split(&label.text, font, width, size, measure)? {
            set.push((line, "label", font, size));
        }
        if let Some(below) = &label.below {
            let font = Font::of(below_language(language), false);
            let most = (size * BELOW_SHARE).max(BELOW_LEAST);
            let fits = width / measure(below, font)? * Font::SIZE;
            set.push((below.clone(), "below", font, most.min(fits)));
        }
        let gap = |class: &str, size: f64| {
            if class == "below" {
                size * BELOW_GAP
            } else {
                0.0
            }
        };
        let block: f64 = set
            .iter()
            .map(|(_, class, _, size)| gap(class, *size) + size * LEADING)
            .sum();
        let mut y = top + (height - block) / 2.0;
        let (x, anchor) = if self.wide {
            (left, "start")
        } else {
            (left + width / 2.0, "middle")
        };
        let template = part(parts, "line.svg")?;
        let mut lines = String::new();
        for (text, class, font, size) in set {
            y += gap(class, size);
            let values = [
                ("class", class),
                ("x", &pixels(x)),
                ("y", &pixels(y + size * BASELINE)),
                ("anchor", anchor),
                ("family", font.family),
                ("size", &pixels(size)),
                ("text", &escape(&text)),
            ];
            lines.push_str(&fill(template, &values)?);
            y += size * LEADING;
        }
        Ok(lines)
    }
}

/// The language of the line below: Japanese beside a translation, English beside Japanese.
fn below_language(language: Language) -> Language {
    match language {
        Language::Ja => Language::En,
        _ => Language::Ja,
    }
}

/// One size for all tall cards and one for all wide ones of a menu: the largest at which every label
/// fits.
fn sizes(edition: &Edition, frames: &[Frame], measure: &Measure<'_>) -> Result<[f64; 2]> {
    let font = Font::of(edition.language, true);
    let mut sizes = [LARGEST; 2];
    for (frame, label) in frames.iter().zip(&edition.labels) {
        let (.., width, height) = frame.words();
        let mut best: f64 = 0.0;
        for lines in splits(&label.text) {
            let highest = highest_size(lines.len(), label.below.is_some(), height);
            best = best.max(widest_size(&lines, font, width, measure)?.min(highest));
        }
        let size = &mut sizes[usize::from(frame.wide)];
        *size = size.min(best);
    }
    Ok(sizes)
}

/// The way with the fewest lines at which the label fits in this size.
fn best_split(
    text: &str,
    font: Font,
    width: f64,
    size: f64,
    measure: &Measure<'_>,
) -> Result<Vec<String>> {
    for lines in splits(text) {
        if widest_size(&lines, font, width, measure)? >= size {
            return Ok(lines);
        }
    }
    Ok(vec![text.to_owned()])
}

/// The size at which so many lines, and the one below, fill the height.
fn highest_size(lines: usize, below: bool, height: f64) -> f64 {
    let lines: f64 = (0..lines).map(|_| LEADING).sum();
    let share = BELOW_SHARE * (LEADING + BELOW_GAP);
    let least = BELOW_LEAST * (LEADING + BELOW_GAP);
    match below {
        false => height / lines,
        // The line below shrinks with the label, but not under its least.
        true => (height / (lines + share)).min((height - least) / lines),
    }
}

fn widest_size(lines: &[String], font: Font, width: f64, measure: &Measure<'_>) -> Result<f64> {
    let mut widest = f64::MIN_POSITIVE;
    for line in lines {
        widest = widest.max(measure(line, font)?);
    }
    Ok(width / widest * Font::SIZE)
}

/// The label on one line, then on two in every way it may be broken: at a space, or after の, which
/// ends a Japanese phrase.
fn splits(text: &str) -> Vec<Vec<String>> {
    let mut ways = vec![vec![text.to_owned()]];
    for (at, character) in text.char_indices() {
        let (head, tail) = text.split_at(at + character.len_utf8());
        if matches!(character, ' ' | 'の') && !tail.is_empty() {
            ways.push(vec![head.trim_end().to_owned(), tail.to_owned()]);
        }
    }
    ways
}

fn part<'a>(parts: &'a BTreeMap<String, String>, name: &str) -> Result<&'a str> {
    let missing = || format!("there is no parts/{name}");
    parts.get(name).map(String::as_str).with_context(missing)
}

/// Puts the values where the template says `{{name}}`.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a part has {{ without }}")?;
        let value = values.iter().find(|(known, _)| *known == name);
        let (_, value) = value.with_context(|| format!("a part asks for {{{{{name}}}}}"))?;
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn pixels(number: f64) -> String {
    format!("{number:.1}")
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::Definitions;
    use crate::words::Words;

    fn built_in() -> Definitions {
        Definitions::built_in(&Words::load().unwrap()).unwrap()
    }

    #[test]
    fn labels_break_at_spaces_and_after_the_particle_no() {
        let lines = |text| splits(text).into_iter().map(|way| way.join("|"));
        let japanese: Vec<String> = lines("市からのお知らせ").collect();
        assert_eq!(japanese, ["市からのお知らせ", "市からの|お知らせ"]);
        let english: Vec<String> = lines("Get a Portal ID").collect();
        assert_eq!(
            english,
            [
                "Get a Portal ID",
                "Get|a Portal ID",
                "Get a|Portal ID",
                "Get a Portal|ID"
            ]
        );
        assert_eq!(splits("もの").len(), 1);
    }

    #[test]
    fn a_label_is_broken_only_where_it_would_be_smaller_in_one_line() {
        let font = Font::of(Language::Ja, true);
        let best = |text, width| best_split(text, font, width, 100.0, &guess).unwrap();
        assert_eq!(best("市からのお知らせ", 800.0), ["市からのお知らせ"]);
        assert_eq!(best("市からのお知らせ", 799.0), ["市からの", "お知らせ"]);
    }

    #[test]
    fn every_line_fits_its_card_and_the_cards_of_a_kind_share_one_size() {
        for edition in built_in().editions {
            let frames = edition.menu.items.iter();
            let frames: Vec<Frame> = frames
                .map(|item| Frame::of(&item.bounds(), &edition))
                .collect();
            let sizes = sizes(&edition, &frames, &guess).unwrap();
            let font = Font::of(edition.language, true);
            for (frame, label) in frames.iter().zip(&edition.labels) {
                let (.., width, height) = frame.words();
                let size = sizes[usize::from(frame.wide)];
                // 9 points on a phone: nothing smaller can be read by everyone.
                assert!(size >= BELOW_LEAST, "{}: {size}", label.text);
                let lines = best_split(&label.text, font, width, size, &guess).unwrap();
                for line in &lines {
                    assert!(guess(line, font).unwrap() * size / Font::SIZE <= width + 0.1);
                }
                let below = if label.below.is_some() {
                    BELOW_SHARE + BELOW_GAP
                } else {
                    0.0
                };
                let block =
                    size * LEADING * (f64::from(u8::try_from(lines.len()).unwrap()) + below);
                assert!(block <= height, "{}: {block} in {height}", label.text);
            }
        }
    }

    #[test]
    fn words_are_escaped_and_a_part_may_ask_for_known_values_only() {
        assert_eq!(escape("<&>"), "&lt;&amp;&gt;");
        assert_eq!(
            fill("{{a}}-{{a}}", &[("a", "{{b}}")]).unwrap(),
            "{{b}}-{{b}}"
        );
        let unknown = fill("{{b}}", &[("a", "")]).unwrap_err();
        assert_eq!(unknown.to_string(), "a part asks for {{b}}");
        assert!(fill("{{a", &[("a", "")]).is_err());
    }
}
