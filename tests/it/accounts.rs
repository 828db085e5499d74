//! Getting an ID without LINE, and what belongs to having one: lost password and user name, where one
//! is logged in, agreeing anew. In a browser without script.

use kairan::clock::Random;
use kairan::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use kairan::seal::hash_password;
use kairan::store::people::{self, NewPerson};
use kairan::store::{accounts, registrations, sessions};
use kairan::words::Language;

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{first_link, registers};

const PASSWORD: &str = "sakura-mochi";
const CHROME: &str =
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36";

const FILLED: [(&str, &str); 5] = [
    ("family-name", "Nguyễn"),
    ("given-name", "Thu Hà"),
    ("password", PASSWORD),
    ("password2", PASSWORD),
    ("privacy", "yes"),
];

/// Fills in the form as it should be, for an address.
fn filled(email: &str) -> Vec<(&str, &str)> {
    let mut fields = FILLED.to_vec();
    fields.extend([("email", email), ("terms", "yes")]);
    fields
}

/// Somebody registers on the web and is logged in.
async fn signs_up(city: &City, browser: &mut Browser, email: &str) {
    browser.open("/register").await;
    let page = browser.send(&filled(email), "").await;
    assert_eq!(page.status, 200, "{}", page.text());
    city.settle().await;
    let link = first_link(&city.mail(email).text());
    browser.open(&link).await;
    browser.send(&[], "").await;
    let page = browser.log_in(email, PASSWORD).await;
    assert_eq!(page.path, "/mine", "{}", page.text());
}

/// Somebody with an ID who has agreed to nothing yet, as an import leaves them.
async fn imported(city: &City, email: &str, proven: bool) -> String {
    let hash = hash_password(PASSWORD.into(), Random::System)
        .await
        .unwrap();
    let (id, now) = (city.app.new_id(), city.clock.now());
    let person = NewPerson {
        id: &id,
        login: Some(email),
        password_hash: Some(&hash),
        family_name: None,
        given_name: None,
        language: Language::Ja,
        area: None,
    };
    let mut tx = city.app.db.write().await.unwrap();
    people::insert(&mut tx, &person, now).await.unwrap();
    let (address, proven) = (city.app.new_id(), proven.then_some(now));
    people::insert_address(&mut tx, &address, &id, 1, email, proven, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

fn say(city: &City, language: Language, id: &str) -> String {
    city.app.words.say(language, id)
}

// A-14 A-17 A-23 A-39 B-24 B-25 B-26 B-27 B-28 C-09 C-10 C-11 C-12
#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_only_a_computer_gets_an_id_in_english_and_logs_in() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    browser.open("/").await;
    // The language comes first, and stays.
    browser.follow("English").await;
    let page = browser.follow("Register on the web").await;
    assert!(
        page.path.starts_with("/register?") && page.says("Family name (姓)"),
        "{}",
        page.text()
    );
    for text in ["/privacy?lang=en", "/terms?lang=en"] {
        assert!(page.html.contains(text), "{text}");
    }
    let page = browser.send(&filled("mai@example.jp"), "Send (送信)").await;
    for part in [
        "mai@example.jp",
        "oshirase@city.example",
        "5 minutes",
        "Send again",
        "LINE",
    ] {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    assert!(page.says("this domain: city.example"), "{}", page.text());
    city.settle().await;
    let mail = city.mail("mai@example.jp").text();
    assert!(mail.contains("press the button there"), "{mail}");

    // Whoever opens the link has not pressed the button yet.
    let page = browser.open(&first_link(&mail)).await;
    assert!(
        page.says("Nothing is registered yet") && page.says("Nguyễn Thu Hà"),
        "{}",
        page.text()
    );
    browser.log_in("mai@example.jp", PASSWORD).await;
    assert_eq!(browser.page.status, 422);
    browser.open(&first_link(&mail)).await;
    let page = browser.send(&[], "Complete registration").await;
    assert!(
        page.says("Your registration is complete"),
        "{}",
        page.text()
    );
    browser.follow("Login").await;
    let fields = [("email", "mai@example.jp"), ("password", PASSWORD)];
    let page = browser.send(&fields, "Login").await;
    assert!(page.path.starts_with("/mine"), "{}", page.path);
    assert!(page.says("My page"), "{}", page.text());

    // The link works once.
    let page = browser.open(&first_link(&mail)).await;
    assert_eq!(page.status, 410);

    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, "MAI@example.jp")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(person.language, Language::En);
    let agreed = people::consents(&mut tx, &person.id).await.unwrap();
    let agreed: Vec<_> = agreed
        .iter()
        .map(|(what, version, _)| (&**what, &**version))
        .collect();
    assert_eq!(
        agreed,
        [("privacy", PRIVACY_VERSION), ("terms", TERMS_VERSION)]
    );
    let addresses = people::addresses(&mut tx, &person.id).await.unwrap();
    assert!(addresses[0].slot == 1 && addresses[0].proven_at.is_some());
    let account = accounts::of_person(&mut tx, &person.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(account.login.as_deref(), Some("mai@example.jp"));
}

// A-39 B-24
#[tokio::test(flavor = "multi_thread")]
async fn a_vietnamese_browser_is_served_in_its_language_from_the_first_page_on() {
    let city = City::new().await;
    let mut browser = Browser::speaking(&city, "vi-VN,vi;q=0.9");
    let page = browser.open("/register").await;
    let title = say(&city, Language::Vi, "flow-title-register");
    assert!(page.says(&title), "{}", page.text());
    signs_up(&city, &mut browser, "ha@example.vn").await;
    let mine = say(&city, Language::Vi, "mine-top");
    assert!(browser.page.says(&mine), "{}", browser.page.text());
    let subject = say(&city, Language::Vi, "register-mail-subject");
    assert_eq!(city.mail("ha@example.vn").subject(), Some(subject));
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, "ha@example.vn")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(person.language, Language::Vi);
}

// B-25 B-26
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stays_when_something_is_wrong_but_never_the_password() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    browser.open("/register").await;
    let mut fields = filled("hana@example.jp");
    fields.retain(|(name, _)| !matches!(*name, "password2" | "terms"));
    fields.push(("password2", "sakura-moch1"));
    let page = browser.send(&fields, "送信").await;
    assert_eq!(page.status, 422);
    for part in [
        "2つのパスワードが一致しません",
        "同意いただけないと登録できません",
    ] {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    for kept in [
        "value=\"hana@example.jp\"",
        "value=\"Nguyễn\"",
        "value=\"yes\" required checked",
    ] {
        assert!(page.html.contains(kept), "{kept}: {}", page.html);
    }
    assert!(!page.html.contains("sakura-moch"), "{}", page.html);
    for part in [
        "aria-describedby=\"rule wrong\"",
        "aria-describedby=\"terms-error\"",
    ] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    // Only the consent is missing: the passwords are typed once more.
    let passwords = [("password", PASSWORD), ("password2", PASSWORD)];
    let page = browser.send(&passwords, "送信").await;
    assert!(
        page.says("パスワードをもう一度入力してください"),
        "{}",
        page.text()
    );
    let rest = [
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("terms", "yes"),
    ];
    let page = browser.send(&rest, "送信").await;
    assert!(page.says("確認メールをお送りしています"), "{}", page.text());
}

// B-25 B-27
#[tokio::test(flavor = "multi_thread")]
async fn only_the_hash_of_the_password_waits_for_the_confirmation_and_goes_with_it() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    browser.open("/register").await;
    browser.send(&filled("hana@example.jp"), "送信").await;
    city.settle().await;
    let link = first_link(&city.mail("hana@example.jp").text());
    let token = link.rsplit('/').next().unwrap();
    let purpose = kairan::seal::Purpose::Registration;
    let id = city
        .app
        .config
        .seal
        .verify_link(purpose, token, city.clock.now());
    let id = String::from_utf8(id.unwrap()).unwrap();
    let stored = async || {
        let mut tx = city.app.db.read().await.unwrap();
        registrations::by_id(&mut tx, &id).await.unwrap().unwrap()
    };
    let waiting = stored().await;
    assert!(
        waiting
            .password_hash
            .clone()
            .unwrap()
            .starts_with("$argon2id$")
    );
    assert!(!format!("{waiting:?}").contains(PASSWORD));
    browser.open(&link).await;
    browser.send(&[], "登録を完了する").await;
    let used = stored().await;
    assert!(used.used && used.password_hash.is_none());
}

// A-23 B-22 B-27
#[tokio::test(flavor = "multi_thread")]
async fn whoever_began_in_line_and_whoever_began_on_the_web_end_the_same() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let mut browser = Browser::new(&city);
    signs_up(&city, &mut browser, "mai@example.jp").await;
    let mut tx = city.app.db.read().await.unwrap();
    let mut states = Vec::new();
    for email in ["hana@example.jp", "mai@example.jp"] {
        let person = people::by_login(&mut tx, email).await.unwrap().unwrap();
        let account = accounts::of_person(&mut tx, &person.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(account.login.as_deref(), Some(email));
        let consents = people::consents(&mut tx, &person.id).await.unwrap();
        let consents: Vec<_> = consents
            .into_iter()
            .map(|(what, version, _)| (what, version))
            .collect();
        let addresses = people::addresses(&mut tx, &person.id).await.unwrap();
        let addresses: Vec<_> = addresses
            .iter()
            .map(|a| (a.slot, a.proven_at.is_some()))
            .collect();
        states.push((person.has_password, person.language, consents, addresses));
    }
    assert_eq!(states[0], states[1]);
}

/// A page without what names the address and the token.
fn without(page: &str, email: &str) -> String {
    let mut plain = page.replace(email, "ADDRESS");
    while let Some(at) = plain.find("/register/sent/") {
        let end = plain[at..]
            .find(['"', '?'])
            .map_or(plain.len(), |end| at + end);
        plain.replace_range(at..end, "SENT");
    }
    plain
}

// B-20
#[tokio::test(flavor = "multi_thread")]
async fn no_page_tells_whether_an_address_has_an_id() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    signs_up(&city, &mut browser, "hana@example.jp").await;
    let (known, unknown) = ("hana@example.jp", "nobody@example.jp");

    let mut pages = Vec::new();
    for email in [known, unknown] {
        let mut browser = Browser::new(&city);
        browser.open("/register").await;
        browser.send(&filled(email), "送信").await;
        let sent = without(&browser.page.html, email);
        let again = without(&browser.send(&[], "もう一度送る").await.html, email);
        pages.push((browser.page.status, sent, again));
    }
    assert_eq!(pages[0], pages[1]);

    for (path, status) in [("/password", 200), ("/lost-id", 200), ("/login", 422)] {
        let mut pages = Vec::new();
        for email in [known, unknown] {
            let mut browser = Browser::new(&city);
            browser.open(path).await;
            let mut fields = vec![("email", email)];
            if path == "/login" {
                fields.push(("password", "wrong-password"));
            }
            let page = browser.send(&fields, "").await;
            assert_eq!(page.status, status);
            pages.push((page.path.clone(), page.html.replace(email, "ADDRESS")));
        }
        assert_eq!(pages[0], pages[1], "{path}");
    }

    city.settle().await;
    // Only the owner learns it, with the way to a new password.
    let mails = city.simulator.post_office.mails_to(known);
    let texts: Vec<String> = mails.iter().map(|mail| mail.text()).collect();
    assert!(
        texts
            .iter()
            .any(|text| text.contains("すでに市民ポータルサイトIDとして")
                && first_link(text).ends_with("/password")),
        "{texts:?}"
    );
    let strangers = city.simulator.post_office.mails_to(unknown);
    let stray = strangers
        .iter()
        .filter(|mail| !mail.text().contains("/register/"));
    assert_eq!(
        stray.count(),
        0,
        "an address we do not know gets confirmations only"
    );
}

// B-27
#[tokio::test(flavor = "multi_thread")]
async fn three_mails_an_hour_go_to_an_address_and_the_third_link_works_as_the_first() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    browser.open("/register").await;
    browser.send(&filled("hana@example.jp"), "送信").await;
    for _ in 0..2 {
        let page = browser.send(&[], "もう一度送る").await;
        assert!(page.says("メールをもう一度送りました"), "{}", page.text());
    }
    let page = browser.page.path.clone();
    let refused = browser.send(&[], "もう一度送る").await;
    assert_eq!(refused.status, 429);
    assert!(refused.says("2026-11-21 10:00"), "{}", refused.text());
    // Beginning anew is no way around it.
    browser.open("/register").await;
    assert_eq!(
        browser
            .send(&filled("Hana@example.jp"), "送信")
            .await
            .status,
        429
    );
    city.settle().await;
    assert_eq!(
        city.simulator.post_office.mails_to("hana@example.jp").len(),
        3
    );

    city.clock.advance_seconds(3601);
    browser.open(&page).await;
    assert_eq!(browser.send(&[], "もう一度送る").await.status, 200);
    city.settle().await;
    let mails = city.simulator.post_office.mails_to("hana@example.jp");
    let (first, last) = (first_link(&mails[0].text()), first_link(&mails[3].text()));
    browser.open(&last).await;
    browser.send(&[], "登録を完了する").await;
    assert_eq!(
        browser.open(&first).await.status,
        410,
        "both were for one registration"
    );

    city.clock.advance_seconds(24 * 3600);
    assert_eq!(browser.open(&page).await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_client_cannot_have_mails_sent_to_everybody() {
    let city = City::new().await;
    let mut refused = None;
    for at in 0..=100 {
        let email = format!("nobody{at}@example.jp");
        let (status, _) = city
            .submit(&format!("{}/lost-id", city.url), &[("email", &email)])
            .await;
        if status == 429 {
            refused = Some(at);
            break;
        }
    }
    assert_eq!(refused, Some(100), "a hundred an hour, of whatever kind");
    let fields = [("email", "hana@example.jp")];
    let (status, _) = city
        .submit(&format!("{}/password", city.url), &fields)
        .await;
    assert_eq!(status, 429);
    city.clock.advance_seconds(3601);
    let (status, _) = city
        .submit(&format!("{}/password", city.url), &fields)
        .await;
    assert_eq!(status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_password_is_set_anew_once_and_every_session_ends() {
    let city = City::new().await;
    let mut phone = Browser::new(&city);
    signs_up(&city, &mut phone, "hana@example.jp").await;
    let mut desk = Browser::new(&city);
    desk.open("/login").await;
    desk.follow("パスワードを忘れた方").await;
    let page = desk.send(&[("email", "no address")], "送信").await;
    assert!(page.status == 422 && page.html.contains("aria-describedby=\"email-error\""));
    let page = desk.send(&[("email", "HANA@example.jp")], "送信").await;
    assert!(
        page.says("メールをお送りしています") && page.says("city.example"),
        "{}",
        page.text()
    );
    // Even while the log-in is locked.
    for _ in 0..10 {
        desk.log_in("hana@example.jp", "guessed-wrong").await;
    }
    assert_eq!(desk.log_in("hana@example.jp", PASSWORD).await.status, 429);

    city.settle().await;
    let link = first_link(&city.mail("hana@example.jp").text());
    let page = desk.open(&link).await;
    assert!(page.says("新しいパスワード") && page.html.contains("value=\"hana@example.jp\""));
    let page = desk
        .send(&[("password", "short"), ("password2", "short")], "送信")
        .await;
    assert!(
        page.status == 422 && page.says("8文字以上"),
        "{}",
        page.text()
    );
    assert!(phone.open("/mine").await.says("マイページ"));
    let new = [("password", "momiji-manju"), ("password2", "momiji-manju")];
    let page = desk.send(&new, "送信").await;
    assert!(
        page.says("新しいパスワードを設定しました"),
        "{}",
        page.text()
    );

    assert!(
        phone.open("/mine").await.path.starts_with("/login"),
        "logged out"
    );
    assert_eq!(desk.open(&link).await.status, 410, "the link works once");
    assert_eq!(desk.log_in("hana@example.jp", PASSWORD).await.status, 422);
    assert_eq!(
        desk.log_in("hana@example.jp", "momiji-manju").await.path,
        "/mine"
    );
    city.settle().await;
    let told = city.mail("hana@example.jp").text();
    assert!(told.contains("パスワードが変更されました"), "{told}");

    // It ends after an hour, and a forged one is none of ours.
    desk.open("/password").await;
    desk.send(&[("email", "hana@example.jp")], "送信").await;
    city.settle().await;
    let link = first_link(&city.mail("hana@example.jp").text());
    city.clock.advance_seconds(3600);
    let page = desk.open(&link).await;
    assert!(
        page.status == 410 && page.html.contains("/password?lang="),
        "{}",
        page.text()
    );
    assert_eq!(desk.open("/password/forged").await.status, 404);
}

// B-28
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_user_name_goes_to_a_proven_address_of_its_owner() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    signs_up(&city, &mut browser, "hana@example.jp").await;
    imported(&city, "taro@example.jp", false).await;
    let mut tx = city.app.db.write().await.unwrap();
    let now = city.clock.now();
    for (login, slot, address, proven) in [
        ("hana@example.jp", 2, "family@example.jp", Some(now)),
        ("taro@example.jp", 2, "Family@example.jp", Some(now)),
        // Entered by a slip and never proven: it is somebody else's.
        ("taro@example.jp", 3, "stranger@example.jp", None),
    ] {
        let person = people::by_login(&mut tx, login).await.unwrap().unwrap();
        let id = city.app.new_id();
        people::insert_address(&mut tx, &id, &person.id, slot, address, proven, now)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    for address in [
        "family@example.jp",
        "stranger@example.jp",
        "taro@example.jp",
    ] {
        browser.open("/lost-id").await;
        let page = browser.send(&[("email", address)], "送信").await;
        assert!(page.says("ユーザー名を書いたメール"), "{}", page.text());
    }
    city.settle().await;
    let mail = city.mail("family@example.jp").text();
    assert!(
        mail.contains("hana@example.jp") && mail.contains("taro@example.jp"),
        "{mail}"
    );
    assert!(
        city.mail("taro@example.jp")
            .text()
            .contains("taro@example.jp")
    );
    assert!(
        city.simulator
            .post_office
            .mails_to("stranger@example.jp")
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_by_whoever_knows_the_old_one() {
    let city = City::new().await;
    let mut phone = Browser::new(&city);
    signs_up(&city, &mut phone, "hana@example.jp").await;
    let mut desk = Browser::new(&city);
    desk.log_in("hana@example.jp", PASSWORD).await;
    desk.follow("パスワードの変更").await;
    let wrong = [
        ("old", "not-the-old"),
        ("password", "momiji-manju"),
        ("password2", "momiji-manju"),
    ];
    let page = desk.send(&wrong, "変更する").await;
    assert!(
        page.status == 422 && page.says("今のパスワードが違います"),
        "{}",
        page.text()
    );
    assert!(!page.html.contains("momiji"), "{}", page.html);
    let right = [("old", PASSWORD), wrong[1], wrong[2]];
    let page = desk.send(&right, "変更する").await;
    assert!(page.says("パスワードを変更しました"), "{}", page.text());
    assert_eq!(
        desk.open("/mine").await.path,
        "/mine",
        "stays logged in here"
    );
    assert!(phone.open("/mine").await.path.starts_with("/login"));
    city.settle().await;
    assert!(
        city.mail("hana@example.jp")
            .text()
            .contains("変更されました")
    );

    desk.open("/mine/password").await;
    for _ in 0..10 {
        desk.send(&wrong, "変更する").await;
    }
    let new = [("old", "momiji-manju"), wrong[1], wrong[2]];
    let page = desk.send(&new, "変更する").await;
    assert!(page.says("15分ほど"), "{}", page.text());
    city.clock.advance_seconds(15 * 60);
    assert_eq!(desk.send(&new, "変更する").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_sees_where_they_are_logged_in_and_ends_it() {
    let city = City::new().await;
    let mut desk = Browser::new(&city);
    signs_up(&city, &mut desk, "hana@example.jp").await;
    let mut phone = Browser::new(&city);
    phone.calls_itself(CHROME);
    phone.log_in("hana@example.jp", PASSWORD).await;
    let mut other = Browser::new(&city);
    other.log_in("hana@example.jp", PASSWORD).await;

    city.clock.advance_seconds(2 * 3600);
    let page = phone.open("/mine/sessions").await;
    assert!(page.says("Chrome, Android （この端末）"), "{}", page.text());
    assert!(page.says("最後の利用: 2026-11-21 11:00"), "{}", page.text());
    assert!(page.says("最後の利用: 2026-11-21 09:00"), "{}", page.text());
    let button = "ログアウトさせる: 不明な端末, ログイン: 2026-11-21 09:00";
    let page = phone.send(&[], button).await;
    assert!(page.says("ログアウトしました") && page.path.starts_with("/mine/sessions"));
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, "hana@example.jp")
        .await
        .unwrap()
        .unwrap();
    let left = sessions::CITIZENS
        .of(&mut tx, &person.id, city.clock.now())
        .await
        .unwrap();
    assert_eq!(left.len(), 2);
    drop(tx);
    phone.send(&[], "ほかをすべてログアウト").await;
    assert!(phone.page.path.starts_with("/mine/sessions"));
    for browser in [&mut desk, &mut other] {
        assert!(browser.open("/mine").await.path.starts_with("/login"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_ends_another_person_s_session() {
    let city = City::new().await;
    let mut hana = Browser::new(&city);
    signs_up(&city, &mut hana, "hana@example.jp").await;
    let mut taro = Browser::new(&city);
    signs_up(&city, &mut taro, "taro@example.jp").await;
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, "taro@example.jp")
        .await
        .unwrap()
        .unwrap();
    let session = sessions::CITIZENS
        .of(&mut tx, &person.id, city.clock.now())
        .await
        .unwrap();
    drop(tx);
    let mut second = Browser::new(&city);
    second.log_in("hana@example.jp", PASSWORD).await;
    hana.open("/mine/sessions").await;
    let own = hana
        .page
        .html
        .split("name=\"end\" value=\"")
        .nth(1)
        .unwrap();
    let own = own.split('"').next().unwrap().to_owned();
    hana.page.html = hana.page.html.replace(&own, &session[0].id);
    hana.send(
        &[],
        "ログアウトさせる: 不明な端末, ログイン: 2026-11-21 09:00",
    )
    .await;
    assert_eq!(taro.open("/mine").await.path, "/mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_pages_writes_once_an_hour_that_a_session_is_in_use() {
    let city = City::new().await;
    let mut hana = Browser::new(&city);
    signs_up(&city, &mut hana, "hana@example.jp").await;
    let seen = async || {
        let mut tx = city.app.db.read().await.unwrap();
        let person = people::by_login(&mut tx, "hana@example.jp")
            .await
            .unwrap()
            .unwrap();
        sessions::CITIZENS
            .of(&mut tx, &person.id, city.clock.now())
            .await
            .unwrap()[0]
            .seen_at
    };
    let first = seen().await;
    city.clock.advance_seconds(3599);
    hana.open("/mine").await;
    assert_eq!(seen().await, first);
    city.clock.advance_seconds(1);
    hana.open("/mine").await;
    assert_eq!(seen().await, city.clock.now());
}

// A-17 B-26
#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_not_agreed_to_the_texts_of_now_is_asked_before_changing_anything() {
    let city = City::new().await;
    let id = imported(&city, "taro@example.jp", true).await;
    let mut tx = city.app.db.write().await.unwrap();
    // Agreed long ago, to texts that have changed since.
    let long_ago = kairan::clock::Millis(0);
    for document in ["privacy", "terms"] {
        people::consent(&mut tx, &id, document, "2020-04-01", long_ago)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let mut taro = Browser::new(&city);
    taro.open("/mine/do/topics").await;
    let page = taro
        .send(&[("email", "taro@example.jp"), ("password", PASSWORD)], "")
        .await;
    assert!(
        page.path.starts_with("/mine/consent?next="),
        "{}",
        page.path
    );
    assert!(
        page.says("利用は無料です") && page.says("お預かりする情報"),
        "{}",
        page.text()
    );

    // Reading and leaving stay possible; changing leads back here.
    assert_eq!(taro.open("/mine").await.status, 200);
    assert!(
        taro.open("/mine/do/topics")
            .await
            .path
            .starts_with("/mine/consent")
    );
    taro.open("/mine/sessions").await;
    assert_eq!(taro.page.status, 200);
    taro.open("/mine/password").await;
    let fields = [
        ("old", PASSWORD),
        ("password", "momiji-manju"),
        ("password2", "momiji-manju"),
    ];
    let page = taro.send(&fields, "変更する").await;
    assert!(page.path.starts_with("/mine/consent"), "{}", page.path);
    taro.send(&[], "ログアウト").await;
    assert!(taro.open("/mine").await.path.starts_with("/login"));

    taro.open("/mine/do/topics").await;
    taro.send(&[("email", "taro@example.jp"), ("password", PASSWORD)], "")
        .await;
    let page = taro.send(&[("privacy", "yes")], "送信").await;
    assert!(
        page.status == 422 && page.says("同意いただけないと"),
        "{}",
        page.text()
    );
    let page = taro
        .send(&[("privacy", "yes"), ("terms", "yes")], "送信")
        .await;
    assert!(page.path.starts_with("/mine/do/topics"), "{}", page.path);
    assert!(page.says("市からのお知らせ"), "{}", page.text());
    let mut tx = city.app.db.read().await.unwrap();
    let consents = people::consents(&mut tx, &id).await.unwrap();
    assert_eq!(
        consents.len(),
        4,
        "what was agreed to before stays on record"
    );
    assert!(consents.contains(&("terms".into(), TERMS_VERSION.into(), city.clock.now())));
    drop(tx);
    let page = taro.open("/mine/consent").await;
    assert!(page.says("同意いただいています"), "{}", page.text());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_talk_asks_for_a_new_agreement_once_a_day_and_blocks_nothing() {
    let city = City::asking("chat").await;
    let mut taro = city.person("Taro", "ja");
    taro.follows(&city).await;
    let id = imported(&city, "taro@example.jp", true).await;
    let mut tx = city.app.db.write().await.unwrap();
    let account = kairan::store::line_accounts::by_user_id(&mut tx, &taro.user).await;
    let account = account.unwrap().unwrap();
    kairan::store::line_accounts::link(&mut tx, &account.id, &id, city.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let asked = "もう一度お読みになり、同意をお願いします";
    let said = taro.says(&city, "市からのお知らせ").await.text();
    assert!(
        said.contains(asked) && said.contains("受け取りたいお知らせ"),
        "{said}"
    );
    assert!(taro.link(&city).ends_with("/mine/consent"));
    let said = taro.taps(&city, "やめる").await.text();
    assert!(!said.contains(asked), "{said}");
    let said = taro.says(&city, "ヘルプ").await.text();
    assert!(!said.contains(asked), "{said}");
    city.clock.advance_seconds(24 * 3600);
    assert!(
        taro.says(&city, "登録内容の確認")
            .await
            .text()
            .contains(asked)
    );

    let mut browser = Browser::new(&city);
    browser.log_in("taro@example.jp", PASSWORD).await;
    browser
        .send(&[("privacy", "yes"), ("terms", "yes")], "送信")
        .await;
    city.clock.advance_seconds(24 * 3600);
    assert!(
        !taro
            .says(&city, "登録内容の確認")
            .await
            .text()
            .contains(asked)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_ends_on_pages_of_ours_only_in_whatever_language() {
    let city = City::new().await;
    let mut hana = Browser::new(&city);
    signs_up(&city, &mut hana, "hana@example.jp").await;
    let credentials = [("email", "hana@example.jp"), ("password", PASSWORD)];
    for foreign in ["//evil.example", "https://evil.example", "/%5Cevil.example"] {
        let mut browser = Browser::new(&city);
        browser.open(&format!("/login?next={foreign}")).await;
        assert_eq!(browser.send(&credentials, "").await.path, "/mine");
    }
    // The language links keep where it leads.
    let mut browser = Browser::new(&city);
    browser.open("/mine/do/topics?from=poster").await;
    let page = browser.follow("English").await;
    assert!(page.says("User name"), "{}", page.text());
    let page = browser.send(&credentials, "").await;
    assert_eq!(page.path, "/mine/do/topics?from=poster&lang=en");
    assert!(page.says("Please choose the notices"), "{}", page.text());
    let mut taro = Browser::new(&city);
    let id = imported(&city, "taro@example.jp", true).await;
    assert!(!id.is_empty());
    taro.log_in("taro@example.jp", PASSWORD).await;
    taro.open("/mine/consent?next=//evil.example").await;
    let page = taro
        .send(&[("privacy", "yes"), ("terms", "yes")], "送信")
        .await;
    assert!(page.path.starts_with("/mine?"), "{}", page.path);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_other_sites_and_without_their_token_are_refused() {
    let city = City::new().await;
    let mut hana = Browser::new(&city);
    signs_up(&city, &mut hana, "hana@example.jp").await;
    for path in [
        "/register",
        "/password",
        "/lost-id",
        "/mine/password",
        "/mine/sessions",
        "/mine/consent",
    ] {
        let foreign = city
            .http
            .post(format!("{}{path}", city.url))
            .header("sec-fetch-site", "cross-site")
            .send()
            .await
            .unwrap();
        assert_eq!(foreign.status(), 403, "{path}");
        let headers = foreign.headers();
        assert!(
            headers["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("default-src 'none'")
        );
    }
    for (path, button) in [("/mine/password", "変更する"), ("/mine", "ログアウト")] {
        hana.open(path).await;
        let token = hana
            .page
            .html
            .split("name=\"csrf\" value=\"")
            .nth(1)
            .unwrap();
        let token = token.split('"').next().unwrap().to_owned();
        hana.page.html = hana.page.html.replace(&token, "forged");
        assert_eq!(hana.send(&[], button).await.status, 403, "{path}");
    }
    assert_eq!(hana.open("/mine").await.path, "/mine", "still logged in");
}
