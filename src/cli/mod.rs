//! The commands, one file each.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A city's notices to LINE and mail, and who has read them.
#[derive(Debug, Parser)]
#[command(name = "kairan", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {}

impl Cli {
    pub fn run(self) -> ExitCode {
        match self.command {}
    }
}
