//! The commands, one file each.

use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

pub mod bench;
mod demo;
mod rich_menus;
mod serve;
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
    /// The benchmarks: service and simulator in one process, a database that goes afterwards.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Everything in one process and no outside account, with a phone and a mailbox to play on.
    Demo(demo::Demo),
    /// The menus in the LINE talk: validates, draws, publishes them.
    #[command(subcommand)]
    RichMenus(rich_menus::RichMenus),
    /// The service.
    Serve(serve::Serve),
    /// The LINE platform and a post office, simulated, for any LINE bot to be pointed at.
    Simulator(simulator::Simulator),
}

impl Cli {
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Bench(command) => wait("bench", command.run()),
            Command::Demo(command) => wait("demo", command.run()),
            Command::RichMenus(command) => command.run(),
            Command::Serve(command) => wait("serve", command.run()),
            Command::Simulator(command) => command.run(),
        }
    }
}

/// Runs a command to its end; an error is told on stderr, exit 1.
fn wait(name: &str, command: impl Future<Output = anyhow::Result<()>>) -> ExitCode {
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime");
    match runtime.and_then(|runtime| runtime.block_on(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kairan {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Structured lines on stderr; `level` as `KAIRAN_LOG` has it, such as `info` or `kairan=debug`.
fn log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(level)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second start in one process keeps the first one's.
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
