//! `/mine/garbage`: the garbage days of the next weeks where somebody lives (B-14).

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Span;
use maud::html;

use super::visit::Member;
use crate::app::App;
use crate::household::day_of;
use crate::household::garbage::{by_day, coming};
use crate::notices::garbage::{day_in, kinds_in};
use crate::sheet::Failure;
use crate::store::areas;
use crate::words::Arg;

/// A printed calendar's page is a month.
const DAYS: i64 = 28;

pub fn router() -> Router<App> {
    Router::new().route("/mine/garbage", get(show))
}

async fn show(State(app): State<App>, member: Member) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let today = day_of(app.clock.now(), &app.config.time_zone);
    let last = today.saturating_add(Span::new().days(DAYS));
    let mut tx = app.db.read().await?;
    let area = areas::of_person(&mut tx, &member.person.id).await?;
    let found = match &area {
        Some(area) => coming(&mut tx, area, (today, last)).await?,
        None => None,
    };
    drop(tx);
    let (words, language) = (sheet.words, sheet.language);
    let ended = [("day", Arg::from(day_in(words, language, today)))];
    let body = html! {
        @match (&area, &found) {
            (None, _) => p { (sheet.say("garbage-needs-area")) },
            (Some(area), None) => {
                p { (area) }
                p { (words.say_with(language, "garbage-ended", &ended)) }
            }
            (Some(area), Some(found)) => {
                p { (area) }
                table {
                    @for (day, kinds) in by_day(found) {
                        tr {
                            th scope="row" { (day_in(words, language, day)) }
                            td { (kinds_in(words, language, &kinds)) }
                        }
                    }
                }
            }
        }
        p { a class="button" href={ "/mine/do/garbage?lang=" (language) } {
            (sheet.say("flow-title-garbage"))
        } }
        p { a href={ "/mine?lang=" (language) } { (sheet.say("mine-title")) } }
    };
    Ok(sheet
        .page(&sheet.say("menu-garbage"), &body)
        .into_response())
}
