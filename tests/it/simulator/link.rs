//! The account link, from the token to the event.

use serde_json::json;

use super::world::World;

const NONCE: &str = "c2VjcmV0LW5vbmNlLTE";

async fn token(world: &World, user: &str) -> String {
    let answer = world
        .post_nothing(&format!("/v2/bot/user/{user}/linkToken"))
        .await;
    answer.json()["linkToken"].as_str().unwrap().to_owned()
}

// F-61
#[tokio::test]
async fn allowing_in_the_dialog_links_the_one_the_token_was_for() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let token = token(&world, &hana).await;
    let page = world
        .get(&format!(
            "/dialog/bot/accountLink?linkToken={token}&nonce={NONCE}"
        ))
        .await;
    assert_eq!(page.status, 200);
    let shown = String::from_utf8(page.raw.to_vec()).unwrap();
    assert!(shown.contains("Allow") && shown.contains(&token) && shown.contains("Hana"));
    assert_eq!(world.bot.events().len(), 1);

    let fields = [
        ("linkToken", token.as_str()),
        ("nonce", NONCE),
        ("userId", &hana),
        ("answer", "allow"),
    ];
    assert_eq!(
        world.form("/dialog/bot/accountLink", &fields).await.status,
        200
    );
    let event = world.bot.last_event();
    assert_eq!(event["link"], json!({"result": "ok", "nonce": NONCE}));
    assert_eq!(event["source"]["userId"], hana);
    assert!(event["replyToken"].is_string());
    let again = world.form("/dialog/bot/accountLink", &fields).await;
    assert_eq!((again.status, world.bot.events().len()), (400, 2));
    world.stop().await;
}

#[tokio::test]
async fn somebody_elses_phone_makes_a_failed_event_that_names_nobody() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let token = token(&world, &hana).await;
    world
        .platform
        .allow_link(&token, NONCE, &ken)
        .await
        .unwrap();
    let event = world.bot.last_event();
    assert_eq!(event["link"], json!({"result": "failed", "nonce": NONCE}));
    assert!(event.get("source").is_none() && event.get("replyToken").is_none());
}

#[tokio::test]
async fn cancelling_waiting_too_long_or_a_short_nonce_sends_no_event() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let first = token(&world, &hana).await;
    let fields = [
        ("linkToken", first.as_str()),
        ("nonce", NONCE),
        ("userId", &hana),
        ("answer", "cancel"),
    ];
    assert_eq!(
        world.form("/dialog/bot/accountLink", &fields).await.status,
        200
    );
    let page = |token: &str, nonce: &str| {
        format!("/dialog/bot/accountLink?linkToken={token}&nonce={nonce}")
    };
    assert_eq!(world.get(&page(&first, "short")).await.status, 400);
    world.clock.advance_seconds(600);
    assert_eq!(world.get(&page(&first, NONCE)).await.status, 400);
    assert!(
        world
            .platform
            .allow_link(&first, NONCE, &hana)
            .await
            .is_err()
    );
    assert_eq!(world.bot.events().len(), 1);
    let stranger = world.platform.new_person("S", "ja");
    assert_eq!(
        world
            .post_nothing(&format!("/v2/bot/user/{stranger}/linkToken"))
            .await
            .status,
        404
    );
}
