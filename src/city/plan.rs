//! By which channels a notice goes to one person. Called by the starter for everybody on the list.
//!
//! Mail is the base and LINE is added: whoever has both gets both. Bulk mail goes to slots 1
//! and 2, never to 3 and 4 (D-13), and only where a link sent there was once opened. What the person
//! wishes narrows this, but never to nothing without telling (`city::wishes`).

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
}

/// What is known of one of a person's e-mail addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailbox {
    Missing,
    Unproven,
    Proven,
    /// Its owner wants no mail.
    Stopped,
}

/// What a person gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub line: bool,
    /// Slots 1 and 2.
    pub mails: [bool; 2],
}

/// Why a channel is closed. A person without any open channel is unreachable for all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Neither LINE nor an address.
    NoChannel,
    LineBlocked,
    LineRefused,
    AddressUnproven,
    /// There is a proven address, but the person switched 連絡メールを受信する off (D-10).
    MailSwitchedOff,
    AddressStopped,
    /// The person left between the start and the sending.
    Gone,
}

impl Cause {
    pub const fn name(self) -> &'static str {
        match self {
            Cause::NoChannel => "no-channel",
            Cause::LineBlocked => "line-blocked",
            Cause::LineRefused => "line-refused",
            Cause::AddressUnproven => "address-unproven",
            Cause::MailSwitchedOff => "mail-switched-off",
            Cause::AddressStopped => "address-stopped",
            Cause::Gone => "gone",
        }
    }
}

/// The plan, or every cause that stands in its way.
pub fn plan(line: Line, mailboxes: [Mailbox; 2], terms: Terms) -> Result<Plan, Vec<Cause>> {
    let open = Plan {
        line: line == Line::Reachable,
        mails: mailboxes.map(|mailbox| mailbox == Mailbox::Proven && terms.mail),
    };
    let mailed = open.mails.contains(&true);
    match (open.line, mailed, terms.by) {
        (true, true, By::Line) => Ok(Plan {
            mails: [false; 2],
            ..open
        }),
        (true, true, By::Mail) => Ok(Plan {
            line: false,
            ..open
        }),
        // With one channel alone open there is nothing to choose.
        (true, _, _) | (_, true, _) => Ok(open),
        (false, false, _) => Err(causes(line, mailboxes)),
    }
}

/// Why nothing is open. A proven address is closed only by the switch.
fn causes(line: Line, mailboxes: [Mailbox; 2]) -> Vec<Cause> {
    let mut causes = Vec::new();
    match line {
        Line::Blocked => causes.push(Cause::LineBlocked),
        Line::Refused => causes.push(Cause::LineRefused),
        Line::Unlinked | Line::Reachable => {}
    }
    if mailboxes.contains(&Mailbox::Unproven) {
        causes.push(Cause::AddressUnproven);
    }
    if mailboxes.contains(&Mailbox::Proven) {
        causes.push(Cause::MailSwitchedOff);
    }
    if mailboxes.contains(&Mailbox::Stopped) {
        causes.push(Cause::AddressStopped);
    }
    if causes.is_empty() {
        causes.push(Cause::NoChannel);
    }
    causes
}

#[cfg(test)]
mod tests {
    use super::*;
    use Cause::*;
    use Mailbox::*;

    // X-01 D-13
    #[test]
    fn both_channels_where_a_person_has_both_and_one_where_one() {
        let sent = |line, mails| Ok(Plan { line, mails });
        let table = [
            (
                Line::Reachable,
                [Proven, Missing],
                sent(true, [true, false]),
            ),
            (Line::Reachable, [Proven, Proven], sent(true, [true, true])),
            (
                Line::Reachable,
                [Missing, Missing],
                sent(true, [false, false]),
            ),
            (
                Line::Reachable,
                [Unproven, Missing],
                sent(true, [false, false]),
            ),
            (
                Line::Unlinked,
                [Proven, Missing],
                sent(false, [true, false]),
            ),
            (
                Line::Unlinked,
                [Unproven, Proven],
                sent(false, [false, true]),
            ),
            (
                Line::Unlinked,
                [Missing, Proven],
                sent(false, [false, true]),
            ),
            (Line::Blocked, [Proven, Missing], sent(false, [true, false])),
            (
                Line::Refused,
                [Proven, Unproven],
                sent(false, [true, false]),
            ),
            (Line::Unlinked, [Missing, Missing], Err(vec![NoChannel])),
            (
                Line::Unlinked,
                [Unproven, Missing],
                Err(vec![AddressUnproven]),
            ),
            (Line::Blocked, [Missing, Missing], Err(vec![LineBlocked])),
            (Line::Refused, [Missing, Missing], Err(vec![LineRefused])),
            (
                Line::Blocked,
                [Missing, Unproven],
                Err(vec![LineBlocked, AddressUnproven]),
            ),
            (
                Line::Unlinked,
                [Stopped, Missing],
                Err(vec![AddressStopped]),
            ),
            (
                Line::Unlinked,
                [Stopped, Proven],
                sent(false, [false, true]),
            ),
        ];
        for (line, mailboxes, expected) in table {
            let planned = plan(line, mailboxes, Terms::OPEN);
            assert_eq!(planned, expected, "{line:?} {mailboxes:?}");
        }
    }

    fn wishing(by: By) -> Terms {
        Terms { by, ..Terms::OPEN }
    }

    // B-41 X-01 C-21
    #[test]
    fn a_wish_is_kept_while_its_channel_is_open_and_gives_way_when_it_closes() {
        let sent = |line, mails| Ok(Plan { line, mails });
        let table = [
            (
                By::Line,
                Line::Reachable,
                [Proven, Proven],
                sent(true, [false, false]),
            ),
            (
                By::Line,
                Line::Blocked,
                [Proven, Missing],
                sent(false, [true, false]),
            ),
            (
                By::Line,
                Line::Refused,
                [Missing, Proven],
                sent(false, [false, true]),
            ),
            (
                By::Line,
                Line::Unlinked,
                [Proven, Proven],
                sent(false, [true, true]),
            ),
            (
                By::Line,
                Line::Blocked,
                [Unproven, Missing],
                Err(vec![LineBlocked, AddressUnproven]),
            ),
            (
                By::Mail,
                Line::Reachable,
                [Proven, Missing],
                sent(false, [true, false]),
            ),
            (
                By::Mail,
                Line::Reachable,
                [Unproven, Missing],
                sent(true, [false, false]),
            ),
            (
                By::Mail,
                Line::Reachable,
                [Missing, Missing],
                sent(true, [false, false]),
            ),
            (
                By::Mail,
                Line::Blocked,
                [Missing, Proven],
                sent(false, [false, true]),
            ),
        ];
        for (by, line, mailboxes, expected) in table {
            let planned = plan(line, mailboxes, wishing(by));
            assert_eq!(planned, expected, "{by:?} {line:?} {mailboxes:?}");
        }
    }

    // D-10
    #[test]
    fn without_the_switch_there_is_no_mail_and_whoever_has_nothing_else_is_told_of() {
        let sent = Ok(Plan {
            line: true,
            mails: [false, false],
        });
        let table = [
            (Line::Reachable, [Proven, Proven], sent.clone()),
            (
                Line::Unlinked,
                [Proven, Missing],
                Err(vec![MailSwitchedOff]),
            ),
            (
                Line::Blocked,
                [Missing, Proven],
                Err(vec![LineBlocked, MailSwitchedOff]),
            ),
            (
                Line::Refused,
                [Proven, Unproven],
                Err(vec![LineRefused, AddressUnproven, MailSwitchedOff]),
            ),
            // Switching it on would bring these nothing.
            (
                Line::Unlinked,
                [Unproven, Missing],
                Err(vec![AddressUnproven]),
            ),
            (Line::Unlinked, [Missing, Missing], Err(vec![NoChannel])),
        ];
        for by in [By::Both, By::Line, By::Mail] {
            for (line, mailboxes, expected) in &table {
                let terms = Terms {
                    mail: false,
                    ..wishing(by)
                };
                let planned = plan(*line, *mailboxes, terms);
                assert_eq!(planned, *expected, "{by:?} {line:?} {mailboxes:?}");
            }
        }
    }

    #[test]
    fn nobody_is_neither_written_to_nor_unreachable() {
        let lines = [
            Line::Unlinked,
            Line::Reachable,
            Line::Blocked,
            Line::Refused,
        ];
        let mailboxes = [Missing, Unproven, Proven, Stopped];
        for line in lines {
            for (one, two) in mailboxes
                .into_iter()
                .flat_map(|one| mailboxes.map(|two| (one, two)))
            {
                for by in [By::Both, By::Line, By::Mail] {
                    for mail in [true, false] {
                        let terms = Terms {
                            mail,
                            ..wishing(by)
                        };
                        match plan(line, [one, two], terms) {
                            Ok(plan) => assert!(plan.line || plan.mails.contains(&true)),
                            Err(causes) => assert!(!causes.is_empty()),
                        }
                    }
                }
            }
        }
    }
}
