use super::*;
use crate::city::notice::{Content, Wording};
use crate::city::{drill, notice};
use crate::words::{Language, Words};

fn order() -> Order {
    Order {
        hazard: Hazard::Landslide,
        level: 4,
        step: Step::Issue,
        mode: Mode::Real,
        areas: vec!["西条".into(), "八本松".into()],
        shelters: "西条小学校\n中央公民館".into(),
        reason: "土砂災害の危険が高まったため".into(),
        contact: "危機管理課 082-420-0400".into(),
        at: Some(Millis(1_796_000_000_000)),
    }
}

fn content(order: &Order) -> Content {
    order.content(&Words::load().unwrap())
}

fn said(order: &Order, language: Language) -> Wording {
    content(order).translation(language).unwrap().clone()
}

// B-10 X-02
#[test]
fn the_level_comes_first_then_the_name_then_where() {
    let ja = said(&order(), Language::Ja);
    assert_eq!(ja.title, "【警戒レベル4】避難指示（土砂災害）西条、八本松");
    for part in [
        "警戒レベル4「避難指示」を発令しました",
        "西条、八本松",
        "危険な場所から全員避難してください",
        "〈警戒レベル4までに必ず避難！〉",
        "西条小学校\n中央公民館",
        "土砂災害の危険が高まったため",
        "危機管理課 082-420-0400",
        "【発令時刻】",
    ] {
        assert!(ja.body.contains(part), "{part}: {}", ja.body);
    }
    let en = said(&order(), Language::En);
    assert_eq!(
        en.title,
        "[Alert Level 4] Evacuation Order (避難指示): 西条, 八本松 (landslide)"
    );
    assert!(
        en.body
            .contains("ALL PEOPLE should evacuate from dangerous areas.")
    );
    let vi = said(&order(), Language::Vi);
    assert!(vi.title.starts_with("[Mức độ cảnh báo 4] Chỉ thị lánh nạn"));
    assert_eq!(content(&order()).0.len(), 6);
}

#[test]
fn every_step_of_every_level_fits_and_says_its_own() {
    let words = Words::load().unwrap();
    let mut said = BTreeSet::new();
    for (level, step) in (1..=5).flat_map(|level| Step::ALL.map(|step| (level, step))) {
        for mode in Mode::ALL {
            for hazard in Hazard::ALL {
                let areas = (0..120).map(|at| format!("第{at}地区")).collect();
                let order = Order {
                    level,
                    step,
                    mode,
                    hazard,
                    areas,
                    ..order()
                };
                for (language, wording) in order.content(&words).0 {
                    let letters = |text: &str| text.chars().count();
                    assert!(letters(&wording.title) <= notice::TITLE_LIMIT);
                    let limit = match mode {
                        Mode::Real => notice::BODY_LIMIT,
                        Mode::Drill | Mode::Test => drill::BODY_LIMIT,
                    };
                    assert!(
                        letters(&wording.body) <= limit,
                        "{language} {}",
                        wording.body
                    );
                    if language == Language::Ja {
                        said.insert(wording.body);
                    }
                }
            }
        }
    }
    assert_eq!(said.len(), 5 * 6 * 3 * 8);
}

//
#[test]
fn a_drill_and_a_test_say_so_first() {
    for (mode, title, body) in [
        (
            Mode::Drill,
            "【訓練】【警戒レベル4】避難指示",
            "【訓練】これは訓練です。",
        ),
        (
            Mode::Test,
            "【試験】【警戒レベル4】避難指示",
            "これは試験配信",
        ),
    ] {
        let ja = said(&Order { mode, ..order() }, Language::Ja);
        assert!(ja.title.starts_with(title), "{}", ja.title);
        assert!(ja.body.starts_with(body), "{}", ja.body);
    }
}

//
#[test]
fn old_names_are_understood() {
    let table = [
        ("避難勧告", Some(4)),
        ("避難指示(緊急)", Some(4)),
        ("避難準備・高齢者等避難開始", Some(3)),
        ("災害発生情報", Some(5)),
        ("緊急安全確保", Some(5)),
        ("暴風警報", None),
    ];
    for (name, level) in table {
        assert_eq!(level_named(name), level, "{name}");
    }
    // And never said.
    let all = (1..=5).map(|level| content(&Order { level, ..order() }));
    for text in all.flat_map(|content| content.texts().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(!text.contains("勧告"), "{text}");
    }
}

#[test]
fn a_step_follows_from_what_stands() {
    let table = [
        (&[][..], 4, Step::Issue),
        (&[None, None], 3, Step::Issue),
        (&[Some(2), None], 4, Step::Raise),
        (&[Some(3)], 5, Step::Raise),
        (&[Some(5), Some(3)], 4, Step::Lower),
        (&[Some(4)], 4, Step::Renew),
    ];
    for (before, level, step) in table {
        assert_eq!(Step::between(before.iter().copied(), level), step);
    }
}

#[test]
fn a_state_stands_for_each_area_and_hazard() {
    let at = |at: i64, hazard, level, step, areas: &[&str]| Released {
        notice: format!("n{at}"),
        hazard,
        level,
        step,
        areas: areas.iter().map(|name| (*name).to_owned()).collect(),
        at: Millis(at),
    };
    let (slide, flood) = (Hazard::Landslide, Hazard::Flood);
    let released = [
        at(1, slide, 4, Step::Issue, &["西条", "黒瀬"]),
        at(2, flood, 3, Step::Issue, &["西条"]),
        at(3, slide, 4, Step::Lift, &["黒瀬"]),
        at(4, flood, 4, Step::Raise, &[]),
    ];
    let now = present(&released);
    assert_eq!(level_in(&now, slide, "西条"), Some(4));
    assert_eq!(level_in(&now, slide, "黒瀬"), None);
    assert_eq!(level_in(&now, slide, "豊栄"), None);
    assert_eq!(level_in(&now, flood, "西条"), Some(4));
    assert_eq!(level_in(&now, flood, "豊栄"), Some(4));
    let lifted = present(&[&released[..], &[at(5, flood, 4, Step::Withdraw, &["西条"])]].concat());
    assert_eq!(level_in(&lifted, flood, "西条"), None);
    assert_eq!(level_in(&lifted, flood, "豊栄"), Some(4));
}
