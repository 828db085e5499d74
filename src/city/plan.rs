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
mod tests {
    use super::*;
    use crate::city::notice::{Kind, Matter};
    use crate::city::wishes::Wishes;
    use Line::*;
    use Mailbox::*;

    /// A plan in one line: what goes first, what stands in and why, what is left.
    fn word(has: Has, terms: Terms) -> String {
        let plan = match plan(has, terms) {
            Ok(plan) => plan,
            Err(causes) => {
                let names: Vec<_> = causes.iter().map(|cause| cause.name()).collect();
                return format!("unreachable {}", names.join(","));
            }
        };
        let mut words = Vec::new();
        words.extend(plan.line.then_some("line".to_owned()));
        let slots = plan.mails.iter().zip(["mail1", "mail2"]);
        words.extend(
            slots
                .filter(|(mailed, _)| **mailed)
                .map(|(_, name)| name.to_owned()),
        );
        if let Some(Detour { to, because }) = plan.instead {
            words.push(format!("({} for {})", to.name(), because.name()));
        }
        words.extend(plan.then.map(|channel| format!("then {}", channel.name())));
        words.join(" ")
    }

    fn has(line: Line, one: Mailbox, two: Mailbox) -> Has {
        Has {
            line,
            mailboxes: [one, two],
        }
    }

    // F-47 X-01 A-13 B-05 D-13
    #[test]
    fn both_channels_where_a_person_has_both_and_else_the_other_with_its_reason() {
        let table = [
            (Reachable, Proven, Missing, "line mail1"),
            (Reachable, Missing, Proven, "line mail2"),
            (Reachable, Proven, Proven, "line mail1 mail2"),
            (Reachable, Missing, Missing, "line"),
            (Reachable, Bouncing, Missing, "line mail1"),
            (
                Reachable,
                Unproven,
                Missing,
                "line (line for address-unproven)",
            ),
            (
                Reachable,
                Disabled,
                Missing,
                "line (line for address-disabled)",
            ),
            (
                Reachable,
                Stopped,
                Unproven,
                "line (line for address-stopped)",
            ),
            (
                Unlinked,
                Proven,
                Missing,
                "mail1 (mail for line-not-linked)",
            ),
            (
                Unlinked,
                Unproven,
                Proven,
                "mail2 (mail for line-not-linked)",
            ),
            (
                Unlinked,
                Stopped,
                Proven,
                "mail2 (mail for line-not-linked)",
            ),
            (
                Unlinked,
                Bouncing,
                Missing,
                "mail1 (mail for line-not-linked)",
            ),
            (Blocked, Proven, Missing, "mail1 (mail for line-blocked)"),
            (Blocked, Bouncing, Disabled, "mail1 (mail for line-blocked)"),
            (Refused, Proven, Unproven, "mail1 (mail for line-refused)"),
            (Spent, Proven, Missing, "mail1 (mail for quota)"),
            (Unlinked, Missing, Missing, "unreachable no-channel"),
            (Unlinked, Unproven, Missing, "unreachable address-unproven"),
            (Unlinked, Disabled, Missing, "unreachable address-disabled"),
            (Unlinked, Stopped, Missing, "unreachable address-stopped"),
            (Blocked, Missing, Missing, "unreachable line-blocked"),
            (Refused, Missing, Missing, "unreachable line-refused"),
            (Spent, Missing, Missing, "unreachable quota"),
            (
                Blocked,
                Missing,
                Unproven,
                "unreachable line-blocked,address-unproven",
            ),
            (
                Spent,
                Disabled,
                Stopped,
                "unreachable quota,address-disabled,address-stopped",
            ),
        ];
        for (line, one, two, expected) in table {
            let found = word(has(line, one, two), Terms::OPEN);
            assert_eq!(found, expected, "{line:?} {one:?} {two:?}");
        }
    }

    // B-10 B-41 X-01 D-01 D-10 D-11 C-21
    #[test]
    fn wishes_narrow_the_ordinary_and_nothing_narrows_an_emergency() {
        let wishing = |by, mail| Wishes {
            school: by,
            city: by,
            mail,
            quiet: None,
        };
        let notice = (Kind::School, Some(Matter::Notice));
        let closure = (Kind::School, Some(Matter::Closure));
        let safety = (Kind::School, Some(Matter::Safety));
        let city = (Kind::City, None);
        let maintenance = (Kind::Maintenance, None);
        // Of every level: 1 to 5 are one kind to a person's wishes.
        let emergency = (Kind::Emergency, None);
        let drill = (Kind::Drill, None);
        let (full, blocked) = (
            has(Reachable, Proven, Missing),
            has(Blocked, Proven, Missing),
        );
        let shaky = has(Reachable, Bouncing, Missing);
        let table = [
            (notice, By::Both, true, full, "line mail1"),
            (notice, By::Line, true, full, "line then mail"),
            (notice, By::Mail, true, full, "mail1 then line"),
            (city, By::Line, true, full, "line then mail"),
            (maintenance, By::Mail, true, full, "mail1 then line"),
            (closure, By::Line, true, full, "line mail1"),
            (safety, By::Mail, false, full, "line mail1"),
            (emergency, By::Line, true, full, "line mail1"),
            (emergency, By::Mail, false, full, "line mail1"),
            // What an emergency would reach is tested as an emergency goes.
            (drill, By::Line, true, full, "line mail1"),
            (drill, By::Mail, false, full, "line mail1"),
            (drill, By::Mail, true, shaky, "line mail1"),
            // A wish gives way when its channel closes, and that is told.
            (
                notice,
                By::Line,
                true,
                blocked,
                "mail1 (mail for line-blocked)",
            ),
            (notice, By::Mail, true, blocked, "mail1"),
            (
                notice,
                By::Mail,
                true,
                has(Reachable, Unproven, Missing),
                "line (line for address-unproven)",
            ),
            (
                notice,
                By::Line,
                true,
                has(Reachable, Unproven, Missing),
                "line",
            ),
            // Nobody is left to an address that mails come back from.
            (notice, By::Mail, true, shaky, "line mail1"),
            (
                notice,
                By::Mail,
                true,
                has(Reachable, Bouncing, Proven),
                "mail1 mail2 then line",
            ),
            // The switch of mails.
            (notice, By::Both, false, full, "line"),
            (notice, By::Mail, false, full, "line"),
            (
                notice,
                By::Both,
                false,
                blocked,
                "unreachable line-blocked,mail-switched-off",
            ),
            (
                notice,
                By::Both,
                false,
                has(Unlinked, Bouncing, Proven),
                "unreachable mail-switched-off",
            ),
            (
                notice,
                By::Both,
                false,
                has(Refused, Proven, Unproven),
                "unreachable line-refused,address-unproven,mail-switched-off",
            ),
            // Switching it on would bring these nothing.
            (
                notice,
                By::Both,
                false,
                has(Unlinked, Unproven, Missing),
                "unreachable address-unproven",
            ),
            (
                emergency,
                By::Both,
                false,
                blocked,
                "mail1 (mail for line-blocked)",
            ),
        ];
        for ((kind, matter), by, mail, has, expected) in table {
            let terms = wishing(by, mail).terms(kind, matter);
            assert_eq!(
                word(has, terms),
                expected,
                "{kind:?} {matter:?} {by:?} {mail} {has:?}"
            );
        }
    }

    #[test]
    fn what_is_left_when_a_channel_lost_somebody() {
        let off = Terms {
            mail: false,
            ..Terms::OPEN
        };
        let left =
            |lost, has, terms| in_place_of(lost, has, terms).map(|plan| (plan.line, plan.mails));
        let (line, mail) = (Channel::Line, Channel::Mail);
        let table = [
            (
                line,
                has(Reachable, Proven, Missing),
                Terms::OPEN,
                Some((false, [true, false])),
            ),
            (
                line,
                has(Refused, Unproven, Bouncing),
                Terms::OPEN,
                Some((false, [false, true])),
            ),
            (line, has(Refused, Disabled, Stopped), Terms::OPEN, None),
            (line, has(Reachable, Proven, Proven), off, None),
            (
                mail,
                has(Reachable, Proven, Missing),
                Terms::OPEN,
                Some((true, [false, false])),
            ),
            (
                mail,
                has(Reachable, Missing, Missing),
                off,
                Some((true, [false, false])),
            ),
            (mail, has(Blocked, Proven, Proven), Terms::OPEN, None),
            (mail, has(Spent, Proven, Missing), Terms::OPEN, None),
            (mail, has(Unlinked, Proven, Missing), Terms::OPEN, None),
        ];
        for (lost, has, terms, expected) in table {
            assert_eq!(
                left(lost, has, terms),
                expected,
                "{lost:?} {has:?} {terms:?}"
            );
        }
    }

    #[test]
    fn nobody_is_neither_written_to_nor_unreachable() {
        let lines = [Unlinked, Reachable, Blocked, Refused, Spent];
        let mailboxes = [Missing, Unproven, Proven, Bouncing, Disabled, Stopped];
        let pairs = mailboxes
            .into_iter()
            .flat_map(|one| mailboxes.map(|two| (one, two)));
        for (one, two) in pairs {
            for line in lines {
                for by in [By::Both, By::Line, By::Mail] {
                    for mail in [true, false] {
                        let terms = Terms {
                            by,
                            mail,
                            ..Terms::OPEN
                        };
                        match plan(has(line, one, two), terms) {
                            Ok(plan) => assert!(plan.line || plan.mails.contains(&true)),
                            Err(causes) => assert!(!causes.is_empty()),
                        }
                    }
                }
            }
        }
    }
}
