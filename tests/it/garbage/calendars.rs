//! What one calendar in the place of another changes for people (B-14): areas that are gone, moving, single
//! days, reminders that came too late.

use std::path::Path;

use kairan::city::authority::Role;
use kairan::city::evacuation::Zone;
use kairan::store::evacuations::{self, Place, Places};
use kairan::store::people;
use serde_json::json;

use crate::support::city::{City, Phone};
use crate::support::garbage::{import, publish};

use super::reminders::{TUESDAY, resident};

/// A calendar of these areas, each with burnable garbage on Tuesdays.
fn calendar(dir: &Path, areas: &[&str]) {
    let rows: String = areas.iter().map(|area| format!("{area},,火\n")).collect();
    let text = format!("地名,センター,燃やせるごみ\n{rows}");
    std::fs::write(dir.join("area_days.csv"), text).unwrap();
}

async fn places_of(city: &City, email: &str) -> Places {
    let mut tx = city.app.db.read().await.unwrap();
    let person = people::by_login(&mut tx, email).await.unwrap().unwrap();
    evacuations::places(&mut tx, &person.id).await.unwrap()
}

/// Lives there in the landslide zone, and wants news of that place only.
async fn narrows(city: &City, email: &str, area: &str) {
    let mut tx = city.app.db.write().await.unwrap();
    let person = people::by_login(&mut tx, email).await.unwrap().unwrap();
    let places = Places {
        places: vec![Place {
            area: area.to_owned(),
            zones: vec![Zone::Landslide],
        }],
        narrowed_at: Some(city.clock.now()),
    };
    let now = city.clock.now();
    evacuations::put_places(&mut tx, &person.id, &places, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

// B-10 B-14
#[tokio::test(flavor = "multi_thread")]
async fn an_area_that_is_gone_is_offered_no_more_and_nobody_who_lived_there_is_cut_off() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut hana = resident(&city, "hana", "19時").await;
    narrows(&city, "hana@example.jp", "西条").await;
    let decides = city.staff(Role::City, None).await;
    let approves = city.staff(Role::City, None).await;
    let order = |area: &str| json!({"hazard": "flood", "level": 3, "areas": [area]});
    let dir = tempfile::tempdir().unwrap();
    // A draft with a slip of the pen offers nothing yet.
    calendar(dir.path(), &["西条北", "西条町御薗宇", "八本松x"]);
    let file = dir.path().join("area_days.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}高屋,,水6\n")).unwrap();
    import(&city, dir.path(), 2026).await;
    let path = "/admin/v1/evacuations";
    let (status, _) = city
        .call(&decides, "POST", path, Some(&order("八本松x")))
        .await;
    assert_eq!(status, 422);
    // 西条 is 西条北 now.
    calendar(dir.path(), &["西条北", "西条町御薗宇"]);
    let taken = import(&city, dir.path(), 2026).await;
    let effect = taken.effect.unwrap();
    assert!(effect.gone.contains(&"西条".to_owned()), "{effect:?}");
    assert_eq!(effect.people, 1, "{effect:?}");
    let said = effect.notes().join("\n");
    assert!(
        said.contains("1 people live") && said.contains("西条"),
        "{said}"
    );
    assert!(taken.calendar.notes.join("\n").contains("1 people live"));
    let (status, _) = city
        .call(&decides, "POST", path, Some(&order("西条")))
        .await;
    assert_eq!(status, 422, "it is offered no more");
    let (status, notice) = city
        .call(&decides, "POST", path, Some(&order("西条北")))
        .await;
    assert_eq!(status, 201, "{notice}");
    let path = format!(
        "/admin/v1/notices/{}/approve",
        notice["id"].as_str().unwrap()
    );
    city.call(&approves, "POST", &path, None).await;
    let said = hana.look(&city).await.text();
    assert!(said.contains("【警戒レベル3】高齢者等避難"), "{said}");
}

/// Changes where they live in the talk about garbage days; the answer.
async fn settles(city: &City, phone: &mut Phone, area: &str) -> String {
    phone.says(city, "ごみの日").await;
    phone.taps(city, "変更する").await;
    phone.taps(city, "お住まいの地区").await;
    let said = phone.says(city, area).await.text();
    let summary = format!("お住まいの地区: {area}");
    assert!(said.contains(&summary), "{said}");
    let said = phone.taps(city, "登録する").await.text();
    assert!(said.contains("設定しました"), "{said}");
    said
}

// B-10 B-14
#[tokio::test(flavor = "multi_thread")]
async fn whoever_moves_leaves_the_old_zone_behind_and_is_told_so() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let mut hana = resident(&city, "hana", "19時").await;
    narrows(&city, "hana@example.jp", "西条").await;
    let said = settles(&city, &mut hana, "高屋").await;
    assert!(said.contains("お住まいの地区が変わりました"), "{said}");
    let places = places_of(&city, "hana@example.jp").await;
    assert_eq!(places.narrowed_at, None);
    assert_eq!(places.places[0].area, "高屋");
    assert!(places.places[0].zones.is_empty(), "{places:?}");
    // The same place again changes nothing and says nothing of it.
    narrows(&city, "hana@example.jp", "高屋").await;
    let said = settles(&city, &mut hana, "高屋").await;
    assert!(!said.contains("地区が変わりました"), "{said}");
    let places = places_of(&city, "hana@example.jp").await;
    assert_eq!(places.places[0].zones, [Zone::Landslide]);
    assert!(places.narrowed_at.is_some());
}

// B-14
#[tokio::test(flavor = "multi_thread")]
async fn single_days_that_staff_changed_hold_on_in_the_next_calendar() {
    let city = City::asking("chat").await;
    let dir = tempfile::tempdir().unwrap();
    calendar(dir.path(), &["西条", "高屋"]);
    import(&city, dir.path(), 2026).await;
    let clerk = city.staff(Role::City, None).await;
    let path = "/admin/v1/garbage/days";
    for (area, day, collected) in [("西条", "2026-12-01", false), ("高屋", "2026-12-03", true)]
    {
        let body =
            json!({"area": area, "category": "燃やせるごみ", "date": day, "collected": collected});
        assert_eq!(city.call(&clerk, "POST", path, Some(&body)).await.0, 200);
    }
    calendar(dir.path(), &["西条", "河内"]);
    let taken = import(&city, dir.path(), 2026).await;
    let effect = taken.effect.unwrap();
    assert_eq!((effect.kept_changes, effect.lost_changes), (1, 1));
    let days = format!("{path}?area=%E8%A5%BF%E6%9D%A1&from=2026-11-30&to=2026-12-08");
    let (_, found) = city.call(&clerk, "GET", &days, None).await;
    let found: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["date"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["2026-12-08"], "the first of December stays out");
}

// B-11
#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_that_line_did_not_take_by_the_collection_stays_in() {
    let mut city = City::asking("chat").await;
    publish(&city).await;
    let mut hana = resident(&city, "hana", "19時").await;
    city.expects_refusals = true;
    let fault = json!({"on": "multicast", "kind": "error500", "times": null});
    let faults = format!("{}/simulator/v1/faults", city.simulator.url());
    city.http.post(&faults).json(&fault).send().await.unwrap();
    city.at("2026-11-30T19:00:00+09:00");
    assert_eq!(hana.look(&city).await.text(), "");
    city.at("2026-12-01T09:00:00+09:00");
    city.http.delete(&faults).send().await.unwrap();
    let said = hana.look(&city).await.text();
    assert!(!said.contains(TUESDAY), "{said}");
    city.at("2026-12-01T12:00:00+09:00");
    assert_eq!(hana.look(&city).await.text(), "");
    // And the next comes as ever.
    city.at("2026-12-03T19:00:00+09:00");
    assert!(hana.look(&city).await.text().contains("12月4日（金）"));
}

// B-10 B-14
#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_force_in_an_area_that_is_gone_is_lifted_there() {
    let city = City::asking("chat").await;
    publish(&city).await;
    let decides = city.staff(Role::City, None).await;
    let approves = city.staff(Role::City, None).await;
    let path = "/admin/v1/evacuations";
    let order = json!({"hazard": "flood", "level": 3, "areas": ["西条"]});
    let approve = async |notice: &serde_json::Value| {
        let path = format!(
            "/admin/v1/notices/{}/approve",
            notice["id"].as_str().unwrap()
        );
        let (status, answer) = city.call(&approves, "POST", &path, None).await;
        assert_eq!(status, 200, "{answer}");
        city.settle().await;
    };
    let (_, notice) = city.call(&decides, "POST", path, Some(&order)).await;
    approve(&notice).await;
    let dir = tempfile::tempdir().unwrap();
    calendar(dir.path(), &["西条北"]);
    import(&city, dir.path(), 2026).await;
    city.clock.advance_seconds(60);
    let lift = json!({"hazard": "flood", "areas": ["西条"]});
    let (status, lifted) = city
        .call(&decides, "POST", &format!("{path}/lift"), Some(&lift))
        .await;
    assert_eq!(status, 201, "{lifted}");
    approve(&lifted).await;
    // Then the name is nobody's any more.
    let (status, _) = city.call(&decides, "POST", path, Some(&order)).await;
    assert_eq!(status, 422);
}
