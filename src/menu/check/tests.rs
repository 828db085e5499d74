use super::*;
use crate::menu::name::alias;
use crate::words::{Language, Words};

fn built_in() -> Definitions {
    Definitions::built_in(&Words::load().unwrap()).unwrap()
}

/// What `check` says of the committed menus after `change`, as one text.
fn told(change: impl FnOnce(&mut Definitions)) -> String {
    let mut definitions = built_in();
    change(&mut definitions);
    let lines = check(&definitions).into_iter().map(|p| p.to_string());
    lines.collect::<Vec<_>>().join("\n")
}

fn guest(definitions: &mut Definitions) -> &mut Edition {
    let mut editions = definitions.editions.iter_mut();
    editions.find(|e| e.alias == "guest-ja").unwrap()
}

#[test]
fn the_committed_menus_and_images_are_fresh_and_within_lines_limits() {
    assert_eq!(told(|_| ()), "");
    let definitions = built_in();
    let aliases: Vec<&str> = definitions
        .editions
        .iter()
        .map(|e| e.alias.as_str())
        .collect();
    let of = |menu: &str| Language::ALL.map(|language| alias(menu, language));
    assert_eq!(aliases, [of("guest"), of("member")].concat());
}

#[test]
fn whoever_is_served_in_a_language_has_a_menu_in_it() {
    let definitions = built_in();
    let words = Words::load().unwrap();
    for language in crate::words::Language::ALL {
        for has_id in [false, true] {
            let alias = crate::menu::name::menu_for(has_id, words.served(language));
            assert!(definitions.editions.iter().any(|e| e.alias == alias));
        }
    }
}

#[test]
fn the_language_item_stands_bottom_left_and_says_language_in_every_edition() {
    // B-24
    for edition in built_in().editions {
        let items = edition.menu.items.iter().zip(&edition.labels);
        let (item, label) = items
            .clone()
            .find(|(item, _)| item.data == "menu:language")
            .unwrap();
        let bounds = item.bounds();
        assert_eq!(bounds.x, 0);
        assert_eq!(bounds.y + bounds.height, edition.menu.size[1]);
        let drawn = [Some(label.text.clone()), label.below.clone()];
        let drawn = drawn.into_iter().flatten().collect::<Vec<_>>().join(" ");
        assert!(
            drawn.contains("Language") && drawn.contains("言語"),
            "{drawn}"
        );
    }
}

#[test]
fn a_translated_menu_keeps_the_japanese_names_below_its_own() {
    let definitions = built_in();
    let japanese = definitions.editions.iter().find(|e| e.alias == "member-ja");
    let english = definitions.editions.iter().find(|e| e.alias == "member-en");
    for (ja, en) in japanese
        .unwrap()
        .labels
        .iter()
        .zip(&english.unwrap().labels)
    {
        assert_eq!(en.below.as_ref(), Some(&ja.text));
        assert_ne!(en.text, ja.text);
    }
}

#[test]
fn a_changed_word_place_or_part_makes_the_image_stale() {
    let stale = "guest-ja: the image is stale";
    assert!(told(|d| guest(d).labels[0].text.push('!')).contains(stale));
    assert!(told(|d| guest(d).labels[2].below = None).contains(stale));
    assert!(told(|d| guest(d).menu.items[2].look = "main".to_owned()).contains(stale));
    assert!(told(|d| guest(d).menu.items[0].bounds[3] += 1).contains(stale));
    let paint = |definitions: &mut Definitions, part: &str| {
        let svg = definitions.parts.get_mut(part).unwrap();
        *svg = svg.replace("96", "97").replace("#00695c", "#00695d");
    };
    assert!(told(|d| paint(d, "frame.svg")).contains(stale));
    assert!(told(|d| paint(d, "icons/register.svg")).contains(stale));
    // What is not drawn needs no new image.
    assert_eq!(told(|d| guest(d).menu.items[0].data.push('!')), "");
}

#[test]
fn a_missing_broken_foreign_or_left_over_image_is_told() {
    let image = |definitions: &mut Definitions, bytes: &[u8]| {
        definitions
            .images
            .insert("guest-ja".to_owned(), bytes.to_vec());
    };
    let missing = told(|d| drop(d.images.remove("guest-ja")));
    assert!(missing.contains("guest-ja: there is no images/guest-ja.png"));
    assert!(told(|d| image(d, b"GIF89a")).contains("guest-ja: the image cannot be read"));
    let member = built_in().images["member-ja"].clone();
    let swapped = told(|d| image(d, &member));
    assert!(swapped.contains("the image is 2500 x 1686 pixels, the menu says 2500 x 1315"));
    assert!(swapped.contains("stale"));
    let left = told(|d| drop(d.images.insert("old-ja".to_owned(), member.clone())));
    assert_eq!(
        left,
        "old-ja: no menu uses this image: run `kairan rich-menus render`"
    );
}

#[test]
fn what_line_would_refuse_and_what_a_tap_would_miss_is_told() {
    let long = told(|d| guest(d).labels[0].text = "あ".repeat(21));
    assert!(long.contains("the label of area 1 has 21 characters; LINE takes 1 to 20"));
    let bar = told(|d| guest(d).bar = "あ".repeat(15));
    assert!(bar.contains("the chat bar text has 15 characters; LINE takes 1 to 14"));
    let outside = told(|d| guest(d).menu.items[3].bounds[2] += 1);
    assert!(outside.contains("area 4 does not lie within the image"));
    let overlap = told(|d| guest(d).menu.items[2].bounds[2] += 1);
    assert!(overlap.contains("the areas of menu-language and menu-help overlap"));
    let gap = told(|d| guest(d).menu.items[2].bounds[2] -= 1);
    assert!(gap.contains("the areas leave a part where a tap does nothing"));
    let twins = told(|d| guest(d).menu.items[2].data = "menu:help".to_owned());
    assert!(twins.contains("menu-language and menu-help say the same: menu:help"));
    let icon = told(|d| guest(d).menu.items[1].icon = "ghost".to_owned());
    assert!(icon.contains("there is no parts/icons/ghost.svg"));
    let default = told(|d| d.default = "guest-fr".to_owned());
    assert_eq!(
        default,
        "guest-fr: it is to be the default, but there is no such menu"
    );
}

#[test]
fn every_pixel_of_words_meets_aa_contrast() {
    let frame = &built_in().parts["frame.svg"];
    let color = |selector: &str| {
        let (_, rule) = frame.split_once(&format!("{selector} {{")).unwrap();
        let (_, hex) = rule.split_once('#').unwrap();
        u32::from_str_radix(&hex[..6], 16).unwrap()
    };
    for look in [".plain", ".main"] {
        let ground = luminance(color(&format!("{look} .card")));
        for class in [".label", ".below"] {
            let ink = luminance(color(&format!("{look} {class}")));
            let ratio = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
            // WCAG 2.2, 1.4.3: 4.5 to 1.
            assert!(ratio >= 4.5, "{look} {class}: {ratio:.2}");
        }
    }
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}
