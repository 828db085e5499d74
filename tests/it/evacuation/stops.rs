//! Nobody gets an order after what ends it; what was stopped or wrong is taken back from whoever has it.

use std::collections::{BTreeMap, BTreeSet};

use kairan::notices;
use kairan::outbox::verdict::{self, Claimed, Outcome};
use kairan::outbox::{Carrier, Lane};
use kairan::simulator::{Fault, FaultKind};
use kairan::store::notices as notices_store;
use kairan::store::outbox::{self, Wanted};

use super::*;

const ALONE: &str = "夜間のため";

impl Four {
    /// One decision, released by one alone; the notice as it was then. Nothing runs yet.
    async fn decides(&self, path: &str, mut order: Value) -> Value {
        order["alone"] = json!(ALONE);
        let (status, notice) = self.call(&self.decides, path, order).await;
        assert_eq!(status, 201, "{notice}");
        notice
    }

    async fn released(&self, path: &str, order: Value) -> Value {
        let notice = self.decides(path, order).await;
        self.city.settle().await;
        notice
    }

    /// LINE answers its next multicasts with 500: they may have arrived, and are tried again later. The mails
    /// arrive.
    fn line_fails(&mut self, times: u32) {
        self.city.expects_refusals = true;
        let fault = Fault::new("multicast", FaultKind::Error500).times(times);
        self.city.simulator.platform.fault(fault);
    }

    async fn notice(&self, of: &Value) -> Value {
        let path = format!("/admin/v1/notices/{}", of["id"].as_str().unwrap());
        let (status, notice) = self.city.call(&self.decides, "GET", &path, None).await;
        assert_eq!(status, 200, "{notice}");
        notice
    }

    /// The state of a notice, and how many people had it over LINE, wait, and were stopped.
    async fn stands(&self, of: &Value) -> (String, [i64; 3]) {
        let notice = self.notice(of).await;
        let ledger = self.city.ledger(&self.decides, of["id"].as_str().unwrap());
        let ledger = ledger.await;
        let figures = ["line", "waiting", "cancelled"];
        let state = notice["state"].as_str().unwrap().to_owned();
        (state, figures.map(|name| ledger[name].as_i64().unwrap()))
    }

    /// Why people of a notice did not get it.
    async fn causes(&self, of: &Value) -> Vec<Value> {
        let path = format!(
            "/admin/v1/notices/{}/people?state=cancelled",
            of["id"].as_str().unwrap()
        );
        let (_, people) = self.city.call(&self.decides, "GET", &path, None).await;
        let people = people["items"].as_array().unwrap().iter();
        people.map(|person| person["cause"].clone()).collect()
    }

    async fn board(&self) -> Value {
        self.city.call(&self.decides, "GET", ORDERS, None).await.1
    }

    /// An hour: whatever was to be tried again is.
    async fn waits(&self) {
        for _ in 0..12 {
            self.city.clock.advance_seconds(300);
            self.city.settle().await;
        }
    }

    /// Takes rows for LINE as a worker would, and goes no further.
    async fn in_hand(&self) -> Vec<Claimed> {
        let (app, none) = (&self.city.app, BTreeSet::new());
        let wanted = Wanted {
            carrier: Carrier::Line,
            up_to: Lane::Reminder,
            limit: 100,
            busy: &none,
            resting: &none,
            slow: &none,
            stopped: &none,
            last: &BTreeMap::new(),
        };
        let now = app.clock.now();
        let mut tx = app.db.write().await.unwrap();
        let rows = outbox::claim(&mut tx, &wanted, now, now.plus_seconds(45)).await;
        tx.commit().await.unwrap();
        rows.unwrap()
    }

    /// What was in hand ended so.
    async fn ends(&self, rows: Vec<Claimed>, outcome: &Outcome) {
        let app = &self.city.app;
        let now = app.clock.now();
        let tried = rows.into_iter().map(|row| {
            let verdict = verdict::after(&row, outcome.clone(), now, &app.random);
            (row, verdict)
        });
        let tried: Vec<_> = tried.collect();
        let mut tx = app.db.write().await.unwrap();
        outbox::settle(&mut tx, app, &tried, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// All steps that time takes with notices.
    async fn steps(&self) {
        while notices::starter::run_once(&self.city.app).await.unwrap() {}
    }
}

fn there() -> Value {
    json!({"hazard": "landslide", "areas": ["西条"]})
}

fn lift() -> String {
    format!("{ORDERS}/lift")
}

fn withdraw() -> String {
    format!("{ORDERS}/withdraw")
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_an_order_after_its_lift_or_its_withdrawal() {
    for (path, word) in [(lift(), "解除"), (withdraw(), "取消（誤報）")] {
        let mut four = four().await;
        four.line_fails(3);
        let order = four.released(ORDERS, landslide(4)).await;
        assert_eq!(four.stands(&order).await, ("sending".to_owned(), [0, 0, 0]));
        let end = four.released(&path, there()).await;
        four.waits().await;
        let [hana, emma, linh] = four.all_look().await;
        assert!(
            hana.contains(word) && !hana.contains("発令しました"),
            "{hana}"
        );
        assert!(!emma.contains("has been issued"), "{emma}");
        assert!(!linh.contains("Đã ban hành"), "{linh}");
        assert!(emma.contains("Level 4") && linh.contains("cảnh báo 4"));
        // Whoever had the order has the end of it as well.
        assert_eq!(four.mails().len(), 2);
        assert!(four.mails()[1].contains(word));
        let stopped = four.stands(&order).await;
        assert_eq!(stopped, ("cancelled".to_owned(), [0, 0, 0]));
        assert_eq!(four.notice(&order).await["superseded_by"], end["id"]);
        let mut clerk = four.city.clerk(Role::City, None).await;
        let page = format!("/console/notices/{}", order["id"].as_str().unwrap());
        clerk.open(&page).await;
        assert!(clerk.page.text().contains("新しい避難情報が出ました"));
        assert_eq!(four.stands(&end).await, ("sent".to_owned(), [3, 0, 0]));
    }
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn an_order_whose_list_is_not_written_yet_goes_to_nobody_and_the_ledger_says_why() {
    for begun in [false, true] {
        let mut four = four().await;
        let order = four.decides(ORDERS, landslide(4)).await;
        let app = four.city.app.clone();
        if begun {
            notices::starter::run_once(&app).await.unwrap();
        }
        // A step failed: it rests, and the lift overtakes it.
        let mut tx = app.db.write().await.unwrap();
        let until = app.clock.now().plus_seconds(30);
        let id = order["id"].as_str().unwrap();
        notices_store::rest(&mut tx, id, until).await.unwrap();
        tx.commit().await.unwrap();
        four.released(&lift(), there()).await;
        four.waits().await;
        let stopped = four.stands(&order).await;
        assert_eq!(stopped, ("cancelled".to_owned(), [0, 0, 4]), "{begun}");
        assert_eq!(four.causes(&order).await, vec![json!("superseded"); 4]);
        assert_eq!(four.notice(&order).await["started_at"].is_null(), !begun);
        let [hana, ..] = four.all_look().await;
        assert!(
            hana.contains("解除") && !hana.contains("発令しました"),
            "{hana}"
        );
        assert_eq!(four.mails().len(), 1);
    }
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn a_raise_stops_what_is_still_going_out_below_it_where_it_covers_it() {
    let mut four = four().await;
    four.line_fails(3);
    let mut both = landslide(3);
    both["areas"] = json!(["西条", "黒瀬"]);
    let three = four.released(ORDERS, both).await;
    // In a part of its places only: the others are to get it.
    four.line_fails(3);
    let four_there = four.released(ORDERS, landslide(4)).await;
    assert_eq!(four.stands(&three).await.0, "sending");
    let five = four.released(ORDERS, landslide(5)).await;
    four.waits().await;
    assert_eq!(four.stands(&three).await, ("sent".to_owned(), [3, 0, 0]));
    let below = four.stands(&four_there).await;
    assert_eq!(below, ("cancelled".to_owned(), [0, 0, 0]));
    assert_eq!(four.stands(&five).await, ("sent".to_owned(), [3, 0, 0]));
    let [hana, ..] = four.all_look().await;
    assert!(
        hana.contains("レベル5") && hana.contains("レベル3"),
        "{hana}"
    );
    assert!(!hana.contains("【警戒レベル4】"), "{hana}");
    let states = four.states().await;
    assert!(
        states.contains(&state("西条", "landslide", Some(5))),
        "{states:?}"
    );
    assert!(
        states.contains(&state("黒瀬", "landslide", Some(3))),
        "{states:?}"
    );
    // It was no mistake: once the raise is taken back, it stands.
    four.released(&withdraw(), there()).await;
    let states = four.states().await;
    assert!(
        states.contains(&state("西条", "landslide", Some(4))),
        "{states:?}"
    );
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn a_lift_waits_for_what_is_in_hand_and_a_raise_does_not() {
    let may_have_arrived = Outcome::Later {
        at_least: None,
        uncertain: true,
        detail: "no answer".into(),
    };
    for (path, order, waits) in [
        (lift(), there(), true),
        (ORDERS.to_owned(), landslide(5), false),
    ] {
        let mut four = four().await;
        let earlier = four.decides(ORDERS, landslide(4)).await;
        four.steps().await;
        let rows = four.in_hand().await;
        assert_eq!(rows.len(), 3);
        let later = four.decides(&path, order).await;
        four.steps().await;
        let (_, [_, waiting, _]) = four.stands(&later).await;
        assert_eq!(waiting, 4);
        let open = async || {
            let mut tx = four.city.app.db.read().await.unwrap();
            let id = later["id"].as_str().unwrap();
            outbox::is_open(&mut tx, id).await.unwrap()
        };
        assert_eq!(open().await, !waits);
        four.ends(rows, &may_have_arrived).await;
        four.steps().await;
        assert!(open().await);
        four.waits().await;
        let [hana, ..] = four.all_look().await;
        assert!(!hana.contains("発令しました"), "{hana}");
        assert_eq!(four.stands(&earlier).await.0, "cancelled");
        assert_eq!(four.stands(&later).await, ("sent".to_owned(), [3, 0, 0]));
    }
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_process_had_in_hand_does_not_come_after_the_lift() {
    let mut four = four().await;
    let order = four.decides(ORDERS, landslide(4)).await;
    four.steps().await;
    assert_eq!(four.in_hand().await.len(), 3);
    four.decides(&lift(), there()).await;
    four.steps().await;
    // Nobody settles them: their leases end, and the lift has not waited for ever.
    four.waits().await;
    let [hana, ..] = four.all_look().await;
    assert!(
        hana.contains("解除") && !hana.contains("発令しました"),
        "{hana}"
    );
    let stopped = four.stands(&order).await;
    assert_eq!(stopped, ("cancelled".to_owned(), [0, 0, 4]));
}

// B-10 X-02
#[tokio::test(flavor = "multi_thread")]
async fn what_was_stopped_half_way_can_be_withdrawn_and_lifted() {
    for act in ["cancel", "recall"] {
        for (path, word) in [(withdraw(), "取消（誤報）"), (lift(), "解除")] {
            let mut four = four().await;
            four.released(ORDERS, landslide(3)).await;
            four.line_fails(3);
            let wrong = four.released(ORDERS, landslide(4)).await;
            let id = wrong["id"].as_str().unwrap();
            let stop = format!("/admin/v1/notices/{id}/{act}");
            let (status, answer) = four.city.call(&four.decides, "POST", &stop, None).await;
            assert_eq!(status, 200, "{answer}");
            // It holds nowhere; what stood before does, and the board says that some believe more.
            let board = four.board().await;
            let there_now = &board["states"][0];
            assert_eq!(there_now["level"], json!(3), "{board}");
            assert_eq!(there_now["stopped"], json!({"level": 4, "notice": id}));
            assert_eq!(board["history"][0]["stopped"], json!(true));
            let mut clerk = four.city.clerk(Role::City, None).await;
            clerk.open("/console/evacuations").await;
            assert!(clerk.page.text().contains("途中で止めた警戒レベル4"));
            let end = four.released(&path, there()).await;
            let title = end["content"]["ja"]["title"].as_str().unwrap();
            assert!(
                title.contains("警戒レベル4") && title.contains(word),
                "{title}"
            );
            four.waits().await;
            let [hana, ..] = four.all_look().await;
            assert!(!hana.contains("引き上げました"), "{hana}");
            let board = four.board().await;
            let left = if path == lift() {
                json!(null)
            } else {
                json!(3)
            };
            assert_eq!(board["states"][0]["level"], left, "{board}");
            assert_eq!(board["states"][0]["stopped"], json!(null));
        }
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_have_is_not_withdrawn() {
    let four = four().await;
    let order = four.decides(ORDERS, landslide(4)).await;
    four.steps().await;
    let stop = format!("/admin/v1/notices/{}/cancel", order["id"].as_str().unwrap());
    four.city.call(&four.decides, "POST", &stop, None).await;
    let (status, _) = four.call(&four.decides, &withdraw(), there()).await;
    assert_eq!(status, 409);
    assert!(four.states().await.is_empty());
}

// B-10 X-02
#[tokio::test(flavor = "multi_thread")]
async fn a_mistaken_raise_is_withdrawn_and_what_stood_stands_in_six_languages() {
    let mut four = four().await;
    four.released(ORDERS, landslide(3)).await;
    four.released(ORDERS, landslide(4)).await;
    four.all_look().await;
    let withdrawal = four.released(&withdraw(), there()).await;
    let languages = withdrawal["content"].as_object().unwrap();
    assert_eq!(languages.len(), 6);
    for (language, wording) in languages {
        let body = wording["body"].as_str().unwrap();
        assert!(
            body.contains('3') && body.contains('4'),
            "{language}: {body}"
        );
    }
    let [hana, emma, _] = four.all_look().await;
    assert!(hana.contains("避難指示の取消（誤報）"), "{hana}");
    assert!(
        hana.contains("西条では、警戒レベル3「高齢者等避難」が引き続き出ています"),
        "{hana}"
    );
    assert!(
        emma.contains("STILL IN FORCE in 西条: Alert Level 3"),
        "{emma}"
    );
    assert_eq!(four.states().await, [state("西条", "landslide", Some(3))]);
    let lifted = four.released(&lift(), there()).await;
    let title = lifted["content"]["ja"]["title"].as_str().unwrap();
    assert!(title.contains("警戒レベル3"), "{title}");
    assert_eq!(four.states().await, [state("西条", "landslide", None)]);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn where_areas_differ_nothing_is_said_to_rise_or_fall() {
    let four = four().await;
    four.released(ORDERS, landslide(5)).await;
    let body = async |areas: Value, level: i64| {
        let mut order = landslide(level);
        order["areas"] = areas;
        order["dry_run"] = json!(true);
        let (_, tried) = four.call(&four.decides, ORDERS, order).await;
        tried["content"]["ja"]["body"].as_str().unwrap().to_owned()
    };
    let both = body(json!(["西条", "黒瀬"]), 4).await;
    assert!(both.contains("発令しました"), "{both}");
    // The whole city: nothing was in 黒瀬.
    let city = body(json!([]), 4).await;
    assert!(city.contains("発令しました"), "{city}");
    let one = body(json!(["西条"]), 4).await;
    assert!(one.contains("引き下げました"), "{one}");
    let told = body(json!(["黒瀬"]), 2).await;
    assert!(
        told.contains("発表されました") && !told.contains("発令"),
        "{told}"
    );
}

// B-10 X-02
#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_issue_is_that_of_the_release() {
    let mut four = four().await;
    four.city.at("2026-11-22T03:00:00+09:00");
    let (_, asked) = four.call(&four.decides, ORDERS, landslide(4)).await;
    assert!(!asked["content"]["ja"]["body"].to_string().contains("03:00"));
    let mut clerk = four.city.clerk(Role::City, None).await;
    let page = format!("/console/notices/{}", asked["id"].as_str().unwrap());
    clerk.open(&page).await;
    let seen = clerk.page.text();
    assert!(
        seen.contains("【発令時刻】（送信した時刻が入ります）"),
        "{seen}"
    );
    four.city.at("2026-11-22T03:20:00+09:00");
    four.approve(&asked).await;
    let [hana, ..] = four.all_look().await;
    assert!(hana.contains("【発令時刻】2026年11月22日 3:20"), "{hana}");
    let kept = four.notice(&asked).await["content"]["ja"]["body"].to_string();
    assert_eq!(kept.matches("【発令時刻】").count(), 1, "{kept}");
    // An alert's draft that is sent as it is.
    import(&four.city, &Report::SLIDE.xml()).await;
    let draft = drafts(&four.city, &four.decides).await.remove(0);
    let body = draft["content"]["ja"]["body"].as_str().unwrap();
    assert!(!body.contains("【発令時刻】"), "{body}");
    let send = format!("/admin/v1/notices/{}/send", draft["id"].as_str().unwrap());
    four.city.at("2026-11-22T04:00:00+09:00");
    four.city.call(&four.decides, "POST", &send, None).await;
    four.city.at("2026-11-22T04:30:00+09:00");
    four.approve(&draft).await;
    let [hana, ..] = four.all_look().await;
    assert!(hana.contains("【発令時刻】2026年11月22日 4:30"), "{hana}");
    let lifted = four.released(&lift(), json!({"hazard": "landslide"})).await;
    let body = four.notice(&lifted).await["content"]["ja"]["body"].to_string();
    assert!(body.contains("【解除時刻】2026年11月22日 4:30"), "{body}");
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn a_lift_that_waits_does_not_end_what_was_ordered_since() {
    let four = four().await;
    four.released(ORDERS, landslide(4)).await;
    let (_, waits) = four.call(&four.decides, &lift(), there()).await;
    assert_eq!(waits["state"], "awaiting_approval");
    four.released(ORDERS, landslide(5)).await;
    four.city.clock.advance_seconds(60);
    let path = format!(
        "/admin/v1/notices/{}/approve",
        waits["id"].as_str().unwrap()
    );
    let (status, answer) = four.city.call(&four.approves, "POST", &path, None).await;
    assert_eq!(status, 409, "{answer}");
    assert_eq!(four.states().await, [state("西条", "landslide", Some(5))]);
    // Another hazard's order changes nothing about it.
    let (_, waits) = four.call(&four.decides, &lift(), there()).await;
    let mut flood = landslide(3);
    flood["hazard"] = json!("flood");
    four.released(ORDERS, flood).await;
    four.approve(&waits).await;
    let states = four.states().await;
    assert!(
        states.contains(&state("西条", "landslide", None)),
        "{states:?}"
    );
}
