//! Channel access tokens: three kinds, each with its end.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kairan::simulator::Channel;
use serde_json::{Value, json};

use super::world::World;

async fn status_with(world: &World, token: &str) -> u16 {
    let request = world.http.get(world.url("/v2/bot/info")).bearer_auth(token);
    request.send().await.unwrap().status().as_u16()
}

fn credentials(channel: &Channel) -> [(&str, &str); 3] {
    [
        ("grant_type", "client_credentials"),
        ("client_id", &channel.id),
        ("client_secret", &channel.secret),
    ]
}

// F-61
#[tokio::test]
async fn a_stateless_token_works_for_fifteen_minutes_and_cannot_be_revoked() {
    let world = World::new().await;
    let channel = world.platform.channel();
    let issued = world.form("/oauth2/v3/token", &credentials(&channel)).await;
    assert_eq!(issued.status, 200);
    let token = issued.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(
        (
            issued.json()["token_type"].as_str(),
            issued.json()["expires_in"].as_i64()
        ),
        (Some("Bearer"), Some(900))
    );
    assert_eq!(status_with(&world, &token).await, 200);
    world
        .form("/v2/oauth/revoke", &[("access_token", &token)])
        .await;
    world.clock.advance_seconds(899);
    assert_eq!(status_with(&world, &token).await, 200);
    world.clock.advance_seconds(1);
    assert_eq!(status_with(&world, &token).await, 401);
    world.stop().await;
}

#[tokio::test]
async fn a_short_lived_token_can_be_verified_and_revoked() {
    let world = World::new().await;
    let channel = world.platform.channel();
    let issued = world
        .form("/v2/oauth/accessToken", &credentials(&channel))
        .await
        .json();
    let token = issued["access_token"].as_str().unwrap();
    let verified = world
        .form("/v2/oauth/verify", &[("access_token", token)])
        .await
        .json();
    assert_eq!(
        (
            verified["client_id"].as_str(),
            verified["expires_in"].as_i64()
        ),
        (Some(channel.id.as_str()), Some(2_592_000))
    );
    assert_eq!(
        world
            .form("/v2/oauth/revoke", &[("access_token", token)])
            .await
            .status,
        200
    );
    assert_eq!(status_with(&world, token).await, 401);
    assert_eq!(
        world
            .form("/v2/oauth/verify", &[("access_token", token)])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn wrong_credentials_get_no_token() {
    let world = World::new().await;
    let channel = world.platform.channel();
    let said = |answer: super::world::Answer| (answer.status, answer.json());
    let wrong = [
        ("grant_type", "client_credentials"),
        ("client_id", &channel.id),
        ("client_secret", "x"),
    ];
    assert_eq!(
        said(world.form("/oauth2/v3/token", &wrong).await),
        (
            400,
            json!({"error": "invalid_client", "error_description": "invalid client_secret"})
        )
    );
    let other = [
        ("grant_type", "password"),
        ("client_id", &channel.id),
        ("client_secret", &channel.secret),
    ];
    assert_eq!(
        said(world.form("/oauth2/v3/token", &other).await),
        (
            400,
            json!({"error": "invalid_request", "error_description": "Invalid 'client_credentials'."})
        )
    );
    assert_eq!(world.post("/oauth2/v3/token", json!({})).await.status, 415);
}

#[tokio::test]
async fn a_v21_token_is_asked_for_with_an_assertion_and_ends_when_that_says() {
    let world = World::new().await;
    let channel = world.platform.channel();
    let jwt = |payload: &Value| {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!(
            "{}.{}.c2lnbmF0dXJl",
            encode(&json!({"alg": "RS256", "typ": "JWT", "kid": "key-1"})),
            encode(payload)
        )
    };
    let now = world.clock.now().0 / 1000;
    let payload = json!({"iss": channel.id, "sub": channel.id, "aud": "https://api.line.me/", "exp": now + 60, "token_exp": 60});
    let assertion = jwt(&payload);
    let kind = (
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    );
    let fields = [
        ("grant_type", "client_credentials"),
        kind,
        ("client_assertion", &assertion),
    ];
    let issued = world.form("/oauth2/v2.1/token", &fields).await.json();
    assert_eq!(
        (issued["key_id"].as_str(), issued["expires_in"].as_i64()),
        (Some("key-1"), Some(60))
    );
    let token = issued["access_token"].as_str().unwrap();
    assert_eq!(status_with(&world, token).await, 200);
    let kids = format!(
        "/oauth2/v2.1/tokens/kid?client_assertion_type={}&client_assertion={assertion}",
        kind.1
    );
    assert_eq!(world.get(&kids).await.json(), json!({"kids": ["key-1"]}));
    assert_eq!(
        world
            .get(&format!("/oauth2/v2.1/verify?access_token={token}"))
            .await
            .json()["expires_in"],
        60
    );
    world.clock.advance_seconds(60);
    assert_eq!(status_with(&world, token).await, 401);
    let late = world.form("/oauth2/v2.1/token", &fields).await;
    assert_eq!(late.json()["error_description"], "Invalid exp");
}
