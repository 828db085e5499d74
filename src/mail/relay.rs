//! Plain connections to a relay on our own network, kept between mails.
//!
//! lettre writes a mail and its final dot apart, and Nagle's algorithm holds the dot back until the
//! relay has acknowledged the mail: some 40 ms each on Linux (delayed acknowledgements), which is
//! more than all the rest. lettre's own pool cannot switch that off, so these connections are ours.
//! With TLS or a password the relay is far away, and lettre's pool serves.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use super::smtp::CONNECTING;

/// SMTP's own port, as in lettre's URLs.
const PORT: u16 = 25;
/// A connection that rested longer is asked first whether it still stands.
const FRESH: Duration = Duration::from_secs(1);

/// The relay. Cheap to clone.
#[derive(Clone)]
pub struct Relay(Arc<Inner>);

struct Inner {
    server: (String, u16),
    hello: ClientId,
    /// A connection that rested longer is closed.
    idle: Duration,
    resting: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

/// Why a mail was not taken.
pub enum Failed {
    /// There was no connection: it cannot have been taken.
    Unreached,
    Smtp(Error),
}

impl Relay {
    /// `None`: the URL asks for TLS or a password, or for more than a plain connection.
    pub fn of(url: &str, idle: Duration) -> Option<Relay> {
        let url = reqwest::Url::parse(url).ok()?;
        let plain = url.scheme() == "smtp"
            && url.query().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && url.path().len() <= 1;
        let host = url.host_str().filter(|_| plain)?;
        // IPv6 addresses stand in brackets in URLs alone.
        let host = host.trim_start_matches('[').trim_end_matches(']');
        Some(Relay(Arc::new(Inner {
            server: (host.to_owned(), url.port().unwrap_or(PORT)),
            hello: ClientId::default(),
            idle,
            resting: Mutex::default(),
        })))
    }

    /// Hands one mail over; the connection is kept for the next one.
    pub async fn send(&self, message: &Message) -> Result<Response, Failed> {
        let mut connection = match self.rested().await {
            Some(connection) => connection,
            // Whoever is silent from the first has taken nothing.
            None => timeout(CONNECTING, self.connect())
                .await
                .map_err(|_| Failed::Unreached)??,
        };
        let written = message.formatted();
        let sent = connection.send(message.envelope(), &written).await;
        let response = sent.map_err(Failed::Smtp)?;
        if !connection.has_broken() {
            self.resting().push((connection, Instant::now()));
        }
        Ok(response)
    }

    /// The one that rested least, so that those not needed grow old.
    async fn rested(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let (mut connection, since) = {
                let mut resting = self.resting();
                resting.retain(|(_, since)| since.elapsed() < self.0.idle);
                resting.pop()?
            };
            if since.elapsed() < FRESH || connection.test_connected().await {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failed> {
        let (host, port) = &self.0.server;
        let stream = TcpStream::connect((host.as_str(), *port)).await;
        let stream = stream.map_err(|_| Failed::Unreached)?;
        stream.set_nodelay(true).map_err(|_| Failed::Unreached)?;
        let connection =
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.0.hello);
        connection.await.map_err(Failed::Smtp)
    }

    fn resting(&self) -> std::sync::MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        // Nothing can be half-done in a list of connections.
        let resting = self.0.resting.lock();
        resting.unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_connection_is_ours() {
        let server = |url| Relay::of(url, FRESH).map(|relay| relay.0.server.clone());
        let at = |host: &str, port| Some((host.to_owned(), port));
        assert_eq!(server("smtp://relay.example"), at("relay.example", 25));
        assert_eq!(server("smtp://127.0.0.1:2525/"), at("127.0.0.1", 2525));
        assert_eq!(server("smtp://[::1]:2525"), at("::1", 2525));
        for other in [
            "smtps://relay.example",
            "smtp://relay.example?tls=required",
            "smtp://city@relay.example",
            "smtp://city:secret@relay.example",
            "smtp://relay.example/our.name.example",
            "relay.example",
        ] {
            assert_eq!(server(other), None, "{other}");
        }
    }
}
