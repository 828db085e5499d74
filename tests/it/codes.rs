//! School codes: shown, made anew, ended, imported, and what a parent meets who enters one.

use kairan::city::authority::Role;
use kairan::cli::import::{Importing, What};
use kairan::store::codes;
use serde_json::{Value, json};

use crate::support::city::{CODE, City, Phone, Said};
use crate::support::people::{enrols, registers, with_hana};

const PATH: &str = "/admin/v1/schools/saijo-es/codes";

async fn shown(city: &City, token: &str) -> Vec<Value> {
    let (status, answer) = city.call(token, "GET", PATH, None).await;
    assert_eq!(status, 200, "{answer}");
    answer["codes"].as_array().unwrap().clone()
}

async fn rotated(city: &City, token: &str, body: Value) -> Vec<Value> {
    // Two made at one moment stand in no order.
    city.clock.advance_seconds(1);
    let (status, answer) = city.call(token, "POST", PATH, Some(&body)).await;
    assert_eq!(status, 201, "{answer}");
    answer["codes"].as_array().unwrap().clone()
}

fn text<'a>(code: &'a Value, key: &str) -> &'a str {
    code[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key}: {code}"))
}

/// Somebody with a child who comes as far as the question for the code.
async fn at_the_code(city: &City, email: &str) -> Phone {
    let mut phone = city.person("Yuki", "ja");
    registers(city, &mut phone, email).await;
    phone.taps(city, "こどもの情報登録").await;
    for text in ["林", "雪", "ハヤシ", "ユキ"] {
        phone.says(city, text).await;
    }
    phone.taps(city, "女").await;
    phone.says(city, "2018-05-05").await;
    phone.taps(city, "母").await;
    phone.taps(city, "登録する").await;
    phone.taps(city, "学校情報登録").await;
    for label in ["西条小学校", "2年", "2-1", "なし（次へ）", "なし（次へ）"] {
        phone.taps(city, label).await;
    }
    phone.taps(city, "入力しない").await;
    phone
}

fn is_right(said: &Said) -> bool {
    said.text().contains("この内容で登録しますか")
}

async fn import(city: &City, code: &str) -> Vec<u64> {
    let file = format!(
        "id,kind,name,join_code,grades,classes,clubs,groups\n\
         saijo-es,elementary,西条小学校,{code},1;2;3;4;5;6,1-1;2-1;2-2;3-1,サッカー;合唱,児童クラブ\n"
    );
    let import = Importing {
        db: &city.app.db,
        clock: city.clock.clone(),
        random: city.app.random.clone(),
        rest: std::time::Duration::ZERO,
    };
    let table = import.read(What::Schools, file.as_bytes()).unwrap();
    let rejected = import.take(What::Schools, &table).await.unwrap();
    rejected.iter().map(|(row, _)| row.line).collect()
}

// X-13 A-31
#[tokio::test(flavor = "multi_thread")]
async fn a_new_code_is_made_the_old_sheets_still_work_for_a_while_and_nobody_is_lost() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let before = shown(&city, &school).await;
    assert_eq!(text(&before[0], "code"), CODE);
    assert_eq!(text(&before[0], "last_day"), "2027-04-30");

    let codes = rotated(&city, &school, json!({})).await;
    let (new, old) = (&codes[0], &codes[1]);
    assert_eq!(
        (text(new, "state"), text(old, "state")),
        ("current", "replaced")
    );
    assert_eq!(text(new, "last_day"), "2027-04-30");
    assert_eq!(text(old, "last_day"), "2026-12-21");
    let code = text(new, "code").to_owned();
    assert_eq!(code.len(), 9, "{code}");
    // Both sheets let in; as it is typed from paper.
    let mut yuki = at_the_code(&city, "yuki@example.jp").await;
    assert!(is_right(&yuki.says(&city, "saijo 7k2m").await));
    let mut ken = at_the_code(&city, "ken@example.jp").await;
    let typed = code.to_lowercase().replace('-', "");
    assert!(is_right(&ken.says(&city, &typed).await));

    // After the transition the old one is wrong, and says where to get the new one.
    city.at("2026-12-22T00:00:00+09:00");
    let mut mei = at_the_code(&city, "mei@example.jp").await;
    let said = mei.says(&city, CODE).await;
    assert!(
        said.text().contains("学校コードが違います。あと4回"),
        "{}",
        said.text()
    );
    assert!(
        said.text().contains("新しい案内は学校に"),
        "{}",
        said.text()
    );
    assert!(is_right(&mei.says(&city, &code).await));
    // Hana is as she was.
    let count = city.call(&school, "GET", "/admin/v1/schools/saijo-es/roll", None);
    let (_, roll) = count.await;
    assert_eq!(roll["items"].as_array().unwrap().len(), 1, "{roll}");
    // No longer shown once it is of no use.
    let codes = shown(&city, &school).await;
    assert_eq!(
        (text(&codes[1], "state"), &codes[1]["code"]),
        ("expired", &Value::Null)
    );
}

// X-13 A-31
#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_revoked_ends_at_once_and_is_told_apart_by_nobody_who_guesses() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let mut yuki = at_the_code(&city, "yuki@example.jp").await;
    let codes = shown(&city, &school).await;
    let path = format!("{PATH}/{}/revoke", text(&codes[0], "id"));
    let (status, answer) = city.call(&school, "POST", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    let revoked = &answer["codes"][0];
    assert_eq!(
        (text(revoked, "state"), &revoked["code"]),
        ("revoked", &Value::Null)
    );
    assert!(revoked["revoked_by"].is_string());
    assert_eq!(city.call(&school, "POST", &path, None).await.0, 409);

    // The revoked one, another school's, and any other: the same words, the same count.
    let (board, other) = (city.staff(Role::Board, None).await, "saijo-jhs");
    let path = format!("/admin/v1/schools/{other}/codes");
    let (_, answer) = city.call(&board, "POST", &path, Some(&json!({}))).await;
    let elsewhere = text(&answer["codes"][0], "code").to_owned();
    let mut told = Vec::new();
    for (typed, left) in [(CODE, 4), (elsewhere.as_str(), 3), ("WXYZ-2345", 2)] {
        let said = yuki.says(&city, typed).await.text();
        told.push(said.replace(&format!("あと{left}回"), "あと"));
    }
    let first = told[0].lines().next().unwrap();
    for told in &told {
        assert!(told.starts_with(first), "{told:?}");
    }
    // A new one takes its place; a transition brings nothing back.
    let codes = rotated(&city, &school, json!({"transition_days": 30})).await;
    assert_eq!(text(&codes[1], "state"), "revoked");
    let said = yuki.says(&city, text(&codes[0], "code")).await;
    assert!(is_right(&said), "{}", said.text());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn staff_choose_the_transition_and_the_last_day_within_reason() {
    let city = City::new().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.settle().await;
    for wrong in [
        json!({"transition_days": -1}),
        json!({"transition_days": 367}),
        json!({"last_day": "2026-11-21"}),
        json!({"last_day": "2028-05-01"}),
        json!({"last_day": "soon"}),
    ] {
        let (status, answer) = city.call(&school, "POST", PATH, Some(&wrong)).await;
        assert_eq!(status, 422, "{wrong}: {answer}");
    }
    let body = json!({"transition_days": 0, "last_day": "2028-04-30"});
    let codes = rotated(&city, &school, body).await;
    assert_eq!(text(&codes[0], "last_day"), "2028-04-30");
    assert_eq!(text(&codes[1], "state"), "expired");
    // An old code is never given a longer life than it has.
    let codes = rotated(&city, &school, json!({"transition_days": 366})).await;
    assert_eq!(text(&codes[1], "last_day"), "2027-11-22");
    let codes = rotated(&city, &school, json!({"transition_days": 366})).await;
    assert_eq!(text(&codes[1], "last_day"), "2027-04-30");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_code_ends_a_month_after_the_school_year() {
    let city = City::asking("chat").await;
    city.settle().await;
    city.at("2027-04-30T23:00:00+09:00");
    let mut yuki = at_the_code(&city, "yuki@example.jp").await;
    assert!(is_right(&yuki.says(&city, CODE).await));
    city.at("2027-05-01T00:00:00+09:00");
    let mut ken = at_the_code(&city, "ken@example.jp").await;
    let said = ken.says(&city, CODE).await;
    assert!(
        said.text().contains("学校コードが違います"),
        "{}",
        said.text()
    );
}

// A-31 X-13
#[tokio::test(flavor = "multi_thread")]
async fn an_import_with_another_code_makes_it_the_current_one_and_the_same_again_does_nothing() {
    let city = City::new().await;
    city.settle().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    assert_eq!(import(&city, CODE).await, [0u64; 0]);
    assert_eq!(shown(&city, &school).await.len(), 1);
    assert_eq!(import(&city, "NEU-2027").await, [0u64; 0]);
    city.settle().await;
    let codes = shown(&city, &school).await;
    assert_eq!(text(&codes[0], "code"), "NEU-2027");
    assert_eq!(text(&codes[0], "made_by"), "cli");
    assert_eq!(text(&codes[0], "last_day"), "2027-04-30");
    assert_eq!(text(&codes[1], "last_day"), "2026-12-21");
    // Made anew by staff since: last night's file does not bring the old one back.
    city.clock.advance_seconds(60);
    let made = rotated(&city, &school, json!({})).await;
    assert_eq!(import(&city, "NEU-2027").await, [0u64; 0]);
    let codes = shown(&city, &school).await;
    assert_eq!(codes[0]["code"], made[0]["code"]);
    assert_eq!(codes.len(), 3);
    // Staff's own code written into the file changes nothing either.
    assert_eq!(import(&city, text(&made[0], "code")).await, [0u64; 0]);
    assert_eq!(shown(&city, &school).await.len(), 3);
    // One that was revoked is refused by its row.
    let path = format!("{PATH}/{}/revoke", text(&codes[1], "id"));
    assert_eq!(city.call(&school, "POST", &path, None).await.0, 200);
    assert_eq!(import(&city, "NEU-2027").await, [2]);
    assert_eq!(shown(&city, &school).await.len(), 3);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn each_role_keeps_to_its_own_school_and_every_look_is_audited() {
    let city = City::new().await;
    city.settle().await;
    let own = city.staff(Role::School, Some("saijo-es")).await;
    let id = text(&shown(&city, &own).await[0], "id").to_owned();
    let revoke = format!("{PATH}/{id}/revoke");
    let nowhere = "/admin/v1/schools/no-such/codes";
    for (role, at, sees, changes) in [
        (Role::Teacher, Some("saijo-es"), true, false),
        (Role::Teacher, Some("saijo-jhs"), false, false),
        (Role::School, Some("saijo-jhs"), false, false),
        (Role::City, None, false, false),
        (Role::Auditor, None, false, false),
        (Role::Board, None, true, true),
    ] {
        let token = city.staff(role, at).await;
        let status = async |method: &str, path: &str, body: Option<Value>| {
            city.call(&token, method, path, body.as_ref()).await.0
        };
        let seen = if sees { 200 } else { 403 };
        assert_eq!(status("GET", PATH, None).await, seen, "{role:?}");
        if changes {
            assert_eq!(status("GET", nowhere, None).await, 404);
            assert_eq!(status("POST", nowhere, Some(json!({}))).await, 404);
            let path = format!("{PATH}/no-such/revoke");
            assert_eq!(status("POST", &path, None).await, 404);
            continue;
        }
        assert_eq!(status("GET", nowhere, None).await, 403, "{role:?}");
        assert_eq!(status("POST", nowhere, Some(json!({}))).await, 403);
        // Whoever may not is told so before the body is read.
        assert_eq!(status("POST", PATH, None).await, 403, "{role:?}");
        assert_eq!(status("POST", &revoke, None).await, 403, "{role:?}");
    }
    // The code of one school is none of another's.
    let board = city.staff(Role::Board, None).await;
    let path = format!("/admin/v1/schools/saijo-jhs/codes/{id}/revoke");
    assert_eq!(city.call(&board, "POST", &path, None).await.0, 404);

    rotated(&city, &own, json!({})).await;
    assert_eq!(city.call(&own, "POST", &revoke, None).await.0, 200);
    let auditor = city.staff(Role::Auditor, None).await;
    let path = "/admin/v1/audit?about=saijo-es";
    let (_, audit) = city.call(&auditor, "GET", path, None).await;
    let acts: Vec<&str> = audit["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| text(entry, "act"))
        .collect();
    assert_eq!(acts[..2], ["code_revoked", "code_rotated"], "{audit}");
    assert!(acts[2..].iter().all(|act| *act == "codes_seen"));
    assert!(!audit.to_string().contains(CODE));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn codes_are_sealed_and_go_a_year_after_their_end() {
    let city = City::new().await;
    city.settle().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    rotated(&city, &school, json!({"transition_days": 0})).await;
    let mut tx = city.app.db.read().await.unwrap();
    let stored: Vec<(String, String)> = sqlx::query_as("select id, code from school_codes")
        .fetch_all(tx.conn())
        .await
        .unwrap();
    assert!(stored.len() == 3 && stored.iter().all(|(_, code)| !code.contains("SAIJO")));
    drop(tx);
    let left = async |time: &str| {
        city.at(time);
        city.settle().await;
        let mut tx = city.app.db.read().await.unwrap();
        codes::of_school(&mut tx, "saijo-es").await.unwrap().len()
    };
    assert_eq!(left("2027-11-20T10:00:00+09:00").await, 2);
    assert_eq!(left("2027-11-22T10:00:00+09:00").await, 1);
    assert_eq!(left("2028-05-02T10:00:00+09:00").await, 0);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_the_class_needs_no_code_even_when_it_has_ended() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let codes = shown(&city, &school).await;
    let path = format!("{PATH}/{}/revoke", text(&codes[0], "id"));
    assert_eq!(city.call(&school, "POST", &path, None).await.0, 200);
    hana.taps(&city, "学校情報登録").await;
    for label in ["西条小学校", "2年", "2-1", "なし（次へ）", "なし（次へ）"] {
        hana.taps(&city, label).await;
    }
    let said = hana.taps(&city, "入力しない").await;
    assert!(is_right(&said), "{}", said.text());
}

// X-13 A-31
#[tokio::test(flavor = "multi_thread")]
async fn on_the_console_a_code_is_printed_made_anew_and_ended() {
    let city = City::new().await;
    city.settle().await;
    let mut office = city.clerk(Role::School, Some("saijo-es")).await;
    office.follow("学校").await;
    assert_eq!(office.page.path, "/console/schools/saijo-es");
    office.follow("学校コード").await;
    assert!(office.page.says(CODE) && office.page.says("2027-04-30 まで使えます"));
    office.follow("印刷用").await;
    // In six languages, with the address that the QR code leads to.
    for text in [
        CODE,
        "西条小学校 保護者の皆さまへ",
        "This school code works until 2027-04-30",
        "学校代码的有效期",
        "Mã trường này dùng được đến",
        "Este código vale até",
        "使(つか)えます",
    ] {
        assert!(office.page.says(text), "{text}: {}", office.page.text());
    }
    assert!(office.page.says(&format!("{}/register", city.url)));
    assert!(office.page.html.contains("<svg"));
    office
        .open("/console/schools/saijo-es/codes/handout?with=ja&with=en")
        .await;
    assert!(!office.page.says("Mã trường") && office.page.says("School code"));

    city.clock.advance_seconds(1);
    office.open("/console/schools/saijo-es/codes").await;
    office.send(&[("days", "7")], "作る").await;
    assert!(
        office.page.says("新しい学校コードを作りました"),
        "{}",
        office.page.text()
    );
    assert!(office.page.says("前のコード（まだ使えます）") && office.page.says("2026-11-28 まで"));
    let wrong = [("last-day", "2030-01-01")];
    office.send(&wrong, "作る").await;
    assert_eq!(office.page.status, 422);
    office.open("/console/schools/saijo-es/codes").await;
    office.send(&[], &format!("すぐに止める: {CODE}")).await;
    assert!(
        office.page.says("学校コードを止めました"),
        "{}",
        office.page.text()
    );
    assert!(!office.page.says(CODE));
    // A teacher sees and prints, and has no button; whoever is elsewhere sees nothing.
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/schools/saijo-es/codes").await;
    assert!(teacher.page.says("印刷用") && !teacher.page.says("新しいコードを作る"));
    let form = format!("{}&days=7&last-day=2027-04-30", teacher.csrf());
    teacher.post("/console/schools/saijo-es/codes", &form).await;
    assert_eq!(teacher.page.status, 403);
    assert!(teacher.page.says("権限の範囲を超えています"));
    for (role, at) in [
        (Role::School, Some("saijo-jhs")),
        (Role::City, None),
        (Role::Auditor, None),
    ] {
        let mut other = city.clerk(role, at).await;
        for path in ["", "/codes", "/codes/handout"] {
            let path = format!("/console/schools/saijo-es{path}");
            other.open(&path).await;
            assert_eq!(other.page.status, 403, "{role:?} {path}");
            assert!(!other.page.says("西条小"), "{}", other.page.text());
        }
        let form = format!("{}&id=x&days=7&last-day=2027-04-30", other.csrf());
        for path in ["", "/revoke"] {
            let path = format!("/console/schools/saijo-es/codes{path}");
            other.post(&path, &form).await;
            assert!(
                other.page.says("権限の範囲を超えています"),
                "{role:?} {path}"
            );
        }
    }
    let mut board = city.clerk(Role::Board, None).await;
    board.open("/console/schools").await;
    assert!(board.page.says("西条小学校") && board.page.says("西条中学校"));
}
