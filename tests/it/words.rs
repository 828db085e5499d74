//! Keeps `locales/` whole: every language says the same things, everything said is used, everything
//! used is said.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast;
use kairan::flow::FlowName;
use kairan::words::Language;

use crate::sources::{Piece, Source, files, pieces};

/// The master: what stands here must stand in every other language, but for the staff's words.
const MASTER: &str = "ja";

/// In what languages the words of a file stand: staff read Japanese or English.
fn stands_in(file: &str, language: &str) -> bool {
    !file.starts_with("console") || ["ja", "en"].contains(&language)
}

/// Ids put together at run time: for the star stands a name that is a literal in `src/`.
const BUILT: &[(&str, &str)] = &[
    ("ask-*", "the question of a declared field"),
    ("departure-*", "a kind of departure that is open"),
    ("leave-why-*", "a choice of the field"),
    ("absence-kind-*", "a choice of the field"),
    ("absence-reason-*", "a choice of the field"),
    ("held-*", "what is held about somebody"),
    ("hint-*", "the help below a field, where it needs some"),
    ("field-*", "the documents' name of a field"),
    ("wrong-*", "why an answer was not taken"),
    ("flow-title-*", "the name of a flow"),
    ("start-*", "what is said when a flow begins"),
    ("saved-*", "what is said when a flow is through"),
    ("menu-*", "the menu item of a flow"),
    ("sex-*", "a choice of the field"),
    ("relationship-*", "a choice of the field"),
    ("channel-*", "a choice of the field"),
    ("bulk-mail-*", "a choice of the field"),
    ("quiet-hours-*", "a choice of the field"),
    ("garbage-evening-*", "a choice of the field"),
    ("garbage-morning-*", "a choice of the field"),
    ("zone-*", "a choice of the field"),
    ("another-*", "a choice of the field"),
    ("news-of-*", "a choice of the field"),
    ("home-*", "a service on the first page"),
    ("home-*-text", "what that service does"),
    ("*-text", "the text behind a consent"),
    ("help-*", "the title of an article"),
    ("help-*-text", "what an article says"),
    ("help-*-steps", "its steps, one a line"),
    ("help-*-words", "what people type who look for it"),
    ("contact-*", "whom to ask about a topic"),
    ("message-state-*", "how a thread stands"),
    ("address-slot-*", "a choice of the field"),
    ("address-owner-*", "a choice of the field"),
    ("address-state-*", "the state of an address"),
    ("console-lost-*", "why somebody was not reached"),
    ("console-role-*", "a role of staff"),
    ("console-sort-*", "what a notice is"),
    ("console-messages-state-*", "how a thread stands"),
    ("console-area-*", "what a key may be used for"),
    ("template-*-title", "the title that a template makes"),
    ("template-*-body", "the text that a template makes"),
    ("template-reason-*", "a choice of a template's slot"),
    ("topic-channel-*", "a choice of the field"),
    ("phrase-title-*", "the title of a notice of such phrases"),
    ("phrase-*", "a sentence of the phrase book"),
    ("console-act-*", "what was done, by the act's name"),
    ("console-job-name-*", "a job of the schedule"),
    ("console-template-*", "the button of a template"),
    ("console-slot-*", "the label of a template's slot"),
];

/// Literals that look like ids and are none.
const NOT_WORDS: &[(&str, &str)] = &[
    ("line-blocked", "a cause, as the staff's API names it"),
    ("line-refused", "a cause, as the staff's API names it"),
    ("absence-desk", "a path of the staff's API"),
    ("mail-stop", "a path of the staff's API"),
    ("no-channel", "a cause, as the staff's API names it"),
    ("no-menu", "a cause, as the staff's API names it"),
    ("mail-switched-off", "a cause, as the staff's API names it"),
    ("mail-refused", "a cause, as the staff's API names it"),
    ("address-unproven", "a cause, as the staff's API names it"),
    ("address-disabled", "a cause, as the staff's API names it"),
    ("line-limited", "a cause, as the staff's API names it"),
    ("line-not-linked", "a cause, as the staff's API names it"),
    ("line-quota", "a warning, as the staff's API names it"),
    ("link-token", "an endpoint of LINE, as the metrics name it"),
    ("no-referrer", "a value of Referrer-Policy"),
    ("mail-bounced", "a cause, as the staff's API names it"),
    ("mail-stopped", "a cause, as the staff's API names it"),
    ("not-spam", "a kind of complaint, as its report names it"),
    ("message-id", "the header of a mail"),
    ("no-reply", "the name of a mailbox that nobody reads"),
    (
        "stop-optional",
        "what follows from a bounce, in the database",
    ),
    ("class-closure", "a template, as the staff's API names it"),
    ("evacuation-lifted", "a phrase, as the staff's API names it"),
    ("garbage-moved", "a phrase, as the staff's API names it"),
    ("garbage-time", "a phrase, as the staff's API names it"),
    ("garbage-none", "a phrase, as the staff's API names it"),
    ("no-store", "a value of Cache-Control"),
    ("no-referrer", "a value of Referrer-Policy"),
];

/// One message or term (`-name`) of one language.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    file: String,
    arguments: BTreeSet<String>,
    /// Messages and terms it is made of.
    references: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

// B-06
#[test]
fn every_language_says_the_same_things_with_the_same_arguments() {
    let languages = languages();
    let offered = Language::ALL.map(|language| language.tag().to_owned());
    assert_eq!(languages.len(), offered.len(), "a folder each");
    assert!(offered.iter().all(|tag| languages.contains_key(tag)));
    let master = &languages[MASTER];
    let mut wrong = Vec::new();
    for (language, messages) in &languages {
        let expected = master.iter();
        for (id, message) in expected.filter(|(_, message)| stands_in(&message.file, language)) {
            match messages.get(id) {
                None => wrong.push(format!(
                    "locales/{language}/{}: {id} is missing",
                    message.file
                )),
                Some(other) if other.file != message.file => wrong.push(format!(
                    "locales/{language}/{}: {id} stands in {} in {MASTER}: move it",
                    other.file, message.file
                )),
                Some(other) if other.arguments != message.arguments => wrong.push(format!(
                    "locales/{language}/{}: {id} takes {:?}, in {MASTER} {:?}",
                    other.file, other.arguments, message.arguments
                )),
                Some(_) => {}
            }
        }
        for (id, message) in messages {
            if !master.contains_key(id) {
                wrong.push(format!(
                    "locales/{language}/{}: {id} is not in {MASTER}: add it there or remove it",
                    message.file
                ));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn every_message_can_be_said() {
    let mut wrong = Vec::new();
    for (language, messages) in languages() {
        let bundle = bundle(&language);
        for (id, message) in messages.iter().filter(|(id, _)| !id.starts_with('-')) {
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
                wrong.push(format!(
                    "locales/{language}/{}: {id} has no text",
                    message.file
                ));
                continue;
            };
            let mut values = FluentArgs::new();
            // A message that this one is made of takes its arguments from the same hand.
            let parts = message.references.iter().filter_map(|id| messages.get(id));
            let parts = parts.chain([message]);
            for name in parts.flat_map(|part| &part.arguments) {
                values.set(name.as_str(), FluentValue::from(1));
            }
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
            if !errors.is_empty() || text.trim().is_empty() {
                wrong.push(format!(
                    "locales/{language}/{}: {id}: {errors:?}",
                    message.file
                ));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn every_id_is_kebab_case_and_stands_under_a_comment() {
    let mut wrong = Vec::new();
    for source in files("locales", &[".ftl"]) {
        let is_master = source.path.starts_with(&format!("locales/{MASTER}/"));
        for (id, explained) in ids_and_comments(&source.text) {
            if !is_kebab(id.trim_start_matches('-')) {
                wrong.push(format!("{}: {id}: write it in kebab-case", source.path));
            }
            if is_master && !explained {
                wrong.push(format!(
                    "{}: {id}: say in a `#` comment above it or its group where it is shown",
                    source.path
                ));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn every_id_is_used() {
    let master = &languages()[MASTER];
    let literals = literals();
    let referred: BTreeSet<&str> = master
        .values()
        .flat_map(|message| message.references.iter().map(String::as_str))
        .collect();
    let built = |pattern: &str, id: &str| {
        let (before, after) = pattern.split_once('*').expect("a pattern has a star");
        let name = id.strip_prefix(before)?.strip_suffix(after)?;
        // Names in the database have underscores where ids have hyphens.
        let is_there = |name: &str| literals.contains_key(name);
        (is_there(name) || is_there(&name.replace('-', "_"))).then_some(())
    };
    for (pattern, what) in BUILT {
        let used = master.keys().any(|id| built(pattern, id).is_some());
        assert!(used, "no id is {pattern} ({what}): remove it from BUILT");
    }
    let is_built = |id: &str| {
        BUILT
            .iter()
            .any(|(pattern, _)| built(pattern, id).is_some())
    };
    let unused = master
        .iter()
        .filter(|(id, _)| !literals.contains_key(id.as_str()))
        .filter(|(id, _)| !referred.contains(id.as_str()) && !is_built(id))
        .map(|(id, message)| format!("locales/*/{}: nothing says {id}: remove it", message.file));
    assert_none(unused.collect());
}

#[test]
fn every_id_that_is_used_exists() {
    let master = &languages()[MASTER];
    let scope = |id: &str| id.split('-').next().unwrap_or_default().to_owned();
    let scopes: BTreeSet<String> = master.keys().map(|id| scope(id)).collect();
    let fields: BTreeSet<&str> = FlowName::ALL
        .iter()
        .copied()
        .flat_map(|name| name.flow().fields.iter().map(|field| field.id))
        .collect();
    let unknown = literals()
        .into_iter()
        .filter(|(literal, _)| is_kebab(literal) && literal.contains('-'))
        .filter(|(literal, _)| scopes.contains(&scope(literal)))
        .filter(|(literal, _)| !master.contains_key(literal) && !fields.contains(literal.as_str()))
        .filter(|(literal, _)| !NOT_WORDS.iter().any(|(known, _)| known == literal))
        .map(|(literal, path)| {
            format!(
                "{path}: no word {literal:?}: add it to locales/{MASTER}, or to NOT_WORDS if it is none"
            )
        });
    assert_none(unknown.collect());
}

#[test]
fn every_flow_and_field_has_its_words() {
    let master = &languages()[MASTER];
    let mut missing = Vec::new();
    for name in FlowName::ALL {
        let flow = name.flow();
        let fields = flow.fields.iter();
        let of_fields =
            fields.flat_map(|field| ["ask", "field"].map(|w| format!("{w}-{}", field.id)));
        let title = format!("flow-title-{}", name.as_str());
        missing.extend(
            of_fields
                .chain([title])
                .filter(|id| !master.contains_key(id)),
        );
    }
    assert_none(missing);
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What every folder of `locales/` holds.
fn languages() -> BTreeMap<String, Messages> {
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    for source in files("locales", &[".ftl"]) {
        let (language, file) = language_and_file(&source);
        let messages = languages.entry(language.to_owned()).or_default();
        let parsed = fluent_syntax::parser::parse(source.text.as_str());
        let resource = parsed.unwrap_or_else(|(_, why)| panic!("{}: {why:?}", source.path));
        for entry in &resource.body {
            let (id, message) = match entry {
                ast::Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref()),
                ast::Entry::Term(t) => (format!("-{}", t.id.name), Some(&t.value)),
                _ => continue,
            };
            let mut found = Message {
                file: file.to_owned(),
                ..Message::default()
            };
            if let Some(pattern) = message {
                read_pattern(pattern, &mut found);
            }
            let earlier = messages.insert(id.clone(), found);
            assert!(earlier.is_none(), "{}: {id} stands twice", source.path);
        }
    }
    languages
}

fn language_and_file(source: &Source) -> (&str, &str) {
    let inside = source
        .path
        .strip_prefix("locales/")
        .expect("read from locales");
    inside
        .split_once('/')
        .expect("every file of words stands in its language's folder")
}

fn read_pattern(pattern: &ast::Pattern<&str>, found: &mut Message) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            read_expression(expression, found);
        }
    }
}

fn read_expression(expression: &ast::Expression<&str>, found: &mut Message) {
    match expression {
        ast::Expression::Inline(inline) => read_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            read_inline(selector, found);
            for variant in variants {
                read_pattern(&variant.value, found);
            }
        }
    }
}

fn read_inline(inline: &ast::InlineExpression<&str>, found: &mut Message) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.arguments.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            found.references.insert(id.name.to_owned());
        }
        ast::InlineExpression::TermReference { id, .. } => {
            found.references.insert(format!("-{}", id.name));
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                read_inline(argument, found);
            }
        }
        ast::InlineExpression::Placeable { expression } => read_expression(expression, found),
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. } => {}
    }
}

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let tag = language
        .parse()
        .expect("a folder is named by its language tag");
    let mut bundle = FluentBundle::new(vec![tag]);
    let contact = bundle.add_function("CONTACT", |topic, _| match topic {
        [FluentValue::String(_)] => "contact".into(),
        _ => FluentValue::Error,
    });
    contact.expect("added once");
    for source in files(&format!("locales/{language}"), &[".ftl"]) {
        let resource = FluentResource::try_new(source.text).expect("parsed before");
        bundle.add_resource(resource).expect("ids stand once");
    }
    bundle
}

/// The ids of a file, and whether a comment stands above each: its own, that of its block (no empty
/// line between) or that of its `##` group.
fn ids_and_comments(text: &str) -> Vec<(&str, bool)> {
    let (mut block, mut group) = (false, false);
    let mut ids = Vec::new();
    for line in text.lines() {
        if line.is_empty() {
            block = false;
        } else if let Some(title) = line.strip_prefix("##") {
            group = !title.trim_matches(['#', ' ']).is_empty();
        } else if line.starts_with('#') {
            block = true;
        } else if !line.starts_with([' ', '}', '.', '[', '*']) {
            let id = line.split([' ', '=']).next().unwrap_or_default();
            ids.push((id, block || group));
        }
    }
    ids
}

fn is_kebab(id: &str) -> bool {
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(lower))
}

/// Every string that the program or the menus' definitions hold, with one file it stands in.
fn literals() -> BTreeMap<String, String> {
    let mut literals = BTreeMap::new();
    let mut take = |text: &str, path: &str| {
        for piece in pieces(text) {
            if let Piece::Literal(literal) = piece {
                literals
                    .entry(literal.to_owned())
                    .or_insert_with(|| path.to_owned());
            }
        }
    };
    // The simulator is a tool of its own with its own words.
    let ours = files("src", &[".rs"]).into_iter();
    for source in ours.filter(|source| !source.path.starts_with("src/simulator/")) {
        take(source.code(), &source.path);
    }
    for source in files("rich-menus", &[".toml"]) {
        take(&without_comments(&source.text), &source.path);
    }
    literals
}

/// An apostrophe or quote in a TOML comment would be taken for the beginning of a string.
fn without_comments(toml: &str) -> String {
    let lines = toml
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}
