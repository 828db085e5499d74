//! Rich menus over HTTP: the state machine itself is `menus`.

use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reply, endpoint};
use crate::simulator::check::{self, Body, invalid_property, is_alias_id, is_user_id};
use crate::simulator::limits::Limit;
use crate::simulator::menus::Operation;

const POST: Method = Method::POST;
const GET: Method = Method::GET;
const DELETE: Method = Method::DELETE;

pub const ENDPOINTS: &[Endpoint] = &[
    endpoint(POST, "/v2/bot/richmenu", "richmenu.create", create).at_most(Limit::per_hour(100)),
    endpoint(
        POST,
        "/v2/bot/richmenu/validate",
        "richmenu.validate",
        validate,
    ),
    endpoint(GET, "/v2/bot/richmenu/list", "richmenu.list", list).at_most(Limit::per_second(10)),
    endpoint(GET, "/v2/bot/richmenu/{richMenuId}", "richmenu.get", get),
    endpoint(
        DELETE,
        "/v2/bot/richmenu/{richMenuId}",
        "richmenu.delete",
        delete,
    )
    .at_most(Limit::per_hour(100)),
    endpoint(
        POST,
        "/v2/bot/richmenu/{richMenuId}/content",
        "richmenu.upload",
        upload,
    ),
    endpoint(
        GET,
        "/v2/bot/richmenu/{richMenuId}/content",
        "richmenu.download",
        download,
    ),
    endpoint(
        POST,
        "/v2/bot/user/all/richmenu/{richMenuId}",
        "richmenu.set_default",
        set_default,
    ),
    endpoint(
        GET,
        "/v2/bot/user/all/richmenu",
        "richmenu.default",
        default,
    ),
    endpoint(
        DELETE,
        "/v2/bot/user/all/richmenu",
        "richmenu.clear_default",
        clear_default,
    ),
    endpoint(
        POST,
        "/v2/bot/user/{userId}/richmenu/{richMenuId}",
        "richmenu.link",
        link,
    ),
    endpoint(
        GET,
        "/v2/bot/user/{userId}/richmenu",
        "richmenu.linked",
        linked,
    ),
    endpoint(
        DELETE,
        "/v2/bot/user/{userId}/richmenu",
        "richmenu.unlink",
        unlink,
    ),
    endpoint(
        POST,
        "/v2/bot/richmenu/bulk/link",
        "richmenu.bulk_link",
        bulk_link,
    ),
    endpoint(
        POST,
        "/v2/bot/richmenu/bulk/unlink",
        "richmenu.bulk_unlink",
        bulk_unlink,
    ),
    endpoint(POST, "/v2/bot/richmenu/batch", "richmenu.batch", batch).at_most(Limit::per_hour(3)),
    endpoint(
        POST,
        "/v2/bot/richmenu/validate/batch",
        "richmenu.validate_batch",
        validate_batch,
    ),
    endpoint(
        GET,
        "/v2/bot/richmenu/progress/batch",
        "richmenu.progress",
        progress,
    )
    .at_most(Limit::per_hour(100)),
    endpoint(
        POST,
        "/v2/bot/richmenu/alias",
        "richmenu.alias_create",
        create_alias,
    ),
    endpoint(
        GET,
        "/v2/bot/richmenu/alias/list",
        "richmenu.alias_list",
        list_aliases,
    ),
    endpoint(
        GET,
        "/v2/bot/richmenu/alias/{richMenuAliasId}",
        "richmenu.alias_get",
        get_alias,
    ),
    endpoint(
        POST,
        "/v2/bot/richmenu/alias/{richMenuAliasId}",
        "richmenu.alias_update",
        update_alias,
    ),
    endpoint(
        DELETE,
        "/v2/bot/richmenu/alias/{richMenuAliasId}",
        "richmenu.alias_delete",
        delete_alias,
    )
    .at_most(Limit::per_hour(100)),
];

/// The most users of a bulk call and the most operations of a batch.
const BULK: usize = 500;
const OPERATIONS: usize = 1000;

fn create(call: &Call) -> Result<Reply, Reply> {
    let object = call.checked(Body::RichMenu)?;
    let id = format!("richmenu-{}", call.platform.hex::<16>());
    call.platform
        .with(|state, _| state.menus.create(&id, object))?;
    Ok(Reply::json(200, json!({"richMenuId": id})))
}

fn validate(call: &Call) -> Result<Reply, Reply> {
    call.checked(Body::RichMenu)?;
    Ok(Reply::empty())
}

fn list(call: &Call) -> Result<Reply, Reply> {
    call.platform.with(|state, _| {
        let menus: Vec<&Value> = state.menus.list().map(|menu| &*menu.object).collect();
        Ok(Reply::json(200, json!({"richmenus": menus})))
    })
}

fn get(call: &Call) -> Result<Reply, Reply> {
    let id = call.param("richMenuId");
    let object = call
        .platform
        .with(|state, _| state.menus.get(id).map(|menu| Arc::clone(&menu.object)))?;
    Ok(Reply::json(200, (*object).clone()))
}

fn delete(call: &Call) -> Result<Reply, Reply> {
    changed(call, |call| {
        call.platform
            .with(|state, _| state.menus.delete(call.param("richMenuId")))
    })
}

fn upload(call: &Call) -> Result<Reply, Reply> {
    let kind = call.content_type().to_ascii_lowercase();
    if kind != "image/png" && kind != "image/jpeg" {
        return Err(Reply::message(
            415,
            format!("The content type, {kind}, is not supported"),
        ));
    }
    changed(call, |call| {
        call.platform.with(|state, _| {
            state
                .menus
                .upload(call.param("richMenuId"), &kind, call.body.clone())
        })
    })
}

fn download(call: &Call) -> Result<Reply, Reply> {
    let image = call.platform.with(|state, _| {
        state
            .menus
            .get(call.param("richMenuId"))
            .map(|menu| menu.image.clone())
    })?;
    let (kind, body) = image.ok_or_else(Reply::not_found)?;
    Ok(Reply {
        status: 200,
        content_type: kind.to_owned(),
        body,
        accepted: None,
    })
}

fn set_default(call: &Call) -> Result<Reply, Reply> {
    changed(call, |call| {
        call.platform
            .with(|state, _| state.menus.set_default(call.param("richMenuId")))
    })
}

fn default(call: &Call) -> Result<Reply, Reply> {
    let id = call
        .platform
        .with(|state, _| state.menus.default_id().map(str::to_owned))?;
    Ok(Reply::json(200, json!({"richMenuId": id})))
}

fn clear_default(call: &Call) -> Result<Reply, Reply> {
    changed(call, |call| {
        call.platform.with(|state, _| state.menus.clear_default());
        Ok(())
    })
}

/// 200 also for whoever is no friend, blocked the account or is unknown: they are not linked.
fn link(call: &Call) -> Result<Reply, Reply> {
    let user = call.user()?;
    changed(call, |call| {
        call.platform.with(|state, _| {
            let person = state
                .people
                .find(user)
                .filter(|person| person.is_active_friend());
            let id = person.map(|person| Arc::clone(&person.id));
            state.menus.link(id, call.param("richMenuId"))
        })
    })
}

fn linked(call: &Call) -> Result<Reply, Reply> {
    let user = call.user()?;
    let id = call
        .platform
        .with(|state, _| state.menus.linked(user).map(str::to_owned))?;
    Ok(Reply::json(200, json!({"richMenuId": id})))
}

fn unlink(call: &Call) -> Result<Reply, Reply> {
    let user = call.user()?;
    changed(call, |call| {
        call.platform.with(|state, _| state.menus.unlink(user));
        Ok(())
    })
}

fn bulk_link(call: &Call) -> Result<Reply, Reply> {
    let body = call.json()?;
    let menu = text(&body, "richMenuId")?;
    bulk(call, &body, Some(menu))
}

fn bulk_unlink(call: &Call) -> Result<Reply, Reply> {
    bulk(call, &call.json()?, None)
}

fn bulk(call: &Call, body: &Value, menu: Option<&str>) -> Result<Reply, Reply> {
    let ids = list_of(body, "userIds", 1, BULK)?;
    for (index, id) in ids.iter().enumerate() {
        if !id.as_str().is_some_and(is_user_id) {
            return Err(Reply::message(
                400,
                invalid_property(&format!("'userIds[{index}]'")),
            ));
        }
    }
    call.platform.with(|state, now| {
        let friends = ids.iter().filter_map(|id| {
            let person = state.people.find(id.as_str()?)?;
            person.is_active_friend().then(|| Arc::clone(&person.id))
        });
        let friends = friends.collect();
        state.menus.bulk(friends, menu, now)?;
        state.menus_changed();
        Ok(Reply::json(202, json!({})))
    })
}

fn batch(call: &Call) -> Result<Reply, Reply> {
    let operations = operations(&call.json()?)?;
    call.platform.with(|state, now| {
        state
            .menus
            .batch(Arc::clone(&call.request_id), operations, now)?;
        state.menus_changed();
        Ok(Reply::json(202, json!({})))
    })
}

fn validate_batch(call: &Call) -> Result<Reply, Reply> {
    let operations = operations(&call.json()?)?;
    match call
        .platform
        .with(|state, _| state.menus.batch_problem(&operations))
    {
        Some(refusal) => Err(refusal.into()),
        None => Ok(Reply::empty()),
    }
}

fn operations(body: &Value) -> Result<Vec<Operation>, Reply> {
    if let Some(key) = body.get("resumeRequestKey") {
        let valid = key.as_str().is_some_and(|key| {
            (1..=100).contains(&key.len())
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        });
        if !valid {
            return Err(Reply::message(400, invalid_property("'resumeRequestKey'")));
        }
    }
    let list = list_of(body, "operations", 1, OPERATIONS)?;
    let read = list.iter().enumerate().map(|(index, operation)| {
        let name = |name: &str| operation[name].as_str().map(str::to_owned);
        let read = match operation["type"].as_str() {
            Some("link") => name("from")
                .zip(name("to"))
                .map(|(from, to)| Operation::Link { from, to }),
            Some("unlink") => name("from").map(|from| Operation::Unlink { from }),
            Some("unlinkAll") => Some(Operation::UnlinkAll),
            _ => None,
        };
        read.ok_or_else(|| Reply::message(400, invalid_property(&format!("'operations[{index}]'"))))
    });
    read.collect()
}

fn progress(call: &Call) -> Result<Reply, Reply> {
    let id = call.query.get("requestId").map_or("", String::as_str);
    call.platform.with(|state, now| {
        let batch = state.menus.progress(id, now).ok_or_else(Reply::not_found)?;
        let done = now >= batch.done;
        let mut body = json!({"phase": if done { "succeeded" } else { "ongoing" },
            "acceptedTime": batch.accepted.timestamp().to_string()});
        if done {
            body["completedTime"] = batch.done.timestamp().to_string().into();
        }
        Ok(Reply::json(200, body))
    })
}

fn create_alias(call: &Call) -> Result<Reply, Reply> {
    let body = call.json()?;
    let (alias, menu) = (text(&body, "richMenuAliasId")?, text(&body, "richMenuId")?);
    if !is_alias_id(alias) {
        return Err(Reply::message(400, invalid_property("'richMenuAliasId'")));
    }
    call.platform
        .with(|state, _| state.menus.add_alias(alias, menu))?;
    Ok(Reply::empty())
}

fn list_aliases(call: &Call) -> Result<Reply, Reply> {
    call.platform.with(|state, _| {
        let aliases = state.menus.aliases();
        let aliases: Vec<Value> = aliases
            .map(|(alias, menu)| alias_json(alias, menu))
            .collect();
        Ok(Reply::json(200, json!({"aliases": aliases})))
    })
}

fn get_alias(call: &Call) -> Result<Reply, Reply> {
    let alias = call.param("richMenuAliasId");
    let menu = call
        .platform
        .with(|state, _| state.menus.alias(alias).map(str::to_owned))?;
    Ok(Reply::json(200, alias_json(alias, &menu)))
}

fn update_alias(call: &Call) -> Result<Reply, Reply> {
    let body = call.json()?;
    let menu = text(&body, "richMenuId")?;
    call.platform.with(|state, _| {
        state
            .menus
            .update_alias(call.param("richMenuAliasId"), menu)
    })?;
    Ok(Reply::empty())
}

fn delete_alias(call: &Call) -> Result<Reply, Reply> {
    call.platform
        .with(|state, _| state.menus.delete_alias(call.param("richMenuAliasId")))?;
    Ok(Reply::empty())
}

fn alias_json(alias: &str, menu: &str) -> Value {
    json!({"richMenuAliasId": alias, "richMenuId": menu})
}

/// Does something phones may show at once.
fn changed<'a>(
    call: &'a Call,
    change: impl FnOnce(&'a Call) -> Result<(), crate::simulator::menus::Refusal>,
) -> Result<Reply, Reply> {
    change(call)?;
    call.platform.with(|state, _| state.menus_changed());
    Ok(Reply::empty())
}

fn text<'a>(body: &'a Value, name: &str) -> Result<&'a str, Reply> {
    let text = body[name].as_str().filter(|text| !text.is_empty());
    text.ok_or_else(|| problem(name, "must be specified"))
}

fn list_of<'a>(body: &'a Value, name: &str, min: usize, max: usize) -> Result<&'a [Value], Reply> {
    let list = body[name]
        .as_array()
        .ok_or_else(|| problem(name, "must be specified"))?;
    if (min..=max).contains(&list.len()) {
        Ok(list)
    } else {
        Err(problem(
            name,
            &format!("Size must be between {min} and {max}"),
        ))
    }
}

fn problem(property: &str, message: &str) -> Reply {
    let problem = check::Problem {
        message: message.to_owned(),
        property: property.to_owned(),
        unreadable: false,
    };
    Reply::json(400, check::error(&[problem]))
}
