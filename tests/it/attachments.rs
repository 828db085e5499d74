//! Files that go with a notice: uploaded by staff, opened by whoever approves it, and had by people as
//! links on our pages.

use kairan::city::authority::Role;
use kairan::schedule::retention;
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::city::City;
use crate::support::files::{get, links, pdf, png, upload, uploaded};
use crate::support::people::{closure, with_hana};
use crate::support::scan::count;

/// A notice of the school that asks for nothing, with these files.
fn leaflet(files: &[&str]) -> Value {
    let mut notice = closure("遠足のお知らせ");
    notice["wants_receipt"] = false.into();
    notice["attachments"] = json!(files);
    notice
}

async fn opened(city: &City, token: &str, notice: &str) -> usize {
    let path = format!("/admin/v1/notices/{notice}/people?opened=true");
    let (status, answer) = city.call(token, "GET", &path, None).await;
    assert_eq!(status, 200, "{answer}");
    answer["items"].as_array().unwrap().len()
}

// F-27 X-08 A-41
#[tokio::test(flavor = "multi_thread")]
async fn files_travel_as_links_on_both_channels_and_end_with_the_notice_s() {
    let (city, mut hana) = with_hana().await;
    hana.look(&city).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let large = pdf(700_000);
    let (status, answer) = upload(
        &city,
        &teacher,
        "遠足のしおり.pdf",
        "application/pdf",
        large.clone(),
    )
    .await;
    assert_eq!((status, &answer["bytes"]), (201, &json!(700_000)));
    let leaf = answer["id"].as_str().unwrap().to_owned();
    let (_, map) = upload(&city, &teacher, "地図.png", "image/png", png()).await;
    let map = map["id"].as_str().unwrap();
    let notice = city.notify(&teacher, &leaflet(&[&leaf, map])).await;

    // In LINE: said, with a button of its own; there is neither a receipt nor a translation.
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("添付ファイルがあります（2件）"),
        "{}",
        said.text()
    );
    assert_eq!(said.labels(), ["添付ファイルを見る"]);
    let page = hana.link(&city);
    let mut browser = Browser::new(&city);
    browser.open(&page).await;
    assert!(
        browser.page.says("遠足のしおり.pdf (PDF, 684 KB)"),
        "{}",
        browser.page.text()
    );
    browser.open(&format!("{page}?lang=en")).await;
    assert!(browser.page.says("Attachments"), "{}", browser.page.text());

    let file = get(&city, &format!("{page}/files/1"), None).await;
    assert_eq!(file.status, 200);
    assert!(file.content == large, "the file is not what was uploaded");
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("content-length"), "700000");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"file.pdf\"; \
         filename*=UTF-8''%E9%81%A0%E8%B6%B3%E3%81%AE%E3%81%97%E3%81%8A%E3%82%8A.pdf"
    );
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(
        file.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(file.header("cache-control"), "no-store");
    let picture = get(&city, &format!("{page}/files/2"), None).await;
    assert_eq!(picture.header("content-type"), "image/png");
    assert!(
        picture
            .header("content-disposition")
            .starts_with("inline; ")
    );
    for nothing in ["0", "3", "-1", "x"] {
        let page = get(&city, &format!("{page}/files/{nothing}"), None).await;
        assert_eq!(page.status, 404, "{nothing}");
    }
    // One link for all who read in LINE: it tells of nobody.
    assert_eq!(opened(&city, &teacher, &notice).await, 0);

    // In the mail the files are what is asked to be opened, by a link of her own.
    let text = city.mail("hana@example.jp").text();
    assert!(text.contains("■添付ファイル（2件）"), "{text}");
    let own = links(&text)[0].clone();
    assert!(own.contains("/n/") && own != page, "{own}");
    assert_eq!(get(&city, &own, None).await.status, 200);
    assert_eq!(opened(&city, &teacher, &notice).await, 1);
    assert_eq!(city.ledger(&teacher, &notice).await["read"], 0);
    assert_eq!(
        get(&city, &format!("{own}/files/1"), None).await.status,
        200
    );
    // And in her list of notices.
    browser.log_in("hana@example.jp", "sakura-mochi").await;
    browser.open(&format!("/mine/notices/{notice}")).await;
    assert!(browser.page.says("地図.png"), "{}", browser.page.text());
    browser.follow("地図.png").await;
    assert_eq!(browser.page.status, 200);

    city.clock.advance_seconds(91 * 86_400);
    for link in [&page, &own] {
        assert_eq!(get(&city, link, None).await.status, 410);
        assert_eq!(
            get(&city, &format!("{link}/files/1"), None).await.status,
            410
        );
    }
}

// F-27 D-25
#[tokio::test(flavor = "multi_thread")]
async fn with_a_receipt_the_first_link_confirms_and_shows_the_files_as_well() {
    let (city, mut hana) = with_hana().await;
    hana.look(&city).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let file = uploaded(&city, &teacher, "お便り.pdf").await;
    let mut body = closure("臨時休業");
    body["attachments"] = json!([file]);
    body["content"]["en"] = json!({"title": "School closed", "body": "No school."});
    let notice = city.notify(&teacher, &body).await;
    let said = hana.look(&city).await;
    assert_eq!(
        said.labels(),
        ["確認しました", "翻訳はこちら", "添付ファイルを見る"]
    );
    let mail = city.mail("hana@example.jp").text();
    let [receipt, files, translation, ..] = &links(&mail)[..] else {
        panic!("{mail}");
    };
    assert!(receipt.contains("/r/") && files.contains("/n/"), "{mail}");
    assert_eq!(files, translation);
    let mut browser = Browser::new(&city);
    browser.open(receipt).await;
    assert!(browser.page.says("お便り.pdf"), "{}", browser.page.text());
    browser.follow("お便り.pdf").await;
    assert_eq!(browser.page.status, 200);
    // Looking is not confirming.
    assert_eq!(city.ledger(&teacher, &notice).await["read"], 0);
    assert_eq!(opened(&city, &teacher, &notice).await, 1);
    browser.open(receipt).await;
    browser.send(&[], "確認しました").await;
    assert_eq!(city.ledger(&teacher, &notice).await["read"], 1);
}

// F-27
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_taken_that_is_not_what_it_says_or_that_runs() {
    let city = City::new().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let page = b"<html><script>alert(1)</script>".to_vec();
    let script = [pdf(100), b"<< /S /JavaScript >>".to_vec()].concat();
    for (name, media_type, content, expected) in [
        ("a.html", "text/html", page.clone(), 415),
        ("a.svg", "image/svg+xml", page.clone(), 415),
        ("a.docm", "application/octet-stream", pdf(100), 415),
        ("a.pdf", "application/pdf", page, 422),
        ("a.png", "image/png", pdf(100), 422),
        ("a.exe", "application/pdf", pdf(100), 422),
        ("../a.pdf", "application/pdf", pdf(100), 422),
        ("a.pdf", "application/pdf", script, 422),
        ("a.pdf", "application/pdf", Vec::new(), 422),
        ("a.pdf", "application/pdf", pdf(10 * 1024 * 1024 + 1), 413),
        ("a.pdf", "application/pdf", pdf(10 * 1024 * 1024), 201),
    ] {
        let (status, answer) = upload(&city, &teacher, name, media_type, content).await;
        assert_eq!(status, expected, "{name} {media_type} {answer}");
        assert!(status == 201 || answer["status"] == status, "{answer}");
    }
    // What was refused is nowhere.
    assert_eq!(count(&city, "attachments").await, 1);
    assert_eq!(count(&city, "attachment_parts").await, 40);
}

// F-27 F-60
#[tokio::test(flavor = "multi_thread")]
async fn a_file_stays_inside_its_school_and_is_frozen_with_its_notice() {
    let (city, _hana) = with_hana().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let colleague = city.staff(Role::School, Some("saijo-es")).await;
    let stranger = city.staff(Role::School, Some("saijo-jhs")).await;
    let auditor = city.staff(Role::Auditor, None).await;
    let admin = city.staff(Role::Admin, None).await;
    let (status, _) = upload(&city, &auditor, "a.pdf", "application/pdf", pdf(100)).await;
    assert_eq!(status, 403);
    let file = uploaded(&city, &teacher, "a.pdf").await;
    let path = format!("/admin/v1/attachments/{file}");
    let open = async |token: &str| get(&city, &path, Some(token)).await.status;
    assert_eq!(open(&colleague).await, 200);
    assert_eq!(open(&stranger).await, 403);
    assert_eq!(open(&auditor).await, 403);
    // An upload is not yet anybody's business; a notice's file is that of all who may send the notice.
    assert_eq!(open(&admin).await, 403);
    assert_eq!(get(&city, &path, None).await.status, 401);
    let nowhere = get(&city, "/admin/v1/attachments/none", Some(&teacher)).await;
    assert_eq!(nowhere.status, 404);

    let send = async |token: &str, key: &str, body: &Value| {
        let request = city.http.post(format!("{}/admin/v1/notices", city.url));
        let request = request.bearer_auth(token).header("Idempotency-Key", key);
        let answer = request.json(body).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json::<Value>().await.unwrap())
    };
    let mut theirs = leaflet(&[&file]);
    theirs["audience"]["schools"][0]["school"] = "saijo-jhs".into();
    for (body, field) in [
        (theirs, "attachments[0]"),
        (leaflet(&[&file, "none"]), "attachments[0]"),
    ] {
        let (status, answer) = send(&stranger, "s", &body).await;
        let refused = if body["attachments"][1].is_null() {
            422
        } else {
            403
        };
        assert_eq!(status, refused, "{answer}");
        if refused == 422 {
            let error = &answer["errors"][0];
            assert_eq!(
                (&error["field"], &error["detail"]),
                (&json!(field), &json!("is no file of yours"))
            );
        }
    }
    for (files, detail) in [
        (vec![file.as_str(), "none"], "is no file of yours"),
        (vec![&file, &file], "is there twice"),
        (vec!["none"; 6], "are at most 5"),
    ] {
        let (status, answer) = send(&colleague, "k", &leaflet(&files)).await;
        assert_eq!(
            (status, &answer["errors"][0]["detail"]),
            (422, &json!(detail))
        );
    }
    let mut drill = leaflet(&[&file]);
    drill["kind"] = "drill".into();
    drill.as_object_mut().unwrap().remove("matter");
    assert_eq!(send(&colleague, "d", &drill).await.0, 422);

    // Part of what makes a request the same.
    let (status, first) = send(&colleague, "k", &leaflet(&[&file])).await;
    assert_eq!(status, 201, "{first}");
    let shown = &first["attachments"][0];
    assert_eq!(
        (&shown["name"], &shown["type"]),
        (&json!("a.pdf"), &json!("application/pdf"))
    );
    let (_, again) = send(&colleague, "k", &leaflet(&[&file])).await;
    assert_eq!(first["id"], again["id"]);
    assert_eq!(send(&colleague, "k", &leaflet(&[])).await.0, 422);
    city.settle().await;
    assert_eq!(open(&admin).await, 200);
    assert_eq!(open(&stranger).await, 403);
}

// F-28
#[tokio::test(flavor = "multi_thread")]
async fn whoever_approves_has_opened_every_file() {
    let (city, mut hana) = with_hana().await;
    hana.look(&city).await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let head = city.staff(Role::School, Some("saijo-es")).await;
    let admin = city.staff(Role::Admin, None).await;
    let files = [
        uploaded(&city, &teacher, "一.pdf").await,
        uploaded(&city, &teacher, "二.pdf").await,
    ];
    let mut body = leaflet(&[&files[0], &files[1]]);
    // A registered child's name asks for a second person.
    body["content"]["ja"]["body"] = "山田次郎さんの忘れ物について".into();
    let notice = city.notify(&teacher, &body).await;
    let path = format!("/admin/v1/notices/{notice}");
    let (_, shown) = city.call(&head, "GET", &path, None).await;
    assert_eq!(shown["state"], "awaiting_approval");
    let [one, two] = [&shown["attachments"][0], &shown["attachments"][1]];
    assert_eq!(
        [&one["id"], &two["id"]],
        [&json!(files[0]), &json!(files[1])]
    );
    assert_eq!(one["opened_by"], json!([]));

    let approve = async || {
        let path = format!("{path}/approve");
        city.call(&head, "POST", &path, None).await
    };
    let open = async |file: &str, method: &str| {
        let path = format!("/admin/v1/attachments/{file}");
        let status = city.call(&head, method, &path, None).await.0;
        assert_eq!(status, 200);
    };
    let (status, refused) = approve().await;
    assert_eq!(status, 409);
    let why = "open every attachment of the notice before you approve it";
    assert_eq!(refused["detail"], why);
    open(&files[0], "GET").await;
    // Only asking whether it is there is not looking at it; nor is the sender's look the approver's.
    open(&files[1], "HEAD").await;
    let own = format!("/admin/v1/attachments/{}", files[1]);
    assert_eq!(get(&city, &own, Some(&teacher)).await.status, 200);
    assert_eq!(approve().await.0, 409);
    open(&files[1], "GET").await;
    let (status, approved) = approve().await;
    assert_eq!(status, 200, "{approved}");
    assert_eq!(
        approved["attachments"][1]["opened_by"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let said = hana.look(&city).await;
    assert!(said.text().contains("遠足のお知らせ"), "{}", said.text());
    let (_, audit) = city
        .call(&admin, "GET", "/admin/v1/audit?limit=500", None)
        .await;
    let entries = audit["items"].as_array().unwrap().iter();
    let seen = entries.filter(|entry| entry["act"] == "attachment_seen");
    assert_eq!(seen.count(), 3, "{audit}");
}

// X-12 F-65
#[tokio::test(flavor = "multi_thread")]
async fn unused_files_go_after_a_day_and_those_of_a_notice_with_its_list() {
    let (city, _hana) = with_hana().await;
    let teacher = city.staff(Role::Teacher, Some("saijo-es")).await;
    let used = uploaded(&city, &teacher, "a.pdf").await;
    uploaded(&city, &teacher, "b.pdf").await;
    let mut draft = leaflet(&[&used]);
    draft["draft"] = true.into();
    let drafted = uploaded(&city, &teacher, "c.pdf").await;
    draft["attachments"] = json!([drafted]);
    city.notify(&teacher, &draft).await;
    city.notify(&teacher, &leaflet(&[&used])).await;
    let sweep = async || while retention::run_once(&city.app).await.unwrap() {};
    for (days, files) in [(0, 3), (2, 2), (362, 2), (3, 1)] {
        city.clock.advance_seconds(days * 86_400);
        sweep().await;
        assert_eq!(count(&city, "attachments").await, files, "{days}");
        assert_eq!(count(&city, "attachment_parts").await, files, "{days}");
    }
}

// F-27 F-28
#[tokio::test(flavor = "multi_thread")]
async fn at_the_console_files_are_put_to_a_draft_and_opened_before_it_is_approved() {
    let (city, mut hana) = with_hana().await;
    hana.look(&city).await;
    let token = city.staff(Role::Teacher, Some("saijo-es")).await;
    let mut draft = leaflet(&[]);
    draft["draft"] = true.into();
    draft["content"]["ja"]["body"] = "山田次郎さんの忘れ物について".into();
    let notice = city.notify(&token, &draft).await;
    let mut teacher = city.clerk(Role::Teacher, Some("saijo-es")).await;
    let path = format!("/console/notices/{notice}");
    teacher.open(&path).await;
    for name in ["写真.png", "余分.png"] {
        teacher.attaches(name, "image/png", &png()).await;
        assert!(
            teacher.page.says(&format!("{name} (PNG, 1 KB)")),
            "{}",
            teacher.page.text()
        );
    }
    // As people will see it.
    assert!(
        teacher.page.says("添付ファイルがあります（2件）"),
        "{}",
        teacher.page.text()
    );
    teacher.send(&[], "添付をやめる: 余分.png").await;
    assert!(!teacher.page.says("余分.png"));
    // Written anew, it keeps its file.
    teacher.follow("書き直す").await;
    teacher
        .send(&[("title_ja", "忘れ物")], "内容の確認へ進む")
        .await;
    assert!(teacher.page.says("写真.png"), "{}", teacher.page.text());
    teacher
        .attaches("悪い.pdf", "application/pdf", &png())
        .await;
    assert_eq!(teacher.page.status, 422);
    assert!(
        teacher.page.says("PDF、JPEG、PNG"),
        "{}",
        teacher.page.text()
    );
    teacher.follow("お知らせに戻る").await;
    teacher.send(&[], "送信する").await;
    assert!(
        !teacher.page.says("ファイルを添付する"),
        "no more files: it was sent"
    );

    let mut head = city.clerk(Role::School, Some("saijo-es")).await;
    head.open(&path).await;
    assert!(head.page.says("まだ開いていません"), "{}", head.page.text());
    assert!(!head.page.says("承認して送信する"));
    head.follow("写真.png").await;
    assert_eq!(head.page.status, 200);
    head.open(&path).await;
    assert!(head.page.says("開いて確認しました"), "{}", head.page.text());
    head.send(&[], "承認して送信する").await;
    let said = hana.look(&city).await;
    assert!(
        said.text().contains("添付ファイルがあります（1件）"),
        "{}",
        said.text()
    );
    // The API's way of writing a draft anew: named, these and no others.
    draft["attachments"] = json!([]);
    let other = city.notify(&token, &draft).await;
    let file = uploaded(&city, &token, "a.pdf").await;
    for (files, left) in [(json!([file]), 1), (Value::Null, 1), (json!([]), 0)] {
        let mut body = leaflet(&[]);
        body["attachments"] = files;
        let path = format!("/admin/v1/notices/{other}");
        let (status, answer) = city.call(&token, "PUT", &path, Some(&body)).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["attachments"].as_array().unwrap().len(), left);
    }

    let mut stranger = city.clerk(Role::School, Some("saijo-jhs")).await;
    stranger.open(&format!("/console/files/{file}")).await;
    assert_eq!(stranger.page.status, 403);
}
