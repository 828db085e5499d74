//! Files that go with a notice: which ones are taken. What a file is, its content says and not its name.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::notice::Mistake;

/// Bytes of one file: LINE takes images of up to 10 MB (line-platform.md), which is what a phone is known
/// to load; a school's letter of some pages is far below.
pub const BYTES_LIMIT: usize = 10 * 1024 * 1024;
/// Files of one notice: a letter, its form and some pictures. More are a list that nobody opens.
pub const PER_NOTICE: usize = 5;
/// Characters of a file's name: some file systems take 255 bytes, a Japanese letter has three.
pub const NAME_LIMIT: usize = 80;

/// What is taken: what every phone shows without running anything. Web pages and SVG run scripts, and
/// office files macros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum FileType {
    #[serde(rename = "application/pdf")]
    Pdf,
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
}

impl FileType {
    pub const ALL: [FileType; 3] = [FileType::Pdf, FileType::Jpeg, FileType::Png];

    /// The media type.
    pub const fn name(self) -> &'static str {
        match self {
            FileType::Pdf => "application/pdf",
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
        }
    }

    pub fn parse(name: &str) -> Option<FileType> {
        FileType::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// By how it begins.
    pub fn of_content(content: &[u8]) -> Option<FileType> {
        let begins = |magic: &[u8]| content.starts_with(magic);
        match () {
            () if begins(b"%PDF-") => Some(FileType::Pdf),
            () if begins(b"\xff\xd8\xff") => Some(FileType::Jpeg),
            () if begins(b"\x89PNG\r\n\x1a\n") => Some(FileType::Png),
            () => None,
        }
    }

    /// How such a file's name ends.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            FileType::Pdf => &["pdf"],
            FileType::Jpeg => &["jpg", "jpeg"],
            FileType::Png => &["png"],
        }
    }

    /// Whether a browser shows it by itself. The reader for PDF of some browsers does not start in the
    /// sandbox that our files are served in: those are downloaded.
    pub const fn is_picture(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png)
    }
}

/// Everything wrong with a file, or what it is. `declared`: the media type its sender says it has.
pub fn check(name: &str, declared: &str, content: &[u8]) -> Result<FileType, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    if content.len() > BYTES_LIMIT {
        let detail = format!("has more than {BYTES_LIMIT} bytes");
        mistakes.push(Mistake::new("file", detail));
    }
    let length = name.chars().count();
    if !(1..=NAME_LIMIT).contains(&length) {
        let detail = format!("must have 1 to {NAME_LIMIT} characters, not {length}");
        mistakes.push(Mistake::new("name", detail));
    }
    if name.starts_with('.') || name.chars().any(is_treacherous) {
        let detail = "must be a file's plain name, without a path or invisible characters";
        mistakes.push(Mistake::new("name", detail));
    }
    let Some(kind) = FileType::of_content(content) else {
        let detail = "is neither PDF nor JPEG nor PNG";
        mistakes.push(Mistake::new("file", detail));
        return Err(mistakes);
    };
    if essence(declared) != kind.name() {
        let detail = format!("is {}, not as its Content-Type says", kind.name());
        mistakes.push(Mistake::new("file", detail));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    if !kind.endings().contains(&ending.as_str()) {
        let detail = format!("must end in .{}", kind.endings().join(" or ."));
        mistakes.push(Mistake::new("name", detail));
    }
    if kind == FileType::Pdf
        && let Some(action) = acts(content)
    {
        let detail = format!("holds {action}: print it anew as a PDF that only shows");
        mistakes.push(Mistake::new("file", detail));
    }
    match mistakes.is_empty() {
        true => Ok(kind),
        false => Err(mistakes),
    }
}

/// `image/png` of `Image/PNG; x=y`.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// What leads out of a folder, ends a header's line, or turns letters round so that a name shows another
/// ending than it has.
fn is_treacherous(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '/' | '\\' | ':' | '"' | '\u{feff}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// What a PDF would do besides being shown. Only what stands in it openly: what it holds compressed is
/// not unpacked here, which is why our pages serve it in a sandbox and to be downloaded.
fn acts(content: &[u8]) -> Option<&'static str> {
    const ACTS: [(&[u8], &str); 4] = [
        (b"/JavaScript", "a script"),
        (b"/Launch", "a command"),
        (b"/EmbeddedFile", "another file"),
        (b"/RichMedia", "a player"),
    ];
    let holds = |name: &[u8]| {
        let mut rest = content;
        while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
            rest = &rest[at..];
            if is_named(rest, name) {
                return true;
            }
            rest = &rest[1..];
        }
        false
    };
    let found = ACTS.iter().find(|(name, _)| holds(name));
    found.map(|(_, what)| *what)
}

/// Whether a PDF's name begins here; any letter of it may be written as `#4a` (ISO 32000-1, 7.3.5).
fn is_named(mut content: &[u8], name: &[u8]) -> bool {
    name.iter().all(|wanted| {
        let (byte, length) = match content {
            [b'#', high, low, ..] => {
                let hex = |byte: u8| char::from(byte).to_digit(16);
                match hex(*high).zip(hex(*low)) {
                    Some((high, low)) => (u8::try_from(high * 16 + low).unwrap_or(b'#'), 3),
                    None => (b'#', 1),
                }
            }
            [byte, ..] => (*byte, 1),
            [] => return false,
        };
        content = &content[length..];
        byte == *wanted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    fn wrong(name: &str, declared: &str, content: &[u8]) -> Vec<String> {
        let mistakes = check(name, declared, content).unwrap_err();
        mistakes.into_iter().map(|mistake| mistake.field).collect()
    }

    #[test]
    fn what_it_is_its_content_says() {
        for (name, declared, content, kind) in [
            ("お便り.pdf", "application/pdf", PDF, FileType::Pdf),
            ("map.JPG", "image/jpeg", JPEG, FileType::Jpeg),
            ("map.jpeg", "Image/JPEG; q=1", JPEG, FileType::Jpeg),
            ("図.png", "image/png", PNG, FileType::Png),
        ] {
            assert_eq!(check(name, declared, content), Ok(kind), "{name}");
            assert_eq!(FileType::parse(kind.name()), Some(kind));
        }
    }

    #[test]
    fn nothing_that_runs_is_taken_whatever_it_says_it_is() {
        let page = b"<!doctype html><script>alert(1)</script>";
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>";
        let office = b"PK\x03\x04word/vbaProject.bin";
        for content in [&page[..], svg, office, b"", b"%PD", b" %PDF-1.7"] {
            assert_eq!(wrong("a.pdf", "application/pdf", content), ["file"]);
        }
        // One thing in the name, another in the content.
        assert_eq!(wrong("a.pdf", "image/png", PDF), ["file"]);
        assert_eq!(wrong("a.html", "application/pdf", PDF), ["name"]);
        assert_eq!(wrong("a.pdf", "application/pdf", PNG), ["file", "name"]);
        let large = [PDF, &vec![b' '; BYTES_LIMIT]].concat();
        assert_eq!(wrong("a.pdf", "application/pdf", &large), ["file"]);
    }

    #[test]
    fn a_pdf_that_acts_is_none() {
        for action in [
            "/JavaScript (app.alert(1))",
            "/J#61vaScript",
            "/Launch",
            "/EmbeddedFile",
        ] {
            let pdf = [PDF, b"\n<< /S ", action.as_bytes(), b" >>"].concat();
            assert_eq!(
                wrong("a.pdf", "application/pdf", &pdf),
                ["file"],
                "{action}"
            );
        }
        for harmless in [
            "/Java",
            "(a/b)",
            "/#",
            "/J#6",
            "/URI (https://city.example/)",
        ] {
            let pdf = [PDF, b"\n", harmless.as_bytes()].concat();
            assert!(
                check("a.pdf", "application/pdf", &pdf).is_ok(),
                "{harmless}"
            );
        }
    }

    #[test]
    fn a_name_is_a_name_and_nothing_else() {
        for name in [
            "",
            "../a.pdf",
            "a\r\nb.pdf",
            "a\u{202e}fdp.pdf",
            ".pdf",
            "a\".pdf",
        ] {
            assert!(
                wrong(name, "application/pdf", PDF).contains(&"name".to_owned()),
                "{name:?}"
            );
        }
        let long = format!("{}.pdf", "長".repeat(NAME_LIMIT));
        assert_eq!(wrong(&long, "application/pdf", PDF), ["name"]);
    }
}
