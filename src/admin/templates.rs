//! `/admin/v1/templates`: school notices that are written by filling in what differs, in every language at
//! once. What comes of it is the `content` of a notice.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id};
use crate::city::notice::{Content, Kind, Matter, Wording};
use crate::city::template::{Ask, REASONS, TEMPLATES, Template};
use crate::problem::Problem;
use crate::store::staff::Staff;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(fill))
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "name": "closure", "matter": "closure", "wants_receipt": true,
    "slots": [
        {"name": "date", "ask": "date", "required": true},
        {"name": "reason", "ask": "reason", "required": true, "choices": ["typhoon", "rain"]},
        {"name": "note", "ask": "lines", "required": false, "limit": 500}
    ]
}))]
struct TemplateView {
    name: &'static str,
    matter: Matter,
    wants_receipt: bool,
    slots: Vec<SlotView>,
}

#[derive(Serialize, ToSchema)]
struct SlotView {
    name: &'static str,
    /// `date` (`2026-12-01`), `time` (`06:30`), `reason` (one of `choices`), `text` (one line) or `lines`.
    ask: &'static str,
    required: bool,
    /// Of a reason.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'static [&'static str],
    /// Characters of free words.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
}

#[derive(Serialize, ToSchema)]
struct FilledView {
    /// As a notice takes it.
    #[schema(value_type = BTreeMap<String, Wording>)]
    content: Content,
}

/// The templates, for whoever writes school notices: what hurries most comes first.
#[utoipa::path(
    get, path = "/admin/v1/templates", tag = "notices",
    responses((status = 200, body = Vec<TemplateView>), (status = "4XX", body = Problem)),
)]
async fn list(Caller(staff): Caller) -> Result<Json<Vec<TemplateView>>, Problem> {
    may_use(&staff)?;
    Ok(Json(TEMPLATES.iter().map(TemplateView::of).collect()))
}

/// The words of a template with its slots filled in, in every language the city offers. Nothing is stored.
#[utoipa::path(
    post, path = "/admin/v1/templates/{name}", tag = "notices", params(("name" = String, Path)),
    request_body(
        content = BTreeMap<String, String>,
        description = "Each slot's value by its name; what is empty counts as left out.",
        example = json!({"date": "2026-12-01", "reason": "typhoon"}),
    ),
    responses((status = 200, body = FilledView), (status = "4XX", body = Problem)),
)]
async fn fill(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    name: Id,
    body: Body,
) -> Result<Json<FilledView>, Problem> {
    may_use(&staff)?;
    let Path(name) = name?;
    let template = Template::by_name(&name).ok_or_else(|| Problem::not_found("template"))?;
    let values: BTreeMap<String, String> = body.read()?;
    let content = template.fill(&admin.app.words, &values);
    let content = content.map_err(Problem::invalid)?;
    Ok(Json(FilledView { content }))
}

fn may_use(staff: &Staff) -> Result<(), Problem> {
    allowed(staff.role.kinds().contains(&Kind::School))
}

impl TemplateView {
    fn of(template: &'static Template) -> TemplateView {
        let slots = template.slots.iter().map(|slot| {
            let (ask, limit) = match slot.ask {
                Ask::Date => ("date", None),
                Ask::Time => ("time", None),
                Ask::Reason => ("reason", None),
                Ask::Text(limit) => ("text", Some(limit)),
                Ask::Lines(limit) => ("lines", Some(limit)),
            };
            SlotView {
                name: slot.name,
                ask,
                required: slot.is_required,
                choices: match slot.ask {
                    Ask::Reason => REASONS,
                    _ => &[],
                },
                limit,
            }
        });
        TemplateView {
            name: template.name,
            matter: template.matter,
            wants_receipt: template.wants_receipt,
            slots: slots.collect(),
        }
    }
}
