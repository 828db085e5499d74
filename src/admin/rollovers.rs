//! `/admin/v1/rollovers`: the turn of the school year. One person asks, after a preview,
//! another approves; the schedule runs it on 1 April; one school at a time can be put back.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::Caller;
use super::body::read;
use super::{Admin, times};
use crate::city::notice::Mistake;
use crate::city::rollover::{Warning, first_day};
use crate::city::school::{School, school_year};
use crate::household::{day_of, start_of};
use crate::problem::Problem;
use crate::store::rollovers::{self, Part, Rollover, pupils};
use crate::store::staff::Staff;
use crate::store::{Tx, schools};

/// More children than any school has.
const ALL: i64 = 100_000;

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
#[serde(rename_all = "snake_case")]
enum Standing {
    AwaitingApproval,
    /// Waits for its day, or is being run.
    Approved,
    Done,
    /// Every school was taken out or put back.
    Undone,
}

#[derive(Serialize, ToSchema)]
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

#[derive(Default, Serialize, ToSchema)]
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
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let none = std::iter::empty();
    if !staff.asker().may_roll_over(none) {
        return Err(Problem::forbidden());
    }
    let body: RolloverBody = read(&headers, &body?)?;
    let named = body.schools.iter().flatten().chain(body.keep_groups.keys());
    if !staff.asker().may_roll_over(named.map(String::as_str)) {
        return Err(Problem::forbidden());
    }
    let rollover = admin.rollover(&staff, body.school_year)?;
    let mut tx = match body.dry_run {
        true => admin.app.db.read().await?,
        false => admin.app.db.write().await?,
    };
    let parts = parts(&mut tx, &staff, &body).await?;
    let mut view = admin
        .turn_view(&mut tx, &staff, &rollover, &parts, true)
        .await?;
    if body.dry_run {
        view.id = None;
        return Ok(Json(view).into_response());
    }
    if !rollovers::insert(&mut tx, &rollover, &parts).await? {
        return Err(Problem::conflict(TAKEN));
    }
    tx.commit().await?;
    tracing::info!(
        rollover.id = rollover.id,
        staff.id = staff.id,
        "a rollover was asked for"
    );
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

const TAKEN: &str = "one of the schools has a rollover for that year already: undo it there first";

/// Every turn that was asked for, the newest first.
#[utoipa::path(
    get, path = "/admin/v1/rollovers", tag = "rollovers",
    responses((status = 200, body = RolloverList), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<RolloverList>, Problem> {
    let own = staff.school.as_deref().unwrap_or_default();
    if !staff.asker().may_see_rollover(own) {
        return Err(Problem::forbidden());
    }
    let mut tx = admin.app.db.read().await?;
    let mut items = Vec::new();
    for rollover in rollovers::list(&mut tx).await? {
        let parts = rollovers::parts(&mut tx, &rollover.id).await?;
        let view = admin.turn_view(&mut tx, &staff, &rollover, &parts, false);
        let view = view.await?;
        if !view.schools.is_empty() {
            items.push(view);
        }
    }
    Ok(Json(RolloverList { items }))
}

/// One turn with its children: what will become of them, or what became.
#[utoipa::path(
    get, path = "/admin/v1/rollovers/{id}", tag = "rollovers", params(("id" = String, Path)),
    responses((status = 200, body = RolloverView), (status = "4XX", body = Problem)),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Result<Path<String>, PathRejection>,
) -> Result<Json<RolloverView>, Problem> {
    let own = staff.school.as_deref().unwrap_or_default();
    if !staff.asker().may_see_rollover(own) {
        return Err(Problem::forbidden());
    }
    let Path(id) = id?;
    let mut tx = admin.app.db.read().await?;
    let (rollover, parts) = find(&mut tx, &id).await?;
    let view = admin
        .turn_view(&mut tx, &staff, &rollover, &parts, true)
        .await?;
    match view.schools.is_empty() {
        true => Err(Problem::forbidden()),
        false => Ok(Json(view)),
    }
}

/// Approves what another person asked for.
#[utoipa::path(
    post, path = "/admin/v1/rollovers/{id}/approve", tag = "rollovers", params(("id" = String, Path)),
    responses((status = 200, body = RolloverView), (status = "4XX", body = Problem)),
)]
async fn approve(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Result<Path<String>, PathRejection>,
) -> Result<Json<RolloverView>, Problem> {
    if !staff.asker().may_roll_over(std::iter::empty()) {
        return Err(Problem::forbidden());
    }
    let Path(id) = id?;
    let mut tx = admin.app.db.write().await?;
    rollovers::hold(&mut tx, &id).await?;
    let (rollover, parts) = find(&mut tx, &id).await?;
    let schools = parts.iter().map(|part| part.school.as_str());
    if !staff.asker().may_roll_over(schools) {
        return Err(Problem::forbidden());
    }
    if rollover.created_by == staff.id {
        let detail = "whoever asked for it cannot approve it: another person must";
        return Err(Problem::new(StatusCode::FORBIDDEN, detail));
    }
    let open = parts.iter().any(|part| part.undone_at.is_none());
    let now = admin.app.clock.now();
    if !open || !rollovers::approve(&mut tx, &id, &staff.id, now).await? {
        return Err(Problem::conflict("the rollover does not wait for approval"));
    }
    let (rollover, parts) = find(&mut tx, &id).await?;
    let view = admin
        .turn_view(&mut tx, &staff, &rollover, &parts, true)
        .await?;
    tx.commit().await?;
    tracing::info!(
        rollover.id = id,
        staff.id = staff.id,
        "a rollover was approved"
    );
    Ok(Json(view))
}

/// Takes one school out before the turn, or puts it back to what it was. Then another turn can be
/// asked for.
#[utoipa::path(
    post, path = "/admin/v1/rollovers/{id}/undo", tag = "rollovers", params(("id" = String, Path)),
    request_body = UndoBody,
    responses((status = 200, body = UndoView), (status = "4XX", body = Problem)),
)]
async fn undo(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<UndoView>, Problem> {
    if !staff.asker().may_roll_over(std::iter::empty()) {
        return Err(Problem::forbidden());
    }
    let UndoBody { school } = read(&headers, &body?)?;
    if !staff.asker().may_roll_over(std::iter::once(&*school)) {
        return Err(Problem::forbidden());
    }
    let Path(id) = id?;
    let now = admin.app.clock.now();
    let mut tx = admin.app.db.write().await?;
    rollovers::hold(&mut tx, &id).await?;
    let (rollover, parts) = find(&mut tx, &id).await?;
    if !parts.iter().any(|part| part.school == school) {
        return Err(Problem::not_found("school in this rollover"));
    }
    if !rollovers::school_undone(&mut tx, &id, &school, &staff.id, now).await? {
        return Err(Problem::conflict("the school was undone before"));
    }
    pupils::put_back(&mut tx, &id, &school, rollover.due_at).await?;
    let turned = pupils::turned(&mut tx, &id, &school).await?;
    tx.commit().await?;
    tracing::info!(
        rollover.id = id,
        staff.id = staff.id,
        "a school was put back"
    );
    let (restored, kept): (Vec<_>, Vec<_>) = turned
        .into_iter()
        .partition(|child| child.undone.as_deref() == Some("restored"));
    Ok(Json(UndoView {
        school,
        restored: restored.len(),
        kept: kept.into_iter().map(|child| child.child).collect(),
    }))
}

async fn find(tx: &mut Tx, id: &str) -> Result<(Rollover, Vec<Part>), Problem> {
    let found = rollovers::by_id(tx, id).await?;
    let found = found.ok_or_else(|| Problem::not_found("rollover"))?;
    let parts = rollovers::parts(tx, id).await?;
    Ok((found, parts))
}

/// The schools asked for, each known and free.
async fn parts(tx: &mut Tx, staff: &Staff, body: &RolloverBody) -> Result<Vec<Part>, Problem> {
    let known = schools::all(tx).await?;
    let taken = rollovers::taken(tx, body.school_year).await?;
    let chosen: BTreeSet<&String> = match &body.schools {
        Some(named) => named.iter().collect(),
        None => {
            let ids = known.iter().map(|school| &school.id);
            ids.filter(|id| staff.asker().may_roll_over(std::iter::once(id.as_str())))
                .filter(|id| !taken.contains(id))
                .collect()
        }
    };
    let is_known = |id: &String| known.iter().any(|school| school.id == *id);
    let unknown = chosen.iter().filter(|id| !is_known(id));
    let unknown = unknown.map(|id| Mistake::new("schools", format!("{id:?} is no school")));
    let stray = body.keep_groups.keys().filter(|id| !chosen.contains(id));
    let stray = stray.map(|id| Mistake::new("keep_groups", format!("{id:?} is none of them")));
    let mistakes: Vec<Mistake> = unknown.chain(stray).collect();
    if !mistakes.is_empty() {
        return Err(Problem::invalid(mistakes));
    }
    if chosen.is_empty() || chosen.iter().any(|id| taken.contains(id)) {
        return Err(Problem::conflict(TAKEN));
    }
    let part = |id: &String| Part {
        school: id.clone(),
        keep_groups: body.keep_groups.get(id).copied().unwrap_or(true),
        done_at: None,
        undone_at: None,
    };
    Ok(chosen.into_iter().map(part).collect())
}

impl Admin {
    /// A new one, of this school year or the next.
    fn rollover(&self, staff: &Staff, year: i64) -> Result<Rollover, Problem> {
        let (now, zone) = (self.app.clock.now(), &self.app.config.time_zone);
        let this = school_year(day_of(now, zone));
        let first = first_day(year).filter(|_| (this..=this + 1).contains(&year));
        let first = first.ok_or_else(|| {
            let detail = format!("must be {this} or {}", this + 1);
            Problem::invalid(vec![Mistake::new("school_year", detail)])
        })?;
        Ok(Rollover {
            id: self.app.new_id(),
            school_year: year,
            created_at: now,
            created_by: staff.id.clone(),
            approved_at: None,
            approved_by: None,
            due_at: start_of(first, zone)?,
            done_at: None,
            told_to: String::new(),
            told_at: None,
        })
    }

    async fn turn_view(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        rollover: &Rollover,
        parts: &[Part],
        with_children: bool,
    ) -> Result<RolloverView, Problem> {
        let asker = staff.asker();
        let mut seen = Vec::new();
        for part in parts
            .iter()
            .filter(|part| asker.may_see_rollover(&part.school))
        {
            seen.push(self.school(tx, rollover, part, with_children).await?);
        }
        let written = |at| times::written(at, &self.app.config.time_zone);
        let undone = parts.iter().all(|part| part.undone_at.is_some());
        Ok(RolloverView {
            id: Some(rollover.id.clone()),
            school_year: rollover.school_year,
            state: match (undone, rollover.approved_at, rollover.done_at) {
                (true, ..) => Standing::Undone,
                (_, None, _) => Standing::AwaitingApproval,
                (_, Some(_), None) => Standing::Approved,
                (_, _, Some(_)) => Standing::Done,
            },
            created_at: written(rollover.created_at),
            created_by: rollover.created_by.clone(),
            approved_at: rollover.approved_at.map(written),
            approved_by: rollover.approved_by.clone(),
            runs_at: written(rollover.due_at),
            done_at: rollover.done_at.map(written),
            schools: seen,
        })
    }

    async fn school(
        &self,
        tx: &mut Tx,
        rollover: &Rollover,
        part: &Part,
        with_children: bool,
    ) -> Result<SchoolView, Problem> {
        let school = schools::by_id(tx, &part.school).await?;
        let school = school.ok_or_else(|| Problem::not_found("school"))?;
        let children = self.turned(tx, rollover, part, &school).await?;
        Ok(SchoolView {
            school: school.id,
            keep_groups: part.keep_groups,
            state: match (part.undone_at, part.done_at) {
                (Some(_), _) => SchoolStanding::Undone,
                (None, Some(_)) => SchoolStanding::Done,
                (None, None) => SchoolStanding::Waiting,
            },
            grades: grades(&children),
            children: match with_children {
                true => children.into_iter().map(|of| self.child(of)).collect(),
                false => Vec::new(),
            },
        })
    }

    /// What became of the children so far, and what will become of the others.
    async fn turned(
        &self,
        tx: &mut Tx,
        rollover: &Rollover,
        part: &Part,
        school: &School,
    ) -> anyhow::Result<Vec<pupils::Turned>> {
        let (id, due_at) = (&rollover.id, rollover.due_at);
        let mut turned = pupils::turned(tx, id, &school.id).await?;
        let first_day = first_day(rollover.school_year);
        if let Some(first_day) = first_day.filter(|_| part.done_at.or(part.undone_at).is_none()) {
            let now = self.app.clock.now();
            let waiting = pupils::waiting(tx, id, &school.id, due_at, now, ALL).await?;
            let previews = waiting.iter();
            turned.extend(previews.map(|pupil| pupil.preview(school, first_day, part.keep_groups)));
        }
        Ok(turned)
    }

    fn child(&self, turned: pupils::Turned) -> ChildView {
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

fn grades(children: &[pupils::Turned]) -> Vec<GradeView> {
    let mut grades: BTreeMap<i64, GradeView> = BTreeMap::new();
    for child in children {
        let of = grades.entry(child.grade).or_default();
        of.grade = child.grade;
        match child.outcome.as_str() {
            "promoted" => of.promoted += 1,
            "leaves" => of.leaving += 1,
            _ => of.unset += 1,
        }
        of.warnings += i64::from(child.warning.is_some());
        of.confirmed += i64::from(child.confirmed_at.is_some());
    }
    grades.into_values().collect()
}
