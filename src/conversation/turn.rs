//! The hands of a talk: load, step, apply, store, all in the caller's transaction.

use serde_json::Value as Json;

use super::draw::{self, Voice};
use super::{Effect, Input, Note, State, Turn, read, step};
use crate::app::App;
use crate::clock::Millis;
use crate::flow::field::{CODE_TRIES, ChildFact, TopicFact};
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::flow::{Answers, Facts, FlowName};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::Purpose;
use crate::store::line_accounts::LineAccount;
use crate::store::registrations::Registration;
use crate::store::throttles::Limit;
use crate::store::{
    Tx, children, conversations, line_accounts, outbox, people, registrations, schools, throttles,
    topics,
};

/// What was heard: already understood, or words that may say what a button says.
pub enum Heard {
    Input(Input),
    Words(String),
}

/// A reply token and when the webhook that brought it reached us.
pub type Reply = (String, Millis);

/// Five wrong codes lock for a day: with codes of six letters nobody guesses one in a life, and a
/// parent who mistyped gets the right one from the school meanwhile.
const CODES: Limit = Limit {
    failures: CODE_TRIES - 1,
    window: 24 * 3600,
    lock: Some(24 * 3600),
};

/// The form's page is handed over again with every question, so an hour is enough; no shorter than
/// the twenty minutes accessibility asks for (domain, section 6).
const FORM_SECONDS: i64 = 3600;

/// The confirmation mail's link: until tomorrow, for those who read mail in the evening.
pub const REGISTRATION_SECONDS: i64 = 24 * 3600;

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
    let mut facts = facts(app, tx, account).await?;
    let lost = stored.state.is_none();
    let state = stored.state.unwrap_or_default();
    let input = match heard {
        Heard::Input(input) => input,
        Heard::Words(text) => understand(app, account, &text, &state, stored.turn, &facts),
    };
    let mut account = account.clone();
    if let Input::Language(language) = input {
        // Stored before the step, which is then drawn in it.
        line_accounts::choose_language(tx, &account, language, now).await?;
        account.language = language;
        facts = self::facts(app, tx, &account).await?;
    }
    let account = &account;
    let before = state.clone();
    let mut turn = step(state, stored.turn, input, &facts);
    if lost {
        let note = Note {
            id: "state-lost".into(),
            args: Vec::new(),
        };
        turn.notes.insert(0, note);
    }
    // The same question drawn again keeps its turn, so its earlier buttons still work.
    let number = stored.turn + i64::from(turn.next != before);
    apply(app, tx, account, &turn).await?;
    let facts = match turn.effects.is_empty() {
        true => facts,
        false => self::facts(app, tx, account).await?,
    };
    conversations::save(tx, &account.id, &turn.next, number, now).await?;
    say(app, tx, account, &turn, number, &facts, reply).await
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

async fn say(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    turn: &Turn,
    number: i64,
    facts: &Facts,
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
    let messages = draw::draw(turn, facts, &voice).messages();
    if messages.is_empty() {
        return Ok(());
    }
    let payload = answer(account, messages, reply);
    queue(app, tx, account, payload, true).await
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
    in_order: bool,
) -> anyhow::Result<()> {
    let message = NewMessage {
        lane: Lane::Conversation,
        payload,
        notice: None,
        line_account: in_order.then(|| account.id.clone()),
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

/// The signed page for the open flow's personal fields.
fn form_url(app: &App, account: &LineAccount, state: &State) -> Option<String> {
    let flow = match state {
        State::Idle => return None,
        State::Asking(asking) => asking.flow,
        State::Confirm { flow, .. } => *flow,
    };
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
        .into_iter()
        .find(|name| name.as_str() == flow)
        .ok_or(Forged)?;
    Ok((account.to_owned(), flow))
}

/// What a step may know of this account.
pub async fn facts(app: &App, tx: &mut Tx, account: &LineAccount) -> anyhow::Result<Facts> {
    let now = app.clock.now();
    let zone = app.config.time_zone.clone();
    let mut facts = Facts {
        now,
        today: now.timestamp().to_zoned(zone.clone()).date(),
        zone,
        by_form: app.config.personal_fields == crate::config::PersonalFields::Form,
        has_person: account.person_id.is_some(),
        children: Vec::new(),
        schools: schools::all(tx).await?,
        topics: Vec::new(),
        code_failures: 0,
        code_locked_until: None,
    };
    let Some(person) = &account.person_id else {
        return Ok(facts);
    };
    for child in children::of_guardian(tx, person).await? {
        facts.children.push(ChildFact {
            name: format!("{} {}", child.family_name, child.given_name),
            birthday: child.birthday,
            enrolment: child.enrolment.map(|e| (e.school_name, e.grade, e.class)),
            id: child.id,
        });
    }
    for (topic, wanted) in topics::of_person(tx, person, now).await? {
        facts.topics.push(TopicFact {
            name: topic.name(account.language).to_owned(),
            id: topic.id,
            wanted,
        });
    }
    let subject = codes_of(person);
    facts.code_locked_until = throttles::locked_until(tx, &subject, now).await?;
    facts.code_failures = throttles::failures(tx, &subject, CODES, now).await?;
    Ok(facts)
}

fn codes_of(person: &str) -> String {
    format!("join:{person}")
}

async fn apply(app: &App, tx: &mut Tx, account: &LineAccount, turn: &Turn) -> anyhow::Result<()> {
    let now = app.clock.now();
    for effect in &turn.effects {
        match (effect, &account.person_id) {
            (Effect::LinkMenu, _) => link_menu(app, tx, account).await?,
            (Effect::WrongCode, Some(person)) => {
                throttles::fail(tx, &codes_of(person), CODES, now).await?;
            }
            (Effect::RightCode, Some(person)) => {
                throttles::forgive(tx, &codes_of(person)).await?;
            }
            (Effect::Save(FlowName::Register, answers), _) => {
                save_registration(app, tx, account, answers).await?;
            }
            (Effect::Save(FlowName::Child, answers), Some(person)) => {
                save_child(app, tx, person, answers).await?;
            }
            (Effect::Save(FlowName::Enrol, answers), Some(_)) => {
                save_enrolment(app, tx, answers).await?;
            }
            (Effect::Save(FlowName::Topics, answers), Some(person)) => {
                save_topics(app, tx, person, answers).await?;
            }
            // The step lets nobody without an ID this far.
            (_, None) => tracing::error!(line_account.id = account.id, "nobody to save for"),
        }
    }
    Ok(())
}

/// The menu that fits: by the language served and whether there is an ID.
async fn link_menu(app: &App, tx: &mut Tx, account: &LineAccount) -> anyhow::Result<()> {
    let language = app.words.served(account.language);
    let payload = Payload::Menu {
        to: account.user_id.clone(),
        alias: crate::menu::name::menu_for(account.person_id.is_some(), language),
    };
    // Not in order with the talk: a missing menu must not hold up an answer.
    queue(app, tx, account, payload, false).await
}

fn one<'a>(answers: &'a Answers, id: &str) -> Option<&'a str> {
    answers.get(id)?.one()
}

async fn save_registration(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    answers: &Answers,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let Some(email) = one(answers, "email") else {
        return Ok(());
    };
    let say =
        |id: &str, args: &crate::words::Args<'_>| app.words.say_with(account.language, id, args);
    // Who asks must not learn whether an address has an ID: only its owner is told, by mail.
    let text = if people::by_login(tx, email).await?.is_some() {
        say("register-mail-known", &[])
    } else {
        let registration = Registration {
            id: app.new_id(),
            line_account_id: Some(account.id.clone()),
            answers: answers.clone(),
            language: account.language,
            created_at: now,
            expires_at: now.plus_seconds(REGISTRATION_SECONDS),
            used: false,
        };
        registrations::insert(tx, &registration).await?;
        let token = app.config.seal.sign_link(
            Purpose::Registration,
            registration.id.as_bytes(),
            registration.expires_at,
        );
        let url = format!("{}/register/{token}", app.config.public_url);
        let hours = REGISTRATION_SECONDS / 3600;
        say(
            "register-mail",
            &[("url", url.into()), ("hours", hours.into())],
        )
    };
    let payload = Payload::Mail {
        to: email.to_owned(),
        subject: say("register-mail-subject", &[]),
        text,
    };
    queue(app, tx, account, payload, false).await
}

/// Makes the person of a registration whose link was opened; the talk it began in goes on by itself.
pub async fn finish_registration(
    app: &App,
    tx: &mut Tx,
    registration: &Registration,
    password_hash: &str,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    registrations::mark_used(tx, &registration.id, now).await?;
    let answers = &registration.answers;
    let id = app.new_id();
    let email = one(answers, "email");
    let person = people::NewPerson {
        id: &id,
        login: email,
        password_hash: Some(password_hash),
        family_name: one(answers, "family-name"),
        given_name: one(answers, "given-name"),
        language: registration.language,
        area: None,
    };
    people::insert(tx, &person, now).await?;
    if let Some(email) = email {
        // The link was in a mail to this address: it is proven.
        people::insert_address(tx, &app.new_id(), &id, 1, email, Some(now), now).await?;
    }
    let agreed_at = registration.created_at;
    people::consent(tx, &id, "privacy", PRIVACY_VERSION, agreed_at).await?;
    people::consent(tx, &id, "terms", TERMS_VERSION, agreed_at).await?;
    let Some(account) = &registration.line_account_id else {
        return Ok(());
    };
    line_accounts::link(tx, account, &id).await?;
    let Some(account) = line_accounts::by_id(tx, account).await? else {
        return Ok(());
    };
    take(app, tx, &account, Heard::Input(Input::Registered), None).await
}

async fn save_child(app: &App, tx: &mut Tx, person: &str, answers: &Answers) -> anyhow::Result<()> {
    let id = app.new_id();
    let child = children::NewChild {
        id: &id,
        family_name: one(answers, "family-name").unwrap_or_default(),
        given_name: one(answers, "given-name").unwrap_or_default(),
        family_kana: one(answers, "family-kana"),
        given_kana: one(answers, "given-kana"),
        sex: one(answers, "sex"),
        birthday: one(answers, "birthday"),
    };
    let relationship = one(answers, "relationship");
    children::insert(tx, &child, person, relationship, app.clock.now()).await
}

async fn save_enrolment(app: &App, tx: &mut Tx, answers: &Answers) -> anyhow::Result<()> {
    let several = |id: &str| answers.get(id).map(|value| value.many().to_vec());
    let (Some(child), Some(school)) = (one(answers, "child"), one(answers, "school")) else {
        return Ok(());
    };
    let mut groups = several("clubs").unwrap_or_default();
    groups.extend(several("groups").unwrap_or_default());
    let enrolment = children::NewEnrolment {
        id: &app.new_id(),
        child,
        school,
        grade: crate::flow::field::chosen_grade(answers).unwrap_or_default(),
        class: one(answers, "class").filter(|class| *class != crate::flow::field::CLASS_UNSET),
        attendance_number: one(answers, "attendance-number"),
        groups,
    };
    children::enrol(tx, &enrolment, app.clock.now()).await
}

async fn save_topics(
    app: &App,
    tx: &mut Tx,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<()> {
    let now = app.clock.now();
    let wanted = answers.get("topics").map_or(&[][..], |value| value.many());
    for (topic, _) in topics::of_person(tx, person, now).await? {
        topics::choose(tx, person, &topic.id, wanted.contains(&topic.id), now).await?;
    }
    Ok(())
}
