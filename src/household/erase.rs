//! The day somebody leaves: everything of theirs is erased, they are told good-bye, and a proof is
//! kept that says what was erased and nothing of whom.

use super::{mail, push};
use crate::app::App;
use crate::clock::{Millis, Random};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::{LinkError, Purpose, Seal};
use crate::store::departures::{self, Departure};
use crate::store::erasures::{self, Erasure, Known};
use crate::store::line_accounts::{self, LineAccount};
use crate::store::people::{self, Person};
use crate::store::{Tx, accounts, inbox, outbox};

/// How long the proof is kept and its link works: five years, as long as a claim against a
/// municipality can be made (地方自治法 236条).
pub const PROOF_DAYS: i64 = 5 * 365;

/// What became of a due departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    Done,
    /// A message to them is being sent, or one of theirs taken up, this very moment.
    NotYet,
}

/// Erases the person of a departure. On [`Erased::NotYet`] drop the transaction.
pub async fn erase(app: &App, tx: &mut Tx, departure: &Departure) -> anyhow::Result<Erased> {
    let now = app.clock.now();
    let Some(person) = people::by_id(tx, &departure.person).await? else {
        departures::done(tx, &departure.id, now).await?;
        return Ok(Erased::Done);
    };
    let accounts = line_accounts::of_person(tx, &person.id).await?;
    for account in &accounts {
        if inbox::is_busy(tx, &account.user_id).await? {
            return Ok(Erased::NotYet);
        }
    }
    let addresses = people::addresses(tx, &person.id).await?;
    let mut known = Known {
        person: person.id.clone(),
        addresses: addresses.iter().map(|a| a.address.clone()).collect(),
        line: accounts
            .iter()
            .map(|account| (account.id.clone(), account.user_id.clone()))
            .collect(),
    };
    let account = accounts::of_person(tx, &person.id).await?;
    let login = account.and_then(|account| account.login);
    known.addresses.extend(login.clone());
    let Some(stopped) = outbox::forget(tx, &known, now).await? else {
        return Ok(Erased::NotYet);
    };
    let mut counts = erasures::erase(tx, &known).await?;
    if stopped > 0 {
        counts.insert("outbox".into(), stopped);
    }
    let proof = Erasure {
        number: number(&app.random),
        counts,
        erased_at: now,
    };
    erasures::insert(tx, &proof, login.as_deref()).await?;
    departures::done(tx, &departure.id, now).await?;
    let first = addresses.iter().find(|address| address.proven_at.is_some());
    let first = first.or(addresses.first());
    let to = first.map(|address| address.address.as_str());
    good_bye(app, tx, &person, to, &accounts, &proof).await?;
    erasures::unname(tx, &known.addresses).await?;
    // The record's number: whom it belonged to is no longer known.
    tracing::info!(departure.id = departure.id, "a person was erased");
    Ok(Erased::Done)
}

/// The last words. Their rows hold the address until they are sent, and are emptied then.
async fn good_bye(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    to: Option<&str>,
    accounts: &[LineAccount],
    proof: &Erasure,
) -> anyhow::Result<()> {
    let url = url(&app.config.seal, &app.config.public_url, proof);
    let args = [
        ("url", url.into()),
        ("number", proof.number.as_str().into()),
    ];
    let say = |language, id: &str| app.words.say_with(language, id, &args);
    if let Some(to) = to {
        let language = person.language;
        let (subject, text) = (
            say(language, "erased-mail-subject"),
            say(language, "erased-mail"),
        );
        mail(app, tx, to, subject, text).await?;
    }
    for account in accounts {
        push(app, tx, account, &say(account.language, "good-bye")).await?;
        if account.blocked {
            continue;
        }
        let language = app.words.served(account.language);
        let message = NewMessage {
            lane: Lane::Conversation,
            payload: Payload::Menu {
                to: account.user_id.clone(),
                alias: crate::menu::name::menu_for(false, language),
            },
            notice: None,
            line_account: None,
            due_at: app.clock.now(),
        };
        outbox::queue(tx, app, message).await?;
    }
    Ok(())
}

/// Read over the telephone: groups of letters and digits that are not mistaken for each other. 50
/// bits, so that nobody finds one by guessing.
fn number(random: &Random) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let bytes: [u8; 10] = random.bytes();
    let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let (first, second) = letters.split_at(5);
    let text = |part: &[char]| part.iter().collect::<String>();
    format!("{}-{}", text(first), text(second))
}

/// The page of the proof.
fn url(seal: &Seal, public_url: &str, proof: &Erasure) -> String {
    let expires = proof.erased_at.plus_seconds(PROOF_DAYS * 86_400);
    let token = seal.sign_link(Purpose::Erasure, proof.number.as_bytes(), expires);
    format!("{public_url}/erased/{token}")
}

/// The number behind `/erased/{token}`.
pub fn number_of(seal: &Seal, token: &str, now: Millis) -> Result<String, LinkError> {
    let number = seal.verify_link(Purpose::Erasure, token, now)?;
    String::from_utf8(number).map_err(|_| LinkError::Forged)
}
