//! `/console/mail-stop`: whether optional mail stands still, and letting it go on.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::html;

use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::office::mail_stop;

const PATH: &str = "/console/mail-stop";

pub fn router() -> Router<App> {
    Router::new().route(PATH, get(show).post(lift))
}

async fn show(State(app): State<App>, clerk: Clerk) -> Response {
    let frame = clerk.frame(&app);
    let look = match mail_stop::look(&app, &clerk.staff).await {
        Ok(look) => look,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        @if let Some(stop) = &look.stop {
            p class="note" {
                (frame.say_with("console-mail-stands", &[
                    ("time", frame.when(stop.at).into()),
                    ("mails", stop.mails.into()),
                    ("back", stop.back.into()),
                    ("waiting", look.waiting.into()),
                ]))
            }
            @if clerk.asker().may_lift_mail_stop() {
                form method="post" {
                    (clerk.csrf())
                    label for="reason" { (frame.say("console-mail-reason")) }
                    p class="hint" id="reason-hint" { (frame.say("console-mail-reason-hint")) }
                    input type="text" id="reason" name="reason" required maxlength="500" aria-describedby="reason-hint";
                    button type="submit" { (frame.say("console-mail-lift")) }
                }
            }
        } @else {
            p { (frame.say("console-mail-goes")) }
        }
    };
    frame.page(&frame.say("console-mail-stop"), &body)
}

async fn lift(State(app): State<App>, posted: Posted) -> Response {
    let reason = posted.fields.one("reason").unwrap_or_default();
    match mail_stop::lift(&app, &posted.clerk.staff, reason).await {
        Ok(_) => Redirect::to(PATH).into_response(),
        Err(refusal) => posted.clerk.frame(&app).refused(refusal),
    }
}
