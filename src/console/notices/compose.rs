//! Writing a notice: kind, people, words in each language, time. What is written becomes a draft, which
//! is looked at as people will see it before it goes anywhere.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::audience::{Choices, draw as draw_audience, sorts};
use super::{form, preview as previews};
use crate::app::App;
use crate::city::notice::{
    BODY_LIMIT, Kind, Mistake, REMIND_AFTER, State as NoticeState, TITLE_LIMIT,
};
use crate::city::repeat::MOST;
use crate::console::frame::Frame;
use crate::console::visit::{Clerk, Posted};
use crate::notices::desk::{Desk, Once};
use crate::notices::preview::Outlook;
use crate::office::{Refusal, repeats};
use crate::sheet::form::Fields;
use crate::sheet::{Failure, html_lang};
use crate::store::notices::Notice;
use crate::words::Language;

/// Makes a form that is sent twice one notice.
pub(super) const ONCE: &str = "once";

/// The draft that is written anew, through its previews, too.
const DRAFT: &str = "draft";

#[derive(Deserialize)]
pub(super) struct From {
    /// A notice whose words and people are taken over.
    from: Option<String>,
    sort: Option<String>,
}

pub(super) async fn new(
    State(app): State<App>,
    clerk: Clerk,
    Query(asked): Query<From>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    if !clerk.staff.role.sends() {
        return Ok(frame.refused(Refusal::Forbidden));
    }
    let fields = match &asked.from {
        None => Fields(
            asked
                .sort
                .into_iter()
                .map(|sort| ("sort".into(), sort))
                .collect(),
        ),
        Some(id) => match Desk::new(app.clone()).show(&clerk.staff, id).await {
            Ok(standing) => {
                let mut fields = filled(&app, &clerk, &standing.notice).await?;
                // Its time was then, and that of its repeats.
                fields.0.retain(|(name, _)| {
                    !["send_at", "alone", form::FIXED].contains(&name.as_str())
                });
                fields
            }
            Err(refusal) => return Ok(frame.refused(refusal)),
        },
    };
    page(&app, &clerk, &fields, Shown::default()).await
}

/// The form as a notice fills it in.
async fn filled(app: &App, clerk: &Clerk, notice: &Notice) -> anyhow::Result<Fields> {
    let mut fields = form::fields(notice, &app.config.time_zone);
    match repeats::list(app, &clerk.staff, &notice.id).await {
        Ok(repeats) => {
            // Those by hand were asked for in its own course.
            let with_it = repeats.iter().filter(|repeat| repeat.asked_by.is_none());
            let times: Vec<_> = with_it.map(|repeat| repeat.when).collect();
            form::fill_repeats(&mut fields, &times);
        }
        Err(Refusal::Broken(error)) => return Err(error),
        // They are for whoever may send it.
        Err(_) => {}
    }
    Ok(fields)
}

pub(super) async fn store(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let order = match form::order(&clerk.staff, &fields, &app.config.time_zone) {
        Ok(order) => order,
        Err(mistakes) => return page(&app, &clerk, &fields, Shown::wrong(mistakes)).await,
    };
    let key = format!("console:{}", fields.one(ONCE).unwrap_or_default());
    let once = Once {
        key: &key,
        // The same form is the same notice, whatever was typed since: it is edited from then on.
        body_hash: ONCE,
    };
    let desk = Desk::new(app.clone());
    let answer = |standing: &crate::notices::desk::Standing| standing.notice.id.clone();
    match desk.take(&clerk.staff, order, once, answer).await {
        Ok(id) => Ok(Redirect::to(&format!("/console/notices/{id}")).into_response()),
        Err(Refusal::Invalid(mistakes)) => {
            page(&app, &clerk, &fields, Shown::wrong(mistakes)).await
        }
        Err(refusal) => Ok(clerk.frame(&app).refused(refusal)),
    }
}

/// The form with what people would see below it; nothing is stored.
pub(super) async fn preview(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let order = match form::order(&clerk.staff, &fields, &app.config.time_zone) {
        Ok(order) => order,
        Err(mistakes) => return page(&app, &clerk, &fields, Shown::wrong(mistakes)).await,
    };
    let desk = Desk::new(app.clone());
    let shown = match desk.try_out(&clerk.staff, order).await {
        Ok(standing) => match desk.outlook(&standing).await {
            Ok(outlook) => Shown::of(outlook),
            Err(refusal) => return Ok(clerk.frame(&app).refused(refusal)),
        },
        Err(Refusal::Invalid(mistakes)) => Shown::wrong(mistakes),
        Err(refusal) => return Ok(clerk.frame(&app).refused(refusal)),
    };
    page(&app, &clerk, &fields, shown).await
}

pub(super) async fn edit(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    match Desk::new(app.clone()).show(&clerk.staff, &id).await {
        Ok(standing) if standing.notice.state == NoticeState::Draft => {
            let mut fields = filled(&app, &clerk, &standing.notice).await?;
            fields.0.push((DRAFT.to_owned(), id));
            page(&app, &clerk, &fields, Shown::default()).await
        }
        Ok(_) => Ok(frame.refused(Refusal::Conflict("only a draft can be written anew"))),
        Err(refusal) => Ok(frame.refused(refusal)),
    }
}

pub(super) async fn rewrite(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let order = match form::order(&clerk.staff, &fields, &app.config.time_zone) {
        Ok(order) => order,
        Err(mistakes) => return page(&app, &clerk, &fields, Shown::wrong(mistakes)).await,
    };
    match Desk::new(app.clone())
        .rewrite(&clerk.staff, &id, order)
        .await
    {
        Ok(_) => Ok(Redirect::to(&format!("/console/notices/{id}")).into_response()),
        Err(Refusal::Invalid(mistakes)) => {
            page(&app, &clerk, &fields, Shown::wrong(mistakes)).await
        }
        Err(refusal) => Ok(clerk.frame(&app).refused(refusal)),
    }
}

/// What stands around the form besides its fields.
#[derive(Default)]
pub(super) struct Shown {
    pub mistakes: Vec<Mistake>,
    pub outlook: Option<Outlook>,
    /// What came of a button beside the form.
    pub said: Option<String>,
}

impl Shown {
    pub fn said(words: String) -> Shown {
        Shown {
            said: Some(words),
            ..Shown::default()
        }
    }

    pub fn of(outlook: Outlook) -> Shown {
        Shown {
            outlook: Some(outlook),
            ..Shown::default()
        }
    }

    pub fn wrong(mistakes: Vec<Mistake>) -> Shown {
        Shown {
            mistakes,
            ..Shown::default()
        }
    }
}

pub(super) async fn page(
    app: &App,
    clerk: &Clerk,
    fields: &Fields,
    shown: Shown,
) -> Result<Response, Failure> {
    let frame = clerk.frame(app);
    let to = match fields.one(DRAFT) {
        Some(id) => format!("/console/notices/{id}/edit"),
        None => "/console/notices/new".to_owned(),
    };
    let mut tx = app.db.read().await?;
    let choices = Choices::load(&mut tx).await?;
    drop(tx);
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => app.random.uuid().to_string(),
    };
    let body = html! {
        form method="post" action=(to) data-preview="preview" {
            (clerk.csrf())
            input type="hidden" name=(ONCE) value=(once);
            @if let Some(id) = fields.one(DRAFT) { input type="hidden" name=(DRAFT) value=(id); }
            (sort_choice(&frame, clerk, fields))
            (draw_audience(&frame, &clerk.staff, &choices, fields))
            (texts(&frame, app.words.offered(), fields))
            (super::wording::help(&frame, fields))
            (receipt(&frame, fields))
            (time(&frame, fields))
            @if clerk.staff.role.kinds().contains(&Kind::Emergency) { (alone(&frame, fields)) }
            div id="preview" {
                (frame.mistakes(&shown.mistakes))
                @if let Some(said) = &shown.said { p class="note" role="status" { (said) } }
                @if let Some(outlook) = &shown.outlook { (previews::draw(&frame, outlook)) }
            }
            div class="row" {
                button type="submit" { (frame.say("console-check")) }
                button type="submit" class="second" name="preview" value="1" formaction="/console/notices/preview" data-previews {
                    (frame.say("console-preview"))
                }
            }
            p class="hint" { (frame.say("console-check-hint")) }
        }
    };
    let status = match shown.mistakes.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(frame.page_with(status, &frame.say("console-compose"), &body))
}

fn sort_choice(frame: &Frame<'_>, clerk: &Clerk, fields: &Fields) -> Markup {
    let chosen = fields.one("sort");
    let by_city = clerk.staff.role.kinds().contains(&Kind::Emergency);
    html! {
        label for="sort" { (frame.say("console-sort")) }
        select id="sort" name="sort" {
            @for sort in sorts(&clerk.staff) {
                option value=(sort.name) selected[chosen == Some(sort.name)] {
                    (frame.say(&format!("console-sort-{}", sort.name)))
                }
            }
        }
        @if by_city {
            label for="level" { (frame.say("console-level")) }
            p class="hint" id="level-hint" { (frame.say("console-level-hint")) }
            select id="level" name="level" aria-describedby="level-hint" {
                option value="" { (frame.say("console-no-level")) }
                @for level in ["1", "2", "3", "4", "5"] {
                    option value=(level) selected[fields.one("level") == Some(level)] { (level) }
                }
            }
        }
    }
}

/// Japanese is open, the others where they hold something.
fn texts(frame: &Frame<'_>, languages: &[Language], fields: &Fields) -> Markup {
    let others = languages
        .iter()
        .filter(|language| **language != Language::Ja);
    let others: Vec<Language> = others.copied().collect();
    let is_written = |language: &Language| {
        let title = fields.one(&form::title(*language)).unwrap_or_default();
        let body = fields.one(&form::body(*language)).unwrap_or_default();
        !(title.is_empty() && body.is_empty())
    };
    html! {
        (wording(frame, Language::Ja, fields))
        details open[others.iter().any(is_written)] {
            summary { (frame.say("console-other-languages")) }
            div class="columns" {
                @for &language in &others { (wording(frame, language, fields)) }
            }
        }
    }
}

fn wording(frame: &Frame<'_>, language: Language, fields: &Fields) -> Markup {
    let (title, body) = (form::title(language), form::body(language));
    let lang = html_lang(language);
    let value = |name: &str| fields.one(name).unwrap_or_default().to_owned();
    let required = language == Language::Ja;
    html! {
        fieldset {
            legend lang=(lang) { (language.own_name()) }
            label for=(title) { (frame.say("console-title-field")) }
            input type="text" id=(title) name=(title) lang=(lang) maxlength=(TITLE_LIMIT) value=(value(&title)) required[required];
            label for=(body) { (frame.say("console-body-field")) }
            textarea id=(body) name=(body) lang=(lang) maxlength=(BODY_LIMIT) required[required] { (value(&body)) }
            @let machine = form::machine(language);
            @if fields.one(&machine).is_some() {
                label {
                    input type="checkbox" name=(machine) value="1" checked;
                    " " (frame.say("console-machine"))
                }
            }
        }
    }
}

fn receipt(frame: &Frame<'_>, fields: &Fields) -> Markup {
    let (from, to) = (REMIND_AFTER.start(), REMIND_AFTER.end());
    html! {
        div class="choices" {
            label {
                input type="checkbox" name="receipt" value="1" checked[fields.one("receipt").is_some()];
                " " (frame.say("console-receipt"))
            }
        }
        label for="remind" { (frame.say("console-remind")) }
        p class="hint" id="remind-hint" { (frame.say("console-remind-hint")) }
        input type="number" id="remind" name="remind" min=(from) max=(to) aria-describedby="remind-hint"
            value=[fields.one("remind")];
        @if fields.one(form::FIXED).is_some() {
            p class="hint" { (frame.say("console-repeat-fixed")) }
        } @else {
            (repeats_at(frame, fields))
        }
    }
}

/// What one chooses from on a phone, in minutes: the same morning, by evening, the next days.
const REPEAT_AFTER: [i64; 9] = [30, 60, 120, 180, 360, 720, 1440, 2880, 4320];

fn repeats_at(frame: &Frame<'_>, fields: &Fields) -> Markup {
    let told = |minutes: i64| {
        let (words, count) = match minutes {
            day if day % 1440 == 0 => ("console-repeat-days", day / 1440),
            hour if hour % 60 == 0 => ("console-repeat-hours", hour / 60),
            minutes => ("console-repeat-minutes", minutes),
        };
        frame.say_with(words, &[("count", count.into())])
    };
    html! {
        fieldset aria-describedby="repeats-hint" {
            legend { (frame.say("console-repeats-field")) }
            p class="hint" id="repeats-hint" { (frame.say("console-repeats-hint")) }
            div class="row" {
                @for number in 1..=MOST {
                    @let name = form::repeat(number);
                    @let chosen = fields.one(&name).and_then(|text| text.parse::<i64>().ok());
                    // Set by a program to other minutes.
                    @let other = chosen.filter(|minutes| !REPEAT_AFTER.contains(minutes));
                    select name=(name) aria-label=(frame.say_with("console-repeat-number", &[("number", i64::try_from(number).unwrap_or_default().into())])) {
                        option value="" { (frame.say("console-repeat-no")) }
                        @for minutes in REPEAT_AFTER.into_iter().chain(other) {
                            option value=(minutes) selected[chosen == Some(minutes)] { (told(minutes)) }
                        }
                    }
                }
            }
        }
    }
}

fn time(frame: &Frame<'_>, fields: &Fields) -> Markup {
    html! {
        label for="send_at" { (frame.say("console-send-at")) }
        p class="hint" id="send-at-hint" { (frame.say("console-send-at-hint")) }
        input type="datetime-local" id="send_at" name="send_at" aria-describedby="send-at-hint" value=[fields.one("send_at")];
    }
}

fn alone(frame: &Frame<'_>, fields: &Fields) -> Markup {
    html! {
        details open[fields.one("alone").is_some_and(|reason| !reason.is_empty())] {
            summary { (frame.say("console-alone")) }
            label for="alone" { (frame.say("console-alone-reason")) }
            p class="hint" id="alone-hint" { (frame.say("console-alone-hint")) }
            input type="text" id="alone" name="alone" maxlength="500" aria-describedby="alone-hint" value=[fields.one("alone")];
        }
    }
}
