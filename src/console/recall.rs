//! `/console/notices/{id}/recall`: a notice is taken back. First it is said what that does, and what nothing
//! undoes.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::correction::REASON_LIMIT;
use crate::city::notice::{Kind, State as NoticeState};
use crate::notices::desk::{Desk, Standing};
use crate::office::Refusal;

pub fn router() -> Router<App> {
    Router::new().route("/console/notices/{id}/recall", get(ask).post(recall))
}

/// Whether it can be taken back as it stands.
fn is_open(standing: &Standing) -> bool {
    let notice = &standing.notice;
    match notice.state {
        NoticeState::Sending | NoticeState::Sent => true,
        NoticeState::Cancelled => standing.ledger.accepted > 0,
        _ => false,
    }
}

/// What became of a notice that went wrong, above all else on its page.
pub fn notes(frame: &Frame<'_>, standing: &Standing) -> Markup {
    let notice = &standing.notice;
    html! {
        @if let Some(corrects) = &notice.corrects {
            p class="note" {
                (frame.say("console-is-correction")) " "
                a href={ "/console/notices/" (corrects.notice) } { (frame.say("console-corrected")) }
            }
        }
        @if notice.state == NoticeState::Recalled { (recalled(frame, standing)) }
        @if let Some(later) = &notice.superseded_by {
            p class="note" {
                @if notice.state == NoticeState::Cancelled { (frame.say("console-superseded-stopped")) }
                @else { (frame.say("console-superseded")) }
                " "
                a href={ "/console/notices/" (later) } { (frame.say("console-superseded-by")) }
            }
        }
        @for correction in &standing.corrections {
            p class="note" {
                (frame.say("console-has-correction")) " "
                a href={ "/console/notices/" (correction) } { (frame.say("console-correction")) }
            }
        }
    }
}

/// The ways on, at the end of its page.
pub fn ways(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing) -> Markup {
    let notice = &standing.notice;
    let may = clerk.asker().may_send(notice.kind, &notice.audience);
    let at = format!("/console/notices/{}", notice.id);
    let corrects = may
        && notice.kind != Kind::Drill
        && (is_open(standing) && notice.state != NoticeState::Sending
            || notice.state == NoticeState::Recalled);
    html! {
        @if may && is_open(standing) || corrects {
            h2 { (frame.say("console-was-wrong")) }
            div class="row" {
                @if may && is_open(standing) {
                    a class="button second" href={ (at) "/recall" } { (frame.say("console-recall-ask")) }
                }
                @if corrects {
                    a class="button second" href={ (at) "/correct" } { (frame.say("console-correct-ask")) }
                }
            }
        }
    }
}

fn recalled(frame: &Frame<'_>, standing: &Standing) -> Markup {
    let recall = standing.notice.recall.as_ref();
    html! {
        div class="note" {
            h2 { (frame.say("console-was-recalled")) }
            @if let Some(recall) = recall {
                p { (frame.when(recall.at)) }
                @if let Some(reason) = &recall.reason { p class="text" { (reason) } }
            }
            (figures(frame, standing))
            p class="hint" { (frame.say("console-recall-cannot")) }
        }
    }
}

/// Who has it and who has not.
fn figures(frame: &Frame<'_>, standing: &Standing) -> Markup {
    let ledger = &standing.ledger;
    let stopped = ledger.waiting + ledger.cancelled;
    let figures = [
        ("console-recall-stopped", stopped),
        ("console-recall-delivered", ledger.accepted),
        ("console-recall-by-line", ledger.line),
        ("console-recall-by-mail", ledger.email),
        ("console-recall-opened", ledger.opened),
    ];
    html! {
        ul class="figures" {
            @for (words, people) in figures { li { strong { (people) } (frame.say(words)) } }
        }
    }
}

async fn ask(State(app): State<App>, clerk: Clerk, Path(id): Path<String>) -> Response {
    let (frame, desk) = (clerk.frame(&app), Desk::new(app.clone()));
    let found = async {
        desk.may_work_on(&clerk.staff, &id).await?;
        let standing = desk.show(&clerk.staff, &id).await?;
        match is_open(&standing) {
            true => Ok(standing),
            false => Err(Refusal::Conflict(
                "the notice cannot be recalled as it stands",
            )),
        }
    };
    match found.await {
        Ok(standing) => page(&frame, &clerk, &standing, None),
        Err(refusal) => frame.refused(refusal),
    }
}

fn page(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing, wrong: Option<&str>) -> Response {
    let notice = &standing.notice;
    let title = notice.content.japanese();
    let title = title.map_or("", |wording| wording.title.as_str());
    let body = html! {
        p { strong { (title) } }
        (figures(frame, standing))
        h2 { (frame.say("console-recall-does")) }
        ul { @for line in frame.say("console-recall-does-what").lines() { li { (line) } } }
        h2 { (frame.say("console-recall-does-not")) }
        p class="note" { (frame.say("console-recall-cannot")) }
        form method="post" {
            (clerk.csrf())
            label for="reason" { (frame.say("console-recall-reason")) }
            p class="hint" id="reason-hint" { (frame.say("console-recall-reason-hint")) }
            @if let Some(wrong) = wrong { p class="error" role="alert" { (frame.say(wrong)) } }
            textarea id="reason" name="reason" maxlength=(REASON_LIMIT) aria-describedby="reason-hint" {}
            div class="row" {
                button type="submit" class="danger" { (frame.say("console-recall-now")) }
                a class="button second" href={ "/console/notices/" (notice.id) } { (frame.say("console-recall-not")) }
            }
        }
    };
    frame.page(&frame.say("console-recall-ask"), &body)
}

async fn recall(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let reason = fields
        .one("reason")
        .map(|reason| reason.replace("\r\n", "\n"));
    let reason = reason.as_deref().map(str::trim);
    let reason = reason.filter(|reason| !reason.is_empty());
    let desk = Desk::new(app.clone());
    match desk.recall(&clerk.staff, &id, reason).await {
        Ok(_) => Redirect::to(&format!("/console/notices/{id}?done=recalled")).into_response(),
        Err(Refusal::Invalid(_)) => {
            let frame = clerk.frame(&app);
            match desk.show(&clerk.staff, &id).await {
                Ok(standing) => page(
                    &frame,
                    &clerk,
                    &standing,
                    Some("console-recall-reason-wrong"),
                ),
                Err(refusal) => frame.refused(refusal),
            }
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
