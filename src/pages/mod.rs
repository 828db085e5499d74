//! The citizens' pages: small and without script, for any browser; without cookies wherever nobody
//! needs to log in.

mod children;
mod erased;
mod export;
mod field;
mod flow;
mod form;
mod home;
mod inbox;
mod invitations;
mod join;
mod link;
mod login;
mod mine;
mod notice;
mod policy;
mod receipt;
mod register;
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
        .merge(policy::router())
        .merge(register::router())
        .merge(form::router())
        .merge(invitations::router())
        .merge(join::router())
        .merge(link::router())
        .merge(notice::router())
        .merge(receipt::router())
        .merge(inbox::router())
        .merge(export::router())
        .merge(erased::router())
        .fallback(home::nowhere)
        .with_state(app)
        .merge(sheet::router())
        .layer(axum::middleware::from_fn(visit::same_site))
        .layer(axum::middleware::from_fn(sheet::headers))
}
