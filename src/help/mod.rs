//! Help: articles that tell step by step how something is done, made from the flows' own declarations
//! so that no step goes stale (A-42, C-22), and articles written by hand (`locales/*/help.ftl`). The
//! chat and the pages show the same ones. Pure.

pub mod search;

use crate::flow::{Field, FlowName};
use crate::words::{Language, Words};

/// One article in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The last part of its path, `/help/{id}`.
    pub id: &'static str,
    pub kind: Kind,
    pub title: String,
    /// Paragraphs, one a line.
    pub text: String,
    /// In order; whoever shows them counts them.
    pub steps: Vec<Step>,
    /// What people also type who look for this.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How a flow goes.
    Flow,
    /// What to do when something is amiss.
    Trouble,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// A field's name; empty where there is none.
    pub name: String,
    pub text: String,
}

/// The articles written by hand, in the order people need them.
const WRITTEN: &[&str] = &[
    // One a line.
    "arrival",
    "school-code",
    "link",
    "new-phone",
    "password",
    "feature-phone",
    "guardians",
    "translation",
    "emergency",
    "receipt",
    "leaving",
];

/// The id of an article, if there is one.
pub fn id(name: &str) -> Option<&'static str> {
    ids().find(|id| *id == name)
}

/// Every article's id: the flows first, then what was written by hand.
pub fn ids() -> impl Iterator<Item = &'static str> {
    let flows = FlowName::ALL.iter().map(|flow| flow.as_str());
    flows.chain(troubles())
}

/// The ids of the articles written by hand.
pub fn troubles() -> impl Iterator<Item = &'static str> {
    WRITTEN.iter().copied()
}

/// All articles in a language.
pub fn articles(words: &Words, language: Language) -> Vec<Article> {
    ids()
        .filter_map(|id| article(words, language, id))
        .collect()
}

/// One article in a language.
pub fn article(words: &Words, language: Language, id: &str) -> Option<Article> {
    if let Some(flow) = FlowName::ALL.iter().find(|flow| flow.as_str() == id) {
        return Some(of_flow(words, language, *flow));
    }
    let id = troubles().find(|known| *known == id)?;
    let part = |part: &str| words.hint(language, &format!("help-{id}-{part}"));
    let steps = part("steps").unwrap_or_default();
    Some(Article {
        id,
        kind: Kind::Trouble,
        title: words.say(language, &format!("help-{id}")),
        text: part("text").unwrap_or_default(),
        steps: steps.lines().map(|text| step("", text)).collect(),
        words: part("words").unwrap_or_default(),
    })
}

fn step(name: &str, text: impl Into<String>) -> Step {
    Step {
        name: name.to_owned(),
        text: text.into(),
    }
}

/// How a flow goes: the menu item, each question as it is asked, the summary, what is said then.
fn of_flow(words: &Words, language: Language, name: FlowName) -> Article {
    let say = |id: &str| words.say(language, id);
    let id = name.as_str();
    let item = [(
        "item",
        button(words, language, &format!("menu-{id}")).into(),
    )];
    let mut steps = vec![step("", words.say_with(language, "help-step-menu", &item))];
    let asked = name.flow().fields.iter();
    let asked = asked.filter(|field| words.profile().asks(field.id));
    steps.extend(asked.map(|field| question(words, language, field)));
    let ok = [("button", button(words, language, name.button_id()).into())];
    steps.push(step("", words.say_with(language, "help-step-confirm", &ok)));
    Article {
        id,
        kind: Kind::Flow,
        title: say(&name.title_id()),
        text: say(&format!("start-{id}")),
        steps,
        words: say(&format!("saved-{id}")),
    }
}

fn question(words: &Words, language: Language, field: &Field) -> Step {
    let ask = Some(words.say(language, &format!("ask-{}", field.id)));
    let hint = words.hint(language, &format!("hint-{}", field.id));
    let optional = (!field.required).then(|| words.say(language, "help-optional"));
    let sometimes = field.only_if.map(|_| words.say(language, "help-sometimes"));
    let parts: Vec<String> = [sometimes, ask, hint, optional]
        .into_iter()
        .flatten()
        .collect();
    step(&words.say(language, &field.label_id()), parts.join(" "))
}

/// A button's label, with the Japanese one beside it where the reader's is another: Japanese staff
/// and neighbours who help know that name.
fn button(words: &Words, language: Language, id: &str) -> String {
    let label = words.say(language, id);
    let japanese = words.say(Language::Ja, id);
    if label == japanese || words.served(language) == Language::Ja {
        return label;
    }
    let args = [("label", label.into()), ("japanese", japanese.into())];
    words.say_with(language, "help-button", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    // A-42 C-22 C-26
    #[test]
    fn a_flow_s_article_has_a_step_for_each_question_in_order() {
        let words = Words::load().unwrap();
        for language in [Language::Ja, Language::En] {
            for &name in FlowName::ALL {
                let article = article(&words, language, name.as_str()).unwrap();
                let fields = name.flow().fields.iter();
                let named: Vec<String> =
                    fields.map(|f| words.say(language, &f.label_id())).collect();
                let told = article.steps.iter().map(|step| step.name.clone());
                let told: Vec<String> = told.filter(|name| !name.is_empty()).collect();
                assert_eq!(told, named, "{language} {}", article.id);
            }
        }
    }

    #[test]
    fn every_article_is_whole_and_no_step_is_numbered_by_hand() {
        let words = Words::load().unwrap();
        for language in [Language::Ja, Language::En] {
            let all = articles(&words, language);
            assert_eq!(all.len(), ids().count());
            for article in all {
                assert!(
                    !article.title.is_empty() && !article.text.is_empty(),
                    "{}",
                    article.id
                );
                for step in &article.steps {
                    let first = step.text.chars().next().unwrap();
                    let numbered = first.is_numeric() && !step.text.contains(':');
                    assert!(!numbered, "{language} {}: {}", article.id, step.text);
                }
            }
        }
    }
}
