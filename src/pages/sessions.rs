//! `/mine/sessions`: where somebody is logged in, and ending it.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::visit::{Member, Posted};
use crate::app::App;
use crate::sheet::{Failure, Sheet, when, with_language};
use crate::store::sessions::{CITIZENS, Session};

/// The button that ends one; its value is the session's id.
const END: &str = "end";
/// The button that ends all but the one it is pressed in.
const OTHERS: &str = "others";

pub fn router() -> Router<App> {
    Router::new().route("/mine/sessions", get(show).post(end))
}

#[derive(Deserialize)]
struct Done {
    ended: Option<String>,
}

async fn show(
    State(app): State<App>,
    member: Member,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let sessions = CITIZENS
        .of(&mut tx, &member.person.id, app.clock.now())
        .await?;
    let body = html! {
        p { (sheet.say("sessions-lead")) }
        @if done.ended.is_some() {
            p class="note" role="status" { (sheet.say("sessions-ended")) }
        }
        form method="post" action={ "/mine/sessions?lang=" (sheet.language) } {
            (member.csrf())
            ul class="cards" {
                @for session in &sessions {
                    (row(&app, &sheet, session, session.token_hash == member.session))
                }
            }
            @if sessions.len() > 1 {
                button type="submit" name=(OTHERS) value="1" { (sheet.say("button-end-others")) }
            }
        }
    };
    let title = sheet.say("sessions-title");
    Ok(sheet.page(&title, &body).into_response())
}

fn row(app: &App, sheet: &Sheet<'_>, session: &Session, is_this: bool) -> Markup {
    let device = match session.device.as_str() {
        "" => sheet.say("sessions-unknown"),
        device => device.to_owned(),
    };
    let said = |id: &str, at| {
        let args = [("time", when(app, at).into())];
        sheet.words.say_with(sheet.language, id, &args)
    };
    let since = said("sessions-since", session.created_at);
    html! {
        li {
            strong { (device) @if is_this { " " (sheet.say("sessions-this")) } }
            (since) br;
            (said("sessions-seen", session.seen_at))
            @if !is_this {
                br;
                button type="submit" class="small" name=(END) value=(session.id)
                    aria-label={ (sheet.say("button-end")) ": " (device) ", " (since) } {
                    (sheet.say("button-end"))
                }
            }
        }
    }
}

async fn end(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let person = &member.person.id;
    let mut tx = app.db.write().await?;
    if let Some(id) = fields.one(END) {
        CITIZENS.end_one(&mut tx, person, id).await?;
    } else if fields.one(OTHERS).is_some() {
        CITIZENS
            .end_all(&mut tx, person, Some(&member.session))
            .await?;
    }
    tx.commit().await?;
    let to = with_language("/mine/sessions?ended=1", member.language);
    Ok(Redirect::to(&to).into_response())
}
