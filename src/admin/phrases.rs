//! `/admin/v1/phrases`: the phrase book, and notices made of its sentences in every language at once (F-26).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::times::written;
use super::{Admin, Pair};
use crate::city::notice::{Content, Wording};
use crate::office::phrases::{self, Shown, Trust};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, fill))
        .routes(routes!(review))
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "name": "garbage-none", "group": "garbage", "slots": ["date"],
    "texts": {"en": {"text": "There is no garbage collection on {date}.", "state": "draft",
        "source": null, "reviewer": null, "reviewed_at": null}}
}))]
struct PhraseView {
    name: &'static str,
    group: &'static str,
    /// To be filled in; as `/admin/v1/templates` asks for them.
    slots: Vec<&'static str>,
    /// By language, the slots open.
    texts: BTreeMap<&'static str, SentenceView>,
}

#[derive(Serialize, ToSchema)]
struct SentenceView {
    text: String,
    /// `published` word for word, `reviewed` by somebody who speaks the language, or a `draft`.
    state: &'static str,
    /// Where it was published.
    source: Option<&'static str>,
    reviewer: Option<String>,
    reviewed_at: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FilledPhrases, example = json!({"phrases": [
    {"name": "evacuate-4"}, {"name": "shelter-open", "slots": {"place": "西条小学校"}}
]}))]
struct FillBody {
    /// 1 to 20, each a paragraph.
    phrases: Vec<WishedBody>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WishedPhrase)]
struct WishedBody {
    name: String,
    /// Each slot's value by its name.
    #[serde(default)]
    slots: BTreeMap<String, String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = PhrasedNotice)]
struct NoticeView {
    /// As a notice takes it.
    #[schema(value_type = BTreeMap<String, Wording>)]
    content: Content,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PhraseReview, example = json!({"reviewer": "グエン・ティ・ラン（市国際化推進室 通訳）"}))]
struct ReviewBody {
    /// Who speaks the language and has looked at it, with their office; 1 to 80 characters.
    reviewer: String,
}

/// The sentences, for whoever writes notices: what hurries most comes first.
#[utoipa::path(
    get, path = "/admin/v1/phrases", tag = "notices",
    responses((status = 200, body = Vec<PhraseView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<Vec<PhraseView>>, Problem> {
    let book = phrases::list(&admin.app, &staff).await?;
    Ok(Json(book.into_iter().map(|it| admin.phrase(it)).collect()))
}

/// A notice of these sentences in every language the city offers, one a paragraph; its title says what the
/// first is about. Nothing is stored.
#[utoipa::path(
    post, path = "/admin/v1/phrases", tag = "notices", request_body = FillBody,
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn fill(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<NoticeView>, Problem> {
    allowed(staff.role.sends())?;
    let body: FillBody = body.read()?;
    let wished = body.phrases.into_iter();
    let wished: Vec<_> = wished.map(|it| (it.name, it.slots)).collect();
    let content = phrases::fill(&admin.app, &staff, &wished)?;
    Ok(Json(NoticeView { content }))
}

/// Notes that somebody who speaks the language has looked at the sentence as it stands now, for roles
/// `admin`, `city` and `board`. A later version that says it otherwise makes it a draft again.
#[utoipa::path(
    put, path = "/admin/v1/phrases/{name}/reviews/{language}", tag = "notices",
    params(("name" = String, Path), ("language" = String, Path)), request_body = ReviewBody,
    responses((status = 200, body = PhraseView), (status = "4XX", body = Problem)),
)]
async fn review(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    pair: Pair,
    body: Body,
) -> Result<Json<PhraseView>, Problem> {
    allowed(staff.asker().may_review_phrases())?;
    let Path((name, language)) = pair?;
    let ReviewBody { reviewer } = body.read()?;
    let shown = phrases::review(&admin.app, &staff, (&name, &language), &reviewer).await?;
    Ok(Json(admin.phrase(shown)))
}

impl Admin {
    fn phrase(&self, Shown { phrase, texts }: Shown) -> PhraseView {
        let zone = &self.app.config.time_zone;
        let texts = texts.into_iter().map(|(language, (text, trust))| {
            let (state, source, review) = match trust {
                Trust::Published(source) => ("published", Some(source), None),
                Trust::Reviewed { by, at } => ("reviewed", None, Some((by, at))),
                Trust::Draft => ("draft", None, None),
            };
            let (reviewer, at) = review.unzip();
            let view = SentenceView {
                text,
                state,
                source,
                reviewer,
                reviewed_at: at.map(|at| written(at, zone)),
            };
            (language.tag(), view)
        });
        PhraseView {
            name: phrase.name,
            group: phrase.group.name(),
            slots: phrase.slots.iter().map(|slot| slot.name).collect(),
            texts: texts.collect(),
        }
    }
}
