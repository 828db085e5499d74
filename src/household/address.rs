//! The life of an address: registered, proven by a link in its 登録完了メール, changed, stopped by its
//! owner, tested.
//!
//! Whoever reads these mails and opens their links may be a stranger: the carrier may have given the
//! mailbox to somebody else (domain, 3.4). They hold no name and no other address.

use super::{Handed, Who, one};
use crate::app::App;
use crate::city::address::{SLOTS, State};
use crate::clock::Millis;
use crate::flow::Answers;
use crate::flow::address::WORK;
use crate::flow::facts::Test;
use crate::links;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::LinkError;
use crate::store::addresses::{Address, Said};
use crate::store::throttles::Limit;
use crate::store::{Tx, addresses, line_accounts, outbox, people, throttles};
use crate::words::{Args, Language};

/// Mails that anybody can have sent to one address in an hour: enough for a slip and a second try,
/// too few to annoy a stranger.
const TO_ONE: Limit = Limit {
    failures: 3,
    window: 3600,
    lock: None,
};
/// And one person to all addresses together.
const BY_ONE: Limit = Limit {
    failures: 10,
    window: 3600,
    lock: None,
};

/// Takes an address in; it is used once the link in its mail was opened.
pub async fn save(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<Option<Handed>> {
    let now = app.clock.now();
    let slot = one(answers, "address-slot").and_then(|slot| slot.parse().ok());
    let slot = slot.filter(|slot| (1..=SLOTS).contains(slot));
    let (Some(slot), Some(address)) = (slot, one(answers, "address")) else {
        return Ok(None);
    };
    let owner = one(answers, "address-owner");
    let said = Said {
        address,
        owner,
        employer_agreed_at: (owner == Some(WORK)).then_some(now),
    };
    let id = put(app, tx, person, slot, said).await?;
    send_proof(app, tx, &id, who.language).await?;
    Ok(Some(Handed {
        label: "button-addresses",
        url: format!(
            "{}/mine/addresses?saved=1&lang={}",
            app.config.public_url, who.language
        ),
    }))
}

/// Puts an address into a slot; returns the row's id.
async fn put(
    app: &App,
    tx: &mut Tx,
    person: &str,
    slot: i64,
    said: Said<'_>,
) -> anyhow::Result<String> {
    let now = app.clock.now();
    let known = addresses::of_person(tx, person).await?.into_iter();
    let Some(known) = known.into_iter().find(|known| known.slot == slot) else {
        let id = app.new_id();
        addresses::insert(tx, &id, person, slot, said, now).await?;
        return Ok(id);
    };
    if known.is_same(said.address) {
        addresses::drop_next(tx, &known.id).await?;
        addresses::describe(tx, &known.id, said).await?;
    } else if known.proven_at.is_none() && !known.is_login {
        addresses::overwrite(tx, &known.id, said, now).await?;
    } else {
        addresses::set_next(tx, &known.id, said).await?;
    }
    Ok(known.id)
}

/// Sends the 登録完了メール with the proof link to the waiting address, else to the present one.
/// False: too many were sent within the hour.
pub async fn send_proof(
    app: &App,
    tx: &mut Tx,
    id: &str,
    language: Language,
) -> anyhow::Result<bool> {
    let Some(row) = addresses::by_id(tx, id).await? else {
        return Ok(false);
    };
    let (to, hash) = match &row.next {
        Some(next) => (&next.address, &next.hash),
        None => (&row.address, &row.hash),
    };
    if !may_mail(app, tx, Some(&row.person), to).await? {
        return Ok(false);
    }
    let expires = app.clock.now().plus_seconds(links::PROOF_SECONDS);
    let proof = proof_link(app, &row, hash, expires)?;
    let args = [
        ("url", proof.into()),
        ("hours", (links::PROOF_SECONDS / 3600).into()),
        ("stop", stop_link(app, hash).into()),
    ];
    write(
        app,
        tx,
        to,
        language,
        Mail::Proof,
        &args,
        Lane::Conversation,
    )
    .await?;
    Ok(true)
}

fn proof_link(app: &App, row: &Address, hash: &str, expires: Millis) -> anyhow::Result<String> {
    let (seal, url) = (&app.config.seal, &app.config.public_url);
    links::address_proof(seal, url, &row.id, row.round, hash, expires)
}

fn stop_link(app: &App, hash: &str) -> String {
    links::address_stop(
        &app.config.seal,
        &app.config.public_url,
        hash,
        app.clock.now(),
    )
}

/// The mails of an address: ids of subject and text.
#[derive(Clone, Copy)]
enum Mail {
    Proof,
    Changed,
    Stop,
    Confirm,
    Test,
}

impl Mail {
    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Mail::Proof => ("address-mail-subject", "address-mail"),
            Mail::Changed => ("address-changed-subject", "address-changed-mail"),
            Mail::Stop => ("stop-mail-subject", "stop-mail"),
            Mail::Confirm => ("confirm-mail-subject", "confirm-mail"),
            Mail::Test => ("test-mail-subject", "test-mail"),
        }
    }
}

async fn write(
    app: &App,
    tx: &mut Tx,
    to: &str,
    language: Language,
    mail: Mail,
    args: &Args<'_>,
    lane: Lane,
) -> anyhow::Result<String> {
    let (subject, text) = mail.texts();
    let message = NewMessage {
        lane,
        payload: Payload::Mail {
            to: to.to_owned(),
            subject: app.words.say(language, subject),
            text: app.words.say_with(language, text, args),
        },
        notice: None,
        line_account: None,
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await
}

/// Counts a mail; false if there were too many.
async fn may_mail(app: &App, tx: &mut Tx, person: Option<&str>, to: &str) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let to = (format!("address:{}", people::address_hash(tx, to)), TO_ONE);
    let by = person.map(|person| (format!("addresses-of:{person}"), BY_ONE));
    for (subject, limit) in [Some(to), by].into_iter().flatten() {
        if throttles::locked_until(tx, &subject, now).await?.is_some()
            || throttles::fail(tx, &subject, limit, now).await?.is_some()
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a proof link leads to.
pub enum Proof {
    /// It proves the address, or the one that waits to replace it.
    Open {
        row: Box<Address>,
        changes: bool,
    },
    /// Used before, or overtaken by another.
    Used,
    Bad(LinkError),
}

pub async fn find_proof(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Proof> {
    let read = links::read_address_proof(&app.config.seal, token, app.clock.now());
    let (id, round, hash) = match read {
        Ok(read) => read,
        Err(error) => return Ok(Proof::Bad(error)),
    };
    let Some(row) = addresses::by_id(tx, &id).await? else {
        return Ok(Proof::Used);
    };
    let changes = row.next.as_ref().is_some_and(|next| next.hash == hash);
    Ok(match row.round == round && (changes || row.hash == hash) {
        true => Proof::Open {
            row: Box::new(row),
            changes,
        },
        false => Proof::Used,
    })
}

/// What a proof did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proven {
    Address,
    Changed,
    /// And the log-in with it.
    ChangedLogin,
    /// The address cannot be this person's log-in: nothing was changed.
    NotChanged,
}

/// The link of an address was used.
pub async fn prove(app: &App, tx: &mut Tx, row: &Address, changes: bool) -> anyhow::Result<Proven> {
    let now = app.clock.now();
    let Some(next) = row.next.as_ref().filter(|_| changes) else {
        addresses::prove(tx, &row.id, now).await?;
        return Ok(Proven::Address);
    };
    if row.is_login && !addresses::move_login(tx, &row.person, &next.address, now).await? {
        // An ID left on an address that was given up could be taken over by its next owner.
        addresses::drop_next(tx, &row.id).await?;
        return Ok(Proven::NotChanged);
    }
    addresses::replace(tx, &row.id, now).await?;
    if row.state(now).is_usable() {
        let language = language_of(tx, &row.person).await?;
        let to = &row.address;
        write(
            app,
            tx,
            to,
            language,
            Mail::Changed,
            &[],
            Lane::Conversation,
        )
        .await?;
    }
    Ok(match row.is_login {
        true => Proven::ChangedLogin,
        false => Proven::Changed,
    })
}

/// Whoever owns the mailbox wants no mail of ours: true for everybody who registered it. The people
/// are told over LINE; the pages tell the others.
pub async fn stop(app: &App, tx: &mut Tx, hash: &str) -> anyhow::Result<()> {
    let now = app.clock.now();
    for row in addresses::by_hash(tx, hash).await? {
        let hashes = hashes_of(tx, &row, hash);
        if row
            .next
            .as_ref()
            .is_some_and(|next| hashes.contains(&next.hash))
        {
            addresses::drop_next(tx, &row.id).await?;
        }
        if hashes.contains(&row.hash) && row.stopped_at.is_none() {
            addresses::stop(tx, &row.id, now).await?;
            tell(app, tx, &row.person, "address-stopped-line", row.slot).await?;
        }
    }
    Ok(())
}

/// The hashes of the address meant by `hash`, under every key.
fn hashes_of(tx: &Tx, row: &Address, hash: &str) -> Vec<String> {
    let next = row.next.as_ref().map(|next| next.address.as_str());
    let mut hashes = vec![hash.to_owned()];
    for address in [Some(row.address.as_str()), next].into_iter().flatten() {
        let all = people::address_hashes(tx, address);
        if all.iter().any(|one| one == hash) {
            hashes.extend(all);
        }
    }
    hashes
}

/// Sends a stop link to an address that is registered; to any other nothing.
pub async fn send_stop(
    app: &App,
    tx: &mut Tx,
    address: &str,
    language: Language,
) -> anyhow::Result<()> {
    let known = addresses::by_address(tx, address).await?;
    if known.is_empty() || !may_mail(app, tx, None, address).await? {
        return Ok(());
    }
    let hash = people::address_hash(tx, address);
    let args = [("stop", stop_link(app, &hash).into())];
    write(
        app,
        tx,
        address,
        language,
        Mail::Stop,
        &args,
        Lane::Conversation,
    )
    .await?;
    Ok(())
}

/// Asks for an address proven long ago to be confirmed: by mail, and over LINE.
pub async fn ask_again(app: &App, tx: &mut Tx, row: &Address) -> anyhow::Result<()> {
    let now = app.clock.now();
    addresses::set_asked(tx, &row.id, now).await?;
    let expires = now.plus_seconds(links::CONFIRM_DAYS * 86_400);
    let args = [
        ("url", proof_link(app, row, &row.hash, expires)?.into()),
        ("days", links::CONFIRM_DAYS.into()),
        ("stop", stop_link(app, &row.hash).into()),
    ];
    let language = language_of(tx, &row.person).await?;
    let to = &row.address;
    // After every notice: nobody waits for it.
    write(app, tx, to, language, Mail::Confirm, &args, Lane::Reminder).await?;
    tell(app, tx, &row.person, "address-confirm-line", row.slot).await
}

/// A test mail to one of a person's addresses.
pub async fn send_test(
    app: &App,
    tx: &mut Tx,
    person: &str,
    slot: i64,
    language: Language,
) -> anyhow::Result<Test> {
    let rows = addresses::of_person(tx, person).await?;
    let row = rows.into_iter().find(|row| row.slot == slot);
    let Some(row) = row.filter(|row| row.state(app.clock.now()) != State::Stopped) else {
        return Ok(Test::Impossible);
    };
    if !may_mail(app, tx, Some(person), &row.address).await? {
        return Ok(Test::TooMany);
    }
    let to = &row.address;
    let sent = write(app, tx, to, language, Mail::Test, &[], Lane::Conversation).await?;
    addresses::set_test(tx, &row.id, &sent).await?;
    Ok(Test::Queued)
}

/// In which their mails and the pages behind their links are written.
pub async fn language_of(tx: &mut Tx, person: &str) -> anyhow::Result<Language> {
    let person = people::by_id(tx, person).await?;
    Ok(person.map_or_else(Language::default, |person| person.language))
}

/// Tells a person in the talk, where there is one. `slot` stands for the address.
async fn tell(app: &App, tx: &mut Tx, person: &str, text: &str, slot: i64) -> anyhow::Result<()> {
    tell_all(app, tx, person, &[text], slot).await
}

/// The same with several texts, a bubble each, which may name our own domain.
pub(super) async fn tell_all(
    app: &App,
    tx: &mut Tx,
    person: &str,
    texts: &[&str],
    slot: i64,
) -> anyhow::Result<()> {
    let domain = app.config.mail_domain();
    for account in line_accounts::of_person(tx, person).await? {
        if account.blocked {
            continue;
        }
        let args = [("slot", slot.into()), ("domain", domain.into())];
        let say = |text: &&str| app.words.say_with(account.language, text, &args);
        let said = texts.iter().map(say);
        let message = NewMessage {
            lane: Lane::Conversation,
            payload: Payload::Push {
                messages: said.map(|text| crate::line::message::text(&text)).collect(),
                to: account.user_id,
            },
            notice: None,
            line_account: Some(account.id),
            due_at: app.clock.now(),
        };
        outbox::queue(tx, app, message).await?;
    }
    Ok(())
}
