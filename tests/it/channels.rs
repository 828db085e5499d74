//! By which channels a notice reaches people when one is closed, used up, refuses or stays unanswered:
//! through the doors, with LINE's bad days on order.

use kairan::app::App;
use kairan::city::authority::Role;
use kairan::city::wishes::{By, Wishes};
use kairan::cli::import::{Importing, What};
use kairan::clock::{Clock, Millis, Random};
use kairan::line::budget::{Budget, Change, Endpoint, Level, Urgency};
use kairan::line::client::{Client, Hosts, Token};
use kairan::schedule;
use kairan::simulator::{Fault, FaultKind, Options, Simulator};
use kairan::store::recipients::{self, ReadBy};
use kairan::store::{buckets, outbox, wishes};
use serde_json::{Value, json};

use crate::support::city::City;
use crate::support::database::Database;
use crate::support::office::user_id;

/// What somebody has: LINE, mail.
const LINE: (bool, bool) = (true, false);
const MAIL: (bool, bool) = (false, true);
const BOTH: (bool, bool) = (true, true);

struct Town {
    city: City,
    token: String,
}

impl Town {
    /// One guardian at saijo-es for each, numbered from 1; class 1-1 for the first, 2-1 for the rest.
    async fn new(people: &[(bool, bool)]) -> Town {
        let mut city = City::new().await;
        city.expects_refusals = true;
        let mut csv = String::from("email,line_user_id,language,school,grade,class\n");
        for (number, (line, mail)) in (1..).zip(people) {
            let (language, class) = match number {
                1 => ("en", "1,1-1"),
                _ => ("ja", "2,2-1"),
            };
            let mail = if *mail {
                mail_of(number)
            } else {
                String::new()
            };
            let line = match line {
                true => {
                    let id = user_id(number);
                    city.simulator.platform.adopt(&id, "p", language);
                    id
                }
                false => String::new(),
            };
            csv.push_str(&format!("{mail},{line},{language},saijo-es,{class}\n"));
        }
        let import = Importing {
            db: &city.app.db,
            clock: city.clock.clone(),
            random: Random::System,
            rest: std::time::Duration::ZERO,
        };
        let table = import.read(What::Citizens, csv.as_bytes()).unwrap();
        let rejected = import.take(What::Citizens, &table).await.unwrap();
        assert!(rejected.is_empty());
        let token = city.staff(Role::Admin, None).await;
        Town { city, token }
    }

    fn fault(&self, on: &str, kind: FaultKind, times: u32) {
        let fault = Fault::new(on, kind).times(times).millis(10);
        self.city.simulator.platform.fault(fault);
    }

    async fn ask(&self, body: &Value) -> Value {
        let (status, answer) = self
            .city
            .call(&self.token, "POST", "/admin/v1/notices", Some(body))
            .await;
        assert!((200..300).contains(&status), "{status} {answer}");
        answer
    }

    async fn notice(&self, id: &str) -> Value {
        let path = format!("/admin/v1/notices/{id}");
        self.city.call(&self.token, "GET", &path, None).await.1
    }

    /// People whom LINE and mail took, and those who were lost or could not be reached.
    async fn went(&self, id: &str) -> [i64; 4] {
        let ledger = self.city.ledger(&self.token, id).await;
        assert_eq!(ledger["waiting"], 0, "{ledger}");
        ["line", "email", "failed", "unreachable"].map(|key| ledger[key].as_i64().unwrap())
    }

    /// `channel cause` of every fallback, sorted.
    async fn fallbacks(&self, id: &str) -> Vec<String> {
        let path = format!("/admin/v1/notices/{id}/people?limit=1000");
        let (_, page) = self.city.call(&self.token, "GET", &path, None).await;
        let items = page["items"].as_array().unwrap().iter();
        let mut found: Vec<String> = items
            .flat_map(|item| item["fallbacks"].as_array().unwrap().clone())
            .map(|one| format!("{} {}", text(&one["to"]), text(&one["because"])))
            .collect();
        found.sort();
        found
    }

    async fn causes(&self, id: &str, state: &str) -> Vec<String> {
        let path = format!("/admin/v1/notices/{id}/people?state={state}");
        let (_, page) = self.city.call(&self.token, "GET", &path, None).await;
        let items = page["items"].as_array().unwrap().iter();
        items.map(|item| text(&item["cause"])).collect()
    }

    /// Runs everything, moving the clock to whatever is due next, until nothing is queued.
    async fn run_out(&self) {
        for _ in 0..200 {
            self.city.settle().await;
            let mut tx = self.city.app.db.read().await.unwrap();
            let Some(due) = outbox::next_due(&mut tx).await.unwrap() else {
                return;
            };
            drop(tx);
            self.city.clock.set(due.max(self.city.clock.now()));
        }
        panic!("the outbox never empties");
    }

    /// How often a phone shows the notice with this title, of which the Japanese is one bubble.
    fn shown(&self, number: u32, title: &str) -> usize {
        let chat = self.city.simulator.platform.chat(&user_id(number));
        let texts = chat.iter().filter_map(|entry| entry.text());
        let japanese = texts.filter(|text| text.contains("本文です"));
        japanese.filter(|text| text.contains(title)).count()
    }

    fn mails(&self, number: u32) -> usize {
        let mails = self.city.simulator.post_office.mails_to(&mail_of(number));
        mails.len()
    }

    async fn person(&self, number: u32) -> String {
        let path = format!("/admin/v1/people?email={}", mail_of(number));
        let (_, found) = self.city.call(&self.token, "GET", &path, None).await;
        let found = found.get("items").map_or(&found, |items| &items[0]);
        text(&found["id"])
    }

    async fn wishes(&self, number: u32, by: By) {
        let person = self.person(number).await;
        let wanted = Wishes {
            school: by,
            ..Wishes::default()
        };
        let mut tx = self.city.app.db.write().await.unwrap();
        let now = self.city.clock.now();
        wishes::put(&mut tx, &person, &wanted, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn confirms(&self, number: u32, notice: &str) {
        let person = self.person(number).await;
        let mut tx = self.city.app.db.write().await.unwrap();
        let now = self.city.clock.now();
        recipients::confirm(&mut tx, notice, &person, ReadBy::Inbox, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    fn multicasts(&self) -> Vec<kairan::simulator::Request> {
        let requests = self.city.simulator.platform.requests();
        let requests = requests.into_iter();
        requests.filter(|r| r.endpoint == "multicast").collect()
    }
}

fn mail_of(number: u32) -> String {
    format!("p{number}@x.example")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn id(notice: &Value) -> String {
    text(&notice["id"])
}

fn notice(title: &str) -> Value {
    json!({
        "kind": "school", "wants_receipt": true,
        "audience": {"schools": [{"school": "saijo-es"}]},
        "content": {
            "ja": {"title": title, "body": "本文です。"},
            "en": {"title": title, "body": "The text."},
        },
    })
}

fn emergency(audience: Value) -> Value {
    json!({
        "kind": "emergency", "level": 3, "alone": "夜間のため", "audience": audience,
        "content": {"ja": {"title": "避難", "body": "西条"}},
    })
}

// F-47 A-13 X-01 B-10
#[tokio::test]
async fn a_closed_channel_gives_way_to_the_other_and_says_why() {
    let town = Town::new(&[BOTH, LINE, MAIL, BOTH, LINE]).await;
    let platform = &town.city.simulator.platform;
    // Four and five block the account.
    platform.block(&user_id(4)).await.unwrap();
    platform.block(&user_id(5)).await.unwrap();
    town.city.settle().await;
    let sent = town.city.notify(&town.token, &notice("遠足")).await;
    assert_eq!(town.went(&sent).await, [2, 3, 0, 1]);
    let expected = ["mail line-blocked", "mail line-not-linked"];
    assert_eq!(town.fallbacks(&sent).await, expected);
    // Unreachable at once: nothing of it was tried.
    assert_eq!(town.causes(&sent, "unreachable").await, ["line-blocked"]);
    // Two languages are two multicasts, each with the button that every reader can press.
    let calls = town.multicasts();
    assert_eq!(calls.len(), 2);
    for call in calls {
        let body: Value = serde_json::from_slice(&call.body).unwrap();
        assert!(body["messages"].as_array().unwrap().len() <= 5);
        assert!(body.to_string().contains(&format!("receipt:{sent}")));
        assert!(call.retry_key.is_some());
    }
    let level_3 = emergency(json!({"everyone": true}));
    let sent = town.city.notify(&town.token, &level_3).await;
    assert_eq!(town.went(&sent).await, [2, 3, 0, 1]);
}

// F-40
#[tokio::test]
async fn what_the_month_has_left_is_foretold_and_kept_for_those_who_have_nothing_else() {
    let town = Town::new(&[BOTH, BOTH, LINE, LINE, BOTH]).await;
    town.city.simulator.platform.set_quota(Some(3));
    let mut body = notice("遠足");
    body["dry_run"] = json!(true);
    let foretold = json!([
        {"cause": "line-quota", "line_left": 3, "by_mail_alone": 2, "unreachable": 0}
    ]);
    assert_eq!(town.ask(&body).await["warnings"], foretold);
    body["dry_run"] = json!(false);
    body["send_at"] = json!("2026-11-21T10:00:00+09:00");
    let sent = town.ask(&body).await;
    assert_eq!(sent["warnings"], foretold);
    let sent = id(&sent);
    assert_eq!(town.notice(&sent).await["warnings"], foretold);
    // LINE is asked every few minutes, and not by the start itself.
    for time in ["2026-11-21T09:58:00+09:00", "2026-11-21T10:00:00+09:00"] {
        town.city.at(time);
        town.city.settle().await;
    }
    assert_eq!(town.went(&sent).await, [3, 3, 0, 0]);
    assert_eq!(town.fallbacks(&sent).await, ["mail quota", "mail quota"]);
    assert_eq!([town.shown(3, "遠足"), town.shown(4, "遠足")], [1, 1]);
    assert_eq!(town.notice(&sent).await["warnings"], json!([]));
    // LINE was never asked for more than there was.
    assert!(town.multicasts().iter().all(|call| call.status == 200));

    // Nothing is left: those with LINE alone are told of at once.
    town.city.clock.advance_seconds(61);
    let sent = town.city.notify(&town.token, &notice("集金")).await;
    assert_eq!(town.went(&sent).await, [0, 3, 0, 2]);
    assert_eq!(town.causes(&sent, "unreachable").await, ["quota", "quota"]);
    // In Japan the next month begins.
    town.city.at("2026-12-01T00:00:00+09:00");
    let sent = town.city.notify(&town.token, &notice("給食")).await;
    assert_eq!(town.went(&sent).await[..2], [3, 3]);
}

#[tokio::test]
async fn a_part_of_the_month_is_kept_for_emergencies() {
    let town = Town::new(&[BOTH; 10]).await;
    town.city.simulator.platform.set_quota(Some(10));
    // The tenth message is the reserve.
    let sent = town.ask(&notice("遠足")).await;
    assert_eq!(sent["warnings"][0]["line_left"], 9);
    town.city.settle().await;
    assert_eq!(town.went(&id(&sent)).await, [9, 10, 0, 0]);
    let first = json!({"schools": [{"school": "saijo-es", "classes": ["1-1"]}]});
    town.city.clock.advance_seconds(61);
    let sent = town.ask(&emergency(first.clone())).await;
    assert_eq!(sent["warnings"], json!([]));
    town.city.settle().await;
    assert_eq!(town.went(&id(&sent)).await, [1, 1, 0, 0]);
    // Now it is used, too: LINE says so, and the mail has gone out beside it.
    town.city.clock.advance_seconds(61);
    let sent = town.ask(&emergency(first)).await;
    assert_eq!(sent["warnings"][0]["by_mail_alone"], 1);
    town.city.settle().await;
    assert_eq!(town.went(&id(&sent)).await, [0, 1, 0, 0]);
}

#[tokio::test]
async fn a_month_that_ends_without_warning_sends_people_to_their_mail() {
    let town = Town::new(&[LINE, BOTH, BOTH]).await;
    town.wishes(2, By::Line).await;
    town.fault("multicast", FaultKind::Quota, 9);
    let sent = town.city.notify(&town.token, &notice("遠足")).await;
    assert_eq!(town.went(&sent).await, [0, 2, 1, 0]);
    assert_eq!(town.fallbacks(&sent).await, ["mail quota"]);
    assert_eq!(town.causes(&sent, "failed").await, ["quota"]);
}

//
#[tokio::test]
async fn every_bad_day_of_line_ends_with_each_message_once() {
    let town = Town::new(&[LINE, LINE, LINE]).await;
    let days = [
        (FaultKind::Error500, 2),
        (FaultKind::TimeoutAfterAccept, 1),
        (FaultKind::RateLimit, 3),
        (FaultKind::UnknownLimit, 2),
        (FaultKind::Reset, 2),
    ];
    for (day, (kind, times)) in days.into_iter().enumerate() {
        let title = format!("第{day}日");
        town.fault("multicast", kind, times);
        let before = town.multicasts().len();
        let sent = town.city.notify(&town.token, &notice(&title)).await;
        town.run_out().await;
        assert_eq!(town.went(&sent).await, [3, 0, 0, 0], "{kind:?}");
        for number in 1..=3 {
            assert_eq!(town.shown(number, &title), 1, "{kind:?}");
        }
        // Two batches, each with one key from the first try to the last.
        let calls = &town.multicasts()[before..];
        let mut keys: Vec<_> = calls.iter().map(|call| call.retry_key.clone()).collect();
        assert!(
            keys.len() > 2 && keys.iter().all(Option::is_some),
            "{kind:?}"
        );
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 2, "{kind:?}");
    }
}

#[tokio::test]
async fn words_that_nobody_knows_and_tries_without_end_lead_to_the_mail() {
    let town = Town::new(&[MAIL, BOTH, LINE]).await;
    town.wishes(2, By::Line).await;
    town.fault("multicast", FaultKind::UnknownLimit, 99);
    let sent = town.city.notify(&town.token, &notice("遠足")).await;
    town.run_out().await;
    assert_eq!(town.went(&sent).await, [0, 2, 1, 0]);
    let expected = ["mail line-not-linked", "mail quota"];
    assert_eq!(town.fallbacks(&sent).await, expected);
    assert_eq!(town.multicasts().len(), 3);

    town.city.simulator.platform.clear_faults();
    town.fault("multicast", FaultKind::Error500, 999);
    let begin = town.city.clock.now();
    let sent = town.city.notify(&town.token, &notice("集金")).await;
    town.run_out().await;
    assert_eq!(town.went(&sent).await, [0, 2, 1, 0]);
    let expected = ["mail line-not-linked", "mail too-late"];
    assert_eq!(town.fallbacks(&sent).await, expected);
    // Never with a key that LINE may have forgotten.
    assert!(town.city.clock.now().since(begin) < 24 * 3_600_000);
}

// D-34
#[tokio::test]
async fn who_does_not_confirm_in_time_gets_it_by_the_other_channel_once() {
    let town = Town::new(&[BOTH, BOTH, BOTH, BOTH, LINE]).await;
    town.wishes(1, By::Line).await;
    town.wishes(2, By::Mail).await;
    town.wishes(3, By::Line).await;
    let mut body = notice("遠足");
    body["remind_after_minutes"] = json!(30);
    let sent = town.city.notify(&town.token, &body).await;
    assert_eq!(town.notice(&sent).await["remind_after_minutes"], 30);
    assert_eq!(town.went(&sent).await, [4, 2, 0, 0]);
    town.confirms(3, &sent).await;
    town.city.clock.advance_seconds(29 * 60);
    town.city.settle().await;
    assert_eq!([town.mails(1), town.shown(2, "遠足")], [0, 0]);

    town.city.clock.advance_seconds(61);
    // Two instances look at the same moment.
    let (one, two) = tokio::join!(look(&town.city.app), look(&town.city.app));
    assert!(one || two);
    town.city.settle().await;
    assert_eq!(town.notice(&sent).await["state"], "sent");
    assert_eq!([town.mails(1), town.shown(2, "遠足")], [1, 1]);
    // Confirmed, reached by both, and with nothing else: nobody of these is written to again.
    assert_eq!([town.mails(3), town.mails(4)], [0, 1]);
    assert_eq!([3, 4, 5].map(|number| town.shown(number, "遠足")), [1; 3]);
    assert_eq!(town.went(&sent).await, [5, 3, 0, 0]);
    let expected = ["line unconfirmed", "mail unconfirmed"];
    assert_eq!(town.fallbacks(&sent).await, expected);

    for _ in 0..3 {
        town.city.clock.advance_seconds(3600);
        town.city.settle().await;
    }
    assert_eq!([town.mails(1), town.shown(2, "遠足")], [1, 1]);
    let open =
        "select count(*) from notices where remind_after is not null and reminded_at is null";
    let mut tx = town.city.app.db.read().await.unwrap();
    let open: i64 = sqlx::query_scalar(open).fetch_one(tx.conn()).await.unwrap();
    assert_eq!(open, 0);
}

async fn look(app: &App) -> bool {
    schedule::unconfirmed::run_once(app).await.unwrap()
}

#[tokio::test]
async fn a_reminder_needs_a_receipt_and_a_time_that_makes_sense() {
    let town = Town::new(&[LINE]).await;
    for (minutes, receipt) in [(json!(4), true), (json!(10_081), true), (json!(30), false)] {
        let mut body = notice("遠足");
        body["remind_after_minutes"] = minutes;
        body["wants_receipt"] = json!(receipt);
        let (status, answer) = town
            .city
            .call(&town.token, "POST", "/admin/v1/notices", Some(&body))
            .await;
        assert_eq!(status, 422, "{answer}");
        assert_eq!(answer["errors"][0]["field"], "remind_after_minutes");
    }
}

#[tokio::test]
async fn somebody_who_blocked_the_account_in_silence_is_found_by_the_profile() {
    let town = Town::new(&[BOTH, LINE]).await;
    town.wishes(1, By::Line).await;
    // The event that tells of it is lost.
    let blocked = |blocked| {
        let user = user_id(1);
        town.city.simulator.platform.with(|state, _| {
            state.people.find_mut(&user).unwrap().blocked = blocked;
        });
    };
    blocked(true);
    let mut body = notice("遠足");
    body["remind_after_minutes"] = json!(5);
    let sent = town.city.notify(&town.token, &body).await;
    // LINE says "accepted".
    assert_eq!(town.went(&sent).await, [2, 0, 0, 0]);
    assert_eq!(town.shown(1, "遠足"), 0);
    town.city.clock.advance_seconds(6 * 60);
    town.city.settle().await;
    assert_eq!(town.mails(1), 1);
    let sent = town.city.notify(&town.token, &notice("集金")).await;
    assert_eq!(town.went(&sent).await, [1, 1, 0, 0]);
    assert_eq!(town.fallbacks(&sent).await, ["mail line-blocked"]);
    // Each was asked for once: two is no sweep.
    let asked = || {
        let requests = town.city.simulator.platform.requests();
        requests.iter().filter(|r| r.endpoint == "profile").count()
    };
    let profiles = asked();
    town.city.clock.advance_seconds(6 * 60);
    let sent = town.city.notify(&town.token, &body).await;
    town.city.clock.advance_seconds(6 * 60);
    town.city.settle().await;
    assert_eq!(asked(), profiles);
    assert_eq!(town.went(&sent).await, [1, 1, 0, 0]);

    // Back again: who writes has not blocked it.
    blocked(false);
    town.city.clock.advance_seconds(60);
    let platform = &town.city.simulator.platform;
    platform.say(&user_id(1), "メニュー").await.unwrap();
    town.city.settle().await;
    let sent = town.city.notify(&town.token, &notice("給食")).await;
    assert_eq!(town.went(&sent).await, [2, 0, 0, 0]);
}

/// A LINE client that fetches its tokens, and the simulator it speaks with.
async fn fetching() -> (Client, Simulator, Clock) {
    let clock = Clock::manual(Millis(1_795_226_400_000));
    let simulator = Simulator::start(Options {
        clock: clock.clone(),
        ..Options::on_loopback()
    });
    let simulator = simulator.await.unwrap();
    let channel = simulator.platform.channel();
    let hosts = Hosts {
        api: simulator.url(),
        data: simulator.url(),
        access: simulator.url(),
    };
    let token = Token::Stateless {
        channel_id: channel.id,
        secret: channel.secret,
    };
    let client = Client::new(hosts, token, clock.clone()).unwrap();
    (client, simulator, clock)
}

/// Endpoint, status and retry key of every call.
fn calls(simulator: &Simulator) -> Vec<(&'static str, u16, Option<String>)> {
    let requests = simulator.platform.requests().into_iter();
    requests
        .map(|r| (r.endpoint, r.status, r.retry_key))
        .collect()
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all_and_renewed_before_its_end() {
    let (client, simulator, clock) = fetching().await;
    let all = (0..8).map(|_| client.month());
    for month in futures_util::future::join_all(all).await {
        month.unwrap();
    }
    let fetched = || {
        let calls = calls(&simulator);
        calls
            .iter()
            .filter(|call| call.0 == "token.stateless")
            .count()
    };
    assert_eq!(fetched(), 1);
    clock.advance_seconds(770);
    client.month().await.unwrap();
    assert_eq!(fetched(), 1);
    // Two minutes before its end.
    clock.advance_seconds(20);
    client.month().await.unwrap();
    client.month().await.unwrap();
    assert_eq!(fetched(), 2);
    assert!(calls(&simulator).iter().all(|call| call.1 == 200));
}

#[tokio::test]
async fn a_refused_token_is_replaced_and_the_call_repeated_once_with_its_key() {
    let (client, simulator, _) = fetching().await;
    let user = user_id(1);
    simulator.platform.adopt(&user, "p", "ja");
    client.month().await.unwrap();
    let forget = || {
        simulator
            .platform
            .with(|state, _| state.tokens = Default::default())
    };
    forget();
    let before = calls(&simulator).len();
    let key = Random::System.uuid().to_string();
    let messages = [json!({"type": "text", "text": "x"})];
    client.push(&user, &messages, &key).await.unwrap();
    let key = Some(key);
    let expected = [
        ("push", 401, key.clone()),
        ("token.stateless", 200, None),
        ("push", 200, key),
    ];
    assert_eq!(calls(&simulator)[before..], expected);

    // A token that LINE never takes is tried twice and no more.
    forget();
    simulator
        .platform
        .with(|state, _| state.channel.secret = "another".into());
    let before = calls(&simulator).len();
    client.month().await.unwrap_err();
    let seen: Vec<_> = calls(&simulator)[before..]
        .iter()
        .map(|call| call.1)
        .collect();
    assert_eq!(seen, [401, 400]);
}

#[tokio::test]
async fn an_endpoint_rests_after_a_refusal_and_others_do_not() {
    let (client, simulator, clock) = fetching().await;
    let user = user_id(1);
    simulator.platform.adopt(&user, "p", "ja");
    let limited = |kind| simulator.platform.fault(Fault::new("push", kind).times(1));
    let push = async || {
        let key = Random::System.uuid().to_string();
        client
            .push(&user, &[json!({"type": "text", "text": "x"})], &key)
            .await
    };
    // One person's limit silences nobody.
    limited(FaultKind::PersonLimit);
    push().await.unwrap_err();
    push().await.unwrap();
    limited(FaultKind::RateLimit);
    push().await.unwrap_err();
    let begin = tokio::time::Instant::now();
    client.profile(&user).await.unwrap();
    assert!(begin.elapsed().as_millis() < 900);
    push().await.unwrap();
    assert!(begin.elapsed().as_millis() >= 1000, "{:?}", begin.elapsed());
    clock.advance_seconds(5);
}

#[tokio::test]
async fn the_shared_buckets_do_what_the_rule_says() {
    let database = Database::new().await;
    let mut level = Level::default();
    let now = 10_000_000_000;
    let change = |now, cost, bulk_cost, not_before| Change {
        endpoint: Endpoint::Multicast,
        now,
        cost,
        bulk_cost,
        not_before,
    };
    let changes = [
        change(now, 50_000, 0, 0),
        change(now, 50_000, 62_500, 0),
        change(now + 10, 50_000, 62_500, 0),
        change(now + 20, 0, 0, now + 5_000_000),
        change(now + 30, 50_000, 0, 0),
        change(now + 9_000_000, 50_000, 62_500, 0),
        // The clock was set back by an hour.
        change(now - 3_600_000_000, 50_000, 62_500, 0),
        change(now - 3_600_000_000, 50_000, 0, 0),
    ];
    for change in changes {
        level = change.apply(level);
        let mut tx = database.db.write().await.unwrap();
        let stored = buckets::apply(&mut tx, &change).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(stored, level, "{change:?}");
    }
    // Two instances on PostgreSQL spend from one bucket; on SQLite a process is alone.
    let clock = Clock::manual(Millis(1_795_226_400_000));
    let Some(shared) = buckets::shared(&database.db) else {
        return;
    };
    let one = Budget::new(clock.clone()).shared(shared.clone());
    let two = Budget::new(clock).shared(shared);
    let begin = tokio::time::Instant::now();
    for budget in [&one, &two].into_iter().cycle().take(200) {
        budget
            .pass(Endpoint::Multicast, Urgency::Urgent)
            .await
            .unwrap();
    }
    // 180 at once, the rest at 200 a second.
    assert!(begin.elapsed().as_millis() >= 50, "{:?}", begin.elapsed());
}
