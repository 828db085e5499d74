//! `kairan import garbage DIR --year YYYY`: a calendar of the 5374 convention, while the service runs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use super::database::ConfigFile;
use super::import::SOME_REJECTED;
use crate::city::audit::CLI;
use crate::city::garbage::calendar::{Calendar, UnreadCell, calendar};
use crate::city::garbage::{Closures, FiscalYear};
use crate::clock::{Clock, Random};
use crate::inbound::garbage;
use crate::office::garbage::{Effect, take_up};
use crate::store::garbage::State;
use crate::words::Words;

#[derive(Debug, Args)]
pub struct Garbage {
    /// The directory with area_days.csv, and center.csv, description.csv, target.csv, remarks.csv and
    /// areas.geojson where there are such. What cannot be read is written to area_days.csv.rejected.csv.
    dir: PathBuf,
    /// The fiscal year: 2026 is April 2026 to March 2027.
    #[arg(long, value_name = "YYYY")]
    year: i16,
    /// What becomes of days on which a centre is closed: they fall out, come a week later, or stay.
    #[arg(long, value_enum, default_value = "drop")]
    closures: Closures,
    #[command(flatten)]
    config: ConfigFile,
}

impl Garbage {
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let year = FiscalYear::new(self.year);
        let year = year.with_context(|| format!("{} is no year of a calendar", self.year))?;
        let directory = garbage::read(&self.dir, self.closures)?;
        let calendar = calendar(&directory.files, year, self.closures)
            .with_context(|| self.dir.display().to_string())?;
        let db = self.config.open().await?;
        // Before anything is stored: where it cannot be written, nothing was done.
        let said = self.tell(&calendar)?;
        let words = Words::load()?;
        let id = Random::System.uuid().to_string();
        let mut tx = db.write().await?;
        let now = Clock::System.now();
        let taken = take_up(&mut tx, &words, &directory, &calendar, (id, CLI, now)).await?;
        tx.commit().await?;
        db.close().await;
        print!("{}", report(&calendar));
        for note in &calendar.notes {
            eprintln!("{}: {note}", self.dir.display());
        }
        for note in taken.effect.iter().flat_map(Effect::notes) {
            eprintln!("{}: {note}", self.dir.display());
        }
        let year = self.year;
        let again = if taken.again {
            " (nothing changed)"
        } else {
            ""
        };
        match taken.calendar.state {
            State::Published => {
                eprintln!("the calendar of {year} is published{again}");
                Ok(ExitCode::SUCCESS)
            }
            _ => {
                eprintln!(
                    "the calendar of {year} is a draft until staff accept these {} cells and publish it{again}: see {said}",
                    calendar.unread.len()
                );
                Ok(ExitCode::from(SOME_REJECTED))
            }
        }
    }

    /// Tells each cell that cannot be read, and writes them to a file; one of an earlier import goes.
    fn tell(&self, calendar: &Calendar) -> anyhow::Result<String> {
        let file = self.dir.join("area_days.csv.rejected.csv");
        let shown = file.display().to_string();
        if calendar.unread.is_empty() {
            if file.exists() {
                std::fs::remove_file(&file).with_context(|| shown.clone())?;
            }
            return Ok(shown);
        }
        for cell in &calendar.unread {
            eprintln!("{}", told(&self.dir, cell));
        }
        let text = rejected(&calendar.unread)?;
        std::fs::write(&file, text).with_context(|| shown.clone())?;
        Ok(shown)
    }
}

fn told(dir: &Path, cell: &UnreadCell) -> String {
    format!(
        "{}: row {}, column {}{}: {:?}: {}",
        dir.join(&cell.file).display(),
        cell.row,
        cell.column,
        match cell.kind.as_str() {
            "" => format!(" ({})", cell.area),
            kind => format!(" ({}, {kind})", cell.area),
        },
        cell.cell,
        cell.why
    )
}

/// The file of what cannot be read.
fn rejected(cells: &[UnreadCell]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record([
        "file", "row", "column", "area", "category", "cell", "reason",
    ])?;
    for cell in cells {
        let (row, column) = (cell.row.to_string(), cell.column.to_string());
        writer.write_record([
            &cell.file, &row, &column, &cell.area, &cell.kind, &cell.cell, &cell.why,
        ])?;
    }
    Ok(writer.into_inner()?)
}

/// Days by kind and month, a line for each kind.
fn report(calendar: &Calendar) -> String {
    let months: Vec<String> = calendar
        .year
        .months()
        .map(|month| month.month().to_string())
        .collect();
    let mut lines = vec![format!("category\t{}\ttotal", months.join("\t"))];
    for (kind, counts) in calendar.counts() {
        let of = |month: jiff::civil::Date| counts[usize::from(month.month().unsigned_abs()) - 1];
        let counted: Vec<usize> = calendar.year.months().map(of).collect();
        let total: usize = counted.iter().sum();
        let counted: Vec<String> = counted.iter().map(usize::to_string).collect();
        lines.push(format!("{kind}\t{}\t{total}", counted.join("\t")));
    }
    lines.push(String::new());
    lines.join("\n")
}
