//! What a mail server refused, and when. Pure.
//!
//! The stage matters: "user unknown" at `RCPT` is an address that is gone, the same words at the end
//! of the data are a phone's own filter (domain.md, 3.8). A refusal is kept as text in `attempts`,
//! such as `550 5.1.1 rcpt`, and read back from there; the server's words are not kept, because they
//! quote the address.

use std::fmt;
use std::str::FromStr;

/// How far a conversation had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// No connection yet.
    Connect,
    /// The server's first line.
    Greeting,
    /// `EHLO` and `STARTTLS`.
    Hello,
    Auth,
    /// The envelope's sender.
    Mail,
    /// The envelope's recipient.
    Rcpt,
    /// Before or while the mail is sent.
    Data,
    /// After its final dot.
    End,
}

impl Stage {
    pub const ALL: [Stage; 8] = [
        Stage::Connect,
        Stage::Greeting,
        Stage::Hello,
        Stage::Auth,
        Stage::Mail,
        Stage::Rcpt,
        Stage::Data,
        Stage::End,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Stage::Connect => "connect",
            Stage::Greeting => "greeting",
            Stage::Hello => "hello",
            Stage::Auth => "auth",
            Stage::Mail => "mail",
            Stage::Rcpt => "rcpt",
            Stage::Data => "data",
            Stage::End => "end",
        }
    }

    pub fn parse(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// An enhanced status code (RFC 3463): class, subject, detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status(pub u8, pub u16, pub u16);

impl Status {
    /// From the beginning of a reply's text, such as `5.1.1 User unknown`.
    pub fn parse(text: &str) -> Option<Status> {
        let word = text.split(' ').next()?;
        let mut parts = word.split('.');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let good =
                (1..=digits).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            good.then(|| part.parse::<u16>().ok())?
        };
        let (class, subject, detail) = (number(1)?, number(3)?, number(3)?);
        let class = u8::try_from(class).ok().filter(|c| matches!(c, 2 | 4 | 5));
        parts.next().is_none().then_some(())?;
        Some(Status(class?, subject, detail))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// A server's "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Refusal {
    pub stage: Stage,
    /// 400 to 599.
    pub code: u16,
    /// Where the server gave one.
    pub status: Option<Status>,
}

impl Refusal {
    /// Whether the same mail may be taken later.
    ///
    /// A 5yz before the recipient is told is about us and not about the mail: it waits until the
    /// operator has mended that, as after 530, 534, 535 and 538 (RFC 4954, 6) wherever they come.
    pub fn may_pass_later(&self) -> bool {
        let about_us = self.is_before_recipient() || matches!(self.code, 530 | 534 | 535 | 538);
        self.code < 500 || about_us
    }

    /// Whether others would fare the same: the server lets nobody in, or not our sender address. Only
    /// the mail's size, which `MAIL` tells too (RFC 1870), is its own.
    pub fn is_before_recipient(&self) -> bool {
        let of_sender = match self.stage {
            Stage::Mail => self.code != 552,
            // Many servers keep what they say of the sender until a recipient is told.
            Stage::Rcpt => matches!(self.status, Some(Status(5, 1, 7 | 8) | Status(5, 7, 27))),
            _ => false,
        };
        self.stage < Stage::Mail || (of_sender && self.code >= 500)
    }

    /// Whether the operator must do something.
    pub fn is_ours(&self) -> bool {
        self.code >= 500 && self.may_pass_later()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if let Some(status) = self.status {
            write!(f, " {status}")?;
        }
        write!(f, " {}", self.stage.name())
    }
}

/// The text is no refusal of a mail server.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a refusal")]
pub struct NotARefusal;

impl FromStr for Refusal {
    type Err = NotARefusal;

    fn from_str(text: &str) -> Result<Refusal, NotARefusal> {
        let mut words = text.split(' ');
        let code = words.next().and_then(|word| word.parse().ok());
        let code = code.filter(|code| (400..600).contains(code));
        let (status, stage) = match (words.next(), words.next(), words.next()) {
            (Some(stage), None, None) => (None, Stage::parse(stage)),
            (Some(status), Some(stage), None) => {
                let status = Status::parse(status).ok_or(NotARefusal)?;
                (Some(status), Stage::parse(stage))
            }
            _ => return Err(NotARefusal),
        };
        match (code, stage) {
            (Some(code), Some(stage)) => Ok(Refusal {
                stage,
                code,
                status,
            }),
            _ => Err(NotARefusal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(stage: Stage, code: u16, status: Option<Status>) -> Refusal {
        Refusal {
            stage,
            code,
            status,
        }
    }

    #[test]
    fn what_is_written_down_is_read_back() {
        for stage in Stage::ALL {
            for status in [None, Some(Status(5, 1, 1)), Some(Status(4, 7, 650))] {
                let refusal = refusal(stage, 550, status);
                assert_eq!(refusal.to_string().parse(), Ok(refusal));
            }
        }
        let shown = refusal(Stage::Rcpt, 550, Some(Status(5, 1, 1))).to_string();
        assert_eq!(shown, "550 5.1.1 rcpt");
        for other in [
            "",
            "250",
            "550",
            "timeout end",
            "250 end",
            "550 x",
            "550 5 rcpt",
            "550 5.1.1 rcpt x",
        ] {
            assert_eq!(other.parse::<Refusal>(), Err(NotARefusal), "{other}");
        }
    }

    #[test]
    fn a_status_stands_first_in_the_text() {
        for (text, status) in [
            ("5.1.1 User unknown", Some(Status(5, 1, 1))),
            ("4.7.650", Some(Status(4, 7, 650))),
            ("2.0.0 Ok", Some(Status(2, 0, 0))),
            ("User 5.1.1", None),
            ("5.1.1.1 x", None),
            ("3.1.1 x", None),
            ("5.1234.1 x", None),
            ("5..1 x", None),
            ("", None),
        ] {
            assert_eq!(Status::parse(text), status, "{text:?}");
        }
    }

    #[test]
    fn only_the_mail_s_own_fault_is_final() {
        for (stage, code, later) in [
            (Stage::Greeting, 554, true),
            (Stage::Hello, 550, true),
            (Stage::Auth, 535, true),
            (Stage::Mail, 530, true),
            (Stage::Mail, 451, true),
            (Stage::Mail, 550, true),
            (Stage::Mail, 553, true),
            (Stage::Mail, 552, false),
            (Stage::Rcpt, 450, true),
            (Stage::Rcpt, 550, false),
            (Stage::Rcpt, 552, false),
            (Stage::Data, 554, false),
            (Stage::End, 552, false),
            (Stage::End, 421, true),
        ] {
            let refusal = refusal(stage, code, None);
            assert_eq!(refusal.may_pass_later(), later, "{refusal}");
        }
        assert!(refusal(Stage::Auth, 535, None).is_ours());
        assert!(refusal(Stage::Mail, 553, Some(Status(5, 1, 8))).is_ours());
        assert!(!refusal(Stage::Mail, 552, None).is_ours());
        assert!(refusal(Stage::Rcpt, 550, Some(Status(5, 1, 8))).is_ours());
        // One mail's trouble at MAIL, such as a server that is busy, is not all mails'.
        assert!(!refusal(Stage::Mail, 451, None).is_before_recipient());
        assert!(!refusal(Stage::Rcpt, 550, None).is_ours());
    }
}
