use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    kairan::cli::Cli::parse().run()
}
