use super::*;
use crate::city::audience::{Audience, Part};
use crate::city::notice::{Kind, Wanted};

/// Everything filled in, with dates whose names are long and free words as long as they may be.
fn full(template: &Template, date: &str) -> BTreeMap<String, String> {
    let slots = template.slots.iter();
    let value = |slot: &Slot| match (slot.ask, slot.name) {
        (Ask::Date, "until" | "new-date") => "2027-12-24".to_owned(),
        (Ask::Date, _) => date.to_owned(),
        (Ask::Time, _) => "13:30".to_owned(),
        (Ask::Reason, _) => OTHER.to_owned(),
        (Ask::Text(limit), _) => "組".repeat(limit),
        (Ask::Lines(limit), _) => format!("{}\n終", "内".repeat(limit - 2)),
    };
    slots
        .map(|slot| (slot.name.to_owned(), value(slot)))
        .collect()
}

fn given(values: &[(&str, &str)]) -> BTreeMap<String, String> {
    let values = values.iter();
    values.map(|(n, v)| ((*n).into(), (*v).into())).collect()
}

fn fill(name: &str, values: &[(&str, &str)]) -> Result<Content, Vec<Mistake>> {
    let template = Template::by_name(name).unwrap();
    template.fill(&Words::load().unwrap(), &given(values))
}

fn wrong_fields(name: &str, values: &[(&str, &str)]) -> Vec<String> {
    let mistakes = fill(name, values).unwrap_err().into_iter();
    mistakes.map(|mistake| mistake.field).collect()
}

#[test]
fn every_template_fills_in_every_language() {
    let words = Words::load().unwrap();
    for template in TEMPLATES {
        for date in ["2026-09-23", "2026-11-30", "2026-12-24"] {
            let values = full(template, date);
            let content = template.fill(&words, &values).unwrap();
            assert_eq!(content.0.len(), Language::ALL.len());
            for (language, wording) in &content.0 {
                let name = format!("{} in {language}: {wording:?}", template.name);
                for text in [&wording.title, &wording.body] {
                    assert!(
                        !text.contains("template-") && !text.contains("menu-"),
                        "{name}"
                    );
                    assert!(!text.contains(['{', '}', '$']), "{name}");
                    assert!(!text.contains("  "), "{name}");
                }
                // What was typed stands in the body as it was typed.
                for (slot, value) in &values {
                    let is_free = matches!(
                        template.slots.iter().find(|s| s.name == slot).unwrap().ask,
                        Ask::Text(_) | Ask::Lines(_)
                    );
                    assert!(!is_free || wording.body.contains(value.as_str()), "{name}");
                }
                assert!(
                    wording.body.lines().all(|line| line == line.trim()),
                    "{name}"
                );
            }
            let wanted = Wanted {
                kind: Kind::School,
                matter: Some(template.matter),
                topic: None,
                level: None,
                audience: Audience::Schools(vec![Part::whole("nishijo-es")]),
                content,
                wants_receipt: template.wants_receipt,
                remind_after: None,
                repeats: None,
                alone: None,
            };
            assert_eq!(wanted.mistakes(), [], "{}", template.name);
        }
    }
}

#[test]
fn a_closure_says_when_why_and_what_to_do() {
    let content = fill("closure", &[("date", "2026-12-01"), ("reason", "typhoon")]).unwrap();
    let japanese = content.japanese().unwrap();
    assert_eq!(japanese.title, "12月1日（火）は臨時休業です");
    assert_eq!(
        japanese.body,
        "次のとおり、臨時休業とします。\n\
         \n\
         日にち: 2026年12月1日（火）\n\
         理由: 台風\n\
         \n\
         ・お子さまを登校・登園させず、自宅で安全に過ごさせてください。\n\
         ・学校への電話でのお問い合わせは、お控えください。\n\
         ・次のお知らせも、LINEやメールでお送りします。"
    );
}

#[test]
fn a_date_is_written_as_the_language_writes_it_with_its_weekday() {
    let content = fill("closure", &[("date", "2026-12-01"), ("reason", "snow")]).unwrap();
    for (language, title, body) in [
        (Language::Ja, "12月1日（火）は", "2026年12月1日（火）\n"),
        (
            Language::JaEasy,
            "12月(がつ)1日(ついたち) 火曜日(かようび)は",
            "2026年(ねん)12月(がつ)1日(ついたち) 火曜日(かようび)\n",
        ),
        (
            Language::En,
            "on Tuesday, 1 December (",
            "Tuesday, 1 December 2026\n",
        ),
        (
            Language::ZhHans,
            "12月1日（星期二）",
            "2026年12月1日（星期二）\n",
        ),
        (
            Language::Vi,
            ": thứ Ba, ngày 1 tháng 12",
            "thứ Ba, ngày 1 tháng 12 năm 2026\n",
        ),
        (
            Language::PtBr,
            ": terça-feira, 1º de dezembro",
            "terça-feira, 1º de dezembro de 2026\n",
        ),
    ] {
        let wording = content.translation(language).unwrap();
        assert!(wording.title.contains(title), "{wording:?}");
        assert!(wording.body.contains(body), "{wording:?}");
    }
}

#[test]
fn every_weekday_has_its_name() {
    // 2026-12-06 is a Sunday, 2026-12-07 a Monday.
    for (day, japanese, english) in [
        ("2026-12-06", "12月6日（日）", "Sunday, 6 December"),
        ("2026-12-07", "12月7日（月）", "Monday, 7 December"),
        ("2028-02-29", "2月29日（火）", "Tuesday, 29 February"),
    ] {
        let content = fill("lunch", &[("date", day), ("what", "給食なし")]).unwrap();
        let title = |language| content.translation(language).unwrap().title.clone();
        assert!(title(Language::Ja).contains(japanese), "{day}");
        assert!(title(Language::En).contains(english), "{day}");
    }
}

#[test]
fn a_time_has_24_hours_and_a_full_hour_no_minutes() {
    let titles = |time: &str| {
        let content = fill("dismissal", &[("leave", time), ("reason", "rain")]).unwrap();
        Language::ALL.map(|language| content.translation(language).unwrap().title.clone())
    };
    for (time, written) in [
        (
            "13:05",
            [
                "13時05分",
                "13:05",
                "13:05",
                "13:05",
                "13 giờ 05 phút",
                "13h05",
            ],
        ),
        ("07:00", [": 7時に", "7:00", "7:00", "7:00", "7 giờ", "7h"]),
    ] {
        for (title, written) in titles(time).iter().zip(written) {
            assert!(title.contains(written), "{title}: {written}");
        }
    }
}

#[test]
fn a_day_that_is_left_open_is_today() {
    let content = fill(
        "hold",
        &[("next", "17:00"), ("reason", "rain"), ("date", " ")],
    )
    .unwrap();
    assert!(content.japanese().unwrap().body.contains("日にち: 本日\n"));
    let values = [
        ("next", "17:00"),
        ("reason", "rain"),
        ("date", "2026-12-01"),
    ];
    let content = fill("hold", &values).unwrap();
    assert!(content.japanese().unwrap().body.contains("12月1日（火）"));
}

#[test]
fn a_note_stands_below_as_it_was_typed() {
    let note = "体育館に { $date }\r\nお集まりください";
    let values = [("date", "2026-12-01"), ("what", "パン"), ("note", note)];
    let content = fill("lunch", &values).unwrap();
    for wording in content.0.values() {
        assert!(
            wording
                .body
                .ends_with(":\n体育館に { $date }\nお集まりください")
                || wording
                    .body
                    .ends_with("：\n体育館に { $date }\nお集まりください")
        );
    }
}

#[test]
fn what_is_missing_or_wrong_is_told_by_name() {
    assert_eq!(wrong_fields("closure", &[]), ["date", "reason"]);
    assert_eq!(wrong_fields("hold", &[("reason", "")]), ["next", "reason"]);
    let place = "あ".repeat(NAME_LIMIT + 1);
    let values = [
        ("date", "2026-02-30"),
        ("time", "24:00"),
        ("place", place.as_str()),
        ("what", "a\0b"),
        ("reason", "rain"),
    ];
    assert_eq!(
        wrong_fields("suspicious", &values),
        ["reason", "date", "time", "place", "what"]
    );
    for date in ["0202-12-01", "2026/12/01", "20261201", "2026-12-01T00:00"] {
        let values = [("date", date), ("reason", "rain")];
        assert_eq!(wrong_fields("closure", &values), ["date"], "{date}");
    }
    let values = [("date", "2026-12-01"), ("reason", "boredom")];
    assert_eq!(wrong_fields("closure", &values), ["reason"]);
    let values = [
        ("event", "運動会\n延期"),
        ("old-date", "2026-12-01"),
        ("new-date", "2026-12-08"),
    ];
    assert_eq!(wrong_fields("postponed", &values), ["event"]);
}

#[test]
fn what_contradicts_itself_is_told() {
    let days = |from, until| {
        [
            ("class", "3年2組"),
            ("from", from),
            ("until", until),
            ("reason", "infection"),
        ]
    };
    assert!(fill("class-closure", &days("2026-12-01", "2026-12-01")).is_ok());
    let values = days("2026-12-02", "2026-12-01");
    assert_eq!(wrong_fields("class-closure", &values), ["until"]);
    let days = |new| {
        [
            ("event", "運動会"),
            ("old-date", "2026-12-01"),
            ("new-date", new),
        ]
    };
    assert!(fill("postponed", &days("2026-12-02")).is_ok());
    assert_eq!(wrong_fields("postponed", &days("2026-12-01")), ["new-date"]);
    let values = [("date", "2026-12-01"), ("reason", "other")];
    assert_eq!(wrong_fields("closure", &values), ["note"]);
}

#[test]
fn every_template_and_slot_has_its_name_for_staff() {
    let words = Words::load().unwrap();
    for language in [Language::Ja, Language::En] {
        for template in TEMPLATES {
            let slots = template.slots.iter();
            let ids = slots.map(|slot| format!("console-slot-{}", slot.name));
            for id in ids.chain([format!("console-template-{}", template.name)]) {
                assert_ne!(words.say(language, &id), id, "{language}");
            }
        }
    }
}
