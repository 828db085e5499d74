//! The notices about garbage days: a round of reminders, and what corrects one. The service is their
//! only sender; lists, channels and figures are those of every notice.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::app::App;
use crate::city::audience::{Audience, Round, Told};
use crate::city::garbage::kinds;
use crate::city::notice::{Content, Kind, State, TITLE_LIMIT, Wording};
use crate::clock::Millis;
use crate::store::garbage::{TOPIC, days, rounds};
use crate::store::notices::{self, Notice};
use crate::store::topics::{self, Topic};
use crate::store::{Tx, garbage};
use crate::words::{Arg, Language, Words};

/// Who is named as having made them.
pub const SENDER: &str = "garbage";

/// At most so many days a year make a kind rare: people forget it, and are told a week ahead, too.
pub const RARE: i64 = 4;

/// What a round says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Evening,
    Morning,
    Early,
}

impl Sort {
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Evening => "evening",
            Sort::Morning => "morning",
            Sort::Early => "early",
        }
    }

    /// A title and a body; `has_hour`: the city says by when garbage must be out.
    const fn texts(self, has_hour: bool) -> (&'static str, &'static str) {
        match (self, has_hour) {
            (Sort::Evening | Sort::Morning, true) => ("garbage-title", "garbage-body-by"),
            (Sort::Evening | Sort::Morning, false) => ("garbage-title", "garbage-body"),
            (Sort::Early, _) => ("garbage-early-title", "garbage-early-body"),
        }
    }
}

/// A day with its weekday, as a language writes it.
pub fn day_in(words: &Words, language: Language, day: Date) -> String {
    let args = [
        ("month", i64::from(day.month()).into()),
        ("day", i64::from(day.day()).into()),
        (
            "weekday",
            i64::from(day.weekday().to_monday_one_offset()).into(),
        ),
    ];
    words.say_with(language, "template-day", &args)
}

/// Kinds by their names in a language.
pub fn kinds_in(words: &Words, language: Language, labels: &[String]) -> String {
    let between = match language {
        Language::Ja | Language::JaEasy | Language::ZhHans => "、",
        Language::En | Language::Vi | Language::PtBr => ", ",
    };
    let names: Vec<String> = labels
        .iter()
        .map(|label| kinds::name(label, language, words))
        .collect();
    names.join(between)
}

/// The words in every language the city offers.
fn content(words: &Words, (title, body): (&str, &str), day: Date, labels: &[String]) -> Content {
    let complete = words.offered().iter().copied();
    let complete = complete.filter(|language| words.is_complete(*language));
    let languages = complete.chain([Language::Ja]);
    let out_by = words.profile().garbage.out_by;
    let wording = |language: Language| {
        let mut args = vec![
            ("day", Arg::from(day_in(words, language, day))),
            ("kinds", Arg::from(kinds_in(words, language, labels))),
        ];
        if let Some(by) = out_by {
            let time = format!("{}:{:02}", by.hour(), by.minute());
            args.push(("time", time.into()));
        }
        let title = words.say_with(language, title, &args);
        let body = words.say_with(language, body, &args);
        Wording {
            title: title.chars().take(TITLE_LIMIT).collect(),
            body: format!("{body}\n\n{}", words.say(language, "garbage-change")),
            machine: false,
        }
    };
    Content(
        languages
            .map(|language| (language, wording(language)))
            .collect(),
    )
}

async fn send(
    app: &App,
    tx: &mut Tx,
    content: Content,
    round: Round,
    now: Millis,
) -> anyhow::Result<String> {
    let notice = Notice {
        id: app.new_id(),
        kind: Kind::Garbage,
        matter: None,
        topic: Some(TOPIC.to_owned()),
        level: None,
        audience: Audience::Garbage(round),
        content,
        wants_receipt: false,
        remind_after: None,
        state: State::Scheduled,
        send_at: now,
        created_at: now,
        created_by: SENDER.to_owned(),
        sent_by: Some(SENDER.to_owned()),
        school: None,
        approved_by: None,
        alone_reason: None,
        asked_for: Vec::new(),
        started_at: None,
        people: None,
        children: None,
        planned_at: None,
        planned_to: None,
        ended_at: None,
        corrects: None,
        recall: None,
        superseded_by: None,
    };
    notices::insert(tx, &notice).await?;
    Ok(notice.id)
}

/// Sends a round: one notice for each different list of kinds. `way`: whom, such as `evening-19`.
/// Returns how many notices it is.
pub async fn remind(
    app: &App,
    tx: &mut Tx,
    day: Date,
    (sort, way): (Sort, &str),
) -> anyhow::Result<usize> {
    let now = app.clock.now();
    let rare = match sort {
        Sort::Early => Some(rare(tx).await?),
        Sort::Evening | Sort::Morning => None,
    };
    let mut of_area: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for found in days::between(tx, "", (day, day), false).await? {
        let is_rare = |rare: &std::collections::HashSet<(String, String)>| {
            rare.contains(&(found.area.clone(), found.kind.clone()))
        };
        if rare.as_ref().is_none_or(is_rare) {
            of_area.entry(found.area).or_default().push(found.kind);
        }
    }
    let mut by_kinds: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for (area, kinds) in of_area {
        by_kinds.entry(kinds).or_default().push(area);
    }
    let notices = by_kinds.len();
    let texts = sort.texts(app.words.profile().garbage.out_by.is_some());
    for (kinds, areas) in by_kinds {
        let round = Round {
            areas,
            ways: vec![way.to_owned()],
            day: day.to_string(),
            told: Told::Not(sort.name().to_owned()),
        };
        let content = content(&app.words, texts, day, &kinds);
        let notice = send(app, tx, content, round, now).await?;
        rounds::add(tx, &notice, day, sort.name(), &kinds).await?;
    }
    Ok(notices)
}

/// Ends a reminder of a collection that is over.
pub async fn expire(app: &App, tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    match notices::lock(tx, id).await? {
        Some(notice) => super::desk::stop::expire(app, tx, &notice).await,
        None => Ok(()),
    }
}

/// Areas with the kinds that come there a few times a year only.
async fn rare(tx: &mut Tx) -> anyhow::Result<std::collections::HashSet<(String, String)>> {
    let mut rare = std::collections::HashSet::new();
    for calendar in garbage::published(tx).await? {
        let all = days::frequencies(tx, &calendar.id).await?.into_iter();
        let few = all.filter(|(_, _, days)| *days <= RARE);
        rare.extend(few.map(|(area, kind, _)| (area, kind)));
    }
    Ok(rare)
}

/// A day was changed after people were told of it: those hear so, once. False: nobody was told yet. It waits
/// until the lists of what they were told are complete (`store::notices`): whom a round still reaches hears
/// so, too, and what was said last stands last.
pub async fn correct(app: &App, tx: &mut Tx, change: &days::Change) -> anyhow::Result<bool> {
    // Of what is added the reminders to come will tell; whoever's last one is over learns of it here.
    let sent = rounds::sent(tx, change.day).await?.into_iter();
    let over: Vec<String> = sent
        .filter(|way| !way.starts_with(Sort::Early.name()))
        .collect();
    let is_needed = match change.added {
        true => !over.is_empty(),
        false => rounds::told(tx, change.day, &change.kind).await?,
    };
    if !is_needed {
        return Ok(false);
    }
    let kinds = [change.kind.clone()];
    let (texts, round) = match change.added {
        true => (
            ("garbage-added-title", "garbage-added-body"),
            Round {
                areas: vec![change.area.clone()],
                ways: over,
                day: change.day.to_string(),
                told: Told::Any,
            },
        ),
        false => (
            ("garbage-removed-title", "garbage-removed-body"),
            Round {
                areas: vec![change.area.clone()],
                ways: Vec::new(),
                day: change.day.to_string(),
                told: Told::Of(change.kind.clone()),
            },
        ),
    };
    let content = content(&app.words, texts, change.day, &kinds);
    let notice = send(app, tx, content, round, app.clock.now()).await?;
    rounds::add_correction(tx, &notice, change.day).await?;
    Ok(true)
}

/// The topic by which people want the reminders, and stop them; there from the first calendar on.
pub async fn put_topic(words: &Words, tx: &mut Tx, now: Millis) -> anyhow::Result<()> {
    if topics::all(tx).await?.iter().any(|topic| topic.id == TOPIC) {
        return Ok(());
    }
    let names = Language::ALL.map(|language| {
        let name = words.say(language, "garbage-topic");
        (language.tag().to_owned(), name)
    });
    let topic = Topic {
        id: TOPIC.to_owned(),
        names: names.into(),
        // Whoever never asked is not written to.
        by_default: false,
        opens_at: None,
        // Behind those of the city's own file.
        position: 1000,
        retired_at: None,
    };
    topics::put(tx, &topic, now).await
}
