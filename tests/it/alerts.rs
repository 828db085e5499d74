//! Alerts from outside become drafts, and only drafts: by JMA's XML and CAP, through the same door as
//! `kairan import alerts`.

mod changes;
mod feeds;
mod lifts;
mod schools;
mod waiting;

use kairan::city::authority::Role;
use kairan::inbound::alerts::{self, Read};
use kairan::simulator::Mail;
use kairan::store;
use serde_json::{Value, json};

use crate::bounces::kairan;
use crate::support::city::City;
use crate::support::database::Database;

const SHIMANE: &str = include_str!("alerts/jma-15_17_01_241226_VPWW56.xml");
const CANADA: &str = include_str!("alerts/cap-canada.cap");

/// One warning of 東広島市 in a report of the scheme since May 2026.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    pub status: &'a str,
    pub info_type: &'a str,
    /// Minutes after 2026-11-21T09:00.
    pub minute: i64,
    /// Name and Status of each warning.
    pub warnings: &'a [(&'a str, &'a str)],
}

impl Report<'_> {
    pub const SLIDE: Report<'static> = Report {
        status: "通常",
        info_type: "発表",
        minute: 0,
        warnings: &[("レベル４土砂災害危険警報", "発表")],
    };

    pub fn xml(&self) -> String {
        let minute = self.minute;
        let kinds: String = self
            .warnings
            .iter()
            .map(|(name, status)| {
                let code = if *status == "解除" { "00" } else { "49" };
                format!(
                    "<Kind><Name>{name}</Name><Code>{code}</Code><Status>{status}</Status></Kind>"
                )
            })
            .collect();
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>気象警報・注意報（Ｒ０６）（土砂災害）</Title><DateTime>2026-11-21T00:{minute:02}:00Z</DateTime>
<Status>{status}</Status><EditorialOffice>広島地方気象台</EditorialOffice>
<PublishingOffice>広島地方気象台</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>広島県土砂災害警報・注意報</Title>
<ReportDateTime>2026-11-21T09:{minute:02}:00+09:00</ReportDateTime><EventID/><InfoType>{info_type}</InfoType>
<Serial/><InfoKind>気象警報・注意報</InfoKind><InfoKindVersion>1.5_0</InfoKindVersion></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/">
<Warning type="気象警報・注意報（市町村等）"><Item>{kinds}<Area><Name>東広島市</Name><Code>3421200</Code></Area>
<ChangeStatus>警報・注意報種別に変化有</ChangeStatus></Item></Warning></Body></Report>"#,
            status = self.status,
            info_type = self.info_type,
        )
    }
}

/// As `kairan import alerts` takes a file, and the service looks at it. How many were new.
pub async fn import(city: &City, text: &str) -> usize {
    let new = put(city, text).await;
    city.settle().await;
    new
}

/// The same, before the service looks at it.
async fn put(city: &City, text: &str) -> usize {
    let Ok(Read::Alerts(alerts)) = alerts::read(text.as_bytes()) else {
        panic!("{:?}", alerts::read(text.as_bytes()));
    };
    // Nothing comes twice in one millisecond, and ids sort by time.
    city.clock.advance_seconds(1);
    let mut tx = city.app.db.write().await.unwrap();
    let mut new = 0;
    for alert in &alerts {
        let now = city.clock.now();
        new += usize::from(store::alerts::put(&mut tx, alert, now).await.unwrap());
    }
    tx.commit().await.unwrap();
    new
}

/// The drafts that staff see, the oldest first, each whole.
pub async fn drafts(city: &City, token: &str) -> Vec<Value> {
    let path = "/admin/v1/notices?state=draft&limit=200";
    let (status, list) = city.call(token, "GET", path, None).await;
    assert_eq!(status, 200, "{list}");
    let mut drafts = Vec::new();
    for line in list["items"].as_array().unwrap().iter().rev() {
        let path = format!("/admin/v1/notices/{}", line["id"].as_str().unwrap());
        let (_, draft) = city.call(token, "GET", &path, None).await;
        drafts.push(draft);
    }
    drafts
}

fn title(draft: &Value) -> &str {
    draft["content"]["ja"]["title"].as_str().unwrap()
}

async fn titles(city: &City, token: &str) -> Vec<String> {
    let drafts = drafts(city, token).await;
    drafts.iter().map(|draft| title(draft).to_owned()).collect()
}

async fn with_staff() -> (City, String) {
    let city = City::new().await;
    let token = city.staff(Role::City, None).await;
    (city, token)
}

fn cap(status: &str, kind: &str, number: i64, rest: &str) -> String {
    format!(
        r#"<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>hiroshima-{number}</identifier>
<sender>bosai@pref.example</sender><sent>2026-11-21T09:{number:02}:00+09:00</sent><status>{status}</status>
<msgType>{kind}</msgType><scope>Public</scope><note/>{rest}</alert>"#
    )
}

fn info(response: &str, code: &str) -> String {
    format!(
        "<info><language>ja</language><category>Met</category><event>洪水</event>
<responseType>{response}</responseType><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Likely</certainty><senderName>広島県</senderName><area><areaDesc>東広島市</areaDesc>
<geocode><valueName>JMA</valueName><value>{code}</value></geocode></area></info>"
    )
}

const FIRST: &str =
    "<references>bosai@pref.example,hiroshima-1,2026-11-21T09:01:00+09:00</references>";

/// Sends a draft, and has a second person approve it.
async fn release(city: &City, token: &str, id: &str) {
    let path = format!("/admin/v1/notices/{id}");
    let send = city
        .call(token, "POST", &format!("{path}/send"), None)
        .await;
    assert_eq!(send.1["state"], "awaiting_approval", "{}", send.1);
    assert_eq!(approve(city, id).await, 200);
}

/// By somebody else than whoever sent it.
async fn approve(city: &City, id: &str) -> u16 {
    let second = city.staff(Role::Admin, None).await;
    let path = format!("/admin/v1/notices/{id}/approve");
    city.call(&second, "POST", &path, None).await.0
}

async fn state(city: &City, token: &str, id: &str) -> String {
    let path = format!("/admin/v1/notices/{id}");
    let (_, notice) = city.call(token, "GET", &path, None).await;
    notice["state"].as_str().unwrap().to_owned()
}

fn subject(mail: &Mail) -> String {
    mail.subject().unwrap_or_default()
}

fn id(draft: &Value) -> String {
    draft["id"].as_str().unwrap().to_owned()
}

// X-02 B-10
#[tokio::test(flavor = "multi_thread")]
async fn a_warning_of_level_four_becomes_a_draft_in_six_languages_and_is_not_sent() {
    let (city, token) = with_staff().await;
    assert_eq!(import(&city, &Report::SLIDE.xml()).await, 1);
    let drafts = drafts(&city, &token).await;
    let [draft] = &drafts[..] else {
        panic!("{drafts:?}");
    };
    assert_eq!(
        (&draft["kind"], &draft["level"], &draft["state"]),
        (&json!("emergency"), &json!(4), &json!("draft"))
    );
    assert_eq!(title(draft), "【警戒レベル4】避難指示（土砂災害）市内全域");
    let body = draft["content"]["ja"]["body"].as_str().unwrap();
    assert!(
        body.contains("広島地方気象台がレベル４土砂災害危険警報を発表"),
        "{body}"
    );
    let languages = draft["content"].as_object().unwrap();
    assert_eq!(languages.len(), 6);
    // The same file again, and the same thing said again later, change nothing.
    assert_eq!(import(&city, &Report::SLIDE.xml()).await, 0);
    let still = Report {
        minute: 5,
        warnings: &[("レベル４土砂災害危険警報", "継続")],
        ..Report::SLIDE
    };
    assert_eq!(import(&city, &still.xml()).await, 1);
    assert_eq!(titles(&city, &token).await.len(), 1);
    // An older one that comes late does not, either.
    let late = Report {
        minute: 2,
        warnings: &[("レベル３土砂災害警報", "発表")],
        ..Report::SLIDE
    };
    import(&city, &late.xml()).await;
    assert_eq!(titles(&city, &token).await.len(), 1);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn a_lift_is_another_thing_than_a_cancellation() {
    let (city, token) = with_staff().await;
    import(&city, &Report::SLIDE.xml()).await;
    let lifted = Report {
        minute: 30,
        warnings: &[("レベル４土砂災害危険警報", "解除")],
        ..Report::SLIDE
    };
    import(&city, &lifted.xml()).await;
    // What was not sent is stale. The city ordered nothing: that it is over is news.
    assert_eq!(
        titles(&city, &token).await,
        ["【気象情報】レベル４土砂災害危険警報の解除"]
    );
    let again = Report {
        minute: 40,
        ..Report::SLIDE
    };
    import(&city, &again.xml()).await;
    let cancelled = Report {
        minute: 45,
        info_type: "取消",
        warnings: &[],
        ..Report::SLIDE
    };
    import(&city, &cancelled.xml()).await;
    // Nobody had it: nobody is told.
    assert_eq!(titles(&city, &token).await, [""; 0]);
    // What was wrong does not count as known.
    let anew = Report {
        minute: 50,
        ..Report::SLIDE
    };
    import(&city, &anew.xml()).await;
    assert_eq!(titles(&city, &token).await.len(), 1);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_of_what_was_sent_drafts_a_correction() {
    let (mut city, token) = with_staff().await;
    city.expects_refusals = true;
    import(&city, &Report::SLIDE.xml()).await;
    let draft = id(&drafts(&city, &token).await[0]);
    release(&city, &token, &draft).await;
    city.settle().await;
    let cancelled = Report {
        minute: 10,
        info_type: "取消",
        warnings: &[],
        ..Report::SLIDE
    };
    import(&city, &cancelled.xml()).await;
    let drafts = drafts(&city, &token).await;
    let [draft_of_correction] = &drafts[..] else {
        panic!("{drafts:?}");
    };
    assert_eq!(draft_of_correction["corrects"]["notice"], json!(draft));
    assert_eq!(
        title(draft_of_correction),
        "【警戒レベル4】避難指示の取消（誤報）（土砂災害）市内全域"
    );
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn drills_and_tests_never_become_real() {
    let (city, token) = with_staff().await;
    for (status, mark) in [("訓練", "【訓練】"), ("試験", "【試験】")] {
        let report = Report {
            status,
            ..Report::SLIDE
        };
        import(&city, &report.xml()).await;
        let drafts = drafts(&city, &token).await;
        let draft = drafts.last().unwrap();
        assert_eq!(draft["kind"], "drill");
        assert!(title(draft).starts_with(&format!("{mark}【警戒レベル4】")));
        let real = json!({
            "kind": "emergency", "level": 4, "audience": {"everyone": true},
            "content": {"ja": {"title": "避難指示", "body": "避難"}},
        });
        let path = format!("/admin/v1/notices/{}", draft["id"].as_str().unwrap());
        let (status, answer) = city.call(&token, "PUT", &path, Some(&real)).await;
        assert_eq!(status, 409, "{answer}");
        let instead = json!({
            "hazard": "landslide", "level": 4, "replaces": draft["id"],
        });
        let path = "/admin/v1/evacuations";
        let (status, answer) = city.call(&token, "POST", path, Some(&instead)).await;
        assert_eq!(status, 409, "{answer}");
    }
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn what_needs_no_evacuation_is_news_by_topic() {
    let (city, token) = with_staff().await;
    let storm = Report {
        warnings: &[
            ("暴風警報", "発表"),
            ("レベル２土砂災害注意報", "発表"),
            ("雷注意報", "継続"),
        ],
        ..Report::SLIDE
    };
    import(&city, &storm.xml()).await;
    let drafts = drafts(&city, &token).await;
    let [draft] = &drafts[..] else {
        panic!("{drafts:?}");
    };
    assert_eq!(
        (&draft["kind"], &draft["topic"]),
        (&json!("city"), &json!("bosai"))
    );
    assert_eq!(title(draft), "【気象情報】暴風警報、レベル２土砂災害注意報");
    let english = draft["content"]["en"]["title"].as_str().unwrap();
    assert!(english.contains("Storm Warning (暴風警報)"), "{english}");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_places_volcanoes_and_machines_make_no_draft() {
    let (city, token) = with_staff().await;
    import(&city, SHIMANE).await;
    import(&city, CANADA).await;
    let volcano = Report::SLIDE
        .xml()
        .replace("<InfoKind>気象警報・注意報", "<InfoKind>噴火警報・予報");
    import(&city, &volcano).await;
    import(
        &city,
        &cap("System", "Alert", 1, &info("Evacuate", "3421200")),
    )
    .await;
    import(
        &city,
        &cap("Actual", "Alert", 2, &info("Evacuate", "3410000")),
    )
    .await;
    assert_eq!(titles(&city, &token).await, [""; 0]);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn cap_is_drafted_updated_lifted_and_cancelled() {
    let (city, token) = with_staff().await;
    import(
        &city,
        &cap("Actual", "Alert", 1, &info("Evacuate", "3421200")),
    )
    .await;
    assert_eq!(
        titles(&city, &token).await,
        ["【警戒レベル4】避難指示（洪水・氾濫）市内全域"]
    );
    let update = format!("{FIRST}{}", info("Evacuate", "3421200"));
    import(&city, &cap("Actual", "Update", 2, &update)).await;
    assert_eq!(titles(&city, &token).await.len(), 1);
    let clear = format!("{FIRST}{}", info("AllClear", "3421200"));
    import(&city, &cap("Actual", "Update", 3, &clear)).await;
    let lifted = titles(&city, &token).await;
    assert_eq!(lifted, ["【気象情報】洪水の解除"]);
    // A cancellation without a word more.
    import(
        &city,
        &cap("Exercise", "Alert", 5, &info("Evacuate", "3421200")),
    )
    .await;
    assert_eq!(titles(&city, &token).await.len(), 2);
    let fifth = FIRST
        .replace("hiroshima-1", "hiroshima-5")
        .replace("09:01", "09:05");
    import(&city, &cap("Exercise", "Cancel", 6, &fifth)).await;
    assert_eq!(titles(&city, &token).await, lifted);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn a_warning_that_comes_after_its_own_end_is_no_news_but_that_it_is_over_is() {
    let (city, token) = with_staff().await;
    let until = |response: &str, expires: &str| {
        let expires = format!("<expires>{expires}</expires><senderName>");
        info(response, "3421200").replace("<senderName>", &expires)
    };
    let passed = "2026-11-21T00:00:00+09:00";
    let late = cap("Actual", "Alert", 1, &until("Evacuate", passed));
    import(&city, &late).await;
    assert_eq!(titles(&city, &token).await, [""; 0]);
    let still = format!("{FIRST}{}", until("Evacuate", "2036-11-21T00:00:00+09:00"));
    import(&city, &cap("Actual", "Update", 2, &still)).await;
    assert_eq!(
        titles(&city, &token).await,
        ["【警戒レベル4】避難指示（洪水・氾濫）市内全域"]
    );
    let clear = format!("{FIRST}{}", until("AllClear", passed));
    import(&city, &cap("Actual", "Update", 3, &clear)).await;
    assert_eq!(titles(&city, &token).await, ["【気象情報】洪水の解除"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_names_what_it_rejects() {
    let database = Database::new().await;
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let good = file("good.xml", &Report::SLIDE.xml());
    let evil = file("evil.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    let take = async |files: &[&std::path::PathBuf]| {
        let mut arguments = vec!["import", "alerts"];
        arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
        let (code, _, told) = kairan(&database, &arguments).await;
        (code, told)
    };
    let (code, told) = take(&[&good]).await;
    assert_eq!(code, Some(0), "{told}");
    let report = "1 alerts taken up, 0 known before, 0 files rejected";
    assert!(told.contains(report), "{told}");
    let (code, told) = take(&[&good, &evil]).await;
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("evil.xml: holds a DOCTYPE"), "{told}");
    let report = "0 alerts taken up, 1 known before, 1 files rejected";
    assert!(told.contains(report), "{told}");
    let (code, told) = take(&[&evil, &dir.path().join("nowhere.xml")]).await;
    assert_eq!(code, Some(1), "{told}");
    // Whoever waits for a draft that will not come is told why.
    let (code, told) = take(&[&file("shimane.xml", SHIMANE)]).await;
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("1 of them name no place of KAIRAN_AREA_CODES (3421200)"),
        "{told}"
    );
}
