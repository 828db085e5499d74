//! The call sheet: whom to telephone and why, ticked off by several people at once.

use axum::body::Body;
use axum::http::{Method, header};
use kairan::city::authority::Role;
use kairan::cli::import::What;
use kairan::store::people;
use kairan::store::recipients::{self, ReadBy};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::office::{Answer, Office, request, school_notice, user_id};
use crate::support::people::{closure, with_hana};

struct Desk {
    office: Office,
    admin: String,
    teachers: [String; 2],
    notice: String,
}

impl Desk {
    /// Four children: reached by mail, by LINE, by none, and one of grade 2 reached by mail.
    async fn new() -> Desk {
        let office = Office::new().await;
        let citizens = format!(
            "email,line_user_id,family_name,given_name,language,school,grade,class,child_family_name,child_given_name,proven
mail@x.example,,山田,花子,ja,nishijo-es,1,1-1,山田,一,
,{line},Sato,Jun,en,nishijo-es,1,1-2,佐藤,二,
unproven@x.example,,高橋,恵,ja,nishijo-es,1,1-1,高橋,三,0
second@x.example,,鈴木,誠,ja,nishijo-es,2,,鈴木,四,
elsewhere@x.example,,伊藤,稔,ja,mitsugi-es,1,1-1,伊藤,五,
",
            line = user_id(1),
        );
        assert_eq!(office.import(What::Citizens, &citizens).await, [0u64; 0]);
        let admin = office.staff(Role::Admin, None).await;
        let teachers = [
            office.staff(Role::Teacher, Some("nishijo-es")).await,
            office.staff(Role::School, Some("nishijo-es")).await,
        ];
        let body = school_notice(json!([{"school": "nishijo-es"}]));
        let sent = office.send(&teachers[0], "k", &body).await.ok();
        office.start_due().await;
        Desk {
            notice: sent["id"].as_str().unwrap().to_owned(),
            office,
            admin,
            teachers,
        }
    }

    /// The same, delivered.
    async fn delivered() -> Desk {
        let desk = Desk::new().await;
        desk.office.deliver_all().await;
        desk.office.start_due().await;
        desk
    }

    fn path(&self) -> String {
        format!("/admin/v1/notices/{}/call-sheet", self.notice)
    }

    async fn sheet(&self, query: &str) -> Value {
        let path = format!("{}{query}", self.path());
        self.office.get(&self.teachers[0], &path).await.ok()
    }

    async fn mark(&self, token: &str, child: &str, body: Value) -> Answer {
        let path = format!("{}/{child}", self.path());
        let request = request(Method::POST, &path, token)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()));
        self.office.ask(request.unwrap()).await
    }

    async fn person(&self, email: &str) -> String {
        let path = format!("/admin/v1/people?email={email}");
        let found = self.office.get(&self.admin, &path).await.ok();
        let found = found.get("items").map_or(&found, |items| &items[0]);
        found["id"].as_str().unwrap().to_owned()
    }

    async fn confirms(&self, email: &str) {
        let person = self.person(email).await;
        let now = self.office.app.clock.now();
        let mut tx = self.office.app.db.write().await.unwrap();
        recipients::confirm(&mut tx, &self.notice, &person, ReadBy::Mail, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

fn names(sheet: &Value) -> Vec<String> {
    let items = sheet["items"].as_array().unwrap().iter();
    let names = items.map(|item| item["given_name"].as_str().unwrap().to_owned());
    names.collect()
}

fn child(sheet: &Value, name: &str) -> String {
    let mut items = sheet["items"].as_array().unwrap().iter();
    let item = items.find(|item| item["given_name"] == name).unwrap();
    item["child"].as_str().unwrap().to_owned()
}

// F-31
#[tokio::test]
async fn whoever_was_not_reached_or_has_not_confirmed_stands_on_it_with_the_reason() {
    let desk = Desk::new().await;
    let mail = desk.person("mail@x.example").await;
    let now = desk.office.app.clock.now();
    let mut tx = desk.office.app.db.write().await.unwrap();
    people::set_phone(&mut tx, &mail, Some("090-1234-5678"), now)
        .await
        .unwrap();
    tx.commit().await.unwrap();

    // While messages are under way only whom none can reach.
    let sheet = desk.sheet("").await;
    assert_eq!(names(&sheet), ["三"]);
    assert_eq!([&sheet["open"], &sheet["waiting"]], [1, 3]);
    let item = &sheet["items"][0];
    assert_eq!(item["why"], "not_reached");
    assert_eq!(item["causes"], json!(["address-unproven"]));
    assert_eq!([&item["grade"], &item["class"]], [&json!(1), &json!("1-1")]);
    assert_eq!(item["school_name"], "西条小学校");
    assert!(item["guardians"][0]["phone"].is_null());

    desk.office.deliver_all().await;
    desk.office.start_due().await;
    let sheet = desk.sheet("").await;
    assert_eq!(sheet["open"], 4);
    // By class; "not set" is one.
    let classes = sheet["items"].as_array().unwrap().iter();
    let classes: Vec<_> = classes.map(|item| item["class"].as_str()).collect();
    assert_eq!(classes, [Some("1-1"), Some("1-1"), Some("1-2"), None]);
    let of = |name: &str| {
        let mut items = sheet["items"].as_array().unwrap().iter();
        items.find(|item| item["given_name"] == name).unwrap()
    };
    assert_eq!(of("一")["why"], "not_confirmed");
    let guardian = &of("一")["guardians"][0];
    assert_eq!(guardian["phone"], "090-1234-5678");
    assert_eq!(
        [&guardian["family_name"], &guardian["state"]],
        ["山田", "accepted"]
    );
    assert!(guardian["email_at"].is_string() && guardian["read_at"].is_null());

    // Of one class; page by page, each with whole classes.
    assert_eq!(names(&desk.sheet("?class=1-2").await), ["二"]);
    assert_eq!(names(&desk.sheet("?grade=2").await), ["四"]);
    let first = desk.sheet("?limit=1").await;
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let rest = desk
        .sheet(&format!("?cursor={}", first["next"].as_str().unwrap()))
        .await;
    assert_eq!(names(&rest), ["二", "四"]);
    assert!(rest["next"].is_null());

    let asked = request(Method::GET, &desk.path(), &desk.teachers[0]).header("accept", "text/csv");
    let csv = desk.office.ask(asked.body(Body::empty()).unwrap()).await;
    assert_eq!(csv.text.lines().count(), 5);
    assert!(csv.text.contains("山田 花子"), "{}", csv.text);
    assert!(csv.text.contains("090-1234-5678"));

    // A child that has left the school is not told of to it.
    let left = "email,school,grade,class,child_family_name,child_given_name
second@x.example,mitsugi-es,2,,鈴木,四\n";
    assert_eq!(desk.office.import(What::Citizens, left).await, [0u64; 0]);
    let here = "select count(*) from enrolments where school_id = 'mitsugi-es' and grade = 2";
    assert_eq!(desk.office.count(here).await, 1);
    desk.office.app.clock.advance_seconds(1);
    assert_eq!(desk.sheet("").await["open"], 3);
}

// F-31
#[tokio::test]
async fn several_teachers_tick_it_off_at_once_and_nobody_s_mark_is_lost() {
    let desk = Desk::delivered().await;
    let [one, two] = &desk.teachers;
    let sheet = desk.sheet("").await;
    let kid = child(&sheet, "一");
    let seen = sheet["version"].as_str().unwrap();
    let same = desk.sheet(&format!("?since={seen}")).await;
    assert!(same["items"].is_null() && same["open"].is_null());
    assert_eq!(same["version"], sheet["version"]);

    let first = desk
        .mark(
            one,
            &kid,
            json!({"mark": "no_answer", "note": "18時に", "version": 0}),
        )
        .await
        .ok();
    assert_eq!([&first["mark"], &first["note"]], ["no_answer", "18時に"]);
    assert_eq!(first["by_name"], "職員");
    // Whoever has not seen it is told; whoever found the same is not.
    let refused = desk
        .mark(two, &kid, json!({"mark": "reached", "version": 0}))
        .await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert_eq!(refused.json()["call"], first);
    let again = json!({"mark": "no_answer", "version": 0});
    assert_eq!(desk.mark(two, &kid, again).await.ok(), first);
    let changed = desk.sheet(&format!("?since={seen}")).await;
    assert_eq!(changed["items"][0]["call"], first);
    assert_eq!(changed["open"], 4);

    let reached = json!({"mark": "reached", "version": first["version"]});
    let reached = desk.mark(two, &kid, reached).await.ok();
    assert!(reached["note"].is_null());
    let sheet = desk.sheet("").await;
    assert_eq!([&sheet["open"], &sheet["settled"]], [3, 1]);
    assert!(!names(&sheet).contains(&"一".to_owned()));
    let settled = desk.sheet("?part=settled").await;
    assert_eq!(names(&settled), ["一"]);
    assert_eq!(settled["items"][0]["call"]["mark"], "reached");
    // A slip is taken back.
    let open = json!({"mark": "open", "version": reached["version"]});
    desk.mark(one, &kid, open).await.ok();
    assert_eq!(desk.sheet("").await["open"], 4);

    // Two at the same moment: one of them is told of the other.
    let other = child(&desk.sheet("").await, "三");
    let (a, b) = tokio::join!(
        desk.mark(one, &other, json!({"mark": "reached", "version": 0})),
        desk.mark(two, &other, json!({"mark": "wrong_number", "version": 0})),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);

    let long = json!({"mark": "reached", "note": "あ".repeat(201), "version": 0});
    assert_eq!(desk.mark(one, &other, long).await.status, 422);
    let unknown = json!({"mark": "seen", "version": 0});
    assert_eq!(desk.mark(one, &other, unknown).await.status, 422);
    // Sealed, and in the audit by ids alone.
    let plain = "select count(*) from calls where note like '%18%'";
    assert_eq!(desk.office.count(plain).await, 0);
    let audit = desk
        .office
        .get(&desk.admin, "/admin/v1/audit?limit=500")
        .await;
    let audit = audit.ok().to_string();
    for act in ["call_sheet_listed", "call_marked", kid.as_str()] {
        assert!(audit.contains(act), "{act}");
    }
}

// F-31 D-34
#[tokio::test]
async fn whoever_confirms_meanwhile_is_settled_by_themselves() {
    let desk = Desk::delivered().await;
    desk.confirms("second@x.example").await;
    let sheet = desk.sheet("").await;
    assert_eq!(names(&sheet).len(), 3);
    // Confirmed before anybody looked: nobody was to be telephoned.
    assert_eq!(sheet["settled"], 0);
    let kid = child(&sheet, "一");
    let body = json!({"mark": "no_answer", "version": 0});
    desk.mark(&desk.teachers[0], &kid, body).await.ok();
    desk.office.app.clock.advance_seconds(60);
    desk.confirms("mail@x.example").await;
    let seen = sheet["version"].as_str().unwrap();
    let sheet = desk.sheet(&format!("?since={seen}")).await;
    assert_eq!([&sheet["open"], &sheet["settled"]], [2, 1]);
    let settled = desk.sheet("?part=settled").await;
    assert_eq!(names(&settled), ["一"]);
    assert!(settled["items"][0]["settled_at"].is_string());
    assert_eq!(settled["items"][0]["call"]["mark"], "no_answer");
    assert_eq!(names(&desk.sheet("?part=all").await).len(), 3);
}

#[tokio::test]
async fn a_call_sheet_is_for_those_who_may_send_to_these_people() {
    let desk = Desk::delivered().await;
    let kid = child(&desk.sheet("").await, "一");
    let mark = json!({"mark": "reached", "version": 0});
    for (role, school) in [
        (Role::Teacher, Some("mitsugi-es")),
        (Role::School, Some("mitsugi-es")),
        (Role::Auditor, None),
        (Role::City, None),
    ] {
        let token = desk.office.staff(role, school).await;
        for query in ["", "?part=nonsense", "?cursor=x"] {
            let path = format!("{}{query}", desk.path());
            assert_eq!(desk.office.get(&token, &path).await.status, 403, "{role:?}");
        }
        for (child, body) in [(kid.as_str(), mark.clone()), ("none", json!({}))] {
            let answer = desk.mark(&token, child, body).await;
            assert_eq!(answer.status, 403, "{role:?}");
        }
        let repeat = format!("/admin/v1/notices/{}/repeat", desk.notice);
        assert_eq!(desk.office.post(&token, &repeat).await.status, 403);
    }
    let auditor = desk.office.staff(Role::Auditor, None).await;
    let none = "/admin/v1/notices/none/call-sheet";
    assert_eq!(desk.office.get(&auditor, none).await.status, 403);
    let one = &desk.teachers[0];
    assert_eq!(desk.mark(one, "none", mark.clone()).await.status, 404);
    // Of another school's child the list knows nothing.
    let elsewhere = "select count(*) from recipient_children where school_id = 'mitsugi-es'";
    assert_eq!(desk.office.count(elsewhere).await, 0);
    let path = format!("/admin/v1/notices/{}/recall", desk.notice);
    desk.office.post(one, &path).await.ok();
    assert_eq!(desk.office.get(one, &desk.path()).await.status, 409);
    assert_eq!(desk.mark(one, &kid, mark).await.status, 409);
}

/// The address that the page's live part asks.
fn live(browser: &Browser) -> String {
    let html = &browser.page.html;
    let live = html.split("data-live=\"").nth(1).unwrap();
    live.split('"').next().unwrap().replace("&amp;", "&")
}

// F-31 F-62 D-26 D-27
#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_school_watches_its_classes_reminds_and_telephones() {
    let (city, _) = with_hana().await;
    let token = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&token, &closure("臨時休業")).await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let classes = format!("/console/notices/{notice}/classes");
    let page = teacher.open(&classes).await;
    for words in ["西条小学校", "（クラス未設定）", "0 / 1", "1人中0人が確認"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let page = teacher.send(&[], "もう一度送る").await;
    assert!(page.says("今は再送できません"), "{}", page.text());
    city.clock.advance_seconds(11 * 60);
    let page = teacher.send(&[], "もう一度送る").await;
    assert!(page.says("再送を受け付けました"), "{}", page.text());
    let page = teacher
        .send(&[("at", "2026-11-21T18:00")], "もう一度送る")
        .await;
    assert!(page.says("2026-11-21 18:00 予定"), "{}", page.text());
    city.settle().await;
    let page = teacher.open(&classes).await;
    assert!(page.says("送信済み"), "{}", page.text());
    let mail = city.mail("hana@example.jp");
    assert_eq!(mail.subject().unwrap(), "【再送】臨時休業");

    let page = teacher.follow("電話連絡リスト").await.clone();
    for words in [
        "山田 次郎",
        "未確認",
        "電話番号の登録なし",
        "これから電話（1人）",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    // Nothing has changed since: nothing is sent, and nobody is shown again.
    let since = live(&teacher);
    assert_eq!(teacher.open(&since).await.status, 204);
    let mut colleague = city.clerk(Role::School, Some("saijo-es")).await;
    let sheet = format!("/console/notices/{notice}/call-sheet");
    colleague.open(&sheet).await;
    teacher.open(&sheet).await;
    let page = teacher
        .send(&[("note", "18時に")], "応答なし: 山田 次郎")
        .await;
    assert!(
        page.says("記録しました") && page.says("18時に"),
        "{}",
        page.text()
    );
    assert_eq!(teacher.open(&since).await.status, 200);
    let page = colleague.send(&[], "連絡がついた: 山田 次郎").await;
    assert!(
        page.says("別の職員が先に記録していました"),
        "{}",
        page.text()
    );
    assert!(page.says("応答なし"));
    let page = colleague.send(&[], "連絡がついた: 山田 次郎").await;
    assert!(page.says("これから電話（0人）"), "{}", page.text());
    let page = colleague.follow("済み（1人）").await;
    assert!(page.says("連絡がついた"), "{}", page.text());

    // Nobody else's.
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    let mut auditor = city.clerk(Role::Auditor, None).await;
    assert_eq!(other.open(&classes).await.status, 403);
    assert_eq!(other.open(&sheet).await.status, 403);
    assert_eq!(auditor.open(&sheet).await.status, 403);
    let page = auditor.open(&classes).await;
    assert_eq!(page.status, 200);
    assert!(!page.says("電話連絡リスト") && !page.says("再送"));
}
