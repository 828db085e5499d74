//! Notices from the API to the outbox: who is on the list, by which channels, and the ledger.

use kairan::city::authority::Role;
use kairan::cli::import::What;
use kairan::store::recipients::{self, ReadBy, Receipt};
use serde_json::{Value, json};

use crate::support::office::{Office, school_notice, user_id};

/// Six people: by mail, LINE, both, none that is proven; a child without a class; two children.
fn citizens() -> String {
    format!(
        "email,line_user_id,language,topics,school,grade,class,groups,child_family_name,child_given_name,proven
mail@x.example,,ja,events,nishijo-es,1,1-1,,山田,一,
,{line},en,events,nishijo-es,1,1-2,soccer,佐藤,二,
both@x.example,{both},vi,,nishijo-es,1,,,鈴木,三,
unproven@x.example,,ja,,nishijo-es,2,2-1,,高橋,四,0
twins@x.example,,ja,,nishijo-es,1,1-1,,田中,五,
twins@x.example,,ja,,nishijo-es,1,1-2,soccer,田中,六,
elsewhere@x.example,,ja,,mitsugi-es,1,1-1,,伊藤,七,
",
        line = user_id(1),
        both = user_id(2),
    )
}

async fn city() -> (Office, String) {
    let office = Office::new().await;
    assert_eq!(office.import(What::Citizens, &citizens()).await, [0u64; 0]);
    let admin = office.staff(Role::Admin, None).await;
    (office, admin)
}

fn ledger(notice: &Value) -> [i64; 9] {
    let names = [
        "people",
        "waiting",
        "accepted",
        "failed",
        "unreachable",
        "cancelled",
        "read",
        "line",
        "email",
    ];
    let sums = names.map(|name| notice["ledger"][name].as_i64().unwrap());
    assert_eq!(sums[0], sums[1..6].iter().sum::<i64>(), "the sums close");
    sums
}

fn id(notice: &Value) -> String {
    notice["id"].as_str().unwrap().to_owned()
}

fn city_notice(audience: Value) -> Value {
    let mut notice = school_notice(json!([]));
    notice["kind"] = json!("city");
    notice["topic"] = json!("events");
    notice["audience"] = audience;
    notice
}

fn emergency(level: i64, audience: Value) -> Value {
    let mut notice = school_notice(json!([]));
    notice["kind"] = json!("emergency");
    notice["level"] = json!(level);
    notice["audience"] = audience;
    notice
}

// X-01 A-28
#[tokio::test]
async fn a_person_is_counted_once_and_gets_what_the_person_has() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    assert_eq!(ledger(&sent), [5, 5, 0, 0, 0, 0, 0, 0, 0]);
    office.start_due().await;
    let notice = office.notice(&admin, &id(&sent)).await;
    assert_eq!(notice["state"], "sending");
    assert_eq!(ledger(&notice), [5, 4, 0, 0, 1, 0, 0, 0, 0]);
    let mails = "select sum(length(slots)) from outbox where channel = 'mail'";
    let multicasts = "select count(*) from outbox where channel = 'line_multicast'";
    assert_eq!(office.count(mails).await, 3);
    assert_eq!(office.count(multicasts).await, 2);

    office.deliver_all().await;
    office.start_due().await;
    let notice = office.notice(&admin, &id(&sent)).await;
    assert_eq!(notice["state"], "sent");
    assert_eq!(ledger(&notice), [5, 0, 4, 0, 1, 0, 0, 2, 3]);
}

// A-28 B-03
#[tokio::test]
async fn grades_classes_and_groups_narrow_child_by_child() {
    let (office, admin) = city().await;
    let table = [
        (json!([{"school": "nishijo-es", "grades": [1]}]), 4),
        (json!([{"school": "nishijo-es", "classes": ["1-1"]}]), 2),
        (
            json!([{"school": "nishijo-es", "classes": ["1-1"], "include_unset": true}]),
            3,
        ),
        (
            json!([{"school": "nishijo-es", "classes": ["2-1"], "include_unset": true}]),
            1,
        ),
        (json!([{"school": "nishijo-es", "groups": ["soccer"]}]), 2),
        (
            json!([{"school": "nishijo-es", "classes": ["1-1"], "groups": ["soccer"]}]),
            0,
        ),
        (
            json!([{"school": "nishijo-es", "grades": [2]}, {"school": "mitsugi-es"}]),
            2,
        ),
    ];
    for (parts, people) in table {
        let mut body = school_notice(parts.clone());
        body["dry_run"] = json!(true);
        let answer = office.send(&admin, "k", &body).await.ok();
        assert_eq!(answer["ledger"]["people"], people, "{parts}");
    }
}

// B-08 B-09 B-10
#[tokio::test]
async fn a_city_notice_reaches_who_wants_it_and_an_emergency_everyone() {
    let (office, admin) = city().await;
    let preview = async |mut body: Value| {
        body["dry_run"] = json!(true);
        office.send(&admin, "k", &body).await.ok()["ledger"]["people"].clone()
    };
    assert_eq!(preview(city_notice(json!({"topic": "events"}))).await, 2);
    assert_eq!(preview(city_notice(json!({"everyone": true}))).await, 2);
    let at_school = json!({"schools": [{"school": "nishijo-es", "classes": ["1-2"]}]});
    assert_eq!(preview(city_notice(at_school)).await, 1);
    // By default for those who never chose; the two who chose others get it not.
    let mut safety = city_notice(json!({"topic": "safety"}));
    safety["topic"] = json!("safety");
    assert_eq!(preview(safety).await, 4);
    assert_eq!(preview(emergency(3, json!({"everyone": true}))).await, 6);
}

#[tokio::test]
async fn the_list_is_frozen_with_its_reasons() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es", "grades": [1]}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    office.start_due().await;
    let late = "email,school,grade\nlate@x.example,nishijo-es,1\n";
    office.import(What::Citizens, late).await;
    let path = format!("/admin/v1/notices/{}/people", id(&sent));
    let page = office.get(&admin, &format!("{path}?limit=3")).await.ok();
    let rest = page["next"].as_str().unwrap();
    let rest = office
        .get(&admin, &format!("{path}?cursor={rest}"))
        .await
        .ok();
    let items = [&page, &rest]
        .map(|page| page["items"].as_array().unwrap().clone())
        .concat();
    assert_eq!(items.len(), 4);
    assert!(rest["next"].is_null());
    let twins = items
        .iter()
        .find(|item| item["reasons"].as_array().unwrap().len() == 2);
    assert_eq!(
        twins.unwrap()["reasons"],
        json!([
            {"school": "西条小学校", "grade": 1, "class": "1-1"},
            {"school": "西条小学校", "grade": 1, "class": "1-2"},
        ])
    );
    let text = items.iter().map(|item| item["reasons"].to_string());
    assert!(text.into_iter().all(|reasons| !reasons.contains("田中")));
}

#[tokio::test]
async fn who_was_not_reached_is_one_query_also_as_csv() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    office.start_due().await;
    let path = format!("/admin/v1/notices/{}/people?state=unreachable", id(&sent));
    let page = office.get(&admin, &path).await.ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert_eq!(page["items"][0]["cause"], "address-unproven");
    let request = crate::support::office::request(axum::http::Method::GET, &path, &admin)
        .header("accept", "text/csv")
        .body(axum::body::Body::empty());
    let csv = office.ask(request.unwrap()).await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("person,family_name,given_name,state,cause"));
    assert!(lines[1].contains("unreachable,address-unproven"));
}

#[tokio::test]
async fn a_scheduled_notice_starts_at_its_time_and_not_before() {
    let (office, admin) = city().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    body["send_at"] = json!("2026-12-01T06:30:00+09:00");
    let sent = office.send(&admin, "k", &body).await.ok();
    assert_eq!(sent["send_at"], "2026-12-01T06:30:00+09:00");
    office.start_due().await;
    assert_eq!(
        office.notice(&admin, &id(&sent)).await["state"],
        "scheduled"
    );
    let late = "email,school,grade\nlate@x.example,nishijo-es,1\n";
    office.import(What::Citizens, late).await;
    assert_eq!(
        ledger(&office.notice(&admin, &id(&sent)).await)[..2],
        [6, 6]
    );
    let start: jiff::Timestamp = "2026-12-01T06:30:00+09:00".parse().unwrap();
    office.app.clock.set(start.into());
    office.start_due().await;
    assert_eq!(office.notice(&admin, &id(&sent)).await["state"], "sending");
}

#[tokio::test]
async fn cancelled_before_the_start_everybody_is_cancelled() {
    let (office, admin) = city().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    body["send_at"] = json!("2026-12-01T06:30:00+09:00");
    let sent = office.send(&admin, "k", &body).await.ok();
    let path = format!("/admin/v1/notices/{}/cancel", id(&sent));
    for _ in 0..2 {
        let cancelled = office.post(&admin, &path).await.ok();
        assert_eq!(cancelled["state"], "cancelled");
        assert_eq!(ledger(&cancelled), [5, 0, 0, 0, 0, 5, 0, 0, 0]);
    }
    office.app.clock.advance_seconds(30 * 24 * 3600);
    office.start_due().await;
    assert_eq!(office.count("select count(*) from outbox").await, 0);
}

#[tokio::test]
async fn cancelled_while_sending_the_rest_does_not_get_it() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    office.start_due().await;
    let path = format!("/admin/v1/notices/{}", id(&sent));
    assert_eq!(
        office.post(&admin, &format!("{path}/send")).await.status,
        409
    );
    let cancelled = office.post(&admin, &format!("{path}/cancel")).await.ok();
    assert_eq!(ledger(&cancelled), [5, 0, 0, 0, 1, 4, 0, 0, 0]);
    office.start_due().await;
    assert_eq!(
        office.notice(&admin, &id(&sent)).await["state"],
        "cancelled"
    );
    assert_eq!(
        office.post(&admin, &format!("{path}/recall")).await.status,
        409
    );
}

#[tokio::test]
async fn a_notice_cancelled_between_list_and_plan_sends_nothing() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    assert!(
        kairan::notices::starter::run_once(&office.app)
            .await
            .unwrap()
    );
    let path = format!("/admin/v1/notices/{}/cancel", id(&sent));
    let cancelled = office.post(&admin, &path).await.ok();
    assert_eq!(ledger(&cancelled), [5, 0, 0, 0, 0, 5, 0, 0, 0]);
    office.start_due().await;
    assert_eq!(office.count("select count(*) from outbox").await, 0);
}

#[tokio::test]
async fn a_sent_notice_can_be_recalled() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    let path = format!("/admin/v1/notices/{}", id(&sent));
    assert_eq!(
        office.post(&admin, &format!("{path}/recall")).await.status,
        409
    );
    office.start_due().await;
    office.deliver_all().await;
    office.start_due().await;
    assert_eq!(
        office.post(&admin, &format!("{path}/cancel")).await.status,
        409
    );
    let recalled = office.post(&admin, &format!("{path}/recall")).await.ok();
    assert_eq!(recalled["state"], "recalled");
    assert_eq!(ledger(&recalled), [5, 0, 4, 0, 1, 0, 0, 2, 3]);
}

#[tokio::test]
async fn another_person_approves_what_is_grave() {
    let (office, admin) = city().await;
    let colleague = office.staff(Role::City, None).await;
    let teacher = office.staff(Role::Teacher, Some("nishijo-es")).await;
    let sent = office
        .send(&admin, "k", &emergency(4, json!({"topic": "events"})))
        .await
        .ok();
    assert_eq!(sent["state"], "awaiting_approval");
    assert_eq!(sent["asked_for"], json!(["level"]));
    office.start_due().await;
    let path = format!("/admin/v1/notices/{}/approve", id(&sent));
    assert_eq!(office.post(&admin, &path).await.status, 403);
    assert_eq!(office.post(&teacher, &path).await.status, 403);
    assert_eq!(
        office.post(&colleague, &path).await.ok()["state"],
        "scheduled"
    );
    assert_eq!(office.post(&colleague, &path).await.status, 409);
    office.start_due().await;
    assert_eq!(office.notice(&admin, &id(&sent)).await["state"], "sending");
    assert_eq!(
        office
            .count("select count(*) from outbox where lane <> 0")
            .await,
        0
    );
}

#[tokio::test]
async fn one_person_alone_sends_a_grave_emergency_with_a_reason() {
    let (office, admin) = city().await;
    let mut body = emergency(5, json!({"everyone": true}));
    body["alone"] = json!("深夜で他に誰もいない");
    assert_eq!(
        office.send(&admin, "k", &body).await.ok()["state"],
        "scheduled"
    );
    let mut school = school_notice(json!([{"school": "nishijo-es"}]));
    school["alone"] = json!("急ぎ");
    assert_eq!(office.send(&admin, "l", &school).await.status, 422);
}

#[tokio::test]
async fn a_registered_child_s_name_in_the_text_waits_for_approval() {
    let (office, admin) = city().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    body["content"]["ja"]["body"] = json!("優勝は　田中　五　さんです。");
    let sent = office.send(&admin, "k", &body).await.ok();
    assert_eq!(sent["state"], "awaiting_approval");
    assert_eq!(sent["asked_for"], json!(["child_name"]));
    let new = "email,child_family_name,child_given_name\nn@x.example,渡辺,八郎\n";
    office.import(What::Citizens, new).await;
    body["content"]["ja"]["body"] = json!("優勝は渡辺八郎さんです。");
    let sent = office.send(&admin, "l", &body).await.ok();
    assert_eq!(sent["state"], "awaiting_approval");
}

#[tokio::test]
async fn a_draft_waits_until_it_is_sent() {
    let (office, admin) = city().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    body["draft"] = json!(true);
    let draft = office.send(&admin, "k", &body).await.ok();
    assert_eq!(draft["state"], "draft");
    assert_eq!(ledger(&draft)[..2], [5, 5]);
    office.start_due().await;
    let path = format!("/admin/v1/notices/{}/send", id(&draft));
    let sent = office.post(&admin, &path).await.ok();
    assert_eq!(sent["state"], "scheduled");
    office.start_due().await;
    assert_eq!(office.notice(&admin, &id(&draft)).await["state"], "sending");
}

#[tokio::test]
async fn an_unusually_large_audience_waits_for_approval() {
    let (office, admin) = city().await;
    let mut text = String::from("email,school,grade\n");
    for number in 0..600 {
        text.push_str(&format!("p{number}@x.example,mitsugi-es,3\n"));
    }
    office.import(What::Citizens, &text).await;
    let colleague = office.staff(Role::Board, None).await;
    let body = school_notice(json!([{"school": "mitsugi-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    assert_eq!(sent["asked_for"], json!(["large_audience"]));
    let path = format!("/admin/v1/notices/{}/approve", id(&sent));
    office.post(&colleague, &path).await.ok();
    office.start_due().await;
    // What was once usual is usual.
    let again = office.send(&admin, "l", &body).await.ok();
    assert_eq!(again["state"], "scheduled");
    office.app.clock.advance_seconds(366 * 24 * 3600);
    let later = office.send(&admin, "m", &body).await.ok();
    assert_eq!(later["state"], "awaiting_approval");
}

// D-25 D-26 D-34
#[tokio::test]
async fn a_person_who_confirms_twice_is_read_once() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    office.start_due().await;
    let path = format!("/admin/v1/notices/{}/people?limit=1", id(&sent));
    let person = office.get(&admin, &path).await.ok()["items"][0]["person"].clone();
    let (notice, person, now) = (
        id(&sent),
        person.as_str().unwrap().to_owned(),
        office.app.clock.now(),
    );
    let mut tx = office.app.db.write().await.unwrap();
    recipients::opened(&mut tx, &notice, &person, now)
        .await
        .unwrap();
    for (by, expected) in [
        (ReadBy::Mail, Receipt::First),
        (ReadBy::Line, Receipt::Again),
    ] {
        let receipt = recipients::confirm(&mut tx, &notice, &person, by, now)
            .await
            .unwrap();
        assert_eq!(receipt, expected);
    }
    let stranger = recipients::confirm(&mut tx, &notice, "x", ReadBy::Mail, now)
        .await
        .unwrap();
    assert_eq!(stranger, Receipt::NotOnList);
    tx.commit().await.unwrap();
    assert_eq!(ledger(&office.notice(&admin, &notice).await)[6], 1);
}

#[tokio::test]
async fn an_emergency_overtakes_a_long_list() {
    let (office, admin) = city().await;
    let slow = office
        .send(
            &admin,
            "k",
            &school_notice(json!([{"school": "nishijo-es"}])),
        )
        .await
        .ok();
    office
        .send(&admin, "l", &emergency(3, json!({"topic": "events"})))
        .await
        .ok();
    // Its list and its messages, before the other's list.
    for _ in 0..2 {
        assert!(
            kairan::notices::starter::run_once(&office.app)
                .await
                .unwrap()
        );
    }
    assert_eq!(
        office
            .count("select count(*) from outbox where lane = 0")
            .await,
        2
    );
    assert_eq!(
        office.notice(&admin, &id(&slow)).await["state"],
        "scheduled"
    );
}

#[tokio::test]
async fn a_broken_notice_does_not_hold_up_the_others() {
    let (office, admin) = city().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    office
        .send(&admin, "k", &emergency(3, json!({"topic": "events"})))
        .await
        .ok();
    let mut tx = office.app.db.write().await.unwrap();
    sqlx::query("update notices set audience = 'broken'")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let sent = office.send(&admin, "l", &body).await.ok();
    office.start_due().await;
    assert_eq!(office.notice(&admin, &id(&sent)).await["state"], "sending");
}

// D-30
#[tokio::test]
async fn whether_a_receipt_is_wanted_is_said_for_each_notice() {
    let (office, admin) = city().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    assert_eq!(
        office.send(&admin, "k", &body).await.ok()["wants_receipt"],
        true
    );
    body.as_object_mut().unwrap().remove("wants_receipt");
    assert_eq!(
        office.send(&admin, "l", &body).await.ok()["wants_receipt"],
        false
    );
}

#[tokio::test]
async fn a_list_longer_than_one_step_is_planned_whole_by_two_instances() {
    let (office, admin) = city().await;
    let mut text = String::from("email,school,grade\n");
    for number in 0..2_100 {
        text.push_str(&format!("p{number}@x.example,mitsugi-es,3\n"));
    }
    office.import(What::Citizens, &text).await;
    let mut body = emergency(
        3,
        json!({"schools": [{"school": "mitsugi-es", "grades": [3]}]}),
    );
    body["alone"] = json!("夜間");
    let sent = office.send(&admin, "k", &body).await.ok();
    tokio::join!(office.start_due(), office.start_due());
    // In rounds of fifty, each person on one of them.
    let mails = "select sum(length(slots)) from outbox where channel = 'mail'";
    assert_eq!(office.count(mails).await, 2_100);
    let lists = "select count(distinct people) from outbox where channel = 'mail'";
    assert_eq!(office.count(lists).await, 42);
    assert_eq!(office.count("select count(*) from outbox").await, 42);
    assert_eq!(
        ledger(&office.notice(&admin, &id(&sent)).await)[..2],
        [2_100, 2_100]
    );
}
