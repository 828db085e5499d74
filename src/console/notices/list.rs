//! The notices one may see, the newest first.

use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::form::Sort;
use crate::app::App;
use crate::city::notice::State as NoticeState;
use crate::console::frame::Frame;
use crate::console::visit::Clerk;
use crate::sheet::Failure;
use crate::store::notices::{self, Filter, Notice};

/// A phone's screen or two.
const PAGE: i64 = 30;

#[derive(Deserialize)]
pub(super) struct Asked {
    state: Option<String>,
    before: Option<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let state = asked.state.as_deref().and_then(NoticeState::parse);
    let filter = Filter {
        state,
        before: asked.before,
        ..Filter::visible_to(&clerk.staff)
    };
    let mut tx = app.db.read().await?;
    let mut found = notices::list(&mut tx, &filter, PAGE + 1).await?;
    drop(tx);
    let more = found.len() > usize::try_from(PAGE)?;
    found.truncate(usize::try_from(PAGE)?);
    let last = found.last().map(|notice| notice.id.clone());
    let asker = clerk.asker();
    found.retain(|notice| asker.may_see(notice.kind, &notice.audience));
    let body = html! {
        @if clerk.staff.role.sends() {
            p { a class="button" href="/console/notices/new" { (frame.say("console-compose")) } }
        }
        nav aria-label=(frame.say("console-states")) {
            a href="/console/notices" aria-current=[state.is_none().then_some("page")] { (frame.say("console-state-all")) }
            @for of in NoticeState::ALL {
                a href={ "/console/notices?state=" (of.name()) } aria-current=[(state == Some(of)).then_some("page")] {
                    (frame.say(state_words(of)))
                }
            }
        }
        @if found.is_empty() { p { (frame.say("console-no-notices")) } }
        (cards(&frame, &found))
        @if let (true, Some(last)) = (more, last) {
            @let state = state.map_or(String::new(), |state| format!("&state={}", state.name()));
            p { a href={ "/console/notices?before=" (last) (state) } { (frame.say("console-older")) } }
        }
    };
    Ok(frame.page(&frame.say("console-notices"), &body))
}

/// Notices in a list, each leading to its page.
pub fn cards(frame: &Frame<'_>, notices: &[Notice]) -> Markup {
    html! {
        ul class="cards one" {
            @for notice in notices {
                li {
                    @let title = notice.content.japanese().map_or("", |wording| wording.title.as_str());
                    a href={ "/console/notices/" (notice.id) } { strong { (title) } }
                    p class="meta" {
                        span class="tag" { (frame.say(state_words(notice.state))) } " "
                        (frame.say(&format!("console-sort-{}", Sort::of(notice).name))) " "
                        (frame.when(notice.started_at.unwrap_or(notice.send_at)))
                    }
                }
            }
        }
    }
}

pub const fn state_words(state: NoticeState) -> &'static str {
    match state {
        NoticeState::Draft => "console-state-draft",
        NoticeState::AwaitingApproval => "console-state-awaiting-approval",
        NoticeState::Scheduled => "console-state-scheduled",
        NoticeState::Sending => "console-state-sending",
        NoticeState::Sent => "console-state-sent",
        NoticeState::Cancelled => "console-state-cancelled",
        NoticeState::Recalled => "console-state-recalled",
    }
}
