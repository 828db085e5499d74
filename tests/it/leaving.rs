//! Leaving for good: asked in the talk, on a page or with a paper form; everything goes on until the
//! day, and then nothing is left but a proof.

use std::collections::BTreeSet;

use kairan::city::authority::Role;
use kairan::notices::starter;
use kairan::schedule;
use kairan::store::held::EXPORTED;
use kairan::store::holdings::{HOLDINGS, Holding};
use kairan::store::{line_accounts, people};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{closure, enrols, first_link, registers, with_hana};
use crate::support::scan::{cells, count, tables};

const DEPARTURES: &str = "/admin/v1/departures";

fn emergency() -> Value {
    json!({
        "kind": "emergency", "level": 3, "audience": {"everyone": true},
        "alone": "訓練のため",
        "content": {"ja": {"title": "高齢者等避難", "body": "避難してください。"}},
    })
}

async fn asks_to_move_away(city: &City, hana: &mut Phone, day: &str) {
    hana.taps(city, "その他の手続き").await;
    hana.taps(city, "退会・転出").await;
    hana.taps(city, "市外へ転出する").await;
    hana.picks(city, day).await;
    let said = hana.taps(city, "申し込む").await;
    assert!(
        said.text().contains("退会・転出を受け付けました"),
        "{}",
        said.text()
    );
}

async fn id_of(city: &City, email: &str) -> Option<String> {
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, email).await.unwrap();
    person.map(|person| person.id)
}

/// Everything that tells of Hana, as she typed it, and what it is looked up by.
async fn traces(city: &City, hana: &Phone) -> Vec<String> {
    let mut traces: Vec<String> = ["hana@example.jp", "山田", "次郎", "花子", "ジロウ"]
        .map(str::to_owned)
        .to_vec();
    traces.push("2018-05-05".into());
    traces.push(hana.user.clone());
    let seal = &city.app.config.seal;
    for (what, value) in [
        ("people.login", "hana@example.jp"),
        ("addresses.address", "hana@example.jp"),
        ("line_accounts.user_id", hana.user.as_str()),
        ("inbox_queues.queue", hana.user.as_str()),
    ] {
        traces.push(seal.lookup(what, value));
    }
    traces
}

// D-20 D-24 X-06 X-12
#[tokio::test(flavor = "multi_thread")]
async fn who_moves_away_is_served_to_the_last_day_and_then_nothing_of_them_is_left() {
    let (city, mut hana) = with_hana().await;
    let admin = city.staff(Role::Admin, None).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let before = city.notify(&school, &closure("臨時休業")).await;
    asks_to_move_away(&city, &mut hana, "2026-11-30").await;
    let mail = city.mail("hana@example.jp").text();
    assert!(mail.contains("2026-11-30 まで"), "{mail}");
    assert!(first_link(&mail).ends_with("/mine/do/stay"), "{mail}");
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(
        said.text().contains("2026-11-30 まではこれまでどおり"),
        "{}",
        said.text()
    );

    // To the last minute danger to life reaches her.
    city.at("2026-11-30T23:59:00+09:00");
    let danger = city.notify(&admin, &emergency()).await;
    assert_eq!(city.ledger(&admin, &danger).await["accepted"], 1);
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    hana.taps(&city, "ヘルプ").await;
    let person = id_of(&city, "hana@example.jp").await.unwrap();
    let held = cells(&city).await;
    for trace in traces(&city, &hana).await {
        let found = held.iter().any(|cell| cell.holds(&trace));
        assert!(found, "the scan is blind for {trace}");
    }

    city.at("2026-12-01T00:00:00+09:00");
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("登録内容をすべて消去しました"),
        "{}",
        said.text()
    );
    let menu = city.simulator.platform.shown_menu(&hana.user).unwrap();
    assert!(menu["name"].as_str().unwrap().starts_with("guest-ja"));
    for cell in cells(&city).await {
        for trace in traces(&city, &hana).await {
            assert!(!cell.holds(&trace), "{trace} is left in {cell:?}");
        }
    }
    // Her number leads to nobody: it stands only where the list says why.
    for cell in cells(&city)
        .await
        .iter()
        .filter(|c| c.stored.contains(&person))
    {
        let kept = [
            "recipients.person_id",
            "recipient_children.person_id",
            "departures.person_id",
            "outbox.people",
        ];
        assert!(kept.contains(&cell.place.as_str()), "{cell:?}");
    }
    assert_eq!(browser.open("/mine").await.path, "/login?next=%2Fmine");

    // The counts stay.
    for notice in [&before, &danger] {
        assert_eq!(city.ledger(&admin, notice).await["accepted"], 1);
    }
    let (_, list) = city.call(&admin, "GET", DEPARTURES, None).await;
    assert_eq!(list["items"][0]["state"], "done", "{list}");
    assert_eq!(list["items"][0]["asked_by"], Value::Null, "{list}");

    // The proof says what and when, and whose only to who knows it.
    let mail = city.mail("hana@example.jp").text();
    let page = browser.open(&first_link(&mail)).await;
    assert!(
        page.says("消去の証明書") && page.says("2026-12-01 00:00") && page.says("メールアドレス 1"),
        "{}",
        page.text()
    );
    assert!(!page.says("山田") && !page.says("hana@example.jp"));
    let page = browser
        .send(&[("email", "Hana@example.jp")], "確かめる")
        .await;
    assert!(
        page.says("入力されたメールアドレスの登録のものです"),
        "{}",
        page.text()
    );
    let page = browser
        .send(&[("email", "yuki@example.jp")], "確かめる")
        .await;
    assert!(page.says("登録のものではありません"), "{}", page.text());

    // Whoever comes back begins anew.
    let said = hana.says(&city, "こんにちは").await;
    assert!(
        said.labels()
            .contains(&"市民ポータルサイトID取得".to_owned())
    );
}

// X-06 D-24
#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_cools_for_a_week_and_is_taken_back_with_one_tap() {
    let (city, mut hana) = with_hana().await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.follow("退会・転出").await;
    assert!(browser.page.says("7日後"), "{}", browser.page.text());
    browser.send(&[("leave-why", "unneeded")], "次へ").await;
    let page = browser.send(&[], "申し込む").await;
    assert!(
        page.says("退会の申し込みがあります。2026-11-28 まで"),
        "{}",
        page.text()
    );
    let page = browser.open("/mine/do/leave").await;
    assert!(page.says("すでに申し込まれています"), "{}", page.text());
    city.at("2026-11-28T08:59:59+09:00");
    city.settle().await;
    assert!(id_of(&city, "hana@example.jp").await.is_some());
    browser.open("/mine").await;
    let page = browser.send(&[], "取り消して続ける").await;
    assert!(
        page.says("これまでどおりご利用いただけます") && !page.says("申し込みがあります"),
        "{}",
        page.text()
    );
    let mail = city.mail("hana@example.jp");
    city.settle().await;
    assert_ne!(mail.text(), city.mail("hana@example.jp").text());
    assert!(
        city.mail("hana@example.jp")
            .text()
            .contains("取り消されました")
    );
    city.at("2026-12-10T09:00:00+09:00");
    city.settle().await;
    assert!(id_of(&city, "hana@example.jp").await.is_some());

    // In the talk, too; and this time it is meant.
    hana.taps(&city, "その他の手続き").await;
    hana.taps(&city, "退会・転出").await;
    hana.taps(&city, "利用をやめる").await;
    hana.taps(&city, "申し込む").await;
    let said = hana.taps(&city, "その他の手続き").await;
    let labels = said.labels();
    assert!(labels.contains(&"退会の取り消し".into()) && !labels.contains(&"退会・転出".into()));
    hana.taps(&city, "退会の取り消し").await;
    let said = hana.taps(&city, "取り消して続ける").await;
    assert!(said.text().contains("退会・転出を取り消しました"));
    hana.taps(&city, "その他の手続き").await;
    hana.taps(&city, "退会・転出").await;
    hana.taps(&city, "利用をやめる").await;
    hana.taps(&city, "申し込む").await;
    city.at("2026-12-17T09:00:00+09:00");
    city.settle().await;
    assert_eq!(id_of(&city, "hana@example.jp").await, None);
    hana.look(&city).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_while_a_notice_is_under_way_is_gone_on_its_ledger_and_others_get_it() {
    for steps in [1, 2] {
        let (city, mut hana) = with_hana().await;
        let mut yuki = city.person("Yuki", "ja");
        registers(&city, &mut yuki, "yuki@example.jp").await;
        enrols(&city, &mut yuki, "2年", "2-1").await;
        asks_to_move_away(&city, &mut hana, "2026-11-21").await;
        city.at("2026-11-22T00:00:00+09:00");
        let school = city.staff(Role::School, Some("saijo-es")).await;
        let path = "/admin/v1/notices";
        let body = closure("臨時休業");
        let (_, notice) = city.call(&school, "POST", path, Some(&body)).await;
        let id = notice["id"].as_str().unwrap();
        // The list is frozen; at the second step both have their messages waiting.
        for _ in 0..steps {
            assert!(starter::run_once(&city.app).await.unwrap());
        }
        assert!(schedule::run_once(&city.app).await.unwrap());
        assert_eq!(id_of(&city, "hana@example.jp").await, None);
        city.settle().await;
        let ledger = city.ledger(&school, id).await;
        assert_eq!(ledger["people"], 2, "{ledger}");
        assert_eq!(ledger["accepted"], 1, "{ledger}");
        assert_eq!(ledger["unreachable"], 1, "{ledger}");
        let path = format!("/admin/v1/notices/{id}");
        let (_, notice) = city.call(&school, "GET", &path, None).await;
        assert_eq!(notice["state"], "sent", "{notice}");
        let path = format!("/admin/v1/notices/{id}/people?state=unreachable");
        let (_, people) = city.call(&school, "GET", &path, None).await;
        assert_eq!(people["items"][0]["cause"], "gone", "{people}");
        assert!(!hana.look(&city).await.text().contains("臨時休業"));
        assert!(yuki.look(&city).await.text().contains("臨時休業"));
        assert!(
            city.mail("yuki@example.jp")
                .text()
                .contains("明日は休みです")
        );
        assert!(
            !city
                .mail("hana@example.jp")
                .text()
                .contains("明日は休みです")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_stays_with_its_other_guardian() {
    let (city, mut hana) = with_hana().await;
    let mut taro = city.person("Taro", "ja");
    registers(&city, &mut taro, "taro@example.jp").await;
    let mut tx = city.app.db.write().await.unwrap();
    let father = people::by_login(&mut tx, "taro@example.jp").await.unwrap();
    sqlx::query(
        "insert into guardians (person_id, child_id, created_at)
         select $1, child_id, created_at from guardians",
    )
    .bind(father.unwrap().id)
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();
    asks_to_move_away(&city, &mut hana, "2026-11-21").await;
    city.at("2026-11-22T00:00:00+09:00");
    city.settle().await;
    assert_eq!(count(&city, "children").await, 1);
    assert_eq!(count(&city, "guardians").await, 1);
    let said = taro.taps(&city, "登録内容の確認").await;
    assert!(said.text().contains("西条小学校"), "{}", said.text());
    hana.look(&city).await;
}

// D-20 D-24
#[tokio::test(flavor = "multi_thread")]
async fn staff_take_in_a_paper_form_and_withdraw_it() {
    let (city, mut hana) = with_hana().await;
    let office = city.staff(Role::City, None).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let form = json!({"email": "hana@example.jp", "kind": "moving", "on": "2026-12-31"});
    for (token, body, expected) in [
        (&school, form.clone(), 403),
        (
            &office,
            json!({"email": "nobody@example.jp", "kind": "moving", "on": "2026-12-31"}),
            404,
        ),
        (&office, json!({"kind": "moving", "on": "2026-12-31"}), 422),
        (
            &office,
            json!({"email": "hana@example.jp", "kind": "moving", "on": "2026-11-20"}),
            422,
        ),
        (
            &office,
            json!({"email": "hana@example.jp", "kind": "moving", "on": "soon"}),
            422,
        ),
        (
            &office,
            json!({"email": "hana@example.jp", "kind": "unused"}),
            422,
        ),
        (
            &office,
            json!({"email": "hana@example.jp", "kind": "moving", "why": "x"}),
            422,
        ),
    ] {
        let (status, answer) = city.call(token, "POST", DEPARTURES, Some(&body)).await;
        assert_eq!(status, expected, "{body} {answer}");
        assert_eq!(answer["status"], expected, "{answer}");
    }
    let (status, taken) = city.call(&office, "POST", DEPARTURES, Some(&form)).await;
    assert_eq!(status, 201, "{taken}");
    assert_eq!(taken["due_at"], "2027-01-01T00:00:00+09:00", "{taken}");
    assert!(taken["asked_by"].is_string(), "{taken}");
    let (status, _) = city.call(&office, "POST", DEPARTURES, Some(&form)).await;
    assert_eq!(status, 409);
    city.settle().await;
    assert!(
        city.mail("hana@example.jp")
            .text()
            .contains("2026-12-31 まで")
    );

    let open = format!("{DEPARTURES}?state=open");
    assert_eq!(city.call(&school, "GET", &open, None).await.0, 403);
    let (_, list) = city.call(&office, "GET", &open, None).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    let one = format!("{DEPARTURES}/{}", taken["id"].as_str().unwrap());
    assert_eq!(city.call(&school, "DELETE", &one, None).await.0, 403);
    assert_eq!(city.call(&office, "DELETE", &one, None).await.0, 204);
    assert_eq!(city.call(&office, "DELETE", &one, None).await.0, 409);
    let (_, list) = city.call(&office, "GET", DEPARTURES, None).await;
    assert_eq!(list["items"][0]["state"], "withdrawn", "{list}");
    assert!(list["items"][0]["withdrawn_by"].is_string(), "{list}");
    city.settle().await;
    assert!(
        city.mail("hana@example.jp")
            .text()
            .contains("取り消されました")
    );
    city.at("2027-01-02T00:00:00+09:00");
    city.settle().await;
    assert!(id_of(&city, "hana@example.jp").await.is_some());

    // A withdrawal cools, whatever the form says.
    let form = json!({"email": "hana@example.jp", "kind": "withdrawal", "on": "2027-01-02"});
    let (_, taken) = city.call(&office, "POST", DEPARTURES, Some(&form)).await;
    assert_eq!(taken["due_at"], "2027-01-09T00:00:00+09:00", "{taken}");
    let (_, described) = city
        .call(&office, "GET", "/admin/v1/openapi.json", None)
        .await;
    assert!(described["paths"][DEPARTURES]["post"].is_object());
    hana.look(&city).await;
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_person_takes_out_everything_that_is_held_about_them() {
    let (city, mut hana) = with_hana().await;
    let mut yuki = city.person("Yuki", "ja");
    registers(&city, &mut yuki, "yuki@example.jp").await;
    hana.taps(&city, "市からのお知らせ").await;
    hana.taps(&city, "イベント").await;
    hana.taps(&city, "次へ").await;
    hana.taps(&city, "登録する").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("臨時休業")).await;
    asks_to_move_away(&city, &mut hana, "2026-12-31").await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    let page = browser.follow("あなたについて持っている情報").await;
    for part in [
        "花子",
        "hana@example.jp",
        "西条小学校",
        "ジロウ",
        "臨時休業",
        "イベント",
    ] {
        assert!(page.says(part), "no {part}: {}", page.text());
    }
    assert!(!page.says("yuki"), "{}", page.text());
    let page = browser.open("/mine/export.json").await;
    let held: Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!(held["format"], "kairan-held-1");
    assert_eq!(held["person"][0]["given_name"], "花子");
    assert_eq!(held["addresses"][0]["address"], "hana@example.jp");
    assert_eq!(held["line"][0]["id_at_line"], hana.user.as_str());
    assert_eq!(held["children"][0]["birthday"], "2018-05-05");
    assert_eq!(held["children"][0]["relationship"], "mother");
    assert_eq!(held["schools"][0]["school"], "西条小学校");
    assert_eq!(held["consents"].as_array().unwrap().len(), 2);
    assert_eq!(held["notices"][0]["state"], "accepted");
    assert_eq!(held["departures"][0]["kind"], "moving");
    assert_eq!(held["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(held["topics"].as_array().unwrap().len(), 3);
    assert_eq!(held["talks"].as_array().unwrap().len(), 1);
    assert!(!held.to_string().contains("yuki"));
}

/// A new table: say in `store/holdings.rs` how it stands to a person, and export what is theirs.
#[tokio::test(flavor = "multi_thread")]
async fn every_table_is_erased_and_exported_or_says_why_not() {
    let city = City::new().await;
    let schema: BTreeSet<String> = tables(&city).await.into_iter().collect();
    let listed: BTreeSet<String> = HOLDINGS
        .iter()
        .map(|(table, _)| (*table).to_owned())
        .collect();
    assert_eq!(listed, schema, "HOLDINGS (left) and the schema (right)");
    for (table, holding) in HOLDINGS {
        match holding {
            Holding::Persons(_) => {
                assert!(EXPORTED.contains(table), "{table} is held and not exported");
            }
            Holding::Apart(why) | Holding::Stays(why) | Holding::Nobodys(why) => {
                assert!(!why.is_empty(), "{table} does not say why");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_unfollows_keeps_the_id_and_is_written_to_by_mail() {
    let (city, hana) = with_hana().await;
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    let mut tx = city.app.db.read().await.unwrap();
    let account = line_accounts::by_user_id(&mut tx, &hana.user)
        .await
        .unwrap();
    assert!(account.unwrap().person_id.is_some());
    drop(tx);
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["email"], &ledger["line"]), (&json!(1), &json!(0)));
}
