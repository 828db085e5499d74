//! Several guardians of a child: invited, joining, answering for the family, leaving; and that none
//! learns anything of another.

use kairan::city::authority::Role;
use kairan::flow::FlowName;
use kairan::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use kairan::seal::hash_password;
use kairan::store::{children, people};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{closure, first_link, with_hana};

const PASSWORD: &str = "sakura-mochi";

/// Somebody with an ID, reached by mail alone.
async fn with_mail(city: &City, email: &str, name: &str, language: Language) -> String {
    let hash = hash_password(PASSWORD.into(), city.app.random.clone()).await;
    let (id, now) = (city.app.new_id(), city.clock.now());
    let person = people::NewPerson {
        id: &id,
        login: Some(email),
        password_hash: Some(&hash.unwrap()),
        family_name: Some("ソウザ"),
        given_name: Some(name),
        language,
        area: None,
    };
    let mut tx = city.app.db.write().await.unwrap();
    people::insert(&mut tx, &person, now).await.unwrap();
    let address = city.app.new_id();
    people::insert_address(&mut tx, &address, &id, 1, email, Some(now), now)
        .await
        .unwrap();
    for (document, version) in [("privacy", PRIVACY_VERSION), ("terms", TERMS_VERSION)] {
        people::consent(&mut tx, &id, document, version, now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    id
}

async fn logged_in(city: &City, email: &str, language: &'static str) -> Browser {
    let mut browser = Browser::speaking(city, language);
    browser.open(&format!("/login?lang={language}")).await;
    browser
        .send(&[("email", email), ("password", PASSWORD)], "")
        .await;
    browser
}

/// Invites from the card of the first child; answers the link.
async fn invites(browser: &mut Browser) -> String {
    browser.open("/mine").await;
    browser.follow("ほかの保護者を招待").await;
    let page = browser.send(&[], "招待する").await;
    assert!(
        page.path.starts_with("/mine/invitations/"),
        "{} {}",
        page.path,
        page.text()
    );
    first_link(&page.text())
}

async fn joins(browser: &mut Browser, link: &str, relationship: &str, button: &str) {
    browser.open(link).await;
    browser
        .send(&[("relationship", relationship)], button)
        .await;
}

/// Hana in Japanese with LINE and mail, Kenji in English with mail alone, of one child.
async fn two_guardians() -> (City, Phone, Browser, Browser) {
    let (city, mut hana) = with_hana().await;
    with_mail(&city, "kenji@example.com", "賢治", Language::En).await;
    let mut mother = logged_in(&city, "hana@example.jp", "ja").await;
    let mut father = logged_in(&city, "kenji@example.com", "en").await;
    let link = invites(&mut mother).await;
    joins(&mut father, &link, "father", "Register as a guardian").await;
    assert!(
        father.page.says("You are registered as a guardian"),
        "{}",
        father.page.text()
    );
    hana.look(&city).await;
    (city, hana, mother, father)
}

/// Another child of the person with this address, at grade 1 of saijo-es.
async fn has_child(city: &City, email: &str) {
    let (child, enrolment, now) = (city.app.new_id(), city.app.new_id(), city.clock.now());
    let mut tx = city.app.db.write().await.unwrap();
    let person = people::by_login(&mut tx, email).await.unwrap().unwrap();
    let new = children::NewChild {
        id: &child,
        family_name: "山田",
        given_name: "三郎",
        ..children::NewChild::default()
    };
    children::insert(&mut tx, &new, &person.id, None, now)
        .await
        .unwrap();
    let new = children::NewEnrolment {
        id: &enrolment,
        child: &child,
        school: "saijo-es",
        grade: 1,
        ..children::NewEnrolment::default()
    };
    children::enrol(&mut tx, &new, now, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn families(city: &City, token: &str, notice: &str) -> Value {
    let path = format!("/admin/v1/notices/{notice}");
    let (status, answer) = city.call(token, "GET", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    answer["families"].clone()
}

/// Whose family has answered, by given name.
async fn answered(city: &City, token: &str, notice: &str) -> Vec<(String, bool)> {
    let path = format!("/admin/v1/notices/{notice}/people");
    let (_, answer) = city.call(token, "GET", &path, None).await;
    let items = answer["items"].as_array().unwrap();
    let mut answered: Vec<(String, bool)> = items
        .iter()
        .map(|item| {
            let name = item["given_name"].as_str().unwrap().to_owned();
            (name, item["family_confirmed"].as_bool().unwrap())
        })
        .collect();
    answered.sort();
    answered
}

fn family(mother: bool, father: bool) -> Vec<(String, bool)> {
    vec![("花子".into(), mother), ("賢治".into(), father)]
}

// X-15 D-18 D-34 C-02
#[tokio::test(flavor = "multi_thread")]
async fn a_second_guardian_joins_by_a_link_that_tells_nobody_s_name() {
    let (city, mut hana) = with_hana().await;
    with_mail(&city, "kenji@example.com", "賢治", Language::En).await;
    let mut mother = logged_in(&city, "hana@example.jp", "ja").await;
    let link = invites(&mut mother).await;
    let page = &mother.page;
    assert!(
        page.html.contains("src=\"data:image/svg+xml;base64,"),
        "a QR code"
    );
    assert!(page.html.contains("alt=\"上のリンクと同じ内容のQRコード\""));
    assert!(page.says("期限: 2026-11-28 09:00"), "{}", page.text());

    let mut father = Browser::speaking(&city, "en");
    let page = father.open(&link).await;
    assert!(
        page.says("You are invited as a child's guardian"),
        "{}",
        page.text()
    );
    for secret in ["山田", "花子", "次郎", "hana@", "西条"] {
        assert!(!page.html.contains(secret), "{secret}: {}", page.html);
    }
    let to = page
        .html
        .split("href=\"")
        .find(|to| to.starts_with("/login?next="));
    let to = to.unwrap().split('"').next().unwrap().replace("&amp;", "&");
    father.open(&to).await;
    let page = father
        .send(
            &[("email", "kenji@example.com"), ("password", PASSWORD)],
            "",
        )
        .await;
    assert!(page.path.starts_with("/join/"), "{}", page.path);
    assert!(
        page.says("a guardian of 次郎") && !page.says("花子") && !page.says("山田"),
        "{}",
        page.text()
    );
    let page = father
        .send(&[("relationship", "grandfather")], "Register as a guardian")
        .await;
    assert!(page.says("You are registered as a guardian"));
    let page = father.open("/mine").await;
    assert!(
        page.says("山田 次郎") && page.says("西条小学校") && page.says("Other guardians: 1"),
        "{}",
        page.text()
    );
    assert!(mother.open("/mine").await.says("ほかの保護者: 1人"));

    // The inviter is told that somebody has joined, not who.
    let said = hana.look(&city).await.text();
    let mail = city.mail("hana@example.jp");
    assert!(
        said.contains("ほかの保護者がお子さまに登録されました"),
        "{said}"
    );
    assert!(mail.subject().unwrap().contains("招待した保護者"));
    for told in [&said, &mail.text()] {
        assert!(!told.contains("賢治") && !told.contains("kenji") && !told.contains("次郎"));
    }

    // Each is written to in their own language, over their own channels.
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let mut body = closure("臨時休業");
    body["content"]["en"] = json!({"title": "School closed", "body": "Because of heavy rain."});
    let notice = city.notify(&school, &body).await;
    assert!(hana.look(&city).await.text().contains("臨時休業"));
    let mail = city.mail("kenji@example.com");
    assert!(mail.subject().unwrap().contains("School closed"));
    assert_eq!(
        families(&city, &school, &notice).await,
        json!({"children": 1, "confirmed": 0})
    );
    assert_eq!(
        answered(&city, &school, &notice).await,
        family(false, false)
    );

    let (status, page) = city.submit(&first_link(&mail.text()), &[]).await;
    assert_eq!(status, 200, "{page}");
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["people"], &ledger["read"]), (&json!(2), &json!(1)));
    assert_eq!(
        families(&city, &school, &notice).await,
        json!({"children": 1, "confirmed": 1})
    );
    assert_eq!(answered(&city, &school, &notice).await, family(true, false));
    let csv = city
        .http
        .get(format!("{}/admin/v1/notices/{notice}/people", city.url));
    let csv = csv.bearer_auth(&school).header("accept", "text/csv").send();
    let csv = csv.await.unwrap().text().await.unwrap();
    let columns = csv.lines().next().unwrap();
    assert!(columns.ends_with(",family_confirmed,fallbacks"));
    assert!(
        csv.lines()
            .any(|line| line.contains("花子") && line.rsplit(',').nth(1) == Some("1")),
        "{csv}"
    );
}

// X-15 D-34
#[tokio::test(flavor = "multi_thread")]
async fn a_family_has_answered_when_each_of_its_children_is_answered_for() {
    let (city, mut hana, _, _) = two_guardians().await;
    has_child(&city, "hana@example.jp").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("全校")).await;
    hana.look(&city).await;
    let link = first_link(&city.mail("kenji@example.com").text());
    city.submit(&link, &[]).await;
    // The younger has its mother alone.
    assert_eq!(
        families(&city, &school, &notice).await,
        json!({"children": 2, "confirmed": 1})
    );
    assert_eq!(
        answered(&city, &school, &notice).await,
        family(false, false)
    );
    hana.taps(&city, "確認しました").await;
    assert_eq!(
        families(&city, &school, &notice).await,
        json!({"children": 2, "confirmed": 2})
    );
    assert_eq!(answered(&city, &school, &notice).await, family(false, true));

    // Only the children it is for count; before the start those it would be for now.
    let mut body = closure("2年生");
    body["audience"]["schools"][0]["grades"] = json!([2]);
    body["draft"] = json!(true);
    let draft = city.notify(&school, &body).await;
    let one = json!({"children": 1, "confirmed": 0});
    assert_eq!(families(&city, &school, &draft).await, one);
    let path = format!("/admin/v1/notices/{draft}/cancel");
    let (_, answer) = city.call(&school, "POST", &path, None).await;
    assert_eq!(
        (&answer["state"], &answer["families"]),
        (&json!("cancelled"), &one)
    );

    let staff = city.staff(Role::Admin, None).await;
    let body = json!({
        "kind": "city", "topic": "bosai", "audience": {"topic": "bosai"},
        "content": {"ja": {"title": "防災", "body": "訓練です。"}},
    });
    let notice = city.notify(&staff, &body).await;
    hana.look(&city).await;
    assert_eq!(
        families(&city, &staff, &notice).await,
        json!({"children": 0, "confirmed": 0})
    );
    let (_, described) = city
        .call(&staff, "GET", "/admin/v1/openapi.json", None)
        .await;
    let described = described.to_string();
    assert!(described.contains("\"families\"") && described.contains("\"family_confirmed\""));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn no_page_and_no_look_up_of_a_guardian_tells_anything_of_the_other() {
    let (city, hana, mut mother, mut father) = two_guardians().await;
    let again = invites(&mut mother).await;
    let invitation = mother.page.path.split('?').next().unwrap().to_owned();
    let mut tx = city.app.db.read().await.unwrap();
    let mut ids = Vec::new();
    for email in ["hana@example.jp", "kenji@example.com"] {
        ids.push(people::by_login(&mut tx, email).await.unwrap().unwrap().id);
    }
    let child = children::of_guardian(&mut tx, &ids[0], city.clock.now())
        .await
        .unwrap()[0]
        .id
        .clone();
    drop(tx);
    let of_mother = [
        "花子",
        "hana@example.jp",
        &hana.user,
        &ids[0],
        "value=\"mother\" checked",
    ];
    let of_father = [
        "賢治",
        "ソウザ",
        "kenji",
        &ids[1],
        "value=\"father\" checked",
    ];
    let flows = FlowName::ALL.iter().copied();
    let flows = flows
        .filter(|flow| flow.flow().needs_person)
        .map(FlowName::as_str);
    let mut paths: Vec<String> = ["/", "/mine", "/terms", "/privacy", &invitation, &again]
        .map(str::to_owned)
        .into();
    for flow in flows {
        paths.push(format!("/mine/do/{flow}"));
        paths.push(format!("/mine/do/{flow}?child={child}"));
    }
    for (browser, secrets) in [(&mut father, of_mother), (&mut mother, of_father)] {
        for path in &paths {
            let html = browser.open(path).await.html.clone();
            for secret in secrets {
                assert!(!html.contains(secret), "{secret} on {path}: {html}");
            }
        }
    }
    assert_eq!(father.open(&invitation).await.status, 404);
    assert!(father.open(&again).await.says("already registered"));

    let staff = city.staff(Role::Board, None).await;
    for (email, secrets) in [
        ("kenji@example.com", &of_mother[..4]),
        ("hana@example.jp", &of_father[..4]),
    ] {
        let path = format!("/admin/v1/people?email={email}");
        let (status, answer) = city.call(&staff, "GET", &path, None).await;
        assert_eq!(status, 200);
        for secret in secrets {
            assert!(!answer.to_string().contains(secret), "{secret}: {answer}");
        }
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once_for_one_week_until_it_is_withdrawn_and_for_somebody_else() {
    let (city, hana) = with_hana().await;
    for (email, name) in [("kenji@example.com", "賢治"), ("yuki@example.com", "雪")] {
        with_mail(&city, email, name, Language::Ja).await;
    }
    let mut mother = logged_in(&city, "hana@example.jp", "ja").await;
    let mut father = logged_in(&city, "kenji@example.com", "ja").await;
    let mut aunt = logged_in(&city, "yuki@example.com", "ja").await;

    let link = invites(&mut mother).await;
    let page = mother.open(&link).await;
    assert!(page.says("あなたが作った招待です"), "{}", page.text());
    father.open(&link).await;
    let page = father.send(&[], "保護者として登録する").await;
    assert_eq!(
        page.status,
        422,
        "the relationship is asked: {}",
        page.text()
    );
    joins(&mut father, &link, "father", "保護者として登録する").await;
    assert!(father.page.says("保護者として登録しました"));
    assert!(father.open(&link).await.says("保護者として登録しました"));
    let page = aunt.open(&link).await;
    assert!(
        page.status == 410 && page.says("すでに使われています"),
        "{}",
        page.text()
    );
    let cut = &link[..link.len() - 4];
    assert_eq!(aunt.open(cut).await.status, 404);

    // Withdrawn by its maker alone, also while somebody has it open.
    let link = invites(&mut mother).await;
    let withdraw = mother.page.html.split("action=\"").nth(1).unwrap();
    let withdraw = withdraw.split('"').next().unwrap().to_owned();
    aunt.open(&link).await;
    aunt.page.html = aunt.page.html.replacen(
        "<form method=\"post\"",
        &format!("<form method=\"post\" action=\"{withdraw}\""),
        1,
    );
    aunt.send(&[("relationship", "relative")], "保護者として登録する")
        .await;
    assert!(
        aunt.open(&link).await.says("続柄を選んでください"),
        "still open"
    );
    let page = mother.send(&[], "招待を取り消す").await;
    assert!(page.says("この招待は取り消されました"), "{}", page.text());
    let page = aunt
        .send(&[("relationship", "relative")], "保護者として登録する")
        .await;
    assert!(
        page.status == 410 && page.says("取り消されました"),
        "{}",
        page.text()
    );

    // At most five are open for a child, and the old ones are found again.
    let mut last = String::new();
    for _ in 0..5 {
        last = invites(&mut mother).await;
    }
    let page = mother.open("/mine/do/invite").await;
    assert!(page.says("上限に達しています"), "{}", page.text());
    assert!(
        mother
            .open("/mine")
            .await
            .says("まだ使える招待 期限: 2026-11-28")
    );
    city.at("2026-11-28T09:00:00+09:00");
    let page = aunt.open(&last).await;
    assert!(
        page.status == 410 && page.says("期限が過ぎました"),
        "{}",
        page.text()
    );
    invites(&mut mother).await;
    city.settle().await;
    drop(hana);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn either_can_leave_and_the_last_one_takes_the_child_s_registration_along() {
    let (city, mut hana, mut mother, mut father) = two_guardians().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    // Whoever invites and leaves takes the invitation along.
    let link = invites(&mut mother).await;
    father.open("/mine").await;
    let page = father.follow("Remove this child").await;
    assert!(page.says("Remove only yourself"), "{}", page.text());
    let page = father.send(&[], "Remove").await;
    assert!(
        page.says("The child is removed") && !page.says("山田 次郎"),
        "{}",
        page.text()
    );
    let page = mother.open("/mine").await;
    assert!(page.says("山田 次郎") && page.says("2年") && !page.says("ほかの保護者: "));
    let notice = city.notify(&school, &closure("休業")).await;
    assert_eq!(city.ledger(&school, &notice).await["people"], 1);

    // Asked in again, the first one may go as well.
    joins(&mut father, &link, "father", "Register as a guardian").await;
    hana.look(&city).await;
    let second = invites(&mut mother).await;
    hana.says(&city, "こどもの登録を外す").await;
    let said = hana.taps(&city, "登録を外す").await;
    assert!(
        said.text().contains("お子さまの登録を外しました"),
        "{}",
        said.text()
    );
    assert!(!father.open("/mine").await.says("Other guardians"));
    let page = Browser::new(&city).open(&second).await.clone();
    assert!(
        page.status == 410 && page.says("取り消されました"),
        "{}",
        page.text()
    );

    let page = father.follow("Remove this child").await;
    assert!(
        page.says("only guardian") && page.says("cannot be undone"),
        "{}",
        page.text()
    );
    father.send(&[], "Remove").await;
    let notice = city.notify(&school, &closure("休業")).await;
    assert_eq!(city.ledger(&school, &notice).await["people"], 0);
    let (_, seen) = city
        .call(
            &school,
            "GET",
            "/admin/v1/people?email=kenji@example.com",
            None,
        )
        .await;
    assert_eq!(
        seen["status"], 404,
        "no child of the school any more: {seen}"
    );
}

// X-15 A-33
#[tokio::test(flavor = "multi_thread")]
async fn what_one_guardian_changes_of_a_child_the_other_sees() {
    let (_city, _hana, mut mother, mut father) = two_guardians().await;
    father.open("/mine").await;
    let page = father.follow("Change this child's information").await;
    for preset in [
        "value=\"次郎\"",
        "value=\"ジロウ\"",
        "value=\"2018-05-05\"",
        "value=\"male\" required checked",
    ] {
        assert!(page.html.contains(preset), "{preset}: {}", page.html);
    }
    assert!(
        page.html.contains("value=\"father\" required checked"),
        "one's own relationship"
    );
    father
        .send(&[("given-name", "二郎"), ("relationship", "other")], "Next")
        .await;
    let page = father.send(&[], "Register").await;
    assert!(page.says("Your child's information is changed") && page.says("山田 二郎"));
    let page = mother.open("/mine").await;
    assert!(page.says("山田 二郎"), "{}", page.text());
    let page = mother.follow("お子さまの情報を変更").await;
    assert!(
        page.html.contains("value=\"mother\" required checked"),
        "not the other's"
    );

    // The same school again: no code; another one asks for its own.
    father.open("/mine").await;
    let page = father.follow("Register or change school and class").await;
    assert!(
        page.html.contains("value=\"saijo-es\" required checked"),
        "{}",
        page.html
    );
    let page = father.send(&[], "Next").await;
    assert!(
        page.html.contains("value=\"2\" required checked"),
        "{}",
        page.html
    );
    let page = father.send(&[], "Next").await;
    assert!(
        page.html.contains("value=\"unset\" required checked") && !page.says("School code"),
        "{}",
        page.text()
    );
    let page = father
        .send(&[("class", "2-1"), ("clubs", "合唱")], "Next")
        .await;
    assert!(
        page.says("2-1") && !page.says("School code"),
        "{}",
        page.text()
    );
    father.send(&[], "Register").await;
    let page = mother.open("/mine").await;
    assert!(page.says("西条小学校 2年 2-1"), "{}", page.text());
    let page = mother.follow("学校・クラスを登録・変更").await;
    assert!(page.says("学校名"));
    mother.send(&[("school", "saijo-jhs")], "次へ").await;
    let page = mother.send(&[("grade", "1")], "次へ").await;
    assert!(page.says("学校コード"), "{}", page.text());
    assert!(
        !page.html.contains("value=\"合唱\" checked"),
        "nothing of the old school"
    );
}
