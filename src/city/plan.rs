//! By which channels a notice goes to one person. Called by the starter for everybody on the list.
//!
//! Mail is the base and LINE is added: whoever has both gets both. Bulk mail goes to slots 1
//! and 2, never to 3 and 4 (D-13), and only where a link sent there was once opened.

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
            Cause::Gone => "gone",
        }
    }
}

/// The plan, or every cause that stands in its way.
pub fn plan(line: Line, mailboxes: [Mailbox; 2]) -> Result<Plan, Vec<Cause>> {
    let plan = Plan {
        line: line == Line::Reachable,
        mails: mailboxes.map(|mailbox| mailbox == Mailbox::Proven),
    };
    if plan.line || plan.mails.contains(&true) {
        return Ok(plan);
    }
    let mut causes = Vec::new();
    match line {
        Line::Blocked => causes.push(Cause::LineBlocked),
        Line::Refused => causes.push(Cause::LineRefused),
        Line::Unlinked | Line::Reachable => {}
    }
    if mailboxes.contains(&Mailbox::Unproven) {
        causes.push(Cause::AddressUnproven);
    }
    if causes.is_empty() {
        causes.push(Cause::NoChannel);
    }
    Err(causes)
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
        ];
        for (line, mailboxes, expected) in table {
            assert_eq!(plan(line, mailboxes), expected, "{line:?} {mailboxes:?}");
        }
    }

    #[test]
    fn nobody_is_neither_written_to_nor_unreachable() {
        for line in [
            Line::Unlinked,
            Line::Reachable,
            Line::Blocked,
            Line::Refused,
        ] {
            for one in [Missing, Unproven, Proven] {
                for two in [Missing, Unproven, Proven] {
                    match plan(line, [one, two]) {
                        Ok(plan) => assert!(plan.line || plan.mails.contains(&true)),
                        Err(causes) => assert!(!causes.is_empty()),
                    }
                }
            }
        }
    }
}
