//! The commands, one file each.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod rich_menus;
mod simulator;

/// A city's notices to LINE and mail, and who has read them.
#[derive(Debug, Parser)]
#[command(name = "kairan", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The menus in the LINE talk: validates, draws, publishes them.
    #[command(subcommand)]
    RichMenus(rich_menus::RichMenus),
    /// The LINE platform and a post office, simulated, for any LINE bot to be pointed at.
    Simulator(simulator::Simulator),
}

impl Cli {
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::RichMenus(command) => command.run(),
            Command::Simulator(command) => command.run(),
        }
    }
}
