//! Evacuation information: decided by the city, released by two, to everybody by every channel, with
//! stronger words for those who live in the zone; and how things stand afterwards.

mod stops;

use kairan::city::authority::Role;
use kairan::city::evacuation::Zone;
use kairan::cli::import::{Importing, What};
use kairan::store::areas;
use kairan::store::evacuations::{self, Place, Places};
use serde_json::{Value, json};

use crate::alerts::{Report, drafts, import};
use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::people::registers;

const ORDERS: &str = "/admin/v1/evacuations";
const MAILBOX: &str = "ken@example.jp";

/// Four who live in 西条, 西条 in the landslide zone, 黒瀬 and nowhere: phones in Japanese, English and
/// Vietnamese, and a mailbox.
struct Four {
    city: City,
    hana: Phone,
    emma: Phone,
    linh: Phone,
    /// Who decides, and who approves.
    decides: String,
    approves: String,
}

async fn four() -> Four {
    let city = City::new().await;
    let mut tx = city.app.db.write().await.unwrap();
    for area in ["西条", "黒瀬", "豊栄"] {
        areas::put(&mut tx, area, city.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut phones = [("Hana", "ja"), ("Emma", "en"), ("Linh", "vi")]
        .map(|(name, language)| city.person(name, language));
    for phone in &mut phones {
        phone.follows(&city).await;
    }
    let [hana, emma, linh] = phones;
    citizens(
        &city,
        &format!(
            "email,line_user_id,language,area,proven
hana@example.jp,{},ja,西条,
emma@example.jp,{},en,西条,
linh@example.jp,{},vi,黒瀬,
{MAILBOX},,ja,,1
",
            hana.user, emma.user, linh.user
        ),
    )
    .await;
    lives(
        &city,
        "emma@example.jp",
        &[("西条", &[Zone::Landslide])],
        false,
    )
    .await;
    let decides = city.staff(Role::City, None).await;
    let approves = city.staff(Role::City, None).await;
    let mut four = Four {
        city,
        hana,
        emma,
        linh,
        decides,
        approves,
    };
    four.all_look().await;
    four
}

async fn citizens(city: &City, file: &str) {
    let import = Importing {
        db: &city.app.db,
        clock: city.clock.clone(),
        random: city.app.random.clone(),
        rest: std::time::Duration::ZERO,
    };
    let table = import.read(What::Citizens, file.as_bytes()).unwrap();
    assert!(
        import
            .take(What::Citizens, &table)
            .await
            .unwrap()
            .is_empty()
    );
}

/// Says where somebody lives; `narrowed`: and that they want news of there only.
async fn lives(city: &City, email: &str, places: &[(&str, &[Zone])], narrowed: bool) {
    let mut tx = city.app.db.write().await.unwrap();
    let person = kairan::store::people::by_login(&mut tx, email)
        .await
        .unwrap()
        .unwrap();
    let places = Places {
        places: places
            .iter()
            .map(|(area, zones)| Place {
                area: (*area).to_owned(),
                zones: zones.to_vec(),
            })
            .collect(),
        narrowed_at: narrowed.then(|| city.clock.now()),
    };
    let now = city.clock.now();
    evacuations::put_places(&mut tx, &person.id, &places, now)
        .await
        .unwrap();
    assert_eq!(
        evacuations::places(&mut tx, &person.id).await.unwrap(),
        places
    );
    tx.commit().await.unwrap();
}

impl Four {
    /// What came to each phone since.
    async fn all_look(&mut self) -> [String; 3] {
        [
            self.hana.look(&self.city).await.text(),
            self.emma.look(&self.city).await.text(),
            self.linh.look(&self.city).await.text(),
        ]
    }

    async fn call(&self, token: &str, path: &str, body: Value) -> (u16, Value) {
        // What stands goes by the time of its release.
        self.city.clock.advance_seconds(1);
        self.city.call(token, "POST", path, Some(&body)).await
    }

    /// The other one says yes.
    async fn approve(&self, notice: &Value) {
        let path = format!(
            "/admin/v1/notices/{}/approve",
            notice["id"].as_str().unwrap()
        );
        let (status, answer) = self.city.call(&self.approves, "POST", &path, None).await;
        assert_eq!(status, 200, "{answer}");
        self.city.settle().await;
    }

    /// Area, hazard and level of everything that stands or stood.
    async fn states(&self) -> Vec<(String, String, Option<i64>)> {
        let (status, board) = self.city.call(&self.decides, "GET", ORDERS, None).await;
        assert_eq!(status, 200, "{board}");
        let states = board["states"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        states
            .map(|its| {
                (
                    text(&its["area"]),
                    text(&its["hazard"]),
                    its["level"].as_i64(),
                )
            })
            .collect()
    }

    fn mails(&self) -> Vec<String> {
        let mails = self.city.simulator.post_office.mails_to(MAILBOX);
        mails.iter().filter_map(|mail| mail.subject()).collect()
    }
}

fn landslide(level: i64) -> Value {
    json!({
        "hazard": "landslide", "level": level, "areas": ["西条"],
        "shelters": "西条小学校", "reason": "土砂災害の危険度が高まったため",
        "contact": "危機管理課 082-420-0400",
    })
}

fn state(area: &str, hazard: &str, level: Option<i64>) -> (String, String, Option<i64>) {
    (area.to_owned(), hazard.to_owned(), level)
}

// B-10 X-02
#[tokio::test(flavor = "multi_thread")]
async fn from_the_weather_service_s_file_to_phones_and_a_mailbox_and_lifted() {
    let mut four = four().await;
    import(&four.city, &Report::SLIDE.xml()).await;
    assert_eq!(four.all_look().await, ["", "", ""]);
    let draft = drafts(&four.city, &four.decides).await.remove(0);
    // The city chooses where, and says what to do.
    let mut order = landslide(4);
    order["replaces"] = draft["id"].clone();
    let (status, notice) = four.call(&four.decides, ORDERS, order).await;
    assert_eq!(
        (status, &notice["state"]),
        (201, &json!("awaiting_approval")),
        "{notice}"
    );
    assert_eq!(drafts(&four.city, &four.decides).await, [json!(null); 0]);
    // Not by whoever asked for it; and until then nothing stands.
    let path = format!(
        "/admin/v1/notices/{}/approve",
        notice["id"].as_str().unwrap()
    );
    let (status, _) = four.city.call(&four.decides, "POST", &path, None).await;
    assert_eq!(status, 403);
    four.city.settle().await;
    assert_eq!(four.all_look().await, ["", "", ""]);
    assert!(four.states().await.is_empty());
    four.approve(&notice).await;
    let [hana, emma, linh] = four.all_look().await;
    assert!(
        hana.starts_with("【警戒レベル4】避難指示（土砂災害）西条"),
        "{hana}"
    );
    assert!(hana.contains("西条小学校") && hana.contains("危険な場所から全員避難してください"));
    assert!(!hana.contains("危険な区域の中です"), "{hana}");
    // She lives in the zone.
    assert!(
        emma.starts_with("[Alert Level 4] Evacuation Order (避難指示): 西条"),
        "{emma}"
    );
    assert!(
        emma.contains("A place you registered lies in the danger zone (landslide). Leave NOW.")
    );
    assert!(
        linh.starts_with("[Mức độ cảnh báo 4] Chỉ thị lánh nạn (避難指示): 西条"),
        "{linh}"
    );
    let mail = four.city.mail(MAILBOX);
    assert_eq!(
        mail.subject().as_deref(),
        Some("【警戒レベル4】避難指示（土砂災害）西条")
    );
    assert!(mail.text().contains("西条小学校"));
    assert_eq!(four.states().await, [state("西条", "landslide", Some(4))]);
    let ledger = four
        .city
        .ledger(&four.decides, notice["id"].as_str().unwrap())
        .await;
    assert_eq!(
        (&ledger["people"], &ledger["accepted"]),
        (&json!(4), &json!(4))
    );

    let lift = json!({"hazard": "landslide", "areas": ["西条"]});
    let (status, lifted) = four
        .call(&four.decides, &format!("{ORDERS}/lift"), lift.clone())
        .await;
    assert_eq!(
        (status, &lifted["state"]),
        (201, &json!("awaiting_approval")),
        "{lifted}"
    );
    four.approve(&lifted).await;
    let [hana, emma, linh] = four.all_look().await;
    assert!(
        hana.starts_with("【警戒レベル4】避難指示の解除（土砂災害）西条"),
        "{hana}"
    );
    assert!(
        emma.starts_with("[Alert Level 4 lifted]") && !emma.contains("NOW"),
        "{emma}"
    );
    assert!(linh.contains("đã được dỡ bỏ"), "{linh}");
    assert_eq!(four.states().await, [state("西条", "landslide", None)]);
    assert_eq!(four.mails().len(), 2);
    // There is nothing left to lift.
    let (status, _) = four
        .call(&four.decides, &format!("{ORDERS}/lift"), lift)
        .await;
    assert_eq!(status, 409);
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn whoever_narrowed_the_news_gets_those_of_their_places_and_everybody_else_all() {
    let mut four = four().await;
    lives(
        &four.city,
        "linh@example.jp",
        &[("黒瀬", &[]), ("豊栄", &[Zone::Flood])],
        true,
    )
    .await;
    let people = async |areas: Value, hazard: &str| {
        let mut order = landslide(3);
        order["areas"] = areas;
        order["hazard"] = json!(hazard);
        order["dry_run"] = json!(true);
        let (status, tried) = four.call(&four.decides, ORDERS, order).await;
        assert_eq!(status, 200, "{tried}");
        tried["ledger"]["people"].as_i64().unwrap()
    };
    assert_eq!(people(json!(["西条"]), "landslide").await, 3);
    assert_eq!(people(json!(["西条", "豊栄"]), "landslide").await, 4);
    assert_eq!(people(json!([]), "landslide").await, 4);
    assert_eq!(people(json!(["黒瀬"]), "fire").await, 4);
    let mut order = landslide(3);
    order["areas"] = json!(["豊栄"]);
    order["hazard"] = json!("flood");
    order["alone"] = json!("夜間のため");
    let (status, notice) = four.call(&four.decides, ORDERS, order).await;
    assert_eq!(
        (status, &notice["state"]),
        (201, &json!("scheduled")),
        "{notice}"
    );
    four.city.settle().await;
    let [hana, _, linh] = four.all_look().await;
    assert!(!hana.contains("危険な区域"), "{hana}");
    assert!(linh.contains("nằm trong vùng nguy hiểm (lũ lụt)"), "{linh}");
    let ledger = four
        .city
        .ledger(&four.decides, notice["id"].as_str().unwrap())
        .await;
    assert_eq!(
        (&ledger["people"], &ledger["accepted"]),
        (&json!(4), &json!(4))
    );
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn whoever_narrowed_the_news_after_an_order_hears_of_its_end_and_of_nothing_else() {
    let mut four = four().await;
    let released = async |path: &str, mut order: Value| {
        order["alone"] = json!("夜間のため");
        let (status, notice) = four.call(&four.decides, path, order).await;
        assert_eq!(status, 201, "{notice}");
        four.city.settle().await;
        let ledger = four
            .city
            .ledger(&four.decides, notice["id"].as_str().unwrap());
        ledger.await["people"].as_i64().unwrap()
    };
    assert_eq!(released(ORDERS, landslide(4)).await, 4);
    lives(&four.city, "linh@example.jp", &[("黒瀬", &[])], true).await;
    let mut fire = landslide(3);
    fire["hazard"] = json!("fire");
    assert_eq!(released(ORDERS, fire).await, 3);
    let there = json!({"hazard": "landslide", "areas": ["西条"]});
    assert_eq!(released(&format!("{ORDERS}/lift"), there).await, 4);
    let fire = json!({"hazard": "fire", "areas": ["西条"]});
    assert_eq!(released(&format!("{ORDERS}/lift"), fire).await, 3);
    let [.., linh] = four.all_look().await;
    assert!(linh.contains("đã được dỡ bỏ"), "{linh}");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn each_hazard_of_each_area_stands_by_itself_and_levels_may_jump() {
    let four = four().await;
    let order = async |hazard: &str, level: i64, areas: Value| {
        let mut order = landslide(level);
        order["hazard"] = json!(hazard);
        order["areas"] = areas;
        order["alone"] = json!("夜間のため");
        let (status, notice) = four.call(&four.decides, ORDERS, order).await;
        assert_eq!(status, 201, "{notice}");
        four.city.settle().await;
        notice["content"]["ja"]["body"].as_str().unwrap().to_owned()
    };
    assert!(
        order("landslide", 2, json!(["西条"]))
            .await
            .contains("発表されました")
    );
    assert!(
        order("landslide", 4, json!(["西条", "黒瀬"]))
            .await
            .contains("発令しました")
    );
    assert!(
        order("flood", 3, json!(["西条"]))
            .await
            .contains("発令しました")
    );
    assert!(
        order("landslide", 3, json!(["黒瀬"]))
            .await
            .contains("引き下げました")
    );
    let expected = [
        state("西条", "landslide", Some(4)),
        state("黒瀬", "landslide", Some(3)),
        state("西条", "flood", Some(3)),
    ];
    let states = four.states().await;
    assert!(
        expected.iter().all(|its| states.contains(its)),
        "{states:?}"
    );
    // 取消
    let wrong = json!({"hazard": "flood", "areas": ["西条"], "alone": "夜間のため"});
    let (status, notice) = four
        .call(&four.decides, &format!("{ORDERS}/withdraw"), wrong)
        .await;
    assert_eq!(status, 201);
    assert!(
        notice["content"]["ja"]["title"]
            .as_str()
            .unwrap()
            .contains("取消（誤報）")
    );
    four.city.settle().await;
    assert!(four.states().await.contains(&state("西条", "flood", None)));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_is_marked_and_changes_nothing() {
    let mut four = four().await;
    let mut order = landslide(5);
    order["mode"] = json!("drill");
    let (status, notice) = four.call(&four.decides, ORDERS, order).await;
    assert_eq!(
        (status, &notice["kind"]),
        (201, &json!("drill")),
        "{notice}"
    );
    if notice["state"] == "awaiting_approval" {
        four.approve(&notice).await;
    }
    let [hana, emma, linh] = four.all_look().await;
    assert!(
        hana.starts_with("【訓練】【警戒レベル5】緊急安全確保"),
        "{hana}"
    );
    assert!(hana.contains("これは訓練です"));
    assert!(
        emma.starts_with("[DRILL] [Alert Level 5]") && !emma.contains("NOW"),
        "{emma}"
    );
    assert!(linh.starts_with("[DIỄN TẬP]"), "{linh}");
    assert!(four.states().await.is_empty());
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn only_the_city_decides_and_mistakes_are_named() {
    let four = four().await;
    for (role, school) in [
        (Role::Board, None),
        (Role::School, Some("saijo-es")),
        (Role::Teacher, Some("saijo-es")),
        (Role::Auditor, None),
    ] {
        let token = four.city.staff(role, school).await;
        for path in [
            ORDERS.to_owned(),
            format!("{ORDERS}/lift"),
            format!("{ORDERS}/withdraw"),
        ] {
            let (status, _) = four.call(&token, &path, json!({"nonsense": 1})).await;
            assert_eq!(status, 403, "{role:?} {path}");
        }
        let (status, _) = four.city.call(&token, "GET", ORDERS, None).await;
        assert_eq!(status == 200, role == Role::Auditor, "{role:?}");
    }
    for (key, value, field) in [
        ("areas", json!(["東京"]), "areas[0]"),
        ("areas", json!(["西条", "西条"]), "areas"),
        ("level", json!(6), "level"),
        ("level", json!(null), "level"),
        ("reason", json!("あ".repeat(501)), "reason"),
    ] {
        let mut order = landslide(4);
        order[key] = value;
        let (status, answer) = four.call(&four.decides, ORDERS, order).await;
        assert_eq!(status, 422, "{answer}");
        assert!(answer.to_string().contains(field), "{answer}");
    }
    let (status, notice) = four.call(&four.decides, ORDERS, landslide(4)).await;
    assert_eq!(status, 201, "{notice}");
    let auditor = four.city.staff(Role::Auditor, None).await;
    let (_, audit) = four
        .city
        .call(&auditor, "GET", "/admin/v1/audit", None)
        .await;
    let mut entries = audit["items"].as_array().unwrap().iter();
    let decided = entries.find(|entry| entry["act"] == "evacuation_ordered");
    assert_eq!(decided.unwrap()["about"], notice["id"]);
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn narrowing_is_asked_warned_of_shown_told_again_and_undone() {
    let city = City::asking("chat").await;
    let mut tx = city.app.db.write().await.unwrap();
    for area in ["西条", "黒瀬"] {
        areas::put(&mut tx, area, city.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, "hana@example.jp").await;
    let asked = hana.says(&city, "避難情報の地区・危険区域").await.text();
    assert!(asked.contains("どの地区にお住まいですか"), "{asked}");
    hana.says(&city, "西条").await;
    hana.taps(&city, "土砂災害").await;
    hana.taps(&city, "次へ").await;
    let asked = hana.taps(&city, "ない").await.text();
    assert!(asked.contains("命に関わる避難情報も届きません"), "{asked}");
    let asked = hana.taps(&city, "登録した場所だけ").await.text();
    assert!(
        asked.contains("本当に、登録した場所だけにしますか"),
        "{asked}"
    );
    hana.taps(&city, "登録する").await;
    let mine = hana.says(&city, "登録内容の確認").await.text();
    assert!(mine.contains("ほかの地区の避難情報は届きません"), "{mine}");
    let mut browser = Browser::new(&city);
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.open("/mine").await;
    assert!(
        browser
            .page
            .text()
            .contains("ほかの地区の避難情報は届きません")
    );
    let reminded = || {
        let mails = city.simulator.post_office.mails_to("hana@example.jp");
        let mails = mails.iter().filter_map(|mail| mail.subject());
        mails
            .filter(|subject| subject.contains("避難情報の受け取り範囲"))
            .count()
    };
    city.settle().await;
    assert_eq!(reminded(), 0);
    city.at("2027-02-20T09:00:00+09:00");
    city.settle().await;
    assert_eq!(reminded(), 1);
    city.settle().await;
    assert_eq!(reminded(), 1);
    hana.says(&city, "市内全域の避難情報に戻す").await;
    let done = hana.taps(&city, "すべて受け取る").await.text();
    assert!(
        done.contains("市内全域の避難情報が届くようになりました"),
        "{done}"
    );
    let mut tx = city.app.db.read().await.unwrap();
    let person = kairan::store::people::by_login(&mut tx, "hana@example.jp")
        .await
        .unwrap()
        .unwrap();
    let places = evacuations::places(&mut tx, &person.id).await.unwrap();
    let home = Place {
        area: "西条".into(),
        zones: vec![Zone::Landslide],
    };
    assert_eq!((places.places, places.narrowed_at), (vec![home], None));
}

// B-10
#[tokio::test(flavor = "multi_thread")]
async fn the_console_shows_what_stands_and_nobody_releases_what_they_have_not_seen() {
    let four = four().await;
    let mut clerk = four.city.clerk(Role::City, None).await;
    clerk.open("/console/evacuations").await;
    assert!(clerk.page.text().contains("発令中の避難情報はありません"));
    assert!(!clerk.page.text().contains("送信する"));
    let form = [
        ("hazard", "landslide"),
        ("level", "3"),
        ("area", "西条"),
        ("alone", "夜間のため"),
    ];
    clerk.send(&form, "表示を確かめる").await;
    assert!(
        clerk
            .page
            .text()
            .contains("【警戒レベル3】高齢者等避難（土砂災害）西条")
    );
    clerk.send(&form, "送信する").await;
    four.city.settle().await;
    clerk.open("/console/evacuations").await;
    assert!(
        clerk.page.text().contains("警戒レベル3"),
        "{}",
        clerk.page.text()
    );
    // What the weather service says is offered to be put into the city's words.
    import(&four.city, &Report::SLIDE.xml()).await;
    clerk.open("/console/evacuations").await;
    let draft = drafts(&four.city, &four.decides).await.remove(0);
    let draft = draft["id"].as_str().unwrap();
    let form = [
        ("hazard", "landslide"),
        ("level", "4"),
        ("area", "西条"),
        ("replaces", draft),
    ];
    clerk.send(&form, "表示を確かめる").await;
    clerk.send(&[], "送信する").await;
    assert!(drafts(&four.city, &four.decides).await.is_empty());
    let mut teacher = four.city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/evacuations").await;
    assert_eq!(teacher.page.status, 403);
}
