//! The phrase book: sentences in every language, who looked at them, and notices made of them.

use kairan::city::authority::Role;
use serde_json::json;

use crate::support::city::City;
use crate::support::people::with_hana;

const PATH: &str = "/admin/v1/phrases";

// B-19 B-34 X-03
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_of_phrases_reaches_each_reader_in_their_language() {
    let (city, mut hana) = with_hana().await;
    hana.says(&city, "Tiếng Việt").await;
    let staff = city.staff(Role::City, None).await;
    let wished = json!({"phrases": [
        {"name": "garbage-moved", "slots": {"date": "2026-12-01", "new-date": "2026-12-03"}},
        {"name": "garbage-time", "slots": {"time": "07:30"}},
    ]});
    let (status, filled) = city.call(&staff, "POST", PATH, Some(&wished)).await;
    assert_eq!(status, 200, "{filled}");
    let content = filled["content"].as_object().unwrap();
    assert_eq!(content.len(), 6, "{filled}");
    assert_eq!(content["ja"]["title"], "ごみの収集に関するお知らせ");
    let notice = json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"}, "content": content,
    });
    city.notify(&staff, &notice).await;
    let said = hana.look(&city).await.text();
    let (vietnamese, japanese) = (said.find("được chuyển sang"), said.find("に変わります"));
    assert!(vietnamese.unwrap() < japanese.unwrap(), "{said}");
    let mail = city.mail("hana@example.jp").text();
    assert!(
        mail.contains("được chuyển sang") && mail.contains("に変わります"),
        "{mail}"
    );

    let wrong =
        json!({"phrases": [{"name": "garbage-moved", "slots": {"date": "soon"}}, {"name": "x"}]});
    let (status, problem) = city.call(&staff, "POST", PATH, Some(&wrong)).await;
    assert_eq!(status, 422, "{problem}");
}

// B-19
#[tokio::test(flavor = "multi_thread")]
async fn who_looked_at_a_sentence_is_kept_and_drafts_are_marked() {
    let city = City::new().await;
    let staff = city.staff(Role::City, None).await;
    let sentence = async |name: &str, language: &str| {
        let (status, book) = city.call(&staff, "GET", PATH, None).await;
        assert_eq!(status, 200, "{book}");
        let book = book.as_array().unwrap();
        let phrase = book.iter().find(|phrase| phrase["name"] == name).unwrap();
        phrase["texts"][language].clone()
    };
    let published = sentence("evacuate-4", "en").await;
    assert_eq!(published["state"], "published");
    assert!(published["source"].is_string());
    assert_eq!(sentence("evacuate-4", "vi").await["state"], "draft");

    let path = format!("{PATH}/evacuate-4/reviews/vi");
    let body = json!({"reviewer": "グエン・ラン（国際化推進室）"});
    let (status, answer) = city.call(&staff, "PUT", &path, Some(&body)).await;
    assert_eq!(status, 200, "{answer}");
    let reviewed = sentence("evacuate-4", "vi").await;
    assert_eq!(reviewed["state"], "reviewed");
    assert_eq!(reviewed["reviewer"], "グエン・ラン（国際化推進室）");
    assert_eq!(reviewed["reviewed_at"], "2026-11-21T09:00:00+09:00");
    // Of other words it was none: a later version's are a draft again.
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query("update phrase_reviews set wording = 'of before'")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sentence("evacuate-4", "vi").await["state"], "draft");

    let empty = json!({"reviewer": " "});
    assert_eq!(city.call(&staff, "PUT", &path, Some(&empty)).await.0, 422);
    let unknown = format!("{PATH}/evacuate-4/reviews/fr");
    assert_eq!(city.call(&staff, "PUT", &unknown, Some(&body)).await.0, 404);
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    assert_eq!(city.call(&teacher, "PUT", &path, Some(&body)).await.0, 403);
    assert_eq!(city.call(&teacher, "GET", PATH, None).await.0, 200);
    let auditor = city.staff(Role::Auditor, None).await;
    assert_eq!(city.call(&auditor, "GET", PATH, None).await.0, 403);
}

// B-19
#[tokio::test(flavor = "multi_thread")]
async fn at_the_console_a_sentence_is_put_into_every_language_at_once() {
    let city = City::new().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/notices/new").await;
    let wished = [
        ("title_ja", "お迎え"),
        ("phrase", "handover-come"),
        ("slot_start", "13:00"),
    ];
    teacher.send(&wished, "この文を入れる").await;
    assert_eq!(teacher.page.status, 422);
    teacher
        .send(&[("slot_place", "体育館")], "この文を入れる")
        .await;
    let page = &teacher.page;
    assert!(page.says("すべての言語に文を入れました"), "{}", page.text());
    assert!(
        page.html.contains("value=\"お迎え\""),
        "a title that was there stays"
    );
    for words in [
        "13時から、体育館でお子さまを",
        "pick up your child at 体育館",
        "đến 体育館 đón trẻ",
        "Local: 体育館",
        "到体育館接孩子",
    ] {
        let bare = |text: &str| text.replace(' ', "");
        assert!(
            bare(&page.html).contains(&bare(words)),
            "{words}: {}",
            page.html
        );
    }
    teacher.open("/console/phrases").await;
    assert!(
        teacher.page.says("下書き（未確認）"),
        "{}",
        teacher.page.text()
    );
    assert!(teacher.page.says("公表された文のとおり"));
    let mut board = city.clerk(Role::Board, None).await;
    board.open("/console/phrases").await;
    board
        .send(&[("reviewer", "ラン（国際室）")], "確認済みにする")
        .await;
    assert!(
        board.page.says("確認済み: ラン（国際室）"),
        "{}",
        board.page.text()
    );
}
