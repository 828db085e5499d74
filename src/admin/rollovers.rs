//! `/admin/v1/rollovers`: the turn of the school year. One person asks, after a preview,
//! another approves; the schedule runs it on 1 April; one school at a time can be put back.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id, times};
use crate::city::rollover::Warning;
use crate::office::rollovers::{self, GradeSums, Turn, TurnSchool, Wanted};
use crate::problem::Problem;
use crate::store::rollovers::pupils::Turned;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(ask, list))
        .routes(routes!(show))
        .routes(routes!(approve))
        .routes(routes!(undo))
}

/// A turn of the school year that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RolloverBody {
    /// The year in which the school year begins: this one or the next. It turns on 1 April, 00:00;
    /// if that is past, as soon as it is approved.
    school_year: i64,
    /// Ids. Absent: every school the sender may decide for that has none for that year yet.
    schools: Option<Vec<String>>,
    /// By school, whether children keep their clubs and other groups; true where nothing is said.
    #[serde(default)]
    keep_groups: BTreeMap<String, bool>,
    /// The same answer with `id` null; nothing is stored.
    #[serde(default)]
    dry_run: bool,
}

/// The school to be put back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UndoBody {
    school: String,
}

/// A turn of the school year.
#[derive(Serialize, ToSchema)]
struct RolloverView {
    /// Null for a dry run.
    id: Option<String>,
    school_year: i64,
    state: Standing,
    created_at: String,
    /// The staff member who asked.
    created_by: String,
    approved_at: Option<String>,
    /// Another one.
    approved_by: Option<String>,
    /// When the year turns.
    runs_at: String,
    done_at: Option<String>,
    /// Those the caller may see.
    schools: Vec<SchoolView>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RolloverStanding)]
#[serde(rename_all = "snake_case")]
#[schema(as = RolloverState)]
enum Standing {
    AwaitingApproval,
    /// Waits for its day, or is being run.
    Approved,
    Done,
    /// Every school was taken out or put back.
    Undone,
}

#[derive(Serialize, ToSchema)]
#[schema(as = RolloverSchool)]
struct SchoolView {
    school: String,
    keep_groups: bool,
    state: SchoolStanding,
    /// By the grade before the turn.
    grades: Vec<GradeView>,
    /// What will become of each child, or what became of it.
    children: Vec<ChildView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SchoolStanding {
    Waiting,
    Done,
    Undone,
}

#[derive(Serialize, ToSchema)]
#[schema(as = RolloverGrade)]
struct GradeView {
    grade: i64,
    promoted: i64,
    leaving: i64,
    /// The grade is none of such a school: nothing is changed.
    unset: i64,
    warnings: i64,
    /// Whose grade and class a guardian has confirmed since.
    confirmed: i64,
}

/// A child, by its id alone.
#[derive(Serialize, ToSchema)]
#[schema(as = RolloverChild)]
struct ChildView {
    child: String,
    grade: i64,
    /// `promoted`, `leaves`, `unset`.
    outcome: String,
    next_grade: Option<i64>,
    warning: Option<Warning>,
    confirmed_at: Option<String>,
    /// After an undo: `restored`, or `kept` because a guardian has changed the school since.
    undone: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct RolloverList {
    /// The newest first, without their children.
    items: Vec<RolloverView>,
}

/// What an undo did.
#[derive(Serialize, ToSchema)]
struct UndoView {
    school: String,
    /// How many children are as they were before.
    restored: usize,
    /// Children, by id, whose school was changed since: that change stays.
    kept: Vec<String>,
}

/// Asks for the turn of a school year, or shows what it would do. It runs once another person has
/// approved it.
#[utoipa::path(
    post, path = "/admin/v1/rollovers", tag = "rollovers", request_body = RolloverBody,
    responses((status = 200, description = "A dry run", body = RolloverView),
              (status = 201, body = RolloverView), (status = "4XX", body = Problem)),
)]
async fn ask(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Response, Problem> {
    allowed(staff.asker().may_roll_over(std::iter::empty()))?;
    let body: RolloverBody = body.read()?;
    let wanted = Wanted {
        school_year: body.school_year,
        schools: body.schools,
        keep_groups: body.keep_groups,
    };
    if body.dry_run {
        let turn = rollovers::try_out(&admin.app, &staff, &wanted).await?;
        let mut view = admin.turn(turn, true);
        view.id = None;
        return Ok(Json(view).into_response());
    }
    let turn = rollovers::ask(&admin.app, &staff, &wanted).await?;
    Ok((StatusCode::CREATED, Json(admin.turn(turn, true))).into_response())
}

/// Every turn that was asked for, the newest first.
#[utoipa::path(
    get, path = "/admin/v1/rollovers", tag = "rollovers",
    responses((status = 200, body = RolloverList), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<RolloverList>, Problem> {
    let turns = rollovers::list(&admin.app, &staff).await?;
    let items = turns.into_iter().map(|turn| admin.turn(turn, false));
    Ok(Json(RolloverList {
        items: items.collect(),
    }))
}

/// One turn with its children: what will become of them, or what became.
#[utoipa::path(
    get, path = "/admin/v1/rollovers/{id}", tag = "rollovers", params(("id" = String, Path)),
    responses((status = 200, body = RolloverView), (status = "4XX", body = Problem)),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<RolloverView>, Problem> {
    let turn = rollovers::show(&admin.app, &staff, &id?.0).await?;
    Ok(Json(admin.turn(turn, true)))
}

/// Approves what another person asked for.
#[utoipa::path(
    post, path = "/admin/v1/rollovers/{id}/approve", tag = "rollovers", params(("id" = String, Path)),
    responses((status = 200, body = RolloverView), (status = "4XX", body = Problem)),
)]
async fn approve(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<RolloverView>, Problem> {
    let turn = rollovers::approve(&admin.app, &staff, &id?.0).await?;
    Ok(Json(admin.turn(turn, true)))
}

/// Takes one school out before the turn, or, for 30 days after, puts it back to what it was. Then
/// another turn can be asked for.
#[utoipa::path(
    post, path = "/admin/v1/rollovers/{id}/undo", tag = "rollovers", params(("id" = String, Path)),
    request_body = UndoBody,
    responses((status = 200, body = UndoView), (status = "4XX", body = Problem)),
)]
async fn undo(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    body: Body,
) -> Result<Json<UndoView>, Problem> {
    allowed(staff.asker().may_roll_over(std::iter::empty()))?;
    let UndoBody { school } = body.read()?;
    allowed(staff.asker().may_roll_over(std::iter::once(&*school)))?;
    let Path(id) = id?;
    let undone = rollovers::undo(&admin.app, &staff, &id, &school).await?;
    Ok(Json(UndoView {
        school,
        restored: undone.restored,
        kept: undone.kept,
    }))
}

impl Admin {
    fn turn(&self, turn: Turn, with_children: bool) -> RolloverView {
        let written = |at| times::written(at, &self.app.config.time_zone);
        let rollover = turn.rollover;
        let schools = turn.schools.into_iter();
        RolloverView {
            id: Some(rollover.id),
            school_year: rollover.school_year,
            state: turn.state.into(),
            created_at: written(rollover.created_at),
            created_by: rollover.created_by,
            approved_at: rollover.approved_at.map(written),
            approved_by: rollover.approved_by,
            runs_at: written(rollover.due_at),
            done_at: rollover.done_at.map(written),
            schools: schools
                .map(|school| self.turn_school(school, with_children))
                .collect(),
        }
    }

    fn turn_school(&self, school: TurnSchool, with_children: bool) -> SchoolView {
        let grades = school.grades().into_iter().map(GradeView::of);
        let grades = grades.collect();
        let children = school.children.into_iter().filter(|_| with_children);
        SchoolView {
            grades,
            children: children.map(|of| self.turned(of)).collect(),
            keep_groups: school.part.keep_groups,
            state: match (school.part.undone_at, school.part.done_at) {
                (Some(_), _) => SchoolStanding::Undone,
                (None, Some(_)) => SchoolStanding::Done,
                (None, None) => SchoolStanding::Waiting,
            },
            school: school.part.school,
        }
    }

    fn turned(&self, turned: Turned) -> ChildView {
        let written = |at| times::written(at, &self.app.config.time_zone);
        ChildView {
            child: turned.child,
            grade: turned.grade,
            outcome: turned.outcome,
            next_grade: turned.next_grade,
            warning: turned.warning,
            confirmed_at: turned.confirmed_at.map(written),
            undone: turned.undone,
        }
    }
}

impl From<rollovers::Standing> for Standing {
    fn from(standing: rollovers::Standing) -> Standing {
        match standing {
            rollovers::Standing::AwaitingApproval => Standing::AwaitingApproval,
            rollovers::Standing::Approved => Standing::Approved,
            rollovers::Standing::Done => Standing::Done,
            rollovers::Standing::Undone => Standing::Undone,
        }
    }
}

impl GradeView {
    fn of(sums: GradeSums) -> GradeView {
        GradeView {
            grade: sums.grade,
            promoted: sums.promoted,
            leaving: sums.leaving,
            unset: sums.unset,
            warnings: sums.warnings,
            confirmed: sums.confirmed,
        }
    }
}
