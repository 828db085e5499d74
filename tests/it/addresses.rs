//! Up to four addresses a person: proven, changed, stopped by their owners, confirmed again.

use kairan::city::authority::Role;
use kairan::seal::Purpose;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::{closure, enrols, first_link, registers};

const LOGIN: &str = "hana@example.jp";
const PASSWORD: &str = "sakura-mochi";

/// A mother at grade 2 of saijo-es, logged in.
async fn with_hana() -> (City, Phone, Browser) {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, LOGIN).await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    let mut browser = Browser::new(&city);
    browser.log_in(LOGIN, PASSWORD).await;
    (city, hana, browser)
}

async fn enters(browser: &mut Browser, slot: &str, owner: &str, address: &str) {
    browser.open("/mine/do/address").await;
    let first = [("address-slot", slot), ("address-owner", owner)];
    browser.send(&first, "次へ").await;
    let consent = [("employer-agrees", "yes"), ("address", address)];
    let rest = match owner {
        "work" => &consent[..],
        _ => &consent[1..],
    };
    browser.send(rest, "次へ").await;
    let page = browser.send(&[], "登録する").await;
    assert!(page.says("登録完了メールを送りました"), "{}", page.text());
}

/// Opens the link of the newest mail to an address, as its reader would.
async fn opens(city: &City, address: &str) -> Browser {
    city.settle().await;
    let mut reader = Browser::new(city);
    reader.open(&first_link(&city.mail(address).text())).await;
    reader
}

async fn proves(city: &City, address: &str) -> String {
    let mut reader = opens(city, address).await;
    let page = reader.send(&[], "このアドレスを使う").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let said = page.text();
    city.settle().await;
    said
}

/// The last link of a mail: it stops the mails.
fn stop_link(city: &City, address: &str) -> String {
    let text = city.mail(address).text();
    let mut links = text
        .split_whitespace()
        .filter(|word| word.contains("/stop/"));
    links.next().expect("a stop link").to_owned()
}

async fn ledger_of_a_closure(city: &City) -> serde_json::Value {
    let board = city.staff(Role::Board, None).await;
    let notice = city.notify(&board, &closure("臨時休業")).await;
    city.ledger(&board, &notice).await
}

async fn state_of(city: &City, email: &str, slot: usize) -> String {
    let admin = city.staff(Role::Admin, None).await;
    let path = format!("/admin/v1/people?email={email}");
    let (status, person) = city.call(&admin, "GET", &path, None).await;
    assert_eq!(status, 200, "{person}");
    let addresses = person["addresses"].as_array().unwrap();
    let address = addresses.iter().find(|of| of["slot"] == slot).unwrap();
    format!(
        "{} {}",
        address["state"].as_str().unwrap(),
        address["changing"]
    )
}

// B-38
#[tokio::test(flavor = "multi_thread")]
async fn the_pages_behind_a_mail_s_links_speak_the_mail_s_language() {
    let (city, _hana, mut browser) = with_hana().await;
    enters(&mut browser, "2", "family", "baba@docomo.ne.jp").await;
    city.settle().await;
    let mut reader = Browser::speaking(&city, "en");
    let link = first_link(&city.mail("baba@docomo.ne.jp").text());
    assert!(reader.open(&link).await.says("このアドレスを使う"));
    assert!(reader.open(&format!("{link}?lang=vi")).await.says("này"));
    let stop = stop_link(&city, "baba@docomo.ne.jp");
    assert!(reader.open(&stop).await.says("メールを止める"));
    // A link that leads nowhere has no language but its reader's.
    assert!(reader.open("/stop/nothing").await.says("link"));
}

// D-13 D-16 D-17 D-18 D-31 D-32 X-14 A-40
#[tokio::test(flavor = "multi_thread")]
async fn an_address_gets_notices_once_its_link_was_opened_and_only_in_slots_one_and_two() {
    let (city, _hana, mut browser) = with_hana().await;
    enters(&mut browser, "2", "family", "baba@docomo.ne.jp").await;
    enters(&mut browser, "3", "own", "third@example.jp").await;
    city.settle().await;
    let mail = city.mail("baba@docomo.ne.jp");
    assert!(mail.subject().unwrap().contains("登録完了メール"));
    assert!(!mail.text().contains("山田"), "{}", mail.text());
    let page = browser.open("/mine/addresses").await;
    assert!(page.says("baba@docomo.ne.jp 確認待ち"), "{}", page.text());
    assert_eq!(ledger_of_a_closure(&city).await["people"], 1);
    let to = |address: &str| city.simulator.post_office.mails_to(address).len();
    assert_eq!((to(LOGIN), to("baba@docomo.ne.jp")), (2, 1));

    // A scanner that opens the link proves nothing.
    opens(&city, "baba@docomo.ne.jp").await;
    assert_eq!(state_of(&city, LOGIN, 2).await, "unproven false");
    proves(&city, "baba@docomo.ne.jp").await;
    proves(&city, "third@example.jp").await;
    assert_eq!(state_of(&city, LOGIN, 2).await, "proven false");
    ledger_of_a_closure(&city).await;
    assert_eq!(to("baba@docomo.ne.jp"), 2);
    assert_eq!(to("third@example.jp"), 1, "slot 3 gets no notice");

    // The link works once.
    let text = city.simulator.post_office.mails_to("baba@docomo.ne.jp")[0].text();
    let page = browser.open(&first_link(&text)).await;
    assert_eq!(page.status, 410);
    assert!(page.says("使用済み"), "{}", page.text());
}

// D-09 D-31
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_address_is_proven_first_and_the_log_in_moves_with_it() {
    let (city, _hana, mut browser) = with_hana().await;
    enters(&mut browser, "1", "own", "new@example.jp").await;
    let page = browser.open("/mine/addresses").await;
    assert!(
        page.says("new@example.jp への変更を待っています"),
        "{}",
        page.text()
    );
    assert_eq!(state_of(&city, LOGIN, 1).await, "proven true");
    // Until then the old one is in use, for notices and for logging in.
    ledger_of_a_closure(&city).await;
    let to = |address: &str| city.simulator.post_office.mails_to(address).len();
    assert_eq!((to(LOGIN), to("new@example.jp")), (2, 1));

    let said = proves(&city, "new@example.jp").await;
    assert!(said.contains("新しいアドレスでログイン"), "{said}");
    let told = city.mail(LOGIN).text();
    assert!(told.contains("変更されました"), "{told}");
    assert!(
        !told.contains("new@"),
        "the old address does not learn the new one: {told}"
    );
    let mut other = Browser::new(&city);
    assert_eq!(other.log_in(LOGIN, PASSWORD).await.status, 422);
    let page = other.log_in("new@example.jp", PASSWORD).await;
    assert!(page.path.starts_with("/mine"), "{}", page.text());
    assert_eq!(state_of(&city, "new@example.jp", 1).await, "proven false");
}

// D-09
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_another_s_log_in_does_not_become_one_s_own() {
    let (city, _hana, mut browser) = with_hana().await;
    let mut mai = city.person("Mai", "ja");
    registers(&city, &mut mai, "mai@example.jp").await;
    enters(&mut browser, "1", "own", "mai@example.jp").await;
    let said = proves(&city, "mai@example.jp").await;
    assert!(said.contains("変更はできませんでした"), "{said}");
    assert!(!said.contains("登録されています"), "{said}");
    assert_eq!(state_of(&city, LOGIN, 1).await, "proven false");
    // In another slot it is welcome: a family may share one (D-18).
    enters(&mut browser, "2", "family", "mai@example.jp").await;
    proves(&city, "mai@example.jp").await;
    assert_eq!(state_of(&city, LOGIN, 2).await, "proven false");
}

// D-19
#[tokio::test(flavor = "multi_thread")]
async fn a_work_address_asks_for_the_employer_s_consent() {
    let (city, _hana, mut browser) = with_hana().await;
    browser.open("/mine/do/address").await;
    let first = [("address-slot", "2"), ("address-owner", "work")];
    let page = browser.send(&first, "次へ").await;
    assert!(page.says("お勤め先の了解"), "{}", page.text());
    let page = browser
        .send(&[("address", "hana@work.example")], "次へ")
        .await;
    let asked_again = page.says("お勤め先の了解") && !page.says("この内容で登録しますか");
    assert!(asked_again, "{}", page.text());
    enters(&mut browser, "2", "work", "hana@work.example").await;
    let mut tx = city.app.db.read().await.unwrap();
    let sql = "select employer_agreed_at from addresses where slot = 2 and owner = 'work'";
    let row = sqlx::query(sql).fetch_one(tx.conn()).await.unwrap();
    let agreed: i64 = sqlx::Row::get(&row, 0);
    assert_eq!(agreed, city.clock.now().0);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn whoever_owns_an_address_can_stop_it_and_nothing_else() {
    let (city, mut hana, mut browser) = with_hana().await;
    enters(&mut browser, "2", "family", "baba@docomo.ne.jp").await;
    proves(&city, "baba@docomo.ne.jp").await;
    let mut stranger = Browser::new(&city);
    let page = stranger
        .open(&stop_link(&city, "baba@docomo.ne.jp"))
        .await
        .clone();
    for secret in ["山田", "花子", "次郎", "西条小学校", "example.jp", "docomo"] {
        assert!(!page.html.contains(secret), "{secret}: {}", page.html);
    }
    assert_eq!(state_of(&city, LOGIN, 2).await, "proven false");
    let page = stranger.send(&[], "メールを止める").await;
    assert!(page.says("メールを止めました"), "{}", page.text());
    let said = hana.look(&city).await.text();
    assert!(said.contains("アドレス2へのメールは"), "{said}");
    assert_eq!(state_of(&city, LOGIN, 2).await, "stopped false");
    assert!(browser.open("/mine").await.says("アドレス2へのメールは"));
    ledger_of_a_closure(&city).await;
    assert_eq!(
        city.simulator
            .post_office
            .mails_to("baba@docomo.ne.jp")
            .len(),
        1
    );

    // The link of before is no way back; a new proof is.
    let page = browser
        .open(&first_link(&city.mail("baba@docomo.ne.jp").text()))
        .await;
    assert_eq!(page.status, 410);
    browser.open("/mine/addresses").await;
    browser
        .send(&[], "アドレス2: 登録完了メールをもう一度送る")
        .await;
    proves(&city, "baba@docomo.ne.jp").await;
    assert_eq!(state_of(&city, LOGIN, 2).await, "proven false");
}

/// Domain 3.4: whoever got a given-up address from the carrier may stop it, and that is all.
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_mailbox_gets_neither_a_new_password_nor_the_user_name() {
    let (city, _hana, _browser) = with_hana().await;
    let mut stranger = Browser::new(&city);
    stranger.open("/stop").await;
    stranger.send(&[("address", LOGIN)], "送信").await;
    city.settle().await;
    stranger.open(&stop_link(&city, LOGIN)).await;
    stranger.send(&[], "メールを止める").await;
    city.settle().await;
    let mails = city.simulator.post_office.mails_to(LOGIN).len();
    for page in ["/password", "/lost-id"] {
        stranger.open(page).await;
        let page = stranger.send(&[("email", LOGIN)], "").await;
        assert_eq!(page.status, 200, "the same answer as ever");
        city.settle().await;
    }
    assert_eq!(city.simulator.post_office.mails_to(LOGIN).len(), mails);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_whose_only_address_is_stopped_is_unreachable_for_that() {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, LOGIN).await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    city.simulator.platform.block(&hana.user).await.unwrap();
    let mut stranger = Browser::new(&city);
    stranger.open("/stop").await;
    let same = stranger
        .send(&[("address", "nobody@example.jp")], "送信")
        .await
        .text();
    stranger.open("/stop").await;
    let page = stranger.send(&[("address", LOGIN)], "送信").await;
    assert_eq!(page.text(), same, "nobody learns what is registered");
    city.settle().await;
    assert!(
        city.simulator
            .post_office
            .mails_to("nobody@example.jp")
            .is_empty()
    );
    stranger.open(&stop_link(&city, LOGIN)).await;
    stranger.send(&[], "メールを止める").await;

    let board = city.staff(Role::Board, None).await;
    let notice = city.notify(&board, &closure("臨時休業")).await;
    let path = format!("/admin/v1/notices/{notice}/people?state=unreachable");
    let (_, people) = city.call(&board, "GET", &path, None).await;
    let cause = people["items"][0]["cause"].as_str().unwrap();
    assert!(cause.contains("address-stopped"), "{people}");
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_to_one_address_are_few_an_hour() {
    let (city, _hana, mut browser) = with_hana().await;
    enters(&mut browser, "2", "own", "second@example.jp").await;
    for _ in 0..4 {
        browser.open("/mine/addresses").await;
        browser
            .send(&[], "アドレス2: 登録完了メールをもう一度送る")
            .await;
    }
    assert!(
        browser.page.says("続けてメールを送っています"),
        "{}",
        browser.page.text()
    );
    city.settle().await;
    let sent = || {
        city.simulator
            .post_office
            .mails_to("second@example.jp")
            .len()
    };
    assert_eq!(sent(), 3);
    city.clock.advance_seconds(3601);
    browser
        .send(&[], "アドレス2: 登録完了メールをもう一度送る")
        .await;
    city.settle().await;
    assert_eq!(sent(), 4);
}

// D-14
#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_up_the_last_channel_without_a_warning() {
    let (city, hana, mut browser) = with_hana().await;
    browser.open("/mine/addresses").await;
    assert!(
        browser.page.says("このアドレスはログインID"),
        "{}",
        browser.page.text()
    );
    // LINE is still there: no warning, but the question.
    let page = browser.send(&[], "アドレス1: メールを止める").await;
    assert!(
        !page.says("ほかにお知らせが届く方法がありません"),
        "{}",
        page.text()
    );
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    browser.open("/mine/addresses").await;
    let page = browser.send(&[], "アドレス1: メールを止める").await;
    assert!(
        page.says("ほかにお知らせが届く方法がありません"),
        "{}",
        page.text()
    );
    assert_eq!(state_of(&city, LOGIN, 1).await, "proven false");
    let page = browser.send(&[], "メールを止める").await;
    assert!(
        page.says("アドレス1と2のどちらも使えない"),
        "{}",
        page.text()
    );
    assert_eq!(state_of(&city, LOGIN, 1).await, "stopped false");

    enters(&mut browser, "3", "own", "third@example.jp").await;
    proves(&city, "third@example.jp").await;
    let page = browser.open("/mine").await;
    assert!(
        page.says("アドレス3と4には、お知らせは届きません"),
        "{}",
        page.text()
    );
    browser.open("/mine/addresses").await;
    browser.send(&[], "アドレス3: このアドレスを削除する").await;
    let page = browser.send(&[], "このアドレスを削除する").await;
    assert!(
        page.says("アドレスを削除しました") && !page.says("third@"),
        "{}",
        page.text()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_proven_long_ago_is_confirmed_again_once() {
    let (city, mut hana, _browser) = with_hana().await;
    let to = || city.simulator.post_office.mails_to(LOGIN);
    let before = to().len();
    city.at("2027-12-22T03:00:00+09:00");
    hana.look(&city).await;
    assert_eq!(to().len(), before, "nobody is asked at night");
    city.at("2027-12-22T10:00:00+09:00");
    let said = hana.look(&city).await.text();
    assert!(
        said.contains("アドレス1の確認から1年以上たちました"),
        "{said}"
    );
    let mail = city.mail(LOGIN);
    assert!(mail.subject().unwrap().contains("確認のお願い"));
    for secret in ["山田", "花子", "次郎", "西条小学校"] {
        assert!(!mail.text().contains(secret), "{}", mail.text());
    }
    assert_eq!(state_of(&city, LOGIN, 1).await, "to_confirm false");
    // It is still in use, and nobody is asked twice.
    city.at("2027-12-23T10:00:00+09:00");
    city.settle().await;
    assert_eq!(to().len(), before + 1);
    ledger_of_a_closure(&city).await;
    assert_eq!(to().len(), before + 2);
    let mut reader = Browser::new(&city);
    reader.open(&first_link(&mail.text())).await;
    reader.send(&[], "このアドレスを使う").await;
    assert_eq!(state_of(&city, LOGIN, 1).await, "proven false");
}

/// The carrier gave a mailbox to somebody else, who opens whatever comes there.
#[tokio::test(flavor = "multi_thread")]
async fn the_new_owner_of_an_address_learns_nothing_of_the_family() {
    let (city, _hana, mut browser) = with_hana().await;
    enters(&mut browser, "2", "own", "given-up@docomo.ne.jp").await;
    proves(&city, "given-up@docomo.ne.jp").await;
    ledger_of_a_closure(&city).await;
    city.at("2027-12-22T10:00:00+09:00");
    city.settle().await;
    let secrets = [
        "山田",
        "花子",
        "次郎",
        "ジロウ",
        "2018",
        LOGIN,
        "ログインした",
    ];
    let mut stranger = Browser::new(&city);
    let mails = city.simulator.post_office.mails_to("given-up@docomo.ne.jp");
    assert_eq!(mails.len(), 3, "registered, a notice, asked again");
    for mail in mails {
        let text = mail.text();
        let links = text
            .split_whitespace()
            .filter(|word| word.starts_with("http"));
        let pages: Vec<&str> = links.collect();
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        for link in pages {
            let page = stranger.open(link).await;
            for secret in secrets {
                assert!(!page.html.contains(secret), "{secret} at {}", page.path);
            }
        }
    }
    // None of the links is worth anything for another purpose, or at another place.
    let link = stop_link(&city, "given-up@docomo.ne.jp");
    let token = link.rsplit('/').next().unwrap();
    let now = city.clock.now();
    for purpose in [Purpose::AddressProof, Purpose::Registration, Purpose::Form] {
        assert!(
            city.app
                .config
                .seal
                .verify_link(purpose, token, now)
                .is_err()
        );
    }
    for path in ["address", "register", "form"] {
        let page = stranger.open(&format!("/{path}/{token}")).await;
        assert!(page.status >= 400, "{path}");
    }
    let page = stranger.open("/mine/addresses").await;
    assert!(page.path.starts_with("/login"), "{}", page.path);
}
