//! `/console/evacuations`: how things stand in which area, and the form in which the city decides: looked at
//! first as people will read it, then released by two.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::Frame;
use super::notices::preview as previews;
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::evacuation::{Hazard, Mode, Present, Step};
use crate::city::notice::{Mistake, State as Standing};
use crate::notices::desk::{Desk, Once, Standing as Whole};
use crate::notices::preview::Outlook;
use crate::office::Refusal;
use crate::office::evacuations::{self, Asked, Board, Change};
use crate::sheet::Failure;
use crate::sheet::form::Fields;
use crate::store::evacuations::Suggested;

/// The form's own number: the same form sent twice is one notice.
const ONCE: &str = "once";

pub fn router() -> Router<App> {
    Router::new().route("/console/evacuations", get(show).post(act))
}

/// What is shown beside the form.
#[derive(Default)]
struct Shown {
    mistakes: Vec<Mistake>,
    outlook: Option<Outlook>,
    /// Nothing is in force where a lift or a withdrawal was asked for.
    nothing: bool,
}

#[derive(Deserialize)]
struct From {
    /// The draft of an alert that is to become a decision.
    draft: Option<String>,
}

async fn show(State(app): State<App>, clerk: Clerk, Query(from): Query<From>) -> Response {
    let board = match evacuations::board(&app, &clerk.staff).await {
        Ok(board) => board,
        Err(refusal) => return clerk.frame(&app).refused(refusal),
    };
    let mut suggested = board.suggested.iter();
    let draft = suggested.find(|its| Some(&its.notice) == from.draft.as_ref());
    let fields = draft.map_or_else(Fields::default, prepared);
    drawn(
        &app,
        &clerk,
        &board,
        &fields,
        &Shown::default(),
        StatusCode::OK,
    )
}

/// The form as a draft suggests it. An order's places are the city's to choose; a lift has those of the order.
fn prepared(draft: &Suggested) -> Fields {
    let change = match draft.said.step {
        Step::Lift => "lift",
        Step::Withdraw => "withdraw",
        Step::Issue | Step::Raise | Step::Lower | Step::Renew => "order",
    };
    let said = &draft.said;
    let fields = [
        ("change", change.to_owned()),
        ("hazard", said.hazard.name().to_owned()),
        ("level", said.level.to_string()),
        ("mode", said.mode.name().to_owned()),
        ("replaces", draft.notice.clone()),
    ];
    let whole = (!said.step.stands() && said.areas.is_empty()).then(|| ("whole", "1".to_owned()));
    let places = said.areas.iter().map(|area| ("area", area.clone()));
    let fields = fields.into_iter().chain(whole).chain(places);
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    Fields(fields.collect())
}

async fn act(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let looks = fields.one("act") == Some("look");
    let order = match asked(&fields) {
        Ok(asked) => evacuations::order(&app, &clerk.staff, asked).await,
        Err(mistakes) => Err(Refusal::Invalid(mistakes)),
    };
    let desk = Desk::new(app.clone());
    let done = match order {
        Err(refusal) => Err(refusal),
        Ok(order) if looks => {
            let tried = desk.try_out(&clerk.staff, order).await;
            match tried {
                Ok(standing) => {
                    let shown = Shown {
                        outlook: Some(desk.outlook(&standing).await?),
                        ..Shown::default()
                    };
                    return Ok(page(&app, &clerk, &fields, &shown, StatusCode::OK).await);
                }
                Err(refusal) => Err(refusal),
            }
        }
        Ok(order) => {
            let key = format!("console:{}", fields.one(ONCE).unwrap_or_default());
            let once = Once {
                key: &key,
                body_hash: ONCE,
            };
            let answer = |standing: &Whole| {
                let done = match standing.notice.state {
                    Standing::AwaitingApproval => "asked",
                    _ => "sent",
                };
                format!("{}?done={done}", standing.notice.id)
            };
            desk.take(&clerk.staff, order, once, answer).await
        }
    };
    let shown = match done {
        Ok(to) => return Ok(Redirect::to(&format!("/console/notices/{to}")).into_response()),
        Err(Refusal::Invalid(mistakes)) => Shown {
            mistakes,
            ..Shown::default()
        },
        Err(Refusal::Conflict(_)) => Shown {
            nothing: true,
            ..Shown::default()
        },
        Err(refusal) => return Ok(clerk.frame(&app).refused(refusal)),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page(&app, &clerk, &fields, &shown, status).await)
}

fn asked(fields: &Fields) -> Result<Asked, Vec<Mistake>> {
    let text = |name: &str| fields.one(name).unwrap_or_default().to_owned();
    let mut mistakes = Vec::new();
    let hazard = Hazard::parse(&text("hazard"));
    if hazard.is_none() {
        mistakes.push(Mistake::new("hazard", "must be one of those offered"));
    }
    let areas: Vec<String> = fields.many("area").into_iter().map(str::to_owned).collect();
    let whole_city = fields.one("whole") == Some("1");
    if areas.is_empty() != whole_city {
        mistakes.push(Mistake::new("areas", "choose areas or the whole city"));
    }
    let alone = text("alone");
    match hazard {
        Some(hazard) if mistakes.is_empty() => Ok(Asked {
            hazard,
            level: text("level").parse().ok(),
            change: match fields.one("change") {
                Some("lift") => Change::Lift,
                Some("withdraw") => Change::Withdraw,
                _ => Change::Order,
            },
            mode: Mode::parse(&text("mode")).unwrap_or_default(),
            areas,
            shelters: text("shelters"),
            reason: text("reason"),
            contact: text("contact"),
            alone: Some(alone).filter(|reason| !reason.trim().is_empty()),
            draft: false,
            replaces: Some(text("replaces")).filter(|id| !id.is_empty()),
        }),
        _ => Err(mistakes),
    }
}

async fn page(
    app: &App,
    clerk: &Clerk,
    fields: &Fields,
    shown: &Shown,
    status: StatusCode,
) -> Response {
    match evacuations::board(app, &clerk.staff).await {
        Ok(board) => drawn(app, clerk, &board, fields, shown, status),
        Err(refusal) => clerk.frame(app).refused(refusal),
    }
}

fn drawn(
    app: &App,
    clerk: &Clerk,
    board: &Board,
    fields: &Fields,
    shown: &Shown,
    status: StatusCode,
) -> Response {
    let frame = clerk.frame(app);
    let may_decide = clerk.asker().may_order_evacuation();
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => app.random.uuid().to_string(),
    };
    let body = html! {
        (standing(&frame, board))
        @if may_decide && !board.suggested.is_empty() { (suggestions(&frame, board)) }
        @if may_decide {
            h2 id="decide" { (frame.say("console-evacuation-decide")) }
            form method="post" {
                (clerk.csrf())
                input type="hidden" name=(ONCE) value=(once);
                (questions(&frame, board, fields))
                (frame.mistakes(&shown.mistakes))
                @if shown.nothing {
                    p class="error" role="alert" { (frame.say("console-evacuation-nothing")) }
                }
                p class="hint" { (frame.say("console-evacuation-two")) }
                div class="row" {
                    button type="submit" class="second" name="act" value="look" {
                        (frame.say("console-preview"))
                    }
                    // Nobody releases what they have not seen.
                    @if shown.outlook.is_some() {
                        button type="submit" name="act" value="send" { (frame.say("console-send")) }
                    }
                }
            }
            @if let Some(outlook) = &shown.outlook { (previews::draw(&frame, outlook)) }
        }
    };
    frame.page_with(status, &frame.say("console-evacuations"), &body)
}

/// Drafts that alerts made, each a way into the form.
fn suggestions(frame: &Frame<'_>, board: &Board) -> Markup {
    html! {
        h2 { (frame.say("console-evacuation-suggested")) }
        p class="hint" { (frame.say("console-evacuation-suggested-lead")) }
        ul class="cards one" {
            @for draft in &board.suggested {
                li {
                    a href={ "/console/evacuations?draft=" (draft.notice) "#decide" } {
                        strong { (draft.title) }
                    }
                    br;
                    a href={ "/console/notices/" (draft.notice) } {
                        (frame.say("console-evacuation-suggested-look"))
                    }
                }
            }
        }
    }
}

/// Areas down, hazards across: only those of which something was ever said.
fn standing(frame: &Frame<'_>, board: &Board) -> Markup {
    let hazards = Hazard::ALL
        .into_iter()
        .filter(|hazard| board.present.iter().any(|its| its.hazard == *hazard));
    let hazards: Vec<Hazard> = hazards.collect();
    let mut areas: Vec<&str> = board.present.iter().map(|its| its.area.as_str()).collect();
    areas.sort_unstable();
    areas.dedup();
    let at = |area: &str, hazard: Hazard| {
        let mut present = board.present.iter();
        present.find(|its| its.area == area && its.hazard == hazard)
    };
    html! {
        @if hazards.is_empty() {
            p { (frame.say("console-evacuation-none")) }
        } @else {
            div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-evacuations")) { table {
                thead {
                    tr {
                        th scope="col" { (frame.say("console-evacuation-area")) }
                        @for hazard in &hazards { th scope="col" { (named(frame, *hazard)) } }
                    }
                }
                tbody {
                    @for area in areas {
                        tr {
                            th scope="row" {
                                @if area.is_empty() { (frame.say("evacuation-whole-city")) } @else { (area) }
                            }
                            @for hazard in &hazards { td { (cell(frame, at(area, *hazard))) } }
                        }
                    }
                }
            } }
        }
    }
}

fn cell(frame: &Frame<'_>, present: Option<&Present>) -> Markup {
    let Some(present) = present else {
        return html! { "–" };
    };
    let level = |level: i64| frame.say_with("evacuation-level", &[("level", level.into())]);
    let said = match present.level {
        Some(stands) => level(stands),
        None if present.step.stands() => frame.say("console-evacuation-stopped-alone"),
        None => frame.say("console-evacuation-over"),
    };
    html! {
        a href={ "/console/notices/" (present.notice) } { (said) }
        br;
        (frame.when(present.since))
        @if let Some(stopped) = &present.stopped {
            p class="note" {
                a href={ "/console/notices/" (stopped.notice) } {
                    (frame.say_with("console-evacuation-stopped", &[("level", stopped.level.into())]))
                }
            }
        }
    }
}

fn named(frame: &Frame<'_>, hazard: Hazard) -> String {
    frame.say_with("evacuation-hazard", &[("hazard", hazard.name().into())])
}

fn questions(frame: &Frame<'_>, board: &Board, fields: &Fields) -> Markup {
    let chosen = |name: &str, value: &str| fields.one(name) == Some(value);
    let ticked = fields.many("area");
    let changes = [
        ("order", "console-evacuation-order"),
        ("lift", "console-evacuation-lift"),
        ("withdraw", "console-evacuation-withdraw"),
    ];
    let modes = [
        ("real", "console-evacuation-real"),
        ("drill", "console-evacuation-drill"),
        ("test", "console-evacuation-test"),
    ];
    html! {
        // First: a drill that goes out as real is the worst slip of this page.
        label for="mode" { (frame.say("console-evacuation-mode")) }
        select id="mode" name="mode" {
            @for (value, words) in modes {
                option value=(value) selected[chosen("mode", value)] { (frame.say(words)) }
            }
        }
        label for="change" { (frame.say("console-evacuation-what")) }
        select id="change" name="change" {
            @for (value, words) in changes {
                option value=(value) selected[chosen("change", value)] { (frame.say(words)) }
            }
        }
        label for="hazard" { (frame.say("console-evacuation-hazard")) }
        select id="hazard" name="hazard" {
            @for hazard in Hazard::ALL {
                option value=(hazard.name()) selected[chosen("hazard", hazard.name())] { (named(frame, hazard)) }
            }
        }
        label for="level" { (frame.say("console-evacuation-level")) }
        p class="hint" id="level-hint" { (frame.say("console-evacuation-level-hint")) }
        select id="level" name="level" aria-describedby="level-hint" {
            // None stands there by itself: a level is decided.
            option value="" { (frame.say("console-evacuation-choose")) }
            @for level in (1..=5_i64).rev() {
                option value=(level) selected[chosen("level", &level.to_string())] {
                    (frame.say_with("evacuation-level", &[("level", level.into())])) " "
                    (frame.say_with("evacuation-name", &[("level", level.into())]))
                }
            }
        }
        fieldset class="choices" {
            legend { (frame.say("console-evacuation-areas")) }
            label {
                input type="checkbox" name="whole" value="1" checked[chosen("whole", "1")];
                " " (frame.say("evacuation-whole-city"))
            }
            @for area in &board.areas {
                label {
                    input type="checkbox" name="area" value=(area) checked[ticked.contains(&area.as_str())];
                    " " (area)
                }
            }
        }
        @for (name, words) in [
            ("shelters", "console-evacuation-shelters"),
            ("reason", "console-evacuation-reason"),
        ] {
            label for=(name) { (frame.say(words)) " " (frame.say("console-optional")) }
            textarea id=(name) name=(name) maxlength="500" { (fields.one(name).unwrap_or_default()) }
        }
        @for (name, words, limit) in [
            ("contact", "console-evacuation-contact", "100"),
            ("alone", "console-evacuation-alone", "500"),
        ] {
            label for=(name) { (frame.say(words)) " " (frame.say("console-optional")) }
            input type="text" id=(name) name=(name) maxlength=(limit) value=(fields.one(name).unwrap_or_default());
        }
        @if !board.suggested.is_empty() {
            label for="replaces" { (frame.say("console-evacuation-replaces")) }
            select id="replaces" name="replaces" {
                option value="" { (frame.say("console-evacuation-replaces-none")) }
                @for draft in &board.suggested {
                    option value=(draft.notice) selected[chosen("replaces", &draft.notice)] { (draft.title) }
                }
            }
        }
    }
}
