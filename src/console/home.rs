//! `/console`: what waits for whoever opens it, and the shortest ways to what a morning needs.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use super::frame::Frame;
use super::notices::cards;
use super::visit::Clerk;
use crate::app::App;
use crate::city::message::Window;
use crate::city::notice::State as NoticeState;
use crate::city::template::TEMPLATES;
use crate::office::waiting::{self, Waiting};
use crate::sheet::Failure;
use crate::store::notices::{self, Filter, Notice};

/// What is looked through for what one may approve.
const WAITING: i64 = 100;
/// Seconds between two looks at what waits: it lies open on a desk all morning.
const EVERY_SECONDS: u32 = 15;
/// Of today and yesterday, say.
const NEWEST: i64 = 5;

pub fn router() -> Router<App> {
    Router::new().route("/console", get(home))
}

async fn home(State(app): State<App>, clerk: Clerk) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let figures = waiting::of(&app, &clerk.staff).await?;
    let asker = clerk.asker();
    let mut tx = app.db.read().await?;
    let waiting = Filter {
        state: Some(NoticeState::AwaitingApproval),
        ..Filter::visible_to(&clerk.staff)
    };
    let mut to_approve = notices::list(&mut tx, &waiting, WAITING).await?;
    let is_for_me = |notice: &Notice| {
        let mine = notice.sent_by.as_deref() == Some(clerk.staff.id.as_str());
        !mine && asker.may_send(notice.kind, &notice.audience)
    };
    to_approve.retain(is_for_me);
    let mut newest = notices::list(&mut tx, &Filter::visible_to(&clerk.staff), NEWEST).await?;
    newest.retain(|notice| asker.may_see(notice.kind, &notice.audience));
    drop(tx);
    let schools = asker
        .role
        .kinds()
        .contains(&crate::city::notice::Kind::School);
    let body = html! {
        div id="waiting" data-live="/console" data-every=(EVERY_SECONDS) {
            (today(&frame, &clerk, figures))
            @if !to_approve.is_empty() {
                h2 { (frame.say("console-waits-for-you")) }
                (cards(&frame, &to_approve))
            }
        }
        @if schools {
            h2 { (frame.say("console-quick")) }
            p class="hint" { (frame.say("console-quick-hint")) }
            div class="tiles" {
                @for template in TEMPLATES {
                    a class="button second" href={ "/console/notices/template/" (template.name) } {
                        (frame.say(&format!("console-template-{}", template.name)))
                    }
                }
            }
        }
        @if asker.role.sends() {
            p { a class="button" href="/console/notices/new" { (frame.say("console-compose")) } }
        }
        @if !newest.is_empty() {
            h2 { (frame.say("console-newest")) }
            (cards(&frame, &newest))
            p { a href="/console/notices" { (frame.say("console-all-notices")) } }
        }
    };
    Ok(frame.page(&frame.say("console-title"), &body))
}

/// The day's work in figures, each leading to it; what is done is not named.
fn today(frame: &Frame<'_>, clerk: &Clerk, figures: Waiting) -> Markup {
    let window = Window::of(clerk.staff.school.clone());
    let name = window.name();
    let lines = [
        (figures.missing, "console-waiting-missing", "roll"),
        (figures.reports, "console-waiting-reports", "absences"),
        (figures.messages, "console-waiting-messages", "messages"),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|(count, words, path)| Some((count.filter(|count| *count > 0)?, words, path)))
        .collect();
    html! {
        @if !lines.is_empty() {
            h2 { (frame.say("console-waiting")) }
            ul class="waiting" {
                @for (count, words, path) in lines {
                    li {
                        a href={ "/console/" (path) "/" (name) } {
                            (frame.say_with(words, &[("count", count.into())]))
                        }
                    }
                }
            }
        }
    }
}
