//! City stories: people on their phones, staff at the API, the post office in between; the real
//! router, rules, ledger and channels with LINE and mail played by the simulator.

use kairan::city::authority::Role;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{CODE, City};
use crate::support::people::{closure, enrols, first_link, registers, with_hana};

// A-01 A-02 A-05 A-08 A-09 A-13 A-41 A-44 A-45 B-16 C-02 C-04 D-25 D-26 D-29 D-34 D-35 X-01 X-08
#[tokio::test(flavor = "multi_thread")]
async fn a_closure_reaches_phone_and_mailbox_and_one_tap_confirms_it() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業のお知らせ")).await;

    let said = hana.look(&city).await;
    assert!(
        said.text().contains("臨時休業のお知らせ"),
        "{}",
        said.text()
    );
    assert!(said.text().contains("大雨のため"));
    assert!(said.text().contains("西条小学校"), "the sender is named");
    assert!(
        said.labels().contains(&"確認しました".into()),
        "{:?}",
        said.labels()
    );

    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("臨時休業のお知らせ"));
    assert_eq!(mail.from().unwrap(), "oshirase@city.example");
    assert!(mail.from_name().unwrap().contains("西条小学校"));
    assert!(
        mail.text().contains("西条小学校"),
        "why it came and whom to ask"
    );
    assert!(
        mail.html().is_none()
            || mail
                .header("Content-Type")
                .unwrap()
                .starts_with("text/plain")
    );

    // A mail scanner opens the link: nothing is confirmed.
    let link = first_link(&mail.text());
    let (status, page) = city.page(&link).await;
    assert_eq!(status, 200);
    assert!(page.contains("<form method=\"post\""), "{page}");
    assert!(!page.contains("<script"));
    assert_eq!(city.ledger(&school, &notice).await["read"], 0);

    let said = hana.taps(&city, "確認しました").await;
    assert!(said.text().contains("ありがとうございます"));
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!(
        ledger,
        json!({"people": 1, "waiting": 0, "accepted": 1, "failed": 0,
        "unreachable": 0, "cancelled": 0, "read": 1, "line": 1, "email": 1})
    );

    // The same person confirms by mail, too: still one.
    let (status, page) = city.submit(&link, &[]).await;
    assert_eq!(status, 200);
    assert!(page.contains("すでに確認済み"), "{page}");
    assert_eq!(city.ledger(&school, &notice).await["read"], 1);
}

// D-25 D-33 D-35 X-08
#[tokio::test(flavor = "multi_thread")]
async fn the_button_behind_the_mail_s_link_confirms_without_script_or_cookie() {
    let (city, _hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("不審者情報")).await;
    let link = first_link(&city.mail("hana@example.jp").text());
    let (status, page) = city.submit(&link, &[]).await;
    assert_eq!(status, 200);
    assert!(page.contains("確認しました"));
    assert_eq!(city.ledger(&school, &notice).await["read"], 1);
    let (status, _) = city.page(&link[..link.len() - 1]).await;
    assert_eq!(status, 404, "a link cut off is not ours");
    city.at("2027-03-01T00:00:00+09:00");
    let (status, _) = city.page(&link).await;
    assert_eq!(status, 410, "after a term it has expired");
}

// D-30
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_asks_for_no_receipt_carries_none() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let mut body = closure("行事のお知らせ");
    body["wants_receipt"] = false.into();
    city.notify(&school, &body).await;
    let said = hana.look(&city).await;
    assert!(said.text().contains("行事のお知らせ"));
    assert!(!said.labels().contains(&"確認しました".into()));
    assert!(!city.mail("hana@example.jp").text().contains("/r/"));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_grade_s_notice_reaches_the_class_that_is_not_set_and_a_class_s_only_on_demand() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let to = |part: Value| {
        let mut body = closure("学年のお知らせ");
        body["audience"]["schools"][0] = part;
        body
    };
    let reached = async |body: Value| {
        let notice = city.notify(&school, &body).await;
        city.ledger(&school, &notice).await["people"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(
        reached(to(json!({"school": "saijo-es", "grades": [2]}))).await,
        1
    );
    assert_eq!(
        reached(to(json!({"school": "saijo-es", "grades": [3]}))).await,
        0
    );
    assert_eq!(
        reached(to(json!({"school": "saijo-es", "classes": ["2-1"]}))).await,
        0
    );
    let unset = json!({"school": "saijo-es", "classes": ["2-1"], "include_unset": true});
    assert_eq!(reached(to(unset)).await, 1);
    assert!(hana.look(&city).await.text().contains("学年のお知らせ"));
}

// A-10 B-02 B-08 B-09 B-10
#[tokio::test(flavor = "multi_thread")]
async fn topics_are_chosen_by_tap_and_an_emergency_asks_nobody() {
    let (city, mut hana) = with_hana().await;
    let staff = city.staff(Role::City, None).await;
    let event = json!({
        "kind": "city", "topic": "event", "audience": {"topic": "event"},
        "content": {"ja": {"title": "市民まつり", "body": "日曜日です。"}},
    });
    city.notify(&staff, &event).await;
    assert_eq!(
        hana.look(&city).await.text(),
        "",
        "not chosen, not received"
    );

    let said = hana.taps(&city, "市からのお知らせ").await;
    assert!(
        said.labels().contains(&"✓ 防災・災害".into()),
        "{:?}",
        said.labels()
    );
    hana.taps(&city, "イベント").await;
    hana.taps(&city, "✓ 防災・災害").await;
    hana.taps(&city, "次へ").await;
    let said = hana.taps(&city, "登録する").await;
    assert!(said.text().contains("保存しました"));
    city.notify(&staff, &event).await;
    assert!(hana.look(&city).await.text().contains("市民まつり"));

    let evacuation = json!({
        "kind": "emergency", "level": 3, "audience": {"topic": "bosai"},
        "content": {"ja": {"title": "高齢者等避難", "body": "西条"}},
    });
    city.notify(&staff, &evacuation).await;
    assert_eq!(
        hana.look(&city).await.text(),
        "",
        "an audience is an audience"
    );
    let mut everyone = evacuation;
    everyone["audience"] = json!({"everyone": true});
    everyone["alone"] = "夜間のため".into();
    city.notify(&staff, &everyone).await;
    assert!(hana.look(&city).await.text().contains("高齢者等避難"));
    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("高齢者等避難"));
    everyone["wants_receipt"] = true.into();
    city.notify(&staff, &everyone).await;
    let (_, page) = city
        .page(&first_link(&city.mail("hana@example.jp").text()))
        .await;
    assert!(
        page.contains("<h1>【緊急・警戒レベル3】"),
        "the level first: {page}"
    );
}

// B-34 B-35 B-36
#[tokio::test(flavor = "multi_thread")]
async fn the_translation_s_link_stands_exactly_where_there_is_a_translation() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("日本語だけ")).await;
    let said = hana.look(&city).await;
    assert!(
        !said
            .labels()
            .iter()
            .any(|label| label.contains("翻訳はこちら"))
    );
    assert!(!city.mail("hana@example.jp").text().contains("/n/"));

    let mut body = closure("臨時休業");
    body["content"]["en"] = json!({"title": "School closed", "body": "Because of heavy rain."});
    city.notify(&school, &body).await;
    let said = hana.look(&city).await;
    assert!(
        said.labels()
            .iter()
            .any(|label| label.contains("翻訳はこちら")),
        "{:?}",
        said.labels()
    );
    let link = hana.link(&city);
    let (status, page) = city.page(&format!("{link}?lang=en")).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("School closed") && page.contains("大雨のため"),
        "{page}"
    );
    assert!(city.mail("hana@example.jp").text().contains("/n/"));

    hana.says(&city, "English").await;
    city.notify(&school, &body).await;
    let said = hana.look(&city).await.text();
    let (english, japanese) = (said.find("Because of heavy rain"), said.find("大雨のため"));
    assert!(
        english.unwrap() < japanese.unwrap(),
        "the reader's language first: {said}"
    );
}

// A-05 A-41
#[tokio::test(flavor = "multi_thread")]
async fn who_blocks_the_account_still_gets_the_mail() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.simulator.platform.block(&hana.user).await.unwrap();
    hana.look(&city).await;
    let notice = city.notify(&school, &closure("休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["line"], &ledger["email"]), (&json!(0), &json!(1)));
    assert_eq!(hana.look(&city).await.text(), "");
}

// B-20
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_in_the_middle_of_a_flow_does_not_break_it() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    hana.taps(&city, "こどもの情報登録").await;
    hana.says(&city, "佐藤").await;
    city.notify(&school, &closure("休業")).await;
    hana.look(&city).await;
    // The notice's bubble took the buttons away; the typed answer counts all the same.
    let said = hana.says(&city, "三郎").await;
    assert!(said.text().contains("【セイ】"), "{}", said.text());
    let said = hana.taps(&city, "確認しました").await;
    assert!(said.text().contains("ありがとうございます") && said.text().contains("【セイ】"));
    let stranger = json!({"type": "postback", "data": "receipt:no-such-notice", "label": "x"});
    let said = hana.acts(&city, &stranger, None).await;
    assert!(
        said.text().contains("確認できませんでした"),
        "{}",
        said.text()
    );
}

// A-23 B-27
#[tokio::test(flavor = "multi_thread")]
async fn the_confirmation_link_works_once_until_tomorrow_and_only_with_two_equal_passwords() {
    let city = City::asking("chat").await;
    let mut ken = city.person("Ken", "ja");
    registers(&city, &mut ken, "ken@example.jp").await;
    let link = first_link(&city.mail("ken@example.jp").text());
    let (status, page) = city.page(&link).await;
    assert_eq!(status, 410, "used: {page}");

    let mut yuki = city.person("Yuki", "ja");
    yuki.follows(&city).await;
    yuki.taps(&city, "市民ポータルサイトID取得").await;
    for text in ["yuki@example.jp", "林", "雪"] {
        yuki.says(&city, text).await;
    }
    for label in ["同意する", "同意する", "登録する"] {
        yuki.taps(&city, label).await;
    }
    let link = first_link(&city.mail("yuki@example.jp").text());
    let wrong = [("password", "sakura-mochi"), ("password2", "sakura-moch1")];
    let (status, page) = city.submit(&link, &wrong).await;
    assert_eq!(status, 422);
    assert!(page.contains("一致しません"));
    let short = [("password", "short"), ("password2", "short")];
    assert_eq!(city.submit(&link, &short).await.0, 422);
    city.at("2026-11-22T09:00:01+09:00");
    assert_eq!(city.page(&link).await.0, 410, "expired");
}

// A-17 B-26
#[tokio::test(flavor = "multi_thread")]
async fn both_consents_are_stored_with_their_versions() {
    use kairan::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
    use kairan::store::people;
    let (city, _hana) = with_hana().await;
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, "HANA@example.jp")
        .await
        .unwrap()
        .unwrap();
    let consents = people::consents(&mut tx, &person.id).await.unwrap();
    let said: Vec<(&str, &str)> = consents
        .iter()
        .map(|(document, version, _)| (document.as_str(), version.as_str()))
        .collect();
    assert_eq!(
        said,
        [("privacy", PRIVACY_VERSION), ("terms", TERMS_VERSION)]
    );
    drop(tx);
    for (path, version) in [("/privacy", PRIVACY_VERSION), ("/terms", TERMS_VERSION)] {
        let (status, page) = city.page(&format!("{}{path}?lang=en", city.url)).await;
        assert_eq!(status, 200);
        assert!(page.contains(version), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_an_id_twice_tells_only_the_address_s_owner() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let mut other = city.person("Other", "ja");
    other.follows(&city).await;
    other.taps(&city, "市民ポータルサイトID取得").await;
    for text in ["Hana@example.jp", "山田", "花子"] {
        other.says(&city, text).await;
    }
    for label in ["同意する", "同意する"] {
        other.taps(&city, label).await;
    }
    let said = other.taps(&city, "登録する").await;
    assert!(
        said.text().contains("確認メールを送りました"),
        "the talk says the same as ever"
    );
    let text = city.mail("Hana@example.jp").text();
    assert!(
        text.contains("すでに") && !text.contains("/register/"),
        "{text}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_personal_reaches_a_log() {
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);
    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let kept = Kept::default();
    let writer = kept.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // Other tests of this program may log meanwhile: theirs must be as clean.
    let _ = tracing::subscriber::set_global_default(subscriber);
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.notify(&school, &closure("ひみつの題名")).await;
    hana.taps(&city, "確認しました").await;
    for label in [
        "その他の手続き",
        "LINE連携を解除する",
        "はい",
        "市民ポータルサイトLINE連携",
    ] {
        hana.taps(&city, label).await;
    }
    let card = hana.link(&city);
    let mut browser = Browser::new(&city);
    browser.open(&card).await;
    let fields = [("email", "hana@example.jp"), ("password", "sakura-mochi")];
    browser.send(&fields, "").await;
    let to_line = browser.page.path.clone();
    let token = |name: &str| {
        to_line
            .split_once(name)
            .unwrap()
            .1
            .split('&')
            .next()
            .unwrap()
    };
    let (link_token, nonce) = (token("linkToken="), token("nonce="));
    browser.send(&[], "許可する / Allow").await;
    hana.look(&city).await;
    let log = String::from_utf8_lossy(&kept.0.lock().unwrap()).into_owned();
    let ours: Vec<&str> = log.lines().filter(|line| line.contains("kairan")).collect();
    for secret in [
        "hana@example.jp",
        "花子",
        "次郎",
        "ひみつの題名",
        "sakura-mochi",
        &hana.user,
        &school,
        CODE,
        link_token,
        nonce,
        card.rsplit('/').next().unwrap(),
    ] {
        let told: Vec<_> = ours.iter().filter(|line| line.contains(secret)).collect();
        assert!(told.is_empty(), "{secret} in {told:?}");
    }
}

// A-03 A-04 A-19 D-02 C-06
#[tokio::test(flavor = "multi_thread")]
async fn a_new_service_opens_at_its_date_for_those_who_are_registered_already() {
    use kairan::store::topics;
    let (city, mut hana) = with_hana().await;
    let mut tx = city.app.db.write().await.unwrap();
    let library = topics::Topic {
        id: "library".into(),
        names: [("ja".to_owned(), "図書館".to_owned())].into(),
        by_default: false,
        opens_at: Some(crate::support::city::at("2026-12-01T09:00:00+09:00")),
        position: 9,
        retired_at: None,
    };
    topics::put(&mut tx, &library, city.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let offered = |said: crate::support::city::Said| said.labels().contains(&"図書館".into());
    assert!(!offered(hana.taps(&city, "市からのお知らせ").await));
    hana.taps(&city, "やめる").await;
    city.at("2026-12-01T09:00:00+09:00");
    assert!(offered(hana.taps(&city, "市からのお知らせ").await));
    hana.taps(&city, "やめる").await;

    // Ordinary news and the children's safety are kinds of their own.
    let school = city.staff(Role::School, Some("saijo-es")).await;
    for matter in ["notice", "closure", "safety"] {
        let mut body = closure(matter);
        body["matter"] = matter.into();
        let notice = city.notify(&school, &body).await;
        let path = format!("/admin/v1/notices/{notice}");
        let (_, answer) = city.call(&school, "GET", &path, None).await;
        assert_eq!(answer["matter"], matter);
        assert_eq!(answer["ledger"]["accepted"], 1);
    }
    let (_, page) = city.page(&city.url).await;
    assert!(
        page.contains("oshirase@city.example"),
        "the sender is told beforehand"
    );
    assert!(page.contains("/terms"));
}

// B-28 C-11 C-12 C-13
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_address_and_the_password_log_in_and_ten_wrong_ones_lock() {
    let (city, _hana) = with_hana().await;
    let login = format!("{}/login", city.url);
    let (status, page) = city.page(&login).await;
    assert_eq!(status, 200);
    assert!(page.contains("ユーザー名") && !page.contains("<script"));
    let try_with = async |email: &str, password: &str| {
        city.submit(&login, &[("email", email), ("password", password)])
            .await
    };
    let (wrong, nobody) = (
        try_with("hana@example.jp", "wrong").await,
        try_with("nobody@example.jp", "wrong").await,
    );
    assert_eq!((wrong.0, nobody.0), (422, 422));
    let strip = |page: &str| page.replace("hana@", "").replace("nobody@", "");
    assert_eq!(
        strip(&wrong.1),
        strip(&nobody.1),
        "nobody learns who has an ID"
    );

    let mut browser = Browser::new(&city);
    browser.open("/mine/do/topics").await;
    assert!(
        browser.page.path.starts_with("/login?next="),
        "{}",
        browser.page.path
    );
    browser
        .send(
            &[("email", "Hana@example.jp"), ("password", "sakura-mochi")],
            "ログイン",
        )
        .await;
    let page = &browser.page;
    assert!(page.path.starts_with("/mine/do/topics") && page.says("防災・災害"));
    let page = browser.open("/mine").await;
    assert_eq!(page.status, 200);
    assert!(page.says("小中学校・幼稚園") && page.says("西条小学校") && page.says("山田 次郎"));
    browser.send(&[], "ログアウト").await;
    let page = browser.open("/mine").await;
    assert!(page.path.starts_with("/login"), "logged out");

    for _ in 0..10 {
        try_with("hana@example.jp", "wrong").await;
    }
    assert_eq!(try_with("hana@example.jp", "sakura-mochi").await.0, 429);
    city.clock.advance_seconds(15 * 60 + 1);
    assert_ne!(try_with("hana@example.jp", "sakura-mochi").await.0, 429);
}

// D-27 D-28
#[tokio::test(flavor = "multi_thread")]
async fn how_many_guardians_saw_it_is_counted_and_can_be_taken_out() {
    let (city, mut hana) = with_hana().await;
    let mut ken = city.person("Ken", "ja");
    registers(&city, &mut ken, "ken@example.jp").await;
    enrols(&city, &mut ken, "3年", "3-1").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("不審者情報")).await;
    hana.taps(&city, "確認しました").await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["people"], &ledger["read"]), (&json!(2), &json!(1)));
    let request = city
        .http
        .get(format!(
            "{}/admin/v1/notices/{notice}/people?state=accepted",
            city.url
        ))
        .bearer_auth(&school)
        .header("accept", "text/csv");
    let csv = request.send().await.unwrap().text().await.unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "{csv}");
    let at = lines[0]
        .split(',')
        .position(|column| column.starts_with("read"))
        .unwrap();
    // Reasons hold commas, so the reader of CSV counts.
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let read = reader
        .records()
        .filter(|row| !row.as_ref().unwrap()[at].is_empty())
        .count();
    assert_eq!(read, 1, "{csv}");
}

#[tokio::test(flavor = "multi_thread")]
async fn maintenance_is_told_to_everyone_once_a_second_person_has_looked_at_it() {
    let (city, mut hana) = with_hana().await;
    let (one, other) = (
        city.staff(Role::City, None).await,
        city.staff(Role::City, None).await,
    );
    let body = json!({
        "kind": "maintenance", "audience": {"everyone": true},
        "content": {"ja": {"title": "メンテナンスのお知らせ", "body": "日曜の2時から4時まで止まります。"}},
    });
    let notice = city.notify(&one, &body).await;
    assert_eq!(hana.look(&city).await.text(), "", "nobody has approved it");
    let path = format!("/admin/v1/notices/{notice}/approve");
    let (status, _) = city.call(&one, "POST", &path, None).await;
    assert_eq!(status, 403, "not by its own sender");
    let (status, answer) = city.call(&other, "POST", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    assert!(
        hana.look(&city)
            .await
            .text()
            .contains("メンテナンスのお知らせ")
    );
    assert_eq!(city.ledger(&one, &notice).await["accepted"], 1);
}
