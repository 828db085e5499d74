//! The post office's counter: SMTP as a careful server speaks it.
//!
//! Source: RFC 5321, with 8BITMIME (6152), SMTPUTF8 (6531), PIPELINING (2920) and SIZE (1870). Stricter
//! than most: bare line feeds, 8-bit data that was not announced and over-long lines are refused.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::bell::stopping;
use super::post_office::{DataFault, PostOffice, Refusal, Stage, TalkFault};

/// The longest command line: 512 octets in RFC 5321, and room for what the extensions add.
const COMMAND: usize = 2048;
/// The longest line of text: 998 octets and CRLF.
const LINE: usize = 1000;
/// The largest mail: 25 MiB, as big providers take.
const MAIL: usize = 25 * 1024 * 1024;
/// The most recipients of a mail.
const RECIPIENTS: usize = 1000;
/// A silent client is let go after 5 minutes (RFC 5321, 4.5.3.2.7).
const IDLE: Duration = Duration::from_secs(300);
/// How long "never answers" lasts at most.
const HANG: Duration = Duration::from_secs(600);

/// Takes connections until stopped, each served by itself.
pub async fn serve(listener: TcpListener, office: PostOffice, mut stopped: watch::Receiver<bool>) {
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            () = stopping(&mut stopped) => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    sessions.spawn(converse(stream, office.clone(), stopped.clone()));
                }
                Err(error) => {
                    // Out of file descriptors, most likely: others must close first.
                    tracing::warn!(%error, "cannot take an SMTP connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            Some(_) = sessions.join_next(), if !sessions.is_empty() => {}
        }
    }
    while sessions.join_next().await.is_some() {}
}

async fn converse(stream: TcpStream, office: PostOffice, mut stopped: watch::Receiver<bool>) {
    let nodelay = stream.set_nodelay(true);
    let (read, write) = stream.into_split();
    let mut session = Session {
        reader: BufReader::with_capacity(32 * 1024, read),
        writer: BufWriter::new(write),
        office,
        greeted: false,
        envelope: None,
    };
    let ended = tokio::select! {
        () = stopping(&mut stopped) => session.say("421 4.3.2 The post office closes").await,
        ended = session.run() => ended,
    };
    if let Err(error) = nodelay.and(ended) {
        tracing::debug!(%error, "an SMTP connection broke");
    }
    // Best effort: the other side may be gone already.
    let _ = session.writer.flush().await;
}

struct Session {
    reader: BufReader<OwnedReadHalf>,
    writer: BufWriter<OwnedWriteHalf>,
    office: PostOffice,
    greeted: bool,
    envelope: Option<Envelope>,
}

#[derive(Default)]
struct Envelope {
    from: String,
    to: Vec<String>,
    eight_bit: bool,
    utf8: bool,
}

enum Next {
    GoOn,
    Close,
}

enum Line {
    Whole,
    TooLong,
    End,
}

impl Session {
    async fn run(&mut self) -> std::io::Result<()> {
        match self.fault(Stage::Greeting).await? {
            None => {
                self.say("220 simulator.kairan.invalid ESMTP post office")
                    .await?;
            }
            Some(Next::GoOn) => {}
            Some(Next::Close) => return Ok(()),
        }
        let mut line = Vec::new();
        loop {
            // Answers to pipelined commands go out together.
            if self.reader.buffer().is_empty() {
                self.writer.flush().await?;
            }
            let read = read_line(&mut self.reader, &mut line, COMMAND);
            match tokio::time::timeout(IDLE, read).await {
                Err(_) => return self.say("421 4.4.2 Idle for too long").await,
                Ok(Err(error)) => return Err(error),
                Ok(Ok(Line::End)) => return Ok(()),
                Ok(Ok(Line::TooLong)) => self.say("500 5.5.2 Line too long").await?,
                Ok(Ok(Line::Whole)) => {
                    if let Next::Close = self.obey(&line).await? {
                        return Ok(());
                    }
                }
            }
        }
    }

    async fn say(&mut self, reply: &str) -> std::io::Result<()> {
        self.writer.write_all(reply.as_bytes()).await?;
        self.writer.write_all(b"\r\n").await
    }

    async fn obey(&mut self, line: &[u8]) -> std::io::Result<Next> {
        let Ok(line) = std::str::from_utf8(line) else {
            self.say("500 5.5.2 Not UTF-8").await?;
            return Ok(Next::GoOn);
        };
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let verb = verb.to_ascii_uppercase();
        if let Some(stage) = Stage::of(&verb)
            && let Some(next) = self.fault(stage).await?
        {
            return Ok(next);
        }
        let reply = match verb.as_str() {
            "EHLO" => {
                self.greeted = true;
                self.envelope = None;
                "250-simulator.kairan.invalid\r\n250-PIPELINING\r\n250-SIZE 26214400\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8".to_owned()
            }
            "HELO" => {
                self.greeted = true;
                self.envelope = None;
                "250 simulator.kairan.invalid".to_owned()
            }
            "MAIL" => self.mail(rest),
            "RCPT" => match self.rcpt(rest) {
                Some(reply) => reply,
                None => {
                    self.hang().await?;
                    return Ok(Next::Close);
                }
            },
            "DATA" => return self.data().await,
            "RSET" => {
                self.envelope = None;
                "250 2.0.0 Forgotten".to_owned()
            }
            "NOOP" => "250 2.0.0 Here".to_owned(),
            "VRFY" => "252 2.1.5 Send and see".to_owned(),
            "HELP" => "214 2.0.0 RFC 5321".to_owned(),
            "QUIT" => {
                self.say("221 2.0.0 Bye").await?;
                return Ok(Next::Close);
            }
            "STARTTLS" | "AUTH" | "EXPN" | "BDAT" => "502 5.5.1 Not offered".to_owned(),
            _ => "500 5.5.2 Unknown command".to_owned(),
        };
        self.say(&reply).await?;
        Ok(Next::GoOn)
    }

    fn mail(&mut self, rest: &str) -> String {
        if !self.greeted {
            return "503 5.5.1 Say hello first".to_owned();
        }
        if self.envelope.is_some() {
            return "503 5.5.1 One mail at a time".to_owned();
        }
        let Some((from, parameters)) = path(rest, "FROM:") else {
            return "501 5.5.4 MAIL FROM:<address>".to_owned();
        };
        let mut envelope = Envelope {
            from,
            ..Envelope::default()
        };
        for parameter in parameters.split_ascii_whitespace() {
            let upper = parameter.to_ascii_uppercase();
            match upper.split_once('=') {
                Some(("SIZE", size)) => match size.parse::<usize>() {
                    Ok(size) if size <= MAIL => {}
                    Ok(_) => return "552 5.3.4 The mail is too large".to_owned(),
                    Err(_) => return "501 5.5.4 SIZE is a number".to_owned(),
                },
                Some(("BODY", "8BITMIME")) => envelope.eight_bit = true,
                Some(("BODY", "7BIT")) => {}
                None if upper == "SMTPUTF8" => envelope.utf8 = true,
                _ => return "555 5.5.4 Unknown parameter".to_owned(),
            }
        }
        if !envelope.from.is_empty()
            && let Some(refused) = address_problem(&envelope.from, envelope.utf8)
        {
            return refused.to_owned();
        }
        self.envelope = Some(envelope);
        "250 2.1.0 Sender noted".to_owned()
    }

    /// The answer to `RCPT`; none if it was ordered never to come.
    fn rcpt(&mut self, rest: &str) -> Option<String> {
        let Some(envelope) = &mut self.envelope else {
            return Some("503 5.5.1 MAIL first".to_owned());
        };
        let Some((to, _)) =
            path(rest, "TO:").filter(|(to, parameters)| !to.is_empty() && parameters.is_empty())
        else {
            return Some("501 5.5.4 RCPT TO:<address>".to_owned());
        };
        if let Some(refused) = address_problem(&to, envelope.utf8) {
            return Some(refused.to_owned());
        }
        if envelope.to.len() >= RECIPIENTS {
            return Some("452 4.5.3 Too many recipients".to_owned());
        }
        match self.office.refusal(&to) {
            Some(Refusal::Hang) => None,
            Some(Refusal::Reply(reply)) => Some(reply),
            None => {
                envelope.to.push(to);
                Some("250 2.1.5 Recipient noted".to_owned())
            }
        }
    }

    async fn data(&mut self) -> std::io::Result<Next> {
        let Some(envelope) = self.envelope.take_if(|envelope| !envelope.to.is_empty()) else {
            self.say("503 5.5.1 RCPT first").await?;
            return Ok(Next::GoOn);
        };
        self.say("354 End with a dot on a line of its own").await?;
        self.writer.flush().await?;
        let Some(content) = read_content(&mut self.reader).await? else {
            return Ok(Next::Close);
        };
        let announced = envelope.eight_bit || envelope.utf8;
        let reply = match (self.office.data_fault(), content) {
            (Some(DataFault::Hang), _) => {
                self.hang().await?;
                return Ok(Next::Close);
            }
            (Some(DataFault::Reply(reply)), _) => reply,
            (_, Err(refused)) => refused.to_owned(),
            (_, Ok(raw)) if !announced && !raw.is_ascii() => {
                "554 5.6.1 8-bit data was not announced".to_owned()
            }
            (lost, Ok(raw)) => {
                self.office.keep(envelope.from, envelope.to, raw);
                if lost.is_some() {
                    return Ok(Next::Close);
                }
                "250 2.0.0 Kept".to_owned()
            }
        };
        self.say(&reply).await?;
        Ok(Next::GoOn)
    }

    /// What was ordered for this stage, done; `None`: nothing was.
    async fn fault(&mut self, stage: Stage) -> std::io::Result<Option<Next>> {
        Ok(match self.office.talk_fault(stage) {
            None => None,
            Some(TalkFault::Reply(reply)) => {
                self.say(&reply).await?;
                Some(match reply.starts_with("421") {
                    true => Next::Close,
                    false => Next::GoOn,
                })
            }
            Some(TalkFault::Close) => Some(Next::Close),
            Some(TalkFault::Hang) => {
                self.hang().await?;
                Some(Next::Close)
            }
        })
    }

    async fn hang(&mut self) -> std::io::Result<()> {
        self.writer.flush().await?;
        tokio::time::sleep(HANG).await;
        Ok(())
    }
}

/// Reads one line without its CRLF; a bare line feed counts as an end here, too.
async fn read_line(
    reader: &mut BufReader<OwnedReadHalf>,
    line: &mut Vec<u8>,
    most: usize,
) -> std::io::Result<Line> {
    line.clear();
    let mut too_long = false;
    loop {
        let read = (&mut *reader)
            .take(most as u64)
            .read_until(b'\n', line)
            .await?;
        if read == 0 {
            return Ok(Line::End);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
            line.pop_if(|last| *last == b'\r');
            return Ok(if too_long { Line::TooLong } else { Line::Whole });
        }
        if line.len() >= most {
            too_long = true;
            line.clear();
        }
    }
}

/// Reads up to the lone dot and takes the stuffed ones out; `None` if the connection ended before,
/// the inner error what is wrong with the mail.
async fn read_content(
    reader: &mut BufReader<OwnedReadHalf>,
) -> std::io::Result<Option<Result<Vec<u8>, &'static str>>> {
    let mut content = Vec::with_capacity(4096);
    let mut refused = None;
    loop {
        let start = content.len();
        let read = (&mut *reader)
            .take(MAIL as u64)
            .read_until(b'\n', &mut content)
            .await?;
        if read == 0 {
            return Ok(None);
        }
        let line = &content[start..];
        if line == b".\r\n" {
            content.truncate(start);
            return Ok(Some(refused.map_or(Ok(content), Err)));
        }
        if !line.ends_with(b"\r\n") {
            refused = Some("554 5.6.0 Bare line feeds are not allowed");
        } else if line.len() > LINE + usize::from(line[0] == b'.') {
            refused = Some("554 5.6.0 A line is longer than 998 octets");
        }
        if line[0] == b'.' {
            content.remove(start);
        }
        if content.len() > MAIL {
            refused = Some("552 5.3.4 The mail is too large");
        }
        if refused.is_some() {
            content.clear();
        }
    }
}

/// `FROM:<address> parameters` or `TO:<…>`: the address, whose local part may be quoted, and the rest.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(String, &'a str)> {
    let head = rest.get(..keyword.len())?;
    if !head.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let rest = rest[keyword.len()..].trim_start().strip_prefix('<')?;
    let (mut quoted, mut escaped) = (false, false);
    let end = rest.find(|character| {
        let ends = character == '>' && !quoted;
        if escaped {
            escaped = false;
        } else if character == '\\' && quoted {
            escaped = true;
        } else if character == '"' {
            quoted = !quoted;
        }
        ends
    })?;
    Some((rest[..end].to_owned(), rest[end + 1..].trim()))
}

/// Why an address is none: it needs a local part and a domain, and UTF-8 only if that was asked for.
/// Dots in odd places are taken: some old Japanese phone addresses have them.
fn address_problem(address: &str, utf8: bool) -> Option<&'static str> {
    let (local, domain) = address.rsplit_once('@').unwrap_or_default();
    let quoted = local.len() >= 2 && local.starts_with('"') && local.ends_with('"');
    let plain = !local.contains(|character: char| {
        character.is_whitespace() || "\"(),:;<>@[\\]".contains(character)
    });
    let domain_ok = !domain.is_empty()
        && domain
            .chars()
            .all(|character| character.is_alphanumeric() || "-.".contains(character));
    if local.is_empty() || local.len() > 64 || !(quoted || plain) || !domain_ok {
        return Some("501 5.1.3 Not an address");
    }
    (!utf8 && !address.is_ascii()).then_some("553 5.6.7 SMTPUTF8 was not asked for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_local_part_may_hold_a_bracket_and_a_space() {
        let read = |rest| path(rest, "TO:").map(|(to, rest)| (to, rest.to_owned()));
        assert_eq!(
            read("TO:<a@b.example>"),
            Some(("a@b.example".into(), String::new()))
        );
        assert_eq!(
            read(r#"to: <"a> \" b"@b.example> X=1"#),
            Some((r#""a> \" b"@b.example"#.into(), "X=1".into()))
        );
        assert_eq!(read("TO:a@b.example"), None);
        assert_eq!(read("TO:<a@b.example"), None);
        assert_eq!(read("FROM:<a@b.example>"), None);
    }

    #[test]
    fn old_phone_addresses_pass_and_nonsense_does_not() {
        for good in [
            "ab..cd@docomo.ne.jp",
            "a.@ezweb.ne.jp",
            r#""a b"@x.example"#,
        ] {
            assert_eq!(address_problem(good, false), None, "{good}");
        }
        for bad in ["a", "@b.example", "a@", "a b@c.example", "a@b c.example"] {
            assert!(address_problem(bad, false).is_some(), "{bad}");
        }
        assert!(address_problem("山田@例え.jp", false).is_some());
        assert_eq!(address_problem("山田@例え.jp", true), None);
    }
}
