//! Whom to ask: told in the footer, in help, when somebody is stuck and with every notice; another
//! one from the day on that the city's file says.

use kairan::city::authority::Role;
use serde_json::json;

use crate::profile::elsewhere;
use crate::support::browser::Browser;
use crate::support::people::{closure, registers, with_hana};

// A-43 B-40 X-09 D-23 C-27
#[tokio::test(flavor = "multi_thread")]
async fn the_contact_changes_on_its_day_everywhere() {
    let city = elsewhere().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let mut browser = Browser::new(&city);
    for (time, now, other) in [
        (
            "2026-11-30T23:59:59+09:00",
            "広報課 0123-45-6789 平日8:30〜17:15",
            "くらし課",
        ),
        (
            "2026-12-01T00:00:00+09:00",
            "くらし課 0123-45-0000",
            "広報課",
        ),
    ] {
        city.at(time);
        for path in ["/", "/help", "/help/arrival", "/nowhere", "/login"] {
            let page = browser.open(&format!("{path}?lang=ja")).await;
            assert!(
                page.says(now) && !page.says(other),
                "{path}: {}",
                page.text()
            );
        }
        let said = hana.taps(&city, "ヘルプ").await.text();
        assert!(said.contains(now) && !said.contains(other), "{said}");
        // Three wrong answers, and whom to ask is told.
        hana.taps(&city, "市民ポータルサイトID取得").await;
        let mut said = String::new();
        for _ in 0..3 {
            said = hana.says(&city, "hana").await.text();
        }
        assert!(said.contains(now), "{said}");
        hana.taps(&city, "やめる").await;
    }
    let page = browser.open("/help?lang=en").await;
    assert!(
        page.says("Living Division (くらし課) 0123-45-0000"),
        "{}",
        page.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_offered_while_it_is_the_contact_s() {
    let city = elsewhere().await;
    let mut browser = Browser::new(&city);
    let form = "href=\"https://midorigaoka.example/form\"";
    assert!(browser.open("/help").await.html.contains(form));
    city.at("2026-12-01T00:00:00+09:00");
    assert!(!browser.open("/help").await.html.contains(form));
}

// A-44 C-27
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_says_whom_to_ask_about_it() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    let said = hana.look(&city).await.text();
    assert!(
        said.contains("差出人・内容のお問い合わせ先：西条小学校"),
        "{said}"
    );

    // Somebody without LINE gets it by mail, with a page behind its link.
    hana.taps(&city, "言語").await;
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    city.notify(&school, &closure("明日の登校")).await;
    let mail = city.mail("hana@example.jp").text();
    assert!(mail.contains("内容のお問い合わせ：西条小学校"), "{mail}");
    let link = mail
        .split_whitespace()
        .find(|word| word.contains("/r/"))
        .unwrap();
    let (_, page) = city.page(link).await;
    assert!(
        page.contains("差出人・内容のお問い合わせ先：西条小学校"),
        "{page}"
    );

    let office = city.staff(Role::City, None).await;
    let notice = json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"},
        "content": {"ja": {"title": "訓練", "body": "あすは訓練です。"}},
    });
    city.notify(&office, &notice).await;
    let mail = city.mail("hana@example.jp").text();
    assert!(
        mail.contains("内容のお問い合わせ：東広島市 DX推進局 082-420-0944"),
        "{mail}"
    );
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_privacy_policy_names_its_own_contact() {
    let city = elsewhere().await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let mut browser = Browser::new(&city);
    let page = browser.open("/privacy").await;
    assert!(page.says("広報課 0123-45-6789"), "{}", page.text());
}
