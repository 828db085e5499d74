//! `kairan rich-menus`: validates the menus, draws their images, brings the LINE channel to them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::clock::Clock;
use crate::config::Settings;
use crate::menu::plan::Step;
use crate::menu::{Definitions, check, publish, render};
use crate::words::Words;

const NOTHING: &str = "nothing to do: the channel has these menus";

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
    /// Brings the LINE channel to the definitions; a second run does nothing.
    Publish {
        /// A folder of definitions instead of those built into this program.
        #[arg(long)]
        dir: Option<PathBuf>,
        /// A TOML file with the KAIRAN_ keys; the environment wins.
        #[arg(long)]
        config: Option<PathBuf>,
        /// Says what would be done and does nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

impl RichMenus {
    pub fn run(self) -> ExitCode {
        let done = match self {
            RichMenus::Check { dir } => say_problems(dir.as_deref()),
            RichMenus::Render { dir } => draw(&dir),
            RichMenus::Publish {
                dir,
                config,
                dry_run,
            } => bring(dir.as_deref(), config.as_deref(), dry_run),
        };
        done.unwrap_or_else(|error| {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        })
    }
}

fn definitions(dir: Option<&Path>, words: &Words) -> Result<Definitions> {
    match dir {
        Some(dir) => Definitions::from_folder(dir, words),
        None => Definitions::built_in(words),
    }
}

fn say_problems(dir: Option<&Path>) -> Result<ExitCode> {
    let definitions = definitions(dir, &Words::load()?)?;
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
    let definitions = definitions(Some(dir), &Words::load()?)?;
    for line in render::render(&definitions, dir)? {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

fn bring(dir: Option<&Path>, config: Option<&Path>, dry_run: bool) -> Result<ExitCode> {
    let settings = Settings::read(config)?;
    // The menus of the languages that this city offers.
    let words = Words::of(&settings.profile()?, Clock::System, settings.time_zone()?)?;
    let definitions = definitions(dir, &words)?;
    let client = settings.line_client(Clock::System)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let say = |step: &Step| println!("{step}");
    if dry_run {
        let steps = runtime.block_on(publish::pending(&client, &definitions))?;
        steps.iter().for_each(say);
        match steps.len() {
            0 => println!("{NOTHING}"),
            steps => println!("{steps} steps to do, nothing done"),
        }
        return Ok(ExitCode::SUCCESS);
    }
    let published = publish::publish_telling(&client, &definitions, say);
    let report = runtime.block_on(published)?;
    match report.steps.len() {
        0 => println!("{NOTHING}"),
        steps => println!("{steps} steps done"),
    }
    Ok(ExitCode::SUCCESS)
}
