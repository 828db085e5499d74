use super::*;
use crate::city::alert::{Kind, Says};
use crate::city::evacuation::{Hazard, Mode};

const SHIMANE: &str = include_str!("../../../tests/it/alerts/jma-15_17_01_241226_VPWW56.xml");
const CANADA: &str = include_str!("../../../tests/it/alerts/cap-canada.cap");

fn one(text: &str) -> Alert {
    match read(text.as_bytes()) {
        Ok(Read::Alerts(mut alerts)) if alerts.len() == 1 => alerts.remove(0),
        other => panic!("{other:?}"),
    }
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).expect_err("it is refused")
}

fn of<'a>(alert: &'a Alert, area: &str) -> Vec<&'a Says> {
    alert.says.iter().filter(|says| says.area == area).collect()
}

/// A report about warnings in the form of before May 2026: `kinds` of 東広島市.
fn jma(status: &str, info_type: &str, info_kind: &str, kinds: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>気象特別警報・警報・注意報</Title><DateTime>2026-05-01T00:00:00Z</DateTime>
<Status>{status}</Status><EditorialOffice>広島地方気象台</EditorialOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><EventID/>
<InfoType>{info_type}</InfoType><Serial/><InfoKind>{info_kind}</InfoKind></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/">
<Warning type="気象警報・注意報（一次細分区域等）"><Item><Kind><Name>大雨特別警報</Name><Code>33</Code>
<Status>発表</Status></Kind><Area><Name>南部</Name><Code>3421200</Code></Area></Item></Warning>
<Warning type="気象警報・注意報（市町村等）"><Item>{kinds}
<Area><Name>東広島市</Name><Code>3421200</Code></Area>
<ChangeStatus>警報・注意報種別に変化有</ChangeStatus></Item></Warning>
</Body></Report>"#
    )
}

fn cap(inner: &str) -> String {
    format!(
        r#"<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>h1</identifier>
<sender>bosai@pref.example</sender><sent>2026-07-06T21:00:00+09:00</sent>{inner}</alert>"#
    )
}

const INFO: &str = "<info><language>ja</language><category>Met</category><event>土砂災害</event>
<responseType>Evacuate</responseType><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Likely</certainty><senderName>広島県</senderName>
<parameter><valueName>警戒レベル</valueName><value>４</value></parameter>
<area><areaDesc>東広島市</areaDesc><geocode><valueName>JMA</valueName><value>3421200</value></geocode></area></info>";

// X-02
#[test]
fn a_report_of_the_new_scheme_is_read_for_municipalities() {
    let alert = one(SHIMANE);
    assert_eq!((alert.mode, alert.kind), (Mode::Real, Kind::News));
    assert_eq!(alert.sender, "松江地方気象台");
    let [unnan] = of(&alert, "3220900")[..] else {
        panic!("{:?}", of(&alert, "3220900"));
    };
    assert_eq!(unnan.warning.name, "レベル４土砂災害危険警報");
    assert_eq!(unnan.warning.level, Some(4));
    assert_eq!(unnan.warning.hazard, Some(Hazard::Landslide));
    assert!(unnan.moved && !unnan.over);
    // 変化無
    assert!(!of(&alert, "3220100")[0].moved);
    // Larger areas are not looked at.
    assert!(of(&alert, "320000").is_empty() && of(&alert, "320013").is_empty());
    assert_eq!(alert.says.len(), 15);
}

// X-02
#[test]
fn a_report_of_the_old_scheme_is_read_and_its_levels_known() {
    let kinds = "<Kind><Name>大雨警報</Name><Code>03</Code><Status>発表</Status>
        <Addition><Note>土砂災害警戒</Note></Addition></Kind>
        <Kind><Name>洪水注意報</Name><Code>18</Code><Status>継続</Status></Kind>
        <Kind><Name>雷注意報</Name><Code>14</Code><Status>解除</Status></Kind>";
    let alert = one(&jma("通常", "発表", "気象警報・注意報", kinds));
    let said: Vec<_> = of(&alert, "3421200")
        .iter()
        .map(|says| {
            (
                says.warning.name.as_str(),
                says.warning.level,
                says.moved,
                says.over,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("大雨警報", Some(3), true, false),
            ("洪水注意報", Some(2), false, false),
            ("雷注意報", None, true, true),
        ]
    );
    assert_eq!(alert.says[0].warning.hazard, Some(Hazard::Landslide));
}

#[test]
fn a_lift_names_what_stood_before() {
    let kinds = "<Kind><Name>解除</Name><Code>00</Code><Status>解除</Status>
        <LastKind><Name>レベル３大雨警報</Name><Code>03</Code></LastKind></Kind>";
    let alert = one(&jma("通常", "発表", "気象警報・注意報", kinds));
    assert_eq!(alert.says[0].warning.name, "レベル３大雨警報");
    assert!(alert.says[0].over);
    let none = "<Kind><Status>発表警報・注意報はなし</Status></Kind>";
    assert!(
        one(&jma("通常", "発表", "気象警報・注意報", none))
            .says
            .is_empty()
    );
}

// X-02
#[test]
fn modes_kinds_and_what_a_report_is_about_are_told_apart() {
    let kinds = "<Kind><Name>レベル４</Name><Code>14</Code><Status>発表</Status></Kind>";
    let about = |status, info_type, info_kind| {
        let alert = one(&jma(status, info_type, info_kind, kinds));
        (alert.mode, alert.kind, alert.says.len())
    };
    let warnings = "気象警報・注意報";
    assert_eq!(
        about("訓練", "発表", warnings),
        (Mode::Drill, Kind::News, 1)
    );
    assert_eq!(about("試験", "訂正", warnings), (Mode::Test, Kind::News, 1));
    assert_eq!(
        about("通常", "取消", warnings),
        (Mode::Real, Kind::Cancel, 1)
    );
    // 噴火警戒レベル is no 警戒レベル.
    let volcano = about("通常", "発表", "噴火警報・予報");
    assert_eq!(volcano, (Mode::Real, Kind::Internal, 0));
    for (status, info_type) in [("本番", "発表"), ("通常", "更新"), ("", "")] {
        read(jma(status, info_type, warnings, kinds).as_bytes()).expect_err("unknown words");
    }
}

#[test]
fn a_report_that_is_only_there_to_keep_us_busy_is_soon_done() {
    let item = |areas: &str, kinds: &str| {
        let warning = format!(
            "<Warning type='気象警報・注意報（市町村等）'><Item>{kinds}<Areas>{areas}</Areas></Item></Warning>"
        );
        let report = jma("通常", "発表", "気象警報・注意報", "");
        report.replace("</Body>", &format!("{warning}</Body>"))
    };
    let kind = |name: &str| format!("<Kind><Name>{name}</Name><Status>発表</Status></Kind>");
    let area = |code: usize| format!("<Area><Code>{code}</Code></Area>");
    // The same again and again: forty thousand times twenty thousand.
    let many = item(&area(1).repeat(40_000), &kind("雷注意報").repeat(20_000));
    assert_eq!(of(&one(&many), "1").len(), 1);
    let areas: String = (0..20_000).map(area).collect();
    let kinds: String = (0..20_000).map(|at| kind(&format!("{at}警報"))).collect();
    assert!(refused(item(&areas, &kinds).as_bytes()).contains("places"));
}

#[test]
fn a_river_s_forecast_names_its_cities() {
    let report = r#"<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>指定河川洪水予報</Title><DateTime>2026-05-01T00:00:00Z</DateTime><Status>通常</Status>
<EditorialOffice>広島地方気象台</EditorialOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><EventID>87</EventID>
<InfoType>発表</InfoType><InfoKind>指定河川洪水予報</InfoKind></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/">
<Warning type="指定河川洪水予報"><Item><Kind><Name>氾濫危険情報</Name><Code>40</Code></Kind></Item></Warning>
<Warning type="浸水想定地区"><Item><Kind><Name>浸水想定地区</Name></Kind><Areas><Area><Name>川沿い</Name>
<City>東広島市</City><CityCode>3421200</CityCode></Area></Areas></Item></Warning></Body></Report>"#;
    let alert = one(report);
    assert_eq!(alert.says.len(), 1);
    assert_eq!(alert.says[0].warning.level, Some(4));
    assert_eq!(alert.says[0].warning.hazard, Some(Hazard::Flood));
}

#[test]
fn cap_is_read_with_its_empty_elements_and_references() {
    let alert = one(CANADA);
    assert_eq!((alert.mode, alert.kind), (Mode::Real, Kind::News));
    assert_eq!(alert.about.len(), 2);
    assert_eq!(
        alert.series,
        "real/cap/cap@ec.gc.ca,2.49.0.1.124.a3f342a4.2012,2012-05-02T21:45:05-00:00"
    );
    assert!(alert.says.iter().all(|says| says.over));
}

// X-02
#[test]
fn cap_status_and_type_decide_what_it_is() {
    let head = |status: &str, kind: &str, rest: &str| {
        let scope = "<scope>Public</scope>";
        cap(&format!(
            "<status>{status}</status><msgType>{kind}</msgType>{scope}{rest}"
        ))
    };
    let about = |status: &str, kind: &str, rest: &str| {
        let alert = one(&head(status, kind, rest));
        (alert.mode, alert.kind)
    };
    let earlier = "<references>a@b.example,1,2026-07-06T20:00:00+09:00</references>";
    let actual = one(&head("Actual", "Alert", INFO));
    assert_eq!(actual.says[0].warning.level, Some(4));
    assert_eq!(actual.says[0].area, "3421200");
    assert_eq!(actual.sender, "広島県");
    assert_eq!(about("Exercise", "Alert", INFO), (Mode::Drill, Kind::News));
    let update = |status| one(&head(status, "Update", &format!("{earlier}{INFO}"))).series;
    assert_ne!(update("Exercise"), update("Actual"));
    assert_eq!(about("Test", "Alert", INFO), (Mode::Test, Kind::News));
    assert_eq!(about("System", "Alert", INFO).1, Kind::Internal);
    assert_eq!(about("Draft", "Alert", INFO).1, Kind::Internal);
    assert_eq!(about("Actual", "Ack", earlier).1, Kind::Internal);
    // Without an info: it was wrong. With AllClear: it is over.
    assert_eq!(
        about("Actual", "Cancel", earlier),
        (Mode::Real, Kind::Cancel)
    );
    let clear = format!("{earlier}{}", INFO.replace("Evacuate", "AllClear"));
    let over = one(&head("Actual", "Cancel", &clear));
    assert!(over.kind == Kind::News && over.says[0].over);
    let private = head("Actual", "Alert", INFO).replace("Public", "Private");
    assert_eq!(one(&private).kind, Kind::Internal);
    for wrong in [
        head("Actual", "Cancel", ""),
        head("Actual", "Alert", ""),
        head("Real", "Alert", INFO),
        head("Actual", "Alarm", INFO),
        head("Actual", "Alert", INFO).replace("h1", "h 1"),
        head("Actual", "Alert", INFO).replace("2026-07-06T21", "gestern"),
        head("Actual", "Update", "<references>nonsense</references>"),
    ] {
        read(wrong.as_bytes()).expect_err(&wrong);
    }
}

#[test]
fn older_and_wrong_namespaces_are_refused_by_name() {
    let text = cap("<status>Actual</status>");
    for (namespace, told) in [
        ("urn:oasis:names:tc:emergency:cap:1.1", "CAP 1.1"),
        ("http://www.incident.com/cap/1.0", "CAP 1.0"),
        ("urn:example:other", "another namespace"),
    ] {
        let why = refused(
            text.replace("urn:oasis:names:tc:emergency:cap:1.2", namespace)
                .as_bytes(),
        );
        assert!(why.contains(told), "{why}");
    }
    let report = jma("通常", "発表", "気象警報・注意報", "");
    let why = refused(report.replace("jmaxml1/\">", "jmaxml2/\">").as_bytes());
    assert!(why.contains("another namespace"), "{why}");
    assert!(refused(b"<html/>").contains("neither"));
}

#[test]
fn hostile_files_are_refused_with_a_reason() {
    let xxe = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">&x;</alert>"#;
    assert_eq!(refused(xxe.as_bytes()), "holds a DOCTYPE");
    let laughs = r#"<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>"#;
    assert_eq!(refused(laughs.as_bytes()), "holds a DOCTYPE");
    // UTF-16 hides nothing.
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(laughs.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(refused(&wide), "holds a DOCTYPE");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(refused(deep.as_bytes()).contains("deeper"));
    // A tag that pretends to close itself in an attribute.
    let deep = r#"<a x="/>">"#.repeat(100_000);
    assert!(refused(deep.as_bytes()).contains("deeper"));
    let many = format!("<a>{}</a>", "<b/>".repeat(300_000));
    assert!(refused(many.as_bytes()).contains("elements"));
    let attributes: String = (0..5000).map(|at| format!(" a{at}=''")).collect();
    assert!(refused(format!("<a{attributes}/>").as_bytes()).contains("tag"));
    let huge = vec![b' '; LARGEST + 1];
    assert!(refused(&huge).contains("limit"));
    for text in [
        "",
        " \n",
        "<a",
        "<a></b>",
        "<a>&unknown;</a>",
        "<a/><a/>",
        "no XML",
    ] {
        refused(text.as_bytes());
    }
    assert!(refused(b"<a>\xFF\xFE</a>").contains("UTF-8"));
}

#[test]
fn every_encoding_that_is_declared_is_read() {
    let info = INFO
        .replace("広島県", "Préfecture")
        .replace("土砂災害", "Landslide");
    let text = cap(&format!(
        "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>{info}"
    ));
    let latin: Vec<u8> = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{text}")
        .chars()
        .filter_map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    let Ok(Read::Alerts(alerts)) = read(&latin) else {
        panic!("{:?}", read(&latin));
    };
    assert_eq!(alerts[0].sender, "Préfecture");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>{}",
        cap(&format!(
            "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>{INFO}"
        ))
    );
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let Ok(Read::Alerts(alerts)) = read(&sjis) else {
        panic!("Shift_JIS");
    };
    assert_eq!(alerts[0].sender, "広島県");
    assert!(refused(b"<?xml version='1.0' encoding='klingon'?><a/>").contains("klingon"));
}

#[test]
fn a_feed_holds_alerts_or_says_where_they_stand() {
    let inner = cap(&format!(
        "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>{INFO}"
    ));
    let feed = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='text/xml'>{inner}</content></entry></feed>"
    );
    assert_eq!(one(&feed).says.len(), 1);
    let links = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:1</id>
        <link type='application/xml' href='https://feed.example/1.xml'/></entry></feed>";
    let entry = Entry {
        id: "urn:1".into(),
        link: "https://feed.example/1.xml".into(),
    };
    assert_eq!(read(links.as_bytes()), Ok(Read::Feed(vec![entry])));
    // One that is refused does not take the others with it.
    let old = inner.replace("cap:1.2", "cap:1.1");
    let entry = |inner: &str| format!("<entry><content type='text/xml'>{inner}</content></entry>");
    let feed =
        |entries: &str| format!("<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>");
    let mixed = feed(&format!("{}{}", entry(&old), entry(&inner)));
    assert_eq!(one(&mixed).says.len(), 1);
    assert!(refused(feed(&entry(&old)).as_bytes()).contains("CAP 1.1"));
    refused(b"<feed xmlns='http://www.w3.org/2005/Atom'/>");
    refused(b"<feed/>");
}
