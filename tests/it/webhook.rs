//! LINE's webhook from outside: what is stored, what is refused, and what becomes of it.

use futures_util::future::join_all;
use kairan::inbound::line::Intake;
use kairan::line::signature;
use kairan::simulator::Channel;
use kairan::store::Engine;
use kairan::store::inbox::{self, NewEvent, Sealed};
use serde_json::{Value, json};

use crate::support::city::{City, waiting_events};

/// Posts a body with a signature; answers the status.
async fn post(city: &City, body: &[u8], signature: Option<&str>) -> u16 {
    let mut request = city
        .http
        .post(format!("{}/webhook/line", city.url))
        .body(body.to_vec());
    if let Some(signature) = signature {
        request = request.header("X-Line-Signature", signature);
    }
    request.send().await.unwrap().status().as_u16()
}

async fn signed(city: &City, body: &[u8]) -> u16 {
    let signature = signature::sign(&Channel::sample().secret, body);
    post(city, body, Some(&signature)).await
}

fn webhook(events: Value) -> Vec<u8> {
    json!({"destination": "U0", "events": events})
        .to_string()
        .into_bytes()
}

fn text(user: &str, id: &str, at: i64, text: &str) -> Value {
    json!({"type": "message", "mode": "active", "timestamp": at, "webhookEventId": id,
        "source": {"type": "user", "userId": user}, "deliveryContext": {"isRedelivery": false},
        "message": {"type": "text", "id": "1", "text": text}})
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_line_signed_comes_in() {
    let city = City::new().await;
    let body = webhook(json!([]));
    assert_eq!(signed(&city, &body).await, 200);
    assert_eq!(post(&city, &body, None).await, 401);
    assert_eq!(post(&city, &body, Some("")).await, 401);
    assert_eq!(post(&city, &body, Some("not base64!")).await, 401);
    let other = signature::sign("another secret", &body);
    assert_eq!(post(&city, &body, Some(&other)).await, 401);
    let good = signature::sign(&Channel::sample().secret, &body);
    assert_eq!(post(&city, b"{\"events\":[]}", Some(&good)).await, 401);
    let twice = city
        .http
        .post(format!("{}/webhook/line", city.url))
        .header("x-line-signature", &good)
        .header("x-line-signature", &good)
        .body(body.clone());
    assert_eq!(twice.send().await.unwrap().status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_body_that_is_no_webhook_is_told_apart_from_one_that_is_too_large() {
    let city = City::new().await;
    for body in [&b"{}"[..], b"[]", b"no json", b"{\"events\":7}", b""] {
        assert_eq!(signed(&city, body).await, 400);
    }
    let large = vec![b' '; (1 << 20) + 1];
    assert_eq!(signed(&city, &large).await, 413);
    let mut fits = webhook(json!([]));
    fits.resize(1 << 20, b' ');
    assert_eq!(signed(&city, &fits).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_event_is_taken_up_once_whatever_its_delivery_says() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let event = text(
        &hana.user,
        "01HX0000000000000000000001",
        1_800_000_000_000,
        "メニュー",
    );
    let mut again = event.clone();
    again["deliveryContext"]["isRedelivery"] = true.into();
    assert_eq!(signed(&city, &webhook(json!([event, event]))).await, 200);
    assert_eq!(signed(&city, &webhook(json!([again]))).await, 200);
    assert_eq!(hana.look(&city).await.messages.len(), 1);
    assert_eq!(signed(&city, &webhook(json!([again]))).await, 200);
    assert_eq!(hana.look(&city).await.messages.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_s_events_are_taken_in_the_order_of_their_time() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    hana.taps(&city, "市民ポータルサイトID取得").await;
    let later = 1_900_000_000_000;
    let events = json!([
        text(&hana.user, "c", later + 3, "花子"),
        text(&hana.user, "a", later + 1, "hana@example.jp"),
        text(&hana.user, "b", later + 2, "山田"),
    ]);
    assert_eq!(signed(&city, &webhook(events)).await, 200);
    let said = hana.look(&city).await;
    assert!(said.text().contains("個人情報保護方針"), "{}", said.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unknown_is_stored_and_skipped_and_hides_nobody_else() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let mut standby = text(&hana.user, "s1", 1, "メニュー");
    standby["mode"] = "standby".into();
    let events = json!([
        {"type": "hologram", "webhookEventId": "u1", "timestamp": 1, "mode": "active"},
        {"type": "message", "webhookEventId": "u2", "message": {"type": "smell"},
         "source": {"type": "group", "groupId": "C0"}, "futureField": {"a": [1]}},
        {"type": "accountLink", "webhookEventId": "u3", "link": {"result": "failed", "nonce": "n"}},
        {"type": "delivery", "webhookEventId": "u4", "delivery": {"data": "x"}},
        {"type": "unsend", "webhookEventId": "u5", "source": {"type": "user", "userId": hana.user},
         "unsend": {"messageId": "1"}},
        7, null, "x", {},
        standby,
        text(&hana.user, "t1", 2, "メニュー"),
    ]);
    assert_eq!(signed(&city, &webhook(events)).await, 200);
    let said = hana.look(&city).await;
    assert_eq!(
        said.messages.len(),
        1,
        "only the last one is answered: {said:?}"
    );
    assert_eq!(waiting_events(&city).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unfollow_that_arrives_late_changes_nothing() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let late = json!([{"type": "unfollow", "mode": "active", "timestamp": 1000, "webhookEventId": "late",
        "source": {"type": "user", "userId": hana.user}}]);
    assert_eq!(signed(&city, &webhook(late)).await, 200);
    city.settle().await;
    let mut tx = city.app.db.read().await.unwrap();
    let account = kairan::store::line_accounts::by_user_id(&mut tx, &hana.user)
        .await
        .unwrap();
    assert!(!account.unwrap().blocked);
}

#[tokio::test(flavor = "multi_thread")]
async fn either_secret_of_a_rotation_is_taken_without_a_restart() {
    use kairan::config::Secret;
    use kairan::inbound::line::{Intake, router};
    use tower::ServiceExt;
    let city = City::new().await;
    let mut app = city.app.clone();
    let mut config = (*app.config).clone();
    config.channel_secrets = vec![Secret("new".into()), Secret("old".into())];
    app.config = config.into();
    let (intake, writer) = Intake::new(app.clone());
    tokio::spawn(writer);
    let body = webhook(json!([]));
    for (secret, status) in [("new", 200), ("old", 200), ("older", 401)] {
        let request = axum::http::Request::post("/webhook/line")
            .header("x-line-signature", signature::sign(secret, &body))
            .body(axum::body::Body::from(body.clone()))
            .unwrap();
        let answer = router(app.clone(), intake.clone())
            .oneshot(request)
            .await
            .unwrap();
        assert_eq!(answer.status(), status, "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_cannot_be_stored_are_answered_503_and_come_again() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    // Somebody else holds the database for longer than LINE waits.
    let held = match city.app.db.engine() {
        kairan::store::Engine::Sqlite => Some(city.app.db.write().await.unwrap()),
        kairan::store::Engine::Postgres => {
            let mut tx = city.app.db.write().await.unwrap();
            let lock = "lock table inbox_events in access exclusive mode";
            sqlx::query(lock).execute(tx.conn()).await.unwrap();
            Some(tx)
        }
    };
    let body = webhook(json!([text(&hana.user, "kept", 5, "メニュー")]));
    assert_eq!(signed(&city, &body).await, 503);
    drop(held);
    assert_eq!(signed(&city, &body).await, 200);
    assert_eq!(
        hana.look(&city).await.messages.len(),
        1,
        "once, though it came twice"
    );
}

async fn break_row(city: &City, sql: &'static str) {
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_that_fails_is_tried_again_and_at_last_the_person_is_told() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    break_row(&city, "update line_accounts set user_id = 'broken'").await;
    for wait in [2, 4, 8, 16] {
        let said = hana.says(&city, "メニュー").await;
        assert_eq!(said.messages.len(), 0);
        assert!(waiting_events(&city).await > 0, "kept for another try");
        city.clock.advance_seconds(wait);
    }
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("読み出せませんでした"),
        "{}",
        said.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stored_talk_that_no_longer_opens_begins_anew_with_an_apology() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    hana.taps(&city, "市民ポータルサイトID取得").await;
    break_row(&city, "update conversations set state = 'broken'").await;
    let said = hana.says(&city, "メニュー").await;
    assert!(
        said.text().contains("読み出せませんでした"),
        "{}",
        said.text()
    );
    assert!(said.labels().contains(&"市民ポータルサイトID取得".into()));
}

/// An event of nobody in particular, ready to be stored.
fn sealed(city: &City, id: &str) -> Sealed {
    let event = NewEvent {
        id: id.into(),
        sender: "U0".into(),
        happened_at: city.clock.now(),
        body: "{}".into(),
    };
    Sealed::new(city.app.db.seal(), event)
}

/// From here on an event whose id begins with `poison` cannot be stored.
async fn refuse_poison(city: &City) {
    if city.app.db.engine() == Engine::Sqlite {
        return break_row(
            city,
            "create trigger refuse before insert on inbox_events when new.id like 'poison%'
             begin select raise(abort, 'poison'); end",
        )
        .await;
    }
    break_row(
        city,
        "create function refuse() returns trigger language plpgsql as $$ begin
             if new.id like 'poison%' then raise exception 'poison'; end if;
             return new; end $$",
    )
    .await;
    break_row(
        city,
        "create trigger refuse before insert on inbox_events
             for each row execute function refuse()",
    )
    .await;
}

async fn known(city: &City) -> i64 {
    let mut tx = city.app.db.read().await.unwrap();
    inbox::known(&mut tx).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_stored_fails_alone_and_whole() {
    let city = City::new().await;
    refuse_poison(&city).await;
    let (intake, writer) = Intake::new(city.app.clone());
    let deliveries = [
        vec!["a"],
        vec!["poison1"],
        vec!["b", "c"],
        vec!["d", "poison2"],
        vec!["e"],
    ];
    let stores = deliveries.map(|ids| {
        let events = ids.into_iter().map(|id| sealed(&city, id)).collect();
        intake.store(events)
    });
    // All of them wait before the writer begins: they are one group.
    let answers = tokio::select! {
        biased;
        answers = join_all(stores) => answers,
        () = writer => unreachable!("the door is open"),
    };
    assert_eq!(answers, [true, false, true, false, true]);
    assert_eq!(
        known(&city).await,
        4,
        "a, b, c and e; never d without its fellow"
    );
}

/// The database file may have so many pages from now on: the limit of the connection that writes.
async fn limit_pages(city: &City, pages: i64) {
    let mut tx = city.app.db.write().await.unwrap();
    let sql = format!("pragma max_page_count = {pages}");
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .fetch_one(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_answered_503_and_half_stores_nothing_until_there_is_room() {
    let city = City::new().await;
    if city.app.db.engine() != Engine::Sqlite {
        // PostgreSQL's disk is its server's.
        return;
    }
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let before = known(&city).await;
    // No page more than now: what is long does not fit.
    limit_pages(&city, 1).await;
    let long = "あ".repeat(30_000);
    let bodies: Vec<_> = (0..5)
        .map(|number| {
            let small = text(&hana.user, &format!("small{number}"), number, "メニュー");
            let mut large = text("", &format!("large{number}"), number, &long);
            // Nobody is answered there.
            large["source"] = json!({"type": "group", "groupId": "C0"});
            webhook(json!([small, large]))
        })
        .collect();
    let answers = join_all(bodies.iter().map(|body| signed(&city, body))).await;
    assert_eq!(answers, [503; 5]);
    assert_eq!(
        known(&city).await,
        before,
        "nothing, not even the small ones"
    );
    limit_pages(&city, 1 << 30).await;
    let answers = join_all(bodies.iter().map(|body| signed(&city, body))).await;
    assert_eq!(answers, [200; 5]);
    assert_eq!(known(&city).await, before + 10);
    assert_eq!(hana.look(&city).await.messages.len(), 5);
}
