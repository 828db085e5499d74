//! The citizens' pages: small and without script, for any browser; without cookies wherever nobody
//! needs to log in.

mod addresses;
mod by_mail;
mod change_password;
mod check;
mod children;
mod closed;
mod consent;
mod erased;
mod export;
mod field;
mod flow;
mod form;
mod garbage;
mod help;
mod home;
mod inbox;
mod invitations;
mod join;
mod link;
mod login;
mod lost_id;
mod mailbox;
mod messages;
mod mine;
mod notice;
mod password;
mod policy;
mod poster;
mod receipt;
mod register;
mod sessions;
mod sign_up;
mod unsubscribe;
mod visit;

use axum::Router;

use crate::app::App;
use crate::sheet;

pub fn router(app: App) -> Router {
    Router::new()
        .merge(home::router())
        .merge(login::router())
        .merge(mine::router())
        .merge(flow::router())
        .merge(addresses::router())
        .merge(mailbox::router())
        .merge(check::router())
        .merge(policy::router())
        .merge(help::router())
        .merge(poster::router())
        .merge(sign_up::router())
        .merge(register::router())
        .merge(password::router())
        .merge(lost_id::router())
        .merge(change_password::router())
        .merge(sessions::router())
        .merge(consent::router())
        .merge(form::router())
        .merge(invitations::router())
        .merge(join::router())
        .merge(link::router())
        .merge(notice::router())
        .merge(receipt::router())
        .merge(unsubscribe::router())
        .merge(inbox::router())
        .merge(garbage::router())
        .merge(messages::router())
        .merge(export::router())
        .merge(erased::router())
        .fallback(home::nowhere)
        .with_state(app.clone())
        .merge(sheet::router())
        .layer(axum::middleware::from_fn_with_state(app, closed::held))
        .layer(axum::middleware::from_fn(sheet::form::same_site))
        .layer(axum::middleware::from_fn(sheet::headers))
}
