//! The staff's API as a stranger with a token meets it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use kairan::city::authority::Role;
use serde_json::{Value, json};

use crate::support::office::{Answer, Office, request, school_notice};

fn own() -> Value {
    school_notice(json!([{"school": "nishijo-es"}]))
}

fn is_problem(answer: &Answer, status: u16) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    let kind = &answer.headers[header::CONTENT_TYPE];
    assert_eq!(kind, "application/problem+json");
    assert_eq!(answer.json()["status"], status);
    assert!(answer.json()["title"].is_string());
}

#[tokio::test]
async fn the_same_key_and_body_gives_the_same_answer_and_sends_once() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let first = office.send(&admin, "k1", &own()).await;
    assert_eq!(first.status, StatusCode::CREATED);
    office.start_due().await;
    let again = office.send(&admin, "k1", &own()).await;
    assert_eq!((again.status, &again.text), (first.status, &first.text));
    assert_eq!(office.count("select count(*) from notices").await, 1);

    let mut other = own();
    other["wants_receipt"] = json!(false);
    is_problem(&office.send(&admin, "k1", &other).await, 422);
    // Another sender's key is another key.
    let board = office.staff(Role::Board, None).await;
    assert_eq!(office.send(&board, "k1", &other).await.status, 201);
}

#[tokio::test]
async fn a_dry_run_stores_nothing_and_does_not_use_the_key_up() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let mut body = own();
    body["dry_run"] = json!(true);
    let answer = office.send(&admin, "k", &body).await.ok();
    assert!(answer["id"].is_null());
    assert_eq!(answer["state"], "scheduled");
    assert_eq!(office.count("select count(*) from notices").await, 0);
    assert_eq!(office.send(&admin, "k", &own()).await.status, 201);
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let request = request(Method::POST, "/admin/v1/notices", &admin)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(own().to_string()));
    is_problem(&office.ask(request.unwrap()).await, 400);
    is_problem(&office.send(&admin, "", &own()).await, 400);
}

#[tokio::test]
async fn every_error_is_a_problem() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    is_problem(&office.get(&admin, "/admin/v1/nothing").await, 404);
    is_problem(&office.get(&admin, "/admin/v1/notices/nothing").await, 404);
    is_problem(
        &office.get(&admin, "/admin/v1/people?email=a%40b").await,
        404,
    );
    is_problem(&office.get(&admin, "/admin/v1/people").await, 400);
    is_problem(
        &office.get(&admin, "/admin/v1/notices?state=lost").await,
        400,
    );
    is_problem(&office.get("wrong", "/admin/v1/notices").await, 401);
    let send = |kind: &str, body: String| {
        request(Method::POST, "/admin/v1/notices", &admin)
            .header(header::CONTENT_TYPE, kind)
            .header("idempotency-key", "k")
            .body(Body::from(body))
            .unwrap()
    };
    let json = "application/json";
    is_problem(&office.ask(send(json, "{".into())).await, 400);
    is_problem(
        &office.ask(send("text/plain", own().to_string())).await,
        415,
    );
    is_problem(&office.ask(send(json, " ".repeat(2 << 20))).await, 413);
    is_problem(&office.ask(send(json, "[]".into())).await, 422);
    let put = request(Method::PUT, "/admin/v1/notices", &admin).body(Body::empty());
    is_problem(&office.ask(put.unwrap()).await, 405);
    let nobody = Request::get("/admin/v1/notices").body(Body::empty());
    is_problem(&office.ask(nobody.unwrap()).await, 401);
}

#[tokio::test]
async fn what_is_wrong_with_a_notice_is_told_by_field() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let wrong = [
        (json!({"school": "nowhere"}), "audience.schools[0].school"),
        (
            json!({"school": "nishijo-es", "grades": [7]}),
            "audience.schools[0].grades",
        ),
        (
            json!({"school": "nishijo-es", "classes": ["9-9"]}),
            "audience.schools[0].classes",
        ),
        (
            json!({"school": "nishijo-es", "groups": ["golf"]}),
            "audience.schools[0].groups",
        ),
        (
            json!({"school": "nishijo-es", "grade": [1]}),
            "audience.schools[0].grade",
        ),
    ];
    for (part, field) in wrong {
        let answer = office
            .send(&admin, "k", &school_notice(json!([part])))
            .await;
        is_problem(&answer, 422);
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    for (key, value, field) in [
        (
            "content",
            json!({"en": {"title": "t", "body": "b"}}),
            "content.ja",
        ),
        (
            "content",
            json!({"ja": {"title": "", "body": "b"}}),
            "content.ja.title",
        ),
        (
            "content",
            json!({"ja": {"title": "題".repeat(101), "body": "b"}}),
            "content.ja.title",
        ),
        ("send_at", json!("soon"), "send_at"),
        ("audience", json!({"topic": "nothing"}), "audience.topic"),
        (
            "audience",
            json!({"areas": ["nowhere"]}),
            "audience.areas[0]",
        ),
        ("level", json!(3), "level"),
    ] {
        let mut body = own();
        body[key] = value;
        let answer = office.send(&admin, "k", &body).await;
        is_problem(&answer, 422);
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
}

#[tokio::test]
async fn authority_is_judged_before_anything_else() {
    let office = Office::new().await;
    let teacher = office.staff(Role::Teacher, Some("nishijo-es")).await;
    let auditor = office.staff(Role::Auditor, None).await;
    let board = office.staff(Role::Board, None).await;
    let other = json!([{"school": "nowhere", "grades": [99]}]);
    is_problem(
        &office
            .send(&teacher, "k", &school_notice(other.clone()))
            .await,
        403,
    );
    is_problem(
        &office
            .send(&teacher, "k", &json!({"kind": "emergency"}))
            .await,
        403,
    );
    is_problem(&office.send(&auditor, "", &json!({})).await, 403);
    is_problem(
        &office
            .send(&board, "k", &json!({"kind": "city", "topic": "nothing"}))
            .await,
        403,
    );
    is_problem(&office.send(&board, "k", &school_notice(other)).await, 422);
    assert_eq!(office.send(&teacher, "k", &own()).await.status, 201);
}

#[tokio::test]
async fn every_route_of_a_school_is_closed_to_another_school_s_staff() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let notice = school_notice(json!([{"school": "mitsugi-es"}]));
    let notice = office.send(&admin, "a", &notice).await.ok();
    let id = notice["id"].as_str().unwrap();
    let description = office.get("", "/admin/v1/openapi.json").await.ok();
    let mut tried = 0;
    for role in [Role::Teacher, Role::School] {
        for (path, methods) in description["paths"].as_object().unwrap() {
            let of_school = path.contains("{school}");
            if !of_school && !path.starts_with("/admin/v1/notices/{id}") {
                continue;
            }
            // Each by a key of its own, for the clock stands still; and whether there is such a school or
            // not is told as little.
            for school in ["mitsugi-es", "nowhere"] {
                let teacher = office.staff(role, Some("nishijo-es")).await;
                let path = path.replace("{school}", school).replace("{id}", id);
                let path = path.replace("{child}", "x").replace("{code}", "x");
                for method in methods.as_object().unwrap().keys() {
                    let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
                    let request = request(method, &path, &teacher)
                        .header("content-type", "application/json")
                        .header("idempotency-key", "k")
                        .body(Body::from("{}"));
                    is_problem(&office.ask(request.unwrap()).await, 403);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 100, "{tried} requests");
}

#[tokio::test]
async fn school_staff_see_their_own_school_only() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let teacher = office.staff(Role::Teacher, Some("nishijo-es")).await;
    let other = school_notice(json!([{"school": "mitsugi-es"}]));
    let other = office.send(&admin, "a", &other).await.ok();
    // The list is ordered by time; within a millisecond by chance.
    office.app.clock.advance_seconds(1);
    let mine = office.send(&admin, "b", &own()).await.ok();
    for action in ["", "/people"] {
        let path = format!(
            "/admin/v1/notices/{}{action}",
            other["id"].as_str().unwrap()
        );
        is_problem(&office.get(&teacher, &path).await, 403);
    }
    for action in ["cancel", "approve", "recall", "send", "correct"] {
        let path = format!(
            "/admin/v1/notices/{}/{action}",
            other["id"].as_str().unwrap()
        );
        is_problem(&office.post(&teacher, &path).await, 403);
    }
    let list = office.get(&teacher, "/admin/v1/notices").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["id"], mine["id"]);
    let all = office.get(&admin, "/admin/v1/notices?limit=1").await.ok();
    let next = all["next"].as_str().unwrap();
    let rest = office
        .get(&admin, &format!("/admin/v1/notices?cursor={next}"))
        .await
        .ok();
    assert_eq!(rest["items"][0]["id"], other["id"]);
    is_problem(&office.get(&teacher, "/admin/v1/staff").await, 403);
}

#[tokio::test]
async fn ending_a_staff_member_ends_the_token_at_once() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let teacher = office.staff(Role::Teacher, Some("nishijo-es")).await;
    let staff = office.get(&admin, "/admin/v1/staff").await.ok();
    let of_role = |role: &str| {
        let mut staff = staff.as_array().unwrap().iter();
        staff.find(|s| s["role"] == role).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let path = format!("/admin/v1/staff/{}", of_role("teacher"));
    let end = |token: &str| {
        request(Method::DELETE, &path, token)
            .body(Body::empty())
            .unwrap()
    };
    is_problem(&office.ask(end(&teacher)).await, 403);
    assert_eq!(office.ask(end(&admin)).await.status, StatusCode::NO_CONTENT);
    is_problem(&office.get(&teacher, "/admin/v1/notices").await, 401);
    is_problem(&office.ask(end(&admin)).await, 404);
}

#[tokio::test]
async fn over_two_hundred_wrong_tokens_a_minute_are_slowed_down_and_valid_ones_never() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    for _ in 0..200 {
        is_problem(&office.get("wrong", "/admin/v1/staff").await, 401);
    }
    let refused = office.get("wrong", "/admin/v1/staff").await;
    is_problem(&refused, 429);
    assert_eq!(refused.headers[header::RETRY_AFTER], "60");
    assert!(
        office
            .get(&admin, "/admin/v1/staff")
            .await
            .status
            .is_success()
    );
    office.app.clock.advance_seconds(60);
    is_problem(&office.get("wrong", "/admin/v1/staff").await, 401);
}

#[tokio::test]
async fn a_valid_token_makes_fifty_requests_a_second() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    for _ in 0..50 {
        assert!(
            office
                .get(&admin, "/admin/v1/staff")
                .await
                .status
                .is_success()
        );
    }
    let refused = office.get(&admin, "/admin/v1/staff").await;
    is_problem(&refused, 429);
    assert_eq!(refused.headers[header::RETRY_AFTER], "1");
    office.app.clock.advance_seconds(1);
    assert!(
        office
            .get(&admin, "/admin/v1/staff")
            .await
            .status
            .is_success()
    );
}

#[tokio::test]
async fn the_description_names_every_route_and_every_route_is_there() {
    let office = Office::new().await;
    let description = office.get("", "/admin/v1/openapi.json").await.ok();
    let mut described: Vec<String> = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            described.push(format!("{method} {path}"));
        }
    }
    described.sort();
    assert_eq!(
        described,
        [
            "delete /admin/v1/departures/{id}",
            "delete /admin/v1/garbage/calendars/{id}",
            "delete /admin/v1/keys/{id}",
            "delete /admin/v1/staff/{id}",
            "get /admin/v1/attachments/{id}",
            "get /admin/v1/audit",
            "get /admin/v1/departures",
            "get /admin/v1/diagnoses/{number}",
            "get /admin/v1/evacuations",
            "get /admin/v1/garbage/calendars",
            "get /admin/v1/garbage/calendars/{id}",
            "get /admin/v1/garbage/days",
            "get /admin/v1/jobs",
            "get /admin/v1/keys",
            "get /admin/v1/mail-stop",
            "get /admin/v1/maintenances",
            "get /admin/v1/messages/{window}",
            "get /admin/v1/messages/{window}/{id}",
            "get /admin/v1/notices",
            "get /admin/v1/notices/{id}",
            "get /admin/v1/notices/{id}/call-sheet",
            "get /admin/v1/notices/{id}/classes",
            "get /admin/v1/notices/{id}/households",
            "get /admin/v1/notices/{id}/people",
            "get /admin/v1/people",
            "get /admin/v1/phrases",
            "get /admin/v1/rollovers",
            "get /admin/v1/rollovers/{id}",
            "get /admin/v1/schools/{school}/absence-desk",
            "get /admin/v1/schools/{school}/absences",
            "get /admin/v1/schools/{school}/codes",
            "get /admin/v1/schools/{school}/roll",
            "get /admin/v1/schools/{school}/roster",
            "get /admin/v1/schools/{school}/roster/classes",
            "get /admin/v1/schools/{school}/triggers",
            "get /admin/v1/staff",
            "get /admin/v1/templates",
            "get /admin/v1/topics",
            "get /admin/v1/triggers",
            "post /admin/v1/attachments",
            "post /admin/v1/departures",
            "post /admin/v1/evacuations",
            "post /admin/v1/evacuations/lift",
            "post /admin/v1/evacuations/withdraw",
            "post /admin/v1/garbage/calendars/{id}/accept",
            "post /admin/v1/garbage/calendars/{id}/publish",
            "post /admin/v1/garbage/days",
            "post /admin/v1/keys",
            "post /admin/v1/mail-stop/lift",
            "post /admin/v1/maintenances",
            "post /admin/v1/maintenances/{id}/end",
            "post /admin/v1/messages/{window}/{id}/answer",
            "post /admin/v1/messages/{window}/{id}/close",
            "post /admin/v1/messages/{window}/{id}/hand-on",
            "post /admin/v1/messages/{window}/{id}/take",
            "post /admin/v1/notices",
            "post /admin/v1/notices/{id}/approve",
            "post /admin/v1/notices/{id}/call-sheet/{child}",
            "post /admin/v1/notices/{id}/cancel",
            "post /admin/v1/notices/{id}/correct",
            "post /admin/v1/notices/{id}/recall",
            "post /admin/v1/notices/{id}/repeat",
            "post /admin/v1/notices/{id}/send",
            "post /admin/v1/notices/{id}/try",
            "post /admin/v1/phrases",
            "post /admin/v1/rollovers",
            "post /admin/v1/rollovers/{id}/approve",
            "post /admin/v1/rollovers/{id}/undo",
            "post /admin/v1/schools/{school}/absences/acknowledge",
            "post /admin/v1/schools/{school}/children/{child}/remove",
            "post /admin/v1/schools/{school}/codes",
            "post /admin/v1/schools/{school}/codes/{id}/revoke",
            "post /admin/v1/schools/{school}/roll-calls",
            "post /admin/v1/schools/{school}/roll-calls/found",
            "post /admin/v1/staff",
            "post /admin/v1/staff/{id}/invitation",
            "post /admin/v1/templates/{name}",
            "post /admin/v1/topics",
            "post /admin/v1/topics/order",
            "post /admin/v1/topics/{id}/restore",
            "post /admin/v1/topics/{id}/retire",
            "post /admin/v1/translations",
            "put /admin/v1/notices/{id}",
            "put /admin/v1/phrases/{name}/reviews/{language}",
            "put /admin/v1/schools/{school}/absence-desk",
            "put /admin/v1/schools/{school}/roster",
            "put /admin/v1/schools/{school}/triggers",
            "put /admin/v1/topics/{id}",
            "put /admin/v1/triggers",
        ]
    );
    for route in described {
        let (method, path) = route.split_once(' ').unwrap();
        let area = kairan::city::scope::Area::of_route(path);
        assert!(area.is_some(), "no key opens {path}");
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let path = path.replace("{id}", "x").replace("{school}", "x");
        let request = request(method, &path, "wrong");
        // Not 404 and not 405: the token is asked for.
        is_problem(&office.ask(request.body(Body::empty()).unwrap()).await, 401);
    }
    let text = description.to_string();
    for reference in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(
            !description["components"]["schemas"][name].is_null(),
            "{name}"
        );
    }
}
