//! A notice from a template: what differs is chosen, the words stand below in every language, and it goes
//! out from here. Two taps on a morning when they count.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use super::audience::{Choices, draw_schools};
use super::compose::{self, ONCE, Shown};
use super::{form, preview as previews};
use crate::app::App;
use crate::city::notice::{Content, Kind, Matter, Mistake};
use crate::city::template::{Ask, REASONS, Slot, Template};
use crate::console::frame::Frame;
use crate::console::visit::{Clerk, Posted};
use crate::notices::desk::{Desk, Once, Order, Standing};
use crate::office::Refusal;
use crate::sheet::Failure;
use crate::sheet::form::Fields;

/// From noon on a closure is tomorrow's.
const NOON: i8 = 12;

pub(super) async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    let Some(template) = Template::by_name(&name) else {
        let frame = clerk.frame(&app);
        return Ok(frame.refused(Refusal::NotFound("template")));
    };
    let fields = defaults(&app, template)?;
    let shown = match outlook(&app, &clerk, template, &fields).await {
        // What is still to be filled in is no mistake yet.
        Ok(Shown { outlook, .. }) => Shown {
            outlook,
            ..Shown::default()
        },
        Err(refusal) => return Ok(clerk.frame(&app).refused(refusal)),
    };
    page(&app, &clerk, template, &fields, &shown, StatusCode::OK).await
}

/// What is most likely meant: the next morning, and the first reason.
fn defaults(app: &App, template: &Template) -> anyhow::Result<Fields> {
    let now = app.clock.now().timestamp();
    let now = now.to_zoned(app.config.time_zone.clone());
    let day = match now.hour() >= NOON {
        true => now.date().tomorrow()?,
        false => now.date(),
    };
    let value = |slot: &Slot| match slot.ask {
        Ask::Date if slot.is_required => Some(day.to_string()),
        Ask::Reason => REASONS.first().map(|reason| (*reason).to_owned()),
        _ => None,
    };
    let slots = template.slots.iter();
    let values = slots.filter_map(|slot| Some((slot.name.to_owned(), value(slot)?)));
    Ok(Fields(values.collect()))
}

fn fill(app: &App, template: &Template, fields: &Fields) -> Result<Content, Vec<Mistake>> {
    let slots = template.slots.iter();
    let values = slots.filter_map(|slot| {
        let value = fields.one(slot.name)?;
        Some((slot.name.to_owned(), value.to_owned()))
    });
    template.fill(&app.words, &values.collect::<BTreeMap<_, _>>())
}

/// The fields of a notice with these words, as the form of any notice has them.
fn written(template: &Template, content: &Content, fields: &Fields) -> Fields {
    let mut written = Fields::default();
    let mut put = |name: &str, value: &str| written.0.push((name.to_owned(), value.to_owned()));
    put("sort", template.matter.name());
    if template.wants_receipt {
        put("receipt", "1");
    }
    for (language, wording) in &content.0 {
        put(&form::title(*language), &wording.title);
        put(&form::body(*language), &wording.body);
    }
    put("audience", "schools");
    for name in ["school", "grade", "class", "group", "unset", ONCE] {
        for value in fields.many(name) {
            put(name, value);
        }
    }
    written
}

fn order(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
) -> Result<Order, Vec<Mistake>> {
    let content = fill(app, template, fields)?;
    let fields = written(template, &content, fields);
    form::order(&clerk.staff, &fields, &app.config.time_zone)
}

/// What people would see, where that can be told already.
async fn outlook(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
) -> Result<Shown, Refusal> {
    let order = match order(app, clerk, template, fields) {
        Ok(order) => order,
        Err(mistakes) => return Ok(Shown::wrong(mistakes)),
    };
    let desk = Desk::new(app.clone());
    match desk.try_out(&clerk.staff, order).await {
        Ok(standing) => Ok(Shown::of(desk.outlook(&standing).await?)),
        Err(Refusal::Invalid(mistakes)) => Ok(Shown::wrong(mistakes)),
        Err(refusal) => Err(refusal),
    }
}

/// The page with it.
async fn look(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
) -> Result<Response, Failure> {
    match outlook(app, clerk, template, fields).await {
        Ok(shown) => page(app, clerk, template, fields, &shown, StatusCode::OK).await,
        Err(refusal) => Ok(clerk.frame(app).refused(refusal)),
    }
}

pub(super) async fn act(
    State(app): State<App>,
    Path(name): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let Some(template) = Template::by_name(&name) else {
        return Ok(frame.refused(Refusal::NotFound("template")));
    };
    match fields.one("act") {
        Some("send") => send(&app, &clerk, template, &fields).await,
        Some("edit") => match fill(&app, template, &fields) {
            Ok(content) => {
                let fields = written(template, &content, &fields);
                compose::page(&app, &clerk, &fields, Shown::default()).await
            }
            Err(mistakes) => wrong(&app, &clerk, template, &fields, mistakes).await,
        },
        _ => look(&app, &clerk, template, &fields).await,
    }
}

async fn send(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
) -> Result<Response, Failure> {
    let order = match order(app, clerk, template, fields) {
        Ok(order) => Order {
            draft: false,
            ..order
        },
        Err(mistakes) => return wrong(app, clerk, template, fields, mistakes).await,
    };
    let key = format!("console:{}", fields.one(ONCE).unwrap_or_default());
    let once = Once {
        key: &key,
        body_hash: ONCE,
    };
    let answer = |standing: &Standing| match standing.notice.asked_for.is_empty() {
        true => format!("{}?done=sent", standing.notice.id),
        false => format!("{}?done=asked", standing.notice.id),
    };
    let desk = Desk::new(app.clone());
    match desk.take(&clerk.staff, order, once, answer).await {
        Ok(to) => Ok(Redirect::to(&format!("/console/notices/{to}")).into_response()),
        Err(Refusal::Invalid(mistakes)) => wrong(app, clerk, template, fields, mistakes).await,
        Err(refusal) => Ok(clerk.frame(app).refused(refusal)),
    }
}

async fn wrong(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
    mistakes: Vec<Mistake>,
) -> Result<Response, Failure> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(
        app,
        clerk,
        template,
        fields,
        &Shown::wrong(mistakes),
        status,
    )
    .await
}

async fn page(
    app: &App,
    clerk: &Clerk,
    template: &Template,
    fields: &Fields,
    shown: &Shown,
    status: StatusCode,
) -> Result<Response, Failure> {
    let frame = clerk.frame(app);
    if !clerk.staff.role.kinds().contains(&Kind::School) {
        return Ok(frame.refused(Refusal::Forbidden));
    }
    let mut tx = app.db.read().await?;
    let choices = Choices::load(&mut tx).await?;
    drop(tx);
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => app.random.uuid().to_string(),
    };
    let at = format!("/console/notices/template/{}", template.name);
    let is_muted = template.matter == Matter::Notice;
    let body = html! {
        form method="post" data-preview="preview" {
            (clerk.csrf())
            input type="hidden" name=(ONCE) value=(once);
            @for slot in template.slots { (ask(&frame, slot, fields)) }
            (draw_schools(&frame, &clerk.staff, &choices, fields))
            @if !is_muted { p class="hint" { (frame.say("console-reaches-all")) } }
            div id="preview" {
                (frame.mistakes(&shown.mistakes))
                @if let Some(outlook) = &shown.outlook { (previews::draw(&frame, outlook)) }
            }
            div class="row" {
                button type="submit" name="act" value="send" { (frame.say("console-send")) }
                button type="submit" class="second" name="act" value="look" formaction=(at) data-previews {
                    (frame.say("console-preview"))
                }
                button type="submit" class="second" name="act" value="edit" { (frame.say("console-edit-words")) }
            }
            p class="hint" { (frame.say("console-send-hint")) }
        }
    };
    let title = frame.say(&format!("console-template-{}", template.name));
    Ok(frame.page_with(status, &title, &body))
}

fn ask(frame: &Frame<'_>, slot: &Slot, fields: &Fields) -> Markup {
    let name = slot.name;
    let value = fields.one(name).unwrap_or_default();
    let required = slot.is_required;
    html! {
        label for=(name) {
            (frame.say(&format!("console-slot-{name}")))
            @if !required { " " (frame.say("console-optional")) }
        }
        @match slot.ask {
            Ask::Date => input type="date" id=(name) name=(name) value=(value) required[required];,
            Ask::Time => input type="time" id=(name) name=(name) value=(value) required[required];,
            Ask::Text(limit) => input type="text" id=(name) name=(name) value=(value) maxlength=(limit) required[required];,
            Ask::Lines(limit) => textarea id=(name) name=(name) maxlength=(limit) required[required] { (value) },
            Ask::Reason => select id=(name) name=(name) {
                @for reason in REASONS {
                    option value=(reason) selected[*reason == value] { (frame.say(&format!("template-reason-{reason}"))) }
                }
            },
        }
    }
}
