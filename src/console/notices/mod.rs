//! `/console/notices`: written, checked by a second person, sent, watched, taken back. The rules are the
//! desk's (`notices::desk`).

mod audience;
mod compose;
mod form;
mod list;
mod look;
pub(super) mod preview;
mod template;
mod wording;

pub use list::cards;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/notices", get(list::show))
        .route(
            "/console/notices/new",
            get(compose::new).post(compose::store),
        )
        .route("/console/notices/preview", post(compose::preview))
        .route("/console/notices/phrase", post(wording::phrase))
        .route("/console/notices/translate", post(wording::translate))
        .route(
            "/console/notices/template/{name}",
            get(template::show).post(template::act),
        )
        .route("/console/notices/{id}", get(look::show))
        .route(
            "/console/notices/{id}/edit",
            get(compose::edit).post(compose::rewrite),
        )
        .route("/console/notices/{id}/send", post(look::send))
        .route("/console/notices/{id}/try", post(look::try_on))
        .route("/console/notices/{id}/approve", post(look::approve))
        .route("/console/notices/{id}/cancel", post(look::cancel))
}
