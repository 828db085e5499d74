//! One conversation with a mail server (RFC 5321): opened, used for mail after mail, closed.
//!
//! Ours, because lettre's sends each command by itself: `MAIL`, `RCPT` and `DATA` go out together
//! where the server takes that (PIPELINING, RFC 2920), which halves the round trips, and what came
//! back is known by its stage, which lettre does not tell.

use std::io;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::refusal::{Refusal, Stage};
use super::reply::Reply;
use super::server::{Server, Tls};
use super::trust;
use super::write::Message;

/// For the connection, its first line and the handshakes. RFC 5321 (4.5.3.2.1) has five minutes for
/// hosts far away; the server of `KAIRAN_SMTP_URL` is our own, and a silent one takes nothing.
const OPENING: Duration = Duration::from_secs(30);
/// For the answer to `MAIL`, `RCPT` or `DATA`: within it a server asks others about the address.
/// RFC 5321 has two to five minutes; nothing is lost by trying again.
const COMMAND: Duration = Duration::from_secs(60);
/// For the answer to the final dot. RFC 5321 (4.5.3.2.6) has ten minutes for hosts that deliver while
/// we wait, because giving up too early sends the mail twice; a server that queues answers after its
/// scanners, whom Postfix gives five.
const END: Duration = Duration::from_secs(300);
/// Buffer for replies; a larger one grows.
const REPLIES: usize = 4096;

/// Why a mail was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server said no. The conversation goes on.
    Refused(Refusal),
    /// The conversation broke.
    Broken(Stage, Break),
}

/// How a conversation broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    Closed,
    Timeout,
    /// The server offers no encryption, or none that we take.
    Tls,
    /// Nobody whom we trust signed the server's certificate.
    Untrusted,
    /// The server's certificate is for another host.
    OtherName,
    /// The server's certificate has ended, or not begun.
    OutOfDate,
    /// The server speaks something else, or offers no way in.
    Protocol,
}

impl Break {
    pub const fn name(self) -> &'static str {
        match self {
            Break::Closed => "closed",
            Break::Timeout => "timeout",
            Break::Tls => "TLS",
            Break::Untrusted => "untrusted certificate",
            Break::OtherName => "certificate for another name",
            Break::OutOfDate => "certificate out of date",
            Break::Protocol => "protocol",
        }
    }
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// What the server offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Offers {
    pipelining: bool,
    size: bool,
    starttls: bool,
    plain: bool,
    login: bool,
}

pub struct Connection {
    wire: Box<dyn Wire>,
    offers: Offers,
    input: Vec<u8>,
    output: Vec<u8>,
    /// The server holds a sender or recipient of a mail that came to nothing.
    unclean: bool,
    broken: bool,
}

impl Connection {
    /// Connected, encrypted and let in as `server` says. `hello`: what we call ourselves.
    pub async fn open(
        server: &Server,
        tls: &TlsConnector,
        hello: &str,
    ) -> Result<Connection, Failure> {
        let mut stage = Stage::Connect;
        let opening = Connection::greet(server, tls, hello, &mut stage);
        match timeout(OPENING, opening).await {
            Ok(opened) => opened,
            Err(_) => Err(Failure::Broken(stage, Break::Timeout)),
        }
    }

    async fn greet(
        server: &Server,
        tls: &TlsConnector,
        hello: &str,
        stage: &mut Stage,
    ) -> Result<Connection, Failure> {
        let stream = TcpStream::connect((server.host.as_str(), server.port)).await;
        // Nagle's algorithm holds a small write back until the last is acknowledged: 40 ms each.
        let stream = stream.and_then(|stream| stream.set_nodelay(true).map(|()| stream));
        let stream = stream.map_err(|_| Failure::Broken(Stage::Connect, Break::Closed))?;
        let wire: Box<dyn Wire> = match server.tls {
            Tls::Wrapped => encrypted(stream, server, tls).await?,
            _ => Box::new(stream),
        };
        let mut connection = Connection {
            wire,
            offers: Offers::default(),
            input: Vec::with_capacity(REPLIES),
            output: Vec::with_capacity(REPLIES),
            unclean: false,
            broken: false,
        };
        *stage = Stage::Greeting;
        connection.expect(Stage::Greeting).await?;
        *stage = Stage::Hello;
        connection.hello(hello).await?;
        if matches!(server.tls, Tls::Required | Tls::Opportunistic) {
            connection = connection.start_tls(server, tls, hello).await?;
        }
        if let Some(credentials) = &server.credentials {
            *stage = Stage::Auth;
            connection.log_in(credentials).await?;
        }
        Ok(connection)
    }

    async fn hello(&mut self, name: &str) -> Result<(), Failure> {
        self.say(&["EHLO ", name]);
        let result = self.command(Stage::Hello, |reply| Offers::of(&reply)).await;
        match result {
            Ok(offers) => self.offers = offers,
            // RFC 5321, 3.2: a server from before 2001.
            Err(Failure::Refused(Refusal {
                code: 500 | 502 | 504,
                ..
            })) => {
                self.say(&["HELO ", name]);
                self.command(Stage::Hello, |_| ()).await?;
                self.offers = Offers::default();
            }
            Err(failure) => return Err(failure),
        }
        Ok(())
    }

    async fn start_tls(
        mut self,
        server: &Server,
        tls: &TlsConnector,
        hello: &str,
    ) -> Result<Connection, Failure> {
        if !self.offers.starttls {
            return match server.tls {
                Tls::Required => Err(Failure::Broken(Stage::Hello, Break::Tls)),
                _ => Ok(self),
            };
        }
        self.say(&["STARTTLS"]);
        self.command(Stage::Hello, |_| ()).await?;
        // What came before the encryption somebody else may have said.
        if !self.input.is_empty() {
            return Err(Failure::Broken(Stage::Hello, Break::Protocol));
        }
        self.wire = encrypted(self.wire, server, tls).await?;
        self.hello(hello).await?;
        Ok(self)
    }

    async fn log_in(&mut self, credentials: &Credentials) -> Result<(), Failure> {
        let answer = |mechanism: Mechanism, challenge: Option<&str>| {
            let answer = mechanism.response(credentials, challenge);
            let answer = answer.map_err(|_| Failure::Broken(Stage::Auth, Break::Protocol))?;
            Ok::<_, Failure>(STANDARD.encode(answer))
        };
        match self.offers {
            Offers { plain: true, .. } => {
                let answer = answer(Mechanism::Plain, None)?;
                self.say(&["AUTH PLAIN ", &answer]);
                self.command(Stage::Auth, |_| ()).await
            }
            Offers { login: true, .. } => {
                self.say(&["AUTH LOGIN"]);
                // Asked for the user, then for the password.
                for _ in 0..2 {
                    let asked = |reply: Reply<'_>| {
                        let text = reply.lines().next().unwrap_or_default();
                        String::from_utf8(STANDARD.decode(text).ok()?).ok()
                    };
                    let asked = self.command(Stage::Auth, asked).await?;
                    let answer = answer(Mechanism::Login, Some(&asked.unwrap_or_default()))?;
                    self.say(&[&answer]);
                }
                self.command(Stage::Auth, |_| ()).await
            }
            _ => Err(Failure::Broken(Stage::Auth, Break::Protocol)),
        }
    }

    /// Hands one mail over; the answer to its final dot.
    pub async fn send(&mut self, message: &Message<'_>) -> Result<u16, Failure> {
        let sent = self.hand_over(message).await;
        if let Err(failure) = &sent {
            self.unclean = true;
            self.broken |= matches!(
                failure,
                Failure::Broken(..) | Failure::Refused(Refusal { code: 421, .. })
            );
        }
        sent
    }

    async fn hand_over(&mut self, message: &Message<'_>) -> Result<u16, Failure> {
        match self.offers.pipelining {
            true => self.envelope_at_once(message).await?,
            false => self.envelope(message).await?,
        }
        self.push_content(&message.content);
        self.write(Stage::Data).await?;
        // From here on the server may have the mail, whatever becomes of the conversation.
        self.reply(Stage::End, END, |reply| reply.code).await
    }

    /// Asks whether a mail from this sender would be taken; nothing is sent.
    pub async fn ask(&mut self, sender: &str) -> Result<(), Failure> {
        self.say(&["MAIL FROM:<", sender, ">"]);
        self.unclean = true;
        self.command(Stage::Mail, |_| ()).await
    }

    /// `MAIL`, `RCPT` and `DATA` in one write.
    async fn envelope_at_once(&mut self, message: &Message<'_>) -> Result<(), Failure> {
        let reset = self.push_reset();
        self.push_mail(message);
        self.push_rcpt(message);
        self.say(&["DATA"]);
        self.write(Stage::Mail).await?;
        if reset {
            self.reply(Stage::Mail, COMMAND, |_| ()).await?;
        }
        let mail = self.reply(Stage::Mail, COMMAND, |_| ()).await;
        let mail = refused_or_broken(mail)?;
        let rcpt = self.reply(Stage::Rcpt, COMMAND, |_| ()).await;
        let rcpt = refused_or_broken(rcpt)?;
        let data = self.reply(Stage::Data, COMMAND, |reply| reply.code).await;
        if let Some(refusal) = mail.or(rcpt) {
            if data.is_ok() {
                // It waits for a mail to nobody (RFC 2920, 3.1): an empty one ends that.
                self.output.extend_from_slice(b".\r\n");
                self.write(Stage::Data).await?;
                let ended = self.reply(Stage::Data, COMMAND, |_| ()).await;
                refused_or_broken(ended)?;
            }
            return Err(Failure::Refused(refusal));
        }
        match data? {
            354 => Ok(()),
            _ => Err(Failure::Broken(Stage::Data, Break::Protocol)),
        }
    }

    async fn envelope(&mut self, message: &Message<'_>) -> Result<(), Failure> {
        if self.push_reset() {
            self.command(Stage::Mail, |_| ()).await?;
        }
        self.push_mail(message);
        self.command(Stage::Mail, |_| ()).await?;
        self.push_rcpt(message);
        self.command(Stage::Rcpt, |_| ()).await?;
        self.say(&["DATA"]);
        match self.command(Stage::Data, |reply| reply.code).await? {
            354 => Ok(()),
            _ => Err(Failure::Broken(Stage::Data, Break::Protocol)),
        }
    }

    fn push_reset(&mut self) -> bool {
        let unclean = std::mem::take(&mut self.unclean);
        if unclean {
            self.say(&["RSET"]);
        }
        unclean
    }

    fn push_mail(&mut self, message: &Message<'_>) {
        match self.offers.size {
            true => {
                let size = message.content.len().to_string();
                self.say(&["MAIL FROM:<", message.sender, "> SIZE=", &size]);
            }
            false => self.say(&["MAIL FROM:<", message.sender, ">"]),
        }
    }

    fn push_rcpt(&mut self, message: &Message<'_>) {
        self.say(&["RCPT TO:<", &message.recipient, ">"]);
    }

    /// The mail and its final dot, in the same write: apart they would wait for each other.
    fn push_content(&mut self, content: &[u8]) {
        let mut rest = content;
        if rest.first() == Some(&b'.') {
            self.output.push(b'.');
        }
        // A dot at the beginning of a line is doubled (RFC 5321, 4.5.2).
        while let Some(at) = rest.windows(2).position(|two| two == b"\n.") {
            self.output.extend_from_slice(&rest[..=at]);
            self.output.push(b'.');
            rest = &rest[at + 1..];
        }
        self.output.extend_from_slice(rest);
        if !content.ends_with(b"\r\n") {
            self.output.extend_from_slice(b"\r\n");
        }
        self.output.extend_from_slice(b".\r\n");
    }

    fn say(&mut self, parts: &[&str]) {
        for part in parts {
            self.output.extend_from_slice(part.as_bytes());
        }
        self.output.extend_from_slice(b"\r\n");
    }

    /// Sends what was said, and takes one answer.
    async fn command<T>(
        &mut self,
        stage: Stage,
        read: impl FnOnce(Reply<'_>) -> T,
    ) -> Result<T, Failure> {
        self.write(stage).await?;
        self.reply(stage, COMMAND, read).await
    }

    async fn expect(&mut self, stage: Stage) -> Result<(), Failure> {
        self.reply(stage, COMMAND, |_| ()).await
    }

    async fn write(&mut self, stage: Stage) -> Result<(), Failure> {
        let written = async {
            self.wire.write_all(&self.output).await?;
            self.wire.flush().await
        };
        let written = timeout(COMMAND, written).await;
        self.output.clear();
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Failure::Broken(stage, Break::Closed)),
            Err(_) => Err(Failure::Broken(stage, Break::Timeout)),
        }
    }

    /// The next reply: what `read` makes of a positive one.
    async fn reply<T>(
        &mut self,
        stage: Stage,
        patience: Duration,
        read: impl FnOnce(Reply<'_>) -> T,
    ) -> Result<T, Failure> {
        let broken = |why| Failure::Broken(stage, why);
        loop {
            let parsed = Reply::parse(&self.input).map_err(|_| broken(Break::Protocol))?;
            if let Some((reply, length)) = parsed {
                let answer = match reply.is_positive() {
                    true => Ok(read(reply)),
                    false => Err(Failure::Refused(reply.refusal(stage))),
                };
                self.input.drain(..length);
                return answer;
            }
            let more = timeout(patience, self.wire.read_buf(&mut self.input)).await;
            match more {
                Err(_) => return Err(broken(Break::Timeout)),
                Ok(Err(_) | Ok(0)) => return Err(broken(Break::Closed)),
                Ok(Ok(_)) => {}
            }
        }
    }

    /// Whether the next mail may go by it.
    pub fn is_good(&self) -> bool {
        !self.broken && self.input.is_empty()
    }

    /// Whether the server has hung up, or says that it will, while nobody asked.
    pub fn has_rested_well(&mut self) -> bool {
        let said = futures_util::FutureExt::now_or_never(self.wire.read_buf(&mut self.input));
        said.is_none()
    }

    /// Says goodbye, and does not wait for the answer.
    pub async fn close(mut self) {
        self.say(&["QUIT"]);
        // Nothing depends on it: a server that does not hear this closes by itself.
        let _ = self.write(Stage::Mail).await;
    }
}

impl Offers {
    fn of(reply: &Reply<'_>) -> Offers {
        let mut offers = Offers::default();
        for line in reply.lines().skip(1) {
            let mut words = line.split_ascii_whitespace();
            let keyword = words.next().unwrap_or_default().to_ascii_uppercase();
            match keyword.as_str() {
                "PIPELINING" => offers.pipelining = true,
                "SIZE" => offers.size = true,
                "STARTTLS" => offers.starttls = true,
                "AUTH" => {
                    for mechanism in words {
                        offers.plain |= mechanism.eq_ignore_ascii_case("PLAIN");
                        offers.login |= mechanism.eq_ignore_ascii_case("LOGIN");
                    }
                }
                _ => {}
            }
        }
        offers
    }
}

fn refused_or_broken(answer: Result<(), Failure>) -> Result<Option<Refusal>, Failure> {
    match answer {
        Ok(()) => Ok(None),
        Err(Failure::Refused(refusal)) => Ok(Some(refusal)),
        Err(broken) => Err(broken),
    }
}

async fn encrypted(
    wire: impl Wire + 'static,
    server: &Server,
    tls: &TlsConnector,
) -> Result<Box<dyn Wire>, Failure> {
    let failure = |error: io::Error| Failure::Broken(Stage::Hello, trust::refusal(&error));
    let name = ServerName::try_from(server.host.clone());
    let name = name.map_err(|_| Failure::Broken(Stage::Hello, Break::Tls))?;
    Ok(Box::new(tls.connect(name, wire).await.map_err(failure)?))
}

#[cfg(test)]
pub mod tests;
