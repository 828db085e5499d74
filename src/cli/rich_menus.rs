//! `kairan rich-menus`: validates the menus, draws their images, brings the LINE channel to them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::menu::{Definitions, check, render};
use crate::words::Words;

#[derive(Debug, Subcommand)]
pub enum RichMenus {
    /// Says what LINE would refuse and which images are stale.
    Check {
        /// A folder of definitions instead of those built into this program.
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// Draws the images; needs Debian's fonts-noto-cjk.
    Render {
        /// The folder of definitions.
        #[arg(long, default_value = "rich-menus")]
        dir: PathBuf,
    },
}

impl RichMenus {
    pub fn run(self) -> ExitCode {
        let done = match self {
            RichMenus::Check { dir } => say_problems(dir.as_deref()),
            RichMenus::Render { dir } => draw(&dir),
        };
        done.unwrap_or_else(|error| {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        })
    }
}

fn definitions(dir: Option<&Path>) -> Result<Definitions> {
    let words = Words::load()?;
    match dir {
        Some(dir) => Definitions::from_folder(dir, &words),
        None => Definitions::built_in(&words),
    }
}

fn say_problems(dir: Option<&Path>) -> Result<ExitCode> {
    let definitions = definitions(dir)?;
    let problems = check::check(&definitions);
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        println!("{} rich menus, nothing wrong", definitions.editions.len());
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

fn draw(dir: &Path) -> Result<ExitCode> {
    let definitions = definitions(Some(dir))?;
    for line in render::render(&definitions, dir)? {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
