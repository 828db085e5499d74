//! One table: a body, and what LINE says is wrong with it.

use serde_json::{Value, json};

use super::*;

fn found(kind: Body, value: &Value) -> Vec<(String, String)> {
    body(kind, value)
        .into_iter()
        .map(|problem| (problem.property, problem.message))
        .collect()
}

fn in_message(message: Value) -> Vec<(String, String)> {
    found(Body::MessagesOnly, &json!({"messages": [message]}))
}

#[track_caller]
fn refuses(message: Value, property: &str, said: &str) {
    let found = in_message(message);
    assert_eq!(found, [(property.to_owned(), said.to_owned())]);
}

fn flex_with(component: Value) -> Value {
    json!({"type": "flex", "altText": "a", "contents": {"type": "bubble",
        "body": {"type": "box", "layout": "vertical", "contents": [component]}}})
}

#[test]
fn good_messages_of_every_kind_pass() {
    let action =
        json!({"type": "postback", "label": "はい", "data": "v1:yes", "displayText": "はい"});
    let good = [
        json!({"type": "text", "text": "𠮷".repeat(2500)}),
        json!({"type": "text", "text": "a$", "emojis": [{"index": 1, "productId": "p", "emojiId": "e"}]}),
        json!({"type": "textV2", "text": "{{}} {who}", "substitution":
            {"who": {"type": "emoji", "productId": "p", "emojiId": "1"}}}),
        json!({"type": "sticker", "packageId": "446", "stickerId": "1988"}),
        json!({"type": "image", "originalContentUrl": "https://a.example/b.png", "previewImageUrl": "https://a.example/b.png"}),
        json!({"type": "location", "title": "t", "address": "a", "latitude": 34, "longitude": 132.7}),
        json!({"type": "template", "altText": "a", "template":
            {"type": "buttons", "text": "t", "actions": [action]}}),
        json!({"type": "template", "altText": "a", "template":
            {"type": "confirm", "text": "t", "actions": [action, action]}}),
        json!({"type": "text", "text": "t", "quickReply": {"items": [
            {"type": "action", "action": {"type": "camera", "label": "c"}},
            {"type": "action", "action": {"type": "datetimepicker", "label": "d", "data": "d", "mode": "date",
                "min": "2010-01-01", "max": "2026-12-31", "initial": "2018-04-02"}}]}}),
        flex_with(json!({"type": "button", "style": "primary", "action": action})),
        flex_with(
            json!({"type": "text", "contents": [{"type": "span", "text": "x", "size": "12px"}]}),
        ),
    ];
    for message in good {
        assert_eq!(in_message(message.clone()), [], "{message}");
    }
}

#[test]
fn texts_are_counted_in_utf16_units_and_labels_in_graphemes() {
    refuses(
        json!({"type": "text", "text": "𠮷".repeat(2501)}),
        "messages[0].text",
        "Length must be between 0 and 5000",
    );
    refuses(
        json!({"type": "text", "text": ""}),
        "messages[0].text",
        "May not be empty",
    );
    let family = "👨‍👩‍👧‍👦";
    let item = |label: String| {
        json!({"type": "text", "text": "t", "quickReply": {"items": [
            {"type": "action", "action": {"type": "message", "label": label, "text": "t"}}]}})
    };
    assert_eq!(in_message(item(family.repeat(20))), []);
    refuses(
        item(family.repeat(21)),
        "messages[0].quickReply.items[0].action.label",
        "Length must be between 0 and 20",
    );
}

#[test]
fn a_request_has_one_to_five_messages_of_known_kinds() {
    let size = "Size must be between 1 and 5".to_owned();
    let six = vec![json!({"type": "text", "text": "t"}); 6];
    for messages in [json!([]), json!(six)] {
        assert_eq!(
            found(Body::MessagesOnly, &json!({"messages": messages})),
            [("messages".into(), size.clone())]
        );
    }
    assert_eq!(
        found(Body::Push, &json!({"to": "U1"})),
        [("messages".into(), size)]
    );
    let (property, said) = in_message(json!({"type": "telegram"})).remove(0);
    assert_eq!(property, "messages[0].type");
    assert!(said.starts_with("Must be one of the following values: [text, textV2, sticker"));
}

#[test]
fn a_value_of_the_wrong_type_stops_the_reading() {
    let problems = body(
        Body::MessagesOnly,
        &json!({"messages": [{"type": "text", "text": 1}]}),
    );
    assert_eq!(
        error(&problems)["message"],
        "The property, 'messages[0].text', in the request body is invalid (line: -, column: -)"
    );
    let problems = body(Body::Push, &json!({"messages": []}));
    assert_eq!(
        error(&problems)["message"],
        "The request body has 2 error(s)"
    );
}

#[test]
fn flex_refuses_unknown_fields_bad_sizes_and_deep_nesting() {
    let at = "messages[0].contents.body.contents[0]";
    refuses(
        flex_with(json!({"type": "text", "text": "t", "fontSize": "12px"})),
        &format!("{at}.fontSize"),
        "unknown field",
    );
    refuses(
        flex_with(json!({"type": "text", "text": "t", "size": "huge"})),
        &format!("{at}.size"),
        "invalid property",
    );
    refuses(
        flex_with(json!({"type": "text"})),
        &format!("{at}.text"),
        "May not be empty",
    );
    refuses(
        flex_with(json!({"type": "text", "text": "t", "color": "red"})),
        &format!("{at}.color"),
        "invalid property",
    );
    refuses(
        flex_with(
            json!({"type": "button", "action": {"type": "uri", "uri": "https://a.example/"}}),
        ),
        &format!("{at}.action.label"),
        "May not be empty",
    );
    let mut nested = json!({"type": "text", "text": "t"});
    for _ in 0..30 {
        nested = json!({"type": "box", "layout": "vertical", "contents": [nested]});
    }
    assert_eq!(in_message(flex_with(nested))[0].1, "Too many nested boxes");
    let long = flex_with(json!({"type": "text", "text": "あ".repeat(10_000)}));
    refuses(
        long,
        "messages[0].contents",
        "Size must be 30000 bytes or less",
    );
}

#[test]
fn a_carousel_has_bubbles_of_one_width_and_no_more_than_twelve() {
    let bubble = |size: &str| json!({"type": "bubble", "size": size, "body": {"type": "box", "layout": "vertical", "contents": []}});
    let carousel = |bubbles: Vec<Value>| json!({"type": "flex", "altText": "a", "contents": {"type": "carousel", "contents": bubbles}});
    assert_eq!(in_message(carousel(vec![bubble("kilo"); 12])), []);
    refuses(
        carousel(vec![bubble("kilo"); 13]),
        "messages[0].contents.contents",
        "Size must be between 1 and 12",
    );
    refuses(
        carousel(vec![bubble("kilo"), bubble("mega")]),
        "messages[0].contents.contents[1].size",
        "All bubbles must have the same size",
    );
}

#[test]
fn addresses_are_https_and_percent_encoded() {
    let image = |url: &str| json!({"type": "image", "originalContentUrl": url, "previewImageUrl": "https://a.example/"});
    for bad in [
        "http://a.example/",
        "https://a.example/市",
        "https://",
        "a",
        "javascript:alert(1)",
    ] {
        refuses(image(bad), "messages[0].originalContentUrl", "Invalid uri");
    }
    let uri = |uri: &str| {
        flex_with(json!({"type": "button", "action": {"type": "uri", "label": "l", "uri": uri}}))
    };
    for good in [
        "tel:0824200401",
        "line://nv/camera",
        "http://127.0.0.1:8080/x?y=1",
    ] {
        assert_eq!(in_message(uri(good)), [], "{good}");
    }
}

#[test]
fn postback_data_and_picker_times_are_checked() {
    let item = |action: Value| json!({"type": "text", "text": "t", "quickReply": {"items": [{"type": "action", "action": action}]}});
    let at = "messages[0].quickReply.items[0].action";
    refuses(
        item(json!({"type": "postback", "label": "l", "data": "x".repeat(301)})),
        &format!("{at}.data"),
        "Length must be between 0 and 300",
    );
    refuses(
        item(json!({"type": "postback", "label": "l", "data": "x", "text": "t"})),
        &format!("{at}.text"),
        "May not be used in a quick reply",
    );
    refuses(
        item(json!({"type": "postback", "label": "l", "data": "x", "fillInText": "t"})),
        &format!("{at}.fillInText"),
        "May only be used with openKeyboard",
    );
    let picker = |min: &str, max: &str| {
        item(
            json!({"type": "datetimepicker", "label": "l", "data": "x", "mode": "date", "min": min, "max": max}),
        )
    };
    refuses(
        picker("2026-01-01", "2026-01-01"),
        &format!("{at}.min"),
        "Must be less than max",
    );
    refuses(
        picker("2026-02-30", "2026-03-01"),
        &format!("{at}.min"),
        "invalid property",
    );
    refuses(
        item(json!({"type": "richmenuswitch", "data": "d", "richMenuAliasId": "a"})),
        &format!("{at}.type"),
        "Must be one of the following values: [postback, message, uri, datetimepicker, clipboard, camera, cameraRoll, location]",
    );
}

#[test]
fn templates_hold_together() {
    let action = json!({"type": "message", "label": "l", "text": "t"});
    let carousel = |second: Value| {
        json!({"type": "template", "altText": "a", "template": {"type": "carousel", "columns": [
            {"text": "t", "actions": [action]}, second]}})
    };
    assert_eq!(
        in_message(carousel(json!({"text": "t", "actions": [action]}))),
        []
    );
    assert_eq!(
        in_message(carousel(json!({"text": "t", "actions": [action, action]}))).len(),
        1
    );
    refuses(
        json!({"type": "template", "altText": "a", "template":
            {"type": "buttons", "title": "t", "text": "x".repeat(61), "actions": [action]}}),
        "messages[0].template.text",
        "Length must be between 0 and 60",
    );
    refuses(
        json!({"type": "text", "text": "no dollar", "emojis": [{"index": 0, "productId": "p", "emojiId": "e"}]}),
        "messages[0].emojis[0].index",
        "Must point at a $",
    );
    refuses(
        json!({"type": "textV2", "text": "{who}"}),
        "messages[0].text",
        "Unknown placeholder",
    );
}

#[test]
fn rich_menus_have_their_size_and_their_areas_inside() {
    let menu = |width: i64, height: i64, right: i64| {
        json!({"size": {"width": width, "height": height}, "selected": true, "name": "n", "chatBarText": "メニュー",
            "areas": [{"bounds": {"x": 0, "y": 0, "width": right, "height": height},
                "action": {"type": "uri", "uri": "https://a.example/"}}]})
    };
    assert_eq!(found(Body::RichMenu, &menu(2500, 1686, 2500)), []);
    assert_eq!(
        found(Body::RichMenu, &menu(800, 600, 800)),
        [("size".into(), "invalid size".into())]
    );
    assert_eq!(
        found(Body::RichMenu, &menu(2500, 843, 2501))[0].0,
        "areas[0].bounds"
    );
    let mut nameless = menu(2500, 843, 2500);
    nameless["name"] = Value::Null;
    nameless["areas"][0]["action"]["uri"] = json!("ftp://a");
    assert_eq!(
        found(Body::RichMenu, &nameless),
        [
            ("name".into(), "must be specified".into()),
            ("areas[0].action.uri".into(), "invalid uri".into())
        ]
    );
}

#[test]
fn pictures_tell_their_size_in_the_header() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(2500_u32.to_be_bytes());
    png.extend(843_u32.to_be_bytes());
    assert_eq!(picture(&png), Some(("image/png", 2500, 843)));
    let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc4\x00\x03c\xff\xc0\x00\x11\x08\x01\x0e\x03\x20";
    assert_eq!(picture(jpeg), Some(("image/jpeg", 800, 270)));
    for broken in [&b"GIF89a"[..], b"", b"\xff\xd8\xff", &png[..20]] {
        assert_eq!(picture(broken), None);
    }
    assert!(fits(800, 270) && !fits(799, 270) && !fits(800, 249) && !fits(2500, 1800));
}

#[test]
fn a_loading_time_is_a_multiple_of_five() {
    let user = "U0123456789abcdef0123456789abcdef";
    let said = |chat: &str, seconds: i64| {
        found(
            Body::Loading,
            &json!({"chatId": chat, "loadingSeconds": seconds}),
        )
    };
    assert_eq!(said(user, 60), []);
    assert_eq!(said(user, 61)[0].1, "Must be between 5 and 60");
    assert_eq!(said(user, 7)[0].1, "must be a multiple of five");
    assert_eq!(said(&user.replace('U', "C"), 5)[0].0, "chatId");
}
