//! What is measured and all that surrounds it: service, simulator, a database that goes afterwards.

use std::path::{Path, PathBuf};

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::net::TcpListener;

use crate::app::App;
use crate::clock::{Clock, Random};
use crate::config::{Config, Settings};
use crate::simulator::{Channel, Options, Simulator};
use crate::store::scratch::Scratch;
use crate::store::{Db, keys};

/// A database for one run.
pub(super) enum Place {
    Directory(PathBuf),
    Server(Scratch),
}

impl Place {
    async fn make(server: Option<&str>) -> anyhow::Result<(Place, String)> {
        let random = Random::System;
        if let Some(server) = server {
            let scratch = Scratch::create(server, &random).await?;
            let url = scratch.url.clone();
            return Ok((Place::Server(scratch), url));
        }
        let name = format!("kairan-bench-{}", random.uuid().simple());
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&directory)
            .with_context(|| format!("cannot make {}", directory.display()))?;
        let url = format!("sqlite://{}", directory.join("kairan.db").display());
        Ok((Place::Directory(directory), url))
    }

    pub(super) async fn remove(self) -> anyhow::Result<()> {
        match self {
            Place::Directory(directory) => std::fs::remove_dir_all(&directory)
                .with_context(|| format!("cannot remove {}", directory.display())),
            Place::Server(scratch) => scratch.drop_database().await,
        }
    }
}

/// Everything before the service is started, so that the city can be laid in peace.
pub struct World {
    pub app: App,
    pub simulator: Simulator,
    /// The service's, without a final slash.
    pub url: String,
    pub(super) listener: TcpListener,
    pub(super) place: Place,
    /// What the service is told, for one that runs in a process of its own.
    pub(super) values: Vec<(&'static str, String)>,
}

impl World {
    pub async fn make(server: Option<&str>) -> anyhow::Result<World> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let simulator = Simulator::start(Options {
            webhook: Some(format!("{url}/webhook/line")),
            ..Options::on_loopback()
        })
        .await?;
        simulator.platform.enforce_limits(false);
        let (place, database) = Place::make(server).await?;
        let values = values(&url, &database, &simulator);
        let mut settings = Settings::default();
        for (key, value) in &values {
            settings.set(key, value);
        }
        let config = Config::load(&settings)?;
        let db = Db::connect(&config.database_url, config.seal.clone()).await?;
        db.migrate().await?;
        // As a service does at its first start, before anybody lives here: of a full database all that
        // is sealed would be read.
        keys::admit(&db, &config.seal, Clock::System.now()).await?;
        Ok(World {
            app: App::new(config, db, Clock::System, Random::System)?,
            simulator,
            url,
            listener,
            place,
            values,
        })
    }

    /// The service's mails go there instead.
    pub fn mailing_to(mut self, server: std::net::SocketAddr) -> World {
        for (key, value) in &mut self.values {
            if *key == "KAIRAN_SMTP_URL" {
                *value = format!("smtp://{server}");
            }
        }
        self
    }

    /// The service signs its mails with this key.
    pub fn signing(mut self, key: Option<&Path>) -> World {
        if let Some(key) = key {
            let selector = ("KAIRAN_DKIM_SELECTOR", "bench".to_owned());
            let key = ("KAIRAN_DKIM_KEY", key.display().to_string());
            self.values.extend([selector, key]);
        }
        self
    }
}

fn values(url: &str, database: &str, simulator: &Simulator) -> Vec<(&'static str, String)> {
    let channel = Channel::sample();
    let key = STANDARD.encode(Random::System.bytes::<32>());
    vec![
        ("KAIRAN_PUBLIC_URL", url.to_owned()),
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
        ("KAIRAN_MAIL_FROM", "oshirase@city.example".to_owned()),
        ("KAIRAN_SECRET_KEY", key),
    ]
}
