//! The mail catcher: what was posted, kept as it came; and what goes wrong on order.
//!
//! `smtp` speaks the protocol; tests and the mailbox page look in here.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mail_parser::{Message, MessageParser, PartType};

use super::bell::Bell;
use crate::clock::{Clock, Millis};

/// How many mails are kept whole; older ones are only counted. A bench posts hundreds of thousands.
const KEPT: usize = 20_000;

/// One mail, as it was posted.
#[derive(Clone, Debug)]
pub struct Mail {
    pub id: u64,
    pub at: Millis,
    /// The envelope's sender, empty for a bounce.
    pub envelope_from: String,
    /// The envelope's recipients that were accepted.
    pub to: Vec<String>,
    /// Headers and body, CRLF, without dot-stuffing.
    pub raw: Arc<[u8]>,
}

impl Mail {
    fn parsed<T>(&self, look: impl FnOnce(&Message) -> Option<T>) -> Option<T> {
        MessageParser::default()
            .parse(&*self.raw)
            .and_then(|message| look(&message))
    }

    /// What a list of mails shows, read in one go.
    pub(super) fn summary(&self) -> Summary {
        let read = |message: &Message| {
            let from = message.from().and_then(|from| from.first());
            Some(Summary {
                subject: message.subject().map(str::to_owned),
                from: from.and_then(|from| from.address().map(str::to_owned)),
                from_name: from.and_then(|from| from.name().map(str::to_owned)),
                message_id: message.message_id().map(str::to_owned),
                date: message.date().map(mail_parser::DateTime::to_rfc3339),
            })
        };
        self.parsed(read).unwrap_or_default()
    }

    pub fn subject(&self) -> Option<String> {
        self.summary().subject
    }

    /// The plain text body, decoded.
    pub fn text(&self) -> String {
        self.parsed(|message| message.body_text(0).map(|text| text.into_owned()))
            .unwrap_or_default()
    }

    pub fn html(&self) -> Option<String> {
        self.parsed(|message| {
            let part = message
                .html_body
                .first()
                .and_then(|part| message.parts.get(*part as usize))?;
            match &part.body {
                PartType::Html(html) => Some(html.clone().into_owned()),
                _ => None,
            }
        })
    }

    /// A header as it was written, unfolded at its ends only.
    pub fn header(&self, name: &str) -> Option<String> {
        self.parsed(|message| {
            message
                .header_raw(name)
                .map(|value| value.trim().to_owned())
        })
    }

    pub fn headers(&self) -> Vec<(String, String)> {
        self.parsed(|message| {
            let headers = message.headers_raw();
            Some(
                headers
                    .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
                    .collect(),
            )
        })
        .unwrap_or_default()
    }

    /// The address in `From`.
    pub fn from(&self) -> Option<String> {
        self.summary().from
    }

    /// The name in `From`, decoded.
    pub fn from_name(&self) -> Option<String> {
        self.summary().from_name
    }

    /// Without its angle brackets.
    pub fn message_id(&self) -> Option<String> {
        self.summary().message_id
    }
}

/// The decoded headers of a mail, each if it has it.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub subject: Option<String>,
    pub from: Option<String>,
    pub from_name: Option<String>,
    pub message_id: Option<String>,
    pub date: Option<String>,
}

/// What a recipient's provider does instead of taking the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Answers `RCPT TO` with this line, such as `550 5.1.1 User unknown`.
    Reply(String),
    /// Never answers.
    Hang,
}

/// What goes wrong at the end of a mail's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataFault {
    /// Answers with this line and does not keep the mail.
    Reply(String),
    /// Keeps the mail and breaks the connection before the answer: the sender cannot know.
    LoseAnswer,
    /// Keeps nothing and never answers.
    Hang,
}

/// Where in the talk before a mail's data something goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The first line, before the client has said anything.
    Greeting,
    /// `EHLO` or `HELO`.
    Hello,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`, before its 354.
    Data,
}

impl Stage {
    pub const ALL: [Stage; 5] = [
        Stage::Greeting,
        Stage::Hello,
        Stage::Sender,
        Stage::Recipient,
        Stage::Data,
    ];

    /// The stage a command stands for.
    pub(super) fn of(verb: &str) -> Option<Stage> {
        Some(match verb {
            "EHLO" | "HELO" => Stage::Hello,
            "MAIL" => Stage::Sender,
            "RCPT" => Stage::Recipient,
            "DATA" => Stage::Data,
            _ => return None,
        })
    }
}

/// What goes wrong there; nothing is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkFault {
    /// This line instead of the usual answer; a 421 closes the connection, too.
    Reply(String),
    /// The connection breaks.
    Close,
    /// Never answers.
    Hang,
}

/// A handle on the post office; clones share it.
#[derive(Clone, Debug)]
pub struct PostOffice(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    clock: Clock,
    bell: Bell,
    shelf: Mutex<Shelf>,
}

#[derive(Debug, Default)]
struct Shelf {
    mails: VecDeque<Mail>,
    last_id: u64,
    count: u64,
    refusals: HashMap<String, Refusal>,
    data_faults: VecDeque<DataFault>,
    talk_faults: VecDeque<(Stage, TalkFault)>,
    changed: u64,
}

impl PostOffice {
    pub fn new(clock: Clock, bell: Bell) -> PostOffice {
        PostOffice(Arc::new(Inner {
            clock,
            bell,
            shelf: Mutex::default(),
        }))
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a mail, and forgets the oldest if there are too many.
    pub(super) fn keep(&self, envelope_from: String, to: Vec<String>, raw: Vec<u8>) {
        let at = self.0.clock.now();
        let mut shelf = self.shelf();
        shelf.last_id += 1;
        shelf.count += 1;
        if shelf.mails.len() == KEPT {
            shelf.mails.pop_front();
        }
        let id = shelf.last_id;
        shelf.mails.push_back(Mail {
            id,
            at,
            envelope_from,
            to,
            raw: raw.into(),
        });
        shelf.changed = self.0.bell.ring();
    }

    /// The mails that are kept, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.shelf().mails.iter().cloned().collect()
    }

    /// The mails posted to this address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        let shelf = self.shelf();
        let to_them = |mail: &&Mail| mail.to.iter().any(|to| to == address);
        shelf.mails.iter().filter(to_them).cloned().collect()
    }

    pub fn mail(&self, id: u64) -> Option<Mail> {
        self.shelf()
            .mails
            .iter()
            .find(|mail| mail.id == id)
            .cloned()
    }

    /// Every mail since the start or the last [`PostOffice::clear`], kept or not.
    pub fn count(&self) -> u64 {
        self.shelf().count
    }

    /// Every address with a mail that is kept.
    pub fn mailboxes(&self) -> BTreeSet<String> {
        let shelf = self.shelf();
        shelf
            .mails
            .iter()
            .flat_map(|mail| mail.to.iter().cloned())
            .collect()
    }

    pub(super) fn changed(&self) -> u64 {
        self.shelf().changed
    }

    /// Empties the mailboxes.
    pub fn clear(&self) {
        let mut shelf = self.shelf();
        shelf.mails.clear();
        shelf.count = 0;
        shelf.changed = self.0.bell.ring();
    }

    /// Answers `RCPT TO` of this address with `reply` from now on, such as `550 5.1.1 User unknown`
    /// or `451 4.3.0 Try again later`. `*@domain` is a whole provider, `*` everybody.
    pub fn reject(&self, address: &str, reply: &str) {
        self.refuse(address, Refusal::Reply(reply.to_owned()));
    }

    /// Never answers `RCPT TO` of this address again.
    pub fn hang(&self, address: &str) {
        self.refuse(address, Refusal::Hang);
    }

    fn refuse(&self, address: &str, refusal: Refusal) {
        self.shelf().refusals.insert(address.to_owned(), refusal);
    }

    /// Takes mail for this address (or `*@domain`, or `*`) again.
    pub fn accept(&self, address: &str) {
        self.shelf().refusals.remove(address);
    }

    /// What goes wrong at the end of the next mail; several queue up.
    pub fn next_data(&self, fault: DataFault) {
        self.shelf().data_faults.push_back(fault);
    }

    /// What goes wrong the next time a talk comes to this stage; several queue up.
    pub fn next_talk(&self, stage: Stage, fault: TalkFault) {
        self.shelf().talk_faults.push_back((stage, fault));
    }

    pub(super) fn refusal(&self, address: &str) -> Option<Refusal> {
        let shelf = self.shelf();
        if shelf.refusals.is_empty() {
            return None;
        }
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let names = [address, &format!("*@{domain}"), "*"];
        names
            .iter()
            .find_map(|name| shelf.refusals.get(*name))
            .cloned()
    }

    pub(super) fn data_fault(&self) -> Option<DataFault> {
        self.shelf().data_faults.pop_front()
    }

    pub(super) fn talk_fault(&self, stage: Stage) -> Option<TalkFault> {
        let mut shelf = self.shelf();
        let at = shelf.talk_faults.iter().position(|(on, _)| *on == stage)?;
        shelf.talk_faults.remove(at).map(|(_, fault)| fault)
    }
}
