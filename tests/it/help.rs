//! Help: read and searched on pages, asked for and typed in the talk.

use kairan::flow::FlowName;
use kairan::help;
use kairan::words::{Language, Words};

use crate::sources::text;
use crate::support::browser::Browser;
use crate::support::city::City;

// A-42 C-26
#[tokio::test(flavor = "multi_thread")]
async fn help_is_searched_and_read_without_logging_in() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    browser.open("/").await;
    let page = browser.follow("ヘルプ").await;
    assert!(page.says("メールが届かない") && page.says("こどもの情報登録"));
    let page = browser.open("/help?q=メールが届きません").await;
    assert!(
        page.says("「メールが届きません」の検索結果"),
        "{}",
        page.text()
    );
    let first = page.html.split("の検索結果").nth(1).unwrap();
    let first = first.split("href=\"").nth(1).unwrap().to_owned();
    assert!(first.starts_with("/help/arrival"), "{first}");
    let page = browser.open(first.split('"').next().unwrap()).await;
    assert!(page.says("迷惑メールのフォルダー"), "{}", page.text());
    assert!(page.html.contains("<ol class=\"steps\">"));

    let page = browser.open("/help?q=<b>qqq").await;
    assert!(page.says("見つかりませんでした") && !page.html.contains("<b>"));
    assert!(page.says("082-420-0944"));
    assert_eq!(browser.open("/help/nothing").await.status, 404);
    let page = browser.open("/help?q=forgot+my+password&lang=en").await;
    assert!(page.says("Forgot your password"), "{}", page.text());
}

// A-42 B-18 C-22
#[tokio::test(flavor = "multi_thread")]
async fn an_article_of_a_flow_asks_what_the_flow_asks() {
    let city = City::new().await;
    let mut browser = Browser::new(&city);
    let page = browser.open("/help/enrol?lang=en").await;
    for words in [
        "学校情報登録",
        "School code (学校コード)",
        "You do not need to enter",
        "Class",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let page = browser.open("/help/school-code").await;
    assert!(
        page.says("学校・幼稚園に電話でお尋ねください"),
        "{}",
        page.text()
    );
}

// A-42 A-43 A-44
#[tokio::test(flavor = "multi_thread")]
async fn the_talk_shows_topics_and_answers_people_s_own_words() {
    let city = City::new().await;
    let mut hana = city.person("Hana", "ja");
    hana.follows(&city).await;
    let said = hana.taps(&city, "ヘルプ").await;
    assert!(said.text().contains("082-420-0944") && said.text().contains("お子さまの学校"));
    assert!(said.labels().contains(&"くわしい説明を見る".into()));
    let said = hana.taps(&city, "パスワードを忘れた").await;
    assert!(
        said.text().contains("新しいパスワードを設定できます"),
        "{}",
        said.text()
    );
    let link = hana.link(&city);
    let (status, page) = city.page(&link).await;
    assert_eq!(status, 200, "{link}");
    assert!(page.contains("パスワードを忘れた"));
    assert!(
        said.labels().contains(&"市民ポータルサイトID取得".into()),
        "no dead end"
    );

    let said = hana.says(&city, "メールが届かないのですが").await;
    assert!(
        said.text().contains("お役に立つかもしれません"),
        "{}",
        said.text()
    );
    assert!(
        said.text().contains("迷惑メールのフォルダー"),
        "{}",
        said.text()
    );
    let said = hana.says(&city, "おはようございます").await;
    assert!(
        said.text().contains("わかりませんでした"),
        "{}",
        said.text()
    );
    assert!(said.labels().contains(&"ヘルプ".into()));
}

// C-16 C-17 C-23
#[tokio::test(flavor = "multi_thread")]
async fn titles_fit_a_button_and_differ() {
    let city = City::new().await;
    for language in Language::ALL {
        let titles: Vec<String> = help::troubles()
            .map(|id| city.app.words.say(language, &format!("help-{id}")))
            .collect();
        for (at, title) in titles.iter().enumerate() {
            assert!(title.encode_utf16().count() <= 20, "{language}: {title}");
            assert!(!titles[..at].contains(title), "{language}: {title}");
        }
    }
}

/// The ids of a Fluent file's messages that begin so.
fn ids(path: &str, beginning: &str) -> Vec<String> {
    let text = text(path);
    let ids = text.lines().filter_map(|line| line.split_once(" ="));
    let ids = ids.filter(|(id, _)| id.starts_with(beginning));
    ids.map(|(id, _)| id.to_owned()).collect()
}

// C-01
#[test]
fn the_vietnamese_guide_names_every_button_with_the_japanese_beside_it() {
    let words = Words::load().unwrap();
    let mut buttons = ids("locales/ja/menu.ftl", "menu-");
    buttons.extend(ids("locales/ja/chat.ftl", "button-"));
    for beginning in ["menu-", "button-"] {
        buttons.extend(ids("locales/ja/absences.ftl", beginning));
        buttons.extend(ids("locales/ja/messages.ftl", beginning));
        buttons.extend(ids("locales/ja/phone.ftl", beginning));
        buttons.extend(ids("locales/ja/garbage.ftl", beginning));
        buttons.extend(ids("locales/ja/topics.ftl", beginning));
        buttons.extend(ids("locales/ja/places.ftl", beginning));
    }
    assert!(buttons.len() > 30, "{buttons:?}");
    let say = |language, id: &str| words.say(language, id);
    let mut named = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for article in help::articles(&words, Language::Vi) {
        let steps = article.steps.iter().map(|step| step.text.as_str());
        let texts: Vec<&str> = steps.chain([article.text.as_str()]).collect();
        let whole = texts.join("\n");
        for id in &buttons {
            let (label, japanese) = (say(Language::Vi, id), say(Language::Ja, id));
            let quoted = format!("\"{label}");
            let places = whole.split(&quoted).skip(1);
            // A longer button's name may begin with a shorter one's.
            let is_whole = |rest: &&str| rest.starts_with('"') || rest.starts_with(" (");
            for rest in places.filter(is_whole) {
                named.insert(id.as_str());
                let beside = rest.trim_start_matches('"');
                // Two buttons may be called the same in Vietnamese.
                let mut same = buttons.iter().filter(|id| say(Language::Vi, id) == label);
                let is_beside =
                    |id: &String| beside.starts_with(&format!(" ({})", say(Language::Ja, id)));
                if label != japanese && !same.any(is_beside) {
                    let shown: String = rest.chars().take(30).collect();
                    wrong.push(format!("{} {id}: {label}{shown}", article.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Every flow is begun with its button, and ended with one.
    for flow in FlowName::ALL {
        let id = format!("menu-{}", flow.as_str());
        for id in [id.as_str(), flow.button_id()] {
            assert!(named.contains(id), "{id} is named nowhere");
        }
    }
}
