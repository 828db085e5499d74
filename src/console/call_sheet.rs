//! `/console/notices/{id}/call-sheet`: whom to telephone after a notice, by class; ticked off by several
//! colleagues at once, live, and printable as a form to write on.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::classes::{Names, cause, title};
use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::call_sheet::{Call, Mark, NOTE_LIMIT, Part};
use crate::city::classes::Place;
use crate::line::client::percent;
use crate::office::Refusal;
use crate::office::call_sheet::{self, Content, Look, Marked, Row, Sheet, Stands};
use crate::sheet::Failure;
use crate::sheet::form::Fields;
use crate::store::call_sheet::Guardian;

/// Children of a page: a school of usual size telephones no more in an evening.
const PAGE: i64 = 200;
/// Seconds between two looks: a colleague beside is on the telephone for longer.
const EVERY: i64 = 5;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/notices/{id}/call-sheet", get(show))
        .route("/console/notices/{id}/call-sheet/{child}", post(mark))
}

#[derive(Clone, Default, Deserialize)]
struct Asked {
    part: Option<String>,
    #[serde(default)]
    school: String,
    #[serde(default)]
    grade: String,
    #[serde(default)]
    class: String,
    /// Behind this place: school, grade and class, separated by line ends.
    #[serde(default)]
    after: String,
    since: Option<String>,
    done: Option<String>,
}

impl Asked {
    /// What a form carries along.
    fn of(fields: &Fields) -> Asked {
        let text = |name: &str| fields.one(name).unwrap_or_default().to_owned();
        Asked {
            part: fields.one("part").map(str::to_owned),
            school: text("school"),
            grade: text("grade"),
            class: text("class"),
            after: text("after"),
            since: None,
            done: None,
        }
    }

    fn part(&self) -> Part {
        match self.part.as_deref() {
            Some("settled") => Part::Settled,
            _ => Part::Open,
        }
    }

    fn look(&self) -> Look {
        let mut after = self.after.split('\n');
        let after = match (after.next(), after.next(), after.next()) {
            (Some(school), Some(grade), Some(class)) => Some(Place {
                school: school.to_owned(),
                grade: grade.parse().unwrap_or_default(),
                class: class.to_owned(),
            }),
            _ => None,
        };
        Look {
            part: self.part(),
            within: Place {
                school: self.school.clone(),
                grade: self.grade.parse().unwrap_or_default(),
                class: self.class.clone(),
            },
            after,
            limit: PAGE,
            since: self.since.clone(),
            exported: false,
        }
    }

    fn path(&self, notice: &str) -> String {
        let part = match self.part() {
            Part::Settled => "settled",
            _ => "open",
        };
        let pairs = [
            ("part", part),
            ("school", &self.school),
            ("grade", &self.grade),
            ("class", &self.class),
            ("after", &self.after),
        ];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs = pairs.map(|(name, value)| format!("{name}={}", percent(value)));
        let pairs: Vec<String> = pairs.collect();
        format!(
            "/console/notices/{}/call-sheet?{}",
            percent(notice),
            pairs.join("&")
        )
    }

    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "marked" => Some("console-calls-marked"),
            "newer" => Some("console-calls-newer"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let sheet = match call_sheet::show(&app, &clerk.staff, &id, &asked.look()).await {
        Ok(sheet) => sheet,
        Err(Refusal::Conflict(why)) => {
            let text = match why {
                why if why.contains("started") => "console-figures-not-started",
                why if why.contains("stopped") => "console-calls-stopped",
                _ => "console-figures-none",
            };
            return Ok(frame.notice(StatusCode::CONFLICT, "console-calls", text));
        }
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let Some(content) = &sheet.content else {
        // What is on the screen is still right.
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let mut tx = app.db.read().await?;
    let schools = crate::store::schools::all(&mut tx).await?;
    drop(tx);
    let drawn = Drawn {
        names: Names {
            frame: &frame,
            schools: &schools,
        },
        clerk: &clerk,
        asked: &asked,
        sheet: &sheet,
    };
    let live = format!("{}&since={}", asked.path(&id), percent(&sheet.version));
    let figures = format!("/console/notices/{}/classes", percent(&id));
    let body = html! {
        (done(&frame, asked.words()))
        (title(&frame, &sheet.notice))
        p class="hint screen" { (frame.say("console-calls-lead")) }
        p class="screen" { a href=(figures) { (frame.say("console-calls-to-figures")) } }
        div id="calls" data-live=(live) data-every=(EVERY) { (drawn.content(content)) }
    };
    Ok(frame.page(&frame.say("console-calls"), &body))
}

struct Drawn<'a> {
    names: Names<'a>,
    clerk: &'a Clerk,
    asked: &'a Asked,
    sheet: &'a Sheet,
}

impl Drawn<'_> {
    fn frame(&self) -> &Frame<'_> {
        self.names.frame
    }

    fn content(&self, content: &Content) -> Markup {
        let frame = self.frame();
        let length = content.length;
        let count =
            |words: &str, children: i64| frame.say_with(words, &[("children", children.into())]);
        let mut places: Vec<(&Place, Vec<&Row>)> = Vec::new();
        for row in &content.rows {
            match places.last_mut() {
                Some((place, rows)) if **place == row.entry.place => rows.push(row),
                _ => places.push((&row.entry.place, vec![row])),
            }
        }
        let narrowed = [&self.asked.school, &self.asked.grade, &self.asked.class];
        let whole = Asked {
            part: self.asked.part.clone(),
            ..Asked::default()
        };
        html! {
            div class="row screen" {
                (self.tab(Part::Open, "open", &count("console-calls-open", length.open)))
                (self.tab(Part::Settled, "settled", &count("console-calls-settled", length.settled)))
                @if narrowed.iter().any(|text| !text.is_empty()) {
                    a href=(whole.path(&self.sheet.notice.id)) { (frame.say("console-calls-all-classes")) }
                }
            }
            @if length.waiting > 0 { p class="note" { (count("console-calls-waiting", length.waiting)) } }
            @if places.is_empty() { p { (frame.say("console-calls-empty")) } }
            @for (place, rows) in places { (self.class(place, &rows)) }
            @if let Some(next) = &content.next {
                @let next = Asked {
                    after: format!("{}\n{}\n{}", next.school, next.grade, next.class),
                    ..self.asked.clone()
                };
                p class="screen" { a class="button second" href=(next.path(&self.sheet.notice.id)) { (frame.say("console-calls-next")) } }
            }
        }
    }

    fn tab(&self, part: Part, name: &str, words: &str) -> Markup {
        let here = self.asked.part() == part;
        let other = Asked {
            part: Some(name.to_owned()),
            after: String::new(),
            ..self.asked.clone()
        };
        html! {
            a class="button second" href=(other.path(&self.sheet.notice.id)) aria-current=[here.then_some("page")] { (words) }
        }
    }

    fn class(&self, place: &Place, rows: &[&Row]) -> Markup {
        let frame = self.frame();
        html! {
            table class="calls" {
                caption { (self.names.place(place)) }
                thead {
                    tr {
                        th scope="col" class="number" { (frame.say("console-calls-number")) }
                        th scope="col" { (frame.say("console-calls-child")) }
                        th scope="col" { (frame.say("console-calls-why")) }
                        th scope="col" { (frame.say("console-calls-whom")) }
                        th scope="col" { (frame.say("console-calls-record")) }
                    }
                }
                tbody { @for row in rows { (self.line(row)) } }
            }
        }
    }

    fn line(&self, row: &Row) -> Markup {
        let frame = self.frame();
        let child = &row.child;
        let name = format!("{} {}", child.family_name, child.given_name);
        let kana = [&child.family_kana, &child.given_kana]
            .into_iter()
            .flatten();
        let kana: Vec<&str> = kana.map(String::as_str).collect();
        let why = match row.entry.reached {
            true => "console-calls-not-confirmed",
            false => "console-calls-not-reached",
        };
        html! {
            tr id={ "c-" (row.entry.child) } {
                td class="number" { (child.attendance_number.as_deref().unwrap_or_default()) }
                th scope="row" {
                    (name)
                    @if !kana.is_empty() { br; small { (kana.join(" ")) } }
                }
                td {
                    @if let Some(at) = row.entry.settled_at {
                        (frame.say_with("console-calls-settled-at", &[("at", frame.when(at).into())]))
                    } @else {
                        (frame.say(why))
                        @for name in &row.causes { br; small { (cause(frame, name)) } }
                    }
                }
                td {
                    ul class="whom" { @for guardian in &child.guardians { li { (self.guardian(guardian)) } } }
                }
                td { (self.record(row, &name)) }
            }
        }
    }

    fn guardian(&self, guardian: &Guardian) -> Markup {
        let frame = self.frame();
        let names = [&guardian.family_name, &guardian.given_name];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        let relationship = guardian.relationship.as_ref();
        let relationship = relationship.map(|of| frame.say(&format!("relationship-{of}")));
        let name = match relationship {
            Some(relationship) => frame.say_with(
                "console-calls-guardian",
                &[
                    ("name", names.join(" ").into()),
                    ("relationship", relationship.into()),
                ],
            ),
            None => names.join(" "),
        };
        html! {
            (name) " "
            @match &guardian.phone {
                Some(phone) => a class="phone" href={ "tel:" (phone.replace('-', "")) } { (phone) },
                None => small { (frame.say("console-calls-no-phone")) },
            }
        }
    }

    fn record(&self, row: &Row, name: &str) -> Markup {
        let frame = self.frame();
        let call = row.entry.call.as_ref();
        let version = call.map_or(0, |call| call.version);
        let stands = call.map_or(Mark::Open, |call| call.mark);
        let note = call.and_then(|call| call.note.as_deref());
        let offered = Mark::ALL.into_iter();
        let offered = offered.filter(|mark| *mark != stands);
        let to = format!(
            "/console/notices/{}/call-sheet/{}",
            percent(&self.sheet.notice.id),
            percent(&row.entry.child)
        );
        let field = format!("note-{}", row.entry.child);
        html! {
            @if let Some(call) = call {
                p { strong { (self.told(call)) } @if let Some(note) = note { br; (note) } }
            }
            form method="post" action=(to) {
                (self.clerk.csrf())
                input type="hidden" name="version" value=(version);
                @for (name, value) in [
                    ("part", self.asked.part.as_deref().unwrap_or_default()),
                    ("school", &self.asked.school),
                    ("grade", &self.asked.grade),
                    ("class", &self.asked.class),
                    ("after", &self.asked.after),
                ] {
                    @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
                }
                label class="small" for=(field) { (frame.say("console-calls-note")) }
                input type="text" id=(field) name="note" maxlength=(NOTE_LIMIT) value=(note.unwrap_or_default()) autocomplete="off";
                div class="row" {
                    @for mark in offered {
                        @let words = frame.say(button(mark));
                        button type="submit" class="small" name="mark" value=(mark.name())
                            aria-label={ (words) ": " (name) } { (words) }
                    }
                }
            }
            // On paper there are boxes to tick and room to write.
            p class="paper" aria-hidden="true" {
                @for mark in [Mark::Reached, Mark::NoAnswer, Mark::WrongNumber] { "□ " (frame.say(button(mark))) " " }
            }
        }
    }

    fn told(&self, call: &Call) -> String {
        let frame = self.frame();
        let name = self.sheet.staff.get(&call.by).cloned().unwrap_or_default();
        let mark = match call.mark {
            Mark::Open => "console-mark-opened",
            mark => button(mark),
        };
        let args = [
            ("mark", frame.say(mark).into()),
            ("at", frame.when(call.at).into()),
            ("name", name.into()),
        ];
        frame.say_with("console-calls-by", &args)
    }
}

const fn button(mark: Mark) -> &'static str {
    match mark {
        Mark::Open => "console-mark-open",
        Mark::Reached => "console-mark-reached",
        Mark::NoAnswer => "console-mark-no-answer",
        Mark::WrongNumber => "console-mark-wrong-number",
    }
}

async fn mark(
    State(app): State<App>,
    Path((id, child)): Path<(String, String)>,
    posted: Posted,
) -> Response {
    let Posted { clerk, fields } = posted;
    let asked = Asked::of(&fields);
    let marked = Marked {
        mark: fields
            .one("mark")
            .and_then(Mark::parse)
            .unwrap_or(Mark::Open),
        note: fields.one("note").map(str::to_owned),
        seen: fields
            .one("version")
            .and_then(|version| version.parse().ok())
            .unwrap_or_default(),
    };
    match call_sheet::mark(&app, &clerk.staff, (&id, &child), marked).await {
        Ok((stands, _)) => {
            let done = match stands {
                Stands::Done(_) => "marked",
                Stands::Newer(_) => "newer",
            };
            let to = format!("{}&done={done}#c-{}", asked.path(&id), percent(&child));
            Redirect::to(&to).into_response()
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
