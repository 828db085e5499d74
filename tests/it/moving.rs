//! Another school from a day on: the old one goes on until then, and lets go at midnight.

use kairan::city::authority::Role;
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::city::{CODE, City, Phone};
use crate::support::people::with_hana;

/// How many people a notice of a school to itself would reach now.
async fn people_at(city: &City, school: &str) -> i64 {
    let token = city.staff(Role::School, Some(school)).await;
    let body = json!({
        "kind": "school", "dry_run": true,
        "audience": {"schools": [{"school": school}]},
        "content": {"ja": {"title": "お知らせ", "body": "本文"}},
    });
    let path = "/admin/v1/notices";
    let (status, answer) = city.call(&token, "POST", path, Some(&body)).await;
    assert_eq!(status, 200, "{answer}");
    answer["ledger"]["people"].as_i64().unwrap()
}

/// Whether a school's staff find the mother by her address.
async fn is_seen_by(city: &City, school: &str) -> bool {
    let token = city.staff(Role::School, Some(school)).await;
    let path = "/admin/v1/people?email=hana@example.jp";
    city.call(&token, "GET", path, None).await.0 == 200
}

/// In the talk, up to the summary: to the first grade of the junior high school.
async fn plans_a_move(city: &City, hana: &mut Phone, day: &str) {
    hana.taps(city, "学校情報登録").await;
    for label in [
        "西条中学校",
        "1年",
        "1年（クラス未設定）",
        "なし（次へ）",
        "なし（次へ）",
        "入力しない",
    ] {
        hana.taps(city, label).await;
    }
    let said = hana.says(city, CODE).await;
    assert!(said.text().contains("新しい学校の初日"), "{}", said.text());
    hana.picks(city, day).await;
    hana.taps(city, "登録する").await;
}

// D-21
#[tokio::test(flavor = "multi_thread")]
async fn the_old_school_goes_on_until_the_day_and_the_new_one_begins_with_it() {
    let (city, mut hana) = with_hana().await;
    plans_a_move(&city, &mut hana, "2026-12-01").await;
    let said = hana.taps(&city, "登録内容の確認").await;
    let (now_at, next) = ("西条小学校 2年", "転校の予定: 2026-12-01 から 西条中学校");
    assert!(
        said.text().contains(now_at) && said.text().contains(next),
        "{}",
        said.text()
    );
    for time in ["2026-11-21T09:00:01+09:00", "2026-11-30T23:59:59.999+09:00"] {
        city.at(time);
        assert_eq!(people_at(&city, "saijo-es").await, 1, "{time}");
        assert_eq!(people_at(&city, "saijo-jhs").await, 0, "{time}");
        assert!(is_seen_by(&city, "saijo-es").await, "{time}");
        assert!(!is_seen_by(&city, "saijo-jhs").await, "{time}");
    }
    city.at("2026-12-01T00:00:00+09:00");
    assert_eq!(people_at(&city, "saijo-es").await, 0);
    assert_eq!(people_at(&city, "saijo-jhs").await, 1);
    assert!(!is_seen_by(&city, "saijo-es").await);
    assert!(is_seen_by(&city, "saijo-jhs").await);
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(
        said.text().contains("西条中学校 1年") && !said.text().contains("転校の予定"),
        "{}",
        said.text()
    );
}

// D-21
#[tokio::test(flavor = "multi_thread")]
async fn a_second_plan_replaces_the_first_and_one_tap_takes_it_back() {
    let (city, mut hana) = with_hana().await;
    plans_a_move(&city, &mut hana, "2026-12-01").await;
    plans_a_move(&city, &mut hana, "2026-12-10").await;
    city.at("2026-12-05T09:00:00+09:00");
    assert_eq!(people_at(&city, "saijo-es").await, 1);
    assert_eq!(people_at(&city, "saijo-jhs").await, 0);

    let mut browser = Browser::new(&city);
    let page = browser.log_in("hana@example.jp", "sakura-mochi").await;
    assert!(
        page.says("転校の予定: 2026-12-10 から 西条中学校"),
        "{}",
        page.text()
    );
    let page = browser.send(&[], "転校を取り消す: 山田 次郎").await;
    assert!(
        page.says("転校を取り消しました") && !page.says("転校の予定"),
        "{}",
        page.text()
    );
    city.at("2026-12-10T00:00:00+09:00");
    assert_eq!(people_at(&city, "saijo-es").await, 1);
    assert_eq!(people_at(&city, "saijo-jhs").await, 0);

    // In the talk the same stands behind the other things.
    plans_a_move(&city, &mut hana, "2026-12-20").await;
    let said = hana.taps(&city, "その他の手続き").await;
    assert!(said.labels().contains(&"転校の取り消し".to_owned()));
    hana.taps(&city, "転校の取り消し").await;
    let said = hana.taps(&city, "転校を取り消す").await;
    assert!(said.text().contains("転校を取り消しました"));
    let said = hana.taps(&city, "その他の手続き").await;
    assert!(!said.labels().contains(&"転校の取り消し".to_owned()));
    city.at("2026-12-20T00:00:00+09:00");
    assert_eq!(people_at(&city, "saijo-es").await, 1);
}

// D-21
#[tokio::test(flavor = "multi_thread")]
async fn the_page_asks_the_first_day_with_today_filled_in_and_only_for_another_school() {
    let (city, _hana) = with_hana().await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.follow("学校情報登録").await;
    browser.send(&[("school", "saijo-es")], "次へ").await;
    let page = browser.send(&[("grade", "2")], "次へ").await;
    assert!(!page.says("新しい学校の初日"), "{}", page.text());

    browser.open("/mine/do/enrol").await;
    browser.send(&[("school", "saijo-jhs")], "次へ").await;
    let page = browser.send(&[("grade", "1")], "次へ").await;
    assert!(page.says("新しい学校の初日"), "{}", page.text());
    let preset = "name=\"start-date\" value=\"2026-11-21\"";
    assert!(page.html.contains(preset), "{}", page.html);
    let filled = [("class", "unset"), ("school-code", CODE)];
    let past = [&filled[..], &[("start-date", "2026-11-20")]].concat();
    let page = browser.send(&past, "次へ").await;
    assert!(page.says("今日より前の日付です"), "{}", page.text());
    browser.send(&[("start-date", "2026-11-21")], "次へ").await;
    let page = browser.send(&[], "登録する").await;
    assert!(
        page.says("西条中学校 1年") && !page.says("転校の予定"),
        "today is at once: {}",
        page.text()
    );
    assert_eq!(people_at(&city, "saijo-es").await, 0);
    assert_eq!(people_at(&city, "saijo-jhs").await, 1);
}
