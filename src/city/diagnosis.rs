//! Why the mail does not come: the seven points of the city's own questions and answers (D-03), with
//! one person's own data. Pure; the chat and the page say what stands here and nothing else.
//!
//! A finding holds no address: slots and codes only, so that it may be kept for the support desk.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::address::{NOTICE_SLOTS, Slot, State, none_for_notices};
use super::bounce::{Effect, Reason};
use super::carrier::Carrier;
use crate::clock::Millis;
use crate::words::{Arg, Language, Words};

/// What is known of a person.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub mailboxes: Vec<Mailbox>,
    /// 連絡メールを受信する.
    pub receives: bool,
    /// When maintenance was last announced, lately.
    pub maintenance: Option<Millis>,
}

#[derive(Clone, Debug)]
pub struct Mailbox {
    pub slot: Slot,
    pub carrier: Carrier,
    /// What became of the last mails to it, newest first.
    pub mails: Vec<Mailed>,
    /// What became of the newest test mail.
    pub test: Option<Mailed>,
}

/// What became of one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailed {
    pub at: Millis,
    pub outcome: Outcome,
    /// The mail server's last code, or our own word where it gave none.
    pub code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Waiting,
    Accepted,
    Deferred,
    Refused,
    /// Taken at first, and sent back for this.
    Returned(Reason),
}

/// How much a finding matters. The chat begins with the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// This keeps mails away.
    Wrong,
    /// The person has to look: nobody can from here.
    Look,
    Fine,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub level: Level,
    #[serde(flatten)]
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    Filter {
        carrier: Carrier,
    },
    UrlFilter,
    Maintenance {
        at: i64,
    },
    NoMaintenance,
    Coverage,
    NoAddress,
    Address {
        slot: i64,
        state: State,
    },
    Changing {
        slot: i64,
    },
    SwitchedOff,
    SwitchedOn,
    /// Neither 1 nor 2 can be used, and 3 or 4 could (D-14).
    OnlyOthers,
    NoneForNotices,
    SlotsFine,
    NoMailYet {
        slot: i64,
    },
    Mail {
        slot: i64,
        result: What,
        at: i64,
        code: String,
    },
    TestMail {
        slot: i64,
        result: What,
        at: i64,
        code: String,
    },
}

/// What a mail server's answer means to the person (RFC 5321; for 550 and 552 domain, 3.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Waiting,
    Accepted,
    /// Not now: it is tried again by itself.
    Deferred,
    /// No such mailbox, or a filter that says so.
    NoSuchMailbox,
    MailboxFull,
    /// The recipient's own filter.
    Filtered,
    TakenForJunk,
    /// Any other refusal.
    Refused,
}

impl What {
    fn of(mailed: &Mailed) -> What {
        match (mailed.outcome, mailed.code.as_str()) {
            (Outcome::Waiting, _) => What::Waiting,
            (Outcome::Accepted, _) => What::Accepted,
            (Outcome::Deferred, _) => What::Deferred,
            (Outcome::Refused, "550" | "551" | "553") => What::NoSuchMailbox,
            (Outcome::Refused, "552" | "452") => What::MailboxFull,
            (Outcome::Refused, "554") => What::TakenForJunk,
            (Outcome::Refused, _) => What::Refused,
            (Outcome::Returned(reason), _) => match (reason, reason.effect()) {
                (Reason::MailboxFull, _) => What::MailboxFull,
                (Reason::SpamDetected, _) => What::TakenForJunk,
                (_, Effect::Gone) => What::NoSuchMailbox,
                (_, Effect::Filter) => What::Filtered,
                _ => What::Refused,
            },
        }
    }

    const fn level(self) -> Level {
        match self {
            What::Accepted | What::Waiting => Level::Fine,
            What::Deferred => Level::Look,
            _ => Level::Wrong,
        }
    }
}

/// The points, in the order of the source.
pub const POINTS: std::ops::RangeInclusive<i64> = 1..=7;

/// Walks the seven points; the findings are in their order.
pub fn diagnose(known: &Known) -> Vec<Finding> {
    let mut findings = filters(known);
    findings.push(match known.maintenance {
        Some(at) => look(Kind::Maintenance { at: at.0 }),
        None => fine(Kind::NoMaintenance),
    });
    findings.push(look(Kind::Coverage));
    findings.extend(addresses(known));
    findings.push(match known.receives {
        true => fine(Kind::SwitchedOn),
        false => wrong(Kind::SwitchedOff),
    });
    findings.push(slots(known));
    findings.extend(known.mailboxes.iter().flat_map(mails));
    findings
}

fn filters(known: &Known) -> Vec<Finding> {
    let mut carriers: Vec<Carrier> = known.mailboxes.iter().map(|m| m.carrier).collect();
    carriers.sort_unstable();
    carriers.dedup();
    if carriers.is_empty() {
        carriers.push(Carrier::Other);
    }
    let carriers = carriers.into_iter();
    let mut filters: Vec<Finding> = carriers
        .map(|carrier| look(Kind::Filter { carrier }))
        .collect();
    filters.push(look(Kind::UrlFilter));
    filters
}

fn addresses(known: &Known) -> Vec<Finding> {
    if known.mailboxes.is_empty() {
        return vec![wrong(Kind::NoAddress)];
    }
    let mut found = Vec::new();
    for Mailbox { slot: at, .. } in &known.mailboxes {
        let (slot, state) = (at.slot, at.state);
        let kind = Kind::Address { slot, state };
        found.push(match state {
            State::Proven => fine(kind),
            State::ToConfirm => look(kind),
            // What gets no notices anyway keeps none away.
            _ if slot > NOTICE_SLOTS => look(kind),
            State::Waiting | State::Stopped | State::Unreachable => wrong(kind),
        });
        if at.changing {
            found.push(look(Kind::Changing { slot }));
        }
    }
    found
}

fn slots(known: &Known) -> Finding {
    let slots: Vec<Slot> = known.mailboxes.iter().map(|mailbox| mailbox.slot).collect();
    let others = slots.iter().any(|slot| slot.slot > NOTICE_SLOTS);
    match (none_for_notices(&slots), others) {
        (false, _) => fine(Kind::SlotsFine),
        (true, true) => wrong(Kind::OnlyOthers),
        (true, false) => wrong(Kind::NoneForNotices),
    }
}

fn mails(mailbox: &Mailbox) -> Vec<Finding> {
    let slot = mailbox.slot.slot;
    let mut found = Vec::new();
    if let Some(test) = &mailbox.test {
        let result = What::of(test);
        let (at, code) = (test.at.0, test.code.clone());
        found.push(Finding {
            level: result.level(),
            kind: Kind::TestMail {
                slot,
                result,
                at,
                code,
            },
        });
    }
    if mailbox.mails.is_empty() {
        found.push(fine(Kind::NoMailYet { slot }));
    }
    for (place, mailed) in mailbox.mails.iter().enumerate() {
        let result = What::of(mailed);
        let (at, code) = (mailed.at.0, mailed.code.clone());
        found.push(Finding {
            // What was mended since is history.
            level: if place == 0 {
                result.level()
            } else {
                Level::Fine
            },
            kind: Kind::Mail {
                slot,
                result,
                at,
                code,
            },
        });
    }
    found
}

const fn wrong(kind: Kind) -> Finding {
    let level = Level::Wrong;
    Finding { level, kind }
}

const fn look(kind: Kind) -> Finding {
    let level = Level::Look;
    Finding { level, kind }
}

const fn fine(kind: Kind) -> Finding {
    let level = Level::Fine;
    Finding { level, kind }
}

/// What the texts are filled with.
pub struct Voice<'a> {
    pub words: &'a Words,
    pub language: Language,
    pub zone: &'a TimeZone,
    /// The domain to be allowed: of the one sender address.
    pub domain: &'a str,
}

impl Finding {
    /// 1 to 7, as the source counts them.
    pub const fn point(&self) -> i64 {
        match self.kind {
            Kind::Filter { .. } | Kind::UrlFilter => 1,
            Kind::Maintenance { .. } | Kind::NoMaintenance => 2,
            Kind::Coverage => 3,
            Kind::NoAddress | Kind::Address { .. } | Kind::Changing { .. } => 4,
            Kind::SwitchedOff | Kind::SwitchedOn => 5,
            Kind::OnlyOthers | Kind::NoneForNotices | Kind::SlotsFine => 6,
            Kind::NoMailYet { .. } | Kind::Mail { .. } | Kind::TestMail { .. } => 7,
        }
    }

    pub const fn slot(&self) -> Option<i64> {
        match self.kind {
            Kind::Address { slot, .. }
            | Kind::Changing { slot }
            | Kind::NoMailYet { slot }
            | Kind::Mail { slot, .. }
            | Kind::TestMail { slot, .. } => Some(slot),
            _ => None,
        }
    }

    /// The mail server's code, where there is one.
    pub fn code(&self) -> Option<&str> {
        match &self.kind {
            Kind::Mail { code, .. } | Kind::TestMail { code, .. } if !code.is_empty() => Some(code),
            _ => None,
        }
    }

    /// The finding in words, with what to do about it.
    pub fn say(&self, voice: &Voice<'_>) -> String {
        let at = |at: i64| {
            let at = Millis(at).timestamp().to_zoned(voice.zone.clone());
            Arg::from(at.strftime("%Y-%m-%d %H:%M").to_string())
        };
        let mut args = vec![("domain", Arg::from(voice.domain))];
        if let Some(slot) = self.slot() {
            args.push(("slot", slot.into()));
        }
        if let Kind::Maintenance { at: time }
        | Kind::Mail { at: time, .. }
        | Kind::TestMail { at: time, .. } = self.kind
        {
            args.push(("at", at(time)));
        }
        args.push(("code", self.code().unwrap_or("-").into()));
        voice.words.say_with(voice.language, self.text_id(), &args)
    }

    const fn text_id(&self) -> &'static str {
        match &self.kind {
            Kind::Filter { carrier } => match carrier {
                Carrier::Docomo => "check-filter-docomo",
                Carrier::Au => "check-filter-au",
                Carrier::Softbank => "check-filter-softbank",
                Carrier::Ymobile => "check-filter-ymobile",
                Carrier::Uq => "check-filter-uq",
                Carrier::Rakuten => "check-filter-rakuten",
                Carrier::Other => "check-filter-other",
            },
            Kind::UrlFilter => "check-url-filter",
            Kind::Maintenance { .. } => "check-maintenance",
            Kind::NoMaintenance => "check-no-maintenance",
            Kind::Coverage => "check-coverage",
            Kind::NoAddress => "check-no-address",
            Kind::Address { state, .. } => match state {
                State::Waiting => "check-address-waiting",
                State::Proven => "check-address-proven",
                State::ToConfirm => "check-address-to-confirm",
                State::Stopped => "check-address-stopped",
                State::Unreachable => "check-address-unreachable",
            },
            Kind::Changing { .. } => "check-address-changing",
            Kind::SwitchedOff => "check-switched-off",
            Kind::SwitchedOn => "check-switched-on",
            Kind::OnlyOthers => "check-only-others",
            Kind::NoneForNotices => "check-none-for-notices",
            Kind::SlotsFine => "check-slots-fine",
            Kind::NoMailYet { .. } => "check-no-mail-yet",
            Kind::Mail { result, .. } => match result {
                What::Waiting => "check-mail-waiting",
                What::Accepted => "check-mail-accepted",
                What::Deferred => "check-mail-deferred",
                What::NoSuchMailbox => "check-mail-no-such",
                What::MailboxFull => "check-mail-full",
                What::Filtered => "check-mail-filtered",
                What::TakenForJunk => "check-mail-junk",
                What::Refused => "check-mail-refused",
            },
            Kind::TestMail { result, .. } => match result {
                What::Waiting => "check-test-waiting",
                What::Accepted => "check-test-accepted",
                What::Deferred => "check-test-deferred",
                What::NoSuchMailbox => "check-test-no-such",
                What::MailboxFull => "check-test-full",
                What::Filtered => "check-test-filtered",
                What::TakenForJunk => "check-test-junk",
                What::Refused => "check-test-refused",
            },
        }
    }
}

/// Without look-alikes (0 O, 1 I L, 5 S, 8 B, 2 Z): the number is read out on the telephone.
const DIGITS: &[u8] = b"34679ACDEFGHJKMNPQRTUVWXY";
/// 25⁸, 150 thousand million: nobody meets another's by a slip.
const LENGTH: usize = 8;

/// A diagnosis's number; `random` gives a number below its argument.
pub fn number(mut random: impl FnMut(u64) -> u64) -> String {
    let digit = |_| {
        let at = usize::try_from(random(DIGITS.len() as u64)).unwrap_or(0);
        char::from(DIGITS[at % DIGITS.len()])
    };
    (0..LENGTH).map(digit).collect()
}

/// A number as somebody wrote it down: in any case, with blanks and hyphens.
pub fn read_number(text: &str) -> Option<String> {
    let number: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let ours = number.len() == LENGTH && number.bytes().all(|byte| DIGITS.contains(&byte));
    ours.then_some(number)
}

#[cfg(test)]
mod tests;
