//! `/mine/check`: the seven points of "the mail does not come" in order, with the reader's own data
//! (D-03), a test mail, and a number for the support desk (D-15).

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::visit::{Member, Posted};
use crate::app::App;
use crate::city::address::State as AddressState;
use crate::city::diagnosis::{Finding, Level, POINTS, Voice};
use crate::flow::facts::Test;
use crate::household::{address, check};
use crate::sheet::{Failure, Sheet};
use crate::store::addresses::{self, Address};
use crate::store::diagnoses;

pub fn router() -> Router<App> {
    Router::new().route("/mine/check", get(show).post(act))
}

/// What was done on the page before.
#[derive(Deserialize)]
struct Done {
    test: Option<String>,
    number: Option<String>,
}

async fn show(
    State(app): State<App>,
    member: Member,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let person = &member.person.id;
    let mut tx = app.db.read().await?;
    let findings = check::findings(&app, &mut tx, person).await?;
    let rows = addresses::of_person(&mut tx, person).await?;
    // Only the reader's own number is shown, whatever the address of the page says.
    let number = match &done.number {
        Some(_) => diagnoses::newest(&mut tx, person).await?,
        None => None,
    };
    let number = number.map(|diagnosis| diagnosis.number);
    let said = done.test.as_deref().map(|test| match test {
        "queued" => "test-queued",
        "many" => "test-too-many",
        _ => "test-impossible",
    });
    let sheet = member.sheet(&app);
    let voice = Voice {
        words: &app.words,
        language: sheet.language,
        zone: &app.config.time_zone,
        domain: app.config.mail_domain(),
    };
    let body = html! {
        @if let Some(said) = said { p class="note" role="status" { (sheet.say(said)) } }
        p { (sheet.say("check-lead")) }
        @if findings.iter().all(|finding| finding.level != Level::Wrong) {
            p class="note" { (sheet.say("check-nothing-wrong")) }
        } @else {
            p class="error" { (sheet.say("check-wrong-below")) }
        }
        ol class="points" {
            @for point in POINTS {
                li { (of_point(&sheet, &voice, point, &findings)) }
            }
        }
        (tests(&app, &member, &sheet, &rows))
        (desk(&member, &sheet, number.as_deref()))
    };
    Ok(sheet.page(&sheet.say("check-title"), &body).into_response())
}

fn of_point(sheet: &Sheet<'_>, voice: &Voice<'_>, point: i64, findings: &[Finding]) -> Markup {
    let of_point = findings.iter().filter(|finding| finding.point() == point);
    html! {
        h2 { (sheet.say(title(point))) }
        @for finding in of_point {
            @let class = match finding.level { Level::Wrong => Some("error"), Level::Look | Level::Fine => None };
            p class=[class] {
                @if finding.level == Level::Wrong { strong { (sheet.say("check-mark-wrong")) } " " }
                (finding.say(voice))
            }
        }
    }
}

const fn title(point: i64) -> &'static str {
    match point {
        1 => "check-point-1",
        2 => "check-point-2",
        3 => "check-point-3",
        4 => "check-point-4",
        5 => "check-point-5",
        6 => "check-point-6",
        _ => "check-point-7",
    }
}

fn tests(app: &App, member: &Member, sheet: &Sheet<'_>, rows: &[Address]) -> Markup {
    let now = app.clock.now();
    html! {
        h2 { (sheet.say("test-title")) }
        p { (sheet.say("test-lead")) }
        form method="post" {
            (member.csrf())
            @for row in rows.iter().filter(|row| row.state(now) != AddressState::Stopped) {
                p {
                    (row.address) " "
                    button type="submit" class="small" name="test" value=(row.slot) {
                        (sheet.words.say_with(sheet.language, "button-test-mail", &[("slot", row.slot.into())]))
                    }
                }
            }
        }
        p { a href={ "/mine/addresses?lang=" (sheet.language) } { (sheet.say("addresses-title")) } }
    }
}

fn desk(member: &Member, sheet: &Sheet<'_>, number: Option<&str>) -> Markup {
    html! {
        h2 { (sheet.say("desk-title")) }
        @match number {
            Some(number) => p role="status" {
                (sheet.words.say_with(sheet.language, "check-desk", &[("number", number.into())]))
            },
            None => {
                p { (sheet.say("desk-lead")) }
                form method="post" {
                    (member.csrf())
                    button type="submit" name="number" value="1" { (sheet.say("button-number")) }
                }
            }
        }
    }
}

async fn act(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let (person, language) = (&member.person.id, member.language);
    let mut tx = app.db.write().await?;
    let slot = fields.one("test").and_then(|slot| slot.parse().ok());
    let done = match slot {
        Some(slot) => match address::send_test(&app, &mut tx, person, slot, language).await? {
            Test::Queued => "test=queued",
            Test::TooMany => "test=many",
            Test::Impossible => "test=no",
        },
        None => {
            check::check(&app, &mut tx, person).await?;
            "number=1"
        }
    };
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(Redirect::to(&format!("/mine/check?{done}&lang={language}")).into_response())
}
