//! `kairan demo`: everything in one process and no outside account: the service on SQLite, the
//! simulator as LINE and post office, and a sample city.

mod city;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use tokio::net::TcpListener;

use super::serve::{lock, stop_signal};
use crate::app::App;
use crate::clock::{Clock, Millis, Random};
use crate::config::{Config, Settings};
use crate::menu;
use crate::service::Service;
use crate::simulator::{Channel, Options, Simulator};
use crate::store::Db;

#[derive(Debug, Args)]
pub struct Demo {
    /// Where the service is served; the phone and the mail catcher take the next two ports.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Keeps the database there. Without it the demo forgets everything when it ends.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The time it is when the demo starts, such as 2026-11-24T18:55:00+09:00. Without it, now. On the
    /// phone's page the clock can be moved on.
    #[arg(long, value_name = "TIME")]
    at: Option<jiff::Timestamp>,
}

impl Demo {
    pub async fn run(self) -> anyhow::Result<()> {
        super::log("warn");
        let random = Random::System;
        let passing = std::env::temp_dir().join(format!("kairan-demo-{}", random.uuid().simple()));
        let data = self.data.clone().unwrap_or_else(|| passing.clone());
        std::fs::create_dir_all(&data)
            .with_context(|| format!("cannot make {}", data.display()))?;
        let done = self.play(&data, random).await;
        if self.data.is_none() {
            let _ = std::fs::remove_dir_all(&passing);
        }
        done
    }

    async fn play(&self, data: &Path, random: Random) -> anyhow::Result<()> {
        let database = format!("sqlite://{}", data.join("kairan.db").display());
        let _lock = lock(&database)?;
        let listener = TcpListener::bind(self.listen).await.with_context(|| {
            format!(
                "cannot listen on {} (choose another with --listen)",
                self.listen
            )
        })?;
        let address = listener.local_addr()?;
        let clock = Clock::starting(self.at.map_or_else(|| Clock::System.now(), Millis::from));
        let simulator = simulator(address, &clock).await?;
        let settings = settings(address, &database, &simulator, &secret_key(data, &random)?);
        let config = Config::load(&settings)?;
        let db = Db::connect(&config.database_url, config.seal.clone()).await?;
        db.migrate().await?;
        let app = App::new(config, db, clock, random)?;
        let doors = city::lay(&app).await?;
        menu::publish(&app.line, &menu::Definitions::built_in(&app.words)?).await?;
        let stop = stop_signal()?;
        let service = Service::start(app, listener)?;
        introduce(address, &simulator, &doors);
        stop.await;
        // Nobody acts on the phone any more before the service finishes what came from it.
        simulator.stop().await;
        service.stop().await
    }
}

/// The next two ports, so that they are easily remembered; any others if those are taken.
async fn simulator(service: SocketAddr, clock: &Clock) -> anyhow::Result<Simulator> {
    let webhook = Some(format!("http://{service}/webhook/line"));
    let channel = Channel {
        name: "東広島市".into(),
        ..Channel::sample()
    };
    let at = |offset: u16| SocketAddr::new(service.ip(), service.port().wrapping_add(offset));
    let preferred = Options {
        listen: at(1),
        smtp: at(2),
        webhook: webhook.clone(),
        channel: channel.clone(),
        clock: clock.clone(),
        ..Options::on_loopback()
    };
    match Simulator::start(preferred).await {
        Ok(simulator) => Ok(simulator),
        Err(_) => {
            let any = Options {
                webhook,
                channel,
                clock: clock.clone(),
                ..Options::on_loopback()
            };
            Simulator::start(any).await
        }
    }
}

/// The key of this data: made once, so that a demo that keeps its data can read it again.
fn secret_key(data: &Path, random: &Random) -> anyhow::Result<String> {
    let file = data.join("secret.key");
    if let Ok(key) = std::fs::read_to_string(&file) {
        return Ok(key);
    }
    let key = STANDARD.encode(random.bytes::<32>());
    std::fs::write(&file, &key).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(key)
}

fn settings(
    service: SocketAddr,
    database: &str,
    simulator: &Simulator,
    secret_key: &str,
) -> Settings {
    let channel = Channel::sample();
    let mut settings = Settings::default();
    let values = [
        ("KAIRAN_LISTEN", service.to_string()),
        ("KAIRAN_PUBLIC_URL", format!("http://{service}")),
        ("KAIRAN_DATABASE_URL", database.to_owned()),
        ("KAIRAN_LINE_CHANNEL_SECRET", channel.secret),
        ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", channel.access_token),
        ("KAIRAN_LINE_API_URL", simulator.url()),
        ("KAIRAN_LINE_DATA_API_URL", simulator.url()),
        ("KAIRAN_LINE_ACCESS_URL", simulator.url()),
        (
            "KAIRAN_SMTP_URL",
            format!("smtp://{}", simulator.smtp_addr()),
        ),
        (
            "KAIRAN_MAIL_FROM",
            "oshirase@city.higashihiroshima.example".to_owned(),
        ),
        ("KAIRAN_SECRET_KEY", secret_key.to_owned()),
    ];
    for (key, value) in values {
        settings.set(key, value);
    }
    settings
}

/// What a newcomer needs, and a command to paste. `tests/browser` reads these lines.
fn introduce(service: SocketAddr, simulator: &Simulator, doors: &city::Doors) {
    let (phone, token) = (simulator.url(), &doors.token);
    println!(
        "\n\
         The city is open. Everything runs in this process; Ctrl-C ends it.\n\n\
         phone   {phone}/\n\
         mailbox {phone}/mail\n\
         pages   http://{service}/\n\
         console http://{service}/console\n\
         token   {token}\n\n\
         On the console, for a day (open each in a window of its own to be two people):"
    );
    for (name, link) in &doors.clerks {
        println!("  {name}  {link}");
    }
    println!("\nSchool codes:");
    for school in city::schools() {
        println!(
            "  {:<12} {:<16} {}",
            school.id, school.name, school.join_code
        );
    }
    println!(
        "\n\
         1. Open the phone, add the city's account as a friend, get an ID, register a child at saijo-es.\n\
         2. Send a notice to that school, from the console or with:\n\n{}\n",
        curl(service, token)
    );
}

fn curl(service: SocketAddr, token: &str) -> String {
    let body = concat!(
        r#"{"kind": "school", "matter": "closure", "audience": {"schools": [{"school": "saijo-es"}]}, "#,
        r#""content": {"ja": {"title": "臨時休業のお知らせ", "body": "大雨のため、明日は臨時休業とします。"}, "#,
        r#""en": {"title": "School closed tomorrow", "body": "The school is closed tomorrow because of heavy rain."}}, "#,
        r#""wants_receipt": true}"#,
    );
    format!(
        "curl -X POST http://{service}/admin/v1/notices \\\n  \
           -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' \\\n  \
           -H \"Idempotency-Key: $(date +%s%N)\" \\\n  \
           -d '{body}'"
    )
}
