//! Message objects as LINE takes them: texts, buttons, cards. Built by the conversation and by notices.
//!
//! LINE refuses a whole request for one label too long, so everything here is cut to LINE's limits
//! (LINE Developers, "Message objects", "Action objects", "Character counting in a text"): labels
//! count in grapheme clusters, texts in UTF-16 units.

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

/// UTF-16 units of one text message.
pub const TEXT_LIMIT: usize = 5000;
/// Message objects of one request.
pub const MESSAGES_LIMIT: usize = 5;
/// Buttons of one quick reply.
pub const QUICK_REPLY_LIMIT: usize = 13;
/// UTF-16 units of what notifications, chat lists and PCs show for a card.
const ALT_TEXT_LIMIT: usize = 1500;
/// Graphemes of a quick reply's label.
const QUICK_REPLY_LABEL: usize = 20;
/// Graphemes of a card button's label.
const BUTTON_LABEL: usize = 40;
/// Graphemes of a postback's `displayText` and of a message action's text.
const SAID_LIMIT: usize = 300;

/// What a tap does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Comes back as a postback event with `data` (at most 300 UTF-16 units); `said`, if any, stands
    /// in the talk as the person's words.
    Postback {
        label: String,
        data: String,
        said: Option<String>,
    },
    /// Says `text` for the person, as if typed.
    Message { label: String, text: String },
    /// Opens LINE's date picker; the dates are `YYYY-MM-DD`, and LINE wants `min` before `max`.
    Date {
        label: String,
        data: String,
        initial: Option<String>,
        min: Option<String>,
        max: Option<String>,
    },
    /// Opens the map to share a position; only as a quick reply.
    Position { label: String },
    /// Opens a page (at most 1000 characters, percent-encoded).
    Uri { label: String, uri: String },
}

impl Action {
    pub fn label(&self) -> &str {
        match self {
            Action::Postback { label, .. }
            | Action::Message { label, .. }
            | Action::Date { label, .. }
            | Action::Position { label }
            | Action::Uri { label, .. } => label,
        }
    }

    fn json(&self, label_limit: usize) -> Value {
        let label = graphemes(self.label(), label_limit);
        let mut json = match self {
            Action::Postback { data, said, .. } => {
                let mut json = json!({ "type": "postback", "data": data });
                if let Some(said) = said {
                    json["displayText"] = graphemes(said, SAID_LIMIT).into();
                }
                json
            }
            Action::Message { text, .. } => {
                json!({ "type": "message", "text": graphemes(text, SAID_LIMIT) })
            }
            Action::Date {
                data,
                initial,
                min,
                max,
                ..
            } => {
                let mut json = json!({ "type": "datetimepicker", "data": data, "mode": "date" });
                for (key, date) in [("initial", initial), ("min", min), ("max", max)] {
                    if let Some(date) = date {
                        json[key] = date.as_str().into();
                    }
                }
                json
            }
            Action::Position { .. } => json!({ "type": "location" }),
            Action::Uri { uri, .. } => json!({ "type": "uri", "uri": uri }),
        };
        json["label"] = label.into();
        json
    }
}

/// One text message; more than fits is cut. For texts of any length there is [`texts`].
pub fn text(text: &str) -> Value {
    json!({ "type": "text", "text": units(text, TEXT_LIMIT) })
}

/// A text of any length as as many messages as it needs, none of them empty.
pub fn texts(whole: &str) -> Vec<Value> {
    let parts = split(whole, TEXT_LIMIT).into_iter();
    parts.map(text).collect()
}

/// Puts buttons under the last of `messages`: LINE shows only that one's. More than thirteen are cut.
pub fn quick_reply(messages: &mut [Value], actions: &[Action]) {
    let Some(last) = messages.last_mut().filter(|_| !actions.is_empty()) else {
        return;
    };
    let items: Vec<Value> = actions
        .iter()
        .take(QUICK_REPLY_LIMIT)
        .map(|action| json!({ "type": "action", "action": action.json(QUICK_REPLY_LABEL) }))
        .collect();
    last["quickReply"] = json!({ "items": items });
}

/// A card (Flex message): a title, lines of text, fields with their values, and buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What notifications, the chat list and PCs show instead: it must carry the essential.
    pub alt_text: String,
    pub title: String,
    pub lines: Vec<String>,
    /// A field's name and its value, side by side.
    pub fields: Vec<(String, String)>,
    /// Small print, such as who sends this.
    pub note: Option<String>,
    /// The first one stands out.
    pub buttons: Vec<Action>,
}

/// The city's green, dark enough for white letters (contrast 5.5 to 1; WCAG asks for 4.5).
const GREEN: &str = "#1f7a4d";
/// Grey of small print on white (contrast 5.7 to 1).
const GREY: &str = "#666666";

impl Card {
    pub fn message(&self) -> Value {
        let mut rows = Vec::new();
        if let Some(title) = flex_text(&self.title) {
            rows.push(with(title, json!({ "weight": "bold", "size": "lg" })));
        }
        rows.extend(self.lines.iter().filter_map(|line| flex_text(line)));
        rows.extend(
            self.fields
                .iter()
                .filter_map(|(name, value)| field(name, value)),
        );
        if let Some(note) = self.note.as_deref().and_then(flex_text) {
            rows.push(with(note, json!({ "size": "xs", "color": GREY })));
        }
        let mut bubble = json!({
            "type": "bubble",
            "body": { "type": "box", "layout": "vertical", "spacing": "md", "contents": rows },
        });
        if !self.buttons.is_empty() {
            let buttons = self.buttons.iter().enumerate();
            let buttons: Vec<Value> = buttons
                .map(|(at, action)| button(action, at == 0))
                .collect();
            bubble["footer"] = json!({
                "type": "box", "layout": "vertical", "spacing": "sm", "contents": buttons,
            });
        }
        json!({
            "type": "flex",
            "altText": units(&self.alt_text, ALT_TEXT_LIMIT),
            "contents": bubble,
        })
    }
}

fn button(action: &Action, first: bool) -> Value {
    let mut button = json!({
        "type": "button",
        "height": "sm",
        "style": if first { "primary" } else { "secondary" },
        "action": action.json(BUTTON_LABEL),
    });
    if first {
        button["color"] = GREEN.into();
    }
    button
}

fn field(name: &str, value: &str) -> Option<Value> {
    let name = with(flex_text(name)?, json!({ "color": GREY, "flex": 2 }));
    let value = with(flex_text(value)?, json!({ "flex": 3 }));
    Some(json!({
        "type": "box", "layout": "horizontal", "spacing": "sm", "contents": [name, value],
    }))
}

/// A text component; LINE refuses an empty one.
fn flex_text(text: &str) -> Option<Value> {
    let text = text.trim();
    (!text.is_empty()).then(|| json!({ "type": "text", "text": text, "wrap": true, "size": "md" }))
}

fn with(mut component: Value, more: Value) -> Value {
    if let (Some(component), Value::Object(more)) = (component.as_object_mut(), more) {
        component.extend(more);
    }
    component
}

/// Cuts a text into parts of at most `limit` UTF-16 units, at the end of a line where one is in the
/// second half of the part, else between graphemes. Parts of white space only are left out.
pub fn split(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(cut(rest, limit));
        // The break between the bubbles stands for the line's end.
        let part = part.trim_end_matches('\n');
        if !part.trim().is_empty() {
            parts.push(part);
        }
        rest = after;
    }
    parts
}

/// Bytes of the longest good beginning of `text`; never 0 for a text that is not empty.
fn cut(text: &str, limit: usize) -> usize {
    let fits = fitting(text, limit);
    if fits == text.len() {
        return fits;
    }
    match text[..fits].rfind('\n') {
        Some(at) if at >= fits / 2 => at + 1,
        _ => fits,
    }
}

/// Bytes of the longest beginning of whole graphemes within `limit` UTF-16 units.
fn fitting(text: &str, limit: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += length(grapheme);
        if used > limit {
            // A single "letter" longer than a message is nonsense: cut it anywhere.
            return if at > 0 {
                at
            } else {
                fitting_chars(text, limit)
            };
        }
    }
    text.len()
}

fn fitting_chars(text: &str, limit: usize) -> usize {
    let mut used = 0;
    let over = text.char_indices().find(|(_, letter)| {
        used += letter.len_utf16();
        used > limit.max(2)
    });
    over.map_or(text.len(), |(at, _)| at)
}

/// UTF-16 units, as LINE counts texts.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// `text`, or as much of it as fits with an ellipsis, in UTF-16 units.
pub fn units(text: &str, limit: usize) -> String {
    match fitting(text, limit) == text.len() {
        true => text.to_owned(),
        false => format!("{}…", &text[..fitting(text, limit - 1)]),
    }
}

/// `text`, or as much of it as fits with an ellipsis, in grapheme clusters.
pub fn graphemes(text: &str, limit: usize) -> String {
    match text.graphemes(true).nth(limit) {
        None => text.to_owned(),
        Some(_) => text.graphemes(true).take(limit - 1).chain(["…"]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_the_end_of_a_line() {
        let text = format!("{}\n{}", "あ".repeat(6), "い".repeat(6));
        assert_eq!(split(&text, 10), ["あ".repeat(6), "い".repeat(6)]);
        assert_eq!(split("短い", 10), ["短い"]);
        assert_eq!(split("\n \n", 1), Vec::<&str>::new());
    }

    #[test]
    fn a_line_end_too_near_the_beginning_makes_no_tiny_bubble() {
        let text = format!("あ\n{}", "い".repeat(20));
        assert_eq!(split(&text, 10)[0], format!("あ\n{}", "い".repeat(8)));
    }

    #[test]
    fn nothing_is_lost_and_no_letter_is_torn() {
        // 🍎 is 2 units, the family 11, 𠮷 2.
        let text = "🍎👨‍👩‍👧‍👦𠮷葛󠄀".repeat(50);
        for limit in [11, 12, 13, 50, 5000] {
            let parts = split(&text, limit);
            assert_eq!(parts.concat(), text);
            for part in parts {
                assert!(length(part) <= limit, "{limit}");
                assert!(!part.starts_with('\u{200d}') && !part.starts_with('\u{e0100}'));
            }
        }
        let monster = format!("a{}", "\u{301}".repeat(100));
        assert_eq!(split(&monster, 10).concat(), monster);
    }

    #[test]
    fn labels_are_cut_by_graphemes_and_texts_by_units() {
        assert_eq!(graphemes(&"👨‍👩‍👧‍👦".repeat(20), 20), "👨‍👩‍👧‍👦".repeat(20));
        assert_eq!(graphemes("あいうえお", 4), "あいう…");
        assert_eq!(units("🍎🍎🍎", 5), "🍎🍎…");
        assert_eq!(
            length(text(&"𠮷".repeat(3000))["text"].as_str().unwrap()),
            4999
        );
    }

    #[test]
    fn buttons_stand_under_the_last_message_only() {
        let mut messages = texts(&"あ".repeat(5001));
        let date = Action::Date {
            label: "生年月日を選ぶ".into(),
            data: "d".into(),
            initial: Some("2020-01-01".into()),
            min: None,
            max: None,
        };
        quick_reply(&mut messages, &vec![date; 14]);
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[0].get("quickReply"), None);
        let items = messages[1]["quickReply"]["items"].as_array().unwrap();
        assert_eq!(items.len(), 13);
        assert_eq!(
            items[0],
            json!({"type": "action", "action": {
                "type": "datetimepicker", "label": "生年月日を選ぶ", "data": "d",
                "mode": "date", "initial": "2020-01-01",
            }})
        );
    }

    #[test]
    fn a_card_leaves_out_what_is_empty() {
        let card = Card {
            alt_text: "臨時休業".into(),
            title: "臨時休業".into(),
            lines: vec![String::new(), " ".into()],
            fields: vec![
                ("学年".into(), "2".into()),
                ("クラス".into(), String::new()),
            ],
            note: None,
            buttons: vec![Action::Uri {
                label: "翻訳はこちら".into(),
                uri: "https://city.example/n/x".into(),
            }],
        };
        let message = card.message();
        let rows = message["contents"]["body"]["contents"].as_array().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(
            message["contents"]["footer"]["contents"][0]["action"],
            json!({"type": "uri", "label": "翻訳はこちら", "uri": "https://city.example/n/x"})
        );
    }
}
