//! Garbage days: calendars of the 5374 convention, read, published and looked at (F-23).

mod calendars;
mod reminders;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kairan::city::authority::Role;
use kairan::city::garbage::Closures;
use serde_json::{Value, json};

use crate::support::city::City;
use crate::support::garbage::{folder, import, read};

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
