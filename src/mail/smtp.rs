//! One try at the mail server: from a letter to an [`Outcome`]. Connections are kept and used again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tokio_rustls::TlsConnector;

use super::Letter;
use super::connection::{Break, Connection, Failure};
use super::refusal::Stage;
use super::server::Server;
use super::trust::Trust;
use super::write::{BadAddress, Message, Writer};
use crate::outbox::verdict::{Cause, Outcome};

/// Connections to the one relay: its operators may allow few (Postfix: 50 from one client).
pub const CONNECTIONS: u32 = 32;
/// Shorter than the idle time after which relays hang up (RFC 5321: 5 minutes; Postfix under stress: 10 s).
const IDLE: Duration = Duration::from_secs(8);

/// The mail server as the outbox uses it. Cheap to clone.
#[derive(Clone)]
pub struct Mailer(Arc<Inner>);

struct Inner {
    server: Server,
    tls: TlsConnector,
    hello: String,
    writer: Writer,
    resting: Mutex<Vec<(Connection, Instant)>>,
}

impl Mailer {
    /// `url` in lettre's forms, which `Config` has checked. `domain`: of the sender address, and our
    /// name in `EHLO` unless the URL has another: one that exists, unlike a container's own.
    pub fn new(url: &str, domain: &str, trust: &Trust, writer: Writer) -> anyhow::Result<Mailer> {
        let server = Server::parse(url).map_err(anyhow::Error::msg)?;
        let hello = server.hello.clone().unwrap_or_else(|| domain.to_owned());
        Ok(Mailer(Arc::new(Inner {
            server,
            tls: trust.connector()?,
            hello,
            writer,
            resting: Mutex::default(),
        })))
    }

    /// Hands one letter to the relay, once.
    pub async fn deliver(&self, letter: &Letter) -> Outcome {
        let message = match self.0.writer.write(letter) {
            Ok(message) => message,
            Err(BadAddress) => {
                return Outcome::Refused {
                    cause: Cause::BadAddress,
                    detail: BadAddress.to_string(),
                };
            }
        };
        match self.hand_over(&message).await {
            Ok(code) => Outcome::Delivered {
                detail: code.to_string(),
            },
            Err(failure) => outcome(&failure),
        }
    }

    async fn hand_over(&self, message: &Message<'_>) -> Result<u16, Failure> {
        if let Some(rested) = self.rested() {
            let sent = self.send(rested, message).await;
            // The relay hung up while nobody looked: it has seen nothing of this mail.
            if !matches!(sent, Err(Failure::Broken(Stage::Mail, Break::Closed))) {
                return sent;
            }
        }
        self.send(self.open().await?, message).await
    }

    async fn send(
        &self,
        mut connection: Connection,
        message: &Message<'_>,
    ) -> Result<u16, Failure> {
        let sent = connection.send(message).await;
        if connection.is_good() {
            self.resting().push((connection, Instant::now()));
        }
        sent
    }

    async fn open(&self) -> Result<Connection, Failure> {
        let Inner {
            server, tls, hello, ..
        } = &*self.0;
        Connection::open(server, tls, hello).await
    }

    /// The one that rested least, so that those not needed grow old.
    fn rested(&self) -> Option<Connection> {
        let mut resting = self.resting();
        let now = Instant::now();
        resting.retain(|(_, since)| now.duration_since(*since) < IDLE);
        while let Some((mut connection, _)) = resting.pop() {
            if connection.has_rested_well() {
                return Some(connection);
            }
        }
        None
    }

    fn resting(&self) -> MutexGuard<'_, Vec<(Connection, Instant)>> {
        // Nothing can be half-done in a list of connections.
        let resting = self.0.resting.lock();
        resting.unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the relay lets us in and takes mail from `sender`, for `kairan check`: in plain words
    /// what is wrong.
    pub async fn answers(&self, sender: &str) -> Result<(), String> {
        let mut connection = self.open().await.map_err(|failure| told(&failure))?;
        let asked = connection.ask(sender).await;
        connection.close().await;
        asked.map_err(|failure| told(&failure))
    }
}

/// What a failure means (RFC 5321, 4.2).
fn outcome(failure: &Failure) -> Outcome {
    match failure {
        Failure::Refused(refusal) if !refusal.may_pass_later() => Outcome::Refused {
            cause: Cause::MailRefused,
            detail: refusal.to_string(),
        },
        // Nothing was said of this mail: the server is away, or lets nobody in, or not our sender.
        Failure::Refused(refusal) if refusal.is_before_recipient() => {
            if refusal.stage >= Stage::Mail {
                tracing::error!(
                    smtp.refusal = %refusal,
                    "the mail server refuses our sender address: check KAIRAN_MAIL_FROM and what it lets through"
                );
            } else if refusal.is_ours() {
                tracing::error!(
                    smtp.refusal = %refusal,
                    "the mail server refuses to let us in: check KAIRAN_SMTP_URL"
                );
            }
            match refusal.stage {
                // Said of one mail it may be that mail's: the others are not kept waiting for it.
                Stage::Rcpt => later(false, refusal.to_string()),
                _ => Outcome::Down {
                    detail: refusal.to_string(),
                },
            }
        }
        Failure::Refused(refusal) => later(false, refusal.to_string()),
        Failure::Broken(stage, why) if *stage < Stage::Mail => {
            if matches!(
                why,
                Break::Tls | Break::Untrusted | Break::OtherName | Break::OutOfDate
            ) {
                tracing::error!(
                    smtp.failure = why.name(),
                    "there is no safe way to the mail server: run `kairan check`"
                );
            }
            Outcome::Down {
                detail: format!("{} {}", why.name(), stage.name()),
            }
        }
        Failure::Broken(stage, why) => {
            // After the final dot nobody knows.
            let uncertain = *stage == Stage::End;
            later(uncertain, format!("{} {}", why.name(), stage.name()))
        }
    }
}

fn later(uncertain: bool, detail: String) -> Outcome {
    Outcome::Later {
        at_least: None,
        uncertain,
        detail,
    }
}

fn told(failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) if refusal.stage == Stage::Mail => {
            format!("the mail server refuses our sender address: {refusal}")
        }
        Failure::Refused(refusal) => format!("the mail server refuses: {refusal}"),
        Failure::Broken(Stage::Connect, Break::Timeout) => "nothing answers".into(),
        Failure::Broken(Stage::Connect, _) => "there is no connection".into(),
        Failure::Broken(_, Break::Tls) => {
            "the mail server offers no encryption that is safe".into()
        }
        Failure::Broken(_, Break::Untrusted) => {
            "nobody trusted here has signed the mail server's certificate: give its authority's \
             certificate as KAIRAN_SMTP_CA"
                .into()
        }
        Failure::Broken(_, Break::OtherName) => {
            "the mail server's certificate is for another name than the host in KAIRAN_SMTP_URL"
                .into()
        }
        Failure::Broken(_, Break::OutOfDate) => {
            "the mail server's certificate has ended or not begun: renew it, or set this machine's \
             clock right"
                .into()
        }
        Failure::Broken(Stage::Auth, Break::Protocol) => {
            "the mail server takes no user and password here".into()
        }
        Failure::Broken(stage, why) => {
            format!("the conversation ends ({} {})", why.name(), stage.name())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::clock::Millis;
    use crate::mail::connection::tests::relay;

    const HELLO: [(&str, &str); 2] = [
        ("", "220 relay\r\n"),
        ("EHLO city.example\r\n", "250 relay\r\n"),
    ];
    const ENVELOPE: [(&str, &str); 3] = [
        ("MAIL FROM:<b@city.example>\r\n", "250 ok\r\n"),
        ("RCPT TO:<a@b.example>\r\n", "250 ok\r\n"),
        ("DATA\r\n", "354 go\r\n"),
    ];

    fn letter() -> Letter {
        Letter {
            from_name: String::new(),
            sender: "b@city.example".into(),
            to: "a@b.example".into(),
            subject: "x".into(),
            text: "x".into(),
            message_id: "<1@city.example>".into(),
            date: Millis(0),
            unsubscribe: None,
        }
    }

    fn writer() -> Writer {
        Writer::new("city@city.example", TimeZone::UTC, Vec::new(), None)
    }

    /// The letter as it goes over the wire, and what is answered.
    fn content(answer: &'static str) -> (&'static str, &'static str) {
        let letter = letter();
        let message = writer().write(&letter).unwrap();
        let content = String::from_utf8(message.content).unwrap() + ".\r\n";
        (content.leak(), answer)
    }

    fn script(parts: Vec<(&'static str, &'static str)>) -> &'static [(&'static str, &'static str)] {
        parts.leak()
    }

    #[tokio::test]
    async fn a_relay_that_hung_up_in_between_costs_nobody_a_mail() {
        let mail = || [&HELLO[..], &ENVELOPE[..], &[content("250 kept\r\n")]].concat();
        let (url, serving) = relay(vec![script(mail()), script(mail())]).await;
        let mailer = Mailer::new(&url, "city.example", &Trust::default(), writer()).unwrap();
        for _ in 0..2 {
            let delivered = Outcome::Delivered {
                detail: "250".into(),
            };
            assert_eq!(mailer.deliver(&letter()).await, delivered);
        }
        serving.await.unwrap();
    }

    #[tokio::test]
    async fn a_failure_is_what_may_be_done_about_it() {
        let lost = [&HELLO[..], &ENVELOPE[..], &[content("")]].concat();
        let filtered = [&HELLO[..], &ENVELOPE[..], &[content("550 5.2.0 no\r\n")]].concat();
        let closed = HELLO[..1].to_vec();
        let (url, serving) = relay(vec![script(lost), script(filtered), script(closed)]).await;
        let mailer = Mailer::new(&url, "city.example", &Trust::default(), writer()).unwrap();
        let uncertain = later(true, "closed end".into());
        assert_eq!(mailer.deliver(&letter()).await, uncertain);
        let refused = Outcome::Refused {
            cause: Cause::MailRefused,
            detail: "550 5.2.0 end".into(),
        };
        assert_eq!(mailer.deliver(&letter()).await, refused);
        // Nothing was said of this mail: no try of its own.
        let away = Outcome::Down {
            detail: "closed hello".into(),
        };
        assert_eq!(mailer.deliver(&letter()).await, away);
        serving.await.unwrap();
    }

    #[tokio::test]
    async fn a_sender_that_is_refused_is_no_recipient_s_fault() {
        let refused = |answer| [&HELLO[..], &[(ENVELOPE[0].0, answer)]].concat();
        let unwelcome = refused("553 5.1.8 Who are you\r\n");
        let at_rcpt = [
            &HELLO[..],
            &ENVELOPE[..1],
            &[(ENVELOPE[1].0, "550 5.1.7 No\r\n")],
        ]
        .concat();
        let too_large = refused("552 5.3.4 Too large\r\n");
        for (talk, outcome) in [
            (
                unwelcome.clone(),
                Outcome::Down {
                    detail: "553 5.1.8 mail".into(),
                },
            ),
            (at_rcpt, later(false, "550 5.1.7 rcpt".into())),
            (
                too_large,
                Outcome::Refused {
                    cause: Cause::MailRefused,
                    detail: "552 5.3.4 mail".into(),
                },
            ),
        ] {
            let (url, serving) = relay(vec![script(talk)]).await;
            let mailer = Mailer::new(&url, "city.example", &Trust::default(), writer()).unwrap();
            assert_eq!(mailer.deliver(&letter()).await, outcome);
            drop(mailer);
            serving.await.unwrap();
        }
        let (url, serving) =
            relay(vec![script([&unwelcome[..], &[("QUIT\r\n", "")]].concat())]).await;
        let mailer = Mailer::new(&url, "city.example", &Trust::default(), writer()).unwrap();
        let said = mailer.answers("b@city.example").await.unwrap_err();
        assert_eq!(
            said,
            "the mail server refuses our sender address: 553 5.1.8 mail"
        );
        serving.await.unwrap();
    }
}
