//! Who is reminded of which day at which hour, and told when a day changes (B-11 to B-14).

use kairan::city::authority::Role;
use kairan::city::totp::Codes;
use kairan::schedule;
use kairan::store::{notices, staff, staff_logins};
use kairan::words::Language;
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::garbage::{folder, import, publish};
use crate::support::people::{registers, registers_by_mail};

/// Somebody with an ID who lives in 西条 and is reminded at this hour.
pub async fn resident(city: &City, name: &str, hour: &str) -> Phone {
    let mut phone = city.person(name, "ja");
    registers(city, &mut phone, &format!("{name}@example.jp")).await;
    chooses(city, &mut phone, hour).await;
    phone
}

async fn chooses(city: &City, phone: &mut Phone, hour: &str) {
    phone.says(city, "ごみの日").await;
    let asks = phone.says(city, "西条").await;
    assert!(asks.text().contains("何時にお知らせ"), "{}", asks.text());
    phone.says(city, hour).await;
    phone.says(city, "当日の朝は不要").await;
    let said = phone.taps(city, "登録する").await;
    assert!(said.text().contains("設定しました"), "{}", said.text());
}

fn mails(city: &City, to: &str, part: &str) -> usize {
    let mails = city.simulator.post_office.mails_to(to);
    mails
        .iter()
        .filter(|mail| mail.text().contains(part))
        .count()
}

pub const TUESDAY: &str = "12月1日（火）は、燃やせるごみの収集日です。";

// B-11 B-12 B-13 B-14
#[tokio::test(flavor = "multi_thread")]
async fn one_reminder_goes_out_at_the_chosen_hour_over_line_and_by_mail() {
    let mut city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2026-11-30T18:59:00+09:00");
    assert_eq!(phone.look(&city).await.text(), "");
    city.at("2026-11-30T19:00:00+09:00");
    let said = phone.look(&city).await.text();
    assert_eq!(said.matches(TUESDAY).count(), 1, "{said}");
    city.at("2026-11-30T19:02:00+09:00");
    city.settle().await;
    assert_eq!(mails(&city, "hana@example.jp", TUESDAY), 1);
    // Not at another hour, not after a restart, not after choosing another hour.
    city.restart().await;
    phone.says(&city, "ごみの日").await;
    phone.taps(&city, "変更する").await;
    phone.taps(&city, "前の日のお知らせ").await;
    phone.taps(&city, "20時").await;
    phone.taps(&city, "登録する").await;
    for time in ["2026-11-30T20:00:00+09:00", "2026-11-30T21:30:00+09:00"] {
        city.at(time);
        assert_eq!(phone.look(&city).await.text(), "", "{time}");
    }
    assert_eq!(mails(&city, "hana@example.jp", TUESDAY), 1);
    // Staff's lists are not flooded by them.
    let admin = city.staff(Role::Admin, None).await;
    let (_, list) = city.call(&admin, "GET", "/admin/v1/notices", None).await;
    assert!(!list.to_string().contains("燃やせるごみ"), "{list}");
}

// B-08 B-11
#[tokio::test(flavor = "multi_thread")]
async fn one_tap_below_a_reminder_stops_them_and_one_takes_it_back() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2026-11-30T19:00:00+09:00");
    assert!(phone.look(&city).await.text().contains(TUESDAY));
    let said = phone.taps(&city, "届いた理由").await.text();
    assert!(
        said.contains("「ごみの日のお知らせ」") && said.contains("西条"),
        "{said}"
    );
    let said = phone.taps(&city, "この分野を止める").await.text();
    assert!(
        said.contains("「ごみの日のお知らせ」のお知らせを止めました"),
        "{said}"
    );
    city.at("2026-12-03T19:00:00+09:00");
    assert_eq!(phone.look(&city).await.text(), "");
    phone.taps(&city, "元に戻す").await;
    city.at("2026-12-07T19:00:00+09:00");
    assert!(phone.look(&city).await.text().contains("12月8日（火）"));
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn a_round_that_was_missed_is_sent_while_it_is_of_use() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "17時").await;
    // The service stood still until ten.
    city.at("2026-11-30T22:00:00+09:00");
    assert!(phone.look(&city).await.text().contains(TUESDAY));
    // And on another evening until nobody is up any more.
    city.at("2026-12-03T23:05:00+09:00");
    assert_eq!(phone.look(&city).await.text(), "");
    city.at("2026-12-04T08:00:00+09:00");
    assert_eq!(phone.look(&city).await.text(), "");
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn what_comes_twice_a_year_is_told_a_week_before_too() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2026-12-02T19:00:00+09:00");
    let said = phone.look(&city).await.text();
    let early = "12月9日（水）は、年に数回だけの粗大ごみの収集日です。";
    assert_eq!(said.matches(early).count(), 1, "{said}");
    city.at("2026-12-08T19:00:00+09:00");
    let said = phone.look(&city).await.text();
    let eve = "12月9日（水）は、ペットボトル、粗大ごみの収集日です。";
    assert!(said.contains(eve), "{said}");
}

// B-14
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_day_is_corrected_for_those_who_were_told_and_for_nobody_else() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut told = resident(&city, "hana", "19時").await;
    let mut later = resident(&city, "ken", "21時").await;
    city.at("2026-11-30T19:30:00+09:00");
    assert!(told.look(&city).await.text().contains(TUESDAY));
    let clerk = city.staff(Role::City, None).await;
    let change = |collected: bool| {
        json!({
            "area": "西条", "category": "燃やせるごみ", "date": "2026-12-01", "collected": collected,
        })
    };
    let path = "/admin/v1/garbage/days";
    let (status, answer) = city.call(&clerk, "POST", path, Some(&change(false))).await;
    assert_eq!(
        (status, answer),
        (200, json!({"changed": true, "corrected": true}))
    );
    let said = told.look(&city).await.text();
    assert!(
        said.contains("先にお知らせした12月1日（火）の燃やせるごみの収集は、中止"),
        "{said}"
    );
    assert_eq!(later.look(&city).await.text(), "");
    // The same again changes nothing and tells nobody.
    let (_, answer) = city.call(&clerk, "POST", path, Some(&change(false))).await;
    assert_eq!(answer, json!({"changed": false, "corrected": false}));
    city.at("2026-11-30T21:00:00+09:00");
    assert_eq!(later.look(&city).await.text(), "", "nothing is collected");
    assert_eq!(told.look(&city).await.text(), "");
    // Added after both hours: both hear of it.
    city.at("2026-11-30T21:30:00+09:00");
    city.call(&clerk, "POST", path, Some(&change(true))).await;
    for phone in [&mut told, &mut later] {
        let said = phone.look(&city).await.text();
        assert!(
            said.contains("12月1日（火）に、燃やせるごみの収集が追加"),
            "{said}"
        );
    }
    for wrong in [
        json!({"area": "どこか", "category": "燃やせるごみ", "date": "2026-12-01", "collected": true}),
        json!({"area": "西条", "category": "何か", "date": "2026-12-01", "collected": true}),
        json!({"area": "西条", "category": "燃やせるごみ", "date": "2031-12-01", "collected": true}),
    ] {
        assert_eq!(
            city.call(&clerk, "POST", path, Some(&wrong)).await.0,
            422,
            "{wrong}"
        );
    }
    let board = city.staff(Role::Board, None).await;
    let (status, _) = city.call(&board, "POST", path, Some(&change(true))).await;
    assert_eq!(status, 403);
}

// B-14
#[tokio::test(flavor = "multi_thread")]
async fn a_day_taken_away_while_a_list_grows_is_corrected_for_all_who_are_told() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    let mut other = resident(&city, "ken", "19時").await;
    city.at("2026-11-30T19:00:00+09:00");
    assert!(schedule::garbage::run_once(&city.app).await.unwrap());
    // The lists' next steps fail and are taken again half a minute later.
    let mut tx = city.app.db.write().await.unwrap();
    let (now, instance) = (city.clock.now(), &city.app.instance);
    while let Some(round) = notices::any_due(&mut tx, instance, now).await.unwrap() {
        let until = now.plus_seconds(30);
        notices::rest(&mut tx, &round, until).await.unwrap();
    }
    tx.commit().await.unwrap();
    let clerk = city.staff(Role::City, None).await;
    let change = |collected: bool| {
        json!({
            "area": "西条", "category": "燃やせるごみ", "date": "2026-12-01", "collected": collected,
        })
    };
    for (second, collected) in [(10, false), (11, true), (12, false)] {
        city.at(&format!("2026-11-30T19:00:{second}+09:00"));
        let path = "/admin/v1/garbage/days";
        let (_, answer) = city
            .call(&clerk, "POST", path, Some(&change(collected)))
            .await;
        assert_eq!(answer, json!({"changed": true, "corrected": true}));
    }
    for phone in [&mut phone, &mut other] {
        assert_eq!(phone.look(&city).await.text(), "", "nobody was told yet");
    }
    city.at("2026-11-30T19:00:40+09:00");
    for phone in [&mut phone, &mut other] {
        let said = phone.look(&city).await.text();
        let at = |part: &str| said.rfind(part).unwrap_or_else(|| panic!("{part}: {said}"));
        let (told, removed, added) = (at(TUESDAY), at("は、中止"), at("収集が追加"));
        assert!(told < added && added < removed, "{said}");
        assert_eq!(said.matches("は、中止").count(), 2, "{said}");
    }
}

// B-11 D-22
#[tokio::test(flavor = "multi_thread")]
async fn a_city_that_says_by_when_has_it_in_its_reminders() {
    let city = City::of_file("chat", Some(include_str!("../cities/midorigaoka.toml"))).await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2026-11-30T19:00:00+09:00");
    let said = phone.look(&city).await.text();
    let by = format!("{TUESDAY}7:30までに出してください。");
    assert!(said.contains(&by), "{said}");
}

// B-13 B-14
#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_mail_alone_chooses_on_the_pages_and_stops_with_one_click() {
    let city = City::new().await;
    publish(&city).await;
    registers_by_mail(&city, "mei@example.jp", Language::Vi).await;
    let mut browser = Browser::new(&city);
    browser.open("/login?lang=vi").await;
    let fields = [("email", "mei@example.jp"), ("password", "sakura-mochi")];
    browser.send(&fields, "").await;
    browser.open("/mine/do/garbage?lang=vi").await;
    assert!(
        browser.page.html.contains("<datalist"),
        "{}",
        browser.page.html
    );
    let hours = [("garbage-evening", "19"), ("garbage-morning", "7")];
    // What may mean two areas is asked again, with both to choose from.
    browser
        .send(&[("area", "条"), hours[0], hours[1]], "")
        .await;
    assert_eq!(browser.page.status, 422);
    assert!(
        browser
            .page
            .html
            .contains(r#"type="radio" name="area" value="西条町御薗宇""#)
    );
    browser.send(&[("area", "西条")], "").await;
    browser.send(&[], "Đăng ký").await;
    browser.open("/mine/garbage?lang=vi").await;
    assert!(
        browser.page.says("Rác cháy được（燃やせるごみ）"),
        "{}",
        browser.page.text()
    );
    city.at("2026-11-30T19:00:00+09:00");
    city.settle().await;
    city.at("2026-11-30T19:02:00+09:00");
    city.settle().await;
    let body = "là ngày thu gom Rác cháy được（燃やせるごみ）";
    assert_eq!(mails(&city, "mei@example.jp", body), 1);
    city.at("2026-12-01T07:02:00+09:00");
    city.settle().await;
    assert_eq!(mails(&city, "mei@example.jp", body), 2);
    let mail = city.mail("mei@example.jp");
    let header = String::from_utf8_lossy(&mail.raw).into_owned();
    let list = header
        .replace("\r\n ", " ")
        .lines()
        .find_map(|line| line.strip_prefix("List-Unsubscribe: ").map(str::to_owned))
        .expect("List-Unsubscribe");
    let link = list
        .split(['<', '>'])
        .find(|part| part.starts_with("http"))
        .unwrap()
        .to_owned();
    let (status, _) = city
        .submit(&link, &[("List-Unsubscribe", "One-Click")])
        .await;
    assert_eq!(status, 200);
    city.at("2026-12-03T19:05:00+09:00");
    city.settle().await;
    assert_eq!(mails(&city, "mei@example.jp", "là ngày thu gom"), 2);
}

/// Somebody of the city's staff who can be written to.
async fn with_clerk(city: &City, email: &str) {
    let member = staff::Staff {
        id: city.app.new_id(),
        name: "環境課".into(),
        role: Role::City,
        school: None,
        created_at: city.clock.now(),
    };
    let mut tx = city.app.db.write().await.unwrap();
    staff::insert(&mut tx, &member).await.unwrap();
    let invited = staff_logins::invite(&mut tx, &member.id, email).await;
    assert!(invited.unwrap());
    let credentials = staff_logins::Credentials {
        password_hash: "hash".into(),
        codes: Codes::new([7; 20]),
    };
    let set = staff_logins::set(&mut tx, &member.id, &credentials, 1);
    set.await.unwrap();
    tx.commit().await.unwrap();
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn staff_are_written_to_before_a_calendar_ends_without_another() {
    let city = City::asking("chat").await;
    publish(&city).await;
    with_clerk(&city, "kankyo@city.example").await;
    let mut warned = Vec::new();
    for (time, count) in [
        ("2027-01-29T09:00:00+09:00", 0),
        ("2027-01-30T09:00:00+09:00", 1),
        ("2027-01-31T09:00:00+09:00", 1),
        ("2027-03-01T09:00:00+09:00", 2),
        ("2027-03-24T09:00:00+09:00", 3),
        ("2027-03-31T09:00:00+09:00", 3),
        ("2027-04-02T09:00:00+09:00", 3),
    ] {
        city.at(time);
        city.settle().await;
        warned.push((
            time,
            count,
            mails(&city, "kankyo@city.example", "2027-03-31で終わります"),
        ));
    }
    assert!(
        warned.iter().all(|(_, count, found)| count == found),
        "{warned:?}"
    );
    // Once the next year's is there, nobody is written to.
    let city = City::asking("chat").await;
    publish(&city).await;
    import(&city, &folder("kanazawa"), 2027).await;
    with_clerk(&city, "kankyo@city.example").await;
    city.at("2027-03-24T09:00:00+09:00");
    city.settle().await;
    assert_eq!(mails(&city, "kankyo@city.example", "終わります"), 0);
}

// B-14
#[tokio::test(flavor = "multi_thread")]
async fn who_was_told_of_another_kind_is_not_corrected() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    // A week before: 粗大ごみ of 9 December is told early, the bottles of that day are not.
    city.at("2026-12-02T19:00:00+09:00");
    assert!(phone.look(&city).await.text().contains("粗大ごみ"));
    let clerk = city.staff(Role::City, None).await;
    for (kind, collected, corrected) in [
        ("ペットボトル", false, false),
        ("燃やせるごみ", true, false),
        ("粗大ごみ", false, true),
    ] {
        let body = json!({
            "area": "西条", "category": kind, "date": "2026-12-09", "collected": collected,
        });
        let (_, answer) = city
            .call(&clerk, "POST", "/admin/v1/garbage/days", Some(&body))
            .await;
        assert_eq!(
            answer,
            json!({"changed": true, "corrected": corrected}),
            "{kind}"
        );
        let said = phone.look(&city).await.text();
        assert_eq!(said.contains("【訂正】"), corrected, "{kind}: {said}");
    }
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_s_end_is_told_to_staff_in_time_and_never_guessed_beyond() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2027-03-30T19:00:00+09:00");
    assert_eq!(
        phone.look(&city).await.text(),
        "",
        "a Wednesday without a collection"
    );
    let said = phone.says(&city, "明日のごみは？").await.text();
    assert!(
        said.contains("明日（3月31日（水））の収集はありません"),
        "{said}"
    );
    city.at("2027-03-31T19:00:00+09:00");
    let said = phone.look(&city).await.text();
    assert!(!said.contains("収集日です"), "{said}");
    let said = phone.says(&city, "明日のごみは？").await.text();
    assert!(
        said.contains("4月1日（木）の収集日の情報は、まだ登録されていません"),
        "{said}"
    );
    let mut browser = city.clerk(Role::City, None).await;
    browser.open("/console/garbage").await;
    assert!(
        browser.page.says("2027-03-31で終わります"),
        "{}",
        browser.page.text()
    );
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn a_new_year_s_calendar_of_the_same_evening_is_in_time() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut phone = resident(&city, "hana", "19時").await;
    city.at("2027-03-31T20:00:00+09:00");
    assert_eq!(phone.look(&city).await.text(), "");
    let dir = tempfile::tempdir().unwrap();
    let text = "地名,センター,燃やせるごみ\n西条,,木\n";
    std::fs::write(dir.path().join("area_days.csv"), text).unwrap();
    import(&city, dir.path(), 2027).await;
    let said = phone.look(&city).await.text();
    assert!(
        said.contains("4月1日（木）は、燃やせるごみの収集日です。"),
        "{said}"
    );
    assert_eq!(phone.look(&city).await.text(), "");
}
