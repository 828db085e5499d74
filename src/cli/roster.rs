//! `kairan import roster`: a school's own list of its pupils. Shows what it changes; `--apply` takes it
//! over.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use super::database::ConfigFile;
use super::import::report;
use crate::city::audit::{Act, CLI, Deed};
use crate::city::roster::Pupil;
use crate::city::school::school_year;
use crate::clock::{Clock, Random};
use crate::household::day_of;
use crate::inbound::roster::{COLUMNS, list};
use crate::inbound::table::Table;
use crate::office::roster::{Compared, beside, end_of, take_over};
use crate::store::rosters::NewRoster;
use crate::store::{audit, codes, schools};

#[derive(Debug, Args)]
pub struct Roster {
    /// CSV, in UTF-8 or Shift_JIS. Rejected rows are written to FILE.rejected.csv.
    file: PathBuf,
    /// The school's id.
    #[arg(long, value_name = "ID")]
    school: String,
    /// The year in which the school year begins; this school year if absent.
    #[arg(long, value_name = "YYYY")]
    year: Option<i64>,
    /// Takes the list over; without it nothing is stored.
    #[arg(long)]
    apply: bool,
    #[command(flatten)]
    config: ConfigFile,
}

impl Roster {
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let name = self.file.display().to_string();
        let bytes = std::fs::read(&self.file).with_context(|| name.clone())?;
        let table = Table::read(&bytes, &COLUMNS).with_context(|| name.clone())?;
        let zone = self.config.settings()?.time_zone()?;
        let db = self.config.open().await?;
        let now = Clock::System.now();
        let this = school_year(day_of(now, &zone));
        let year = self.year.unwrap_or(this);
        anyhow::ensure!(
            (this..=this + 1).contains(&year),
            "--year must be {this} or {}",
            this + 1
        );
        let mut tx = db.write().await?;
        let school = schools::by_id(&mut tx, &self.school).await?;
        let school = school.with_context(|| format!("there is no school {}", self.school))?;
        codes::hold(&mut tx, &school.id).await?;
        let list = list(&table, &school);
        let compared = beside(&mut tx, &school, year, &list).await?;
        tell(&compared);
        let act = match self.apply {
            true => Act::RosterApplied,
            false => Act::RosterCompared,
        };
        if self.apply {
            let new = NewRoster {
                school: &school.id,
                school_year: year,
                by: CLI,
                ends_at: end_of(year, &zone)?,
            };
            take_over(&mut tx, &new, &list, &Random::System, now).await?;
        }
        let deed = Deed::new(CLI, act).about(&school.id);
        let deed = deed.amount(i64::try_from(list.pupils.len())?);
        audit::record(&mut tx, &deed, now).await?;
        tx.commit().await?;
        db.close().await;
        if !self.apply {
            eprintln!("nothing was stored: --apply takes the list over");
        }
        let rejected = list.unreadable.iter().filter_map(|of| {
            let row = table.rows.iter().find(|row| row.line == of.line)?;
            Some((row, of.why.to_string()))
        });
        let rejected: Vec<_> = rejected.collect();
        report(&self.file, &table, &rejected)
    }
}

fn tell(compared: &Compared) {
    let found = &compared.difference;
    println!("{} {}", compared.name, compared.school_year);
    println!(
        "pupils {}: {} as before, {} new, {} gone, {} changed",
        compared.pupils,
        found.same,
        found.new.len(),
        found.gone.len(),
        found.changed.len()
    );
    for pupil in &found.new {
        println!("+ {}", written(pupil));
    }
    for pupil in &found.gone {
        println!("- {}", written(pupil));
    }
    for (before, after) in &found.changed {
        println!("~ {} -> {}", written(before), written(after));
    }
}

fn written(pupil: &Pupil) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {} {} {}",
        pupil.grade,
        text(&pupil.class),
        text(&pupil.attendance_number),
        pupil.family_name,
        pupil.given_name
    )
}
