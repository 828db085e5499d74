//! The staff's pages: log in, write and send notices, watch them, and what a school's day needs. Drawn
//! on the server; `console.js` makes them live, and nothing needs it.

mod absences;
mod account;
mod attachments;
mod audit;
mod call_sheet;
mod classes;
mod codes;
mod correct;
mod enter;
mod evacuations;
mod frame;
mod garbage;
mod home;
mod jobs;
mod join;
mod login;
mod mail_stop;
mod maintenances;
mod messages;
mod notices;
mod parts;
mod phrases;
mod recall;
mod roll;
mod rollovers;
mod roster;
mod schools;
mod staff;
mod topics;
mod triggers;
mod visit;

use axum::Router;
use axum::routing::get;

use crate::app::App;
use crate::sheet::{self, asset};

const SCRIPT: &str = include_str!("console.js");
const STYLE: &str = include_str!("console.css");

pub fn router(app: App) -> Router {
    let script = || asset("text/javascript; charset=utf-8", SCRIPT);
    let style = || asset("text/css; charset=utf-8", STYLE);
    Router::new()
        .merge(home::router())
        .merge(garbage::router())
        .merge(login::router())
        .merge(enter::router())
        .merge(join::router())
        .merge(notices::router())
        .merge(evacuations::router())
        .merge(audit::router())
        .merge(mail_stop::router())
        .merge(absences::router())
        .merge(roll::router())
        .merge(topics::router())
        .merge(maintenances::router())
        .merge(phrases::router())
        .merge(jobs::router())
        .merge(messages::router())
        .merge(account::router())
        .merge(classes::router())
        .merge(call_sheet::router())
        .merge(schools::router())
        .merge(codes::router())
        .merge(triggers::router())
        .merge(roster::router())
        .merge(rollovers::router())
        .merge(staff::router())
        .merge(attachments::router())
        .merge(recall::router())
        .merge(correct::router())
        .with_state(app)
        .route("/assets/console.js", get(script))
        .route("/assets/console.css", get(style))
        .layer(axum::middleware::from_fn(sheet::form::same_site))
        .layer(axum::middleware::from_fn(sheet::headers))
}
