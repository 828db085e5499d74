//! 解除: what the city ordered is lifted where it was ordered, once nothing else says that the danger is there.

use kairan::city::authority::Role;
use kairan::store::areas;
use scraper::{Html, Selector};
use serde_json::json;

use super::*;

/// A river's forecast that names 東広島市.
fn river(number: &str, day: &str, minute: i64, status: &str) -> String {
    format!(
        r#"<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>指定河川洪水予報</Title><DateTime>2026-11-{day}T00:{minute:02}:00Z</DateTime><Status>通常</Status>
<EditorialOffice>広島地方気象台</EditorialOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><EventID>{number}</EventID>
<InfoType>発表</InfoType><InfoKind>指定河川洪水予報</InfoKind></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/"><Warning type="指定河川洪水予報"><Item>
<Kind><Name>レベル４氾濫危険警報</Name><Code>40</Code><Status>{status}</Status></Kind></Item></Warning>
<City><CityCode>3421200</CityCode></City></Body></Report>"#
    )
}

const FLOOD: &str = "【警戒レベル4】避難指示（洪水・氾濫）市内全域";
const NEWS: &str = "【気象情報】レベル４氾濫危険警報の解除";

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lifted_while_another_river_is_dangerous() {
    let (city, token) = with_staff().await;
    let desk = "bosai@city.example";
    city.logs_in(Role::City, None, desk).await;
    import(&city, &river("87-1", "21", 0, "発表")).await;
    import(&city, &river("87-2", "21", 1, "発表")).await;
    assert_eq!(titles(&city, &token).await, [FLOOD, FLOOD]);
    import(&city, &river("87-1", "21", 30, "解除")).await;
    assert_eq!(titles(&city, &token).await, [FLOOD]);
    let mail = city.mail(desk);
    assert_eq!(subject(&mail), "【解除の下書きなし】洪水・氾濫");
    assert!(
        mail.text().contains("レベル４氾濫危険警報"),
        "{}",
        mail.text()
    );
    import(&city, &river("87-2", "21", 40, "解除")).await;
    assert_eq!(titles(&city, &token).await, [NEWS]);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn a_series_that_fell_silent_days_ago_keeps_nothing_from_being_lifted() {
    let (city, token) = with_staff().await;
    import(&city, &river("87-1", "21", 0, "発表")).await;
    import(&city, &river("87-2", "25", 0, "発表")).await;
    import(&city, &river("87-2", "25", 30, "解除")).await;
    assert_eq!(titles(&city, &token).await, [FLOOD, NEWS]);
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn what_the_city_ordered_is_lifted_where_it_was_ordered() {
    let (mut city, token) = with_staff().await;
    city.expects_refusals = true;
    let mut tx = city.app.db.write().await.unwrap();
    for area in ["西条", "黒瀬", "豊栄"] {
        areas::put(&mut tx, area, city.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    import(&city, &river("87-1", "21", 0, "発表")).await;
    let draft = drafts(&city, &token).await.remove(0);
    let order = json!({
        "hazard": "flood", "level": 4, "areas": ["西条", "黒瀬"], "replaces": draft["id"],
    });
    let path = "/admin/v1/evacuations";
    let (status, notice) = city.call(&token, "POST", path, Some(&order)).await;
    assert_eq!(status, 201, "{notice}");
    assert_eq!(approve(&city, &id(&notice)).await, 200);
    city.settle().await;
    import(&city, &river("87-1", "21", 30, "解除")).await;
    let drafts = drafts(&city, &token).await;
    let [lift] = &drafts[..] else {
        panic!("{drafts:?}");
    };
    let title = title(lift);
    assert!(
        title.starts_with("【警戒レベル4】避難指示の解除（洪水・氾濫）"),
        "{title}"
    );
    assert!(title.contains("西条") && title.contains("黒瀬"), "{title}");
    assert!(!title.contains("市内全域"), "{title}");
    // The city lifts it in its form, which has everything in its place.
    assert_eq!(
        prepared(&city, lift).await,
        ["lift", "flood", "4", "西条", "黒瀬"]
    );
}

// X-02
#[tokio::test(flavor = "multi_thread")]
async fn what_was_ordered_for_the_whole_city_is_lifted_for_it() {
    let (mut city, token) = with_staff().await;
    city.expects_refusals = true;
    let mut tx = city.app.db.write().await.unwrap();
    areas::put(&mut tx, "西条", city.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    import(&city, &river("87-1", "21", 0, "発表")).await;
    let order = drafts(&city, &token).await.remove(0);
    // Where is the city's to decide.
    assert_eq!(prepared(&city, &order).await, ["order", "flood", "4"]);
    release(&city, &token, &id(&order)).await;
    city.settle().await;
    import(&city, &river("87-1", "21", 30, "解除")).await;
    let lift = drafts(&city, &token).await.remove(0);
    assert_eq!(prepared(&city, &lift).await, ["lift", "flood", "4", "1"]);
}

/// What is chosen in the form that a draft fills in.
async fn prepared(city: &City, draft: &Value) -> Vec<String> {
    let mut clerk = city.clerk(Role::City, None).await;
    let path = format!("/console/evacuations?draft={}", id(draft));
    let page = clerk.open(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let html = Html::parse_document(&page.html);
    let chosen =
        ["change", "hazard", "level"].map(|name| format!("select[name={name}] option[selected]"));
    let ticked = ["whole", "area"].map(|name| format!("input[name={name}][checked]"));
    let mut values = Vec::new();
    for selector in chosen.iter().chain(&ticked) {
        let selector = Selector::parse(selector).unwrap();
        values.extend(
            html.select(&selector)
                .map(|its| its.attr("value").unwrap().to_owned()),
        );
    }
    values
}
