//! `/admin/v1/schools/{school}/triggers`: which weather warnings suggest which template to a school.

use axum::Json;
use axum::extract::{Path, State};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id};
use crate::city::alert::Trigger;
use crate::city::notice::Mistake;
use crate::office::triggers;
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(list, set))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"triggers": [
    {"warning": "暴風警報", "from": "05:00", "until": "07:00", "template": "wait", "next": "10:00"}
]}))]
struct TriggersBody {
    /// At most 20; the first of a school that is met makes the draft.
    triggers: Vec<TriggerBody>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TriggerBody {
    /// Part of a warning's name, of whichever scheme: 1 to 30 characters.
    warning: String,
    /// `05:00`: from when it must be issued, on the city's clock.
    from: String,
    /// Until when.
    until: String,
    /// `closure`, `wait` or `hold`.
    template: String,
    /// `10:00`: when the school says more; of `wait` and `hold`.
    next: Option<String>,
}

/// A school's rules.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/triggers", tag = "schools",
    params(("school" = String, Path)),
    responses((status = 200, body = TriggersBody), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
) -> Result<Json<TriggersBody>, Problem> {
    let Path(school) = school?;
    let found = triggers::list(&admin.app, &staff, &school).await?;
    Ok(Json(view(&found)))
}

/// Sets them, in place of those before. When a weather warning meets one, the school's staff find a draft
/// of the template and are told by mail; nothing is sent by itself.
#[utoipa::path(
    put, path = "/admin/v1/schools/{school}/triggers", tag = "schools",
    params(("school" = String, Path)), request_body = TriggersBody,
    responses((status = 200, body = TriggersBody), (status = "4XX", body = Problem)),
)]
async fn set(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<TriggersBody>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_change_code(&school))?;
    let body: TriggersBody = body.read()?;
    let wanted = read(body).map_err(Problem::invalid)?;
    triggers::set(&admin.app, &staff, &school, &wanted).await?;
    Ok(Json(view(&wanted)))
}

fn read(body: TriggersBody) -> Result<Vec<Trigger>, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut found = Vec::new();
    for (at, its) in body.triggers.into_iter().enumerate() {
        let mut time = |name: &str, text: &str| {
            let read = Time::strptime("%H:%M", text.trim());
            if read.is_err() {
                let field = format!("triggers[{at}].{name}");
                mistakes.push(Mistake::new(field, "must be a time such as 06:30"));
            }
            read.unwrap_or(Time::midnight())
        };
        found.push(Trigger {
            from: time("from", &its.from),
            until: time("until", &its.until),
            next: its.next.as_deref().map(|text| time("next", text)),
            warning: its.warning,
            template: its.template,
        });
    }
    match mistakes.is_empty() {
        true => Ok(found),
        false => Err(mistakes),
    }
}

fn view(triggers: &[Trigger]) -> TriggersBody {
    let written = |time: Time| time.strftime("%H:%M").to_string();
    let views = triggers.iter().map(|its| TriggerBody {
        warning: its.warning.clone(),
        from: written(its.from),
        until: written(its.until),
        template: its.template.clone(),
        next: its.next.map(written),
    });
    TriggersBody {
        triggers: views.collect(),
    }
}
