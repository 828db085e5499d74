//! `kairan import bounces DIR`: mails that came back, while the service runs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;

use super::database::ConfigFile;
use super::import::{SOME_REJECTED, bar};
use crate::clock::{Clock, Random};
use crate::inbound::bounces::{self, LARGEST, Taken};
use crate::mail::bounce::{self, Stage};
use crate::store::Db;

/// Files of one transaction: a running service on SQLite waits for some tens of milliseconds.
const AT_ONCE: usize = 100;

#[derive(Debug, Args)]
pub struct Bounces {
    /// A maildir, or a directory of `.eml` files.
    dir: PathBuf,
    /// Also writes what each file says as CSV, without addresses; `-` is stdout.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Only reads and tells: nothing is stored, no database is needed.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    config: ConfigFile,
}

impl Bounces {
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let files = bounces::files(&self.dir)?;
        if files.is_empty() {
            let dir = self.dir.display();
            bail!("{dir}: holds no .eml file and is no maildir with mails");
        }
        let taken = match self.dry_run {
            true => files.iter().map(|file| understand(file)).collect(),
            false => {
                let db = self.config.open().await?;
                let taken = take_up(&db, &files).await?;
                db.close().await;
                taken
            }
        };
        let taken: Vec<(&PathBuf, Outcome)> = files.iter().zip(taken).collect();
        if let Some(list) = &self.list {
            write_list(list, &taken)?;
        }
        Ok(report(&self.dir, &taken))
    }
}

/// A file that cannot be read is one that is not understood.
type Outcome = Result<Taken, String>;

async fn take_up(db: &Db, files: &[PathBuf]) -> anyhow::Result<Vec<Outcome>> {
    let bar = bar(files.len());
    let mut taken = Vec::with_capacity(files.len());
    for chunk in files.chunks(AT_ONCE) {
        let mut tx = db.write().await?;
        for file in chunk {
            let now = Clock::System.now();
            taken.push(match bytes(file) {
                Ok(bytes) => Ok(bounces::take_up(&mut tx, &Random::System, &bytes, now).await?),
                Err(why) => Err(why),
            });
        }
        tx.commit().await?;
        bar.inc(chunk.len() as u64);
    }
    bar.finish_and_clear();
    Ok(taken)
}

fn understand(file: &Path) -> Outcome {
    let bytes = bytes(file)?;
    Ok(bounce::read(&bytes).map_or_else(Taken::Not, Taken::New))
}

fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(file).map(|file| file.len());
    match size {
        Ok(size) if size > LARGEST => Err(format!("is larger than {LARGEST} bytes")),
        Ok(_) => std::fs::read(file).map_err(|why| why.to_string()),
        Err(why) => Err(why.to_string()),
    }
}

/// One row a recipient; a file that is not understood has one with its cause.
fn write_list(list: &Path, taken: &[(&PathBuf, Outcome)]) -> anyhow::Result<()> {
    let out: Box<dyn std::io::Write> = match list.as_os_str() == "-" {
        true => Box::new(std::io::stdout()),
        false => {
            let file = std::fs::File::create(list);
            Box::new(file.with_context(|| list.display().to_string())?)
        }
    };
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "file", "reason", "hard", "delayed", "stage", "code", "status", "cause",
    ])?;
    for (file, outcome) in taken {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let about = outcome.as_ref().map_or(&[][..], Taken::about);
        for about in about {
            csv.write_record([
                &*name,
                about.reason.name(),
                if about.hard { "1" } else { "0" },
                if about.delayed { "1" } else { "0" },
                about.stage.map_or("", Stage::name),
                &about.code.map_or_else(String::new, |code| code.to_string()),
                &about
                    .status
                    .map_or_else(String::new, |status| status.to_string()),
                "",
            ])?;
        }
        if let Some(cause) = cause(outcome) {
            csv.write_record([&*name, "", "", "", "", "", "", &cause])?;
        }
    }
    csv.flush()?;
    Ok(())
}

fn cause(outcome: &Outcome) -> Option<String> {
    match outcome {
        Ok(Taken::Not(why)) => Some(why.to_string()),
        Err(why) => Some(why.clone()),
        Ok(Taken::New(_) | Taken::Known(_)) => None,
    }
}

fn report(dir: &Path, taken: &[(&PathBuf, Outcome)]) -> ExitCode {
    let mut not_understood = 0;
    for (file, outcome) in taken {
        if let Some(cause) = cause(outcome) {
            not_understood += 1;
            eprintln!("{}: {cause}", file.display());
        }
    }
    let about = taken
        .iter()
        .filter_map(|(_, outcome)| outcome.as_ref().ok());
    for (reason, count) in bounces::count(about.flat_map(Taken::about)) {
        println!("{count:>7} {}", reason.name());
    }
    let known = taken
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Ok(Taken::Known(_))))
        .count();
    let new = taken.len() - known - not_understood;
    eprintln!(
        "{}: {new} mails taken up, {known} known before, {not_understood} not understood",
        dir.display()
    );
    match not_understood {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(SOME_REJECTED),
    }
}
