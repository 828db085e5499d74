//! Absences: reported in the talk and on the pages, read by the school, told to everybody who looks
//! after the child; and the children that a roll call misses (B-17, X-11).

use kairan::city::authority::Role;
use kairan::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use kairan::seal::hash_password;
use kairan::simulator::Mail;
use kairan::store::{children, people};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone, Said};
use crate::support::people::{enrols, registers, with_hana};
use crate::support::scan::cells;

const LIST: &str = "/admin/v1/schools/saijo-es/absences";
const ACKNOWLEDGE: &str = "/admin/v1/schools/saijo-es/absences/acknowledge";
const DESK: &str = "/admin/v1/schools/saijo-es/absence-desk";
const ROLL: &str = "/admin/v1/schools/saijo-es/roll";
const CALL: &str = "/admin/v1/schools/saijo-es/roll-calls";
const FOUND: &str = "/admin/v1/schools/saijo-es/roll-calls/found";

/// A Tuesday, an hour before the deadline.
const MORNING: &str = "2026-11-24T07:00:00+09:00";

/// Reports in the talk with these taps and words after the child; answers the last.
async fn reports(city: &City, phone: &mut Phone, answers: &[&str]) -> Said {
    phone.taps(city, "欠席・遅刻・早退の連絡").await;
    for answer in answers {
        match answer.strip_prefix('"') {
            Some(words) => drop(phone.says(city, words).await),
            None => drop(phone.taps(city, answer).await),
        }
    }
    let said = phone.taps(city, "連絡する").await;
    let text = said.text();
    assert!(text.contains("学校への連絡を受け付けました"), "{text}");
    said
}

/// Another guardian of every child at saijo-es: in English, reached by mail alone.
async fn with_kenji(city: &City) {
    let hash = hash_password("sakura-mochi".into(), city.app.random.clone()).await;
    let (id, now) = (city.app.new_id(), city.clock.now());
    let mut tx = city.app.db.write().await.unwrap();
    let person = people::NewPerson {
        id: &id,
        login: Some("kenji@example.com"),
        password_hash: Some(&hash.unwrap()),
        family_name: Some("ソウザ"),
        given_name: Some("賢治"),
        language: Language::En,
        area: None,
    };
    people::insert(&mut tx, &person, now).await.unwrap();
    let address = city.app.new_id();
    people::insert_address(
        &mut tx,
        &address,
        &id,
        1,
        "kenji@example.com",
        Some(now),
        now,
    )
    .await
    .unwrap();
    for (document, version) in [("privacy", PRIVACY_VERSION), ("terms", TERMS_VERSION)] {
        people::consent(&mut tx, &id, document, version, now)
            .await
            .unwrap();
    }
    let pupils = kairan::store::absences::pupils(&mut tx, "saijo-es", None, now);
    for pupil in pupils.await.unwrap() {
        children::add_guardian(&mut tx, &pupil.child, &id, None, now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn get(city: &City, token: &str, path: &str) -> Value {
    let (status, answer) = city.call(token, "GET", path, None).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

async fn post(city: &City, token: &str, path: &str, body: &Value) -> Value {
    let (status, answer) = city.call(token, "POST", path, Some(body)).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

/// Acknowledges what stands in the list, as it stands there.
async fn reads_all(city: &City, token: &str) -> Value {
    let list = get(city, token, LIST).await;
    let reports = list["items"].as_array().unwrap().iter();
    let reports: Vec<Value> = reports
        .map(|item| json!({"id": item["id"], "state": item["state"]}))
        .collect();
    post(city, token, ACKNOWLEDGE, &json!({ "reports": reports })).await
}

fn mails(city: &City, to: &str) -> Vec<Mail> {
    city.simulator.post_office.mails_to(to)
}

// B-17 X-11
#[tokio::test(flavor = "multi_thread")]
async fn a_report_reaches_the_school_and_everybody_at_home_and_is_answered() {
    let (city, mut hana) = with_hana().await;
    with_kenji(&city).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    city.at(MORNING);
    let answers = ["欠席", "今日", "1日だけ", "感染症", "\"インフルエンザです"];
    reports(&city, &mut hana, &answers).await;

    // Everybody at home is told that there is one, and neither of whom nor why.
    for (to, word) in [
        ("kenji@example.com", "Absent: 2026-11-24"),
        ("hana@example.jp", "欠席: 2026-11-24"),
    ] {
        let mail = city.mail(to).text();
        assert!(mail.contains(word) && mail.contains("西条小学校"), "{mail}");
        for secret in ["次郎", "感染", "Infect", "インフルエンザ"] {
            assert!(!mail.contains(secret), "{mail}");
        }
    }

    // The school reads all of it.
    let list = get(&city, &teacher, LIST).await;
    assert_eq!(list["unread"], 1, "{list}");
    let item = &list["items"][0];
    let expected = [
        ("given_name", json!("次郎")),
        ("grade", json!(2)),
        ("kind", json!("absent")),
        ("first_day", json!("2026-11-24")),
        ("last_day", json!("2026-11-24")),
        ("reason", json!("infection")),
        ("note", json!("インフルエンザです")),
        ("state", json!("reported")),
        ("unread", json!(true)),
    ];
    for (name, value) in expected {
        assert_eq!(item[name], value, "{name} of {item}");
    }
    let other_day = get(&city, &teacher, &format!("{LIST}?day=2026-11-25")).await;
    assert_eq!(other_day["items"], json!([]));

    // What is stored shows neither the reason nor the note.
    for cell in cells(&city).await {
        assert!(!cell.stored.contains("インフルエンザ"), "{cell:?}");
        assert_ne!(cell.stored, "infection", "{cell:?}");
    }

    // Read once: the mother is told once, and sees it.
    let answer = reads_all(&city, &teacher).await;
    assert_eq!(answer["acknowledged"], json!([item["id"]]), "{answer}");
    let said = hana.look(&city).await.text();
    assert!(
        said.contains("学校が確認しました") && said.contains("欠席: 2026-11-24"),
        "{said}"
    );
    let count = mails(&city, "hana@example.jp").len();
    reads_all(&city, &teacher).await;
    assert_eq!(hana.look(&city).await.text(), "");
    assert_eq!(mails(&city, "hana@example.jp").len(), count);
    let said = hana.taps(&city, "登録内容の確認").await.text();
    assert!(
        said.contains("欠席の連絡: 2026-11-24（学校が確認しました）"),
        "{said}"
    );
    assert_eq!(get(&city, &teacher, LIST).await["unread"], 0);

    // Taken back it is unread again, and is not acknowledged unseen.
    hana.says(&city, "欠席などの連絡の取り消し").await;
    hana.taps(&city, "取り消す").await;
    let mail = city.mail("kenji@example.com").text();
    assert!(mail.contains("was taken back"), "{mail}");
    let list = get(&city, &teacher, LIST).await;
    assert_eq!(
        (&list["unread"], &list["items"][0]["state"]),
        (&json!(1), &json!("withdrawn"))
    );
    let stale = json!({"reports": [{"id": item["id"], "state": "reported"}]});
    let answer = post(&city, &teacher, ACKNOWLEDGE, &stale).await;
    assert_eq!(answer["changed"], json!([item["id"]]), "{answer}");
    let answer = reads_all(&city, &teacher).await;
    assert_eq!(answer["acknowledged"], json!([item["id"]]), "{answer}");
    assert_eq!(get(&city, &teacher, LIST).await["unread"], 0);
    hana.look(&city).await;
}

// B-17 X-11
#[tokio::test(flavor = "multi_thread")]
async fn only_the_school_reads_why_and_only_those_in_charge_read_anything() {
    let (city, mut hana) = with_hana().await;
    city.at(MORNING);
    reports(
        &city,
        &mut hana,
        &["遅刻", "今日", "\"9:30", "通院", "入力しない"],
    )
    .await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let item = get(&city, &school, LIST).await["items"][0].clone();
    assert_eq!(
        (&item["reason"], &item["expected"]),
        (&json!("hospital"), &json!("09:30"))
    );
    for role in [Role::Board, Role::Admin] {
        let token = city.staff(role, None).await;
        let item = get(&city, &token, LIST).await["items"][0].clone();
        assert_eq!(item["kind"], "late", "{item}");
        for hidden in ["reason", "expected", "note"] {
            assert_eq!(item[hidden], Value::Null, "{role:?} {item}");
        }
        let roll = get(&city, &token, ROLL).await;
        assert_eq!(
            roll["items"][0]["reports"][0]["reason"],
            Value::Null,
            "{roll}"
        );
        let path = "/admin/v1/schools/nowhere/absences";
        assert_eq!(city.call(&token, "GET", path, None).await.0, 404);
    }
    let report = json!({"reports": [{"id": item["id"], "state": "reported"}]});
    let calls = [
        ("GET", LIST, None),
        ("POST", ACKNOWLEDGE, Some(report.clone())),
        ("GET", ROLL, None),
        ("POST", CALL, Some(json!({"missing": [item["child"]]}))),
        ("POST", FOUND, Some(json!({"children": [item["child"]]}))),
        ("GET", DESK, None),
        ("PUT", DESK, Some(json!({"deadline": "10:00"}))),
    ];
    for (role, of) in [
        (Role::Teacher, Some("saijo-jhs")),
        (Role::School, Some("saijo-jhs")),
        (Role::City, None),
        (Role::Auditor, None),
    ] {
        let token = city.staff(role, of).await;
        for (method, path, body) in &calls {
            let (status, answer) = city.call(&token, method, path, body.as_ref()).await;
            assert_eq!(status, 403, "{role:?} {method} {path}: {answer}");
        }
    }
    // Another school's staff neither read it under their own school.
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let path = "/admin/v1/schools/saijo-jhs/absences/acknowledge";
    let answer = post(&city, &other, path, &report).await;
    assert_eq!(answer["unknown"], json!([item["id"]]), "{answer}");
    let path = "/admin/v1/schools/saijo-jhs/roll-calls";
    let answer = post(&city, &other, path, &json!({"missing": [item["child"]]})).await;
    assert_eq!(answer["items"][0]["outcome"], "unknown", "{answer}");
    assert_eq!(get(&city, &school, LIST).await["unread"], 1);
    // A teacher takes reports and does not say when the school takes them.
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let desk = json!({"deadline": "10:00"});
    assert_eq!(city.call(&teacher, "PUT", DESK, Some(&desk)).await.0, 403);
    hana.look(&city).await;
}

// B-17
#[tokio::test(flavor = "multi_thread")]
async fn the_morning_s_list_is_a_file_to_print() {
    let (city, mut hana) = with_hana().await;
    city.at(MORNING);
    reports(
        &city,
        &mut hana,
        &["早退", "今日", "\"13時半", "家庭の都合", "\"=1+1"],
    )
    .await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let request = city.http.get(format!("{}{LIST}", city.url));
    let answer = request
        .bearer_auth(&school)
        .header("accept", "text/csv")
        .send()
        .await
        .unwrap();
    let kind = answer.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(kind.starts_with("text/csv"), "{kind}");
    let text = answer.text().await.unwrap();
    let rows: Vec<&str> = text.split("\r\n").filter(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert!(rows[0].starts_with("grade,class,attendance_number,family_name,given_name,kind,state"));
    let row = "2,,,山田,次郎,early,reported,2026-11-24,2026-11-24,family,13:30,'=1+1,2026-11-24T07:00:00+09:00,1,";
    assert!(rows[1].starts_with(row), "{text}");
    hana.look(&city).await;
}

// B-17 X-11
#[tokio::test(flavor = "multi_thread")]
async fn reported_again_the_newest_counts_and_days_that_are_over_stay() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let kinds = async |day: &str| -> Vec<String> {
        let list = get(&city, &school, &format!("{LIST}?day={day}")).await;
        let items = list["items"].as_array().unwrap().iter();
        let standing = items.filter(|item| item["state"] == "reported");
        let mut kinds: Vec<String> = standing
            .map(|item| item["kind"].as_str().unwrap().to_owned())
            .collect();
        kinds.sort();
        kinds
    };
    city.at(MORNING);
    // Tuesday to Thursday; typed, as nobody has to use the picker.
    let days = ["欠席", "今日", "\"2026-11-26", "体調不良", "入力しない"];
    reports(&city, &mut hana, &days).await;
    for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
        assert_eq!(kinds(day).await, ["absent"], "{day}");
    }
    // On Wednesday morning the child comes after all, late, and leaves early.
    city.at("2026-11-25T07:00:00+09:00");
    reports(
        &city,
        &mut hana,
        &["遅刻", "今日", "入力しない", "通院", "入力しない"],
    )
    .await;
    reports(
        &city,
        &mut hana,
        &["早退", "今日", "入力しない", "通院", "入力しない"],
    )
    .await;
    assert_eq!(kinds("2026-11-24").await, ["absent"]);
    assert_eq!(kinds("2026-11-25").await, ["early", "late"]);
    assert_eq!(kinds("2026-11-26").await, ["absent"]);
    // The same again takes the place of the first: one is in the list.
    reports(
        &city,
        &mut hana,
        &["遅刻", "今日", "\"10:00", "通院", "入力しない"],
    )
    .await;
    assert_eq!(kinds("2026-11-25").await, ["early", "late"]);
    let list = get(&city, &school, LIST).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 2, "{list}");

    // What is left of the long report is taken back: Tuesday stays as it was.
    hana.says(&city, "欠席などの連絡の取り消し").await;
    hana.taps(&city, "欠席 11-24–11-26").await;
    hana.taps(&city, "取り消す").await;
    assert_eq!(kinds("2026-11-24").await, ["absent"]);
    assert_eq!(kinds("2026-11-26").await, [""; 0]);
    let mail = city.mail("hana@example.jp").text();
    assert!(mail.contains("欠席: 2026-11-25 – 2026-11-26"), "{mail}");
    hana.look(&city).await;
}

// B-17 X-11
#[tokio::test(flavor = "multi_thread")]
async fn on_the_pages_as_in_the_talk_until_the_school_s_own_deadline() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    assert_eq!(
        get(&city, &school, DESK).await,
        json!({"deadline": "08:00", "phone": null, "read_within": 20})
    );
    city.at("2026-11-24T08:30:00+09:00");
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    assert!(
        !browser.page.says("欠席などの連絡の取り消し"),
        "nothing to take back"
    );
    let first = [("absence-kind", "absent"), ("absence-day", "2026-11-24")];
    browser.follow("欠席・遅刻・早退の連絡").await;
    let page = browser.send(&first, "次へ").await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("受付時間（08:00まで）を過ぎました"),
        "{}",
        page.text()
    );

    for wrong in [
        json!({"deadline": "noon"}),
        json!({"deadline": "25:00"}),
        json!({"deadline": "10:00", "phone": "0".repeat(41)}),
        json!({"deadline": "10:00", "read_within": 0}),
        json!({"deadline": "10:00", "read_within": 241}),
    ] {
        assert_eq!(
            city.call(&school, "PUT", DESK, Some(&wrong)).await.0,
            422,
            "{wrong}"
        );
    }
    let desk = json!({"deadline": "10:00", "phone": "082-000-0000", "read_within": 45});
    assert_eq!(
        city.call(&school, "PUT", DESK, Some(&desk)).await,
        (200, desk.clone())
    );
    assert_eq!(get(&city, &school, DESK).await, desk);
    browser.open("/mine/do/absence").await;
    let page = browser.send(&first, "次へ").await;
    assert!(
        page.says("理由") && page.says("最後の日"),
        "{}",
        page.text()
    );
    let rest = [
        ("absence-until", "2026-11-23"),
        ("absence-reason", "mourning"),
        ("absence-note", "三日ほど"),
    ];
    let page = browser.send(&rest, "次へ").await;
    assert_eq!(page.status, 422, "{}", page.text());
    let page = browser
        .send(&[("absence-until", "2026-11-25")], "次へ")
        .await;
    assert!(
        page.says("忌引") && page.says("2026-11-25"),
        "{}",
        page.text()
    );
    let page = browser.send(&[], "連絡する").await;
    assert!(
        page.says("学校への連絡を受け付けました")
            && page.says(
                "山田 次郎 欠席の連絡: 2026-11-24 – 2026-11-25（学校はまだ確認していません）"
            ),
        "{}",
        page.text()
    );
    // In the talk she reads of it, too.
    let said = hana.look(&city).await.text();
    assert!(said.contains("学校への連絡を受け付けました"), "{said}");
    assert!(
        said.contains("082-000-0000") && !said.contains("次郎"),
        "{said}"
    );
    let item = get(&city, &school, LIST).await["items"][0].clone();
    assert_eq!(
        (&item["reason"], &item["note"]),
        (&json!("mourning"), &json!("三日ほど"))
    );

    // Past the deadline today stays and tomorrow can still be taken back.
    city.at("2026-11-24T10:00:00+09:00");
    browser.open("/mine").await;
    browser.follow("欠席などの連絡の取り消し").await;
    let page = browser.send(&[], "取り消す").await;
    assert!(page.says("学校への連絡を取り消しました"), "{}", page.text());
    let list = get(&city, &school, LIST).await;
    assert_eq!(list["items"][0]["last_day"], "2026-11-24", "{list}");
    let page = browser.open("/mine/do/withdraw-absence").await;
    assert!(page.says("取り消せる連絡はありません"), "{}", page.text());
    browser.open("/mine/do/absence").await;
    let page = browser.send(&first, "次へ").await;
    assert!(page.says("電話: 082-000-0000"), "{}", page.text());
    let export = browser.open("/mine/export").await;
    assert!(
        export.says("学校への欠席などの連絡") && export.says("三日ほど"),
        "{}",
        export.text()
    );
    hana.look(&city).await;
}

/// The n-th child on the roll.
async fn on_roll(city: &City, token: &str, number: usize) -> Value {
    get(city, token, ROLL).await["items"][number].clone()
}

// B-17 X-11
#[tokio::test(flavor = "multi_thread")]
async fn families_of_the_missing_are_asked_at_once_on_every_channel() {
    let (city, mut hana) = with_hana().await;
    with_kenji(&city).await;
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    enrols(&city, &mut yuki, "3年", "3-1").await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    city.at(MORNING);
    reports(
        &city,
        &mut yuki,
        &["欠席", "今日", "1日だけ", "体調不良", "入力しない"],
    )
    .await;
    // Read, it is not overdue later.
    reads_all(&city, &teacher).await;
    yuki.look(&city).await;
    city.at("2026-11-24T08:40:00+09:00");
    let (missing, reported) = (
        on_roll(&city, &teacher, 0).await["child"].clone(),
        on_roll(&city, &teacher, 1).await["child"].clone(),
    );
    let class = get(&city, &teacher, &format!("{ROLL}?grade=3&class=3-1")).await;
    assert_eq!(class["items"][0]["reports"][0]["kind"], "absent", "{class}");
    assert_eq!(class["items"].as_array().unwrap().len(), 1, "{class}");
    let body = json!({"missing": [missing, reported, "nobody", missing]});
    let answer = post(&city, &teacher, CALL, &body).await;
    let expected = json!([
        {"child": missing, "outcome": "asked"},
        {"child": reported, "outcome": "reported"},
        {"child": "nobody", "outcome": "unknown"},
    ]);
    assert_eq!(answer["items"], expected);
    assert_eq!(
        on_roll(&city, &teacher, 0).await["missing"]["reached"],
        "not_yet"
    );
    let said = hana.look(&city).await;
    let text = said.text();
    assert!(text.contains("【至急】西条小学校 2年"), "{text}");
    assert!(text.contains("学校からのお便りにある番号"), "{text}");
    assert!(said.labels().contains(&"欠席・遅刻・早退の連絡".to_owned()));
    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("至急"), "{}", mail.text());
    let mail = city.mail("kenji@example.com").text();
    assert!(
        mail.contains("URGENT: Your child at 西条小学校 Grade 2"),
        "{mail}"
    );
    assert!(!mail.contains("次郎") && !text.contains("次郎"));
    assert_eq!(yuki.look(&city).await.text(), "");
    assert_eq!(
        on_roll(&city, &teacher, 0).await["missing"]["reached"],
        "yes"
    );

    // Entered again nobody is asked twice.
    let count = mails(&city, "kenji@example.com").len();
    let answer = post(&city, &teacher, CALL, &json!({"missing": [missing]})).await;
    assert_eq!(answer["items"][0]["outcome"], "asked_before", "{answer}");
    assert_eq!(hana.look(&city).await.text(), "");
    assert_eq!(mails(&city, "kenji@example.com").len(), count);

    // Whoever was asked may answer past the deadline; the school has it at once.
    reports(
        &city,
        &mut hana,
        &["遅刻", "今日", "\"9:30", "体調不良", "入力しない"],
    )
    .await;
    let roll = on_roll(&city, &teacher, 0).await;
    assert_eq!(roll["reports"][0]["expected"], "09:30", "{roll}");
    assert_eq!(roll["reports"][0]["unread"], true, "{roll}");

    let answer = post(
        &city,
        &teacher,
        FOUND,
        &json!({"children": [missing, reported]}),
    )
    .await;
    assert_eq!(answer, json!({"found": [missing], "others": [reported]}));
    let said = hana.look(&city).await.text();
    assert!(said.contains("学校が確認できました"), "{said}");
    let mail = city.mail("kenji@example.com").text();
    assert!(mail.contains("The school knows where your child"), "{mail}");
    let answer = post(&city, &teacher, FOUND, &json!({"children": [missing]})).await;
    assert_eq!(answer["found"], json!([]), "{answer}");
    yuki.look(&city).await;
}

// F-16
#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_nobody_reads_in_time_is_told_to_the_family_once() {
    let (city, mut hana) = with_hana().await;
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    enrols(&city, &mut yuki, "3年", "3-1").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    // Of the school's staff one has a log-in, and so has one elsewhere.
    for (of, email) in [
        ("saijo-es", "office@saijo-es.example.jp"),
        ("saijo-jhs", "office@saijo-jhs.example.jp"),
    ] {
        city.logs_in(Role::School, Some(of), email).await;
    }
    let desk = json!({"deadline": "08:10", "phone": "082-000-0000", "read_within": 15});
    assert_eq!(city.call(&school, "PUT", DESK, Some(&desk)).await.0, 200);
    city.at(MORNING);
    let ill = ["欠席", "今日", "1日だけ", "体調不良", "入力しない"];
    for phone in [&mut hana, &mut yuki] {
        reports(&city, phone, &ill).await;
    }
    // Yuki's is read, Hana's is not.
    let list = get(&city, &school, LIST).await;
    assert_eq!((&list["unread"], &list["overdue"]), (&json!(2), &json!(0)));
    let items = list["items"].as_array().unwrap().iter();
    let read = items.filter(|item| item["grade"] == 3);
    let read: Vec<Value> = read
        .map(|item| json!({"id": item["id"], "state": "reported"}))
        .collect();
    post(&city, &school, ACKNOWLEDGE, &json!({ "reports": read })).await;
    assert!(yuki.look(&city).await.text().contains("学校が確認しました"));
    city.at("2026-11-24T08:24:59+09:00");
    assert_eq!(hana.look(&city).await.text(), "");
    city.at("2026-11-24T08:25:00+09:00");
    let list = get(&city, &school, LIST).await;
    assert_eq!(list["overdue"], 1, "{list}");
    assert_eq!(list["items"][0]["overdue"], true, "{list}");
    let text = hana.look(&city).await.text();
    assert!(
        text.contains("まだ確認していません") && text.contains("082-000-0000"),
        "{text}"
    );
    let mail = city.mail("hana@example.jp").text();
    assert!(
        mail.contains("まだ確認していません") && !mail.contains("次郎"),
        "{mail}"
    );
    let told = city.mail("office@saijo-es.example.jp").text();
    assert!(
        told.contains("1件がまだ確認されていません") && told.contains("/console/absences/saijo-es"),
        "{told}"
    );
    let count = mails(&city, "hana@example.jp").len();
    city.at("2026-11-24T12:00:00+09:00");
    assert_eq!(hana.look(&city).await.text(), "");
    assert_eq!(mails(&city, "hana@example.jp").len(), count);
    assert_eq!(yuki.look(&city).await.text(), "");
    // Read at last, she is told that, too.
    reads_all(&city, &school).await;
    assert!(hana.look(&city).await.text().contains("学校が確認しました"));
    assert_eq!(get(&city, &school, LIST).await["overdue"], 0);
    assert_eq!(mails(&city, "office@saijo-es.example.jp").len(), 1);
    assert!(mails(&city, "office@saijo-jhs.example.jp").is_empty());
}

// B-17 F-16
#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_reads_the_morning_on_the_console_and_the_phone_shows_it() {
    let (city, mut hana) = with_hana().await;
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    enrols(&city, &mut yuki, "3年", "3-1").await;
    city.at(MORNING);
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let page = teacher.follow("欠席の連絡").await;
    assert!(page.says("この日の連絡はまだありません"), "{}", page.text());
    let infected = ["欠席", "今日", "1日だけ", "感染症", "\"熱が39度あります"];
    reports(&city, &mut hana, &infected).await;
    let late = ["遅刻", "今日", "\"9:30", "通院", "入力しない"];
    reports(&city, &mut yuki, &late).await;
    teacher.open("/console").await;
    let page = teacher.follow("未確認の欠席などの連絡 2件").await.clone();
    for part in [
        "連絡 2件、未確認 2件",
        "山田 次郎",
        "感染症",
        "39度",
        "3-1",
        "遅刻",
        "09:30",
    ] {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    assert!(page.html.contains("data-live="), "{}", page.html);
    // One, then the rest; each family is told.
    let page = teacher.send(&[], "確認した: 山田 次郎").await;
    assert!(page.says("未確認 1件"), "{}", page.text());
    assert!(hana.look(&city).await.text().contains("学校が確認しました"));
    assert_eq!(yuki.look(&city).await.text(), "");
    let page = teacher.send(&[], "確認した: 山田 次郎").await;
    assert!(page.says("未確認 0件"), "{}", page.text());
    assert!(yuki.look(&city).await.text().contains("学校が確認しました"));
    // What changed meanwhile is not marked unseen.
    hana.says(&city, "欠席などの連絡の取り消し").await;
    teacher.open("/console/absences/saijo-es").await;
    hana.taps(&city, "取り消す").await;
    let page = teacher.open("/console/absences/saijo-es").await;
    assert!(page.says("取り消し(登校します)"), "{}", page.text());
    teacher.send(&[], "確認した: 山田 次郎").await;
    let page = teacher
        .open("/console/absences/saijo-es/file?day=2026-11-24")
        .await;
    assert!(page.html.starts_with('\u{feff}'));
    assert!(page.html.contains("infection"), "{}", page.html);
    assert_eq!(
        teacher.open("/console/absences/saijo-es/desk").await.status,
        403
    );

    // The office sets the desk; what cannot be read is told in the form.
    let mut office = city.clerk(Role::School, Some("saijo-es")).await;
    office.open("/console/absences/saijo-es/desk").await;
    let wrong = [("deadline", "25:00"), ("read_within", "15")];
    assert_eq!(office.send(&wrong, "保存する").await.status, 422);
    let right = [
        ("deadline", "08:30"),
        ("phone", "082-111-1111"),
        ("read_within", "15"),
    ];
    let page = office.send(&right, "保存する").await;
    assert!(page.says("保存しました"), "{}", page.text());
    // The board reads that there is one, and not why.
    let mut board = city.clerk(Role::Board, None).await;
    board.follow("欠席の連絡").await;
    let page = board.follow("西条小学校").await;
    assert!(
        page.says("山田 次郎") && !page.says("感染症"),
        "{}",
        page.text()
    );
    hana.look(&city).await;
}

// B-17 F-16
#[tokio::test(flavor = "multi_thread")]
async fn a_roll_is_called_on_the_console_after_a_second_look() {
    let (city, mut hana) = with_hana().await;
    city.at("2026-11-24T08:40:00+09:00");
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/absences/saijo-es").await;
    teacher.follow("出席確認").await;
    teacher.follow("2年").await;
    let page = teacher.send(&[], "確認画面へ").await;
    assert!(page.says("誰も選ばれていません"), "{}", page.text());
    teacher.follow("送らずに戻る").await;
    let html = teacher.follow("2年").await.html.clone();
    let child = html.split("name=\"child\" value=\"").nth(1).unwrap();
    let child = child.split('"').next().unwrap().to_owned();
    let page = teacher.send(&[("child", &child)], "確認画面へ").await;
    assert!(page.says("山田 次郎"), "{}", page.text());
    assert_eq!(hana.look(&city).await.text(), "");
    let page = teacher.send(&[], "すぐに確認を送る").await;
    assert!(
        page.says("今日、確認を送った人") && page.says("送信中"),
        "{}",
        page.text()
    );
    assert!(hana.look(&city).await.text().contains("【至急】"));
    let page = teacher.open("/console/roll/saijo-es?live=1").await;
    assert!(page.says("届きました"), "{}", page.text());
    // The family answers, and the teacher sees it in the same place.
    let late = ["遅刻", "今日", "\"9:30", "体調不良", "入力しない"];
    reports(&city, &mut hana, &late).await;
    let page = teacher.open("/console/roll/saijo-es").await;
    assert!(page.says("遅刻"), "{}", page.text());
    let page = teacher.send(&[], "無事を確認した: 山田 次郎").await;
    assert!(page.says("確認済み"), "{}", page.text());
    assert!(
        hana.look(&city)
            .await
            .text()
            .contains("学校が確認できました")
    );
}

// F-08 F-16
#[tokio::test(flavor = "multi_thread")]
async fn the_console_of_another_school_shows_and_does_nothing_here() {
    let (city, mut hana) = with_hana().await;
    city.at(MORNING);
    let ill = ["欠席", "今日", "1日だけ", "体調不良", "入力しない"];
    reports(&city, &mut hana, &ill).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let item = get(&city, &school, LIST).await["items"][0].clone();
    let (id, child) = (
        item["id"].as_str().unwrap(),
        item["child"].as_str().unwrap(),
    );
    for (role, of) in [
        (Role::Teacher, Some("saijo-jhs")),
        (Role::School, Some("saijo-jhs")),
        (Role::City, None),
        (Role::Auditor, None),
    ] {
        let mut clerk = city.clerk(role, of).await;
        for school in ["saijo-es", "nowhere"] {
            for path in [
                format!("/console/absences/{school}"),
                format!("/console/absences/{school}?live=1"),
                format!("/console/absences/{school}/file"),
                format!("/console/absences/{school}/desk"),
                format!("/console/roll/{school}"),
            ] {
                let page = clerk.open(&path).await;
                assert_eq!(page.status, 403, "{role:?} {path}");
                assert!(!page.says("次郎"), "{role:?} {path}");
            }
            let report = format!("reported:{id}");
            for (path, fields) in [
                ("absences/{}", vec![("report", report.as_str())]),
                (
                    "absences/{}/desk",
                    vec![("deadline", "10:00"), ("read_within", "9")],
                ),
                ("roll/{}/ask", vec![("child", child)]),
                ("roll/{}/call", vec![("child", child)]),
                ("roll/{}/found", vec![("child", child)]),
            ] {
                let path = format!("/console/{}", path.replace("{}", school));
                let page = clerk.posts(&path, &fields).await;
                assert_eq!(page.status, 403, "{role:?} {path}: {}", page.text());
            }
        }
    }
    // Under their own school it is none of theirs.
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    other
        .posts(
            "/console/absences/saijo-jhs",
            &[("report", format!("reported:{id}").as_str())],
        )
        .await;
    let page = other
        .posts("/console/roll/saijo-jhs/ask", &[("child", child)])
        .await;
    assert!(!page.says("次郎"), "{}", page.text());
    other
        .posts("/console/roll/saijo-jhs/call", &[("child", child)])
        .await;
    assert_eq!(get(&city, &school, LIST).await["unread"], 1);
    hana.look(&city).await;
}

// B-17
#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_leaving_early_explains_no_empty_seat_and_the_unreachable_are_named() {
    let (city, mut hana) = with_hana().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    city.at(MORNING);
    reports(
        &city,
        &mut hana,
        &["早退", "今日", "入力しない", "通院", "入力しない"],
    )
    .await;
    let child = on_roll(&city, &teacher, 0).await["child"].clone();
    let empty = json!({"missing": []});
    assert_eq!(city.call(&teacher, "POST", CALL, Some(&empty)).await.0, 422);
    let many: Vec<String> = (0..51).map(|number| number.to_string()).collect();
    let many = json!({ "missing": many });
    assert_eq!(city.call(&teacher, "POST", CALL, Some(&many)).await.0, 422);
    let body = json!({"missing": [child]});
    let answer = post(&city, &teacher, CALL, &body).await;
    assert_eq!(answer["items"][0]["outcome"], "asked", "{answer}");
    assert!(hana.look(&city).await.text().contains("【至急】"));

    // The next day LINE is blocked and the address gone: the teacher learns it at once.
    city.at("2026-11-25T08:40:00+09:00");
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    let mut tx = city.app.db.write().await.unwrap();
    let person = people::by_login(&mut tx, "hana@example.jp")
        .await
        .unwrap()
        .unwrap();
    for address in people::addresses(&mut tx, &person.id).await.unwrap() {
        let now = city.clock.now();
        kairan::store::addresses::stop(&mut tx, &address.id, now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let answer = post(&city, &teacher, CALL, &body).await;
    assert_eq!(answer["items"][0]["outcome"], "unreachable", "{answer}");
    assert_eq!(
        on_roll(&city, &teacher, 0).await["missing"]["reached"],
        "no"
    );
}

// B-17 X-12
#[tokio::test(flavor = "multi_thread")]
async fn reasons_are_deleted_after_a_month_and_reports_after_a_year() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.at(MORNING);
    reports(
        &city,
        &mut hana,
        &["欠席", "今日", "1日だけ", "感染症", "\"熱があります"],
    )
    .await;
    let path = format!("{LIST}?day=2026-11-24");
    city.at("2026-12-25T23:59:00+09:00");
    city.settle().await;
    let item = get(&city, &school, &path).await["items"][0].clone();
    assert_eq!(item["reason"], "infection", "{item}");
    city.at("2026-12-26T00:01:00+09:00");
    city.settle().await;
    let item = get(&city, &school, &path).await["items"][0].clone();
    assert_eq!(item["kind"], "absent", "{item}");
    assert_eq!(
        (&item["reason"], &item["note"]),
        (&Value::Null, &Value::Null),
        "{item}"
    );
    city.at("2027-11-25T00:01:00+09:00");
    city.settle().await;
    assert_eq!(get(&city, &school, &path).await["items"], json!([]));
    hana.look(&city).await;
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn what_the_school_reads_and_asks_stands_in_the_audit() {
    let (city, mut hana) = with_hana().await;
    city.at(MORNING);
    let school = city.staff(Role::School, Some("saijo-es")).await;
    reports(
        &city,
        &mut hana,
        &["欠席", "今日", "1日だけ", "体調不良", "入力しない"],
    )
    .await;
    let list = get(&city, &school, LIST).await;
    let child = list["items"][0]["child"].clone();
    let read = json!({"reports": [{"id": list["items"][0]["id"], "state": "reported"}]});
    post(&city, &school, ACKNOWLEDGE, &read).await;
    get(&city, &school, ROLL).await;
    post(&city, &school, CALL, &json!({"missing": [child]})).await;
    // Nobody was missing, so nobody was found.
    let found = json!({"children": ["nobody"]});
    post(&city, &school, FOUND, &found).await;
    let auditor = city.staff(Role::Auditor, None).await;
    let entries = get(&city, &auditor, "/admin/v1/audit?about=saijo-es").await;
    let entries = entries["items"].as_array().unwrap().iter().rev();
    let told: Vec<String> = entries
        .map(|entry| format!("{} {}", entry["act"].as_str().unwrap(), entry["amount"]))
        .collect();
    let expected = [
        "absences_listed 1",
        "absences_read 1",
        "roll_seen 1",
        "roll_called 1",
    ];
    assert_eq!(told, expected);
    hana.look(&city).await;
}
