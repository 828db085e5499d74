//! The service is closed for maintenance: announced beforehand, kept meanwhile, answered afterwards.

use kairan::city::authority::Role;
use kairan::line::message::TEXT_LIMIT;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone, waiting_events};
use crate::support::people::{closure, with_hana};

const PATH: &str = "/admin/v1/maintenances";

fn tonight() -> Value {
    json!({"from": "2026-11-21T22:00:00+09:00", "until": "2026-11-22T02:00:00+09:00"})
}

async fn asked(city: &City, token: &str, body: &Value) -> Value {
    let (status, answer) = city.call(token, "POST", PATH, Some(body)).await;
    assert_eq!(status, 201, "{answer}");
    answer
}

async fn approved(city: &City, asked: &Value) {
    let other = city.staff(Role::City, None).await;
    let path = format!(
        "/admin/v1/notices/{}/approve",
        asked["id"].as_str().unwrap()
    );
    let (status, answer) = city.call(&other, "POST", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    city.settle().await;
}

async fn state(city: &City, token: &str) -> String {
    let (_, all) = city.call(token, "GET", PATH, None).await;
    all[0]["state"].as_str().unwrap().to_owned()
}

// D-06 D-07
#[tokio::test(flavor = "multi_thread")]
async fn it_is_announced_and_what_comes_in_is_kept_told_once_and_answered_afterwards() {
    let (city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    let asked = asked(&city, &staff, &tonight()).await;
    assert_eq!(asked["state"], "unannounced");
    approved(&city, &asked).await;
    // Everybody, by mail too, in advance.
    let said = hana.look(&city).await.text();
    assert!(said.contains("システムメンテナンスのお知らせ"), "{said}");
    assert!(said.contains("22:00") && said.contains("2:00"), "{said}");
    let mail = city.mail("hana@example.jp");
    assert!(mail.text().contains("もう一度送る必要はありません"));
    assert_eq!(state(&city, &staff).await, "ahead");
    assert!(hana.says(&city, "メニュー").await.text().contains("選"));

    city.at("2026-11-21T22:00:00+09:00");
    assert_eq!(state(&city, &staff).await, "open");
    // Told once, however much is written, and nothing is taken up.
    let said = hana.taps(&city, "登録内容の確認").await.text();
    assert!(said.contains("ただいまメンテナンス中です"), "{said}");
    assert!(said.contains("2:00"), "{said}");
    assert!(!said.contains("Maintenance is under way"), "{said}");
    assert_eq!(hana.says(&city, "ヘルプ").await.text(), "");
    let mut stranger = city.person("New", "ja");
    let said = stranger.follows(&city).await.text();
    assert!(said.contains("ただいまメンテナンス中です"), "{said}");
    assert!(said.contains("Maintenance is under way"), "{said}");
    assert_eq!(waiting_events(&city).await, 3);
    // What hurries goes out all the while.
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    assert!(hana.look(&city).await.text().contains("臨時休業"));

    // Forms say until when to wait; notices are read and confirmed.
    let answer = city.http.get(format!("{}/register", city.url)).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status().as_u16(), 503);
    assert_eq!(answer.headers()["retry-after"], "14400");
    let (_, page) = city.page("http://x/register?lang=en").await;
    assert!(page.contains("Maintenance is under way"), "{page}");
    let (status, _) = city
        .submit("http://x/lost-id", &[("email", "a@b.example")])
        .await;
    assert_eq!(status, 503);
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.open("/mine/notices").await;
    browser.follow("臨時休業").await;
    let page = browser.send(&[], "確認しました").await;
    assert!(page.says("✓ 確認済み"), "{}", page.text());
    assert_eq!(browser.open("/mine/do/topics").await.status, 503);

    // Afterwards everything is answered, once and in its order.
    city.at("2026-11-22T02:00:00+09:00");
    let said = hana.look(&city).await.text();
    let (mine, help) = (said.find("市からのお知らせ"), said.find("お困り"));
    assert!(mine.is_some(), "{said}");
    assert!(help.is_none_or(|help| mine.unwrap() < help), "{said}");
    assert!(!stranger.look(&city).await.text().is_empty());
    assert_eq!(waiting_events(&city).await, 0);
    assert_eq!(state(&city, &staff).await, "over");
    assert_eq!(hana.look(&city).await.text(), "");
    assert_eq!(browser.open("/mine/do/topics").await.status, 200);
}

// D-07 X-03
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_in_every_language_of_the_city_japanese_first() {
    let city = City::new().await;
    let staff = city.staff(Role::City, None).await;
    let asked = asked(&city, &staff, &tonight()).await;
    approved(&city, &asked).await;
    city.at("2026-11-21T22:00:00+09:00");
    let told = city.person("Lan", "vi").says(&city, "Xin chào").await;
    let said = told.text();
    assert_eq!(told.messages.len(), 1, "{said}");
    assert!(said.encode_utf16().count() <= TEXT_LIMIT, "{said}");
    let paragraphs: Vec<&str> = said.split("\n\n").collect();
    let words = [
        "ただいまメンテナンス中です",
        "システムを 直(なお)して います",
        "Maintenance is under way",
        "系统正在维护中",
        "Hệ thống đang bảo trì",
        "O sistema está em manutenção",
    ];
    assert_eq!(paragraphs.len(), words.len(), "{said}");
    for (paragraph, words) in paragraphs.iter().zip(words) {
        assert!(paragraph.contains(words), "{said}");
        assert!(paragraph.contains("2:00"), "{said}");
    }
}

async fn is_answered(city: &City, hana: &mut Phone) -> bool {
    let said = hana.says(city, "メニュー").await.text();
    !said.is_empty() && !said.contains("メンテナンス中")
}

// D-06
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_shut_out_unannounced_and_it_can_be_ended_or_called_off() {
    let (mut city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    // One person alone closes nothing, and what is over is announced to nobody.
    let first = asked(&city, &staff, &tonight()).await;
    city.at("2026-11-21T23:00:00+09:00");
    assert!(is_answered(&city, &mut hana).await);
    city.at("2026-11-22T03:00:00+09:00");
    city.settle().await;
    assert_eq!(state(&city, &staff).await, "called_off");
    let path = format!("/admin/v1/notices/{}", first["id"].as_str().unwrap());
    let (_, notice) = city.call(&staff, "GET", &path, None).await;
    assert_eq!(notice["state"], "cancelled", "{notice}");
    assert!(
        !hana
            .look(&city)
            .await
            .text()
            .contains("システムメンテナンス")
    );

    // Nor does one that is approved only after it should have begun.
    let late = json!({"from": "2026-11-22T05:00:00+09:00", "until": "2026-11-22T07:00:00+09:00"});
    let late = asked(&city, &staff, &late).await;
    city.at("2026-11-22T05:30:00+09:00");
    approved(&city, &late).await;
    hana.look(&city).await;
    assert!(is_answered(&city, &mut hana).await);
    city.at("2026-11-22T08:00:00+09:00");

    // Announced at its own time, opened again before the end.
    let next = json!({
        "from": "2026-11-23T22:00:00+09:00", "until": "2026-11-24T04:00:00+09:00",
        "announce_at": "2026-11-22T18:00:00+09:00",
        "content": {"ja": {"title": "点検のお知らせ", "body": "点検をします。"}},
    });
    let next = asked(&city, &staff, &next).await;
    approved(&city, &next).await;
    assert_eq!(hana.look(&city).await.text(), "");
    city.at("2026-11-22T18:00:00+09:00");
    assert!(hana.look(&city).await.text().contains("点検のお知らせ"));
    city.at("2026-11-23T22:30:00+09:00");
    assert!(!is_answered(&city, &mut hana).await);
    city.clock.advance_seconds(600);
    // The token that was answered with is not good for a second answer.
    city.expects_refusals = true;
    let end = format!("{PATH}/{}/end", next["id"].as_str().unwrap());
    let (status, ended) = city.call(&staff, "POST", &end, None).await;
    assert_eq!((status, &ended["state"]), (200, &json!("over")), "{ended}");
    assert_eq!(city.call(&staff, "POST", &end, None).await.0, 409);
    assert!(!hana.look(&city).await.text().is_empty(), "what was kept");
    assert!(is_answered(&city, &mut hana).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_closes_nothing_and_what_is_wrong_is_told() {
    let city = City::new().await;
    let staff = city.staff(Role::City, None).await;
    for role in [Role::Board, Role::School, Role::Teacher, Role::Auditor] {
        let school = role.has_school().then_some("saijo-es");
        let token = city.staff(role, school).await;
        let (status, _) = city.call(&token, "POST", PATH, Some(&json!({}))).await;
        assert_eq!(status, 403, "{role:?}");
        let (status, _) = city
            .call(&token, "POST", &format!("{PATH}/x/end"), None)
            .await;
        assert_eq!(status, 403, "{role:?}");
    }
    for (from, until, field) in [
        (
            "2026-11-20T22:00:00+09:00",
            "2026-11-22T02:00:00+09:00",
            "from",
        ),
        (
            "2026-11-22T02:00:00+09:00",
            "2026-11-22T02:00:00+09:00",
            "until",
        ),
        (
            "2026-11-22T02:00:00+09:00",
            "2026-11-24T02:00:01+09:00",
            "until",
        ),
        ("2026-11-22T02:00:00", "2026-11-22T04:00:00+09:00", "from"),
    ] {
        let body = json!({"from": from, "until": until});
        let (status, problem) = city.call(&staff, "POST", PATH, Some(&body)).await;
        assert_eq!(status, 422, "{from} {until}");
        assert!(problem.to_string().contains(field), "{problem}");
    }
    // The same key asks for it once, also when it would have begun by then.
    let ask = async || {
        let request = city.http.post(format!("{}{PATH}", city.url));
        let request = request
            .bearer_auth(&staff)
            .header("Idempotency-Key", "tonight");
        let answer = request.json(&tonight()).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 201);
        answer.json::<Value>().await.unwrap()["id"].clone()
    };
    let first = ask().await;
    let (status, _) = city.call(&staff, "POST", PATH, Some(&tonight())).await;
    assert_eq!(status, 409, "another one lies there");
    city.at("2026-11-21T22:30:00+09:00");
    assert_eq!(ask().await, first);
    // At the console the same, in words.
    let mut desk = city.clerk(Role::City, None).await;
    desk.open("/console/maintenance").await;
    assert!(desk.page.says("お知らせ前"), "{}", desk.page.text());
    let wrong = [("from", "2026-12-05T02:00"), ("until", "2026-12-05T01:00")];
    desk.send(&wrong, "お知らせを作る").await;
    assert_eq!(desk.page.status, 422);
    assert!(
        desk.page.says("終わりは、始まりより後"),
        "{}",
        desk.page.text()
    );
    desk.send(&[("until", "2026-12-05T04:00")], "お知らせを作る")
        .await;
    assert!(desk.page.says("予定を入れました"), "{}", desk.page.text());
    desk.send(&[], "取りやめる").await;
    assert!(desk.page.says("終わらせました"), "{}", desk.page.text());
    // A notice is cancelled with a second tap, below what that means.
    desk.follow("お知らせを見る").await;
    let page = &desk.page;
    assert!(page.says("だれにも送られません"), "{}", page.text());
    desk.send(&[], "このお知らせを取りやめる").await;
    assert!(desk.page.says("取りやめました"), "{}", desk.page.text());
    city.settle().await;
}
