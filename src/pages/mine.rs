//! `/mine`: the top page after logging in: what is to be done, what came, what is registered, and the
//! way to everything else (B-04, B-29, C-13).

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::visit::Member;
use super::{children, inbox};
use crate::app::App;
use crate::city::rollover::Open;
use crate::flow::facts::ChildFact;
use crate::flow::places::is_narrowed;
use crate::flow::say::{absences, departure, new_year, shown};
use crate::flow::{Facts, FlowName, Value};
use crate::household;
use crate::sheet::{Failure, Sheet};
use crate::store::{Tx, line_accounts, links, received};
use crate::words::Arg;

/// As many fit on a phone's screen above what is registered.
const NEWEST: i64 = 3;

/// Where a link leads, and the text it is called by.
enum Way {
    Flow(FlowName),
    Page(&'static str, &'static str),
}

/// Under the heading of children and schools. One a line.
const SCHOOL: &[Way] = &[
    // Here and below in the order shown.
    Way::Flow(FlowName::Absence),
    Way::Flow(FlowName::WithdrawAbsence),
    Way::Flow(FlowName::Child),
    Way::Flow(FlowName::Enrol),
    Way::Flow(FlowName::EditChild),
    Way::Flow(FlowName::Invite),
    Way::Flow(FlowName::QuitChild),
];

/// Under what is written to the office and the schools.
const WRITE: &[Way] = &[
    // One a line.
    Way::Flow(FlowName::Message),
    Way::Page("/mine/messages", "messages-title"),
];

/// Under the city's notices.
const CITY: &[Way] = &[
    // One a line.
    Way::Flow(FlowName::Topics),
    Way::Flow(FlowName::TopicChannel),
    Way::Page("/mine/garbage", "menu-garbage"),
    Way::Flow(FlowName::Garbage),
    Way::Flow(FlowName::Places),
    Way::Flow(FlowName::AllNews),
];

/// Under the ways by which notices come.
const REACHED: &[Way] = &[
    // One a line.
    Way::Flow(FlowName::Settings),
    Way::Page("/mine/notices", "inbox-title"),
    Way::Page("/mine/addresses", "addresses-title"),
    Way::Flow(FlowName::Address),
    Way::Flow(FlowName::Phone),
    Way::Page("/mine/check", "check-title"),
    Way::Flow(FlowName::Unlink),
];

/// Under the account, before the flows that stand nowhere above.
const ACCOUNT: &[Way] = &[
    // One a line.
    Way::Page("/mine/password", "change-password-title"),
    Way::Page("/mine/sessions", "sessions-title"),
    Way::Page("/mine/export", "held-title"),
    Way::Page("/privacy", "field-privacy"),
    Way::Page("/terms", "field-terms"),
];

pub fn router() -> Router<App> {
    Router::new().route("/mine", get(mine))
}

/// What was done on the page before.
#[derive(Deserialize)]
struct Done {
    saved: Option<String>,
}

async fn mine(
    State(app): State<App>,
    member: Member,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let facts = household::facts(&app, &mut tx, &member.who()).await?;
    let children = children::section(&app, &mut tx, &sheet, &member.person.id).await?;
    let line = line(&app, &mut tx, &sheet, &member.person.id).await?;
    let warnings = super::addresses::warnings(&app, &mut tx, &member.person.id, &sheet).await?;
    let newest = received::list(&mut tx, &member.person.id, NEWEST, 0).await?;
    let body = html! {
        @if let Some(saved) = saved(&done) {
            p class="note" role="status" { (sheet.say(&saved)) }
        }
        (greeting(&sheet, &member))
        (departs(&sheet, &member, &facts))
        (turned(&sheet, &member, &facts))
        (to_do(&sheet, &facts))
        (warnings)
        h2 { (sheet.say("mine-newest")) }
        @if newest.is_empty() {
            p { (sheet.say("inbox-none")) }
        } @else {
            (inbox::lines(&app, &sheet, &newest))
            p { a href={ "/mine/notices?lang=" (sheet.language) } { (sheet.say("mine-all-notices")) } }
        }
        h2 { (sheet.say("home-school")) }
        (children)
        @for child in facts.moving() { (moves(&sheet, &member, child)) }
        (reports(&sheet, &facts))
        (ways(&sheet, offered(SCHOOL, &facts)))
        h2 { (sheet.say("mine-write")) }
        (ways(&sheet, WRITE))
        h2 { (sheet.say("field-topics")) }
        (topics(&sheet, &facts))
        (ways(&sheet, offered(CITY, &facts)))
        h2 { (sheet.say("mine-line")) }
        (line)
        h2 { (sheet.say("mine-reached")) }
        (settings(&sheet, &facts))
        (ways(&sheet, REACHED))
        h2 { (sheet.say("mine-account")) }
        (ways(&sheet, &remaining(&facts)))
        (ways(&sheet, ACCOUNT))
        form method="post" action="/logout" {
            (member.csrf())
            button type="submit" { (sheet.say("logout-button")) }
        }
    };
    Ok(sheet.page(&sheet.say("mine-top"), &body).into_response())
}

fn saved(done: &Done) -> Option<String> {
    let mut flows = FlowName::ALL.iter();
    let flow = flows.find(|flow| Some(flow.as_str()) == done.saved.as_deref())?;
    Some(format!("saved-{}", flow.as_str()))
}

fn greeting(sheet: &Sheet<'_>, member: &Member) -> Markup {
    let names = [&member.person.family_name, &member.person.given_name];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    let args = [("name", names.join(" ").into())];
    html! {
        @if !names.is_empty() {
            p { (sheet.words.say_with(sheet.language, "mine-greeting", &args)) }
        }
    }
}

/// That the person has asked to leave, and one tap that takes it back.
fn departs(sheet: &Sheet<'_>, member: &Member, facts: &Facts) -> Markup {
    html! {
        @if let Some(open) = departure(facts, sheet.words, sheet.language) {
            div class="note" {
                p { (open) }
                form method="post" action="/mine/do/stay" {
                    (member.csrf())
                    button type="submit" name="ok" value="1" { (sheet.say("button-stay")) }
                }
            }
        }
    }
}

/// The grades and classes after the turn of the school year: one tap says that they are right.
fn turned(sheet: &Sheet<'_>, member: &Member, facts: &Facts) -> Markup {
    html! {
        @if facts.has_new_year() {
            form method="post" action="/mine/do/new-year" class="note" {
                (member.csrf())
                p { (sheet.say("year-note")) }
                @for line in new_year(facts, sheet.words, sheet.language) { p { (line) } }
                button type="submit" name="ok" value="1" { (sheet.say("button-new-year")) }
                p { (link(sheet, &Way::Flow(FlowName::Enrol))) }
            }
        }
    }
}

/// The next school of a child, and one tap that takes the plan back.
fn moves(sheet: &Sheet<'_>, member: &Member, child: &ChildFact) -> Markup {
    let Some((first, school)) = &child.planned else {
        return Markup::default();
    };
    let args = [
        ("day", first.to_string().into()),
        ("school", school.as_str().into()),
    ];
    let planned = sheet.words.say_with(sheet.language, "mine-planned", &args);
    html! {
        form method="post" action="/mine/do/keep-school" class="note" {
            (member.csrf())
            p { (child.name) " " (planned) }
            input type="hidden" name="had-moving-child" value=(child.id);
            button type="submit" class="small" name="ok" value="1"
                aria-label={ (sheet.say("button-keep-school")) ": " (child.name) } {
                (sheet.say("button-keep-school"))
            }
        }
    }
}

/// What was reported to the children's schools and is not over.
fn reports(sheet: &Sheet<'_>, facts: &Facts) -> Markup {
    let children = facts.children.iter();
    let lines: Vec<_> = children
        .flat_map(|child| {
            let lines = absences(child, sheet.words, sheet.language).into_iter();
            lines.map(|line| (child.name.as_str(), line))
        })
        .collect();
    html! {
        @if !lines.is_empty() {
            ul class="note" { @for (name, line) in lines { li { (name) " " (line) } } }
        }
    }
}

/// What keeps notices from coming: each with the flow that mends it.
fn to_do(sheet: &Sheet<'_>, facts: &Facts) -> Markup {
    let without_school = facts
        .children
        .iter()
        .any(|child| child.enrolment.is_none() && child.new_year != Some(Open::Finished));
    let mail = facts.current.get("bulk-mail").and_then(Value::one);
    let open = [
        // One a line.
        (facts.children.is_empty(), "mine-no-child", FlowName::Child),
        (without_school, "mine-without-school", FlowName::Enrol),
        (mail == Some("off"), "mine-mail-off", FlowName::Settings),
        (
            is_narrowed(&facts.current),
            "mine-narrowed",
            FlowName::AllNews,
        ),
    ];
    let open = open.iter().filter(|(needed, ..)| *needed);
    let open: Vec<_> = open.map(|(_, text, flow)| (text, flow)).collect();
    html! {
        @if !open.is_empty() {
            div class="note" {
                h2 { (sheet.say("mine-to-do")) }
                ul {
                    @for (text, flow) in open {
                        li { (sheet.say(text)) " " (link(sheet, &Way::Flow(*flow))) }
                    }
                }
            }
        }
    }
}

/// Whether LINE is linked, and since when (B-33); or that the last try failed.
async fn line(app: &App, tx: &mut Tx, sheet: &Sheet<'_>, person: &str) -> anyhow::Result<Markup> {
    let lines = line_accounts::of_person(tx, person).await?;
    let failed = links::has_failed(tx, person, app.clock.now()).await?;
    let since = lines.first().map(|line| {
        let since = line.linked_at.unwrap_or(line.created_at);
        let since = since.timestamp().to_zoned(app.config.time_zone.clone());
        since.datetime()
    });
    let linked = |since| {
        sheet
            .words
            .say_with(sheet.language, "mine-linked", &[("at", Arg::Moment(since))])
    };
    Ok(html! {
        @if let Some(since) = since {
            p { (linked(since)) }
        } @else {
            @if failed { p class="error" { (sheet.say("mine-link-failed")) } }
            p { (sheet.say("mine-not-linked")) }
        }
    })
}

fn topics(sheet: &Sheet<'_>, facts: &Facts) -> Markup {
    let wanted = facts.topics.iter().filter(|topic| topic.wanted);
    let wanted: Vec<String> = wanted
        .map(|topic| topic.label().say(sheet.language, sheet.words))
        .collect();
    html! {
        @if wanted.is_empty() {
            p { (sheet.say("value-none")) }
        } @else {
            ul { @for topic in wanted { li { (topic) } } }
        }
    }
}

fn settings(sheet: &Sheet<'_>, facts: &Facts) -> Markup {
    let garbage = facts.garbage.chosen.then_some(FlowName::Garbage);
    let flows = [FlowName::Settings, FlowName::Phone, FlowName::Places].into_iter();
    let fields = flows.chain(garbage);
    let fields = fields.flat_map(|flow| flow.flow().fields);
    let stands = fields.filter_map(|field| {
        let (stored, language) = (&facts.current, sheet.language);
        let value = stored.get(field.id)?;
        let value = shown(field, value, stored, facts, language, sheet.words);
        Some((sheet.say(&field.label_id()), value))
    });
    html! {
        dl class="summary" {
            @for (name, value) in stands { dt { (name) } dd { (value) } }
        }
    }
}

/// The flows that stand under no heading: a new one is never without its link.
fn remaining(facts: &Facts) -> Vec<Way> {
    let placed = |flow: FlowName| {
        let mut ways = [SCHOOL, WRITE, CITY, REACHED, ACCOUNT]
            .into_iter()
            .flatten();
        ways.any(|way| matches!(way, Way::Flow(known) if *known == flow))
    };
    let flows = FlowName::ALL.iter().copied();
    let flows = flows
        .filter(|flow| flow.flow().is_for_members() && !placed(*flow) && flow.is_offered(facts));
    flows.map(Way::Flow).collect()
}

/// Those that lead somewhere now.
fn offered(ways: &'static [Way], facts: &Facts) -> Vec<&'static Way> {
    let leads = |way: &&Way| match way {
        Way::Flow(flow) => flow.is_offered(facts),
        Way::Page("/mine/garbage", _) => FlowName::Garbage.is_offered(facts),
        Way::Page(..) => true,
    };
    ways.iter().filter(leads).collect()
}

fn ways<'a>(sheet: &Sheet<'_>, ways: impl IntoIterator<Item = &'a Way>) -> Markup {
    let ways: Vec<&Way> = ways.into_iter().collect();
    html! {
        @if !ways.is_empty() {
            ul class="ways" { @for way in ways { li { (link(sheet, way)) } } }
        }
    }
}

fn link(sheet: &Sheet<'_>, way: &Way) -> Markup {
    let (path, text) = match way {
        Way::Flow(flow) => (format!("/mine/do/{}", flow.as_str()), flow.title_id()),
        Way::Page(path, text) => ((*path).to_owned(), (*text).to_owned()),
    };
    html! { a href={ (path) "?lang=" (sheet.language) } { (sheet.say(&text)) } }
}
