//! A translation service behind its small interface, and the link 翻訳はこちら.

use std::sync::{Arc, Mutex};

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use kairan::city::authority::Role;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::city::City;
use crate::support::people::{closure, with_hana};

const PATH: &str = "/admin/v1/translations";

/// What the service was asked.
type Asked = Arc<Mutex<Vec<Value>>>;

/// A service on loopback: it puts the language before the text, and knows no Portuguese.
async fn service() -> (String, Asked) {
    let asked = Asked::default();
    let heard = asked.clone();
    let answer = async move |Json(body): Json<Value>| -> Response {
        heard.lock().unwrap().push(body.clone());
        if body["api_key"] != "secret" {
            return StatusCode::FORBIDDEN.into_response();
        }
        let (target, text) = (
            body["target"].as_str().unwrap(),
            body["q"].as_str().unwrap(),
        );
        match target {
            "pt-BR" => StatusCode::BAD_REQUEST.into_response(),
            "zh-Hans" => "no JSON".into_response(),
            _ => Json(json!({"translatedText": format!("[{target}] {text}")})).into_response(),
        }
    };
    let router = axum::Router::new().route("/translate", post(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/translate", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (url, asked)
}

async fn configured(city: &mut City) -> Asked {
    let (url, asked) = service().await;
    city.configures("KAIRAN_TRANSLATION_URL", &url).await;
    city.configures("KAIRAN_TRANSLATION_KEY", "secret").await;
    asked
}

// B-19 B-34 X-03
#[tokio::test(flavor = "multi_thread")]
async fn a_machine_s_words_are_marked_in_every_channel_with_the_japanese_below() {
    let (mut city, mut hana) = with_hana().await;
    hana.says(&city, "English").await;
    let staff = city.staff(Role::City, None).await;
    let body = json!({"title": "休館", "body": "図書館は休みです。"});
    // None by default.
    let (status, _) = city.call(&staff, "POST", PATH, Some(&body)).await;
    assert_eq!(status, 409);
    let asked = configured(&mut city).await;
    let (status, answer) = city.call(&staff, "POST", PATH, Some(&body)).await;
    assert_eq!(status, 200, "{answer}");
    let english = json!({"title": "[en] 休館", "body": "[en] 図書館は休みです。", "machine": true});
    assert_eq!(answer["content"]["en"], english);
    // What failed is told by its language, and the others stand.
    let failed: Vec<&String> = answer["failed"].as_object().unwrap().keys().collect();
    assert_eq!(failed, ["pt-BR", "zh-Hans"], "{answer}");
    {
        let asked = asked.lock().unwrap();
        let languages = asked.iter().map(|body| body["target"].as_str().unwrap());
        assert!(languages.clone().any(|language| language == "vi"));
        assert!(languages.clone().all(|language| language != "ja-easy"));
        assert!(asked.iter().all(|body| body["source"] == "ja"));
    }

    let mut content = answer["content"].clone();
    content["ja"] = body.clone();
    let notice = json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"}, "content": content,
    });
    city.notify(&staff, &notice).await;
    let mark = "This is a machine translation";
    let in_order = |text: &str| {
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        assert!(at(mark) < at("[en] 図書館は休みです"), "{text}");
        assert!(at("[en] 図書館は休みです") < text.rfind("図書館は休みです").unwrap());
    };
    in_order(&hana.look(&city).await.text());
    in_order(&city.mail("hana@example.jp").text());
    let link = hana.link(&city);
    let (_, page) = city.page(&format!("{link}?lang=en")).await;
    in_order(&page);
    // Somebody has looked at it: then it is no machine's any more.
    let mut checked = notice.clone();
    checked["content"]["en"]["machine"] = json!(false);
    city.notify(&staff, &checked).await;
    assert!(!hana.look(&city).await.text().contains(mark));
    // The original is no translation.
    let mut wrong = notice.clone();
    wrong["content"]["ja"]["machine"] = json!(true);
    let (status, _) = city
        .call(&staff, "POST", "/admin/v1/notices", Some(&wrong))
        .await;
    assert_eq!(status, 422);
    let auditor = city.staff(Role::Auditor, None).await;
    assert_eq!(
        city.call(&auditor, "POST", PATH, Some(&json!({}))).await.0,
        403
    );
}

// B-19
#[tokio::test(flavor = "multi_thread")]
async fn at_the_console_only_empty_languages_are_filled_and_a_failure_holds_up_nothing() {
    let (mut city, mut hana) = with_hana().await;
    configured(&mut city).await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/notices/new").await;
    let written = [
        ("title_ja", "遠足"),
        ("body_ja", "あすは遠足です。"),
        ("title_en", "Outing"),
        ("body_en", "There is an outing tomorrow."),
    ];
    teacher.send(&written, "空いている言語を機械翻訳する").await;
    let page = &teacher.page;
    assert!(
        page.says("翻訳できなかった言語があります"),
        "{}",
        page.text()
    );
    assert!(page.says("Português") && page.html.contains("value=\"Outing\""));
    assert!(page.html.contains("[vi] あすは遠足です。"), "{}", page.html);
    assert!(!page.html.contains("[en]"), "what a person wrote stays");
    teacher.send(&[], "内容の確認へ進む").await;
    teacher.send(&[], "送信する").await;
    city.settle().await;
    assert!(hana.look(&city).await.text().contains("遠足"));
    hana.says(&city, "Tiếng Việt").await;
    let link = {
        let mut browser = crate::support::browser::Browser::new(&city);
        browser.log_in("hana@example.jp", "sakura-mochi").await;
        browser.open("/mine/notices?lang=vi").await;
        browser.follow("[vi] 遠足").await.text()
    };
    assert!(link.contains("Đây là bản dịch máy"), "{link}");

    // The service is away: staff are told, and the notice goes all the same.
    city.configures("KAIRAN_TRANSLATION_URL", "http://127.0.0.1:9/translate")
        .await;
    let staff = city.staff(Role::City, None).await;
    let body = json!({"title": "休館", "body": "休みです。", "languages": ["en"]});
    let (status, answer) = city.call(&staff, "POST", PATH, Some(&body)).await;
    assert_eq!(status, 200);
    assert!(
        answer["failed"]["en"]
            .as_str()
            .unwrap()
            .contains("cannot be reached")
    );
}

// B-35 B-36 B-37 X-04
#[tokio::test(flavor = "multi_thread")]
async fn the_link_stands_exactly_where_something_is_behind_it_needs_no_log_in_and_ends() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let labels = async |hana: &mut crate::support::city::Phone, language: &str, content: Value| {
        hana.says(&city, language).await;
        let mut notice = closure("臨時休業");
        notice["content"] = content;
        city.notify(&school, &notice).await;
        hana.look(&city).await.labels()
    };
    let ja = json!({"title": "臨時休業", "body": "本日は休みです。"});
    let en = json!({"title": "School closed", "body": "No school today."});
    let has_link = |labels: &[String], words: &str| labels.iter().any(|label| label == words);
    // Nothing but the original: no link, in no language.
    let plain = labels(&mut hana, "日本語", json!({"ja": ja})).await;
    assert!(!has_link(&plain, "翻訳はこちら"), "{plain:?}");
    let plain = labels(&mut hana, "English", json!({"ja": ja})).await;
    assert_eq!(
        plain
            .iter()
            .filter(|label| label.contains("ranslat"))
            .count(),
        0
    );
    // A Japanese reader whose family reads English has it; so has whoever reads another language yet.
    let both = json!({"ja": ja, "en": en});
    let japanese = labels(&mut hana, "日本語", both.clone()).await;
    assert!(has_link(&japanese, "翻訳はこちら"), "{japanese:?}");
    let link = hana.link(&city);
    let (status, page) = city.page(&format!("{link}?lang=en")).await;
    assert_eq!(status, 200, "without a log-in");
    assert!(page.contains("No school today."), "{page}");
    // A letter of it changed, it opens nothing.
    let forged = format!("{}x", link.split('?').next().unwrap());
    assert_eq!(city.page(&forged).await.0, 404);
    // It ends; the list of notices has it on.
    city.clock.advance_seconds(366 * 86_400);
    assert_eq!(city.page(&link).await.0, 410);
}
