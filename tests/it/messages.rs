//! What citizens write to the office or a school, and what staff do with it (F-50).

use kairan::city::authority::Role;
use kairan::simulator::{Fault, FaultKind};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone, Said};
use crate::support::people::{first_link, links, registers, with_hana};
use crate::support::scan::cells;

const OFFICE: &str = "/admin/v1/messages/office";
const SCHOOL: &str = "/admin/v1/messages/saijo-es";
const OTHER: &str = "/admin/v1/messages/saijo-jhs";

/// Words that no menu item and no article of help has.
const WORDS: &str = "ランドセルの寄附を受け付けていますか";

async fn get(city: &City, token: &str, path: &str) -> Value {
    let (status, answer) = city.call(token, "GET", path, None).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

async fn post(city: &City, token: &str, path: &str, body: Option<&Value>) -> Value {
    let (status, answer) = city.call(token, "POST", path, body).await;
    assert!((200..300).contains(&status), "{path}: {status} {answer}");
    answer
}

/// Types words that nothing understands, and leaves them at a window.
async fn leaves(city: &City, phone: &mut Phone, words: &str, window: Option<&str>) -> Said {
    let said = phone.says(city, words).await;
    assert!(said.text().contains("そのまま"), "{}", said.text());
    phone.taps(city, "この内容を窓口に伝える").await;
    if let Some(window) = window {
        phone.taps(city, window).await;
    }
    let said = phone.taps(city, "伝える").await;
    assert!(
        said.text().contains("連絡を受け付けました"),
        "{}",
        said.text()
    );
    said
}

/// The newest thread's path under a window.
async fn newest(city: &City, token: &str, window: &str) -> String {
    let list = get(city, token, window).await;
    let id = list["items"][0]["id"].as_str();
    let id = id.unwrap_or_else(|| panic!("no thread: {list}"));
    format!("{window}/{id}")
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn words_that_nothing_understands_reach_the_school_and_the_answer_comes_back() {
    let (city, mut hana) = with_hana().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;

    let list = get(&city, &teacher, SCHOOL).await;
    assert_eq!(list["unread"], 1, "{list}");
    let item = &list["items"][0];
    assert_eq!(
        (&item["newest"], &item["state"], &item["assigned_to"]),
        (&json!(WORDS), &json!("open"), &Value::Null)
    );
    assert_eq!(item["author"]["name"], "山田 花子", "{item}");
    assert_eq!(
        item["author"]["children"][0]["given_name"], "次郎",
        "{item}"
    );
    for cell in cells(&city).await {
        assert!(!cell.stored.contains(WORDS), "{cell:?}");
    }

    // Looking marks nothing; taking does.
    let thread = newest(&city, &teacher, SCHOOL).await;
    get(&city, &teacher, &thread).await;
    assert_eq!(get(&city, &teacher, SCHOOL).await["unread"], 1);
    post(&city, &teacher, &format!("{thread}/take"), None).await;
    let whole = get(&city, &teacher, &thread).await;
    assert_eq!(whole["unread_since"], Value::Null, "{whole}");
    assert!(whole["assigned_to"].is_string(), "{whole}");

    // This city has personal data in the talk: the answer stands there.
    let body = json!({"text": "はい、職員室で\n受け付けています。"});
    let answered = post(&city, &teacher, &format!("{thread}/answer"), Some(&body)).await;
    assert_eq!(answered["channel"], "line", "{answered}");
    let text = hana.look(&city).await.text();
    assert!(
        text.contains("職員室で") && text.contains("西条小学校からお返事"),
        "{text}"
    );
    assert_eq!(get(&city, &teacher, &thread).await["state"], "answered");

    // She writes on from the page; it is the same thread, open again.
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.follow("連絡とお返事").await;
    let page = browser.follow("西条小学校").await;
    assert!(
        page.says(WORDS) && page.says("受け付けています") && page.says("お返事があります"),
        "{}",
        page.text()
    );
    let page = browser
        .send(&[("message-text", "ありがとうございます")], "送信")
        .await;
    assert!(page.says("ありがとうございます"), "{}", page.text());
    let whole = get(&city, &teacher, &thread).await;
    assert_eq!(whole["state"], "open", "{whole}");
    assert_eq!(whole["messages"].as_array().unwrap().len(), 3, "{whole}");

    // Closed, nobody is told; a further message from the talk opens it again.
    post(&city, &teacher, &format!("{thread}/close"), None).await;
    assert_eq!(hana.look(&city).await.text(), "");
    let closed = get(&city, &teacher, &format!("{SCHOOL}?state=closed")).await;
    assert_eq!(closed["items"].as_array().unwrap().len(), 1, "{closed}");
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let list = get(&city, &teacher, SCHOOL).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    assert_eq!(list["items"][0]["state"], "open", "{list}");
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_read_on_our_page_unless_anybody_may_read_it() {
    let (mut city, mut hana) = with_hana().await;
    leaves(&city, &mut hana, WORDS, Some("市の窓口")).await;
    let office = city.staff(Role::City, None).await;
    let thread = newest(&city, &office, OFFICE).await;
    let whole = get(&city, &office, &thread).await;
    // The office has no need to know the children.
    assert_eq!(whole["author"]["children"], json!([]), "{whole}");

    city.asks_by("form").await;
    let body = json!({"text": "お子さまの就学援助の件です"});
    post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
    let text = hana.look(&city).await.text();
    assert!(
        text.contains("市の窓口からお返事") && !text.contains("就学援助"),
        "{text}"
    );
    let link = hana.link(&city);
    let mut browser = Browser::new(&city);
    let page = browser.open(&link).await;
    assert!(page.path.starts_with("/login"), "{}", page.path);
    let fields = [("email", "hana@example.jp"), ("password", "sakura-mochi")];
    let page = browser.send(&fields, "").await;
    assert!(page.says("就学援助"), "{}", page.text());

    let body = json!({"text": "窓口は17時までです", "plain": true, "close": true});
    post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
    assert!(hana.look(&city).await.text().contains("17時まで"));
    assert_eq!(get(&city, &office, &thread).await["state"], "closed");

    // Blocked, it goes by mail: the same care.
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    for (plain, told) in [(false, false), (true, true)] {
        let body = json!({"text": "追加のお知らせです", "plain": plain});
        let answer = post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
        assert_eq!(answer["channel"], "mail", "{answer}");
        city.settle().await;
        let mail = city.mail("hana@example.jp");
        assert!(
            mail.subject().unwrap().contains("市の窓口"),
            "{}",
            mail.text()
        );
        assert_eq!(
            mail.text().contains("追加のお知らせ"),
            told,
            "{}",
            mail.text()
        );
        assert!(first_link(&mail.text()).contains("/mine/messages/"));
    }
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_an_id_writes_to_the_office_and_is_answered_in_the_talk() {
    let city = City::new().await;
    let mut ken = city.person("Ken", "ja");
    ken.follows(&city).await;
    ken.taps(&city, "日本語").await;
    leaves(&city, &mut ken, WORDS, None).await;
    let office = city.staff(Role::Admin, None).await;
    let list = get(&city, &office, OFFICE).await;
    assert_eq!(
        list["items"][0]["author"],
        json!({"guest": true, "name": null, "children": []}),
        "{list}"
    );
    let thread = newest(&city, &office, OFFICE).await;
    let body = json!({"text": "受け付けています"});
    let answered = post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
    assert_eq!(answered["channel"], "line");
    let text = ken.look(&city).await.text();
    assert!(!text.contains("受け付けています"), "{text}");
    let link = ken.link(&city);
    let mut browser = Browser::new(&city);
    let page = browser.open(&link).await;
    assert!(page.says("受け付けています"), "{}", page.text());
    for wrong in ["", "　"] {
        let page = browser.send(&[("message-text", wrong)], "送信").await;
        assert_eq!(page.status, 422, "{}", page.text());
    }
    let page = browser.send(&[("message-text", "では明日")], "送信").await;
    assert!(page.says("では明日"), "{}", page.text());
    let forged = format!("{}x", link);
    assert_eq!(Browser::new(&city).open(&forged).await.status, 404);

    // With an ID it is theirs, and the link leads to nobody's thread.
    ken.taps(&city, "市民ポータルサイトID取得").await;
    let form = ken.link(&city);
    let fields = [
        ("email", "ken@example.jp"),
        ("family-name", "林"),
        ("given-name", "健"),
    ];
    assert_eq!(city.submit(&form, &fields).await.0, 200);
    ken.look(&city).await;
    for label in ["同意する", "同意する", "登録する"] {
        ken.taps(&city, label).await;
    }
    crate::support::people::set_password(&city, "ken@example.jp").await;
    ken.look(&city).await;
    assert_eq!(Browser::new(&city).open(&link).await.status, 410);
    browser.log_in("ken@example.jp", "sakura-mochi").await;
    let page = browser.open("/mine/messages").await;
    assert!(page.says("市の窓口"), "{}", page.text());
    let author = &get(&city, &office, &thread).await["author"];
    assert_eq!(author["name"], "林 健", "{author}");
    // The link ends with its time.
    city.at("2027-03-01T09:00:00+09:00");
    assert_eq!(Browser::new(&city).open(&link).await.status, 410);
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_handed_on_and_only_its_window_reads_it() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let office = city.staff(Role::City, None).await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let thread = newest(&city, &school, SCHOOL).await;
    let id = thread.rsplit('/').next().unwrap().to_owned();
    let body = json!({"text": "市にお尋ねします"});
    post(&city, &school, &format!("{thread}/answer"), Some(&body)).await;
    hana.look(&city).await;

    // From school to school by no slip; nor to where it lies, nor to nowhere.
    let on = format!("{thread}/hand-on");
    for (to, status) in [("saijo-jhs", 403), ("nowhere", 403), ("saijo-es", 403)] {
        let body = json!({ "to": to });
        assert_eq!(
            city.call(&school, "POST", &on, Some(&body)).await.0,
            status,
            "{to}"
        );
    }
    post(&city, &school, &on, Some(&json!({"to": "office"}))).await;
    let text = hana.look(&city).await.text();
    assert!(text.contains("市の窓口に引き継ぎました"), "{text}");
    assert_eq!(city.call(&school, "GET", &thread, None).await.0, 404);
    assert_eq!(get(&city, &school, SCHOOL).await["items"], json!([]));

    let at_office = format!("{OFFICE}/{id}");
    let whole = get(&city, &office, &at_office).await;
    assert_eq!(
        (&whole["state"], &whole["assigned_to"]),
        (&json!("open"), &Value::Null)
    );
    let kinds: Vec<&str> = whole["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["written", "answered", "handed_on"]);
    let on = format!("{at_office}/hand-on");
    for (to, status) in [("nowhere", 404), ("office", 422)] {
        let body = json!({ "to": to });
        assert_eq!(
            city.call(&office, "POST", &on, Some(&body)).await.0,
            status,
            "{to}"
        );
    }
    post(&city, &office, &on, Some(&json!({"to": "saijo-jhs"}))).await;
    hana.look(&city).await;
    // Her child is not there: its school learns nothing of it.
    let whole = get(&city, &other, &format!("{OTHER}/{id}")).await;
    assert_eq!(whole["author"]["children"], json!([]), "{whole}");
    assert_eq!(city.call(&office, "GET", &at_office, None).await.0, 404);
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    let page = browser.open(&format!("/mine/messages/{id}")).await;
    assert!(
        page.says("市の窓口に引き継ぎました") && page.says("西条中学校に引き継ぎました"),
        "{}",
        page.text()
    );
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn whoever_works_elsewhere_gets_nothing_not_even_whether_it_exists() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let thread = newest(&city, &school, SCHOOL).await;
    let id = thread.rsplit('/').next().unwrap().to_owned();
    let calls = |window: &str, id: &str| {
        let of = |method: &'static str, rest: &str, body: Option<Value>| {
            (method, format!("{window}{rest}"), body)
        };
        vec![
            of("GET", "", None),
            of("GET", &format!("/{id}"), None),
            of("POST", &format!("/{id}/take"), None),
            of("POST", &format!("/{id}/answer"), Some(json!({"text": "x"}))),
            of(
                "POST",
                &format!("/{id}/hand-on"),
                Some(json!({"to": "office"})),
            ),
            of("POST", &format!("/{id}/close"), None),
        ]
    };
    for (role, of, window) in [
        (Role::Teacher, Some("saijo-jhs"), SCHOOL),
        (Role::School, Some("saijo-jhs"), SCHOOL),
        (Role::Board, None, SCHOOL),
        (Role::City, None, SCHOOL),
        (Role::Admin, None, SCHOOL),
        (Role::Auditor, None, SCHOOL),
        (Role::School, Some("saijo-es"), OFFICE),
        (Role::Board, None, OFFICE),
        (Role::Auditor, None, OFFICE),
        (Role::School, Some("saijo-es"), "/admin/v1/messages/nowhere"),
    ] {
        let token = city.staff(role, of).await;
        for id in [id.as_str(), "nothing"] {
            for (method, path, body) in calls(window, id) {
                let (status, answer) = city.call(&token, method, &path, body.as_ref()).await;
                assert_eq!(status, 403, "{role:?} {method} {path}: {answer}");
            }
        }
    }
    // Under their own window another's thread is none.
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    for (method, path, body) in calls(OTHER, &id).into_iter().skip(1) {
        let (status, answer) = city.call(&other, method, &path, body.as_ref()).await;
        assert_eq!(status, 404, "{method} {path}: {answer}");
    }
    assert_eq!(get(&city, &school, SCHOOL).await["unread"], 1);
    for wrong in ["?state=new", "?limit=0", "?limit=201", "?cursor=x"] {
        let path = format!("{SCHOOL}{wrong}");
        assert_eq!(
            city.call(&school, "GET", &path, None).await.0,
            422,
            "{wrong}"
        );
    }
    let answer = format!("{thread}/answer");
    for wrong in [json!({"text": " "}), json!({"text": "あ".repeat(5001)})] {
        assert_eq!(
            city.call(&school, "POST", &answer, Some(&wrong)).await.0,
            422
        );
    }
    // Nor does another person read it, nor write in it.
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    let mut browser = Browser::new(&city);
    browser.log_in("yuki@example.jp", "sakura-mochi").await;
    let page = browser.open(&format!("/mine/messages/{id}")).await;
    assert_eq!(page.status, 404);
    hana.look(&city).await;
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_on_behind_its_cursor_with_the_unread_first() {
    let city = City::asking("chat").await;
    let office = city.staff(Role::City, None).await;
    let mut ids = Vec::new();
    for (number, minute) in (0..5).zip(10..) {
        let mut phone = city.person(&format!("P{number}"), "ja");
        city.at(&format!("2026-11-25T09:{minute}:00+09:00"));
        phone.follows(&city).await;
        phone.taps(&city, "日本語").await;
        leaves(&city, &mut phone, WORDS, None).await;
        ids.push(newest(&city, &office, OFFICE).await);
    }
    for read in [1, 3] {
        post(&city, &office, &format!("{}/take", ids[read]), None).await;
    }
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = get(&city, &office, &format!("{OFFICE}?limit=2{cursor}")).await;
        assert_eq!(page["unread"], 3, "{page}");
        let items = page["items"].as_array().unwrap().iter();
        found.extend(items.map(|item| format!("{OFFICE}/{}", item["id"].as_str().unwrap())));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let expected: Vec<String> = [4, 2, 0, 3, 1].map(|at: usize| ids[at].clone()).into();
    assert_eq!(found, expected);
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_ends_and_begins_anew_the_next_day() {
    let city = City::asking("chat").await;
    let mut ken = city.person("Ken", "ja");
    ken.follows(&city).await;
    ken.taps(&city, "日本語").await;
    for _ in 0..5 {
        leaves(&city, &mut ken, WORDS, None).await;
    }
    let said = ken.says(&city, WORDS).await;
    assert!(
        said.text().contains("わかりませんでした"),
        "{}",
        said.text()
    );
    assert!(!said.labels().contains(&"この内容を窓口に伝える".to_owned()));
    let said = ken.says(&city, "窓口・学校への連絡").await;
    assert!(said.text().contains("1日に送れる"), "{}", said.text());
    city.at("2026-12-20T09:00:00+09:00");
    leaves(&city, &mut ken, WORDS, None).await;
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_answered_kindly_and_an_old_offer_leaves_nothing() {
    let (city, mut hana) = with_hana().await;
    hana.says(&city, WORDS).await;
    let old = hana.button(&city, "この内容を窓口に伝える");
    city.simulator.platform.image(&hana.user).await.unwrap();
    let said = hana.look(&city).await;
    assert!(said.text().contains("文字だけです"), "{}", said.text());
    let said = hana.acts(&city, &old, None).await;
    assert!(said.text().contains("前の質問のもの"), "{}", said.text());
    assert!(!said.text().contains("【伝える先】"), "{}", said.text());
}

// F-50 X-12
#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_is_shown_to_its_writer_and_goes_with_them_or_after_a_year() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    let page = browser.open("/mine/export").await;
    assert!(
        page.says("窓口・学校への連絡とお返事") && page.says(WORDS),
        "{}",
        page.text()
    );
    city.at("2027-11-20T09:00:00+09:00");
    city.settle().await;
    assert_eq!(
        get(&city, &school, SCHOOL).await["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    city.at("2027-11-27T09:00:00+09:00");
    city.settle().await;
    assert_eq!(get(&city, &school, SCHOOL).await["items"], json!([]));
    assert!(!cells(&city).await.iter().any(|cell| cell.holds(WORDS)));
    hana.look(&city).await;
}

// F-50 F-64
#[tokio::test(flavor = "multi_thread")]
async fn whatever_staff_do_with_a_thread_stands_in_the_audit() {
    let (city, mut hana) = with_hana().await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let thread = newest(&city, &school, SCHOOL).await;
    let id = thread.rsplit('/').next().unwrap().to_owned();
    get(&city, &school, &thread).await;
    post(&city, &school, &format!("{thread}/take"), None).await;
    let body = json!({"text": "はい"});
    post(&city, &school, &format!("{thread}/answer"), Some(&body)).await;
    post(&city, &school, &format!("{thread}/close"), None).await;
    let body = json!({"to": "office"});
    post(&city, &school, &format!("{thread}/hand-on"), Some(&body)).await;
    let auditor = city.staff(Role::Auditor, None).await;
    let acts = async |about: &str| -> Vec<String> {
        let path = format!("/admin/v1/audit?about={about}");
        let entries = get(&city, &auditor, &path).await;
        let entries = entries["items"].as_array().unwrap().iter().rev();
        entries
            .map(|entry| entry["act"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(acts("saijo-es").await, ["messages_listed"]);
    let expected = [
        "message_seen",
        "message_taken",
        "message_answered",
        "message_closed",
        "message_handed_on",
    ];
    assert_eq!(acts(&id).await, expected);
    hana.look(&city).await;
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn on_the_pages_a_message_is_left_as_in_the_talk() {
    let city = City::new().await;
    let mut ken = city.person("Ken", "ja");
    crate::support::people::registers_by_mail(&city, "ken@example.jp", kairan::words::Language::Ja)
        .await;
    let mut browser = Browser::new(&city);
    browser.log_in("ken@example.jp", "sakura-mochi").await;
    browser.follow("窓口・学校への連絡").await;
    let page = browser.send(&[("message-text", "")], "次へ").await;
    assert_eq!(page.status, 422, "{}", page.text());
    let page = browser
        .send(&[("message-text", "一行目\r\n二行目")], "次へ")
        .await;
    assert!(
        page.says("市の職員が読みます") && page.says("110番") && page.says("一行目"),
        "{}",
        page.text()
    );
    let page = browser.send(&[], "伝える").await;
    assert!(page.says("連絡を受け付けました"), "{}", page.text());
    let office = city.staff(Role::City, None).await;
    let thread = newest(&city, &office, OFFICE).await;
    let whole = get(&city, &office, &thread).await;
    assert_eq!(whole["messages"][0]["text"], "一行目\n二行目", "{whole}");
    // Who has no LINE is answered by mail.
    let body = json!({"text": "わかりました"});
    let answer = post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
    assert_eq!(answer["channel"], "mail");
    city.settle().await;
    let mail = city.mail("ken@example.jp").text();
    assert!(
        mail.contains("市の窓口から") && !mail.contains("わかりました"),
        "{mail}"
    );
    // Linked meanwhile, in LINE.
    ken.follows(&city).await;
    ken.taps(&city, "日本語").await;
    ken.taps(&city, "市民ポータルサイトLINE連携").await;
    links(&city, &mut ken, "ken@example.jp").await;
    let answer = post(&city, &office, &format!("{thread}/answer"), Some(&body)).await;
    assert_eq!(answer["channel"], "line");
    ken.look(&city).await;
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_thread_is_read_answered_handed_on_and_closed() {
    let (city, mut hana) = with_hana().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let page = teacher.follow("市民からの連絡").await;
    assert!(page.says("連絡はありません"), "{}", page.text());
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let page = teacher.open("/console/messages/saijo-es").await;
    assert!(
        page.says("未確認 1件") && page.says(WORDS) && page.says("返事待ち"),
        "{}",
        page.text()
    );
    let page = teacher.follow("山田 花子").await;
    assert!(
        page.says(WORDS) && page.says("山田 次郎"),
        "{}",
        page.text()
    );
    let page = teacher.send(&[], "読んだ・担当する").await;
    assert!(page.says("担当になりました"), "{}", page.text());
    let page = teacher.send(&[("text", "  ")], "返事を送る").await;
    assert_eq!(page.status, 422, "{}", page.text());
    let answer = [("text", "職員室へどうぞ"), ("plain", "1")];
    let page = teacher.send(&answer, "返事を送る").await;
    assert!(
        page.says("LINEで知らせました") && page.says("返事済み"),
        "{}",
        page.text()
    );
    assert!(hana.look(&city).await.text().contains("職員室へどうぞ"));
    let page = teacher.send(&[], "終了する").await;
    assert!(page.says("終了しました"), "{}", page.text());
    let path = page.path.split('?').next().unwrap().to_owned();
    let page = teacher.send(&[("to", "office")], "引き継ぐ").await;
    assert!(
        page.says("引き継ぎました") && page.says("連絡はありません"),
        "{}",
        page.text()
    );
    assert!(hana.look(&city).await.text().contains("市の窓口に引き継ぎ"));
    assert_eq!(teacher.open(&path).await.status, 404);
    let mut office = city.clerk(Role::City, None).await;
    office.follow("市民からの連絡").await;
    let page = office.follow("山田 花子").await;
    assert!(
        page.says("職員室へどうぞ") && page.says("西条中学校"),
        "{}",
        page.text()
    );
    let page = office.open("/console/messages/office?state=closed").await;
    assert!(page.says("連絡はありません"), "{}", page.text());
}

// F-08 F-50
#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_window_s_threads_are_its_own() {
    let (city, mut hana) = with_hana().await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let thread = newest(&city, &school, SCHOOL).await;
    let id = thread.rsplit('/').next().unwrap().to_owned();
    for (role, of) in [
        (Role::Teacher, Some("saijo-jhs")),
        (Role::Board, None),
        (Role::City, None),
        (Role::Admin, None),
        (Role::Auditor, None),
    ] {
        let mut clerk = city.clerk(role, of).await;
        for id in [id.as_str(), "nothing"] {
            for path in [
                "/console/messages/saijo-es".to_owned(),
                format!("/console/messages/saijo-es/{id}"),
            ] {
                let page = clerk.open(&path).await;
                assert_eq!(page.status, 403, "{role:?} {path}");
            }
            for (act, fields) in [
                ("take", vec![]),
                ("answer", vec![("text", "x")]),
                ("hand-on", vec![("to", "office")]),
                ("close", vec![]),
            ] {
                let path = format!("/console/messages/saijo-es/{id}/{act}");
                let page = clerk.posts(&path, &fields).await;
                assert_eq!(page.status, 403, "{role:?} {path}: {}", page.text());
            }
        }
    }
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    let page = other
        .open(&format!("/console/messages/saijo-jhs/{id}"))
        .await;
    assert_eq!(page.status, 404);
    assert_eq!(get(&city, &school, SCHOOL).await["unread"], 1);
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn a_desk_at_which_nothing_waits_is_told_once_that_something_does() {
    let (city, mut hana) = with_hana().await;
    let mails = |to: &str| city.simulator.post_office.mails_to(to);
    let (office, deputy) = ("office@city.example.jp", "kyoto@saijo-es.example.jp");
    for (role, school, email) in [
        (Role::City, None, office),
        (Role::Admin, None, "admin@city.example.jp"),
        (Role::School, Some("saijo-es"), deputy),
        (Role::Teacher, Some("saijo-es"), "t@saijo-es.example.jp"),
        (
            Role::School,
            Some("saijo-jhs"),
            "kyoto@saijo-jhs.example.jp",
        ),
    ] {
        city.logs_in(role, school, email).await;
    }
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let mail = mails(deputy).pop().expect("a mail to the deputy");
    let text = mail.text();
    assert!(
        text.contains("/console/messages/saijo-es") && !text.contains(WORDS),
        "{text}"
    );
    assert!(mail.subject().unwrap().contains("西条小学校"));
    // More of the same desk is one mail; whoever has nothing to do with it hears nothing.
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    assert_eq!(mails(deputy).len(), 1);
    for other in [
        "t@saijo-es.example.jp",
        "kyoto@saijo-jhs.example.jp",
        office,
    ] {
        assert!(mails(other).is_empty(), "{other}");
    }

    // On the console it stands above everything until it is taken.
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console").await;
    let line = "未確認の市民からの連絡 1件";
    assert!(teacher.page.says(line), "{}", teacher.page.text());
    let page = teacher.follow(line).await;
    assert!(page.path.starts_with("/console/messages/saijo-es"));

    // Handed on, the other desk is told; this one is told anew of what comes next.
    let token = city.staff(Role::School, Some("saijo-es")).await;
    let thread = newest(&city, &token, SCHOOL).await;
    let to = json!({"to": "office"});
    post(&city, &token, &format!("{thread}/hand-on"), Some(&to)).await;
    city.settle().await;
    assert!(mails(office)[0].text().contains("/console/messages/office"));
    assert!(mails("admin@city.example.jp").is_empty());
    teacher.open("/console").await;
    assert!(!teacher.page.says("市民からの連絡 1件"));
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    assert_eq!(mails(deputy).len(), 2);
}

// F-50
#[tokio::test(flavor = "multi_thread")]
async fn the_news_of_an_answer_that_line_refuses_goes_out_by_mail() {
    let (mut city, mut hana) = with_hana().await;
    city.expects_refusals = true;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    leaves(&city, &mut hana, WORDS, Some("西条小学校")).await;
    let thread = newest(&city, &teacher, SCHOOL).await;
    let fault = Fault::new("push", FaultKind::BadId).times(1);
    city.simulator.platform.fault(fault);
    let body = json!({"text": "はい、受け付けています。"});
    let answered = post(&city, &teacher, &format!("{thread}/answer"), Some(&body)).await;
    assert_eq!(answered["channel"], "line", "{answered}");
    let before = city.simulator.post_office.mails_to("hana@example.jp").len();
    city.settle().await;
    let whole = get(&city, &teacher, &thread).await;
    let answer = whole["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(answer["channel"], "mail", "{whole}");
    let mails = city.simulator.post_office.mails_to("hana@example.jp");
    assert_eq!(mails.len(), before + 1);
    let text = mails.last().unwrap().text();
    // Where it is read, and not what it says: the address may have come to another owner.
    assert!(
        text.contains("/mine/messages/") && !text.contains("受け付けています"),
        "{text}"
    );
    // Once.
    city.settle().await;
    let after = city.simulator.post_office.mails_to("hana@example.jp").len();
    assert_eq!(after, before + 1);
}
