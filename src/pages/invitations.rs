//! `/mine/invitations/{id}`: one's own invitation of another guardian: its link, the same as a QR
//! code, how long it can be used, and taking it back.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::visit::{Member, Posted};
use crate::app::App;
use crate::household::invite::link;
use crate::sheet::{Failure, Sheet};
use crate::store::invitations::{self, Invitation};

/// Pixels of the code on the page: 41 modules with their margin, 5 pixels each and more, are read
/// from another phone's screen at arm's length.
const CODE_SIZE: u32 = 280;

pub fn router() -> Router<App> {
    Router::new()
        .route("/mine/invitations/{id}", get(show))
        .route("/mine/invitations/{id}/withdraw", post(withdraw))
}

async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    member: Member,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let found = invitations::by_id(&mut tx, &id).await?;
    // Another person's is none.
    let own = found.filter(|found| found.inviter == member.person.id);
    let Some(invitation) = own else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let closed = match () {
        () if invitation.withdrawn => Some("invitation-withdrawn"),
        () if invitation.used_by.is_some() => Some("invitation-used"),
        () if !invitation.is_open(app.clock.now()) => Some("invitation-expired"),
        () => None,
    };
    let body = html! {
        @match closed {
            Some(closed) => p class="note" { (sheet.say(closed)) },
            None => (open(&app, &sheet, &member, &invitation)?),
        }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-title")) } }
    };
    let title = sheet.say("invitation-title");
    Ok(sheet.page(&title, &body).into_response())
}

fn open(
    app: &App,
    sheet: &Sheet<'_>,
    member: &Member,
    invitation: &Invitation,
) -> anyhow::Result<Markup> {
    let link = link(app, invitation);
    let code = code(&link)?;
    Ok(html! {
        p { (sheet.say("invitation-lead")) }
        p class="text" { a href=(link) { (link) } }
        p { img src=(code) width=(CODE_SIZE) height=(CODE_SIZE) alt=(sheet.say("invitation-code")); }
        p { (until(app, sheet, invitation)) }
        form method="post" action={ "/mine/invitations/" (invitation.id) "/withdraw?lang=" (sheet.language) } {
            (member.csrf())
            button type="submit" { (sheet.say("button-withdraw")) }
        }
    })
}

/// Until when it can be used, in the city's time.
pub fn until(app: &App, sheet: &Sheet<'_>, invitation: &Invitation) -> String {
    let zone = app.config.time_zone.clone();
    let until = invitation.expires_at.timestamp().to_zoned(zone);
    let until = until.strftime("%Y-%m-%d %H:%M").to_string();
    let args = [("until", until.into())];
    sheet
        .words
        .say_with(sheet.language, "invitation-until", &args)
}

/// The QR code of a link as an image in the page itself: no address of its own that could be seen.
fn code(link: &str) -> anyhow::Result<String> {
    let svg = QrCode::new(link)?
        .render::<svg::Color<'_>>()
        .min_dimensions(CODE_SIZE, CODE_SIZE)
        .build();
    Ok(format!(
        "data:image/svg+xml;base64,{}",
        STANDARD.encode(svg)
    ))
}

async fn withdraw(
    State(app): State<App>,
    Path(id): Path<String>,
    Posted { member, .. }: Posted,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    invitations::withdraw(&mut tx, &id, &member.person.id, app.clock.now()).await?;
    tx.commit().await?;
    let to = format!("/mine/invitations/{id}?lang={}", member.language);
    Ok(Redirect::to(&to).into_response())
}
