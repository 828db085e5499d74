//! A school's own list of its pupils: compared, taken over, laid beside who is registered; and a child
//! that is none of the school's taken off.

use kairan::city::authority::Role;
use kairan::clock::Millis;
use kairan::store::{absences, children, people};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::city::{CODE, City};
use crate::support::people::{registers_by_mail, with_hana};

const PATH: &str = "/admin/v1/schools/saijo-es/roster";
const HEAD: &str = "grade,class,attendance_number,family_name,given_name,family_kana,given_kana\n";

struct Sent {
    status: u16,
    answer: Value,
}

/// Sends a list; `query` such as `?apply=…`.
async fn put(city: &City, token: &str, query: &str, rows: &str) -> Sent {
    put_bytes(city, token, query, format!("{HEAD}{rows}").into_bytes()).await
}

async fn put_bytes(city: &City, token: &str, query: &str, file: Vec<u8>) -> Sent {
    let request = city
        .http
        .put(format!("{}{PATH}{query}", city.url))
        .bearer_auth(token)
        .header("content-type", "text/csv")
        .body(file);
    let answer = request.send().await.unwrap();
    Sent {
        status: answer.status().as_u16(),
        answer: answer.json().await.unwrap(),
    }
}

/// Compares a list and takes it over.
async fn applied(city: &City, token: &str, rows: &str) -> Value {
    let seen = put(city, token, "", rows).await;
    assert_eq!(seen.status, 200, "{}", seen.answer);
    let digest = seen.answer["digest"].as_str().unwrap();
    let done = put(city, token, &format!("?apply={digest}"), rows).await;
    assert_eq!((done.status, &done.answer["applied"]), (200, &json!(true)));
    done.answer
}

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

/// A registered child: grade, class, number, name and kana.
async fn child(
    city: &City,
    guardian: &str,
    (grade, class, number): (i64, Option<&str>, Option<&str>),
    name: (&str, &str),
    kana: Option<(&str, &str)>,
) -> String {
    city.clock.set(Millis(city.clock.now().0 + 1));
    let mut tx = city.app.db.write().await.unwrap();
    let (id, enrolment, now) = (city.app.new_id(), city.app.new_id(), city.clock.now());
    let new = children::NewChild {
        id: &id,
        family_name: name.0,
        given_name: name.1,
        family_kana: kana.map(|kana| kana.0),
        given_kana: kana.map(|kana| kana.1),
        ..children::NewChild::default()
    };
    children::insert(&mut tx, &new, guardian, None, now)
        .await
        .unwrap();
    let at = children::NewEnrolment {
        id: &enrolment,
        child: &id,
        school: "saijo-es",
        grade,
        class,
        attendance_number: number,
        groups: vec![],
    };
    children::enrol(&mut tx, &at, now, now).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn get(city: &City, token: &str, query: &str) -> Value {
    let (status, answer) = city
        .call(token, "GET", &format!("{PATH}{query}"), None)
        .await;
    assert_eq!(status, 200, "{answer}");
    answer
}

fn names(pupils: &Value) -> Vec<&str> {
    let pupils = pupils.as_array().unwrap().iter();
    pupils
        .map(|of| of["given_name"].as_str().unwrap())
        .collect()
}

const LIST: &str = "1,1-1,1,青木,葵,アオキ,アオイ
2,2-1,1,山田,次郎,ヤマダ,ジロウ
2,2-1,2,佐藤,翔,サトウ,ショウ
2,2-2,1,髙橋,凛,タカハシ,リン
";

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_shown_as_a_difference_first_and_applied_as_it_was_seen() {
    let city = City::new().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let rows = format!("{LIST}9,1-1,5,林,雪,,\n1,1-1,1,伊藤,新,,\n");
    let seen = put(&city, &school, "", &rows).await.answer;
    assert_eq!(
        (&seen["applied"], &seen["pupils"]),
        (&json!(false), &json!(4))
    );
    assert_eq!(names(&seen["new"]), ["葵", "次郎", "翔", "凛"]);
    let unreadable = seen["unreadable"].as_array().unwrap();
    let lines: Vec<i64> = unreadable
        .iter()
        .map(|of| of["line"].as_i64().unwrap())
        .collect();
    assert_eq!(lines, [6, 7]);
    assert!(unreadable[0]["reason"].as_str().unwrap().contains("grade"));
    assert!(
        get(&city, &school, "").await["applied_at"].is_null(),
        "nothing is stored"
    );

    let done = applied(&city, &school, &rows).await;
    assert_eq!(done["digest"], seen["digest"]);
    assert_eq!(
        get(&city, &school, "").await["items"]
            .as_array()
            .unwrap()
            .len(),
        4
    );

    // One changes class, one goes, one comes; in Shift_JIS as a spreadsheet saves it.
    let rows = "1,1-1,1,青木,葵,アオキ,アオイ\r\n2,2-2,5,山田,次郎,ヤマダ,ジロウ\r\n\
                2,2-2,1,高橋,凛,タカハシ,リン\r\n3,3-1,1,伊藤,新,イトウ,アラタ\r\n";
    let file = format!("{HEAD}{rows}");
    let (sjis, _, lost) = encoding_rs::SHIFT_JIS.encode(&file);
    assert!(!lost);
    let seen = put_bytes(&city, &school, "", sjis.to_vec()).await.answer;
    assert_eq!(names(&seen["new"]), ["新"]);
    assert_eq!(names(&seen["gone"]), ["翔"]);
    assert_eq!(seen["same"], 1);
    let changed = seen["changed"].as_array().unwrap();
    let class = |at: usize| {
        (
            &changed[at]["before"]["class"],
            &changed[at]["after"]["class"],
        )
    };
    assert_eq!(changed.len(), 2);
    assert_eq!(
        class(0),
        (&json!("2-2"), &json!("2-2")),
        "written otherwise"
    );
    assert_eq!(class(1), (&json!("2-1"), &json!("2-2")));

    // Meanwhile a colleague takes another list over: what was seen is true no more.
    applied(&city, &school, LIST).await;
    let digest = seen["digest"].as_str().unwrap();
    let other = put(&city, &school, &format!("?apply={digest}"), LIST).await;
    assert_eq!(other.status, 409, "another file than was seen");
    applied(&city, &school, "1,1-1,1,青木,葵,アオキ,アオイ\n").await;
    let late = put_bytes(&city, &school, &format!("?apply={digest}"), sjis.to_vec()).await;
    assert_eq!(late.status, 409, "{}", late.answer);
    assert_eq!(
        get(&city, &school, "").await["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_registered_and_who_has_not_is_shown_by_class() {
    let city = City::new().await;
    let parents = [guardian(&city).await, guardian(&city).await];
    let kana = Some(("ヤマダ", "ジロウ"));
    child(
        &city,
        &parents[0],
        (2, Some("2-1"), None),
        ("山田", "次郎"),
        kana,
    )
    .await;
    child(&city, &parents[1], (2, None, None), ("山田", "次郎"), kana).await;
    let elsewhere = (2, Some("2-1"), Some("9"));
    child(&city, &parents[0], elsewhere, ("高橋", "凛"), None).await;
    let place = (1, Some("1-1"), Some("1"));
    let unknown = child(&city, &parents[1], place, ("蒼木", "あおい"), None).await;
    let school = city.staff(Role::Teacher, Some("saijo-es")).await;
    let classes = async |token: &str| {
        let answer = get(&city, token, "/classes").await;
        let items = answer["items"].as_array().unwrap().clone();
        let row = |item: &Value| {
            let sum = |key: &str| item["roster"][key].as_i64().unwrap_or(-1);
            let keys = [
                "pupils",
                "registered",
                "other_class",
                "not_registered",
                "unknown",
            ];
            let class = item["class"].as_str().unwrap_or("-").to_owned();
            (class, keys.map(sum), item["children"].as_i64().unwrap())
        };
        items.iter().map(row).collect::<Vec<_>>()
    };
    // Without a list: who is registered, and how they are reached.
    assert_eq!(
        classes(&school).await,
        [
            ("1-1".to_owned(), [-1; 5], 1),
            ("2-1".to_owned(), [-1; 5], 2),
            ("-".to_owned(), [-1; 5], 1),
        ]
    );
    let office = city.staff(Role::School, Some("saijo-es")).await;
    applied(&city, &office, LIST).await;
    assert_eq!(
        classes(&school).await,
        [
            ("1-1".to_owned(), [1, 0, 0, 1, 1], 1),
            ("2-1".to_owned(), [2, 1, 0, 1, 0], 2),
            ("2-2".to_owned(), [1, 0, 1, 0, 0], 0),
            ("-".to_owned(), [0; 5], 1),
        ]
    );
    let all = get(&city, &school, "").await;
    let states: Vec<(&str, &str)> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["given_name"].as_str().unwrap(),
                item["state"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        states,
        [
            ("葵", "not_registered"),
            ("あおい", "unknown"),
            ("次郎", "registered"),
            ("翔", "not_registered"),
            ("凛", "other_class"),
        ]
    );
    // Both parents registered the boy apart: one pupil, two children.
    assert_eq!(all["items"][2]["children"].as_array().unwrap().len(), 2);
    assert_eq!(all["items"][1]["id"], json!(unknown));
    assert_eq!(all["items"][1]["near"]["given_name"], "葵");
    assert_eq!(all["items"][4]["children"][0]["class"], "2-1");

    // Page by page, narrowed, and as a file.
    let first = get(&city, &school, "?limit=2").await;
    let next = first["next"].as_str().unwrap();
    let second = get(&city, &school, &format!("?limit=2&cursor={next}")).await;
    assert_eq!(names(&first["items"]), ["葵", "あおい"]);
    assert_eq!(names(&second["items"]), ["次郎", "翔"]);
    let narrowed = get(&city, &school, "?class=2-1&state=not_registered").await;
    assert_eq!(
        (names(&narrowed["items"]), &narrowed["next"]),
        (vec!["翔"], &Value::Null)
    );
    for wrong in ["?state=lost", "?limit=0", "?cursor=x"] {
        let (status, _) = city
            .call(&school, "GET", &format!("{PATH}{wrong}"), None)
            .await;
        assert_eq!(status, 422, "{wrong}");
    }
    let file = city
        .http
        .get(format!("{}{PATH}", city.url))
        .bearer_auth(&school)
        .header("accept", "text/csv")
        .send()
        .await
        .unwrap();
    assert_eq!(
        file.headers()["content-disposition"],
        "attachment; filename=\"roster-2026.csv\""
    );
    let text = file.text().await.unwrap();
    assert!(text.starts_with("state,grade,class,"), "{text}");
    assert!(
        text.contains("\r\nnot_registered,1,1-1,1,青木,葵,アオキ,アオイ,"),
        "{text}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_is_none_of_the_school_s_is_taken_off_and_its_guardians_are_told() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    applied(&city, &school, "1,1-1,1,青木,葵,アオキ,アオイ\n").await;
    let items = get(&city, &school, "?state=unknown").await["items"].clone();
    assert_eq!(names(&items), ["次郎"]);
    let id = items[0]["id"].as_str().unwrap().to_owned();
    // A father who reads mail alone, and Vietnamese.
    registers_by_mail(&city, "minh@example.jp", Language::Vi).await;
    let mut tx = city.app.db.write().await.unwrap();
    let minh = people::by_login(&mut tx, "minh@example.jp")
        .await
        .unwrap()
        .unwrap();
    children::add_guardian(&mut tx, &id, &minh.id, None, city.clock.now())
        .await
        .unwrap();
    assert_eq!(absences::guardians(&mut tx, &id).await.unwrap().len(), 2);
    tx.commit().await.unwrap();

    let path = format!("/admin/v1/schools/saijo-es/children/{id}/remove");
    let bad = city
        .call(&school, "POST", &path, Some(&json!({"reason": "x"})))
        .await;
    assert_eq!(bad.0, 422);
    let body = json!({"reason": "not_a_pupil"});
    let (status, answer) = city.call(&school, "POST", &path, Some(&body)).await;
    assert_eq!(status, 204, "{answer}");
    assert_eq!(city.call(&school, "POST", &path, Some(&body)).await.0, 404);
    assert!(get(&city, &school, "?state=unknown").await["items"] == json!([]));
    let said = hana.look(&city).await;
    assert!(
        said.text()
            .contains("西条小学校が、お子さまの学校情報の登録を取り消しました"),
        "{}",
        said.text()
    );
    assert!(said.labels().contains(&"学校情報登録".to_owned()));
    let mail = city.mail("minh@example.jp").text();
    assert!(
        mail.contains("đã hủy đăng ký") && mail.contains("/mine/do/enrol"),
        "{mail}"
    );
    for told in [said.text(), mail] {
        assert!(!told.contains("次郎"), "{told}");
    }
    // With the school's code she registers it again; without, she does not.
    hana.taps(&city, "学校情報登録").await;
    for label in ["西条小学校", "2年", "2-1", "なし（次へ）", "なし（次へ）"] {
        hana.taps(&city, label).await;
    }
    let said = hana.taps(&city, "入力しない").await;
    assert!(said.text().contains("【学校コード】"), "{}", said.text());
    hana.says(&city, CODE).await;
    hana.taps(&city, "登録する").await;
    assert_eq!(
        names(&get(&city, &school, "?state=unknown").await["items"]),
        ["次郎"]
    );
    let auditor = city.staff(Role::Auditor, None).await;
    let (_, audit) = city
        .call(
            &auditor,
            "GET",
            &format!("/admin/v1/audit?about={id}"),
            None,
        )
        .await;
    assert_eq!(audit["items"][0]["act"], "link_removed", "{audit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_keeps_to_its_own_school() {
    let city = City::new().await;
    let parent = guardian(&city).await;
    let id = child(&city, &parent, (2, None, None), ("山田", "次郎"), None).await;
    let remove = format!("/admin/v1/schools/saijo-es/children/{id}/remove");
    let body = json!({"reason": "other"});
    for (role, at, sees, changes) in [
        (Role::Teacher, Some("saijo-es"), true, false),
        (Role::Teacher, Some("saijo-jhs"), false, false),
        (Role::School, Some("saijo-jhs"), false, false),
        (Role::City, None, false, false),
        (Role::Auditor, None, false, false),
        (Role::Board, None, true, true),
    ] {
        let token = city.staff(role, at).await;
        let seen = if sees { 200 } else { 403 };
        for path in [PATH.to_owned(), format!("{PATH}/classes")] {
            assert_eq!(
                city.call(&token, "GET", &path, None).await.0,
                seen,
                "{role:?} {path}"
            );
        }
        let unknown = "/admin/v1/schools/no-such/roster";
        let nowhere = city.call(&token, "GET", unknown, None).await.0;
        assert_eq!(nowhere, if changes { 404 } else { 403 }, "{role:?}");
        if changes {
            continue;
        }
        assert_eq!(put(&city, &token, "", LIST).await.status, 403, "{role:?}");
        assert_eq!(put(&city, &token, "?apply=x", "").await.status, 403);
        assert_eq!(city.call(&token, "POST", &remove, Some(&body)).await.0, 403);
        assert_eq!(
            city.call(&token, "POST", &remove, None).await.0,
            403,
            "before the body"
        );
    }
    // The office of another school cannot take it off by way of its own, nor the board.
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let board = city.staff(Role::Board, None).await;
    let path = format!("/admin/v1/schools/saijo-jhs/children/{id}/remove");
    for token in [&other, &board] {
        assert_eq!(city.call(token, "POST", &path, Some(&body)).await.0, 404);
    }
    assert_eq!(
        put(&city, &board, "?school_year=2028", LIST).await.status,
        422
    );
    let wrong = put_bytes(&city, &board, "", b"id,name\n1,2\n".to_vec()).await;
    assert_eq!(wrong.status, 422, "{}", wrong.answer);
    let next = put(&city, &board, "?school_year=2027", LIST).await;
    assert_eq!(
        (next.status, &next.answer["school_year"]),
        (200, &json!(2027))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_sealed_and_goes_a_month_after_its_school_year() {
    let city = City::new().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    applied(&city, &school, LIST).await;
    let mut tx = city.app.db.read().await.unwrap();
    let sql = "select family_name, given_name, family_kana, given_kana, attendance_number from roster_pupils";
    let stored: Vec<(String, String, String, String, String)> =
        sqlx::query_as(sql).fetch_all(tx.conn()).await.unwrap();
    let all = format!("{stored:?}");
    assert!(
        stored.len() == 4 && !all.contains("山田") && !all.contains("ヤマダ"),
        "{all}"
    );
    drop(tx);
    let left = async |time: &str| {
        city.at(time);
        city.settle().await;
        crate::support::scan::count(&city, "roster_pupils").await
    };
    assert_eq!(left("2027-05-01T10:00:00+09:00").await, 4);
    assert_eq!(left("2027-05-02T10:00:00+09:00").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_list_is_uploaded_looked_at_and_taken_over() {
    let (city, _hana) = with_hana().await;
    let mut office = city.clerk(Role::School, Some("saijo-es")).await;
    let path = "/console/schools/saijo-es/roster";
    office.open(path).await;
    assert!(office.page.says("名簿はまだ取り込まれていません"));
    let rows = format!("{HEAD}{LIST}9,1-1,5,林,雪,,\r\n");
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("1,1-1,1\r\n青木");
    office.upload(&[], ("file", &sjis), "違いを見る").await;
    assert_eq!(office.page.status, 422, "no list of pupils");
    assert!(office.page.says("名簿として読めませんでした"));
    office
        .upload(&[], ("file", rows.as_bytes()), "違いを見る")
        .await;
    assert!(
        office.page.says("まだ取り込んでいません"),
        "{}",
        office.page.text()
    );
    assert!(office.page.says("6行目: 学年「9」はこの学校にありません"));
    assert!(
        office.page.says("2-1 2番 佐藤 翔 (サトウ ショウ)"),
        "{}",
        office.page.text()
    );
    let mut late = city.clerk(Role::School, Some("saijo-es")).await;
    late.open(path).await;
    late.upload(&[], ("file", rows.as_bytes()), "違いを見る")
        .await;
    office.send(&[], "この内容で取り込む").await;
    assert!(
        office.page.says("名簿を取り込みました"),
        "{}",
        office.page.text()
    );
    // The colleague who looked at the same meanwhile is told that it changed.
    late.send(&[], "この内容で取り込む").await;
    assert_eq!(late.page.status, 409, "{}", late.page.text());

    office.follow("未登録").await;
    assert!(office.page.says("青木 葵") && office.page.says("佐藤 翔"));
    assert!(!office.page.says("次郎"), "{}", office.page.text());
    office.follow("クラスごとの状況に戻る").await;
    office.follow("2-1").await;
    assert!(office.page.says("山田 次郎") && office.page.says("登録済み"));

    // She is on the list no more: the registration is taken off.
    let without = format!("{HEAD}1,1-1,1,青木,葵,アオキ,アオイ\n");
    office
        .upload(&[], ("file", without.as_bytes()), "違いを見る")
        .await;
    assert!(
        office.page.says("2-1 1番 山田 次郎"),
        "gone: {}",
        office.page.text()
    );
    office.send(&[], "この内容で取り込む").await;
    office.follow("名簿にない登録").await;
    office
        .send(&[("reason", "has_left")], "学校から外す: 山田 次郎")
        .await;
    assert!(
        office.page.says("登録を外し、保護者に知らせました"),
        "{}",
        office.page.text()
    );
    city.settle().await;
    assert!(
        city.mail("hana@example.jp")
            .text()
            .contains("取り消しました")
    );

    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open(path).await;
    assert!(teacher.page.says("クラスごとの状況") && !teacher.page.says("名簿を取り込む"));
    for (role, at) in [
        (Role::School, Some("saijo-jhs")),
        (Role::City, None),
        (Role::Auditor, None),
    ] {
        let mut other = city.clerk(role, at).await;
        other.open(path).await;
        assert_eq!(other.page.status, 403, "{role:?}");
        assert!(!other.page.says("西条小"));
        let form = format!("{}&list=&child=x&reason=other", other.csrf());
        for path in [format!("{path}/apply"), format!("{path}/remove")] {
            other.post(&path, &form).await;
            assert!(
                other.page.says("権限の範囲を超えています"),
                "{role:?} {path}"
            );
        }
    }
}
