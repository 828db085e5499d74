//! `/admin/v1/schools/{school}/roll`: the children of today with what was reported of each, and the
//! roll call: the families of children who are missing without a report are asked at once on every
//! channel.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::absences::AbsenceView;
use super::access::{Caller, allowed};
use super::body::Body;
use super::times::written;
use super::{Admin, Id};
use crate::office::roll::{self, Called, Part};
use crate::problem::Problem;
use crate::store::missing_children::{Missing, Reached};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(call))
        .routes(routes!(found))
}

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// Only this grade, as the school counts.
    grade: Option<i64>,
    /// Only this class, such as `2-1`.
    class: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct RollView {
    school: String,
    #[schema(format = Date)]
    day: String,
    /// By grade, class and attendance number.
    items: Vec<PupilView>,
}

/// A child on the roll.
#[derive(Serialize, ToSchema)]
struct PupilView {
    child: String,
    family_name: String,
    given_name: String,
    grade: i64,
    class: Option<String>,
    attendance_number: Option<String>,
    /// What was reported of today and counts, or was taken back.
    reports: Vec<AbsenceView>,
    /// Null: not missed today.
    missing: Option<MissingView>,
}

/// A child that was missing at roll call today.
#[derive(Serialize, ToSchema)]
struct MissingView {
    asked_at: String,
    /// The staff member.
    asked_by: String,
    reached: ReachedView,
    /// When the school said that it knows where the child is.
    found_at: Option<String>,
}

/// Whether the family's messages arrived.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ReachedView {
    /// LINE or a mail server took one.
    Yes,
    /// Under way.
    NotYet,
    /// Telephone them: no channel took any, or they have none.
    No,
}

/// Who is missing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CallBody {
    /// The ids of 1 to 50 children.
    missing: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct CallAnswer {
    #[schema(format = Date)]
    day: String,
    items: Vec<CallItem>,
}

#[derive(Serialize, ToSchema)]
struct CallItem {
    child: String,
    outcome: Outcome,
}

#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    /// Everybody who looks after it is being asked.
    Asked,
    /// A report says why it is not there, as none of leaving early does: nobody is asked.
    Reported,
    /// Its family was asked today before: nobody is asked twice.
    AskedBefore,
    /// Nobody who looks after it can be written to: telephone them.
    Unreachable,
    /// No child of this school.
    Unknown,
}

/// Whose whereabouts are known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FoundBody {
    /// The ids of 1 to 50 children.
    children: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct FoundAnswer {
    /// Their families are told.
    found: Vec<String>,
    /// Not missed today, or found before.
    others: Vec<String>,
}

/// The children of the school today, with what was reported of each and whether its family was asked.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/roll", tag = "absences",
    params(("school" = String, Path), Asked),
    responses((status = 200, body = RollView), (status = "4XX", body = Problem)),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<RollView>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_take_absences(&school))?;
    let Query(asked) = asked?;
    let part = Part {
        grade: asked.grade,
        class: asked.class,
    };
    let roll = roll::show(&admin.app, &staff, &school, &part, false).await?;
    let zone = &admin.app.config.time_zone;
    let items = roll.children.into_iter();
    Ok(Json(RollView {
        school,
        day: roll.day.to_string(),
        items: items.map(|called| PupilView::of(called, zone)).collect(),
    }))
}

/// Enters who is missing at roll call. The families of those without a report are asked at once, in
/// LINE and by mail, whatever they wish of ordinary notices; the same child again that day asks nobody.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/roll-calls", tag = "absences",
    params(("school" = String, Path)), request_body = CallBody,
    responses((status = 200, body = CallAnswer), (status = "4XX", body = Problem)),
)]
async fn call(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<CallAnswer>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_take_absences(&school))?;
    let CallBody { missing } = body.read()?;
    let (day, outcomes) = roll::call(&admin.app, &staff, &school, missing).await?;
    let items = outcomes.into_iter().map(|(child, outcome)| CallItem {
        child,
        outcome: Outcome::of(outcome),
    });
    Ok(Json(CallAnswer {
        day: day.to_string(),
        items: items.collect(),
    }))
}

/// Says that the school knows where these children are; their families are told on every channel.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/roll-calls/found", tag = "absences",
    params(("school" = String, Path)), request_body = FoundBody,
    responses((status = 200, body = FoundAnswer), (status = "4XX", body = Problem)),
)]
async fn found(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<FoundAnswer>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_take_absences(&school))?;
    let FoundBody { children } = body.read()?;
    let answer = roll::found(&admin.app, &staff, &school, children).await?;
    Ok(Json(FoundAnswer {
        found: answer.found,
        others: answer.others,
    }))
}

impl Outcome {
    fn of(outcome: roll::Outcome) -> Outcome {
        match outcome {
            roll::Outcome::Asked => Outcome::Asked,
            roll::Outcome::Reported => Outcome::Reported,
            roll::Outcome::AskedBefore => Outcome::AskedBefore,
            roll::Outcome::Unreachable => Outcome::Unreachable,
            roll::Outcome::Unknown => Outcome::Unknown,
        }
    }
}

impl PupilView {
    fn of(called: Called, zone: &TimeZone) -> PupilView {
        let Called {
            pupil,
            reports,
            missing,
        } = called;
        let reports = reports.into_iter();
        PupilView {
            reports: reports.map(|it| AbsenceView::of(it, zone)).collect(),
            missing: missing.map(|(missing, reached)| MissingView::of(missing, reached, zone)),
            child: pupil.child,
            family_name: pupil.family_name,
            given_name: pupil.given_name,
            grade: pupil.grade,
            class: pupil.class,
            attendance_number: pupil.attendance_number,
        }
    }
}

impl MissingView {
    fn of(missing: Missing, reached: Reached, zone: &TimeZone) -> MissingView {
        MissingView {
            asked_at: written(missing.asked_at, zone),
            asked_by: missing.asked_by,
            reached: match reached {
                Reached::Yes => ReachedView::Yes,
                Reached::NotYet => ReachedView::NotYet,
                Reached::No => ReachedView::No,
            },
            found_at: missing.found_at.map(|at| written(at, zone)),
        }
    }
}
