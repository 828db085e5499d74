//! The simulator against LINE's official OpenAPI documents (`tests/it/line-openapi`).

use std::path::Path;

use kairan::simulator::endpoints;
use serde_json::{Value, json};

use super::world::{Answer, World, png, text};

/// Served though no document has them, each with its reason. None today.
const NOT_IN_THE_SPEC: &[(&str, &str)] = &[];

fn document(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/line-openapi")
        .join(name);
    let text = std::fs::read_to_string(path).unwrap();
    serde_yaml_ng::from_str(&text).unwrap()
}

struct Spec {
    documents: Vec<Value>,
}

impl Spec {
    fn api() -> Spec {
        Spec {
            documents: vec![
                document("messaging-api.yml"),
                document("channel-access-token.yml"),
            ],
        }
    }

    fn operation(&self, method: &str, path: &str) -> Option<(&Value, &Value)> {
        let method = method.to_lowercase();
        self.documents.iter().find_map(|document| {
            let operation = document["paths"].get(path)?.get(&method)?;
            Some((document, operation))
        })
    }

    /// Asserts that this answer is one the document describes, with all that its schema requires.
    #[track_caller]
    fn describes(&self, method: &str, path: &str, answer: &Answer) {
        let (document, operation) = self
            .operation(method, path)
            .expect("the path is in the spec");
        let response = operation["responses"].get(answer.status.to_string());
        let response =
            response.unwrap_or_else(|| panic!("{method} {path} never answers {}", answer.status));
        let content = response["content"].get("application/json");
        if let Some(schema) = content.map(|content| &content["schema"]) {
            let missing = lacking(document, schema, &answer.json(), "");
            assert!(missing.is_empty(), "{method} {path}: {missing:?}");
        }
    }
}

/// What `value` lacks of its schema's required properties and enumerations, at any depth.
fn lacking(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return lacking(
            document,
            &document["components"]["schemas"][name],
            value,
            at,
        );
    }
    let mut missing = Vec::new();
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().unwrap();
        if value.get(name).is_none() {
            missing.push(format!("{at}/{name}"));
        }
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        missing.extend(lacking(document, part, value, at));
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            missing.extend(lacking(document, inner, value, &format!("{at}/{name}")));
        }
    }
    let kind = value["type"]
        .as_str()
        .and_then(|kind| schema["discriminator"]["mapping"].get(kind));
    if let Some(reference) = kind {
        // A part refers to its base again: only the parts of its own are walked.
        let name = reference.as_str().unwrap().rsplit('/').next().unwrap();
        let own = &document["components"]["schemas"][name]["allOf"];
        for part in own
            .as_array()
            .into_iter()
            .flatten()
            .filter(|part| part.get("$ref").is_none())
        {
            missing.extend(lacking(document, part, value, at));
        }
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        missing.push(format!("{at} is {value}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        missing.extend(lacking(
            document,
            &schema["items"],
            item,
            &format!("{at}/{index}"),
        ));
    }
    missing
}

// F-61
#[test]
fn every_endpoint_served_is_in_the_official_spec() {
    let spec = Spec::api();
    let mut names = Vec::new();
    for endpoint in endpoints() {
        let excused = NOT_IN_THE_SPEC
            .iter()
            .any(|(path, _)| *path == endpoint.path);
        let known = spec
            .operation(endpoint.method.as_str(), endpoint.path)
            .is_some();
        assert!(
            known || excused,
            "{} {} is not LINE's",
            endpoint.method,
            endpoint.path
        );
        names.push(endpoint.name);
    }
    assert!(names.len() > 60);
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "faults and buckets go by the name");
}

#[test]
fn a_schema_finds_what_is_missing_at_any_depth() {
    let document = document("webhook.yml");
    let schema = json!({"$ref": "#/components/schemas/CallbackRequest"});
    let event = json!({"type": "message", "timestamp": 1, "mode": "asleep", "webhookEventId": "x",
        "deliveryContext": {}, "message": {"type": "text", "id": "1", "text": "t"}});
    let found = lacking(
        &document,
        &schema,
        &json!({"destination": "U", "events": [event]}),
        "",
    );
    assert_eq!(
        found,
        [
            "/events/0/deliveryContext/isRedelivery",
            "/events/0/mode is \"asleep\"",
            "/events/0/message/quoteToken"
        ]
    );
}

#[tokio::test]
async fn answers_have_what_the_spec_requires_of_them() {
    let (world, spec) = (World::new().await, Spec::api());
    let hana = world.friend("Hana").await;
    world.platform.say(&hana, "a").await.unwrap();
    let token = world.bot.last_event()["replyToken"].clone();
    let menu = json!({"size": {"width": 800, "height": 270}, "selected": false, "name": "m", "chatBarText": "m",
        "areas": [{"bounds": {"x": 0, "y": 0, "width": 1, "height": 1}, "action": {"type": "message", "text": "t"}}]});
    let created = world.post("/v2/bot/richmenu", menu.clone()).await;
    spec.describes("post", "/v2/bot/richmenu", &created);
    let id = created.json()["richMenuId"].as_str().unwrap().to_owned();
    let upload = world
        .http
        .post(world.url(&format!("/v2/bot/richmenu/{id}/content")));
    let uploaded = world
        .send(
            upload
                .header("content-type", "image/png")
                .body(png(800, 270)),
        )
        .await;
    spec.describes("post", "/v2/bot/richmenu/{richMenuId}/content", &uploaded);

    let say = |to: Value| json!({"to": to, "messages": [text("t")]});
    let narrowcast = world
        .post(
            "/v2/bot/message/narrowcast",
            json!({"messages": [text("t")]}),
        )
        .await;
    let narrow_id = narrowcast.header("x-line-request-id").to_owned();
    spec.describes("post", "/v2/bot/message/narrowcast", &narrowcast);
    let unlink = json!({"operations": [{"type": "unlinkAll"}]});
    let batch = world.post("/v2/bot/richmenu/batch", unlink.clone()).await;
    let batch_id = batch.header("x-line-request-id").to_owned();
    spec.describes("post", "/v2/bot/richmenu/batch", &batch);
    let alias = json!({"richMenuAliasId": "a", "richMenuId": id});
    for (path, template, body) in [
        (
            "/v2/bot/message/reply",
            "",
            json!({"replyToken": token, "messages": [text("t")]}),
        ),
        ("/v2/bot/message/push", "", say(json!(hana))),
        ("/v2/bot/message/push", "", say(json!("x"))),
        ("/v2/bot/message/multicast", "", say(json!([hana]))),
        ("/v2/bot/message/multicast", "", say(json!([hana, hana]))),
        (
            "/v2/bot/message/broadcast",
            "",
            json!({"messages": [text("t")]}),
        ),
        (
            "/v2/bot/message/validate/push",
            "",
            json!({"messages": [text("t")]}),
        ),
        ("/v2/bot/channel/webhook/test", "", json!({})),
        ("/v2/bot/chat/loading/start", "", json!({"chatId": hana})),
        (
            "/v2/bot/chat/loading/start",
            "",
            json!({"chatId": hana, "loadingSeconds": 1}),
        ),
        ("/v2/bot/richmenu/validate", "", menu),
        (
            "/v2/bot/richmenu/bulk/link",
            "",
            json!({"richMenuId": id, "userIds": [hana]}),
        ),
        (
            "/v2/bot/richmenu/bulk/unlink",
            "",
            json!({"userIds": [hana]}),
        ),
        ("/v2/bot/richmenu/validate/batch", "", unlink),
        ("/v2/bot/richmenu/alias", "", alias.clone()),
        ("/v2/bot/richmenu/alias", "", alias),
        (
            "/v2/bot/richmenu/alias/a",
            "/v2/bot/richmenu/alias/{richMenuAliasId}",
            json!({"richMenuId": id}),
        ),
    ] {
        let answer = world.post(path, body).await;
        spec.describes(
            "post",
            if template.is_empty() { path } else { template },
            &answer,
        );
    }
    for (path, template) in [
        (
            format!("/v2/bot/user/{hana}/linkToken"),
            "/v2/bot/user/{userId}/linkToken",
        ),
        (
            format!("/v2/bot/user/{hana}/richmenu/{id}"),
            "/v2/bot/user/{userId}/richmenu/{richMenuId}",
        ),
        (
            format!("/v2/bot/user/all/richmenu/{id}"),
            "/v2/bot/user/all/richmenu/{richMenuId}",
        ),
    ] {
        spec.describes("post", template, &world.post_nothing(&path).await);
    }
    for (path, template) in [
        ("/v2/bot/info".to_owned(), "/v2/bot/info"),
        (
            format!("/v2/bot/profile/{hana}"),
            "/v2/bot/profile/{userId}",
        ),
        (
            "/v2/bot/followers/ids?limit=1".to_owned(),
            "/v2/bot/followers/ids",
        ),
        (
            "/v2/bot/channel/webhook/endpoint".to_owned(),
            "/v2/bot/channel/webhook/endpoint",
        ),
        ("/v2/bot/message/quota".to_owned(), "/v2/bot/message/quota"),
        (
            "/v2/bot/message/quota/consumption".to_owned(),
            "/v2/bot/message/quota/consumption",
        ),
        (
            "/v2/bot/message/delivery/push?date=20261102".to_owned(),
            "/v2/bot/message/delivery/push",
        ),
        (
            "/v2/bot/message/aggregation/info".to_owned(),
            "/v2/bot/message/aggregation/info",
        ),
        (
            "/v2/bot/message/aggregation/list".to_owned(),
            "/v2/bot/message/aggregation/list",
        ),
        (
            format!("/v2/bot/message/progress/narrowcast?requestId={narrow_id}"),
            "/v2/bot/message/progress/narrowcast",
        ),
        ("/v2/bot/richmenu/list".to_owned(), "/v2/bot/richmenu/list"),
        (
            format!("/v2/bot/richmenu/{id}"),
            "/v2/bot/richmenu/{richMenuId}",
        ),
        (
            "/v2/bot/richmenu/alias/list".to_owned(),
            "/v2/bot/richmenu/alias/list",
        ),
        (
            "/v2/bot/richmenu/alias/a".to_owned(),
            "/v2/bot/richmenu/alias/{richMenuAliasId}",
        ),
        (
            "/v2/bot/user/all/richmenu".to_owned(),
            "/v2/bot/user/all/richmenu",
        ),
        (
            format!("/v2/bot/user/{hana}/richmenu"),
            "/v2/bot/user/{userId}/richmenu",
        ),
        (
            format!("/v2/bot/richmenu/progress/batch?requestId={batch_id}"),
            "/v2/bot/richmenu/progress/batch",
        ),
        (
            "/oauth2/v2.1/verify?access_token=simulator-channel-access-token".to_owned(),
            "/oauth2/v2.1/verify",
        ),
    ] {
        spec.describes("get", template, &world.get(&path).await);
    }
    let channel = world.platform.channel();
    let credentials = [
        ("grant_type", "client_credentials"),
        ("client_id", &*channel.id),
        ("client_secret", &*channel.secret),
    ];
    for path in ["/oauth2/v3/token", "/v2/oauth/accessToken"] {
        spec.describes("post", path, &world.form(path, &credentials).await);
    }
    world.stop().await;
}

#[tokio::test]
async fn every_webhook_has_what_the_spec_requires_of_it() {
    let world = World::new().await;
    let (hana, ken) = (world.friend("Hana").await, world.friend("Ken").await);
    let platform = &world.platform;
    platform.say(&hana, "a").await.unwrap();
    platform.sticker(&hana, "446", "1988").await.unwrap();
    platform.image(&hana).await.unwrap();
    platform
        .location(&hana, "t", "a", 34.0, 132.0)
        .await
        .unwrap();
    let picker = json!({"type": "datetimepicker", "data": "d", "mode": "time"});
    platform
        .tap(&hana, &picker, Some(&json!({"time": "09:30"})))
        .await
        .unwrap();
    let switch = json!({"type": "richmenuswitch", "data": "d", "richMenuAliasId": "a"});
    platform.tap(&hana, &switch, None).await.unwrap();
    platform
        .event(
            &hana,
            json!({"type": "unsend", "unsend": {"messageId": "1"}}),
        )
        .await
        .unwrap();
    for holder in [&hana, &ken] {
        let token = world
            .post_nothing(&format!("/v2/bot/user/{hana}/linkToken"))
            .await
            .json();
        platform
            .allow_link(token["linkToken"].as_str().unwrap(), "0123456789", holder)
            .await
            .unwrap();
    }
    platform.redeliver_last().await;
    platform.block(&hana).await.unwrap();
    platform.unblock(&hana).await.unwrap();
    platform.deliver(vec![]).await;

    let document = document("webhook.yml");
    let schema = json!({"$ref": "#/components/schemas/CallbackRequest"});
    let mut kinds = Vec::new();
    for webhook in world.bot.received() {
        let body: Value = serde_json::from_slice(&webhook.raw).unwrap();
        let missing = lacking(&document, &schema, &body, "");
        assert!(missing.is_empty(), "{missing:?} in {body}");
        kinds.extend(
            webhook
                .events()
                .iter()
                .map(|event| event["type"].as_str().unwrap().to_owned()),
        );
    }
    for kind in [
        "follow",
        "unfollow",
        "message",
        "postback",
        "unsend",
        "accountLink",
    ] {
        assert!(kinds.iter().any(|found| found == kind), "{kind} was sent");
    }
    world.stop().await;
}
