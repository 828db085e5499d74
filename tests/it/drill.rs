//! A drill through the doors: it goes out on every channel at once and quietly, each confirmation
//! proves the channel it came by, and each household gets its grade.

use kairan::city::authority::Role;
use kairan::city::wishes::{By, Quiet, Wishes};
use kairan::cli::import::{Importing, What};
use kairan::clock::Random;
use kairan::simulator::{Fault, FaultKind};
use kairan::store::{addresses, children, line_accounts, people, wishes};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::office::{Office, school_notice};
use crate::support::people::{first_link, with_hana};
use crate::support::scan::count;

const NOTICES: &str = "/admin/v1/notices";
/// At saijo-es; an empty place is somebody without a child.
const PUPIL: &str = "saijo-es,2,2-1";
const NO_CHILD: &str = ",,";

/// A drill without words of its own.
fn drill(school: &str) -> Value {
    json!({"kind": "drill", "audience": {"schools": [{"school": school}]}})
}

/// Somebody with these, as an import brings them; answers the id.
async fn moves_in(city: &City, line: Option<&Phone>, mails: [&str; 2], place: &str) -> String {
    let user = line.map_or("", |phone| {
        city.simulator.platform.adopt(&phone.user, "p", "ja");
        &phone.user
    });
    let [one, two] = mails;
    let csv = format!(
        "email,email2,line_user_id,language,school,grade,class\n{one},{two},{user},ja,{place}\n"
    );
    let import = Importing {
        db: &city.app.db,
        clock: city.clock.clone(),
        random: Random::System,
        rest: std::time::Duration::ZERO,
    };
    let table = import.read(What::Citizens, csv.as_bytes()).unwrap();
    assert!(
        import
            .take(What::Citizens, &table)
            .await
            .unwrap()
            .is_empty()
    );
    let mut tx = city.app.db.read().await.unwrap();
    if let Some(phone) = line {
        let account = line_accounts::by_user_id(&mut tx, &phone.user).await;
        return account.unwrap().unwrap().person_id.unwrap();
    }
    people::by_address(&mut tx, one).await.unwrap()[0]
        .id
        .clone()
}

/// Makes somebody a guardian of another's children, too.
async fn joins(city: &City, person: &str, family_of: &str) {
    let now = city.clock.now();
    let mut tx = city.app.db.write().await.unwrap();
    for child in children::of_guardian(&mut tx, family_of, now)
        .await
        .unwrap()
    {
        children::add_guardian(&mut tx, &child.id, person, None, now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

/// The person's first address is another one from a minute later on.
async fn changes_address(city: &City, person: &str, to: &str) {
    city.clock.advance_seconds(60);
    let said = addresses::Said {
        address: to,
        owner: None,
        employer_agreed_at: None,
    };
    let now = city.clock.now();
    let mut tx = city.app.db.write().await.unwrap();
    let row = &addresses::of_person(&mut tx, person).await.unwrap()[0];
    addresses::set_next(&mut tx, &row.id, said).await.unwrap();
    addresses::replace(&mut tx, &row.id, now).await.unwrap();
    tx.commit().await.unwrap();
}

/// The sums of the notice's `drill`.
async fn grades(city: &City, token: &str, id: &str) -> Value {
    let (status, notice) = city
        .call(token, "GET", &format!("{NOTICES}/{id}"), None)
        .await;
    assert_eq!(status, 200, "{notice}");
    let mut drill = notice["drill"].clone();
    assert_eq!(notice["wants_receipt"], true);
    for other in ["until", "schools"] {
        drill.as_object_mut().unwrap().remove(other).unwrap();
    }
    drill
}

fn sums(two: i64, one: i64, none: i64) -> Value {
    json!({"households": two + one + none, "two": two, "one": one, "none": none})
}

async fn households(city: &City, token: &str, id: &str, query: &str) -> Value {
    let path = format!("{NOTICES}/{id}/households{query}");
    let (status, page) = city.call(token, "GET", &path, None).await;
    assert_eq!(status, 200, "{page}");
    page
}

/// `channel because` of everything that did not arrive at the people of a page, sorted.
fn lost(page: &Value) -> Vec<String> {
    let households = page["items"].as_array().unwrap().iter();
    let people = households.flat_map(|its| its["people"].as_array().unwrap());
    let lost = people.flat_map(|person| person["lost"].as_array().unwrap());
    let word = |lost: &Value| {
        let slot = lost["slot"].as_i64().map(|slot| slot.to_string());
        let channel = lost["channel"].as_str().unwrap_or("-");
        let because = lost["because"].as_str().unwrap();
        format!("{channel}{} {because}", slot.unwrap_or_default())
    };
    let mut words: Vec<String> = lost.map(word).collect();
    words.sort();
    words
}

/// Presses the button behind the link of the newest mail.
async fn confirms_by_mail(city: &City, address: &str) -> String {
    let mut browser = Browser::new(city);
    let link = first_link(&city.mail(address).text());
    browser.open(&link).await;
    browser.send(&[], "確認しました").await.text()
}

// F-48 D-03 D-17 D-25 X-08
#[tokio::test(flavor = "multi_thread")]
async fn each_confirmation_proves_the_channel_it_came_by_and_no_other() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    let mails = ["hana@x.example", "hana2@x.example"];
    moves_in(&city, Some(&hana), mails, PUPIL).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let id = city.notify(&teacher, &drill("saijo-es")).await;

    // Everything at once, quiet in LINE, and nobody could take it for real.
    let ledger = city.ledger(&teacher, &id).await;
    assert_eq!([&ledger["line"], &ledger["email"]], [1, 1]);
    let requests = city.simulator.platform.requests();
    let call = requests.iter().find(|call| call.endpoint == "multicast");
    let call: Value = serde_json::from_slice(&call.unwrap().body).unwrap();
    assert_eq!(call["notificationDisabled"], true);
    let said = hana.look(&city).await.text();
    assert!(said.contains("【訓練】お知らせが届くか"), "{said}");
    assert!(said.contains("【訓練】これは訓練です。"), "{said}");
    for address in mails {
        let mail = city.mail(address);
        let subject = mail.subject().unwrap();
        assert!(subject.starts_with("【訓練】"), "{subject}");
        assert!(mail.text().starts_with("【訓練】これは訓練です。"));
    }
    assert_eq!(grades(&city, &teacher, &id).await, sums(0, 0, 1));

    // A scanner opens the link; nothing is proven. The pages show it as a drill, and prove nothing.
    let link = first_link(&city.mail(mails[1]).text());
    let (status, page) = city.page(&link).await;
    assert_eq!(status, 200);
    assert!(page.contains("【訓練】これは訓練です。"), "{page}");
    assert_eq!(grades(&city, &teacher, &id).await, sums(0, 0, 1));

    // The second address: by its own mail, and it alone.
    let said = confirms_by_mail(&city, mails[1]).await;
    assert!(
        said.contains("このメールアドレスに届くことを確認しました"),
        "{said}"
    );
    assert_eq!(grades(&city, &teacher, &id).await, sums(0, 1, 0));
    let page = households(&city, &teacher, &id, "?grade=one").await;
    let person = &page["items"][0]["people"][0];
    assert_eq!(
        person["proven"],
        json!([{"channel": "mail", "slot": 2, "at": "2026-11-21T09:00:00+09:00"}])
    );
    // Another address is no other channel; pressing again changes nothing.
    city.clock.advance_seconds(60);
    for address in [mails[0], mails[1]] {
        confirms_by_mail(&city, address).await;
    }
    assert_eq!(grades(&city, &teacher, &id).await, sums(0, 1, 0));

    // LINE proves LINE, also though the notice counts as read already.
    let said = hana.taps(&city, "確認しました").await.text();
    assert!(said.contains("LINEで届くことを確認しました"), "{said}");
    assert_eq!(grades(&city, &teacher, &id).await, sums(1, 0, 0));
    assert_eq!(city.ledger(&teacher, &id).await["read"], 1);
    let empty = households(&city, &teacher, &id, "?grade=none").await;
    assert_eq!(empty, json!({"items": [], "next": null}));
    let page = households(&city, &teacher, &id, "").await;
    assert_eq!(page["items"][0]["grade"], "two");
    assert_eq!(
        page["items"][0]["people"][0]["proven"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(lost(&page), [""; 0]);

    // What is known of the person says when it was last proven.
    let path = format!("/admin/v1/people?email={}", mails[0]);
    let (_, seen) = city.call(&teacher, "GET", &path, None).await;
    assert_eq!(seen["line"]["drilled_at"], "2026-11-21T09:01:00+09:00");
    assert_eq!(
        seen["addresses"][0]["drilled_at"],
        "2026-11-21T09:01:00+09:00"
    );
    assert_eq!(
        seen["addresses"][1]["drilled_at"],
        "2026-11-21T09:00:00+09:00"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_on_the_pages_shows_a_drill_and_proves_nothing() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    let page = browser.open("/mine/notices").await;
    assert!(page.says("【訓練】"), "{}", page.text());
    let page = browser.open(&format!("/mine/notices/{id}")).await;
    assert!(page.says("このページでは確認できません"), "{}", page.text());
    assert!(!page.html.contains("<button type=\"submit\">確認しました"));
    assert_eq!(grades(&city, &school, &id).await, sums(0, 0, 1));
    hana.taps(&city, "確認しました").await;
    assert_eq!(grades(&city, &school, &id).await, sums(0, 1, 0));
    // Her own data tells of it.
    let held = browser.open("/mine/export").await.text();
    assert!(
        held.contains("届くことを確認した方法（訓練） line"),
        "{held}"
    );
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_household_is_reached_on_two_channels_whoever_of_it_proves_them() {
    let city = City::new().await;
    let (mut hana, taro) = (city.person("Hana", "ja"), "taro@x.example");
    let mother = moves_in(&city, Some(&hana), ["", ""], PUPIL).await;
    let father = moves_in(&city, None, [taro, ""], NO_CHILD).await;
    joins(&city, &father, &mother).await;
    // Another family of the class, and a neighbour without a child.
    moves_in(&city, None, ["yuki@x.example", ""], PUPIL).await;
    moves_in(&city, None, ["jiro@x.example", ""], NO_CHILD).await;
    let admin = city.staff(Role::Admin, None).await;
    let of_school = city.notify(&admin, &drill("saijo-es")).await;
    // Everybody needs a second person, a drill as anything else.
    let everybody = json!({"kind": "drill", "audience": {"everyone": true}});
    let (_, sent) = city.call(&admin, "POST", NOTICES, Some(&everybody)).await;
    assert_eq!(sent["asked_for"], json!(["everyone"]), "{sent}");
    assert_eq!(sent["drill"], Value::Null);
    let everybody = sent["id"].as_str().unwrap().to_owned();
    let colleague = city.staff(Role::City, None).await;
    let path = format!("{NOTICES}/{everybody}/approve");
    let (status, _) = city.call(&colleague, "POST", &path, None).await;
    assert_eq!(status, 200);
    city.settle().await;
    assert_eq!(grades(&city, &admin, &of_school).await, sums(0, 0, 2));
    assert_eq!(grades(&city, &admin, &everybody).await, sums(0, 0, 3));

    // The newest button and mail are of the drill for everybody.
    hana.taps(&city, "確認しました").await;
    assert_eq!(grades(&city, &admin, &everybody).await, sums(0, 1, 2));
    confirms_by_mail(&city, taro).await;
    assert_eq!(grades(&city, &admin, &everybody).await, sums(1, 0, 2));
    assert_eq!(grades(&city, &admin, &of_school).await, sums(0, 0, 2));
    let page = households(&city, &admin, &everybody, "?grade=two").await;
    let people = page["items"][0]["people"].as_array().unwrap().iter();
    let mut people: Vec<&str> = people.map(|its| its["person"].as_str().unwrap()).collect();
    let mut expected = [mother.as_str(), &father];
    people.sort_unstable();
    expected.sort_unstable();
    assert_eq!(people, expected);

    // Page by page, each household once.
    let mut seen = Vec::new();
    let mut query = "?limit=1".to_owned();
    loop {
        let page = households(&city, &admin, &everybody, &query).await;
        seen.push(page["items"][0]["household"].as_str().unwrap().to_owned());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        query = format!("?limit=1&cursor={next}");
    }
    assert_eq!(seen.len(), 3);
    seen.dedup();
    assert!(seen.is_sorted() && seen.len() == 3, "{seen:?}");

    // A drill for several schools tells each school's own.
    moves_in(&city, None, ["sora@x.example", ""], "saijo-jhs,1,").await;
    let schools = json!([{"school": "saijo-es"}, {"school": "saijo-jhs"}]);
    let several = json!({"kind": "drill", "audience": {"schools": schools}});
    let several = city.notify(&admin, &several).await;
    confirms_by_mail(&city, "sora@x.example").await;
    let path = format!("{NOTICES}/{several}");
    let (_, notice) = city.call(&admin, "GET", &path, None).await;
    assert_eq!(
        notice["drill"]["schools"],
        json!([
            {"school": "西条中学校", "households": 1, "two": 0, "one": 1, "none": 0},
            {"school": "西条小学校", "households": 2, "two": 0, "one": 0, "none": 2},
        ])
    );

    // The families of the day of the drill: who gives up a child later is in its household still.
    let now = city.clock.now();
    let mut tx = city.app.db.write().await.unwrap();
    let child = &children::of_guardian(&mut tx, &mother, now).await.unwrap()[0].id;
    children::leave(&mut tx, child, &father).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(grades(&city, &admin, &everybody).await, sums(1, 0, 2));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn what_did_not_arrive_is_told_with_its_reason() {
    let mut city = City::new().await;
    city.expects_refusals = true;
    let [blocked, refused, lonely] = ["Ai", "Rie", "Mei"].map(|name| city.person(name, "ja"));
    moves_in(&city, Some(&blocked), ["ai@x.example", ""], PUPIL).await;
    moves_in(&city, None, ["ken@x.example", "gone@y.example"], PUPIL).await;
    moves_in(&city, Some(&refused), ["rie@x.example", ""], PUPIL).await;
    moves_in(&city, Some(&lonely), ["", ""], PUPIL).await;
    let platform = &city.simulator.platform;
    platform.block(&blocked.user).await.unwrap();
    platform.block(&lonely.user).await.unwrap();
    city.settle().await;
    platform.fault(Fault::new("multicast", FaultKind::Quota).times(9));
    let office = &city.simulator.post_office;
    office.reject("gone@y.example", "550 5.1.1 User unknown");
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    let page = households(&city, &school, &id, "?grade=none").await;
    assert_eq!(
        lost(&page),
        [
            "line line-blocked",
            "line line-blocked",
            "line line-not-linked",
            "line quota",
            "mail2 userunknown",
        ]
    );
    // The file says the same, a line for each person.
    let answer = city
        .http
        .get(format!("{}{NOTICES}/{id}/households?grade=none", city.url))
        .bearer_auth(&school)
        .header("accept", "text/csv")
        .send()
        .await
        .unwrap();
    let kind = answer.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert_eq!(kind, "text/csv; charset=utf-8");
    let csv = answer.text().await.unwrap();
    let mut lines = csv.lines();
    assert_eq!(
        lines.next().unwrap(),
        "household,grade,person,family_name,given_name,state,line_at,email_at,proven,lost"
    );
    assert_eq!(lines.clone().count(), 4);
    assert!(lines.all(|line| line.contains(",none,")));
    assert!(csv.contains(",mail2 userunknown") || csv.contains("; mail2 userunknown"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_goes_by_every_channel_whatever_was_chosen_and_wakes_nobody() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    let person = moves_in(&city, Some(&hana), ["hana@x.example", ""], PUPIL).await;
    let wanted = Wishes {
        school: By::Line,
        city: By::Line,
        mail: false,
        quiet: Quiet::parse("21-7"),
    };
    let mut tx = city.app.db.write().await.unwrap();
    let now = city.clock.now();
    wishes::put(&mut tx, &person, &wanted, now).await.unwrap();
    tx.commit().await.unwrap();
    city.at("2026-11-21T22:00:00+09:00");
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    let ledger = city.ledger(&school, &id).await;
    assert_eq!(ledger["waiting"], 1);
    assert!(!hana.look(&city).await.text().contains("訓練"));
    city.at("2026-11-22T07:00:00+09:00");
    assert!(hana.look(&city).await.text().contains("訓練"));
    let ledger = city.ledger(&school, &id).await;
    assert_eq!([&ledger["line"], &ledger["email"]], [1, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_proves_the_address_it_was_sent_to_while_the_person_has_it() {
    let city = City::new().await;
    let person = moves_in(&city, None, ["old@x.example", ""], PUPIL).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    changes_address(&city, &person, "new@x.example").await;
    // It is read, but by somebody at an address that is not theirs any more.
    let said = confirms_by_mail(&city, "old@x.example").await;
    assert!(!said.contains("届くことを確認しました"), "{said}");
    assert_eq!(grades(&city, &school, &id).await, sums(0, 0, 1));
    assert_eq!(city.ledger(&school, &id).await["read"], 1);
    // A proof of before the change tells nothing of the new address.
    let second = city.notify(&school, &drill("saijo-es")).await;
    confirms_by_mail(&city, "new@x.example").await;
    assert_eq!(grades(&city, &school, &second).await, sums(0, 1, 0));
    let path = "/admin/v1/people?email=new@x.example";
    let (_, seen) = city.call(&school, "GET", path, None).await;
    assert!(seen["addresses"][0]["drilled_at"].is_string(), "{seen}");
    changes_address(&city, &person, "newest@x.example").await;
    let path = "/admin/v1/people?email=newest@x.example";
    let (_, seen) = city.call(&school, "GET", path, None).await;
    assert_eq!(seen["addresses"][0]["drilled_at"], Value::Null, "{seen}");
}

// D-26
#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_write_to_these_people_sees_their_grades() {
    let city = City::new().await;
    moves_in(&city, None, ["hana@x.example", ""], PUPIL).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let auditor = city.staff(Role::Auditor, None).await;
    let board = city.staff(Role::Board, None).await;
    let (status, _) = city
        .call(&other, "POST", NOTICES, Some(&drill("saijo-es")))
        .await;
    assert_eq!(status, 403);
    let id = city.notify(&teacher, &drill("saijo-es")).await;
    let (notice, people) = (
        format!("{NOTICES}/{id}"),
        format!("{NOTICES}/{id}/households"),
    );
    for (token, figures, names) in [
        (&teacher, 200, 200),
        (&board, 200, 200),
        (&auditor, 200, 403),
        (&other, 403, 403),
    ] {
        assert_eq!(city.call(token, "GET", &notice, None).await.0, figures);
        let (status, answer) = city.call(token, "GET", &people, None).await;
        assert_eq!(status, names, "{answer}");
        assert_eq!(status == 200, answer.to_string().contains("\"grade\""));
    }
    // Other notices have no grades, and there is no such notice.
    let body = crate::support::people::closure("臨時休業");
    let plain = city.notify(&teacher, &body).await;
    let (_, answer) = city
        .call(&teacher, "GET", &format!("{NOTICES}/{plain}"), None)
        .await;
    assert_eq!(answer["drill"], Value::Null);
    for id in [plain.as_str(), "01950000-0000-7000-8000-000000000000"] {
        let path = format!("{NOTICES}/{id}/households");
        let (status, answer) = city.call(&teacher, "GET", &path, None).await;
        assert_eq!(status, 404, "{answer}");
    }
    let path = format!("{people}?grade=nonsense");
    assert_eq!(city.call(&teacher, "GET", &path, None).await.0, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_ones_own_are_headed_and_a_drill_is_stopped_like_any_notice() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "vi");
    moves_in(&city, Some(&hana), ["hana@x.example", ""], PUPIL).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let mut body = drill("saijo-es");
    body["dry_run"] = json!(true);
    let (status, tried) = city.call(&school, "POST", NOTICES, Some(&body)).await;
    assert_eq!((status, &tried["ledger"]["people"]), (200, &json!(1)));
    // The default words, in each language of the city, as they will stand.
    let languages = tried["content"].as_object().unwrap().keys();
    let languages: Vec<&String> = languages.collect();
    assert_eq!(languages, ["en", "ja", "ja-easy", "pt-BR", "vi", "zh-Hans"]);
    body["dry_run"] = json!(false);
    body["content"] = json!({"ja": {"title": "避難指示", "body": "全員避難"}});
    for (key, value) in [
        ("matter", json!("safety")),
        ("level", json!(4)),
        ("topic", json!("bosai")),
        ("remind_after_minutes", json!(60)),
        (
            "content",
            json!({"ja": {"title": "訓練", "body": "あ".repeat(1001)}}),
        ),
    ] {
        let mut wrong = body.clone();
        wrong[key] = value;
        let (status, answer) = city.call(&school, "POST", NOTICES, Some(&wrong)).await;
        assert_eq!(status, 422, "{key}: {answer}");
    }
    // Only a drill has words of its own.
    let nothing = json!({"kind": "school", "audience": {"schools": [{"school": "saijo-es"}]}});
    let (status, answer) = city.call(&school, "POST", NOTICES, Some(&nothing)).await;
    assert_eq!(
        (status, &answer["errors"][0]["field"]),
        (422, &json!("content.ja"))
    );
    body["send_at"] = json!("2026-11-21T10:00:00+09:00");
    let later = city.notify(&school, &body).await;
    let path = format!("{NOTICES}/{later}/cancel");
    let (_, cancelled) = city.call(&school, "POST", &path, None).await;
    assert_eq!(
        (&cancelled["state"], &cancelled["drill"]),
        (&json!("cancelled"), &Value::Null)
    );
    body.as_object_mut().unwrap().remove("send_at");
    let id = city.notify(&school, &body).await;
    let said = hana.look(&city).await.text();
    assert!(
        said.contains("【訓練】避難指示\n\n【訓練】これは訓練です。\n\n全員避難"),
        "{said}"
    );
    // A week for the result; taken back, it stands as of then. What is confirmed still counts.
    let path = format!("{NOTICES}/{id}");
    let (_, notice) = city.call(&school, "GET", &path, None).await;
    assert_eq!(notice["drill"]["until"], "2026-11-28T09:00:00+09:00");
    city.at("2026-11-23T09:00:00+09:00");
    let (_, notice) = city
        .call(&school, "POST", &format!("{path}/recall"), None)
        .await;
    assert_eq!(notice["drill"]["until"], "2026-11-21T09:00:00+09:00");
    hana.taps(&city, "確認しました").await;
    assert_eq!(grades(&city, &school, &id).await, sums(0, 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_back_while_its_list_grows_a_drill_tells_of_every_household() {
    let city = City::new().await;
    for address in ["hana@x.example", "taro@x.example"] {
        moves_in(&city, None, [address, ""], PUPIL).await;
    }
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    // Back to the moment after its start, before the first of its people.
    let mut tx = city.app.db.write().await.unwrap();
    for sql in [
        "update notices set state = 'sending', planned_at = null, planned_to = '', frozen = 0",
        "delete from attempts",
        "delete from outbox",
        "delete from recipient_children",
        "delete from recipients",
    ] {
        sqlx::query(sql).execute(tx.conn()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let path = format!("{NOTICES}/{id}/recall");
    let (status, notice) = city.call(&school, "POST", &path, None).await;
    assert_eq!((status, &notice["state"]), (200, &json!("recalled")));
    assert_eq!(grades(&city, &school, &id).await, sums(0, 0, 2));
    let page = households(&city, &school, &id, "?grade=none").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 2, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_grades_stay_when_people_leave_and_when_the_list_has_had_its_time() {
    let (city, mut hana) = with_hana().await;
    moves_in(&city, None, ["yuki@x.example", ""], PUPIL).await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let id = city.notify(&school, &drill("saijo-es")).await;
    hana.taps(&city, "確認しました").await;
    confirms_by_mail(&city, "hana@example.jp").await;
    let before = grades(&city, &school, &id).await;
    assert_eq!(before, sums(1, 0, 1));
    for label in ["その他の手続き", "退会・転出", "利用をやめる", "申し込む"]
    {
        hana.taps(&city, label).await;
    }
    city.at("2026-11-28T09:00:00+09:00");
    city.settle().await;
    assert_eq!(grades(&city, &school, &id).await, before);
    let page = households(&city, &school, &id, "?grade=two").await;
    assert_eq!(page["items"][0]["people"][0]["family_name"], Value::Null);
    city.at("2027-11-23T10:00:00+09:00");
    city.settle().await;
    assert_eq!(count(&city, "drill_proofs").await, 0);
    assert_eq!(count(&city, "recipients").await, 0);
    assert_eq!(grades(&city, &school, &id).await, before);
    let page = households(&city, &school, &id, "").await;
    assert_eq!(page["items"], json!([]));
    hana.look(&city).await;
}

#[tokio::test]
async fn having_drilled_many_makes_no_large_audience_usual() {
    let office = Office::new().await;
    let mut text = String::from("email,school,grade\n");
    for number in 0..501 {
        text.push_str(&format!("p{number}@x.example,mitsugi-es,3\n"));
    }
    office.import(What::Citizens, &text).await;
    let board = office.staff(Role::Board, None).await;
    let colleague = office.staff(Role::Board, None).await;
    let sent = office.send(&board, "k", &drill("mitsugi-es")).await.ok();
    assert_eq!(sent["asked_for"], json!(["large_audience"]));
    let id = sent["id"].as_str().unwrap();
    // The same again is the same.
    let again = office.send(&board, "k", &drill("mitsugi-es")).await.ok();
    assert_eq!(again["id"], sent["id"]);
    let path = format!("{NOTICES}/{id}/approve");
    office.post(&colleague, &path).await.ok();
    office.start_due().await;
    assert_eq!(office.notice(&board, id).await["drill"]["none"], 501);
    let body = school_notice(json!([{"school": "mitsugi-es"}]));
    let sent = office.send(&board, "l", &body).await.ok();
    assert_eq!(sent["asked_for"], json!(["large_audience"]));
}
