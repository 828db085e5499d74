//! `kairan migrate`: brings the database to this version's schema.

use std::process::ExitCode;

use clap::Args;

use super::database::{ConfigFile, block_on};
use crate::store::Schema;

/// Brings the database to this version's schema.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    config: ConfigFile,
}

impl Migrate {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            let db = self.config.connect().await?;
            match db.schema().await? {
                Schema::Current => eprintln!("the schema is current"),
                Schema::Older(missing) => {
                    db.migrate().await?;
                    eprintln!("the schema is current; migrations done: {missing}");
                }
                Schema::Newer => db.require_current_schema().await?,
            }
            db.close().await;
            Ok(ExitCode::SUCCESS)
        })
    }
}
