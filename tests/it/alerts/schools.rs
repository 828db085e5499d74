//! A school's draft while the weather goes on changing.

use kairan::city::authority::Role;
use serde_json::{Value, json};

use super::*;

/// A school with these rules: warning, hours, template.
async fn school(rules: &[(&str, &str, &str)]) -> (City, String) {
    let city = City::new().await;
    let office = city.staff(Role::School, Some("saijo-es")).await;
    let rules: Vec<Value> = rules
        .iter()
        .map(|(warning, until, template)| {
            let next = (*template == "wait").then_some("11:00");
            json!({"warning": warning, "from": "00:00", "until": until, "template": template, "next": next})
        })
        .collect();
    let path = "/admin/v1/schools/saijo-es/triggers";
    let (status, answer) = city
        .call(&office, "PUT", path, Some(&json!({"triggers": rules})))
        .await;
    assert_eq!(status, 200, "{answer}");
    (city, office)
}

/// What the school has for a draft after a report of a minute past nine.
async fn after(city: &City, office: &str, minute: i64, warnings: &[(&str, &str)]) -> Vec<Value> {
    let report = Report {
        minute,
        warnings,
        ..Report::SLIDE
    };
    import(city, &report.xml()).await;
    drafts(city, office).await
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_closure_stays_while_its_warning_holds_or_grows() {
    // By half past nine: what changes later makes no draft, and takes none.
    let (city, office) = school(&[("大雨警報", "09:30", "closure")]).await;
    let first = after(&city, &office, 0, &[("レベル３大雨警報", "発表")]).await;
    let [closure] = &first[..] else {
        panic!("{first:?}");
    };
    for (minute, warnings) in [
        (10, &[("レベル４大雨危険警報", "発表")][..]),
        (
            20,
            &[("レベル４大雨危険警報", "継続"), ("雷注意報", "発表")],
        ),
        (
            40,
            &[("レベル５大雨特別警報", "発表"), ("雷注意報", "継続")],
        ),
    ] {
        let now = after(&city, &office, minute, warnings).await;
        assert_eq!(now.len(), 1, "{minute}: {now:?}");
        assert_eq!(id(&now[0]), id(closure), "{minute}");
    }
    let over = after(&city, &office, 50, &[("レベル２大雨注意報", "発表")]).await;
    assert!(over.is_empty(), "{over:?}");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_met_by_the_gravest_warning_at_once() {
    for (rule, warning) in [
        ("大雨警報", "レベル５大雨特別警報"),
        ("大雨警報", "レベル４大雨危険警報"),
        ("暴風警報", "暴風特別警報"),
    ] {
        let (city, office) = school(&[(rule, "23:59", "closure")]).await;
        let drafts = after(&city, &office, 0, &[(warning, "発表")]).await;
        assert_eq!(drafts.len(), 1, "{rule}: {warning}");
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn a_graver_warning_may_call_for_another_template() {
    let rules = [
        ("特別警報", "23:59", "closure"),
        ("大雨警報", "23:59", "wait"),
    ];
    let (city, office) = school(&rules).await;
    let waits = after(&city, &office, 0, &[("レベル３大雨警報", "発表")]).await;
    let graver = after(&city, &office, 10, &[("レベル５大雨特別警報", "発表")]).await;
    assert_eq!((waits.len(), graver.len()), (1, 1));
    assert_ne!(id(&waits[0]), id(&graver[0]));
    assert_ne!(title(&waits[0]), title(&graver[0]));
}

//
#[tokio::test(flavor = "multi_thread")]
async fn the_next_day_is_decided_anew() {
    let (city, office) = school(&[("大雨警報", "23:59", "closure")]).await;
    let first = after(&city, &office, 0, &[("レベル３大雨警報", "発表")]).await;
    let graver = Report {
        minute: 10,
        warnings: &[("レベル４大雨危険警報", "発表")],
        ..Report::SLIDE
    };
    import(&city, &graver.xml().replace("2026-11-21", "2026-11-22")).await;
    let second = drafts(&city, &office).await;
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_ne!(id(&first[0]), id(&second[0]));
}
