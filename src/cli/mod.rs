//! The commands, one file each.

use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

mod alerts;
mod audit;
mod backup;
pub mod bench;
mod bounces;
mod check;
pub mod database;
mod demo;
mod garbage;
mod held;
pub mod import;
mod keys;
mod mail_stop;
mod migrate;
mod rich_menus;
mod roster;
mod serve;
mod simulator;
pub mod staff;

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
    Migrate(migrate::Migrate),
    Check(check::Check),
    Backup(backup::Backup),
    Restore(backup::Restore),
    /// What a restored database had decided to send.
    #[command(subcommand)]
    Held(held::Held),
    /// Who may use the API and the console.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Who saw, changed or sent what.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Takes up files; the same file again changes nothing.
    #[command(subcommand)]
    Import(import::Import),
    /// Mail that stands still because too much came back.
    #[command(subcommand)]
    MailStop(mail_stop::MailStop),
    /// Changes KAIRAN_SECRET_KEY while the service runs.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
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
            Command::Migrate(command) => finish(command.run()),
            Command::Check(command) => finish(command.run()),
            Command::Backup(command) => finish(command.run()),
            Command::Restore(command) => finish(command.run()),
            Command::Held(command) => finish(command.run()),
            Command::Staff(command) => finish(command.run()),
            Command::Audit(command) => finish(command.run()),
            Command::Import(command) => finish(command.run()),
            Command::MailStop(command) => finish(command.run()),
            Command::Keys(command) => finish(command.run()),
            Command::RichMenus(command) => command.run(),
            Command::Serve(command) => wait("serve", command.run()),
            Command::Simulator(command) => wait("simulator", command.run()),
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
        // A log that cannot be written, on a full disk, is told nowhere: to say so on the same
        // stderr would panic in whoever logged.
        .log_internal_errors(false)
        .try_init();
}

/// The whole chain of an error, and exit code 1.
fn finish(done: anyhow::Result<ExitCode>) -> ExitCode {
    done.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}
