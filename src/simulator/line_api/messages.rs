//! Sending: reply, push, multicast, narrowcast, broadcast, their validation and their counts.

use std::collections::HashSet;
use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Call, Endpoint, Reply, endpoint};
use crate::clock::Millis;
use crate::simulator::check::{Body, invalid_property, is_id, is_user_id};
use crate::simulator::limits::Limit;
use crate::simulator::people::Seat;
use crate::simulator::platform::{Narrowcast, Order, State};
use crate::simulator::sending::{Accepted, Way};

const POST: Method = Method::POST;
const GET: Method = Method::GET;

pub const ENDPOINTS: &[Endpoint] = &[
    endpoint(POST, "/v2/bot/message/reply", "reply", reply),
    endpoint(POST, "/v2/bot/message/push", "push", push).retryable(),
    endpoint(POST, "/v2/bot/message/multicast", "multicast", multicast)
        .at_most(Limit::per_second(200))
        .retryable(),
    endpoint(POST, "/v2/bot/message/narrowcast", "narrowcast", narrowcast)
        .at_most(Limit::per_hour(60))
        .retryable(),
    endpoint(POST, "/v2/bot/message/broadcast", "broadcast", broadcast)
        .at_most(Limit::per_hour(60))
        .retryable(),
    endpoint(
        GET,
        "/v2/bot/message/progress/narrowcast",
        "narrowcast_progress",
        narrowcast_progress,
    ),
    endpoint(
        POST,
        "/v2/bot/message/validate/reply",
        "validate.reply",
        validate,
    ),
    endpoint(
        POST,
        "/v2/bot/message/validate/push",
        "validate.push",
        validate,
    ),
    endpoint(
        POST,
        "/v2/bot/message/validate/multicast",
        "validate.multicast",
        validate,
    ),
    endpoint(
        POST,
        "/v2/bot/message/validate/narrowcast",
        "validate.narrowcast",
        validate,
    ),
    endpoint(
        POST,
        "/v2/bot/message/validate/broadcast",
        "validate.broadcast",
        validate,
    ),
    endpoint(GET, "/v2/bot/message/quota", "quota", quota),
    endpoint(
        GET,
        "/v2/bot/message/quota/consumption",
        "consumption",
        consumption,
    ),
    endpoint(
        GET,
        "/v2/bot/message/delivery/reply",
        "delivery.reply",
        |call| delivered(call, Way::Reply),
    ),
    endpoint(
        GET,
        "/v2/bot/message/delivery/push",
        "delivery.push",
        |call| delivered(call, Way::Push),
    ),
    endpoint(
        GET,
        "/v2/bot/message/delivery/multicast",
        "delivery.multicast",
        |call| delivered(call, Way::Multicast),
    ),
    endpoint(
        GET,
        "/v2/bot/message/delivery/broadcast",
        "delivery.broadcast",
        |call| delivered(call, Way::Broadcast),
    ),
    endpoint(
        GET,
        "/v2/bot/message/aggregation/info",
        "aggregation.info",
        unit_count,
    ),
    endpoint(
        GET,
        "/v2/bot/message/aggregation/list",
        "aggregation.list",
        unit_list,
    ),
    endpoint(
        GET,
        "/v2/bot/message/{messageId}/content",
        "content",
        content,
    ),
    endpoint(
        GET,
        "/v2/bot/message/{messageId}/content/preview",
        "content.preview",
        content,
    ),
    endpoint(
        GET,
        "/v2/bot/message/{messageId}/content/transcoding",
        "content.transcoding",
        transcoding,
    ),
];

fn reply(call: &Call) -> Result<Reply, Reply> {
    let mut body = call.checked(Body::Reply)?;
    call.platform.with(|state, now| {
        let token = body["replyToken"].as_str().unwrap_or_default();
        let seat = state.sending.take_reply_token(token, now);
        let seat = seat.ok_or_else(|| Reply::message(400, "Invalid reply token"))?;
        // Whoever wrote can be answered, friend or not; only a block hides it.
        let shown = if state.people.at(seat).blocked {
            vec![]
        } else {
            vec![seat]
        };
        let order = order(call, Way::Reply, None, &mut body);
        Ok(Reply::json(
            200,
            json!({"sentMessages": show(state, now, order, shown)}),
        ))
    })
}

fn push(call: &Call) -> Result<Reply, Reply> {
    let key = retry_key(call)?;
    let mut body = call.checked(Body::Push)?;
    call.platform.with(|state, now| {
        refuse_repeated(state, now, key.as_deref())?;
        let to = body["to"].as_str().unwrap_or_default();
        if !['U', 'C', 'R'].iter().any(|first| is_id(*first, to)) {
            return Err(Reply::message(400, invalid_property("'to'")));
        }
        let seat = state
            .people
            .seat(to)
            .ok_or_else(|| Reply::message(400, "Failed to send messages"))?;
        let shown = if state.people.at(seat).is_reachable(now) {
            vec![seat]
        } else {
            vec![]
        };
        charge(state, now, shown.len())?;
        note_unit(state, &body);
        let order = order(call, Way::Push, key.clone(), &mut body);
        let sent = show(state, now, order, shown);
        remember(state, now, call, key, Some(sent.clone()));
        Ok(Reply::json(200, json!({"sentMessages": sent})))
    })
}

fn multicast(call: &Call) -> Result<Reply, Reply> {
    let key = retry_key(call)?;
    let mut body = call.checked(Body::Multicast)?;
    call.platform.with(|state, now| {
        refuse_repeated(state, now, key.as_deref())?;
        let seats = recipients(state, &body["to"])?;
        let shown: Vec<Seat> = seats
            .into_iter()
            .filter(|seat| state.people.at(*seat).is_active_friend())
            .collect();
        charge(state, now, shown.len())?;
        note_unit(state, &body);
        let order = order(call, Way::Multicast, key.clone(), &mut body);
        show(state, now, order, shown);
        remember(state, now, call, key, None);
        Ok(Reply::empty())
    })
}

/// Everybody in `to`. One malformed, unknown or repeated id, and nobody gets it: what LINE does with
/// repeated ones is not documented, and its documents disagree on unknown ones.
fn recipients(state: &State, to: &Value) -> Result<Vec<Seat>, Reply> {
    let ids = to.as_array().map_or(&[][..], Vec::as_slice);
    let mut seen = HashSet::with_capacity(ids.len());
    let mut seats = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let seat = id
            .as_str()
            .filter(|id| is_user_id(id))
            .and_then(|id| state.people.seat(id));
        match seat {
            Some(seat) if seen.insert(seat) => seats.push(seat),
            _ => {
                return Err(Reply::message(
                    400,
                    invalid_property(&format!("to[{index}]")),
                ));
            }
        }
    }
    Ok(seats)
}

fn broadcast(call: &Call) -> Result<Reply, Reply> {
    let key = retry_key(call)?;
    let mut body = call.checked(Body::Broadcast)?;
    call.platform.with(|state, now| {
        refuse_repeated(state, now, key.as_deref())?;
        let shown = state.people.active_friends();
        charge(state, now, shown.len())?;
        let order = order(call, Way::Broadcast, key.clone(), &mut body);
        show(state, now, order, shown);
        remember(state, now, call, key, None);
        Ok(Reply::empty())
    })
}

/// Narrowcasts reach all friends: the simulator has no audiences and knows no attributes, so it
/// refuses what it could not do as LINE refuses it.
fn narrowcast(call: &Call) -> Result<Reply, Reply> {
    let key = retry_key(call)?;
    let mut body = call.checked(Body::Narrowcast)?;
    let limit = &body["limit"];
    if limit["forbidPartialDelivery"] == true && limit["upToRemainingQuota"] != true {
        let message = "The option forbidPartialDelivery must be used with upToRemainingQuota.";
        return Err(Reply::message(400, message));
    }
    if let Some(id) = find(&body["recipient"], "audienceGroupId") {
        return Err(Reply::message(
            400,
            format!("Invalid audience group id: {id}"),
        ));
    }
    if let Some(id) = find(&body["recipient"], "requestId").and_then(Value::as_str) {
        return Err(Reply::message(400, format!("Invalid request id: {id}")));
    }
    call.platform.with(|state, now| {
        refuse_repeated(state, now, key.as_deref())?;
        let mut shown = state.people.active_friends();
        // A filter by attribute asks for a target reach of 100.
        if !body["filter"].is_null() && shown.len() < 100 {
            return Err(Reply::message(
                403,
                "Your account does not have enough friends",
            ));
        }
        if let Some(max) = body["limit"]["max"].as_u64() {
            shown.truncate(usize::try_from(max).unwrap_or(usize::MAX));
        }
        charge(state, now, shown.len())?;
        let success = shown.len() as u64;
        let order = order(call, Way::Narrowcast, key.clone(), &mut body);
        show(state, now, order, shown);
        state.narrowcasts.insert(
            Arc::clone(&call.request_id),
            Narrowcast {
                accepted: now,
                success,
            },
        );
        remember(state, now, call, key, None);
        Ok(Reply::json(202, json!({})))
    })
}

/// The first value of this name at any depth: recipients nest by `and`, `or` and `not`.
fn find<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(map) => map
            .get(name)
            .or_else(|| map.values().find_map(|inner| find(inner, name))),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, name)),
        _ => None,
    }
}

fn narrowcast_progress(call: &Call) -> Result<Reply, Reply> {
    let id = call.query.get("requestId").map_or("", String::as_str);
    call.platform.with(|state, _| {
        let found = state.narrowcasts.get(id).ok_or_else(Reply::not_found)?;
        let at = found.accepted.timestamp().to_string();
        Ok(Reply::json(
            200,
            json!({"phase": "succeeded", "successCount": found.success, "failureCount": 0,
            "targetCount": found.success, "acceptedTime": at, "completedTime": at}),
        ))
    })
}

fn validate(call: &Call) -> Result<Reply, Reply> {
    call.checked(Body::MessagesOnly)?;
    Ok(Reply::empty())
}

fn quota(call: &Call) -> Result<Reply, Reply> {
    let quota = call.platform.with(|state, _| state.sending.quota);
    Ok(Reply::json(
        200,
        match quota {
            Some(value) => json!({"type": "limited", "value": value}),
            None => json!({"type": "none"}),
        },
    ))
}

fn consumption(call: &Call) -> Result<Reply, Reply> {
    let used = call.platform.with(|state, now| state.sending.used(now));
    Ok(Reply::json(200, json!({"totalUsage": used})))
}

fn delivered(call: &Call, way: Way) -> Result<Reply, Reply> {
    let date = call.query.get("date").map_or("", String::as_str);
    let is_date = date.len() == 8 && jiff::civil::Date::strptime("%Y%m%d", date).is_ok();
    if !is_date {
        return Err(Reply::message(
            400,
            "The value for the 'date' parameter is invalid",
        ));
    }
    let count = call
        .platform
        .with(|state, _| state.sending.count_on(way, date));
    Ok(Reply::json(
        200,
        json!({"status": "ready", "success": count}),
    ))
}

fn unit_count(call: &Call) -> Result<Reply, Reply> {
    let count = call
        .platform
        .with(|state, now| state.sending.units(now).len());
    Ok(Reply::json(
        200,
        json!({"numOfCustomAggregationUnits": count}),
    ))
}

fn unit_list(call: &Call) -> Result<Reply, Reply> {
    let units = call
        .platform
        .with(|state, now| state.sending.units(now).clone());
    Ok(Reply::json(200, json!({"customAggregationUnits": units})))
}

fn content(call: &Call) -> Result<Reply, Reply> {
    let id = call
        .param("messageId")
        .parse::<u64>()
        .map_err(|_| Reply::not_found())?;
    let content = call.platform.with(|state, _| state.picture(id));
    let (content_type, body) = content.ok_or_else(Reply::not_found)?;
    Ok(Reply {
        status: 200,
        content_type,
        body,
        accepted: None,
    })
}

fn transcoding(call: &Call) -> Result<Reply, Reply> {
    content(call)?;
    Ok(Reply::json(200, json!({"status": "succeeded"})))
}

/// The retry key, if it is a UUID with hyphens.
fn retry_key(call: &Call) -> Result<Option<Arc<str>>, Reply> {
    let Some(header) = call.headers.get("x-line-retry-key") else {
        return Ok(None);
    };
    let text = header.to_str().ok().filter(|text| text.len() == 36);
    let key = text.and_then(|text| Uuid::try_parse(text).ok());
    let key = key.ok_or_else(|| {
        Reply::message(
            400,
            "The value for the 'X-Line-Retry-Key' header is invalid",
        )
    })?;
    Ok(Some(key.to_string().into()))
}

fn refuse_repeated(state: &mut State, now: Millis, key: Option<&str>) -> Result<(), Reply> {
    let Some(accepted) = key.and_then(|key| state.sending.accepted(key, now)) else {
        return Ok(());
    };
    let mut body = json!({"message": "The retry key is already accepted"});
    if let Some(sent) = accepted.sent {
        body["sentMessages"] = sent;
    }
    Err(Reply {
        accepted: Some(accepted.request_id),
        ..Reply::json(409, body)
    })
}

fn remember(
    state: &mut State,
    now: Millis,
    call: &Call,
    key: Option<Arc<str>>,
    sent: Option<Value>,
) {
    if let Some(key) = key {
        let request_id = Arc::clone(&call.request_id);
        state.sending.accept(
            key,
            Accepted {
                at: now,
                request_id,
                sent,
            },
        );
    }
}

fn charge(state: &mut State, now: Millis, count: usize) -> Result<(), Reply> {
    if state.sending.charge(count, now) {
        Ok(())
    } else {
        Err(Reply::quota_used_up())
    }
}

fn note_unit(state: &mut State, body: &Value) {
    if let Some(unit) = body["customAggregationUnits"][0].as_str() {
        state.sending.add_unit(unit);
    }
}

/// Moves the messages out of the body: they are kept once, whoever gets them.
fn order(call: &Call, way: Way, retry_key: Option<Arc<str>>, body: &mut Value) -> Order {
    let silent = body["notificationDisabled"] == true;
    let messages = match body["messages"].take() {
        Value::Array(messages) => messages.into_iter().map(Arc::new).collect(),
        _ => Arc::default(),
    };
    Order {
        way,
        request_id: Arc::clone(&call.request_id),
        retry_key,
        messages,
        silent,
    }
}

/// Shows the messages and says which ids they have; who is not shown them has ids all the same.
fn show(state: &mut State, now: Millis, order: Order, shown: Vec<Seat>) -> Value {
    let messages = Arc::clone(&order.messages);
    let mut ids = if shown.is_empty() {
        Vec::new()
    } else {
        state.show(now, order, shown)
    };
    while ids.len() < messages.len() {
        ids.push(state.next_message());
    }
    let sent = ids.into_iter().zip(messages.iter()).map(|(id, message)| {
        let mut sent = json!({"id": id.to_string()});
        // Kinds that can be quoted have a token for it.
        let kind = message["type"].as_str().unwrap_or_default();
        if matches!(
            kind,
            "text" | "textV2" | "sticker" | "image" | "video" | "template" | "flex"
        ) {
            sent["quoteToken"] = format!("quote{id}").into();
        }
        sent
    });
    sent.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_four_ways_that_can_be_retried_take_a_retry_key() {
        let retryable: Vec<_> = ENDPOINTS
            .iter()
            .filter(|endpoint| endpoint.retryable)
            .collect();
        let names: Vec<_> = retryable.iter().map(|endpoint| endpoint.name).collect();
        assert_eq!(names, ["push", "multicast", "narrowcast", "broadcast"]);
    }

    #[test]
    fn a_nested_audience_is_found() {
        let recipient =
            json!({"type": "operator", "and": [{"type": "audience", "audienceGroupId": 7}]});
        assert_eq!(find(&recipient, "audienceGroupId"), Some(&json!(7)));
        assert!(
            crate::simulator::check::body(
                Body::Narrowcast,
                &json!({"messages": [{"type": "text", "text": "t"}]})
            )
            .is_empty()
        );
    }
}
