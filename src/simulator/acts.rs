//! What people do on their phones, and the events it makes.

use serde_json::{Value, json};

use super::check::is_moment;
use super::people::{From, Seat};
use super::platform::{Platform, State};
use super::webhook::{Outcome, complete};
use crate::clock::Millis;

/// Why a person cannot do that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    #[error("there is no such person")]
    Nobody,
    #[error("this person has blocked the account and cannot write to it")]
    Blocked,
    #[error("this person has not blocked the account")]
    NotBlocked,
    #[error("a tap needs {0}")]
    Needs(&'static str),
    #[error("there is no action of this type")]
    UnknownAction,
}

/// What a tap came to.
#[derive(Clone, Debug, Default)]
pub struct Tapped {
    /// The webhook, if the tap sent one.
    pub outcome: Option<Outcome>,
    /// The page to open.
    pub open: Option<String>,
    /// The text put on the clipboard.
    pub copied: Option<String>,
}

impl Tapped {
    fn sent(outcome: Outcome) -> Tapped {
        Tapped {
            outcome: Some(outcome),
            ..Tapped::default()
        }
    }
}

/// A read token is its message's id behind this.
pub const READ_TOKEN: &str = "read-";

/// A picture of one pixel, for whoever just wants to send one.
const PIXEL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\xdac\xa8\x07\x00\x00\x81\x00\x80~\x1c)\xc7\x00\x00\x00\x00IEND\xaeB`\x82";

impl Platform {
    /// Adds the account as a friend, or unblocks it.
    pub async fn follow(&self, user: &str) -> Result<Outcome, Impossible> {
        self.act(user, |platform, state, seat, now| {
            let person = state.people.at_mut(seat);
            let unblocked = std::mem::take(&mut person.blocked);
            person.friend = true;
            state.put(seat, now, From::System, json!({"type": "follow"}));
            state.touch(seat);
            let event = json!({"type": "follow", "follow": {"isUnblocked": unblocked}});
            Ok(platform.answerable(state, seat, now, event))
        })
        .await
    }

    pub async fn unblock(&self, user: &str) -> Result<Outcome, Impossible> {
        let blocked = self.with(|state, _| state.people.find(user).map(|person| person.blocked));
        match blocked {
            None => Err(Impossible::Nobody),
            Some(false) => Err(Impossible::NotBlocked),
            Some(true) => self.follow(user).await,
        }
    }

    /// Blocks the account. The person's own rich menu goes: whether LINE keeps it is not documented,
    /// and a bot that relinks on `follow` is right either way.
    pub async fn block(&self, user: &str) -> Result<Outcome, Impossible> {
        self.act(user, |platform, state, seat, now| {
            let person = state.people.at_mut(seat);
            if std::mem::replace(&mut person.blocked, true) {
                return Err(Impossible::Blocked);
            }
            let id = person.id.clone();
            state.menus.unlink(&id);
            state.put(seat, now, From::System, json!({"type": "unfollow"}));
            state.touch(seat);
            let event = json!({"type": "unfollow", "source": source(state, seat)});
            Ok(platform.completed(state, seat, now, event))
        })
        .await
    }

    /// Types a message.
    pub async fn say(&self, user: &str, text: &str) -> Result<Outcome, Impossible> {
        let quote = self.hex::<16>();
        self.message(
            user,
            json!({"type": "text", "quoteToken": quote, "text": text}),
        )
        .await
    }

    pub async fn sticker(
        &self,
        user: &str,
        package_id: &str,
        sticker_id: &str,
    ) -> Result<Outcome, Impossible> {
        let quote = self.hex::<16>();
        let message = json!({"type": "sticker", "quoteToken": quote, "packageId": package_id,
            "stickerId": sticker_id, "stickerResourceType": "STATIC"});
        self.message(user, message).await
    }

    /// Sends a picture of one pixel.
    pub async fn image(&self, user: &str) -> Result<Outcome, Impossible> {
        self.picture(user, "image/png", PIXEL).await
    }

    /// Sends a picture; the bot fetches it by the message's id.
    pub async fn picture(
        &self,
        user: &str,
        kind: &str,
        bytes: &[u8],
    ) -> Result<Outcome, Impossible> {
        let content = (kind.to_owned(), axum::body::Bytes::copy_from_slice(bytes));
        let quote = self.hex::<16>();
        let message =
            json!({"type": "image", "quoteToken": quote, "contentProvider": {"type": "line"}});
        self.message_with(user, message, Some(content)).await
    }

    pub async fn location(
        &self,
        user: &str,
        title: &str,
        address: &str,
        latitude: f64,
        longitude: f64,
    ) -> Result<Outcome, Impossible> {
        let message = json!({"type": "location", "title": title, "address": address,
            "latitude": latitude, "longitude": longitude});
        self.message(user, message).await
    }

    /// Any event of this person, completed with what every event has.
    pub async fn event(&self, user: &str, event: Value) -> Result<Outcome, Impossible> {
        self.act(user, |platform, state, seat, now| {
            let unanswerable = matches!(
                event["type"].as_str(),
                Some("unsend" | "unfollow" | "leave")
            );
            if unanswerable {
                let mut event = event;
                event["source"] = source(state, seat);
                return Ok(platform.completed(state, seat, now, event));
            }
            Ok(platform.answerable(state, seat, now, event))
        })
        .await
    }

    /// Taps a button, a quick reply or an area of the rich menu. `params` is what a date picker
    /// was set to, such as `{"date": "2026-01-01"}`.
    pub async fn tap(
        &self,
        user: &str,
        action: &Value,
        params: Option<&Value>,
    ) -> Result<Tapped, Impossible> {
        let text = |name: &str| action[name].as_str().map(str::to_owned);
        match action["type"].as_str() {
            Some("message") => {
                let text = text("text").ok_or(Impossible::Needs("text"))?;
                Ok(Tapped::sent(self.say(user, &text).await?))
            }
            Some("postback") => {
                let outcome = self.postback(user, action, None).await?;
                // The deprecated `text` is said as well.
                if let Some(text) = text("text") {
                    self.say(user, &text).await?;
                }
                Ok(Tapped::sent(outcome))
            }
            Some("datetimepicker") => {
                let params = picked(action, params)
                    .ok_or(Impossible::Needs("params of its mode between min and max"))?;
                Ok(Tapped::sent(
                    self.postback(user, action, Some(params)).await?,
                ))
            }
            Some("richmenuswitch") => Ok(Tapped::sent(self.switch_menu(user, action).await?)),
            Some("uri") => Ok(Tapped {
                open: text("uri"),
                ..Tapped::default()
            }),
            Some("clipboard") => Ok(Tapped {
                copied: text("clipboardText"),
                ..Tapped::default()
            }),
            Some("camera" | "cameraRoll") => Ok(Tapped::sent(self.image(user).await?)),
            Some("location") => {
                // Saijo station, Higashihiroshima.
                let at = self.location(user, "西条駅", "東広島市西条本町12", 34.4307, 132.7436);
                Ok(Tapped::sent(at.await?))
            }
            _ => Err(Impossible::UnknownAction),
        }
    }

    async fn postback(
        &self,
        user: &str,
        action: &Value,
        params: Option<Value>,
    ) -> Result<Outcome, Impossible> {
        let data = action["data"].as_str().ok_or(Impossible::Needs("data"))?;
        self.act(user, |platform, state, seat, now| {
            refuse_blocked(state, seat)?;
            if let Some(text) = action["displayText"].as_str() {
                state.put(
                    seat,
                    now,
                    From::Person,
                    json!({"type": "text", "text": text}),
                );
            }
            let mut event = json!({"type": "postback", "postback": {"data": data}});
            if let Some(params) = params {
                event["postback"]["params"] = params;
            }
            Ok(platform.answerable(state, seat, now, event))
        })
        .await
    }

    async fn switch_menu(&self, user: &str, action: &Value) -> Result<Outcome, Impossible> {
        let alias = action["richMenuAliasId"]
            .as_str()
            .ok_or(Impossible::Needs("richMenuAliasId"))?;
        let switched = self.with(|state, _| {
            let seat = state.people.seat(user).ok_or(Impossible::Nobody)?;
            refuse_blocked(state, seat)?;
            let id = state.people.at(seat).id.clone();
            let switched = state.menus.switch(id, alias);
            state.touch(seat);
            Ok(switched)
        })?;
        let params = json!({"newRichMenuAliasId": alias, "status": switched.status()});
        self.postback(user, action, Some(params)).await
    }

    async fn message(&self, user: &str, message: Value) -> Result<Outcome, Impossible> {
        self.message_with(user, message, None).await
    }

    async fn message_with(
        &self,
        user: &str,
        mut message: Value,
        content: Option<(String, axum::body::Bytes)>,
    ) -> Result<Outcome, Impossible> {
        self.act(user, |platform, state, seat, now| {
            refuse_blocked(state, seat)?;
            let id = state.put(seat, now, From::Person, message.clone());
            state.people.at_mut(seat).wrote_at = Some(now);
            if let Some(content) = content {
                state.keep_picture(id, content.0, content.1);
            }
            message["id"] = id.to_string().into();
            message["markAsReadToken"] = format!("{READ_TOKEN}{id}").into();
            Ok(platform.answerable(
                state,
                seat,
                now,
                json!({"type": "message", "message": message}),
            ))
        })
        .await
    }

    /// Makes an event of `user` and delivers it, after all their earlier ones.
    async fn act(
        &self,
        user: &str,
        make: impl FnOnce(&Platform, &mut State, Seat, Millis) -> Result<Value, Impossible>,
    ) -> Result<Outcome, Impossible> {
        let lane = self.with(|state, _| state.people.find(user).map(|person| person.lane.clone()));
        let lane = lane.ok_or(Impossible::Nobody)?;
        let _in_order = lane.lock().await;
        let event = self.with(|state, now| {
            let seat = state.people.seat(user).ok_or(Impossible::Nobody)?;
            make(self, state, seat, now)
        })?;
        Ok(self.dispatch(event).await)
    }

    /// Completes an event that can be replied to.
    pub(super) fn answerable(
        &self,
        state: &mut State,
        seat: Seat,
        now: Millis,
        mut event: Value,
    ) -> Value {
        let token = self.hex::<16>();
        state.sending.give_reply_token(&token, seat, now);
        event["source"] = source(state, seat);
        event["replyToken"] = token.into();
        self.completed(state, seat, now, event)
    }

    fn completed(&self, state: &mut State, seat: Seat, now: Millis, event: Value) -> Value {
        let person = state.people.at_mut(seat);
        person.last_event = now.max(Millis(person.last_event.0 + 1));
        complete(event, person.last_event, self.random())
    }
}

fn source(state: &State, seat: Seat) -> Value {
    json!({"type": "user", "userId": *state.people.at(seat).id})
}

fn refuse_blocked(state: &State, seat: Seat) -> Result<(), Impossible> {
    if state.people.at(seat).blocked {
        Err(Impossible::Blocked)
    } else {
        Ok(())
    }
}

/// What a date picker sends: exactly its mode's value, within its bounds.
fn picked(action: &Value, params: Option<&Value>) -> Option<Value> {
    let mode = action["mode"].as_str()?;
    let value = params?.get(mode)?.as_str()?;
    let bound = |name: &str| action[name].as_str().map(|text| text.replace('t', "T"));
    let inside = bound("min").is_none_or(|min| min.as_str() <= value)
        && bound("max").is_none_or(|max| value <= max.as_str());
    (is_moment(mode, value) && inside).then(|| json!({mode: value}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picker_sends_its_modes_value_within_its_bounds_and_nothing_else() {
        let action = json!({"type": "datetimepicker", "mode": "date", "min": "2020-01-01", "max": "2026-12-31"});
        let pick = |params: Value| picked(&action, Some(&params));
        assert_eq!(
            pick(json!({"date": "2026-01-01", "time": "10:00"})),
            Some(json!({"date": "2026-01-01"}))
        );
        for bad in [
            json!({"date": "2019-12-31"}),
            json!({"date": "2026-13-01"}),
            json!({"time": "10:00"}),
        ] {
            assert_eq!(pick(bad), None);
        }
        assert_eq!(picked(&action, None), None);
    }
}
