//! Garbage days of somebody's area: what they chose, and the answers to what they ask.

use jiff::Span;
use jiff::civil::Date;

use super::one;
use crate::app::App;
use crate::city::area::folded;
use crate::city::garbage::FiscalYear;
use crate::city::garbage::kinds;
use crate::city::garbage::target::{self, Target};
use crate::city::garbage::things::{self, Found};
use crate::flow::area::AREA;
use crate::flow::garbage::{EVENING, GarbageFact, MORNING, NONE, Question, USUAL};
use crate::flow::{Answers, Facts, Value};
use crate::notices::garbage::{day_in, kinds_in};
use crate::store::garbage::days::{self, Day};
use crate::store::garbage::{State, TOPIC};
use crate::store::{Tx, areas, garbage, topics};
use crate::words::{Arg, Language};

/// Adds to the facts what is known of garbage days, and what the person chose.
pub async fn facts(tx: &mut Tx, person: Option<&str>, facts: &mut Facts) -> anyhow::Result<()> {
    let mut known = GarbageFact::default();
    for calendar in garbage::published(tx).await? {
        for kind in garbage::kinds(tx, &calendar.id).await? {
            if !known.kinds.contains(&kind.label) {
                known.kinds.push(kind.label);
            }
        }
    }
    if let Some(person) = person {
        let mut put = |field: &str, value: String| {
            facts.current.insert(field.to_owned(), Value::One(value));
        };
        if let Some(area) = areas::of_person(tx, person).await? {
            put(AREA.id, area);
        }
        let (evening, morning) = garbage::hours(tx, person).await?;
        known.chosen = evening.is_some();
        put(EVENING, evening.unwrap_or_else(|| USUAL.to_owned()));
        put(MORNING, morning.unwrap_or_else(|| NONE.to_owned()));
    }
    facts.garbage = known;
    Ok(())
}

/// Stores where somebody lives and when to remind them.
pub async fn save(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let now = app.clock.now();
    if let Some(area) = one(answers, AREA.id) {
        areas::choose(tx, person, area, now).await?;
    }
    let evening = one(answers, EVENING).unwrap_or(USUAL);
    let morning = one(answers, MORNING).unwrap_or(NONE);
    garbage::choose_hours(tx, person, evening, morning, now).await?;
    let wanted = evening != NONE || morning != NONE;
    topics::choose(tx, person, TOPIC, wanted, now).await?;
    if wanted {
        // Whoever asks for them here wants the mails, too, that they once stopped.
        topics::resume_mails(tx, person, TOPIC, now).await?;
    }
    Ok(())
}

/// Whether words that say nothing else name a thing, of the household or of the city's list.
pub async fn is_thing(
    tx: &mut Tx,
    facts: &Facts,
    text: &str,
    reader: Language,
) -> anyhow::Result<bool> {
    if facts.garbage.kinds.is_empty() || !(2..=30).contains(&text.trim().chars().count()) {
        return Ok(false);
    }
    if things::is_thing(text, reader) {
        return Ok(true);
    }
    let targets = targets(tx).await?;
    let typed = folded(text);
    let named = |target: &&Target| folded(&target.name).starts_with(typed.as_str());
    Ok(target::search(&targets, text).first().is_some_and(named))
}

/// The things of the calendar that holds, or of the newest.
async fn targets(tx: &mut Tx) -> anyhow::Result<Vec<Target>> {
    match garbage::published(tx).await?.last() {
        Some(calendar) => garbage::targets(tx, &calendar.id).await,
        None => Ok(Vec::new()),
    }
}

/// The answer to a question, in the reader's language.
pub async fn answer(
    app: &App,
    tx: &mut Tx,
    person: Option<&str>,
    question: &Question,
    language: Language,
) -> anyhow::Result<String> {
    let today = super::day_of(app.clock.now(), &app.config.time_zone);
    let area = match person {
        Some(person) => areas::of_person(tx, person).await?,
        None => None,
    };
    let asker = Asker {
        app,
        language,
        area: area.unwrap_or_default(),
    };
    match question {
        Question::Today => {
            asker
                .day(tx, today, "garbage-today", "garbage-today-none")
                .await
        }
        Question::Tomorrow => {
            let tomorrow = today.tomorrow()?;
            let ids = ("garbage-tomorrow", "garbage-tomorrow-none");
            asker.day(tx, tomorrow, ids.0, ids.1).await
        }
        Question::Week => asker.week(tx, today).await,
        Question::Next(kind) => asker.next(tx, today, kind).await,
        Question::Thing(thing) => asker.thing(tx, thing).await,
    }
}

/// The days of somebody's area from one to another; `None`: no calendar reaches them.
pub async fn coming(
    tx: &mut Tx,
    area: &str,
    (from, to): (Date, Date),
) -> anyhow::Result<Option<Vec<Day>>> {
    match is_told(tx, area, from).await? {
        true => Ok(Some(days::between(tx, area, (from, to), false).await?)),
        false => Ok(None),
    }
}

/// Whether a calendar says what happens in an area on a day.
async fn is_told(tx: &mut Tx, area: &str, day: Date) -> anyhow::Result<bool> {
    let Some(year) = FiscalYear::of(day) else {
        return Ok(false);
    };
    match garbage::of_year(tx, year, State::Published).await? {
        Some(calendar) => days::has_area(tx, &calendar.id, area).await,
        None => Ok(false),
    }
}

struct Asker<'a> {
    app: &'a App,
    language: Language,
    area: String,
}

impl Asker<'_> {
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.app.words.say_with(self.language, id, args)
    }

    fn written(&self, day: Date) -> String {
        day_in(&self.app.words, self.language, day)
    }

    fn ended(&self, day: Date) -> String {
        self.say("garbage-ended", &[("day", self.written(day).into())])
    }

    async fn day(&self, tx: &mut Tx, day: Date, some: &str, none: &str) -> anyhow::Result<String> {
        let Some(found) = coming(tx, &self.area, (day, day)).await? else {
            return Ok(self.ended(day));
        };
        let mut args = vec![("day", Arg::from(self.written(day)))];
        if found.is_empty() {
            return Ok(self.say(none, &args));
        }
        let labels: Vec<String> = found.into_iter().map(|day| day.kind).collect();
        let kinds = kinds_in(&self.app.words, self.language, &labels);
        args.push(("kinds", kinds.into()));
        Ok(self.say(some, &args))
    }

    async fn week(&self, tx: &mut Tx, today: Date) -> anyhow::Result<String> {
        let last = today.checked_add(Span::new().days(6))?;
        let Some(found) = coming(tx, &self.area, (today, last)).await? else {
            return Ok(self.ended(today));
        };
        let area = [("area", Arg::from(self.area.as_str()))];
        if found.is_empty() {
            return Ok(self.say("garbage-week-none", &area));
        }
        let mut lines = vec![self.say("garbage-week", &area)];
        lines.extend(self.lines(&found));
        if !is_told(tx, &self.area, last).await? {
            lines.push(self.ended(last));
        }
        Ok(lines.join("\n"))
    }

    fn lines(&self, found: &[Day]) -> Vec<String> {
        by_day(found)
            .into_iter()
            .map(|(day, labels)| {
                let args = [
                    ("day", Arg::from(self.written(day))),
                    (
                        "kinds",
                        kinds_in(&self.app.words, self.language, &labels).into(),
                    ),
                ];
                format!("・{}", self.say("garbage-title", &args))
            })
            .collect()
    }

    async fn next(&self, tx: &mut Tx, today: Date, kind: &str) -> anyhow::Result<String> {
        let name = kinds::name(kind, self.language, &self.app.words);
        let next = days::next(tx, &self.area, kind, today, 1).await?;
        if let Some(day) = next.first() {
            let args = [
                ("kinds", Arg::from(name)),
                ("day", self.written(*day).into()),
            ];
            return Ok(self.say("garbage-next", &args));
        }
        let published = garbage::published(tx).await?;
        let until = published.last().map(|calendar| calendar.year.last());
        match until.filter(|until| *until >= today) {
            Some(until) => {
                let args = [
                    ("kinds", Arg::from(name)),
                    ("until", self.written(until).into()),
                ];
                Ok(self.say("garbage-next-none", &args))
            }
            None => Ok(self.ended(today)),
        }
    }

    async fn thing(&self, tx: &mut Tx, thing: &str) -> anyhow::Result<String> {
        let targets = targets(tx).await?;
        let found = match things::look_up(&targets, thing, self.language) {
            Found::Listed(found) => found,
            Found::Unlisted(word, japanese) => {
                let name = named(word, japanese);
                return Ok(self.say("garbage-thing-unlisted", &[("name", name.into())]));
            }
            Found::Unknown => return Ok(self.say("garbage-thing-none", &[("name", thing.into())])),
        };
        let lines: Vec<String> = found
            .into_iter()
            .map(|(word, target)| {
                let kind = kinds::name(&target.kind, self.language, &self.app.words);
                let mut args = vec![
                    ("name", Arg::from(named(word, &target.name))),
                    ("kinds", kind.into()),
                ];
                if target.notice.is_empty() {
                    return self.say("garbage-thing", &args);
                }
                args.push(("notice", target.notice.as_str().into()));
                self.say("garbage-thing-notice", &args)
            })
            .collect();
        Ok(lines.join("\n"))
    }
}

/// A thing by the reader's own word, and by the Japanese one that the city knows it by.
fn named(word: Option<&str>, japanese: &str) -> String {
    match word {
        Some(word) => format!("{word}（{japanese}）"),
        None => japanese.to_owned(),
    }
}

/// Each day with its kinds.
pub fn by_day(found: &[Day]) -> Vec<(Date, Vec<String>)> {
    let mut by_day: Vec<(Date, Vec<String>)> = Vec::new();
    for day in found {
        match by_day.last_mut().filter(|(last, _)| *last == day.day) {
            Some((_, kinds)) => kinds.push(day.kind.clone()),
            None => by_day.push((day.day, vec![day.kind.clone()])),
        }
    }
    by_day
}
