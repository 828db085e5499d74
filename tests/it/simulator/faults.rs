//! LINE's bad days, ordered.

use kairan::simulator::{Fault, FaultKind};
use serde_json::json;

use super::world::{World, text};

const KEY: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

// F-61
#[tokio::test]
async fn a_timeout_after_accept_has_sent_and_a_retry_learns_it() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.fault(
        Fault::new("push", FaultKind::TimeoutAfterAccept)
            .millis(20)
            .times(1),
    );
    let body = json!({"to": hana, "messages": [text("1")]});
    let request = || {
        world
            .http
            .post(world.url("/v2/bot/message/push"))
            .header("x-line-retry-key", KEY)
            .json(&body)
    };
    assert!(world.try_send(request()).await.is_err());
    assert_eq!(world.texts(&hana), ["1"]);
    assert_eq!(world.send(request()).await.status, 409);
    assert_eq!(world.texts(&hana), ["1"]);
    world.stop().await;
}

#[tokio::test]
async fn a_reset_has_done_nothing_and_is_logged() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world
        .platform
        .fault(Fault::new("*", FaultKind::Reset).times(1));
    let request = world.http.post(world.url("/v2/bot/message/push"));
    let body = json!({"to": hana, "messages": [text("1")]});
    assert!(world.try_send(request.json(&body)).await.is_err());
    assert!(world.texts(&hana).is_empty());
    assert_eq!(world.platform.requests().last().unwrap().status, 0);
    assert_eq!(world.push(&hana, "2").await.status, 200);
}

#[tokio::test]
async fn every_429_and_the_500_have_their_words_and_do_nothing() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    for (kind, status, said) in [
        (
            FaultKind::RateLimit,
            429,
            "The API rate limit has been exceeded. Try again later.",
        ),
        (
            FaultKind::Quota,
            429,
            "You have reached your monthly limit.",
        ),
        (FaultKind::UnknownLimit, 429, "Too many requests."),
        (
            FaultKind::Error500,
            500,
            "The server encountered an internal error.",
        ),
        (FaultKind::BadId, 400, "Failed to send messages"),
    ] {
        world.platform.fault(Fault::new("push", kind).times(1));
        let answer = world.push(&hana, "1").await;
        assert_eq!((answer.status, answer.message().as_str()), (status, said));
    }
    assert!(world.texts(&hana).is_empty());
    assert_eq!(world.push(&hana, "2").await.status, 200);
}

#[tokio::test]
async fn one_bad_id_is_named_by_its_place_in_the_multicast() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let id = world
        .platform
        .fault(Fault::new("multicast", FaultKind::BadId).for_user(&ken));
    let answer = world.multicast(&[&hana, &ken], "1").await;
    assert_eq!(
        answer.message(),
        "The property, to[1], in the request body is invalid (line: -, column: -)"
    );
    assert_eq!(world.multicast(&[&hana], "2").await.status, 200);
    assert!(world.platform.clear_fault(id));
    assert_eq!(world.multicast(&[&hana, &ken], "3").await.status, 200);
    assert_eq!(world.texts(&ken), ["3"]);
}

#[tokio::test]
async fn latency_delays_the_answer_and_nothing_else() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world
        .platform
        .fault(Fault::new("push", FaultKind::Latency).millis(150));
    let begun = std::time::Instant::now();
    assert_eq!(world.push(&hana, "1").await.status, 200);
    assert!(begun.elapsed().as_millis() >= 150);
    world.platform.clear_faults();
    assert_eq!(world.texts(&hana), ["1"]);
}
