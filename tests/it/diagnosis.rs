//! "The mail does not come": the seven points with one's own data, on the page and for the desk.

use kairan::city::authority::Role;
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{closure, enrols, registers};
use crate::support::scan::count;

const LOGIN: &str = "hana@docomo.ne.jp";

async fn with_hana() -> (City, Phone, Browser) {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, LOGIN).await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    let mut browser = Browser::new(&city);
    browser.log_in(LOGIN, "sakura-mochi").await;
    (city, hana, browser)
}

async fn notice(city: &City) {
    let board = city.staff(Role::Board, None).await;
    city.notify(&board, &closure("臨時休業")).await;
}

// D-03 D-04 D-12 D-15 D-23 X-05 A-16
#[tokio::test(flavor = "multi_thread")]
async fn the_seven_points_stand_on_the_page_in_order_with_the_reader_s_own_data() {
    let (city, mut hana, mut browser) = with_hana().await;
    browser.open("/mine").await;
    let page = browser.follow("メールが届かないとき").await;
    let text = page.text();
    let points = [
        "携帯電話の設定",
        "システムメンテナンス",
        "電波の届かない所",
        "登録しているメールアドレス",
        "「連絡メールを受信する」の設定",
        "アドレス1と2",
        "最近のメールの結果",
    ];
    let places: Vec<usize> = points
        .iter()
        .map(|point| text.find(point).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(
        text.contains("受信リスト設定") && text.contains("city.example"),
        "{text}"
    );
    assert!(
        text.contains("「連絡メールを受信する」はオンです"),
        "{text}"
    );
    assert!(text.contains("問題は見つかりませんでした"), "{text}");

    city.simulator
        .post_office
        .reject(LOGIN, "550 5.1.1 User unknown");
    // Later than the mails of before: these stand below.
    city.clock.advance_seconds(60);
    notice(&city).await;
    let page = browser.open("/mine/check").await;
    let refused = "アドレス1へのメールは、断られました。アドレスがないか、受信拒否の設定";
    assert!(
        page.says("【要確認】") && page.says(refused),
        "{}",
        page.text()
    );
    assert!(page.says("コード 550"), "{}", page.text());
    // The talk says the same, the worst first, and no address.
    let said = hana.taps(&city, "メールが届かないとき").await.text();
    assert!(
        said.contains("原因が見つかりました") && said.contains(refused),
        "{said}"
    );
    assert!(!said.contains("hana@"), "{said}");

    // The desk sees it by the number.
    let page = browser.send(&[], "番号を出す").await;
    let text = page.text();
    let number = text
        .split("番号: ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    let path = format!("/admin/v1/diagnoses/{}", number.to_lowercase());
    let desk = city.staff(Role::City, None).await;
    let (status, found) = city.call(&desk, "GET", &path, None).await;
    assert_eq!(status, 200, "{found}");
    assert!(!found.to_string().contains("hana@"), "{found}");
    let findings = found["findings"].as_array().unwrap();
    let wrong: Vec<_> = findings
        .iter()
        .filter(|of| of["level"] == "wrong")
        .collect();
    assert_eq!(wrong.len(), 1, "{found}");
    let expected = json!([7, 1, "550"]);
    assert_eq!(
        json!([wrong[0]["point"], wrong[0]["slot"], wrong[0]["code"]]),
        expected
    );
    let school = city.staff(Role::School, Some("saijo-es")).await;
    assert_eq!(city.call(&school, "GET", &path, None).await.0, 403);
    // F-64
    let seen = "audit where act = 'diagnosis_seen'";
    assert_eq!(count(&city, seen).await, 1);
    let other = "/admin/v1/diagnoses/AAAAAAAA";
    assert_eq!(city.call(&desk, "GET", other, None).await.0, 404);
}

// D-06 D-07 D-08
#[tokio::test(flavor = "multi_thread")]
async fn maintenance_is_announced_and_a_passing_failure_tried_again() {
    let (mut city, _hana, mut browser) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    let body = json!({
        "kind": "maintenance", "audience": {"everyone": true},
        "content": {"ja": {"title": "システムメンテナンス", "body": "今夜は配信を止めます。"}},
    });
    let (_, made) = city
        .call(&staff, "POST", "/admin/v1/notices", Some(&body))
        .await;
    let other = city.staff(Role::Admin, None).await;
    let path = format!("/admin/v1/notices/{}/approve", made["id"].as_str().unwrap());
    city.call(&other, "POST", &path, None).await;
    city.settle().await;
    let mail = city.mail(LOGIN);
    assert!(mail.subject().unwrap().contains("システムメンテナンス"));
    let page = browser.open("/mine/check").await;
    assert!(
        page.says("システムメンテナンスのお知らせを 2026-11-21 09:00 にお送り"),
        "{}",
        page.text()
    );

    // The mail server is away, as in the city's own maintenance: what is sent waits, also over a restart.
    let office = &city.simulator.post_office;
    office.reject(LOGIN, "451 4.3.0 Try again later");
    let before = office.mails_to(LOGIN).len();
    notice(&city).await;
    let page = browser.open("/mine/check").await;
    assert!(page.says("あとでもう一度送ります"), "{}", page.text());
    city.restart().await;
    city.simulator.post_office.accept(LOGIN);
    city.clock.advance_seconds(3600);
    city.settle().await;
    assert_eq!(city.simulator.post_office.mails_to(LOGIN).len(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_tells_what_became_of_it() {
    let (city, mut hana, mut browser) = with_hana().await;
    browser.open("/mine/check").await;
    let page = browser.send(&[], "テスト送信: アドレス1").await;
    assert!(page.says("テストメールを送ります"), "{}", page.text());
    assert!(
        page.says("アドレス1へのテストメールは、送信を待っています"),
        "{}",
        page.text()
    );
    city.settle().await;
    assert!(city.mail(LOGIN).subject().unwrap().contains("テストメール"));
    let page = browser.open("/mine/check").await;
    assert!(
        page.says("テストメールは、相手のメールサーバーに渡しました"),
        "{}",
        page.text()
    );

    let office = &city.simulator.post_office;
    for (reply, meaning) in [
        ("552 5.2.2 Mailbox full", "メールボックスがいっぱいです"),
        ("554 5.7.1 Spam", "迷惑メールとして断られました"),
    ] {
        office.reject(LOGIN, reply);
        hana.taps(&city, "メールが届かないとき").await;
        hana.taps(&city, "テスト送信: アドレス1").await;
        let said = hana.taps(&city, "メールが届かないとき").await.text();
        assert!(said.contains(meaning), "{said}");
    }
    let said = hana.taps(&city, "テスト送信: アドレス1").await.text();
    assert!(said.contains("続けてメールを送っています"), "{said}");
}
