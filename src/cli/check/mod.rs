//! `kairan check`: what is wrong with the configuration, the database, the queues, the LINE channel,
//! the webhook, the mail server and the rich menus, in plain words, and how to mend it.

mod running;

use std::process::ExitCode;

use clap::Args;
use serde::Deserialize;

use super::database::{ConfigFile, block_on};
use crate::city::bounce::{Effect, Guard};
use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::line::client::{Body, Client, LineError};
use crate::menu;
use crate::outbox::rest::SLOW_SECONDS;
use crate::schedule::guard::{self, Worst};
use crate::store::{Db, bounces, mail_stops};
use crate::words::{Language, Words};

/// Says what is wrong and how to mend it; exit 0 only if nothing is.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    config: ConfigFile,
}

/// What is wrong with one thing, and how to mend it.
pub(super) type Finding = Result<String, String>;

impl Check {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let settings = self.config.settings()?;
        let config = match Config::load(&settings) {
            Ok(config) => config,
            Err(ConfigError(lines)) => {
                for line in lines {
                    tell("configuration", &Err(line));
                }
                return Ok(ExitCode::FAILURE);
            }
        };
        tell("configuration", &Ok("complete".into()));
        let wrong = block_on(look(&config))?;
        Ok(if wrong == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

async fn look(config: &Config) -> anyhow::Result<usize> {
    let client = config.line_client(Clock::System)?;
    let findings = [
        ("database", database(config).await),
        ("keys", running::keys(config).await),
        ("queues", running::queues(config).await),
        ("not reached", running::not_reached(config).await),
        ("held back", running::held(config).await),
        ("school codes", running::school_codes(config).await),
        ("jobs", running::jobs(config).await),
        ("feeds of alerts", running::feeds(config).await),
        ("backup", running::backup(config).await),
        ("disk", running::disk(config)),
        ("clock", running::clock(&client).await),
        ("LINE channel", channel(&client).await),
        ("webhook address", webhook_address(config, &client).await),
        ("webhook", webhook(config, &client).await),
        ("mail", mail(config).await),
        ("returned mails", returned(config).await),
        ("mail signature", mail_signature(config)),
        ("languages", languages(config)),
        ("rich menus", rich_menus(config, &client).await),
    ];
    for (what, finding) in &findings {
        tell(what, finding);
    }
    Ok(findings
        .iter()
        .filter(|(_, finding)| finding.is_err())
        .count())
}

fn tell(what: &str, finding: &Finding) {
    match finding {
        Ok(good) => println!("ok     {what}: {good}"),
        Err(wrong) => println!("WRONG  {what}: {wrong}"),
    }
}

async fn database(config: &Config) -> Finding {
    let opened = Db::connect(&config.database_url, config.seal.clone()).await;
    let db = opened.map_err(|error| {
        format!("{error:#}. Check KAIRAN_DATABASE_URL, and that the server runs or the file can be written")
    })?;
    let current = db.require_current_schema().await;
    db.close().await;
    current.map_err(|error| format!("{error:#}"))?;
    Ok("opens, and its schema is this version's".into())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BotInfo {
    display_name: String,
    chat_mode: Option<String>,
}

async fn channel(client: &Client) -> Finding {
    let answer = client
        .get("/v2/bot/info")
        .await
        .map_err(|error| line_trouble(&error))?;
    let info: BotInfo = answer.json().map_err(|error| line_trouble(&error))?;
    let mode = info.chat_mode.unwrap_or_default();
    Ok(format!(
        "the token is good for \"{}\" (mode {mode})",
        info.display_name
    ))
}

fn line_trouble(error: &LineError) -> String {
    match error.status() {
        Some(401) => "LINE does not take the token. Issue a new one in the LINE Developers console (Messaging API tab) and set KAIRAN_LINE_CHANNEL_ACCESS_TOKEN, or set KAIRAN_LINE_CHANNEL_ID with the right KAIRAN_LINE_CHANNEL_SECRET".into(),
        Some(_) => format!("{error}"),
        None => format!("{error}. Check that this machine reaches KAIRAN_LINE_API_URL"),
    }
}

fn wanted_webhook(config: &Config) -> String {
    format!("{}/webhook/line", config.public_url)
}

#[derive(Deserialize)]
struct Endpoint {
    endpoint: String,
    active: bool,
}

async fn webhook_address(config: &Config, client: &Client) -> Finding {
    let wanted = wanted_webhook(config);
    let mend = format!("Set {wanted} in the LINE Developers console (Messaging API tab)");
    let answer = match client.get("/v2/bot/channel/webhook/endpoint").await {
        Ok(answer) => answer,
        Err(error) if error.status() == Some(404) => return Err(format!("none is set. {mend}")),
        Err(error) => return Err(line_trouble(&error)),
    };
    let set: Endpoint = answer.json().map_err(|error| line_trouble(&error))?;
    match set {
        Endpoint { endpoint, .. } if endpoint != wanted => Err(format!(
            "LINE calls {endpoint}, which is not this service. {mend}, or change KAIRAN_PUBLIC_URL"
        )),
        Endpoint { active: false, .. } => {
            Err("it is set but switched off. Switch \"Use webhook\" on in the console".into())
        }
        _ => Ok(format!("LINE calls {wanted}")),
    }
}

#[derive(Deserialize)]
struct Tested {
    success: bool,
    reason: String,
    detail: String,
}

/// LINE's own test, which it allows 60 times an hour.
async fn webhook(config: &Config, client: &Client) -> Finding {
    let body = Body::Json(serde_json::json!({ "endpoint": wanted_webhook(config) }));
    let answer = client.post("/v2/bot/channel/webhook/test", body).await;
    let tested: Tested = answer
        .and_then(|answer| answer.json())
        .map_err(|error| line_trouble(&error))?;
    if tested.success {
        return Ok("LINE reaches it and its signature is taken".into());
    }
    let mend = match tested.reason.as_str() {
        "COULD_NOT_CONNECT" => {
            "Check that `kairan serve` runs, that KAIRAN_PUBLIC_URL is reached from the internet over HTTPS, and that the certificate's whole chain is sent"
        }
        "REQUEST_TIMEOUT" => {
            "It took over two seconds: check the disk of the database and the proxy"
        }
        "ERROR_STATUS_CODE" if tested.detail.starts_with("401") => {
            "The signature is refused: KAIRAN_LINE_CHANNEL_SECRET is not this channel's"
        }
        _ => "See the service's log",
    };
    Err(format!("{} ({}). {mend}", tested.reason, tested.detail))
}

async fn mail(config: &Config) -> Finding {
    let mailer = config.mailer().map_err(|error| format!("{error:#}"))?;
    match mailer.answers(&config.mail_from).await {
        Ok(()) => Ok("the mail server lets us in and takes our sender address".into()),
        Err(why) => Err(format!(
            "{why}. Check KAIRAN_SMTP_URL, and that the mail server lets this machine in and takes mail from KAIRAN_MAIL_FROM"
        )),
    }
}

/// What came back within a day: what is our own fault, and whether it is too much.
async fn returned(config: &Config) -> Finding {
    let counted = async {
        let db = Db::connect(&config.database_url, config.seal.clone()).await?;
        let mut tx = db.read().await?;
        let now = Clock::System.now();
        let reasons = bounces::by_reason(&mut tx, now.plus_seconds(-86_400)).await?;
        let worst = guard::worst(&mut tx, now).await?;
        let slow = bounces::too_fast(&mut tx, now.plus_seconds(-SLOW_SECONDS)).await?;
        let stop = mail_stops::open(&mut tx).await?;
        let waiting = mail_stops::waiting(&mut tx).await?;
        drop(tx);
        db.close().await;
        anyhow::Ok((reasons, worst, slow.len(), stop, waiting))
    };
    let Ok((reasons, worst, slow, stop, waiting)) = counted.await else {
        return Ok("not known while the database is not this version's".into());
    };
    if let Some(stop) = stop {
        return Err(format!(
            "optional mail is stopped since {}, because {} of {} mails of one provider or notice came back; {waiting} wait. Find out why (`kairan import bounces --list`, the people of that notice), then `kairan mail-stop lift --reason …`",
            stop.at.timestamp(),
            stop.back,
            stop.mails
        ));
    }
    let ours = reasons
        .iter()
        .filter(|(reason, _)| reason.effect() == Effect::Ours);
    let ours: Vec<String> = ours
        .map(|(reason, count)| format!("{count} {}", reason.name()))
        .collect();
    if !ours.is_empty() {
        return Err(format!(
            "providers refused mails for our own fault within a day: {}. Check SPF, DKIM and DMARC of KAIRAN_MAIL_FROM's domain, the sending host's name (PTR), and block lists",
            ours.join(", ")
        ));
    }
    let Worst { guard, mails, back } = worst;
    match guard {
        Guard::Fine if slow > 0 => Ok(format!(
            "{} within a day; {slow} providers say that we send too fast, so they get one connection",
            reasons.values().sum::<i64>()
        )),
        Guard::Fine => Ok(format!("{} within a day", reasons.values().sum::<i64>())),
        Guard::Warn | Guard::Alarm => Err(format!(
            "{back} of {mails} mails of one provider or notice came back within a day; carriers block senders for that. See `kairan import bounces --list`, and the people of the notices concerned"
        )),
    }
}

/// Only DNS knows whether it is published, so the record is told each time.
fn mail_signature(config: &Config) -> Finding {
    Ok(match &config.dkim {
        Some(dkim) => format!(
            "mails are signed; DNS must have {} TXT \"{}\"",
            dkim.record_name(),
            dkim.record()
        ),
        None => format!(
            "mails are not signed here: unless the mail server signs for {}, docomo warns and Gmail \
             refuses. Set KAIRAN_DKIM_SELECTOR and KAIRAN_DKIM_KEY",
            config.mail_domain()
        ),
    })
}

/// Every language the city offers, and what is missing in it.
fn languages(config: &Config) -> Finding {
    let words = Words::of(&config.profile, Clock::System, config.time_zone.clone());
    let words = words.map_err(|error| format!("{error:#}"))?;
    let (complete, not_yet): (Vec<Language>, Vec<Language>) = words
        .offered()
        .iter()
        .partition(|language| words.is_complete(**language));
    let gaps = complete.iter().filter_map(|language| {
        let missing = words.missing(*language);
        let first = missing.first()?;
        Some(format!(
            "{language} lacks {} texts, the first {first}",
            missing.len()
        ))
    });
    let gaps: Vec<String> = gaps.collect();
    if !gaps.is_empty() {
        return Err(format!("{}. Write them in locales/", gaps.join("; ")));
    }
    let named = |languages: &[Language]| {
        let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
        tags.join(", ")
    };
    Ok(match not_yet.is_empty() {
        true => format!("{}: complete", named(&complete)),
        false => format!(
            "{}: complete; offered but not translated yet, so served in Japanese: {}",
            named(&complete),
            named(&not_yet)
        ),
    })
}

async fn rich_menus(config: &Config, client: &Client) -> Finding {
    let words = Words::of(&config.profile, Clock::System, config.time_zone.clone());
    let definitions = words.and_then(|words| menu::Definitions::built_in(&words));
    let definitions = definitions.map_err(|error| format!("{error:#}"))?;
    if let Some(problem) = menu::check::check(&definitions).first() {
        return Err(format!("{problem}. See `kairan rich-menus check`"));
    }
    let steps = menu::publish::pending(client, &definitions)
        .await
        .map_err(|error| format!("{error:#}"))?;
    match steps.len() {
        0 => Ok("the channel shows this version's".into()),
        steps => Err(format!(
            "{steps} steps behind this version's. Run `kairan rich-menus publish`"
        )),
    }
}
