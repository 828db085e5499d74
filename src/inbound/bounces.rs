//! Files of mails that came back, for `kairan import bounces`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::city::bounce::Reason;
use crate::clock::{Millis, Random};
use crate::mail::bounce::{self, About, NotUnderstood, Report};
use crate::store::Tx;
use crate::store::bounces::{self, Way};

/// Beyond this a file is no returned mail: those quote at most what was sent.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The mails of a directory, by name: a maildir's `new` and `cur`, or its `.eml` files.
pub fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if dir.is_file() {
        return Ok(vec![dir.to_owned()]);
    }
    let mut found = Vec::new();
    for box_of in ["new", "cur"] {
        let within = dir.join(box_of);
        if within.is_dir() {
            found.extend(listed(&within)?);
        }
    }
    let maildir = !found.is_empty() || dir.join("cur").is_dir();
    let others = listed(dir)?.into_iter();
    found.extend(others.filter(|file| {
        let extension = file.extension().map(|of| of.to_ascii_lowercase());
        !maildir && extension.is_some_and(|of| of == "eml")
    }));
    found.sort();
    Ok(found)
}

fn listed(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_file() && !hidden {
            files.push(path);
        }
    }
    Ok(files)
}

/// What one file was.
#[derive(Debug)]
pub enum Taken {
    New(Report),
    /// Taken up before.
    Known(Report),
    Not(NotUnderstood),
}

impl Taken {
    pub fn about(&self) -> &[About] {
        match self {
            Taken::New(report) | Taken::Known(report) => &report.about,
            Taken::Not(_) => &[],
        }
    }
}

/// Takes one mail up.
pub async fn take_up(
    tx: &mut Tx,
    random: &Random,
    bytes: &[u8],
    now: Millis,
) -> anyhow::Result<Taken> {
    let report = match bounce::read(bytes) {
        Ok(report) => report,
        Err(why) => return Ok(Taken::Not(why)),
    };
    let taken = bounces::take_up(tx, random, bytes, &report, Way::File, now).await?;
    Ok(match taken {
        true => Taken::New(report),
        false => Taken::Known(report),
    })
}

/// How many recipients by reason.
pub fn count<'a>(about: impl Iterator<Item = &'a About>) -> BTreeMap<Reason, usize> {
    let mut counts = BTreeMap::new();
    for about in about {
        *counts.entry(about.reason).or_insert(0) += 1;
    }
    counts
}
