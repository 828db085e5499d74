//! `kairan staff`: makes a staff member and shows the bearer token, once; invites people to the console;
//! lets somebody in who lost everything.

use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Subcommand;

use super::database::{ConfigFile, block_on};
use crate::city::audit::{Act, CLI, Deed};
use crate::city::authority::Role;
use crate::clock::{Clock, Random};
use crate::office::Refusal;
use crate::office::login::{self, ENTRY_SECONDS};
use crate::office::staff::{New, invite};
use crate::seal::{new_token, token_hash};
use crate::store::staff::{self, Staff};
use crate::store::staff_keys::{self, Key};
use crate::store::{Db, audit, schools, staff_logins};

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
    /// Invites somebody to the console: mails a link to set password and authenticator app, and prints it.
    Invite {
        #[arg(long)]
        name: String,
        /// admin, city, board, school, teacher or auditor.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The id of the school, for the roles school and teacher.
        #[arg(long, value_name = "ID")]
        school: Option<String>,
        /// Where the invitation goes, and what they log in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        config: ConfigFile,
    },
    /// Prints a link that lets somebody in without password and code, for a quarter of an hour: when
    /// nobody is left who could invite them again.
    Enter {
        /// What they log in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        config: ConfigFile,
    },
}

impl StaffCommand {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        block_on(async {
            match self {
                StaffCommand::Add {
                    name,
                    role,
                    school,
                    config,
                } => {
                    let db = config.open().await?;
                    let (clock, random) = (Clock::System, Random::System);
                    let token = add(&db, &name, role, school, &clock, &random).await?;
                    db.close().await;
                    println!("{token}");
                }
                StaffCommand::Invite {
                    name,
                    role,
                    school,
                    email,
                    config,
                } => {
                    let app = config.app().await?;
                    let new = New {
                        name,
                        role,
                        school,
                        email,
                    };
                    let invited = invite(&app, None, new).await;
                    app.db.close().await;
                    println!("{}", invited.map_err(told)?.1);
                }
                StaffCommand::Enter { email, config } => {
                    let app = config.app().await?;
                    let mut tx = app.db.read().await?;
                    let known = staff_logins::by_email(&mut tx, &email).await?;
                    drop(tx);
                    let known = known.context("nobody logs in with this address")?;
                    println!("{}", login::entry(&app, &known.staff, ENTRY_SECONDS)?);
                    app.db.close().await;
                }
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// What is to be mended, as the command's options call it.
fn told(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Invalid(mistakes) => {
            let lines = mistakes
                .iter()
                .map(|it| format!("--{} {}", it.field, it.detail));
            anyhow::anyhow!(lines.collect::<Vec<_>>().join("\n"))
        }
        refusal => refusal.into(),
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
    staff::insert(&mut tx, &member).await?;
    let key = Key::whole(random.id(now).to_string(), &member);
    staff_keys::insert(&mut tx, &key, &token_hash(&token)).await?;
    let deed = Deed::new(CLI, Act::StaffAdded).about(&member.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(token)
}
