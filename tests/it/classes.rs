//! A notice in figures by school, grade and class: live, frozen with its list, kept after it.

use axum::body::Body;
use axum::http::Method;
use kairan::city::authority::Role;
use kairan::cli::import::What;
use kairan::schedule::retention;
use kairan::store::recipients::{self, ReadBy};
use serde_json::{Value, json};

use crate::support::office::{Office, request, school_notice, user_id};

/// Six people: by mail, LINE, both (class not set), none that is proven; one with two children.
fn citizens() -> String {
    format!(
        "email,line_user_id,language,school,grade,class,child_family_name,child_given_name,proven
mail@x.example,,ja,nishijo-es,1,1-1,山田,一,
,{line},en,nishijo-es,1,1-2,佐藤,二,
both@x.example,{both},vi,nishijo-es,1,,鈴木,三,
unproven@x.example,,ja,nishijo-es,2,2-1,高橋,四,0
twins@x.example,,ja,nishijo-es,1,1-1,田中,五,
twins@x.example,,ja,nishijo-es,1,1-2,田中,六,
elsewhere@x.example,,ja,mitsugi-es,1,1-1,伊藤,七,
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

async fn sent(office: &Office, token: &str, parts: Value) -> String {
    let sent = office.send(token, "k", &school_notice(parts)).await.ok();
    office.start_due().await;
    sent["id"].as_str().unwrap().to_owned()
}

async fn confirms(office: &Office, admin: &str, notice: &str, email: &str) {
    let path = format!("/admin/v1/people?email={email}");
    let found = office.get(admin, &path).await.ok();
    let found = found.get("items").map_or(&found, |items| &items[0]);
    let person = found["id"].as_str().unwrap();
    let now = office.app.clock.now();
    let mut tx = office.app.db.write().await.unwrap();
    recipients::confirm(&mut tx, notice, person, ReadBy::Mail, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// `all reached read waiting not_reached` of children and of people.
fn figures(of: &Value) -> [[i64; 5]; 2] {
    ["children", "people"].map(|who| {
        ["all", "reached", "read", "waiting", "not_reached"]
            .map(|name| of[who][name].as_i64().unwrap())
    })
}

fn class(answer: &Value, grade: usize, class: usize) -> &Value {
    &answer["schools"][0]["grades"][grade]["classes"][class]
}

// D-26 D-27 D-28 D-34 X-15 A-28
#[tokio::test]
async fn a_notice_is_counted_by_class_where_each_child_stood_at_its_start() {
    let (office, admin) = city().await;
    let notice = sent(&office, &admin, json!([{"school": "nishijo-es"}])).await;
    let path = format!("/admin/v1/notices/{notice}/classes");
    let answer = office.get(&admin, &path).await.ok();
    assert_eq!(figures(&answer), [[6, 0, 0, 5, 1], [5, 0, 0, 4, 1]]);

    // A child changes class meanwhile.
    let moved = "email,school,grade,class,child_family_name,child_given_name
mail@x.example,nishijo-es,1,1-2,山田,一\n";
    assert_eq!(office.import(What::Citizens, moved).await, [0u64; 0]);
    office.deliver_all().await;
    office.start_due().await;
    confirms(&office, &admin, &notice, "twins@x.example").await;
    confirms(&office, &admin, &notice, "unproven@x.example").await;
    let answer = office.get(&admin, &path).await.ok();
    assert_eq!(answer["state"], "sent");
    // Who has read it on the pages was reached there.
    assert_eq!(figures(&answer), [[6, 6, 3, 0, 0], [5, 5, 2, 0, 0]]);
    assert_eq!(answer["causes"], json!({}));
    let school = &answer["schools"][0];
    assert_eq!(
        [&school["school"], &school["name"]],
        ["nishijo-es", "西条小学校"]
    );
    let names = school["grades"][0]["classes"].as_array().unwrap().iter();
    let names: Vec<&Value> = names.map(|class| &class["class"]).collect();
    assert_eq!(names, [&Value::Null, &json!("1-1"), &json!("1-2")]);
    // Who has a child in both counts once in the grade.
    assert_eq!(
        figures(class(&answer, 0, 0)),
        [[1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]
    );
    assert_eq!(
        figures(class(&answer, 0, 1)),
        [[2, 2, 1, 0, 0], [2, 2, 1, 0, 0]]
    );
    assert_eq!(
        figures(class(&answer, 0, 2)),
        [[2, 2, 1, 0, 0], [2, 2, 1, 0, 0]]
    );
    assert_eq!(
        figures(&school["grades"][0]),
        [[5, 5, 2, 0, 0], [4, 4, 1, 0, 0]]
    );

    let asked = request(Method::GET, &path, &admin).header("accept", "text/csv");
    let csv = office.ask(asked.body(Body::empty()).unwrap()).await;
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[0].starts_with("school,name,grade,class,children,children_reached"));
    assert_eq!(lines[1], "nishijo-es,西条小学校,1,,1,1,0,0,0,1,1,0,0,0,");
}

#[tokio::test]
async fn why_people_were_not_reached_is_counted_and_stays_when_the_list_is_gone() {
    let (office, admin) = city().await;
    let notice = sent(
        &office,
        &admin,
        json!([{"school": "nishijo-es", "grades": [2]}]),
    )
    .await;
    office.start_due().await;
    let path = format!("/admin/v1/notices/{notice}/classes");
    let answer = office.get(&admin, &path).await.ok();
    assert_eq!(
        class(&answer, 0, 0)["causes"],
        json!({"address-unproven": 1})
    );
    office.app.clock.advance_seconds(400 * 86_400);
    while retention::run_once(&office.app).await.unwrap() {}
    let list = "select count(*) from recipient_children";
    assert_eq!(office.count(list).await, 0);
    let kept = office.get(&admin, &path).await.ok();
    assert_eq!(kept["schools"], answer["schools"]);
}

#[tokio::test]
async fn who_may_see_a_notice_sees_its_figures_and_nobody_else() {
    let (office, admin) = city().await;
    let own = office.staff(Role::Teacher, Some("nishijo-es")).await;
    let other = office.staff(Role::School, Some("mitsugi-es")).await;
    let auditor = office.staff(Role::Auditor, None).await;
    let board = office.staff(Role::Board, None).await;
    let notice = sent(&office, &own, json!([{"school": "nishijo-es"}])).await;
    let path = |notice: &str| format!("/admin/v1/notices/{notice}/classes");
    for (token, status) in [
        (&own, 200),
        (&admin, 200),
        (&board, 200),
        (&auditor, 200),
        (&other, 403),
    ] {
        assert_eq!(office.get(token, &path(&notice)).await.status, status);
    }
    // A notice to several schools is none of theirs.
    let both = json!([{"school": "nishijo-es"}, {"school": "mitsugi-es"}]);
    let notice = sent(&office, &board, both).await;
    for (token, status) in [(&own, 403), (&other, 403), (&board, 200)] {
        assert_eq!(office.get(token, &path(&notice)).await.status, status);
    }
    let answer = office.get(&board, &path(&notice)).await.ok();
    assert_eq!(answer["schools"].as_array().unwrap().len(), 2);
    assert_eq!(figures(&answer)[1][0], 6);

    // Not started; not for schools; not there.
    let mut later = school_notice(json!([{"school": "nishijo-es"}]));
    later["send_at"] = json!("2026-12-01T06:30:00+09:00");
    let later = office.send(&admin, "later", &later).await.ok();
    let id = later["id"].as_str().unwrap();
    assert_eq!(office.get(&admin, &path(id)).await.status, 409);
    let mut all = school_notice(json!([]));
    all["kind"] = json!("maintenance");
    all["audience"] = json!({"everyone": true});
    all["alone"] = Value::Null;
    let all = office.send(&admin, "all", &all).await.ok();
    let id = all["id"].as_str().unwrap();
    assert_eq!(office.get(&admin, &path(id)).await.status, 409);
    assert_eq!(office.get(&admin, &path("none")).await.status, 404);
}
