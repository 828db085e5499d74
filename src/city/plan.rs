//! By which channels a notice goes to one person: the first tries, what stands in for a channel that
//! is closed, and what is tried when one has lost somebody. Pure; called by the starter for everybody
//! on the list, and by the fallback for those whom a channel did not reach.
//!
//! Mail is the base and LINE is added: whoever has both gets both at once. Bulk mail goes to
//! slots 1 and 2, never to 3 and 4, in an emergency neither (D-13, X-14), and only where a link sent
//! there was once opened. What the person wishes narrows an ordinary notice, but never to nothing
//! without telling; an emergency goes out on every open channel at once (`city::wishes`).

use super::wishes::{By, Terms};

/// What is known of a person's LINE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Unlinked,
    Reachable,
    /// The person blocked the account; LINE would drop what is sent.
    Blocked,
    /// LINE refused the id: nothing arrives until the person writes again.
    Refused,
    /// The month's messages do not last for this person, too (`city::quota`).
    Spent,
}

/// What is known of one of a person's e-mail addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailbox {
    Missing,
    Unproven,
    Proven,
    /// Mails came back lately. It is written to all the same, and nobody is left to it alone.
    Bouncing,
    /// It is no more: mails came back for good.
    Disabled,
    /// Its owner wants no mail.
    Stopped,
}

/// The two ways to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    Line,
    Mail,
}

impl Channel {
    pub const fn name(self) -> &'static str {
        match self {
            Channel::Line => "line",
            Channel::Mail => "mail",
        }
    }
}

/// All that counts of what a person has: LINE, and the addresses in slots 1 and 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Has {
    pub line: Line,
    pub mailboxes: [Mailbox; 2],
}

/// What a person gets first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub line: bool,
    /// Slots 1 and 2.
    pub mails: [bool; 2],
    /// One channel stands in for the other, which would have been used but is closed.
    pub instead: Option<Detour>,
    /// What is left to try if the first fail.
    pub then: Option<Channel>,
}

/// A channel used in the other's place, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Detour {
    pub to: Channel,
    pub because: Cause,
}

/// Why a channel is closed. A person without any open channel is unreachable for all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Neither LINE nor an address.
    NoChannel,
    LineNotLinked,
    LineBlocked,
    LineRefused,
    /// The month's LINE messages are used up.
    Quota,
    AddressUnproven,
    AddressDisabled,
    /// There is a proven address, but the person switched 連絡メールを受信する off (D-10).
    MailSwitchedOff,
    AddressStopped,
    /// Not confirmed within the time that the sender set.
    Unconfirmed,
    /// The person left between the start and the sending.
    Gone,
}

impl Cause {
    pub const fn name(self) -> &'static str {
        match self {
            Cause::NoChannel => "no-channel",
            Cause::LineNotLinked => "line-not-linked",
            Cause::LineBlocked => "line-blocked",
            Cause::LineRefused => "line-refused",
            Cause::Quota => "quota",
            Cause::AddressUnproven => "address-unproven",
            Cause::AddressDisabled => "address-disabled",
            Cause::MailSwitchedOff => "mail-switched-off",
            Cause::AddressStopped => "address-stopped",
            Cause::Unconfirmed => "unconfirmed",
            Cause::Gone => "gone",
        }
    }
}

/// The plan, or every cause that stands in its way. `terms` are what of the person's wishes counts
/// for this kind of notice, its level and its matter (`Wishes::terms`).
pub fn plan(has: Has, terms: Terms) -> Result<Plan, Vec<Cause>> {
    let line = has.line == Line::Reachable;
    let mails = open_mails(has.mailboxes, terms);
    let mailed = mails.contains(&true);
    let both = Plan {
        line,
        mails,
        instead: None,
        then: None,
    };
    match (line, mailed, terms.by) {
        (true, true, By::Line) => Ok(Plan {
            mails: [false; 2],
            then: Some(Channel::Mail),
            ..both
        }),
        (true, true, By::Mail) if sure(has.mailboxes, mails) => Ok(Plan {
            line: false,
            then: Some(Channel::Line),
            ..both
        }),
        (true, true, _) => Ok(both),
        // With one channel alone open there is nothing to choose.
        (true, false, _) => Ok(Plan {
            instead: no_mail(has.mailboxes, terms).map(|because| Detour {
                to: Channel::Line,
                because,
            }),
            ..both
        }),
        (false, true, _) => Ok(Plan {
            instead: no_line(has.line, terms).map(|because| Detour {
                to: Channel::Mail,
                because,
            }),
            ..both
        }),
        (false, false, _) => Err(causes(has)),
    }
}

impl Has {
    /// While mails of this kind stand still nobody is left to them alone: they wait, and LINE takes over
    /// where it is open.
    pub fn while_mail_is_stopped(self) -> Has {
        let mailboxes = self.mailboxes.map(|mailbox| match mailbox {
            Mailbox::Proven => Mailbox::Bouncing,
            other => other,
        });
        Has { mailboxes, ..self }
    }
}

/// What is left for somebody whom `lost` did not reach, with what the person has by now: the slots of
/// mails, or LINE. `None`: nothing.
pub fn in_place_of(lost: Channel, has: Has, terms: Terms) -> Option<Plan> {
    let none = Plan {
        line: false,
        mails: [false; 2],
        instead: None,
        then: None,
    };
    let left = match lost {
        Channel::Line => Plan {
            mails: open_mails(has.mailboxes, terms),
            ..none
        },
        Channel::Mail => Plan {
            line: has.line == Line::Reachable,
            ..none
        },
    };
    (left != none).then_some(left)
}

fn open_mails(mailboxes: [Mailbox; 2], terms: Terms) -> [bool; 2] {
    mailboxes.map(|mailbox| terms.mail && matches!(mailbox, Mailbox::Proven | Mailbox::Bouncing))
}

/// Whether one of these mails will most likely arrive.
fn sure(mailboxes: [Mailbox; 2], mails: [bool; 2]) -> bool {
    let mut both = mailboxes.into_iter().zip(mails);
    both.any(|(mailbox, mailed)| mailed && mailbox == Mailbox::Proven)
}

/// Why LINE is not used, if that is not the person's wish.
fn no_line(line: Line, terms: Terms) -> Option<Cause> {
    match line {
        _ if terms.by == By::Mail => None,
        Line::Reachable => None,
        Line::Unlinked => Some(Cause::LineNotLinked),
        Line::Blocked => Some(Cause::LineBlocked),
        Line::Refused => Some(Cause::LineRefused),
        Line::Spent => Some(Cause::Quota),
    }
}

/// Why the addresses there are get no mail, if that is not the person's wish.
fn no_mail(mailboxes: [Mailbox; 2], terms: Terms) -> Option<Cause> {
    if terms.by == By::Line || !terms.mail {
        return None;
    }
    let worst = [
        (Mailbox::Disabled, Cause::AddressDisabled),
        (Mailbox::Stopped, Cause::AddressStopped),
        (Mailbox::Unproven, Cause::AddressUnproven),
    ];
    let found = worst
        .into_iter()
        .find(|(state, _)| mailboxes.contains(state));
    found.map(|(_, cause)| cause)
}

/// Why nothing is open. A working address is closed only by the switch.
fn causes(has: Has) -> Vec<Cause> {
    let line = match has.line {
        Line::Blocked => Some(Cause::LineBlocked),
        Line::Refused => Some(Cause::LineRefused),
        Line::Spent => Some(Cause::Quota),
        Line::Unlinked | Line::Reachable => None,
    };
    let mut causes: Vec<Cause> = line.into_iter().collect();
    let states = [
        (Mailbox::Unproven, Cause::AddressUnproven),
        (Mailbox::Disabled, Cause::AddressDisabled),
        (Mailbox::Proven, Cause::MailSwitchedOff),
        (Mailbox::Bouncing, Cause::MailSwitchedOff),
        (Mailbox::Stopped, Cause::AddressStopped),
    ];
    for (state, cause) in states {
        if has.mailboxes.contains(&state) && !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    if causes.is_empty() {
        causes.push(Cause::NoChannel);
    }
    causes
}

#[cfg(test)]
mod tests;
