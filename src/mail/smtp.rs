//! One try at the mail server: from a letter to an [`Outcome`].

use std::time::Duration;

use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::response::Response;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::time::timeout;

use super::Letter;
use super::relay::{Failed, Relay};
use super::write::{self, WriteError};
use crate::outbox::verdict::{Cause, Outcome};

/// For connecting: a relay that says nothing for this long is not going to.
pub(super) const CONNECTING: Duration = Duration::from_secs(30);
/// For one whole mail; lettre's own limit ends with connecting. A relay that scans a mail before it
/// answers takes seconds; giving up too early would send the mail twice.
const MAIL: Duration = Duration::from_secs(90);
/// Connections to the one relay: its operators may allow few (Postfix: 50 from one client).
pub const CONNECTIONS: u32 = 32;
/// Shorter than the idle time after which relays hang up (RFC 5321: 5 minutes; Postfix under stress: 10 s).
const IDLE: Duration = Duration::from_secs(8);

/// The mail server as the outbox uses it. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// Serves instead, where a plain connection is all that is asked for.
    relay: Option<Relay>,
    from: Address,
}

impl Mailer {
    /// `url` in lettre's forms, and the sender's address; `Config` has checked both.
    pub fn new(url: &str, from: &str) -> anyhow::Result<Mailer> {
        let pool = PoolConfig::new().max_size(CONNECTIONS).idle_timeout(IDLE);
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?
            .timeout(Some(CONNECTING))
            .pool_config(pool)
            .build();
        Ok(Mailer {
            transport,
            relay: Relay::of(url, IDLE),
            from: from.parse()?,
        })
    }

    /// Hands one letter to the relay, once.
    pub async fn deliver(&self, letter: &Letter) -> Outcome {
        let message = match write::message(letter, &self.from) {
            Ok(message) => message,
            Err(error) => {
                let cause = match error {
                    WriteError::Address => Cause::BadAddress,
                    WriteError::Mail(_) => Cause::MailRefused,
                };
                return Outcome::Refused {
                    cause,
                    detail: error.to_string(),
                };
            }
        };
        match timeout(MAIL, self.hand_over(message)).await {
            Ok(Ok(response)) => Outcome::Delivered {
                detail: code(&response),
            },
            Ok(Err(Failed::Unreached)) => Outcome::Down {
                detail: "no connection".into(),
            },
            Ok(Err(Failed::Smtp(error))) => failure(error.status().map(u16::from), &error),
            Err(_) => later(true, "timeout".into()),
        }
    }

    async fn hand_over(&self, message: Message) -> Result<Response, Failed> {
        match &self.relay {
            Some(relay) => relay.send(&message).await,
            None => self.transport.send(message).await.map_err(Failed::Smtp),
        }
    }

    /// Whether the relay answers, for `kairan check`.
    pub async fn answers(&self) -> Result<bool, lettre::transport::smtp::Error> {
        self.transport.test_connection().await
    }
}

fn code(response: &Response) -> String {
    u16::from(response.code()).to_string()
}

/// What the relay's code means (RFC 5321, 4.2). Its words are not kept: they quote the address.
fn failure(status: Option<u16>, error: &lettre::transport::smtp::Error) -> Outcome {
    match status {
        Some(code @ (530 | 534 | 535 | 538)) => {
            tracing::error!(
                smtp.code = code,
                "the mail server refuses to let us in: check KAIRAN_SMTP_URL"
            );
            later(false, code.to_string())
        }
        Some(code @ 500..) => Outcome::Refused {
            cause: Cause::MailRefused,
            detail: code.to_string(),
        },
        Some(code) => later(false, code.to_string()),
        // lettre's text may hold what the server said: only its kind is kept.
        None if error.is_tls() => later(false, "TLS".into()),
        None if error.is_timeout() => later(true, "timeout".into()),
        None if error.is_client() => later(false, "client".into()),
        None if never_connected(error) => Outcome::Down {
            detail: "no connection".into(),
        },
        None => later(true, "no answer".into()),
    }
}

fn later(uncertain: bool, detail: String) -> Outcome {
    Outcome::Later {
        at_least: None,
        uncertain,
        detail,
    }
}

/// Whether the relay was not even reached, so that it cannot have taken anything.
fn never_connected(error: &lettre::transport::smtp::Error) -> bool {
    use std::io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return matches!(
                io.kind(),
                ConnectionRefused | HostUnreachable | NetworkUnreachable
            );
        }
        source = error.source();
    }
    false
}
