//! `/console/audit`: who saw, changed or sent what. Read by auditors, edited by nobody.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::Frame;
use super::visit::Clerk;
use crate::app::App;
use crate::office::Refusal;
use crate::sheet::Failure;
use crate::store::audit::{self, Filter};

const PAGE: i64 = 50;

pub fn router() -> Router<App> {
    Router::new().route("/console/audit", get(show))
}

#[derive(Deserialize)]
struct Asked {
    by: Option<String>,
    about: Option<String>,
    before: Option<i64>,
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    if !clerk.asker().may_audit() {
        return Ok(frame.refused(Refusal::Forbidden));
    }
    let filter = Filter {
        by: asked.by.filter(|by| !by.is_empty()),
        about: asked.about.filter(|about| !about.is_empty()),
        before: asked.before,
    };
    let mut tx = app.db.read().await?;
    let mut found = audit::list(&mut tx, &filter, PAGE + 1).await?;
    drop(tx);
    let more = found.len() > usize::try_from(PAGE)?;
    found.truncate(usize::try_from(PAGE)?);
    let last = found.last().filter(|_| more).map(|told| told.entry.seq);
    let narrowed = |name: &str, value: &str| format!("/console/audit?{name}={value}");
    let body = html! {
        p { (frame.say("console-audit-lead")) }
        @if filter.by.is_some() || filter.about.is_some() {
            p { a href="/console/audit" { (frame.say("console-audit-all")) } }
        }
        div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-audit")) {
            table {
                thead {
                    tr {
                        @for head in ["console-audit-number", "console-audit-time", "console-audit-who",
                            "console-audit-what", "console-audit-about", "console-audit-amount"] {
                            th scope="col" { (frame.say(head)) }
                        }
                    }
                }
                tbody {
                    @for told in &found {
                        tr {
                            td class="number" { (told.entry.seq) }
                            td { (frame.when(told.entry.at)) }
                            td { a href=(narrowed("by", &told.entry.by)) { (told.name.as_deref().unwrap_or(&told.entry.by)) } }
                            td { (act(&frame, &told.entry.act)) }
                            td {
                                @if let Some(about) = &told.entry.about {
                                    a href=(narrowed("about", about)) { code { (about) } }
                                }
                            }
                            td class="number" { @if let Some(amount) = told.entry.amount { (amount) } }
                        }
                    }
                }
            }
        }
        @if let Some(last) = last {
            @let by = filter.by.as_deref().unwrap_or_default();
            @let about = filter.about.as_deref().unwrap_or_default();
            p { a href={ "/console/audit?before=" (last) "&by=" (by) "&about=" (about) } { (frame.say("console-older-entries")) } }
        }
    };
    Ok(frame.page(&frame.say("console-audit"), &body))
}

/// What was done, in words; one that a later version added, or whoever changed the audit wrote, by its name.
fn act(frame: &Frame<'_>, name: &str) -> Markup {
    let words = frame.app.words.hint(
        frame.language,
        &format!("console-act-{}", name.replace('_', "-")),
    );
    html! {
        @match words {
            Some(words) => (words),
            None => code { (name) },
        }
    }
}
