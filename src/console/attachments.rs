//! `/console/notices/{id}/files`: what goes with a notice. Added to a draft and taken off it again; opened by
//! whoever approves it, which is remembered.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::attachment::{BYTES_LIMIT, FileType, PER_NOTICE};
use crate::city::notice::State as NoticeState;
use crate::notices::desk::{Attached, Desk, Standing};
use crate::office::{Refusal, attachments};
use crate::sheet::file;
use crate::sheet::form::Fields;

/// Bytes of a form around its file.
const AROUND: usize = 64 * 1024;

pub fn router() -> Router<App> {
    let add = post(add).layer(DefaultBodyLimit::max(BYTES_LIMIT + AROUND));
    Router::new()
        .route("/console/notices/{id}/files", add)
        .route("/console/notices/{id}/files/remove", post(remove))
        .route("/console/files/{id}", get(show))
}

/// The files of a notice, on its page; nothing where it has none and is to have none.
pub fn section(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing) -> Markup {
    let notice = &standing.notice;
    let is_mine = notice.sent_by.as_deref() == Some(clerk.staff.id.as_str());
    let may = clerk.asker().may_send(notice.kind, &notice.audience);
    let is_draft = notice.state == NoticeState::Draft && may;
    let asks = notice.state == NoticeState::AwaitingApproval && may && !is_mine;
    html! {
        @if is_draft || !standing.files.is_empty() {
            section id="files" {
                h2 { (frame.say("console-files")) }
                @if asks && !standing.files.is_empty() {
                    p class="note" { (frame.say("console-files-open-first")) }
                }
                @if !standing.files.is_empty() {
                    ul class="cards one" {
                        @for attached in &standing.files {
                            (card(frame, clerk, standing, attached, is_draft, asks))
                        }
                    }
                }
                @if is_draft { (form(frame, clerk, standing)) }
            }
        }
    }
}

/// Whether this member of staff has had every file before them.
pub fn all_opened(clerk: &Clerk, standing: &Standing) -> bool {
    let mut files = standing.files.iter();
    files.all(|of| of.seen_by.contains(&clerk.staff.id))
}

fn card(
    frame: &Frame<'_>,
    clerk: &Clerk,
    standing: &Standing,
    attached: &Attached,
    is_draft: bool,
    asks: bool,
) -> Markup {
    let file = &attached.file;
    let seen = attached.seen_by.contains(&clerk.staff.id);
    let remove = frame.say("console-files-remove");
    html! {
        li {
            a href={ "/console/files/" (file.id) } { (file.name) }
            " "
            span class="meta" { "(" (file::about(file)) ")" }
            @if asks {
                " "
                @if seen { span class="tag" { (frame.say("console-files-opened")) } }
                @else { span class="tag warn" { (frame.say("console-files-not-opened")) } }
            }
            @if is_draft {
                form method="post" action={ "/console/notices/" (standing.notice.id) "/files/remove" } {
                    (clerk.csrf())
                    button type="submit" class="small" name="file" value=(file.id)
                        aria-label={ (remove) ": " (file.name) } { (remove) }
                }
            }
        }
    }
}

fn form(frame: &Frame<'_>, clerk: &Clerk, standing: &Standing) -> Markup {
    let types = FileType::ALL.map(FileType::name).join(",");
    html! {
        @if standing.files.len() < PER_NOTICE {
            form method="post" enctype="multipart/form-data"
                action={ "/console/notices/" (standing.notice.id) "/files" } {
                (clerk.csrf())
                label for="file" { (frame.say("console-files-add")) }
                p class="hint" id="file-hint" { (frame.say("console-files-hint")) }
                input type="file" id="file" name="file" accept=(types) required aria-describedby="file-hint";
                button type="submit" class="second" { (frame.say("console-files-upload")) }
            }
        }
    }
}

/// What a form with a file brings.
#[derive(Default)]
struct Sent {
    fields: Fields,
    name: String,
    media_type: String,
    content: Vec<u8>,
}

async fn read(mut form: Multipart) -> Result<Sent, axum::extract::multipart::MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                sent.name = field.file_name().unwrap_or_default().to_owned();
                sent.media_type = field.content_type().unwrap_or_default().to_owned();
                sent.content = field.bytes().await?.to_vec();
            }
            Some(name) => {
                let name = name.to_owned();
                sent.fields.0.push((name, field.text().await?));
            }
            None => {}
        }
    }
    Ok(sent)
}

async fn add(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    form: Multipart,
) -> Response {
    let frame = clerk.frame(&app);
    let Ok(sent) = read(form).await else {
        return wrong(&frame, &id);
    };
    if !clerk.sent(&sent.fields) {
        return frame.notice(StatusCode::FORBIDDEN, "form-stale-title", "form-stale");
    }
    match upload(&app, &clerk, &id, &sent).await {
        Ok(()) => back(&id),
        Err(Refusal::Invalid(_)) => wrong(&frame, &id),
        Err(refusal) => frame.refused(refusal),
    }
}

async fn upload(app: &App, clerk: &Clerk, id: &str, sent: &Sent) -> Result<(), Refusal> {
    let (staff, desk) = (&clerk.staff, Desk::new(app.clone()));
    desk.may_work_on(staff, id).await?;
    let standing = desk.show(staff, id).await?;
    let file = attachments::upload(app, staff, &sent.name, &sent.media_type, &sent.content).await?;
    let files = standing.files.into_iter().map(|of| of.file.id);
    let files: Vec<String> = files.chain([file.id]).collect();
    desk.refile(staff, id, &files).await?;
    Ok(())
}

/// What is taken, said as a whole: which of it was wrong the sender sees from their file.
fn wrong(frame: &Frame<'_>, id: &str) -> Response {
    let body = html! {
        p class="error" role="alert" { (frame.say("console-files-wrong")) }
        p { a href={ "/console/notices/" (id) } { (frame.say("console-files-back")) } }
    };
    let title = frame.say("console-files-wrong-title");
    frame.page_with(StatusCode::UNPROCESSABLE_ENTITY, &title, &body)
}

async fn remove(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let gone = fields.one("file").unwrap_or_default();
    let done = async {
        let desk = Desk::new(app.clone());
        let standing = desk.show(&clerk.staff, &id).await?;
        let files = standing.files.into_iter().map(|of| of.file.id);
        let files: Vec<String> = files.filter(|file| file != gone).collect();
        desk.refile(&clerk.staff, &id, &files).await
    };
    match done.await {
        Ok(_) => back(&id),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("/console/notices/{id}#files")).into_response()
}

async fn show(
    State(app): State<App>,
    method: Method,
    clerk: Clerk,
    Path(id): Path<String>,
) -> Response {
    let found = match method {
        Method::HEAD => attachments::look_up(&app, &clerk.staff, &id).await,
        _ => attachments::open(&app, &clerk.staff, &id).await,
    };
    match found {
        Ok(found) => file::served(&app.db, &found),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
