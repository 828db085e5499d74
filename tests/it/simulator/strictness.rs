//! What LINE refuses before it looks at what is asked.

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::world::{TOKEN, World, text};

// F-61
#[tokio::test]
async fn paths_are_taken_exactly_and_every_answer_has_a_request_id() {
    let world = World::new().await;
    for (path, status) in [
        ("/v2/bot/info", 200),
        ("/v2/bot/info/", 404),
        ("/v2/bot//info", 404),
        ("/v2/bot/info?", 404),
        ("/v2/bot/nothing", 404),
        ("/v2/bot/message/push", 405),
        (
            "/v2/bot/group/C0123456789abcdef0123456789abcdef/summary",
            404,
        ),
        ("/v2/bot/group/1/summary", 400),
        ("/v2/bot/profile/hana", 400),
    ] {
        let answer = raw_get(&world, path).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{path}: {answer}"
        );
        assert!(answer.contains("x-line-request-id: "), "{path}");
    }
    world.stop().await;
}

/// Written by hand: a client would tidy the path up.
async fn raw_get(world: &World, path: &str) -> String {
    raw(world, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nConnection: close\r\n\r\n")).await
}

async fn raw(world: &World, request: &str) -> String {
    let address = world.simulator.url().replace("http://", "");
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_post_states_its_length_even_if_it_has_none() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let request = |length: &str| {
        format!(
            "POST /v2/bot/user/{hana}/linkToken HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n{length}Connection: close\r\n\r\n"
        )
    };
    assert!(raw(&world, &request("")).await.starts_with("HTTP/1.1 411 "));
    assert!(
        raw(&world, &request("Content-Length: 0\r\n"))
            .await
            .starts_with("HTTP/1.1 200 ")
    );
    let path = format!("/v2/bot/user/{hana}/linkToken");
    assert_eq!(world.post_nothing(&path).await.status, 200);
    // reqwest's trap: an empty body states no length by itself.
    let answer = world.send(world.http.post(world.url(&path)).body("")).await;
    assert_eq!(answer.status, 411);
}

#[tokio::test]
async fn without_the_right_token_nothing_is_done() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let body = json!({"to": hana, "messages": [text("1")]});
    let push = || {
        world
            .http
            .post(world.url("/v2/bot/message/push"))
            .json(&body)
    };
    for request in [
        push(),
        push().bearer_auth("wrong"),
        push().basic_auth("a", Some("b")),
    ] {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 401);
        let said: Value = response.json().await.unwrap();
        assert!(
            said["message"]
                .as_str()
                .unwrap()
                .starts_with("Authentication failed due to the following reason: ")
        );
    }
    assert!(world.texts(&hana).is_empty());
}

#[tokio::test]
async fn bodies_are_json_of_the_right_type_and_size() {
    let world = World::new().await;
    let push = || world.http.post(world.url("/v2/bot/message/push"));
    let answer = world
        .send(push().header("content-type", "text/plain").body("{}"))
        .await;
    assert_eq!(
        (answer.status, answer.message().as_str()),
        (415, "The content type, text/plain, is not supported")
    );
    let answer = world
        .send(
            push()
                .header("content-type", "application/json")
                .body("{\"to\":\n x}"),
        )
        .await;
    assert_eq!(
        answer.message(),
        "The request body could not be parsed as JSON (line: 2, column: 2)"
    );
    let huge = world
        .send(
            push()
                .header("content-type", "application/json")
                .body("x".repeat(2 * 1024 * 1024 + 1)),
        )
        .await;
    assert_eq!(huge.status, 413);
}

#[tokio::test]
async fn what_is_wrong_with_a_message_is_said_with_its_place() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let bad = json!({"to": hana, "messages": [text(""), {"type": "telegram"}]});
    let answer = world.post("/v2/bot/message/push", bad.clone()).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.message(), "The request body has 2 error(s)");
    assert_eq!(
        answer.json()["details"][0],
        json!({"message": "May not be empty", "property": "messages[0].text"})
    );
    assert_eq!(answer.json()["details"][1]["property"], "messages[1].type");
    let validated = world
        .post(
            "/v2/bot/message/validate/push",
            json!({"messages": bad["messages"]}),
        )
        .await;
    assert_eq!(validated.json(), answer.json());
    let good = world
        .post(
            "/v2/bot/message/validate/multicast",
            json!({"messages": [text("1")]}),
        )
        .await;
    assert_eq!((good.status, good.json()), (200, json!({})));
}

#[tokio::test]
async fn loading_read_marks_and_webhook_settings_are_checked() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let loading = |seconds: i64| json!({"chatId": hana, "loadingSeconds": seconds});
    assert_eq!(
        world
            .post("/v2/bot/chat/loading/start", loading(20))
            .await
            .status,
        202
    );
    assert_eq!(
        world
            .post("/v2/bot/chat/loading/start", loading(21))
            .await
            .status,
        400
    );
    world.platform.say(&hana, "a").await.unwrap();
    let token = world.bot.last_event()["message"]["markAsReadToken"].clone();
    assert_eq!(
        world
            .post("/v2/bot/chat/markAsRead", json!({"markAsReadToken": token}))
            .await
            .status,
        200
    );
    assert_eq!(
        world
            .post("/v2/bot/chat/markAsRead", json!({"markAsReadToken": "x"}))
            .await
            .status,
        400
    );

    let path = "/v2/bot/channel/webhook/endpoint";
    for bad in ["http://example.com/", "ftp://a", "x", ""] {
        assert_eq!(
            world.put(path, json!({"endpoint": bad})).await.message(),
            "Invalid webhook endpoint URL",
            "{bad}"
        );
    }
    assert_eq!(
        world
            .post("/v2/bot/channel/webhook/test", json!({}))
            .await
            .json()["success"],
        true
    );
    assert!(world.bot.received().last().unwrap().events().is_empty());
    world
        .put(path, json!({"endpoint": "http://127.0.0.1:1/"}))
        .await;
    assert_eq!(
        world.get(path).await.json(),
        json!({"endpoint": "http://127.0.0.1:1/", "active": true})
    );
    let test = world
        .post("/v2/bot/channel/webhook/test", json!({}))
        .await
        .json();
    assert_eq!(
        (test["success"].as_bool(), test["reason"].as_str()),
        (Some(false), Some("COULD_NOT_CONNECT"))
    );
}
