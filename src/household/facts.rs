//! What a step may know: loaded before it, whoever asks.

use std::collections::BTreeMap;

use super::{Who, absence, child, day_of, enrol, garbage, leave, message, phone, places, settings};
use crate::app::App;
use crate::city::profile::Service;
use crate::clock::Millis;
use crate::config::PersonalFields;
use crate::flow::enrol::START_DATE;
use crate::flow::facts::{ChildFact, DepartureFact, TopicFact};
use crate::flow::garbage::GarbageFact;
use crate::flow::{Answers, Facts, Value};
use crate::store::rollovers::open;
use crate::store::{
    Tx, addresses, areas, children, codes, departures, invitations, line_accounts, schools, topics,
};

/// What is known of somebody now.
pub async fn facts(app: &App, tx: &mut Tx, who: &Who) -> anyhow::Result<Facts> {
    let now = app.clock.now();
    let zone = app.config.time_zone.clone();
    let mut facts = Facts {
        now,
        today: now.timestamp().to_zoned(zone.clone()).date(),
        zone,
        // On our own pages everything may be asked.
        by_form: who.line_account.is_some() && app.config.personal_fields == PersonalFields::Form,
        left_out: app.config.profile.features.leave_out.clone(),
        closed: closed(app),
        has_person: who.person.is_some(),
        has_line: false,
        children: Vec::new(),
        schools: schools::all(tx).await?,
        codes: codes::working(tx, now).await?,
        topics: Vec::new(),
        areas: areas::all(tx).await?,
        areas_have_shapes: areas::have_shapes(tx).await?,
        garbage: GarbageFact::default(),
        answer: None,
        current: Answers::new(),
        departure: None,
        code_failures: 0,
        code_locked_until: None,
        messages_full: message::are_full(tx, who, now).await?,
        addresses: Vec::new(),
        check: None,
    };
    garbage::facts(tx, who.person.as_deref(), &mut facts).await?;
    let Some(person) = &who.person else {
        return Ok(facts);
    };
    facts.has_line =
        who.line_account.is_some() || !line_accounts::of_person(tx, person).await?.is_empty();
    let new_year = open::of_guardian(tx, person, now).await?;
    for child in children::of_guardian(tx, person, now).await? {
        let groups = children::groups(tx, &child.id, now).await?;
        let at_school = absence::standing(tx, &child, facts.today).await?;
        facts.children.push(ChildFact {
            name: format!("{} {}", child.family_name, child.given_name),
            birthday: child.birthday,
            others: child.others,
            open_invitations: invitations::open_for(tx, &child.id, now).await?,
            stored: child::stored(&child, groups, &facts.schools),
            school: child.enrolment.as_ref().map(|e| e.school_id.clone()),
            enrolment: child.enrolment.map(|e| (e.school_name, e.grade, e.class)),
            planned: child
                .planned
                .map(|(next, at)| (day_of(at, &facts.zone), next.school_name)),
            new_year: new_year.get(&child.id).copied(),
            desk: at_school.desk,
            absences: at_school.reports,
            is_asked_for: at_school.is_asked_for,
            id: child.id,
        });
    }
    for choice in topics::of_person(tx, person, now).await? {
        facts.topics.push(TopicFact {
            name: choice.topic.name(who.language).to_owned(),
            id: choice.topic.id,
            wanted: choice.wanted,
            channel: choice.channel,
        });
    }
    for address in addresses::of_person(tx, person).await? {
        facts.addresses.push(address.summary(now));
    }
    if let Some(departure) = departures::open_of(tx, person).await? {
        facts.departure = Some(DepartureFact {
            kind: departure.kind.name().to_owned(),
            last_day: leave::last_day(departure.due_at, &facts.zone),
        });
    }
    let today = Value::One(facts.today.to_string());
    facts.current.insert(START_DATE.to_owned(), today);
    enrol::codes(tx, person, &mut facts).await?;
    facts.current.extend(settings::current(tx, person).await?);
    facts.current.extend(phone::current(tx, person).await?);
    facts.current.extend(places::current(tx, person).await?);
    Ok(facts)
}

/// The services that are not open yet, and when each opens.
pub fn closed(app: &App) -> BTreeMap<Service, Millis> {
    let now = app.clock.now();
    let opens = |service| app.config.profile.opens_at(service);
    let opens = Service::ALL.map(|service| Some((service, opens(service)?)));
    opens
        .into_iter()
        .flatten()
        .filter(|(_, at)| now < *at)
        .collect()
}
