//! Rich menus from creation to the phone.

use serde_json::{Value, json};

use super::world::{Answer, World, png};

fn menu(name: &str) -> Value {
    json!({"size": {"width": 2500, "height": 843}, "selected": true, "name": name, "chatBarText": "メニュー",
        "areas": [{"bounds": {"x": 0, "y": 0, "width": 1250, "height": 843},
            "action": {"type": "richmenuswitch", "richMenuAliasId": "other", "data": "switch"}}]})
}

async fn upload(world: &World, id: &str, kind: &str, image: Vec<u8>) -> Answer {
    let request = world
        .http
        .post(world.url(&format!("/v2/bot/richmenu/{id}/content")));
    world
        .send(request.header("content-type", kind).body(image))
        .await
}

async fn made(world: &World, name: &str) -> String {
    let id = world.post("/v2/bot/richmenu", menu(name)).await.json()["richMenuId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        upload(world, &id, "image/png", png(2500, 843)).await.status,
        200
    );
    id
}

fn shown(world: &World, user: &str) -> Option<String> {
    Some(
        world.platform.shown_menu(user)?["name"]
            .as_str()?
            .to_owned(),
    )
}

// F-61
#[tokio::test]
async fn a_menu_goes_from_its_object_to_the_phone() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let created = world.post("/v2/bot/richmenu", menu("main")).await;
    let id = created.json()["richMenuId"].as_str().unwrap().to_owned();
    let default = format!("/v2/bot/user/all/richmenu/{id}");
    let answer = world.post_nothing(&default).await;
    assert_eq!(
        (answer.status, answer.message().as_str()),
        (400, "must upload richmenu image before applying it to user")
    );
    assert_eq!(
        upload(&world, &id, "text/plain", png(2500, 843))
            .await
            .status,
        415
    );
    assert_eq!(
        upload(&world, &id, "image/png", png(2500, 844))
            .await
            .message(),
        "The image size is not allowed for richmenu"
    );
    assert_eq!(
        upload(&world, "richmenu-x", "image/png", png(2500, 843))
            .await
            .status,
        404
    );
    assert_eq!(
        upload(&world, &id, "image/png", png(2500, 843))
            .await
            .status,
        200
    );
    assert_eq!(
        upload(&world, &id, "image/png", png(2500, 843))
            .await
            .message(),
        "An image has already been uploaded to the richmenu"
    );
    assert_eq!(
        world.get("/v2/bot/user/all/richmenu").await.message(),
        "no default richmenu"
    );
    assert_eq!(world.post_nothing(&default).await.status, 200);
    assert_eq!(shown(&world, &hana).as_deref(), Some("main"));
    assert_eq!(
        world
            .get(&format!("/v2/bot/richmenu/{id}/content"))
            .await
            .raw,
        png(2500, 843)
    );
    let list = world.get("/v2/bot/richmenu/list").await.json();
    assert_eq!(list["richmenus"][0]["richMenuId"], id);
    assert_eq!(
        world.delete(&format!("/v2/bot/richmenu/{id}")).await.status,
        200
    );
    assert_eq!(
        world.get(&format!("/v2/bot/richmenu/{id}")).await.status,
        404
    );
    assert_eq!(shown(&world, &hana), None);
    world.stop().await;
}

#[tokio::test]
async fn links_are_for_friends_and_end_with_a_block() {
    let world = World::new().await;
    let (hana, stranger) = (
        world.friend("Hana").await,
        world.platform.new_person("S", "ja"),
    );
    let (a, b) = (made(&world, "a").await, made(&world, "b").await);
    world
        .post_nothing(&format!("/v2/bot/user/all/richmenu/{a}"))
        .await;
    for user in [
        &hana,
        &stranger,
        &"U00000000000000000000000000000000".to_owned(),
    ] {
        assert_eq!(
            world
                .post_nothing(&format!("/v2/bot/user/{user}/richmenu/{b}"))
                .await
                .status,
            200
        );
    }
    let answer = world
        .post_nothing(&format!("/v2/bot/user/hana/richmenu/{b}"))
        .await;
    assert_eq!(
        answer.message(),
        "The value for the 'userId' parameter is invalid"
    );
    assert_eq!(
        (shown(&world, &hana), shown(&world, &stranger)),
        (Some("b".into()), Some("a".into()))
    );
    assert_eq!(
        world
            .get(&format!("/v2/bot/user/{hana}/richmenu"))
            .await
            .json()["richMenuId"],
        b
    );
    world.platform.block(&hana).await.unwrap();
    world.platform.follow(&hana).await.unwrap();
    assert_eq!(
        world
            .get(&format!("/v2/bot/user/{hana}/richmenu"))
            .await
            .message(),
        "the user has no richmenu"
    );
    assert_eq!(
        world
            .delete(&format!("/v2/bot/user/{hana}/richmenu"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn bulk_links_and_batches_are_done_later_and_all_or_nothing() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let (a, b) = (made(&world, "a").await, made(&world, "b").await);
    let link = |ids: Value| {
        world.post(
            "/v2/bot/richmenu/bulk/link",
            json!({"richMenuId": a, "userIds": ids}),
        )
    };
    let bad = link(json!([hana, "x"])).await;
    assert_eq!(
        bad.message(),
        "The property, 'userIds[1]', in the request body is invalid (line: -, column: -)"
    );
    world.platform.set_bulk_delay(3000);
    assert_eq!(link(json!([hana, ken])).await.status, 202);
    assert_eq!(shown(&world, &hana), None);
    world.clock.advance_seconds(3);
    assert_eq!(shown(&world, &hana).as_deref(), Some("a"));

    let operations =
        json!({"operations": [{"type": "link", "from": a, "to": b}], "resumeRequestKey": "k"});
    assert_eq!(
        world
            .post("/v2/bot/richmenu/validate/batch", operations.clone())
            .await
            .status,
        200
    );
    let batch = world
        .post("/v2/bot/richmenu/batch", operations.clone())
        .await;
    assert_eq!(batch.status, 202);
    let progress = format!(
        "/v2/bot/richmenu/progress/batch?requestId={}",
        batch.header("x-line-request-id")
    );
    assert_eq!(world.get(&progress).await.json()["phase"], "ongoing");
    world.clock.advance_seconds(3);
    assert_eq!(world.get(&progress).await.json()["phase"], "succeeded");
    assert_eq!(
        (shown(&world, &hana), shown(&world, &ken)),
        (Some("b".into()), Some("b".into()))
    );
    for status in [202, 202, 429] {
        assert_eq!(
            world
                .post("/v2/bot/richmenu/batch", operations.clone())
                .await
                .status,
            status
        );
    }
    world
        .post("/v2/bot/richmenu/bulk/unlink", json!({"userIds": [ken]}))
        .await;
    world.clock.advance_seconds(3);
    assert_eq!(shown(&world, &ken), None);
}

#[tokio::test]
async fn a_tap_switches_menus_by_alias_and_says_how_it_went() {
    let world = World::new().await;
    let hana = world.friend("Hana").await;
    let (a, b) = (made(&world, "a").await, made(&world, "b").await);
    let alias = json!({"richMenuAliasId": "other", "richMenuId": b});
    assert_eq!(
        world
            .post("/v2/bot/richmenu/alias", alias.clone())
            .await
            .status,
        200
    );
    assert_eq!(
        world
            .post("/v2/bot/richmenu/alias", alias.clone())
            .await
            .message(),
        "conflict richmenu alias id"
    );
    let bad = json!({"richMenuAliasId": "Ä", "richMenuId": b});
    assert_eq!(world.post("/v2/bot/richmenu/alias", bad).await.status, 400);
    assert_eq!(
        world.get("/v2/bot/richmenu/alias/list").await.json(),
        json!({"aliases": [alias]})
    );
    let action = menu("a")["areas"][0]["action"].clone();
    world.platform.tap(&hana, &action, None).await.unwrap();
    assert_eq!(shown(&world, &hana).as_deref(), Some("b"));
    let params = world.bot.last_event()["postback"]["params"].clone();
    assert_eq!(
        params,
        json!({"newRichMenuAliasId": "other", "status": "SUCCESS"})
    );
    let update = world
        .post("/v2/bot/richmenu/alias/other", json!({"richMenuId": a}))
        .await;
    assert_eq!(update.status, 200);
    assert_eq!(
        world.get("/v2/bot/richmenu/alias/other").await.json()["richMenuId"],
        a
    );
    assert_eq!(
        world.delete("/v2/bot/richmenu/alias/other").await.status,
        200
    );
    assert_eq!(
        world.get("/v2/bot/richmenu/alias/other").await.message(),
        "richmenu alias not found"
    );
    world.platform.tap(&hana, &action, None).await.unwrap();
    assert_eq!(
        world.bot.last_event()["postback"]["params"]["status"],
        "RICHMENU_ALIAS_ID_NOTFOUND"
    );
}

#[tokio::test]
async fn the_hundred_and_first_menu_of_an_hour_waits() {
    let world = World::new().await;
    for _ in 0..100 {
        assert_eq!(world.post("/v2/bot/richmenu", menu("m")).await.status, 200);
    }
    assert_eq!(world.post("/v2/bot/richmenu", menu("m")).await.status, 429);
    assert_eq!(
        world
            .post("/v2/bot/richmenu/validate", menu("m"))
            .await
            .status,
        200
    );
}
