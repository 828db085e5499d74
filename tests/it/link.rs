//! Linking LINE with an ID that exists already, undoing it, and services that open at their time.

use kairan::city::authority::Role;
use kairan::simulator::{Fault, FaultKind};
use kairan::store::{Tx, line_accounts, people, topics};
use kairan::words::Language;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{
    closure, enrols, first_link, links, registers, registers_by_mail, with_hana,
};

const LINK: &str = "市民ポータルサイトLINE連携";
const ALLOW: &str = "許可する / Allow";
const HANA: [(&str, &str); 2] = [("email", "hana@example.jp"), ("password", "sakura-mochi")];

/// A city in which Hana has an ID from the web, and her phone is a guest's.
async fn with_guest() -> (City, Phone) {
    let city = City::asking("chat").await;
    registers_by_mail(&city, "hana@example.jp", Language::Ja).await;
    let hana = guest(&city, "Hana").await;
    (city, hana)
}

async fn guest(city: &City, name: &str) -> Phone {
    let mut phone = city.person(name, "ja");
    phone.follows(city).await;
    phone.taps(city, "日本語").await;
    phone
}

/// The newest card's page, logged in, up to LINE's own page.
async fn to_line(city: &City, phone: &mut Phone, fields: &[(&str, &str)]) -> Browser {
    phone.taps(city, LINK).await;
    let mut browser = Browser::new(city);
    browser.open(&phone.link(city)).await;
    browser.send(fields, "ログインして連携に進む").await;
    browser
}

/// What LINE's page was opened with.
fn nonce(browser: &Browser) -> String {
    let (_, nonce) = browser.page.path.split_once("&nonce=").unwrap();
    nonce.to_owned()
}

fn menu(city: &City, phone: &Phone) -> String {
    let menu = city.simulator.platform.shown_menu(&phone.user).unwrap();
    let name = menu["name"].as_str().unwrap();
    name.split('@').next().unwrap().to_owned()
}

async fn account(tx: &mut Tx, phone: &Phone) -> Option<line_accounts::LineAccount> {
    line_accounts::by_user_id(tx, &phone.user).await.unwrap()
}

/// The e-mail address of the ID that a phone is linked with.
async fn owner(city: &City, phone: &Phone) -> Option<String> {
    let mut tx = city.app.db.read().await.unwrap();
    let person = account(&mut tx, phone).await?.person_id?;
    let addresses = people::addresses(&mut tx, &person).await.unwrap();
    Some(addresses[0].address.clone())
}

// A-13 A-34 A-35 A-36 A-37 B-30 B-31 B-32 B-33 C-21 C-24
#[tokio::test(flavor = "multi_thread")]
async fn menu_item_log_in_and_allow_link_the_line_and_both_places_say_so() {
    let (city, mut hana) = with_guest().await;
    assert_eq!(menu(&city, &hana), "guest-ja");
    let said = hana.taps(&city, LINK).await;
    assert!(
        said.text().contains("いつでも解除できます"),
        "{}",
        said.text()
    );
    let mut browser = Browser::new(&city);
    let page = browser.open(&hana.link(&city)).await;
    assert!(page.says("いつでも解除できます"), "{}", page.text());
    let wrong = [("email", "hana@example.jp"), ("password", "wrong")];
    let page = browser.send(&wrong, "ログインして連携に進む").await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("ユーザー名かパスワードが違います"),
        "{}",
        page.text()
    );
    let page = browser.send(&HANA, "ログインして連携に進む").await;
    assert!(page.says("許可する"), "LINE asks: {}", page.text());
    assert_eq!(owner(&city, &hana).await, None, "nothing is bound before");

    // The browser asks to go on in LINE: another one, without our cookie, takes over.
    let mut in_line = Browser::new(&city);
    in_line.open(&browser.page.path).await;
    in_line.send(&[], ALLOW).await;
    let said = hana.look(&city).await;
    assert!(said.text().contains("連携しました"), "{}", said.text());
    assert!(said.text().contains("LINE連携を解除する"));
    assert!(said.labels().contains(&"こどもの情報登録".into()));
    assert_eq!(menu(&city, &hana), "member-ja");
    assert_eq!(
        owner(&city, &hana).await.as_deref(),
        Some("hana@example.jp")
    );
    let page = browser.open("/mine").await;
    assert!(
        page.says("LINEと連携しています（2026年11月21日 9:00 から）"),
        "{}",
        page.text()
    );
    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("LINEと連携しました"));
    assert!(first_link(&mail.text()).ends_with("/mine/do/unlink"));

    // Mail goes on beside LINE.
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["line"], &ledger["email"]), (&json!(1), &json!(1)));

    let said = hana.says(&city, LINK).await;
    assert!(said.text().contains("連携済みです"), "{}", said.text());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_page_sends_no_referrer_and_may_lead_on_to_line_alone() {
    let (city, mut hana) = with_guest().await;
    hana.taps(&city, LINK).await;
    let answer = city.http.get(hana.link(&city)).send().await.unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("referrer-policy"), "no-referrer");
    let policy = header("content-security-policy");
    let line = format!("form-action 'self' {};", city.simulator.url());
    assert!(policy.contains(&line), "{policy}");
    assert!(policy.contains("default-src 'none'"), "{policy}");
}

/// Everything that is stored of a person and their LINE, but ids and times.
async fn state(city: &City, phone: &Phone) -> Value {
    let mut tx = city.app.db.read().await.unwrap();
    let account = account(&mut tx, phone).await.unwrap();
    let person = account.person_id.clone().unwrap();
    let found = people::by_id(&mut tx, &person).await.unwrap().unwrap();
    let addresses = people::addresses(&mut tx, &person).await.unwrap();
    let consents = people::consents(&mut tx, &person).await.unwrap();
    let now = city.clock.now();
    let topics = topics::of_person(&mut tx, &person, now).await.unwrap();
    let talk = kairan::store::conversations::load(&mut tx, &account.id).await;
    json!({
        "names": [found.family_name, found.given_name],
        "language": [found.language.tag(), account.language.tag()],
        "chosen": account.language_chosen, "password": found.has_password,
        "linked": account.linked_at.is_some(), "blocked": account.blocked,
        "addresses": addresses.iter().map(|a| (a.slot, a.proven_at.is_some())).collect::<Vec<_>>(),
        "consents": consents.iter().map(|(d, v, _)| (d, v)).collect::<Vec<_>>(),
        "topics": topics.iter().map(|it| (&it.topic.id, it.wanted)).collect::<Vec<_>>(),
        "talk": format!("{:?}", talk.unwrap().state), "menu": menu(city, phone),
    })
}

// A-13 C-21 C-24
#[tokio::test(flavor = "multi_thread")]
async fn who_began_in_line_and_who_began_on_the_web_end_alike() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    registers_by_mail(&city, "ken@example.jp", Language::Ja).await;
    let mut ken = guest(&city, "Ken").await;
    ken.taps(&city, LINK).await;
    links(&city, &mut ken, "ken@example.jp").await;
    assert_eq!(state(&city, &hana).await, state(&city, &ken).await);
    for phone in [&mut hana, &mut ken] {
        enrols(&city, phone, "2年", "2年（クラス未設定）").await;
    }
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["line"], &ledger["email"]), (&json!(2), &json!(2)));

    // In the ID's language, whatever LINE's was.
    registers_by_mail(&city, "lan@example.jp", Language::En).await;
    let mut lan = guest(&city, "Lan").await;
    lan.taps(&city, LINK).await;
    let said = links(&city, &mut lan, "lan@example.jp").await;
    assert!(
        said.text().contains("You are now linked"),
        "{}",
        said.text()
    );
    assert_eq!(menu(&city, &lan), "member-en");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_logged_in_only_confirms_and_the_same_link_again_asks_nothing() {
    let (city, mut hana) = with_guest().await;
    hana.taps(&city, LINK).await;
    let card = hana.link(&city);
    let mut browser = Browser::new(&city);
    browser.log_in(HANA[0].1, HANA[1].1).await;
    let page = browser.open(&card).await;
    assert!(page.says("山田 花子 さんとしてログイン"), "{}", page.text());
    // A form without the session's token leads back to the page, not on to LINE.
    let html = browser.page.html.clone();
    browser.page.html = html.replace("name=\"csrf\"", "name=\"other\"");
    let page = browser.send(&[], "連携する").await;
    assert!(
        page.says("山田 花子") && page.path.starts_with("/link/"),
        "{}",
        page.text()
    );
    let page = browser.send(&[], "連携する").await;
    assert!(page.says("Allow"), "{}", page.text());
    browser.send(&[], ALLOW).await;
    assert!(hana.look(&city).await.text().contains("連携しました"));
    let page = browser.open(&card).await;
    assert!(page.says("連携済みです"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_another_id_is_moved_after_asking_and_the_other_is_told_by_mail() {
    let (city, mut hana) = with_guest().await;
    hana.taps(&city, LINK).await;
    let card = hana.link(&city);
    links(&city, &mut hana, "hana@example.jp").await;
    hana.taps(&city, "こどもの情報登録").await;
    registers_by_mail(&city, "ken@example.jp", Language::Ja).await;
    let mut browser = Browser::new(&city);
    browser.open(&card).await;
    let ken = [("email", "ken@example.jp"), ("password", "sakura-mochi")];
    let page = browser.send(&ken, "ログインして連携に進む").await;
    assert!(
        page.says("別の市民ポータルサイトIDと連携しています"),
        "{}",
        page.text()
    );
    assert_eq!(
        owner(&city, &hana).await.as_deref(),
        Some("hana@example.jp")
    );
    browser.send(&[], "連携を移して続ける").await;
    browser.send(&[], ALLOW).await;
    let said = hana.look(&city).await;
    assert!(said.text().contains("連携しました"), "{}", said.text());
    assert!(
        !said.text().contains("【姓】"),
        "the other's questions are gone"
    );
    assert_eq!(owner(&city, &hana).await.as_deref(), Some("ken@example.jp"));
    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("LINE連携が解除されました"));
    assert!(!mail.text().contains("ken@"), "nobody learns whose it is");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_phone_takes_over_and_the_old_one_is_told_and_forgotten() {
    let (city, mut old) = with_guest().await;
    old.taps(&city, LINK).await;
    links(&city, &mut old, "hana@example.jp").await;
    let mut new = guest(&city, "New").await;
    let mut browser = to_line(&city, &mut new, &HANA).await;
    assert!(
        browser.page.says("すでに別のLINEと連携しています"),
        "{}",
        browser.page.text()
    );
    browser.send(&[], "連携を移して続ける").await;
    browser.send(&[], ALLOW).await;
    let said = old.look(&city).await;
    assert!(
        said.text().contains("ほかのLINEと連携された"),
        "{}",
        said.text()
    );
    assert!(new.look(&city).await.text().contains("連携しました"));
    assert_eq!(
        (menu(&city, &old), menu(&city, &new)),
        ("guest-ja".into(), "member-ja".into())
    );
    let mut tx = city.app.db.read().await.unwrap();
    assert_eq!(
        account(&mut tx, &old).await,
        None,
        "its LINE id is forgotten"
    );
    drop(tx);
    assert_eq!(owner(&city, &new).await.as_deref(), Some("hana@example.jp"));
    // What the old phone says next is a stranger's.
    let said = old.says(&city, "メニュー").await;
    assert!(said.labels().contains(&LINK.into()), "{:?}", said.labels());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_s_card_binds_nothing_and_its_victim_is_told() {
    let (city, mut hana) = with_guest().await;
    let mut eve = guest(&city, "Eve").await;
    let mut browser = to_line(&city, &mut eve, &HANA).await;
    // Hana's own phone opens LINE's page.
    browser.send(&[("userId", &hana.user)], ALLOW).await;
    city.settle().await;
    assert_eq!(owner(&city, &eve).await, None);
    assert_eq!(owner(&city, &hana).await, None);
    assert_eq!(
        hana.look(&city).await.text() + &eve.look(&city).await.text(),
        ""
    );
    let mail = city.mail("hana@example.jp");
    assert!(mail.subject().unwrap().contains("完了しませんでした"));
    assert!(mail.text().contains("パスワードを変更"), "{}", mail.text());
    let page = browser.open("/mine").await;
    assert!(
        page.says("前回のLINE連携は完了しませんでした"),
        "{}",
        page.text()
    );

    // Done rightly, nothing of it is left.
    hana.taps(&city, LINK).await;
    city.clock.advance_seconds(1);
    let mut browser = Browser::new(&city);
    browser.open(&hana.link(&city)).await;
    browser.send(&HANA, "ログインして連携に進む").await;
    browser.send(&[], ALLOW).await;
    assert!(hana.look(&city).await.text().contains("連携しました"));
    let page = browser.open("/mine").await;
    assert!(page.says("LINEと連携しています") && !page.says("完了しませんでした"));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_nonce_works_once_for_its_own_phone_and_in_its_time() {
    let (city, mut hana) = with_guest().await;
    let mut eve = guest(&city, "Eve").await;
    let allows = async |phone: &Phone, nonce: &str| {
        let event = json!({"type": "accountLink", "link": {"result": "ok", "nonce": nonce}});
        let platform = &city.simulator.platform;
        platform.event(&phone.user, event).await.unwrap();
        city.settle().await;
    };
    let mut browser = to_line(&city, &mut hana, &HANA).await;
    let nonce = nonce(&browser);
    assert!(nonce.len() >= 22, "128 bits at least: {nonce}");
    // Guessed, and another's.
    allows(&eve, "guessed-guessed-guessed").await;
    allows(&eve, &nonce).await;
    assert_eq!(eve.look(&city).await.text(), "");
    assert_eq!(owner(&city, &eve).await, None);
    assert_eq!(owner(&city, &hana).await, None);

    browser.send(&[], ALLOW).await;
    assert!(hana.look(&city).await.text().contains("連携しました"));
    let mails = city.simulator.post_office.mails_to("hana@example.jp").len();
    // LINE tells it once more: all is well already, and nobody hears of it.
    allows(&hana, &nonce).await;
    city.simulator.platform.redeliver_last().await;
    assert_eq!(hana.look(&city).await.text(), "");
    assert_eq!(
        city.simulator.post_office.mails_to("hana@example.jp").len(),
        mails
    );
    allows(&eve, &nonce).await;
    assert_eq!(owner(&city, &eve).await, None);

    // Used before the link was ended: it brings nothing back.
    for label in ["その他の手続き", "LINE連携を解除する", "はい"] {
        hana.taps(&city, label).await;
    }
    allows(&hana, &nonce).await;
    assert_eq!(owner(&city, &hana).await, None);
    assert_eq!(hana.look(&city).await.text(), "");

    let browser = to_line(&city, &mut hana, &HANA).await;
    let late = self::nonce(&browser);
    city.clock.advance_seconds(601);
    allows(&hana, &late).await;
    let said = hana.look(&city).await;
    assert!(said.text().contains("時間が過ぎた"), "{}", said.text());
    assert_eq!(owner(&city, &hana).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_card_no_friend_and_a_line_that_is_down_say_what_to_do() {
    let (mut city, mut hana) = with_guest().await;
    city.expects_refusals = true;
    let platform = &city.simulator.platform;
    platform.fault(Fault::new("link_token", FaultKind::Error500).times(1));
    let mut browser = to_line(&city, &mut hana, &HANA).await;
    assert_eq!(browser.page.status, 503);
    assert!(
        browser.page.says("ただいまLINEにつながりません"),
        "{}",
        browser.page.text()
    );
    // Again leads on: the log-in holds.
    browser.follow("もう一度試す").await;
    let page = browser.send(&[], "連携する").await;
    assert!(page.says("Allow"), "{}", page.text());

    platform.block(&hana.user).await.unwrap();
    city.settle().await;
    let card = hana.link(&city);
    browser.open(&card).await;
    let page = browser.send(&[], "連携する").await;
    assert_eq!(page.status, 409);
    assert!(page.says("友だち追加が必要です"), "{}", page.text());

    city.clock.advance_seconds(3601);
    let page = browser.open(&card).await;
    assert_eq!(page.status, 410);
    assert!(page.says("リンクの期限が切れました"), "{}", page.text());
    assert_eq!(browser.open(&card[..card.len() - 1]).await.status, 404);
}

async fn line_ids(city: &City) -> i64 {
    let mut tx = city.app.db.read().await.unwrap();
    let row = sqlx::query("select count(*) from line_accounts").fetch_one(tx.conn());
    sqlx::Row::get(&row.await.unwrap(), 0)
}

//
#[tokio::test(flavor = "multi_thread")]
async fn unlinking_in_the_talk_forgets_the_line_id_and_mail_goes_on() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    hana.taps(&city, "その他の手続き").await;
    let said = hana.taps(&city, "LINE連携を解除する").await;
    assert!(
        said.text()
            .contains("メールアドレスには、お知らせが続けて届きます")
    );
    let said = hana.taps(&city, "やめる").await;
    assert!(said.text().contains("中断しました"), "{}", said.text());
    assert_eq!(line_ids(&city).await, 1);
    hana.says(&city, "LINE連携を解除する").await;
    let said = hana.taps(&city, "はい").await;
    assert!(said.text().contains("LINE連携を解除し"), "{}", said.text());
    assert!(said.labels().contains(&LINK.into()), "{:?}", said.labels());
    assert_eq!(
        (line_ids(&city).await, menu(&city, &hana)),
        (0, "guest-ja".into())
    );
    let notice = city.notify(&school, &closure("臨時休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["line"], &ledger["email"]), (&json!(0), &json!(1)));
    assert_eq!(hana.look(&city).await.text(), "");
    // The way back is the one for everybody with an ID.
    hana.taps(&city, LINK).await;
    let said = links(&city, &mut hana, "hana@example.jp").await;
    assert!(said.text().contains("連携しました"), "{}", said.text());
    let said = hana.taps(&city, "登録内容の確認").await;
    assert!(said.text().contains("西条小学校"), "{}", said.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn unlinking_on_the_page_tells_the_talk_and_breaks_nothing_on_its_way() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    // Written to the outbox, and not yet sent.
    let (_, notice) = city
        .call(
            &school,
            "POST",
            "/admin/v1/notices",
            Some(&closure("臨時休業")),
        )
        .await;
    kairan::notices::starter::run_once(&city.app).await.unwrap();
    let mut browser = Browser::new(&city);
    browser.log_in(HANA[0].1, HANA[1].1).await;
    browser.open("/mine/do/unlink").await;
    assert!(
        browser.page.says("よろしいですか"),
        "{}",
        browser.page.text()
    );
    let page = browser.send(&[], "はい").await;
    assert!(page.says("LINE連携を解除し") && page.says("LINEと連携していません"));
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("ページで、LINE連携を解除しました"),
        "{}",
        said.text()
    );
    assert_eq!(menu(&city, &hana), "guest-ja");
    let id = notice["id"].as_str().unwrap();
    let ledger = city.ledger(&school, id).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["waiting"]),
        (&json!(1), &json!(0))
    );
    let page = browser.open("/mine/do/unlink").await;
    assert!(page.says("LINEと連携していません"), "{}", page.text());
}

// A-05 A-41
#[tokio::test(flavor = "multi_thread")]
async fn a_block_keeps_the_link_and_whoever_comes_back_is_a_member_still() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    city.simulator.platform.block(&hana.user).await.unwrap();
    hana.look(&city).await;
    assert_eq!(
        owner(&city, &hana).await.as_deref(),
        Some("hana@example.jp")
    );
    let notice = city.notify(&school, &closure("休業")).await;
    let ledger = city.ledger(&school, &notice).await;
    assert_eq!((&ledger["line"], &ledger["email"]), (&json!(0), &json!(1)));
    city.clock.advance_seconds(1);
    city.simulator.platform.unblock(&hana.user).await.unwrap();
    let said = hana.look(&city).await;
    assert!(said.text().contains("おかえりなさい"), "{}", said.text());
    assert_eq!(menu(&city, &hana), "member-ja");
}

// A-03 A-12 A-38 C-05
#[tokio::test(flavor = "multi_thread")]
async fn each_service_opens_at_its_time_and_says_so_before() {
    let opens = "register = \"2026-11-23T09:00:00+09:00\"\nlink = \"2026-11-26T09:00:00+09:00\"\n\
                 child = \"2026-11-27T08:30:00+09:00\"\ntopics = \"2026-11-28T09:00:00+09:00\"";
    let city = City::opening("chat", opens).await;
    registers_by_mail(&city, "hana@example.jp", Language::Ja).await;
    let mut hana = guest(&city, "Hana").await;
    let said = hana.taps(&city, "市民ポータルサイトID取得").await;
    assert!(
        said.text()
            .contains("2026年11月23日 9:00 に受け付けを始めます"),
        "{}",
        said.text()
    );
    assert!(
        said.labels().contains(&"市民ポータルサイトID取得".into()),
        "the item stays"
    );
    let said = hana.says(&city, LINK).await;
    assert!(
        said.text().contains("2026年11月26日 9:00"),
        "{}",
        said.text()
    );
    hana.says(&city, "English").await;
    let said = hana.says(&city, "Link LINE").await;
    assert!(
        said.text().contains("26 November 2026, 9:00"),
        "{}",
        said.text()
    );
    hana.says(&city, "日本語").await;

    city.at("2026-11-23T08:59:59+09:00");
    assert!(
        hana.taps(&city, "市民ポータルサイトID取得")
            .await
            .text()
            .contains("に受け付けを")
    );
    city.at("2026-11-23T09:00:00+09:00");
    let said = hana.taps(&city, "市民ポータルサイトID取得").await;
    assert!(
        said.text().contains("【メールアドレス】"),
        "{}",
        said.text()
    );
    hana.taps(&city, "やめる").await;
    assert!(
        hana.taps(&city, LINK).await.text().contains("に受け付けを"),
        "not yet"
    );

    let mut browser = Browser::new(&city);
    browser.log_in(HANA[0].1, HANA[1].1).await;
    let page = browser.open("/mine/do/child").await;
    assert!(
        page.says("2026年11月27日 8:30 に受け付けを"),
        "{}",
        page.text()
    );
    let page = browser.open("/mine/do/topics").await;
    assert!(
        page.says("2026年11月28日 9:00 に受け付けを"),
        "{}",
        page.text()
    );

    city.at("2026-11-26T09:00:00+09:00");
    hana.taps(&city, LINK).await;
    links(&city, &mut hana, "hana@example.jp").await;
    let said = hana.taps(&city, "学校情報登録").await;
    assert!(
        said.text().contains("2026年11月27日 8:30"),
        "{}",
        said.text()
    );
    city.at("2026-11-28T09:00:00+09:00");
    assert!(
        hana.taps(&city, "こどもの情報登録")
            .await
            .text()
            .contains("【姓】")
    );
    hana.taps(&city, "やめる").await;
    assert!(
        hana.taps(&city, "市からのお知らせ")
            .await
            .text()
            .contains("防災・災害")
    );
    let page = browser.open("/mine/do/topics").await;
    assert!(page.says("防災・災害"), "{}", page.text());
}
