//! The account and its people: profile, followers, bot info, webhook settings, link tokens,
//! loading animation, read marks, and groups, of which there are none.

use axum::http::Method;
use serde_json::{Value, json};

use super::{Answer, Call, Endpoint, Reply, answered, endpoint};
use crate::simulator::acts::READ_TOKEN;
use crate::simulator::check::{Body, is_id};
use crate::simulator::limits::Limit;

const POST: Method = Method::POST;
const GET: Method = Method::GET;
const PUT: Method = Method::PUT;

pub const ENDPOINTS: &[Endpoint] = &[
    endpoint(GET, "/v2/bot/info", "info", info),
    endpoint(GET, "/v2/bot/profile/{userId}", "profile", profile),
    endpoint(GET, "/v2/bot/followers/ids", "followers", followers),
    endpoint(
        POST,
        "/v2/bot/user/{userId}/linkToken",
        "link_token",
        link_token,
    ),
    endpoint(POST, "/v2/bot/chat/loading/start", "loading", loading)
        .at_most(Limit::per_second(100)),
    endpoint(
        POST,
        "/v2/bot/chat/markAsRead",
        "mark_as_read",
        mark_as_read,
    ),
    endpoint(
        POST,
        "/v2/bot/message/markAsRead",
        "mark_as_read.old",
        not_entitled,
    ),
    endpoint(
        GET,
        "/v2/bot/channel/webhook/endpoint",
        "webhook.get",
        webhook,
    )
    .at_most(Limit::per_minute(1000)),
    endpoint(
        PUT,
        "/v2/bot/channel/webhook/endpoint",
        "webhook.set",
        set_webhook,
    )
    .at_most(Limit::per_minute(1000)),
    answered(
        POST,
        "/v2/bot/channel/webhook/test",
        "webhook.test",
        Answer::Later(|call| Box::pin(test_webhook(call))),
    )
    .at_most(Limit::per_hour(60)),
    endpoint(
        GET,
        "/v2/bot/group/{groupId}/summary",
        "group.summary",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/group/{groupId}/members/count",
        "group.count",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/group/{groupId}/members/ids",
        "group.ids",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/group/{groupId}/member/{userId}",
        "group.member",
        no_group,
    ),
    endpoint(
        POST,
        "/v2/bot/group/{groupId}/leave",
        "group.leave",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/room/{roomId}/members/count",
        "room.count",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/room/{roomId}/members/ids",
        "room.ids",
        no_group,
    ),
    endpoint(
        GET,
        "/v2/bot/room/{roomId}/member/{userId}",
        "room.member",
        no_group,
    ),
    endpoint(POST, "/v2/bot/room/{roomId}/leave", "room.leave", no_group),
];

/// How many follower ids a page has, unless asked otherwise, and at most.
const PAGE: usize = 300;
const LARGEST_PAGE: usize = 1000;
/// The longest webhook address LINE takes.
const LONGEST_WEBHOOK: usize = 500;

fn info(call: &Call) -> Result<Reply, Reply> {
    let channel = call.platform.channel();
    Ok(Reply::json(
        200,
        json!({"userId": channel.destination, "basicId": "@simulator",
        "displayName": channel.name, "chatMode": "bot", "markAsReadMode": "auto"}),
    ))
}

/// 404 for whoever blocked, and for whoever neither is a friend nor ever wrote.
fn profile(call: &Call) -> Result<Reply, Reply> {
    let user = call.user()?;
    call.platform.with(|state, _| {
        let person = state.people.find(user);
        let person =
            person.filter(|person| !person.blocked && (person.friend || person.wrote_at.is_some()));
        let person = person.ok_or_else(Reply::not_found)?;
        let mut profile = json!({"userId": user, "displayName": person.name});
        if let Some(language) = &person.language {
            profile["language"] = language.as_str().into();
        }
        Ok(Reply::json(200, profile))
    })
}

/// Friends who have not blocked, in pages; `start` is where the last one ended.
fn followers(call: &Call) -> Result<Reply, Reply> {
    let number = |name: &str| call.query.get(name).map(|text| text.parse::<usize>());
    let limit = match number("limit") {
        None => PAGE,
        Some(Ok(limit @ 1..=LARGEST_PAGE)) => limit,
        Some(_) => {
            return Err(Reply::message(
                400,
                "The value for the 'limit' parameter is invalid",
            ));
        }
    };
    let start = match number("start") {
        None => 0,
        Some(Ok(start)) => start,
        Some(Err(_)) => return Err(Reply::message(400, "Invalid start param")),
    };
    call.platform.with(|state, _| {
        let friends = state.people.active_friends();
        let page = friends.iter().skip(start).take(limit);
        let ids: Vec<&str> = page.map(|seat| &*state.people.at(*seat).id).collect();
        let mut body = json!({"userIds": ids});
        if start + ids.len() < friends.len() {
            body["next"] = (start + ids.len()).to_string().into();
        }
        Ok(Reply::json(200, body))
    })
}

fn link_token(call: &Call) -> Result<Reply, Reply> {
    let user = call.user()?;
    let token = call.platform.hex::<16>();
    call.platform.with(|state, now| {
        let friend = state
            .people
            .find(user)
            .is_some_and(|person| person.is_active_friend());
        if !friend {
            return Err(Reply::not_found());
        }
        state.link_tokens.issue(&token, user, now);
        Ok(Reply::json(200, json!({"linkToken": token})))
    })
}

fn loading(call: &Call) -> Result<Reply, Reply> {
    call.checked(Body::Loading)?;
    Ok(Reply::json(202, json!({})))
}

fn mark_as_read(call: &Call) -> Result<Reply, Reply> {
    let body = call.json()?;
    let token = body["markAsReadToken"].as_str().unwrap_or_default();
    let message = token
        .strip_prefix(READ_TOKEN)
        .and_then(|id| id.parse().ok());
    let known = message.is_some_and(|id| call.platform.with(|state, _| state.had_message(id)));
    if known {
        Ok(Reply::empty())
    } else {
        Err(Reply::message(400, "Invalid markAsReadToken"))
    }
}

fn not_entitled(_: &Call) -> Result<Reply, Reply> {
    Err(Reply::message(
        403,
        "Access to this API is not available for your account",
    ))
}

fn webhook(call: &Call) -> Result<Reply, Reply> {
    call.platform.with(|state, _| match &state.endpoint {
        Some(endpoint) => Ok(Reply::json(
            200,
            json!({"endpoint": endpoint, "active": state.webhook_active}),
        )),
        None => Err(Reply::message(404, "Webhook endpoint not found")),
    })
}

fn set_webhook(call: &Call) -> Result<Reply, Reply> {
    let body = call.json()?;
    let endpoint = webhook_address(&body["endpoint"]);
    let endpoint = endpoint.ok_or_else(|| Reply::message(400, "Invalid webhook endpoint URL"))?;
    call.platform.set_webhook(endpoint);
    Ok(Reply::empty())
}

/// LINE takes https only; the simulator plain http as well, but only on this machine.
fn webhook_address(value: &Value) -> Option<&str> {
    let text = value
        .as_str()
        .filter(|text| text.len() <= LONGEST_WEBHOOK)?;
    let url = reqwest::Url::parse(text).ok()?;
    let host = url.host_str()?;
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    (url.scheme() == "https" || url.scheme() == "http" && here).then_some(text)
}

async fn test_webhook(call: Call) -> Reply {
    let endpoint = match call.json() {
        Ok(body) if body["endpoint"].is_null() => None,
        Ok(body) => match webhook_address(&body["endpoint"]) {
            Some(endpoint) => Some(endpoint.to_owned()),
            None => return Reply::message(400, "Invalid webhook endpoint URL"),
        },
        // The body may be left out altogether.
        Err(_) if call.body.is_empty() => None,
        Err(refused) => return refused,
    };
    match call.platform.test_webhook(endpoint).await {
        Some(report) => Reply::json(200, report),
        None => Reply::message(404, "Webhook endpoint not found"),
    }
}

/// The simulated account is in no group and no room.
fn no_group(call: &Call) -> Result<Reply, Reply> {
    let (group, room) = (call.param("groupId"), call.param("roomId"));
    if is_id('C', group) || is_id('R', room) {
        return Err(Reply::not_found());
    }
    let name = if room.is_empty() { "groupId" } else { "roomId" };
    Err(Reply::message(
        400,
        format!("The value for the '{name}' parameter is invalid"),
    ))
}
