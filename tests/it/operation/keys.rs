//! The secret key is changed without a stop: before, during and after nobody notices.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kairan::city::absence::{Days, Kind};
use kairan::city::authority::Role;
use kairan::city::call_sheet::{Call, Mark};
use kairan::city::message::Window;
use kairan::city::totp::Codes;
use kairan::clock::{Clock, Random};
use kairan::links;
use kairan::seal::{self, Seal};
use kairan::simulator::{Outcome, Way};
use kairan::store::sealed::{SEALED, reseal_all};
use kairan::store::{
    Tx, absences, addresses, attachments, call_sheet, erasures, keys, messages, people, staff,
    staff_logins,
};
use sqlx::Row;
use tokio::task::JoinSet;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::database::{Database, KEY};
use crate::support::is_on_postgres;
use crate::support::people::{closure, enrols, first_link, registers};
use crate::support::scan;
use crate::support::serving::{Serving, refused, run};
use crate::support::town::{Town, settings};
use crate::support::wait::until;

const NEW: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
const LOGIN: &str = "hana@example.jp";
const PASSWORD: &str = "sakura-mochi";
const PATIENCE: Duration = Duration::from_secs(60);

fn id_of(key: &str) -> String {
    let seal = Seal::parse(key, Random::System).unwrap();
    seal.key_ids().remove(0)
}

/// What SIGHUP does in `serve`.
async fn takes_up(city: &City, keys: &str) {
    let new = Seal::parse(keys, Random::System).unwrap();
    let now = city.clock.now();
    keys::admit(&city.app.db, &new, now).await.unwrap();
    // Two in the harness, one in `serve`.
    city.app.db.seal().replace(&new);
    city.app.config.seal.replace(&new);
}

/// What `kairan keys reseal` does; what may be taken away afterwards.
async fn reseals(city: &City) -> Vec<String> {
    let done = reseal_all(&city.app.db, |_| ()).await.unwrap();
    assert_eq!(done.lost, 0);
    let mut tx = city.app.db.write().await.unwrap();
    let idle = keys::idle(&mut tx).await.unwrap();
    for id in &idle {
        keys::retire(&mut tx, id, city.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    idle
}

/// Somebody with something sealed in every column.
struct Hana {
    phone: Phone,
    browser: Browser,
    /// Links that mails and the talk have brought.
    receipt: String,
    stop: String,
    reset: String,
}

impl Hana {
    async fn begins(city: &City) -> Hana {
        let mut phone = city.person("Hana", "ja");
        registers(city, &mut phone, LOGIN).await;
        enrols(city, &mut phone, "2年", "2年（クラス未設定）").await;
        let mut browser = Browser::new(city);
        browser.log_in(LOGIN, PASSWORD).await;
        // A change of the address that is not yet proven.
        browser.open("/mine/do/address").await;
        let first = [("address-slot", "1"), ("address-owner", "own")];
        browser.send(&first, "次へ").await;
        browser.send(&[("address", "new@example.jp")], "次へ").await;
        browser.send(&[], "登録する").await;
        // A number on the class list, which nobody is made to enter.
        let mut tx = city.app.db.write().await.unwrap();
        let number = tx.seal.seal("enrolments.attendance_number", "12");
        let sql = "update enrolments set attendance_number = $1";
        sqlx::query(sql)
            .bind(number)
            .execute(tx.conn())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        city.settle().await;
        let school = city.staff(Role::School, Some("saijo-es")).await;
        city.notify(&school, &closure("休業")).await;
        let receipt = first_link(&city.mail(LOGIN).text());
        let now = city.clock.now();
        let tx = city.app.db.read().await.unwrap();
        let hash = people::address_hash(&tx, LOGIN);
        let stop = links::address_stop(&tx.seal, &city.url, &hash, now);
        drop(tx);
        let reset = asks_for_a_password(city).await;
        Hana {
            phone,
            browser,
            receipt,
            stop,
            reset,
        }
    }

    /// Everything that finds somebody by a keyed hash finds her, and her links open.
    async fn is_known(&mut self, city: &City) {
        let mut browser = Browser::new(city);
        let page = browser.log_in(LOGIN, PASSWORD).await;
        assert!(page.path.starts_with("/mine"), "{}", page.text());
        assert_eq!(self.browser.open("/mine").await.path, "/mine");
        let said = self.phone.says(city, "メニュー").await;
        let labels = said.labels();
        assert!(!labels.iter().any(|l| l.contains("ID取得")), "{labels:?}");
        let admin = city.staff(Role::Admin, None).await;
        let path = format!("/admin/v1/people?email={LOGIN}");
        let (status, person) = city.call(&admin, "GET", &path, None).await;
        assert_eq!(status, 200, "{person}");
        assert_eq!(person["line"]["state"], "linked", "{person}");
        assert_eq!(person["children"][0]["given_name"], "次郎", "{person}");
        for link in [&self.receipt, &self.stop, &self.reset] {
            let page = browser.open(link).await;
            assert_eq!(page.status, 200, "{link}: {}", page.text());
        }
        let token = self.stop.rsplit('/').next().unwrap();
        let mut tx = city.app.db.read().await.unwrap();
        let seal = tx.seal.clone();
        let hash = links::read_address_stop(&seal, token, city.clock.now()).unwrap();
        let found = addresses::by_hash(&mut tx, &hash).await.unwrap();
        assert_eq!(found.len(), 1, "her stop link finds her address");
        assert_eq!(found[0].next.as_ref().unwrap().address, "new@example.jp");
    }
}

async fn asks_for_a_password(city: &City) -> String {
    let mut stranger = Browser::new(city);
    stranger.open("/password").await;
    stranger.send(&[("email", LOGIN)], "").await;
    city.settle().await;
    first_link(&city.mail(LOGIN).text())
}

/// The columns that hold anything sealed with this key.
async fn sealed_with(city: &City, key: &str) -> BTreeSet<String> {
    let head = seal::head(&id_of(key)).unwrap();
    let cells = scan::cells(city).await.into_iter();
    let sealed = cells.filter(|cell| cell.stored.len() > 40 && cell.stored.starts_with(&head));
    sealed.map(|cell| cell.place).collect()
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_changed_while_people_come_and_go_and_their_links_keep_working() {
    let city = City::asking("chat").await;
    takes_up(&city, KEY).await;
    let mut hana = Hana::begins(&city).await;
    // Somebody who was erased can show that it was them, for years.
    let mut tx = city.app.db.write().await.unwrap();
    let proof = erasures::Erasure {
        number: "AAAAA-BBBBB".into(),
        counts: erasures::Counts::new(),
        erased_at: city.clock.now(),
    };
    erasures::insert(&mut tx, &proof, Some("gone@example.jp"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // A talk in the middle, and an event and a message that wait.
    hana.phone.taps(&city, "こどもの情報登録").await;
    let mut ken = city.person("Ken", "ja");
    ken.follows(&city).await;
    // A form drawn under the old key.
    hana.browser.open("/mine/do/settings").await;

    takes_up(&city, &format!("{NEW},{KEY}")).await;
    let page = hana
        .browser
        .send(&[("school-channel", "line")], "次へ")
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    hana.phone.says(&city, "山田").await;
    hana.is_known(&city).await;

    let idle = reseals(&city).await;
    assert_eq!(idle, [id_of(KEY)]);
    assert_eq!(sealed_with(&city, KEY).await, BTreeSet::new());
    hana.is_known(&city).await;

    takes_up(&city, NEW).await;
    hana.is_known(&city).await;
    registers(&city, &mut ken, "ken@example.jp").await;
    enrols(&city, &mut ken, "3年", "3-1").await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let notice = city.notify(&school, &closure("休業2")).await;
    assert_eq!(city.ledger(&school, &notice).await["accepted"], 2);
    let mut tx = city.app.db.read().await.unwrap();
    let is_of = erasures::is_of(&mut tx, "AAAAA-BBBBB", "gone@example.jp").await;
    assert!(is_of.unwrap());
    drop(tx);

    // A stolen key's links end when it is forgotten.
    let mut tx = city.app.db.write().await.unwrap();
    assert!(!keys::forget(&mut tx, &id_of(NEW)).await.unwrap());
    assert!(keys::forget(&mut tx, &id_of(KEY)).await.unwrap());
    tx.commit().await.unwrap();
    takes_up(&city, NEW).await;
    let page = Browser::new(&city).open(&hana.receipt).await.status;
    assert_ne!(page, 200);
}

/// Of the first child at saijo-es.
async fn reports_an_absence(city: &City, tx: &mut Tx) {
    let now = city.clock.now();
    let pupils = absences::pupils(tx, "saijo-es", None, now).await.unwrap();
    let child = &pupils[0].child;
    let guardians = absences::guardians(tx, child).await.unwrap();
    let day = jiff::civil::date(2026, 11, 24);
    let report = absences::NewAbsence {
        id: "a1",
        child,
        school: "saijo-es",
        kind: Kind::Late,
        days: Days {
            first: day,
            last: day,
        },
        ends_at: now.plus_seconds(86_400),
        person: &guardians[0],
        reason: "ill",
        expected: Some("09:30"),
        note: Some("熱"),
    };
    absences::insert(tx, &report, now).await.unwrap();
}

/// Of a guardian at saijo-es.
async fn writes_a_message(city: &City, tx: &mut Tx) {
    let now = city.clock.now();
    let pupils = absences::pupils(tx, "saijo-es", None, now).await.unwrap();
    let guardians = absences::guardians(tx, &pupils[0].child).await.unwrap();
    let writer = messages::Writer::Person(guardians[0].clone());
    let begun = messages::begin(tx, "t1", &writer, &Window::Office, now);
    begun.await.unwrap();
    messages::write(tx, "m1", "t1", "内容", now).await.unwrap();
}

/// Somebody who logs in to the console.
async fn has_a_teacher(city: &City, tx: &mut Tx) {
    let now = city.clock.now();
    let member = staff::Staff {
        id: city.app.new_id(),
        name: "先生".into(),
        role: Role::Teacher,
        school: Some("saijo-es".into()),
        created_at: now,
    };
    staff::insert(tx, &member).await.unwrap();
    let invited = staff_logins::invite(tx, &member.id, "sensei@example.jp").await;
    assert!(invited.unwrap());
    let credentials = staff_logins::Credentials {
        password_hash: "hash".into(),
        codes: Codes::new([7; 20]),
    };
    staff_logins::set(tx, &member.id, &credentials, 1)
        .await
        .unwrap();
}

/// Somebody gave a number, and a teacher noted what came of calling it.
async fn is_telephoned(city: &City, tx: &mut Tx) {
    let now = city.clock.now();
    let person = "select id from people limit 1";
    let person: String = sqlx::query_scalar(person)
        .fetch_one(tx.conn())
        .await
        .unwrap();
    people::set_phone(tx, &person, Some("090-1234-5678"), now)
        .await
        .unwrap();
    sqlx::query(
        "insert into notices (id, kind, audience, content, wants_receipt, state, send_at, created_at,
             created_by, asked_for)
         values ('n1', 'school', '{\"schools\": []}', '{}', 1, 'draft', 0, 0, 's1', '[]')",
    )
    .execute(tx.conn())
    .await
    .unwrap();
    let call = Call {
        mark: Mark::NoAnswer,
        note: Some("18時に".into()),
        by: "s1".into(),
        at: now,
        version: 1,
    };
    call_sheet::mark(tx, "n1", "c1", &call).await.unwrap();
}

async fn lists_a_pupil(tx: &mut Tx, now: kairan::clock::Millis) {
    use kairan::store::rosters::{self, NewRoster};
    let new = NewRoster {
        school: "saijo-es",
        school_year: 2026,
        by: "cli",
        ends_at: now.plus_seconds(86_400),
    };
    let text = |text: &str| Some(text.to_owned());
    let pupil = kairan::city::roster::Pupil {
        grade: 1,
        class: text("1-1"),
        attendance_number: text("1"),
        family_name: "青木".into(),
        given_name: "葵".into(),
        family_kana: text("アオキ"),
        given_kana: text("アオイ"),
    };
    rosters::replace(tx, &new, &[("p1".into(), &pupil)], now)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sealed_column_is_forgotten() {
    let city = City::asking("chat").await;
    takes_up(&city, KEY).await;
    let mut hana = Hana::begins(&city).await;
    // What waits: an event of LINE, a message, a registration.
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query("update outbox set state = 'queued', ended_at = null, due_at = 9000000000000000")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    hana.phone.taps(&city, "こどもの情報登録").await;
    let event = kairan::store::inbox::NewEvent {
        id: "e1".into(),
        sender: "nobody".into(),
        happened_at: city.clock.now(),
        body: "{}".into(),
    };
    let event = kairan::store::inbox::Sealed::new(city.app.db.seal(), event);
    let message = kairan::outbox::NewMessage {
        lane: kairan::outbox::Lane::Reminder,
        payload: kairan::outbox::Payload::Push {
            to: "nobody".into(),
            messages: Vec::new(),
        },
        notice: None,
        line_account: None,
        due_at: kairan::clock::Millis(9_000_000_000_000_000),
    };
    let now = city.clock.now();
    kairan::store::inbox::append(&city.app.db, &[&event], now)
        .await
        .unwrap();
    let mut tx = city.app.db.write().await.unwrap();
    kairan::store::returned::receive(&mut tx, "r1", "bounce@city.example", b"mail", now)
        .await
        .unwrap();
    kairan::store::outbox::queue(&mut tx, &city.app, message)
        .await
        .unwrap();
    reports_an_absence(&city, &mut tx).await;
    writes_a_message(&city, &mut tx).await;
    has_a_teacher(&city, &mut tx).await;
    is_telephoned(&city, &mut tx).await;
    lists_a_pupil(&mut tx, now).await;
    tx.commit().await.unwrap();
    let file = keeps_a_file(&city).await;
    // One key that was taken away leaves its remains.
    takes_up(&city, &format!("{NEW},{KEY}")).await;
    reseals(&city).await;

    let listed: BTreeSet<String> = SEALED
        .iter()
        .map(|sealed| format!("{}.{}", sealed.table, sealed.column))
        .collect();
    assert_eq!(sealed_with(&city, NEW).await, listed);
    assert_eq!(sealed_with(&city, KEY).await, BTreeSet::new());
    // What is no text is the same as before, too.
    let mut tx = city.app.db.read().await.unwrap();
    for place in 1..=file.parts {
        let part = attachments::part(&mut tx, &file.id, place).await.unwrap();
        let length = part.map(|part| (part.len(), part[0]));
        let expected = if place < 6 { attachments::PART } else { 1 };
        assert_eq!(length, Some((expected, 0xff)), "{place}");
    }
}

/// Of more parts than are sealed anew at once; nothing of it is UTF-8.
async fn keeps_a_file(city: &City) -> attachments::Attachment {
    let content = vec![0xff; 5 * attachments::PART + 1];
    let file = attachments::Attachment {
        id: "f1".into(),
        uploaded_by: "s1".into(),
        school: None,
        name: "お便り.jpg".into(),
        kind: kairan::city::attachment::FileType::Jpeg,
        bytes: 0,
        parts: attachments::parts(content.len()),
        created_at: city.clock.now(),
    };
    let db = &city.app.db;
    attachments::store(db, &file, &content).await.unwrap();
    let mut tx = db.write().await.unwrap();
    attachments::complete(&mut tx, &file).await.unwrap();
    tx.commit().await.unwrap();
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_key_that_is_used_again_is_not_taken_away() {
    let city = City::new().await;
    takes_up(&city, KEY).await;
    takes_up(&city, &format!("{NEW},{KEY}")).await;
    assert_eq!(reseals(&city).await, [id_of(KEY)]);
    // An instance that was not reloaded still seals with it.
    takes_up(&city, &format!("{KEY},{NEW}")).await;
    city.settle().await;
    let only_new = Seal::parse(NEW, Random::System).unwrap();
    let refused = keys::admit(&city.app.db, &only_new, city.clock.now()).await;
    let said = refused.unwrap_err().to_string();
    assert!(
        said.contains(&id_of(KEY)) && said.contains("reseal"),
        "{said}"
    );
}

/// The settings with the keys in a file.
fn with_file<'a>(town: &'a Town, file: &std::path::Path) -> Vec<(&'a str, String)> {
    let mut settings = settings(&town.simulator, &town.database.url);
    settings.retain(|(key, _)| !matches!(*key, "KAIRAN_SECRET_KEY" | "KAIRAN_LOG"));
    settings.push(("KAIRAN_SECRET_KEY_FILE", file.display().to_string()));
    settings
}

async fn reloads(service: &Serving, file: &std::path::Path, keys: &[&str]) {
    std::fs::write(file, keys.join("\n")).unwrap();
    service.ask_to_reload().await;
    let ids: Vec<String> = keys.iter().map(|key| id_of(key)).collect();
    let wanted = format!("\"keys\":\"{}\"", ids.join(","));
    until("the keys are taken up", PATIENCE, async || {
        service.log().contains(&wanted)
    })
    .await;
}

/// People who write at each step.
const WRITERS: usize = 20;

/// Services on one database, each with a file of keys of its own, while people write.
struct Roll<'a> {
    town: &'a Town,
    services: Vec<(Serving, PathBuf)>,
    /// By the names of their LINE users; true: their webhook was answered with 200.
    writers: JoinSet<(String, bool)>,
    steps: usize,
}

impl Roll<'_> {
    async fn start<'a>(town: &'a Town, count: usize, directory: &Path) -> Roll<'a> {
        let mut services = Vec::with_capacity(count);
        for number in 0..count {
            let file = directory.join(format!("keys-{number}"));
            std::fs::write(&file, KEY).unwrap();
            services.push((Serving::start(&with_file(town, &file)).await, file));
        }
        Roll {
            town,
            services,
            writers: JoinSet::new(),
            steps: 0,
        }
    }

    /// Each of the services takes up these keys, one after another, while people write to it.
    async fn everywhere(&mut self, keys: &[&str]) {
        for (service, file) in &self.services {
            let platform = &self.town.simulator.platform;
            platform.set_webhook(&format!("{}/webhook/line", service.url));
            for user in self.town.lines().skip(self.steps * WRITERS).take(WRITERS) {
                let (platform, user) = (platform.clone(), user.to_owned());
                self.writers.spawn(async move {
                    let said = platform.say(&user, "メニュー").await.unwrap();
                    let stored = matches!(said, Outcome::Delivered(one) if one.is_delivered());
                    (user, stored)
                });
            }
            self.steps += 1;
            reloads(service, file, keys).await;
        }
    }

    /// Until nothing is sealed with the old key any more: rows in hand are passed over once.
    async fn reseals(&self) {
        let settings = with_file(self.town, &self.services[0].1);
        let may_go = format!("{}       0  may be taken away", id_of(KEY));
        until(
            "everything is sealed with the new key",
            PATIENCE,
            async || {
                let (code, said, wrong) = run("keys reseal", &settings).await;
                assert_eq!(code, Some(0), "{said}{wrong}");
                let (_, said, _) = run("keys status", &settings).await;
                said.contains(&may_go)
            },
        )
        .await;
    }

    /// Nobody was refused, and nobody is without an answer.
    async fn everybody_is_answered(&mut self) {
        let mut writers = Vec::new();
        while let Some(writer) = self.writers.join_next().await {
            let (user, stored) = writer.unwrap();
            assert!(stored, "a webhook was refused");
            writers.push(user);
        }
        assert_eq!(writers.len(), self.steps * WRITERS);
        let waiting = "select (select count(*) from inbox_events where done_at is null)
            + (select count(*) from outbox where ended_at is null)";
        until("nothing waits", PATIENCE, async || {
            self.town.count(waiting).await == 0
        })
        .await;
        let sends = self.town.simulator.platform.sends();
        let answered: BTreeSet<String> = sends
            .iter()
            .filter(|sent| matches!(sent.way, Way::Reply | Way::Push))
            .map(|sent| sent.user.to_string())
            .collect();
        let unanswered = writers.iter().filter(|user| !answered.contains(*user));
        assert_eq!(unanswered.count(), 0);
    }
}

/// The steps of docs/operations.md on so many services, in the middle of a notice of which one mail
/// waits from before the first step until after the last.
async fn rolls_over(count: usize) {
    let town = Town::new(1_000).await;
    let directory = tempfile::tempdir().unwrap();
    let mut roll = Roll::start(&town, count, directory.path()).await;
    let office = town.office(&roll.services[0].0);
    let notice = office.write().await.unwrap();
    let post = &town.simulator.post_office;
    let late = town.mails().next().unwrap().to_owned();
    post.reject(&late, "451 4.3.0 Later");
    office.approve(&notice).await.unwrap();
    let refused = "select count(*) from attempts where outcome = 'later'";
    until("some mails are out, and one waits", PATIENCE, async || {
        post.count() > 20 && town.count(refused).await > 0
    })
    .await;
    if count > 1 {
        // Each can read what another writes, before anybody writes with it.
        roll.everywhere(&[KEY, NEW]).await;
    }
    roll.everywhere(&[NEW, KEY]).await;
    roll.reseals().await;
    roll.everywhere(&[NEW]).await;
    let waiting = "select count(*) from outbox where carrier = 'mail' and state = 'queued'";
    assert!(town.count(waiting).await > 0, "no mail has seen all steps");
    post.accept(&late);
    // As time would make it.
    town.execute("update outbox set due_at = 1 where state = 'queued'")
        .await;

    let standing = town.sent(&office, &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    assert_eq!(town.second_mails(), 0);
    roll.everybody_is_answered().await;
    let unreadable = "select count(*) from outbox where notice_id is null and state <> 'delivered'";
    assert_eq!(town.count(unreadable).await, 0);
    let (_, said, _) = run("keys status", &with_file(&town, &roll.services[0].1)).await;
    let gone = format!(
        "{}       0  was taken away; its links still open",
        id_of(KEY)
    );
    assert!(said.contains(&gone), "{said}");
    for (service, _) in roll.services {
        assert!(!service.log().contains("ERROR"), "{}", service.log());
        assert!(service.stop().await.success());
    }
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn a_running_service_changes_its_key_in_the_middle_of_a_notice() {
    rolls_over(1).await;
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn two_services_on_one_database_change_their_key_in_the_middle_of_a_notice() {
    // One service on an SQLite file.
    if is_on_postgres() {
        rolls_over(2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_do_not_open_what_is_stored_are_refused_at_the_start_and_at_a_reload() {
    let town = Town::new(3).await;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("keys");
    std::fs::write(&file, NEW).unwrap();
    let settings = with_file(&town, &file);
    // The town's people are sealed with the other key, before any key was noted.
    let (code, said) = refused(&settings).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("KAIRAN_SECRET_KEY lacks"), "{said}");

    std::fs::write(&file, KEY).unwrap();
    let service = Serving::start(&settings).await;
    std::fs::write(&file, NEW).unwrap();
    service.ask_to_reload().await;
    until("the reload is refused", PATIENCE, async || {
        service.log().contains("the keys stay as they are")
    })
    .await;
    assert!(service.stop().await.success());
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn sealing_anew_gives_way_to_whoever_holds_the_same_rows_in_another_order() {
    // SQLite has one writer: nobody holds what another wants.
    if !is_on_postgres() {
        return;
    }
    let database = Database::new().await;
    let mut tx = database.db.write().await.unwrap();
    for id in ["p1", "p2", "p3"] {
        old_person(&mut tx, id, &format!("{id}@example.jp")).await;
    }
    tx.commit().await.unwrap();
    let both = Seal::parse(&format!("{NEW},{KEY}"), Random::System).unwrap();
    database.db.seal().replace(&both);
    let changes = async |tx: &mut Tx, id: &str| {
        let sql = "update people set phone = null where id = $1";
        let done = sqlx::query(sql).bind(id).execute(tx.conn()).await;
        done.unwrap();
    };
    let mut tx = database.db.write().await.unwrap();
    changes(&mut tx, "p3").await;
    let db = database.db.clone();
    let sealing = tokio::spawn(async move { reseal_all(&db, |_| ()).await });
    until("it waits for the third", PATIENCE, async || {
        let mut tx = database.db.read().await.unwrap();
        let sql = "select count(*) as n from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'";
        let row = sqlx::query(sql).fetch_one(tx.conn()).await.unwrap();
        row.get::<i64, _>("n") > 0
    })
    .await;
    changes(&mut tx, "p1").await;
    tx.commit().await.unwrap();
    let done = sealing.await.unwrap().unwrap();
    assert_eq!((done.resealed > 0, done.lost), (true, 0));
    let new = Seal::parse(NEW, Random::System).unwrap();
    database.db.seal().replace(&new);
    let mut tx = database.db.read().await.unwrap();
    for id in ["p1", "p2", "p3"] {
        let found = people::by_login(&mut tx, &format!("{id}@example.jp")).await;
        assert_eq!(found.unwrap().unwrap().id, id);
    }
}

async fn old_person(tx: &mut Tx, id: &str, login: &str) {
    let now = Clock::System.now();
    let person = people::NewPerson {
        id,
        login: Some(login),
        password_hash: None,
        family_name: None,
        given_name: None,
        language: kairan::words::Language::Ja,
        area: None,
    };
    people::insert(tx, &person, now).await.unwrap();
    let address = format!("a-{id}");
    people::insert_address(tx, &address, id, 1, login, None, now)
        .await
        .unwrap();
}

// A database of before keys were noted and user names were kept.
#[tokio::test(flavor = "multi_thread")]
async fn log_ins_of_before_user_names_were_kept_change_with_the_key() {
    let database = Database::new().await;
    let mut tx = database.db.write().await.unwrap();
    old_person(&mut tx, "p1", "Old@example.jp").await;
    let forgotten = "update people set login = null";
    sqlx::query(forgotten).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    let both = Seal::parse(&format!("{NEW},{KEY}"), Random::System).unwrap();
    database.db.seal().replace(&both);
    reseal_all(&database.db, |_| ()).await.unwrap();
    let new = Seal::parse(NEW, Random::System).unwrap();
    database.db.seal().replace(&new);
    let mut tx = database.db.read().await.unwrap();
    let found = people::by_login(&mut tx, "old@example.jp").await.unwrap();
    assert_eq!(found.unwrap().id, "p1");
    let row = sqlx::query("select count(*) as n from people where login is null");
    let row = row.fetch_one(tx.conn()).await.unwrap();
    assert_eq!(row.get::<i64, _>("n"), 0);
}
