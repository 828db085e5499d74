//! The turn of the school year: asked for and approved by two people, run at midnight of 1 April,
//! cut off and gone on with, put back for one school, confirmed by guardians.

use kairan::city::authority::Role;
use kairan::clock::Millis;
use kairan::schedule;
use kairan::schedule::rollover::CHILDREN_AT_ONCE;
use kairan::store::{children, people};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{registers, with_hana};

const PATH: &str = "/admin/v1/rollovers";
const EVE: &str = "2027-03-31T23:59:59.999+09:00";
const TURN: &str = "2027-04-01T00:00:00+09:00";
const MORNING: &str = "2027-04-01T09:00:00+09:00";

/// A child at a school for a guardian; answers its id.
async fn pupil(city: &City, guardian: &str, school: &str, grade: i64, birthday: &str) -> String {
    // Children stand in the order in which they were registered.
    city.clock.set(Millis(city.clock.now().0 + 1));
    let mut tx = city.app.db.write().await.unwrap();
    let (id, enrolment, now) = (city.app.new_id(), city.app.new_id(), city.clock.now());
    let child = children::NewChild {
        id: &id,
        family_name: "山田",
        given_name: "子",
        birthday: Some(birthday),
        ..children::NewChild::default()
    };
    children::insert(&mut tx, &child, guardian, None, now)
        .await
        .unwrap();
    let at = children::NewEnrolment {
        id: &enrolment,
        child: &id,
        school,
        grade,
        class: Some("2-1"),
        attendance_number: Some("7"),
        groups: vec!["サッカー".into()],
    };
    children::enrol(&mut tx, &at, now, now).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Somebody with an ID whom no channel reaches.
async fn guardian(city: &City) -> String {
    let mut tx = city.app.db.write().await.unwrap();
    let id = city.app.new_id();
    let person = people::NewPerson {
        id: &id,
        login: None,
        password_hash: None,
        family_name: None,
        given_name: None,
        language: Language::Ja,
        area: None,
    };
    people::insert(&mut tx, &person, city.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn id_of(city: &City, email: &str) -> String {
    let admin = city.staff(Role::Admin, None).await;
    let path = format!("/admin/v1/people?email={email}");
    let (status, found) = city.call(&admin, "GET", &path, None).await;
    assert_eq!(status, 200, "{found}");
    found["id"].as_str().unwrap().to_owned()
}

/// Asked for by the board, approved by another of it; answers the id.
async fn approved(city: &City, body: &Value) -> String {
    let (one, other) = (
        city.staff(Role::Board, None).await,
        city.staff(Role::Board, None).await,
    );
    let (status, asked) = city.call(&one, "POST", PATH, Some(body)).await;
    assert_eq!(status, 201, "{asked}");
    let id = asked["id"].as_str().unwrap().to_owned();
    let path = format!("{PATH}/{id}/approve");
    let (status, answer) = city.call(&other, "POST", &path, None).await;
    assert_eq!((status, &answer["state"]), (200, &json!("approved")));
    id
}

async fn shown(city: &City, id: &str) -> Value {
    let token = city.staff(Role::Auditor, None).await;
    let (status, answer) = city
        .call(&token, "GET", &format!("{PATH}/{id}"), None)
        .await;
    assert_eq!(status, 200, "{answer}");
    answer
}

/// School, grade, class, attendance number and groups of the guardian's children of now.
async fn places(city: &City, guardian: &str) -> Vec<String> {
    let mut tx = city.app.db.read().await.unwrap();
    let now = city.clock.now();
    let mut places = Vec::new();
    for child in children::of_guardian(&mut tx, guardian, now).await.unwrap() {
        let groups = children::groups(&mut tx, &child.id, now).await.unwrap();
        places.push(match child.enrolment {
            None => "none".to_owned(),
            Some(at) => format!(
                "{} {} {} {} {}",
                at.school_id,
                at.grade,
                at.class.as_deref().unwrap_or("unset"),
                at.attendance_number.as_deref().unwrap_or("-"),
                groups.join("+")
            ),
        });
    }
    places
}

fn notice(title: &str, school: &str, more: &Value) -> Value {
    let mut part = json!({"school": school});
    for (key, value) in more.as_object().unwrap() {
        part[key] = value.clone();
    }
    json!({
        "kind": "school", "audience": {"schools": [part]},
        "content": {"ja": {"title": title, "body": "本文"}},
    })
}

/// How many people a notice would reach now.
async fn reached(city: &City, school: &str, more: Value) -> i64 {
    let token = city.staff(Role::Board, None).await;
    let mut body = notice("お知らせ", school, &more);
    body["dry_run"] = json!(true);
    let (status, answer) = city
        .call(&token, "POST", "/admin/v1/notices", Some(&body))
        .await;
    assert_eq!(status, 200, "{answer}");
    answer["ledger"]["people"].as_i64().unwrap()
}

// A-28 X-07
#[tokio::test(flavor = "multi_thread")]
async fn a_preview_tells_what_would_become_of_each_child_and_changes_nothing() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    let stays = pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    let odd = pupil(&city, &parent, "saijo-es", 2, "2016-05-05").await;
    let leaves = pupil(&city, &parent, "saijo-es", 6, "2014-05-05").await;
    let lost = pupil(&city, &parent, "saijo-es", 0, "2018-05-05").await;
    let before = places(&city, &parent).await;
    city.at("2027-03-10T10:00:00+09:00");
    let board = city.staff(Role::Board, None).await;
    let body = json!({"school_year": 2027, "schools": ["saijo-es"], "dry_run": true});
    let (status, answer) = city.call(&board, "POST", PATH, Some(&body)).await;
    assert_eq!(status, 200, "{answer}");
    assert!(answer["id"].is_null());
    assert_eq!(answer["runs_at"], "2027-04-01T00:00:00+09:00");
    let school = &answer["schools"][0];
    let grade = |at: usize, key: &str| school["grades"][at][key].as_i64().unwrap();
    let sums = [
        // Grade, promoted, leaving, unset, warnings.
        [0, 0, 0, 1, 1],
        [2, 2, 0, 0, 1],
        [6, 0, 1, 0, 0],
    ];
    for (at, expected) in sums.into_iter().enumerate() {
        let keys = ["grade", "promoted", "leaving", "unset", "warnings"];
        assert_eq!(keys.map(|key| grade(at, key)), expected, "{school}");
    }
    let child = |id: &str| {
        let children = school["children"].as_array().unwrap();
        let found = children.iter().find(|child| child["child"] == id).unwrap();
        (
            found["outcome"].as_str().unwrap().to_owned(),
            found["next_grade"].clone(),
            found["warning"].clone(),
        )
    };
    let promoted = |warning: Value| ("promoted".to_owned(), json!(3), warning);
    assert_eq!(child(&stays), promoted(Value::Null));
    assert_eq!(child(&odd), promoted(json!("grade_unusual")));
    assert_eq!(
        child(&leaves),
        ("leaves".to_owned(), Value::Null, Value::Null)
    );
    let unset = ("unset".to_owned(), Value::Null, json!("grade_unset"));
    assert_eq!(child(&lost), unset);
    assert!(
        !answer.to_string().contains("山田"),
        "no name where an id does"
    );

    city.at(MORNING);
    city.settle().await;
    assert_eq!(places(&city, &parent).await, before);
    let (_, list) = city.call(&board, "GET", PATH, None).await;
    assert_eq!(list["items"], json!([]));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn it_takes_a_second_person_and_each_role_keeps_to_its_own_schools() {
    let city = City::new().await;
    let own = city.staff(Role::School, Some("saijo-es")).await;
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let body = |schools: Value| json!({"school_year": 2027, "schools": schools});
    for (role, school) in [
        (Role::City, None),
        (Role::Auditor, None),
        (Role::Teacher, Some("saijo-es")),
    ] {
        let token = city.staff(role, school).await;
        let asked = body(json!(["saijo-es"]));
        let (status, _) = city.call(&token, "POST", PATH, Some(&asked)).await;
        assert_eq!(status, 403, "{role:?}");
    }
    for beyond in [json!(["saijo-es", "saijo-jhs"]), json!(["no-such-school"])] {
        let (status, _) = city.call(&own, "POST", PATH, Some(&body(beyond))).await;
        assert_eq!(status, 403);
    }
    for year in [2024, 2025, 2028] {
        let (status, _) = city
            .call(&own, "POST", PATH, Some(&json!({"school_year": year})))
            .await;
        assert_eq!(status, 422, "{year}");
    }
    // A school that names none means itself.
    let (status, asked) = city
        .call(&own, "POST", PATH, Some(&json!({"school_year": 2027})))
        .await;
    assert_eq!(
        (status, &asked["state"]),
        (201, &json!("awaiting_approval"))
    );
    assert_eq!(asked["schools"].as_array().unwrap().len(), 1);
    let id = asked["id"].as_str().unwrap();
    let approve = format!("{PATH}/{id}/approve");
    assert_eq!(city.call(&own, "POST", &approve, None).await.0, 403);
    assert_eq!(city.call(&other, "POST", &approve, None).await.0, 403);
    let show = format!("{PATH}/{id}");
    assert_eq!(city.call(&other, "GET", &show, None).await.0, 403);
    let undo = json!({"school": "saijo-es"});
    let path = format!("{PATH}/{id}/undo");
    assert_eq!(city.call(&other, "POST", &path, Some(&undo)).await.0, 403);

    // Once a school and year, whoever asks.
    let board = city.staff(Role::Board, None).await;
    let again = body(json!(["saijo-es"]));
    assert_eq!(city.call(&board, "POST", PATH, Some(&again)).await.0, 409);
    assert_eq!(city.call(&board, "POST", &approve, None).await.0, 200);
    assert_eq!(city.call(&board, "POST", &approve, None).await.0, 409);
    // The rest of the city is what is left.
    let rest = json!({"school_year": 2027});
    let (status, asked) = city.call(&board, "POST", PATH, Some(&rest)).await;
    assert_eq!(
        (status, asked["schools"].as_array().unwrap().len()),
        (201, 1)
    );
    assert_eq!(asked["schools"][0]["school"], "saijo-jhs");
}

// A-28 X-07
#[tokio::test(flavor = "multi_thread")]
async fn at_midnight_each_child_moves_up_or_leaves_and_notices_reach_the_right_set() {
    let city = City::new().await;
    let parents = [guardian(&city).await, guardian(&city).await];
    pupil(&city, &parents[0], "saijo-es", 2, "2018-05-05").await;
    pupil(&city, &parents[0], "saijo-jhs", 1, "2013-05-05").await;
    pupil(&city, &parents[1], "saijo-es", 6, "2014-05-05").await;
    pupil(&city, &parents[1], "saijo-jhs", 3, "2011-05-05").await;
    let keep = json!({"school_year": 2027, "keep_groups": {"saijo-jhs": false}});
    let id = approved(&city, &keep).await;
    let board = city.staff(Role::Board, None).await;
    // Scheduled in March, on both sides of midnight, to the same grades and class.
    let mut sent = Vec::new();
    for (title, at, part) in [
        ("old-2", EVE, json!({"grades": [2]})),
        ("new-2", TURN, json!({"grades": [2]})),
        ("new-3", TURN, json!({"grades": [3]})),
        ("new-6", TURN, json!({"grades": [6]})),
        ("old-class", EVE, json!({"classes": ["2-1"]})),
        ("new-class", TURN, json!({"classes": ["3-1"]})),
        (
            "new-class-unset",
            TURN,
            json!({"classes": ["3-1"], "include_unset": true}),
        ),
    ] {
        let mut body = notice(title, "saijo-es", &part);
        body["send_at"] = json!(at);
        let (status, answer) = city
            .call(&board, "POST", "/admin/v1/notices", Some(&body))
            .await;
        assert_eq!(status, 201, "{answer}");
        sent.push((title, answer["id"].as_str().unwrap().to_owned()));
    }
    city.at(EVE);
    city.settle().await;
    assert_eq!(
        places(&city, &parents[0]).await[0],
        "saijo-es 2 2-1 7 サッカー"
    );
    city.at(TURN);
    city.settle().await;
    assert_eq!(
        places(&city, &parents[0]).await,
        ["saijo-es 3 unset - サッカー", "saijo-jhs 2 unset - "]
    );
    assert_eq!(places(&city, &parents[1]).await, ["none", "none"]);
    let mut people = Vec::new();
    for (title, id) in &sent {
        let ledger = city.ledger(&board, id).await;
        people.push((*title, ledger["people"].as_i64().unwrap()));
    }
    let expected = [
        ("old-2", 1),
        ("new-2", 0),
        ("new-3", 1),
        ("new-6", 0),
        // The class as it was, also of the sixth-grader whose class was written so.
        ("old-class", 2),
        ("new-class", 0),
        ("new-class-unset", 1),
    ];
    assert_eq!(people, expected);
    let done = shown(&city, &id).await;
    assert_eq!(done["state"], "done", "{done}");
    // Again: nothing more happens.
    city.at(MORNING);
    city.settle().await;
    assert_eq!(
        places(&city, &parents[0]).await,
        ["saijo-es 3 unset - サッカー", "saijo-jhs 2 unset - "]
    );
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_turn_that_was_cut_off_goes_on_where_it_stopped_and_notices_wait_for_it() {
    let mut city = City::new().await;
    let parent = guardian(&city).await;
    let children = CHILDREN_AT_ONCE + 5;
    for _ in 0..children {
        pupil(&city, &parent, "saijo-es", 3, "2017-05-05").await;
    }
    let id = approved(
        &city,
        &json!({"school_year": 2027, "schools": ["saijo-es"]}),
    )
    .await;
    let board = city.staff(Role::Board, None).await;
    let mut body = notice("四年生へ", "saijo-es", &json!({"grades": [3]}));
    body["send_at"] = json!(TURN);
    let (_, scheduled) = city
        .call(&board, "POST", "/admin/v1/notices", Some(&body))
        .await;
    city.at(TURN);
    assert!(schedule::rollover::run_once(&city.app).await.unwrap());
    let half = |of: &Value, grade: i64| {
        let children = of["schools"][0]["children"].as_array().unwrap();
        let at = children.iter().filter(|child| child["grade"] == grade);
        at.count()
    };
    assert_eq!(half(&shown(&city, &id).await, 3) as i64, children);
    let grade_of = |places: Vec<String>, grade: &str| {
        let at = places.iter().filter(|place| place.starts_with(grade));
        i64::try_from(at.count()).unwrap()
    };
    let now = places(&city, &parent).await;
    assert_eq!(grade_of(now, "saijo-es 4"), CHILDREN_AT_ONCE);
    // The old third grade is half gone: its notice waits rather than reach what is left of it.
    assert!(!kairan::notices::starter::run_once(&city.app).await.unwrap());
    city.restart().await;
    city.settle().await;
    let now = places(&city, &parent).await;
    assert_eq!(grade_of(now.clone(), "saijo-es 4"), children);
    assert_eq!(grade_of(now, "saijo-es 5"), 0, "moved twice");
    assert_eq!(shown(&city, &id).await["state"], "done");
    let notice = scheduled["id"].as_str().unwrap();
    assert_eq!(city.ledger(&board, notice).await["people"], 0);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn one_school_of_two_is_put_back_and_what_guardians_changed_since_stays() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    pupil(&city, &parent, "saijo-es", 6, "2014-05-05").await;
    let changed = pupil(&city, &parent, "saijo-es", 1, "2019-05-05").await;
    let entered = pupil(&city, &parent, "saijo-es", 6, "2014-05-06").await;
    pupil(&city, &parent, "saijo-jhs", 1, "2013-05-05").await;
    let before = places(&city, &parent).await;
    let id = approved(&city, &json!({"school_year": 2027})).await;
    city.at(TURN);
    city.settle().await;
    // Told their class, and entered at the junior high school.
    city.at("2027-04-07T10:00:00+09:00");
    for (child, school, grade) in [(&changed, "saijo-es", 2), (&entered, "saijo-jhs", 1)] {
        let mut tx = city.app.db.write().await.unwrap();
        let enrolment = city.app.new_id();
        let at = children::NewEnrolment {
            id: &enrolment,
            child,
            school,
            grade,
            class: Some("2-2"),
            ..children::NewEnrolment::default()
        };
        let now = city.clock.now();
        children::enrol(&mut tx, &at, now, now).await.unwrap();
        tx.commit().await.unwrap();
    }
    let board = city.staff(Role::Board, None).await;
    let path = format!("{PATH}/{id}/undo");
    let undo = json!({"school": "saijo-es"});
    let (status, answer) = city.call(&board, "POST", &path, Some(&undo)).await;
    assert_eq!((status, &answer["restored"]), (200, &json!(2)), "{answer}");
    let kept = answer["kept"].as_array().unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&json!(changed)) && kept.contains(&json!(entered)));
    let now = places(&city, &parent).await;
    assert_eq!(now[0], before[0]);
    assert_eq!(now[1], before[1]);
    assert_eq!(now[2], "saijo-es 2 2-2 - ");
    assert_eq!(now[3], "saijo-jhs 1 2-2 - ");
    assert_eq!(now[4], "saijo-jhs 2 unset - サッカー");
    assert_eq!(city.call(&board, "POST", &path, Some(&undo)).await.0, 409);

    // Asked for anew it runs at once, and leaves alone who is right already.
    let again = approved(
        &city,
        &json!({"school_year": 2027, "schools": ["saijo-es"]}),
    )
    .await;
    city.settle().await;
    let now = places(&city, &parent).await;
    assert_eq!(now[0], "saijo-es 3 unset - サッカー");
    assert_eq!(now[1], "none");
    assert_eq!(now[2], "saijo-es 2 2-2 - ");
    assert_eq!(shown(&city, &again).await["state"], "done");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_school_taken_out_before_the_day_stays_as_it_is() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    pupil(&city, &parent, "saijo-jhs", 1, "2013-05-05").await;
    let id = approved(&city, &json!({"school_year": 2027})).await;
    let own = city.staff(Role::School, Some("saijo-es")).await;
    let undo = json!({"school": "saijo-es"});
    let path = format!("{PATH}/{id}/undo");
    let (status, answer) = city.call(&own, "POST", &path, Some(&undo)).await;
    assert_eq!((status, &answer["restored"]), (200, &json!(0)), "{answer}");
    city.at(TURN);
    city.settle().await;
    assert_eq!(
        places(&city, &parent).await,
        ["saijo-es 2 2-1 7 サッカー", "saijo-jhs 2 unset - サッカー"]
    );
}

/// Hana's child at grade 2, moved up; the morning of 1 April.
async fn turned() -> (City, Phone, String) {
    let (city, mut hana) = with_hana().await;
    let id = approved(&city, &json!({"school_year": 2027})).await;
    city.at(TURN);
    let said = hana.look(&city).await;
    assert_eq!(said.text(), "", "nobody is woken");
    city.at(MORNING);
    (city, hana, id)
}

// A-28 X-07
#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_is_told_once_and_confirms_with_a_tap_in_the_talk() {
    let (city, mut hana, id) = turned().await;
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("学年とクラスを確認してください"),
        "{}",
        said.text()
    );
    let mail = city.mail("hana@example.jp").text();
    assert!(mail.contains("/mine/do/new-year"), "{mail}");
    for told in [said.text(), mail] {
        assert!(!told.contains("次郎") && !told.contains("西条"), "{told}");
    }
    assert_eq!(hana.look(&city).await.text(), "", "told once");

    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(said.text().contains("西条小学校 3年"), "{}", said.text());
    assert!(said.text().contains("新しい学年になりました"));
    assert!(said.labels().contains(&"学年・クラスの確認".to_owned()));
    let said = hana.taps(&city, "学年・クラスの確認").await;
    assert!(
        said.text().contains("西条小学校 3年 （クラス未設定）"),
        "{}",
        said.text()
    );
    let said = hana.taps(&city, "正しい").await;
    assert!(said.text().contains("確認しました"), "{}", said.text());
    assert!(!said.labels().contains(&"学年・クラスの確認".to_owned()));
    let child = &shown(&city, &id).await["schools"][0]["children"][0];
    assert_eq!(child["confirmed_at"], MORNING, "{child}");
}

// A-28 X-07
#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_confirms_on_the_page_or_sets_the_class_instead() {
    let (city, mut hana, _) = turned().await;
    hana.look(&city).await;
    let mut browser = Browser::new(&city);
    let page = browser.log_in("hana@example.jp", "sakura-mochi").await;
    assert!(
        page.says("学年とクラスを確認してください"),
        "{}",
        page.text()
    );
    // Whoever knows the class sets it, and is asked no more.
    hana.taps(&city, "学年・クラスの確認").await;
    hana.taps(&city, "学校情報登録").await;
    for label in ["西条小学校", "3年", "3-1"] {
        hana.taps(&city, label).await;
    }
    for label in ["なし（次へ）", "なし（次へ）", "入力しない", "登録する"] {
        hana.taps(&city, label).await;
    }
    let page = browser.open("/mine").await;
    assert!(!page.says("学年とクラスを確認してください") && page.says("3-1"));
    assert_eq!(
        reached(&city, "saijo-es", json!({"classes": ["3-1"]})).await,
        1
    );

    // A second child, put in by hand before the next turn, is confirmed on the page.
    let mother = id_of(&city, "hana@example.jp").await;
    pupil(&city, &mother, "saijo-jhs", 1, "2013-05-05").await;
    let next = approved(&city, &json!({"school_year": 2028})).await;
    city.at("2028-04-01T09:00:00+09:00");
    city.settle().await;
    let page = browser.log_in("hana@example.jp", "sakura-mochi").await;
    assert!(
        page.says("西条中学校 2年") && page.says("西条小学校 4年"),
        "{}",
        page.text()
    );
    let page = browser.send(&[], "正しい").await;
    assert!(
        page.says("確認しました") && !page.says("学年とクラスを確認してください"),
        "{}",
        page.text()
    );
    let schools = shown(&city, &next).await["schools"].clone();
    for school in schools.as_array().unwrap() {
        assert_eq!(school["grades"][0]["confirmed"], 1, "{school}");
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn who_finishes_school_is_asked_for_the_next_one_and_reads_the_earlier_notices() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let mother = id_of(&city, "hana@example.jp").await;
    pupil(&city, &mother, "saijo-es", 6, "2014-05-05").await;
    let board = city.staff(Role::Board, None).await;
    let body = notice("卒業式について", "saijo-es", &json!({}));
    city.notify(&board, &body).await;
    approved(&city, &json!({"school_year": 2027})).await;
    city.at(TURN);
    city.settle().await;
    assert_eq!(reached(&city, "saijo-es", json!({})).await, 0);
    city.at(MORNING);
    hana.look(&city).await;
    let mail = city.mail("hana@example.jp").text();
    assert!(
        mail.contains("3月31日でこれまでの学校・園を終えました") && mail.contains("/mine/do/enrol"),
        "{mail}"
    );
    let mut browser = Browser::new(&city);
    let page = browser.log_in("hana@example.jp", "sakura-mochi").await;
    assert!(
        page.says("学校が登録されていないお子さまがいます"),
        "{}",
        page.text()
    );
    city.at("2027-04-21T09:00:00+09:00");
    let page = browser.open("/mine/notices").await;
    assert!(page.says("卒業式について"), "{}", page.text());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_class_notice_in_april_tells_how_many_have_no_class_yet() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    for grade in [1, 2, 2] {
        pupil(&city, &parent, "saijo-es", grade, "2018-05-05").await;
    }
    pupil(&city, &parent, "saijo-jhs", 1, "2013-05-05").await;
    approved(&city, &json!({"school_year": 2027})).await;
    let token = city.staff(Role::Teacher, Some("saijo-es")).await;
    let tried = async |more: Value| {
        let mut body = notice("学級だより", "saijo-es", &more);
        body["dry_run"] = json!(true);
        let (status, answer) = city
            .call(&token, "POST", "/admin/v1/notices", Some(&body))
            .await;
        assert_eq!(status, 200, "{answer}");
        let children = answer["families"]["children"].as_i64().unwrap();
        (answer["unset"].clone(), children)
    };
    // In March every class is set.
    assert_eq!(tried(json!({"classes": ["2-1"]})).await, (json!(0), 3));
    city.at(TURN);
    city.settle().await;
    // Of grade 3 two, of grade 2 one; other grades and other schools do not count.
    assert_eq!(tried(json!({"classes": ["3-1"]})).await, (json!(2), 0));
    assert_eq!(tried(json!({"classes": ["2-1"]})).await, (json!(1), 0));
    let both = json!({"classes": ["2-1", "3-1"]});
    assert_eq!(tried(both).await, (json!(3), 0));
    let taken_in = json!({"classes": ["3-1"], "include_unset": true});
    assert_eq!(tried(taken_in).await, (json!(0), 2));
    assert_eq!(tried(json!({"grades": [3]})).await, (Value::Null, 2));
    // A draft says the same until it is sent.
    let mut body = notice("学級だより", "saijo-es", &json!({"classes": ["3-1"]}));
    body["draft"] = json!(true);
    let (_, draft) = city
        .call(&token, "POST", "/admin/v1/notices", Some(&body))
        .await;
    assert_eq!(draft["unset"], 2, "{draft}");
    let path = format!("/admin/v1/notices/{}", draft["id"].as_str().unwrap());
    let (_, shown) = city.call(&token, "GET", &path, None).await;
    assert_eq!(shown["unset"], 2, "{shown}");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_school_can_be_put_back_for_thirty_days_and_not_after() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    pupil(&city, &parent, "saijo-jhs", 1, "2013-05-05").await;
    let before = places(&city, &parent).await;
    let id = approved(&city, &json!({"school_year": 2027})).await;
    city.at(TURN);
    city.settle().await;
    let board = city.staff(Role::Board, None).await;
    let path = format!("{PATH}/{id}/undo");
    let undo = async |school: &str| {
        let body = json!({ "school": school });
        city.call(&board, "POST", &path, Some(&body)).await
    };
    city.at("2027-05-01T00:00:00+09:00");
    assert_eq!(undo("saijo-es").await.0, 200);
    assert_eq!(places(&city, &parent).await[0], before[0]);
    city.at("2027-05-01T00:00:00.001+09:00");
    let (status, answer) = undo("saijo-jhs").await;
    assert_eq!(status, 409, "{answer}");
    assert!(answer["detail"].as_str().unwrap().contains("30 days"));
    assert_eq!(
        places(&city, &parent).await[1],
        "saijo-jhs 2 unset - サッカー"
    );
}

//
#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_turn_is_tried_asked_for_approved_by_another_and_undone() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    pupil(&city, &parent, "saijo-es", 6, "2014-05-05").await;
    let before = places(&city, &parent).await;
    city.at("2027-03-10T10:00:00+09:00");
    let mut asks = city.clerk(Role::School, Some("saijo-es")).await;
    asks.follow("年度の切り替え").await;
    asks.send(&[("drop", "saijo-es")], "どうなるかを見る").await;
    assert!(
        asks.page.says("まだ何も変わっていません"),
        "{}",
        asks.page.text()
    );
    assert!(asks.page.says("引き継ぎません") && asks.page.says("2027年度"));
    asks.send(&[], "この内容で承認を頼む").await;
    assert!(asks.page.says("承認を頼みました"), "{}", asks.page.text());
    assert!(asks.page.says("自分では承認できません") && !asks.page.says("承認する"));
    let path = asks.page.path.split('?').next().unwrap().to_owned();
    // She cannot approve it, whatever she sends; another school sees nothing of it.
    asks.post(&format!("{path}/approve"), &asks.csrf()).await;
    assert_eq!(asks.page.status, 403);
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    other.open(&path).await;
    assert_eq!(other.page.status, 403);
    let form = format!("{}&school=saijo-es&year=2027", other.csrf());
    for path in [
        &format!("{path}/approve"),
        &format!("{path}/undo"),
        "/console/rollovers",
        "/console/rollovers/try",
    ] {
        other.post(path, &form).await;
        assert!(other.page.says("権限の範囲を超えています"), "{path}");
    }
    other.open("/console/rollovers").await;
    assert!(!other.page.says("西条小"), "{}", other.page.text());
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/rollovers").await;
    assert_eq!(teacher.page.status, 403);
    let mut auditor = city.clerk(Role::Auditor, None).await;
    auditor.open(&path).await;
    assert!(auditor.page.says("承認待ち") && !auditor.page.says("承認する"));

    let mut approves = city.clerk(Role::Board, None).await;
    approves.open("/console/rollovers").await;
    approves.follow("2027年度").await;
    approves.send(&[], "承認する").await;
    assert!(
        approves.page.says("承認しました"),
        "{}",
        approves.page.text()
    );
    city.at(TURN);
    city.settle().await;
    assert_eq!(
        places(&city, &parent).await,
        ["saijo-es 3 unset - ", "none"]
    );
    // Log-ins last a day.
    let mut undoes = city.clerk(Role::School, Some("saijo-es")).await;
    undoes.open(&path).await;
    assert!(undoes.page.says("実施済み"), "{}", undoes.page.text());
    undoes.send(&[], "この学校を元に戻す: 西条小学校").await;
    assert!(
        undoes.page.says("この学校を元に戻しました"),
        "{}",
        undoes.page.text()
    );
    assert_eq!(places(&city, &parent).await, before);
}

// A-28 X-07
#[tokio::test(flavor = "multi_thread")]
async fn at_the_console_a_school_is_put_back() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    pupil(&city, &parent, "saijo-es", 2, "2018-05-05").await;
    let before = places(&city, &parent).await;
    let year = json!({"school_year": 2027, "schools": ["saijo-es"]});
    let id = approved(&city, &year).await;
    city.at(TURN);
    city.settle().await;
    assert_ne!(places(&city, &parent).await, before);
    let mut board = city.clerk(Role::Board, None).await;
    board.open(&format!("/console/rollovers/{id}")).await;
    let page = board.send(&[], "この学校を元に戻す: 西条小学校").await;
    assert!(page.says("この学校を元に戻しました"), "{}", page.text());
    assert_eq!(places(&city, &parent).await, before);
    // Once: the button is gone.
    assert!(!board.page.html.contains("/undo\""), "{}", board.page.html);
}
