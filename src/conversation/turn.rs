//! The hands of a talk: load, step, apply, store, all in the caller's transaction.

use serde_json::Value as Json;

use super::draw::{self, Voice};
use super::{Effect, Input, Note, State, Turn, read, step};
use crate::app::App;
use crate::clock::Millis;
use crate::flow::facts::Check;
use crate::flow::garbage::Question;
use crate::flow::{Facts, FlowName};
use crate::household::{self, Handed, Who, address, check, consent, enrol, garbage, leave, link};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::Purpose;
use crate::store::line_accounts::LineAccount;
use crate::store::{Tx, conversations, line_accounts, outbox};

/// What was heard: already understood, or words that may say what a button says.
pub enum Heard {
    Input(Input),
    Words(String),
}

/// A reply token and when the webhook that brought it reached us.
pub type Reply = (String, Millis);

/// The form's page is handed over again with every question, so an hour is enough; no shorter than
/// the twenty minutes accessibility asks for (domain, section 6).
const FORM_SECONDS: i64 = 3600;

/// Takes one turn of a talk and stores everything it decides.
pub async fn take(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    heard: Heard,
    reply: Option<Reply>,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let stored = conversations::load(tx, &account.id).await?;
    if let Some(person) = &account.person_id {
        leave::used(tx, person, now).await?;
    }
    let mut facts = household::facts(app, tx, &Who::in_line(account)).await?;
    let lost = stored.state.is_none();
    let state = stored.state.unwrap_or_default();
    let input = match heard {
        Heard::Input(input) => input,
        Heard::Words(text) => understand(app, account, &text, &state, stored.turn, &facts),
    };
    let input = match input {
        Input::Text(text)
            if state.is_idle()
                && garbage::is_thing(tx, &facts, &text, account.language).await? =>
        {
            Input::Garbage(Question::Thing(text))
        }
        other => other,
    };
    let mut account = account.clone();
    if let Input::Language(language) = input {
        // Stored before the step, which is then drawn in it.
        line_accounts::choose_language(tx, &account, language, now).await?;
        account.language = language;
        facts = household::facts(app, tx, &Who::in_line(&account)).await?;
    }
    let account = &account;
    let asks_consent = asks_consent(tx, account, &input, now).await?;
    let before = state.clone();
    let mut turn = step(state, stored.turn, input, &facts);
    if lost {
        let note = Note {
            id: "state-lost".into(),
            args: Vec::new(),
            undo: None,
        };
        turn.notes.insert(0, note);
    }
    // The same question drawn again keeps its turn, so its earlier buttons still work.
    let number = stored.turn + i64::from(turn.next != before);
    let Applied {
        handed,
        check,
        answer,
    } = apply(app, tx, account, &turn).await?;
    if turn.effects.is_empty() {
        conversations::save(tx, &account.id, &turn.next, number, now).await?;
    } else if line_accounts::by_id(tx, &account.id).await?.is_some() {
        facts = household::facts(app, tx, &Who::in_line(account)).await?;
        conversations::save(tx, &account.id, &turn.next, number, now).await?;
    } else {
        // Unlinked: the talk is forgotten with its account, and the good-bye is said to a guest.
        let guest = Who {
            person: None,
            ..Who::in_line(account)
        };
        facts = household::facts(app, tx, &guest).await?;
    }
    facts.check = check;
    facts.answer = answer;
    let beside = Beside {
        handed,
        asks_consent,
    };
    say(app, tx, account, &turn, number, &facts, beside, reply).await
}

/// What is said beside what the step decided.
struct Beside {
    /// The page that the answers lead to.
    handed: Option<Handed>,
    /// A text has changed: the page to agree to it.
    asks_consent: bool,
}

/// Once a day whoever chooses from the menu is asked to agree to texts that have changed.
async fn asks_consent(
    tx: &mut Tx,
    account: &LineAccount,
    input: &Input,
    now: Millis,
) -> anyhow::Result<bool> {
    match (input, &account.person_id) {
        (Input::Menu(_), Some(person)) => consent::remind(tx, person, now).await,
        _ => Ok(false),
    }
}

fn understand(
    app: &App,
    account: &LineAccount,
    text: &str,
    state: &State,
    turn: i64,
    facts: &Facts,
) -> Input {
    let voice = Voice {
        words: &app.words,
        language: account.language,
        turn,
        form_url: Some(""),
        public_url: &app.config.public_url,
    };
    let drawn = draw::drawn_now(state, facts, &voice);
    read::words(text, state, turn, &drawn, facts, &app.words)
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything a turn decided, said once"
)]
async fn say(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    turn: &Turn,
    number: i64,
    facts: &Facts,
    beside: Beside,
    reply: Option<Reply>,
) -> anyhow::Result<()> {
    let form_url = form_url(app, account, &turn.next);
    let voice = Voice {
        words: &app.words,
        language: account.language,
        turn: number,
        form_url: form_url.as_deref(),
        public_url: &app.config.public_url,
    };
    let mut drawn = draw::draw(turn, facts, &voice);
    let words = |id: &str| app.words.say(account.language, id);
    if let Some(Handed { label, url }) = beside.handed {
        drawn.hand_over(words(label), url);
    }
    if beside.asks_consent {
        let url = format!("{}/mine/consent", app.config.public_url);
        drawn.first(words("consent-note"), words("button-consent"), url);
    }
    let messages = drawn.messages();
    if messages.is_empty() {
        return Ok(());
    }
    let payload = answer(account, messages, reply);
    queue(app, tx, account, payload).await
}

fn answer(account: &LineAccount, messages: Vec<Json>, reply: Option<Reply>) -> Payload {
    let to = account.user_id.clone();
    match reply {
        Some((token, token_at)) => Payload::Reply {
            token,
            token_at,
            to,
            messages,
        },
        None => Payload::Push { to, messages },
    }
}

async fn queue(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    payload: Payload,
) -> anyhow::Result<()> {
    let message = NewMessage {
        lane: Lane::Conversation,
        payload,
        notice: None,
        line_account: Some(account.id.clone()),
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

/// The signed page for the open flow's personal fields.
fn form_url(app: &App, account: &LineAccount, state: &State) -> Option<String> {
    let flow = state.flow()?;
    let payload = format!("{} {}", account.id, flow.as_str());
    let expires = app.clock.now().plus_seconds(FORM_SECONDS);
    let token = app
        .config
        .seal
        .sign_link(Purpose::Form, payload.as_bytes(), expires);
    Some(format!("{}/form/{token}", app.config.public_url))
}

/// The LINE account and flow of a form's token.
pub fn form_of(app: &App, token: &str) -> Result<(String, FlowName), crate::seal::LinkError> {
    use crate::seal::LinkError::Forged;
    let seal = &app.config.seal;
    let payload = seal.verify_link(Purpose::Form, token, app.clock.now())?;
    let payload = String::from_utf8(payload).map_err(|_| Forged)?;
    let (account, flow) = payload.split_once(' ').ok_or(Forged)?;
    let flow = FlowName::ALL
        .iter()
        .copied()
        .find(|name| name.as_str() == flow)
        .ok_or(Forged)?;
    Ok((account.to_owned(), flow))
}

/// What storing a turn led to.
#[derive(Default)]
struct Applied {
    handed: Option<Handed>,
    check: Option<Check>,
    answer: Option<String>,
}

/// Stores what was decided.
async fn apply(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    turn: &Turn,
) -> anyhow::Result<Applied> {
    let now = app.clock.now();
    let mut applied = Applied::default();
    let mut test = None;
    for effect in &turn.effects {
        match (effect, &account.person_id) {
            (Effect::LinkMenu, person) => {
                link::show_menu(app, tx, account, person.is_some()).await?;
            }
            (Effect::HandLink, _) => {
                applied.handed = Some(Handed {
                    label: "button-open-link",
                    url: link::page(app, &account.id),
                });
            }
            (Effect::WrongCode, Some(person)) => enrol::wrong_code(tx, person, now).await?,
            (Effect::RightCode, Some(person)) => enrol::right_code(tx, person).await?,
            (Effect::Save(flow, answers), _) => {
                let who = Who::in_line(account);
                applied.handed = household::save(app, tx, &who, *flow, answers).await?;
            }
            (Effect::TestMail(slot), Some(person)) => {
                let language = account.language;
                test = Some(address::send_test(app, tx, person, *slot, language).await?);
            }
            (Effect::Check, Some(person)) => {
                let check = check::check(app, tx, person).await?;
                applied.check = Some(Check { test, ..check });
            }
            (Effect::Answer(question), person) => {
                let (person, language) = (person.as_deref(), account.language);
                let answer = garbage::answer(app, tx, person, question, language).await?;
                applied.answer = Some(answer);
            }
            (Effect::WrongCode | Effect::RightCode | Effect::TestMail(_) | Effect::Check, None) => {
            }
        }
    }
    Ok(applied)
}

/// There is an ID now: the talk it was asked for in goes on by itself.
pub async fn registered(app: &App, tx: &mut Tx, account: &str) -> anyhow::Result<()> {
    let Some(account) = line_accounts::by_id(tx, account).await? else {
        return Ok(());
    };
    take(app, tx, &account, Heard::Input(Input::Registered), None).await
}
