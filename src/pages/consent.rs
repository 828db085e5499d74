//! `/mine/consent`: both texts as they are now, for whoever has not agreed to them yet (A-17, B-26).

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::html;
use serde::Deserialize;

use super::field::{Question, Wrongs, read};
use super::policy::version;
use super::visit::{BeforeConsent, Member, Posted, next};
use crate::app::App;
use crate::flow::register::{CONSENTS, PRIVACY_VERSION, TERMS_VERSION};
use crate::flow::{Answers, Facts};
use crate::household::{self, consent};
use crate::sheet::form::Fields;
use crate::sheet::{Failure, Sheet, with_language};

pub fn router() -> Router<App> {
    Router::new().route("/mine/consent", get(show).post(agree))
}

/// The page that led here.
#[derive(Deserialize)]
struct Back {
    next: Option<String>,
}

async fn show(State(app): State<App>, member: Member) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    if member.agreed {
        return Ok(sheet.notice(StatusCode::OK, "consent-title", "consent-given"));
    }
    let mut tx = app.db.read().await?;
    let facts = household::facts(&app, &mut tx, &member.who()).await?;
    Ok(page(&sheet, &member, &facts, None, &Wrongs::new()))
}

async fn agree(
    State(app): State<App>,
    Query(back): Query<Back>,
    BeforeConsent(posted): BeforeConsent,
) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let sheet = member.sheet(&app);
    let mut tx = app.db.write().await?;
    let facts = household::facts(&app, &mut tx, &member.who()).await?;
    let mut wrongs = Wrongs::new();
    for field in CONSENTS {
        if let Err(wrong) = read(field, &fields, &Answers::new(), &facts) {
            wrongs.insert(field.id, wrong);
        }
    }
    if !wrongs.is_empty() {
        return Ok(page(&sheet, &member, &facts, Some(&fields), &wrongs));
    }
    consent::agree(&mut tx, &member.person.id, app.clock.now()).await?;
    tx.commit().await?;
    let to = with_language(next(back.next.as_deref()), sheet.language);
    Ok(Redirect::to(&to).into_response())
}

fn page(
    sheet: &Sheet<'_>,
    member: &Member,
    facts: &Facts,
    typed: Option<&Fields>,
    wrongs: &Wrongs,
) -> Response {
    let texts = [
        ("privacy-text", PRIVACY_VERSION),
        ("terms-text", TERMS_VERSION),
    ];
    let body = html! {
        p { (sheet.say("consent-lead")) }
        form method="post" {
            (member.csrf())
            @for (field, (text, dated)) in CONSENTS.iter().copied().zip(texts) {
                h2 { (sheet.say(&field.label_id())) }
                p class="meta" { (version(sheet, dated)) }
                div class="text" { (sheet.say(text)) }
                (Question {
                    field,
                    answers: &Answers::new(),
                    facts,
                    typed,
                    wrong: wrongs.get(field.id).copied(),
                }.draw(sheet))
            }
            button type="submit" { (sheet.say("button-send")) }
        }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("consent-later")) } }
        form method="post" action="/logout" {
            (member.csrf())
            button type="submit" class="small" { (sheet.say("logout-button")) }
        }
    };
    let status = match wrongs.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, sheet.page(&sheet.say("consent-title"), &body)).into_response()
}
