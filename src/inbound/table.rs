//! Import files: bytes to rows with named cells. Pure; the commands `kairan import …` call it.
//!
//! RFC 4180, UTF-8 with or without BOM, or Shift_JIS (what Excel saves in Japan).

use std::collections::HashMap;

/// The column a file of rejected rows has more than the file it came from. It is ignored when that
/// file is mended and imported again.
pub const REASON: &str = "reason";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// As in the file.
    pub header: Vec<String>,
    columns: HashMap<String, usize>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file where it begins; the header is line 1.
    pub line: u64,
    /// As in the file.
    pub cells: Vec<String>,
}

/// Why a whole file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("is neither UTF-8 nor Shift_JIS")]
    Encoding,
    #[error("is empty: the first line must name the columns")]
    Empty,
    #[error("line {line}: {why}")]
    Csv { line: u64, why: String },
    #[error("has no column {}", .0.join(", "))]
    Missing(Vec<String>),
    #[error("names the column {0} twice")]
    Twice(String),
}

/// What is wrong with one row; the others are taken.
pub type Reason = String;

impl Table {
    /// Reads a file whose first line names at least these columns.
    pub fn read(bytes: &[u8], required: &[&str]) -> Result<Table, TableError> {
        let text = decode(bytes)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| TableError::Csv {
                line: error.position().map_or(0, csv::Position::line),
                why: "is no CSV".into(),
            })?;
            rows.push(Row {
                line: record.position().map_or(0, |at| line_of(&text, at)),
                cells: record.iter().map(str::to_owned).collect(),
            });
        }
        if rows.is_empty() {
            return Err(TableError::Empty);
        }
        let header = rows.remove(0).cells;
        let mut columns = HashMap::new();
        for (at, name) in header.iter().enumerate() {
            let name = name.trim().to_owned();
            if !name.is_empty() && columns.insert(name.clone(), at).is_some() {
                return Err(TableError::Twice(name));
            }
        }
        let missing = required.iter().filter(|name| !columns.contains_key(**name));
        let missing: Vec<String> = missing.map(|name| (*name).to_owned()).collect();
        if !missing.is_empty() {
            return Err(TableError::Missing(missing));
        }
        // Spreadsheets leave rows of nothing but commas.
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        Ok(Table {
            header,
            columns,
            rows,
        })
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The columns that none of `known` names.
    pub fn unknown<'t>(&'t self, known: &'t [&str]) -> impl Iterator<Item = &'t str> {
        let names = self.header.iter().map(|name| name.trim());
        names.filter(move |name| !name.is_empty() && *name != REASON && !known.contains(name))
    }

    /// The row with its columns' names, if it can be read at all.
    pub fn named<'t>(&'t self, row: &'t Row) -> Result<Named<'t>, Reason> {
        let (cells, columns) = (row.cells.len(), self.header.len());
        if cells != columns {
            return Err(format!(
                "has {cells} cells where {columns} columns are named"
            ));
        }
        if row
            .cells
            .iter()
            .any(|cell| cell.chars().any(char::is_control))
        {
            return Err(
                "holds a line break or a control character: is a quotation mark missing?".into(),
            );
        }
        Ok(Named { table: self, row })
    }
}

/// The reader counts empty lines before a row to the row; a person does not.
pub(super) fn line_of(text: &str, at: &csv::Position) -> u64 {
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().iter().skip(start);
    let empty = before.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + empty.fold(0, |lines, byte| lines + u64::from(*byte == b'\n'))
}

/// A row whose cells are asked for by name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'t> {
    table: &'t Table,
    row: &'t Row,
}

impl<'t> Named<'t> {
    pub fn line(&self) -> u64 {
        self.row.line
    }

    /// Without surrounding blanks; empty if there is no such column.
    pub fn cell(&self, column: &str) -> &'t str {
        let at = self.table.columns.get(column);
        at.and_then(|at| self.row.cells.get(*at))
            .map_or("", |cell| cell.trim())
    }

    /// `None` if empty.
    pub fn filled(&self, column: &str) -> Option<&'t str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// What `;` separates, each once.
    pub fn list(&self, column: &str) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for part in self.cell(column).split(';').map(str::trim) {
            if !part.is_empty() && !list.iter().any(|known| known == part) {
                list.push(part.to_owned());
            }
        }
        list
    }
}

/// The rejected rows as a file like the one they came from, with the reasons.
pub fn rejected_file(table: &Table, rejected: &[(&Row, Reason)]) -> anyhow::Result<Vec<u8>> {
    let reason_at = table.header.iter().position(|name| name.trim() == REASON);
    let with = |cells: &[String], reason: &str| {
        let mut cells: Vec<String> = cells.to_vec();
        if let Some(at) = reason_at.filter(|at| *at < cells.len()) {
            cells.remove(at);
        }
        cells.push(reason.to_owned());
        cells
    };
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(with(&table.header, REASON))?;
    for (row, reason) in rejected {
        writer.write_record(with(&row.cells, reason))?;
    }
    Ok(writer.into_inner()?)
}

/// The text of a file, UTF-8 with or without BOM, or Shift_JIS.
pub fn decode(bytes: &[u8]) -> Result<String, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let (text, broken) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes);
    match broken {
        true => Err(TableError::Encoding),
        false => Ok(text.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Table {
        Table::read(text.as_bytes(), &[]).unwrap()
    }

    fn cells(table: &Table, column: &str) -> Vec<String> {
        let rows = table.rows.iter();
        rows.map(|row| table.named(row).unwrap().cell(column).to_owned())
            .collect()
    }

    #[test]
    fn the_three_encodings_read_the_same() {
        let text = "id,name\r\n1,\"西条, 小学校\"\r\n";
        let plain = read(text);
        let marked = Table::read(format!("\u{feff}{text}").as_bytes(), &["id"]).unwrap();
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let sjis = Table::read(&sjis, &["id"]).unwrap();
        assert_eq!(plain, marked);
        assert_eq!(plain, sjis);
        assert_eq!(cells(&plain, "name"), ["西条, 小学校"]);
        assert_eq!(Table::read(b"\xff\xff\xff", &[]), Err(TableError::Encoding));
    }

    #[test]
    fn a_file_that_cannot_be_meant_is_refused_by_name() {
        let refused = |text: &str| Table::read(text.as_bytes(), &["id", "name"]).unwrap_err();
        assert_eq!(refused(""), TableError::Empty);
        let missing = TableError::Missing(vec!["name".into()]);
        assert_eq!(refused("id,nam\n1,2\n"), missing);
        assert_eq!(refused("id,name,id\n"), TableError::Twice("id".into()));
    }

    #[test]
    fn a_row_is_known_by_its_line() {
        let table = read("id,name\n\n1,a\n\"2\",\"b\nc\"\n3\n,\n4,d,e\n");
        let rows: Vec<_> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(rows, [3, 4, 6, 8]);
        let good: Vec<_> = table
            .rows
            .iter()
            .map(|row| table.named(row).is_ok())
            .collect();
        assert_eq!(good, [true, false, false, false]);
    }

    #[test]
    fn lists_are_separated_by_semicolons() {
        let table = read("groups\n a ;b;;a; c　\n");
        let row = table.named(&table.rows[0]).unwrap();
        assert_eq!(row.list("groups"), ["a", "b", "c"]);
        assert_eq!(row.list("clubs"), [""; 0]);
    }

    #[test]
    fn rejected_rows_can_be_mended_and_imported_again() {
        let table = read("reason,id,name\nold,1,\"a,b\"\n");
        let file = rejected_file(&table, &[(&table.rows[0], "no such school".into())]).unwrap();
        let text = String::from_utf8(file).unwrap();
        assert_eq!(text, "id,name,reason\r\n1,\"a,b\",no such school\r\n");
        assert_eq!(read(&text).unknown(&["id", "name"]).count(), 0);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(table) = Table::read(&bytes, &[]) {
                for row in &table.rows {
                    if let Ok(named) = table.named(row) {
                        for column in &table.header {
                            named.list(column.trim());
                        }
                    }
                }
            }
        }

        #[test]
        fn what_is_written_is_read_again(
            rows in proptest::collection::vec(proptest::collection::vec("[^\\p{C}]{0,8}", 3), 1..20)
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["a", "b", "c"]).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let table = Table::read(&writer.into_inner().unwrap(), &["a", "b", "c"]).unwrap();
            let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
            let filled: Vec<_> = filled.collect();
            prop_assert_eq!(table.rows.len(), filled.len());
            for (row, cells) in table.rows.iter().zip(filled) {
                prop_assert_eq!(&row.cells, cells);
            }
        }
    }
}
