//! What an import changes of a person who is known.

use anyhow::Context;

use super::new::New;
use super::stored::{Address, Person};
use crate::inbound::citizens::{Child, Citizen, Place};
use crate::inbound::table::Reason;
use crate::store::columns::{ADDRESS, FAMILY_NAME, GIVEN_NAME, LOGIN};
use crate::store::{Tx, children, exactly_one, topics};

/// What the file says holds; what it does not say stays. `account`: the LINE account of the file,
/// if it is known.
pub(super) async fn apply(
    tx: &mut Tx,
    person: &Person,
    citizen: &Citizen,
    account: Option<&str>,
    new: &mut New<'_>,
) -> anyhow::Result<Result<(), Reason>> {
    if let Some(email) = &citizen.emails[0]
        && person.has_login
        && !person
            .addresses
            .iter()
            .any(|known| known.slot == 1 && is_same(known, email))
    {
        return Ok(Err("the person logs in with another email".into()));
    }
    change_person(tx, person, citizen, new).await?;
    for (slot, email) in (1..).zip(&citizen.emails) {
        if let Some(email) = email {
            change_address(tx, person, slot, email, citizen.proven, new).await?;
        }
    }
    match (&citizen.line_user_id, account) {
        (Some(_), Some(account)) if !person.accounts.iter().any(|known| known == account) => {
            new.link(account, &person.id);
        }
        (Some(user_id), None) => new.line_account(tx, &person.id, user_id, citizen),
        _ => {}
    }
    for child in &citizen.children {
        change_child(tx, person, child, new).await?;
    }
    for (topic, wanted) in new.choices(citizen) {
        if person.topics.get(&topic) != Some(&wanted) {
            topics::choose(tx, &person.id, &topic, wanted, new.now).await?;
        }
    }
    Ok(Ok(()))
}

fn is_same(known: &Address, email: &str) -> bool {
    known.address.to_lowercase() == email.to_lowercase()
}

async fn change_person(
    tx: &mut Tx,
    person: &Person,
    citizen: &Citizen,
    new: &New<'_>,
) -> anyhow::Result<()> {
    let differs = |said: &Option<String>, known: &Option<String>| said.is_some() && said != known;
    let language = citizen.language.map(|language| language.tag().to_owned());
    let login = citizen.emails[0].as_ref().filter(|_| !person.has_login);
    if login.is_none()
        && !differs(&citizen.family_name, &person.family_name)
        && !differs(&citizen.given_name, &person.given_name)
        && !differs(&citizen.area, &person.area)
        && !differs(&language, &Some(person.language.clone()))
    {
        return Ok(());
    }
    let seal = tx.seal.clone();
    let sealed =
        |column: &str, said: &Option<String>| said.as_ref().map(|said| seal.seal(column, said));
    let done = sqlx::query(
        "update people
         set family_name = coalesce($2, family_name),
             given_name = coalesce($3, given_name),
             language = coalesce($4, language),
             area = coalesce($5, area),
             login_hash = coalesce(login_hash, $6),
             login = coalesce(login, $7),
             updated_at = $8
         where id = $1",
    )
    .bind(&person.id)
    .bind(sealed(FAMILY_NAME, &citizen.family_name))
    .bind(sealed(GIVEN_NAME, &citizen.given_name))
    .bind(language)
    .bind(citizen.area.clone())
    .bind(login.map(|email| seal.lookup(LOGIN, &email.to_lowercase())))
    .bind(login.map(|email| seal.seal(LOGIN, email)))
    .bind(new.now.0)
    .execute(tx.conn())
    .await
    .context("change person")?;
    exactly_one(done.rows_affected(), "change person")
}

async fn change_address(
    tx: &mut Tx,
    person: &Person,
    slot: i64,
    email: &str,
    proven: bool,
    new: &mut New<'_>,
) -> anyhow::Result<()> {
    let Some(known) = person.addresses.iter().find(|known| known.slot == slot) else {
        new.address(tx, &person.id, slot, email, proven);
        return Ok(());
    };
    let same = is_same(known, email);
    // What was proven is not doubted by a file.
    if same && (known.proven || !proven) {
        return Ok(());
    }
    let done = sqlx::query(
        "update addresses
         set address = $2,
             address_hash = $3,
             proven_at = $4,
             -- Another mailbox has another owner: no link of before is good for it, and no drill has
             -- proven it.
             created_at = case when address_hash = $3 then created_at else $5 end,
             stopped_at = case when address_hash = $3 then stopped_at end,
             stopped_for = case when address_hash = $3 then stopped_for end,
             filtered_at = case when address_hash = $3 then filtered_at end,
             troubled_at = case when address_hash = $3 then troubled_at end,
             next_address = null,
             next_hash = null,
             asked_again_at = null,
             proof_round = proof_round + 1
         where id = $1",
    )
    .bind(&known.id)
    .bind(tx.seal.seal(ADDRESS, email))
    .bind(tx.seal.lookup(ADDRESS, &email.to_lowercase()))
    .bind(proven.then_some(new.now.0))
    .bind(new.now.0)
    .execute(tx.conn())
    .await
    .context("change address")?;
    exactly_one(done.rows_affected(), "change address")
}

async fn change_child(
    tx: &mut Tx,
    person: &Person,
    child: &Child,
    new: &mut New<'_>,
) -> anyhow::Result<()> {
    let is_named = !child.family_name.is_empty() || !child.given_name.is_empty();
    let place = child.place.as_ref().map(sorted);
    let known = person.children.iter().find(|known| {
        (&known.family_name, &known.given_name) == (&child.family_name, &child.given_name)
            && (is_named || known.place == place)
    });
    let Some(known) = known else {
        new.child(tx, &person.id, child);
        return Ok(());
    };
    let Some(place) = place.filter(|place| known.place.as_ref() != Some(place)) else {
        return Ok(());
    };
    children::leave_school(tx, &known.id, new.now, new.now)
        .await
        .context("end enrolment")?;
    new.enrolment(&known.id, &place);
    Ok(())
}

/// With its groups in the order of the database.
fn sorted(place: &Place) -> Place {
    let mut place = place.clone();
    place.groups.sort();
    place
}
