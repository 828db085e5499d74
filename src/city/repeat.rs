//! A notice is sent again to those who have not confirmed it: when, how often, and by which channel.
//! Pure; called by the desk, by whoever asks for one by hand, and by `schedule::repeats`.

use serde::{Deserialize, Serialize};

use super::notice::{Kind, Mistake, REMIND_AFTER};
use super::plan::{Channel, Has, Plan, in_place_of};
use super::wishes::Terms;
use crate::clock::Millis;

/// With the notice at most so many: each may cost a LINE message for everybody who has not confirmed, a
/// small city has 5,000 of them a month, and who has not answered to three is to be telephoned.
pub const MOST: usize = 3;
/// And so many by hand, for the same reasons.
pub const MOST_BY_HAND: usize = 3;
/// Minutes between two: nobody is asked again before they could answer.
pub const APART: i64 = 10;
/// Minutes by which one may come late after the service was away. What was meant for six in the evening
/// still helps at seven, and disturbs at nine.
pub const LATE: i64 = 60;

/// When a notice is to be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// Minutes after its start.
    After(i64),
    At(Millis),
}

impl When {
    /// The time, of a notice that starts then.
    pub fn at(self, start: Millis) -> Millis {
        match self {
            When::After(minutes) => start.plus_seconds(minutes * 60),
            When::At(at) => at,
        }
    }
}

/// What is wrong with the times, of a notice that is to start then.
pub fn mistakes(kind: Kind, wants_receipt: bool, start: Millis, repeats: &[When]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if repeats.is_empty() {
        return mistakes;
    }
    let mut wrong = |field: &str, detail: String| mistakes.push(Mistake::new(field, detail));
    if kind == Kind::Drill {
        let detail = "are not for a drill, which tests what arrives at once";
        wrong("repeats", detail.into());
    } else if !wants_receipt {
        wrong(
            "repeats",
            "are only for a notice that wants a receipt".into(),
        );
    }
    if repeats.len() > MOST {
        wrong("repeats", format!("are at most {MOST}"));
    }
    let mut before: Vec<Millis> = Vec::new();
    for (number, repeat) in repeats.iter().enumerate() {
        let at = repeat.at(start);
        let minutes = at.since(start) / 60_000;
        let field = match repeat {
            When::After(_) => format!("repeats[{number}].after_minutes"),
            When::At(_) => format!("repeats[{number}].at"),
        };
        if !REMIND_AFTER.contains(&minutes) {
            let (from, to) = (REMIND_AFTER.start(), REMIND_AFTER.end());
            wrong(
                &field,
                format!("must be {from} to {to} minutes after the start"),
            );
        } else if before
            .iter()
            .any(|other| at.since(*other).abs() < APART * 60_000)
        {
            wrong(&field, format!("must be {APART} minutes from the others"));
        }
        before.push(at);
    }
    mistakes
}

/// Whether one that was due then is not sent any more.
pub fn is_too_late(due: Millis, now: Millis) -> bool {
    now.since(due) > LATE * 60_000
}

/// By which channel somebody gets it again: the other than the last one, where it is open, else the
/// same. `last`: the channel it was last sent again by, or the only one it arrived by. Whoever was
/// reached by both, or by none, gets a mail first: it costs no LINE message. `None`: nothing is open.
pub fn way(last: Option<Channel>, has: Has, terms: Terms) -> Option<Plan> {
    let last = last.unwrap_or(Channel::Line);
    let other = match last {
        Channel::Line => Channel::Mail,
        Channel::Mail => Channel::Line,
    };
    // The same stands in place of the other, where that is closed.
    in_place_of(last, has, terms).or_else(|| in_place_of(other, has, terms))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::plan::Line::{self, *};
    use crate::city::plan::Mailbox::{self, *};

    const START: Millis = Millis(1_796_000_000_000);

    fn wrong(repeats: &[When]) -> Vec<String> {
        let mistakes = mistakes(Kind::School, true, START, repeats).into_iter();
        mistakes.map(|mistake| mistake.field).collect()
    }

    #[test]
    fn a_sender_chooses_a_few_times_that_make_sense() {
        let at = |minutes: i64| When::At(START.plus_seconds(minutes * 60));
        assert_eq!(wrong(&[]), [""; 0]);
        assert_eq!(
            wrong(&[When::After(5), at(15), When::After(10_080)]),
            [""; 0]
        );
        assert_eq!(wrong(&[When::After(4)]), ["repeats[0].after_minutes"]);
        assert_eq!(wrong(&[at(-60)]), ["repeats[0].at"]);
        assert_eq!(wrong(&[at(20), at(10_081)]), ["repeats[1].at"]);
        assert_eq!(
            wrong(&[at(60), When::After(60)]),
            ["repeats[1].after_minutes"]
        );
        assert_eq!(
            wrong(&[at(60), When::After(51)]),
            ["repeats[1].after_minutes"]
        );
        let four = [20, 40, 60, 80].map(When::After);
        assert_eq!(wrong(&four), ["repeats"]);
        for (kind, receipt) in [(Kind::Drill, true), (Kind::School, false)] {
            let mistakes = mistakes(kind, receipt, START, &[When::After(60)]);
            assert_eq!(mistakes.len(), 1, "{kind:?}");
        }
    }

    #[test]
    fn an_hour_late_is_too_late() {
        let due = START;
        assert!(!is_too_late(due, due.plus_seconds(LATE * 60)));
        assert!(is_too_late(due, due.plus_seconds(LATE * 60 + 1)));
    }

    // F-31
    #[test]
    fn it_goes_by_the_other_channel_where_there_is_one_and_else_by_the_same() {
        let by = |last, line: Line, one: Mailbox, terms| {
            let has = Has {
                line,
                mailboxes: [one, Missing],
            };
            way(last, has, terms).map(|plan| (plan.line, plan.mails[0]))
        };
        let off = Terms {
            mail: false,
            ..Terms::OPEN
        };
        let (line, mail) = (Some(Channel::Line), Some(Channel::Mail));
        let (by_line, by_mail) = (Some((true, false)), Some((false, true)));
        let table = [
            (line, Reachable, Proven, Terms::OPEN, by_mail),
            (mail, Reachable, Proven, Terms::OPEN, by_line),
            (None, Reachable, Proven, Terms::OPEN, by_mail),
            (line, Reachable, Missing, Terms::OPEN, by_line),
            (mail, Unlinked, Proven, Terms::OPEN, by_mail),
            (mail, Blocked, Bouncing, Terms::OPEN, by_mail),
            (None, Reachable, Unproven, Terms::OPEN, by_line),
            (line, Reachable, Proven, off, by_line),
            (mail, Spent, Proven, off, None),
            (None, Unlinked, Stopped, Terms::OPEN, None),
        ];
        for (last, line, one, terms, expected) in table {
            assert_eq!(
                by(last, line, one, terms),
                expected,
                "{last:?} {line:?} {one:?}"
            );
        }
    }
}
