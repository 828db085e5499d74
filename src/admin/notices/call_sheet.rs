//! `/admin/v1/notices/{id}/call-sheet`: whom to telephone, as JSON pages or one CSV file; and what
//! became of it, marked by several people at once.

mod view;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::stream;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::admin::access::Caller;
use crate::admin::body::Body;
use crate::admin::{Admin, Id, csv};
use crate::city::call_sheet::{Mark, Part};
use crate::city::classes::Place;
use crate::office::call_sheet::{self, Look, Marked, Stands};
use crate::office::follow_up::judge;
use crate::problem::Problem;
use view::{COLUMNS, CallView, ItemView, SheetView};

/// Some classes: what a few teachers telephone in an evening.
const PAGE: i64 = 100;
/// Also the children read at once for a CSV file.
const PAGE_LIMIT: i64 = 500;

#[derive(Deserialize, IntoParams)]
pub(super) struct Asked {
    /// `open` if absent.
    #[param(inline)]
    part: Option<Part>,
    /// Only this school, by its id.
    school: Option<String>,
    /// Only this grade, as the school counts.
    grade: Option<i64>,
    /// Only this class, such as `2-1`.
    class: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 500; 100 if absent. A page ends with a whole class, so it may have fewer or more.
    limit: Option<i64>,
    /// `version` of the sheet that is on the screen: if nothing has changed, `items` is null and nothing
    /// is looked up.
    since: Option<String>,
}

/// A mark.
#[derive(Deserialize, ToSchema)]
#[schema(examples(
    json!({"mark": "reached", "version": 0}),
    json!({"mark": "no_answer", "note": "18時に再度", "version": 4})
))]
#[serde(deny_unknown_fields)]
pub(super) struct MarkBody {
    mark: Mark,
    /// Up to 200 characters.
    #[schema(max_length = 200)]
    note: Option<String>,
    /// Of the child's `call` that was seen; 0: there was none.
    version: i64,
}

/// Somebody else has marked the child since: so it stands.
#[derive(Serialize, ToSchema)]
struct NewerView {
    #[serde(flatten)]
    problem: Problem,
    call: CallView,
}

/// Children of whom nobody was reached or nobody has confirmed: why, whom to telephone, and what became
/// of it. `Accept: text/csv` gives them all as a file. Only for those who may send to these people.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}/call-sheet", tag = "notices",
    params(("id" = String, Path), Asked),
    responses(
        (status = 200, content((SheetView = "application/json"), (String = "text/csv"))),
        (status = 409, description = "not started, stopped, or not for schools", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = id?.0;
    let exported = csv::is_wanted(&headers);
    // Whether this person may is judged before what is wrong with the request.
    judge(&admin.app, &staff, &id).await?;
    let Query(asked) = asked?;
    let after = asked.cursor.as_deref().map(place_of).transpose()?;
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let mut look = Look {
        part: asked.part.unwrap_or_default(),
        within: Place {
            school: asked.school.unwrap_or_default(),
            grade: asked.grade.unwrap_or_default(),
            class: asked.class.unwrap_or_default(),
        },
        after,
        limit,
        since: asked.since.filter(|_| !exported),
        exported,
    };
    let zone = admin.app.config.time_zone.clone();
    if !exported {
        let sheet = call_sheet::show(&admin.app, &staff, &id, &look).await?;
        return Ok(Json(SheetView::of(sheet, &zone)).into_response());
    }
    look.limit = PAGE_LIMIT;
    // The first page is read before anything is answered: a refusal is one.
    let first = call_sheet::show(&admin.app, &staff, &id, &look).await?;
    let pages = stream::try_unfold((Some(first), look), move |(sheet, look)| {
        let (admin, staff, id, zone) = (admin.clone(), staff.clone(), id.clone(), zone.clone());
        async move {
            let Some(sheet) = sheet else {
                return Ok(None);
            };
            let next = sheet.content.as_ref().and_then(|its| its.next.clone());
            let view = SheetView::of(sheet, &zone);
            let items = view.items.into_iter().flatten();
            let rows = csv::rows(items.map(ItemView::row))?;
            let look = Look {
                after: next.clone(),
                ..look
            };
            let following = match next {
                Some(_) => Some(
                    call_sheet::show(&admin.app, &staff, &id, &look)
                        .await
                        .map_err(anyhow::Error::new)?,
                ),
                None => None,
            };
            anyhow::Ok(Some((rows, (following, look))))
        }
    });
    Ok(csv::file("call-sheet", &COLUMNS, pages))
}

/// Says what became of telephoning for a child. Several people at once: whoever has not seen the newest
/// mark gets it as the answer, unless it says the same. The same twice is harmless.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/call-sheet/{child}", tag = "notices",
    params(("id" = String, Path), ("child" = String, Path)), request_body = MarkBody,
    responses(
        (status = 200, body = CallView),
        (status = 404, description = "no such notice, or no child on its list that is at its school", body = Problem),
        (status = 409, description = "somebody else has marked the child since; or not started, \
            stopped, not for schools (then without `call`)", body = NewerView),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn mark(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    path: Result<Path<(String, String)>, PathRejection>,
    body: Body,
) -> Result<Response, Problem> {
    let Path((id, child)) = path?;
    // Whether this person may is judged before what is wrong with the request.
    judge(&admin.app, &staff, &id).await?;
    let MarkBody {
        mark,
        note,
        version,
    } = body.read()?;
    let marked = Marked {
        mark,
        note,
        seen: version,
    };
    let (stands, name) = call_sheet::mark(&admin.app, &staff, (&id, &child), marked).await?;
    let zone = &admin.app.config.time_zone;
    Ok(match stands {
        Stands::Done(call) => Json(CallView::of(call, name, zone)).into_response(),
        Stands::Newer(call) => NewerView {
            problem: Problem::conflict("somebody else has marked this child since"),
            call: CallView::of(call, name, zone),
        }
        .into_response(),
    })
}

impl IntoResponse for NewerView {
    fn into_response(self) -> Response {
        let mut response = (StatusCode::CONFLICT, Json(self)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}

/// A cursor holds a place: a page ends with a whole class.
fn cursor_of(place: &Place) -> String {
    let json = serde_json::to_string(&(&place.school, place.grade, &place.class));
    URL_SAFE_NO_PAD.encode(json.unwrap_or_default())
}

fn place_of(cursor: &str) -> Result<Place, Problem> {
    let json = URL_SAFE_NO_PAD.decode(cursor).ok();
    let place = json.and_then(|json| serde_json::from_slice(&json).ok());
    let (school, grade, class) =
        place.ok_or_else(|| Problem::wrong("cursor", "is none of this list"))?;
    Ok(Place {
        school,
        grade,
        class,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_given() {
        let place = Place {
            school: "nishijo-es".into(),
            grade: 2,
            class: String::new(),
        };
        assert_eq!(place_of(&cursor_of(&place)).unwrap(), place);
        for wrong in ["", "x", "WyJhIl0"] {
            assert_eq!(place_of(wrong).unwrap_err().status, 422, "{wrong}");
        }
    }
}
