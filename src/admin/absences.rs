//! `/admin/v1/schools/{school}/absences`: what guardians reported of a day, as JSON or one CSV file to
//! print; that the school has read it; and until when and where it takes reports (B-17). Why a child is
//! absent is told to the school's own staff alone.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::times::written;
use super::{Admin, Id, csv};
use crate::city::absence::{self, Kind, Reason};
use crate::office::absences::{self, NewDesk, Report, Shown};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(acknowledge))
        .routes(routes!(show_desk, set_desk))
}

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// Such as `2026-12-01`; today if absent.
    day: Option<String>,
}

/// The reports of a day; those made since are in the next answer.
#[derive(Serialize, ToSchema)]
struct DayView {
    school: String,
    #[schema(format = Date)]
    day: String,
    /// When this was so.
    at: String,
    /// How many of them the school has not read as they stand.
    unread: usize,
    /// How many of those should have been read by now: the family was told to telephone.
    overdue: usize,
    /// By grade, class and attendance number.
    items: Vec<AbsenceView>,
}

/// A report that counts on the day, or was taken back.
#[derive(Serialize, ToSchema)]
pub(super) struct AbsenceView {
    id: String,
    child: String,
    family_name: String,
    given_name: String,
    grade: i64,
    /// Null: not set.
    class: Option<String>,
    attendance_number: Option<String>,
    kind: Kind,
    #[schema(format = Date)]
    first_day: String,
    #[schema(format = Date)]
    last_day: String,
    state: Standing,
    /// Null for staff of other places than the school, and a month after the last day.
    reason: Option<Reason>,
    /// `HH:MM`: when a late child comes, or one that leaves early is to go. Null as `reason`.
    expected: Option<String>,
    /// Null as `reason`.
    note: Option<String>,
    reported_at: String,
    /// The guardian's id; null once they have left.
    reported_by: Option<String>,
    withdrawn_at: Option<String>,
    /// The school has not read it as it stands.
    unread: bool,
    /// It should have been read by now (the desk's deadline and `read_within`), and was not.
    overdue: bool,
    acknowledged_at: Option<String>,
    /// The staff member.
    acknowledged_by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AbsenceStanding)]
#[serde(rename_all = "snake_case")]
enum Standing {
    Reported,
    /// Taken back by a guardian: the child is expected.
    Withdrawn,
}

impl Standing {
    fn of(standing: absences::Standing) -> Standing {
        match standing {
            absences::Standing::Reported => Standing::Reported,
            absences::Standing::Withdrawn => Standing::Withdrawn,
        }
    }

    fn meant(self) -> absences::Standing {
        match self {
            Standing::Reported => absences::Standing::Reported,
            Standing::Withdrawn => absences::Standing::Withdrawn,
        }
    }
}

/// What was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadBody {
    /// 1 to 1000.
    reports: Vec<ReadReport>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadReport {
    id: String,
    /// As it was read: one that was taken back meanwhile stays unread.
    state: Standing,
}

#[derive(Serialize, ToSchema)]
struct ReadAnswer {
    /// Read now, or before.
    acknowledged: Vec<String>,
    /// No longer as they were read: look again.
    changed: Vec<String>,
    /// No reports of this school.
    unknown: Vec<String>,
}

/// Until when and where a school takes reports.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DeskBody {
    /// `HH:MM`: from then on guardians are told to telephone. 08:00 where nothing was set.
    deadline: String,
    /// Whom they telephone, as it is to be read; at most 40 characters.
    phone: Option<String>,
    /// 1 to 240 minutes after the deadline, or after a report that came later: by then the school has read
    /// it, or its family is told to telephone. 20 if absent: before most roll calls.
    read_within: Option<i64>,
}

impl DeskBody {
    fn of(desk: absence::Desk) -> DeskBody {
        DeskBody {
            deadline: absence::written(desk.deadline),
            phone: desk.phone,
            read_within: Some(desk.read_within),
        }
    }
}

/// The reports of a day, for staff of the school, the board and role `admin`. `Accept: text/csv` gives
/// them as a file.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/absences", tag = "absences",
    params(("school" = String, Path), Asked),
    responses(
        (status = 200, content((DayView = "application/json"), (String = "text/csv"))),
        (status = "4XX", body = Problem),
    ),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_take_absences(&school))?;
    let Query(asked) = asked?;
    let as_file = csv::is_wanted(&headers);
    let shown = match as_file {
        true => Shown::File,
        false => Shown::List,
    };
    let (app, day) = (&admin.app, asked.day.as_deref());
    let day = absences::day(app, &staff, &school, day, shown).await?;
    let zone = &app.config.time_zone;
    let (unread, overdue) = (
        day.reports.iter().filter(|it| it.is_unread()).count(),
        day.reports.iter().filter(|it| it.overdue).count(),
    );
    if as_file {
        let rows = day.reports.iter().map(|report| report.row(zone));
        let file = csv::rows(rows)?;
        let name = format!("absences-{}", day.day);
        return Ok(csv::file(
            &name,
            &absences::COLUMNS,
            stream::once(async { Ok(file) }),
        ));
    }
    let views = day.reports.into_iter();
    let views = views.map(|report| AbsenceView::of(report, zone));
    let view = DayView {
        school,
        day: day.day.to_string(),
        at: written(day.at, zone),
        unread,
        overdue,
        items: views.collect(),
    };
    Ok(Json(view).into_response())
}

/// The school has read these reports; whoever made one is told, in LINE and by mail. Reading one again
/// tells nobody twice.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/absences/acknowledge", tag = "absences",
    params(("school" = String, Path)), request_body = ReadBody,
    responses((status = 200, body = ReadAnswer), (status = "4XX", body = Problem)),
)]
async fn acknowledge(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<ReadAnswer>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_take_absences(&school))?;
    let ReadBody { reports } = body.read()?;
    let reports = reports.into_iter();
    let reports = reports.map(|report| (report.id, report.state.meant()));
    let done = absences::acknowledge(&admin.app, &staff, &school, reports.collect()).await?;
    Ok(Json(ReadAnswer {
        acknowledged: done.acknowledged,
        changed: done.changed,
        unknown: done.unknown,
    }))
}

/// Until when and where a school takes reports.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/absence-desk", tag = "absences",
    params(("school" = String, Path)),
    responses((status = 200, body = DeskBody), (status = "4XX", body = Problem)),
)]
async fn show_desk(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
) -> Result<Json<DeskBody>, Problem> {
    let Path(school) = school?;
    let desk = absences::desk(&admin.app, &staff, &school).await?;
    Ok(Json(DeskBody::of(desk)))
}

/// Sets until when and where a school takes reports, for the school's office, the board and role
/// `admin`. It holds from now on.
#[utoipa::path(
    put, path = "/admin/v1/schools/{school}/absence-desk", tag = "absences",
    params(("school" = String, Path)), request_body = DeskBody,
    responses((status = 200, body = DeskBody), (status = "4XX", body = Problem)),
)]
async fn set_desk(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<DeskBody>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_set_absence_desk(&school))?;
    let body: DeskBody = body.read()?;
    let new = NewDesk {
        deadline: body.deadline,
        phone: body.phone,
        read_within: body.read_within,
    };
    let desk = absences::set_desk(&admin.app, &staff, &school, &new).await?;
    Ok(Json(DeskBody::of(desk)))
}

impl AbsenceView {
    pub(super) fn of(report: Report, zone: &TimeZone) -> AbsenceView {
        let time = |at| written(at, zone);
        let (unread, state) = (report.is_unread(), Standing::of(report.standing()));
        let Report {
            absence,
            pupil,
            overdue,
        } = report;
        let known = absence.why.as_ref();
        AbsenceView {
            unread,
            overdue,
            state,
            reason: known.map(|why| why.reason),
            expected: known.and_then(|why| why.expected.clone()),
            note: known.and_then(|why| why.note.clone()),
            id: absence.id,
            child: absence.child,
            family_name: pupil.family_name,
            given_name: pupil.given_name,
            grade: pupil.grade,
            class: pupil.class,
            attendance_number: pupil.attendance_number,
            kind: absence.kind,
            first_day: absence.days.first.to_string(),
            last_day: absence.days.last.to_string(),
            reported_at: time(absence.reported_at),
            reported_by: absence.reported_by,
            withdrawn_at: absence.withdrawn_at.map(time),
            acknowledged_at: absence.acknowledged_at.map(time),
            acknowledged_by: absence.acknowledged_by,
        }
    }
}
