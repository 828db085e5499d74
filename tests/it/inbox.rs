//! The notices a person received, and the top page after logging in, in a browser without script.

use kairan::city::authority::Role;
use kairan::flow::FlowName;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{closure, registers, with_hana};

async fn logged_in(city: &City, email: &str) -> Browser {
    let mut browser = Browser::new(city);
    browser.log_in(email, "sakura-mochi").await;
    browser
}

fn in_english(title: &str) -> Value {
    let mut notice = closure(title);
    notice["content"]["en"] = json!({"title": "School closed", "body": "Because of heavy rain."});
    notice
}

// B-37 B-38 B-39
#[tokio::test(flavor = "multi_thread")]
async fn what_was_received_is_read_and_confirmed_after_a_log_in_in_the_reader_s_language() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &in_english("臨時休業")).await;

    // Directly, without coming from a notice.
    let mut browser = Browser::new(&city);
    browser.open("/mine/notices?lang=en").await;
    assert!(
        browser.page.path.starts_with("/login"),
        "asks for the log-in"
    );
    let login = [("email", "hana@example.jp"), ("password", "sakura-mochi")];
    browser.send(&login, "").await;
    let page = browser.open("/mine/notices?lang=en").await;
    assert!(
        page.says("School closed") && page.says("西条小学校 2026-11-21 09:00"),
        "{}",
        page.text()
    );
    let page = browser.follow("School closed").await;
    let text = page.text();
    let (english, japanese) = (text.find("heavy rain"), text.find("大雨のため"));
    assert!(english.unwrap() < japanese.unwrap(), "{text}");
    assert!(text.contains("You are registered as a guardian at 西条小学校"));
    assert!(
        text.contains("questions about this notice: 西条小学校"),
        "{text}"
    );
    let page = browser.follow("日本語").await;
    assert!(page.says("臨時休業") && !page.says("heavy rain"));
    assert_eq!(city.ledger(&school, &notice).await["read"], 0);
    let page = browser.send(&[], "確認しました").await;
    assert!(page.says("✓ 確認済み"), "{}", page.text());
    assert_eq!(city.ledger(&school, &notice).await["read"], 1);
    let page = browser.open("/mine/notices").await;
    assert!(page.says("✓ 確認済み"), "{}", page.text());
}

// B-37 B-39
#[tokio::test(flavor = "multi_thread")]
async fn from_one_notice_and_from_the_talk_a_link_leads_to_all_of_them() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &in_english("臨時休業")).await;
    hana.look(&city).await;
    let mut browser = Browser::new(&city);
    let page = browser.open(&hana.link(&city)).await;
    assert!(page.says("大雨のため"), "one notice needs no log-in");
    browser.follow("これまでのお知らせを見る").await;
    assert!(browser.page.path.starts_with("/login?next="));

    let said = hana.says(&city, "お知らせ一覧").await;
    assert!(
        said.text().contains("ログインが必要です"),
        "{}",
        said.text()
    );
    browser.open(&hana.link(&city)).await;
    let login = [("email", "hana@example.jp"), ("password", "sakura-mochi")];
    let page = browser.send(&login, "").await;
    assert!(page.path.starts_with("/mine/notices") && page.says("臨時休業"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_what_was_sent_to_others_or_taken_back() {
    let (city, _hana) = with_hana().await;
    let mut ken = city.person("Ken", "ja");
    registers(&city, &mut ken, "ken@example.jp").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let path = format!("/mine/notices/{notice}");
    let mut ken = logged_in(&city, "ken@example.jp").await;
    assert_eq!(ken.open(&path).await.status, 404);
    assert!(ken.open("/mine/notices").await.says("まだありません"));
    assert_eq!(ken.open("/mine/notices/none").await.status, 404);

    let mut hana = logged_in(&city, "hana@example.jp").await;
    assert_eq!(hana.open(&path).await.status, 200);
    let (status, _) = city
        .call(
            &school,
            "POST",
            &format!("/admin/v1/notices/{notice}/recall"),
            None,
        )
        .await;
    assert_eq!(status, 200);
    // Its form was open: pressing it tells that the notice is gone.
    assert_eq!(hana.send(&[], "確認しました").await.status, 410);
    let page = hana.open(&path).await;
    assert!(page.status == 410 && !page.says("大雨"), "{}", page.text());
    let page = hana.open("/mine/notices").await;
    assert!(page.says("取り消されました") && !page.says("臨時休業"));

    // Stopped before its start, it never was.
    let mut later = closure("まだ先のこと");
    later["send_at"] = "2026-12-01T06:30:00+09:00".into();
    let later = city.notify(&school, &later).await;
    let path = format!("/admin/v1/notices/{later}/cancel");
    assert_eq!(city.call(&school, "POST", &path, None).await.0, 200);
    assert!(!hana.open("/mine/notices").await.says("まだ先のこと"));
    assert_eq!(
        hana.open(&format!("/mine/notices/{later}")).await.status,
        404
    );
}

// B-38
#[tokio::test(flavor = "multi_thread")]
async fn twenty_notices_stand_on_a_page_the_newest_first() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    for number in 1..=21 {
        city.clock.advance_seconds(60);
        city.notify(&school, &closure(&format!("第{number}号")))
            .await;
    }
    let mut browser = logged_in(&city, "hana@example.jp").await;
    let page = browser.open("/mine/notices").await;
    let text = page.text();
    assert!(text.find("第21号").unwrap() < text.find("第20号").unwrap());
    assert!(text.contains("第2号") && !text.contains("第1号 "), "{text}");
    let page = browser.follow("前のお知らせへ").await;
    assert!(page.says("第1号") && !page.says("第2号"), "{}", page.text());
    let page = browser.follow("新しいお知らせへ").await;
    assert!(page.says("第21号"));
}

// B-01 B-04 B-07 B-29 B-38
#[tokio::test(flavor = "multi_thread")]
async fn the_page_after_the_log_in_leads_everywhere_and_shows_what_came_and_what_is_set() {
    let city = City::asking("chat").await;
    let mut ken = city.person("Ken", "ja");
    registers(&city, &mut ken, "ken@example.jp").await;
    let mut browser = logged_in(&city, "ken@example.jp").await;
    let page = browser.page.clone();
    assert!(page.path.starts_with("/mine"), "{}", page.path);
    assert!(page.says("山田 花子 さん"), "{}", page.text());
    // What takes a plan back is offered only while there is one, an absence only of a pupil, and garbage
    // days and places only where there is a calendar that names them.
    let later = [
        FlowName::KeepSchool,
        FlowName::Stay,
        FlowName::NewYear,
        FlowName::Absence,
        FlowName::WithdrawAbsence,
        FlowName::Garbage,
        FlowName::Places,
        FlowName::AllNews,
    ];
    let offered = FlowName::ALL
        .iter()
        .filter(|flow| flow.flow().is_for_members());
    for flow in offered.filter(|flow| !later.contains(flow)) {
        let link = format!("href=\"/mine/do/{}?", flow.as_str());
        assert!(page.html.contains(&link), "no way to {}", flow.as_str());
    }
    // Sensible from the start: topics as the city has them, everything by LINE and mail.
    assert!(page.says("防災・災害") && !page.says("イベント"));
    assert!(
        page.says("学校からのお知らせの届け先 LINEとメール"),
        "{}",
        page.text()
    );
    assert!(page.says("お子さまが登録されていません") && page.says("まだありません"));

    // A service that is new stands there by itself.
    let mut tx = city.app.db.write().await.unwrap();
    let library = kairan::store::topics::Topic {
        id: "library".into(),
        names: [("ja".to_owned(), "図書館".to_owned())].into(),
        by_default: true,
        opens_at: None,
        position: 9,
        retired_at: None,
    };
    let now = city.clock.now();
    kairan::store::topics::put(&mut tx, &library, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let staff = city.staff(Role::City, None).await;
    for number in 1..=4 {
        city.clock.advance_seconds(60);
        let notice = json!({
            "kind": "city", "topic": "library", "audience": {"topic": "library"},
            "content": {"ja": {"title": format!("新刊{number}"), "body": "本文"}},
        });
        city.notify(&staff, &notice).await;
    }
    let page = browser.open("/mine").await;
    assert!(page.says("図書館") && page.says("新刊4") && page.says("新刊2"));
    assert!(!page.says("新刊1"), "only the newest: {}", page.text());
    let page = browser.follow("すべてのお知らせを見る").await;
    assert!(page.says("新刊1"));
}
