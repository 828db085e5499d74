//! `/console`: what waits for whoever opens it, and the shortest ways to what a morning needs.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::html;

use super::notices::cards;
use super::visit::Clerk;
use crate::app::App;
use crate::city::notice::State as NoticeState;
use crate::city::template::TEMPLATES;
use crate::sheet::Failure;
use crate::store::notices::{self, Filter, Notice};

/// What is looked through for what one may approve.
const WAITING: i64 = 100;
/// Of today and yesterday, say.
const NEWEST: i64 = 5;

pub fn router() -> Router<App> {
    Router::new().route("/console", get(home))
}

async fn home(State(app): State<App>, clerk: Clerk) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let asker = clerk.asker();
    let mut tx = app.db.read().await?;
    let waiting = Filter {
        state: Some(NoticeState::AwaitingApproval),
        ..Filter::visible_to(&clerk.staff)
    };
    let mut waiting = notices::list(&mut tx, &waiting, WAITING).await?;
    let is_for_me = |notice: &Notice| {
        let mine = notice.sent_by.as_deref() == Some(clerk.staff.id.as_str());
        !mine && asker.may_send(notice.kind, &notice.audience)
    };
    waiting.retain(is_for_me);
    let mut newest = notices::list(&mut tx, &Filter::visible_to(&clerk.staff), NEWEST).await?;
    newest.retain(|notice| asker.may_see(notice.kind, &notice.audience));
    drop(tx);
    let schools = asker
        .role
        .kinds()
        .contains(&crate::city::notice::Kind::School);
    let body = html! {
        @if !waiting.is_empty() {
            h2 { (frame.say("console-waits-for-you")) }
            (cards(&frame, &waiting))
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
