//! Keeps docs/requirements.md honest: every row stands there once, and is `tested` exactly when a
//! test names it in a comment.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, files, text};

/// The documents and how many rows each has. The numbers are final: rows are never renumbered.
const DOCUMENTS: [(char, u32); 5] = [('A', 45), ('B', 41), ('C', 27), ('D', 35), ('X', 15)];

const DOC: &str = "docs/requirements.md";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row(char, u32);

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}", self.0, self.1)
    }
}

#[test]
fn every_row_stands_in_the_document_once() {
    let listed: Vec<Row> = states().into_iter().map(|(row, _)| row).collect();
    let all = DOCUMENTS.iter();
    let all: Vec<Row> = all
        .flat_map(|(document, last)| (1..=*last).map(|number| Row(*document, number)))
        .collect();
    assert_eq!(listed, all, "{DOC}: rows missing, doubled or out of order");
}

#[test]
fn a_row_is_tested_exactly_when_a_test_names_it() {
    let named = named_by_tests();
    let mut wrong = Vec::new();
    for (row, state) in states() {
        match (state.as_str(), named.get(&row)) {
            ("open", None) | ("tested", Some(_)) => {}
            ("open", Some(path)) => {
                wrong.push(format!("{row}: {path} names it: write `tested` in {DOC}"));
            }
            ("tested", None) => wrong.push(format!(
                "{row}: no test names it: write the id in a comment at its test, or `open` in {DOC}"
            )),
            (other, _) => wrong.push(format!("{row}: {other:?} is neither `open` nor `tested`")),
        }
    }
    for (row, path) in &named {
        if !DOCUMENTS
            .iter()
            .any(|(d, last)| *d == row.0 && (1..=*last).contains(&row.1))
        {
            wrong.push(format!("{row}: {path} names it, but there is no such row"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rows of the document's tables with their states, in its order.
fn states() -> Vec<(Row, String)> {
    let rows = text(DOC);
    let rows = rows.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.split('|').map(str::trim).collect();
        let [id, what, state, ""] = cells[..] else {
            return None;
        };
        let row = rows_in(id).first().copied()?;
        assert!(!what.is_empty(), "{row} says nothing in {DOC}");
        Some((row, state.to_owned()))
    });
    rows.collect()
}

/// Every row a test names, with one file that does.
fn named_by_tests() -> BTreeMap<Row, String> {
    let mut named = BTreeMap::new();
    let mut take = |source: &Source, rows: BTreeSet<Row>| {
        for row in rows {
            named.entry(row).or_insert_with(|| source.path.clone());
        }
    };
    for source in files("tests", &[".rs"]) {
        if !source.path.ends_with("/requirements.rs") {
            take(&source, at_tests(&source.text));
        }
    }
    for source in files("src", &[".rs"]) {
        take(&source, at_tests(source.tests()));
    }
    for source in files("tests", &[".chat", ".mjs", ".js", ".py", ".sh"]) {
        let comments = source.text.lines().map(str::trim_start);
        let comments = comments.filter(|line| line.starts_with('#') || line.starts_with("//"));
        take(&source, comments.flat_map(rows_in).collect());
    }
    named
}

/// The rows named in comments above a test or inside one. Those at other functions prove nothing.
fn at_tests(code: &str) -> BTreeSet<Row> {
    let (mut rows, mut pending) = (BTreeSet::new(), BTreeSet::new());
    let (mut is_test, mut has_attribute) = (false, false);
    for line in code.lines().map(str::trim_start) {
        if line.starts_with("//!") {
            continue;
        }
        if let Some((_, comment)) = line.split_once("//") {
            pending.extend(rows_in(comment));
        }
        if line.starts_with("#[") {
            has_attribute |= line.contains("test]") || line.contains("test(");
        } else if begins_function(line) {
            (is_test, has_attribute) = (has_attribute, false);
            take_if(is_test, &mut pending, &mut rows);
        } else if !line.starts_with("//") {
            take_if(is_test, &mut pending, &mut rows);
        }
    }
    take_if(is_test, &mut pending, &mut rows);
    rows
}

fn take_if(is_test: bool, pending: &mut BTreeSet<Row>, rows: &mut BTreeSet<Row>) {
    let taken = std::mem::take(pending);
    if is_test {
        rows.extend(taken);
    }
}

fn begins_function(line: &str) -> bool {
    let mut words = line.split(' ');
    words
        .find(|word| {
            !matches!(
                *word,
                "pub" | "pub(crate)" | "pub(super)" | "async" | "const"
            )
        })
        .is_some_and(|word| word == "fn")
}

/// The ids in a line: `A-25`, or with everything between them `A-26…A-32` and `A-26..A-32`.
fn rows_in(line: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = line;
    while let Some((before, row, after)) = next_row(rest) {
        match rows.last().copied() {
            Some(Row(document, first)) if is_range(before) && document == row.0 => {
                rows.extend((first + 1..=row.1).map(|number| Row(document, number)));
            }
            _ => rows.push(row),
        }
        rest = after;
    }
    rows
}

fn is_range(between: &str) -> bool {
    matches!(between.trim(), "…" | "..")
}

/// The next id, with what stands before and after it.
fn next_row(line: &str) -> Option<(&str, Row, &str)> {
    line.char_indices().find_map(|(at, document)| {
        let digits = line[at..].strip_prefix(document)?.strip_prefix('-')?;
        let (number, after) = digits.split_at_checked(2)?;
        let alone = !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
            && !after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let known = DOCUMENTS.iter().any(|(known, _)| *known == document);
        let number = number.parse().ok().filter(|_| known && alone)?;
        Some((&line[..at], Row(document, number), after))
    })
}

#[test]
fn ids_and_ranges_are_read() {
    let read = |line| rows_in(line).iter().map(Row::to_string).collect::<Vec<_>>();
    assert_eq!(read("A-25, B-27 (see X-01)"), ["A-25", "B-27", "X-01"]);
    assert_eq!(read("A-09…A-11"), ["A-09", "A-10", "A-11"]);
    assert_eq!(read("C-08..C-10 D-01"), ["C-08", "C-09", "C-10", "D-01"]);
    assert_eq!(read("F-20 UTF-16 A-1 A-123 XA-12"), Vec::<String>::new());
}

#[test]
fn only_comments_at_tests_count() {
    let code = "
//! A-01
// A-02
#[tokio::test]
// A-03
async fn a_test() {
    first(); // A-04
    // A-05
}

// A-06
fn no_test() {
    // A-07
}
";
    let named: Vec<_> = at_tests(code).iter().map(Row::to_string).collect();
    assert_eq!(named, ["A-02", "A-03", "A-04", "A-05"]);
}
