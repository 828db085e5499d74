//! How people wish to be reached: set at either door, kept for ordinary notices, never in the way of a
//! danger to life.

use kairan::city::authority::Role;
use kairan::simulator::{Fault, FaultKind};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{closure, enrols, registers, with_hana};

const HANA: &str = "hana@example.jp";

/// Sets Hana's wishes on the page; what is not named stays.
async fn wishes(city: &City, fields: &[(&str, &str)]) {
    let mut browser = Browser::new(city);
    browser.log_in(HANA, "sakura-mochi").await;
    browser.open("/mine/do/settings").await;
    browser.send(fields, "次へ").await;
    let page = browser.send(&[], "登録する").await;
    assert!(
        page.says("受け取り方の設定を保存しました"),
        "{}",
        page.text()
    );
}

/// Hana, and Ken who never chose, both at saijo-es.
async fn with_two() -> (City, Phone, Phone) {
    let (city, hana) = with_hana().await;
    let mut ken = city.person("Ken", "ja");
    registers(&city, &mut ken, "ken@example.jp").await;
    enrols(&city, &mut ken, "3年", "3-1").await;
    (city, hana, ken)
}

fn ordinary(title: &str) -> Value {
    let mut notice = closure(title);
    notice["matter"] = "notice".into();
    notice
}

fn of_city(title: &str) -> Value {
    json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"},
        "content": {"ja": {"title": title, "body": "本文"}},
    })
}

fn emergency(level: i64) -> Value {
    json!({
        "kind": "emergency", "level": level, "alone": "夜間のため", "audience": {"everyone": true},
        "content": {"ja": {"title": "避難情報", "body": "西条"}},
    })
}

/// People whom LINE and mail took, and those who wait, were lost or could not be reached.
async fn went(city: &City, token: &str, notice: &str) -> [i64; 5] {
    let ledger = city.ledger(token, notice).await;
    ["line", "email", "waiting", "failed", "unreachable"].map(|key| ledger[key].as_i64().unwrap())
}

/// The cause of the only person in a state.
async fn cause(city: &City, token: &str, notice: &str, state: &str) -> Value {
    let path = format!("/admin/v1/notices/{notice}/people?state={state}");
    let (status, answer) = city.call(token, "GET", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    answer["items"][0]["cause"].clone()
}

// B-05 B-41 C-21 A-13 X-01
#[tokio::test(flavor = "multi_thread")]
async fn line_comes_on_top_of_mail_until_somebody_chooses_one_for_a_kind_of_notice() {
    let (city, hana) = with_hana().await;
    let (school, staff) = (
        city.staff(Role::School, Some("saijo-es")).await,
        city.staff(Role::City, None).await,
    );
    let sent = async |token: &str, body: Value| {
        let notice = city.notify(token, &body).await;
        let [line, email, ..] = went(&city, token, &notice).await;
        [line, email]
    };
    assert_eq!(sent(&school, ordinary("はじめ")).await, [1, 1]);
    assert_eq!(sent(&staff, of_city("はじめ")).await, [1, 1]);

    wishes(
        &city,
        &[("school-channel", "line"), ("city-channel", "mail")],
    )
    .await;
    assert_eq!(sent(&school, ordinary("行事")).await, [1, 0]);
    assert_eq!(sent(&staff, of_city("防災")).await, [0, 1]);
    assert_eq!(sent(&school, closure("休業")).await, [1, 1]);
    let mut safety = closure("不審者");
    safety["matter"] = "safety".into();
    assert_eq!(sent(&school, safety).await, [1, 1]);
    assert_eq!(sent(&staff, emergency(1)).await, [1, 1]);

    // A channel that is closed cannot be chosen against the person.
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    assert_eq!(sent(&school, ordinary("行事2")).await, [0, 1]);
}

// B-41
#[tokio::test(flavor = "multi_thread")]
async fn whom_the_chosen_channel_loses_is_reached_by_the_other() {
    let (mut city, mut hana) = with_hana().await;
    city.expects_refusals = true;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    wishes(&city, &[("school-channel", "mail")]).await;
    let office = &city.simulator.post_office;
    office.reject(HANA, "550 5.1.1 no such user");
    let notice = city.notify(&school, &ordinary("行事")).await;
    assert_eq!(went(&city, &school, &notice).await, [1, 0, 0, 0, 0]);
    assert!(hana.look(&city).await.text().contains("行事"));

    office.accept(HANA);
    wishes(&city, &[("school-channel", "line")]).await;
    let bad = Fault::new("multicast", FaultKind::BadId).for_user(&hana.user);
    city.simulator.platform.fault(bad);
    let notice = city.notify(&school, &ordinary("遠足")).await;
    assert_eq!(went(&city, &school, &notice).await, [0, 1, 0, 0, 0]);
    assert!(city.mail(HANA).subject().unwrap().contains("遠足"));
}

// D-10 D-11 D-12 B-10 D-01
#[tokio::test(flavor = "multi_thread")]
async fn the_switch_stops_ordinary_mail_is_shown_and_never_stops_a_danger_to_life() {
    let (mut city, mut hana) = with_hana().await;
    city.expects_refusals = true;
    let (school, staff) = (
        city.staff(Role::School, Some("saijo-es")).await,
        city.staff(Role::City, None).await,
    );
    let mut browser = Browser::new(&city);
    browser.log_in(HANA, "sakura-mochi").await;
    let page = browser.open("/mine").await;
    assert!(
        page.says("連絡メールを受信する 受信する"),
        "{}",
        page.text()
    );
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(said.text().contains("連絡メールを受信する: 受信する"));

    wishes(&city, &[("bulk-mail", "off")]).await;
    let page = browser.open("/mine").await;
    assert!(
        page.says("「連絡メールを受信する」がオフのため"),
        "{}",
        page.text()
    );
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(said.text().contains("連絡メールを受信する: 受信しない"));
    let notice = city.notify(&school, &ordinary("行事")).await;
    assert_eq!(went(&city, &school, &notice).await, [1, 0, 0, 0, 0]);
    let notice = city.notify(&staff, &of_city("防災")).await;
    assert_eq!(went(&city, &staff, &notice).await, [1, 0, 0, 0, 0]);

    // LINE loses the message: mail does not take its place, and staff see why.
    let bad = Fault::new("multicast", FaultKind::BadId).for_user(&hana.user);
    city.simulator.platform.fault(bad);
    let notice = city.notify(&school, &ordinary("遠足")).await;
    assert_eq!(went(&city, &school, &notice).await, [0, 0, 0, 1, 0]);
    assert_eq!(
        cause(&city, &school, &notice, "failed").await,
        "line-refused"
    );
    let notice = city.notify(&school, &ordinary("集金")).await;
    assert_eq!(went(&city, &school, &notice).await, [0, 0, 0, 0, 1]);
    let told = cause(&city, &school, &notice, "unreachable").await;
    assert_eq!(told, "line-refused,mail-switched-off");

    for level in [1, 3] {
        let notice = city.notify(&staff, &emergency(level)).await;
        assert_eq!(went(&city, &staff, &notice).await[1], 1, "level {level}");
    }
    let notice = city.notify(&school, &closure("休業")).await;
    assert_eq!(went(&city, &school, &notice).await[1], 1);
    wishes(&city, &[("bulk-mail", "on")]).await;
    let notice = city.notify(&school, &ordinary("再開")).await;
    assert_eq!(went(&city, &school, &notice).await[1], 1);
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_in_quiet_hours_waits_for_the_morning_on_both_channels() {
    let (city, mut hana, mut ken) = with_two().await;
    let (school, staff) = (
        city.staff(Role::School, Some("saijo-es")).await,
        city.staff(Role::City, None).await,
    );
    wishes(&city, &[("quiet-hours", "21-7")]).await;
    let state = async |notice: &str| {
        let path = format!("/admin/v1/notices/{notice}");
        city.call(&school, "GET", &path, None).await.1["state"].clone()
    };
    hana.look(&city).await;
    ken.look(&city).await;

    city.at("2026-11-21T22:30:00+09:00");
    let notice = city.notify(&school, &ordinary("行事のお知らせ")).await;
    // Ken has it by LINE and mail, Hana waits for both.
    assert_eq!(went(&city, &school, &notice).await, [1, 1, 1, 0, 0]);
    assert_eq!(state(&notice).await, "sending");
    assert!(ken.look(&city).await.text().contains("行事のお知らせ"));
    assert_eq!(hana.look(&city).await.text(), "");
    assert!(!city.mail(HANA).subject().unwrap().contains("行事"));
    // The same at night: what cannot wait does not.
    let urgent = city.notify(&school, &closure("臨時休業")).await;
    assert_eq!(went(&city, &school, &urgent).await, [2, 2, 0, 0, 0]);
    let urgent = city.notify(&staff, &emergency(2)).await;
    assert_eq!(went(&city, &staff, &urgent).await, [2, 2, 0, 0, 0]);
    let said = hana.look(&city).await.text();
    assert!(
        said.contains("臨時休業") && said.contains("避難情報"),
        "{said}"
    );

    city.at("2026-11-22T06:59:59+09:00");
    assert!(!hana.look(&city).await.text().contains("行事のお知らせ"));
    assert_eq!(went(&city, &school, &notice).await, [1, 1, 1, 0, 0]);
    city.at("2026-11-22T07:00:00+09:00");
    assert!(hana.look(&city).await.text().contains("行事のお知らせ"));
    assert!(city.mail(HANA).subject().unwrap().contains("行事"));
    assert_eq!(went(&city, &school, &notice).await, [2, 2, 0, 0, 0]);
    assert_eq!(state(&notice).await, "sent");
    let said = ken.look(&city).await.text();
    assert!(!said.contains("行事のお知らせ"), "once is enough: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_the_morning_is_stopped_with_its_notice() {
    let (city, mut hana, _ken) = with_two().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    wishes(&city, &[("quiet-hours", "23-7")]).await;
    hana.look(&city).await;
    city.at("2026-11-21T23:00:00+09:00");
    for stopping in ["cancel", "recall"] {
        let notice = city.notify(&school, &ordinary("まちがい")).await;
        assert_eq!(went(&city, &school, &notice).await, [1, 1, 1, 0, 0]);
        let path = format!("/admin/v1/notices/{notice}/{stopping}");
        let (status, answer) = city.call(&school, "POST", &path, None).await;
        assert_eq!(status, 200, "{answer}");
        let ledger = city.ledger(&school, &notice).await;
        let stands = ["waiting", "accepted", "cancelled"].map(|key| ledger[key].clone());
        assert_eq!(stands, [0, 1, 1], "{stopping}");
    }
    city.at("2026-11-22T08:00:00+09:00");
    assert_eq!(hana.look(&city).await.text(), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_is_tried_again_at_night_waits_as_well() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    wishes(&city, &[("quiet-hours", "21-7")]).await;
    city.at("2026-11-21T20:59:50+09:00");
    city.simulator
        .post_office
        .reject(HANA, "451 4.7.1 greylisted");
    let notice = city.notify(&school, &ordinary("行事")).await;
    assert_eq!(went(&city, &school, &notice).await, [1, 0, 0, 0, 0]);
    city.simulator.post_office.accept(HANA);
    for (time, email) in [
        ("2026-11-21T21:30:00+09:00", 0),
        ("2026-11-22T06:59:59+09:00", 0),
        ("2026-11-22T07:00:00+09:00", 1),
    ] {
        city.at(time);
        city.settle().await;
        assert_eq!(went(&city, &school, &notice).await[1], email, "{time}");
    }
}
