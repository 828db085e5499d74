//! What a change takes of earlier drafts, and what it leaves alone.

use super::*;

//
#[tokio::test(flavor = "multi_thread")]
async fn an_exercise_that_names_a_real_alert_leaves_it_alone() {
    let (mut city, token) = with_staff().await;
    city.expects_refusals = true;
    let actual = cap("Actual", "Alert", 1, &info("Evacuate", "3421200"));
    import(&city, &actual).await;
    let real = "【警戒レベル4】避難指示（洪水・氾濫）市内全域";
    let clear = format!("{FIRST}{}", info("AllClear", "3421200"));
    import(&city, &cap("Exercise", "Update", 2, &clear)).await;
    let drafted = drafts(&city, &token).await;
    assert_eq!(title(&drafted[0]), real);
    let rehearsed = drafted.iter().skip(1);
    assert!(rehearsed.clone().all(|draft| draft["kind"] == "drill"));
    // The real series still knows what it said: the same again is no news.
    let same = format!("{FIRST}{}", info("Evacuate", "3421200"));
    import(&city, &cap("Actual", "Update", 3, &same)).await;
    assert_eq!(drafts(&city, &token).await.len(), drafted.len());
    // Neither does an exercise withdraw what was sent.
    release(&city, &token, &id(&drafted[0])).await;
    city.settle().await;
    for (status, number) in [("Exercise", 4), ("Test", 5)] {
        import(&city, &cap(status, "Cancel", number, FIRST)).await;
    }
    let kinds = drafts(&city, &token).await;
    assert!(
        kinds.iter().all(|draft| draft["kind"] == "drill"),
        "{kinds:?}"
    );
}

//
#[tokio::test(flavor = "multi_thread")]
async fn news_of_one_warning_do_not_take_another_s_draft() {
    let (city, token) = with_staff().await;
    let mut minute = 0;
    let mut told = async |warnings: &[(&str, &str)]| {
        minute += 5;
        let report = Report {
            minute,
            warnings,
            ..Report::SLIDE
        };
        import(&city, &report.xml()).await;
        titles(&city, &token).await
    };
    let storm = told(&[("暴風警報", "発表"), ("雷注意報", "発表")]).await;
    assert_eq!(storm, ["【気象情報】暴風警報、雷注意報"]);
    let waves = [
        ("暴風警報", "継続"),
        ("雷注意報", "継続"),
        ("波浪警報", "発表"),
    ];
    let with_waves = told(&waves).await;
    assert_eq!(
        with_waves,
        ["【気象情報】暴風警報、雷注意報", "【気象情報】波浪警報"]
    );
    // What of a draft still holds is said anew.
    let calmer = [
        ("暴風警報", "継続"),
        ("雷注意報", "解除"),
        ("波浪警報", "継続"),
    ];
    let mut calmer = told(&calmer).await;
    calmer.sort();
    assert_eq!(
        calmer,
        [
            "【気象情報】暴風警報",
            "【気象情報】波浪警報",
            "【気象情報】雷注意報の解除"
        ]
    );
}
