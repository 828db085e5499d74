//! `/console/enter/{token}`: the operator's link, which lets somebody in without password and code. Mail
//! scanners open every link, so it is a button that lets in.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::html;

use super::frame::Frame;
use super::login::begin;
use super::visit::Spoken;
use crate::app::App;
use crate::office::login::read_entry;
use crate::sheet::Failure;

pub fn router() -> Router<App> {
    Router::new().route("/console/enter/{token}", get(show).post(enter))
}

async fn show(
    State(app): State<App>,
    Spoken(language): Spoken,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let frame = Frame::outside(&app, language);
    let mut tx = app.db.read().await?;
    Ok(match read_entry(&app, &mut tx, &token).await? {
        Ok(member) => {
            let args = [("name", member.name.into())];
            let body = html! {
                p { (frame.say_with("console-enter-lead", &args)) }
                form method="post" { button type="submit" { (frame.say("console-enter")) } }
            };
            frame.page(&frame.say("console-login-title"), &body)
        }
        Err(_) => closed(&frame),
    })
}

async fn enter(
    State(app): State<App>,
    Spoken(language): Spoken,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let member = read_entry(&app, &mut tx, &token).await?;
    drop(tx);
    Ok(match member {
        Ok(member) => {
            let cookie = begin(&app, &headers, &member).await?;
            (cookie, Redirect::to("/console")).into_response()
        }
        Err(_) => closed(&Frame::outside(&app, language)),
    })
}

fn closed(frame: &Frame<'_>) -> Response {
    frame.notice(StatusCode::GONE, "console-link-title", "console-link-ended")
}
