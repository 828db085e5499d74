//! The catalogue of the city's notices: kept by staff, chosen by people with a channel of their own, and
//! stopped from a notice with one tap.

use kairan::city::authority::Role;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{closure, with_hana};

const PATH: &str = "/admin/v1/topics";

fn about(topic: &str, title: &str) -> Value {
    json!({
        "kind": "city", "topic": topic, "audience": {"topic": topic},
        "content": {"ja": {"title": title, "body": "本文です。"}},
    })
}

fn new(id: &str) -> Value {
    json!({
        "id": id, "by_default": false, "names": {
            "ja": "図書館", "ja-easy": "図書館(としょかん)", "en": "Library", "zh-Hans": "图书馆",
            "vi": "Thư viện", "pt-BR": "Biblioteca",
        },
    })
}

async fn ids(city: &City, token: &str) -> Vec<String> {
    let (status, all) = city.call(token, "GET", PATH, None).await;
    assert_eq!(status, 200, "{all}");
    let all = all.as_array().unwrap().iter();
    all.map(|topic| topic["id"].as_str().unwrap().to_owned())
        .collect()
}

// B-08 A-19
#[tokio::test(flavor = "multi_thread")]
async fn staff_add_change_order_and_retire_topics_and_nobody_s_choice_is_lost() {
    let (city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    // The same key adds one topic.
    let ask = async |key: &str, body: &Value| {
        let request = city.http.post(format!("{}{PATH}", city.url));
        let request = request.bearer_auth(&staff).header("Idempotency-Key", key);
        let answer = request.json(body).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json::<Value>().await.unwrap())
    };
    let (status, added) = ask("once", &new("library")).await;
    assert_eq!((status, &added["people"]), (201, &json!(0)), "{added}");
    assert_eq!(ask("once", &new("library")).await.0, 201);
    assert_eq!(ask("once", &new("other")).await.0, 422, "another body");
    assert_eq!(
        ask("twice", &new("library")).await.0,
        409,
        "the id is taken"
    );
    assert_eq!(
        ids(&city, &staff).await,
        ["bosai", "child", "event", "library"]
    );
    let mut wrong = new("x y");
    wrong["names"] = json!({"en": "", "fr": "Bibliothèque"});
    let (status, problem) = ask("wrong", &wrong).await;
    assert_eq!(status, 422);
    let told = problem.to_string();
    for field in ["names.ja", "names.en", "names.fr", "\"id\""] {
        assert!(told.contains(field), "{field}: {told}");
    }

    // Nobody registers anew for it: it stands among the choices by itself.
    let offered = hana.taps(&city, "市からのお知らせ").await;
    assert!(
        offered.text().contains("✓は受け取るもの"),
        "{}",
        offered.text()
    );
    assert!(offered.labels().contains(&"図書館".into()));
    hana.taps(&city, "図書館").await;
    hana.taps(&city, "次へ").await;
    hana.taps(&city, "登録する").await;
    let (_, all) = city.call(&staff, "GET", PATH, None).await;
    assert_eq!(all[3]["people"], 1, "{all}");
    assert_eq!(all[0]["people"], 1, "by default: {all}");

    // Another name and place, on for whoever never chose.
    let change = json!({"names": {"ja": "図書館・読書", "en": "Library"}, "by_default": true});
    let path = format!("{PATH}/library");
    let (status, changed) = city.call(&staff, "PUT", &path, Some(&change)).await;
    assert_eq!(
        (status, &changed["names"]["ja"]),
        (200, &json!("図書館・読書"))
    );
    let order = json!({"ids": ["library", "event", "bosai", "child"]});
    let (status, _) = city
        .call(&staff, "POST", "/admin/v1/topics/order", Some(&order))
        .await;
    assert_eq!(status, 200);
    assert_eq!(
        ids(&city, &staff).await,
        ["library", "event", "bosai", "child"]
    );
    let short = json!({"ids": ["library"]});
    let refused = city.call(&staff, "POST", "/admin/v1/topics/order", Some(&short));
    assert_eq!(refused.await.0, 422);
    let labels = hana.taps(&city, "市からのお知らせ").await.labels();
    let at = |label: &str| labels.iter().position(|it| it.contains(label)).unwrap();
    assert!(at("図書館・読書") < at("イベント") && at("イベント") < at("防災・災害"));
    hana.taps(&city, "やめる").await;

    // Offered no more: to nobody, for no new notice. Twice is once.
    for _ in 0..2 {
        let (status, retired) = city
            .call(&staff, "POST", &format!("{path}/retire"), None)
            .await;
        assert_eq!(status, 200, "{retired}");
        assert!(retired["retired_at"].is_string());
    }
    let labels = hana.taps(&city, "市からのお知らせ").await.labels();
    assert!(!labels.iter().any(|label| label.contains("図書館")));
    hana.taps(&city, "やめる").await;
    let (_, home) = city.page(&city.url).await;
    assert!(!home.contains("図書館"), "{home}");
    let notice = about("library", "休館");
    let (status, _) = city
        .call(&staff, "POST", "/admin/v1/notices", Some(&notice))
        .await;
    assert_eq!(status, 422);
    // It comes back with those who chose it.
    city.call(&staff, "POST", &format!("{path}/restore"), None)
        .await;
    city.notify(&staff, &notice).await;
    assert!(hana.look(&city).await.text().contains("休館"));

    // A school's staff keep nothing of it and see nothing; an auditor sees it.
    for role in [Role::Board, Role::School, Role::Teacher] {
        let school = role.has_school().then_some("saijo-es");
        let token = city.staff(role, school).await;
        for (method, path, body) in [
            ("GET", PATH.to_owned(), None),
            ("POST", PATH.to_owned(), Some(json!({"nonsense": 1}))),
            ("PUT", path.clone(), Some(json!({"nonsense": 1}))),
            ("POST", format!("{path}/retire"), None),
        ] {
            let (status, answer) = city.call(&token, method, &path, body.as_ref()).await;
            assert_eq!(status, 403, "{role:?} {method} {path}: {answer}");
        }
    }
    let auditor = city.staff(Role::Auditor, None).await;
    assert_eq!(city.call(&auditor, "GET", PATH, None).await.0, 200);
    let refused = city.call(&auditor, "POST", PATH, Some(&new("y"))).await;
    assert_eq!(refused.0, 403);
}

// B-08
#[tokio::test(flavor = "multi_thread")]
async fn the_console_shows_six_languages_side_by_side_and_keeps_the_order() {
    let city = City::new().await;
    let mut desk = city.clerk(Role::City, None).await;
    desk.open("/console/topics").await;
    assert!(
        desk.page.says("Disasters and safety"),
        "{}",
        desk.page.text()
    );
    let names = [
        ("name_ja", "リユース"),
        ("name_ja-easy", "もういちど つかう"),
        ("name_en", "Reuse"),
        ("name_zh-Hans", "垃圾"),
        ("name_vi", "Rác"),
        ("name_pt-BR", "Lixo"),
    ];
    desk.send(&names, "保存する").await;
    assert!(desk.page.says("保存しました"), "{}", desk.page.text());
    for (_, name) in names {
        assert!(desk.page.says(name), "{name}");
    }
    desk.follow("リユース").await;
    desk.send(&[("name_ja", "")], "保存する").await;
    assert_eq!(desk.page.status, 422);
    assert!(desk.page.says("日本語を必ず入れ"), "{}", desk.page.text());
    desk.open("/console/topics").await;
    desk.send(&[], "下へ: 防災・災害").await;
    let text = desk.page.text();
    assert!(
        text.find("子育て・教育") < text.find("防災・災害"),
        "{text}"
    );
    assert!(desk.page.html.contains("aria-current=\"page\""));
    // What was done stands in the audit in words.
    let mut admin = city.clerk(Role::Admin, None).await;
    let audit = admin.open("/console/audit").await;
    assert!(audit.says("お知らせの分野を追加"), "{}", audit.text());
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    assert_eq!(teacher.open("/console/topics").await.status, 403);
    assert!(!teacher.open("/console").await.says("お知らせの分野"));
}

// B-41 B-09
#[tokio::test(flavor = "multi_thread")]
async fn one_topic_comes_by_a_channel_of_its_own() {
    let (city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    hana.taps(&city, "その他の手続き").await;
    hana.taps(&city, "分野ごとの届け先").await;
    hana.taps(&city, "防災・災害").await;
    hana.taps(&city, "メールのみ").await;
    let said = hana.taps(&city, "登録する").await;
    assert!(
        said.text().contains("届け先を保存しました"),
        "{}",
        said.text()
    );
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(
        said.text().contains("防災・災害（メールのみ）"),
        "{}",
        said.text()
    );
    let mails = || city.simulator.post_office.mails_to("hana@example.jp").len();
    let before = mails();
    city.notify(&staff, &about("bosai", "訓練のお知らせ")).await;
    assert!(!hana.look(&city).await.text().contains("訓練のお知らせ"));
    assert_eq!(mails(), before + 1);

    // On the pages the same; LINE alone, and then as the settings say.
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.open("/mine/do/topic-channel").await;
    let chosen = [("topic", "bosai"), ("topic-channel", "line")];
    browser.send(&chosen, "").await;
    browser.send(&[], "登録する").await;
    let page = browser.open("/mine").await;
    assert!(page.says("防災・災害（LINEのみ）"), "{}", page.text());
    let before = mails();
    city.notify(&staff, &about("bosai", "二通目")).await;
    assert!(hana.look(&city).await.text().contains("二通目"));
    assert_eq!(mails(), before);
    // What hurries asks nobody's wishes.
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    assert!(hana.look(&city).await.text().contains("臨時休業"));
    assert_eq!(mails(), before + 1);
}

// B-08 B-09
#[tokio::test(flavor = "multi_thread")]
async fn why_it_came_is_told_and_one_tap_stops_what_may_be_stopped() {
    let (city, mut hana) = with_hana().await;
    let (staff, school) = (
        city.staff(Role::City, None).await,
        city.staff(Role::School, Some("saijo-es")).await,
    );
    city.notify(&school, &closure("臨時休業")).await;
    let labels = hana.look(&city).await.labels();
    assert!(!labels.contains(&"この分野を止める".into()), "{labels:?}");
    assert!(!labels.contains(&"届いた理由".into()), "{labels:?}");

    let first = city.notify(&staff, &about("bosai", "一通目")).await;
    hana.look(&city).await;
    let said = hana.taps(&city, "届いた理由").await.text();
    assert!(said.contains("このお知らせが届いた理由"), "{said}");
    assert!(said.contains("防災・災害"), "{said}");
    let said = hana.taps(&city, "この分野を止める").await;
    assert!(
        said.text().contains("「防災・災害」のお知らせを止めました"),
        "{}",
        said.text()
    );
    city.notify(&staff, &about("bosai", "二通目")).await;
    assert_eq!(hana.look(&city).await.text(), "");
    let said = hana.taps(&city, "元に戻す").await.text();
    assert!(said.contains("これからもお届けします"), "{said}");
    city.notify(&staff, &about("bosai", "三通目")).await;
    assert!(hana.look(&city).await.text().contains("三通目"));
    // Somebody without an ID, to whom the notice was passed on, has nothing to stop.
    let mut other = city.person("Other", "ja");
    other.follows(&city).await;
    let tap = json!({"type": "postback", "label": "x", "data": format!("stop:{first}")});
    let said = other.acts(&city, &tap, None).await.text();
    assert!(!said.contains("止めました"), "{said}");

    // The same on the page of the notice.
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    let page = browser.open(&format!("/mine/notices/{first}")).await;
    assert!(page.says("防災・災害"), "{}", page.text());
    let page = browser.send(&[], "この分野のお知らせを止める").await;
    assert!(page.says("止めました"), "{}", page.text());
    city.notify(&staff, &about("bosai", "四通目")).await;
    assert_eq!(hana.look(&city).await.text(), "");
    let page = browser.send(&[], "元に戻す").await;
    assert!(page.says("これからもお届けします"), "{}", page.text());
    city.notify(&staff, &about("bosai", "五通目")).await;
    assert!(hana.look(&city).await.text().contains("五通目"));
}
