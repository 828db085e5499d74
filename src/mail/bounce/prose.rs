//! What a report says for people: read where nothing machine-readable is left, and around that.

use super::addresses::addresses;
use super::dialogue::{code, flat, host, stage};
use super::judge::{Status, Told, judge};
use super::parts::Parts;
use super::reply::is_surely;
use super::{LINES, RECIPIENTS, TEXT};
use crate::city::bounce::Reason;

/// What is written for people.
pub struct Text<'a> {
    lines: Vec<&'a str>,
    /// The whole of it, flat.
    pub all: String,
}

impl<'a> Text<'a> {
    pub fn of(parts: &'a Parts) -> Text<'a> {
        let text = &parts.text[..parts.text.floor_char_boundary(TEXT)];
        let lines: Vec<&str> = text.lines().take(LINES).collect();
        let all = flat(&lines.join("\n"));
        Text { lines, all }
    }

    /// From each place where one of these addresses stands, to where the next address begins.
    pub fn around(&self, names: &[Option<&String>]) -> String {
        let names: Vec<String> = names
            .iter()
            .flatten()
            .map(|name| name.to_ascii_lowercase())
            .collect();
        let mut found = String::new();
        let mut inside = false;
        for line in &self.lines {
            let small = line.to_ascii_lowercase();
            if addresses(&small)
                .iter()
                .any(|address| !names.contains(address))
                && begins(line)
            {
                inside = false;
            }
            if names.iter().any(|name| small.contains(name.as_str())) {
                inside = true;
            }
            if inside {
                found.push_str(&small);
                found.push('\n');
            }
        }
        flat(&found)
    }

    /// Whether this "To:" is one of a few fields of the mail that are repeated for its sender.
    fn is_quoted_head(&self, at: usize) -> bool {
        let field = |line: &str, name: &str| {
            let line = line.trim_start().as_bytes();
            line.get(..name.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(name.as_bytes()))
        };
        let around = self.lines.iter().skip(at.saturating_sub(3)).take(7);
        field(self.lines[at], "to:") && { around }.any(|line| field(line, "subject:"))
    }

    /// Without machine-readable parts: every address that a line begins with, and what is said below it.
    pub fn told(&self, parts: &Parts) -> Vec<Told> {
        if is_surely(parts) || !looks_like_a_bounce(parts, self) {
            return Vec::new();
        }
        let ours = ours(parts);
        let mut found: Vec<(String, String)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let small = line.to_lowercase();
            let named = if begins(line) && !self.is_quoted_head(at) {
                addresses(&small)
                    .into_iter()
                    .find(|address| !ours.contains(address) && !is_office(address))
            } else {
                None
            };
            match named {
                Some(address) => match found.iter().position(|(known, _)| *known == address) {
                    Some(at) => {
                        let (_, said) = &mut found[at];
                        said.push('\n');
                        said.push_str(&small);
                    }
                    None => found.push((address, small)),
                },
                None => {
                    if let Some((_, said)) = found.last_mut() {
                        said.push('\n');
                        said.push_str(&small);
                    }
                }
            }
            if found.len() > RECIPIENTS {
                break;
            }
        }
        // An address that only stands within a sentence, or in the returned mail.
        if found.is_empty() {
            let failed = [
                "x-failed-recipients",
                "x-failed-recipient",
                "x-original-recipient",
            ];
            let failed = failed
                .iter()
                .filter_map(|name| parts.head.get(name))
                .flat_map(addresses);
            let written = addresses(&self.all)
                .into_iter()
                .filter(|address| !ours.contains(address) && !is_office(address));
            let returned = ["x-rcpt-to", "envelope-to", "to"]
                .iter()
                .filter_map(|name| parts.original.get(name))
                .flat_map(addresses);
            let address = failed.chain(written).next();
            // Nothing is said of anybody, only the mail is returned: its words are about no address.
            let said = match address.is_some() {
                true => self.all.clone(),
                false => String::new(),
            };
            let address = address.or_else(|| { returned }.next());
            found.push((address.unwrap_or_default(), said));
        }
        let alone = found.len() == 1;
        let told = found.into_iter().map(|(address, said)| {
            let said = flat(&said);
            let around = if alone {
                self.all.clone()
            } else {
                String::new()
            };
            let small = address.to_ascii_lowercase();
            Told {
                host: host(&said),
                status: Status::find(&said).or_else(|| Status::find(&around)),
                code: code(&said).or_else(|| code(&around)),
                stage: stage(&said).or_else(|| stage(&around)),
                diagnostic: said,
                text: around,
                local: false,
                delayed: is_delay(parts),
                address: small,
            }
        });
        told.collect()
    }
}

fn is_delay(parts: &Parts) -> bool {
    let subject = parts.subject.to_ascii_lowercase();
    let says = [
        "delayed",
        "delay)",
        "warning: could not send",
        "still being retried",
    ];
    let failed = ["failed", "failure", "undeliver", "returned"];
    says.iter().any(|word| subject.contains(word))
        && !failed.iter().any(|word| subject.contains(word))
}

/// Our own addresses and those of the report's own head: nobody's mail came back from there.
fn ours(parts: &Parts) -> Vec<String> {
    let names = [
        "from",
        "to",
        "return-path",
        "delivered-to",
        "x-original-to",
        "reply-to",
        "envelope-to",
    ];
    let heads = names.iter().filter_map(|name| parts.head.get(name));
    let sender = ["from", "return-path", "sender"];
    let sender = sender.iter().filter_map(|name| parts.original.get(name));
    let all = heads.chain(sender).flat_map(addresses);
    all.map(|address| address.to_ascii_lowercase()).collect()
}

fn is_office(address: &str) -> bool {
    let (local, _) = address.split_once('@').unwrap_or_default();
    let offices = [
        "mailer-daemon",
        "postmaster",
        "mailerdaemon",
        "abuse",
        "noreply",
        "no-reply",
    ];
    offices
        .iter()
        .any(|office| local.eq_ignore_ascii_case(office))
}

/// Whether an address in this line stands where a report names a recipient.
fn begins(line: &str) -> bool {
    let trimmed = line
        .trim_start()
        .trim_start_matches(['*', '-', '|', '"', '\'', '・', '　', ' ']);
    let first = trimmed.split([' ', '\t', '　']).next().unwrap_or_default();
    // `Message-ID:<1@b.example>` names nobody.
    if first.contains('@') && !first.contains("://") && !first.contains(":<") {
        return true;
    }
    let small = trimmed.to_lowercase();
    const BEFORE: &[&str] = &[
        "recipient:",
        "recipients:",
        "failed recipient:",
        "final-recipient:",
        "original recipient:",
        "recipient address:",
        "to:",
        "rcpt to:",
        ">>> rcpt to",
        "could not be delivered to",
        "delivery to",
        "your message to",
        "message to",
        "failed address:",
        "address:",
        "user:",
        "<<< 5",
        "sent to",
        "宛先",
        "送信先",
        "受信者",
        "あて先",
        "the following recipient",
        "unknown recipient",
        "this user",
        "addressed to",
    ];
    small.contains('@') && BEFORE.iter().any(|word| small.starts_with(word))
}

/// Somebody's ordinary letter is no report.
fn looks_like_a_bounce(parts: &Parts, text: &Text<'_>) -> bool {
    let from = parts
        .head
        .get("from")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let daemon = [
        "mailer-daemon",
        "mailerdaemon",
        "postmaster",
        "post_master",
        "mail delivery",
        "mail system",
        "delivery subsystem",
        "mail administrator",
        "system administrator",
    ];
    let daemon = daemon.iter().any(|name| from.contains(name));
    let null = parts
        .head
        .get("return-path")
        .is_some_and(|path| path.trim() == "<>");
    let subject = parts.subject.to_lowercase();
    let returned = [
        "undeliver",
        "undelivered",
        "returned mail",
        "returned to sender",
        "delivery status",
        "delivery failure",
        "delivery failed",
        "delivery report",
        "delivery error",
        "delivery notification",
        "delivery has failed",
        "mail could not be delivered",
        "could not be delivered",
        "failure notice",
        "failed mail",
        "mail failure",
        "mail error",
        "mail system error",
        "mail delivery",
        "message delivery",
        "non delivery",
        "non-delivery",
        "nondeliverable",
        "not delivered",
        "ndn:",
        "rejected mail",
        "unzustellbar",
        "non remis",
        "mensagem não entregue",
        "bounce",
        "warning: message",
        "delivery delayed",
        "returned message",
        "error mail",
        "メールエラー",
        "配信エラー",
        "配信不能",
        "配送エラー",
        "送信エラー",
        "送信できません",
        "エラー通知",
        "宛先不明",
        "不達",
        "戻り",
        "届きません",
        "配信できません",
        "メールシステムからのお知らせ",
    ];
    let subject = returned.iter().any(|word| subject.contains(word));
    if parts.head.get("x-failed-recipients").is_some() {
        return true;
    }
    let automatic = parts
        .head
        .get("auto-submitted")
        .is_some_and(|value| value.to_ascii_lowercase().starts_with("auto-replied"));
    let told = Told {
        diagnostic: text.all.clone(),
        ..Told::default()
    };
    let clear = !matches!(
        judge(&told),
        Reason::OnHold | Reason::Undefined | Reason::Delivered
    );
    // A holiday reply comes from a person, with an empty return path, too.
    match (daemon, subject) {
        (true, _) => true,
        (false, true) => clear || null || !parts.original.is_empty(),
        (false, false) => null && clear && !automatic && !parts.original.is_empty(),
    }
}
