//! Webhooks as a bot gets them: signed, in order, doubled and late on order.

use kairan::simulator::{Outcome, Release, Signing};
use serde_json::{Value, json};

use super::world::{Received, World};

const SECRET: &str = "5a3c1f0e9b7d4826a1b2c3d4e5f60718";

fn texts(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| event["message"]["text"].as_str())
        .collect()
}

// F-61
#[tokio::test]
async fn what_people_do_arrives_signed_and_complete() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.say(&hana, "絵文字 🤨").await.unwrap();
    world.platform.sticker(&hana, "446", "1988").await.unwrap();
    world.platform.image(&hana).await.unwrap();
    world
        .platform
        .location(&hana, "駅", "西条", 34.43, 132.74)
        .await
        .unwrap();
    world.platform.block(&hana).await.unwrap();
    world.platform.unblock(&hana).await.unwrap();
    assert!(
        world
            .bot
            .received()
            .iter()
            .all(|webhook| webhook.is_signed_with(SECRET))
    );
    let events = world.bot.events();
    let kinds: Vec<_> = events
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "follow", "message", "message", "message", "message", "unfollow", "follow"
        ]
    );
    assert_eq!(events[0]["follow"]["isUnblocked"], false);
    assert_eq!(events[6]["follow"]["isUnblocked"], true);
    assert!(events[5].get("replyToken").is_none());
    assert!(
        events
            .windows(2)
            .all(|pair| pair[0]["timestamp"].as_i64() < pair[1]["timestamp"].as_i64())
    );
    let image = events[3]["message"]["id"].as_str().unwrap();
    let content = world.get(&format!("/v2/bot/message/{image}/content")).await;
    assert_eq!(
        (content.status, content.header("content-type")),
        (200, "image/png")
    );
    assert!(content.raw.starts_with(b"\x89PNG"));
    assert_eq!(world.get("/v2/bot/message/1/content").await.status, 404);
    world.stop().await;
}

#[tokio::test]
async fn whoever_blocked_cannot_write_or_tap() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.block(&hana).await.unwrap();
    assert!(world.platform.say(&hana, "a").await.is_err());
    assert!(
        world
            .platform
            .tap(&hana, &json!({"type": "postback", "data": "x"}), None)
            .await
            .is_err()
    );
    assert!(world.platform.say("U0", "a").await.is_err());
    assert_eq!(world.bot.events().len(), 2);
}

#[tokio::test]
async fn a_tap_does_what_its_action_says() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let tap = |action: Value, params: Value| {
        let (platform, hana) = (world.platform.clone(), hana.clone());
        async move { platform.tap(&hana, &action, Some(&params)).await }
    };
    tap(
        json!({"type": "message", "label": "l", "text": "はい"}),
        json!(null),
    )
    .await
    .unwrap();
    assert_eq!(world.bot.last_event()["message"]["text"], "はい");
    tap(
        json!({"type": "postback", "data": "d", "displayText": "見せる"}),
        json!(null),
    )
    .await
    .unwrap();
    assert_eq!(world.bot.last_event()["postback"], json!({"data": "d"}));
    let picker =
        json!({"type": "datetimepicker", "data": "b", "mode": "date", "max": "2026-12-31"});
    tap(picker.clone(), json!({"date": "2018-04-02"}))
        .await
        .unwrap();
    assert_eq!(
        world.bot.last_event()["postback"],
        json!({"data": "b", "params": {"date": "2018-04-02"}})
    );
    assert!(tap(picker, json!({"date": "2027-01-01"})).await.is_err());
    let opened = tap(
        json!({"type": "uri", "uri": "https://a.example/"}),
        json!(null),
    )
    .await
    .unwrap();
    assert_eq!(
        (opened.open.as_deref(), opened.outcome.is_none()),
        (Some("https://a.example/"), true)
    );
    let copied = tap(
        json!({"type": "clipboard", "clipboardText": "abc"}),
        json!(null),
    )
    .await
    .unwrap();
    assert_eq!(copied.copied.as_deref(), Some("abc"));
    assert!(tap(json!({"type": "dance"}), json!(null)).await.is_err());
    assert_eq!(world.texts(&hana), ["はい", "見せる"]);
}

#[tokio::test]
async fn deliveries_are_doubled_swapped_held_and_bundled_on_order() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.duplicate_next();
    world.platform.say(&hana, "twice").await.unwrap();
    world.platform.reorder_next();
    assert!(matches!(
        world.platform.say(&hana, "first").await.unwrap(),
        Outcome::Held
    ));
    world.platform.say(&hana, "second").await.unwrap();
    let events = world.bot.events();
    assert_eq!(texts(&events), ["twice", "twice", "second", "first"]);
    assert_eq!(events[1]["webhookEventId"], events[2]["webhookEventId"]);
    assert_eq!(events[2]["deliveryContext"]["isRedelivery"], false);
    assert!(events[3]["timestamp"].as_i64() > events[4]["timestamp"].as_i64());

    world.platform.hold();
    for words in ["a", "b", "c"] {
        world.platform.say(&hana, words).await.unwrap();
    }
    assert_eq!(world.bot.events().len(), 5);
    world.platform.release(Release::Together).await;
    assert_eq!(
        texts(&world.bot.received().last().unwrap().events()),
        ["a", "b", "c"]
    );
    world.platform.hold();
    world.platform.say(&hana, "d").await.unwrap();
    world.platform.say(&hana, "e").await.unwrap();
    world.platform.release(Release::Reversed).await;
    assert_eq!(texts(&world.bot.events())[7..], ["e", "d"]);
}

#[tokio::test]
async fn a_refused_webhook_is_delivered_again_until_it_is_taken() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.set_redelivery(true);
    world.bot.answers(Some(503));
    let outcome = world.platform.say(&hana, "a").await.unwrap();
    assert!(!outcome.is_delivered());
    assert_eq!(
        world.platform.deliveries().last().unwrap().error,
        Some("error_status_code")
    );
    assert_eq!(world.platform.redeliver_failed().await, 1);
    world.bot.answers(Some(200));
    assert_eq!(world.platform.redeliver_failed().await, 0);
    let events = world.bot.events();
    let flags: Vec<_> = events[1..]
        .iter()
        .map(|event| event["deliveryContext"]["isRedelivery"] == true)
        .collect();
    assert_eq!(flags, [false, true, true]);
    assert!(
        events[1..]
            .iter()
            .all(|event| event["webhookEventId"] == events[1]["webhookEventId"])
    );
    world.bot.answers(Some(500));
    world.platform.say(&hana, "b").await.unwrap();
    for _ in 0..5 {
        world.platform.redeliver_failed().await;
    }
    assert_eq!(world.platform.redeliver_failed().await, 0);
}

#[tokio::test]
async fn no_answer_within_two_seconds_is_a_failed_delivery() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.bot.answers(None);
    let outcome = world.platform.say(&hana, "a").await.unwrap();
    let Outcome::Delivered(delivery) = outcome else {
        panic!("it was sent")
    };
    assert_eq!(
        (delivery.status, delivery.error),
        (None, Some("request_timeout"))
    );
    assert!((2000..5000).contains(&delivery.duration_ms));
    world.platform.set_webhook("http://127.0.0.1:1/");
    world.platform.say(&hana, "b").await.unwrap();
    assert_eq!(
        world.platform.deliveries().last().unwrap().error,
        Some("could_not_connect")
    );
}

#[tokio::test]
async fn signatures_go_wrong_on_order() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let mut signed = Vec::new();
    for signing in [
        Signing::WrongKey,
        Signing::Missing,
        Signing::TitleCase,
        Signing::Valid,
    ] {
        world.platform.sign(signing);
        world.platform.say(&hana, "a").await.unwrap();
        signed.push(world.bot.received().last().unwrap().is_signed_with(SECRET));
    }
    assert_eq!(signed, [false, false, true, true]);
    world.platform.set_secret("reissued");
    world.platform.deliver_raw(b"{}").await;
    assert!(
        world
            .bot
            .received()
            .last()
            .unwrap()
            .is_signed_with("reissued")
    );
}

#[tokio::test]
async fn one_person_is_delivered_in_order_and_another_does_not_wait() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let says = (0..20).map(|number| {
        let (platform, hana) = (world.platform.clone(), hana.clone());
        async move { platform.say(&hana, &number.to_string()).await.map(|_| ()) }
    });
    let (all, _) = tokio::join!(
        futures_util::future::join_all(says),
        world.platform.say(&ken, "ken")
    );
    assert!(all.iter().all(Result::is_ok));
    let numbers: Vec<i32> = texts(&world.bot.events())
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    assert_eq!(numbers, (0..20).collect::<Vec<_>>());
}

#[tokio::test]
async fn events_of_any_kind_and_none_can_be_sent() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world
        .platform
        .event(
            &hana,
            json!({"type": "unsend", "unsend": {"messageId": "1"}}),
        )
        .await
        .unwrap();
    assert!(world.bot.last_event().get("replyToken").is_none());
    world
        .platform
        .event(
            &hana,
            json!({"type": "telepathy", "telepathy": {"mood": "good"}}),
        )
        .await
        .unwrap();
    let event = world.bot.last_event();
    assert_eq!(
        (
            event["source"]["userId"].as_str(),
            event["telepathy"]["mood"].as_str()
        ),
        (Some(hana.as_str()), Some("good"))
    );
    world.platform.deliver(vec![]).await;
    assert!(
        world
            .bot
            .received()
            .last()
            .map(Received::events)
            .unwrap()
            .is_empty()
    );
}
