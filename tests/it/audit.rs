//! The audit: everything that staff see, change and send leaves an entry, and whatever is done to the
//! entries is found by one command.

use axum::body::Body;
use axum::http::{Method, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kairan::city::audit::{Act, CLI, Deed, Mark};
use kairan::city::authority::Role;
use kairan::cli::import::What;
use kairan::clock::{Clock, Millis, Random};
use kairan::seal::Seal;
use kairan::store::{Db, Tx, audit};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

use crate::bounces::{kairan, kairan_with};
use crate::support::city::City;
use crate::support::database::{Database, KEY};
use crate::support::is_on_postgres;
use crate::support::office::{Office, request, school_notice};
use crate::support::people::{closure, with_hana};
use crate::support::scan::cells;

/// Bytes 32 to 63.
const NEW: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
const AUDIT: &str = "/admin/v1/audit";

/// The entries since the one of this number, the oldest first: who, what, about what, how many.
async fn told(office: &Office, auditor: &str, since: i64) -> Vec<(String, String, Value, Value)> {
    let page = office.get(auditor, &format!("{AUDIT}?limit=1000")).await;
    let page = page.ok();
    let entries = page["items"].as_array().unwrap().iter().rev();
    let entries = entries.filter(|entry| entry["seq"].as_i64().unwrap() > since);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    entries
        .map(|of| {
            let (about, amount) = (of["about"].clone(), of["amount"].clone());
            (text(&of["by"]), text(&of["act"]), about, amount)
        })
        .collect()
}

async fn newest(office: &Office) -> i64 {
    office.count("select seq from audit_head").await
}

fn id(answer: &Value) -> String {
    answer["id"].as_str().unwrap().to_owned()
}

/// The staff's ids in the order in which they came.
async fn staff_ids(office: &Office, admin: &str) -> Vec<String> {
    let staff = office.get(admin, "/admin/v1/staff").await.ok();
    staff.as_array().unwrap().iter().map(id).collect()
}

async fn csv(office: &Office, token: &str, path: &str) {
    let asked = request(Method::GET, path, token).header(header::ACCEPT, "text/csv");
    let answer = office.ask(asked.body(Body::empty()).unwrap()).await;
    assert!(answer.status.is_success(), "{}", answer.text);
}

const CITIZENS: &str = "email,language,school,grade,class,child_family_name,child_given_name
hana@x.example,ja,nishijo-es,1,1-1,山田,一
yuki@x.example,ja,nishijo-es,1,1-2,佐藤,二
";

// F-64
#[tokio::test]
async fn what_staff_send_change_and_see_leaves_one_entry_each_and_nothing_else_does() {
    let office = Office::new().await;
    assert_eq!(office.import(What::Citizens, CITIZENS).await, [0u64; 0]);
    let admin = office.staff(Role::Admin, None).await;
    office.app.clock.advance_seconds(1);
    let teacher = office.staff(Role::Teacher, Some("nishijo-es")).await;
    office.app.clock.advance_seconds(1);
    let auditor = office.staff(Role::Auditor, None).await;
    let ids = staff_ids(&office, &admin).await;
    let begun: Vec<_> = told(&office, &auditor, 0).await;
    let entry = |by: &str, act: &str, about: Value, amount: Value| {
        (by.to_owned(), act.to_owned(), about, amount)
    };
    assert_eq!(
        begun,
        [
            entry(CLI, "imported", json!("schools"), json!(2)),
            entry(CLI, "imported", json!("topics"), json!(2)),
            entry(CLI, "imported", json!("citizens"), json!(2)),
            entry(CLI, "staff_added", json!(ids[0]), Value::Null),
            entry(CLI, "staff_added", json!(ids[1]), Value::Null),
            entry(CLI, "staff_added", json!(ids[2]), Value::Null),
        ]
    );
    let since = newest(&office).await;

    let own = school_notice(json!([{"school": "nishijo-es"}]));
    let mut draft = own.clone();
    draft["draft"] = json!(true);
    let draft = id(&office.send(&teacher, "k1", &draft).await.ok());
    let path = |rest: &str| format!("/admin/v1/notices/{draft}{rest}");
    office.post(&teacher, &path("/send")).await.ok();
    let mut named = own.clone();
    named["content"]["ja"]["body"] = json!("山田一さんの件です。");
    named["send_at"] = json!("2026-12-01T06:30:00+09:00");
    let named = id(&office.send(&teacher, "k2", &named).await.ok());
    let of_named = |rest: &str| format!("/admin/v1/notices/{named}{rest}");
    office.post(&admin, &of_named("/approve")).await.ok();
    office.post(&admin, &of_named("/cancel")).await.ok();
    office.start_due().await;
    office.deliver_all().await;
    office.post(&teacher, &path("/recall")).await.ok();
    office.get(&teacher, &path("/people?limit=1")).await.ok();
    csv(&office, &teacher, &path("/people")).await;
    csv(&office, &teacher, &path("/people?state=failed")).await;
    let look_up = "/admin/v1/people?email=hana@x.example";
    let hana = id(&office.get(&teacher, look_up).await.ok());
    let departures = "/admin/v1/departures";
    let form = json!({"person": hana, "kind": "withdrawal"});
    let asked = request(Method::POST, departures, &admin)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(form.to_string()));
    let departure = id(&office.ask(asked.unwrap()).await.ok());
    office.get(&auditor, departures).await.ok();
    let gone = format!("{departures}/{departure}");
    let delete = |path: &str| {
        let asked = request(Method::DELETE, path, &admin);
        asked.body(Body::empty()).unwrap()
    };
    assert_eq!(office.ask(delete(&gone)).await.status, 204);
    let rollover = json!({"school_year": 2027, "schools": ["nishijo-es"]});
    let turn = |body: &Value| {
        let asked = request(Method::POST, "/admin/v1/rollovers", &admin);
        let asked = asked.header(header::CONTENT_TYPE, "application/json");
        asked.body(Body::from(body.to_string())).unwrap()
    };
    let mut tried = rollover.clone();
    tried["dry_run"] = json!(true);
    office.ask(turn(&tried)).await.ok();
    let turned = id(&office.ask(turn(&rollover)).await.ok());
    let ended = format!("/admin/v1/staff/{}", ids[1]);
    assert_eq!(office.ask(delete(&ended)).await.status, 204);
    let [admin_id, teacher_id, auditor_id] = [&*ids[0], &*ids[1], &*ids[2]];
    let expected = [
        entry(teacher_id, "notice_written", json!(draft), json!(2)),
        entry(teacher_id, "notice_sent", json!(draft), json!(2)),
        entry(teacher_id, "notice_sent", json!(named), json!(2)),
        entry(admin_id, "notice_approved", json!(named), json!(2)),
        entry(admin_id, "notice_cancelled", json!(named), json!(2)),
        entry(teacher_id, "notice_recalled", json!(draft), json!(2)),
        entry(teacher_id, "people_listed", json!(draft), json!(1)),
        entry(teacher_id, "people_exported", json!(draft), json!(2)),
        entry(teacher_id, "people_exported", json!(draft), json!(0)),
        entry(teacher_id, "person_seen", json!(hana), Value::Null),
        entry(admin_id, "departure_taken", json!(departure), Value::Null),
        entry(auditor_id, "departures_listed", Value::Null, json!(1)),
        entry(
            admin_id,
            "departure_withdrawn",
            json!(departure),
            Value::Null,
        ),
        entry(admin_id, "rollover_seen", Value::Null, json!(2)),
        entry(admin_id, "rollover_asked", json!(turned), json!(1)),
        entry(admin_id, "staff_ended", json!(teacher_id), Value::Null),
    ];
    assert_eq!(told(&office, &auditor, since).await, expected);

    // What did nothing, was refused, or shows nobody's data.
    let since = newest(&office).await;
    office
        .send(&admin, "k3", &json!({"kind": "nonsense"}))
        .await;
    let mut tried = own.clone();
    tried["dry_run"] = json!(true);
    office.send(&admin, "k3", &tried).await.ok();
    office.post(&admin, &path("/recall")).await.ok();
    office.post(&admin, &of_named("/cancel")).await.ok();
    assert_eq!(office.post(&admin, &path("/approve")).await.status, 409);
    office.get(&admin, &path("")).await.ok();
    let nobody = "/admin/v1/people?email=nobody@x.example";
    assert_eq!(office.get(&admin, nobody).await.status, 404);
    assert_eq!(office.get(&auditor, look_up).await.status, 403);
    assert_eq!(office.ask(delete(&gone)).await.status, 409);
    assert_eq!(office.ask(delete(&ended)).await.status, 404);
    assert_eq!(office.ask(turn(&rollover)).await.status, 409);
    assert_eq!(told(&office, &auditor, since).await, []);
    // The same key again is one deed.
    office.send(&admin, "k4", &own).await.ok();
    office.send(&admin, "k4", &own).await.ok();
    assert_eq!(newest(&office).await, since + 1);
}

// F-64
#[tokio::test]
async fn households_and_the_turn_of_the_year_stand_there_too() {
    let office = Office::new().await;
    assert_eq!(office.import(What::Citizens, CITIZENS).await, [0u64; 0]);
    let board = office.staff(Role::Board, None).await;
    let other = office.staff(Role::Board, None).await;
    let auditor = office.staff(Role::Auditor, None).await;
    let since = newest(&office).await;
    let drill = json!({"kind": "drill", "audience": {"schools": [{"school": "nishijo-es"}]}});
    let drill = id(&office.send(&board, "k", &drill).await.ok());
    office.start_due().await;
    let households = format!("/admin/v1/notices/{drill}/households");
    let one = format!("{households}?limit=1");
    office.get(&board, &one).await.ok();
    csv(&office, &board, &households).await;
    assert_eq!(office.get(&auditor, &households).await.status, 403);
    let rollovers = "/admin/v1/rollovers";
    let post = async |token: &str, path: &str, body: Value| {
        let asked = request(Method::POST, path, token);
        let asked = asked.header(header::CONTENT_TYPE, "application/json");
        let asked = asked.body(Body::from(body.to_string())).unwrap();
        office.ask(asked).await.ok()
    };
    let turn = json!({"school_year": 2027, "schools": ["nishijo-es"]});
    let turn = id(&post(&board, rollovers, turn).await);
    let of_turn = format!("{rollovers}/{turn}");
    office.get(&auditor, &of_turn).await.ok();
    office.get(&auditor, rollovers).await.ok();
    post(&other, &format!("{of_turn}/approve"), json!({})).await;
    let school = json!({"school": "nishijo-es"});
    post(&other, &format!("{of_turn}/undo"), school).await;
    let told = told(&office, &auditor, since).await.into_iter();
    let told: Vec<_> = told
        .map(|(_, act, about, amount)| (act, about, amount))
        .collect();
    let expected = [
        ("notice_sent", &drill, 2),
        ("households_listed", &drill, 1),
        ("households_exported", &drill, 2),
        ("rollover_asked", &turn, 1),
        ("rollover_seen", &turn, 2),
        ("rollover_approved", &turn, 1),
        ("rollover_undone", &turn, 0),
    ];
    let expected =
        expected.map(|(act, about, amount)| (act.to_owned(), json!(about), json!(amount)));
    assert_eq!(told, expected);
}

// F-64
#[tokio::test]
async fn auditors_and_admins_read_it_page_by_page_and_nobody_else_does() {
    let office = Office::new().await;
    let admin = office.staff(Role::Admin, None).await;
    let auditor = office.staff(Role::Auditor, None).await;
    for role in [Role::City, Role::Board, Role::School, Role::Teacher] {
        let school = role.has_school().then_some("nishijo-es");
        let token = office.staff(role, school).await;
        assert_eq!(office.get(&token, AUDIT).await.status, 403, "{role:?}");
    }
    assert_eq!(office.get("wrong", AUDIT).await.status, 401);
    let all = office.get(&admin, AUDIT).await.ok();
    let all = all["items"].as_array().unwrap();
    assert_eq!(all.len(), 8);
    let (mut paged, mut next) = (Vec::new(), Value::Null);
    loop {
        let cursor = next.as_i64().map(|next| format!("&cursor={next}"));
        let path = format!("{AUDIT}?limit=3{}", cursor.unwrap_or_default());
        let page = office.get(&auditor, &path).await.ok();
        paged.extend(page["items"].as_array().unwrap().clone());
        next = page["next"].clone();
        if next.is_null() {
            break;
        }
    }
    assert_eq!(paged, *all);

    // Anybody can reckon the chain again from what they read.
    let mut previous = String::new();
    for (entry, seq) in paged.iter().rev().zip(1..) {
        assert_eq!(entry["seq"], seq);
        let fields = ["seq", "at_ms", "by", "act", "about", "amount", "previous"];
        let list: Vec<&Value> = fields.iter().map(|field| &entry[*field]).collect();
        let hash = Sha256::digest(json!(list).to_string());
        assert_eq!(entry["hash"], URL_SAFE_NO_PAD.encode(hash));
        assert_eq!(entry["previous"], previous.as_str());
        previous = entry["hash"].as_str().unwrap().to_owned();
    }

    let narrowed = async |query: String| office.get(&auditor, &query).await;
    let own = school_notice(json!([{"school": "nishijo-es"}]));
    let notice = id(&office.send(&admin, "k", &own).await.ok());
    let page = narrowed(format!("{AUDIT}?about={notice}")).await.ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1, "{page}");
    assert_eq!(page["items"][0]["by_name"], "職員");
    let by = page["items"][0]["by"].as_str().unwrap();
    let page = narrowed(format!("{AUDIT}?by={by}&about={notice}"))
        .await
        .ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1, "{page}");
    let page = narrowed(format!("{AUDIT}?by={CLI}&about={notice}"))
        .await
        .ok();
    assert_eq!(page["items"], json!([]));
    let page = narrowed(format!("{AUDIT}?by={CLI}")).await.ok();
    assert_eq!(page["items"][0]["by_name"], Value::Null);
    assert_eq!(narrowed(format!("{AUDIT}?cursor=x")).await.status, 400);
    let described = office.get(&auditor, "/admin/v1/openapi.json").await.ok();
    assert!(described["paths"][AUDIT]["get"].is_object());
}

/// Adds this many entries.
async fn deeds(db: &Db, count: usize) {
    for number in 0..count {
        let mut tx = db.write().await.unwrap();
        let amount = i64::try_from(number).unwrap();
        let deed = Deed::new("s1", Act::PeopleListed)
            .about("n1")
            .amount(amount);
        audit::record(&mut tx, &deed, Millis(amount)).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn sql(tx: &mut Tx, sql: &str) -> sqlx::Result<u64> {
    let done = sqlx::query(AssertSqlSafe(sql.to_owned()));
    Ok(done.execute(tx.conn()).await?.rows_affected())
}

/// As somebody does who owns the database: the guards go first.
async fn tamper(database: &Database, statements: &[&str]) {
    let mut tx = database.db.write().await.unwrap();
    for name in ["audit_changed", "audit_deleted"] {
        let guard = match is_on_postgres() {
            true => format!("drop rule if exists {name} on audit"),
            false => format!("drop trigger if exists {name}"),
        };
        sql(&mut tx, &guard).await.unwrap();
    }
    for statement in statements {
        assert!(sql(&mut tx, statement).await.unwrap() > 0, "{statement}");
    }
    tx.commit().await.unwrap();
}

/// Whether the command finds the audit whole; what it says.
async fn checked(database: &Database, noted: Option<&Mark>) -> (bool, String) {
    let noted = noted.map(|mark| format!("--noted={mark}"));
    let arguments = ["audit", "check"].into_iter().chain(noted.as_deref());
    let arguments: Vec<&str> = arguments.collect();
    let (code, out, err) = kairan(database, &arguments).await;
    match code {
        Some(0) => (true, out),
        Some(1) => (false, err),
        other => panic!("{other:?} {out} {err}"),
    }
}

/// What the check tells one to note.
fn mark(said: &str) -> Mark {
    said.lines().last().unwrap().parse().unwrap()
}

// F-64
#[tokio::test]
async fn the_database_changes_and_deletes_no_entry() {
    let database = Database::new().await;
    deeds(&database.db, 2).await;
    // Once more does no harm.
    database.db.migrate().await.unwrap();
    for statement in ["update audit set amount = 7", "delete from audit"] {
        let mut tx = database.db.write().await.unwrap();
        let done = sql(&mut tx, statement).await;
        match is_on_postgres() {
            true => assert_eq!(done.unwrap(), 0, "{statement}"),
            false => assert!(done.is_err(), "{statement}"),
        }
        if is_on_postgres() {
            tx.commit().await.unwrap();
        }
    }
    let mut tx = database.db.read().await.unwrap();
    let found = audit::check(&mut tx, None).await.unwrap().unwrap();
    assert_eq!(found.seq, 2);
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn one_command_names_the_first_entry_that_was_touched() {
    let says = [
        (
            vec!["update audit set amount = 99 where seq = 3"],
            "entry 3 was changed",
        ),
        (
            vec!["update audit set actor = 's2' where seq = 1"],
            "entry 1 was changed",
        ),
        (
            vec!["delete from audit where seq = 2"],
            "entry 2 is missing",
        ),
        (
            vec!["delete from audit where seq = 5"],
            "entry 5 is missing",
        ),
        (
            vec!["delete from audit where seq > 0"],
            "entry 1 is missing",
        ),
        (
            vec![
                "delete from audit where seq = 5",
                "update audit_head set seq = 4, hash = (select hash from audit where seq = 4)",
            ],
            "entry 4 is the last, and was not written by",
        ),
        (
            vec!["delete from audit_head"],
            "entry 5 is the last, and was not written by",
        ),
    ];
    for (statements, expected) in says {
        let database = Database::new().await;
        deeds(&database.db, 5).await;
        let (whole, said) = checked(&database, None).await;
        assert!(whole && said.contains("entries: 5"), "{said}");
        tamper(&database, &statements).await;
        let (whole, said) = checked(&database, None).await;
        assert!(!whole && said.contains(expected), "{statements:?}: {said}");
    }
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn who_writes_it_anew_needs_the_key_and_meets_what_was_noted() {
    let database = Database::new().await;
    let (whole, said) = checked(&database, None).await;
    assert!(whole && said.contains("no entry yet"), "{said}");
    deeds(&database.db, 3).await;
    let (_, said) = checked(&database, None).await;
    let noted = mark(&said);
    deeds(&database.db, 1).await;
    assert!(checked(&database, Some(&noted)).await.0);

    // Another history of the same length, with all its hashes right, by who has the database and not
    // the key; then by who has both.
    let guards_down = [
        "delete from audit where seq > 0",
        "update audit_head set seq = 0, hash = ''",
    ];
    tamper(&database, &guards_down).await;
    let stranger = Seal::parse(NEW, Random::System).unwrap();
    let stranger = Db::connect(&database.url, stranger).await.unwrap();
    deeds(&stranger, 2).await;
    stranger.close().await;
    let (whole, said) = checked(&database, None).await;
    assert!(!whole && said.contains("entry 2 is the last"), "{said}");
    deeds(&database.db, 2).await;
    let (whole, said) = checked(&database, None).await;
    assert!(whole && said.contains("entries: 4"), "{said}");
    let (whole, said) = checked(&database, Some(&noted)).await;
    assert!(!whole && said.contains("entry 3 is another one"), "{said}");
    let later = Mark { seq: 9, ..noted };
    let (whole, said) = checked(&database, Some(&later)).await;
    assert!(!whole && said.contains("entry 5 is missing"), "{said}");
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn many_who_write_at_once_make_one_chain() {
    let database = Database::new().await;
    let seal = Seal::parse(KEY, Random::System).unwrap();
    let other = Db::connect(&database.url, seal).await.unwrap();
    let writers = (0..16).map(|number| {
        let db = match number % 2 {
            0 => database.db.clone(),
            _ => other.clone(),
        };
        tokio::spawn(async move { deeds(&db, 5).await })
    });
    let writers: Vec<_> = writers.collect();
    // Whoever looks meanwhile finds it whole, too.
    for _ in 0..5 {
        let mut tx = database.db.read().await.unwrap();
        audit::check(&mut tx, None).await.unwrap().unwrap();
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let mut tx = database.db.read().await.unwrap();
    let last = audit::check(&mut tx, None).await.unwrap().unwrap();
    assert_eq!(last.seq, 80);
    drop(tx);
    other.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_that_is_not_committed_leaves_no_entry() {
    let database = Database::new().await;
    deeds(&database.db, 1).await;
    let mut tx = database.db.write().await.unwrap();
    let deed = Deed::new(CLI, Act::StaffEnded);
    audit::record(&mut tx, &deed, Millis(1)).await.unwrap();
    drop(tx);
    deeds(&database.db, 1).await;
    let mut tx = database.db.read().await.unwrap();
    let last = audit::check(&mut tx, None).await.unwrap().unwrap();
    assert_eq!(last.seq, 2);
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn it_outlives_a_change_of_the_key_and_the_loss_of_the_old_one() {
    let database = Database::new().await;
    let run = async |key: &str, arguments: &[&str]| {
        let (code, out, err) = kairan_with(&database.url, key, arguments).await;
        assert_eq!(code, Some(0), "{arguments:?}: {err}");
        out
    };
    run(KEY, &["staff", "add", "--name", "a", "--role", "admin"]).await;
    let noted = mark(&run(KEY, &["audit", "check"]).await);
    let both = format!("{NEW},{KEY}");
    run(&both, &["audit", "check"]).await;
    run(&both, &["keys", "reseal"]).await;
    run(NEW, &["audit", "check"]).await;
    let old = Seal::parse(KEY, Random::System).unwrap().key_ids();
    run(NEW, &["keys", "forget", &old[0]]).await;
    run(NEW, &["audit", "check", &format!("--noted={noted}")]).await;
    let shown = run(NEW, &["audit", "show"]).await;
    let shown: Vec<&str> = shown.lines().collect();
    assert!(
        shown[0].starts_with("1  ") && shown[0].contains("  cli  staff_added  "),
        "{shown:?}"
    );
    assert!(
        shown[1].starts_with("2  ") && shown[1].contains(&old[0]),
        "{shown:?}"
    );
    let last = run(NEW, &["audit", "show", "--limit", "1", "--by", "cli"]).await;
    assert_eq!(last.trim_end(), shown[1]);
}

// F-64 F-65
#[tokio::test(flavor = "multi_thread")]
async fn a_restored_audit_is_whole_guarded_and_shorter_than_what_was_noted() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("backup");
    let file = file.to_str().unwrap();
    let database = Database::new().await;
    deeds(&database.db, 2).await;
    database.db.close().await;
    let run = async |arguments: &[&str]| {
        let (code, out, err) = kairan(&database, arguments).await;
        assert_eq!(code, Some(0), "{arguments:?}: {err}");
        out
    };
    run(&["backup", file]).await;
    run(&["staff", "add", "--name", "a", "--role", "city"]).await;
    let noted = mark(&run(&["audit", "check"]).await);
    assert_eq!(noted.seq, 4, "two, the backup, the newcomer");
    run(&["restore", file, "--replace"]).await;
    let said = run(&["audit", "show"]).await;
    assert!(said.lines().last().unwrap().contains("restored"), "{said}");
    run(&["audit", "check"]).await;
    let (whole, said) = checked(&database, Some(&noted)).await;
    assert!(!whole && said.contains("entry 4 is missing"), "{said}");
    let seal = Seal::parse(KEY, Random::System).unwrap();
    let restored = Db::connect(&database.url, seal).await.unwrap();
    let mut tx = restored.write().await.unwrap();
    match sql(&mut tx, "delete from audit").await {
        Ok(rows) => assert!(is_on_postgres() && rows == 0, "{rows}"),
        Err(error) => assert!(!is_on_postgres(), "{error}"),
    }
    drop(tx);
    restored.close().await;
}

/// Nothing but ids, hashes and our own words.
async fn tells_of_nobody(city: &City) {
    for cell in cells(city).await {
        if !cell.place.starts_with("audit.") {
            continue;
        }
        for trace in ["hana", "山田", "花子", "次郎", "ジロウ", "臨時", "明日"] {
            assert!(!cell.holds(trace), "{trace} in {cell:?}");
        }
    }
}

// F-64 X-06 D-24
#[tokio::test(flavor = "multi_thread")]
async fn it_holds_no_personal_data_and_stays_when_a_person_is_erased() {
    let (city, mut hana) = with_hana().await;
    let admin = city.staff(Role::Admin, None).await;
    let notice = city.notify(&admin, &closure("臨時休業")).await;
    let look_up = "/admin/v1/people?email=hana@example.jp";
    let (_, person) = city.call(&admin, "GET", look_up, None).await;
    assert_eq!(person["family_name"], "山田");
    let list = format!("/admin/v1/notices/{notice}/people");
    city.call(&admin, "GET", &list, None).await;
    let form = json!({"email": "hana@example.jp", "kind": "moving", "on": "2026-11-30"});
    let departures = "/admin/v1/departures";
    let (status, taken) = city.call(&admin, "POST", departures, Some(&form)).await;
    assert_eq!(status, 201, "{taken}");
    tells_of_nobody(&city).await;
    city.at("2026-12-01T00:00:00+09:00");
    city.settle().await;
    let (status, _) = city.call(&admin, "GET", look_up, None).await;
    assert_eq!(status, 404);
    tells_of_nobody(&city).await;
    let (_, page) = city.call(&admin, "GET", AUDIT, None).await;
    let acts = page["items"].as_array().unwrap().iter().rev();
    let acts: Vec<&str> = acts.map(|of| of["act"].as_str().unwrap()).collect();
    assert!(
        acts.ends_with(&[
            "notice_sent",
            "person_seen",
            "people_listed",
            "departure_taken"
        ]),
        "{acts:?}"
    );
    let mut tx = city.app.db.read().await.unwrap();
    audit::check(&mut tx, None).await.unwrap().unwrap();
    drop(tx);
    hana.look(&city).await;
}

// F-64
#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_on_the_machine_stands_there_as_its_own() {
    let database = Database::new().await;
    let mut tx = database.db.write().await.unwrap();
    let now = Clock::System.now();
    kairan::store::mail_stops::begin(&mut tx, &Random::System, 200, 31, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let lift = ["mail-stop", "lift", "--reason", "old list"];
    assert_eq!(kairan(&database, &lift).await.0, Some(0));
    assert_eq!(kairan(&database, &lift).await.0, Some(1));
    let (_, shown, _) = kairan(&database, &["audit", "show"]).await;
    assert_eq!(shown.lines().count(), 1, "{shown}");
    assert!(shown.contains("  cli  mail_stop_lifted  "), "{shown}");
    assert!(!shown.contains("old list"), "{shown}");
}
