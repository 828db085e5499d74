//! The fields of the form a notice is written in, to what the desk takes and back.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::city::audience::{Audience, Part};
use crate::city::notice::{Content, Kind, Matter, Mistake, Wanted, Wording};
use crate::city::repeat::{MOST, When};
use crate::clock::Millis;
use crate::notices::desk::Order;
use crate::sheet::form::Fields;
use crate::store::notices::Notice;
use crate::store::staff::Staff;
use crate::words::Language;

/// What a notice is: its value in the form, its kind and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub name: &'static str,
    pub kind: Kind,
    pub matter: Option<Matter>,
}

pub const SORTS: [Sort; 7] = {
    const fn school(name: &'static str, matter: Matter) -> Sort {
        Sort {
            name,
            kind: Kind::School,
            matter: Some(matter),
        }
    }
    const fn other(name: &'static str, kind: Kind) -> Sort {
        Sort {
            name,
            kind,
            matter: None,
        }
    }
    [
        school("notice", Matter::Notice),
        school("closure", Matter::Closure),
        school("safety", Matter::Safety),
        other("city", Kind::City),
        other("emergency", Kind::Emergency),
        other("maintenance", Kind::Maintenance),
        other("drill", Kind::Drill),
    ]
};

impl Sort {
    pub fn of(notice: &Notice) -> Sort {
        let is_it = |sort: &Sort| {
            let matter = sort.matter == notice.matter || notice.matter.is_none();
            sort.kind == notice.kind && matter
        };
        SORTS.into_iter().find(is_it).unwrap_or(SORTS[0])
    }

    pub fn by_name(name: &str) -> Option<Sort> {
        SORTS.into_iter().find(|sort| sort.name == name)
    }
}

/// The repeats are at times that the form cannot show.
pub const FIXED: &str = "repeats_fixed";

/// The field of a text: `title_en`.
pub fn title(language: Language) -> String {
    format!("title_{language}")
}

/// The field of a text: `body_en`.
pub fn body(language: Language) -> String {
    format!("body_{language}")
}

/// The field that says that nobody has checked a machine's translation: `machine_en`.
pub fn machine(language: Language) -> String {
    format!("machine_{language}")
}

/// What the form holds, for the desk. Everything else the desk judges.
pub fn order(staff: &Staff, fields: &Fields, zone: &TimeZone) -> Result<Order, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let sort = fields.one("sort").and_then(Sort::by_name);
    let sort = sort.unwrap_or_else(|| first_of(staff));
    let number = |name: &str| fields.one(name).and_then(|text| text.trim().parse().ok());
    let send_at = match text(fields, "send_at") {
        None => None,
        Some(at) => {
            let at = at.parse::<DateTime>().ok();
            let at = at.and_then(|at| at.to_zoned(zone.clone()).ok());
            if at.is_none() {
                mistakes.push(Mistake::new("send_at", "must be a time"));
            }
            at.map(|at| Millis::from(at.timestamp()))
        }
    };
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let is_emergency = sort.kind == Kind::Emergency;
    let wanted = Wanted {
        kind: sort.kind,
        matter: sort.matter,
        topic: text(fields, "topic").filter(|_| sort.kind == Kind::City),
        level: number("level").filter(|_| is_emergency),
        audience: audience(staff, sort, fields),
        content: content(fields),
        wants_receipt: fields.one("receipt").is_some(),
        remind_after: number("remind").filter(|_| fields.one("receipt").is_some()),
        repeats: repeats(fields, sort),
        alone: text(fields, "alone").filter(|_| is_emergency),
    };
    Ok(Order {
        wanted,
        send_at,
        draft: true,
        // Files are added to the draft, on its page.
        attachments: None,
        corrects: None,
        evacuation: None,
    })
}

/// The field of the time of a repeat, from 1.
pub fn repeat(number: usize) -> String {
    format!("repeat_{number}")
}

/// `None`: the form did not ask, so what is stored stays. Without a receipt nobody can be missing.
fn repeats(fields: &Fields, sort: Sort) -> Option<Vec<When>> {
    fields.one(&repeat(1))?;
    if fields.one("receipt").is_none() || sort.kind == Kind::Drill {
        return Some(Vec::new());
    }
    let minutes = (1..=MOST).filter_map(|number| text(fields, &repeat(number)));
    Some(
        minutes
            .filter_map(|text| Some(When::After(text.parse().ok()?)))
            .collect(),
    )
}

/// Fills in the times of the repeats. Those at a time of day the form does not know: it leaves them alone.
pub fn fill_repeats(fields: &mut Fields, repeats: &[When]) {
    let minutes = repeats.iter().map(|when| match when {
        When::After(minutes) => Some(*minutes),
        When::At(_) => None,
    });
    match minutes.collect::<Option<Vec<i64>>>() {
        Some(minutes) => {
            for (at, minutes) in minutes.iter().enumerate() {
                fields.0.push((repeat(at + 1), minutes.to_string()));
            }
        }
        None => fields.0.push((FIXED.to_owned(), "1".to_owned())),
    }
}

/// What somebody of this role writes unless they say otherwise.
fn first_of(staff: &Staff) -> Sort {
    let mine = SORTS
        .into_iter()
        .find(|sort| staff.role.kinds().contains(&sort.kind));
    mine.unwrap_or(SORTS[0])
}

fn text(fields: &Fields, name: &str) -> Option<String> {
    let text = fields.one(name).map(str::trim);
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn audience(staff: &Staff, sort: Sort, fields: &Fields) -> Audience {
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let chosen = fields.one("audience");
    match chosen {
        Some("everyone") => return Audience::Everyone(true),
        Some("areas") => return Audience::Areas(owned(fields.many("area"))),
        Some("topic") => return Audience::Topic(text(fields, "topic").unwrap_or_default()),
        _ => {}
    }
    if chosen.is_none() && sort.kind == Kind::City {
        return Audience::Topic(text(fields, "topic").unwrap_or_default());
    }
    let schools = match &staff.school {
        Some(own) => vec![own.clone()],
        None => owned(fields.many("school")),
    };
    let grades = fields.many("grade").into_iter();
    let grades: Vec<i64> = grades.filter_map(|grade| grade.parse().ok()).collect();
    let one = schools.len() == 1;
    let parts = schools.into_iter().map(|school| Part {
        school,
        grades: grades.clone(),
        // Classes and groups are one school's.
        classes: if one {
            owned(fields.many("class"))
        } else {
            Vec::new()
        },
        groups: if one {
            owned(fields.many("group"))
        } else {
            Vec::new()
        },
        include_unset: one && fields.one("unset").is_some() && fields.one("class").is_some(),
    });
    Audience::Schools(parts.collect())
}

fn content(fields: &Fields) -> Content {
    let written = Language::ALL.into_iter().filter_map(|language| {
        let (title, body) = (
            text(fields, &title(language)),
            text(fields, &body(language)),
        );
        // Half a text is told, not left out.
        let wording = match (title, body) {
            (None, None) => return None,
            (title, body) => Wording {
                title: title.unwrap_or_default(),
                body: body.map(plain).unwrap_or_default(),
                machine: fields.one(&machine(language)).is_some(),
            },
        };
        Some((language, wording))
    });
    Content(written.collect())
}

/// Browsers end lines with two characters (HTML, "normalize newlines"); mail and LINE want one.
fn plain(text: String) -> String {
    text.replace("\r\n", "\n")
}

/// The form of a notice that is there.
pub fn fields(notice: &Notice, zone: &TimeZone) -> Fields {
    let mut fields = Fields::default();
    let mut put = |name: &str, value: String| fields.0.push((name.to_owned(), value));
    put("sort", Sort::of(notice).name.to_owned());
    for (language, wording) in &notice.content.0 {
        put(&title(*language), wording.title.clone());
        put(&body(*language), wording.body.clone());
        if wording.machine {
            put(&machine(*language), "1".to_owned());
        }
    }
    if let Some(topic) = &notice.topic {
        put("topic", topic.clone());
    }
    if let Some(level) = notice.level {
        put("level", level.to_string());
    }
    match &notice.audience {
        // Of what is about evacuation the desk keeps whom it goes to.
        Audience::Everyone(_) | Audience::Evacuation(_) => put("audience", "everyone".into()),
        Audience::Topic(_) => put("audience", "topic".into()),
        // Never a draft of staff.
        Audience::Garbage(_) => {}
        Audience::Areas(areas) => {
            put("audience", "areas".into());
            areas.iter().for_each(|area| put("area", area.clone()));
        }
        Audience::Schools(parts) => {
            put("audience", "schools".into());
            for part in parts {
                put("school", part.school.clone());
            }
            if let Some(part) = parts.first() {
                part.grades
                    .iter()
                    .for_each(|it| put("grade", it.to_string()));
                part.classes.iter().for_each(|it| put("class", it.clone()));
                part.groups.iter().for_each(|it| put("group", it.clone()));
                if part.include_unset {
                    put("unset", "1".into());
                }
            }
        }
    }
    if notice.wants_receipt {
        put("receipt", "1".into());
    }
    if let Some(minutes) = notice.remind_after {
        put("remind", minutes.to_string());
    }
    if let Some(reason) = &notice.alone_reason {
        put("alone", reason.clone());
    }
    if notice.send_at > notice.created_at {
        let at = notice.send_at.timestamp().to_zoned(zone.clone());
        put("send_at", at.strftime("%Y-%m-%dT%H:%M").to_string());
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::authority::Role;

    fn staff(role: Role, school: Option<&str>) -> Staff {
        Staff {
            id: "s".into(),
            name: "花子".into(),
            role,
            school: school.map(str::to_owned),
            created_at: Millis(0),
        }
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let pairs = pairs.iter();
        Fields(pairs.map(|(k, v)| ((*k).into(), (*v).into())).collect())
    }

    fn read(staff: &Staff, pairs: &[(&str, &str)]) -> Wanted {
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        order(staff, &fields(pairs), &zone).unwrap().wanted
    }

    #[test]
    fn a_teacher_writes_to_her_own_school_whatever_the_form_says() {
        let teacher = staff(Role::Teacher, Some("saijo-es"));
        let wanted = read(
            &teacher,
            &[("school", "other"), ("grade", "2"), ("class", "2-1")],
        );
        let Audience::Schools(parts) = &wanted.audience else {
            panic!("{wanted:?}");
        };
        assert_eq!(parts.len(), 1);
        assert_eq!(
            (parts[0].school.as_str(), &parts[0].grades[..]),
            ("saijo-es", &[2][..])
        );
        assert_eq!(parts[0].classes, ["2-1"]);
        assert!(!parts[0].include_unset);
    }

    #[test]
    fn classes_are_one_school_s() {
        let board = staff(Role::Board, None);
        let pairs = [
            ("school", "a"),
            ("school", "b"),
            ("class", "2-1"),
            ("grade", "2"),
        ];
        let Audience::Schools(parts) = read(&board, &pairs).audience else {
            panic!();
        };
        assert!(
            parts
                .iter()
                .all(|part| part.classes.is_empty() && part.grades == [2])
        );
    }

    #[test]
    fn half_a_text_is_kept_to_be_told_of_and_lines_end_in_one_way() {
        let teacher = staff(Role::Teacher, Some("saijo-es"));
        let wanted = read(&teacher, &[("title_ja", "休校"), ("body_en", "one\r\ntwo")]);
        assert_eq!(wanted.content.0[&Language::Ja].body, "");
        assert_eq!(wanted.content.0[&Language::En].body, "one\ntwo");
        assert!(!wanted.mistakes().is_empty());
    }

    #[test]
    fn repeats_are_asked_for_with_a_receipt_and_left_alone_where_the_form_has_none() {
        let teacher = staff(Role::Teacher, Some("saijo-es"));
        let after = |pairs: &[(&str, &str)]| read(&teacher, pairs).repeats;
        let times = [("repeat_1", "60"), ("repeat_2", ""), ("repeat_3", "1440")];
        let asked = [&times[..], &[("receipt", "1")]].concat();
        let both = vec![When::After(60), When::After(1440)];
        assert_eq!(after(&asked), Some(both.clone()));
        assert_eq!(after(&times), Some(vec![]));
        assert_eq!(after(&[("receipt", "1")]), None);

        let mut filled = Fields(vec![("receipt".into(), "1".into())]);
        fill_repeats(&mut filled, &both);
        assert_eq!(repeats(&filled, SORTS[0]), Some(both));
        let mut fixed = Fields(vec![("receipt".into(), "1".into())]);
        fill_repeats(&mut fixed, &[When::At(Millis(0))]);
        assert_eq!(repeats(&fixed, SORTS[0]), None);
    }

    #[test]
    fn a_time_is_the_city_s() {
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let teacher = staff(Role::Teacher, Some("saijo-es"));
        let at = |text| order(&teacher, &fields(&[("send_at", text)]), &zone);
        let expected: jiff::Timestamp = "2026-11-30T21:30:00Z".parse().unwrap();
        let read = at("2026-12-01T06:30").unwrap().send_at;
        assert_eq!(read, Some(Millis::from(expected)));
        assert_eq!(at("").unwrap().send_at, None);
        assert_eq!(at("soon").unwrap_err()[0].field, "send_at");
    }
}
