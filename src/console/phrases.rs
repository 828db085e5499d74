//! `/console/phrases`: the phrase book, and who looked at which of its sentences (F-26). They are put into
//! notices where notices are written.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::phrase::Group;
use crate::office::phrases::{self, Shown, Trust};
use crate::sheet::html_lang;
use crate::words::Language;

const PATH: &str = "/console/phrases";

pub fn router() -> Router<App> {
    Router::new()
        .route(PATH, get(list))
        .route("/console/phrases/{name}/{language}", post(review))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        self.done.as_deref().map(|_| "console-phrase-stored")
    }
}

async fn list(State(app): State<App>, clerk: Clerk, Query(asked): Query<Done>) -> Response {
    let frame = clerk.frame(&app);
    let book = match phrases::list(&app, &clerk.staff).await {
        Ok(book) => book,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        (done(&frame, asked.words()))
        p { (frame.say("console-phrases-lead")) }
        p { a class="button" href="/console/notices/new" { (frame.say("console-compose")) } }
        @for group in Group::ALL {
            h2 { (frame.say(&format!("phrase-title-{}", group.name()))) }
            ul class="cards one" {
                @for shown in book.iter().filter(|shown| shown.phrase.group == group) {
                    li { (card(&frame, &clerk, shown)) }
                }
            }
        }
    };
    frame.page(&frame.say("console-phrases"), &body)
}

fn card(frame: &Frame<'_>, clerk: &Clerk, shown: &Shown) -> Markup {
    let name = shown.phrase.name;
    let may = clerk.asker().may_review_phrases();
    html! {
        @if let Some((text, _)) = shown.texts.get(&Language::Ja) { strong lang="ja" { (readable(frame, shown, text)) } }
        details {
            summary { (frame.say("console-phrase-languages")) }
            @for (language, (text, trust)) in &shown.texts {
                p lang=(html_lang(*language)) { (language.own_name()) ": " (readable(frame, shown, text)) }
                p class="meta" { (trusted(frame, trust)) }
                @if may && *trust == Trust::Draft {
                    @let id = format!("{name}-{language}");
                    form method="post" action={ (PATH) "/" (name) "/" (language) } {
                        (clerk.csrf())
                        label for=(id) { (frame.say("console-phrase-reviewer")) }
                        input type="text" id=(id) name="reviewer" maxlength="80" required;
                        button type="submit" class="small" { (frame.say("console-phrase-reviewed")) }
                    }
                }
            }
        }
    }
}

/// What is filled in later stands by its name: `{date}` is ours.
fn readable(frame: &Frame<'_>, shown: &Shown, text: &str) -> String {
    let slots = shown.phrase.slots.iter();
    slots.fold(text.to_owned(), |text, slot| {
        let label = frame.say(&format!("console-slot-{}", slot.name));
        text.replace(&format!("{{{}}}", slot.name), &format!("［{label}］"))
    })
}

fn trusted(frame: &Frame<'_>, trust: &Trust) -> String {
    match trust {
        Trust::Published(source) => {
            frame.say_with("console-phrase-published", &[("source", (*source).into())])
        }
        Trust::Reviewed { by, at } => {
            let args = [
                ("reviewer", by.as_str().into()),
                ("time", frame.when(*at).into()),
            ];
            frame.say_with("console-phrase-by", &args)
        }
        Trust::Draft => frame.say("console-phrase-draft"),
    }
}

async fn review(
    State(app): State<App>,
    Path((name, language)): Path<(String, String)>,
    posted: Posted,
) -> Response {
    let Posted { clerk, fields } = posted;
    let reviewer = fields.one("reviewer").unwrap_or_default();
    match phrases::review(&app, &clerk.staff, (&name, &language), reviewer).await {
        Ok(_) => Redirect::to(&format!("{PATH}?done=1")).into_response(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
