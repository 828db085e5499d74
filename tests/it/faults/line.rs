//! LINE's bad days.

use kairan::simulator::{Fault, FaultKind};

use super::*;

/// A notice with these orders at LINE; how it ended.
async fn weathers(faults: impl IntoIterator<Item = Fault>) -> End {
    let day = Day::new().await;
    for fault in faults {
        day.town.simulator.platform.fault(fault);
    }
    day.approve().await;
    day.end().await
}

fn multicasts(kind: FaultKind) -> Fault {
    Fault::new("multicast", kind)
}

#[tokio::test(flavor = "multi_thread")]
async fn line_answering_500_is_asked_again() {
    weathers([multicasts(FaultKind::Error500).times(5)])
        .await
        .is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn line_hanging_before_it_has_accepted_is_asked_again() {
    // Beyond the client's patience: the call is never let in.
    let hangs = multicasts(FaultKind::Latency).millis(60_000);
    weathers([hangs.times(2)]).await.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn line_hanging_after_it_has_accepted_doubles_nothing() {
    let hangs = multicasts(FaultKind::TimeoutAfterAccept);
    weathers([hangs.times(2)]).await.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn line_resetting_before_and_after_it_has_accepted_doubles_nothing() {
    let before = multicasts(FaultKind::Reset).times(2);
    let after = multicasts(FaultKind::TimeoutAfterAccept).millis(1).times(4);
    // Both count each call, and the first decides.
    weathers([before, after]).await.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn line_s_rate_limit_is_waited_for() {
    weathers([multicasts(FaultKind::RateLimit).times(6)])
        .await
        .is_whole();
}

// D-13
#[tokio::test(flavor = "multi_thread")]
async fn line_s_monthly_limit_leaves_mail_to_those_who_have_it() {
    let end = weathers([multicasts(FaultKind::Quota)]).await;
    let reached = [end.ledger("accepted"), end.ledger("line"), end.lost()];
    assert_eq!(reached, [2 * EACH, 0, EACH]);
    assert_eq!(end.town.second_mails(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_in_unknown_words_is_waited_for_and_then_believed() {
    weathers([multicasts(FaultKind::UnknownLimit).times(2)])
        .await
        .is_whole();
    let end = weathers([multicasts(FaultKind::UnknownLimit)]).await;
    let reached = [end.ledger("accepted"), end.ledger("line"), end.lost()];
    assert_eq!(reached, [2 * EACH, 0, EACH]);
    assert_eq!(end.town.second_mails(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_line_refuses_costs_nobody_else_the_notice() {
    let day = Day::new().await;
    let crowd = &day.town.crowd;
    let alone = crowd.iter().position(|one| one.mail.is_none());
    let both = crowd
        .iter()
        .position(|one| one.mail.is_some() && one.line.is_some());
    for bad in [alone, both] {
        let bad = crowd[bad.unwrap()].line.clone().unwrap();
        let fault = multicasts(FaultKind::BadId).for_user(&bad);
        day.town.simulator.platform.fault(fault);
    }
    day.approve().await;
    let end = day.end().await;
    let reached = ["accepted", "line", "email"].map(|name| end.ledger(name));
    assert_eq!(reached, [PEOPLE - 1, 2 * EACH - 2, 2 * EACH]);
    assert_eq!((end.lost(), end.town.second_mails()), (1, 0));
    let shown = end.town.shown();
    assert_eq!(shown.values().sum::<usize>(), 2 * EACH - 2);
}
