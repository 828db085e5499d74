//! The calendars of `tests/it/garbage5374`, taken up as the command does.

use std::path::{Path, PathBuf};

use kairan::city::audit::CLI;
use kairan::city::garbage::calendar::{Calendar, calendar};
use kairan::city::garbage::{Closures, FiscalYear};
use kairan::inbound::garbage::{self, Directory};
use kairan::office::garbage::{Taken, take_up};

use super::city::City;

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/garbage5374")
        .join(name)
}

/// A folder as it is read for a year.
pub fn read(folder: &Path, year: i16, closures: Closures) -> (Directory, Calendar) {
    let directory = garbage::read(folder, closures).unwrap();
    let year = FiscalYear::new(year).unwrap();
    let calendar = calendar(&directory.files, year, closures).unwrap();
    (directory, calendar)
}

/// Takes a folder up into a city.
pub async fn import(city: &City, folder: &Path, year: i16) -> Taken {
    let (directory, calendar) = read(folder, year, Closures::Drop);
    let app = &city.app;
    let mut tx = app.db.write().await.unwrap();
    let made = (app.new_id(), CLI, app.clock.now());
    let taken = take_up(&mut tx, &app.words, &directory, &calendar, made).await;
    tx.commit().await.unwrap();
    taken.unwrap()
}

/// The sample calendar of 2026, published.
pub async fn publish(city: &City) -> Taken {
    import(city, &folder("sample"), 2026).await
}
