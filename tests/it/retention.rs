//! Nothing is kept for longer than the privacy policy says.

use kairan::city::authority::Role;
use kairan::schedule::retention::KEPT;
use kairan::store::people;

use crate::support::browser::Browser;
use crate::support::city::{CODE, City};
use crate::support::people::{closure, registers, with_hana};
use crate::support::scan::count;

//
#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_data_goes_when_its_time_is_over_and_the_sums_stay() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let before = city.ledger(&school, &notice).await;
    assert_eq!(before["accepted"], 1);
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    // Somebody looks in, asks for an ID that is never confirmed, and blocks the account.
    let mut passer_by = city.person("Passer-by", "ja");
    passer_by.follows(&city).await;
    for text in ["市民ポータルサイトID取得", "yuki@example.jp", "林", "雪"] {
        passer_by.says(&city, text).await;
    }
    for label in ["同意する", "同意する", "登録する"] {
        passer_by.taps(&city, label).await;
    }
    let platform = &city.simulator.platform;
    platform.block(&passer_by.user).await.unwrap();
    city.settle().await;
    hana.taps(&city, "学校情報登録").await;
    for label in ["西条中学校", "1年", "1年（クラス未設定）"] {
        hana.taps(&city, label).await;
    }
    for label in ["なし（次へ）", "なし（次へ）", "入力しない"] {
        hana.taps(&city, label).await;
    }
    hana.says(&city, CODE).await;
    hana.picks(&city, "2026-11-22").await;
    hana.taps(&city, "登録する").await;
    for (time, table, left) in [
        ("2026-11-29T08:00:00+09:00", "inbox_events", 0),
        ("2026-11-29T08:00:00+09:00", "inbox_queues", 0),
        // Their links work for a day, and a week later nobody asks any more.
        ("2026-11-29T08:00:00+09:00", "registrations", 2),
        ("2026-11-29T10:00:00+09:00", "registrations", 0),
        ("2026-12-20T10:00:00+09:00", "line_accounts", 2),
        ("2026-12-22T10:00:00+09:00", "line_accounts", 1),
        ("2027-03-01T10:00:00+09:00", "sessions", 0),
        ("2027-03-01T10:00:00+09:00", "idempotency_keys", 0),
        ("2027-11-20T10:00:00+09:00", "recipients", 1),
        ("2027-11-20T10:00:00+09:00", "enrolments", 2),
        ("2027-11-23T10:00:00+09:00", "recipients", 0),
        ("2027-11-23T10:00:00+09:00", "enrolments", 1),
        ("2027-11-23T10:00:00+09:00", "outbox", 0),
        ("2027-11-23T10:00:00+09:00", "attempts", 0),
    ] {
        city.at(time);
        city.settle().await;
        assert_eq!(count(&city, table).await, left, "{table} at {time}");
    }
    assert_eq!(city.ledger(&school, &notice).await, before);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn an_account_nobody_uses_is_written_to_first_and_any_use_keeps_it() {
    let city = City::asking("chat").await;
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    let (_other, mut hana) = (&city, city.person("Hana", "ja"));
    registers(&city, &mut hana, "hana@example.jp").await;
    city.at("2028-11-22T10:00:00+09:00");
    city.settle().await;
    let mail = city.mail("yuki@example.jp").text();
    assert!(mail.contains("2年以上ご利用になっていません"), "{mail}");
    assert!(mail.contains("2029-01-21 のあと"), "{mail}");
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    city.at("2029-01-22T10:00:00+09:00");
    city.settle().await;
    let mut tx = city.app.db.read().await.unwrap();
    let gone = people::by_login(&mut tx, "yuki@example.jp").await.unwrap();
    let kept = people::by_login(&mut tx, "hana@example.jp").await.unwrap();
    assert!(gone.is_none() && kept.is_some());
    drop(tx);
    yuki.look(&city).await;
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_privacy_policy_shows_the_table_the_deleting_goes_by() {
    let city = City::new().await;
    for (language, period) in [("ja", "1年"), ("en", "1 year")] {
        let mut browser = Browser::speaking(&city, language);
        let page = browser.open("/privacy").await;
        assert!(page.says(period), "{}", page.text());
        for kept in KEPT {
            let lang = kairan::words::Language::parse(language).unwrap();
            let words = city.app.words.say(lang, kept.words);
            assert!(page.says(&words), "{}: {}", kept.words, page.text());
        }
    }
}
