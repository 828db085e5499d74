//! The files of the 5374 convention from a directory: whatever encoding, line ends and separator they
//! come with. `city::garbage` reads what they say.

use std::path::Path;

use anyhow::Context;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::table::{decode, line_of};
use crate::city::area::Shape;
use crate::city::garbage::Closures;
use crate::city::garbage::calendar::{Files, Row, Table};

/// Where each area lies, beside the convention's files: GeoJSON whose features have a property `name` or
/// `地名`.
pub const SHAPES: &str = "areas.geojson";

/// What a directory holds.
#[derive(Debug)]
pub struct Directory {
    pub files: Files,
    /// Of all files and the policy.
    pub hash: String,
    /// Areas with a geometry of GeoJSON.
    pub shapes: Vec<(String, String)>,
}

/// Reads a directory. `area_days.csv` must be there; the others may be missing.
pub fn read(dir: &Path, closures: Closures) -> anyhow::Result<Directory> {
    let bytes_of = |name: &str| {
        let path = dir.join(name);
        match path.exists() {
            true => {
                let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
                Ok(Some(bytes))
            }
            false => Ok(None),
        }
    };
    directory(closures, bytes_of).with_context(|| dir.display().to_string())
}

/// What files hold that `bytes_of` has by their names.
pub fn directory(
    closures: Closures,
    bytes_of: impl Fn(&str) -> anyhow::Result<Option<Vec<u8>>>,
) -> anyhow::Result<Directory> {
    let mut hash = Sha256::new();
    hash.update(closures.name());
    let mut bytes_of = |name: &str| -> anyhow::Result<Option<Vec<u8>>> {
        let Some(bytes) = bytes_of(name)? else {
            return Ok(None);
        };
        hash.update(name);
        hash.update(u64::try_from(bytes.len())?.to_le_bytes());
        hash.update(&bytes);
        Ok(Some(bytes))
    };
    let mut table_of = |name: &str| -> anyhow::Result<Option<Table>> {
        let Some(bytes) = bytes_of(name)? else {
            return Ok(None);
        };
        table(&bytes).with_context(|| name.to_owned()).map(Some)
    };
    let area_days = table_of("area_days.csv")?;
    let files = Files {
        area_days: area_days.context("holds no area_days.csv")?,
        center: table_of("center.csv")?.unwrap_or_default(),
        description: table_of("description.csv")?.unwrap_or_default(),
        target: table_of("target.csv")?.unwrap_or_default(),
        remarks: table_of("remarks.csv")?.unwrap_or_default(),
    };
    let shapes = match bytes_of(SHAPES)? {
        Some(bytes) => shapes(&bytes).context(SHAPES)?,
        None => Vec::new(),
    };
    let hash = hash.finalize();
    let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Directory {
        files,
        hash,
        shapes,
    })
}

/// A file as a table. The separator is whichever its first line has more of.
pub fn table(bytes: &[u8]) -> anyhow::Result<Table> {
    let text = decode(bytes)?;
    // Some editors end lines with a carriage return alone.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let first = text.lines().next().unwrap_or_default();
    let semicolons = first.matches(';').count() > first.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            anyhow::anyhow!("line {line}: is no CSV")
        })?;
        rows.push(Row {
            line: record.position().map_or(0, |at| line_of(&text, at)),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    if rows.is_empty() {
        return Ok(Table::default());
    }
    let header = rows.remove(0).cells;
    rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(Table { header, rows })
}

fn shapes(bytes: &[u8]) -> anyhow::Result<Vec<(String, String)>> {
    let json: Value = serde_json::from_str(&decode(bytes)?).context("is no JSON")?;
    let features = json["features"].as_array().context("has no features")?;
    let mut shapes = Vec::new();
    for (at, feature) in features.iter().enumerate() {
        let names = ["name", "地名"].into_iter();
        let mut names = names.filter_map(|name| feature["properties"][name].as_str());
        let name = names
            .next()
            .with_context(|| format!("feature {at} has no name"))?;
        let geometry = &feature["geometry"];
        Shape::parse(geometry).with_context(|| format!("feature {at} is no polygon"))?;
        shapes.push((name.to_owned(), geometry.to_string()));
    }
    Ok(shapes)
}

#[cfg(test)]
mod tests {
    use super::*;

    // B-14
    #[test]
    fn files_are_read_however_they_were_saved() {
        let expected = table("地名,センター,燃えるごみ\n西条,東,月 木\n".as_bytes()).unwrap();
        assert_eq!(expected.rows[0].cells, ["西条", "東", "月 木"]);
        let shift_jis = encoding_rs::SHIFT_JIS
            .encode("地名,センター,燃えるごみ\r\n西条,東,月 木\r\n")
            .0;
        let utf8_bom = "\u{feff}地名,センター,燃えるごみ\n西条,東,月 木";
        let semicolons = "地名;センター;燃えるごみ\n西条;東;月 木\n;;\n";
        let quoted = "\"地名\",\"センター\",\"燃えるごみ\"\r西条,\"東\",\"月 木\"\r";
        for bytes in [
            &*shift_jis,
            utf8_bom.as_bytes(),
            semicolons.as_bytes(),
            quoted.as_bytes(),
        ] {
            assert_eq!(table(bytes).unwrap(), expected);
        }
        assert_eq!(table(b"").unwrap(), Table::default());
    }
}
