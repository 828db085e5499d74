//! The repository's own files, as the tests read them that keep documents, words and directions
//! honest: `requirements`, `words`, `house`.

use std::path::Path;

/// A text file with its path from the root of the repository.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// What stands in Rust code, as far as these tests care.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Code(&'a str),
    /// With its slashes.
    Comment(&'a str),
    /// Without its quotes, escapes as written.
    Literal(&'a str),
}

/// The text of one file, named from the root.
pub fn text(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(full).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// The files below `folder` with one of these endings, in the order of their paths.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.retain(|path| endings.iter().any(|ending| path.ends_with(ending)));
    paths.sort();
    let read = |path: String| Source {
        text: text(&path),
        path,
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &str, paths: &mut Vec<String>) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for entry in std::fs::read_dir(full).into_iter().flatten() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            // What npm laid there is not ours.
            true if path.ends_with("/node_modules") => {}
            true => collect(&path, paths),
            false => paths.push(path),
        }
    }
}

impl Source {
    /// The part that runs in the service. Tests stand last in a file, or in a `tests.rs` beside it.
    pub fn code(&self) -> &str {
        &self.text[..self.tests_from()]
    }

    /// The part that is compiled for tests alone.
    pub fn tests(&self) -> &str {
        &self.text[self.tests_from()..]
    }

    fn tests_from(&self) -> usize {
        if self.path.ends_with("/tests.rs") {
            return 0;
        }
        // With its brace: `mod tests;` only names the file beside this one.
        let tests = self.text.find("\n#[cfg(test)]\nmod tests {");
        tests.unwrap_or(self.text.len())
    }
}

/// Takes Rust code apart. Block comments are not used in this house and count as code.
pub fn pieces(code: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < code.len() {
        let Some((piece, len)) = piece(code, at) else {
            at += code[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        pieces.push(Piece::Code(&code[from..at]));
        pieces.extend(piece);
        at += len;
        from = at;
    }
    pieces.push(Piece::Code(&code[from..]));
    pieces
}

/// The comment or literal that begins here, and its length. A character such as `'"'` is skipped.
fn piece(code: &str, at: usize) -> Option<(Option<Piece<'_>>, usize)> {
    let rest = &code[at..];
    if rest.starts_with("//") {
        let len = rest.find('\n').unwrap_or(rest.len());
        return Some((Some(Piece::Comment(&rest[..len])), len));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        let len = closing_quote(inside);
        return Some((Some(Piece::Literal(&inside[..len])), len + 2));
    }
    if let Some(inside) = rest.strip_prefix('\'') {
        let len = character(inside)?;
        return Some((None, len + 2));
    }
    let is_start = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let raw = rest.strip_prefix('r').filter(|_| is_start)?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    let inside = raw[hashes..].strip_prefix('"')?;
    let len = inside.find(&format!("\"{}", "#".repeat(hashes)))?;
    let whole = 1 + hashes + 1 + len + 1 + hashes;
    Some((Some(Piece::Literal(&inside[..len])), whole))
}

fn closing_quote(inside: &str) -> usize {
    let mut escaped = false;
    let mut quotes = inside.char_indices().filter(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    quotes.next().map_or(inside.len(), |(at, _)| at)
}

/// The length of a character's inside; `None` for a lifetime.
fn character(inside: &str) -> Option<usize> {
    let mut chars = inside.chars();
    match chars.next()? {
        '\\' => Some(2 + inside.get(2..)?.find('\'')?),
        first if chars.next() == Some('\'') => Some(first.len_utf8()),
        _ => None,
    }
}

#[test]
fn code_is_taken_apart_where_a_quote_may_mislead() {
    let code = r##"let a = '"'; // "no"
fn b<'a>(c: &'a str) -> bool { c == "d\"e" || c == r#"f"g"# || c == '\'' }"##;
    let literals: Vec<_> = pieces(code)
        .into_iter()
        .filter(|piece| !matches!(piece, Piece::Code(_)))
        .collect();
    let expected = [
        Piece::Comment("// \"no\""),
        Piece::Literal("d\\\"e"),
        Piece::Literal("f\"g"),
    ];
    assert_eq!(literals, expected);
}
