//! A notice that should not have been sent: taken back, so that our pages say so at once, and corrected
//! for exactly those who had it. Through LINE, mail, pages and API.

use axum::body::Body;
use axum::http::Method;
use kairan::city::authority::Role;
use kairan::cli::import::{Importing, What};
use kairan::store::reminders;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::files::{get, links, uploaded};
use crate::support::office::{Office, request, school_notice};
use crate::support::people::{closure, enrols, registers, with_hana};

const HANA: &str = "hana@example.jp";
const KEN: &str = "ken@example.jp";
const YUKI: &str = "yuki@example.jp";

/// Hana has LINE and mail; Ken and Yuki, of other classes, mail alone.
async fn with_three() -> (City, Phone) {
    let (city, mut hana) = with_hana().await;
    let import = Importing {
        db: &city.app.db,
        clock: city.clock.clone(),
        random: city.app.random.clone(),
        rest: std::time::Duration::ZERO,
    };
    let people = format!(
        "email,school,grade,class,child_family_name,child_given_name,language
{KEN},saijo-es,2,2-1,佐藤,健,ja
{YUKI},saijo-es,3,3-1,林,雪,en
"
    );
    let table = import.read(What::Citizens, people.as_bytes()).unwrap();
    assert!(
        import
            .take(What::Citizens, &table)
            .await
            .unwrap()
            .is_empty()
    );
    hana.look(&city).await;
    (city, hana)
}

async fn post(city: &City, token: &str, path: &str, body: &Value) -> (u16, Value) {
    let path = format!("/admin/v1/notices/{path}");
    city.call(token, "POST", &path, Some(body)).await
}

/// How many are known to have opened it.
async fn opened(city: &City, token: &str, notice: &str) -> i64 {
    let path = format!("/admin/v1/notices/{notice}");
    let (_, shown) = city.call(token, "GET", &path, None).await;
    shown["opened"].as_i64().unwrap()
}

fn mails(city: &City, to: &str, subject: &str) -> usize {
    let mails = city.simulator.post_office.mails_to(to);
    let mails = mails.iter().filter_map(|mail| mail.subject());
    mails.filter(|of| of.contains(subject)).count()
}

// F-29 F-27
#[tokio::test(flavor = "multi_thread")]
async fn a_recall_stops_what_is_not_out_and_takes_the_pages_back_at_once() {
    let (city, mut hana) = with_three().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let file = uploaded(&city, &teacher, "日程表.pdf").await;
    city.simulator
        .post_office
        .reject(YUKI, "451 4.3.0 Try again later");
    let mut body = closure("まちがった日付");
    body["attachments"] = json!([file]);
    body["content"]["en"] = json!({"title": "A wrong date", "body": "Closed on Friday."});
    let notice = city.notify(&teacher, &body).await;
    let page = {
        hana.look(&city).await;
        let button = hana.button(&city, "添付ファイルを見る");
        button["uri"].as_str().unwrap().to_owned()
    };
    let mailed = links(&city.mail(KEN).text());
    let mut browser = Browser::new(&city);
    browser.log_in(HANA, "sakura-mochi").await;

    let why = json!({"reason": "日付に誤りがありました。"});
    let (status, answer) = post(&city, &teacher, &format!("{notice}/recall"), &why).await;
    assert_eq!((status, &answer["state"]), (200, &json!("recalled")));
    let recall = &answer["recall"];
    assert_eq!(recall["reason"], why["reason"]);
    assert_eq!(recall["at"], "2026-11-21T09:00:00+09:00");
    // Stopped in time; what cannot be unsent, and over which channel; known to have opened it.
    let sums = ["stopped", "delivered", "by_line", "by_mail", "opened"];
    assert_eq!(
        sums.map(|sum| recall[sum].clone()),
        [1, 2, 1, 2, 0],
        "{recall}"
    );

    // Every page of it says so and nothing else, in the reader's language; its files are gone.
    let gone: Vec<String> = [&page, &mailed[0], &mailed[1]].map(String::clone).into();
    for link in &gone {
        let at = format!("{link}?lang=ja");
        let shown = browser.open(&at).await;
        assert_eq!(shown.status, 410, "{link}");
        let text = shown.text();
        for part in [
            "取り消されました",
            "2026年11月21日 9:00",
            "西条小学校",
            "日付に誤りがありました。",
        ] {
            assert!(text.contains(part), "no {part}: {text}");
        }
        assert!(
            !text.contains("まちがった") && !text.contains("大雨"),
            "{text}"
        );
        let shown = browser.open(&format!("{link}?lang=en")).await;
        assert!(
            shown.says("西条小学校 withdrew this notice"),
            "{}",
            shown.text()
        );
        let file = get(&city, &format!("{link}/files/1"), None).await;
        assert_eq!(file.status, 410);
    }
    browser.open("/mine/notices?lang=ja").await;
    assert!(browser.page.says("取り消されました") && !browser.page.says("まちがった"));
    let path = format!("/mine/notices/{notice}?lang=ja");
    assert_eq!(browser.open(&path).await.status, 410);
    assert!(browser.page.says("日付に誤りがありました。"));
    let file = format!("/mine/notices/{notice}/files/1");
    assert_eq!(browser.open(&file).await.status, 410);
    // Whoever sees nothing of it has not opened it.
    assert_eq!(opened(&city, &teacher, &notice).await, 0);

    // The talk cannot be taken back: who taps there is told, and counts as having seen it, not as having
    // read what holds.
    let said = hana.taps(&city, "確認しました").await;
    assert!(said.text().contains("取り消されました"), "{}", said.text());
    assert_eq!(opened(&city, &teacher, &notice).await, 1);
    assert_eq!(city.ledger(&teacher, &notice).await["read"], 0);
    let path = format!("/admin/v1/notices/{notice}/people?opened=true");
    let (_, people) = city.call(&teacher, "GET", &path, None).await;
    assert_eq!(people["items"].as_array().unwrap().len(), 1);
    assert!(people["items"][0]["line_at"].is_string());

    // Again: nothing changes.
    let other = json!({"reason": "別の理由"});
    let (status, again) = post(&city, &teacher, &format!("{notice}/recall"), &other).await;
    assert_eq!((status, &again["recall"]["reason"]), (200, &why["reason"]));
    for wrong in [
        json!({"reason": ""}),
        json!({"reason": "長".repeat(301)}),
        json!({"why": 1}),
    ] {
        let (status, _) = post(&city, &teacher, &format!("{notice}/recall"), &wrong).await;
        assert_eq!(status, 422, "{wrong}");
    }
    city.simulator.post_office.accept(YUKI);
    city.clock.advance_seconds(6 * 3600);
    city.settle().await;
    assert_eq!(mails(&city, YUKI, "wrong"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_open_when_it_was_recalled_confirms_nothing() {
    let (city, _hana) = with_three().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let notice = city.notify(&teacher, &closure("臨時休業")).await;
    let receipt = links(&city.mail(KEN).text())[0].clone();
    let mut browser = Browser::new(&city);
    browser.open(&receipt).await;
    // Without a reason, and without a body.
    let path = format!("/admin/v1/notices/{notice}/recall");
    let (status, answer) = city.call(&teacher, "POST", &path, None).await;
    assert_eq!((status, &answer["recall"]["reason"]), (200, &Value::Null));
    browser.send(&[], "確認しました").await;
    assert_eq!(browser.page.status, 410);
    assert!(!browser.page.says("理由"), "{}", browser.page.text());
    assert_eq!(opened(&city, &teacher, &notice).await, 1);
    assert_eq!(city.ledger(&teacher, &notice).await["read"], 0);
}

fn right(to: &str) -> Value {
    json!({
        "to": to,
        "content": {
            "ja": {"title": "臨時休業の日", "body": "休業はあさってです。"},
            "en": {"title": "The day of the closure", "body": "It is the day after tomorrow."},
        },
    })
}

// F-29
#[tokio::test(flavor = "multi_thread")]
async fn a_correction_goes_to_exactly_those_who_had_it() {
    let (city, mut hana) = with_three().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    // Yuki's mail never arrives; a fourth registers when it is too late.
    city.simulator
        .post_office
        .reject(YUKI, "550 5.1.1 User unknown");
    let file = uploaded(&city, &teacher, "日程表.pdf").await;
    let mut body = closure("まちがった日付");
    body["attachments"] = json!([file]);
    let notice = city.notify(&teacher, &body).await;
    city.simulator.post_office.accept(YUKI);
    let mut late = city.person("Late", "ja");
    registers(&city, &mut late, "late@example.jp").await;
    enrols(&city, &mut late, "2年", "2-1").await;
    late.look(&city).await;
    hana.look(&city).await;
    let page = hana.button(&city, "添付ファイルを見る")["uri"]
        .as_str()
        .unwrap()
        .to_owned();
    // Ken opened it by the link in his mail, and confirms nothing.
    let kens = links(&city.mail(KEN).text());
    assert_eq!(get(&city, &kens[0], None).await.status, 200);

    let tried = async |to: &str| {
        let mut body = right(to);
        body["dry_run"] = true.into();
        let (status, answer) = post(&city, &teacher, &format!("{notice}/correct"), &body).await;
        assert_eq!((status, &answer["id"]), (200, &Value::Null), "{answer}");
        answer["ledger"]["people"].clone()
    };
    assert_eq!([tried("opened").await, tried("reached").await], [1, 2]);

    let send = async |body: &Value| {
        let path = format!("{}/admin/v1/notices/{notice}/correct", city.url);
        let request = city.http.post(path).bearer_auth(&teacher);
        let answer = request.header("Idempotency-Key", "c").json(body).send();
        let answer = answer.await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json::<Value>().await.unwrap())
    };
    // What went with the wrong one may go with the right one.
    let mut body = right("reached");
    body["attachments"] = json!([file]);
    let (status, sent) = send(&body).await;
    assert_eq!(status, 201, "{sent}");
    assert_eq!(sent["corrects"], json!({"notice": notice, "to": "reached"}));
    assert_eq!(sent["families"]["children"], 2);
    city.settle().await;
    let correction = sent["id"].as_str().unwrap();
    assert_eq!(send(&body).await.1["id"], sent["id"]);
    body["to"] = "opened".into();
    assert_eq!(send(&body).await.0, 422);

    let said = hana.look(&city).await;
    let text = said.text();
    assert!(
        text.contains("【訂正】臨時休業の日") && text.contains("あさって"),
        "{text}"
    );
    assert!(text.contains("2026年11月21日 9:00 にお送りした"), "{text}");
    let mail = city.mail(KEN);
    assert_eq!(mail.subject().unwrap(), "【訂正】臨時休業の日");
    assert!(
        mail.text().contains("・訂正前のお知らせをお送りしたため"),
        "{}",
        mail.text()
    );
    assert_eq!(mails(&city, YUKI, "CORRECTION"), 0);
    assert_eq!(late.look(&city).await.text(), "");
    let ledger = city.ledger(&teacher, correction).await;
    let sums = ["people", "accepted", "line", "email"].map(|sum| ledger[sum].clone());
    assert_eq!(sums, [2, 2, 1, 2]);
    let path = format!("/admin/v1/notices/{correction}/people");
    let (_, people) = city.call(&teacher, "GET", &path, None).await;
    for one in people["items"].as_array().unwrap() {
        let reason = &one["reasons"][0];
        assert_eq!(
            (&reason["correction_of"], &reason["school"]),
            (&json!(notice), &json!("西条小学校"))
        );
    }

    // The wrong one leads to the right one, also once it is recalled.
    let mut browser = Browser::new(&city);
    for status in [200, 410] {
        for link in [&page, &kens[0]] {
            browser.open(&format!("{link}?lang=en")).await;
            assert_eq!(browser.page.status, status);
            assert!(
                browser.page.says("has been corrected"),
                "{}",
                browser.page.text()
            );
            browser.follow("Read the correction").await;
            assert!(
                browser.page.says("[CORRECTION] The day of the closure"),
                "{}",
                browser.page.text()
            );
            assert!(
                browser
                    .page
                    .says("This corrects the notice we sent on 21 November 2026, 9:00")
            );
        }
        let (_, shown) = city
            .call(
                &teacher,
                "GET",
                &format!("/admin/v1/notices/{notice}"),
                None,
            )
            .await;
        assert_eq!(shown["corrections"], json!([correction]));
        post(&city, &teacher, &format!("{notice}/recall"), &json!({})).await;
    }
    // The file goes with two notices: that of the correction stays.
    let new = hana.button(&city, "添付ファイルを見る")["uri"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        get(&city, &format!("{new}/files/1"), None).await.status,
        200
    );
    assert_eq!(
        get(&city, &format!("{page}/files/1"), None).await.status,
        410
    );
    browser.log_in(HANA, "sakura-mochi").await;
    browser.open(&format!("/mine/notices/{notice}")).await;
    browser.follow("訂正のお知らせを見る").await;
    assert!(
        browser
            .page
            .path
            .starts_with(&format!("/mine/notices/{correction}"))
    );
    browser.send(&[], "確認しました").await;
    assert_eq!(city.ledger(&teacher, correction).await["read"], 1);
}

// F-29 F-28
#[tokio::test(flavor = "multi_thread")]
async fn a_correction_obeys_the_rules_of_any_notice() {
    let (city, _hana) = with_three().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let head = city.staff(Role::School, Some("saijo-es")).await;
    let stranger = city.staff(Role::School, Some("saijo-jhs")).await;
    let auditor = city.staff(Role::Auditor, None).await;
    let notice = city.notify(&teacher, &closure("臨時休業")).await;
    let path = format!("{notice}/correct");
    for token in [&stranger, &auditor] {
        // Before a word of it is read.
        for body in [right("reached"), json!({"nonsense": 1})] {
            assert_eq!(post(&city, token, &path, &body).await.0, 403);
        }
        let people = format!("/admin/v1/notices/{notice}/people?opened=true");
        assert_eq!(city.call(token, "GET", &people, None).await.0, 403);
        assert_eq!(
            post(&city, token, &format!("{notice}/recall"), &json!({}))
                .await
                .0,
            403
        );
    }
    assert_eq!(
        post(&city, &teacher, "none/correct", &right("reached"))
            .await
            .0,
        404
    );
    assert_eq!(
        post(&city, &auditor, "none/correct", &right("reached"))
            .await
            .0,
        403
    );
    for (body, status) in [
        (
            json!({"to": "all", "content": right("reached")["content"]}),
            422,
        ),
        (json!({"to": "reached", "content": {}}), 422),
        (json!({"content": right("reached")["content"]}), 422),
        // Nobody is known to have opened it.
        (right("opened"), 409),
    ] {
        let (got, answer) = post(&city, &teacher, &path, &body).await;
        assert_eq!(got, status, "{answer}");
    }
    let mut named = right("reached");
    named["content"]["ja"]["body"] = "佐藤健さんについて".into();
    let (status, waiting) = post(&city, &teacher, &path, &named).await;
    assert_eq!(
        (status, &waiting["state"]),
        (201, &json!("awaiting_approval"))
    );
    let id = waiting["id"].as_str().unwrap();
    city.settle().await;
    // Not yet anybody's: the wrong notice leads nowhere.
    let (_, shown) = city
        .call(
            &teacher,
            "GET",
            &format!("/admin/v1/notices/{notice}"),
            None,
        )
        .await;
    assert_eq!(shown["corrections"], json!([]));
    assert_eq!(
        post(&city, &teacher, &format!("{id}/approve"), &json!({}))
            .await
            .0,
        403
    );
    assert_eq!(
        post(&city, &head, &format!("{id}/approve"), &json!({}))
            .await
            .0,
        200
    );
    city.settle().await;
    assert_eq!(mails(&city, KEN, "【訂正】"), 1);
    // A correction can be corrected; cancelled before its start, it goes to nobody.
    let mut later = right("reached");
    later["send_at"] = "2026-11-22T06:30:00+09:00".into();
    let (status, second) = post(&city, &teacher, &format!("{id}/correct"), &later).await;
    assert_eq!(status, 201, "{second}");
    let second = second["id"].as_str().unwrap();
    let (status, ended) = post(&city, &teacher, &format!("{second}/cancel"), &json!({})).await;
    assert_eq!((status, &ended["ledger"]["cancelled"]), (200, &json!(3)));

    // What has not started, or is under way, is not corrected yet; a drill never is.
    let mut draft = closure("下書き");
    draft["draft"] = true.into();
    let draft = city.notify(&teacher, &draft).await;
    city.simulator
        .post_office
        .reject(YUKI, "451 4.3.0 Try again later");
    let sending = city.notify(&teacher, &closure("送信中")).await;
    let drill = json!({"kind": "drill", "audience": {"schools": [{"school": "saijo-es"}]}});
    let drill = city.notify(&teacher, &drill).await;
    for (notice, why) in [
        (&draft, "has not started"),
        (&sending, "is still being sent"),
        (&drill, "a drill"),
    ] {
        let (status, answer) = post(
            &city,
            &teacher,
            &format!("{notice}/correct"),
            &right("reached"),
        )
        .await;
        assert_eq!(status, 409);
        assert!(answer["detail"].as_str().unwrap().contains(why), "{answer}");
    }
    // Stopped on its way, it is; and who had it can still be told that it does not hold.
    assert_eq!(
        post(&city, &teacher, &format!("{sending}/cancel"), &json!({}))
            .await
            .0,
        200
    );
    let (status, answer) = post(
        &city,
        &teacher,
        &format!("{sending}/correct"),
        &right("reached"),
    )
    .await;
    assert_eq!(
        (status, &answer["ledger"]["people"]),
        (201, &json!(2)),
        "{answer}"
    );
    let (status, answer) = post(&city, &teacher, &format!("{sending}/recall"), &json!({})).await;
    assert_eq!(
        (status, &answer["recall"]["stopped"]),
        (200, &json!(1)),
        "{answer}"
    );
    city.settle().await;
}

async fn with_two_by_mail() -> (Office, String) {
    let office = Office::new().await;
    let people = "email,school,grade\na@x.example,nishijo-es,1\nb@y.example,nishijo-es,1\n";
    assert_eq!(office.import(What::Citizens, people).await, [0u64; 0]);
    let admin = office.staff(Role::Admin, None).await;
    (office, admin)
}

async fn correct(office: &Office, token: &str, notice: &str) -> Value {
    let path = format!("/admin/v1/notices/{notice}/correct");
    let request = request(Method::POST, &path, token)
        .header("content-type", "application/json")
        .header("idempotency-key", "c");
    let body = Body::from(right("reached").to_string());
    office.ask(request.body(body).unwrap()).await.ok()
}

// F-29
#[tokio::test(flavor = "multi_thread")]
async fn a_correction_waits_until_it_is_known_who_had_the_notice() {
    let (office, admin) = with_two_by_mail().await;
    let body = school_notice(json!([{"school": "nishijo-es"}]));
    let sent = office.send(&admin, "k", &body).await.ok();
    let notice = sent["id"].as_str().unwrap();
    office.start_due().await;
    // One mail is being handed over, the other waits.
    let mut tx = office.app.db.write().await.unwrap();
    sqlx::query(
        "update outbox set state = 'sending', leased_until = 9000000000000000
         where id = (select min(id) from outbox)",
    )
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();
    office
        .post(&admin, &format!("/admin/v1/notices/{notice}/recall"))
        .await
        .ok();
    let correction = correct(&office, &admin, notice).await;
    // It may have arrived.
    assert_eq!(correction["ledger"]["people"], 1);
    let id = correction["id"].as_str().unwrap();
    office.start_due().await;
    assert_eq!(office.notice(&admin, id).await["state"], "scheduled");
    office.deliver_all().await;
    office.start_due().await;
    let started = office.notice(&admin, id).await;
    assert_eq!(started["state"], "sending");
    assert_eq!(started["ledger"]["people"], 1);
}

// F-29 F-31
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_reminded_of_what_was_corrected() {
    let (office, admin) = with_two_by_mail().await;
    let mut body = school_notice(json!([{"school": "nishijo-es"}]));
    body["remind_after_minutes"] = 30.into();
    let sent = office.send(&admin, "k", &body).await.ok();
    office.start_due().await;
    office.deliver_all().await;
    office.start_due().await;
    office.app.clock.advance_seconds(31 * 60);
    let due = async || {
        let mut tx = office.app.db.read().await.unwrap();
        let now = office.app.clock.now();
        reminders::any_due(&mut tx, now).await.unwrap()
    };
    assert!(due().await);
    correct(&office, &admin, sent["id"].as_str().unwrap()).await;
    assert!(due().await, "the correction has not started");
    office.start_due().await;
    assert!(!due().await);
}

// F-29
#[tokio::test(flavor = "multi_thread")]
async fn at_the_console_it_is_said_what_a_recall_undoes_before_it_is_done() {
    let (city, _hana) = with_three().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    city.simulator
        .post_office
        .reject(YUKI, "451 4.3.0 Try again later");
    let notice = city.notify(&teacher, &closure("まちがった日付")).await;
    let mut clerk = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let path = format!("/console/notices/{notice}");
    clerk.open(&path).await;
    clerk.follow("お知らせを取り消す").await;
    for part in [
        "まちがった日付",
        "1 人には届きません",
        "2 人に届いています",
        "1 人はLINEで",
        "消すことができません",
    ] {
        assert!(clerk.page.says(part), "no {part}: {}", clerk.page.text());
    }
    let reason = [("reason", "日付に誤りがありました。")];
    clerk.send(&reason, "取り消す").await;
    assert_eq!(clerk.page.path, format!("{path}?done=recalled"));
    assert!(
        clerk.page.says("日付に誤りがありました。"),
        "{}",
        clerk.page.text()
    );
    let receipt = links(&city.mail(KEN).text())[0].clone();
    let shown = get(&city, &receipt, None).await;
    let shown = String::from_utf8(shown.content).unwrap();
    assert!(shown.contains("日付に誤りがありました。"), "{shown}");

    // Whose school it is not sees none of it.
    let mut stranger = city.clerk(Role::School, Some("saijo-jhs")).await;
    for page in ["", "/recall", "/correct"] {
        stranger.open(&format!("{path}{page}")).await;
        assert_eq!(stranger.page.status, 403, "{page}");
    }

    // And what is right goes to those two, by way of a draft.
    clerk.follow("訂正のお知らせを作る").await;
    assert!(
        clerk.page.says("届いたかもしれない人すべて(2人)"),
        "{}",
        clerk.page.text()
    );
    let too_long = "長".repeat(101);
    clerk
        .send(&[("title-ja", &too_long)], "下書きにして確かめる")
        .await;
    assert_eq!(clerk.page.status, 422);
    let right = [
        ("title-ja", "休業の日"),
        ("body-ja", "休業はあさってです。"),
    ];
    clerk.send(&right, "下書きにして確かめる").await;
    assert!(clerk.page.says("【訂正】休業の日"), "{}", clerk.page.text());
    assert!(clerk.page.says("これは訂正のお知らせです。"));
    clerk.send(&[], "送信する").await;
    city.settle().await;
    assert_eq!(mails(&city, KEN, "【訂正】休業の日"), 1);
    assert_eq!(mails(&city, YUKI, "休業の日"), 0);
    clerk.open(&path).await;
    assert!(
        clerk.page.says("このお知らせには訂正があります"),
        "{}",
        clerk.page.text()
    );
}
