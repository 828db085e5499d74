use serde_json::json;

use super::*;

fn menu() -> RichMenu {
    RichMenu {
        size: Size {
            width: 2500,
            height: 843,
        },
        selected: true,
        name: "guest-ja@3f9c2a".to_owned(),
        chat_bar_text: "メニュー".to_owned(),
        areas: vec![area(0, 0, 2500, 843)],
    }
}

fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
    Area {
        bounds: Bounds {
            x,
            y,
            width,
            height,
        },
        action: Postback {
            label: "ヘルプ".to_owned(),
            data: "menu:help".to_owned(),
            display_text: "ヘルプ".to_owned(),
        },
    }
}

/// What is wrong with the good menu after `change`.
fn wrong(change: impl FnOnce(&mut RichMenu)) -> Vec<Problem> {
    let mut menu = menu();
    change(&mut menu);
    menu.problems()
}

#[test]
fn the_object_is_written_as_line_reads_it() {
    assert_eq!(
        json!(menu()),
        json!({
            "size": {"width": 2500, "height": 843},
            "selected": true,
            "name": "guest-ja@3f9c2a",
            "chatBarText": "メニュー",
            "areas": [{
                "bounds": {"x": 0, "y": 0, "width": 2500, "height": 843},
                "action": {
                    "type": "postback",
                    "label": "ヘルプ",
                    "data": "menu:help",
                    "displayText": "ヘルプ",
                },
            }],
        })
    );
    assert_eq!(menu().problems(), []);
}

#[test]
fn sizes_outside_the_limits_are_told() {
    for (width, height, good) in [
        (2500, 1686, true),
        (800, 270, true),
        (800, 250, true),
        (799, 270, false),
        (2501, 843, false),
        (800, 249, false),
        (1450, 1000, true),
        (1449, 1000, false),
    ] {
        let problems = wrong(|menu| {
            menu.size = Size { width, height };
            menu.areas.clear();
        });
        assert_eq!(
            problems.is_empty(),
            good,
            "{width} x {height}: {problems:?}"
        );
    }
}

#[test]
fn what_people_read_is_counted_in_graphemes_and_data_in_utf_16() {
    // One grapheme of eleven UTF-16 units.
    let family = "👨‍👩‍👧‍👦";
    let label = |text: String| wrong(move |menu| menu.areas[0].action.label = text);
    assert_eq!(label(family.repeat(20)), []);
    assert_eq!(label(family.repeat(21)).len(), 1);
    assert_eq!(label(String::new()).len(), 1);
    let bar = |text: String| wrong(move |menu| menu.chat_bar_text = text);
    assert_eq!(bar(family.repeat(14)), []);
    assert_eq!(bar(family.repeat(15)).len(), 1);
    let name = |text: String| wrong(move |menu| menu.name = text);
    assert_eq!(name(family.repeat(300)), []);
    assert_eq!(name(family.repeat(301)).len(), 1);
    let said = |text: String| wrong(move |menu| menu.areas[0].action.display_text = text);
    assert_eq!(said(family.repeat(300)), []);
    assert_eq!(said(family.repeat(301)).len(), 1);
    let data = |text: String| wrong(move |menu| menu.areas[0].action.data = text);
    assert_eq!(data("🍎".repeat(150)), []);
    assert_eq!(data("🍎".repeat(151)).len(), 1);
}

#[test]
fn areas_lie_within_the_image_and_are_twenty_at_most() {
    let at = |x, y, width, height| wrong(move |menu| menu.areas[0] = area(x, y, width, height));
    assert_eq!(at(2499, 842, 1, 1), []);
    assert_eq!(at(2500, 0, 1, 1), [Problem::Outside(1)]);
    assert_eq!(at(1, 0, 2500, 843), [Problem::Outside(1)]);
    assert_eq!(at(0, 1, 2500, 843), [Problem::Outside(1)]);
    assert_eq!(at(u32::MAX, 0, u32::MAX, 1), [Problem::Outside(1)]);
    assert_eq!(at(0, 0, 0, 843), [Problem::Outside(1)]);
    let many = |count| wrong(move |menu| menu.areas = vec![area(0, 0, 1, 1); count]);
    assert_eq!(many(20), []);
    assert_eq!(many(21), [Problem::TooManyAreas(21)]);
}

#[test]
fn an_image_has_the_menu_s_pixels_and_at_most_a_megabyte() {
    let size = menu().size;
    assert_eq!(size.image_problems(size, IMAGE_BYTES), []);
    assert_eq!(
        size.image_problems(size, IMAGE_BYTES + 1),
        [Problem::TooHeavy(IMAGE_BYTES + 1)]
    );
    let other = Size {
        width: 2500,
        height: 1686,
    };
    assert_eq!(size.image_problems(other, 1).len(), 1);
}

#[test]
fn alias_ids_have_lines_alphabet_and_length() {
    for good in ["guest-ja", "a", "member_pt-br", &"a".repeat(32)] {
        assert_eq!(alias_problem(good), None);
    }
    for wrong in ["", "guest-zh-Hans", "guest.ja", "メニュー", &"a".repeat(33)] {
        assert!(alias_problem(wrong).is_some(), "{wrong}");
    }
}
