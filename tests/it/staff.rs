//! Staff: invited by a link, let in by password and one-time code, at home in their own school, ended at
//! once; their keys, which can do no more than they (F-08, F-60).

use kairan::city::authority::Role;
use kairan::city::totp::Codes;
use kairan::office::login;
use kairan::store::staff_logins;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::City;

const EMAIL: &str = "hanako@saijo-es.example.jp";
const PASSWORD: &str = "tsutsuji no sanpo";

fn seconds(city: &City) -> i64 {
    city.clock.now().0 / 1000
}

/// The secret as the page shows it to whoever cannot scan the picture.
fn secret(browser: &Browser) -> Codes {
    let html = &browser.page.html;
    let shown = html.split("<code>").nth(1).unwrap().split('<').next();
    let secret: String = shown.unwrap().split_whitespace().collect();
    Codes::parse(&secret).unwrap()
}

/// The invitation's link from the newest mail.
fn link(city: &City) -> String {
    let text = city.mail(EMAIL).text();
    let link = text
        .split_whitespace()
        .find(|word| word.contains("/console/join/"));
    link.unwrap().to_owned()
}

/// Invited by the school's administrator on the console, and in.
async fn joins(city: &City) -> (Browser, Codes) {
    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    head.open("/console/staff").await;
    let fields = [("name", "山田花子"), ("email", EMAIL), ("role", "teacher")];
    head.send(&fields, "招待のメールを送る").await;
    assert!(
        head.page.says("招待のメールを送りました"),
        "{}",
        head.page.text()
    );
    assert!(head.page.says("招待中"));
    city.settle().await;
    let mut hanako = Browser::new(city);
    hanako.open(&link(city)).await;
    let codes = secret(&hanako);
    let code = codes.at(seconds(city));
    let fields = [
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("code", &code),
    ];
    hanako.send(&fields, "登録して入る").await;
    assert_eq!(hanako.page.path, "/console", "{}", hanako.page.text());
    (hanako, codes)
}

async fn logs_in(city: &City, code: &str) -> Browser {
    let mut browser = Browser::new(city);
    browser.open("/console/staff").await;
    assert!(browser.page.path.starts_with("/console/login?next="));
    let fields = [("email", EMAIL), ("password", PASSWORD), ("code", code)];
    browser.send(&fields, "ログイン").await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_sets_password_and_app_and_both_are_asked_from_then_on() {
    let city = City::new().await;
    let (mut hanako, codes) = joins(&city).await;
    assert!(hanako.page.says("山田花子"));
    // The link is used up.
    let mut again = Browser::new(&city);
    again.open(&link(&city)).await;
    assert_eq!(again.page.status, 410);

    // The code that was taken is not taken again, the next one is; it leads to the page asked for,
    // which is not hers.
    let here = logs_in(&city, &codes.at(seconds(&city))).await;
    assert_eq!(here.page.status, 422, "{}", here.page.text());
    city.clock.advance_seconds(30);
    let here = logs_in(&city, &codes.at(seconds(&city))).await;
    assert_eq!(
        (here.page.status, here.page.path.as_str()),
        (403, "/console/staff")
    );
    // A right password alone is not enough, nor a code alone.
    city.clock.advance_seconds(30);
    assert_eq!(logs_in(&city, "000000").await.page.status, 422);

    // She sees both log-ins and ends the other.
    hanako.open("/console/account").await;
    hanako.send(&[], "この端末以外をすべて終わらせる").await;
    assert!(hanako.page.says("ほかの端末のログインを終わらせました"));
    let mut other = here;
    other.open("/console").await;
    assert!(other.page.path.starts_with("/console/login"));
    // A day later hers is over, too.
    city.clock.advance_seconds(24 * 3600);
    hanako.open("/console").await;
    assert!(hanako.page.path.starts_with("/console/login"));
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_wrong_log_ins_lock_for_a_quarter_of_an_hour() {
    let city = City::new().await;
    let (_, codes) = joins(&city).await;
    for _ in 0..10 {
        assert_eq!(logs_in(&city, "000000").await.page.status, 422);
    }
    city.clock.advance_seconds(60);
    let right = codes.at(seconds(&city));
    assert_eq!(logs_in(&city, &right).await.page.status, 429);
    city.clock.advance_seconds(15 * 60);
    let right = codes.at(seconds(&city));
    // In, and told that the page she asked for is not hers.
    assert_eq!(logs_in(&city, &right).await.page.status, 403);
    // An address that nobody has is answered the same way.
    let mut nobody = Browser::new(&city);
    nobody.open("/console/login").await;
    let fields = [
        ("email", "nobody@example.jp"),
        ("password", PASSWORD),
        ("code", "000000"),
    ];
    nobody.send(&fields, "ログイン").await;
    assert_eq!(nobody.page.status, 422);
    assert!(nobody.page.says("いずれかが違います"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_the_phone_is_invited_again_and_what_was_before_is_void() {
    let city = City::new().await;
    let (mut hanako, codes) = joins(&city).await;
    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    head.open("/console/staff").await;
    head.send(&[], "もう一度招待: 山田花子").await;
    city.settle().await;
    hanako.open("/console").await;
    assert!(hanako.page.path.starts_with("/console/login"));
    city.clock.advance_seconds(60);
    let old = logs_in(&city, &codes.at(seconds(&city))).await;
    assert_eq!(old.page.status, 422);
    hanako.open(&link(&city)).await;
    assert_ne!(secret(&hanako), codes);

    // Access ends at once, the link's with it.
    head.open("/console/staff").await;
    head.send(&[], "この人の権限をなくす: 山田花子").await;
    assert!(head.page.says("権限をなくしました"));
    hanako.open(&link(&city)).await;
    assert_eq!(hanako.page.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_answers_for_its_own_staff_and_learns_nothing_of_others() {
    let city = City::new().await;
    let head = city.staff(Role::School, Some("saijo-es")).await;
    let admin = city.staff(Role::Admin, None).await;
    city.staff(Role::Teacher, Some("saijo-jhs")).await;
    let list = city.call(&head, "GET", "/admin/v1/staff", None).await.1;
    let schools = |list: &Value| -> Vec<Value> {
        let all = list.as_array().unwrap().iter();
        all.map(|member| member["school"].clone()).collect()
    };
    assert_eq!(schools(&list), [json!("saijo-es")]);
    let all = city.call(&admin, "GET", "/admin/v1/staff", None).await.1;
    let of = |role: &str| {
        let mut all = all.as_array().unwrap().iter();
        all.find(|it| it["role"] == role).unwrap()["id"]
            .as_str()
            .unwrap()
    };
    // Another school's, the admin, and somebody who does not exist: the same answer.
    for id in [of("teacher"), of("admin"), "nobody"] {
        for (method, path) in [
            ("DELETE", format!("/admin/v1/staff/{id}")),
            ("POST", format!("/admin/v1/staff/{id}/invitation")),
        ] {
            let (status, _) = city.call(&head, method, &path, None).await;
            assert_eq!(status, 404, "{method} {path}");
        }
    }
    let new = |role: &str, school: Value| json!({"name": "新人", "role": role, "school": school, "email": EMAIL});
    for (body, expected) in [
        (new("teacher", json!("saijo-jhs")), 403),
        (new("admin", Value::Null), 403),
        (new("teacher", Value::Null), 403),
        (new("teacher", json!("saijo-es")), 201),
        // Somebody logs in with this address already.
        (new("teacher", json!("saijo-es")), 422),
    ] {
        let (status, answer) = city
            .call(&head, "POST", "/admin/v1/staff", Some(&body))
            .await;
        assert_eq!(status, expected, "{body} {answer}");
    }
    // On the console a teacher finds no door to it.
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    assert!(!teacher.page.html.contains("/console/staff"));
    teacher.open("/console/staff").await;
    assert_eq!(teacher.page.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_opens_what_its_scopes_hold_until_it_ends() {
    let city = City::new().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let make = |scopes: Value, days: i64| json!({"name": "校務", "scopes": scopes, "days": days});
    for (body, expected) in [
        (make(json!([]), 30), 422),
        (make(json!(["notices:write"]), 30), 422),
        (make(json!(["notices"]), 0), 422),
    ] {
        let (status, _) = city
            .call(&teacher, "POST", "/admin/v1/keys", Some(&body))
            .await;
        assert_eq!(status, expected, "{body}");
    }
    // The newest stands first.
    city.clock.advance_seconds(1);
    let body = make(json!(["notices:read", "staff"]), 30);
    let (status, made) = city
        .call(&teacher, "POST", "/admin/v1/keys", Some(&body))
        .await;
    assert_eq!(status, 201, "{made}");
    let key = made["token"].as_str().unwrap();
    let asks = async |token: &str, method: &str, path: &str| {
        let body = (method == "POST").then(|| json!({}));
        city.call(token, method, path, body.as_ref()).await.0
    };
    assert_eq!(asks(key, "GET", "/admin/v1/notices").await, 200);
    // To read alone; in this area alone; and never more than its owner, who manages no staff.
    assert_eq!(asks(key, "POST", "/admin/v1/notices").await, 403);
    assert_eq!(
        asks(key, "GET", "/admin/v1/schools/saijo-es/absences").await,
        403
    );
    assert_eq!(
        asks(&teacher, "GET", "/admin/v1/schools/saijo-es/absences").await,
        200
    );
    assert_eq!(asks(key, "GET", "/admin/v1/staff").await, 403);
    // It makes no key that opens more than itself.
    let more = make(json!(["absences"]), 30);
    let (status, _) = city.call(key, "POST", "/admin/v1/keys", Some(&more)).await;
    assert_eq!(status, 403);

    let list = city.call(key, "GET", "/admin/v1/keys", None).await.1;
    let names: Vec<&Value> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|key| &key["name"])
        .collect();
    assert_eq!(names, [&json!("校務"), &json!("token")]);
    city.clock.advance_seconds(30 * 86_400);
    assert_eq!(asks(key, "GET", "/admin/v1/notices").await, 401);
    let id = list[1]["id"].as_str().unwrap();
    assert_eq!(
        asks(&teacher, "DELETE", &format!("/admin/v1/keys/{id}")).await,
        204
    );
    assert_eq!(asks(&teacher, "GET", "/admin/v1/notices").await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_s_programs_slow_down_no_other_school() {
    let city = City::new().await;
    let mut keys = Vec::new();
    for _ in 0..5 {
        keys.push(city.staff(Role::Teacher, Some("saijo-es")).await);
    }
    let other = city.staff(Role::Teacher, Some("saijo-jhs")).await;
    let board = city.staff(Role::Board, None).await;
    let asks = async |key: &str| city.call(key, "GET", "/admin/v1/keys", None).await.0;
    // The clock stands still: 50 requests of each key, 200 of the school.
    for key in &keys[..4] {
        for _ in 0..50 {
            assert_eq!(asks(key).await, 200);
        }
    }
    assert_eq!(asks(&keys[0]).await, 429);
    assert_eq!(asks(&keys[4]).await, 429);
    assert_eq!((asks(&other).await, asks(&board).await), (200, 200));
    city.clock.advance_seconds(1);
    assert_eq!(asks(&keys[4]).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_made_and_ended_on_the_console() {
    let city = City::new().await;
    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    head.open("/console/account").await;
    let fields = [("name", "掲示板"), ("notices", "read"), ("days", "10")];
    head.send(&fields, "作る").await;
    let token = head.page.html.split("<code>").nth(1).unwrap();
    let token = token.split('<').next().unwrap().to_owned();
    let (status, _) = city.call(&token, "GET", "/admin/v1/notices", None).await;
    assert_eq!(status, 200);
    // A reload does not show it again.
    head.open("/console/account").await;
    assert!(!head.page.html.contains(&token));
    head.send(&[], "終わらせる: 掲示板").await;
    let (status, _) = city.call(&token, "GET", "/admin/v1/notices", None).await;
    assert_eq!(status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_console_s_forms_are_taken_from_its_own_pages_only() {
    let city = City::new().await;
    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    head.open("/console/staff").await;
    let forged = head.post("/console/staff/end", "id=x").await;
    assert_eq!(forged.status, 403);
    // The operator's link shows a button first, is for its own time, and for nobody who left.
    let mut tx = city.app.db.write().await.unwrap();
    let login = staff_logins::by_email(&mut tx, EMAIL).await.unwrap();
    assert!(login.is_none());
    let all = kairan::store::staff::list(&mut tx).await.unwrap();
    let link = login::entry(&city.app, &all[0], login::ENTRY_SECONDS).unwrap();
    drop(tx);
    let mut other = Browser::new(&city);
    other.open(&link).await;
    assert!(other.page.says("入る"));
    other.open("/console").await;
    assert!(other.page.path.starts_with("/console/login"));
    city.clock.advance_seconds(15 * 60 + 1);
    other.open(&link).await;
    assert_eq!(other.page.status, 410);
}
