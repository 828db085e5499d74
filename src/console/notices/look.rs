//! One notice: how it will look, who must still look at it, how far it is, and what can be done with it.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::audience::Choices;
use super::form::Sort;
use super::list::state_words;
use super::preview;
use crate::app::App;
use crate::city::approval::Cause;
use crate::city::audience::Audience;
use crate::city::notice::State as NoticeState;
use crate::console::frame::{Frame, bar, done};
use crate::console::visit::{Clerk, Posted};
use crate::console::{attachments, recall};
use crate::notices::desk::{Desk, Standing};
use crate::notices::preview::Outlook;
use crate::office::Refusal;
use crate::sheet::Failure;
use crate::store::notices::Notice;
use crate::store::staff;

/// Between two looks at what moves by itself.
const LIVE_SECONDS: u32 = 2;
/// A notice that goes out within this time is watched already: one sent at once is on its page before it
/// begins.
const SOON_SECONDS: i64 = 60;

#[derive(Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "sent" => Some("console-done-sent"),
            "asked" => Some("console-done-asked"),
            "approved" => Some("console-done-approved"),
            "cancelled" => Some("console-done-cancelled"),
            "recalled" => Some("console-done-recalled"),
            "tried" => Some("console-done-tried"),
            "tried-mail" => Some("console-done-tried-mail"),
            "tried-nowhere" => Some("console-done-tried-nowhere"),
            _ => None,
        }
    }
}

/// The way to the figures by class, from where it goes on to reminders and telephoning.
fn follow_up(frame: &Frame<'_>, standing: &Standing) -> Markup {
    let notice = &standing.notice;
    let by_schools = matches!(notice.audience, Audience::Schools(_));
    html! {
        @if by_schools && notice.started_at.is_some() {
            p { a class="button second" href={ "/console/notices/" (notice.id) "/classes" } { (frame.say("console-figures")) } }
        }
    }
}

/// Everything the page tells.
struct Look {
    standing: Standing,
    outlook: Option<Outlook>,
    people: Vec<String>,
    /// Who wrote, sent and approved it: their names, where they still work here.
    by: [Option<String>; 3],
}

async fn look(app: &App, clerk: &Clerk, id: &str) -> Result<Look, Refusal> {
    let desk = Desk::new(app.clone());
    let standing = desk.show(&clerk.staff, id).await?;
    let outlook = match standing.notice.state.is_before_start() {
        true => Some(desk.outlook(&standing).await?),
        false => None,
    };
    let mut tx = app.db.read().await?;
    let choices = Choices::load(&mut tx).await?;
    let notice = &standing.notice;
    let people = choices.told(&clerk.frame(app), &notice.audience);
    let ids = [
        Some(&notice.created_by),
        notice.sent_by.as_ref(),
        notice.approved_by.as_ref(),
    ];
    let mut by = [const { None }; 3];
    for (name, id) in by.iter_mut().zip(ids) {
        if let Some(id) = id {
            *name = staff::by_id(&mut tx, id).await?.map(|member| member.name);
        }
    }
    Ok(Look {
        standing,
        outlook,
        people,
        by,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let look = match look(&app, &clerk, &id).await {
        Ok(look) => look,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let notice = &look.standing.notice;
    let body = html! {
        (done(&frame, asked.words()))
        (recall::notes(&frame, &look.standing))
        (particulars(&frame, &look))
        div id="second-person" data-live=[live(&frame, &look.standing)] data-every=(LIVE_SECONDS) {
            (second_person(&frame, &clerk, &look.standing))
        }
        @if !notice.state.is_before_start() || is_due(&frame, notice) {
            (progress(&frame, &look.standing))
        }
        (attachments::section(&frame, &clerk, &look.standing))
        @if let Some(outlook) = &look.outlook {
            h2 { (frame.say("console-outlook")) }
            (shortage(&frame, &look.standing))
            (preview::draw(&frame, outlook))
        } @else {
            h2 { (frame.say("console-words")) }
            @for (language, wording) in &notice.content.0 {
                details open[*language == crate::words::Language::Ja] {
                    summary lang=(crate::sheet::html_lang(*language)) { (language.own_name()) ": " (wording.title) }
                    @if wording.machine { p class="hint" { (frame.say("console-machine-tag")) } }
                    div class="text" lang=(crate::sheet::html_lang(*language)) { (wording.body) }
                }
            }
        }
        div id="acts" data-live=[live(&frame, &look.standing)] data-every=(LIVE_SECONDS) {
            (acts(&frame, &clerk, &look.standing))
            (follow_up(&frame, &look.standing))
            (recall::ways(&frame, &clerk, &look.standing))
        }
    };
    let title = notice
        .content
        .japanese()
        .map_or("", |wording| wording.title.as_str());
    Ok(frame.page(title, &body))
}

fn particulars(frame: &Frame<'_>, look: &Look) -> Markup {
    let notice = &look.standing.notice;
    let [created, sent, approved] = &look.by;
    let row = |words: &str, value: Option<String>| {
        html! {
            @if let Some(value) = value { dt { (frame.say(words)) } dd { (value) } }
        }
    };
    html! {
        dl id="particulars" class="summary" data-live=[live(frame, &look.standing)] data-every=(LIVE_SECONDS) {
            dt { (frame.say("console-state")) }
            dd { span class="tag" { (frame.say(state_words(notice.state))) } }
            (row("console-sort", Some(frame.say(&format!("console-sort-{}", Sort::of(notice).name)))))
            (row("console-level", notice.level.map(|level| level.to_string())))
            dt { (frame.say("console-audience")) }
            dd { @for line in &look.people { (line) br; } }
            (row("console-send-at", Some(frame.when(notice.send_at))))
            (row("console-created-by", created.clone()))
            (row("console-sent-by", sent.clone()))
            (row("console-approved-by", approved.clone()))
            (row("console-alone-reason", notice.alone_reason.clone()))
        }
    }
}

/// Why somebody else must look at it, and what they are to look at.
fn second_person(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing) -> Markup {
    let notice = &standing.notice;
    if notice.state != NoticeState::AwaitingApproval {
        return html! {};
    }
    let mine = notice.sent_by.as_deref() == Some(clerk.staff.id.as_str());
    let lead = match mine {
        true => "console-waits-for-others",
        false => "console-waits-for-you",
    };
    html! {
        div class="note" {
            h2 { (frame.say(lead)) }
            ul {
                @for cause in &notice.asked_for { li { (frame.say(cause_words(*cause))) } }
            }
            @if !mine && clerk.asker().may_send(notice.kind, &notice.audience) {
                p { (frame.say_with("console-approve-lead", &[("people", standing.ledger.people.into())])) }
            }
        }
    }
}

const fn cause_words(cause: Cause) -> &'static str {
    match cause {
        Cause::Level => "console-cause-level",
        Cause::Everyone => "console-cause-everyone",
        Cause::ChildName => "console-cause-child-name",
        Cause::LargeAudience => "console-cause-large",
    }
}

fn shortage(frame: &Frame<'_>, standing: &Standing) -> Markup {
    html! {
        @if let Some(short) = &standing.shortage {
            p class="note" {
                (frame.say_with("console-shortage", &[
                    ("left", short.room.into()),
                    ("mail", short.by_mail_alone.into()),
                    ("none", short.unreachable.into()),
                ]))
            }
        }
    }
}

/// It starts by itself while somebody looks.
fn is_due(frame: &Frame<'_>, notice: &Notice) -> bool {
    let soon = frame.app.clock.now().plus_seconds(SOON_SECONDS);
    notice.state == NoticeState::Scheduled && notice.send_at <= soon
}

/// Whether its page changes without anybody's doing here: a colleague looks at it, it is due, it is sent,
/// people confirm it.
fn moves(frame: &Frame<'_>, standing: &Standing) -> bool {
    let notice = &standing.notice;
    match notice.state {
        NoticeState::Scheduled => is_due(frame, notice),
        NoticeState::AwaitingApproval | NoticeState::Sending => true,
        NoticeState::Sent => notice.wants_receipt,
        _ => false,
    }
}

/// Where the parts that move are fetched again, for the attribute `data-live`.
fn live(frame: &Frame<'_>, standing: &Standing) -> Option<String> {
    moves(frame, standing).then(|| format!("/console/notices/{}", standing.notice.id))
}

/// The figures while it is sent and afterwards; they move by themselves until everything is done.
fn progress(frame: &Frame<'_>, standing: &Standing) -> Markup {
    let (notice, ledger) = (&standing.notice, &standing.ledger);
    let lost = ledger.failed + ledger.unreachable;
    let parts = [
        ("read", ledger.read),
        (
            "reached",
            ledger.accepted - ledger.read.min(ledger.accepted),
        ),
        ("waiting", ledger.waiting),
        ("lost", lost + ledger.cancelled),
    ];
    let figures = [
        ("console-figure-people", ledger.people),
        ("console-figure-accepted", ledger.accepted),
        ("console-figure-waiting", ledger.waiting),
        ("console-figure-lost", lost),
        ("console-figure-cancelled", ledger.cancelled),
    ];
    html! {
        section id="progress" data-live=[live(frame, standing)] data-every=(LIVE_SECONDS) {
            h2 { (frame.say("console-progress")) }
            @if standing.mail_stopped_at.is_some() { p class="note" { (frame.say("console-mail-stopped")) } }
            (bar(&parts, ledger.people))
            ul class="figures" {
                @for (words, people) in figures { li { strong { (people) } (frame.say(words)) } }
                @if notice.wants_receipt { li { strong { (ledger.read) } (frame.say("console-figure-read")) } }
                @if notice.wants_receipt && standing.families.children > 0 {
                    li {
                        strong { (standing.families.confirmed) " / " (standing.families.children) }
                        (frame.say("console-figure-children"))
                    }
                }
            }
            p class="meta" {
                (frame.say_with("console-channels", &[("line", ledger.line.into()), ("mail", ledger.email.into())]))
            }
        }
    }
}

fn acts(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing) -> Markup {
    use NoticeState::*;
    let notice = &standing.notice;
    let may = clerk.asker().may_send(notice.kind, &notice.audience);
    let mine = notice.sent_by.as_deref() == Some(clerk.staff.id.as_str());
    let opened = attachments::all_opened(clerk, standing);
    let at = format!("/console/notices/{}", notice.id);
    let button = |act: &str, words: &str, class: &str| {
        html! {
            form method="post" action={ (at) "/" (act) } {
                (clerk.csrf())
                button type="submit" class=(class) { (frame.say(words)) }
            }
        }
    };
    html! {
        @if may {
            @if notice.state == Draft {
                p { strong { (frame.say_with("console-send-lead", &[("people", standing.ledger.people.into())])) } }
            }
            div class="row" {
                @if notice.state == Draft { (button("send", "console-send", "")) }
                @if notice.state == AwaitingApproval && !mine && opened { (button("approve", "console-approve", "")) }
                @if matches!(notice.state, Draft | AwaitingApproval) { (button("try", "console-try", "second")) }
                @if notice.state == Draft { a class="button second" href={ (at) "/edit" } { (frame.say("console-edit")) } }
                a class="button second" href={ "/console/notices/new?from=" (notice.id) } { (frame.say("console-again")) }
            }
            @if matches!(notice.state, Draft | AwaitingApproval | Scheduled | Sending) {
                // A second tap, for nothing of it can be taken back.
                details {
                    summary { (frame.say("console-cancel")) }
                    p { (frame.say(cancel_words(notice.state))) }
                    (button("cancel", "console-cancel-sure", "danger"))
                }
            }
            @if !notice.state.is_before_start() {
                h2 { (frame.say("console-exports")) }
                ul {
                    @for (path, words) in exports(notice) {
                        li { a href={ "/admin/v1/notices/" (notice.id) "/" (path) "?format=csv" } { (frame.say(words)) } }
                    }
                }
            }
        }
    }
}

/// What is given up, said before it is.
const fn cancel_words(state: NoticeState) -> &'static str {
    match state {
        NoticeState::Sending => "console-cancel-rest",
        _ => "console-cancel-lead",
    }
}

/// The files there are of a notice.
fn exports(notice: &Notice) -> Vec<(&'static str, &'static str)> {
    let mut exports = vec![("people", "console-export-people")];
    if matches!(notice.audience, Audience::Schools(_)) {
        exports.push(("classes", "console-export-classes"));
        exports.push(("households", "console-export-households"));
    }
    exports
}

async fn act(
    app: &App,
    posted: &Posted,
    id: &str,
    done: Result<&'static str, Refusal>,
) -> Response {
    match done {
        Ok(done) => Redirect::to(&format!("/console/notices/{id}?done={done}")).into_response(),
        Err(refusal) => posted.clerk.frame(app).refused(refusal),
    }
}

pub(super) async fn send(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Response {
    let sent = Desk::new(app.clone()).send(&posted.clerk.staff, &id).await;
    let done = sent.map(|standing| match standing.notice.state {
        NoticeState::AwaitingApproval => "asked",
        _ => "sent",
    });
    act(&app, &posted, &id, done).await
}

pub(super) async fn try_on(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Response {
    let tried = Desk::new(app.clone())
        .try_on(&posted.clerk.staff, &id)
        .await;
    let done = tried.map(|tried| match (tried.mail, tried.line) {
        (true, true) => "tried",
        (true, false) => "tried-mail",
        (false, _) => "tried-nowhere",
    });
    act(&app, &posted, &id, done).await
}

pub(super) async fn approve(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Response {
    let done = Desk::new(app.clone())
        .approve(&posted.clerk.staff, &id)
        .await;
    act(&app, &posted, &id, done.map(|_| "approved")).await
}

pub(super) async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Response {
    let done = Desk::new(app.clone())
        .cancel(&posted.clerk.staff, &id)
        .await;
    act(&app, &posted, &id, done.map(|_| "cancelled")).await
}
