//! Garbage days: calendars of the 5374 convention, and who is reminded of which day when (F-23).

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kairan::city::authority::Role;
use kairan::city::garbage::Closures;
use kairan::city::totp::Codes;
use kairan::store::{staff, staff_logins};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::garbage::{folder, import, publish, read};
use crate::support::people::{registers, registers_by_mail};

type Days = BTreeSet<(String, String, Date)>;

/// Another reading of the convention, which shares nothing with the program's: for each date of the year
/// it asks of each word of a cell whether it means that date.
fn independent(folder: &Path, year: i16, closures: Closures) -> Days {
    let lines = |name: &str| -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace('\r', "");
        text.lines()
            .map(|line| line.split(',').map(str::to_owned).collect())
            .collect()
    };
    let closed: Vec<(String, Vec<i32>)> = lines("center.csv")
        .into_iter()
        .skip(1)
        .map(|row| {
            let number = |text: &String| -> i32 {
                let parts: Vec<i32> = text.split('/').map(|part| part.parse().unwrap()).collect();
                parts[0] * 10_000 + parts[1] * 100 + parts[2]
            };
            (row[0].clone(), vec![number(&row[1]), number(&row[2])])
        })
        .collect();
    let number = |day: Date| {
        i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day())
    };
    let table = lines("area_days.csv");
    let mut days = Days::new();
    for row in table.iter().skip(1) {
        let is_closed = |day: Date| {
            let mut closed = closed.iter().filter(|(name, _)| *name == row[1]);
            closed.any(|(_, span)| (span[0]..=span[1]).contains(&number(day)))
        };
        for (kind, cell) in table[0].iter().zip(row).skip(2) {
            let mut day = date(year, 4, 1);
            while day < date(year + 1, 4, 1) {
                if means(cell, day, &is_closed, closures) {
                    days.insert((row[0].clone(), kind.clone(), day));
                }
                day = day.checked_add(1.day()).unwrap();
            }
        }
    }
    days
}

/// Whether a cell means a day: by looking back from it.
fn means(cell: &str, day: Date, is_closed: &dyn Fn(Date) -> bool, closures: Closures) -> bool {
    let (rules, months) = cell.split_once(':').unwrap_or((cell, ""));
    let months: Vec<i8> = months
        .split_whitespace()
        .map(|month| month.parse().unwrap())
        .collect();
    if !months.is_empty() && !months.contains(&day.month()) {
        return false;
    }
    let letter = ['月', '火', '水', '木', '金', '土', '日']
        [usize::try_from(day.weekday().to_monday_zero_offset()).unwrap()];
    let week_before = day.checked_sub(7.days()).unwrap();
    // Some day of this weekday, earlier in the month or this one, was moved.
    let moved_before = |until: Date| {
        (1..=until.day()).any(|number| {
            let earlier = date(until.year(), until.month(), number);
            earlier.weekday() == until.weekday() && is_closed(earlier)
        })
    };
    rules.split_whitespace().any(|rule| {
        let mut letters = rule.chars();
        if letters.next() != Some(letter) {
            return false;
        }
        let nth = letters.next().map(|nth| nth.to_digit(10).unwrap());
        let is_nth = |day: Date| {
            let week = u32::try_from((day.day() - 1) / 7 + 1).unwrap();
            nth.is_none_or(|nth| nth == week)
        };
        match closures {
            Closures::Keep => is_nth(day),
            Closures::Drop => is_nth(day) && !is_closed(day),
            Closures::Shift => {
                let stays = is_nth(day) && !moved_before(day);
                let came = week_before.month() == day.month()
                    && is_nth(week_before)
                    && moved_before(week_before);
                stays || came
            }
        }
    })
}

// B-14 F-23
#[test]
fn the_two_calendars_agree_with_an_independent_reading() {
    for (name, year) in [("kanazawa", 2022), ("ibaraki-machi", 2018)] {
        for closures in [Closures::Drop, Closures::Shift, Closures::Keep] {
            let (_, calendar) = read(&folder(name), year, closures);
            assert_eq!(calendar.unread, [], "{name}");
            let other = independent(&folder(name), year, closures);
            let areas: BTreeSet<&String> = other.iter().map(|(area, ..)| area).collect();
            assert_eq!(calendar.areas.len(), areas.len(), "{name}");
            assert!(areas.len() > 60 && other.len() > 10_000, "{name}");
            assert_eq!(calendar.days, other, "{name} {closures:?}");
        }
    }
}

// B-14
#[test]
fn days_that_were_looked_up_by_hand() {
    let of = |name: &str, year, closures, area: &str, kind: &str| -> Vec<Date> {
        let (_, calendar) = read(&folder(name), year, closures);
        let days = calendar.days.into_iter();
        days.filter(|(of, what, _)| of == area && what == kind)
            .map(|(_, _, day)| day)
            .collect()
    };
    // 医王山, the third Monday; the first Monday of 2023 is 2 January, when the centre is closed.
    let kanazawa = |closures| of("kanazawa", 2022, closures, "医王山", "燃やさないごみ");
    let dropped = kanazawa(Closures::Drop);
    assert_eq!(dropped.len(), 12);
    assert_eq!(dropped[0], date(2022, 4, 18));
    assert!(dropped.contains(&date(2023, 1, 16)));
    let shifted = kanazawa(Closures::Shift);
    assert!(shifted.contains(&date(2023, 1, 23)) && !shifted.contains(&date(2023, 1, 16)));
    // 秋葉, clear bottles: the second Wednesday of even months.
    let bottles = of("ibaraki-machi", 2018, Closures::Drop, "秋葉", "無色のビン");
    let expected = [
        date(2018, 4, 11),
        date(2018, 6, 13),
        date(2018, 8, 8),
        date(2018, 10, 10),
        date(2018, 12, 12),
        date(2019, 2, 13),
    ];
    assert_eq!(bottles, expected);
}

/// The command with a database of its own.
fn command(database: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kairan"))
        .args(arguments)
        .env_clear()
        .env(
            "KAIRAN_DATABASE_URL",
            format!("sqlite://{}", database.display()),
        )
        .env(
            "KAIRAN_SECRET_KEY",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        )
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    (output.status.code().unwrap(), said)
}

// B-14
#[test]
fn the_command_publishes_what_it_can_read_and_tells_the_rest_by_row_and_column() {
    let dir = tempfile::tempdir().unwrap();
    let database = dir.path().join("k.db");
    assert_eq!(command(&database, &["migrate"]).0, 0);
    let files = dir.path().join("files");
    std::fs::create_dir(&files).unwrap();
    let path = files.to_str().unwrap();
    let run = |year: &str| command(&database, &["import", "garbage", path, "--year", year]);
    let (code, said) = run("2026");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("holds no area_days.csv"), "{said}");
    let write = |text: &str| std::fs::write(files.join("area_days.csv"), text).unwrap();
    write("地名,センター,燃やせるごみ,粗大ごみ\n西条,,月 木,2026121\n八本松,,火 金,20261210\n");
    let rejected = files.join("area_days.csv.rejected.csv");
    for again in [false, true] {
        let (code, said) = run("2026");
        assert_eq!(code, 3, "{said}");
        assert!(said.contains("row 2, column 4"), "{said}");
        assert_eq!(said.contains("nothing changed"), again, "{said}");
        let told = std::fs::read_to_string(&rejected).unwrap();
        assert!(
            told.contains("area_days.csv,2,4,西条,粗大ごみ,2026121,"),
            "{told}"
        );
    }
    assert_eq!(run("1900").0, 1);
    write("地名,センター,燃やせるごみ,粗大ごみ\n西条,,月 木,20261210\n八本松,,火 金,20261210\n");
    for again in [false, true] {
        let (code, said) = run("2026");
        assert_eq!(code, 0, "{said}");
        assert!(!rejected.exists());
        assert_eq!(said.contains("nothing changed"), again, "{said}");
    }
}

const CALENDARS: &str = "/admin/v1/garbage/calendars";

// B-14
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_published_once_every_unread_cell_is_accepted() {
    let city = City::new().await;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("area_days.csv");
    std::fs::write(
        &file,
        "地名,センター,燃やせるごみ\n西条,,月 公社\n高屋,,水6\n",
    )
    .unwrap();
    import(&city, dir.path(), 2026).await;
    let (clerk, teacher, auditor) = (
        city.staff(Role::City, None).await,
        city.staff(Role::Teacher, Some("saijo-es")).await,
        city.staff(Role::Auditor, None).await,
    );
    let (_, all) = city.call(&auditor, "GET", CALENDARS, None).await;
    let id = all[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(all[0]["state"], "draft");
    let days = "/admin/v1/garbage/days?area=%E8%A5%BF%E6%9D%A1&from=2026-12-01&to=2026-12-10";
    let (_, found) = city.call(&clerk, "GET", days, None).await;
    let expected = json!([{
        "area": "西条", "category": "燃やせるごみ", "date": "2026-12-07", "draft": true,
    }]);
    assert_eq!(found, expected);
    let path = |rest: &str| format!("{CALENDARS}/{id}{rest}");
    let (status, report) = city.call(&clerk, "GET", &path(""), None).await;
    assert_eq!(status, 200);
    assert_eq!(report["unread"][1]["row"], 3);
    assert_eq!(report["counts"][0]["months"][8], 4, "December's Mondays");
    // Whoever may not is told so before anything else.
    for (token, status) in [(&teacher, 403), (&auditor, 403), (&clerk, 409)] {
        let answer = city.call(token, "POST", &path("/publish"), None).await;
        assert_eq!(answer.0, status, "{}", answer.1);
    }
    assert_eq!(city.call(&teacher, "GET", CALENDARS, None).await.0, 403);
    assert_eq!(city.call(&teacher, "GET", days, None).await.0, 403);
    let accept = |cells: Value| json!({"cells": cells});
    let (status, _) = city
        .call(&clerk, "POST", &path("/accept"), Some(&accept(json!([9]))))
        .await;
    assert_eq!(status, 422);
    let body = accept(json!([1]));
    city.call(&clerk, "POST", &path("/accept"), Some(&body))
        .await;
    assert_eq!(
        city.call(&clerk, "POST", &path("/publish"), None).await.0,
        409
    );
    // The other one on the console.
    let mut browser = city.clerk(Role::City, None).await;
    browser.open(&format!("/console/garbage/{id}")).await;
    assert!(
        browser.page.says("area_days.csv 3行目 3列目"),
        "{}",
        browser.page.text()
    );
    browser
        .send(&[("cell", "2")], "選んだ欄を確認済みにする")
        .await;
    browser.send(&[], "公開する").await;
    assert!(browser.page.says("公開中"), "{}", browser.page.text());
    let (_, found) = city.call(&clerk, "GET", days, None).await;
    assert_eq!(found[0].get("draft"), None);
    // The next import of the year takes its place.
    city.clock.advance_seconds(60);
    std::fs::write(&file, "地名,センター,燃やせるごみ\n西条,,火\n高屋,,水\n").unwrap();
    import(&city, dir.path(), 2026).await;
    let (_, all) = city.call(&auditor, "GET", CALENDARS, None).await;
    assert_eq!(
        (&all[0]["state"], &all[1]["state"]),
        (&json!("published"), &json!("replaced"))
    );
    let (status, _) = city.call(&clerk, "DELETE", &path(""), None).await;
    assert_eq!(status, 409);
}

/// Somebody with an ID who lives in 西条 and is reminded at this hour.
async fn resident(city: &City, name: &str, hour: &str) -> Phone {
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

const TUESDAY: &str = "12月1日（火）は、燃やせるごみの収集日です。";

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
