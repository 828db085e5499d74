//! `/admin/v1/translations`: a machine's translation of a notice, before it is sent (F-26).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::{Caller, allowed};
use super::body::Body;
use crate::city::notice::{Content, Wording};
use crate::office::translations;
use crate::problem::Problem;
use crate::words::Language;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(translate))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TranslationWanted, example = json!({
    "title": "図書館の休館", "body": "12月1日は休館します。", "languages": ["en", "vi"]
}))]
struct WantedBody {
    /// In Japanese, as a notice's.
    title: String,
    body: String,
    /// All that a machine can be asked for if absent: plain Japanese is none of them.
    languages: Option<Vec<String>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Translation, example = json!({
    "content": {"en": {"title": "Library closed", "body": "Closed on December 1.", "machine": true}},
    "failed": {"vi": "the service has no such language"}
}))]
struct TranslationView {
    /// As a notice takes it, each marked as a machine's. Leave the mark out once somebody has looked at it.
    #[schema(value_type = BTreeMap<String, Wording>)]
    content: Content,
    /// By language, why there is none: the notice can go without.
    failed: BTreeMap<&'static str, String>,
}

/// Asks the configured translation service, for whoever writes notices; 409 where none is configured.
/// Nothing is stored, and no notice waits for it.
#[utoipa::path(
    post, path = "/admin/v1/translations", tag = "notices", request_body = WantedBody,
    responses((status = 200, body = TranslationView), (status = "4XX", body = Problem)),
)]
async fn translate(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<TranslationView>, Problem> {
    allowed(staff.role.sends())?;
    let body: WantedBody = body.read()?;
    let languages = match body.languages {
        None => translations::languages(&admin.app),
        Some(tags) => {
            let read = |tag: &String| {
                let mut all = Language::ALL.into_iter();
                let language = all.find(|language| language.tag() == tag);
                language.ok_or_else(|| Problem::wrong("languages", format!("{tag:?} is none")))
            };
            tags.iter().map(read).collect::<Result<Vec<_>, _>>()?
        }
    };
    let japanese = Wording {
        title: body.title,
        body: body.body,
        machine: false,
    };
    let done = translations::translate(&admin.app, &staff, &japanese, &languages).await?;
    let failed = done.failed.into_iter();
    let failed = failed.map(|(language, why)| (language.tag(), why.to_string()));
    Ok(Json(TranslationView {
        content: done.content,
        failed: failed.collect(),
    }))
}
