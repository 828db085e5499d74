//! The LINE platform and a post office, played from outside over real HTTP and SMTP.
//!
//! Tests, the demo, training and benchmarks all run against it, and any other LINE bot can: to the
//! service it is a stranger. Inside is plain state with plain methods, thin faces around it:
//!
//! ```text
//!   acts (what people do) ─► platform ◄─ line_api (the bot calls)     post_office ◄─ SMTP
//!            │                  ▲  ▲
//!            ▼                  │  └─ link (the account link dialog)
//!        webhook ─► the bot     └─ control (the page's door)
//! ```

use std::net::SocketAddr;

use anyhow::Context;
use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::clock::{Clock, Random};

use bell::stopping;

mod acts;
mod assets;
mod bell;
mod check;
mod control;
mod faults;
mod limits;
mod line_api;
mod link;
mod menus;
mod pages;
mod people;
mod platform;
mod post_office;
mod sending;
mod smtp;
mod tokens;
mod webhook;

pub use acts::{Impossible, Tapped};
pub use faults::{Fault, Kind as FaultKind};
pub use line_api::endpoints;
pub use people::{Entry, From};
pub use platform::{Channel, Platform, Request, Sent};
pub use post_office::{DataFault, Mail, PostOffice, Stage, TalkFault};
pub use sending::{Quota, Way};
pub use webhook::{Delivery, Outcome, Release, Signing};

/// How long a stop waits for answers under way; a long poll ends at once.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// How often failed webhooks are tried again while redelivery is on.
const REDELIVERY: std::time::Duration = std::time::Duration::from_secs(10);

/// What a simulator is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the LINE endpoints and the pages are served; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where mail is taken.
    pub smtp: SocketAddr,
    pub clock: Clock,
    pub random: Random,
    pub channel: Channel,
    /// The bot's webhook address.
    pub webhook: Option<String>,
}

impl Options {
    /// Free ports on this machine, the system's clock and a sample channel.
    pub fn on_loopback() -> Options {
        let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
        Options {
            listen: anywhere,
            smtp: anywhere,
            clock: Clock::System,
            random: Random::System,
            channel: Channel::sample(),
            webhook: None,
        }
    }
}

/// A running simulator. Dropping it stops everything at once; [`Simulator::stop`] does it kindly.
#[derive(Debug)]
pub struct Simulator {
    pub platform: Platform,
    pub post_office: PostOffice,
    listen: SocketAddr,
    smtp: SocketAddr,
    stopping: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Simulator {
    /// Binds both listeners and serves until stopped.
    pub async fn start(options: Options) -> anyhow::Result<Simulator> {
        let http = TcpListener::bind(options.listen)
            .await
            .with_context(|| format!("cannot listen on {}", options.listen))?;
        let smtp = TcpListener::bind(options.smtp)
            .await
            .with_context(|| format!("cannot take mail on {}", options.smtp))?;
        let (listen, smtp_addr) = (http.local_addr()?, smtp.local_addr()?);

        let bell = bell::Bell::default();
        let post_office = PostOffice::new(options.clock.clone(), bell.clone());
        let platform = Platform::new(
            options.clock,
            options.random,
            bell,
            options.channel,
            options.webhook,
        )?;
        let (stopping, stopped) = watch::channel(false);

        let router = router(&platform, &post_office, stopped.clone());
        let mut tasks = JoinSet::new();
        tasks.spawn(serve(http, router, stopped.clone()));
        tasks.spawn(smtp::serve(smtp, post_office.clone(), stopped.clone()));
        tasks.spawn(redeliver(platform.clone(), stopped));
        Ok(Simulator {
            platform,
            post_office,
            listen,
            smtp: smtp_addr,
            stopping,
            tasks,
        })
    }

    /// The base of every LINE address and of the pages, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    pub fn smtp_addr(&self) -> SocketAddr {
        self.smtp
    }

    /// Ends long polls, lets answers under way finish, closes the rest.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        let finished = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, finished).await.is_err() {
            self.tasks.shutdown().await;
        }
    }
}

fn router(platform: &Platform, post_office: &PostOffice, stopped: watch::Receiver<bool>) -> Router {
    line_api::router(platform)
        .merge(link::router(platform))
        .merge(control::router(platform, post_office, stopped))
        .merge(pages::router())
}

async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    // Small answers must not wait for more bytes to fill a packet.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
    });
    let until = async move { stopping(&mut stopped).await };
    if let Err(error) = axum::serve(listener, router)
        .with_graceful_shutdown(until)
        .await
    {
        tracing::error!(%error, "the simulator's listener ended");
    }
}

async fn redeliver(platform: Platform, mut stopped: watch::Receiver<bool>) {
    let mut ticks = tokio::time::interval(REDELIVERY);
    loop {
        tokio::select! {
            () = stopping(&mut stopped) => return,
            _ = ticks.tick() => {
                platform.redeliver_failed().await;
            }
        }
    }
}
