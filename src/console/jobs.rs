//! `/console/jobs`: everything the service does by the clock, when it last did it and when it does next.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::Clerk;
use crate::app::App;
use crate::clock::Millis;
use crate::office::jobs;
use crate::schedule::Late;
use crate::store::feeds::Fared;

pub fn router() -> Router<App> {
    Router::new().route("/console/jobs", get(show))
}

const fn late_words(late: Late) -> &'static str {
    match late {
        Late::Done => "console-late-done",
        Late::DoneOrSkipped => "console-late-skipped",
        Late::Nothing => "console-late-nothing",
    }
}

async fn show(State(app): State<App>, clerk: Clerk) -> Response {
    let frame = clerk.frame(&app);
    let lines = match jobs::list(&app, &clerk.staff).await {
        Ok(lines) => lines,
        Err(refusal) => return frame.refused(refusal),
    };
    let feeds = match jobs::feeds(&app, &clerk.staff).await {
        Ok(feeds) => feeds,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        p { (frame.say("console-jobs-lead")) }
        div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-jobs")) { table {
            thead {
                tr {
                    th scope="col" { (frame.say("console-job")) }
                    th scope="col" { (frame.say("console-job-every")) }
                    th scope="col" { (frame.say("console-job-late")) }
                    th scope="col" { (frame.say("console-job-last")) }
                    th scope="col" { (frame.say("console-job-next")) }
                    th scope="col" { (frame.say("console-job-failed")) }
                }
            }
            tbody {
                @for line in &lines {
                    tr {
                        th scope="row" { (frame.say(&format!("console-job-name-{}", line.name))) }
                        td { (frame.say_with("console-job-seconds", &[("seconds", i64::try_from(line.period).unwrap_or(i64::MAX).into())])) }
                        td { (frame.say(late_words(line.late))) }
                        td {
                            (at(&frame, line.fared.worked_at))
                            p class="hint" { (frame.say_with("console-job-looked", &[("time", at(&frame, line.looked_at).into())])) }
                            @if line.stuck { p class="error" { (frame.say("console-job-stuck")) } }
                        }
                        td { (at(&frame, line.next_at)) }
                        td {
                            @match &line.fared.failed {
                                Some((failed, why)) => { (frame.when(*failed)) p class="hint" { (why) } }
                                None => "–",
                            }
                        }
                    }
                }
            }
        } }
        @if !feeds.is_empty() {
            h2 { (frame.say("console-feeds")) }
            (table_of_feeds(&frame, &feeds))
        }
    };
    frame.page(&frame.say("console-jobs"), &body)
}

fn table_of_feeds(frame: &Frame<'_>, feeds: &[Fared]) -> Markup {
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-feeds")) { table {
            thead {
                tr {
                    th scope="col" { (frame.say("console-feed")) }
                    th scope="col" { (frame.say("console-feed-worked")) }
                    th scope="col" { (frame.say("console-feed-failing")) }
                }
            }
            tbody {
                @for feed in feeds {
                    tr {
                        th scope="row" { (feed.url) }
                        td { (at(frame, feed.worked_at)) }
                        td {
                            @match &feed.failing {
                                Some(failing) => p class="error" {
                                    (frame.say_with("console-feed-failing-since", &[
                                        ("since", frame.when(failing.since).into()),
                                        ("failure", failing.failure.as_str().into()),
                                    ]))
                                },
                                None => "–",
                            }
                        }
                    }
                }
            }
        } }
    }
}

fn at(frame: &Frame<'_>, time: Option<Millis>) -> String {
    time.map_or_else(|| "–".to_owned(), |time| frame.when(time))
}
