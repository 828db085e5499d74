//! Channel access tokens over HTTP: stateless (v3), v2.1 and short-lived.

use std::collections::HashMap;

use axum::http::Method;
use serde_json::json;

use super::{Call, Endpoint, Reply, endpoint, pairs};
use crate::simulator::limits::Limit;
use crate::simulator::tokens::{
    Assertion, Issued, Kind, LONGEST_SECONDS, STATELESS_SECONDS, assertion,
};

const POST: Method = Method::POST;
const GET: Method = Method::GET;

pub const ENDPOINTS: &[Endpoint] = &[
    endpoint(POST, "/oauth2/v3/token", "token.stateless", stateless).public(),
    endpoint(POST, "/oauth2/v2.1/token", "token.v21", v21).public(),
    endpoint(GET, "/oauth2/v2.1/verify", "token.verify_v21", verify_v21).public(),
    endpoint(GET, "/oauth2/v2.1/tokens/kid", "token.kids", key_ids).public(),
    endpoint(POST, "/oauth2/v2.1/revoke", "token.revoke_v21", revoke_v21).public(),
    endpoint(
        POST,
        "/v2/oauth/accessToken",
        "token.short_lived",
        short_lived,
    )
    .at_most(Limit::per_second(370))
    .public(),
    endpoint(POST, "/v2/oauth/verify", "token.verify", verify).public(),
    endpoint(POST, "/v2/oauth/revoke", "token.revoke", revoke).public(),
];

const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

type Form = HashMap<String, String>;

fn stateless(call: &Call) -> Result<Reply, Reply> {
    let form = form(call)?;
    grant_type(&form)?;
    if form.contains_key("client_assertion") {
        asserted(call, &form)?;
    } else {
        channel_secret(call, &form)?;
    }
    issue(call, Kind::Stateless, STATELESS_SECONDS, None)
}

fn v21(call: &Call) -> Result<Reply, Reply> {
    let form = form(call)?;
    grant_type(&form)?;
    let assertion = asserted(call, &form)?;
    issue(
        call,
        Kind::V21,
        assertion.token_seconds.unwrap_or(LONGEST_SECONDS),
        Some(assertion.key_id),
    )
}

fn short_lived(call: &Call) -> Result<Reply, Reply> {
    let form = form(call)?;
    grant_type(&form)?;
    channel_secret(call, &form)?;
    issue(call, Kind::ShortLived, LONGEST_SECONDS, None)
}

fn issue(call: &Call, kind: Kind, seconds: i64, key_id: Option<String>) -> Result<Reply, Reply> {
    let token = call.platform.hex::<32>();
    let issued = call.platform.with(|state, now| {
        let issued = Issued {
            kind,
            at: now,
            until: now.plus_seconds(seconds),
            key_id: key_id.clone(),
        };
        state.tokens.issue(&token, issued)
    });
    if !issued {
        return Err(oauth(
            "invalid_request",
            "The maximum number of access tokens has already been issued",
        ));
    }
    let mut body = json!({"access_token": token, "token_type": "Bearer", "expires_in": seconds});
    if let Some(key_id) = key_id {
        body["key_id"] = key_id.into();
    }
    Ok(Reply::json(200, body))
}

fn verify_v21(call: &Call) -> Result<Reply, Reply> {
    verified(call, &call.query)
}

fn verify(call: &Call) -> Result<Reply, Reply> {
    verified(call, &form(call)?)
}

fn verified(call: &Call, form: &Form) -> Result<Reply, Reply> {
    let token = field(form, "access_token")?;
    call.platform.with(|state, now| {
        let seconds = if state.channel.access_token == token {
            // A long-lived token has no end; LINE answers the longest there is.
            Some(LONGEST_SECONDS)
        } else {
            state
                .tokens
                .find(token, now)
                .map(|issued| issued.until.since(now) / 1000)
        };
        let seconds = seconds.ok_or_else(|| oauth("invalid_request", "access token expired"))?;
        Ok(Reply::json(
            200,
            json!({"client_id": state.channel.id, "expires_in": seconds, "scope": "P CM"}),
        ))
    })
}

fn key_ids(call: &Call) -> Result<Reply, Reply> {
    asserted(call, &call.query)?;
    call.platform
        .with(|state, now| Ok(Reply::json(200, json!({"kids": state.tokens.key_ids(now)}))))
}

fn revoke_v21(call: &Call) -> Result<Reply, Reply> {
    let form = form(call)?;
    channel_secret(call, &form)?;
    revoked(call, &form)
}

fn revoke(call: &Call) -> Result<Reply, Reply> {
    revoked(call, &form(call)?)
}

/// 200 also for a token that never was.
fn revoked(call: &Call, form: &Form) -> Result<Reply, Reply> {
    let token = field(form, "access_token")?;
    call.platform.with(|state, _| state.tokens.revoke(token));
    Ok(Reply::empty())
}

fn form(call: &Call) -> Result<Form, Reply> {
    let kind = call.content_type();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Reply::message(
            415,
            format!("The content type, {kind}, is not supported"),
        ));
    }
    let text =
        std::str::from_utf8(&call.body).map_err(|_| oauth("invalid_request", "invalid body"))?;
    Ok(pairs(text))
}

fn field<'a>(form: &'a Form, name: &str) -> Result<&'a str, Reply> {
    let value = form.get(name).filter(|value| !value.is_empty());
    value
        .map(String::as_str)
        .ok_or_else(|| oauth("invalid_request", &format!("missing {name}")))
}

fn grant_type(form: &Form) -> Result<(), Reply> {
    if field(form, "grant_type")? == "client_credentials" {
        Ok(())
    } else {
        Err(oauth("invalid_request", "Invalid 'client_credentials'."))
    }
}

fn channel_secret(call: &Call, form: &Form) -> Result<(), Reply> {
    let (id, secret) = (field(form, "client_id")?, field(form, "client_secret")?);
    let channel = call.platform.channel();
    if channel.id != id {
        return Err(oauth("invalid_client", "invalid client_id"));
    }
    if channel.secret != secret {
        return Err(oauth("invalid_client", "invalid client_secret"));
    }
    Ok(())
}

fn asserted(call: &Call, form: &Form) -> Result<Assertion, Reply> {
    if field(form, "client_assertion_type")? != JWT_BEARER {
        return Err(oauth("invalid_request", "Invalid client_assertion_type"));
    }
    let jwt = field(form, "client_assertion")?;
    let channel = call.platform.channel();
    assertion(jwt, &channel.id, call.platform.now()).map_err(|what| oauth("invalid_client", what))
}

fn oauth(error: &str, description: &str) -> Reply {
    Reply::json(
        400,
        json!({"error": error, "error_description": description}),
    )
}
