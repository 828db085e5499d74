//! The control door, as the page speaks it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::world::{World, png};

async fn person(world: &World, name: &str) -> String {
    let made = world
        .post(
            "/simulator/v1/people",
            json!({"name": name, "language": "en"}),
        )
        .await;
    assert_eq!(made.status, 200);
    made.json()["userId"].as_str().unwrap().to_owned()
}

// F-61
#[tokio::test]
async fn a_phone_is_held_through_the_door() {
    let world = World::new().await;
    let hana = person(&world, "Hana").await;
    let at = |rest: &str| format!("/simulator/v1/people/{hana}{rest}");
    assert_eq!(
        world.post_nothing(&at("/follow")).await.json()["webhook"]["status"],
        200
    );
    world.post(&at("/text"), json!({"text": "hello"})).await;
    world.push(&hana, "hi").await;
    let state = world.get("/simulator/v1/state").await.json();
    let hers = &state["people"][0];
    assert_eq!(
        (hers["friend"].as_bool(), hers["unread"].as_u64()),
        (Some(true), Some(1))
    );
    let found = world.get(&at("")).await.json();
    let froms: Vec<_> = found["chat"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["from"].clone())
        .collect();
    assert_eq!(froms, ["system", "person", "bot"]);
    assert_eq!(
        found["chat"][2]["message"],
        json!({"type": "text", "text": "hi"})
    );
    assert!(found["chat"][2]["requestId"].is_string() && found["richMenu"].is_null());
    assert_eq!(
        world.get("/simulator/v1/state").await.json()["people"][0]["unread"],
        0
    );

    let tap = json!({"action": {"type": "uri", "uri": "https://a.example/"}});
    assert_eq!(
        world.post(&at("/tap"), tap).await.json()["open"],
        "https://a.example/"
    );
    world
        .post(
            &at("/sticker"),
            json!({"packageId": "446", "stickerId": "1988"}),
        )
        .await;
    world
        .post(
            &at("/image"),
            json!({"contentType": "image/png", "data": "iVBORw0KGgo="}),
        )
        .await;
    world
        .post(
            &at("/location"),
            json!({"title": "t", "address": "a", "latitude": 34, "longitude": 132}),
        )
        .await;
    world
        .post(
            &at("/event"),
            json!({"type": "beacon", "beacon": {"hwid": "1", "type": "enter"}}),
        )
        .await;
    assert_eq!(world.bot.last_event()["beacon"]["hwid"], "1");
    world.post_nothing(&at("/block")).await;
    assert_eq!(
        world.post(&at("/text"), json!({"text": "x"})).await.status,
        409
    );
    assert_eq!(world.post_nothing(&at("/unblock")).await.status, 200);
    world.stop().await;
}

#[tokio::test]
async fn the_door_says_what_is_wrong() {
    let world = World::new().await;
    let hana = person(&world, "Hana").await;
    for (path, body, status) in [
        ("/simulator/v1/people".to_owned(), json!({"name": " "}), 400),
        ("/simulator/v1/people".to_owned(), json!({}), 400),
        (
            "/simulator/v1/people/U0/text".to_owned(),
            json!({"text": "a"}),
            404,
        ),
        (
            format!("/simulator/v1/people/{hana}/tap"),
            json!({"action": {"type": "dance"}}),
            400,
        ),
        (
            format!("/simulator/v1/people/{hana}/unblock"),
            json!({}),
            409,
        ),
        (
            "/simulator/v1/faults".to_owned(),
            json!({"on": "push", "kind": "earthquake"}),
            400,
        ),
    ] {
        let answer = world.post(&path, body).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.json()["error"].is_string(), "{path}");
    }
    assert_eq!(world.get("/simulator/v1/people/U0").await.status, 404);
    assert_eq!(world.delete("/simulator/v1/faults/9").await.status, 404);
}

#[tokio::test]
async fn a_poll_wakes_with_what_changed() {
    let world = World::new().await;
    let hana = person(&world, "Hana").await;
    let seq = world.get("/simulator/v1/state").await.json()["seq"]
        .as_u64()
        .unwrap();
    let path = format!("/simulator/v1/events?after={seq}");
    let poll = world.get(&path);
    let act = async {
        world.platform.follow(&hana).await.unwrap();
    };
    let (news, ()) = tokio::join!(poll, act);
    let news = news.json();
    assert!(news["seq"].as_u64().unwrap() > seq);
    let all = world.get(&path).await.json();
    let changed = all["changed"].as_array().unwrap();
    assert!(changed.contains(&json!("people")) && changed.contains(&json!(format!("chat:{hana}"))));
    assert!(changed.contains(&json!("requests")) && !changed.contains(&json!("mail")));
}

#[tokio::test]
async fn logs_faults_and_channel_are_seen_and_changed() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    world.push(&hana, "1").await;
    let requests = world.get("/simulator/v1/requests?limit=1").await.json();
    let call = &requests["requests"][0];
    assert_eq!(
        (call["path"].as_str(), call["status"].as_u64()),
        (Some("/v2/bot/message/push"), Some(200))
    );
    assert_eq!(call["body"]["to"], hana);
    assert!(call["response"]["sentMessages"].is_array());
    let after = format!("/simulator/v1/requests?after={}", call["seq"]);
    assert_eq!(world.get(&after).await.json(), json!({"requests": []}));
    let webhooks = world.get("/simulator/v1/webhooks").await.json();
    assert_eq!(
        webhooks["webhooks"][0]["body"]["events"][0]["type"],
        "follow"
    );

    let fault = json!({"on": "push", "kind": "quota", "times": null, "userId": null});
    let id = world.post("/simulator/v1/faults", fault).await.json()["id"].clone();
    assert_eq!(world.push(&hana, "2").await.status, 429);
    let state = world.get("/simulator/v1/state").await.json();
    assert_eq!(
        state["faults"],
        json!([{"id": id, "on": "push", "kind": "quota"}])
    );
    assert_eq!(
        world
            .delete(&format!("/simulator/v1/faults/{id}"))
            .await
            .status,
        200
    );
    assert_eq!(world.push(&hana, "3").await.status, 200);

    let change = json!({"secret": "new", "quota": {"type": "limited", "value": 9}, "webhook": {"endpoint": "", "active": true}});
    world.put("/simulator/v1/channel", change).await;
    let channel = world.get("/simulator/v1/state").await.json()["channel"].clone();
    assert_eq!(
        (
            channel["secret"].as_str(),
            channel["webhook"]["endpoint"].is_null()
        ),
        (Some("new"), true)
    );
    assert_eq!(
        channel["quota"],
        json!({"type": "limited", "value": 9, "used": 2})
    );
    world
        .post("/simulator/v1/webhook", json!({"redeliver": true}))
        .await;
}

#[tokio::test]
async fn the_shown_menu_has_its_picture() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let picture = format!("/simulator/v1/people/{hana}/richmenu.png");
    assert_eq!(world.get(&picture).await.status, 404);
    let menu = json!({"size": {"width": 800, "height": 270}, "selected": false, "name": "m", "chatBarText": "m", "areas": []});
    let id = world.post("/v2/bot/richmenu", menu).await.json()["richMenuId"]
        .as_str()
        .unwrap()
        .to_owned();
    let upload = world
        .http
        .post(world.url(&format!("/v2/bot/richmenu/{id}/content")));
    world
        .send(
            upload
                .header("content-type", "image/png")
                .body(png(800, 270)),
        )
        .await;
    world
        .post_nothing(&format!("/v2/bot/user/{hana}/richmenu/{id}"))
        .await;
    assert_eq!(world.get(&picture).await.raw, png(800, 270));
    assert_eq!(
        world.get("/simulator/v1/state").await.json()["people"][0]["richMenuId"],
        id
    );
}

#[tokio::test]
async fn pages_are_served_and_a_stop_ends_the_polls() {
    let world = World::new().await;
    for path in ["/", "/mail", "/assets/page.js", "/assets/style.css"] {
        assert_eq!(world.get(path).await.status, 200, "{path}");
    }
    assert_eq!(world.get("/assets/nothing.js").await.status, 404);
    let poll = world
        .http
        .get(world.url("/simulator/v1/events?after=1000000"))
        .send();
    let poll = tokio::spawn(poll);
    // The poll has begun once the next answer is there: both use the same connection pool.
    let _: Value = world.get("/simulator/v1/state").await.json();
    let begun = Instant::now();
    world.stop().await;
    assert!(begun.elapsed() < Duration::from_secs(4));
    drop(poll.await);
}
