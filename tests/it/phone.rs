//! A guardian's telephone number: given on the pages or in the talk, kept off LINE where the city asks
//! personal fields by form, shown to the school that telephones, taken back at any time.

use kairan::city::authority::Role;
use serde_json::Value;

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{closure, set_password, with_hana};

const HANA: &str = "hana@example.jp";

async fn at_home(city: &City) -> Browser {
    let mut browser = Browser::new(city);
    browser.log_in(HANA, "sakura-mochi").await;
    browser
}

// F-31
#[tokio::test(flavor = "multi_thread")]
async fn given_on_the_page_it_stands_on_the_call_sheet_and_goes_when_it_is_taken_back() {
    let (city, _) = with_hana().await;
    let token = city.staff(Role::Teacher, Some("saijo-es")).await;
    let notice = city.notify(&token, &closure("臨時休業")).await;
    let on_sheet = async || -> Value {
        let path = format!("/admin/v1/notices/{notice}/call-sheet");
        let (status, sheet) = city.call(&token, "GET", &path, None).await;
        assert_eq!(status, 200, "{sheet}");
        sheet["items"][0]["guardians"][0]["phone"].clone()
    };
    assert!(on_sheet().await.is_null());

    let mut browser = at_home(&city).await;
    let page = browser.follow("電話番号の登録").await;
    // What it is for stands there.
    assert!(page.says("登録しなくてもかまいません"), "{}", page.text());
    let page = browser.send(&[("phone", "110")], "次へ").await;
    assert_eq!(page.status, 422);
    assert!(page.says("市外局番から入力してください"));
    browser
        .send(&[("phone", "０９０ー１２３４ー５６７８")], "次へ")
        .await;
    let page = browser.send(&[], "登録する").await;
    assert!(page.says("電話番号の登録を保存しました"), "{}", page.text());
    assert!(page.says("090-1234-5678"));
    assert_eq!(on_sheet().await, "090-1234-5678");
    let page = browser.open("/mine/export.json").await;
    assert!(
        page.html.contains("\"phone\": \"090-1234-5678\""),
        "{}",
        page.html
    );
    let mut tx = city.app.db.read().await.unwrap();
    let plain = "select count(*) from people where phone like '%5678%'";
    let plain: i64 = sqlx::query_scalar(plain)
        .fetch_one(tx.conn())
        .await
        .unwrap();
    assert_eq!(plain, 0, "sealed");
    drop(tx);

    browser.open("/mine/do/phone").await;
    browser.send(&[("phone", "")], "次へ").await;
    let page = browser.send(&[], "登録する").await;
    assert!(!page.says("090-1234-5678"), "{}", page.text());
    assert!(on_sheet().await.is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_talk_it_is_asked_in_one_question() {
    let (city, mut hana) = with_hana().await;
    hana.taps(&city, "その他の手続き").await;
    hana.taps(&city, "電話番号の登録").await;
    let said = hana.says(&city, "でんわ").await;
    assert!(said.text().contains("市外局番"), "{}", said.text());
    hana.says(&city, "082-420-0400").await;
    let said = hana.taps(&city, "登録する").await;
    assert!(said.text().contains("電話番号の登録を保存しました"));
    let page = at_home(&city).await.open("/mine").await.clone();
    assert!(page.says("082-420-0400"));
}

#[tokio::test(flavor = "multi_thread")]
async fn by_form_line_never_holds_it() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    hana.taps(&city, "日本語").await;
    // The ID is got in the same way, by form.
    hana.taps(&city, "市民ポータルサイトID取得").await;
    let fields = [
        ("email", HANA),
        ("family-name", "山田"),
        ("given-name", "花子"),
    ];
    let (status, page) = city.submit(&hana.link(&city), &fields).await;
    assert_eq!(status, 200, "{page}");
    hana.look(&city).await;
    for label in ["同意する", "同意する", "登録する"] {
        hana.taps(&city, label).await;
    }
    set_password(&city, HANA).await;
    hana.look(&city).await;
    hana.taps(&city, "その他の手続き").await;
    hana.taps(&city, "電話番号の登録").await;
    let (status, page) = city
        .submit(&hana.link(&city), &[("phone", "09012345678")])
        .await;
    assert_eq!(status, 200, "{page}");
    let said = hana.look(&city).await;
    let said = match said.labels().iter().any(|label| label == "登録する") {
        true => hana.taps(&city, "登録する").await,
        false => said,
    };
    assert!(
        said.text().contains("電話番号の登録を保存しました"),
        "{}",
        said.text()
    );
    let page = at_home(&city).await.open("/mine").await.clone();
    assert!(page.says("090-1234-5678"));
    let talk = format!("{:?}", city.simulator.platform.requests());
    assert!(!talk.contains("1234-5678") && !talk.contains("12345678"));
}
