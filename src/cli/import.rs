//! `kairan import schools | topics | citizens`, and `bounces`, `roster` and `alerts` in rooms of their own: files into the database, while the service runs.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::clock::{Clock, Random};
use crate::inbound::table::{Named, Reason, Row, Table, rejected_file};
use crate::inbound::{citizens, schools};
use crate::store::{self, Db, Engine, Tx};

/// Rows, or people, of one transaction: some tens of milliseconds in which a running service on
/// SQLite waits.
const AT_ONCE: usize = 200;
/// Between two transactions on SQLite: longer than its longest wait between two tries for the lock, 100 ms,
/// so that a service that waits always gets in between.
const REST: Duration = Duration::from_millis(120);
/// Exit code: some rows were rejected, the others are in.
pub(super) const SOME_REJECTED: u8 = 3;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// id,kind,name,join_code,grades,classes,groups (and clubs, if told apart from groups).
    Schools(File),
    /// id,ja,en,zh-Hans,vi,pt-BR,default,opens_at (and ja-easy, if there is a plain name).
    Topics(File),
    /// email or line_user_id, and what else is known; several rows may be one person.
    Citizens(File),
    /// grade,class,attendance_number,family_name,given_name,family_kana,given_kana: a school's own list of
    /// its pupils. Shows what it changes, and with --apply takes it over.
    Roster(super::roster::Roster),
    /// A garbage calendar of the 5374 convention for one fiscal year: a directory with area_days.csv.
    Garbage(super::garbage::Garbage),
    /// Mails that came back: a maildir, or `.eml` files.
    Bounces(super::bounces::Bounces),
    /// Alerts (JMA XML, CAP, Atom), which become drafts.
    Alerts(super::alerts::Alerts),
}

#[derive(Debug, Args)]
pub struct File {
    /// CSV, in UTF-8 or Shift_JIS. Rejected rows are written to FILE.rejected.csv.
    file: PathBuf,
    #[command(flatten)]
    config: ConfigFile,
}

impl Import {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            let (file, what) = match self {
                Import::Schools(file) => (file, What::Schools),
                Import::Topics(file) => (file, What::Topics),
                Import::Citizens(file) => (file, What::Citizens),
                Import::Roster(roster) => return roster.run().await,
                Import::Garbage(garbage) => return garbage.run().await,
                Import::Bounces(bounces) => return bounces.run().await,
                Import::Alerts(alerts) => return alerts.run().await,
            };
            let path = &file.file;
            let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
            let db = file.config.open().await?;
            let import = Importing {
                db: &db,
                clock: Clock::System,
                random: Random::System,
                rest: match db.engine() {
                    Engine::Sqlite => REST,
                    Engine::Postgres => Duration::ZERO,
                },
            };
            let table = import.read(what, &bytes);
            let table = table.with_context(|| path.display().to_string())?;
            warn_of_unknown(&table, what, path);
            let rejected = import.take(what, &table).await?;
            db.close().await;
            report(path, &table, &rejected)
        })
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Schools,
    Topics,
    Citizens,
}

impl What {
    fn columns(self) -> Vec<&'static str> {
        match self {
            What::Schools => [&schools::SCHOOL_COLUMNS[..], &[schools::CLUBS]].concat(),
            What::Topics => [&schools::TOPIC_COLUMNS[..], &[schools::PLAIN_NAME]].concat(),
            What::Citizens => citizens::COLUMNS.to_vec(),
        }
    }
}

/// An import into a database; the demo fills its sample city with it, too.
pub struct Importing<'a> {
    pub db: &'a Db,
    pub clock: Clock,
    pub random: Random,
    /// How long it lets others write after each of its transactions.
    pub rest: Duration,
}

impl Importing<'_> {
    /// The file, if it has the columns it must have.
    pub fn read(&self, what: What, bytes: &[u8]) -> anyhow::Result<Table> {
        let required: &[&str] = match what {
            What::Schools => &schools::SCHOOL_COLUMNS,
            What::Topics => &schools::TOPIC_COLUMNS,
            What::Citizens => &[],
        };
        let table = Table::read(bytes, required)?;
        if what == What::Citizens && !table.has("email") && !table.has("line_user_id") {
            anyhow::bail!("has neither a column email nor a column line_user_id");
        }
        Ok(table)
    }

    /// Takes up every row that can be; returns the others with their reasons, by line.
    pub async fn take<'t>(
        &self,
        what: What,
        table: &'t Table,
    ) -> anyhow::Result<Vec<(&'t Row, Reason)>> {
        let mut rejected = match what {
            What::Schools => self.rows(table, Kind::School).await?,
            What::Topics => self.rows(table, Kind::Topic).await?,
            What::Citizens => self.citizens(table).await?,
        };
        rejected.sort_by_key(|(row, _)| row.line);
        Ok(rejected)
    }

    async fn rows<'t>(
        &self,
        table: &'t Table,
        kind: Kind,
    ) -> anyhow::Result<Vec<(&'t Row, Reason)>> {
        let bar = bar(table.rows.len());
        let mut seen = HashSet::new();
        let mut rejected = Vec::new();
        for (chunk_at, chunk) in table.rows.chunks(AT_ONCE).enumerate() {
            let mut tx = self.db.write().await?;
            let before = rejected.len();
            for (at, row) in chunk.iter().enumerate() {
                let position = i64::try_from(chunk_at * AT_ONCE + at)?;
                let named = table.named(row);
                let named = named.and_then(|named| match seen.insert(named.cell("id")) {
                    true => Ok(named),
                    false => Err(format!("id {} is given above", named.cell("id"))),
                });
                let taken = match named {
                    Ok(named) => self.put(&mut tx, kind, &named, position).await?,
                    Err(reason) => Err(reason),
                };
                if let Err(reason) = taken {
                    rejected.push((row, reason));
                }
            }
            let taken = chunk.len() - (rejected.len() - before);
            self.record(&mut tx, kind.name(), taken).await?;
            tx.commit().await?;
            tokio::time::sleep(self.rest).await;
            bar.inc(chunk.len() as u64);
        }
        bar.finish_and_clear();
        Ok(rejected)
    }

    async fn record(&self, tx: &mut Tx, what: &str, taken: usize) -> anyhow::Result<()> {
        if taken == 0 {
            return Ok(());
        }
        let deed = Deed::new(CLI, Act::Imported).about(what);
        let deed = deed.amount(i64::try_from(taken)?);
        store::audit::record(tx, &deed, self.clock.now()).await
    }

    async fn put(
        &self,
        tx: &mut Tx,
        kind: Kind,
        row: &Named<'_>,
        position: i64,
    ) -> anyhow::Result<Result<(), Reason>> {
        let now = self.clock.now();
        match kind {
            Kind::School => match schools::school(row) {
                Ok(school) if store::schools::put(tx, &school, now).await? => {}
                Ok(_) => return Ok(Err("join_code was revoked: give another".into())),
                Err(reason) => return Ok(Err(reason)),
            },
            Kind::Topic => match schools::topic(row, position) {
                Ok(topic) => store::topics::put(tx, &topic, now).await?,
                Err(reason) => return Ok(Err(reason)),
            },
        }
        Ok(Ok(()))
    }

    async fn citizens<'t>(&self, table: &'t Table) -> anyhow::Result<Vec<(&'t Row, Reason)>> {
        let mut tx = self.db.read().await?;
        let (known, by_default) = store::citizens::known(&mut tx).await?;
        drop(tx);
        let (people, mut rejected) = citizens::citizens(table, &known);
        let bar = bar(people.len());
        for chunk in people.chunks(AT_ONCE) {
            let people: Vec<&citizens::Citizen> = chunk.iter().collect();
            let mut tx = self.db.write().await?;
            let (random, now) = (&self.random, self.clock.now());
            let taken =
                store::citizens::take_up(&mut tx, &people, &by_default, random, now).await?;
            let count = taken.iter().filter(|taken| taken.is_ok()).count();
            self.record(&mut tx, "citizens", count).await?;
            tx.commit().await?;
            tokio::time::sleep(self.rest).await;
            for (person, taken) in people.iter().zip(taken) {
                if let Err(reason) = taken {
                    let rows = person.rows.iter().filter_map(|at| table.rows.get(*at));
                    rejected.extend(rows.map(|row| (row, reason.clone())));
                }
            }
            bar.inc(chunk.len() as u64);
        }
        bar.finish_and_clear();
        Ok(rejected)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    School,
    Topic,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Kind::School => "schools",
            Kind::Topic => "topics",
        }
    }
}

/// Drawn on a terminal only.
pub(super) fn bar(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn warn_of_unknown(table: &Table, what: What, path: &Path) {
    for column in table.unknown(&what.columns()) {
        eprintln!(
            "{}: the column {column} is not known and is ignored",
            path.display()
        );
    }
}

/// Tells the rejected rows and writes them to a file of their own; one of an earlier run goes.
pub(super) fn report(
    path: &Path,
    table: &Table,
    rejected: &[(&Row, Reason)],
) -> anyhow::Result<ExitCode> {
    let mut file = path.as_os_str().to_owned();
    file.push(".rejected.csv");
    let file = PathBuf::from(file);
    let taken = table.rows.len() - rejected.len();
    if rejected.is_empty() {
        if file.exists() {
            std::fs::remove_file(&file).with_context(|| file.display().to_string())?;
        }
        eprintln!("{}: {taken} rows taken", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    for (row, reason) in rejected {
        eprintln!("{}: line {}: {reason}", path.display(), row.line);
    }
    let text = rejected_file(table, rejected)?;
    std::fs::write(&file, text).with_context(|| file.display().to_string())?;
    eprintln!(
        "{}: {taken} rows taken, {} rejected: see {}",
        path.display(),
        rejected.len(),
        file.display()
    );
    Ok(ExitCode::from(SOME_REJECTED))
}
