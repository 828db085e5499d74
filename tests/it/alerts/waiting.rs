//! What becomes of notices that somebody already decided on when the alert behind them changes.

use kairan::city::authority::Role;
use kairan::notices;
use serde_json::json;

use super::*;

const DESK: &str = "bosai@city.example";

async fn with_a_desk() -> (City, String) {
    let (city, token) = with_staff().await;
    city.logs_in(Role::City, None, DESK).await;
    (city, token)
}

/// The first draft, sent by one person.
async fn sent(city: &City, token: &str) -> String {
    let draft = id(&drafts(city, token).await[0]);
    let path = format!("/admin/v1/notices/{draft}/send");
    let (_, notice) = city.call(token, "POST", &path, None).await;
    assert_eq!(notice["state"], "awaiting_approval", "{notice}");
    draft
}

fn slide(minute: i64, name: &str, status: &str) -> String {
    let report = Report {
        minute,
        warnings: &[(name, status)],
        ..Report::SLIDE
    };
    report.xml()
}

//
#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_an_order_whose_alert_was_cancelled() {
    let (city, token) = with_a_desk().await;
    let actual = cap("Actual", "Alert", 1, &info("Evacuate", "3421200"));
    import(&city, &actual).await;
    let order = sent(&city, &token).await;
    import(&city, &cap("Actual", "Cancel", 2, FIRST)).await;
    assert_eq!(state(&city, &token, &order).await, "draft");
    let mail = city.mail(DESK);
    assert!(
        subject(&mail).starts_with("【下書きに戻しました】"),
        "{}",
        subject(&mail)
    );
    assert!(
        mail.text().contains("誤りとして取り消しました"),
        "{}",
        mail.text()
    );
    assert!(mail.text().contains(&order));
    assert_eq!(approve(&city, &order).await, 409);
    let (_, board) = city
        .call(&token, "GET", "/admin/v1/evacuations", None)
        .await;
    assert_eq!(board["states"], json!([]), "{board}");
}

//
#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_an_order_whose_danger_is_over_or_less() {
    for (name, status) in [
        ("レベル４土砂災害危険警報", "解除"),
        ("レベル３土砂災害警報", "発表"),
    ] {
        let (city, token) = with_a_desk().await;
        import(&city, &Report::SLIDE.xml()).await;
        let order = sent(&city, &token).await;
        import(&city, &slide(10, name, status)).await;
        assert_eq!(state(&city, &token, &order).await, "draft", "{name}");
        let mails = city.simulator.post_office.mails_to(DESK);
        let told = |mail: &Mail| subject(mail).contains("下書きに戻しました");
        assert!(mails.iter().any(told), "{name}");
        assert_eq!(approve(&city, &order).await, 409);
    }
}

//
#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_on_waiting_while_the_danger_grows() {
    let (city, token) = with_a_desk().await;
    import(&city, &Report::SLIDE.xml()).await;
    let order = sent(&city, &token).await;
    import(&city, &slide(10, "レベル５土砂災害特別警報", "発表")).await;
    assert_eq!(state(&city, &token, &order).await, "awaiting_approval");
    assert_eq!(
        titles(&city, &token).await,
        ["【警戒レベル5】緊急安全確保（土砂災害）市内全域"]
    );
    let mails = city.simulator.post_office.mails_to(DESK);
    let told = mails
        .iter()
        .find(|mail| subject(mail).contains("もとの情報が変わりました"));
    assert!(told.unwrap().text().contains(&order));
    assert_eq!(approve(&city, &order).await, 200);
}

//
#[tokio::test(flavor = "multi_thread")]
async fn what_is_about_to_start_when_its_alert_is_cancelled_is_withdrawn() {
    let (mut city, token) = with_staff().await;
    city.expects_refusals = true;
    import(&city, &Report::SLIDE.xml()).await;
    let order = sent(&city, &token).await;
    let cancelled = Report {
        minute: 10,
        info_type: "取消",
        warnings: &[],
        ..Report::SLIDE
    };
    put(&city, &cancelled.xml()).await;
    assert_eq!(approve(&city, &order).await, 200);
    assert!(notices::alerts::take_next(&city.app).await.unwrap());
    assert_eq!(state(&city, &token, &order).await, "scheduled");
    let drafts = drafts(&city, &token).await;
    assert_eq!(
        title(&drafts[0]),
        "【警戒レベル4】避難指示の取消（誤報）（土砂災害）市内全域"
    );
    assert_eq!(drafts[0]["corrects"]["notice"], json!(order));
    city.settle().await;
}

//
#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_its_time_does_not_go_out_when_its_warning_is_over() {
    let (city, token) = with_a_desk().await;
    import(&city, &slide(0, "暴風警報", "発表")).await;
    let draft = drafts(&city, &token).await.remove(0);
    let path = format!("/admin/v1/notices/{}", id(&draft));
    let later = json!({
        "kind": "city", "topic": "bosai", "audience": draft["audience"],
        "content": draft["content"], "send_at": "2026-11-22T07:00:00+09:00",
    });
    let (status, answer) = city.call(&token, "PUT", &path, Some(&later)).await;
    assert_eq!(status, 200, "{answer}");
    let (_, notice) = city
        .call(&token, "POST", &format!("{path}/send"), None)
        .await;
    if notice["state"] == "awaiting_approval" {
        assert_eq!(approve(&city, &id(&draft)).await, 200);
    }
    assert_eq!(state(&city, &token, &id(&draft)).await, "scheduled");
    import(&city, &slide(10, "暴風警報", "解除")).await;
    assert_eq!(state(&city, &token, &id(&draft)).await, "draft");
    city.at("2026-11-22T07:30:00+09:00");
    city.settle().await;
    assert_eq!(state(&city, &token, &id(&draft)).await, "draft");
}
