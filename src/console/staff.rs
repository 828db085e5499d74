//! `/console/staff`: colleagues with access: invite, invite again, end.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::authority::Role;
use crate::city::notice::Mistake;
use crate::city::school::School;
use crate::office::Refusal;
use crate::office::staff::{self, New};
use crate::sheet::Failure;
use crate::sheet::form::Fields;
use crate::store::schools;
use crate::store::staff::Staff;
use crate::store::staff_logins::Login;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/staff", get(show).post(invite))
        .route("/console/staff/again", post(invite_again))
        .route("/console/staff/end", post(end))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "invited" => Some("console-staff-invited"),
            "ended" => Some("console-staff-ended"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Query(asked): Query<Done>,
) -> Result<Response, Failure> {
    page(&app, &clerk, asked.words(), &[], &Fields::default()).await
}

async fn page(
    app: &App,
    clerk: &Clerk,
    said: Option<&str>,
    mistakes: &[Mistake],
    typed: &Fields,
) -> Result<Response, Failure> {
    let frame = clerk.frame(app);
    let found = match staff::list(app, &clerk.staff).await {
        Ok(found) => found,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let mut tx = app.db.read().await?;
    let mut schools = schools::all(&mut tx).await?;
    drop(tx);
    // A school's own staff invite for it alone.
    schools.retain(|school| {
        clerk
            .staff
            .school
            .as_ref()
            .is_none_or(|own| *own == school.id)
    });
    let body = html! {
        (done(&frame, said))
        (frame.mistakes(mistakes))
        ul class="cards one" {
            @for (member, login) in &found { (card(&frame, clerk, &schools, member, login.as_ref())) }
        }
        h2 { (frame.say("console-staff-new")) }
        (form(&frame, clerk, &schools, typed))
    };
    Ok(frame.page(&frame.say("console-staff"), &body))
}

fn card(
    frame: &Frame<'_>,
    clerk: &Clerk,
    schools: &[School],
    member: &Staff,
    login: Option<&Login>,
) -> Markup {
    let at = |id: &String| schools.iter().find(|school| school.id == *id);
    let school = member.school.as_ref().and_then(at);
    let label = |id: &str| format!("{}: {}", frame.say(id), member.name);
    html! {
        li {
            strong { (member.name) }
            (frame.say(&role(member.role)))
            @if let Some(school) = school { ", " (school.name) }
            @if let Some(login) = login {
                br; (login.email)
                @if login.credentials.is_none() { " " span class="tag" { (frame.say("console-staff-waiting")) } }
            } @else {
                br; span class="tag" { (frame.say("console-staff-program")) }
            }
            @if member.id != clerk.staff.id {
                div class="row" {
                    @if login.is_some() {
                        form method="post" action="/console/staff/again" {
                            (clerk.csrf())
                            button type="submit" class="small" name="id" value=(member.id)
                                aria-label=(label("console-staff-again")) { (frame.say("console-staff-again")) }
                        }
                    }
                }
                // A second tap: a key that is ended is not made good again.
                details {
                    summary aria-label=(label("console-staff-end")) { (frame.say("console-staff-end")) }
                    p { (frame.say("console-staff-end-lead")) }
                    form method="post" action="/console/staff/end" {
                        (clerk.csrf())
                        button type="submit" class="danger" name="id" value=(member.id)
                            aria-label=(label("console-staff-end-sure")) { (frame.say("console-staff-end-sure")) }
                    }
                }
            }
        }
    }
}

fn role(role: Role) -> String {
    format!("console-role-{}", role.name())
}

fn form(frame: &Frame<'_>, clerk: &Clerk, schools: &[School], typed: &Fields) -> Markup {
    let asker = clerk.asker();
    let own = clerk.staff.school.as_deref();
    let any = schools.first().map(|school| school.id.as_str());
    let may = |role: &Role| {
        let school = role.has_school().then_some(own.or(any)).flatten();
        asker.may_manage(*role, school)
    };
    let text = |name: &str| typed.one(name).unwrap_or_default().to_owned();
    html! {
        form method="post" action="/console/staff" {
            (clerk.csrf())
            label for="name" { (frame.say("console-staff-name")) }
            input type="text" id="name" name="name" value=(text("name")) required maxlength="60";
            label for="email" { (frame.say("console-email")) }
            input type="email" id="email" name="email" value=(text("email")) required;
            label for="role" { (frame.say("console-staff-role")) }
            select id="role" name="role" {
                @for of in Role::ALL.iter().filter(|role| may(role)) {
                    option value=(of.name()) selected[typed.one("role") == Some(of.name())] { (frame.say(&role(*of))) }
                }
            }
            label for="school" { (frame.say("console-staff-school")) }
            p class="hint" id="school-hint" { (frame.say("console-staff-school-hint")) }
            select id="school" name="school" aria-describedby="school-hint" {
                @if own.is_none() { option value="" { (frame.say("console-staff-no-school")) } }
                @for school in schools {
                    option value=(school.id) selected[typed.one("school") == Some(&school.id)] { (school.name) }
                }
            }
            button type="submit" { (frame.say("console-staff-invite")) }
        }
    }
}

async fn invite(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let text = |name: &str| fields.one(name).unwrap_or_default().to_owned();
    let role = Role::parse(&text("role")).unwrap_or(Role::Teacher);
    let new = New {
        name: text("name"),
        role,
        // The choice stands there for all roles; for those without a school it means nothing.
        school: Some(text("school")).filter(|id| role.has_school() && !id.is_empty()),
        email: text("email"),
    };
    match staff::invite(&app, Some(&clerk.staff), new).await {
        Ok(_) => Ok(Redirect::to("/console/staff?done=invited").into_response()),
        Err(Refusal::Invalid(mistakes)) => page(&app, &clerk, None, &mistakes, &fields).await,
        Err(refusal) => Ok(clerk.frame(&app).refused(refusal)),
    }
}

async fn invite_again(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let id = fields.one("id").unwrap_or_default();
    match staff::invite_again(&app, Some(&clerk.staff), id, None).await {
        Ok(_) => Redirect::to("/console/staff?done=invited").into_response(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn end(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let id = fields.one("id").unwrap_or_default();
    match staff::end(&app, &clerk.staff, id).await {
        Ok(()) => Redirect::to("/console/staff?done=ended").into_response(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
