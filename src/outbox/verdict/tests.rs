//! Verdicts on rows of every kind, and what `replace`'s tests share.

use serde_json::json;

use super::*;
use crate::outbox::Lane;

fn row(payload: Payload) -> Claimed {
    Claimed {
        id: "1".into(),
        lane: Lane::Notice,
        queue: "|n".into(),
        payload,
        notice: Some(("n").into()),
        reasons: None,
        round: None,
        people: vec!["a".into(), "b".into(), "c".into()],
        line_account: None,
        provider: None,
        place: 1,
        send_key: "key".into(),
        attempt: 1,
        failures: 0,
        created_at: Millis(0),
        first_tried_at: Millis(0),
        stale_at: None,
        uncertain: false,
        stopped: false,
    }
}

pub(super) fn multicast(to: &[&str]) -> Claimed {
    row(Payload::Multicast {
        to: to.iter().map(|to| (*to).to_owned()).collect(),
        messages: vec![json!({"type": "text", "text": "休校"})],
        quiet: None,
        silent: false,
        again: false,
    })
}

fn reply() -> Claimed {
    row(Payload::Reply {
        token: "t".into(),
        token_at: Millis(0),
        to: "U1".into(),
        messages: Vec::new(),
    })
}

pub(super) fn verdict(row: &Claimed, outcome: Outcome, now: i64) -> Next {
    after(row, outcome, Millis(now), &Random::seeded(1)).next
}

fn later(uncertain: bool) -> Outcome {
    Outcome::Later {
        at_least: None,
        uncertain,
        detail: "500".into(),
    }
}

fn spent() -> Outcome {
    Outcome::TokenSpent {
        detail: "400".into(),
    }
}

#[test]
fn a_reply_s_end_by_what_came_before() {
    // (was an earlier try uncertain, LINE's answer) → what becomes of it.
    let mut row = reply();
    assert!(matches!(
        verdict(&row, spent(), 1000),
        Next::Replaced { ref by, .. } if matches!(by[0].payload, Payload::Push { .. })
    ));
    row.uncertain = true;
    assert_eq!(verdict(&row, spent(), 1000), Next::Delivered);
    let Next::Again { due_at, uncertain } = verdict(&row, later(true), 1000) else {
        panic!()
    };
    assert!(uncertain && due_at <= Millis(3000));
    // Alive: nothing before the try. Too old: a push, whatever was before.
    assert_eq!(before(&row, Millis(49_999), &TimeZone::UTC), None);
    let next = before(&row, Millis(50_000), &TimeZone::UTC).unwrap().next;
    assert!(matches!(
        next,
        Next::Replaced { ref by, .. } if matches!(by[0].payload, Payload::Push { .. })
    ));
}

#[test]
fn a_retry_key_is_never_used_after_23_hours() {
    let row = multicast(&["Ua"]);
    let hour = 3_600_000;
    let Next::Again { due_at, .. } = verdict(&row, later(true), 22 * hour) else {
        panic!()
    };
    assert!(due_at > Millis(22 * hour));
    assert_eq!(
        verdict(&row, later(true), 23 * hour - 1000),
        Next::GivenUp(Cause::TooLate)
    );
    assert_eq!(before(&row, Millis(23 * hour - 1), &TimeZone::UTC), None);
    assert_eq!(
        before(&row, Millis(23 * hour), &TimeZone::UTC)
            .unwrap()
            .next,
        Next::GivenUp(Cause::TooLate)
    );
}

#[test]
fn a_mail_that_stands_still_waits_until_its_words_are_worth_nothing() {
    let hour = 3_600_000;
    let mut row = row(Payload::Mail {
        to: "a@b.example".into(),
        subject: String::new(),
        text: String::new(),
    });
    row.stale_at = Some(Millis(hour));
    row.stopped = true;
    let next = |now| before(&row, Millis(now), &TimeZone::UTC).unwrap().next;
    let untried = |due_at| Next::Untried {
        due_at: Millis(due_at),
        down: false,
    };
    assert_eq!(next(0), untried(STOPPED_SECONDS * 1000));
    // At its last moment it is told of, not later.
    assert_eq!(next(hour - 1), untried(hour));
    assert_eq!(next(hour), Next::GivenUp(Cause::MailStopped));
}

#[test]
fn what_was_held_up_into_the_quiet_hours_waits_for_their_end() {
    use crate::city::wishes::Quiet;
    let hour = 3_600_000;
    let mut row = multicast(&["Ua", "Ub"]);
    (row.created_at, row.first_tried_at) = (Millis(20 * hour), Millis(20 * hour));
    let zone = TimeZone::UTC;
    assert_eq!(before(&row, Millis(22 * hour), &zone), None);
    if let Payload::Multicast { quiet, .. } = &mut row.payload {
        *quiet = Quiet::parse("21-7");
    }
    assert_eq!(before(&row, Millis(21 * hour - 1), &zone), None);
    // That says nothing of its host.
    let waits = Next::Untried {
        due_at: Millis(31 * hour),
        down: false,
    };
    assert_eq!(before(&row, Millis(21 * hour), &zone).unwrap().next, waits);
    assert_eq!(before(&row, Millis(31 * hour), &zone), None);
    // Its parts wish the same.
    let outcome = Outcome::Halves {
        detail: String::new(),
    };
    let Next::Replaced { by, .. } = verdict(&row, outcome, 20 * hour) else {
        panic!()
    };
    assert!(
        by.iter()
            .all(|part| part.payload.quiet() == Quiet::parse("21-7"))
    );
}
