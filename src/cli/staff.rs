//! `kairan staff add`: makes a staff member and shows the bearer token, once.

use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Subcommand;

use super::database::{ConfigFile, block_on};
use crate::city::authority::Role;
use crate::clock::{Clock, Random};
use crate::seal::{new_token, token_hash};
use crate::store::staff::{self, Staff};
use crate::store::{Db, schools};

#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Makes a staff member; the last line on stdout is the bearer token, shown once.
    Add {
        #[arg(long)]
        name: String,
        /// admin, city, board, school, teacher or auditor.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The id of the school, for the roles school and teacher.
        #[arg(long, value_name = "ID")]
        school: Option<String>,
        #[command(flatten)]
        config: ConfigFile,
    },
}

impl StaffCommand {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let StaffCommand::Add {
            name,
            role,
            school,
            config,
        } = self;
        block_on(async {
            let db = config.open().await?;
            let token = add(&db, &name, role, school, &Clock::System, &Random::System).await?;
            db.close().await;
            println!("{token}");
            Ok(ExitCode::SUCCESS)
        })
    }
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let names = Role::ALL.map(Role::name).join(", ");
        format!("must be one of {names}")
    })
}

/// Makes a staff member; returns the token, of which only a hash is kept.
pub async fn add(
    db: &Db,
    name: &str,
    role: Role,
    school: Option<String>,
    clock: &Clock,
    random: &Random,
) -> anyhow::Result<String> {
    if name.trim().is_empty() {
        bail!("--name is empty");
    }
    let mut tx = db.write().await?;
    match (&school, role.has_school()) {
        (None, true) => bail!("the role {} needs --school ID", role.name()),
        (Some(_), false) => bail!("the role {} is for no single school", role.name()),
        (Some(id), true) => {
            let found = schools::by_id(&mut tx, id).await?;
            found.with_context(|| format!("there is no school {id}"))?;
        }
        (None, false) => {}
    }
    let (now, token) = (clock.now(), new_token(random));
    let member = Staff {
        id: random.id(now).to_string(),
        name: name.trim().to_owned(),
        role,
        school,
        created_at: now,
    };
    staff::insert(&mut tx, &member, &token_hash(&token)).await?;
    tx.commit().await?;
    Ok(token)
}
