//! Draws the menus' images and says from what, so that `check` finds a stale one without any font.
//!
//! The images are committed: only who changes a menu needs the fonts (Debian's `fonts-noto-cjk`).

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Node, Options, Text, Tree};
use resvg::{tiny_skia, usvg};
use sha2::{Digest, Sha256};

use crate::line::rich_menu::Size;
use crate::menu::definition::{Definitions, Edition};
use crate::menu::draw::{self, Font, Measure};

/// The text chunk of the PNG that holds [`drawn_from`].
const KEYWORD: &str = "kairan-drawn-from";

/// What an image is drawn from, as a hash of the drawing itself: it changes with the places, the
/// words, the parts and the way they are laid out. The widths are guessed, so no font is asked.
pub fn drawn_from(edition: &Edition, definitions: &Definitions) -> Result<String> {
    let svg = lay_out(edition, definitions, &draw::guess)?;
    let hash = Sha256::digest(svg);
    Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn lay_out(edition: &Edition, definitions: &Definitions, measure: &Measure<'_>) -> Result<String> {
    draw::svg(edition, &definitions.parts, measure)
        .with_context(|| format!("{} cannot be laid out", edition.alias))
}

/// What an image tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub size: Size,
    /// `None` if this program did not draw it.
    pub drawn_from: Option<String>,
}

/// Reads a PNG's size and what it was drawn from.
pub fn look_at(image: &[u8]) -> Result<Seen> {
    let decoder = png::Decoder::new(std::io::Cursor::new(image));
    let reader = decoder.read_info().context("it is not a PNG")?;
    let info = reader.info();
    let mut texts = info.uncompressed_latin1_text.iter();
    Ok(Seen {
        size: Size {
            width: info.width,
            height: info.height,
        },
        drawn_from: texts
            .find(|chunk| chunk.keyword == KEYWORD)
            .map(|chunk| chunk.text.clone()),
    })
}

/// Draws every edition into `folder`/images and takes away images of none. What was done, a line
/// each.
pub fn render(definitions: &Definitions, folder: &Path) -> Result<Vec<String>> {
    let pen = Pen::new();
    let images = folder.join("images");
    std::fs::create_dir_all(&images)
        .with_context(|| format!("{} cannot be made", images.display()))?;
    let mut done = Vec::new();
    for edition in &definitions.editions {
        let image = pen.draw(edition, definitions)?;
        let path = images.join(format!("{}.png", edition.alias));
        std::fs::write(&path, image).with_context(|| format!("writing {}", path.display()))?;
        done.push(format!("drew images/{}.png", edition.alias));
    }
    for alias in definitions.images.keys() {
        if definitions
            .editions
            .iter()
            .any(|edition| edition.alias == *alias)
        {
            continue;
        }
        let path = images.join(format!("{alias}.png"));
        std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        done.push(format!("removed images/{alias}.png, which no menu uses"));
    }
    Ok(done)
}

/// The machine's fonts.
pub struct Pen {
    fonts: Arc<Database>,
}

impl Default for Pen {
    fn default() -> Pen {
        Pen::new()
    }
}

impl Pen {
    pub fn new() -> Pen {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Pen {
            fonts: Arc::new(fonts),
        }
    }

    /// The edition as a PNG that says what it was drawn from.
    pub fn draw(&self, edition: &Edition, definitions: &Definitions) -> Result<Vec<u8>> {
        let measure = |text: &str, font: Font| self.measure(text, font);
        let svg = lay_out(edition, definitions, &measure)?;
        let tree = self
            .tree(&svg)
            .with_context(|| format!("the parts of {} are no SVG", edition.alias))?;
        let Size { width, height } = edition.size();
        let mut canvas = tiny_skia::Pixmap::new(width, height).context("a menu without pixels")?;
        resvg::render(
            &tree,
            tiny_skia::Transform::identity(),
            &mut canvas.as_mut(),
        );
        encode(&canvas, drawn_from(edition, definitions)?)
    }

    fn tree(&self, svg: &str) -> Result<Tree, usvg::Error> {
        let options = Options {
            fontdb: Arc::clone(&self.fonts),
            ..Options::default()
        };
        Tree::from_str(svg, &options)
    }

    fn measure(&self, text: &str, font: Font) -> Result<f64> {
        let weight = if font.bold { "bold" } else { "normal" };
        let (family, size) = (font.family, Font::SIZE);
        let escaped = draw::escape(text);
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text font-family="{family}" font-weight="{weight}" font-size="{size}">{escaped}</text></svg>"#
        );
        let tree = self.tree(&svg)?;
        let line = tree.root().children().iter().find_map(|node| match node {
            Node::Text(line) => Some(line),
            _ => None,
        });
        let line = line.with_context(|| missing(family, text))?;
        ensure!(self.is_all_in(line, family), missing(family, text));
        Ok(f64::from(line.bounding_box().width()))
    }

    /// Another font stepping in for one letter would look broken, and a box would say nothing.
    fn is_all_in(&self, line: &Text, family: &str) -> bool {
        let is_in = |font| {
            let families = self.fonts.face(font).map(|face| face.families.iter());
            families.is_some_and(|mut names| names.any(|(name, _)| name == family))
        };
        let spans = line.layouted().iter();
        let mut glyphs = spans.flat_map(|span| &span.positioned_glyphs);
        // Glyph 0 is the box for "no such letter".
        glyphs.all(|glyph| glyph.id.0 != 0 && is_in(glyph.font))
    }
}

fn missing(family: &str, text: &str) -> String {
    let package = if family.contains("CJK") {
        "fonts-noto-cjk"
    } else {
        "fonts-noto-core"
    };
    format!("the font \"{family}\" is not here or lacks letters of \"{text}\" (Debian's {package})")
}

/// A PNG without transparency, as small as it gets: LINE takes at most 1 MB.
fn encode(canvas: &tiny_skia::Pixmap, drawn_from: String) -> Result<Vec<u8>> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.add_text_chunk(KEYWORD.to_owned(), drawn_from)?;
    let pixels: Vec<u8> = canvas
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    /// A menu without words needs no font of the machine.
    fn wordless() -> (Definitions, Edition) {
        let mut definitions = Definitions::built_in(&Words::load().unwrap()).unwrap();
        let mut edition = definitions.editions.remove(0);
        edition.menu.items.clear();
        edition.labels.clear();
        edition.menu.size = [800, 270];
        (definitions, edition)
    }

    #[test]
    fn an_image_tells_its_size_and_what_it_was_drawn_from() {
        let (definitions, edition) = wordless();
        let image = Pen::new().draw(&edition, &definitions).unwrap();
        let seen = look_at(&image).unwrap();
        assert_eq!(seen.size, edition.size());
        let source = drawn_from(&edition, &definitions).unwrap();
        assert_eq!(seen.drawn_from, Some(source));
    }

    #[test]
    fn a_letter_the_font_lacks_stops_the_drawing() {
        let nowhere = Font {
            family: "No Such Font CJK",
            bold: true,
        };
        let error = Pen::new().measure("言語", nowhere).unwrap_err().to_string();
        assert!(
            error.contains("\"No Such Font CJK\" is not here"),
            "{error}"
        );
        assert!(error.contains("fonts-noto-cjk"), "{error}");
    }

    #[test]
    fn rendering_writes_every_image_and_removes_those_of_no_menu() {
        let (mut definitions, edition) = wordless();
        definitions.editions = vec![edition];
        definitions.images = [("old-ja".to_owned(), Vec::new())].into();
        let folder = tempfile::tempdir().unwrap();
        let images = folder.path().join("images");
        std::fs::create_dir(&images).unwrap();
        std::fs::write(images.join("old-ja.png"), b"").unwrap();
        let done = render(&definitions, folder.path()).unwrap();
        assert_eq!(
            done,
            [
                "drew images/guest-ja.png",
                "removed images/old-ja.png, which no menu uses"
            ]
        );
        let left: Vec<_> = std::fs::read_dir(&images).unwrap().collect();
        assert_eq!(left.len(), 1);
    }
}
