//! People of the stories: they get an ID and register a child as anybody would.

use kairan::flow::{Answers, FlowName, Value};
use kairan::household::{self, Who};
use kairan::words::Language;
use serde_json::{Value as Json, json};

use super::browser::Browser;
use super::city::{CODE, City, Phone, Said};

/// Gets an ID in the talk, in Japanese.
pub async fn registers(city: &City, phone: &mut Phone, email: &str) {
    phone.follows(city).await;
    phone.taps(city, "日本語").await;
    phone.taps(city, "市民ポータルサイトID取得").await;
    for text in [email, "山田", "花子"] {
        phone.says(city, text).await;
    }
    for label in ["同意する", "同意する", "登録する"] {
        phone.taps(city, label).await;
    }
    set_password(city, email).await;
    phone.look(city).await;
}

/// Gets an ID without LINE: the confirmation mail's link is opened, and the password set.
pub async fn registers_by_mail(city: &City, email: &str, language: Language) {
    let text = |text: &str| Value::One(text.to_owned());
    let answers = Answers::from([
        ("email".to_owned(), text(email)),
        ("family-name".to_owned(), text("山田")),
        ("given-name".to_owned(), text("花子")),
        ("privacy".to_owned(), text("yes")),
        ("terms".to_owned(), text("yes")),
    ]);
    let who = Who {
        person: None,
        line_account: None,
        language,
    };
    let mut tx = city.app.db.write().await.unwrap();
    household::save(&city.app, &mut tx, &who, FlowName::Register, &answers)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    city.settle().await;
    set_password(city, email).await;
    city.settle().await;
}

/// Opens the newest card's page, logs in, and allows it on LINE's page.
pub async fn links(city: &City, phone: &mut Phone, email: &str) -> Said {
    let mut browser = Browser::new(city);
    browser.open(&phone.link(city)).await;
    let fields = [("email", email), ("password", "sakura-mochi")];
    browser.send(&fields, "").await;
    assert!(browser.page.says("Allow"), "{}", browser.page.text());
    browser.send(&[], "許可する / Allow").await;
    phone.look(city).await
}

pub async fn set_password(city: &City, email: &str) {
    let link = first_link(&city.mail(email).text());
    let fields = [("password", "sakura-mochi"), ("password2", "sakura-mochi")];
    let (status, page) = city.submit(&link, &fields).await;
    assert_eq!(status, 200, "{page}");
}

pub fn first_link(text: &str) -> String {
    let link = text
        .split_whitespace()
        .find(|word| word.starts_with("http"));
    link.unwrap_or_else(|| panic!("no link in {text}"))
        .to_owned()
}

/// Registers a child and its school; `class` is a button's label.
pub async fn enrols(city: &City, phone: &mut Phone, grade: &str, class: &str) {
    phone.taps(city, "こどもの情報登録").await;
    for text in ["山田", "次郎", "ヤマダ", "ジロウ"] {
        phone.says(city, text).await;
    }
    phone.taps(city, "男").await;
    phone.says(city, "2018-05-05").await;
    phone.taps(city, "母").await;
    phone.taps(city, "登録する").await;
    phone.taps(city, "学校情報登録").await;
    for label in [
        "西条小学校",
        grade,
        class,
        "なし（次へ）",
        "なし（次へ）",
        "入力しない",
    ] {
        phone.taps(city, label).await;
    }
    phone.says(city, CODE).await;
    let said = phone.taps(city, "登録する").await;
    assert!(
        said.text().contains("学校情報を登録しました"),
        "{}",
        said.text()
    );
}

pub fn closure(title: &str) -> Json {
    json!({
        "kind": "school", "matter": "closure", "wants_receipt": true,
        "audience": {"schools": [{"school": "saijo-es"}]},
        "content": {"ja": {"title": title, "body": "大雨のため、明日は休みです。"}},
    })
}

/// A city with one mother at grade 2 of saijo-es, class not set.
pub async fn with_hana() -> (City, Phone) {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    (city, hana)
}
