//! Rows that end and are replaced by others: an answer that becomes a push, a multicast that goes on
//! without one of its recipients, or in halves.

use super::{Cause, Claimed, Next, Verdict};
use crate::clock::Millis;
use crate::outbox::{NewMessage, Payload};

/// Whom LINE refused in a multicast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    pub person: Option<String>,
    pub line_user: String,
}

pub(super) fn push_instead(row: &Claimed, now: Millis, detail: String) -> Verdict {
    let by = match &row.payload {
        Payload::Reply { to, messages, .. } => vec![NewMessage {
            payload: Payload::Push {
                to: to.clone(),
                messages: messages.clone(),
            },
            ..like(row, row.people.clone(), now)
        }],
        _ => Vec::new(),
    };
    Verdict {
        next: Next::Replaced { by, without: None },
        detail,
    }
}

pub(super) fn without_one(row: &Claimed, at: usize, detail: String, now: Millis) -> Verdict {
    let Payload::Multicast { to, .. } = &row.payload else {
        return refused(detail);
    };
    let Some(line_user) = to.get(at).cloned() else {
        return halves(row, detail, now);
    };
    let rest: Vec<usize> = (0..to.len()).filter(|n| *n != at).collect();
    let by = (!rest.is_empty()).then(|| part(row, &rest, now));
    Verdict {
        next: Next::Replaced {
            by: by.into_iter().collect(),
            without: Some(Without {
                person: row.people.get(at).cloned(),
                line_user,
            }),
        },
        detail,
    }
}

pub(super) fn halves(row: &Claimed, detail: String, now: Millis) -> Verdict {
    let Payload::Multicast { to, .. } = &row.payload else {
        return refused(detail);
    };
    if to.len() < 2 {
        return refused(detail);
    }
    let all: Vec<usize> = (0..to.len()).collect();
    let (first, second) = all.split_at(to.len() / 2);
    let by = [first, second].map(|half| part(row, half, now));
    Verdict {
        next: Next::Replaced {
            by: by.into(),
            without: None,
        },
        detail,
    }
}

fn refused(detail: String) -> Verdict {
    Verdict {
        next: Next::Refused(Cause::LineRefused),
        detail,
    }
}

/// The same multicast to some of its recipients.
fn part(row: &Claimed, places: &[usize], now: Millis) -> NewMessage {
    let pick = |list: &[String]| {
        let picked = places.iter().filter_map(|at| list.get(*at).cloned());
        picked.collect::<Vec<_>>()
    };
    let mut payload = row.payload.clone();
    if let Payload::Multicast { to, .. } = &mut payload {
        *to = pick(to);
    }
    NewMessage {
        payload,
        ..like(row, pick(&row.people), now)
    }
}

fn like(row: &Claimed, people: Vec<String>, now: Millis) -> NewMessage {
    NewMessage {
        lane: row.lane,
        payload: row.payload.clone(),
        notice: row.notice.clone().map(|notice| (notice, people)),
        line_account: row.line_account.clone(),
        due_at: now,
    }
}

#[cfg(test)]
mod tests {
    use crate::outbox::verdict::Outcome;
    use crate::outbox::verdict::tests::{multicast, verdict};

    use super::*;

    fn recipients(message: &NewMessage) -> (Vec<String>, Vec<String>) {
        let Payload::Multicast { to, .. } = &message.payload else {
            panic!("{message:?}");
        };
        (to.clone(), message.notice.clone().unwrap().1)
    }

    #[test]
    fn one_bad_recipient_is_left_out_and_the_rest_go_again() {
        let outcome = |at| Outcome::WithoutOne {
            at,
            detail: String::new(),
        };
        let Next::Replaced { by, without } =
            verdict(&multicast(&["Ua", "Ub", "Uc"]), outcome(1), 0)
        else {
            panic!()
        };
        assert_eq!(
            without,
            Some(Without {
                person: Some("b".into()),
                line_user: "Ub".into()
            })
        );
        let to = |list: [&str; 2]| list.map(str::to_owned).to_vec();
        assert_eq!(recipients(&by[0]), (to(["Ua", "Uc"]), to(["a", "c"])));
        // The only one, and one that is not there.
        let Next::Replaced { by, .. } = verdict(&multicast(&["Ua"]), outcome(0), 0) else {
            panic!()
        };
        assert_eq!(by, []);
        assert_eq!(
            verdict(&multicast(&["Ua"]), outcome(7), 0),
            Next::Refused(Cause::LineRefused)
        );
    }

    #[test]
    fn an_unnamed_bad_recipient_is_searched_by_halves_that_lose_nobody() {
        let mut found = Vec::new();
        let mut rows = vec![multicast(&["Ua", "Ub", "Uc"])];
        while let Some(row) = rows.pop() {
            let outcome = Outcome::Halves {
                detail: String::new(),
            };
            match verdict(&row, outcome, 0) {
                Next::Replaced { by, .. } => rows.extend(by.into_iter().map(|message| Claimed {
                    people: message.notice.unwrap().1,
                    payload: message.payload,
                    ..row.clone()
                })),
                next => {
                    assert_eq!(next, Next::Refused(Cause::LineRefused));
                    found.extend(row.people);
                }
            }
        }
        found.sort();
        assert_eq!(found, ["a", "b", "c"]);
    }
}
