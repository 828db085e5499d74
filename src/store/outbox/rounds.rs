//! A round is one row for up to fifty mails; in a worker's hands each mail is a row of its own.
//!
//! The n-th mail's id is the round's with n + 1 in its last two bytes, which are 0 in the round's:
//! so a mail that is tried again, or that bounces, is known by one id all along.

use std::collections::BTreeSet;

use anyhow::Context;
use sqlx::Row;
use uuid::Uuid;

use crate::app::App;
use crate::outbox::verdict::{Claimed, Place};
use crate::outbox::{Payload, Round};
use crate::store::Tx;

/// A round's id: sorts by time, with room for its mails'.
pub(super) fn new_id(app: &App) -> String {
    numbered(app.random.id(app.clock.now()), 0)
}

/// The id of the n-th mail of a round; the round's own if that is no UUID, which it always is.
pub(super) fn mail_id(round: &str, n: usize) -> String {
    match Uuid::try_parse(round) {
        Ok(id) => numbered(id, u16::try_from(n + 1).unwrap_or(u16::MAX)),
        Err(_) => round.to_owned(),
    }
}

/// The round a mail's id points to, and its place in it. `None`: it cannot be one of a round.
pub(super) fn of_mail(id: &str) -> Option<(String, usize)> {
    let id = Uuid::try_parse(id).ok()?;
    let bytes = id.as_bytes();
    let number = u16::from_be_bytes([bytes[14], bytes[15]]);
    let at = usize::from(number.checked_sub(1)?);
    Some((numbered(id, 0), at))
}

fn numbered(id: Uuid, number: u16) -> String {
    let mut bytes = id.into_bytes();
    bytes[14..].copy_from_slice(&number.to_be_bytes());
    Uuid::from_bytes(bytes).to_string()
}

/// The `slots` column of a round.
pub(super) fn slots(payload: &Payload) -> Option<String> {
    match payload {
        Payload::Round(round) => Some(round.slots.iter().map(u8::to_string).collect()),
        _ => None,
    }
}

/// The mails of a claimed round that have not ended; every other row is itself.
pub(super) fn open(mut row: Claimed, done: i64) -> Vec<Claimed> {
    let Payload::Round(round) = &mut row.payload else {
        return vec![row];
    };
    let Round {
        to,
        languages,
        reasons,
        quiet,
        ..
    } = std::mem::replace(round, Round::empty());
    let of = row.people.len();
    let people = std::mem::take(&mut row.people);
    let addressed = people.into_iter().zip(to).zip(languages).enumerate();
    addressed
        .filter(|(at, _)| done & bit(*at) == 0)
        .map(|(at, ((person, to), language))| Claimed {
            id: mail_id(&row.id, at),
            payload: Payload::NoticeMail {
                to,
                person: person.clone(),
                language,
                quiet,
                again: false,
            },
            people: vec![person],
            send_key: mail_key(&row.send_key, &mail_id(&row.id, at)),
            reasons: reasons.clone(),
            round: Some(Place {
                round: row.id.clone(),
                at,
                of,
            }),
            ..row.clone()
        })
        .collect()
}

/// Those of a round's people whose mails have not ended.
pub(super) fn not_done(people: Vec<String>, done: i64) -> Vec<String> {
    let open = people.into_iter().enumerate();
    open.filter(|(at, _)| done & bit(*at) == 0)
        .map(|(_, person)| person)
        .collect()
}

/// Lists in which everybody stands once: a person with two addresses may stand on a round twice.
pub(super) fn each_once(people: Vec<String>) -> Vec<Vec<String>> {
    let mut lists: Vec<BTreeSet<String>> = Vec::new();
    for person in people {
        match lists.iter_mut().find(|list| !list.contains(&person)) {
            Some(list) => {
                list.insert(person);
            }
            None => lists.push(BTreeSet::from([person])),
        }
    }
    let lists = lists.into_iter();
    lists.map(|list| list.into_iter().collect()).collect()
}

/// The Message-ID of a round's mail, by its id.
pub(super) fn message_id(id: &str, domain: &str) -> String {
    format!("<{id}@{domain}>")
}

/// The same from the round's own.
fn mail_key(round: &str, mail: &str) -> String {
    match round.rsplit_once('@') {
        Some((_, domain)) => message_id(mail, domain.trim_end_matches('>')),
        None => round.to_owned(),
    }
}

/// Gives a mail that went well in its round a row of its own, so that what comes back about it finds
/// one. False: there is no such mail.
pub async fn own_row(tx: &mut Tx, id: &str) -> anyhow::Result<bool> {
    let has = sqlx::query("select 1 from outbox where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("look for a mail")?;
    if has.is_some() {
        return Ok(true);
    }
    let Some((round, at)) = of_mail(id) else {
        return Ok(false);
    };
    let row = sqlx::query("select people, slots, done, send_key from outbox where id = $1")
        .bind(&round)
        .fetch_optional(tx.conn())
        .await
        .context("look for a mail's round")?;
    let Some(row) = row else { return Ok(false) };
    let slots: String = row
        .try_get::<Option<String>, _>("slots")?
        .unwrap_or_default();
    let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
    let slot = slots.chars().nth(at).and_then(|digit| digit.to_digit(10));
    let (Some(person), Some(slot)) = (people.get(at), slot) else {
        return Ok(false);
    };
    let done: i64 = row.try_get("done")?;
    if done & bit(at) == 0 {
        return Ok(false);
    }
    let key: String = row.try_get("send_key")?;
    // Where the address is another one by now, the mail is known by its notice and person alone.
    let written = sqlx::query(
        "insert into outbox (id, lane, channel, carrier, queue, provider, address_hash, notice_id,
             people, place, payload, send_key, state, attempts, failures, due_at, first_tried_at,
             stale_at, created_at, ended_at)
         select $1, lane, channel, carrier, queue, provider,
             (select address_hash from addresses
              where person_id = $3 and slot = $4 and addresses.created_at <= outbox.created_at),
             notice_id, $5, place, '', $6, 'delivered', attempts, failures, due_at, first_tried_at,
             stale_at, created_at, coalesce(ended_at, created_at)
         from outbox
         where id = $2",
    )
    .bind(id)
    .bind(&round)
    .bind(person)
    .bind(i64::from(slot))
    .bind(serde_json::to_string(&[person])?)
    .bind(mail_key(&key, id))
    .execute(tx.conn())
    .await
    .context("give a mail its row")?;
    Ok(written.rows_affected() == 1)
}

/// The mark of the n-th mail in `done`.
pub(super) const fn bit(at: usize) -> i64 {
    1 << at
}

/// `done` of a round that has ended.
pub(super) const fn whole(of: usize) -> i64 {
    (1 << of) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Millis, Random};

    #[test]
    fn a_mail_s_id_leads_to_its_round_and_place() {
        let round = numbered(Random::seeded(1).id(Millis(1_795_226_400_000)), 0);
        assert_eq!(of_mail(&round), None);
        for at in [0, 1, 49] {
            let id = mail_id(&round, at);
            assert_ne!(id, round);
            assert_eq!(of_mail(&id), Some((round.clone(), at)));
        }
        assert_eq!(of_mail("no id"), None);
    }

    #[test]
    fn fifty_marks_fit_one_number() {
        assert_eq!(whole(50), (0..50).map(bit).sum::<i64>());
        assert_eq!(
            mail_key("<round@city.example>", "mail"),
            "<mail@city.example>"
        );
    }
}
