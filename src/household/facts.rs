//! What a step may know: loaded before it, whoever asks.

use super::{Who, child, enrol, settings};
use crate::app::App;
use crate::config::PersonalFields;
use crate::flow::facts::{ChildFact, TopicFact};
use crate::flow::{Answers, Facts};
use crate::store::{Tx, addresses, children, invitations, schools, topics};

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
        has_person: who.person.is_some(),
        children: Vec::new(),
        schools: schools::all(tx).await?,
        topics: Vec::new(),
        current: Answers::new(),
        code_failures: 0,
        code_locked_until: None,
        addresses: Vec::new(),
        check: None,
    };
    let Some(person) = &who.person else {
        return Ok(facts);
    };
    for child in children::of_guardian(tx, person).await? {
        let groups = children::groups(tx, &child.id).await?;
        facts.children.push(ChildFact {
            name: format!("{} {}", child.family_name, child.given_name),
            birthday: child.birthday,
            others: child.others,
            open_invitations: invitations::open_for(tx, &child.id, now).await?,
            stored: child::stored(&child, groups, &facts.schools),
            enrolment: child.enrolment.map(|e| (e.school_name, e.grade, e.class)),
            id: child.id,
        });
    }
    for (topic, wanted) in topics::of_person(tx, person, now).await? {
        facts.topics.push(TopicFact {
            name: topic.name(who.language).to_owned(),
            id: topic.id,
            wanted,
        });
    }
    for address in addresses::of_person(tx, person).await? {
        facts.addresses.push(address.summary(now));
    }
    enrol::codes(tx, person, &mut facts).await?;
    facts.current.extend(settings::current(tx, person).await?);
    Ok(facts)
}
