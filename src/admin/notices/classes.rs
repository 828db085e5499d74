//! `GET /admin/v1/notices/{id}/classes`: who has it and who has read it, by school, grade and class, as
//! JSON or as a CSV file with a line for each class.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use crate::admin::access::Caller;
use crate::admin::{Admin, Id, csv, times};
use crate::city::classes::{Counts, Sums};
use crate::city::notice;
use crate::office::classes::{self, Classes};
use crate::problem::Problem;

/// A notice by schools in figures.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "notice": "01950000-0000-7000-8000-000000000001", "state": "sent",
    "at": "2026-12-01T06:45:12+09:00",
    "children": {"all": 31, "reached": 30, "read": 24, "waiting": 0, "not_reached": 1},
    "people": {"all": 52, "reached": 49, "read": 27, "waiting": 0, "not_reached": 3},
    "causes": {"line-blocked": 2, "address-unproven": 1},
    "schools": [{
        "school": "saijo-es", "name": "西条小学校",
        "children": {"all": 31, "reached": 30, "read": 24, "waiting": 0, "not_reached": 1},
        "people": {"all": 52, "reached": 49, "read": 27, "waiting": 0, "not_reached": 3},
        "causes": {"line-blocked": 2, "address-unproven": 1},
        "grades": [{
            "grade": 1,
            "children": {"all": 31, "reached": 30, "read": 24, "waiting": 0, "not_reached": 1},
            "people": {"all": 52, "reached": 49, "read": 27, "waiting": 0, "not_reached": 3},
            "causes": {"line-blocked": 2, "address-unproven": 1},
            "classes": [{
                "class": "1-1",
                "children": {"all": 31, "reached": 30, "read": 24, "waiting": 0, "not_reached": 1},
                "people": {"all": 52, "reached": 49, "read": 27, "waiting": 0, "not_reached": 3},
                "causes": {"line-blocked": 2, "address-unproven": 1}
            }]
        }]
    }]
}))]
pub(super) struct ClassesView {
    notice: String,
    state: notice::State,
    /// When it was counted: a second ago at most; of a notice to a whole city's schools, some seconds.
    at: String,
    #[serde(flatten)]
    sums: SumsView,
    schools: Vec<SchoolView>,
}

#[derive(Serialize, ToSchema)]
struct SchoolView {
    /// Null: not known, of a notice from before classes were kept.
    school: Option<String>,
    name: Option<String>,
    #[serde(flatten)]
    sums: SumsView,
    grades: Vec<GradeView>,
}

#[derive(Serialize, ToSchema)]
struct GradeView {
    grade: i64,
    #[serde(flatten)]
    sums: SumsView,
    classes: Vec<ClassView>,
}

#[derive(Serialize, ToSchema)]
struct ClassView {
    /// Null: not set.
    class: Option<String>,
    #[serde(flatten)]
    sums: SumsView,
}

/// Children and people. A child counts in the class it stood in when the list was frozen, and one
/// guardian's answer is enough for it. A person counts once at each level.
#[derive(Serialize, ToSchema)]
struct SumsView {
    children: CountsView,
    people: CountsView,
    /// Why people were not reached, and how many for each cause; somebody may have several.
    causes: BTreeMap<String, i64>,
}

/// `all` = `reached` + `waiting` + `not_reached`, always.
#[derive(Serialize, ToSchema)]
struct CountsView {
    all: i64,
    /// At least one channel took it, or it was confirmed on the pages.
    reached: i64,
    /// Of the reached, those who confirmed.
    read: i64,
    waiting: i64,
    not_reached: i64,
}

/// Who has a started notice by schools and who has read it, by school, grade and class.
/// `Accept: text/csv` gives a line for each class. Who may see the notice may see this.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}/classes", tag = "notices", params(("id" = String, Path)),
    responses(
        (status = 200, content((ClassesView = "application/json"), (String = "text/csv"))),
        (status = 409, description = "not started, or not for schools", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn classes(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = classes::show(&admin.app, &staff, &id?.0).await?;
    let view = ClassesView::of(&found, &admin.app.config.time_zone);
    if csv::is_wanted(&headers) {
        let rows = csv::rows(view.rows())?;
        return Ok(csv::file(
            "classes",
            &COLUMNS,
            stream::iter([anyhow::Ok(rows)]),
        ));
    }
    Ok(Json(view).into_response())
}

impl From<Counts> for CountsView {
    fn from(counts: Counts) -> CountsView {
        CountsView {
            all: counts.all,
            reached: counts.reached,
            read: counts.read,
            waiting: counts.waiting,
            not_reached: counts.not_reached,
        }
    }
}

impl From<&Sums> for SumsView {
    fn from(sums: &Sums) -> SumsView {
        SumsView {
            children: sums.children.into(),
            people: sums.people.into(),
            causes: sums.causes.clone(),
        }
    }
}

impl ClassesView {
    fn of(found: &Classes, zone: &TimeZone) -> ClassesView {
        let named = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let schools = found.figures.schools.iter().map(|school| SchoolView {
            school: named(&school.key),
            name: found.names.get(&school.key).cloned(),
            sums: (&school.sums).into(),
            grades: school
                .parts
                .iter()
                .map(|grade| GradeView {
                    grade: grade.key,
                    sums: (&grade.sums).into(),
                    classes: grade
                        .parts
                        .iter()
                        .map(|class| ClassView {
                            class: named(&class.key),
                            sums: (&class.sums).into(),
                        })
                        .collect(),
                })
                .collect(),
        });
        ClassesView {
            notice: found.notice.id.clone(),
            state: found.notice.state,
            at: times::written(found.at, zone),
            sums: (&found.figures.all).into(),
            schools: schools.collect(),
        }
    }

    /// A line for each class, in the order of [`COLUMNS`].
    fn rows(self) -> impl Iterator<Item = [String; COLUMNS.len()]> {
        self.schools.into_iter().flat_map(|school| {
            let SchoolView {
                school,
                name,
                grades,
                ..
            } = school;
            let (school, name) = (school.unwrap_or_default(), name.unwrap_or_default());
            grades.into_iter().flat_map(move |grade| {
                let (school, name) = (school.clone(), name.clone());
                grade.classes.into_iter().map(move |class| {
                    let SumsView {
                        children,
                        people,
                        causes,
                    } = class.sums;
                    let causes = causes
                        .iter()
                        .map(|(cause, count)| format!("{cause} {count}"));
                    let causes: Vec<String> = causes.collect();
                    let [all, reached, read, waiting, not_reached] = children.numbers();
                    let people = people.numbers();
                    let [people, to, by, under_way, not] = people;
                    [
                        school.clone(),
                        csv::harmless(name.clone()),
                        grade.grade.to_string(),
                        class.class.unwrap_or_default(),
                        all,
                        reached,
                        read,
                        waiting,
                        not_reached,
                        people,
                        to,
                        by,
                        under_way,
                        not,
                        causes.join("; "),
                    ]
                })
            })
        })
    }
}

impl CountsView {
    fn numbers(&self) -> [String; 5] {
        [
            self.all,
            self.reached,
            self.read,
            self.waiting,
            self.not_reached,
        ]
        .map(|number| number.to_string())
    }
}

const COLUMNS: [&str; 15] = [
    "school",
    "name",
    "grade",
    "class",
    "children",
    "children_reached",
    "children_read",
    "children_waiting",
    "children_not_reached",
    "people",
    "people_reached",
    "people_read",
    "people_waiting",
    "people_not_reached",
    "causes",
];
