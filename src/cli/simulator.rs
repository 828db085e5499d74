//! `kairan simulator`: the simulator alone, so that any LINE bot can be pointed at it.

use std::net::SocketAddr;

use anyhow::Context;
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use crate::clock::{Clock, Random};
use crate::simulator::{Channel, Options, Simulator as Running};

#[derive(Debug, Args)]
pub struct Simulator {
    /// Where the LINE endpoints and the pages are served.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Where mail is taken.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2525")]
    smtp: SocketAddr,
    /// The bot's webhook; it can be set later, by the API or on the page.
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// Signs the webhooks.
    #[arg(long, value_name = "SECRET", default_value_t = Channel::sample().secret)]
    channel_secret: String,
    /// The channel's id, for the token endpoints.
    #[arg(long, value_name = "ID", default_value_t = Channel::sample().id)]
    channel_id: String,
    /// The long-lived channel access token.
    #[arg(long, value_name = "TOKEN", default_value_t = Channel::sample().access_token)]
    access_token: String,
}

impl Simulator {
    /// Until SIGTERM or SIGINT.
    pub async fn run(self) -> anyhow::Result<()> {
        // Before anything is printed: whoever reads the addresses may stop us at once.
        let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
        let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
        let channel = Channel {
            secret: self.channel_secret,
            id: self.channel_id,
            access_token: self.access_token,
            ..Channel::sample()
        };
        let simulator = Running::start(Options {
            listen: self.listen,
            smtp: self.smtp,
            clock: Clock::System,
            random: Random::System,
            channel: channel.clone(),
            webhook: self.webhook.clone(),
        })
        .await?;
        simulator.platform.set_redelivery(true);
        println!("phone           {}/", simulator.url());
        println!("mailbox         {}/mail", simulator.url());
        println!("LINE endpoints  {}", simulator.url());
        println!("SMTP            smtp://{}", simulator.smtp_addr());
        println!("channel id      {}", channel.id);
        println!("channel secret  {}", channel.secret);
        println!("access token    {}", channel.access_token);
        println!(
            "webhook         {}",
            self.webhook.as_deref().unwrap_or("not set")
        );
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        simulator.stop().await;
        Ok(())
    }
}
