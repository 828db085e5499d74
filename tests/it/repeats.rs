//! A notice is sent again to those who have not confirmed it: at the times its sender chose, and by
//! hand.

use kairan::city::authority::Role;
use kairan::city::wishes::{Quiet, Wishes};
use kairan::cli::import::{Importing, What};
use kairan::clock::Random;
use kairan::schedule;
use kairan::store::{children, wishes};
use serde_json::{Value, json};

use crate::support::city::City;
use crate::support::office::user_id;
use crate::support::people::{closure, first_link};

/// What somebody has: LINE, mail.
const LINE: (bool, bool) = (true, false);
const MAIL: (bool, bool) = (false, true);
const BOTH: (bool, bool) = (true, true);

struct Town {
    city: City,
    token: String,
}

impl Town {
    /// A guardian at saijo-es for each, numbered from 1; the first reads English.
    async fn new(people: &[(bool, bool)]) -> Town {
        let city = City::new().await;
        let mut csv = String::from("email,line_user_id,language,school,grade,class\n");
        for (number, (line, mail)) in (1..).zip(people) {
            let language = if number == 1 { "en" } else { "ja" };
            let mail = if *mail {
                mail_of(number)
            } else {
                String::new()
            };
            let id = user_id(number);
            let line = match line {
                true => {
                    city.simulator.platform.adopt(&id, "p", language);
                    id
                }
                false => String::new(),
            };
            csv.push_str(&format!("{mail},{line},{language},saijo-es,2,2-1\n"));
        }
        let import = Importing {
            db: &city.app.db,
            clock: city.clock.clone(),
            random: Random::System,
            rest: std::time::Duration::ZERO,
        };
        let table = import.read(What::Citizens, csv.as_bytes()).unwrap();
        assert!(
            import
                .take(What::Citizens, &table)
                .await
                .unwrap()
                .is_empty()
        );
        let token = city.staff(Role::School, Some("saijo-es")).await;
        Town { city, token }
    }

    async fn get(&self, notice: &str) -> Value {
        let path = format!("/admin/v1/notices/{notice}");
        let (status, answer) = self.city.call(&self.token, "GET", &path, None).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    async fn repeat(&self, token: &str, notice: &str) -> (u16, Value) {
        let path = format!("/admin/v1/notices/{notice}/repeat");
        let answer = self.city.call(token, "POST", &path, None).await;
        self.city.settle().await;
        answer
    }

    async fn pass(&self, minutes: i64) {
        self.city.clock.advance_seconds(minutes * 60);
        self.city.settle().await;
    }

    /// How often the notice stands in each phone's talk, and in each mailbox.
    fn copies(&self, people: u32) -> Vec<[usize; 2]> {
        let copies = (1..=people).map(|number| {
            let chat = self.city.simulator.platform.chat(&user_id(number));
            let texts = chat.iter().filter_map(|entry| entry.text());
            let mails = self.city.simulator.post_office.mails_to(&mail_of(number));
            [
                texts.filter(|text| text.contains("大雨")).count(),
                mails.len(),
            ]
        });
        copies.collect()
    }

    async fn person(&self, number: u32) -> String {
        let path = format!("/admin/v1/people?email={}", mail_of(number));
        let (_, found) = self.city.call(&self.token, "GET", &path, None).await;
        let found = found.get("items").map_or(&found, |items| &items[0]);
        found["id"].as_str().unwrap().to_owned()
    }

    /// Opens the link of the newest mail, and presses the button.
    async fn confirms(&self, number: u32) {
        let link = first_link(&self.city.mail(&mail_of(number)).text());
        let (status, page) = self.city.submit(&link, &[]).await;
        assert_eq!(status, 200, "{page}");
        self.city.settle().await;
    }
}

fn mail_of(number: u32) -> String {
    format!("p{number}@x.example")
}

fn with(repeats: Value) -> Value {
    let mut body = closure("臨時休業");
    body["matter"] = json!("notice");
    body["content"]["en"] = json!({"title": "School closed", "body": "No school, 大雨."});
    body["repeats"] = repeats;
    body
}

// F-31 D-34
#[tokio::test(flavor = "multi_thread")]
async fn at_the_chosen_times_those_who_are_silent_get_it_again_by_the_other_channel() {
    let town = Town::new(&[LINE, MAIL, BOTH, BOTH]).await;
    let body = with(json!([
        {"after_minutes": 60},
        {"at": "2026-11-21T18:00:00+09:00"}
    ]));
    let sent = town.city.notify(&town.token, &body).await;
    let view = town.get(&sent).await;
    assert_eq!(view["repeats"][0]["at"], "2026-11-21T10:00:00+09:00");
    assert_eq!(view["repeats"][1]["state"], "planned");
    let before = view["ledger"].clone();
    // The translation and the original are two bubbles.
    assert_eq!(town.copies(4), [[2, 0], [0, 1], [1, 1], [1, 1]]);
    town.confirms(4).await;
    town.pass(59).await;
    assert_eq!(town.copies(4), [[2, 0], [0, 1], [1, 1], [1, 1]]);

    town.city.clock.advance_seconds(60);
    // Two instances look at the same moment.
    let app = &town.city.app;
    let looks = || async { schedule::repeats::run_once(app).await.unwrap() };
    let (one, two) = tokio::join!(looks(), looks());
    assert!(one || two);
    town.city.settle().await;
    // With one channel alone the same again; with both a mail first.
    assert_eq!(town.copies(4), [[4, 0], [0, 2], [1, 2], [1, 1]]);
    let view = town.get(&sent).await;
    assert_eq!(view["state"], "sent");
    assert_eq!(view["repeats"][0]["state"], "done");
    assert_eq!(view["repeats"][0]["people"], 3);
    let mut ledger = before;
    ledger["read"] = json!(1);
    assert_eq!(view["ledger"], ledger);
    // It says what it is, in the reader's language.
    let mail = town.city.mail(&mail_of(2));
    assert_eq!(mail.subject().unwrap(), "【再送】臨時休業");
    assert!(
        mail.text()
            .starts_with("このお知らせは、まだ確認のお返事がない")
    );
    let chat = town.city.simulator.platform.chat(&user_id(1));
    let chat: Vec<String> = chat.iter().map(|entry| entry.message.to_string()).collect();
    assert!(chat.concat().contains("[Reminder] School closed"));

    // Whoever answers the reminder has answered the notice.
    town.confirms(2).await;
    assert_eq!(town.get(&sent).await["ledger"]["read"], 2);
    town.city.at("2026-11-21T18:00:00+09:00");
    town.city.settle().await;
    assert_eq!(town.copies(4), [[6, 0], [0, 2], [2, 2], [1, 1]]);
    for _ in 0..3 {
        town.pass(24 * 60).await;
    }
    assert_eq!(town.copies(4), [[6, 0], [0, 2], [2, 2], [1, 1]]);
}

// F-31 X-15
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_reminded_after_they_or_their_family_have_confirmed() {
    let town = Town::new(&[BOTH, BOTH, MAIL, LINE, LINE]).await;
    // 3 looks after the child of 2, too, and no other.
    let two = town.person(2).await;
    let three = town.person(3).await;
    let (now, quiet) = (town.city.clock.now(), Quiet::parse("21-7"));
    assert!(quiet.is_some());
    let mut tx = town.city.app.db.write().await.unwrap();
    let child = children::of_guardian(&mut tx, &two, now).await.unwrap();
    sqlx::query("delete from guardians where person_id = $1")
        .bind(three.clone())
        .execute(tx.conn())
        .await
        .unwrap();
    children::add_guardian(&mut tx, &child[0].id, &three, None, now)
        .await
        .unwrap();
    let rows = "select id from people order by id";
    let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(tx.conn()).await.unwrap();
    for person in rows {
        let wished = Wishes {
            quiet,
            ..Wishes::default()
        };
        wishes::put(&mut tx, &person, &wished, now).await.unwrap();
    }
    tx.commit().await.unwrap();

    // Due at 23:00, while all of them sleep.
    let body = with(json!([{"after_minutes": 14 * 60}]));
    let sent = town.city.notify(&town.token, &body).await;
    assert_eq!(town.copies(5), [[2, 1], [1, 1], [0, 1], [1, 0], [1, 0]]);
    town.pass(14 * 60).await;
    assert_eq!(town.get(&sent).await["repeats"][0]["people"], 5);
    assert_eq!(town.copies(5), [[2, 1], [1, 1], [0, 1], [1, 0], [1, 0]]);
    // Awake after all: 3 by the first mail, 4 by the button in LINE.
    town.confirms(3).await;
    let platform = &town.city.simulator.platform;
    let action = json!({"type": "postback", "data": format!("receipt:{sent}")});
    platform.tap(&user_id(4), &action, None).await.unwrap();
    town.city.settle().await;
    assert_eq!(town.get(&sent).await["ledger"]["read"], 2);
    town.city.at("2026-11-22T07:30:00+09:00");
    town.city.settle().await;
    assert_eq!(town.copies(5), [[2, 2], [1, 1], [0, 1], [1, 0], [2, 0]]);
    let ledger = town.get(&sent).await["ledger"].clone();
    assert_eq!([&ledger["accepted"], &ledger["waiting"]], [5, 0]);
    let pending = "select count(*) from recipients where pending <> 0";
    let mut tx = town.city.app.db.read().await.unwrap();
    let pending: i64 = sqlx::query_scalar(pending)
        .fetch_one(tx.conn())
        .await
        .unwrap();
    assert_eq!(pending, 0);
}

// F-31
#[tokio::test(flavor = "multi_thread")]
async fn by_hand_it_goes_again_now_a_few_times_and_never_after_a_recall() {
    let town = Town::new(&[LINE, MAIL]).await;
    let sent = town.city.notify(&town.token, &with(json!([]))).await;
    let (status, answer) = town.repeat(&town.token, &sent).await;
    assert_eq!(status, 409, "{answer}");
    town.pass(11).await;
    let key = json!("one-key");
    let path = format!("{}/admin/v1/notices/{sent}/repeat", town.city.url);
    let ask = || async {
        let request = town.city.http.post(&path).bearer_auth(&town.token);
        let request = request.header("Idempotency-Key", key.as_str().unwrap());
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let first = ask().await;
    assert_eq!(first.0, 202, "{}", first.1);
    town.city.settle().await;
    assert_eq!(town.copies(2), [[4, 0], [0, 2]]);
    assert_eq!(ask().await, first);
    town.city.settle().await;
    assert_eq!(town.copies(2), [[4, 0], [0, 2]]);
    assert_eq!(town.repeat(&town.token, &sent).await.0, 409);
    for _ in 0..2 {
        town.pass(11).await;
        assert_eq!(town.repeat(&town.token, &sent).await.0, 202);
    }
    town.pass(11).await;
    let (status, answer) = town.repeat(&town.token, &sent).await;
    assert_eq!(status, 409);
    assert!(answer["detail"].as_str().unwrap().contains("telephone"));
    assert_eq!(town.copies(2), [[8, 0], [0, 4]]);
    let view = town.get(&sent).await;
    assert_eq!(view["repeats"].as_array().unwrap().len(), 3);
    assert!(view["repeats"][0]["asked_by"].is_string());

    // Or at a time, of a notice under way.
    let other = town.city.notify(&town.token, &with(json!([]))).await;
    let path = format!("/admin/v1/notices/{other}/repeat");
    let mut statuses = Vec::new();
    for at in [
        "2026-11-21T09:00:00+09:00",
        "2026-11-21T18:00:00+09:00",
        "2026-11-21T18:05:00+09:00",
        "2026-12-21T18:00:00+09:00",
        "18:00",
    ] {
        let body = json!({ "at": at });
        let (status, _) = town
            .city
            .call(&town.token, "POST", &path, Some(&body))
            .await;
        statuses.push(status);
    }
    assert_eq!(statuses, [422, 202, 409, 422, 422]);
    let before = town.copies(2);
    town.city.at("2026-11-21T18:00:00+09:00");
    town.city.settle().await;
    assert_eq!(town.copies(2)[1][1], before[1][1] + 1);

    let planned = with(json!([{"after_minutes": 30}]));
    let planned = town.city.notify(&town.token, &planned).await;
    let path = format!("/admin/v1/notices/{planned}/recall");
    let (status, view) = town.city.call(&town.token, "POST", &path, None).await;
    assert_eq!(status, 200);
    assert_eq!(view["repeats"][0]["state"], "cancelled");
    let before = town.copies(2);
    town.pass(31).await;
    assert_eq!(town.copies(2), before);
    assert_eq!(town.repeat(&town.token, &planned).await.0, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_comes_too_late_is_skipped_and_told() {
    let town = Town::new(&[MAIL]).await;
    let body = with(json!([{"after_minutes": 60}, {"after_minutes": 180}]));
    let sent = town.city.notify(&town.token, &body).await;
    // Away from then on until half past twelve.
    town.pass(3 * 60 + 30).await;
    let view = town.get(&sent).await;
    assert_eq!(view["repeats"][0]["state"], "skipped");
    assert_eq!(view["repeats"][1]["state"], "done");
    assert_eq!(town.copies(1), [[0, 2]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn times_that_make_no_sense_are_refused() {
    let town = Town::new(&[MAIL]).await;
    let after = |minutes: &[i64]| {
        let times = minutes
            .iter()
            .map(|minutes| json!({"after_minutes": minutes}));
        Value::Array(times.collect())
    };
    for (repeats, field) in [
        (after(&[4]), "repeats[0].after_minutes"),
        (after(&[30, 35]), "repeats[1].after_minutes"),
        (after(&[30, 60, 90, 120]), "repeats"),
        (
            json!([{"at": "2026-11-20T18:00:00+09:00"}]),
            "repeats[0].at",
        ),
        (json!([{"at": "18:00"}]), "repeats[0].at"),
        (json!([{}]), "repeats[0]"),
        (
            json!([{"at": "2026-11-21T18:00:00+09:00", "after_minutes": 60}]),
            "repeats[0]",
        ),
    ] {
        let (status, answer) = town
            .city
            .call(
                &town.token,
                "POST",
                "/admin/v1/notices",
                Some(&with(repeats)),
            )
            .await;
        assert_eq!(status, 422, "{answer}");
        assert_eq!(answer["errors"][0]["field"], field);
    }
    let mut body = with(after(&[60]));
    body["wants_receipt"] = json!(false);
    let (status, _) = town
        .city
        .call(&town.token, "POST", "/admin/v1/notices", Some(&body))
        .await;
    assert_eq!(status, 422);
}
