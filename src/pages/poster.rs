//! `/poster`: how people get in, to be printed and hung up; `/poster.svg` for those who
//! lay out their own, `/qr.svg` and `/line-qr.svg` for anywhere else. The address on it is short,
//! is typed easily and stays.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::sheet::qr::{Code, register_url};
use crate::sheet::{Asked, Failure, Sheet, html_lang};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/poster", get(poster))
        .route("/poster.svg", get(drawn))
        .route("/qr.svg", get(register_code))
        .route("/line-qr.svg", get(line_code))
}

fn svg(image: Markup) -> Response {
    let kind = [(header::CONTENT_TYPE, "image/svg+xml")];
    (kind, image.into_string()).into_response()
}

async fn register_code(State(app): State<App>) -> Result<Response, Failure> {
    Ok(svg(Code::of(&register_url(&app))?.svg()))
}

async fn line_code(State(app): State<App>) -> Result<Response, Failure> {
    match app.config.profile.friend_url() {
        Some(url) => Ok(svg(Code::of(&url)?.svg())),
        None => Ok(StatusCode::NOT_FOUND.into_response()),
    }
}

type Chosen = Query<Vec<(String, String)>>;

/// The languages on the poster: those ticked, else all in which the service is complete.
fn languages(app: &App, Query(query): &Chosen) -> Vec<Language> {
    let complete = app.words.offered().iter().copied();
    let complete = complete.filter(|language| app.words.is_complete(*language));
    let ticked = query.iter().filter(|(name, _)| name == "with");
    let ticked: Vec<Language> = ticked.filter_map(|(_, tag)| Language::parse(tag)).collect();
    complete
        .filter(|language| ticked.is_empty() || ticked.contains(language))
        .collect()
}

async fn poster(State(app): State<App>, Asked(language): Asked, query: Chosen) -> Markup {
    let sheet = Sheet::new(&app, language);
    let on_it = languages(&app, &query);
    let body = html! {
        form method="get" class="noprint" {
            input type="hidden" name="lang" value=(sheet.language);
            p { (sheet.say("poster-lead")) }
            fieldset {
                legend { (sheet.say("poster-languages")) }
                @for &language in app.words.offered().iter().filter(|l| app.words.is_complete(**l)) {
                    label lang=(html_lang(language)) {
                        input type="checkbox" name="with" value=(language) checked[on_it.contains(&language)];
                        " " (language.own_name())
                    }
                }
            }
            button type="submit" { (sheet.say("poster-show")) }
            p { a href="/poster.svg" { (sheet.say("poster-file")) } }
        }
        div class="poster" {
            img src="/qr.svg" width="280" height="280" alt={ (sheet.say("poster-code")) ": " (register_url(&app)) };
            p class="url" { (register_url(&app)) }
            @for &language in &on_it {
                section lang=(html_lang(language)) {
                    h2 { (app.words.say(language, "home-title")) }
                    ol {
                        @for step in app.words.say(language, "poster-steps").lines() {
                            li { (step) }
                        }
                    }
                }
            }
        }
    };
    sheet.page(&sheet.say("poster-title"), &body)
}

/// A4, in millimetres.
const PAPER: (usize, usize) = (210, 297);
/// The code's side on it: read from two metres away, at a tenth of the distance.
const SIDE: usize = 120;

async fn drawn(State(app): State<App>, query: Chosen) -> Result<Response, Failure> {
    let code = Code::of(&register_url(&app))?;
    let (width, height) = PAPER;
    let (middle, left) = (width / 2, (width - SIDE) / 2);
    let line = |y: usize, size: usize, text: String| {
        html! { text x=(middle) y=(y) font-size=(size) text-anchor="middle" { (text) } }
    };
    let say = |language: Language, id: &str| app.words.say(language, id);
    let scans = languages(&app, &query).into_iter().zip(0_usize..);
    let image = html! {
        svg xmlns="http://www.w3.org/2000/svg" width={ (width) "mm" } height={ (height) "mm" }
            viewBox={ "0 0 " (width) " " (height) } font-family="sans-serif" {
            rect width=(width) height=(height) fill="#fff" {}
            (line(30, 11, say(Language::Ja, "city")))
            (line(46, 13, say(Language::Ja, "portal-name")))
            svg x=(left) y="56" width=(SIDE) height=(SIDE) viewBox={ "0 0 " (code.width) " " (code.width) } shape-rendering="crispEdges" {
                (code.shapes())
            }
            (line(188, 8, register_url(&app)))
            @for (language, row) in scans {
                (line(206 + 13 * row, 7, say(language, "poster-scan")))
            }
        }
    };
    Ok(svg(image))
}
