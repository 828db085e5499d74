//! The citizens' pages in a browser without script.

use kairan::city::authority::Role;

use crate::support::browser::Browser;
use crate::support::city::{CODE, City};
use crate::support::people::{closure, registers};

/// A city, and a browser in which somebody without a child is logged in.
async fn with_member() -> (City, Browser) {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    (city, browser)
}

// A-26 A-32 A-33
#[tokio::test(flavor = "multi_thread")]
async fn a_child_and_its_school_are_registered_on_pages_as_in_the_talk() {
    let (city, mut browser) = with_member().await;
    browser.follow("こどもの情報登録").await;
    let child = [
        ("family-name", "山田"),
        ("given-name", "次郎"),
        ("family-kana", "やまだ"),
        ("given-kana", "次郎"),
        ("sex", "male"),
        ("birthday", "2018-05-05"),
        ("relationship", "mother"),
    ];
    let page = browser.send(&child, "次へ").await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("カタカナ（またはひらがな）で入力"),
        "{}",
        page.text()
    );
    assert!(
        page.html.contains("value=\"やまだ\""),
        "nothing is lost: {}",
        page.html
    );
    let page = browser.send(&[("given-kana", "ジロウ")], "次へ").await;
    assert!(
        page.says("この内容で登録しますか") && page.says("ヤマダ"),
        "{}",
        page.text()
    );

    // A slip is mended alone.
    browser.send(&[], "変更する: 名").await;
    let page = browser.send(&[("given-name", "二郎")], "次へ").await;
    assert!(page.says("二郎") && page.says("ジロウ"), "{}", page.text());
    let page = browser.send(&[], "登録する").await;
    assert!(
        page.says("お子さまの情報を登録しました") && page.says("山田 二郎"),
        "{}",
        page.text()
    );

    browser.follow("学校情報登録").await;
    let page = browser.send(&[("school", "saijo-es")], "次へ").await;
    assert!(page.says("学年"), "{}", page.text());
    let page = browser.send(&[("grade", "2")], "次へ").await;
    assert!(page.says("2年（クラス未設定）") && page.says("学校コード"));
    let rest = [("class", "2-1"), ("clubs", "サッカー"), ("clubs", "合唱")];
    let page = browser
        .send(&[&rest[..], &[("school-code", "WRONG")]].concat(), "次へ")
        .await;
    assert!(
        page.says("学校コードが違います。あと4回"),
        "{}",
        page.text()
    );
    let page = browser.send(&[("school-code", CODE)], "次へ").await;
    assert!(
        page.says("サッカー、合唱") && page.says("2-1"),
        "{}",
        page.text()
    );
    // Another school takes the grade, the class and the code with it.
    browser.send(&[], "変更する: 学校名").await;
    let page = browser.send(&[("school", "saijo-jhs")], "次へ").await;
    assert!(
        page.says("学年") && !page.says("サッカー"),
        "{}",
        page.text()
    );
    browser.send(&[("grade", "3")], "次へ").await;
    browser
        .send(&[("class", "3-1"), ("school-code", CODE)], "次へ")
        .await;
    let page = browser.send(&[], "登録する").await;
    assert!(
        page.says("学校情報を登録しました") && page.says("西条中学校 3年 3-1"),
        "{}",
        page.text()
    );

    let school = city.staff(Role::School, Some("saijo-jhs")).await;
    let mut notice = closure("臨時休業");
    notice["audience"]["schools"][0]["school"] = "saijo-jhs".into();
    let notice = city.notify(&school, &notice).await;
    assert_eq!(city.ledger(&school, &notice).await["accepted"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_lock_on_the_pages_as_in_the_talk() {
    let (_city, mut browser) = with_member().await;
    browser.follow("学校情報登録").await;
    assert!(browser.page.says("先に、お子さまの情報を登録します"));
    browser.open("/mine/do/child").await;
    let child = [
        ("family-name", "山田"),
        ("given-name", "次郎"),
        ("family-kana", "ヤマダ"),
        ("given-kana", "ジロウ"),
        ("sex", "unsaid"),
        ("birthday", "2018-05-05"),
        ("relationship", "father"),
    ];
    browser.send(&child, "次へ").await;
    browser.send(&[], "登録する").await;
    browser.open("/mine/do/enrol").await;
    browser.send(&[("school", "saijo-es")], "次へ").await;
    browser.send(&[("grade", "2")], "次へ").await;
    let first = [("class", "2-1"), ("school-code", "WRONG")];
    browser.send(&first, "次へ").await;
    for _ in 0..4 {
        browser.send(&first[1..], "次へ").await;
    }
    let page = browser.send(&[("school-code", CODE)], "次へ").await;
    assert!(page.says("まで止めています"), "{}", page.text());
}

// B-08
#[tokio::test(flavor = "multi_thread")]
async fn topics_are_ticked_on_a_page() {
    let (_city, mut browser) = with_member().await;
    browser.follow("市からのお知らせ").await;
    assert!(
        browser.page.html.contains("value=\"bosai\" checked"),
        "{}",
        browser.page.html
    );
    browser.send(&[("topics", "event")], "次へ").await;
    let page = browser.send(&[], "登録する").await;
    assert!(page.says("お知らせの設定を保存しました") && page.says("イベント"));
    assert!(!page.says("防災・災害"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_token_or_from_elsewhere_changes_nothing() {
    let (city, mut browser) = with_member().await;
    browser.open("/mine/do/topics").await;
    let html = browser.page.html.clone();
    let token = html.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    browser.page.html = html.replace(token, "forged");
    let page = browser.send(&[("topics", "event")], "次へ").await;
    assert_eq!(page.status, 403);
    let foreign = city
        .http
        .post(format!("{}/login", city.url))
        .header("origin", "https://evil.example")
        .send()
        .await
        .unwrap();
    assert_eq!(foreign.status(), 403);
}
