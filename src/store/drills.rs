//! Drills: what people have proven, and what it makes of their households. The rule is
//! `city::drill`'s.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use sqlx::Row;

use super::notices::Notice;
use super::recipients::{self, Recipient};
use super::{Tx, announcements};
use crate::city::drill::{self, Grades, Household, Proven};
use crate::city::notice::Kind;
use crate::city::plan::Channel;
use crate::clock::Millis;

/// Where somebody confirmed a drill, and so where it had arrived. The list of notices on the pages is
/// none of them: there it stands for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The button in LINE.
    Line,
    /// The link in the mail to the address in this slot.
    Mail(i64),
}

impl Way {
    pub const fn channel(self) -> Channel {
        match self {
            Way::Line => Channel::Line,
            Way::Mail(_) => Channel::Mail,
        }
    }

    /// Of an address.
    pub const fn slot(self) -> Option<i64> {
        match self {
            Way::Line => None,
            Way::Mail(slot) => Some(slot),
        }
    }

    fn of(channel: &str, slot: i64) -> Way {
        match channel {
            "mail" => Way::Mail(slot),
            _ => Way::Line,
        }
    }
}

/// Somebody on a drill's list confirmed it there; the first time counts. False: it is no drill, or not
/// theirs.
pub async fn prove(
    tx: &mut Tx,
    notice: &str,
    person: &str,
    way: Way,
    now: Millis,
) -> anyhow::Result<bool> {
    let theirs = sqlx::query(
        "select 1 from recipients r
         join notices n on n.id = r.notice_id
         where r.notice_id = $1 and r.person_id = $2 and n.kind = 'drill'",
    )
    .bind(notice)
    .bind(person)
    .fetch_optional(tx.conn())
    .await
    .context("look up a drill")?;
    if theirs.is_none() {
        return Ok(false);
    }
    sqlx::query(
        "insert into drill_proofs (notice_id, person_id, channel, slot, proven_at)
         values ($1, $2, $3, $4, $5)
         on conflict do nothing",
    )
    .bind(notice)
    .bind(person)
    .bind(way.channel().name())
    .bind(way.slot().unwrap_or(0))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("store a proof")?;
    Ok(true)
}

/// Writes down whose guardians the people of a list are, after one id and up to another (to the end, if
/// `None`): a household is bound by these, whatever becomes of its children's registration.
pub async fn freeze_families(
    tx: &mut Tx,
    notice: &str,
    after: &str,
    until: Option<&str>,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into recipient_children (notice_id, child_id, person_id)
         select r.notice_id, g.child_id, g.person_id
         from recipients r
         join guardians g on g.person_id = r.person_id
         where r.notice_id = $1 and r.person_id > $2 and ($3 = '' or r.person_id <= $3)",
    )
    .bind(notice)
    .bind(after)
    .bind(until.unwrap_or_default())
    .execute(tx.conn())
    .await
    .context("freeze families")?;
    Ok(())
}

/// How many households of a started drill have which grade; as it was written down where the list has
/// had its time. `None`: no drill, or not started.
pub async fn grades(tx: &mut Tx, notice: &Notice) -> anyhow::Result<Option<Grades>> {
    if notice.kind != Kind::Drill || notice.started_at.is_none() {
        return Ok(None);
    }
    let row = sqlx::query("select kept_drill from notices where id = $1")
        .bind(&notice.id)
        .fetch_one(tx.conn())
        .await
        .context("look for kept grades")?;
    if let Some(kept) = row.try_get::<Option<String>, _>("kept_drill")? {
        return serde_json::from_str(&kept).context("kept grades").map(Some);
    }
    let households = households(tx, &notice.id).await?;
    let schools = match notice.audience.schools().len() {
        0 | 1 => HashMap::new(),
        _ => schools(tx, &notice.id).await?,
    };
    Ok(Some(Grades::of(&households, &schools)))
}

/// At which schools people's children are, by the names they are on the list with.
async fn schools(tx: &mut Tx, notice: &str) -> anyhow::Result<HashMap<String, BTreeSet<String>>> {
    let rows = sqlx::query("select person_id, reasons from recipients where notice_id = $1")
        .bind(notice)
        .fetch_all(tx.conn())
        .await;
    let mut schools = HashMap::new();
    for row in rows.context("why people are on a drill's list")? {
        let reasons: String = row.try_get("reasons")?;
        let reasons = announcements::read_reasons(&reasons)?.into_iter();
        let names = reasons.filter_map(|reason| reason.school);
        schools.insert(row.try_get("person_id")?, names.collect());
    }
    Ok(schools)
}

/// The households of a drill's list, in the order of their first people. The whole list is read, three
/// short columns a person: a household may be anywhere in it.
pub async fn households(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<Household>> {
    let mut proven: HashMap<String, Proven> = HashMap::new();
    let rows = sqlx::query("select person_id, channel from drill_proofs where notice_id = $1")
        .bind(notice)
        .fetch_all(tx.conn())
        .await;
    for row in rows.context("what a drill has proven")? {
        let its = proven.entry(row.try_get("person_id")?).or_default();
        match Way::of(row.try_get("channel")?, 0).channel() {
            Channel::Line => its.line = true,
            Channel::Mail => its.mail = true,
        }
    }
    let rows =
        sqlx::query("select person_id from recipients where notice_id = $1 order by person_id")
            .bind(notice)
            .fetch_all(tx.conn())
            .await;
    let people = rows.context("whom a drill tests")?.into_iter().map(|row| {
        let person: String = row.try_get("person_id")?;
        let its = proven.get(&person).copied().unwrap_or_default();
        Ok((person, its))
    });
    let people: Vec<_> = people.collect::<anyhow::Result<_>>()?;
    let rows =
        sqlx::query("select child_id, person_id from recipient_children where notice_id = $1")
            .bind(notice)
            .fetch_all(tx.conn())
            .await;
    let children = rows.context("families of a drill")?.into_iter();
    let children = children.map(|row| Ok((row.try_get("child_id")?, row.try_get("person_id")?)));
    let children: Vec<_> = children.collect::<anyhow::Result<_>>()?;
    Ok(drill::households(&people, &children))
}

/// That somebody is reached in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub way: Way,
    pub at: Millis,
}

/// A way by which a drill did not arrive, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// `None`: neither did.
    pub channel: Option<Channel>,
    /// Of the address whose mail came back, if it is still there.
    pub slot: Option<i64>,
    pub because: String,
}

/// A person of a household, as staff see them.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub recipient: Recipient,
    /// LINE first, then by slot.
    pub proofs: Vec<Proof>,
    pub lost: Vec<Lost>,
}

/// These people of a drill, in the order of their ids.
pub async fn members(tx: &mut Tx, notice: &str, people: &[&str]) -> anyhow::Result<Vec<Member>> {
    let mut proofs = proofs(tx, notice, people).await?;
    let mut returned = returned(tx, notice, people).await?;
    let recipients = recipients::some(tx, notice, people).await?.into_iter();
    let members = recipients.map(|recipient| {
        let returned = returned.remove(&recipient.person).unwrap_or_default();
        Member {
            proofs: proofs.remove(&recipient.person).unwrap_or_default(),
            lost: lost(&recipient, returned),
            recipient,
        }
    });
    Ok(members.collect())
}

/// What the ledger says of ways that were closed or failed, and which mails came back.
fn lost(recipient: &Recipient, returned: Vec<Lost>) -> Vec<Lost> {
    let causes = recipient.cause.iter().flat_map(|causes| causes.split(','));
    let by_cause = causes.map(|cause| (channel_of(cause), cause));
    let by_fallback = recipient.fallbacks.iter().map(|fallback| {
        // What stood in tells which one failed.
        let failed = match fallback.to.as_str() {
            "mail" => Channel::Line,
            _ => Channel::Mail,
        };
        (Some(failed), fallback.because.as_str())
    });
    let mut lost: Vec<Lost> = Vec::new();
    for (channel, because) in by_cause.chain(by_fallback) {
        let one = Lost {
            channel,
            slot: None,
            because: because.to_owned(),
        };
        // Of a mail that came back its reason says more.
        let told = matches!(because, "mail-bounced" | "mail-refused") && !returned.is_empty();
        if !told && !lost.contains(&one) {
            lost.push(one);
        }
    }
    lost.extend(returned);
    lost
}

/// Which channel a cause of the ledger is about.
fn channel_of(cause: &str) -> Option<Channel> {
    let is_of = |heads: &[&str]| heads.iter().any(|head| cause.starts_with(head));
    if is_of(&["line-", "quota"]) {
        Some(Channel::Line)
    } else if is_of(&["mail-", "address-", "bad-address"]) {
        Some(Channel::Mail)
    } else {
        None
    }
}

async fn proofs(
    tx: &mut Tx,
    notice: &str,
    people: &[&str],
) -> anyhow::Result<HashMap<String, Vec<Proof>>> {
    let sql = tx.engine.sql(
        "select person_id, channel, slot, proven_at
         from drill_proofs
         where notice_id = $1 and person_id {among:$2}
         order by person_id, slot",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await;
    let mut found: HashMap<String, Vec<Proof>> = HashMap::new();
    for row in rows.context("what people have proven")? {
        let proof = Proof {
            way: Way::of(row.try_get("channel")?, row.try_get("slot")?),
            at: Millis(row.try_get("proven_at")?),
        };
        found
            .entry(row.try_get("person_id")?)
            .or_default()
            .push(proof);
    }
    Ok(found)
}

/// The mails of a drill that came back, by person.
async fn returned(
    tx: &mut Tx,
    notice: &str,
    people: &[&str],
) -> anyhow::Result<HashMap<String, Vec<Lost>>> {
    // As the outbox names the person of a mail.
    let lists = people.iter().map(|person| serde_json::to_string(&[person]));
    let lists: Vec<String> = lists.collect::<Result<_, _>>()?;
    let sql = tx.engine.sql(
        "select o.people, b.reason, a.person_id, a.slot
         from outbox o
         join bounces b on b.outbox_id = o.id
         left join addresses a on a.address_hash = o.address_hash
         where o.notice_id = $1
             and o.carrier = 'mail'
             and o.slots is null
             and o.people {among:$2}
             and b.proven = 1
             and b.delayed = 0
         order by b.at, b.id",
    );
    let rows = sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&lists)?)
        .fetch_all(tx.conn())
        .await;
    let mut found: HashMap<String, Vec<Lost>> = HashMap::new();
    for row in rows.context("mails of a drill that came back")? {
        let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
        let Some(person) = people.into_iter().next() else {
            continue;
        };
        // An address may be a family's: its slot is asked of this person alone.
        let holder: Option<String> = row.try_get("person_id")?;
        let lost = Lost {
            channel: Some(Channel::Mail),
            slot: match holder.as_deref() == Some(person.as_str()) {
                true => row.try_get("slot")?,
                false => None,
            },
            because: row.try_get("reason")?,
        };
        let of_person = found.entry(person).or_default();
        match of_person.iter_mut().find(|its| its.because == lost.because) {
            Some(known) if known.slot.is_none() || lost.slot.is_none() => {
                known.slot = known.slot.or(lost.slot);
            }
            Some(known) if known.slot == lost.slot => {}
            _ => of_person.push(lost),
        }
    }
    Ok(found)
}

/// When a drill last proved each of the ways there are to a person now: an address that is another one
/// since, or a LINE account linked since, has proven nothing.
pub async fn last_of(tx: &mut Tx, person: &str) -> anyhow::Result<Vec<Proof>> {
    let rows = sqlx::query(
        "select p.channel, p.slot, max(p.proven_at) as proven_at
         from drill_proofs p
         where p.person_id = $1
             and (p.channel = 'line' and exists (
                     select 1 from line_accounts l
                     where l.person_id = p.person_id
                         and coalesce(l.linked_at, l.created_at) <= p.proven_at
                 )
                 or p.channel = 'mail' and exists (
                     select 1 from addresses a
                     where a.person_id = p.person_id
                         and a.slot = p.slot
                         and a.created_at <= p.proven_at
                 ))
         group by p.channel, p.slot
         order by p.channel, p.slot",
    )
    .bind(person)
    .fetch_all(tx.conn())
    .await
    .context("what a person has proven")?;
    let proofs = rows.iter().map(|row| {
        Ok(Proof {
            way: Way::of(row.try_get("channel")?, row.try_get("slot")?),
            at: Millis(row.try_get("proven_at")?),
        })
    });
    proofs.collect()
}
