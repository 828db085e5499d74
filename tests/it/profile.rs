//! One program, several cities: what differs is a file and the imported data.

use std::collections::BTreeMap;

use kairan::city::authority::Role;
use kairan::city::school::{School, SchoolKind};
use kairan::menu::Definitions;
use kairan::store::{schools, topics};
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::city::{CODE, City, Said};
use crate::support::people::set_password;

/// The other city's file.
const ELSEWHERE: &str = include_str!("cities/midorigaoka.toml");

/// What only the first city says.
const FIRST_CITY: [&str; 8] = [
    "東広島",
    "ひがしひろしま",
    "igashihiroshima",
    "082-420",
    "情報政策",
    "DX推進",
    "DX Promotion",
    "西条",
];

/// Everything that somebody of the other city gets to read.
#[derive(Default)]
struct Read(String);

impl Read {
    fn more(&mut self, text: &str) {
        for word in FIRST_CITY {
            assert!(!text.contains(word), "{word} in: {text}");
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn said(&mut self, said: &Said) {
        self.more(&said.text());
        self.more(&said.labels().join("\n"));
    }
}

/// The other city with its school and its topic, both unlike the first one's.
pub async fn elsewhere() -> City {
    let city = City::bare("chat", Some(ELSEWHERE)).await;
    let now = city.clock.now();
    let mut tx = city.app.db.write().await.unwrap();
    let school = School {
        id: "hoshi-es".into(),
        kind: SchoolKind::Elementary,
        name: "星の森小学校".into(),
        join_code: CODE.into(),
        grades: vec![1, 2],
        classes: vec!["1-1".into(), "2-1".into()],
        clubs: Vec::new(),
        groups: Vec::new(),
    };
    schools::put(&mut tx, &school, now).await.unwrap();
    for (position, (id, ja, en)) in [
        (0, ("festival", "祭り", "Festivals")),
        (1, ("forest", "森", "Forest")),
    ] {
        let names = [("ja", ja), ("en", en)];
        let names = names.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
        let topic = topics::Topic {
            id: id.into(),
            names: BTreeMap::from(names),
            by_default: true,
            opens_at: (id == "forest").then(|| now.plus_seconds(24 * 3600)),
            position,
            retired_at: None,
        };
        topics::put(&mut tx, &topic, now).await.unwrap();
    }
    tx.commit().await.unwrap();
    city
}

// D-22 A-15 A-18 A-19 B-07
#[tokio::test(flavor = "multi_thread")]
async fn another_city_runs_from_registration_to_notice_without_a_word_of_the_first() {
    let city = elsewhere().await;
    let mut read = Read::default();
    let mut hana = city.person("Hana", "ja");
    let said = hana.follows(&city).await;
    let offered = said.labels();
    assert!(offered.contains(&"English".into()) && !offered.contains(&"Tiếng Việt".into()));
    read.said(&said);
    for tap in ["日本語", "ヘルプ", "市民ポータルサイトID取得"] {
        read.said(&hana.taps(&city, tap).await);
    }
    for text in ["hana@example.jp", "山田", "花子"] {
        read.said(&hana.says(&city, text).await);
    }
    for tap in ["同意する", "同意する", "登録する"] {
        read.said(&hana.taps(&city, tap).await);
    }
    let mail = city.mail("hana@example.jp");
    read.more(&format!("{:?}\n{}", mail.subject(), mail.text()));
    set_password(&city, "hana@example.jp").await;
    read.said(&hana.look(&city).await);

    // The sex is not asked, nor the attendance number.
    read.said(&hana.taps(&city, "こどもの情報登録").await);
    for text in ["山田", "次郎", "ヤマダ", "ジロウ"] {
        read.said(&hana.says(&city, text).await);
    }
    read.said(&hana.says(&city, "2018-05-05").await);
    for tap in [
        "母",
        "登録する",
        "学校情報登録",
        "星の森小学校",
        "2年",
        "2-1",
    ] {
        read.said(&hana.taps(&city, tap).await);
    }
    read.said(&hana.says(&city, CODE).await);
    read.said(&hana.taps(&city, "登録する").await);
    assert!(read.0.contains("学校情報を登録しました"), "{}", read.0);
    assert!(
        !read.0.contains("性別") && !read.0.contains("出席番号を入力"),
        "{}",
        read.0
    );

    let staff = city.staff(Role::Admin, None).await;
    let content = json!({"ja": {"title": "休校", "body": "雪のため。"}, "en": {"title": "Closed", "body": "Snow."}});
    let school = json!({"schools": [{"school": "hoshi-es", "grades": [2]}]});
    for notice in [
        json!({"kind": "school", "audience": school, "content": content, "wants_receipt": true}),
        json!({"kind": "city", "topic": "festival", "audience": {"topic": "festival"}, "content": content}),
    ] {
        city.notify(&staff, &notice).await;
        read.said(&hana.look(&city).await);
    }
    assert!(
        read.0.contains("休校") && read.0.contains("市長室 0123-45-1111"),
        "{}",
        read.0
    );
    for tap in ["言語", "English", "Help"] {
        read.said(&hana.taps(&city, tap).await);
    }
    for language in ["ja", "en"] {
        for path in public_pages() {
            let (_, page) = city
                .page(&format!("{}{path}?lang={language}", city.url))
                .await;
            read.more(&page);
        }
        let member = [
            "/mine",
            "/mine/do/child",
            "/mine/do/enrol",
            "/mine/do/topics",
        ];
        let mut browser = Browser::new(&city);
        browser.log_in("hana@example.jp", "sakura-mochi").await;
        for path in member {
            let page = browser.open(&format!("{path}?lang={language}")).await;
            assert_eq!(page.status, 200, "{path}");
            read.more(&page.html.clone());
        }
    }
    for name in [
        "緑ヶ丘市LINE",
        "みどりポータル",
        "緑ヶ丘市",
        "LINE account of Midorigaoka City",
    ] {
        assert!(read.0.contains(name), "{name} in {}", read.0);
    }
    for edition in Definitions::built_in(&city.app.words).unwrap().editions {
        let labels = edition.labels.iter().map(|label| label.text.clone());
        read.more(&labels.collect::<Vec<_>>().join("\n"));
    }
}

/// Every page that anybody can open, but for the languages.
fn public_pages() -> Vec<String> {
    let pages = [
        "/",
        "/login",
        "/help",
        "/terms",
        "/privacy",
        "/poster",
        "/poster.svg",
        "/nowhere",
    ];
    let articles = kairan::help::ids().map(|id| format!("/help/{id}"));
    pages
        .map(str::to_owned)
        .into_iter()
        .chain(articles)
        .collect()
}

/// A page that a feature phone loads in a second over a slow line: two packets more would
/// be another round trip.
const BYTES: usize = 14 * 1024;
/// Plain Japanese writes every reading twice over, for browsers with ruby and without.
const BYTES_WITH_READINGS: usize = 18 * 1024;

// A-15 A-18
#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_is_small_and_readable_without_logging_in() {
    let city = City::new().await;
    for language in kairan::words::Language::ALL {
        for path in public_pages().iter().filter(|path| !path.ends_with(".svg")) {
            let (status, page) = city
                .page(&format!("{}{path}?lang={language}", city.url))
                .await;
            let expected = if path == "/nowhere" { 404 } else { 200 };
            assert_eq!(status, expected, "{path}");
            let most = match language {
                kairan::words::Language::JaEasy => BYTES_WITH_READINGS,
                _ => BYTES,
            };
            assert!(
                page.len() < most,
                "{path} in {language}: {} bytes",
                page.len()
            );
            assert!(!page.contains("<script"), "{path}");
        }
    }
}

// A-16 A-19 B-07 A-21
#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_leads_everywhere_and_shows_what_opens_when() {
    let city = elsewhere().await;
    let mut browser = Browser::new(&city);
    let page = browser.open("/").await;
    for words in [
        "oshirase@city.example",
        "祭り",
        "森 2026年11月22日 9:00 から利用できます",
        "緑ヶ丘市",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    for link in [
        "href=\"https://line.me/R/ti/p/%40midorigaoka\"",
        "href=\"/register?lang=ja\"",
        "href=\"/login?lang=ja\"",
        "href=\"/help?lang=ja\"",
        "href=\"/password?lang=ja\"",
        "href=\"/lost-id?lang=ja\"",
        "src=\"/line-qr.svg\"",
        "href=\"?lang=en\"",
    ] {
        assert!(page.html.contains(link), "{link}");
    }
    assert!(!page.html.contains("?lang=vi"));
    // A day before its opening the page says when.
    city.at("2026-11-19T09:00:00+09:00");
    let page = browser.open("/").await;
    assert!(
        page.says("2026年11月20日 9:00 から利用できます"),
        "{}",
        page.text()
    );
    assert!(!page.html.contains("href=\"/register?lang=ja\""));
}
