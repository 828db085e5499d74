//! Finds the article for typed words, in any of our languages. Pure.
//!
//! Words are compared without case, width, accents or tones: `khong nhan duoc thu` finds what is
//! written `Không nhận được thư`. Japanese and Chinese have no spaces, so there two characters in a
//! row count as a word.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Article;
use crate::flow::field::is_kanji;

/// How much a word found in a title, in the words people type, or in the text counts.
const TITLE: f64 = 4.0;
const TYPED: f64 = 3.0;
const TEXT: f64 = 1.0;

/// The share of what was asked that must be found for an article to be shown at all.
const FOUND: f64 = 0.25;
/// And for it to be offered unasked, in a talk.
const SURE: f64 = 0.5;

/// Articles that tell of what was asked, the best first.
pub fn find<'a>(articles: &'a [Article], query: &str) -> Vec<&'a Article> {
    ranked(articles, query, FOUND)
}

/// The article to offer to somebody who typed this, if one fits well: its title or the words people type
/// for it tell of some of what was asked. A greeting stands in many a text.
pub fn best<'a>(articles: &'a [Article], query: &str) -> Option<&'a Article> {
    let found = scored(articles, query, SURE);
    let mut named = found
        .into_iter()
        .filter(|found| found.score > found.covered * TEXT);
    named.next().map(|found| found.article)
}

fn ranked<'a>(articles: &'a [Article], query: &str, share: f64) -> Vec<&'a Article> {
    let found = scored(articles, query, share).into_iter();
    found.map(|found| found.article).collect()
}

struct Found<'a> {
    article: &'a Article,
    /// The weight of the words that it tells of.
    covered: f64,
    /// The same, and where they stand.
    score: f64,
}

fn scored<'a>(articles: &'a [Article], query: &str, share: f64) -> Vec<Found<'a>> {
    let asked = tokens(query);
    let read: Vec<Read> = articles.iter().map(Read::new).collect();
    let weights: BTreeMap<&String, f64> = asked
        .iter()
        .map(|token| (token, weight(token, &read)))
        .collect();
    let all: f64 = weights.values().sum();
    let mut found: Vec<Found<'a>> = articles
        .iter()
        .zip(&read)
        .filter_map(|(article, read)| {
            let (mut covered, mut score) = (0.0, 0.0);
            for (token, weight) in &weights {
                if let Some(counts) = read.counts(token) {
                    covered += weight;
                    score += weight * counts;
                }
            }
            (all > 0.0 && covered >= share * all).then_some(Found {
                article,
                covered,
                score,
            })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// A word that stands in every article says nothing; a rare one says much; one that stands nowhere
/// counts as much as the rarest, so that talk about something else finds nothing.
fn weight(token: &str, read: &[Read]) -> f64 {
    let holding = read.iter().filter(|read| read.counts(token).is_some());
    let holding = holding.count().max(1);
    let size = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    (size(read.len()) / size(holding)).ln()
}

/// An article's words.
struct Read {
    title: BTreeSet<String>,
    typed: BTreeSet<String>,
    text: BTreeSet<String>,
}

impl Read {
    fn new(article: &Article) -> Read {
        let steps = article.steps.iter();
        let steps = steps.flat_map(|step| [step.name.as_str(), step.text.as_str()]);
        let text: Vec<&str> = steps.chain([article.text.as_str()]).collect();
        Read {
            title: tokens(&article.title),
            typed: tokens(&article.words),
            text: tokens(&text.join("\n")),
        }
    }

    fn counts(&self, token: &str) -> Option<f64> {
        let places = [
            (&self.title, TITLE),
            (&self.typed, TYPED),
            (&self.text, TEXT),
        ];
        let found = places.into_iter().find(|(words, _)| holds(words, token));
        found.map(|(_, counts)| counts)
    }
}

/// The shortest beginning of a word that stands for the word: `email` for `emails`.
const PREFIX: usize = 4;

fn holds(words: &BTreeSet<String>, token: &str) -> bool {
    if words.contains(token) {
        return true;
    }
    let alphabetic = token.len() >= PREFIX && token.is_ascii();
    alphabetic
        && words
            .range(token.to_owned()..)
            .next()
            .is_some_and(|word| word.starts_with(token))
}

/// The words of a text.
fn tokens(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let mut tokens = BTreeSet::new();
    let mut run: Vec<char> = Vec::new();
    // The end of the text ends the last run.
    for c in folded.chars().chain([' ']) {
        let same = run
            .last()
            .is_none_or(|last| is_unspaced(*last) == is_unspaced(c));
        if !c.is_alphanumeric() || !same {
            add(&mut tokens, &run);
            run.clear();
        }
        if c.is_alphanumeric() {
            run.push(c);
        }
    }
    tokens
}

fn add(tokens: &mut BTreeSet<String>, run: &[char]) {
    let unspaced = run.first().is_some_and(|c| is_unspaced(*c));
    if unspaced && run.len() > 1 {
        tokens.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
    } else if !run.is_empty() {
        tokens.insert(run.iter().collect());
    }
}

/// Scripts that are written without spaces.
fn is_unspaced(c: char) -> bool {
    is_kanji(c) || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

/// Lower case, usual width, no accents and tones; katakana as hiragana; no readings in brackets.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut kept = String::with_capacity(text.len());
    for c in text.nfkc() {
        // Only Latin letters lose their marks: が is not か.
        let mut parts = c.nfd();
        match parts.next() {
            Some(base) if base.is_ascii_alphabetic() => kept.push(base),
            _ if is_combining_mark(c) => {}
            _ if c == 'đ' || c == 'Đ' => kept.push('d'),
            _ => kept.push(c),
        }
    }
    let mut rest = kept.as_str();
    while let Some((before, after)) = rest.split_once('(') {
        folded.push_str(before);
        let reading = after.split_once(')').filter(|(reading, _)| {
            before.ends_with(is_kanji) && reading.chars().all(crate::flow::field::is_hiragana)
        });
        folded.push_str(if reading.is_some() { "" } else { "(" });
        rest = reading.map_or(after, |(_, after)| after);
    }
    folded.push_str(rest);
    folded
        .chars()
        .flat_map(char::to_lowercase)
        .map(hiragana)
        .collect()
}

fn hiragana(c: char) -> char {
    /// From ァ to ぁ in Unicode's tables.
    const BETWEEN: u32 = 0x60;
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - BETWEEN).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help::{Kind, articles};
    use crate::words::{Language, Words};

    fn written(id: &'static str, title: &str, text: &str) -> Article {
        Article {
            id,
            kind: Kind::Trouble,
            title: title.into(),
            text: text.into(),
            steps: Vec::new(),
            words: String::new(),
        }
    }

    fn ids(found: &[&Article]) -> Vec<&'static str> {
        found.iter().map(|article| article.id).collect()
    }

    #[test]
    fn words_are_found_in_every_script_with_and_without_accents() {
        let all = [
            written(
                "vi",
                "Không nhận được thư",
                "Kiểm tra hộp thư rác. Đổi địa chỉ.",
            ),
            written(
                "pt",
                "O e-mail não chega",
                "Verifique a caixa de spam. Inscrição e filhos.",
            ),
            written("zh", "收不到邮件", "请检查垃圾邮件文件夹。"),
            written("ja", "メールが届かない", "迷惑メールの設定を確認します。"),
            written(
                "easy",
                "新(あたら)しい 携帯(けいたい)",
                "電話(でんわ)を かえた とき",
            ),
        ];
        for (query, id) in [
            ("Không nhận được thư", "vi"),
            ("khong nhan duoc thu", "vi"),
            ("doi dia chi", "vi"),
            ("email nao chega", "pt"),
            ("inscricao", "pt"),
            ("INSCRIÇÃO", "pt"),
            ("收不到邮件", "zh"),
            ("邮件收不到怎么办", "zh"),
            ("メールが届きません", "ja"),
            ("ﾒｰﾙ 届かない", "ja"),
            ("めいわくメール", "ja"),
            ("新しい携帯", "easy"),
        ] {
            assert_eq!(ids(&find(&all, query)).first(), Some(&id), "{query}");
        }
    }

    #[test]
    fn what_is_about_something_else_finds_nothing() {
        let words = Words::load().unwrap();
        for (language, query) in [
            (Language::Ja, "おはようございます"),
            (Language::Ja, "こんにちは"),
            (Language::Ja, "ありがとう"),
            (Language::Ja, ""),
            (Language::Ja, "?!"),
            (Language::En, "good morning"),
            (Language::En, "hello"),
        ] {
            let all = articles(&words, language);
            assert_eq!(
                ids(&best(&all, query).into_iter().collect::<Vec<_>>()),
                [""; 0],
                "{query}"
            );
        }
    }

    //
    #[test]
    fn people_s_own_words_find_the_article() {
        let words = Words::load().unwrap();
        for (language, query, id) in [
            (Language::Ja, "メールが届きません", "arrival"),
            (Language::Ja, "メールが来ない", "arrival"),
            (Language::Ja, "学校コードがわからない", "school-code"),
            (Language::Ja, "機種変更しました", "new-phone"),
            (Language::Ja, "パスワードを忘れた", "password"),
            (Language::Ja, "ガラケーです", "feature-phone"),
            (Language::Ja, "登録をやめたい", "leaving"),
            (Language::Ja, "祖母にも届けたい", "guardians"),
            (Language::En, "I do not get any email", "arrival"),
            (Language::En, "forgot my password", "password"),
            (Language::En, "new phone", "new-phone"),
            (Language::En, "evacuation level", "emergency"),
        ] {
            let all = articles(&words, language);
            let best = best(&all, query).map(|article| article.id);
            assert_eq!(best, Some(id), "{query}: {:?}", ids(&find(&all, query)));
        }
    }
}
