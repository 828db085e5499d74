//! `/help`: its articles, searched and read without a log-in and without script.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use crate::app::App;
use crate::city::profile::Topic;
use crate::help::{self, Article, Kind, search};
use crate::sheet::{Asked, Sheet};

pub fn router() -> Router<App> {
    Router::new()
        .route("/help", get(index))
        .route("/help/{article}", get(article))
}

#[derive(Deserialize)]
struct Typed {
    q: Option<String>,
}

/// Longer questions are cut: nobody types more, and a search is to cost little.
const QUERY_MAX: usize = 200;

async fn index(
    State(app): State<App>,
    Asked(language): Asked,
    Query(query): Query<Typed>,
) -> Markup {
    let sheet = Sheet::new(&app, language);
    let articles = help::articles(sheet.words, sheet.language);
    let typed: String = query
        .q
        .unwrap_or_default()
        .chars()
        .take(QUERY_MAX)
        .collect();
    let typed = typed.trim();
    let body = html! {
        p { (sheet.say("help-lead")) }
        form method="get" action="/help" role="search" {
            input type="hidden" name="lang" value=(sheet.language);
            label for="q" { (sheet.say("help-query")) }
            input type="text" id="q" name="q" value=(typed) maxlength=(QUERY_MAX);
            button type="submit" { (sheet.say("help-search")) }
        }
        @if !typed.is_empty() {
            (found(&sheet, &articles, typed))
        }
        @for (kind, heading) in [(Kind::Trouble, "help-troubles"), (Kind::Flow, "help-flows")] {
            h2 { (sheet.say(heading)) }
            (list(&sheet, articles.iter().filter(|article| article.kind == kind)))
        }
        (contacts(&app, &sheet))
    };
    sheet.page(&sheet.say("help-title"), &body)
}

fn found(sheet: &Sheet<'_>, articles: &[Article], typed: &str) -> Markup {
    let found = search::find(articles, typed);
    let said = |id: &str| {
        let query = [("query", typed.into())];
        sheet.words.say_with(sheet.language, id, &query)
    };
    html! {
        @if found.is_empty() {
            p class="note" role="status" { (said("help-not-found")) }
        } @else {
            h2 { (said("help-found")) }
            (list(sheet, found.into_iter()))
        }
    }
}

fn list<'a>(sheet: &Sheet<'_>, articles: impl Iterator<Item = &'a Article>) -> Markup {
    html! {
        ul class="ways" {
            @for article in articles {
                li { a href={ "/help/" (article.id) "?lang=" (sheet.language) } { (article.title) } }
            }
        }
    }
}

async fn article(
    State(app): State<App>,
    Asked(language): Asked,
    Path(id): Path<String>,
) -> Response {
    let sheet = Sheet::new(&app, language);
    let Some(article) = help::article(sheet.words, sheet.language, &id) else {
        return sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere");
    };
    let body = html! {
        @for paragraph in article.text.lines() {
            p { (paragraph) }
        }
        @if !article.steps.is_empty() {
            ol class="steps" {
                @for step in &article.steps {
                    li {
                        @if !step.name.is_empty() { strong { (step.name) } br; }
                        (step.text)
                    }
                }
            }
        }
        (contacts(&app, &sheet))
        p { a href={ "/help?lang=" (sheet.language) } { (sheet.say("help-title")) } }
    };
    sheet.page(&article.title, &body).into_response()
}

/// Whom to ask today.
fn contacts(app: &App, sheet: &Sheet<'_>) -> Markup {
    let today = app
        .clock
        .now()
        .timestamp()
        .to_zoned(app.config.time_zone.clone())
        .date();
    let form = app.config.profile.contact(Topic::Registration, today);
    let form = form.and_then(|contact| contact.url.as_deref());
    html! {
        h2 { (sheet.say("help-contact")) }
        ul {
            @for line in ["help-contact-use", "help-contact-content", "help-contact-city"] {
                li { (sheet.say(line)) }
            }
            @if let Some(url) = form {
                li { a href=(url) { (sheet.say("help-contact-form")) } }
            }
        }
    }
}
