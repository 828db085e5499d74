//! The bulk imports, through files as the commands take them.

use kairan::city::authority::Role;
use kairan::cli::import::What;

use crate::support::office::{Office, SCHOOLS, TOPICS, user_id};

const EVERYTHING: [(&str, &str); 9] = [
    ("people", "select count(*) from people"),
    ("addresses", "select count(*) from addresses"),
    ("line", "select count(*) from line_accounts"),
    ("children", "select count(*) from children"),
    ("guardians", "select count(*) from guardians"),
    ("enrolments", "select count(*) from enrolments"),
    ("groups", "select count(*) from enrolment_groups"),
    ("subscriptions", "select count(*) from subscriptions"),
    (
        "changes",
        "select cast(coalesce(sum(updated_at), 0) as bigint) from people",
    ),
];

/// The child of this name: those of one file are stored at the same time, in no order.
fn child<'a>(person: &'a serde_json::Value, given_name: &str) -> &'a serde_json::Value {
    let mut children = person["children"].as_array().unwrap().iter();
    children
        .find(|child| child["given_name"] == given_name)
        .unwrap()
}

async fn counts(office: &Office) -> Vec<i64> {
    let mut counts = Vec::new();
    for (_, sql) in EVERYTHING {
        counts.push(office.count(sql).await);
    }
    counts
}

fn family() -> String {
    format!(
        "email,email2,line_user_id,family_name,given_name,language,topics,school,grade,class,groups,child_family_name,child_given_name
hana@x.example,work@x.example,{u},山田,はな,vi,events,nishijo-es,1,1-2,soccer;choir,山田,一郎
hana@x.example,,,,,,,mitsugi-es,2,,,山田,二郎
,,{v},,,en,,nishijo-es,2,2-1,,,
",
        u = user_id(1),
        v = user_id(2),
    )
}

#[tokio::test]
async fn importing_the_same_files_twice_changes_nothing() {
    let office = Office::new().await;
    assert_eq!(office.import(What::Citizens, &family()).await, [0u64; 0]);
    let before = counts(&office).await;
    assert_eq!(before[..7], [2, 2, 2, 3, 3, 3, 2]);
    office.app.clock.advance_seconds(60);
    assert_eq!(office.import(What::Citizens, &family()).await, [0u64; 0]);
    assert_eq!(office.import(What::Schools, SCHOOLS).await, [0u64; 0]);
    assert_eq!(office.import(What::Topics, TOPICS).await, [0u64; 0]);
    assert_eq!(counts(&office).await, before);
}

#[tokio::test]
async fn a_person_is_looked_up_as_imported() {
    let office = Office::new().await;
    office.import(What::Citizens, &family()).await;
    let admin = office.staff(Role::Admin, None).await;
    let path = "/admin/v1/people?email=work%40x.example";
    let person = office.get(&admin, path).await.ok();
    assert_eq!(person["family_name"], "山田");
    assert_eq!(person["language"], "vi");
    assert_eq!(person["line"]["state"], "linked");
    assert_eq!(person["addresses"][1]["slot"], 2);
    assert_eq!(person["addresses"][1]["state"], "proven");
    assert_eq!(child(&person, "一郎")["class"], "1-2");
    assert_eq!(child(&person, "一郎")["groups"][1], "soccer");
    assert_eq!(child(&person, "二郎")["school"], "mitsugi-es");
    assert!(child(&person, "二郎")["class"].is_null());
}

#[tokio::test]
async fn a_later_file_changes_what_it_says_and_leaves_the_rest() {
    let office = Office::new().await;
    office.import(What::Citizens, &family()).await;
    let moved = "email,email2,language,school,grade,class,child_family_name,child_given_name,proven
hana@x.example,new@x.example,en,nishijo-es,2,2-1,山田,一郎,0
";
    assert_eq!(office.import(What::Citizens, moved).await, [0u64; 0]);
    let admin = office.staff(Role::Admin, None).await;
    let path = "/admin/v1/people?email=hana%40x.example";
    let person = office.get(&admin, path).await.ok();
    assert_eq!(person["language"], "en");
    assert_eq!(person["family_name"], "山田");
    assert_eq!(person["addresses"][0]["state"], "proven");
    assert_eq!(person["addresses"][1]["address"], "new@x.example");
    assert_eq!(person["addresses"][1]["state"], "unproven");
    assert_eq!(person["children"].as_array().unwrap().len(), 2);
    assert_eq!(child(&person, "一郎")["class"], "2-1");
}

#[tokio::test]
async fn keys_of_two_known_people_are_rejected() {
    let office = Office::new().await;
    let two = format!("email,line_user_id\na@x.example,\n,{}\n", user_id(9));
    assert_eq!(office.import(What::Citizens, &two).await, [0u64; 0]);
    let joined = format!("email,line_user_id\na@x.example,{}\n", user_id(9));
    assert_eq!(office.import(What::Citizens, &joined).await, [2]);
}

#[tokio::test]
async fn a_friend_without_an_id_becomes_the_imported_person() {
    let office = Office::new().await;
    let mut tx = office.app.db.write().await.unwrap();
    let (now, vi) = (office.app.clock.now(), kairan::words::Language::Vi);
    kairan::store::line_accounts::insert(&mut tx, "friend", &user_id(5), None, vi, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let text = format!("email,line_user_id\na@x.example,{}\n", user_id(5));
    assert_eq!(office.import(What::Citizens, &text).await, [0u64; 0]);
    let linked = "select count(*) from line_accounts where person_id is not null";
    assert_eq!(office.count(linked).await, 1);
    assert_eq!(office.count("select count(*) from line_accounts").await, 1);
}

#[tokio::test]
async fn people_come_in_chunks_and_the_last_is_not_lost() {
    let office = Office::new().await;
    let mut text = String::from("email,school,grade,class,child_family_name,child_given_name\n");
    for number in 0..2_000 {
        text.push_str(&format!(
            "p{number}@x.example,nishijo-es,1,1-1,家{number},子\n"
        ));
    }
    text.push_str("p0@x.example,nowhere,1,,,\n");
    assert_eq!(office.import(What::Citizens, &text).await, [2_002]);
    assert_eq!(office.count("select count(*) from people").await, 2_000);
    assert_eq!(office.count("select count(*) from enrolments").await, 2_000);
}

mod commands {
    use std::path::Path;
    use std::process::{Command, Output};

    use crate::support::database::{Database, KEY};
    use crate::support::office::SCHOOLS;

    fn kairan(database: &Database, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kairan"))
            .args(args)
            .env_clear()
            .env("KAIRAN_DATABASE_URL", &database.url)
            .env("KAIRAN_SECRET_KEY", KEY)
            .output()
            .unwrap()
    }

    fn code(output: &Output) -> i32 {
        output.status.code().unwrap()
    }

    fn write(directory: &Path, name: &str, bytes: &[u8]) -> String {
        let path = directory.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    // A-07 C-03
    #[tokio::test]
    async fn a_city_is_set_up_from_the_command_line() {
        let database = Database::empty().await;
        let directory = tempfile::tempdir().unwrap();
        let schools = write(directory.path(), "schools.csv", SCHOOLS.as_bytes());
        let early = kairan(&database, &["import", "schools", &schools]);
        assert_eq!(code(&early), 1);
        assert!(String::from_utf8_lossy(&early.stderr).contains("kairan migrate"));
        assert_eq!(code(&kairan(&database, &["migrate"])), 0);
        assert_eq!(code(&kairan(&database, &["migrate"])), 0);
        assert_eq!(
            code(&kairan(&database, &["import", "schools", &schools])),
            0
        );

        let add = |args: &[&str]| {
            let mut all = vec!["staff", "add", "--name", "先生"];
            all.extend(args);
            kairan(&database, &all)
        };
        let added = add(&["--role", "teacher", "--school", "nishijo-es"]);
        assert_eq!(code(&added), 0);
        let stdout = String::from_utf8(added.stdout).unwrap();
        assert_eq!(stdout.lines().last().unwrap().len(), 43);
        for wrong in [
            &["--role", "teacher"][..],
            &["--role", "teacher", "--school", "nowhere"],
            &["--role", "admin", "--school", "nishijo-es"],
            &["--role", "king"],
        ] {
            let refused = add(wrong);
            assert!(!refused.status.success(), "{wrong:?}");
            assert!(refused.stdout.is_empty());
        }
    }

    #[tokio::test]
    async fn rejected_rows_are_told_and_written_and_can_be_mended() {
        let database = Database::new().await;
        let directory = tempfile::tempdir().unwrap();
        let text = "email,school\na@x.example,\nb@x.example,nowhere\nno address,\n";
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let file = write(directory.path(), "citizens.csv", &sjis);
        let rejected = format!("{file}.rejected.csv");
        let first = kairan(&database, &["import", "citizens", &file]);
        assert_eq!(code(&first), 3);
        let told = String::from_utf8(first.stderr).unwrap();
        assert!(
            told.contains("line 3: school nowhere is not known"),
            "{told}"
        );
        assert!(
            told.contains("line 4: email is no e-mail address"),
            "{told}"
        );
        let written = std::fs::read_to_string(&rejected).unwrap();
        assert!(written.starts_with("email,school,reason\r\nb@x.example,nowhere,school nowhere"));

        std::fs::write(&rejected, written.replace(",nowhere,", ",,")).unwrap();
        let again = kairan(&database, &["import", "citizens", &rejected]);
        assert_eq!(code(&again), 3);
        std::fs::write(&file, "email,school\na@x.example,\nb@x.example,\n").unwrap();
        assert_eq!(code(&kairan(&database, &["import", "citizens", &file])), 0);
        assert!(!Path::new(&rejected).exists());
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_meant_does_nothing() {
        let database = Database::new().await;
        let directory = tempfile::tempdir().unwrap();
        for (name, bytes, why) in [
            ("a.csv", &b"id,name\n1,2\n"[..], "has no column kind"),
            ("b.csv", b"", "is empty"),
            ("c.csv", b"\xff\xff\xff", "neither UTF-8 nor Shift_JIS"),
        ] {
            let file = write(directory.path(), name, bytes);
            let output = kairan(&database, &["import", "schools", &file]);
            assert_eq!(code(&output), 1, "{name}");
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(told.contains(why) && told.contains(name), "{told}");
        }
        let missing = kairan(&database, &["import", "topics", "/nowhere/t.csv"]);
        assert_eq!(code(&missing), 1);
    }
}
