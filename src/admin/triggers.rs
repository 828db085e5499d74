//! `/admin/v1/triggers` and `/admin/v1/schools/{school}/triggers`: which weather warnings suggest which
//! template to all schools, and to one.

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id};
use crate::city::alert::{Choice, CityTrigger, Trigger, Written};
use crate::city::school::SchoolKind;
use crate::office::triggers::{self, Standing};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, set))
        .routes(routes!(list_of_city, set_of_city))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"triggers": [
    {"warning": "暴風警報", "from": "05:00", "until": "07:00", "template": "wait", "next": "10:00"}
]}))]
struct TriggersBody {
    /// At most 20, in place of the city's; the first that is met makes the draft. Empty: the city's hold.
    triggers: Vec<TriggerBody>,
    /// The school wants no rules at all, the city's neither; `triggers` must be empty then.
    #[serde(default)]
    none: bool,
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
#[derive(Serialize, ToSchema)]
struct TriggersView {
    /// Its own.
    triggers: Vec<TriggerBody>,
    /// It wants no rules at all, the city's neither.
    none: bool,
    /// The city's for schools of its kind; they hold where `triggers` is empty and `none` is not set.
    city: Vec<CityTriggerBody>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"triggers": [
    {"warning": "暴風警報", "from": "05:00", "until": "07:00", "template": "wait", "next": "10:00"},
    {"warning": "大雨警報", "from": "05:00", "until": "07:00", "template": "closure",
        "school_kind": "kindergarten"}
]}))]
struct CityTriggersBody {
    /// At most 20; the first that is met makes a school's draft.
    triggers: Vec<CityTriggerBody>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CityTriggerBody {
    /// Part of a warning's name, of whichever scheme: 1 to 30 characters.
    warning: String,
    /// `05:00`: from when it must be issued, on the city's clock.
    from: String,
    /// Until when.
    until: String,
    /// `closure`, `wait` or `hold`.
    template: String,
    /// `10:00`: when the schools say more; of `wait` and `hold`.
    next: Option<String>,
    /// `kindergarten`, `elementary` or `junior_high`; without it for schools of every kind.
    school_kind: Option<String>,
}

/// A school's rules, and the city's that hold for it where it has none.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/triggers", tag = "schools",
    params(("school" = String, Path)),
    responses((status = 200, body = TriggersView), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
) -> Result<Json<TriggersView>, Problem> {
    let Path(school) = school?;
    let standing = triggers::show(&admin.app, &staff, &school).await?;
    Ok(Json(standing.into()))
}

/// Sets them, in place of those before. When a weather warning meets one, the school's staff find a draft
/// of the template and are told by mail; nothing is sent by itself.
#[utoipa::path(
    put, path = "/admin/v1/schools/{school}/triggers", tag = "schools",
    params(("school" = String, Path)), request_body = TriggersBody,
    responses((status = 200, body = TriggersView), (status = "4XX", body = Problem)),
)]
async fn set(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<Json<TriggersView>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_change_code(&school))?;
    let TriggersBody { triggers, none } = body.read()?;
    let written: Vec<Written> = triggers.into_iter().map(Written::from).collect();
    let standing = triggers::set(&admin.app, &staff, &school, &written, none).await?;
    Ok(Json(standing.into()))
}

/// The city's rules, which hold for each school that has none of its own.
#[utoipa::path(
    get, path = "/admin/v1/triggers", tag = "schools",
    responses((status = 200, body = CityTriggersBody), (status = "4XX", body = Problem)),
)]
async fn list_of_city(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<CityTriggersBody>, Problem> {
    let found = triggers::of_city(&admin.app, &staff).await?;
    Ok(Json(found.triggers.into()))
}

/// Sets them, in place of those before. When a weather warning meets one, each school concerned has a draft
/// of its own.
#[utoipa::path(
    put, path = "/admin/v1/triggers", tag = "schools", request_body = CityTriggersBody,
    responses((status = 200, body = CityTriggersBody), (status = "4XX", body = Problem)),
)]
async fn set_of_city(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<CityTriggersBody>, Problem> {
    allowed(staff.asker().may_set_city_triggers())?;
    let CityTriggersBody { triggers } = body.read()?;
    let written: Vec<Written> = triggers.into_iter().map(Written::from).collect();
    let kept = triggers::set_of_city(&admin.app, &staff, &written).await?;
    Ok(Json(kept.into()))
}

impl From<TriggerBody> for Written {
    fn from(body: TriggerBody) -> Written {
        Written {
            warning: body.warning,
            from: body.from,
            until: body.until,
            template: body.template,
            next: body.next.unwrap_or_default(),
            school_kind: String::new(),
        }
    }
}

impl From<CityTriggerBody> for Written {
    fn from(body: CityTriggerBody) -> Written {
        Written {
            warning: body.warning,
            from: body.from,
            until: body.until,
            template: body.template,
            next: body.next.unwrap_or_default(),
            school_kind: body.school_kind.unwrap_or_default(),
        }
    }
}

impl From<&Trigger> for TriggerBody {
    fn from(trigger: &Trigger) -> TriggerBody {
        let written = Written::from(trigger);
        TriggerBody {
            warning: written.warning,
            from: written.from,
            until: written.until,
            template: written.template,
            next: trigger.next.map(|_| written.next),
        }
    }
}

impl From<&CityTrigger> for CityTriggerBody {
    fn from(of_city: &CityTrigger) -> CityTriggerBody {
        let body = TriggerBody::from(&of_city.trigger);
        CityTriggerBody {
            warning: body.warning,
            from: body.from,
            until: body.until,
            template: body.template,
            next: body.next,
            school_kind: of_city.kind.map(SchoolKind::as_str).map(str::to_owned),
        }
    }
}

impl From<Standing> for TriggersView {
    fn from(standing: Standing) -> TriggersView {
        let own = match &standing.choice {
            Choice::Own(own) => own.as_slice(),
            Choice::City | Choice::Nothing => &[],
        };
        TriggersView {
            triggers: own.iter().map(TriggerBody::from).collect(),
            none: standing.choice == Choice::Nothing,
            city: standing.city.iter().map(CityTriggerBody::from).collect(),
        }
    }
}

impl From<Vec<CityTrigger>> for CityTriggersBody {
    fn from(triggers: Vec<CityTrigger>) -> CityTriggersBody {
        CityTriggersBody {
            triggers: triggers.iter().map(CityTriggerBody::from).collect(),
        }
    }
}
