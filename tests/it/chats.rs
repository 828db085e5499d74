//! Transcripts of talks: `tests/it/chats/*.chat`. The service is restarted between every two lines,
//! so whatever a talk knows was stored and read again.
//!
//! ```text
//! # rows and what it shows
//! fields chat            personal fields are asked in the talk (the default is form)
//! person Hana ja         a LINE user with the profile's language
//! > follow | block | say TEXT | tap LABEL | date YYYY-MM-DD | sticker | image
//! > form NAME=VALUE …    fills in the page behind the newest link (spaces in values as _)
//! > mail ADDRESS PASSWORD   opens the first link of the newest mail, sets the password twice
//! > link ADDRESS PASSWORD   opens the page of the newest card, logs in, and allows it at LINE
//! > prove ADDRESS        opens the first link of the newest mail and presses its button
//! > notice TITLE         the school sends a notice to everyone at saijo-es
//! > garbage              the sample calendar of garbage days is published
//! > day AREA KIND DATE added|cancelled   staff change a single day of it
//! > position LATITUDE LONGITUDE   shares where the person is
//! > wait                 nothing is said
//! > turn YEAR            staff have the school year turned
//! ~ TIME                 moves the clock
//! < part of a text       the bot has said this since the last input
//! < [LABEL] [LABEL]      and offers these buttons
//! ! part of a text       the bot has not said this
//! menu NAME              the rich menu now shown is this one
//! ```

use std::path::Path;

use kairan::city::authority::Role;
use serde_json::json;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone, Said, waiting_events};
use crate::support::garbage;
use crate::support::people::first_link;

#[tokio::test(flavor = "multi_thread")]
async fn every_transcript_runs_as_it_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/chats");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        play(&name, &text).await;
    }
}

async fn play(name: &str, text: &str) {
    let fields = match text.lines().any(|line| line.trim() == "fields chat") {
        true => "chat",
        false => "form",
    };
    let mut city = City::asking(fields).await;
    let mut phone: Option<Phone> = None;
    let mut said = Said::default();
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        let place = format!("{name}:{number}: {line}");
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "" | "#" | "fields" => {}
            "person" => {
                let (person, language) = rest.split_once(' ').expect("person NAME LANGUAGE");
                phone = Some(city.person(person, language));
            }
            "~" => city.at(rest),
            ">" => {
                city.restart().await;
                let phone = phone.as_mut().expect("a person first");
                said = act(&city, phone, rest, &place).await;
                assert_eq!(waiting_events(&city).await, 0, "{place}");
            }
            "<" => expect(&said, rest, &place),
            "!" => assert!(!said.text().contains(rest), "{place}\n{}", said.text()),
            "menu" => {
                let user = &phone.as_ref().expect("a person first").user;
                let menu = city.simulator.platform.shown_menu(user).expect("a menu");
                let shown = menu["name"].as_str().unwrap();
                assert!(shown.starts_with(rest), "{place}: shows {shown}");
            }
            _ => panic!("{place}: no such line"),
        }
    }
}

fn expect(said: &Said, wanted: &str, place: &str) {
    if wanted.starts_with('[') {
        let labels = said.labels();
        for label in wanted.trim_matches(['[', ']']).split("] [") {
            assert!(
                labels.iter().any(|known| known == label),
                "{place}: only {labels:?}"
            );
        }
    } else {
        let text = said.text();
        assert!(text.contains(wanted), "{place}: the bot said\n{text}");
    }
}

async fn act(city: &City, phone: &mut Phone, line: &str, place: &str) -> Said {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let platform = &city.simulator.platform;
    match verb {
        "follow" => return phone.follows(city).await,
        "say" => return phone.says(city, rest).await,
        "tap" => return phone.taps(city, rest).await,
        "date" => return phone.picks(city, rest).await,
        "block" => drop(platform.block(&phone.user).await.unwrap()),
        "sticker" => drop(platform.sticker(&phone.user, "446", "1988").await.unwrap()),
        "image" => drop(platform.image(&phone.user).await.unwrap()),
        "form" => fill(city, &phone.link(city), rest, place).await,
        "mail" => set_password(city, rest, place).await,
        "link" => link(city, &phone.link(city), rest, place).await,
        "prove" => prove(city, rest, place).await,
        "notice" => send_notice(city, rest).await,
        "turn" => turn(city, rest).await,
        "garbage" => drop(garbage::publish(city).await),
        "day" => change_day(city, rest).await,
        "position" => position(city, phone, rest).await,
        "wait" => {}
        _ => panic!("{place}: no such act"),
    }
    phone.look(city).await
}

async fn fill(city: &City, link: &str, fields: &str, place: &str) {
    let (status, page) = city.page(link).await;
    assert_eq!(status, 200, "{place}");
    let values: Vec<(&str, String)> = fields
        .split(' ')
        .map(|field| field.split_once('=').expect("NAME=VALUE"))
        .map(|(name, value)| (name, value.replace('_', " ")))
        .collect();
    for (name, _) in &values {
        assert!(
            page.contains(&format!("name=\"{name}\"")),
            "{place}: no field {name}"
        );
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let (status, page) = city.submit(link, &values).await;
    assert_eq!(status, 200, "{place}: {page}");
}

async fn set_password(city: &City, rest: &str, place: &str) {
    let (address, password) = rest.split_once(' ').expect("mail ADDRESS PASSWORD");
    let text = city.mail(address).text();
    let link = text
        .split_whitespace()
        .find(|word| word.starts_with("http"));
    let link = link.unwrap_or_else(|| panic!("{place}: no link in\n{text}"));
    let (status, _) = city.page(link).await;
    assert_eq!(status, 200, "{place}");
    let fields = [("password", password), ("password2", password)];
    let (status, page) = city.submit(link, &fields).await;
    assert_eq!(status, 200, "{place}: {page}");
}

async fn link(city: &City, card: &str, rest: &str, place: &str) {
    let (address, password) = rest.split_once(' ').expect("link ADDRESS PASSWORD");
    let mut browser = Browser::new(city);
    let path = card.splitn(4, '/').nth(3).unwrap_or_default();
    browser.open(&format!("/{path}")).await;
    let fields = [("email", address), ("password", password)];
    let page = browser.send(&fields, "").await;
    assert!(page.says("Allow"), "{place}: {}", page.text());
    browser.send(&[], "許可する / Allow").await;
}

async fn prove(city: &City, address: &str, place: &str) {
    let link = first_link(&city.mail(address).text());
    let (status, _) = city.page(&link).await;
    assert_eq!(status, 200, "{place}");
    let (status, page) = city.submit(&link, &[]).await;
    assert_eq!(status, 200, "{place}: {page}");
}

async fn send_notice(city: &City, title: &str) {
    let token = city.staff(Role::Board, None).await;
    let body = json!({
        "kind": "school",
        "audience": {"schools": [{"school": "saijo-es"}]},
        "content": {"ja": {"title": title, "body": "本文"}},
    });
    city.notify(&token, &body).await;
}

async fn change_day(city: &City, line: &str) {
    let parts: Vec<&str> = line.split(' ').collect();
    let [area, kind, date, how] = parts.as_slice() else {
        panic!("day AREA KIND DATE added|cancelled");
    };
    let token = city.staff(Role::City, None).await;
    let body = json!({
        "area": area, "category": kind, "date": date, "collected": *how == "added",
    });
    let (status, answer) = city
        .call(&token, "POST", "/admin/v1/garbage/days", Some(&body))
        .await;
    assert_eq!(status, 200, "{answer}");
}

async fn position(city: &City, phone: &Phone, line: &str) {
    let (latitude, longitude) = line.split_once(' ').expect("position LATITUDE LONGITUDE");
    let at = (latitude.parse().unwrap(), longitude.parse().unwrap());
    let platform = &city.simulator.platform;
    let shared = platform.location(&phone.user, "家", "東広島市", at.0, at.1);
    drop(shared.await.unwrap());
}

async fn turn(city: &City, year: &str) {
    let (one, other) = (
        city.staff(Role::Board, None).await,
        city.staff(Role::Board, None).await,
    );
    let year: i64 = year.parse().unwrap();
    let path = "/admin/v1/rollovers";
    let body = json!({"school_year": year});
    let (_, asked) = city.call(&one, "POST", path, Some(&body)).await;
    let path = format!("{path}/{}/approve", asked["id"].as_str().unwrap());
    assert_eq!(city.call(&other, "POST", &path, None).await.0, 200);
}
