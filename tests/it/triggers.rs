//! Weather warnings suggest drafts to schools: by a school's own rules, or by the city's for all.

use kairan::city::alert::Choice;
use kairan::city::authority::Role;
use kairan::store;
use serde_json::{Value, json};

use crate::alerts::{Report, drafts, import};
use crate::support::city::City;

const OF_CITY: &str = "/admin/v1/triggers";
const OF_SCHOOL: &str = "/admin/v1/schools/saijo-es/triggers";

/// Issued at nine.
const STORM: Report<'static> = Report {
    warnings: &[("暴風警報", "発表")],
    ..Report::SLIDE
};

/// For which school, and with which title.
async fn suggested(city: &City) -> Vec<(String, String)> {
    let admin = city.staff(Role::Admin, None).await;
    let drafts = drafts(city, &admin).await;
    let of_schools = drafts.iter().filter(|draft| draft["kind"] == "school");
    let suggested = of_schools.map(|draft| {
        let school = draft["audience"]["schools"][0]["school"].as_str();
        let title = draft["content"]["ja"]["title"].as_str();
        (school.unwrap().to_owned(), title.unwrap().to_owned())
    });
    let mut suggested: Vec<(String, String)> = suggested.collect();
    suggested.sort();
    suggested
}

async fn schools(city: &City) -> Vec<String> {
    let suggested = suggested(city).await.into_iter();
    suggested.map(|(school, _)| school).collect()
}

fn rules() -> Value {
    json!({"triggers": [
        {"warning": "暴風警報", "from": "09:00", "until": "10:00", "template": "wait",
            "next": "11:00", "school_kind": "junior_high"},
        {"warning": "暴風", "from": "00:00", "until": "23:59", "template": "closure", "next": null,
            "school_kind": null},
    ]})
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_school_s_own_rule_drafts_its_template_and_nobody_else_s() {
    let city = City::new().await;
    let token = city.staff(Role::City, None).await;
    let office = city.staff(Role::School, Some("saijo-es")).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let other = city.staff(Role::School, Some("saijo-jhs")).await;
    let path = OF_SCHOOL;
    let rules = json!({"triggers": [
        {"warning": "暴風警報", "from": "09:00", "until": "10:00", "template": "wait", "next": "11:00"},
        {"warning": "警報", "from": "00:00", "until": "23:59", "template": "closure", "next": null},
    ]});
    for nobody in [&teacher, &other, &token] {
        let (status, _) = city.call(nobody, "PUT", path, Some(&rules)).await;
        assert_eq!(status, 403);
    }
    let mut wrong = rules.clone();
    wrong["triggers"][0]["template"] = json!("lunch");
    let (status, answer) = city.call(&office, "PUT", path, Some(&wrong)).await;
    assert_eq!(status, 422, "{answer}");
    let (status, _) = city.call(&office, "PUT", path, Some(&rules)).await;
    assert_eq!(status, 200);
    let (_, kept) = city.call(&teacher, "GET", path, None).await;
    assert_eq!(kept["triggers"], rules["triggers"]);
    let storm = Report {
        warnings: &[("暴風警報", "発表")],
        ..Report::SLIDE
    };
    import(&city, &storm.xml()).await;
    let made = drafts(&city, &office).await;
    let [draft] = &made[..] else {
        panic!("{made:?}");
    };
    assert_eq!(
        (&draft["kind"], &draft["matter"]),
        (&json!("school"), &json!("closure"))
    );
    let body = draft["content"]["ja"]["body"].as_str().unwrap();
    assert!(body.contains("11時") && body.contains("暴風警報"), "{body}");
    assert!(drafts(&city, &other).await.is_empty());
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_city_s_rules_draft_for_each_school_that_has_none_of_its_own() {
    let city = City::new().await;
    city.logs_in(Role::Teacher, Some("saijo-jhs"), "jhs@school.example")
        .await;
    let token = city.staff(Role::City, None).await;
    let office = city.staff(Role::School, Some("saijo-es")).await;
    let (status, kept) = city.call(&token, "PUT", OF_CITY, Some(&rules())).await;
    assert_eq!((status, &kept), (200, &rules()));
    assert_eq!(city.call(&token, "GET", OF_CITY, None).await.1, rules());
    // Each kind of school by the first rule that is about it, in a draft of its own.
    import(&city, &STORM.xml()).await;
    let [(first, closed), (second, waits)] = &suggested(&city).await[..] else {
        panic!("{:?}", suggested(&city).await);
    };
    assert_eq!((first.as_str(), second.as_str()), ("saijo-es", "saijo-jhs"));
    assert!(closed.contains("臨時休業") && waits.contains("自宅待機"));
    let mail = city.mail("jhs@school.example").text();
    assert!(
        mail.contains("自宅待機") && mail.contains("学校が決めます"),
        "{mail}"
    );
    // A school sees which hold for it.
    let (_, standing) = city.call(&office, "GET", OF_SCHOOL, None).await;
    let all = json!([rules()["triggers"][1]]);
    let expected = json!({"triggers": [], "none": false, "city": all});
    assert_eq!(standing, expected);

    // Its own stand in their place, although they are not met.
    let own = json!({"triggers": [
        {"warning": "大雪", "from": "05:00", "until": "07:00", "template": "closure", "next": null},
    ]});
    let again = async |minute: i64, warning: &'static str| {
        // Until then it was over.
        let over = Report {
            minute: minute - 2,
            warnings: &[],
            ..Report::SLIDE
        };
        import(&city, &over.xml()).await;
        let report = Report {
            minute,
            warnings: &[("レベル２大雨注意報", "発表"), (warning, "発表")],
            ..Report::SLIDE
        };
        import(&city, &report.xml()).await;
        schools(&city).await
    };
    let (status, _) = city.call(&office, "PUT", OF_SCHOOL, Some(&own)).await;
    assert_eq!(status, 200);
    assert_eq!(again(5, "暴風特別警報").await, ["saijo-jhs"]);
    // It wants none at all.
    let none = json!({"triggers": [], "none": true});
    let (_, standing) = city.call(&office, "PUT", OF_SCHOOL, Some(&none)).await;
    assert_eq!(standing["none"], true);
    assert_eq!(again(10, "暴風警報").await, ["saijo-jhs"]);
    // The city's again.
    let back = json!({"triggers": []});
    let (_, standing) = city.call(&office, "PUT", OF_SCHOOL, Some(&back)).await;
    assert_eq!(standing["none"], false);
    assert_eq!(again(15, "暴風特別警報").await, ["saijo-es", "saijo-jhs"]);
    // A drill suggests nothing.
    let drill = Report {
        minute: 20,
        status: "訓練",
        ..STORM
    };
    let before = suggested(&city).await;
    import(&city, &drill.xml()).await;
    assert_eq!(suggested(&city).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_set_the_city_s_rules_is_refused_and_what_is_wrong_is_named() {
    let city = City::new().await;
    let token = city.staff(Role::Admin, None).await;
    for (role, seen) in [
        (Role::Board, 200),
        (Role::Auditor, 200),
        (Role::School, 403),
        (Role::Teacher, 403),
    ] {
        let school = role.has_school().then_some("saijo-es");
        let nobody = city.staff(role, school).await;
        let (status, _) = city.call(&nobody, "PUT", OF_CITY, Some(&rules())).await;
        assert_eq!(status, 403, "{role:?}");
        let (status, _) = city.call(&nobody, "GET", OF_CITY, None).await;
        assert_eq!(status, seen, "{role:?}");
    }
    let mut wrong = rules();
    wrong["triggers"][0]["from"] = json!("nine");
    wrong["triggers"][0]["until"] = json!("");
    wrong["triggers"][1]["school_kind"] = json!("university");
    let (status, problem) = city.call(&token, "PUT", OF_CITY, Some(&wrong)).await;
    assert_eq!(status, 422, "{problem}");
    let told = problem["errors"].as_array().unwrap();
    let told: Vec<&str> = told
        .iter()
        .map(|it| it["field"].as_str().unwrap())
        .collect();
    let fields = [
        "triggers[0].from",
        "triggers[0].until",
        "triggers[1].school_kind",
    ];
    assert_eq!(told, fields, "{problem}");
    let both = json!({"triggers": [
        {"warning": "大雪", "from": "05:00", "until": "07:00", "template": "closure", "next": null},
    ], "none": true});
    let (status, problem) = city.call(&token, "PUT", OF_SCHOOL, Some(&both)).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (422, &json!("none"))
    );
    // What was done stands in the audit; what was not, does not.
    city.call(&token, "PUT", OF_CITY, Some(&rules())).await;
    let (_, audit) = city.call(&token, "GET", "/admin/v1/audit", None).await;
    let acts = audit["items"].as_array().unwrap().iter();
    let set: Vec<&Value> = acts.filter(|it| it["act"] == "city_triggers_set").collect();
    assert_eq!(set.len(), 1, "{audit}");
    assert_eq!(set[0]["amount"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_writes_its_rules_on_the_console() {
    let city = City::new().await;
    let mut office = city.clerk(Role::School, Some("saijo-es")).await;
    office.open("/console/schools/saijo-es").await;
    assert!(office.page.text().contains("気象警報と臨時休業の決まり"));
    office.open("/console/schools/saijo-es/triggers").await;
    assert!(office.page.says("まだ決まりがありません"));
    // Times that are none are told as what they are, by the form's own words, and nothing is lost.
    let rule = [
        ("warning", "暴風"),
        ("from", ""),
        ("until", "07:00"),
        ("template", "wait"),
    ];
    office.send(&rule, "決まりを保存する").await;
    let page = &office.page;
    assert_eq!(page.status, 422);
    for words in [
        "決まり1の「何時から」に、時刻を 06:30 のように",
        "決まり1の「次のお知らせの時刻（待機のとき）」を入れて",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("何時まで」"), "{}", page.text());
    assert!(page.html.contains("value=\"暴風\"") && page.html.contains("value=\"07:00\""));
    office.send(&[("from", "08:00")], "決まりを保存する").await;
    let words = "決まり1の「何時まで」を、「何時から」より後の時刻に";
    assert!(office.page.says(words), "{}", office.page.text());
    let rule = [("from", "05:00"), ("template", "closure")];
    office.send(&rule, "決まりを保存する").await;
    assert!(office.page.says("この学校の決まりが使われます"));
    assert!(
        office
            .page
            .says("「暴風」が05:00〜07:00に出たら、「臨時休業」")
    );
    let mut tx = city.app.db.read().await.unwrap();
    let choice = store::triggers::choice(&mut tx, "saijo-es").await.unwrap();
    let Choice::Own(kept) = choice else {
        panic!("{choice:?}");
    };
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].warning.as_str(), kept[0].next), ("暴風", None));
    drop(tx);
    office.open("/console/schools/saijo-jhs/triggers").await;
    assert_eq!(office.page.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_city_writes_its_rules_on_the_console_and_a_school_sees_them() {
    let city = City::new().await;
    let mut admin = city.clerk(Role::Admin, None).await;
    admin.open("/console/schools").await;
    admin.follow("気象警報の決まり").await;
    assert!(admin.page.says("まだ市の決まりがありません"));
    let rule = [
        ("warning", "暴風警報"),
        ("from", "05:00"),
        ("until", "07:00"),
        ("template", "closure"),
        ("school_kind", "elementary"),
    ];
    admin.send(&rule, "決まりを保存する").await;
    assert!(
        admin.page.says("決まりを保存しました"),
        "{}",
        admin.page.text()
    );
    assert!(admin.page.says("すべての学校に、市の決まりが使われます"));
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    teacher.open("/console/schools/saijo-es/triggers").await;
    assert!(
        teacher
            .page
            .says("市が全校のために定めた決まりが使われます")
    );
    assert!(teacher.page.says("「暴風警報」が05:00〜07:00に出たら"));
    assert!(
        !teacher.page.html.contains("name=\"warning\""),
        "to read only"
    );
    let mut other = city.clerk(Role::School, Some("saijo-jhs")).await;
    other.open("/console/schools/saijo-jhs/triggers").await;
    assert!(
        other.page.says("まだ決まりがありません"),
        "{}",
        other.page.text()
    );
    let mut office = city.clerk(Role::School, Some("saijo-es")).await;
    office.open("/console/schools/saijo-es/triggers").await;
    office.send(&[("none", "1")], "決まりを保存する").await;
    assert!(
        office.page.says("警報が出ても下書きを作りません"),
        "{}",
        office.page.text()
    );
    // Whoever sets the city's sees for whom they do not hold.
    let mut desk = city.clerk(Role::City, None).await;
    desk.open("/console/triggers").await;
    assert!(
        desk.page.says("西条小学校: 下書きを作らない"),
        "{}",
        desk.page.text()
    );
    assert_eq!(teacher.open("/console/triggers").await.status, 403);
}
