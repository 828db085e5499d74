//! `/console/notices/{id}/correct`: what is right is written to those who had what is wrong. It becomes a
//! draft, which goes on as any notice does: looked at, with its files, approved where that is asked, sent.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::correction::To;
use crate::city::notice::{BODY_LIMIT, Content, Mistake, TITLE_LIMIT, Wording};
use crate::notices::desk::correct::Correction;
use crate::notices::desk::{Desk, Once};
use crate::office::Refusal;
use crate::sheet::form::Fields;
use crate::sheet::html_lang;
use crate::store::notices::Notice;
use crate::words::Language;

/// The field that makes a form sent twice one correction.
const ONCE: &str = "once";

pub fn router() -> Router<App> {
    Router::new().route("/console/notices/{id}/correct", get(write).post(store))
}

/// How many people each choice comes to; `None`: nobody.
type People = [(To, Option<i64>); 2];

async fn write(State(app): State<App>, clerk: Clerk, Path(id): Path<String>) -> Response {
    let frame = clerk.frame(&app);
    match earlier(&app, &clerk, &id).await {
        Ok((notice, people)) => {
            let fields = standing(&notice);
            page(&frame, &clerk, &people, &fields, &[])
        }
        Err(refusal) => frame.refused(refusal),
    }
}

/// The notice, and how many people had it.
async fn earlier(app: &App, clerk: &Clerk, id: &str) -> Result<(Notice, People), Refusal> {
    let desk = Desk::new(app.clone());
    desk.may_work_on(&clerk.staff, id).await?;
    let notice = desk.show(&clerk.staff, id).await?.notice;
    let mut people = To::ALL.map(|to| (to, None));
    for (to, count) in &mut people {
        let tried = Correction {
            to: *to,
            content: notice.content.clone(),
            level: None,
            wants_receipt: None,
            attachments: Vec::new(),
            alone: None,
            send_at: None,
            draft: true,
        };
        let order = desk.correction(&clerk.staff, id, tried).await?;
        match desk.try_out(&clerk.staff, order).await {
            Ok(standing) => *count = Some(standing.ledger.people),
            // Nobody of the one choice; of neither is told below.
            Err(Refusal::Conflict(_)) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    match people.iter().any(|(_, count)| count.is_some()) {
        true => Ok((notice, people)),
        false => Err(Refusal::Conflict(
            "the notice cannot be corrected as it stands",
        )),
    }
}

/// The earlier words, to be made right.
fn standing(notice: &Notice) -> Fields {
    let texts = notice.content.0.iter();
    let texts = texts.flat_map(|(language, wording)| {
        [
            (title(*language), wording.title.clone()),
            (body(*language), wording.body.clone()),
        ]
    });
    let machines = notice.content.0.iter();
    let machines = machines.filter(|(_, wording)| wording.machine);
    let machines = machines.map(|(language, _)| (machine(*language), "1".to_owned()));
    let receipt = notice
        .wants_receipt
        .then(|| ("receipt".to_owned(), "1".to_owned()));
    Fields(texts.chain(machines).chain(receipt).collect())
}

fn title(language: Language) -> String {
    format!("title-{language}")
}

fn body(language: Language) -> String {
    format!("body-{language}")
}

/// Ticked: nobody has checked the machine's translation.
fn machine(language: Language) -> String {
    format!("machine-{language}")
}

fn page(
    frame: &Frame<'_>,
    clerk: &Clerk,
    people: &People,
    fields: &Fields,
    mistakes: &[Mistake],
) -> Response {
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => frame.app.random.uuid().to_string(),
    };
    let chosen = fields.one("to").and_then(To::parse).unwrap_or(To::Reached);
    let markup = html! {
        p { (frame.say("console-correct-lead")) }
        (frame.mistakes(mistakes))
        form method="post" {
            (clerk.csrf())
            input type="hidden" name=(ONCE) value=(once);
            fieldset {
                legend { (frame.say("console-correct-to")) }
                @for (to, count) in people.iter().rev() { (choice(frame, *to, *count, chosen)) }
                p class="hint" { (frame.say("console-correct-opened-hint")) }
            }
            @for &language in frame.app.words.offered() { (wording(frame, language, fields)) }
            div class="choices" {
                label {
                    input type="checkbox" name="receipt" value="1" checked[fields.one("receipt").is_some()];
                    " " (frame.say("console-correct-receipt"))
                }
            }
            button type="submit" { (frame.say("console-correct-on")) }
            p class="hint" { (frame.say("console-correct-hint")) }
        }
    };
    let status = match mistakes.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    frame.page_with(status, &frame.say("console-correct-ask"), &markup)
}

fn choice(frame: &Frame<'_>, to: To, count: Option<i64>, chosen: To) -> Markup {
    let words = match to {
        To::Reached => "console-correct-reached",
        To::Opened => "console-correct-opened",
    };
    let people = [("people", count.unwrap_or_default().into())];
    html! {
        label {
            input type="radio" name="to" value=(to.name()) checked[to == chosen] disabled[count.is_none()];
            " " (frame.say_with(words, &people))
        }
    }
}

/// One language; those that the earlier notice had are open.
fn wording(frame: &Frame<'_>, language: Language, fields: &Fields) -> Markup {
    let (title, body) = (title(language), body(language));
    let lang = html_lang(language);
    let value = |name: &str| fields.one(name).unwrap_or_default().to_owned();
    let written = !(value(&title).is_empty() && value(&body).is_empty());
    html! {
        details open[written || language == Language::Ja] {
            summary lang=(lang) { (language.own_name()) }
            label for=(title) { (frame.say("console-correct-title")) }
            input type="text" id=(title) name=(title) lang=(lang) maxlength=(TITLE_LIMIT) value=(value(&title));
            label for=(body) { (frame.say("console-correct-body")) }
            textarea id=(body) name=(body) lang=(lang) maxlength=(BODY_LIMIT) { (value(&body)) }
            @let machine = machine(language);
            @if fields.one(&machine).is_some() {
                label { input type="checkbox" name=(machine) value="1" checked; " " (frame.say("console-machine")) }
            }
        }
    }
}

async fn store(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    match draft(&app, &clerk, &id, &fields).await {
        Ok(draft) => Redirect::to(&format!("/console/notices/{draft}")).into_response(),
        Err(Refusal::Invalid(mistakes)) => {
            let frame = clerk.frame(&app);
            match earlier(&app, &clerk, &id).await {
                Ok((_, people)) => page(&frame, &clerk, &people, &fields, &mistakes),
                Err(refusal) => frame.refused(refusal),
            }
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

/// The id of the draft it has become.
async fn draft(app: &App, clerk: &Clerk, id: &str, fields: &Fields) -> Result<String, Refusal> {
    let desk = Desk::new(app.clone());
    let to = fields.one("to").and_then(To::parse);
    let correction = Correction {
        to: to.ok_or_else(|| Refusal::wrong("to", "must be chosen"))?,
        content: content(fields),
        level: None,
        wants_receipt: Some(fields.one("receipt").is_some()),
        attachments: Vec::new(),
        alone: None,
        send_at: None,
        draft: true,
    };
    let order = desk.correction(&clerk.staff, id, correction).await?;
    // The same form again leads to the same draft, whatever stands in it: it is changed there.
    let key = format!(
        "console-correct-{id}-{}",
        fields.one(ONCE).unwrap_or_default()
    );
    let once = Once {
        key: &key,
        body_hash: "",
    };
    desk.take(&clerk.staff, order, once, |standing| {
        standing.notice.id.clone()
    })
    .await
}

fn content(fields: &Fields) -> Content {
    let texts = Language::ALL.into_iter().filter_map(|language| {
        let text = |name: String| {
            let text = fields.one(&name).unwrap_or_default().trim();
            // Browsers end lines with two characters; mail and LINE want one.
            text.replace("\r\n", "\n")
        };
        let wording = Wording {
            title: text(title(language)),
            body: text(body(language)),
            machine: fields.one(&machine(language)).is_some(),
        };
        let empty = wording.title.is_empty() && wording.body.is_empty();
        (!empty).then_some((language, wording))
    });
    Content(texts.collect())
}
