//! `/lost-id`: whoever forgot which address they log in with enters any of theirs and is told by mail.

use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};

use super::by_mail::{self, Asking};
use crate::app::App;
use crate::household::lost_id;
use crate::peer::Peer;
use crate::sheet::form::Fields;
use crate::sheet::{Asked, Failure, Sheet, with_language};

const ASKING: Asking = Asking {
    title: "lost-id-title",
    lead: "lost-id-lead",
    label: "field-email",
    sent: "lost-id-sent",
};

pub fn router() -> Router<App> {
    Router::new()
        .route("/lost-id", get(show).post(send))
        .route("/lost-id/sent", get(sent))
}

async fn show(State(app): State<App>, Asked(language): Asked) -> Response {
    by_mail::ask(&Sheet::new(&app, language), &ASKING, "", None)
}

async fn send(
    State(app): State<App>,
    peer: Peer,
    Asked(language): Asked,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let address = match by_mail::asked(&app, &sheet, &ASKING, peer, &Fields(typed)).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let mut tx = app.db.write().await?;
    let mailed = lost_id::mail_names(&app, &mut tx, &address).await?;
    tx.commit().await?;
    let to = with_language("/lost-id/sent", sheet.language);
    Ok(by_mail::answer(&app, &sheet, mailed, &to))
}

async fn sent(State(app): State<App>, Asked(language): Asked) -> Response {
    by_mail::sent(&app, &Sheet::new(&app, language), &ASKING)
}
