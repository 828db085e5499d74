//! `/console/absences`: a school's morning: what its families reported, by class and as it comes in; one
//! tap says that it was read. Why a child is absent is seen by the school's own staff alone.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::stream;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::absence::{READ_WITHIN, written};
use crate::city::notice::Mistake;
use crate::city::school::School;
use crate::flow::choice::grade_label;
use crate::household::day_of;
use crate::office::Refusal;
use crate::office::absences::{self, Day, NewDesk, Report, Shown, Standing};
use crate::sheet::{Failure, csv};
use crate::store::absences::Pupil;
use crate::store::schools;

/// A school's families report within minutes; nobody waits longer for one than this.
const EVERY_SECONDS: i64 = 10;
/// So that spreadsheets read Japanese: they take a file without it for Shift_JIS.
const BYTE_ORDER: &str = "\u{feff}";

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/absences", get(choose))
        .route("/console/absences/{school}", get(show).post(read))
        .route("/console/absences/{school}/file", get(file))
        .route("/console/absences/{school}/desk", get(desk).post(set_desk))
}

async fn choose(State(app): State<App>, clerk: Clerk) -> Result<Response, Failure> {
    let may = clerk
        .asker()
        .may_take_absences(clerk.staff.school.as_deref().unwrap_or_default());
    if !may {
        return Ok(clerk.frame(&app).refused(Refusal::Forbidden));
    }
    if let Some(own) = &clerk.staff.school {
        return Ok(Redirect::to(&format!("/console/absences/{own}")).into_response());
    }
    let mut tx = app.db.read().await?;
    let schools = schools::all(&mut tx).await?;
    let frame = clerk.frame(&app);
    let body = html! {
        ul class="ways" {
            @for school in &schools {
                li { a href={ "/console/absences/" (school.id) } { (school.name) } }
            }
        }
    };
    Ok(frame.page(&frame.say("console-absences"), &body))
}

#[derive(Deserialize)]
struct Asked {
    day: Option<String>,
    done: Option<String>,
    /// Fetched again by the page itself.
    live: Option<String>,
}

impl Asked {
    fn day(&self) -> Option<&str> {
        self.day.as_deref().filter(|day| !day.is_empty())
    }

    fn done(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "read" => Some("console-absences-done"),
            "changed" => Some("console-absences-changed"),
            "desk" => Some("console-absences-desk-set"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    Path(school): Path<String>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Response {
    let frame = clerk.frame(&app);
    let shown = match asked.live {
        Some(_) => Shown::Live,
        None => Shown::List,
    };
    let day = match absences::day(&app, &clerk.staff, &school, asked.day(), shown).await {
        Ok(day) => day,
        Err(refusal) => return frame.refused(refusal),
    };
    let base = format!("/console/absences/{school}");
    let of_day = format!("{base}?day={}", day.day);
    let is_today = day.day == day_of(app.clock.now(), &app.config.time_zone);
    let live = is_today.then(|| format!("{of_day}&live=1"));
    let neighbour = |day: Option<jiff::civil::Date>| day.map(|day| format!("{base}?day={day}"));
    let body = html! {
        (done(&frame, asked.done()))
        p class="row" {
            @if let Some(to) = neighbour(day.day.yesterday().ok()) { a href=(to) { (frame.say("console-day-before")) } }
            strong { (day.day) }
            @if let Some(to) = neighbour(day.day.tomorrow().ok()) { a href=(to) { (frame.say("console-day-after")) } }
        }
        div id="reports" data-live=[live] data-every=(EVERY_SECONDS) {
            (list(&frame, &clerk, &day))
        }
        p class="row" {
            a href={ "/console/roll/" (school) } { (frame.say("console-roll")) }
            a href={ (base) "/file?day=" (day.day) } { (frame.say("console-absences-file")) }
            @if clerk.asker().may_set_absence_desk(&school) {
                a href={ (base) "/desk" } { (frame.say("console-absences-desk")) }
            }
        }
    };
    let args = [("school", day.school.name.as_str().into())];
    frame.page(&frame.say_with("console-absences-of", &args), &body)
}

fn list(frame: &Frame<'_>, clerk: &Clerk, day: &Day) -> Markup {
    let unread = |reports: &[&Report]| reports.iter().filter(|it| it.is_unread()).count();
    let all: Vec<&Report> = day.reports.iter().collect();
    let overdue = all.iter().filter(|report| report.overdue).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let args = [
        ("all", count(all.len()).into()),
        ("unread", count(unread(&all)).into()),
        ("overdue", count(overdue).into()),
    ];
    let classes = all.chunk_by(|a, b| class(&a.pupil) == class(&b.pupil));
    html! {
        p role="status" {
            @if all.is_empty() { (frame.say("console-absences-none")) } @else {
                (frame.say_with("console-absences-count", &args))
            }
            @if overdue > 0 {
                " " span class="tag warn" { (frame.say_with("console-absences-overdue-count", &args)) }
            }
        }
        (read_all(frame, clerk, day, &all, "console-absences-read-all"))
        @for reports in classes {
            h2 { (class_label(frame, &day.school, &reports[0].pupil)) }
            ul class="cards one" { @for report in reports { (card(frame, clerk, day, report)) } }
            @if unread(reports) > 1 {
                (read_all(frame, clerk, day, reports, "console-absences-read-class"))
            }
        }
    }
}

fn class(pupil: &Pupil) -> (i64, Option<&str>) {
    (pupil.grade, pupil.class.as_deref())
}

/// A class, or a grade whose class is not set.
pub(super) fn class_label(frame: &Frame<'_>, school: &School, pupil: &Pupil) -> String {
    let grade = grade_label(school, pupil.grade).say(frame.language, &frame.app.words);
    match &pupil.class {
        Some(class) => class.clone(),
        None => format!("{grade} {}", frame.say("class-not-set")),
    }
}

/// A child as staff call it.
pub(super) fn child(pupil: &Pupil) -> String {
    let number = pupil.attendance_number.as_deref();
    let number = number.map_or_else(String::new, |number| format!("{number} "));
    format!("{number}{} {}", pupil.family_name, pupil.given_name)
}

fn state(report: &Report) -> &'static str {
    match report.standing() {
        Standing::Reported => "reported",
        Standing::Withdrawn => "withdrawn",
    }
}

/// What a button of a report carries: as it stands on the page.
fn mark(report: &Report) -> String {
    format!("{}:{}", state(report), report.absence.id)
}

fn read_all(
    frame: &Frame<'_>,
    clerk: &Clerk,
    day: &Day,
    reports: &[&Report],
    words: &str,
) -> Markup {
    let unread: Vec<&&Report> = reports.iter().filter(|it| it.is_unread()).collect();
    html! {
        @if unread.len() > 1 {
            form method="post" action={ "/console/absences/" (day.school.id) } {
                (clerk.csrf())
                input type="hidden" name="day" value=(day.day);
                @for report in unread { input type="hidden" name="report" value=(mark(report)); }
                button type="submit" { (frame.say(words)) }
            }
        }
    }
}

fn card(frame: &Frame<'_>, clerk: &Clerk, day: &Day, report: &Report) -> Markup {
    let Report { absence, pupil, .. } = report;
    let (why, name) = (absence.why.as_ref(), child(pupil));
    let read = format!("{}: {name}", frame.say("console-absences-read"));
    html! {
        li {
            strong { (name) }
            (summary(frame, report))
            @if absence.days.first != absence.days.last { " " (absence.days) }
            @if let Some(why) = why {
                p {
                    (frame.say(&format!("absence-reason-{}", why.reason.name())))
                    @if let Some(expected) = &why.expected { " " (expected) }
                    @if let Some(note) = &why.note { br; (note) }
                }
            }
            p class="meta" {
                @match absence.acknowledged_at {
                    Some(at) => (frame.say_with("console-absences-read-at", &[("at", frame.when(at).into())])),
                    None => (frame.say_with("console-absences-reported-at", &[("at", frame.when(absence.reported_at).into())])),
                }
            }
            @if report.is_unread() {
                form method="post" action={ "/console/absences/" (day.school.id) } {
                    (clerk.csrf())
                    input type="hidden" name="day" value=(day.day);
                    button type="submit" name="report" value=(mark(report)) aria-label=(read) {
                        (frame.say("console-absences-read"))
                    }
                }
            }
        }
    }
}

/// Its kind and how it stands, as tags.
pub(super) fn summary(frame: &Frame<'_>, report: &Report) -> Markup {
    html! {
        span class="tag" { (frame.say(&format!("absence-kind-{}", report.absence.kind.name()))) }
        @if report.standing() == Standing::Withdrawn {
            " " span class="tag" { (frame.say("console-absences-withdrawn")) }
        }
        @if report.overdue {
            " " span class="tag warn" { (frame.say("console-absences-overdue")) }
        } @else if report.is_unread() {
            " " span class="tag warn" { (frame.say("console-absences-unread")) }
        }
    }
}

async fn read(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let reports = fields.many("report").into_iter().filter_map(|mark| {
        let (state, id) = mark.split_once(':')?;
        let state = match state {
            "withdrawn" => Standing::Withdrawn,
            _ => Standing::Reported,
        };
        Some((id.to_owned(), state))
    });
    match absences::acknowledge(&app, &clerk.staff, &school, reports.collect()).await {
        Ok(done) => {
            let done = match done.changed.is_empty() {
                true => "read",
                false => "changed",
            };
            let day = fields.one("day").unwrap_or_default();
            let day = day.parse::<jiff::civil::Date>().ok();
            let day = day.map_or_else(String::new, |day| format!("day={day}&"));
            let to = format!("/console/absences/{school}?{day}done={done}");
            Redirect::to(&to).into_response()
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn file(
    State(app): State<App>,
    Path(school): Path<String>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let day = absences::day(&app, &clerk.staff, &school, asked.day(), Shown::File).await;
    let day = match day {
        Ok(day) => day,
        Err(refusal) => return Ok(clerk.frame(&app).refused(refusal)),
    };
    let zone = &app.config.time_zone;
    let rows = csv::rows(day.reports.iter().map(|report| report.row(zone)))?;
    let mut columns = absences::COLUMNS;
    let first = format!("{BYTE_ORDER}{}", columns[0]);
    columns[0] = &first;
    let name = format!("absences-{}", day.day);
    let rows = stream::once(async move { anyhow::Ok(rows) });
    Ok(csv::file(&name, &columns, rows))
}

async fn desk(State(app): State<App>, Path(school): Path<String>, clerk: Clerk) -> Response {
    let frame = clerk.frame(&app);
    if !clerk.asker().may_set_absence_desk(&school) {
        return frame.refused(Refusal::Forbidden);
    }
    match absences::desk(&app, &clerk.staff, &school).await {
        Ok(desk) => {
            let entered = NewDesk {
                deadline: written(desk.deadline),
                phone: desk.phone,
                read_within: Some(desk.read_within),
            };
            desk_page(&frame, &clerk, &entered, &[])
        }
        Err(refusal) => frame.refused(refusal),
    }
}

fn desk_page(
    frame: &Frame<'_>,
    clerk: &Clerk,
    entered: &NewDesk,
    mistakes: &[Mistake],
) -> Response {
    let within = entered.read_within.unwrap_or(READ_WITHIN);
    let body = html! {
        (frame.mistakes(mistakes))
        form method="post" {
            (clerk.csrf())
            label for="deadline" { (frame.say("console-desk-deadline")) }
            p class="hint" id="deadline-hint" { (frame.say("console-desk-deadline-hint")) }
            input type="time" id="deadline" name="deadline" value=(entered.deadline) required
                aria-describedby="deadline-hint";
            label for="phone" { (frame.say("console-desk-phone")) }
            input type="tel" id="phone" name="phone" value=(entered.phone.as_deref().unwrap_or_default())
                maxlength="40";
            label for="read_within" { (frame.say("console-desk-within")) }
            p class="hint" id="within-hint" { (frame.say("console-desk-within-hint")) }
            input type="number" id="read_within" name="read_within" value=(within) min="1" max="240" required
                aria-describedby="within-hint";
            button type="submit" { (frame.say("console-desk-save")) }
        }
    };
    let status = match mistakes.is_empty() {
        true => axum::http::StatusCode::OK,
        false => axum::http::StatusCode::UNPROCESSABLE_ENTITY,
    };
    frame.page_with(status, &frame.say("console-absences-desk"), &body)
}

async fn set_desk(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let new = NewDesk {
        deadline: fields.one("deadline").unwrap_or_default().to_owned(),
        phone: fields.one("phone").map(str::to_owned),
        // What is no number is none that is taken.
        read_within: fields
            .one("read_within")
            .map(|text| text.trim().parse().unwrap_or_default()),
    };
    match absences::set_desk(&app, &clerk.staff, &school, &new).await {
        Ok(_) => Redirect::to(&format!("/console/absences/{school}?done=desk")).into_response(),
        Err(Refusal::Invalid(mistakes)) => desk_page(&frame, &clerk, &new, &mistakes),
        Err(refusal) => frame.refused(refusal),
    }
}
