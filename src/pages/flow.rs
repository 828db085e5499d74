//! `/mine/do/{flow}`: any declared flow as forms, for somebody logged in; what the chat asks one by
//! one stands here on as few pages as its choices allow. Without script and without anything stored
//! in between: what was answered travels in hidden fields and is checked anew every time.
//!
//! ```text
//!   questions ──► more questions ──► summary ──ok──► saved
//!       ▲                               │
//!       └────────── change one ─────────┘
//! ```

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::field::{Question, Wrongs, read};
use super::visit::{Member, Posted};
use crate::app::App;
use crate::flow::field::Wrong;
use crate::flow::say::{self, message, new_year, shown};
use crate::flow::{Answer, Answers, Facts, Field, Flow, FlowName};
use crate::household::{self, enrol};
use crate::sheet::form::Fields;
use crate::sheet::{Failure, Sheet};
use crate::store::Tx;

/// The button of the summary.
const OK: &str = "ok";
/// The buttons beside its answers; their value is the field to be changed.
const CHANGE: &str = "change";
/// A hidden field before an answer already given: `had-school`.
const HAD: &str = "had-";

pub fn router() -> Router<App> {
    Router::new().route("/mine/do/{flow}", get(begin).post(go_on))
}

fn flow_of(name: &str) -> Option<&'static Flow> {
    let found = FlowName::ALL
        .iter()
        .copied()
        .find(|flow| flow.as_str() == name)?;
    Some(found.flow()).filter(|flow| flow.is_for_members())
}

async fn begin(
    State(app): State<App>,
    Path(name): Path<String>,
    member: Member,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let Some(flow) = flow_of(&name) else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let mut tx = app.db.read().await?;
    let facts = household::facts(&app, &mut tx, &member.who()).await?;
    let mut open = Open::new(flow, facts);
    if let Some(notice) = open.shut(&sheet) {
        return Ok(notice);
    }
    // A link may bring an answer, such as the child.
    open.take(&Fields(query), |field| field.id.to_owned());
    open.wrongs.clear();
    Ok(open.page(&sheet, &member, StatusCode::OK))
}

async fn go_on(
    State(app): State<App>,
    Path(name): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let sheet = member.sheet(&app);
    let Some(flow) = flow_of(&name) else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let mut tx = app.db.write().await?;
    let facts = household::facts(&app, &mut tx, &member.who()).await?;
    let mut open = Open::new(flow, facts);
    if let Some(notice) = open.shut(&sheet) {
        return Ok(notice);
    }
    open.take(&fields, |field| format!("{HAD}{}", field.id));
    // What was answered before was right then; where it no longer is, it is asked again.
    open.wrongs.clear();
    open.take(&fields, |field| field.id.to_owned());
    count_codes(&mut tx, &member, &open).await?;
    if !open.wrongs.is_empty() {
        tx.commit().await?;
        open.typed = Some(fields);
        return Ok(open.page(&sheet, &member, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if let Some(field) = fields.one(CHANGE).and_then(|id| flow.field(id)) {
        open.changing = Some(field);
    }
    if fields.one(OK).is_none() || !open.is_complete() {
        tx.commit().await?;
        return Ok(open.page(&sheet, &member, StatusCode::OK));
    }
    let who = member.who();
    let handed = household::save(&app, &mut tx, &who, flow.name, &open.answers).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let to = match handed {
        Some(handed) => handed.url,
        None => format!("/mine?saved={}&lang={}", flow.name.as_str(), sheet.language),
    };
    Ok(Redirect::to(&to).into_response())
}

/// Wrong school codes are counted at this door as in the chat.
async fn count_codes(tx: &mut Tx, member: &Member, open: &Open) -> anyhow::Result<()> {
    let person = &member.person.id;
    if open
        .wrongs
        .values()
        .any(|wrong| matches!(wrong, Wrong::Code(_)))
    {
        return enrol::wrong_code(tx, person, open.facts.now).await;
    }
    let code = open
        .flow
        .fields
        .iter()
        .find(|field| field.answer == Answer::JoinCode);
    match code.is_some_and(|field| open.answers.contains_key(field.id)) {
        true => enrol::right_code(tx, person).await,
        false => Ok(()),
    }
}

/// A flow half-way.
struct Open {
    flow: &'static Flow,
    facts: Facts,
    answers: Answers,
    /// The answers as they were sent: what travels on in hidden fields.
    sent: Vec<(String, String)>,
    wrongs: Wrongs,
    typed: Option<Fields>,
    /// The one question that is asked again, from the summary.
    changing: Option<&'static Field>,
}

impl Open {
    fn new(flow: &'static Flow, facts: Facts) -> Open {
        Open {
            answers: flow.start(&facts),
            flow,
            facts,
            sent: Vec::new(),
            wrongs: Wrongs::new(),
            typed: None,
            changing: None,
        }
    }

    /// Why the flow cannot be begun: it is not open yet, or there is nothing to choose from.
    fn shut(&self, sheet: &Sheet<'_>) -> Option<Response> {
        let (name, facts) = (self.flow.name, &self.facts);
        let closed = say::closed(name.service(), &facts.closed, &facts.zone);
        let (id, args) = closed.or_else(|| Some((name.missing(facts)?, Vec::new())))?;
        Some(sheet.notice_with(StatusCode::OK, &self.title_id(), id, &args))
    }

    /// Takes what was sent for each question under its name there.
    fn take(&mut self, fields: &Fields, name: impl Fn(&Field) -> String) {
        for field in self.flow.fields {
            let name = name(field);
            let values = fields.many(&name);
            if values.is_empty() {
                continue;
            }
            let renamed = values
                .iter()
                .map(|value| (field.id.to_owned(), (*value).to_owned()));
            let renamed = Fields(renamed.collect());
            match read(field, &renamed, &self.answers, &self.facts) {
                Ok(value) => {
                    self.flow.put(&mut self.answers, field, value);
                    self.wrongs.remove(field.id);
                    self.sent.retain(|(known, _)| known != field.id);
                    self.sent.extend(renamed.0);
                }
                Err(wrong) => drop(self.wrongs.insert(field.id, wrong)),
            }
        }
        // A changed answer takes those with it that depended on it.
        self.sent
            .retain(|(known, _)| self.answers.contains_key(known));
    }

    fn is_complete(&self) -> bool {
        self.flow.next(&self.answers, &self.facts).is_none()
    }

    /// The questions of the next page: from the first open one on, as far as their choices are known.
    fn questions(&self) -> Vec<&'static Field> {
        if let Some(field) = self.changing {
            return vec![field];
        }
        let open = |field: &&Field| {
            !self.answers.contains_key(field.id) || self.wrongs.contains_key(field.id)
        };
        let known = |id: Option<&str>| id.is_none_or(|id| self.answers.contains_key(id));
        self.flow
            .fields
            .iter()
            .filter(open)
            .take_while(|field| {
                known(field.depends_on) && known(field.only_if.map(|(field, _)| field))
            })
            .filter(|field| field.applies(&self.answers, &self.facts))
            .collect()
    }

    fn title_id(&self) -> String {
        self.flow.name.title_id()
    }

    fn page(&self, sheet: &Sheet<'_>, member: &Member, status: StatusCode) -> Response {
        let questions = self.questions();
        let asked = |id: &str| questions.iter().any(|field| field.id == id);
        let body = html! {
            form method="post" {
                (member.csrf())
                @for (name, value) in self.sent.iter().filter(|(name, _)| !asked(name)) {
                    input type="hidden" name={ (HAD) (name) } value=(value);
                }
                @if questions.is_empty() {
                    (self.summary(sheet))
                } @else {
                    (self.asking(sheet, &questions))
                }
            }
            p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("button-cancel")) } }
        };
        let title = sheet.say(&self.title_id());
        (status, sheet.page(&title, &body)).into_response()
    }

    fn asking(&self, sheet: &Sheet<'_>, questions: &[&'static Field]) -> Markup {
        html! {
            @if self.answers.len() == self.flow.start(&self.facts).len() && self.wrongs.is_empty() {
                p { (sheet.say(&format!("start-{}", self.flow.name.as_str()))) }
            }
            @if !self.wrongs.is_empty() {
                p class="error" role="alert" { (sheet.say("form-has-mistakes")) }
            }
            @for &field in questions {
                (Question {
                    field,
                    answers: &self.answers,
                    facts: &self.facts,
                    typed: self.typed.as_ref(),
                    wrong: self.wrongs.get(field.id).copied(),
                }.draw(sheet))
                // An empty choice of several is an answer, too: something must be sent for it.
                @if matches!(field.answer, Answer::Many(_)) || !field.required {
                    input type="hidden" name=(field.id) value="";
                }
            }
            button type="submit" { (sheet.say("button-next")) }
        }
    }

    fn summary(&self, sheet: &Sheet<'_>) -> Markup {
        let fields = self.flow.fields.iter();
        let rows: Vec<_> = fields
            .filter_map(|field| {
                let value = self.answers.get(field.id)?;
                let (language, words) = (sheet.language, sheet.words);
                let shown = shown(field, value, &self.answers, &self.facts, language, words);
                Some((field, shown))
            })
            .collect();
        let (ask, ok) = self.flow.name.confirm_ids(&self.answers, &self.facts);
        html! {
            // Nothing was asked: what it does is told here.
            @if self.flow.fields.is_empty() {
                p { (sheet.say(&format!("start-{}", self.flow.name.as_str()))) }
            }
            @if self.flow.name == FlowName::NewYear {
                @for line in new_year(&self.facts, sheet.words, sheet.language) { p { (line) } }
            }
            @if self.flow.name == FlowName::Message {
                @for line in message(&self.answers, &self.facts, sheet.words, sheet.language) {
                    p { (line) }
                }
            }
            p { (sheet.say(ask)) }
            @if !rows.is_empty() {
                dl class="summary" {
                    @for (field, value) in rows {
                        dt { (sheet.say(&field.label_id())) }
                        dd {
                            (value) " "
                            @if field.given(&self.facts).is_none() {
                                button type="submit" class="small" name=(CHANGE) value=(field.id)
                                    aria-label={ (sheet.say("button-fix")) ": " (sheet.say(&field.label_id())) } {
                                    (sheet.say("button-fix"))
                                }
                            }
                        }
                    }
                }
            }
            button type="submit" name=(OK) value="1" { (sheet.say(ok)) }
        }
    }
}
