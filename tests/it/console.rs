//! The console as staff use it: a notice written, looked at, checked by a colleague, sent, watched, taken
//! back; and its border, which is the school's (F-08, F-28, D-01).

use kairan::city::authority::Role;
use kairan::store::{staff, staff_logins};
use serde_json::json;

use crate::sources::{Piece, files, pieces};
use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::people::{enrols, registers, with_hana};

const TITLE: &str = "臨時休業のお知らせ";
const BODY: &str = "大雨のため、明日は臨時休業とします。";

/// Writes a notice and goes on to its page.
async fn writes(browser: &mut Browser, fields: &[(&str, &str)]) {
    browser.open("/console/notices/new").await;
    browser.send(fields, "内容の確認へ進む").await;
    let page = &browser.page;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.path.starts_with("/console/notices/0"), "{}", page.path);
}

/// The id of the notice whose page is open.
fn id(browser: &Browser) -> String {
    let path = browser.page.path.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

// D-01
#[tokio::test(flavor = "multi_thread")]
async fn a_closure_is_written_looked_at_sent_and_watched() {
    let (city, mut hana) = with_hana().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let fields = [
        ("sort", "closure"),
        ("title_ja", TITLE),
        ("body_ja", BODY),
        ("title_en", "School closed"),
        ("body_en", "Closed tomorrow."),
        ("receipt", "1"),
    ];
    // Looked at while it is written: nothing is stored.
    teacher.open("/console/notices/new").await;
    teacher.send(&fields, "表示を確かめる").await;
    let page = &teacher.page;
    assert!(
        page.says("1 届ける人") && page.says("School closed"),
        "{}",
        page.text()
    );
    assert!(page.says("翻訳はこちら") && page.says("確認しました"));
    teacher.open("/console/notices").await;
    assert!(teacher.page.says("お知らせはまだありません"));

    writes(&mut teacher, &fields).await;
    assert!(teacher.page.says("下書き") && teacher.page.says("西条小学校 全体"));
    let path = teacher.page.path.clone();
    // Written anew before it goes.
    teacher.follow("書き直す").await;
    teacher
        .send(&[("title_en", "School is closed")], "内容の確認へ進む")
        .await;
    assert_eq!(teacher.page.path, path);
    teacher.send(&[], "送信する").await;
    assert!(
        teacher.page.says("送信を始めました"),
        "{}",
        teacher.page.text()
    );
    city.settle().await;
    let said = hana.look(&city).await.text();
    assert!(said.contains(TITLE), "{said}");

    teacher.open(&path).await;
    assert!(teacher.page.says("1 届いた人") && teacher.page.says("0 確認した人"));
    assert!(teacher.page.html.contains("data-live"));
    hana.taps(&city, "確認しました").await;
    teacher.open(&path).await;
    assert!(teacher.page.says("1 確認した人"), "{}", teacher.page.text());
    // The people as a file, through the console's log-in.
    teacher.follow("宛先の人と結果の一覧").await;
    assert!(
        teacher.page.html.starts_with("person,"),
        "{}",
        teacher.page.html
    );

    teacher.open(&path).await;
    teacher.follow("お知らせを取り消す").await;
    teacher.send(&[], "取り消す").await;
    assert!(teacher.page.says("取り消しました"));
    teacher.follow("これを元に新しく作る").await;
    assert!(teacher.page.html.contains("School is closed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_risky_waits_for_a_colleague_who_is_told_and_sees_why() {
    let (city, mut hana) = with_hana().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    can_log_in(&city, "School", "head@saijo-es.example.jp").await;
    // The name of Hana's child stands in it.
    let fields = [
        ("title_ja", "表彰"),
        ("body_ja", "山田次郎さんが表彰されました。"),
    ];
    writes(&mut teacher, &fields).await;
    let path = teacher.page.path.clone();
    teacher.send(&[], "送信する").await;
    assert!(
        teacher.page.says("ほかの職員の承認を待っています"),
        "{}",
        teacher.page.text()
    );
    assert!(!teacher.page.says("承認して送信する"));
    // Nor by sending the form by hand.
    let act = format!("/console/notices/{}/approve", id(&teacher));
    assert_eq!(teacher.post(&act, "").await.status, 403);
    city.settle().await;
    let mail = city.mail("head@saijo-es.example.jp").text();
    assert!(mail.contains(&path), "{mail}");
    assert!(hana.look(&city).await.text().is_empty());

    head.open(&path).await;
    let page = &head.page;
    assert!(
        page.says("承認をお願いします") && page.says("子どもの名前"),
        "{}",
        page.text()
    );
    assert!(page.says("1人という人数"));
    head.send(&[], "承認して送信する").await;
    city.settle().await;
    assert!(hana.look(&city).await.text().contains("表彰"));
}

/// Somebody with this name has an address and has taken up the invitation.
async fn can_log_in(city: &City, name: &str, email: &str) {
    let mut tx = city.app.db.write().await.unwrap();
    let all = staff::list(&mut tx).await.unwrap();
    let member = all.iter().find(|member| member.name == name).unwrap();
    staff_logins::invite(&mut tx, &member.id, email)
        .await
        .unwrap();
    let credentials = staff_logins::Credentials {
        password_hash: "x".into(),
        codes: kairan::city::totp::Codes::new([1; 20]),
    };
    let set = staff_logins::set(&mut tx, &member.id, &credentials, 0).await;
    set.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_goes_to_its_sender_alone_by_mail_and_line() {
    let (city, mut hana) = with_hana().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    writes(&mut teacher, &[("title_ja", TITLE), ("body_ja", BODY)]).await;
    let path = teacher.page.path.clone();
    teacher.send(&[], "まず自分に送る").await;
    assert!(
        teacher.page.says("登録されていないため"),
        "{}",
        teacher.page.text()
    );
    // Hana works at the school; she has proven the address as a citizen.
    can_log_in(&city, "Teacher", "hana@example.jp").await;
    teacher.open(&path).await;
    teacher.send(&[], "まず自分に送る").await;
    assert!(
        teacher.page.says("あなたのメールとLINEに送りました"),
        "{}",
        teacher.page.text()
    );
    city.settle().await;
    assert!(hana.look(&city).await.text().contains("【確認用】臨時休業"));
    assert!(city.mail("hana@example.jp").text().contains(BODY));
    let token = city.staff(Role::Admin, None).await;
    let ledger = city.ledger(&token, &id(&teacher)).await;
    assert_eq!(
        (&ledger["people"], &ledger["waiting"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_told_in_words_and_lose_nothing() {
    let city = City::new().await;
    let mut board = city.clerk(Role::Board, None).await;
    board.open("/console/notices/new").await;
    board
        .send(
            &[("title_ja", "題"), ("body_en", "text")],
            "内容の確認へ進む",
        )
        .await;
    let page = &board.page;
    assert_eq!(page.status, 422);
    for words in ["本文を1〜10,000文字で", "宛先を選び直して"] {
        assert!(page.says(words), "{}", page.text());
    }
    assert!(page.html.contains("value=\"題\"") && page.html.contains(">text</textarea>"));
    // A form that is sent twice is one notice.
    let fields = [
        ("title_ja", "題"),
        ("body_ja", "文"),
        ("school", "saijo-es"),
    ];
    board.open("/console/notices/new").await;
    let form = board.page.clone();
    board.send(&fields, "内容の確認へ進む").await;
    let first = board.page.path.clone();
    board.page = form;
    board.send(&fields, "内容の確認へ進む").await;
    assert_eq!(board.page.path, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_school_s_staff_get_nothing_of_a_notice() {
    let city = City::new().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    writes(&mut teacher, &[("title_ja", TITLE), ("body_ja", BODY)]).await;
    let path = teacher.page.path.clone();
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    other.open("/console/notices").await;
    assert!(!other.page.says(TITLE));
    let csrf = csrf(&other);
    for page in ["", "/edit", "?from="] {
        let page = match page {
            "?from=" => format!("/console/notices/new?from={}", id(&teacher)),
            page => format!("{path}{page}"),
        };
        other.open(&page).await;
        assert_eq!(other.page.status, 403, "{page}");
        assert!(!other.page.says(TITLE));
    }
    for act in [
        "edit",
        "send",
        "try",
        "approve",
        "cancel",
        "recall",
        "correct",
        "files/remove",
    ] {
        let body = format!("csrf={csrf}&title_ja=x&body_ja=y");
        let page = other.post(&format!("{path}/{act}"), &body).await;
        assert_eq!(page.status, 403, "{act}");
    }
    // An auditor looks and does nothing.
    let mut auditor = city.clerk(Role::Auditor, None).await;
    auditor.open(&path).await;
    assert!(auditor.page.says(TITLE) && !auditor.page.says("送信する"));
    auditor.open("/console/notices/new").await;
    assert_eq!(auditor.page.status, 403);
}

/// The token that forms carry, as it stands on the open page.
fn csrf(browser: &Browser) -> String {
    let html = browser
        .page
        .html
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap();
    html.split('"').next().unwrap().to_owned()
}

/// What stands for `{school}` in the console's paths, as its sources name them.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_a_school_is_closed_to_another_school_s_staff() {
    let city = City::new().await;
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    other.open("/console/account").await;
    let csrf = csrf(&other);
    let mut paths = std::collections::BTreeSet::new();
    for source in files("src/console", &[".rs"]) {
        for piece in pieces(source.code()) {
            if let Piece::Literal(path) = piece
                && path.starts_with("/console/")
                && path.contains("/{school}")
            {
                paths.insert(path.to_owned());
            }
        }
    }
    assert!(paths.len() > 8, "{paths:?}");
    let mut closed = 0;
    for path in paths {
        let path = path.replace("{school}", "saijo-es");
        let path = path
            .split('{')
            .next()
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        let looked = other.open(&path).await.status;
        assert!([403, 404, 405].contains(&looked), "{path}: {looked}");
        let acted = other.post(&path, &format!("csrf={csrf}")).await.status;
        assert!([400, 403, 404, 405].contains(&acted), "{path}: {acted}");
        closed += usize::from(looked == 403) + usize::from(acted == 403);
    }
    assert!(closed > 8, "{closed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_console_speaks_english_to_whoever_chose_it() {
    let city = City::new().await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let page = teacher.post("/console/language", "language=en").await;
    assert!(page.says("Write a notice"), "{}", page.text());
    teacher.open("/console/notices/new").await;
    assert!(teacher.page.says("Go on and check"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_sent_alone_is_told_to_colleagues() {
    let city = City::asking("chat").await;
    let mut phone = city.person("Hana", "ja");
    registers(&city, &mut phone, "hana@example.jp").await;
    enrols(&city, &mut phone, "2年", "2年（クラス未設定）").await;
    let mut clerk = city.clerk(Role::City, None).await;
    city.clerk(Role::Admin, None).await;
    can_log_in(&city, "Admin", "chief@city.example.jp").await;
    let fields = [
        ("sort", "emergency"),
        ("level", "4"),
        ("audience", "everyone"),
        ("title_ja", "避難指示"),
        ("body_ja", "西条 全員避難"),
        ("alone", "深夜で承認者がいないため"),
    ];
    writes(&mut clerk, &fields).await;
    clerk.send(&[], "送信する").await;
    assert!(clerk.page.says("送信を始めました"), "{}", clerk.page.text());
    city.settle().await;
    let mail = city.mail("chief@city.example.jp").text();
    assert!(mail.contains("深夜で承認者がいないため"), "{mail}");
}
