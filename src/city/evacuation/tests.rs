use std::collections::BTreeSet;

use super::*;
use crate::city::notice::{Content, Wording};
use crate::city::{drill, notice};
use crate::clock::Millis;
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
        left: Vec::new(),
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
        (&[Some(2), Some(3)], 4, Step::Raise),
        (&[Some(3)], 5, Step::Raise),
        (&[Some(5), Some(5)], 4, Step::Lower),
        (&[Some(4)], 4, Step::Renew),
        // Nothing was raised or lowered where nothing was, nor where some rise and some fall.
        (&[Some(5), None], 4, Step::Issue),
        (&[Some(2), None], 4, Step::Issue),
        (&[Some(5), Some(3)], 4, Step::Issue),
        (&[Some(4), Some(5)], 4, Step::Issue),
    ];
    for (before, level, step) in table {
        assert_eq!(Step::between(before.iter().copied(), level), step);
    }
}

//
#[test]
fn levels_one_and_two_are_never_issued_by_the_city() {
    for (level, step) in (1..=2).flat_map(|level| Step::ALL.map(|step| (level, step))) {
        let order = Order {
            level,
            step,
            ..order()
        };
        let ja = said(&order, Language::Ja);
        assert!(!ja.body.contains("発令"), "{}", ja.body);
        let en = said(&order, Language::En);
        assert!(!en.body.contains("issued"), "{}", en.body);
    }
    let en = said(
        &Order {
            level: 3,
            ..order()
        },
        Language::En,
    );
    assert!(en.body.contains("has been issued"), "{}", en.body);
}

// B-10 X-02
#[test]
fn the_time_is_that_of_the_release_and_stands_before_the_last_lines() {
    let words = Words::load().unwrap();
    let written = content(&order());
    let issued = |step, level, at| Issued { level, step, at };
    let ja = |content: &Content| content.japanese().unwrap().body.clone();
    assert!(!ja(&written).contains("時刻】"));
    let at = Some(Millis(1_796_000_000_000));
    for (step, level, head) in [
        (Step::Issue, 4, "【発令時刻】2026年"),
        (Step::Raise, 3, "【発令時刻】2026年"),
        (Step::Lift, 4, "【解除時刻】2026年"),
        (Step::Withdraw, 2, "【取消時刻】2026年"),
        (Step::Issue, 2, "【お知らせの時刻】2026年"),
    ] {
        let released = with_time(&written, &words, issued(step, level, at));
        let body = ja(&released);
        let parts: Vec<&str> = body.split("\n\n").collect();
        let [.., time, last] = parts[..] else {
            panic!("{body}");
        };
        assert!(time.starts_with(head), "{body}");
        assert!(last.starts_with("このお知らせは"), "{body}");
        for (language, wording) in &released.0 {
            assert_ne!(Some(wording), written.translation(*language));
        }
    }
    let seen = with_time(&written, &words, issued(Step::Issue, 4, None));
    assert!(ja(&seen).contains("【発令時刻】（送信した時刻が入ります）"));
    // Staff may have written a draft anew, and as long as it goes.
    let mut own = written.clone();
    let wording = own.0.get_mut(&Language::Ja).unwrap();
    wording.body = "逃げて".into();
    let own = with_time(&own, &words, issued(Step::Issue, 4, at));
    assert!(ja(&own).starts_with("逃げて\n\n【発令時刻】"));
    let mut long = written.clone();
    let wording = long.0.get_mut(&Language::Ja).unwrap();
    wording.body = "あ".repeat(notice::BODY_LIMIT);
    let kept = with_time(&long, &words, issued(Step::Issue, 4, at));
    assert_eq!(ja(&kept), ja(&long));
}

/// Released at second `at`, by the name `n{at}`.
fn released(at: i64, level: i64, step: Step, areas: &[&str]) -> Released {
    Released {
        notice: format!("n{at}"),
        hazard: Hazard::Landslide,
        level,
        step,
        areas: areas.iter().map(|name| (*name).to_owned()).collect(),
        at: Millis(at),
        stopped: false,
        superseded_by: None,
    }
}

fn stopped(at: i64, level: i64, step: Step, areas: &[&str]) -> Released {
    Released {
        stopped: true,
        ..released(at, level, step, areas)
    }
}

//
#[test]
fn a_withdrawal_uncovers_what_rightly_stood() {
    let slide = Hazard::Landslide;
    let (a, b) = (&["西条"][..], &["西条", "黒瀬"][..]);
    use Step::{Issue, Lift, Lower, Raise, Renew, Withdraw};
    for (steps, level) in [
        (&[(3, Issue), (4, Raise), (4, Withdraw)][..], Some(3)),
        // The same level with other shelters is the same mistake.
        (
            &[(3, Issue), (4, Raise), (4, Renew), (4, Withdraw)],
            Some(3),
        ),
        (&[(4, Issue), (3, Lower), (3, Withdraw)], Some(4)),
        (&[(4, Issue), (4, Withdraw)], None),
        (
            &[(3, Issue), (4, Raise), (4, Withdraw), (3, Withdraw)],
            None,
        ),
        (&[(3, Issue), (3, Lift), (4, Issue), (4, Withdraw)], None),
        // Only the level that it names.
        (&[(3, Issue), (4, Withdraw)], Some(3)),
    ] {
        let all = (1..)
            .zip(steps)
            .map(|(at, (level, step))| released(at, *level, *step, a));
        let all: Vec<Released> = all.collect();
        let now = present(&all);
        assert_eq!(level_in(&now, slide, "西条"), level, "{steps:?}");
        // And that it stood, and since when, is said by the notice that said so.
        if level.is_some() {
            assert_eq!(now[0].notice, "n1");
        }
    }
    // What is left is told area by area.
    let city: Vec<String> = ["西条", "黒瀬", "豊栄"].map(str::to_owned).into();
    let told = |all: &[Released], level, named: &[&str]| {
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let left = left(all, slide, level, &named, &city);
        let left = left.into_iter().map(|its| (its.level, its.areas.join("+")));
        left.collect::<Vec<_>>()
    };
    let all = [released(1, 3, Issue, a), released(2, 4, Issue, b)];
    assert_eq!(told(&all, 4, b), [(3, "西条".to_owned())]);
    assert_eq!(told(&all, 4, &[]), [(3, "西条".to_owned())]);
    let all = [released(1, 3, Issue, &[]), released(2, 4, Raise, a)];
    assert_eq!(told(&all, 4, a), [(3, "西条".to_owned())]);
    assert_eq!(told(&all, 4, &[]), [(3, String::new())]);
    let withdrawn = Order {
        step: Withdraw,
        left: left(&all, slide, 4, &["西条".to_owned()], &city),
        ..order()
    };
    for (language, wording) in content(&withdrawn).0 {
        let none = said(
            &Order {
                left: Vec::new(),
                ..withdrawn.clone()
            },
            language,
        );
        assert!(wording.body.len() > none.body.len(), "{language}");
    }
    let ja = said(&withdrawn, Language::Ja).body;
    assert!(
        ja.contains("西条では、警戒レベル3「高齢者等避難」が引き続き出ています。"),
        "{ja}"
    );
}

//
#[test]
fn what_was_stopped_holds_nowhere_and_is_taken_back_all_the_same() {
    let slide = Hazard::Landslide;
    let (a, b) = (&["西条"][..], &["西条", "黒瀬"][..]);
    let areas: Vec<String> = vec!["西条".into()];
    let look = |all: &[Released]| {
        let now = present(all);
        let level = level_in(&now, slide, "西条");
        let stopped = now[0].stopped.as_ref().map(|its| its.level);
        let (lift, back) = (
            to_lift(&now, slide, &areas),
            to_withdraw(&now, slide, &areas),
        );
        (level, stopped, lift, back)
    };
    use Step::{Issue, Lift, Lower, Raise, Withdraw};
    let wrong = [released(1, 3, Issue, b), stopped(2, 4, Raise, a)];
    assert_eq!(look(&wrong), (Some(3), Some(4), Some(4), Some(4)));
    let back = [&wrong[..], &[released(3, 4, Withdraw, a)]].concat();
    assert_eq!(look(&back), (Some(3), None, Some(3), Some(3)));
    let over = [&wrong[..], &[released(3, 4, Lift, a)]].concat();
    assert_eq!(look(&over), (None, None, None, None));
    // The last that was said is what was wrong.
    let lowered = [released(1, 4, Issue, a), stopped(2, 3, Lower, a)];
    assert_eq!(look(&lowered), (Some(4), Some(3), Some(4), Some(3)));
    // Everybody was told something newer.
    let newer = [stopped(1, 5, Issue, a), released(2, 3, Issue, a)];
    assert_eq!(look(&newer), (Some(3), None, Some(3), Some(3)));
    let alone = [stopped(1, 4, Issue, a)];
    assert_eq!(look(&alone), (None, Some(4), Some(4), Some(4)));
    // That a lift was taken back is no order.
    let lift = [released(1, 4, Issue, a), stopped(2, 4, Lift, a)];
    assert_eq!(look(&lift), (Some(4), None, Some(4), Some(4)));
}

// B-10
#[test]
fn whoever_has_what_still_stands_hears_of_its_end() {
    use Step::{Issue, Lift, Lower};
    let (city, a, b) = (&[][..], &["西条"][..], &["黒瀬"][..]);
    let told = |all: &[Released], areas: &[&str]| {
        let areas: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
        believed(all, Hazard::Landslide, &areas)
    };
    let ids = |all: &[&Released]| all.iter().map(|its| its.notice.clone()).collect::<Vec<_>>();
    let (wide, near) = (released(1, 3, Issue, city), released(2, 4, Issue, a));
    let stand = [wide.clone(), near.clone()];
    assert_eq!(told(&stand, a), ids(&[&wide, &near]));
    assert_eq!(told(&stand, b), ids(&[&wide]));
    assert_eq!(told(&stand, city), ids(&[&wide, &near]));
    // Lifted in one place, it stands in the others.
    let lifted = [&stand[..], &[released(3, 4, Lift, a)]].concat();
    assert_eq!(told(&lifted, a), ids(&[]));
    assert_eq!(told(&lifted, city), ids(&[&wide]));
    // What was lowered and what was stopped on its way are believed, too.
    let (low, wrong) = (released(3, 3, Lower, a), stopped(4, 5, Issue, a));
    let both = [near.clone(), low.clone(), wrong.clone()];
    assert_eq!(told(&both, a), ids(&[&near, &low, &wrong]));
    assert_eq!(believed(&both, Hazard::Flood, &[]), ids(&[]));
}

// B-10
#[test]
fn a_new_step_stops_what_it_covers_and_nothing_else() {
    use Step::{Issue, Lift, Raise, Withdraw};
    let (a, b) = (&["西条"][..], &["西条", "黒瀬"][..]);
    let flood = Released {
        hazard: Hazard::Flood,
        ..released(1, 4, Issue, a)
    };
    for (by, earlier, stops) in [
        (released(9, 4, Lift, a), released(1, 4, Issue, a), true),
        (released(9, 5, Raise, a), released(1, 4, Issue, a), true),
        (released(9, 5, Raise, b), released(1, 4, Issue, a), true),
        (released(9, 5, Raise, &[]), released(1, 4, Issue, a), true),
        (released(9, 5, Raise, &[]), released(1, 4, Issue, &[]), true),
        // A lift that is still going out, too.
        (released(9, 4, Issue, a), released(1, 4, Lift, a), true),
        // In part only: it is news to the others.
        (released(9, 5, Raise, a), released(1, 4, Issue, b), false),
        (released(9, 5, Raise, b), released(1, 4, Issue, &[]), false),
        (released(9, 4, Lift, a), flood, false),
        // What stood before a mistake still stands.
        (released(9, 4, Withdraw, a), released(1, 4, Raise, a), true),
        (released(9, 4, Withdraw, a), released(1, 3, Issue, a), false),
        (released(9, 4, Withdraw, a), stopped(1, 3, Issue, a), true),
    ] {
        let all = [earlier];
        assert_eq!(!superseded(&by, &all).is_empty(), stops, "{by:?} {all:?}");
    }
}

#[test]
fn what_changed_since_is_known_by_place_and_time() {
    let all = [
        released(5, 4, Step::Issue, &["西条"]),
        stopped(9, 5, Step::Raise, &["黒瀬"]),
    ];
    let changed = |hazard, areas: &[&str], since| {
        let areas: Vec<String> = areas.iter().map(|name| (*name).to_owned()).collect();
        changed_since(&all, hazard, &areas, Millis(since))
    };
    let slide = Hazard::Landslide;
    assert!(changed(slide, &["西条", "黒瀬"], 4));
    assert!(changed(slide, &[], 4));
    assert!(!changed(slide, &["西条"], 5));
    assert!(!changed(slide, &["黒瀬"], 4));
    assert!(!changed(Hazard::Flood, &["西条"], 4));
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
        stopped: false,
        superseded_by: None,
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
    let withdrawn =
        present(&[&released[..], &[at(5, flood, 4, Step::Withdraw, &["西条"])]].concat());
    assert_eq!(level_in(&withdrawn, flood, "西条"), Some(3));
    assert_eq!(level_in(&withdrawn, flood, "豊栄"), Some(4));
}
