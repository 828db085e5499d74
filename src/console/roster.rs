//! `/console/schools/{school}/roster`: who of the school's pupils is registered, by class; a new list of
//! pupils, shown as a difference before it is taken over; children that are none of the school's taken
//! off (F-14).

use axum::Router;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::roster::matching::State as Standing;
use crate::city::roster::{EndReason, Pupil, Unreadable, Why};
use crate::city::school::school_year;
use crate::household::day_of;
use crate::inbound::roster::COLUMNS;
use crate::inbound::table::decode;
use crate::office::Refusal;
use crate::office::roster::{self, Class, Compared, Item, Shown};
use crate::sheet::Failure;
use crate::sheet::form::Fields;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/schools/{school}/roster", get(show).post(compare))
        .route("/console/schools/{school}/roster/apply", post(apply))
        .route("/console/schools/{school}/roster/remove", post(remove))
}

#[derive(Default, Deserialize)]
struct Asked {
    done: Option<String>,
    state: Option<String>,
    grade: Option<String>,
    class: Option<String>,
}

impl Asked {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "applied" => Some("console-roster-applied"),
            "removed" => Some("console-roster-removed"),
            _ => None,
        }
    }

    /// Whether a list of names is asked for, and not the classes alone.
    fn names_any(&self) -> bool {
        let given = [&self.state, &self.grade, &self.class];
        given.into_iter().flatten().any(|text| !text.is_empty())
    }

    /// `class`: empty for any, `-` for not set.
    fn asks_for(&self, item: &Item) -> bool {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let state = given(&self.state).and_then(|name| Standing::parse(&name));
        let grade = given(&self.grade);
        let class = given(&self.class);
        state.is_none_or(|state| item.state == state)
            && grade.is_none_or(|grade| grade == item.pupil.grade.to_string())
            && class.is_none_or(|class| item.pupil.class.as_deref().unwrap_or("-") == class)
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(school): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    page(&app, &clerk, &school, &asked, false).await
}

/// `unread`: the file that was sent could not be read.
async fn page(app: &App, clerk: &Clerk, school: &str, asked: &Asked, unread: bool) -> Response {
    let frame = clerk.frame(app);
    let shown = match roster::show(app, &clerk.staff, school, false).await {
        Ok(shown) => shown,
        Err(refusal) => return frame.refused(refusal),
    };
    let may_change = clerk.asker().may_change_roster(school);
    let path = format!("/console/schools/{school}/roster");
    let applied = shown.roster.as_ref().map(|roster| {
        let time = frame.when(roster.applied_at);
        frame.say_with("console-roster-from", &[("time", time.into())])
    });
    let body = html! {
        (done(&frame, asked.words()))
        @if unread {
            p class="error" role="alert" { (frame.say("console-roster-unread")) br; code { (COLUMNS.join(",")) } }
        }
        p { (applied.unwrap_or_else(|| frame.say("console-roster-none"))) }
        @if asked.names_any() {
            p { a href=(path) { (frame.say("console-roster-all-classes")) } }
            (items(&frame, clerk, &shown, asked, &path, may_change))
        } @else {
            (summary(&frame, &shown, &path))
            (classes(&frame, &shown, &path))
        }
        @if may_change {
            details open[unread] {
                summary { (frame.say("console-roster-new")) }
                (upload_form(&frame, clerk, &path))
            }
        }
    };
    let title = format!("{} {}", shown.name, frame.say("console-roster"));
    let status = match unread {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    frame.page_with(status, &title, &body)
}

const fn state_words(state: Standing) -> &'static str {
    match state {
        Standing::Registered => "console-state-registered",
        Standing::OtherClass => "console-state-other-class",
        Standing::Ambiguous => "console-state-ambiguous",
        Standing::NotRegistered => "console-state-not-registered",
        Standing::Unknown => "console-state-unknown",
    }
}

/// How many there are of each state, each leading to its list.
fn summary(frame: &Frame<'_>, shown: &Shown, path: &str) -> Markup {
    let count = |state| shown.items.iter().filter(|of| of.state == state).count();
    html! {
        @if shown.roster.is_some() {
            ul class="figures" {
                @for state in Standing::ALL {
                    li {
                        strong { (count(state)) }
                        a href={ (path) "?state=" (state.name()) } { (frame.say(state_words(state))) }
                    }
                }
            }
        }
    }
}

fn classes(frame: &Frame<'_>, shown: &Shown, path: &str) -> Markup {
    let has_list = shown.roster.is_some();
    let class = |class: &Class| {
        let name = place(frame, class.grade, class.class.as_deref());
        let class_or_none = class.class.as_deref().unwrap_or("-");
        let to = format!(
            "{path}?grade={}&class={}",
            class.grade,
            crate::line::client::percent(class_or_none)
        );
        html! {
            tr {
                th scope="row" {
                    @if has_list { a href=(to) { (name) } } @else { (name) }
                }
                @if let Some(sums) = class.sums {
                    td class="number" { (sums.pupils) }
                    td class="number" { (sums.registered) }
                    td class="number" { (sums.other_class + sums.ambiguous) }
                    td class="number" { (sums.not_registered) }
                    td class="number" { (sums.unknown) }
                } @else {
                    td class="number" { (class.reach.children) }
                }
                td class="number" { (class.reach.guardians) }
                td class="number" { (class.reach.line) }
                td class="number" { (class.reach.mail) }
                td class="number" { (class.reach.neither) }
            }
        }
    };
    let mut heads = match has_list {
        true => vec![
            "console-roster-pupils",
            "console-state-registered",
            "console-roster-unclear",
            "console-state-not-registered",
            "console-state-unknown",
        ],
        false => vec!["console-roster-children"],
    };
    heads.extend([
        "console-roster-guardians",
        "console-roster-line",
        "console-roster-mail",
        "console-roster-neither",
    ]);
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-roster-by-class")) {
            table {
                caption { (frame.say("console-roster-by-class")) }
                thead {
                    tr {
                        th scope="col" { (frame.say("console-roster-class")) }
                        @for head in heads { th scope="col" class="number" { (frame.say(head)) } }
                    }
                }
                tbody { @for of in &shown.classes { (class(of)) } }
            }
        }
    }
}

fn place(frame: &Frame<'_>, grade: i64, class: Option<&str>) -> String {
    match class {
        Some(class) => class.to_owned(),
        None => frame.say_with("console-roster-no-class", &[("grade", grade.into())]),
    }
}

fn items(
    frame: &Frame<'_>,
    clerk: &Clerk,
    shown: &Shown,
    asked: &Asked,
    path: &str,
    may_change: bool,
) -> Markup {
    let found: Vec<&Item> = shown.items.iter().filter(|of| asked.asks_for(of)).collect();
    html! {
        @if found.is_empty() {
            p { (frame.say("console-roster-nobody")) }
        }
        ul class="cards one" {
            @for item in found {
                li {
                    (pupil(frame, &item.pupil)) " "
                    @let warns = item.state != Standing::Registered;
                    span class={ "tag" @if warns { " warn" } } { (frame.say(state_words(item.state))) }
                    @if item.state != Standing::Unknown {
                        @for child in &item.children {
                            @if child.pupil != item.pupil {
                                br; span class="meta" { (frame.say("console-roster-as")) " " (pupil(frame, &child.pupil)) }
                            }
                        }
                    }
                    @if let Some(near) = &item.near {
                        br; span class="meta" { (frame.say("console-roster-near")) " " (pupil(frame, near)) }
                    }
                    @if may_change && item.state != Standing::Registered {
                        @for child in &item.children { (remove_form(frame, clerk, path, &child.id, &child.pupil)) }
                    }
                }
            }
        }
    }
}

/// Class, number and name.
fn pupil(frame: &Frame<'_>, of: &Pupil) -> Markup {
    let kana = [&of.family_kana, &of.given_kana];
    let kana: Vec<&str> = kana.into_iter().flatten().map(String::as_str).collect();
    html! {
        (place(frame, of.grade, of.class.as_deref()))
        @if let Some(number) = &of.attendance_number {
            " " (frame.say_with("console-roster-number", &[("number", number.as_str().into())]))
        }
        " " b { (of.family_name) " " (of.given_name) }
        @if !kana.is_empty() { " (" (kana.join(" ")) ")" }
    }
}

fn remove_form(frame: &Frame<'_>, clerk: &Clerk, path: &str, child: &str, pupil: &Pupil) -> Markup {
    let name = format!("{} {}", pupil.family_name, pupil.given_name);
    let reason = |reason: EndReason| match reason {
        EndReason::NotAPupil => "console-remove-not-a-pupil",
        EndReason::HasLeft => "console-remove-has-left",
        EndReason::RegisteredTwice => "console-remove-registered-twice",
        EndReason::Other => "console-remove-other",
    };
    html! {
        details {
            summary { (frame.say("console-remove")) }
            form method="post" action={ (path) "/remove" } {
                (clerk.csrf())
                input type="hidden" name="child" value=(child);
                p { (frame.say("console-remove-lead")) }
                label for={ "reason-" (child) } { (frame.say("console-remove-reason")) }
                select id={ "reason-" (child) } name="reason" {
                    @for of in EndReason::ALL { option value=(of.name()) { (frame.say(reason(of))) } }
                }
                button type="submit" class="danger" aria-label={ (frame.say("console-remove-now")) ": " (name) } {
                    (frame.say("console-remove-now"))
                }
            }
        }
    }
}

fn upload_form(frame: &Frame<'_>, clerk: &Clerk, path: &str) -> Markup {
    let this = school_year(day_of(frame.app.clock.now(), &frame.app.config.time_zone));
    html! {
        form method="post" action=(path) enctype="multipart/form-data" {
            (clerk.csrf())
            p { (frame.say("console-roster-new-lead")) }
            p { code { (COLUMNS.join(",")) } }
            label for="year" { (frame.say("console-roster-year")) }
            select id="year" name="year" {
                @for year in [this, this + 1] {
                    option value=(year) { (frame.say_with("console-year", &[("year", year.to_string().into())])) }
                }
            }
            label for="file" { (frame.say("console-roster-file")) }
            input type="file" id="file" name="file" accept=".csv,text/csv" required;
            button type="submit" { (frame.say("console-roster-compare")) }
        }
    }
}

/// A form with a file: its fields, and what the file holds.
async fn read(
    mut sent: Multipart,
) -> Result<(Fields, Vec<u8>), axum::extract::multipart::MultipartError> {
    let (mut fields, mut file) = (Fields::default(), Vec::new());
    while let Some(field) = sent.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match name == "file" {
            true => file = field.bytes().await?.to_vec(),
            false => fields.0.push((name, field.text().await?)),
        }
    }
    Ok((fields, file))
}

fn year(fields: &Fields) -> Option<i64> {
    // Whatever is no year is none that is allowed, and is refused as such.
    Some(fields.one("year")?.parse().unwrap_or(0))
}

async fn compare(
    State(app): State<App>,
    Path(school): Path<String>,
    clerk: Clerk,
    sent: Multipart,
) -> Response {
    let frame = clerk.frame(&app);
    let (fields, file) = match read(sent).await {
        Ok(read) => read,
        Err(error) => return error.into_response(),
    };
    if !clerk.has_sent(&fields) {
        return frame.notice(StatusCode::FORBIDDEN, "form-stale-title", "form-stale");
    }
    match roster::compare(&app, &clerk.staff, &school, year(&fields), &file).await {
        Ok(compared) => difference(&frame, &clerk, &compared, &file),
        Err(Refusal::Invalid(mistakes)) if mistakes.iter().any(|of| of.field == "file") => {
            page(&app, &clerk, &school, &Asked::default(), true).await
        }
        Err(refusal) => frame.refused(refusal),
    }
}

/// What a new list changes. The list goes on in the form that takes it over: it is stored only then.
fn difference(frame: &Frame<'_>, clerk: &Clerk, compared: &Compared, file: &[u8]) -> Response {
    let found = &compared.difference;
    let path = format!("/console/schools/{}/roster", compared.school);
    let text = decode(file).unwrap_or_default();
    let figures = [
        ("console-roster-pupils", compared.pupils),
        ("console-difference-same", found.same),
        ("console-difference-new", found.new.len()),
        ("console-difference-gone", found.gone.len()),
        ("console-difference-changed", found.changed.len()),
        ("console-difference-unreadable", compared.unreadable.len()),
    ];
    let list = |words: &str, pupils: &[Pupil]| {
        html! {
            @if !pupils.is_empty() {
                h2 { (frame.say(words)) }
                ul { @for of in pupils { li { (pupil(frame, of)) } } }
            }
        }
    };
    let body = html! {
        p { (frame.say("console-difference-lead")) }
        ul class="figures" {
            @for (words, count) in figures { li { strong { (count) } (frame.say(words)) } }
        }
        @if !compared.unreadable.is_empty() {
            h2 { (frame.say("console-difference-unreadable")) }
            p class="error" { (frame.say("console-difference-unreadable-lead")) }
            ul { @for of in &compared.unreadable { li { (unreadable(frame, of)) } } }
        }
        (list("console-difference-gone", &found.gone))
        (list("console-difference-new", &found.new))
        @if !found.changed.is_empty() {
            h2 { (frame.say("console-difference-changed")) }
            ul {
                @for (before, after) in &found.changed {
                    li { (pupil(frame, before)) " → " (pupil(frame, after)) }
                }
            }
        }
        form method="post" action={ (path) "/apply" } {
            (clerk.csrf())
            input type="hidden" name="year" value=(compared.school_year);
            input type="hidden" name="digest" value=(compared.digest);
            textarea name="list" hidden readonly { "\n" (text) }
            button type="submit" { (frame.say("console-difference-apply")) }
        }
        p { a href=(path) { (frame.say("console-difference-drop")) } }
    };
    let year = [("year", compared.school_year.to_string().into())];
    let title = format!(
        "{} {}",
        compared.name,
        frame.say_with("console-difference", &year)
    );
    frame.page(&title, &body)
}

fn unreadable(frame: &Frame<'_>, of: &Unreadable) -> String {
    let (words, what) = match &of.why {
        Why::Row(_) => ("console-row-broken", String::new()),
        Why::Grade(text) => ("console-row-grade", text.clone()),
        Why::Class(text) => ("console-row-class", text.clone()),
        Why::Number(text) => ("console-row-number", text.clone()),
        Why::Nameless => ("console-row-nameless", String::new()),
        Why::TooLong => ("console-row-too-long", String::new()),
        Why::Twice(line) => ("console-row-twice", line.to_string()),
        Why::Taken(line) => ("console-row-taken", line.to_string()),
    };
    let args = [("line", of.line.to_string().into()), ("what", what.into())];
    frame.say_with(words, &args)
}

async fn apply(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let list = fields.one("list").unwrap_or_default().as_bytes();
    let digest = fields.one("digest").unwrap_or_default();
    let year = year(&fields);
    match roster::apply(&app, &clerk.staff, &school, year, list, digest).await {
        Ok(_) => back(&school, "applied"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn remove(
    State(app): State<App>,
    Path(school): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let child = fields.one("child").unwrap_or_default();
    let reason = fields.one("reason").and_then(EndReason::parse);
    let reason = reason.unwrap_or(EndReason::Other);
    Ok(
        match roster::remove(&app, &clerk.staff, &school, child, reason).await {
            Ok(()) => back(&school, "removed"),
            Err(refusal) => clerk.frame(&app).refused(refusal),
        },
    )
}

fn back(school: &str, done: &str) -> Response {
    Redirect::to(&format!("/console/schools/{school}/roster?done={done}")).into_response()
}
