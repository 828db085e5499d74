//! A whole calendar: the files' tables put together, and what of them could not be read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::{self, Cell};
use super::days::{Closed, days};
use super::target::Target;
use super::{Closures, FiscalYear};

/// A table as a file has it: its first row names the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file; the header is line 1.
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }
}

/// The files of the convention; those that are not there are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    pub area_days: Table,
    pub center: Table,
    pub description: Table,
    pub target: Table,
    pub remarks: Table,
}

/// A kind of garbage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// The city's own name of it, which everything is joined by.
    pub label: String,
    pub sublabel: String,
    pub text: String,
    /// `#rrggbb`, or empty.
    pub colour: String,
}

/// What stands in the file for an area and a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    pub area: String,
    pub kind: String,
    pub text: String,
}

/// A cell that cannot be read, or only in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadCell {
    pub file: String,
    /// The line of the file; the header is line 1.
    pub row: u64,
    /// From 1.
    pub column: usize,
    pub area: String,
    pub kind: String,
    pub cell: String,
    pub why: String,
}

/// What was read for a fiscal year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub year: FiscalYear,
    pub closures: Closures,
    pub kinds: Vec<Kind>,
    /// In the order of the file.
    pub areas: Vec<String>,
    pub rules: Vec<RuleText>,
    /// Area, kind, day.
    pub days: BTreeSet<(String, String, Date)>,
    pub unread: Vec<UnreadCell>,
    pub targets: Vec<Target>,
    /// What staff should know and what does not stand in the way, one a line.
    pub notes: Vec<String>,
}

/// Days by kind and by month: `counts[kind][month - 1]`, over all areas.
pub type Counts = BTreeMap<String, [usize; 12]>;

impl Calendar {
    /// How many days there are of each kind in each month.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::new();
        for kind in &self.kinds {
            counts.entry(kind.label.clone()).or_default();
        }
        for (_, kind, day) in &self.days {
            let month = usize::from(day.month().unsigned_abs()) - 1;
            counts.entry(kind.clone()).or_default()[month] += 1;
        }
        counts
    }
}

/// Why the files are no calendar at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCalendar {
    #[error(
        "area_days.csv names no kind of garbage: its columns are an area, a centre, and one for each kind"
    )]
    NoKinds,
    #[error("area_days.csv names no area")]
    NoAreas,
}

/// Where `area_days.csv` has what.
struct Columns {
    area: usize,
    centre: usize,
    /// Each with its label.
    kinds: Vec<(usize, String)>,
}

/// Puts a calendar together.
pub fn calendar(
    files: &Files,
    year: FiscalYear,
    closures: Closures,
) -> Result<Calendar, NoCalendar> {
    let columns = columns(&files.area_days)?;
    let mut building = Building {
        calendar: Calendar {
            year,
            closures,
            kinds: Vec::new(),
            areas: Vec::new(),
            rules: Vec::new(),
            days: BTreeSet::new(),
            unread: Vec::new(),
            targets: Vec::new(),
            notes: Vec::new(),
        },
        closed: BTreeMap::new(),
        remarks: remarks(&files.remarks),
        seen: BTreeMap::new(),
        tally: Tally::default(),
    };
    building.centres(&files.center);
    building.kinds(&columns, &files.description);
    building.targets(&files.target);
    for row in &files.area_days.rows {
        building.row(row, &columns);
    }
    building.notes(&files.area_days, &columns);
    if building.calendar.areas.is_empty() {
        return Err(NoCalendar::NoAreas);
    }
    Ok(building.calendar)
}

/// The centre's column tells the others: some files have more columns before the area's.
fn columns(table: &Table) -> Result<Columns, NoCalendar> {
    let names: Vec<String> = table
        .header
        .iter()
        .map(|name| name.trim().to_owned())
        .collect();
    let is_centre = |name: &String| {
        let lower = name.to_lowercase();
        lower.contains("センター") || lower.contains("center") || lower.contains("centre")
    };
    let centre = names.iter().position(is_centre).filter(|at| *at > 0);
    let centre = centre.unwrap_or(1);
    let kinds: Vec<(usize, String)> = names
        .into_iter()
        .enumerate()
        .skip(centre + 1)
        .filter(|(_, name)| !name.is_empty())
        .collect();
    match kinds.is_empty() {
        true => Err(NoCalendar::NoKinds),
        false => Ok(Columns {
            area: centre - 1,
            centre,
            kinds,
        }),
    }
}

fn remarks(table: &Table) -> BTreeMap<String, String> {
    let rows = table.rows.iter();
    rows.map(|row| {
        (
            row.cell(0).trim_start_matches('*').to_owned(),
            row.cell(1).to_owned(),
        )
    })
    .collect()
}

/// Whether a text names days, which no rule of the convention takes from it.
fn names_days(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(3).any(|three| {
        let [a, mark, b] = three else { return false };
        a.is_ascii_digit() && matches!(mark, '/' | '月') && b.is_ascii_digit()
    })
}

#[derive(Default)]
struct Tally {
    outside: usize,
    closed: usize,
    unknown_centres: BTreeSet<String>,
    unknown_remarks: BTreeSet<String>,
}

struct Building {
    calendar: Calendar,
    closed: BTreeMap<String, Vec<Closed>>,
    remarks: BTreeMap<String, String>,
    /// The cells of each area, and their line.
    seen: BTreeMap<String, (u64, Vec<String>)>,
    tally: Tally,
}

impl Building {
    fn centres(&mut self, table: &Table) {
        for row in &table.rows {
            let name = row.cell(0);
            if name.is_empty() {
                continue;
            }
            let closed = self.closed.entry(name.to_owned()).or_default();
            if row.cell(1).is_empty() && row.cell(2).is_empty() {
                continue;
            }
            match (cell::day(row.cell(1)), cell::day(row.cell(2))) {
                (Ok(from), Ok(until)) if from <= until => closed.push((from, until)),
                (from, until) => {
                    let (at, why) = match (from, until) {
                        (Err(why), _) => (1, why),
                        (_, Err(why)) => (2, why),
                        _ => (2, "ends before it begins"),
                    };
                    self.calendar.unread.push(UnreadCell {
                        file: "center.csv".into(),
                        row: row.line,
                        column: at + 1,
                        area: name.to_owned(),
                        kind: String::new(),
                        cell: row.cell(at).to_owned(),
                        why: why.to_owned(),
                    });
                }
            }
        }
    }

    fn kinds(&mut self, columns: &Columns, descriptions: &Table) {
        for (_, label) in &columns.kinds {
            if self.calendar.kinds.iter().any(|kind| kind.label == *label) {
                continue;
            }
            let mut rows = descriptions.rows.iter();
            let described = rows.find(|row| row.cell(0) == label);
            if described.is_none() && !descriptions.rows.is_empty() {
                let note = format!("{label} has no description in description.csv");
                self.calendar.notes.push(note);
            }
            let cell = |at: usize| described.map_or("", |row| row.cell(at));
            let is_colour = |text: &&str| {
                let hex = text.strip_prefix('#').unwrap_or("");
                hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit())
            };
            self.calendar.kinds.push(Kind {
                label: label.clone(),
                sublabel: plain(cell(1)),
                text: plain(cell(2)),
                colour: Some(cell(4)).filter(is_colour).unwrap_or("").to_owned(),
            });
        }
    }

    fn targets(&mut self, table: &Table) {
        for row in &table.rows {
            if row.cell(1).is_empty() {
                continue;
            }
            self.calendar.targets.push(Target {
                kind: row.cell(0).to_owned(),
                name: plain(row.cell(1)),
                notice: plain(row.cell(2)),
                reading: row.cell(3).to_owned(),
            });
        }
    }

    fn unread(&mut self, row: &Row, at: usize, kind: &str, area: &str, why: String) {
        self.calendar.unread.push(UnreadCell {
            file: "area_days.csv".into(),
            row: row.line,
            column: at + 1,
            area: area.to_owned(),
            kind: kind.to_owned(),
            cell: row.cell(at).to_owned(),
            why,
        });
    }

    fn row(&mut self, row: &Row, columns: &Columns) {
        let area = row.cell(columns.area).to_owned();
        if area.is_empty() {
            if columns
                .kinds
                .iter()
                .any(|(at, _)| !row.cell(*at).is_empty())
            {
                self.unread(row, columns.area, "", "", "names no area".into());
            }
            return;
        }
        let cells: Vec<String> = columns
            .kinds
            .iter()
            .map(|(at, _)| row.cell(*at).to_owned())
            .collect();
        match self.seen.get(&area) {
            Some((_, before)) if *before == cells => return,
            Some((line, _)) => {
                let why = format!("is named on line {line} already, with other days");
                return self.unread(row, columns.area, "", &area, why);
            }
            None => drop(self.seen.insert(area.clone(), (row.line, cells))),
        }
        self.calendar.areas.push(area.clone());
        let centre = row.cell(columns.centre);
        let is_named = !matches!(centre, "" | "NULL");
        let closed = match self.closed.get(centre) {
            Some(closed) => closed.clone(),
            None => {
                if is_named && !self.closed.is_empty() {
                    self.tally.unknown_centres.insert(centre.to_owned());
                }
                Vec::new()
            }
        };
        for (at, kind) in &columns.kinds {
            self.cell(row, (*at, kind), &area, &closed);
        }
    }

    fn cell(&mut self, row: &Row, (at, kind): (usize, &str), area: &str, closed: &[Closed]) {
        let text = row.cell(at);
        let cell = cell::read(text);
        if !text.is_empty() {
            self.calendar.rules.push(RuleText {
                area: area.to_owned(),
                kind: kind.to_owned(),
                text: text.to_owned(),
            });
        }
        let found = days(&cell, self.calendar.year, closed, self.calendar.closures);
        self.tally.outside += found.outside;
        self.tally.closed += found.closed;
        let mut whys: Vec<String> = cell
            .unread
            .iter()
            .map(|unread| format!("{}: {}", unread.text, unread.why))
            .collect();
        whys.extend(found.unread.iter().map(|why| (*why).to_owned()));
        whys.extend(self.remarked(&cell));
        if !whys.is_empty() {
            self.unread(row, at, kind, area, whys.join("; "));
        }
        let days = found.days.into_iter();
        let days = days.map(|day| (area.to_owned(), kind.to_owned(), day));
        self.calendar.days.extend(days);
    }

    /// Remarks that name days: cities have listed there when nothing is collected.
    fn remarked(&mut self, cell: &Cell) -> Vec<String> {
        let mut whys = Vec::new();
        for number in &cell.remarks {
            match self.remarks.get(number) {
                Some(text) if names_days(text) => {
                    whys.push(format!("*{number}: the remark names days: {text}"));
                }
                Some(_) => {}
                None => drop(self.tally.unknown_remarks.insert(number.clone())),
            }
        }
        whys
    }

    fn notes(&mut self, table: &Table, columns: &Columns) {
        let (year, notes) = (self.calendar.year, &mut self.calendar.notes);
        let last_named = columns.kinds.last().map_or(0, |(at, _)| *at);
        let unnamed = |row: &Row| {
            let mut rest = row.cells.iter().enumerate().skip(columns.centre + 1);
            rest.any(|(at, cell)| {
                !cell.trim().is_empty() && !columns.kinds.iter().any(|(known, _)| *known == at)
            })
        };
        let rows = table.rows.iter().filter(|row| unnamed(row)).count();
        if rows > 0 {
            notes.push(format!(
                "columns without a name are ignored (after column {}, in {rows} rows)",
                last_named + 1
            ));
        }
        for (centre, closed) in &self.closed {
            let in_year = |(from, until): &Closed| year.holds(*from) || year.holds(*until);
            if !closed.is_empty() && !closed.iter().any(in_year) {
                notes.push(format!("{centre} has no closure in this fiscal year"));
            }
        }
        for centre in &self.tally.unknown_centres {
            notes.push(format!(
                "{centre} is not in center.csv: no closure of it is known"
            ));
        }
        for number in &self.tally.unknown_remarks {
            notes.push(format!("remark {number} is not in remarks.csv"));
        }
        if self.tally.outside > 0 {
            let outside = self.tally.outside;
            notes.push(format!(
                "{outside} dates lie outside of the fiscal year and are ignored"
            ));
        }
        if self.tally.closed > 0 {
            let (closed, how) = (self.tally.closed, self.calendar.closures);
            let how = match how {
                Closures::Shift => "come a week later",
                Closures::Drop | Closures::Keep => "fall out",
            };
            notes.push(format!("{closed} days on which the centre is closed {how}"));
        }
        for kind in &self.calendar.kinds {
            if !self
                .calendar
                .days
                .iter()
                .any(|(_, of, _)| *of == kind.label)
            {
                notes.push(format!("{} has no day in any area", kind.label));
            }
        }
    }
}

/// Texts of the convention are bits of a page: line breaks are kept, other marks go.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((tag, after)) = after.split_once('>') else {
            plain.push('<');
            rest = after;
            continue;
        };
        let name = tag.trim_matches('/').trim().to_lowercase();
        if matches!(
            name.split_whitespace().next(),
            Some("br" | "p" | "li" | "div")
        ) {
            plain.push('\n');
        }
        rest = after;
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
