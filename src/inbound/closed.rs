//! The inbox while the service is closed for maintenance (D-07): what comes in stays where it is, in its
//! order, and is taken up afterwards. Whoever writes is told so, once.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::app::App;
use crate::clock::Millis;
use crate::line::event::{self, Kind};
use crate::line::message;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::maintenances::{self, Maintenance};
use crate::store::{Tx, inbox, line_accounts, outbox};
use crate::words::{Arg, Language, Words};

/// Events of one sender that are looked at: one of the first has a token to answer with.
const LOOKED_AT: i64 = 8;

/// Tells up to `limit` of those who wait; returns how many were looked at.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    closed: &Maintenance,
    limit: i64,
) -> anyhow::Result<usize> {
    let now = app.clock.now();
    let queues = maintenances::untold(tx, &closed.id, limit, now).await?;
    let mut last: BTreeMap<String, (event::Event, Millis)> = BTreeMap::new();
    for stored in inbox::events(tx, &queues, LOOKED_AT).await? {
        let json: Json =
            serde_json::from_str(stored.body.as_deref().unwrap_or_default()).unwrap_or_default();
        let event = event::event(&json);
        if is_said(&event) {
            last.insert(stored.queue, (event, stored.received_at));
        }
    }
    for queue in &queues {
        if maintenances::tell(tx, &closed.id, queue).await?
            && let Some((event, received_at)) = last.remove(queue)
        {
            answer(app, tx, closed, event, received_at).await?;
        }
    }
    Ok(queues.len())
}

/// Whether somebody waits for an answer to it.
fn is_said(event: &event::Event) -> bool {
    let said = !matches!(
        event.kind,
        Kind::Unfollow | Kind::Other | Kind::AccountLink { .. }
    );
    said && event.active && event.user_id.is_some() && event.reply_token.is_some()
}

fn said(words: &Words, language: Language, until: Millis) -> String {
    let until: [(&str, Arg<'_>); 1] = [("until", words.time(until))];
    words.say_with(language, "maintenance-held", &until)
}

/// Of whom nothing is known, not the language either: in every language of the city, Japanese first.
fn said_to_anybody(words: &Words, until: Millis) -> String {
    let others = words.offered().iter().copied();
    let others =
        others.filter(|language| *language != Language::Ja && words.is_complete(*language));
    let all = std::iter::once(Language::Ja).chain(others);
    let paragraphs = all.map(|language| said(words, language, until));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

async fn answer(
    app: &App,
    tx: &mut Tx,
    closed: &Maintenance,
    event: event::Event,
    received_at: Millis,
) -> anyhow::Result<()> {
    let (Some(to), Some(token)) = (event.user_id, event.reply_token) else {
        return Ok(());
    };
    let account = line_accounts::by_user_id(tx, &to).await?;
    let words = &app.words;
    let text = match &account {
        Some(account) => said(words, account.language, closed.until),
        None => said_to_anybody(words, closed.until),
    };
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Reply {
            token,
            token_at: received_at,
            to,
            messages: vec![message::text(&text)],
        },
        notice: None,
        line_account: account.map(|account| account.id),
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::tz::TimeZone;

    use super::*;
    use crate::city::profile::Profile;
    use crate::clock::Clock;
    use crate::line::message::TEXT_LIMIT;

    // D-07
    #[test]
    fn a_stranger_is_told_in_the_languages_of_the_city_japanese_first() {
        let told = |languages: &[Language]| {
            let mut city = Profile::built_in();
            city.languages = languages.to_vec();
            let words = Words::of(&Arc::new(city), Clock::System, TimeZone::UTC).unwrap();
            said_to_anybody(&words, Millis(0))
        };
        let all = told(&Language::ALL);
        assert_eq!(all.split("\n\n").count(), Language::ALL.len(), "{all}");
        assert!(all.encode_utf16().count() <= TEXT_LIMIT);
        // Wherever it stands in the city's list.
        let two = told(&[Language::Vi, Language::Ja]);
        let found =
            ["ただいまメンテナンス中", "Hệ thống đang bảo trì"].map(|words| two.find(words));
        assert!(found[0] < found[1] && found[0].is_some(), "{two}");
        assert_eq!(two.split("\n\n").count(), 2, "{two}");
    }
}
