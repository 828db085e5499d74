//! Reports to a school: stored, taken back, and told to everybody who looks after the child, so that a
//! report nobody at home knows of is noticed (domain.md, 4.3). What is sent names neither the child nor
//! the reason: an address may have come to another owner, and illness stays off LINE's side.

use anyhow::Context;
use jiff::civil::Date;

use super::tell::tell_with;
use super::{Who, mail, one, start_of};
use crate::app::App;
use crate::city::absence::{Days, Desk, Kind, Left, Report};
use crate::city::address::NOTICE_SLOTS;
use crate::flow::Answers;
use crate::flow::absence::{ARRIVAL, DAY, KIND, LEAVING, NOTE, REASON, REPORT, UNTIL};
use crate::flow::choice::grade_label;
use crate::line::message::{self, Action};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::absences::{self, Absence, NewAbsence, Pupil};
use crate::store::children::{self, Child, Enrolment};
use crate::store::{Tx, addresses, line_accounts, missing_children, outbox, people, schools};
use crate::words::{Arg, Language};

/// What stands at a child's school.
pub struct Standing {
    pub desk: Desk,
    pub reports: Vec<Report>,
    pub is_asked_for: bool,
}

/// What stands at a child's school today.
pub async fn standing(tx: &mut Tx, child: &Child, today: Date) -> anyhow::Result<Standing> {
    let Some(at) = &child.enrolment else {
        return Ok(Standing {
            desk: Desk::default(),
            reports: Vec::new(),
            is_asked_for: false,
        });
    };
    Ok(Standing {
        desk: absences::desk(tx, &at.school_id).await?,
        reports: absences::of_child(tx, &child.id, today).await?,
        is_asked_for: missing_children::is_asked_for(tx, &child.id, today).await?,
    })
}

/// Where a child is at school, as it is told.
struct Place {
    school: String,
    grade: i64,
    class: Option<String>,
}

impl Place {
    fn of(enrolment: &Enrolment) -> Place {
        Place {
            school: enrolment.school_id.clone(),
            grade: enrolment.grade,
            class: enrolment.class.clone(),
        }
    }
}

/// Stores a report and tells everybody who looks after the child.
pub async fn save(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<()> {
    let (now, zone) = (app.clock.now(), &app.config.time_zone);
    let first: Date = one(answers, DAY).context("a checked day")?.parse()?;
    let last = one(answers, UNTIL).map(str::parse).transpose()?;
    let days = Days {
        first,
        last: last.unwrap_or(first),
    };
    let kind = one(answers, KIND).and_then(Kind::parse);
    let (Some(child), Some(kind)) = (one(answers, "child"), kind) else {
        return Ok(());
    };
    let theirs = children::of_guardian(tx, person, now).await?;
    let child = theirs.into_iter().find(|known| known.id == child);
    // Of a child that moves the school of that day is told.
    let at = child.as_ref().and_then(|child| {
        let next = child.planned.as_ref();
        let next = next.filter(|(_, at)| super::day_of(*at, zone) <= days.first);
        next.map(|(next, _)| next).or(child.enrolment.as_ref())
    });
    let (Some(child), Some(at)) = (&child, at) else {
        return Ok(());
    };
    let expected = match kind {
        Kind::Late => one(answers, ARRIVAL),
        Kind::Early => one(answers, LEAVING),
        Kind::Absent | Kind::Other => None,
    };
    let new = NewAbsence {
        id: &app.new_id(),
        child: &child.id,
        school: &at.school_id,
        kind,
        days,
        ends_at: start_of(days.last.tomorrow()?, zone)?,
        person,
        reason: one(answers, REASON).context("a checked reason")?,
        expected,
        note: one(answers, NOTE),
    };
    absences::insert(tx, &new, now).await?;
    let told = ("absence-told-subject", "absence-told");
    tell_all(app, tx, who, &child.id, told, &Place::of(at), kind, days).await
}

/// Takes a report back, as far as its days are not over, and tells everybody who looks after the child.
pub async fn withdraw(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<()> {
    let (now, zone) = (app.clock.now(), &app.config.time_zone);
    let (Some(child), Some(report)) = (one(answers, "child"), one(answers, REPORT)) else {
        return Ok(());
    };
    let here = now.timestamp().to_zoned(zone.clone()).datetime();
    let theirs = children::of_guardian(tx, person, now).await?;
    let Some(child) = theirs.into_iter().find(|known| known.id == child) else {
        return Ok(());
    };
    let reports = absences::of_child(tx, &child.id, here.date()).await?;
    let found = reports.into_iter().find(|known| known.id == report);
    let (Some(report), Some(at)) = (found, &child.enrolment) else {
        return Ok(());
    };
    let desk = absences::desk(tx, &at.school_id).await?;
    let (done, days) = match desk.left(report.days, here) {
        Left::Nothing => (
            absences::withdraw(tx, &report.id, person, now).await?,
            report.days,
        ),
        Left::Until(last) => {
            let ends_at = start_of(last.tomorrow()?, zone)?;
            let rest = Days {
                first: last.tomorrow()?,
                last: report.days.last,
            };
            (absences::end(tx, &report.id, last, ends_at).await?, rest)
        }
        Left::All => (false, report.days),
    };
    if !done {
        return Ok(());
    }
    let told = ("absence-withdrawn-subject", "absence-withdrawn");
    tell_all(
        app,
        tx,
        who,
        &child.id,
        told,
        &Place::of(at),
        report.kind,
        days,
    )
    .await
}

/// Tells everybody who looks after the child. The one in the talk reads the answer there, and the same
/// by mail: a child may hold the telephone.
#[expect(
    clippy::too_many_arguments,
    reason = "what happened, to whom, and who need not be told twice"
)]
async fn tell_all(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    child: &str,
    (subject, text): (&str, &str),
    place: &Place,
    kind: Kind,
    days: Days,
) -> anyhow::Result<()> {
    for guardian in absences::guardians(tx, child).await? {
        let Some(known) = people::by_id(tx, &guardian).await? else {
            continue;
        };
        let language = known.language;
        let (subject, text) = (
            app.words.say(language, subject),
            said(app, tx, language, text, place, Some((kind, days))).await?,
        );
        if who.person.as_deref() == Some(guardian.as_str()) && who.line_account.is_some() {
            let now = app.clock.now();
            let theirs = addresses::of_person(tx, &guardian).await?;
            let usable = theirs.into_iter().find(|of| of.state(now).is_usable());
            if let Some(usable) = usable {
                mail(app, tx, &usable.address, subject, text).await?;
            }
        } else {
            tell_with(app, tx, &known, subject, text, &[]).await?;
        }
    }
    Ok(())
}

/// The school has read a report: whoever made it is told.
pub async fn acknowledged(
    app: &App,
    tx: &mut Tx,
    absence: &Absence,
    pupil: &Pupil,
    school: &str,
) -> anyhow::Result<()> {
    let words = ("absence-read-subject", "absence-read");
    tell_reporter(app, tx, absence, pupil, school, words).await
}

/// Nobody at the school has read a report in time: whoever made it is asked to telephone.
pub async fn overdue(
    app: &App,
    tx: &mut Tx,
    absence: &Absence,
    pupil: &Pupil,
    school: &str,
) -> anyhow::Result<()> {
    let words = ("absence-overdue-subject", "absence-overdue");
    tell_reporter(app, tx, absence, pupil, school, words).await
}

async fn tell_reporter(
    app: &App,
    tx: &mut Tx,
    absence: &Absence,
    pupil: &Pupil,
    school: &str,
    (subject, text): (&str, &str),
) -> anyhow::Result<()> {
    let Some(person) = &absence.reported_by else {
        return Ok(());
    };
    let Some(known) = people::by_id(tx, person).await? else {
        return Ok(());
    };
    let place = Place {
        school: school.to_owned(),
        grade: pupil.grade,
        class: pupil.class.clone(),
    };
    let language = known.language;
    let subject = app.words.say(language, subject);
    let about = Some((absence.kind, absence.days));
    let text = said(app, tx, language, text, &place, about).await?;
    tell_with(app, tx, &known, subject, text, &[]).await
}

/// Asks everybody who looks after a missing child where it is, on every channel at once: every LINE
/// account and every address that notices go to, before anything else that waits, and whatever they
/// wish of ordinary notices. Returns the outbox's rows; none: nobody can be asked.
///
/// Messages of their own and no notice: a notice is for many, and its text the sender's, who would have
/// to write it in six languages while a child is missing.
pub async fn ask_where(
    app: &App,
    tx: &mut Tx,
    pupil: &Pupil,
    school: &str,
) -> anyhow::Result<Vec<String>> {
    let report = |language| {
        let label = app.words.say(language, "menu-absence");
        let text = label.clone();
        vec![Action::Message { label, text }]
    };
    let words = ("missing-subject", "missing-ask");
    urge(app, tx, pupil, school, words, report).await
}

/// Tells the same people that the school knows where the child is.
pub async fn tell_found(app: &App, tx: &mut Tx, pupil: &Pupil, school: &str) -> anyhow::Result<()> {
    let words = ("found-subject", "found-tell");
    urge(app, tx, pupil, school, words, |_| Vec::new()).await?;
    Ok(())
}

async fn urge(
    app: &App,
    tx: &mut Tx,
    pupil: &Pupil,
    school: &str,
    (subject, text): (&str, &str),
    buttons: impl Fn(Language) -> Vec<Action>,
) -> anyhow::Result<Vec<String>> {
    let now = app.clock.now();
    let place = Place {
        school: school.to_owned(),
        grade: pupil.grade,
        class: pupil.class.clone(),
    };
    let mut sent = Vec::new();
    for guardian in absences::guardians(tx, &pupil.child).await? {
        let Some(known) = people::by_id(tx, &guardian).await? else {
            continue;
        };
        let language = known.language;
        let subject = app.words.say(language, subject);
        let text = said(app, tx, language, text, &place, None).await?;
        let mut payloads = Vec::new();
        for account in line_accounts::of_person(tx, &guardian).await? {
            if !account.blocked {
                let mut messages = message::texts(&text);
                message::quick_reply(&mut messages, &buttons(language));
                let to = account.user_id;
                payloads.push(Payload::Push { to, messages });
            }
        }
        for address in addresses::of_person(tx, &guardian).await? {
            if address.slot <= NOTICE_SLOTS && address.state(now).is_usable() {
                payloads.push(Payload::Mail {
                    to: address.address,
                    subject: subject.clone(),
                    text: text.clone(),
                });
            }
        }
        for payload in payloads {
            let message = NewMessage {
                lane: Lane::Emergency,
                payload,
                notice: None,
                line_account: None,
                due_at: now,
            };
            sent.push(outbox::queue(tx, app, message).await?);
        }
    }
    Ok(sent)
}

/// A text about a child at a place, which it names by school, grade and class alone.
async fn said(
    app: &App,
    tx: &mut Tx,
    language: Language,
    text: &str,
    place: &Place,
    about: Option<(Kind, Days)>,
) -> anyhow::Result<String> {
    let say = |id: &str| app.words.say(language, id);
    let school = schools::by_id(tx, &place.school).await?;
    let school = school.context("a child's school")?;
    let grade = grade_label(&school, place.grade).say(language, &app.words);
    let class = place.class.clone();
    let class = class.unwrap_or_else(|| say("class-not-set"));
    let phone = absences::desk(tx, &school.id).await?.phone;
    let mut args = vec![
        (
            "place",
            Arg::from(format!("{} {grade} {class}", school.name)),
        ),
        (
            "phone",
            phone.unwrap_or_else(|| say("phone-not-told")).into(),
        ),
        ("url", app.config.public_url.as_str().into()),
    ];
    if let Some((kind, days)) = about {
        args.push(("kind", say(&format!("absence-kind-{}", kind.name())).into()));
        args.push(("days", days.to_string().into()));
    }
    Ok(app.words.say_with(language, text, &args))
}
