//! When too much comes back: optional mail stands still until somebody says that it may go on, all
//! other mail goes; providers that say "too fast" are slowed down; a sender that is refused is nobody's
//! address.

use kairan::city::authority::Role;
use kairan::cli::import::{Importing, What};
use kairan::clock::Random;
use kairan::outbox::rest::SLOW_SECONDS;
use kairan::simulator::{Stage, TalkFault};
use kairan::store::{bounces, mail_stops, returned};
use serde_json::{Value, json};

use crate::bounces::{dsn, import, kairan};
use crate::support::city::City;
use crate::support::database::Database;
use crate::support::office::user_id;
use crate::support::scan::count;

/// People with mail alone; one more has LINE, too.
const MAIL_ALONE: usize = 24;

fn mail_of(number: usize) -> String {
    format!("m{number}@x.example")
}

/// Everybody wants the topic `event`, and is a guardian at saijo-es.
async fn town() -> City {
    let city = City::new().await;
    let id = user_id(1);
    city.simulator.platform.adopt(&id, "p", "ja");
    let mut csv = String::from("email,line_user_id,language,topics,school,grade,class\n");
    csv.push_str(&format!("both@y.example,{id},ja,event,saijo-es,2,2-1\n"));
    for number in 0..MAIL_ALONE {
        csv.push_str(&format!("{},,ja,event,saijo-es,2,2-1\n", mail_of(number)));
    }
    let importing = Importing {
        db: &city.app.db,
        clock: city.clock.clone(),
        random: Random::System,
        rest: std::time::Duration::ZERO,
    };
    let table = importing.read(What::Citizens, csv.as_bytes()).unwrap();
    let rejected = importing.take(What::Citizens, &table).await.unwrap();
    assert!(rejected.is_empty());
    city
}

fn event() -> Value {
    json!({
        "kind": "city",
        "topic": "event",
        "audience": {"topic": "event"},
        "content": {"ja": {"title": "秋祭り", "body": "土曜日です。"}},
    })
}

/// What comes back of this person's newest mail, with these words.
async fn comes_back(city: &City, number: usize, status: &str, said: &str) {
    let to = mail_of(number);
    let sender = city.mail(&to).envelope_from;
    import(city, &dsn(&sender, &to, status, said)).await;
}

async fn full(city: &City, number: usize) {
    comes_back(city, number, "5.2.2", "552 5.2.2 Mailbox full").await;
}

async fn how_it_stands(city: &City, token: &str) -> Value {
    let (status, view) = city.call(token, "GET", "/admin/v1/mail-stop", None).await;
    assert_eq!(status, 200, "{view}");
    view
}

async fn lift(city: &City, token: &str, reason: &str) -> (u16, Value) {
    let body = json!({ "reason": reason });
    city.call(token, "POST", "/admin/v1/mail-stop/lift", Some(&body))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_strangers_may_have_made_up_stops_nothing() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    city.notify(&admin, &event()).await;
    let mut tx = city.app.db.write().await.unwrap();
    for number in 0..5 {
        // Not to the address that only the mail itself has told.
        let to = "oshirase@city.example";
        let mail = dsn(to, &mail_of(number), "5.2.2", "552 5.2.2 Mailbox full");
        let now = city.clock.now();
        returned::receive(&mut tx, &number.to_string(), to, mail.as_bytes(), now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    city.settle().await;
    assert_eq!(count(&city, "bounces").await, 5);
    assert_eq!(how_it_stands(&city, &admin).await["stopped"], false);
}

// D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn at_ten_percent_optional_mail_stands_still_until_somebody_says_go_on() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    let before = city.notify(&admin, &event()).await;
    assert_eq!(city.ledger(&admin, &before).await["email"], 25);

    // Two of twenty-five are a warning.
    for number in 0..2 {
        full(&city, number).await;
    }
    city.settle().await;
    assert_eq!(how_it_stands(&city, &admin).await["stopped"], false);
    full(&city, 2).await;
    city.settle().await;
    let view = how_it_stands(&city, &admin).await;
    assert_eq!(
        (&view["stopped"], &view["back"]),
        (&json!(true), &json!(3)),
        "{view}"
    );

    let metrics = city.http.get(format!("{}/metrics", city.url)).send().await;
    let metrics = metrics.unwrap().text().await.unwrap();
    assert!(
        metrics.contains("kairan_optional_mail_stopped 1"),
        "{metrics}"
    );

    // News wait, but over LINE where it is open.
    city.clock.advance_seconds(60);
    let posted = || city.simulator.post_office.count();
    let so_far = posted();
    let id = city.notify(&admin, &event()).await;
    assert_eq!(posted(), so_far);
    let ledger = city.ledger(&admin, &id).await;
    assert_eq!(
        (&ledger["line"], &ledger["waiting"]),
        (&json!(1), &json!(MAIL_ALONE)),
        "{ledger}"
    );
    let path = format!("/admin/v1/notices/{id}");
    let (_, notice) = city.call(&admin, "GET", &path, None).await;
    assert!(notice["mail_stopped_at"].is_string(), "{notice}");
    assert_eq!(how_it_stands(&city, &admin).await["waiting"], 25);

    // A school's word and a danger do not.
    let closure = crate::support::people::closure("臨時休業");
    city.notify(&admin, &closure).await;
    assert_eq!(posted(), so_far + 25);
    let danger = json!({
        "kind": "emergency",
        "level": 3,
        "alone": "夜間のため",
        "audience": {"everyone": true},
        "content": {"ja": {"title": "高齢者等避難", "body": "避難を始めてください。"}},
    });
    city.notify(&admin, &danger).await;
    assert_eq!(posted(), so_far + 50);

    // It waits on, whatever the clock says.
    city.clock.advance_seconds(2 * 3600);
    city.settle().await;
    assert_eq!(posted(), so_far + 50);

    // Only an administrator lets it go on, and says why.
    let official = city.staff(Role::City, None).await;
    assert_eq!(lift(&city, &official, "x").await.0, 403);
    assert_eq!(how_it_stands(&city, &official).await["stopped"], true);
    let teacher = city.staff(Role::Board, None).await;
    let (status, _) = city
        .call(&teacher, "GET", "/admin/v1/mail-stop", None)
        .await;
    assert_eq!(status, 403);
    assert_eq!(lift(&city, &admin, " ").await.0, 422);
    let of_before: Vec<String> = (3..9)
        .map(|number| city.mail(&mail_of(number)).envelope_from)
        .collect();
    let (status, view) = lift(&city, &admin, "古い名簿を直した").await;
    assert_eq!((status, &view["stopped"]), (200, &json!(false)), "{view}");
    assert_eq!(lift(&city, &admin, "again").await.0, 409);
    city.settle().await;
    assert_eq!(posted(), so_far + 75);
    let ledger = city.ledger(&admin, &id).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["waiting"]),
        (&json!(25), &json!(0))
    );
    let (_, notice) = city.call(&admin, "GET", &path, None).await;
    assert!(notice["mail_stopped_at"].is_null(), "{notice}");

    // What came back before is looked at: it stops nothing again, what comes back from now on does.
    // Nor does what comes back late of mails of before.
    for (number, sender) in (3..).zip(&of_before) {
        let to = mail_of(number);
        let late = dsn(sender, &to, "5.2.2", "552 5.2.2 Mailbox full");
        import(&city, &late).await;
    }
    city.settle().await;
    assert_eq!(how_it_stands(&city, &admin).await["stopped"], false);
    city.clock.advance_seconds(60);
    city.notify(&admin, &event()).await;
    for number in 3..8 {
        full(&city, number).await;
    }
    city.settle().await;
    assert_eq!(how_it_stands(&city, &admin).await["stopped"], true);
}

/// Stops optional mail, as the guard does.
async fn stop(city: &City) {
    let mut tx = city.app.db.write().await.unwrap();
    let begun = mail_stops::begin(&mut tx, &city.app.random, 30, 3, city.clock.now());
    assert!(begun.await.unwrap());
    tx.commit().await.unwrap();
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn lifted_at_night_mail_waits_for_the_morning_and_its_providers_do_not_rest() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query("update people set quiet_hours = '21-7'")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    stop(&city).await;
    city.notify(&admin, &event()).await;
    city.at("2026-11-21T22:00:00+09:00");
    assert_eq!(lift(&city, &admin, "looked at").await.0, 200);
    city.settle().await;
    assert_eq!(city.simulator.post_office.count(), 0);
    assert_eq!(count(&city, "rests").await, 0);
    city.at("2026-11-22T07:00:00+09:00");
    city.settle().await;
    assert_eq!(city.simulator.post_office.count(), 25);
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn what_was_in_hand_when_mail_went_on_does_not_wait_for_a_quarter_of_an_hour() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    stop(&city).await;
    city.notify(&admin, &event()).await;
    assert_eq!(lift(&city, &admin, "looked at").await.0, 200);
    // Another instance, which had not heard of it, puts these aside.
    let mut tx = city.app.db.write().await.unwrap();
    let later = city.clock.now().plus_seconds(900);
    sqlx::query("update outbox set due_at = $1 where state = 'queued'")
        .bind(later.0)
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    city.clock.advance_seconds(60);
    // The guard looks, and then the outbox.
    city.settle().await;
    city.settle().await;
    assert_eq!(city.simulator.post_office.count(), 25);
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn what_stood_still_for_too_long_goes_by_the_other_channel_or_says_why() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    // Whoever has both wishes news by mail alone.
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query("update people set city_by = 'mail'")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // Written before the stop: nobody could know.
    let (_, answer) = city
        .call(&admin, "POST", "/admin/v1/notices", Some(&event()))
        .await;
    let id = answer["id"].as_str().unwrap().to_owned();
    while kairan::notices::starter::run_once(&city.app).await.unwrap() {}
    stop(&city).await;
    // Another instance's guard comes second.
    let mut tx = city.app.db.write().await.unwrap();
    let again = mail_stops::begin(&mut tx, &city.app.random, 30, 3, city.clock.now());
    assert!(!again.await.unwrap());
    tx.commit().await.unwrap();
    city.settle().await;
    assert_eq!(city.ledger(&admin, &id).await["waiting"], 25);
    city.clock.advance_seconds(73 * 3600);
    city.settle().await;
    let ledger = city.ledger(&admin, &id).await;
    assert_eq!(
        (&ledger["line"], &ledger["failed"], &ledger["email"]),
        (&json!(1), &json!(MAIL_ALONE), &json!(0)),
        "{ledger}"
    );
    let path = format!("/admin/v1/notices/{id}/people?state=failed");
    let (_, page) = city.call(&admin, "GET", &path, None).await;
    let items = page["items"].as_array().unwrap();
    let all = items.iter().all(|item| item["cause"] == "mail-stopped");
    assert!(all && items.len() == MAIL_ALONE, "{page}");
    assert_eq!(how_it_stands(&city, &admin).await["stopped"], true);
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_says_too_fast_is_slowed_down_for_an_hour() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    city.notify(&admin, &event()).await;
    let slow = async || {
        let mut tx = city.app.db.read().await.unwrap();
        let since = city.clock.now().plus_seconds(-SLOW_SECONDS);
        bounces::too_fast(&mut tx, since).await.unwrap().len()
    };
    let said = "421 4.7.28 Please slow down";
    // From a stranger, who names no mail of ours, it is no reason.
    let (to, now) = (mail_of(0), city.clock.now());
    let stray = dsn("oshirase@city.example", &to, "4.7.28", said);
    let mut tx = city.app.db.write().await.unwrap();
    returned::receive(
        &mut tx,
        &city.app.new_id(),
        "oshirase@city.example",
        stray.as_bytes(),
        now,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    city.settle().await;
    assert_eq!(slow().await, 0);
    // That it is still being tried is reason enough.
    let sender = city.mail(&to).envelope_from;
    let report = dsn(&sender, &to, "4.7.28", said).replace("failed", "delayed");
    import(&city, &report).await;
    assert_eq!(slow().await, 1);
    // Its mails go all the same, one round after another.
    city.clock.advance_seconds(60);
    let id = city.notify(&admin, &event()).await;
    assert_eq!(city.ledger(&admin, &id).await["email"], 25);
    city.clock.advance_seconds(SLOW_SECONDS);
    assert_eq!(slow().await, 0);
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn a_sender_that_the_server_refuses_is_nobody_s_address() {
    let city = town().await;
    let admin = city.staff(Role::Admin, None).await;
    let office = &city.simulator.post_office;
    for _ in 0..3 {
        let refused = TalkFault::Reply("553 5.1.8 Sender address rejected".into());
        office.next_talk(Stage::Sender, refused);
    }
    let id = city.notify(&admin, &event()).await;
    // All wait: nothing was said of any of them.
    let ledger = city.ledger(&admin, &id).await;
    assert_eq!(ledger["failed"], 0, "{ledger}");
    assert_eq!(ledger["email"], 0, "{ledger}");
    for _ in 0..6 {
        city.clock.advance_seconds(60);
        city.settle().await;
    }
    assert_eq!(city.ledger(&admin, &id).await["email"], 25);
    for number in 0..MAIL_ALONE {
        let path = format!("/admin/v1/people?email={}", mail_of(number));
        let (_, person) = city.call(&admin, "GET", &path, None).await;
        let address = &person["addresses"][0];
        assert_eq!(address["state"], "proven", "{address}");
        assert!(address["last_bounce"].is_null(), "{address}");
    }
    // A mail that is too large is one mail's fault, and no reader's.
    let too_large = TalkFault::Reply("552 5.3.4 Too large".into());
    office.next_talk(Stage::Sender, too_large);
    city.clock.advance_seconds(60);
    let id = city.notify(&admin, &event()).await;
    assert_eq!(city.ledger(&admin, &id).await["email"], 24);
    let mut tx = city.app.db.read().await.unwrap();
    let since = city.clock.now().plus_seconds(-60);
    let reasons = bounces::by_reason(&mut tx, since).await.unwrap();
    let reasons: Vec<_> = reasons
        .iter()
        .map(|(of, count)| (of.name(), *count))
        .collect();
    assert_eq!(reasons, [("mesgtoobig", 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_shows_a_stop_and_lifts_it_once() {
    let database = Database::new().await;
    let run = async |arguments: &[&str]| kairan(&database, arguments).await;
    let (code, out, err) = run(&["mail-stop", "show"]).await;
    assert_eq!(
        (code, out.trim()),
        (Some(0), "optional mail goes out"),
        "{err}"
    );
    let (code, ..) = run(&["mail-stop", "lift", "--reason", "x"]).await;
    assert_eq!(code, Some(1));
    let mut tx = database.db.write().await.unwrap();
    let now = kairan::clock::Clock::System.now();
    mail_stops::begin(&mut tx, &Random::System, 200, 31, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (_, out, _) = run(&["mail-stop", "show"]).await;
    assert!(out.contains("31 of 200 mails"), "{out}");
    assert_eq!(
        run(&["mail-stop", "lift", "--reason", " "]).await.0,
        Some(1)
    );
    let (code, out, err) = run(&["mail-stop", "lift", "--reason", "old list"]).await;
    assert_eq!(
        (code, out.trim()),
        (Some(0), "optional mail goes on"),
        "{err}"
    );
    let mut tx = database.db.read().await.unwrap();
    assert_eq!(mail_stops::open(&mut tx).await.unwrap(), None);
    assert!(mail_stops::lifted_at(&mut tx).await.unwrap().is_some());
}
