//! Reply, push, multicast, broadcast: who gets what, how often, and what it costs.

use kairan::simulator::Way;
use serde_json::json;

use super::world::{World, text};

const KEY: &str = "123e4567-e89b-12d3-a456-426614174000";

// F-61
#[tokio::test]
async fn a_reply_token_serves_once_within_a_minute() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.say(&hana, "こんにちは").await.unwrap();
    let token = world.bot.last_event()["replyToken"].clone();
    let reply = json!({"replyToken": token, "messages": [text("はい")]});

    let answer = world.post("/v2/bot/message/reply", reply.clone()).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer.json()["sentMessages"][0]["id"]
            .as_str()
            .unwrap()
            .parse::<u64>()
            .unwrap()
            > 1 << 53
    );
    let again = world.post("/v2/bot/message/reply", reply).await;
    assert_eq!(
        (again.status, again.message().as_str()),
        (400, "Invalid reply token")
    );

    world.platform.say(&hana, "まだ？").await.unwrap();
    let token = world.bot.last_event()["replyToken"].clone();
    world.clock.advance_seconds(61);
    let late = world
        .post(
            "/v2/bot/message/reply",
            json!({"replyToken": token, "messages": [text("遅い")]}),
        )
        .await;
    assert_eq!(late.message(), "Invalid reply token");

    world.platform.redeliver_last().await;
    let in_time = world
        .post(
            "/v2/bot/message/reply",
            json!({"replyToken": token, "messages": [text("間に合った")]}),
        )
        .await;
    assert_eq!(in_time.status, 200);
    assert_eq!(
        world.texts(&hana),
        ["こんにちは", "はい", "まだ？", "間に合った"]
    );
    assert_eq!(
        world.get("/v2/bot/message/quota/consumption").await.json()["totalUsage"],
        0
    );
    world.stop().await;
}

#[tokio::test]
async fn a_redelivery_begins_a_reply_tokens_minute_anew() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.say(&hana, "a").await.unwrap();
    let token = world.bot.last_event()["replyToken"].clone();
    world.clock.advance_seconds(600);
    world.platform.redeliver_last().await;
    assert_eq!(
        world.bot.last_event()["deliveryContext"]["isRedelivery"],
        true
    );
    world.clock.advance_seconds(59);
    let answer = world
        .post(
            "/v2/bot/message/reply",
            json!({"replyToken": token, "messages": [text("b")]}),
        )
        .await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn the_same_retry_key_sends_once_a_day() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let body = json!({"to": hana, "messages": [text("1")]});
    let first = world
        .post_with_key("/v2/bot/message/push", KEY, body.clone())
        .await;
    assert_eq!(first.status, 200);
    let retry = world
        .post_with_key("/v2/bot/message/push", &KEY.to_uppercase(), body.clone())
        .await;
    assert_eq!(
        (retry.status, retry.message().as_str()),
        (409, "The retry key is already accepted")
    );
    assert_eq!(
        retry.header("x-line-accepted-request-id"),
        first.header("x-line-request-id")
    );
    assert_ne!(
        retry.header("x-line-request-id"),
        first.header("x-line-request-id")
    );
    assert_eq!(retry.json()["sentMessages"], first.json()["sentMessages"]);
    assert_eq!(world.texts(&hana), ["1"]);

    world.clock.advance_seconds(24 * 3600);
    assert_eq!(
        world
            .post_with_key("/v2/bot/message/push", KEY, body)
            .await
            .status,
        200
    );
    assert_eq!(world.texts(&hana), ["1", "1"]);
    let keys: Vec<_> = world
        .platform
        .sends()
        .into_iter()
        .map(|sent| sent.retry_key)
        .collect();
    assert_eq!(keys, [Some(KEY.into()), Some(KEY.into())]);
}

#[tokio::test]
async fn a_refused_request_does_not_use_its_retry_key_up() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.set_quota(Some(0));
    let body = json!({"to": [hana], "messages": [text("1")]});
    let refused = world
        .post_with_key("/v2/bot/message/multicast", KEY, body.clone())
        .await;
    assert_eq!(
        (refused.status, refused.message().as_str()),
        (429, "You have reached your monthly limit.")
    );
    world.platform.set_quota(None);
    assert_eq!(
        world
            .post_with_key("/v2/bot/message/multicast", KEY, body)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_retry_key_is_refused_where_it_has_no_meaning() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.platform.say(&hana, "a").await.unwrap();
    let token = world.bot.last_event()["replyToken"].clone();
    let reply = json!({"replyToken": token, "messages": [text("b")]});
    assert_eq!(
        world
            .post_with_key("/v2/bot/message/reply", KEY, reply.clone())
            .await
            .status,
        400
    );
    assert_eq!(world.post("/v2/bot/message/reply", reply).await.status, 200);
    let body = json!({"to": hana, "messages": [text("1")]});
    for bad in [
        "",
        "1",
        "123e4567e89b12d3a456426614174000",
        "{123e4567-e89b-12d3-a456-426614174}",
    ] {
        assert_eq!(
            world
                .post_with_key("/v2/bot/message/push", bad, body.clone())
                .await
                .status,
            400,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn a_push_to_a_stranger_is_refused_and_to_one_who_blocked_swallowed() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let refused = |answer: super::world::Answer| (answer.status, answer.message());
    assert_eq!(
        refused(world.push("U00000000000000000000000000000000", "?").await),
        (400, "Failed to send messages".into())
    );
    for malformed in ["hana", "U123", &hana.to_uppercase()] {
        assert_eq!(
            refused(world.push(malformed, "?").await),
            (
                400,
                "The property, 'to', in the request body is invalid (line: -, column: -)".into()
            )
        );
    }
    assert_eq!(
        refused(world.push(&hana.replacen('U', "C", 1), "?").await).0,
        400
    );
    world.platform.block(&hana).await.unwrap();
    assert_eq!(world.push(&hana, "?").await.status, 200);
    assert!(world.texts(&hana).is_empty());
    assert_eq!(world.platform.sent_count(), 0);
    assert_eq!(
        world.get("/v2/bot/message/quota/consumption").await.json()["totalUsage"],
        0
    );
    assert_eq!(
        world.get(&format!("/v2/bot/profile/{hana}")).await.status,
        404
    );
}

#[tokio::test]
async fn whoever_wrote_without_being_a_friend_is_reached_for_a_week() {
    let world = World::new().await;
    let guest = world.platform.new_person("Guest", "");
    assert_eq!(world.push(&guest, "1").await.status, 200);
    assert!(world.texts(&guest).is_empty());
    world.platform.say(&guest, "hello").await.unwrap();
    world.clock.advance_seconds(7 * 24 * 3600);
    world.push(&guest, "2").await;
    world.clock.advance_seconds(1);
    world.push(&guest, "3").await;
    assert_eq!(world.texts(&guest), ["hello", "2"]);
    let profile = world.get(&format!("/v2/bot/profile/{guest}")).await.json();
    assert_eq!(profile, json!({"userId": guest, "displayName": "Guest"}));
}

#[tokio::test]
async fn one_bad_id_in_a_multicast_and_nobody_gets_it() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let unknown = "U00000000000000000000000000000000";
    for bad in [unknown, "Uxyz", &hana] {
        let answer = world.multicast(&[&hana, &ken, bad], "1").await;
        assert_eq!(
            answer.message(),
            "The property, to[2], in the request body is invalid (line: -, column: -)"
        );
    }
    assert!(world.texts(&hana).is_empty());
    world.platform.block(&ken).await.unwrap();
    assert_eq!(world.multicast(&[&hana, &ken], "2").await.status, 200);
    assert_eq!((world.texts(&hana).len(), world.texts(&ken).len()), (1, 0));
    let too_many = vec![unknown; 501];
    let answer = world.multicast(&too_many, "3").await;
    assert_eq!(
        answer.json()["details"][0]["message"],
        "Size must be between 1 and 500"
    );
}

#[tokio::test]
async fn a_broadcast_reaches_friends_and_is_counted_by_recipients() {
    let world = World::new().await;
    let mut friends = Vec::new();
    for name in ["a", "b", "c"] {
        friends.push(world.friend(name).await);
    }
    world.platform.new_person("stranger", "ja");
    let answer = world
        .post(
            "/v2/bot/message/broadcast",
            json!({"messages": [text("1"), text("2")]}),
        )
        .await;
    assert_eq!(answer.status, 200);
    let sends = world.platform.sends();
    assert_eq!(sends.len(), 3);
    assert!(
        sends
            .iter()
            .all(|sent| sent.way == Way::Broadcast && sent.messages.len() == 2)
    );
    assert_eq!(
        world.get("/v2/bot/message/quota/consumption").await.json()["totalUsage"],
        3
    );
    let counted = world
        .get("/v2/bot/message/delivery/broadcast?date=20261102")
        .await
        .json();
    assert_eq!(counted, json!({"status": "ready", "success": 3}));
    assert_eq!(
        world
            .get("/v2/bot/message/delivery/broadcast?date=2026-11-02")
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_broadcast_runs_into_its_sixty_an_hour() {
    let world = World::new().await;
    let mut statuses = Vec::new();
    for _ in 0..61 {
        statuses.push(
            world
                .post(
                    "/v2/bot/message/broadcast",
                    json!({"messages": [text("1")]}),
                )
                .await,
        );
    }
    let refused = statuses.pop().unwrap();
    assert!(statuses.iter().all(|answer| answer.status == 200));
    assert_eq!(
        (refused.status, refused.message().as_str()),
        (
            429,
            "The API rate limit has been exceeded. Try again later."
        )
    );
    world.clock.advance_seconds(60);
    assert_eq!(
        world
            .post(
                "/v2/bot/message/broadcast",
                json!({"messages": [text("1")]})
            )
            .await
            .status,
        200
    );
    world.platform.enforce_limits(false);
    assert_eq!(
        world
            .post(
                "/v2/bot/message/broadcast",
                json!({"messages": [text("1")]})
            )
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_quota_is_told_and_refuses_what_exceeds_it() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    assert_eq!(
        world.get("/v2/bot/message/quota").await.json(),
        json!({"type": "none"})
    );
    world.platform.set_quota(Some(1));
    assert_eq!(
        world.get("/v2/bot/message/quota").await.json(),
        json!({"type": "limited", "value": 1})
    );
    assert_eq!(world.push(&hana, "1").await.status, 200);
    assert_eq!(
        world.push(&hana, "2").await.message(),
        "You have reached your monthly limit."
    );
    // The first of December in Japan.
    world.clock.advance_seconds(29 * 24 * 3600);
    assert_eq!(world.push(&hana, "3").await.status, 200);
    assert_eq!(world.texts(&hana), ["1", "3"]);
}

#[tokio::test]
async fn a_narrowcast_is_accepted_and_tells_its_progress() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let answer = world
        .post(
            "/v2/bot/message/narrowcast",
            json!({"messages": [text("n")]}),
        )
        .await;
    assert_eq!(answer.status, 202);
    let id = answer.header("x-line-request-id");
    let progress = world
        .get(&format!(
            "/v2/bot/message/progress/narrowcast?requestId={id}"
        ))
        .await
        .json();
    assert_eq!(
        (
            progress["phase"].as_str(),
            progress["successCount"].as_u64()
        ),
        (Some("succeeded"), Some(1))
    );
    assert_eq!(world.texts(&hana), ["n"]);
    let audience =
        json!({"messages": [text("n")], "recipient": {"type": "audience", "audienceGroupId": 5}});
    assert_eq!(
        world
            .post("/v2/bot/message/narrowcast", audience)
            .await
            .message(),
        "Invalid audience group id: 5"
    );
    assert_eq!(
        world
            .get("/v2/bot/message/progress/narrowcast?requestId=x")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn many_multicasts_of_five_hundred_keep_every_delivery() {
    let world = World::new().await;
    let ids: Vec<String> = (0..1000).map(|number| format!("U{number:032x}")).collect();
    for id in &ids {
        world.platform.adopt(id, "x", "ja");
    }
    for half in ids.chunks(500) {
        let half: Vec<&str> = half.iter().map(String::as_str).collect();
        assert_eq!(world.multicast(&half, "m").await.status, 200);
    }
    let sent: Vec<String> = world
        .platform
        .sends()
        .iter()
        .map(|sent| sent.user.to_string())
        .collect();
    assert_eq!(sent, ids);
    let page = world.get("/v2/bot/followers/ids?limit=999").await.json();
    assert_eq!(
        (
            page["userIds"].as_array().unwrap().len(),
            page["next"].as_str()
        ),
        (999, Some("999"))
    );
    let rest = world
        .get("/v2/bot/followers/ids?limit=999&start=999")
        .await
        .json();
    assert_eq!(
        (rest["userIds"].as_array().unwrap().len(), rest.get("next")),
        (1, None)
    );
    assert_eq!(
        world.get("/v2/bot/followers/ids?start=x").await.message(),
        "Invalid start param"
    );
}
