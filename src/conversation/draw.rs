//! How a turn looks. One function draws a question: the first time, after an answer that was not
//! taken, and when the person comes back tomorrow. Pure.

use serde_json::Value as Json;

use super::read::{help_data, language_data, menu_data, question_data};
use super::{Asking, Draw, Effect, Item, State, Turn, Verb, check};
use crate::city::address::none_for_notices;
use crate::flow::choice::grade_label;
use crate::flow::facts::ChildFact;
use crate::flow::field::last_day;
use crate::flow::register::DOCUMENTS;
use crate::flow::say::{departure, shown};
use crate::flow::{Answer, Answers, Choice, Facts, Field, FlowName, Value};
use crate::help;
use crate::line::message::{self, Action, Card};
use crate::words::{Arg, Language, Words};

/// Choices shown at once: with paging, back and cancel they fit LINE's thirteen buttons.
pub const PAGE: usize = 9;

/// What drawing needs beside the turn.
pub struct Voice<'a> {
    pub words: &'a Words,
    pub language: Language,
    /// The turn the buttons carry.
    pub turn: i64,
    /// The signed page for the open flow's personal fields.
    pub form_url: Option<&'a str>,
    pub public_url: &'a str,
}

/// What is sent: bubbles in order, the buttons under the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    pub language: Language,
    pub says: Vec<Say>,
}

/// One bubble.
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    pub text: String,
    /// A page to open: drawn as a card with a button, which stays when quick replies vanish.
    pub link: Option<(String, String)>,
    pub buttons: Vec<Action>,
}

impl Drawn {
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.says.iter().flat_map(|say| &say.buttons)
    }

    /// A page that what was said leads to: its button stands below the first words.
    pub fn hand_over(&mut self, label: String, url: String) {
        if let Some(say) = self.says.first_mut() {
            say.link = Some((label, url));
        }
    }

    /// Something with a page to open that is said before everything else.
    pub fn first(&mut self, text: String, label: String, url: String) {
        let say = Say {
            text,
            link: Some((label, url)),
            buttons: Vec::new(),
        };
        self.says.insert(0, say);
    }

    /// LINE's message objects, at most five.
    pub fn messages(&self) -> Vec<Json> {
        let mut messages = Vec::new();
        for say in &self.says {
            match &say.link {
                None => messages.extend(message::texts(&say.text)),
                Some((label, url)) => messages.push(card(&say.text, label, url).message()),
            }
        }
        messages.truncate(message::MESSAGES_LIMIT);
        let buttons: Vec<Action> = self
            .says
            .last()
            .map_or_else(Vec::new, |s| s.buttons.clone());
        if !buttons.is_empty() {
            message::quick_reply(&mut messages, &buttons);
        }
        messages
    }
}

fn card(text: &str, label: &str, url: &str) -> Card {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    Card {
        alt_text: text.to_owned(),
        title: title.to_owned(),
        lines: rest
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        fields: Vec::new(),
        note: None,
        buttons: vec![Action::Uri {
            label: label.to_owned(),
            uri: url.to_owned(),
        }],
    }
}

/// Draws a whole turn.
pub fn draw(turn: &Turn, facts: &Facts, voice: &Voice<'_>) -> Drawn {
    let mut says: Vec<Say> = turn
        .notes
        .iter()
        .map(|note| {
            let args: Vec<_> = note.args.iter().map(|(k, v)| (*k, Arg::read(v))).collect();
            plain(voice.words.say_with(voice.language, &note.id, &args))
        })
        .collect();
    let saved = |effect: &Effect| matches!(effect, Effect::Save(FlowName::Address, _));
    if turn.effects.iter().any(saved) && none_for_notices(&facts.addresses) {
        says.push(plain(voice.say("addresses-none-for-notices")));
    }
    match turn.draw {
        Draw::Nothing => {}
        Draw::Current => says.extend(current(&turn.next, facts, voice)),
        Draw::Languages => says.push(languages(facts, voice)),
        Draw::Mine => {
            says.push(mine(facts, voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Notices => {
            says.push(notices(voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Check => {
            says.extend(check::check(facts, voice));
            // In the middle of a flow its question stands below, with its own buttons.
            if turn.next != State::Idle || facts.check.is_none() {
                says.extend(current(&turn.next, facts, voice));
            }
        }
        Draw::More => says.extend(more(&turn.next, facts, voice)),
        Draw::Help => {
            says.push(help_topics(voice));
            says.extend(unless_idle(&turn.next, facts, voice));
        }
        Draw::Article(id) => {
            says.extend(article(id, voice));
            says.extend(current(&turn.next, facts, voice));
        }
        Draw::Leave(item) => says.push(leave(&turn.next, item, voice)),
    }
    Drawn {
        language: voice.language,
        says: merge_menu(says, voice),
    }
}

/// What is open now, as the reader of typed words needs it.
pub fn drawn_now(state: &State, facts: &Facts, voice: &Voice<'_>) -> Drawn {
    Drawn {
        language: voice.language,
        says: current(state, facts, voice),
    }
}

/// The menu's buttons go under the bubble before them. Alone they need words, or there is no bubble
/// and nobody is answered.
fn merge_menu(mut says: Vec<Say>, voice: &Voice<'_>) -> Vec<Say> {
    let Some(last) = says.pop_if(|last| last.text.is_empty()) else {
        return says;
    };
    match says.last_mut() {
        Some(say) => say.buttons = last.buttons,
        None => says.push(Say {
            text: voice.say("choose-from-menu"),
            ..last
        }),
    }
    says
}

fn plain(text: String) -> Say {
    Say {
        text,
        link: None,
        buttons: Vec::new(),
    }
}

impl Voice<'_> {
    pub(super) fn say(&self, id: &str) -> String {
        self.words.say(self.language, id)
    }

    fn button(&self, id: &str, verb: Verb) -> Action {
        self.labelled(self.say(id), verb)
    }

    fn labelled(&self, label: String, verb: Verb) -> Action {
        Action::Postback {
            data: question_data(self.turn, &verb),
            said: Some(label.clone()),
            label,
        }
    }

    pub(super) fn item(&self, item: Item) -> Action {
        let label = self.say(&format!("menu-{}", item.as_str()));
        Action::Postback {
            data: menu_data(item),
            said: Some(label.clone()),
            label,
        }
    }
}

fn current(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    match state {
        State::Idle => vec![Say {
            text: String::new(),
            link: None,
            buttons: menu_buttons(facts, voice),
        }],
        State::Asking(asking) => question(asking, facts, voice),
        State::Confirm {
            flow,
            answers,
            correcting: false,
        } => summary(*flow, answers, facts, voice),
        State::Confirm {
            flow,
            answers,
            correcting: true,
        } => vec![which_field(*flow, answers, facts, voice)],
    }
}

fn menu_buttons(facts: &Facts, voice: &Voice<'_>) -> Vec<Action> {
    Item::of(facts.has_person)
        .iter()
        .map(|item| voice.item(*item))
        .collect()
}

/// What help tells of, a button each, and a card that leads to all of it.
fn help_topics(voice: &Voice<'_>) -> Say {
    let topic = |id: &'static str| {
        let label = voice.say(&format!("help-{id}"));
        Action::Postback {
            data: help_data(id),
            said: Some(label.clone()),
            label,
        }
    };
    let mut buttons: Vec<Action> = help::troubles().map(topic).collect();
    buttons.push(voice.item(Item::Open));
    Say {
        text: voice.say("help-choose"),
        link: Some(help_page("", voice)),
        buttons,
    }
}

/// An article's words, and a card's button to its page.
fn article(id: &str, voice: &Voice<'_>) -> Option<Say> {
    let article = help::article(voice.words, voice.language, id)?;
    let mut lines = vec![article.title, article.text];
    lines.extend((1..).zip(&article.steps).map(|(number, step)| {
        let name = Some(&step.name).filter(|name| !name.is_empty());
        let text = name.map_or_else(
            || step.text.clone(),
            |name| format!("{name}: {}", step.text),
        );
        format!("{number}. {text}")
    }));
    Some(Say {
        text: lines.join("\n"),
        link: Some(help_page(&format!("/{id}"), voice)),
        buttons: Vec::new(),
    })
}

fn help_page(path: &str, voice: &Voice<'_>) -> (String, String) {
    let url = format!("{}/help{path}?lang={}", voice.public_url, voice.language);
    (voice.say("button-open-help"), url)
}

/// The open question, which stands below what was said.
fn unless_idle(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    match state {
        State::Idle => Vec::new(),
        open => current(open, facts, voice),
    }
}

/// In the middle of a flow its question stands below, with its own buttons.
fn more(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let mut says = vec![Say {
        text: voice.say("choose-more"),
        link: None,
        buttons: Item::MORE
            .iter()
            .filter(|item| item.is_offered(facts))
            .map(|item| voice.item(*item))
            .collect(),
    }];
    if *state != State::Idle {
        says.extend(current(state, facts, voice));
    }
    says
}

/// Each language in its own words: whoever reads no other finds it (B-24).
fn languages(facts: &Facts, voice: &Voice<'_>) -> Say {
    let offered = voice.words.offered().iter();
    let languages = offered.map(|&language| Action::Postback {
        label: language.own_name().into(),
        data: language_data(language),
        said: Some(language.own_name().into()),
    });
    let mut buttons: Vec<Action> = languages.collect();
    let mut items = menu_buttons(facts, voice);
    items.retain(|action| *action != voice.item(Item::Language));
    match buttons.len() + items.len() <= message::QUICK_REPLY_LIMIT {
        true => buttons.append(&mut items),
        // Rather one that leads to all of them than some cut off.
        false => buttons.push(voice.item(Item::Open)),
    }
    Say {
        text: voice.say("choose-language"),
        link: None,
        buttons,
    }
}

fn question(asking: &Asking, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let flow = asking.flow.flow();
    let Some(field) = flow.field(&asking.field) else {
        return vec![plain(voice.say("state-lost"))];
    };
    let mut say = match (facts.by_form && field.personal, voice.form_url) {
        (true, Some(url)) => form(asking, field, facts, voice, url),
        _ => asked(asking, field, facts, voice),
    };
    if asking.from_summary || flow.previous(field.id, &asking.answers, facts).is_some() {
        say.buttons.push(voice.button("button-back", Verb::Back));
    }
    say.buttons
        .push(voice.button("button-cancel", Verb::Cancel));
    vec![say]
}

/// The one-tap page, with the names of exactly the fields it will ask.
fn form(asking: &Asking, field: &Field, facts: &Facts, voice: &Voice<'_>, url: &str) -> Say {
    let fields: Vec<String> = form_fields(asking.flow, &asking.answers, Some(field.id), facts)
        .iter()
        .map(|field| voice.say(&field.label_id()))
        .collect();
    let args = [("fields", fields.join("・").into())];
    let title = voice.say(&format!("flow-title-{}", asking.flow.as_str()));
    let text = voice.words.say_with(voice.language, "ask-by-form", &args);
    Say {
        text: format!("{title}\n{text}"),
        link: Some((voice.say("button-open-form"), url.to_owned())),
        buttons: Vec::new(),
    }
}

/// What the form asks: the personal fields still missing, and the one being corrected. From the
/// summary (`at` is none and nothing is missing) all of them, to look at and change.
pub fn form_fields(
    flow: FlowName,
    answers: &Answers,
    at: Option<&str>,
    facts: &Facts,
) -> Vec<&'static Field> {
    let personal = || {
        flow.flow()
            .fields
            .iter()
            .filter(|field| field.personal && field.given(facts).is_none())
    };
    let can_be_asked = |field: &Field| {
        let known = field.depends_on.is_none_or(|on| answers.contains_key(on));
        known && !answers.contains_key(field.id)
    };
    let missing: Vec<_> = personal()
        .filter(|field| Some(field.id) == at || can_be_asked(field))
        .collect();
    if missing.is_empty() {
        // Not which child together with its names: they would be taken for another child's.
        let leads = |field: &Field| personal().any(|other| other.depends_on == Some(field.id));
        personal().filter(|field| !leads(field)).collect()
    } else {
        missing
    }
}

fn asked(asking: &Asking, field: &Field, facts: &Facts, voice: &Voice<'_>) -> Say {
    let label = voice.say(&field.label_id());
    let ask = voice.say(&format!("ask-{}", field.id));
    let mut lines = vec![format!("【{label}】"), ask];
    lines.extend(
        voice
            .words
            .hint(voice.language, &format!("hint-{}", field.id)),
    );
    let (mut listed, buttons) = choices(asking, field, facts, voice);
    lines.append(&mut listed);
    if field.answer == Answer::Consent && DOCUMENTS.contains(&field.id) {
        lines.push(format!("{}/{}", voice.public_url, field.id));
    }
    Say {
        text: lines.join("\n"),
        link: None,
        buttons,
    }
}

/// The choices as lines (LINE on a PC shows no buttons) and as buttons.
fn choices(
    asking: &Asking,
    field: &Field,
    facts: &Facts,
    voice: &Voice<'_>,
) -> (Vec<String>, Vec<Action>) {
    let pick = |value: &str| Verb::Pick(value.to_owned());
    match field.answer {
        Answer::One(_) | Answer::Many(_) => listed(asking, field, facts, voice),
        Answer::Consent => (Vec::new(), vec![voice.button("button-agree", pick("yes"))]),
        Answer::Birthday => (Vec::new(), vec![birthday_button(facts, voice)]),
        Answer::Day => (Vec::new(), vec![day_button(facts, voice)]),
        _ if !field.required => (Vec::new(), vec![voice.button("button-skip", Verb::Skip)]),
        _ => (Vec::new(), Vec::new()),
    }
}

fn listed(
    asking: &Asking,
    field: &Field,
    facts: &Facts,
    voice: &Voice<'_>,
) -> (Vec<String>, Vec<Action>) {
    let all = field.choices(&asking.answers, facts);
    let several = matches!(field.answer, Answer::Many(_));
    // Where one answer changes what is stored, that is marked.
    let stored = facts.current.get(field.id).and_then(Value::one);
    let named = |choice: &Choice| {
        let label = choice.label.say(voice.language, voice.words);
        let picked = several && asking.picked.contains(&choice.value);
        match picked || stored == Some(&choice.value) {
            true => format!("✓ {label}"),
            false => label,
        }
    };
    let lines = all
        .iter()
        .map(|choice| format!("・{}", named(choice)))
        .collect();
    let pages = all.len().div_ceil(PAGE).max(1);
    let page = asking.page % pages;
    let mut buttons: Vec<Action> = all
        .iter()
        .skip(page * PAGE)
        .take(PAGE)
        .map(|choice| voice.labelled(named(choice), Verb::Pick(choice.value.clone())))
        .collect();
    if pages > 1 {
        buttons.push(voice.button("button-more", Verb::Page((page + 1) % pages)));
    }
    if several {
        let id = match asking.picked.is_empty() {
            true => "button-none",
            false => "button-done",
        };
        buttons.push(voice.button(id, Verb::Done));
    }
    (lines, buttons)
}

fn day_button(facts: &Facts, voice: &Voice<'_>) -> Action {
    let today = facts.today.to_string();
    Action::Date {
        label: voice.say("button-date"),
        data: question_data(voice.turn, &Verb::Pick(String::new())),
        initial: Some(today.clone()),
        min: Some(today),
        max: Some(last_day(facts.today).to_string()),
    }
}

fn birthday_button(facts: &Facts, voice: &Voice<'_>) -> Action {
    // Opens near the middle of school age instead of today.
    let near = |years: i16| {
        let year = facts.today.year().saturating_sub(years);
        format!("{year:04}-04-02")
    };
    Action::Date {
        label: voice.say("button-date"),
        data: question_data(voice.turn, &Verb::Pick(String::new())),
        initial: Some(near(8)),
        min: Some(near(20)),
        max: Some(facts.today.to_string()),
    }
}

fn summary(flow: FlowName, answers: &Answers, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let mut lines = vec![voice.say(&format!("flow-title-{}", flow.as_str()))];
    for field in flow.flow().fields {
        if let Some(value) = answers.get(field.id) {
            let name = voice.say(&field.label_id());
            let shown = match facts.by_form && field.personal {
                true => voice.say("value-entered"),
                false => shown(field, value, answers, facts, voice.language, voice.words),
            };
            lines.push(format!("{name}: {shown}"));
        }
    }
    let (ask, ok) = flow.confirm_ids(answers, facts);
    let mut buttons = vec![
        voice.button(ok, Verb::Ok),
        voice.button("button-fix", Verb::Fix(None)),
        voice.button("button-cancel", Verb::Cancel),
    ];
    if changeable(flow, answers, facts).next().is_none() {
        buttons.remove(1);
    }
    let ask = voice.say(ask);
    let has_personal = !form_fields(flow, answers, None, facts).is_empty();
    match voice.form_url {
        Some(url) if facts.by_form && has_personal => vec![
            Say {
                text: lines.join("\n"),
                link: Some((voice.say("button-look-at-form"), url.to_owned())),
                buttons: Vec::new(),
            },
            Say {
                text: ask,
                link: None,
                buttons,
            },
        ],
        _ => {
            lines.push(String::new());
            lines.push(ask);
            vec![Say {
                text: lines.join("\n"),
                link: None,
                buttons,
            }]
        }
    }
}

/// The fields that were somebody's answer, and may be answered otherwise.
fn changeable(
    flow: FlowName,
    answers: &Answers,
    facts: &Facts,
) -> impl Iterator<Item = &'static Field> {
    let fields = flow.flow().fields.iter();
    fields.filter(|field| field.applies(answers, facts) && field.given(facts).is_none())
}

fn which_field(flow: FlowName, answers: &Answers, facts: &Facts, voice: &Voice<'_>) -> Say {
    let mut buttons: Vec<Action> = changeable(flow, answers, facts)
        .map(|field| {
            let verb = Verb::Fix(Some(field.id.to_owned()));
            voice.labelled(voice.say(&field.label_id()), verb)
        })
        .collect();
    buttons.push(voice.button("button-back", Verb::Back));
    Say {
        text: voice.say("ask-which-field"),
        link: None,
        buttons,
    }
}

fn leave(state: &State, item: Item, voice: &Voice<'_>) -> Say {
    let open = match state {
        State::Asking(Asking { flow, .. }) | State::Confirm { flow, .. } => *flow,
        State::Idle => return plain(String::new()),
    };
    let name = |id: String| voice.say(&id);
    let to = name(format!("menu-{}", item.as_str()));
    let args = [
        ("open", name(format!("flow-title-{}", open.as_str())).into()),
        ("item", to.as_str().into()),
    ];
    Say {
        text: voice.words.say_with(voice.language, "ask-leave", &args),
        link: None,
        buttons: vec![
            voice.button("button-continue", Verb::Continue),
            voice.labelled(to, Verb::Leave(item)),
        ],
    }
}

/// What is registered. Children's names stay off LINE where the city asks personal fields by form.
fn mine(facts: &Facts, voice: &Voice<'_>) -> Say {
    let mut lines = vec![voice.say("mine-title")];
    if facts.children.is_empty() {
        lines.push(voice.say("mine-no-children"));
    }
    for (at, child) in facts.children.iter().enumerate() {
        let number = i64::try_from(at + 1).unwrap_or(0);
        let name = match facts.by_form {
            true => {
                voice
                    .words
                    .say_with(voice.language, "mine-child", &[("number", number.into())])
            }
            false => child.name.clone(),
        };
        let school = match &child.enrolment {
            None => voice.say("mine-no-school"),
            Some((school, grade, class)) => {
                enrolment(school, *grade, class.as_deref(), facts, voice)
            }
        };
        lines.push(format!("・{name}: {school}"));
        lines.extend(planned(child, voice).map(|planned| format!("　{planned}")));
    }
    let topics: Vec<&str> = facts
        .topics
        .iter()
        .filter(|topic| topic.wanted)
        .map(|topic| topic.name.as_str())
        .collect();
    let topics = match topics.is_empty() {
        true => voice.say("value-none"),
        false => topics.join("、"),
    };
    lines.push(format!("{}: {topics}", voice.say("field-topics")));
    for field in FlowName::Settings.flow().fields {
        if let Some(value) = facts.current.get(field.id) {
            let (stored, language) = (&facts.current, voice.language);
            let shown = shown(field, value, stored, facts, language, voice.words);
            lines.push(format!("{}: {shown}", voice.say(&field.label_id())));
        }
    }
    lines.extend(addresses(facts, voice));
    lines.extend(departure(facts, voice.words, voice.language));
    plain(lines.join("\n"))
}

/// Their page asks for the log-in: titles and names stay off LINE's side.
fn notices(voice: &Voice<'_>) -> Say {
    let url = format!("{}/mine/notices?lang={}", voice.public_url, voice.language);
    Say {
        text: voice.say("inbox-card"),
        link: Some((voice.say("button-open-inbox"), url)),
        buttons: Vec::new(),
    }
}

/// The addresses' states: the addresses themselves stay off LINE.
fn addresses(facts: &Facts, voice: &Voice<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for address in &facts.addresses {
        let slot = [("slot", address.slot.into())];
        let name = voice
            .words
            .say_with(voice.language, "address-number", &slot);
        let state = voice.say(&format!("address-state-{}", address.state.as_str()));
        lines.push(format!("{name}: {state}"));
        if address.changing {
            lines.push(voice.say("address-state-changing"));
        }
    }
    if none_for_notices(&facts.addresses) {
        lines.push(voice.say("addresses-none-for-notices"));
    }
    lines
}

fn planned(child: &ChildFact, voice: &Voice<'_>) -> Option<String> {
    let (first, school) = child.planned.as_ref()?;
    let args = [
        ("day", first.to_string().into()),
        ("school", school.as_str().into()),
    ];
    Some(voice.words.say_with(voice.language, "mine-planned", &args))
}

fn enrolment(
    school: &str,
    grade: i64,
    class: Option<&str>,
    facts: &Facts,
    voice: &Voice<'_>,
) -> String {
    let of = facts.schools.iter().find(|known| known.name == school);
    let grade_text = of.map_or_else(
        || grade.to_string(),
        |of| grade_label(of, grade).say(voice.language, voice.words),
    );
    let class = class.map_or_else(|| voice.say("class-not-set"), str::to_owned);
    format!("{school} {grade_text} {class}")
}
