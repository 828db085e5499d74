//! Mails as they reach a mailbox: their headers, how one kind is stopped with one click, and what the
//! server's "no" is remembered as.

use kairan::city::authority::Role;
use kairan::mail::{Refusal, Stage, verp};
use kairan::simulator::{DataFault, Mail};
use kairan::store::{outbox, topics};
use kairan::words::Language;
use serde_json::{Value, json};
use sqlx::Row;

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{closure, registers_by_mail, with_hana};

const HANA: &str = "hana@example.jp";
const TARO: &str = "taro@example.jp";
/// As mail providers send it (RFC 8058, 3.2).
const ONE_CLICK: [(&str, &str); 1] = [("List-Unsubscribe", "One-Click")];

fn news(title: &str) -> Value {
    json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"},
        "content": {"ja": {"title": title, "body": "公民館で行います。"}},
    })
}

fn header(mail: &Mail, name: &str) -> String {
    mail.header(name).unwrap_or_default()
}

/// The page behind `List-Unsubscribe`.
fn unsubscribe(mail: &Mail) -> String {
    let url = header(mail, "List-Unsubscribe");
    let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>'));
    url.expect("one URL in brackets").to_owned()
}

async fn text(city: &City, sql: &'static str) -> String {
    let mut tx = city.app.db.read().await.unwrap();
    let row = sqlx::query(sql).fetch_one(tx.conn()).await.unwrap();
    row.try_get(0).unwrap()
}

// A-05 A-16 A-41 D-05 X-05 X-10
#[tokio::test(flavor = "multi_thread")]
async fn a_school_s_mail_is_plain_and_comes_from_the_one_address_in_the_school_s_name() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    let mail = city.mail(HANA);
    assert_eq!(mail.from_name().as_deref(), Some("西条小学校"));
    assert_eq!(mail.from().as_deref(), Some("oshirase@city.example"));
    // In encoded words, never in quotes (RFC 2047, 5).
    let from = header(&mail, "From");
    assert!(
        from.starts_with("=?UTF-8?B?") && !from.contains('"'),
        "{from}"
    );
    assert_eq!(header(&mail, "To"), HANA);
    let kind = header(&mail, "Content-Type");
    assert_eq!(kind, "text/plain; charset=UTF-8");
    assert_eq!(header(&mail, "Auto-Submitted"), "auto-generated");
    let date = header(&mail, "Date");
    assert_eq!(date, "Sat, 21 Nov 2026 09:00:00 +0900");
    // The words first, the link below them, on a line of its own.
    let said = mail.text();
    assert!(said.starts_with("大雨のため、明日は休みです。"), "{said}");
    assert!(
        said.lines()
            .any(|line| line.contains("/r/") && line.starts_with("http"))
    );
    // A school's word is not unsubscribed: it leads to the settings.
    assert!(mail.header("List-Unsubscribe").is_none());
    assert!(said.trim_end().ends_with("/mine/do/settings"), "{said}");
    assert!(mail.raw.len() < 50 * 1024);
    // What comes back names the mail, whose row can be found.
    let id = verp::read(&city.app.config.seal, &mail.envelope_from).unwrap();
    let mut tx = city.app.db.write().await.unwrap();
    assert!(outbox::own_row(&mut tx, &id).await.unwrap());
}

// A-16 B-10 X-05
#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_and_a_confirmation_come_in_the_city_s_name() {
    let city = City::new().await;
    registers_by_mail(&city, TARO, Language::Ja).await;
    for mail in city.simulator.post_office.mails_to(TARO) {
        assert_eq!(mail.from_name().as_deref(), Some("東広島市"));
        assert_eq!(mail.from().as_deref(), Some("oshirase@city.example"));
        assert!(verp::read(&city.app.config.seal, &mail.envelope_from).is_some());
        assert!(mail.header("List-Unsubscribe").is_none());
    }
    let staff = city.staff(Role::City, None).await;
    let emergency = json!({
        "kind": "emergency", "level": 3, "audience": {"everyone": true}, "alone": "夜間のため",
        "content": {"ja": {"title": "高齢者等避難", "body": "西条"}},
    });
    city.notify(&staff, &emergency).await;
    let mail = city.mail(TARO);
    let subject = mail.subject().unwrap();
    assert_eq!(subject, "【緊急・警戒レベル3】高齢者等避難");
    assert_eq!(mail.from_name().as_deref(), Some("東広島市"));
    assert!(mail.header("List-Unsubscribe").is_none());
    assert!(mail.text().trim_end().ends_with("/mine/do/settings"));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn one_click_stops_a_topic_s_mails_and_nothing_else() {
    let (city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    city.notify(&staff, &news("防災講座")).await;
    hana.look(&city).await;
    let mail = city.mail(HANA);
    let post = header(&mail, "List-Unsubscribe-Post");
    assert_eq!(post, "List-Unsubscribe=One-Click");
    let page = unsubscribe(&mail);
    assert!(
        mail.text().trim_end().ends_with(&page),
        "a person finds it too"
    );
    // A scanner looks: nothing changes.
    let (status, shown) = city.page(&page).await;
    assert_eq!(status, 200);
    assert!(shown.contains("<form method=\"post\"") && shown.contains("防災・災害"));
    let mails = || city.simulator.post_office.mails_to(HANA).len();
    let before = mails();
    city.notify(&staff, &news("二回目")).await;
    assert_eq!(mails(), before + 1);
    assert!(hana.look(&city).await.text().contains("二回目"));
    // The provider clicks: no cookie, no redirect, and twice is as once.
    for _ in 0..2 {
        let (status, _) = city.submit(&page, &ONE_CLICK).await;
        assert_eq!(status, 200);
    }
    let notice = city.notify(&staff, &news("三回目")).await;
    assert_eq!(mails(), before + 1);
    assert!(
        hana.look(&city).await.text().contains("三回目"),
        "LINE goes on"
    );
    let ledger = city.ledger(&staff, &notice).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["email"]),
        (&json!(1), &json!(0))
    );
    // The school's word comes as ever.
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    assert_eq!(mails(), before + 2);
    // And it can be taken back, on the same page.
    let mut browser = Browser::new(&city);
    browser.open(&page).await;
    browser.send(&[], "もう一度メールで受け取る").await;
    city.notify(&staff, &news("四回目")).await;
    assert_eq!(mails(), before + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_mail_alone_reaches_is_off_the_topic_s_list_after_one_click() {
    let city = City::new().await;
    registers_by_mail(&city, TARO, Language::En).await;
    let staff = city.staff(Role::City, None).await;
    city.notify(&staff, &news("防災講座")).await;
    let page = unsubscribe(&city.mail(TARO));
    // Some providers send the click as a form with parts.
    let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let request = city
        .http
        .post(&page)
        .header("content-type", "multipart/form-data; boundary=x");
    let answer = request.body(body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let shown = answer.text().await.unwrap();
    assert!(shown.contains("We send no more mail about"), "{shown}");
    let notice = city.notify(&staff, &news("二回目")).await;
    assert_eq!(city.ledger(&staff, &notice).await["people"], 0);
    // Choosing it again in the settings counts as well.
    let person = text(&city, "select id from people").await;
    let mut tx = city.app.db.write().await.unwrap();
    topics::choose(&mut tx, &person, "bosai", true, city.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let notice = city.notify(&staff, &news("三回目")).await;
    assert_eq!(city.ledger(&staff, &notice).await["email"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_link_of_the_mail_stops_it() {
    let city = City::new().await;
    registers_by_mail(&city, TARO, Language::Ja).await;
    let staff = city.staff(Role::City, None).await;
    city.notify(&staff, &news("防災講座")).await;
    let page = unsubscribe(&city.mail(TARO));
    let (base, token) = page.rsplit_once('/').unwrap();
    let other = &token[..token.len() - 2];
    for token in ["x", other] {
        let (status, _) = city.submit(&format!("{base}/{token}"), &ONE_CLICK).await;
        assert_eq!(status, 404);
    }
    // A person who left is told so.
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query("delete from people")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (status, _) = city.submit(&page, &ONE_CLICK).await;
    assert_eq!(status, 410);
}

// D-04
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_user_and_a_filter_are_told_apart_by_the_stage() {
    let city = City::new().await;
    registers_by_mail(&city, TARO, Language::Ja).await;
    let staff = city.staff(Role::City, None).await;
    let office = &city.simulator.post_office;
    let detail = "select detail from attempts where outcome = 'refused' order by outbox_id desc";
    office.next_data(DataFault::Reply("550 5.2.0 Unknown user".into()));
    city.notify(&staff, &news("一回目")).await;
    let filtered: Refusal = text(&city, detail).await.parse().unwrap();
    assert_eq!((filtered.stage, filtered.code), (Stage::End, 550));
    office.reject(TARO, "550 5.1.1 Unknown user");
    city.clock.advance_seconds(60);
    city.notify(&staff, &news("二回目")).await;
    let unknown: Refusal = text(&city, detail).await.parse().unwrap();
    assert_eq!((unknown.stage, unknown.code), (Stage::Rcpt, 550));
}
