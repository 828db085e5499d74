//! Without a smartphone and without a log-in: a feature phone's mail and the small pages behind it.

use kairan::city::authority::Role;
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{CODE, City};
use crate::support::people::{first_link, registers_by_mail};

const LOGIN: &str = "hana@example.jp";
const PHONE: &str = "hana@docomo.ne.jp";

/// A mother without LINE who has registered everything on a computer, her feature phone's address as
/// well; and the school's token.
async fn with_feature_phone() -> (City, Browser, String) {
    let city = City::new().await;
    registers_by_mail(&city, LOGIN, Language::Ja).await;
    let mut computer = Browser::new(&city);
    computer.log_in(LOGIN, "sakura-mochi").await;
    computer.open("/mine/do/child").await;
    let child = [
        ("family-name", "山田"),
        ("given-name", "次郎"),
        ("family-kana", "ヤマダ"),
        ("given-kana", "ジロウ"),
        ("sex", "male"),
        ("birthday", "2018-05-05"),
        ("relationship", "mother"),
    ];
    computer.send(&child, "次へ").await;
    computer.send(&[], "登録する").await;
    computer.open("/mine/do/enrol").await;
    computer.send(&[("school", "saijo-es")], "次へ").await;
    computer.send(&[("grade", "2")], "次へ").await;
    computer
        .send(&[("class", "2-1"), ("school-code", CODE)], "次へ")
        .await;
    let page = computer.send(&[], "登録する").await;
    assert!(page.says("西条小学校 2年 2-1"), "{}", page.text());
    computer.open("/mine/do/address").await;
    let slot = [("address-slot", "2"), ("address-owner", "own")];
    computer.send(&slot, "次へ").await;
    computer.send(&[("address", PHONE)], "次へ").await;
    computer.send(&[], "登録する").await;
    city.settle().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    (city, computer, school)
}

async fn proves_on_the_phone(city: &City) {
    let mut phone = Browser::new(city);
    phone.open(&first_link(&city.mail(PHONE).text())).await;
    let page = phone.send(&[], "このアドレスを使う").await;
    assert_eq!(page.status, 200, "{}", page.text());
    city.settle().await;
}

fn notice(title: &str) -> Value {
    json!({
        "kind": "school", "wants_receipt": true,
        "audience": {"schools": [{"school": "saijo-es", "classes": ["2-1"]}]},
        "content": {
            "ja": {"title": title, "body": "明日は給食がありません。"},
            "vi": {"title": "Thông báo", "body": "Ngày mai không có bữa trưa."},
        },
    })
}

/// The link of a mail whose path begins so.
fn link(city: &City, path: &str) -> String {
    let text = city.mail(PHONE).text();
    let mut words = text.split_whitespace();
    let found = words.find(|word| word.contains(path));
    found
        .unwrap_or_else(|| panic!("no {path} in {text}"))
        .to_owned()
}

// C-25
#[tokio::test(flavor = "multi_thread")]
async fn a_feature_phone_s_address_registered_on_a_computer_gets_the_notices() {
    let (city, _computer, school) = with_feature_phone().await;
    let to_phone = || city.simulator.post_office.mails_to(PHONE).len();
    assert_eq!(to_phone(), 1, "the mail that proves it");
    city.notify(&school, &notice("まだ届かない")).await;
    assert_eq!(to_phone(), 1, "nothing goes to an address not yet proven");
    proves_on_the_phone(&city).await;
    let id = city.notify(&school, &notice("給食について")).await;
    let mail = city.mail(PHONE);
    assert!(mail.subject().unwrap().contains("給食について"));
    assert!(mail.text().contains("明日は給食がありません。"));
    let ledger = city.ledger(&school, &id).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["email"]),
        (&json!(1), &json!(1))
    );

    // Confirmed there, without a log-in, cookie or script.
    let receipt = link(&city, "/r/");
    assert_eq!(city.page(&receipt).await.0, 200);
    let ledger = city.ledger(&school, &id).await;
    assert_eq!(ledger["read"], 0, "opening alone confirms nothing");
    assert_eq!(city.submit(&receipt, &[]).await.0, 200);
    assert_eq!(city.ledger(&school, &id).await["read"], 1);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_signed_link_opens_one_notice_without_a_log_in_and_nothing_else() {
    let (city, _computer, school) = with_feature_phone().await;
    proves_on_the_phone(&city).await;
    city.notify(&school, &notice("ひとつめ")).await;
    let first = link(&city, "/n/");
    city.notify(&school, &notice("ふたつめ")).await;
    let second = link(&city, "/n/");
    assert_ne!(first, second);
    for (link, own, other) in [
        (&first, "ひとつめ", "ふたつめ"),
        (&second, "ふたつめ", "ひとつめ"),
    ] {
        let (status, page) = city.page(link).await;
        assert_eq!(status, 200);
        assert!(page.contains(own) && !page.contains(other), "{page}");
        // Of the person, who may have passed the mail on, nothing.
        for personal in ["山田", "花子", "次郎", LOGIN, PHONE] {
            assert!(!page.contains(personal), "{personal}: {page}");
        }
    }
    // The translation stands behind the same link.
    let mut stranger = Browser::new(&city);
    let page = stranger.open(&format!("{first}?lang=vi")).await;
    assert!(page.says("Ngày mai không có bữa trưa."), "{}", page.text());
    // The whole list asks for the log-in.
    let page = stranger.open("/mine/notices").await;
    assert!(page.path.starts_with("/login"), "{}", page.path);
    // Neither changed by a letter, nor for another purpose, nor after its time.
    let end = first.len() - 1;
    let changed = match &first[end..] {
        "A" => format!("{}B", &first[..end]),
        _ => format!("{}A", &first[..end]),
    };
    for wrong in [changed, first.replace("/n/", "/r/")] {
        let (status, page) = city.page(&wrong).await;
        assert!((400..500).contains(&status), "{status} {wrong}");
        assert!(!page.contains("ひとつめ"), "{page}");
    }
    city.at("2027-02-19T08:59:59+09:00");
    assert_eq!(city.page(&first).await.0, 200);
    city.at("2027-02-19T09:30:00+09:00");
    let (status, page) = city.page(&first).await;
    assert!((400..500).contains(&status), "{status}");
    assert!(!page.contains("ひとつめ"), "{page}");
}

/// The largest mail that i-mode's successors show whole without a second fetch.
const MAIL_BYTES: usize = 10_000;
/// A page of a feature phone's browser, its style sheet aside.
const PAGE_BYTES: usize = 30_000;

//
#[tokio::test(flavor = "multi_thread")]
async fn mails_are_short_plain_text_and_pages_small_and_without_script() {
    let (city, mut computer, school) = with_feature_phone().await;
    proves_on_the_phone(&city).await;
    city.notify(&school, &notice("給食について")).await;
    for mail in city.simulator.post_office.mails() {
        let raw = String::from_utf8_lossy(&mail.raw).into_owned();
        assert_eq!(mail.html(), None, "{raw}");
        let head = raw.split("\r\n\r\n").next().unwrap().to_lowercase();
        assert!(
            head.contains("content-type: text/plain") && !head.contains("multipart"),
            "{head}"
        );
        assert!(mail.raw.len() < MAIL_BYTES, "{} bytes", mail.raw.len());
    }
    let links = [link(&city, "/n/"), link(&city, "/r/")];
    let paths = ["/", "/login", "/register", "/help", "/help/feature-phone"];
    let own = ["/mine", "/mine/notices", "/mine/addresses", "/mine/check"];
    let all = links.iter().map(String::as_str);
    for path in all.chain(paths).chain(own) {
        let page = computer.open(path).await;
        assert_eq!(page.status, 200, "{path}");
        let html = page.html.to_lowercase();
        for script in ["<script", "javascript:", " onclick=", " onload=", "<iframe"] {
            assert!(!html.contains(script), "{path} holds {script}");
        }
        assert!(html.len() < PAGE_BYTES, "{path}: {} bytes", html.len());
    }
}
