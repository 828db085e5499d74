//! The door for mails that come back: SMTP (RFC 5321) or LMTP (RFC 2033), off unless
//! `KAIRAN_BOUNCE_LISTEN` names an address. Takes mails to envelope senders of ours (`mail::verp`) and
//! to the one sender address, and answers 250 once they are stored; `household::returned` reads them.
//!
//! The simulator's counter (`simulator::smtp`) is a stranger's and stays apart from this one.

use std::sync::Arc;
use std::time::Duration;

use metrics::counter;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::app::App;
use crate::config::Speech;
use crate::mail::verp;
use crate::store::returned;

/// Reports quote at most what was sent, and our mails are of some kilobytes (domain.md, 3.4).
const LARGEST: usize = 1024 * 1024;
/// The longest command line: 512 octets in RFC 5321, and room for what the extensions add.
const COMMAND: usize = 2048;
/// A report is for one mail; a few more for servers that bundle.
const RECIPIENTS: usize = 20;
/// One mail server delivers here: more at a time are not its.
const SESSIONS: usize = 64;
/// RFC 5321 wants five minutes for a server that waits for a command.
const IDLE: Duration = Duration::from_secs(300);

/// Takes connections until `stopped` turns true; mails in hand are finished.
pub async fn serve(
    app: App,
    speech: Speech,
    listener: TcpListener,
    mut stopped: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(SESSIONS));
    let mut sessions = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = ended(&mut stopped) => break,
            accepted = listener.accept() => accepted,
            Some(_) = sessions.join_next(), if !sessions.is_empty() => continue,
        };
        match accepted {
            Ok((stream, _)) => {
                // Without a place the caller is let go and comes back later.
                let Ok(place) = places.clone().try_acquire_owned() else {
                    continue;
                };
                let (app, stopped) = (app.clone(), stopped.clone());
                sessions.spawn(async move {
                    converse(app, speech, stream, stopped).await;
                    drop(place);
                });
            }
            Err(error) => {
                // Out of file descriptors, most likely: others must close first.
                tracing::warn!(%error, "cannot take a connection for returned mails");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    while sessions.join_next().await.is_some() {}
}

async fn ended(stopped: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is an end as well.
    let _ = stopped.wait_for(|stop| *stop).await;
}

async fn converse(app: App, speech: Speech, stream: TcpStream, mut stopped: watch::Receiver<bool>) {
    let (read, write) = stream.into_split();
    let mut session = Session {
        reader: BufReader::new(read),
        writer: BufWriter::new(write),
        app,
        speech,
        greeted: false,
        sender: false,
        to: Vec::new(),
    };
    if let Err(error) = session.run(&mut stopped).await {
        tracing::debug!(%error, "a connection for returned mails broke");
    }
    // Best effort: the other side may be gone already.
    let _ = session.writer.flush().await;
}

struct Session {
    reader: BufReader<OwnedReadHalf>,
    writer: BufWriter<OwnedWriteHalf>,
    app: App,
    speech: Speech,
    greeted: bool,
    /// `MAIL FROM` was said.
    sender: bool,
    to: Vec<String>,
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
    End,
}

impl Session {
    async fn run(&mut self, stopped: &mut watch::Receiver<bool>) -> std::io::Result<()> {
        self.say("220 kairan takes what comes back").await?;
        loop {
            // Answers to pipelined commands go out together.
            if self.reader.buffer().is_empty() {
                self.writer.flush().await?;
            }
            let line = tokio::select! {
                () = ended(stopped) => {
                    return self.say("421 4.3.2 Closing").await;
                }
                line = timeout(IDLE, read_line(&mut self.reader)) => line,
            };
            match line {
                Err(_) => return self.say("421 4.4.2 Idle for too long").await,
                Ok(line) => match line? {
                    Line::End => return Ok(()),
                    Line::TooLong => self.say("500 5.5.2 Line too long").await?,
                    Line::Whole(line) => {
                        if !self.obey(&line).await? {
                            return Ok(());
                        }
                    }
                },
            }
        }
    }

    async fn say(&mut self, reply: &str) -> std::io::Result<()> {
        self.writer.write_all(reply.as_bytes()).await?;
        self.writer.write_all(b"\r\n").await
    }

    /// False: the talk is over.
    async fn obey(&mut self, line: &[u8]) -> std::io::Result<bool> {
        let line = String::from_utf8_lossy(line);
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match (verb.to_ascii_uppercase().as_str(), self.speech) {
            ("EHLO", Speech::Smtp) | ("LHLO", Speech::Lmtp) => {
                self.forget();
                self.greeted = true;
                let size = format!("250-SIZE {LARGEST}");
                for reply in ["250-kairan", "250-PIPELINING", &size, "250-8BITMIME"] {
                    self.say(reply).await?;
                }
                self.say("250 ENHANCEDSTATUSCODES").await?;
            }
            ("HELO", Speech::Smtp) => {
                self.forget();
                self.greeted = true;
                self.say("250 kairan").await?;
            }
            ("MAIL", _) => {
                let reply = self.mail(rest);
                self.say(reply).await?;
            }
            ("RCPT", _) => {
                let reply = self.rcpt(rest);
                self.say(reply).await?;
            }
            ("DATA", _) => return self.data().await,
            ("RSET", _) => {
                self.forget();
                self.say("250 2.0.0 Forgotten").await?;
            }
            ("NOOP", _) => self.say("250 2.0.0 Here").await?,
            ("VRFY", _) => self.say("252 2.1.5 Send and see").await?,
            ("QUIT", _) => {
                self.say("221 2.0.0 Bye").await?;
                return Ok(false);
            }
            _ => self.say("502 5.5.1 Not offered").await?,
        }
        Ok(true)
    }

    fn forget(&mut self) {
        self.sender = false;
        self.to.clear();
    }

    /// Any sender: most reports have none, and holiday replies have one.
    fn mail(&mut self, rest: &str) -> &'static str {
        if !self.greeted {
            return "503 5.5.1 Say hello first";
        }
        let Some((_, parameters)) = path(rest, "FROM:") else {
            return "501 5.5.4 MAIL FROM:<address>";
        };
        let sizes = parameters.split_ascii_whitespace().filter_map(|parameter| {
            let (name, size) = parameter.split_once('=')?;
            name.eq_ignore_ascii_case("SIZE").then_some(size)
        });
        let too_large = |size: &str| size.parse::<usize>().map_or(true, |size| size > LARGEST);
        if sizes.into_iter().any(too_large) {
            return "552 5.3.4 Too large";
        }
        self.forget();
        self.sender = true;
        "250 2.1.0 Go on"
    }

    fn rcpt(&mut self, rest: &str) -> &'static str {
        if !self.sender {
            return "503 5.5.1 MAIL first";
        }
        let Some((to, _)) = path(rest, "TO:") else {
            return "501 5.5.4 RCPT TO:<address>";
        };
        if self.to.len() >= RECIPIENTS {
            return "452 4.5.3 Too many recipients";
        }
        let config = &self.app.config;
        let ours =
            verp::read(&config.seal, to).is_some() || to.eq_ignore_ascii_case(&config.mail_from);
        if !ours {
            return "550 5.1.1 Nothing of ours came from there";
        }
        self.to.push(to.to_owned());
        "250 2.1.5 Go on"
    }

    async fn data(&mut self) -> std::io::Result<bool> {
        if self.to.is_empty() {
            self.say("503 5.5.1 RCPT first").await?;
            return Ok(true);
        }
        self.say("354 End with a dot on a line of its own").await?;
        self.writer.flush().await?;
        let content = timeout(IDLE, read_content(&mut self.reader)).await;
        let to = std::mem::take(&mut self.to);
        self.forget();
        let reply = match content {
            Err(_) => {
                self.say("421 4.4.2 Idle for too long").await?;
                return Ok(false);
            }
            Ok(content) => match content? {
                Content::End => return Ok(false),
                Content::TooLarge => "552 5.3.4 Too large",
                Content::Whole(content) => self.keep(&to, &content).await,
            },
        };
        // LMTP answers for each recipient (RFC 2033, 4.2).
        let times = match self.speech {
            Speech::Smtp => 1,
            Speech::Lmtp => to.len(),
        };
        for _ in 0..times {
            self.say(reply).await?;
        }
        Ok(true)
    }

    /// Durable before it is ours.
    async fn keep(&self, to: &[String], content: &[u8]) -> &'static str {
        let stored = async {
            let mut tx = self.app.db.write().await?;
            for to in to {
                let (id, now) = (self.app.new_id(), self.app.clock.now());
                returned::receive(&mut tx, &id, to, content, now).await?;
            }
            tx.commit().await
        };
        match stored.await {
            Ok(()) => {
                counter!("kairan_returned_mails_total").increment(1);
                "250 2.0.0 Kept"
            }
            Err(error) => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "a returned mail was not stored"
                );
                "451 4.3.0 Not stored, come again"
            }
        }
    }
}

async fn read_line(reader: &mut BufReader<OwnedReadHalf>) -> std::io::Result<Line> {
    let mut line = Vec::new();
    let mut too_long = false;
    loop {
        let most = u64::try_from(COMMAND - line.len()).unwrap_or(0);
        let read = (&mut *reader)
            .take(most)
            .read_until(b'\n', &mut line)
            .await?;
        if read == 0 {
            return Ok(Line::End);
        }
        if line.last() == Some(&b'\n') {
            let end = line.trim_ascii_end().len();
            line.truncate(end);
            return Ok(if too_long {
                Line::TooLong
            } else {
                Line::Whole(line)
            });
        }
        if line.len() >= COMMAND {
            too_long = true;
            line.clear();
        }
    }
}

enum Content {
    Whole(Vec<u8>),
    TooLarge,
    /// The connection ended before its dot: nothing was sent.
    End,
}

/// Up to the lone dot, which only a whole CRLF around it ends; a bare line feed stays what it is, so
/// that nobody smuggles a second mail in.
async fn read_content(reader: &mut BufReader<OwnedReadHalf>) -> std::io::Result<Content> {
    let mut content = Vec::with_capacity(8 * 1024);
    let (mut too_large, mut line_begins) = (false, true);
    loop {
        let start = content.len();
        // In pieces, so that a line without end takes no more memory than a mail.
        let read = (&mut *reader)
            .take(LARGEST as u64)
            .read_until(b'\n', &mut content)
            .await?;
        if read == 0 {
            return Ok(Content::End);
        }
        if line_begins {
            if &content[start..] == b".\r\n" {
                content.truncate(start);
                return Ok(match too_large {
                    true => Content::TooLarge,
                    false => Content::Whole(content),
                });
            }
            if content[start] == b'.' {
                content.remove(start);
            }
        }
        line_begins = content.ends_with(b"\r\n");
        if content.len() > LARGEST {
            too_large = true;
        }
        if too_large {
            content.clear();
        }
    }
}

/// `FROM:<address> parameters` or `TO:<…>`: the address and the rest.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(&'a str, &'a str)> {
    let head = rest.get(..keyword.len())?;
    if !head.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let rest = rest[keyword.len()..].trim_start().strip_prefix('<')?;
    let (address, parameters) = rest.rsplit_once('>')?;
    Some((address, parameters.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address_between_brackets() {
        assert_eq!(path("FROM:<>", "FROM:"), Some(("", "")));
        assert_eq!(
            path("from: <a@b.example> SIZE=12", "FROM:"),
            Some(("a@b.example", "SIZE=12"))
        );
        for bad in ["FROM:a@b.example", "TO:<a@b.example>", "FROM:<a", ""] {
            assert_eq!(path(bad, "FROM:"), None, "{bad}");
        }
    }
}
